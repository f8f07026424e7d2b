//! Safe remedies, applied: what people who type YAML get wrong most often, mended in the text without a word changed.
//!
//! A repair is a guess about what the author meant, tried at the place of a problem. It is kept only if the problem is
//! gone, no other has come, the text has the same words in the same order, and what was key or text still is: so a wrong
//! guess costs nothing.

mod astray;
mod beside;
mod block;
mod broken;
mod candidates;
mod gone;
mod guard;
mod key;
mod levels;
mod list;
mod nested;
mod pair;
mod pasted;
mod printed;
mod repair;
mod section;
mod structure;
mod tabs;
mod tag;
mod themes;
mod value;

use std::path::Path;

use crate::check;
use crate::diag::{Code, Diagnostic, Diagnostics, Fix, Severity};
use crate::fmt::alone;
use crate::limits;
use crate::project::MANIFEST;
use crate::sheet::{self, Manifest};
use crate::source::{Place, Source};
use crate::yaml::slips::place;
use crate::yaml::{self, Node};

use candidates::candidates;
pub use repair::Repair;
use repair::{Edit, applied};

/// A text whose problems were mended, as far as they could be.
#[derive(Debug)]
pub struct Mended {
    /// The new text.
    pub text: String,
    /// What was done: each with its line in the text as it was then.
    pub repairs: Vec<(usize, Repair)>,
    /// Whether there is more to do than one run does.
    pub is_cut: bool,
}

/// Mends the text of a source file, `name` being its path below `sources/`; nothing where nothing could be done.
///
/// A sheet's themes and section types are looked for in the manifest; without one, all are good.
#[must_use]
pub fn mend(name: &str, bytes: &[u8], manifest: Option<&Manifest>) -> Option<Mended> {
    let text = std::str::from_utf8(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes)).ok()?;
    let mut state = State::of(name, text.to_owned(), manifest);
    let (mut first, mut repairs) = (First::of(&state.text), Vec::new());
    while repairs.len() < limits::REPAIRS
        && let Some(better) = state.better(&first, name, manifest)
    {
        if better.repair.is_of_levels() {
            first.levels.clone_from(&better.state.text);
        }
        repairs.push((better.line, better.repair));
        repairs.extend(better.next);
        state = better.state;
    }
    let is_cut = repairs.len() >= limits::REPAIRS && state.better(&first, name, manifest).is_some();
    (!repairs.is_empty()).then_some(Mended { text: state.text, repairs, is_cut })
}

/// What mends the problem of a diagnostic in the text as it stands, if anything does.
#[must_use]
pub fn remedy(diagnostic: &Diagnostic, manifest: Option<&Manifest>) -> Option<Fix> {
    remedies(&[diagnostic], manifest).pop()?
}

/// The same for several problems, those of one file in a row: that is read once.
#[must_use]
pub fn remedies(all: &[&Diagnostic], manifest: Option<&Manifest>) -> Vec<Option<Fix>> {
    let mut read = None;
    all.iter().map(|diagnostic| shared(diagnostic, manifest, &mut read)).collect()
}

fn shared(
    diagnostic: &Diagnostic,
    manifest: Option<&Manifest>,
    read: &mut Option<State>,
) -> Option<Fix> {
    let source = &diagnostic.place()?.source;
    let better = sure(diagnostic, source, manifest, read)?;
    let edits = better.edits.into_iter().map(|(range, new)| (Place::new(source, range), new));
    let next = better.next.map(|(_, repair)| format!(", {}", repair.says()));
    let what = better.repair.says() + &next.unwrap_or_default();
    Some(Fix { what, edits: edits.collect() })
}

/// The changes that mend the problem of a diagnostic in its source, in the order of the text, if any are sure.
pub(crate) fn edits(diagnostic: &Diagnostic, manifest: Option<&Manifest>) -> Option<Vec<Edit>> {
    Some(sure(diagnostic, &diagnostic.place()?.source, manifest, &mut None)?.edits)
}

/// The repair of a problem; `read` is the text that was read last, if any.
fn sure(
    diagnostic: &Diagnostic,
    source: &Source,
    manifest: Option<&Manifest>,
    read: &mut Option<State>,
) -> Option<Better> {
    // Reading a file again takes time, and most problems have no repair.
    if candidates(diagnostic, source.text(), manifest).is_empty() {
        return None;
    }
    let name = source.path().file_name().unwrap_or_default().to_string_lossy();
    let same = read.take().filter(|state| state.name == *name && state.text == source.text());
    let state = same.unwrap_or_else(|| State::of(&name, source.text().to_owned(), manifest));
    read.insert(state).better_at(diagnostic, &First::of(source.text()), &name, manifest)
}

/// What a text was before all repairs.
struct First {
    text: String,
    /// The text that has the levels of lists that its author gave them, or that a repair has, which said so.
    levels: String,
}

impl First {
    fn of(text: &str) -> Self {
        Self { text: text.to_owned(), levels: text.to_owned() }
    }
}

/// A repair that makes a text better: the line of the problem, the changes, and what comes of them.
struct Better {
    line: usize,
    repair: Repair,
    /// The repair without which it makes nothing better, and its line.
    next: Option<(usize, Repair)>,
    edits: Vec<Edit>,
    state: State,
}

/// A text, and what YAML reads in it.
#[derive(Clone, Copy)]
struct Tree<'t> {
    text: &'t str,
    root: Option<&'t Node>,
}

/// A text and what is wrong with it.
struct State {
    name: String,
    text: String,
    /// What YAML reads in it, if it can.
    root: Option<Node>,
    found: Diagnostics,
    /// How much of the text is unread: the parts that are no YAML, in letters, and all behind the first, in bytes.
    unread: (usize, usize),
}

impl State {
    fn of(name: &str, text: String, manifest: Option<&Manifest>) -> Self {
        let mut found = Diagnostics::default();
        let (unread, root) = read(name, &text, manifest, &mut found);
        Self { name: name.to_owned(), text, root, found, unread }
    }

    /// How bad it is: text that nobody could read weighs more than what is wrong in the rest. Warnings count where one
    /// of them is to be mended: fewer of them are no excuse for an error that has moved.
    fn badness(&self, mended: Severity) -> ((usize, usize), usize, usize) {
        let warnings = if mended == Severity::Error { 0 } else { self.found.warnings() };
        (self.unread, self.found.errors(), warnings)
    }

    /// Whether some changes of an old text have made a key stand twice: one that nobody could read before is its author's.
    fn doubles(&self, old: &Self, edits: &[Edit]) -> bool {
        let twice = |state: &Self| -> Vec<usize> {
            let found = state.found.iter().filter(|found| found.code == Code::DuplicateKey);
            let places = found.flat_map(|found| &found.labels);
            places.map(|(place, _)| place.position().line).collect()
        };
        if old.unread == (0, 0) {
            return twice(self).len() > twice(old).len();
        }
        let line = |(range, _): &Edit| old.text[..range.start].matches('\n').count() + 1;
        let grown = |(range, new): &Edit| {
            let lines = |text: &str| text.matches('\n').count();
            lines(new).saturating_sub(lines(&old.text[range.clone()]))
        };
        let changed = edits.iter().map(line).zip(edits.iter().scan(0, |sum, edit| {
            let before = *sum;
            *sum += grown(edit);
            Some(before)
        }));
        let changed: Vec<usize> = changed.map(|(line, grown)| line + grown).collect();
        twice(self).iter().any(|line| changed.contains(line))
    }

    /// The first repair that makes it better, `first` being the text before all of them.
    fn better(&self, first: &First, name: &str, manifest: Option<&Manifest>) -> Option<Better> {
        let places = self.found.iter().take(limits::REPAIRS);
        places.into_iter().find_map(|diagnostic| self.better_at(diagnostic, first, name, manifest))
    }

    /// The repair that makes it best at the place of a problem.
    fn better_at(
        &self,
        diagnostic: &Diagnostic,
        first: &First,
        name: &str,
        manifest: Option<&Manifest>,
    ) -> Option<Better> {
        let alone = self.better_alone(diagnostic, first, name, manifest);
        alone.or_else(|| self.better_with_next(diagnostic, first, name, manifest))
    }

    fn better_alone(
        &self,
        diagnostic: &Diagnostic,
        first: &First,
        name: &str,
        manifest: Option<&Manifest>,
    ) -> Option<Better> {
        let words = tag::words(&self.text);
        let (line, severity) = (diagnostic.place()?.position().line, diagnostic.severity);
        // A guess that would cut a wide space in two is none.
        let whole = |(range, _): &Edit| self.text.get(range.clone()).is_some();
        let tried = candidates(diagnostic, &self.text, manifest).into_iter();
        let tried = tried.filter(|(_, edits)| edits.iter().all(whole));
        let tried = tried.map(|(repair, edits)| (applied(&self.text, &edits), repair, edits));
        let tried = tried.filter(|(text, repair, _)| repair.keeps(&words, &tag::words(text)));
        let tried = tried.map(|(text, repair, edits)| {
            let state = Self::of(name, text, manifest);
            Better { line, repair, next: None, edits, state }
        });
        let better = tried.filter(|better| self.is_bettered(diagnostic, first, better));
        better.min_by_key(|better| better.state.badness(severity))
    }

    /// Whether a problem is gone, no other has come, and nothing is what it was not before.
    fn is_bettered(&self, diagnostic: &Diagnostic, first: &First, better: &Better) -> bool {
        let (state, severity) = (&better.state, diagnostic.severity);
        state.badness(severity) < self.badness(severity)
            && !state.repeats(diagnostic)
            && guard::keeps(self.tree(), state.tree())
            && (better.repair.is_of_levels() || levels::keeps(&first.levels, &state.text))
            && printed::keeps(&first.text, self.tree(), state.tree())
            && !state.doubles(self, &better.edits)
    }

    fn tree(&self) -> Tree<'_> {
        Tree { text: &self.text, root: self.root.as_ref() }
    }

    /// Whether a problem is still where it was: the count may have fallen by chance.
    fn repeats(&self, old: &Diagnostic) -> bool {
        let start = |d: &Diagnostic| d.place().map(|place| place.range.start);
        let line = |d: &Diagnostic| d.place().map(|place| place.position().line);
        // A value that is wrong as a whole is no better than one whose parts are.
        let whole = old.code == Code::UnexpectedValue;
        self.found
            .iter()
            .filter(|new| new.code == old.code)
            .any(|new| start(new) == start(old) || whole && line(new) == line(old))
    }
}

/// Reports what is wrong with a text, and gives how much could not be read for it, and what YAML reads in it.
fn read(
    name: &str,
    text: &str,
    manifest: Option<&Manifest>,
    found: &mut Diagnostics,
) -> ((usize, usize), Option<Node>) {
    let Some(source) = Source::decode(Path::new(name), text.as_bytes(), found) else {
        let source = Source::new(Path::new(name), text.to_owned());
        let root = yaml::read(&source, &mut Diagnostics::default());
        return ((text.len(), text.len()), root);
    };
    let Some(root) = yaml::read(&source, found) else {
        let at = found.iter().filter_map(Diagnostic::place).map(|place| place.range.start).max();
        let behind = text.len() - at.unwrap_or_default().min(text.len());
        return ((yaml::report_further(&source, found) + hidden(text).0, behind), None);
    };
    if name == MANIFEST {
        // Its reader reads the tree again, and reports what it has.
        *found = Diagnostics::default();
        sheet::read_manifest(&source, found);
        return ((0, 0), Some(root));
    }
    let alone = if manifest.is_none() { alone::manifest(&root) } else { None };
    if let Some(manifest) = manifest.or(alone.as_ref()) {
        if let Some(sheet) = sheet::read_root("fiche", &source, &root, manifest, found) {
            check::addresses(&sheet, found);
        }
        check::silence(manifest, found);
    }
    let (letters, behind) = hidden(text);
    let cut = sheet::cut_in_two(&source, found).map_or(0, |marker| text.len() - marker.end);
    ((letters + cut, behind.max(cut)), Some(root))
}

/// How much of a text is hidden by bars that make a text of keys, as [`State::unread`] counts it.
fn hidden(text: &str) -> (usize, usize) {
    let (mut letters, mut behind) = (0, 0);
    let mut inside = false;
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let left = text.len() - start;
        start += line.len();
        if line.starts_with([' ', '\n', '\r']) {
            letters +=
                if inside { line.chars().filter(|c| c.is_alphanumeric()).count() } else { 0 };
            continue;
        }
        let bar = line.trim_end().ends_with(['|', '>']);
        inside = bar && ["reperes", "sections"].iter().any(|key| place::begins_with(line, key));
        behind = if inside && behind == 0 { left } else { behind };
    }
    (letters, behind)
}

#[cfg(test)]
mod tests;
