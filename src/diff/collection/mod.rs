//! Which sheet of an old annex is which of a new one; what has one value; what went from one sheet to another.

pub(super) mod exchanged;
pub(super) mod exchanges;
pub(super) mod facts;
mod links;
pub(crate) mod pictures;
pub(super) mod replaced;
pub(super) mod sheets;
