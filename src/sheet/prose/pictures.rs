//! Pictures: what stands alone in a paragraph, and how it is to be shown.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::super::model::Block;
use super::super::passage::{Part, PassageKind};
use super::super::picture::{self, Picture, PictureUse, Placement};
use super::Reader;
use super::shield::unshield;
use crate::diag::{Code, Diagnostic};
use crate::fold;
use crate::message::text;
use crate::source::Place;

impl Reader<'_, '_, '_> {
    /// Refuses a picture that has no paragraph of its own.
    pub(super) fn picture_in_text(&mut self, range: &Range<usize>) {
        let all = self.text.as_str();
        let line = all[..range.start].rfind('\n').map_or(0, |end| end + 1);
        if let Some(at) = self.bent_placement(range) {
            let written = &all[at.clone()];
            let name = written.trim_matches(|c: char| !c.is_alphanumeric());
            let message = text!("picture-braces", written);
            let hint = text!("picture-braces.hint", braced = format!("{{{name}}}"));
            self.report(Code::UnsupportedMarkdown, &at, message, |d| d.hint(hint));
            self.skip(TagEnd::Image);
            return;
        }
        let hint = match all[line..].trim_start().starts_with('>') {
            true => text!("picture-in-text.hint-quote"),
            false => text!("picture-in-text.hint"),
        };
        self.report(Code::UnsupportedMarkdown, range, text!("picture-in-text"), |d| {
            d.hint(hint).hint(text!("picture-in-text.hint-sign"))
        });
        self.skip(TagEnd::Image);
    }

    /// Where the placement of a picture stands that is alone on its line, in other brackets than braces, or in a brace that
    /// nothing closes.
    fn bent_placement(&self, range: &Range<usize>) -> Option<Range<usize>> {
        let all = self.text.as_str();
        let begin = all[..range.start].rfind('\n').map_or(0, |end| end + 1);
        let line = all[range.end..].lines().next()?;
        let written = line.trim();
        let inner = written.strip_prefix(['{', '(', '[', '<'])?;
        let name = inner.trim_end_matches(['}', ')', ']', '>']);
        let known = Placement::NAMES.iter().any(|(known, _)| *known == fold::fold(name.trim()));
        let start = range.end + line.len() - line.trim_start().len();
        let alone = all[begin..range.start].trim().is_empty();
        let braced = written.starts_with('{') && written.ends_with('}');
        (known && alone && !braced).then(|| start..start + written.len())
    }

    /// A picture alone in its paragraph; `None` where text follows it, which is reported when it is read as text.
    pub(super) fn picture(&mut self, end: Option<TagEnd>, range: &Range<usize>) -> Option<Block> {
        let start = self.next;
        let (Event::Start(Tag::Image { dest_url, title, .. }), _) = self.take()? else {
            return None;
        };
        let mut alt = String::new();
        while let Some((event, _)) = self.take() {
            match event {
                Event::End(TagEnd::Image) => break,
                Event::Text(text) => alt.push_str(&unshield(text)),
                Event::SoftBreak => alt.push(' '),
                _ => {}
            }
        }
        let placement = self.placement();
        let alone = match (end, self.peek()) {
            (Some(end), Some(Event::End(tag))) => *tag == end,
            (None, Some(Event::End(_))) => true,
            _ => false,
        };
        if !alone {
            self.next = start;
            return None;
        }
        if end.is_some() {
            self.next += 1;
        }
        let place = self.place(&self.first_line(range));
        if alt.trim().is_empty() {
            let diagnostic = Diagnostic::error(Code::MissingAlt, text!("picture-no-description"))
                .at(&place, text!("here"))
                .hint(text!("picture-no-description.hint"));
            self.prose.diagnostics.push(diagnostic);
        }
        let path = picture::path(dest_url);
        let alt = alt.trim().to_owned();
        let described = place.source.text()[place.range.clone()].find(&alt).map(|at| {
            let start = place.range.start + at;
            Place::new(&place.source, start..start + alt.len())
        });
        self.prose.pictures.push(PictureUse {
            path: path.clone(),
            alt: alt.clone(),
            placement,
            described: described.unwrap_or_else(|| place.clone()),
            place,
        });
        if placement == Placement::Beside {
            self.lone_picture(range);
        }
        self.passage(PassageKind::Picture, &[], range);
        let (caption, credit) = picture::caption_and_credit(&unshield(title));
        Some(Block::Picture(Picture { path, alt, caption, credit, placement, was: None }))
    }

    /// Warns of a picture that text was to stand beside, where none does. In small boxes all are as wide as these.
    fn lone_picture(&mut self, range: &Range<usize>) {
        if matches!(self.prose.part, Part::Sidebar(_) | Part::Credits) {
            return;
        }
        if !self.items.is_empty() {
            self.warn(Code::LonePicture, range, text!("picture-alone-list"), |d| {
                d.hint(text!("picture-alone-list.hint"))
            });
        } else if !self.text_follows() {
            self.warn(Code::LonePicture, range, text!("picture-alone"), |d| {
                d.hint(text!("picture-alone.hint")).hint(text!("picture-alone.hint-full"))
            });
        }
    }

    /// Whether a paragraph or a list follows, below sub-headings or not.
    fn text_follows(&self) -> bool {
        let mut events = self.events[self.next..].iter().map(|(event, _)| event);
        while let Some(event) = events.next() {
            match event {
                Event::Start(tag @ (Tag::Heading { .. } | Tag::FootnoteDefinition(_))) => {
                    let end = Event::End(tag.to_end());
                    events.by_ref().find(|event| **event == end);
                }
                Event::Start(Tag::List(_)) => return true,
                Event::Start(Tag::Paragraph) => {
                    return !matches!(events.next(), Some(Event::Start(Tag::Image { .. })));
                }
                _ => return false,
            }
        }
        false
    }

    /// How a picture is to stand, where that follows it in braces.
    fn placement(&mut self) -> Placement {
        let Some((Event::Text(text), range)) = self.events.get(self.next) else {
            return Placement::default();
        };
        let (text, range) = (unshield(text), range.clone());
        let Some(name) = text.trim().strip_prefix('{').and_then(|it| it.strip_suffix('}')) else {
            return Placement::default();
        };
        self.next += 1;
        let wanted = fold::fold(name);
        let known = Placement::NAMES.iter().find(|(known, _)| *known == wanted);
        if let Some((_, placement)) = known {
            return *placement;
        }
        self.report(Code::UnsupportedMarkdown, &range, text!("picture-placement", name), |d| {
            d.hint(text!("picture-placement.hint"))
        });
        Placement::default()
    }
}
