//! Tokens of another kind than the program's: a text where a list is wanted, `lists: "•"`. Typst takes them and stops where they are read.

use std::ops::Range;

use typst::syntax::ast::{self, AstNode};
use typst::syntax::{LinkedNode, Source as Parsed, SyntaxKind};

use super::meant::UNITS;
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
    Number,
    Length,
    /// A number of hundredths.
    Share,
    Text,
    Other,
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
/// How it begins to say of a value that it is of another kind, and of two that they are.
const UNEXPECTED: &str = "expected ";
pub(in crate::typeset) const INCOMPATIBLE: &str = "cannot ";

/// The first token of a theme, or of one of its files of tokens, that is of another kind than the program's and may be why Typst `said`
/// one of these.
pub(in crate::typeset) fn unlike<'f>(
    theme: &str,
    said: &[&str],
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
            let stops =
                |usual: &Token<'_>| said.iter().any(|said| stops(token.kind, usual.kind, said));
            (stops(first) && usual.all(stops)).then_some((token, first))
        })?;
        let source = Source::new(format!("layouts/{name}"), text.to_owned());
        Some(
            Diagnostic::error(Code::Layout, token.message(usual.kind))
                .at(&Place::new(&source, token.range.clone()), text!("here"))
                .hint(token.remedy(usual)),
        )
    })
}

/// Whether a value of one kind, where there usually is one of another, may be why Typst said something.
fn stops(kind: Kind, usual: Kind, said: &str) -> bool {
    let unexpected = said.starts_with(UNEXPECTED) && said.contains("length");
    let incompatible = said.starts_with(INCOMPATIBLE);
    match usual {
        Kind::List(1..) => !matches!(kind, Kind::Dictionary | Kind::List(1..)),
        // Most values with names may be one without.
        Kind::Dictionary => {
            kind != Kind::Dictionary && NAMELESS.iter().any(|nameless| said.contains(nameless))
        }
        Kind::Length => match kind {
            Kind::Text => unexpected || incompatible,
            Kind::Number | Kind::Share => unexpected,
            _ => false,
        },
        Kind::Number => kind == Kind::Length && (said.starts_with(UNEXPECTED) || incompatible),
        _ => false,
    }
}

impl Token<'_> {
    /// What is wrong with it, where there usually is another kind.
    fn message(&self, usual: Kind) -> String {
        let name = self.path.as_str();
        match (usual, self.kind) {
            (Kind::List(_), kind) => {
                text!("layout-token-list", name, empty = (kind == Kind::List(0)).to_string())
            }
            (Kind::Number, _) => text!("layout-token-number", name),
            (Kind::Length, Kind::Text) => text!("layout-token-length", name, of = "text"),
            (Kind::Length, Kind::Share) => text!("layout-token-length", name, of = "share"),
            (Kind::Length, _) => text!("layout-token-length", name, of = "number"),
            _ => text!("layout-token-names", name),
        }
    }

    /// What to write instead.
    fn remedy(&self, usual: &Self) -> String {
        let one = !matches!(self.kind, Kind::List(_));
        if one && matches!(usual.kind, Kind::List(_)) {
            let code = format!("({},)", self.value.trim_matches(['(', ')']));
            return text!("layout-token-list.hint-one", code);
        }
        let inner = self.value.trim_matches('"').trim();
        let unit = unit(usual.value);
        let value = match (usual.kind, self.kind) {
            (Kind::Length, Kind::Number) => format!("{}{unit}", self.value),
            (Kind::Length, Kind::Text) if UNITS.contains(&self::unit(inner)) => inner.to_owned(),
            _ => usual.value.split_whitespace().collect::<Vec<_>>().join(" "),
        };
        let key = self.path.rsplit('.').next().unwrap_or(&self.path);
        let sign = if self.path.contains('.') { ": " } else { " = " };
        text!("layout-token-list.hint", code = format!("{key}{sign}{value}"))
    }
}

/// What stands behind the digits of a measure.
fn unit(measure: &str) -> &str {
    measure.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '-' | '.'))
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
        ast::Expr::Unary(unary) if unary.op() == ast::UnOp::Neg => return kind(unary.expr()),
        ast::Expr::Int(_) | ast::Expr::Float(_) => Kind::Number,
        ast::Expr::Numeric(number) => match number.get().1 {
            ast::Unit::Percent => Kind::Share,
            ast::Unit::Pt | ast::Unit::Mm | ast::Unit::Cm | ast::Unit::In | ast::Unit::Em => {
                Kind::Length
            }
            _ => Kind::Other,
        },
        ast::Expr::Str(_) => Kind::Text,
        ast::Expr::ContentBlock(_) | ast::Expr::Bool(_) => Kind::Other,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What Typst says where it stops at one of all these kinds.
    const SAID: &[&str] = &[
        "array is empty",
        "length does not contain field \"x\"",
        "expected length, found integer",
        "cannot multiply length with length",
    ];

    fn told(text: &str) -> Option<(String, String)> {
        let found = unlike("theme.typ", SAID, [("theme.typ", text)].into_iter())?;
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
            ("#let type = (card-head: (tracking: 0.1))\n", "tracking: 0.1", "tracking: 0.1em"),
            ("#let type = (card-head: (tracking: 9%))\n", "tracking: 9%", "tracking: 0.09em"),
            ("#let pitch = \"15pt\"\n", "let pitch = \"15pt\"", "pitch = 15pt"),
            ("#let flow = (item: 2pt)\n", "item: 2pt", "item: 0"),
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
        // A line may be a dictionary or a length.
        let bar = "#let quote = quote + (bar: 3)\n";
        let said = ["expected length, found integer"];
        assert!(unlike("theme.typ", &said, [("theme.typ", bar)].into_iter()).is_none());
    }

    #[test]
    fn the_programs_own_themes_have_none() {
        let layouts = embedded::layouts();
        for theme in layouts.keys().filter(|name| name.ends_with("theme.typ")) {
            let files = layouts.iter().filter_map(|(name, bytes)| {
                Some((name.as_str(), std::str::from_utf8(bytes).ok()?))
            });
            assert!(unlike(theme, SAID, files).is_none(), "{theme}");
        }
    }
}
