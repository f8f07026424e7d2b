//! The hook that looks at sheets before a commit: its text, a line for each collection of the repository.

use std::path::{Path, PathBuf};

use super::setup::without;

/// The hook's name.
pub(super) const NAME: &str = "pre-commit";

/// The hook without its collections. It runs at the top of the repository, with variables of git's that `annexe` sets
/// aside itself.
const TEXT: &str = include_str!("pre-commit");
/// The line that it did not have at first.
const LATER: &str = "  test -n \"$(git ls-files -- \"$1/sources\")\" || return 0\n";

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
    let there = has(text, line);
    if there && text.starts_with(TEXT.as_bytes()) {
        return None;
    }
    let rest = if text.is_empty() { text } else { behind(text)? };
    let line = if there { String::new() } else { format!("{line}\n") };
    // Before what somebody added, which may end the hook.
    Some([TEXT.as_bytes(), line.as_bytes(), rest].concat())
}

/// The hook without a line: empty where it was the last, and nobody added something; none where the line is not there,
/// or the hook is not as this program writes it.
pub(super) fn remove(text: &[u8], line: &str) -> Option<Vec<u8>> {
    let rest = without(behind(text)?, line)?;
    Some(if !folders(&rest).is_empty() {
        [TEXT.as_bytes(), &rest].concat()
    } else if rest.trim_ascii().is_empty() {
        Vec::new()
    } else {
        [b"#!/bin/sh\n", &*rest].concat()
    })
}

/// The folders of collections that a hook looks at, by their ways from the top of the repository.
pub(super) fn folders(text: &[u8]) -> Vec<PathBuf> {
    let text = String::from_utf8_lossy(text);
    let quoted = text.lines().filter_map(|line| {
        line.trim_end().strip_prefix("examine '")?.strip_suffix('\'').map(str::to_owned)
    });
    let plain = quoted.map(|folder| folder.replace(r"'\''", "'"));
    plain.map(|folder| if folder == "." { PathBuf::new() } else { folder.into() }).collect()
}

/// Whether a hook has a line.
pub(super) fn has(text: &[u8], line: &str) -> bool {
    without(text, line).is_some()
}

/// What stands behind the program's own text in a hook; none where that does not begin it.
fn behind(text: &[u8]) -> Option<&[u8]> {
    let earlier = TEXT.replace(LATER, "");
    [TEXT, &earlier].into_iter().find_map(|own| text.strip_prefix(own.as_bytes()))
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
        let hook = String::from_utf8(add(b"", &line).unwrap()).unwrap();
        assert!(remove(hook.replace("exit 1", "true").as_bytes(), &line).is_none());
    }

    #[test]
    fn what_somebody_added_stays() {
        let (one, other) = (line(Path::new("")), line(Path::new("autre")));
        let added = [&*add(b"", &one).unwrap(), b"make test\nexit 0\n"].concat();
        let both = String::from_utf8(add(&added, &other).unwrap()).unwrap();
        assert!(both.ends_with("examine 'autre'\nexamine '.'\nmake test\nexit 0\n"), "{both}");
        assert_eq!(remove(both.as_bytes(), &other).unwrap(), added);
        assert_eq!(remove(&added, &one).unwrap(), b"#!/bin/sh\nmake test\nexit 0\n");
    }

    #[test]
    fn an_earlier_hook_is_renewed() {
        assert!(TEXT.contains(LATER));
        let one = line(Path::new("l'annexe"));
        let now = add(b"", &one).unwrap();
        let earlier = String::from_utf8(now.clone()).unwrap().replace(LATER, "");
        assert_eq!(folders(earlier.as_bytes()), [Path::new("l'annexe")]);
        assert_eq!(add(earlier.as_bytes(), &one).unwrap(), now);
        assert_eq!(remove(earlier.as_bytes(), &one).unwrap(), b"");
    }
}
