//! What YAML's errors mean to somebody who writes sheets.

use super::slips::place;
use super::slips::typed_bar::is_bar;
use crate::message::text;

/// The remedy for a key without its colon, by what follows it: keys that hold others stand alone, and the sign of a text
/// stays.
pub(super) fn colon(key: &str, rest: &str) -> String {
    let rest = rest.trim_start_matches([':', ';', '=']).trim();
    match rest.contains(char::is_alphanumeric) && !is_bar(rest) {
        true => text!("yaml-slip-colon.hint", key),
        false if place::holds(key) => text!("yaml-slip-colon.hint-alone", key),
        false => text!("yaml-slip-colon.hint-bar", key),
    }
}

/// A key without a good colon that a line begins with, told with its remedy; `at_margin` is what it begins with if it
/// stands there.
pub(super) fn keyed(line: &str, at_margin: Option<&str>) -> Option<(String, String)> {
    // « titre = … », « titre … »
    let word = line.split([' ', '=']).next().unwrap_or_default();
    let plain = format!("{word}:");
    let joined = line.contains(':') && !line.contains(":/");
    if let Some(key) = place::key(&plain).or(at_margin.filter(|_| !joined)) {
        let end = line.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(line.len());
        return Some((text!("yaml-slip-colon", key), colon(key, &line[end..])));
    }
    let (key, rest) = line.split_once(':').filter(|_| at_margin.is_some() || joined)?;
    let signs = !rest.contains(char::is_alphanumeric) || is_bar(rest.trim());
    (signs && place::key(&format!("{key}:")).is_some())
        .then(|| (text!("yaml-no-space", key), colon(key, rest)))
}

/// The remedy for a key without the space behind its colon: the line as it is to be, its beginning at least.
pub(crate) fn spaced(key: &str, rest: &str) -> String {
    let rest = rest.trim();
    if rest.starts_with('"') {
        return text!("yaml-no-space.hint", written = format!("{key}: \"…\""));
    }
    let mut words = rest.split_inclusive(' ');
    let first: String = words.by_ref().take(1).collect();
    let more = if words.next().is_some() { "…" } else { "" };
    text!("yaml-no-space.hint", written = format!("{key}: {}{more}", first.trim()))
}

/// What is wrong with a line that is neither key nor text, and what to do.
pub(super) fn stray(line: &str) -> (String, String) {
    match line.split_once(':') {
        Some((key, rest)) if !key.contains(' ') && !rest.starts_with('/') => {
            return (text!("yaml-no-space", key), spaced(key, rest));
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
    if says(&["escape", "hexadecimal"]) {
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
