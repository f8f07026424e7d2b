//! Which ink prints which colour of the layout: inks of the printer's own, mixtures of the four, greys of black alone.

use super::furniture::Spot;

/// A colour of the screen, red, green and blue.
pub type Rgb = [u8; 3];

/// How far a tint may be from a pure one, in steps of 256: both colours were rounded by half a step.
const ROUNDED: f64 = 0.75;
/// The least tint that is known as one: of a fainter one nobody could say of which colour.
const FAINTEST: f64 = 0.05;

/// How a colour of the layout is printed.
#[derive(Clone, Debug, PartialEq)]
pub struct Ink {
    /// The colour as the layout draws it.
    pub rgb: Rgb,
    /// Cyan, magenta, yellow and black, from 0 to 1: what is printed or, of an ink of its own, what that looks like.
    pub cmyk: [f64; 4],
    /// The name of an ink of its own.
    pub spot: Option<String>,
    /// How much of that ink, from 0 to 1.
    pub tint: f64,
}

impl Ink {
    /// All inks that a tint of it lays on the paper: 1 is one ink whole.
    #[must_use]
    pub fn total(&self, tint: f64) -> f64 {
        match self.spot {
            Some(_) => self.tint * tint,
            None => self.cmyk.iter().sum::<f64>() * tint,
        }
    }

    /// Whether it is black that other inks darken.
    #[must_use]
    pub fn is_rich_black(&self) -> bool {
        let [c, m, y, k] = self.cmyk;
        self.spot.is_none() && k >= 0.8 && c + m + y > 0.0
    }

    /// How many of the four inks it takes.
    #[must_use]
    pub fn plates(&self) -> usize {
        match self.spot {
            Some(_) => 1,
            None => self.cmyk.iter().filter(|part| **part > 0.0).count(),
        }
    }
}

/// What a colour of a page becomes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Paint {
    /// An ink of the palette, by its place there, and how much of it.
    Ink(usize, f64),
    /// Black alone: how light, from 0 (black) to 1 (paper).
    Grey(f64),
    /// A colour of the screen that no ink is named for.
    Left(Rgb),
    /// What is no colour of the screen: patterns, and inks that were there before.
    Other,
}

/// The inks of an edition.
#[derive(Clone, Debug, Default)]
pub struct Palette {
    inks: Vec<Ink>,
    spots: Vec<Spot>,
}

impl Palette {
    /// A palette of inks; of two for one colour, the first holds.
    #[must_use]
    pub fn new(inks: Vec<Ink>) -> Self {
        let mut spots: Vec<Spot> = Vec::new();
        for ink in &inks {
            let Some(name) = &ink.spot else { continue };
            if spots.iter().all(|spot| spot.name != *name) {
                let cmyk = ink.cmyk.map(|part| part as f32);
                spots.push(Spot { name: name.clone(), cmyk });
            }
        }
        Self { inks, spots }
    }

    /// The inks.
    #[must_use]
    pub fn inks(&self) -> &[Ink] {
        &self.inks
    }

    /// The printer's own inks, each once, in the order in which they are named.
    #[must_use]
    pub fn spots(&self) -> &[Spot] {
        &self.spots
    }

    /// The place of an ink's own colour among [`Self::spots`].
    pub(super) fn spot(&self, ink: &Ink) -> Option<usize> {
        let name = ink.spot.as_ref()?;
        self.spots.iter().position(|spot| spot.name == *name)
    }

    /// How a colour is printed: as its own ink, as black alone where it is grey, as a tint of an ink.
    pub(super) fn paint(&self, rgb: Rgb) -> Paint {
        if let Some(index) = self.inks.iter().position(|ink| ink.rgb == rgb) {
            return Paint::Ink(index, 1.0);
        }
        let [red, green, blue] = rgb;
        if red == green && green == blue {
            return Paint::Grey(f64::from(red) / 255.0);
        }
        let tints = self.inks.iter().enumerate().filter_map(|(index, ink)| {
            let (tint, away) = tint(ink.rgb, rgb)?;
            Some((away, index, tint))
        });
        match tints.min_by(|one, other| one.0.total_cmp(&other.0)) {
            Some((_, index, tint)) => Paint::Ink(index, tint),
            None => Paint::Left(rgb),
        }
    }
}

/// How much of a colour another one is, laid on white, and how far it is from that.
fn tint(full: Rgb, light: Rgb) -> Option<(f64, f64)> {
    let darkness = |colour: Rgb| colour.map(|part| 255.0 - f64::from(part));
    let (full, light) = (darkness(full), darkness(light));
    let product = |one: [f64; 3], other: [f64; 3]| -> f64 {
        one.iter().zip(other).map(|(one, other)| one * other).sum()
    };
    let whole = product(full, full);
    if whole <= 0.0 {
        return None;
    }
    let tint = product(full, light) / whole;
    let away = full.iter().zip(light).map(|(full, light)| (full * tint - light).abs());
    let away = away.fold(0.0, f64::max);
    ((FAINTEST..=1.0).contains(&tint) && away <= ROUNDED).then_some((tint, away))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ink(rgb: Rgb, cmyk: [f64; 4], spot: Option<&str>) -> Ink {
        Ink { rgb, cmyk, spot: spot.map(Into::into), tint: 1.0 }
    }

    #[test]
    fn a_colour_is_its_ink_a_grey_or_a_tint_and_nothing_else() {
        let petrol = [0x0B, 0x5A, 0x66];
        let palette = Palette::new(vec![
            ink(petrol, [0.95, 0.3, 0.4, 0.3], Some("Pétrole 1")),
            ink([0xB0, 0x48, 0x0E], [0.0, 0.75, 1.0, 0.1], None),
        ]);
        assert_eq!(palette.paint(petrol), Paint::Ink(0, 1.0));
        assert_eq!(palette.paint([0, 0, 0]), Paint::Grey(0.0));
        assert_eq!(palette.paint([255, 255, 255]), Paint::Grey(1.0));
        for percent in [10, 25, 40, 50, 75, 90] {
            let share = f64::from(percent) / 100.0;
            let lighter =
                petrol.map(|part: u8| (255.0 - share * (255.0 - f64::from(part))).round() as u8);
            let Paint::Ink(0, tint) = palette.paint(lighter) else { panic!("{percent} %") };
            assert!((tint - share).abs() < 0.005, "{percent} %: {tint}");
        }
        // A light colour of the usual theme that is near a tint of it, and none.
        let mist = [0xE8, 0xF1, 0xF1];
        assert_eq!(palette.paint(mist), Paint::Left(mist));
        // Darker than the ink whole.
        let night = [0x05, 0x2D, 0x33];
        assert_eq!(palette.paint(night), Paint::Left(night));
        assert_eq!(palette.spots().len(), 1);
    }

    #[test]
    fn white_that_an_ink_is_named_for_is_no_tint_of_anything() {
        let palette = Palette::new(vec![ink([255; 3], [0.0; 4], Some("Vernis"))]);
        assert_eq!(palette.paint([255; 3]), Paint::Ink(0, 1.0));
        assert_eq!(palette.paint([250, 250, 249]), Paint::Left([250, 250, 249]));
    }

    #[test]
    fn ink_is_summed() {
        let rich = ink([0; 3], [0.6, 0.4, 0.4, 1.0], None);
        assert!((rich.total(0.5) - 1.2).abs() < 1e-9 && rich.is_rich_black());
        assert_eq!(rich.plates(), 4);
        let spot = ink([0; 3], [0.6, 0.4, 0.4, 1.0], Some("Nuit"));
        assert!((spot.total(1.0) - 1.0).abs() < 1e-9 && !spot.is_rich_black());
    }
}
