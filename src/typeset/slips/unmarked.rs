//! Code of a layout that lacks its `#`: Typst prints it as text, or, in a file that is imported, loses it and says
//! nothing.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

use typst::syntax::{LinkedNode, Source as Parsed, SyntaxKind, is_newline, parse_code};

use super::bindings::Names;
use crate::diag::{Code, Diagnostic};
use crate::message::text;
use crate::source::{Place, Source};
use crate::typeset::vocabulary;

/// Most places of one file that are named.
const NAMED: usize = 6;

/// Most lines of a value that is given to a token.
const LINES: usize = 40;

/// The files that outputs begin with: what is not code there is printed.
const ENTRIES: &[&str] = &["annex.typ", "handout.typ", "redline.typ", "checks.typ"];

/// What stands between brackets in prose, behind a word: its plural, its feminine.
const ENDINGS: &[&str] = &["s", "x", "e", "es", "le", "ne", "te", "ère", "rice"];

/// The code of a layout's file that stands there as text, as one error; `files` are by path in the layouts' folder.
pub(in crate::typeset) fn code(
    name: &str,
    files: &BTreeMap<String, Cow<'static, [u8]>>,
) -> Option<Diagnostic> {
    let text = std::str::from_utf8(files.get(name)?).ok()?;
    if !name.ends_with(".typ") {
        return None;
    }
    let parsed = Parsed::detached(text);
    let root = LinkedNode::new(parsed.root());
    let mut starts = Vec::new();
    line_starts(&root, &mut starts);
    // Behind a slip in the syntax, code is taken for text: Typst tells of the slip, which is the cause.
    let slip = slip(&root).unwrap_or(text.len());
    let foreign = foreign(&root, text).filter(|word| word.start < slip);
    // What the file itself calls so is its own.
    let is_own = |word: &Range<usize>| Names::of(name, &root, files).binds(&text[word.clone()]);
    if let Some(word) = foreign.filter(|word| !is_own(word)) {
        let source = Source::new(format!("layouts/{name}"), text.to_owned());
        let message = text!("layout-unknown-name", name = &text[word.clone()]);
        return Some(
            Diagnostic::error(Code::Layout, message)
                .at(&Place::new(&source, word), text!("here"))
                .hint(text!("layout-unknown-name.hint-define")),
        );
    }
    starts.retain(|at| *at < slip);
    let mut candidates: Vec<_> =
        starts.into_iter().filter_map(|at| Some((at, statement(&text[at..])?))).collect();
    let given = assignments(&root, text, !ENTRIES.contains(&file_name(name)));
    candidates.extend(given.into_iter().filter(|(at, _)| *at < slip));
    if candidates.is_empty() {
        return None;
    }
    candidates.sort_by_key(|(at, _)| *at);
    let names = Names::of(name, &root, files);
    let known = candidates.into_iter().filter(|(_, found)| {
        // A token is what a file binds, and nothing of Typst's.
        let is_known = |it: &str| match found.instead {
            Some(_) => names.binds(it),
            None => names.has(it),
        };
        found.name.is_none_or(is_known)
    });
    let known: Vec<(usize, Statement<'_>)> = known.collect();
    let (first, said) = known.first()?;
    let source = Source::new(format!("layouts/{name}"), text.to_owned());
    let line = said.code.lines().next().unwrap_or(said.code);
    let mut told = Diagnostic::error(
        Code::Layout,
        match said.instead {
            Some(_) => text!("layout-unlet"),
            None => text!("layout-unmarked"),
        },
    );
    // What stands in a block that lacks its `#` is part of it.
    let mut depth = indent(text, *first);
    for (at, found) in known
        .iter()
        .filter(|(at, _)| {
            let own = indent(text, *at);
            let outer = own <= depth;
            depth = depth.min(own);
            outer
        })
        .take(NAMED)
    {
        let end = found.code.lines().next().map_or(0, str::len);
        told = told.at(&Place::new(&source, *at..at + end), text!("layout-unmarked.label"));
    }
    let remedy = match &said.instead {
        Some(code) => text!("layout-unlet.hint", code = code.as_str()),
        None => text!("layout-unmarked.hint", code = line),
    };
    Some(told.hint(remedy).hint(text!("layout-unmarked.hint-text")))
}

/// Values that a file gives to its tokens without `#let`, which Typst takes for text; only between all of its content. Where a
/// file prints nothing, `#name = …` is one, too.
fn assignments<'a>(
    root: &LinkedNode<'_>,
    text: &'a str,
    is_silent: bool,
) -> Vec<(usize, Statement<'a>)> {
    let mut found = Vec::new();
    let mut begins = true;
    for child in root.children() {
        let may_begin = match child.kind() {
            SyntaxKind::Text => true,
            SyntaxKind::Hash => is_silent,
            _ => false,
        };
        if begins && may_begin {
            let at = child.offset();
            found.extend(assignment(&text[at..]).map(|it| (at, it)));
        }
        begins = match child.kind() {
            SyntaxKind::Space => begins || child.leaf_text().chars().any(is_newline),
            SyntaxKind::Parbreak => true,
            SyntaxKind::LineComment => begins,
            _ => false,
        };
    }
    found
}

/// The value that a text gives to a token: `sidebar = …`, `sidebar += …`, `colour.gold = …`.
fn assignment(text: &str) -> Option<Statement<'_>> {
    let (path, rest) = split_path(text.strip_prefix('#').unwrap_or(text))?;
    let rest = rest.trim_start_matches(' ');
    let (added, rest) = rest.strip_prefix('+').map_or(("", rest), |rest| (" + ", rest));
    let value = rest.strip_prefix('=').filter(|it| !it.starts_with('='))?;
    let ends = value.match_indices('\n').map(|(at, _)| at).chain([value.len()]);
    let end = ends.take(LINES).find(|end| is_code(&format!("let a = {}", &value[..*end])))?;
    let value = value[..end].trim();
    let shown = value.lines().next().filter(|it| !it.is_empty())?;
    let shown = shown.split(" //").next().unwrap_or(shown).trim_end_matches([' ', ';']);
    let more = if value.lines().count() > 1 { " …" } else { "" };
    let mut keys = path.split('.');
    let name = keys.next()?;
    let mut code = format!("#let {name} = ");
    let keys: Vec<&str> = keys.collect();
    match keys.as_slice() {
        [] if added.is_empty() => code.push_str(&format!("{shown}{more}")),
        [] => code.push_str(&format!("{name}{added}{shown}{more}")),
        [key] if added.is_empty() => {
            code.push_str(&format!("{name} + ({key}: {shown}{more})"));
        }
        _ => code.push_str(&format!("{name} + (…)")),
    }
    let line = text.lines().next().unwrap_or(text).trim_end();
    Some(Statement { code: line, name: Some(name), instead: Some(code) })
}

/// A file's name without its folders.
fn file_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// Where the first error in a file's syntax is.
fn slip(node: &LinkedNode<'_>) -> Option<usize> {
    if node.kind() == SyntaxKind::Error {
        return Some(node.offset());
    }
    node.children().find_map(|child| slip(&child))
}

/// The word that begins a definition as other languages have it (`#function sheet(entry) = {`): what is behind it is text.
fn foreign(node: &LinkedNode<'_>, text: &str) -> Option<Range<usize>> {
    if node.kind() == SyntaxKind::Ident
        && node.parent().is_some_and(|it| it.kind() == SyntaxKind::Markup)
        && vocabulary::DEFINERS.contains(&node.leaf_text().as_str())
        && let Some(behind) = text[node.range().end..].strip_prefix(' ')
        && let Some((_, rest)) = split_name(behind.trim_start_matches(' '))
        && rest.trim_start_matches(' ').starts_with(['(', '='])
    {
        return Some(node.range());
    }
    node.children().find_map(|child| foreign(&child, text))
}

/// Something that is code but for its `#`.
struct Statement<'a> {
    code: &'a str,
    /// What it calls: code only where there is such a thing.
    name: Option<&'a str>,
    /// What to write instead of it, where a `#` is not enough.
    instead: Option<String>,
}

/// Where lines of markup begin with text.
fn line_starts(node: &LinkedNode<'_>, found: &mut Vec<usize>) {
    let mut begins = node.kind() == SyntaxKind::Markup;
    for child in node.children() {
        if node.kind() == SyntaxKind::Markup {
            match child.kind() {
                SyntaxKind::Text if begins => found.push(child.offset()),
                SyntaxKind::Space if begins => continue,
                _ => {}
            }
            begins = match child.kind() {
                SyntaxKind::Parbreak | SyntaxKind::Linebreak => true,
                SyntaxKind::Space => child.leaf_text().chars().any(is_newline),
                // It ends with its line.
                SyntaxKind::LineComment => begins,
                _ => false,
            };
        }
        line_starts(&child, found);
    }
}

/// The code that a text begins with.
fn statement(text: &str) -> Option<Statement<'_>> {
    let (word, rest) = split_name(text)?;
    let line = text.lines().next().unwrap_or(text).trim_end();
    let surely = Statement { code: line, name: None, instead: None };
    let inner = rest.trim_start_matches(' ');
    let spaced = inner.len() < rest.len();
    match word {
        "let" if spaced => {
            let (_, behind) = split_name(inner).or_else(|| {
                let (_, behind) = inner.strip_prefix('(')?.split_once(')')?;
                Some(("", behind))
            })?;
            let behind = behind.trim_start_matches(' ');
            let called = bracketed(behind).map(|end| behind[end..].trim_start_matches(' '));
            let given = |it: &str| it.starts_with('=') && !it.starts_with("==");
            (given(behind) || called.is_some_and(given)).then_some(surely)
        }
        "set" if spaced => {
            let (name, behind) = split_path(inner)?;
            bracketed(behind)?;
            Some(Statement { code: line, name: Some(name), instead: None })
        }
        "show" => {
            if rest.trim_start_matches(' ').starts_with(':') && !spaced {
                return Some(surely);
            }
            let (name, mut behind) = split_path(inner).filter(|_| spaced)?;
            while let Some(end) = bracketed(behind) {
                behind = &behind[end..];
                behind = behind.strip_prefix('.').and_then(split_path).map_or(behind, |it| it.1);
            }
            behind.starts_with(": ").then_some(Statement {
                code: line,
                name: Some(name),
                instead: None,
            })
        }
        "import" | "include" if spaced => {
            let (path, _) = inner.strip_prefix('"')?.split_once('"')?;
            path.ends_with(".typ").then_some(surely)
        }
        "for" | "if" | "while" if spaced => block(word, line).map(|name| match name {
            Some(name) => Statement { code: line, name: Some(name), instead: None },
            None => surely,
        }),
        _ => {
            let (path, rest) = split_path(text)?;
            let end = bracketed(rest)?;
            let code = &text[..path.len() + end];
            let inside = &rest[1..end - 1];
            (!ENDINGS.contains(&inside) && is_code(code)).then(|| Statement {
                code,
                name: path.split('.').next(),
                instead: None,
            })
        }
    }
}

/// Whether a line begins a loop or a condition with its block; with a name that must mean something for it to be one: prose may
/// have brackets behind an "if".
fn block<'a>(word: &str, line: &'a str) -> Option<Option<&'a str>> {
    let opens = line.match_indices(['{', '[']);
    let (end, bracket) = opens.into_iter().find(|(at, _)| {
        let head = &line[..*at];
        (word != "for" || head.contains(" in ")) && is_code(&format!("{head}{{}}"))
    })?;
    let head = &line[..end];
    if bracket == "{" || end + 1 == line.len() {
        return Some(None);
    }
    let tested = match word {
        "for" => head.split_once(" in ")?.1,
        _ => head.strip_prefix(word)?,
    };
    let tested = tested.trim_start_matches([' ', '(']);
    Some(Some(split_name(tested.strip_prefix("not ").unwrap_or(tested))?.0))
}

fn is_code(text: &str) -> bool {
    parse_code(text).errors_and_warnings().0.is_empty()
}

/// The name that a text begins with, and what is behind it.
fn split_name(text: &str) -> Option<(&str, &str)> {
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
    let end = text.find(|c| !is_part(c)).unwrap_or(text.len());
    let (name, rest) = text.split_at(end);
    name.starts_with(|c: char| c.is_alphabetic() || c == '_').then_some((name, rest))
}

/// The same of names with dots between them.
fn split_path(text: &str) -> Option<(&str, &str)> {
    let (_, mut rest) = split_name(text)?;
    while let Some((_, behind)) = rest.strip_prefix('.').and_then(split_name) {
        rest = behind;
    }
    Some((&text[..text.len() - rest.len()], rest))
}

/// Where the bracket ends that a text begins with.
fn bracketed(text: &str) -> Option<usize> {
    if !text.starts_with('(') {
        return None;
    }
    let (mut depth, mut quoted, mut escaped) = (0_usize, false, false);
    for (at, c) in text.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' if quoted => escaped = true,
            '"' => quoted = !quoted,
            _ if quoted => {}
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some(at + 1);
        }
    }
    None
}

/// How far a place is from the start of its line.
fn indent(text: &str, at: usize) -> usize {
    at - text[..at].rfind('\n').map_or(0, |end| end + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::typeset::embedded;

    fn told(name: &str, text: &str) -> Vec<String> {
        let mut files: BTreeMap<String, Cow<'static, [u8]>> =
            embedded::layouts().into_iter().map(|(name, bytes)| (name, bytes.into())).collect();
        files.insert(name.into(), Cow::Owned(text.as_bytes().to_vec()));
        let found = code(name, &files);
        let labels = found.iter().flat_map(|found| &found.labels);
        labels.map(|(place, _)| text[place.range.clone()].to_owned()).collect()
    }

    #[test]
    fn code_that_stands_there_as_text_is_told() {
        let import = "#import \"parts/cover.typ\": cover-page\n";
        for (text, code) in [
            ("cover-page(annexe)\n", "cover-page(annexe)"),
            ("#for a in (1,) [\n  cover-page(\n    a,\n  )\n]\n", "cover-page("),
            ("let sidebar = sidebar + (width: 55mm)\n", "let sidebar = sidebar + (width: 55mm)"),
            ("let gap(lines) = lines * 2pt\n", "let gap(lines) = lines * 2pt"),
            ("let (a, b) = (1, 2)\n", "let (a, b) = (1, 2)"),
            ("#[\n  set text(fill: red)\n  A\n]\n", "set text(fill: red)"),
            ("show: styling.with(a: 1)\n", "show: styling.with(a: 1)"),
            (
                "show heading.where(level: 1): set text(red)\n",
                "show heading.where(level: 1): set text(red)",
            ),
            ("import \"theme.typ\": colour\n", "import \"theme.typ\": colour"),
            ("for entry in sheets {\n  [A]\n}\n", "for entry in sheets {"),
            ("for e in sheets { cover-page(e) }\n", "for e in sheets { cover-page(e) }"),
            ("for e in range(3) [A #e]\n", "for e in range(3) [A #e]"),
            ("if a.b == \"{\" { cover-page(a) }\n", "if a.b == \"{\" { cover-page(a) }"),
            ("while true { cover-page(1)\n}\n", "while true { cover-page(1)"),
            ("if not cover-page(1) [A]\n", "if not cover-page(1) [A]"),
            ("// a\npagebreak()\n", "pagebreak()"),
            ("calc.max(1, 2)\n", "calc.max(1, 2)"),
        ] {
            assert_eq!(told("annex.typ", &format!("{import}{text}")), [code], "{text}");
        }
        let twice = "let a = 1\nset text(red)\n";
        assert_eq!(told("annex.typ", twice), ["let a = 1", "set text(red)"]);
        let wild = "#import \"parts/cover.typ\": *\ncover-page(1)\n";
        assert_eq!(told("annex.typ", wild), ["cover-page(1)"]);
    }

    #[test]
    fn tokens_that_are_given_without_let_are_told() {
        for (text, instead) in [
            ("pitch = 15pt", "#let pitch = 15pt"),
            ("#pitch = 15pt", "#let pitch = 15pt"),
            ("pitch = 15pt // plus", "#let pitch = 15pt"),
            ("sidebar = sidebar + (width: 55mm)", "#let sidebar = sidebar + (width: 55mm)"),
            ("sidebar += (width: 55mm)", "#let sidebar = sidebar + (width: 55mm)"),
            ("sidebar = (\n  width: 55mm,\n)", "#let sidebar = ( …"),
            ("colour.gold = rgb(\"#F2B84B\")", "#let colour = colour + (gold: rgb(\"#F2B84B\"))"),
            ("#colour.gold = red", "#let colour = colour + (gold: red)"),
        ] {
            let own = "#let pitch = 1pt\n#let sidebar = (:)\n#let colour = (:)\n\n";
            let files = BTreeMap::from([(
                "theme.typ".to_owned(),
                Cow::Owned(format!("{own}{text}\n").into_bytes()),
            )]);
            let found = code("theme.typ", &files).unwrap();
            let hint = text!("layout-unlet.hint", code = instead);
            assert_eq!(found.hints.first(), Some(&hint), "{text}");
        }
        for good in [
            "autre = 15pt\n",
            "pitch == 15pt\n",
            "pitch = le pas des lignes\n",
            "#let a = [\n  pitch = 15pt\n]\n",
            "#let a = {\n  let pitch = 1pt\n  pitch = 15pt\n}\n",
            "text = 15pt\n",
            "le pas : pitch = 15pt\n",
        ] {
            assert_eq!(told("theme.typ", &format!("#let pitch = 1pt\n{good}")), [""; 0], "{good}");
        }
        let printed = "#let pitch = 1pt\n#pitch = 15pt\n";
        assert_eq!(told("annex.typ", printed), [""; 0]);
    }

    #[test]
    fn what_stands_behind_a_slip_is_left_to_typst() {
        for text in [
            "#let look(body) =\n  set page(width: 1mm)\n  body\n}\n",
            "#let look(body) = {\n  heading(body))\n  set text(red)\n}\n",
            "#let look(body) = {\n  par[A #body }\n  set text(red)\n}\n",
            "#let look(body) {\n  set text(red)\n}\n",
            "#let p = {\n  let (a, b) = (1mm; 2mm)\n  let c = 1\n}\n",
        ] {
            assert_eq!(told("annex.typ", text), [""; 0], "{text}");
        }
        let foreign = "#function look(body) = {\n  set text(red)\n}\n";
        assert_eq!(told("annex.typ", foreign), ["function"]);
        let own = "#let def(body) = body\n#def entry (A)\n";
        assert_eq!(told("annex.typ", own), [""; 0]);
        let before = "let a = 1\n#let b = (1; 2\nlet c = 1\n";
        assert_eq!(told("annex.typ", before), ["let a = 1"]);
    }

    #[test]
    fn prose_is_no_code() {
        for good in [
            "voir (page 3)\n",
            "Voir(page 3)\n",
            "table(s) des matières\n",
            "let us go\n",
            "let x be (a)\n",
            "set of pages (1)\n",
            "show me: this\n",
            "import of goods\n",
            "import \"livres\"\n",
            "for you and me [\n#\"]\"\n",
            "inconnu(3)\n",
            "Le cover-page(annexe)\n",
            "`cover-page(annexe)`\n",
            "```\npagebreak()\n```\n",
            "// pagebreak()\n/* let a = 1 */\n",
            "#\"pagebreak()\"\n",
            "$ sin(x) $\n",
            "#{\n  pagebreak()\n  let a = 1\n}\n",
            "#let label = [Action]\n",
            "une note\\\nvoir (page 3)\n",
            "if you want [\n]\n",
            "if needed [note 3]\n",
            "for children in care [see 3]\n",
        ] {
            let text = format!("#import \"parts/cover.typ\": cover-page\n{good}");
            assert_eq!(told("annex.typ", &text), [""; 0], "{good}");
        }
    }

    #[test]
    fn the_programs_own_layouts_have_none() {
        let files: BTreeMap<String, Cow<'static, [u8]>> =
            embedded::layouts().into_iter().map(|(name, bytes)| (name, bytes.into())).collect();
        for name in files.keys() {
            assert!(code(name, &files).is_none(), "{name}");
        }
    }
}
