//! Line ends that web pages leave in the middle of a line, where no editor shows any.

use super::nested;
use super::repair::{Candidate, Edit, Repair, indent, line_at, lines};
use crate::yaml::slips::invisible::LINE_ENDS;
use crate::yaml::slips::place::key;

/// A line of its own for what stands behind each, below the words before it; a space where a line is all that there is,
/// and nothing where a line ends anyway.
pub(super) fn lines_apart(text: &str, at: usize) -> Option<Candidate> {
    text[at..].starts_with(LINE_ENDS).then_some(())?;
    let all = lines(text);
    let edits = text.match_indices(LINE_ENDS).map(|(at, sign)| {
        let line = &text[all.get(line_at(&all, at)).cloned().unwrap_or_default()];
        let (before, rest) = (&text[..at], &text[at + sign.len()..]);
        let blanks = |c: char| c == ' ' || LINE_ENDS.contains(&c);
        let start = before.trim_end_matches(blanks).len();
        let rest = rest.trim_start_matches(blanks);
        let end = text.len() - rest.len();
        // Where a line begins or ends, it has done so already.
        let head = before[..start].is_empty() || before[..start].ends_with('\n');
        let tail = rest.is_empty() || rest.starts_with(['\n', '\r']);
        if head || tail {
            let start = if head && !tail { start + indent(&before[start..]) } else { start };
            return (start..end, String::new());
        }
        // Points go on below their words; a title, a quote or the line of a key does not go on at all.
        let column = nested::text_column(line).unwrap_or_else(|| indent(line));
        let words = line[column.min(line.len())..]
            .starts_with(|c: char| c.is_alphanumeric() || matches!(c, '*' | '«' | '[' | '(' | '“'));
        let inside = indent(line) > 0 && key(line).is_none() && words;
        // Behind the value of a key, the next key begins a line.
        let keyed = key(line).is_some() && key(rest) == rest.split(':').next();
        let new = match inside || keyed {
            true => format!("\n{}", " ".repeat(column)),
            false => " ".to_owned(),
        };
        (start..end, new)
    });
    let mut found: Vec<Edit> = edits.collect();
    found.dedup_by(|next, last| next.0 == last.0);
    Some((Repair::Invisible, found))
}
