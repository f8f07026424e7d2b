//! What the styles of an OpenDocument form are called: Writer's own by the names that it translates, and a few of its own.

use crate::form::model::Style;

/// The lists: points, numbers, points in the table.
pub(super) const POINTS: &str = "List_20_1";

/// See [`POINTS`].
pub(super) const NUMBERS: &str = "Numbering_20_1";

/// See [`POINTS`].
pub(super) const TABLE_POINTS: &str = "Repères_20_liste";

/// The signs and numbers of lists.
pub(super) const SIGN: &str = "Bullet_20_Symbols";

/// Text that stands out.
pub(super) const STRONG: &str = "Strong_20_Emphasis";

/// The name of a style as files have it: what no XML name can hold is a number between underscores.
pub(super) const fn name(style: Style) -> &'static str {
    match style {
        Style::Body => "Text_20_body",
        Style::Title => "Title",
        Style::Subtitle => "Subtitle",
        Style::Label => "Rubrique",
        Style::Lead => "Chapeau",
        Style::Section => "Heading_20_1",
        Style::Heading => "Heading_20_2",
        Style::SmallHeading => "Heading_20_3",
        Style::Bullet => "List_20_1",
        Style::SubBullet => "List_20_2",
        Style::Number => "Numbering_20_1",
        Style::Quote => "Quotations",
        Style::Statement => "Exergue",
        Style::CalloutTitle => "Encadré_20_titre",
        Style::Callout => "Encadré",
        Style::Caption => "Caption",
        Style::Note => "Footnote",
        Style::TableHead => "Repères_20_titre",
        Style::TableLabel => "Repères_20_rubrique",
        Style::TableText => "Repères_20_texte",
        Style::TableBullet => "Repères_20_liste",
        Style::Help => "Mode_20_d_27_emploi",
    }
}

/// What a new paragraph after one of a style is.
pub(super) const fn next(style: Style) -> Style {
    match style {
        Style::Title => Style::Subtitle,
        Style::Label
        | Style::Lead
        | Style::Bullet
        | Style::SubBullet
        | Style::Number
        | Style::Note
        | Style::TableBullet => style,
        Style::CalloutTitle | Style::Callout => Style::Callout,
        Style::TableHead | Style::TableLabel | Style::TableText => Style::TableText,
        _ => Style::Body,
    }
}

/// The level of a heading.
pub(super) const fn outline(style: Style) -> Option<&'static str> {
    match style {
        Style::Section => Some("1"),
        Style::Heading => Some("2"),
        Style::SmallHeading => Some("3"),
        _ => None,
    }
}

/// The list of a style, and the level in it, from 1.
pub(super) const fn list(style: Style) -> Option<(&'static str, usize)> {
    match style {
        Style::Bullet => Some((POINTS, 1)),
        Style::SubBullet => Some((POINTS, 2)),
        Style::Number => Some((NUMBERS, 1)),
        Style::TableBullet => Some((TABLE_POINTS, 1)),
        _ => None,
    }
}

/// The name of a style as people see it.
pub(super) fn shown(name: &str) -> String {
    name.replace("_20_", " ").replace("_27_", "'")
}
