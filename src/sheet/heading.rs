//! Sub-headings at the left of their text: YAML takes them for remarks, and they would be lost.

use std::sync::Arc;

use super::written;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::message::text;
use crate::source::{Place, Source};
use crate::yaml::{Node, Value, bar, place, slip};

/// Reports the first sub-heading that stands below a text, and outside it.
pub(super) fn lost(source: &Arc<Source>, root: &Node, diagnostics: &mut Diagnostics) {
    // Nearly no sheet has one.
    if !source.text().lines().any(is_heading) {
        return;
    }
    let mut below_text = false;
    // The column of the key of a text or a title, where the line above has it.
    let mut owner: Option<(usize, &str)> = None;
    let mut start = 0;
    for line in source.text().split_inclusive('\n') {
        let at = start + line.len() - line.trim_start().len();
        start += line.len();
        let body = line.trim();
        if body.is_empty() {
            continue;
        }
        let inside = is_in_text(root, at);
        let column = line.len() - line.trim_start().len();
        let owned = owner.filter(|(outer, _)| column > *outer);
        if (below_text && !inside || owned.is_some()) && is_heading(line) {
            let place = Place::new(source, at..at + body.len());
            let found = Diagnostic::warning(Code::YamlComment, text!("yaml-lost-heading"))
                .at(&place, text!("yaml-cut.label"));
            let found = match owned {
                Some((_, key)) if bar::is_text(key) => written::of_key(source, &(at..at), found)
                    .hint(text!("yaml-lost-heading.hint-bar", key)),
                Some(_) => found.hint(text!("yaml-lost-heading.hint-title")),
                None => found.hint(text!("yaml-lost-heading.hint")),
            };
            diagnostics.push(found.hint(text!("yaml-lost-heading.hint-remark")));
            return;
        }
        let line = line.trim_end();
        let key = place::key(line);
        below_text = inside && key.is_none();
        owner = key.filter(|_| !inside).and_then(|key| owns(line, key));
    }
}

/// The column of a line's key, and the key, where what stands deeper below is of a text: nothing is behind the key of that,
/// and something is behind the one of a title.
fn owns<'l>(line: &str, key: &'l str) -> Option<(usize, &'l str)> {
    let value = slip::body(line)[key.len() + 1..].trim();
    let text = bar::is_text(key) && value.is_empty();
    // Between marks, it would be of the title.
    let words = !value.is_empty() && !value.starts_with(['"', '\'', '|', '>']);
    let title = matches!(key, "titre" | "sous_titre" | "titre_sommaire") && words;
    (text || title).then(|| (line.len() - line.trim_start().len(), key))
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
