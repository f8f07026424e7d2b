//! Safe remedies, applied: what people who type YAML get wrong most often, mended in the text without a word changed.
//!
//! A repair is a guess about what the author meant, tried at the place of a problem. It is kept only if the problem is
//! gone, no other has come, and the text has the same words in the same order: so a wrong guess costs nothing.

mod block;
mod repair;
mod tabs;
mod value;

use std::path::Path;

use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::fmt::alone;
use crate::fold;
use crate::limits;
use crate::project::MANIFEST;
use crate::sheet::{self, Manifest};
use crate::source::Source;
use crate::yaml;

pub use repair::Repair;

/// A text whose problems were mended, as far as they could be.
#[derive(Debug)]
pub struct Mended {
    /// The new text.
    pub text: String,
    /// What was done: each with its line in the text as it was then.
    pub repairs: Vec<(usize, Repair)>,
}

/// Mends the text of a source file, `name` being its path below `sources/`; nothing where nothing could be done.
///
/// A sheet's themes and section types are looked for in the manifest; without one, all are good.
#[must_use]
pub fn mend(name: &str, bytes: &[u8], manifest: Option<&Manifest>) -> Option<Mended> {
    let text = std::str::from_utf8(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes)).ok()?;
    let mut state = State::of(name, text.to_owned(), manifest);
    let mut repairs = Vec::new();
    while repairs.len() < limits::REPAIRS
        && let Some((line, repair, better)) = state.better(name, manifest)
    {
        repairs.push((line, repair));
        state = better;
    }
    (!repairs.is_empty()).then_some(Mended { text: state.text, repairs })
}

/// Whether the problem of a diagnostic is one that can be mended.
#[must_use]
pub fn can_mend(diagnostic: &Diagnostic) -> bool {
    let Some(place) = diagnostic.place() else { return false };
    // Reading a file again takes time, and most problems have no repair.
    if candidates(diagnostic, place.source.text()).is_empty() {
        return false;
    }
    let name = place.source.path().file_name().unwrap_or_default().to_string_lossy();
    let state = State::of(&name, place.source.text().to_owned(), None);
    state.better_at(diagnostic, &name, None).is_some()
}

/// A text and what is wrong with it.
struct State {
    text: String,
    found: Diagnostics,
    /// How much of the text is unread: all behind what is no YAML, in bytes.
    unread: usize,
}

impl State {
    fn of(name: &str, text: String, manifest: Option<&Manifest>) -> Self {
        let mut found = Diagnostics::default();
        let unread = read(name, &text, manifest, &mut found);
        Self { text, found, unread }
    }

    /// How bad it is: text that nobody could read weighs more than what is wrong in the rest.
    fn badness(&self) -> (usize, usize) {
        (self.unread, self.found.errors())
    }

    /// The first repair that makes it better: its line, what it is, and what comes of it.
    fn better(&self, name: &str, manifest: Option<&Manifest>) -> Option<(usize, Repair, Self)> {
        let places = self.found.iter().take(limits::REPAIRS);
        places.into_iter().find_map(|diagnostic| self.better_at(diagnostic, name, manifest))
    }

    /// The repair that makes it best at the place of a problem.
    fn better_at(
        &self,
        diagnostic: &Diagnostic,
        name: &str,
        manifest: Option<&Manifest>,
    ) -> Option<(usize, Repair, Self)> {
        let words = fold::folded_words(&self.text);
        let tried = candidates(diagnostic, &self.text).into_iter();
        let tried = tried.map(|(repair, text)| (repair, Self::of(name, text, manifest)));
        let better = tried.filter(|(_, new)| {
            new.badness() < self.badness()
                && !new.repeats(diagnostic)
                && fold::folded_words(&new.text) == words
        });
        let (repair, new) = better.min_by_key(|(_, new)| new.badness())?;
        Some((diagnostic.place()?.position().line, repair, new))
    }

    /// Whether a problem is still where it was: the count may have fallen by chance.
    fn repeats(&self, old: &Diagnostic) -> bool {
        let key = |d: &Diagnostic| (d.code, d.place().map(|place| place.range.start));
        self.found.iter().any(|new| key(new) == key(old))
    }
}

/// Reports what is wrong with a text, and gives the number of bytes that could not be read for it.
fn read(name: &str, text: &str, manifest: Option<&Manifest>, found: &mut Diagnostics) -> usize {
    let Some(source) = Source::decode(Path::new(name), text.as_bytes(), found) else {
        return text.len();
    };
    let Some(root) = yaml::read(&source, found) else {
        let at = found.iter().filter_map(Diagnostic::place).map(|place| place.range.start).max();
        return text.len() - at.unwrap_or_default().min(text.len());
    };
    // The readers below read the tree again, and report what it has.
    *found = Diagnostics::default();
    if name == MANIFEST {
        sheet::read_manifest(&source, found);
        return 0;
    }
    let alone = if manifest.is_none() { alone::manifest(&root) } else { None };
    match manifest.or(alone.as_ref()) {
        Some(manifest) => {
            sheet::read_sheet("fiche", &source, manifest, found);
        }
        None => {
            yaml::read(&source, found);
        }
    }
    0
}

/// What could be meant at the place of a problem, the likeliest first: the repair, and the text that it makes.
fn candidates(diagnostic: &Diagnostic, text: &str) -> Vec<(Repair, String)> {
    let Some(place) = diagnostic.place() else { return Vec::new() };
    let range = place.range.clone();
    let edits = match diagnostic.code {
        Code::ForbiddenCharacter => vec![(Repair::Invisible, vec![(range, String::new())])],
        Code::YamlTab => tabs::spaced(text, range.start),
        Code::YamlComment | Code::YamlUnsupported => value::quoted(text, range.start),
        Code::YamlColon | Code::YamlSyntax | Code::UnexpectedValue => {
            let mut edits = value::spaced(text, range.start);
            edits.extend(value::colons(text, range.start));
            edits.extend(block::candidates(text, range.start));
            edits.extend(value::quoted(text, range.start));
            edits
        }
        Code::IndentedText => block::dedented(text, range),
        Code::UnknownKey => value::renamed(text, range, &diagnostic.hints),
        _ => Vec::new(),
    };
    edits.into_iter().map(|(repair, edits)| (repair, repair::applied(text, edits))).collect()
}

#[cfg(test)]
mod tests;
