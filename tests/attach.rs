//! PDFs that carry their source give it back byte for byte, or not at all.

use crate::common;
use std::fmt::Write as _;
use std::fs;

use crate::common::{Collection, MANIFEST, SHEET, run};
use annexe::attachment::{self, Refused};

/// A picture of one pixel.
const PIXEL: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\0\0\0\0:~\x9bU\0\0\0\nIDATx\x9cc`\0\0\0\x02\0\x01H\xaf\xa4q\0\0\0\0IEND\xaeB`\x82";
/// Its path, as sheets may name it.
const PATH: &str = "sources/photos d'été/la rue.png";

/// Two sheets: one as an old editor of another system writes it, with a picture; one with remarks.
fn collection() -> Collection {
    let collection = Collection::new(&[]);
    let picture = SHEET.replace(
        "Un paragraphe.",
        "Un paragraphe.\n\n      ![Une rue vide](<photos d'été/la rue.png>)",
    );
    let marked = format!("\u{feff}{}", picture.replace('\n', "\r\n"));
    collection.write("sources/une.yaml", marked.as_bytes());
    let other = SHEET.replace("Une action", "Une autre action");
    collection.write("sources/deux.yaml", format!("# Relue en mars\n{other}# fin").as_bytes());
    let list = "fiches: # l'ordre du conseil\n  - une\n  - deux\n";
    collection.write("sources/annexe.yaml", format!("{MANIFEST}{list}").as_bytes());
    collection.write(PATH, PIXEL);
    collection
}

fn built() -> Collection {
    let collection = collection();
    let run = collection.run(&["build", "--attach"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    collection
}

fn same(collection: &Collection, into: &str, path: &str) {
    let read = |path: &str| fs::read(collection.path(path)).unwrap();
    assert!(read(path) == read(&format!("{into}/{path}")), "{path}");
}

#[test]
fn an_annex_gives_the_whole_collection_back() {
    let collection = built();
    let run = collection.run(&["import", "out/annexe.pdf", "--into", "reprise"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    for path in ["sources/annexe.yaml", "sources/une.yaml", "sources/deux.yaml", PATH] {
        same(&collection, "reprise", path);
    }
    let run = collection.run(&["build", "--attach", "--root", "reprise"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    same(&collection, "reprise", "out/annexe.pdf");
    same(&collection, "reprise", "out/fiches/une.pdf");
}

#[test]
fn a_handout_gives_its_sheet_back_and_builds_at_once() {
    let collection = built();
    let run = collection.run(&["import", "out/fiches/une.pdf", "--into", "une"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    same(&collection, "une", "sources/une.yaml");
    same(&collection, "une", PATH);
    assert!(!collection.path("une/sources/deux.yaml").exists());
    let manifest = fs::read_to_string(collection.path("une/sources/annexe.yaml")).unwrap();
    assert_eq!(manifest, format!("{MANIFEST}fiches:\n  - une\n"));
    assert_eq!(collection.run(&["build", "--root", "une"]).code, 0);
    // The other goes to it, in the order of the collection that is there.
    let run = collection.run(&["import", "out/fiches/deux.pdf", "--into", "une"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    same(&collection, "une", "sources/deux.yaml");
    assert_eq!(collection.run(&["check", "--root", "une"]).code, 0);
}

#[test]
fn all_handouts_together_are_the_collection() {
    let collection = built();
    let pdfs = ["out/fiches/deux.pdf", "out/fiches/une.pdf"];
    let run =
        collection.run(&["import", pdfs[0], pdfs[1], "--into", "reprise", "--format", "json"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let report: serde_json::Value = serde_json::from_slice(&run.stdout).unwrap();
    assert_eq!(report["files"].as_array().unwrap().len(), 4);
    same(&collection, "reprise", "sources/annexe.yaml");
}

#[test]
fn nothing_that_is_there_is_replaced() {
    let collection = built();
    let before = fs::read(collection.path("sources/une.yaml")).unwrap();
    let run = collection.run(&["import", "out/annexe.pdf", "--into", "."]);
    assert_eq!(run.code, 2, "{}", run.stderr);
    assert!(run.stderr.contains("une.yaml"), "{}", run.stderr);
    collection.write("sources/une.yaml", SHEET.as_bytes());
    let run = collection.run(&["import", "out/annexe.pdf", "--into", ".", "--force"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(fs::read(collection.path("sources/une.yaml")).unwrap() == before);
}

#[test]
fn an_altered_pdf_gives_nothing_back() {
    let collection = built();
    let pdf = fs::read(collection.path("out/fiches/une.pdf")).unwrap();
    let step = pdf.len() / 40;
    for at in (1..pdf.len()).step_by(step) {
        let mut altered = pdf.clone();
        altered[at] ^= 0x20;
        assert_eq!(attachment::read(altered).unwrap_err(), Refused::Altered, "byte {at}");
    }
    collection.write("modifiee.pdf", &[&pdf[..], b"\n"].concat());
    let run = collection.run(&["import", "modifiee.pdf", "--into", "reprise"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("modifié"), "{}", run.stderr);
    assert!(!collection.path("reprise").exists());
}

#[test]
fn a_pdf_without_its_source_is_told_what_it_lacks() {
    let collection = collection();
    assert_eq!(collection.run(&["build"]).code, 0);
    let plain = fs::read(collection.path("out/fiches/une.pdf")).unwrap();
    assert_eq!(attachment::read(plain).unwrap_err(), Refused::Nothing);
    let run = collection.run(&["import", "out/fiches/une.pdf"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("--attach"), "{}", run.stderr);
}

#[test]
fn editions_are_not_mixed() {
    let collection = built();
    fs::rename(collection.path("out"), collection.path("avant")).unwrap();
    collection.write("sources/une.yaml", SHEET.as_bytes());
    assert_eq!(collection.run(&["build", "--attach"]).code, 0);
    let arguments = ["import", "avant/annexe.pdf", "out/fiches/une.pdf", "--into", "reprise"];
    let run = collection.run(&arguments);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("« une.yaml »"), "{}", run.stderr);
    let run = collection.run(&["import", "out/fiches/une.pdf", "sources/une.yaml"]);
    assert_eq!(run.code, 2, "{}", run.stderr);
}

#[test]
fn what_is_attached_is_made_anew_where_it_changed() {
    let collection = built();
    let one = |run: common::Run| (run.code, run.stderr.lines().count());
    let build = |arguments: &[&str]| {
        collection.run(&[&["build", "-v", "--only", "deux"], arguments].concat())
    };
    assert_eq!(one(build(&["--attach"])), (0, 1), "nothing to do");
    // A remark is in the file, and not on the page.
    let text = fs::read_to_string(collection.path("sources/deux.yaml")).unwrap();
    collection.write("sources/deux.yaml", format!("# Relue en mai\n{text}").as_bytes());
    let run = build(&["--attach"]);
    assert!(run.stderr.contains("les sources jointes"), "{}", run.stderr);
    let carried = fs::read(collection.path("out/fiches/deux.pdf")).unwrap();
    let run = build(&[]);
    assert!(run.stderr.contains("les sources jointes"), "{}", run.stderr);
    assert!(fs::read(collection.path("out/fiches/deux.pdf")).unwrap() != carried);
    let stdout = run_handout(&collection);
    assert!(stdout == carried, "a handout on its own has the same bytes");
}

fn run_handout(collection: &Collection) -> Vec<u8> {
    let run = collection.run(&["handout", "deux", "--attach", "-o", "-"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    run.stdout
}

#[test]
fn attachments_are_taken_from_the_revision() {
    let git = |collection: &Collection, arguments: &[&str]| {
        let mut git = std::process::Command::new("git");
        git.current_dir(collection.root()).args(["-c", "user.name=a", "-c", "user.email=a@b.c"]);
        run(git.args(arguments)).code
    };
    let collection = collection();
    if git(&collection, &["init", "-q"]) != 0 {
        eprintln!("skipped: no git");
        return;
    }
    assert_eq!(git(&collection, &["add", "sources"]), 0);
    assert_eq!(git(&collection, &["commit", "-qm", "un"]), 0);
    let before = fs::read(collection.path("sources/deux.yaml")).unwrap();
    collection.write("sources/deux.yaml", SHEET.as_bytes());
    let arguments = ["handout", "deux", "--rev", "HEAD", "--attach", "-o", "deux.pdf"];
    let run = collection.run(&arguments);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let files = attachment::read(fs::read(collection.path("deux.pdf")).unwrap()).unwrap();
    assert!(files.iter().any(|(name, bytes)| name == "deux.yaml" && *bytes == before));
}

/// A sealed PDF by hand, with a file under a name.
fn carrier(name: &str, dict: &str, stream: &[u8]) -> Vec<u8> {
    let objects: [Vec<u8>; 5] = [
        b"<</Type/Catalog/Pages 2 0 R/AF[4 0 R]>>".to_vec(),
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>".to_vec(),
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>".to_vec(),
        format!("<</Type/Filespec/UF({name})/EF<</F 5 0 R>>>>").into_bytes(),
        [
            format!("<</Length {}{dict}>>\nstream\n", stream.len()).as_bytes(),
            stream,
            b"\nendstream",
        ]
        .concat(),
    ];
    let mut pdf = b"%PDF-1.7\n".to_vec();
    let mut table = String::from("xref\n0 6\n0000000000 65535 f \n");
    for (number, object) in objects.iter().enumerate() {
        let _ = writeln!(table, "{:010} 00000 n ", pdf.len());
        pdf.extend([format!("{} 0 obj\n", number + 1).as_bytes(), object, b"\nendobj\n"].concat());
    }
    let start = pdf.len();
    pdf.extend(table.as_bytes());
    pdf.extend(b"trailer\n<</Size 6/Root 1 0 R>>\n");
    pdf.extend(format!("startxref\n{start}\n%%EOF").as_bytes());
    attachment::seal(pdf)
}

#[test]
fn a_hostile_pdf_writes_nothing() {
    let sheet = SHEET.as_bytes();
    let read =
        |name: &str, dict: &str, stream: &[u8]| attachment::read(carrier(name, dict, stream));
    assert_eq!(read("une.yaml", "", sheet).unwrap(), [("une.yaml".to_owned(), sheet.to_vec())]);
    for name in ["../une.yaml", "/tmp/une.yaml", "a/../../une.yaml", ".git/une.yaml", "c:une.yaml"]
    {
        assert!(matches!(read(name, "", sheet).unwrap_err(), Refused::Name(_)), "{name}");
    }
    for filter in ["/Filter/FlateDecode", "/Filter/LZWDecode", "/Filter[/FlateDecode/FlateDecode]"]
    {
        assert_eq!(read("une.yaml", filter, sheet).unwrap_err(), Refused::Unreadable, "{filter}");
    }
    // Six hundred megabytes of nothing.
    let mut zeros = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    let block = vec![0; 1 << 20];
    for _ in 0..600 {
        std::io::Write::write_all(&mut zeros, &block).unwrap();
    }
    let bomb = zeros.finish().unwrap();
    assert_eq!(read("une.yaml", "/Filter/FlateDecode", &bomb).unwrap_err(), Refused::TooLarge);
    let collection = Collection::good();
    collection.write("dehors.pdf", &carrier("../dehors.yaml", "", sheet));
    let run = collection.run(&["import", "dehors.pdf", "--into", "reprise"]);
    assert_eq!(run.code, 2, "{}", run.stderr);
    assert!(!collection.path("dehors.yaml").exists() && !collection.path("reprise").exists());
}

#[test]
fn a_picture_that_says_where_it_was_taken_is_told_before_it_is_given_away() {
    let collection = collection();
    let place = b"MM\0*\0\0\0\x08\0\x01\x88\x25\0\x04\0\0\0\x01\0\0\0\x1a\0\0\0\0\
        \0\x01\0\x02\0\x05\0\0\0\x03\0\0\0\0\0\0\0\0";
    let mut jpeg = std::io::Cursor::new(Vec::new());
    image::DynamicImage::new_rgb8(8, 8).write_to(&mut jpeg, image::ImageFormat::Jpeg).unwrap();
    let exif = [&b"Exif\0\0"[..], place].concat();
    let length = u16::try_from(exif.len() + 2).unwrap().to_be_bytes();
    let mut jpeg = jpeg.into_inner();
    jpeg.splice(2..2, [&[0xff, 0xe1][..], &length, &exif].concat());
    collection.write(PATH, &jpeg);
    let run = collection.run(&["build", "--attach"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(run.stderr.contains("dit où elle a été prise"), "{}", run.stderr);
    assert!(run.stderr.contains("sources/une.yaml:"), "{}", run.stderr);
    let run = collection.run(&["build", "--force"]);
    assert!(!run.stderr.contains("dit où elle a été prise"), "{}", run.stderr);
}

#[test]
fn a_picture_that_is_there_already_is_in_nobodys_way_and_a_cover_is_no_part_of_a_handout() {
    let collection = collection();
    let other = fs::read_to_string(collection.path("sources/deux.yaml")).unwrap();
    let picture = "Un paragraphe.\n\n      ![Une rue vide](<photos d'été/la rue.png>)";
    collection.write("sources/deux.yaml", other.replace("Un paragraphe.", picture).as_bytes());
    let manifest = fs::read_to_string(collection.path("sources/annexe.yaml")).unwrap();
    let cover = "image_couverture:\n  fichier: place.png\n  description: La place\n";
    collection.write("sources/annexe.yaml", format!("{cover}{manifest}").as_bytes());
    collection.write("sources/place.png", PIXEL);
    assert_eq!(collection.run(&["build", "--attach"]).code, 0);
    for sheet in ["une", "deux"] {
        let pdf = format!("out/fiches/{sheet}.pdf");
        let run = collection.run(&["import", &pdf, "--into", "reprise"]);
        assert_eq!(run.code, 0, "{}", run.stderr);
        same(&collection, "reprise", &format!("sources/{sheet}.yaml"));
    }
    same(&collection, "reprise", PATH);
    assert!(!collection.path("reprise/sources/place.png").exists());
    assert_eq!(collection.run(&["check", "--root", "reprise"]).code, 0);
    // The annex has it all.
    assert_eq!(collection.run(&["import", "out/annexe.pdf", "--into", "tout"]).code, 0);
    for path in ["sources/annexe.yaml", "sources/place.png"] {
        same(&collection, "tout", path);
    }
    // Another picture under the name is.
    let run = collection.run(&["import", "out/fiches/une.pdf", "--into", "autre"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let replaced = [PIXEL, b"\n"].concat();
    collection.write("autre/sources/photos d'été/la rue.png", &replaced);
    let run = collection.run(&["import", "out/fiches/deux.pdf", "--into", "autre"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("la rue.png"), "{}", run.stderr);
    assert!(run.stderr.contains("--force"), "{}", run.stderr);
    let run = collection.run(&["import", "out/fiches/deux.pdf", "--into", "autre", "--force"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    same(&collection, "autre", PATH);
}
