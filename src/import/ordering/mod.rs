//! Orders the blocks of each sheet: titles, lead, sidebar, sections, notes, credits.

pub(super) mod attribution;
pub(super) mod colons;
pub(super) mod film;
pub(super) mod footnotes;
pub(super) mod links;
pub(super) mod outline;
pub(super) mod prose;
pub(super) mod review;
pub(super) mod sheet;
pub(super) mod sidebar;
