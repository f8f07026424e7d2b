//! The colours of the layout's theme, by the names that its designer gave them.

use serde_json::json;
use typst::foundations::{Dict, Label, Selector, Value};
use typst::introspection::{Introspector, MetadataElem};
use typst::utils::PicoStr;
use typst::visualize::{Color, ProcessColor};
use typst_layout::PagedDocument;

use super::world::View;
use super::{Output, Typesetter, report};
use crate::diag::{Code, Diagnostic, Diagnostics, did_you_mean};
use crate::message::text;
use crate::sheet::Ink;

/// Where a theme is read from.
pub(super) const READER: &str = "/theme/main.typ";
/// The theme's path.
const READ: &str = "/theme/file.json";
pub(super) const READING: &[u8] = br#"#import json("/theme/file.json") as theme
#metadata(dictionary(theme)) <theme>
"#;
/// Where a colour is read that code of a layout makes.
pub(super) const MAKER: &str = "/theme/colour.typ";
/// That code.
const MADE: &str = "/theme/code.json";
pub(super) const MAKING: &[u8] = br#"#import json("/theme/file.json") as theme
#metadata(eval(json("/theme/code.json"), scope: dictionary(theme))) <theme>
"#;
/// What the colours of a theme are called, all together; others that it has come after.
const COLOURS: &str = "colour";
/// What the measures of a page are called, all together.
const PAGE: &str = "page";
/// The colour of what is not printed.
const PAPER: [u8; 3] = [255; 3];

/// A colour and its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// The name.
    pub name: String,
    /// Red, green and blue, as PDFs have them.
    pub rgb: [u8; 3],
}

/// What the pages of a theme leave for text, in millimetres: the lesser where margins and tokens say two things.
pub(super) struct Room {
    pub(super) across: f64,
    pub(super) down: f64,
    /// The width of its lines, where that runs off the paper.
    pub(super) spills: Option<f64>,
}

/// The colours of a theme.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Theme(Vec<Named>);

impl Typesetter {
    /// The colours of the theme of the collection's layout; none where the theme cannot be read, which is told.
    pub fn theme(&self, diagnostics: &mut Diagnostics) -> Option<Theme> {
        let path = json!(self.layout.theme()).to_string().into_bytes();
        let given = vec![(READ.to_owned(), typst::foundations::Bytes::new(path))];
        let view = View::new(&self.base, READER, given)?;
        match typst::compile::<PagedDocument>(&view).output {
            Ok(document) => Some(Theme::of(&document)),
            Err(errors) => {
                report::errors(&view, &Output::Annex, &errors, diagnostics);
                None
            }
        }
    }

    /// What the theme's pages leave for text; none where that cannot be told.
    pub(super) fn room(&self) -> Option<Room> {
        let path = json!(self.layout.theme()).to_string().into_bytes();
        let given = vec![(READ.to_owned(), typst::foundations::Bytes::new(path))];
        let view = View::new(&self.base, READER, given)?;
        let document = typst::compile::<PagedDocument>(&view).output.ok()?;
        let Value::Dict(all) = shown(&document)? else { return None };
        let Value::Dict(page) = all.get(PAGE).ok()? else { return None };
        let length = |name: &str| match page.get(name) {
            Ok(Value::Length(length)) if length.em.get() == 0.0 => Some(length.abs.to_mm()),
            _ => None,
        };
        let [width, height, side] = ["width", "height", "side"].map(length);
        let [top, bottom] = ["top", "bottom"].map(length);
        let across = width? - 2.0 * side?;
        let down = height? - top? - bottom?;
        let measure = length("measure").unwrap_or(across);
        Some(Room {
            across: across.min(measure),
            down: down.min(length("text-height").unwrap_or(down)),
            spills: (measure > across + side?).then_some(measure),
        })
    }

    /// The colour that code of a layout makes, which may name tokens of the theme: red, green, blue, and how far it hides what is below.
    pub(super) fn made(&self, code: &str) -> Option<[u8; 4]> {
        let given = [(READ, json!(self.layout.theme())), (MADE, json!(code))];
        let given = given.map(|(path, value)| {
            (path.to_owned(), typst::foundations::Bytes::new(value.to_string().into_bytes()))
        });
        let view = View::new(&self.base, MAKER, given.into())?;
        let document = typst::compile::<PagedDocument>(&view).output.ok()?;
        let Some(Value::Color(colour)) = shown(&document) else { return None };
        Some(ProcessColor::Rgb(colour.to_rgb()).to_vec4_u8())
    }
}

/// What a document shows of a theme.
fn shown(document: &PagedDocument) -> Option<Value> {
    let label = Label::new(PicoStr::intern("theme"))?;
    let found = document.introspector().query(&Selector::Label(label));
    found.first()?.to_packed::<MetadataElem>().map(|shown| shown.value.clone())
}

impl Theme {
    fn of(document: &PagedDocument) -> Self {
        let Some(Value::Dict(all)) = shown(document) else { return Self::default() };
        let mut named: Vec<Named> = Vec::new();
        let first = all.get(COLOURS).ok().into_iter();
        for group in first.chain(all.iter().map(|(_, value)| value)) {
            let Value::Dict(group) = group else { continue };
            for one in colours(group) {
                if named.iter().all(|known| known.name != one.name) {
                    named.push(one);
                }
            }
        }
        Self(named)
    }

    /// The colour of a name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<[u8; 3]> {
        self.0.iter().find(|named| named.name == name).map(|named| named.rgb)
    }

    /// All names of a colour.
    #[must_use]
    pub fn names(&self, rgb: [u8; 3]) -> Vec<&str> {
        let same = self.0.iter().filter(|named| named.rgb == rgb);
        same.map(|named| named.name.as_str()).collect()
    }

    /// The name of a colour.
    #[must_use]
    pub fn name(&self, rgb: [u8; 3]) -> Option<&str> {
        self.0.iter().find(|named| named.rgb == rgb).map(|named| named.name.as_str())
    }

    /// Reports inks for colours that the theme does not have, those that are none, and two that are told for one colour.
    pub(super) fn check(&self, inks: &[Ink], diagnostics: &mut Diagnostics) {
        for (index, ink) in inks.iter().enumerate() {
            let Some(rgb) = self.get(&ink.colour) else {
                diagnostics.push(self.unknown(ink));
                continue;
            };
            if ink.total() <= 0.0 && rgb != PAPER {
                diagnostics.push(
                    Diagnostic::warning(Code::InkCoverage, text!("ink-none", name = ink.colour))
                        .at(&ink.told, text!("here"))
                        .hint(text!("ink-none.hint")),
                );
            }
            let same = |other: &&Ink| {
                let unlike =
                    (&other.spot, other.cmyk, other.tint) != (&ink.spot, ink.cmyk, ink.tint);
                self.get(&other.colour) == Some(rgb) && unlike
            };
            if let Some(first) = inks[..index].iter().find(same) {
                let message = text!("ink-same-colour", name = ink.colour, other = first.colour);
                diagnostics.push(
                    Diagnostic::error(Code::BadInk, message)
                        .at(&ink.place, text!("here"))
                        .at(&first.place, text!("ink-first"))
                        .hint(text!("ink-same-colour.hint")),
                );
            }
        }
    }

    fn unknown(&self, ink: &Ink) -> Diagnostic {
        let names: Vec<&str> = self.0.iter().map(|named| named.name.as_str()).collect();
        let near = did_you_mean(&ink.colour, names.iter().copied());
        Diagnostic::error(Code::UnknownColour, text!("unknown-colour", name = ink.colour))
            .at(&ink.place, text!("unknown-colour.label"))
            .maybe_hint(near.map(|near| text!("did-you-mean", near)))
            .hint(text!("unknown-colour.hint-names", names = names.join(", ")))
            .hint(text!("unknown-colour.hint"))
    }
}

/// The colours of a group that holds nothing else.
fn colours(group: &Dict) -> Vec<Named> {
    let named = |(name, value): (&typst::foundations::Str, &Value)| match value {
        Value::Color(colour) => Some(Named { name: name.as_str().into(), rgb: steps(colour) }),
        _ => None,
    };
    group.iter().map(named).collect::<Option<_>>().unwrap_or_default()
}

/// A colour in the steps of 256 that PDFs are written in.
fn steps(colour: &Color) -> [u8; 3] {
    let colour = colour.to_rgb();
    [colour.red, colour.green, colour.blue].map(|part| (part.clamp(0.0, 1.0) * 255.0).round() as u8)
}
