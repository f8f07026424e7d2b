//! What changed from one version of an annex to another: sheets, fields, sections and blocks are matched by what they
//! are, then their words.
//!
//! ```text
//! two Annexes ─► collection: which sheet is which ─► structure: fields, sections, blocks ─► text: words
//!                                                        │ moved: what stands elsewhere
//!                                                        │ forms: what has another form
//!                                                        ▼
//!                                     count: what an editor would count ─► tell: what people and programs read
//! ```
//!
//! The outcome is one [`Content`] a sheet that holds both versions: what is marked as deleted belongs to the old one
//! alone, what is marked as inserted to the new one alone. All that is shown to people — terminal, JSON, change log,
//! redline — is made of it. Compared is what is printed: how a source is laid out on its lines makes no difference.

pub(crate) mod collection;
pub(crate) mod count;
pub(crate) mod forms;
mod moved;
pub(crate) mod structure;
pub(crate) mod tell;
mod text;

pub use collection::exchanges::{Exchange, Way};
pub use collection::facts::Fact;
pub(crate) use collection::facts::layout_facts;
pub(crate) use collection::replaced::part as part_pictures;
pub use collection::sheets::{Comparison, Fate, Passed, SheetChange, compare};
pub use count::replacements::Replacement;
pub use count::summary;
pub(crate) use moved::places::Places;
pub use structure::content::Content;
pub(crate) use structure::seams::renumbered;
pub use structure::side::Side;
pub use tell::{changelog, report, telling, terminal};
