//! Takes the sidebar (REPERES) out of the running text, where the conversion left it at a page's end.

use super::block::{Block, Icon, Shape};
use super::draft::{Field, FieldText};
use super::fold::{Names, slug};
use super::inline::Inline;
use super::kinds;
use super::labels::{self, Label};
use super::log::{Log, start};
use super::prose;

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
    labels: &mut Vec<(usize, String)>,
    log: &mut Log<'_>,
) -> (Vec<Block>, Vec<Field>) {
    let mut rest = Vec::with_capacity(blocks.len());
    let mut fields = Fields::default();
    let mut at = 0;
    while at < blocks.len() {
        let from = fields.raw.len();
        let end = match opens(&blocks, at) {
            Some(first) => fields.read(&blocks, first, blocks[at].level().unwrap_or(0)),
            None => at,
        };
        if end > at && fields.raw.len() > from {
            log.say(
                blocks[at].line,
                format!(
                    "encadré REPÈRES (jusqu'à la l. {}) sorti du texte, qui se suit",
                    blocks[end - 1].line
                ),
            );
            if labels::is_sidebar(&blocks[at].text.plain()) {
                labels.push((blocks[at].line, blocks[at].text.plain()));
            }
            at = end;
        } else {
            fields.raw.truncate(from);
            rest.push(blocks[at].clone());
            at += 1;
        }
    }
    (rest, fields.build(log))
}

/// Where the fields start, if a sidebar does here: after its heading, or at a known label that another follows.
fn opens(blocks: &[Block], at: usize) -> Option<usize> {
    let block = &blocks[at];
    if (block.heads() || block.is_paragraph()) && labels::is_sidebar(&block.text.plain()) {
        return Some(at + 1);
    }
    let label = known(block)?;
    let next = (at + 1..blocks.len().min(at + 1 + NEAR)).find(|next| blocks[*next].heads())?;
    let other = known(&blocks[next])?;
    (block.heads() && other.0.key != label.0.key).then_some(at)
}

/// The known field that a block is the label of, and the value that stands on the same line.
fn known(block: &Block) -> Option<(&'static Label, Inline)> {
    if !block.heads() {
        return None;
    }
    if let Some((before, rest)) = block.text.cut_at_colon() {
        return labels::field(&before).map(|label| (label, rest));
    }
    labels::field(&block.text.plain()).map(|label| (label, Inline::default()))
}

/// A field before its text is read.
struct Raw {
    line: usize,
    label: String,
    known: Option<&'static Label>,
    value: Inline,
    blocks: Vec<Block>,
}

#[derive(Default)]
struct Fields {
    raw: Vec<Raw>,
}

impl Fields {
    /// Reads fields from `at` on, and says where the sidebar ends.
    fn read(&mut self, blocks: &[Block], mut at: usize, level: u8) -> usize {
        let mut label_level = None;
        while let Some(mut raw) =
            blocks.get(at).and_then(|_| self.label(blocks, at, level, label_level))
        {
            label_level = label_level.or(blocks[at].level());
            let end =
                extent(blocks, at + 1, raw.known.is_some_and(|known| known.by_line()), &raw.value);
            let end = next_label(blocks, end).unwrap_or(end);
            raw.blocks = blocks[at + 1..end].to_vec();
            self.raw.push(raw);
            at = end;
        }
        at
    }

    /// The label at a block: a known one, or the author's own where it clearly is one.
    fn label(
        &self,
        blocks: &[Block],
        at: usize,
        level: u8,
        label_level: Option<u8>,
    ) -> Option<Raw> {
        let block = &blocks[at];
        let line = block.line;
        if let Some((known, value)) = known(block) {
            let label = match block.text.cut_at_colon() {
                Some((before, _)) => before,
                None => block.text.plain(),
            };
            return Some(Raw { line, label, known: Some(known), value, blocks: Vec::new() });
        }
        if !block.heads() {
            return None;
        }
        let own = block.level().unwrap_or(0);
        let text = block.text.plain();
        let arrow = block.icon == Some(Icon::Arrow)
            || labels::is_viewpoint(&text)
            || labels::is_sidebar(&text);
        if arrow || kinds::recognise(&text).is_some() {
            return None;
        }
        let below = level > 0 && own > level && label_level == Some(own) && !self.raw.is_empty();
        let between =
            next_label(blocks, extent(blocks, at + 1, false, &Inline::default())).is_some();
        (below || between).then(|| Raw {
            line,
            label: text,
            known: None,
            value: Inline::default(),
            blocks: Vec::new(),
        })
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
                .filter(|known| known.key == key && super::draft::same(known.usual(), &raw.label));
            let title = usual.is_none().then(|| raw.label.clone());
            if raw.known.is_none() {
                log.say(
                    raw.line,
                    format!("champ propre à la fiche dans REPÈRES : {}", start(&raw.label)),
                );
            }
            if raw.value.is_empty() && raw.blocks.is_empty() {
                log.say(raw.line, format!("champ vide dans REPÈRES : {}", start(&raw.label)));
            }
            let by_line = raw.known.is_some_and(|known| known.by_line());
            let label = raw.label.clone();
            let text = if by_line {
                FieldText::Lines(lines(raw))
            } else {
                FieldText::Prose(text(raw, log))
            };
            fields.push(Field { key, title, label, text });
        }
        fields
    }
}

/// A key of the author's own: a word of the label, more where it is taken.
fn own_key(label: &str, names: &mut Names) -> String {
    let free = |key: &String| !key.is_empty() && !names.has(key) && !labels::is_field_key(key);
    let short = (1..=3).map(|words| slug(label, words)).find(free);
    names.give(&short.unwrap_or_else(|| "champ".to_owned()))
}

/// Where the next known label is, if nothing but text and lists lies before it.
fn next_label(blocks: &[Block], from: usize) -> Option<usize> {
    let near = from..blocks.len().min(from + NEAR);
    let found = near.clone().find(|at| known(&blocks[*at]).is_some())?;
    let label =
        |block: &Block| block.heads() && !block.text.plain().ends_with(['.', ':', ';', ',']);
    let free = |block: &Block| block.level().is_none() && !block.has_arrow() && !label(block);
    blocks[from..found].iter().all(free).then_some(found)
}

/// Where a field's text ends by its looks: lines of an address; else a paragraph, with its list, or a list.
fn extent(blocks: &[Block], from: usize, by_line: bool, value: &Inline) -> usize {
    let label = |at: usize| known(&blocks[at]).is_some();
    let mut at = from;
    if by_line {
        let mut list = false;
        while at < blocks.len() && !label(at) {
            let block = &blocks[at];
            let first = at == from && value.is_empty() && has_lines(&block.text, FIRST_LINE);
            let taken = match block.shape {
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
        return at;
    }
    if blocks.get(at).is_some_and(|block| block.is_paragraph() && !label(at)) {
        if !value.is_empty() && !value.plain().ends_with(':') {
            return at;
        }
        at += 1;
        if !blocks[at - 1].text.plain().ends_with(':') {
            return at;
        }
    }
    while blocks.get(at).is_some_and(|block| {
        block.is_item()
            && (block.icon != Some(Icon::Check) || at == from || blocks[at - 1].icon == block.icon)
    }) {
        at += 1;
    }
    at
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
        blocks.insert(
            0,
            Block { line: raw.line, shape: Shape::Paragraph, indent: 0, icon: None, text },
        );
    }
    outdent(&mut blocks, log);
    prose::build(blocks, log)
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
            log.say(
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
