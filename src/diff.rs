//! What changed from one version of an annex to another: sheets, fields, sections and blocks are matched by what they
//! are, then their words.
//!
//! ```text
//! two Annexes ─► sheets: which is which ─► content: fields, sections ─► blocks ─► words
//! ```
//!
//! The outcome is one [`Content`] a sheet that holds both versions: what is marked as deleted belongs to the old one
//! alone, what is marked as inserted to the new one alone. All that is shown to people — terminal, JSON, change log,
//! redline — is made of it. Compared is what is printed: how a source is laid out on its lines makes no difference.

pub(crate) mod align;
mod aligned;
mod blocks;
mod bounds;
mod breaks;
mod candidates;
pub mod changelog;
mod clauses;
mod content;
mod counting;
mod counts;
mod displaced;
mod exchanged;
mod exchanges;
mod facts;
mod headings;
mod islands;
mod items;
mod joins;
mod letters;
mod levels;
mod links;
mod look;
mod moves;
mod noted;
mod numbered;
mod passages;
pub(crate) mod pictures;
pub(crate) mod pieces;
mod places;
mod points;
mod presented;
mod quotes;
mod recast;
mod relinked;
mod relocated;
mod replaced;
mod replacements;
pub mod report;
pub(crate) mod reshaped;
mod seams;
mod settling;
mod shapes;
mod sheets;
mod side;
mod spans;
mod styles;
pub mod summary;
pub mod telling;
pub mod terminal;
mod tokens;
mod transfers;
mod units;
mod words;

pub use content::Content;
pub use exchanges::{Exchange, Way};
pub use facts::Fact;
pub(crate) use facts::layout_facts;
pub(crate) use places::Places;
pub(crate) use replaced::part as part_pictures;
pub use replacements::Replacement;
pub(crate) use seams::renumbered;
pub use sheets::{Comparison, Fate, Passed, SheetChange, compare};
pub use side::Side;
