//! Looks for texts among what was drawn: whole ones first, then what pages and notes cut, word by word at last.

use std::ops::Range;

use super::drawn::{Drawn, SOFT, WHOLE};
use super::push_letters;
use super::wanted::Stretch;

/// Most words of a piece that is looked for word by word, once all larger ones of all texts have what is theirs.
const FEW: usize = 3;

/// The texts of a sheet, and where they are looked for.
pub(super) struct List {
    pub(super) stretches: Vec<Stretch>,
    range: Range<usize>,
    /// Where each of them ends, once it is found.
    ends: Vec<Option<usize>>,
    /// What remains of those that are not found as wholes: pieces, by the number of their stretch.
    left: Vec<(usize, Range<usize>)>,
    /// The words that were not found, in the order of reading.
    pub(super) missing: Vec<Missing>,
}

/// A word that was not found.
pub(super) struct Missing {
    pub(super) stretch: usize,
    /// How many letters of the stretch stand before it.
    pub(super) before: usize,
    pub(super) word: String,
}

/// Looks for all texts: what is surer goes before what is less so, for all of them, so that none takes what is another's.
pub(super) fn search(drawn: &mut Drawn, lists: &mut [List]) {
    for list in &mut *lists {
        list.wholes(drawn);
    }
    let mut cut: Vec<&mut List> = lists.iter_mut().filter(|list| !list.is_found()).collect();
    for step in [List::enclosed, List::pieces, List::words] {
        for list in &mut cut {
            let free = drawn.free(&list.range);
            step(list, drawn, &free);
        }
    }
}

impl List {
    pub(super) fn new(stretches: Vec<Stretch>, range: Range<usize>) -> Self {
        let ends = vec![None; stretches.len()];
        Self { stretches, range, ends, left: Vec::new(), missing: Vec::new() }
    }

    /// The stretch that a text was drawn of, if it can be told, and how many letters stand before it there.
    pub(super) fn holding(&self, text: &str) -> Option<(&Stretch, usize)> {
        let mut letters = String::new();
        push_letters(text, &mut letters);
        self.stretches.iter().filter(|_| !letters.is_empty()).find_map(|stretch| {
            let at = stretch.letters.find(&letters)?;
            Some((stretch, stretch.letters[..at].chars().count()))
        })
    }

    fn is_found(&self) -> bool {
        self.ends.iter().all(Option::is_some)
    }

    /// Finds the texts that begin and end where something drawn does: paragraphs, headings, labels.
    fn wholes(&mut self, drawn: &mut Drawn) {
        let mut next = self.range.start;
        for (stretch, end) in self.stretches.iter().zip(&mut self.ends) {
            // Notes stand at the page's foot, and a sidebar may be drawn first: so from the start if not from here.
            let letters = &stretch.letters;
            let found = drawn
                .find(letters, next..self.range.end, WHOLE)
                .or_else(|| drawn.find(letters, self.range.start..self.range.end, WHOLE));
            if let Some(at) = found {
                next = drawn.take(at, letters);
                *end = Some(next);
            }
        }
    }

    /// Finds the texts that stand in a longer one of the layout's.
    fn enclosed(&mut self, drawn: &mut Drawn, free: &[usize]) {
        let mut next = self.range.start;
        for (stretch, end) in self.stretches.iter().zip(&mut self.ends) {
            if end.is_none()
                && let Some(at) = drawn.find_at(&stretch.letters, free, next, &self.range)
            {
                *end = Some(drawn.take(at, &stretch.letters));
            }
            next = end.unwrap_or(next);
        }
    }

    /// Finds pieces of what a page's end or a note cuts.
    fn pieces(&mut self, drawn: &mut Drawn, free: &[usize]) {
        let mut next = self.range.start;
        for (number, (stretch, end)) in self.stretches.iter().zip(&self.ends).enumerate() {
            if let Some(end) = end {
                next = *end;
                continue;
            }
            // From left to right: the last of these ranges is the next to be looked at.
            let mut open: Vec<_> = std::iter::once(0..stretch.text.len()).collect();
            while let Some(piece) = open.pop() {
                let text = &stretch.text[piece.clone()];
                let mut letters = String::new();
                push_letters(text, &mut letters);
                if letters.is_empty() {
                    continue;
                }
                if let Some(at) = drawn.find_at(&letters, free, next, &self.range) {
                    next = drawn.take(at, &letters);
                    continue;
                }
                match halves(text).map(|middle| piece.start + middle) {
                    Some(middle) if text.split_whitespace().count() > FEW => {
                        open.push(middle..piece.end);
                        open.push(piece.start..middle);
                    }
                    _ => self.left.push((number, piece)),
                }
            }
        }
    }

    fn words(&mut self, drawn: &mut Drawn, free: &[usize]) {
        for (number, piece) in std::mem::take(&mut self.left) {
            let stretch = &self.stretches[number];
            let text = &stretch.text[piece.clone()];
            for word in text.split_whitespace() {
                if drawn.take_word(word, free, &self.range) {
                    continue;
                }
                let start = word.as_ptr() as usize - stretch.text.as_ptr() as usize;
                let before = stretch.text[..start].chars().filter(|c| c.is_alphanumeric());
                let (before, word) = (before.count(), word.to_owned());
                self.missing.push(Missing { stretch: number, before, word });
            }
        }
    }
}

impl Drawn {
    /// Where letters stand that nothing else has, at the edges that a mark tells.
    fn find(&self, letters: &str, range: Range<usize>, mark: u8) -> Option<usize> {
        let mut from = range.start;
        while let Some(at) = self.letters[from..range.end].find(letters) {
            let at = from + at;
            if self.is_free(at, letters, mark) {
                return Some(at);
            }
            from = at + self.letters[at..].chars().next()?.len_utf8();
        }
        None
    }

    /// The same at one of some places, those from `next` on first.
    fn find_at(
        &self,
        letters: &str,
        places: &[usize],
        next: usize,
        range: &Range<usize>,
    ) -> Option<usize> {
        let first = places.partition_point(|at| *at < next);
        let (before, after) = places.split_at(first);
        after.iter().chain(before).copied().find(|&at| {
            self.letters[at..range.end].starts_with(letters) && self.is_free(at, letters, SOFT)
        })
    }

    /// Takes a word. One that a line's end cuts at a break inside it is looked for in its parts, one that a page's end
    /// hyphenates in its beginning before the hyphen and its rest.
    fn take_word(&mut self, word: &str, free: &[usize], range: &Range<usize>) -> bool {
        let mut letters = String::new();
        push_letters(word, &mut letters);
        if letters.is_empty() {
            return true;
        }
        if let Some(at) = self.find_at(&letters, free, range.start, range) {
            self.take(at, &letters);
            return true;
        }
        let cut = self.cut.iter().filter(|cut| range.start <= cut.start && cut.end <= range.end);
        let hyphenated = cut.filter(|cut| !cut.is_empty()).find_map(|cut| {
            let start = &self.letters[cut.clone()];
            let rest = letters.strip_prefix(start).filter(|rest| !rest.is_empty())?;
            if !self.is_free(cut.start, start, SOFT) {
                return None;
            }
            Some((cut.clone(), rest, self.find_at(rest, free, cut.end, range)?))
        });
        if let Some((cut, rest, at)) = hyphenated {
            let start = self.letters[cut.clone()].to_owned();
            self.take(cut.start, &start);
            self.take(at, rest);
            return true;
        }
        let parts: Vec<&str> =
            word.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).collect();
        parts.len() > 1
            && parts.into_iter().all(|part| {
                let found = self.find_at(part, free, range.start, range);
                found.map(|at| self.take(at, part)).is_some()
            })
    }
}

/// The middle of a text, between words.
fn halves(text: &str) -> Option<usize> {
    let start = text.len() - text.trim_start().len();
    let spaces: Vec<usize> =
        text.trim().match_indices(char::is_whitespace).map(|(at, _)| at).collect();
    Some(start + *spaces.get(spaces.len() / 2)?)
}
