//! Writes the draft as files, reads them back, and compares the words.

pub(super) mod marks;
pub(super) mod read_back;
pub(super) mod render;
pub(super) mod words;
pub(super) mod write;
