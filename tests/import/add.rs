//! Sheets that come to a collection that is there already.

use std::fs;

use crate::common::Collection;
use crate::common::docx::{Docx, p, paragraph, picture, run};

const MANIFEST: &str = "annexe: Annexe 1\ntitre: Des pains  # un titre\nguide: Guide\norganisme: |\n  La mairie\n\
    date: 2024-02-29\n\nfiches:\n  - halle # d'abord\n";
const HALL: &str = "titre: Une halle\n\nchapeau: |\n  Elle rouvre.\n";

fn collection(manifest: &str) -> Collection {
    let folder = Collection::new(&[]);
    folder.write("pains/sources/annexe.yaml", manifest.as_bytes());
    folder.write("pains/sources/halle.yaml", HALL.as_bytes());
    folder.write("four.docx", &four().bytes());
    folder
}

fn four() -> Docx {
    let shown = paragraph("", &(run("Du pain. ") + &picture("p", "Le four allumé")));
    Docx::new(&(p("T", "Un four") + &p("T1", "Le contexte") + &shown)).part(
        "p",
        "image",
        "media/a.png",
        PNG,
    )
}

/// A picture of one pixel.
pub(super) const PNG: &[u8] = &[
    0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, 0x49, 0x48, 0x44, 0x52, 0, 0, 0,
    1, 0, 0, 0, 1, 8, 2, 0, 0, 0, 0x90, 0x77, 0x53, 0xde, 0, 0, 0, 0x0c, 0x49, 0x44, 0x41, 0x54,
    0x78, 0x9c, 0x63, 0xf8, 0xcf, 0xc0, 0, 0, 3, 1, 1, 0, 0xc9, 0xfe, 0x92, 0xef, 0, 0, 0, 0, 0x49,
    0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82,
];

/// All files of the collection, by name, with their bytes.
fn files(folder: &Collection) -> Vec<(String, Vec<u8>)> {
    let entries = fs::read_dir(folder.path("pains/sources")).unwrap();
    let mut files: Vec<(String, Vec<u8>)> = entries
        .map(|entry| entry.unwrap().path())
        // The copies of the schemas are made anew with each sheet.
        .filter(|path| path.is_file())
        .map(|path| {
            (path.file_name().unwrap().to_string_lossy().into_owned(), fs::read(&path).unwrap())
        })
        .collect();
    files.sort();
    files
}

#[test]
fn a_sheet_takes_its_place_at_the_end_and_all_else_stays() {
    let folder = collection(MANIFEST);
    let run = folder.run(&["import", "four.docx", "--into", "pains"]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    let names: Vec<String> = files(&folder).into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["annexe.yaml", "four-image-1.png", "four.yaml", "halle.yaml"]);
    let manifest = fs::read_to_string(folder.path("pains/sources/annexe.yaml")).unwrap();
    assert_eq!(manifest, format!("{MANIFEST}  - four\n"));
    assert_eq!(fs::read_to_string(folder.path("pains/sources/halle.yaml")).unwrap(), HALL);
    let list = folder.run(&["list", "--root", "pains"]);
    assert_eq!(list.code, 0, "{}", list.stderr);
    let stdout = String::from_utf8(list.stdout).unwrap();
    assert!(stdout.find("halle") < stdout.find("four"), "{stdout}");
}

#[test]
fn several_sheets_come_in_their_order() {
    let folder = collection(MANIFEST);
    let title = |text: &str| p("T", text) + &p("", "Un chapeau.");
    folder.write("deux.docx", &Docx::new(&(title("Un moulin") + &title("Un étang"))).bytes());
    let run = folder.run(&["import", "deux.docx", "four.docx", "--into", "pains"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let manifest = fs::read_to_string(folder.path("pains/sources/annexe.yaml")).unwrap();
    assert_eq!(manifest, format!("{MANIFEST}  - moulin\n  - etang\n  - four\n"));
}

#[test]
fn an_order_that_is_not_given_stays_so() {
    let manifest = MANIFEST.split("\nfiches:").next().unwrap();
    let folder = collection(manifest);
    assert_eq!(folder.run(&["import", "four.docx", "--into", "pains"]).code, 0);
    assert_eq!(fs::read_to_string(folder.path("pains/sources/annexe.yaml")).unwrap(), manifest);
    assert!(folder.path("pains/sources/four.yaml").exists());
}

#[test]
fn nothing_is_replaced_unless_asked_for() {
    for taken in ["four.yaml", "four-image-1.png"] {
        let folder = collection(MANIFEST);
        folder.write(&format!("pains/sources/{taken}"), b"titre: Un autre four\n");
        let before = files(&folder);
        let run = folder.run(&["import", "four.docx", "--into", "pains"]);
        assert_eq!(run.code, 2);
        assert!(run.stderr.contains(taken) && run.stderr.contains("→"), "{}", run.stderr);
        assert_eq!(files(&folder), before);
        assert_eq!(folder.run(&["import", "four.docx", "--into", "pains", "--force"]).code, 0);
        let names: Vec<String> = files(&folder).into_iter().map(|(name, _)| name).collect();
        assert_eq!(names, ["annexe.yaml", "four-image-1.png", "four.yaml", "halle.yaml"]);
        let manifest = fs::read_to_string(folder.path("pains/sources/annexe.yaml")).unwrap();
        assert_eq!(manifest, format!("{MANIFEST}  - four\n"));
    }
}

#[test]
fn a_whole_annex_goes_to_no_other() {
    let folder = collection(MANIFEST);
    let before = files(&folder);
    folder.write("annexe.md", include_bytes!("../../src/import/tests/annexe.md"));
    let run = folder.run(&["import", "annexe.md", "--into", "pains"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("contient déjà des fiches"), "{}", run.stderr);
    assert_eq!(files(&folder), before);
}

#[test]
fn not_even_force_takes_the_place_of_a_sheet_that_does_not_come_again() {
    let folder = collection(MANIFEST);
    let before = files(&folder);
    folder.write("annexe.md", contribution("# Annexe 5\n\n## Des pains").as_bytes());
    let import = ["import", "annexe.md", "--into", "pains"];
    for arguments in [&import[..], &[&import[..], &["--force"]].concat()] {
        let run = folder.run(arguments);
        assert_eq!(run.code, 2);
        for said in ["Annexe 5", "(halle)", "--into"] {
            assert!(run.stderr.contains(said), "{}", run.stderr);
        }
        assert_eq!(files(&folder), before);
    }
    // Where all of them come again, their collection may be replaced.
    let text = contribution("# Annexe 5\n\n## Des pains")
        + "\n# Une halle\n\nElle rouvre.\n\n## Le contexte\n\nx\n";
    folder.write("annexe.md", text.as_bytes());
    assert_eq!(folder.run(&import).code, 2);
    let run = folder.run(&[&import[..], &["--force"]].concat());
    assert_eq!(run.code, 0, "{}", run.stderr);
}

#[test]
fn a_manifest_with_errors_is_left_alone() {
    let folder = collection("titre: [\n");
    let before = files(&folder);
    let run = folder.run(&["import", "four.docx", "--into", "pains"]);
    assert_eq!(run.code, 1, "{}", run.stderr);
    assert_eq!(files(&folder), before);
}

/// A sheet as people send it, and what stands above its title.
fn contribution(above: &str) -> String {
    format!(
        "{above}\n\n# Des vélos pour tous\n\nUn chapeau.\n\n## Le contexte\n\nPas de bus.\n\n## Les actions\n\nDes prêts.\n"
    )
}

#[test]
fn what_stands_above_a_sheet_that_is_added_is_told_and_kept() {
    for above in
        ["Mission locale du Haut-Doubs", "De : S. Martin\n\nObjet : notre fiche\n\nBonjour,"]
    {
        let collection = Collection::good();
        collection.write("envoi.md", contribution(above).as_bytes());
        let run = collection.run(&["import", "envoi.md", "--into", "."]);
        assert_eq!(run.code, 0, "{}", run.stderr);
        let manifest = std::fs::read_to_string(collection.path("sources/annexe.yaml")).unwrap();
        for line in above.lines().filter(|line| !line.is_empty()) {
            assert!(manifest.contains(&format!("#   {line}")), "{manifest}");
            assert!(run.stderr.contains(&format!("« {line} »")), "{}", run.stderr);
        }
        assert!(!run.stderr.contains("couverture"), "{}", run.stderr);
    }
}

#[test]
fn the_head_of_a_mail_is_no_cover() {
    let collection = Collection::new(&[]);
    let text = contribution("De : S. Martin\n\nEnvoyé : mardi\n\nBonjour,");
    collection.write("envoi.md", text.as_bytes());
    let run = collection.run(&["import", "envoi.md", "--into", "neuf"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let manifest = std::fs::read_to_string(collection.path("neuf/sources/annexe.yaml")).unwrap();
    assert!(manifest.contains("organisme: |\n  À compléter\n"), "{manifest}");
    assert!(manifest.contains("#   Envoyé : mardi\n"), "{manifest}");
}

#[test]
fn a_document_with_a_cover_is_refused_by_what_made_it_one() {
    let collection = Collection::good();
    collection
        .write("envoi.md", contribution("# Recueil du Haut-Doubs\n\nMission locale").as_bytes());
    let before = std::fs::read_to_string(collection.path("sources/annexe.yaml")).unwrap();
    let run = collection.run(&["import", "envoi.md", "--into", "."]);
    assert_eq!(run.code, 2);
    assert!(
        run.stderr.contains("« Recueil du Haut-Doubs » a été lu comme la couverture"),
        "{}",
        run.stderr
    );
    assert_eq!(std::fs::read_to_string(collection.path("sources/annexe.yaml")).unwrap(), before);
}

#[test]
fn the_title_of_a_cover_stands_beside_what_goes_on_with_its_label() {
    let collection = Collection::new(&[]);
    let manifest = |text: &str| {
        let collection = Collection::new(&[]);
        collection.write("envoi.md", contribution(text).as_bytes());
        collection.run(&["import", "envoi.md", "--into", "neuf"]);
        std::fs::read_to_string(collection.path("neuf/sources/annexe.yaml")).unwrap()
    };
    let named = manifest("# Le guide\n\n## Annexe 3 des actions inspirantes");
    assert!(named.contains("titre: des actions inspirantes\nguide: Le guide\n"), "{named}");
    let text = contribution("# Recueil d'initiatives\n\n## Annexe 5 au schéma départemental");
    collection.write("envoi.md", text.replace("# Des", "# Titre : Des").as_bytes());
    let run = collection.run(&["import", "envoi.md", "--into", "neuf"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let manifest = std::fs::read_to_string(collection.path("neuf/sources/annexe.yaml")).unwrap();
    let keys = "annexe: Annexe 5\ntitre: Recueil d'initiatives\nguide: au schéma départemental\n";
    assert!(manifest.contains(keys), "{manifest}");
    let sheet = collection.path("neuf/sources/velos.yaml");
    let sheet = std::fs::read_to_string(sheet).unwrap();
    assert!(sheet.contains("\ntitre: Des vélos pour tous\n"), "{sheet}");
}
