//! Ends of paragraphs that stay, before what changed at the start of the next one.
//!
//! LibreOffice takes changes of one kind and author for one where only the end of a paragraph is between them, and that end
//! for part of it: whoever refuses them has both paragraphs in one. So something else stands last: what changed in the
//! other way or, where nothing did, the last word of what stays.

use unicode_segmentation::UnicodeSegmentation;

use super::tracked::{Paragraph, Piece};
use crate::sheet::{Change, Run};

/// What LibreOffice takes for one: changes of one author, moves or not.
type Kind = (bool, bool);

/// Has something else stand between changes of one kind on both sides of an end that stays.
pub(super) fn part(paragraphs: &mut [Paragraph]) {
    for at in 1..paragraphs.len() {
        let (before, next) = paragraphs.split_at_mut(at);
        let (Some(here), Some(next)) = (before.last_mut(), next.first()) else { continue };
        let head = next.pieces.iter().find(|it| !is_empty(it));
        let kind = head.map_or_else(|| next.setting.change.map(|it| (it.is_old(), false)), kind);
        if let Some(kind) = kind.filter(|_| here.setting.change.is_none()) {
            end_otherwise(&mut here.pieces, kind);
        }
    }
}

fn kind(piece: &Piece) -> Option<Kind> {
    piece.change().map(|it| (it.is_old(), piece.moved.is_some()))
}

fn is_empty(piece: &Piece) -> bool {
    piece.runs.iter().all(|run| run.text.is_empty() && run.note.is_none() && !run.line_break)
}

/// Has a text end in something that is not of a kind, in both versions as before.
fn end_otherwise(pieces: &mut Vec<Piece>, of: Kind) {
    pieces.retain(|it| !is_empty(it));
    if pieces.last().and_then(kind) != Some(of) {
        return;
    }
    let start = pieces.iter().rposition(|it| it.change().is_none()).map_or(0, |at| at + 1);
    // What each version has stays in order.
    pieces[start..].sort_by_key(|it| kind(it).is_none_or(|(old, _)| old != of.0));
    if pieces.last().and_then(kind) == Some(of) && !slide(pieces, start) {
        replace(pieces, start, of);
    }
}

/// Where what changed ends in the word that it stands behind, that one stays at the end: « A. [B.] » is « A[. B]. ».
fn slide(pieces: &mut Vec<Piece>, start: usize) -> bool {
    let Some(at) = start.checked_sub(1) else { return false };
    let word = pieces[at].runs.last().and_then(last_word);
    let Some((word, last)) = word.zip(pieces.last().filter(|it| it.moved.is_none())) else {
        return false;
    };
    let change = last.change();
    if last.runs.last().and_then(last_word) != Some(Run { change, ..word.clone() }) {
        return false;
    }
    for end in [at, pieces.len() - 1] {
        pieces[end].runs.iter_mut().next_back().into_iter().for_each(|run| drop_word(run, &word));
    }
    pieces.insert(start, Piece::run(Run { change, ..word.clone() }));
    pieces.push(Piece::run(word));
    true
}

/// The last word of what stays is changed with what follows it: `A [B]` is `[A B][A]`.
fn replace(pieces: &mut Vec<Piece>, start: usize, (old, _): Kind) {
    let Some(kept) = start.checked_sub(1).and_then(|at| pieces[at].runs.last_mut()) else { return };
    let Some(word) = last_word(kept) else { return };
    drop_word(kept, &word);
    let [same, other] = match old {
        true => [Change::Deleted, Change::Inserted],
        false => [Change::Inserted, Change::Deleted],
    };
    pieces.insert(start, Piece::run(Run { change: Some(same), ..word.clone() }));
    pieces.push(Piece::run(Run { change: Some(other), ..word }));
}

/// The last word of a run, or the mark or end of a line behind it; none where it calls a note, which is called once.
fn last_word(run: &Run) -> Option<Run> {
    if run.note.is_some() {
        return None;
    }
    let word = match run.line_break {
        true => "",
        false => run.text.split_word_bounds().next_back()?,
    };
    Some(Run { text: word.to_owned(), ..run.clone() })
}

/// Takes its last word from a run.
fn drop_word(run: &mut Run, word: &Run) {
    run.text.truncate(run.text.len().saturating_sub(word.text.len()));
    run.line_break = false;
}
