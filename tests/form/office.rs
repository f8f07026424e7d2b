//! Documents as archives, and what Word and LibreOffice do to a field that somebody writes in.

use std::io::{Cursor, Read, Write};

use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// A place to fill in: its name and what it asks for.
pub(crate) struct Place {
    pub(crate) name: String,
    pub(crate) hint: String,
}

/// The text of a part.
pub(crate) fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

/// The archive with each of its parts of text changed.
pub(crate) fn changed(bytes: &[u8], mut change: impl FnMut(&str, String) -> String) -> Vec<u8> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    for number in 0..archive.len() {
        let mut file = archive.by_index(number).unwrap();
        let (name, mut text) = (file.name().unwrap().into_owned(), String::new());
        file.read_to_string(&mut text).unwrap();
        out.start_file(&*name, SimpleFileOptions::default()).unwrap();
        out.write_all(change(&name, text).as_bytes()).unwrap();
    }
    out.finish().unwrap().into_inner()
}

/// How a program writes what somebody typed into a place.
#[derive(Clone, Copy)]
pub(crate) enum Typed {
    /// Word: the field goes with the first letter.
    Word,
    /// A program that puts a text into the field and leaves its marks.
    Script,
    /// LibreOffice: the field stays, without its marks.
    WriterInWord,
    /// LibreOffice in its own format: the field goes.
    Writer,
}

/// Fills in a form; a place for which there is nothing stays as it is.
pub(crate) fn fill(
    bytes: &[u8],
    typed: Typed,
    mut text: impl FnMut(&Place) -> Option<String>,
) -> Vec<u8> {
    let (open, close) = match typed {
        Typed::Writer => ("<text:placeholder", "</text:placeholder>"),
        _ => ("<w:sdt>", "</w:sdt>"),
    };
    changed(bytes, |part, xml| {
        if !matches!(part, "word/document.xml" | "word/footnotes.xml" | "content.xml") {
            return xml;
        }
        let mut out = String::new();
        let mut rest = xml.as_str();
        while let Some(at) = rest.find(open) {
            let (before, field) = rest.split_at(at);
            let (field, after) = field.split_at(field.find(close).unwrap() + close.len());
            out.push_str(before);
            match text(&place(field, typed)) {
                Some(text) => out.push_str(&written(field, typed, &text)),
                None => out.push_str(field),
            }
            rest = after;
        }
        out + rest
    })
}

fn place(field: &str, typed: Typed) -> Place {
    let (name, hint) = match typed {
        Typed::Writer => {
            (between(field, "text:description=\"", "\""), between(field, "&lt;", "&gt;"))
        }
        _ => (between(field, "<w:alias w:val=\"", "\""), between(field, ">[", "]</w:t>")),
    };
    let plain = |text: &str| text.replace('\u{a0}', " ").replace('’', "'");
    Place { name: plain(name), hint: plain(hint) }
}

/// What stands in a text between two others.
pub(crate) fn between<'a>(text: &'a str, before: &str, after: &str) -> &'a str {
    let start = text.find(before).unwrap() + before.len();
    let length = text[start..].find(after).unwrap();
    &text[start..start + length]
}

/// A field with what was typed into it; each line's end is one of the author's.
fn written(field: &str, typed: Typed, text: &str) -> String {
    let run = |style: &str, text: &str| {
        let lines = text.replace('\n', "</w:t><w:br/><w:t xml:space=\"preserve\">");
        format!("<w:r>{style}<w:t xml:space=\"preserve\">{lines}</w:t></w:r>")
    };
    let style = "<w:rPr><w:rStyle w:val=\"PlaceholderText\"/></w:rPr>";
    match typed {
        Typed::Word => run("", text),
        Typed::Script => {
            let hint = between(field, "preserve\">", "</w:t>");
            field.replace(hint, text)
        }
        Typed::WriterInWord => {
            format!("<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>", run(style, text))
        }
        Typed::Writer => text.replace('\n', "<text:line-break/>"),
    }
}
