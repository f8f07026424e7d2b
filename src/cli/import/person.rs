//! The report of an import for people: what they must look at; all of it where they asked.

use std::path::{Path, PathBuf};

use super::super::console::Console;
use crate::import::{Certainty, Imported, Place, SheetReport};
use crate::limits;
use crate::project::SOURCES;

pub(super) fn report(imported: &Imported, files: &[PathBuf], into: &Path, console: &Console) {
    for sheet in &imported.sheets {
        console.detail(&described(sheet));
    }
    let doubts = of(imported, Certainty::Doubtful);
    let likely = of(imported, Certainty::Likely);
    let mut shown = 0;
    for note in &imported.notes {
        let text = told(note, files);
        if note.certainty == Certainty::Doubtful && shown < limits::DIAGNOSTICS_SHOWN {
            shown += 1;
            console.message(&text);
        } else {
            console.detail(&text);
        }
    }
    if doubts > shown {
        console.message(&format!("… et {} de plus (-v les montre)", doubts - shown));
    }
    let words = &imported.words;
    let kept = format!(
        "{} mots lus, {}",
        words.read,
        if words.is_whole() { "tous repris" } else { "pas tous repris" }
    );
    let dir = into.join(SOURCES);
    let sheets = imported.sheets.len();
    let plural = if sheets > 1 { "s" } else { "" };
    let done = format!("{sheets} fiche{plural} dans {} : {kept}", dir.display());
    if doubts == 0 {
        return console.note(&done);
    }
    let more =
        if likely > 0 { format!(", {likely} lectures probables (-v)") } else { String::new() };
    console.message(&format!("{done} ; {doubts} à vérifier{more}"));
}

fn of(imported: &Imported, certainty: Certainty) -> usize {
    imported.notes.iter().filter(|note| note.certainty == certainty).count()
}

/// What was found in a sheet, on some lines.
fn described(sheet: &SheetReport) -> String {
    let mut out = format!("{} : {}", sheet.id, sheet.title);
    let numbers: Vec<String> = sheet.themes.iter().map(u32::to_string).collect();
    let fields: Vec<&str> = sheet.sidebar.iter().map(|field| field.key.as_str()).collect();
    let sections: Vec<String> = sheet
        .sections
        .iter()
        .map(|section| match section.kind {
            Some(kind) if section.certainty() == Certainty::Sure => kind.to_owned(),
            Some(kind) => format!("{kind} ?"),
            None => format!("(sans type : {})", section.heading),
        })
        .collect();
    let credits = if sheet.credits > 0 { sheet.credits.to_string() } else { String::new() };
    for (label, text) in [
        ("thèmes", numbers.join(", ")),
        ("repères", fields.join(", ")),
        ("sections", sections.join(", ")),
        ("lignes de générique", credits),
    ] {
        if !text.is_empty() {
            out.push_str(&format!("\n  {label} : {text}"));
        }
    }
    out
}

/// A note on one line, its place first, as compilers have it.
fn told(note: &crate::import::Note, files: &[PathBuf]) -> String {
    let file = |place: Place| {
        let name = files.get(place.file).map(|path| path.display().to_string());
        let line = if place.line > 0 { format!(":{}", place.line) } else { String::new() };
        format!("{}{line}", name.unwrap_or_default())
    };
    let sure = match note.certainty {
        Certainty::Sure => "",
        Certainty::Likely => " probable :",
        Certainty::Doubtful => " à vérifier :",
    };
    let sheet = note.sheet.as_deref().map_or_else(String::new, |sheet| format!(" {sheet} :"));
    let other = match note.other {
        Some(other) if other.file == note.place.file => format!(" (l. {})", other.line),
        Some(other) => format!(" ({})", file(other)),
        None => String::new(),
    };
    format!("{}:{sure}{sheet} {}{other}", file(note.place), note.message)
}
