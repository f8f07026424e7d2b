//! Packs the parts of a document into a zip archive: the same parts, the same bytes.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::failure::Failure;
use crate::message::text;

/// A part: its name in the archive and its bytes.
pub(super) type Part = (&'static str, Vec<u8>);

/// Packs parts in their order, the first `stored` of them as they are, the others compressed.
///
/// # Errors
/// When the archive cannot be made in memory.
pub(super) fn pack(parts: &[Part], stored: usize) -> Result<Vec<u8>, Failure> {
    let failed = |error: &dyn std::fmt::Display| {
        Failure::work(text!("form-failed", reason = error.to_string()))
    };
    // A clock would make every archive another one. The first second of the format's time is « none » to some programs.
    let time = DateTime::from_date_and_time(2000, 1, 1, 0, 0, 0).unwrap_or_default();
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (number, (name, bytes)) in parts.iter().enumerate() {
        let method = match number < stored {
            true => CompressionMethod::Stored,
            false => CompressionMethod::Deflated,
        };
        let options =
            SimpleFileOptions::default().compression_method(method).last_modified_time(time);
        zip.start_file(*name, options).map_err(|error| failed(&error))?;
        zip.write_all(bytes).map_err(|error| failed(&error))?;
    }
    zip.finish().map(Cursor::into_inner).map_err(|error| failed(&error))
}
