//! Sentences that stand elsewhere in their own text now, word for word: the rest is compared without them, whatever else
//! changed in it.

use std::collections::{HashSet, VecDeque};
use std::ops::Range;

use super::letters::{folded, is_invisible};
use super::spans;
use super::tokens::Token;
use super::units::{are_numbers_alike, is_prose};
use crate::diff::structure::align::{Bag, PAIRS, likest};
use crate::sheet::{Run, plain};

/// The least likeness of a sentence that stays with changes, from 0 to 1: others are not taken past it.
const LIKE: f64 = 0.5;

/// A version's text: what stays, and the sentences that moved.
#[derive(Default)]
pub(super) struct Parted {
    pub(super) stays: Vec<Token>,
    /// Each before a token of what stays, in order.
    moved: VecDeque<(usize, Vec<Token>)>,
}

/// A sentence, as far as it matters to where it stands.
struct Sentence {
    said: String,
    words: Bag,
    place: Range<usize>,
}

impl Parted {
    /// A text of which nothing moved.
    pub(super) fn whole(stays: Vec<Token>) -> Self {
        Self { stays, moved: VecDeque::new() }
    }

    /// Hands over what moved and stands before a token.
    pub(super) fn until(&mut self, at: usize, visit: &mut impl FnMut(Token)) {
        while self.moved.front().is_some_and(|(before, _)| *before <= at) {
            let next = self.moved.pop_front();
            next.into_iter().flat_map(|(_, tokens)| tokens).for_each(&mut *visit);
        }
    }

    /// Whether something that moved stands among these.
    pub(super) fn is_parted(&self, range: &Range<usize>) -> bool {
        self.moved.iter().any(|(before, _)| range.contains(before))
    }

    fn of(tokens: Vec<Token>, places: &[Range<usize>]) -> Self {
        let mut parted = Self::default();
        let is_in = |at: usize| places.iter().any(|place| place.contains(&at));
        let mut open = false;
        for (at, token) in tokens.into_iter().enumerate() {
            let inside = is_in(at);
            match parted.moved.back_mut() {
                Some((_, group)) if inside && open => group.push(token),
                _ if inside => parted.moved.push_back((parted.stays.len(), vec![token])),
                _ => parted.stays.push(token),
            }
            if open && !inside {
                parted.take_space(false);
            }
            open = inside;
        }
        if open {
            parted.take_space(true);
        }
        parted
    }

    /// The last sentence of a line has no space behind it: the one in front goes with it.
    fn take_space(&mut self, at_end: bool) {
        let Some((before, group)) = self.moved.back_mut() else { return };
        let ends = at_end || self.stays.last().is_some_and(|it| it.line_break || it.paragraph);
        let spaced = group.last().is_some_and(|it| it.line_break || !it.spaced().1.is_empty());
        let Some(last) = before.checked_sub(1).filter(|_| ends && !spaced) else { return };
        if self.stays[last].line_break {
            group.insert(0, self.stays.remove(last));
            *before = last;
            return;
        }
        let token = &mut self.stays[last];
        let (letters, space) = token.spaced();
        if !space.is_empty() && token.is_word() {
            let [letters, space] = [letters, space].map(str::to_owned);
            group.insert(0, Token { text: space, ..token.clone() });
            token.text = letters;
        }
    }
}

/// Both texts parted from the sentences that moved in them.
pub(super) fn part(old: Vec<Token>, new: Vec<Token>) -> [Parted; 2] {
    let [was, is] = sentences(&old, &new);
    let moved = moved(&was, &is);
    let places = |all: &[Sentence], at: fn(&(usize, usize)) -> usize| {
        moved.iter().map(|pair| all[at(pair)].place.clone()).collect::<Vec<_>>()
    };
    let (from, to) = (places(&was, |it| it.0), places(&is, |it| it.1));
    [Parted::of(old, &from), Parted::of(new, &to)]
}

/// The sentences that moved: those that say the same in both, beside the greatest part of the text that is in one order.
fn moved(old: &[Sentence], new: &[Sentence]) -> Vec<(usize, usize)> {
    let said = |all: &[Sentence]| all.iter().map(|it| it.said.clone()).collect::<HashSet<_>>();
    let [was, is] = [said(old), said(new)];
    if old.len().min(new.len()) < 2 || old.len() * new.len() > PAIRS || was.is_disjoint(&is) {
        return Vec::new();
    }
    let kept = kept(old, new, [&was, &is]);
    let left = |all: &[Sentence], at: fn(&(usize, usize)) -> usize| {
        let stay: HashSet<usize> = kept.iter().map(at).collect();
        (0..all.len()).filter(|at| !stay.contains(at)).collect::<Vec<_>>()
    };
    let (gone, come) = (left(old, |it| it.0), left(new, |it| it.1));
    let mut found = Vec::new();
    for i in gone.iter().copied().filter(|i| old[*i].words.len() > 0) {
        let said = &old[i].said;
        let once = |all: &[Sentence], left: &[usize]| {
            let mut same = left.iter().copied().filter(|at| all[*at].said == *said);
            same.next().filter(|_| same.next().is_none())
        };
        let times = |all: &[Sentence]| all.iter().filter(|it| it.said == *said).count();
        // Which of two that say the same moved, nobody knows.
        if let (Some(_), Some(j)) = (once(old, &gone), once(new, &come))
            && times(old) == times(new)
        {
            found.push((i, j));
        }
    }
    found
}

/// The pairs, in order, that have the most words in all. Of two that both versions have word for word, none is the other one
/// with changes; unless they are numbers, which may be other people's now.
fn kept(
    old: &[Sentence],
    new: &[Sentence],
    [was, is]: [&HashSet<String>; 2],
) -> Vec<(usize, usize)> {
    let like = |i: usize, j: usize| {
        let (old, new) = (&old[i], &new[j]);
        let words = (old.words.len() + new.words.len()) as f64;
        let both = is.contains(&old.said) && was.contains(&new.said);
        match old.words.likeness(&new.words) {
            _ if old.said == new.said => words,
            _ if both && !are_numbers_alike(&old.said, &new.said) => 0.0,
            likeness if likeness >= LIKE => likeness * words,
            _ => 0.0,
        }
    };
    likest(old.len(), new.len(), like)
}

/// The sentences of two versions of a text.
fn sentences(old: &[Token], new: &[Token]) -> [Vec<Sentence>; 2] {
    let run = |token: &Token| Run { line_break: token.line_break, ..Run::text(&*token.text) };
    let lines = old.iter().chain(new).any(|token| token.line_break);
    let prose = lines && is_prose(&old.iter().chain(new).map(run).collect::<Vec<_>>());
    // Where paragraphs made of lines were joined or split, lines look moved that are not.
    let parted = lines && !prose && old.iter().chain(new).any(|token| token.paragraph);
    [old, new].map(|tokens| if parted { Vec::new() } else { of(tokens, prose) })
}

fn of(tokens: &[Token], prose: bool) -> Vec<Sentence> {
    let (mut text, mut owners) = (String::new(), Vec::new());
    for (at, token) in tokens.iter().enumerate() {
        let seen = token.text.chars().filter(|c| !is_invisible(*c));
        let end = match token.is_word() || token.note.is_some() {
            true => None,
            false => Some(if prose && !token.paragraph { ' ' } else { '\n' }),
        };
        for c in seen.map(|c| if c.is_whitespace() { ' ' } else { c }).chain(end) {
            text.push(c);
            owners.push(at);
        }
    }
    let letters: Vec<char> = text.chars().collect();
    let found = spans::ranges(&text).into_iter().filter_map(|range| {
        let (first, last) = (*owners.get(range.start)?, *owners.get(range.end.checked_sub(1)?)?);
        // A sentence that begins or ends inside of a word is known to nobody.
        let begins = range.start.checked_sub(1).is_none_or(|at| owners[at] != first);
        let ends = owners.iter().zip(&letters).skip(range.end);
        let ends = ends.take_while(|(at, _)| **at == last).all(|(_, c)| *c == ' ');
        let mut end = last + 1;
        while tokens
            .get(end)
            .is_some_and(|it| it.note.is_some() || it.spaced().0.is_empty() && it.is_word())
        {
            end += 1;
        }
        let own = &tokens[first..end];
        let said = said(own);
        // A whole line goes with its end.
        let line = first == 0 || tokens[first - 1].line_break;
        end += usize::from(line && tokens.get(end).is_some_and(|it| it.line_break));
        (begins && ends).then(|| Sentence { words: Bag::of(&said), said, place: first..end })
    });
    found.collect()
}

/// What a sentence says, word for word: with its notes, and where it leads.
fn said(tokens: &[Token]) -> String {
    let mut said =
        folded(&tokens.iter().map(|it| it.text.as_str()).collect::<String>()).trim().to_owned();
    for token in tokens {
        let note = token.note.as_deref().map(plain);
        let leads = token.style.url.as_ref().or(token.style.sheet.as_ref());
        for more in note.iter().chain(leads) {
            said.push('\n');
            said.push_str(more);
        }
    }
    said
}
