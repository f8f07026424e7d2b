//! The print shop: pages of a PDF laid on leaves of paper, to be printed, folded and bound.
//!
//! A plan says which page stands where ([`plan`]), measures how large and how far from the edge ([`measure`]); the pages are
//! then placed as they are drawn, with their fonts ([`impose`](impose())), and what the printer needs is drawn around them.
//! Where the manifest names inks, the pages are drawn in these first ([`ink`](ink())).

mod content;
mod filters;
#[cfg(test)]
mod fold;
mod furniture;
mod impose;
mod inking;
mod label;
mod matrix;
pub mod measure;
pub mod palette;
mod pen;
pub mod plan;
mod recolour;
mod sizes;
mod source;
pub mod spine;
pub mod survey;
pub mod words;

pub use furniture::{Furniture, Spot};
pub use impose::{About, Duplex, impose, sides};
pub use inking::ink;
pub use label::Lettering;
pub use source::{Source, Unusable};
