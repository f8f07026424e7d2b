//! The words that changed, for a terminal: what is gone in brackets with a minus, what is new with a plus, or in red and
//! struck, in green and underlined.

use std::fmt::Write;

use anstyle::{AnsiColor, Effects, Style};

use super::breaks;
use super::places::{Places, altered, each_marked};
use super::recast::Recast;
use super::reshaped::{Reshaped, is_relevelled};
use super::styles::sides;
use super::units::{changed, says};
use super::words::marked;
use super::{Comparison, Content, Fate, SheetChange, Side, numbered, pictures, telling};
use crate::message::text;
use crate::sheet::{Block, BlockChange, Change, Mark, Marked, Run, each_in, plain};

/// How many words of what stayed are shown beside a change.
const CONTEXT: usize = 6;
/// What stands for the end of a line, where that is all that changed.
const BREAK: &str = "⏎";

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
    let content = &sheet.content;
    let mut lines = Passages { look, places: Places::of(content), label: None, out };
    for runs in [Some(&content.title), content.subtitle.as_ref(), content.action.as_ref()] {
        runs.into_iter().for_each(|runs| lines.changed(runs));
    }
    lines.blocks(&content.lead);
    for field in &content.sidebar {
        lines.part(&field.label, field.mark, &field.blocks);
    }
    lines.blocks(&content.body);
    for section in &content.sections {
        lines.part(&section.heading, section.mark, &section.blocks);
    }
    lines.blocks(&content.credits);
}

fn has_change(runs: &[Run]) -> bool {
    runs.iter().any(|run| run.change.is_some())
}

/// Writes passages.
struct Passages<'a> {
    look: Look,
    places: Places<'a>,
    /// What is to be said of the next line.
    label: Option<String>,
    out: &'a mut String,
}

impl Passages<'_> {
    fn line(&mut self, sign: &str, label: Option<String>, runs: &[Run]) {
        let line = self.look.runs(runs);
        if !line.trim().is_empty() {
            let label =
                label.or(self.label.take()).map(|label| format!("({label}) ")).unwrap_or_default();
            let _ = writeln!(self.out, "    {sign} {label}{}", line.trim());
        }
    }

    /// A line of its own, if it has changes.
    fn changed(&mut self, runs: &[Run]) {
        if has_change(runs) {
            self.line("~", None, runs);
        }
    }

    /// A field or section: where it moved, its heading says so.
    fn part(&mut self, heading: &[Run], mark: Option<Mark>, blocks: &[Block]) {
        match mark.and_then(|mark| Some((mark.change, self.places.label(mark)?))) {
            Some((change, label)) => self.line(sign(change), Some(label), heading),
            None => self.changed(heading),
        }
        self.blocks(blocks);
    }

    fn blocks(&mut self, blocks: &[Block]) {
        let blocks = &*numbered::spelled(blocks, false);
        let reshaped = Reshaped::find(blocks);
        for (at, block) in blocks.iter().enumerate() {
            if let Some(recast) = reshaped.told_at(at) {
                self.reshaped(block, recast);
            }
            match block {
                _ if reshaped.has(at) => {}
                Block::List { .. } if is_relevelled(block) => self.relevelled(block),
                Block::List { items, .. } => {
                    let kept = |(point, _): &(usize, _)| !reshaped.has_point(at, *point);
                    let items = items.iter().enumerate().filter(kept);
                    items.for_each(|(_, item)| self.blocks(item));
                }
                block => self.block(block),
            }
        }
    }

    /// What has another form is shown once, as it is now, by its first words; then what else changed in it.
    fn reshaped(&mut self, block: &Block, recast: Option<&Recast>) {
        let label = Some(text!("diff-shown-otherwise"));
        let texts: Vec<Block> = recast.iter().flat_map(|it| it.texts.concat()).collect();
        let changes = |block: &Block| matches!(block, Block::Marked(it) if !is_moved(it));
        if texts.first().is_some_and(changes) {
            self.label = label;
        } else {
            self.first_words(block, label);
        }
        let content = Content { body: texts, ..Content::default() };
        let places = Places::of(&content);
        Passages { look: self.look, places, label: self.label.take(), out: self.out }
            .blocks(&content.body);
    }

    /// The points that stand on another level now.
    fn relevelled(&mut self, list: &Block) {
        let mut label = Some(text!("diff-shown-otherwise"));
        each_marked(std::slice::from_ref(list), &mut |marked| {
            if matches!(marked.mark.change, BlockChange::Inserted | BlockChange::Edited) {
                let now = Side::New.plain().block(&marked.block);
                now.iter().for_each(|block| self.first_words(block, label.take()));
            }
        });
    }

    fn first_words(&mut self, block: &Block, label: Option<String>) {
        let mut first: Vec<Run> = Vec::new();
        each_in(std::slice::from_ref(block), &mut |runs| {
            if first.is_empty() {
                first = marked(runs, Change::MovedHere);
            }
        });
        self.line("~", label, &first);
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Marked(marked) => self.marked(marked),
            Block::Quote { blocks } | Block::Statement { blocks } => self.blocks(blocks),
            Block::Callout { title, blocks } => {
                title.iter().for_each(|runs| self.changed(runs));
                self.blocks(blocks);
            }
            Block::List { .. }
            | Block::Paragraph { .. }
            | Block::Heading { .. }
            | Block::Picture { .. } => {}
        }
    }

    fn marked(&mut self, marked: &Marked) {
        let change = marked.mark.change;
        let mut label = self.places.label(marked.mark);
        // What only has another form is shown once, as it is now, by its first words.
        let reshaped = self.places.is_reshaped(marked.mark);
        if reshaped && change == BlockChange::MovedAway {
            return;
        }
        // What was edited on the way is shown once, where it stands: its words side by side.
        let both = self.places.edited(marked).filter(|_| change == BlockChange::MovedHere);
        let shown = both.as_ref().unwrap_or(&marked.block);
        if let Block::Picture(picture) = plain_block(shown) {
            let told: Vec<_> = label.take().into_iter().chain(pictures::label(picture)).collect();
            let told = (!told.is_empty()).then(|| told.join(&text!("diff-and")));
            self.line(sign(change), told, &pictures::description(picture, run_change(change)));
        }
        let mut lines: Vec<Vec<Run>> = Vec::new();
        each_in(std::slice::from_ref(shown), &mut |runs| lines.push(runs.to_vec()));
        // What went along with its section or field is known by that.
        let along = matches!(change, BlockChange::MovedAway | BlockChange::MovedHere)
            && marked.mark.mate.is_none()
            && marked.mark.other.is_none();
        lines.retain(|runs| !along || runs.iter().any(altered));
        // Below a picture that is in both versions, what did not change is not shown.
        let kept = matches!(shown, Block::Picture(_)) && run_change(change).is_none();
        lines.retain(|runs| !kept || changed(runs));
        // Nor is a paragraph that only has another one before or behind it.
        let ends = |run: &Run| run.change.is_some() && (run.paragraph || run.line_break);
        let shows = |runs: &[Run]| says(runs) || runs.iter().any(ends);
        lines.retain(|runs| change != BlockChange::Edited || shows(runs));
        if reshaped {
            lines.truncate(1);
        }
        for mut runs in lines {
            let end = match change {
                BlockChange::Split => Some(Change::Inserted),
                BlockChange::Joined => Some(Change::Deleted),
                _ => None,
            };
            if end.is_some() {
                runs.insert(0, Run { paragraph: true, change: end, ..Run::default() });
            }
            let sign = sign(if reshaped { BlockChange::Edited } else { change });
            self.line(sign, label.take(), &runs);
        }
    }
}

fn is_moved(marked: &Marked) -> bool {
    matches!(marked.mark.change, BlockChange::MovedAway | BlockChange::MovedHere)
}

fn plain_block(block: &Block) -> &Block {
    match block {
        Block::Marked(marked) => plain_block(&marked.block),
        block => block,
    }
}

/// The mark of a text that has the block's.
fn run_change(change: BlockChange) -> Option<Change> {
    match change {
        BlockChange::Inserted => Some(Change::Inserted),
        BlockChange::Deleted => Some(Change::Deleted),
        _ => None,
    }
}

const fn sign(change: BlockChange) -> &'static str {
    match change {
        BlockChange::Edited | BlockChange::Split | BlockChange::Joined => "~",
        BlockChange::Inserted => "+",
        BlockChange::Deleted => "-",
        BlockChange::MovedAway => "↗",
        BlockChange::MovedHere => "↘",
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
        let (mut at, mut noted) = (0, false);
        for group in runs.chunk_by(|a, b| a.change.is_some() == b.change.is_some()) {
            match sides(group) {
                Some((old, new)) => {
                    self.changed(&styled(&old), Change::Deleted, &mut out);
                    self.changed(&styled(&new), Change::Inserted, &mut out);
                    group.iter().for_each(|run| self.note(run, &mut out));
                    let spaced = |run: &Run| run.text.ends_with(char::is_whitespace);
                    out.push_str(if group.last().is_some_and(spaced) { " " } else { "" });
                }
                None => {
                    let ends = breaks::are_shown(group);
                    for (i, run) in group.iter().enumerate() {
                        let word = |c: char| c.is_alphanumeric() || matches!(c, '(' | '«');
                        if !run.text.trim().is_empty() {
                            let behind = std::mem::take(&mut noted) && run.text.starts_with(word);
                            out.push_str(if behind { " " } else { "" });
                        }
                        noted |= run.note.as_deref().is_some_and(has_change);
                        // The space behind both of two words is none of either.
                        let next = group.get(i + 1).is_some_and(|next| is_replaced(run, next));
                        let replaces = i > 0 && is_replaced(&group[i - 1], run);
                        if next || replaces {
                            let bare = Run { text: run.text.trim_end().to_owned(), ..run.clone() };
                            self.run(&bare, [at + i > 0, at + i < last], ends, &mut out);
                            out.push_str(if replaces { " " } else { "" });
                        } else {
                            self.run(run, [at + i > 0, at + i < last], ends, &mut out);
                        }
                    }
                }
            }
            at += group.len();
        }
        out
    }

    /// A piece of a text, with something before and after it, or not; the end of its line is shown, or not.
    fn run(self, run: &Run, [before, after]: [bool; 2], ends: bool, out: &mut String) {
        let end = if ends && run.line_break { BREAK } else { "" };
        match run.change {
            Some(change) if run.paragraph => self.changed("¶", change, out),
            // The space before a note's call is no change that anybody looks for.
            Some(change) if run.text.trim().is_empty() && end.is_empty() => {
                out.push_str(if change.is_old() { "" } else { &run.text });
            }
            Some(change) if !change.is_move() => {
                let words = if run.text.trim().is_empty() { "" } else { &run.text };
                self.changed(&[words, end].concat(), change, out);
            }
            // What only moved is known by its first words.
            Some(_) => out.push_str(&near(&run.text, true, after)),
            None => out.push_str(&near(&run.text, before, after)),
        }
        self.note(run, out);
        if run.line_break && !out.ends_with(char::is_whitespace) {
            out.push(' ');
        }
    }

    fn note(self, run: &Run, out: &mut String) {
        let Some(note) = run.note.as_deref().filter(|note| has_change(note)) else { return };
        out.push_str(if out.ends_with(char::is_whitespace) { "" } else { " " });
        // Of a note that is new or gone the parentheses are, too.
        match run.change.filter(|change| !change.is_move()) {
            Some(change) => self.changed(&format!("({})", plain(note)), change, out),
            None => {
                let _ = write!(out, "({})", self.runs(note));
            }
        }
    }

    fn changed(self, text: &str, change: Change, out: &mut String) {
        let _ = match (self, change.is_old()) {
            (Self::Plain, true) => write!(out, "[-{text}-]"),
            (Self::Plain, false) => write!(out, "{{+{text}+}}"),
            (Self::Coloured, old) => {
                let (colour, effect) = if old {
                    (AnsiColor::Red, Effects::STRIKETHROUGH)
                } else {
                    (AnsiColor::Green, Effects::UNDERLINE)
                };
                let style = Style::new().fg_color(Some(colour.into())).effects(effect);
                write!(out, "{style}{text}{style:#}")
            }
        };
    }
}

/// Whether one stretch stands in the place of another, with a space behind both.
fn is_replaced(old: &Run, new: &Run) -> bool {
    let both = old.change == Some(Change::Deleted) && new.change == Some(Change::Inserted);
    let plain = |run: &Run| run.note.is_none() && !run.line_break && !run.paragraph;
    let spaced = |run: &Run| {
        run.text.ends_with(char::is_whitespace) && !run.text.trim().is_empty() && plain(run)
    };
    both && spaced(old) && spaced(new)
}

/// Words that look otherwise than they did, as Markdown has it.
fn styled(runs: &[&Run]) -> String {
    let mut shown = String::new();
    for run in runs {
        let marks = match (run.bold, run.italic) {
            (true, true) => "***",
            (true, false) => "**",
            (false, true) => "*",
            (false, false) => "",
        };
        let words = run.text.trim();
        let spaces = |text: &str| text.starts_with(char::is_whitespace) && !shown.is_empty();
        let space = if spaces(&run.text) { " " } else { "" };
        let target = run.url.clone().or_else(|| run.sheet.as_ref().map(|id| format!("#{id}")));
        let _ = match target {
            Some(target) => write!(shown, "{space}{marks}[{words}]({target}){marks}"),
            None => write!(shown, "{space}{marks}{words}{marks}"),
        };
        if run.text.ends_with(char::is_whitespace) {
            shown.push(' ');
        }
    }
    shown.trim().to_owned()
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
