//! What a collection does not want to be told: `silence:` in the manifest.

use std::sync::Arc;

use super::fields::{Fields, Owner, first_line};
use super::manifest::words;
use crate::diag::{Code, Diagnostic, Diagnostics, did_you_mean};
use crate::message::text;
use crate::source::{Place, Source};
use crate::yaml::{Node, Value};

/// A finding that is not told, anywhere or of some sheets.
#[derive(Clone, Debug)]
pub struct Silence {
    /// Which.
    pub code: Code,
    /// The sheets that it is not told of, and where each is named; none: it is told of no sheet.
    pub sheets: Option<Vec<(String, Place)>>,
}

/// Reads `silence:`: a list of codes, or codes with the sheets that they are not told of.
pub(super) fn read(
    source: &Arc<Source>,
    node: &Node,
    diagnostics: &mut Diagnostics,
) -> Vec<Silence> {
    let Value::Mapping(_) = &node.value else {
        let names = words(source, node, "silence", diagnostics);
        let codes = names.iter().filter_map(|(name, place)| code(name, place, diagnostics));
        return codes.map(|code| Silence { code, sheets: None }).collect();
    };
    let Some(mut fields) = Fields::of(source, node, Owner::Named("silence"), diagnostics) else {
        return Vec::new();
    };
    let mut all = Vec::new();
    for (key, value) in fields.rest() {
        let place = Place::new(source, key.range.clone());
        let code = code(&key.name, &place, diagnostics);
        let everywhere = matches!(value.value, Value::Null);
        let sheets = (!everywhere).then(|| names(source, value, &key.name, diagnostics));
        all.extend(code.map(|code| Silence { code, sheets }));
    }
    all
}

/// The names of sheets; reports those that lack their brackets or a comma, and gives each all the same.
fn names(
    source: &Arc<Source>,
    node: &Node,
    what: &str,
    diagnostics: &mut Diagnostics,
) -> Vec<(String, Place)> {
    let apart = |c: char| c.is_whitespace() || matches!(c, ',' | ';' | '[' | ']');
    let mut all = Vec::new();
    let mut joined: Option<Place> = None;
    for (name, place) in words(source, node, what, diagnostics) {
        let parts: Vec<String> =
            name.split(apart).filter(|part| !part.is_empty()).map(str::to_owned).collect();
        if parts.len() > 1 {
            joined.get_or_insert(first_line(&place));
        }
        all.extend(parts.into_iter().map(|part| (part, place.clone())));
    }
    if let Some(place) = joined {
        let list = all.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>().join(", ");
        diagnostics.push(
            Diagnostic::error(Code::UnexpectedValue, text!("silence-brackets"))
                .at(&place, text!("here"))
                .hint(text!("silence-brackets.hint", written = format!("{what}: [{list}]"))),
        );
    }
    all
}

/// The code of a name; reports one that does not exist, and that of an error.
fn code(name: &str, place: &Place, diagnostics: &mut Diagnostics) -> Option<Code> {
    let known = Code::ALL.iter().copied().find(|code| code.as_str() == name);
    if let Some(code) = known.filter(|code| code.can_be_silent()) {
        return Some(code);
    }
    let names = || Code::ALL.iter().filter(|c| c.can_be_silent()).map(|c| c.as_str());
    let (message, label) = match known {
        Some(_) => (text!("never-silent", name), text!("never-silent.label")),
        None => (text!("unknown-code", name), text!("unknown-code.label")),
    };
    let known_names = names().collect::<Vec<_>>().join(", ");
    let near = did_you_mean(name, names()).filter(|_| known.is_none());
    diagnostics.push(
        Diagnostic::error(Code::UnknownCode, message)
            .at(place, label)
            .maybe_hint(near.map(|near| text!("did-you-mean", near)))
            .hint(text!("unknown-code.hint", known = known_names)),
    );
    // What it was to silence is not told: nobody wants to hear of both.
    near.and_then(|near| Code::ALL.iter().copied().find(|code| code.as_str() == near))
}
