//! What YAML's errors mean to somebody who writes sheets.

use super::place;
use crate::message::text;

/// What is wrong with a line that is neither key nor text, and what to do.
pub(super) fn stray(line: &str) -> (String, String) {
    // « titre = … », « titre … »
    let word = line.split([' ', '=']).next().unwrap_or_default();
    if let Some(key) = place::key(&format!("{word}:")) {
        return (text!("yaml-slip-colon", key), text!("yaml-slip-colon.hint", key));
    }
    match line.split_once(':') {
        Some((key, rest)) if !key.contains(' ') && !rest.starts_with('/') => {
            return (text!("yaml-no-space", key), text!("yaml-no-space.hint"));
        }
        _ => {}
    }
    match line.chars().next() {
        Some(c @ ('@' | '`' | '%' | '&' | '*' | '!' | '|' | '>' | '?' | '}' | ']' | ',')) => {
            (text!("yaml-bad-start", character = c), text!("yaml-quote-hint"))
        }
        _ => (text!("yaml-stray"), text!("yaml-stray.hint")),
    }
}

/// A message and a remedy for the parser's own words, which nobody but programmers understands.
pub(super) fn explain(info: &str, found: Option<char>) -> (String, String) {
    let says = |words: &[&str]| words.iter().any(|word| info.contains(word));
    if says(&["escape"]) {
        (text!("yaml-escape"), text!("yaml-escape.hint"))
    } else if says(&["quoted scalar"]) {
        (text!("yaml-open-quote"), text!("yaml-open-quote.hint"))
    } else if says(&["block scalar"]) {
        (text!("yaml-block"), text!("yaml-block.hint"))
    } else if says(&["flow", "',' or ']'", "',' or '}'"]) {
        (text!("yaml-open-bracket"), text!("yaml-open-bracket.hint"))
    } else if says(&[
        "'-' indicator",
        "indent",
        "block sequence",
        "block entries",
        "block collection",
    ]) {
        (text!("yaml-indent"), text!("yaml-indent.hint"))
    } else if says(&["block mapping", "expected key", "simple key"]) {
        (text!("yaml-stray"), text!("yaml-stray.hint-text"))
    } else {
        (unreadable(found), text!("yaml-quote-hint"))
    }
}

/// For what YAML gives no telling reason.
fn unreadable(found: Option<char>) -> String {
    match found.filter(|c| !c.is_whitespace()) {
        Some(character) => text!("yaml-unreadable-from", character),
        None => text!("yaml-unreadable"),
    }
}
