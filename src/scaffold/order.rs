//! Puts a sheet into the manifest's list: a few characters more, and not one of the others changed.

use std::collections::HashSet;
use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use crate::diag::{Diagnostics, did_you_mean};
use crate::failure::Failure;
use crate::message::text;
use crate::sheet::{Listed, Manifest, read_manifest};
use crate::source::Source;
use crate::yaml::write::scalar;
use crate::yaml::{self, Node, Value};

/// The manifest's text with one more sheet in its list, after a given one or at the end; nothing where the manifest
/// lists none, or has listed this one already.
///
/// # Errors
/// When the sheet to follow is not listed, or the list is written in a way that cannot be added to.
pub fn insert(
    source: &Arc<Source>,
    manifest: &Manifest,
    id: &str,
    after: Option<&str>,
) -> Result<Option<String>, Failure> {
    let listed = manifest.sheets.as_deref();
    let at = match (listed, after) {
        (_, None) => return append(source, manifest, &[id]),
        (None, Some(_)) => return Err(no_order()),
        (Some(listed), Some(after)) => follow(listed, id, after)? + 1,
    };
    let mut ids: Vec<&str> = listed.into_iter().flatten().map(|sheet| sheet.id.as_str()).collect();
    let text = edited(source, &[scalar(id)], Some(ids[at - 1])).ok_or_else(|| unusual(id))?;
    ids.insert(at, id);
    verified(&text, &ids).then_some(Some(text)).ok_or_else(|| unusual(id))
}

/// The manifest's text with more sheets at the end of its list, those that it lists already left out; nothing where it
/// lists none, or all of them.
///
/// # Errors
/// When the list is written in a way that cannot be added to.
pub fn append(
    source: &Arc<Source>,
    manifest: &Manifest,
    ids: &[&str],
) -> Result<Option<String>, Failure> {
    let Some(listed) = manifest.sheets.as_deref() else { return Ok(None) };
    let mut all: Vec<&str> = listed.iter().map(|sheet| sheet.id.as_str()).collect();
    let mut known: HashSet<&str> = all.iter().copied().collect();
    let last = all.last().copied();
    let added: Vec<&str> = ids.iter().copied().filter(|id| known.insert(id)).collect();
    let Some(first) = added.first() else { return Ok(None) };
    let entries: Vec<String> = added.iter().map(|id| scalar(id)).collect();
    let text = edited(source, &entries, last).ok_or_else(|| unusual(first))?;
    all.extend(&added);
    verified(&text, &all).then_some(Some(text)).ok_or_else(|| unusual(first))
}

fn position(listed: &[Listed], id: &str) -> Option<usize> {
    listed.iter().position(|sheet| sheet.id == id)
}

/// The place of the sheet that a new one is to follow.
fn follow(listed: &[Listed], id: &str, after: &str) -> Result<usize, Failure> {
    if position(listed, id).is_some() {
        return Err(Failure::work(text!("order-placed", id)).with_hint(text!("order-placed.hint")));
    }
    position(listed, after).ok_or_else(|| {
        let ids = || listed.iter().map(|sheet| sheet.id.as_str());
        let hint = did_you_mean(after, ids()).map_or_else(
            || text!("order-unlisted.hint", ids = ids().collect::<Vec<_>>().join(", ")),
            |near| text!("order-unlisted.hint-near", near),
        );
        Failure::work(text!("order-unlisted", id = after)).with_hint(hint)
    })
}

fn no_order() -> Failure {
    Failure::work(text!("order-none")).with_hint(text!("order-none.hint"))
}

fn unusual(id: &str) -> Failure {
    Failure::work(text!("order-unusual", id)).with_hint(text!("order-unusual.hint"))
}

/// The text with entries after that of an identifier, or as the only ones.
fn edited(source: &Arc<Source>, entries: &[String], before: Option<&str>) -> Option<String> {
    let root = yaml::read(source, &mut Diagnostics::default())?;
    let Value::Mapping(keys) = &root.value else { return None };
    let (_, list) = keys.iter().find(|(key, _)| key.name == "fiches")?;
    let text = source.text();
    let all = entries.join(", ");
    match &list.value {
        Value::Sequence(items) => {
            let flow = text[list.range.clone()].starts_with('[');
            match before.map(|id| items.iter().find(|item| names(item, id))) {
                None if flow => Some(with(text, list.range.start + 1, &all)),
                Some(Some(item)) if flow => Some(with(text, item.range.end, &format!(", {all}"))),
                Some(Some(item)) => lines_after(source, &item.range, entries),
                _ => None,
            }
        }
        // One sheet, written as a word: it becomes a list.
        Value::Scalar(_) => {
            let closed = with(text, list.range.end, &format!(", {all}]"));
            Some(with(&closed, list.range.start, "["))
        }
        _ => None,
    }
}

/// Whether an entry of the list is that of a sheet.
fn names(item: &Node, id: &str) -> bool {
    let Value::Scalar(text) = &item.value else { return false };
    let name = text.as_str().trim();
    let stem = name.strip_suffix(".yaml").or_else(|| name.strip_suffix(".yml"));
    stem.unwrap_or(name) == id
}

/// The text with lines under that of an entry, dashed and ended like it.
fn lines_after(source: &Arc<Source>, item: &Range<usize>, entries: &[String]) -> Option<String> {
    let text = source.text();
    let line = source.line(source.position(item.start).line);
    let dash = &text[line.start..item.start];
    if dash.trim() != "-" {
        return None;
    }
    let last = source.line(source.position(item.end).line);
    let end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let lines: String = entries.iter().map(|entry| format!("{end}{dash}{entry}")).collect();
    Some(with(text, last.end, &lines))
}

fn with(text: &str, at: usize, added: &str) -> String {
    let (before, after) = text.split_at(at);
    format!("{before}{added}{after}")
}

/// Whether a manifest reads without errors and lists these sheets.
fn verified(text: &str, ids: &[&str]) -> bool {
    let mut found = Diagnostics::default();
    let source = Source::new(Path::new("annexe.yaml"), text.to_owned());
    let listed = read_manifest(&source, &mut found).and_then(|manifest| manifest.sheets);
    let listed = listed.unwrap_or_default();
    found.errors() == 0 && listed.iter().map(|sheet| sheet.id.as_str()).eq(ids.iter().copied())
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str = "# remarque\nannexe: A\ntitre: T\nguide: G\n";

    fn inserted(list: &str, id: &str, after: Option<&str>) -> Result<Option<String>, Failure> {
        let source = Source::new("annexe.yaml", format!("{HEAD}{list}"));
        let manifest = read_manifest(&source, &mut Diagnostics::default()).unwrap();
        let text = insert(&source, &manifest, id, after)?;
        Ok(text.map(|text| text.strip_prefix(HEAD).unwrap().to_owned()))
    }

    #[test]
    fn a_line_is_added_and_the_rest_stays() {
        let cases = [
            ("fiches:\n  - a\n  - b\n", "fiches:\n  - a\n  - b\n  - z\n"),
            (
                "fiches:\n- a   # oui\n\n# fin\ndate: 2024-01-01\n",
                "fiches:\n- a   # oui\n- z\n\n# fin\ndate: 2024-01-01\n",
            ),
            ("fiches:\r\n  -   'a'\r\n", "fiches:\r\n  -   'a'\r\n  -   z\r\n"),
            ("fiches:\n  - a", "fiches:\n  - a\n  - z"),
            ("fiches: [a, b,]\n", "fiches: [a, b, z,]\n"),
            ("fiches: [\n  a,\n  b # oui\n]\n", "fiches: [\n  a,\n  b, z # oui\n]\n"),
            ("fiches: []\n", "fiches: [z]\n"),
            ("fiches: a.yaml # une\n", "fiches: [a.yaml, z] # une\n"),
        ];
        for (list, expected) in cases {
            assert_eq!(inserted(list, "z", None).unwrap().as_deref(), Some(expected), "{list}");
        }
    }

    #[test]
    fn several_are_added_at_once_and_none_twice() {
        for (list, expected) in [
            ("fiches:\n  - a\n  - b\n", "fiches:\n  - a\n  - b\n  - x\n  - z\n"),
            ("fiches: [a, b] # deux\n", "fiches: [a, b, x, z] # deux\n"),
            ("fiches: []\n", "fiches: [a, x, z]\n"),
            ("fiches: a\n", "fiches: [a, x, z]\n"),
        ] {
            let source = Source::new("annexe.yaml", format!("{HEAD}{list}"));
            let manifest = read_manifest(&source, &mut Diagnostics::default()).unwrap();
            let text = append(&source, &manifest, &["a", "x", "z", "x"]).unwrap().unwrap();
            assert_eq!(text.strip_prefix(HEAD), Some(expected), "{list}");
        }
    }

    #[test]
    fn a_sheet_follows_the_one_it_is_to_follow() {
        let list = "fiches:\n  - a.yaml # un\n  # deux :\n  - \"2\"\n";
        let expected = "fiches:\n  - a.yaml # un\n  - \"3\"\n  # deux :\n  - \"2\"\n";
        assert_eq!(inserted(list, "3", Some("a")).unwrap().as_deref(), Some(expected));
        assert_eq!(
            inserted("fiches: [a, b]", "z", Some("a")).unwrap().unwrap(),
            "fiches: [a, z, b]"
        );
    }

    #[test]
    fn what_has_its_place_already_is_not_listed_twice() {
        assert_eq!(inserted("fiches: [z]", "z", None).unwrap(), None);
        assert_eq!(inserted("", "z", None).unwrap(), None);
        assert_eq!(inserted("fiches:\n", "z", None).unwrap(), None);
        assert!(inserted("fiches: [a, z]", "z", Some("a")).is_err());
    }

    #[test]
    fn a_list_of_another_kind_is_left_alone() {
        for list in ["fiches:\n  -\n    a\n", "fiches: |\n  a\n", "fiches: &x [a]\n"] {
            assert!(inserted(list, "z", None).is_err(), "{list}");
        }
        assert!(inserted("", "z", Some("a")).is_err());
        let unknown = inserted("fiches: [jardin]", "z", Some("jardn")).unwrap_err();
        assert!(
            matches!(unknown, Failure::Work { hint: Some(hint), .. } if hint.contains("« jardin »"))
        );
    }
}
