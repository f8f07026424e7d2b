//! Which pages changed, and the look of our own layouts.

use crate::common;
use std::fs;
use std::path::Path;

use crate::common::{Collection, SHEET};
use annexe::images::{self, Format};
use annexe::proof::{Pages, Pair, compare, picture};
use lopdf::{
    Dictionary, Document, EncryptionState, EncryptionVersion, Object, Permissions, Stream,
    dictionary,
};

/// The specimen's pages as they were when somebody last looked at them and found them good.
const REFERENCE: &str = "tests/visual/reference.pdf";
/// The specimen: a sheet with every element there is, and a film; a drawing on the cover and in the sheet.
const SPECIMEN: [(&str, &str); 4] = [
    ("sources/specimen.yaml", include_str!("visual/specimen.yaml")),
    ("sources/film.yaml", include_str!("visual/film.yaml")),
    ("sources/annexe.yaml", include_str!("visual/annexe.yaml")),
    ("sources/dessin.svg", include_str!("visual/dessin.svg")),
];
/// Points an inch at which pages are compared here.
const DPI: f64 = 60.0;

fn built(collection: &Collection) -> Vec<u8> {
    let run = collection.run(&["build", "--annex-only", "--force"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    fs::read(collection.path("out/annexe.pdf")).unwrap()
}

fn pages(bytes: &[u8]) -> Pages {
    Pages::read(bytes.to_vec()).unwrap()
}

fn changed(before: &[u8], after: &[u8]) -> Vec<Pair> {
    let pairs = compare(&pages(before), &pages(after), DPI);
    pairs.into_iter().filter(|pair| pair.change.is_some()).collect()
}

#[test]
fn our_pages_look_as_they_did() {
    let collection = Collection::new(&SPECIMEN);
    let after = built(&collection);
    let reference = Path::new(env!("CARGO_MANIFEST_DIR")).join(REFERENCE);
    if std::env::var_os("ACCEPT").is_some() {
        fs::write(&reference, &after).unwrap();
        return;
    }
    let before = fs::read(&reference).unwrap();
    let changed = changed(&before, &after);
    let dir = Path::new(env!("CARGO_TARGET_TMPDIR"));
    for pair in &changed {
        let drawn = picture(&pages(&before), &pages(&after), pair, 96.0);
        let bytes = images::encode(&drawn, Format::Png, 96).unwrap();
        let name = format!("page-{}.png", pair.after.or(pair.before).unwrap());
        fs::write(dir.join(name), bytes).unwrap();
    }
    let dir = dir.display();
    assert!(
        changed.is_empty(),
        "{changed:#?}\nThe pages that changed are drawn in {dir}. If they are as they should be: ACCEPT=1 cargo test \
         --release --test all proof::"
    );
}

#[test]
fn a_word_that_changed_is_found_on_its_pages_and_no_others() {
    let collection = Collection::new(&SPECIMEN);
    let before = built(&collection);
    assert_eq!(changed(&before, &before), []);
    let text = SPECIMEN[1].1.replace("trente minutes", "quarante minutes");
    collection.write("sources/film.yaml", text.as_bytes());
    let changed = changed(&before, &built(&collection));
    let [Pair { before: Some(page), after, change: Some(change) }] = &changed[..] else {
        panic!("{changed:#?}")
    };
    assert_eq!(*after, Some(*page));
    assert_eq!(
        (&change.removed[..], &change.added[..]),
        (&["trente".into()][..], &["quarante".into()][..])
    );
    let area = change.area.unwrap();
    assert!(area.bottom - area.top < 20.0, "{area:?}");
}

#[test]
fn a_colour_that_changed_is_seen_where_no_word_did() {
    let collection = Collection::new(&SPECIMEN);
    let before = built(&collection);
    let theme = include_str!("../layouts/theme.typ").replace("#B0480E", "#0E48B0");
    collection.write("layouts/theme.typ", theme.as_bytes());
    let changed = changed(&before, &built(&collection));
    assert!(!changed.is_empty());
    for pair in &changed {
        let change = pair.change.as_ref().unwrap();
        assert!(change.removed.is_empty() && change.added.is_empty(), "{change:?}");
        assert!(change.area.is_some() && change.share < 0.5, "{change:?}");
    }
}

#[test]
fn a_sheet_that_was_put_in_makes_new_pages_alone() {
    let collection = Collection::new(&SPECIMEN);
    let before = built(&collection);
    let text = SHEET.replace("Une action", "Une dernière action");
    collection.write("sources/zoe.yaml", text.as_bytes());
    let after = built(&collection);
    let pairs = compare(&pages(&before), &pages(&after), DPI);
    let new: Vec<&Pair> = pairs.iter().filter(|pair| pair.before.is_none()).collect();
    assert_eq!(new.len(), 1, "{pairs:#?}");
    assert!(pairs.iter().all(|pair| pair.after.is_some()), "{pairs:#?}");
    // What stands behind it has other numbers, and is the same. The summary has a row more.
    collection.write("sources/aaa.yaml", text.as_bytes());
    fs::remove_file(collection.path("sources/zoe.yaml")).unwrap();
    let pairs = compare(&pages(&before), &pages(&built(&collection)), DPI);
    let moved = pairs.iter().filter(|pair| pair.before != pair.after && pair.change.is_none());
    assert!(moved.count() >= 2, "{pairs:#?}");
}

#[test]
fn the_command_compares_the_last_build_with_the_sources() {
    let collection = Collection::new(&SPECIMEN);
    let run = collection.run(&["proof"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("annexe build"), "{}", run.stderr);
    built(&collection);
    let run = collection.run(&["proof", "--exit-code"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let text = SPECIMEN[1].1.replace("trente minutes", "quarante minutes");
    collection.write("sources/film.yaml", text.as_bytes());
    let run = collection.run(&["proof", "--exit-code"]);
    assert_eq!(run.code, 1, "{}", run.stderr);
    // A difference is an answer, no error.
    assert!(!run.stderr.contains("erreur"), "{}", run.stderr);
    let table = String::from_utf8(run.stdout).unwrap();
    assert!(table.starts_with("1 page a changé sur "), "{table}");
    assert!(table.contains("mots retirés : trente"), "{table}");
    let drawn: Vec<_> = fs::read_dir(collection.path("out/epreuve")).unwrap().flatten().collect();
    assert_eq!(drawn.len(), 1);
    // The picture of a difference that is gone goes, too; what is somebody's own stays.
    collection.write("out/epreuve/note.txt", b"a voir");
    collection.write("sources/film.yaml", SPECIMEN[1].1.as_bytes());
    assert_eq!(collection.run(&["proof", "--exit-code"]).code, 0);
    let left: Vec<_> = fs::read_dir(collection.path("out/epreuve")).unwrap().flatten().collect();
    assert_eq!(left.len(), 1);
    let run = collection.run(&["proof", "--format", "json", "--no-pictures"]);
    let report: serde_json::Value = serde_json::from_slice(&run.stdout).unwrap();
    assert_eq!(report["changed"], serde_json::json!([]));
}

/// A PDF of one page, 400 by 500 points.
fn drawn(drawing: &str) -> Document {
    let mut document = Document::with_version("1.7");
    let font = dictionary! { "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica" };
    let drawing = drawing.as_bytes().to_vec();
    let drawing = document.add_object(Stream::new(Dictionary::new(), drawing));
    let tree = document.new_object_id();
    let page = document.add_object(dictionary! {
        "Type" => "Page",
        "Parent" => tree,
        "MediaBox" => vec![0.into(), 0.into(), 400.into(), 500.into()],
        "Resources" => dictionary! { "Font" => dictionary! { "F" => font } },
        "Contents" => drawing,
    });
    let kids: Vec<Object> = vec![page.into()];
    let pages = dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => 1 };
    document.objects.insert(tree, pages.into());
    let root = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => tree });
    document.trailer.set("Root", root);
    document
}

/// Both PDFs in files of a collection's folder, compared by the command.
fn compared(mut before: Document, mut after: Document) -> common::Run {
    let collection = Collection::new(&[]);
    let [one, other] = ["avant.pdf", "apres.pdf"].map(|name| collection.path(name));
    before.save(&one).unwrap();
    after.save(&other).unwrap();
    collection.run(&["proof", one.to_str().unwrap(), other.to_str().unwrap()])
}

#[test]
fn a_change_that_is_hardly_seen_is_not_told_as_none() {
    let run = compared(drawn("0 0 9 9 re f"), drawn("0 0 9 9 re 200 200 3 3 re f"));
    assert_eq!(run.code, 0, "{}", run.stderr);
    let table = String::from_utf8(run.stdout).unwrap();
    assert!(table.contains("dessin : moins de 0,1 % des points"), "{table}");
}

#[test]
fn a_password_is_told_as_the_press_tells_it() {
    let mut locked = drawn("0 0 9 9 re f");
    let id = Object::string_literal("0123456789abcdef");
    locked.trailer.set("ID", vec![id.clone(), id]);
    let version = EncryptionVersion::V2 {
        document: &locked,
        owner_password: "maitre",
        user_password: "secret",
        key_length: 128,
        permissions: Permissions::all(),
    };
    let state = EncryptionState::try_from(version).unwrap();
    locked.encrypt(&state).unwrap();
    let run = compared(drawn("0 0 9 9 re f"), locked);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("apres.pdf est protégé par un mot de passe"), "{}", run.stderr);
    assert!(run.stderr.contains("une copie sans protection"), "{}", run.stderr);
}

#[test]
fn text_whose_font_is_not_in_the_file_is_read_all_the_same() {
    let pdf = |text: &str| {
        let mut bytes = Vec::new();
        let drawing = format!("BT /F 24 Tf 50 400 Td ({text}) Tj ET");
        drawn(&drawing).save_to(&mut bytes).unwrap();
        bytes
    };
    let changed = changed(&pdf("Bonjour le monde"), &pdf("Bonjour la ville"));
    let change = changed[0].change.as_ref().unwrap();
    assert_eq!(change.removed, ["le", "monde"]);
    assert_eq!(change.added, ["la", "ville"]);
    assert!(change.area.is_some());
}

#[test]
fn what_is_no_pdf_is_refused() {
    let collection = Collection::new(&SPECIMEN);
    collection.write("faux.pdf", b"%PDF-1.7\nrien");
    let path = collection.path("faux.pdf");
    let path = path.to_str().unwrap();
    let run = collection.run(&["proof", path, path]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("n'est pas un PDF lisible"), "{}", run.stderr);
    let whole = built(&collection);
    for at in (0..whole.len()).step_by(whole.len() / 40) {
        let mut broken = whole.clone();
        broken[at] ^= 0x2a;
        broken.truncate(whole.len() - at / 3);
        if let Ok(read) = Pages::read(broken) {
            assert!(read.count() > 0);
        }
    }
}
