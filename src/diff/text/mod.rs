//! The words of two texts, side by side in one: cut, aligned, and marked as a reader would.

pub(super) mod aligned;
mod bounds;
mod clauses;
mod displaced;
mod islands;
pub(super) mod letters;
pub(super) mod spans;
mod tokens;
pub(super) mod units;
pub(super) mod words;
