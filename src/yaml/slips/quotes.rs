//! Quotation marks round a value: those that are missing, and what follows them.

use std::ops::Range;
use std::sync::Arc;

use super::place;
use crate::diag::{Code, Diagnostic};
use crate::message::text;
use crate::sheet::SECTION_TYPES;
use crate::source::{Place, Source};
use crate::yaml::lines::{body, keylike, text_of};
use crate::yaml::write;

/// How long the rest of a value may be that a remedy repeats, in bytes.
const LONGEST: usize = 120;

/// A value whose last quotation mark nothing opens, or that a comma follows; it begins at an offset.
pub(crate) fn marks(source: &Arc<Source>, start: usize, value: &str) -> Option<Diagnostic> {
    let value = value.trim_end();
    let told = |range: Range<usize>, message: String, hint: String| {
        let place = Place::new(source, range);
        Some(Diagnostic::error(Code::YamlSyntax, message).at(&place, text!("here")).hint(hint))
    };
    let end = start + value.len();
    if let Some(behind) = behind(value) {
        let hint = text!("yaml-behind-mark.hint", written = with_guillemets(source, start, value));
        return told(start + behind..end, text!("yaml-behind-mark"), hint);
    }
    if let Some(inner) = value.strip_suffix('"')
        && !inner.contains('"')
    {
        // A pair of their own stays within.
        let pair = [('«', '»'), ('“', '”'), ('„', '“'), ('‘', '’')];
        let pair = pair.iter().any(|(open, end)| inner.starts_with(*open) && inner.contains(*end));
        let bent = if pair { &[][..] } else { &['«', '“', '„', '‟', '‘', '″'][..] };
        let bare = inner.trim_start_matches(bent).trim();
        let hint = text!("yaml-no-opening.hint", written = bare);
        return told(end - 1..end, text!("yaml-no-opening"), hint);
    }
    if let Some(quoted) = value.strip_suffix(',')
        && quoted.len() > 1
        && quoted.starts_with('"')
        && quoted.ends_with('"')
    {
        let hint = text!("yaml-comma-behind.hint", written = quoted);
        return told(end - 1..end, text!("yaml-comma-behind"), hint);
    }
    if let Some(inner) = doubled(value) {
        let hint = text!("yaml-doubled-marks.hint", written = inner);
        return told(start..start + 2, text!("yaml-doubled-marks"), hint);
    }
    if let Some((quoted, sign)) = sign_behind(value) {
        let hint = text!("yaml-sign-behind.hint", written = quoted);
        return told(end - sign.len()..end, text!("yaml-sign-behind", sign), hint);
    }
    if let Some(at) = inner_mark(value) {
        let inner = value[1..value.len() - 1].to_owned();
        let written = with_guillemets(source, start, &inner);
        let hint = text!("yaml-inner-mark.hint", written);
        return told(start + at..start + at + 1, text!("yaml-inner-mark"), hint);
    }
    None
}

/// What stands between marks that were typed twice.
fn doubled(value: &str) -> Option<&str> {
    let inner = value.strip_prefix("\"\"")?.strip_suffix("\"\"")?;
    (!inner.is_empty() && !inner.contains('"')).then_some(inner)
}

/// A value between marks, and the signs that follow the last of them.
fn sign_behind(value: &str) -> Option<(&str, &str)> {
    let end = value.strip_prefix('"')?.rfind('"')? + 2;
    let sign = value[end..].trim();
    let signs = !sign.is_empty() && sign.chars().all(|c| ".;:!?…,".contains(c));
    let inner = &value[1..end - 1];
    (signs && !inner.contains(['"', '\\']) && inner.contains(char::is_alphanumeric))
        .then(|| (&value[..end], sign))
}

/// The first mark within marks: it stands before a word, and another one closes it.
fn inner_mark(value: &str) -> Option<usize> {
    let inner = value.strip_prefix('"')?.strip_suffix('"')?;
    let first = inner.find('"')?;
    let begins = first == 0 && inner[1..].starts_with(char::is_alphanumeric);
    let opens = begins && !inner.ends_with('"') || inner[..first].ends_with([' ', '\'', '’']);
    let pairs = inner.matches('"').count() % 2 == 0 && !inner.contains('\\');
    (opens && pairs).then_some(first + 1)
}

/// Where words stand behind the mark that ends a value.
fn behind(value: &str) -> Option<usize> {
    let mut escaped = false;
    let closes = |(_, c): &(usize, char)| {
        let closes = *c == '"' && !escaped;
        escaped = *c == '\\' && !escaped;
        closes
    };
    let end = value.strip_prefix('"')?.char_indices().find(closes)?.0 + 2;
    let words = value[end..].trim_start();
    let apart =
        words.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '(' | '[' | '«' | '–'));
    let filled = value[1..end - 1].contains(char::is_alphanumeric);
    // Without a space before them, they may stand between marks inside of marks.
    let sure = value[end..].starts_with(' ') || !words.contains('"');
    (apart && filled && sure).then(|| value.len() - words.len())
}

/// A key and its value, French marks in the place of those in it.
fn with_guillemets(source: &Source, start: usize, value: &str) -> String {
    let mut french = String::new();
    for (i, part) in value.split('"').enumerate() {
        french += match (i, i % 2) {
            (0, _) => "",
            (_, 1) => "« ",
            _ => " »",
        };
        french += part;
    }
    let (_, line) = text_of(source, source.position(start).line);
    let key = place::key(line).unwrap_or("titre");
    format!("{key}: {}", write::scalar(&french))
}

/// Words below a value that a mark has ended, where they were to be part of it.
pub(crate) fn below(source: &Source, line: usize) -> Option<(String, String)> {
    let (_, words) = text_of(source, line);
    let (range, above) = text_of(source, line.checked_sub(1).filter(|above| *above > 0)?);
    let key = place::key(above)?;
    let start = range.start + above.find(':')? + 1;
    let value = source.text()[start..range.end].trim();
    let inner = value.strip_prefix('"')?.strip_suffix('"')?;
    let good = !inner.contains('"') && inner.contains(char::is_alphanumeric);
    let hint = match goes_on(source, line - 1) {
        Some(rest) => text!("yaml-below-mark.hint", written = format!("{key}: \"{inner} {rest}\"")),
        None => text!("yaml-below-mark.hint-long"),
    };
    let indented = words.starts_with(' ') && place::key(words).is_none();
    (good && indented).then(|| (text!("yaml-below-mark"), hint))
}

/// The words that a value goes on with below its line, joined; nothing where they would be too many for a remedy.
fn goes_on(source: &Source, line: usize) -> Option<String> {
    let depth = |text: &str| text.len() - text.trim_start().len();
    let owner = depth(text_of(source, line).1);
    let last = source.position(source.text().len()).line;
    let below = (line + 1..=last).map(|line| text_of(source, line).1);
    let below: Vec<&str> = below
        .take_while(|text| {
            !text.trim().is_empty() && depth(text) > owner && place::key(text).is_none()
        })
        .map(str::trim)
        .collect();
    let joined = below.join(" ");
    (joined.len() <= LONGEST).then_some(joined)
}

/// The remedy for a « : » in the text of a line: the line itself, with marks round its text.
pub(crate) fn in_marks(source: &Source, line: usize) -> String {
    let (_, text) = text_of(source, line);
    let body = body(text).trim_end();
    // No type has two words: what follows its name is the title of its section.
    if let Some((name, title)) = body.strip_prefix("type:").and_then(|rest| rest.split_once(':')) {
        let name = without_key(name.trim());
        if matches!(title.trim(), "|" | ">") {
            return text!("type-bar.hint", name);
        }
        let title = write::scalar(title.trim());
        return text!("yaml-colon.hint-type", name, title);
    }
    let key = place::key(body).or_else(|| body.split(':').next().filter(|key| keylike(key)));
    let value = key.map_or("", |key| body[key.len() + 1..].trim());
    let value = without_bent(value);
    let whole = goes_on(source, line).map(|rest| format!("{value} {rest}").trim_end().to_owned());
    match key.zip(whole).filter(|_| !value.is_empty()) {
        Some((key, whole)) => {
            text!("yaml-colon.hint", written = format!("{key}: {}", marked(&whole)))
        }
        None => text!("yaml-quote-hint"),
    }
}

/// The name of a type without the key of the next line, which was joined to it: « projettexte ».
fn without_key(name: &str) -> &str {
    let bare = ["texte", "titre", "image"].into_iter().find_map(|key| name.strip_suffix(key));
    let known = |name: &&str| SECTION_TYPES.iter().any(|kind| kind.name == *name);
    bare.map(str::trim_end).filter(known).unwrap_or(name)
}

/// A value without the primes or the bent marks round it: where they are typed, straight ones are meant.
fn without_bent(value: &str) -> &str {
    let bent = ['″', '“', '”', '„', '‟'];
    let inner = value.strip_prefix(bent).and_then(|value| value.strip_suffix(bent));
    inner.filter(|inner| !inner.contains(bent)).unwrap_or(value)
}

/// A text between the marks that YAML wants, however many it has.
fn marked(text: &str) -> String {
    match write::scalar(text) {
        plain if plain == text => format!("\"{text}\""),
        quoted => quoted,
    }
}
