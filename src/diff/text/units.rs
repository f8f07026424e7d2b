//! The sentences and lines of a text in either version.

use super::clauses::{self, Words};
use super::letters::folded;
use crate::diff::Side;
use crate::diff::structure::align::{Bag, Item, Step, align};
use crate::hash::Hash;
use crate::sheet::Run;

/// Whether anything of a text changed.
pub(crate) fn changed(runs: &[Run]) -> bool {
    runs.iter().any(|run| run.change.is_some() || run.note.as_deref().is_some_and(changed))
}

/// Whether more than spaces and ends of paragraphs changed.
pub(crate) fn says(runs: &[Run]) -> bool {
    let own =
        |run: &Run| run.change.is_some() && !(run.text.trim().is_empty() && run.note.is_none());
    runs.iter().any(|run| own(run) || run.note.as_deref().is_some_and(changed))
}

/// The sentences of a text, or its lines where it has some and is no prose, without what is only in one version.
pub(crate) fn units(runs: &[Run], side: Side, prose: bool) -> Vec<String> {
    let mut lines = vec![String::new()];
    for run in runs.iter().filter(|run| side.has_run(run)) {
        if let Some(line) = lines.last_mut() {
            line.push_str(&run.text);
        }
        match lines.last_mut() {
            Some(line) if run.line_break && prose => line.push(' '),
            _ if run.line_break || run.paragraph => lines.push(String::new()),
            _ => {}
        }
    }
    lines.iter().flat_map(|line| sentences(line)).collect()
}

/// The sentences of a text.
pub(crate) fn sentences(text: &str) -> Vec<String> {
    let spaced = folded(text);
    let spaced = spaced.split_whitespace().collect::<Vec<_>>().join(" ");
    let lines = crate::sentences::one_a_line(&spaced);
    lines.lines().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect()
}

/// Whether a sentence goes on behind a line end of a text, in either version: its lines are not what it is made of. Of
/// how to reach somebody they are.
pub(crate) fn is_prose(runs: &[Run]) -> bool {
    let text = |side: Side| {
        let mut text = String::new();
        for run in runs.iter().filter(|run| side.has_run(run)) {
            text.push_str(&run.text);
            text.push_str(if run.line_break { "\n" } else { "" });
        }
        text
    };
    let reaches = |line: &str| {
        line.contains('@')
            || line.contains("://")
            || line.chars().filter(char::is_ascii_digit).count() >= PHONE
    };
    let goes_on = |text: &str| {
        text.match_indices('\n').any(|(at, _)| {
            let open = text[..at].trim_end().ends_with(|c: char| c == ',' || c.is_lowercase());
            open && text[at..].trim_start().starts_with(char::is_lowercase)
        })
    };
    let texts = [Side::Old, Side::New].map(text);
    let broken = texts.iter().any(|text| text.contains('\n'));
    let prose = texts.iter().any(|text| goes_on(text))
        || broken && texts.iter().all(|it| has_sentences(it));
    prose && !texts.iter().any(|text| text.lines().any(reaches))
}

/// Whether more sentences end in a text than lines do inside of it: that a line ends somewhere makes it no list of lines.
fn has_sentences(text: &str) -> bool {
    let ends = |word: &&str| {
        let spoken = word.trim_end_matches(['.', '!', '?', '…', '»', '"', ')']);
        let letters = spoken.chars().rev().take_while(|c| c.is_alphanumeric()).count();
        spoken.len() < word.len() && word[spoken.len()..].contains(ENDS) && letters >= WORD
    };
    text.split_whitespace().filter(ends).count() > text.matches('\n').count()
}

/// Marks where a sentence ends.
const ENDS: [char; 4] = ['.', '!', '?', '…'];
/// The least letters of a word before such a mark that is not cut short, as « M. » is.
const WORD: usize = 3;

/// Whether two lines have a number or an address behind the same words: one of them may be the other one with changes.
pub(crate) fn are_numbers_alike(old: &str, new: &str) -> bool {
    let parts = |line: &str| {
        let (number, label): (Vec<&str>, Vec<&str>) = line
            .split_whitespace()
            .partition(|word| word.contains('@') || word.contains(|c: char| c.is_ascii_digit()));
        let digits = line.chars().filter(char::is_ascii_digit).count();
        let is_number = number.iter().any(|word| word.contains('@')) || digits >= DIGITS;
        is_number.then(|| label.join(" "))
    };
    parts(old).is_some_and(|label| parts(new) == Some(label))
}

/// The least digits of a line that is a telephone number.
const DIGITS: usize = 8;

/// The least figures of a line that has a telephone number.
const PHONE: usize = 10;

/// Which of these are the same with changes, in their order.
pub(crate) fn pairs<'a>(old: &'a [String], new: &'a [String]) -> Vec<(&'a String, &'a String)> {
    let item = |unit: &String| Item {
        identity: Hash::of(unit.as_bytes()),
        class: String::new(),
        words: Bag::of(unit),
        parts: Vec::new(),
    };
    let [a, b] = [old, new].map(|units| units.iter().map(item).collect::<Vec<_>>());
    let both = |step| match step {
        Step::Both(i, j) => Some((&old[i], &new[j])),
        _ => None,
    };
    align(&a, &b).into_iter().filter_map(both).collect()
}

/// How much of its words a sentence keeps in one that two were joined to, and both together, from 0 to 1.
pub(crate) const KEPT: f64 = 0.7;

/// How much of its words a sentence has from those that were joined to it and have lost clauses, from 0 to 1.
const OF_PARTS: f64 = 0.8;

/// The most sentences that are known to be one in the other version.
const MOST: usize = 6;

/// What sentences of the one version are that are one of the other.
#[derive(Clone, Copy, Default)]
pub(crate) struct Joined {
    /// How many are one; 0: two as before, the second one without its capital.
    pub(crate) count: usize,
    /// How many of them say something else.
    pub(crate) modified: usize,
    /// Whether they stand in another order in it.
    pub(crate) swapped: bool,
}

/// Takes out sentences of the one version that are one of the other, two or more, with that one.
pub(crate) fn take_joined(several: &mut Vec<String>, one: &mut Vec<String>) -> Option<Joined> {
    let words = |units: &[String]| units.iter().map(|unit| Words::of(unit)).collect::<Vec<_>>();
    let (parts, wholes) = (words(several), words(one));
    let (at, end, found) = (0..parts.len()).find_map(|at| {
        let (end, found) = best(&parts[at..], &wholes)?;
        Some((at, at + end, found))
    })?;
    let (of, whole) = (&parts[at..end], &wholes[found]);
    let same = of.iter().fold(Bag::default(), |all, it| all.with(&it.bag)) == whole.bag;
    let swapped = clauses::are_swapped(of, whole);
    let (parts, one) = (several.drain(at..end), one.remove(found));
    let parts: Vec<String> = parts.collect();
    Some(match recased(&parts, &one) {
        0 => Joined { count: parts.len(), modified: usize::from(!same), swapped },
        modified => Joined { modified, ..Joined::default() },
    })
}

/// How many of these, from the first one on, are one of the others, and which: as many as are most like it. Some may have
/// lost a clause, where hardly anything is new.
fn best(parts: &[Words], wholes: &[Words]) -> Option<(usize, usize)> {
    let (mut best, mut most) = (None, 0.0);
    for (nth, whole) in wholes.iter().enumerate() {
        let is_held = |part: &Words| part.bag.share_in(&whole.bag) >= KEPT;
        let held = |part: &&Words| {
            part.bag.len() > 0 && (is_held(part) || clauses::has_lost_one(part, whole))
        };
        let (mut all, mut wholly) = (Bag::default(), false);
        for (count, part) in (1..=MOST).zip(parts.iter().take_while(held)) {
            all = all.with(&part.bag);
            wholly |= is_held(part);
            let likeness = all.likeness(&whole.bag);
            let enough = likeness >= KEPT || wholly && whole.bag.share_in(&all) >= OF_PARTS;
            if count > 1 && enough && likeness > most {
                (best, most) = (Some((count, nth)), likeness);
            }
        }
    }
    best
}

/// How many of two sentences say something else in one that only a capital makes one: the mark between them stays. None
/// where they were joined.
fn recased(parts: &[String], one: &str) -> usize {
    let [first, second] = parts else { return 0 };
    let last = first.split(' ').next_back().unwrap_or_default();
    let next = second.split(' ').next().unwrap_or_default();
    let between = format!("{last} {next}").to_lowercase();
    match one.to_lowercase().contains(&between) {
        true => 1 + usize::from(!one.starts_with(first.as_str())),
        false => 0,
    }
}

/// Lines of the one version that are one of the other.
pub(crate) struct JoinedLines {
    /// How many they are.
    pub(crate) count: usize,
    /// All of them, and the one, where not all words are the same.
    pub(crate) edited: Option<(String, String)>,
}

/// Takes out lines of the one version that are one of the other, with that one: those with the same words first, then those
/// with most of them.
pub(crate) fn take_lines(several: &mut Vec<String>, one: &mut Vec<String>) -> Option<JoinedLines> {
    let bags = |units: &[String]| units.iter().map(|unit| Bag::of(unit)).collect::<Vec<_>>();
    let (parts, wholes) = (bags(several), bags(one));
    for exact in [true, false] {
        for (at, first) in parts.iter().enumerate().filter(|(_, part)| part.len() > 0) {
            let mut all = first.clone();
            for (end, part) in parts.iter().enumerate().skip(at + 1) {
                all = all.with(part);
                if part.len() == 0 {
                    break;
                }
                let mostly = |whole: &Bag| {
                    let held = |part: &Bag| part.share_in(whole) >= KEPT;
                    let goes_on =
                        parts.get(end + 1).is_some_and(|next| next.len() > 0 && held(next));
                    all.likeness(whole) >= KEPT && parts[at..=end].iter().all(held) && !goes_on
                };
                let is = |whole: &Bag| if exact { *whole == all } else { mostly(whole) };
                if let Some(found) = wholes.iter().position(is) {
                    let lines: Vec<String> = several.drain(at..=end).collect();
                    let whole = one.remove(found);
                    let edited = (!exact).then(|| (lines.join(" "), whole));
                    return Some(JoinedLines { count: lines.len(), edited });
                }
            }
        }
    }
    None
}
