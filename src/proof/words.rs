//! The words that two pages do not share.

use similar::{Algorithm, ChangeTag, capture_diff_slices};

/// Words that are gone and words that are new.
pub(super) fn changed(before: &[String], after: &[String]) -> (Vec<String>, Vec<String>) {
    let (mut removed, mut added) = (Vec::new(), Vec::new());
    for op in capture_diff_slices(Algorithm::Myers, before, after) {
        for change in op.iter_changes(before, after) {
            match change.tag() {
                ChangeTag::Equal => {}
                ChangeTag::Delete => removed.push(change.value().clone()),
                ChangeTag::Insert => added.push(change.value().clone()),
            }
        }
    }
    (removed, added)
}
