//! What changed, told: in sentences, on a terminal, as a change log, to programs.

pub mod changelog;
mod counts;
mod look;
pub mod report;
pub mod telling;
pub mod terminal;
