//! Fonts of a theme that have none of the letters of the texts which they are to set: Typst takes another one and says
//! nothing.

use std::ops::Range;

use typst::syntax::ast::{self, AstNode};
use typst::syntax::{LinkedNode, Source as Parsed};
use typst::text::FontBook;

use crate::annex::Annex;
use crate::diag::{Code, Diagnostic};
use crate::message::text;
use crate::source::{Place, Source};
use crate::typeset::embedded;

/// The token that has the fonts, by what they are for.
const FONTS: &str = "font";

/// The fonts of a theme of the collection's own that can set none of its titles where those of the program's theme can;
/// `name` is the file's path in the layouts' folder.
pub(in crate::typeset) fn fonts(
    name: &str,
    theme: &str,
    annex: &Annex,
    book: &FontBook,
) -> Vec<Diagnostic> {
    let all = embedded::layouts();
    let Some(usual) = all.get(name).filter(|_| name.ends_with("theme.typ")) else {
        return Vec::new();
    };
    let titles = annex.entries.iter().flat_map(|entry| entry.sheet.title.chars());
    let letters: Vec<char> = titles.filter(|c| c.is_alphabetic()).collect();
    let usual = given(&String::from_utf8_lossy(usual));
    let can_set = |families: &[String]| families.iter().any(|it| has_one(book, it, &letters));
    let is_known = |families: &[String]| families.iter().all(|it| is_there(book, it));
    let found = given(theme).into_iter().filter_map(|own| {
        let known = usual.iter().find(|it| it.key == own.key)?;
        let is_letterless = is_known(&own.families) && !can_set(&own.families);
        (is_letterless && can_set(&known.families)).then(|| {
            let source = Source::new(format!("layouts/{name}"), theme.to_owned());
            let names = own.families.join(", ");
            let token = format!("{FONTS}.{}", own.key);
            let quoted: Vec<String> = known.families.iter().map(|it| format!("\"{it}\"")).collect();
            let given = match quoted.as_slice() {
                [only] => format!("{}: {only}", own.key),
                all => format!("{}: ({})", own.key, all.join(", ")),
            };
            Diagnostic::warning(Code::Layout, text!("letterless-font", names))
                .at(&Place::new(&source, own.at), text!("letterless-font.label", token))
                .hint(text!("letterless-font.hint", given))
        })
    });
    found.collect()
}

/// Whether there is a font of a family.
fn is_there(book: &FontBook, family: &str) -> bool {
    book.select_family(&family.to_lowercase()).next().is_some()
}

/// Whether a family has one of some letters.
fn has_one(book: &FontBook, family: &str, letters: &[char]) -> bool {
    book.select_family(&family.to_lowercase())
        .filter_map(|id| book.info(id))
        .any(|info| letters.iter().any(|c| info.coverage.contains(u32::from(*c))))
}

/// The families that a theme gives to a kind of texts.
struct Given {
    key: String,
    families: Vec<String>,
    at: Range<usize>,
}

/// The fonts of a theme, where they are texts.
fn given(theme: &str) -> Vec<Given> {
    let parsed = Parsed::detached(theme);
    let root = LinkedNode::new(parsed.root());
    let is_fonts = |node: &LinkedNode<'_>| {
        let binding = node.cast::<ast::LetBinding>();
        let names = binding.map(|it| it.kind().bindings()).unwrap_or_default();
        names.iter().any(|name| name.as_str() == FONTS)
    };
    let mut found = Vec::new();
    root.children().filter(is_fonts).for_each(|binding| pairs(&binding, &parsed, &mut found));
    found
}

/// Adds the pairs of a name and families in a node.
fn pairs(node: &LinkedNode<'_>, parsed: &Parsed, found: &mut Vec<Given>) {
    if let Some(pair) = node.cast::<ast::Named>()
        && let Some(families) = families(pair.expr())
        && let Some(at) = parsed.find(pair.expr().span()).map(|it| it.range())
    {
        found.push(Given { key: pair.name().as_str().to_owned(), families, at });
        return;
    }
    node.children().for_each(|child| pairs(&child, parsed, found));
}

/// The families that an expression names, if they are texts all.
fn families(expr: ast::Expr<'_>) -> Option<Vec<String>> {
    match expr {
        ast::Expr::Str(name) => Some(vec![name.get().to_string()]),
        ast::Expr::Parenthesized(inner) => families(inner.expr()),
        ast::Expr::Array(array) => array
            .items()
            .map(|item| match item {
                ast::ArrayItem::Pos(ast::Expr::Str(name)) => Some(name.get().to_string()),
                _ => None,
            })
            .collect(),
        _ => None,
    }
}
