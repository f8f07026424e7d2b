//! The report of an import for people: what they must look at; all of it where they asked.

use std::path::{Path, PathBuf};

use super::super::console::Console;
use crate::import::{Certainty, Imported, Kind, Note, Place, SheetReport};
use crate::limits;
use crate::message::text;
use crate::project::{MANIFEST, SOURCES};

pub(super) fn report(imported: &Imported, files: &[PathBuf], into: &Path, console: &Console) {
    for sheet in &imported.sheets {
        console.detail(&described(sheet));
    }
    let doubts = of(imported, Certainty::Doubtful);
    let likely = of(imported, Certainty::Likely);
    let mut shown = 0;
    for note in &imported.notes {
        let text = told(note, imported, files);
        if note.certainty == Certainty::Doubtful && shown < limits::DIAGNOSTICS_SHOWN {
            shown += 1;
            console.message(&text);
        } else {
            console.detail(&text);
        }
    }
    if doubts > shown {
        console.message(&text!("import-more", count = doubts - shown));
    }
    if !imported.empty.is_empty() {
        let labels: Vec<&str> = imported.empty.iter().map(|(_, label)| label.as_str()).collect();
        console.note(&text!("import-empty", labels = labels.join(", ")));
    }
    let dir = into.join(SOURCES);
    if !imported.manifest.missing.is_empty() {
        let missing = imported.manifest.missing.join(", ");
        let file = dir.join(MANIFEST);
        let told = text!("import-to-complete", file = file.display(), missing);
        // A form has no place for it: nothing is wrong with the form.
        if imported.forms { console.note(&told) } else { console.message(&told) }
    }
    let (sheets, folder, words) = (imported.sheets.len(), dir.display(), imported.words.read);
    let done = match (imported.words.is_whole(), imported.words.set_aside) {
        (true, 0) => text!("import-done", sheets, folder, words),
        (true, aside) => text!("import-done.aside", sheets, folder, words, aside),
        (false, _) => text!("import-done.partly", sheets, folder, words),
    };
    match (doubts, likely) {
        (0, 0) => console.note(&done),
        (0, _) if imported.forms => console.note(&done),
        (0, _) => console.message(&text!("import-to-check.guessed", done, likely)),
        (_, 0) => console.message(&text!("import-to-check", done, doubts)),
        _ => console.message(&text!("import-to-check.likely", done, doubts, likely)),
    }
}

fn of(imported: &Imported, certainty: Certainty) -> usize {
    imported.notes.iter().filter(|note| note.certainty == certainty).count()
}

/// What was found in a sheet, on some lines.
fn described(sheet: &SheetReport) -> String {
    let mut out = format!("{}{}{}", sheet.id, text!("colon"), sheet.title);
    let numbers: Vec<String> = sheet.themes.iter().map(u32::to_string).collect();
    let fields: Vec<&str> = sheet.sidebar.iter().map(|field| field.key.as_str()).collect();
    let sections: Vec<String> = sheet
        .sections
        .iter()
        .map(|section| match &section.kind {
            Some(kind) if section.certainty() == Certainty::Sure => kind.to_owned(),
            Some(kind) => format!("{kind} ?"),
            None => text!("import-untyped", heading = section.heading),
        })
        .collect();
    let credits = if sheet.credits > 0 { sheet.credits.to_string() } else { String::new() };
    for (label, text) in [
        (text!("import-found-themes"), numbers.join(", ")),
        (text!("import-found-sidebar"), fields.join(", ")),
        (text!("import-found-sections"), sections.join(", ")),
        (text!("import-found-credits"), credits),
    ] {
        if !text.is_empty() {
            out.push_str(&format!("\n  {label}{}{text}", text!("colon")));
        }
    }
    out
}

/// A note on one line, its place first: of a text as compilers have it, of a document in words.
fn told(note: &Note, imported: &Imported, files: &[PathBuf]) -> String {
    let name = |place: Place| {
        files.get(place.file).map(|path| path.display().to_string()).unwrap_or_default()
    };
    let is_document = |place: Place| imported.kinds.get(place.file) == Some(&Kind::Document);
    let at = |place: Place| match place.line {
        0 => name(place),
        line if is_document(place) => text!("import-paragraph", file = name(place), line),
        line => format!("{}:{line}", name(place)),
    };
    let colon = if is_document(note.place) { text!("colon") } else { ": ".to_owned() };
    let sure = match note.certainty {
        Certainty::Sure => String::new(),
        Certainty::Likely => text!("import-likely") + &text!("colon"),
        Certainty::Doubtful => text!("import-doubtful") + &text!("colon"),
    };
    let named = |sheet: &str| format!("{sheet}{}", text!("colon"));
    let sheet = note.sheet.as_deref().map(named).unwrap_or_default();
    let other = match note.other {
        Some(other) if other.file != note.place.file => format!(" ({})", at(other)),
        Some(other) if is_document(other) => text!("import-other-paragraph", line = other.line),
        Some(other) => text!("import-other-line", line = other.line),
        None => String::new(),
    };
    format!("{}{colon}{sure}{sheet}{}{other}", at(note.place), note.message)
}
