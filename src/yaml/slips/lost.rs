//! Texts below a key that has one already: the line of their own key may be gone, and no repair may join the two.

use std::sync::Arc;

use super::place::{at_margin, is_field, key};
use super::typed_bar::is_bar;
use crate::diag::{Code, Diagnostic};
use crate::identifier;
use crate::message::text;
use crate::project::MANIFEST;
use crate::source::{Place, Source};
use crate::yaml::lines::{block_around, body, indent, text_of};

/// The line that such a text begins on, and the field of the sidebar above it, where a line is in one.
///
/// What goes on with a sentence begins with a small letter, and the lines of an address are lines anyway.
pub(crate) fn field(source: &Source, line: usize) -> Option<(usize, &str)> {
    let of = |line: usize| text_of(source, line).1;
    let filled = |line: &usize| !of(*line).trim().is_empty();
    let above = |other: &usize| filled(other) && indent(of(*other)) < indent(of(line));
    let owner = if key(of(line)).is_some() { line } else { (1..line).rev().find(above)? };
    let key = key(of(owner)).filter(|key| is_field(key) && !key.starts_with("contact"))?;
    let value = body(of(owner))[key.len() + 1..].trim();
    let closed = value.len() > 1 && value.starts_with('"') && value.ends_with('"');
    let open = value.starts_with(['"', '\'']) && !closed;
    let said = value.contains(char::is_alphanumeric) && !open;
    let last = source.position(source.text().len()).line;
    let first = (owner + 1..=last).find(filled)?;
    let text = of(first);
    let begins =
        text.trim_start().starts_with(|c: char| c.is_uppercase() || matches!(c, '-' | '•'));
    let below = indent(text) > indent(of(owner)) && self::key(text).is_none();
    (said && !is_bar(value) && begins && below).then_some((first, key))
}

/// The same, told where YAML stumbles in the text.
pub(crate) fn found(source: &Arc<Source>, line: usize) -> Option<Diagnostic> {
    let (first, key) = field(source, line)?;
    let (range, text) = text_of(source, first);
    let place = Place::new(source, range.start + indent(text)..range.end);
    let missing = missing(source);
    Some(
        Diagnostic::error(Code::YamlSyntax, text!("yaml-lost-key", key))
            .at(&place, text!("here"))
            .hint(text!("yaml-lost-key.hint", name = missing))
            .hint(text!("yaml-lost-key.hint-goes-on", key)),
    )
}

/// The first of the usual fields that a sheet has not got, or a contact.
fn missing(source: &Source) -> &'static str {
    let there = |name: &str| source.text().lines().any(|line| self::key(line) == Some(name));
    ["contact", "objectifs", "public"].into_iter().find(|name| !there(name)).unwrap_or("contact")
}

/// The message and the remedy for such a text, where YAML stumbles at its first line.
pub(crate) fn below_mark(source: &Source, line: usize) -> Option<(String, String)> {
    let (first, key) = field(source, line)?;
    (first == line)
        .then(|| (text!("yaml-lost-key", key), text!("yaml-lost-key.hint", name = missing(source))))
}

/// The key of a sheet whose line may be gone above a line: its text, with the spaces that such texts have, is left below
/// another one, which has more, up to the next key.
pub(crate) fn text(source: &Source, line: usize) -> Option<&'static str> {
    let of = |line: usize| text_of(source, line).1;
    let last = source.position(source.text().len()).line;
    let blank = |line: &usize| of(*line).trim().is_empty();
    let own = |line: &usize| blank(line) || indent(of(*line)) == TEXT_OF_SHEET;
    if blank(&line) || !own(&line) || block_around(source, line)? <= TEXT_OF_SHEET {
        return None;
    }
    let top = (1..=line).rev().take_while(own).last()?;
    let next = (line..=last).find(|line| !own(line));
    let ends = next.is_none_or(|next| at_margin(of(next)).is_some());
    let holder = (1..top).rev().find_map(|line| at_margin(of(line)));
    let key = match holder? {
        "reperes" => "texte",
        "sections" => "generique",
        _ => return None,
    };
    let there = source.text().lines().any(|line| at_margin(line) == Some(key));
    (blank(&top) && ends && !there).then_some(key)
}

/// The remedy for a text whose key may be gone.
pub(crate) fn hint(source: &Source, line: usize) -> Option<String> {
    text(source, line).map(|key| text!("yaml-stray.hint-key", key))
}

/// How far the texts of a sheet's own keys are indented.
const TEXT_OF_SHEET: usize = 2;

/// The line of a key of the manifest that is gone above the sheets, the themes or the findings that it held.
pub(crate) fn line(source: &Arc<Source>, line: usize) -> Option<Diagnostic> {
    if !source.path().ends_with(MANIFEST) {
        return None;
    }
    let of = |line: usize| text_of(source, line).1;
    let there = |key: &str| source.text().lines().any(|line| line.starts_with(key));
    let missing = |key: &&str| !there(key);
    let key = held_by(of(line)).filter(missing).or_else(|| {
        // YAML stumbles behind the remark above what it cannot place.
        held_by(of(line + 1)).filter(missing)
    })?;
    let alike = |other: &usize| held_by(of(*other)) == Some(key);
    let first = (1..=line).rev().take_while(alike).last().unwrap_or(line);
    let (range, text) = text_of(source, first);
    let place = Place::new(source, range.start + indent(text)..range.end);
    Some(
        Diagnostic::error(Code::YamlSyntax, text!("yaml-lost-line", key))
            .at(&place, text!("here"))
            .hint(text!("yaml-lost-line.hint", key)),
    )
}

/// The key of the manifest that an indented line belongs below.
fn held_by(line: &str) -> Option<&'static str> {
    let written = line.trim();
    let inside = line.starts_with(' ');
    if let Some(name) = written.strip_prefix("- ").filter(|_| inside) {
        return identifier::is_valid(name).then_some("fiches");
    }
    let (word, _) = written.split_once(':').filter(|_| inside)?;
    if !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit()) {
        return Some("themes");
    }
    Code::ALL.iter().any(|code| code.as_str() == word).then_some("silence")
}
