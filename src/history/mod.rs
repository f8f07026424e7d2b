//! The collection's past: what git keeps of it.

mod checkout;
mod dates;
mod ends;
mod git;
mod hook;
mod log;
mod merge;
mod names;
mod program;
mod revision;
mod setup;
mod stamp;

pub use checkout::{Checkout, Staged};
pub use git::{Git, is_left_out};
pub use log::Step;
pub use names::names;
pub use revision::Revision;
pub use setup::{Change, Kept, Setup};
pub use stamp::{Point, Stamp};

pub(crate) use program::ask;
