//! What no repair may do, whatever it mends: make text of a key, or take a key out of the sidebar or the section it is in.

use std::path::Path;

use crate::diag::Diagnostics;
use crate::fold::fold;
use crate::sheet::{SECTION_KEYS, SIDEBAR_FIELDS};
use crate::source::Source;
use crate::yaml::slip::{announces, body};
use crate::yaml::{self, Node, Value, place, swallowed};

/// Whether a new text leaves the keys and the remarks of the old one what they were, and where.
pub(super) fn keeps(old: &str, new: &str) -> bool {
    let source = Source::new(Path::new(""), new.to_owned());
    let root = yaml::read(&source, &mut Diagnostics::default());
    let printed = root.as_ref().is_some_and(|root| {
        let key = |line: &&str| place::at_margin(line).is_some();
        let margin: Vec<&str> = old.lines().filter(key).map(str::trim).collect();
        swallowed_keys(old) < swallowed::count(root, new)
            || count(root, new, &|line| margin.contains(&line)) > 0
            || count(root, new, &place::is_remark) > remarks_in_texts(old)
            || count(root, new, &is_barred_key) > 0 && !is_yaml(old)
            || count(root, new, &place::is_signed_key) > 0 && !is_yaml(old)
    });
    !printed && stay_inside(old, new) && stay_at_margin(old, new) && sections_stay_whole(old, new)
}

/// Whether a line is a key and a « | », however they are joined: no sentence is.
fn is_barred_key(line: &str) -> bool {
    let word = line.trim_matches(|c: char| !c.is_alphanumeric() && c != '_');
    line.contains('|') && place::key(&format!("{}:", fold(word))).is_some()
}

fn is_yaml(text: &str) -> bool {
    let source = Source::new(Path::new(""), text.to_owned());
    yaml::read(&source, &mut Diagnostics::default()).is_some()
}

/// How many texts have keys in them; none where the whole cannot be read.
fn swallowed_keys(text: &str) -> usize {
    let source = Source::new(Path::new(""), text.to_owned());
    let root = yaml::read(&source, &mut Diagnostics::default());
    root.map_or(0, |root| swallowed::count(&root, text))
}

/// How many lines of some kind the texts of a tree have.
fn count(node: &Node, text: &str, kind: &impl Fn(&str) -> bool) -> usize {
    match &node.value {
        Value::Null => 0,
        Value::Scalar(_) => {
            // What stands on the key's own line is a text that looks like a key.
            let lines = text[node.range.clone()].lines();
            let alone = text[..node.range.start].lines().next_back().unwrap_or_default();
            let first = usize::from(!alone.trim().is_empty());
            lines.skip(first).filter(|line| kind(line.trim())).count()
        }
        Value::Sequence(items) => items.iter().map(|item| count(item, text, kind)).sum(),
        Value::Mapping(entries) => entries.iter().map(|(_, node)| count(node, text, kind)).sum(),
    }
}

/// How many lines of texts look like remarks; where the whole cannot be read, only those of texts that a « | » announces.
fn remarks_in_texts(text: &str) -> usize {
    let source = Source::new(Path::new(""), text.to_owned());
    if let Some(root) = yaml::read(&source, &mut Diagnostics::default()) {
        return count(&root, text, &place::is_remark);
    }
    let mut depth: Option<usize> = None;
    let mut announced = false;
    let inside = text.lines().filter(|line| !line.trim().is_empty()).filter(|line| {
        let indent = line.len() - line.trim_start().len();
        if std::mem::take(&mut announced) {
            depth = Some(indent).filter(|indent| *indent > 0);
        }
        depth = depth.filter(|depth| indent >= *depth);
        announced = depth.is_none() && announces(line);
        depth.is_some() && place::is_remark(line.trim())
    });
    inside.count()
}

/// Whether every remark and every key of a sheet that stood at the margin still does; texts and titles are of sections,
/// too.
fn stay_at_margin(old: &str, new: &str) -> bool {
    let held = |text: &str| -> Vec<String> {
        let names = text.lines().filter_map(|line| match place::at_margin(line) {
            Some(key) => Some(key.to_owned()).filter(|key| !SECTION_KEYS.contains(&&**key)),
            None => place::is_remark(line).then(|| line.trim_end().to_owned()),
        });
        names.collect()
    };
    let mut after = held(new);
    held(old).iter().all(|name| {
        let at = after.iter().position(|other| other == name);
        at.map(|at| after.swap_remove(at)).is_some()
    })
}

/// Whether no section has moved without the keys below its first one.
fn sections_stay_whole(old: &str, new: &str) -> bool {
    let gaps = |text: &str| -> Vec<isize> {
        let keys: Vec<(&str, isize)> = text
            .lines()
            .filter(|line| place::key(line).is_some_and(|key| SECTION_KEYS.contains(&key)))
            .map(|line| (line.trim_start(), (line.len() - line.trim_start().len()).cast_signed()))
            .collect();
        let pairs = keys
            .windows(2)
            .filter(|pair| pair[0].0.starts_with('-') && !pair[1].0.starts_with('-'));
        pairs.map(|pair| pair[1].1 - pair[0].1).collect()
    };
    let (old, new) = (gaps(old), gaps(new));
    old.len() != new.len() || old.iter().zip(&new).all(|(old, new)| new >= old || *new > 0)
}

/// Whether every key of a section or of the sidebar that stood inside it still does.
fn stay_inside(old: &str, new: &str) -> bool {
    let (old, new): (Vec<_>, Vec<_>) = (keys(old).collect(), keys(new).collect());
    // A repair that makes a key of what was none says so itself.
    old.len() != new.len()
        || old.iter().zip(&new).enumerate().all(|(i, ((key, before), (_, after)))| {
            let field = SIDEBAR_FIELDS.iter().any(|field| field.key == *key);
            let inner = SECTION_KEYS.contains(key);
            // One space is a slip; two are a level.
            let astray = field && *before > 0 && *after == 0;
            // What follows the first key of a section has only lost its place there.
            let back = *before < 2 && *after > 1 && begun(&old[..i]);
            // A sheet begins with its title.
            let title = i == 0 && *key == "titre" && *after == 0;
            !astray && (title || !inner || back || (*before > 1) == (*after > 1))
        })
}

/// Whether the last of some keys, with the section keys before it, begins a section: its type is never one of a sheet.
fn begun(above: &[(&str, usize)]) -> bool {
    let own = above.iter().rev().take_while(|(key, _)| SECTION_KEYS.contains(key));
    own.map(|(key, _)| *key).take_while(|key| *key != "texte").any(|key| key == "type")
}

/// The keys that lines begin with, and how far from the margin.
fn keys(text: &str) -> impl Iterator<Item = (&str, usize)> {
    // A tab stands for a level.
    let width = |head: &str| head.len() + head.matches('\t').count();
    text.lines().filter_map(move |line| {
        Some((place::key(line)?, width(&line[..line.len() - body(line).len()])))
    })
}
