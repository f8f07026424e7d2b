//! The « | » of a text of several lines that is not there, or that is another sign.

use std::ops::Range;
use std::sync::Arc;

use super::bar::hint;
use super::place;
use crate::diag::{Code, Diagnostic};
use crate::message::text;
use crate::source::{Place, Source};
use crate::yaml::lines::{above, announces, body, indent, text_of};

/// How far above the place where YAML stumbles a second « | » is looked for, in lines.
const REACH: usize = 20;

/// A key whose « | » is joined to it, above the text that it announces and the line where YAML stumbles.
pub(crate) fn stuck_bar(source: &Arc<Source>, line: usize) -> Option<Diagnostic> {
    let of = |line: usize| text_of(source, line).1;
    let said = |line: &usize| !of(*line).trim().is_empty();
    let depth = indent(of(line));
    let owner = (1..line).rev().filter(said).find(|line| indent(of(*line)) <= depth)?;
    let (range, text) = text_of(source, owner);
    let (key, sign) = body(text).split_once(':')?;
    let known = place::key(&format!("{key}:")).is_some_and(|key| !place::holds(key));
    let below = (owner + 1..line).any(|line| said(&line));
    (known && matches!(sign.trim_end(), "|" | ">") && below && indent(text) == depth).then(|| {
        let start = range.end - body(text).len();
        let place = Place::new(source, start..start + key.len() + 2);
        let written = format!("{key}: {}", sign.trim_end());
        Diagnostic::error(Code::YamlSyntax, text!("yaml-no-space", key))
            .at(&place, text!("here"))
            .hint(text!("yaml-no-space.hint", written))
    })
}

/// A text of several lines below a key without « | ».
pub(crate) fn without_bar(source: &Arc<Source>, line: usize) -> Option<Diagnostic> {
    let (_, here) = text_of(source, line);
    if place::key(here).is_some() {
        return None;
    }
    let owner = above(source, line, here)?;
    let (range, text) = text_of(source, owner);
    let key = place::key(text)?;
    let value = body(text)[key.len() + 1..].trim();
    if let Some(found) = without_text(source, owner) {
        return Some(found);
    }
    let start = range.end - body(text).len();
    let alone = value.is_empty() || value.starts_with('#');
    (alone && !place::holds(key)).then(|| {
        let place = Place::new(source, start..start + key.len() + 1);
        Diagnostic::error(Code::YamlSyntax, text!("yaml-no-bar", key))
            .at(&place, text!("yaml-no-bar.label"))
            .hint(hint(key, value))
    })
}

/// A text right below the type or the title of a section, which stands on a line, without its own key.
fn without_text(source: &Arc<Source>, owner: usize) -> Option<Diagnostic> {
    let (_, text) = text_of(source, owner);
    let key = place::key(text).filter(|key| matches!(*key, "type" | "titre"))?;
    let last = source.position(source.text().len()).line;
    let said = |line: &usize| !text_of(source, *line).1.trim().is_empty();
    let (first, below) = text_of(source, (owner + 1..=last).find(said)?);
    let named = !body(text)[key.len() + 1..].trim().is_empty();
    // « texte | » lacks its colon, « texte:| » its space, and is told as that.
    let word = body(below).split([' ', ':']).next().unwrap_or_default();
    if place::key(&format!("{word}:")).is_some() {
        return None;
    }
    let goes_on = indent(below) > indent(text) && place::key(below).is_none();
    // A section's title goes on with a small letter.
    let listed = body(text).len() < text.len();
    let sentence = key == "type" || below.trim_start().starts_with(char::is_uppercase);
    (named && listed && goes_on && sentence).then(|| {
        let place = Place::new(source, first.end - below.trim_start().len()..first.end);
        let message = text!("yaml-no-text", written = body(text).trim_end());
        Diagnostic::error(Code::YamlSyntax, message)
            .at(&place, text!("here"))
            .hint(text!("yaml-no-text.hint", key))
    })
}

/// The same, above a line where YAML stumbles later in the text.
pub(crate) fn text_above(source: &Arc<Source>, line: usize) -> Option<Diagnostic> {
    let owner = (1..line).rev().find(|line| place::key(text_of(source, *line).1).is_some())?;
    without_text(source, owner)
}

/// Letters and signs that people type for « | ».
const BARS: [&str; 12] = ["l", "I", "1", "!", "¦", "/", "\\", "-", "│", "┃", "∣", "｜"];

/// Whether something stands where « | » should: what [`is_bar`] knows, or another sign without a word.
pub(crate) fn stands_for_bar(typed: &str) -> bool {
    let good = matches!(typed, "" | "|" | ">" | "|-" | "|+" | ">-" | ">+" | "~");
    let sign = typed.chars().count() <= 3 && !typed.contains(char::is_alphanumeric);
    is_bar(typed) || sign && !good && !typed.starts_with(['#', '[', '{', '&', '*'])
}

/// Whether a text stands below a line, deeper than it: what is behind its key announces that.
pub(crate) fn announces_by_sign(source: &Source, line: usize) -> bool {
    let last = source.position(source.text().len()).line;
    let of = |line: usize| text_of(source, line).1;
    let next = (line + 1..=last).map(of).find(|text| !text.trim().is_empty());
    next.is_some_and(|text| indent(text) > indent(of(line)) && place::key(text).is_none())
}

/// Whether something was typed for « | »: what looks like it, or itself with other signs or marks.
pub(crate) fn is_bar(typed: &str) -> bool {
    let signs = |c: char| c.is_whitespace() || "|-–—−>,;.:=\"'«»“”".contains(c);
    let good = matches!(typed, "|-" | "|+" | "|" | ">");
    BARS.contains(&typed) || typed.contains('|') && typed.chars().all(signs) && !good
}

/// A letter in the place of « | », above the text that it should announce.
pub(crate) fn typed_bar(source: &Arc<Source>, line: usize) -> Option<Diagnostic> {
    let (_, here) = text_of(source, line);
    // The point that a line stands below is of the text, too.
    let outer = |line: &usize| above(source, *line, text_of(source, *line).1);
    let mut owners = std::iter::successors(above(source, line, here), outer);
    let owner = owners.find(|line| place::key(text_of(source, *line).1).is_some())?;
    let (range, text) = text_of(source, owner);
    let key = place::key(text)?;
    let typed = body(text)[key.len() + 1..].trim();
    let start = range.start + text.trim_end().len() - typed.len();
    let below = announces_by_sign(source, owner);
    (stands_for_bar(typed) && below).then(|| bar(source, start..start + typed.len(), key))
}

/// A « ! » in the place of « | »: YAML takes it for the beginning of a tag.
pub(crate) fn tag_for_bar(source: &Arc<Source>, place: &Place) -> Option<Diagnostic> {
    let line = source.position(place.range.start).line;
    let (range, text) = text_of(source, line);
    let key = place::key(text).filter(|key| !place::holds(key))?;
    let alone = body(text)[key.len() + 1..].trim() == "!" && announces_by_sign(source, line);
    let start = range.start + text.trim_end().len() - 1;
    alone.then(|| bar(source, start..start + 1, key))
}

/// What is said of a letter in the place of « | ».
pub(crate) fn bar(source: &Arc<Source>, range: Range<usize>, key: &str) -> Diagnostic {
    let place = Place::new(source, range);
    let typed = &source.text()[place.range.clone()];
    let hint = match typed.contains('|') {
        true => text!("yaml-typed-bar.hint-alone", key),
        false => text!("yaml-typed-bar.hint", key),
    };
    Diagnostic::error(Code::YamlSyntax, text!("yaml-typed-bar", typed, key))
        .at(&place, text!("here"))
        .hint(hint)
}

/// A « | » alone on its line, right below the one that announces the text.
pub(crate) fn doubled(source: &Source, line: usize) -> Option<Range<usize>> {
    let of = |line: usize| text_of(source, line).1;
    let above = (1..line).rev().find(|line| !of(*line).trim().is_empty())?;
    let range = text_of(source, line).0;
    (matches!(of(line).trim(), "|" | ">") && announces(of(above))).then_some(range)
}

/// The same, told where YAML stumbles at it or right below it.
pub(crate) fn told_doubled(source: &Arc<Source>, line: usize) -> Option<Diagnostic> {
    // Farther right than its key it is a text to YAML, which goes on.
    let left = |line: &usize| {
        let above = (1..*line).rev().find(|line| !text_of(source, *line).1.trim().is_empty());
        let depth = |line: usize| indent(text_of(source, line).1);
        above.is_some_and(|above| depth(*line) <= depth(above))
    };
    let mut lines = (line.saturating_sub(REACH).max(1)..=line).rev();
    let range = lines.find_map(|line| doubled(source, line).filter(|_| left(&line)))?;
    let start = range.start + indent(&source.text()[range.clone()]);
    let end = range.start + source.text()[range].trim_end().len();
    Some(
        Diagnostic::error(Code::YamlSyntax, text!("yaml-two-bars"))
            .at(&Place::new(source, start..end), text!("here"))
            .hint(text!("yaml-two-bars.hint")),
    )
}
