//! Whether two texts of a file say the same: what a formatted file is measured by.

use std::sync::Arc;

use super::Kind;
use super::comments::comments;
use crate::diag::Diagnostics;
use crate::sheet::{Manifest, Sheet, read_manifest, read_sheet};
use crate::source::Source;
use crate::yaml;

/// What a file says, places apart.
pub(super) enum Meaning {
    Sheet(Box<Sheet>),
    Manifest(Box<Manifest>),
}

/// Reads a file.
pub(super) fn meaning(
    source: &Arc<Source>,
    kind: Kind,
    manifest: &Manifest,
    diagnostics: &mut Diagnostics,
) -> Option<Meaning> {
    match kind {
        Kind::Sheet => read_sheet("", source, manifest, diagnostics)
            .map(|sheet| Meaning::Sheet(Box::new(sheet))),
        Kind::Manifest => {
            read_manifest(source, diagnostics).map(|read| Meaning::Manifest(Box::new(read)))
        }
    }
}

impl Meaning {
    /// Whether another text of the file says the same.
    pub(super) fn is(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Sheet(a), Self::Sheet(b)) => same_sheet(a, b),
            (Self::Manifest(a), Self::Manifest(b)) => same_manifest(a, b),
            _ => false,
        }
    }
}

fn same_sheet(a: &Sheet, b: &Sheet) -> bool {
    let head = |s: &Sheet| {
        (
            [Some(s.title.clone()), s.summary_title.clone(), s.subtitle.clone(), s.action.clone()],
            (s.template, s.motif.clone(), s.themes.clone()),
        )
    };
    let fields = a.sidebar.iter().zip(&b.sidebar);
    let sections = a.sections.iter().zip(&b.sections);
    let links = |s: &Sheet| s.links.iter().map(|link| link.target.clone()).collect::<Vec<_>>();
    let pictures = |s: &Sheet| s.pictures.iter().map(|used| used.path.clone()).collect::<Vec<_>>();
    head(a) == head(b)
        && (&a.lead, &a.body, &a.credits) == (&b.lead, &b.body, &b.credits)
        && (a.sidebar.len(), a.sections.len()) == (b.sidebar.len(), b.sections.len())
        && fields
            .into_iter()
            .all(|(a, b)| (&a.key, &a.label, &a.blocks) == (&b.key, &b.label, &b.blocks))
        && sections.into_iter().all(|(a, b)| {
            (&a.kind, &a.icon, &a.heading, &a.blocks) == (&b.kind, &b.icon, &b.heading, &b.blocks)
        })
        && sorted(links(a)) == sorted(links(b))
        && sorted(pictures(a)) == sorted(pictures(b))
}

/// Links and pictures are listed in the order in which the reader takes the keys: it is the same in both.
fn sorted(mut names: Vec<String>) -> Vec<String> {
    names.sort();
    names
}

fn same_manifest(a: &Manifest, b: &Manifest) -> bool {
    let texts = |m: &Manifest| {
        (
            [m.label.clone(), m.title.clone(), m.guide.clone(), m.guide_short.clone()],
            (m.guide_subtitle.clone(), m.version.clone(), m.subject.clone()),
            (m.issuer.clone(), m.keywords.clone(), m.date),
        )
    };
    let themes = |m: &Manifest| {
        m.themes.iter().map(|theme| (theme.number, theme.title.clone())).collect::<Vec<_>>()
    };
    let sheets = |m: &Manifest| {
        m.sheets.as_ref().map(|all| all.iter().map(|sheet| sheet.id.clone()).collect::<Vec<_>>())
    };
    let types = |m: &Manifest| {
        let icon = |icon: &crate::sheet::Named| icon.name.clone();
        m.section_types
            .iter()
            .map(|own| (own.name.clone(), own.heading.clone(), own.icon.as_ref().map(icon)))
            .collect::<Vec<_>>()
    };
    let cover = |m: &Manifest| m.cover.as_ref().map(|cover| cover.picture.clone());
    let layout = |m: &Manifest| m.layout.as_ref().map(|layout| layout.name.clone());
    texts(a) == texts(b)
        && themes(a) == themes(b)
        && sheets(a) == sheets(b)
        && types(a) == types(b)
        && cover(a) == cover(b)
        && layout(a) == layout(b)
}

/// The remarks of a text, each without its signs, sorted.
pub(super) fn remarks(source: &Source, root: &yaml::Node) -> Vec<String> {
    let mut remarks: Vec<String> = comments(source, root)
        .into_iter()
        .map(|comment| comment.text.trim_start_matches('#').trim().to_owned())
        .collect();
    remarks.sort();
    remarks
}
