//! Imposed files: each page once, where the plan says, with its links; and what people type.

#![allow(clippy::disallowed_methods, reason = "tests look at the files that were written")]

#[path = "../common/mod.rs"]
mod common;

mod covers;
mod imposed;
mod support;
mod typed;
mod unusual;
