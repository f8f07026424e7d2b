//! Cuts the blocks of the inputs into a cover and sheets, and makes the collection's draft.

mod ends;
mod notes;
mod rows;
mod titles;

use std::collections::{BTreeMap, HashMap};

use rayon::prelude::*;

use super::above;
use super::cut::{self, Start};
use super::headings;
use super::lone;
use super::manifest::{self, UNKNOWN};
use super::outside::{self, Outside};
use super::run_in;
use super::summary::{self, Finder, Row, Summary};
use super::unmarked;
use crate::fold::{Names, fold, slug};
use crate::identifier;
use crate::import::ImportError;
use crate::import::block::{Block, Shape};
use crate::import::draft::{Draft, Sheet};
use crate::import::log::{Log, start};
use crate::import::note::Note;
use crate::import::office::{Cut, Notes, Rest};
use crate::import::ordering::footnotes;
use crate::import::ordering::links;
use crate::import::ordering::sheet;
use crate::import::patterns::Patterns;
use crate::import::text::mail;
use crate::limits;
use crate::message::text;

/// The words of an identifier.
const ID_WORDS: usize = 5;

/// One input as its reader hands it over.
pub(crate) struct Reading {
    /// Its blocks, in order.
    pub(crate) blocks: Vec<Block>,
    /// What a document has besides; none for a text.
    pub(crate) document: Option<Rest>,
}

/// A sheet's blocks, of which the first is its title, and where they start.
struct Piece {
    start: Start,
    blocks: Vec<Block>,
    /// What stood before the title of a document without a cover.
    early: Vec<Block>,
    /// Whether it is the last one of its input.
    last: bool,
    /// Its input's number.
    input: usize,
}

/// Makes the draft of a collection from its inputs.
pub(crate) fn draft(
    inputs: Vec<Reading>,
    patterns: &Patterns,
    notes: &mut Vec<Note>,
) -> Result<Draft, ImportError> {
    let mut log = Log::new(notes, None);
    let mut draft = Draft::default();
    let (mut texts, mut documents): (Vec<Vec<Block>>, Vec<Option<Rest>>) =
        inputs.into_iter().map(|input| (input.blocks, input.document)).unzip();
    for (text, document) in texts.iter_mut().zip(&documents) {
        if document.is_none() {
            merge_lone_icons(text);
            notes::whole(text);
        } else if text.iter().any(|block| block.level().is_some())
            && document.as_ref().is_some_and(|rest| rest.split.is_some())
        {
            continue;
        }
        above::joined(text, patterns, &mut log);
        lone::headings(text, patterns, &mut log);
        unmarked::headings(text, patterns, &mut log);
    }
    for (text, document) in texts.iter_mut().zip(&documents) {
        if !document.as_ref().is_some_and(Rest::is_form) {
            summary::bring_forward(text, patterns);
        }
    }
    let mut summary = Summary::default();
    // A form has one sheet, and numbers in its lists.
    let form = |document: &Option<Rest>| document.as_ref().is_some_and(Rest::is_form);
    let mut finder = Finder::new(&texts, patterns);
    let mut end = |(text, document)| match form(document) {
        true => 0,
        false => summary.add(finder.summary(text)),
    };
    let ends: Vec<usize> = documents.iter().enumerate().map(&mut end).collect();
    for (line, text) in std::mem::take(&mut summary.others) {
        log.doubt(line, text!("import-summary-column", text = start(&text))).without_place(text);
    }
    draft.given.append(&mut summary.given);
    let mut taken = vec![false; summary.rows.len()];
    let mut cover = Vec::new();
    let mut pieces = Vec::new();
    // What is of no sheet, and the rows of the summary that name it.
    let (mut others, mut unsheeted) = (Vec::new(), Vec::new());
    for (input, (mut blocks, end)) in texts.into_iter().zip(ends).enumerate() {
        let document = documents[input].as_ref();
        if document.is_none() {
            let mut body = blocks.split_off(end.min(blocks.len()));
            headings::mend(&mut body, &summary.rows, patterns, &mut draft.set_aside, &mut log);
            blocks.append(&mut body);
        }
        let (mut starts, covered) =
            starts(&blocks, document, &summary.rows, &mut taken, end, patterns);
        let mut outside = match form(&documents[input]) {
            true => Outside::default(),
            false => outside::take(&mut blocks, &mut starts, end, patterns),
        };
        unsheeted.append(&mut outside.rows);
        if !form(&documents[input]) {
            let told = end > 0 || cut::cover_end(&blocks) > 0;
            titles::second(&blocks, &mut starts, told, &mut log);
        }
        rows::unnamed(&blocks, &starts, &summary.rows, &mut log);
        if covered && summary.rows.is_empty() {
            titles::tell_bare(&blocks, &starts, patterns, &mut log);
            titles::tell_numbered(&blocks, &starts, &mut log);
        }
        let mut cut = cut_out(&mut blocks, starts, input);
        if let Some(document) = document.filter(|_| cut.is_empty() && !covered) {
            let title = document.title(&mut draft, &mut log);
            let blocks = std::iter::once(title).chain(std::mem::take(&mut blocks)).collect();
            let start = Start { at: 0, row: None, subtitle: false };
            cut.push(Piece { start, blocks, early: Vec::new(), last: true, input });
        }
        if documents[input].is_none() {
            let others = [&mut blocks, &mut outside.blocks];
            notes::bring_home(others, &mut cut, &mut draft.given);
        }
        match (cut.first_mut(), documents[input].as_mut()) {
            (Some(first), _) if !covered => first.early = blocks,
            (_, Some(document)) => cover.extend(notes::on_cover(blocks, document)),
            _ => cover.extend(blocks),
        }
        if let Some(document) = documents[input].as_mut() {
            outside.blocks = notes::on_cover(outside.blocks, document);
        }
        others.push(outside);
        pieces.append(&mut cut);
    }
    if pieces.is_empty() {
        return Err(ImportError::NoSheet);
    }
    if pieces.len() > limits::SHEETS {
        return Err(ImportError::TooManySheets(pieces.len()));
    }
    let themes = summary::all_themes(&summary.rows, &mut draft.given, &mut log);
    draft.manifest = manifest::cover(cover, &summary, &mut draft.set_aside, &mut log);
    draft.manifest.themes = themes;
    rows::pages(&summary.set_aside, &mut log);
    draft.set_aside.append(&mut summary.set_aside);
    for mut one in others {
        ends::back_cover(&mut one.blocks, &draft.manifest.body, &mut draft.set_aside, &mut log);
        one.keep(&mut log);
    }
    rows::missing(&summary.rows, &pieces, &unsheeted, &mut draft.set_aside, &mut log);
    if !taken.iter().all(|taken| *taken) {
        titles::tell_merged(&pieces, patterns, &mut log);
    }
    for piece in &mut pieces {
        if !form(&documents[piece.input]) {
            if piece.last {
                mail::take_end(&mut piece.blocks, patterns, &mut log);
            }
            ends::last_page(&mut piece.blocks, &mut draft.set_aside, &mut log);
        }
    }
    for piece in pieces.iter_mut().filter(|piece| piece.last) {
        ends::back_cover(&mut piece.blocks, &draft.manifest.body, &mut draft.set_aside, &mut log);
    }
    titles::unnumber(&mut pieces, &summary.rows, &mut draft.set_aside, &mut log);
    let texts = |piece: &&mut Piece| documents[piece.input].is_none();
    pieces.iter_mut().filter(texts).for_each(|piece| titles::part(piece, &summary.rows));
    for piece in pieces.iter_mut().filter(|piece| !form(&documents[piece.input])) {
        run_in::parted(&mut piece.blocks, patterns, &mut log);
    }
    let ids = ids(&pieces);
    let targets = targets(&pieces, &ids, &summary.rows);
    let pieces: Vec<(Piece, Option<Notes>)> = pieces
        .into_iter()
        .map(|mut piece| {
            let blocks = piece.early.iter_mut().chain(&mut piece.blocks);
            let own = documents[piece.input].as_mut().map(|rest| rest.notes_of(blocks));
            (piece, own)
        })
        .collect();
    let work = Work { documents: &documents, targets: &targets, rows: &summary.rows, patterns };
    let made: Vec<Made> = pieces
        .into_par_iter()
        .zip(ids)
        .map(|((piece, own), id)| work.sheet(piece, own.unwrap_or_default(), id))
        .collect();
    documents.iter().flatten().for_each(|document| document.tell(&mut draft));
    for made in made {
        notes.extend(made.notes);
        if let Some(document) = &documents[made.input] {
            document.finish(made.left, &mut draft, &mut Log::new(notes, Some(&made.sheet.id)));
        }
        draft.sheets.push(made.sheet);
    }
    add_themes(&mut draft);
    Ok(draft)
}

/// Adds the themes that sheets name and no summary does, under the titles that forms gave.
fn add_themes(draft: &mut Draft) {
    let mut known: BTreeMap<u32, String> = draft.manifest.themes.drain(..).collect();
    let mut unknown = false;
    for number in draft.sheets.iter().flat_map(|sheet| &sheet.themes) {
        known.entry(*number).or_insert_with(|| {
            let title = draft.titles.get(number);
            unknown |= title.is_none();
            title.map_or(UNKNOWN, String::as_str).to_owned()
        });
    }
    if unknown {
        draft.manifest.missing.push("themes");
    }
    draft.manifest.themes = known.into_iter().collect();
}

/// What the making of each sheet needs to know.
struct Work<'a> {
    documents: &'a [Option<Rest>],
    /// The identifiers of the sheets that links name.
    targets: &'a HashMap<String, String>,
    rows: &'a [Row],
    patterns: &'a Patterns,
}

/// A sheet that was made.
struct Made {
    sheet: Sheet,
    notes: Vec<Note>,
    /// What its document still has to do.
    left: Notes,
    input: usize,
}

impl Work<'_> {
    fn sheet(&self, mut piece: Piece, mut own: Notes, id: String) -> Made {
        let mut notes = Vec::new();
        let mut log = Log::new(&mut notes, Some(&id));
        links::resolve_all(&mut piece.blocks, self.targets, &mut log);
        links::resolve_all(&mut piece.early, self.targets, &mut log);
        let line = piece.blocks.first().map_or(0, Block::place);
        own.each_text(&mut |text| links::resolve(text, line, self.targets, &mut log));
        let subtitle = piece.start.subtitle;
        let mut made = match &self.documents[piece.input] {
            Some(rest) => {
                let cut = Cut { id, blocks: piece.blocks, early: piece.early, subtitle };
                rest.build(cut, self.patterns, &mut own, &mut log)
            }
            None => sheet::build(id, piece.blocks, subtitle, self.patterns, &mut log),
        };
        if let Some(row) = piece.start.row.and_then(|row| self.rows.get(row)) {
            made.in_summary = true;
            made.themes = row.themes.iter().map(|(number, _)| *number).collect();
            made.summary_title = Some(row.title.clone()).filter(|title| *title != made.title);
        }
        footnotes::settle(&mut made);
        Made { sheet: made, notes, left: own, input: piece.input }
    }
}

/// Where the sheets of an input start, and whether what stands before them is the annex's cover.
fn starts(
    blocks: &[Block],
    document: Option<&Rest>,
    rows: &[Row],
    taken: &mut [bool],
    end: usize,
    patterns: &Patterns,
) -> (Vec<Start>, bool) {
    let form = document.is_some_and(Rest::is_form);
    let covered = !form && (document.is_none() || end > 0 || cut::cover_end(blocks) > 0);
    let split = document.and_then(|rest| rest.split.as_ref()).filter(|_| !covered);
    let Some(split) = split else {
        return (cut::starts(blocks, rows, taken, end, patterns), covered);
    };
    // A document of one sheet or some: its styles tell the titles that no summary names.
    let named =
        if rows.is_empty() { Vec::new() } else { cut::starts(blocks, rows, taken, 0, patterns) };
    if named.iter().any(|start| start.row.is_some()) {
        return (named, false);
    }
    let styled = split.starts.iter().map(|at| Start { at: *at, row: None, subtitle: false });
    (styled.collect(), split.collection.is_some())
}

/// Cuts the sheets out of an input's blocks, and leaves what stands before the first.
fn cut_out(blocks: &mut Vec<Block>, starts: Vec<Start>, input: usize) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::with_capacity(starts.len());
    for start in starts.into_iter().rev() {
        let own = blocks.split_off(start.at);
        let last = pieces.is_empty();
        pieces.push(Piece { start, blocks: own, early: Vec::new(), last, input });
    }
    pieces.reverse();
    pieces
}

/// A mark alone on its line belongs to the line after it.
fn merge_lone_icons(blocks: &mut Vec<Block>) {
    let mut icon = None;
    blocks.retain_mut(|block| {
        if block.text.is_empty() && !matches!(block.shape, Shape::Row(_)) {
            icon = block.icon.or(icon);
            return false;
        }
        if block.icon.is_none() {
            block.icon = icon;
        }
        icon = None;
        true
    });
}

/// The title of a piece.
fn title(piece: &Piece) -> String {
    piece.blocks.first().map(|title| title.text.without_notes()).unwrap_or_default()
}

/// An identifier for each sheet.
fn ids(pieces: &[Piece]) -> Vec<String> {
    let mut names = Names::default();
    names.give("annexe");
    let id = |(n, piece): (usize, &Piece)| {
        let slug = slug(&title(piece), ID_WORDS);
        let none = slug.is_empty() || identifier::is_reserved(&slug);
        names.give(&if none { format!("fiche-{}", n + 1) } else { slug })
    };
    pieces.iter().enumerate().map(id).collect()
}

/// The titles that a link may name, with the identifiers of their sheets.
fn targets(pieces: &[Piece], ids: &[String], rows: &[Row]) -> HashMap<String, String> {
    let mut targets = HashMap::new();
    for (piece, id) in pieces.iter().zip(ids) {
        let row = piece.start.row.and_then(|row| rows.get(row)).map(|row| fold(&row.title));
        for name in std::iter::once(fold(&title(piece))).chain(row) {
            targets.entry(name).or_insert_with(|| id.clone());
        }
    }
    targets
}
