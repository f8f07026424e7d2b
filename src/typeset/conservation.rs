//! Conservation: every word of a sheet stands on its pages, and on the paper.
//!
//! Compared are letters and digits alone, stretch by stretch, against what was drawn: spaces, punctuation and line
//! ends are the layout's. A stretch that a page's end cuts in two is looked for in halves, down to its words.

use std::ops::Range;

use typst::diag::EcoString;
use typst::layout::{Abs, Frame, FrameItem, GroupItem, Point, Rect, Size, Transform};
use typst::text::TextItem;

use super::{Extent, Typeset};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::message::text;
use crate::sheet::{Manifest, Run, Sheet};
use crate::source::Place;

/// The least size of a text that is there to be read, in points.
const LEGIBLE: f64 = 1.0;

/// Reports the words of a sheet that its pages do not hold, and text that lies outside them; `extents` are those of the
/// output.
pub fn check(typeset: &Typeset, extents: &[Extent], sheet: &Sheet, diagnostics: &mut Diagnostics) {
    let Some(extent) = extents.iter().find(|extent| extent.id == sheet.id) else {
        let message = text!("sheet-on-no-page", id = sheet.id);
        let lost = Diagnostic::error(Code::LostText, message).at(&sheet.place, "");
        diagnostics.push(lost.hint(text!("sheet-on-no-page.hint")));
        return;
    };
    let drawn = Drawn::on(typeset, extent.start_page..extent.start_page + extent.pages);
    if let Some((page, text)) = &drawn.outside {
        let place = find(text, &sheet.place);
        diagnostics.push(
            Diagnostic::error(Code::LostText, text!("text-outside", page))
                .at(&place, text!("text-outside.label"))
                .hint(text!("text-outside.hint")),
        );
    }
    drawn.hold(stretches(sheet), &sheet.place, diagnostics);
}

/// Reports the words below the cover's picture that no page before the first sheet holds.
pub fn check_cover(
    typeset: &Typeset,
    extents: &[Extent],
    manifest: &Manifest,
    diagnostics: &mut Diagnostics,
) {
    let Some(cover) = &manifest.cover else { return };
    let first = extents.iter().map(|extent| extent.start_page).min();
    let drawn = Drawn::on(typeset, 1..first.unwrap_or(typeset.pages() + 1));
    let mut texts = Vec::new();
    cover.picture.texts().for_each(|runs| push_runs(runs, &mut texts));
    drawn.hold(texts, &manifest.place, diagnostics);
}

/// What the pages of a sheet show.
struct Drawn {
    letters: String,
    /// The beginnings of words that a hyphen cuts: a page may end there.
    cut: Vec<String>,
    /// What the last stretch ends with.
    last: EcoString,
    /// The first page and text that lie outside the paper.
    outside: Option<(usize, String)>,
}

impl Drawn {
    fn on(typeset: &Typeset, pages: Range<usize>) -> Self {
        let mut drawn =
            Self { letters: String::new(), cut: Vec::new(), last: EcoString::new(), outside: None };
        for page in pages {
            if let Some(found) = typeset.document.pages().get(page - 1) {
                let paper = found.frame.size();
                let view = View { at: Transform::identity(), clip: None };
                drawn.walk(&found.frame, &view, paper, page);
            }
        }
        drawn
    }

    /// Reports the words of some texts of a file that are not among what is shown.
    fn hold(&self, texts: Vec<String>, file: &Place, diagnostics: &mut Diagnostics) {
        let mut finder =
            Finder { drawn: &self.letters, cut: &self.cut, next: 0, missing: Vec::new() };
        texts.iter().for_each(|text| finder.find(text));
        if finder.missing.is_empty() {
            return;
        }
        // The first may be a label of the program's, which the author's file does not have.
        let place = finder.missing.iter().find_map(|word| located(word, file));
        let place = place.unwrap_or_else(|| file.clone());
        let count = finder.missing.len();
        let shown: Vec<&str> = finder.missing.iter().take(6).map(String::as_str).collect();
        let more = if count > shown.len() { "…" } else { "" };
        let words = shown.join(" ") + more;
        diagnostics.push(
            Diagnostic::error(Code::LostText, text!("lost-words", count, words))
                .at(&place, text!("lost-words.label"))
                .hint(text!("lost-words.hint")),
        );
    }

    fn walk(&mut self, frame: &Frame, view: &View, paper: Size, page: usize) {
        for (position, item) in frame.items() {
            let at = view.at.pre_concat(Transform::translate(position.x, position.y));
            match item {
                FrameItem::Group(group) => {
                    self.walk(&group.frame, &view.inside(group, at), paper, page);
                }
                FrameItem::Text(text) if !view.shows(text, at) => {}
                FrameItem::Text(text) => {
                    push_letters(&text.text, &mut self.letters);
                    // Typst draws the hyphen that it adds as a stretch of its own.
                    match &*text.text {
                        "\u{ad}" => self.cut.push(last_word(&self.last).to_owned()),
                        _ => self.last = text.text.clone(),
                    }
                    let start = Point::zero().transform(at);
                    let end = Point::with_x(text.width()).transform(at);
                    let inside = |p: Point| {
                        p.x.to_pt() > -1.0
                            && p.y.to_pt() > -1.0
                            && p.x <= paper.x + paper.x * 0.002
                            && p.y <= paper.y
                    };
                    if self.outside.is_none() && !(inside(start) && inside(end)) {
                        self.outside = Some((page, text.text.to_string()));
                    }
                }
                _ => {}
            }
        }
    }
}

/// How the content of a group comes to the page.
struct View {
    at: Transform,
    /// What is seen of it, from one corner to the other; none where nothing cuts it.
    clip: Option<Rect>,
}

impl View {
    /// The view of what stands in a group; `at` is where this stands.
    fn inside(&self, group: &GroupItem, at: Transform) -> Self {
        let at = at.pre_concat(group.transform);
        let own = group.clip.as_ref().map(|curve| {
            let Rect { min, max } = curve.bbox(None);
            let corners = [min, Point::new(max.x, min.y), max, Point::new(min.x, max.y)];
            let corners = corners.map(|corner| corner.transform(at));
            let [x, y] = [corners.map(|it| it.x), corners.map(|it| it.y)];
            let [left, top] = [x, y].map(|it| it.into_iter().min().unwrap_or_default());
            let [right, bottom] = [x, y].map(|it| it.into_iter().max().unwrap_or_default());
            Rect::new(Point::new(left, top), Point::new(right, bottom))
        });
        let clip = match (self.clip, own) {
            (Some(a), Some(b)) => Some(Rect::new(a.min.max(b.min), a.max.min(b.max))),
            (a, b) => a.or(b),
        };
        Self { at, clip }
    }

    /// Whether a text at a place can be read: neither cut off nor shrunk to nothing.
    fn shows(&self, text: &TextItem, at: Transform) -> bool {
        let area = at.sx.get() * at.sy.get() - at.kx.get() * at.ky.get();
        if text.size.to_pt() * area.abs().sqrt() < LEGIBLE {
            return false;
        }
        let Some(Rect { min, max }) = self.clip else { return true };
        let slack = Abs::pt(1.0);
        let seen = |point: Point| {
            let point = point.transform(at);
            point.x >= min.x - slack
                && point.x <= max.x + slack
                && point.y >= min.y - slack
                && point.y <= max.y + slack
        };
        seen(Point::zero()) && seen(Point::with_x(text.width()))
    }
}

/// Looks for stretches one after the other.
struct Finder<'a> {
    drawn: &'a str,
    cut: &'a [String],
    /// Where the next one is expected.
    next: usize,
    missing: Vec<String>,
}

impl Finder<'_> {
    fn find(&mut self, text: &str) {
        let mut letters = String::new();
        push_letters(text, &mut letters);
        if letters.is_empty() {
            return;
        }
        // Notes stand at the page's foot, and a sidebar may be drawn first: so from the start if not from here.
        let from_here = self.drawn[self.next..].find(&letters).map(|at| self.next + at);
        if let Some(at) = from_here.or_else(|| self.drawn.find(&letters)) {
            self.next = at + letters.len();
            return;
        }
        match halves(text) {
            Some((first, second)) => {
                self.find(first);
                self.find(second);
            }
            None => self.word(text.trim()),
        }
    }

    /// A word that a line's end cuts at a break inside it is looked for in its parts, one that a page's end hyphenates
    /// in its beginning before the hyphen and its rest.
    fn word(&mut self, word: &str) {
        let mut letters = String::new();
        push_letters(word, &mut letters);
        let mut rests = self
            .cut
            .iter()
            .filter(|start| !start.is_empty())
            .filter_map(|start| letters.strip_prefix(start.as_str()));
        if rests.any(|rest| self.drawn.contains(rest)) {
            return;
        }
        let mut parts =
            word.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).peekable();
        let cut = parts.clone().count() > 1;
        if !(cut && parts.all(|part| self.drawn.contains(part))) {
            self.missing.push(word.to_owned());
        }
    }
}

/// A text in two halves, between words.
fn halves(text: &str) -> Option<(&str, &str)> {
    let text = text.trim();
    let spaces: Vec<usize> = text.match_indices(char::is_whitespace).map(|(at, _)| at).collect();
    let middle = *spaces.get(spaces.len() / 2)?;
    Some(text.split_at(middle))
}

/// What a stretch ends with: letters and figures.
fn last_word(text: &str) -> &str {
    text.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default()
}

fn push_letters(text: &str, letters: &mut String) {
    letters.extend(text.chars().filter(|c| c.is_alphanumeric()));
}

/// The stretches of a sheet's text: styles apart, what stands between two notes in one paragraph.
fn stretches(sheet: &Sheet) -> Vec<String> {
    let mut out = Vec::new();
    let lines = [Some(&sheet.title), sheet.subtitle.as_ref(), sheet.action.as_ref()];
    out.extend(lines.into_iter().flatten().cloned());
    sheet.each_text(&mut |runs| push_runs(runs, &mut out));
    out
}

fn push_runs(runs: &[Run], out: &mut Vec<String>) {
    let mut stretch = String::new();
    for run in runs {
        stretch.push_str(&run.text);
        if run.line_break {
            stretch.push(' ');
        }
        if let Some(note) = &run.note {
            out.push(std::mem::take(&mut stretch));
            push_runs(note, out);
        }
    }
    out.push(stretch);
}

/// Where a text stands in the author's file: that of its longest word, else the file's start.
fn find(text: &str, file: &Place) -> Place {
    located(text, file).unwrap_or_else(|| file.clone())
}

/// Where the longest word of a text stands in the author's file, if it does.
fn located(text: &str, file: &Place) -> Option<Place> {
    let source = &file.source;
    let word = text
        .split(|c: char| !c.is_alphanumeric())
        .max_by_key(|word| word.len())
        .unwrap_or_default();
    let text = source.text();
    let is_key = |at: usize| text[at + word.len()..].starts_with(':');
    let found =
        text.match_indices(word).map(|(at, _)| at).find(|&at| !word.is_empty() && !is_key(at));
    found.map(|at| Place::new(source, at..at + word.len()))
}
