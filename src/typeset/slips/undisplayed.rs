//! Counters that are printed by their name, `page #counter(page)`, where their number was meant.

use typst::syntax::ast;
use typst::syntax::{LinkedNode, Source as Parsed, SyntaxKind};

use crate::diag::{Code, Diagnostic};
use crate::message::text;
use crate::source::{Place, Source};

/// What makes a counter, and what a value that changes.
const MAKERS: &[(&str, &str)] = &[("counter", "display()"), ("state", "get()")];

/// The first counter in a layout's file that stands in text as such.
pub(in crate::typeset) fn counter(name: &str, bytes: &[u8]) -> Option<Diagnostic> {
    let text = std::str::from_utf8(bytes).ok().filter(|_| name.ends_with(".typ"))?;
    if !MAKERS.iter().any(|(maker, _)| text.contains(&format!("#{maker}("))) {
        return None;
    }
    let parsed = Parsed::detached(text);
    let (range, code) = first(&LinkedNode::new(parsed.root()), text)?;
    let source = Source::new(format!("layouts/{name}"), text.to_owned());
    Some(
        Diagnostic::warning(Code::Layout, text!("layout-undisplayed"))
            .at(&Place::new(&source, range), text!("layout-undisplayed.label"))
            .hint(text!("layout-undisplayed.hint", code)),
    )
}

/// Where it is, and what to write instead.
fn first(node: &LinkedNode<'_>, text: &str) -> Option<(std::ops::Range<usize>, String)> {
    if let Some(call) = node.cast::<ast::FuncCall<'_>>()
        && node.parent_kind() == Some(SyntaxKind::Markup)
        && let ast::Expr::Ident(name) = call.callee()
        && let Some((_, method)) = MAKERS.iter().find(|(maker, _)| name.as_str() == *maker)
    {
        let said = text.get(node.range())?;
        return Some((node.range(), format!("#context {said}.{method}")));
    }
    node.children().find_map(|child| first(&child, text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::typeset::embedded;

    #[test]
    fn a_counter_that_stands_in_text_is_told_with_what_to_write() {
        for (text, code) in [
            ("#let foot = [page #counter(page)]\n", "#context counter(page).display()"),
            ("#state(\"a\", 1)\n", "#context state(\"a\", 1).get()"),
        ] {
            let found = counter("a.typ", text.as_bytes()).unwrap();
            assert!(found.hints.iter().any(|hint| hint.to_string().contains(code)), "{text}");
        }
        for good in [
            "#let pages = counter(page)\n",
            "#context counter(page).display()\n",
            "#counter(page).update(1)\n",
            "`#counter(page)`\n",
        ] {
            assert!(counter("a.typ", good.as_bytes()).is_none(), "{good}");
        }
        for (name, bytes) in embedded::layouts() {
            assert!(counter(&name, bytes).is_none(), "{name}");
        }
    }
}
