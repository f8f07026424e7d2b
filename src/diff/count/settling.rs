//! What looks gone and new in a part and is not: sentences, lines and points that were joined or split, or that moved.

use super::items::ChangedItem;
use super::quotes::TOLD;
use super::replacements::{Marks, Of};
use super::summary::{Part, PartChange};
use crate::diff::structure::align::Bag;
use crate::diff::text::units::{Joined, JoinedLines, KEPT, take_joined, take_lines};
use crate::diff::text::words::merge;
use crate::sheet::{BlockChange, Run};
use crate::typography::set_words;

/// The least words of a sentence that is known again where another paragraph has it.
const KNOWN: usize = 3;

/// Marks that stand between two lines that are one.
const BETWEEN: [char; 8] = [',', ';', '–', '—', '-', '(', ')', '/'];

/// The words of a line without such marks.
fn spoken(line: &str) -> String {
    let words = line.split(' ').map(|word| word.trim_matches(BETWEEN));
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

impl PartChange {
    /// Counts sentences that are one now, or were one, and takes them out of both versions; without their capital they are
    /// as many as before. Whether there are any.
    pub(super) fn joined_sentences(
        &mut self,
        old: &mut Vec<String>,
        new: &mut Vec<String>,
    ) -> bool {
        let before = old.len() + new.len();
        while let Some(found) = take_joined(old, new) {
            self.sentences_joined += self.joined_as(found);
        }
        while let Some(found) = take_joined(new, old) {
            match self.joined_as(found) {
                0 => {}
                2 => self.sentences_split += 1,
                _ => self.sentences_parted += 1,
            }
        }
        old.len() + new.len() < before
    }

    /// Counts what else changed in sentences that are one in the other version: how many they are, 0 if they are as many
    /// there.
    fn joined_as(&mut self, found: Joined) -> usize {
        self.sentences.modified += found.modified;
        self.moved += usize::from(found.swapped);
        found.count
    }

    /// The same of lines; their ends are no changes of their own then.
    pub(super) fn joined_lines(
        &mut self,
        old: &mut Vec<String>,
        new: &mut Vec<String>,
        [added, removed]: &mut [usize; 2],
    ) -> bool {
        let before = self.lines_joined + self.lines_split;
        while let Some(JoinedLines { count, edited }) = take_lines(old, new) {
            self.lines_joined += count;
            *removed = removed.saturating_sub(count - 1);
            edited.into_iter().for_each(|(were, is)| self.edited_line(&were, &is));
        }
        while let Some(JoinedLines { count, edited }) = take_lines(new, old) {
            self.lines_split += 1;
            *added = added.saturating_sub(count - 1);
            edited.into_iter().for_each(|(are, was)| self.edited_line(&was, &are));
        }
        self.lines_joined + self.lines_split > before
    }

    /// A line that says something else, besides being one with another, or two; the marks between both say nothing.
    fn edited_line(&mut self, old: &str, new: &str) {
        self.lines.modified += 1;
        let mut words = Self::new(Part::Body, BlockChange::Edited);
        let [old, new] = [old, new].map(|line| [Run::text(spoken(&set_words(line)))]);
        words.replaced(&merge(&old, &new), Of::Line);
        let said = words.replacements.into_iter().filter(|it| it.marks == Marks::None);
        self.replacements.extend(said);
        self.replacements.truncate(TOLD);
    }

    /// What one place lost and another has is neither gone nor new: it moved.
    pub(crate) fn settle(&mut self) {
        let [old, mut new] = std::mem::take(&mut self.alone);
        let mut wholes = Vec::new();
        for gone in old.items {
            let Some(at) = new.items.iter().position(|come| *come == gone) else {
                let joined = match joins_more(&mut wholes, &gone) {
                    true => 1,
                    false => self.joined_item(&gone, false).map_or(0, |whole| {
                        wholes.push(whole);
                        2
                    }),
                };
                self.items.removed = self.items.removed.saturating_sub(usize::from(joined > 0));
                self.items_joined += joined;
                continue;
            };
            new.items.swap_remove(at);
            self.items.added = self.items.added.saturating_sub(1);
            self.items.removed = self.items.removed.saturating_sub(1);
            self.items_moved += 1;
        }
        for come in new.items {
            let parted = self.joined_item(&come, true).is_some();
            self.items.added = self.items.added.saturating_sub(usize::from(parted));
            self.items_split += usize::from(parted);
        }
        for gone in old.notes {
            let Some(at) = new.notes.iter().position(|come| *come == gone) else { continue };
            new.notes.swap_remove(at);
            self.notes.added = self.notes.added.saturating_sub(1);
            self.notes.removed = self.notes.removed.saturating_sub(1);
            self.notes_moved += 1;
        }
        for (gone, was_line) in old.sentences {
            let known = was_line || gone.split_whitespace().count() >= KNOWN;
            let found = new.sentences.iter().position(|(come, _)| known && *come == gone);
            let Some(at) = found else {
                self.gone.extend((known && !was_line).then_some(gone));
                continue;
            };
            let (_, is_line) = new.sentences.swap_remove(at);
            let removed = &mut self.tally(was_line).removed;
            *removed = removed.saturating_sub(1);
            let added = &mut self.tally(is_line).added;
            *added = added.saturating_sub(1);
            *self.shifted(is_line) += 1;
        }
    }

    /// The count of lines that moved within the part, or of sentences; what stands in the sidebar may be neither.
    pub(crate) fn shifted(&mut self, lines: bool) -> &mut usize {
        match (lines, &self.part) {
            (true, _) => &mut self.lines_shifted,
            (false, Part::Field(_)) => &mut self.moved,
            (false, _) => &mut self.sentences_shifted,
        }
    }

    /// The point of the other version, the `new` one or the old one, that a point of one version alone is one with another
    /// in, and both together; it is counted as changed no more.
    fn joined_item(&mut self, alone: &str, new: bool) -> Option<Whole> {
        let alone = Bag::of(alone);
        let found = self.changed_items.iter().position(|it| {
            let [before, after] = &it.texts;
            let (part, whole) = if new { (after, before) } else { (before, after) };
            let (part, whole) = (Bag::of(part), Bag::of(whole));
            let held = |bag: &Bag| bag.len() > 0 && bag.share_in(&whole) >= KEPT;
            held(&part) && held(&alone) && part.with(&alone).likeness(&whole) >= KEPT
        });
        let ChangedItem { texts, replacements } = self.changed_items.remove(found?);
        self.replacements.retain(|it| !replacements.contains(it));
        self.items.modified = self.items.modified.saturating_sub(1);
        let [before, after] = texts.each_ref().map(|text| Bag::of(text));
        let (part, whole) = if new { (after, before) } else { (before, after) };
        Some(Whole { parts: part.with(&alone), whole })
    }
}

/// A point that several of the other version are.
struct Whole {
    parts: Bag,
    whole: Bag,
}

/// Whether one more point is one with those that are known to be one.
fn joins_more(wholes: &mut [Whole], alone: &str) -> bool {
    let alone = Bag::of(alone);
    let found = wholes.iter_mut().find(|it| {
        let more = it.parts.with(&alone).likeness(&it.whole) > it.parts.likeness(&it.whole);
        alone.len() > 0 && alone.share_in(&it.whole) >= KEPT && more
    });
    let Some(it) = found else { return false };
    it.parts = it.parts.with(&alone);
    true
}
