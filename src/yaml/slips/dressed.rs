//! Keys with the signs of bold, italics or code round them: `**texte** : |`.

use std::ops::Range;
use std::sync::Arc;

use super::place;
use super::typed_bar::is_bar;
use crate::diag::{Code, Diagnostic};
use crate::message::text;
use crate::source::{Place, Source};
use crate::yaml::lines::{block_around, body, indent, text_of};

/// The signs that authors put round a word.
const SIGNS: [char; 3] = ['*', '_', '`'];

/// A key with such signs on a line: where it stands with them and its colon, and the key.
pub(crate) fn found(source: &Source, line: usize) -> Option<(Range<usize>, &str)> {
    let (range, text) = text_of(source, line);
    let item = body(text);
    let bare = item.trim_start_matches(SIGNS);
    let word = &bare[..bare.find(|c: char| !c.is_ascii_lowercase() && c != '_')?];
    let word = word.trim_end_matches('_');
    let rest = bare[word.len()..].trim_start_matches(SIGNS).trim_start();
    // The colon may be inside.
    let rest = rest.strip_prefix(':')?;
    let value = rest.trim_start_matches(SIGNS);
    let dressed = bare.len() < item.len() && place::key(&format!("{word}:")).is_some();
    let announces = matches!(value.trim(), "" | "|") || is_bar(value.trim());
    let outside = block_around(source, line).is_none_or(|depth| indent(text) < depth);
    let good = dressed && outside && (announces || value.starts_with(' '));
    let start = range.end - item.len();
    good.then(|| (start..range.end - value.len(), word))
}

/// The first of those up to the line below the one where YAML stumbles, told.
pub(crate) fn told(source: &Arc<Source>, line: usize) -> Option<Diagnostic> {
    (1..=line + 1).find_map(|line| {
        let (range, key) = found(source, line)?;
        let behind = source.text()[range.end..source.line(line).end].trim();
        let written = format!("{key}: {behind}");
        Some(
            Diagnostic::error(Code::YamlSyntax, text!("yaml-dressed", key))
                .at(&Place::new(source, range), text!("here"))
                .hint(text!("yaml-dressed.hint", written = written.trim_end())),
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_found_between_their_signs() {
        let head = "sections:\n  - type: a\n";
        for line in ["    **texte** : |", "    *texte*: |", "    **texte :** |", "    `texte`: |"] {
            let source = Source::new("a.yaml", format!("{head}{line}\n      Un.\n"));
            assert_eq!(found(&source, 3).map(|(_, key)| key), Some("texte"), "{line}");
        }
        for line in ["    texte: |", "    **Texte** : un", "    **texte** un", "    - **texte** un"]
        {
            let source = Source::new("a.yaml", format!("{head}{line}\n      Un.\n"));
            assert_eq!(found(&source, 3), None, "{line}");
        }
    }
}
