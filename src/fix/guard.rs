//! What no repair may do, whatever it mends: make text of a key, or take a key out of the sidebar or the section it is in.

use std::path::Path;

use crate::diag::Diagnostics;
use crate::sheet::{SECTION_KEYS, SIDEBAR_FIELDS};
use crate::source::Source;
use crate::yaml::slip::body;
use crate::yaml::{self, place, swallowed};

/// Whether a new text leaves the keys of the old one what they were, and where.
pub(super) fn keeps(old: &str, new: &str) -> bool {
    swallowed_keys(new) <= swallowed_keys(old) && stay_inside(old, new)
}

/// How many texts have keys in them; none where the whole cannot be read.
fn swallowed_keys(text: &str) -> usize {
    let source = Source::new(Path::new(""), text.to_owned());
    let root = yaml::read(&source, &mut Diagnostics::default());
    root.map_or(0, |root| swallowed::count(&root, text))
}

/// Whether every key of a section or of the sidebar that stood inside it still does.
fn stay_inside(old: &str, new: &str) -> bool {
    let (old, new): (Vec<_>, Vec<_>) = (keys(old).collect(), keys(new).collect());
    // A repair that makes a key of what was none says so itself.
    old.len() != new.len()
        || old.iter().zip(&new).all(|((key, before), (_, after))| {
            let field = SIDEBAR_FIELDS.iter().any(|field| field.key == *key);
            let inner = SECTION_KEYS.contains(key);
            // One space is a slip; two are a level.
            let astray = field && *before > 0 && *after == 0;
            !astray && (!inner || (*before > 1) == (*after > 1))
        })
}

/// The keys that lines begin with, and how far from the margin.
fn keys(text: &str) -> impl Iterator<Item = (&str, usize)> {
    // A tab stands for a level.
    let width = |head: &str| head.len() + head.matches('\t').count();
    text.lines().filter_map(move |line| {
        Some((place::key(line)?, width(&line[..line.len() - body(line).len()])))
    })
}
