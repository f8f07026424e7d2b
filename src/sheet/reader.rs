//! Reads a sheet from its YAML: every key checked, every text read, everything amiss reported.

use std::sync::Arc;

use super::fields::{Fields, Owner, barred, empty, first_line, text};
use super::kinds::{MOTIFS, SIDEBAR_FIELDS, sidebar_field};
use super::manifest::Manifest;
use super::model::{Block, Field, Section, Sheet, Template, Titles};
use super::passage::{Part, PassageKind};
use super::picture::{self, Placement};
use super::prose::{Lines, Prose, ReadFor, Rules};
use super::types::{self, OwnSectionType};
use super::unknown::{is_spelt_like, unknown_key};
use super::{heading, rest, section_slips, themes};
use crate::diag::{Code, Diagnostic, Diagnostics, did_you_mean};
use crate::fold;
use crate::message::text;
use crate::source::{Place, Source};
use crate::typography;
use crate::yaml::{self, Node, Text, Value, swallowed};

/// The keys, in the order of the guide to the sheets.
pub(crate) const KEYS: &[&str] = &[
    "titre",
    "titre_sommaire",
    "sous_titre",
    "nom_action",
    "gabarit",
    "motif",
    "themes",
    "chapeau",
    "reperes",
    "texte",
    "sections",
    "generique",
];
/// The keys, in the order of the guide to the sheets.
pub(crate) const SECTION_KEYS: &[&str] = &["type", "titre", "image", "texte"];
/// The keys, in the order of the guide to the sheets.
pub(crate) const FIELD_KEYS: &[&str] = &["titre", "texte"];
const TEMPLATES: &[&str] = &["fiche", "film"];

/// Filled text without sub-headings: the lead, the sidebar.
const FLOW: Rules = Rules { lines: Lines::Flow, headings: None };
/// Text whose lines are lines of print.
const LINES: Rules = Rules { lines: Lines::Kept, headings: None };

/// Reads a sheet.
///
/// # Errors
/// Reports everything that is wrong in it; returns `None` where there is no sheet to go on with.
pub fn read(
    id: &str,
    source: &Arc<Source>,
    manifest: &Manifest,
    diagnostics: &mut Diagnostics,
) -> Option<Sheet> {
    let Some(root) = yaml::read(source, diagnostics) else {
        rest::report(source, Some(manifest), diagnostics, |source, root, found| {
            drop(of_root(id, source, root, manifest, ReadFor::Print, found));
        });
        return None;
    };
    let sheet = of_root(id, source, &root, manifest, ReadFor::Print, diagnostics);
    rest::below_bars(source, &root, Some(manifest), diagnostics, |source, root, found| {
        drop(of_root(id, source, root, manifest, ReadFor::Print, found));
    });
    sheet
}

/// Reads a sheet whose YAML is read already.
///
/// # Errors
/// As [`read`], but for what a wrong bar hides.
pub(crate) fn read_root(
    id: &str,
    source: &Arc<Source>,
    root: &Node,
    manifest: &Manifest,
    diagnostics: &mut Diagnostics,
) -> Option<Sheet> {
    of_root(id, source, root, manifest, ReadFor::Print, diagnostics)
}

/// Reports what else is wrong in a sheet that holds characters that no sheet may hold.
pub(crate) fn report_rest(
    id: &str,
    source: &Arc<Source>,
    manifest: &Manifest,
    diagnostics: &mut Diagnostics,
) {
    rest::behind_characters(source, Some(manifest), diagnostics, |source, root, found| {
        drop(of_root(id, source, root, manifest, ReadFor::Print, found));
    });
}

/// Reads a sheet, whose YAML is read already, for its words and its errors alone: its text is not set in French.
///
/// # Errors
/// As [`read`], of which it leaves out remarks.
pub(crate) fn read_words(
    id: &str,
    source: &Arc<Source>,
    root: &Node,
    manifest: &Manifest,
    diagnostics: &mut Diagnostics,
) -> Option<Sheet> {
    of_root(id, source, root, manifest, ReadFor::Words, diagnostics)
}

fn of_root(
    id: &str,
    source: &Arc<Source>,
    root: &Node,
    manifest: &Manifest,
    read_for: ReadFor,
    diagnostics: &mut Diagnostics,
) -> Option<Sheet> {
    heading::lost(source, root, diagnostics);
    let mut fields = Fields::of(source, root, Owner::Sheet, diagnostics)?;
    let place = fields.place();
    let titles = Titles {
        title: fields.place_of("titre"),
        summary: fields.place_of("titre_sommaire"),
        subtitle: fields.place_of("sous_titre"),
        sidebar: fields.place_of_key("reperes"),
    };
    let title = fields.required_line("titre", Owner::Sheet, diagnostics);
    let summary_title = fields.line("titre_sommaire", diagnostics);
    let subtitle = fields.line("sous_titre", diagnostics);
    let action = fields.line("nom_action", diagnostics);
    let template = fields
        .take("gabarit")
        .and_then(|node| template(source, node, diagnostics))
        .unwrap_or_default();
    let motif = fields.take("motif").and_then(|node| motif(source, node, diagnostics));
    let themes = fields
        .take("themes")
        .map(|node| themes::read(source, node, manifest, diagnostics))
        .unwrap_or_default();
    let mut reader = Reader {
        source,
        section_types: &manifest.section_types,
        prose: Prose::new(source, read_for, diagnostics),
        headings: Vec::new(),
    };
    let lead = reader.lead(fields.take("chapeau"));
    let sidebar = fields.take("reperes").map(|node| reader.sidebar(node)).unwrap_or_default();
    reader.prose.part = Part::Body;
    let body = reader.blocks(
        fields.take("texte"),
        "texte",
        Rules { lines: Lines::Flow, headings: Some(2) },
    );
    let sections = fields.take("sections").map(|node| reader.sections(node)).unwrap_or_default();
    reader.prose.part = Part::Credits;
    let credits = one_by_one(reader.blocks(fields.take("generique"), "generique", LINES));
    let headings = reader.headings;
    let Prose { links, pictures, passages, .. } = reader.prose;
    fields.finish(KEYS, diagnostics);
    Some(Sheet {
        id: id.to_owned(),
        place,
        title: title?,
        titles,
        summary_title,
        subtitle,
        action,
        template,
        motif,
        themes,
        lead,
        sidebar,
        body,
        sections,
        headings,
        credits,
        links,
        pictures,
        passages,
    })
}

/// Makes a paragraph of each line: a credit stands for itself.
fn one_by_one(blocks: Vec<Block>) -> Vec<Block> {
    let mut out = Vec::new();
    for block in blocks {
        let Block::Paragraph { runs, .. } = block else {
            out.push(block);
            continue;
        };
        for line in runs.split_inclusive(|run| run.line_break) {
            let mut line = line.to_vec();
            if let Some(last) = line.last_mut() {
                last.line_break = false;
            }
            out.push(Block::paragraph(line));
        }
    }
    out
}

/// Reports a name that is not in a table, with the message for it.
fn unknown(code: Code, message: String, name: &str, place: &Place, known: &[&str]) -> Diagnostic {
    // « le projet » for « projet », « points clés » for « points-cles ».
    let words = fold::folded_words(name);
    let within = |known: &&&str| {
        let known = fold::folded_words(known);
        words.windows(known.len().max(1)).any(|words| words == known)
    };
    let near =
        did_you_mean(name, known.iter().copied()).or_else(|| known.iter().find(within).copied());
    Diagnostic::error(code, message)
        .at(place, text!("unknown-name"))
        .maybe_hint(near.map(|near| text!("did-you-mean", near)))
        .hint(text!("unknown-name.hint", known = known.join(", ")))
}

fn template(source: &Arc<Source>, node: &Node, diagnostics: &mut Diagnostics) -> Option<Template> {
    match text(source, node, "gabarit", diagnostics)?.as_str().trim() {
        "fiche" => Some(Template::Sheet),
        "film" => Some(Template::Film),
        name => {
            let place = Place::new(source, node.range.clone());
            diagnostics.push(unknown(
                Code::UnknownTemplate,
                text!("unknown-template", name),
                name,
                &place,
                TEMPLATES,
            ));
            None
        }
    }
}

fn motif(source: &Arc<Source>, node: &Node, diagnostics: &mut Diagnostics) -> Option<String> {
    let name = text(source, node, "motif", diagnostics)?.as_str().trim();
    if MOTIFS.contains(&name) {
        return Some(name.to_owned());
    }
    let place = Place::new(source, node.range.clone());
    let message = text!("unknown-motif", name);
    diagnostics.push(unknown(Code::UnknownMotif, message, name, &place, MOTIFS));
    None
}

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

struct Reader<'a> {
    source: &'a Arc<Source>,
    section_types: &'a [OwnSectionType],
    prose: Prose<'a>,
    /// The headings of sections so far, as written.
    headings: Vec<String>,
}

impl Reader<'_> {
    fn place(&self, node: &Node) -> Place {
        first_line(&Place::new(self.source, node.range.clone()))
    }

    fn blocks(&mut self, node: Option<&Node>, what: &str, rules: Rules) -> Vec<Block> {
        let Some(text) =
            node.and_then(|node| text(self.source, node, what, self.prose.diagnostics()))
        else {
            return Vec::new();
        };
        self.prose.read(text, rules)
    }

    /// The lead: paragraphs and nothing else, for it is set in display type.
    fn lead(&mut self, node: Option<&Node>) -> Vec<Block> {
        let blocks = self.blocks(node, "chapeau", FLOW);
        // A key that the text has swallowed is told of, and so is the list below it.
        let whole = |node: &&Node| swallowed::first(&self.source.text()[node.range.clone()]);
        if let Some(node) = node.filter(|node| whole(node).is_none())
            && blocks.iter().any(|block| !matches!(block, Block::Paragraph { .. }))
        {
            let plain = [PassageKind::Paragraph, PassageKind::Note];
            let other = self.prose.passages.iter().find(|passage| !plain.contains(&passage.kind));
            let place = other.map_or_else(|| self.place(node), |other| first_line(&other.place));
            self.prose.diagnostics().push(
                Diagnostic::error(Code::UnsupportedMarkdown, text!("plain-lead"))
                    .at(&place, text!("plain-lead.label"))
                    .hint(text!("plain-lead.hint")),
            );
        }
        blocks
    }

    fn sidebar(&mut self, node: &Node) -> Vec<Field> {
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
    fn field(&mut self, key: &str, range: &std::ops::Range<usize>, node: &Node) -> Option<Field> {
        let (known, owner) = (sidebar_field(key), Owner::Field(key));
        let rules = if known.is_some_and(|field| field.by_line) { LINES } else { FLOW };
        let (label, node) = match &node.value {
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
                (label?, text?)
            }
            _ => match known {
                Some(field) => (field.label.to_owned(), node),
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
        let blocks = self.blocks(Some(node), key, rules);
        (!blocks.is_empty()).then(|| Field {
            key: key.to_owned(),
            was: None,
            label: typography::set_text(&label),
            blocks,
            mark: None,
        })
    }

    fn unknown_field(&mut self, key: &str, range: &std::ops::Range<usize>) {
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
        for diagnostic in found.iter() {
            let hint = text!("unknown-key.hint-field");
            self.prose.diagnostics().push(diagnostic.clone().hint(hint));
        }
    }

    fn sections(&mut self, node: &Node) -> Vec<Section> {
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

    /// A section, among all.
    fn section(&mut self, index: usize, node: &Node, all: &[Node]) -> Option<Section> {
        let above = index.checked_sub(1).and_then(|above| all.get(above));
        let next = all.get(index + 1).and_then(|next| rest_of(node, next));
        self.prose.part = Part::Section(index);
        if let Some(found) = section_slips::found(self.source, node, self.section_types) {
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
        let picture = fields.take("image").and_then(|node| self.head_picture(node));
        let text = match fields.take("texte") {
            Some(node) => {
                self.blocks(Some(node), "texte", Rules { lines: Lines::Flow, headings: Some(3) })
            }
            None if fields.has_misspelt("texte") => Vec::new(),
            None => {
                let told = Diagnostic::warning(Code::MissingKey, Owner::Section.lacks("texte"));
                let told = match next {
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
