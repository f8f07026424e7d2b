//! The sentences and lines of a text in either version, and what stands in the place of what.

use super::Side;
use super::align::{Bag, Item, Step, align};
use super::letters::{folded, is_invisible};
use crate::hash::Hash;
use crate::sheet::{Block, Run, each_in};

/// Whether anything of a text changed.
pub(super) fn changed(runs: &[Run]) -> bool {
    runs.iter().any(|run| run.change.is_some() || run.note.as_deref().is_some_and(changed))
}

/// Whether more than spaces and ends of paragraphs changed.
pub(super) fn says(runs: &[Run]) -> bool {
    let own =
        |run: &Run| run.change.is_some() && !(run.text.trim().is_empty() && run.note.is_none());
    runs.iter().any(|run| own(run) || run.note.as_deref().is_some_and(changed))
}

/// The sentences of a text, or its lines where it has some, without what is only in one version.
pub(super) fn units(runs: &[Run], side: Side) -> Vec<String> {
    let mut lines = vec![String::new()];
    for run in runs.iter().filter(|run| side.has_run(run)) {
        if let Some(line) = lines.last_mut() {
            line.push_str(&run.text);
        }
        if run.line_break || run.paragraph {
            lines.push(String::new());
        }
    }
    lines.iter().flat_map(|line| sentences(line)).collect()
}

/// The sentences of a text.
pub(super) fn sentences(text: &str) -> Vec<String> {
    let spaced = folded(text);
    let spaced = spaced.split_whitespace().collect::<Vec<_>>().join(" ");
    let lines = crate::sentences::one_a_line(&spaced);
    lines.lines().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect()
}

/// Whether a sentence goes on behind a line end of a text, in either version: its lines are not what it is made of. Of
/// how to reach somebody they are.
pub(super) fn is_prose(runs: &[Run]) -> bool {
    let text = |side: Side| {
        let mut text = String::new();
        for run in runs.iter().filter(|run| side.has_run(run)) {
            text.push_str(&run.text);
            text.push_str(if run.line_break { "\n" } else { "" });
        }
        text
    };
    let reaches = |line: &str| {
        line.contains('@') || line.chars().filter(char::is_ascii_digit).count() >= PHONE
    };
    let goes_on = |text: &str| {
        text.match_indices('\n').any(|(at, _)| {
            let open = text[..at].trim_end().ends_with(|c: char| c == ',' || c.is_lowercase());
            open && text[at..].trim_start().starts_with(char::is_lowercase)
        })
    };
    let texts = [Side::Old, Side::New].map(text);
    texts.iter().any(|text| goes_on(text)) && !texts.iter().any(|text| text.lines().any(reaches))
}

/// The least figures of a line that has a telephone number.
const PHONE: usize = 10;

/// Which of these are the same with changes, in their order.
pub(super) fn pairs<'a>(old: &'a [String], new: &'a [String]) -> Vec<(&'a String, &'a String)> {
    let item = |unit: &String| Item {
        identity: Hash::of(unit.as_bytes()),
        class: String::new(),
        words: Bag::of(unit),
    };
    let [a, b] = [old, new].map(|units| units.iter().map(item).collect::<Vec<_>>());
    let both = |step| match step {
        Step::Both(i, j) => Some((&old[i], &new[j])),
        _ => None,
    };
    align(&a, &b).into_iter().filter_map(both).collect()
}

/// How much of its words a sentence keeps in one that two were joined to, and both together, from 0 to 1.
pub(super) const KEPT: f64 = 0.7;

/// Takes out two sentences of the one version that are one of the other, with that one: whether their words are the
/// same.
pub(super) fn take_joined(several: &mut Vec<String>, one: &mut Vec<String>) -> Option<bool> {
    let bags = |units: &[String]| units.iter().map(|unit| Bag::of(unit)).collect::<Vec<_>>();
    let (parts, wholes) = (bags(several), bags(one));
    for (at, pair) in parts.windows(2).enumerate() {
        let both = pair[0].with(&pair[1]);
        let is = |whole: &Bag| {
            let held = |part: &Bag| part.len() > 0 && part.share_in(whole) >= KEPT;
            pair.iter().all(held) && both.likeness(whole) >= KEPT
        };
        if let Some(found) = wholes.iter().position(is) {
            several.drain(at..at + 2);
            one.remove(found);
            return Some(both == wholes[found]);
        }
    }
    None
}

/// What stands in the place of what in all texts of a block.
pub(super) fn all_replacements(block: &Block) -> Vec<(String, String)> {
    let mut found = Vec::new();
    each_in(std::slice::from_ref(block), &mut |runs| found.extend(replacements(runs)));
    found
}

/// The most words of a replacement that is told word by word.
pub(super) const SHORT: usize = 8;
/// The most words that stay between two replacements that are told as one.
const BETWEEN: usize = 2;

/// What stands in the place of what, and what stays behind it.
#[derive(Default)]
struct Replaced {
    old: String,
    new: String,
    kept: String,
    /// Whether a line ends in what stays, or a sentence.
    ends: bool,
}

impl Replaced {
    /// Takes the next one for a part of this one, where hardly anything stays between them: who reads of both apart does
    /// not see which words changed places.
    fn join(&mut self, next: &Self) -> bool {
        let words = |text: &str| text.split_whitespace().filter(|it| is_said(it)).count();
        let only = |gone: fn(&Self) -> bool| gone(self) && gone(next);
        let one_way = only(|it| it.old.is_empty()) || only(|it| it.new.is_empty());
        let old = [&*self.old, &*self.kept, &*next.old].concat();
        let new = [&*self.new, &*self.kept, &*next.new].concat();
        let few = words(&self.kept) <= BETWEEN && words(&old) <= SHORT && words(&new) <= SHORT;
        let joins = few && !one_way && !self.ends;
        if joins {
            *self = Self { old, new, kept: next.kept.clone(), ends: next.ends };
        }
        joins
    }
}

/// Whether there is more than marks of punctuation.
fn is_said(text: &str) -> bool {
    text.chars().any(char::is_alphanumeric)
}

/// What stands in the place of what, in order.
pub(super) fn replacements(runs: &[Run]) -> Vec<(String, String)> {
    let mut found: Vec<Replaced> = Vec::new();
    let mut open = false;
    for run in runs {
        if run.change.is_some() && !open {
            found.push(Replaced::default());
        }
        open = run.change.is_some();
        let Some(last) = found.last_mut() else { continue };
        let side = match run.change {
            Some(change) if change.is_old() => &mut last.old,
            Some(_) => &mut last.new,
            None => &mut last.kept,
        };
        side.extend(run.text.chars().filter(|c| !is_invisible(*c)));
        side.push_str(if run.line_break || run.paragraph { " " } else { "" });
        last.ends |= !open && (run.line_break || run.text.contains(['.', '!', '?', '…']));
    }
    let mut joined: Vec<Replaced> = Vec::new();
    for next in found {
        if !joined.last_mut().is_some_and(|last| last.join(&next)) {
            joined.push(next);
        }
    }
    let trim = |it: Replaced| (it.old.trim().to_owned(), it.new.trim().to_owned());
    // Nobody wants to be told that a full stop is a semicolon now.
    let told = |(old, new): &(String, String)| old != new && (is_said(old) || is_said(new));
    joined.into_iter().map(trim).filter(told).collect()
}

#[cfg(test)]
mod tests {
    use super::replacements;
    use crate::diff::words::merge;
    use crate::sheet::Run;

    fn told(old: &str, new: &str) -> String {
        let found = replacements(&merge(&[Run::text(old)], &[Run::text(new)]));
        let told = found.iter().map(|(old, new)| format!("{old} → {new}"));
        told.collect::<Vec<_>>().join(" ; ")
    }

    #[test]
    fn replacements_that_nearly_touch_are_one() {
        for (old, new, wanted) in [
            (
                "l’ouverture de nouvelles activités au village",
                "l’ouverture d’activités nouvelles au village",
                "de nouvelles activités → d’activités nouvelles",
            ),
            ("le chat de Paul", "le chien de Jeanne", "chat de Paul → chien de Jeanne"),
            // Words that only come, or only go; other sentences; too much between.
            ("un beau et grand jardin", "un très beau et bien grand jardin", " → très ;  → bien"),
            ("Il vient. Elle part.", "Il va. Elle reste.", "vient → va ; part → reste"),
            (
                "douze enfants de la grande école du bourg",
                "quinze enfants de la grande école du village",
                "douze → quinze ; bourg → village",
            ),
        ] {
            assert_eq!(told(old, new), wanted);
        }
    }
}
