//! Comments of a layout that are opened and never closed: Typst takes all that follows for a comment and says nothing,
//! so that what is told is other files that miss what this one defines.

use typst::syntax::{LinkedNode, Source as Parsed, SyntaxKind};

use crate::diag::{Code, Diagnostic};
use crate::message::text;
use crate::source::{Place, Source};

const OPEN: &str = "/*";
const CLOSE: &str = "*/";

/// The comment of a layout's file that is never closed, as an error.
pub(in crate::typeset) fn unclosed(name: &str, bytes: &[u8]) -> Option<Diagnostic> {
    let text = std::str::from_utf8(bytes).ok()?;
    if !name.ends_with(".typ") || !text.contains(OPEN) {
        return None;
    }
    let parsed = Parsed::detached(text);
    let start = opening(&LinkedNode::new(parsed.root()))?;
    let source = Source::new(format!("layouts/{name}"), text.to_owned());
    let place = Place::new(&source, start..start + OPEN.len());
    let lines = text[start..].lines().count();
    Some(
        Diagnostic::error(Code::Layout, text!("layout-comment"))
            .at(&place, text!("layout-comment.label", count = lines))
            .hint(text!("layout-comment.hint")),
    )
}

/// Where the comment begins. It ends with the file, so no other is behind it.
fn opening(node: &LinkedNode<'_>) -> Option<usize> {
    if node.kind() == SyntaxKind::BlockComment {
        return is_open(node.leaf_text()).then(|| node.offset());
    }
    node.children().rev().find_map(|child| opening(&child))
}

/// Whether a comment lacks its end; comments stand in comments.
fn is_open(comment: &str) -> bool {
    let mut depth = 0_usize;
    let mut rest = comment;
    while let Some(at) = rest.find(['/', '*']) {
        let sign = &rest[at..];
        let taken = if sign.starts_with(OPEN) {
            depth += 1;
            OPEN.len()
        } else if sign.starts_with(CLOSE) {
            depth = depth.saturating_sub(1);
            CLOSE.len()
        } else {
            1
        };
        rest = &sign[taken..];
    }
    depth > 0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn column(text: &str) -> Option<usize> {
        unclosed("theme.typ", text.as_bytes())?.place().map(|place| place.range.start)
    }

    #[test]
    fn a_comment_ends_before_its_file_does() {
        assert_eq!(column("#let a = 1 /* oubli\n#let b = 2\n"), Some(11));
        assert_eq!(column("#let a = {\n  /* oubli\n  1\n}\n"), Some(13));
        assert_eq!(column("/* a /* b */ c\n"), Some(0));
        assert_eq!(column("/**/ /*/"), Some(5));
        for closed in ["/* a */ b", "/* a /* b */ c */", "// /*\n", "#\"/*\"", "`/*`", "/**/"] {
            assert_eq!(column(closed), None, "{closed}");
        }
        assert!(unclosed("icon.svg", b"/* a").is_none());
    }
}
