//! The foreground of pages: Typst takes what stands there for text to be read, wherever on the page the reading is, so
//! that a list or a table that goes over the page has it between its items. Heads, feet and backgrounds it leaves out.

use std::borrow::Cow;

use typst::syntax::{LinkedNode, Source as Parsed, SyntaxKind};

use crate::diag::{Code, Diagnostic};
use crate::message::text;
use crate::source::{Place, Source};

const NAME: &str = "foreground";
/// What leaves content out of what is read.
const ARTIFACT: &str = "artifact";

/// The foreground in one of the layouts' files that is read aloud, as an error; `files` are by virtual path.
pub(super) fn read_aloud<'f>(
    mut files: impl Iterator<Item = (String, Cow<'f, [u8]>)>,
) -> Option<Diagnostic> {
    files.find_map(|(path, bytes)| {
        let text = std::str::from_utf8(&bytes).ok()?;
        if !path.ends_with(".typ") || !text.contains(NAME) {
            return None;
        }
        let parsed = Parsed::detached(text);
        let range = given(&LinkedNode::new(parsed.root()), text)?.range();
        let source = Source::new(path.trim_start_matches('/'), text.to_owned());
        Some(
            Diagnostic::error(Code::Layout, text!("layout-foreground"))
                .at(&Place::new(&source, range), text!("here"))
                .hint(text!("layout-foreground.hint")),
        )
    })
}

/// What is given as foreground and is no artifact, nor called one elsewhere in the file.
fn given<'a>(node: &LinkedNode<'a>, text: &str) -> Option<LinkedNode<'a>> {
    if node.kind() == SyntaxKind::Named
        && node.children().next().is_some_and(|name| name.leaf_text() == NAME)
    {
        let value = node.children().next_back()?;
        let said = &text[value.range()];
        let is_called_so = value.kind() == SyntaxKind::Ident
            && text.contains(&format!("#let {said} = pdf.{ARTIFACT}("));
        let is_read = !said.contains(ARTIFACT) && said != "none" && !is_called_so;
        return is_read.then_some(value);
    }
    node.children().find_map(|child| given(&child, text))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Option<String> {
        let files = [("/layouts/styling.typ".to_owned(), Cow::Borrowed(text.as_bytes()))];
        let place = read_aloud(files.into_iter())?.place()?.clone();
        Some(text[place.range].to_owned())
    }

    #[test]
    fn a_foreground_that_is_no_artifact_is_found() {
        let set = |value: &str| format!("#set page(fill: red, foreground: {value})\n");
        assert_eq!(found(&set("text(9pt)[A]")).as_deref(), Some("text(9pt)[A]"));
        assert_eq!(found(&set("mark")).as_deref(), Some("mark"));
        for good in ["none", "pdf.artifact(text(9pt)[A])", "rotate(45deg, pdf.artifact[A])"] {
            assert_eq!(found(&set(good)), None, "{good}");
        }
        assert_eq!(found(&format!("#let mark = pdf.artifact([A])\n{}", set("mark"))), None);
        assert_eq!(found("// foreground: a\n#let foreground = 1\n"), None);
    }
}
