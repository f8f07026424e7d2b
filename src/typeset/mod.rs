//! From the annex to PDF: data for the layouts, a world that holds only what they may read, compilation, export.

mod compile;
pub mod conservation;
mod data;
mod date;
mod embedded;
mod fonts;
mod foreground;
mod given;
mod images;
mod laid_out;
mod layout;
mod locate;
mod pieces;
mod redline;
mod report;
mod rounds;
mod said;
mod seen;
mod slips;
mod theme;
mod vocabulary;
mod wording;
mod world;

pub use compile::Typesetter;
pub use date::check_date;
pub use embedded::{fonts as program_fonts, layouts as program_layouts};
pub use fonts::font_book;
pub use laid_out::{Extent, Typeset};
pub use layout::stated_contract;
pub use locate::Locator;
pub use redline::Redline;
pub use seen::PrintedPicture;
pub use theme::{Named, Theme};

/// What can be typeset.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Output {
    /// The whole annex.
    Annex,
    /// One sheet, by its identifier.
    Handout(String),
    /// What changed from one version to another.
    Redline,
    /// Nothing to read: what the layouts assert of themselves, for tests.
    Checks,
}

impl Output {
    /// The identifier of the sheet that it is of; none: all of them.
    #[must_use]
    pub fn sheet(&self) -> Option<&str> {
        match self {
            Self::Handout(id) => Some(id),
            Self::Annex | Self::Redline | Self::Checks => None,
        }
    }

    /// The output's place in the folder of results.
    #[must_use]
    pub fn path(&self) -> String {
        match self {
            Self::Annex | Self::Checks => "annexe.pdf".into(),
            Self::Redline => "modifications.pdf".into(),
            Self::Handout(id) => format!("fiches/{id}.pdf"),
        }
    }
}

/// The contract's version between the data and the layouts (`layouts/README.md`).
pub const CONTRACT: u32 = 1;
