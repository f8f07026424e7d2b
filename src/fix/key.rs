//! A key on its line: spelt right, its colon behind it, and a space behind that.

use std::ops::Range;

use super::repair::{Candidate, Repair, line_at, lines};
use crate::source::Source;
use crate::yaml::slips::hard::HARD_SPACES;
use crate::yaml::slips::place::holds;
use crate::yaml::slips::typed_bar::is_bar;
use crate::yaml::slips::{dressed, meant, separator};
use crate::{fold, sheet};

/// The key on the line of an offset as it is to be written: in small letters, its colon right behind it and a space behind
/// that.
pub(super) fn respelt(text: &str, at: usize) -> Option<Candidate> {
    let line = line_at(&lines(text), at) + 1;
    let meant = meant::keys(text).into_iter().find(|meant| meant.line == line && meant.is_sure)?;
    let rest = text[meant.range.end..].lines().next().unwrap_or_default();
    // Nobody knows what a sign that is glued to it stands for.
    let good = |c: char| c.is_alphanumeric() || "\"«“[|".contains(c);
    if meant.is_glued && !(rest.starts_with(good) && is_parted(rest)) {
        return None;
    }
    let space = if meant.is_glued { " " } else { "" };
    let colon = if meant.has_colon { "" } else { ":" };
    let word = text[meant.range.clone()].trim_end_matches(':').trim_end();
    let repair = match (word == meant.key, meant.has_colon) {
        (false, _) => Repair::Key,
        (true, false) => Repair::Colon,
        (true, true) => Repair::Space,
    };
    Some((repair, vec![(meant.range, format!("{}{colon}{space}", meant.new))]))
}

/// The key on the line of an offset without the signs of bold or italics round it.
pub(super) fn undressed(text: &str, at: usize) -> Option<Candidate> {
    let source = Source::new("", text.to_owned());
    let (range, key) = dressed::found(&source, source.position(at).line)?;
    let rest = text[range.end..].lines().next().unwrap_or_default();
    let parted = rest.is_empty() || rest.starts_with(' ');
    let new = format!("{key}:{}", if parted { "" } else { " " });
    Some((Repair::Key, vec![(range, new)]))
}

/// A space behind the colon of the key that a line begins with.
///
/// YAML reads on to the next line before it stumbles, so the line before may be meant.
pub(super) fn spaced(text: &str, at: usize) -> Vec<Candidate> {
    let lines = lines(text);
    let line = line_at(&lines, at);
    let tried = lines[line.saturating_sub(1)..].iter().take(2).rev();
    tried.filter_map(|line| spaced_on(text, line)).collect()
}

fn spaced_on(text: &str, line: &Range<usize>) -> Option<Candidate> {
    let body = text[line.clone()].trim_start().trim_start_matches("- ");
    let start = line.end - body.len();
    let (key, rest) = body.split_once(':')?;
    let good = !key.is_empty() && key.chars().all(|c| c.is_ascii_lowercase() || c == '_');
    let colon = start + key.len() + 1;
    let hard = rest.len() - rest.trim_start_matches(HARD_SPACES).len();
    if good && hard > 0 {
        return Some((Repair::HardSpaces, vec![(colon..colon + hard, " ".into())]));
    }
    // Signs alone are no text, but what was typed for the sign of one.
    let sign = matches!(rest.trim(), "|" | ">" | "|-" | ">-") || is_bar(rest.trim());
    let text = sign || rest.contains(char::is_alphanumeric) && is_parted(rest);
    (good && text && !rest.starts_with([' ', '/']))
        .then(|| (Repair::Space, vec![(colon..colon, " ".into())]))
}

/// Whether what stands behind a colon is a value or the sign of a text: with both, the words are of the key, or of another
/// line.
fn is_parted(rest: &str) -> bool {
    let rest = rest.trim();
    let signed = rest.starts_with(['|', '>']) || rest.ends_with(['|', '>']);
    !signed || !rest.contains(char::is_alphanumeric) || is_bar(rest)
}

/// A colon behind the key that has none, on the line at an offset or on the one before.
pub(super) fn colons(text: &str, at: usize) -> Vec<Candidate> {
    let lines = lines(text);
    let line = line_at(&lines, at);
    let separated = separator::separated(text);
    let tried = lines.iter().enumerate().skip(line.saturating_sub(1)).take(2);
    let missing = tried.collect::<Vec<_>>().into_iter().rev().filter_map(|(i, line)| {
        if let Some(slip) = separated.iter().find(|slip| slip.line == i) {
            if slip.sign.starts_with('|') {
                let bar = if holds(slip.key) { "" } else { " |" };
                let new = format!("{}:{bar}", slip.key);
                return Some((Repair::Colon, vec![(slip.range.clone(), new)]));
            }
            if slip.sign == ":" {
                is_parted(&text[slip.range.end..line.end]).then_some(())?;
                return Some((Repair::Space, vec![(slip.range.end..slip.range.end, " ".into())]));
            }
            let behind = text[slip.range.end..line.end].chars().next();
            let space = if behind.is_none_or(|c| matches!(c, ' ' | '\t')) { "" } else { " " };
            let colon = format!("{}:{space}", slip.key);
            // Another sign behind it is no text either: nobody knows what was meant.
            let good = !separator::begins(text[slip.range.end..line.end].trim_start());
            return good.then(|| (Repair::Colon, vec![(slip.range.clone(), colon)]));
        }
        let body = text[line.clone()].trim_start().trim_start_matches("- ");
        let (word, rest) = body.split_once(' ').unwrap_or((body, ""));
        let end = line.end - body.len() + word.len();
        let bare = word == "type" && rest.trim().is_empty();
        let good = is_key(word) && !bare && !separator::begins(rest.trim_start());
        // The colon may have slipped to the line below.
        let below = lines.get(i + 1).filter(|_| rest.trim().is_empty()).map(|below| {
            let said = text[below.clone()].trim_start();
            (said.starts_with(": ")).then(|| below.end - said.len())
        });
        let edit = match below.flatten() {
            Some(colon) => (end..colon, String::new()),
            None => (end..end, ":".to_owned()),
        };
        good.then(|| (Repair::Colon, vec![edit]))
    });
    missing.collect()
}

/// Whether a word is a key of sheets or manifests.
pub(super) fn is_key(word: &str) -> bool {
    all_keys().any(|key| key == word)
}

/// The keys of sheets and manifests.
pub(super) fn all_keys() -> impl Iterator<Item = &'static str> {
    let keys = [sheet::SHEET_KEYS, sheet::SECTION_KEYS, sheet::MANIFEST_KEYS];
    let fields = sheet::SIDEBAR_FIELDS.iter().map(|field| field.key);
    keys.into_iter().flatten().copied().chain(fields)
}

/// The spelling that a hint proposes for a key, where only capitals and accents differ.
pub(super) fn renamed(text: &str, range: Range<usize>, hints: &[String]) -> Vec<Candidate> {
    let written = &text[range.clone()];
    let quoted = hints.iter().filter_map(|hint| hint.split(['«', '“']).nth(1));
    let proposed = quoted.filter_map(|rest| rest.split(['»', '”']).next());
    let proposed = proposed.map(|key| key.trim().trim_end_matches(':').trim());
    proposed
        .filter(|key| *key != written && fold::fold(key) == fold::fold(written))
        .map(|key| (Repair::Key, vec![(range.clone(), key.to_owned())]))
        .collect()
}
