//! The file that a document is: an archive, its parts, their XML, within bounds; why it is not read, where it is not.

pub(super) mod archive;
pub(super) mod names;
pub(super) mod origin;
pub(super) mod refused;
pub(super) mod sniff;
pub(super) mod tally;
pub(super) mod utf16;
pub(super) mod xml;
