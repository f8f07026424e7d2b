//! Keys that nobody expects: which one was meant, or where what they hold belongs.

use std::ops::Range;
use std::sync::Arc;

use super::kinds::SIDEBAR_FIELDS;
use super::manifest::KEYS as MANIFEST_KEYS;
use super::picture::KEYS as PICTURE_KEYS;
use super::reader::{KEYS as SHEET_KEYS, SECTION_KEYS};
use crate::diag::{Code, Diagnostic, Diagnostics, did_you_mean};
use crate::fold;
use crate::message::text;
use crate::project::MANIFEST;
use crate::source::{Place, Source};
use crate::yaml::lines::text_of;
use crate::yaml::slips::hard::{HARD_SPACES, hard};
use crate::yaml::slips::{astray, inner, level, own_text, place, remark, sidebar, stranded};
use crate::yaml::{Key, spaced};

/// Reports an unknown key, with the known one that looks like it.
pub(super) fn unknown_key(
    source: &Arc<Source>,
    key: &Key,
    known: &[&str],
    diagnostics: &mut Diagnostics,
) {
    let place = Place::new(source, key.range.clone());
    if key.name.starts_with(HARD_SPACES) {
        let spaces = key.name.len() - key.name.trim_start().len();
        diagnostics.push(hard(source, key.range.start..key.range.start + spaces));
        return;
    }
    if let Some((name, rest)) = glued(&key.name).filter(|(name, _)| known.contains(name)) {
        let place = Place::new(source, key.range.start..key.range.start + name.len() + 1);
        if rest.chars().all(|c| c == ':') {
            let place = Place::new(source, key.range.clone());
            diagnostics.push(
                Diagnostic::error(Code::UnknownKey, text!("yaml-two-colons", key = name))
                    .at(&place, text!("here"))
                    .hint(text!("yaml-two-colons.hint", key = name)),
            );
            return;
        }
        diagnostics.push(
            Diagnostic::error(Code::UnknownKey, text!("yaml-no-space", key = name))
                .at(&place, text!("here"))
                .hint(spaced(name, rest)),
        );
        return;
    }
    let position = place.position();
    let begins =
        source.text()[source.line(position.line).start..place.range.start].trim().is_empty();
    if let Some(found) = remark::keyed(source, position.line).filter(|_| begins) {
        diagnostics.push(found);
        return;
    }
    if let Some(spaces) = astray::sentence(source, position.line).filter(|_| begins) {
        let mut found =
            astray::astray(source, place.range.start..source.line(position.line).end, spaces);
        found.code = Code::UnknownKey;
        diagnostics.push(found);
        return;
    }
    if let Some(found) = out_of_line(source, key).filter(|_| begins) {
        diagnostics.push(found);
        return;
    }
    if is_field(&key.name) && !known.contains(&key.name.as_str()) && is_below_sidebar(source, key) {
        let name = key.name.as_str();
        diagnostics.push(
            Diagnostic::error(Code::UnknownKey, text!("yaml-field-astray", key = name))
                .at(&place, text!("here"))
                .hint(text!("yaml-field-astray.hint")),
        );
        return;
    }
    let gone = sidebar::fields(source, position.line);
    if let Some((first, _)) = gone.filter(|_| begins && known.contains(&"reperes")) {
        // Those below it lack the same line.
        if let Some(mut found) = sidebar::told(source, first).filter(|_| first == position.line) {
            found.code = Code::UnknownKey;
            diagnostics.push(found);
        }
        return;
    }
    if let Some(name) = stranded::type_as_key(source, position.line).filter(|_| begins) {
        diagnostics.push(
            Diagnostic::error(Code::UnknownKey, text!("type-as-key", name))
                .at(&place, text!("here"))
                .hint(text!("type-as-key.hint-margin", name)),
        );
        return;
    }
    let sentence = key.name.contains(' ');
    let called = |word: Option<&'static str>| word.filter(|near| known.contains(near));
    let suggestion = holder_of_next(source, position.line)
        .filter(|near| begins && known.contains(near))
        .or_else(|| did_you_mean(&key.name, known.iter().copied()))
        .or_else(|| meant(&key.name, known))
        .or_else(|| called(other_word(&key.name)))
        .or_else(|| called(meant_of_picture(&key.name)))
        .or_else(|| called(meant_of_ink(&key.name)))
        .or_else(|| called(meant_of_type(&key.name)));
    let of_margin =
        is_of_margin(source, key, known) || begins && own_text::is_astray(source, position.line);
    if suggestion.is_none() && of_margin {
        let name = key.name.as_str();
        diagnostics.push(
            Diagnostic::error(Code::UnknownKey, text!("yaml-place", key = name))
                .at(&place, text!("here"))
                .hint(text!("yaml-place.hint-sheet", key = name)),
        );
        return;
    }
    let mut diagnostic = Diagnostic::error(Code::UnknownKey, text!("unknown-key", name = key.name))
        .at(&place, text!("unknown-key.label"));
    let picture = PICTURE_OWNERS.iter().find(|owner| known.contains(owner));
    if let Some(owner) = picture.filter(|_| PICTURE_KEYS.contains(&key.name.as_str())) {
        diagnostic = diagnostic.hint(text!("unknown-key.hint-picture", name = key.name, owner));
    } else if let Some(near) = suggestion.filter(|near| key.name.trim() == *near) {
        diagnostic = diagnostic.hint(text!("unknown-key.hint-space", near));
    } else if let Some(near) = suggestion {
        diagnostic = diagnostic.hint(text!("did-you-mean", near));
    } else if known.contains(&"reperes") && is_field(&key.name) && !has_sidebar(source) {
        diagnostic = diagnostic.hint(text!("swallowed-key.hint-sidebar"));
    } else if known.contains(&"reperes") && is_field(&key.name) {
        diagnostic = diagnostic.hint(text!("yaml-place.hint-field"));
    } else if known.contains(&"reperes") && SECTION_KEYS.contains(&key.name.as_str()) {
        diagnostic = diagnostic.hint(text!("yaml-place.hint-section"));
    } else if let Some(owner @ "chapeau") = called(holder(&key.name)) {
        diagnostic = diagnostic.hint(text!("did-you-mean", near = owner));
    } else if let Some(owner) = called(holder(&key.name)) {
        diagnostic = diagnostic.hint(text!("unknown-key.hint-holder", name = key.name, owner));
    } else if known.contains(&"themes") && known.contains(&"fiches") && is_number(&key.name) {
        // A theme at the margin.
        diagnostics.push(diagnostic.hint(text!("yaml-place.hint-theme")));
        return;
    } else if known.contains(&"fiches") && is_below_types(source, key) {
        diagnostic = diagnostic.hint(text!("unknown-key.hint-type", name = key.name));
    } else if sentence {
        diagnostic = diagnostic.hint(text!("unknown-key.hint-sentence"));
    }
    diagnostics.push(diagnostic.hint(text!("unknown-key.hint", known = known.join(", "))));
}

/// A key that stands among those of a picture, a field or a profile, and is of what is round it, or that lacks its spaces.
fn out_of_line(source: &Arc<Source>, key: &Key) -> Option<Diagnostic> {
    let line = source.position(key.range.start).line;
    let at = |range: &Range<usize>| range.start == key.range.start;
    if let Some(inner) = inner::found(source, line).filter(|inner| at(&inner.range(source))) {
        return Some(inner.told(source, Code::UnknownKey));
    }
    let mut found = level::told(source, line)?;
    found.code = Code::UnknownKey;
    found.place().is_some_and(|place| at(&place.range)).then_some(found)
}

/// The key that holds what stands below a line, which has another name for it and nothing more, where no line has that key.
fn holder_of_next(source: &Source, line: usize) -> Option<&'static str> {
    let (_, here) = text_of(source, line);
    let last = source.position(source.text().len()).line;
    let mut below = (line + 1..=last).map(|line| text_of(source, line).1);
    let next = below.find(|text| !text.trim().is_empty())?;
    let holder = match place::key(next)? {
        "type" | "titre" if next.trim_start().starts_with("- ") => "sections",
        key if is_field(key) && !next.trim_start().starts_with('-') => "reperes",
        _ => return None,
    };
    let there = source.text().lines().any(|line| place::begins_with(line, holder));
    let alone = here.trim_end().ends_with(':') && !here.starts_with(' ') && next.starts_with(' ');
    (alone && !there).then_some(holder)
}

/// Whether a key stands below another one of its sheet than « reperes: »: moved right there, it would be no field.
fn is_below_sidebar(source: &Source, key: &Key) -> bool {
    let lines = source.text()[..key.range.start].lines().rev();
    let mut held = lines.filter_map(place::at_margin);
    !source.path().ends_with(MANIFEST) && held.next().is_some_and(|holder| holder == "sections")
}

/// Whether a key of a manifest stands below the types of sections.
fn is_below_types(source: &Source, key: &Key) -> bool {
    let mut lines = source.text()[..key.range.start].lines().rev();
    lines.find_map(place::at_margin) == Some("types_de_section")
}

/// Whether a key is of the margin of its file, where it is not written: it stands in what another one holds.
pub(super) fn is_of_margin(source: &Source, key: &Key, known: &[&str]) -> bool {
    let inside = !known.contains(&"themes");
    let of_file = match source.path().ends_with(MANIFEST) {
        true => MANIFEST_KEYS.contains(&key.name.as_str()),
        false => {
            let section = SECTION_KEYS.contains(&key.name.as_str());
            SHEET_KEYS.contains(&key.name.as_str()) && !section
        }
    };
    let begins =
        |line: &str| line.strip_prefix(key.name.as_str()).is_some_and(|rest| rest.starts_with(':'));
    inside && of_file && !source.text().lines().any(begins)
}

/// Whether a sheet has the key of its sidebar.
fn has_sidebar(source: &Source) -> bool {
    source.text().lines().any(|line| place::begins_with(line, "reperes"))
}

fn is_field(key: &str) -> bool {
    SIDEBAR_FIELDS.iter().any(|field| field.key == key)
}

/// The key and the value of a line whose colon has no space behind it, where another colon of the line has one.
fn glued(key: &str) -> Option<(&str, &str)> {
    key.split_once(':').filter(|(_, rest)| !rest.starts_with([' ', '/']))
}

/// The keys that hold a picture.
const PICTURE_OWNERS: [&str; 2] = ["image", "image_couverture"];

/// The key of a picture that other programs call otherwise.
fn meant_of_picture(key: &str) -> Option<&'static str> {
    match fold::fold(key).as_str() {
        "alt" | "alternative" | "texte alternatif" => Some("description"),
        "image" | "photo" | "chemin" | "nom" | "src" => Some("fichier"),
        "caption" | "titre" => Some("legende"),
        _ => None,
    }
}

/// The key of an ink that other programs call otherwise.
fn meant_of_ink(key: &str) -> Option<&'static str> {
    match fold::fold(key).as_str() {
        "cmyk" | "ink" | "encre" | "quadri" | "quadrichromie" => Some("cmjn"),
        "spot" | "pantone" | "ton direct" | "couleur" => Some("ton_direct"),
        "tint" | "pourcentage" => Some("teinte"),
        _ => None,
    }
}

/// The key of a type of section that people call otherwise.
fn meant_of_type(key: &str) -> Option<&'static str> {
    match fold::fold(key).as_str() {
        "image" | "picto" | "pictogramme" | "dessin" | "logo" => Some("icone"),
        "nom" | "label" | "libelle" => Some("titre"),
        _ => None,
    }
}

/// The known key whose words are all in one that people made up: « Objectifs de l'action » has « objectifs ».
fn meant<'k>(key: &str, known: &[&'k str]) -> Option<&'k str> {
    let words = fold::folded_words(key);
    let within = |known: &&&str| {
        let parts = fold::folded_words(known);
        // Long keys are sentences that YAML took for keys.
        words.len() <= 5 && parts.iter().all(|part| words.contains(part))
    };
    known.iter().filter(within).max_by_key(|known| known.len()).copied()
}

/// What the lines of a contact begin with.
const OF_CONTACTS: [&str; 9] =
    ["telephone", "tel", "mail", "mel", "email", "courriel", "adresse", "site", "web"];

/// Whether one of some words is what the line of a contact begins with.
pub(crate) fn is_of_contact(words: &str) -> bool {
    fold::fold(words).split(' ').any(|word| OF_CONTACTS.contains(&word))
}

/// The key that holds what people give a key of its own.
fn holder(key: &str) -> Option<&'static str> {
    let folded = fold::fold(key);
    let is = |words: &[&str]| words.iter().any(|word| folded.split(' ').any(|part| part == *word));
    if is(&OF_CONTACTS) {
        Some("contact")
    } else if is(&["chapo", "chapot", "introduction", "intro", "resume", "accroche", "description"])
    {
        Some("chapeau")
    } else {
        None
    }
}

/// Whether a key is a number: that of a theme.
pub(super) fn is_number(key: &str) -> bool {
    !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether a key is another one with a wrong letter, capitals or accents.
pub(super) fn is_misspelt(key: &str, name: &str) -> bool {
    is_spelt_like(key, name) || glued(key).is_some_and(|(key, _)| key == name)
}

/// The same, where its value is not joined to it.
pub(super) fn is_spelt_like(key: &str, name: &str) -> bool {
    let near = |key: &str| {
        key.len().abs_diff(name.len()) < 5 && strsim::damerau_levenshtein(key, name) == 1
    };
    // Nearly every key is of plain letters.
    if key.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return near(key) || called_otherwise(key) == Some(name);
    }
    let folded = fold::fold(key);
    folded == fold::fold(name)
        || near(key)
        || near(&folded)
        || called_otherwise(&folded) == Some(name)
}

/// The key that people call otherwise, in sections.
fn other_word(key: &str) -> Option<&'static str> {
    called_otherwise(&fold::fold(key))
}

fn called_otherwise(folded: &str) -> Option<&'static str> {
    match folded {
        "contenu" | "content" | "text" | "corps" | "paragraphe" | "paragraphes" => Some("texte"),
        "intitule" | "title" => Some("titre"),
        _ => None,
    }
}
