//! What the blocks of a sheet are to its sidebar: labels, their text, and what heads the running text.

use super::{CONTACT_LINE, FIRST_LINE, labels};
use crate::import::block::{Block, Icon, Shape};
use crate::import::inline::Inline;
use crate::import::patterns::Patterns;
use crate::import::text::lines;
use crate::sheet::SidebarField;

/// How far the next known label may be for what lies between to belong to the sidebar.
const NEAR: usize = 14;

/// A label of the author's own that stands above its text has no more characters.
const LABEL: usize = 60;

/// How far below a line of an address the one may stand that tells it is one.
const ADDRESS: usize = 5;

/// What a block is to the sidebar.
#[derive(Default)]
pub(super) struct Seen {
    /// The known field that it is the label of, and the value that stands on the same line.
    pub(super) known: Option<(&'static SidebarField, Inline)>,
    /// Whether it announces the sidebar.
    pub(super) sidebar: bool,
    /// Whether it is a heading of the running text.
    pub(super) text: bool,
    /// Whether it is a section's, by its words.
    pub(super) section: bool,
    /// Whether it gives the name of the action, which is the sheet's.
    pub(super) action_name: bool,
}

/// The blocks of a sheet, and what each is to the sidebar.
pub(super) struct View<'a> {
    pub(super) blocks: &'a [Block],
    pub(super) seen: Vec<Seen>,
    /// The level that the usual headings of sections have.
    pub(super) section_level: Option<u8>,
    /// Which are the labels of a sidebar without a title.
    untitled: Vec<bool>,
    /// The first label with the mark of a sidebar's.
    pointed: Option<usize>,
    /// Whether the text stops in mid-sentence before the sidebar.
    is_cut: bool,
}

impl<'a> View<'a> {
    /// Looks at the blocks.
    pub(super) fn of(blocks: &'a [Block], patterns: &Patterns) -> Self {
        let seen: Vec<Seen> = blocks.iter().map(|block| Seen::of(block, patterns)).collect();
        let section_level = blocks
            .iter()
            .zip(&seen)
            .filter(|(_, seen)| seen.section)
            .find_map(|(block, _)| block.level());
        let title = seen.iter().position(|seen| seen.sidebar);
        let before = title.and_then(|title| blocks[..title].last());
        let is_cut = before.is_some_and(|block| {
            let open = |c: char| c.is_alphanumeric() || c == ',';
            !block.heads() && block.text.plain().ends_with(open)
        });
        let untitled = labels::runs(blocks, patterns);
        let pointed = (0..blocks.len())
            .find(|at| blocks[*at].icon == Some(Icon::Pointer) && seen[*at].known.is_some());
        Self { blocks, seen, section_level, untitled, pointed, is_cut }
    }

    /// Whether a paragraph among the fields is the end of the sentence that the sidebar cuts.
    pub(super) fn is_outside(&self, at: usize) -> bool {
        let block = &self.blocks[at];
        let text = block.text.plain();
        self.is_cut
            && block.is_paragraph()
            && !is_contact(&block.text)
            && text.starts_with(char::is_lowercase)
            && text.contains('.')
    }

    /// Where the fields start, if a sidebar does here: after its heading, or at a known label that another follows.
    pub(super) fn opens(&self, at: usize) -> Option<usize> {
        if self.seen[at].sidebar {
            return Some(at + 1);
        }
        let (label, _) = self.seen[at].known.as_ref()?;
        if self.untitled[at] || self.is_pointed(at) {
            return Some(at);
        }
        let near = at + 1..self.blocks.len().min(at + 1 + NEAR);
        let next = near.into_iter().find(|next| self.blocks[*next].heads())?;
        let (other, _) = self.seen[next].known.as_ref()?;
        (other.key != label.key).then_some(at)
    }

    /// Whether a label has the mark of a sidebar's, and another such label stands near.
    fn is_pointed(&self, at: usize) -> bool {
        let pointed = |at: usize| {
            self.blocks[at].icon == Some(Icon::Pointer) && self.seen[at].known.is_some()
        };
        let near = at + 1..self.blocks.len().min(at + 1 + NEAR);
        // A section may stand between the labels of one sidebar.
        let after = self.pointed.is_some_and(|first| first < at);
        pointed(at) && (after || near.into_iter().any(pointed))
    }

    fn is_label(&self, at: usize) -> bool {
        self.seen[at].known.is_some()
    }

    /// Whether a paragraph begins with a label of the author's own, in bold and before a colon: « **Budget :** 12 000 € ».
    pub(super) fn has_own_label(&self, at: usize) -> bool {
        let block = &self.blocks[at];
        let text = block.text.plain();
        let short = || has_lines(&block.text, CONTACT_LINE) && !text.ends_with('.');
        let seen = &self.seen[at];
        if !block.is_paragraph() || seen.known.is_some() || seen.section || self.names_action(at) {
            return false;
        }
        if self.is_label_above(at, &text) {
            return true;
        }
        !block.heads()
            && starts_with_label(&block.text)
            && lines::has_label(&text)
            && !lines::reaches(&text)
            && (short() || self.next_label(at + 1).is_some())
    }

    /// Whether a bold line and its colon are a label above its text, as the known ones are, of which another follows.
    fn is_label_above(&self, at: usize, text: &str) -> bool {
        let above = |at: usize| {
            let block = &self.blocks[at];
            let fits = block.is_paragraph() && block.text.is_bold() && !block.has_arrow();
            fits && block.text.plain().ends_with(':')
        };
        let text_below = |block: &Block| block.is_item() || block.is_paragraph() && !block.heads();
        above(at)
            && text.chars().count() <= LABEL
            && self.blocks.get(at + 1).is_some_and(text_below)
            && (0..at).rfind(|at| self.is_label(*at)).is_some_and(above)
            && self.next_label(at + 1).is_some_and(above)
    }

    /// Whether a block gives the name of the action below the last label: it is the sheet's.
    pub(super) fn names_action(&self, at: usize) -> bool {
        self.seen[at].action_name && self.next_label(at + 1).is_none()
    }

    /// Where the next known label is, if nothing but text and lists lies before it.
    pub(super) fn next_label(&self, from: usize) -> Option<usize> {
        let near = from..self.blocks.len().min(from + NEAR);
        let found = near.clone().find(|at| self.is_label(*at))?;
        let label =
            |block: &Block| block.heads() && !block.text.plain().ends_with(['.', ':', ';', ',']);
        let free = |block: &Block| block.level().is_none() && !block.has_arrow() && !label(block);
        self.blocks[from..found].iter().all(free).then_some(found)
    }

    /// Where a field's text ends by its looks: lines of an address; else a paragraph, with its list, or a list.
    pub(super) fn extent(&self, from: usize, by_line: bool, value: &Inline) -> usize {
        if by_line { self.address(from, value) } else { self.prose(from, value) }
    }

    /// Whether blocks have short lines only, as addresses have.
    pub(super) fn are_lines(&self, blocks: std::ops::Range<usize>) -> bool {
        self.blocks[blocks].iter().all(|block| has_lines(&block.text, FIRST_LINE))
    }

    /// Whether a block heads the running text: by its words, or because no field says as much as what follows.
    pub(super) fn heads_text(&self, at: usize) -> bool {
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
                Shape::Paragraph => !block.has_arrow() && (first || self.is_above_contact(at)),
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

    /// Whether a paragraph is of an address, or one of the short lines above one that is.
    fn is_above_contact(&self, at: usize) -> bool {
        let near = &self.blocks[at..self.blocks.len().min(at + ADDRESS)];
        let line = |block: &&Block| {
            block.is_paragraph() && !block.heads() && has_lines(&block.text, CONTACT_LINE)
        };
        let goes = |block: &&Block| line(block) && !block.text.plain().ends_with('.');
        let above = near.iter().take_while(goes).count();
        near.iter().take(above + 1).any(|block| block.is_paragraph() && is_contact(&block.text))
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
        let pointed = block.icon == Some(Icon::Pointer) && bold_label(&block.text).is_some();
        let labelled = heads || pointed || starts_with_label(&block.text);
        let known = if labelled { known(block, &text, patterns) } else { None };
        let sidebar = patterns.is_sidebar(&text);
        let arrow = block.icon == Some(Icon::Arrow) || patterns.is_viewpoint(&text) || sidebar;
        let found = patterns.recognise(&text).filter(|_| heads);
        let section = found.as_ref().is_some_and(|found| found.is_sure());
        let label = block.text.cut_at_colon().map(|(label, _)| label);
        let action_name = patterns.is_action_name(label.as_deref().unwrap_or(&text));
        Self { known, sidebar, text: heads && (arrow || found.is_some()), section, action_name }
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
    if let Some((before, rest)) = block.text.cut_at_colon()
        && let Some(label) = patterns.field(&before)
    {
        return Some((label, rest));
    }
    if let Some((label, rest)) = bold_label(&block.text) {
        return patterns.field(&label).map(|label| (label, rest));
    }
    patterns.field(text).map(|label| (label, Inline::default()))
}

/// The label that a text is or begins with.
pub(super) fn label(text: &Inline) -> String {
    let bold = bold_label(text).filter(|(label, _)| !label.contains(':'));
    // A colon that nothing stands before parts nothing.
    let colon = || text.cut_at_colon().filter(|(label, _)| !label.is_empty());
    bold.or_else(colon).map_or_else(|| text.plain(), |(label, _)| label)
}

/// The bold words that a text begins with, and what follows them: « **Public** tous ».
fn bold_label(text: &Inline) -> Option<(String, Inline)> {
    let bold = text.0.iter().take_while(|span| span.bold).count();
    let (label, rest) = text.0.split_at(bold);
    (bold > 0 && !rest.is_empty())
        .then(|| (Inline(label.to_vec()).plain(), Inline(rest.to_vec()).trimmed()))
}

/// Whether a block can only be part of an address: a number, an e-mail, or several short lines.
fn is_contact(text: &Inline) -> bool {
    let lines: Vec<String> = text.clone().lines().iter().map(Inline::plain).collect();
    let short = has_lines(text, CONTACT_LINE);
    // The digits of a telephone number stand together.
    let telephone = |c: char| c.is_ascii_digit() || c.is_whitespace() || "./-()+".contains(c);
    let digits = |part: &str| part.chars().filter(char::is_ascii_digit).count();
    let tells = |line: &String| {
        line.contains('@')
            || line.contains("://")
            || line.split(|c: char| !telephone(c)).any(|part| digits(part) >= 8)
    };
    let sentence = lines.last().is_some_and(|line| line.ends_with('.'));
    short && (lines.iter().any(tells) || (lines.len() > 1 && !sentence))
}

/// Whether no line is longer than `most` characters.
fn has_lines(text: &Inline, most: usize) -> bool {
    text.clone().lines().iter().all(|line| line.plain().chars().count() <= most)
}
