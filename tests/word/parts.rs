//! What a Word paragraph may hold besides its words: pictures, notes, fields, comments, tracked changes.

use crate::common::docx::{Docx, p, paragraph, picture, root, run};
use crate::common::{Collection, Run};

/// A picture of one point.
const PNG: &[u8] = &[
    0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, 0x49, 0x48, 0x44, 0x52, 0, 0, 0,
    1, 0, 0, 0, 1, 8, 2, 0, 0, 0, 0x90, 0x77, 0x53, 0xde, 0, 0, 0, 0x0c, 0x49, 0x44, 0x41, 0x54,
    0x78, 0x9c, 0x63, 0xf8, 0xcf, 0xc0, 0, 0, 3, 1, 1, 0, 0xc9, 0xfe, 0x92, 0xef, 0, 0, 0, 0, 0x49,
    0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82,
];

/// The sheet of a document whose body follows a title and a section's heading, and what was said.
fn import(body: &str, with: impl FnOnce(Docx) -> Docx) -> (Collection, String, Run) {
    let body = p("T", "Un four") + &p("T1", "Le contexte") + body;
    let collection = Collection::new(&[]);
    collection.write("a.docx", &with(Docx::new(&body)).bytes());
    let run = collection.run(&["import", "a.docx", "--into", "neuf"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(!run.stderr.contains("pas tous repris"), "{}", run.stderr);
    let sheet = std::fs::read_to_string(collection.path("neuf/sources/four.yaml")).unwrap();
    (collection, sheet, run)
}

/// Fails unless a collection builds, once its manifest has a date and its pictures are described.
#[track_caller]
fn builds(collection: &Collection) {
    let run = collection.run(&["build", "--root", "neuf"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
}

#[track_caller]
fn said(run: &Run, wanted: &[&str]) {
    for text in wanted {
        assert!(run.stderr.contains(text), "{text} in\n{}", run.stderr);
    }
}

#[test]
fn pictures_come_with_their_words() {
    let body = paragraph("", &(run("Avant. ") + &picture("p", "Le four allumé")))
        + &p("L", "Photo : la mairie")
        + &paragraph("", &picture("p", ""));
    let (collection, sheet, run) =
        import(&body, |docx| docx.part("p", "image", "media/image1.png", PNG));
    assert!(sheet.contains("![Le four allumé](four-image-1.png \"Photo : la mairie\")"), "{sheet}");
    assert!(sheet.contains("![Image à décrire](four-image-2.png)"), "{sheet}");
    said(&run, &["a.docx, paragraphe 5 : à vérifier : four : image sans texte de remplacement"]);
    let bytes = std::fs::read(collection.path("neuf/sources/four-image-1.png")).unwrap();
    assert_eq!(bytes, PNG);
    builds(&collection);
}

#[test]
fn a_picture_may_stand_between_a_title_and_its_lead() {
    let body = p("T", "Un four")
        + &paragraph("", &picture("gif", "Le logo"))
        + &p("L", "Le logo")
        + &paragraph("", &picture("p", "Le four allumé"))
        + &p("", "Un four pour tous.")
        + &p("T1", "Le contexte")
        + &p("", "Du pain.");
    let collection = Collection::new(&[]);
    let docx = Docx::new(&body).part("p", "image", "media/1.png", PNG);
    let docx = docx.part("gif", "image", "media/2.gif", b"GIF89a");
    collection.write("a.docx", &docx.bytes());
    let run = collection.run(&["import", "a.docx", "--into", "neuf"]);
    assert!(run.stderr.contains("tous les autres repris"), "{}", run.stderr);
    said(&run, &["image 2.gif (« Le logo ») laissée de côté"]);
    let sheet = std::fs::read_to_string(collection.path("neuf/sources/four.yaml")).unwrap();
    assert!(sheet.contains("chapeau: |\n  Un four pour tous.\n"), "{sheet}");
    assert!(sheet.contains("texte: |\n  ![Le four allumé](four-image-1.png)\n"), "{sheet}");
    assert!(!sheet.contains("logo"), "{sheet}");
}

#[test]
fn pictures_that_no_sheet_can_have_are_told() {
    let body = ["emf", "tif", "txt", "png", "none", "out"]
        .map(|id| paragraph("", &(run("Du pain. ") + &picture(id, "Un schéma"))))
        .concat();
    let (collection, sheet, run) = import(&body, |docx| {
        docx.part("emf", "image", "media/a.emf", b"\x01\0\0\0\x6c\0\0\0 EMF")
            .part("tif", "image", "media/b.tif", b"II*\0\x08\0\0\0")
            .part("txt", "image", "media/c.jpg", b"Du pain.")
            .part("png", "image", "media/d.png", &PNG[..40])
            .link("out", "http://example.org/e.png")
    });
    assert!(!sheet.contains("!["), "{sheet}");
    said(
        &run,
        &[
            "image a.emf (« Un schéma ») laissée de côté",
            "image b.tif (« Un schéma ») laissée de côté",
            "image c.jpg (« Un schéma ») laissée de côté",
            "image d.png (« Un schéma ») laissée de côté",
            "paragraphe 7 : à vérifier : image liée (« Un schéma »), absente du document",
            "paragraphe 8 : à vérifier : image liée (« Un schéma »), absente du document",
        ],
    );
    // The manifest, the sheet, and the folder of the schemas.
    assert_eq!(std::fs::read_dir(collection.path("neuf/sources")).unwrap().count(), 3);
}

#[test]
fn notes_stand_where_they_are_called() {
    let call = |kind: &str, id: u32| format!("<w:r><w:{kind}Reference w:id=\"{id}\"/></w:r>");
    let note = |kind: &str, id: u32, text: &str| {
        format!("<w:{kind} w:id=\"{id}\">{}</w:{kind}>", p("", text))
    };
    let body = paragraph(
        "",
        &(run("Du pain")
            + &call("footnote", 2)
            + &run(", du sel")
            + &call("endnote", 2)
            + &run(".")),
    ) + &paragraph("T2", &(run("Le levain") + &call("footnote", 3)))
        + &paragraph("", &(run("Fin") + &call("footnote", 9)));
    let notes = "<w:footnote w:type=\"separator\" w:id=\"0\"/>".to_owned()
        + &note("footnote", 2, "De seigle.")
        + &note("footnote", 3, "Du four.")
        + &note("footnote", 4, "Perdue.");
    let (collection, sheet, run) = import(&body, |docx| {
        docx.part("f", "footnotes", "footnotes.xml", root("footnotes", &notes).as_bytes()).part(
            "e",
            "endnotes",
            "endnotes.xml",
            root("endnotes", &note("endnote", 2, "De mer.")).as_bytes(),
        )
    });
    for wanted in [
        "Du pain[^1], du sel[^2].",
        "[^1]: De seigle.",
        "[^2]: De mer.",
        "### Le levain\n\n      Du four.",
    ] {
        assert!(sheet.contains(wanted), "{wanted} in\n{sheet}");
    }
    said(
        &run,
        &[
            "note que rien n'appelle, laissée de côté : « Perdue. »",
            "paragraphe 4 : à vérifier : four : note appelée dans un titre : mise en paragraphe",
            "paragraphe 5 : à vérifier : appel d'une note qui n'a pas de texte",
        ],
    );
    builds(&collection);
}

#[test]
fn fields_and_links_lead_to_addresses() {
    let mark = |kind: &str| format!("<w:r><w:fldChar w:fldCharType=\"{kind}\"/></w:r>");
    let code = |code: &str| format!("<w:r><w:instrText> {code} </w:instrText></w:r>");
    let field = |text: &str, shown: &str| {
        mark("begin") + &code(text) + &mark("separate") + &run(shown) + &mark("end")
    };
    let body = paragraph("", &field("HYPERLINK \"https://example.org/a\"", "un site"))
        + &paragraph("", &format!("<w:hyperlink r:id=\"l\">{}</w:hyperlink>", run("un autre")))
        + &paragraph(
            "",
            &format!("<w:hyperlink w:anchor=\"x\">{}</w:hyperlink>", run("plus loin")),
        )
        + &paragraph(
            "",
            &(field("PAGE", "12")
                + &run(" pages, ")
                + &field("HYPERLINK \"file:///c:/a\"", "un fichier")),
        )
        + &paragraph("", &format!("<w:fldSimple w:instr=\"DATE\">{}</w:fldSimple>", run("hier")));
    let (collection, sheet, _) = import(&body, |docx| docx.link("l", "mailto:contact@example.org"));
    for wanted in [
        "[un site](https://example.org/a)",
        "[un autre](mailto:contact@example.org)",
        "\n      plus loin\n",
        "12 pages, un fichier",
        "hier",
    ] {
        assert!(sheet.contains(wanted), "{wanted} in\n{sheet}");
    }
    let run = collection.run(&["import", "a.docx", "--into", "neuf", "--force", "-v"]);
    said(
        &run,
        &[
            "paragraphe 5 : probable : four : lien interne sans cible, gardé comme texte : « plus loin »",
            "paragraphe 6 : probable : lien gardé comme texte, son adresse n'est pas du web",
        ],
    );
    builds(&collection);
}

#[test]
fn comments_are_told_with_their_author() {
    let body = paragraph("", &(run("Du pain.") + "<w:r><w:commentReference w:id=\"5\"/></w:r>"));
    let comment = |id: u32, text: &str| {
        format!("<w:comment w:id=\"{id}\" w:author=\"Ana\">{}</w:comment>", p("", text))
    };
    let comments = root("comments", &(comment(5, "Quel pain ?") + &comment(6, "Et le sel ?")));
    let (_, sheet, run) =
        import(&body, |docx| docx.part("c", "comments", "comments.xml", comments.as_bytes()));
    assert!(!sheet.contains("Quel"), "{sheet}");
    said(
        &run,
        &[
            "paragraphe 3 : à vérifier : commentaire de Ana : « Quel pain ? »",
            "a.docx : à vérifier : commentaire de Ana : « Et le sel ? »",
        ],
    );
}

#[test]
fn tracked_changes_are_accepted() {
    let deleted = "<w:del><w:r><w:delText>du sel</w:delText></w:r></w:del>";
    let moved = |kind: &str| format!("<w:{kind}>{}</w:{kind}>", run(" ici"));
    let joined = "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>Deux </w:t></w:r></w:p>";
    let body = paragraph(
        "",
        &(run("Du pain, ") + deleted + &format!("<w:ins>{}</w:ins>", run("de l'eau"))),
    ) + &paragraph("", &(run("Là") + &moved("moveFrom")))
        + &paragraph("", &(run("Oui") + &moved("moveTo")))
        + joined
        + &p("", "en un.");
    let (_, sheet, run) = import(&body, |docx| docx);
    for wanted in ["Du pain, de l'eau\n", "\n      Là\n", "Oui ici", "Deux en un."] {
        assert!(sheet.contains(wanted), "{wanted} in\n{sheet}");
    }
    assert!(!sheet.contains("sel"));
    said(&run, &["modifications suivies, acceptées"]);
}

#[test]
fn hyphens_that_keep_words_together_or_show_at_line_ends_alone_lose_no_word() {
    let hyphens =
        "<w:r><w:t>grand</w:t><w:noBreakHyphen/><w:t>mè</w:t><w:softHyphen/><w:t>re</w:t></w:r>";
    let (_, sheet, run) = import(&paragraph("", hyphens), |docx| docx);
    assert!(sheet.contains("grand-mère"), "{sheet}");
    assert!(!run.stderr.contains("mots"), "{}", run.stderr);
}

#[test]
fn letters_above_others_stand_behind_them() {
    let ruby = format!(
        "{}<w:r><w:ruby><w:rubyPr/><w:rt>{}</w:rt><w:rubyBase>{}</w:rubyBase></w:ruby></w:r>{}",
        run("Le mot "),
        run("ou terme"),
        run("clé"),
        run(" du four"),
    );
    let (_, sheet, run) = import(&paragraph("", &ruby), |docx| docx);
    assert!(sheet.contains("Le mot clé (ou terme) du four"), "{sheet}");
    assert!(!run.stderr.contains("mots"), "{}", run.stderr);
}

#[test]
fn the_call_of_a_note_in_a_title_is_no_part_of_the_sheets_name() {
    let title =
        run("Un four") + "<w:r><w:footnoteReference w:id=\"2\"/></w:r>" + &run(" pour la rue");
    let body = paragraph("T", &title) + &p("T1", "Le contexte") + &p("", "Du pain.");
    let note = format!("<w:footnote w:id=\"2\">{}</w:footnote>", p("", "À bois."));
    let bytes = Docx::new(&body)
        .part("f", "footnotes", "footnotes.xml", root("footnotes", &note).as_bytes())
        .bytes();
    let (collection, run) = crate::common::office::import("fiche.docx", &bytes);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(collection.path("neuf/sources/four-rue.yaml").exists(), "{}", run.stderr);
}

#[test]
fn struck_text_is_told() {
    let part = |text: &str| {
        format!("<w:r><w:rPr><w:strike/></w:rPr><w:t xml:space=\"preserve\">{text}</w:t></w:r>")
    };
    let plain = |text: &str| format!("<w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r>");
    let body = [plain("Il est "), part("très "), part("froid"), plain(" chaud.")].concat();
    let (_collection, sheet, run) = import(&format!("<w:p>{body}</w:p>"), |docx| docx);
    assert!(run.stderr.contains("« très froid »"), "{}", run.stderr);
    assert!(sheet.contains("Il est très froid chaud."), "{sheet}");
}

#[test]
fn what_libreoffice_writes_of_signs_and_addresses_is_read() {
    let raised = |place: &str| {
        let marks = format!("<w:rPr><w:position w:val=\"{place}\"/><w:sz w:val=\"19\"/></w:rPr>");
        format!("<w:r>{marks}<w:t>2</w:t></w:r>")
    };
    let moved = "<w:r><w:rPr><w:position w:val=\"2\"/></w:rPr><w:t>Droit</w:t></w:r>";
    let body = paragraph("", &(run("Cent m") + &raised("8") + &run(" sans CO") + &raised("-2")))
        + &paragraph("", moved)
        + &paragraph("", &format!("<w:hyperlink r:id=\"l\">{}</w:hyperlink>", run("le plan")));
    let (_, sheet, _) = import(&body, |docx| docx.link("l", "https://example.org/le plan"));
    for wanted in
        ["Cent m^2^ sans CO2\n", "\n      Droit\n", "[le plan](https://example.org/le%20plan)"]
    {
        assert!(sheet.contains(wanted), "{wanted} in\n{sheet}");
    }
}
