//! Compares the words of the text with those of the collection: none may be lost, none changed.
//!
//! The text is read anew, by a plainer rule than the import's own, so that a fault of the import shows. The collection
//! is taken as the program prints it: with the usual headings, and the themes beside each sheet of the summary.

use std::borrow::Cow;
use std::collections::HashMap;

use super::draft::{Draft, FieldText, Sheet};
use super::log::Log;
use super::manifest::{UNKNOWN, UNNUMBERED};
use super::markdown;
use super::note::Note;
use super::render;
use crate::fold::words;
use crate::limits::IMPORT_REACH;

/// How many words a note shows.
const SHOWN: usize = 12;

/// The words of a text and of the collection made from it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WordCount {
    /// The words of the text.
    pub read: usize,
    /// Those that the collection holds, or that the program prints for it.
    pub kept: usize,
    /// Those that the notes say were set aside: page numbers, column headings, the back cover.
    pub set_aside: usize,
    /// Those of the texts that found no place, and stand in comments of the manifest.
    pub unplaced: usize,
    /// Those that are nowhere, with how many times, in alphabetical order.
    pub missing: Vec<(String, usize)>,
    /// Those that the collection has and the text has not.
    pub added: Vec<(String, usize)>,
}

impl WordCount {
    /// Whether no word of the texts is missing, and none was added.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.missing.is_empty() && self.added.is_empty()
    }
}

/// Counts, and notes what is missing and where it probably stood.
pub(crate) fn compare(texts: &[Cow<'_, str>], draft: &Draft, notes: &mut Vec<Note>) -> WordCount {
    let lines = texts.iter().flat_map(|text| text.lines());
    let lines: Vec<Vec<String>> = lines.map(|line| line_words(&markdown::clean(line))).collect();
    let mut balance: HashMap<String, i64> = HashMap::new();
    for word in lines.iter().flatten() {
        *balance.entry(word.clone()).or_default() += 1;
    }
    let mut count = WordCount { read: lines.iter().map(Vec::len).sum(), ..WordCount::default() };
    let printed = printed(draft);
    let mut pairs: HashMap<(String, String), i64> = HashMap::new();
    for piece in &printed {
        let piece = line_words(piece);
        count.kept += piece.len();
        for word in &piece {
            *balance.entry(word.clone()).or_default() -= 1;
        }
        for pair in piece.windows(2) {
            *pairs.entry((pair[0].clone(), pair[1].clone())).or_default() += 1;
        }
    }
    for text in notes.iter().filter_map(|note| note.unplaced.as_deref()) {
        for word in line_words(text) {
            count.unplaced += 1;
            *balance.entry(word).or_default() -= 1;
        }
    }
    for (_, text) in &draft.set_aside {
        for word in line_words(text) {
            count.set_aside += 1;
            *balance.entry(word).or_default() -= 1;
        }
    }
    let mut words: Vec<(String, i64)> = balance.into_iter().filter(|(_, n)| *n != 0).collect();
    words.sort();
    for (word, n) in words {
        let amount = usize::try_from(n.unsigned_abs()).unwrap_or(usize::MAX);
        if n > 0 { count.missing.push((word, amount)) } else { count.added.push((word, amount)) }
    }
    count.kept = count.kept.saturating_sub(count.added.iter().map(|(_, n)| n).sum());
    tell(&count, &lines, &pairs, notes);
    count
}

/// Notes the missing words at the lines where they stand beside words that the collection has elsewhere, and the added.
fn tell(
    count: &WordCount,
    lines: &[Vec<String>],
    pairs: &HashMap<(String, String), i64>,
    notes: &mut Vec<Note>,
) {
    let mut missing: HashMap<&str, usize> =
        count.missing.iter().map(|(word, n)| (word.as_str(), *n)).collect();
    let mut log = Log::new(notes, None);
    for strict in [true, false] {
        for (n, line) in lines.iter().enumerate() {
            if missing.is_empty() {
                break;
            }
            let mut lost = Vec::new();
            for (at, word) in line.iter().enumerate() {
                let pair = |at: usize| {
                    line.get(at..at + 2)
                        .is_some_and(|two| pairs.contains_key(&(two[0].clone(), two[1].clone())))
                };
                let known = pair(at) || at.checked_sub(1).is_some_and(pair);
                if (strict && known) || !missing.contains_key(word.as_str()) {
                    continue;
                }
                lost.push(word.as_str());
                if let Some(left) = missing.get_mut(word.as_str()) {
                    *left -= 1;
                    if *left == 0 {
                        missing.remove(word.as_str());
                    }
                }
            }
            if !lost.is_empty() {
                log.doubt(n + 1, format!("mots non repris : {}", some(&lost)));
            }
        }
    }
    if !count.added.is_empty() {
        let added: Vec<&str> = count.added.iter().map(|(word, _)| word.as_str()).collect();
        log.doubt(0, format!("mots que le texte n'a pas : {}", some(&added)));
    }
}

fn some(words: &[&str]) -> String {
    let shown = words.iter().take(SHOWN).copied().collect::<Vec<_>>().join(" ");
    if words.len() > SHOWN { format!("{shown}… ({} mots)", words.len()) } else { shown }
}

/// The words of a line, its marks left out.
fn line_words(line: &str) -> Vec<String> {
    let bare =
        without_marks(line.trim_start_matches("> [!encadre]").trim_start_matches("> [!exergue]"));
    let text = bare.trim_start().trim_start_matches(['-', '*', '•', ' ']);
    let text = text.strip_prefix("o ").unwrap_or(text);
    words(text).map(str::to_owned).collect()
}

/// A line without tags, the addresses of links and raised marks; the other marks are no words anyway.
fn without_marks(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut rest = line;
    while let Some(at) = rest.find(['<', '&', '*', '[', ']', '!', '^', '\\', '\u{ad}']) {
        let (before, mark) = rest.split_at(at);
        out.push_str(before);
        rest = after_mark(mark, &mut out);
    }
    out.push_str(rest);
    out
}

/// What follows a mark; an address that is text goes to `out`, and a space where words part.
fn after_mark<'a>(mark: &'a str, out: &mut String) -> &'a str {
    let close = |end: char| {
        let mut near = mark.char_indices().skip(1).take(IMPORT_REACH);
        let (at, c) = near.find(|(_, c)| *c == end || *c == '<')?;
        (c == end).then_some(at)
    };
    if let Some(rest) = mark.strip_prefix("[^") {
        return rest;
    }
    if let Some(end) = entity(mark) {
        out.push(' ');
        return &mark[end..];
    }
    if let Some(end) = close(')').filter(|_| mark.starts_with("](")) {
        return &mark[end + 1..];
    }
    if let Some((inside, rest)) = mark.strip_prefix('<').and_then(|_| {
        let end = close('>')?;
        Some((&mark[1..end], &mark[end + 1..]))
    }) {
        let address = inside.contains("://") || inside.contains('@');
        if address {
            out.push_str(inside);
        }
        let tag = inside.starts_with(|c: char| c.is_ascii_alphabetic() || "/!".contains(c));
        if parts_words(inside) {
            out.push(' ');
        }
        if address || tag {
            return rest;
        }
    }
    if mark.starts_with(['!', '<', '&']) {
        out.push(' ');
    }
    &mark[mark.chars().next().map_or(1, char::len_utf8)..]
}

/// Whether a tag stands between words.
fn parts_words(tag: &str) -> bool {
    const PARTING: &[&str] =
        &["br", "center", "div", "li", "ol", "p", "table", "td", "th", "tr", "ul"];
    let name: String =
        tag.trim_start_matches('/').chars().take_while(char::is_ascii_alphabetic).collect();
    PARTING.iter().any(|known| name.eq_ignore_ascii_case(known))
}

/// Where a character's name ends, as in `&amp;`.
fn entity(mark: &str) -> Option<usize> {
    let name = mark.strip_prefix('&')?;
    let length = name.bytes().take_while(u8::is_ascii_alphabetic).count();
    ((2..=6).contains(&length) && name[length..].starts_with(';')).then_some(length + 2)
}

/// What the program prints of a draft, piece by piece.
fn printed(draft: &Draft) -> Vec<String> {
    let manifest = &draft.manifest;
    let mut out = vec![manifest.annexe.clone(), manifest.title.clone(), manifest.guide.join(" ")];
    out.extend(manifest.body.iter().cloned());
    // What stands for words that the cover does not have is not the text's.
    out.retain(|piece| ![UNKNOWN, UNNUMBERED].contains(&piece.as_str()));
    for sheet in &draft.sheets {
        if sheet.in_summary {
            out.push(sheet.summary_title.clone().unwrap_or_else(|| sheet.title.clone()));
        }
        for number in &sheet.themes {
            let title = manifest
                .themes
                .iter()
                .find(|(known, _)| known == number)
                .map(|(_, title)| title.as_str());
            out.push(format!("Fiche {number}. {}", title.unwrap_or_default()));
        }
        out.extend(printed_sheet(sheet));
    }
    out
}

fn printed_sheet(sheet: &Sheet) -> Vec<String> {
    let mut out = vec![sheet.title.clone()];
    out.extend(sheet.subtitle.clone());
    out.extend(sheet.action_name.clone());
    out.extend(render::prose(&sheet.lead).lines().map(str::to_owned));
    out.extend(sheet.labels.iter().map(|(_, label)| label.clone()));
    for field in &sheet.sidebar {
        out.push(field.label.clone());
        match &field.text {
            FieldText::Prose(prose) => out.extend(render::prose(prose).lines().map(str::to_owned)),
            FieldText::Lines(groups) => out.extend(groups.iter().flatten().flat_map(render::lines)),
        }
    }
    out.extend(render::prose(&sheet.text).lines().map(str::to_owned));
    for section in &sheet.sections {
        out.push(section.heading.clone());
        out.extend(render::prose(&section.prose).lines().map(str::to_owned));
    }
    out.extend(sheet.credits.iter().flat_map(render::lines));
    out
}
