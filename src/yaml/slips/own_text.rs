//! The text of a sheet itself, whose key has come to stand among the fields of the sidebar: it is of the margin, and what is
//! below it is none of theirs.

use std::sync::Arc;

use super::place::{at_margin, begins_with, key};
use crate::diag::{Code, Diagnostic};
use crate::message::text;
use crate::source::{Place, Source};
use crate::yaml::lines::{announces, indent, text_of};

/// Whether a line is « texte: | » in line with the fields of the sidebar, or nearly, in a sheet that has no text of its own:
/// a field of an author's own has its title above its text.
pub(crate) fn is_astray(source: &Source, line: usize) -> bool {
    let of = |line: usize| text_of(source, line).1;
    let said = |line: &usize| !of(*line).trim().is_empty();
    let here = of(line);
    let texte = here.trim_start().starts_with("texte:") && announces(here) && indent(here) > 0;
    if !texte || source.text().lines().any(|line| begins_with(line, "texte")) {
        return false;
    }
    let held = (1..line).rev().find_map(|line| at_margin(of(line))) == Some("reperes");
    // What stands right above may be the field that the text is of, or its title.
    // Words that have no key were to be the title of such a field.
    let keyed = |line: &usize| of(*line).contains(':');
    let fields = (1..line).rev().filter(said).filter(keyed);
    let fields = fields.into_iter().find(|above| indent(of(*above)) <= indent(here));
    let beside = fields.is_some_and(|above| {
        let own = key(of(above)).is_none() && of(above).trim_end().ends_with(':');
        !own && key(of(above)) != Some("titre") && at_margin(of(above)).is_none()
    });
    held && beside
}

/// The same, told where YAML stumbles at it or right below it.
pub(crate) fn told(source: &Arc<Source>, stumble: usize) -> Option<Diagnostic> {
    let said = |line: &usize| !text_of(source, *line).1.trim().is_empty();
    let above = (1..stumble).rev().find(said);
    // Its text may look like keys to YAML, as far as one that is none.
    let owner = (1..stumble).rev().find(|line| announces(text_of(source, *line).1));
    let mut lines = [Some(stumble), above, owner].into_iter().flatten();
    let line = lines.find(|line| is_astray(source, *line))?;
    let (range, text) = text_of(source, line);
    let start = range.start + indent(text);
    Some(
        Diagnostic::error(Code::YamlSyntax, text!("yaml-place", key = "texte"))
            .at(&Place::new(source, start..start + "texte:".len()), text!("here"))
            .hint(text!("yaml-place.hint-sheet", key = "texte")),
    )
}
