//! Sentences that lost the indentation of their text, so that YAML takes their first words for a key.

use std::ops::Range;
use std::sync::Arc;

use super::{meant, place};
use crate::diag::{Code, Diagnostic};
use crate::fold::fold;
use crate::message::text;
use crate::sheet::{SECTION_KEYS, SHEET_KEYS, is_of_contact};
use crate::source::{Place, Source};
use crate::yaml::lines::{announces, block_around, body, indent, text_of};

/// How far above the place where YAML stumbles such a point is looked for, in lines.
const REACH: usize = 40;

/// A line of a text pasted at the margin that YAML took for a key, above a line: French has a space before its colon.
pub(crate) fn pasted(source: &Arc<Source>, last: usize) -> Option<Diagnostic> {
    if let Some(found) = (1..=last)
        .find_map(|line| point(source, line).filter(|_| line < last).or_else(|| note(source, line)))
    {
        return Some(found);
    }
    let found = (1..last).find_map(|line| {
        let (range, text) = text_of(source, line);
        let (words, _) = text.split_once(" :")?;
        let prose = text.starts_with(char::is_alphabetic) && words.contains(' ');
        let spaces = block_around(source, line).filter(|_| prose)?;
        Some(astray(source, range, spaces))
    });
    let found = found.or_else(|| {
        (1..=last).find_map(|line| Some(astray(source, source.line(line), sentence(source, line)?)))
    });
    found.or_else(|| item(source, last))
}

/// A point of a list at the left of its text that YAML took for an item of the list of sections, above a line of the text at
/// which it stumbles.
fn item(source: &Arc<Source>, stumble: usize) -> Option<Diagnostic> {
    let of = |line: usize| text_of(source, line).1;
    let listed = |line: &usize| of(*line).trim_start().starts_with("- ");
    let inside =
        |line: &usize| block_around(source, *line).is_some_and(|it| indent(of(*line)) < it);
    let line = (1..stumble).rev().take(REACH).find(|line| listed(line) && inside(line))?;
    let (range, text) = text_of(source, line);
    let words = text.trim_start().strip_prefix("- ")?.trim_start();
    let word = words.split([':', ' ']).next().unwrap_or_default();
    let prose = words.starts_with(|c: char| c.is_alphanumeric() || "«(*".contains(c))
        && place::key(text).is_none()
        && meant::spelt(word).is_none();
    let spaces = block_around(source, line).filter(|_| prose)?;
    // What stands right below it goes on with it, and the text behind that.
    let deep = (line + 1..=stumble).all(|line| {
        let text = of(line);
        text.trim().is_empty()
            || place::key(text).is_none() && !text.starts_with(|c: char| c != ' ')
    });
    let start = range.start + indent(text);
    (deep && indent(text) < spaces).then(|| astray(source, start..range.end, spaces))
}

/// A point of a list at the left of its text that YAML took for an item with a key: French has a space before its colon.
fn point(source: &Arc<Source>, line: usize) -> Option<Diagnostic> {
    let (range, text) = text_of(source, line);
    let (words, _) = text.trim_start().strip_prefix("- ")?.split_once(" :")?;
    let word = words.trim();
    let prose = word.starts_with(char::is_alphanumeric) && meant::spelt(word).is_none();
    let spaces = block_around(source, line).filter(|_| prose)?;
    let start = range.start + indent(text);
    (indent(text) < spaces).then(|| astray(source, start..range.end, spaces))
}

/// A note at the left of its text, which YAML takes for a list in the place of a key.
pub(crate) fn note(source: &Arc<Source>, line: usize) -> Option<Diagnostic> {
    let (range, text) = text_of(source, line);
    let (label, _) = text.trim_start().strip_prefix("[^")?.split_once("]:")?;
    let plain = !label.is_empty() && !label.contains(['[', ']', ' ']);
    let spaces = block_around(source, line).filter(|_| plain)?;
    let start = range.start + indent(text);
    (indent(text) < spaces).then(|| astray(source, start..range.end, spaces))
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
    // No key begins with a digit.
    let capital = word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
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
    // What is below the key itself is not that once more.
    let again = place::key(owner) == Some(&*meant) && written.contains(" :");
    let key = !again && (SECTION_KEYS.contains(&&*meant) || place::is_field(&meant));
    let capital = word.starts_with(char::is_uppercase);
    let own = match place::key(owner) {
        Some("texte") => capital,
        Some("contact" | "contacts") => is_of_contact(word) || again && capital,
        _ => false,
    };
    (own && indent(owner) == indent(text) && !key).then_some(spaces)
}

/// How far the first line of a text is to be indented that stands below its « | », no farther right than the key.
pub(crate) fn below_bar(source: &Source, line: usize) -> Option<usize> {
    let of = |line: usize| text_of(source, line).1;
    let owner = (1..line).rev().find(|line| !of(*line).trim().is_empty())?;
    let wanted = of(owner).len() - body(of(owner)).len() + 2;
    let remark = of(owner).trim_start().starts_with('#');
    (indent(of(line)) < wanted && announces(of(owner)) && !remark).then_some(wanted)
}
