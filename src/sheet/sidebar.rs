//! The sidebar of a sheet: its known fields, and those of an author's own.

use std::ops::Range;

use super::fields::{Fields, Owner, empty, first_line};
use super::kinds::{SIDEBAR_FIELDS, sidebar_field};
use super::model::Field;
use super::passage::Part;
use super::reader::{FIELD_KEYS, FLOW, KEYS, LINES, Reader, SECTION_KEYS};
use super::titles;
use super::unknown::{is_spelt_like, unknown_key};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::message::text;
use crate::source::Place;
use crate::typography;
use crate::yaml::{self, Node, Value};

impl Reader<'_> {
    /// The fields of the sidebar, in their order.
    pub(super) fn sidebar(&mut self, node: &Node) -> Vec<Field> {
        if matches!(node.value, Value::Null) {
            empty(self.source, node, "reperes", self.prose.diagnostics());
            return Vec::new();
        }
        let Some(mut fields) =
            Fields::of(self.source, node, Owner::Named("reperes"), self.prose.diagnostics())
        else {
            return Vec::new();
        };
        fields
            .rest()
            .into_iter()
            .filter_map(|(key, node)| self.field(&key.name, &key.range, node))
            .collect()
    }

    /// A field: text under a known key, or title and text under any.
    fn field(&mut self, key: &str, range: &Range<usize>, node: &Node) -> Option<Field> {
        let (known, owner) = (sidebar_field(key), Owner::Field(key));
        let rules = if known.is_some_and(|field| field.by_line) { LINES } else { FLOW };
        let (label, node, what) = match &node.value {
            Value::Mapping(entries)
                if entries.iter().any(|(k, _)| k.name == "texte" || k.name == "titre") =>
            {
                let mut fields = Fields::of(self.source, node, owner, self.prose.diagnostics())?;
                let label = match known {
                    Some(field) => fields
                        .line("titre", self.prose.diagnostics())
                        .or(Some(field.label.to_owned())),
                    None => fields.required_line("titre", owner, self.prose.diagnostics()),
                };
                let text = fields.take("texte");
                if text.is_none() {
                    let place = fields.place();
                    self.prose.diagnostics().push(
                        Diagnostic::error(Code::MissingKey, owner.lacks("texte"))
                            .at(&place, "")
                            .hint(text!("missing-key-hint", name = "texte")),
                    );
                }
                fields.finish(FIELD_KEYS, self.prose.diagnostics());
                (label?, text?, "texte")
            }
            _ => match known {
                Some(field) => (field.label.to_owned(), node, key),
                None => {
                    self.unknown_field(key, range);
                    // A wrong letter hides nothing of what is wrong below it.
                    let meant =
                        SIDEBAR_FIELDS.iter().find(|field| is_spelt_like(key, field.key))?;
                    let rules = if meant.by_line { LINES } else { FLOW };
                    self.blocks(Some(node), meant.key, rules);
                    return None;
                }
            },
        };
        self.prose.part = Part::Sidebar(key.to_owned());
        if let Value::Scalar(text) = &node.value {
            let written = text.as_str().trim();
            let place = Place::new(self.source, node.range.clone());
            if !written.contains('\n') {
                titles::marks(written, key, &first_line(&place), self.prose.diagnostics());
            }
        }
        let blocks = self.blocks(Some(node), what, rules);
        (!blocks.is_empty()).then(|| Field {
            key: key.to_owned(),
            was: None,
            label: typography::set_text(&label),
            blocks,
            mark: None,
        })
    }

    fn unknown_field(&mut self, key: &str, range: &Range<usize>) {
        let names: Vec<&str> = SIDEBAR_FIELDS.iter().map(|field| field.key).collect();
        let key = yaml::Key { name: key.to_owned(), range: range.clone() };
        let mut found = Diagnostics::default();
        unknown_key(self.source, &key, &names, &mut found);
        // « sections: », two spaces too far right, is no field.
        if KEYS.contains(&key.name.as_str()) && !SECTION_KEYS.contains(&key.name.as_str()) {
            found.iter_mut().for_each(|found| {
                found.hints = vec![text!("yaml-place.hint-sheet", key = key.name)];
            });
            self.prose.diagnostics().extend(found);
            return;
        }
        // With a colon too many, it is a known one; moved, so are others.
        if found.iter().any(|found| found.message != text!("unknown-key", name = key.name)) {
            self.prose.diagnostics().extend(found);
            return;
        }
        for diagnostic in found.iter() {
            let hint = text!("unknown-key.hint-field");
            self.prose.diagnostics().push(diagnostic.clone().hint(hint));
        }
    }
}
