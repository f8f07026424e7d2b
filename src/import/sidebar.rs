//! Takes the sidebar (REPERES) out of the running text, where the conversion left it at a page's end.

use super::block::{Block, Icon, Shape};
use super::draft::{Body, Field, FieldText};
use super::inline::Inline;
use super::log::{Log, start};
use super::patterns::Patterns;
use super::prose;
use crate::fold::{Names, slug};
use crate::sheet::{SidebarField, sidebar_field};

/// How far the next known label may be for what lies between to belong to the sidebar.
const NEAR: usize = 14;
/// A line of a contact is no longer than this.
const CONTACT_LINE: usize = 110;
/// A line right under the label of a contact may be longer.
const FIRST_LINE: usize = 200;

/// Takes the sidebars' blocks out, and reads their fields.
///
/// Their own labels go to `labels`.
pub(crate) fn take(
    blocks: Vec<Block>,
    patterns: &Patterns,
    labels: &mut Vec<(usize, String)>,
    log: &mut Log<'_>,
) -> (Vec<Block>, Vec<Field>) {
    let view = View::of(&blocks, patterns);
    let mut taken = vec![false; blocks.len()];
    let mut fields = Fields::default();
    let mut at = 0;
    while at < blocks.len() {
        let from = fields.raw.len();
        let end = match view.opens(at) {
            Some(first) => fields.read(&view, first, blocks[at].level().unwrap_or(0)),
            None => at,
        };
        if end > at && fields.raw.len() > from {
            log.sure(blocks[at].line, "encadré REPÈRES sorti du texte, qui se suit")
                .about(blocks[end - 1].line);
            if view.seen[at].sidebar {
                labels.push((blocks[at].line, blocks[at].text.plain()));
            }
            taken[at..end].fill(true);
            at = end;
        } else {
            fields.raw.truncate(from);
            at += 1;
        }
    }
    let rest = blocks.into_iter().zip(taken).filter(|(_, taken)| !taken).map(|(block, _)| block);
    (rest.collect(), fields.build(log))
}

/// What a block is to the sidebar.
#[derive(Default)]
struct Seen {
    /// The known field that it is the label of, and the value that stands on the same line.
    known: Option<(&'static SidebarField, Inline)>,
    /// Whether it announces the sidebar.
    sidebar: bool,
    /// Whether it is a heading of the running text.
    text: bool,
    /// Whether it is a section's, by its words.
    section: bool,
}

/// The blocks of a sheet, and what each is to the sidebar.
struct View<'a> {
    blocks: &'a [Block],
    seen: Vec<Seen>,
}

impl<'a> View<'a> {
    fn of(blocks: &'a [Block], patterns: &Patterns) -> Self {
        let seen = blocks.iter().map(|block| Seen::of(block, patterns)).collect();
        Self { blocks, seen }
    }

    /// Where the fields start, if a sidebar does here: after its heading, or at a known label that another follows.
    fn opens(&self, at: usize) -> Option<usize> {
        if self.seen[at].sidebar {
            return Some(at + 1);
        }
        let (label, _) = self.seen[at].known.as_ref()?;
        let near = at + 1..self.blocks.len().min(at + 1 + NEAR);
        let next = near.into_iter().find(|next| self.blocks[*next].heads())?;
        let (other, _) = self.seen[next].known.as_ref()?;
        (other.key != label.key).then_some(at)
    }

    fn is_label(&self, at: usize) -> bool {
        self.seen[at].known.is_some()
    }

    /// Where the next known label is, if nothing but text and lists lies before it.
    fn next_label(&self, from: usize) -> Option<usize> {
        let near = from..self.blocks.len().min(from + NEAR);
        let found = near.clone().find(|at| self.is_label(*at))?;
        let label =
            |block: &Block| block.heads() && !block.text.plain().ends_with(['.', ':', ';', ',']);
        let free = |block: &Block| block.level().is_none() && !block.has_arrow() && !label(block);
        self.blocks[from..found].iter().all(free).then_some(found)
    }

    /// Where a field's text ends by its looks: lines of an address; else a paragraph, with its list, or a list.
    fn extent(&self, from: usize, by_line: bool, value: &Inline) -> usize {
        if by_line { self.address(from, value) } else { self.prose(from, value) }
    }

    /// Whether blocks have short lines only, as addresses have.
    fn are_lines(&self, blocks: std::ops::Range<usize>) -> bool {
        self.blocks[blocks].iter().all(|block| has_lines(&block.text, FIRST_LINE))
    }

    /// Whether a block heads the running text: by its words, or because no field says as much as what follows.
    fn heads_text(&self, at: usize) -> bool {
        let longest = |block: &Block| if block.is_item() { FIRST_LINE } else { CONTACT_LINE };
        let long = |block: &Block| {
            (block.is_item() || block.is_paragraph()) && !has_lines(&block.text, longest(block))
        };
        (self.blocks[at].heads() || is_bold_item(&self.blocks[at]))
            && (self.seen[at].text || self.blocks.get(at + 1).is_some_and(long))
    }

    fn address(&self, from: usize, value: &Inline) -> usize {
        let mut list = false;
        let mut at = from;
        while at < self.blocks.len() && !self.is_label(at) {
            let block = &self.blocks[at];
            let first = at == from && value.is_empty() && has_lines(&block.text, FIRST_LINE);
            let taken = match block.shape {
                _ if at > from && self.heads_text(at) => false,
                Shape::Paragraph => !block.has_arrow() && (first || is_contact(&block.text)),
                Shape::Item(_) => {
                    block.icon.is_none() && (first || list || is_contact(&block.text))
                }
                _ => false,
            };
            if !taken {
                break;
            }
            list = block.is_item();
            at += 1;
        }
        at
    }

    fn prose(&self, from: usize, value: &Inline) -> usize {
        let mut at = from;
        if !value.is_empty() && !value.plain().ends_with(':') {
            return at;
        }
        if self.blocks.get(at).is_some_and(|block| block.is_paragraph() && !self.is_label(at)) {
            at += 1;
            if !self.blocks[at - 1].text.plain().ends_with(':') {
                return at;
            }
        }
        while self.blocks.get(at).is_some_and(|block| {
            block.is_item()
                && (at == from || !self.heads_text(at))
                && (block.icon != Some(Icon::Check)
                    || at == from
                    || self.blocks[at - 1].icon == block.icon)
        }) {
            at += 1;
        }
        at
    }
}

impl Seen {
    fn of(block: &Block, patterns: &Patterns) -> Self {
        let heads = block.heads();
        if !heads && !block.is_paragraph() {
            let text = is_bold_item(block) && patterns.recognise(&block.text.plain()).is_some();
            return Self { text, ..Self::default() };
        }
        let text = block.text.plain();
        let labelled = heads || starts_with_label(&block.text);
        let known = if labelled { known(block, &text, patterns) } else { None };
        let sidebar = patterns.is_sidebar(&text);
        let arrow = block.icon == Some(Icon::Arrow) || patterns.is_viewpoint(&text) || sidebar;
        let found = patterns.recognise(&text).filter(|_| heads);
        let section = found.as_ref().is_some_and(|found| found.is_sure());
        Self { known, sidebar, text: heads && (arrow || found.is_some()), section }
    }
}

/// Whether a block is an item that is bold throughout, as converters make headings.
fn is_bold_item(block: &Block) -> bool {
    block.is_item() && !block.text.has_break() && block.text.is_bold()
}

/// Whether a text starts with bold words and a colon: « **Public** : tous ».
fn starts_with_label(text: &Inline) -> bool {
    let bold: String =
        text.0.iter().take_while(|span| span.bold).map(|span| span.text.as_str()).collect();
    text.cut_at_colon().is_some_and(|(label, _)| {
        !label.is_empty() && bold.trim().trim_end_matches(':').trim_end() == label
    })
}

fn known(
    block: &Block,
    text: &str,
    patterns: &Patterns,
) -> Option<(&'static SidebarField, Inline)> {
    if let Some((before, rest)) = block.text.cut_at_colon() {
        return patterns.field(&before).map(|label| (label, rest));
    }
    patterns.field(text).map(|label| (label, Inline::default()))
}

/// A field before its text is read.
struct Raw {
    line: usize,
    label: String,
    known: Option<&'static SidebarField>,
    value: Inline,
    blocks: Vec<Block>,
}

#[derive(Default)]
struct Fields {
    raw: Vec<Raw>,
}

impl Fields {
    /// Reads fields from `at` on, and says where the sidebar ends.
    fn read(&mut self, view: &View<'_>, mut at: usize, level: u8) -> usize {
        let mut label_level = None;
        while at < view.blocks.len() {
            let Some(mut raw) = self.label(view, at, level, label_level) else { break };
            label_level = label_level.or(view.blocks[at].level());
            let by_line = raw.known.is_some_and(|known| known.by_line);
            let end = view.extent(at + 1, by_line, &raw.value);
            let next = view.next_label(end).filter(|next| !self.refuses(view, *next));
            let end = next.filter(|next| !by_line || view.are_lines(end..*next)).unwrap_or(end);
            raw.blocks = view.blocks[at + 1..end].to_vec();
            self.raw.push(raw);
            at = end;
        }
        at
    }

    /// Whether a block is no label though it is named as one: a section may be called "L'objectif".
    fn refuses(&self, view: &View<'_>, at: usize) -> bool {
        let Some((known, _)) = &view.seen[at].known else { return false };
        let told = self.raw.iter().any(|raw| raw.known.is_some_and(|one| alike(one, known)));
        told && (view.seen[at].section || !known.by_line)
    }

    /// The label at a block: a known one, or the author's own where it clearly is one.
    fn label(&self, view: &View<'_>, at: usize, level: u8, label_level: Option<u8>) -> Option<Raw> {
        let block = &view.blocks[at];
        let raw = |label: String, known, value| {
            Some(Raw { line: block.line, label, known, value, blocks: Vec::new() })
        };
        if let Some((known, value)) = &view.seen[at].known {
            if self.refuses(view, at) {
                return None;
            }
            let cut = block.text.cut_at_colon();
            let label = cut.map_or_else(|| block.text.plain(), |(before, _)| before);
            return raw(label, Some(*known), value.clone());
        }
        if !block.heads() || view.seen[at].text {
            return None;
        }
        let own = block.level().unwrap_or(0);
        let below = level > 0 && own > level && label_level == Some(own) && !self.raw.is_empty();
        let below = below && !view.heads_text(at);
        let between = || view.next_label(view.extent(at + 1, false, &Inline::default())).is_some();
        if below || between() { raw(block.text.plain(), None, Inline::default()) } else { None }
    }

    fn build(self, log: &mut Log<'_>) -> Vec<Field> {
        let mut fields: Vec<Field> = Vec::new();
        let mut names = Names::default();
        for raw in self.raw {
            let key = match raw.known {
                Some(known) => names.give(known.key),
                None => own_key(&raw.label, &mut names),
            };
            let usual = raw
                .known
                .filter(|known| known.key == key && super::draft::same(known.label, &raw.label));
            let title = usual.is_none().then(|| raw.label.clone());
            if raw.known.is_none() {
                log.likely(
                    raw.line,
                    format!("champ propre à la fiche dans REPÈRES : {}", start(&raw.label)),
                );
            }
            if raw.value.is_empty() && raw.blocks.is_empty() {
                log.doubt(raw.line, format!("champ vide dans REPÈRES : {}", start(&raw.label)));
            }
            let by_line = raw.known.is_some_and(|known| known.by_line);
            let label = raw.label.clone();
            let line = raw.line;
            let text = if by_line {
                FieldText::Lines(lines(raw))
            } else {
                FieldText::Prose(text(raw, log))
            };
            fields.push(Field { line, key, title, label, text });
        }
        fields
    }
}

/// Whether two fields differ by number at most.
fn alike(one: &SidebarField, other: &SidebarField) -> bool {
    one.key.trim_end_matches('s') == other.key.trim_end_matches('s')
}

/// A key of the author's own: a word of the label, more where it is taken.
fn own_key(label: &str, names: &mut Names) -> String {
    let free = |key: &String| !key.is_empty() && !names.has(key) && sidebar_field(key).is_none();
    let short = (1..=3).map(|words| slug(label, words)).find(free);
    names.give(&short.unwrap_or_else(|| "champ".to_owned()))
}

/// Whether a block can only be part of an address: a number, an e-mail, or several short lines.
fn is_contact(text: &Inline) -> bool {
    let lines: Vec<String> = text.clone().lines().iter().map(Inline::plain).collect();
    let short = has_lines(text, CONTACT_LINE);
    let tells = |line: &String| {
        line.contains('@') || line.chars().filter(char::is_ascii_digit).count() >= 8
    };
    let sentence = lines.last().is_some_and(|line| line.ends_with('.'));
    short && (lines.iter().any(tells) || (lines.len() > 1 && !sentence))
}

/// Whether no line is longer than `most` characters.
fn has_lines(text: &Inline, most: usize) -> bool {
    text.clone().lines().iter().all(|line| line.plain().chars().count() <= most)
}

/// The printed lines of an address, a group for each block.
fn lines(raw: Raw) -> Vec<Vec<Inline>> {
    let mut groups: Vec<Vec<Inline>> =
        raw.blocks.into_iter().map(|block| block.text.lines()).collect();
    if !raw.value.is_empty() {
        if groups.is_empty() {
            groups.push(Vec::new());
        }
        groups[0].splice(0..0, raw.value.lines());
    }
    groups
}

fn text(raw: Raw, log: &mut Log<'_>) -> super::draft::Prose {
    let mut blocks = raw.blocks;
    if !raw.value.is_empty() {
        let text = if raw.value.is_bold() { raw.value.without_bold() } else { raw.value };
        blocks.insert(0, Block::paragraph(raw.line, text));
    }
    outdent(&mut blocks, log);
    let mut prose = prose::build(blocks, log);
    for element in &mut prose {
        // The sidebar has no sub-headings.
        if let Body::Heading { text, .. } = &mut element.body {
            element.body = Body::Paragraph(std::mem::take(text));
        }
    }
    prose
}

/// In the sidebar an item is below another only where that one announces it.
fn outdent(blocks: &mut [Block], log: &mut Log<'_>) {
    for at in 1..blocks.len() {
        let (before, rest) = blocks.split_at_mut(at);
        let (last, block) = (&before[at - 1], &mut rest[0]);
        if last.is_item()
            && block.is_item()
            && block.indent > last.indent
            && !last.text.plain().ends_with(':')
        {
            log.likely(
                block.line,
                format!(
                    "point de REPÈRES remis au niveau des autres : {}",
                    start(&block.text.plain())
                ),
            );
            block.indent = last.indent;
        }
    }
}
