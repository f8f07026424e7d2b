//! The sentences that a version has in a text of both: where each one stands, and how one is marked as moved.

use std::ops::Range;

use super::letters::{folded, is_invisible, unended};
use super::units::is_prose;
use super::words::{marked, merge};
use crate::diff::Side;
use crate::diff::structure::side::added;
use crate::sheet::{Change, Run, Runs, plain};

/// A place in runs: which one, and behind how many bytes of its text.
type At = (usize, usize);

/// A sentence in a text of both versions.
pub(crate) struct Span {
    /// What it says, word for word, but for the mark behind it: with its notes, and where it leads.
    pub(crate) said: String,
    /// How many words it has.
    pub(crate) words: usize,
    /// Whether most of it is in this version alone.
    pub(crate) alone: bool,
    from: At,
    to: At,
}

/// A letter, with its place.
struct Letter {
    letter: char,
    run: usize,
    from: usize,
    to: usize,
}

/// The sentences that a version has in a text.
pub(crate) fn spans(runs: &[Run], side: Side) -> Vec<Span> {
    let letters = letters(runs, side);
    let text: String = letters.iter().map(|it| it.letter).collect();
    ranges(&text).into_iter().filter_map(|range| span(runs, side, &letters, range)).collect()
}

/// The places of the sentences of a text, by its letters.
pub(super) fn ranges(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    for line in text.split('\n') {
        for sentence in crate::sentences::one_a_line(line).split('\n') {
            let count = |text: &str| text.chars().count();
            let start = at + count(sentence) - count(sentence.trim_start());
            found.push(start..start + count(sentence.trim()));
            at += count(sentence) + 1;
        }
    }
    found
}

/// The sentences of a text that is of one version, each with what stands between it and the next one.
pub(crate) fn parted(runs: &[Run]) -> Vec<Runs> {
    let letters = letters(runs, Side::New);
    let text: String = letters.iter().map(|it| it.letter).collect();
    let starts = ranges(&text).into_iter().filter(|range| !range.is_empty()).skip(1);
    let starts: Vec<At> =
        starts.filter_map(|it| letters.get(it.start)).map(|it| (it.run, it.from)).collect();
    let mut rest = runs.to_vec();
    let mut found = Vec::new();
    for place in starts.into_iter().rev() {
        let at = cut(&mut rest, place);
        found.push(rest.split_off(at));
    }
    found.push(rest);
    found.reverse();
    found
}

fn letters(runs: &[Run], side: Side) -> Vec<Letter> {
    let prose = is_prose(runs);
    let mut letters: Vec<Letter> = Vec::new();
    for (at, run) in runs.iter().enumerate().filter(|(_, run)| side.has_run(run)) {
        let seen = run.text.char_indices().filter(|(_, c)| !is_invisible(*c));
        letters.extend(seen.map(|(from, c)| Letter {
            letter: if c.is_whitespace() { ' ' } else { c },
            run: at,
            from,
            to: from + c.len_utf8(),
        }));
        let behind_space = letters.last().is_some_and(|it| it.letter == ' ');
        let end = run.text.len();
        if run.paragraph || run.line_break && !(prose && behind_space) {
            let letter = if prose && !run.paragraph { ' ' } else { '\n' };
            letters.push(Letter { letter, run: at, from: end, to: end });
        }
    }
    letters
}

fn span(runs: &[Run], side: Side, letters: &[Letter], range: Range<usize>) -> Option<Span> {
    let own = |it: &Letter| runs[it.run].change == Some(side.own());
    let sentence = letters.get(range.clone())?;
    let text: String = sentence.iter().map(|it| it.letter).collect();
    let spoken = || sentence.iter().filter(|it| it.letter.is_alphanumeric());
    let alone = 2 * spoken().filter(|it| own(it)).count() >= spoken().count();
    // A space goes with it: the one behind it or, of the last one, the one before.
    let space = |at: &usize| {
        letters.get(*at).is_some_and(|it| it.letter == ' ' && it.from < it.to && own(it))
    };
    let last = Some(range.end).filter(space).unwrap_or(range.end.checked_sub(1)?);
    let before = range.start.checked_sub(1).filter(space).filter(|_| last < range.end);
    let (first, last) = (letters.get(before.unwrap_or(range.start))?, letters.get(last)?);
    let mut said = unended(&folded(&text)).to_owned();
    for (at, run) in runs.iter().enumerate().take(last.run + 1).skip(first.run) {
        let whole = at < last.run || last.to == run.text.len();
        let note = run.note.as_deref().filter(|_| whole && side.has_run(run)).map(plain);
        let leads = run.url.as_ref().or(run.sheet.as_ref()).filter(|_| side.has_run(run));
        for more in note.iter().chain(leads) {
            said.push('\n');
            said.push_str(more);
        }
    }
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|it| !it.is_empty()).count();
    let (from, to) = ((first.run, first.from), (last.run, last.to));
    Some(Span { said, words, alone, from, to })
}

impl Span {
    /// The text with this sentence marked as moved. Words of it that stay by chance are new, or gone, at their places.
    pub(crate) fn moved(&self, runs: &[Run], side: Side) -> Runs {
        let mut runs = runs.to_vec();
        let end = cut(&mut runs, self.to);
        let before = runs.len();
        let start = cut(&mut runs, self.from);
        let end = end + runs.len() - before;
        let region = runs.get(start..end).unwrap_or_default().to_vec();
        let other = if side == Side::Old { Side::New } else { Side::Old };
        let one = |run: &Run, of: Side, change| {
            marked(&of.plain().runs(std::slice::from_ref(run)), change)
        };
        let is_own = |run: &Run| side.has_run(run);
        let mixed = region.iter().any(|run| run.change.is_none());
        let own = region.iter().filter(|run| is_own(run));
        let own = own.flat_map(|run| one(run, side, side.moved())).collect::<Runs>();
        let rest =
            region.iter().filter(|run| other.has_run(run)).flat_map(|run| match run.change {
                None => one(run, other, other.own()),
                Some(_) => vec![run.clone()],
            });
        let marked = match side {
            _ if !mixed => region
                .iter()
                .flat_map(|run| match is_own(run) {
                    true => one(run, side, side.moved()),
                    false => vec![run.clone()],
                })
                .collect(),
            Side::Old => own.into_iter().chain(rest).collect::<Runs>(),
            Side::New => rest.chain(own).collect(),
        };
        runs.splice(start..end, marked.into_iter().fold(Runs::new(), added));
        if mixed { compared_again(&runs).unwrap_or(runs) } else { runs }
    }
}

/// The text with all that did not move compared again: what moved was taken for a neighbour that begins or ends as it
/// does. None where ends of lines or paragraphs have their places in it.
fn compared_again(runs: &[Run]) -> Option<Runs> {
    let moved = |run: &Run| run.change.is_some_and(Change::is_move);
    if runs.iter().any(|run| run.line_break || run.paragraph) {
        return None;
    }
    let rest: Runs = runs.iter().filter(|run| !moved(run)).cloned().collect();
    let [old, new] = [Side::Old, Side::New].map(|side| side.plain().runs(&rest));
    let mut again = merge(&old, &new);
    let mut at = runs.len();
    // From the last one on: of two at one place, the first one comes to stand in front.
    for chunk in runs.chunk_by(|a, b| moved(a) && a.change == b.change).rev() {
        at -= chunk.len();
        let Some(change) = chunk.first().filter(|run| moved(run)).and_then(|run| run.change) else {
            continue;
        };
        let side = if change.is_old() { Side::Old } else { Side::New };
        let before = runs[..at].iter().filter(|run| !moved(run) && side.has_run(run));
        let letters = before.flat_map(|run| run.text.chars()).filter(|c| is_seen(*c)).count();
        let spaced = chunk[0].text.starts_with(char::is_whitespace);
        let place = behind(&again, side, letters, spaced);
        let place = cut(&mut again, place);
        again.splice(place..place, chunk.iter().cloned().fold(Runs::new(), added));
    }
    let text = |runs: &[Run], side: Side| folded(&plain(&side.plain().runs(runs))).into_owned();
    let same = |side| text(runs, side) == text(&again, side);
    (same(Side::Old) && Side::New.plain().runs(runs) == Side::New.plain().runs(&again))
        .then_some(again)
}

/// The place behind so many letters of a version's text without what moved, in front of a space or behind it.
fn behind(runs: &[Run], side: Side, letters: usize, before_space: bool) -> At {
    let mut count = 0;
    for (at, run) in runs.iter().enumerate() {
        if !side.has_run(run) || run.change.is_some_and(Change::is_move) {
            continue;
        }
        for (from, c) in run.text.char_indices() {
            if count == letters && (is_seen(c) || before_space) {
                return (at, from);
            }
            count += usize::from(is_seen(c));
        }
        if count == letters && before_space {
            return (at, run.text.len());
        }
    }
    (runs.len(), 0)
}

fn is_seen(c: char) -> bool {
    !c.is_whitespace() && !is_invisible(c)
}

/// Parts a run at a place: which run begins there.
fn cut(runs: &mut Runs, (at, behind): At) -> usize {
    let Some(run) = runs.get_mut(at).filter(|_| behind > 0) else { return at };
    if behind < run.text.len() {
        let tail = Run { text: run.text.split_off(behind), ..run.clone() };
        (run.note, run.line_break) = (None, false);
        runs.insert(at + 1, tail);
    }
    at + 1
}
