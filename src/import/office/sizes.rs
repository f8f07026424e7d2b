//! The headings of a document that has no styles: short lines in larger letters than its text.

use std::collections::BTreeMap;

use super::model::{Para, Role};
use super::parts::Part;
use crate::import::patterns::Patterns;

/// The size of letters where nothing asks for one, in half points (Word's own default).
const USUAL: u16 = 22;
/// A heading is no longer than this, in characters.
const HEADING: usize = 160;
/// It takes as many lines in larger letters to tell headings by.
const FEWEST: usize = 2;

/// Gives headings their levels by their sizes, and says how many were found.
pub(super) fn headings(parts: &mut [Part], patterns: &Patterns) -> usize {
    let text = usual(parts);
    let larger = |para: &Para| para.size.filter(|size| *size > text && is_line(para));
    let found: Vec<(usize, u16)> = parts
        .iter()
        .enumerate()
        .filter_map(|(at, part)| Some((at, larger(paragraph(part)?)?)))
        .collect();
    let mut sizes: Vec<u16> = found.iter().map(|(_, size)| *size).collect();
    sizes.sort_unstable_by(|one, other| other.cmp(one));
    sizes.dedup();
    let Some(&largest) = sizes.first().filter(|_| found.len() >= FEWEST) else { return 0 };
    let is_section = |at: usize| {
        let text = paragraph(&parts[at]).map(|para| para.text.plain()).unwrap_or_default();
        patterns.is_sidebar(&text) || patterns.recognise(&text).is_some()
    };
    // Where sections are as large as the title, the first line is the title.
    let shared = found.iter().skip(1).any(|(at, size)| *size == largest && is_section(*at));
    let first = found.first().map(|(at, _)| *at);
    for (at, size) in &found {
        let rank = sizes.iter().position(|one| one == size).unwrap_or(0);
        let role = match rank {
            0 if !shared || Some(*at) == first => Role::Title,
            0 => Role::Heading(2),
            1 if !shared => Role::Heading(2),
            _ => Role::Heading(3),
        };
        if let Part::Para(para) = &mut parts[*at] {
            para.role = role;
        }
    }
    found.len()
}

fn paragraph(part: &Part) -> Option<&Para> {
    match part {
        Part::Para(para) => Some(para),
        _ => None,
    }
}

/// The size that most of the text has.
fn usual(parts: &[Part]) -> u16 {
    let mut counts: BTreeMap<u16, usize> = BTreeMap::new();
    for para in parts.iter().filter_map(paragraph) {
        *counts.entry(para.size.unwrap_or(USUAL)).or_default() += para.text.plain().len();
    }
    counts.into_iter().max_by_key(|(_, count)| *count).map_or(USUAL, |(size, _)| size)
}

/// Whether a paragraph could be a heading.
fn is_line(para: &Para) -> bool {
    let text = para.text.plain();
    para.role == Role::Body
        && para.bullet.is_none()
        && !text.is_empty()
        && text.chars().count() <= HEADING
        && !text.ends_with(['.', ';', ','])
}
