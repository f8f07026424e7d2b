//! What a redline is typeset from: an annex of the sheets that changed, both versions of each in one.

mod labels;

use std::collections::BTreeMap;

use serde_json::{Value, json};
use typst::foundations::Bytes;

use super::data;
use crate::annex::{Annex, Entry};
use crate::diff::forms::reshaped;
use crate::diff::tell::telling;
use crate::diff::{self, Places};
use crate::diff::{Comparison, Content, SheetChange};
use crate::message::{self, text};
use crate::sheet::{Manifest, Sheet, Theme, plain};
use crate::typography::set_text;

/// A comparison, ready to be typeset.
pub struct Redline {
    /// The sheets whose text changed; those that are gone stand where they stood.
    pub annex: Annex,
    comparison: Value,
    sheets: BTreeMap<String, Value>,
    /// The themes that a sheet has and those that it had, where these are not the same.
    themes: BTreeMap<String, [Vec<u32>; 2]>,
}

impl Redline {
    /// A redline of two annexes, by the names of their versions.
    #[must_use]
    pub fn new(comparison: &Comparison, old: &Annex, new: &Annex, names: (&str, &str)) -> Self {
        let mut pictures = old.pictures.clone();
        pictures.extend(new.pictures.iter().map(|(path, bytes)| (path.clone(), bytes.clone())));
        let shown = comparison.sheets.iter().filter(|change| change.text);
        let shown: Vec<(Content, Entry)> = shown
            .filter_map(|change| {
                let mut content = change.content.clone();
                reshaped::mark(&mut content);
                diff::part_pictures(&mut content);
                let entry = entry(change, &content, old, new)?;
                Some((content, entry))
            })
            .collect();
        let sheets = shown.iter().map(|(content, entry)| {
            let mut data = data::sheet_value(entry);
            data["title"] = json!(content.title);
            data["subtitle"] = json!(content.subtitle);
            data["action"] = json!(content.action);
            labels::add(&mut data, &Places::of(content));
            (entry.sheet.id.clone(), data)
        });
        Self {
            sheets: sheets.collect(),
            themes: comparison.sheets.iter().filter_map(themes).collect(),
            comparison: list_of_changes(comparison, names),
            annex: Annex {
                manifest: manifest(old, new),
                entries: shown.into_iter().map(|(_, entry)| entry).collect(),
                pictures,
                printable: BTreeMap::new(),
                stamp: None,
            },
        }
    }

    /// The virtual files that differ from the annex's own.
    pub(super) fn files(&self) -> Vec<(String, Bytes)> {
        let mut annex = data::annex_value(&self.annex, &self.annex.entries);
        annex["comparison"] = self.comparison.clone();
        // Heads of pages have one version of a title, not both in one.
        for entry in annex["sheets"].as_array_mut().into_iter().flatten() {
            entry["title"] = entry["summary-title"].clone();
            if let Some([now, was]) = entry["id"].as_str().and_then(|id| self.themes.get(id)) {
                entry["themes"] = json!(now);
                entry["themes-was"] = json!(was);
            }
        }
        let bytes = |value: &Value| Bytes::new(serde_json::to_vec(value).unwrap_or_default());
        let mut files = vec![("/data/annexe.json".to_owned(), bytes(&annex))];
        let sheets = self.sheets.iter();
        files.extend(sheets.map(|(id, data)| (format!("/data/sheets/{id}.json"), bytes(data))));
        files
    }
}

/// A sheet's entry, as it is or was, with both versions of its text.
fn entry(change: &SheetChange, both: &Content, old: &Annex, new: &Annex) -> Option<Entry> {
    let entry = match change.new_number {
        Some(_) => new.entry(&change.id),
        None => old.entry(&change.id),
    }?;
    let Content { title, subtitle, action, lead, sidebar, body, sections, credits } = both.clone();
    let text = |runs: Option<Vec<_>>| runs.map(|runs| plain(&runs));
    Some(Entry {
        number: entry.number,
        motif: entry.motif.clone(),
        variant: entry.variant,
        updated: None,
        sheet: Sheet {
            title: plain(&title),
            subtitle: text(subtitle),
            action: text(action),
            lead,
            sidebar,
            body,
            sections,
            credits,
            summary_title: Some(change.title.clone()),
            ..entry.sheet.clone()
        },
    })
}

/// The new manifest, with the themes that only the old one has.
fn manifest(old: &Annex, new: &Annex) -> Manifest {
    let mut manifest = new.manifest.clone();
    let known = |theme: &&Theme| manifest.themes.iter().any(|it| it.number == theme.number);
    let gone: Vec<Theme> =
        old.manifest.themes.iter().filter(|theme| !known(theme)).cloned().collect();
    manifest.themes.extend(gone);
    manifest
}

/// The themes of a sheet, now and before, where these are others.
fn themes(change: &SheetChange) -> Option<(String, [Vec<u32>; 2])> {
    let [was, now] = change.themes.clone();
    (now != was).then(|| (change.id.clone(), [now, was]))
}

/// What stands before the sheets, in the language of this run.
fn list_of_changes(comparison: &Comparison, (from, to): (&str, &str)) -> Value {
    let lines = |lines: Vec<String>| lines.iter().map(|line| set_text(line)).collect::<Vec<_>>();
    let sheet = |change: &SheetChange| {
        json!({
            "id": change.id,
            "heading": set_text(&telling::heading(change)),
            "lines": lines(telling::lines(change)),
        })
    };
    json!({
        "language": message::language().tag(),
        "heading": set_text(&text!("diff-log-title", from, to)),
        "total": set_text(&telling::total(comparison)),
        "legend": {
            "inserted": text!("diff-legend-inserted"),
            "deleted": text!("diff-legend-deleted"),
            "moved": text!("diff-legend-moved"),
            "bars": text!("diff-legend-bars"),
        },
        "collection": {
            "heading": set_text(&text!("diff-collection")),
            "lines": lines(telling::collection(comparison)),
        },
        "sheets": comparison.sheets.iter().map(sheet).collect::<Vec<_>>(),
    })
}
