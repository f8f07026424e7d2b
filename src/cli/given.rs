//! PDFs that somebody gives to a command.

use std::fs;
use std::path::Path;

use crate::failure::{Attempt, Failure};
use crate::limits::PRESS_BYTES;
use crate::message::text;

/// The bytes of a PDF, if it is no larger than what is worked on.
///
/// # Errors
/// When it cannot be read, or is too large.
pub(super) fn pdf(path: &Path) -> Result<Vec<u8>, Failure> {
    let unread = |error: std::io::Error| Failure::io(Attempt::Read, path, &error);
    if path.metadata().map_err(unread)?.len() > PRESS_BYTES {
        let (path, limit) = (path.display(), PRESS_BYTES >> 20);
        return Err(Failure::work(text!("pdf-too-large", path, limit)));
    }
    fs::read(path).map_err(unread)
}
