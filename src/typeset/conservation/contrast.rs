//! Contrast of text with its ground: WCAG 2.2, success criterion 1.4.3, which RGAA 4.1 (criterion 3.2) asks for.

use std::cell::RefCell;
use std::collections::HashSet;

use typst::syntax::Span;
use typst::text::TextItem;

use super::crossed::{Crossings, excerpt};
use super::drawn::Strayed;
use super::ground::Rgb;
use super::letters::{push_letters, without_end};
use super::paint::Inks;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::message::{decimal, text};
use crate::source::Place;

/// The least contrast of text, and of large text.
const LEAST: [f64; 2] = [4.5, 3.0];
/// From which size on text is large, in points, and bold text.
const LARGE: [f64; 2] = [18.0, 14.0];
/// From which weight on text is bold (OpenType, OS/2 usWeightClass).
const BOLD: u16 = 700;
/// Contrasts that differ by no more than this are one: colours are written in steps of 256.
const STEP: f64 = 0.05;

/// A text that is hard to read on its ground.
pub(super) struct Faint {
    pub(super) text: Strayed,
    pub(super) ink: Rgb,
    pub(super) ground: Rgb,
    /// The contrast that it should have.
    pub(super) least: f64,
}

/// A text that nobody reads.
pub(super) struct Unread {
    pub(super) text: Strayed,
    pub(super) by: Hidden,
}

/// Why nobody reads a text.
#[derive(Clone, Copy)]
pub(super) enum Hidden {
    /// It has the colour of its ground, in part at least.
    In { ink: Rgb, ground: Rgb },
    /// Something is drawn over it: where the layout says that.
    Below(Span),
}

/// The contrast that a text of this size on the page, in points, should have.
pub(super) fn least(text: &TextItem, size: f64) -> f64 {
    let bold = text.font.font().info().variant.weight.to_number() >= BOLD;
    LEAST[usize::from(size >= LARGE[usize::from(bold)])]
}

/// Relative luminances, each computed once.
#[derive(Default)]
pub(super) struct Luminances(RefCell<Vec<([u8; 3], f64)>>);

impl Luminances {
    /// The contrast of an ink, which may be seen through, on a ground, from 1 to 21.
    pub(super) fn contrast(&self, ink: Rgb, [r, g, b, _]: Rgb) -> f64 {
        let through = |ink_step: u8, step: u8| {
            let [over, under] = [u32::from(ink[3]), u32::from(u8::MAX - ink[3])];
            let mixed = (u32::from(ink_step) * over + u32::from(step) * under) / u32::from(u8::MAX);
            u8::try_from(mixed).unwrap_or(u8::MAX)
        };
        let seen = [through(ink[0], r), through(ink[1], g), through(ink[2], b)];
        let (one, other) = (self.of(seen), self.of([r, g, b]));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    fn of(&self, colour: [u8; 3]) -> f64 {
        let known = self.0.borrow().iter().find(|(known, _)| *known == colour).map(|it| it.1);
        if let Some(known) = known {
            return known;
        }
        let linear = colour.map(|step| {
            let share = f64::from(step) / f64::from(u8::MAX);
            if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
        });
        let luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
        self.0.borrow_mut().push((colour, luminance));
        luminance
    }
}

/// Whether a contrast is less than it should be.
pub(super) fn is_low(contrast: f64, least: f64) -> bool {
    contrast < least - STEP
}

impl Crossings<'_> {
    /// Reports texts that nobody reads, one for each cause: those apart that a field is missed for, and others of the colours that
    /// fields are lost for.
    pub(super) fn tell_unread(
        &self,
        unread: &[Unread],
        lost_for: &[Rgb],
        inks: &Inks<'_>,
        diagnostics: &mut Diagnostics,
    ) {
        let mut told: Vec<Place> = Vec::new();
        let is_of_lost = |it: &Unread| {
            matches!(it.by, Hidden::In { ink, .. } if lost_for.contains(&ink))
                || self.is_missed(&it.text)
        };
        for found in unread.iter().filter(|it| !is_of_lost(it)) {
            let (page, text) = (found.text.page, excerpt(&found.text.text));
            let theme = self.typesetter.layout.theme();
            let theme = theme.trim_start_matches('/');
            let (place, message, label, hint) = match found.by {
                Hidden::In { ink, ground } => {
                    let [ink_name, ground] = [inks.name(ink), inks.name(ground)];
                    (
                        inks.place(ink, found.text.span),
                        text!("text-unread", page, text, ink = ink_name, ground),
                        text!("text-unread.label"),
                        text!("text-unread.hint", theme),
                    )
                }
                Hidden::Below(span) => (
                    inks.place_of(&[span, found.text.span]),
                    text!("text-covered", page, text),
                    text!("text-covered.label"),
                    text!("text-covered.hint"),
                ),
            };
            let same = |known: &Place| {
                (known.source.path(), &known.range) == (place.source.path(), &place.range)
            };
            if told.iter().any(same) {
                continue;
            }
            let error = Diagnostic::error(Code::LostText, message)
                .at(&place, label)
                .maybe_note(inks.origin(&place));
            diagnostics.push(self.written_at(error, &found.text).hint(hint));
            told.push(place);
        }
    }

    /// Whether a field is told to lack words of a text.
    fn is_missed(&self, text: &Strayed) -> bool {
        let mut letters = String::new();
        push_letters(&text.text, &mut letters);
        let lists = self.lists.iter().filter(|list| list.range.contains(&text.letters));
        lists.flat_map(|list| &list.missing).any(|missing| {
            let mut word = String::new();
            push_letters(without_end(&missing.word), &mut word);
            !word.is_empty() && (letters.contains(&word) || word.contains(&letters))
        })
    }

    /// Warns of each two colours once, at the layout.
    pub(super) fn tell_faint(
        &self,
        faint: &[Faint],
        inks: &Inks<'_>,
        diagnostics: &mut Diagnostics,
    ) {
        let mut told = HashSet::new();
        for found in faint.iter().filter(|it| told.insert((it.ink, it.ground))) {
            let contrast = Luminances::default().contrast(found.ink, found.ground);
            let message = text!(
                "text-faint",
                page = found.text.page,
                text = excerpt(&found.text.text),
                ink = inks.name(found.ink),
                ground = inks.name(found.ground)
            );
            let (is, least) = (decimal(contrast, 1), decimal(found.least, 1));
            let place = inks.place(found.ink, found.text.span);
            let told = Diagnostic::warning(Code::Layout, message)
                .at(&place, text!("text-faint.label", contrast = is))
                .maybe_note(inks.origin(&place));
            diagnostics
                .push(self.written_at(told, &found.text).hint(text!("text-faint.hint", least)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contrasts_are_those_of_the_standard() {
        let all = Luminances::default();
        let contrast = |ink, ground| (all.contrast(ink, ground) * 100.0).round() / 100.0;
        let white = [255; 4];
        assert!((contrast([0, 0, 0, 255], white) - 21.0).abs() < 1e-9);
        assert!((contrast([118, 118, 118, 255], white) - 4.54).abs() < 1e-9);
        assert!((contrast(white, [118, 118, 118, 255]) - 4.54).abs() < 1e-9);
        // Half black on white is grey.
        assert!(
            (contrast([0, 0, 0, 128], white) - contrast([127, 127, 127, 255], white)).abs() < 1e-9
        );
    }
}
