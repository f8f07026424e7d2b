//! A number behind « | » that says that its text stands farther right than it does: YAML stumbles at the text. Told at the
//! number.

use std::sync::Arc;

use super::place;
use super::slip::{body, indent, text_of};
use crate::diag::{Code, Diagnostic};
use crate::message::text;
use crate::source::{Place, Source};

/// Such a number, above a line where YAML stumbles.
pub(super) fn found(source: &Arc<Source>, stumble: usize) -> Option<Diagnostic> {
    let said = |line: &usize| !text_of(source, *line).1.trim().is_empty();
    let of = |line: usize| text_of(source, line);
    let last = source.position(source.text().len()).line;
    (1..=stumble.min(last)).rev().find_map(|line| {
        let (range, text) = of(line);
        let head = text.trim_end();
        let sign = head.rfind(['|', '>'])?;
        let key =
            place::key(text).filter(|key| head[..sign].trim_end().ends_with(&format!("{key}:")))?;
        let digit = head[sign + 1..].trim_matches(['+', '-']);
        let wanted: usize = digit.parse().ok()?;
        let first = (line + 1..=last).find(said)?;
        // It counts from the key; a dash before that is none of it.
        let owner = text.len() - body(text).len();
        let depth = indent(of(first).1);
        (owner < depth && depth < owner + wanted).then(|| {
            let start = range.start + sign;
            let place = Place::new(source, start..range.start + head.len());
            let sign = &head[sign..=sign];
            Diagnostic::error(Code::YamlSyntax, text!("yaml-digit", sign, digit))
                .at(&place, text!("here"))
                .hint(text!("yaml-digit.hint", key, sign))
        })
    })
}
