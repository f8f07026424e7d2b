//! Dictionaries that a layout reads as wholes: all of their keys are read, though nothing says their names.

use typst::syntax::ast;
use typst::syntax::{LinkedNode, Source as Parsed, SyntaxKind};

/// Methods that hand over all of a dictionary.
const ALL: &[&str] = &["pairs", "values", "keys"];

/// What a file reads as wholes, each by the names that lead there (`theme.colour`).
#[derive(Default)]
pub(super) struct Wholes {
    /// What it goes through, spreads, or looks up by a name that is computed.
    pub(super) read: Vec<Vec<String>>,
    /// What it hands on, to be read elsewhere.
    pub(super) handed: Vec<Vec<String>>,
}

impl Wholes {
    pub(super) fn of(text: &str) -> Self {
        let parsed = Parsed::detached(text);
        let mut found = Self::default();
        found.visit(&LinkedNode::new(parsed.root()));
        found
    }

    fn visit(&mut self, node: &LinkedNode<'_>) {
        match node.kind() {
            SyntaxKind::Ident | SyntaxKind::FieldAccess if !is_target(node) => {
                if let Some(names) = names(node) {
                    self.add(node, names);
                }
            }
            // These give names.
            SyntaxKind::ModuleImport | SyntaxKind::Params | SyntaxKind::Destructuring => return,
            _ => {}
        }
        node.children().for_each(|child| self.visit(&child));
    }

    fn add(&mut self, node: &LinkedNode<'_>, mut names: Vec<String>) {
        let Some(parent) = node.parent() else { return };
        if parent.kind() == SyntaxKind::FuncCall && node.index() == 0 {
            let method = names.pop().unwrap_or_default();
            if ALL.contains(&method.as_str()) || method == "at" && is_computed(parent) {
                self.read.push(names);
            }
            return;
        }
        let behind = |kind| node.prev_sibling_kind() == Some(kind);
        match parent.kind() {
            // A theme adds to what it takes over.
            SyntaxKind::Binary | SyntaxKind::Spread if is_added_to(parent, &names) => {}
            SyntaxKind::Spread => self.read.push(names),
            SyntaxKind::ForLoop | SyntaxKind::Binary if behind(SyntaxKind::In) => {
                self.read.push(names);
            }
            // Before these, it is a name that is given.
            SyntaxKind::LetBinding if !behind(SyntaxKind::Eq) => {}
            SyntaxKind::Named if !behind(SyntaxKind::Colon) => {}
            SyntaxKind::ForLoop | SyntaxKind::Closure => {}
            _ => self.handed.push(names),
        }
    }
}

/// Whether something is taken out of it.
fn is_target(node: &LinkedNode<'_>) -> bool {
    node.parent_kind() == Some(SyntaxKind::FieldAccess)
}

/// The names of `a.b.c`.
fn names(node: &LinkedNode<'_>) -> Option<Vec<String>> {
    let mut expression = node.cast::<ast::Expr>()?;
    let mut names = Vec::new();
    loop {
        match expression {
            ast::Expr::Ident(ident) => {
                names.push(ident.as_str().to_owned());
                names.reverse();
                return Some(names);
            }
            ast::Expr::FieldAccess(access) => {
                names.push(access.field().as_str().to_owned());
                expression = access.target();
            }
            _ => return None,
        }
    }
}

/// Whether a call looks for a name that is not told.
fn is_computed(call: &LinkedNode<'_>) -> bool {
    let Some(call) = call.cast::<ast::FuncCall>() else { return false };
    let first = call.args().items().next();
    !matches!(first, Some(ast::Arg::Pos(ast::Expr::Str(_))))
}

/// Whether it stands in a binding or at a key of the last of its names: `#let colour = colour + (…)`.
fn is_added_to(part: &LinkedNode<'_>, names: &[String]) -> bool {
    let is_sum = |node: &LinkedNode<'_>| {
        use SyntaxKind::{Binary, Dict, Parenthesized, Spread};
        matches!(node.kind(), Binary | Dict | Parenthesized | Spread)
    };
    let mut whole = Some(part);
    while let Some(node) = whole.filter(|node| is_sum(node)) {
        whole = node.parent();
    }
    let binds =
        |node: &&LinkedNode<'_>| matches!(node.kind(), SyntaxKind::LetBinding | SyntaxKind::Named);
    let name = whole
        .filter(binds)
        .and_then(|node| node.children().find(|child| child.kind() == SyntaxKind::Ident));
    name.zip(names.last()).is_some_and(|(name, last)| name.leaf_text().as_str() == last)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_read_as_a_whole_is_known() {
        let read = |text: &str| {
            let read = Wholes::of(text).read;
            read.into_iter().map(|names| names.join(".")).collect::<Vec<_>>()
        };
        for text in [
            "#for (name, paint) in theme.colour { name }",
            "#for name in theme.colour.keys() { name }",
            "#theme.colour.pairs().map(it => it)",
            "#theme.colour.values()",
            "#theme.colour.at(name)",
            "#let all = (..theme.colour)",
            "#text(..theme.colour)",
            "#(name in theme.colour)",
        ] {
            assert_eq!(read(text), ["theme.colour"], "{text}");
        }
        for text in [
            "#import \"theme.typ\": colour",
            "#theme.colour.ink",
            "#theme.colour.at(\"ink\")",
            "#theme.colour.ink.lighten(5%)",
            "#let colour = (..theme.colour, ink: red)",
            "#let colour = theme.colour + (ink: red)",
            "#for colour in (1, 2) {}",
        ] {
            let Wholes { read, handed } = Wholes::of(text);
            assert!(
                read.is_empty() && !handed.iter().any(|it| it.ends_with(&["colour".into()])),
                "{text}"
            );
        }
        assert_eq!(Wholes::of("#tile(theme.colour)").handed[0], ["theme", "colour"]);
        assert_eq!(Wholes::of("#let all = colour").handed, [["colour"]]);
    }
}
