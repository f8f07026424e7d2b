//! Imposed files: each page once, where the plan says, with its links; and what people type.

mod covers;
mod imposed;
mod support;
mod typed;
mod unusual;
