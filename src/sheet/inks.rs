//! The printer's inks: `encres:` of the profile `presse`, which says in what each colour of the layout is printed.

use std::sync::Arc;

use super::fields::{Fields, Owner, first_line};
use super::profiles::number;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::fold;
use crate::message::text;
use crate::source::{Place, Source};
use crate::yaml::slips::level;
use crate::yaml::{Key, Node, Value};

/// The inks of the printer's edition.
#[derive(Clone, Debug)]
pub struct Inks {
    /// What colours are printed in.
    pub all: Vec<Ink>,
    /// The most ink that the paper takes, in percent of one ink.
    pub most: f64,
}

/// What a colour of the layout is printed in.
#[derive(Clone, Debug)]
pub struct Ink {
    /// The colour's name in the layout's theme.
    pub colour: String,
    /// Where it is named.
    pub place: Place,
    /// Where its inks are told.
    pub told: Place,
    /// Cyan, magenta, yellow and black in percent: what is printed or, of an ink of its own, what that looks like.
    pub cmyk: [f64; 4],
    /// The name of an ink of its own.
    pub spot: Option<String>,
    /// How much of that ink, in percent.
    pub tint: f64,
}

impl Ink {
    /// All that is laid on the paper where the colour is whole, in percent of one ink.
    #[must_use]
    pub fn total(&self) -> f64 {
        match self.spot {
            Some(_) => self.tint,
            None => self.cmyk.iter().sum(),
        }
    }
}

/// The keys of an ink.
pub(crate) const KEYS: &[&str] = &["cmjn", "ton_direct", "teinte"];

/// What paper takes of ink where nobody says another bound: 300 % suit coated paper, newsprint takes 240.
pub(super) const USUAL_MOST: f64 = 300.0;
/// The bounds of ink that there are, in percent.
pub(crate) const MOSTS: (f64, f64) = (100.0, 400.0);
/// Shares of an ink, in percent.
pub(crate) const SHARES: (f64, f64) = (0.0, 100.0);
/// Names that stand for no ink of its own in a PDF (ISO 32000-1, 8.6.6.4), or for one of the four, as shops call it.
const RESERVED: &[&str] = &[
    "all", "none", "cyan", "magenta", "yellow", "black", "jaune", "noir", "key", "c", "m", "y",
    "j", "n", "k", "schwarz", "nero", "negro", "gelb", "giallo", "amarillo", "zyan", "ciano",
    "cian",
];

/// Whether a name is one of those, or that of one of the four as catalogues have it: « PANTONE Process Black C ».
fn is_reserved(name: &str) -> bool {
    let words = fold::folded_words(name);
    let mut words: Vec<&str> = words.iter().map(String::as_str).collect();
    if let Some(at) = words.iter().position(|word| *word == "process") {
        let paper = words.len() > at + 2 && words.last().is_some_and(|it| ["c", "u"].contains(it));
        words.truncate(words.len() - usize::from(paper));
        words.drain(..=at);
    }
    RESERVED.contains(&words.join(" ").as_str())
}

impl Default for Inks {
    fn default() -> Self {
        Self { all: Vec::new(), most: USUAL_MOST }
    }
}

/// An ink as it is written: the looks of one of its own may be told elsewhere.
struct Written {
    ink: Ink,
    /// Where the name of an ink of its own stands.
    named: Place,
    cmyk: Option<[f64; 4]>,
}

/// Reads `encres:`.
pub(super) fn read(source: &Arc<Source>, node: &Node, diagnostics: &mut Diagnostics) -> Vec<Ink> {
    if matches!(node.value, Value::Null) {
        return Vec::new();
    }
    let Some(mut fields) = Fields::of(source, node, Owner::Named("encres"), diagnostics) else {
        return Vec::new();
    };
    let rest = fields.rest().into_iter().filter(|entry| !is_astray(source, *entry, diagnostics));
    let rest: Vec<_> = rest.collect();
    let written: Vec<Written> =
        rest.into_iter().filter_map(|(key, node)| one(source, key, node, diagnostics)).collect();
    agree(&written, diagnostics);
    written.iter().filter_map(|one| whole(one, &written, diagnostics)).collect()
}

/// Whether a key stands beside its colour, and not below it, or is a colour for which that is told.
fn is_astray(
    source: &Arc<Source>,
    (key, node): (&Key, &Node),
    diagnostics: &mut Diagnostics,
) -> bool {
    let line = source.position(key.range.start).line;
    let start = |found: &Diagnostic| found.place().map(|place| place.range.start);
    if matches!(node.value, Value::Null) {
        let below = level::told(source, line + 1).and_then(|found| start(&found));
        return below.is_some_and(|start| start > key.range.end);
    }
    let told = level::told(source, line).filter(|found| start(found) == Some(key.range.start));
    let told = told.filter(|_| KEYS.contains(&key.name.as_str()));
    told.map(|found| diagnostics.push(found)).is_some()
}

fn one(
    source: &Arc<Source>,
    key: &Key,
    node: &Node,
    diagnostics: &mut Diagnostics,
) -> Option<Written> {
    let mut fields = Fields::of(source, node, Owner::Named(&key.name), diagnostics)?;
    let place = Place::new(source, key.range.clone());
    let told = fields.place_of("cmjn").or_else(|| fields.place_of("ton_direct"));
    let named = fields.place_of("ton_direct").unwrap_or_else(|| place.clone());
    let tinted = fields.place_of_key("teinte");
    let given = fields.take("cmjn");
    let cmyk = given.map(|node| mixture(source, node, diagnostics));
    let spot = fields.line("ton_direct", diagnostics);
    let tint = fields.take("teinte").and_then(|node| share(source, node, diagnostics));
    let tint = tint.unwrap_or(100.0);
    fields.finish(KEYS, diagnostics);
    let told = told.unwrap_or_else(|| place.clone());
    if let (None, Some(_), Some(tinted)) = (&spot, given, tinted) {
        let wrong = Diagnostic::error(Code::BadInk, text!("ink-tint-alone"));
        diagnostics.push(wrong.at(&tinted, text!("here")).hint(text!("ink-tint-alone.hint")));
    }
    if let Some(wrong) = nameless(&key.name, &place, given.is_some(), spot.as_deref(), &named) {
        diagnostics.push(wrong);
        return None;
    }
    // A mixture that is wrong has been told of, and is nothing to go on with.
    let cmyk = match cmyk {
        Some(None) => return None,
        Some(Some(cmyk)) => Some(cmyk),
        None => None,
    };
    let colour = key.name.trim().to_owned();
    let ink = Ink { colour, place, told, cmyk: cmyk.unwrap_or_default(), spot, tint };
    Some(Written { ink, named, cmyk })
}

/// What is wrong with an ink that has neither a mixture nor a name, or one that is taken.
fn nameless(
    colour: &str,
    place: &Place,
    is_mixed: bool,
    spot: Option<&str>,
    named: &Place,
) -> Option<Diagnostic> {
    match spot {
        Some(name) => {
            let taken = is_reserved(name);
            taken.then(|| {
                Diagnostic::error(Code::BadInk, text!("ink-reserved", name))
                    .at(&first_line(named), text!("here"))
                    .hint(text!("ink-reserved.hint"))
            })
        }
        None if is_mixed => None,
        None => Some(
            Diagnostic::error(Code::MissingKey, text!("ink-empty", name = colour))
                .at(place, text!("ink-empty.label"))
                .hint(text!("ink-empty.hint")),
        ),
    }
}

/// Four shares between brackets.
fn mixture(source: &Arc<Source>, node: &Node, diagnostics: &mut Diagnostics) -> Option<[f64; 4]> {
    let items = match &node.value {
        Value::Sequence(items) if items.len() == 4 => items,
        _ => {
            diagnostics.push(
                Diagnostic::error(Code::UnexpectedValue, text!("ink-four"))
                    .at(&first_line(&Place::new(source, node.range.clone())), text!("here"))
                    .hint(text!("ink-four.hint")),
            );
            return None;
        }
    };
    let shares: Vec<Option<f64>> =
        items.iter().map(|item| number(source, item, "cmjn", SHARES, diagnostics)).collect();
    let shares: Option<[f64; 4]> = shares.into_iter().collect::<Option<Vec<_>>>()?.try_into().ok();
    shares.filter(|shares| {
        let meant = shares.map(meant).join(", ");
        are_percents(shares, node, source, format!("cmjn: [{meant}]"), diagnostics)
    })
}

/// How much of an ink of its own.
fn share(source: &Arc<Source>, node: &Node, diagnostics: &mut Diagnostics) -> Option<f64> {
    let share = number(source, node, "teinte", SHARES, diagnostics)?;
    let meant = format!("teinte: {}", meant(share));
    are_percents(&[share], node, source, meant, diagnostics).then_some(share)
}

/// Whether shares are percents; what lays no more than one of any ink is told: it is a fraction, and would leave the paper
/// white.
fn are_percents(
    shares: &[f64],
    node: &Node,
    source: &Arc<Source>,
    meant: String,
    diagnostics: &mut Diagnostics,
) -> bool {
    let most = shares.iter().copied().fold(0.0, f64::max);
    let is_fraction = most > 0.0 && most <= 1.0;
    if is_fraction {
        diagnostics.push(
            Diagnostic::error(Code::BadInk, text!("ink-fraction"))
                .at(&first_line(&Place::new(source, node.range.clone())), text!("here"))
                .hint(text!("ink-fraction.hint", meant)),
        );
    }
    !is_fraction
}

/// A fraction in percent, as it is written in YAML.
fn meant(share: f64) -> String {
    ((share * 1000.0).round() / 10.0).to_string()
}

/// Whether two names are of one ink.
fn is_one(one: &Ink, other: &Ink) -> bool {
    match (&one.spot, &other.spot) {
        (Some(one), Some(other)) => one.to_lowercase() == other.to_lowercase(),
        _ => false,
    }
}

/// Reports an ink of its own that is told in two ways: the printer would make a plate for each, or not know how it looks.
fn agree(written: &[Written], diagnostics: &mut Diagnostics) {
    for (index, second) in written.iter().enumerate() {
        let first = written[..index].iter().find(|first| is_one(&first.ink, &second.ink));
        let Some(first) = first else { continue };
        let name = second.ink.spot.clone().unwrap_or_default();
        let looks = match (first.cmyk, second.cmyk) {
            (Some(first), Some(second)) => first == second,
            _ => true,
        };
        let (message, here, there) = match first.ink.spot == second.ink.spot {
            true if looks => continue,
            true => (text!("ink-two-looks", name), &second.ink.told, &first.ink.told),
            false => (text!("ink-two-names", name), &second.named, &first.named),
        };
        diagnostics.push(
            Diagnostic::error(Code::BadInk, message)
                .at(&first_line(here), text!("here"))
                .at(&first_line(there), text!("ink-first"))
                .hint(text!("ink-agree")),
        );
    }
}

/// An ink with its looks, told with it or with another colour of the same ink.
fn whole(one: &Written, all: &[Written], diagnostics: &mut Diagnostics) -> Option<Ink> {
    let elsewhere = || all.iter().filter(|other| is_one(&one.ink, &other.ink));
    let Some(cmyk) = one.cmyk.or_else(|| elsewhere().find_map(|other| other.cmyk)) else {
        let name = one.ink.spot.clone().unwrap_or_default();
        diagnostics.push(
            Diagnostic::error(Code::MissingKey, text!("ink-looks", name))
                .at(&first_line(&one.ink.told), text!("here"))
                .hint(text!("ink-looks.hint")),
        );
        return None;
    };
    Some(Ink { cmyk, ..one.ink.clone() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_four_inks_are_known_by_the_names_of_shops_and_catalogues() {
        for name in [
            "Schwarz",
            "NERO",
            "Negro",
            "Gelb",
            "giallo",
            "Process Black",
            "Process Cyan",
            "PANTONE Process Yellow C",
            "noir",
            "Zyan",
        ] {
            assert!(is_reserved(name), "{name}");
        }
        for name in
            ["PANTONE Black C", "PANTONE Process Blue C", "Noir mat", "Gelb 2", "Process", ""]
        {
            assert!(!is_reserved(name), "{name}");
        }
    }
}
