//! annexe turns structured, git-versioned sheets into a beautifully typeset, accessible annex.
//!
//! Everything flows one way, and nothing flows back:
//!
//! ```text
//! bytes ─► Source ─► Sheet ─► Annex ─► data (JSON) ─► Typst World ─► pages ─► PDF bytes ─► file
//!  project  source    sheet    annex     typeset::data  typeset::world  typeset::compile    output
//! ```
//!
//! [`project`] finds and reads the files, [`sheet`] makes checked sheets of them (through [`yaml`], whose tree keeps
//! the place of every value), [`annex`] puts them in order and resolves what they say of each other, [`typeset`] hands
//! them to the layouts and compiles, [`output`] writes. What is wrong on the way is a [`diag::Diagnostic`] on the
//! author's own line; all of them are collected before anybody is told.

#![forbid(unsafe_code)]

pub mod annex;
pub mod attachment;
pub mod check;
pub mod cli;
pub mod diag;
pub mod diff;
pub mod doctor;
pub mod explain;
pub mod failure;
pub mod fix;
pub mod fmt;
mod fold;
pub mod form;
pub mod hash;
pub mod history;
mod identifier;
pub mod images;
pub mod import;
pub mod limits;
pub mod line_ends;
pub mod merge;
pub mod message;
mod misnamed;
pub mod output;
pub mod picture;
pub mod press;
pub mod project;
pub mod proof;
pub mod scaffold;
pub mod schema;
pub mod sentences;
pub mod sheet;
pub mod source;
pub mod state;
pub mod typeset;
pub mod typography;
pub mod yaml;
