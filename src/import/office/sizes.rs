//! The headings of a document that has no styles: short lines in larger letters than its text.

use std::collections::BTreeMap;

use super::model::{Para, Role};
use super::parts::Part;
use crate::import::patterns::Patterns;

/// The size of letters where nothing asks for one, in half points (Word's own default).
const USUAL: u16 = 22;
/// A heading is no longer than this, in characters.
const HEADING: usize = 160;
/// A heading has as many letters: a figure has none.
const LETTERS: usize = 4;
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
    let Some(&(first, title)) = found.first().filter(|_| found.len() >= FEWEST) else { return 0 };
    let is_section = |at: usize| {
        let text = paragraph(&parts[at]).map(|para| para.text.plain()).unwrap_or_default();
        patterns.is_sidebar(&text) || patterns.recognise(&text).is_some()
    };
    // What is larger than the first line is a figure, or somebody's words.
    let below = found.iter().filter(|(_, size)| *size < title);
    let named = below.clone().filter(|(at, _)| is_section(*at)).map(|(_, size)| *size).max();
    let section = named.or(below.map(|(_, size)| *size).max());
    // Where sections are as large as the title, the first line is the title.
    let shared = found.iter().skip(1).any(|(at, size)| *size == title && is_section(*at));
    let mut roles: Vec<(usize, Role)> = Vec::new();
    let mut last_title = None;
    let mut count = 0;
    for (at, size) in &found {
        let role = match size {
            size if *size > title => continue,
            size if *size == title && (!shared || *at == first) => Role::Title,
            size if *size == title => Role::Heading(2),
            _ if last_title == at.checked_sub(1) && !is_section(*at) => Role::Subtitle,
            size if Some(*size) > section => continue,
            size if Some(*size) == section && !shared => Role::Heading(2),
            _ => Role::Heading(3),
        };
        roles.push((*at, role));
        if role == Role::Title {
            last_title = Some(*at);
        }
        count += 1;
    }
    for (at, role) in roles {
        if let Part::Para(para) = &mut parts[at] {
            para.role = role;
        }
    }
    count
}

fn paragraph(part: &Part) -> Option<&Para> {
    match part {
        Part::Para(para) => Some(para),
        _ => None,
    }
}

/// The size that most of the text has.
pub(super) fn usual(parts: &[Part]) -> u16 {
    let mut counts: BTreeMap<u16, usize> = BTreeMap::new();
    for para in parts.iter().filter_map(paragraph) {
        *counts.entry(para.size.unwrap_or(USUAL)).or_default() += para.text.length();
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
        && !text.ends_with(['.', ';', ',', ':'])
        && !text.starts_with(['«', '“', '"'])
        && text.chars().filter(|c| c.is_alphabetic()).count() >= LETTERS
}
