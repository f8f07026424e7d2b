//! Texts as blocks for the import: what converters, mails and paper left in their lines is put right first.

pub(super) mod admonition;
pub(super) mod attributes;
pub(super) mod drawn;
pub(super) mod entity;
pub(super) mod fences;
pub(super) mod front_matter;
mod grid;
pub(super) mod inline_notes;
pub(super) mod inline_pair;
pub(super) mod inline_read;
pub(super) mod inset;
pub(super) mod line_block;
pub(super) mod lines;
pub(super) mod mail;
pub(super) mod markdown;
pub(super) mod paper;
pub(super) mod passed;
pub(super) mod raw;
pub(super) mod references;
pub(super) mod soft;
pub(super) mod struck;
pub(super) mod table;
pub(super) mod tags;
pub(super) mod target;
pub(super) mod typed;
pub(super) mod wrapped;

use std::borrow::Cow;

use unicode_normalization::{IsNormalized, UnicodeNormalization};

use super::block::Block;
use super::log::Log;
use super::note::Note;
use super::patterns::Patterns;
use crate::message::text;

pub(super) use typed::listed;

/// The blocks of a text whose words are whole, its lines counted on from `whole`, and what is left aside on purpose.
pub(super) fn read(
    text: &str,
    whole: usize,
    patterns: &Patterns,
    notes: &mut Vec<Note>,
) -> (Vec<Block>, Vec<String>) {
    let opened = front_matter::opened(text, patterns);
    let (bare, mut left) = (opened.text, opened.left);
    for (line, text) in opened.made {
        Log::new(notes, None).doubt(whole + line, text!("import-maker", text));
    }
    let (bare, marks) = drawn::flattened(&bare, patterns);
    left.extend(marks);
    let bare = inset::parted(fences::lined(line_block::broken(bare)), patterns);
    let (bare, paper) = paper::cleared(&bare, whole, &mut Log::new(notes, None));
    left.extend(paper);
    let blocks = markdown::read(&bare, whole, notes);
    (grid::expand(blocks, patterns, notes, &mut left), left)
}

/// A text with its words, lines and addresses whole.
pub(super) fn readable(text: &str) -> Cow<'_, str> {
    // Old programs end lines with a carriage return alone.
    let text = match text.contains('\n') {
        true => composed(text),
        false => composed(text).replace('\r', "\n").into(),
    };
    let text = inline_notes::moved(mail::signed(mail::unquoted(text)));
    references::resolved(wrapped::joined(passed::bared(soft::joined(text))))
}

/// Letters and their accents as one character each, as the fonts have them; some converters take them apart.
fn composed(text: &str) -> Cow<'_, str> {
    match unicode_normalization::is_nfc_quick(text.chars()) {
        IsNormalized::Yes => Cow::Borrowed(text),
        _ => text.nfc().collect::<String>().into(),
    }
}
