//! Colours of a layout that are given as inks: its PDFs are RGB, and what a printer needs is said in the manifest.

use std::borrow::Cow;

use typst::syntax::ast;
use typst::syntax::{LinkedNode, Source as Parsed, SyntaxKind};
use typst::visualize::{Cmyk, Color, ProcessColor};

use crate::diag::{Code, Diagnostic};
use crate::message::text;
use crate::source::{Place, Source};

const NAME: &str = "cmyk";
/// Most places that are named.
const NAMED: usize = 6;

/// The first file of a layout that has colours as inks, as an error, the theme before others; `files` are by virtual path.
pub(in crate::typeset) fn told<'f>(
    files: impl Iterator<Item = (String, Cow<'f, [u8]>)>,
    theme: &str,
) -> Option<Diagnostic> {
    let mut files: Vec<_> = files.filter(|(path, _)| path.ends_with(".typ")).collect();
    files.sort_by_key(|(path, _)| path != theme);
    files.iter().find_map(|(path, bytes)| {
        let text = std::str::from_utf8(bytes).ok().filter(|text| text.contains(NAME))?;
        let parsed = Parsed::detached(text);
        let mut calls = Vec::new();
        given(&LinkedNode::new(parsed.root()), &mut calls);
        let source = Source::new(path.trim_start_matches('/'), text.to_owned());
        let first = calls.first()?;
        let mut found = Diagnostic::error(Code::Layout, text!("layout-inks"));
        for call in calls.iter().take(NAMED) {
            let label = match call.code() {
                Some(code) => text!("layout-inks.label", code),
                None => text!("layout-inks.label-some"),
            };
            found = found.at(&Place::new(&source, call.range.clone()), label);
        }
        let name = first.name.as_deref().unwrap_or("ink");
        let parts = first.parts.unwrap_or([0.0, 0.0, 0.0, 100.0]).map(|part| part.to_string());
        Some(found.hint(text!("layout-inks.hint", name, parts = parts.join(", "))))
    })
}

/// A colour as inks.
struct Call {
    range: std::ops::Range<usize>,
    /// What the layout calls it.
    name: Option<String>,
    /// How much of each ink, in percent.
    parts: Option<[f64; 4]>,
}

impl Call {
    /// The code of the colour that it looks like.
    fn code(&self) -> Option<String> {
        let [c, m, y, k] = self.parts?.map(|part| (part / 100.0) as f32);
        let colour = Color::Process(ProcessColor::Cmyk(Cmyk { c, m, y, k }));
        let [red, green, blue, _] = ProcessColor::Rgb(colour.to_rgb()).to_vec4_u8();
        Some(format!("#{red:02X}{green:02X}{blue:02X}"))
    }
}

fn given(node: &LinkedNode<'_>, found: &mut Vec<Call>) {
    if let Some(call) = node.cast::<ast::FuncCall>()
        && called(call.callee()) == Some(NAME)
    {
        // An argument's name is no token's.
        let name = node.parent().filter(|it| {
            it.kind() == SyntaxKind::Named && it.parent_kind() == Some(SyntaxKind::Dict)
        });
        let name = name.and_then(|it| it.children().next()).map(|it| it.leaf_text().to_string());
        let parts: Vec<f64> = call.args().items().filter_map(part).collect();
        found.push(Call { range: node.range(), name, parts: parts.try_into().ok() });
    }
    node.children().for_each(|child| given(&child, found));
}

fn called(callee: ast::Expr<'_>) -> Option<&str> {
    match callee {
        ast::Expr::Ident(name) => Some(name.as_str()),
        ast::Expr::FieldAccess(access) => Some(access.field().as_str()),
        _ => None,
    }
}

fn part(argument: ast::Arg<'_>) -> Option<f64> {
    let ast::Arg::Pos(ast::Expr::Numeric(number)) = argument else { return None };
    let (value, unit) = number.get();
    (unit == ast::Unit::Percent).then_some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_colour_as_inks_is_told_with_the_one_that_it_looks_like() {
        let text = "#let colour = (ink: cmyk(0%, 0%, 0%, 100%), a: rgb(\"#fff\"))\n";
        let files = [("/layouts/theme.typ".to_owned(), Cow::Borrowed(text.as_bytes()))];
        let found = told(files.into_iter(), "/layouts/theme.typ").unwrap();
        let (place, label) = &found.labels[0];
        assert_eq!(&text[place.range.clone()], "cmyk(0%, 0%, 0%, 100%)");
        assert_eq!(*label, text!("layout-inks.label", code = "#231F20"));
        assert_eq!(found.hints, [text!("layout-inks.hint", name = "ink", parts = "0, 0, 0, 100")]);
        let none = [("/layouts/a.typ".to_owned(), Cow::Borrowed(&b"// cmyk(0%)\n"[..]))];
        assert!(told(none.into_iter(), "").is_none());
    }
}
