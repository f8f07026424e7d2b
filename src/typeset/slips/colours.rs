//! Colours of a theme that are given as texts (`ink: "#1F2A33"`), where a layout stops at a text, and codes of colours without
//! quotation marks.

use std::collections::{BTreeMap, HashSet};
use std::str::FromStr;

use typst::World;
use typst::diag::SourceDiagnostic;
use typst::syntax::ast;
use typst::syntax::{FileId, LinkedNode, Source as Parsed, SyntaxKind};

use crate::message::text;
use crate::source::{Place, Source};
use crate::typeset::embedded;
use crate::typeset::world::View;

/// The theme that layouts without one of their own have.
const USUAL: &str = "/layouts/theme.typ";
/// Functions that make colours.
const MAKERS: &[&str] = &["rgb", "luma", "cmyk", "oklab", "oklch", "color"];
/// Methods that make a colour of another.
const SHADES: &[&str] = &["lighten", "darken", "transparentize", "mix", "saturate", "desaturate"];
/// Tokens that are colours whatever a theme is.
const PAINTS: &[&str] = &["fill", "paint", "stroke"];
/// What Typst says of a `#` in code.
const HASH: &str = "the character `#` is not valid in code";

/// A token of the theme.
pub(in crate::typeset) struct Token {
    pub(in crate::typeset) name: String,
    pub(in crate::typeset) place: Place,
    /// What it is given.
    text: String,
}

impl Token {
    /// What to write instead.
    pub(in crate::typeset) fn remedy(&self) -> String {
        match code(&self.text) {
            Some(code) => text!("layout-colour-write", text = code),
            None => text!("layout-colour-write-code", text = self.text.as_str()),
        }
    }
}

/// The colours that a theme has as texts, where a layout stops for a text; those that the failing place names come first.
pub(in crate::typeset) fn texts(world: &View<'_>, found: &SourceDiagnostic) -> Vec<Token> {
    if !is_about_text(&found.message) {
        return Vec::new();
    }
    let files = found.trace.iter().filter_map(|call| call.span.id());
    let files: Vec<FileId> =
        found.span.id().into_iter().chain(files).chain([world.main()]).collect();
    let sources: BTreeMap<&str, Parsed> = world.layouts().collect();
    let own = files.iter().find_map(|file| {
        let (folder, _) = file.vpath().get_with_slash().rsplit_once('/')?;
        let path = format!("{folder}/theme.typ");
        (path != USUAL && sources.contains_key(path.as_str())).then_some(path)
    });
    let themes = own.iter().map(String::as_str).chain([USUAL]);
    let all = themes.filter_map(|path| Some((path, sources.get(path)?)));
    let found_in = |(path, theme): (&str, &Parsed)| {
        let found = tokens(path, theme);
        (!found.is_empty()).then_some(found)
    };
    let mut tokens = all.filter_map(found_in).next().unwrap_or_default();
    let failing = found.span.id().and_then(|id| world.source(id).ok());
    let failing = failing.and_then(|source| {
        let range = typst::WorldExt::range(world, found.span)?;
        source.text().get(range).map(str::to_owned)
    });
    let failing = failing.unwrap_or_default();
    tokens.sort_by_key(|token| {
        let name = token.name.rsplit('.').next().unwrap_or(&token.name);
        !failing.split(|c: char| !c.is_alphanumeric() && c != '-').any(|word| word == name)
    });
    tokens
}

/// A place where a file of a layout gives a colour.
pub(in crate::typeset) struct Given {
    pub(in crate::typeset) place: Place,
    /// Whether the line is one that the program's own file does not have.
    pub(in crate::typeset) changed: bool,
}

/// The places where a file, by its path and text, gives one of the colours that are looked for.
pub(in crate::typeset) fn given(
    path: &str,
    text: &str,
    is_one: impl Fn(&str) -> bool,
) -> Vec<Given> {
    let parsed = Parsed::detached(text);
    let shipped = path.strip_prefix("/layouts/").and_then(|name| embedded::layouts().remove(name));
    let shipped = shipped.map(String::from_utf8_lossy).unwrap_or_default();
    let usual: HashSet<&str> = shipped.lines().map(str::trim).collect();
    let file = Source::new(path.trim_start_matches('/'), text.to_owned());
    let mut found = Vec::new();
    let mut pending = vec![LinkedNode::new(parsed.root())];
    while let Some(node) = pending.pop() {
        let code = &text[node.range()];
        if makes(&node) && is_one(code) {
            let line = &text[file.line(file.position(node.offset()).line)];
            let changed = !usual.contains(line.trim());
            found.push(Given { place: Place::new(&file, node.range()), changed });
            continue;
        }
        let children: Vec<_> = node.children().collect();
        pending.extend(children.into_iter().rev());
    }
    found
}

/// Whether a part of a file may make a colour, or stand for one.
fn makes(node: &LinkedNode<'_>) -> bool {
    let is_value = || {
        let parent = node.parent_kind();
        let named = matches!(parent, Some(SyntaxKind::LetBinding | SyntaxKind::Named));
        node.index() > 0 && named || parent == Some(SyntaxKind::Args)
    };
    match node.kind() {
        SyntaxKind::FuncCall => matches!(kind(node), Some(Kind::Colour)),
        SyntaxKind::Ident => is_value() && matches!(kind(node), Some(Kind::Colour)),
        SyntaxKind::FieldAccess => is_value(),
        _ => false,
    }
}

/// Whether Typst had a text where it wanted something else that a colour may be.
fn is_about_text(said: &str) -> bool {
    let wanted = said.starts_with("expected ")
        && ["color", "stroke"].iter().any(|kind| said.contains(kind))
        && said.ends_with("found string");
    let combined = said.starts_with("cannot ") && said.split(' ').any(|word| word == "string");
    wanted || combined || said.starts_with("type string has no method")
}

/// The tokens of a theme that are texts and should be colours: those that the program's theme has as colours, those among
/// colours, and those whose name says so.
fn tokens(path: &str, theme: &Parsed) -> Vec<Token> {
    let shipped = path.strip_prefix("/layouts/").and_then(|name| {
        let text = embedded::layouts().remove(name)?;
        Some(Parsed::detached(String::from_utf8_lossy(text).into_owned()))
    });
    let usual = shipped.map(|source| values(&source)).unwrap_or_default();
    let is_usual = |name: &str| {
        usual.iter().any(|value| value.name == name && matches!(value.kind, Kind::Colour))
    };
    let all = values(theme);
    let group = |name: &str| name.rsplit_once('.').map(|(group, _)| group.to_owned());
    let is_among = |name: &str| {
        let group = group(name);
        group.is_some()
            && all.iter().any(|it| {
                matches!(it.kind, Kind::Colour) && self::group(&it.name) == group.as_deref()
            })
    };
    let says_so = |name: &str| PAINTS.contains(&name.rsplit('.').next().unwrap_or(name));
    let ours = Source::new(path.trim_start_matches('/'), theme.text().to_owned());
    let found = all.iter().filter_map(|value| {
        let Kind::Text(text) = &value.kind else { return None };
        let is_colour = is_usual(&value.name) || is_among(&value.name) || says_so(&value.name);
        is_colour.then(|| Token {
            name: value.name.clone(),
            place: Place::new(&ours, value.range.clone()),
            text: text.clone(),
        })
    });
    found.collect()
}

fn group(name: &str) -> Option<&str> {
    name.rsplit_once('.').map(|(group, _)| group)
}

/// A value of a theme, by the names that lead there (`colour.ink`).
struct Value {
    name: String,
    range: std::ops::Range<usize>,
    kind: Kind,
}

enum Kind {
    Text(String),
    Colour,
}

/// The texts and colours of a theme.
fn values(theme: &Parsed) -> Vec<Value> {
    let mut found = Vec::new();
    let mut pending = vec![(LinkedNode::new(theme.root()), String::new())];
    while let Some((node, mut name)) = pending.pop() {
        let is_key = matches!(node.kind(), SyntaxKind::LetBinding | SyntaxKind::Named);
        if is_key && let Some(ident) = node.children().find(|it| it.kind() == SyntaxKind::Ident) {
            let dot = if name.is_empty() { "" } else { "." };
            name = format!("{name}{dot}{}", ident.leaf_text());
            let value = node.children().next_back();
            if let Some((value, kind)) = value.and_then(|it| Some((it.range(), kind(&it)?))) {
                found.push(Value { name, range: value, kind });
                continue;
            }
        }
        if node.kind() != SyntaxKind::FuncCall {
            let children: Vec<_> = node.children().collect();
            pending.extend(children.into_iter().rev().map(|child| (child, name.clone())));
        }
    }
    found
}

fn kind(node: &LinkedNode<'_>) -> Option<Kind> {
    match node.cast::<ast::Expr>()? {
        ast::Expr::Str(text) => Some(Kind::Text(text.get().to_string())),
        ast::Expr::Ident(name) => {
            let code = svgtypes::Color::from_str(name.as_str()).is_ok();
            (code || name.as_str() == "eastern").then_some(Kind::Colour)
        }
        ast::Expr::FuncCall(call) => match call.callee() {
            ast::Expr::Ident(name) => MAKERS.contains(&name.as_str()).then_some(Kind::Colour),
            ast::Expr::FieldAccess(method) => {
                SHADES.contains(&method.field().as_str()).then_some(Kind::Colour)
            }
            _ => None,
        },
        _ => None,
    }
}

/// The code of a colour that a text names, in the way that Typst takes.
pub(in crate::typeset) fn code(text: &str) -> Option<String> {
    let text = text.trim();
    let digits = text.strip_prefix('#').unwrap_or(text);
    if matches!(digits.len(), 3 | 4 | 6 | 8) && digits.chars().all(|c| c.is_ascii_hexdigit()) {
        return Some(format!("#{digits}"));
    }
    let colour = svgtypes::Color::from_str(&text.to_lowercase()).ok()?;
    Some(format!("#{:02X}{:02X}{:02X}", colour.red, colour.green, colour.blue))
}

/// What to write instead of a `#` in code: the code of a colour between quotation marks, or nothing there.
pub(in crate::typeset) fn unquoted(world: &View<'_>, found: &SourceDiagnostic) -> Option<String> {
    let (text, at) = hash(world, found)?;
    Some(match digits(&text[at..]) {
        Some(digits) => text!("layout-colour-write", text = digits),
        None => text!("layout-hash.hint"),
    })
}

/// What to write instead of `rgb(1F2A33)`: Typst reads a number and a unit, or a name.
pub(in crate::typeset) fn bare(world: &View<'_>, found: &SourceDiagnostic) -> Option<String> {
    let source = world.source(found.span.id()?).ok()?;
    let at = typst::WorldExt::range(world, found.span)?.start;
    let (before, behind) = source.text().split_at_checked(at)?;
    let end = behind.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(behind.len());
    let (digits, rest) = behind.split_at(end);
    let is_code = matches!(digits.len(), 3 | 4 | 6 | 8)
        && digits.chars().all(|c| c.is_ascii_hexdigit())
        && before.trim_end().ends_with("rgb(")
        && rest.trim_start().starts_with(')');
    is_code.then(|| text!("layout-colour-write", text = format!("#{digits}")))
}

/// Whether Typst stops at the code of a colour that lacks the quotation mark before it: what behind it looks open is not.
pub(in crate::typeset) fn is_half_quoted(world: &View<'_>, found: &SourceDiagnostic) -> bool {
    let half = |(text, at): (String, usize)| {
        let quoted = digits(&text[at..]).is_some_and(|it| text[at + it.len()..].starts_with('"'));
        quoted && text[..at].ends_with('(')
    };
    hash(world, found).is_some_and(half)
}

/// The text of a file in which Typst stops at a `#` in code, and where that is.
fn hash(world: &View<'_>, found: &SourceDiagnostic) -> Option<(String, usize)> {
    if found.message != HASH {
        return None;
    }
    let source = world.source(found.span.id()?).ok()?;
    let at = typst::WorldExt::range(world, found.span)?.start;
    source.text().get(at..)?.starts_with('#').then(|| (source.text().to_owned(), at))
}

/// The code of a colour that a text begins with, its `#` included.
fn digits(text: &str) -> Option<&str> {
    let behind = text.strip_prefix('#')?;
    let end = behind.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(behind.len());
    let code = behind[..end].chars().all(|c| c.is_ascii_hexdigit());
    (matches!(end, 3 | 4 | 6 | 8) && code).then(|| &text[..=end])
}

/// What to write instead of the name of a colour in `rgb("…")`.
pub(in crate::typeset) fn named(world: &View<'_>, found: &SourceDiagnostic) -> Option<String> {
    if !found.message.starts_with("color string ") {
        return None;
    }
    let source = world.source(found.span.id()?).ok()?;
    let said = source.text().get(typst::WorldExt::range(world, found.span)?)?;
    let code = code(said.split('"').nth(1)?)?;
    Some(text!("layout-colour-write", text = code))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_colour_that_is_a_text_is_named_by_its_token() {
        let told = |path: &str, theme: &str| {
            let tokens = tokens(path, &Parsed::detached(theme));
            tokens.iter().map(|it| format!("{} {}", it.name, it.text)).collect::<Vec<_>>()
        };
        let mine = "/layouts/mine/theme.typ";
        let theme =
            "#let a = \"#fff\".len()\n#let colour = (night: rgb(\"#0A3A45\"), ink: \"#1F2A33\")\n";
        assert_eq!(told(mine, theme), ["colour.ink #1F2A33"]);
        let theme = "#let colour = (sea: \"sea\")\n#let section = (drawn: \"#ffffff\")\n#let type = (body: (fill: \"red\"))\n";
        assert_eq!(told(mine, theme), ["type.body.fill red"]);
        assert_eq!(told(USUAL, theme), ["colour.sea sea", "type.body.fill red"]);
        let added = "#let colour = (..colour, ink: \"darkblue\")\n#let mark = (dash: \"–\")\n";
        assert_eq!(told(USUAL, added), ["colour.ink darkblue"]);
        for (path, text) in
            [(USUAL, "theme.typ"), ("/layouts/livret/theme.typ", "livret/theme.typ")]
        {
            let shipped = String::from_utf8_lossy(embedded::layouts()[text]).into_owned();
            assert_eq!(told(path, &shipped), [""; 0]);
        }
    }

    #[test]
    fn a_colour_has_a_code_where_its_text_is_one_or_a_name() {
        for (text, told) in [
            ("#1F2A33", Some("#1F2A33")),
            ("E8F1F1", Some("#E8F1F1")),
            ("darkblue", Some("#00008B")),
            ("LightGrey", Some("#D3D3D3")),
            ("encre", None),
        ] {
            assert_eq!(code(text).as_deref(), told, "{text}");
        }
    }
}
