//! Where a text that pages show stands in the author's files: for heads, feet and covers, which no field of a sheet tells.

use std::cell::OnceCell;
use std::cmp::Reverse;
use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::unset;
use crate::annex::Annex;
use crate::diag::Diagnostics;
use crate::source::Place;
use crate::yaml::{self, Node, Text, Value};

/// The files of a collection, read where they are asked for.
pub(super) struct Authored<'a> {
    manifest: File<'a>,
    sheets: Vec<File<'a>>,
}

struct File<'a> {
    place: &'a Place,
    values: OnceCell<Vec<Vec<Word>>>,
}

/// A word of a value, without its accents, and where it stands in the file.
struct Word {
    letters: String,
    range: Range<usize>,
}

impl<'a> Authored<'a> {
    pub(super) fn of(annex: &'a Annex) -> Self {
        let file = |place| File { place, values: OnceCell::new() };
        let sheets = annex.entries.iter().map(|entry| file(&entry.sheet.place));
        Self { manifest: file(&annex.manifest.place), sheets: sheets.collect() }
    }

    /// Where most of a text stands, in the manifest or in the file of a sheet.
    pub(super) fn of_sheet(&self, text: &str, sheet: &Place) -> Option<Place> {
        let own = self.sheets.iter().filter(|file| file.place.source.path() == sheet.source.path());
        best(text, [&self.manifest].into_iter().chain(own))
    }

    /// The same, in the manifest or in the file of any sheet.
    pub(super) fn of_collection(&self, text: &str) -> Option<Place> {
        best(text, [&self.manifest].into_iter().chain(&self.sheets))
    }

    /// The same, in the manifest.
    pub(super) fn of_manifest(&self, text: &str) -> Option<Place> {
        best(text, [&self.manifest].into_iter())
    }

    /// Where a letter with its accents stands: in the manifest, in the file of the sheet or, without one, of any.
    pub(super) fn cluster(&self, cluster: &str, sheet: Option<&Place>) -> Option<Place> {
        let of = |file: &&File<'_>| {
            sheet.is_none_or(|sheet| sheet.source.path() == file.place.source.path())
        };
        let files = [&self.manifest].into_iter().chain(self.sheets.iter().filter(of));
        let words = files.flat_map(|file| {
            let words = file.values().iter().flatten();
            words.map(|word| Place::new(&file.place.source, word.range.clone()))
        });
        words.into_iter().find_map(|word| unset::within(&word, cluster))
    }
}

/// The least letters, in bytes, of a word alone that tells a value.
const TELLING: usize = 4;

/// How well a run tells where a text stands: its letters, whether a value begins with it as the text does, and of equal
/// ones the fewer words of its value.
type Rank = (usize, bool, Reverse<usize>);

/// Where the longest run of the words of a text stands; none where that is less than half of it. A word alone counts
/// where it is a whole value and no number; of equal runs, one that a value
/// begins with, as the text does, then that of the shortest value.
fn best<'a, 'f: 'a>(text: &str, files: impl Iterator<Item = &'a File<'f>>) -> Option<Place> {
    let words: Vec<String> = words(text).map(|(letters, _)| letters).collect();
    let whole: usize = words.iter().map(String::len).sum();
    let mut found: Option<(Rank, Place)> = None;
    for file in files {
        for value in file.values() {
            let Some((length, run)) = longest(&words, value) else { continue };
            let is_word = length >= TELLING && !value[run.start].letters.contains(char::is_numeric);
            let few = run.len() == 1 && (value.len() > 1 || !is_word);
            let begins = run.start == 0 && words.first() == value.first().map(|it| &it.letters);
            let rank = (length, begins, Reverse(value.len()));
            if few || length * 2 < whole || found.as_ref().is_some_and(|it| it.0 >= rank) {
                continue;
            }
            let range = value[run.start].range.start..value[run.end - 1].range.end;
            let source = &file.place.source;
            let line = source.line(source.position(range.start).line);
            let range = range.start..range.end.min(line.end);
            found = Some((rank, Place::new(source, range)));
        }
    }
    found.map(|(_, place)| place)
}

/// The longest run of words that a value has in common with a text: how many bytes, which words of the value.
fn longest(words: &[String], value: &[Word]) -> Option<(usize, Range<usize>)> {
    let mut found: Option<(usize, Range<usize>)> = None;
    for start in 0..value.len() {
        for first in 0..words.len() {
            let pairs = value[start..].iter().zip(&words[first..]);
            let same = pairs.take_while(|(own, word)| own.letters == **word);
            let (count, length) =
                same.fold((0, 0), |(count, length), (_, word)| (count + 1, length + word.len()));
            if count > 0 && found.as_ref().is_none_or(|it| it.0 < length) {
                found = Some((length, start..start + count));
            }
        }
    }
    found
}

impl File<'_> {
    fn values(&self) -> &[Vec<Word>] {
        self.values.get_or_init(|| {
            // It was read without errors before.
            let root = yaml::read(&self.place.source, &mut Diagnostics::default());
            let mut values = Vec::new();
            root.iter().for_each(|root| push_values(root, &mut values));
            values
        })
    }
}

fn push_values(node: &Node, values: &mut Vec<Vec<Word>>) {
    match &node.value {
        Value::Null => {}
        Value::Scalar(text) => values.push(words_of(text)),
        Value::Sequence(items) => items.iter().for_each(|item| push_values(item, values)),
        Value::Mapping(entries) => entries.iter().for_each(|(_, it)| push_values(it, values)),
    }
}

fn words_of(text: &Text) -> Vec<Word> {
    let word = |(letters, range)| Word { letters, range: text.source_range(range) };
    words(text.as_str()).map(word).collect()
}

/// The words of a text in small letters, accents apart, and where they stand.
fn words(text: &str) -> impl Iterator<Item = (String, Range<usize>)> {
    let is_part = |c: char| c.is_alphanumeric() || is_combining_mark(c);
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + text[at..].find(is_part)?;
        let end = text[start..].find(|c| !is_part(c)).map_or(text.len(), |length| start + length);
        at = end;
        let bare = text[start..end].nfd().filter(|c| !is_combining_mark(*c));
        Some((bare.flat_map(char::to_lowercase).collect(), start..end))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Source;

    #[test]
    fn a_text_is_found_where_most_of_it_stands() {
        let place = |name: &str, text: &str| {
            let source = Source::new(name, text.to_owned());
            Place::new(&source, 0..0)
        };
        let manifest = place(
            "annexe.yaml",
            "annexe: Annexe 3\nversion: deux mots de plus\norganisme: Mairie\ncourt: Un guide des actions du lieu\nsuite: des actions du lieu et d'ailleurs encore\n",
        );
        let sheet = place(
            "a.yaml",
            "themes: [1]\ntitre: Une annexe\ntexte: |\n  # Deux mots d'une fiche, ou deux mots de plus.\n",
        );
        let files =
            [&manifest, &sheet].map(|place| File { place, values: std::cell::OnceCell::new() });
        let found = |text: &str| {
            let place = best(text, files.iter())?;
            Some(place.source.text()[place.range.clone()].to_owned())
        };
        assert_eq!(found("ANNEXE 3 – 12"), Some("Annexe 3".into()));
        assert_eq!(found("Deux mots de plus"), Some("deux mots de plus".into()));
        assert_eq!(found("deux mots d’une fiche"), Some("Deux mots d'une fiche".into()));
        assert_eq!(found("MAIRIE"), Some("Mairie".into()));
        // Of two that have it, the one that begins so.
        let place = best("des actions du lieu", files.iter()).unwrap();
        assert!(place.source.text()[..place.range.start].ends_with("suite: "));
        assert_eq!(found("Annexe"), None);
        // A folio is no theme.
        assert_eq!(found("1/1"), None);
        assert_eq!(found("Repères"), None);
    }
}
