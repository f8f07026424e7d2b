//! Titles and headings: those that styles name, those that looks tell, and which of them starts a sheet.

pub(super) mod guess;
pub(super) mod headlines;
pub(super) mod kicker;
pub(super) mod sizes;
pub(super) mod split;
pub(super) mod trust;
