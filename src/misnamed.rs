//! The name that a file was meant to have: editors, downloads and copies add to names, often where nobody sees it.

use unicode_normalization::UnicodeNormalization;

/// Endings of texts, and of what is kept of them, in any order and number: « annexe.yaml.txt ».
const TEXTS: [&str; 6] = [".yaml", ".yml", ".txt", ".bak", ".old", "~"];
/// Endings of documents that `annexe import` reads.
const DOCUMENTS: [&str; 4] = [".md", ".markdown", ".docx", ".odt"];
/// What stands behind the name of a copy, besides a number.
const COPIES: [&str; 4] = ["- copie", "- copy", "copie", "copy"];

/// A text's name without its endings and the signs of a copy, in lower case, its accents coded in one way.
pub(crate) fn stem(name: &str) -> String {
    let lower: String = name.nfc().flat_map(char::to_lowercase).collect();
    let mut rest = lower.trim();
    loop {
        let ended = TEXTS.iter().find_map(|ending| rest.strip_suffix(ending));
        match ended.or_else(|| copied(rest)) {
            Some(before) if !before.trim().is_empty() => rest = before.trim_end(),
            _ => return rest.to_owned(),
        }
    }
}

/// The name of what a name says to be a copy: « annexe (1) », « annexe - Copie (2) ».
fn copied(name: &str) -> Option<&str> {
    if let Some((before, inner)) = name.strip_suffix(')').and_then(|name| name.rsplit_once('(')) {
        let counts = !inner.is_empty() && inner.bytes().all(|byte| byte.is_ascii_digit());
        return (counts || COPIES.contains(&inner)).then_some(before);
    }
    COPIES.iter().find_map(|copy| name.strip_suffix(copy)?.strip_suffix(' '))
}

/// The name of a document without its ending, in lower case; none: it is no document.
pub(crate) fn document(name: &str) -> Option<String> {
    let lower: String = name.nfc().flat_map(char::to_lowercase).collect();
    DOCUMENTS.iter().find_map(|ending| lower.strip_suffix(ending)).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_added_to_a_name_is_no_part_of_it() {
        for name in [
            "annexe.yaml",
            "annexe.yml",
            "Annexe.YAML",
            "annexe.yaml.txt",
            "annexe",
            "annexe (1).yaml",
            "annexe - Copie (2).yaml",
            "annexe (copie).yaml",
            "annexe.yaml (1).txt",
            "annexe.yaml~",
        ] {
            assert_eq!(stem(name), "annexe", "{name}");
        }
        for name in ["annexe.docx", "annexe-2.yaml", "mon annexe.yaml", "annexe.png", "~", "(1)"] {
            assert_ne!(stem(name), "annexe", "{name}");
        }
        assert_eq!(document("Une.MD").as_deref(), Some("une"));
        assert_eq!(document("une.yaml"), None);
    }
}
