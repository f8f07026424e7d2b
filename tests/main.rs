//! The integration tests, one file a subject: `cargo test --release --test all diff::` runs those of
//! `diff.rs` and its folder.

#![allow(clippy::disallowed_methods, reason = "tests prepare and read files, and start programs")]

mod common;

mod annexe3;
mod attach;
mod authored;
mod beside;
mod checks;
mod cli;
mod conservation;
mod diagnostics;
mod diff;
mod doctor;
mod explain;
mod fix;
mod fmt;
mod form;
mod history;
mod illustrations;
mod images;
mod import;
mod incremental;
mod inks;
mod language;
mod layout_errors;
mod layouts;
mod looks;
mod mutations;
mod odt;
mod pages;
mod pictures;
mod press;
mod press_told;
mod proof;
mod remedies;
mod restored;
mod robustness;
mod scaffold;
mod schema;
mod slips;
mod tokens;
mod word;
