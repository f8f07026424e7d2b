//! What stands inside a paragraph: styles, links, notes, line ends.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

use super::super::model::{Block, Run, Runs, SheetLink, plain};
use super::quotes::{is_callout, is_named_callout};
use super::shield::{SHIELDS, show_carets, show_marks, unshield};
use super::{Lines, ReadFor, Reader, is_block, links, missed};
use crate::diag::Code;
use crate::message::text;
use crate::source::{forbidden, is_usual};
use crate::typography;

/// Runs, each with the offset in the text where it started.
#[derive(Default)]
struct Pieces(Vec<(usize, Run)>);

/// What is left of a link or picture that was not read as one.
const MARKS: [&str; 3] = ["](", "] (http", "](#"];

impl Pieces {
    fn push(&mut self, at: usize, text: impl Into<String>, style: Run) {
        self.0.push((at, Run { text: text.into(), ..style }));
    }

    /// Takes the space from the end: a note's call stands right behind its word, wherever it is typed.
    fn glue(&mut self) {
        if let Some((_, last)) = self.0.last_mut()
            && last.note.is_none()
            && !last.line_break
        {
            last.text.truncate(last.text.trim_end().len());
        }
    }

    fn break_line(&mut self, at: usize) {
        match self.0.last_mut() {
            Some((_, last)) => last.line_break = true,
            None => self.0.push((at, Run { line_break: true, ..Run::default() })),
        }
    }
}

impl<'e> Reader<'_, '_, 'e> {
    /// A paragraph up to its end, or, without one, up to the next block: a tight list's item.
    pub(super) fn paragraph(&mut self, end: Option<TagEnd>, range: &Range<usize>) -> Option<Block> {
        if let Some((Event::Start(Tag::Image { .. }), _)) = self.events.get(self.next)
            && let Some(picture) = self.picture(end, range)
        {
            return Some(picture);
        }
        let runs = self.runs(end);
        // In a tight list, the range is that of the first piece of the text alone.
        let whole = range.start..self.consumed().max(range.start);
        self.near_misses(&runs, &whole);
        self.swallowed_line(&whole);
        if !runs.is_empty() {
            self.paragraph_passage(&runs, &whole);
        }
        (!runs.is_empty()).then(|| Block::paragraph(runs))
    }

    /// Where the last event that was taken ends.
    pub(super) fn consumed(&self) -> usize {
        self.next.checked_sub(1).and_then(|last| self.events.get(last)).map_or(0, |(_, r)| r.end)
    }

    /// The runs up to an end tag, finished.
    pub(super) fn runs(&mut self, end: Option<TagEnd>) -> Runs {
        let pieces = self.pieces(end, 0);
        self.finish(pieces.0)
    }

    /// The runs up to an end tag, or to the `stop`th event, in two parts: those before `line_end`, and the others; a
    /// marker is left out.
    pub(super) fn split_runs(
        &mut self,
        end: TagEnd,
        stop: Option<usize>,
        marker_end: usize,
        line_end: usize,
    ) -> (Runs, Runs) {
        let all = self.events;
        self.events = &all[..stop.unwrap_or(all.len())];
        let pieces = self.pieces(Some(end), marker_end);
        self.events = all;
        let (head, body) = pieces.0.into_iter().partition(|(at, _)| *at < line_end);
        (self.finish(head), self.finish(body))
    }

    /// Joins pieces of one style, finds the raised letters and addresses in them, and sets the whole in French.
    fn finish(&self, pieces: Vec<(usize, Run)>) -> Runs {
        let mut runs = raise(links::mark(joined(pieces)));
        runs.iter_mut().for_each(|run| run.text = show_carets(&run.text));
        let mut runs = match self.prose.read_for {
            ReadFor::Print => typography::set(runs),
            ReadFor::Words => runs,
        };
        // They stay as long as the collection: most are one run, and room for more is most of what a sheet takes.
        runs.iter_mut().for_each(|run| run.text.shrink_to_fit());
        runs.shrink_to_fit();
        runs
    }

    fn pieces(&mut self, end: Option<TagEnd>, from: usize) -> Pieces {
        let mut pieces = Pieces::default();
        let mut style = vec![Run::default()];
        while let Some((event, range)) = self.take() {
            let current = style.last().cloned().unwrap_or_default();
            match event {
                Event::End(tag) if Some(*tag) == end => break,
                Event::Start(tag) if end.is_none() && is_block(tag) => {
                    self.next -= 1;
                    break;
                }
                Event::End(TagEnd::Item | TagEnd::FootnoteDefinition) if end.is_none() => {
                    self.next -= 1;
                    break;
                }
                Event::Text(text) => self.text(&mut pieces, text, &range, from, current),
                Event::Code(text) => {
                    self.report(Code::UnsupportedMarkdown, &range, text!("prose-backtick"), |d| {
                        d.hint(text!("prose-backtick.hint"))
                    });
                    pieces.push(range.start, unshield(text), current);
                }
                // Only what follows « ]( » and was no link after all.
                Event::InlineHtml(html) | Event::Html(html) => {
                    pieces.push(range.start, unshield(html), current)
                }
                Event::SoftBreak if self.rules.lines == Lines::Flow => {
                    pieces.push(range.start, " ", current)
                }
                Event::SoftBreak | Event::HardBreak => pieces.break_line(range.start),
                Event::FootnoteReference(label) => {
                    if let Some(note) = self.note_call(label, &range) {
                        pieces.glue();
                        pieces.0.push((range.start, Run { note: Some(note), ..current }));
                    }
                }
                Event::Start(Tag::Image { .. }) => self.picture_in_text(&range),
                Event::Start(tag) => match self.literal_mark(tag.to_end(), &range) {
                    Some(mark) => {
                        pieces.push(range.start, mark, current.clone());
                        style.push(current);
                    }
                    None => {
                        let next = self.styled(tag, &range, current);
                        style.push(next);
                    }
                },
                Event::End(tag) => {
                    style.pop();
                    if let Some(mark) = self.literal_mark(*tag, &range) {
                        pieces.push(
                            range.end - mark.len(),
                            mark,
                            style.last().cloned().unwrap_or_default(),
                        );
                    }
                }
                _ => {}
            }
        }
        pieces
    }

    /// The characters of a mark that styles nothing here: one tilde, and `_` or `*` inside an address.
    fn literal_mark(&self, tag: TagEnd, range: &Range<usize>) -> Option<&'static str> {
        let text = self.slice(range);
        let mark = match tag {
            TagEnd::Strikethrough if !text.starts_with("~~") => return Some("~"),
            TagEnd::Emphasis if text.starts_with('_') => "_",
            TagEnd::Emphasis => "*",
            TagEnd::Strong if text.starts_with('_') => "__",
            TagEnd::Strong => "**",
            _ => return None,
        };
        let before = &self.text.as_str()[..range.start];
        let word = before.rsplit(char::is_whitespace).next().unwrap_or(before);
        word.contains("://").then_some(mark)
    }

    fn text(
        &mut self,
        pieces: &mut Pieces,
        text: &str,
        range: &Range<usize>,
        from: usize,
        style: Run,
    ) {
        if range.end <= from {
            return;
        }
        let cut = from.saturating_sub(range.start);
        let text = text.get(cut..).unwrap_or(text);
        self.forbidden(text, range);
        self.entity(text, range);
        pieces.push(range.start + cut, show_marks(text), style);
        // Calls to notes that do not exist come as text: « [^1] », its bracket apart.
        let escaped = self.text.as_str()[..range.start].ends_with('\\');
        if let Some(label) = self.slice(&(range.start..self.text.as_str().len())).strip_prefix("[^")
            && let Some((label, _)) = label.split_once(']')
            && !escaped
            && !label.contains(char::is_whitespace)
        {
            let call = range.start..range.start + label.len() + 3;
            if self.begins_note(&call) {
                let message = match self.lacks_colon(&call) {
                    true => text!("note-colon-lost", label),
                    false => text!("note-colon", label),
                };
                self.report(Code::Footnote, &call, message, |d| {
                    d.hint(text!("note-colon.hint", label))
                });
                return;
            }
            // A note that is told as badly begun is not told as missing.
            let all = self.text.as_str();
            let sign = &all[call.clone()];
            if all.match_indices(sign).any(|(at, _)| self.begins_note(&(at..at + sign.len()))) {
                return;
            }
            if self.is_folded() && all.contains(&format!("{sign}:")) {
                // The text of the note is there, and YAML has joined it to the line above.
                if !all[call.end..].starts_with(':') {
                    self.report(Code::Footnote, &call, text!("note-missing", label), |d| {
                        d.hint(text!("sign-folded-marks.hint"))
                    });
                }
                return;
            }
            self.report(Code::Footnote, &call, text!("note-missing", label), |d| {
                d.hint(text!("note-missing.hint", label)).hint(text!("note-missing.hint-sign"))
            });
        }
    }

    /// Whether a note's text was to follow a label: it begins its line, and a space parts it from its colon, or it has
    /// none.
    fn begins_note(&self, label: &Range<usize>) -> bool {
        self.has_distant_colon(label) || self.lacks_colon(label)
    }

    /// Whether a label begins a paragraph and words follow it, and calls a note elsewhere.
    fn lacks_colon(&self, label: &Range<usize>) -> bool {
        let all = self.text.as_str();
        let above = all[..label.start].trim_end_matches(super::BLANKS);
        let begins = above.is_empty() || above.ends_with("\n\n") || above.ends_with("\n\r\n");
        let words = all[label.end..].strip_prefix(super::BLANKS);
        let words = words.is_some_and(|words| words.starts_with(char::is_alphanumeric));
        let sign = &all[label.clone()];
        let calls = |(at, _): (usize, &str)| {
            at != label.start && all[..at].ends_with(|c: char| !c.is_whitespace())
        };
        begins && words && all.match_indices(sign).any(calls)
    }

    fn has_distant_colon(&self, label: &Range<usize>) -> bool {
        let all = self.text.as_str();
        let line = all[..label.start].rfind('\n').map_or(0, |end| end + 1);
        let rest = &all[label.end..];
        let apart = rest.trim_start_matches(super::BLANKS);
        all[line..label.start].trim().is_empty()
            && apart.len() < rest.len()
            && apart.starts_with(':')
    }

    /// Characters that sources may not hold, brought in by entities such as `&#7;`.
    fn forbidden(&mut self, text: &str, range: &Range<usize>) {
        let mut unusual = text.chars().filter(|c| !is_usual(*c) && !SHIELDS.contains(c));
        if let Some(name) = unusual.find_map(forbidden) {
            self.report(Code::ForbiddenCharacter, range, text!("forbidden-entity", name), |d| {
                d.hint(text!("forbidden-entity.hint"))
            });
        }
    }

    /// Warns of a character that is written as HTML names it, the first of each line: it prints as what it stands for.
    fn entity(&mut self, text: &str, range: &Range<usize>) {
        let name = self.slice(range);
        let line = self.text.as_str()[..range.start].matches('\n').count();
        let named = name.starts_with('&') && name.ends_with(';') && name != text;
        if !named || self.prose.read_for == ReadFor::Words || self.entities == Some(line) {
            return;
        }
        self.entities = Some(line);
        let hint = match text {
            blank if blank.trim().is_empty() => text!("html-entity.hint-blank"),
            sign => text!("html-entity.hint", sign),
        };
        self.warn(Code::HtmlTag, range, text!("html-entity", name), |d| d.hint(hint));
    }

    /// The style inside a tag.
    fn styled(&mut self, tag: &Tag<'e>, range: &Range<usize>, mut style: Run) -> Run {
        match tag {
            Tag::Strong => style.bold = true,
            Tag::Emphasis => style.italic = true,
            Tag::Link { link_type, dest_url, title, .. } => {
                self.link(*link_type, dest_url, title, range, &mut style);
            }
            _ => self.report(Code::UnsupportedMarkdown, range, text!("prose-struck"), |d| {
                d.hint(text!("prose-struck.hint"))
            }),
        }
        style
    }

    fn link(
        &mut self,
        kind: LinkType,
        target: &str,
        title: &str,
        range: &Range<usize>,
        style: &mut Run,
    ) {
        if links::is_picture(target) {
            let written = self.slice(range).to_owned();
            self.report(Code::LinkTarget, range, text!("link-target", target), |d| {
                d.hint(text!("link-target.hint-picture", written))
            });
            return;
        }
        if !title.is_empty() {
            self.report(Code::UnsupportedMarkdown, range, text!("link-title"), |d| {
                d.hint(text!("link-title.hint", title))
            });
        }
        if matches!(self.peek(), Some(Event::End(TagEnd::Link))) {
            self.report(Code::LinkTarget, range, text!("link-empty"), |d| {
                d.hint(text!("link-empty.hint"))
            });
        }
        if kind == LinkType::Email {
            style.url = Some(format!("mailto:{target}"));
            style.verbatim = true;
        } else if let Some(id) = target.strip_prefix('#').filter(|id| !id.is_empty()) {
            let place = self.place(&self.first_line(range));
            self.prose.links.push(SheetLink { target: id.to_owned(), place });
            style.sheet = Some(id.to_owned());
        } else if links::is_allowed(target) {
            style.url = Some(target.to_owned());
            style.verbatim =
                kind == LinkType::Autolink || self.slice(range).starts_with(&format!("[{target}]"));
        } else {
            self.report(Code::LinkTarget, range, text!("link-target", target), |d| {
                d.maybe_hint(links::remedy(target)).hint(text!("link-target.hint"))
            });
        }
    }

    /// Warns of text that nearly was a link, a picture or a call-out: it prints with its brackets.
    pub(super) fn near_misses(&mut self, runs: &Runs, range: &Range<usize>) {
        if self.prose.read_for == ReadFor::Words {
            return;
        }
        let text = plain(runs);
        self.signs(&text, range);
        let named = is_named_callout(&text) && self.quotes(range.start) > 0;
        if is_callout(&text) || named {
            self.warn(Code::UnknownCallout, range, text!("callout-unopened"), |d| {
                d.hint(text!("callout-unopened.hint"))
            });
        } else {
            self.near_links(&text, range);
        }
    }

    /// The same of links and pictures alone: `text` is what prints of a range.
    pub(super) fn near_links(&mut self, text: &str, range: &Range<usize>) {
        if let Some((at, hint)) = missed::target(self.slice(range)) {
            // A picture that is none is missing, whatever is printed of it.
            let picture = self.slice(range)[at.clone()].starts_with("![");
            let at = range.start + at.start..range.start + at.end;
            if picture {
                self.report(Code::LinkTarget, &at, text!("picture-near-miss"), |d| d.hint(hint));
            } else {
                self.warn(Code::LinkTarget, &at, text!("link-near-miss"), |d| d.hint(hint));
            }
        } else if MARKS.iter().any(|mark| text.contains(mark)) {
            // The line of the link: a paragraph can be long.
            let written = self.slice(range);
            let at = self.printed_mark(text, range).unwrap_or_default();
            let open = written[..at].rfind(['[', '\n']).unwrap_or_default();
            let line = written[open..].len() - written[open..].trim_start().len() + open;
            // A picture has a sign before its bracket.
            let line = line - usize::from(written[..line].ends_with('!'));
            let closed = missed::unclosed(&written[line..]);
            self.warn(
                Code::LinkTarget,
                &(range.start + line..range.end),
                text!("link-near-miss"),
                |d| match closed {
                    Some(meant) => d.hint(text!("link-near-miss.hint-close", meant)),
                    None => d
                        .hint(text!("link-near-miss.hint"))
                        .hint(text!("link-near-miss.hint-spaces")),
                },
            );
        } else if let Some((at, hint)) = missed::link(self.slice(range)) {
            let at = range.start + at.start..range.start + at.end;
            self.warn(Code::LinkTarget, &at, text!("link-near-miss"), |d| d.hint(hint));
        }
    }

    /// Where what is left of a link stands in a paragraph: those that are links print no mark.
    fn printed_mark(&self, text: &str, range: &Range<usize>) -> Option<usize> {
        let links: Vec<&Range<usize>> = self.events[..self.next]
            .iter()
            .filter(|(event, _)| {
                matches!(event, Event::Start(Tag::Link { .. } | Tag::Image { .. }))
            })
            .map(|(_, range)| range)
            .collect();
        let within = |at: usize| links.iter().any(|link| link.contains(&at));
        let marks = MARKS.iter().filter(|mark| text.contains(**mark));
        let places = marks.flat_map(|mark| self.slice(range).match_indices(mark));
        places.map(|(at, _)| at).filter(|at| !within(range.start + at)).min()
    }
}

/// Joins pieces of one style.
fn joined(pieces: Vec<(usize, Run)>) -> Runs {
    let mut runs = Runs::new();
    for (_, run) in pieces {
        match runs.last_mut() {
            Some(last) if last.continues(&run) && run.note.is_none() => {
                last.text.push_str(&run.text);
                last.line_break = run.line_break;
            }
            // A note belongs to the text that it follows.
            Some(last) if run.note.is_some() && last.note.is_none() && !last.line_break => {
                last.note = run.note;
                last.line_break = run.line_break;
            }
            _ => runs.push(run),
        }
    }
    runs
}

/// Longest stretch that carets raise, in bytes: an ordinal's letters, an exponent, a reference.
const RAISED: usize = 16;

/// Raises what stands between carets, without a space: `m^2^`, `2^ème^`.
fn raise(runs: Runs) -> Runs {
    let mut out = Runs::new();
    for run in runs {
        if run.verbatim || !run.text.contains('^') {
            out.push(run);
            continue;
        }
        let part = |text: &str, raised| Run {
            text: text.to_owned(),
            raised: raised || run.raised,
            note: None,
            line_break: false,
            ..run.clone()
        };
        let mut parts = Runs::new();
        let mut rest = run.text.as_str();
        while let Some((before, inside, after)) = carets(rest) {
            if !before.is_empty() {
                parts.push(part(before, false));
            }
            parts.push(part(inside, true));
            rest = after;
        }
        if !rest.is_empty() || parts.is_empty() {
            parts.push(part(rest, false));
        }
        if let Some(last) = parts.last_mut() {
            last.note = run.note.clone();
            last.line_break = run.line_break;
        }
        out.extend(parts);
    }
    out
}

/// The text before, between and after the first pair of carets that raises something.
fn carets(text: &str) -> Option<(&str, &str, &str)> {
    text.match_indices('^').find_map(|(open, _)| {
        let (inside, after) = text[open + 1..].split_once('^')?;
        let good =
            !inside.is_empty() && inside.len() <= RAISED && !inside.contains(char::is_whitespace);
        good.then_some((&text[..open], inside, after))
    })
}

#[cfg(test)]
mod tests {
    use super::super::{Lines, blocks};
    use super::*;

    #[test]
    fn the_call_of_a_note_stands_right_behind_its_word() {
        for text in ["Un mot [^1] puis tout.", "Un mot\n[^1] puis tout.", "Un mot[^1] puis tout."] {
            let blocks = blocks(&format!("{text}\n\n[^1]: Une note."), Lines::Flow);
            let [Block::Paragraph { runs, .. }] = blocks.as_slice() else { panic!("{blocks:?}") };
            let texts: Vec<&str> = runs.iter().map(|run| run.text.as_str()).collect();
            assert_eq!(texts, ["Un mot", " puis\u{a0}tout."], "{text}");
            assert!(runs[0].note.is_some(), "{text}");
        }
    }
}
