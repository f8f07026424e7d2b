//! Letters that stand on the pages without a form: no font of the layout has them with their accents. PDF/A forbids that
//! (ISO 19005-2, 6.2.11.8).

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use typst::text::{FontBook, TextItem};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::super::{Output, Typesetter, report};
use super::crossed;
use super::drawn::{Drawn, Strayed};
use crate::check;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::message::text;
use crate::source::Place;

/// Most letters that are named.
const LETTERS: usize = 12;

/// A text with such letters.
pub(super) struct Unset {
    pub(super) text: Strayed,
    /// Where they stand in it, each with its accents.
    pub(super) clusters: Vec<Range<usize>>,
    /// The family of the font that it is set in.
    pub(super) family: String,
}

/// The letters of a text, each with its accents, that have no form.
pub(super) fn formless(item: &TextItem) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for glyph in item.glyphs.iter().filter(|glyph| glyph.id == 0) {
        let cluster = cluster(&item.text, usize::from(glyph.range.start));
        if !found.contains(&cluster) {
            found.push(cluster);
        }
    }
    found
}

/// The letter at a place or before it, with its accents.
fn cluster(text: &str, at: usize) -> Range<usize> {
    let mut start = at;
    let mut before = text[..at].char_indices();
    while text[start..].starts_with(is_combining_mark)
        && let Some((previous, _)) = before.next_back()
    {
        start = previous;
    }
    let rest = text[start..].char_indices().skip(1);
    let end = rest.take_while(|(_, c)| is_combining_mark(*c)).last();
    let first = text[start..].chars().next().map_or(0, char::len_utf8);
    start..start + end.map_or(first, |(at, c)| at + c.len_utf8())
}

impl Unset {
    /// The clusters, each with what stands before it.
    pub(super) fn clusters(&self) -> impl Iterator<Item = (&str, &str)> {
        let text = self.text.text.as_str();
        self.clusters.iter().map(move |at| (&text[..at.start], &text[at.clone()]))
    }
}

/// Whether a font of the collection has a cluster, so that only the layout keeps the text from it: `fallback: false`.
pub(super) fn is_of_layout(cluster: &str, fonts: &FontBook) -> bool {
    let mut chars = cluster.chars();
    let (Some(c), None) = (chars.next(), chars.next()) else { return false };
    (0..).map_while(|at| fonts.info(at)).any(|info| info.coverage.contains(c.into()))
}

/// Reports the fonts that a layout sets texts in and that have not their letters, each once.
pub(super) fn tell_fonts(
    drawn: &Drawn,
    typesetter: &Typesetter,
    output: &Output,
    diagnostics: &mut Diagnostics,
) {
    let mut families: BTreeMap<&str, (&Unset, BTreeSet<&str>)> = BTreeMap::new();
    for unset in &drawn.unset {
        let of_layout = unset.clusters().map(|(_, cluster)| cluster);
        for cluster in of_layout.filter(|it| is_of_layout(it, typesetter.fonts())) {
            let known = families.entry(unset.family.as_str());
            known.or_insert_with(|| (unset, BTreeSet::new())).1.insert(cluster);
        }
    }
    for (family, (first, clusters)) in families {
        let count = clusters.len();
        let shown: Vec<&str> = clusters.into_iter().take(LETTERS).collect();
        let letters = shown.join(" ") + if count > LETTERS { " …" } else { "" };
        let text = crossed::excerpt(&first.text.text);
        let layout = &typesetter.layout;
        let place = layout.without_fallback().or_else(|| layout.saying(family));
        let place = place.unwrap_or_else(|| typesetter.entry_place(output));
        diagnostics.push(
            Diagnostic::error(Code::MissingGlyph, text!("font-without", family, text))
                .at(&place, report::made(output))
                .note(text!("font-without.note", count, letters))
                .hint(text!("font-without.hint", family)),
        );
    }
}

/// Where a cluster stands in a part of a file, however it is coded there.
pub(super) fn within(part: &Place, cluster: &str) -> Option<Place> {
    let text = part.source.text();
    let starts = text[part.range.clone()].char_indices().map(|(at, _)| part.range.start + at);
    let found = starts.filter(|at| text[*at..].starts_with(|c| !is_combining_mark(c)));
    let mut found = found.map(|at| self::cluster(text, at));
    let same = |at: &Range<usize>| text[at.clone()].nfc().eq(cluster.nfc());
    found.find(same).map(|at| Place::new(&part.source, at))
}

/// What is said of a cluster.
pub(super) fn diagnostic(cluster: &str, place: &Place) -> Diagnostic {
    let mut chars = cluster.chars();
    match (chars.next(), chars.next()) {
        (Some(c), None) => Diagnostic::error(Code::MissingGlyph, check::no_glyph(c))
            .at(place, text!("missing-glyph.label"))
            .hint(check::no_glyph_hint()),
        _ => check::missing_accent(cluster, place),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_has_all_of_its_accents() {
        let text = "sous\u{1ecd}\u{300}o\u{323}\u{300}x";
        let at = text.find('\u{1ecd}').unwrap();
        for within in [at, at + 3] {
            assert_eq!(&text[cluster(text, within)], "\u{1ecd}\u{300}");
        }
        let at = text.find("o\u{323}").unwrap();
        for within in [at, at + 1, at + 3] {
            assert_eq!(&text[cluster(text, within)], "o\u{323}\u{300}");
        }
        assert_eq!(&text[cluster(text, text.len() - 1)], "x");
    }
}
