//! The manifest, `annexe.yaml`: what the annex is called, its themes, its sheets in order.

use std::sync::Arc;

use time::Date;

use super::dates::date;
use super::declared;
use super::fields::{Fields, Owner, first_line, text};
use super::listing::{self, Listed};
use super::picture::{self, Illustration, Placement};
use super::profiles::{self, Profiles};
use super::rest;
use super::silence::{self, Silence};
use super::titles;
use super::types::{self, Named, OwnSectionType};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::message::text;
use crate::source::{Place, Source};
use crate::yaml::{self, Node, Value};

/// A theme of the guide that sheets illustrate.
#[derive(Clone, Debug)]
pub struct Theme {
    /// Its number in the guide.
    pub number: u32,
    /// Its title, as written.
    pub title: String,
}

/// The manifest, checked on its own.
#[derive(Clone, Debug)]
pub struct Manifest {
    /// Where it starts.
    pub place: Place,
    /// « Annexe 3 ».
    pub label: String,
    /// The annex's title.
    pub title: String,
    /// The guide's title.
    pub guide: String,
    /// What follows it on the cover, in lighter type.
    pub guide_subtitle: Option<String>,
    /// The guide's title in feet of pages.
    pub guide_short: String,
    /// The issuing body, a line each.
    pub issuer: Vec<String>,
    /// The picture on the cover.
    pub cover: Option<Illustration>,
    /// The edition's date.
    pub date: Option<Date>,
    /// The edition's version.
    pub version: Option<String>,
    /// Subject, in the PDF's metadata.
    pub subject: Option<String>,
    /// Keywords, in the PDF's metadata.
    pub keywords: Vec<String>,
    /// The themes, by number.
    pub themes: Vec<Theme>,
    /// Whether one of them is lost: its line was told, and a sheet that names it is not wrong.
    pub lost_theme: bool,
    /// The sheets in order; none: those in the folder, by name.
    pub sheets: Option<Vec<Listed>>,
    /// Where their order begins, whatever it says; none: there is no word of it.
    pub order: Option<Place>,
    /// The section types that the collection adds.
    pub section_types: Vec<OwnSectionType>,
    /// The layout, by the name of its folder; none: the usual one.
    pub layout: Option<Named>,
    /// How editions for the screen, the office and the printer differ.
    pub profiles: Profiles,
    /// Whether editions carry their revision.
    pub stamp: Option<Wanted>,
    /// Whether handouts say when their sheets were last changed.
    pub updated: Option<Wanted>,
    /// Findings that are not told.
    pub silence: Vec<Silence>,
}

/// Something that the manifest asks for.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// Where it does.
    pub place: Place,
}

/// The keys, in the order of the guide to the sheets.
pub(crate) const KEYS: &[&str] = &[
    "annexe",
    "titre",
    "guide",
    "guide_suite",
    "guide_court",
    "organisme",
    "image_couverture",
    "date",
    "version",
    "sujet",
    "mots_cles",
    "themes",
    "fiches",
    "types_de_section",
    "mise_en_page",
    "profils",
    "estampille",
    "mise_a_jour",
    "silence",
];

/// The key of the picture on the cover, and where that stands.
const COVER: (&str, Placement) = ("image_couverture", Placement::Cover);

/// Reads a manifest.
///
/// # Errors
/// Reports everything that is wrong in it; returns `None` where too little is left to go on with.
pub fn read(source: &Arc<Source>, diagnostics: &mut Diagnostics) -> Option<Manifest> {
    let Some(root) = yaml::read(source, diagnostics) else {
        rest::report(source, None, diagnostics, |source, root, found| {
            drop(of_root(source, root, found));
        });
        return None;
    };
    of_root(source, &root, diagnostics)
}

fn of_root(source: &Arc<Source>, root: &Node, diagnostics: &mut Diagnostics) -> Option<Manifest> {
    let mut fields = Fields::of(source, root, Owner::Manifest, diagnostics)?;
    let place = fields.place();
    let label = fields.required_line("annexe", Owner::Manifest, diagnostics);
    let title = fields.required_line("titre", Owner::Manifest, diagnostics);
    let guide = fields.required_line("guide", Owner::Manifest, diagnostics);
    let guide_subtitle = fields.line("guide_suite", diagnostics);
    let guide_short = fields.line("guide_court", diagnostics);
    let issuer_place = fields.place_of("organisme");
    let issuer = fields.text("organisme", diagnostics).map_or_else(Vec::new, |text| {
        if let Some(place) = &issuer_place {
            titles::signs(text.as_str(), &first_line(place), diagnostics);
        }
        text.as_str()
            .lines()
            .map(str::trim)
            .filter(|line| !line.is_empty())
            .map(str::to_owned)
            .collect()
    });
    let cover = fields.take("image_couverture");
    let cover = cover.and_then(|node| picture::read(source, node, COVER, diagnostics));
    let date = fields.take("date").and_then(|node| date(source, node, diagnostics));
    let version = fields.line("version", diagnostics);
    let subject = fields.line("sujet", diagnostics);
    let keywords = fields
        .take("mots_cles")
        .map(|node| words(source, node, "mots_cles", diagnostics))
        .unwrap_or_default();
    let themes = fields.take("themes");
    let within = |place: &Place, node: &Node| node.range.contains(&place.range.start);
    let twice = |found: &Diagnostic, node: &Node| {
        found.code == Code::DuplicateKey && found.place().is_some_and(|place| within(place, node))
    };
    let lost_theme = themes.is_some_and(|node| diagnostics.iter().any(|found| twice(found, node)))
        || fields.has_number();
    let (themes, all) =
        themes.map_or_else(|| (Vec::new(), true), |node| declared::read(source, node, diagnostics));
    let lost_theme = lost_theme || !all;
    let order = fields.place_of_key("fiches");
    let sheets = fields.take("fiches").and_then(|node| listing::read(source, node, diagnostics));
    let section_types = fields
        .take("types_de_section")
        .map(|node| types::read(source, node, diagnostics))
        .unwrap_or_default();
    let layout = fields
        .take("mise_en_page")
        .and_then(|node| types::named(source, node, "mise_en_page", diagnostics));
    let profiles = fields
        .take("profils")
        .map(|node| profiles::read(source, node, diagnostics))
        .unwrap_or_default();
    let mut wanted = |key: &str| {
        let place = fields.place_of(key);
        fields.flag(key, diagnostics).then_some(place).flatten().map(|place| Wanted { place })
    };
    let (stamp, updated) = (wanted("estampille"), wanted("mise_a_jour"));
    let silence = fields
        .take("silence")
        .map(|node| silence::read(source, node, diagnostics))
        .unwrap_or_default();
    fields.finish(KEYS, diagnostics);
    let guide = guide?;
    let full =
        guide_subtitle.as_ref().map_or_else(|| guide.clone(), |more| format!("{guide} {more}"));
    Some(Manifest {
        place,
        label: label?,
        title: title?,
        guide_short: guide_short.unwrap_or(full),
        guide,
        guide_subtitle,
        issuer,
        cover,
        date,
        version,
        subject,
        keywords: keywords.into_iter().map(|(word, _)| word).collect(),
        themes,
        lost_theme,
        sheets,
        order,
        section_types,
        layout,
        profiles,
        stamp,
        updated,
        silence,
    })
}

/// A list of words, or one.
pub(super) fn words(
    source: &Arc<Source>,
    node: &Node,
    what: &str,
    diagnostics: &mut Diagnostics,
) -> Vec<(String, Place)> {
    let items = match &node.value {
        Value::Sequence(items) => items.as_slice(),
        Value::Null => &[],
        _ => std::slice::from_ref(node),
    };
    items
        .iter()
        .filter_map(|item| {
            if matches!(item.value, Value::Null) && matches!(node.value, Value::Sequence(_)) {
                let end = source.text()[..item.range.start].trim_end().len();
                let dash = source.text()[..end].ends_with('-').then(|| end - 1..end);
                if let Some(dash) = dash.filter(|_| item.range.is_empty()) {
                    diagnostics.push(
                        Diagnostic::warning(Code::EmptyValue, text!("empty-dash", name = what))
                            .at(&Place::new(source, dash), text!("empty-key.label"))
                            .hint(text!("empty-dash.hint")),
                    );
                    return None;
                }
            }
            let word = text(source, item, what, diagnostics)?.as_str().trim().to_owned();
            Some((word, Place::new(source, item.range.clone())))
        })
        .collect()
}
