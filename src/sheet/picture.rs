//! A picture: what is said of it, where it stands, and how it is read from a key of its own.

use std::sync::Arc;

use serde::Serialize;

use super::fields::{Fields, Owner, first_line, is_blank};
use super::model::{Run, Runs};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::fold;
use crate::message::text;
use crate::source::{Place, Source};
use crate::typography::set_text;
use crate::yaml::{Node, Text, Value};

/// A picture with its texts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Picture {
    /// Path below `/pictures/`.
    pub path: String,
    /// Alternative text.
    pub alt: String,
    /// What is said below it.
    pub caption: Option<Runs>,
    /// Whose it is.
    pub credit: Option<Runs>,
    /// Where it stands.
    pub placement: Placement,
    /// How it was shown, in a comparison, where that was otherwise.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub was: Option<Shown>,
}

/// How a picture is shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Shown {
    /// Its file, where another one is in its place.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
    /// Alternative text.
    pub alt: String,
    /// Where it stands.
    pub placement: Placement,
}

/// Where a picture stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Placement {
    /// Alone, as wide as the text.
    #[default]
    Full,
    /// Half as wide; two that follow one another stand side by side.
    Half,
    /// Half as wide, what follows beside it.
    Beside,
    /// In the head of a section, whose first block it is.
    Head,
    /// On the cover.
    Cover,
}

/// Where a picture is named.
#[derive(Clone, Debug)]
pub struct PictureUse {
    /// Path as written, relative to `sources/`.
    pub path: String,
    /// Its description.
    pub alt: String,
    /// Where it stands.
    pub placement: Placement,
    /// Where it is named.
    pub place: Place,
    /// Where it is described.
    pub described: Place,
}

/// A picture that has a key of its own.
#[derive(Clone, Debug)]
pub struct Illustration {
    /// The picture.
    pub picture: Picture,
    /// Where it is named.
    pub used: PictureUse,
}

/// The keys of such a picture, in the order of the guide to the sheets.
pub(crate) const KEYS: &[&str] = &["fichier", "description", "legende", "credit"];

/// How the words begin that tell whose a picture is, folded.
const CREDITS: [&str; 2] = ["credit", "credits"];

impl Placement {
    /// The words that authors say it with, behind a picture in a text.
    pub const NAMES: [(&'static str, Self); 3] =
        [("pleine", Self::Full), ("demi", Self::Half), ("cote", Self::Beside)];
}

impl Picture {
    /// Its caption, then its credit: those that it has.
    pub fn texts(&self) -> impl Iterator<Item = &Runs> {
        self.caption.iter().chain(&self.credit)
    }

    /// The same picture with other texts.
    #[must_use]
    pub fn with_texts(&self, change: impl Fn(&[Run]) -> Runs) -> Self {
        let text = |runs: &Option<Runs>| runs.as_deref().map(&change);
        Self { caption: text(&self.caption), credit: text(&self.credit), ..self.clone() }
    }
}

/// A picture's path as it is known by.
pub(super) fn path(written: &str) -> String {
    written.strip_prefix("./").unwrap_or(written).to_owned()
}

/// Parts what stands below a picture: its caption, and its credit, which begins with ©, or with « Crédit » and a colon.
pub(super) fn caption_and_credit(text: &str) -> (Option<Runs>, Option<Runs>) {
    let at = text.find('©').into_iter().chain(credit_word(text)).min();
    let (caption, credit) = text.split_at(at.unwrap_or(text.len()));
    let (caption, credit) = match caption.trim_end().strip_suffix('(') {
        Some(before) => (before, credit.trim_end().trim_end_matches([')', '.'])),
        None => (caption, credit),
    };
    // What parted the two on one line parts nothing any more.
    let caption = caption.trim().trim_end_matches(['–', '—', '-', '|', '·', '/', ',', ';']);
    let set = |text: &str| (!is_blank(text)).then(|| set_text(text.trim()));
    (set(caption), set(credit))
}

/// Where a word begins that tells whose a picture is: « Crédit : », « Crédits photo : ».
fn credit_word(text: &str) -> Option<usize> {
    let begins = |at: &usize| text[..*at].chars().next_back().is_none_or(char::is_whitespace);
    text.char_indices().map(|(at, _)| at).filter(begins).find(|&at| {
        let Some((words, _)) = text[at..].split_once(':') else { return false };
        let mut words = words.split_whitespace();
        let first = words.next().unwrap_or_default();
        CREDITS.contains(&fold::fold(first).as_str()) && words.count() < 2
    })
}

/// Reads a picture from the keys under a key of its own.
///
/// # Errors
/// Reports what is wrong; there is a picture, perhaps one without a description, whenever its file is named.
pub(super) fn read(
    source: &Arc<Source>,
    node: &Node,
    (key, placement): (&'static str, Placement),
    diagnostics: &mut Diagnostics,
) -> Option<Illustration> {
    if is_nothing(node) {
        super::fields::text(source, node, key, diagnostics);
        return None;
    }
    if let Value::Scalar(text) = &node.value {
        diagnostics.push(undescribed(source, node, key, text));
        return None;
    }
    let owner = Owner::Named(key);
    let mut fields = Fields::of(source, node, owner, diagnostics)?;
    let named = fields.place_of("fichier").unwrap_or_else(|| fields.place());
    let described = fields.place_of("description").unwrap_or_else(|| named.clone());
    let (place, described) = (first_line(&named), first_line(&described));
    let file = fields.required_line("fichier", owner, diagnostics);
    let alt = description(source, &mut fields, (key, &described), diagnostics);
    let mut line = |key: &str| fields.line(key, diagnostics).map(|line| set_text(&line));
    let (caption, credit) = (line("legende"), line("credit"));
    fields.finish(KEYS, diagnostics);
    let path = path(&file?);
    let used = PictureUse { path: path.clone(), alt: alt.clone(), placement, place, described };
    Some(Illustration {
        picture: Picture { path, alt, caption, credit, placement, was: None },
        used,
    })
}

/// Takes the description of the picture under a key; empty where there is none, which is told of at a place.
fn description(
    source: &Arc<Source>,
    fields: &mut Fields<'_>,
    (key, place): (&str, &Place),
    diagnostics: &mut Diagnostics,
) -> String {
    let written = fields.take("description");
    let told = written.map_or_else(|| fields.has_misspelt("description"), is_no_text);
    let said = written.filter(|node| !is_nothing(node));
    let said = said.and_then(|node| super::fields::text(source, node, "description", diagnostics));
    if said.is_none() && !told {
        diagnostics.push(
            Diagnostic::error(Code::MissingAlt, text!("picture-no-description"))
                .at(place, text!("here"))
                .hint(text!("picture-no-description.hint-key", key)),
        );
    }
    let words = said.map_or("", Text::as_str).split_whitespace();
    words.collect::<Vec<_>>().join(" ")
}

/// Whether a value is a list or a group: it is told of as that.
fn is_no_text(node: &Node) -> bool {
    matches!(node.value, Value::Sequence(_) | Value::Mapping(_))
}

/// Whether a value says nothing.
fn is_nothing(node: &Node) -> bool {
    match &node.value {
        Value::Null => true,
        Value::Scalar(text) => is_blank(text.as_str()),
        _ => false,
    }
}

/// A file's name, or a picture as Markdown has it, in the place of the keys: the remedy has the author's own words.
fn undescribed(source: &Arc<Source>, node: &Node, key: &str, text: &Text) -> Diagnostic {
    let written = text.as_str().trim();
    let markdown = written.strip_prefix("![").and_then(|rest| rest.split_once("]("));
    let example = text!("picture-key.described");
    let (alt, file) = markdown.unwrap_or((&example, written));
    let file = file.split([' ', ')']).next().unwrap_or_default();
    let (code, message) = match markdown {
        Some(_) => (Code::UnexpectedValue, text!("picture-key.markdown", key)),
        None => (Code::MissingAlt, text!("picture-key", key)),
    };
    Diagnostic::error(code, message)
        .at(&first_line(&Place::new(source, node.range.clone())), text!("here"))
        .hint(text!("picture-key.hint", key, file, alt))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sheet::plain;

    #[test]
    fn a_caption_and_a_credit_are_told_apart() {
        let told = |text: &str| {
            let (caption, credit) = caption_and_credit(text);
            let plain = |runs: Runs| plain(&runs).replace('\u{a0}', " ");
            (caption.map(plain), credit.map(plain))
        };
        let some = |text: &str| Some(text.to_owned());
        for (text, caption, credit) in [
            ("Une rue", some("Une rue"), None),
            ("Une rue. © Ville", some("Une rue."), some("© Ville")),
            ("© Ville", None, some("© Ville")),
            ("Une rue (© Ville).", some("Une rue"), some("© Ville")),
            ("Une rue – © Ville", some("Une rue"), some("© Ville")),
            ("Une rue. Crédits : Ville", some("Une rue."), some("Crédits : Ville")),
            ("Une rue. Crédit photo : Ville", some("Une rue."), some("Crédit photo : Ville")),
            (
                "Le crédit accordé, en 2019 : un an",
                some("Le crédit accordé, en 2019 : un an"),
                None,
            ),
            ("", None, None),
        ] {
            assert_eq!(told(text), (caption, credit), "{text}");
        }
    }
}
