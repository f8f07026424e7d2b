//! Slips at which YAML stumbles only lines later: told where they were made.

use std::ops::Range;
use std::sync::Arc;

use super::bar::hint;
use super::hard::HARD_SPACES;
use super::{beside, explain, joined, lost, place, points, quotes};
use crate::diag::{Code, Diagnostic};
use crate::fold::fold;
use crate::message::text;
use crate::sheet::{SECTION_KEYS, SHEET_KEYS, is_of_contact};
use crate::source::{Place, Source};

/// How far above the place where YAML stumbles a slip is looked for, in lines: a list in brackets is rarely longer.
const REACH: usize = 20;

/// The slip that a syntax error at an offset comes from, if it is one of those.
///
/// Where a line above it has `strayed`, that one is to be told.
pub(super) fn explained(
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
    if points && at == start && below.trim_start().starts_with("- ") && indent(below) > indent(text)
    {
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

/// Two commas with nothing between them.
fn two_commas(list: &str) -> Option<Range<usize>> {
    list.match_indices(',').find_map(|(at, _)| {
        let rest = list[at + 1..].trim_start();
        rest.starts_with(',').then(|| at..list.len() - rest.len() + 1)
    })
}

pub(super) fn keylike(word: &str) -> bool {
    !word.is_empty() && word.chars().all(|c| c.is_ascii_lowercase() || c == '_')
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

/// A key whose « | » is joined to it, above the text that it announces and the line where YAML stumbles.
pub(super) fn stuck_bar(source: &Arc<Source>, line: usize) -> Option<Diagnostic> {
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

/// The line that a line stands under: the nearest above it that is less indented.
pub(super) fn above(source: &Arc<Source>, line: usize, here: &str) -> Option<usize> {
    (1..line).rev().find(|line| {
        let (_, text) = text_of(source, *line);
        !text.trim().is_empty() && indent(text) < indent(here)
    })
}

/// A text of several lines below a key without « | ».
fn without_bar(source: &Arc<Source>, line: usize) -> Option<Diagnostic> {
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
    let (first, below) = text_of(source, owner + 1);
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
fn text_above(source: &Arc<Source>, line: usize) -> Option<Diagnostic> {
    let owner = (1..line).rev().find(|line| place::key(text_of(source, *line).1).is_some())?;
    without_text(source, owner)
}

/// Letters and signs that people type for « | ».
const BARS: [&str; 8] = ["l", "I", "1", "!", "¦", "/", "\\", "-"];

/// Whether something stands where « | » should: what [`is_bar`] knows, or another sign without a word.
fn stands_for_bar(typed: &str) -> bool {
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
fn typed_bar(source: &Arc<Source>, line: usize) -> Option<Diagnostic> {
    let (_, here) = text_of(source, line);
    let owner = above(source, line, here)?;
    let (range, text) = text_of(source, owner);
    let key = place::key(text)?;
    let typed = body(text)[key.len() + 1..].trim();
    let start = range.start + text.trim_end().len() - typed.len();
    let below = announces_by_sign(source, owner);
    (stands_for_bar(typed) && below).then(|| bar(source, start..start + typed.len(), key))
}

/// A « ! » in the place of « | »: YAML takes it for the beginning of a tag.
pub(super) fn tag_for_bar(source: &Arc<Source>, place: &Place) -> Option<Diagnostic> {
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

/// A line of a text pasted at the margin that YAML took for a key, above a line: French has a space before its colon.
pub(super) fn pasted(source: &Arc<Source>, last: usize) -> Option<Diagnostic> {
    let found = (1..last).find_map(|line| {
        let (range, text) = text_of(source, line);
        let (words, _) = text.split_once(" :")?;
        let prose = text.starts_with(char::is_alphabetic) && words.contains(' ');
        let spaces = block_around(source, line).filter(|_| prose)?;
        Some(astray(source, range, spaces))
    });
    found.or_else(|| {
        (1..=last).find_map(|line| Some(astray(source, source.line(line), sentence(source, line)?)))
    })
}

/// What is said of a line of a text that lost its indentation.
pub(crate) fn astray(source: &Arc<Source>, range: Range<usize>, spaces: usize) -> Diagnostic {
    Diagnostic::error(Code::YamlSyntax, text!("yaml-stray"))
        .at(&Place::new(source, range), text!("yaml-this-line"))
        .hint(text!("yaml-stray.hint-block", spaces))
}

/// How far a line that begins like a key is to be indented, where it is of the text round it: keys have no capital, and a
/// field of the sidebar that has one is nowhere but there. It stands at the margin, or below the « texte: » of a section.
pub(crate) fn sentence(source: &Source, line: usize) -> Option<usize> {
    first_sentence(source, line).or_else(|| later_sentence(source, line))
}

/// The same, of the first line below a « | », no farther right than its key: where it is of several words, it is no key.
fn first_sentence(source: &Source, line: usize) -> Option<usize> {
    let (_, text) = text_of(source, line);
    let (words, rest) = text.split_once(':')?;
    let several = words.trim().contains(' ') && words.trim().starts_with(char::is_uppercase);
    let parted = rest.is_empty() || rest.starts_with(' ');
    let meant = fold(words);
    let known = place::key(text).is_some() || SHEET_KEYS.contains(&&*meant);
    below_bar(source, line).filter(|_| several && parted && !known && !announces(text))
}

fn later_sentence(source: &Source, line: usize) -> Option<usize> {
    let (_, text) = text_of(source, line);
    if text.starts_with(' ') {
        return sentence_in_section(source, line);
    }
    let (word, rest) = text.split_once(':')?;
    let capital = word.starts_with(char::is_uppercase);
    let parted = rest.is_empty() || rest.starts_with(' ');
    let meant = fold(word);
    // The last line of a file, where YAML stumbles at nothing: no key has two spaces, nor one before its colon.
    let several = word.ends_with(' ') && word.trim_end().matches(' ').count() > 1;
    let words = several && source.text()[source.line(line).end..].trim().is_empty();
    let margin = |line: usize| place::at_margin(text_of(source, line).1);
    let sidebar = || (1..line).rev().find_map(margin) == Some("reperes");
    let key = place::at_margin(text).is_some()
        || SECTION_KEYS.contains(&&*meant)
        || place::is_field(&meant) && sidebar();
    block_around(source, line).filter(|_| (capital || words) && parted && !key)
}

/// The same, of a line in line with the key of the text that it is of: French has a space before its colon, but where the
/// text goes on right below it.
fn sentence_in_section(source: &Source, line: usize) -> Option<usize> {
    let (_, text) = text_of(source, line);
    let written = text.trim_start();
    let spaces = block_around(source, line)?;
    let last = source.position(source.text().len()).line;
    let said = |line: &usize| !text_of(source, *line).1.trim().is_empty();
    let next = (line + 1..=last).find(said);
    let inside = next.is_some_and(|next| indent(text_of(source, next).1) >= spaces);
    let glued = || written.split_once(": ").filter(|_| inside && !announces(text));
    let contact = || written.split_once(": ").filter(|(word, _)| is_of_contact(word));
    let leading = || Some((written.trim_end().strip_suffix(" :")?, ""));
    let (word, _) = written.split_once(" : ").or_else(leading).or_else(glued).or_else(contact)?;
    let owner = (1..line).rev().find(|line| announces(text_of(source, *line).1))?;
    let (_, owner) = text_of(source, owner);
    let meant = fold(word);
    let key = SECTION_KEYS.contains(&&*meant) || place::is_field(&meant);
    let capital = word.starts_with(char::is_uppercase);
    let own = match place::key(owner) {
        Some("texte") => capital,
        Some("contact" | "contacts") => is_of_contact(word),
        _ => false,
    };
    (own && indent(owner) == indent(text) && !key).then_some(spaces)
}

/// How far the first line of a text is to be indented that stands below its « | », no farther right than the key.
pub(super) fn below_bar(source: &Source, line: usize) -> Option<usize> {
    let of = |line: usize| text_of(source, line).1;
    let owner = (1..line).rev().find(|line| !of(*line).trim().is_empty())?;
    let wanted = of(owner).len() - body(of(owner)).len() + 2;
    let remark = of(owner).trim_start().starts_with('#');
    (indent(of(line)) < wanted && announces(of(owner)) && !remark).then_some(wanted)
}

/// Whether a line ends in the sign of a text of several lines.
pub(crate) fn announces(line: &str) -> bool {
    let line = line.trim_end();
    [": |", ": >", ": |-", ": >-"].iter().any(|end| line.ends_with(end))
}

/// How far the lines of the block that a line belongs to are indented, if one was announced above it by « | ».
pub(crate) fn block_around(source: &Source, line: usize) -> Option<usize> {
    let owner = (1..line).rev().find(|line| announces(text_of(source, *line).1))?;
    let deep = indent(text_of(source, owner).1);
    let last = source.position(source.text().len()).line;
    let mut lines =
        (owner + 1..=last).filter(|other| *other != line).map(|line| text_of(source, line).1);
    // No-break spaces are none of a text's.
    let good = |text: &&str| !text[..indent(text)].contains(HARD_SPACES);
    let body = lines.find(|text| !text.trim().is_empty() && good(text))?;
    // Another key has ended it.
    let ended = (owner + 1..line).any(|line| {
        let text = text_of(source, line).1;
        place::at_margin(text).is_some() || indent(text) <= deep && place::key(text).is_some()
    });
    (indent(body) > deep && !ended).then(|| indent(body))
}

/// Whether a line is a sign or two, or no word at all: typed by chance rather than part of a text.
pub(crate) fn is_stray(line: &str) -> bool {
    let line = line.trim();
    line.chars().count() <= 2 || !line.contains(char::is_alphanumeric)
}

/// Whether a line at the margin is the last of a text, and ends as no sentence does: what mail programs add.
pub(crate) fn is_signature(text: &str, line: &Range<usize>) -> bool {
    let written = &text[line.clone()];
    let margin = written.starts_with(char::is_alphabetic);
    let open = !written.trim_end().ends_with(['.', '!', '?', ';', ':', '»', ')', '…']);
    margin && open && text[line.end..].trim().is_empty()
}

/// How far a line is to be indented that is in line with none of those that it may stand under: as the nearest of those.
pub(super) fn level(source: &Source, line: usize) -> Option<usize> {
    let here = indent(text_of(source, line).1);
    let mut outer = usize::MAX;
    let mut columns = Vec::new();
    for line in (1..line).rev() {
        let text = text_of(source, line).1;
        if text.trim().is_empty() || text.trim_start().starts_with('#') || indent(text) >= outer {
            continue;
        }
        outer = indent(text);
        columns.push(outer);
        if outer == 0 {
            break;
        }
    }
    let nearest = columns.into_iter().min_by_key(|column| column.abs_diff(here))?;
    (nearest != here).then_some(nearest)
}

/// How far a line is indented, in bytes.
pub(super) fn indent(line: &str) -> usize {
    line.len() - line.trim_start().len()
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
    if column(above) != column(here) || !word.chars().all(keylike) || body(here).starts_with('-') {
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

/// A line's range, and its text.
pub(super) fn text_of(source: &Source, line: usize) -> (Range<usize>, &str) {
    let range = source.line(line);
    (range.clone(), &source.text()[range])
}

/// A line without its indentation and the dashes of list items.
pub(crate) fn body(line: &str) -> &str {
    line.trim_start().trim_start_matches("- ")
}
