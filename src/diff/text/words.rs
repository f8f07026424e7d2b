//! The words of two texts, side by side in one.

use std::collections::HashMap;
use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::bounds::at_sentences;
use super::displaced::{self, Parted};
use super::islands::without_islands;
use super::tokens::{Token, tokens};
use crate::diff::structure::blocks::alike;
use crate::sheet::{Change, Run, Runs};

/// A stretch of both texts: the same in both, or not.
pub(super) struct Stretch {
    pub(crate) same: bool,
    pub(crate) old: Range<usize>,
    pub(crate) new: Range<usize>,
}

/// Both texts in one: what is only in the old one is marked as deleted, what is only in the new one as inserted.
///
/// Where only the kind of a space differs (which typography chooses) it is the new one's.
pub(crate) fn merge(old: &[Run], new: &[Run]) -> Runs {
    merge_paragraphs(&[old], &[new])
}

/// The same of paragraphs, in one text: the end of a paragraph that has none in the other version is a run of its own.
pub(crate) fn merge_paragraphs(old: &[&[Run]], new: &[&[Run]]) -> Runs {
    let mut runs = Vec::new();
    merge_tokens(displaced::part(tokens(old), tokens(new)), &mut runs);
    runs
}

fn merge_tokens([mut was, mut is]: [Parted; 2], runs: &mut Runs) {
    let [away, here] = [Change::MovedAway, Change::MovedHere].map(Some);
    let [mut old, mut new] = [&mut was, &mut is].map(|it| std::mem::take(&mut it.stays));
    let stretches = stretches(&old, &new);
    own_spaces(&stretches, &mut old, &mut new);
    for Stretch { same, old: from, new: to } in stretches {
        was.until(from.start, &mut |it| push(it, away, runs));
        is.until(to.start, &mut |it| push(it, here, runs));
        if same {
            for (i, j) in from.zip(to) {
                was.until(i, &mut |it| push(it, away, runs));
                is.until(j, &mut |it| push(it, here, runs));
                push_kept(&old[i], &new[j], runs);
            }
        } else if was.is_parted(&from) || is.is_parted(&to) {
            for i in from {
                was.until(i, &mut |it| push(it, away, runs));
                push(old[i].clone(), Some(Change::Deleted), runs);
            }
            for j in to {
                is.until(j, &mut |it| push(it, here, runs));
                push(new[j].clone(), Some(Change::Inserted), runs);
            }
        } else {
            merge_changed(&old[from], &new[to], runs);
        }
    }
    was.until(old.len(), &mut |it| push(it, away, runs));
    is.until(new.len(), &mut |it| push(it, here, runs));
}

/// Gives what changed behind a word of both texts its own space, where that is of another kind in the other one: no line
/// ends before « : », and one may before « et ».
fn own_spaces(stretches: &[Stretch], old: &mut [Token], new: &mut [Token]) {
    for pair in stretches.windows(2) {
        let [kept, Stretch { same: false, old: from, new: to }] = pair else { continue };
        let (Some(i), Some(j)) = (from.start.checked_sub(1), to.start.checked_sub(1)) else {
            continue;
        };
        let spaces = [&old[i], &new[j]].map(|it| it.spaced().1.to_owned());
        let differ = spaces[0] != spaces[1] && spaces.iter().all(|it| !it.is_empty());
        let words = old[i].is_word() && new[j].is_word();
        if !(kept.same && differ && words) {
            continue;
        }
        let [was, is] = &spaces;
        let begins = |all: &[Token], at: usize| all.get(at).is_some_and(Token::is_word);
        let moved = match (from.is_empty(), to.is_empty()) {
            (false, false) if begins(old, from.start) && begins(new, to.start) => {
                lead(&mut old[from.start], was);
                lead(&mut new[to.start], is);
                true
            }
            // The space behind what came or went alone is that of the word before it in the other text.
            (false, true) => {
                begins(new, to.end) && shift(old, from, [was, is]) && {
                    lead(&mut new[to.end], is);
                    true
                }
            }
            (true, false) => {
                begins(old, from.end) && shift(new, to, [is, was]) && {
                    lead(&mut new[to.end], was);
                    true
                }
            }
            _ => false,
        };
        if moved {
            for token in [&mut old[i], &mut new[j]] {
                token.text.truncate(token.spaced().0.len());
            }
        }
    }
}

/// Puts a space in front of a token.
fn lead(token: &mut Token, space: &str) {
    token.text.insert_str(0, space);
}

/// Takes one space from behind some tokens and puts another in front of them; not where none of that kind is there.
fn shift(all: &mut [Token], range: &Range<usize>, [before, behind]: [&String; 2]) -> bool {
    let tokens = &mut all[range.clone()];
    let is_there = tokens.last().is_some_and(|it| it.is_word() && it.spaced().1 == behind);
    if !is_there || !tokens.first().is_some_and(Token::is_word) {
        return false;
    }
    if let Some(last) = tokens.last_mut() {
        last.text.truncate(last.spaced().0.len());
    }
    lead(&mut tokens[0], before);
    true
}

fn merge_changed(old: &[Token], new: &[Token], runs: &mut Runs) {
    if let ([Token { note: Some(before), .. }], [Token { note: Some(after), .. }]) = (old, new) {
        let token = Token { note: Some(merge(before, after)), ..new[0].clone() };
        push(token, None, runs);
    } else if let Some([old, new]) = broken_otherwise(old, new) {
        merge_tokens([old, new].map(Parted::whole), runs);
    } else {
        old.iter().for_each(|token| push(token.clone(), Some(Change::Deleted), runs));
        new.iter().for_each(|token| push(token.clone(), Some(Change::Inserted), runs));
    }
}

/// Both word by word, where they have the same words and one of them a line end inside a number that is one word else.
fn broken_otherwise(old: &[Token], new: &[Token]) -> Option<[Vec<Token>; 2]> {
    let apart = [old, new].map(|all| all.iter().flat_map(Token::apart).collect::<Vec<_>>());
    let [was, is] = apart
        .each_ref()
        .map(|all| all.iter().filter(|it| !it.line_break).map(Token::key).collect::<Vec<_>>());
    let more = apart.each_ref().map(Vec::len).iter().sum::<usize>() > old.len() + new.len();
    (more && was == is).then_some(apart)
}

/// A whole text with one mark.
pub(crate) fn marked(runs: &[Run], change: Change) -> Runs {
    let mark = |run: &Run| Run {
        change: Some(change),
        note: run.note.as_ref().map(|note| marked(note, change)),
        ..run.clone()
    };
    runs.iter().map(mark).collect()
}

/// The same, where there may be no text.
pub(crate) fn merge_optional(old: Option<&Runs>, new: Option<&Runs>) -> Option<Runs> {
    match (old, new) {
        (Some(old), Some(new)) if alike(old, new) => Some(new.clone()),
        (Some(old), Some(new)) => Some(merge(old, new)),
        (Some(old), None) => Some(marked(old, Change::Deleted)),
        (None, Some(new)) => Some(marked(new, Change::Inserted)),
        (None, None) => None,
    }
}

fn stretches(old: &[Token], new: &[Token]) -> Vec<Stretch> {
    let mut known = HashMap::new();
    let mut number = |token| {
        let next = known.len();
        *known.entry(Token::key(token)).or_insert(next)
    };
    let a: Vec<usize> = old.iter().map(&mut number).collect();
    let b: Vec<usize> = new.iter().map(&mut number).collect();
    let mut found = Vec::new();
    let (mut from, mut to) = (0, 0);
    for op in capture_diff_slices(Algorithm::Myers, &a, &b) {
        if let DiffOp::Equal { old_index, new_index, len } = op {
            join(Stretch { same: false, old: from..old_index, new: to..new_index }, &mut found);
            (from, to) = (old_index + len, new_index + len);
            join(Stretch { same: true, old: old_index..from, new: new_index..to }, &mut found);
        }
    }
    join(Stretch { same: false, old: from..old.len(), new: to..new.len() }, &mut found);
    at_sentences(without_islands(found, old, new), old, new)
}

/// Adds a stretch to those before it.
pub(super) fn join(next: Stretch, stretches: &mut Vec<Stretch>) {
    if next.old.is_empty() && next.new.is_empty() {
        return;
    }
    match stretches.last_mut() {
        Some(last) if last.same == next.same => {
            last.old.end = next.old.end;
            last.new.end = next.new.end;
        }
        _ => stretches.push(next),
    }
}

/// Adds a token that both texts have. Where one of them has no space behind it, the space is a change.
fn push_kept(old: &Token, new: &Token, runs: &mut Runs) {
    let ((_, before), (letters, after)) = (old.spaced(), new.spaced());
    let space = |text: &str| text.contains(char::is_whitespace);
    if space(before) == space(after) || !new.is_word() {
        return push(new.clone(), None, runs);
    }
    let part = |text: &str| Token { text: text.to_owned(), ..new.clone() };
    push(part(letters), None, runs);
    for (space, change) in [(before, Change::Deleted), (after, Change::Inserted)] {
        if !space.is_empty() {
            push(part(space), Some(change), runs);
        }
    }
}

/// Adds a token to runs, to the last one where it can go on.
fn push(token: Token, change: Option<Change>, runs: &mut Runs) {
    let Token { text, note, line_break, paragraph, style } = token;
    let note = note.map(|note| match change {
        Some(change) => marked(&note, change),
        None => note,
    });
    let next = Run { text, note, line_break, paragraph, change, ..style };
    match runs.last_mut() {
        Some(last) if last.change == change && last.continues(&next) => {
            last.text.push_str(&next.text);
            last.note = next.note;
            last.line_break = next.line_break;
        }
        _ => runs.push(next),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diff::Side;
    use crate::sheet::plain;

    fn shown(old: &str, new: &str) -> String {
        let runs = merge(&[Run::text(old)], &[Run::text(new)]);
        let show = |run: &Run| match run.change {
            None => run.text.clone(),
            Some(change) if change.is_old() => format!("[-{}-]", run.text),
            Some(_) => format!("[+{}+]", run.text),
        };
        runs.iter().map(show).collect()
    }

    #[test]
    fn what_changed_keeps_its_own_kind_of_space() {
        let text = |runs: &[Run]| plain(runs);
        for (old, new) in [
            ("deux exigences\u{a0}: un projet", "deux exigences vont de pair ici"),
            ("du village et de l’île\u{202f};", "du village\u{202f};"),
            ("du village\u{202f};", "du village et de l’île\u{202f};"),
            ("du village\u{202f}; et", "du village et de l’île"),
        ] {
            let both = merge(&[Run::text(old)], &[Run::text(new)]);
            let [was, is] = [Side::Old, Side::New].map(|side| text(&side.plain().runs(&both)));
            assert_eq!([was.as_str(), is.as_str()], [old, new]);
        }
    }

    #[test]
    fn words_change_as_a_reader_would_mark_them() {
        assert_eq!(shown("le projet pilote", "le projet final"), "le projet [-pilote-][+final+]");
        assert_eq!(shown("l’action", "l’association"), "l’[-action-][+association+]");
        assert_eq!(shown("un mot.", "un mot. Un autre."), "un mot.[+ Un autre.+]");
        assert_eq!(shown("un mot de trop", "un mot"), "un mot[- de trop-]");
        assert_eq!(shown("12 actions", "15 actions"), "[-12 -][+15 +]actions");
        assert_eq!(
            shown("tél\u{a0}: 05\u{a0}36\u{a0}49", "tél\u{a0}: 05\u{a0}36\u{a0}50"),
            "tél\u{a0}: [-05\u{a0}36\u{a0}49-][+05\u{a0}36\u{a0}50+]"
        );
        assert_eq!(
            shown("10\u{2060}–\u{2060}12 ans", "10-14 ans"),
            "[-10\u{2060}–\u{2060}12 -][+10-14 +]ans"
        );
        assert_eq!(shown("12 m² et", "12 m³ et"), "12 [-m² -][+m³ +]et");
        assert_eq!(shown("", "tout"), "[+tout+]");
        assert_eq!(shown("rien", ""), "[-rien-]");
    }

    #[test]
    fn spaces_that_typography_chooses_are_no_change() {
        assert_eq!(shown("une\u{a0}fin : oui", "une fin\u{a0}: oui"), "une fin\u{a0}: oui");
    }

    #[test]
    fn rewritten_passages_are_not_interrupted_by_a_lone_word() {
        assert_eq!(
            shown("les premiers pas de ce projet", "toute notre vie de son temps"),
            "[-les premiers pas de ce projet-][+toute notre vie de son temps+]"
        );
        assert_eq!(
            shown(
                "une salle des fêtes, un préau, de la place",
                "un vaste jardin, une halle de marché, de la lumière"
            ),
            "[-une salle des fêtes, un préau, de la place-][+un vaste jardin, une halle de marché, de la lumière+]"
        );
        assert_eq!(
            shown("le chat de Paul", "le chien de Jeanne"),
            "le [-chat -][+chien +]de [-Paul-][+Jeanne+]"
        );
        assert_eq!(
            shown("Elle accueille douze enfants le mercredi.", "Elle accueille enfants."),
            "Elle accueille [-douze -]enfants[- le mercredi-]."
        );
    }
}
