//! Takes the sidebar (REPERES) out of the running text, where the conversion left it at a page's end.

mod labels;
mod rows;
mod view;

use super::prose;
use crate::fold::{Names, slug};
use crate::import::block::{Block, Icon};
use crate::import::draft::{Body, Field, FieldText};
use crate::import::inline::Inline;
use crate::import::log::{Log, start};
use crate::import::patterns::Patterns;
use crate::message::text;
use crate::sheet::{SidebarField, sidebar_field};
use view::View;

/// A line of a contact is no longer than this, in characters.
pub(crate) const CONTACT_LINE: usize = 110;
/// A line right under the label of a contact may be longer.
pub(crate) const FIRST_LINE: usize = 200;

/// Takes the sidebars' blocks out, and reads their fields.
///
/// Their own labels go to `labels`.
pub(crate) fn take(
    blocks: Vec<Block>,
    patterns: &Patterns,
    labels: &mut Vec<(usize, String)>,
    log: &mut Log<'_>,
) -> (Vec<Block>, Vec<Field>) {
    let blocks = labels::mark(rows::unfold(blocks, patterns, log), patterns);
    let view = View::of(&blocks, patterns);
    let mut taken = vec![false; blocks.len()];
    let mut fields = Fields::default();
    let mut bare = Vec::new();
    let mut at = 0;
    while at < blocks.len() {
        let from = fields.raw.len();
        fields.titled = view.seen[at].sidebar;
        let opens = view.opens(at).or_else(|| fields.goes_on(&view, at).then_some(at));
        let end = match opens {
            Some(first) => fields.read(&view, first, blocks[at].level().unwrap_or(0)),
            None => at,
        };
        if end > at && fields.raw.len() > from {
            log.sure(blocks[at].line, text!("import-sidebar")).about(blocks[end - 1].line);
            if view.seen[at].sidebar {
                labels.push((blocks[at].line, blocks[at].text.plain()));
            }
            taken[at..end].fill(true);
            fields.outside.iter().for_each(|at| taken[*at] = false);
            at = end;
        } else {
            if view.seen[at].sidebar && blocks[at].heads() {
                bare.push(at);
            }
            fields.raw.truncate(from);
            at += 1;
        }
    }
    if fields.raw.is_empty() {
        for at in bare {
            let text = start(&blocks[at].text.plain());
            log.doubt(blocks[at].line, text!("import-sidebar-bare", text));
        }
    }
    if !fields.raw.is_empty() {
        // The title of a box that columns tore from its labels.
        for (at, taken) in taken.iter_mut().enumerate().filter(|(_, taken)| !**taken) {
            if view.seen[at].sidebar {
                labels.push((blocks[at].line, blocks[at].text.plain()));
                *taken = true;
            }
        }
    }
    let rest = blocks.into_iter().zip(taken).filter(|(_, taken)| !taken).map(|(block, _)| block);
    (rest.collect(), fields.build(log))
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
    /// The mark before the last label.
    icon: Option<Icon>,
    /// Whether their sidebar has its title.
    titled: bool,
    /// Running text that stands among them: the end of a sentence that the sidebar cuts.
    outside: Vec<usize>,
}

impl Fields {
    /// Reads fields from `at` on, and says where the sidebar ends.
    fn read(&mut self, view: &View<'_>, mut at: usize, level: u8) -> usize {
        let mut label_level = None;
        while at < view.blocks.len() {
            let Some(mut raw) = self.label(view, at, level, label_level) else { break };
            label_level = label_level.or(view.blocks[at].level());
            self.icon = view.blocks[at].icon;
            let by_line = raw.known.is_some_and(|known| known.by_line);
            let end = view.extent(at + 1, by_line, &raw.value);
            let next = view.next_label(end).filter(|next| !self.refuses(view, *next));
            let end = next.filter(|next| !by_line || view.are_lines(end..*next)).unwrap_or(end);
            let own = |at: &usize| self.titled && !by_line && view.has_own_label(*at);
            let end = (at + 1..end).find(own).unwrap_or(end);
            let outside = (at + 1..end).find(|at| view.is_outside(*at) && self.outside.is_empty());
            self.outside.extend(outside);
            let own = (at + 1..end).filter(|at| Some(*at) != outside);
            raw.blocks = own.map(|at| view.blocks[at].clone()).collect();
            self.raw.push(raw);
            at = end;
        }
        at
    }

    /// Whether the address of a sidebar that a section cuts stands at a block: it has the mark of the labels before.
    fn goes_on(&self, view: &View<'_>, at: usize) -> bool {
        let Some((known, _)) = &view.seen[at].known else { return false };
        let told = self.raw.iter().any(|raw| raw.known.is_some_and(|one| alike(one, known)));
        let marked = self.icon.is_some() && view.blocks[at].icon == self.icon;
        known.by_line && marked && !told && view.blocks[at].level().is_none()
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
            return raw(view::label(&block.text), Some(*known), value.clone());
        }
        if self.titled && view.has_own_label(at) {
            let value = block.text.cut_at_colon().map(|(_, value)| value).unwrap_or_default();
            return raw(view::label(&block.text), None, value);
        }
        let between = || view.next_label(view.extent(at + 1, false, &Inline::default())).is_some();
        let sure =
            view.seen[at].section || view.seen[at].sidebar || block.icon == Some(Icon::Arrow);
        let sure = sure || view.names_action(at);
        // The words of a section's heading may be a label's as well: another label then follows.
        let own = block.level().unwrap_or(0);
        let alike = label_level == Some(own) && self.icon == block.icon;
        let level_fits = label_level.is_none_or(|known| known == own);
        let told = || alike && block.icon.is_some() || level_fits && between();
        if !block.heads() || sure || (view.seen[at].text && !told()) {
            return None;
        }
        let marked = block.icon.is_some() && alike;
        let heads = !marked && (view.heads_text(at) || view.section_level == Some(own));
        // A heading as the sections have, among labels that are none, is a section that columns put there.
        let section = own > 0 && view.section_level == Some(own) && label_level.is_none();
        if section && !self.raw.is_empty() && view.seen[at].text {
            return None;
        }
        let below = level > 0 && own > level && alike && !self.raw.is_empty() && !heads;
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
            let usual = raw.known.filter(|known| {
                known.key == key && crate::import::draft::same(known.label, &raw.label)
            });
            let title = usual.is_none().then(|| raw.label.clone());
            if raw.known.is_none() {
                log.likely(raw.line, text!("import-field-own", text = start(&raw.label)));
            }
            if raw.value.is_empty() && raw.blocks.is_empty() {
                log.doubt(raw.line, text!("import-field-without", text = start(&raw.label)));
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

fn text(raw: Raw, log: &mut Log<'_>) -> crate::import::draft::Prose {
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
            log.likely(block.line, text!("import-item-level", text = start(&block.text.plain())));
            block.indent = last.indent;
        }
    }
}
