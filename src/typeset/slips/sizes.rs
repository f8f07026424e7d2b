//! Sizes of text that are nothing or less: Typst takes them, and prints nothing that anybody can read.

use std::collections::HashMap;

use typst::syntax::ast::{self, AstNode};
use typst::syntax::{LinkedNode, Source as Parsed, SyntaxKind, SyntaxNode};

use crate::diag::{Code, Diagnostic};
use crate::message::text;
use crate::source::{Place, Source};

/// Most sizes of one file that are named.
const NAMED: usize = 6;
/// What stands beside the size of a text in a dictionary of tokens.
const BESIDE: &[&str] = &["font", "weight", "tracking", "pitch", "leading"];
/// The tokens that are arguments of `text`, all of them.
const TYPE: &str = "type";
/// How far apart two sizes are that are one, in points.
const NO_DIFFERENCE: f64 = 0.01;
/// The size of letters that a measure in points is compared for, in points.
const SIZE: f64 = 10.0;
/// Points to a millimetre, a centimetre and an inch.
const MM: f64 = 72.0 / 25.4;
const CM: f64 = 10.0 * MM;
const INCH: f64 = 72.0;

/// The sizes of text in a layout's file that nobody can read, as one error.
pub(in crate::typeset) fn unreadable(name: &str, bytes: &[u8]) -> Option<Diagnostic> {
    let text = std::str::from_utf8(bytes).ok().filter(|_| name.ends_with(".typ"))?;
    if !text.contains("size") && !text.contains("text(") {
        return None;
    }
    let parsed = Parsed::detached(text);
    let root = LinkedNode::new(parsed.root());
    let mut known = HashMap::new();
    constants(parsed.root(), &mut known);
    let mut found = Vec::new();
    let is_nothing = |size: Measure, least| {
        size.of != Unit::None && (size.value < 0.0 || least == Least::More && size.value == 0.0)
    };
    sizes(&root, &known, &is_nothing, &mut found);
    let source = Source::new(format!("layouts/{name}"), text.to_owned());
    let (first, _) = found.first()?;
    let size = text.get(first.clone())?;
    let told = Diagnostic::error(Code::Layout, text!("layout-size", size));
    let told = found.iter().take(NAMED).fold(told, |told, (range, token)| {
        let place = Place::new(&source, range.clone());
        told.at(&place, text!("layout-size.label", name = token.as_str()))
    });
    Some(told.hint(text!("layout-size.hint")))
}

/// Where a file gives text a size of so many points.
pub(in crate::typeset) fn given(text: &str, points: f64) -> Option<std::ops::Range<usize>> {
    let parsed = Parsed::detached(text);
    let mut known = HashMap::new();
    constants(parsed.root(), &mut known);
    let mut found = Vec::new();
    let is_it =
        |size: Measure, _| size.of == Unit::Points && (size.value - points).abs() < NO_DIFFERENCE;
    sizes(&LinkedNode::new(parsed.root()), &known, &is_it, &mut found);
    found.into_iter().next().map(|(range, _)| range)
}

/// Where a file takes most room from between letters, in sizes or, where it has points, as if in letters of ten; and how much.
pub(in crate::typeset) fn tightest(text: &str) -> Option<(std::ops::Range<usize>, f64)> {
    if !text.contains("tracking") {
        return None;
    }
    let parsed = Parsed::detached(text);
    let mut known = HashMap::new();
    constants(parsed.root(), &mut known);
    let (mut found, mut pending) = (Vec::new(), vec![LinkedNode::new(parsed.root())]);
    while let Some(node) = pending.pop() {
        if let Some(named) = node.cast::<ast::Named>()
            && named.name().as_str() == "tracking"
            && let Some(Measure { value, of }) = measure(named.expr(), &known)
            && let Some(given) = node.find(named.expr().span())
        {
            let room = if of == Unit::Em { value } else { value / SIZE };
            found.push((given.range(), room));
        }
        pending.extend(node.children());
    }
    found.into_iter().filter(|(_, room)| *room < 0.0).min_by(|a, b| a.1.total_cmp(&b.1))
}

/// A number, and what it counts.
#[derive(Clone, Copy)]
struct Measure {
    value: f64,
    of: Unit,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Unit {
    None,
    /// A length in points.
    Points,
    /// A share of the size around it.
    Em,
}

type Known = HashMap<String, Measure>;

/// The measures that a file names at its top.
fn constants(root: &SyntaxNode, known: &mut Known) {
    for binding in root.children().filter_map(|node| node.cast::<ast::LetBinding>()) {
        let [name] = binding.kind().bindings()[..] else { continue };
        if let Some(value) = binding.init().and_then(|it| measure(it, known)) {
            known.insert(name.as_str().to_owned(), value);
        }
    }
}

/// What an expression comes to, where that can be told from it alone.
fn measure(said: ast::Expr<'_>, known: &Known) -> Option<Measure> {
    match said {
        ast::Expr::Int(number) => {
            let value = i32::try_from(number.get()).ok()?.into();
            Some(Measure { value, of: Unit::None })
        }
        ast::Expr::Float(number) => Some(Measure { value: number.get(), of: Unit::None }),
        ast::Expr::Numeric(number) => {
            let (value, unit) = number.get();
            let (factor, of) = match unit {
                ast::Unit::Pt => (1.0, Unit::Points),
                ast::Unit::Mm => (MM, Unit::Points),
                ast::Unit::Cm => (CM, Unit::Points),
                ast::Unit::In => (INCH, Unit::Points),
                ast::Unit::Em => (1.0, Unit::Em),
                _ => return None,
            };
            Some(Measure { value: value * factor, of })
        }
        ast::Expr::Parenthesized(inner) => measure(inner.expr(), known),
        ast::Expr::Ident(name) => known.get(name.as_str()).copied(),
        ast::Expr::Unary(unary) if unary.op() == ast::UnOp::Neg => {
            let Measure { value, of } = measure(unary.expr(), known)?;
            Some(Measure { value: -value, of })
        }
        ast::Expr::Binary(binary) => {
            let [a, b] = [binary.lhs(), binary.rhs()].map(|side| measure(side, known));
            let (a, b) = (a?, b?);
            let (value, of) = match binary.op() {
                ast::BinOp::Add if a.of == b.of => (a.value + b.value, a.of),
                ast::BinOp::Sub if a.of == b.of => (a.value - b.value, a.of),
                ast::BinOp::Mul if b.of == Unit::None => (a.value * b.value, a.of),
                ast::BinOp::Mul if a.of == Unit::None => (a.value * b.value, b.of),
                ast::BinOp::Div if b.of == Unit::None && b.value != 0.0 => {
                    (a.value / b.value, a.of)
                }
                _ => return None,
            };
            Some(Measure { value, of })
        }
        _ => None,
    }
}

/// Adds where sizes of text stand that are such, each with the names that lead there.
fn sizes(
    node: &LinkedNode<'_>,
    known: &Known,
    is_such: &impl Fn(Measure, Least) -> bool,
    found: &mut Vec<(std::ops::Range<usize>, String)>,
) {
    if let Some(named) = node.cast::<ast::Named>()
        && named.name().as_str() == "size"
        && let Some(least) = least(node)
        && let Some(size) = measure(named.expr(), known)
        && is_such(size, least)
        && let Some(value) = node.find(named.expr().span())
    {
        found.push((value.range(), path(node)));
    }
    node.children().for_each(|child| sizes(&child, known, is_such, found));
}

/// What the least size is that makes sense.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Least {
    /// Nothing: somebody may hide one text so.
    Nothing,
    /// More than that.
    More,
}

/// What is asked of a size, if it is one of text.
fn least(named: &LinkedNode<'_>) -> Option<Least> {
    let parent = named.parent()?;
    match parent.kind() {
        SyntaxKind::Args => {
            let call = parent.parent()?;
            let callee = call.children().find_map(|it| it.get().cast::<ast::Expr<'_>>())?;
            let is_text = match callee {
                ast::Expr::Ident(name) => name.as_str() == "text",
                ast::Expr::FieldAccess(access) => access.field().as_str() == "text",
                _ => false,
            };
            let least =
                if call.kind() == SyntaxKind::SetRule { Least::More } else { Least::Nothing };
            is_text.then_some(least)
        }
        SyntaxKind::Dict => {
            let beside = parent.children().any(|it| {
                it.cast::<ast::Named>().is_some_and(|it| BESIDE.contains(&it.name().as_str()))
            });
            let of_type = path(named).split('.').next() == Some(TYPE);
            (beside || of_type).then_some(Least::More)
        }
        _ => None,
    }
}

/// The names that lead to a value, with dots between them: `type.body.size`.
fn path(node: &LinkedNode<'_>) -> String {
    let mut names = Vec::new();
    let mut here = Some(node.clone());
    while let Some(node) = here {
        if matches!(node.kind(), SyntaxKind::Named | SyntaxKind::LetBinding)
            && let Some(name) = node.children().find(|it| it.kind() == SyntaxKind::Ident)
        {
            names.push(name.leaf_text().to_string());
        }
        here = node.parent().cloned();
    }
    names.reverse();
    names.join(".")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::typeset::embedded;

    fn told(text: &str) -> Vec<String> {
        let found = unreadable("theme.typ", text.as_bytes());
        let labels = found.iter().flat_map(|found| &found.labels);
        labels.map(|(place, label)| format!("{}: {label}", &text[place.range.clone()])).collect()
    }

    #[test]
    fn the_tightest_letters_are_found() {
        let text =
            "#let t = (a: (tracking: 0.1em), b: (tracking: -1pt))\n#set text(tracking: -0.5em)\n";
        let found = tightest(text).map(|(range, _)| &text[range]);
        assert_eq!(found, Some("-0.5em"));
        assert_eq!(tightest("#set text(tracking: 0.5em)\n"), None);
    }

    #[test]
    fn sizes_of_text_that_nobody_can_read_are_told_with_their_token() {
        for (text, size, token) in [
            ("#let type = (body: (size: 0pt, fill: red))\n", "0pt", "type.body.size"),
            ("#let type = (note: (size: -8.75pt))\n", "-8.75pt", "type.note.size"),
            ("#let a = 2mm\n#let s = (t: (font: \"X\", size: a - 2mm))\n", "a - 2mm", "s.t.size"),
            ("#let s = ((size: 2 * -1pt, pitch: 3pt),)\n", "2 * -1pt", "s.size"),
            ("#set text(size: 0em)\n", "0em", "size"),
            ("#text(size: -1pt)[A]\n", "-1pt", "size"),
        ] {
            let label = text!("layout-size.label", name = token);
            assert_eq!(told(text), [format!("{size}: {label}")], "{text}");
        }
        for good in [
            "#let type = (body: (size: 11pt))\n",
            "#let icon = (size: 0mm, radius: 0mm)\n",
            "#text(size: 0pt)[A]\n",
            "#let type = (body: (size: base - 2pt))\n",
            "#let type = (raised: (size: 1em - 2pt, baseline: -0.42em))\n",
            "size: 0pt\n",
            "// #set text(size: 0pt)\n",
        ] {
            assert_eq!(told(good), [""; 0], "{good}");
        }
    }

    #[test]
    fn the_programs_own_layouts_have_none() {
        for (name, bytes) in embedded::layouts() {
            assert!(unreadable(&name, bytes).is_none(), "{name}");
        }
    }
}
