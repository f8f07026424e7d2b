//! The annex in git: revisions found, written and set, in repositories that git itself makes here.

mod checkout;
mod compared;
mod merges;
mod moved;
mod partial;
mod recipes;
mod repository;
mod resolve;
mod revised;
mod setup;
mod stamps;
