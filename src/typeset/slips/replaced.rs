//! Dictionaries of tokens that lack a key which the layouts read: most often one that was meant to add to the program's and replaces it,
//! `#let sidebar = (width: 55mm)`.

use std::collections::HashSet;

use typst::diag::SourceDiagnostic;
use typst::syntax::ast::{self, AstNode};
use typst::syntax::{LinkedNode, Side, SyntaxKind};
use typst::{World, WorldExt};

use super::{meant, tokens};
use crate::diag::Diagnostic;
use crate::message::text;
use crate::source::{Place, Source};
use crate::typeset::world::View;

/// How Typst begins to say that a key is missing.
const NO_KEY: &str = "dictionary does not contain key \"";

/// A dictionary that lacks a key.
pub(in crate::typeset) struct Replaced {
    place: Place,
    key: String,
    /// What to write to keep the other keys, where there are others.
    code: Option<String>,
}

impl Replaced {
    /// The dictionary of a layout's file that lacks the key which an error names: the one that has all others that are there.
    pub(in crate::typeset) fn of(world: &View<'_>, found: &SourceDiagnostic) -> Option<Self> {
        let (key, _) = found.message.strip_prefix(NO_KEY)?.split_once('"')?;
        // Another name is a slip, or the designer's own.
        tokens::is_known(key).then_some(())?;
        let source = world.source(found.span.id()?).ok()?;
        let range = world.range(found.span)?;
        let leaf = LinkedNode::new(source.root()).leaf_at(range.start, Side::After)?;
        let known = meant::keys_there(world, &leaf, key)?;
        let mut all = Vec::new();
        for (path, source) in world.layouts() {
            dictionaries(&LinkedNode::new(source.root()), &mut |node| {
                let keys = keys(node);
                if !keys.is_empty() && keys.len() == known.len() && keys.is_subset(&known) {
                    let text = source.text();
                    let file = Source::new(path.trim_start_matches('/'), text.to_owned());
                    let place = Place::new(&file, node.range());
                    all.push(Self { place, key: key.to_owned(), code: whole(node, text) });
                }
            });
        }
        // Of several, nobody knows which.
        all.pop().filter(|_| all.is_empty())
    }

    /// Says where the key is missing, before where that was noticed.
    pub(in crate::typeset) fn at(&self, told: Diagnostic) -> Diagnostic {
        told.at(&self.place, text!("layout-lacks-key", key = self.key.as_str()))
    }

    pub(in crate::typeset) fn remedy(&self) -> String {
        let key = self.key.as_str();
        match &self.code {
            Some(code) => text!("layout-lacks-key.hint-replaced", key, code = code.as_str()),
            None => text!("layout-lacks-key.hint", key),
        }
    }
}

fn dictionaries<'a>(node: &LinkedNode<'a>, each: &mut impl FnMut(&LinkedNode<'a>)) {
    if node.kind() == SyntaxKind::Dict {
        each(node);
    }
    node.children().for_each(|child| dictionaries(&child, each));
}

/// The keys of a dictionary that names them all.
fn keys(node: &LinkedNode<'_>) -> HashSet<String> {
    let Some(dictionary) = node.cast::<ast::Dict<'_>>() else { return HashSet::new() };
    let names = dictionary.items().map(|item| match item {
        ast::DictItem::Named(named) => Some(named.name().as_str().to_owned()),
        ast::DictItem::Keyed(_) | ast::DictItem::Spread(_) => None,
    });
    names.collect::<Option<_>>().unwrap_or_default()
}

/// What to write instead of a dictionary that takes the place of another one, to add to that: at the top of a file, whose name stood for
/// something before, or in one that is added to such.
fn whole(node: &LinkedNode<'_>, text: &str) -> Option<String> {
    let said = text.get(node.range()).filter(|said| !said.contains('\n')).unwrap_or("(…)");
    let mut names = Vec::new();
    let mut here = node.parent().cloned();
    let (mut nearest, mut top) = (None, None);
    while let Some(parent) = here {
        let is_binding = parent.kind() == SyntaxKind::LetBinding;
        if is_binding || parent.kind() == SyntaxKind::Named {
            let name = parent.children().find(|it| it.kind() == SyntaxKind::Ident)?;
            names.push(name.leaf_text().to_string());
            nearest.get_or_insert_with(|| parent.clone());
        }
        if is_binding {
            top = Some(parent);
            break;
        }
        here = parent.parent().cloned();
    }
    let (nearest, top) = (nearest?, top?);
    names.reverse();
    let before = was_bound(&top, names.first()?);
    // In one that nothing of that name stands before, keys are just missing.
    let given = nearest.cast::<ast::Named>().map(|it| it.expr().span());
    let given =
        given.or_else(|| nearest.cast::<ast::LetBinding>()?.init().map(|init| init.span()))?;
    if !before || given != node.span() {
        return None;
    }
    let (path, name) = (names.join("."), names.last()?);
    Some(match names.len() {
        1 => format!("#let {name} = {path} + {said}"),
        _ => format!("{name}: {path} + {said}"),
    })
}

/// Whether a name stood for something before a binding at the top of its file.
fn was_bound(binding: &LinkedNode<'_>, name: &str) -> bool {
    let Some(parent) = binding.parent().filter(|it| it.kind() == SyntaxKind::Markup) else {
        return false;
    };
    let before = parent.children().take_while(|node| node.offset() < binding.offset());
    before.into_iter().any(|node| match node.cast::<ast::Expr<'_>>() {
        Some(ast::Expr::LetBinding(binding)) => {
            binding.kind().bindings().iter().any(|bound| bound.as_str() == name)
        }
        Some(ast::Expr::ModuleImport(import)) => match import.imports() {
            Some(ast::Imports::Wildcard) => true,
            Some(ast::Imports::Items(items)) => {
                items.iter().any(|item| item.bound_name().as_str() == name)
            }
            None => false,
        },
        _ => false,
    })
}
