//! Word documents whose authors knew no styles: sizes of letters, typed marks, labels without a sidebar's title.

use super::only_sheet;
use crate::common::docx::{Docx, p};
use crate::common::office::import;

/// A paragraph in letters of a size, in half points.
fn sized(size: u16, text: &str) -> String {
    format!("<w:p><w:r><w:rPr><w:sz w:val=\"{size}\"/></w:rPr><w:t>{text}</w:t></w:r></w:p>")
}

#[test]
fn larger_letters_are_titles_and_headings() {
    let sheet = |title: &str| {
        [
            sized(40, title),
            p("", "Un four pour tous, ou presque."),
            sized(28, "Le contexte"),
            p("", "Il était froid."),
            sized(28, "La vie du four"),
            sized(25, "Le dimanche"),
            p("", "On cuit."),
        ]
        .concat()
    };
    let body = sheet("Le four") + &sheet("Le moulin");
    let (collection, run) = import("a.docx", &Docx::new(&body).bytes());
    assert_eq!(run.code, 0, "{}", run.stderr);
    for name in ["four", "moulin"] {
        let path = collection.path(&format!("neuf/sources/{name}.yaml"));
        let sheet = std::fs::read_to_string(path).unwrap();
        for wanted in ["- type: contexte\n", "- titre: La vie du four\n", "### Le dimanche\n"] {
            assert!(sheet.contains(wanted), "{wanted} in\n{sheet}");
        }
    }
}

#[test]
fn sections_as_large_as_the_title_are_sections() {
    let sheet = only_sheet(&[
        sized(32, "Un four de village"),
        p("", "Le four chauffe le dimanche."),
        sized(32, "Le contexte"),
        p("", "Personne ne se croisait."),
        sized(32, "Les actions réalisées"),
        p("", "Du pain."),
    ]);
    assert!(sheet.contains("- type: contexte") && sheet.contains("- type: actions"), "{sheet}");
}

#[test]
fn figures_and_words_of_somebody_in_larger_letters_are_no_titles() {
    let sheet = only_sheet(&[
        sized(40, "Un four de village"),
        p("", "Le four chauffe le dimanche."),
        sized(28, "Le contexte"),
        p("", "Personne ne se croisait."),
        sized(72, "412"),
        p("", "pains par mois"),
        sized(48, "« On ne se connaissait pas »"),
        sized(28, "Les actions réalisées"),
        p("", "Du pain."),
        sized(60, "Merci à tous"),
    ]);
    assert!(sheet.contains("- type: contexte") && sheet.contains("- type: actions"), "{sheet}");
}

#[test]
fn known_labels_are_a_sidebar_without_its_title() {
    let sheet = only_sheet(&[
        p("T", "Un four de village"),
        p("", "Le four chauffe le dimanche."),
        p("", "Objectifs : cuire ensemble"),
        p("", "Public :"),
        p("", "Les voisins"),
        p("", "Contact : La mairie"),
        p("", "Place du Four"),
        p("", "05 36 49 00 00"),
        p("", "Le four date de 1900, et tout le monde y cuit."),
        p("T1", "Le contexte"),
        p("", "Du pain."),
    ]);
    let wanted = "reperes:\n  objectifs:\n    titre: Objectifs\n    texte: cuire ensemble\n  public: Les voisins\n  contact: |\n    La mairie\n    Place du Four\n    05 36 49 00 00\n";
    assert!(sheet.contains(wanted), "{sheet}");
    assert!(sheet.contains("Le four date de 1900"), "{sheet}");
}

#[test]
fn typed_marks_are_lists() {
    let sheet = only_sheet(&[
        p("T", "Un four de village"),
        p("T1", "Les actions réalisées"),
        p("LB", "du pain,"),
        p("", "o\u{a0}\u{a0}de seigle,"),
        p("", "o blanc,"),
        p("LB", "des brioches."),
        p("", "Pour finir :"),
        p("", "1. pétrir"),
        p("", "2. cuire"),
    ]);
    let wanted = "- du pain,\n        - de seigle,\n        - blanc,\n      - des brioches.\n";
    assert!(sheet.contains(wanted), "{sheet}");
    assert!(sheet.contains("1. pétrir\n      2. cuire\n"), "{sheet}");
}

#[test]
fn typed_numbers_and_letters_are_lists() {
    let sheet = only_sheet(&[
        p("T", "Un four de village"),
        p("T1", "Les actions réalisées"),
        p("", "1. pétrir"),
        p("", "1.1 le seigle"),
        p("", "1.2 le blé"),
        p("", "2. cuire"),
        p("", "Pour finir :"),
        p("", "a) manger,"),
        p("", "b) boire."),
    ]);
    let wanted = "1. pétrir\n         1. le seigle\n         2. le blé\n      2. cuire\n";
    assert!(sheet.contains(wanted), "{sheet}");
    assert!(sheet.contains("1. manger,\n      2. boire.\n"), "{sheet}");
}

#[test]
fn a_number_above_a_title_and_a_second_title_are_known() {
    let sheet = |number: u8, title: &str| {
        [
            p("T1", &format!("FICHE {number}")),
            p("T1", title),
            p("T2", "Cuire ensemble au village"),
            p("", "Un four pour tous."),
            p("T2", "Le contexte"),
            p("", "Il était froid."),
        ]
        .concat()
    };
    let body = sheet(1, "Le four") + &sheet(2, "Le moulin");
    let (collection, run) = import("a.docx", &Docx::new(&body).bytes());
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(!run.stderr.contains("pas tous repris"), "{}", run.stderr);
    let sheet = std::fs::read_to_string(collection.path("neuf/sources/moulin.yaml")).unwrap();
    let wanted = "titre: Le moulin\nsous_titre: Cuire ensemble au village\n\nchapeau: |\n  Un four pour tous.\n";
    assert!(sheet.contains(wanted), "{sheet}");
}

#[test]
fn the_number_of_a_sheet_is_no_part_of_its_title() {
    let sheet = |title: &str| {
        [p("T1", title), p("", "Un four."), p("T2", "Le contexte"), p("", "Il était froid.")]
            .concat()
    };
    let body = sheet("FICHE 1 : Le four") + &sheet("Fiche n° 2 – Le moulin");
    let (collection, run) = import("a.docx", &Docx::new(&body).bytes());
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(!run.stderr.contains("pas tous repris"), "{}", run.stderr);
    for (name, title) in [("four", "Le four"), ("moulin", "Le moulin")] {
        let path = collection.path(&format!("neuf/sources/{name}.yaml"));
        let sheet = std::fs::read_to_string(path).unwrap();
        assert!(sheet.contains(&format!("titre: {title}\n")), "{sheet}");
    }
}

#[test]
fn a_number_alone_stands_above_the_title_of_its_sheet() {
    let bold = |text: &str| format!("<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>{text}</w:t></w:r></w:p>");
    let sheet = |number: &str, title: &str| {
        let text = p("", "Chaque jeudi, la classe sort.");
        let below = [bold("Contexte"), p("", "Un lieu."), bold("Actions"), p("", "Une sortie.")];
        [bold(number), bold(title), text].concat() + &below.concat()
    };
    let body = sheet("FICHE 1", "Le four") + &sheet("FICHE 2", "Le moulin");
    let (collection, run) = import("a.docx", &Docx::new(&body).bytes());
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(!run.stderr.contains("autre fiche commencée"), "{}", run.stderr);
    for (name, title) in [("four", "Le four"), ("moulin", "Le moulin")] {
        let path = collection.path(&format!("neuf/sources/{name}.yaml"));
        let sheet = std::fs::read_to_string(path).unwrap();
        assert!(sheet.contains(&format!("titre: {title}\n")), "{sheet}");
    }
}

/// A sheet in paragraphs like any other, its headings in capitals.
fn capitals(title: &str) -> String {
    let lines = [
        title,
        "Le four ouvre chaque semaine.",
        "LE CONTEXTE",
        "Il était froid. LE CCAS ET LA CAF étaient loin.",
        "CCAS, CAF, MSA",
        "REPÈRES",
        "PUBLIC",
        "Les voisins",
        "CONTACT",
        "MME DUPONT",
        "03 20 00 00 00",
        "LES ACTIONS RÉALISÉES",
        "LE PAIN",
        "On cuit.",
        "L'ÉVALUATION",
        "SOIXANTE PERSONNES PAR MOIS !",
        "C'est beaucoup.",
    ];
    lines.iter().map(|line| p("", line)).collect()
}

/// Imports a body as an annex of the two sheets of which only the titles are given.
fn two_sheets(body: &str) -> String {
    let (collection, run) = import("a.docx", &Docx::new(body).bytes());
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(!run.stderr.contains("pas tous"), "{}", run.stderr);
    for (name, title) in [("four", "LE FOUR"), ("moulin", "LE MOULIN")] {
        let path = collection.path(&format!("neuf/sources/{name}.yaml"));
        let sheet = std::fs::read_to_string(path).unwrap();
        for wanted in [
            &*format!("titre: {title}\n"),
            "- type: contexte\n",
            "- type: actions\n",
            "- type: evaluation\n",
        ] {
            assert!(sheet.contains(wanted), "{wanted} in\n{sheet}");
        }
    }
    std::fs::read_to_string(collection.path("neuf/sources/annexe.yaml")).unwrap()
}

#[test]
fn an_annex_in_capitals_has_its_sheets() {
    let lines = |lines: &[&str]| -> String { lines.iter().map(|line| p("", line)).collect() };
    let sheets = capitals("LE FOUR") + &capitals("LE MOULIN");
    let cover = ["RECUEIL DES INITIATIVES", "ANNEXE N° 3", "FÉDÉRATION DES FOURS"];
    let summary = ["SOMMAIRE", "LE FOUR ..... 3", "LE MOULIN ..... 7"];
    for before in [lines(&cover), lines(&[&cover[..], &summary].concat())] {
        let manifest = two_sheets(&(before + &sheets));
        assert!(manifest.contains("annexe: ANNEXE N° 3\n"), "{manifest}");
        assert!(manifest.contains("  FÉDÉRATION DES FOURS\n"), "{manifest}");
        assert!(manifest.ends_with("fiches:\n  - four\n  - moulin\n"), "{manifest}");
    }
}

#[test]
fn plain_lines_above_a_title_in_capitals_are_the_cover() {
    let sheet = |title: &str| -> String {
        let lines = [
            title,
            "Un chapeau.",
            "LE CONTEXTE",
            "Ici.",
            "LES ACTIONS",
            "Là.",
            "L'ÉVALUATION",
            "Oui.",
        ];
        lines.iter().map(|line| p("", line)).collect()
    };
    let cover = p("", "Recueil") + &p("", "Fédération des fours");
    let manifest = two_sheets(&(cover + &sheet("LE FOUR") + &sheet("LE MOULIN")));
    assert!(
        manifest.contains("  Recueil\n  Fédération des fours\nfiches:\n  - four\n"),
        "{manifest}"
    );
}

#[test]
fn plain_titles_of_an_annex_are_told_by_their_place() {
    let lines = [
        "Guide du pain",
        "Annexe 2",
        "Sommaire",
        "Le four 4 Un moulin 12",
        "Le four",
        "On y cuit.",
        "Contexte",
        "Ici.",
        "Actions",
        "Là.",
        "Résultats",
        "Oui.",
        "Un moulin",
        "On y moud.",
        "Contexte",
        "Ici.",
        "Actions",
        "Là.",
        "Résultats",
        "Oui.",
    ];
    let body: String = lines.iter().map(|line| p("", line)).collect();
    for body in [body.clone(), body.replace(&(p("", lines[2]) + &p("", lines[3])), "")] {
        let (collection, run) = import("a.docx", &Docx::new(&body).bytes());
        assert_eq!(run.code, 0, "{}", run.stderr);
        assert!(!run.stderr.contains("pas tous"), "{}", run.stderr);
        for name in ["four", "moulin"] {
            let path = collection.path(&format!("neuf/sources/{name}.yaml"));
            let sheet = std::fs::read_to_string(path).unwrap();
            assert_eq!(sheet.matches("  - type: ").count(), 3, "{sheet}");
        }
    }
}

#[test]
fn sections_without_styles_stand_below_styled_titles() {
    let bold = |text: &str| format!("<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>{text}</w:t></w:r></w:p>");
    let looks: [&dyn Fn(&str) -> String; 3] =
        [&bold, &|text| p("", &text.to_uppercase()), &|text| p("", text)];
    for (n, look) in looks.iter().enumerate() {
        let sheet = only_sheet(&[
            p("T1", "Un conseil de résidents"),
            p("", "Les résidents votent le menu."),
            look("Le contexte local"),
            p("", "Il fait froid."),
            look("Les actions menées"),
            p("", "On cuit du pain."),
            look("Les résultats"),
            p("", "On se parle."),
            look("Les perspectives"),
            p("", "Un second four."),
        ]);
        for wanted in ["type: contexte", "type: actions", "type: evaluation", "type: perspectives"]
        {
            assert!(sheet.contains(wanted), "{n} {wanted}\n{sheet}");
        }
        assert!(sheet.contains("chapeau: |\n  Les résidents votent"), "{n}\n{sheet}");
    }
}

#[test]
fn a_second_title_stands_above_lower_sections() {
    let sheet = only_sheet(&[
        p("T1", "Quand les jeunes rédigent leur guide"),
        p("T2", "Le guide « 18 et après »"),
        p("", "Vingt-trois jeunes ont écrit le guide."),
        p("T3", "Le contexte"),
        p("", "Une ancienne est revenue."),
        p("T3", "Les perspectives"),
        p("", "Une version en langue facile."),
    ]);
    assert!(sheet.contains("sous_titre: Le guide « 18 et après »\n"), "{sheet}");
    assert!(sheet.contains("type: contexte"), "{sheet}");
}

#[test]
fn who_said_it_ends_the_quotation() {
    let sheet = only_sheet(&[
        p("T", "Un four de village"),
        p("", "Le four chauffe."),
        p("T2", "Le contexte"),
        p("", "On se parle."),
        p("Q", "« Le mardi, je me coiffe. »"),
        p("Q", "— Une habitante"),
    ]);
    assert!(sheet.contains("> « Le mardi, je me coiffe. »\\\n      > — Une habitante"), "{sheet}");
}

/// A paragraph of two lines, the first in letters of a size, the second in others; both are bold.
fn lines(sizes: [u16; 2], texts: [&str; 2]) -> String {
    let run = |size: u16, text: &str| {
        format!("<w:r><w:rPr><w:b/><w:sz w:val=\"{size}\"/></w:rPr><w:t>{text}</w:t></w:r>")
    };
    let [one, two] = [run(sizes[0], texts[0]), run(sizes[1], texts[1])];
    format!("<w:p>{one}<w:r><w:br/></w:r>{two}</w:p>")
}

/// The sheets that a body becomes, by their names, and the manifest.
fn sheets(body: &str, names: &[&str]) -> (Vec<String>, String) {
    let (collection, run) = import("a.docx", &Docx::new(body).bytes());
    assert_eq!(run.code, 0, "{}", run.stderr);
    let read = |name: &str| {
        let path = collection.path(&format!("neuf/sources/{name}.yaml"));
        std::fs::read_to_string(path).unwrap_or_else(|_| panic!("{name}: {}", run.stderr))
    };
    (names.iter().map(|name| read(name)).collect(), read("annexe"))
}

#[test]
fn a_number_on_the_first_line_of_a_title_is_none_of_it() {
    let sheet = |number: &str, title: &str, size: u16| {
        [
            lines([28, 36], [number, title]),
            p("", "Un four pour tous, ou presque."),
            sized(size, "Le contexte"),
            p("", "Il était froid."),
            sized(size, "Les perspectives"),
            p("", "Un autre four."),
        ]
        .concat()
    };
    // Sections as large as the number, and smaller ones.
    for (size, sign) in [(28, ""), (24, ""), (28, " :"), (24, " –")] {
        let number = |number: u8| format!("Fiche {number}{sign}");
        let body = sheet(&number(1), "Le four", size) + &sheet(&number(2), "Le moulin", size);
        let (found, _) = sheets(&body, &["four", "moulin"]);
        for (sheet, title) in found.iter().zip(["Le four", "Le moulin"]) {
            assert!(sheet.contains(&format!("\ntitre: {title}\n")), "{size}: {sheet}");
            assert!(sheet.contains("- type: perspectives"), "{size}: {sheet}");
        }
    }
    let styled = |number: &str, title: &str| {
        let title = format!(
            "<w:p><w:pPr><w:pStyle w:val=\"T1\"/></w:pPr><w:r><w:t>{number}</w:t><w:br/><w:t>{title}</w:t></w:r></w:p>"
        );
        title + &p("", "Un four pour tous.") + &p("T2", "Le contexte") + &p("", "Il était froid.")
    };
    let body = styled("Fiche 1", "Le four") + &styled("Fiche 2", "Le moulin");
    let (found, _) = sheets(&body, &["four", "moulin"]);
    assert!(found[1].contains("\ntitre: Le moulin\n"), "{}", found[1]);
}

#[test]
fn the_letters_of_a_cover_are_no_titles() {
    let bold = |text: &str| format!("<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>{text}</w:t></w:r></w:p>");
    let sheet = |number: &str, title: &str, section: &dyn Fn(&str) -> String| {
        [
            lines([28, 36], [number, title]),
            bold("Un four pour tous, ou presque."),
            section("Le contexte"),
            p("", "Il était froid."),
            section("Les transformations produites"),
            bold("Du point de vue des habitants"),
            p("LB", "du pain."),
            bold("Du point de vue des élus"),
            p("LB", "du temps."),
        ]
        .concat()
    };
    let large = |text: &str| sized(24, text);
    let sections: [&dyn Fn(&str) -> String; 2] = [&large, &bold];
    for section in sections {
        let body = [
            sized(48, "Guide des fours"),
            sized(36, "Annexe 2"),
            sized(36, "Des pains"),
            p("", "Département du Four"),
            sheet("Fiche 1", "Le four", section),
            sheet("Fiche 2", "« Moulin » : un lieu", section),
        ];
        let (found, manifest) = sheets(&body.concat(), &["four", "moulin-lieu"]);
        let wanted = "annexe: Annexe 2\ntitre: Des pains\nguide: Guide des fours\norganisme: |\n  Département du Four\n";
        assert!(manifest.contains(wanted), "{manifest}");
        for sheet in &found {
            assert!(sheet.contains("### Du point de vue des élus"), "{sheet}");
        }
    }
}

#[test]
fn points_of_view_are_sub_headings_however_they_are_set_out() {
    let run = |marks: &str, text: &str| {
        format!("<w:p><w:r><w:rPr>{marks}</w:rPr><w:t>{text}</w:t></w:r></w:p>")
    };
    let item = |text: &str| p("LB", text);
    let bold_item = |text: &str| {
        format!(
            "<w:p><w:pPr><w:pStyle w:val=\"LB\"/></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>{text}</w:t></w:r></w:p>"
        )
    };
    let looks: [&dyn Fn(&str) -> String; 6] = [
        &|text| run("<w:b/>", text),
        &|text| run("<w:i/>", text),
        &|text| run("<w:b/><w:i/>", text),
        &|text| run("<w:u w:val=\"single\"/>", text),
        &|text| run("<w:b/>", &format!("{text} :")),
        &bold_item,
    ];
    for look in looks {
        let sheet = only_sheet(&[
            p("T", "Un four de village"),
            p("T1", "Le contexte"),
            p("", "Du point de vue des habitants, il était froid."),
            p("T1", "Les transformations produites"),
            look("Du point de vue des habitants"),
            item("du pain,"),
            item("des brioches."),
            look("Du point de vue des élus"),
            item("du temps."),
        ]);
        let wanted = "      ### Du point de vue des habitants\n\n      - du pain,\n      - des brioches.\n\n      \
                      ### Du point de vue des élus\n\n      - du temps.\n";
        assert!(sheet.contains(wanted), "{sheet}");
    }
}

#[test]
fn a_title_right_above_sections_is_no_annexs() {
    let body = [
        sized(24, "Annexe 2"),
        sized(40, "Le four"),
        p("", "Un four pour tous, ou presque."),
        sized(28, "Le contexte"),
        p("", "Il était froid."),
        sized(28, "Les perspectives"),
        p("", "Un autre four."),
    ];
    let (found, manifest) = sheets(&body.concat(), &["four"]);
    assert!(found[0].contains("- type: contexte") && found[0].contains("- type: perspectives"));
    assert!(manifest.contains("annexe: Annexe 2\n"), "{manifest}");
}

#[test]
fn titles_that_read_like_sections_are_titles_above_smaller_ones() {
    let sheet = |title: &str| {
        [
            sized(40, title),
            p("", "Un four pour tous, ou presque."),
            sized(28, "Le contexte"),
            p("", "Il était froid."),
            sized(28, "Les perspectives"),
            p("", "Un autre four."),
        ]
        .concat()
    };
    let body = [
        sheet("Le four"),
        sheet("Les conseils citoyens du bourg"),
        sheet("Enjeux et espoirs du village"),
    ];
    let names = ["four", "conseils-citoyens-bourg", "enjeux-espoirs-village"];
    let (found, _) = sheets(&body.concat(), &names);
    assert!(found.iter().all(|sheet| sheet.contains("- type: perspectives")), "{found:?}");
}
