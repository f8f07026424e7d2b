//! Measures that are none: a number without its unit, and one with a comma where two values stand in brackets.

use std::ops::Range;

use typst::diag::SourceDiagnostic;
use typst::foundations::Value;
use typst::syntax::ast::{self, AstNode};
use typst::syntax::{LinkedNode, Side, Source as Parsed};
use typst::{World, WorldExt};

use super::meant::{self, UNITS};
use crate::message::text;
use crate::typeset::world::View;

/// How Typst ends what it says of more or fewer values than names.
const VALUES: &str = " elements to destructure";
/// What it calls numbers.
const NUMBERS: &[&str] = &["integer", "float"];

/// What to write instead of `let (side, top) = (2,4cm, 22mm)`.
pub(in crate::typeset) fn parted(world: &View<'_>, found: &SourceDiagnostic) -> Option<String> {
    if !found.message.ends_with(VALUES) {
        return None;
    }
    let source = world.source(found.span.id()?).ok()?;
    let leaf = leaf(world, found, &source)?;
    let values = meant::climb(&leaf, |node| {
        let binding = node.cast::<ast::LetBinding<'_>>()?;
        match binding.init()? {
            ast::Expr::Array(array) => source.find(array.span()),
            _ => None,
        }
    })?;
    let text = source.text().get(values.range())?;
    text.match_indices(',').find_map(|(at, _)| {
        let (before, behind) = (&text[..at], &text[at + 1..]);
        let start = before.rfind(|c: char| !c.is_ascii_digit()).map_or(0, |at| at + 1);
        let whole = Some(&before[start..]).filter(|whole| !whole.is_empty())?;
        let part = meant::measure(behind);
        let unit = part.trim_start_matches(|c: char| c.is_ascii_digit());
        let is_part = part.starts_with(|c: char| c.is_ascii_digit());
        (is_part && (unit.is_empty() || UNITS.contains(&unit)))
            .then(|| text!("layout-decimal", number = format!("{whole}.{part}")))
    })
}

/// What to say of a number that a length is added to or taken from: it has no unit.
pub(in crate::typeset) fn unitless(world: &View<'_>, found: &SourceDiagnostic) -> Option<String> {
    let said = found.message.as_str();
    let numbers = NUMBERS.iter().any(|kind| said.split(' ').any(|word| word == *kind));
    if !said.starts_with("cannot ") || !numbers || !said.contains("length") {
        return None;
    }
    let source = world.source(found.span.id()?).ok()?;
    let range = world.range(found.span)?;
    let mut names = Vec::new();
    let root = LinkedNode::new(source.root());
    numbered(&root, &range, world, &mut names);
    Some(match names.first() {
        Some((name, number)) => {
            text!(
                "layout-unitless.named",
                name = source.text().get(name.clone())?,
                number = number.as_str()
            )
        }
        None => text!("layout-unitless"),
    })
}

/// What to write instead of a number in a call or rule where a length is wanted: with the part behind its comma, `margin: 2,2cm`, or with
/// a unit.
pub(in crate::typeset) fn bare_number(
    world: &View<'_>,
    found: &SourceDiagnostic,
) -> Option<String> {
    let said = found.message.strip_prefix("expected ")?;
    let is_number = NUMBERS.iter().any(|kind| said.ends_with(&format!(", found {kind}")));
    if !said.contains("length") || !is_number {
        return None;
    }
    let source = world.source(found.span.id()?).ok()?;
    let range = world.range(found.span)?;
    let number = source.text().get(range.clone())?;
    if !number.chars().all(|c| c.is_ascii_digit() || c == '.') {
        return None;
    }
    let behind = source.text().get(range.end..)?;
    let part = behind.strip_prefix(',').map(meant::measure).unwrap_or_default();
    let unit = part.trim_start_matches(|c: char| c.is_ascii_digit());
    if unit.len() < part.len() && UNITS.contains(&unit) {
        return Some(text!("layout-decimal", number = format!("{number}.{part}")));
    }
    Some(text!("layout-unit", length = format!("{number}pt")))
}

/// Adds the names within a range that stand for a number, with it.
fn numbered(
    node: &LinkedNode<'_>,
    range: &Range<usize>,
    world: &View<'_>,
    found: &mut Vec<(Range<usize>, String)>,
) {
    if node.range().end <= range.start || node.range().start >= range.end {
        return;
    }
    let named = node.cast::<ast::Expr<'_>>().filter(|it| {
        matches!(it, ast::Expr::Ident(_) | ast::Expr::FieldAccess(_))
            && node.range().start >= range.start
            && node.range().end <= range.end
    });
    if let Some(named) = named {
        let number = match meant::value(world, named.span()) {
            Some(Value::Int(number)) => number.to_string(),
            Some(Value::Float(number)) => number.to_string(),
            _ => return,
        };
        found.push((node.range(), number));
        return;
    }
    node.children().for_each(|child| numbered(&child, range, world, found));
}

/// What to write instead of `#let sidebar.width = 55mm`.
pub(in crate::typeset) fn bound_key(world: &View<'_>, found: &SourceDiagnostic) -> Option<String> {
    if found.message != meant::LINE_END {
        return None;
    }
    let source = world.source(found.span.id()?).ok()?;
    let at = world.range(found.span)?.start;
    let start = source.text().get(..at)?.rfind('\n').map_or(0, |at| at + 1);
    let line = source.text().get(start..)?.lines().next()?;
    let said = line.trim_start().trim_start_matches('#').strip_prefix("let ")?;
    let (names, value) = said.split("//").next()?.split_once('=')?;
    let names: Vec<&str> = names.trim().split('.').collect();
    let (name, keys) = names.split_first()?;
    let value = value.trim();
    let code = keys.iter().enumerate().rev().fold(value.to_owned(), |code, (at, key)| {
        format!("{} + ({key}: {code})", names[..=at].join("."))
    });
    let is_name = |name: &str| {
        !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_'))
    };
    (names.iter().all(|name| is_name(name)) && !keys.is_empty() && !value.is_empty())
        .then(|| text!("layout-bound-key", code = format!("#let {name} = {code}")))
}

fn leaf<'a>(
    world: &View<'_>,
    found: &SourceDiagnostic,
    source: &'a Parsed,
) -> Option<LinkedNode<'a>> {
    let range = world.range(found.span)?;
    LinkedNode::new(source.root()).leaf_at(range.start, Side::After)
}
