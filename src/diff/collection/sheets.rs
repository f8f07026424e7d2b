//! Which sheet of an old annex is which of a new one, and what became of each.

use std::collections::HashMap;

use serde::Serialize;

use super::exchanges::{self, Exchange};
use super::facts::{Fact, manifest_facts, sheet_facts};
use super::links;
use super::pictures::{self, cover_facts, picture_facts};
use crate::annex::{Annex, Entry};
use crate::diff::Content;
use crate::diff::structure::align::Bag;
use crate::diff::structure::blocks::alike;
use crate::sheet::Change;

/// How much of its words a sheet keeps when it gets another file name, from 0 to 1.
const RENAMED: f64 = 0.5;
/// The same where another sheet has its name now.
const SAME: f64 = 0.9;

/// How much more like it a sheet is that it exchanged its name with, from 0 to 1, than the one that has the name.
const FAR: f64 = 0.25;

/// What changed between two annexes.
#[derive(Debug)]
pub struct Comparison {
    /// What changed in the manifest.
    pub collection: Vec<Fact>,
    /// The sheets that changed, in the new order; those that are gone stand where they stood.
    pub sheets: Vec<SheetChange>,
    /// How many sheets are as they were.
    pub unchanged: usize,
    /// Those that may as well have changed places as the ones that are told to have: of two that were exchanged, the other
    /// one.
    pub passed: Vec<Passed>,
}

/// A sheet that another one changed places with.
#[derive(Debug)]
pub struct Passed {
    /// Its identifier.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its number in the old annex, from 1.
    pub old_number: usize,
    /// Its number in the new annex.
    pub new_number: usize,
}

/// What became of a sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Fate {
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// It is in both.
    Changed,
}

/// A sheet that changed.
#[derive(Debug)]
pub struct SheetChange {
    /// What became of it.
    pub fate: Fate,
    /// Its identifier; the old one where it is gone.
    pub id: String,
    /// Its old identifier, where it has another one now.
    pub was: Option<String>,
    /// Its number in the old annex, from 1.
    pub old_number: Option<usize>,
    /// Its number in the new annex.
    pub new_number: Option<usize>,
    /// Whether it changed places with other sheets.
    pub moved: bool,
    /// Its title as it is, or was.
    pub title: String,
    /// The numbers of its themes, before and after; none where it is not.
    pub themes: [Vec<u32>; 2],
    /// What changed besides its text: themes, title in the summary, page design, pictures.
    pub facts: Vec<Fact>,
    /// Whether its text changed.
    pub text: bool,
    /// The passages that it gave to other sheets, or has from them.
    pub exchanges: Vec<Exchange>,
    /// Both versions of its text.
    pub content: Content,
}

/// Compares two annexes.
#[must_use]
pub fn compare(old: &Annex, new: &Annex) -> Comparison {
    let mates = mates(old, new);
    let moved = moved(&mates);
    let renamed = renamed(old, new, &mates);
    let mut sheets = Vec::new();
    let mut unchanged = 0;
    let mut gone = gone(old, &mates);
    for (at, entry) in new.entries.iter().enumerate() {
        let mate = mates[at].map(|i| &old.entries[i]);
        // A sheet that came from farther down says nothing of where the others stood.
        if let Some(i) = mates[at].filter(|_| !moved[at]) {
            sheets.extend(gone.take_before(i, old));
        }
        match mate {
            None => sheets.push(whole(entry, Fate::Added)),
            Some(before) => match changed((before, entry), moved[at], &renamed, old, new) {
                Some(change) => sheets.push(change),
                None => unchanged += 1,
            },
        }
    }
    sheets.extend(gone.take_before(usize::MAX, old));
    exchanges::find(&mut sheets);
    let mut collection = manifest_facts(&old.manifest, &new.manifest);
    collection.extend(cover_facts(old, new));
    let passed = passed(&mates, &moved).into_iter().map(|(i, at)| Passed {
        id: new.entries[at].sheet.id.clone(),
        title: new.entries[at].sheet.title.clone(),
        old_number: old.entries[i].number,
        new_number: new.entries[at].number,
    });
    Comparison { collection, sheets, unchanged, passed: passed.collect() }
}

impl Comparison {
    /// Whether nothing changed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.collection.is_empty() && self.sheets.is_empty()
    }
}

/// The old sheet that each new one is: the one that exchanged its identifier with it, by its identifier where it is like it,
/// by all of its words, by its identifier alone, else by most of its words. A file may have the name that another one had
/// before.
fn mates(old: &Annex, new: &Annex) -> Vec<Option<usize>> {
    let ids: HashMap<&str, usize> =
        old.entries.iter().enumerate().map(|(i, e)| (e.sheet.id.as_str(), i)).collect();
    let named = |at: usize| ids.get(new.entries[at].sheet.id.as_str()).copied();
    let contents = |annex: &Annex| -> Vec<Content> {
        annex.entries.iter().map(|entry| Content::of(&entry.sheet)).collect()
    };
    let (before, after) = (contents(old), contents(new));
    let like = |at: usize, i: usize| {
        alike(&before[i], &after[at]) || before[i].words().likeness(&after[at].words()) >= RENAMED
    };
    let mut mates = exchanged(&before, &after, &|at| named(at), &like);
    for at in 0..after.len() {
        let same = named(at).filter(|i| like(at, *i) && !mates.contains(&Some(*i)));
        mates[at] = mates[at].or(same);
    }
    let bags = |contents: &[Content], free: &dyn Fn(usize) -> bool| -> Vec<(usize, Bag)> {
        let free = (0..contents.len()).filter(|at| free(*at));
        free.map(|at| (at, contents[at].words())).collect()
    };
    let gone = bags(&before, &|i| !mates.contains(&Some(i)));
    let come = bags(&after, &|at| mates[at].is_none());
    let mut pairs = Vec::new();
    for (at, words) in &come {
        let likeness = gone.iter().map(|(i, bag)| (bag.likeness(words), *at, *i));
        pairs.extend(likeness.filter(|(likeness, ..)| *likeness >= RENAMED));
    }
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0));
    let alone = come.iter().filter_map(|(at, _)| Some((0.0, *at, named(*at)?)));
    let (same, rest): (Vec<_>, Vec<_>) = pairs.into_iter().partition(|pair| pair.0 >= SAME);
    for (_, at, i) in same.into_iter().chain(alone).chain(rest) {
        if mates[at].is_none() && !mates.contains(&Some(i)) {
            mates[at] = Some(i);
        }
    }
    mates
}

/// Which old sheets exchanged their names with each other: each is far more like the one that has the other's name now.
fn exchanged(
    before: &[Content],
    after: &[Content],
    named: &dyn Fn(usize) -> Option<usize>,
    like: &dyn Fn(usize, usize) -> bool,
) -> Vec<Option<usize>> {
    let mut mates = vec![None; after.len()];
    let stays = |at: usize, i: usize| alike(&before[i], &after[at]);
    let changed: Vec<(usize, usize)> = (0..after.len())
        .filter_map(|at| Some((at, named(at)?)))
        .filter(|(at, i)| !stays(*at, *i))
        .collect();
    let old: Vec<Bag> = changed.iter().map(|(_, i)| before[*i].words()).collect();
    let new: Vec<Bag> = changed.iter().map(|(at, _)| after[*at].words()).collect();
    let far = |a: usize, b: usize| {
        new[a].likeness(&old[b]) >= new[a].likeness(&old[a]) + FAR
            && like(changed[a].0, changed[b].1)
    };
    for a in 0..changed.len() {
        for b in a + 1..changed.len() {
            let free = mates[changed[a].0].is_none() && mates[changed[b].0].is_none();
            if free && far(a, b) && far(b, a) {
                mates[changed[a].0] = Some(changed[b].1);
                mates[changed[b].0] = Some(changed[a].1);
            }
        }
    }
    mates
}

/// The names that old sheets have now, where these are others.
fn renamed<'a>(
    old: &'a Annex,
    new: &'a Annex,
    mates: &[Option<usize>],
) -> HashMap<&'a str, &'a str> {
    let names = new.entries.iter().zip(mates).filter_map(|(entry, mate)| {
        Some((old.entries[(*mate)?].sheet.id.as_str(), entry.sheet.id.as_str()))
    });
    names.filter(|(was, is)| was != is).collect()
}

/// Which of the new sheets changed places: those outside the longest sequence that kept its order; of several as long, the one with
/// most sheets that have the number that they had.
fn moved(mates: &[Option<usize>]) -> Vec<bool> {
    let places = mates.iter().flatten().max().map_or(0, |last| last + 1);
    let mut best = Best(vec![None; places]);
    let mut before = vec![None; mates.len()];
    let mut longest = None;
    for (at, mate) in mates.iter().enumerate() {
        let Some(mate) = *mate else { continue };
        let behind = best.below(mate);
        before[at] = behind.map(|it| it.last);
        let (length, same) = behind.map_or((0, 0), |it| (it.length, it.same));
        let one = Chain { length: length + 1, same: same + usize::from(mate == at), last: at };
        best.add(mate, one);
        longest = better(longest, Some(one));
    }
    let mut kept = vec![false; mates.len()];
    let mut at = longest.map(|it| it.last);
    while let Some(j) = at {
        kept[j] = true;
        at = before[j];
    }
    let is_moved = |(at, mate): (usize, Option<usize>)| {
        // One that has its number has not gone anywhere.
        mate.is_some_and(|mate| mate != at) && !kept[at]
    };
    mates.iter().copied().enumerate().map(is_moved).collect()
}

/// A sequence of sheets that kept its order: how many they are, how many have their number still, and which is the last.
#[derive(Clone, Copy)]
struct Chain {
    length: usize,
    same: usize,
    last: usize,
}

fn better(a: Option<Chain>, b: Option<Chain>) -> Option<Chain> {
    let rank = |it: Option<Chain>| it.map(|it| (it.length, it.same, it.last));
    if rank(b) > rank(a) { b } else { a }
}

/// The best sequences by the old places of their last sheets, in a binary indexed tree.
struct Best(Vec<Option<Chain>>);

impl Best {
    /// The best one that ends before an old place.
    fn below(&self, mut place: usize) -> Option<Chain> {
        let mut found = None;
        while place > 0 {
            found = better(found, self.0[place - 1]);
            place &= place - 1;
        }
        found
    }

    fn add(&mut self, mut place: usize, chain: Chain) {
        while let Some(known) = self.0.get_mut(place) {
            *known = better(*known, Some(chain));
            place |= place + 1;
        }
    }
}

/// The old and the new places of sheets that kept their order by chance: without them, as many others would have kept it.
fn passed(mates: &[Option<usize>], moved: &[bool]) -> Vec<(usize, usize)> {
    let pairs: Vec<(usize, usize)> =
        mates.iter().enumerate().filter_map(|(at, mate)| Some(((*mate)?, at))).collect();
    if !moved.contains(&true) {
        return Vec::new();
    }
    // How many keep their order up to each one, and from it on.
    let longest = |pairs: &mut dyn Iterator<Item = usize>| {
        let mut last: Vec<usize> = Vec::new();
        let length = |key: usize| {
            let length = last.partition_point(|other| *other < key);
            if length == last.len() {
                last.push(key)
            } else {
                last[length] = key
            }
            length + 1
        };
        pairs.map(length).collect::<Vec<_>>()
    };
    let before = longest(&mut pairs.iter().map(|(mate, _)| *mate));
    let behind = longest(&mut pairs.iter().rev().map(|(mate, _)| usize::MAX - *mate));
    let through = |nth: usize| before[nth] + behind[pairs.len() - 1 - nth];
    let most = (0..pairs.len()).map(through).max().unwrap_or_default();
    let in_one = |nth: &usize| through(*nth) == most;
    let in_all = |nth: usize| {
        (0..pairs.len()).filter(in_one).filter(|other| before[*other] == before[nth]).count() == 1
    };
    let found = (0..pairs.len()).filter(|nth| !moved[pairs[*nth].1] && !in_all(*nth));
    found.map(|nth| pairs[nth]).collect()
}

/// The old sheets that are gone, in their order.
struct Gone(std::iter::Peekable<std::vec::IntoIter<usize>>);

fn gone(old: &Annex, mates: &[Option<usize>]) -> Gone {
    let gone: Vec<usize> = (0..old.entries.len()).filter(|i| !mates.contains(&Some(*i))).collect();
    Gone(gone.into_iter().peekable())
}

impl Gone {
    /// Those that stood before an old sheet.
    fn take_before(&mut self, end: usize, old: &Annex) -> Vec<SheetChange> {
        let next = std::iter::from_fn(|| self.0.next_if(|i| *i < end));
        next.map(|i| whole(&old.entries[i], Fate::Removed)).collect()
    }
}

fn whole(entry: &Entry, fate: Fate) -> SheetChange {
    let change = if fate == Fate::Added { Change::Inserted } else { Change::Deleted };
    let number = |wanted| (fate == wanted).then_some(entry.number);
    SheetChange {
        fate,
        id: entry.sheet.id.clone(),
        was: None,
        old_number: number(Fate::Removed),
        new_number: number(Fate::Added),
        moved: false,
        title: entry.sheet.title.clone(),
        themes: [Fate::Removed, Fate::Added]
            .map(|it| if it == fate { entry.sheet.themes.clone() } else { Vec::new() }),
        facts: Vec::new(),
        text: true,
        exchanges: Vec::new(),
        content: Content::of(&entry.sheet).all(change),
    }
}

/// What changed in a sheet that is in both; nothing where it is as it was.
fn changed(
    (before, after): (&Entry, &Entry),
    moved: bool,
    sheets: &HashMap<&str, &str>,
    old: &Annex,
    new: &Annex,
) -> Option<SheetChange> {
    let (mut from, to) = (Content::of(&before.sheet), Content::of(&after.sheet));
    // The name of a file is not printed.
    let names = pictures::renamed(before, after, old, new);
    if !names.is_empty() {
        from.each_blocks(&mut |blocks| pictures::rename(blocks, &names));
    }
    links::lead_on(&mut from, sheets);
    let mut facts = sheet_facts(before, after);
    facts.extend(picture_facts(before, after, old, new));
    let same = alike(&from, &to);
    let was = (before.sheet.id != after.sheet.id).then(|| before.sheet.id.clone());
    if same && facts.is_empty() && !moved && was.is_none() {
        return None;
    }
    Some(SheetChange {
        fate: Fate::Changed,
        id: after.sheet.id.clone(),
        was,
        old_number: Some(before.number),
        new_number: Some(after.number),
        moved,
        title: after.sheet.title.clone(),
        themes: [before, after].map(|entry| entry.sheet.themes.clone()),
        facts,
        text: !same,
        exchanges: Vec::new(),
        content: Content::merge(&from, &to),
    })
}
