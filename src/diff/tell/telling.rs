//! What changed, in sentences.

use super::counts::{counts, moved, push};
use crate::diff::count::summary::{Part, PartChange, Tally, own_parts, parts};
use crate::diff::text::words::merge_optional;
use crate::diff::{Comparison, Content, Exchange, Fact, Fate, SheetChange, Side, Way};
use crate::message::text;
use crate::sheet::{Block, BlockChange, Mark, Run, Runs, plain};
use crate::typography::{set_words, unset};

/// What is printed before the numbers of a sheet's themes, in French as all of it.
const ONE_THEME: &str = "Illustre la fiche";
/// See [`ONE_THEME`].
const THEMES: &str = "Illustre les fiches";

/// A sheet's title, with its number and what became of the sheet as a whole.
#[must_use]
pub fn heading(change: &SheetChange) -> String {
    let title = unset(&set_words(&change.title));
    let number = change.new_number.or(change.old_number).unwrap_or_default();
    match change.fate {
        Fate::Added => text!("diff-sheet-added", number, title),
        Fate::Removed => text!("diff-sheet-removed", number, title),
        Fate::Changed => text!("diff-sheet", number, title),
    }
}

/// The same of a sheet that is in both versions, both in one; of another, all of it is in one of them.
pub(crate) fn headings(change: &SheetChange) -> Runs {
    let of = |side: Side| match change.fate {
        Fate::Changed => {
            let number = match side {
                Side::Old => change.old_number,
                Side::New => change.new_number,
            };
            let title = set_words(&plain(&side.plain().runs(&change.content.title)));
            text!("diff-sheet", number = number.unwrap_or_default(), title)
        }
        _ => heading(change),
    };
    let [old, new] = [Side::Old, Side::New].map(|side| vec![Run::text(of(side))]);
    let (old, new) = match change.fate {
        Fate::Added => (None, Some(&new)),
        Fate::Removed => (Some(&old), None),
        Fate::Changed => (Some(&old), Some(&new)),
    };
    merge_optional(old, new).unwrap_or_default()
}

/// What changed in a sheet, a line each; of a sheet that is new or gone, what it shares with others.
#[must_use]
pub fn lines(change: &SheetChange) -> Vec<String> {
    all_lines(change).iter().map(|line| unset(line)).collect()
}

fn all_lines(change: &SheetChange) -> Vec<String> {
    if change.fate != Fate::Changed {
        // What it has from nobody: of one that shares nothing, all is.
        let shares = !change.exchanges.is_empty();
        let own = if shares { own_parts(change) } else { Vec::new() };
        let exchanges = change.exchanges.iter();
        let exchanges =
            exchanges.map(|it| exchange(it, it.passages, it.edited.iter().map(|(_, both)| both)));
        return own.iter().map(part).chain(exchanges).collect();
    }
    let mut lines = Vec::new();
    if let Some(was) = &change.was {
        lines.push(text!("diff-renamed", was, id = change.id));
    }
    if let (true, Some(from), Some(to)) = (change.moved, change.old_number, change.new_number) {
        lines.push(text!("diff-sheet-moved", from, to));
    }
    lines.extend(change.facts.iter().map(fact));
    lines.extend(parts(change).iter().map(part));
    // A part that went as a whole is told by its name.
    let left = |it: &&Exchange| it.passages > it.in_parts;
    let whole = whole_parts(&change.content);
    lines.extend(change.exchanges.iter().filter(left).map(|it| {
        let apart = it.edited.iter().filter(|(part, _)| !whole.contains(part));
        exchange(it, it.passages - it.in_parts, apart.map(|(_, both)| both))
    }));
    lines
}

/// The numbers of the parts that came from another sheet as a whole.
fn whole_parts(content: &Content) -> Vec<usize> {
    let came = |mark: Option<Mark>| {
        mark.is_some_and(|it| it.change == BlockChange::MovedHere && it.other.is_some())
    };
    let fields = content.sidebar.iter().map(|it| it.mark);
    let sections = content.sections.iter().map(|it| it.mark);
    let marks = std::iter::once(None).chain(fields).chain([None]).chain(sections);
    marks.enumerate().filter(|(_, mark)| came(*mark)).map(|(part, _)| part).collect()
}

/// The themes of a sheet as they are printed, both versions in one; nothing where neither has any.
pub(crate) fn themes(change: &SheetChange) -> Runs {
    let line = change.themes.each_ref().map(|numbers| {
        let line = match numbers.split_last() {
            None => return None,
            Some((only, [])) => format!("{ONE_THEME} {only}"),
            Some((last, others)) => {
                let others: Vec<_> = others.iter().map(u32::to_string).collect();
                format!("{THEMES} {} et {last}", others.join(", "))
            }
        };
        Some(vec![Run::text(line)])
    });
    merge_optional(line[0].as_ref(), line[1].as_ref()).unwrap_or_default()
}

/// So many passages that went to another sheet or came from it, and what became of the words of some.
fn exchange<'a>(
    Exchange { way, title, .. }: &Exchange,
    count: usize,
    edited: impl Iterator<Item = &'a Block>,
) -> String {
    let title = set_words(title);
    let what = match way {
        Way::To => text!("diff-passages-to", count, title),
        Way::From => text!("diff-passages-from", count, title),
    };
    with_edits(what, &PartChange::of_passages(Part::Body, edited.cloned().collect()))
}

/// What is said of passages, and what changed in them.
fn with_edits(what: String, edited: &PartChange) -> String {
    match counts(edited).as_slice() {
        [] => what,
        edits => text!("diff-with-edits", what, edits = edits.join(", ")),
    }
}

/// Where something went to, or came from, that is in another sheet.
pub(crate) fn other_sheet(change: BlockChange, number: usize) -> String {
    let place = text!("diff-other-sheet", number);
    match change {
        BlockChange::MovedAway => text!("diff-moved-to", place),
        _ => text!("diff-moved-from", place),
    }
}

/// What changed in the collection, a line each.
#[must_use]
pub fn collection(comparison: &Comparison) -> Vec<String> {
    comparison.collection.iter().map(|it| unset(&fact(it))).collect()
}

/// How many sheets changed, and how.
#[must_use]
pub fn total(comparison: &Comparison) -> String {
    let count = |fate| comparison.sheets.iter().filter(|sheet| sheet.fate == fate).count();
    let tally = Tally {
        added: count(Fate::Added),
        removed: count(Fate::Removed),
        modified: count(Fate::Changed),
    };
    let mut told = Vec::new();
    push(&mut told, tally.added, |count| text!("diff-sheets-added", count));
    push(&mut told, tally.removed, |count| text!("diff-sheets-removed", count));
    push(&mut told, tally.modified, |count| text!("diff-sheets-modified", count));
    let unchanged = comparison.unchanged;
    let alone = told.is_empty();
    push(&mut told, unchanged, |count| match alone {
        true => text!("diff-sheets-all-unchanged", count),
        false => text!("diff-sheets-unchanged", count),
    });
    told.join(", ")
}

fn fact(fact: &Fact) -> String {
    let key = match &fact.section {
        Some(heading) => text!("diff-key-of", key = key(fact.key), heading = set_words(heading)),
        None => key(fact.key),
    };
    if let ("image", Some(from), Some(to)) = (fact.key, &fact.from, &fact.to) {
        return match from == to {
            true => text!("diff-picture-replaced", path = to),
            false => text!("diff-picture-renamed", from, to),
        };
    }
    if fact.key == "layouts" {
        return match (&fact.from, &fact.to) {
            (Some(_), Some(files)) => text!("diff-layouts-changed", files),
            (None, Some(files)) => text!("diff-layouts-added", files),
            (Some(files), None) => text!("diff-layouts-removed", files),
            (None, None) => String::new(),
        };
    }
    let set = |text: &Option<String>| text.as_deref().map(set_words);
    let (from, to) = fact.told.as_ref().map_or((&fact.from, &fact.to), |(from, to)| (from, to));
    match (set(from), set(to)) {
        (Some(from), Some(to)) => text!("diff-fact", key, from, to),
        (None, Some(to)) => text!("diff-fact-new", key, to),
        (Some(from), None) => text!("diff-fact-gone", key, from),
        (None, None) => String::new(),
    }
}

/// A key of the sources in words; those that are words stay as they are.
fn key(key: &'static str) -> String {
    match key {
        "annexe" => text!("diff-key-label"),
        "titre" => text!("diff-key-title"),
        "titre_sommaire" => text!("diff-key-summary-title"),
        "themes" => text!("diff-key-themes"),
        "gabarit" => text!("diff-key-template"),
        "type" => text!("diff-key-type"),
        "icone" => text!("diff-key-icon"),
        "guide_suite" => text!("diff-key-guide-subtitle"),
        "guide_court" => text!("diff-key-guide-short"),
        "organisme" => text!("diff-key-issuer"),
        "image_couverture" => text!("diff-key-cover"),
        "image_couverture.description" => text!("diff-key-cover-description"),
        "image_couverture.legende" => text!("diff-key-cover-caption"),
        "image_couverture.credit" => text!("diff-key-cover-credit"),
        "sujet" => text!("diff-key-subject"),
        "mots_cles" => text!("diff-key-keywords"),
        "mise_en_page" => text!("diff-key-layout"),
        "estampille" => text!("diff-key-stamp"),
        "mise_a_jour" => text!("diff-key-updated"),
        other => other.to_owned(),
    }
}

/// A part by the name that people know it by.
#[must_use]
pub fn name(part: &Part) -> String {
    match part {
        Part::Title => text!("diff-part-title"),
        Part::Subtitle => text!("diff-part-subtitle"),
        Part::Action => text!("diff-part-action"),
        Part::Lead => text!("diff-part-lead"),
        Part::Field(label) => text!("diff-part-field", label),
        Part::Body => text!("diff-part-body"),
        Part::Section(heading) => text!("diff-part-section", heading),
        Part::Credits => text!("diff-part-credits"),
    }
}

/// A part as a place that something went to, or came from.
pub(crate) fn place(part: &Part) -> String {
    match part {
        Part::Lead => text!("diff-place-lead"),
        Part::Field(label) => text!("diff-place-field", label),
        Part::Body => text!("diff-place-body"),
        Part::Credits => text!("diff-place-credits"),
        part => name(part),
    }
}

fn part(change: &PartChange) -> String {
    let part = name(&change.part);
    if let Some(number) = change.other {
        let what = with_edits(other_sheet(change.change, number), &change.edits_alone());
        return text!("diff-part-line", part, what);
    }
    match change.change {
        BlockChange::Inserted
            if change.moved
                + change.pictures_moved
                + change.items_moved
                + change.sentences_moved
                > 0 =>
        {
            let mut what = moved(change);
            what.extend(counts(&change.edits_alone()));
            return text!("diff-part-added-with", part, what = what.join(", "));
        }
        BlockChange::Inserted => return text!("diff-part-added", part),
        BlockChange::Deleted => return text!("diff-part-removed", part),
        BlockChange::MovedHere if counts(change).is_empty() => {
            return text!("diff-part-moved", part);
        }
        _ => {}
    }
    if let (Part::Title | Part::Subtitle | Part::Action, [only]) =
        (&change.part, change.replacements.as_slice())
    {
        let (old, new) = &only.words;
        return match (old.is_empty(), new.is_empty()) {
            (true, false) => text!("diff-fact-new", key = part, to = new),
            (false, true) => text!("diff-fact-gone", key = part, from = old),
            _ => text!("diff-part-line", part, what = replacement(&only.words)),
        };
    }
    let mut told = counts(change);
    if change.change == BlockChange::MovedHere {
        told.insert(
            0,
            match change.part {
                Part::Section(_) => text!("diff-moved-section"),
                _ => text!("diff-moved-field"),
            },
        );
    }
    text!("diff-part", part, what = told.join(", "))
}

pub(crate) fn replacement((old, new): &(String, String)) -> String {
    match (old.is_empty(), new.is_empty()) {
        (true, _) => text!("diff-words-added", new),
        (_, true) => text!("diff-words-removed", old),
        _ => text!("diff-words-replaced", old, new),
    }
}
