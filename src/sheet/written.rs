//! Slips in how a text was typed that YAML reads without a word: lines that it joins, a letter in the place of « | »,
//! words that it takes for a remark.

use std::ops::Range;
use std::sync::Arc;

use super::kinds::sidebar_field;
use super::prose::joined_points;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::message::text;
use crate::source::{Place, Source};
use crate::yaml::slips::invisible::LINE_ENDS;
use crate::yaml::slips::typed_bar::{bar, is_bar};
use crate::yaml::slips::{place, swallowed};

/// Keys whose value is one line.
const TITLES: [&str; 5] = ["titre", "titre_sommaire", "sous_titre", "nom_action", "annexe"];
/// Keys whose value is prose.
const TEXTS: [&str; 3] = ["texte", "chapeau", "generique"];

/// Reports the slips of the text at a range, which is the value of a key, and may be lines of print.
pub(super) fn slips(
    source: &Arc<Source>,
    range: &Range<usize>,
    (key, by_line): (&str, bool),
    diagnostics: &mut Diagnostics,
) {
    swallowed_keys(source, range, diagnostics);
    let written = &source.text()[range.clone()];
    // Nearly no text has any.
    let ends = ["\u{2028}", "\u{2029}", "\u{85}"].iter().any(|sign| written.contains(sign));
    if let Some(at) = ends.then(|| written.find(LINE_ENDS)).flatten() {
        let start = range.start + at;
        let sign = source.text()[start..].chars().next().unwrap_or_default();
        let code = format!("{:04X}", u32::from(sign));
        diagnostics.push(
            Diagnostic::warning(Code::PrintedSign, text!("sign-line-end", code))
                .at(&Place::new(source, start..start + sign.len_utf8()), text!("here"))
                .hint(text!("sign-line-end.hint")),
        );
    }
    if let Some(at) = eaten(&source.text()[range.clone()]) {
        let place = Place::new(source, range.start + at.start..range.start + at.end);
        let message = text!("yaml-eaten", written = &source.text()[place.range.clone()]);
        diagnostics.push(
            Diagnostic::warning(Code::PrintedSign, message)
                .at(&place, text!("here"))
                .hint(text!("yaml-escape.hint")),
        );
    }
    let Some(folded) = folds(source.text(), range) else { return };
    // Behind names, such as those of types and sheets, people put remarks.
    let prose = is_prose(key);
    let printed = prose || TITLES.contains(&key);
    if !folded && !source.text()[range.clone()].starts_with(['"', '\'']) && printed {
        remark(source, range, diagnostics);
    }
    if !prose && printed {
        folded_in_title(source, range, diagnostics);
    }
    if !prose && !by_line {
        return;
    }
    let written = &source.text()[range.clone()];
    if let Some((first, _)) =
        written.split_once('\n').filter(|(first, _)| !folded && is_bar(first.trim()))
    {
        diagnostics.push(bar(source, range.start..range.start + first.trim_end().len(), key));
    } else if let Some((line, what)) = prose.then(|| joined_prose(written)).flatten() {
        let message = match what {
            Joined::Point => text!("sign-folded"),
            Joined::Speech => text!("sign-folded-lines"),
            Joined::Paragraph => text!("sign-folded-paragraphs"),
            Joined::Mark => text!("sign-folded-marks"),
        };
        let place = Place::new(source, range.start + line.start..range.start + line.end);
        diagnostics.push(
            of_key(
                source,
                range,
                Diagnostic::warning(Code::PrintedSign, message).at(&place, text!("here")),
            )
            .hint(text!("sign-folded.hint", key)),
        );
    } else if let Some(line) = lost_line(written).filter(|_| by_line) {
        let place = Place::new(source, range.start + line.start..range.start + line.end);
        diagnostics.push(
            of_key(
                source,
                range,
                Diagnostic::warning(Code::PrintedSign, text!("sign-folded-lines"))
                    .at(&place, text!("here")),
            )
            .hint(match written.starts_with(['"', '\'']) {
                true => text!("sign-folded.hint-marks", key),
                false => text!("sign-folded.hint", key),
            }),
        );
    }
}

/// Reports a point, a quote or a call-out that YAML joins to the title above it.
fn folded_in_title(source: &Arc<Source>, range: &Range<usize>, diagnostics: &mut Diagnostics) {
    let written = &source.text()[range.clone()];
    let found = joined(written).filter(|(_, what)| *what != Joined::Paragraph);
    if let Some((line, _)) = found.filter(|_| !written.starts_with(['"', '\''])) {
        let place = Place::new(source, range.start + line.start..range.start + line.end);
        diagnostics.push(
            Diagnostic::warning(Code::PrintedSign, text!("sign-folded-title"))
                .at(&place, text!("here"))
                .hint(text!("sign-folded-title.hint")),
        );
    }
}

/// What is told of a value that lacks its « | », with the line that should have it, where that is another one.
pub(super) fn of_key(source: &Arc<Source>, value: &Range<usize>, told: Diagnostic) -> Diagnostic {
    let end = source.text()[..value.start].trim_end().len();
    let line = source.line(source.position(end).line);
    let start = line.end - source.text()[line.clone()].trim_start().len();
    let key = Place::new(source, start..end.max(start));
    let same = told.place().is_none_or(|place| place.position().line == key.position().line);
    if same { told } else { told.at(&key, text!("sign-folded.label")) }
}

/// A backslash between straight marks at the start of a word, and the letter that it takes: « \texte » is a tab and
/// « exte » to YAML. Behind a word, « \t » and « \n » are what they are.
fn eaten(written: &str) -> Option<Range<usize>> {
    let inner = written.strip_prefix('"')?;
    let mut escaped = false;
    inner.char_indices().find_map(|(at, c)| {
        let begins = c == '\\' && !escaped;
        escaped = begins;
        let mut rest = inner[at..].chars().skip(1);
        let (sign, next) = (rest.next().filter(|_| begins)?, rest.next()?);
        let word = inner[..at].chars().next_back().is_none_or(char::is_whitespace);
        let letter = matches!(sign, 't' | 'r' | 'n' | 'L' | 'N' | 'P') && next.is_lowercase();
        (word && letter).then(|| at + 1..at + 3)
    })
}

/// Whether the lines of a key's value are lines of print.
pub(crate) fn by_line(key: &str) -> bool {
    matches!(key, "organisme" | "generique")
        || sidebar_field(key).is_some_and(|field| field.by_line)
}

/// Whether a key's value is one line.
pub(super) fn is_line(key: &str) -> bool {
    TITLES.contains(&key) || key == "guide"
}

/// The second of two lines of print that stand one below the other; between marks, a sign of YAML's own may part them.
fn lost_line(written: &str) -> Option<Range<usize>> {
    if written.starts_with('"') && written.contains('\\') {
        return None;
    }
    let mut start = 0;
    let mut above = false;
    for line in written.split_inclusive('\n') {
        let at = start + line.len() - line.trim_start().len();
        start += line.len();
        let filled = !line.trim().is_empty();
        if above && filled {
            return Some(at..at + line.trim().len());
        }
        above = filled;
    }
    None
}

/// Whether YAML joins the lines of a text, the value of a key at a range, that its author wrote as points, paragraphs or
/// keys: what [`slips`] warns of.
pub(crate) fn loses_lines(key: &str, text: &str, range: &Range<usize>) -> bool {
    let written = &text[range.clone()];
    folds(text, range).is_some()
        && (is_prose(key) && joined_prose(written).is_some()
            || by_line(key) && lost_line(written).is_some()
            || swallowed::first(written).is_some())
}

/// What the line is that YAML joins to the one before.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Joined {
    Point,
    Paragraph,
    /// A sub-heading, a quote, a call-out or a note.
    Mark,
    /// What somebody answers.
    Speech,
}

/// Whether the value of a key is prose.
fn is_prose(key: &str) -> bool {
    TEXTS.contains(&key) || sidebar_field(key).is_some()
}

/// Reports the first of the keys that a text has swallowed.
fn swallowed_keys(source: &Arc<Source>, range: &Range<usize>, diagnostics: &mut Diagnostics) {
    let first = swallowed::first(&source.text()[range.clone()]).map(|found| {
        let at = range.start + found.range.start..range.start + found.range.end;
        swallowed::Swallowed { range: at, ..found }
    });
    let found = first
        .or_else(|| swallowed::field(source.text(), range))
        .or_else(|| swallowed::joined(source.text(), range));
    let Some(found) = found else { return };
    let key = found.key;
    let place = Place::new(source, found.range);
    let has = |holder: &str| source.text().lines().any(|line| place::begins_with(line, holder));
    let field = sidebar_field(key).is_some();
    let line = source.line(place.position().line);
    let joined = source.text()[line.start..place.range.start].contains(char::is_alphabetic);
    if joined && key == "type" {
        // What is there twice is of the section that begins on the line.
        let above = place.position().line;
        let own = |told: &Diagnostic| told.place().map_or(0, |place| place.position().line);
        diagnostics.retain(|told| {
            told.code != Code::DuplicateKey || !(above..above + 4).contains(&own(told))
        });
    }
    let hint = match key {
        _ if joined => text!("yaml-two-keys.hint", key),
        "sections" | "type" if !has("sections") => text!("yaml-place-sections.hint"),
        "reperes" => text!("yaml-place.hint-sheet", key),
        _ if field && !has("reperes") => text!("swallowed-key.hint-sidebar"),
        _ if field && place.position().column > 3 => text!("yaml-place.hint-field-right"),
        _ if field => text!("yaml-place.hint-field"),
        "type" => text!("yaml-place.hint-section"),
        "titre" | "texte" => text!("swallowed-key.hint-text", key),
        _ => text!("yaml-place.hint-sheet", key),
    };
    let message = text!("swallowed-key", key);
    let told = match found.certain {
        true => Diagnostic::error(Code::SwallowedKey, message).hint(hint),
        false => Diagnostic::warning(Code::SwallowedKey, message)
            .hint(hint)
            .hint(text!("swallowed-key.hint-words", key)),
    };
    diagnostics.push(told.at(&place, text!("swallowed-key.label")));
}

/// Whether the text at a range is announced by « > »; nothing where it is announced by « | » and keeps its lines.
fn folds(text: &str, range: &Range<usize>) -> Option<bool> {
    let before = text[..range.start].trim_end();
    let line = before.rsplit('\n').next().unwrap_or_default();
    let line = line.split_once(" #").map_or(line, |(line, _)| line).trim_end();
    let head = line.rsplit(char::is_whitespace).next().unwrap_or_default();
    let announced = head.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '+' | '-'));
    match announced {
        "|" => None,
        ">" => Some(true),
        // No text without marks begins with a bar.
        _ => (!text[range.start..].starts_with('|')).then_some(false),
    }
}

/// The same of prose, where other signs than Markdown's begin points, too.
fn joined_prose(written: &str) -> Option<(Range<usize>, Joined)> {
    joined(written).or_else(|| {
        let (line, is_speech) = joined_points(written)?;
        Some((line, if is_speech { Joined::Speech } else { Joined::Point }))
    })
}

/// The first line that is joined to the one before, though its author began something of its own with it.
fn joined(written: &str) -> Option<(Range<usize>, Joined)> {
    let mut start = 0;
    let (mut above, mut blanks) = (None::<(usize, bool, Range<usize>)>, 0);
    for line in written.split_inclusive('\n') {
        let body = line.trim();
        let at = start + line.len() - line.trim_start().len();
        let depth = if start == 0 { usize::MAX } else { at - start };
        start += line.len();
        if body.is_empty() {
            blanks += 1;
            continue;
        }
        let listed = is_listed(body);
        let place = at..at + body.len();
        if let Some((other, point, first)) = above {
            let same = other == depth || other == usize::MAX;
            if same && blanks == 0 && listed || same && blanks == 1 {
                let what = if listed { Joined::Point } else { Joined::Paragraph };
                return Some((if point && listed { first } else { place }, what));
            }
            if same && blanks == 0 && is_marked(body) {
                return Some((place, Joined::Mark));
            }
        }
        above = Some((depth, listed, place));
        blanks = 0;
    }
    None
}

/// Whether a line begins like a point of a list.
fn is_listed(line: &str) -> bool {
    let digits = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let numbered = (1..3).contains(&(line.len() - digits.len())) && digits.starts_with(". ");
    numbered || line.starts_with("- ") || line.starts_with("* ")
}

/// Whether a line begins like a sub-heading, a quote or a note's text.
fn is_marked(line: &str) -> bool {
    let heading = line.trim_start_matches('#');
    let note = line.strip_prefix("[^").and_then(|rest| rest.split_once(']'));
    line.starts_with("> ")
        || (2..5).contains(&(line.len() - heading.len())) && heading.starts_with(' ')
        || note.is_some_and(|(_, rest)| rest.starts_with(':'))
}

/// Words behind « # », which YAML drops: a title rarely has a remark on its own line.
fn remark(source: &Arc<Source>, range: &Range<usize>, diagnostics: &mut Diagnostics) {
    let line = source.line(source.position(range.end).line);
    let rest = &source.text()[range.end.min(line.end)..line.end];
    let cut = rest.trim_start();
    let start = line.end - cut.len();
    // What people put well apart, as they do to align remarks, is one.
    if cut.starts_with("# ") && start == range.end + 1 && !cut[1..].trim().is_empty() {
        diagnostics.push(
            Diagnostic::warning(Code::YamlComment, text!("yaml-remark"))
                .at(&Place::new(source, start..line.end), text!("yaml-cut.label"))
                .hint(text!("yaml-cut.hint"))
                .hint(text!("yaml-remark.hint")),
        );
    }
}
