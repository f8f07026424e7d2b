//! Tells of texts that are printed one over the other: which, where, and whose each is. An author shortens what a field has; what
//! no field has, a watermark say, is for who makes the layout to move, or to call decoration.

use std::ops::Range;

use typst::syntax::Span;

use super::super::said::Said;
use super::super::{Output, Typesetter, report};
use super::Owner;
use super::authored::Authored;
use super::drawn::{Drawn, InMargin, Strayed};
use super::find::List;
use super::letters::push_letters;
use crate::annex::Annex;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::message::text;
use crate::source::Place;

/// Most letters of a text that are named.
const NAMED: usize = 30;
/// The least letters, in bytes, of a text that is looked for in the manifest.
const TELLING: usize = 4;

/// Where a text comes from.
enum Origin {
    /// What an author wrote.
    Field(Place),
    /// The layout, and how it says it.
    Layout(Option<Said>),
}

/// What is known of an output whose texts may cross.
pub(super) struct Crossings<'a> {
    pub(super) drawn: &'a Drawn,
    /// Who owns which pages, each with the list of the same number.
    pub(super) owned: Vec<(Owner<'a>, Range<usize>)>,
    pub(super) lists: &'a [List],
    pub(super) annex: &'a Annex,
    pub(super) authored: &'a Authored<'a>,
    pub(super) typesetter: &'a Typesetter,
    pub(super) output: &'a Output,
}

impl Crossings<'_> {
    /// Warns of texts that cross, once a sheet, the cover and the summary together; of what one place in the layout does on many
    /// pages, once.
    pub(super) fn tell(&self, diagnostics: &mut Diagnostics) {
        let (mut owners, mut places) = (Vec::new(), Vec::new());
        for both in self.drawn.crossed() {
            let owner = self.owner(both[0].page);
            if owners.contains(&owner) {
                continue;
            }
            let origins = both.each_ref().map(|text| self.origin(text, owner));
            let told = self.told(both, origins);
            let place = told.place().map(|it| (it.source.path().to_owned(), it.range.clone()));
            if !places.contains(&place) {
                diagnostics.push(told);
                places.push(place);
            }
            owners.push(owner);
        }
    }

    /// Warns of a head or foot that stands on text, once.
    pub(super) fn tell_margin(&self, diagnostics: &mut Diagnostics) {
        let Some(InMargin { both, foot, crossed }) = &self.drawn.over_text else { return };
        let [first, second] = both.each_ref().map(|text| excerpt(&text.text));
        let layout = &self.typesetter.layout;
        let token = layout.given(if *foot { "page.foot" } else { "page.head" });
        let place = token.map_or_else(|| self.said_at(&both[0]), |(_, place)| place);
        let (page, foot) = (both[0].page, foot.to_string());
        let theme = layout.theme();
        let message = match crossed {
            true => text!("text-crossed-margin", page, foot, first, second),
            false => text!("text-beside-margin", page, foot, first, second),
        };
        diagnostics.push(
            Diagnostic::warning(Code::Layout, message)
                .at(&place, report::made(self.output))
                .maybe_note(
                    self.typesetter.own_named().filter(|_| !layout.is_own(place.source.path())),
                )
                .hint(text!("text-crossed-margin.hint", theme = theme.trim_start_matches('/'))),
        );
    }

    /// Where the layout says a text; else the file that it begins with.
    pub(super) fn said_at(&self, text: &Strayed) -> Place {
        self.put_at(text.span)
    }

    /// Where the layout puts something; else the file that it begins with.
    pub(super) fn put_at(&self, span: Span) -> Place {
        let said = self.typesetter.said(self.output, span);
        said.map_or_else(|| self.typesetter.entry_place(self.output), |said| said.place)
    }

    /// Adds where an author wrote a text that the layout is told of, if one did.
    pub(super) fn written_at(&self, told: Diagnostic, text: &Strayed) -> Diagnostic {
        match self.origin(text, self.owner(text.page)) {
            Origin::Field(place) => told.at(&place, text!("text-written")),
            Origin::Layout(_) => told,
        }
    }

    /// Whether an author wrote a text.
    pub(super) fn is_written(&self, text: &Strayed) -> bool {
        matches!(self.origin(text, self.owner(text.page)), Origin::Field(_))
    }

    /// Whose a page is; in a comparison, the summary is nobody's.
    fn owner(&self, page: usize) -> Option<usize> {
        self.owned.iter().position(|(_, pages)| pages.contains(&page))
    }

    fn told(&self, both: &[Strayed; 2], origins: [Origin; 2]) -> Diagnostic {
        let [first, second] = both.each_ref().map(|text| excerpt(&text.text));
        let message = text!("text-crossed", page = both[0].page, first, second);
        let told = Diagnostic::warning(Code::Layout, message);
        let from = |text: &str| text!("text-crossed.label", text);
        let one =
            |told: Diagnostic, field: &Place, text: &str, said: Option<Said>, layout: &str| {
                let told = match said.filter(|said| said.own) {
                    Some(said) => told.at(&said.place, from(layout)),
                    None => told,
                };
                let told = told.at(field, from(text));
                told.hint(text!("text-crossed.hint-layout", text = layout))
            };
        match origins {
            [Origin::Field(a), Origin::Field(b)] => {
                told.at(&a, from(&first)).at(&b, from(&second)).hint(text!("text-crossed.hint"))
            }
            [Origin::Field(field), Origin::Layout(own)] => one(told, &field, &first, own, &second),
            [Origin::Layout(own), Origin::Field(field)] => one(told, &field, &second, own, &first),
            [Origin::Layout(a), Origin::Layout(b)] => {
                let texts = [(a, &first), (b, &second)];
                let mut said: Vec<_> =
                    texts.into_iter().filter_map(|(said, text)| Some((said?, text))).collect();
                // The collection's own files can be changed; of the program's, those that have the text itself say most.
                if said.iter().any(|(said, _)| said.own) {
                    said.retain(|(said, _)| said.own);
                } else {
                    said.retain(|(said, _)| said.literal);
                }
                let mut told =
                    said.iter().fold(told, |told, (said, text)| told.at(&said.place, from(text)));
                if told.place().is_none() {
                    let entry = self.typesetter.entry_place(self.output);
                    told = told.at(&entry, report::made(self.output));
                }
                told.hint(text!("text-crossed.hint-layouts"))
            }
        }
    }

    fn origin(&self, text: &Strayed, owner: Option<usize>) -> Origin {
        if let Some(called) = self.called(text, owner) {
            return Origin::Field(called);
        }
        let said = self.typesetter.said(self.output, text.span);
        if said.as_ref().is_none_or(|said| !said.literal)
            && let Some(place) = self.field(text, owner)
        {
            return Origin::Field(place);
        }
        Origin::Layout(said)
    }

    /// Where an author called or wrote the note whose number a text is: next to it is a text of the author's.
    fn called(&self, text: &Strayed, owner: Option<usize>) -> Option<Place> {
        let number = self.drawn.is_call(text).then_some(owner?)?;
        let held = self.lists[number].beside(text)?;
        Some(self.owned[number].0.held(held.0, held.1))
    }

    /// Where an author wrote a text: in the sheet whose page it is, before the sheets in one of them or in the manifest.
    fn field(&self, text: &Strayed, owner: Option<usize>) -> Option<Place> {
        let held = |number: usize| {
            let held = self.lists[number].surely_holding(text, self.drawn)?;
            Some(self.owned[number].0.held(held, &text.text))
        };
        let is_sheet = |number: usize| matches!(self.owned[number].0, Owner::Sheet(_));
        let others = || (0..self.lists.len()).filter(|&it| Some(it) != owner).find_map(held);
        match owner {
            Some(owner) if is_sheet(owner) => held(owner),
            _ => owner.and_then(held).or_else(others).or_else(|| self.in_manifest(&text.text)),
        }
    }

    fn in_manifest(&self, text: &str) -> Option<Place> {
        let file = &self.annex.manifest.place;
        let (mut all, mut letters) = (String::new(), String::new());
        push_letters(file.source.text(), &mut all);
        push_letters(text, &mut letters);
        let is_there = letters.len() >= TELLING && all.contains(&letters);
        is_there.then(|| self.authored.of_manifest(text)).flatten()
    }
}

/// The beginning of a text, short enough to be named, as an author would type it.
pub(super) fn excerpt(text: &str) -> String {
    let mut typed = text.replace(['\u{ad}', '\u{200b}', '\u{2060}'], "");
    typed = typed.replace(char::is_whitespace, " ");
    let text = typed.trim();
    let Some((end, _)) = text.char_indices().nth(NAMED) else { return text.to_owned() };
    let whole = text[..end].rfind(char::is_whitespace).unwrap_or(end);
    format!("{}…", text[..whole].trim_end())
}
