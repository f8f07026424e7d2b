//! What the program writes for authors to go on with: new collections, new sheets, their place in the manifest.
//!
//! Nothing here reads or writes a file. Each text is read again as the program will read it, before anybody gets it.

mod ci;
mod collection;
mod fill;
mod order;
mod part;
mod sheet;

pub use ci::{Forge, recipe};
pub use collection::{Beginning, File, collection, for_git, layouts};
pub use order::{append, insert};
pub use part::only;
pub use sheet::{Draft, sheet};

use crate::diag::{Diagnostics, Severity};
use crate::failure::Failure;
use crate::message::text;
use crate::source::forbidden;

/// A title as somebody typed it, its white space as the program reads it.
fn typed(title: &str) -> Result<String, Failure> {
    let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
    match title.chars().find_map(|c| forbidden(c).map(|name| (name, c))) {
        None if title.is_empty() => Err(Failure::work(text!("title-empty"))),
        None => Ok(title),
        Some((name, c)) => {
            let code = format!("U+{:04X}", u32::from(c));
            Err(Failure::work(text!("title-forbidden", name, code))
                .with_hint(text!("title-forbidden.hint")))
        }
    }
}

/// Fails with the first error that was found in a text of ours: only what somebody typed can have brought it in.
/// `say` puts its message into a sentence.
fn refuse(diagnostics: &Diagnostics, say: impl FnOnce(&str) -> String) -> Result<(), Failure> {
    let Some(error) = diagnostics.iter().find(|d| d.severity == Severity::Error) else {
        return Ok(());
    };
    let failure = Failure::work(say(&error.message));
    Err(match error.hints.first() {
        Some(hint) => failure.with_hint(hint),
        None => failure,
    })
}
