//! The printed annex's text taken apart into pieces that can be put together in other ways.

use std::ops::Range;

use annexe::import::{Imported, import_markdown};

/// What the text is made of.
#[derive(Clone)]
pub(crate) struct Model {
    /// The lines before the summary.
    pub cover: Vec<String>,
    /// The rows of the summary: title, themes.
    pub rows: Vec<(String, Vec<(u32, String)>)>,
    /// The sheets.
    pub sheets: Vec<Piece>,
    /// The back cover.
    pub back: Vec<String>,
}

/// A sheet's pieces.
#[derive(Clone)]
pub(crate) struct Piece {
    /// Its row in the summary.
    pub row: usize,
    /// Its title.
    pub title: String,
    /// The lines from the title's to the first section.
    pub head: Vec<String>,
    /// The sidebar's lines, and the keys of its fields.
    pub sidebar: Option<(Vec<String>, Vec<String>)>,
    /// The sections: type and lines, the heading first.
    pub sections: Vec<(String, Vec<String>)>,
}

/// The text, if it is at hand.
pub(crate) fn text() -> Option<String> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/annexe-3/annexe-3.md");
    let text = std::fs::read_to_string(path).ok();
    if text.is_none() {
        println!("skipped: the printed annex's text is not here");
    }
    text
}

impl Model {
    /// Takes the text apart at the lines where an import, checked elsewhere, finds its parts.
    pub(crate) fn of(text: &str) -> Self {
        let lines: Vec<String> = text.lines().map(str::to_owned).collect();
        let found = import_markdown(text).unwrap();
        let first = found.sheets[0].place.line - 1;
        let table = lines.iter().position(|line| line.contains('\t')).unwrap();
        let back = lines.iter().rposition(|line| line.contains("HAUT CONSEIL")).unwrap();
        let theme = |number: &u32| {
            let title = found.manifest.themes.iter().find(|(known, _)| known == number).unwrap();
            (*number, title.1.clone())
        };
        let row = |sheet: &annexe::import::SheetReport| {
            let title = sheet.summary_title.as_ref().unwrap_or(&sheet.title).clone();
            (title, sheet.themes.iter().map(theme).collect())
        };
        assert!(table < first);
        Self {
            cover: lines[..table].to_vec(),
            rows: found.sheets.iter().map(row).collect(),
            sheets: (0..found.sheets.len()).map(|n| piece(&lines[..back], &found, n)).collect(),
            back: lines[back..].to_vec(),
        }
    }
}

fn piece(lines: &[String], found: &Imported, n: usize) -> Piece {
    let sheet = &found.sheets[n];
    let end = found.sheets.get(n + 1).map_or(lines.len(), |next| next.place.line - 1);
    let sidebar = found
        .notes
        .iter()
        .filter(|note| note.sheet.as_ref() == Some(&sheet.id))
        .find(|note| note.message.contains("encadré REPÈRES sorti"))
        .map(|note| note.place.line - 1..last_line(lines, note.other.unwrap().line));
    let cut = |range: Range<usize>| -> Vec<String> {
        let outside = |at: &usize| !sidebar.as_ref().is_some_and(|sidebar| sidebar.contains(at));
        range.filter(outside).map(|at| lines[at].clone()).collect()
    };
    let starts: Vec<usize> = sheet.sections.iter().map(|section| section.place.line - 1).collect();
    let first = starts.first().copied().unwrap_or(end);
    let sections = sheet.sections.iter().enumerate().map(|(k, section)| {
        let to = starts.get(k + 1).copied().unwrap_or(end);
        (section.kind.as_deref().unwrap_or("").to_owned(), cut(starts[k]..to))
    });
    Piece {
        row: n,
        title: sheet.title.clone(),
        head: cut(sheet.place.line - 1..first),
        sidebar: sidebar.clone().map(|range| {
            let keys = sheet.sidebar.iter().map(|field| field.key.clone()).collect();
            (lines[range].to_vec(), keys)
        }),
        sections: sections.collect(),
    }
}

/// The end of the block that starts on a line.
fn last_line(lines: &[String], from: usize) -> usize {
    (from..lines.len()).find(|at| lines[*at].trim().is_empty()).unwrap_or(lines.len())
}
