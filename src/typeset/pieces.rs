//! The parts of a sheet's data, each with its place in the author's file: what can be left out to see what fails.

use std::ops::Range;

use serde_json::{Value, json};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::annex::Entry;
use crate::diag::Diagnostics;
use crate::message::text;
use crate::source::{Place, Source};
use crate::yaml::{self, Node, Text};

/// The manifest's key of the picture on the cover.
const COVER: &str = "image_couverture";

/// What to say of something that was found.
pub(super) struct Shown {
    /// Where the author wrote it.
    pub(super) place: Option<Place>,
    /// What it is.
    pub(super) what: String,
}

impl Shown {
    /// Something that stands nowhere.
    pub(super) fn note(what: String) -> Self {
        Self { place: None, what }
    }
}

/// A part of a sheet: a field, an entry of the sidebar, a section.
pub(super) struct Piece {
    /// Its place in the sheet's data, as a JSON pointer (RFC 6901).
    data: String,
    /// What stands there instead when it is left out.
    blank: Value,
    /// The key in the author's file, and, in a list, the place there.
    key: String,
    index: Option<usize>,
    /// What authors call it, in a list; elsewhere, the key says it.
    called: String,
}

/// The parts of a sheet that have something in them.
pub(super) fn pieces(sheet: &Value) -> Vec<Piece> {
    let mut found = vec![Piece::field("/title", json!([{ "text": "–" }]), "titre")];
    for (data, key) in [("/subtitle", "sous_titre"), ("/action", "nom_action")] {
        found.push(Piece::field(data, Value::Null, key));
    }
    found.push(Piece::field("/lead", json!([]), "chapeau"));
    for (i, field) in array(sheet, "/sidebar/fields").iter().enumerate() {
        let key = field["key"].as_str().unwrap_or_default();
        found.push(Piece {
            data: format!("/sidebar/fields/{i}"),
            blank: Value::Null,
            key: key.to_owned(),
            index: None,
            called: String::new(),
        });
    }
    found.push(Piece::field("/body", json!([]), "texte"));
    for (i, section) in array(sheet, "/sections").iter().enumerate() {
        let heading = text_of(&section["heading"]);
        let heading = heading.split_whitespace().collect::<Vec<_>>().join(" ");
        let called = section["type"].as_str().unwrap_or(&heading).to_owned();
        found.push(Piece {
            data: format!("/sections/{i}"),
            blank: Value::Null,
            key: "sections".to_owned(),
            index: Some(i),
            called,
        });
    }
    found.push(Piece::field("/credits", json!([]), "generique"));
    found.retain(|piece| sheet.pointer(&piece.data).is_some_and(|v| *v != piece.blank));
    found
}

impl Piece {
    fn field(data: &str, blank: Value, key: &str) -> Self {
        let (key, data) = (key.to_owned(), data.to_owned());
        Self { data, blank, key, index: None, called: String::new() }
    }

    /// What to say of it, and of the sheet that it is in.
    fn said(&self, id: &str) -> String {
        match self.index {
            Some(index) => {
                text!("located-section", id, number = index + 1, called = self.called)
            }
            None if self.in_sidebar() => text!("located-sidebar", id, key = self.key),
            None => text!("located-field", id, key = self.key),
        }
    }

    fn in_sidebar(&self) -> bool {
        self.data.starts_with("/sidebar")
    }

    /// Its place in the sheet's data, as a JSON pointer.
    pub(super) fn pointer(&self) -> &str {
        &self.data
    }

    /// Leaves it out of the sheet's data, and out of what the collection's data say of the sheet.
    pub(super) fn blank(&self, annex: &mut Value, sheet: &mut Value) {
        if let Some(value) = sheet.pointer_mut(&self.data) {
            *value = self.blank.clone();
        }
        if self.data == "/title"
            && let Some(sheets) = annex["sheets"].as_array_mut()
        {
            for entry in sheets.iter_mut().filter(|entry| entry["id"] == sheet["id"]) {
                entry["title"] = self.blank.clone();
                entry["summary-title"] = self.blank.clone();
            }
        }
    }

    /// Its blocks; none for a field of one line.
    pub(super) fn blocks<'a>(&self, sheet: &'a Value) -> &'a [Value] {
        let inner = array(sheet, &format!("{}/blocks", self.data));
        let own = array(sheet, &self.data);
        let is_block = own.first().is_some_and(|first| first.get("kind").is_some());
        if is_block { own } else { inner }
    }

    /// Leaves out all of its blocks but some.
    pub(super) fn keep_blocks(&self, sheet: &mut Value, kept: Range<usize>) {
        let inner = format!("{}/blocks", self.data);
        let path = if sheet.pointer(&inner).is_some() { &inner } else { &self.data };
        if let Some(blocks) = sheet.pointer_mut(path).and_then(Value::as_array_mut) {
            blocks.truncate(kept.end);
            blocks.drain(..kept.start.min(blocks.len()));
        }
    }

    /// Where the author wrote it: its key, and its text if that is one.
    fn find<'a>(&self, root: &'a Node) -> Option<(Range<usize>, Option<&'a Text>)> {
        let (key, node) = self.node(root)?;
        let inner = child(node, "texte").map(|(_, node)| node);
        let own = Some(node).filter(|_| self.index.is_none());
        Some((key, inner.or(own).and_then(as_text)))
    }

    /// Its key in the author's file, or itself in a list, and its value.
    fn node<'a>(&self, root: &'a Node) -> Option<(Range<usize>, &'a Node)> {
        match (child(root, &self.key), self.index) {
            (Some((_, list)), Some(index)) => {
                let yaml::Value::Sequence(items) = &list.value else { return None };
                let section = items.get(index)?;
                Some((section.range.clone(), section))
            }
            (Some(found), None) if !self.in_sidebar() => Some(found),
            _ => child(child(root, "reperes")?.1, &self.key),
        }
    }
}

/// Drops what [`Piece::blank`] made null in arrays, and a sidebar without fields: layouts never see such.
pub(super) fn tidy(sheet: &mut Value) {
    for path in ["/sections", "/sidebar/fields"] {
        if let Some(items) = sheet.pointer_mut(path).and_then(Value::as_array_mut) {
            items.retain(|item| !item.is_null());
        }
    }
    if array(sheet, "/sidebar/fields").is_empty() {
        sheet["sidebar"] = Value::Null;
    }
}

/// A sheet whose parts are to be shown in the author's file.
pub(super) struct Written<'a> {
    entry: &'a Entry,
}

impl<'a> Written<'a> {
    pub(super) fn of(entry: &'a Entry) -> Self {
        Self { entry }
    }

    /// The sheet, where no part of it can be told.
    pub(super) fn whole(&self) -> Shown {
        let sheet = &self.entry.sheet;
        Shown { place: Some(sheet.place.clone()), what: text!("located-sheet", id = sheet.id) }
    }

    /// A part, and a block of it where that is known.
    pub(super) fn piece(&self, piece: &Piece, block: Option<&Value>) -> Shown {
        let source = &self.entry.sheet.place.source;
        let what = piece.said(&self.entry.sheet.id);
        // The sheet was read without errors before.
        let root = yaml::read(source, &mut Diagnostics::default());
        let Some((key, text)) = root.as_ref().and_then(|root| piece.find(root)) else {
            return Shown { what, ..self.whole() };
        };
        let range =
            block.zip(text).and_then(|(block, text)| find(&text_of(block), text)).unwrap_or(key);
        Shown { place: Some(first_line(source, range)), what }
    }

    /// The first word of a part that the author's file has, of some that are told each by a text of it, how many letters
    /// stand before it there, and itself; else the part's key.
    pub(super) fn word<'w>(
        &self,
        piece: &Piece,
        words: impl IntoIterator<Item = (&'w str, usize, &'w str)>,
    ) -> Option<Place> {
        let source = &self.entry.sheet.place.source;
        let root = yaml::read(source, &mut Diagnostics::default())?;
        let (key, node) = piece.node(&root)?;
        Some(first_line(source, word(node, words).unwrap_or(key)))
    }
}

/// The same of the texts below the picture on the cover, in the manifest.
pub(super) fn cover_word<'w>(
    source: &std::sync::Arc<Source>,
    words: impl IntoIterator<Item = (&'w str, usize, &'w str)>,
) -> Option<Place> {
    let root = yaml::read(source, &mut Diagnostics::default())?;
    let (key, node) = child(&root, COVER)?;
    Some(first_line(source, word(node, words).unwrap_or(key)))
}

/// The first of some words that the texts of a value have, each told as for [`Written::word`].
fn word<'w>(
    node: &Node,
    words: impl IntoIterator<Item = (&'w str, usize, &'w str)>,
) -> Option<Range<usize>> {
    let mut texts = Vec::new();
    push_printed(node, &mut texts);
    let texts: Vec<_> = texts.into_iter().map(|it| (it, Spelt::printed(it))).collect();
    words.into_iter().find_map(|(text, before, word)| {
        if letters(text).next().is_none() {
            return texts.iter().find_map(|(written, _)| signs(text, written));
        }
        let at = |(written, spelt): &(&Text, Spelt), first| match letters(word).count() {
            0 => spelt.sign(written, first, word),
            count => spelt.range(written, first, count),
        };
        let whole = || {
            let start = |it: &(&Text, Spelt)| at(it, it.1.start(text, usize::MAX)? + before);
            texts.iter().find_map(start)
        };
        // Where marks of Markdown come between, what stands right before it is there.
        let near = || {
            let start = |length: usize| {
                let skipped = before.checked_sub(length)?;
                let near: String = letters(text).skip(skipped).take(length).collect();
                texts.iter().find_map(|it| at(it, it.1.index(&near)? + length))
            };
            [20, 10].into_iter().find_map(start)
        };
        // Or the beginning of its text.
        let first = || {
            let start = |length| texts.iter().find_map(|it| at(it, it.1.start(text, length)?));
            [40, 20, 10, 5].into_iter().find_map(start)
        };
        whole().or_else(near).or_else(first)
    })
}

fn first_line(source: &std::sync::Arc<Source>, range: Range<usize>) -> Place {
    let line = source.line(source.position(range.start).line);
    Place::new(source, range.start..range.end.min(line.end))
}

/// The letters and figures of what was written.
struct Spelt {
    letters: String,
    /// Where each stands.
    offsets: Vec<(usize, char)>,
}

impl Spelt {
    /// What is printed of a text: where its links lead is not.
    fn printed(written: &Text) -> Self {
        let targets = targets(written.as_str());
        let mut spelt = Self::of(written, char::is_alphanumeric);
        let is_printed = |at: usize| !targets.iter().any(|target| target.contains(&at));
        spelt.offsets.retain(|(at, _)| is_printed(*at));
        spelt.letters = spelt.offsets.iter().map(|(_, c)| bare(*c)).collect();
        spelt
    }

    fn of(written: &Text, is_spelt: impl Fn(char) -> bool) -> Self {
        let chars = written.as_str().char_indices();
        let offsets: Vec<(usize, char)> = chars.filter(|(_, c)| is_spelt(*c)).collect();
        Self { letters: offsets.iter().map(|(_, c)| bare(*c)).collect(), offsets }
    }

    /// Which letter a text that was set begins with: so many of its first ones are compared.
    fn start(&self, set: &str, length: usize) -> Option<usize> {
        self.index(&letters(set).take(length).collect::<String>())
    }

    fn index(&self, start: &str) -> Option<usize> {
        let at = self.letters.find(start).filter(|_| !start.is_empty())?;
        Some(self.letters[..at].chars().count())
    }

    /// Where a sign stands in the source, before one of the letters; else the letter before it.
    fn sign(&self, written: &Text, next: usize, sign: &str) -> Option<Range<usize>> {
        let text = written.as_str();
        let before = next.checked_sub(1).and_then(|last| self.offsets.get(last));
        let start = before.map_or(0, |(at, c)| at + c.len_utf8());
        let end = self.offsets.get(next).map_or(text.len(), |(at, _)| *at);
        let at = text[start..end].find(sign).map(|at| start + at..start + at + sign.len());
        let range = at.or_else(|| before.map(|(at, c)| *at..at + c.len_utf8()))?;
        Some(written.source_range(range))
    }

    /// Where so many letters stand in the source.
    fn range(&self, written: &Text, first: usize, length: usize) -> Option<Range<usize>> {
        let (start, _) = self.offsets.get(first)?;
        let (end, c) = self.offsets.get(first + length.checked_sub(1)?)?;
        let end = end + c.len_utf8();
        // With the accents that are characters of their own.
        let behind = written.as_str()[end..].chars().take_while(|c| is_combining_mark(*c));
        let end = end + behind.map(char::len_utf8).sum::<usize>();
        Some(written.source_range(*start..end))
    }
}

/// Where a text that was set stands in the text that was written: letters and figures alone are compared, the first of
/// them, fewer where marks of Markdown come between.
fn find(set: &str, written: &Text) -> Option<Range<usize>> {
    let spelt = Spelt::of(written, char::is_alphanumeric);
    [40, 20, 10, 5].iter().find_map(|&length| {
        let first = spelt.start(set, length)?;
        spelt.range(written, first, letters(set).take(length).count())
    })
}

/// Where a text says where its links lead, and which files its pictures are: behind « ]( ».
fn targets(text: &str) -> Vec<Range<usize>> {
    let opened = text.match_indices("](").map(|(at, open)| at + open.len());
    let end = |start: usize| {
        let mut depth = 0;
        let end = text[start..].find(|c: char| {
            depth += i32::from(c == '(') - i32::from(c == ')');
            depth < 0 || c.is_whitespace()
        });
        start..end.map_or(text.len(), |length| start + length)
    };
    opened.map(end).collect()
}

/// Where a text without letters stands.
fn signs(set: &str, written: &Text) -> Option<Range<usize>> {
    let spelt = Spelt::of(written, |c| !c.is_whitespace());
    let signs: String = set.chars().filter(|c| !c.is_whitespace()).map(bare).collect();
    spelt.range(written, spelt.index(&signs)?, signs.chars().count())
}

fn letters(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|c| c.is_alphanumeric()).map(bare)
}

/// A letter without its accent, which the author may have written as a character of its own.
fn bare(c: char) -> char {
    if c.is_ascii() { c } else { std::iter::once(c).nfd().next().unwrap_or(c) }
}

/// All the text below a value of the data.
fn text_of(value: &Value) -> String {
    match value {
        Value::Array(items) => items.iter().map(text_of).collect(),
        Value::Object(fields) => {
            let text = fields.get("text").and_then(Value::as_str).unwrap_or_default();
            let rest: String = fields.values().map(text_of).collect();
            format!("{text}{rest}")
        }
        _ => String::new(),
    }
}

fn array<'a>(value: &'a Value, path: &str) -> &'a [Value] {
    value.pointer(path).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

fn child<'a>(node: &'a Node, name: &str) -> Option<(Range<usize>, &'a Node)> {
    let yaml::Value::Mapping(entries) = &node.value else { return None };
    let (key, node) = entries.iter().find(|(key, _)| key.name == name)?;
    Some((key.range.clone(), node))
}

/// The texts of a value that are printed: itself, what stands below its keys.
fn push_printed<'a>(node: &'a Node, texts: &mut Vec<&'a Text>) {
    match &node.value {
        yaml::Value::Scalar(text) => texts.push(text),
        yaml::Value::Mapping(entries) => {
            for (key, node) in entries {
                let inner = matches!(node.value, yaml::Value::Mapping(_));
                if inner || matches!(&*key.name, "titre" | "texte" | "legende" | "credit") {
                    push_printed(node, texts);
                }
            }
        }
        _ => {}
    }
}

fn as_text(node: &Node) -> Option<&Text> {
    match &node.value {
        yaml::Value::Scalar(text) => Some(text),
        _ => None,
    }
}
