//! The walk through pages that sees what they show.

use std::collections::HashSet;
use std::ops::Range;

use typst::foundations::StyleChain;
use typst::introspection::{Location, Tag};
use typst::layout::{Frame, FrameItem, PlaceElem, Point, Size, Transform};
use typst::model::{Destination, FigureElem, FootnoteElem, FootnoteEntry, HeadingElem, ParElem};
use typst::pdf::{ArtifactElem, ArtifactKind};
use typst::syntax::Span;
use typst::text::TextItem;
use typst::visualize::{Image, ImageKind};

use super::super::contrast::{self, Faint, Hidden, Unread};
use super::super::glyphs;
use super::super::ground::{Grounds, Read, Rgb, Veiled, rgb, span};
use super::super::letters::{compared, each};
use super::super::lines::Lines;
use super::super::overlap::{self, Text};
use super::super::paper::{Group, Paper};
use super::super::pictures::Picture;
use super::super::quotation::Marks;
use super::super::tiny::{self, Tiny};
use super::super::unset::{self, Unset};
use super::super::view::{Tinted, View, clear};
use super::{CALL, Drawn, InMargin, SOFT, Strayed, WHOLE};
use crate::typeset::Typeset;

impl Drawn {
    /// What an output's pages show.
    pub(in super::super) fn on(typeset: &Typeset) -> Self {
        let mut walk = Walk {
            drawn: Self::default(),
            page: 0,
            paper: Paper::default(),
            size: Size::zero(),
            grounds: Grounds::default(),
            tinted: Vec::new(),
            placed: Vec::new(),
            unread: Vec::new(),
            pars: Vec::new(),
            lines: Lines::default(),
            artifact: None,
            margin: false,
            notes: Vec::new(),
            called: HashSet::new(),
            entries: Vec::new(),
            edge: WHOLE | SOFT,
            last: 0,
        };
        for page in typeset.document.pages() {
            walk.page += 1;
            walk.size = page.frame.size();
            walk.paper = Paper::of(walk.size);
            walk.grounds = Grounds::of(page);
            walk.edge |= SOFT;
            walk.drawn.pages.push(walk.drawn.letters.len());
            walk.drawn.quoted.push(Marks::default());
            walk.tinted.clear();
            walk.placed.clear();
            walk.frame(&page.frame, &View::whole(walk.size));
            walk.veil();
            walk.cross();
            walk.miss();
            walk.drawn.outside.extend(walk.paper.outside());
        }
        walk.drawn.marks.push(WHOLE | SOFT);
        let uncalled = walk.entries.iter().filter(|(note, _)| !walk.called.contains(note));
        walk.drawn.uncalled = uncalled.map(|(_, letters)| *letters).collect();
        walk.drawn
    }
}

/// A walk through pages.
struct Walk<'a> {
    drawn: Drawn,
    page: usize,
    size: Size,
    paper: Paper,
    /// What stands behind a page's text.
    grounds: Grounds<'a>,
    /// The page's boxes whose background is seen.
    tinted: Vec<Tinted>,
    /// The placed elements that it is in: they may stand beside their box.
    placed: Vec<(Location, Span)>,
    /// The page's texts that nobody reads.
    unread: Vec<(Text<'a>, Hidden)>,
    /// The paragraphs and headings that it is in.
    pars: Vec<(Location, Span)>,
    /// The lines of the text that it is in.
    lines: Lines,
    /// The artifact that it is in.
    artifact: Option<Location>,
    /// Whether that is a head or a foot of the page.
    margin: bool,
    /// The calls and texts of notes that it is in; whether their numbers are still to come.
    notes: Vec<(Location, bool)>,
    /// The notes of which something is drawn that calls them.
    called: HashSet<Location>,
    /// The notes whose text is drawn, and where its letters begin.
    entries: Vec<(Location, usize)>,
    /// What is known of the letter that comes next.
    edge: u8,
    /// Where the word began that the last stretch of text ends with.
    last: usize,
}

impl<'a> Walk<'a> {
    fn frame(&mut self, frame: &'a Frame, view: &View<'_>) {
        for (position, item) in frame.items() {
            let at = view.at.pre_concat(Transform::translate(position.x, position.y));
            match item {
                FrameItem::Group(group) => {
                    let placed = self.placed.len();
                    let view = view.inside(group, at, |rect, paint| {
                        let tints = self.grounds.tints(paint);
                        tints.then(|| {
                            self.tinted.push(Tinted { rect, placed, holds: false });
                            self.tinted.len() - 1
                        })
                    });
                    self.frame(&group.frame, &view);
                }
                FrameItem::Text(text) => self.text(text, view, at),
                FrameItem::Image(image, size, span) => {
                    self.icon(image, *size, at);
                    let (drawn, unread) = (&mut self.drawn, &mut self.unread);
                    self.grounds.picture(view, (image, *span), *size, at, |text, letters| {
                        letters.iter().for_each(|range| drawn.cover(range.clone()));
                        unread.push((text, Hidden::Below(*span)));
                    });
                    if self.artifact.is_none() && view.shows_box(*size, at, self.size) {
                        let (page, image) = (self.page, image.clone());
                        self.drawn.pictures.push(Picture { page, image, taken: false });
                    }
                }
                FrameItem::Shape(shape, span) => {
                    let (drawn, unread) = (&mut self.drawn, &mut self.unread);
                    self.grounds.shape(view, (shape, *span), at, |text, letters| {
                        letters.iter().for_each(|range| drawn.cover(range.clone()));
                        unread.push((text, Hidden::Below(*span)));
                    });
                }
                FrameItem::Tag(tag) => self.tag(tag),
                FrameItem::Link(Destination::Url(url), _) => self.drawn.links.add(self.page, url),
                FrameItem::Link(..) => {}
            }
        }
    }

    /// Looks for texts of the page that stand one over the other.
    fn cross(&mut self) {
        let page = self.page;
        let grounds = &self.grounds;
        let strayed = |it: &overlap::Text<'_>| Strayed {
            page,
            text: it.text.to_owned(),
            letters: it.letters.start,
            span: it.span,
            artifact: false,
        };
        let crossed = overlap::first(&grounds.texts).map(|both| both.map(strayed));
        self.drawn.crossed.extend(crossed);
        // Of all pages, one measure is the cause.
        if self.drawn.over_text.is_none() {
            let both = overlap::margin(&grounds.margins, &grounds.texts);
            self.drawn.over_text = both.map(|(both, crossed)| {
                let foot = both[0].rect.min.y > self.size.y / 2.0;
                InMargin { both: both.map(strayed), foot, crossed }
            });
        }
    }

    /// Keeps the page's texts that what is drawn over them hides though it is seen through, and the first of each such drawing that
    /// are hard to read for it.
    fn veil(&mut self) {
        let page = self.page;
        for Veiled { text, by, lost, contrast, least } in self.grounds.veiled() {
            if self.unread.iter().any(|(known, _)| known.letters.start == text.letters.start) {
                continue;
            }
            if !lost.is_empty() {
                lost.iter().for_each(|range| self.drawn.cover(text.compared(range)));
                self.unread.push((text.clone(), Hidden::Below(by)));
            } else if !self.drawn.veiled.iter().any(|it| it.by == by) {
                let letters = text.letters.start;
                let (span, text) = (text.span, text.text.to_owned());
                let text = Strayed { page, text, letters, span, artifact: false };
                self.drawn.veiled.push(contrast::Veiled { text, by, contrast, least });
            }
        }
    }

    /// Keeps the page's texts that nobody reads. One below the same text is its edge or its shadow.
    fn miss(&mut self) {
        let (page, texts) = (self.page, &self.grounds.texts);
        let all = std::mem::take(&mut self.unread);
        let hidden = |letters: usize| all.iter().any(|(text, _)| text.letters.start == letters);
        let seen: Vec<_> = texts.iter().filter(|text| !hidden(text.letters.start)).collect();
        for (text, by) in &all {
            if text.text.contains(char::is_alphanumeric) && !seen.iter().any(|it| it.repeats(text))
            {
                let text = Strayed {
                    page,
                    text: text.text.to_owned(),
                    letters: text.letters.start,
                    span: text.span,
                    artifact: false,
                };
                self.drawn.unread.push(Unread { text, by: *by });
            }
        }
    }

    /// Keeps a text of which nobody reads some letters for the colour that they have.
    fn hide(&mut self, letters: Range<usize>, ink: Rgb, ground: Rgb) {
        self.drawn.hide(letters, ink);
        if let Some(text) = self.grounds.texts.last() {
            self.unread.push((text.clone(), Hidden::In { ink, ground }));
        }
    }

    fn tag(&mut self, tag: &Tag) {
        match tag {
            Tag::Start(element, _) => {
                if self.artifact.is_none()
                    && let Some(artifact) = element.to_packed::<ArtifactElem>()
                {
                    self.artifact = Some(tag.location());
                    let kind = artifact.kind.get(StyleChain::default());
                    self.margin = matches!(kind, ArtifactKind::Header | ArtifactKind::Footer);
                } else if let Some(figure) = element.to_packed::<FigureElem>()
                    && let Some(alt) = figure.alt.get_cloned(StyleChain::default())
                {
                    self.drawn.figures.push((self.page, alt.to_string()));
                } else if element.is::<PlaceElem>() {
                    self.placed.push((tag.location(), element.span()));
                } else if element.is::<ParElem>() || element.is::<HeadingElem>() {
                    self.pars.push((tag.location(), element.span()));
                } else if element.is::<FootnoteElem>() {
                    self.notes.push((tag.location(), true));
                } else if let Some(entry) = element.to_packed::<FootnoteEntry>() {
                    self.notes.push((tag.location(), true));
                    let note = entry.note.location();
                    self.entries.extend(note.map(|note| (note, self.drawn.letters.len())));
                }
            }
            Tag::End(location, ..) => {
                if self.artifact == Some(*location) {
                    self.artifact = None;
                }
                self.placed.retain(|(placed, _)| placed != location);
                self.pars.retain(|(par, _)| par != location);
                let letters = self.drawn.letters.len();
                if let Some(at) = self.notes.iter().rposition(|(note, _)| note == location) {
                    self.notes.remove(at);
                    // A note without text holds room alone.
                    self.entries.pop_if(|(_, start)| *start == letters);
                }
            }
        }
    }

    /// Keeps a drawing in decoration that stands on one colour.
    fn icon(&mut self, image: &Image, size: Size, at: Transform) {
        let is_drawing = matches!(image.kind(), ImageKind::Svg(_));
        if self.artifact.is_some()
            && is_drawing
            && let Some(ground) = self.grounds.below(size, at)
            && !self.drawn.icons.iter().any(|(known, on)| known == image && *on == ground)
        {
            self.drawn.icons.push((image.clone(), ground));
        }
    }

    fn text(&mut self, item: &'a TextItem, view: &View<'_>, at: Transform) {
        let artifact = self.artifact.is_some();
        let first = self.drawn.letters.len();
        let (page, letters, span) = (self.page, first, span(item));
        let strayed = || Strayed { page, text: item.text.to_string(), letters, span, artifact };
        let formless = unset::formless(item);
        if !formless.is_empty() {
            self.drawn.unset.push(Unset {
                text: strayed(),
                clusters: formless,
                family: item.font.info().family.clone(),
            });
        }
        if !view.shows(item, at) {
            return;
        }
        if !artifact {
            self.push(&item.text);
            self.drawn.quoted.last_mut().into_iter().for_each(|marks| marks.count(&item.text));
        }
        self.called.extend(self.notes.iter().map(|(note, _)| *note));
        let letters = first..self.drawn.letters.len();
        if let Some(ink) = clear(item) {
            self.drawn.hide(letters, rgb(ink));
            return;
        }
        let size = item.size.to_pt() * at.sx.get().hypot(at.ky.get());
        let least = contrast::least(item, size);
        let (placed, par) = (self.placed.last(), self.pars.last());
        // What data becomes is said where it is put.
        let by = [par, placed].into_iter().flatten().map(|it| it.1).find(|it| !it.is_detached());
        let by = by.unwrap_or(Span::detached());
        if !artifact {
            match self.grounds.text(view, item, at, (letters.clone(), par.map(|it| it.0)), least) {
                Read::Well => {}
                Read::Not { ink, ground } => self.hide(letters, ink, ground),
                Read::Partly { ink, ground, letters: some } => {
                    for range in some {
                        let compared = |end: usize| first + compared(&item.text[..end]);
                        self.drawn.hide(compared(range.start)..compared(range.end), ink);
                    }
                    self.hide(first..first, ink, ground);
                }
                Read::Hardly { ink, ground } => {
                    let faint = &mut self.drawn.faint;
                    if !faint.iter().any(|it| (it.ink, it.ground) == (ink, ground)) {
                        faint.push(Faint { text: strayed(), by, ink, ground, least });
                    }
                }
            }
            if self.drawn.stacked.is_none() && glyphs::is_stacked(item) {
                self.drawn.stacked = Some(strayed());
            }
            let call = self.notes.last_mut().is_some_and(|(_, next)| std::mem::take(next));
            let number = call && item.text.chars().all(|c| c.is_ascii_digit());
            if let Some(mark) = self.drawn.marks.get_mut(first).filter(|_| number) {
                *mark |= CALL;
            }
        }
        let start = Point::zero().transform(at);
        let end = Point::with_x(item.width()).transform(at);
        if artifact {
            if self.margin {
                self.grounds.margin(view, item, at, first);
            }
            let faint = &mut self.drawn.faint;
            if let Some(lost) = contrast::lost_below(&item.text, size, self.margin)
                && let Some((ink, ground)) = self.grounds.vanished(view, item, at, lost)
                && !faint.iter().any(|it| (it.ink, it.ground) == (ink, ground))
            {
                faint.push(Faint { text: strayed(), by, ink, ground, least });
            }
        }
        if (!artifact || self.margin)
            && size < tiny::LEAST
            && item.text.contains(char::is_alphanumeric)
            && !self.drawn.tiny.iter().any(|it| it.is_like(size))
        {
            self.drawn.tiny.push(Tiny { text: strayed(), by, size });
        }
        if !artifact {
            self.line(item, [start, end], at, strayed);
        }
        let (placed, par) = (self.placed.last(), self.pars.last());
        let group = Group {
            artifact: self.artifact,
            placed: placed.map(|it| it.0),
            note: !self.notes.is_empty(),
        };
        let own = par.map_or(span, |it| it.1);
        let by = [placed.map_or(own, |it| it.1), own];
        let on = self.paper.add(group, par.map(|it| it.0), [start, end], || (strayed(), by));
        let drawn = &mut self.drawn;
        if !on {
            // Told at the end of the page.
        } else if !artifact
            && let Some(tinted) = view.tinted.and_then(|number| self.tinted.get_mut(number))
        {
            let upright = at.kx.get() == 0.0 && at.ky.get() == 0.0 && at.sy.get() > 0.0;
            if tinted.has(start) {
                tinted.holds = true;
                if !tinted.has(end) {
                    drawn.over.push(strayed());
                }
            } else if tinted.holds
                && upright
                && self.placed.len() == tinted.placed
                && tinted.is_above(start)
            {
                // One text of it is told.
                tinted.holds = false;
                drawn.below.push(strayed());
            }
        }
    }

    /// Looks whether a text touches a line above it.
    fn line(
        &mut self,
        item: &TextItem,
        ends: [Point; 2],
        at: Transform,
        strayed: impl FnOnce() -> Strayed,
    ) {
        let upright = at.kx.get() == 0.0 && at.ky.get() == 0.0 && at.sy.get() > 0.0;
        let Some((par, _)) = self.pars.last().filter(|_| upright) else { return };
        let size = item.size.to_pt() * at.sy.get();
        let touching = self.lines.add((self.page, *par), ends, size, &item.text, strayed);
        let known = &mut self.drawn.touching;
        known.extend(touching.filter(|new| !known.iter().any(|it| it.is_like(new))));
    }

    fn push(&mut self, text: &str) {
        let drawn = &mut self.drawn;
        // Typst draws the hyphen that it adds as a stretch of its own.
        if text == "\u{ad}" {
            drawn.cut.push(self.last..drawn.letters.len());
            self.edge = SOFT;
            return;
        }
        // Behind a hyphen, the word goes on.
        let hyphenated = drawn.cut.last().is_some_and(|cut| cut.end == drawn.letters.len());
        if !hyphenated {
            self.edge = WHOLE | SOFT;
        }
        self.last = drawn.letters.len();
        for c in text.chars() {
            let before = drawn.letters.len();
            each(c, |c| drawn.letters.push(c));
            // A sign is a word of its own.
            let letter = c.is_alphanumeric();
            if drawn.letters.len() > before {
                drawn.marks.push(if letter { self.edge } else { self.edge | SOFT });
                drawn.marks.resize(drawn.letters.len(), 0);
                self.edge = 0;
            }
            if !letter {
                self.edge |= SOFT;
                self.last = drawn.letters.len();
            }
        }
    }
}
