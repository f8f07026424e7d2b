//! What has one value, before and after: keys of a sheet that are no text, keys of the manifest.

use std::collections::{BTreeMap, HashMap};

use serde::Serialize;

use crate::annex::Entry;
use crate::diff::structure::content::{of_heading, telling_headings};
use crate::diff::text::letters::folded;
use crate::line_ends;
use crate::message::{Language, language, text};
use crate::sheet::{Manifest, Template, Wanted, english_date, french_date, plain};
use crate::typography::set_words;

/// Something that has one value: before and after, where there is one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Fact {
    /// The key in the sources.
    pub key: &'static str,
    /// The section that has it, by its heading.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub section: Option<String>,
    /// What it was.
    pub from: Option<String>,
    /// What it is.
    pub to: Option<String>,
    /// The part of both that people are told of, where that is not all.
    #[serde(skip)]
    pub told: Option<(Option<String>, Option<String>)>,
}

/// What is printed alike is no change: a straight apostrophe comes out curved.
pub(super) fn fact(key: &'static str, from: Option<String>, to: Option<String>) -> Option<Fact> {
    let seen =
        |text: &Option<String>| text.as_deref().map(|it| folded(&set_words(it)).into_owned());
    (seen(&from) != seen(&to)).then_some(Fact { key, section: None, from, to, told: None })
}

/// What changed in a sheet besides its text, its pictures and its place.
pub(super) fn sheet_facts(before: &Entry, after: &Entry) -> Vec<Fact> {
    let themes = |entry: &Entry| entry.sheet.themes.iter().map(u32::to_string).collect::<Vec<_>>();
    let template = |entry: &Entry| match entry.sheet.template {
        Template::Sheet => None,
        Template::Film => Some("film".to_owned()),
    };
    let (a, b) = (&before.sheet, &after.sheet);
    let facts = [
        fact("titre_sommaire", a.summary_title.clone(), b.summary_title.clone()),
        list_fact("themes", &themes(before), &themes(after)),
        fact("gabarit", template(before), template(after)),
        fact("motif", a.motif.clone(), b.motif.clone()),
    ];
    facts.into_iter().flatten().chain(section_facts(before, after)).collect()
}

/// Sections that have another type under the same heading, or another icon with the same type.
fn section_facts(before: &Entry, after: &Entry) -> Vec<Fact> {
    let sections = before.sheet.sections.iter();
    let known: HashMap<_, _> = sections.map(|it| (&it.heading, it)).collect();
    let telling = telling_headings(&before.sheet.sections, &after.sheet.sections);
    let sections = after.sheet.sections.iter().filter(|it| telling.contains(&of_heading(it)));
    let facts = sections.filter_map(|section| {
        let was = known.get(&section.heading)?;
        let changed = match was.kind == section.kind {
            true => fact("icone", was.icon.clone(), section.icon.clone()),
            false => fact("type", was.kind.clone(), section.kind.clone()),
        };
        Some(Fact { section: Some(plain(&section.heading)), ..changed? })
    });
    facts.collect()
}

/// What changed in a list. People are told of the entries that are in one version alone, where these are exchanged in
/// their places, or only come or only go; of all of them where the order changed.
fn list_fact(key: &'static str, from: &[String], to: &[String]) -> Option<Fact> {
    let (gone, come) = (alone(from, to), alone(to, from));
    let mut next = come.iter();
    let mut expected: Vec<&String> = from
        .iter()
        .filter_map(|it| if gone.contains(it) { next.next() } else { Some(it) })
        .collect();
    expected.extend(next);
    let in_place = expected.into_iter().eq(to);
    let [kept, keeps] = [(from, &gone), (to, &come)]
        .map(|(all, own)| all.iter().filter(|it| !own.contains(it)).collect::<Vec<_>>());
    let one_way = gone.is_empty() || come.is_empty();
    let some = !(gone.is_empty() && come.is_empty());
    let told = some && (in_place || one_way && kept == keeps);
    let told = told.then(|| (joined(&gone), joined(&come)));
    fact(key, joined(from), joined(to)).map(|fact| Fact { told, ..fact })
}

/// The same of entries that are known by their numbers, whatever their order.
fn numbered_fact(key: &'static str, from: &[String], to: &[String]) -> Option<Fact> {
    let told = Some((joined(&alone(from, to)), joined(&alone(to, from))));
    fact(key, joined(from), joined(to)).map(|fact| Fact { told, ..fact })
}

/// The entries of a list that another one does not have.
fn alone(all: &[String], others: &[String]) -> Vec<String> {
    let seen = |text: &String| folded(&set_words(text)).into_owned();
    let others: Vec<String> = others.iter().map(seen).collect();
    all.iter().filter(|it| !others.contains(&seen(it))).cloned().collect()
}

fn joined(all: &[String]) -> Option<String> {
    (!all.is_empty()).then(|| all.join(" · "))
}

/// What changed in the manifest, but for the picture on the cover.
pub(super) fn manifest_facts(old: &Manifest, new: &Manifest) -> Vec<Fact> {
    let one = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    let date = |manifest: &Manifest| manifest.date.map(french_date);
    let themes = |manifest: &Manifest| {
        let theme = |it: &crate::sheet::Theme| format!("{}. {}", it.number, it.title);
        manifest.themes.iter().map(theme).collect::<Vec<_>>()
    };
    let flag = |wanted: &Option<Wanted>| wanted.as_ref().map(|_| "oui".to_owned());
    let layout = |manifest: &Manifest| manifest.layout.as_ref().map(|it| it.name.clone());
    let facts = [
        fact("annexe", one(&old.label), one(&new.label)),
        fact("titre", one(&old.title), one(&new.title)),
        fact("guide", one(&old.guide), one(&new.guide)),
        fact("guide_suite", old.guide_subtitle.clone(), new.guide_subtitle.clone()),
        fact("guide_court", one(&old.guide_short), one(&new.guide_short)),
        list_fact("organisme", &old.issuer, &new.issuer),
        fact("date", date(old), date(new)).map(|fact| match language() {
            Language::French => fact,
            Language::English => {
                let told = [old, new].map(|it| it.date.map(english_date));
                Fact { told: Some(told.into()), ..fact }
            }
        }),
        fact("version", old.version.clone(), new.version.clone()),
        fact("sujet", old.subject.clone(), new.subject.clone()),
        list_fact("mots_cles", &old.keywords, &new.keywords),
        numbered_fact("themes", &themes(old), &themes(new)),
        fact("mise_en_page", layout(old), layout(new)),
        fact("estampille", flag(&old.stamp), flag(&new.stamp)),
        fact("mise_a_jour", flag(&old.updated), flag(&new.updated)),
    ];
    facts.into_iter().flatten().collect()
}

/// The most files of layouts that are named.
const NAMED: usize = 6;

/// What changed in the files of a collection's own layouts: those that are others, that are new and that are gone.
pub(crate) fn layout_facts(
    old: &BTreeMap<String, Vec<u8>>,
    new: &BTreeMap<String, Vec<u8>>,
) -> Vec<Fact> {
    let names = |files: &BTreeMap<String, Vec<u8>>, is: &dyn Fn(&String) -> bool| {
        let names: Vec<String> = files.keys().filter(|name| is(name)).cloned().collect();
        match names.len() {
            0 => None,
            1..=NAMED => Some(names.join(" · ")),
            count => Some(text!("diff-layout-files", count)),
        }
    };
    let changed =
        names(new, &|name| old.get(name).is_some_and(|bytes| !line_ends::same(bytes, &new[name])));
    let come = names(new, &|name| !old.contains_key(name));
    let gone = names(old, &|name| !new.contains_key(name));
    let fact = |from: Option<String>, to: Option<String>| {
        let some = from.is_some() || to.is_some();
        some.then_some(Fact { key: "layouts", section: None, from, to, told: None })
    };
    let facts = [fact(changed.clone(), changed), fact(None, come), fact(gone, None)];
    facts.into_iter().flatten().collect()
}
