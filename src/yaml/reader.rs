//! Reads a source into a tree, reporting what YAML trips people over.

use std::ops::Range;
use std::sync::Arc;

use saphyr_parser::{Event, Parser, ScalarStyle, Span, StrInput};

use super::slips::{conflict, cut_title, invisible, marker, place, typed_bar};
use super::{Key, Node, Text, Value};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::limits;
use crate::message::text;
use crate::project::MANIFEST;
use crate::sheet::SECTION_KEYS;
use crate::source::{Place, Source, forbidden, forbidden_message};

/// Reads the one document of a source.
///
/// # Errors
/// Reports what git left of two versions, invisible characters outside of texts, or the first syntax error (YAML cannot be read on from any), and all of: repeated keys, keys that are no
/// text, anchors, aliases, tags, more than one document, nesting and size beyond [`limits`]. Returns `None` where
/// there is no tree to go on with.
pub fn read(source: &Arc<Source>, diagnostics: &mut Diagnostics) -> Option<Node> {
    read_with(source, true, diagnostics)
}

/// The same, where every key is spelt as it is to be.
pub(super) fn read_as_spelt(source: &Arc<Source>, diagnostics: &mut Diagnostics) -> Option<Node> {
    read_with(source, false, diagnostics)
}

fn read_with(source: &Arc<Source>, respells: bool, diagnostics: &mut Diagnostics) -> Option<Node> {
    if conflict::report(source, diagnostics) || invisible::report(source, diagnostics) {
        return None;
    }
    let mut reader = Reader {
        source,
        diagnostics,
        parser: Parser::new_from_str(source.text()),
        offsets: source
            .text()
            .char_indices()
            .map(|(i, _)| i)
            .chain([source.text().len()])
            .collect(),
        nodes: 0,
        read_to: 0,
        respells,
    };
    match reader.document() {
        Ok(node) => Some(node),
        Err(stop) => {
            if let Some(diagnostic) = stop.0 {
                // A key is there twice for the line that YAML stumbles at.
                let line = |found: &Diagnostic| found.place().map(|place| place.position().line);
                let at = line(&diagnostic);
                diagnostics.retain(|told| told.code != Code::DuplicateKey || line(told) != at);
                diagnostics.push(*diagnostic);
            }
            None
        }
    }
}

/// Why reading ended; nothing where it has been reported already.
struct Stop(Option<Box<Diagnostic>>);

impl From<Diagnostic> for Stop {
    fn from(diagnostic: Diagnostic) -> Self {
        Self(Some(Box::new(diagnostic)))
    }
}

/// What reads a source.
pub(super) struct Reader<'s, 'd> {
    pub(super) source: &'s Arc<Source>,
    diagnostics: &'d mut Diagnostics,
    parser: Parser<'s, StrInput<'s>>,
    /// Byte offset of every character: the parser counts characters.
    offsets: Vec<usize>,
    nodes: usize,
    /// Where the last thing that was understood ends, in bytes.
    read_to: usize,
    /// Whether keys are to be respelt before it is told what YAML stumbles at.
    pub(super) respells: bool,
}

type Read<T> = Result<T, Stop>;

impl<'s> Reader<'s, '_> {
    fn document(&mut self) -> Read<Node> {
        loop {
            let (event, span) = self.next()?;
            match event {
                Event::StreamStart | Event::DocumentStart(_) | Event::Nothing => {}
                Event::StreamEnd | Event::DocumentEnd => {
                    let place = Place::new(self.source, 0..0);
                    return Err(Diagnostic::error(Code::EmptyValue, text!("yaml-empty"))
                        .at(&place, "")
                        .hint(match self.source.path().ends_with(MANIFEST) {
                            true => text!("yaml-empty.hint-manifest"),
                            false => text!("yaml-empty.hint"),
                        })
                        .into());
                }
                event => {
                    let node = self.node(event, span, 0)?;
                    self.end()?;
                    return Ok(node);
                }
            }
        }
    }

    /// Makes sure that nothing follows the document.
    fn end(&mut self) -> Read<()> {
        loop {
            match self.next()? {
                (Event::StreamEnd, _) => return Ok(()),
                (Event::DocumentStart(_), span) => {
                    let mut place = self.place(span);
                    let dashes = place.source.text()[place.range.start..].starts_with("---");
                    // What follows begins a document because of the points above it.
                    let lines =
                        (1..=place.position().line).rev().map(|line| self.source.line(line));
                    let dots = lines.into_iter().find(|line| {
                        !dashes && self.source.text()[line.clone()].trim_end() == "..."
                    });
                    if let Some(dots) = dots {
                        place = Place::new(self.source, dots);
                    }
                    let sign = if dashes { "---" } else { "..." };
                    let hint = match marker::cutting(self.source, place.range.start) {
                        Some(_) => text!("yaml-one-document.hint", sign),
                        None if dashes || self.has_keys_behind(&place) => {
                            text!("yaml-one-document.hint-other", sign)
                        }
                        None => text!("yaml-one-document.hint-dots"),
                    };
                    self.unsupported(&place, text!("yaml-one-document"), hint);
                    return Ok(());
                }
                _ => {}
            }
        }
    }

    /// Whether a line behind a place begins with a key.
    fn has_keys_behind(&self, place: &Place) -> bool {
        self.source.text()[place.range.end..].lines().any(|line| place::key(line).is_some())
    }

    fn node(&mut self, event: Event<'s>, span: Span, depth: usize) -> Read<Node> {
        self.nodes += 1;
        let place = self.place(span);
        if depth > limits::YAML_DEPTH || self.nodes > limits::YAML_NODES {
            let (levels, values) = (limits::YAML_DEPTH, limits::YAML_NODES);
            return Err(Diagnostic::error(Code::YamlTooDeep, text!("yaml-too-deep"))
                .at(&place, text!("yaml-too-deep.label", levels, values))
                .into());
        }
        let range = place.range.clone();
        match event {
            Event::Scalar(text, style, anchor, tag) => {
                self.plain_only(&place, anchor, tag.is_some())?;
                match style {
                    ScalarStyle::Plain => self.cut_by_comment(&place),
                    ScalarStyle::Literal | ScalarStyle::Folded => self.behind_bar(&place),
                    _ => {}
                }
                let null = style == ScalarStyle::Plain && matches!(&*text, "" | "~" | "null");
                let value = if null {
                    Value::Null
                } else {
                    // A mark of the text is not the one that opens it.
                    let quoted =
                        matches!(style, ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted);
                    let start = range.start + usize::from(quoted);
                    let raw = self.source.text().get(start..range.end).unwrap_or_default();
                    let text = Text::align(text.into_owned(), raw, start);
                    self.escapes(&text);
                    Value::Scalar(text)
                };
                let block = matches!(style, ScalarStyle::Literal | ScalarStyle::Folded);
                let sign = || self.sign_of_empty(&value, &range);
                let range = block.then(sign).flatten().unwrap_or(range);
                Ok(Node { value, range })
            }
            Event::SequenceStart(anchor, tag) => {
                self.plain_only(&place, anchor, tag.is_some())?;
                let mut items = Vec::new();
                loop {
                    match self.next()? {
                        (Event::SequenceEnd, end) => {
                            return Ok(Node {
                                value: Value::Sequence(items),
                                range: self.to(range.start, end),
                            });
                        }
                        (event, span) => items.push(self.node(event, span, depth + 1)?),
                    }
                }
            }
            Event::MappingStart(anchor, tag) => {
                self.plain_only(&place, anchor, tag.is_some())?;
                self.mapping(range.start, depth)
            }
            Event::Alias(_) => {
                self.unsupported(&place, text!("yaml-alias"), text!("yaml-alias.hint"));
                Ok(Node { value: Value::Null, range })
            }
            _ => Err(Stop(None)),
        }
    }

    fn mapping(&mut self, start: usize, depth: usize) -> Read<Node> {
        let mut entries: Vec<(Key, Node)> = Vec::new();
        let mut parted = false;
        loop {
            let (event, span) = self.next()?;
            if event == Event::MappingEnd {
                return Ok(Node { value: Value::Mapping(entries), range: self.to(start, span) });
            }
            let key = self.node(event, span, depth + 1)?;
            let (event, span) = self.next()?;
            let value = self.node(event, span, depth + 1)?;
            let place = Place::new(self.source, key.range.clone());
            let Value::Scalar(name) = key.value else {
                let line = place.position().line;
                let found = super::slips::astray::note(self.source, line);
                match found.or_else(|| cut_title::told_behind(self.source, line)) {
                    Some(found) => self.diagnostics.push(found),
                    None => self.unsupported(&place, text!("yaml-key"), text!("yaml-quote-hint")),
                }
                continue;
            };
            let name = name.as_str().to_owned();
            if let Some(at) = entries.iter().position(|(k, _)| k.name == name) {
                let first = Place::new(self.source, entries[at].0.range.clone());
                // What stands between the two texts is of the second section.
                let between = entries.get(at + 1).filter(|_| depth > 0 && name == "texte");
                let between = between.map(|(key, _)| Place::new(self.source, key.range.clone()));
                let section = depth > 0 && SECTION_KEYS.contains(&name.as_str());
                // What follows a second type is of a section that lacks its dash.
                parted |= section && name == "type";
                if parted && section && name != "type" {
                    continue;
                }
                let hint = text!("yaml-key-twice.hint-section");
                let empty = section && entries[at].1.is_empty() && at + 1 == entries.len();
                let told = Diagnostic::error(Code::DuplicateKey, text!("yaml-key-twice", name))
                    .at(&place, text!("yaml-key-twice.label"))
                    .at(&first, text!("yaml-key-twice.label-first"));
                let told = match between {
                    Some(key) => told.at(&key, text!("yaml-key-twice.label-section")),
                    None => told,
                };
                self.diagnostics.push(told.maybe_hint((section && !empty).then_some(hint)).hint(
                    match name.bytes().all(|byte| byte.is_ascii_digit()) {
                        _ if empty => text!("yaml-key-twice.hint-same"),
                        true => text!("yaml-key-twice.hint-number"),
                        false => self.twice(&place, &first),
                    },
                ));
                continue;
            }
            entries.push((Key { name, range: key.range }, value));
        }
    }

    /// The remedy for a key that is there twice: alone or with the same value, its second line is of no use.
    fn twice(&self, second: &Place, first: &Place) -> String {
        let line = |place: &Place| {
            let range = self.source.line(place.position().line);
            self.source.text()[range].trim()
        };
        let (one, two) = (line(first), line(second));
        match one == two || matches!(one, "sections:" | "reperes:" | "themes:" | "fiches:") {
            _ if two.ends_with(['|', '>']) => text!("yaml-key-twice.hint"),
            true => text!("yaml-key-twice.hint-same"),
            false if two.len() > 1 && !two.ends_with(':') => text!("yaml-key-twice.hint-choose"),
            false => text!("yaml-key-twice.hint"),
        }
    }

    fn next(&mut self) -> Read<(Event<'s>, Span)> {
        match self.parser.next_event() {
            Some(Ok((event, span))) => {
                self.read_to = self.read_to.max(self.offset(span.end.index()));
                Ok((event, span))
            }
            Some(Err(error)) => Err(self.syntax(&error).into()),
            None => Err(Stop(None)),
        }
    }

    fn place(&self, span: Span) -> Place {
        let place =
            Place::new(self.source, self.offset(span.start.index())..self.offset(span.end.index()));
        // The parser ends block scalars at the next key; their text ends with their last line.
        let text = &self.source.text()[place.range.clone()];
        let end = place.range.start + text.trim_end_matches([' ', '\t']).len();
        Place::new(self.source, place.range.start..end)
    }

    pub(super) fn offset(&self, index: usize) -> usize {
        self.offsets.get(index).copied().unwrap_or(self.source.text().len())
    }

    fn to(&self, start: usize, end: Span) -> std::ops::Range<usize> {
        start..self.offset(end.end.index()).max(start)
    }

    fn plain_only(&mut self, place: &Place, anchor: usize, tagged: bool) -> Read<()> {
        if anchor > 0 || tagged {
            // « ! » for « | »: the text below it is none to YAML.
            if let Some(bar) = typed_bar::tag_for_bar(self.source, place) {
                return Err(bar.into());
            }
            let written = &self.source.text()[place.range.clone()];
            let message = match written.chars().next() {
                Some(character @ ('!' | '&')) => text!("yaml-bad-start", character),
                _ => text!("yaml-anchor"),
            };
            self.unsupported(place, message, text!("yaml-anchor.hint"));
        }
        Ok(())
    }

    fn unsupported(&mut self, place: &Place, message: String, hint: String) {
        self.diagnostics
            .push(Diagnostic::error(Code::YamlUnsupported, message).at(place, "").hint(hint));
    }

    /// Reports text behind « # » on a value's line: YAML drops it. A remark has a space after its « # ».
    fn cut_by_comment(&mut self, place: &Place) {
        let line = self.source.line(self.source.position(place.range.end).line);
        let rest = &self.source.text()[place.range.end.min(line.end)..line.end];
        let Some(hash) = rest.find('#').filter(|&at| rest[..at].trim().is_empty() && at > 0) else {
            return;
        };
        if rest[hash + 1..].starts_with(|c: char| !c.is_whitespace() && c != '#') {
            let start = place.range.end + hash;
            let cut = Place::new(self.source, start..line.end);
            self.diagnostics.push(
                Diagnostic::error(Code::YamlComment, text!("yaml-cut"))
                    .at(&cut, text!("yaml-cut.label"))
                    .hint(text!("yaml-cut.hint"))
                    .hint(text!("yaml-cut.hint-remark")),
            );
        }
    }

    /// Reports what stands behind « # » on the line that announces a text: a sub-heading would be lost.
    fn behind_bar(&mut self, place: &Place) {
        let before = self.source.text()[..place.range.start].trim_end();
        let line = self.source.line(self.source.position(before.len()).line);
        let written = &self.source.text()[line.clone()];
        let Some(hash) = written.find(" #").map(|at| at + 1) else { return };
        let announced = written[..hash].trim_end().ends_with(['|', '>', '-', '+']);
        let rest = &written[hash..];
        let heading = rest.starts_with("##") && !rest.trim_start_matches('#').trim().is_empty();
        let glued = rest[1..].starts_with(|c: char| !c.is_whitespace() && c != '#');
        if announced && (heading || glued) {
            let cut = Place::new(self.source, line.start + hash..line.end);
            self.diagnostics.push(
                Diagnostic::error(Code::YamlComment, text!("yaml-cut"))
                    .at(&cut, text!("yaml-cut.label"))
                    .hint(text!("yaml-cut.hint-bar", written = rest.trim_end()))
                    .hint(text!("yaml-cut.hint-remark")),
            );
        }
    }

    /// The sign that announces a text with nothing in it: the parser has that where the next line begins.
    fn sign_of_empty(&self, value: &Value, range: &Range<usize>) -> Option<Range<usize>> {
        let Value::Scalar(text) = value else { return None };
        let before = self.source.text()[..range.start].trim_end();
        let line = self.source.line(self.source.position(before.len()).line);
        let written = &self.source.text()[line.clone()];
        let at = written.find(['|', '>']).filter(|_| text.as_str().trim().is_empty())?;
        Some(line.start + at..line.start + at + 1)
    }

    /// Reports forbidden characters that a quoted text brings in by escapes.
    fn escapes(&mut self, text: &Text) {
        for (at, c) in text.as_str().char_indices() {
            if let Some(name) = forbidden(c) {
                let place = Place::new(self.source, text.source_range(at..at + c.len_utf8()));
                self.diagnostics.push(
                    Diagnostic::error(Code::ForbiddenCharacter, forbidden_message(c, &name))
                        .at(&place, text!("here"))
                        .hint(text!("yaml-forbidden-hint")),
                );
            }
        }
    }

    /// The first line after what was understood that is no key, no item, no remark: where a syntax error mostly began.
    pub(super) fn stray_line(&self) -> Option<Place> {
        let first = self.source.position(self.read_to).line;
        let last = self.source.position(self.source.text().len()).line;
        let (range, text) = (first..=last)
            .map(|line| {
                let range = self.source.line(line);
                (range.clone(), &self.source.text()[range])
            })
            .find(|(range, text)| {
                range.end > self.read_to
                    && !text.trim().is_empty()
                    && !text.trim_start().starts_with('#')
            })?;
        let body = text.trim_start();
        let key = body.split_once(':').is_some_and(|(key, rest)| {
            !key.contains(' ') && (rest.is_empty() || rest.starts_with([' ', '\t']))
        });
        let known =
            key || body.starts_with("- ") || body == "-" || body.starts_with(['"', '[', '{']);
        let start = range.end - body.len();
        (!known).then(|| Place::new(self.source, start..range.end))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problems(text: &str) -> Vec<(Code, usize, usize)> {
        let source = Source::new("a.yaml", text.into());
        let mut diagnostics = Diagnostics::default();
        read(&source, &mut diagnostics);
        diagnostics
            .iter()
            .map(|d| {
                let position = d.place().unwrap().position();
                (d.code, position.line, position.column)
            })
            .collect()
    }

    #[test]
    fn common_slips_are_named_and_located() {
        assert_eq!(problems("titre: a : b\n"), [(Code::YamlColon, 1, 10)]);
        assert_eq!(problems("a: 1\nb: 2\na: 3\n"), [(Code::DuplicateKey, 3, 1)]);
        assert_eq!(problems("reperes:\n\tpublic: x\n"), [(Code::YamlTab, 2, 1)]);
        assert_eq!(problems("a: &x 1\n"), [(Code::YamlUnsupported, 1, 4)]);
        assert_eq!(problems("a: *x\n"), [(Code::YamlUnsupported, 1, 4)]);
        assert_eq!(problems("a: 1\n---\nb: 2\n"), [(Code::YamlUnsupported, 2, 1)]);
        assert_eq!(problems(""), [(Code::EmptyValue, 1, 1)]);
    }

    #[test]
    fn an_alias_bomb_is_refused_at_once() {
        let mut bomb = String::from("a: &a [x, x, x, x]\n");
        for (name, last) in ('b'..='z').zip('a'..) {
            bomb.push_str(&format!("{name}: &{name} [*{last}, *{last}, *{last}, *{last}]\n"));
        }
        assert!(problems(&bomb).iter().all(|(code, ..)| *code == Code::YamlUnsupported));
    }

    #[test]
    fn depth_and_size_are_bounded() {
        assert_eq!(
            problems(&format!("a: {}{}", "[".repeat(50), "]".repeat(50)))[0].0,
            Code::YamlTooDeep
        );
        assert_eq!(problems(&"- x\n".repeat(50_000))[0].0, Code::YamlTooDeep);
    }

    #[test]
    fn no_text_makes_it_panic() {
        for text in [
            "\u{feff}", "?", "? a", "[", "{", "a: |", "a: >-\n", "%YAML", "---", "...", "- - -",
            "'", "\"\\u12",
        ] {
            problems(text);
        }
    }
}
