//! The sheet: its model, and how it is read from YAML and Markdown.

mod dates;
mod declared;
mod fields;
mod heading;
mod inks;
mod keyless;
mod kinds;
mod listing;
mod manifest;
mod model;
mod passage;
mod picture;
mod profiles;
mod prose;
mod reader;
mod rest;
mod section;
mod section_slips;
mod sidebar;
mod silence;
mod theme_titles;
mod themes;
mod titles;
mod types;
mod unknown;
mod written;

pub(crate) use dates::is_date;
pub use dates::{date_hint, english_date, french_date, parse_date};
pub(crate) use fields::meant_by;
pub use inks::{Ink, Inks};
pub(crate) use inks::{KEYS as INK_KEYS, MOSTS, SHARES};
pub use kinds::{
    MOTIFS, SECTION_TYPES, SIDEBAR_FIELDS, SectionType, SidebarField, section_type, sidebar_field,
};
pub use listing::Listed;
pub(crate) use manifest::KEYS as MANIFEST_KEYS;
pub use manifest::{Manifest, Theme, Wanted};
pub use model::{
    Block, BlockChange, Change, Credits, Field, HeadingStyle, Mark, Marked, Run, Runs, Section,
    Sheet, SheetLink, Template, Titles, plain,
};
pub(crate) use model::{ascii, each_in};
pub use passage::{ENDING, Part, Passage, PassageKind};
pub(crate) use picture::KEYS as PICTURE_KEYS;
pub use picture::{Illustration, Picture, PictureUse, Placement, Shown};
pub(crate) use profiles::{BLEEDS, NAMES as PROFILE_NAMES, PRESS_KEYS, RESOLUTIONS};
pub use profiles::{Profile, Profiles, Purpose};
pub use prose::Lines;
pub(crate) use prose::{
    BLANKS, BULLETS, CIRCLE, DASHES, blocks, entity, hard_behind_dash, hard_behind_sign, is_link,
    is_pointed, is_spoken, keeps_lines, lone_sign, lowered, mark, markdown, nested,
    pointed_heading, sign_length, swallowed,
};
pub use reader::read as read_sheet;
pub(crate) use reader::{FIELD_KEYS, KEYS as SHEET_KEYS, SECTION_KEYS};
pub(crate) use reader::{cut_in_two, read_root, read_words, report_rest};
pub use silence::Silence;
pub(crate) use theme_titles::{numbers as theme_numbers, written as written_theme};
pub(crate) use titles::is_inches;
pub(crate) use types::KEYS as TYPE_KEYS;
pub use types::{Named, OwnSectionType};
pub(crate) use unknown::is_of_contact;
pub(crate) use written::{by_line as prints_lines, loses_lines};

/// Reads a manifest.
pub use manifest::read as read_manifest;
