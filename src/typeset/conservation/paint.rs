//! Texts and drawings in the colour of what they stand on.

use std::cell::OnceCell;

use typst::visualize::ImageKind;

use super::drawn::Drawn;
use super::find::List;
use super::ground::Rgb;
use super::letters::push_letters;
use crate::annex::Annex;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::message::text;
use crate::picture;
use crate::source::{Place, Source};
use crate::typeset::{Theme, Typesetter};

/// Below this, of 255, a colour is hardly one.
const FAINT: u8 = 64;

/// The colours of the layout, whose names are read where one is told of.
pub(super) struct Inks<'a> {
    typesetter: &'a Typesetter,
    theme: OnceCell<Theme>,
}

impl<'a> Inks<'a> {
    pub(super) fn of(typesetter: &'a Typesetter) -> Self {
        Self { typesetter, theme: OnceCell::new() }
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
    fn name(&self, [red, green, blue, _]: Rgb) -> String {
        let code = format!("#{red:02X}{green:02X}{blue:02X}");
        let read = || self.typesetter.theme(&mut Diagnostics::default()).unwrap_or_default();
        let names = self.theme.get_or_init(read).names([red, green, blue]);
        match names.is_empty() {
            true => code,
            false => text!("named-colour", code, names = names.join(", ")),
        }
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
        let colour = format!("#{red:02X}{green:02X}{blue:02X}");
        diagnostics.push(
            Diagnostic::error(Code::MissingIcon, text!("blank-icon", name, colour))
                .at(&place, path)
                .hint(text!("blank-icon.hint")),
        );
    }
}
