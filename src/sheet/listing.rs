//! The sheets that the manifest lists, in order.

use std::sync::Arc;

use super::fields::{barred, first_line};
use super::manifest::words;
use super::prose::BULLETS;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::identifier;
use crate::message::text;
use crate::source::{Place, Source};
use crate::yaml::slips::place::DASHES;
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
        diagnostics.push(
            Diagnostic::warning(Code::EmptyValue, text!("no-sheets"))
                .at(&Place::new(source, node.range.clone()), text!("no-sheets.label"))
                .hint(text!("no-sheets.hint")),
        );
        return None;
    }
    if let Some(found) = barred(source, node, "fiches") {
        diagnostics.push(found);
        let listed = lines(&source.text()[node.range.clone()]).map(|(at, line)| {
            let start = node.range.start + at;
            let id = line.trim_start_matches(['-', ' ']).to_owned();
            Listed { id, place: Place::new(source, start..start + line.len()) }
        });
        return Some(listed.filter(|sheet| !sheet.id.is_empty()).collect());
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
    // What is told of lists in the list is no empty list.
    let empty = matches!(&node.value, Value::Sequence(items) if items.is_empty());
    (empty || !listed.is_empty()).then_some(listed)
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
    let in_list = matches!(node.value, Value::Sequence(_));
    for item in items {
        let (written, range) = (&source.text()[item.range.clone()], item.range.clone());
        if let Value::Mapping(entries) = &item.value {
            let (key, value) = entries.first()?;
            let id = &key.name;
            if let Value::Scalar(name) = &value.value
                && id.bytes().all(|byte| byte.is_ascii_digit())
            {
                let hint = text!("sheet-numbered.hint", id = name.as_str().trim());
                return told(range, text!("sheet-numbered"), hint);
            }
            return told(range, text!("sheet-not-key", id), text!("sheet-not-key.hint", id));
        }
        if let Some((at, numbered, id)) = other_sign(written) {
            let (message, hint) = match numbered {
                true => (text!("sheet-numbered"), text!("sheet-numbered.hint", id)),
                false => (text!("yaml-dash"), text!("sheet-no-space.hint", id)),
            };
            return told(range.start + at..range.end, message, hint);
        }
        if let Some(at) = deeper_dash(written).filter(|_| in_list) {
            let line = source.line(source.position(items.first()?.range.start).line);
            let text = &source.text()[line.clone()];
            if let Some(spaces) = astray_alone(source, items) {
                let dash = line.start + text.len() - text.trim_start().len();
                let hint = text!("yaml-point-out.hint", spaces);
                return told(dash..line.end, text!("yaml-point-out"), hint);
            }
            let hint = text!("yaml-point-out.hint", spaces = text.len() - text.trim_start().len());
            return told(range.start + at..range.end, text!("yaml-point-out"), hint);
        }
        if let Some((at, id)) = glued_dash(written) {
            let hint = text!("sheet-no-space.hint", id);
            return told(range.start + at..range.end, text!("sheet-no-space"), hint);
        }
        let names = names(written);
        if names.len() > 1 && !in_list {
            let hint = text!("sheets-commas.hint", list = format!("[{}]", names.join(", ")));
            return told(range, text!("sheets-commas"), hint);
        }
    }
    None
}

/// Where the other points of a list stand whose first one YAML takes for all of them: several in line, or as sheets have them.
fn astray_alone(source: &Source, items: &[Node]) -> Option<usize> {
    let [item] = items else { return None };
    let written = &source.text()[item.range.clone()];
    let column = |at: usize| source.position(item.range.start + at).column - 1;
    let points = lines(written).skip(1).filter(|(_, line)| line.starts_with("- "));
    let columns: Vec<usize> = points.map(|(at, _)| column(at)).collect();
    let first = *columns.first()?;
    let alike = columns.iter().all(|column| *column == first);
    (alike && (columns.len() > 1 || first == USUAL)).then_some(first)
}

/// How many spaces stand before the dash of a sheet.
const USUAL: usize = 2;

/// The names that stand in one text: behind commas, on lines of their own, or with nothing but spaces between them.
fn names(written: &str) -> Vec<&str> {
    let apart = written.split([',', '\n']).map(|name| name.trim_matches(['-', ' ', '\r']));
    let names: Vec<&str> = apart.filter(|name| !name.is_empty()).collect();
    let words: Vec<&str> = names.iter().flat_map(|name| name.split_whitespace()).collect();
    let id = |word: &&str| identifier::is_valid(word.trim_end_matches(".yaml"));
    if words.iter().all(id) { words } else { names }
}

/// Where a line begins with another sign than a dash, whether that is a number, and the name behind it.
fn other_sign(written: &str) -> Option<(usize, bool, &str)> {
    lines(written).find_map(|(at, line)| {
        if let Some(id) = line.strip_prefix(|c| DASHES.contains(&c) || BULLETS.contains(&c)) {
            return Some((at, false, id.trim()));
        }
        let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
        let id = rest.strip_prefix(['.', ')']).filter(|_| rest.len() < line.len())?;
        id.starts_with(' ').then(|| (at, true, id.trim()))
    })
}

/// Where a dash stands in a text of several lines: YAML joins it to the name above, for it stands farther right.
fn deeper_dash(written: &str) -> Option<usize> {
    lines(written).skip(1).find(|(_, line)| line.starts_with("- ")).map(|(at, _)| at)
}

/// The lines of a text without the blanks round them, and where they stand.
fn lines(written: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut start = 0;
    written.split_inclusive('\n').map(move |line| {
        let body = line.trim_start();
        let at = start + line.len() - body.len();
        start += line.len();
        (at, body.trim_end())
    })
}

/// Where a dash without its space stands in a text of several lines, and the name behind it: YAML joins the line to those
/// below, or to the one above.
fn glued_dash(written: &str) -> Option<(usize, &str)> {
    lines(written).find_map(|(at, line)| {
        let id = line.strip_prefix('-').filter(|id| !id.starts_with(' '))?;
        Some((at, id))
    })
}
