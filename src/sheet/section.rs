//! The sections of a sheet: each with its type or title, its picture and its text.

use super::fields::{Fields, Owner, barred, empty, text};
use super::model::{Block, Section};
use super::passage::Part;
use super::picture::{self, Placement};
use super::prose::{Lines, Rules};
use super::reader::{Reader, SECTION_KEYS, unknown};
use super::{section_slips, types};
use crate::diag::{Code, Diagnostic};
use crate::message::text;
use crate::source::Place;
use crate::typography;
use crate::yaml::slips::inner;
use crate::yaml::{self, Node, Text, Value};

/// The first key of what a dash too many has parted from a section: it has no type, and none of the section's keys.
fn rest_of<'n>(section: &Node, next: &'n Node) -> Option<&'n yaml::Key> {
    let (Value::Mapping(above), Value::Mapping(below)) = (&section.value, &next.value) else {
        return None;
    };
    let again = |name: &str| above.iter().any(|(key, _)| key.name == name);
    let parted =
        !again("titre") && below.iter().all(|(key, _)| key.name != "type" && !again(&key.name));
    below.first().map(|(key, _)| key).filter(|_| parted)
}

/// Whether a node has a key.
fn holds(node: &Node, name: &str) -> bool {
    matches!(&node.value, Value::Mapping(entries) if entries.iter().any(|(key, _)| key.name == name))
}

impl Reader<'_> {
    /// The sections, in their order.
    pub(super) fn sections(&mut self, node: &Node) -> Vec<Section> {
        match &node.value {
            Value::Null => {
                empty(self.source, node, "sections", self.prose.diagnostics());
                Vec::new()
            }
            Value::Sequence(items) => {
                let sections = items.iter().enumerate();
                let sections = sections.filter_map(|(i, item)| self.section(i, item, items));
                sections.collect()
            }
            _ => {
                let place = self.place(node);
                let slip = barred(self.source, node, "sections")
                    .or_else(|| section_slips::type_as_key(self.source, node, self.section_types));
                let found = slip.unwrap_or_else(|| {
                    let message = text!("list-expected", name = "sections");
                    Diagnostic::error(Code::UnexpectedValue, message)
                        .at(&place, text!("list-expected.label", kind = node.kind()))
                        .hint(text!("list-expected.hint"))
                });
                self.prose.diagnostics().push(found);
                Vec::new()
            }
        }
    }

    /// Reports the text of the last section that stands at the margin: it would be the one before all sections.
    fn text_at_margin(&mut self, node: &Node) -> bool {
        let begin = self.source.position(node.range.start).line;
        let last = self.source.position(self.source.text().len()).line;
        let below =
            (begin + 1..=last).find(|line| inner::last_section(self.source, *line) == Some(begin));
        let Some(line) = below else { return false };
        let start = self.source.line(line).start;
        let place = Place::new(self.source, start..start + "texte:".len());
        self.prose.diagnostics().push(
            Diagnostic::error(Code::UnknownKey, text!("yaml-place", key = "texte"))
                .at(&place, text!("here"))
                .hint(text!("yaml-place.hint-section")),
        );
        true
    }

    /// A section, among all.
    fn section(&mut self, index: usize, node: &Node, all: &[Node]) -> Option<Section> {
        let above = index.checked_sub(1).and_then(|above| all.get(above));
        let next = all.get(index + 1).and_then(|next| rest_of(node, next));
        self.prose.part = Part::Section(index);
        if let Some(found) = section_slips::found(self.source, (index, all), self.section_types) {
            self.prose.diagnostics().push(found);
            return None;
        }
        let mut fields = Fields::of(self.source, node, Owner::Section, self.prose.diagnostics())?;
        let place = fields.place();
        let typed = fields.take("type");
        // With no title either, the heading is missing, and told once.
        let bare = typed.filter(|node| matches!(node.value, Value::Null) && !fields.has("titre"));
        let kind = typed.filter(|_| bare.is_none()).and_then(|node| self.section_type(node));
        let title = fields.line("titre", self.prose.diagnostics());
        let image = fields.take("image");
        let inner = image.is_some_and(|node| holds(node, "texte"));
        let picture = image.and_then(|node| self.head_picture(node));
        let text = match fields.take("texte") {
            Some(node) => {
                self.blocks(Some(node), "texte", Rules { lines: Lines::Flow, headings: Some(3) })
            }
            // Among the keys of the picture, it is told of.
            None if inner || fields.has_misspelt("texte") => Vec::new(),
            None if self.text_at_margin(node) => Vec::new(),
            None => {
                let told = Diagnostic::warning(Code::MissingKey, Owner::Section.lacks("texte"));
                let told = match next {
                    // It may be one of its own: with an empty line before it, it looks like one.
                    Some(key) if key.name == "titre" => {
                        let other = Place::new(self.source, key.range.clone());
                        let between = &self.source.text()[place.range.start..other.range.start];
                        let label = text!("missing-key-section.label-dash");
                        let apart = between.lines().any(|line| line.trim().is_empty());
                        let told = match apart {
                            true => told.at(&place, "").at(&other, label),
                            false => told.at(&other, label).at(&place, ""),
                        };
                        told.hint(text!("missing-key-section.hint"))
                            .hint(text!("missing-key-section.hint-dash-if", key = key.name))
                    }
                    Some(key) => {
                        let other = Place::new(self.source, key.range.clone());
                        told.at(&other, text!("missing-key-section.label-dash"))
                            .at(&place, "")
                            .hint(text!("missing-key-section.hint-dash", key = key.name))
                    }
                    None => told.at(&place, "").hint(text!("missing-key-section.hint")),
                };
                self.prose.diagnostics().push(told);
                Vec::new()
            }
        };
        let untyped = fields.has_misspelt("type") || fields.has_misspelt("titre");
        fields.finish(SECTION_KEYS, self.prose.diagnostics());
        let blocks = picture.into_iter().chain(text).collect();
        let own = self.section_types;
        let usual = kind.as_ref().and_then(|kind| types::find(own, kind.as_deref()?));
        let heading = match (title, usual, &kind) {
            (Some(title), ..) => title,
            (None, Some((heading, _)), _) => heading.to_owned(),
            // The type was wrong, and was reported: its heading is not missing.
            (None, None, Some(_)) => return None,
            // So was what is no text at all.
            (None, None, None) if untyped || typed.is_some() && bare.is_none() => return None,
            (None, None, None) => {
                self.prose.diagnostics().push(
                    Diagnostic::error(Code::MissingKey, text!("missing-heading"))
                        .at(&place, "")
                        .hint(match above.and_then(|above| rest_of(above, node)) {
                            _ if bare.is_some() => text!("missing-heading.hint-type"),
                            Some(key) => text!("missing-key-section.hint-dash", key = key.name),
                            None => text!("missing-heading.hint"),
                        }),
                );
                return None;
            }
        };
        let icon = usual.and_then(|(_, icon)| icon).map(str::to_owned);
        self.headings.push(heading.clone());
        let heading = typography::set_text(&heading);
        Some(Section { icon, kind: kind.flatten(), heading, blocks, mark: None })
    }

    /// The picture in a section's head, as its first block.
    fn head_picture(&mut self, node: &Node) -> Option<Block> {
        let key = ("image", Placement::Head);
        let read = picture::read(self.source, node, key, self.prose.diagnostics())?;
        self.prose.pictures.push(read.used);
        Some(Block::Picture(read.picture))
    }

    /// The type's name; `Some(None)` where it was wrong.
    #[allow(clippy::option_option, reason = "absent and wrong are told apart")]
    fn section_type(&mut self, node: &Node) -> Option<Option<String>> {
        if let Value::Sequence(items) = &node.value
            && let Some(first) = items.first()
        {
            let name = &self.source.text()[first.range.clone()];
            let told = Diagnostic::error(Code::UnexpectedValue, text!("several-types"))
                .at(&self.place(node), text!("here"))
                .hint(text!("several-types.hint", name));
            self.prose.diagnostics().push(told);
            return Some(None);
        }
        let name: &Text = text(self.source, node, "type", self.prose.diagnostics())?;
        let name = name.as_str().trim();
        if types::find(self.section_types, name).is_some() {
            return Some(Some(name.to_owned()));
        }
        let names = types::names(self.section_types);
        let place = self.place(node);
        let message = text!("unknown-section-type", name);
        self.prose.diagnostics().push(
            unknown(Code::UnknownSectionType, message, name, &place, &names)
                .hint(text!("unknown-section-type.hint-own")),
        );
        Some(None)
    }
}
