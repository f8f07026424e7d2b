//! Text beside a picture, or beside the sidebar with one: it goes on below at full width, as long as it may be.

use crate::common::{Collection, MANIFEST};
use annexe::annex::Annex;
use annexe::diag::{Diagnostics, render};
use annexe::project::Project;
use annexe::typeset::{Output, Typesetter};

const LAYOUTS: [&str; 2] = ["", "mise_en_page: livret\n"];

/// A picture of this size in points.
fn picture(width: u32, height: u32) -> String {
    format!(
        "<svg xmlns='http://www.w3.org/2000/svg' width='{width}' height='{height}'><rect width='{width}' height='{height}'/></svg>"
    )
}

/// A collection whose sheet has a picture with text beside it.
fn collection(layout: &str, keys: &str, before: &str, text: &str) -> Collection {
    let body = format!("{before}![Une fresque](f.svg){{cote}}\n\n{text}").replace('\n', "\n      ");
    let sheet =
        format!("titre: Une\n{keys}sections:\n  - type: contexte\n    texte: |\n      {body}\n");
    let collection =
        Collection::new(&[("sources/une.yaml", &sheet), ("sources/f.svg", &picture(90, 60))]);
    collection.write("sources/annexe.yaml", format!("{MANIFEST}{layout}").as_bytes());
    collection
}

/// The pages of the sheet's handout, as text; all of the sheet's is on them.
fn pages(collection: &Collection) -> Vec<String> {
    let run = collection.run(&["handout", "une", "-o", "une.pdf"]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    let project = Project::find(Some(collection.root())).unwrap();
    let mut diagnostics = Diagnostics::default();
    let annex = Annex::read(&project, &mut diagnostics).unwrap().unwrap();
    let typesetter = Typesetter::new(&project, &annex).unwrap();
    let typeset = typesetter.lay_out(&Output::Handout("une".into()), &mut diagnostics);
    let told: String = diagnostics.iter().map(render).collect();
    let typeset = typeset.unwrap_or_else(|| panic!("{told}"));
    (1..=typeset.pages()).map(|page| typeset.text(page)).collect()
}

/// The lines of the handout.
fn lines(collection: &Collection) -> Vec<String> {
    pages(collection).concat().lines().map(|line| line.trim().to_owned()).collect()
}

/// So many words of sentences.
fn words(count: usize) -> String {
    let sentence = "Les habitants du quartier se retrouvent chaque semaine autour d'une table pour parler de ce qui les occupe et décider ensemble.";
    sentence.split(' ').cycle().take(count).collect::<Vec<_>>().join(" ")
}

/// How long the lines are that hold a word, in letters.
fn lengths(lines: &[String], word: &str) -> Vec<usize> {
    let found = lines.iter().filter(|line| line.contains(word));
    found.map(|line| line.chars().count()).collect()
}

#[test]
fn text_beside_a_picture_goes_on_below_it_however_long_it_is() {
    let sentence = "Une rencontre avec tous les habitants et avec une partie des élus. ";
    let items = |mark: &str| format!("{mark}{}\n", sentence.repeat(2)).repeat(30);
    let texts = [
        sentence.repeat(90),
        items("- "),
        items("1. "),
        format!("{}\n\n{}", sentence.repeat(6), items("- ")),
        format!("#### Un intertitre\n\n{}", sentence.repeat(90)),
        format!("{}\n\n### Un intertitre\n\n{}", sentence.repeat(2), sentence.repeat(90)),
    ];
    for layout in LAYOUTS {
        for text in &texts {
            let lines = lines(&collection(layout, "", "", text));
            let lengths = lengths(&lines, "avec");
            let (narrow, wide) = (lengths[0].max(lengths[1]), lengths[lengths.len() - 8..].iter());
            assert!(3 * wide.max().unwrap() > 4 * narrow, "{layout}{text}: {lines:?}");
        }
    }
}

#[test]
fn a_picture_that_has_no_room_takes_its_text_overleaf() {
    for layout in LAYOUTS {
        for paragraphs in 14..26 {
            let before = "Une phrase avant elle.\n\n".repeat(paragraphs);
            let collection = collection(layout, "", &before, &"Une phrase à côté. ".repeat(60));
            lines(&collection);
        }
    }
}

#[test]
fn text_below_the_sidebar_is_wide_also_behind_a_picture_with_text_beside_it() {
    let sidebar = format!("reperes:\n  objectifs: |\n{}", "    - Se retrouver\n".repeat(12));
    let before = format!("{}\n\n", "Une phrase avant elle. ".repeat(9));
    let lines = lines(&collection("", &sidebar, &before, &"Une phrase à côté. ".repeat(60)));
    let lengths = lengths(&lines, "phrase");
    let (short, long) = (lengths[0], lengths.iter().max().unwrap());
    assert!(3 * long > 4 * short, "{lines:?}");
}

#[test]
fn notes_called_beside_a_picture_stand_on_the_page_of_their_call() {
    let note = |i: usize| format!("[^{i}]: Note{i} {}\n\n", "avec des mots ".repeat(9));
    let paragraph =
        |i: usize| format!("{}Appel{i} et suite. [^{i}]\n\n", "Une phrase à côté. ".repeat(6));
    for (layout, lines) in LAYOUTS.iter().zip([18..26, 3..13]) {
        for lines in lines {
            let before = "Une ligne avant elle.\n\n".repeat(lines);
            let texts = (1..=2).map(paragraph).chain((1..=2).map(note));
            let pages = pages(&collection(layout, "", &before, &texts.collect::<String>()));
            let page_of = |word: String| pages.iter().position(|page| page.contains(&word));
            for i in 1..=2 {
                let (call, note) = (page_of(format!("Appel{i}")), page_of(format!("Note{i}")));
                assert!(call.is_some() && call == note, "{layout}{lines}: {pages:?}");
            }
        }
    }
}

#[test]
fn a_picture_with_a_short_text_takes_hardly_more_of_a_page_than_one_without() {
    for lines in 4..16 {
        let pages_of = |lines: usize, written: &str| {
            let before = "Une ligne avant elle.\n\n".repeat(lines);
            let collection = collection(LAYOUTS[1], "", &before, "");
            let path = "sources/une.yaml";
            let sheet = std::fs::read_to_string(collection.path(path)).unwrap();
            collection.write(path, sheet.replace("{cote}", written).as_bytes());
            pages(&collection).len()
        };
        let beside = pages_of(lines, "{cote}\n\n      Court.");
        assert!(beside <= pages_of(lines + 1, "{demi}"), "{lines}");
    }
}

#[test]
fn beside_the_credits_of_a_film_text_is_not_squeezed_by_a_picture() {
    let keys = "gabarit: film\ngenerique: |\n  Durée : 52 minutes\n";
    let lines = lines(&collection("", keys, "", &"Une phrase à côté. ".repeat(12)));
    let lengths = lengths(&lines, "phrase");
    assert!(lengths[0] > 30, "{lines:?}");
}

#[test]
fn a_sidebar_does_not_give_way_to_lines_for_a_nearly_empty_last_page() {
    let points: String = (0..55).map(|i| format!("    - Point {i}\n")).collect();
    let text = "      - Un point assez long pour qu'il ne tienne pas sur une ligne.\n".repeat(24);
    for more in [0, 4, 8, 12] {
        let end = "      - Fin.\n".repeat(more);
        let sheet = format!(
            "titre: Une\nreperes:\n  objectifs: |\n{points}sections:\n  - type: contexte\n    texte: |\n{text}{end}"
        );
        let collection = Collection::new(&[("sources/une.yaml", &sheet)]);
        let run = collection.run(&["check", "--format", "short"]);
        let told = String::from_utf8_lossy(&run.stdout);
        assert!(!told.contains("reperes-trop-longs"), "{more}: {told}");
        assert!(told.contains("faute-de-frappe"), "{more}: {told}");
    }
}

#[test]
fn a_sidebar_above_the_text_does_not_go_overleaf_for_a_nearly_empty_last_page() {
    let point = format!("    - {}\n", words(15));
    let paragraph = format!("      {}\n\n", words(60));
    for paragraphs in 10..14 {
        let sheet = format!(
            "titre: Une\nchapeau: |\n  {}\nreperes:\n  objectifs: |\n{}  public: Tous\n  contact: La mairie\nsections:\n  - type: contexte\n    texte: |\n{}{}",
            words(392),
            point.repeat(9),
            paragraph.repeat(paragraphs),
            "      - Fin.\n".repeat(3)
        );
        let pages = pages(&Collection::new(&[("sources/une.yaml", &sheet)]));
        assert!(pages[0].contains("REPÈRES"), "{paragraphs}: {pages:#?}");
        // The second page gives lines to the last.
        assert!(pages.len() < 3 || pages[2].lines().count() > 5, "{paragraphs}: {pages:#?}");
    }
}

#[test]
fn a_sidebar_that_opens_the_second_page_leaves_the_first_to_the_text() {
    let point = format!("    - {}\n", words(15));
    let sheet = format!(
        "titre: Une\nchapeau: |\n  {}\nreperes:\n  objectifs: |\n{}  public: Tous\n  contact: La mairie\nsections:\n  - type: contexte\n    texte: |\n      {}\n\n      {}\n",
        words(80),
        point.repeat(9),
        words(150),
        words(300),
    );
    let collection = Collection::new(&[("sources/une.yaml", &sheet)]);
    let theme = std::fs::read_to_string(
        std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("layouts/theme.typ"),
    );
    let small = theme.unwrap().replace("(210mm, 297mm)", "(148mm, 210mm)");
    collection.write("layouts/theme.typ", small.replace("(24mm, 22mm)", "(17mm, 22mm)").as_bytes());
    let pages = pages(&collection);
    assert!(!pages[0].contains("REPÈRES") && pages[1].contains("REPÈRES"), "{pages:#?}");
    assert!(pages[0].contains("Le contexte") && pages[0].lines().count() > 20, "{pages:#?}");
    // Alone with its sidebar, it ends behind that.
    let short = sheet.split("sections:").next().unwrap().to_owned() + "texte: Fin.\n";
    collection.write("sources/une.yaml", short.as_bytes());
    let run = collection.run(&["build", "-q"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
}

#[test]
fn a_sidebar_with_little_text_is_cut_rather_than_leave_a_page_empty() {
    let point = format!("    - {}\n", words(28));
    for points in 22..30 {
        let sheet = format!(
            "titre: Une\nchapeau: Un chapeau.\nreperes:\n  objectifs: |\n{}sections:\n  - type: contexte\n    texte: Fin.\n",
            point.repeat(points),
        );
        let pages = pages(&Collection::new(&[("sources/une.yaml", &sheet)]));
        assert!(pages[0].lines().count() > 30, "{points}: {pages:#?}");
    }
}

/// What begins a page with lines as short as those beside the sidebar.
fn squeezed(pages: &[String]) -> Vec<&str> {
    let begin = pages
        .iter()
        .skip(1)
        .filter_map(|page| page.lines().find(|line| line.starts_with("Dernier")));
    begin.filter(|line| line.chars().count() < 75).collect()
}

#[test]
fn what_is_kept_with_the_next_does_not_go_overleaf_as_narrow_as_beside_the_sidebar() {
    let sentence =
        "Les habitants du quartier parlent de ce qui les occupe, puis décident ensemble. ";
    let points = "    - Se retrouver entre voisins et avec des élus de la commune ;\n".repeat(22);
    let lone = format!("Dernier : {}\n\nUn mot.\n", sentence.repeat(3));
    let bold = "**Dernier : tous les habitants du quartier ont dit ce qu'ils voulaient faire de la place.**\n\n> [!encadre] Un encadré\n> ".to_owned()
        + &sentence.repeat(12);
    for end in [lone, bold] {
        for lines in (16..28).step_by(3) {
            let text =
                format!("{}{end}", "Une ligne avant.\n\n".repeat(lines)).replace('\n', "\n      ");
            let sheet = format!(
                "titre: Une\nreperes:\n  objectifs: |\n{points}sections:\n  - type: contexte\n    texte: |\n      {text}\n"
            );
            let pages = pages(&Collection::new(&[("sources/une.yaml", &sheet)]));
            assert_eq!(squeezed(&pages), [""; 0], "{lines}: {pages:?}");
        }
    }
}

#[test]
fn a_paragraph_of_which_one_line_would_stand_below_the_sidebar_does_not_leave_its_page_empty() {
    for points in [22, 23, 24] {
        let points =
            "    - Se retrouver entre voisins et avec des élus de la commune ;\n".repeat(points);
        let printed = (150..290).step_by(4).map(|count| {
            let text = format!("{0}\n\n      {0}\n\n      {1}\n\n      {2}", words(60), words(count), words(90));
            let sheet = format!(
                "titre: Une\nreperes:\n  objectifs: |\n{points}sections:\n  - type: contexte\n    texte: |\n      {text}\n"
            );
            let pages = pages(&Collection::new(&[("sources/une.yaml", &sheet)]));
            (pages[0].lines().count(), count)
        });
        let printed: Vec<_> = printed.collect();
        let most = printed.iter().map(|(lines, _)| *lines).max().unwrap();
        assert!(printed.iter().all(|(lines, _)| lines + 6 > most), "{printed:?}");
    }
}

#[test]
fn a_picture_at_the_foot_of_a_page_keeps_the_text_beside_it() {
    let text = format!("À côté {}\n\nUn mot.", "d'elle, une phrase ".repeat(38));
    for lines in 14..24 {
        let before = "Une ligne avant elle.\n\n".repeat(lines);
        let collection = collection("", "", &before, &text);
        let path = "sources/une.yaml";
        let sheet = std::fs::read_to_string(collection.path(path)).unwrap();
        collection.write(path, sheet.replace("(f.svg)", "(f.svg \"Légende\")").as_bytes());
        let pages = pages(&collection);
        let page_of = |word: &str| pages.iter().position(|page| page.contains(word));
        assert_eq!(page_of("Légende"), page_of("À côté"), "{lines}: {pages:?}");
    }
}
