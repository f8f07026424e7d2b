//! What changed, counted as an editor would.

pub(super) mod breaks;
pub(super) mod counting;
pub(super) mod items;
mod noted;
mod quotes;
mod relinked;
pub(super) mod replacements;
mod settling;
pub(super) mod styles;
pub mod summary;
