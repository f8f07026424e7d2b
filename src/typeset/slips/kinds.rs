//! Tokens of another kind than the program's: a text where a list is wanted, `lists: "•"`. Typst takes them and stops where they are read.

use std::ops::Range;

use typst::syntax::ast::{self, AstNode};
use typst::syntax::{LinkedNode, Source as Parsed, SyntaxKind};

use crate::diag::{Code, Diagnostic};
use crate::message::text;
use crate::source::{Place, Source};
use crate::typeset::embedded;

/// What a token is written as.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Values in brackets, so many.
    List(usize),
    /// Names with values in brackets.
    Dictionary,
    /// A text, a number, a length.
    One,
}

/// A token that says what it is.
struct Token<'a> {
    /// The names that lead to it: `mark.lists`.
    path: String,
    kind: Kind,
    /// Where its name and value stand.
    range: Range<usize>,
    value: &'a str,
}

/// How Typst says that a value has no names to be read by.
const NAMELESS: &[&str] = &[" does not contain field ", "cannot access fields on "];

/// Whether an error of Typst's says that a value has no names.
pub(in crate::typeset) fn is_nameless(said: &str) -> bool {
    NAMELESS.iter().any(|nameless| said.contains(nameless))
}

/// The first token of a theme, or of one of its files of tokens, that is of another kind than the program's; where names are `read`, of
/// those that have some as well: most values with names may be one without.
pub(in crate::typeset) fn unlike<'f>(
    theme: &str,
    read: bool,
    files: impl Iterator<Item = (&'f str, &'f str)>,
) -> Option<Diagnostic> {
    let all = embedded::layouts();
    let is_of_tokens = |name: &str| name == theme || name.starts_with("tokens/");
    let texts = all.iter().filter(|(name, _)| is_of_tokens(name));
    let texts: Vec<&str> = texts.filter_map(|(_, bytes)| std::str::from_utf8(bytes).ok()).collect();
    let known: Vec<Token<'_>> = texts.iter().flat_map(|text| tokens(text)).collect();
    let mut files = files.filter(|(name, _)| is_of_tokens(name));
    files.find_map(|(name, text)| {
        let (token, usual) = tokens(text).into_iter().find_map(|token| {
            let mut usual = known.iter().filter(|known| known.path == token.path);
            let first = usual.next()?;
            let differs = |usual: &Token<'_>| {
                is_unlike(token.kind, usual.kind) && (read || usual.kind != Kind::Dictionary)
            };
            (differs(first) && usual.all(differs)).then_some((token, first))
        })?;
        let key = token.path.rsplit('.').next().unwrap_or(&token.path);
        let is_list = matches!(usual.kind, Kind::List(_));
        let hint = match token.kind {
            Kind::One if is_list => {
                let code = format!("({},)", token.value.trim_matches(['(', ')']));
                text!("layout-token-kind.hint-one", code)
            }
            _ => {
                let value = usual.value.split_whitespace().collect::<Vec<_>>().join(" ");
                text!("layout-token-kind.hint", code = format!("{key}: {value}"))
            }
        };
        let source = Source::new(format!("layouts/{name}"), text.to_owned());
        let empty = (token.kind == Kind::List(0)).to_string();
        let message = match is_list {
            true => text!("layout-token-list", name = token.path.as_str(), empty),
            false => text!("layout-token-names", name = token.path.as_str()),
        };
        Some(
            Diagnostic::error(Code::Layout, message)
                .at(&Place::new(&source, token.range), text!("here"))
                .hint(hint),
        )
    })
}

/// Whether a value is of a kind that stops what reads one of the usual kind.
fn is_unlike(kind: Kind, usual: Kind) -> bool {
    match usual {
        Kind::List(0) | Kind::One => false,
        Kind::List(_) => matches!(kind, Kind::One | Kind::List(0)),
        Kind::Dictionary => matches!(kind, Kind::One | Kind::List(_)),
    }
}

/// The tokens that a file gives and that say what they are.
fn tokens(text: &str) -> Vec<Token<'_>> {
    let parsed = Parsed::detached(text);
    let mut found = Vec::new();
    let mut pending = vec![(LinkedNode::new(parsed.root()), String::new())];
    while let Some((node, within)) = pending.pop() {
        let binding = node.cast::<ast::LetBinding<'_>>();
        let named = node.cast::<ast::Named<'_>>();
        let given = binding.and_then(|it| it.init()).or(named.map(|it| it.expr()));
        let name = node.children().find(|child| child.kind() == SyntaxKind::Ident);
        let mut path = within;
        if let (Some(given), Some(name)) = (given, name) {
            let is_top = binding.is_some() || path.is_empty();
            let name = name.leaf_text();
            path = if is_top { name.to_string() } else { format!("{path}.{name}") };
            let value = node.find(given.span()).and_then(|it| text.get(it.range()));
            if let (Some(kind), Some(value)) = (kind(given), value) {
                found.push(Token { path: path.clone(), kind, range: node.range(), value });
            }
        }
        pending.extend(node.children().map(|child| (child, path.clone())));
    }
    found.sort_by_key(|token| token.range.start);
    found
}

/// What a value is written as, where that can be told from it alone.
fn kind(value: ast::Expr<'_>) -> Option<Kind> {
    Some(match value {
        ast::Expr::Parenthesized(inner) => return kind(inner.expr()),
        ast::Expr::Array(array) => Kind::List(array.items().count()),
        ast::Expr::Dict(_) => Kind::Dictionary,
        ast::Expr::Str(_)
        | ast::Expr::ContentBlock(_)
        | ast::Expr::Int(_)
        | ast::Expr::Float(_)
        | ast::Expr::Numeric(_)
        | ast::Expr::Bool(_) => Kind::One,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Option<(String, String)> {
        let found = unlike("theme.typ", true, [("theme.typ", text)].into_iter())?;
        let place = found.place()?;
        Some((text[place.range.clone()].to_owned(), found.hints.first()?.to_string()))
    }

    #[test]
    fn tokens_of_another_kind_are_told_with_what_to_write() {
        for (text, slip, code) in [
            ("#let mark = (lists: \"•\")\n", "lists: \"•\"", " (\"•\",)"),
            ("#let mark = mark + (lists: (\"•\"))\n", "lists: (\"•\")", " (\"•\",)"),
            ("#let mark = (lists: ())\n", "lists: ()", "lists: (\"✓\", \"–\", \"◦\")"),
            ("#let sidebar = sidebar + (inset: 3mm)\n", "inset: 3mm", "inset: (x: "),
        ] {
            let (place, hint) = told(text).unwrap();
            assert_eq!(place, slip);
            assert!(hint.contains(code), "{hint}");
        }
        for good in [
            "#let mark = (lists: (\"•\",))\n",
            "#let mark = (lists: signs)\n",
            "#let mark = (dash: (\"-\"))\n",
            "#let other = (lists: \"•\")\n",
        ] {
            assert_eq!(told(good), None, "{good}");
        }
        let bar = "#let quote = quote + (bar: 3)\n";
        assert!(unlike("theme.typ", false, [("theme.typ", bar)].into_iter()).is_none());
        assert!(is_nameless("length does not contain field \"x\""));
    }

    #[test]
    fn the_programs_own_themes_have_none() {
        let layouts = embedded::layouts();
        for theme in layouts.keys().filter(|name| name.ends_with("theme.typ")) {
            let files = layouts.iter().filter_map(|(name, bytes)| {
                Some((name.as_str(), std::str::from_utf8(bytes).ok()?))
            });
            assert!(unlike(theme, true, files).is_none(), "{theme}");
        }
    }
}
