//! Walking a YAML mapping: takes the keys one expects, and reports all that is amiss.

use std::sync::Arc;

use super::kinds::SIDEBAR_FIELDS;
use super::picture::KEYS as PICTURE_KEYS;
use super::reader::SECTION_KEYS;
use super::{titles, written};
use crate::diag::{Code, Diagnostic, Diagnostics, did_you_mean};
use crate::fold;
use crate::limits;
use crate::message::text;
use crate::project::MANIFEST;
use crate::source::{Place, Source};
use crate::yaml::hard::{HARD_SPACES, hard};
use crate::yaml::{Key, Node, Text, Value};

/// Whose keys are read, as messages name it.
#[derive(Clone, Copy)]
pub(super) enum Owner<'o> {
    /// The manifest.
    Manifest,
    /// A sheet.
    Sheet,
    /// A section.
    Section,
    /// A section type that the collection adds, by its name.
    SectionType(&'o str),
    /// A field of the sidebar, by its key.
    Field(&'o str),
    /// Whatever stands under a key, or in a file.
    Named(&'o str),
}

impl Owner<'_> {
    /// Says that it has no keys.
    fn keys_expected(self) -> String {
        match self {
            Self::Manifest => text!("keys-expected", name = MANIFEST),
            Self::Sheet => text!("keys-expected-sheet"),
            Self::Section => text!("keys-expected-section"),
            Self::SectionType(name) | Self::Field(name) | Self::Named(name) => {
                text!("keys-expected", name)
            }
        }
    }

    /// Says how its keys are written.
    fn keys_hint(self) -> String {
        match self {
            Self::Named("reperes") => text!("keys-expected.hint-sidebar"),
            Self::Section => text!("keys-expected.hint-section"),
            Self::Manifest | Self::Sheet | Self::SectionType(_) | Self::Field(_) => {
                text!("keys-expected.hint")
            }
            Self::Named(name) => text!("keys-expected.hint-below", name),
        }
    }

    /// Says that it lacks a key.
    pub(super) fn lacks(self, name: &str) -> String {
        match self {
            Self::Manifest => text!("missing-key-manifest", name),
            Self::Sheet => text!("missing-key-sheet", name),
            Self::Section => text!("missing-key-section", name),
            Self::SectionType(owner) => text!("missing-key-type", owner, name),
            Self::Field(owner) | Self::Named(owner) => text!("missing-key-field", owner, name),
        }
    }
}

/// A mapping whose keys are taken one after the other; what is left over is unknown.
pub(super) struct Fields<'a> {
    source: &'a Arc<Source>,
    place: Place,
    entries: Vec<(&'a Key, &'a Node)>,
}

impl<'a> Fields<'a> {
    /// The keys of a node; reports a node that is no mapping.
    pub(super) fn of(
        source: &'a Arc<Source>,
        node: &'a Node,
        owner: Owner<'_>,
        diagnostics: &mut Diagnostics,
    ) -> Option<Self> {
        let place = Place::new(source, node.range.clone());
        match &node.value {
            Value::Mapping(entries) => {
                Some(Self { source, place, entries: entries.iter().map(|(k, v)| (k, v)).collect() })
            }
            _ => {
                let slip = match owner {
                    Owner::Named(name) => barred(source, node, name),
                    _ => None,
                };
                diagnostics.push(slip.unwrap_or_else(|| {
                    Diagnostic::error(Code::UnexpectedValue, owner.keys_expected())
                        .at(&first_line(&place), text!("keys-expected.label", kind = node.kind()))
                        .hint(owner.keys_hint())
                }));
                None
            }
        }
    }

    /// Where the mapping stands.
    pub(super) fn place(&self) -> Place {
        first_line(&self.place)
    }

    /// Where a key's value stands, if it has one.
    pub(super) fn place_of(&self, name: &str) -> Option<Place> {
        let (_, node) = self.entries.iter().find(|(key, _)| key.name == name)?;
        Some(Place::new(self.source, node.range.clone()))
    }

    /// Where a key stands, if it is there.
    pub(super) fn place_of_key(&self, name: &str) -> Option<Place> {
        let (key, _) = self.entries.iter().find(|(key, _)| key.name == name)?;
        Some(Place::new(self.source, key.range.clone()))
    }

    /// Whether a key is left.
    pub(super) fn has(&self, name: &str) -> bool {
        self.entries.iter().any(|(key, _)| key.name == name)
    }

    /// Takes a key's value.
    pub(super) fn take(&mut self, name: &str) -> Option<&'a Node> {
        let index = self.entries.iter().position(|(key, _)| key.name == name)?;
        Some(self.entries.remove(index).1)
    }

    /// All entries not taken yet, in order.
    pub(super) fn rest(&mut self) -> Vec<(&'a Key, &'a Node)> {
        std::mem::take(&mut self.entries)
    }

    /// Takes a text that may be absent.
    pub(super) fn text(&mut self, name: &str, diagnostics: &mut Diagnostics) -> Option<&'a Text> {
        let node = self.take(name)?;
        text(self.source, node, name, diagnostics)
    }

    /// Takes a text of one line that may be absent, its white space tidied.
    pub(super) fn line(&mut self, name: &str, diagnostics: &mut Diagnostics) -> Option<String> {
        let node = self.take(name)?;
        let text = text(self.source, node, name, diagnostics)?;
        Some(one_line(text, &Place::new(self.source, node.range.clone()), diagnostics))
    }

    /// Takes a yes or no that may be absent, which is a no.
    pub(super) fn flag(&mut self, name: &str, diagnostics: &mut Diagnostics) -> bool {
        let Some(node) = self.take(name) else { return false };
        let Some(text) = text(self.source, node, name, diagnostics) else { return false };
        match text.as_str().trim() {
            "oui" | "true" => true,
            "non" | "false" => false,
            other => {
                diagnostics.push(
                    Diagnostic::error(
                        Code::UnexpectedValue,
                        text!("flag-expected", name, value = other),
                    )
                    .at(&Place::new(self.source, node.range.clone()), text!("here"))
                    .hint(match meant_by(other) {
                        Some(value) => text!("flag-expected.hint-meant", name, value),
                        None => text!("flag-expected.hint", name),
                    }),
                );
                false
            }
        }
    }

    /// Takes a text of one line that must be there.
    pub(super) fn required_line(
        &mut self,
        name: &str,
        owner: Owner<'_>,
        diagnostics: &mut Diagnostics,
    ) -> Option<String> {
        if let Some(node) = self.take(name) {
            let place = Place::new(self.source, node.range.clone());
            return match &node.value {
                Value::Scalar(text) if !is_blank(text.as_str()) => {
                    written::slips(self.source, &node.range, name, diagnostics);
                    Some(one_line(text, &place, diagnostics))
                }
                // An anchor or a tag was told as that.
                Value::Null if place.source.text()[place.range.clone()].starts_with(['!', '&']) => {
                    None
                }
                Value::Scalar(_) | Value::Null => {
                    diagnostics.push(
                        Diagnostic::error(Code::EmptyValue, text!("empty-key", name))
                            .at(&place, nothing(&place))
                            .hint(text!("empty-key.hint-required")),
                    );
                    None
                }
                _ => text(self.source, node, name, diagnostics)
                    .map(|text| one_line(text, &place, diagnostics)),
            };
        }
        // A key that is spelt almost like it is unknown, and told of as that.
        if !self.has_misspelt(name) {
            diagnostics.push(
                Diagnostic::error(Code::MissingKey, owner.lacks(name))
                    .at(&self.place(), "")
                    .hint(text!("missing-key-hint", name)),
            );
        }
        None
    }

    /// Whether a key is left that is another one with a wrong letter.
    pub(super) fn has_misspelt(&self, name: &str) -> bool {
        self.entries.iter().any(|(key, _)| is_misspelt(&key.name, name))
    }

    /// Whether a key is left that is a number.
    pub(super) fn has_number(&self) -> bool {
        self.entries.iter().any(|(key, _)| is_number(&key.name))
    }

    /// The value of a key that is another one with a wrong letter: the key is told of, what it holds is not missing.
    pub(super) fn misspelt(&self, name: &str) -> Option<&'a Node> {
        let found = self.entries.iter().find(|(key, _)| is_misspelt(&key.name, name));
        found.map(|(_, node)| *node)
    }

    /// Reports the keys that nobody took.
    pub(super) fn finish(self, known: &[&str], diagnostics: &mut Diagnostics) {
        for (key, _) in &self.entries {
            unknown_key(self.source, key, known, diagnostics);
        }
    }
}

/// The yes or no that somebody wrote otherwise.
pub(crate) fn meant_by(flag: &str) -> Option<&'static str> {
    match fold::fold(flag.trim_end_matches('.')).trim() {
        "oui" | "yes" | "y" | "o" | "on" | "vrai" | "true" | "1" => Some("oui"),
        "non" | "no" | "n" | "off" | "faux" | "false" | "0" => Some("non"),
        _ => None,
    }
}

fn is_number(key: &str) -> bool {
    !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether a key is another one with a wrong letter, capitals or accents.
fn is_misspelt(key: &str, name: &str) -> bool {
    let distance = |key: &str| strsim::damerau_levenshtein(key, name);
    fold::fold(key) == fold::fold(name)
        || distance(key) == 1
        || distance(&fold::fold(key)) == 1
        || other_word(key) == Some(name)
}

/// The key that people call otherwise, in sections.
fn other_word(key: &str) -> Option<&'static str> {
    match fold::fold(key).as_str() {
        "contenu" | "content" | "text" | "corps" | "paragraphe" | "paragraphes" => Some("texte"),
        "intitule" | "title" => Some("titre"),
        _ => None,
    }
}

/// What is said of a value that is empty, or that YAML takes for nothing.
fn nothing(place: &Place) -> String {
    let line = place.source.line(place.position().line);
    let rest = &place.source.text()[place.range.start.min(line.end)..line.end];
    match &place.source.text()[place.range.clone()] {
        word @ ("null" | "~") => text!("empty-key.label-null", word),
        _ if rest.trim_start().trim_start_matches(':').trim_start().starts_with('#') => {
            text!("empty-key.label-remark")
        }
        _ => text!("empty-key.label"),
    }
}

/// Whether a text prints nothing: white space and characters that only steer the layout.
pub(super) fn is_blank(text: &str) -> bool {
    text.chars()
        .all(|c| c.is_whitespace() || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}'))
}

/// A text on one line; reports one that is too long to be a title.
fn one_line(text: &Text, place: &Place, diagnostics: &mut Diagnostics) -> String {
    let line = text.as_str().split_whitespace().collect::<Vec<_>>().join(" ");
    titles::signs(&line, &first_line(place), diagnostics);
    if line.chars().count() > limits::LINE_CHARACTERS {
        diagnostics.push(
            Diagnostic::error(
                Code::UnexpectedValue,
                text!("long-line", limit = limits::LINE_CHARACTERS),
            )
            .at(&first_line(place), text!("long-line.label"))
            .hint(text!("long-line.hint")),
        );
    }
    line
}

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
    let sentence = key.name.contains(' ');
    let suggestion =
        did_you_mean(&key.name, known.iter().copied()).or_else(|| meant(&key.name, known));
    let mut diagnostic = Diagnostic::error(Code::UnknownKey, text!("unknown-key", name = key.name))
        .at(&place, text!("unknown-key.label"));
    let picture = PICTURE_OWNERS.iter().find(|owner| known.contains(owner));
    if let Some(owner) = picture.filter(|_| PICTURE_KEYS.contains(&key.name.as_str())) {
        diagnostic = diagnostic.hint(text!("unknown-key.hint-picture", name = key.name, owner));
    } else if let Some(near) = suggestion.filter(|near| key.name.trim() == *near) {
        diagnostic = diagnostic.hint(text!("unknown-key.hint-space", near));
    } else if let Some(near) = suggestion {
        diagnostic = diagnostic.hint(text!("did-you-mean", near));
    } else if let Some(near) = other_word(&key.name).filter(|near| known.contains(near)) {
        diagnostic = diagnostic.hint(text!("did-you-mean", near));
    } else if let Some(near) = meant_of_picture(&key.name).filter(|near| known.contains(near)) {
        diagnostic = diagnostic.hint(text!("did-you-mean", near));
    } else if known.contains(&"reperes") && is_field(&key.name) {
        diagnostic = diagnostic.hint(text!("yaml-place.hint-field"));
    } else if known.contains(&"reperes") && SECTION_KEYS.contains(&key.name.as_str()) {
        diagnostic = diagnostic.hint(text!("yaml-place.hint-section"));
    } else if let Some(owner @ "chapeau") = holder(&key.name).filter(|it| known.contains(it)) {
        diagnostic = diagnostic.hint(text!("did-you-mean", near = owner));
    } else if let Some(owner) = holder(&key.name).filter(|owner| known.contains(owner)) {
        diagnostic = diagnostic.hint(text!("unknown-key.hint-holder", name = key.name, owner));
    } else if known.contains(&"themes") && known.contains(&"fiches") && is_number(&key.name) {
        // A theme at the margin.
        diagnostics.push(diagnostic.hint(text!("yaml-place.hint-theme")));
        return;
    } else if sentence {
        diagnostic = diagnostic.hint(text!("unknown-key.hint-sentence"));
    }
    diagnostics.push(diagnostic.hint(text!("unknown-key.hint", known = known.join(", "))));
}

fn is_field(key: &str) -> bool {
    SIDEBAR_FIELDS.iter().any(|field| field.key == key)
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

/// The key that holds what people give a key of its own.
fn holder(key: &str) -> Option<&'static str> {
    let folded = fold::fold(key);
    let is = |words: &[&str]| words.iter().any(|word| folded.split(' ').any(|part| part == *word));
    if is(&["telephone", "tel", "mail", "mel", "email", "courriel", "adresse", "site", "web"]) {
        Some("contact")
    } else if is(&["chapo", "chapot", "introduction", "intro", "resume", "accroche", "description"])
    {
        Some("chapeau")
    } else {
        None
    }
}

/// A node's text; reports what is no text, and what is empty.
pub(super) fn text<'a>(
    source: &Arc<Source>,
    node: &'a Node,
    name: &str,
    diagnostics: &mut Diagnostics,
) -> Option<&'a Text> {
    let place = Place::new(source, node.range.clone());
    match &node.value {
        Value::Scalar(text) if !is_blank(text.as_str()) => {
            written::slips(source, &node.range, name, diagnostics);
            Some(text)
        }
        Value::Null if place.source.text()[place.range.clone()].starts_with(['!', '&']) => None,
        Value::Scalar(_) | Value::Null => {
            diagnostics.push(
                Diagnostic::warning(Code::EmptyValue, text!("empty-key", name))
                    .at(&place, nothing(&place))
                    .hint(text!("empty-key.hint")),
            );
            None
        }
        Value::Mapping(entries) => {
            diagnostics.push(not_text_but_keys(source, name, &place, entries));
            None
        }
        Value::Sequence(_) => {
            diagnostics.push(
                Diagnostic::error(Code::UnexpectedValue, text!("text-not-list", name))
                    .at(&first_line(&place), text!("text-not-list.label"))
                    .hint(match name {
                        _ if written::by_line(name) => text!("text-not-list.hint-lines", name),
                        _ if written::is_line(name) => text!("text-not-list.hint-line", name),
                        _ => text!("text-not-list.hint", name),
                    }),
            );
            None
        }
    }
}

/// Warns of a key that holds a list or other keys, and has nothing behind it.
pub(super) fn empty(source: &Arc<Source>, node: &Node, name: &str, diagnostics: &mut Diagnostics) {
    let place = Place::new(source, node.range.clone());
    let written = |place: &Place| &source.text()[place.range.clone()];
    // A key that is there twice may have its value the other time.
    let twice = |found: &Diagnostic| {
        found.code == Code::DuplicateKey
            && found
                .place()
                .is_some_and(|place| source.text().get(place.range.clone()) == Some(name))
    };
    let told = written(&place).starts_with(['!', '&']) || diagnostics.iter().any(twice);
    if matches!(node.value, Value::Null) && !told {
        diagnostics.push(
            Diagnostic::warning(Code::EmptyValue, text!("empty-key", name))
                .at(&place, nothing(&place))
                .hint(match name {
                    "themes" => text!("empty-key.hint-themes"),
                    "sections" => text!("empty-key.hint-sections"),
                    _ => text!("empty-key.hint-fields"),
                }),
        );
    }
}

/// The classic: a sentence with « : » that YAML read as a key.
fn not_text_but_keys(
    source: &Arc<Source>,
    name: &str,
    place: &Place,
    entries: &[(Key, Node)],
) -> Diagnostic {
    let first = entries
        .first()
        .map_or_else(|| place.clone(), |(key, _)| Place::new(source, key.range.clone()));
    Diagnostic::error(Code::YamlColon, text!("text-not-keys", name))
        .at(&first, text!("text-not-keys.label"))
        .hint(text!("text-not-keys.hint"))
        .hint(text!("text-not-keys.hint-block", name))
}

/// A whole number; reports what is none.
pub(super) fn number(
    source: &Arc<Source>,
    node: &Node,
    name: &str,
    diagnostics: &mut Diagnostics,
) -> Option<u32> {
    if let Value::Scalar(text) = &node.value
        && let Ok(number) = text.as_str().trim().parse()
    {
        return Some(number);
    }
    diagnostics.push(
        Diagnostic::error(Code::UnexpectedValue, text!("number-expected", name))
            .at(
                &first_line(&Place::new(source, node.range.clone())),
                text!("number-expected.label", kind = node.kind()),
            )
            .hint(text!("number-expected.hint")),
    );
    None
}

/// What is said of a `|` behind a key that holds a list or other keys.
pub(super) fn barred(source: &Arc<Source>, node: &Node, name: &str) -> Option<Diagnostic> {
    let before = source.text()[..node.range.start].trim_end();
    let start = before.rfind(char::is_whitespace)? + 1;
    let sign = matches!(&before[start..], "|" | ">" | "|-" | ">-" | "|+" | ">+");
    (sign && matches!(node.value, Value::Scalar(_))).then(|| {
        Diagnostic::error(Code::UnexpectedValue, text!("bar-too-many", name))
            .at(&Place::new(source, start..before.len()), text!("here"))
            .hint(text!("bar-too-many.hint", name))
    })
}

/// A place cut to its first line.
pub(super) fn first_line(place: &Place) -> Place {
    let line = place.source.line(place.position().line);
    Place::new(&place.source, place.range.start..place.range.end.min(line.end))
}
