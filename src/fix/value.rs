//! A value on its line: quotation marks round it, the type, the numbers, the address that it means.

use std::ops::Range;

use super::block::{HOLDERS, TITLES, is_sign};
use super::key::{all_keys, is_key};
use super::repair::{Candidate, Edit, Repair, indent, line_at, lines};
use crate::identifier;
use crate::sheet::{self, BLANKS};
use crate::source::Source;
use crate::yaml::slips::{cut_title, joined, lost};
use crate::yaml::write;

/// Marks that people type, or Word makes, where YAML wants straight ones.
const CURLY: [char; 6] = ['“', '”', '„', '‟', '‘', '’'];

/// Keys whose value is no text, whatever was typed: marks would make it one.
const LISTS: [&str; 6] = ["themes", "fiches", "reperes", "sections", "silence", "types_de_section"];

/// Quotation marks round the value at an offset: on its own line, or begun on one before.
pub(super) fn quoted(text: &str, at: usize) -> Vec<Candidate> {
    let lines = lines(text);
    let line = line_at(&lines, at);
    let Some(range) = lines.get(line) else { return Vec::new() };
    let value = value(text, range);
    let body = text[range.clone()].trim_start().trim_start_matches("- ");
    // A name with a sentence behind it is none, with marks or without.
    let written = &text[value.clone()];
    let sentence =
        written.contains(" : ") || written.ends_with(':') || written.starts_with(['*', '&']);
    let named = |key| matches!(key, "type" | "gabarit" | "motif" | "fichier") && sentence;
    // A picture has keys of its own.
    if key(body).is_some_and(|key| matches!(key, "image" | "image_couverture")) {
        return Vec::new();
    }
    if key(body).is_some_and(|key| LISTS.contains(&key) || named(key)) {
        // The name of a type behind the sign of a list or of a mark.
        let name = written.trim_start_matches(['*', '&', ' ']);
        let bare =
            key(body) == Some("type") && name.bytes().all(|b| b.is_ascii_alphabetic() || b == b'-');
        let sign = value.start..value.end - name.len();
        return match bare && !name.is_empty() && !sign.is_empty() {
            true => vec![(Repair::Type, vec![(sign, String::new())])],
            false => Vec::new(),
        };
    }
    let mut candidates: Vec<Candidate> = closed(text, &lines[..=line]).into_iter().collect();
    candidates.extend(opened(text, &value));
    // A line that goes on from another one is no value of its own, nor is a point of a list.
    let odd = text[value.clone()].matches('"').count() % 2 == 1;
    let open = goes_on(text, &value) || odd && goes_on_beside(text, &value);
    if key(body).is_some() && !open {
        candidates.extend(around(text, without_remark(text, &value)));
        candidates.extend(around(text, value));
    }
    candidates.extend(several(text, &lines, line));
    candidates
}

/// Where the value of a line stands: behind the dashes and the key.
pub(super) fn value(text: &str, line: &Range<usize>) -> Range<usize> {
    let (mut start, end) = (line.start, line.start + text[line.clone()].trim_end().len());
    start += indent(&text[line.clone()]);
    while let Some(rest) = text[start..end.max(start)].strip_prefix("- ") {
        start = end - rest.trim_start().len();
    }
    if let Some(key) = key(&text[start..end.max(start)]) {
        start += key.len() + 1;
        start += indent(&text[start..end]);
    }
    start..end.max(start)
}

/// The key that a text begins with, if it does. French has a space before a colon: a word with one is a key only if
/// sheets have it.
pub(super) fn key(text: &str) -> Option<&str> {
    let (key, rest) = text.split_once(':')?;
    let word = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-');
    let good = !key.is_empty() && key.chars().all(word) || is_key(key.trim_end());
    (good && (rest.is_empty() || rest.starts_with([' ', '\t']))).then_some(key)
}

/// Quotation marks round what YAML takes for a remark, where no remark would begin without a space.
pub(super) fn remarked(text: &str, at: usize) -> Option<Candidate> {
    let lines = lines(text);
    let value = value(text, lines.get(line_at(&lines, at))?);
    let rest = text[value.clone()].strip_prefix('#')?;
    let remark = rest.starts_with(|c: char| c.is_whitespace() || c == '#') || rest.is_empty();
    (!remark).then(|| (Repair::Quotes, vec![(value.clone(), marks(&text[value]))]))
}

/// The yes or no that was meant, in the word that manifests have for it.
pub(super) fn flag(text: &str, at: usize) -> Option<Candidate> {
    let lines = lines(text);
    let line = lines.get(line_at(&lines, at))?;
    let flags = ["estampille", "mise_a_jour"];
    key(&text[line.clone()]).filter(|key| flags.contains(key))?;
    let value = without_remark(text, &value(text, line));
    let meant = sheet::meant_by(&text[value.clone()])?;
    Some((Repair::Flag, vec![(value, meant.to_owned())]))
}

/// What people write before and between the numbers of themes.
pub(super) const NUMBERED: [&str; 10] =
    ["et", "and", "fiche", "fiches", "Fiche", "Fiches", "thème", "thèmes", "Thème", "Thèmes"];

/// Brackets round the numbers of the themes on a line, commas between them: others are a telephone's.
pub(super) fn numbers(text: &str, at: usize) -> Option<Candidate> {
    let lines = lines(text);
    let line = line_at(&lines, at);
    let owner = lines[..=line.min(lines.len().checked_sub(1)?)].iter().rev();
    let mut keys = owner.filter_map(|line| key(&text[line.clone()]));
    keys.next().filter(|key| *key == "themes")?;
    let mut value = value(text, lines.get(line)?);
    // They may go on below.
    let figures = |line: &&Range<usize>| {
        let written = text[(*line).clone()].trim();
        text[line.start..].starts_with(' ')
            && written.chars().all(|c| c.is_ascii_digit() || ", ;".contains(c))
            && !written.is_empty()
    };
    let below = lines[line + 1..].iter().take_while(figures);
    let below = below.filter(|_| !value.is_empty()).last().map(|line| line.end);
    value.end = below.unwrap_or(value.end);
    let written = &text[value.clone()];
    let apart = |c: char| {
        c.is_whitespace() || matches!(c, ',' | ';' | '.' | '[' | ']' | '(' | ')' | '{' | '}')
    };
    let numbers: Vec<&str> = written.split(apart).filter(|part| !part.is_empty()).collect();
    let numbers: Vec<&str> =
        numbers.into_iter().filter(|part| !NUMBERED.contains(part) && *part != "&").collect();
    let whole = numbers.iter().all(|number| number.chars().all(|c| c.is_ascii_digit()));
    (whole && numbers.len() > 1)
        .then(|| (Repair::Brackets, vec![(value, format!("[{}]", numbers.join(", ")))]))
}

/// Brackets round the names of sheets on a line below « silence: », commas between them.
pub(super) fn names(text: &str, at: usize) -> Option<Candidate> {
    let lines = lines(text);
    let line = line_at(&lines, at);
    let margin = |line: &&Range<usize>| text[line.start..].starts_with(char::is_alphabetic);
    let owner = lines[..line].iter().rev().find(margin)?;
    let value = value(text, lines.get(line)?);
    let written = &text[value.clone()];
    let apart = |c: char| c.is_whitespace() || matches!(c, ',' | ';' | '[' | ']');
    let names: Vec<&str> = written.split(apart).filter(|name| !name.is_empty()).collect();
    let held = text[owner.clone()].trim_end() == "silence:" && value.start > lines[line].start + 4;
    (held && names.len() > 1 && names.iter().all(|name| identifier::is_valid(name)))
        .then(|| (Repair::Brackets, vec![(value, format!("[{}]", names.join(", ")))]))
}

/// The part of a value before a remark of its line.
fn without_remark(text: &str, value: &Range<usize>) -> Range<usize> {
    let end = text[value.clone()].find(" # ").map_or(value.end, |at| value.start + at);
    value.start..value.start + text[value.start..end].trim_end().len()
}

/// Whether quotation marks would make a text of what was meant otherwise: a list, the sign of a text of several lines,
/// another key on the same line.
fn is_no_text(value: &str) -> bool {
    let list = value.starts_with('[') && value.ends_with(']');
    let open = value.starts_with('[') && !value.contains(']');
    let block = open || value.starts_with(['|', '>']);
    let keyed = value.match_indices(':').any(|(at, _)| {
        let before = &value[..at];
        let word = before.rsplit(char::is_whitespace).next().unwrap_or(before);
        word.len() < before.len() && is_key(word) && value[at + 1..].starts_with([' ', '\t'])
    });
    let picture = value.split_once(": ").is_some_and(|(key, _)| sheet::PICTURE_KEYS.contains(&key));
    list || block
        || keyed
        || picture
        || !value.contains(char::is_alphanumeric)
        || is_doubtful(value)
}

/// Whether a value shows signs of another slip than missing marks: a key that was joined to it, the sign of a text at its
/// end, a mark or a comma too many.
fn is_doubtful(value: &str) -> bool {
    let joined = value.match_indices(": ").any(|(at, _)| {
        let word = value[..at].rsplit(|c: char| !c.is_alphanumeric() && c != '_').next();
        word.is_some_and(|word| all_keys().any(|key| word.ends_with(key)))
    });
    let bar = value.ends_with(['|', '>']);
    let marks = value.matches('"').count() % 2 == 1 && value.ends_with('"');
    // A sign behind the closing mark was to be before it, or not at all.
    let signed = value.strip_prefix('"').and_then(|rest| rest.rfind('"').map(|at| &rest[at + 1..]));
    let signed = signed.is_some_and(|rest| !rest.is_empty() && is_sign(rest.trim()));
    joined || bar || marks || signed
}

/// The mark that is missing before a value that ends in one.
fn opened(text: &str, value: &Range<usize>) -> Option<Candidate> {
    let inner = text[value.clone()].strip_suffix('"')?;
    // One that Word has bent opens as well.
    let bent = inner.chars().next().filter(|c| matches!(c, '“' | '„' | '‟'));
    let bent = bent.map_or(0, char::len_utf8);
    let inner = &inner[bent..];
    let start = value.start..value.start + bent;
    if inner.contains(['“', '”', '„', '‟']) {
        return None;
    }
    // What a guillemet opens was to be closed by one.
    let french = inner.starts_with('«') && !inner.contains('»');
    let whole =
        !french && !inner.contains(['"', '\\']) && !inner.starts_with('\'') && !is_no_text(inner);
    (whole
        && key(text[..value.start].rsplit('\n').next()?.trim_start_matches(['-', ' '])).is_some())
    .then(|| (Repair::OpeningQuote, vec![(start, "\"".into())]))
}

fn around(text: &str, value: Range<usize>) -> Option<Candidate> {
    let old = &text[value.clone()];
    if is_no_text(old) {
        return None;
    }
    let unquoted = old.strip_prefix('\'').map(|old| old.strip_suffix('\'').unwrap_or(old));
    let inner = old.trim_matches(|c| CURLY.contains(&c) || c == '"').trim();
    let starts = old.starts_with(|c| CURLY.contains(&c));
    // Begun with a straight mark, ended by the hand of Word.
    let ends = old.starts_with('"') && old.ends_with(|c| CURLY.contains(&c));
    let curly = (starts || ends) && old.chars().count() > 1;
    let primes = old.strip_prefix('″').and_then(|old| old.strip_suffix('″'));
    let primes = primes.filter(|inner| !inner.contains('″'));
    // Those of other programs.
    let ticked = old.strip_prefix('`').and_then(|old| old.strip_suffix('`'));
    let ticked = ticked.filter(|inner| !inner.contains('`'));
    let unquoted = unquoted.or_else(|| nested(old)).or(primes).or(ticked);
    // Typed twice at both ends.
    let doubled = old.len() > 4 && old.starts_with("\"\"") && old.ends_with("\"\"");
    let (repair, new) = match curly {
        true => (Repair::StraightQuotes, marks(inner)),
        false if doubled => (Repair::Quotes, marks(inner)),
        false => (Repair::Quotes, marks(unquoted.unwrap_or(old))),
    };
    (!inner.is_empty()).then(|| (repair, vec![(value, new)]))
}

/// Spaces before the second line of a title that is cut in two, and marks round it where it needs them.
pub(super) fn cut_title(text: &str, at: usize) -> Option<Candidate> {
    let source = Source::new("", text.to_owned());
    let edits = cut_title::found(&source, source.position(at).line)?.edits(&source)?;
    let marked = edits.iter().any(|(_, new)| new == "\"");
    Some((if marked { Repair::Quotes } else { Repair::Indented }, edits))
}

/// The value of a key, or the words of a title, behind that key: they stand on the line below it, no farther right.
pub(super) fn raised(text: &str, at: usize) -> Option<Candidate> {
    let source = Source::new("", text.to_owned());
    let gap = joined::value_at(&source, source.position(at).line)?;
    Some((Repair::Raised, vec![(gap, " ".to_owned())]))
}

/// Straight marks in the place of those that a word processor has bent round a whole title or field.
pub(super) fn bent(text: &str, at: usize) -> Option<Candidate> {
    let lines = lines(text);
    let line = lines.get(line_at(&lines, at))?;
    let body = text[line.clone()].trim_start().trim_start_matches("- ");
    let field = |key: &str| sheet::sidebar_field(key).is_some();
    key(body).filter(|key| TITLES.contains(key) || *key == "annexe" || field(key))?;
    let value = value(text, line);
    let whole = text[value.clone()].starts_with(CURLY) && text[value.clone()].ends_with(CURLY);
    around(text, value).filter(|_| whole)
}

/// What stands between marks: alone, or with others, of which the first opens, for it follows a space.
fn nested(old: &str) -> Option<&str> {
    let inner = old.strip_prefix('"')?.strip_suffix('"')?;
    let begins = inner.matches('"').count() == 2 && !inner.ends_with('"');
    match inner.find('"') {
        Some(0) => (begins && inner[1..].starts_with(char::is_alphanumeric)).then_some(inner),
        Some(second) => inner[..second].ends_with(' ').then_some(inner),
        None => (!inner.is_empty()).then_some(inner),
    }
}

/// A text between straight quotation marks, whatever is in it.
pub(super) fn marks(text: &str) -> String {
    match write::scalar(text) {
        plain if plain == text => {
            format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
        }
        quoted => quoted,
    }
}

/// A closing mark for the last value that has none.
fn closed(text: &str, lines: &[Range<usize>]) -> Option<Candidate> {
    let open = lines.iter().rev().map(|line| value(text, line)).find(|value| {
        let value = &text[value.clone()];
        value.starts_with('"') && value[1..].matches('"').count() == value.matches("\\\"").count()
    })?;
    // Where the text goes on below, nobody knows where it was to end.
    if goes_on(text, &open) || goes_on_beside(text, &open) {
        return None;
    }
    // One that Word has bent ends it as well, or a single one.
    let bent = text[open.clone()].chars().next_back();
    let bent = bent.filter(|c| CURLY.contains(c) || *c == '\'');
    let start = open.end - bent.map_or(0, char::len_utf8);
    Some((Repair::ClosingQuote, vec![(start..open.end, "\"".into())]))
}

/// Whether the text of a value goes on below its line.
fn goes_on(text: &str, value: &Range<usize>) -> bool {
    let owner = text[..value.start].rsplit('\n').next().unwrap_or_default();
    let below = text[value.end..].lines().skip(1).find(|line| !line.trim().is_empty());
    below.is_some_and(|line| indent(line) > indent(owner) && key(line.trim_start()).is_none())
}

/// Whether the line below a value is the rest of a sentence, no farther right than its key.
fn goes_on_beside(text: &str, value: &Range<usize>) -> bool {
    let below = text[value.end..].lines().nth(1).unwrap_or_default().trim_start();
    below.starts_with(char::is_lowercase) && key(below).is_none() && below.contains(' ')
}

/// Marks round a value that goes on over several lines.
fn several(text: &str, lines: &[Range<usize>], line: usize) -> Option<Candidate> {
    let depth = |i: usize| indent(&text[lines[i].clone()]);
    let blank = |i: usize| text[lines[i].clone()].trim().is_empty();
    // YAML stumbles at a colon of the first line, or below it.
    let (owner, line) = match goes_on(text, &value(text, &lines[line])) {
        true => (line, line + 1),
        false => ((0..line).rev().find(|&i| !blank(i) && depth(i) < depth(line))?, line),
    };
    let start = value(text, &lines[owner]);
    let on_line = &text[start.clone()];
    // Marks that hold the whole line end the text there, or were meant to.
    let marked = |mark: char| on_line.starts_with(mark) && on_line[1..].ends_with(mark);
    let barred = on_line.ends_with(['|', '>']);
    let lost = lost::field(&Source::new("", text.to_owned()), line + 1).is_some();
    if start.is_empty()
        || is_sign(on_line)
        || on_line.starts_with('#')
        || lost
        || barred
        || marked('"')
        || marked('\'')
        || (owner + 1..=line).any(blank)
    {
        return None;
    }
    let body = |i: usize| text[lines[i].clone()].trim_start().trim_start_matches("- ");
    let last = (line..lines.len()).take_while(|&i| !blank(i) && depth(i) > depth(owner)).last()?;
    let keyed = |i: usize| key(body(i)).is_some();
    let dashed = |i: usize| text[lines[i].clone()].trim_start().starts_with("- ");
    let whole = start.start..lines[last].end;
    key(body(owner))?;
    let sentence = |i: usize| body(i).starts_with(char::is_uppercase);
    let title = TITLES.contains(&key(body(owner)).unwrap_or_default());
    let written = &text[whole];
    let unclosed = written.starts_with('"') && written.matches('"').count() % 2 == 1;
    if is_no_text(written)
        || unclosed
        || title && (owner + 1..=last).any(sentence)
        || (owner + 1..=last).any(dashed)
        || (owner + 1..=last).any(keyed)
        || HOLDERS.contains(&key(body(owner)).unwrap_or_default())
    {
        return None;
    }
    let whole = start.start..lines[last].start + text[lines[last].clone()].trim_end().len();
    let mut edits: Vec<Edit> = vec![(whole.start..whole.start, "\"".into())];
    for (at, mark) in text[whole.clone()].match_indices(['"', '\\']) {
        let at = whole.start + at;
        edits.push((at..at + 1, format!("\\{mark}")));
    }
    edits.push((whole.end..whole.end, "\"".into()));
    Some((Repair::Quotes, edits))
}

/// The section type that a hint proposes, where a letter or two are wrong.
pub(super) fn retyped(text: &str, range: &Range<usize>, hints: &[String]) -> Option<Candidate> {
    let written = text[range.clone()].to_lowercase();
    let near = |name: &&str| strsim::damerau_levenshtein(&written, name) <= 2;
    let known: Vec<&str> = sheet::SECTION_TYPES.iter().map(|kind| kind.name).filter(near).collect();
    let [name] = known[..] else { return None };
    let told = hints
        .iter()
        .any(|hint| hint.contains(&format!("« {name} »")) || hint.contains(&format!("“{name}”")));
    (told && written.len() > 4).then(|| (Repair::Type, vec![(range.clone(), name.to_owned())]))
}

/// The colon of a note right behind its bracket, where a space parts them.
pub(super) fn note(text: &str, range: &Range<usize>) -> Option<Candidate> {
    let rest = &text[range.end..];
    let colon = rest.trim_start_matches(BLANKS);
    let apart = range.end..text.len() - colon.len();
    if colon.starts_with(':') && !apart.is_empty() {
        return Some((Repair::NoteColon, vec![(apart, String::new())]));
    }
    // Its text follows the label that begins its line, and nothing parts the two.
    let line = text[..range.start].rsplit('\n').next().unwrap_or_default();
    let begins = line.trim().is_empty() && text[range.clone()].starts_with("[^");
    let words = rest.starts_with(BLANKS) && colon.starts_with(char::is_alphanumeric);
    (begins && words).then(|| (Repair::NoteColon, vec![(range.end..range.end, ":".to_owned())]))
}

/// `https://` before an address that begins with www.
pub(super) fn schemed(text: &str, range: &Range<usize>) -> Option<Candidate> {
    let written = &text[range.clone()];
    let start = range.start..range.start;
    let whole = written.starts_with("www.") && !written.contains(char::is_whitespace);
    // What is told as misspelt needs more.
    let host = written.split('/').next().unwrap_or_default();
    let right = !host.contains([',', ';']) && !host.contains("..");
    (whole && right).then(|| (Repair::Scheme, vec![(start, "https://".to_owned())]))
}
