//! What editions are for: `profils:` in the manifest, or what is usual.

use std::sync::Arc;

use super::fields::{Fields, Owner, text};
use super::inks::{self, Inks, MOSTS};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::message::{decimal, text};
use crate::source::{Place, Source};
use crate::yaml::{Node, Value};

/// What an edition is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Purpose {
    /// To be read on a screen.
    #[default]
    Screen,
    /// To be printed on an office printer.
    Office,
    /// To be printed by a printer.
    Press,
}

/// How an edition for one purpose is made.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Profile {
    /// Points an inch of its pictures.
    pub resolution: f64,
    /// How many millimetres its drawing reaches beyond the edges of the paper.
    pub bleed: f64,
}

/// A profile for each purpose.
#[derive(Clone, Debug)]
pub struct Profiles {
    screen: Profile,
    office: Profile,
    press: Profile,
    /// What the printer's edition is printed in.
    pub inks: Inks,
}

/// The names of the profiles, in the order of the guide to the sheets.
pub(crate) const NAMES: &[&str] = &["ecran", "bureau", "presse"];
/// The keys of a profile.
const KEYS: &[&str] = &["resolution", "fond_perdu"];
/// The keys of the printer's profile.
pub(crate) const PRESS_KEYS: &[&str] = &["resolution", "fond_perdu", "encrage_max", "encres"];

/// The resolutions that make sense: below, points are seen; above, only files grow.
pub(crate) const RESOLUTIONS: (f64, f64) = (72.0, 600.0);
/// The bleeds that printers ask for, in millimetres.
pub(crate) const BLEEDS: (f64, f64) = (0.0, 10.0);

impl Default for Profiles {
    fn default() -> Self {
        Self {
            screen: Profile { resolution: 150.0, bleed: 0.0 },
            office: Profile { resolution: 220.0, bleed: 0.0 },
            press: Profile { resolution: 300.0, bleed: 3.0 },
            inks: Inks::default(),
        }
    }
}

impl Profiles {
    /// The profile for a purpose.
    #[must_use]
    pub fn of(&self, purpose: Purpose) -> Profile {
        match purpose {
            Purpose::Screen => self.screen,
            Purpose::Office => self.office,
            Purpose::Press => self.press,
        }
    }
}

/// Reads `profils:`; what it does not say stays as is usual.
pub(super) fn read(source: &Arc<Source>, node: &Node, diagnostics: &mut Diagnostics) -> Profiles {
    let mut profiles = Profiles::default();
    if matches!(node.value, Value::Null) {
        return profiles;
    }
    let Some(mut fields) = Fields::of(source, node, Owner::Named("profils"), diagnostics) else {
        return profiles;
    };
    let all = [
        (&mut profiles.screen, None),
        (&mut profiles.office, None),
        (&mut profiles.press, Some(&mut profiles.inks)),
    ];
    for (name, (profile, inks)) in NAMES.iter().zip(all) {
        if let Some(node) = fields.take(name) {
            read_profile(source, node, name, (profile, inks), diagnostics);
        }
    }
    fields.finish(NAMES, diagnostics);
    profiles
}

fn read_profile(
    source: &Arc<Source>,
    node: &Node,
    name: &str,
    (profile, inks): (&mut Profile, Option<&mut Inks>),
    diagnostics: &mut Diagnostics,
) {
    if matches!(node.value, Value::Null) {
        return;
    }
    let Some(mut fields) = Fields::of(source, node, Owner::Named(name), diagnostics) else {
        return;
    };
    let mut number = |key: &str, (least, most): (f64, f64)| {
        let node = fields.take(key)?;
        number(source, node, key, (least, most), diagnostics)
    };
    if let Some(resolution) = number("resolution", RESOLUTIONS) {
        profile.resolution = resolution;
    }
    if let Some(bleed) = number("fond_perdu", BLEEDS) {
        profile.bleed = bleed;
    }
    let most = if inks.is_some() { number("encrage_max", MOSTS) } else { None };
    let Some(inks) = inks else { return fields.finish(KEYS, diagnostics) };
    inks.most = most.unwrap_or(inks.most);
    if let Some(node) = fields.take("encres") {
        inks.all = inks::read(source, node, diagnostics);
    }
    fields.finish(PRESS_KEYS, diagnostics);
}

/// A number between two others, its decimals after a comma or a point.
pub(super) fn number(
    source: &Arc<Source>,
    node: &Node,
    key: &str,
    (least, most): (f64, f64),
    diagnostics: &mut Diagnostics,
) -> Option<f64> {
    if matches!(node.value, Value::Null) {
        return None;
    }
    let written = text(source, node, key, diagnostics)?.as_str().trim();
    let number = written.replace(',', ".").parse().ok();
    let number = number.filter(|number| (least..=most).contains(number));
    if number.is_none() {
        let message = text!("bad-number", key, value = written);
        diagnostics.push(
            Diagnostic::error(Code::UnexpectedValue, message)
                .at(&Place::new(source, node.range.clone()), text!("here"))
                .hint(text!("bad-number.hint", least = decimal(least, 0), most = decimal(most, 0))),
        );
    }
    number
}
