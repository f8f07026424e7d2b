//! The manifest of a sheet that stands alone: one that knows the themes and section types it names.

use std::collections::BTreeSet;

use crate::diag::Diagnostics;
use crate::sheet::{Manifest, read_manifest, section_type};
use crate::source::Source;
use crate::yaml::{Node, Value};

/// What such a manifest says beside its themes and types.
const HEAD: &str = "annexe: A\ntitre: T\nguide: G\n";

/// A manifest with which the sheet's own names are good; nothing where there is no sheet.
pub(crate) fn manifest(sheet: &Node) -> Option<Manifest> {
    let themes: BTreeSet<u32> =
        values(sheet, "themes").iter().filter_map(|text| text.trim().parse().ok()).collect();
    let mut types = BTreeSet::new();
    if let Some(Value::Sequence(sections)) = value(sheet, "sections") {
        for section in sections {
            types.extend(values(section, "type"));
        }
    }
    let list = |key: &str, names: Vec<String>| {
        let pairs: Vec<String> = names.iter().map(|name| format!("{name}: T")).collect();
        format!("{key}: {{{}}}\n", pairs.join(", "))
    };
    let own = |name: &&str| {
        let good = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        section_type(name).is_none()
            && name.starts_with(|c: char| c.is_ascii_lowercase())
            && name.chars().all(good)
    };
    let themes = list("themes", themes.iter().map(u32::to_string).collect());
    let types = types.into_iter().map(str::trim).filter(own).map(str::to_owned).collect();
    let text = format!("{HEAD}{themes}{}", list("types_de_section", types));
    read_manifest(&Source::new("annexe.yaml", text), &mut Diagnostics::default())
}

fn value<'a>(node: &'a Node, name: &str) -> Option<&'a Value> {
    let Value::Mapping(entries) = &node.value else { return None };
    entries.iter().find(|(key, _)| key.name == name).map(|(_, node)| &node.value)
}

/// The text of a key, or the texts of its list.
fn values<'a>(node: &'a Node, name: &str) -> Vec<&'a str> {
    let text = |node: &'a Node| match &node.value {
        Value::Scalar(text) => Some(text.as_str()),
        _ => None,
    };
    match value(node, name) {
        Some(Value::Scalar(text)) => vec![text.as_str()],
        Some(Value::Sequence(items)) => items.iter().filter_map(text).collect(),
        _ => Vec::new(),
    }
}
