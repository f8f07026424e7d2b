//! Where changes begin and end: with a sentence, and with a paragraph, where the same words can be marked so.

use super::tokens::Token;
use super::words::{Stretch, join};

/// The stretches with sentences that came or went marked from their first word on, and words that are gone in the
/// paragraph that they would be in.
pub(super) fn at_sentences(found: Vec<Stretch>, old: &[Token], new: &[Token]) -> Vec<Stretch> {
    // What comes to stand before the first stretch, or behind the last one, is kept, too.
    let none = |[at, to]: [usize; 2]| Stretch { same: true, old: at..at, new: to..to };
    let first = std::iter::once(none([0, 0]));
    let last = std::iter::once(none([old.len(), new.len()]));
    let mut found: Vec<Stretch> = first.chain(found).chain(last).collect();
    for at in 0..found.len() {
        slide(&mut found, at, old, new);
    }
    let mut all = Vec::new();
    found.into_iter().for_each(|stretch| join(stretch, &mut all));
    all.into_iter().flat_map(|stretch| at_paragraphs(stretch, old, new)).collect()
}

/// Moves what only came, or only went, over words that are the same on both sides of it, to where a sentence begins.
fn slide(found: &mut [Stretch], at: usize, old: &[Token], new: &[Token]) {
    let Stretch { same, old: from, new: to } = &found[at];
    let (tokens, range) = match (from.is_empty(), to.is_empty()) {
        (false, true) => (old, from.clone()),
        (true, false) => (new, to.clone()),
        _ => return,
    };
    let kept = |at: Option<usize>| {
        at.and_then(|at| found.get(at)).filter(|it| it.same).map_or(0, |it| it.old.len())
    };
    let (before, after) = (kept(at.checked_sub(1)), kept(Some(at + 1)));
    let alike = |a: usize, b: usize| tokens[a].key() == tokens[b].key();
    if *same || begins(tokens, range.start) {
        return;
    }
    let back = (1..=before).take_while(|by| alike(range.start - by, range.end - by));
    let back = back.into_iter().find(|by| begins(tokens, range.start - by));
    let on = (1..=after).take_while(|by| alike(range.start + by - 1, range.end + by - 1));
    let on = on.into_iter().find(|by| begins(tokens, range.start + by));
    let shift = |place: usize| match (back, on) {
        (Some(by), on) if on.is_none_or(|on| by <= on) => place - by,
        (_, by) => place + by.unwrap_or_default(),
    };
    let ends = |it: &Stretch| [it.old.start, it.old.end, it.new.start, it.new.end].map(shift);
    let [old_start, old_end, new_start, new_end] = ends(&found[at]);
    if let Some(last) = at.checked_sub(1).and_then(|at| found.get_mut(at)) {
        (last.old.end, last.new.end) = (old_start, new_start);
    }
    if let Some(next) = found.get_mut(at + 1) {
        (next.old.start, next.new.start) = (old_end, new_end);
    }
    let stretch = &mut found[at];
    (stretch.old, stretch.new) = (old_start..old_end, new_start..new_end);
}

/// Whether a sentence begins with a token.
fn begins(tokens: &[Token], at: usize) -> bool {
    let word = tokens.get(at).is_some_and(|it| it.is_word() && it.text.starts_with(is_opening));
    word && at.checked_sub(1).is_none_or(|last| ends(tokens, last))
}

fn is_opening(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '«' | '“' | '(')
}

/// Whether a sentence ends with a token.
fn ends(tokens: &[Token], at: usize) -> bool {
    let token = &tokens[at];
    let text = token.spaced().0;
    let behind = token.note.is_some() || matches!(text, "»" | "”" | ")" | "");
    let ended = text.ends_with(['.', '!', '?', '…']) || token.line_break || token.paragraph;
    ended || behind && at.checked_sub(1).is_some_and(|last| ends(tokens, last))
}

/// A stretch in which paragraphs end that did not, parted there.
fn at_paragraphs(stretch: Stretch, old: &[Token], new: &[Token]) -> Vec<Stretch> {
    let Stretch { same, old: from, new: to } = stretch;
    let end = new[to.clone()].iter().position(|token| token.paragraph);
    let gone = old[from.clone()].iter().any(|token| token.paragraph);
    let Some(end) = end.map(|end| to.start + end).filter(|_| !same && !gone) else {
        return vec![Stretch { same, old: from, new: to }];
    };
    let sentences = (to.start..end).filter(|at| ends(new, *at)).count();
    let mut olds = from.clone().filter(|at| ends(old, *at)).map(|at| at + 1);
    let first = from.start.checked_sub(1).is_none_or(|last| ends(old, last));
    let cut = match sentences {
        0 if first => from.start,
        0 => olds.next_back().unwrap_or(if end + 1 < to.end { from.start } else { from.end }),
        count => olds.nth(count - 1).unwrap_or(from.end),
    };
    let rest = Stretch { same, old: cut..from.end, new: end + 1..to.end };
    let mut all = vec![Stretch { same, old: from.start..cut, new: to.start..end + 1 }];
    all.extend(at_paragraphs(rest, old, new));
    all
}
