//! Writes sources in one form: keys in order, prose in blocks, a sentence a line, remarks where they belong.
//!
//! The form serves people who work on one text together: their changes to different sentences of a paragraph stand on
//! different lines. What a file says stays: the new text is read again and compared with the old one.

pub(crate) mod alone;
mod comments;
mod emit;
mod order;
mod prose;
mod same;
mod tree;

use std::sync::Arc;

use crate::diag::Diagnostics;
use crate::failure::Failure;
use crate::message::text;
use crate::project::MANIFEST;
use crate::sheet::{Lines, Manifest};
use crate::source::Source;
use crate::yaml::{self, Node, Value};
use order::Group;

/// What a source is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A sheet.
    Sheet,
    /// The manifest.
    Manifest,
}

impl Kind {
    /// What a file is, by its name; where it has none, by what only a manifest says.
    #[must_use]
    pub fn of(source: &Source, root: &Node) -> Self {
        let name = source.path().file_name().and_then(|name| name.to_str());
        let Value::Mapping(entries) = &root.value else { return Self::Sheet };
        let has = |name: &str| entries.iter().any(|(key, _)| key.name == name);
        let says = ["annexe", "guide", "fiches", "organisme"].into_iter().any(has);
        let sheet = ["sections", "chapeau", "reperes", "texte"].into_iter().any(has);
        if name == Some(MANIFEST) || (says && !sheet) { Self::Manifest } else { Self::Sheet }
    }

    fn group(self) -> Group {
        match self {
            Self::Sheet => Group::Sheet,
            Self::Manifest => Group::Manifest,
        }
    }
}

/// How prose is written, and whether lines that would lose by being joined stay.
type Way = (fn(&str, Lines) -> String, bool);

/// The text of a source in its one form; nothing where the source has errors, which go to `diagnostics`.
///
/// A sheet's themes and section types are looked for in the manifest; without one, all are good.
///
/// # Errors
/// When the new text would not say what the old one says: the program is at fault.
pub fn format(
    source: &Arc<Source>,
    manifest: Option<&Manifest>,
    diagnostics: &mut Diagnostics,
) -> Result<Option<String>, Failure> {
    let before = diagnostics.errors();
    let Some(root) = yaml::read(source, &mut Diagnostics::default()) else {
        yaml::read(source, diagnostics);
        return Ok(None);
    };
    let kind = Kind::of(source, &root);
    let alone = if manifest.is_none() { alone::manifest(&root) } else { None };
    let Some(manifest) = manifest.or(alone.as_ref()) else { return Ok(None) };
    let meaning = same::meaning(source, kind, manifest, diagnostics);
    let Some(meaning) = meaning.filter(|_| diagnostics.errors() == before) else {
        return Ok(None);
    };
    let good = |text: &str| {
        is_same(source, &root, text, |new| {
            let mut found = Diagnostics::default();
            let again = same::meaning(new, kind, manifest, &mut found);
            found.errors() == 0 && again.is_some_and(|again| meaning.is(&again))
        })
    };
    let written =
        |(tidy, kept): Way| emit::emit(tree::tree(source, &root, kept), kind.group(), tidy);
    // Reading every text twice is slow, and hardly ever needed.
    let ways: [Way; 3] =
        [(prose::tidy, true), (prose::tidy_with_care, true), (prose::tidy_with_care, false)];
    let text = ways.into_iter().map(written).find(|text| good(text));
    text.map(Some).ok_or_else(|| internal(source))
}

/// Whether a new text has the remarks of the old one and says the same.
fn is_same(source: &Source, root: &Node, text: &str, says: impl Fn(&Arc<Source>) -> bool) -> bool {
    if text == source.text() {
        return true;
    }
    let new = Source::new(source.path(), text.to_owned());
    let Some(new_root) = yaml::read(&new, &mut Diagnostics::default()) else { return false };
    same::remarks(&new, &new_root) == same::remarks(source, root) && says(&new)
}

/// A text that the program made, in its one form; one that would not be the same in it stays as it is. With it, where it
/// was in that form already, what YAML finds in it.
pub(crate) fn tidied(name: &str, text: String) -> (Arc<Source>, Option<Node>) {
    let source = Source::new(name, text);
    // Most of them are: what says the same without a look needs none.
    if let Some(root) = yaml::read(&source, &mut Diagnostics::default()) {
        let group = Kind::of(&source, &root).group();
        if emit::emit(tree::tree(&source, &root, true), group, prose::tidy) == source.text() {
            return (source, Some(root));
        }
    }
    match format(&source, None, &mut Diagnostics::default()) {
        Ok(Some(text)) => (Source::new(name, text), None),
        _ => (source, None),
    }
}

fn internal(source: &Source) -> Failure {
    Failure::work(text!("fmt-internal", path = source.path().display()))
        .with_hint(text!("fmt-internal.hint"))
}
