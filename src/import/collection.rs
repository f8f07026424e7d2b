//! Cuts the blocks of a document into a cover and sheets, and makes the collection's draft.

use std::collections::{HashMap, HashSet};

use super::ImportError;
use super::block::{Block, Shape};
use super::cut::{self, Start};
use super::draft::Draft;
use super::inline::{Inline, Role};
use super::log::{Log, start};
use super::manifest::{self, Row, Summary};
use super::note::Note;
use super::patterns::Patterns;
use super::sheet;
use crate::fold::{Names, fold, slug};
use crate::limits;

/// How many blocks a back cover may take.
const BACK_COVER: usize = 8;
/// The words of an identifier.
const ID_WORDS: usize = 5;

/// A sheet's blocks, of which the first is its title, and where they start.
struct Piece {
    start: Start,
    blocks: Vec<Block>,
    /// Whether it is the last one of its text.
    last: bool,
}

/// Makes the draft of a collection from the blocks of its texts.
pub(crate) fn draft(
    mut texts: Vec<Vec<Block>>,
    patterns: &Patterns,
    notes: &mut Vec<Note>,
) -> Result<Draft, ImportError> {
    let mut log = Log::new(notes, None);
    texts.iter_mut().for_each(merge_lone_icons);
    let mut summary = Summary::default();
    let ends: Vec<usize> = texts.iter().map(|text| summary.add(manifest::summary(text))).collect();
    let mut taken = vec![false; summary.rows.len()];
    let mut cover = Vec::new();
    let mut pieces = Vec::new();
    for (mut blocks, end) in texts.into_iter().zip(ends) {
        let starts = cut::starts(&blocks, &summary.rows, &mut taken, end, patterns, &mut log);
        let from = pieces.len();
        for start in starts.into_iter().rev() {
            let blocks = blocks.split_off(start.at);
            pieces.push(Piece { start, blocks, last: pieces.len() == from });
        }
        pieces[from..].reverse();
        cover.extend(blocks);
    }
    if pieces.is_empty() {
        return Err(ImportError::NoSheet);
    }
    if pieces.len() > limits::SHEETS {
        return Err(ImportError::TooManySheets(pieces.len()));
    }
    let themes = manifest::all_themes(&summary.rows, &mut log);
    let mut set_aside = summary.set_aside;
    let mut manifest = manifest::cover(cover, &summary.lines, &mut set_aside, &mut log);
    manifest.themes = themes;
    missing(&summary.rows, &pieces, &mut set_aside, &mut log);
    for piece in pieces.iter_mut().filter(|piece| piece.last) {
        back_cover(&mut piece.blocks, &manifest.body, &mut set_aside, &mut log);
    }
    let ids = ids(&pieces);
    let targets = targets(&pieces, &ids, &summary.rows);
    let mut sheets = Vec::with_capacity(pieces.len());
    for (mut piece, id) in pieces.into_iter().zip(ids) {
        let mut log = Log::new(notes, Some(&id));
        resolve_links(&mut piece.blocks, &targets, &mut log);
        let mut made = sheet::build(id, piece.blocks, piece.start.subtitle, patterns, &mut log);
        if let Some(row) = piece.start.row.and_then(|row| summary.rows.get(row)) {
            made.in_summary = true;
            made.themes = row.themes.iter().map(|(number, _)| *number).collect();
            made.summary_title = Some(row.title.clone()).filter(|title| *title != made.title);
        }
        sheets.push(made);
    }
    Ok(Draft { manifest, sheets, set_aside })
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

/// Tells the rows of the summary that have no sheet, and the sheets that stand in another order.
fn missing(
    rows: &[Row],
    pieces: &[Piece],
    set_aside: &mut Vec<(usize, String)>,
    log: &mut Log<'_>,
) {
    let order: Vec<usize> = pieces.iter().filter_map(|piece| piece.start.row).collect();
    let found: HashSet<usize> = order.iter().copied().collect();
    for (_, row) in rows.iter().enumerate().filter(|(n, _)| !found.contains(n)) {
        log.doubt(row.line, format!("fiche du sommaire absente du texte : {}", start(&row.title)));
        set_aside.push((row.line, row.title.clone()));
        set_aside.extend(
            row.themes.iter().map(|(number, title)| (row.line, format!("Fiche {number}. {title}"))),
        );
    }
    if !order.is_sorted() {
        log.doubt(
            0,
            "les fiches ne sont pas dans l'ordre du sommaire ; l'ordre du texte est gardé",
        );
    }
}

/// The issuing body stands again on the back cover, which is the layout's affair.
fn back_cover(
    blocks: &mut Vec<Block>,
    body: &[String],
    set_aside: &mut Vec<(usize, String)>,
    log: &mut Log<'_>,
) {
    let wanted = fold(&body.join(" "));
    for count in 1..=BACK_COVER.min(blocks.len().saturating_sub(1)) {
        let at = blocks.len() - count;
        let text =
            blocks[at..].iter().map(|block| block.text.plain()).collect::<Vec<_>>().join(" ");
        if fold(&text) == wanted {
            log.sure(
                blocks[at].line,
                "quatrième de couverture : répète l'organisme, que la mise en page y remet",
            );
            set_aside.push((blocks[at].line, text));
            blocks.truncate(at);
            return;
        }
    }
}

/// The title of a piece.
fn title(piece: &Piece) -> String {
    piece.blocks.first().map(|title| title.text.plain()).unwrap_or_default()
}

/// An identifier for each sheet.
fn ids(pieces: &[Piece]) -> Vec<String> {
    let mut names = Names::default();
    names.give("annexe");
    let id = |(n, piece): (usize, &Piece)| {
        let slug = slug(&title(piece), ID_WORDS);
        names.give(&if slug.is_empty() { format!("fiche-{}", n + 1) } else { slug })
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

/// Makes links inside the document lead to the sheets they name; the others become text.
fn resolve_links(blocks: &mut [Block], targets: &HashMap<String, String>, log: &mut Log<'_>) {
    for block in blocks {
        let line = block.line;
        let mut resolved = Inline::default();
        for span in std::mem::take(&mut block.text.0) {
            let inside = matches!(&span.role, Role::Link(target) if target.is_empty() || target.starts_with('#'));
            let role = match targets.get(&fold(&span.text)).filter(|_| inside) {
                Some(id) => {
                    log.sure(line, format!("lien vers la fiche {id} rétabli"));
                    Role::Link(format!("#{id}"))
                }
                None if inside => {
                    log.likely(
                        line,
                        format!(
                            "lien interne sans cible, gardé comme texte : {}",
                            start(&span.text)
                        ),
                    );
                    Role::Text
                }
                None => span.role,
            };
            resolved.push(&span.text, span.bold, span.italic, role);
        }
        block.text = resolved;
    }
}
