//! The form of a sheet, for those who write in Word or LibreOffice: made here, filled in there, read by the import.
//!
//! `content` says what stands in it, from the tables of the format; `look` how it looks; `docx` and `odt` write
//! it. `hint` has the marks that the import knows it by.

mod archive;
mod content;
mod docx;
pub(crate) mod hint;
mod look;
mod model;
mod odt;
mod texts;
mod xml;

pub(crate) use texts::CREDITS_HELP;

use std::collections::HashSet;
use std::sync::LazyLock;

use crate::diff::Comparison;
use crate::failure::Failure;
use crate::sheet::{Manifest, Template};

/// A program's format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Word's, `.docx`.
    Word,
    /// LibreOffice's, `.odt`.
    Odt,
}

impl Format {
    /// The format that a file's extension names, in upper or lower case.
    #[must_use]
    pub fn of_extension(extension: &str) -> Option<Self> {
        match extension.to_ascii_lowercase().as_str() {
            "docx" => Some(Self::Word),
            "odt" => Some(Self::Odt),
            _ => None,
        }
    }
}

/// What the forms of this version ask for, with simple spaces and apostrophes.
static HINTS: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let programs = [texts::WORD, texts::WRITER];
    let forms = programs
        .iter()
        .flat_map(|program| [content::form(program, None), content::film(program, None)]);
    let forms: Vec<_> = forms.collect();
    let all = forms.iter().flat_map(content::hints).chain([texts::OWN_SECTION.to_owned()]);
    all.map(|hint| hint.replace('\u{a0}', " ").replace('’', "'")).collect()
});

/// Whether these words are all that a place of a form asks for.
pub(crate) fn asks(words: &str) -> bool {
    HINTS.contains(words)
}

/// What a place of a form asks for, where a text begins with all the words of that.
pub(crate) fn asked(text: &str) -> Option<&'static str> {
    let hints = HINTS.iter().filter(|hint| text.starts_with(hint.as_str()));
    hints.max_by_key(|hint| hint.len()).map(String::as_str)
}

/// The bytes of a form, of a collection where one is given; the same for the same collection.
///
/// # Errors
/// When the archive cannot be made in memory.
pub fn form(
    format: Format,
    template: Template,
    manifest: Option<&Manifest>,
) -> Result<Vec<u8>, Failure> {
    let content = match template {
        Template::Sheet => content::form,
        Template::Film => content::film,
    };
    match format {
        Format::Word => docx::write(&content(&texts::WORD, manifest)),
        Format::Odt => odt::write(&content(&texts::WRITER, manifest)),
    }
}

/// A comparison as a Word document with tracked changes; `names` are those of the versions.
///
/// # Errors
/// When the archive cannot be made in memory.
pub fn tracked_changes(comparison: &Comparison, names: (&str, &str)) -> Result<Vec<u8>, Failure> {
    docx::tracked(comparison, names)
}
