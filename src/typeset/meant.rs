//! What a designer meant by what Typst stumbles over: a name that another file has, a colour of the theme without `rgb`.

use typst::diag::SourceDiagnostic;
use typst::syntax::ast;
use typst::syntax::{LinkedNode, Source as Parsed, SyntaxKind};

use super::world::View;
use crate::source::{Place, Source};

/// A token of the theme.
pub(super) struct Token {
    pub(super) name: String,
    pub(super) place: Place,
    /// What it is given.
    pub(super) text: String,
}

/// The line that imports a name which a file uses without, where one of the layouts' files defines it.
pub(super) fn import(world: &View<'_>, found: &SourceDiagnostic) -> Option<String> {
    let name = found.message.strip_prefix("unknown variable: ")?;
    let file = found.span.id()?;
    let own = file.vpath().get_with_slash();
    let defining = world.layouts().filter(|(path, _)| *path != own);
    let paths = defining.filter(|(_, source)| defines(source, name)).map(|(path, _)| path);
    let path = paths.map(|path| relative(own, path)).min_by_key(String::len)?;
    Some(format!("#import \"{path}\": {name}"))
}

/// Whether a file defines a name for others.
fn defines(source: &Parsed, name: &str) -> bool {
    source.text().contains(name)
        && LinkedNode::new(source.root()).children().any(|node| {
            let binding = node.cast::<ast::LetBinding>();
            let names = binding.map(|it| it.kind().bindings()).unwrap_or_default();
            names.iter().any(|ident| ident.as_str() == name)
        })
}

/// The way from the folder of one file to another.
fn relative(from: &str, to: &str) -> String {
    let folders = |path: &str| path.matches('/').count();
    let mut same = 0;
    for (at, _) in from.match_indices('/') {
        if to.get(..=at) == from.get(..=at) {
            same = at + 1;
        }
    }
    "../".repeat(folders(&from[same..])) + &to[same..]
}

/// The first token of the theme that is a colour's code as a text, where Typst wants a colour and is given a text.
pub(super) fn colour(world: &View<'_>, found: &SourceDiagnostic) -> Option<Token> {
    let said = found.message.as_str();
    if !(said.starts_with("expected ") && said.contains("color") && said.ends_with("found string"))
    {
        return None;
    }
    let file = found.span.id()?;
    let own = file.vpath().get_with_slash();
    let folder = own.rsplit_once('/').map_or("", |(folder, _)| folder);
    let is_near = |path: &str| path.starts_with(folder) || path == "/layouts/theme.typ";
    let mut themes: Vec<(&str, Parsed)> =
        world.layouts().filter(|(path, _)| path.ends_with("theme.typ") && is_near(path)).collect();
    // A layout's own before the usual one.
    themes.sort_by_key(|(path, _)| (!path.starts_with(&format!("{folder}/theme")), path.len()));
    themes.iter().find_map(|(path, source)| token(path, source))
}

fn token(path: &str, source: &Parsed) -> Option<Token> {
    let mut pending = vec![(LinkedNode::new(source.root()), String::new())];
    while let Some((node, mut name)) = pending.pop() {
        if node.kind() == SyntaxKind::FuncCall {
            continue;
        }
        if let Some(text) = node.cast::<ast::Str>().map(|it| it.get())
            && is_code(&text)
            && !name.is_empty()
        {
            let ours = Source::new(path.trim_start_matches('/'), source.text().to_owned());
            let place = Place::new(&ours, node.range());
            return Some(Token { name, place, text: text.to_string() });
        }
        if matches!(node.kind(), SyntaxKind::LetBinding | SyntaxKind::Named) {
            let ident = node.children().find(|child| child.kind() == SyntaxKind::Ident);
            if let Some(ident) = ident {
                let dot = if name.is_empty() { "" } else { "." };
                name = format!("{name}{dot}{}", ident.leaf_text());
            }
        }
        let children: Vec<_> = node.children().collect();
        pending.extend(children.into_iter().rev().map(|child| (child, name.clone())));
    }
    None
}

/// Whether a text is the code of a colour: #, and three to eight digits.
fn is_code(text: &str) -> bool {
    text.strip_prefix('#').is_some_and(|code| {
        matches!(code.len(), 3 | 4 | 6 | 8) && code.chars().all(|c| c.is_ascii_hexdigit())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ways_between_files_begin_at_the_folder() {
        for (from, to, way) in [
            ("/layouts/theme.typ", "/layouts/tokens/pages.typ", "tokens/pages.typ"),
            ("/layouts/parts/head.typ", "/layouts/parts/runs.typ", "runs.typ"),
            ("/layouts/livret/sheet.typ", "/layouts/parts/runs.typ", "../parts/runs.typ"),
            ("/layouts/parts/head.typ", "/layouts/theme.typ", "../theme.typ"),
        ] {
            assert_eq!(relative(from, to), way);
        }
    }

    #[test]
    fn a_code_that_is_a_text_is_named_by_its_token() {
        let told = |theme: &str| {
            let token = token("/layouts/theme.typ", &Parsed::detached(theme))?;
            Some((token.name, token.text))
        };
        let theme =
            "#let a = \"#fff\".len()\n#let colour = (night: rgb(\"#0A3A45\"), ink: \"#1F2A33\")\n";
        assert_eq!(told(theme), Some(("colour.ink".into(), "#1F2A33".into())));
        assert_eq!(told("#let colour = (ink: rgb(\"#1F2A33\"), name: \"encre\")\n"), None);
    }
}
