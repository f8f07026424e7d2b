//! Slips at which YAML stumbles only lines later: told where they were made.

use std::ops::Range;
use std::sync::Arc;

use super::typed_bar::{
    announces_by_sign, bar, stands_for_bar, text_above, typed_bar, without_bar,
};
use super::{beside, joined, lost, place, points, quotes};
use crate::diag::{Code, Diagnostic};
use crate::message::text;
use crate::project::MANIFEST;
use crate::sentences::calls_for_more;
use crate::sheet::{MANIFEST_KEYS, PICTURE_KEYS};
use crate::source::{Place, Source};
use crate::yaml::explain;
use crate::yaml::lines::{body, indent, keylike, text_of};

/// How far above the place where YAML stumbles a slip is looked for, in lines: a list in brackets is rarely longer.
const REACH: usize = 20;

/// The slip that a syntax error at an offset comes from, if it is one of those.
///
/// Where a line above it has `strayed`, that one is to be told.
pub(crate) fn explained(
    source: &Arc<Source>,
    at: usize,
    info: &str,
    strayed: bool,
) -> Option<Diagnostic> {
    let line = source.position(at).line;
    if let Some(found) = place::listed_field(source, line) {
        return Some(found);
    }
    if let Some(found) = points::out_of_line(source, line) {
        return Some(found);
    }
    if let Some(found) = value(source, line, at, info) {
        return Some(found);
    }
    if let Some(found) = typed_bar(source, line).or_else(|| place::without_type(source, line)) {
        return Some(found);
    }
    if info.contains("mapping values are not allowed") {
        return joined::two_keys(source, line, at)
            .or_else(|| joined::first_line(source, line))
            .or_else(|| without_colon(source, line))
            .or_else(|| without_space(source, line))
            .or_else(|| without_bar(source, line))
            .or_else(|| lost::found(source, line))
            .or_else(|| place::slip(source, line, at).filter(|_| !strayed));
    }
    open_bracket(source, line)
        .or_else(|| place::dash_at(source, line))
        .or_else(|| text_above(source, line))
}

/// What is wrong with how the value of a line begins.
fn value(source: &Arc<Source>, line: usize, at: usize, info: &str) -> Option<Diagnostic> {
    let (range, text) = text_of(source, line);
    let item = body(text);
    if item.starts_with('"') && item.trim_end().ends_with(',') && item.len() < text.len() {
        return quotes::marks(source, range.end - item.len(), item);
    }
    // « "motif": "arc", », as other programs write it.
    let quoted = item.strip_prefix('"').and_then(|item| item.split_once("\":"));
    if let Some((_, rest)) = quoted.filter(|(key, _)| keylike(key)) {
        let value = rest.trim_start();
        return quotes::marks(source, range.end - value.len(), value);
    }
    let (key, rest) = item.split_once(':').filter(|(key, _)| keylike(key))?;
    let value = rest.trim_start();
    let start = range.end - value.len();
    let told = |range: Range<usize>, code, message: String, hint: String| {
        let place = Place::new(source, range);
        Some(Diagnostic::error(code, message).at(&place, text!("here")).hint(hint))
    };
    if rest.starts_with('\t') && at <= start {
        let tab = range.end - rest.len();
        let message = text!("yaml-tab-value", key);
        return told(tab..start, Code::YamlTab, message, text!("yaml-tab-value.hint"));
    }
    if info.contains("quoted scalar") && value.starts_with('\'') {
        let message = text!("yaml-apostrophe");
        return told(start..start + 1, Code::YamlSyntax, message, text!("yaml-apostrophe.hint"));
    }
    let typed = value.trim_end();
    let alone = typed.contains('|') || announces_by_sign(source, line);
    if place::key(text).is_some_and(|key| !place::holds(key)) && stands_for_bar(typed) && alone {
        return Some(bar(source, start..start + typed.len(), key));
    }
    let points = value.starts_with("- ") && place::key(text).is_some();
    let below = text_of(source, line + 1).1;
    let beside = indent(below) > indent(text)
        || indent(below) == indent(text) && !place::holds(key) && place::key(below).is_none();
    if points && at == start && below.trim_start().starts_with("- ") && beside {
        let message = text!("yaml-no-bar", key);
        return told(
            start..range.end,
            Code::YamlSyntax,
            message,
            text!("yaml-no-bar.hint-list", key),
        );
    }
    if let Some(found) = quotes::marks(source, start, value) {
        return Some(found);
    }
    let first = value.chars().next()?;
    if let Some(commas) = two_commas(value).filter(|_| first == '[') {
        let range = start + commas.start..start + commas.end;
        let message = text!("yaml-two-commas");
        return told(range, Code::YamlSyntax, message, text!("yaml-two-commas.hint"));
    }
    let closed = match first {
        '[' => value.rfind(']'),
        '{' => value.rfind('}'),
        _ => None,
    };
    let behind = closed.is_some_and(|closed| !value[closed + 1..].trim().is_empty());
    let sign =
        matches!(first, '@' | '`' | '%') || value.starts_with("? ") || value.starts_with("- ");
    if behind && key == "themes" {
        return told(
            start..range.end,
            Code::YamlSyntax,
            text!("yaml-behind-themes"),
            text!("yaml-behind-themes.hint"),
        );
    }
    if sign && at == start && place::holds(key) {
        let hint = match beside::points(key, value).as_deref() {
            Some([first, next, ..]) => text!("yaml-holder-alone.hint-list", first, next),
            _ => text!("yaml-holder-alone.hint", written = value.trim_end()),
        };
        return told(start..range.end, Code::YamlSyntax, text!("yaml-holder-alone", key), hint);
    }
    if value.trim_end() == "-" && at == start && !place::holds(key) {
        let hint = text!("yaml-dash-alone.hint", key);
        return told(start..start + 1, Code::YamlSyntax, text!("yaml-dash-alone", key), hint);
    }
    if behind || (sign && at == start) {
        let message = text!("yaml-bad-start", character = first);
        return told(start..start + 1, Code::YamlSyntax, message, text!("yaml-quote-hint"));
    }
    None
}

/// What « sections: » has right behind it, or a quotation mark behind the brackets of the themes, above a line where YAML looks for the other one in vain.
pub(crate) fn behind_themes(source: &Arc<Source>, line: usize) -> Option<Diagnostic> {
    (1..=line).find_map(|line| {
        let (range, text) = text_of(source, line);
        if text.starts_with("sections:-") {
            let start = range.start + "sections:".len();
            let written = text["sections:".len()..].trim_end();
            return Some(
                Diagnostic::error(Code::YamlSyntax, text!("yaml-holder-alone", key = "sections"))
                    .at(&Place::new(source, start..start + written.len()), text!("here"))
                    .hint(text!("yaml-holder-alone.hint", written)),
            );
        }
        let value = text.strip_prefix("themes:")?.trim_start();
        let rest = value.strip_prefix('[')?.split_once(']')?.1;
        let start = range.end - value.len();
        rest.trim_end().ends_with(['"', '\'']).then(|| {
            let place = Place::new(source, start..range.start + text.trim_end().len());
            Diagnostic::error(Code::YamlSyntax, text!("yaml-behind-themes"))
                .at(&place, text!("here"))
                .hint(text!("yaml-behind-themes.hint"))
        })
    })
}

/// Two commas with nothing between them.
fn two_commas(list: &str) -> Option<Range<usize>> {
    list.match_indices(',').find_map(|(at, _)| {
        let rest = list[at + 1..].trim_start();
        rest.starts_with(',').then(|| at..list.len() - rest.len() + 1)
    })
}

/// A key without a space behind its colon, or with a colon of another script, on the line above.
fn without_space(source: &Arc<Source>, line: usize) -> Option<Diagnostic> {
    let (_, here) = text_of(source, line);
    let filled = |(_, text): &(Range<usize>, &str)| !text.trim().is_empty();
    let (range, above) = (1..line).rev().map(|line| text_of(source, line)).find(filled)?;
    let (key, rest) = body(above).split_once([':', '：'])?;
    let colon = body(above).len() - key.len() - rest.len();
    let joined = keylike(key) && !rest.starts_with([' ', '/']) && !rest.is_empty();
    let column = |text: &str| text.len() - body(text).len();
    if !(joined || colon > 1 && keylike(key)) || column(above) != column(here) {
        return None;
    }
    let start = range.end - body(above).len();
    let place = Place::new(source, start..start + key.len() + colon);
    let (message, hint) = match colon {
        1 => (text!("yaml-no-space", key), explain::spaced(key, rest)),
        _ => (text!("yaml-wide-colon", key), text!("yaml-wide-colon.hint", key)),
    };
    Some(Diagnostic::error(Code::YamlSyntax, message).at(&place, text!("here")).hint(hint))
}

/// A key without its colon, the last line above that is not indented more.
fn without_colon(source: &Arc<Source>, line: usize) -> Option<Diagnostic> {
    let column = |text: &str| text.len() - body(text).len();
    let (_, here) = text_of(source, line);
    let (range, above) = (1..line)
        .rev()
        .map(|line| text_of(source, line))
        .find(|(_, text)| !text.trim().is_empty() && column(text) <= column(here))?;
    let (word, _) = body(above).split_once(' ')?;
    let keylike = |c: char| c.is_ascii_lowercase() || c == '_';
    // A word of a sentence is no key.
    let sentence = calls_for_more(word) && place::key(&format!("{word}:")).is_none();
    let keyed = word.chars().all(keylike) && !sentence;
    if column(above) != column(here) || !keyed || body(here).starts_with('-') {
        return None;
    }
    let start = range.end - body(above).len();
    let place = Place::new(source, start..start + word.len() + 1);
    Some(
        Diagnostic::error(Code::YamlSyntax, text!("yaml-slip-colon", key = word))
            .at(&place, text!("yaml-slip-colon.label"))
            .hint(explain::colon(word, &body(above)[word.len()..])),
    )
}

/// A key of the manifest without its colon, where YAML stumbles at its line or below it: no line of its own has it.
pub(crate) fn manifest_colon(source: &Arc<Source>, line: usize) -> Option<Diagnostic> {
    if !source.path().ends_with(MANIFEST) {
        return None;
    }
    let has = |key: &str| source.text().lines().any(|line| place::begins_with(line, key));
    (line.saturating_sub(2).max(1)..=line).rev().find_map(|line| {
        let (range, text) = text_of(source, line);
        let (word, rest) = text.split_once(' ')?;
        let value = rest.trim_start().starts_with(|c: char| c.is_alphanumeric() || c == '"');
        let key = MANIFEST_KEYS.contains(&word) && value && !has(word);
        key.then(|| {
            let place = Place::new(source, range.start..range.start + word.len() + 1);
            Diagnostic::error(Code::YamlSyntax, text!("yaml-slip-colon", key = word))
                .at(&place, text!("yaml-slip-colon.label"))
                .hint(explain::colon(word, rest))
        })
    })
}

/// A picture as texts have it, or the name of its file, behind a key that has keys of its own below it.
pub(crate) fn pictured(source: &Arc<Source>, line: usize) -> Option<Diagnostic> {
    if let Some(found) = filed(source, line) {
        return Some(found);
    }
    let (range, text) = text_of(source, line);
    let (key, rest) = body(text).split_once(':')?;
    let value = rest.trim();
    let (alt, target) = value.strip_prefix("![")?.split_once("](")?;
    let file = target.split([' ', ')']).next().unwrap_or_default();
    let start = range.end - rest.len() + rest.find("![")?;
    matches!(key, "image" | "image_couverture").then(|| {
        Diagnostic::error(Code::YamlSyntax, text!("picture-key.markdown", key))
            .at(&Place::new(source, start..start + value.len()), text!("here"))
            .hint(text!("picture-key.hint", key, file, alt))
    })
}

/// The name of a picture's file behind the key that holds its keys: YAML stumbles at the first of those.
fn filed(source: &Arc<Source>, line: usize) -> Option<Diagnostic> {
    let here = text_of(source, line).1;
    let (below, said) = here.trim_start().split_once(':')?;
    let above = (1..line).rev().find(|line| !text_of(source, *line).1.trim().is_empty())?;
    let (range, text) = text_of(source, above);
    let (key, rest) = body(text).split_once(": ")?;
    let (file, start) = (rest.trim(), range.end - rest.trim_start().len());
    let pictured = matches!(key, "image" | "image_couverture") && PICTURE_KEYS.contains(&below);
    let named = file.contains('.') && !file.contains(' ') && !file.starts_with(['!', '|', '"']);
    (pictured && named && indent(here) > indent(text)).then(|| {
        let described = text!("picture-key.described");
        let hint = match (below, said.trim()) {
            ("fichier", _) => text!("picture-key-value.hint", key),
            ("description", alt) if !alt.is_empty() => text!("picture-key.hint", key, file, alt),
            _ => text!("picture-key.hint", key, file, alt = described),
        };
        Diagnostic::error(Code::YamlSyntax, text!("picture-key-value", key))
            .at(&Place::new(source, start..start + file.len()), text!("here"))
            .hint(hint)
    })
}

/// A value that begins with a bracket which nothing closes.
fn open_bracket(source: &Arc<Source>, line: usize) -> Option<Diagnostic> {
    let (range, bracket) = (line.saturating_sub(REACH).max(1)..=line).rev().find_map(|line| {
        let (range, text) = text_of(source, line);
        let body = body(text);
        let value = body.split_once(": ").map_or(body, |(_, value)| value).trim_start();
        let (open, close) = match value.chars().next()? {
            '[' => ('[', ']'),
            '{' => ('{', '}'),
            _ => return None,
        };
        let unclosed = value.matches(open).count() > value.matches(close).count();
        let start = range.end - value.len();
        unclosed.then_some((start..start + 1, open))
    })?;
    let place = Place::new(source, range);
    Some(
        Diagnostic::error(Code::YamlSyntax, text!("yaml-slip-bracket", bracket))
            .at(&place, text!("yaml-slip-bracket.label"))
            .hint(text!("yaml-slip-bracket.hint-close"))
            .hint(text!("yaml-slip-bracket.hint-quote")),
    )
}
