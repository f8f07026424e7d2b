//! Rules that do nothing: `#set text(size: 12pt)` at the top of a file that others import holds for what this file itself would print.

use std::borrow::Cow;
use std::collections::BTreeMap;

use typst::syntax::ast;
use typst::syntax::{LinkedNode, Source as Parsed, SyntaxKind};

use super::bindings::resolved;
use crate::diag::{Code, Diagnostic};
use crate::message::text;
use crate::source::{Place, Source};

/// The files that pages begin with, whose rules hold.
const ENTRIES: &[&str] = &["annex.typ", "handout.typ", "redline.typ", "checks.typ"];

/// The rules at the top of a file that others import, and none includes.
pub(in crate::typeset) fn rules(
    name: &str,
    files: &BTreeMap<String, Cow<'static, [u8]>>,
) -> Option<Diagnostic> {
    let is_entry = ENTRIES.contains(&name.rsplit('/').next().unwrap_or(name));
    let text = std::str::from_utf8(files.get(name)?).ok().filter(|_| name.ends_with(".typ"))?;
    if is_entry || !(text.contains("#set ") || text.contains("#show")) {
        return None;
    }
    let parsed = Parsed::detached(text);
    let root = LinkedNode::new(parsed.root());
    let mut rules = root
        .children()
        .filter(|node| matches!(node.kind(), SyntaxKind::SetRule | SyntaxKind::ShowRule));
    let first = rules.next()?;
    let mut imported = false;
    for (file, bytes) in files.iter().filter(|(file, _)| file.ends_with(".typ")) {
        let parsed = Parsed::detached(String::from_utf8_lossy(bytes));
        match use_of(&LinkedNode::new(parsed.root()), file, name) {
            Some(Use::Included) => return None,
            Some(Use::Imported) => imported = true,
            None => {}
        }
    }
    let source = Source::new(format!("layouts/{name}"), text.to_owned());
    let start = first.offset().saturating_sub(1);
    imported.then(|| {
        Diagnostic::warning(Code::Layout, text!("layout-idle-rule"))
            .at(&Place::new(&source, start..first.range().end), text!("layout-idle-rule.label"))
            .hint(text!("layout-idle-rule.hint"))
    })
}

/// What one file does with another.
#[derive(Clone, Copy)]
enum Use {
    Imported,
    /// Or perhaps: it includes a file whose name it computes.
    Included,
}

fn use_of(node: &LinkedNode<'_>, file: &str, name: &str) -> Option<Use> {
    let is_it = |path: ast::Expr<'_>| match path {
        ast::Expr::Str(path) => {
            Some(resolved(&format!("layouts/{file}"), &path.get()) == format!("layouts/{name}"))
        }
        _ => None,
    };
    if let Some(include) = node.cast::<ast::ModuleInclude<'_>>()
        && is_it(include.source()) != Some(false)
    {
        return Some(Use::Included);
    }
    let import = node.cast::<ast::ModuleImport<'_>>().and_then(|it| is_it(it.source()));
    let mut found = import.filter(|is_it| *is_it).map(|_| Use::Imported);
    for child in node.children() {
        match use_of(&child, file, name) {
            Some(Use::Included) => return Some(Use::Included),
            Some(Use::Imported) => found = Some(Use::Imported),
            None => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::typeset::embedded;

    fn told(name: &str, added: &[(&str, &str)]) -> Option<String> {
        let mut files: BTreeMap<String, Cow<'static, [u8]>> =
            embedded::layouts().into_iter().map(|(name, bytes)| (name, bytes.into())).collect();
        for (name, text) in added {
            let before = files.get(*name).map(|it| String::from_utf8_lossy(it).into_owned());
            let text = before.unwrap_or_default() + text;
            files.insert((*name).to_owned(), Cow::Owned(text.into_bytes()));
        }
        let found = rules(name, &files)?;
        let place = found.place()?;
        Some(place.source.text()[place.range.clone()].to_owned())
    }

    #[test]
    fn a_rule_in_a_file_that_is_imported_does_nothing() {
        let rule = "#set text(size: 12pt)";
        assert_eq!(told("theme.typ", &[("theme.typ", rule)]).as_deref(), Some(rule));
        let show = "#show strong: emph";
        assert_eq!(told("parts/runs.typ", &[("parts/runs.typ", show)]).as_deref(), Some(show));
        // Where pages begin, in a function, in what is included, in a file that nothing reads.
        assert_eq!(told("annex.typ", &[("annex.typ", rule)]), None);
        let function = "#let bold(body) = {\n  set text(weight: \"bold\")\n  body\n}\n";
        assert_eq!(told("theme.typ", &[("theme.typ", function)]), None);
        let included = [("part.typ", rule), ("annex.typ", "#include \"part.typ\"")];
        assert_eq!(told("part.typ", &included), None);
        assert_eq!(told("part.typ", &[("part.typ", rule)]), None);
    }

    #[test]
    fn the_programs_own_layouts_have_none() {
        for name in embedded::layouts().keys() {
            assert_eq!(told(name, &[]), None, "{name}");
        }
    }
}
