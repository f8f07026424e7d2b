//! Quotes, and the call-outs that begin as quotes do.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::super::model::{Block, plain};
use super::super::passage::PassageKind;
use super::Reader;
use crate::diag::{Code, did_you_mean};
use crate::fold;
use crate::message::text;

/// The call-outs: `> [!name]`.
const CALLOUTS: &[&str] = &["encadre", "exergue"];

/// Whether a paragraph begins as a call-out does, though it is none: `[!encadre]` outside a quote, `[encadre]`, `!exergue`,
/// `(!encadre)`.
pub(super) fn is_callout(text: &str) -> bool {
    // As other programs open them.
    if text.starts_with(":::") {
        return true;
    }
    if !text.starts_with(['[', '!']) && !["(!", "{!"].iter().any(|open| text.starts_with(open)) {
        return false;
    }
    // French has a narrow no-break space before « ! », which some programs type.
    let rest = text.trim_start_matches(|c: char| "[({!".contains(c) || c.is_whitespace());
    text.starts_with("[!") || named(rest).is_some()
}

/// What follows the name of a call-out that a text begins with.
fn named(text: &str) -> Option<&str> {
    let end = text.find(|c: char| !c.is_alphanumeric()).unwrap_or(text.len());
    let (name, rest) = text.split_at(end);
    CALLOUTS.contains(&fold::fold(name).as_str()).then_some(rest)
}

/// Whether a paragraph of a quote begins with the name of a call-out and a colon.
pub(super) fn is_named_callout(text: &str) -> bool {
    named(text).is_some_and(|rest| rest.trim_start().starts_with(':'))
}

impl Reader<'_, '_, '_> {
    /// A quote, or a call-out: `> [!encadre] Titre`.
    pub(super) fn quote(&mut self, end: TagEnd, range: &Range<usize>) -> Option<Block> {
        let told = self.prose.diagnostics.errors();
        let Some((kind, marker, title)) = self.callout_marker() else {
            let blocks = self.blocks(Some(end));
            return self.filled(blocks, range, told).map(|blocks| Block::Quote { blocks });
        };
        self.next += 1;
        // A statement may begin on the marker's own line, and is one text with what follows.
        let line_end = if kind == "exergue" { usize::MAX } else { title.end };
        let picture = self.picture_below();
        let (head, body) = self.split_runs(TagEnd::Paragraph, picture, marker.end, line_end);
        let whole = self.consumed().max(marker.end);
        self.swallowed_line(&(marker.start..whole));
        // What stands beside or below the marker, from its first word on.
        let words = |from: usize, to: usize| {
            let signs = |c: char| c.is_whitespace() || c == '>';
            to - self.slice(&(from..to)).trim_start_matches(signs).len()..to
        };
        let beside = words(marker.end, whole.min(line_end.max(marker.end)));
        let mut blocks = Vec::new();
        if !body.is_empty() {
            let below = words(title.end, whole);
            self.near_misses(&body, &below);
            let start = if title.end < line_end { marker.end } else { title.end };
            self.paragraph_passage(&body, &(start..whole.max(start)));
            blocks.push(Block::paragraph(body));
        }
        let title = (!plain(&head).trim().is_empty()).then_some(head);
        if let Some(runs) = &title {
            self.near_misses(runs, &beside);
        }
        if let Some(runs) = title.as_ref().filter(|_| kind == "exergue") {
            self.passage(PassageKind::Statement, runs, &beside);
        }
        if let Some((_, at)) = picture.and_then(|line_end| self.events.get(line_end + 1)) {
            self.next += 1;
            blocks.extend(self.picture(Some(TagEnd::Paragraph), at));
        }
        blocks.extend(self.blocks(Some(end)));
        match kind.as_str() {
            "encadre" | "encadré" => {
                self.filled(blocks, range, told).map(|blocks| Block::Callout { title, blocks })
            }
            "exergue" => {
                if let Some(runs) = title {
                    blocks.insert(0, Block::paragraph(runs));
                }
                self.filled(blocks, range, told).map(|blocks| Block::Statement { blocks })
            }
            _ => {
                let suggestion = did_you_mean(&kind, CALLOUTS.iter().copied());
                let message = text!("callout-unknown", name = kind);
                self.report(Code::UnknownCallout, &marker, message, |d| {
                    d.maybe_hint(suggestion.map(|near| text!("callout-unknown.hint-near", near)))
                        .hint(text!("callout-unknown.hint"))
                });
                None
            }
        }
    }

    /// The event that ends the line of a call-out's marker, if a picture is all that stands below it in its paragraph.
    fn picture_below(&self) -> Option<usize> {
        let events =
            self.events.iter().enumerate().skip(self.next).map(|(at, (event, _))| (at, event));
        let breaks = |event: &Event<'_>| matches!(event, Event::SoftBreak | Event::HardBreak);
        let inside = events.take_while(|(_, event)| **event != Event::End(TagEnd::Paragraph));
        let mut below = inside.skip_while(|(_, event)| !breaks(event));
        let (line_end, _) = below.next()?;
        below.next().filter(|(_, event)| matches!(event, Event::Start(Tag::Image { .. })))?;
        let mut behind =
            below.skip_while(|(_, event)| **event != Event::End(TagEnd::Image)).skip(1);
        // How it is to stand may follow it, in braces.
        let placed = |(_, event): (usize, &Event<'_>)| matches!(event, Event::Text(text) if text.trim().starts_with('{'));
        (behind.next().is_none_or(placed) && behind.next().is_none()).then_some(line_end)
    }

    /// The kind of a call-out, the range of its marker, and the rest of the marker's line.
    fn callout_marker(&self) -> Option<(String, Range<usize>, Range<usize>)> {
        let (Event::Start(Tag::Paragraph), range) = self.events.get(self.next)? else {
            return None;
        };
        let text = self.slice(range);
        let rest = text.strip_prefix("[!")?;
        let close = rest
            .find(']')
            .filter(|&i| rest[..i].chars().all(|c| c.is_alphanumeric() || c == '-'))?;
        let marker = range.start..range.start + 2 + close + 1;
        let line = text.find('\n').map_or(range.end, |i| range.start + i);
        // French puts a colon behind what it names: it is no part of the title.
        let name = rest[..close].to_lowercase();
        let behind = self.slice(&(marker.end..line));
        let title = behind
            .trim_start()
            .strip_prefix(':')
            .filter(|title| title.is_empty() || title.starts_with(super::BLANKS));
        let end = title.map_or(marker.end, |title| marker.end + behind.len() - title.len());
        Some((name, marker.start..end, end..line))
    }

    /// The blocks, if there are some; `told` is how many errors there were before they were read.
    fn filled(
        &mut self,
        blocks: Vec<Block>,
        range: &Range<usize>,
        told: usize,
    ) -> Option<Vec<Block>> {
        if blocks.is_empty() && self.prose.diagnostics.errors() > told {
            // What stands there was refused, and said so.
            return None;
        }
        if blocks.is_empty() {
            let hint = match self.is_folded() {
                true => text!("sign-folded-marks.hint"),
                false => text!("quote-empty.hint"),
            };
            self.report(Code::EmptyValue, range, text!("quote-empty"), |d| d.hint(hint));
            return None;
        }
        Some(blocks)
    }
}
