//! Tells what stands in a heading besides a sheet's title: its number, a second title.

use super::Piece;
use crate::fold::fold;
use crate::import::block::Block;
use crate::import::log::{Log, start};
use crate::import::numbered::{self, Numbered};
use crate::import::summary::Row;
use crate::message::text;

/// Takes the numbers of sheets out of their titles, where they are no part of them: « FICHE 1 : Le four ».
///
/// An action may be called by its number: alone it keeps it, unless the summary has the title without.
pub(super) fn unnumber(
    pieces: &mut [Piece],
    rows: &[Row],
    set_aside: &mut Vec<(usize, String)>,
    log: &mut Log<'_>,
) {
    let found: Vec<Option<Numbered>> =
        pieces.iter().map(|piece| numbered::title(&piece.blocks.first()?.text)).collect();
    let several = found.iter().flatten().count() > 1;
    for (piece, found) in pieces.iter_mut().zip(found) {
        let (Some(title), Some(found)) = (piece.blocks.first_mut(), found) else { continue };
        let named = piece.start.row.and_then(|row| rows.get(row)).map(|row| fold(&row.title));
        let whole = named.as_ref().is_some_and(|named| *named == fold(&title.text.plain()));
        if whole || !(found.sure || several || named.is_some()) {
            continue;
        }
        log.likely(title.line, text!("import-title-number", text = start(&found.number)));
        set_aside.push((title.line, found.number));
        title.text = found.title;
    }
}

/// Makes two headings of one that is a title in bold and a second title after it.
pub(super) fn part(piece: &mut Piece, rows: &[Row]) {
    let Some(title) = piece.blocks.first_mut().filter(|title| title.level().is_some()) else {
        return;
    };
    let named = piece.start.row.and_then(|row| rows.get(row)).map(|row| fold(&row.title));
    if named.is_some_and(|named| named == fold(&title.text.plain())) {
        return;
    }
    if let Some(second) = title.text.part_after_bold() {
        let second = Block { text: second, gap: 0, ..title.clone() };
        piece.blocks.insert(1, second);
        piece.start.subtitle = true;
    }
}
