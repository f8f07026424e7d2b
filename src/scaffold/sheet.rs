//! A new sheet: what it holds, in the author's words where there are some, to be filled in where there are none.

use std::fmt::Write as _;

use super::fill::fill;
use super::{refuse, typed};
use crate::diag::Diagnostics;
use crate::failure::Failure;
use crate::message::text;
use crate::project::Project;
use crate::sheet::{MOTIFS, Manifest, SECTION_TYPES, Template, Theme, read_sheet};
use crate::source::Source;
use crate::yaml::write::scalar;

const SHEET: &str = include_str!("templates/fiche.yaml");
const FILM: &str = include_str!("templates/film.yaml");

/// What is known of a new sheet.
#[derive(Clone, Debug)]
pub struct Draft<'a> {
    /// Its identifier.
    pub id: &'a str,
    /// Its title.
    pub title: &'a str,
    /// Its template.
    pub template: Template,
    /// The numbers of its themes.
    pub themes: &'a [u32],
}

/// The text of a new sheet.
///
/// # Errors
/// When the title is none, or a theme is not among the collection's.
pub fn sheet(draft: &Draft<'_>, manifest: &Manifest) -> Result<String, Failure> {
    let title = typed(draft.title)?;
    let template = match draft.template {
        Template::Sheet => SHEET,
        Template::Film => FILM,
    };
    let own = manifest.section_types.iter().map(|kind| kind.name.as_str());
    let types: Vec<&str> = SECTION_TYPES.iter().map(|kind| kind.name).chain(own).collect();
    let text = fill(
        template,
        &[
            ("titre", &scalar(&title)),
            ("themes", &theme_lines(draft.themes, &manifest.themes)),
            ("motifs", &wrapped(MOTIFS)),
            ("types", &wrapped(&types)),
        ],
    );
    let mut found = Diagnostics::default();
    let path = Project::shown(&format!("{}.yaml", draft.id));
    let read = Source::decode(&path, text.as_bytes(), &mut found)
        .and_then(|source| read_sheet(draft.id, &source, manifest, &mut found));
    refuse(&found, |reason| text!("sheet-unfit", reason))?;
    match read {
        Some(sheet) if sheet.title == title => Ok(text),
        _ => Err(Failure::work(text!("title-not-yaml", title))),
    }
}

/// The line of the themes, and those that there are to choose from.
fn theme_lines(chosen: &[u32], themes: &[Theme]) -> String {
    let numbers: Vec<String> = chosen.iter().map(u32::to_string).collect();
    let line = format!("themes: [{}]", numbers.join(", "));
    let mut out = if chosen.is_empty() { "# themes: [ ]".to_owned() } else { line };
    for theme in themes {
        // Writing to a string cannot fail.
        let _ = write!(out, "\n#   {} : {}", theme.number, theme.title);
    }
    out
}

/// Names as lines of a remark.
fn wrapped(names: &[&str]) -> String {
    let mut lines = vec![String::from("#  ")];
    for name in names {
        if lines.last().is_some_and(|line| line.len() + name.len() > 78) {
            lines.push(String::from("#  "));
        }
        if let Some(line) = lines.last_mut() {
            let _ = write!(line, " {name}");
        }
    }
    lines.join("\n")
}
