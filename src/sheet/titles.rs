//! Titles and other texts of one line: they have no styles, so that marks of Markdown would be printed.

use super::prose::{attribute, without_html};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::message::text;
use crate::source::Place;

/// Reports what prints as it stands in a title: marks of bold, italics and links, and a quotation mark that stands alone.
pub(super) fn signs(line: &str, place: &Place, diagnostics: &mut Diagnostics) {
    if line.contains("](") || ["**", "*", "__", "_"].iter().any(|mark| is_marked(line, mark)) {
        diagnostics.push(
            Diagnostic::warning(Code::PrintedSign, text!("sign-title"))
                .at(place, text!("here"))
                .hint(text!("sign-title.hint")),
        );
    }
    let marks = line.len() - line.trim_start_matches('#').len();
    // One may be a title's own.
    if (2..=6).contains(&marks) && line[marks..].starts_with(' ') {
        diagnostics.push(
            Diagnostic::warning(
                Code::PrintedSign,
                text!("sign-title-marks", sign = &line[..marks]),
            )
            .at(place, text!("here"))
            .hint(text!("sign-title.hint")),
        );
    }
    // Within straight marks, each is written as two: it is meant.
    let meant = place.source.text()[place.range.clone()].starts_with('"');
    if !meant && has_backslash(line) || joins_words(place) {
        diagnostics.push(
            Diagnostic::warning(Code::PrintedSign, text!("sign-title-backslash"))
                .at(place, text!("here"))
                .hint(text!("sign-title-backslash.hint")),
        );
    }
    if let Some(call) = note_call(line) {
        diagnostics.push(
            Diagnostic::warning(Code::PrintedSign, text!("sign-title-note", sign = call))
                .at(place, text!("here"))
                .hint(text!("sign-title-note.hint")),
        );
    }
    if let Some(name) = attribute(line) {
        diagnostics.push(
            Diagnostic::warning(Code::PrintedSign, text!("sign-attribute", sign = name))
                .at(place, text!("here"))
                .hint(text!("sign-attribute.hint")),
        );
    }
    if let Some(inner) = in_bent_marks(line) {
        diagnostics.push(
            Diagnostic::warning(Code::PrintedSign, text!("bent-title"))
                .at(place, text!("here"))
                .hint(text!("bent-title.hint", written = inner)),
        );
    }
    if let Some((sign, other, opens)) = alone(line) {
        let (message, hint) = match opens {
            true => (text!("never-closed", open = sign), text!("never-closed.hint", close = other)),
            false => {
                (text!("never-opened", close = sign), text!("never-opened.hint", open = other))
            }
        };
        diagnostics
            .push(Diagnostic::warning(Code::Typing, message).at(place, text!("here")).hint(hint));
    }
    if has_raised(line) {
        diagnostics.push(
            Diagnostic::warning(Code::PrintedSign, text!("raised-title"))
                .at(place, text!("here"))
                .hint(text!("raised-title.hint")),
        );
    }
    if let Some(meant) = without_html(line) {
        diagnostics.push(
            Diagnostic::warning(Code::HtmlTag, text!("html-title"))
                .at(place, text!("here"))
                .hint(text!("html-tag.hint-pair", written = meant)),
        );
    }
    let inch = line.match_indices('"').any(|(at, _)| is_inches(&line[..at]));
    if line.matches('"').count() % 2 == 1 && !inch {
        diagnostics.push(
            Diagnostic::warning(Code::Typing, text!("mark-alone"))
                .at(place, text!("here"))
                .hint(text!("mark-alone.hint")),
        );
    }
}

/// Whether a text ends in a number of inches: of two figures at most, and none that counts something else.
pub(crate) fn is_inches(before: &str) -> bool {
    let bare = before.trim_end_matches(|c: char| c.is_ascii_digit());
    let counted = bare.trim_end_matches([' ', '\u{a0}', '\u{202f}']).ends_with('°');
    (1..=2).contains(&(before.len() - bare.len())) && !counted
}

/// Reports marks round the whole of a field of the sidebar, its key at hand: they print, and YAML's were meant. What ends as
/// a sentence does is a quotation.
pub(super) fn marks(line: &str, key: &str, place: &Place, diagnostics: &mut Diagnostics) {
    let sentence = |inner: &&str| !inner.ends_with(['.', '!', '?', '…']);
    if let Some(inner) = in_bent_marks(line).filter(sentence) {
        diagnostics.push(
            Diagnostic::warning(Code::PrintedSign, text!("bent-title"))
                .at(place, text!("here"))
                .hint(text!("bent-title.hint-value", written = inner)),
        );
    }
    // A slogan may be an aim, and a contact have a name; people and dates are none.
    let plain = matches!(key, "public" | "debut");
    let inner = line.strip_prefix('«').and_then(|line| line.strip_suffix('»')).map(str::trim);
    let whole = inner.filter(sentence).filter(|inner| !inner.contains(['«', '»']));
    if plain && whole.is_some_and(|inner| !inner.is_empty()) {
        diagnostics.push(
            Diagnostic::warning(Code::PrintedSign, text!("marked-value"))
                .at(place, text!("here"))
                .hint(text!("marked-value.hint")),
        );
    }
}

/// What stands between the marks round a whole line that a word processor has bent: YAML takes no other than straight ones.
fn in_bent_marks(line: &str) -> Option<&str> {
    let double = ['“', '”', '„', '‟'];
    let pair = line.strip_prefix(double).and_then(|line| line.strip_suffix(double));
    let single = || line.strip_prefix(['‘', '‚'])?.strip_suffix(['’', '‘']);
    let inner = pair.or_else(single)?.trim();
    // Within single ones, apostrophes look like the last.
    let apart = !inner.contains(double) && !inner.contains(['‘', '‚']);
    (!inner.is_empty() && apart).then_some(inner)
}

/// Brackets and guillemets: what opens, and what closes it.
const PAIRS: [(char, char); 4] = [('(', ')'), ('[', ']'), ('{', '}'), ('«', '»')];

/// The first of them that stands alone in a line, the other one, and whether it opens.
fn alone(line: &str) -> Option<(char, char, bool)> {
    let mut open: Vec<(char, char)> = Vec::new();
    for (at, c) in line.char_indices() {
        if let Some(pair) = PAIRS.iter().find(|(opening, _)| *opening == c) {
            open.push(*pair);
        } else if let Some((opening, _)) = PAIRS.iter().find(|(_, closing)| *closing == c) {
            match open.iter().rposition(|(other, _)| other == opening) {
                Some(last) => {
                    open.remove(last);
                }
                // « 1) », « a) » and faces.
                None if c == ')'
                    && (counts(&line[..at]) || line[..at].ends_with([':', ';', '-'])) => {}
                None => return Some((c, *opening, false)),
            }
        }
    }
    open.first().map(|(opening, closing)| (*opening, *closing, true))
}

/// Whether a text ends in a letter or a number of two figures, as those that count do.
fn counts(before: &str) -> bool {
    let word = before.rsplit(char::is_whitespace).next().unwrap_or_default();
    let word = word.trim_end_matches(['°', '.']);
    let number = word.bytes().all(|byte| byte.is_ascii_digit());
    word.chars().count() < 2 || number && word.len() < 3
}

/// Whether letters of a line stand between two carets, as raised ones do in texts.
fn has_raised(line: &str) -> bool {
    let between: Vec<&str> = line.split('^').collect();
    let inner = between.get(1..between.len() - 1).unwrap_or_default();
    inner.iter().any(|it| !it.is_empty() && it.chars().all(char::is_alphanumeric))
}

/// Whether words of a line stand between two marks, blanks outside them.
fn is_marked(line: &str, mark: &str) -> bool {
    let outside = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
    let mut opened = false;
    for (at, _) in line.match_indices(mark) {
        let before = line[..at].chars().next_back();
        let after = line[at + mark.len()..].chars().next();
        if opened && outside(after) && before.is_some_and(char::is_alphanumeric) {
            return true;
        }
        opened |= outside(before) && after.is_some_and(char::is_alphanumeric);
    }
    false
}

/// Whether a line has a backslash before a space, its end or a sign of Markdown: it breaks lines and hides signs in texts
/// alone.
fn has_backslash(line: &str) -> bool {
    line.match_indices('\\').any(|(at, _)| {
        let next = line[at + 1..].chars().next();
        next.is_none_or(|c| c.is_whitespace() || "*_[]#<>`\\".contains(c))
    })
}

/// Whether a backslash at the end of a line within straight marks joins two words: YAML takes it and the line end away.
fn joins_words(place: &Place) -> bool {
    let written = &place.source.text()[place.range.clone()];
    let before = written.strip_prefix('"').and_then(|line| line.trim_end().strip_suffix('\\'));
    before.is_some_and(|before| !before.ends_with([' ', '\\']))
}

/// The first call to a note: `[^1]`.
fn note_call(line: &str) -> Option<&str> {
    let start = line.find("[^")?;
    let end = start + line[start..].find(']')?;
    let label = &line[start + 2..end];
    (!label.is_empty() && !label.contains([' ', '['])).then(|| &line[start..=end])
}
