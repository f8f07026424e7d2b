//! Fonts that a layout names and nobody has: told once, where their name stands.

use std::borrow::Cow;
use std::collections::BTreeMap;

use typst::World;
use typst::diag::SourceDiagnostic;
use typst::text::FontBook;

use crate::diag::{Code, Diagnostic, did_you_mean};
use crate::message::text;
use crate::source::{Place, Source};
use crate::typeset::world::View;

/// How Typst's warning begins; the name follows, in small letters.
const SAID: &str = "unknown font family: ";
/// The most families that are named as those there are.
const NAMED: usize = 12;

/// The font that an unknown name is, which lacks its quotation marks.
pub(in crate::typeset) fn unquoted(world: &View<'_>, found: &SourceDiagnostic) -> Option<String> {
    let name = found.message.strip_prefix("unknown variable: ")?;
    world.book().contains_family(&name.to_lowercase()).then(|| name.to_owned())
}

/// Takes the warnings about fonts out, and gives a diagnostic for each font that a layout's file names; `files` are those
/// of the layouts, by virtual path. What no file names is left where it was.
pub(in crate::typeset) fn fonts<'f>(
    warnings: &mut Vec<SourceDiagnostic>,
    files: impl Iterator<Item = (String, Cow<'f, [u8]>)>,
    book: &FontBook,
) -> Vec<Diagnostic> {
    let name = |warning: &SourceDiagnostic| warning.message.strip_prefix(SAID).map(str::to_owned);
    if !warnings.iter().any(|warning| name(warning).is_some()) {
        return Vec::new();
    }
    let files: Vec<_> = files.collect();
    let mut found = BTreeMap::new();
    warnings.retain(|warning| {
        let Some(name) = name(warning) else { return true };
        let places = files.iter().filter_map(|(path, bytes)| named(path, bytes, &name));
        // The theme is where fonts are to be named, and to be changed.
        let place = found.get(&name).cloned().or_else(|| {
            places.min_by_key(|place: &Place| !place.source.path().ends_with("theme.typ"))
        });
        let told = place.is_some();
        found.extend(place.map(|place| (name, place)));
        !told
    });
    found.into_values().map(|place| diagnostic(&place, book)).collect()
}

/// Where a file has the name between quotation marks.
fn named(path: &str, bytes: &[u8], name: &str) -> Option<Place> {
    let text = std::str::from_utf8(bytes).ok().filter(|_| path.ends_with(".typ"))?;
    let start = text.match_indices('"').map(|(at, _)| at + 1).find(|&start| {
        let rest = &text[start..];
        rest.find('"').is_some_and(|end| rest[..end].to_lowercase() == name)
    })?;
    let end = start + text[start..].find('"')?;
    let source = Source::new(path.trim_start_matches('/'), text.to_owned());
    Some(Place::new(&source, start - 1..end + 1))
}

fn diagnostic(place: &Place, book: &FontBook) -> Diagnostic {
    let name = place.source.text()[place.range.clone()].trim_matches('"');
    let mut families: Vec<&str> = book.families().map(|(family, _)| family).collect();
    families.dedup();
    let near = did_you_mean(name, families.iter().copied());
    families.truncate(NAMED);
    Diagnostic::error(Code::Layout, text!("missing-font", name))
        .at(place, text!("here"))
        .maybe_hint(near.map(|near| text!("missing-font.hint-near", near)))
        .hint(text!("missing-font.hint", families = families.join(", ")))
}
