//! Looks for texts among what was drawn: whole ones first, then what pages and notes cut, word by word at last.

use std::ops::Range;

use super::drawn::{Drawn, SOFT, Strayed, WHOLE};
use super::exchange;
use super::letters::{before, parts, push_letters, without_end};
use super::manner::Manners;
use super::wanted::{Link, Number, Stretch, Wanted};

/// Most words of a piece that is looked for word by word, once all larger ones of all texts have what is theirs.
const FEW: usize = 3;
/// The least letters, in bytes, that tell a text which nothing was found to be.
const TELLING: usize = 4;

/// The texts of a sheet, and where they are looked for.
pub(super) struct List {
    pub(super) stretches: Vec<Stretch>,
    pub(super) range: Range<usize>,
    /// Where each of them stands, once it is found.
    pub(super) found: Vec<Option<Range<usize>>>,
    /// Where each of them begins, if this much is found.
    pub(super) starts: Vec<Option<usize>>,
    pub(super) numbers: Vec<Number>,
    pub(super) links: Vec<Link>,
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
    for long in [true, false] {
        for list in &mut *lists {
            list.wholes(drawn, long);
            list.numbered(drawn);
        }
    }
    let mut cut: Vec<&mut List> = lists.iter_mut().filter(|list| !list.is_found()).collect();
    for step in [List::enclosed, List::pieces, List::words] {
        for list in &mut cut {
            let free = drawn.free(&list.range);
            step(list, drawn, &free);
            list.numbered(drawn);
        }
    }
    lists.iter_mut().for_each(|list| list.numbered_apart(drawn));
    if lists.iter().any(|list| !list.missing.is_empty()) {
        exchange::all(drawn, lists);
    }
}

impl List {
    pub(super) fn new(wanted: Wanted, range: Range<usize>) -> Self {
        let Wanted { stretches, numbers, links } = wanted;
        let (found, starts) = (vec![None; stretches.len()], vec![None; stretches.len()]);
        let (left, missing) = (Vec::new(), Vec::new());
        Self { stretches, range, found, starts, numbers, links, left, missing }
    }

    /// The stretch that a text was drawn of, if it can be told, and how many letters stand before it there.
    pub(super) fn holding(&self, strayed: &Strayed) -> Option<(&Stretch, usize)> {
        let mut letters = String::new();
        push_letters(&strayed.text, &mut letters);
        if letters.is_empty() {
            return None;
        }
        let like = || self.stretches.iter().find_map(|it| Some((it, it.letters.find(&letters)?)));
        let (stretch, at) = self.drawn_of(&letters, strayed.letters).or_else(like)?;
        Some((stretch, before(&stretch.text, at)))
    }

    /// The same of a text that the layout may have of its own: a few letters stand in many texts, and are those of one only
    /// where they are all of it, or where a text was found to have them.
    pub(super) fn surely_holding(
        &self,
        strayed: &Strayed,
        drawn: &Drawn,
    ) -> Option<(&Stretch, usize)> {
        let mut letters = String::new();
        push_letters(&strayed.text, &mut letters);
        if letters.is_empty() {
            return None;
        }
        let all = || self.stretches.iter();
        let part = letters.len() >= TELLING || drawn.is_taken(strayed);
        let like = || all().find_map(|it| Some((it, it.letters.find(&letters)?)).filter(|_| part));
        let (stretch, at) = self
            .drawn_of(&letters, strayed.letters)
            .or_else(|| Some((all().find(|it| it.letters == letters)?, 0)))
            .or_else(like)?;
        Some((stretch, before(&stretch.text, at)))
    }

    /// The stretch that was found where these letters stand, and where they begin in its own.
    fn drawn_of(&self, letters: &str, start: usize) -> Option<(&Stretch, usize)> {
        self.stretches.iter().zip(&self.found).find_map(|(stretch, found)| {
            let at = start.checked_sub(found.as_ref()?.start)?;
            stretch.letters.get(at..)?.starts_with(letters).then_some((stretch, at))
        })
    }

    /// The stretch that ends right before a text or begins right behind it, with its word there and the letters before that.
    pub(super) fn beside(&self, strayed: &Strayed) -> Option<((&Stretch, usize), &str)> {
        let mut letters = String::new();
        push_letters(&strayed.text, &mut letters);
        let (start, end) = (strayed.letters, strayed.letters + letters.len());
        let find = |is_beside: &dyn Fn(&Range<usize>) -> bool| {
            let mut all = self.stretches.iter().zip(&self.found);
            let found = all.find(|(_, found)| found.as_ref().is_some_and(is_beside));
            found.map(|(stretch, _)| stretch)
        };
        let first = || {
            let stretch = find(&|found| found.start == end)?;
            Some(((stretch, 0), stretch.text.split_whitespace().next()?))
        };
        let last = find(&|found| found.end == start).and_then(|stretch| {
            let word = stretch.text.split_whitespace().next_back()?;
            let start = word.as_ptr() as usize - stretch.text.as_ptr() as usize;
            let before = stretch.text[..start].chars().filter(|c| c.is_alphanumeric()).count();
            Some(((stretch, before), word))
        });
        last.or_else(first)
    }

    /// The texts that are drawn once more right behind themselves; names may be, on a page of their own and above the text.
    pub(super) fn doubled(&self, drawn: &Drawn) -> impl Iterator<Item = &Stretch> {
        let all = self.stretches.iter().zip(&self.found);
        all.filter_map(|(stretch, found)| {
            let end = found.as_ref()?.end;
            let again = end..end + stretch.letters.len();
            let behind = &drawn.letters[end..self.range.end.max(end)];
            let doubled = !stretch.is_short()
                && !stretch.part.is_name()
                && behind.starts_with(&stretch.letters)
                && drawn.is_free(&again, WHOLE);
            doubled.then_some(stretch)
        })
    }

    /// Whether a missing word is of a note whose call stands in a text of which nothing is found, and so is lost with it.
    pub(super) fn is_of_lost(&self, missing: &Missing) -> bool {
        let is_note = |at: usize| self.stretches[at].manners(0).has(Manners::NOTE);
        let part = |at: usize| self.stretches[at].part;
        if !is_note(missing.stretch) {
            return false;
        }
        // Of notes that are alike, others may have been found in the place of this one.
        let letters = &self.stretches[missing.stretch].letters;
        let mut alike = (0..self.stretches.len())
            .filter(|at| is_note(*at) && self.stretches[*at].letters == *letters);
        alike.any(|note| {
            let caller = (0..note).rev().find(|at| !is_note(*at));
            caller.is_some_and(|at| {
                part(at) == part(note) && self.missing.iter().any(|it| it.stretch == at)
            })
        })
    }

    fn is_found(&self) -> bool {
        self.found.iter().all(Option::is_some)
    }

    /// Finds the texts that begin and end where something drawn does: paragraphs, headings, labels. Long ones are found
    /// first: a short one, a note or a credit, may be what a long one has in another style.
    fn wholes(&mut self, drawn: &mut Drawn, long: bool) {
        let mut next = self.range.start;
        let places = self.found.iter_mut().zip(&mut self.starts);
        for (stretch, (found, start)) in self.stretches.iter().zip(places) {
            let letters = &stretch.letters;
            if found.is_none() && long != stretch.is_short() {
                // Notes stand at the page's foot, and a sidebar may be drawn first: so from the start if not from here.
                let at = drawn
                    .find(letters, next..self.range.end, WHOLE)
                    .or_else(|| drawn.find(letters, self.range.start..self.range.end, WHOLE));
                *found = at.map(|at| drawn.take(at));
                *start = found.as_ref().map(|found| found.start);
            }
            next = found.as_ref().map_or(next, |found| found.end);
        }
    }

    /// Finds the texts that stand in a longer one of the layout's.
    fn enclosed(&mut self, drawn: &mut Drawn, free: &[usize]) {
        let mut next = self.range.start;
        let places = self.found.iter_mut().zip(&mut self.starts);
        for (stretch, (found, start)) in self.stretches.iter().zip(places) {
            if found.is_none()
                && let Some(at) = drawn.find_at(&stretch.letters, free, next, &self.range)
            {
                *start = Some(at.start);
                *found = Some(drawn.take(at));
            }
            next = found.as_ref().map_or(next, |found| found.end);
        }
    }

    /// Finds pieces of what a page's end or a note cuts.
    fn pieces(&mut self, drawn: &mut Drawn, free: &[usize]) {
        let mut next = self.range.start;
        for (number, (stretch, found)) in self.stretches.iter().zip(&self.found).enumerate() {
            if let Some(found) = found {
                next = found.end;
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
                    self.starts[number].get_or_insert(at.start);
                    next = drawn.take(at).end;
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
        let left = std::mem::take(&mut self.left);
        for pieces in left.chunk_by(|a, b| a.0 == b.0) {
            let number = pieces[0].0;
            let stretch = &self.stretches[number];
            let (mut found, mut missing, mut all) = (Vec::new(), Vec::new(), Vec::new());
            let texts = pieces.iter().map(|(_, piece)| &stretch.text[piece.clone()]);
            for word in texts.flat_map(str::split_whitespace) {
                let start = word.as_ptr() as usize - stretch.text.as_ptr() as usize;
                let last = stretch.text[start + word.len()..].trim().is_empty();
                all.push((start, word));
                let taken = drawn.take_word(word, free, &self.range);
                let taken = match taken {
                    None if last => drawn.take_word(without_end(word), free, &self.range),
                    taken => taken,
                };
                match taken {
                    Some(taken) => found.extend(taken),
                    None => missing.push((start, word)),
                }
            }
            // Of a text that is not there, some words are in what the layout says of its own: short ones above all.
            let letters =
                |words: &[(usize, &str)]| words.iter().map(|it| it.1.len()).sum::<usize>();
            if self.starts[number].is_none() && letters(&missing) * 2 > letters(&all) {
                found.iter().for_each(|taken| drawn.give_back(taken));
                missing = all;
            }
            self.missing.extend(missing.into_iter().map(|(start, word)| {
                let before = stretch.text[..start].chars().filter(|c| c.is_alphanumeric());
                Missing { stretch: number, before: before.count(), word: word.to_owned() }
            }));
        }
    }
}

impl Drawn {
    /// Where letters stand that nothing else has, at the edges that a mark tells.
    pub(super) fn find(
        &self,
        letters: &str,
        range: Range<usize>,
        mark: u8,
    ) -> Option<Range<usize>> {
        let mut from = range.start;
        while let Some(at) = self.letters[from..range.end].find(letters) {
            let at = from + at..from + at + letters.len();
            if self.is_free(&at, mark) {
                return Some(at);
            }
            from = at.start + self.letters[at].chars().next()?.len_utf8();
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
    ) -> Option<Range<usize>> {
        let first = places.partition_point(|at| *at < next);
        let (before, after) = places.split_at(first);
        let mut ranges = after.iter().chain(before).map(|&at| at..at + letters.len());
        ranges.find(|at| {
            self.letters[at.start..range.end].starts_with(letters) && self.is_free(at, SOFT)
        })
    }

    /// Takes a word; returns where it stands. One that a line's end cuts at a break inside it is looked for in its parts,
    /// one that a page's end hyphenates in its beginning before the hyphen and its rest.
    fn take_word(
        &mut self,
        word: &str,
        free: &[usize],
        range: &Range<usize>,
    ) -> Option<Vec<Range<usize>>> {
        let mut letters = String::new();
        push_letters(word, &mut letters);
        if letters.is_empty() {
            return Some(Vec::new());
        }
        if let Some(at) = self.find_at(&letters, free, range.start, range) {
            return Some(vec![self.take(at)]);
        }
        let cut = self.cut.iter().filter(|cut| range.start <= cut.start && cut.end <= range.end);
        let hyphenated = cut.filter(|cut| !cut.is_empty()).find_map(|cut| {
            let start = &self.letters[cut.clone()];
            let rest = letters.strip_prefix(start).filter(|rest| !rest.is_empty())?;
            if !self.is_free(cut, SOFT) {
                return None;
            }
            Some((cut.clone(), self.find_at(rest, free, cut.end, range)?))
        });
        if let Some((cut, rest)) = hyphenated {
            return Some(vec![self.take(cut), self.take(rest)]);
        }
        let all: Vec<&str> = parts(word).collect();
        if all.len() < 2 {
            return None;
        }
        let mut taken = Vec::new();
        for part in all {
            let Some(found) = self.take_word(part, free, range) else {
                taken.iter().for_each(|taken| self.give_back(taken));
                return None;
            };
            taken.extend(found);
        }
        Some(taken)
    }
}

/// The middle of a text, between words.
fn halves(text: &str) -> Option<usize> {
    let start = text.len() - text.trim_start().len();
    let spaces: Vec<usize> =
        text.trim().match_indices(char::is_whitespace).map(|(at, _)| at).collect();
    Some(start + *spaces.get(spaces.len() / 2)?)
}
