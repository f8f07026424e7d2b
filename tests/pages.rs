//! What stands on the pages: every field, as it was written, in the order in which it is to be read.

use crate::common::{Collection, MANIFEST, SHEET};
use annexe::annex::Annex;
use annexe::diag::{Diagnostics, render};
use annexe::project::Project;
use annexe::typeset::{Output, Typeset, Typesetter};

/// Lays an output out; the sources must be without errors.
fn lay_out(collection: &Collection, output: &Output) -> Typeset {
    let project = Project::find(Some(collection.root())).unwrap();
    let mut diagnostics = Diagnostics::default();
    let annex = Annex::read(&project, &mut diagnostics).unwrap().unwrap();
    let typesetter = Typesetter::new(&project, &annex).unwrap();
    let typeset = typesetter.lay_out(output, &mut diagnostics);
    let told: String = diagnostics.iter().map(render).collect();
    assert_eq!(diagnostics.errors(), 0, "{told}");
    typeset.unwrap()
}

/// All the text of an output, without white space and places where lines may break.
fn letters(typeset: &Typeset) -> String {
    let text: String = (1..=typeset.pages()).map(|page| typeset.text(page)).collect();
    text.chars().filter(|c| !c.is_whitespace() && *c != '\u{200b}' && *c != '\u{2060}').collect()
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// Text that means something to Typst, Markdown, YAML or a template language, and is only text here.
const HOSTILE: &[&str] = &[
    "#read(/etc/passwd)",
    "#panic()",
    "$x^2$",
    "@ref",
    "// rien",
    "5 * 3",
    "a_b_c",
    "<x>",
    "a\\b",
    "{{ mot }}",
    "[crochets]",
    "~tilde~",
    "= titre",
    "%d",
    "~",
];

#[test]
fn what_other_languages_interpret_prints_as_itself() {
    for (hostile, template) in HOSTILE.iter().flat_map(|h| [(h, "fiche"), (h, "film")]) {
        let manifest = format!(
            "annexe: 'A {hostile}'\ntitre: 'B {hostile}'\nguide: 'C {hostile}'\norganisme: 'D {hostile}'\n\
             version: 'v {hostile}'\nthemes:\n  1: 'E {hostile}'\n"
        );
        let sheet = format!(
            "titre: 'F {hostile}'\ngabarit: {template}\nsous_titre: 'G {hostile}'\nnom_action: 'H {hostile}'\nthemes: [1]\n\
             chapeau: 'I {hostile}'\nreperes:\n  public: 'J {hostile}'\n  moi:\n    titre: 'K {hostile}'\n    texte: 'L {hostile}'\n\
             texte: 'M {hostile}'\nsections:\n  - titre: 'N {hostile}'\n    texte: |\n      - O {hostile}\n\n      > P {hostile}\n\n      ### Q {hostile}\n\n      R[^1].\n\n      [^1]: S {hostile}\n\
             generique: 'T {hostile}'\n"
        );
        let collection = Collection::new(&[("sources/une.yaml", &sheet)]);
        collection.write("sources/annexe.yaml", manifest.as_bytes());
        let annex = letters(&lay_out(&collection, &Output::Annex));
        let handout = letters(&lay_out(&collection, &Output::Handout("une".into())));
        for letter in 'A'..='T' {
            let expected = squeezed(&format!("{letter} {hostile}"));
            let expected = if letter == 'R' { "R".to_owned() } else { expected };
            // The handout has no cover; the annex only names the themes' numbers beside the title.
            let text = if "EFGHIJKLMNOPQRST".contains(letter) && letter != 'E' {
                &handout
            } else {
                &annex
            };
            assert!(text.contains(&expected), "{expected} in {text}");
        }
    }
}

#[test]
fn markdown_says_what_it_means_and_loses_nothing() {
    let cases = [
        ("contact: |\n    Madame X[^1]\n    05 36 49 01 40\n\n    [^1]: note", "MadameX105"),
        ("public: '2^ème^ et m^2^, ^a^'", "2èmeetm2,a"),
        ("public: 'https://ex.org/_priv_/x et *ici*'", "https://ex.org/_priv_/xetici"),
        ("public: |\n    <nom>\n    des **gens** ici", "<nom>desgensici"),
        (
            "public: |\n    > [!exergue] La phrase commence\n    > et finit ici.",
            "Laphrasecommenceetfiniti",
        ),
        ("public: 'un \\[^1] deux'", "un[^1]deux"),
        ("public: 'a~b~c et 3 < 4 <https://a.fr>'", "a~b~cet3<4https://a.fr"),
    ];
    for (field, expected) in cases {
        let sheet = format!("titre: Une\nreperes:\n  {field}\n");
        let collection = Collection::new(&[("sources/une.yaml", &sheet)]);
        let text = letters(&lay_out(&collection, &Output::Handout("une".into())));
        assert!(text.contains(expected), "{expected} in {text}");
    }
}

#[test]
fn numbers_that_stay_on_one_line_are_found_and_copied_as_they_were_written() {
    for layout in ["", "mise_en_page: livret\n"] {
        let number = "02-97-54-78-50";
        let text = format!("J.-P. Un, au {number}, de 2019–2020, **au {number}**.");
        let sheet = SHEET
            .replace("La mairie", number)
            .replace("Un paragraphe.", &text)
            .replace("Une action", "Une action 2019–2020");
        let collection = Collection::new(&[("sources/une.yaml", &sheet)]);
        collection.write("sources/annexe.yaml", format!("{MANIFEST}{layout}").as_bytes());
        let typeset = lay_out(&collection, &Output::Annex);
        let all: String = (1..=typeset.pages()).map(|page| typeset.text(page)).collect();
        assert!(!all.contains('\u{2060}'), "{all:?}");
        assert_eq!(all.matches(number).count(), 3, "{all}");
        assert!(all.contains("J.-P."), "{all}");
        assert!(all.matches("2019–2020").count() >= 2, "{all}");
    }
}

#[test]
fn a_picture_is_drawn_with_its_credit() {
    let sheet = "titre: Une\ntexte: |\n  ![Un trait](images/trait.svg \"Crédit : la ville\")\n";
    let collection = Collection::new(&[("sources/une.yaml", sheet)]);
    let svg = "<svg xmlns='http://www.w3.org/2000/svg' width='24' height='24'><path d='M4 4h16v9z'/></svg>";
    collection.write("sources/images/trait.svg", svg.as_bytes());
    let text = letters(&lay_out(&collection, &Output::Handout("une".into())));
    assert!(text.contains("Crédit:laville"), "{text}");
    assert_eq!(collection.run(&["check"]).code, 0);
}

#[test]
fn a_sheet_is_drawn_in_reading_order_with_the_sidebar_before_the_sections() {
    let sheet = "titre: TITRE\nthemes: [1]\nchapeau: CHAPEAU\nreperes:\n  public: ENCADRE\n\
                 sections:\n  - type: contexte\n    texte: SECTION\n";
    let collection = Collection::new(&[("sources/une.yaml", sheet)]);
    let text = letters(&lay_out(&collection, &Output::Handout("une".into())));
    let places: Vec<usize> = ["TITRE", "CHAPEAU", "ENCADRE", "Lecontexte", "SECTION"]
        .iter()
        .map(|word| text.find(word).unwrap_or_else(|| panic!("{word} in {text}")))
        .collect();
    assert!(places.is_sorted(), "{places:?} {text}");
}

#[test]
fn the_summary_gives_each_sheet_the_page_that_it_starts_on() {
    let collection = Collection::new(&[]);
    for i in 0..30 {
        let sheet = SHEET.replace("Une action", &format!("Action {i:02}"));
        collection.write(&format!("sources/f{i:02}.yaml"), sheet.as_bytes());
    }
    let typeset = lay_out(&collection, &Output::Annex);
    let extents = typeset.extents();
    assert_eq!(extents.len(), 30);
    let summary: String = (2..extents[0].start_page).map(|page| typeset.text(page)).collect();
    for extent in &extents {
        let expected = format!("\nP.\n{}\n", extent.start_page);
        assert!(summary.contains(&expected), "{expected} in {summary}");
        assert!(typeset.text(extent.start_page).contains("Un paragraphe."));
    }
}

#[test]
fn the_end_of_a_long_word_breaks_at_its_hyphen_and_what_follows_it_stands_behind() {
    let title = "Anticonstitutionnellementissimement-ultramarinement et son jardin";
    let sheet = SHEET.replace("Une action", title);
    let collection = Collection::new(&[("sources/une.yaml", &sheet)]);
    let typeset = lay_out(&collection, &Output::Annex);
    let summary = typeset.text(2);
    let line = summary.lines().find(|line| line.contains(" son"));
    assert!(line.is_some_and(|line| line.contains("ultramarinement et")), "{summary}");
}

#[test]
fn the_head_of_a_page_says_the_sheet_s_title_where_it_fits() {
    let long = "Une phrase de longueur moyenne, pour remplir la page. ".repeat(200);
    let head = |title: &str| {
        let sheet = format!("titre: {title}\ntitre_sommaire: Le court\ntexte: {long}\n");
        let collection = Collection::new(&[("sources/une.yaml", &sheet)]);
        letters(&lay_out(&collection, &Output::Handout("une".into())))
    };
    let text = head("Un titre à soi");
    assert!(text.matches("Untitreàsoi").count() > 1 && !text.contains("Lecourt"), "{text}");
    let text = head(&"Un titre très long ".repeat(9));
    assert!(text.contains("Lecourt"), "{text}");
}

#[test]
fn the_handout_of_a_film_says_what_its_themes_are() {
    let sheet = "titre: Le film\ngabarit: film\nthemes: [1]\ntexte: Un texte.\n";
    let collection = Collection::new(&[("sources/une.yaml", sheet)]);
    let text = letters(&lay_out(&collection, &Output::Handout("une".into())));
    assert!(text.contains("illustre:Fiche1."), "{text}");
}

#[test]
fn collections_of_any_size_and_sheets_of_any_length_are_set() {
    let long = "Une phrase de longueur moyenne, pour remplir la page. ".repeat(900);
    let title = "Un titre interminable ".repeat(14);
    let sheets = [
        "titre: Seul\n".to_owned(),
        format!("titre: {title}\nchapeau: {title}\ntexte: {long}\n"),
        format!("titre: Haut\nreperes:\n  public: {}\ntexte: x\n", &long[..9000]),
        format!(
            "titre: Film\ngabarit: film\nchapeau: x\ntexte: {}\ngenerique: 'Durée : 3'\n",
            &long[..9000]
        ),
        format!("titre: {}\ntexte: {}\n", "x".repeat(120), "y".repeat(500)),
    ];
    for sheet in sheets {
        let collection = Collection::new(&[("sources/une.yaml", &sheet)]);
        let text = letters(&lay_out(&collection, &Output::Handout("une".into())));
        assert!(text.len() * 10 > squeezed(&sheet).len() * 9, "{}", &sheet[..60]);
        lay_out(&collection, &Output::Annex);
        let booklet = format!("{MANIFEST}mise_en_page: livret\n");
        collection.write("sources/annexe.yaml", booklet.as_bytes());
        let run = collection.run(&["check"]);
        assert_eq!(run.code, 0, "{}", run.stderr);
    }
    for layout in ["", "mise_en_page: livret\n"] {
        let empty = Collection::new(&[]);
        empty.write("sources/annexe.yaml", format!("{MANIFEST}{layout}").as_bytes());
        assert!(lay_out(&empty, &Output::Annex).pages() >= 2);
    }
}

/// The layouts' own checks: what is measured beside the sidebar is as high as what is set.
#[test]
fn copies_for_measures_are_as_high_as_the_text() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let project = Project::find(Some(root)).unwrap();
    let mut diagnostics = Diagnostics::default();
    let annex = Annex::read(&project, &mut diagnostics).unwrap().unwrap();
    let typesetter = Typesetter::new(&project, &annex).unwrap();
    let checked = typesetter.lay_out(&Output::Checks, &mut diagnostics);
    let told: String = diagnostics.iter().map(render).collect();
    assert!(checked.is_some(), "{told}");
}

#[test]
fn pictures_stand_on_the_pages() {
    let picture = "<svg xmlns='http://www.w3.org/2000/svg' width='90' height='60'><rect width='90' height='60'/></svg>";
    let sheet =
        format!("{SHEET}  - type: projet\n    texte: |\n      ![Une fresque](photos/f.svg)\n");
    let collection =
        Collection::new(&[("sources/une.yaml", &sheet), ("sources/photos/f.svg", picture)]);
    let run = collection.run(&["check"]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
}

#[test]
fn a_sidebar_above_the_text_has_its_fields_in_two_columns() {
    // So long a call-out leaves no room beside the sidebar.
    let callout = "Les habitants se retrouvent chaque semaine dans la salle commune. ".repeat(40);
    let points = |name: &str| format!("  {name}: |\n{}", "    - Se retrouver\n".repeat(8));
    let end = |fields: &str| {
        let sheet = format!(
            "titre: Une\nreperes:\n{fields}sections:\n  - type: contexte\n    texte: |\n      > [!encadre] Ici\n      >\n      > {callout}\n"
        );
        let collection = Collection::new(&[("sources/une.yaml", &sheet)]);
        let typeset = lay_out(&collection, &Output::Handout("une".into()));
        let (first, last, y) = typeset.end_of("une").unwrap();
        assert_eq!(first, last, "all on one page");
        (y, letters(&typeset))
    };
    let (one, _) = end(&points("objectifs"));
    let (two, text) = end(&format!("{}{}", points("objectifs"), points("public")));
    assert!((two - one).abs() < 1.0, "{one} {two}");
    let at = |what: &str| text.find(what).unwrap();
    assert!(at("Objectifs") < at("Public") && at("Public") < at("Lecontexte"), "{text}");
}

#[test]
fn lines_left_to_a_scant_last_page_make_no_more_pages() {
    let picture = "<svg xmlns='http://www.w3.org/2000/svg' width='90' height='60'><rect width='90' height='60'/></svg>";
    let pages = |count: usize| {
        let row = "      ![Une fresque](f.svg \"Une légende.\"){demi}\n\n";
        let text = row.repeat(count);
        let sheet = format!("titre: Une\nsections:\n  - type: contexte\n    texte: |\n{text}");
        let collection =
            Collection::new(&[("sources/une.yaml", &sheet), ("sources/f.svg", picture)]);
        lay_out(&collection, &Output::Handout("une".into())).pages()
    };
    // Rows of pictures do not fit a page that is a little shorter.
    let numbers: Vec<usize> = (10..=44).step_by(2).map(pages).collect();
    // Every page between the first and the last takes as many.
    let lengths: Vec<usize> = numbers.chunk_by(|a, b| a == b).map(<[usize]>::len).collect();
    assert!(numbers.is_sorted(), "{numbers:?}");
    assert!(lengths[1..lengths.len() - 1].iter().all(|it| *it == lengths[1]), "{numbers:?}");
}

#[test]
fn lists_print_the_numbers_that_were_written() {
    for (text, expected) in [
        ("2004. Un\n2006. Deux\n2019. Trois", ["2004.Un", "2006.Deux", "2019.Trois"]),
        ("1992. Un\n\n1995. Deux\n\n1996. Trois", ["1992.Un", "1995.Deux", "1996.Trois"]),
        ("1. Un\n2. Deux\n4. Trois", ["1.Un", "2.Deux", "4.Trois"]),
        ("1. Un\n1. Deux\n1. Trois", ["1.Un", "2.Deux", "3.Trois"]),
        ("3. Un\n4. Deux\n5. Trois", ["3.Un", "4.Deux", "5.Trois"]),
        ("2004. Un\n2004. Deux\n2004. Trois", ["2004.Un", "2004.Deux", "2004.Trois"]),
    ] {
        for layout in ["", "mise_en_page: livret\n"] {
            let body = text.replace('\n', "\n  ");
            let collection = Collection::new(&[(
                "sources/une.yaml",
                &format!("titre: Une\ntexte: |\n  {body}\n"),
            )]);
            collection.write("sources/annexe.yaml", format!("{MANIFEST}{layout}").as_bytes());
            let pages = letters(&lay_out(&collection, &Output::Handout("une".into())));
            let list: String = expected.concat();
            assert!(pages.contains(&list), "{layout}{text}: {pages}");
        }
    }
}

/// The lines of a text that stands out, as they are printed.
fn statement(layout: &str, title: &str, text: &str) -> Vec<String> {
    let sheet = format!(
        "titre: {title}\nsections:\n  - type: contexte\n    texte: |\n      Avant.\n\n      > [!exergue]\n      > {text}\n\n      Après.\n"
    );
    let collection = Collection::new(&[("sources/une.yaml", &sheet)]);
    collection.write("sources/annexe.yaml", format!("{MANIFEST}{layout}").as_bytes());
    let page = lay_out(&collection, &Output::Handout("une".into())).text(1);
    let lines = page.lines().map(str::trim).skip_while(|line| *line != "Avant.").skip(1);
    lines.take_while(|line| *line != "Après.").map(str::to_owned).collect()
}

#[test]
fn a_text_that_stands_out_has_lines_of_about_one_length() {
    let title = "Collective mobilité familles partenaires association communes";
    let text = "Habitants jeunes pour culture rencontre social alimentation équipe le partenaires sans familles accompagner culture confiance.";
    let lines = statement("", title, text);
    let lengths: Vec<usize> = lines.iter().map(|line| line.chars().count()).collect();
    let (short, long) = (lengths.iter().min().unwrap(), lengths.iter().max().unwrap());
    assert!(lines.len() > 1 && 4 * short > 3 * long, "{lines:?}");
    // In the booklet this title was wider than its page, which stops a build.
    assert!(!statement("mise_en_page: livret\n", title, text).is_empty());
}

/// How many sheets stand on each page of the summary.
fn summary_rows(sheets: usize, tall: usize) -> Vec<usize> {
    let long = "un thème dont le titre est assez long pour aller sur deux lignes";
    let themes: String = (1..=6).map(|number| format!("  {number}: {number} {long}\n")).collect();
    let head = MANIFEST.split("themes:").next().unwrap_or(MANIFEST);
    let files: Vec<(String, String)> = (0..sheets)
        .map(|i| {
            let own = if i == tall { "[1, 2, 3, 4, 5, 6]" } else { "[1, 2, 3]" };
            let text = format!("titre: Une action de la commune {i}\nthemes: {own}\n");
            (format!("sources/s{i:02}.yaml"), text)
        })
        .collect();
    let files: Vec<(&str, &str)> = files.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
    let collection = Collection::new(&files);
    collection.write("sources/annexe.yaml", format!("{head}themes:\n{themes}").as_bytes());
    let annex = lay_out(&collection, &Output::Annex);
    let rows = (2..=annex.pages()).map(|page| annex.text(page).matches("P.").count());
    rows.take_while(|count| *count > 0).collect()
}

#[test]
fn rows_of_the_summary_are_shared_evenly_whatever_the_height_of_one() {
    assert_eq!(summary_rows(12, 99), [6, 6]);
    assert_eq!(summary_rows(12, 3), [6, 6]);
    let rows = summary_rows(26, 99);
    let (least, most) = (rows.iter().min().unwrap(), rows.iter().max().unwrap());
    assert!(rows.iter().sum::<usize>() == 26 && most - least <= 1, "{rows:?}");
}

/// The addresses that a handout's links lead to.
fn addresses(collection: &Collection) -> Vec<String> {
    let run = collection.run(&["handout", "une", "-o", "une.pdf"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let pdf = lopdf::Document::load(collection.path("une.pdf")).unwrap();
    let address = |object: &lopdf::Object| {
        let action = object.as_dict().ok()?.get(b"A").ok()?.as_dict().ok()?;
        Some(String::from_utf8_lossy(action.get(b"URI").ok()?.as_str().ok()?).into_owned())
    };
    let mut addresses: Vec<String> = pdf.objects.values().filter_map(address).collect();
    addresses.sort();
    addresses
}

#[test]
fn a_link_is_one_whatever_its_letters_look_like_also_in_sub_headings() {
    let sheet = format!(
        "{SHEET}\n      ### Le film [*Respire* en m^2^](https://a.example)\n\n      Voir [la 1re **page**](https://b.example)[ici](https://c.example).\n"
    );
    for layout in ["", "mise_en_page: livret\n"] {
        let collection = Collection::new(&[("sources/une.yaml", &sheet)]);
        collection.write("sources/annexe.yaml", format!("{MANIFEST}{layout}").as_bytes());
        let expected = ["https://a.example", "https://b.example", "https://c.example"];
        assert_eq!(addresses(&collection), expected, "{layout}");
    }
}

/// The pages of a handout that calls notes and of those that print them, by the words « appel » and « note » with their
/// numbers.
fn pages_of_notes(typeset: &Typeset, notes: usize) -> Vec<[usize; 2]> {
    let page_of = |word: String| {
        (1..=typeset.pages()).find(|&page| letters_on(typeset, page).contains(&word))
    };
    (1..=notes)
        .map(|i| [page_of(format!("appel{i}.")).unwrap(), page_of(format!("note{i}.")).unwrap()])
        .collect()
}

fn letters_on(typeset: &Typeset, page: usize) -> String {
    typeset.text(page).chars().filter(|c| !c.is_whitespace()).collect()
}

#[test]
fn notes_stand_on_the_page_of_their_call() {
    let (mut all, mut apart) = (0, 0);
    let note = |i: usize| format!("      [^{i}]: note{i}. {}\n", "avec des mots ".repeat(12));
    for lines in 18..34 {
        let before: String = (0..lines).map(|i| format!("      Ligne {i}.\n\n")).collect();
        let start = SHEET.replace("      Un paragraphe.\n", "");
        let paragraph = |i: usize| {
            let (first, last) =
                ("Un paragraphe de quelques lignes. ".repeat(6), "Il continue. ".repeat(12));
            format!("      {first}appel{i}. [^{i}] {last}\n\n")
        };
        let items: String = (1..=3)
            .map(|i| format!("      - {}appel{i}. [^{i}]\n", "Un point. ".repeat(9)))
            .collect();
        let notes: String = (1..=3).map(|i| note(i) + "\n").collect();
        let (one, two, three) = (paragraph(1), paragraph(2), paragraph(3));
        for sheet in [
            format!("{start}{before}{one}      - {}\n\n{}", "Un point. ".repeat(9), note(1)),
            format!("{start}{before}{one}{two}{three}{notes}"),
            format!("{start}{before}{items}      - fin\n\n{notes}"),
        ] {
            let collection = Collection::new(&[("sources/une.yaml", &sheet)]);
            let typeset = lay_out(&collection, &Output::Handout("une".into()));
            let count = sheet.matches("]: note").count();
            let pages = pages_of_notes(&typeset, count);
            all += count;
            apart += pages.iter().filter(|[call, note]| call != note).count();
        }
    }
    // Where three paragraphs in a row call notes, one that moves along may part another.
    assert!(20 * apart < all, "{apart} of {all}");
}

#[test]
fn a_colon_behind_the_sign_of_a_call_out_is_no_part_of_its_title() {
    let sheet = SHEET.replace("Un paragraphe.", "> [!encadre] : Une regle\n      > Un paragraphe.");
    assert!(sheet != SHEET);
    let collection = Collection::new(&[("sources/une.yaml", &sheet)]);
    let text = letters(&lay_out(&collection, &Output::Handout("une".into())));
    assert!(text.contains("Uneregle") && !text.contains(":Uneregle"), "{text}");
}
