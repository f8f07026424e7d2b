//! Tells what stands in a heading besides a sheet's title: its number, a second title.

use super::Piece;
use crate::fold::fold;
use crate::import::block::Block;
use crate::import::cutting::cut::Start;
use crate::import::cutting::numbered::{self, Numbered};
use crate::import::cutting::outside;
use crate::import::cutting::summary::Row;
use crate::import::log::{Log, start};
use crate::import::ordering::film;
use crate::import::patterns::Patterns;
use crate::message::text;

/// Tells a first sheet that has neither sections nor a sidebar, where others have: it may be an introduction.
pub(super) fn tell_bare(
    blocks: &[Block],
    starts: &[Start],
    patterns: &Patterns,
    log: &mut Log<'_>,
) {
    let [first, second, ..] = starts else { return };
    let of_a_sheet = |block: &Block| {
        let told = |text: String| {
            patterns.is_sidebar(&text) || block.heads() && patterns.recognise(&text).is_some()
        };
        let text = (block.heads() || block.is_paragraph()).then(|| block.text.short()).flatten();
        text.is_some_and(told) || block.is_paragraph() && film::is_credit(block, patterns)
    };
    if !blocks[first.at + 1..second.at].iter().any(of_a_sheet) {
        let title = &blocks[first.at];
        log.doubt(title.line, text!("import-first-bare", title = start(&title.text.plain())));
    }
}

/// Makes a second title of one right below another of its level, which nothing else is below; `told` says whether it is known
/// what the cover is, whose title could be the first.
pub(super) fn second(blocks: &[Block], starts: &mut Vec<Start>, told: bool, log: &mut Log<'_>) {
    let mut at = 0;
    while let [first, second, rest @ ..] = &starts[at..] {
        let (one, two) = (&blocks[first.at], &blocks[second.at]);
        let below = rest.first().map_or(blocks.len(), |next| next.at);
        let fits = first.at + 1 == second.at
            && second.at + 1 < below
            && one.level().is_some()
            && one.level() == two.level()
            && second.row.is_none()
            && !first.subtitle
            && (at > 0 || told || first.row.is_some())
            && !outside::may_be(&one.text.plain());
        if fits {
            let (title, text) = (start(&one.text.plain()), start(&two.text.plain()));
            log.doubt(two.line, text!("import-second-title", title, text));
            starts.remove(at + 1);
            starts[at].subtitle = true;
        }
        at += 1;
    }
}

/// Tells the lines that number a sheet and start none.
pub(super) fn tell_numbered(blocks: &[Block], starts: &[Start], log: &mut Log<'_>) {
    let numbers = |block: &Block| {
        let text = block.heads().then(|| block.text.short()).flatten()?;
        numbered::number(&text).map(|_| text)
    };
    let mut starts = starts.iter().peekable();
    for (at, block) in blocks.iter().enumerate() {
        if starts.next_if(|start| start.at == at).is_none()
            && let Some(text) = numbers(block)
        {
            log.doubt(block.line, text!("import-number-kept", text = start(&text)));
        }
    }
}

/// Tells where a sheet begins again, as one does whose title was not found.
pub(super) fn tell_merged(pieces: &[Piece], patterns: &Patterns, log: &mut Log<'_>) {
    let text = |block: &Block| block.heads().then(|| block.text.short()).flatten();
    let sidebar = |block: &Block| text(block).is_some_and(|text| patterns.is_sidebar(&text));
    let context = |block: &Block| {
        let found = text(block).and_then(|text| patterns.recognise(&text));
        found.is_some_and(|found| found.kind.name == "contexte")
    };
    for piece in pieces {
        let second = |tells: &dyn Fn(&Block) -> bool| {
            piece.blocks.iter().filter(|block| tells(block)).nth(1)
        };
        if let Some(block) = second(&context).or_else(|| second(&sidebar)) {
            let (text, title) = (start(&block.text.plain()), start(&super::title(piece)));
            log.doubt(block.line, text!("import-sheet-merged", text, title));
        }
    }
}

/// Takes the numbers of sheets out of their titles, where they are no part of them, « FICHE 1 : Le four », and the labels of
/// forms: « Titre : Le four ».
///
/// An action may be called by its number: among sheets that have none it keeps it, unless the summary has the title
/// without.
pub(super) fn unnumber(
    pieces: &mut [Piece],
    rows: &[Row],
    set_aside: &mut Vec<(usize, String)>,
    log: &mut Log<'_>,
) {
    let found: Vec<Option<Numbered>> =
        pieces.iter().map(|piece| numbered::title(&piece.blocks.first()?.text)).collect();
    // One that stands alone is counted where others are that did not come along.
    let several = found.iter().flatten().count() > 1 || pieces.len() == 1;
    let places: Vec<Option<(u32, Numbered)>> =
        pieces.iter().map(|piece| numbered::place(&piece.blocks.first()?.text)).collect();
    let in_turn = are_in_turn(&places);
    for ((piece, found), place) in pieces.iter_mut().zip(found).zip(places) {
        let Some(title) = piece.blocks.first_mut() else { continue };
        let row = piece.start.row.and_then(|row| rows.get(row));
        let named = row.map(|row| fold(&row.title));
        let whole = named.as_ref().is_some_and(|named| *named == fold(&title.text.plain()));
        if let Some(found) = numbered::labelled(&title.text).filter(|_| !whole) {
            log.likely(title.line, text!("import-title-label", text = start(&found.number)));
            set_aside.push((title.line, found.number));
            title.text = found.title;
            continue;
        }
        // What the summary has with a place of its own keeps it.
        let counted = row.is_some_and(|row| numbered::bare(&row.title).is_some());
        let place = place.filter(|_| if row.is_some() { !counted } else { in_turn });
        let found = found.filter(|found| found.sure || several || named.is_some());
        let Some(found) = found.or(place.map(|(_, found)| found)).filter(|_| !whole) else {
            continue;
        };
        log.likely(title.line, text!("import-title-number", text = start(&found.number)));
        set_aside.push((title.line, found.number));
        title.text = found.title;
    }
}

/// Whether all titles but a few have places, and these count the sheets.
fn are_in_turn(places: &[Option<(u32, Numbered)>]) -> bool {
    let numbers: Vec<u32> = places.iter().flatten().map(|(number, _)| *number).collect();
    let most = numbers.len() > 1 && numbers.len() * 4 >= places.len() * 3;
    most && numbers.windows(2).all(|pair| pair[1] == pair[0] + 1)
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
