//! Pictures in a comparison: files that were replaced or renamed, other descriptions and places.

use std::collections::{BTreeMap, BTreeSet};

use super::facts::{Fact, fact};
use crate::annex::{Annex, Entry};
use crate::diff::Side;
use crate::diff::structure::blocks::alike;
use crate::line_ends;
use crate::message::text;
use crate::sheet::{Block, Change, Picture, Placement, Run, Runs, Shown, plain};

/// Pictures that are others under the same name.
pub(super) fn picture_facts(before: &Entry, after: &Entry, old: &Annex, new: &Annex) -> Vec<Fact> {
    let names = before.sheet.pictures.iter().map(|picture| &picture.path);
    let differs = |path: &&String| match (old.pictures.get(*path), new.pictures.get(*path)) {
        (Some(a), Some(b)) => !line_ends::same(a, b),
        _ => false,
    };
    let still = |path: &&String| after.sheet.pictures.iter().any(|picture| &picture.path == *path);
    let paths: BTreeSet<&String> = names.filter(still).filter(differs).collect();
    let replaced = paths.into_iter().map(|path| file_fact(path, path));
    let renamed = renamed(before, after, old, new);
    replaced.chain(renamed.iter().map(|(from, to)| file_fact(from, to))).collect()
}

/// A picture that is another one under the same name, or the same one under another.
fn file_fact(from: &str, to: &str) -> Fact {
    let [from, to] = [from, to].map(|path| Some(path.to_owned()));
    Fact { key: "image", section: None, from, to, told: None }
}

/// The files of a sheet that have another name now, by the old one: what they show is what they showed.
pub(super) fn renamed(
    before: &Entry,
    after: &Entry,
    old: &Annex,
    new: &Annex,
) -> BTreeMap<String, String> {
    let paths = |entry: &Entry| -> BTreeSet<String> {
        entry.sheet.pictures.iter().map(|picture| picture.path.clone()).collect()
    };
    let (gone, mut come) = (paths(before), paths(after));
    come.retain(|path| !gone.contains(path));
    let still = paths(after);
    let mut found = BTreeMap::new();
    for was in gone.into_iter().filter(|path| !still.contains(path)) {
        let Some(bytes) = old.pictures.get(&was) else { continue };
        let is_it = |path: &&String| {
            new.pictures.get(*path).is_some_and(|other| line_ends::same(other, bytes))
        };
        let same = come.iter().find(is_it).cloned();
        if let Some(is) = same {
            come.remove(&is);
            found.insert(was, is);
        }
    }
    found
}

/// Calls the pictures of blocks by the names that they have now.
pub(super) fn rename(blocks: &mut [Block], names: &BTreeMap<String, String>) {
    for block in blocks {
        match block {
            Block::Picture(it) => {
                if let Some(name) = names.get(&it.path) {
                    it.path.clone_from(name);
                }
            }
            Block::List { items, .. } => items.iter_mut().for_each(|item| rename(item, names)),
            Block::Quote { blocks }
            | Block::Statement { blocks }
            | Block::Callout { blocks, .. } => rename(blocks, names),
            Block::Marked(marked) => rename(std::slice::from_mut(&mut marked.block), names),
            Block::Paragraph { .. } | Block::Heading { .. } => {}
        }
    }
}

/// Whether blocks begin with a picture that is to stand in the head of their section.
pub(crate) fn is_head(blocks: &[Block]) -> bool {
    matches!(blocks.first(), Some(Block::Picture(it)) if it.placement == Placement::Head)
}

/// How a picture was shown, where that is otherwise now.
pub(crate) fn was(old: &Picture, new: &Picture) -> Option<Shown> {
    (!alike(&shown(old), &shown(new))).then(|| shown(old))
}

pub(crate) fn shown(picture: &Picture) -> Shown {
    Shown { path: None, alt: picture.alt.clone(), placement: picture.placement }
}

/// The picture as it is shown in one of the versions.
pub(crate) fn of_side(both: &Picture, side: Side) -> Picture {
    let was = both.was.clone().filter(|_| side == Side::Old);
    let Shown { path, alt, placement } = was.unwrap_or_else(|| shown(both));
    let path = path.unwrap_or_else(|| both.path.clone());
    Picture { path, alt, placement, was: None, ..both.clone() }
}

/// What stands for a picture where there is none: its description, in brackets, with what it was.
pub(crate) fn description(picture: &Picture, change: Option<Change>) -> Runs {
    let run = |alt: &str, change| Run { change, ..Run::text(format!("[{alt}]")) };
    match &picture.was {
        Some(was) if was.alt != picture.alt => {
            vec![run(&was.alt, Some(Change::Deleted)), run(&picture.alt, Some(Change::Inserted))]
        }
        _ => vec![run(&picture.alt, change)],
    }
}

/// A few words on what is another way to show a picture, or to describe it.
pub(crate) fn label(picture: &Picture) -> Option<String> {
    let was = picture.was.as_ref()?;
    let other =
        was.path.as_ref().map(|from| text!("diff-picture-exchanged", from, to = picture.path));
    let otherwise = otherwise(was.placement != picture.placement, was.alt != picture.alt);
    let told: Vec<_> = other.into_iter().chain(otherwise).collect();
    (!told.is_empty()).then(|| told.join(&text!("diff-and")))
}

/// The same, by what is otherwise.
pub(crate) fn otherwise(placed: bool, described: bool) -> Option<String> {
    let placed = placed.then(|| text!("diff-picture-placed"));
    let described = described.then(|| text!("diff-picture-other-description"));
    let told: Vec<_> = placed.into_iter().chain(described).collect();
    (!told.is_empty()).then(|| told.join(&text!("diff-and")))
}

/// The picture on the cover: another one, the same file with another picture in it, or other texts.
pub(super) fn cover_facts(old: &Annex, new: &Annex) -> Vec<Fact> {
    let [from, to] = [old, new].map(|annex| annex.manifest.cover.as_ref().map(|it| &it.picture));
    let path = |picture: Option<&Picture>| picture.map(|it| it.path.clone());
    let (Some(a), Some(b)) = (from, to) else {
        return fact("image_couverture", path(from), path(to)).into_iter().collect();
    };
    let same = match (old.pictures.get(&a.path), new.pictures.get(&b.path)) {
        (Some(old), Some(new)) => line_ends::same(old, new),
        (old, new) => old == new,
    };
    // A file that only has another name, or a name that only has another file.
    let file = ((a.path == b.path) != same).then(|| file_fact(&a.path, &b.path));
    let said = |runs: &Option<Runs>| runs.as_deref().map(plain);
    let facts = [
        file.or_else(|| fact("image_couverture", path(from), path(to))),
        fact("image_couverture.description", Some(a.alt.clone()), Some(b.alt.clone())),
        fact("image_couverture.legende", said(&a.caption), said(&b.caption)),
        fact("image_couverture.credit", said(&a.credit), said(&b.credit)),
    ];
    facts.into_iter().flatten().collect()
}
