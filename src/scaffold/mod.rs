//! What the program writes for authors to go on with: new collections, new sheets, their place in the manifest.
//!
//! Nothing here reads or writes a file. Each text is read again as the program will read it, before anybody gets it.

mod collection;
mod fill;
mod order;
mod sheet;

pub use collection::{Beginning, File, collection, layouts};
pub use order::insert;
pub use sheet::{Draft, sheet};

use crate::diag::{Diagnostics, Severity};
use crate::failure::Failure;
use crate::source::forbidden;

/// A title as somebody typed it, its white space as the program reads it.
fn typed(title: &str) -> Result<String, Failure> {
    let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
    match title.chars().find_map(|c| forbidden(c).map(|name| (name, c))) {
        None if title.is_empty() => Err(Failure::work("le titre est vide")),
        None => Ok(title),
        Some((name, c)) => Err(Failure::work(format!(
            "ce titre ne convient pas : il contient un caractère interdit, {name} (U+{:04X})",
            u32::from(c)
        ))
        .with_hint("retapez-le sans ce caractère, invisible à l'écran")),
    }
}

/// Fails with the first error that was found in a text of ours: only what somebody typed can have brought it in.
fn refuse(what: &str, diagnostics: &Diagnostics) -> Result<(), Failure> {
    let Some(error) = diagnostics.iter().find(|d| d.severity == Severity::Error) else {
        return Ok(());
    };
    let failure = Failure::work(format!("{what} ne convient pas : {}", error.message));
    Err(match error.hints.first() {
        Some(hint) => failure.with_hint(hint),
        None => failure,
    })
}
