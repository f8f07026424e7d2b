//! The report of an import for people: what they must look at; all of it where they asked.

use std::path::{Path, PathBuf};

use super::super::console::Console;
use crate::import::{Certainty, Imported, Kind, Note, Place, SheetReport};
use crate::limits;
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
        console.message(&format!("… et {} de plus (-v les montre)", doubts - shown));
    }
    if !imported.empty.is_empty() {
        let labels: Vec<&str> = imported.empty.iter().map(|(_, label)| label.as_str()).collect();
        console.note(&format!("laissés vides, non repris : {}", labels.join(", ")));
    }
    let words = &imported.words;
    let kept = format!(
        "{} mots lus, {}",
        words.read,
        if words.is_whole() { "tous repris" } else { "pas tous repris" }
    );
    let dir = into.join(SOURCES);
    if !imported.manifest.missing.is_empty() {
        let missing = imported.manifest.missing.join(", ");
        let told = format!("à compléter dans {} : {missing}", dir.join(MANIFEST).display());
        // A form has no place for it: nothing is wrong with the form.
        if imported.forms { console.note(&told) } else { console.message(&told) }
    }
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
        .map(|section| match &section.kind {
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

/// A note on one line, its place first: of a text as compilers have it, of a document in words.
fn told(note: &Note, imported: &Imported, files: &[PathBuf]) -> String {
    let name = |place: Place| {
        files.get(place.file).map(|path| path.display().to_string()).unwrap_or_default()
    };
    let is_document = |place: Place| imported.kinds.get(place.file) == Some(&Kind::Document);
    let at = |place: Place| match place.line {
        0 => name(place),
        line if is_document(place) => format!("{}, paragraphe {line}", name(place)),
        line => format!("{}:{line}", name(place)),
    };
    let colon = if is_document(note.place) { " :" } else { ":" };
    let sure = match note.certainty {
        Certainty::Sure => "",
        Certainty::Likely => " probable :",
        Certainty::Doubtful => " à vérifier :",
    };
    let sheet = note.sheet.as_deref().map_or_else(String::new, |sheet| format!(" {sheet} :"));
    let other = match note.other {
        Some(other) if other.file != note.place.file => format!(" ({})", at(other)),
        Some(other) if is_document(other) => format!(" (paragraphe {})", other.line),
        Some(other) => format!(" (l. {})", other.line),
        None => String::new(),
    };
    format!("{}{colon}{sure}{sheet} {}{other}", at(note.place), note.message)
}
