//! Slips of structure: keys of the format that stand where YAML cannot read them, told where they were made.

use std::sync::Arc;

use crate::diag::{Code, Diagnostic};
use crate::fold::fold;
use crate::message::text;
use crate::sheet::{BULLETS, CIRCLE, MANIFEST_KEYS, SECTION_KEYS, SHEET_KEYS, SIDEBAR_FIELDS};
use crate::source::{Place, Source, is_private};
use crate::yaml::lines::{announces, block_around, body, indent, text_of};
use crate::yaml::write;

/// Signs that word processors make of a dash, or that people take for one.
pub(crate) const DASHES: [char; 13] =
    ['–', '—', '•', '−', '‐', '‑', '‒', '―', '●', '▪', '·', '◦', '‣'];

/// Signs that a finger which misses the dash types, and that mean nothing at the beginning of a line.
const BESIDE_DASH: [char; 8] = ['_', '.', '~', '=', ';', ',', '/', '°'];

/// The key of the format that a line begins with, behind its dash.
pub(crate) fn key(line: &str) -> Option<&str> {
    let (key, rest) = body(line).split_once(':')?;
    let known = SHEET_KEYS.contains(&key) || SECTION_KEYS.contains(&key) || is_field(key);
    (known && (rest.is_empty() || rest.starts_with([' ', '\t', '\r']))).then_some(key)
}

/// Whether a key holds others, or a list.
pub(crate) fn holds(key: &str) -> bool {
    matches!(key, "reperes" | "sections" | "themes" | "image" | "fiches")
}

/// Whether a line at the margin begins with a key that holds others, be it written with capitals or accents.
pub(crate) fn begins_with(line: &str, holder: &str) -> bool {
    let word = line.split_once(':').map_or("", |(word, _)| word);
    word == holder || word.starts_with(char::is_alphabetic) && fold(word) == holder
}

/// Whether such a key is all that a line has.
pub(crate) fn is_alone(line: &str, holder: &str) -> bool {
    line.trim_end().ends_with(':') && begins_with(line, holder)
}

/// The key of a sheet, and of no section, that a line has behind a dash at the margin.
pub(crate) fn listed_key(line: &str) -> Option<&str> {
    let key = key(line.strip_prefix("- ")?)?;
    (SHEET_KEYS.contains(&key) && !SECTION_KEYS.contains(&key)).then_some(key)
}

/// What stands behind a word in a sentence, and not behind a key.
const OF_SENTENCES: [char; 15] =
    [',', '.', '\'', '’', '(', ')', '«', '»', '"', '-', '–', '—', '…', '?', '!'];

/// The key of a sheet or a manifest that a line at the margin begins with, however it is spelt and whatever sign is in the
/// place of its colon.
pub(crate) fn at_margin(line: &str) -> Option<&'static str> {
    let end = line.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(line.len());
    let (word, rest) = line.split_at(end);
    // Most lines of a sheet are indented: they cost no folding.
    if word.is_empty() {
        return None;
    }
    let sign = rest.trim_start().chars().next();
    if sign.is_some_and(|c| c.is_alphanumeric() || OF_SENTENCES.contains(&c)) {
        return None;
    }
    let folded = fold(word);
    SHEET_KEYS.iter().chain(MANIFEST_KEYS).copied().find(|key| *key == word || *key == folded)
}

/// Whether a line is a key behind some sign, seen or not: no text begins so.
pub(crate) fn is_signed_key(line: &str) -> bool {
    let bare = line.trim_start_matches(|c: char| !c.is_alphanumeric());
    let signed = line.trim_start().len() > bare.len() && !line.trim_start().starts_with(['-', '#']);
    signed && bare.starts_with(|c: char| c.is_ascii_lowercase()) && key(bare).is_some()
}

/// Whether a line is a remark at the margin: two « # » are a sub-heading that lost its place.
pub(crate) fn is_remark(line: &str) -> bool {
    line.starts_with('#') && !line.starts_with("##")
}

/// Whether a line begins with the key of a field of the sidebar.
pub(crate) fn is_field_line(line: &str) -> bool {
    key(line).is_some_and(is_field)
}

pub(crate) fn is_field(key: &str) -> bool {
    SIDEBAR_FIELDS.iter().any(|field| field.key == key)
}

/// The slip that made YAML stumble at an offset of a line, if it is one of those.
pub(crate) fn slip(source: &Arc<Source>, line: usize, at: usize) -> Option<Diagnostic> {
    if let Some(found) = dash_at(source, line) {
        return Some(found);
    }
    if let Some(found) = first_dash(source, line).or_else(|| first_key(source, line)) {
        return Some(found);
    }
    let (range, here) = text_of(source, line);
    let key = key(here)?;
    let start = range.end - body(here).len();
    // What stands behind a key is no matter of its place.
    if at > start + key.len() {
        return None;
    }
    let listed = here.trim_start().starts_with('-');
    let section = SECTION_KEYS.contains(&key);
    if let Some(found) = at_left(source, line).filter(|_| listed && section) {
        return Some(found);
    }
    if let Some(found) = remarked(source, line) {
        return Some(found);
    }
    if listed && section && !above(source, line).any(|(_, text)| begins_with(text, "sections")) {
        // It stands right above, too far right.
        let (range, last) = above(source, line).find(|(_, text)| !text.trim().is_empty())?;
        if body(last).trim() == "sections:" {
            let place = range.start + indent(last)..range.end;
            return Some(wrong(source, place, "sheet", "sections"));
        }
        return Some(wrong(source, start..start + key.len() + 1, "sections", key));
    }
    if let Some(found) = without_key(source, line).filter(|_| is_field(key)) {
        return Some(found);
    }
    let mut outer = above(source, line).filter(|(_, text)| !text.trim().is_empty());
    let outer = outer.find(|(_, text)| indent(text) < indent(here));
    if let Some((owner, text)) = outer {
        let owned = self::key(text).unwrap_or_default();
        let begin = owner.end - text.trim_start().len();
        if owned.is_empty() && is_sentence(text) {
            return Some(astray(source, begin..owner.end));
        }
        let place = begin..begin + owned.len() + 1;
        if section && owned == "type" && !text.trim_start().starts_with('-') {
            return Some(wrong(source, place, "dash", owned));
        }
        if is_field(owned) && is_field(key) && indent(text) == 0 {
            return Some(wrong(source, place, "field", owned));
        }
    }
    let holder = above(source, line).find_map(|(_, text)| at_margin(text));
    if is_field(key) && !listed && holder == Some("sections") {
        let place = Place::new(source, start..start + key.len() + 1);
        return Some(
            Diagnostic::error(Code::YamlSyntax, text!("yaml-field-astray", key))
                .at(&place, text!("here"))
                .hint(text!("yaml-field-astray.hint")),
        );
    }
    // Where the dashes of the others stand, only its own is missing.
    let dashes = above(source, line)
        .find(|(_, text)| text.trim_start().starts_with("- ") && self::key(text) == Some("type"));
    let in_line = dashes.is_some_and(|(_, text)| indent(text) == indent(here));
    if key == "type" && !listed && in_line && holder == Some("sections") {
        return Some(wrong(source, start..start + key.len() + 1, "dash", key));
    }
    let kind = match (section && (listed || indent(here) > 0), is_field(key)) {
        (true, _) => "section",
        (_, true) => "field",
        _ => "sheet",
    };
    Some(wrong(source, start..start + key.len() + 1, kind, key))
}

/// A field of the sidebar behind a dash, on a line or above it: YAML stumbles at its text, or at the next field.
pub(crate) fn listed_field(source: &Arc<Source>, line: usize) -> Option<Diagnostic> {
    let listed = |text: &str| text.trim_start().starts_with("- ") && is_field_line(text);
    let at = (1..=line).rev().find(|line| listed(text_of(source, *line).1))?;
    let (range, text) = text_of(source, at);
    let outer = |(_, other): &(_, &str)| !other.trim().is_empty() && indent(other) < indent(text);
    let (_, owner) = above(source, at).find(outer)?;
    let key = key(text)?;
    let start = range.start + indent(text);
    begins_with(owner, "reperes").then(|| {
        Diagnostic::error(Code::YamlSyntax, text!("yaml-listed-field", key))
            .at(&Place::new(source, start..start + 1), text!("here"))
            .hint(text!("yaml-listed-field.hint", key))
    })
}

/// A key of a section at the margin, where YAML stumbles at the next section of the list.
fn at_left(source: &Arc<Source>, line: usize) -> Option<Diagnostic> {
    let left = |(_, text): &(_, &str)| !text.is_empty() && !text.starts_with([' ', '#', '-']);
    let mut outer = above(source, line).filter(left);
    let (range, text) = outer.next()?;
    let key = key(text).filter(|key| SECTION_KEYS.contains(key))?;
    let held = begins_with(outer.next()?.1, "sections");
    held.then(|| wrong(source, range.start..range.start + key.len() + 1, "section", key))
}

/// « sections: » or « reperes: » in a remark, right above the line where YAML stumbles.
fn remarked(source: &Arc<Source>, line: usize) -> Option<Diagnostic> {
    let (range, above) = above(source, line).find(|(_, text)| !text.trim().is_empty())?;
    let name = above.trim_start_matches(['#', ' ']).trim_end();
    let held = matches!(name, "sections:" | "reperes:") && above.starts_with('#');
    held.then(|| {
        Diagnostic::error(Code::YamlSyntax, text!("yaml-remarked", name))
            .at(&Place::new(source, range), text!("here"))
            .hint(text!("yaml-remarked.hint", name))
    })
}

/// A key in a remark on a line, above what it would hold: it was to be none.
pub(crate) fn key_in_remark(source: &Arc<Source>, line: usize) -> Option<Diagnostic> {
    let (name, wanted) = remarked_key(source, line)?;
    let (range, text) = text_of(source, line);
    let hint = match wanted {
        0 => text!("yaml-remarked.hint", name),
        _ => text!("yaml-remarked.hint-inside", name, spaces = wanted),
    };
    Some(
        Diagnostic::error(Code::YamlSyntax, text!("yaml-remarked", name))
            .at(&Place::new(source, range.start + indent(text)..range.end), text!("here"))
            .hint(hint),
    )
}

/// Such a key, with what stands behind it, and the column at which it is to stand.
pub(crate) fn remarked_key(source: &Source, line: usize) -> Option<(&str, usize)> {
    let (_, text) = text_of(source, line);
    let spaces = indent(text);
    let name = text.trim_start().strip_prefix('#')?.trim();
    let last = source.position(source.text().len()).line;
    let below = (line + 1..=last).map(|line| text_of(source, line).1);
    let next = below.into_iter().find(|text| !text.trim().is_empty())?;
    // A sub-heading is of the text.
    let remark = is_remark(next.trim_start());
    if remark || block_around(source, line).is_some_and(|it| spaces >= it) {
        return None;
    }
    let holder = ["sections", "reperes"].iter().any(|holder| is_alone(name, holder));
    let held = holder && key(next).is_some() || announces(name) && key(name).is_some();
    let wanted = if holder { 0 } else { beside(source, line, key(name)?).unwrap_or(spaces) };
    (held && indent(next) > wanted).then_some((name, wanted))
}

/// Where the neighbours above a line stand that are of the same kind as a key: those of a section, or fields of the sidebar.
fn beside(source: &Source, line: usize, key: &str) -> Option<usize> {
    let said = |text: &&str| !text.trim().is_empty() && !text.trim_start().starts_with('#');
    let mut texts = above(source, line).map(|(_, text)| text).filter(said);
    let next = texts.find(|text| self::key(text).is_some())?;
    let other = self::key(next)?;
    let holder = above(source, line).find_map(|(_, text)| at_margin(text));
    let alike = match holder? {
        "sections" => [key, other].iter().all(|key| SECTION_KEYS.contains(key)),
        "reperes" => [key, other].iter().all(|key| is_field(key)),
        _ => false,
    };
    alike.then(|| next.len() - body(next).len())
}

/// The name of a section's type without its key, above the line where YAML stumbles.
pub(crate) fn without_type(source: &Arc<Source>, line: usize) -> Option<Diagnostic> {
    let key = key(text_of(source, line).1)?;
    let (range, name) = text_of(source, line.checked_sub(1).filter(|line| *line > 0)?);
    let word = name.trim_start().strip_prefix("- ")?.trim();
    if let Some(found) = without_title(source, line, (range.clone(), name)) {
        return Some(found);
    }
    let typed = |c: char| c.is_lowercase() || c == '-';
    let named = !word.is_empty() && word.chars().all(typed);
    let below = indent(text_of(source, line).1) > indent(name);
    let start = range.start + indent(name);
    // « - type », « - typ » lack the name and the colon.
    if word.starts_with("typ") && word.len() < 6 && below && SECTION_KEYS.contains(&key) {
        let place = Place::new(source, start..range.end);
        return Some(
            Diagnostic::error(Code::YamlSyntax, text!("yaml-slip-colon", key = word))
                .at(&place, text!("here"))
                .hint(text!("yaml-place-dash.hint")),
        );
    }
    (named && below && SECTION_KEYS.contains(&key)).then(|| {
        Diagnostic::error(Code::YamlSyntax, text!("yaml-no-type", name = word))
            .at(&Place::new(source, start..range.end), text!("here"))
            .hint(text!("yaml-no-type.hint", name = word))
    })
}

/// The title of a section without its key, on the line above the one where YAML stumbles.
fn without_title(
    source: &Arc<Source>,
    line: usize,
    (range, above): (std::ops::Range<usize>, &str),
) -> Option<Diagnostic> {
    let title = above.trim_start().strip_prefix("- ")?.trim();
    let words = title.starts_with(char::is_uppercase) && !title.contains(": ");
    let here = text_of(source, line).1;
    let section = key(here).is_some_and(|key| SECTION_KEYS.contains(&key) && key != "type");
    let below = section && !here.trim_start().starts_with('-') && indent(here) > indent(above);
    let held = (1..line).rev().find_map(|line| at_margin(text_of(source, line).1));
    (words && below && held == Some("sections")).then(|| {
        let start = range.start + indent(above);
        Diagnostic::error(Code::YamlSyntax, text!("yaml-no-title", title))
            .at(&Place::new(source, start..range.end), text!("here"))
            .hint(text!("yaml-no-title.hint", written = write::scalar(title)))
    })
}

/// The first section without its dash, where YAML stumbles at the dash of the second.
fn first_dash(source: &Arc<Source>, line: usize) -> Option<Diagnostic> {
    let is_section = |text: &str| key(text).is_some_and(|key| SECTION_KEYS.contains(&key));
    let listed = |text: &str| text.trim_start().starts_with('-');
    let here = text_of(source, line).1;
    let list = (1..line).rev().find(|line| begins_with(text_of(source, *line).1, "sections"))?;
    let said = |text: &str| !text.trim().is_empty() && !text.trim_start().starts_with('#');
    let first = (list + 1..line).find(|line| said(text_of(source, *line).1))?;
    let (range, text) = text_of(source, first);
    let key = key(text).filter(|_| is_section(text) && !listed(text))?;
    let start = range.end - text.trim_start().len();
    (listed(here) && is_section(here))
        .then(|| wrong(source, start..start + key.len() + 1, "dash", key))
}

/// The first key of a sheet with spaces before it, where YAML stumbles at the next one.
fn first_key(source: &Arc<Source>, line: usize) -> Option<Diagnostic> {
    let said = |text: &str| !text.trim().is_empty() && !text.starts_with('#');
    let first = (1..line).find(|line| said(text_of(source, *line).1))?;
    let (range, text) = text_of(source, first);
    let key = key(text).filter(|key| SHEET_KEYS.contains(key))?;
    let start = range.end - text.trim_start().len();
    let astray = indent(text) > 0 && !text.trim_start().starts_with('-');
    (astray && indent(text_of(source, line).1) == 0)
        .then(|| wrong(source, start..start + key.len() + 1, "sheet", key))
}

/// Whether a line is words, not a key, an item or a remark: French has a space before its colon.
fn is_sentence(line: &str) -> bool {
    let body = line.trim_start();
    let words = body.split_once(':').map_or(body, |(words, _)| words);
    words.trim_end().contains(' ') && !body.starts_with(['-', '#', '"'])
}

/// A line of a text that lost its indentation, and that YAML took for a key.
fn astray(source: &Arc<Source>, range: std::ops::Range<usize>) -> Diagnostic {
    let hint = match block_around(source, source.position(range.start).line) {
        Some(spaces) => text!("yaml-stray.hint-block", spaces),
        None => text!("yaml-stray.hint"),
    };
    Diagnostic::error(Code::YamlSyntax, text!("yaml-stray"))
        .at(&Place::new(source, range), text!("yaml-this-line"))
        .hint(hint)
}

/// A text that stands below « reperes: » without a key of its own, above a line.
fn without_key(source: &Arc<Source>, line: usize) -> Option<Diagnostic> {
    let (_, last) = above(source, line).find(|(_, text)| !text.trim().is_empty())?;
    let owner = (1..line).rev().find(|line| {
        let (_, text) = text_of(source, *line);
        !text.trim().is_empty() && indent(text) < indent(last)
    })?;
    if key(last).is_some() || key(text_of(source, owner).1) != Some("reperes") {
        return None;
    }
    // The lines right above are those of the text: a key among them has its own.
    let said = |line: &usize| !text_of(source, *line).1.trim().is_empty();
    let own = (owner + 1..line).rev().filter(said);
    let first = own.take_while(|line| key(text_of(source, *line).1).is_none()).last()?;
    let (range, words) = text_of(source, first);
    let place = Place::new(source, range.end - words.trim_start().len()..range.end);
    let (_, announced) = text_of(source, (owner..first).rev().find(said)?);
    let announced = key(announced).filter(|key| {
        is_field(key) && announced.trim_end().ends_with(':') && indent(announced) >= indent(words)
    });
    if let Some(key) = announced {
        return Some(
            Diagnostic::error(Code::YamlSyntax, text!("yaml-stray"))
                .at(&place, text!("yaml-this-line"))
                .hint(text!("yaml-stray.hint-under", key)),
        );
    }
    Some(
        Diagnostic::error(Code::YamlSyntax, text!("yaml-no-field"))
            .at(&place, text!("here"))
            .hint(text!("yaml-no-field.hint")),
    )
}

/// The lines above one, the nearest first.
fn above(source: &Source, line: usize) -> impl Iterator<Item = (std::ops::Range<usize>, &str)> {
    (1..line).rev().map(|line| text_of(source, line))
}

fn wrong(source: &Arc<Source>, range: std::ops::Range<usize>, kind: &str, key: &str) -> Diagnostic {
    let place = Place::new(source, range);
    let message = match kind {
        "sections" => text!("yaml-place-sections"),
        "dash" => text!("yaml-place-dash", key),
        _ => text!("yaml-place", key),
    };
    let (line, _) = text_of(source, place.position().line);
    let right = place.range.start - line.start;
    let hint = match kind {
        "sections" => text!("yaml-place-sections.hint"),
        "dash" => text!("yaml-place-dash.hint"),
        "section" => text!("yaml-place.hint-section"),
        "field" if right > 2 => text!("yaml-place.hint-field-right"),
        "field" => text!("yaml-place.hint-field"),
        _ => text!("yaml-place.hint-sheet", key),
    };
    Diagnostic::error(Code::YamlSyntax, message).at(&place, text!("here")).hint(hint)
}

/// A wrong dash on a line, or on the one above it.
pub(crate) fn dash_at(source: &Arc<Source>, line: usize) -> Option<Diagnostic> {
    let lines = [line, line.saturating_sub(1).max(1)];
    lines.into_iter().find_map(|line| dash(source, line).or_else(|| numbered(source, line)))
}

/// A number in the place of the dash that begins a section.
fn numbered(source: &Arc<Source>, line: usize) -> Option<Diagnostic> {
    let (range, text) = text_of(source, line);
    let written = text.trim_start();
    let rest = written.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = written.len() - rest.len();
    let name = key(rest.strip_prefix(['.', ')'])?.trim_start())?;
    let section = SECTION_KEYS.contains(&name) && name != "texte";
    let held = (1..line).rev().find_map(|line| at_margin(text_of(source, line).1));
    (digits > 0 && section && held == Some("sections")).then(|| {
        let start = range.end - written.len();
        Diagnostic::error(Code::YamlSyntax, text!("yaml-numbered"))
            .at(&Place::new(source, start..start + digits + 1), text!("here"))
            .hint(text!("yaml-numbered.hint", key = name))
    })
}

/// The same, where the sign has another text above it, which YAML ends at its line.
pub(crate) fn dash_in_text(source: &Arc<Source>, line: usize) -> Option<Diagnostic> {
    [line, line.saturating_sub(1).max(1)].into_iter().find_map(|line| {
        let left = |spaces| indent(text_of(source, line).1) < spaces;
        block_around(source, line).filter(|spaces| left(*spaces))?;
        dash(source, line)
    })
}

/// The key of a section behind a sign that word processors make of a dash, and how long the sign is with its blanks.
pub(crate) fn key_behind_sign(line: &str) -> Option<(&str, usize)> {
    let written = line.trim_start();
    let sign = written.chars().next()?;
    let behind = written[sign.len_utf8()..].trim_start();
    let blanks = written.len() - sign.len_utf8() - behind.len();
    let circle = sign == CIRCLE && blanks > 0;
    let bullet = DASHES.contains(&sign) || BULLETS.contains(&sign) || is_private(sign);
    let key = key(behind).filter(|key| SECTION_KEYS.contains(key) && (circle || bullet))?;
    Some((key, sign.len_utf8() + blanks))
}

/// Whether a sign was typed for the dash of a section, by what stands behind it: its key is next to that on keyboards.
pub(crate) fn is_beside_dash(sign: char, rest: &str) -> bool {
    let section = key(rest.trim_start()).is_some_and(|key| matches!(key, "type" | "titre"));
    BESIDE_DASH.contains(&sign) && rest.starts_with([' ', '\t']) && section
}

/// A dash that is none, or that has no space behind it, before a key.
fn dash(source: &Arc<Source>, line: usize) -> Option<Diagnostic> {
    let (range, text) = text_of(source, line);
    let line = text.trim_start();
    let sign = line.chars().next()?;
    let rest = &line[sign.len_utf8()..];
    let slip = match sign {
        '-' => !rest.starts_with(char::is_whitespace),
        // Markdown has lists with these.
        _ if key_behind_sign(line).is_some() => true,
        sign => DASHES.contains(&sign) || matches!(sign, '*' | '+') || is_beside_dash(sign, rest),
    };
    key(rest.trim_start()).filter(|_| slip)?;
    let start = range.end - line.len();
    let place = Place::new(source, start..start + sign.len_utf8());
    Some(
        Diagnostic::error(Code::YamlSyntax, text!("yaml-dash"))
            .at(&place, text!("here"))
            .hint(text!("yaml-dash.hint")),
    )
}
