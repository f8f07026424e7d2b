//! What a sheet says, of one version or of two: its parts, and the blocks of each, matched with those of the other version.

pub(crate) mod align;
pub(super) mod blocks;
pub(super) mod candidates;
pub(super) mod content;
mod joins;
pub(super) mod passages;
pub(crate) mod pieces;
pub(super) mod seams;
pub(super) mod side;
