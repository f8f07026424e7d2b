//! Prepared pictures of earlier builds, by what they were made of: a photograph is decoded once.

use std::path::{Path, PathBuf};

use super::{Printable, Room};
use crate::hash::Hash;
use crate::output;

/// The folder, in that of results.
pub const FOLDER: &str = ".annexe-images";
/// What tells files of this program from those of others, and from another way to prepare them.
const HEAD: &[u8] = b"annexe image 2\n";

/// A folder of prepared pictures.
#[derive(Clone, Debug)]
pub struct Cache {
    dir: PathBuf,
}

impl Cache {
    /// The cache in a folder of results.
    #[must_use]
    pub fn in_results(out: &Path) -> Self {
        Self { dir: out.join(FOLDER) }
    }

    fn path(&self, bytes: &[u8], room: Room) -> PathBuf {
        let room = format!("{} {}", room.width, room.height);
        self.dir.join(Hash::of_parts([bytes, room.as_bytes()]).to_string())
    }

    /// What a picture was made to fill a room.
    pub(super) fn get(&self, bytes: &[u8], room: Room) -> Option<Printable> {
        let kept = std::fs::read(self.path(bytes, room)).ok()?;
        let rest = kept.strip_prefix(HEAD)?;
        let (width, rest) = rest.split_at_checked(4)?;
        let (sum, printed) = rest.split_at_checked(32)?;
        // A file that was cut short or touched is no picture of ours.
        let whole = Hash::of(printed).to_string().as_bytes() == sum;
        let width = u32::from_le_bytes(width.try_into().ok()?);
        whole.then(|| Printable { bytes: printed.to_vec(), width: Some(width) })
    }

    /// Keeps what a picture was made, if there is a folder of results to keep it in.
    pub fn put(&self, bytes: &[u8], room: Room, made: &Printable) {
        let Some(width) = made.width else { return };
        let path = self.path(bytes, room);
        if !self.dir.parent().is_some_and(Path::is_dir) || path.exists() {
            return;
        }
        let sum = Hash::of(&made.bytes).to_string();
        let kept = [HEAD, &width.to_le_bytes(), sum.as_bytes(), &made.bytes].concat();
        // What cannot be kept is made again.
        let _ = output::publish(&path, &kept);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_kept_is_found_and_what_was_touched_is_not() {
        let out = tempfile::tempdir().unwrap();
        let cache = Cache::in_results(out.path());
        let room = Room { width: 10, height: 20 };
        let made = Printable { bytes: b"points".to_vec(), width: Some(7) };
        assert_eq!(cache.get(b"file", room), None);
        cache.put(b"file", room, &made);
        assert_eq!(cache.get(b"file", room), Some(made));
        assert_eq!(cache.get(b"other", room), None);
        assert_eq!(cache.get(b"file", Room { width: 11, ..room }), None);
        let path = cache.path(b"file", room);
        let mut kept = std::fs::read(&path).unwrap();
        kept.pop();
        output::publish(&path, &kept).unwrap();
        assert_eq!(cache.get(b"file", room), None);
    }

    #[test]
    fn no_folder_of_results_is_made_for_it() {
        let out = tempfile::tempdir().unwrap();
        let cache = Cache::in_results(&out.path().join("out"));
        let made = Printable { bytes: Vec::new(), width: Some(7) };
        cache.put(b"file", Room { width: 1, height: 1 }, &made);
        assert!(!out.path().join("out").exists());
    }
}
