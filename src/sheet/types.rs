//! The section types that a collection adds to those of the format: `types_de_section:` in the manifest.

use std::sync::Arc;

use super::fields::{Fields, Owner, first_line, text};
use super::kinds::{SECTION_TYPES, section_type};
use super::unknown;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::identifier;
use crate::message::text;
use crate::source::{Place, Source};
use crate::yaml::{Key, Node, Value};

/// A section type that a collection adds.
#[derive(Clone, Debug)]
pub struct OwnSectionType {
    /// The name that authors write.
    pub name: String,
    /// The heading printed where the author gives none.
    pub heading: String,
    /// The icon, if it has one: the name of a file in `layouts/icons/`, without `.svg`.
    pub icon: Option<Named>,
}

/// A name that somebody wrote, to be looked up when all is known.
#[derive(Clone, Debug)]
pub struct Named {
    /// The name.
    pub name: String,
    /// Where.
    pub place: Place,
}

/// The keys, in the order of the guide to the sheets.
pub(crate) const KEYS: &[&str] = &["titre", "icone"];

/// Reads `types_de_section:`; a type is a heading, or a heading and an icon.
pub(super) fn read(
    source: &Arc<Source>,
    node: &Node,
    diagnostics: &mut Diagnostics,
) -> Vec<OwnSectionType> {
    if matches!(node.value, Value::Null) {
        return Vec::new();
    }
    let Some(mut fields) = Fields::of(source, node, Owner::Named("types_de_section"), diagnostics)
    else {
        return Vec::new();
    };
    let mut types = Vec::new();
    for (key, value) in fields.rest() {
        if unknown::is_of_margin(source, key, &[]) {
            unknown::unknown_key(source, key, &[], diagnostics);
            continue;
        }
        let place = Place::new(source, key.range.clone());
        // Read in either case: all that is amiss is told at once.
        let named = check_name(&key.name, &place, diagnostics);
        let read = own_type(source, key, value, diagnostics);
        if named {
            types.extend(read);
        }
    }
    types
}

/// Whether a name can be that of a new type; says why not.
fn check_name(name: &str, place: &Place, diagnostics: &mut Diagnostics) -> bool {
    if section_type(name).is_some() {
        diagnostics.push(
            Diagnostic::error(Code::DuplicateSectionType, text!("section-type-taken", name))
                .at(place, text!("section-type-taken.label"))
                .hint(text!("section-type-taken.hint")),
        );
        return false;
    }
    if !identifier::is_valid(name) {
        diagnostics.push(
            Diagnostic::error(Code::BadIdentifier, text!("bad-section-type", name))
                .at(place, text!("here"))
                .hint(text!("bad-section-type.hint")),
        );
        return false;
    }
    true
}

fn own_type(
    source: &Arc<Source>,
    key: &Key,
    value: &Node,
    diagnostics: &mut Diagnostics,
) -> Option<OwnSectionType> {
    let name = key.name.clone();
    if !matches!(value.value, Value::Mapping(_)) {
        let heading = text(source, value, &key.name, diagnostics)?;
        let heading = heading.as_str().split_whitespace().collect::<Vec<_>>().join(" ");
        return Some(OwnSectionType { name, heading, icon: None });
    }
    let owner = Owner::SectionType(&name);
    let mut fields = Fields::of(source, value, owner, diagnostics)?;
    let heading = fields.required_line("titre", owner, diagnostics);
    let icon = fields.take("icone").and_then(|node| named(source, node, "icone", diagnostics));
    fields.finish(KEYS, diagnostics);
    let icon = icon.map(|icon| Named {
        name: icon.name.strip_suffix(".svg").unwrap_or(&icon.name).to_owned(),
        ..icon
    });
    Some(OwnSectionType { name, heading: heading?, icon })
}

/// A name on one line, and where it stands.
pub(super) fn named(
    source: &Arc<Source>,
    node: &Node,
    what: &str,
    diagnostics: &mut Diagnostics,
) -> Option<Named> {
    let name = text(source, node, what, diagnostics)?.as_str().trim().to_owned();
    Some(Named { name, place: first_line(&Place::new(source, node.range.clone())) })
}

/// The heading and the icon of a type, of the format or of the collection.
pub(super) fn find<'a>(
    own: &'a [OwnSectionType],
    name: &'a str,
) -> Option<(&'a str, Option<&'a str>)> {
    if let Some(usual) = section_type(name) {
        return Some((usual.heading, Some(usual.name)));
    }
    let kind = own.iter().find(|kind| kind.name == name)?;
    Some((&kind.heading, kind.icon.as_ref().map(|icon| icon.name.as_str())))
}

/// The names of all types: those of the format, then those of the collection.
pub(super) fn names(own: &[OwnSectionType]) -> Vec<&str> {
    let own = own.iter().map(|kind| kind.name.as_str());
    SECTION_TYPES.iter().map(|kind| kind.name).chain(own).collect()
}
