//! How far the layout of the annex is, by the sheets' data that it reads.
//!
//! What Typst lays out for the annex holds for the handouts and the other way round, once it is there: two threads at
//! work on one sheet both do all of it. So who chooses the next handout looks here first.

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use typst::syntax::FileId;

use super::world::file_id;

/// A layout that goes on to another sheet within this time has only looked at the data, or found the sheet laid out.
const GLANCE: Duration = Duration::from_millis(1);

/// Where a sheet is to the layout of the annex.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Its turn is yet to come.
    Ahead,
    /// Its pages are being laid out, or will be next.
    Near,
    /// Its pages are laid out.
    Behind,
}

/// When the layout of the annex first read the data of each sheet.
pub(super) struct Advance {
    /// The sheets' data, each with the sheet's place in the collection and whether it was read.
    files: HashMap<FileId, (usize, AtomicBool)>,
    /// The sheets in the order in which they were read.
    reads: Mutex<Vec<(usize, Instant)>>,
}

impl Advance {
    /// Of the sheets with these identifiers, none read yet.
    pub(super) fn new<'a>(ids: impl Iterator<Item = &'a str>) -> Self {
        let files = ids.enumerate().filter_map(|(i, id)| {
            let file = file_id(&format!("/data/sheets/{id}.json"))?;
            Some((file, (i, AtomicBool::new(false))))
        });
        Self { files: files.collect(), reads: Mutex::default() }
    }

    /// Notes that the annex reads a file.
    pub(super) fn note(&self, file: FileId) {
        let Some((sheet, read)) = self.files.get(&file) else { return };
        if !read.swap(true, Ordering::Relaxed) {
            let mut reads = self.reads.lock().unwrap_or_else(PoisonError::into_inner);
            reads.push((*sheet, Instant::now()));
        }
    }

    /// Where the sheets stand, in the order of the collection.
    pub(super) fn places(&self) -> Vec<Place> {
        let reads = self.reads.lock().unwrap_or_else(PoisonError::into_inner);
        places(self.files.len(), &reads)
    }
}

fn places(count: usize, reads: &[(usize, Instant)]) -> Vec<Place> {
    let mut places = vec![Place::Ahead; count];
    for pair in reads.windows(2) {
        let ((sheet, from), (_, to)) = (pair[0], pair[1]);
        if to.saturating_duration_since(from) >= GLANCE {
            places[sheet] = Place::Behind;
        }
    }
    if let Some(&(sheet, _)) = reads.last() {
        for near in places.iter_mut().skip(sheet).take(2) {
            *near = Place::Near;
        }
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;
    use Place::{Ahead, Behind, Near};

    fn after(times: &[(usize, u64)]) -> Vec<Place> {
        let start = Instant::now();
        let reads = times.iter().map(|&(i, ms)| (i, start + Duration::from_millis(ms)));
        places(5, &reads.collect::<Vec<_>>())
    }

    #[test]
    fn a_layout_that_goes_on_leaves_sheets_behind() {
        assert_eq!(after(&[]), [Ahead; 5]);
        assert_eq!(after(&[(0, 0)]), [Near, Near, Ahead, Ahead, Ahead]);
        assert_eq!(after(&[(0, 0), (1, 20), (2, 35)]), [Behind, Behind, Near, Near, Ahead]);
        assert_eq!(after(&[(3, 0), (4, 20)]), [Ahead, Ahead, Ahead, Behind, Near]);
    }

    #[test]
    fn a_layout_that_reads_everything_first_has_left_nothing_behind() {
        assert_eq!(
            after(&[(0, 0), (1, 0), (2, 0), (3, 0), (4, 0)]),
            [Ahead, Ahead, Ahead, Ahead, Near]
        );
    }
}
