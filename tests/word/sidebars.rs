//! Sidebars in Word documents: where they end, what they hold, and the sentences that they cut.

use super::only_sheet;
use crate::common::Collection;
use crate::common::docx::{Docx, p, paragraph, picture, table};

/// A picture of one point.
const PNG: &[u8] = &[
    0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, 0x49, 0x48, 0x44, 0x52, 0, 0, 0,
    1, 0, 0, 0, 1, 8, 2, 0, 0, 0, 0x90, 0x77, 0x53, 0xde, 0, 0, 0, 0x0c, 0x49, 0x44, 0x41, 0x54,
    0x78, 0x9c, 0x63, 0xf8, 0xcf, 0xc0, 0, 0, 3, 1, 1, 0, 0xc9, 0xfe, 0x92, 0xef, 0, 0, 0, 0, 0x49,
    0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82,
];

fn bold(text: &str) -> String {
    format!("<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>{text}</w:t></w:r></w:p>")
}

/// A sheet with a sidebar in the middle of a section, as a source; `before` and `after` stand around it.
fn around(before: &str, sidebar: &[String], after: &[String]) -> String {
    let head = [
        p("T", "Un four"),
        p("", "Le four chauffe le dimanche."),
        p("T1", "Le contexte"),
        p("", before),
    ];
    let end = [p("T1", "Les actions"), p("", "Du pain.")];
    only_sheet(&[&head[..], sidebar, after, &end[..]].concat())
}

/// The sidebar of a source, and what stands below it.
#[track_caller]
fn parted(sheet: &str) -> (&str, &str) {
    let (_, rest) = sheet.split_once("reperes:").unwrap();
    rest.split_once("sections:").unwrap()
}

#[test]
fn text_below_a_sidebar_without_a_box_is_no_part_of_it() {
    let aims = || [bold("Objectifs de l'action"), p("LB", "Chauffer")].concat();
    let public = || [bold("Public"), p("", "Les voisins")].concat();
    let contact = || [bold("Contact"), p("", "Anne Bois, 05 36 49 00 00")].concat();
    let start = || [bold("Début de l'action"), p("", "mars 2016")].concat();
    let cut = "Le meunier avait proposé ses fagots";
    let rest = || p("", "de châtaignier, que la commune a pris.");
    for fields in [
        [aims(), contact(), public()],
        [public(), contact(), aims()],
        [aims(), public(), contact()],
        [public(), contact(), start()],
    ] {
        let sheet = around(cut, &[bold("REPERES"), fields.concat()], &[rest()]);
        let (sidebar, text) = parted(&sheet);
        assert!(!sidebar.contains("châtaignier"), "{sheet}");
        assert!(text.contains("ses fagots de châtaignier, que la commune a pris."), "{sheet}");
    }
    for after in [
        vec![p("", "La commune a tout pris.")],
        vec![p("LB", "un lot de bois,"), p("LB", "un lot de terre.")],
        vec![p("", "Elle chauffe :"), p("LB", "la mairie,"), p("LB", "l'école.")],
    ] {
        let sidebar = [bold("REPERES"), aims(), public(), contact()];
        let sheet = around("Le meunier avait proposé ses lots :", &sidebar, &after);
        let (sidebar, text) = parted(&sheet);
        assert!(sidebar.contains("05 36 49 00 00\n"), "{sheet}");
        for word in ["commune", "lot de", "chauffe :", "mairie", "école"] {
            assert!(!sidebar.contains(word), "{word} in\n{sheet}");
        }
        assert!(text.contains("ses lots :\n\n"), "{sheet}");
    }
}

#[test]
fn the_lines_of_an_address_and_of_a_field_stay_in_the_sidebar() {
    let sidebar = [
        bold("REPERES"),
        bold("Contact"),
        p("", "Anne Bois"),
        p("", "Directrice du centre social"),
        p("", "12 rue du Four, 07600 Vals"),
        bold("Public"),
        p("", "Les voisins"),
        p("", "Les écoles du canton"),
        bold("Moyens"),
        p("", "Deux bacs et :"),
        p("LB", "du bois"),
        p("LB", "de l'eau"),
    ];
    let sheet = around("Le meunier est là.", &sidebar, &[]);
    let (sidebar, _) = parted(&sheet);
    for wanted in ["Anne Bois", "Directrice", "07600 Vals", "écoles", "moyens:", "- de l'eau"] {
        assert!(sidebar.contains(wanted), "{wanted} in\n{sheet}");
    }
}

#[test]
fn sentences_are_whole_again_around_boxes_and_pages() {
    let boxed = table(&[&["REPERES"], &["Public"], &["Les voisins"], &["Contact"], &["La mairie"]]);
    let columns = table(&[&["REPERES", ""], &["Public", "Tous"], &["Contact", "La mairie"]]);
    let page = "<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>".to_owned();
    for between in [vec![boxed], vec![columns], vec![page], vec![]] {
        let rest = [p("", "n'y étaient jamais venus.")];
        let collection = Collection::new(&[]);
        let cut = "Le four est loin, et ceux qui";
        let head = [p("T", "Un four"), p("T1", "Le contexte"), p("", cut)];
        collection
            .write("a.docx", &Docx::new(&[&head[..], &between, &rest].concat().concat()).bytes());
        let run = collection.run(&["import", "a.docx", "--into", "neuf", "-v"]);
        assert!(run.stderr.contains("phrase coupée : recollée"), "{}", run.stderr);
        let sheet = std::fs::read_to_string(collection.path("neuf/sources/four.yaml")).unwrap();
        assert!(sheet.contains("et ceux qui n'y étaient jamais venus."), "{sheet}");
    }
}

#[test]
fn lines_under_one_another_are_no_cut_sentence() {
    for (one, next) in [
        ("https://four.example", "http://moulin.example"),
        ("Voir le site de la ville", "four.example"),
        ("le four de la place", "le moulin du pont"),
        ("Un four pour tous", "Il chauffe."),
    ] {
        let sheet = only_sheet(&[p("T", "Un four"), p("T1", "Sources"), p("", one), p("", next)]);
        assert!(sheet.contains(&format!("{one}\n\n      {next}")), "{sheet}");
    }
    for lines in [
        ["Les partenaires :", "la commune", "le canton", "la région."],
        ["Nous voulons", "accueillir les voisins,", "écouter les enfants,", "et les accompagner."],
        ["Horaires du four", "le lundi de 9 h à 12 h (sauf en août)", "Ateliers", "de cuisine ;"],
        ["Le four en 2014", "photo de la mairie.", "Un four pour tous", "les voisins."],
    ] {
        let body: String = lines.iter().map(|line| p("", line)).collect();
        let sheet = only_sheet(&[p("T", "Un four"), p("T1", "Sources"), body]);
        assert!(sheet.contains(&lines.join("\n\n      ")), "{sheet}");
    }
}

/// A sheet whose sidebar stands between its lead and its first section.
fn below_lead(fields: &[String]) -> String {
    let head = [p("T", "Un four"), p("", "Le four chauffe le dimanche."), bold("REPÈRES")];
    let end = [p("T1", "Le contexte"), p("", "Personne ne se croisait.")];
    only_sheet(&[&head[..], fields, &end].concat())
}

#[test]
fn labels_above_the_next_heading_stay_in_the_sidebar() {
    let address = || vec![bold("Contact"), p("", "Anne Bois"), p("", "05 36 49 00 00")];
    for more in [
        vec![bold("Jean Pré"), p("", "directeur")],
        vec![bold("Durée"), p("", "3 ans")],
        vec![bold("Site internet"), p("", "www.four.example")],
        vec![bold("Moyens humains"), p("", "2 animateurs"), bold("Ville"), p("", "Vals")],
        vec![bold("Partenaires"), p("LB", "la mairie"), p("LB", "l'école")],
        vec![bold("Objectifs"), p("LB", "cuire,"), p("", "Et pour les élus :"), p("LB", "voir.")],
    ] {
        let sheet = below_lead(&[address(), more].concat());
        assert!(!sheet.contains("\ntexte:"), "{sheet}");
        assert!(sheet.contains("chapeau: |\n  Le four chauffe le dimanche.\n\n"), "{sheet}");
    }
    let field = [bold("Contact"), p("", "Anne Bois"), bold("Public"), p("", "Les voisins")];
    let own = [bold("Territoire"), p("", "Vals"), bold("Durée"), p("", "3 ans")];
    let sheet = below_lead(&[field, own].concat());
    assert!(sheet.contains("  territoire:\n") && sheet.contains("  duree:\n"), "{sheet}");
}

#[test]
fn text_that_a_whole_sentence_begins_below_a_sidebar_is_told() {
    let collection = Collection::new(&[]);
    let body = [
        p("T", "Un four"),
        p("", "Le four chauffe le dimanche."),
        bold("REPÈRES"),
        bold("Public"),
        p("", "Les voisins"),
        bold("Objectifs"),
        p("", "Nous voulons cuire du pain."),
        p("", "Nous voulons aussi en donner."),
        p("T1", "Le contexte"),
        p("", "Personne ne se croisait."),
    ];
    collection.write("a.docx", &Docx::new(&body.concat()).bytes());
    let run = collection.run(&["import", "a.docx", "--into", "neuf"]);
    assert!(
        run.stderr.contains("à vérifier : four : texte courant sous REPÈRES"),
        "{}",
        run.stderr
    );
}

#[test]
fn pictures_of_a_sidebar_stand_below_it() {
    let cell = |inside: &str| format!("<w:tc>{inside}</w:tc>");
    let row =
        |label: &str, inside: &str| format!("<w:tr>{}{}</w:tr>", cell(&p("", label)), cell(inside));
    let logo = || paragraph("", &picture("p", "Le logo"));
    let inner = table(&[&["Anne Bois"], &["05 36 49 00 00"]]);
    for contact in [p("", "Anne Bois") + &logo(), logo() + &p("", "Anne Bois"), logo() + &inner] {
        let rows = [
            format!("<w:tr>{}</w:tr>", cell(&p("", "REPÈRES"))),
            row("Public", &p("", "Les voisins")),
            row("Contact", &contact),
        ];
        let body = [
            p("T", "Un four"),
            format!("<w:tbl>{}</w:tbl>", rows.concat()),
            p("T1", "Le contexte"),
            p("", "Du pain."),
        ];
        let collection = Collection::new(&[]);
        let docx = Docx::new(&body.concat()).part("p", "image", "media/1.png", PNG);
        collection.write("a.docx", &docx.bytes());
        let run = collection.run(&["import", "a.docx", "--into", "neuf"]);
        assert_eq!(run.code, 0, "{}", run.stderr);
        assert!(run.stderr.contains("image dans l'encadré REPÈRES"), "{}", run.stderr);
        let sheet = std::fs::read_to_string(collection.path("neuf/sources/four.yaml")).unwrap();
        for wanted in ["  public: Les voisins\n", "Anne Bois\n", "![Le logo](four-image-1.png)"] {
            assert!(sheet.contains(wanted), "{wanted} in\n{sheet}");
        }
    }
}
