//! Reads a sheet from its YAML: every key checked, every text read, everything amiss reported.

use std::ops::Range;
use std::sync::Arc;

use super::fields::{Fields, Owner, first_line, text, value};
use super::kinds::MOTIFS;
use super::manifest::Manifest;
use super::model::{Block, Sheet, Template, Titles};
use super::passage::{Part, PassageKind};
use super::prose::{Lines, Prose, ReadFor, Rules};
use super::types::OwnSectionType;
use super::{heading, keyless, rest, themes};
use crate::diag::{Code, Diagnostic, Diagnostics, did_you_mean};
use crate::fold;
use crate::message::text;
use crate::source::{Place, Source};
use crate::yaml::slips::{marker, place, swallowed};
use crate::yaml::{self, Node};

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
pub(super) const FLOW: Rules = Rules { lines: Lines::Flow, headings: None };
/// Text whose lines are lines of print.
pub(super) const LINES: Rules = Rules { lines: Lines::Kept, headings: None };

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
    if let Some(found) = keyless::told(source) {
        diagnostics.push(found);
        return None;
    }
    let Some(root) = yaml::read(source, diagnostics) else {
        rest::report(source, Some(manifest), diagnostics, |source, root, found| {
            drop(of_root(id, source, root, manifest, ReadFor::Print, found));
        });
        return None;
    };
    if let Some(cut) = cut_in_two(source, diagnostics) {
        rest::behind_marker(source, cut, Some(manifest), diagnostics, |source, root, found| {
            drop(of_root(id, source, root, manifest, ReadFor::Print, found));
        });
        return None;
    }
    let sheet = of_root(id, source, &root, manifest, ReadFor::Print, diagnostics);
    rest::below_bars(source, &root, Some(manifest), diagnostics, |source, root, found| {
        drop(of_root(id, source, root, manifest, ReadFor::Print, found));
    });
    sheet
}

/// The line that cuts a sheet in two, where that is told: nothing of it is missing for that.
pub(crate) fn cut_in_two(source: &Arc<Source>, diagnostics: &Diagnostics) -> Option<Range<usize>> {
    let told = diagnostics.iter().filter(|found| found.code == Code::YamlUnsupported);
    let places = told.filter_map(Diagnostic::place);
    let mut own = places.filter(|place| Arc::ptr_eq(&place.source, source));
    own.find_map(|place| marker::cutting(source, place.range.start))
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
    let alone =
        !["texte", "sections"].iter().any(|name| fields.has(name) || fields.has_misspelt(name));
    let title = fields.required_line("titre", Owner::Sheet, diagnostics);
    let summary_title = fields.line("titre_sommaire", diagnostics);
    let subtitle = fields.line("sous_titre", diagnostics);
    let action = fields.line("nom_action", diagnostics);
    let template = fields
        .take("gabarit")
        .and_then(|node| template(source, node, diagnostics))
        .unwrap_or_default();
    let motif = fields.take("motif").and_then(|node| motif(source, node, diagnostics));
    let has_themes = fields.has("themes") || fields.has_misspelt("themes");
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
    if alone {
        reader.lead_alone(&lead);
    }
    let headings = reader.headings;
    let Prose { links, pictures, mut passages, .. } = reader.prose;
    passages.shrink_to_fit();
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
        has_themes,
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

/// Whether a line holds sections, or begins one, wherever it stands.
pub(super) fn has_body(source: &Source) -> bool {
    source.text().lines().any(|line| {
        let written = line.trim();
        place::is_alone(written, "sections")
            || written.starts_with("- ") && place::key(written) == Some("type")
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
pub(super) fn unknown(
    code: Code,
    message: String,
    name: &str,
    place: &Place,
    known: &[&str],
) -> Diagnostic {
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

/// What the parts of a sheet are read with: see `sidebar.rs` and `section.rs`.
pub(super) struct Reader<'a> {
    pub(super) source: &'a Arc<Source>,
    pub(super) section_types: &'a [OwnSectionType],
    pub(super) prose: Prose<'a>,
    /// The headings of sections so far, as written.
    pub(super) headings: Vec<String>,
}

impl Reader<'_> {
    pub(super) fn place(&self, node: &Node) -> Place {
        first_line(&Place::new(self.source, node.range.clone()))
    }

    pub(super) fn blocks(&mut self, node: Option<&Node>, what: &str, rules: Rules) -> Vec<Block> {
        let Some(text) = node.and_then(|node| {
            let by_line = rules.lines != Lines::Flow;
            value(self.source, node, (what, by_line), self.prose.diagnostics())
        }) else {
            return Vec::new();
        };
        let before = self.prose.passages.len();
        let blocks = self.prose.read(text, rules);
        self.forget_swallowed(node, before);
        blocks
    }

    /// Takes out the passages, of those read last, that are keys which a text has swallowed, or what those hold: that is
    /// told, and the rest is not as it is to be.
    fn forget_swallowed(&mut self, node: Option<&Node>, before: usize) {
        let Some(range) = node.map(|node| node.range.clone()) else { return };
        let found = swallowed::first(&self.source.text()[range.clone()]);
        let Some(found) = found.filter(|found| found.certain) else { return };
        let start = range.start + found.range.start;
        let mut index = 0;
        self.prose.passages.retain(|passage| {
            index += 1;
            index <= before || passage.place.range.end <= start
        });
    }

    /// The first line of a text that begins as quotations do.
    fn quote(&self, node: &Node) -> Option<Place> {
        let mut start = node.range.start;
        let lines = self.source.text()[node.range.clone()].split_inclusive('\n');
        lines.into_iter().find_map(|line| {
            let at = start + line.len() - line.trim_start().len();
            start += line.len();
            let quoted = line.trim_start().starts_with('>');
            quoted.then(|| Place::new(self.source, at..at + line.trim().len()))
        })
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
            // A quotation and a call-out are paragraphs, too.
            let place = other.map(|other| first_line(&other.place));
            let place = place.or_else(|| self.quote(node)).unwrap_or_else(|| self.place(node));
            self.prose.diagnostics().push(
                Diagnostic::error(Code::UnsupportedMarkdown, text!("plain-lead"))
                    .at(&place, text!("plain-lead.label"))
                    .hint(text!("plain-lead.hint")),
            );
        }
        blocks
    }

    /// Reports a lead of several paragraphs that is all that a sheet has: the line « texte: | » may be gone in it.
    fn lead_alone(&mut self, lead: &[Block]) {
        let mut passages = self.prose.passages.iter().filter(|passage| passage.part == Part::Lead);
        let second = passages.nth(1).map(|passage| first_line(&passage.place));
        if let Some(place) = second.filter(|_| lead.len() > 1 && !has_body(self.source)) {
            let message = text!("lead-alone", count = lead.len());
            self.prose.diagnostics().push(
                Diagnostic::warning(Code::MissingKey, message)
                    .at(&place, text!("here"))
                    .hint(text!("lead-alone.hint")),
            );
        }
    }
}
