//! What no repair may do, whatever it mends: make text of a key, or take a key out of the sidebar or the section it is in.

use super::Tree;
use crate::fold::fold;
use crate::sheet::{SECTION_KEYS, SIDEBAR_FIELDS};
use crate::yaml::lines::{announces, body};
use crate::yaml::slips::{meant, place, swallowed};
use crate::yaml::{Node, Value};

/// Whether a new text leaves the keys and the remarks of the old one what they were, and where.
pub(super) fn keeps(old: Tree<'_>, new: Tree<'_>) -> bool {
    let (before, after) = (Texts::of(old), Texts::of(new));
    let (old, new) = (old.text, new.text);
    let key = |line: &&str| place::at_margin(line).is_some();
    let mut margin: Vec<&str> = old.lines().filter(key).map(str::trim).collect();
    // So is what was meant to be one, farther right.
    let named = meant::keys(old).into_iter().map(|meant| meant.line).chain(meant::own_fields(old));
    margin.extend(named.filter_map(|line| old.lines().nth(line - 1)).map(str::trim));
    let printed = before.count_swallowed() < after.count_swallowed()
        || after.count(|line| margin.contains(&line)) > before.count(|line| margin.contains(&line))
        || after.count(place::is_remark) > before.count(place::is_remark)
        || !before.whole
            && (after.count(is_barred_key) > before.count(is_barred_key)
                || after.count(place::is_signed_key) > before.count(place::is_signed_key));
    !printed && stay_inside(old, new) && stay_at_margin(old, new) && sections_stay_whole(old, new)
}

/// Whether a line is a key and a « | », however they are joined: no sentence is.
fn is_barred_key(line: &str) -> bool {
    let word = line.trim_matches(|c: char| !c.is_alphanumeric() && c != '_');
    line.contains('|') && place::key(&format!("{}:", fold(word))).is_some()
}

/// The texts of a file, as they are written: where the whole cannot be read, only those that a « | » announces.
struct Texts<'t> {
    /// Each, and what of it stands below the line of its key: what stands on that is a text, however it looks.
    texts: Vec<(&'t str, &'t str)>,
    /// Whether the whole can be read.
    whole: bool,
}

impl<'t> Texts<'t> {
    fn of(Tree { text, root }: Tree<'t>) -> Self {
        let mut texts = Vec::new();
        match root {
            Some(root) => collect(root, text, &mut texts),
            None => announced(text, &mut texts),
        }
        Self { texts, whole: root.is_some() }
    }

    /// How many of them have keys in them.
    fn count_swallowed(&self) -> usize {
        self.texts.iter().filter(|(text, _)| swallowed::first(text).is_some()).count()
    }

    /// How many of their lines are of some kind.
    fn count(&self, kind: impl Fn(&str) -> bool) -> usize {
        let lines = self.texts.iter().flat_map(|(_, below)| below.lines());
        lines.filter(|line| kind(line.trim())).count()
    }
}

/// The texts of a tree.
fn collect<'t>(node: &Node, text: &'t str, found: &mut Vec<(&'t str, &'t str)>) {
    match &node.value {
        Value::Null => {}
        Value::Scalar(_) => {
            let written = &text[node.range.clone()];
            let alone = text[..node.range.start].lines().next_back().unwrap_or_default();
            let below = match alone.trim().is_empty() {
                true => written,
                false => written.split_once('\n').map_or("", |(_, below)| below),
            };
            found.push((written, below));
        }
        Value::Sequence(items) => items.iter().for_each(|item| collect(item, text, found)),
        Value::Mapping(entries) => {
            entries.iter().for_each(|(_, node)| collect(node, text, found));
        }
    }
}

/// The texts that a « | » announces, up to the first line at their left.
fn announced<'t>(text: &'t str, found: &mut Vec<(&'t str, &'t str)>) {
    // The column of the key, and the text below it so far: where it begins, and how far it is indented.
    let mut owner: Option<usize> = None;
    let mut open: Option<(usize, usize)> = None;
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let at = start;
        start += line.len();
        if line.trim().is_empty() {
            continue;
        }
        let indent = line.len() - line.trim_start().len();
        if let Some(owner) = owner.take().filter(|owner| indent > *owner) {
            open = Some((at, indent.max(owner + 1)));
        }
        if let Some((begin, _)) = open.filter(|(_, depth)| indent < *depth) {
            found.push((&text[begin..at], &text[begin..at]));
            open = None;
        }
        if open.is_none() && announces(line) {
            owner = Some(indent);
        }
    }
    found.extend(open.map(|(begin, _)| (&text[begin..], &text[begin..])));
}

/// Whether every remark and every key of a sheet that stood at the margin still does; texts and titles are of sections,
/// too.
fn stay_at_margin(old: &str, new: &str) -> bool {
    let held = |text: &str| -> Vec<String> {
        let names = text.lines().filter_map(|line| match place::at_margin(line) {
            Some(key) => Some(key.to_owned()).filter(|key| !SECTION_KEYS.contains(&&**key)),
            None => (place::is_remark(line) && !is_remarked_key(line))
                .then(|| line.trim_end().to_owned()),
        });
        names.collect()
    };
    let mut after = held(new);
    held(old).iter().all(|name| {
        let at = after.iter().position(|other| other == name);
        at.map(|at| after.swap_remove(at)).is_some()
    })
}

/// Whether a remark is a key that announces what is below it, and was to be none.
fn is_remarked_key(line: &str) -> bool {
    let written = line.trim_start_matches(['#', ' ']);
    announces(written) && place::key(written).is_some()
        || ["reperes", "sections"].iter().any(|holder| place::is_alone(written, holder))
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
        let spelt = || line.split_once(':').and_then(|_| meant::of_line(line));
        let key = place::key(line).or_else(spelt)?;
        Some((key, width(&line[..line.len() - body(line).len()])))
    })
}
