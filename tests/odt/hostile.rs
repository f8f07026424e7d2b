//! Files that mean harm: each is refused in plain words, with a remedy, within bounds, and nothing is written.

use super::{HEAD, content, odt, p, styles, with_parts};
use crate::common::Collection;
use crate::common::office::{self, refused, zip};

const NAME: &str = "fiche.odt";

/// A document whose part of a name, its last, is deflated.
fn deflated(name: &str, text: impl Iterator<Item = Vec<u8>>) -> Vec<u8> {
    office::deflated(text, |packed| with_parts(HEAD, &[(name, packed)]))
}

/// A good document with some bytes of its last part's entry in the directory changed.
fn with_entry(at: usize, bytes: &[u8]) -> Vec<u8> {
    let mut file = with_parts("", &[("content.xml", content(HEAD).as_bytes())]);
    let entry = file.windows(4).rposition(|window| window == b"PK\x01\x02").unwrap();
    file[entry + at..entry + at + bytes.len()].copy_from_slice(bytes);
    file
}

#[test]
fn other_files_under_the_name_of_a_document() {
    let old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
    refused(NAME, b"", "vide");
    refused(NAME, b"\x89PNG\r\n\x1a\n", "une image PNG");
    refused(NAME, b"\xff\xd8\xff\xe0", "une image JPEG");
    refused(NAME, b"%PDF-1.7\n", "un PDF");
    refused(NAME, b"Du pain.", "ce n'est pas un document");
    refused(NAME, old, "ancien format");
    refused(NAME, &zip(&[("a.txt", "a")]), "une archive zip");
}

#[test]
fn names_that_lead_elsewhere_and_links() {
    for name in [
        "../sources/a.yaml",
        "../../../../../../etc/cron.d/a",
        "/etc/passwd",
        "a\\..\\..\\b",
        "C:\\a",
        "Pictures/../../b",
        "a\u{1}b",
    ] {
        refused(NAME, &with_parts(HEAD, &[(name, b"a")]), "nom dangereux");
    }
    // The upper half of the external attributes: a symbolic link of Unix.
    refused(NAME, &with_entry(38, &[0, 0, 0xed, 0xa1]), "nom dangereux");
}

#[test]
fn pictures_that_lead_elsewhere_are_not_fetched() {
    for href in
        ["../../etc/passwd", "/etc/passwd", "file:///etc/passwd", "https://example.org/a.png"]
    {
        let frame = format!("<draw:frame><draw:image xlink:href=\"{href}\"/></draw:frame>");
        let (collection, run) =
            office::import(NAME, &odt(&format!("{HEAD}{}", p(&format!("Du pain.{frame}")))));
        assert_eq!(run.code, 0, "{}", run.stderr);
        assert!(run.stderr.contains("image"), "{href}: {}", run.stderr);
        let written = std::fs::read_dir(collection.path("neuf/sources")).unwrap().count();
        // The manifest, the sheet, and the folder of the schemas.
        assert_eq!(written, 3, "{href}");
    }
}

#[test]
fn encrypted_parts() {
    refused(NAME, &with_entry(8, &[1, 8]), "mot de passe");
}

#[test]
fn parts_that_share_bytes_or_a_name() {
    refused(NAME, &with_entry(42, &[0, 0, 0, 0]), "abîmé");
    let (text, styles) = (content(HEAD), styles(""));
    let twice = [("content.xml", &text), ("styles.xml", &styles), ("content.xml", &text)];
    refused(NAME, &zip(&twice), "abîmé");
}

#[test]
fn sizes_that_lie() {
    for (at, bytes) in
        [(20, [0xff, 0xff, 0xff, 0x7f]), (20, [0xff; 4]), (42, [0xff; 4]), (24, [1, 0, 0, 0])]
    {
        refused(NAME, &with_entry(at, &bytes), "abîmé");
    }
    refused(NAME, &with_entry(24, &[0xff; 4]), "démesurément");
}

#[test]
fn truncated_files() {
    let whole = with_parts(HEAD, &[("Pictures/a.png", &[7; 2000])]);
    for part in 1..20 {
        refused(NAME, &whole[..whole.len() * part / 20], "abîmé");
    }
    let mut holes = whole.clone();
    let end = holes.windows(4).position(|window| window == b"PK\x01\x02").unwrap();
    holes[100..end].fill(0);
    refused(NAME, &holes, "abîmé");
}

#[test]
fn parts_that_unfold_without_measure() {
    let text = content("§");
    let (start, _) = text.split_once('§').unwrap();
    // A tag now and then: the bound on what stands between two of them is another.
    let spaces = || (0..120).map(|_| [b"<text:p/>".as_slice(), &[b' '; 1 << 20]].concat());
    let bomb = std::iter::once(start.as_bytes().to_vec()).chain(spaces());
    refused(NAME, &deflated("content.xml", bomb), "démesurément");
    let (start, _) =
        styles("§").split_once('§').map(|(a, b)| (a.to_owned(), b.to_owned())).unwrap();
    let bomb = std::iter::once(start.into_bytes()).chain(spaces());
    refused(NAME, &deflated("styles.xml", bomb), "démesurément");
    let letters = std::iter::once(text.split_once('§').unwrap().0.as_bytes().to_vec())
        .chain((0..120).map(|_| vec![b'a'; 1 << 20]));
    refused(NAME, &deflated("content.xml", letters), "trop compliqué");
}

#[test]
fn pictures_that_unfold_without_measure_are_told() {
    let frame = "<draw:frame><draw:image xlink:href=\"Pictures/a.png\"/></draw:frame>";
    let text = content(&format!("{HEAD}{}", p(&format!("Du pain.{frame}"))));
    let head = std::iter::once(b"\x89PNG\r\n\x1a\n".to_vec());
    let bomb = office::deflated(head.chain((0..300).map(|_| vec![0; 1 << 20])), |packed| {
        with_parts("", &[("content.xml", text.as_bytes()), ("Pictures/a.png", packed)])
    });
    let collection = Collection::new(&[]);
    collection.write(NAME, &bomb);
    let run = collection.run(&["import", NAME, "--into", "neuf", "--memory", "100"]);
    let refused = run.code == 2 && run.stderr.contains("démesurément");
    assert!(refused || run.code == 0 && run.stderr.contains("dépasse"), "{}", run.stderr);
    assert!(!collection.path("neuf/sources/four-image-1.png").exists());
}

#[test]
fn too_many_parts() {
    let names: Vec<String> = (0..4_000).map(|n| format!("Pictures/{n}.png")).collect();
    let parts: Vec<(&str, &[u8])> =
        names.iter().map(|name| (name.as_str(), b"a".as_slice())).collect();
    refused(NAME, &with_parts(HEAD, &parts), "4003 parties");
}

#[test]
fn document_types_and_entities() {
    let file = "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>";
    let laughs = "<!DOCTYPE a [<!ENTITY b \"ha\"><!ENTITY c \"&b;&b;&b;\">]><a>&c;</a>";
    let remote = "<?xml version=\"1.0\"?><!DOCTYPE a SYSTEM \"http://example.org/a.dtd\"><a/>";
    for text in [file, laughs, remote] {
        for part in ["content.xml", "styles.xml", "meta.xml", "META-INF/manifest.xml"] {
            refused(NAME, &with_parts(HEAD, &[(part, text.as_bytes())]), "déclare un type");
        }
    }
    refused(NAME, &odt(&p("&four;")), "abîmé");
}

#[test]
fn elements_without_end() {
    refused(NAME, &odt(&"<text:p>".repeat(100_000)), "trop compliqué");
    let runs = format!("<text:p>{}</text:p>", "<text:s/>".repeat(1_000_000));
    refused(NAME, &odt(&runs), "trop compliqué");
    let token = format!("<text:p text:style-name=\"{}\"/>", "a".repeat(9 << 20));
    refused(NAME, &odt(&token), "trop compliqué");
}

#[test]
fn what_repeats_itself_is_bounded() {
    let cell = "<table:table-cell table:number-columns-repeated=\"2000000000\"><text:p>pain</text:p></table:table-cell>";
    let rows = format!(
        "<table:table><table:table-row table:number-rows-repeated=\"2000000000\">{cell}</table:table-row></table:table>"
    );
    let spaces = p("un<text:s text:c=\"2000000000\"/>deux");
    let collection = Collection::new(&[]);
    collection.write(NAME, &odt(&format!("{HEAD}{spaces}{rows}")));
    let run = collection.run(&["import", NAME, "--into", "neuf", "--memory", "100"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
}
