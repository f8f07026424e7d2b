//! What the styles of a Word form are called: built-in ones by the names that every Word knows, whatever its language, and
//! a few of its own.

use super::{NUMBERS, POINTS, TABLE_POINTS};
use crate::form::model::Style;

/// The identifiers of the styles of characters.
pub(super) const HINT: &str = "PlaceholderText";

/// See [`HINT`].
pub(super) const STRONG: &str = "Strong";

/// See [`HINT`].
pub(super) const NOTE_CALL: &str = "FootnoteReference";

/// The foot of the page.
pub(super) const FOOTER: &str = "Footer";

/// What a style is called.
pub(super) struct Name {
    /// Its identifier.
    pub(super) id: &'static str,
    /// Its name: Word shows that of a built-in style in its own language.
    pub(super) name: &'static str,
    /// Whether Word has it without us.
    pub(super) built_in: bool,
    /// What a new paragraph after it is.
    pub(super) next: Style,
}

pub(super) fn name(style: Style) -> Name {
    let built_in = |id, name, next| Name { id, name, built_in: true, next };
    let own = |id, name, next| Name { id, name, built_in: false, next };
    match style {
        Style::Body => built_in("Normal", "Normal", Style::Body),
        Style::Title => built_in("Title", "Title", Style::Subtitle),
        Style::Subtitle => built_in("Subtitle", "Subtitle", Style::Body),
        Style::Label => own("Rubrique", "Rubrique", Style::Label),
        Style::Lead => own("Chapeau", "Chapeau", Style::Lead),
        Style::Section => built_in("Heading1", "heading 1", Style::Body),
        Style::Heading => built_in("Heading2", "heading 2", Style::Body),
        Style::SmallHeading => built_in("Heading3", "heading 3", Style::Body),
        Style::Bullet => built_in("ListBullet", "List Bullet", Style::Bullet),
        Style::SubBullet => built_in("ListBullet2", "List Bullet 2", Style::SubBullet),
        Style::Number => built_in("ListNumber", "List Number", Style::Number),
        Style::Quote => built_in("Quote", "Quote", Style::Body),
        Style::Statement => built_in("IntenseQuote", "Intense Quote", Style::Body),
        Style::CalloutTitle => own("EncadreTitre", "Encadré titre", Style::Callout),
        Style::Callout => own("Encadre", "Encadré", Style::Callout),
        Style::Caption => built_in("Caption", "caption", Style::Body),
        Style::Note => built_in("FootnoteText", "footnote text", Style::Note),
        Style::TableHead => own("ReperesTitre", "Repères titre", Style::TableText),
        Style::TableLabel => own("ReperesRubrique", "Repères rubrique", Style::TableText),
        Style::TableText => own("ReperesTexte", "Repères texte", Style::TableText),
        Style::TableBullet => own("ReperesListe", "Repères liste", Style::TableBullet),
        Style::Help => own("ModeDEmploi", "Mode d'emploi", Style::Body),
    }
}

/// The identifier of a style.
pub(super) fn id(style: Style) -> &'static str {
    name(style).id
}

/// The outline level of a heading, from 0.
pub(super) const fn outline(style: Style) -> Option<u32> {
    match style {
        Style::Section => Some(0),
        Style::Heading => Some(1),
        Style::SmallHeading => Some(2),
        _ => None,
    }
}

/// The list of a style, and the level in it.
pub(super) const fn list(style: Style) -> Option<(&'static str, &'static str)> {
    match style {
        Style::Bullet => Some((POINTS, "0")),
        Style::SubBullet => Some((POINTS, "1")),
        Style::Number => Some((NUMBERS, "0")),
        Style::TableBullet => Some((TABLE_POINTS, "0")),
        _ => None,
    }
}
