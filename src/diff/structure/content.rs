//! What a sheet says, of one version or of two.

use std::collections::{HashMap, HashSet};

use serde::Serialize;

use super::align::{Bag, Item, LIKE, Step, align, likest};
use super::blocks::{alike, identity, mark_all, merge_blocks, merge_contents, text};
use crate::diff::collection::replaced;
use crate::diff::count::summary::{Part, now};
use crate::diff::moved::moves;
use crate::diff::text::letters::folded;
use crate::diff::text::words::{marked, merge_optional};
use crate::sheet::{
    Block, BlockChange, Change, Field, Mark, Run, Runs, Section, Sheet, each_in, plain,
};
use crate::typography::set_text;

/// How much of its words a field of the sidebar keeps when it gets another key, from 0 to 1.
const RENAMED: f64 = 0.6;
/// How much of a section's words are in blocks that stay as they are when it gets another heading, from 0 to 1.
const KEPT: f64 = 0.25;

/// All that is printed of a sheet, in the order of reading; serialised, it is what layouts receive.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Content {
    /// Title.
    pub title: Runs,
    /// Subtitle.
    pub subtitle: Option<Runs>,
    /// « Nom de l'action ».
    pub action: Option<Runs>,
    /// The lead.
    pub lead: Vec<Block>,
    /// The sidebar's fields; empty: no sidebar.
    pub sidebar: Vec<Field>,
    /// Blocks before the first section.
    pub body: Vec<Block>,
    /// The sections.
    pub sections: Vec<Section>,
    /// A film's credits.
    pub credits: Vec<Block>,
}

impl Content {
    /// What a sheet says, its typography done.
    #[must_use]
    pub fn of(sheet: &Sheet) -> Self {
        Self {
            title: set_text(&sheet.title),
            subtitle: sheet.subtitle.as_deref().map(set_text),
            action: sheet.action.as_deref().map(set_text),
            lead: sheet.lead.clone(),
            sidebar: sheet.sidebar.clone(),
            body: sheet.body.clone(),
            sections: sheet.sections.clone(),
            credits: sheet.credits.clone(),
        }
    }

    /// Both versions in one.
    #[must_use]
    pub fn merge(old: &Self, new: &Self) -> Self {
        let mut merged = Self {
            title: merge_optional(Some(&old.title), Some(&new.title)).unwrap_or_default(),
            subtitle: merge_optional(old.subtitle.as_ref(), new.subtitle.as_ref()),
            action: merge_optional(old.action.as_ref(), new.action.as_ref()),
            lead: merge_blocks(&old.lead, &new.lead),
            sidebar: merge_fields(&old.sidebar, &new.sidebar),
            body: merge_blocks(&old.body, &new.body),
            sections: merge_sections(&old.sections, &new.sections),
            credits: merge_blocks(&old.credits, &new.credits),
        };
        moves::find(&mut merged);
        replaced::join(&mut merged);
        merged
    }

    /// The whole content with one mark: of a sheet that is new, or gone.
    #[must_use]
    pub fn all(&self, change: Change) -> Self {
        let mark = Mark::of(change.into());
        Self {
            title: marked(&self.title, change),
            subtitle: self.subtitle.as_ref().map(|runs| marked(runs, change)),
            action: self.action.as_ref().map(|runs| marked(runs, change)),
            lead: mark_all(&self.lead, change),
            sidebar: self.sidebar.iter().map(|field| whole_field(field, mark, change)).collect(),
            body: mark_all(&self.body, change),
            sections: self.sections.iter().map(|it| whole_section(it, mark, change)).collect(),
            credits: mark_all(&self.credits, change),
        }
    }

    /// Hands over every text that has runs, in the order of reading.
    pub fn each_text(&self, visit: &mut impl FnMut(&[Run])) {
        visit(&self.title);
        self.subtitle.iter().chain(&self.action).for_each(|runs| visit(runs));
        each_in(&self.lead, visit);
        for field in &self.sidebar {
            visit(&field.label);
            each_in(&field.blocks, visit);
        }
        each_in(&self.body, visit);
        for section in &self.sections {
            visit(&section.heading);
            each_in(&section.blocks, visit);
        }
        each_in(&self.credits, visit);
    }

    /// Hands over all blocks of each part, in the order of reading.
    pub(crate) fn each_part<'a>(&'a self, visit: &mut impl FnMut(Part, &'a [Block])) {
        visit(Part::Lead, &self.lead);
        for field in &self.sidebar {
            visit(Part::Field(now(&field.label)), &field.blocks);
        }
        visit(Part::Body, &self.body);
        for section in &self.sections {
            visit(Part::Section(now(&section.heading)), &section.blocks);
        }
        visit(Part::Credits, &self.credits);
    }

    /// Hands over the blocks of each part, to be changed.
    pub(crate) fn each_blocks(&mut self, visit: &mut impl FnMut(&mut [Block])) {
        visit(&mut self.lead);
        self.sidebar.iter_mut().for_each(|field| visit(&mut field.blocks));
        visit(&mut self.body);
        self.sections.iter_mut().for_each(|section| visit(&mut section.blocks));
        visit(&mut self.credits);
    }

    /// Its words, in any order.
    pub(crate) fn words(&self) -> Bag {
        let mut text = String::new();
        self.each_text(&mut |runs| {
            text.push_str(&plain(runs));
            text.push(' ');
        });
        Bag::of(&text)
    }
}

impl From<Change> for BlockChange {
    fn from(change: Change) -> Self {
        match change {
            Change::Inserted => Self::Inserted,
            Change::Deleted => Self::Deleted,
            Change::MovedAway => Self::MovedAway,
            Change::MovedHere => Self::MovedHere,
        }
    }
}

fn whole_field(field: &Field, mark: Mark, change: Change) -> Field {
    Field {
        key: field.key.clone(),
        was: field.was.clone(),
        label: marked(&field.label, change),
        blocks: mark_all(&field.blocks, change),
        mark: Some(mark),
    }
}

fn whole_section(section: &Section, mark: Mark, change: Change) -> Section {
    Section {
        heading: marked(&section.heading, change),
        blocks: mark_all(&section.blocks, change),
        mark: Some(mark),
        ..section.clone()
    }
}

/// A field is the one with its key, whatever it says.
fn merge_fields(old: &[Field], new: &[Field]) -> Vec<Field> {
    let old = &renamed(old, new);
    let item = |field: &Field| Item {
        identity: identity(field),
        class: field.key.clone(),
        words: Bag::of(&field.key),
        parts: Vec::new(),
    };
    let steps = align(&items(old, item), &items(new, item));
    let merged = steps.into_iter().map(|step| match step {
        Step::Both(i, j) if alike(&old[i], &new[j]) => new[j].clone(),
        Step::Both(i, j) => Field {
            key: new[j].key.clone(),
            was: old[i].was.clone(),
            label: merge_optional(Some(&old[i].label), Some(&new[j].label)).unwrap_or_default(),
            blocks: merge_contents(&old[i].blocks, &new[j].blocks),
            mark: Some(Mark::of(BlockChange::Edited)),
        },
        Step::Old(i) => whole_field(&old[i], DELETED, Change::Deleted),
        Step::New(j) => whole_field(&new[j], INSERTED, Change::Inserted),
    });
    merged.collect()
}

/// The old fields, those that have another key now by that one: they keep most of their words.
fn renamed(old: &[Field], new: &[Field]) -> Vec<Field> {
    let alone = |field: &&Field, all: &[Field]| all.iter().all(|other| other.key != field.key);
    let mut come: Vec<&Field> = new.iter().filter(|field| alone(field, old)).collect();
    let renamed = old.iter().map(|was| {
        let said = Bag::of(&text(&was.blocks));
        let like = |is: &&Field| said.likeness(&Bag::of(&text(&is.blocks))) >= RENAMED;
        let at = come.iter().position(like).filter(|_| said.len() > 0 && alone(&was, new));
        match at.map(|at| come.remove(at)) {
            Some(is) => Field { key: is.key.clone(), was: Some(was.key.clone()), ..was.clone() },
            None => was.clone(),
        }
    });
    renamed.collect()
}

/// From which likeness on, from 0 to 1, a text that stands under another heading is one with that: they were exchanged.
const EXCHANGED: f64 = 0.8;

const DELETED: Mark = Mark::of(BlockChange::Deleted);
const INSERTED: Mark = Mark::of(BlockChange::Inserted);

/// The heading counts twice: a section that is rewritten under its heading is still the same. One whose heading both
/// versions have is no other one, whatever text it has now; unless sections exchanged their headings, or more have it now.
fn merge_sections(old: &[Section], new: &[Section]) -> Vec<Section> {
    let telling = telling_headings(old, new);
    let item = |section: &Section| {
        let heading = of_heading(section);
        let (class, words) = if telling.contains(&heading) {
            (format!("section {heading}"), Bag::of(&heading))
        } else {
            (String::new(), Bag::of(&section_words(section)))
        };
        Item { identity: identity(section), class, words, parts: Vec::new() }
    };
    let apart = |heading: &String| !telling.contains(heading);
    let steps = rewritten(&align(&items(old, item), &items(new, item)), |i, j| {
        let (old, new) = (&old[i], &new[j]);
        let other = apart(&of_heading(old)) && apart(&of_heading(new));
        if other { likeness(&old.blocks, &new.blocks) } else { 0.0 }
    });
    let merged = steps.into_iter().map(|step| match step {
        Step::Both(i, j) if alike(&old[i], &new[j]) => new[j].clone(),
        Step::Both(i, j) => Section {
            heading: merge_optional(Some(&old[i].heading), Some(&new[j].heading))
                .unwrap_or_default(),
            blocks: merge_blocks(&old[i].blocks, &new[j].blocks),
            mark: Some(Mark::of(BlockChange::Edited)),
            ..new[j].clone()
        },
        Step::Old(i) => whole_section(&old[i], DELETED, Change::Deleted),
        Step::New(j) => whole_section(&new[j], INSERTED, Change::Inserted),
    });
    merged.collect()
}

/// The headings that tell which section is which: both versions have them as often, and on texts that are not those of others.
pub(crate) fn telling_headings(old: &[Section], new: &[Section]) -> HashSet<String> {
    let named = |all: &[Section]| {
        let mut found: HashMap<String, Vec<usize>> = HashMap::new();
        for (at, section) in all.iter().enumerate() {
            found.entry(of_heading(section)).or_default().push(at);
        }
        found
    };
    let (before, mut now) = (named(old), named(new));
    let texts = |all: &[Section]| -> Vec<Bag> {
        all.iter().map(|section| Bag::of(&text(&section.blocks))).collect()
    };
    let (olds, news) = (texts(old), texts(new));
    let others = |own: &Bag, all: &[Bag], but: usize| {
        all.iter().enumerate().any(|(at, bag)| at != but && own.likeness(bag) >= EXCHANGED)
    };
    let is_telling = |was: &[usize], is: &[usize]| match (was, is) {
        ([i], [j]) => {
            olds[*i].likeness(&news[*j]) >= LIKE
                || !others(&olds[*i], &news, *j)
                || !others(&news[*j], &olds, *i)
        }
        _ => was.len() == is.len(),
    };
    let both = before.into_iter().filter_map(|(heading, was)| {
        let is = now.remove(&heading)?;
        is_telling(&was, &is).then_some(heading)
    });
    both.collect()
}

/// The same steps, where a section that is gone and one that has come to its place are alike but for their headings: they
/// are one.
fn rewritten(steps: &[Step], like: impl Fn(usize, usize) -> f64) -> Vec<Step> {
    let mut all = Vec::new();
    for gap in steps.split_inclusive(|step| matches!(step, Step::Both(..))) {
        let (mut gone, mut come, mut both) = (Vec::new(), Vec::new(), None);
        for step in gap {
            match *step {
                Step::Old(i) => gone.push(i),
                Step::New(j) => come.push(j),
                step => both = Some(step),
            }
        }
        let (mut from, mut to) = (0, 0);
        let pairs = likest(gone.len(), come.len(), |a, b| like(gone[a], come[b]));
        for (a, b) in pairs.into_iter().chain([(gone.len(), come.len())]) {
            all.extend(gone[from..a].iter().map(|i| Step::Old(*i)));
            all.extend(come[to..b].iter().map(|j| Step::New(*j)));
            if let (Some(i), Some(j)) = (gone.get(a), come.get(b)) {
                all.push(Step::Both(*i, *j));
            }
            (from, to) = (a + 1, b + 1);
        }
        all.extend(both);
    }
    all
}

/// How alike the texts of two sections are, from 0 to 1, where they are one with another heading; or else 0.
fn likeness(old: &[Block], new: &[Block]) -> f64 {
    let [was, is] = [old, new].map(|blocks| Bag::of(&text(blocks)));
    let kept = old.iter().filter(|block| new.iter().any(|other| alike(*block, other)));
    let kept: usize = kept.map(|block| Bag::of(&text(std::slice::from_ref(block))).len()).sum();
    let share = kept as f64 / was.len().max(is.len()).max(1) as f64;
    let likeness = was.likeness(&is);
    if share >= KEPT && likeness >= LIKE { likeness } else { 0.0 }
}

pub(crate) fn of_heading(section: &Section) -> String {
    folded(&plain(&section.heading)).into_owned()
}

/// The words that a section is known by: its heading as often as it has words.
fn section_words(section: &Section) -> String {
    let text = text(&section.blocks);
    let heading = plain(&section.heading);
    let times = Bag::of(&text).len() / Bag::of(&heading).len().max(1);
    format!("{} {text}", vec![heading; times.max(1)].join(" "))
}

fn items<T>(all: &[T], item: impl Fn(&T) -> Item) -> Vec<Item> {
    all.iter().map(item).collect()
}
