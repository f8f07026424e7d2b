//! What pages show: letters, where they may be told apart, pictures, and what lies outside the paper.

mod walk;

use std::ops::Range;

use typst::syntax::Span;
use typst::visualize::Image;

use super::contrast::{Faint, Hidden, Unread, Veiled};
use super::ground::Rgb;
use super::letters::{push_letters, without_end};
use super::lines::Touching;
use super::links::Links;
use super::paper::Outside;
use super::pictures::Picture;
use super::quotation::Marks;
use super::tiny::Tiny;
use super::unset::Unset;

/// A letter before which a word may begin.
pub(super) const SOFT: u8 = 1;
/// A letter before which something drawn begins: a line, another style.
pub(super) const WHOLE: u8 = 2;
/// A letter that a text was found to have.
const TAKEN: u8 = 4;
/// The first letter of a note's number, at its call or before its text.
const CALL: u8 = 8;
/// A letter that nobody reads: in the colour of its ground, or below something.
const UNREAD: u8 = 16;

/// What is drawn on pages, in the order in which it is; artifacts apart.
#[derive(Default)]
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
    pub(super) outside: Vec<Outside>,
    /// The texts that run out of their tinted boxes.
    over: Vec<Strayed>,
    /// The first texts that run out of such boxes at their foot.
    below: Vec<Strayed>,
    /// The first texts of each page that stand one over the other.
    crossed: Vec<[Strayed; 2]>,
    /// The first text of a head or foot that stands on one of the page.
    pub(super) over_text: Option<InMargin>,
    /// Texts that are too small to be read, the first of each size.
    pub(super) tiny: Vec<Tiny>,
    /// The texts that have letters without a form.
    pub(super) unset: Vec<Unset>,
    /// Texts in the colour of their ground: their letters, the colour.
    pub(super) hidden: Vec<(Range<usize>, Rgb)>,
    /// Texts that are hard to read, the first of each two colours.
    pub(super) faint: Vec<Faint>,
    /// Texts that are hard to read for what is drawn over them, the first of each such drawing.
    pub(super) veiled: Vec<Veiled>,
    /// The first text whose letters stand one on the other.
    pub(super) stacked: Option<Strayed>,
    /// Texts that nobody reads.
    pub(super) unread: Vec<Unread>,
    /// Lines of one text that touch, the first of each distance and size.
    pub(super) touching: Vec<Touching>,
    /// Where its links lead.
    pub(super) links: Links,
    /// The quotation marks of each page.
    quoted: Vec<Marks>,
    /// Where the letters begin of notes whose call is not drawn.
    pub(super) uncalled: Vec<usize>,
    /// Drawings in decoration, each once with a colour that it stands on.
    pub(super) icons: Vec<(Image, Rgb)>,
}

/// A text of a head or foot that stands where one of the page has its room.
pub(super) struct InMargin {
    /// That of the head or foot, then that of the page.
    pub(super) both: [Strayed; 2],
    pub(super) foot: bool,
    /// Whether the letters of one stand on those of the other.
    pub(super) crossed: bool,
}

/// A text that does not stand where it should.
pub(super) struct Strayed {
    pub(super) page: usize,
    pub(super) text: String,
    /// Where its letters begin.
    pub(super) letters: usize,
    /// Where the layout says it.
    pub(super) span: Span,
    /// Whether it is decoration, a head or a foot.
    pub(super) artifact: bool,
}

impl Drawn {
    /// Where the letters of some pages (from 1) stand.
    pub(super) fn range(&self, pages: &Range<usize>) -> Range<usize> {
        let start = |page: usize| self.pages.get(page - 1).copied().unwrap_or(self.letters.len());
        start(pages.start)..start(pages.end.max(pages.start))
    }

    /// The quotation marks of some pages.
    pub(super) fn quoted(&self, pages: &Range<usize>) -> Marks {
        let mut all = Marks::default();
        let pages = self.quoted.iter().skip(pages.start - 1).take(pages.len());
        pages.for_each(|page| all.add(*page));
        all
    }

    /// The texts of some pages that run out of their tinted boxes.
    pub(super) fn over(&self, pages: &Range<usize>) -> impl Iterator<Item = &Strayed> {
        self.over.iter().filter(|it| pages.contains(&it.page))
    }

    /// The texts of some pages that run out of their tinted boxes at the foot, the first of each.
    pub(super) fn below(&self, pages: &Range<usize>) -> impl Iterator<Item = &Strayed> {
        self.below.iter().filter(|it| pages.contains(&it.page))
    }

    /// The texts that stand one over the other, two of a page, in the order of the pages.
    pub(super) fn crossed(&self) -> &[[Strayed; 2]] {
        &self.crossed
    }

    /// Whether a field was found to have one of a text's letters.
    pub(super) fn is_taken(&self, text: &Strayed) -> bool {
        self.marks.get(text.letters).is_some_and(|mark| mark & TAKEN != 0)
    }

    /// Whether a text is the number of a note.
    pub(super) fn is_call(&self, text: &Strayed) -> bool {
        self.marks.get(text.letters).is_some_and(|mark| mark & CALL != 0)
    }

    /// Where words begin that no text has.
    pub(super) fn free(&self, range: &Range<usize>) -> Vec<usize> {
        range.clone().filter(|at| self.marks[*at] & (SOFT | TAKEN) == SOFT).collect()
    }

    /// The letters of a range that no text was found to have; a space stands for each that one has.
    pub(super) fn unclaimed(&self, range: &Range<usize>) -> String {
        self.without(range, TAKEN)
    }

    /// The letters of a range that can be read; a space stands for each that cannot.
    pub(super) fn readable(&self, range: &Range<usize>) -> String {
        self.without(range, UNREAD)
    }

    fn without(&self, range: &Range<usize>, mark: u8) -> String {
        let letters = self.letters[range.clone()].char_indices();
        let is_marked = |at: usize| self.marks[range.start + at] & mark != 0;
        letters.map(|(at, c)| if is_marked(at) { ' ' } else { c }).collect()
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

    /// Where the layout says the first text of a range that nobody reads for this colour.
    pub(super) fn span_in(&self, range: &Range<usize>, colour: Rgb) -> Span {
        let in_it = |it: &&Unread| {
            range.contains(&it.text.letters)
                && matches!(it.by, Hidden::In { ink, .. } if ink == colour)
        };
        self.unread.iter().find(in_it).map_or(Span::detached(), |it| it.text.span)
    }

    /// Where the layout says what is drawn over the first text of a range that has a word and that nobody reads for it.
    pub(super) fn over_word(&self, range: &Range<usize>, word: &str) -> Option<Span> {
        let (mut letters, mut own) = (String::new(), String::new());
        push_letters(without_end(word), &mut letters);
        let below = self.unread.iter().filter(|it| range.contains(&it.text.letters));
        below.filter_map(|it| Some((it, it.by.over()?))).find_map(|(it, by)| {
            own.clear();
            push_letters(&it.text.text, &mut own);
            (!by.is_detached() && !letters.is_empty() && own.contains(&letters)).then_some(by)
        })
    }

    /// Keeps letters that nobody reads for their colour; no text is found to have them.
    fn hide(&mut self, letters: Range<usize>, ink: Rgb) {
        if !letters.is_empty() {
            self.cover(letters.clone());
            self.hidden.push((letters, ink));
        }
    }

    /// Keeps letters that nobody reads for what is drawn over them; no text is found to have them.
    fn cover(&mut self, letters: Range<usize>) {
        self.marks[letters].iter_mut().for_each(|mark| *mark |= TAKEN | UNREAD);
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
