//! The data that layouts receive: the contract of `layouts/README.md`, as JSON.

use std::slice;

use serde::Serialize;
use serde_json::{Value, json};
use time::Date;

use super::{CONTRACT, Output};
use crate::annex::{Annex, Entry};
use crate::sheet::{Block, Credits, Field, Picture, Runs, Section, Template, french_date, plain};
use crate::typography::{set_property, set_text};

#[derive(Serialize)]
struct OutputData<'a> {
    contract: u32,
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    sheet: Option<&'a str>,
}

#[derive(Serialize)]
struct AnnexData<'a> {
    contract: u32,
    label: Runs,
    title: Runs,
    guide: GuideData,
    issuer: Vec<Runs>,
    cover: Option<&'a Picture>,
    language: &'static str,
    region: &'static str,
    version: Option<String>,
    #[serde(rename = "version-runs")]
    version_runs: Option<Runs>,
    date: Option<DateData>,
    stamp: Option<StampData<'a>>,
    document: DocumentData<'a>,
    themes: Vec<ThemeData>,
    sheets: Vec<EntryData<'a>>,
}

#[derive(Serialize)]
struct GuideData {
    title: Runs,
    subtitle: Option<Runs>,
    short: Runs,
}

#[derive(Serialize)]
struct DateData {
    iso: String,
    text: String,
    runs: Runs,
}

#[derive(Serialize)]
struct StampData<'a> {
    revision: &'a str,
    date: Option<DateData>,
    modified: bool,
}

#[derive(Serialize)]
struct DocumentData<'a> {
    title: String,
    author: Vec<String>,
    description: String,
    keywords: &'a [String],
}

#[derive(Serialize)]
struct ThemeData {
    number: u32,
    title: Runs,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct EntryData<'a> {
    id: &'a str,
    number: usize,
    title: Runs,
    summary_title: Runs,
    template: Template,
    motif: &'a str,
    variant: usize,
    themes: &'a [u32],
    updated: Option<DateData>,
}

#[derive(Serialize)]
struct SheetData<'a> {
    id: &'a str,
    number: usize,
    template: Template,
    title: Runs,
    subtitle: Option<Runs>,
    action: Option<Runs>,
    lead: &'a [Block],
    sidebar: Option<SidebarData<'a>>,
    body: &'a [Block],
    sections: &'a [Section],
    credits: &'a Credits,
}

#[derive(Serialize)]
struct SidebarData<'a> {
    fields: &'a [Field],
}

/// What is being made.
pub(super) fn output(output: &Output) -> Vec<u8> {
    let (kind, sheet) = match output {
        Output::Annex => ("annex", None),
        Output::Redline => ("redline", None),
        Output::Checks => ("checks", None),
        Output::Handout(id) => ("handout", Some(id.as_str())),
    };
    bytes(&OutputData { contract: CONTRACT, kind, sheet })
}

/// What the pages are for: how many millimetres they are drawn beyond their edges.
pub(super) fn edition(bleed: f64) -> Vec<u8> {
    bytes(&json!({ "contract": CONTRACT, "bleed": bleed }))
}

/// The collection with all of its sheets, for the annex.
pub(super) fn annex(annex: &Annex) -> Vec<u8> {
    bytes(&annex_data(annex, &annex.entries))
}

/// The collection with one of its sheets and without its cover's picture, for that sheet's handout.
pub(super) fn annex_of_handout(annex: &Annex, entry: &Entry) -> Vec<u8> {
    bytes(&AnnexData { cover: None, ..annex_data(annex, slice::from_ref(entry)) })
}

/// The collection with some of its sheets, as a value that can be changed.
pub(super) fn annex_value(annex: &Annex, entries: &[Entry]) -> Value {
    serde_json::to_value(annex_data(annex, entries)).unwrap_or_default()
}

fn annex_data<'a>(annex: &'a Annex, entries: &'a [Entry]) -> AnnexData<'a> {
    let manifest = &annex.manifest;
    let full_guide = manifest
        .guide_subtitle
        .as_ref()
        .map_or_else(|| manifest.guide.clone(), |s| format!("{} {s}", manifest.guide));
    let version = manifest.version.as_deref().map(set_text);
    AnnexData {
        contract: CONTRACT,
        label: set_text(&manifest.label),
        title: set_text(&manifest.title),
        guide: GuideData {
            title: set_text(&manifest.guide),
            subtitle: manifest.guide_subtitle.as_deref().map(set_text),
            short: set_text(&manifest.guide_short),
        },
        issuer: manifest.issuer.iter().map(|line| set_text(line)).collect(),
        cover: manifest.cover.as_ref().map(|cover| &cover.picture),
        language: "fr",
        region: "fr",
        version: version.as_deref().map(plain),
        version_runs: version,
        date: manifest.date.map(date),
        stamp: annex.stamp.as_ref().map(|stamp| StampData {
            revision: &stamp.revision,
            date: stamp.date.map(date),
            modified: stamp.modified,
        }),
        document: DocumentData {
            title: set_property(&format!("{} – {}", manifest.label, manifest.title)),
            author: if manifest.issuer.is_empty() {
                Vec::new()
            } else {
                vec![set_property(&manifest.issuer.join(" "))]
            },
            description: described(
                annex,
                set_property(manifest.subject.as_deref().unwrap_or(&full_guide)),
            ),
            keywords: &manifest.keywords,
        },
        themes: manifest
            .themes
            .iter()
            .map(|t| ThemeData { number: t.number, title: set_text(&t.title) })
            .collect(),
        sheets: entries.iter().map(entry).collect(),
    }
}

fn date(date: Date) -> DateData {
    let runs = set_text(&french_date(date));
    DateData { iso: date.to_string(), text: plain(&runs), runs }
}

/// The description of the document, with version, date and revision where there is a stamp.
fn described(annex: &Annex, subject: String) -> String {
    let Some(stamp) = &annex.stamp else { return subject };
    let manifest = &annex.manifest;
    let version = manifest.version.as_ref();
    let version = version.map(|version| format!("version {}", set_property(version)));
    let date = manifest.date.or(stamp.date).map(|day| set_property(&french_date(day)));
    // Not through the typography: a revision of figures alone is no number.
    let revision = format!("révision {}", stamp.revision);
    let modified = stamp.modified.then(|| "modifiée depuis".to_owned());
    let parts: Vec<String> =
        version.into_iter().chain(date).chain([revision]).chain(modified).collect();
    format!("{subject} ({})", parts.join(", "))
}

fn entry(entry: &Entry) -> EntryData<'_> {
    let sheet = &entry.sheet;
    EntryData {
        id: &sheet.id,
        number: entry.number,
        title: set_text(&sheet.title),
        summary_title: set_text(sheet.summary_title.as_ref().unwrap_or(&sheet.title)),
        template: sheet.template,
        motif: &entry.motif,
        variant: entry.variant,
        themes: &sheet.themes,
        updated: entry.updated.map(date),
    }
}

/// One sheet.
pub(super) fn sheet(entry: &Entry) -> Vec<u8> {
    bytes(&sheet_data(entry))
}

/// One sheet, as a value that can be changed.
pub(super) fn sheet_value(entry: &Entry) -> Value {
    serde_json::to_value(sheet_data(entry)).unwrap_or_default()
}

fn sheet_data(entry: &Entry) -> SheetData<'_> {
    let sheet = &entry.sheet;
    SheetData {
        id: &sheet.id,
        number: entry.number,
        template: sheet.template,
        title: set_text(&sheet.title),
        subtitle: sheet.subtitle.as_deref().map(set_text),
        action: sheet.action.as_deref().map(set_text),
        lead: &sheet.lead,
        sidebar: (!sheet.sidebar.is_empty()).then_some(SidebarData { fields: &sheet.sidebar }),
        body: &sheet.body,
        sections: &sheet.sections,
        credits: &sheet.credits,
    }
}

/// These types have no maps with keys that are not text, the one thing that JSON cannot write.
fn bytes(data: &impl Serialize) -> Vec<u8> {
    serde_json::to_vec(data).unwrap_or_default()
}
