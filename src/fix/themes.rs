//! Numbers in the place of the titles of themes.

use super::repair::{Candidate, Edit, Repair};
use crate::diag::Diagnostics;
use crate::sheet::{Manifest, theme_numbers, written_theme};
use crate::source::Source;
use crate::yaml::slips::themes;
use crate::yaml::{self, Node, Value};

/// A line of its own for each theme of a line that has several.
pub(super) fn parted(text: &str, at: usize) -> Option<Candidate> {
    let source = Source::new("", text.to_owned());
    let joined = themes::joined(&source, source.position(at).line)?;
    Some((Repair::Parted, joined.edits()))
}

/// The numbers of the themes that a sheet names by their titles, where a problem stands in their list.
pub(super) fn numbered(text: &str, at: usize, manifest: Option<&Manifest>) -> Option<Candidate> {
    let themes = manifest?.themes.as_slice();
    let source = Source::new("", text.to_owned());
    let root = yaml::read(&source, &mut Diagnostics::default())?;
    let Value::Mapping(entries) = &root.value else { return None };
    let (_, node) = entries.iter().find(|(key, _)| key.name == "themes")?;
    let here = node.range.contains(&at);
    let listed =
        |numbers: Vec<u32>| numbers.iter().map(u32::to_string).collect::<Vec<_>>().join(", ");
    let all = theme_numbers(&source, node, themes).filter(|_| here)?;
    let edits = match &node.value {
        // Below one another, each stays on its line, for there may be remarks.
        Value::Sequence(items) if !text[node.range.clone()].starts_with('[') => {
            let number = |item: &Node| -> Option<Edit> {
                let range = written_theme(&source, item);
                if text[range.clone()].parse::<u32>().is_ok() {
                    return Some((range.clone(), text[range].to_owned()));
                }
                let numbers = theme_numbers(&source, item, themes)?;
                (numbers.len() == 1).then(|| (range, listed(numbers)))
            };
            items.iter().map(number).collect::<Option<Vec<_>>>()?
        }
        _ => vec![(written_theme(&source, node), format!("[{}]", listed(all)))],
    };
    Some((Repair::Themes, edits))
}
