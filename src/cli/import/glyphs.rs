//! Tells the characters of an import that no font has: the collection would not build with them.

use std::path::Path;

use crate::check;
use crate::failure::Failure;
use crate::import::{Certainty, Imported, Note, Place};
use crate::message::text;
use crate::project::Project;
use crate::typeset::font_book;

/// Adds a note for each character of each file, by its first line there.
///
/// # Errors
/// When a font of the collection in `into` cannot be read.
pub(super) fn tell(imported: &mut Imported, into: &Path) -> Result<(), Failure> {
    let texts = imported.files.iter().map(|file| file.text.as_str());
    if !texts.flat_map(str::chars).any(is_rare) {
        return Ok(());
    }
    let fonts = font_book(Project::find(Some(into)).ok().as_ref())?;
    for file in &imported.files {
        let id = file.name.trim_end_matches(".yaml");
        let place = imported.sheets.iter().find(|sheet| sheet.id == id).map(|sheet| sheet.place);
        for c in check::missing(&file.text, &fonts) {
            let line = file.text.lines().position(|line| line.contains(c)).map_or(1, |at| at + 1);
            let (what, name) = (check::no_glyph(c), &file.name);
            imported.notes.push(Note {
                place: place.unwrap_or_else(Place::default),
                other: None,
                sheet: place.map(|_| id.to_owned()),
                certainty: Certainty::Doubtful,
                message: text!("import-glyph", name, line, what),
                unplaced: None,
            });
        }
    }
    Ok(())
}

/// Whether a character is one that not every font for French has.
fn is_rare(c: char) -> bool {
    !matches!(c, '\0'..='\u{17f}' | '\u{2010}'..='\u{2026}' | '\u{202f}' | '€' | '\u{200b}' | '\u{2060}')
}
