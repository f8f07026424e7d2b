//! What each key's value is, and the order of keys: that of the guide to the sheets.

use crate::sheet::{
    FIELD_KEYS, INK_KEYS, Lines, MANIFEST_KEYS, PICTURE_KEYS, PRESS_KEYS, PROFILE_NAMES,
    SECTION_KEYS, SHEET_KEYS, TYPE_KEYS, sidebar_field,
};

/// A group of keys, or a list of such groups.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Group {
    /// A sheet.
    Sheet,
    /// The manifest.
    Manifest,
    /// The sidebar.
    Sidebar,
    /// A field of the sidebar, with what its text's line ends mean.
    Field(Lines),
    /// The list of the sections.
    Sections,
    /// A section.
    Section,
    /// The manifest's themes.
    Themes,
    /// The collection's section types.
    Types,
    /// One of them.
    Type,
    /// The profiles of editions.
    Profiles,
    /// One of them.
    Profile,
    /// What the printer's edition is printed in.
    Inks,
    /// What one colour is printed in.
    Ink,
    /// A picture that has a key of its own.
    Picture,
}

/// What a key's value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// A text of one line.
    Line,
    /// A text of the sidebar, which may be on its key's line.
    Short(Lines),
    /// A text in a block.
    Prose(Lines),
    /// Words in brackets.
    Words,
    /// Words on lines of their own.
    List,
    /// A group of keys.
    Group(Group),
}

impl Group {
    /// The place of a key among the others; groups whose order is the author's have one place for all.
    pub(super) fn rank(self, key: &str) -> usize {
        let keys = match self {
            Self::Sheet => SHEET_KEYS,
            Self::Manifest => MANIFEST_KEYS,
            Self::Section => SECTION_KEYS,
            Self::Field(_) => FIELD_KEYS,
            Self::Type => TYPE_KEYS,
            Self::Profiles => PROFILE_NAMES,
            // The printer's has those of the others, and more.
            Self::Profile => PRESS_KEYS,
            Self::Ink => INK_KEYS,
            Self::Picture => PICTURE_KEYS,
            Self::Sidebar | Self::Sections | Self::Themes | Self::Types | Self::Inks => &[],
        };
        keys.iter().position(|known| *known == key).unwrap_or(keys.len())
    }

    /// What the value of a key is; `grouped` where it is a group of keys itself.
    pub(super) fn shape(self, key: &str, grouped: bool) -> Shape {
        match (self, key) {
            (Self::Sheet, "chapeau" | "texte") | (Self::Section, "texte") => {
                Shape::Prose(Lines::Flow)
            }
            (Self::Sheet, "generique") => Shape::Prose(Lines::Kept),
            (Self::Manifest, "organisme") => Shape::Short(Lines::Kept),
            (Self::Sheet, "themes") | (Self::Manifest, "mots_cles") => Shape::Words,
            (Self::Manifest, "fiches") => Shape::List,
            (Self::Sheet, "reperes") => Shape::Group(Self::Sidebar),
            (Self::Sheet, "sections") => Shape::Group(Self::Sections),
            (Self::Manifest, "themes") => Shape::Group(Self::Themes),
            (Self::Manifest, "types_de_section") => Shape::Group(Self::Types),
            (Self::Manifest, "profils") => Shape::Group(Self::Profiles),
            (Self::Profiles, _) if grouped => Shape::Group(Self::Profile),
            (Self::Profile, "encres") => Shape::Group(Self::Inks),
            (Self::Inks, _) if grouped => Shape::Group(Self::Ink),
            (Self::Manifest, "image_couverture") | (Self::Section, "image") if grouped => {
                Shape::Group(Self::Picture)
            }
            (Self::Types, _) if grouped => Shape::Group(Self::Type),
            (Self::Sidebar, key) if grouped => Shape::Group(Self::Field(lines(key))),
            (Self::Sidebar, key) => Shape::Short(lines(key)),
            (Self::Field(lines), "texte") => Shape::Short(lines),
            _ => Shape::Line,
        }
    }

    /// Whether a line without text always stands before a key that is not the first.
    pub(super) fn parted(self, key: &str) -> bool {
        self == Self::Sheet
            && matches!(key, "chapeau" | "reperes" | "texte" | "sections" | "generique")
    }
}

/// What the line ends of a sidebar field's text mean.
fn lines(key: &str) -> Lines {
    let kept = sidebar_field(key).is_some_and(|field| field.by_line);
    if kept { Lines::Kept } else { Lines::Flow }
}
