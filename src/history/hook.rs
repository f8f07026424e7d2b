//! The hook that looks at sheets before a commit: its text, a line for each collection of the repository.

use std::path::Path;

use super::setup::without;

/// The hook's name.
pub(super) const NAME: &str = "pre-commit";

/// The hook without its collections. It runs at the top of the repository, with variables of git's that `annexe` sets
/// aside itself.
const TEXT: &str = include_str!("pre-commit");

/// The line of a collection, by its way from the top of the repository.
pub(super) fn line(prefix: &Path) -> String {
    format!("examine {}", quoted(prefix))
}

/// What the line does, for a hook of somebody's own.
pub(super) fn command(prefix: &Path) -> String {
    let root = quoted(prefix);
    format!(
        "annexe fmt --check --staged -q --root {root} && annexe check --staged --no-typeset -q --root {root}"
    )
}

/// The hook with one more line; none where it is somebody else's, or has it.
pub(super) fn add(text: &[u8], line: &str) -> Option<Vec<u8>> {
    if text.is_empty() {
        return Some(format!("{TEXT}{line}\n").into_bytes());
    }
    (is_ours(text) && !has(text, line)).then(|| [text, line.as_bytes(), b"\n"].concat())
}

/// The hook without a line: empty where it was the last; none where the line is not there.
pub(super) fn remove(text: &[u8], line: &str) -> Option<Vec<u8>> {
    let rest = without(text, line).filter(|_| is_ours(text))?;
    let more = rest.split(|byte| *byte == b'\n').any(|line| line.starts_with(b"examine "));
    Some(if more { rest } else { Vec::new() })
}

/// Whether a hook has a line.
pub(super) fn has(text: &[u8], line: &str) -> bool {
    without(text, line).is_some()
}

/// Whether this program wrote a hook, and nobody changed it but for its collections.
fn is_ours(text: &[u8]) -> bool {
    text.strip_prefix(TEXT.as_bytes()).is_some_and(|rest| {
        let mut lines = rest.split(|byte| *byte == b'\n').filter(|line| !line.is_empty());
        lines.all(|line| line.starts_with(b"examine "))
    })
}

/// A path as the shell reads it.
fn quoted(prefix: &Path) -> String {
    let prefix = prefix.to_string_lossy().replace('\\', "/");
    let prefix = if prefix.is_empty() { "." } else { &prefix };
    format!("'{}'", prefix.replace('\'', r"'\''"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hook_has_a_line_for_each_collection() {
        let (one, other) = (line(Path::new("")), line(Path::new("l'annexe")));
        assert_eq!((one.as_str(), other.as_str()), ("examine '.'", r"examine 'l'\''annexe'"));
        let first = add(b"", &one).unwrap();
        assert!(add(&first, &one).is_none());
        let both = add(&first, &other).unwrap();
        assert!(has(&both, &one) && has(&both, &other));
        assert_eq!(remove(&both, &other).unwrap(), first);
        assert_eq!(remove(&first, &one).unwrap(), b"");
    }

    #[test]
    fn another_hook_is_left_alone() {
        let line = line(Path::new(""));
        assert!(add(b"#!/bin/sh\nexit 0\n", &line).is_none());
        let mut changed = add(b"", &line).unwrap();
        changed.extend(b"make test\n");
        assert!(remove(&changed, &line).is_none());
    }
}
