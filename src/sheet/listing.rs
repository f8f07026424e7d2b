//! The sheets that the manifest lists, in order.

use std::sync::Arc;

use super::fields::first_line;
use super::manifest::words;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::message::text;
use crate::source::{Place, Source};
use crate::yaml::{Node, Value};

/// A sheet that the manifest lists.
#[derive(Clone, Debug)]
pub struct Listed {
    /// Its identifier.
    pub id: String,
    /// Where it is listed.
    pub place: Place,
}

/// Reads `fiches:`; nothing where all files are meant, or the list cannot be told.
pub(super) fn read(
    source: &Arc<Source>,
    node: &Node,
    diagnostics: &mut Diagnostics,
) -> Option<Vec<Listed>> {
    if matches!(node.value, Value::Null) {
        return None;
    }
    if let Some(found) = not_a_list(source, node) {
        diagnostics.push(found);
        return None;
    }
    let mut listed: Vec<Listed> = Vec::new();
    for (name, place) in words(source, node, "fiches", diagnostics) {
        let id = name
            .strip_suffix(".yaml")
            .or_else(|| name.strip_suffix(".yml"))
            .unwrap_or(&name)
            .to_owned();
        if let Some(first) = listed.iter().find(|other| other.id == id) {
            diagnostics.push(
                Diagnostic::error(Code::DuplicateSheet, text!("listed-twice", id))
                    .at(&first_line(&place), text!("second-time"))
                    .at(&first_line(&first.place), text!("listed-twice.label-first"))
                    .hint(text!("listed-twice.hint")),
            );
            continue;
        }
        listed.push(Listed { id, place });
    }
    Some(listed)
}

/// What is wrong with a list of sheets that YAML takes for one text, or one of whose items is a key: the sheets themselves
/// are not missing then.
fn not_a_list(source: &Arc<Source>, node: &Node) -> Option<Diagnostic> {
    let told = |range: std::ops::Range<usize>, message: String, hint: String| {
        let place = first_line(&Place::new(source, range));
        Some(Diagnostic::error(Code::UnexpectedValue, message).at(&place, text!("here")).hint(hint))
    };
    let items = match &node.value {
        Value::Sequence(items) => items.as_slice(),
        _ => std::slice::from_ref(node),
    };
    for item in items {
        let (written, range) = (&source.text()[item.range.clone()], item.range.clone());
        if let Value::Mapping(entries) = &item.value {
            let id = &entries.first()?.0.name;
            return told(range, text!("sheet-not-key", id), text!("sheet-not-key.hint", id));
        }
        if let Some((at, id)) = glued_dash(written) {
            let hint = text!("sheet-no-space.hint", id);
            return told(range.start + at..range.end, text!("sheet-no-space"), hint);
        }
        let names = written.split([',', '\n']).map(|name| name.trim_matches(['-', ' ', '\r']));
        let names: Vec<&str> = names.filter(|name| !name.is_empty()).collect();
        if names.len() > 1 && !matches!(node.value, Value::Sequence(_)) {
            let hint = text!("sheets-commas.hint", list = format!("[{}]", names.join(", ")));
            return told(range, text!("sheets-commas"), hint);
        }
    }
    None
}

/// Where a dash without its space stands in a text of several lines, and the name behind it: YAML joins the line to those
/// below, or to the one above.
fn glued_dash(written: &str) -> Option<(usize, &str)> {
    let mut start = 0;
    for line in written.split_inclusive('\n') {
        let body = line.trim_start();
        let at = start + line.len() - body.len();
        start += line.len();
        if let Some(id) = body.strip_prefix('-').filter(|id| !id.starts_with(' ')) {
            return Some((at, id.trim_end()));
        }
    }
    None
}
