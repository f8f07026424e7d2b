//! Files that are no documents, or mean harm: each is refused in plain words, with a remedy, and nothing is written.

use crate::common::Collection;
use crate::common::docx::{Docx, p, root, run};
use crate::common::office::{self, refused, zip};

fn good() -> Docx {
    Docx::new(&(p("T", "Un four") + &p("T1", "Le contexte") + &p("", "Du pain.")))
}

/// An archive of parts by name.
fn archive(parts: &[(String, Vec<u8>)]) -> Vec<u8> {
    zip(&parts.iter().map(|(name, bytes)| (name.as_str(), bytes)).collect::<Vec<_>>())
}

/// A good document with one part more, or in the place of one.
fn with(name: &str, bytes: &[u8]) -> Vec<u8> {
    let mut parts = good().parts();
    parts.retain(|(known, _)| known != name);
    parts.push((name.to_owned(), bytes.to_vec()));
    archive(&parts)
}

/// A good document with some bytes of its main part's entry in the directory changed.
fn with_entry(at: usize, bytes: &[u8]) -> Vec<u8> {
    let main = root("document", &format!("<w:body>{}</w:body>", p("T", "Un four")));
    let mut file = with("word/document.xml", main.as_bytes());
    let entry = file.windows(4).rposition(|window| window == b"PK\x01\x02").unwrap();
    file[entry + at..entry + at + bytes.len()].copy_from_slice(bytes);
    file
}

#[test]
fn other_files_under_the_name_of_a_document() {
    let old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    let package = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes);
    let encrypted: Vec<u8> = old.iter().copied().chain(package).collect();
    refused("a.docx", b"", "vide");
    refused("a.docx", b"\x89PNG\r\n\x1a\n", "une image PNG");
    refused("a.docx", b"\xff\xd8\xff\xe0", "une image JPEG");
    refused("a.docx", b"GIF89a", "une image GIF");
    refused("a.docx", b"%PDF-1.7\n", "un PDF");
    refused("a.docx", b"<!DOCTYPE html><html></html>", "une page web");
    refused("a.docx", b"Du pain.", "ce n'est pas un document");
    refused("a.rtf", b"{\\rtf1 a}", "RTF");
    refused("a.doc", &old, "ancien format");
    refused("a.docx", &encrypted, "mot de passe");
    refused("a.docx", &zip(&[("a.txt", "a")]), "une archive zip");
    refused("a.docx", &archive(&Vec::new()), "une archive zip");
}

#[test]
fn a_folder_is_no_document() {
    let collection = Collection::new(&[]);
    std::fs::create_dir(collection.path("a.docx")).unwrap();
    let run = collection.run(&["import", "a.docx", "--into", "neuf"]);
    assert_eq!((run.code, collection.path("neuf").exists()), (2, false));
    assert!(run.stderr.contains("c'est un dossier"), "{}", run.stderr);
}

#[test]
fn names_that_lead_elsewhere_and_links() {
    for name in
        ["../sources/a.yaml", "/etc/passwd", "a\\..\\..\\b", "C:\\a", "word/../../b", "a\u{1}b"]
    {
        refused("a.docx", &with(name, b"a"), "nom dangereux");
    }
    // The upper half of the external attributes: a symbolic link of Unix.
    refused("a.docx", &with_entry(38, &[0, 0, 0xed, 0xa1]), "nom dangereux");
}

#[test]
fn encrypted_parts() {
    refused("a.docx", &with_entry(8, &[1, 8]), "mot de passe");
}

#[test]
fn parts_that_share_bytes_or_a_name() {
    // The last entry leads to the first part.
    refused("a.docx", &with_entry(42, &[0, 0, 0, 0]), "abîmé");
    let mut parts = good().parts();
    parts.push(parts[2].clone());
    refused("a.docx", &archive(&parts), "abîmé");
}

#[test]
fn sizes_that_lie() {
    for (at, bytes) in [
        // The size that is packed, the size, and the place of the part.
        (20, [0xff, 0xff, 0xff, 0x7f]),
        (20, [0xff; 4]),
        (42, [0xff; 4]),
    ] {
        refused("a.docx", &with_entry(at, &bytes), "abîmé");
    }
    refused("a.docx", &with_entry(24, &[0xff; 4]), "démesurément");
}

#[test]
fn truncated_files() {
    let whole = good().part("p", "image", "media/a.png", &[7; 2000]).bytes();
    for part in 1..20 {
        refused("a.docx", &whole[..whole.len() * part / 20], "abîmé");
    }
    // The directory is whole, the parts are not.
    let mut holes = whole.clone();
    let end = holes.windows(4).position(|window| window == b"PK\x01\x02").unwrap();
    holes[200..end].fill(0);
    refused("a.docx", &holes, "abîmé");
}

/// A document whose part of a name is deflated.
fn deflated(name: &str, text: impl Iterator<Item = Vec<u8>>) -> Vec<u8> {
    office::deflated(text, |packed| with(name, packed))
}

#[test]
fn a_part_that_unfolds_without_measure() {
    let text = root("document", "").replace("</w:document>", "<w:body>");
    // A tag now and then: the bound on what stands between two of them is another.
    let spaces = (0..120).map(|_| [b"<w:p/>".as_slice(), &[b' '; 1 << 20]].concat());
    let bomb = std::iter::once(text.into_bytes()).chain(spaces);
    refused("a.docx", &deflated("word/document.xml", bomb), "démesurément");
    let styles = (0..120).map(|_| vec![b'<'; 1 << 20]);
    refused("a.docx", &deflated("word/styles.xml", styles), "trop compliqué");
}

#[test]
fn too_many_parts() {
    let mut parts = good().parts();
    parts.extend((0..4_000).map(|n| (format!("word/{n}.xml"), vec![b'a'])));
    refused("a.docx", &archive(&parts), "4005 parties");
}

#[test]
fn an_archive_inside_is_never_opened() {
    let bomb = deflated("word/document.xml", (0..120).map(|_| vec![b' '; 1 << 20]));
    let collection = Collection::new(&[]);
    collection.write("a.docx", &with("word/embeddings/b.docx", &bomb));
    let run = collection.run(&["import", "a.docx", "--into", "neuf", "--memory", "100"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
}

#[test]
fn document_types_and_entities() {
    let file = "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>";
    let laughs = "<!DOCTYPE a [<!ENTITY b \"ha\"><!ENTITY c \"&b;&b;&b;\">]><a>&c;</a>";
    let remote = "<?xml version=\"1.0\"?><!DOCTYPE a SYSTEM \"http://example.org/a.dtd\"><a/>";
    for text in [file, laughs, remote] {
        for part in
            ["word/document.xml", "word/styles.xml", "_rels/.rels", "word/_rels/document.xml.rels"]
        {
            refused("a.docx", &with(part, text.as_bytes()), "déclare un type");
        }
    }
    let unknown = root("document", &format!("<w:body>{}</w:body>", p("T", "&four;")));
    refused("a.docx", &with("word/document.xml", unknown.as_bytes()), "abîmé");
}

#[test]
fn elements_without_end() {
    let document = |body: String| root("document", &format!("<w:body>{body}</w:body>"));
    let deep = document("<w:p>".repeat(100_000));
    refused("a.docx", &with("word/document.xml", deep.as_bytes()), "trop compliqué");
    let runs = document(p("T", "a") + "<w:p>" + &"<w:r/>".repeat(1_000_000) + "</w:p>");
    refused("a.docx", &with("word/document.xml", runs.as_bytes()), "trop compliqué");
    let token = document(format!("<w:p w:rsidR=\"{}\"/>", "a".repeat(9 << 20)));
    refused("a.docx", &with("word/document.xml", token.as_bytes()), "trop compliqué");
    let styles = root("styles", &"<w:style/>".repeat(100_000));
    refused("a.docx", &with("word/styles.xml", styles.as_bytes()), "trop compliqué");
}

#[test]
fn markup_that_is_none() {
    for text in ["", "<a>", "</a>", "<a", "<a b=c>", "\u{0}", "<a>&#0;</a>", "<a>&#x110000;</a>"] {
        let file = with("word/document.xml", text.as_bytes());
        let collection = Collection::new(&[]);
        collection.write("a.docx", &file);
        let run = collection.run(&["import", "a.docx", "--into", "neuf"]);
        assert_eq!(
            (run.code, collection.path("neuf").exists()),
            (2, false),
            "{text:?}: {}",
            run.stderr
        );
        assert!(run.stderr.contains("→"), "{text:?}: {}", run.stderr);
    }
    let latin = [root("document", "<w:body>").as_bytes(), b"\xe9\xff", b"</w:body>"].concat();
    refused("a.docx", &with("word/document.xml", &latin), "abîmé");
}

#[test]
fn a_document_without_words() {
    refused("a.docx", &Docx::new(&p("", "…")).bytes(), "pas de texte");
    refused("a.docx", &Docx::new("").bytes(), "pas de texte");
}

/// Many small pieces that are read one by one take no more than their share of time and memory.
#[test]
fn many_small_elements_are_read() {
    let runs = format!("<w:p>{}</w:p>", run("a ").repeat(100_000));
    for body in [runs, "<w:p/>".repeat(1_000_000), p("LB", "a").repeat(20_000)] {
        let collection = Collection::new(&[]);
        collection.write("a.docx", &Docx::new(&(p("T", "Un four") + &body)).bytes());
        let arguments = ["--memory", "200", "--deadline", "30"];
        let run =
            collection.run(&[&["import", "a.docx", "--into", "neuf"], &arguments[..]].concat());
        assert_eq!(run.code, 0, "{}", run.stderr);
    }
}
