//! The headings of a document that has no styles: short lines in larger letters than its text.

use std::collections::BTreeMap;

use crate::import::cutting::cut::COVER;
use crate::import::cutting::manifest::is_annex_label;
use crate::import::cutting::numbered;
use crate::import::office::model::{Para, Role};
use crate::import::office::parts::Part;
use crate::import::patterns::Patterns;

/// The size of letters where nothing asks for one, in half points (Word's own default).
const USUAL: u16 = 22;
/// A heading is no longer than this, in characters.
const HEADING: usize = 160;
/// A heading has as many letters: a figure has none.
const LETTERS: usize = 4;
/// An annex's number has as many words where its title does not stand behind it: « Annexe n° 2 ».
const LABEL: usize = 3;
/// It takes as many lines in larger letters to tell headings by.
const FEWEST: usize = 2;

/// The letters of a paragraph, whose smallest size is its own. A line that only numbers a sheet's title does not count.
#[derive(Debug, Default)]
pub(crate) struct Letters {
    /// The smallest size so far in half points, nothing where some letters ask for none; nothing at all without letters.
    least: Option<Option<f64>>,
    line: String,
}

impl Letters {
    /// Some text, with the size that it asks for, in half points.
    pub(crate) fn text(&mut self, text: &str, size: Option<f64>) {
        if self.line.len() <= HEADING {
            self.line.push_str(text);
        }
        self.least = Some(match self.least {
            Some(least) => least.zip(size).map(|(one, other)| one.min(other)),
            None => size,
        });
    }

    /// A forced break.
    pub(crate) fn line_break(&mut self) {
        if numbered::is_line(self.line.trim()) {
            self.least = None;
        }
        self.line.clear();
    }

    /// The paragraph's size, in half points.
    pub(crate) fn size(&self) -> Option<u16> {
        format!("{:.0}", self.least??).parse().ok()
    }
}

/// Gives headings their levels by their sizes, and says how many were found; those of a cover do not count.
pub(super) fn headings(parts: &mut [Part], patterns: &Patterns) -> usize {
    let text = usual(parts);
    let larger = |para: &Para| para.size.filter(|size| *size > text && is_line(para));
    let cover = cover(parts, patterns);
    let found: Vec<(usize, u16)> = parts
        .iter()
        .enumerate()
        .skip(cover)
        .filter_map(|(at, part)| Some((at, larger(paragraph(part)?)?)))
        .collect();
    let Some(&(first, title)) = found.first().filter(|_| found.len() >= FEWEST) else { return 0 };
    let is_section = |at: usize| names_section(&parts[at], patterns);
    // What is larger than the first line is a figure, or somebody's words.
    let below = found.iter().filter(|(_, size)| *size < title);
    let named = below.clone().filter(|(at, _)| is_section(*at)).map(|(_, size)| *size).max();
    let section = named.or(below.map(|(_, size)| *size).max());
    // Where sections are as large as the title, the first line is the title.
    // Above smaller sections, what has more words than a section's heading is one as well.
    let whole = |at: usize| {
        let text = paragraph(&parts[at]).map(|para| para.text.plain()).unwrap_or_default();
        let found = patterns.recognise(&text);
        found.is_none_or(|found| patterns.beyond(&text, &found) == 0)
    };
    let shares = |at: usize| is_section(at) && (named.is_none() || whole(at));
    let shared = found.iter().skip(1).any(|(at, size)| *size == title && shares(*at));
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
    // The guide's title, and the annex's.
    let label = |para: &Para| is_annex_label(&para.text.plain());
    let of_cover = |at: &usize| {
        paragraph(&parts[*at]).is_some_and(|para| larger(para).is_some() && !label(para))
    };
    roles.extend((0..cover).filter(of_cover).map(|at| (at, Role::Heading(1))));
    for (at, role) in roles {
        if let Part::Para(para) = &mut parts[at] {
            para.role = role;
        }
    }
    count
}

/// How many paragraphs are an annex's cover: its number is among the first, with its title below or behind.
pub(super) fn cover(parts: &[Part], patterns: &Patterns) -> usize {
    let label = |part: &Part| {
        paragraph(part).map(|para| para.text.plain()).filter(|text| is_annex_label(text))
    };
    let first = parts.iter().take(COVER).enumerate();
    let Some((at, text)) = first.filter_map(|(at, part)| Some((at, label(part)?))).next() else {
        return 0;
    };
    let alone = text.split_whitespace().count() <= LABEL;
    let title = parts.get(at + 1).and_then(paragraph).is_some_and(is_line);
    // Right above sections stands the title of a sheet.
    let usual = usual(parts);
    let large =
        |part: &&Part| paragraph(part).is_some_and(|para| para.size > Some(usual) && is_line(para));
    let below = parts.iter().skip(at + 2).find(large);
    let sheet = below.is_some_and(|part| !names_section(part, patterns));
    at + 1 + usize::from(alone && title && sheet)
}

/// Whether a line announces a section or a sidebar.
fn names_section(part: &Part, patterns: &Patterns) -> bool {
    let text = paragraph(part).map(|para| para.text.plain()).unwrap_or_default();
    patterns.is_sidebar(&text) || patterns.recognise(&text).is_some()
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

/// Whether a text is somebody's words, and no title that begins with a name in quotation marks.
fn is_said(text: &str) -> bool {
    let said = text.strip_prefix(['«', '“', '"']);
    said.is_some_and(|rest| {
        rest.find(['»', '”', '"']).is_none_or(|end| {
            !rest[end..].contains(char::is_alphanumeric) || text.ends_with(['»', '”', '"', ')'])
        })
    })
}

/// Whether a paragraph could be a heading.
fn is_line(para: &Para) -> bool {
    let text = para.text.plain();
    para.role == Role::Body
        && para.bullet.is_none()
        && !text.is_empty()
        && text.chars().count() <= HEADING
        && !text.ends_with(['.', ';', ',', ':'])
        && !is_said(&text)
        && text.chars().filter(|c| c.is_alphabetic()).count() >= LETTERS
}
