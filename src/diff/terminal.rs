//! The words that changed, for a terminal: what is gone in brackets with a minus, what is new with a plus, or in red and
//! struck, in green and underlined.

use std::fmt::Write;

use anstyle::{AnsiColor, Effects, Style};

use super::{Comparison, Fate, SheetChange, telling};
use crate::message::text;
use crate::sheet::{Block, BlockChange, Change, Run, each_in};

/// How many words of what stayed are shown beside a change.
const CONTEXT: usize = 6;

/// How changes look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// `[-gone-]{+new+}`, as `git diff --word-diff` has it.
    Plain,
    /// In colours.
    Coloured,
}

/// The whole comparison.
#[must_use]
pub fn show(comparison: &Comparison, look: Look) -> String {
    let mut out = String::new();
    let collection = telling::collection(comparison);
    if !collection.is_empty() {
        look.heading(&text!("diff-collection"), &mut out);
        collection.iter().for_each(|line| push_line(&mut out, line));
        out.push('\n');
    }
    for sheet in &comparison.sheets {
        look.heading(&telling::heading(sheet), &mut out);
        telling::lines(sheet).iter().for_each(|line| push_line(&mut out, line));
        if sheet.fate == Fate::Changed {
            passages(sheet, look, &mut out);
        }
        out.push('\n');
    }
    out.push_str(&telling::total(comparison));
    out.push('\n');
    out
}

fn push_line(out: &mut String, line: &str) {
    let _ = writeln!(out, "  {line}");
}

/// The passages that changed, each on a line.
fn passages(sheet: &SheetChange, look: Look, out: &mut String) {
    let mut show = |sign: &str, runs: &[Run]| {
        let line = look.runs(runs);
        if !line.trim().is_empty() {
            let _ = writeln!(out, "    {sign} {}", line.trim());
        }
    };
    let content = &sheet.content;
    for runs in [Some(&content.title), content.subtitle.as_ref(), content.action.as_ref()] {
        runs.into_iter().filter(|runs| has_change(runs)).for_each(|runs| show("~", runs));
    }
    blocks(&content.lead, &mut show);
    content.sidebar.iter().for_each(|field| blocks(&field.blocks, &mut show));
    blocks(&content.body, &mut show);
    for section in &content.sections {
        if has_change(&section.heading) {
            show("~", &section.heading);
        }
        blocks(&section.blocks, &mut show);
    }
    blocks(&content.credits, &mut show);
}

fn has_change(runs: &[Run]) -> bool {
    runs.iter().any(|run| run.change.is_some())
}

fn blocks(all: &[Block], show: &mut impl FnMut(&str, &[Run])) {
    for block in all {
        match block {
            Block::Marked(marked) => {
                let sign = match marked.mark.change {
                    BlockChange::Edited => "~",
                    BlockChange::Inserted => "+",
                    BlockChange::Deleted => "-",
                    BlockChange::MovedAway => "↗",
                    BlockChange::MovedHere => "↘",
                };
                let block = std::slice::from_ref(&marked.block);
                each_in(block, &mut |runs| show(sign, runs));
            }
            Block::List { items, .. } => items.iter().for_each(|item| blocks(item, show)),
            Block::Quote { blocks: inner } | Block::Statement { blocks: inner } => {
                blocks(inner, show);
            }
            Block::Callout { title, blocks: inner } => {
                title.iter().filter(|runs| has_change(runs)).for_each(|runs| show("~", runs));
                blocks(inner, show);
            }
            Block::Paragraph { .. } | Block::Heading { .. } | Block::Picture { .. } => {}
        }
    }
}

impl Look {
    fn heading(self, line: &str, out: &mut String) {
        let _ = match self {
            Self::Plain => writeln!(out, "{line}"),
            Self::Coloured => {
                let style = Style::new().bold();
                writeln!(out, "{style}{line}{style:#}")
            }
        };
    }

    /// A text, what stayed shortened to what is near a change.
    fn runs(self, runs: &[Run]) -> String {
        let mut out = String::new();
        let last = runs.len().saturating_sub(1);
        for (i, run) in runs.iter().enumerate() {
            match run.change {
                Some(change) => self.changed(&run.text, change, &mut out),
                None => out.push_str(&near(&run.text, i > 0, i < last)),
            }
            if let Some(note) = &run.note
                && has_change(note)
            {
                let _ = write!(out, " ({})", self.runs(note));
            }
            if run.line_break {
                out.push(' ');
            }
        }
        out
    }

    fn changed(self, text: &str, change: Change, out: &mut String) {
        let _ = match (self, change) {
            (Self::Plain, Change::Deleted) => write!(out, "[-{text}-]"),
            (Self::Plain, Change::Inserted) => write!(out, "{{+{text}+}}"),
            (Self::Coloured, change) => {
                let (colour, effect) = match change {
                    Change::Deleted => (AnsiColor::Red, Effects::STRIKETHROUGH),
                    Change::Inserted => (AnsiColor::Green, Effects::UNDERLINE),
                };
                let style = Style::new().fg_color(Some(colour.into())).effects(effect);
                write!(out, "{style}{text}{style:#}")
            }
        };
    }
}

/// The words of a kept text that stand near a change, on either side.
fn near(text: &str, before: bool, after: bool) -> String {
    let words: Vec<&str> = text.split_inclusive(char::is_whitespace).collect();
    let (head, tail) = (if before { CONTEXT } else { 0 }, if after { CONTEXT } else { 0 });
    if words.len() <= head + tail + 1 || !(before || after) {
        return text.to_owned();
    }
    let ends = words[words.len() - tail..].concat();
    format!("{}… {ends}", words[..head].concat())
}
