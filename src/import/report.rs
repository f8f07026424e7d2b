//! What was found in the texts: the manifest and each sheet, with how sure each reading is.

use super::draft::{Manifest, Sheet};
use super::note::{Certainty, Place, Places};
use super::patterns::Means;

/// What the covers and the summary said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ManifestReport {
    /// "Annexe" and its number.
    pub label: String,
    /// The annex's title.
    pub title: String,
    /// The guide's title, and what follows it.
    pub guide: Vec<String>,
    /// The issuing body, line by line.
    pub issuer: Vec<String>,
    /// The guide's sheets that the summary names.
    pub themes: Vec<(u32, String)>,
    /// The keys of the manifest that the inputs do not say, to be completed.
    pub missing: Vec<&'static str>,
}

/// What was found in one sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetReport {
    /// Its identifier.
    pub id: String,
    /// Where its title stood.
    pub place: Place,
    /// Its title.
    pub title: String,
    /// Its title in the summary, where it is another.
    pub summary_title: Option<String>,
    /// Whether the summary names it.
    pub in_summary: bool,
    /// Its second title.
    pub subtitle: Option<String>,
    /// The name of the action.
    pub action_name: Option<String>,
    /// The guide's sheets that it illustrates.
    pub themes: Vec<u32>,
    /// How many paragraphs its lead has.
    pub lead: usize,
    /// The fields of its sidebar.
    pub sidebar: Vec<FieldReport>,
    /// Its sections.
    pub sections: Vec<SectionReport>,
    /// How many credits it has; a film's sheet has some.
    pub credits: usize,
}

/// A field of the sidebar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldReport {
    /// Its key in the sheet.
    pub key: String,
    /// Its label as it stood.
    pub label: String,
    /// Where it stood.
    pub place: Place,
}

/// A section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SectionReport {
    /// Its type, if its heading says one.
    pub kind: Option<String>,
    /// Its heading as it stood.
    pub heading: String,
    /// Where it stood.
    pub place: Place,
    /// What told the type.
    pub means: Option<Means>,
}

impl SectionReport {
    /// How sure the type is.
    #[must_use]
    pub fn certainty(&self) -> Certainty {
        match self.means {
            Some(Means::Usual | Means::Start | Means::Own(_)) => Certainty::Sure,
            Some(Means::Pattern(_)) => Certainty::Likely,
            None => Certainty::Doubtful,
        }
    }
}

pub(super) fn manifest(manifest: &Manifest) -> ManifestReport {
    ManifestReport {
        label: manifest.annexe.clone(),
        title: manifest.title.clone(),
        guide: manifest.guide.clone(),
        issuer: manifest.body.clone(),
        themes: manifest.themes.clone(),
        missing: manifest.missing.clone(),
    }
}

pub(super) fn sheet(sheet: &Sheet, places: &Places) -> SheetReport {
    let fields = sheet.sidebar.iter().map(|field| FieldReport {
        key: field.key.clone(),
        label: field.label.clone(),
        place: places.of(field.line),
    });
    let sections = sheet.sections.iter().map(|section| SectionReport {
        kind: section
            .kind
            .map(|kind| kind.name.to_owned())
            .or(section.own.as_ref().map(|(name, _)| name.clone())),
        heading: section.heading.clone(),
        place: places.of(section.line),
        means: section.means.clone(),
    });
    SheetReport {
        id: sheet.id.clone(),
        place: places.of(sheet.line),
        title: sheet.title.clone(),
        summary_title: sheet.summary_title.clone(),
        in_summary: sheet.in_summary,
        subtitle: sheet.subtitle.clone(),
        action_name: sheet.action_name.clone(),
        themes: sheet.themes.clone(),
        lead: sheet.lead.len(),
        sidebar: fields.collect(),
        sections: sections.collect(),
        credits: sheet.credits.len(),
    }
}
