//! Texts with their changes, for a terminal: in signs, or in colours.

use std::fmt::Write;

use anstyle::{AnsiColor, Effects, Style};

use crate::diff::count::breaks;
use crate::diff::count::styles::sides;
use crate::sheet::{Change, Run, plain};

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

impl Look {
    pub(super) fn heading(self, line: &str, out: &mut String) {
        let _ = match self {
            Self::Plain => writeln!(out, "{line}"),
            Self::Coloured => {
                let style = Style::new().bold();
                writeln!(out, "{style}{line}{style:#}")
            }
        };
    }

    /// A text, what stayed shortened to what is near a change; one that moved as a whole, or not.
    pub(super) fn runs(self, runs: &[Run], moved: bool) -> String {
        let mut out = String::new();
        let last = runs.len().saturating_sub(1);
        let (mut at, mut noted) = (0, false);
        // A sentence that moved out of a text that stays is no part of it.
        let kept = |run: &Run| run.change.is_none() && is_said(run);
        let other = |run: &Run| run.paragraph || !run.change.is_some_and(Change::is_move);
        let stays = runs.iter().any(kept) || !moved && runs.iter().any(other);
        let moved = |run: &Run| run.change.filter(|it| stays && it.is_move() && is_said(run));
        for group in runs.chunk_by(|a, b| a.change.is_some() == b.change.is_some()) {
            match sides(group) {
                Some((old, new)) => {
                    self.changed(&styled(&old), Change::Deleted, &mut out);
                    self.changed(&styled(&new), Change::Inserted, &mut out);
                    group.iter().for_each(|run| self.note(run, &mut out));
                    let spaced =
                        |run: &Run| run.text.ends_with(char::is_whitespace) || run.line_break;
                    out.push_str(if group.last().is_some_and(spaced) { " " } else { "" });
                }
                None => {
                    let ends = breaks::are_shown(group);
                    for (i, run) in group.iter().enumerate() {
                        let word = |c: char| c.is_alphanumeric() || matches!(c, '(' | '«');
                        if !run.text.trim().is_empty() {
                            let behind = std::mem::take(&mut noted) && run.text.starts_with(word);
                            let spaced = out.ends_with(char::is_whitespace);
                            out.push_str(if behind && !spaced { " " } else { "" });
                        }
                        noted |= run.note.as_deref().is_some_and(has_change);
                        // The space behind both of two words is none of either.
                        if let Some(change) = moved(run) {
                            self.moved(&run.text, change, &mut out);
                            out.push_str(if run.line_break { " " } else { "" });
                            self.note(run, &mut out);
                            continue;
                        }
                        let next = group.get(i + 1).is_some_and(|next| is_replaced(run, next));
                        let replaces = i > 0 && is_replaced(&group[i - 1], run);
                        if next || replaces {
                            let bare = Run { text: run.text.trim_end().to_owned(), ..run.clone() };
                            self.run(&bare, [at + i > 0, at + i < last], ends, &mut out);
                            out.push_str(if replaces { " " } else { "" });
                        } else {
                            // A space that is gone between words of which none came in its place.
                            let is_new = |it: &Run| it.change.is_some_and(|it| !it.is_old());
                            let alone = run.text.trim().is_empty()
                                && run.note.is_none()
                                && run.change.is_some_and(Change::is_old)
                                && group.get(i + 1).is_some_and(|next| !is_new(next));
                            out.push_str(if alone { " " } else { "" });
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
                let _ = write!(out, "({})", self.runs(note, true));
            }
        }
    }

    /// A sentence that moved, by its first words; the spaces around it are outside.
    fn moved(self, text: &str, change: Change, out: &mut String) {
        let space = |blank: bool| if blank { " " } else { "" };
        let words = near(text.trim(), true, false);
        let words = words.trim_end();
        out.push_str(space(text.starts_with(char::is_whitespace)));
        let _ = match (self, change.is_old()) {
            (Self::Plain, true) => write!(out, "[↗ {words}]"),
            (Self::Plain, false) => write!(out, "{{↘ {words}}}"),
            (Self::Coloured, old) => {
                let (sign, colour) =
                    if old { ("↗", AnsiColor::Red) } else { ("↘", AnsiColor::Green) };
                let style = Style::new().fg_color(Some(colour.into()));
                let style = style.effects(Effects::DOTTED_UNDERLINE);
                write!(out, "{style}{sign} {words}{style:#}")
            }
        };
        out.push_str(space(text.ends_with(char::is_whitespace)));
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

fn is_said(run: &Run) -> bool {
    !run.text.trim().is_empty()
}

/// Whether anything of a text changed, but for its notes.
pub(super) fn has_change(runs: &[Run]) -> bool {
    runs.iter().any(|run| run.change.is_some())
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
        let behind = run.text.ends_with(char::is_whitespace) || run.line_break;
        if run.text.trim().is_empty() {
            shown.push_str(if behind && !shown.ends_with(' ') { " " } else { "" });
            continue;
        }
        let marks = match (run.bold, run.italic) {
            (true, true) => "***",
            (true, false) => "**",
            (false, true) => "*",
            (false, false) => "",
        };
        let words = run.text.trim();
        let apart = shown.is_empty() || shown.ends_with(' ');
        let spaces = |text: &str| text.starts_with(char::is_whitespace) && !apart;
        let space = if spaces(&run.text) { " " } else { "" };
        let target = run.url.clone().or_else(|| run.sheet.as_ref().map(|id| format!("#{id}")));
        let _ = match target {
            Some(target) => write!(shown, "{space}{marks}[{words}]({target}){marks}"),
            None => write!(shown, "{space}{marks}{words}{marks}"),
        };
        shown.push_str(if behind { " " } else { "" });
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
