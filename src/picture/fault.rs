//! Why a picture cannot be used, and what to do about it.

use crate::message::text;

/// What is wrong with a picture, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// What is wrong.
    pub why: String,
    /// What to do about this very thing.
    pub remedy: String,
}

impl Fault {
    pub(super) fn new(why: String, remedy: String) -> Self {
        Self { why, remedy }
    }

    /// A file that is of no format that is read.
    pub(super) fn format(why: String) -> Self {
        Self::new(why, text!("picture-formats"))
    }

    /// A file that is not whole.
    pub(super) fn damaged() -> Self {
        Self::new(text!("picture-damaged"), text!("picture-damaged.hint"))
    }

    /// A file that has more bytes than so many.
    #[must_use]
    pub fn too_large(bytes: u64) -> Self {
        Self::new(text!("picture-too-large", limit = bytes >> 20), text!("picture-too-large.hint"))
    }

    /// A file that the system does not give.
    #[must_use]
    pub fn unreadable(reason: String) -> Self {
        Self::new(reason, text!("picture-unreadable"))
    }
}
