//! A sheet of the parts that stand between two titles.

pub(super) mod links;
pub(super) mod loose;
pub(super) mod pictures;
pub(super) mod prose;
pub(super) mod reperes;
pub(super) mod sheets;
pub(super) mod untitled;
