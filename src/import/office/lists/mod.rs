//! Lists whose points, numbers or levels an author made by hand.

pub(super) mod counted;
pub(super) mod indents;
pub(super) mod typed;
