//! Sidebars whose author put line breaks, not paragraphs, between the labels.

use super::lists::typed;
use super::model::{Document, Para, Piece, Role};
use crate::import::inline::Inline;
use crate::import::patterns::Patterns;

/// So many labels in a paragraph make a sidebar of it where its place does not.
const SEVERAL: usize = 3;
/// A box, a cell, or the title above leave less doubt.
const FEWEST: usize = 2;

/// Where a paragraph stands.
#[derive(Clone, Copy)]
struct Place<'a> {
    patterns: &'a Patterns,
    /// Whether it is in a table or a box.
    inside: bool,
    /// Whether a sidebar of the document has its title.
    titled: bool,
}

/// Makes paragraphs of the lines of a sidebar, one for each label.
pub(super) fn parted(document: &mut Document, patterns: &Patterns) {
    let titled = is_titled(&document.pieces, patterns);
    part(&mut document.pieces, Place { patterns, inside: false, titled });
}

/// Whether a paragraph of the pieces is the title of a sidebar, or its first line is.
fn is_titled(pieces: &[Piece], patterns: &Patterns) -> bool {
    pieces.iter().any(|piece| match piece {
        Piece::Para(para) => is_title(para, patterns),
        Piece::Table(table) => table.rows.iter().flatten().any(|cell| is_titled(cell, patterns)),
        Piece::Box(_, inside) => is_titled(inside, patterns),
        Piece::Picture(_) => false,
    })
}

fn is_title(para: &Para, patterns: &Patterns) -> bool {
    para.text.short().is_some_and(|text| patterns.is_sidebar(&text))
}

fn part(pieces: &mut Vec<Piece>, place: Place<'_>) {
    let mut under = false;
    let mut out = Vec::with_capacity(pieces.len());
    for mut piece in std::mem::take(pieces) {
        let inside = Place { inside: true, ..place };
        match &mut piece {
            Piece::Table(table) => {
                table.rows.iter_mut().flatten().for_each(|cell| part(cell, inside));
            }
            Piece::Box(_, pieces) => part(pieces, inside),
            Piece::Para(para) => {
                under = match para.role {
                    _ if is_title(para, place.patterns) => true,
                    Role::Body | Role::Heading(_) => under && !is_heading(para, place.patterns),
                    _ => false,
                };
                if let Some(paras) = paragraphs(para, under, place) {
                    out.extend(paras.into_iter().map(Piece::Para));
                    continue;
                }
            }
            Piece::Picture(_) => {}
        }
        out.push(piece);
    }
    *pieces = out;
}

/// Whether a paragraph heads what is no part of a sidebar.
fn is_heading(para: &Para, patterns: &Patterns) -> bool {
    let heads = matches!(para.role, Role::Heading(_)) || para.text.is_bold();
    heads && para.text.label().is_none_or(|label| patterns.field(&label).is_none())
}

/// The paragraphs of one whose lines have known labels.
fn paragraphs(para: &Para, under: bool, place: Place<'_>) -> Option<Vec<Para>> {
    let own = para.role == Role::Body && para.bullet.is_none() && para.text.has_break();
    if !own {
        return None;
    }
    let lines = para.text.clone().lines();
    let titled = lines.first().is_some_and(|line| place.patterns.is_sidebar(&line.plain()));
    let is_label = |line: &Inline| label(line, place.patterns);
    let count = lines.iter().filter(|line| is_label(line)).count();
    let fewest = match (titled, under || place.inside) {
        (true, _) => 1,
        (_, true) => FEWEST,
        _ if place.titled => return None,
        _ => SEVERAL,
    };
    if count < fewest {
        return None;
    }
    let mut texts: Vec<Inline> = Vec::new();
    // What a label alone announces, and a point of a list, are paragraphs of their own.
    let mut alone = true;
    for line in lines {
        let (label, marked) = (is_label(&line), typed::is_marked(&line));
        let bare = label && is_bare(&line) || place.patterns.is_sidebar(&line.plain());
        match texts.last_mut() {
            Some(last) if !(alone || label || marked) => last.add_line(line),
            _ => texts.push(line),
        }
        alone = bare || marked;
    }
    Some(texts.into_iter().map(|text| Para { text, ..para.clone() }).collect())
}

/// Whether a line is or starts with a known label.
fn label(line: &Inline, patterns: &Patterns) -> bool {
    !typed::is_marked(line)
        && line.label().is_some_and(|label| !label.is_empty() && patterns.field(&label).is_some())
}

/// Whether a label has nothing beside it.
fn is_bare(line: &Inline) -> bool {
    line.cut_at_colon().is_none_or(|(_, rest)| rest.is_empty())
}
