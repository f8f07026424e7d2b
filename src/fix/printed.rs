//! Signs that stood for structure and that no repair may print: the one in the place of a key's colon, the « | » of a text,
//! the quotation marks round a value; and keys that lack their colon, which no text may swallow.

use super::Tree;
use super::repair::lines;
use super::value::value;
use crate::yaml::lines::body;
use crate::yaml::slips::separator::{begins, separated};
use crate::yaml::{Node, Value};

/// Whether a new text prints no sign that the old one did not, nor more quotation marks than the `first` one had at all.
pub(super) fn keeps(first: &str, old: Tree<'_>, new: Tree<'_>) -> bool {
    keys_stay(old.text, new.text)
        && signs(new.text) <= signs(old.text)
        && bars(new.text) <= bars(old.text)
        && marks_stay(first, old, new)
}

/// Whether the keys that lack their colon lack it still, or have it now.
fn keys_stay(old: &str, new: &str) -> bool {
    let typed = |text: &str, key: &str| {
        let good = |rest: &str| rest.is_empty() || rest.starts_with([' ', '\t']);
        let colon = |line: &&str| {
            let rest = body(line).strip_prefix(key).and_then(|rest| rest.strip_prefix(':'));
            rest.is_some_and(good)
        };
        text.lines().filter(colon).count()
    };
    let lines = |text: &str| -> Vec<(&'static str, String)> {
        let of = |at: usize| text.lines().nth(at).unwrap_or_default().trim().to_owned();
        separated(text).into_iter().map(|slip| (slip.key, of(slip.line))).collect()
    };
    let after = lines(new);
    lines(old).iter().all(|slip| after.contains(slip) || typed(new, slip.0) > typed(old, slip.0))
}

/// How many values begin with a sign that stands for a colon.
fn signs(text: &str) -> usize {
    let values = lines(text).into_iter().filter_map(|line| {
        let value = value(text, &line);
        let keyed = text[line.start..value.start].contains(':');
        keyed.then(|| text[value].trim_start_matches(['"', '\'']))
    });
    values.filter(|value| begins(value)).count()
}

/// How many lines are a « | » with other signs, or with marks round it, and no words.
fn bars(text: &str) -> usize {
    let alone = |line: &&str| {
        let line = line.trim();
        let signs = !line.contains(char::is_alphanumeric) && line.contains('|');
        // So does a table, which has two.
        signs && line.len() > 1 && line.matches('|').count() == 1
    };
    text.lines().filter(alone).count()
}

/// Whether no mark prints that was typed round a value, nor any that nobody typed.
fn marks_stay(first: &str, old: Tree<'_>, new: Tree<'_>) -> bool {
    let texts = |tree: Tree<'_>| {
        let mut found = Vec::new();
        tree.root.iter().for_each(|root| collect(root, &mut found));
        found
    };
    let (before, after) = (texts(old), texts(new));
    let whole = |texts: &[String]| texts.iter().filter(|text| is_quoted(text)).count();
    let printed: usize = after.iter().map(|text| text.matches('"').count()).sum();
    whole(&after) <= whole(&before) && printed <= first.matches('"').count()
}

/// Whether a text is all between two straight marks.
fn is_quoted(text: &str) -> bool {
    let inner = text.strip_prefix(['"', '\'']).and_then(|text| text.strip_suffix(['"', '\'']));
    inner.is_some_and(|inner| !inner.contains(['"', '\'']))
}

fn collect(node: &Node, found: &mut Vec<String>) {
    match &node.value {
        Value::Null => {}
        Value::Scalar(text) => found.push(text.as_str().trim().to_owned()),
        Value::Sequence(items) => items.iter().for_each(|item| collect(item, found)),
        Value::Mapping(entries) => entries.iter().for_each(|(_, node)| collect(node, found)),
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::diag::Diagnostics;
    use crate::source::Source;
    use crate::yaml;

    fn keeps(first: &str, old: &str, new: &str) -> bool {
        let root = |text: &str| {
            let source = Source::new(Path::new(""), text.to_owned());
            yaml::read(&source, &mut Diagnostics::default())
        };
        let (before, after) = (root(old), root(new));
        let of = |text, root| Tree { text, root };
        super::keeps(first, of(old, before.as_ref()), of(new, after.as_ref()))
    }

    #[test]
    fn keys_signs_and_marks_are_not_printed() {
        let head = "titre: Un\nreperes:\n  objectifs: |\n    - a\n";
        let old = format!("{head}  public - b\n");
        assert!(keeps(&old, &old, &format!("{head}  public: b\n")));
        for new in ["    public - b\n", "  public: - b\n", "  public: \"- b\"\n"] {
            assert!(!keeps(&old, &old, &format!("{head}{new}")), "{new}");
        }
        for (old, new) in [
            ("texte – |\n  a\n", "texte: |\n  – |\n  a\n"),
            ("titre: \"a \\d\"\n", "titre: \"\\\"a \\\\d\\\"\"\n"),
            ("titre: a :\n  b\n", "titre: \"\\\"a :\\\" b\"\n"),
        ] {
            assert!(!keeps(old, old, new), "{new}");
        }
        let (old, new) = ("titre: \"a\" b\n", "titre: \"\\\"a\\\" b\"\n");
        assert!(keeps(old, old, new));
    }
}
