//! Cuts the blocks into a cover and sheets.

pub(super) mod above;
pub(super) mod collection;
pub(super) mod cut;
pub(super) mod front;
pub(super) mod headings;
pub(super) mod lone;
pub(super) mod manifest;
pub(super) mod numbered;
pub(super) mod outside;
pub(super) mod run_in;
pub(super) mod summary;
pub(super) mod tiers;
pub(super) mod unmarked;
