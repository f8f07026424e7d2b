//! Word files of an invented annex: one full of text, one full of pictures.

use std::io::Write as _;

use flate2::Compression;
use flate2::write::DeflateEncoder;
use image::codecs::jpeg::JpegEncoder;
use image::{ExtendedColorType, ImageEncoder, RgbImage};

use super::annex::{Piece, Random, Sheets};

const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
/// The size of a picture, in pixels.
const WIDTH: u32 = 2400;
const HEIGHT: u32 = 1600;

/// A document of about so many bytes, all of them text.
pub(crate) fn of_text(size: usize) -> Vec<u8> {
    let mut sheets = Sheets::new();
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::default());
    let mut body = String::new();
    while encoder.get_ref().len() < size {
        let sheet = sheet(sheets.next_sheet());
        encoder.write_all(sheet.as_bytes()).expect("memory");
        body += &sheet;
    }
    document(&body, &[])
}

/// A document of at least so many bytes, most of them pictures.
pub(crate) fn of_pictures(size: usize) -> Vec<u8> {
    let mut random = Random::new(3);
    let mut pictures = Vec::new();
    while pictures.iter().map(Vec::len).sum::<usize>() < size {
        pictures.push(picture(&mut random));
    }
    let mut body = sheet(Sheets::new().next_sheet());
    for n in 0..pictures.len() {
        body += &format!(
            "<w:p><w:r><w:drawing><wp:inline><wp:docPr id=\"{n}\" name=\"\" descr=\"Un four allumé\"/>\
             <a:blip r:embed=\"p{n}\"/></wp:inline></w:drawing></w:r></w:p>"
        );
    }
    document(&body, &pictures)
}

/// A picture such as a telephone takes: areas of colour, with a grain.
fn picture(random: &mut Random) -> Vec<u8> {
    let mut grain = || u8::try_from(random.below(24)).unwrap_or(0);
    let pixels = RgbImage::from_fn(WIDTH, HEIGHT, |x, y| {
        let mut shade = |n: u32| u8::try_from(n % 200).unwrap_or(0).saturating_add(grain());
        image::Rgb([shade(x / 16), shade(y / 16), 120])
    });
    let mut bytes = Vec::new();
    JpegEncoder::new_with_quality(&mut bytes, 85)
        .write_image(&pixels, WIDTH, HEIGHT, ExtendedColorType::Rgb8)
        .expect("a picture");
    bytes
}

/// A sheet as Word writes one.
fn sheet(pieces: Vec<Piece>) -> String {
    let mut out = String::new();
    for piece in pieces {
        out += &match piece {
            Piece::Title(text) => paragraph("Titre1", "", &run(&text, "")),
            Piece::Lead(text) => paragraph("Normal", "", &run(&text, "<w:b/>")) + "<w:tbl>",
            Piece::Field(label, text) => {
                let cell =
                    |text| format!("<w:tc>{}</w:tc>", paragraph("Normal", "", &run(text, "")));
                format!("<w:tr>{}{}</w:tr>", cell(label), cell(&text))
            }
            Piece::Heading(text) => paragraph("Titre2", "", &run(text, "")),
            Piece::Text(text) => paragraph("Normal", "", &runs(&text)),
            Piece::Item(text) => {
                let list = "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr>";
                paragraph("Paragraphedeliste", list, &run(&text, ""))
            }
        };
    }
    // The sidebar's table ends where the first section starts.
    out.replacen("</w:tr><w:p ", "</w:tr></w:tbl><w:p ", 1)
}

fn paragraph(style: &str, properties: &str, runs: &str) -> String {
    format!(
        "<w:p w:rsidR=\"00A77B3E\" w:rsidRDefault=\"00A77B3E\"><w:pPr><w:pStyle w:val=\"{style}\"/>{properties}</w:pPr>{runs}</w:p>"
    )
}

/// A text whose first words are bold.
fn runs(text: &str) -> String {
    let at = text.match_indices(' ').nth(2).map_or(text.len(), |(at, _)| at);
    run(&text[..at], "<w:b/>") + &run(&text[at..], "")
}

fn run(text: &str, look: &str) -> String {
    format!(
        "<w:r w:rsidR=\"00B21C4F\"><w:rPr>{look}<w:rFonts w:ascii=\"Calibri\" w:hAnsi=\"Calibri\"/><w:lang w:val=\"fr-FR\"/></w:rPr>\
         <w:t xml:space=\"preserve\">{text}</w:t></w:r>"
    )
}

fn document(body: &str, pictures: &[Vec<u8>]) -> Vec<u8> {
    let w = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
    let drawing = "http://schemas.openxmlformats.org/drawingml/2006";
    let style = |(id, name): (&str, &str)| {
        format!(
            "<w:style w:type=\"paragraph\" w:styleId=\"{id}\"><w:name w:val=\"{name}\"/></w:style>"
        )
    };
    let styles =
        [("Titre1", "heading 1"), ("Titre2", "heading 2"), ("Paragraphedeliste", "List Paragraph")];
    let mut relations =
        relation("s", "styles", "styles.xml") + &relation("n", "numbering", "numbering.xml");
    let mut parts: Vec<(String, Vec<u8>)> = Vec::new();
    for (n, picture) in pictures.iter().enumerate() {
        relations += &relation(&format!("p{n}"), "image", &format!("media/{n}.jpg"));
        parts.push((format!("word/media/{n}.jpg"), picture.clone()));
    }
    let mut add = |name: &str, text: String| parts.push((name.to_owned(), text.into_bytes()));
    add("_rels/.rels", all(&relation("d", "officeDocument", "word/document.xml")));
    add("word/_rels/document.xml.rels", all(&relations));
    add("word/styles.xml", format!("<w:styles {w}>{}</w:styles>", styles.map(style).concat()));
    add(
        "word/numbering.xml",
        format!(
            "<w:numbering {w}><w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"bullet\"/><w:lvlText w:val=\"•\"/></w:lvl></w:abstractNum>\
         <w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>"
        ),
    );
    add(
        "word/document.xml",
        format!(
            "<w:document {w} xmlns:r=\"{OFFICE}\" xmlns:a=\"{drawing}/main\" xmlns:wp=\"{drawing}/wordprocessingDrawing\"><w:body>{body}</w:body></w:document>"
        ),
    );
    zip(&parts)
}

fn relation(id: &str, kind: &str, target: &str) -> String {
    format!("<Relationship Id=\"{id}\" Type=\"{OFFICE}/{kind}\" Target=\"{target}\"/>")
}

fn all(relations: &str) -> String {
    format!(
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{relations}</Relationships>"
    )
}

/// An archive of deflated parts (APPNOTE.TXT 6.3.10, 4.3).
fn zip(parts: &[(String, Vec<u8>)]) -> Vec<u8> {
    let (mut out, mut directory) = (Vec::new(), Vec::new());
    let small = |n: usize| u16::try_from(n).expect("16 bits").to_le_bytes();
    let large = |n: usize| u32::try_from(n).expect("32 bits").to_le_bytes();
    for (name, bytes) in parts {
        let mut encoder = DeflateEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(bytes).expect("memory");
        let packed = encoder.finish().expect("memory");
        let mut crc = flate2::Crc::new();
        crc.update(bytes);
        let mut head = vec![20, 0, 0, 8, 8, 0, 0, 0, 33, 0];
        head.extend([crc.sum().to_le_bytes(), large(packed.len()), large(bytes.len())].concat());
        head.extend([small(name.len()), [0, 0]].concat());
        let at = large(out.len());
        out.extend([b"PK\x03\x04", head.as_slice(), name.as_bytes(), &packed].concat());
        directory.extend(
            [b"PK\x01\x02\x14\0", head.as_slice(), &[0; 10], &at, name.as_bytes()].concat(),
        );
    }
    let (count, size, at) = (small(parts.len()), large(directory.len()), large(out.len()));
    out.extend(directory);
    out.extend([b"PK\x05\x06\0\0\0\0".as_slice(), &count, &count, &size, &at, &[0, 0]].concat());
    out
}
