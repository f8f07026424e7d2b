//! Looks are tokens: outside the themes, no layout holds a colour, a font, a size or a word of its own.

use std::path::{Path, PathBuf};

use crate::common::Collection;
use typst::syntax::ast;
use typst::syntax::{LinkedNode, Source, SyntaxKind};

/// Functions that make colours, and Typst's named colours.
const COLOURS: &[&str] = &[
    "rgb", "luma", "cmyk", "oklab", "oklch", "color", "gradient", "black", "gray", "silver",
    "white", "navy", "blue", "aqua", "teal", "eastern", "purple", "fuchsia", "maroon", "red",
    "orange", "yellow", "olive", "green", "lime",
];

/// Arguments whose literal values are looks.
const LOOKS: &[&str] = &[
    "font", "size", "fill", "weight", "style", "stroke", "tracking", "leading", "paper", "radius",
];

/// The layouts' files that are to be free of literals.
fn files() -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut pending = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("layouts")];
    while let Some(dir) = pending.pop() {
        for entry in std::fs::read_dir(dir).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            if path.is_dir() {
                pending.extend((name != "tokens").then_some(path));
            } else if name.ends_with(".typ")
                && !["theme.typ", "checks.typ"].contains(&name.as_str())
            {
                found.push(path);
            }
        }
    }
    found
}

/// What is wrong with a node, if it is a literal that belongs to a theme.
fn literal(node: &LinkedNode<'_>) -> Option<String> {
    let text = node.leaf_text().to_string();
    match node.kind() {
        SyntaxKind::Numeric => {
            let (value, unit) = node.cast::<ast::Numeric>()?.get();
            use ast::Unit::{Cm, Em, In, Mm, Pt};
            let length = matches!(unit, Pt | Mm | Cm | In | Em);
            (length && value != 0.0).then(|| format!("the length {text}"))
        }
        SyntaxKind::Ident | SyntaxKind::MathIdent => {
            let field = node.parent_kind() == Some(SyntaxKind::FieldAccess) && node.index() > 0;
            (COLOURS.contains(&text.as_str()) && !field).then(|| format!("the colour {text}"))
        }
        SyntaxKind::Text => {
            let letters = text.chars().filter(|c| c.is_alphabetic()).count();
            (letters > 0).then(|| format!("the words {text:?}"))
        }
        SyntaxKind::Str => text.contains("\"#").then(|| format!("the colour {text}")),
        SyntaxKind::Named => {
            let named = node.cast::<ast::Named>()?;
            let literal =
                matches!(named.expr(), ast::Expr::Str(_) | ast::Expr::Int(_) | ast::Expr::Float(_));
            let name = named.name().as_str().to_owned();
            (literal && LOOKS.contains(&name.as_str()))
                .then(|| format!("{name}: {:?}", named.expr()))
        }
        _ => None,
    }
}

fn walk(node: &LinkedNode<'_>, source: &Source, found: &mut Vec<String>) {
    if let Some(what) = literal(node) {
        let line = source.lines().byte_to_line(node.offset()).map_or(0, |line| line + 1);
        found.push(format!("{line}: {what}"));
    }
    node.children().for_each(|child| walk(&child, source, found));
}

fn literals(text: &str) -> Vec<String> {
    let source = Source::detached(text);
    let mut found = Vec::new();
    walk(&LinkedNode::new(source.root()), &source, &mut found);
    found
}

#[test]
fn no_layout_holds_a_literal_of_its_look() {
    let files = files();
    assert!(files.len() > 15, "{files:?}");
    let mut wrong = Vec::new();
    for file in files {
        let found = literals(&std::fs::read_to_string(&file).unwrap());
        wrong.extend(found.into_iter().map(|what| format!("{}:{what}", file.display())));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn literals_are_seen() {
    for text in [
        "#let a = 3mm",
        "#text(weight: \"bold\")[#a]",
        "#set text(fill: red)",
        "#let c = rgb(\"#112233\")",
        "#let label = [Les actions]",
        "#set text(font: \"Lato\")",
        "#v(1.5em)",
    ] {
        assert!(!literals(text).is_empty(), "{text}");
    }
    assert_eq!(
        literals("#let a = 0pt\n#text(fill: colour.white, width: 100%)[#label.page#a]"),
        [""; 0]
    );
}

#[test]
fn a_token_that_the_collection_changes_changes_the_pages_without_compiling() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let theme = std::fs::read_to_string(root.join("layouts/theme.typ")).unwrap();
    let collection = Collection::good();
    let made = |theme: &str| {
        collection.write("layouts/theme.typ", theme.as_bytes());
        let run = collection.run(&["handout", "une", "-o", "-"]);
        assert_eq!(run.code, 0, "{}", run.stderr);
        run.stdout
    };
    let usual = made(&theme);
    for (from, to) in [
        ("petrol: rgb(\"#0B5A66\")", "petrol: rgb(\"#66230B\")"),
        ("sidebar: [REPÈRES]", "sidebar: [EN BREF]"),
        ("serif: (\"Vollkorn\"", "serif: (\"Lato\""),
        ("size: 24pt, weight", "size: 20pt, weight"),
        ("(24mm, 22mm)", "(30mm, 22mm)"),
    ] {
        assert!(theme.contains(from), "{from}");
        assert_ne!(made(&theme.replace(from, to)), usual, "{from}");
    }
    assert_ne!(made(&format!("{theme}\n#let sidebar = sidebar + (width: 50mm)\n")), usual);
}
