//! The words that changed, for a terminal: what is gone in brackets with a minus, what is new with a plus, or in red and
//! struck, in green and underlined.

use std::fmt::Write;

pub use super::look::Look;
use super::look::has_change;
use super::telling;
use crate::diff::collection::pictures;
use crate::diff::count::items::{Taken, taken_over};
use crate::diff::forms::levels::is_relevelled;
use crate::diff::forms::numbered;
use crate::diff::forms::reshaped::{Reshaped, Told};
use crate::diff::moved::places::{Places, altered, each_marked};
use crate::diff::structure::pieces::by_points;
use crate::diff::structure::seams;
use crate::diff::text::units::{changed, says};
use crate::diff::text::words::marked;
use crate::diff::{Comparison, Content, Fate, SheetChange, Side};
use crate::message::text;
use crate::sheet::{Block, BlockChange, Change, Mark, Marked, Run, each_in};
use crate::typography::unset;

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
    unset(&out)
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
        let line = self.look.runs(runs, matches!(sign, "↗" | "↘"));
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
            reshaped.told_at(at).for_each(|told| self.reshaped(told));
            match by_points(block) {
                _ if reshaped.has(at) => {}
                Block::List { .. } if is_relevelled(block) => self.relevelled(block),
                Block::List { items, start, .. } => {
                    if seams::restarts(blocks, at) {
                        let label = text!("diff-list-start", number = *start);
                        let now = Side::New.plain().block(block);
                        now.iter().for_each(|list| self.first_words(list, Some(label.clone())));
                    }
                    let kept = |(point, _): &(usize, _)| !reshaped.has_point(at, *point);
                    let items = items.iter().enumerate().filter(kept).map(|(_, item)| item);
                    self.points(&items.collect::<Vec<_>>());
                }
                block => self.block(block),
            }
        }
    }

    fn points(&mut self, items: &[&Vec<Block>]) {
        for (at, item) in items.iter().enumerate() {
            // Above one that came between it and its lists, a point only looks new, or gone.
            if taken_over(items, at + 1).is_some() {
                continue;
            }
            match taken_over(items, at) {
                Some(Taken { change, own, lists }) => {
                    each_in(&own, &mut |runs| {
                        let runs = run_change(change).map(|it| marked(runs, it));
                        self.line(sign(change), None, &runs.unwrap_or_default());
                    });
                    self.blocks(&lists.into_iter().cloned().collect::<Vec<_>>());
                }
                None => self.blocks(item),
            }
        }
    }

    /// What has another form is shown once, as it is now, by its first words; then what else changed in it.
    fn reshaped(&mut self, told: Told<'_>) {
        let label = Some(match told {
            Told::Recast(_, recast) if recast.level => text!("diff-level-changed"),
            _ => text!("diff-shown-otherwise"),
        });
        let (block, texts) = match told {
            Told::Marks(runs) => return self.line("~", label, runs),
            Told::Same(block) => (block, Vec::new()),
            Told::Recast(block, recast) => (block, recast.told().concat()),
        };
        // A title that came or went stands above its text, and says nothing of what has another form.
        let is_title = |block: &Block| matches!(block, Block::Callout { .. });
        let (titles, texts): (Vec<_>, Vec<_>) = texts.into_iter().partition(is_title);
        titles.iter().for_each(|title| self.block(title));
        let changes = |block: &Block| matches!(block, Block::Marked(it) if !is_moved(it));
        if texts.first().is_some_and(changes) {
            self.label = label;
        } else {
            self.first_words(texts.first().unwrap_or(block), label);
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
            use BlockChange::{Edited, Inserted, MovedHere};
            if matches!(marked.mark.change, Inserted | Edited | MovedHere) {
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
            // What is new, or gone, in something that moved did not.
            // So with what moved out of something that is gone, or into something new.
            match of_all(&runs).filter(|own| is_moved(marked) != own.is_move()) {
                Some(own) => self.line(sign(own.into()), None, &runs),
                None => {
                    let sign = sign(if reshaped { BlockChange::Edited } else { change });
                    self.line(sign, label.take(), &runs);
                }
            }
        }
    }
}

/// The change that all of a text has.
fn of_all(runs: &[Run]) -> Option<Change> {
    let change = runs.first()?.change?;
    runs.iter().all(|run| run.change == Some(change)).then_some(change)
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
