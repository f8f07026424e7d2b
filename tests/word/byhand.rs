//! Word documents whose authors made by hand what styles are for: bold lines, capitals, numbers, line breaks.

use super::only_sheet;
use crate::common::Collection;
use crate::common::Run;
use crate::common::docx::{Docx, p};
use crate::common::office::import;

/// A bold paragraph.
fn bold(text: &str) -> String {
    format!("<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>{text}</w:t></w:r></w:p>")
}

/// Imports a body, no word of which may get lost.
fn imported(body: &[String]) -> (Collection, Run) {
    let (collection, run) = import("fiche.docx", &Docx::new(&body.concat()).bytes());
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(!run.stderr.contains("pas tous repris"), "{}", run.stderr);
    (collection, run)
}

/// A sheet's source.
fn source(collection: &Collection, name: &str) -> String {
    std::fs::read_to_string(collection.path(&format!("neuf/sources/{name}.yaml"))).unwrap()
}

/// The types of a sheet's sections, in order.
fn types(sheet: &str) -> Vec<&str> {
    sheet.lines().filter_map(|line| line.trim().strip_prefix("- type: ")).collect()
}

#[test]
fn numbered_bold_lines_above_lists_are_headings() {
    let sheet = only_sheet(&[
        bold("Un four de village"),
        p("", "Le four chauffe le dimanche."),
        bold("1. Contexte"),
        p("", "Personne ne se croisait."),
        bold("2. Les enjeux"),
        p("", "• cuire"),
        p("", "\to\tdu pain,"),
        bold("3. Les actions"),
        p("", "a) pétrir"),
        p("", "b) cuire"),
        bold("4. Évaluation"),
        p("", "Du pain."),
    ]);
    assert_eq!(types(&sheet), ["contexte", "enjeux", "actions", "evaluation"], "{sheet}");
    assert!(sheet.contains("      - cuire\n        - du pain,\n"), "{sheet}");
    assert!(sheet.contains("      1. pétrir\n      2. cuire\n"), "{sheet}");
}

#[test]
fn numbered_bold_lines_that_follow_one_another_are_a_list() {
    let sheet = only_sheet(&[
        bold("Un four de village"),
        p("", "Le four chauffe le dimanche."),
        bold("Contexte"),
        bold("1. pétrir"),
        bold("2. lever"),
        bold("3. cuire"),
        p("", "Du pain."),
    ]);
    assert!(sheet.contains("1. **pétrir**\n      2. **lever**\n      3. **cuire**\n"), "{sheet}");
}

/// A paragraph of several lines.
fn lines(lines: &[&str]) -> String {
    let run = |line: &&str| format!("<w:r><w:t>{line}</w:t></w:r>");
    let lines: Vec<String> = lines.iter().map(run).collect();
    format!("<w:p>{}</w:p>", lines.join("<w:r><w:br/></w:r>"))
}

#[test]
fn a_sidebar_of_lines_in_one_paragraph_is_read() {
    let fields = lines(&[
        "Objectifs de l’action :",
        "- Cuire ensemble",
        "Public : les voisins",
        "et leurs amis",
        "Contact : La mairie",
        "05 36 49 00 00",
    ]);
    let cell = |text: &str| format!("<w:tc>{text}</w:tc>");
    let row = [cell(&p("", "REPÈRES")), cell(&fields)].concat();
    for sidebar in [
        format!("<w:tbl><w:tr>{row}</w:tr></w:tbl>"),
        p("", "REPÈRES") + &fields,
        bold("REPÈRES") + &fields,
        fields,
    ] {
        let sheet = only_sheet(&[
            p("T", "Un four de village"),
            p("", "Le four chauffe le dimanche."),
            sidebar,
            p("T1", "Le contexte"),
            p("", "Personne ne se croisait."),
        ]);
        let wanted = "reperes:\n  objectifs: |\n    - Cuire ensemble\n  public: |\n    les voisins\\\n    et leurs amis\n  contact: |\n    La mairie\n    05 36 49 00 00\n";
        assert!(sheet.contains(wanted), "{sheet}");
        assert!(sheet.contains("- type: contexte"), "{sheet}");
    }
}

#[test]
fn labels_among_the_lines_of_a_text_are_text_where_a_sidebar_is_elsewhere() {
    let sheet = only_sheet(&[
        p("T", "Un four de village"),
        p("", "REPÈRES"),
        p("", "Public : les voisins"),
        p("T1", "Le contexte"),
        lines(&["Objectif : cuire", "Public : tous", "Contact : 05 36 49 00 00"]),
    ]);
    assert!(sheet.contains("Objectif : cuire\\\n      Public : tous\\\n"), "{sheet}");
}

/// A sheet whose headings are made by a function.
fn sheet(title: &str, heading: impl Fn(&str) -> String) -> Vec<String> {
    let mut body = vec![title.to_owned(), p("", "Le four chauffe le dimanche.")];
    for name in ["Contexte", "Les enjeux", "Les actions", "Perspectives"] {
        body.extend([heading(name), p("", "Du pain, pour tous, et un four. Encore une phrase.")]);
    }
    body
}

#[test]
fn labels_of_a_sidebar_may_lack_their_colons_or_be_its_own() {
    let beside = |label: &str, text: &str| {
        format!(
            "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">{label} </w:t></w:r>\
             <w:r><w:t>{text}</w:t></w:r></w:p>"
        )
    };
    let sheet = only_sheet(&[
        p("T", "Un four de village"),
        p("T1", "Contexte"),
        p("", "Il fait froid."),
        p("T1", "REPÈRES"),
        p("", "Public : les voisins"),
        p("", "Budget : 300 euros"),
        beside("Contacts", "Mme Lemoine"),
        p("", "Tél : 05 36 49 00 00"),
    ]);
    let own =
        "  public: les voisins\n  budget:\n    titre: Budget\n    texte: |\n      300 euros\n";
    let contacts = "  contacts: |\n    Mme Lemoine\n    Tél : 05 36 49 00 00\n";
    assert!(sheet.contains(&format!("{own}{contacts}")), "{sheet}");
}

#[test]
fn sections_without_styles_are_found() {
    let underlined = |name: &str| {
        format!("<w:p><w:r><w:rPr><w:u w:val=\"single\"/></w:rPr><w:t>{name}</w:t></w:r></w:p>")
    };
    let makers: [&dyn Fn(&str) -> String; 5] = [
        &bold,
        &|name| p("", &name.to_uppercase()),
        &|name| p("", &format!("{} :", name.to_uppercase())),
        &|name| bold(&format!("{name} :")),
        &underlined,
    ];
    for (n, heading) in makers.iter().enumerate() {
        for title in [p("T", "Un four de village"), bold("Un four de village")] {
            let sheet = only_sheet(&sheet(&title, heading));
            let wanted = ["contexte", "enjeux", "actions", "perspectives"];
            assert_eq!(types(&sheet), wanted, "{n}\n{sheet}");
            assert!(sheet.contains("chapeau: |\n  Le four chauffe"), "{n}\n{sheet}");
        }
    }
}

#[test]
fn a_sheet_without_sections_is_told() {
    let text = |n: usize| p("", &format!("Du pain du jour numéro {n}, pour tous les voisins."));
    let body: Vec<String> =
        [p("T", "Un four de village")].into_iter().chain((0..8).map(text)).collect();
    let (_, run) = imported(&body);
    assert!(run.stderr.contains("aucune section reconnue"), "{}", run.stderr);
}

#[test]
fn sheets_without_styles_are_told_apart() {
    for (one, two) in [("Fiche 1 - Le four", "Fiche 2 - Le moulin"), ("Le four", "Le moulin")] {
        let body = [sheet(&bold(one), bold), sheet(&bold(two), bold)].concat();
        let (collection, run) = imported(&body);
        assert!(run.stderr.contains("autre fiche commencée ici"), "{}", run.stderr);
        for name in ["four", "moulin"] {
            let sheet = source(&collection, name);
            let wanted = ["contexte", "enjeux", "actions", "perspectives"];
            assert_eq!(types(&sheet), wanted, "{sheet}");
            assert!(sheet.contains(&format!("titre: Le {name}\n")), "{sheet}");
        }
    }
}

/// A bold paragraph in letters of a size, in half points.
fn large(text: &str) -> String {
    format!("<w:p><w:r><w:rPr><w:b/><w:sz w:val=\"40\"/></w:rPr><w:t>{text}</w:t></w:r></w:p>")
}

#[test]
fn titles_without_style_stand_above_sections_that_have_one() {
    let framed = |text: &str| format!("<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>", bold(text));
    let beside = |text: &str| {
        format!(
            "<w:tbl><w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr></w:tbl>",
            p("", if text == "Le four" { "Fiche 1" } else { "Fiche 2" }),
            p("", text)
        )
    };
    let looks: [&dyn Fn(&str) -> String; 4] = [&bold, &large, &framed, &beside];
    for title in looks {
        for style in ["T1", "T2"] {
            let heading = |text: &str| p(style, text);
            // One sheet.
            let (collection, run) = imported(&sheet(&title("Le four"), heading));
            let wanted = ["contexte", "enjeux", "actions", "perspectives"];
            assert_eq!(types(&source(&collection, "four")), wanted, "{}", run.stderr);
            assert!(!run.stderr.contains("autre fiche"), "{}", run.stderr);
            // Two of them.
            let two = [sheet(&title("Le four"), heading), sheet(&title("Le moulin"), heading)];
            let (collection, run) = imported(&two.concat());
            assert!(run.stderr.contains("autre fiche commencée ici"), "{}", run.stderr);
            for name in ["four", "moulin"] {
                let sheet = source(&collection, name);
                assert_eq!(types(&sheet), wanted, "{sheet}");
                assert!(sheet.contains(&format!("titre: Le {name}\n")), "{sheet}");
            }
        }
    }
}

#[test]
fn a_heading_that_is_a_sections_is_no_title() {
    // Where no line above it can be one, the sheet has its file's name.
    let (collection, run) = imported(&[
        p("", "Le four chauffe le dimanche, et tous les voisins y viennent."),
        p("T1", "Contexte"),
        p("", "Personne ne se croisait."),
        p("T1", "Enjeux"),
        p("", "Se croiser."),
    ]);
    assert!(run.stderr.contains("aucun titre dans ce document"), "{}", run.stderr);
    let sheet = source(&collection, "fiche");
    assert_eq!(types(&sheet), ["contexte", "enjeux"], "{sheet}");
    // What stands above the title is told.
    let (collection, run) = imported(&[
        p("", "La ville de Vals"),
        bold("Le four"),
        p("", "Il chauffe."),
        p("T1", "Contexte"),
        p("", "Personne ne se croisait."),
        p("T1", "Enjeux"),
        p("", "Se croiser."),
    ]);
    assert!(run.stderr.contains("texte avant le titre"), "{}", run.stderr);
    assert_eq!(types(&source(&collection, "four")), ["contexte", "enjeux"]);
}

#[test]
fn titles_below_a_cover_that_have_words_of_sections_are_titles() {
    for titles in [
        ["Un projet de jardin partagé", "Le café des voisins"],
        ["Un projet de jardin partagé", "Des actions pour les jeunes du bourg"],
    ] {
        let body = titles.map(|title| p("T1", title) + &p("", "Le four chauffe."));
        let (collection, run) = imported(&[p("", "Recueil 2024"), body.concat()]);
        assert!(run.stderr.contains("2 fiches"), "{}", run.stderr);
        assert!(source(&collection, "projet-jardin-partage").contains(titles[0]));
    }
}

#[test]
fn lines_with_a_sheets_number_are_titles_or_themes() {
    let below = |title: String| {
        let sections = ["Contexte", "Actions"].map(|name| p("T1", name) + &p("", "Du pain."));
        [vec![title, p("", "Un chapeau.")], sections.to_vec()].concat()
    };
    // A plain line starts a sheet where the sections begin again.
    let titles = ["Fiche 1 : Le four", "Fiche 2 : Le moulin"];
    let (collection, run) = imported(&titles.map(|title| below(p("", title))).concat());
    assert!(run.stderr.contains("autre fiche commencée ici"), "{}", run.stderr);
    for name in ["four", "moulin"] {
        assert_eq!(types(&source(&collection, name)), ["contexte", "actions"]);
    }
    // Without a number it is told that they do.
    let (_, run) = imported(&["Le four", "Le moulin"].map(|title| below(p("", title))).concat());
    assert!(run.stderr.contains("la section « Contexte » revient"), "{}", run.stderr);
    // Below a title the number is a theme's.
    let themed = |title: &str, theme: &str| {
        let head = [bold(title), p("", theme), p("", "La participation")].concat();
        below(head).into_iter().map(|line| line.replace("<w:pStyle w:val=\"T1\"/>", "")).collect()
    };
    let body: [Vec<String>; 2] = [themed("Le four", "Fiche 3"), themed("Le moulin", "Fiche 4")];
    let body = body.concat().join("").replace("Contexte", "CONTEXTE").replace("Actions", "ACTIONS");
    let (collection, run) = imported(&[body]);
    for name in ["four", "moulin"] {
        let sheet = source(&collection, name);
        assert!(sheet.contains("La participation"), "{}\n{sheet}", run.stderr);
    }
    // What a line announces is none.
    let (collection, run) = imported(&[
        p("", "Le four du village"),
        p("", "Un chapeau."),
        bold("Contexte"),
        p("", "Pour aller plus loin :"),
        ["Fiche 3", "La participation", "Fiche 6", "Le rôle de chacun"].map(|t| p("", t)).concat(),
        bold("Actions"),
        p("", "Du pain."),
    ]);
    assert!(run.stderr.contains("1 fiche dans"), "{}", run.stderr);
    assert!(source(&collection, "four-village").contains("Le rôle de chacun"));
}

#[test]
fn a_line_in_letters_of_the_title_is_no_title_where_sections_go_on() {
    let section = |name: &str| p("T1", name) + &p("", "Du pain.");
    let (collection, run) = imported(&[
        large("Le four"),
        p("", "Un chapeau."),
        section("Contexte"),
        section("Actions"),
        large("Ici on se parle enfin"),
        p("", "Marie, habitante"),
        p("T1", "Perspectives"),
        large("Le four restera"),
        p("", "Du beurre."),
        section("Évaluation"),
    ]);
    assert!(!run.stderr.contains("autre fiche"), "{}", run.stderr);
    let wanted = ["contexte", "actions", "perspectives", "evaluation"];
    assert_eq!(types(&source(&collection, "four")), wanted);
}

#[test]
fn dates_and_words_of_somebody_above_sections_are_no_titles() {
    let sections = || ["Contexte", "Actions"].map(|name| p("T1", name) + &p("", "Du pain."));
    let read = |head: &[String]| imported(&[head, &sections()].concat());
    for head in [
        [p("", "Brest, le 3 mars 2024"), p("", "Le four")],
        [bold("03/03/2024"), p("", "Le four")],
        [p("", "Le four"), bold("« Ici on se parle »")],
        [large("Annexe 3"), bold("Le four")],
    ] {
        let (collection, _) = read(&head);
        assert!(source(&collection, "four").contains("titre: Le four\n"));
    }
    let (_, run) = read(&[bold("Ville de Vals"), bold("Le four")]);
    assert!(
        run.stderr.contains("cette ligne pourrait l'être aussi : « Le four »"),
        "{}",
        run.stderr
    );
}

#[test]
fn bold_lines_within_a_sheet_start_none() {
    let sheet = only_sheet(&[
        bold("Un four de village"),
        p("", "Le four chauffe le dimanche."),
        bold("Contexte"),
        p("", "Personne ne se croisait."),
        bold("Fiche 2 - Le moulin"),
        p("", "Il tourne."),
        bold("Les actions"),
        p("", "Du pain."),
        bold("Un second four"),
        p("", "Du sel."),
        bold("Perspectives"),
        p("", "Du beurre."),
    ]);
    assert_eq!(types(&sheet), ["contexte", "actions", "perspectives"], "{sheet}");
}

#[test]
fn typed_numbers_of_pages_are_left_aside_and_told() {
    let pages = |numbers: [&str; 2]| {
        let one = [sheet(&bold("Fiche 1 - Le four"), bold), vec![p("", numbers[0])]].concat();
        let two = [sheet(&bold("Fiche 2 - Le moulin"), bold), vec![p("", numbers[1])]].concat();
        imported(&[one, two].concat())
    };
    for numbers in [["1", "2"], ["- 4 -", "Page 9"]] {
        let (collection, run) = pages(numbers);
        for (name, number) in ["four", "moulin"].iter().zip(numbers) {
            assert!(source(&collection, name).ends_with("Encore une phrase.\n"));
            let told = format!("laissé de côté : « {number} »");
            assert!(run.stderr.contains(&told), "{}", run.stderr);
        }
    }
}

#[test]
fn numbers_of_pages_in_mid_text_are_left_aside_where_they_rise() {
    let text = p("", "Du pain, pour tous, et un four.").repeat(5);
    let page = |number: u8| text.clone() + &p("", &number.to_string());
    let body = [
        p("T", "Un four de village"),
        p("T1", "Le contexte"),
        page(4) + &page(5) + &page(6),
        p("", "Nombre de fours"),
        p("", "12"),
    ];
    let (collection, _) = imported(&body);
    let sheet = source(&collection, "four-village");
    for number in ["\n      4\n", "\n      5\n", "\n      6\n"] {
        assert!(!sheet.contains(number), "{sheet}");
    }
    assert!(sheet.ends_with("Nombre de fours\n\n      12\n"), "{sheet}");
}

#[test]
fn what_a_text_cannot_hold_is_told() {
    let field = |code: &str, text: &str| {
        format!("<w:fldSimple w:instr=\"{code}\"><w:r><w:t>{text}</w:t></w:r></w:fldSimple>")
    };
    let mark = |kind: &str| format!("<w:r><w:fldChar w:fldCharType=\"{kind}\"/></w:r>");
    let run = |text: &str| format!("<w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r>");
    let code = "<w:r><w:instrText> PAGEREF a </w:instrText></w:r>";
    let parts = [mark("begin"), code.to_owned(), mark("separate"), run("15"), mark("end")];
    let low = "<w:r><w:rPr><w:vertAlign w:val=\"subscript\"/></w:rPr><w:t>2</w:t></w:r>";
    let body = [
        p("T", "Un four de village"),
        p("T1", "Le contexte"),
        format!("<w:p>{}{low}{}</w:p>", run("De l’eau, H"), run("O.")),
        format!("<w:p>{}{}{}</w:p>", run("Voir page "), field(" PAGEREF b ", "12"), run(".")),
        format!("<w:p>{}{}{}</w:p>", run("Ou page "), parts.concat(), run(".")),
        format!("<w:p>{}{}{}</w:p>", run("Le "), field(" DATE ", "4 mars 2018"), run(".")),
    ];
    let (collection, run) = imported(&body);
    for wanted in ["« H2 »", "renvoi à la page « 12 »", "renvoi à la page « 15 »"] {
        assert!(run.stderr.contains(wanted), "{wanted}\n{}", run.stderr);
    }
    assert_eq!(run.stderr.matches("renvoi à la page").count(), 2, "{}", run.stderr);
    let sheet = source(&collection, "four-village");
    assert!(sheet.contains("H2O") && sheet.contains("page 12."), "{sheet}");
}

#[test]
fn blanks_before_a_typed_mark_put_it_a_level_deeper() {
    let item =
        |text: &str| format!("<w:p><w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>");
    let sheet = only_sheet(&[
        p("T", "Un four de village"),
        p("T1", "Le contexte"),
        item("- cuire,"),
        item("   - du seigle,"),
        item("- manger."),
    ]);
    let wanted = "      - cuire,\n        - du seigle,\n      - manger.\n";
    assert!(sheet.contains(wanted), "{sheet}");
}

#[test]
fn all_further_paragraphs_of_a_point_belong_to_it() {
    let list = p("LB", "cuire")
        + &p("LB2", "du pain")
        + &p("LC2", "Il lève la nuit.")
        + &p("LC2", "Il cuit le matin.")
        + &p("LB", "vendre")
        + &p("", "C'est tout.");
    let further =
        "        - du pain\n\n          Il lève la nuit.\n\n          Il cuit le matin.\n";
    // Where styles tell the headings, and where the looks of lines do.
    let styled = only_sheet(&[p("T", "Un four de village"), p("T1", "Le contexte"), list.clone()]);
    assert!(styled.contains(further), "{styled}");
    let loose = only_sheet(&[
        p("", "Annexe 2"),
        bold("Un four de village"),
        p("", "Un chapeau."),
        bold("Le contexte"),
        list,
        bold("Les actions réalisées"),
        p("", "Du pain."),
    ]);
    assert!(loose.contains(further), "{loose}");
    assert!(loose.contains("      C'est tout.\n"), "{loose}");
}

#[test]
fn who_said_what_stands_above_is_no_point_of_a_list() {
    let sheet = only_sheet(&[
        p("T", "Un four de village"),
        p("T1", "Le contexte"),
        p("", "« On y va. »"),
        p("", "— Une habitante"),
        p("LB", "cuire"),
        p("LB", "vendre"),
    ]);
    assert!(sheet.contains("      — Une habitante\n\n      - cuire\n      - vendre\n"), "{sheet}");
}
