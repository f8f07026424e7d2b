//! From the annex to PDF: data for the layouts, a world that holds only what they may read, compilation, export.

mod compile;
pub mod conservation;
mod data;
mod embedded;
mod fonts;
mod layout;
mod locate;
mod pieces;
mod report;
mod world;

pub use compile::{Extent, Typeset, Typesetter, check_date};
pub use locate::Locator;

/// What can be typeset.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Output {
    /// The whole annex.
    Annex,
    /// One sheet, by its identifier.
    Handout(String),
    /// Nothing to read: what the layouts assert of themselves, for tests.
    Checks,
}

/// The contract's version between the data and the layouts (`layouts/README.md`).
pub const CONTRACT: u32 = 1;
