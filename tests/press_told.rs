//! What `annexe press` says of the pages before they are paper: blank ones, coarse pictures, large pages, odd files.

use std::io::Cursor;

use crate::common::{Collection, MANIFEST, SHEET};
use image::{DynamicImage, ImageFormat};
use lopdf::{Dictionary, Document, Object, Stream, dictionary};

const A4: (i64, i64) = (595, 842);

fn collection() -> Collection {
    Collection::new(&[("sources/annexe.yaml", MANIFEST), ("sources/une.yaml", SHEET)])
}

/// A PDF with pages of these sizes in a collection's folder; its path.
fn given(collection: &Collection, name: &str, sizes: &[(i64, i64)]) -> String {
    let mut document = Document::with_version("1.7");
    let tree = document.new_object_id();
    let contents = document.add_object(Stream::new(Dictionary::new(), b"0 0 9 9 re f".to_vec()));
    let page = |size: &(i64, i64)| {
        let media: Vec<Object> = [0, 0, size.0, size.1].map(Object::Integer).to_vec();
        let page = dictionary! {
            "Type" => "Page", "Parent" => tree, "MediaBox" => media, "Contents" => contents,
        };
        document.add_object(page).into()
    };
    let kids: Vec<Object> = sizes.iter().map(page).collect();
    let count = kids.len() as i64;
    let pages = dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => count };
    document.objects.insert(tree, pages.into());
    let catalog = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => tree });
    document.trailer.set("Root", catalog);
    let path = collection.path(name);
    document.save(&path).unwrap();
    path.to_str().unwrap().to_owned()
}

#[test]
fn blank_pages_are_told_with_their_place() {
    let collection = collection();
    let report = given(&collection, "rapport.pdf", &[A4; 45]);
    let says = |arguments: &[&str], wanted: &str| {
        let run = collection.run(&[&["press"], arguments].concat());
        assert_eq!(run.code, 0, "{}", run.stderr);
        assert!(run.stderr.contains(wanted), "{arguments:?}: {}", run.stderr);
        let quiet = collection.run(&[&["press", "-q"], arguments].concat());
        assert_eq!(quiet.stderr, "");
    };
    // Nobody knows whether the last page is a back cover.
    says(&[&report, "--booklet"], "3 pages blanches sont ajoutées à la fin, après la page 45");
    // With a cover, it is.
    let apart = [&report, "--booklet", "--cover-apart"];
    says(&apart, "3 pages blanches sont ajoutées avant la page 45, la dernière");
    says(&apart, "à l'intérieur de la couverture : la page 2\n");
    let run = collection.run(&[&["press", "--plan"], &apart[..]].concat());
    let table = String::from_utf8(run.stdout).unwrap();
    assert!(table.contains("recto  45 · 1") && table.contains("verso  2 · –"), "{table}");
    says(&["une", "--booklet"], "3 pages blanches sont ajoutées à la fin, après la page 1");
    let whole = given(&collection, "entier.pdf", &[A4; 8]);
    let run = collection.run(&["press", &whole, "--booklet"]);
    assert_eq!((run.code, &*run.stderr), (0, ""));
    let run = collection.run(&["press", &whole, "--booklet", "--cover-apart"]);
    assert_eq!(run.stderr, "à l'intérieur de la couverture : les pages 2, 7\n");
}

#[test]
fn pages_that_no_paper_holds_two_of_are_told_to_be_smaller() {
    let collection = collection();
    for (name, size, told) in [
        (
            "a3.pdf",
            (842, 1191),
            "(297 × 420 mm) sont trop grandes pour une feuille A3 pliée : elles sont posées à 71 %",
        ),
        ("allonge.pdf", (842, 595), "(297 × 210 mm) sont trop grandes"),
    ] {
        let report = given(&collection, name, &[size; 4]);
        let run = collection.run(&["press", &report, "--booklet"]);
        assert!(run.code == 0 && run.stderr.contains(told), "{}", run.stderr);
        // Who names the paper knows.
        let run = collection.run(&["press", &report, "--booklet", "--sheet", "a3"]);
        assert_eq!((run.code, &*run.stderr), (0, ""));
        // No box reaches beyond the leaf.
        let pressed =
            Document::load(collection.path(&name.replace(".pdf", "-livret.pdf"))).unwrap();
        for page in pressed.page_iter() {
            let page = pressed.get_dictionary(page).unwrap();
            let of = |name: &[u8]| -> Vec<f32> {
                let numbers = page.get(name).and_then(Object::as_array).unwrap().iter();
                numbers.map(|number| number.as_float().unwrap()).collect()
            };
            let (media, trim) = (of(b"MediaBox"), of(b"TrimBox"));
            assert!(
                trim[0] >= 0.0 && trim[1] >= 0.0 && trim.iter().all(|at| at.is_sign_positive())
            );
            assert!(trim[2] <= media[2] && trim[3] <= media[3], "{media:?} {trim:?}");
        }
    }
}

#[test]
fn text_inside_a_cover_apart_is_not_torn() {
    let collection = collection();
    let report = given(&collection, "rapport.pdf", &[A4; 48]);
    let run =
        collection.run(&["press", &report, "--booklet", "--n-up", "4", "--cover-apart", "--plan"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let table = String::from_utf8(run.stdout).unwrap();
    // The leaf around the others: pages 3 to 6, page 47, blank ones.
    assert!(table.contains("recto  47↓ · 6↓ / – · 3"), "{table}");
    assert!(table.contains("verso  2 · –"), "{table}");
}

#[test]
fn a_page_that_makes_all_others_small_is_named() {
    let collection = collection();
    let sizes = [A4, A4, A4, (842, 595), (420, 595), A4];
    let mixed = given(&collection, "varie.pdf", &sizes);
    let run = collection.run(&["press", &mixed, "--booklet"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let told = "attention : la page 4 est plus grande que les autres (210 × 297 mm) ; \
                pour qu'elle tienne, toutes sont posées à 71 %";
    assert!(run.stderr.contains(told), "{}", run.stderr);
    let smaller = given(&collection, "petite.pdf", &[A4, (420, 595), A4, A4]);
    let run = collection.run(&["press", &smaller, "--booklet"]);
    assert!(run.code == 0 && !run.stderr.contains("plus grande"), "{}", run.stderr);
    // Where all are printed as large as they are, nothing is lost.
    let run = collection.run(&["press", &mixed, "--plan"]);
    assert!(run.code == 0 && !run.stderr.contains("plus grande"), "{}", run.stderr);
}

#[test]
fn two_pages_that_lie_across_stand_one_above_the_other() {
    let collection = collection();
    let across = given(&collection, "paysage.pdf", &[(842, 595); 3]);
    let run = collection.run(&["press", &across, "--n-up", "2", "--duplex", "long", "--plan"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let table = String::from_utf8(run.stdout).unwrap();
    assert!(table.contains("feuille A4, à 71 %"), "{table}");
    assert!(table.contains("recto  1 / 2") && table.contains("verso  3 / –"), "{table}");
}

#[test]
fn a_single_file_can_go_to_standard_output() {
    let collection = collection();
    let report = given(&collection, "rapport.pdf", &[A4; 8]);
    for source in [report.as_str(), "une"] {
        let run = collection.run(&["press", source, "--booklet", "-o", "-"]);
        assert_eq!(run.code, 0, "{}", run.stderr);
        assert!(Document::load_mem(&run.stdout).unwrap().page_iter().count() >= 2);
    }
    let plan = collection.run(&["press", &report, "--booklet", "--plan", "-o", "-"]);
    assert!(plan.code == 0 && plan.stdout.starts_with(b"8 pages sur"), "{}", plan.stderr);
    let two = collection.run(&["press", &report, "--booklet", "--cover-apart", "-o", "-"]);
    assert!(two.code == 2 && two.stdout.is_empty(), "{}", two.stderr);
    assert!(two.stderr.contains("deux fichiers"), "{}", two.stderr);
    let written = |name: &str| {
        [collection.path(name), std::env::current_dir().unwrap().join(name)]
            .iter()
            .any(|path| path.exists())
    };
    assert!(!["-", "--couverture.pdf", "--plan.svg"].into_iter().any(written));
}

#[test]
fn a_file_that_is_no_pdf_is_told_as_such() {
    let collection = collection();
    for (name, bytes) in [("photo.png", &b"\x89PNG\r\n"[..]), ("vide.pdf", b"")] {
        collection.write(name, bytes);
        let run = collection.run(&["press", collection.path(name).to_str().unwrap()]);
        assert_eq!(run.code, 2);
        assert!(run.stderr.contains(&format!("{name} n'est pas un PDF\n")), "{}", run.stderr);
    }
    let run = collection.run(&["press", "sources/une.yaml"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
}

#[test]
fn a_coarse_picture_is_told_before_the_printer_has_it() {
    let collection = collection();
    let picture = |side: u32| {
        let mut bytes = Cursor::new(Vec::new());
        DynamicImage::new_rgb8(side, side).write_to(&mut bytes, ImageFormat::Png).unwrap();
        collection.write("sources/photo.png", &bytes.into_inner());
    };
    let sheet = format!("{SHEET}\n      ![Une place](photo.png)\n");
    collection.write("sources/une.yaml", sheet.as_bytes());
    picture(60);
    for arguments in [&["press"][..], &["press", "une"], &["build", "--profile", "presse"]] {
        let run = collection.run(arguments);
        assert_eq!(run.code, 0, "{}", run.stderr);
        let told = run.stderr.matches("attention[image-peu-definie]").count();
        assert_eq!(told, 1, "{arguments:?}: {}", run.stderr);
        assert!(run.stderr.contains("sources/une.yaml:"), "{}", run.stderr);
    }
    // What is read on a screen is looked at by `check` alone.
    let run = collection.run(&["build", "--force"]);
    assert!(!run.stderr.contains("image-peu-definie"), "{}", run.stderr);
    // Half of what the profile asks for is enough, however much that is.
    picture(900);
    let run = collection.run(&["press", "une"]);
    assert!(!run.stderr.contains("image-peu-definie"), "{}", run.stderr);
    let fine = format!("{MANIFEST}profils:\n  presse:\n    resolution: 600\n");
    collection.write("sources/annexe.yaml", fine.as_bytes());
    let run = collection.run(&["press", "une"]);
    assert!(run.stderr.contains("image-peu-definie"), "{}", run.stderr);
}
