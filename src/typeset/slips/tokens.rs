//! Tokens of a collection's own theme that nothing reads: most often a name with a slip (`widht:`), which leaves the
//! program's own value and says nothing.

mod near;
mod whole;

use std::borrow::Cow;
use std::cell::LazyCell;
use std::collections::BTreeMap;
use std::ops::Range;

use typst::syntax::ast;
use typst::syntax::{LinkedNode, Side, Source as Parsed, SyntaxKind};

use whole::Wholes;

use crate::diag::{Code, Diagnostic, did_you_mean};
use crate::message::text;
use crate::source::{Place, Source};
use crate::typeset::embedded;

/// Dictionaries that have names of a designer's own, to be used now or later.
const PALETTES: &[&str] = &["colour", "font"];

/// The names of a theme that are near one that the program's theme has at the same place, and that no file says a second
/// time; `files` are those of the layouts, by path there. What the manifest names, `named`, is read.
pub(in crate::typeset) fn unread(
    theme: &str,
    files: &BTreeMap<String, Cow<'static, [u8]>>,
    named: &[&str],
) -> Vec<Diagnostic> {
    let all = embedded::layouts();
    let (true, Some(own)) = (all.contains_key(theme), files.get(theme)) else { return Vec::new() };
    let own = String::from_utf8_lossy(own);
    let known: Vec<Token> = known(theme).collect();
    let is_known = |name: &str| known.iter().any(|token| token.name == name);
    let given = names(&own);
    let parsed = LazyCell::new(|| Parsed::detached(own.to_string()));
    let unknown = given
        .iter()
        .filter(|Token { name, .. }| !is_known(name) && !named.contains(&name.as_str()));
    let wholes = LazyCell::new(|| wholes(files, &all));
    // `type.mark` is a key of another binding than `mark`, `theme.mark` that of a module.
    let is_binding =
        |name: &str| known.iter().any(|token| token.within.is_empty() && token.name == name);
    let found = unknown.filter_map(|Token { at, within, name }| {
        let beside = known.iter().filter(|token| token.within.first() == within.first());
        let near = near::near(name, beside.map(|token| token.name.as_str()));
        let keys = || known.iter().filter(|token| token.within == *within);
        let mut keys: Vec<&str> = keys().map(|token| token.name.as_str()).collect();
        keys.sort_unstable();
        keys.dedup();
        let near = near.or_else(|| near::translated(name, &keys));
        match near {
            // Where the theme goes on to use that name and gives it nowhere, Typst stops there, and says so.
            Some(near) => {
                if given.iter().all(|token| token.name != near) && is_used(&parsed, near) {
                    return None;
                }
            }
            // Beside the program's own keys, one that nothing reads does nothing; a name of one's own may be for later.
            None => {
                let first = within.first()?;
                if keys.is_empty() || PALETTES.contains(&first.as_str()) {
                    return None;
                }
            }
        }
        let holds = |whole: &Vec<String>| {
            (1..=within.len()).any(|length| {
                let before = whole.strip_suffix(&within[..length]);
                before.is_some_and(|before| before.last().is_none_or(|it| !is_binding(it)))
            })
        };
        if wholes.iter().any(holds) {
            return None;
        }
        let texts = files.iter().filter(|(file, _)| file.ends_with(".typ"));
        let said: usize = texts
            .map(|(_, text)| said(&String::from_utf8_lossy(text), name, !within.is_empty()))
            .sum();
        let unread = said == usize::from(within.is_empty());
        let hint = || match near {
            Some(near) => text!("did-you-mean", near),
            None => text!("layout-unread-token.keys", names = keys.join(", ")),
        };
        let source = || Source::new(format!("layouts/{theme}"), own.to_string());
        unread.then(|| {
            Diagnostic::warning(Code::Layout, text!("layout-unread-token", name = name.as_str()))
                .at(&Place::new(&source(), *at..at + name.len()), text!("here"))
                .hint(hint())
        })
    });
    found.collect()
}

/// Where one of some files gives a token that is read as `path`, its name or that of what it is in: `sidebar.inset.x`.
pub(in crate::typeset) fn given<'f>(
    files: impl Iterator<Item = (&'f str, &'f str)>,
    path: &str,
) -> Option<(String, Place)> {
    let wanted: Vec<&str> = path.split('.').collect();
    let all: Vec<(&str, &str, Vec<Token>)> =
        files.map(|(file, text)| (file, text, names(text))).collect();
    // One name alone is many things.
    (2..=wanted.len()).rev().find_map(|length| {
        let wanted = &wanted[..length];
        all.iter().find_map(|(file, text, tokens)| {
            // What a file gives twice is what it gives last.
            let of_name = |token: &&Token| {
                let whole = token.within.iter().chain([&token.name]);
                let whole: Vec<&str> = whole.map(String::as_str).collect();
                whole.ends_with(wanted)
            };
            let token = tokens.iter().filter(of_name).max_by_key(|token| token.at)?;
            let source = Source::new(format!("layouts/{file}"), (*text).to_owned());
            let place = Place::new(&source, token.at..token.at + token.name.len());
            Some((wanted.join("."), place))
        })
    })
}

/// Where a file gives tokens of these names in numbers, with the values that are given together with them.
pub(in crate::typeset) fn in_numbers(text: &str, names: &[&str]) -> Vec<Range<usize>> {
    let parsed = Parsed::detached(text);
    let (mut found, mut pending) = (Vec::new(), vec![LinkedNode::new(parsed.root())]);
    while let Some(node) = pending.pop() {
        let is_it = |bound: &str| names.contains(&bound);
        let binding = node.cast::<ast::LetBinding<'_>>();
        let bound = binding
            .is_some_and(|it| it.kind().bindings().iter().any(|bound| is_it(bound.as_str())));
        let named = node.cast::<ast::Named<'_>>().is_some_and(|it| is_it(it.name().as_str()));
        if (bound || named) && has_number(&node) {
            found.push(node.range());
        }
        pending.extend(node.children());
    }
    found.sort_by_key(|range| range.start);
    found
}

/// Whether an expression has a number with its unit.
fn has_number(node: &LinkedNode<'_>) -> bool {
    node.kind() == SyntaxKind::Numeric || node.children().any(|child| has_number(&child))
}

/// Whether the program's tokens have one of this name.
pub(in crate::typeset) fn is_known(name: &str) -> bool {
    known("theme.typ").any(|it| it.name == name)
}

/// The names that a theme of the program's gives: it has some of its tokens in files of their own.
fn known(theme: &str) -> impl Iterator<Item = Token> {
    let gives = move |file: &str| file == theme || file.starts_with("tokens/");
    let giving = embedded::layouts().into_iter().filter(move |(file, _)| gives(file));
    giving.flat_map(|(_, bytes)| names(&String::from_utf8_lossy(bytes)))
}

/// A name that a theme gives.
struct Token {
    /// Where it stands.
    at: usize,
    /// The binding that it is a key of, and the keys on the way; none: it is one itself.
    within: Vec<String>,
    name: String,
}

/// The names that a theme gives: bindings, and keys of dictionaries.
fn names(text: &str) -> Vec<Token> {
    let parsed = Parsed::detached(text);
    let mut found = Vec::new();
    let mut pending = vec![(LinkedNode::new(parsed.root()), Vec::new())];
    while let Some((node, mut within)) = pending.pop() {
        let is_binding = node.kind() == SyntaxKind::LetBinding;
        if is_binding || node.kind() == SyntaxKind::Named {
            let name = node.children().find(|child| child.kind() == SyntaxKind::Ident);
            if let Some(name) = name {
                let (at, name) = (name.offset(), name.leaf_text().to_string());
                // What a binding has in a block of its own is no key of others.
                let mut inner = if is_binding { Vec::new() } else { within.clone() };
                inner.push(name.clone());
                found.push(Token { at, within, name });
                within = inner;
            }
        }
        pending.extend(node.children().map(|child| (child, within.clone())));
    }
    found
}

/// Whether a theme reads a name as a binding of its own.
fn is_used(theme: &Parsed, name: &str) -> bool {
    let mut pending = vec![LinkedNode::new(theme.root())];
    while let Some(node) = pending.pop() {
        let is_key = |parent: &LinkedNode<'_>| match parent.kind() {
            SyntaxKind::Named => parent.offset() == node.offset(),
            SyntaxKind::FieldAccess => parent.offset() != node.offset(),
            _ => false,
        };
        if node.kind() == SyntaxKind::Ident
            && node.leaf_text() == name
            && !node.parent().is_some_and(is_key)
        {
            return true;
        }
        pending.extend(node.children());
    }
    false
}

/// What the layouts read as wholes. What the collection's own files hand on is read, too: nobody knows where.
fn wholes(
    files: &BTreeMap<String, Cow<'static, [u8]>>,
    all: &BTreeMap<String, &'static [u8]>,
) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    for (file, bytes) in files.iter().filter(|(file, _)| file.ends_with(".typ")) {
        let Wholes { read, handed } = Wholes::of(&String::from_utf8_lossy(bytes));
        found.extend(read);
        let usual = all.get(file).map(|bytes| Wholes::of(&String::from_utf8_lossy(bytes)).handed);
        let usual = usual.unwrap_or_default();
        found.extend(handed.into_iter().filter(|names| !usual.contains(names)));
    }
    found
}

/// How often the code of a text has a name, in what it says as text, too: a remark reads nothing. A key is read where it is taken out
/// of something alone.
fn said(text: &str, name: &str, key: bool) -> usize {
    if !text.contains(name) {
        return 0;
    }
    let parsed = Parsed::detached(text);
    let mut pending = vec![LinkedNode::new(parsed.root())];
    let mut found = 0;
    while let Some(node) = pending.pop() {
        let reads = || match node.parent_kind() {
            Some(SyntaxKind::FieldAccess) => node.index() > 0,
            Some(SyntaxKind::Destructuring) => true,
            Some(SyntaxKind::Named) => {
                let parent = node.parent().and_then(LinkedNode::parent_kind);
                parent == Some(SyntaxKind::Destructuring)
            }
            _ => false,
        };
        match node.kind() {
            SyntaxKind::Ident => {
                found += usize::from(node.leaf_text() == name && (!key || reads()))
            }
            SyntaxKind::Str => found += usize::from(node.leaf_text().contains(name)),
            _ => pending.extend(node.children()),
        }
    }
    found
}

/// A text that a token has for one that is wanted.
pub(in crate::typeset) struct Slip {
    pub(in crate::typeset) place: Place,
    pub(in crate::typeset) text: String,
    pub(in crate::typeset) near: String,
}

/// The first text among the values of a token, whose name stands at a place, that is near to one that is wanted there and none of
/// these.
pub(in crate::typeset) fn slip(token: &Place, wanted: &[&str]) -> Option<Slip> {
    // One alone may be a name that is quoted.
    let (_, [_, ..]) = wanted.split_first()? else { return None };
    let parsed = Parsed::detached(token.source.text());
    let name = LinkedNode::new(parsed.root()).leaf_at(token.range.start, Side::After)?;
    let mut pending = vec![name.parent()?.clone()];
    while let Some(node) = pending.pop() {
        if let Some(text) = node.cast::<ast::Str<'_>>().map(|text| text.get().to_string())
            && !wanted.contains(&text.as_str())
            && let Some(near) = did_you_mean(&text, wanted.iter().copied())
        {
            let (place, near) = (Place::new(&token.source, node.range()), near.to_owned());
            return Some(Slip { place, text, near });
        }
        let children: Vec<_> = node.children().collect();
        pending.extend(children.into_iter().rev());
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(added: &str, named: &[&str]) -> Vec<String> {
        let mut files: BTreeMap<String, Cow<'static, [u8]>> =
            embedded::layouts().into_iter().map(|(name, bytes)| (name, bytes.into())).collect();
        let theme = String::from_utf8_lossy(&files["theme.typ"]).into_owned() + added;
        files.insert("theme.typ".into(), Cow::Owned(theme.into_bytes()));
        let found = unread("theme.typ", &files, named);
        found.iter().flat_map(|found| found.hints.iter().map(ToString::to_string)).collect()
    }

    #[test]
    fn a_slip_is_told_and_a_name_of_ones_own_is_not() {
        let near = |name: &str| vec![text!("did-you-mean", near = name)];
        assert_eq!(told("#let sidebar = sidebar + (widht: 55mm)\n", &[]), near("width"));
        assert_eq!(told("#let colour = (..colour, petroll: red)\n", &[]), near("petrol"));
        assert_eq!(told("#let sidbar = (width: 55mm)\n", &[]), near("sidebar"));
        assert_eq!(told("#let sidebar = sidebar + (largeur: 55mm)\n", &[]), near("width"));
        assert_eq!(told("#let mark = mark + (listes: (\"•\",))\n", &[]), near("lists"));
        let keys = told("#let sidebar = sidebar + (zebra: 55mm)\n", &[]);
        assert!(keys.len() == 1 && keys[0].contains("width"), "{keys:?}");
        for good in [
            "#let sidebar = sidebar + (width: 55mm)\n",
            "#let colour = colour + (accent: red)\n",
            "#let sidebar = sidebar + (zebra: 55mm)\n#let shown = sidebar.zebra\n",
            "#let sidebar = sidebar + (zebra: 55mm)\n#let shown = sidebar.at(\"zebra\")\n",
            "#let widths = (1, 2)\n#let sidebar = sidebar + (width: widths.at(0) * 1mm)\n",
            "#let list = (lien: 1pt)\n",
            "#let colour = colour + (petroll: red)\n#let shown = colour.pairs().map(it => it.first())\n",
            "#let colour = colour + (petroll: red)\n#let paint(name) = colour.at(name)\n",
            "#let colour = colour + (petroll: red)\n#let paints = (..colour)\n",
            "#let colour = colour + (petroll: red)\n#let shown = for (name, _) in colour { name }\n",
            "",
        ] {
            assert_eq!(told(good, &[]), Vec::<String>::new(), "{good}");
        }
        assert!(told("#let colour = colour + (petroll: red)\n", &["petroll"]).is_empty());
    }

    #[test]
    fn a_token_is_found_where_it_is_given() {
        let theme = "#let sidebar = (width: 1mm, inset: (x: 2mm))\n";
        let tokens = "#let block-tokens() = {\n  let card = (sizes: (9pt), inset: 1mm)\n}\n";
        let files = [("theme.typ", theme), ("tokens/blocks.typ", tokens)];
        let at = |path: &str| {
            let (name, place) = given(files.into_iter(), path)?;
            Some(format!("{name} {place:?}"))
        };
        for (path, told) in [
            ("sidebar.inset.x", "sidebar.inset.x layouts/theme.typ:1:37"),
            ("sidebar.inset.left", "sidebar.inset layouts/theme.typ:1:29"),
            ("card.sizes", "card.sizes layouts/tokens/blocks.typ:2:15"),
        ] {
            assert_eq!(at(path).as_deref(), Some(told), "{path}");
        }
        for unknown in ["sidebar", "width", "other.width", "sidebar.height"] {
            assert_eq!(at(unknown), None, "{unknown}");
        }
    }

    #[test]
    fn of_a_name_that_the_theme_still_uses_typst_tells() {
        let mut files: BTreeMap<String, Cow<'static, [u8]>> =
            embedded::layouts().into_iter().map(|(name, bytes)| (name, bytes.into())).collect();
        let theme = String::from_utf8_lossy(&files["theme.typ"]).into_owned();
        for (from, to) in
            [("#let ascent =", "#let Ascent ="), ("let bottom-least =", "let bottom_least =")]
        {
            assert!(theme.contains(from), "{from}");
            let changed = theme.replacen(from, to, 1).into_bytes();
            files.insert("theme.typ".into(), Cow::Owned(changed));
            assert!(unread("theme.typ", &files, &[]).is_empty(), "{to}");
        }
    }

    #[test]
    fn the_programs_own_themes_have_none() {
        let files: BTreeMap<String, Cow<'static, [u8]>> =
            embedded::layouts().into_iter().map(|(name, bytes)| (name, bytes.into())).collect();
        for theme in files.keys().filter(|name| name.ends_with("theme.typ")) {
            assert!(unread(theme, &files, &[]).is_empty());
        }
    }
}
