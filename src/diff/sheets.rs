//! Which sheet of an old annex is which of a new one, and what became of each.

use std::collections::{BTreeMap, HashMap};

use serde::Serialize;

use super::Content;
use super::align::Bag;
use super::exchanges::{self, Exchange};
use crate::annex::{Annex, Entry};
use crate::sheet::{Change, Manifest, Picture, Runs, Template, french_date, plain};

/// How much of its words a sheet keeps when it gets another file name, from 0 to 1.
const RENAMED: f64 = 0.5;

/// What changed between two annexes.
#[derive(Debug)]
pub struct Comparison {
    /// What changed in the manifest.
    pub collection: Vec<Fact>,
    /// The sheets that changed, in the new order; those that are gone stand where they stood.
    pub sheets: Vec<SheetChange>,
    /// How many sheets are as they were.
    pub unchanged: usize,
}

/// Something that has one value: before and after, where there is one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Fact {
    /// The key in the sources.
    pub key: &'static str,
    /// The section that has it, by its heading.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub section: Option<String>,
    /// What it was.
    pub from: Option<String>,
    /// What it is.
    pub to: Option<String>,
    /// The part of both that people are told of, where that is not all.
    #[serde(skip)]
    pub told: Option<(Option<String>, Option<String>)>,
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
    let mut sheets = Vec::new();
    let mut unchanged = 0;
    let mut gone = gone(old, &mates);
    for (at, entry) in new.entries.iter().enumerate() {
        let mate = mates[at].map(|i| &old.entries[i]);
        if let Some(i) = mates[at] {
            sheets.extend(gone.take_before(i, old));
        }
        match mate {
            None => sheets.push(whole(entry, Fate::Added)),
            Some(before) => match changed(before, entry, moved[at], old, new) {
                Some(change) => sheets.push(change),
                None => unchanged += 1,
            },
        }
    }
    sheets.extend(gone.take_before(usize::MAX, old));
    exchanges::find(&mut sheets);
    let mut collection = manifest_facts(&old.manifest, &new.manifest);
    collection.extend(cover_facts(old, new));
    Comparison { collection, sheets, unchanged }
}

impl Comparison {
    /// Whether nothing changed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.collection.is_empty() && self.sheets.is_empty()
    }
}

/// The old sheet that each new one is: by its identifier, else by its words.
fn mates(old: &Annex, new: &Annex) -> Vec<Option<usize>> {
    let ids: HashMap<&str, usize> =
        old.entries.iter().enumerate().map(|(i, e)| (e.sheet.id.as_str(), i)).collect();
    let mut mates: Vec<_> =
        new.entries.iter().map(|entry| ids.get(entry.sheet.id.as_str()).copied()).collect();
    let mut free: Vec<(usize, Bag)> = (0..old.entries.len())
        .filter(|i| !mates.contains(&Some(*i)))
        .map(|i| (i, Content::of(&old.entries[i].sheet).words()))
        .collect();
    for (at, entry) in new.entries.iter().enumerate() {
        if mates[at].is_some() || free.is_empty() {
            continue;
        }
        let words = Content::of(&entry.sheet).words();
        let likeness = |(place, (_, bag)): (usize, &(usize, Bag))| (bag.likeness(&words), place);
        let best = free.iter().enumerate().map(likeness).max_by(|a, b| a.0.total_cmp(&b.0));
        if let Some((likeness, place)) = best
            && likeness >= RENAMED
        {
            mates[at] = Some(free.remove(place).0);
        }
    }
    mates
}

/// Which of the new sheets changed places: those outside the longest sequence that kept its order.
fn moved(mates: &[Option<usize>]) -> Vec<bool> {
    // The longest increasing sequence, by the least last place of each length.
    let mut last: Vec<usize> = Vec::new();
    let mut before = vec![None; mates.len()];
    for (at, mate) in mates.iter().enumerate() {
        let Some(mate) = mate else { continue };
        let length = last.partition_point(|&j| mates[j].is_some_and(|other| other < *mate));
        before[at] = length.checked_sub(1).map(|shorter| last[shorter]);
        if length == last.len() { last.push(at) } else { last[length] = at }
    }
    let mut kept = vec![false; mates.len()];
    let mut at = last.last().copied();
    while let Some(j) = at {
        kept[j] = true;
        at = before[j];
    }
    mates.iter().zip(kept).map(|(mate, kept)| mate.is_some() && !kept).collect()
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
        facts: Vec::new(),
        text: true,
        exchanges: Vec::new(),
        content: Content::of(&entry.sheet).all(change),
    }
}

/// What changed in a sheet that is in both; nothing where it is as it was.
fn changed(
    before: &Entry,
    after: &Entry,
    moved: bool,
    old: &Annex,
    new: &Annex,
) -> Option<SheetChange> {
    let (from, to) = (Content::of(&before.sheet), Content::of(&after.sheet));
    let mut facts = sheet_facts(before, after);
    facts.extend(picture_facts(before, after, old, new));
    let was = (before.sheet.id != after.sheet.id).then(|| before.sheet.id.clone());
    if from == to && facts.is_empty() && !moved && was.is_none() {
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
        facts,
        text: from != to,
        exchanges: Vec::new(),
        content: Content::merge(&from, &to),
    })
}

fn fact(key: &'static str, from: Option<String>, to: Option<String>) -> Option<Fact> {
    (from != to).then_some(Fact { key, section: None, from, to, told: None })
}

fn sheet_facts(before: &Entry, after: &Entry) -> Vec<Fact> {
    let themes = |entry: &Entry| entry.sheet.themes.iter().map(u32::to_string).collect::<Vec<_>>();
    let template = |entry: &Entry| match entry.sheet.template {
        Template::Sheet => None,
        Template::Film => Some("film".to_owned()),
    };
    let (a, b) = (&before.sheet, &after.sheet);
    let facts = [
        fact("titre_sommaire", a.summary_title.clone(), b.summary_title.clone()),
        list_fact("themes", &themes(before), &themes(after)),
        fact("gabarit", template(before), template(after)),
        fact("motif", a.motif.clone(), b.motif.clone()),
    ];
    facts.into_iter().flatten().chain(section_facts(before, after)).collect()
}

/// Sections that have another type under the same heading.
fn section_facts(before: &Entry, after: &Entry) -> Vec<Fact> {
    let sections = before.sheet.sections.iter();
    let kinds: HashMap<_, _> = sections.map(|it| (&it.heading, &it.kind)).collect();
    let sections = after.sheet.sections.iter();
    let facts = sections.filter_map(|section| {
        let changed = fact("type", (*kinds.get(&section.heading)?).clone(), section.kind.clone())?;
        Some(Fact { section: Some(plain(&section.heading)), ..changed })
    });
    facts.collect()
}

/// Pictures that are others under the same name.
fn picture_facts(before: &Entry, after: &Entry, old: &Annex, new: &Annex) -> Vec<Fact> {
    let names = before.sheet.pictures.iter().map(|picture| &picture.path);
    let differs = |path: &&String| match (old.pictures.get(*path), new.pictures.get(*path)) {
        (Some(a), Some(b)) => a != b,
        _ => false,
    };
    let still = |path: &&String| after.sheet.pictures.iter().any(|picture| &picture.path == *path);
    let paths: BTreeMap<&String, ()> =
        names.filter(still).filter(differs).map(|path| (path, ())).collect();
    paths.into_keys().map(|path| other_picture(path)).collect()
}

/// A picture that is another one under the same name.
fn other_picture(path: &str) -> Fact {
    let path = Some(path.to_owned());
    Fact { key: "image", section: None, from: path.clone(), to: path, told: None }
}

/// The picture on the cover: another one, the same file with another picture in it, or other texts.
fn cover_facts(old: &Annex, new: &Annex) -> Vec<Fact> {
    let [from, to] = [old, new].map(|annex| annex.manifest.cover.as_ref().map(|it| &it.picture));
    let path = |picture: Option<&Picture>| picture.map(|it| it.path.clone());
    let (Some(a), Some(b)) = (from, to) else {
        return fact("image_couverture", path(from), path(to)).into_iter().collect();
    };
    let replaced = a.path == b.path && old.pictures.get(&a.path) != new.pictures.get(&b.path);
    let replaced = replaced.then(|| other_picture(&a.path));
    let said = |runs: &Option<Runs>| runs.as_deref().map(plain);
    let facts = [
        fact("image_couverture", path(from), path(to)).or(replaced),
        fact("image_couverture.description", Some(a.alt.clone()), Some(b.alt.clone())),
        fact("image_couverture.legende", said(&a.caption), said(&b.caption)),
        fact("image_couverture.credit", said(&a.credit), said(&b.credit)),
    ];
    facts.into_iter().flatten().collect()
}

/// What changed in a list. People are told of the entries that are in one version alone, where these are exchanged in
/// their places, or only come or only go; of all of them where the order changed.
fn list_fact(key: &'static str, from: &[String], to: &[String]) -> Option<Fact> {
    let (gone, come) = (alone(from, to), alone(to, from));
    let mut next = come.iter();
    let mut expected: Vec<&String> = from
        .iter()
        .filter_map(|it| if gone.contains(it) { next.next() } else { Some(it) })
        .collect();
    expected.extend(next);
    let in_place = expected.into_iter().eq(to);
    let [kept, keeps] = [(from, &gone), (to, &come)]
        .map(|(all, own)| all.iter().filter(|it| !own.contains(it)).collect::<Vec<_>>());
    let one_way = gone.is_empty() || come.is_empty();
    let some = !(gone.is_empty() && come.is_empty());
    let told = some && (in_place || one_way && kept == keeps);
    let told = told.then(|| (joined(&gone), joined(&come)));
    fact(key, joined(from), joined(to)).map(|fact| Fact { told, ..fact })
}

/// The same of entries that are known by their numbers, whatever their order.
fn numbered_fact(key: &'static str, from: &[String], to: &[String]) -> Option<Fact> {
    let told = Some((joined(&alone(from, to)), joined(&alone(to, from))));
    fact(key, joined(from), joined(to)).map(|fact| Fact { told, ..fact })
}

/// The entries of a list that another one does not have.
fn alone(all: &[String], others: &[String]) -> Vec<String> {
    all.iter().filter(|it| !others.contains(it)).cloned().collect()
}

fn joined(all: &[String]) -> Option<String> {
    (!all.is_empty()).then(|| all.join(" · "))
}

fn manifest_facts(old: &Manifest, new: &Manifest) -> Vec<Fact> {
    let one = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    let date = |manifest: &Manifest| manifest.date.map(french_date);
    let themes = |manifest: &Manifest| {
        let theme = |it: &crate::sheet::Theme| format!("{}. {}", it.number, it.title);
        manifest.themes.iter().map(theme).collect::<Vec<_>>()
    };
    let layout = |manifest: &Manifest| manifest.layout.as_ref().map(|it| it.name.clone());
    let facts = [
        fact("annexe", one(&old.label), one(&new.label)),
        fact("titre", one(&old.title), one(&new.title)),
        fact("guide", one(&old.guide), one(&new.guide)),
        fact("guide_suite", old.guide_subtitle.clone(), new.guide_subtitle.clone()),
        fact("guide_court", one(&old.guide_short), one(&new.guide_short)),
        list_fact("organisme", &old.issuer, &new.issuer),
        fact("date", date(old), date(new)),
        fact("version", old.version.clone(), new.version.clone()),
        fact("sujet", old.subject.clone(), new.subject.clone()),
        list_fact("mots_cles", &old.keywords, &new.keywords),
        numbered_fact("themes", &themes(old), &themes(new)),
        fact("mise_en_page", layout(old), layout(new)),
    ];
    facts.into_iter().flatten().collect()
}
