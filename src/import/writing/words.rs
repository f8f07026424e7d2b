//! Compares the words of the text with those of the collection: none may be lost, none changed.
//!
//! The inputs are read anew, by a plainer rule than the import's own, so that a fault of the import shows. The collection
//! is taken as the program prints it: with the usual headings, and the themes beside each sheet of the summary.

mod balance;
mod bare;

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use balance::Balance;
use bare::bare;

use super::read_back::ReadBack;
use super::render;
use crate::fold::words;
use crate::import::cutting::manifest::{UNKNOWN, UNNUMBERED};
use crate::import::draft::{Draft, FieldText, Sheet};
use crate::import::log::Log;
use crate::import::note::Note;
use crate::import::office::{self, clean};
use crate::import::ordering::footnotes;
use crate::import::text::raw;
use crate::message::text;

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

/// The words of an input, to be set against the collection's.
pub(crate) enum Printed<'a> {
    /// A text, whose lines are counted on from a number.
    Text(usize, Cow<'a, str>),
    /// The pages of a document, whose paragraphs are counted on from a number.
    Document(usize, String),
}

impl Printed<'_> {
    /// Visits the lines or paragraphs, without marks, each with its number.
    fn each(&self, visit: &mut impl FnMut(usize, &str)) {
        match self {
            Self::Text(whole, text) => {
                let lines = raw::lines(text);
                lines.for_each(|line| visit(whole + line.number, &bare(&line.text)));
            }
            Self::Document(whole, text) => {
                office::pieces(text).for_each(|(n, piece)| visit(whole + n, &clean(piece).0));
            }
        }
    }
}

/// Counts, and notes what is missing and where it probably stood.
pub(crate) fn compare(
    inputs: &[Printed<'_>],
    draft: &Draft,
    read_back: &[ReadBack],
    notes: &mut Vec<Note>,
) -> WordCount {
    let mut count = WordCount::default();
    let (read, kept) = rayon::join(|| read(inputs, draft), || kept(draft, read_back));
    let mut balance = read.0;
    balance.take(kept.0);
    (count.read, count.kept) = (read.1, kept.1);
    for text in notes.iter().filter_map(|note| note.unplaced.as_deref()) {
        count.unplaced += balance.add(&bare(text), -1);
    }
    for (_, text) in &draft.set_aside {
        count.set_aside += balance.add(&bare(text), -1);
    }
    for text in &draft.left {
        count.set_aside += balance.add(&clean(text).0, -1);
    }
    // The program prints the numbers of notes; a text has them among its marks.
    let documents = draft.sheets.iter().zip(read_back).filter(|(_, back)| back.texts.is_some());
    let numbers = documents.flat_map(|(sheet, _)| footnotes::numbers(sheet));
    let mut parted = !draft.left.is_empty();
    for number in numbers {
        count.set_aside += balance.add(number, -1);
        parted = true;
    }
    if parted {
        balance.join_parts();
    }
    (count.missing, count.added) = balance.differences();
    count.kept = count.kept.saturating_sub(count.added.iter().map(|(_, n)| n).sum());
    if !count.is_whole() {
        tell(&count, inputs, &pairs(draft, read_back), notes);
    }
    count
}

/// The words of the inputs.
fn read(inputs: &[Printed<'_>], draft: &Draft) -> (Balance, usize) {
    let (mut balance, mut count) = (Balance::default(), 0);
    for input in inputs {
        input.each(&mut |_, text| count += balance.add(text, 1));
    }
    for text in &draft.given {
        count += balance.add(text, 1);
    }
    (balance, count)
}

/// The words of the collection.
fn kept(draft: &Draft, read_back: &[ReadBack]) -> (Balance, usize) {
    let (mut balance, mut count) = (Balance::default(), 0);
    each_kept(draft, read_back, &mut |text| count += balance.add(text, 1));
    (balance, count)
}

/// Which word follows which in the collection.
fn pairs(draft: &Draft, read_back: &[ReadBack]) -> HashSet<(String, String)> {
    let mut pairs = HashSet::new();
    each_kept(draft, read_back, &mut |text| {
        let words: Vec<&str> = words(text).collect();
        pairs.extend(words.windows(2).map(|pair| (pair[0].to_owned(), pair[1].to_owned())));
    });
    pairs
}

/// Notes the missing words at the places where they stand beside words that the collection has elsewhere, and the added.
fn tell(
    count: &WordCount,
    inputs: &[Printed<'_>],
    pairs: &HashSet<(String, String)>,
    notes: &mut Vec<Note>,
) {
    let mut missing: HashMap<&str, usize> =
        count.missing.iter().map(|(word, n)| (word.as_str(), *n)).collect();
    let mut log = Log::new(notes, None);
    for strict in [true, false] {
        for input in inputs.iter().take_while(|_| !count.missing.is_empty()) {
            input.each(&mut |line, text| {
                if missing.is_empty() {
                    return;
                }
                let words: Vec<&str> = words(text).collect();
                let pair = |at: usize| {
                    let two = words.get(at..at + 2);
                    two.is_some_and(|two| pairs.contains(&(two[0].to_owned(), two[1].to_owned())))
                };
                let known = |at: usize| strict && (pair(at) || at.checked_sub(1).is_some_and(pair));
                let mut lost = Vec::new();
                for (at, word) in words.iter().enumerate() {
                    if missing.contains_key(word) && !known(at) {
                        lost.push(*word);
                        take_one(&mut missing, word);
                    }
                }
                if !lost.is_empty() {
                    log.doubt(line, text!("import-lost", words = some(&lost)));
                }
            });
        }
    }
    if !count.added.is_empty() {
        let added: Vec<&str> = count.added.iter().map(|(word, _)| word.as_str()).collect();
        log.doubt(0, text!("import-added", words = some(&added)));
    }
}

fn take_one(missing: &mut HashMap<&str, usize>, word: &str) {
    if let Some(left) = missing.get_mut(word) {
        *left -= 1;
        if *left == 0 {
            missing.remove(word);
        }
    }
}

fn some(words: &[&str]) -> String {
    let shown = words.iter().take(SHOWN).copied().collect::<Vec<_>>().join(" ");
    if words.len() > SHOWN { format!("{shown}… ({} mots)", words.len()) } else { shown }
}

/// Visits what the program prints of a collection, piece by piece, without marks.
///
/// A sheet of a document is taken as the program reads its file: a document has no marks that could be mistaken. One of a
/// text is taken from the draft, whose marks are those of the text.
fn each_kept(draft: &Draft, read_back: &[ReadBack], visit: &mut impl FnMut(&str)) {
    let manifest = &draft.manifest;
    let lines = [&manifest.annexe, &manifest.title].into_iter().chain(&manifest.guide);
    // What stands for words that the cover does not have is not the text's.
    let said = |piece: &&String| ![UNKNOWN, UNNUMBERED].contains(&piece.as_str());
    lines.chain(&manifest.body).filter(said).for_each(|piece| visit(&bare(piece)));
    for (sheet, back) in draft.sheets.iter().zip(read_back) {
        if sheet.in_summary {
            visit(&bare(sheet.summary_title.as_ref().unwrap_or(&sheet.title)));
        } else {
            sheet.summary_title.iter().for_each(|title| visit(title));
        }
        // Those of a sheet that no summary names stand in its labels.
        for number in sheet.themes.iter().filter(|_| sheet.in_summary) {
            let title = manifest.themes.iter().find(|(known, _)| known == number);
            let title = title.map_or("", |(_, title)| title.as_str());
            visit(&bare(&format!("Fiche {number}. {title}")));
        }
        match &back.texts {
            Some(texts) => {
                texts.iter().for_each(|text| visit(text));
                sheet.labels.iter().for_each(|(_, label)| visit(label));
            }
            None => printed_sheet(sheet).iter().for_each(|piece| visit(&bare(piece))),
        }
    }
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
