//! `annexe import`: other annexes and other conversions of the same kind, the report, the files.

mod add;
mod apart;
mod cli;
mod forms;
mod front;
mod fuzz;
mod heads;
mod marked;
mod model;
mod mutate;
mod outside;
mod sent;
mod summary;
mod torn;
mod uneven;
mod untold;

use std::sync::Arc;

use annexe::diag::Diagnostics;
use annexe::import::{Imported, import_markdown};
use annexe::sheet::{read_manifest, read_sheet};
use annexe::source::Source;

use model::Model;
use mutate::{Encoding, Expected, Plan, Random, Summary, mutate};

/// What the sources say when they are read again: nothing at all.
fn complaints(imported: &Imported) -> Vec<String> {
    let mut diagnostics = Diagnostics::default();
    let source = |n: usize| -> Arc<Source> {
        let file = &imported.files[n];
        Source::new(&file.name, file.text.clone())
    };
    let manifest = read_manifest(&source(0), &mut diagnostics);
    for n in 1..imported.files.len() {
        let id = imported.files[n].name.trim_end_matches(".yaml");
        if let Some(manifest) = &manifest {
            let _ = read_sheet(id, &source(n), manifest, &mut diagnostics);
        }
    }
    let told = diagnostics.iter().map(|one| {
        let place = one
            .labels
            .first()
            .map(|(place, _)| (place.source.path().to_owned(), place.position().line));
        format!("{place:?} {} {}", one.code, one.message)
    });
    told.collect()
}

fn found(imported: &Imported) -> Expected {
    let sheets = &imported.sheets;
    Expected {
        titles: sheets.iter().map(|sheet| sheet.title.clone()).collect(),
        kinds: sheets
            .iter()
            .map(|sheet| {
                sheet
                    .sections
                    .iter()
                    .map(|s| s.kind.as_deref().unwrap_or("?"))
                    .collect::<Vec<_>>()
                    .join(" ")
            })
            .collect(),
        fields: sheets
            .iter()
            .map(|sheet| sheet.sidebar.iter().map(|f| f.key.as_str()).collect::<Vec<_>>().join(" "))
            .collect(),
        themes: sheets.iter().map(|sheet| sheet.themes.clone()).collect(),
    }
}

/// What is wrong with the import of a mutated text.
fn faults(text: &str, expected: &Expected, plan: Plan) -> Vec<String> {
    let Ok(imported) = import_markdown(text) else { return vec!["no sheet".into()] };
    let mut faults = Vec::new();
    let words = &imported.words;
    if !words.missing.is_empty() || !words.added.is_empty() {
        faults.push(format!("words: {:?} {:?}", words.missing, words.added));
    }
    faults.extend(complaints(&imported));
    let mut found = found(&imported);
    if plan.levels || plan.reword || plan.bullets || plan.bold_titles || plan.drop_sections {
        // A plain heading whose level says nothing may be a section or a sub-heading.
        for kinds in &mut found.kinds {
            *kinds = kinds.split(' ').filter(|kind| *kind != "?").collect::<Vec<_>>().join(" ");
        }
    }
    if found.titles != expected.titles {
        let extra: Vec<_> = found.titles.iter().filter(|t| !expected.titles.contains(t)).collect();
        let lost: Vec<_> = expected.titles.iter().filter(|t| !found.titles.contains(t)).collect();
        faults.push(format!("titles: +{extra:?} -{lost:?}"));
        return faults;
    }
    for n in 0..found.titles.len() {
        let title = &found.titles[n];
        if found.kinds[n] != expected.kinds[n] {
            faults.push(format!(
                "sections of {title}:\n    {}\n    {}",
                expected.kinds[n], found.kinds[n]
            ));
        }
        if found.fields[n] != expected.fields[n] {
            faults
                .push(format!("sidebar of {title}: {} / {}", expected.fields[n], found.fields[n]));
        }
        if found.themes[n] != expected.themes[n] {
            faults.push(format!(
                "themes of {title}: {:?} / {:?}",
                expected.themes[n], found.themes[n]
            ));
        }
    }
    faults
}

/// Runs a plan some times; `KEEP=DIR` keeps the texts that fail.
fn hold(name: &str, plan: Plan, times: u64) {
    let Some(text) = model::text() else { return };
    let model = Model::of(&text);
    let mut failed = Vec::new();
    for seed in 0..times {
        let (text, expected) = mutate(&model, plan, &mut Random(seed));
        let faults = faults(&text, &expected, plan);
        if !faults.is_empty() {
            if let Ok(dir) = std::env::var("KEEP") {
                std::fs::write(format!("{dir}/{name}-{seed}.md"), &text).unwrap();
            }
            failed.push(format!("{name} {seed}:\n  {}", faults.join("\n  ")));
        }
    }
    assert!(failed.is_empty(), "{} of {times} failed\n{}", failed.len(), failed.join("\n"));
}

macro_rules! mutations {
    ($($name:ident: $times:literal, { $($field:ident: $value:expr),* $(,)? })*) => {$(
        #[test]
        fn $name() {
            hold(stringify!($name), Plan { $($field: $value,)* ..Plan::default() }, $times);
        }
    )*};
}

mutations! {
    put_together_again: 1, {}
    sheets_in_another_order: 8, { shuffle_sheets: true }
    fewer_sheets: 16, { drop_sheets: true, shuffle_sheets: true }
    sections_in_another_order: 12, { shuffle_sections: true }
    fewer_sections: 12, { drop_sections: true }
    other_headings: 12, { reword: true }
    other_levels: 12, { levels: true }
    other_levels_of_titles: 12, { levels: true, title_levels: true }
    sidebars_elsewhere: 24, { move_sidebar: true }
    broken_lists: 12, { break_lists: true }
    headings_as_bullets: 12, { bullets: true }
    viewpoints_as_bullets: 2, { viewpoints: true }
    a_markdown_summary: 2, { summary: Summary::Markdown }
    an_html_summary: 2, { summary: Summary::Html }
    no_summary: 6, { summary: Summary::None, shuffle_sheets: true }
    no_summary_and_other_levels: 12, { summary: Summary::None, levels: true }
    no_summary_and_titles_in_bold: 12, { summary: Summary::None, bold_titles: true, shuffle_sheets: true }
    titles_in_bold_and_other_levels: 24, {
        summary: Summary::None, bold_titles: true, shuffle_sheets: true, drop_sheets: true, levels: true,
    }
    titles_in_bold_and_no_sidebar: 24, {
        summary: Summary::None, bold_titles: true, no_sidebar: true, shuffle_sheets: true, levels: true,
    }
    no_sidebar_and_other_levels_of_titles: 24, {
        summary: Summary::None, no_sidebar: true, shuffle_sheets: true, levels: true, title_levels: true,
    }
    no_cover_at_all: 6, { summary: Summary::None, no_cover: true, shuffle_sheets: true }
    stray_links: 6, { links: true }
    other_themes: 2, { themes: true }
    lines_that_end_in_crlf: 1, { encoding: Encoding::Crlf }
    accents_apart: 1, { encoding: Encoding::Apart }
    a_byte_order_mark: 1, { encoding: Encoding::Mark }
    a_byte_order_mark_alone: 1, { encoding: Encoding::Mark, no_cover: true, summary: Summary::None }
    no_break_spaces: 1, { encoding: Encoding::NoBreak }
    all_at_once: 40, {
        shuffle_sheets: true, drop_sheets: true, shuffle_sections: true, drop_sections: true, reword: true,
        levels: true, move_sidebar: true, break_lists: true, viewpoints: true, links: true, themes: true,
        summary: Summary::Html, encoding: Encoding::Crlf,
    }
    all_at_once_with_bullets: 16, {
        shuffle_sheets: true, reword: true, bullets: true, break_lists: true, viewpoints: true,
        summary: Summary::Markdown, move_sidebar: true, title_levels: true, levels: true,
    }
}

/// Each sheet cut out alone, as a text of its own.
#[test]
fn one_sheet_alone() {
    let Some(text) = model::text() else { return };
    let model = Model::of(&text);
    let mut failed = Vec::new();
    for n in 0..model.sheets.len() {
        let alone = Model { sheets: vec![model.sheets[n].clone()], ..model.clone() };
        for (summary, no_cover) in
            [(Summary::None, true), (Summary::None, false), (Summary::Tabs, false)]
        {
            // Two headings of any level, and no section: nothing says which is the title.
            for levels in [false, true].into_iter().filter(|levels| !(*levels && n == 10)) {
                let plan =
                    Plan { summary, no_cover, levels, title_levels: levels, ..Plan::default() };
                let (text, expected) = mutate(&alone, plan, &mut Random(7));
                let faults = faults(&text, &expected, plan);
                if !faults.is_empty() {
                    failed.push(format!("{n} {plan:?}\n  {}", faults.join("\n  ")));
                }
            }
        }
    }
    assert!(failed.is_empty(), "{} failed\n{}", failed.len(), failed.join("\n"));
}

#[test]
fn numbers_of_pages_and_running_heads_are_left_aside_and_told() {
    let part = |n: u32| {
        let section = ["Le contexte", "Les actions réalisées", "Les perspectives"][n as usize - 4];
        format!(
            "## {section}\n\n- Un four {n} :\n  - du pain\n\nGuide – annexe\n\n{n}\n\n  - du sel\n\nUne phrase.\n\nUne autre.\n\n"
        )
    };
    let text = format!("# Un four de village\n\n{}{}{}", part(4), part(5), part(6));
    let imported = import_markdown(&text).unwrap();
    assert!(imported.words.is_whole(), "{:?}", imported.words);
    let sheet = &imported.files[1].text;
    assert!(!sheet.contains("Guide"), "{sheet}");
    assert_eq!(sheet.matches("  - du pain\n        - du sel\n").count(), 3, "{sheet}");
    for told in ["3 numéros de page", "titre courant répété sur 3 pages"] {
        assert!(imported.notes.iter().any(|note| note.message.contains(told)), "{told}");
    }
}

#[test]
fn words_cut_at_the_end_of_a_line_are_told() {
    let text =
        "# Un four\n\n## Le contexte\n\nLes voisins se retrou-\nvent au four - ou\nau moulin.\n";
    let imported = import_markdown(text).unwrap();
    let note = imported.notes.iter().find(|note| note.message.contains("« retrou- vent »"));
    assert!(note.is_some_and(|note| note.place.line == 5 && note.message.contains("mot coupé")));
}

#[test]
fn a_sidebar_may_be_a_table() {
    let bars = "| REPERES | |\n|---|---|\n| Objectifs de l'action | Créer un lien |\n| Public | Les voisins |\n\
        | Contact | La mairie<br>05 36 49 00 00 |\n";
    let html = "<table><tr><th>REPERES</th><th></th></tr><tr><td>Objectifs de l'action</td><td><ul><li>Créer un lien</li>\n\
        <li>Faire du pain</li></ul></td></tr><tr><td>Public</td><td>Les voisins</td></tr>\n\
        <tr><td>Contact</td><td>La mairie<br>05 36 49 00 00</td></tr></table>\n";
    for (table, objectives) in [
        (bars, "objectifs: Créer un lien\n"),
        (html, "objectifs: |\n    - Créer un lien\n    - Faire du pain\n"),
    ] {
        let text = format!("# Un four\n\nLe lead.\n\n{table}\n## Le contexte\n\nDu pain.\n");
        let imported = import_markdown(&text).unwrap();
        assert!(imported.words.is_whole(), "{:?}", imported.words);
        let sheet = &imported.files[1].text;
        for wanted in [
            objectives,
            "public: Les voisins\n",
            "  contact: |\n    La mairie\n    05 36 49 00 00\n",
        ] {
            assert!(sheet.contains(wanted), "{wanted} in\n{sheet}");
        }
        assert!(!sheet.contains("REPERES"), "{sheet}");
    }
}

#[test]
fn addresses_of_links_are_kept_whole() {
    let text = "# Un four\n\nLe lead.\n\n## Le contexte\n\nVoir le [plan](https://v.fr/le plan du bourg.pdf), \
        [ici](https://v.fr/a(b).pdf), [là](<https://v.fr/un plan.pdf>) et [le pain](sous la halle).\n";
    let imported = import_markdown(text).unwrap();
    assert!(imported.words.is_whole(), "{:?}", imported.words);
    let sheet = &imported.files[1].text;
    for wanted in [
        "[plan](https://v.fr/le%20plan%20du%20bourg.pdf)",
        "https://v.fr/a(b).pdf",
        "[là](https://v.fr/un%20plan.pdf)",
        "sous la halle",
    ] {
        assert!(sheet.contains(wanted), "{wanted} in\n{sheet}");
    }
}

#[test]
fn letters_by_their_names_are_letters() {
    let text = "# L&#39;&eacute;t&eacute; du four\n\nUne &lt;vraie&gt; f&ecirc;te &#8211; voil&agrave;.\n\n\
        ## Le contexte\n\nDu pain \\&amp; du sel, coo&shy;p&eacute;\u{ad}\nration du bourg&nbsp;!\n";
    let imported = import_markdown(text).unwrap();
    assert!(imported.words.is_whole(), "{:?}", imported.words);
    assert_eq!(imported.files[1].name, "ete-four.yaml");
    let sheet = &imported.files[1].text;
    for wanted in [
        "titre: L'été du four\n",
        "Une \\<vraie> fête – voilà.\n",
        "Du pain \\&amp; du sel, coopération du bourg",
    ] {
        assert!(sheet.contains(wanted), "{wanted} in\n{sheet}");
    }
}

#[test]
fn the_attributes_of_headings_are_no_words() {
    let text = "Un four {#un-four}\n=======\n\nLe lead.\n\n## REPERES {#reperes .unnumbered}\n\n### Public {#public}\n\n\
        Les voisins\n\n### Contact {-}\n\nLa mairie\n\n## Le contexte {#le-contexte}\n\nDu {pain}\n";
    let imported = import_markdown(text).unwrap();
    assert!(imported.words.is_whole(), "{:?}", imported.words);
    let sheet = &imported.files[1].text;
    assert!(
        sheet.contains("titre: Un four\n")
            && sheet.contains("- type: contexte\n    texte: |\n      Du {pain}\n"),
        "{sheet}"
    );
    assert!(
        sheet.contains("reperes:\n  public: Les voisins\n  contact: |\n    La mairie\n"),
        "{sheet}"
    );
}

/// The only sheet of a text whose first section holds something; no word of it is missing or added.
fn section(inside: &str) -> (String, Vec<String>) {
    let text = format!("# Un four\n\nLe lead.\n\n## Le contexte\n\n{inside}\n");
    let imported = import_markdown(&text).unwrap();
    assert!(imported.words.is_whole(), "{:?}\n{}", imported.words, imported.files[1].text);
    let told = imported.notes.iter().map(|note| note.message.clone()).collect();
    (imported.files[1].text.clone(), told)
}

#[test]
fn addresses_that_stand_elsewhere_are_found() {
    let (sheet, _) = section(
        "Voir [le\nsite][V] et [autre].\n\n[v]: https://v.fr\n[autre]: https://a.fr\n[non]: https://n.fr",
    );
    assert!(sheet.contains("Voir [le site](https://v.fr) et [autre](https://a.fr).\n"), "{sheet}");
    assert!(sheet.contains("https://n.fr"), "{sheet}");
}

#[test]
fn typed_marks_line_under_line_are_lists() {
    let (sheet, told) = section("Il faut :\na) ouvrir ;\nb) tenir.");
    assert!(sheet.contains("\n      1. ouvrir ;\n      2. tenir.\n"), "{sheet}");
    assert!(told.iter().any(|told| told.contains("liste à lettres")), "{told:?}");
    for (typed, list) in [
        ("(1) ouvrir\n(2) tenir", "1. ouvrir\n      2. tenir\n"),
        ("❖ ouvrir\n❖ tenir", "- ouvrir\n      - tenir\n"),
        ("☑ ouvrir ;\n☑ tenir.", "- ouvrir ;\n      - tenir.\n"),
        ("- [ ] ouvrir\n- [x] tenir", "- ouvrir\n      - tenir\n"),
        ("+ o ouvrir\n– o tenir", "- ouvrir\n      - tenir\n"),
    ] {
        let (sheet, _) = section(typed);
        assert!(sheet.contains(list), "{typed}\n{sheet}");
    }
}

#[test]
fn rows_of_tables_keep_bars_and_tell_pictures() {
    let (sheet, told) = section("| Mardi \\| soir | 10 h |\n| ![Le four](f.jpg) | 11 h |");
    assert!(sheet.contains("Mardi | soir 10 h\n") && !sheet.contains('!'), "{sheet}");
    assert!(told.iter().any(|told| told.contains("![Le four](f.jpg)")), "{told:?}");
}

#[test]
fn old_ends_of_lines_are_ends_of_lines() {
    let imported =
        import_markdown("# Un four\r\rLe lead.\r\r## Le contexte\r\rDu pain.\r").unwrap();
    assert_eq!(imported.sheets[0].title, "Un four");
    assert_eq!(imported.sheets[0].sections.len(), 1);
}

#[test]
fn blocks_that_converters_leave_in_tags_and_divisions_are_read() {
    let (sheet, notes) = section(
        "::: reperes\n**Public** : tous\n\n**Contact** : la mairie\n:::\n\n<p>Un <b>four</b></p>\n<ul><li>un</li><li>deux</li></ul>\n\n\
         ::: note\nIl est froid.\n:::\n\nVoir <a href=\"https://a.example\">ici</a> et [là](https://b.example \"Le bois\").",
    );
    for part in [
        "reperes:\n  public: tous\n  contact: |\n    la mairie\n",
        "Un **four**\n\n      - un\n      - deux\n\n      > [!encadre] note\n      > Il est froid.\n",
        "Voir [ici](https://a.example) et [là](https://b.example).",
    ] {
        assert!(sheet.contains(part), "{part}\n{sheet}");
    }
    let told = notes.join("\n");
    assert!(told.contains("titre d'un lien laissé de côté : « Le bois »"), "{told}");
}

#[test]
fn tags_that_are_text_are_counted_as_text() {
    let (sheet, _) =
        section("<x-y>Du pain</x-y> et <b>du sel</b>, <del>du bois</del> <s>ou &lt;rien&gt;.");
    assert!(
        sheet.contains("\\<x-y>Du pain\\</x-y> et **du sel**, du bois \\<s>ou \\<rien>."),
        "{sheet}"
    );
}
