//! What has another form now: a paragraph that is a list, a list of other levels, a sentence that is quoted.

pub(super) mod levels;
pub(super) mod numbered;
pub(super) mod presented;
mod recast;
pub(crate) mod reshaped;
pub(super) mod shapes;
