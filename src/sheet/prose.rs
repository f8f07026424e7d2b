//! Markdown prose becomes blocks; what lies outside the subset is reported at its place, never dropped.

mod counted;
mod flanked;
mod foreign;
mod headings;
mod inline;
mod joins;
mod links;
mod missed;
mod nesting;
mod notes;
mod numbers;
mod pictures;
mod pointed;
mod quotes;
mod shield;
mod signs;
mod tabulated;

pub(crate) use foreign::attribute;
pub(crate) use joins::swallowed;
pub(crate) use links::is_allowed as is_link;
pub(crate) use missed::lowered;
pub(crate) use nesting::nested;
pub(crate) use pointed::{heading as pointed_heading, is_pointed};
pub(crate) use shield::{entity, mark, without_html};
pub(super) use signs::joined_points;
pub(crate) use signs::{
    BLANKS, BULLETS, CIRCLE, DASHES, hard_behind_dash, hard_behind_sign, is_spoken, keeps_lines,
    lone_sign, sign_length,
};

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

use super::model::{Block, Run, SheetLink, plain};
use super::passage::{ENDING, Part, Passage, PassageKind};
use super::picture::PictureUse;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::limits;
use crate::message::text;
use crate::source::{Place, Source};
use crate::yaml::Text;
use notes::Note;
use numbers::Number;
use shield::{Html, shield};

/// What the line ends inside a paragraph mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lines {
    /// A space: the paragraph is filled.
    Flow,
    /// A line end in print: addresses, credits.
    Kept,
}

/// What a sheet is read for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ReadFor {
    /// To be printed: its text is set in French, and looked over.
    Print,
    /// To know its words, and the errors that would stop a build: nothing else is looked at.
    Words,
}

/// Reads the prose of one sheet, and collects what it refers to.
pub(super) struct Prose<'a> {
    source: &'a Arc<Source>,
    read_for: ReadFor,
    diagnostics: &'a mut Diagnostics,
    /// Links to other sheets found so far.
    pub links: Vec<SheetLink>,
    /// Pictures found so far.
    pub pictures: Vec<PictureUse>,
    /// The text read so far, stretch by stretch.
    pub passages: Vec<Passage>,
    /// The part of the sheet that is read.
    pub part: Part,
    /// Lists found so far.
    lists: usize,
}

/// How one text is to be read.
#[derive(Clone, Copy)]
pub(super) struct Rules {
    /// What line ends mean.
    pub lines: Lines,
    /// Level of the highest sub-heading, or none where sub-headings make no sense.
    pub headings: Option<u8>,
}

const OPTIONS: Options =
    Options::ENABLE_TABLES.union(Options::ENABLE_FOOTNOTES).union(Options::ENABLE_STRIKETHROUGH);

impl<'a> Prose<'a> {
    /// A reader for the texts of one source.
    pub(super) fn new(
        source: &'a Arc<Source>,
        read_for: ReadFor,
        diagnostics: &'a mut Diagnostics,
    ) -> Self {
        Self {
            source,
            read_for,
            diagnostics,
            links: Vec::new(),
            pictures: Vec::new(),
            passages: Vec::new(),
            part: Part::default(),
            lists: 0,
        }
    }

    /// Where diagnostics go.
    pub(super) fn diagnostics(&mut self) -> &mut Diagnostics {
        self.diagnostics
    }

    /// Reads a text.
    pub(super) fn read(&mut self, text: &Text, rules: Rules) -> Vec<Block> {
        let text = &self.nested(text);
        let (shielded, html) = shield(text.as_str());
        let parser = Parser::new_ext(&shielded, OPTIONS);
        let definitions: Vec<_> =
            parser.reference_definitions().iter().map(|(_, d)| d.span.clone()).collect();
        let events: Vec<_> = parser.into_offset_iter().collect();
        let mut reader = Reader {
            prose: self,
            text,
            events: &events,
            next: 0,
            rules,
            depth: 0,
            subheading: false,
            in_note: false,
            in_heading: false,
            items: Vec::new(),
            notes: BTreeMap::new(),
            entities: None,
        };
        for span in definitions {
            reader.report(Code::UnsupportedMarkdown, &span, text!("prose-definition"), |d| {
                d.hint(text!("prose-definition.hint")).hint(text!("prose-definition.hint-bracket"))
            });
        }
        for (range, html) in &html {
            reader.html(range, html);
        }
        reader.notes();
        reader.next = 0;
        let blocks = reader.blocks(None);
        reader.uncalled_notes();
        blocks
    }
}

/// The blocks of a text by itself, without what would be told of it.
pub(crate) fn blocks(text: &str, lines: Lines) -> Vec<Block> {
    let source = Source::new("", String::new());
    let mut diagnostics = Diagnostics::default();
    let text = Text::align(text.to_owned(), text, 0);
    Prose::new(&source, ReadFor::Print, &mut diagnostics)
        .read(&text, Rules { lines, headings: Some(2) })
}

/// Hands over what Markdown finds in a text that is [`nested`], as sheets read it, and where.
pub(crate) fn markdown(text: &str, mut visit: impl FnMut(Event<'_>, Range<usize>)) {
    let (shielded, _) = shield(text);
    for (event, range) in Parser::new_ext(&shielded, OPTIONS).into_offset_iter() {
        visit(event, range);
    }
}

type Events<'e> = &'e [(Event<'e>, Range<usize>)];

struct Reader<'p, 'a, 'e> {
    prose: &'p mut Prose<'a>,
    text: &'e Text,
    events: Events<'e>,
    next: usize,
    rules: Rules,
    depth: usize,
    /// Whether a `###` was seen, so that `####` lies below it.
    subheading: bool,
    /// Whether a note's own text is read.
    in_note: bool,
    /// Whether a sub-heading is read.
    in_heading: bool,
    /// The lists that are read, and the items of them.
    items: Vec<(usize, usize)>,
    /// The notes, by their labels as [`notes::label_key`] makes them.
    notes: BTreeMap<String, Note>,
    /// The last line of which it was told that a character is written as HTML names it.
    entities: Option<usize>,
}

impl<'e> Reader<'_, '_, 'e> {
    fn place(&self, range: &Range<usize>) -> Place {
        Place::new(self.prose.source, self.text.source_range(range.clone()))
    }

    /// Reports an error.
    fn report(
        &mut self,
        code: Code,
        range: &Range<usize>,
        message: String,
        more: impl FnOnce(Diagnostic) -> Diagnostic,
    ) {
        self.tell(Diagnostic::error(code, message), range, more);
    }

    /// Reports a warning.
    fn warn(
        &mut self,
        code: Code,
        range: &Range<usize>,
        message: String,
        more: impl FnOnce(Diagnostic) -> Diagnostic,
    ) {
        self.tell(Diagnostic::warning(code, message), range, more);
    }

    fn tell(
        &mut self,
        diagnostic: Diagnostic,
        range: &Range<usize>,
        more: impl FnOnce(Diagnostic) -> Diagnostic,
    ) {
        let place = self.place(&self.first_line(range));
        self.prose.diagnostics.push(more(diagnostic.at(&place, text!("here"))));
    }

    /// The part of a range that stands on its first line: enough to show where it is.
    fn first_line(&self, range: &Range<usize>) -> Range<usize> {
        let text = &self.text.as_str()[range.clone()];
        let length = text.trim_end().find('\n').unwrap_or(text.trim_end().len());
        range.start..range.start + length
    }

    /// Remembers a stretch of text and where it stands.
    fn passage(&mut self, kind: PassageKind, runs: &[Run], range: &Range<usize>) {
        if self.prose.read_for == ReadFor::Words {
            return;
        }
        let (part, place) = (self.prose.part.clone(), self.place(range));
        let text = plain(runs);
        let from = text.char_indices().rev().take(ENDING).last().map_or(0, |(at, _)| at);
        let ending = text[from..].to_owned();
        self.prose.passages.push(Passage { part, kind, ending, place });
    }

    /// Remembers a paragraph.
    fn paragraph_passage(&mut self, runs: &[Run], range: &Range<usize>) {
        let kind = match self.items.last() {
            _ if self.in_note => PassageKind::Note,
            Some(&(list, item)) => PassageKind::Item { list, item, depth: self.items.len() },
            None => PassageKind::Paragraph,
        };
        self.passage(kind, runs, range);
    }

    fn slice(&self, range: &Range<usize>) -> &'e str {
        &self.text.as_str()[range.clone()]
    }

    fn take(&mut self) -> Option<(&'e Event<'e>, Range<usize>)> {
        let (event, range) = self.events.get(self.next)?;
        self.next += 1;
        Some((event, range.clone()))
    }

    fn peek(&self) -> Option<&'e Event<'e>> {
        self.events.get(self.next).map(|(event, _)| event)
    }

    /// Blocks up to an end tag, which is consumed.
    fn blocks(&mut self, end: Option<TagEnd>) -> Vec<Block> {
        let mut blocks = Vec::new();
        while let Some((event, range)) = self.take() {
            match event {
                Event::End(tag) if Some(*tag) == end => break,
                Event::Start(Tag::FootnoteDefinition(_)) => self.skip(TagEnd::FootnoteDefinition),
                Event::Start(tag) if is_block(tag) => blocks.extend(self.block(tag, &range)),
                Event::Rule => {
                    self.report(Code::UnsupportedMarkdown, &range, text!("prose-rule"), |d| {
                        d.hint(text!("prose-rule.hint"))
                    });
                }
                Event::End(_) => {}
                // Text without a paragraph: an item of a tight list.
                _ => {
                    self.next -= 1;
                    blocks.extend(self.paragraph(None, &range));
                }
            }
        }
        blocks.shrink_to_fit();
        blocks
    }

    fn skip(&mut self, end: TagEnd) {
        while let Some((event, _)) = self.take() {
            if *event == Event::End(end) {
                break;
            }
        }
    }

    fn block(&mut self, tag: &Tag<'e>, range: &Range<usize>) -> Vec<Block> {
        if self.depth >= limits::PROSE_DEPTH {
            self.report(Code::ProseTooDeep, range, text!("prose-too-deep"), |d| {
                d.hint(text!("prose-too-deep.hint", limit = limits::PROSE_DEPTH))
            });
            self.skip(tag.to_end());
            return Vec::new();
        }
        self.depth += 1;
        self.lost_sign(tag, range);
        if let Tag::List(start) = tag {
            let lists = self.list(*start);
            self.depth -= 1;
            return lists;
        }
        let block = match tag {
            Tag::Paragraph => self.paragraph(Some(TagEnd::Paragraph), range),
            Tag::Heading { level, .. } => self.heading(*level, range),
            Tag::BlockQuote(_) => self.quote(tag.to_end(), range),
            Tag::CodeBlock(kind) => self.code(kind, range),
            _ => {
                self.report(Code::UnsupportedMarkdown, range, text!("prose-table"), |d| {
                    d.hint(text!("prose-table.hint")).hint(text!("prose-table.hint-bar"))
                });
                self.skip(tag.to_end());
                None
            }
        };
        self.depth -= 1;
        block.into_iter().collect()
    }

    fn list(&mut self, start: Option<u64>) -> Vec<Block> {
        let mut items = Vec::new();
        self.prose.lists += 1;
        let list = self.prose.lists;
        while let Some((event, range)) = self.take() {
            match event {
                Event::Start(Tag::Item) => {
                    self.items.push((list, items.len()));
                    let written = self.number(&range);
                    let number = Number { value: self.slice(&written).parse().ok(), written };
                    items.push((number, self.blocks(Some(TagEnd::Item))));
                    self.empty_item(&range);
                    self.items.pop();
                }
                Event::End(TagEnd::List(_)) => break,
                _ => {}
            }
        }
        self.numbered(start, items)
    }

    /// Warns of an item with nothing behind its dash: its sign would be printed alone.
    fn empty_item(&mut self, range: &Range<usize>) {
        let written = self.slice(range).trim();
        let marker = |c: char| c.is_ascii_digit() || matches!(c, '-' | '*' | '+' | '.' | ')');
        if written.trim_start_matches(marker).trim().is_empty() {
            self.warn(Code::EmptyValue, range, text!("empty-item"), |d| {
                d.hint(text!("empty-item.hint"))
            });
        }
    }

    /// Whether a tab stands between the margin of a text and its words.
    fn is_tabbed(&self, range: &Range<usize>) -> bool {
        let all = self.text.as_str();
        let line = all[..range.start].rfind('\n').map_or(0, |end| end + 1);
        let words = all[range.start..].len() - all[range.start..].trim_start().len();
        all[line..range.start + words].contains('\t')
    }

    /// Code is not part of sheets, but what looks like it mostly is indented text.
    fn code(&mut self, kind: &CodeBlockKind<'_>, range: &Range<usize>) -> Option<Block> {
        self.skip(TagEnd::CodeBlock);
        let blank = self.slice(range).len() - self.slice(range).trim_start_matches(' ').len();
        let words = range.start + blank..range.end;
        match kind {
            CodeBlockKind::Indented if self.is_tabbed(range) => {
                self.report(Code::IndentedText, range, text!("prose-tabbed"), |d| {
                    d.hint(text!("prose-tabbed.hint"))
                });
            }
            CodeBlockKind::Indented => {
                let hint = match self.items.is_empty() {
                    true => text!("prose-indented.hint"),
                    false => text!("prose-indented.hint-list"),
                };
                self.report(Code::IndentedText, &words, text!("prose-indented"), |d| d.hint(hint));
            }
            CodeBlockKind::Fenced(_) => {
                self.report(Code::UnsupportedMarkdown, range, text!("prose-code"), |d| {
                    d.hint(text!("prose-code.hint"))
                });
            }
        }
        None
    }

    /// Warns that a well-known HTML tag prints as it stands; refuses comments, which an author means to hide.
    fn html(&mut self, range: &Range<usize>, html: &Html) {
        match html {
            Html::Comment => {
                self.report(Code::UnsupportedMarkdown, range, text!("html-comment"), |d| {
                    d.hint(text!("html-comment.hint"))
                });
            }
            Html::Tag(name, remedy) => {
                let message = text!("html-tag", name);
                self.warn(Code::HtmlTag, range, message, |d| d.hint(remedy));
            }
        }
    }
}

/// Whether a tag opens a block, and not a style inside a paragraph.
fn is_block(tag: &Tag<'_>) -> bool {
    matches!(
        tag,
        Tag::Paragraph
            | Tag::Heading { .. }
            | Tag::BlockQuote(_)
            | Tag::CodeBlock(_)
            | Tag::List(_)
            | Tag::Table(_)
    )
}
