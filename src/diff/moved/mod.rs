//! What stands elsewhere now: blocks, points of lists, sub-headings, whole parts.

mod headings;
pub(super) mod moves;
pub(super) mod places;
mod points;
pub(super) mod relocated;
pub(super) mod transfers;
