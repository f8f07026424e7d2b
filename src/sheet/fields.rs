//! Walking a YAML mapping: takes the keys one expects, and reports all that is amiss.

use std::sync::Arc;

use super::unknown::{is_misspelt, is_number, is_spelt_like, unknown_key};
use super::{titles, written};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::fold;
use crate::limits;
use crate::message::text;
use crate::project::MANIFEST;
use crate::source::{Place, Source};
use crate::yaml::slips::{astray, bar};
use crate::yaml::{Key, Node, Text, Value, write};

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

    /// Takes a key's value: that of one with a wrong letter, where there is no other. Such a key is left, and told of; what
    /// it holds is neither missing nor hidden.
    pub(super) fn take(&mut self, name: &str) -> Option<&'a Node> {
        if let Some(index) = self.entries.iter().position(|(key, _)| key.name == name) {
            return Some(self.entries.remove(index).1);
        }
        let meant = |(key, _): &&(&Key, &Node)| is_spelt_like(&key.name, name);
        self.entries.iter().find(meant).map(|(_, node)| *node)
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
                    let by_line = written::by_line(name);
                    written::slips(self.source, &node.range, (name, by_line), diagnostics);
                    Some(one_line(text, &place, diagnostics))
                }
                // An anchor or a tag was told as that.
                Value::Null if is_refused(&place) => None,
                Value::Scalar(_) | Value::Null => {
                    diagnostics.push(
                        Diagnostic::error(Code::EmptyValue, text!("empty-key", name))
                            .at(&place, nothing(&place))
                            .hint(match titled(&place) {
                                Some(title) => {
                                    text!("empty-key.hint-heading", name, title)
                                }
                                None => text!("empty-key.hint-required"),
                            }),
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

/// Whether a value that is nothing to YAML is a tag, an anchor or an alias: told as that.
fn is_refused(place: &Place) -> bool {
    place.source.text()[place.range.clone()].starts_with(['!', '&', '*'])
}

/// Whether a text stands right below the sign that announces it, no farther right than the key.
fn is_pasted_below(place: &Place) -> bool {
    let source = &place.source;
    let last = source.position(source.text().len()).line;
    let said = |line: &usize| !source.text()[source.line(*line)].trim().is_empty();
    let next = (place.position().line + 1..=last).find(said);
    next.is_some_and(|next| astray::sentence(source, next).is_some())
}

/// What is said of a value that is empty, or that YAML takes for nothing.
pub(super) fn nothing(place: &Place) -> String {
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

/// The words behind the « # » and the space that somebody put before a title, as before a heading of Markdown.
fn titled(place: &Place) -> Option<String> {
    let line = place.source.line(place.position().line);
    let rest = place.source.text()[place.range.start.min(line.end)..line.end].trim();
    let title = rest.trim_start_matches(':').trim_start().strip_prefix("# ")?.trim();
    (!title.is_empty()).then(|| write::scalar(title))
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

/// A node's text; reports what is no text, and what is empty.
pub(super) fn text<'a>(
    source: &Arc<Source>,
    node: &'a Node,
    name: &str,
    diagnostics: &mut Diagnostics,
) -> Option<&'a Text> {
    value(source, node, (name, written::by_line(name)), diagnostics)
}

/// The same, of a key whose text may be lines of print without its name saying so: a field's own « texte: ».
pub(super) fn value<'a>(
    source: &Arc<Source>,
    node: &'a Node,
    (name, by_line): (&str, bool),
    diagnostics: &mut Diagnostics,
) -> Option<&'a Text> {
    let place = Place::new(source, node.range.clone());
    match &node.value {
        Value::Scalar(text) if !is_blank(text.as_str()) => {
            written::slips(source, &node.range, (name, by_line), diagnostics);
            Some(text)
        }
        Value::Null if is_refused(&place) => None,
        // Its text lacks its spaces, and is told as that.
        Value::Scalar(_) if is_pasted_below(&place) => None,
        // Its line is there twice, and told as that.
        Value::Scalar(_) | Value::Null if is_twice(source, node, name, diagnostics) => None,
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
        Value::Sequence(items) => {
            let told = Diagnostic::error(Code::UnexpectedValue, text!("text-not-list", name))
                .at(&first_line(&place), text!("text-not-list.label"));
            let told = match bar::is_text(name) {
                true => written::of_key(source, &node.range, told),
                false => told,
            };
            let several = items.len() > 1 && bar::is_text(name);
            let inner = in_brackets(&source.text()[place.range.clone()], items);
            if let Some(inner) = inner.filter(|_| !several) {
                let written = format!("{name}: {inner}");
                diagnostics.push(told.hint(text!("text-not-list.hint-brackets", written)));
                return None;
            }
            diagnostics.push(told.hint(match name {
                _ if source.text()[place.range.clone()].starts_with('[') && !several => {
                    text!("yaml-quote-hint")
                }
                "chapeau" => text!("text-not-list.hint-lead"),
                _ if by_line => text!("text-not-list.hint-lines", name),
                _ if written::is_line(name) => text!("text-not-list.hint-line", name),
                _ => text!("text-not-list.hint", name),
            }));
            None
        }
    }
}

/// Whether a key, whose value is given, is told to be there twice.
fn is_twice(source: &Source, node: &Node, name: &str, diagnostics: &Diagnostics) -> bool {
    let line = source.position(source.text()[..node.range.start].trim_end().len()).line;
    let named = |(place, _): &(Place, String)| {
        source.text().get(place.range.clone()) == Some(name) && place.position().line == line
    };
    let twice = |found: &Diagnostic| found.code == Code::DuplicateKey;
    diagnostics.iter().filter(|found| twice(found)).any(|found| found.labels.iter().any(named))
}

/// What stands in the brackets of a list on one line, if it is a text without them.
fn in_brackets<'t>(written: &'t str, items: &[Node]) -> Option<&'t str> {
    let inner = written.strip_prefix('[')?.strip_suffix(']')?.trim();
    let inner = inner.strip_suffix(',').unwrap_or(inner).trim_end();
    let texts = items.iter().all(|item| matches!(item.value, Value::Scalar(_)));
    let marked = items.len() > 1 && inner.contains(['"', '\'']);
    (texts && !items.is_empty() && !marked && !inner.contains('\n')).then_some(inner)
}

/// Warns of a key that holds a list or other keys, and has nothing behind it.
pub(super) fn empty(source: &Arc<Source>, node: &Node, name: &str, diagnostics: &mut Diagnostics) {
    let place = Place::new(source, node.range.clone());
    // A key that is there twice may have its value the other time.
    let twice = |found: &Diagnostic| {
        found.code == Code::DuplicateKey
            && found
                .place()
                .is_some_and(|place| source.text().get(place.range.clone()) == Some(name))
    };
    let told = is_refused(&place) || diagnostics.iter().any(twice);
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
    if source.text()[place.range.clone()].starts_with('{') {
        return Diagnostic::error(Code::UnexpectedValue, text!("text-not-keys", name))
            .at(place, text!("text-not-keys.label-braces"))
            .hint(text!("yaml-quote-hint"));
    }
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
    let typed = before.rsplit_once(char::is_whitespace)?.1;
    let start = before.len() - typed.len();
    let sign = matches!(typed, "|" | ">" | "|-" | ">-" | "|+" | ">+");
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
