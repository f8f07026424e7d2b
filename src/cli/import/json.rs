//! The report of an import for programs: version 1.
//!
//! A place names its file, and the `line` of a text or the `paragraph` of a document; 0 is the whole of it.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::failure::Failure;
use crate::import::{Certainty, Imported, Kind, Means, Place, SectionReport, SheetReport};
use crate::project::SOURCES;

/// The version of the report's shape; it grows where a key changes its meaning or goes.
const VERSION: u32 = 1;

pub(super) fn report(
    imported: &Imported,
    inputs: &[PathBuf],
    into: &Path,
) -> Result<Vec<u8>, Failure> {
    let names: Vec<String> = inputs.iter().map(|path| path.display().to_string()).collect();
    let place = |place: Place| match imported.kinds.get(place.file) {
        Some(Kind::Document) => json!({ "file": names.get(place.file), "paragraph": place.line }),
        _ => json!({ "file": names.get(place.file), "line": place.line }),
    };
    let notes = imported.notes.iter().map(|note| {
        json!({
            "at": place(note.place),
            "other": note.other.map(place),
            "sheet": note.sheet,
            "certainty": name(note.certainty),
            "message": note.message,
        })
    });
    let unplaced = imported.notes.iter().filter_map(|note| {
        note.unplaced.as_ref().map(|text| json!({ "at": place(note.place), "text": text }))
    });
    let sheets = imported.sheets.iter().map(|found| sheet(found, &place));
    let manifest = &imported.manifest;
    let themes =
        manifest.themes.iter().map(|(number, title)| json!({ "number": number, "title": title }));
    let pictures = imported.pictures.iter().map(|picture| &picture.name);
    let files = imported.files.iter().map(|file| &file.name).chain(pictures);
    let files = files.map(|name| format!("{SOURCES}/{name}"));
    let empty = imported.empty.iter();
    let empty = empty.map(|(at, label)| json!({ "at": place(*at), "label": label }));
    let words = &imported.words;
    let counted = |words: &[(String, usize)]| -> Vec<Value> {
        words.iter().map(|(word, count)| json!({ "word": word, "count": count })).collect()
    };
    let report = json!({
        "version": VERSION,
        "inputs": names,
        "directory": into,
        "files": files.collect::<Vec<_>>(),
        "annex": {
            "label": manifest.label,
            "title": manifest.title,
            "guide": manifest.guide,
            "issuer": manifest.issuer,
            "themes": themes.collect::<Vec<_>>(),
            "missing": manifest.missing,
        },
        "sheets": sheets.collect::<Vec<_>>(),
        "notes": notes.collect::<Vec<_>>(),
        "unplaced": unplaced.collect::<Vec<_>>(),
        "empty": empty.collect::<Vec<_>>(),
        "words": {
            "read": words.read,
            "kept": words.kept,
            "set_aside": words.set_aside,
            "unplaced": words.unplaced,
            "missing": counted(&words.missing),
            "added": counted(&words.added),
        },
    });
    let mut bytes = serde_json::to_vec_pretty(&report).map_err(|e| Failure::work(e.to_string()))?;
    bytes.push(b'\n');
    Ok(bytes)
}

fn sheet(sheet: &SheetReport, place: &impl Fn(Place) -> Value) -> Value {
    let fields = sheet
        .sidebar
        .iter()
        .map(|field| json!({ "key": field.key, "label": field.label, "at": place(field.place) }));
    let sections = sheet.sections.iter().map(|one| section(one, place));
    json!({
        "id": sheet.id,
        "file": format!("{SOURCES}/{}.yaml", sheet.id),
        "at": place(sheet.place),
        "title": sheet.title,
        "summary_title": sheet.summary_title,
        "in_summary": sheet.in_summary,
        "subtitle": sheet.subtitle,
        "action_name": sheet.action_name,
        "template": if sheet.credits > 0 { "film" } else { "sheet" },
        "themes": sheet.themes,
        "lead_paragraphs": sheet.lead,
        "sidebar": fields.collect::<Vec<_>>(),
        "sections": sections.collect::<Vec<_>>(),
        "credits": sheet.credits,
    })
}

fn section(section: &SectionReport, place: &impl Fn(Place) -> Value) -> Value {
    let (by, pattern) = match &section.means {
        Some(Means::Usual) => ("usual-heading", None),
        Some(Means::Start) => ("start-of-usual-heading", None),
        Some(Means::Own(pattern)) => ("own-pattern", Some(pattern)),
        Some(Means::Pattern(pattern)) => ("pattern", Some(pattern)),
        None => ("none", None),
    };
    json!({
        "type": section.kind,
        "heading": section.heading,
        "at": place(section.place),
        "recognised_by": by,
        "pattern": pattern,
        "certainty": name(section.certainty()),
    })
}

fn name(certainty: Certainty) -> &'static str {
    match certainty {
        Certainty::Sure => "sure",
        Certainty::Likely => "likely",
        Certainty::Doubtful => "doubtful",
    }
}
