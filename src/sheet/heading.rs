//! Sub-headings at the left of their text, or behind its key: YAML takes them for remarks, and they would be lost.

use std::ops::Range;
use std::sync::Arc;

use super::written;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::message::text;
use crate::source::{Place, Source};
use crate::yaml::slips::{bar, place};
use crate::yaml::{Node, Value, lines};

/// Keys whose value is one line.
const TITLES: [&str; 3] = ["titre", "sous_titre", "titre_sommaire"];
/// Keys of texts that nobody remarks on behind them: what stands there was to be printed.
const TEXTS: [&str; 3] = ["chapeau", "texte", "generique"];

/// Reports the first sub-heading that stands below a text, and outside it, or behind the key of one.
pub(super) fn lost(source: &Arc<Source>, root: &Node, diagnostics: &mut Diagnostics) {
    // Nearly no sheet has one.
    if !source.text().lines().any(|line| is_heading(line) || behind_key(line).is_some()) {
        return;
    }
    let mut below_text = false;
    // The column of the key that the line may belong to, where the line above has it.
    let mut owner: Option<(usize, &str)> = None;
    let mut start = 0;
    for line in source.text().split_inclusive('\n') {
        let at = start + line.len() - line.trim_start().len();
        let begin = start;
        start += line.len();
        let body = line.trim();
        if body.is_empty() {
            continue;
        }
        let inside = is_in_text(root, at);
        let column = line.len() - line.trim_start().len();
        let owned = owner.filter(|(outer, key)| column > *outer || place::holds(key));
        if (below_text && !inside || owned.is_some()) && is_heading(line) {
            let place = Place::new(source, at..at + body.len());
            let found = Diagnostic::warning(Code::YamlComment, text!("yaml-lost-heading"))
                .at(&place, text!("yaml-cut.label"));
            let found = match owned {
                Some((_, key)) if bar::is_text(key) => written::of_key(source, &(at..at), found)
                    .hint(text!("yaml-lost-heading.hint-bar", key)),
                Some((_, key)) if TITLES.contains(&key) => {
                    found.hint(text!("yaml-lost-heading.hint-title"))
                }
                Some(_) => found.hint(text!("yaml-lost-heading.hint-section")),
                None => found.hint(text!("yaml-lost-heading.hint")),
            };
            diagnostics.push(found.hint(text!("yaml-lost-heading.hint-remark")));
            return;
        }
        if let Some((key, behind)) =
            behind_key(line).filter(|_| !inside && goes_on(line, &source.text()[start..]))
        {
            let place = Place::new(source, begin + behind.start..begin + behind.end);
            diagnostics.push(told_behind(&place, key));
            return;
        }
        let line = line.trim_end();
        let key = place::key(line);
        below_text = inside && key.is_none();
        // A remark between a key and what it owns parts nothing.
        if inside || !body.starts_with('#') {
            owner = key.filter(|_| !inside).and_then(|key| owns(line, key));
        }
    }
}

/// What stands behind the key of a text or a title in the place of its first words, where no remark is likely: the key, and
/// where in the line.
fn behind_key(line: &str) -> Option<(&str, Range<usize>)> {
    let key = place::key(line.trim_end())?;
    let end = line.trim_end().len();
    let value = lines::body(line)[key.len() + 1..].trim();
    let rest = value.strip_prefix('#')?;
    let prose = TEXTS.contains(&key) || TITLES.contains(&key);
    let meant = rest.starts_with(|c: char| c == '#' || c.is_alphanumeric());
    let likely = prose || meant && bar::is_text(key);
    (likely && rest.contains(char::is_alphanumeric)).then(|| (key, end - value.len()..end))
}

/// Whether the text of the key of a line goes on below it.
fn goes_on(line: &str, below: &str) -> bool {
    let column = line.len() - lines::body(line).len();
    let said = |line: &&str| !line.trim().is_empty() && !line.trim_start().starts_with('#');
    let next = below.lines().find(said);
    next.is_some_and(|next| {
        next.len() - next.trim_start().len() > column && place::key(next).is_none()
    })
}

/// Tells of what stands behind a key, where YAML takes it for a remark.
fn told_behind(place: &Place, key: &str) -> Diagnostic {
    let heading = place.source.text()[place.range.clone()].starts_with("##");
    let message = if heading { text!("yaml-lost-heading") } else { text!("yaml-remark") };
    let found = Diagnostic::warning(Code::YamlComment, message).at(place, text!("yaml-cut.label"));
    let hint = match (TITLES.contains(&key), heading) {
        (true, true) => text!("yaml-lost-heading.hint-title"),
        (true, false) => text!("yaml-remark.hint-title"),
        _ => text!("yaml-remark.hint-bar", key),
    };
    found.hint(hint).hint(text!("yaml-remark.hint"))
}

/// The column of a line's key, and the key, where what stands deeper below is of a text: nothing is behind the key of that,
/// and something is behind the one of a title. A type and what holds others have no sub-headings below them either.
fn owns<'l>(line: &str, key: &'l str) -> Option<(usize, &'l str)> {
    let value = lines::body(line)[key.len() + 1..].trim();
    let text = bar::is_text(key) && value.is_empty();
    // Between marks, it would be of the title.
    let words = !value.is_empty() && !value.starts_with(['"', '\'', '|', '>']);
    let title = TITLES.contains(&key) && words;
    let holder =
        matches!(key, "sections" | "reperes") && (value.is_empty() || value.starts_with('#'));
    let typed = key == "type" && words;
    (text || title || holder || typed).then(|| (line.len() - line.trim_start().len(), key))
}

/// Whether a line begins like a sub-heading: people who part a file with such signs rarely go on like this.
fn is_heading(line: &str) -> bool {
    let body = line.trim_start();
    let words = body.trim_start_matches('#');
    let title = words.strip_prefix(' ').is_some_and(|words| words.starts_with(char::is_uppercase));
    body.len() - words.len() > 1 && title
}

/// Whether an offset is in a text.
fn is_in_text(node: &Node, at: usize) -> bool {
    match &node.value {
        Value::Null => false,
        Value::Scalar(_) => node.range.contains(&at),
        Value::Sequence(items) => items.iter().any(|item| is_in_text(item, at)),
        Value::Mapping(entries) => entries.iter().any(|(_, node)| is_in_text(node, at)),
    }
}
