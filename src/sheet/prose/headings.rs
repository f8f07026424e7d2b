//! Sub-headings of a text: of which level they are, and which cannot be.

use std::ops::Range;
use std::sync::Arc;

use pulldown_cmark::{HeadingLevel, TagEnd};

use super::super::model::{Block, HeadingStyle, plain};
use super::super::passage::PassageKind;
use super::{ReadFor, Reader, foreign};
use crate::diag::{Code, Diagnostic, Severity};
use crate::message::text;
use crate::yaml::slips::place;

impl Reader<'_, '_, '_> {
    /// Whether a remark stands below a key that the text has swallowed, which was told.
    fn is_swallowed(&self, range: &Range<usize>) -> bool {
        let at = self.place(range);
        let inside = self.place(&(0..0)).range.start..at.range.start;
        let told = |told: &Diagnostic| {
            let place = told.place().filter(|place| Arc::ptr_eq(&place.source, &at.source));
            place.is_some_and(|place| inside.contains(&place.range.start))
        };
        let remark = place::is_remark(self.slice(range).trim_start());
        let mut surely = self
            .prose
            .diagnostics
            .iter()
            .filter(|told| told.code == Code::SwallowedKey && told.severity == Severity::Error);
        remark && surely.any(told)
    }

    /// A heading, where the text may have one of its level.
    pub(super) fn heading(&mut self, level: HeadingLevel, range: &Range<usize>) -> Option<Block> {
        self.in_heading = true;
        let runs = self.runs(Some(TagEnd::Heading(level)));
        self.in_heading = false;
        let setext = !self.slice(range).trim_start().starts_with('#');
        if setext {
            let line = self.slice(range).trim_end();
            let mark = line.trim_end_matches(['=', '-']).len();
            let at = range.start + mark..range.start + line.len();
            self.report(Code::HeadingLevel, &at, text!("heading-underlined"), |d| {
                d.hint(text!("heading-underlined.hint"))
            });
            return None;
        }
        let Some(base) = self.rules.headings.filter(|_| self.depth == 1) else {
            if self.is_swallowed(range) {
                return None;
            }
            self.report(Code::HeadingLevel, range, text!("heading-here"), |d| {
                d.hint(text!("heading-here.hint")).hint(text!("heading-here.hint-sign"))
            });
            return None;
        };
        if plain(&runs).trim().is_empty() {
            self.report(Code::HeadingLevel, range, text!("heading-empty"), |d| {
                d.hint(text!("heading-empty.hint"))
            });
            return None;
        }
        let (style, level) = match level {
            HeadingLevel::H3 => {
                self.subheading = true;
                (HeadingStyle::Arrow, base)
            }
            HeadingLevel::H4 => (HeadingStyle::Plain, base + u8::from(self.subheading)),
            HeadingLevel::H1 | HeadingLevel::H2 => {
                self.report(Code::HeadingLevel, range, text!("heading-high"), |d| {
                    let d =
                        d.hint(text!("heading-high.hint")).hint(text!("heading-high.hint-section"));
                    // « # à revoir » may be one of YAML's.
                    d.maybe_hint((level == HeadingLevel::H1).then(|| text!("sign-remark.hint")))
                });
                return None;
            }
            _ => {
                self.report(Code::HeadingLevel, range, text!("heading-deep"), |d| {
                    d.hint(text!("heading-deep.hint"))
                });
                return None;
            }
        };
        if let Some(name) = foreign::attribute(&plain(&runs)) {
            let message = text!("sign-attribute", sign = name);
            self.warn(Code::PrintedSign, range, message, |d| d.hint(text!("sign-attribute.hint")));
        }
        if self.prose.read_for == ReadFor::Print {
            self.near_links(&plain(&runs), &self.first_line(range));
        }
        if plain(&runs).ends_with('\\') {
            self.warn(Code::PrintedSign, range, text!("sign-title-backslash"), |d| {
                d.hint(text!("sign-title-backslash.hint"))
            });
        }
        let depth = if style == HeadingStyle::Arrow { 3 } else { 4 };
        self.passage(PassageKind::Heading(depth), &runs, &self.first_line(range));
        Some(Block::Heading { runs, style, level })
    }
}
