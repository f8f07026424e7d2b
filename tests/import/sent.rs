//! Sheets as people send them: in mails, with labels that run in with the text, boxes, notes and remarks of their own.

use std::fs;

use annexe::import::{Certainty, Destination, Imported, Input, Patterns, import, import_markdown};

use super::add::PNG;
use crate::common::Collection;
use crate::common::docx::{Docx, p, paragraph, picture, run};

fn sheet(imported: &Imported) -> &str {
    assert!(imported.words.is_whole(), "{:?}", imported.words);
    &imported.files.iter().find(|file| file.name != "annexe.yaml").unwrap().text
}

fn document(body: &str) -> Imported {
    document_of(Docx::new(body))
}

fn document_of(docx: Docx) -> Imported {
    let input = Input::Document { name: "fiche", bytes: docx.bytes() };
    import(vec![input], &Patterns::default(), Destination::New).unwrap()
}

fn kinds(imported: &Imported) -> Vec<Option<&str>> {
    imported.sheets[0].sections.iter().map(|section| section.kind.as_deref()).collect()
}

fn told<'i>(imported: &'i Imported, words: &str) -> Vec<&'i str> {
    let doubts = imported.notes.iter().filter(|note| note.certainty == Certainty::Doubtful);
    doubts.map(|note| note.message.as_str()).filter(|told| told.contains(words)).collect()
}

/// A run in bold.
fn bold(text: &str) -> String {
    run(text).replace("<w:r>", "<w:r><w:rPr><w:b/></w:rPr>")
}

/// A table of one cell.
fn framed(inside: &str) -> String {
    format!("<w:tbl><w:tr><w:tc>{inside}</w:tc></w:tr></w:tbl>")
}

const SHEET: &str = "# Un four\n\nUn chapeau.\n\n## Le contexte\n\nDu pain.\n\n## Les actions\n\n- cuire\n- partager\n";

#[test]
fn a_sheet_that_a_mail_quotes_is_read_and_the_mail_told() {
    let quoted: String = SHEET.lines().map(|line| format!("> {line}\n")).collect();
    let mail = format!(
        "De : Rose\nObjet : Fiche\n\nBonjour,\n\nVoici :\n\n{quoted}\nCordialement,\n\n-- \nRose\nChargée de mission\n"
    );
    let collection = Collection::good();
    collection.write("envoi.md", mail.as_bytes());
    let run = collection.run(&["import", "envoi.md", "--into", "neuf"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let read = |name: &str| fs::read_to_string(collection.path(&format!("neuf/sources/{name}")));
    collection.write("seule.md", SHEET.as_bytes());
    collection.run(&["import", "seule.md", "--into", "seule"]);
    let alone = fs::read_to_string(collection.path("seule/sources/four.yaml")).unwrap();
    assert_eq!(read("four.yaml").unwrap(), alone);
    let manifest = read("annexe.yaml").unwrap();
    for line in ["De : Rose", "Voici :", "Cordialement,", "Rose Chargée de mission"] {
        assert!(manifest.contains(line), "{manifest}");
    }
    assert!(manifest.contains("organisme: |\n  À compléter\n"), "{manifest}");
}

#[test]
fn the_signature_below_a_sheet_is_told_and_no_part_of_it() {
    let imported =
        import_markdown(&format!("{SHEET}\nBien cordialement,\n\nRose Bayle\n")).unwrap();
    assert!(!sheet(&imported).contains("Rose"));
    assert_eq!(told(&imported, "courriel").len(), 2);
    let imported = document(
        &(p("T", "Un four")
            + &p("T1", "Le contexte")
            + &p("", "Du pain.")
            + &p("", "Cordialement,")
            + &p("", "Rose Bayle")),
    );
    assert!(!sheet(&imported).contains("Rose"));
    assert_eq!(told(&imported, "courriel").len(), 2);
}

#[test]
fn labels_that_run_in_head_sections_and_name_fields() {
    let label = |label: &str, text: &str| paragraph("", &(bold(label) + &run(text)));
    let imported = document(
        &(p("T", "Des paniers")
            + &label("Contexte :", " Vingt maraîchers.")
            + &label("Public :", " Familles")
            + &label("Déroulement :", " Chaque semaine.")
            + &label("Bilan :", " Cinquante familles.")
            + &label("Contact :", " Léa, 03 84 00 11 22")),
    );
    assert_eq!(kinds(&imported), [Some("contexte"), Some("actions"), Some("evaluation")]);
    let text = sheet(&imported);
    assert!(text.contains("  public: Familles\n") && text.contains("  contact: |\n"), "{text}");
    let text = "# Des paniers\n\nx\n\n**Contexte :** Vingt.\n\n**Public :** Familles\n\n**Bilan :** Dix.\n\n**Contact :** Léa\n";
    let imported = import_markdown(text).unwrap();
    assert_eq!(kinds(&imported), [Some("contexte"), Some("evaluation")]);
    assert!(sheet(&imported).contains("reperes:\n  public: Familles\n"));
}

#[test]
fn a_box_is_a_call_out_or_the_sidebar() {
    let inside = paragraph("", &bold("Le saviez-vous ?")) + &p("", "La halle a servi de marché.");
    let around = |table: &str| {
        p("T", "La halle")
            + &p("", "Une halle.")
            + &p("T1", "Le contexte")
            + &p("", "Elle date de 1905.")
            + table
            + &p("", "Elle a été rendue.")
    };
    let call_out = "> [!encadre] Le saviez-vous ?\n      > La halle a servi de marché.\n";
    let imported = document(&around(&framed(&inside)));
    assert!(sheet(&imported).contains(call_out), "{}", sheet(&imported));
    // A section in a frame is one, and so is plain text.
    let section = paragraph("", &bold("Les enjeux")) + &p("", "Réparer.");
    assert!(!sheet(&document(&around(&framed(&section)))).contains("encadre"));
    let text = |inside: &[&str]| {
        let border = format!("+{}+\n", "-".repeat(32));
        let inside: String = inside.iter().map(|line| format!("| {line:<30} |\n")).collect();
        format!(
            "# La halle\n\nx\n\n## Le contexte\n\nElle date de 1905.\n\n{border}{inside}{border}\nElle est rendue.\n"
        )
    };
    let imported =
        import_markdown(&text(&["**Le saviez-vous ?**", "", "La halle a servi de marché."]))
            .unwrap();
    assert!(sheet(&imported).contains(call_out), "{}", sheet(&imported));
    let sidebar = ["**REPÈRES**", "", "**Public :** tous", "", "**Contact :** Rose"];
    let imported = import_markdown(&text(&sidebar)).unwrap();
    let found = sheet(&imported);
    assert!(found.contains("reperes:\n  public: tous\n") && found.contains("rendue"), "{found}");
}

#[test]
fn a_description_that_a_program_made_is_missing() {
    let alt = "Une image contenant ciel Description générée automatiquement";
    let body = p("T", "La halle")
        + &p("T1", "Le contexte")
        + &paragraph("", &(run("Là.") + &picture("i", alt)));
    let imported = document_of(Docx::new(&body).part("i", "image", "media/a.png", PNG));
    assert!(!sheet(&imported).contains("automatiquement"));
    assert_eq!(told(&imported, "décrire").len(), 1, "{:?}", imported.notes);
}

#[test]
fn what_was_learnt_is_of_the_indications() {
    let text = SHEET.replace("## Les actions", "## Ce que nous avons appris");
    for title in
        ["Ce que nous avons appris", "Ce que nous retenons", "Ce que nous avons retenu de l'action"]
    {
        let text = text.replace("Ce que nous avons appris", title);
        let imported = import_markdown(&text).unwrap();
        assert_eq!(kinds(&imported), [Some("contexte"), Some("indications")], "{title}");
    }
}

#[test]
fn inline_notes_and_remarks_are_kept_and_told() {
    let text = SHEET.replace("Du pain.", "Du pain^[De seigle.] noir. <!-- vérifier le nombre -->");
    let imported = import_markdown(&text).unwrap();
    let found = sheet(&imported);
    assert!(
        found.contains("Du pain[^n1] noir.\n") && found.contains("[^n1]: De seigle.\n"),
        "{found}"
    );
    assert_eq!(told(&imported, "vérifier le nombre").len(), 1);
    let imported =
        import_markdown(&SHEET.replace("Du pain.", "<!-- Start of picture text -->\n\nDu pain."))
            .unwrap();
    assert!(told(&imported, "picture").is_empty());
}

#[test]
fn the_number_and_the_kind_of_a_sheet_are_no_part_of_its_title() {
    let text = SHEET.replace("# Un four", "# ACTION 3 – Un four");
    assert!(sheet(&import_markdown(&text).unwrap()).contains("\ntitre: Un four\n"));
    let sections = p("", "Un chapeau.") + &p("T1", "Le contexte") + &p("", "Du pain.");
    let imported = document(&(p("", "1") + &p("T", "Un four") + &sections));
    assert!(
        sheet(&imported).contains("\ntitre: Un four\n\nchapeau: |\n  Un chapeau.\n"),
        "{}",
        sheet(&imported)
    );
    let row = |label: &str, text: &str| {
        format!("<w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr>", p("", label), p("", text))
    };
    let rows = row("Intitulé de l'action", "Un four")
        + &row("Public", "Tous")
        + &row("Contexte", "La ville n'a plus de four.")
        + &row("Déroulement", "On cuit le jeudi.");
    let imported =
        document(&(paragraph("", &bold("FICHE ACTION")) + &format!("<w:tbl>{rows}</w:tbl>")));
    assert!(sheet(&imported).contains("\ntitre: Un four\n"), "{}", sheet(&imported));
}

/// A sheet whose sidebar is a table.
fn with_table(rows: &str) -> String {
    SHEET.replace("Du pain.", &format!("Du pain.\n\n{rows}"))
}

#[test]
fn a_label_above_its_text_in_a_cell_is_read_as_beside_it() {
    let one = "| REPÈRES |\n|---|\n| **Objectifs**<br>• Cuire<br>• Partager |\n| **Public**<br>Tous |\n| **Contact**<br>Rose<br>05 36 49 00 00 |\n";
    let two = "| REPÈRES | |\n|---|---|\n| **Objectifs** | • Cuire<br>• Partager |\n| **Public** | Tous |\n| **Contact** | Rose<br>05 36 49 00 00 |\n";
    let [one, two] = [one, two].map(|rows| import_markdown(&with_table(rows)).unwrap());
    assert!(sheet(&two).contains("reperes:"), "{}", sheet(&two));
    assert_eq!(sheet(&one), sheet(&two));
}

#[test]
fn a_line_that_the_width_of_a_cell_breaks_is_one() {
    let rows = "|REPÈRES||\n|---|---|\n|Objectifs|• Valoriser le pain de<br>proximité<br>• Cuire|\n|Public|Ménages en situation<br>de précarité|\n|Partenaires|La ville<br>Le moulin|\n|Porteurs|Familles<br>enseignants<br>élus|\n";
    let imported = import_markdown(&with_table(rows)).unwrap();
    let text = sheet(&imported);
    assert!(text.contains("- Valoriser le pain de proximité\n"), "{text}");
    assert!(text.contains("Ménages en situation de précarité\n"), "{text}");
    assert!(!text.contains("- Ménages"), "{text}");
    assert!(text.contains("- La ville\n"), "{text}");
    assert!(text.contains("- Familles\n      - enseignants\n"), "{text}");
    let likely = imported.notes.iter().filter(|note| note.certainty == Certainty::Likely);
    assert_eq!(likely.filter(|note| note.message.contains("cellule")).count(), 2);
}

#[test]
fn what_only_is_likely_is_counted_as_well() {
    let collection = Collection::good();
    let rows = "| REPÈRES | |\n|---|---|\n| Public | Ménages en situation<br>de précarité |\n";
    collection.write("seule.md", with_table(rows).as_bytes());
    let run = collection.run(&["import", "seule.md", "--into", "neuf"]);
    assert!(run.stderr.contains(" (-v)"), "{}", run.stderr);
    assert!(!run.stderr.contains("à vérifier"), "{}", run.stderr);
}

#[test]
fn the_name_of_an_action_is_no_title_of_a_sheet() {
    let one = |title: &str, name: &str| {
        format!(
            "{title}\n\n{name}Un chapeau qui dit tout.\n\nLe contexte\n\nDu pain.\n\nLes actions réalisées\n\nOn cuit.\n\nLes perspectives\n\nOn rêve.\n\n"
        )
    };
    let named = "Nom de l'action : Le moulin du bourg\n\n";
    let text = "Des fiches\n\n".to_owned()
        + &one("Un four", "")
        + &one("Un moulin", named)
        + &one("Un verger", "");
    let imported = import_markdown(&text).unwrap();
    let titles: Vec<&str> = imported.sheets.iter().map(|sheet| sheet.title.as_str()).collect();
    assert_eq!(titles, ["Un four", "Un moulin", "Un verger"]);
    assert!(!imported.notes.iter().any(|note| note.message.contains("Nom de l'action")));
}

#[test]
fn a_section_among_the_labels_of_a_sidebar_is_none_of_its_fields() {
    let text = "# Un orchestre\n\nOn joue.\n\n### Le contexte\n\nUne école.\n\n#### REPÈRES\n\n**→ Objectif**\n\nFaire de la musique\n\n**→ Public**\n\n### La démarche\n\nLe conservatoire prête.\n\nOn se forme aussi.\n\n**→ Contact**\n\nRose 05 36 49 00 00\n\n### Les perspectives\n\nOn rêve.\n";
    let imported = import_markdown(text).unwrap();
    sheet(&imported);
    let found = &imported.sheets[0];
    assert!(found.sections.iter().any(|section| section.heading == "La démarche"), "{found:?}");
    let fields: Vec<&str> = found.sidebar.iter().map(|field| field.key.as_str()).collect();
    assert_eq!(fields.len(), 3, "{fields:?}");
    assert_eq!(told(&imported, "Public").len(), 1);
}

#[test]
fn a_viewpoint_without_the_mark_of_a_heading_is_told() {
    let text = SHEET.replace("Du pain.", "Du pain.\n\nDu point de vue des élus\n\nC'est bien.");
    let imported = import_markdown(&text).unwrap();
    assert_eq!(told(&imported, "Du point de vue des élus").len(), 1, "{:?}", imported.notes);
    let text = SHEET.replace("Du pain.", "Du pain.\n\nDu point de vue des élus, c'est bien.");
    assert!(told(&import_markdown(&text).unwrap(), "point de vue").is_empty());
}
