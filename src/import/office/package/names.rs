//! The names of elements and attributes that the readers know, under one prefix for each namespace.
//!
//! Files may bind any prefix to a namespace; what counts is the namespace. A name that is not in these tables is the
//! empty name: its children are still read, so that no word is lost in an element that nobody foresaw.

mod tables;

use std::sync::LazyLock;

use tables::{ATTRIBUTES, ELEMENTS, NAMESPACES};

/// The prefix of a namespace, empty where it is not known.
pub(crate) fn prefix(namespace: &str) -> &'static str {
    NAMESPACES.iter().find(|(known, _)| *known == namespace).map_or("", |(_, prefix)| prefix)
}

/// The known name of an element, else the empty one.
pub(crate) fn element(prefix: &str, local: &str) -> &'static str {
    static TABLE: LazyLock<Table> = LazyLock::new(|| Table::of(ELEMENTS));
    if prefix.is_empty() { "" } else { TABLE.find(prefix, local).unwrap_or("") }
}

/// The known name of an attribute, else none.
pub(crate) fn attribute(prefix: &str, local: &str) -> Option<&'static str> {
    static TABLE: LazyLock<Table> = LazyLock::new(|| Table::of(ATTRIBUTES));
    TABLE.find(if prefix == "r" { prefix } else { "" }, local)
}

/// Names by a hash of their letters: a document has a million elements, and all but a few are known.
struct Table {
    /// For each hash, the names that have it.
    names: Vec<Vec<&'static str>>,
}

impl Table {
    /// More slots than names: few names share one.
    const SLOTS: usize = 1024;

    fn of(all: &[&'static str]) -> Self {
        let mut names = vec![Vec::new(); Self::SLOTS];
        for name in all {
            let (prefix, local) = name.split_once(':').unwrap_or(("", name));
            names[Self::slot(prefix, local)].push(*name);
        }
        Self { names }
    }

    /// FNV-1a, cut short.
    fn slot(prefix: &str, local: &str) -> usize {
        let letters = prefix.bytes().chain(local.bytes());
        let hash = letters
            .fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
        (hash ^ (hash >> 16)) as usize % Self::SLOTS
    }

    fn find(&self, prefix: &str, local: &str) -> Option<&'static str> {
        let fits = |name: &&&'static str| {
            let rest = name.strip_prefix(prefix);
            let colon = if prefix.is_empty() { "" } else { ":" };
            rest.and_then(|rest| rest.strip_prefix(colon)) == Some(local)
        };
        self.names[Self::slot(prefix, local)].iter().find(fits).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted() {
        assert!(ELEMENTS.is_sorted() && ATTRIBUTES.is_sorted());
    }

    #[test]
    fn names_are_known_by_their_namespace() {
        let strict = prefix("http://purl.oclc.org/ooxml/wordprocessingml/main");
        assert_eq!(element(strict, "p"), "w:p");
        assert_eq!(element(prefix("urn:x"), "p"), "");
        assert_eq!(attribute("r", "id"), Some("r:id"));
        assert_eq!(attribute("w", "id"), Some("id"));
        for name in ELEMENTS {
            let (prefix, local) = name.split_once(':').unwrap();
            assert_eq!(element(prefix, local), *name);
        }
    }
}
