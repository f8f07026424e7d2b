//! Texts and drawings in the colour of what they stand on.

use std::cell::{OnceCell, RefCell};
use std::collections::HashMap;
use std::path::Path;

use typst::syntax::Span;
use typst::visualize::ImageKind;

use super::drawn::Drawn;
use super::find::List;
use super::ground::Rgb;
use super::letters::push_letters;
use super::put::Putting;
use crate::annex::Annex;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::message::text;
use crate::picture;
use crate::source::{Place, Source};
use crate::typeset::slips::colours::{self, Given};
use crate::typeset::{Theme, Typesetter};

/// Below this, of 255, a colour is hardly one.
const FAINT: u8 = 64;

/// The colours of the layout, whose names are read where one is told of.
pub(super) struct Inks<'a> {
    putting: &'a Putting<'a>,
    theme: OnceCell<Theme>,
    /// What code is known to make.
    made: RefCell<HashMap<String, Option<Rgb>>>,
}

impl<'a> Inks<'a> {
    pub(super) fn of(putting: &'a Putting<'a>) -> Self {
        Self { putting, theme: OnceCell::new(), made: RefCell::default() }
    }

    /// Where the layout gives a text its colour: in the collection's own theme or code, best on a line that is its own and near to
    /// where the text is said; or where the layout says the text.
    pub(super) fn place(&self, ink: Rgb, spans: &[Span]) -> Place {
        let span = spans.iter().copied().find(|span| !span.is_detached());
        let given = self.given(ink, span.unwrap_or(Span::detached()));
        given.unwrap_or_else(|| self.putting.place_of(spans))
    }

    /// The same in the collection's own theme or code alone.
    pub(super) fn given(&self, ink: Rgb, span: Span) -> Option<Place> {
        let layout = &self.putting.typesetter.layout;
        let theme = layout.theme();
        let own = layout.is_own(Path::new(theme.trim_start_matches('/')));
        let others = layout.own_code().map(|path| format!("/layouts/{path}"));
        let others = others.filter(|path| *path != theme);
        let files = Some(theme.clone()).filter(|_| own).into_iter().chain(others);
        let is_ink = |code: &str| self.made(code) == Some(ink);
        let all = files.flat_map(|path| colours::given(&path, &layout.text(&path), is_ink));
        let said = self.putting.place_of(&[span]);
        let rank = |given: &Given| {
            let place = &given.place;
            let beside = place.source.path() == said.source.path();
            let far = place.range.start.abs_diff(said.range.start);
            (!given.changed, !beside, if beside { far } else { 0 })
        };
        all.min_by_key(rank).map(|given| given.place)
    }

    /// The colour that code of a layout makes.
    fn made(&self, code: &str) -> Option<Rgb> {
        let known = self.made.borrow().get(code).copied();
        known.unwrap_or_else(|| {
            let made = self.putting.typesetter.made(code);
            self.made.borrow_mut().insert(code.to_owned(), made);
            made
        })
    }

    /// Where the layout says one of these, the first that can be found.
    pub(super) fn place_of(&self, spans: &[Span]) -> Place {
        self.putting.place_of(spans)
    }

    /// Which files of the collection's own may be the cause.
    pub(super) fn origin(&self, place: &Place) -> Option<String> {
        self.putting.origin(place)
    }

    fn theme(&self) -> &Theme {
        let typesetter = self.putting.typesetter;
        let read = || typesetter.theme(&mut Diagnostics::default()).unwrap_or_default();
        self.theme.get_or_init(read)
    }

    /// What to say of a text that is not read for its colour.
    pub(super) fn label(&self, ink: Rgb) -> String {
        let colour = self.name(ink);
        match ink[3] < FAINT {
            true => text!("lost-words.label-clear", colour),
            false => text!("lost-words.label-ink", colour),
        }
    }

    /// A colour as a designer knows it: its code, and its names in the theme.
    pub(super) fn name(&self, ink: Rgb) -> String {
        let [red, green, blue, _] = ink;
        let code = code(ink);
        let names = self.theme().names([red, green, blue]);
        match names.is_empty() {
            true => code,
            false => {
                let theme = self.putting.typesetter.layout.theme();
                let theme = theme.trim_start_matches('/');
                text!("named-colour", code, names = names.join(", "), theme)
            }
        }
    }
}

/// The code of a colour, as designers write it: how far it hides what is below only where that is not all.
fn code([red, green, blue, alpha]: Rgb) -> String {
    match alpha {
        u8::MAX => format!("#{red:02X}{green:02X}{blue:02X}"),
        _ => format!("#{red:02X}{green:02X}{blue:02X}{alpha:02X}"),
    }
}

/// The letters on the pages of a list that nobody reads for their colour, by colour.
pub(super) fn hidden(drawn: &Drawn, list: &List) -> Vec<(Rgb, String)> {
    let mut found: Vec<(Rgb, String)> = Vec::new();
    for (range, ink) in &drawn.hidden {
        if list.missing.is_empty() || range.start < list.range.start || range.end > list.range.end {
            continue;
        }
        let letters = &drawn.letters[range.clone()];
        match found.iter_mut().find(|(known, _)| known == ink) {
            Some((_, text)) => text.push_str(letters),
            None => found.push((*ink, letters.to_owned())),
        }
    }
    found
}

/// The colour that most letters of some words are hidden in, if there is one: signs and short words beside them may be
/// of another.
pub(super) fn ink<'w>(
    hidden: &[(Rgb, String)],
    words: impl Iterator<Item = &'w str>,
) -> Option<Rgb> {
    if hidden.is_empty() {
        return None;
    }
    let words: Vec<String> = words
        .map(|word| {
            let mut letters = String::new();
            push_letters(word.trim_matches(|c: char| !c.is_alphanumeric()), &mut letters);
            letters
        })
        .collect();
    let all: usize = words.iter().map(String::len).sum();
    let held = |text: &str| {
        let held = words.iter().filter(|word| text.contains(word.as_str()));
        held.map(String::len).sum::<usize>()
    };
    let most = hidden.iter().max_by_key(|(_, text)| held(text));
    most.filter(|(_, text)| held(text) * 2 > all).map(|(ink, _)| *ink)
}

/// Reports icons of the collection's own that are all in the colour that they stand on.
pub(super) fn icons(
    drawn: &Drawn,
    typesetter: &Typesetter,
    annex: &Annex,
    diagnostics: &mut Diagnostics,
) {
    let own: Vec<(&str, &[u8])> = typesetter.layout.own_icons().collect();
    for (image, [red, green, blue, _]) in drawn.icons.iter().filter(|_| !own.is_empty()) {
        let ImageKind::Svg(drawing) = image.kind() else { continue };
        let found = own.iter().find(|(_, bytes)| **bytes == **drawing.data());
        let Some((name, bytes)) = found else { continue };
        if picture::is_seen_on(bytes, [*red, *green, *blue]) {
            continue;
        }
        let path = format!("layouts/icons/{name}.svg");
        let at = format!("/{path}");
        let asked = annex.manifest.section_types.iter().filter_map(|kind| kind.icon.as_ref());
        let place = asked.into_iter().find(|icon| icon.name == *name);
        let place = place.map_or_else(
            || Place::new(&Source::new(path.as_str(), typesetter.layout.text(&at)), 0..0),
            |icon| icon.place.clone(),
        );
        let colour = code([*red, *green, *blue, u8::MAX]);
        diagnostics.push(
            Diagnostic::error(Code::MissingIcon, text!("blank-icon", name, colour))
                .at(&place, path)
                .hint(text!("blank-icon.hint")),
        );
    }
}
