//! What is said of texts that do not stand where they should, and of letters that have no form.

use std::ops::Range;

use super::super::Typesetter;
use super::Owner;
use super::authored::Authored;
use super::crossed;
use super::drawn::{Drawn, Strayed};
use super::find::List;
use super::paper::Outside;
use super::put::Putting;
use super::unset;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::message::text;
use crate::source::Place;

/// Most texts outside the paper that are looked for in the author's files.
const MOST: usize = 40;

impl Owner<'_> {
    /// Reports texts of the author's that are too long for the paper; returns those that the layout puts outside of it.
    pub(super) fn tell_outside<'d>(
        &self,
        outside: &'d [Outside],
        list: &List,
        pages: &Range<usize>,
        (authored, putting): (&Authored<'_>, &Putting<'_>),
        diagnostics: &mut Diagnostics,
    ) -> Vec<&'d Outside> {
        let (long, mut put): (Vec<_>, Vec<_>) =
            outside.iter().filter(|it| pages.contains(&it.text.page)).partition(|it| it.long);
        let mut told: Vec<Place> = Vec::new();
        let (mut kinds, mut unknown) = (Vec::new(), Vec::new());
        for outside in long.into_iter().take(MOST) {
            let written = || self.written(&outside.text, list, authored);
            let Some(place) =
                Some(()).filter(|()| !putting.is_own(outside)).and_then(|()| written())
            else {
                unknown.push(outside);
                continue;
            };
            kinds.push(outside.text.artifact);
            // The first in each file.
            if told.iter().any(|known| known.source.path() == place.source.path()) {
                continue;
            }
            let page = outside.text.page;
            diagnostics.push(
                Diagnostic::error(Code::LostText, text!("text-outside", page))
                    .at(&place, text!("text-outside.label"))
                    .hint(text!("text-outside.hint")),
            );
            told.push(place);
        }
        // What stands beside an author's text that is too long goes off the paper with it.
        put.extend(unknown.into_iter().filter(|it| !kinds.contains(&it.text.artifact)));
        put
    }

    /// Warns of text that runs out of its box.
    pub(super) fn tell_strayed(
        &self,
        drawn: &Drawn,
        list: &List,
        pages: &Range<usize>,
        authored: &Authored<'_>,
        diagnostics: &mut Diagnostics,
    ) {
        // A hyphen that no line ends with is not seen.
        let is_seen = |it: &&Strayed| !crossed::excerpt(&it.text).is_empty();
        let over =
            drawn.over(pages).filter(is_seen).map(|it| (it, self.written(it, list, authored)));
        if let Some((strayed, place)) = first(over) {
            let words = strayed.text.split_whitespace().rev().map(crossed::excerpt);
            let word = words.into_iter().find(|it| !it.is_empty()).unwrap_or_default();
            diagnostics.push(
                Diagnostic::warning(Code::Layout, text!("text-over", word))
                    .at(&place.unwrap_or_else(|| self.file().clone()), text!("text-outside.label"))
                    .hint(text!("text-over.hint")),
            );
        }
        let below = drawn.below(pages).map(|it| (it, self.written(it, list, authored)));
        if let Some((strayed, place)) = first(below) {
            let (page, text) = (strayed.page, crossed::excerpt(&strayed.text));
            diagnostics.push(
                Diagnostic::warning(Code::Layout, text!("text-below", page, text))
                    .at(&place.unwrap_or_else(|| self.file().clone()), text!("text-outside.label"))
                    .hint(text!("text-below.hint")),
            );
        }
    }

    /// Reports the letters that no font of the layout has with their accents, each once.
    pub(super) fn tell_unset(
        &self,
        drawn: &Drawn,
        list: &List,
        pages: &Range<usize>,
        (authored, typesetter): (&Authored<'_>, &Typesetter),
        diagnostics: &mut Diagnostics,
    ) {
        let mut told: Vec<&str> = Vec::new();
        for unset in drawn.unset.iter().filter(|it| pages.contains(&it.text.page)) {
            for (before, cluster) in unset.clusters().filter(|(_, it)| !it.trim().is_empty()) {
                if told.contains(&cluster) || unset::is_of_layout(cluster, typesetter.fonts()) {
                    continue;
                }
                let held = list.holding(&unset.text).filter(|_| !unset.text.artifact);
                let place = match held {
                    Some((stretch, first)) => {
                        let before = before.chars().filter(|c| c.is_alphanumeric()).count();
                        Some(self.held((stretch, first + before), cluster))
                    }
                    // Of a head or a foot, it is drawn alone; a sign that no field has is one of the layout's.
                    None => authored
                        .cluster(cluster, self.sheet())
                        .or_else(|| typesetter.layout.saying(cluster)),
                };
                // What else is the layout's own is told with its place there.
                let Some(place) = place else { continue };
                told.push(cluster);
                diagnostics.push(unset::diagnostic(
                    cluster,
                    &unset::within(&place, cluster).unwrap_or(place),
                ));
            }
        }
    }

    fn sheet(&self) -> Option<&Place> {
        match self {
            Self::Cover(_) => None,
            Self::Sheet(entry) => Some(&entry.sheet.place),
        }
    }

    /// Where the author wrote a text; none where it is the layout's own.
    fn written(&self, strayed: &Strayed, list: &List, authored: &Authored<'_>) -> Option<Place> {
        let text = strayed.text.as_str();
        let held = list.holding(strayed).filter(|_| !strayed.artifact);
        held.map(|held| self.held(held, text)).or_else(|| match self {
            Self::Cover(_) => authored.of_collection(text),
            Self::Sheet(entry) if strayed.artifact => authored.of_sheet(text, &entry.sheet.place),
            // A layout's own word may be one of the sheet's as well.
            Self::Sheet(_) => authored.of_manifest(text),
        })
    }
}

type Found<'d> = (&'d Strayed, Option<Place>);

/// The first of some texts that is an author's, else the first.
fn first<'d>(mut texts: impl Iterator<Item = Found<'d>>) -> Option<Found<'d>> {
    let first = texts.next()?;
    if first.1.is_some() {
        return Some(first);
    }
    Some(texts.find(|(_, place)| place.is_some()).unwrap_or(first))
}
