//! Sub-headings at the left of their text: YAML takes them for remarks, and they would be lost.

use std::sync::Arc;

use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::message::text;
use crate::source::{Place, Source};
use crate::yaml::{Node, Value, place};

/// Reports the first sub-heading that stands below a text, and outside it.
pub(super) fn lost(source: &Arc<Source>, root: &Node, diagnostics: &mut Diagnostics) {
    // Nearly no sheet has one.
    if !source.text().lines().any(is_heading) {
        return;
    }
    let mut below_text = false;
    let mut start = 0;
    for line in source.text().split_inclusive('\n') {
        let at = start + line.len() - line.trim_start().len();
        start += line.len();
        let body = line.trim();
        if body.is_empty() {
            continue;
        }
        let inside = is_in_text(root, at);
        if below_text && !inside && is_heading(line) {
            diagnostics.push(
                Diagnostic::warning(Code::YamlComment, text!("yaml-lost-heading"))
                    .at(&Place::new(source, at..at + body.len()), text!("yaml-cut.label"))
                    .hint(text!("yaml-lost-heading.hint"))
                    .hint(text!("yaml-lost-heading.hint-remark")),
            );
            return;
        }
        below_text = inside && place::key(line).is_none();
    }
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
