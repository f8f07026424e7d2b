//! The annex in git: revisions found, written and set, in repositories that git itself makes here.

#![allow(clippy::disallowed_methods, reason = "tests prepare files and start the program")]

#[path = "history/checkout.rs"]
mod checkout;
mod common;
#[path = "history/compared.rs"]
mod compared;
#[path = "history/merges.rs"]
mod merges;
#[path = "history/moved.rs"]
mod moved;
#[path = "history/partial.rs"]
mod partial;
#[path = "history/recipes.rs"]
mod recipes;
#[path = "history/repository.rs"]
mod repository;
#[path = "history/resolve.rs"]
mod resolve;
#[path = "history/revised.rs"]
mod revised;
#[path = "history/setup.rs"]
mod setup;
#[path = "history/stamps.rs"]
mod stamps;
