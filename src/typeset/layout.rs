//! The layout of a collection: its own files before the program's, the one it chose, and whether the two sides of the
//! contract fit.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;
use std::path::Path;

use typst::syntax::ast::{self, AstNode};
use typst::syntax::{LinkedNode, Side, Source as Parsed, SyntaxKind};

use super::slips::{comment, idle, kinds, sizes, tokens, undisplayed, unmarked};
use super::theme::Room;
use super::{CONTRACT, Output, embedded};
use crate::annex::Annex;
use crate::diag::{Code, Diagnostic, Diagnostics, did_you_mean};
use crate::failure::Failure;
use crate::limits;
use crate::message::{decimal, text};
use crate::picture;
use crate::project::Project;
use crate::sheet::{Manifest, Named};
use crate::source::{Place, Source, not_utf8};

/// What the files of a layout that can be chosen are called, in its folder.
const ENTRIES: [&str; 2] = ["annex.typ", "handout.typ"];

/// The least width and height of a page's text, in millimetres: below, no line holds more than a word or two.
const ROOM: f64 = 25.0;

/// The name under which a layout states the version of the contract that it was written for.
const STATEMENT: &str = "contract";

/// The layouts' files, and which of them the collection uses.
pub(super) struct Layout {
    /// Files by path relative to `layouts/`.
    files: BTreeMap<String, Cow<'static, [u8]>>,
    /// The names of those that are the collection's and differ from the program's.
    own: Vec<String>,
    /// The folder of the layout that the manifest names.
    chosen: Option<String>,
}

impl Layout {
    /// Gathers the files.
    ///
    /// # Errors
    /// When the collection has a `layouts/` that cannot be read.
    pub(super) fn load(project: &Project, manifest: &Manifest) -> Result<Self, Failure> {
        let mut files: BTreeMap<String, Cow<'static, [u8]>> =
            embedded::layouts().into_iter().map(|(name, bytes)| (name, bytes.into())).collect();
        let mut own = Vec::new();
        for (name, bytes) in project.overlay("layouts", limits::LAYOUT_BYTES)? {
            if files.get(&name).is_none_or(|known| **known != *bytes) {
                own.push(name.clone());
                files.insert(name, Cow::Owned(bytes));
            }
        }
        let chosen = manifest.layout.as_ref().map(|layout| layout.name.clone());
        Ok(Self { files, own, chosen })
    }

    /// The virtual path of the file that an output starts with.
    pub(super) fn entry(&self, output: &Output) -> String {
        let file = match output {
            Output::Annex => "annex.typ",
            Output::Handout(_) => "handout.typ",
            Output::Redline => "redline.typ",
            Output::Checks => "checks.typ",
        };
        match &self.chosen {
            // A layout of the collection's own need not know of comparisons.
            Some(folder) if self.files.contains_key(&format!("{folder}/{file}")) => {
                format!("/layouts/{folder}/{file}")
            }
            Some(folder) if matches!(output, Output::Annex | Output::Handout(_)) => {
                format!("/layouts/{folder}/{file}")
            }
            _ => format!("/layouts/{file}"),
        }
    }

    /// The virtual path of the theme that it takes its colours from: its own, or the usual one.
    pub(super) fn theme(&self) -> String {
        let own = self.chosen.as_ref().map(|folder| format!("{folder}/theme.typ"));
        let own = own.filter(|own| self.files.contains_key(own));
        format!("/layouts/{}", own.as_deref().unwrap_or("theme.typ"))
    }

    /// Reports what does not fit: a layout or an icon that is not there, another version of the contract.
    pub(super) fn check(&self, annex: &Annex, diagnostics: &mut Diagnostics) {
        if let Some(chosen) = &annex.manifest.layout
            && !self.names().contains(&chosen.name.as_str())
        {
            diagnostics.push(self.unknown(chosen));
        }
        for icon in annex.manifest.section_types.iter().filter_map(|kind| kind.icon.as_ref()) {
            diagnostics.extend(self.check_icon(icon));
        }
        for name in self.own.iter().filter(|name| self.is_used(name)) {
            let bytes = &self.files[name];
            if name.ends_with(".typ")
                && let Err(error) = std::str::from_utf8(bytes)
            {
                let path = Path::new("layouts").join(name);
                diagnostics.push(not_utf8(&path, bytes, error.valid_up_to()));
            }
            if let Some(statement) = statement(name, bytes) {
                diagnostics.extend(statement.check());
            }
            if let Some(unclosed) = comment::unclosed(name, bytes) {
                diagnostics.push(unclosed);
            }
            if let Some(unmarked) = unmarked::code(name, &self.files) {
                diagnostics.push(unmarked);
            }
            if let Some(unreadable) = sizes::unreadable(name, bytes) {
                diagnostics.push(unreadable);
            }
            if let Some(counter) = undisplayed::counter(name, bytes) {
                diagnostics.push(counter);
            }
            if let Some(idle) = idle::rules(name, &self.files) {
                diagnostics.push(idle);
            }
            if name.ends_with("theme.typ") {
                let inks = annex.manifest.profiles.inks.all.iter();
                let named: Vec<&str> = inks.map(|ink| ink.colour.as_str()).collect();
                let unread = tokens::unread(name, &self.files, &named);
                unread.into_iter().for_each(|found| diagnostics.push(found));
            }
        }
    }

    /// The files, by virtual path.
    pub(super) fn files(&self) -> impl Iterator<Item = (String, Cow<'static, [u8]>)> {
        self.files.iter().map(|(name, bytes)| (format!("/layouts/{name}"), bytes.clone()))
    }

    /// Whether a file, by path in the collection, is its own, and not the program's.
    pub(super) fn is_own(&self, path: &Path) -> bool {
        let name = path.strip_prefix("layouts").ok().and_then(Path::to_str);
        name.is_some_and(|name| self.own.iter().any(|own| own == name))
    }

    /// The code that is the collection's own and that it uses, by path relative to `layouts/`.
    pub(super) fn own_code(&self) -> impl Iterator<Item = &str> {
        let own = self.own.iter().map(String::as_str);
        own.filter(|name| name.ends_with(".typ") && self.is_used(name))
    }

    /// Where the code that it uses says some letters, the collection's own first.
    pub(super) fn saying(&self, letters: &str) -> Option<Place> {
        let code = self.files.keys().map(String::as_str);
        let code = code.filter(|name| name.ends_with(".typ") && self.is_used(name));
        self.own_code().chain(code).find_map(|name| {
            let text = std::str::from_utf8(&self.files[name]).ok()?;
            if !text.contains(letters) {
                return None;
            }
            let parsed = Parsed::detached(text);
            let root = LinkedNode::new(parsed.root());
            let is_said = |at: &usize| {
                let leaf = root.leaf_at(*at, Side::After).map(|leaf| leaf.kind());
                leaf.is_some_and(|kind| matches!(kind, SyntaxKind::Text | SyntaxKind::Str))
            };
            let at = text.match_indices(letters).map(|(at, _)| at).find(is_said)?;
            let source = Source::new(format!("layouts/{name}"), text.to_owned());
            Some(Place::new(&source, at..at + letters.len()))
        })
    }

    /// Where the collection's own code gives a token that is read by these names.
    pub(super) fn given(&self, path: &str) -> Option<(String, Place)> {
        let texts = self.own_code().filter_map(|name| {
            let text = std::str::from_utf8(&self.files[name]).ok()?;
            Some((name, text))
        });
        tokens::given(texts, path)
    }

    /// Tells of pages whose margins leave no room for text, and of lines that run off the paper, for another width was computed with.
    pub(super) fn cramped(&self, room: &Room) -> Option<Diagnostic> {
        let across = room.across < ROOM;
        let left = [room.across, room.down].into_iter().find(|left| *left < ROOM);
        let theme = self.theme();
        let styling = theme.replace("theme.typ", "styling.typ");
        let is_usual = !self.is_own(Path::new(styling.trim_start_matches('/')));
        let spills = room.spills.filter(|_| left.is_none() && is_usual);
        let names: &[&str] = match across || spills.is_some() {
            true => &["side", "width"],
            false => &["top", "bottom", "bottom-least", "height"],
        };
        let source = Source::new(theme.trim_start_matches('/'), self.text(&theme));
        let given = tokens::in_numbers(source.text(), names);
        let places = given.into_iter().map(|range| Place::new(&source, range));
        // What was changed is the likelier cause, and what comes last counts.
        let place = places.max_by_key(|it| (self.is_changed(it), it.range.start));
        let place = place.unwrap_or_else(|| Place::new(&source, 0..0));
        if let Some(measure) = spills {
            let [measure, left] = [measure, room.across].map(|it| decimal(it, 0));
            return Some(
                Diagnostic::error(Code::Layout, text!("layout-spilling", measure, left))
                    .at(&place, text!("layout-spilling.label"))
                    .hint(text!("layout-spilling.hint")),
            );
        }
        let (none, left) = ((left? <= 0.0).to_string(), decimal(left?.max(0.0), 0));
        let across = across.to_string();
        Some(
            Diagnostic::error(
                Code::Layout,
                text!("layout-cramped", across = across.as_str(), none, left),
            )
            .at(&place, text!("layout-cramped.label"))
            .hint(text!("layout-cramped.hint", across)),
        )
    }

    /// The first token of the collection's own that is of another kind than the program's; see [`kinds::unlike`].
    pub(super) fn unlike(&self, said: &[&str]) -> Option<Diagnostic> {
        let theme = self.theme();
        let texts = self.own_code().filter_map(|name| {
            let text = std::str::from_utf8(&self.files[name]).ok()?;
            Some((name, text))
        });
        kinds::unlike(theme.trim_start_matches("/layouts/"), said, texts)
    }

    /// Whether a place is on a line that the program's own file does not have.
    pub(super) fn is_changed(&self, place: &Place) -> bool {
        let name = place.source.path().strip_prefix("layouts").ok().and_then(Path::to_str);
        let shipped = name.and_then(|name| embedded::layouts().remove(name));
        let shipped = shipped.map(String::from_utf8_lossy).unwrap_or_default();
        let line = place.source.line(place.source.position(place.range.start).line);
        let line = place.source.text()[line].trim();
        shipped.lines().all(|known| known.trim() != line)
    }

    /// Where the collection's own code gives text a size of so many points.
    pub(super) fn sized(&self, points: f64) -> Option<Place> {
        self.own_code().find_map(|name| {
            let text = std::str::from_utf8(&self.files[name]).ok()?;
            let range = sizes::given(text, points)?;
            let source = Source::new(format!("layouts/{name}"), text.to_owned());
            Some(Place::new(&source, range))
        })
    }

    /// Where the collection's own code takes most room from between letters.
    pub(super) fn tracked(&self) -> Option<Place> {
        let all = self.own_code().filter_map(|name| {
            let text = std::str::from_utf8(&self.files[name]).ok()?;
            let (range, room) = sizes::tightest(text)?;
            let source = Source::new(format!("layouts/{name}"), text.to_owned());
            Some((Place::new(&source, range), room))
        });
        all.min_by(|a, b| a.1.total_cmp(&b.1)).map(|(place, _)| place)
    }

    /// Where the collection's own code keeps a text from the fonts that it does not name.
    pub(super) fn without_fallback(&self) -> Option<Place> {
        self.own_code().find_map(|name| {
            let text = std::str::from_utf8(&self.files[name]).ok()?;
            let parsed = Parsed::detached(text);
            let range = without_fallback(&LinkedNode::new(parsed.root()))?;
            let source = Source::new(format!("layouts/{name}"), text.to_owned());
            Some(Place::new(&source, range))
        })
    }

    /// The icons that are the collection's own, by name.
    pub(super) fn own_icons(&self) -> impl Iterator<Item = (&str, &[u8])> {
        let icons = self.own.iter().filter_map(|path| Some((path, self.files.get(path)?)));
        icons.filter_map(|(path, bytes)| {
            let name = path.strip_prefix("icons/")?.strip_suffix(".svg")?;
            Some((name, &**bytes))
        })
    }

    /// The text of a file, by virtual path; empty where there is none.
    pub(super) fn text(&self, path: &str) -> String {
        let bytes = path.strip_prefix("/layouts/").and_then(|name| self.files.get(name));
        bytes.map_or_else(String::new, |bytes| String::from_utf8_lossy(bytes).into_owned())
    }

    /// The layouts that can be chosen: folders with both entries.
    fn names(&self) -> Vec<&str> {
        let folders = self.files.keys().filter_map(|name| name.strip_suffix("/annex.typ"));
        folders.filter(|folder| self.has_entries(folder)).collect()
    }

    fn has_entries(&self, folder: &str) -> bool {
        let has = |entry: &str| self.files.contains_key(&format!("{folder}/{entry}"));
        !folder.contains('/') && ENTRIES.iter().all(|entry| has(entry))
    }

    /// Whether a file belongs to what the collection uses, and not to a layout that it did not choose.
    fn is_used(&self, name: &str) -> bool {
        name.split_once('/').is_none_or(|(folder, _)| {
            self.chosen.as_deref() == Some(folder) || !self.has_entries(folder)
        })
    }

    fn unknown(&self, chosen: &Named) -> Diagnostic {
        let names = self.names();
        let inside = |entry: &&&str| !self.files.contains_key(&format!("{}/{entry}", chosen.name));
        let absent: Vec<&str> = ENTRIES.iter().filter(inside).copied().collect();
        if absent.len() < ENTRIES.len() {
            let path = format!("layouts/{}/{}", chosen.name, absent.join(", "));
            let message = text!("layout-without-entry", name = chosen.name, path);
            return Diagnostic::error(Code::UnknownLayout, message)
                .at(&chosen.place, text!("here"))
                .hint(text!("layout-without-entry.hint"));
        }
        let message = text!("unknown-layout", name = chosen.name);
        Diagnostic::error(Code::UnknownLayout, message)
            .at(&chosen.place, text!("unknown-layout.label", name = chosen.name))
            .maybe_hint(
                did_you_mean(&chosen.name, names.iter().copied())
                    .map(|near| text!("unknown-layout.hint-near", near)),
            )
            .hint(text!("unknown-layout.hint-names", names = names.join(", ")))
            .hint(text!("unknown-layout.hint"))
    }

    fn check_icon(&self, icon: &Named) -> Diagnostics {
        let mut found = Diagnostics::default();
        let path = format!("icons/{}.svg", icon.name);
        let Some(bytes) = self.files.get(&path) else {
            let icons = self.files.keys().filter_map(|name| name.strip_prefix("icons/"));
            let icons: Vec<&str> = icons.filter_map(|name| name.strip_suffix(".svg")).collect();
            let message = text!("missing-icon", name = icon.name);
            // A path, where a name is wanted: what is behind the last stroke may be one.
            let name = icon.name.rsplit(['/', '\\']).next().unwrap_or_default();
            let near = did_you_mean(name, icons.iter().copied());
            let is_path = name != icon.name && !name.is_empty();
            let bare = is_path.then(|| near.unwrap_or(name));
            let looked_for = path;
            let path = format!("icons/{}.svg", bare.unwrap_or(&icon.name));
            found.push(
                Diagnostic::error(Code::MissingIcon, message)
                    .at(&icon.place, text!("missing-icon.label", path = looked_for))
                    .maybe_hint(bare.map(|name| text!("missing-icon.hint-path", name)))
                    .maybe_hint(
                        near.filter(|_| !is_path).map(|near| text!("missing-icon.hint-near", near)),
                    )
                    .hint(text!("missing-icon.hint-names", names = icons.join(", ")))
                    .hint(text!("missing-icon.hint", path)),
            );
            return found;
        };
        if self.own.contains(&path)
            && let Err(fault) = picture::probe_icon(bytes)
        {
            found.push(
                Diagnostic::error(Code::MissingIcon, text!("bad-icon", why = fault.why))
                    .at(&icon.place, format!("layouts/{path}"))
                    .hint(text!("bad-icon.hint")),
            );
        }
        found
    }
}

/// Where a file says `fallback: false`.
fn without_fallback(node: &LinkedNode<'_>) -> Option<Range<usize>> {
    if let Some(named) = node.cast::<ast::Named>()
        && named.name().as_str() == "fallback"
        && matches!(named.expr(), ast::Expr::Bool(value) if !value.get())
    {
        return Some(node.range());
    }
    node.children().find_map(|child| without_fallback(&child))
}

/// What a layout file says of the version it was written for.
struct Statement {
    place: Place,
    /// None: no whole number.
    version: Option<i64>,
}

/// The version of the contract that a layout file says it was written for, if it says one.
#[must_use]
pub fn stated_contract(name: &str, bytes: &[u8]) -> Option<i64> {
    statement(name, bytes)?.version
}

/// The statement `#let contract = 1` of a file, if it has one; without, a file is of version 1.
fn statement(name: &str, bytes: &[u8]) -> Option<Statement> {
    let text = std::str::from_utf8(bytes).ok().filter(|_| name.ends_with(".typ"))?;
    if !text.contains(STATEMENT) {
        return None;
    }
    let parsed = Parsed::detached(text);
    let found = LinkedNode::new(parsed.root()).children().find_map(|node| {
        let binding = node.cast::<ast::LetBinding>()?;
        let [ident] = binding.kind().bindings()[..] else { return None };
        let init = (ident.as_str() == STATEMENT).then(|| binding.init())??;
        let version = match init {
            ast::Expr::Int(int) => Some(int.get()),
            _ => None,
        };
        let range = node.find(init.span()).map_or(node.range(), |init| init.range());
        Some((range, version))
    });
    let (range, version) = found?;
    let source = Source::new(format!("layouts/{name}"), text.to_owned());
    Some(Statement { place: Place::new(&source, range), version })
}

impl Statement {
    /// Reports a version that is not the program's.
    fn check(&self) -> Diagnostics {
        let mut found = Diagnostics::default();
        let ours = i64::from(CONTRACT);
        let Some(version) = self.version else {
            found.push(
                Diagnostic::error(Code::LayoutContract, text!("contract-number"))
                    .at(&self.place, text!("contract-number.label"))
                    .hint(text!("contract-number.hint", name = STATEMENT, ours)),
            );
            return found;
        };
        if version != ours {
            let program = env!("CARGO_PKG_VERSION");
            let message = text!("layout-contract", version, program, ours);
            found.push(
                Diagnostic::error(Code::LayoutContract, message)
                    .at(&self.place, text!("layout-contract.label"))
                    .hint(if version > ours {
                        text!("layout-contract.hint-newer", ours)
                    } else {
                        text!("layout-contract.hint-older", ours)
                    })
                    .hint(text!("layout-contract.hint")),
            );
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn version(text: &str) -> Option<Option<i64>> {
        statement("a.typ", text.as_bytes()).map(|statement| statement.version)
    }

    #[test]
    fn a_statement_is_a_top_level_binding() {
        assert_eq!(version("// contract\n#let contract = 2\n"), Some(Some(2)));
        assert_eq!(version("#let contract = \"2\"\n"), Some(None));
        for other in
            ["#{ let contract = 2 }", "contract = 2", "#let contracts = 2", "#let contract"]
        {
            assert_eq!(version(other), None, "{other}");
        }
        assert!(statement("a.svg", b"#let contract = 2").is_none());
    }

    #[test]
    fn the_layouts_of_the_program_state_its_own_version() {
        let entries = ["annex.typ", "handout.typ", "theme.typ", "parts/data.typ"];
        let layouts = embedded::layouts();
        for name in entries {
            let stated = statement(name, layouts[name]).and_then(|s| s.version);
            assert_eq!(stated, Some(i64::from(CONTRACT)), "{name}");
        }
        for (name, bytes) in layouts {
            let stated = statement(&name, bytes).map(|statement| statement.version);
            assert!(stated.is_none_or(|v| v == Some(i64::from(CONTRACT))), "{name}");
        }
    }
}
