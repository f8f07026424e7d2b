//! The collection's past: what git keeps of it.

mod checkout;
mod git;
mod program;
mod revision;
mod stamp;

pub use checkout::Checkout;
pub use git::Git;
pub use revision::Revision;
pub use stamp::{Point, Stamp};

pub(crate) use program::ask;
