//! What pages show: letters, where they may be told apart, pictures, and what lies outside the paper.

use std::ops::Range;

use typst::foundations::StyleChain;
use typst::introspection::{Location, Tag};
use typst::layout::{Frame, FrameItem, Point, Size, Transform};
use typst::model::{FigureElem, FootnoteElem, FootnoteEntry};
use typst::pdf::ArtifactElem;
use typst::text::TextItem;
use typst::visualize::{Image, ImageKind};

use super::super::Typeset;
use super::ground::{Grounds, Rgb};
use super::letters::each;
use super::overlap;
use super::pictures::Picture;
use super::unset::{self, Unset};
use super::view::View;

/// A letter before which a word may begin.
pub(super) const SOFT: u8 = 1;
/// A letter before which something drawn begins: a line, another style.
pub(super) const WHOLE: u8 = 2;
/// A letter that a text was found to have.
const TAKEN: u8 = 4;
/// The first letter of a note's number, at its call or before its text.
const CALL: u8 = 8;

/// What is drawn on pages, in the order in which it is; artifacts apart.
pub(super) struct Drawn {
    pub(super) letters: String,
    /// What is known of each of them, and of their end.
    marks: Vec<u8>,
    /// The beginnings of words that a hyphen cuts: a page may end there.
    pub(super) cut: Vec<Range<usize>>,
    /// Where the letters of each page begin.
    pages: Vec<usize>,
    pub(super) pictures: Vec<Picture>,
    /// The descriptions of figures, with their pages.
    pub(super) figures: Vec<(usize, String)>,
    /// The texts that lie outside the paper of their page.
    outside: Vec<Strayed>,
    /// The texts that run out of their tinted boxes.
    over: Vec<Strayed>,
    /// The first texts of each page that stand one over the other.
    crossed: Vec<Strayed>,
    /// The texts that have letters without a form.
    pub(super) unset: Vec<Unset>,
    /// Texts in the colour of their ground: their letters, the colour.
    pub(super) hidden: Vec<(Range<usize>, Rgb)>,
    /// Drawings in decoration, each once with a colour that it stands on.
    pub(super) icons: Vec<(Image, Rgb)>,
}

/// A text that does not stand where it should.
pub(super) struct Strayed {
    pub(super) page: usize,
    pub(super) text: String,
    /// Where its letters begin.
    pub(super) letters: usize,
    /// Whether it is decoration, a head or a foot.
    pub(super) artifact: bool,
}

impl Drawn {
    pub(super) fn on(typeset: &Typeset) -> Self {
        let mut walk = Walk {
            drawn: Self {
                letters: String::new(),
                marks: Vec::new(),
                cut: Vec::new(),
                pages: Vec::new(),
                pictures: Vec::new(),
                figures: Vec::new(),
                outside: Vec::new(),
                over: Vec::new(),
                crossed: Vec::new(),
                unset: Vec::new(),
                hidden: Vec::new(),
                icons: Vec::new(),
            },
            page: 0,
            paper: Size::zero(),
            grounds: Grounds::default(),
            artifact: None,
            notes: Vec::new(),
            edge: WHOLE | SOFT,
            last: 0,
        };
        for page in typeset.document.pages() {
            walk.page += 1;
            walk.paper = page.frame.size();
            walk.grounds = Grounds::of(page);
            walk.edge |= SOFT;
            walk.drawn.pages.push(walk.drawn.letters.len());
            walk.frame(&page.frame, &View { at: Transform::identity(), clip: None, tinted: None });
            walk.cross();
        }
        walk.drawn.marks.push(WHOLE | SOFT);
        walk.drawn
    }

    /// Where the letters of some pages (from 1) stand.
    pub(super) fn range(&self, pages: &Range<usize>) -> Range<usize> {
        let start = |page: usize| self.pages.get(page - 1).copied().unwrap_or(self.letters.len());
        start(pages.start)..start(pages.end.max(pages.start))
    }

    /// The texts of some pages that lie outside the paper.
    pub(super) fn outside(&self, pages: &Range<usize>) -> impl Iterator<Item = &Strayed> {
        self.outside.iter().filter(|it| pages.contains(&it.page))
    }

    /// The texts of some pages that run out of their tinted boxes.
    pub(super) fn over(&self, pages: &Range<usize>) -> impl Iterator<Item = &Strayed> {
        self.over.iter().filter(|it| pages.contains(&it.page))
    }

    /// The texts of some pages that stand one over the other.
    pub(super) fn crossed(&self, pages: &Range<usize>) -> impl Iterator<Item = &Strayed> {
        self.crossed.iter().filter(|it| pages.contains(&it.page))
    }

    /// Where words begin that no text has.
    pub(super) fn free(&self, range: &Range<usize>) -> Vec<usize> {
        range.clone().filter(|at| self.marks[*at] & (SOFT | TAKEN) == SOFT).collect()
    }

    /// Whether letters have an edge before and behind them, and no text has one of them.
    pub(super) fn is_free(&self, at: &Range<usize>, edge: u8) -> bool {
        self.marks[at.start] & self.marks[at.end] & edge != 0
            && self.marks[at.clone()].iter().all(|mark| mark & TAKEN == 0)
    }

    /// Whether something begins before a letter that is no note's number.
    pub(super) fn begins(&self, at: usize, edge: u8) -> bool {
        self.marks[at] & (edge | CALL) == edge
    }

    /// Gives letters to a text; returns where they stand.
    pub(super) fn take(&mut self, at: Range<usize>) -> Range<usize> {
        self.marks[at.clone()].iter_mut().for_each(|mark| *mark |= TAKEN);
        at
    }

    /// Takes letters back from the text that had them.
    pub(super) fn give_back(&mut self, range: &Range<usize>) {
        self.marks[range.clone()].iter_mut().for_each(|mark| *mark &= !TAKEN);
    }

    /// Where letters begin in a range, at edges, taken or not.
    pub(super) fn all(&self, letters: &str, range: &Range<usize>) -> Vec<Range<usize>> {
        let places = self.letters[range.clone()].match_indices(letters);
        let ranges = places.map(|(at, _)| range.start + at..range.start + at + letters.len());
        ranges.filter(|it| self.marks[it.start] & self.marks[it.end] & SOFT != 0).collect()
    }
}

/// A walk through pages.
struct Walk<'a> {
    drawn: Drawn,
    page: usize,
    paper: Size,
    /// What stands behind a page's text.
    grounds: Grounds<'a>,
    /// The artifact that it is in.
    artifact: Option<Location>,
    /// The calls and texts of notes that it is in; whether their numbers are still to come.
    notes: Vec<(Location, bool)>,
    /// What is known of the letter that comes next.
    edge: u8,
    /// Where the word began that the last stretch of text ends with.
    last: usize,
}

impl<'a> Walk<'a> {
    fn frame(&mut self, frame: &'a Frame, view: &View) {
        for (position, item) in frame.items() {
            let at = view.at.pre_concat(Transform::translate(position.x, position.y));
            match item {
                FrameItem::Group(group) => {
                    let view = view.inside(group, at, |paint| self.grounds.tints(paint));
                    self.frame(&group.frame, &view);
                }
                FrameItem::Text(text) => self.text(text, view, at),
                FrameItem::Image(image, size, _) => {
                    self.icon(image, *size, at);
                    self.grounds.picture(view, *size, at);
                    if self.artifact.is_none() && view.shows_box(*size, at, self.paper) {
                        let (page, image) = (self.page, image.clone());
                        self.drawn.pictures.push(Picture { page, image, taken: false });
                    }
                }
                FrameItem::Shape(shape, _) => {
                    let drawn = &mut self.drawn;
                    self.grounds.shape(view, shape, at, |range| {
                        drawn.take(range);
                    });
                }
                FrameItem::Tag(tag) => self.tag(tag),
                _ => {}
            }
        }
    }

    /// Looks for texts of the page that stand one over the other.
    fn cross(&mut self) {
        for crossed in overlap::first(&self.grounds.texts).into_iter().flatten() {
            let (text, letters) = (crossed.text.to_owned(), crossed.letters.start);
            self.drawn.crossed.push(Strayed { page: self.page, text, letters, artifact: false });
        }
    }

    fn tag(&mut self, tag: &Tag) {
        match tag {
            Tag::Start(element, _) => {
                if self.artifact.is_none() && element.is::<ArtifactElem>() {
                    self.artifact = Some(tag.location());
                } else if let Some(figure) = element.to_packed::<FigureElem>()
                    && let Some(alt) = figure.alt.get_cloned(StyleChain::default())
                {
                    self.drawn.figures.push((self.page, alt.to_string()));
                } else if element.is::<FootnoteElem>() || element.is::<FootnoteEntry>() {
                    self.notes.push((tag.location(), true));
                }
            }
            Tag::End(location, ..) => {
                if self.artifact == Some(*location) {
                    self.artifact = None;
                }
                self.notes.retain(|(note, _)| note != location);
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

    fn text(&mut self, item: &'a TextItem, view: &View, at: Transform) {
        let artifact = self.artifact.is_some();
        let first = self.drawn.letters.len();
        let (page, letters) = (self.page, first);
        let strayed = || Strayed { page, text: item.text.to_string(), letters, artifact };
        let formless = unset::formless(item);
        if !formless.is_empty() {
            self.drawn.unset.push(Unset { text: strayed(), clusters: formless });
        }
        if !view.shows(item, at) {
            return;
        }
        if !artifact {
            self.push(&item.text);
            let letters = first..self.drawn.letters.len();
            if let Some(ink) = self.grounds.text(view, item, at, letters.clone()) {
                let letters = self.drawn.take(letters);
                self.drawn.hidden.push((letters, ink));
            }
            let call = self.notes.last_mut().is_some_and(|(_, next)| std::mem::take(next));
            let number = call && item.text.chars().all(|c| c.is_ascii_digit());
            if let Some(mark) = self.drawn.marks.get_mut(first).filter(|_| number) {
                *mark |= CALL;
            }
        }
        let start = Point::zero().transform(at);
        let end = Point::with_x(item.width()).transform(at);
        let paper = self.paper;
        let inside = |p: Point| {
            p.x.to_pt() > -1.0
                && p.y.to_pt() > -1.0
                && p.x <= paper.x + paper.x * 0.002
                && p.y <= paper.y
        };
        let drawn = &mut self.drawn;
        if !(inside(start) && inside(end)) {
            drawn.outside.push(strayed());
        } else if !artifact && view.overruns(start, end) {
            drawn.over.push(strayed());
        }
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
