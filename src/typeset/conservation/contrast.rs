//! Contrast of text with its ground: WCAG 2.2, success criterion 1.4.3, which RGAA 4.1 (criterion 3.2) asks for.

use std::cell::RefCell;
use std::collections::HashSet;

use typst::syntax::Span;
use typst::text::TextItem;

use super::crossed::{Crossings, excerpt};
use super::drawn::Strayed;
use super::ground::{Rgb, over};
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

/// The contrast of a number in a head or foot that is lost without it. What is less pale may be so on purpose.
const NUMBER: f64 = 2.0;
/// From which size on a number is decoration, in points.
const HUGE: f64 = 30.0;
/// The contrast below which nobody sees that a number is there, decoration or not.
const INVISIBLE: f64 = 1.1;

/// A text that is hard to read on its ground.
pub(super) struct Faint {
    pub(super) text: Strayed,
    /// What in the layout sets it.
    pub(super) by: Span,
    pub(super) ink: Rgb,
    pub(super) ground: Rgb,
    /// The contrast that it should have.
    pub(super) least: f64,
}

/// A text that is hard to read for what is drawn over it and is seen through.
pub(super) struct Veiled {
    pub(super) text: Strayed,
    /// Where the layout says that.
    pub(super) by: Span,
    pub(super) contrast: f64,
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

impl Hidden {
    /// Where the layout says what is drawn over it.
    pub(super) const fn over(self) -> Option<Span> {
        match self {
            Self::Below(by) => Some(by),
            Self::In { .. } => None,
        }
    }
}

/// The contrast that a text of this size on the page, in points, should have.
pub(super) fn least(text: &TextItem, size: f64) -> f64 {
    let bold = text.font.font().info().variant.weight.to_number() >= BOLD;
    LEAST[usize::from(size >= LARGE[usize::from(bold)])]
}

/// The contrast below which a number in decoration is lost, of this size in points; in a head or foot, a page or a sheet is found by it.
pub(super) fn lost_below(text: &str, size: f64, margin: bool) -> Option<f64> {
    let found_by = margin && size < HUGE;
    is_number(text).then_some(if found_by { NUMBER } else { INVISIBLE })
}

/// Whether a text is a number and nothing else.
fn is_number(text: &str) -> bool {
    let (mut digits, mut letters) = (0, 0);
    text.chars().for_each(|c| {
        digits += usize::from(c.is_ascii_digit());
        letters += usize::from(c.is_alphabetic());
    });
    digits > 0 && letters == 0
}

/// Relative luminances, each computed once.
#[derive(Default)]
pub(super) struct Luminances(RefCell<Vec<([u8; 3], f64)>>);

impl Luminances {
    /// The contrast of an ink, which may be seen through, on a ground, from 1 to 21.
    pub(super) fn contrast(&self, ink: Rgb, ground: Rgb) -> f64 {
        let [seen, ground] = [over(ink, ground), ground].map(|[r, g, b, _]| self.of([r, g, b]));
        (seen.max(ground) + 0.05) / (seen.min(ground) + 0.05)
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
                        inks.place(ink, &[found.text.span]),
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
            let place = inks.place(found.ink, &[found.text.span, found.by]);
            let told = Diagnostic::warning(Code::Layout, message)
                .at(&place, text!("text-faint.label", contrast = is))
                .maybe_note(inks.origin(&place));
            let told = self.written_at(told, &found.text);
            // What no field has may be decoration.
            let hint = match found.text.artifact || self.is_written(&found.text) {
                true => text!("text-faint.hint", least),
                false => text!("text-faint.hint-layout", least),
            };
            diagnostics.push(told.hint(hint));
        }
    }

    /// Warns of texts that are hard to read for what is drawn over them.
    pub(super) fn tell_veiled(
        &self,
        veiled: &[Veiled],
        inks: &Inks<'_>,
        diagnostics: &mut Diagnostics,
    ) {
        for Veiled { text, by, contrast, least } in veiled {
            let message = text!("text-veiled", page = text.page, text = excerpt(&text.text));
            let place = inks.place_of(&[*by, text.span]);
            let [contrast, least] = [contrast, least].map(|it| decimal(*it, 1));
            let told = Diagnostic::warning(Code::Layout, message)
                .at(&place, text!("text-veiled.label", contrast))
                .maybe_note(inks.origin(&place));
            diagnostics.push(self.written_at(told, text).hint(text!("text-veiled.hint", least)));
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
