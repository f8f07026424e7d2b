//! Where things stand on the pages: rows of the summary, lines of titles and leads, lists and labels.

use std::fs;

use crate::common::{Collection, MANIFEST};
use annexe::annex::Annex;
use annexe::diag::{Diagnostics, render};
use annexe::project::Project;
use annexe::typeset::{Output, Typeset, Typesetter};
use lopdf::{Document, Object};

const BOOKLET: &str = "mise_en_page: livret\n";

/// Lays an output out; the sources must be without errors.
fn lay_out(collection: &Collection, output: &Output) -> Typeset {
    let project = Project::find(Some(collection.root())).unwrap();
    let mut diagnostics = Diagnostics::default();
    let annex = Annex::read(&project, &mut diagnostics).unwrap().unwrap();
    let typesetter = Typesetter::new(&project, &annex).unwrap();
    let typeset = typesetter.lay_out(output, &mut diagnostics);
    let told: String = diagnostics.iter().map(render).collect();
    typeset.unwrap_or_else(|| panic!("{told}"))
}

fn build(collection: &Collection) -> Document {
    let run = collection.run(&["build", "--annex-only"]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    Document::load(collection.path("out/annexe.pdf")).unwrap()
}

/// Where the links of a page stand: left and top, in points from its upper left corner.
fn links(document: &Document, page: u32) -> Vec<[f64; 2]> {
    let number = |object: &Object| f64::from(object.as_float().unwrap());
    let page = document.get_dictionary(document.get_pages()[&page]).unwrap();
    let Ok(all) = page.get(b"Annots") else { return Vec::new() };
    let all = document.dereference(all).unwrap().1.as_array().unwrap();
    let height = number(&page.get(b"MediaBox").unwrap().as_array().unwrap()[3]);
    let rect = |link: &Object| {
        let link = document.dereference(link).unwrap().1.as_dict().unwrap();
        let rect = link.get(b"Rect").unwrap().as_array().unwrap();
        [number(&rect[0]), height - number(&rect[3])]
    };
    all.iter().map(rect).collect()
}

/// A collection of so many sheets, with what a function says of each, and a manifest that ends in `keys`.
fn sheets(count: usize, keys: &str, sheet: impl Fn(usize) -> String) -> Collection {
    let files: Vec<(String, String)> =
        (0..count).map(|i| (format!("sources/s{i:02}.yaml"), sheet(i))).collect();
    let files: Vec<(&str, &str)> = files.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
    let collection = Collection::new(&files);
    let head = MANIFEST.split("themes:").next().unwrap_or(MANIFEST);
    collection.write("sources/annexe.yaml", format!("{head}{keys}").as_bytes());
    collection
}

/// As many themes, with titles of a few words.
fn themes(count: usize) -> String {
    let one =
        |number| format!("  {number}: Le numéro {number} et ce qui va avec lui dans le guide\n");
    format!("themes:\n{}", (1..=count).map(one).collect::<String>())
}

/// A title of many lines that ends in a word of its own.
fn long_title(i: usize) -> String {
    format!("{}fin{i:02}", "Une action collective menée par les habitants du quartier, ".repeat(4))
}

#[test]
fn a_row_of_the_summary_that_is_higher_than_a_page_goes_on_overleaf() {
    let numbers: Vec<String> = (1..=44).map(|number| number.to_string()).collect();
    let sheet = format!("titre: Une action\nthemes: [{}]\n", numbers.join(", "));
    let collection = sheets(1, &themes(44), |_| sheet.clone());
    build(&collection);
    let annex = lay_out(&collection, &Output::Annex);
    let pages = [2, 3].map(|page| annex.text(page));
    assert!(pages[0].contains("Une action") && pages[0].contains("P."), "{}", pages[0]);
    assert!(pages[1].contains("Fiche 44."), "{}", pages[1]);
    // A layout that does not let it break is told so, where the author wrote the text.
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/layouts/parts/summary.typ");
    let summary = fs::read_to_string(path).unwrap();
    let whole = summary.replace("breakable: row.breaks", "breakable: false");
    assert_ne!(summary, whole);
    collection.write("layouts/parts/summary.typ", whole.as_bytes());
    let run = collection.run(&["build", "--annex-only"]);
    assert_eq!(run.code, 1, "{}", run.stderr);
    let said = &run.stderr;
    assert!(said.contains("texte-perdu") && said.contains("annexe.yaml:"), "{said}");
}

#[test]
fn rows_of_the_summary_are_whole_in_the_booklet() {
    let collection = sheets(14, BOOKLET, |i| {
        format!("titre: \"{}\"\n", long_title(i).replacen("Une", &format!("Debut{i:02}"), 1))
    });
    let annex = lay_out(&collection, &Output::Annex);
    for i in 0..14 {
        let on = |word: String| (2..annex.pages()).find(|&page| annex.text(page).contains(&word));
        assert_eq!(on(format!("Debut{i:02}")).unwrap(), on(format!("fin{i:02}")).unwrap());
    }
}

#[test]
fn rows_of_one_height_stand_as_close_on_all_pages_of_the_summary() {
    let collection = sheets(14, "", |i| format!("titre: \"{}\"\n", long_title(i)));
    let document = build(&collection);
    let mut gaps = Vec::new();
    for page in 2..6 {
        // The number of the page stands in the middle of each row, right of its title.
        let left = links(&document, page).iter().map(|link| link[0]).fold(f64::MAX, f64::min);
        let numbers = links(&document, page).into_iter().filter(|link| link[0] > left + 150.0);
        let mut numbers: Vec<f64> = numbers.map(|link| link[1]).collect();
        numbers.sort_by(f64::total_cmp);
        gaps.extend(numbers.windows(2).map(|pair| pair[1] - pair[0]));
    }
    let (least, most) =
        gaps.iter().fold((f64::MAX, 0.0_f64), |(a, b), &gap| (a.min(gap), b.max(gap)));
    assert!(gaps.len() == 10 && most < 1.1 * least, "{gaps:?}");
}

#[test]
fn a_row_of_the_summary_that_needs_more_squeezes_others_on_full_pages_alone() {
    let sheet = |i: usize| {
        let themes = if i == 9 { "1, 2, 3, 4, 5, 6" } else { "1" };
        format!("titre: Une action {i}\nthemes: [{themes}]\n")
    };
    let document = build(&sheets(15, &themes(6), sheet));
    let heights = |page| {
        let mut tops: Vec<f64> = links(&document, page).iter().map(|link| link[1]).collect();
        tops.sort_by(f64::total_cmp);
        tops.dedup_by(|a, b| (*a - *b).abs() < 9.0);
        let gaps: Vec<f64> = tops.windows(2).map(|pair| pair[1] - pair[0]).collect();
        *gaps.iter().min_by(|a, b| a.total_cmp(b)).unwrap()
    };
    assert!((heights(2) - heights(3)).abs() < 1.0, "{} {}", heights(2), heights(3));
}

#[test]
fn pages_of_the_booklets_summary_have_as_many_rows() {
    for (count, expected) in [(4, [4, 0]), (24, [12, 12]), (25, [13, 12])] {
        let annex =
            lay_out(&sheets(count, BOOKLET, |i| format!("titre: Action{i:02}x\n")), &Output::Annex);
        let rows = [2, 3].map(|page| {
            let text = annex.text(page);
            if text.contains("Page") { text.matches("Action").count() - 1 } else { 0 }
        });
        assert_eq!(rows, expected, "{}", annex.text(2));
    }
}

#[test]
fn rows_of_the_summary_fill_its_pages_by_their_heights() {
    let sheet = |i: usize| {
        let numbers: Vec<String> = (1..=1 + 3 * i).map(|number| number.to_string()).collect();
        format!("titre: Une action {i}\nthemes: [{}]\n", numbers.join(", "))
    };
    let annex = lay_out(&sheets(8, &themes(24), sheet), &Output::Annex);
    let rows = (2..=annex.pages()).map(|page| annex.text(page).matches("P.").count());
    let rows: Vec<usize> = rows.take_while(|count| *count > 0).collect();
    assert!(rows[0] > 2 && rows.iter().rev().all(|count| *count <= rows[0]), "{rows:?}");
}

#[test]
fn rows_of_other_heights_stand_as_many_on_each_page_of_the_summary_where_there_is_room() {
    let sheet = |i: usize| {
        let count = if i < 4 { 3 } else { 1 };
        let numbers: Vec<String> = (1..=count).map(|number| number.to_string()).collect();
        format!("titre: Une action {i}\nthemes: [{}]\n", numbers.join(", "))
    };
    let annex = lay_out(&sheets(12, &themes(24), sheet), &Output::Annex);
    let rows = |page| annex.text(page).matches("P.").count();
    assert_eq!((rows(2), rows(3)), (6, 6));
}

#[test]
fn no_word_of_the_booklets_title_stands_alone_before_a_line_that_has_room_for_it() {
    let collection = sheets(1, BOOKLET, |_| "titre: Une action\n".to_owned());
    let title = "Des illustrations concrètes et inspirantes dans les territoires ruraux et urbains de la région pour les équipes";
    let manifest = fs::read_to_string(collection.path("sources/annexe.yaml")).unwrap();
    let manifest = manifest.replace("titre: Un essai", &format!("titre: {title}"));
    assert!(manifest.contains(title));
    collection.write("sources/annexe.yaml", manifest.as_bytes());
    let cover = lay_out(&collection, &Output::Annex).text(1);
    assert!(!cover.lines().any(|line| line.trim() == "Des"), "{cover}");
}

/// How far down a sheet of these keys ends, in points.
fn end(keys: &str) -> f64 {
    let collection = sheets(1, "", |_| format!("titre: Une action\n{keys}"));
    let (first, last, y) =
        lay_out(&collection, &Output::Handout("s00".into())).end_of("s00").unwrap();
    assert_eq!(first, last);
    y
}

#[test]
fn paragraphs_of_a_films_lead_are_told_apart() {
    let lead = |text: &str| end(&format!("gabarit: film\nchapeau: |\n  Un.\n{text}texte: Fin.\n"));
    let gap = lead("\n  Deux.\n") - lead("");
    assert!(gap > 22.0, "{gap}");
}

#[test]
fn a_list_in_a_text_that_stands_out_has_the_lines_of_this_and_starts_at_one_edge() {
    let text = |items: usize| {
        let item = "      > - [Un point](https://example.org/un), de quelques mots ;\n".to_owned();
        let items: String =
            (0..items).map(|i| item.replace("quelques", &"quelques ".repeat(1 + i))).collect();
        format!(
            "sections:\n  - type: contexte\n    texte: |\n      > [!exergue]\n      > Une phrase :\n      >\n{items}\n      Après.\n"
        )
    };
    let gap = end(&text(3)) - end(&text(2));
    assert!(gap > 17.0, "{gap}");
    for layout in ["", BOOKLET] {
        let collection = sheets(1, layout, |_| format!("titre: Une action\n{}", text(3)));
        let document = build(&collection);
        let lefts: Vec<f64> = links(&document, 3).iter().map(|link| link[0]).collect();
        assert_eq!(lefts.len(), 3, "{layout}");
        assert!(
            lefts.iter().all(|left| (left - lefts[0]).abs() < 0.5 && *left < 170.0),
            "{lefts:?}"
        );
    }
}

#[test]
fn a_picture_in_a_quotation_has_the_text_beside_it_at_its_top() {
    let end = |mark: &str| {
        let lines = ["![Un mur](f.svg \"Une légende.\"){cote}", "", "Une phrase.", ""];
        let text: String = lines.iter().map(|line| format!("      {mark}{line}\n")).collect();
        let sheet = format!("titre: Une\nsections:\n  - type: contexte\n    texte: |\n{text}");
        let collection = sheets(1, "", |_| sheet.clone());
        let drawing = "<svg xmlns='http://www.w3.org/2000/svg' width='90' height='60'><rect width='90' height='60'/></svg>";
        collection.write("sources/f.svg", drawing.as_bytes());
        lay_out(&collection, &Output::Handout("s00".into())).end_of("s00").unwrap().2
    };
    let (plain, quoted) = (end(""), end("> "));
    assert!((plain - quoted).abs() < 14.0, "{plain} {quoted}");
}

#[test]
fn the_list_of_an_item_stands_as_close_to_it_as_items_do() {
    let items = [("", 1), ("  ", 2), ("", 3), ("  ", 4), ("", 5)]
        .map(|(indent, i)| format!("      {indent}- [Un point](https://example.org/{i})\n"));
    for (layout, keys) in [("", ""), ("", "gabarit: film\n"), (BOOKLET, "")] {
        let collection = sheets(1, layout, |_| {
            let start =
                format!("titre: Une action\n{keys}sections:\n  - type: contexte\n    texte: |\n");
            start + &items.concat()
        });
        let tops: Vec<f64> = links(&build(&collection), 3).iter().map(|link| link[1]).collect();
        let gaps: Vec<f64> = tops.windows(2).map(|pair| pair[1] - pair[0]).collect();
        assert!(gaps.len() == 4, "{gaps:?}");
        assert!(gaps.iter().all(|gap| (gap - gaps[0]).abs() < 0.5), "{layout}{keys}{gaps:?}");
    }
}

#[test]
fn a_field_that_goes_on_overleaf_says_so_in_the_booklet() {
    let items = "    - Se retrouver entre voisins et avec des élus de la commune ;\n".repeat(40);
    let collection = sheets(1, BOOKLET, |_| {
        format!("titre: Une action\nreperes:\n  public: Tous\n  objectifs: |\n{items}")
    });
    let run = collection.run(&["build"]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    let sheet = lay_out(&collection, &Output::Handout("s00".into()));
    assert!(!sheet.text(1).contains("(suite)"));
    for page in 2..=sheet.pages() {
        let text = sheet.text(page).replace('\n', " ");
        assert_eq!(text.matches("(suite)").count(), 1, "{text}");
    }
}

#[test]
fn the_bar_of_a_quotation_beside_the_sidebar_ends_with_its_text() {
    const GOLD: [i16; 3] = [0xF2, 0xB8, 0x4B];
    let quotation = "  - type: contexte\n    texte: |\n      > « Une parole d'habitant, assez longue pour tenir sur deux lignes. »\n  - type: projet\n    texte: Après.\n";
    let sheet =
        format!("titre: Une\nreperes:\n  public: Tous\n  contact: Ici\nsections:\n{quotation}");
    let annex = lay_out(&sheets(1, "", |_| sheet.clone()), &Output::Annex);
    let page = annex.pixels(3, 72.0).unwrap();
    // Below the sheet's tile, which has gold, too.
    let gold = |x: u32, y: u32| {
        let near = |(is, gold): (&u8, &i16)| (i16::from(*is) - gold).abs() < 40;
        page.get_pixel(x, y).0.iter().zip(&GOLD).all(near)
    };
    let long = (60..page.height()).filter(|&y| (0..page.width() / 2).any(|x| gold(x, y))).count();
    assert!((5..35).contains(&long), "{long}");
}

#[test]
fn credits_longer_than_a_films_page_stand_above_its_text() {
    let text = "sections:\n  - type: contexte\n    texte: Un texte court.\n";
    for credits in 8..24 {
        let credits = "  Avec : les habitants du quartier\n\n".repeat(credits);
        let film = format!("titre: Une action\ngabarit: film\ngenerique: |\n{credits}{text}");
        let sheet = lay_out(&sheets(1, "", |_| film.clone()), &Output::Handout("s00".into()));
        assert_eq!(sheet.pages(), 1, "{credits}");
    }
}

/// How many points of a list each page of a sheet has.
fn points_by_page(sheet: &str) -> Vec<usize> {
    let collection = sheets(1, "", |_| sheet.to_owned());
    let sheet = lay_out(&collection, &Output::Handout("s00".into()));
    (1..=sheet.pages()).map(|page| sheet.text(page).matches("point ").count()).collect()
}

#[test]
fn no_line_of_a_list_stands_alone_on_a_page() {
    let before = "      Un paragraphe d'une ligne.\n\n";
    let points = "      - point court ;\n".repeat(9);
    for count in 24..40 {
        let text = before.repeat(count);
        let sheet =
            format!("titre: Une\nsections:\n  - type: contexte\n    texte: |\n{text}{points}");
        let pages = points_by_page(&sheet);
        assert!(!pages.contains(&1), "{count}: {pages:?}");
    }
}

#[test]
fn the_last_page_of_a_film_or_of_a_sheet_with_a_high_sidebar_has_some_lines() {
    let point = "      - point court ;\n";
    let objectives = "    - Un objectif de l'action, dit en une phrase ;\n".repeat(52);
    let first = format!("  - type: contexte\n    texte: |\n{}", point.repeat(44));
    let high = format!("reperes:\n  objectifs: |\n{objectives}sections:\n{first}");
    for (keys, counts) in [("gabarit: film\nsections:\n", 64..72), (&*high, 46..54)] {
        for count in counts {
            let points = point.repeat(count);
            let sheet = format!("titre: Une\n{keys}  - type: projet\n    texte: |\n{points}");
            let pages = points_by_page(&sheet);
            assert!(pages.len() > 1 && pages.last() > Some(&2), "{count}: {pages:?}");
        }
    }
}

#[test]
fn a_word_of_a_label_that_is_wider_than_its_column_in_the_booklet_ends_in_a_hyphen() {
    for (word, whole) in
        [("Anticonstitutionnellement", true), ("Anticonstitutionnellementissime", false)]
    {
        let collection = sheets(1, BOOKLET, |_| {
            format!("titre: Une\nreperes:\n  long:\n    titre: {word}\n    texte: Un champ.\n")
        });
        let text = lay_out(&collection, &Output::Handout("s00".into())).text(1);
        assert_eq!(text.contains(word), whole, "{text}");
    }
}
