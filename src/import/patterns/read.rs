//! Reads a table of patterns from YAML: the program's own, and those that users add.

use std::sync::Arc;

use super::Patterns;
use super::pattern::Pattern;
use crate::diag::{Code, Diagnostic, Diagnostics, did_you_mean};
use crate::message::text;
use crate::sheet::{SECTION_TYPES, SIDEBAR_FIELDS, section_type, sidebar_field};
use crate::source::{Place, Source};
use crate::yaml::{self, Key, Node, Value};

const KEYS: &[&str] = &[
    "sections",
    "encadre",
    "champs",
    "points_de_vue",
    "nom_action",
    "titre_sommaire",
    "themes",
    "generique",
    "mots_ignores",
];

/// Reads a table, whose patterns come before those that are there.
pub(super) fn add(
    patterns: &mut Patterns,
    source: &Arc<Source>,
    diagnostics: &mut Diagnostics,
) -> Option<()> {
    let root = yaml::read(source, diagnostics)?;
    let mut reader = Reader { source, diagnostics };
    for (key, node) in reader.mapping(&root)? {
        match key.name.as_str() {
            "sections" => {
                let names: Vec<&str> = SECTION_TYPES.iter().map(|kind| kind.name).collect();
                let found = reader.named(node, &names, Code::UnknownSectionType)?;
                let found =
                    found.into_iter().filter_map(|(name, list)| Some((section_type(name)?, list)));
                patterns.sections.splice(0..0, found);
            }
            "champs" => {
                let names: Vec<&str> = SIDEBAR_FIELDS.iter().map(|field| field.key).collect();
                let found = reader.named(node, &names, Code::UnknownKey)?;
                let found =
                    found.into_iter().filter_map(|(name, list)| Some((sidebar_field(name)?, list)));
                patterns.fields.splice(0..0, found);
            }
            "encadre" => reader.list_into(node, &mut patterns.sidebar),
            "points_de_vue" => reader.list_into(node, &mut patterns.viewpoints),
            "nom_action" => reader.list_into(node, &mut patterns.action_names),
            "titre_sommaire" => reader.list_into(node, &mut patterns.summary_titles),
            "themes" => reader.list_into(node, &mut patterns.themes),
            "generique" => reader.list_into(node, &mut patterns.credits),
            "mots_ignores" => patterns.small.extend(reader.words(node)),
            _ => reader.unknown(key, Code::UnknownKey, KEYS),
        }
    }
    Some(())
}

struct Reader<'a> {
    source: &'a Arc<Source>,
    diagnostics: &'a mut Diagnostics,
}

impl Reader<'_> {
    fn place(&self, node: &Node) -> Place {
        Place::new(self.source, node.range.clone())
    }

    fn mapping<'n>(&mut self, node: &'n Node) -> Option<&'n [(Key, Node)]> {
        if let Value::Mapping(entries) = &node.value {
            return Some(entries);
        }
        self.wrong(node, text!("table-keys"));
        None
    }

    fn wrong(&mut self, node: &Node, message: String) {
        let diagnostic = Diagnostic::error(Code::UnexpectedValue, message)
            .at(&self.place(node), text!("table-wrong", kind = node.kind()))
            .hint(text!("table-form"));
        self.diagnostics.push(diagnostic);
    }

    fn unknown(&mut self, key: &Key, code: Code, known: &[&str]) {
        let mut diagnostic = Diagnostic::error(code, text!("unknown-key", name = key.name))
            .at(&Place::new(self.source, key.range.clone()), text!("table-no-name"));
        if let Some(near) = did_you_mean(&key.name, known.iter().copied()) {
            diagnostic = diagnostic.hint(text!("did-you-mean", near));
        }
        let known = known.join(", ");
        self.diagnostics.push(diagnostic.hint(text!("table-names", known)));
    }

    /// Lists of patterns under names that the format knows.
    fn named<'n>(
        &mut self,
        node: &'n Node,
        names: &[&str],
        code: Code,
    ) -> Option<Vec<(&'n str, Vec<Pattern>)>> {
        let mut found = Vec::new();
        for (key, node) in self.mapping(node)? {
            if names.contains(&key.name.as_str()) {
                found.push((key.name.as_str(), self.list(node)));
            } else {
                self.unknown(key, code, names);
            }
        }
        Some(found)
    }

    fn list_into(&mut self, node: &Node, patterns: &mut Vec<Pattern>) {
        let found = self.list(node);
        patterns.splice(0..0, found);
    }

    /// A list of patterns, or one alone.
    fn list(&mut self, node: &Node) -> Vec<Pattern> {
        let nodes = match &node.value {
            Value::Sequence(nodes) => nodes.as_slice(),
            _ => std::slice::from_ref(node),
        };
        nodes.iter().filter_map(|node| self.pattern(node)).collect()
    }

    fn pattern(&mut self, node: &Node) -> Option<Pattern> {
        let pattern = match &node.value {
            Value::Scalar(text) => Pattern::read(text.as_str()),
            _ => None,
        };
        if pattern.is_none() {
            self.wrong(node, text!("table-pattern"));
        }
        pattern
    }

    fn words(&mut self, node: &Node) -> Vec<String> {
        match &node.value {
            Value::Scalar(text) => crate::fold::folded_words(text.as_str()),
            _ => {
                self.wrong(node, text!("table-words"));
                Vec::new()
            }
        }
    }
}
