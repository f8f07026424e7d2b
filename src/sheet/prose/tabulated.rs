//! Lines whose parts somebody has put in columns.

use std::ops::Range;

use super::signs::Line;

/// The first of several lines whose parts tabs keep apart.
pub(super) fn table(lines: &[Line<'_>]) -> Option<Range<usize>> {
    let columns: Vec<&Line<'_>> = lines.iter().filter(|(_, line)| line.contains('\t')).collect();
    (columns.len() > 1).then(|| columns[0].0.clone())
}

/// The first of several lines whose parts bars, semicolons or wide gaps keep apart, as many on each line.
pub(super) fn columns(lines: &[Line<'_>]) -> Option<Range<usize>> {
    let parts = |line: &str, kind: usize| match kind {
        0 => line.trim_matches('|').matches('|').count() + usize::from(line.starts_with('|')),
        1 if line.ends_with([';', '.', ',', ':', '!', '?']) || line.len() > 80 => 0,
        1 => line.matches(';').count() / 2 * 2,
        _ => line.split("   ").filter(|part| !part.trim().is_empty()).count().saturating_sub(1),
    };
    (0..3).find_map(|kind| {
        let rows = lines.windows(2).find(|pair| {
            let count = parts(pair[0].1, kind);
            count > 0 && count == parts(pair[1].1, kind)
        })?;
        Some(rows[0].0.clone())
    })
}
