//! What a designer meant by a name that a file does not have: the one of another file, or one that looks like it.

use std::collections::HashSet;

use typst::diag::SourceDiagnostic;
use typst::foundations::{Func, Value};
use typst::syntax::ast::{self, AstNode};
use typst::syntax::{LinkedNode, Side, Source as Parsed, Span, SyntaxKind};
use typst::{World, WorldExt};
use typst_layout::PagedDocument;

use super::{bindings, colours};
use crate::message::text;
use crate::typeset::world::View;

/// Most names that are told as those there are.
const NAMED: usize = 24;
/// The units of lengths and shares.
pub(in crate::typeset) const UNITS: &[&str] = &["pt", "mm", "cm", "in", "em", "fr", "%"];
/// The words that code begins with behind its `#`.
const CODE: &[&str] = &[
    "let",
    "set",
    "show",
    "import",
    "include",
    "if",
    "for",
    "while",
    "context",
    "return",
    "pagebreak()",
];
/// What Typst says where it wants a statement to end.
pub(in crate::typeset) const LINE_END: &str = "expected semicolon or line break";
/// Shorter names are near too many others.
const SHORTEST: usize = 3;
/// A name may have a slip for so many of its letters, and one at least.
const LETTERS: usize = 4;

/// The line that imports a name which a file uses without, where one of its layout's files defines it.
pub(in crate::typeset) fn import(world: &View<'_>, found: &SourceDiagnostic) -> Option<String> {
    let name = found.message.strip_prefix("unknown variable: ")?;
    let file = found.span.id()?;
    let own = file.vpath().get_with_slash();
    let all: Vec<(&str, Parsed)> = world.layouts().collect();
    // The folder of a layout that can be chosen.
    let layout = |path: &str| {
        let folder = path.strip_prefix("/layouts/")?.split_once('/')?.0.to_owned();
        let entry = format!("/layouts/{folder}/annex.typ");
        all.iter().any(|(path, _)| *path == entry).then_some(folder)
    };
    let of_own = layout(own);
    // Parts are for every layout.
    let is_near = |path: &str| {
        layout(path) == of_own || of_own.is_some() && path.starts_with("/layouts/parts/")
    };
    let others = all.iter().filter(|(path, _)| *path != own && is_near(path));
    let paths = others.filter(|(_, source)| defines(source, name)).map(|(path, _)| path);
    let path = paths.map(|path| relative(own, path)).min_by_key(String::len)?;
    Some(format!("#import \"{path}\": {name}"))
}

/// What to say of a name that is not there: the one that looks like it, else those there are.
pub(in crate::typeset) fn near(world: &View<'_>, found: &SourceDiagnostic) -> Option<String> {
    let said = found.message.as_str();
    let source = world.source(found.span.id()?).ok()?;
    let range = world.range(found.span)?;
    let leaf = LinkedNode::new(source.root()).leaf_at(range.start, Side::After)?;
    if let Some(name) = said.strip_prefix("unknown variable: ") {
        return looks_like(name, &names(world, &source));
    }
    if let Some(name) = said.strip_prefix("unexpected argument: ") {
        return looks_like(name, &parameters(world, &leaf)?);
    }
    let (of, name) = ["dictionary does not contain key ", "module does not contain "]
        .iter()
        .find_map(|start| Some(("", said.strip_prefix(start)?)))
        .or_else(|| said.split_once(" does not contain "))
        .or_else(|| said.split_once(" does not have "))?;
    let name = name.split(['"', '`']).nth(1)?;
    let target = target(&leaf, name)?;
    // The name of a kind of values is near the one of a token.
    if of.starts_with("type ") || of.starts_with("function") {
        let taken = target.get(&source)?;
        let others = names(world, &source);
        let others: HashSet<String> = others.into_iter().filter(|it| *it != taken).collect();
        return looks_like(&taken, &others);
    }
    let known = keys(world, target.span)?;
    let near = looks_like(name, &known);
    near.or_else(|| {
        let mut known: Vec<&str> = known.iter().map(String::as_str).collect();
        known.sort_unstable();
        let more = if known.len() > NAMED { ", …" } else { "" };
        known.truncate(NAMED);
        (!known.is_empty()).then(|| text!("layout-keys", keys = known.join(", ") + more))
    })
}

/// What to say of names that an import asks for and that the other file does not have.
pub(in crate::typeset) fn near_import(
    world: &View<'_>,
    found: &SourceDiagnostic,
) -> Option<String> {
    let id = found.span.id()?;
    let source = world.source(id).ok()?;
    let range = world.range(found.span)?;
    let leaf = LinkedNode::new(source.root()).leaf_at(range.start, Side::After)?;
    let path = climb(&leaf, |node| match node.cast::<ast::ModuleImport>()?.source() {
        ast::Expr::Str(path) => Some(path.get().to_string()),
        _ => None,
    })?;
    let path = bindings::resolved(id.vpath().get_with_slash(), &path);
    let (_, other) = world.layouts().find(|(known, _)| known.trim_start_matches('/') == path)?;
    let root = LinkedNode::new(other.root());
    looks_like(leaf.leaf_text(), &root.children().flat_map(|node| defined(&node)).collect())
}

/// What to say where a name of the layout hides a function of Typst's: `page`.
pub(in crate::typeset) fn hidden(world: &View<'_>, found: &SourceDiagnostic) -> Option<String> {
    if !found.message.ends_with(", found dictionary") {
        return None;
    }
    let source = world.source(found.span.id()?).ok()?;
    let name = source.text().get(world.range(found.span)?)?;
    let standard = world.library().global.scope().get(name)?;
    matches!(standard.read(), Value::Func(_)).then(|| text!("layout-hidden-function", name))
}

/// What to write instead of a number with a comma: `11,5pt`.
pub(in crate::typeset) fn decimal(world: &View<'_>, found: &SourceDiagnostic) -> Option<String> {
    let is_pair = found.message.starts_with("expected named or keyed pair");
    if !is_pair && found.message != LINE_END {
        return None;
    }
    let source = world.source(found.span.id()?).ok()?;
    let range = world.range(found.span)?;
    let (before, behind) = source.text().split_at_checked(range.start)?;
    let (before, said) = match is_pair {
        true => (before.strip_suffix(',')?, source.text().get(range)?),
        // It stops before the comma.
        false => (before, measure(behind.strip_prefix(',')?)),
    };
    let start = before.rfind(|c: char| !c.is_ascii_digit()).map_or(0, |at| at + 1);
    let whole = before.get(start..).filter(|whole| !whole.is_empty())?;
    let is_number = said.starts_with(|c: char| c.is_ascii_digit());
    // A space before the unit is one more slip.
    let start = said.as_ptr() as usize - source.text().as_ptr() as usize;
    let behind = source.text()[start + said.len()..].trim_start_matches(' ');
    let digits = said.chars().all(|c| c.is_ascii_digit());
    let unit = Some(measure(behind)).filter(|it| digits && UNITS.contains(it)).unwrap_or_default();
    is_number.then(|| text!("layout-decimal", number = format!("{whole}.{said}{unit}")))
}

/// What to write instead of a number and its unit with a space between them: `11 pt`.
pub(in crate::typeset) fn parted(world: &View<'_>, found: &SourceDiagnostic) -> Option<String> {
    if ![LINE_END, "expected comma"].contains(&found.message.as_str()) {
        return None;
    }
    let source = world.source(found.span.id()?).ok()?;
    let (before, behind) = source.text().split_at_checked(world.range(found.span)?.start)?;
    let unit = measure(behind.trim_start_matches(' '));
    let start = before.rfind(|c: char| !c.is_ascii_digit() && c != '.').map_or(0, |at| at + 1);
    let number = before.get(start..).filter(|it| it.starts_with(|c: char| c.is_ascii_digit()))?;
    UNITS.contains(&unit).then(|| text!("layout-parted", length = format!("{number}{unit}")))
}

/// What to write instead of a comparison as other languages have it: `is not`, `<>`.
pub(in crate::typeset) fn compared(world: &View<'_>, found: &SourceDiagnostic) -> Option<String> {
    let stops = [LINE_END, "expected block", "expected expression", "expected comma"];
    if !stops.contains(&found.message.as_str()) {
        return None;
    }
    let source = world.source(found.span.id()?).ok()?;
    let (before, behind) = source.text().split_at_checked(world.range(found.span)?.start)?;
    let behind = behind.trim_start_matches(' ');
    let name = match behind {
        _ if behind.starts_with('>') && before.ends_with('<') => "!=",
        _ if behind.starts_with("is not ") => "!=",
        _ if behind.starts_with("is ") => "==",
        _ => return None,
    };
    Some(text!("layout-unknown-name.hint-word", name))
}

/// The letters and digits that a text begins with.
pub(in crate::typeset) fn measure(text: &str) -> &str {
    let is_part = |c: char| c.is_ascii_alphanumeric() || c == '%';
    &text[..text.find(|c| !is_part(c)).unwrap_or(text.len())]
}

/// What to write instead of `size = 11pt` in a dictionary or in a call.
pub(in crate::typeset) fn assigned(world: &View<'_>, found: &SourceDiagnostic) -> Option<String> {
    if !found.message.starts_with("expected named or keyed pair") {
        return None;
    }
    let source = world.source(found.span.id()?).ok()?;
    let said = source.text().get(world.range(found.span)?)?;
    let (name, value) = said.split_once('=')?;
    let name = name.trim();
    let is_name = !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || c == '-');
    let value = value.trim().lines().next()?;
    is_name.then(|| text!("layout-assigned", pair = format!("{name}: {value}")))
}

/// What to write instead of `(gold = red)` and `text(size = 11pt)`, where only the name is told as unknown.
pub(in crate::typeset) fn paired(world: &View<'_>, found: &SourceDiagnostic) -> Option<String> {
    let name = found.message.strip_prefix("unknown variable: ")?;
    let source = world.source(found.span.id()?).ok()?;
    let range = world.range(found.span)?;
    let leaf = LinkedNode::new(source.root()).leaf_at(range.start, Side::After)?;
    let operation = leaf.parent()?;
    let binary = operation.cast::<ast::Binary>().filter(|it| it.op() == ast::BinOp::Assign)?;
    let within = operation.parent_kind()?;
    let is_first = operation.offset() == leaf.offset();
    if !is_first || !matches!(within, SyntaxKind::Args | SyntaxKind::Parenthesized) {
        return None;
    }
    let value = source.text().get(source.find(binary.rhs().span())?.range())?;
    let value = value.lines().next()?;
    Some(text!("layout-assigned", pair = format!("{name}: {value}")))
}

/// What to say where a comma follows brackets that one bracket too many has closed: `rgb("#1F2A33")),`.
pub(in crate::typeset) fn closed_twice(
    world: &View<'_>,
    found: &SourceDiagnostic,
) -> Option<String> {
    if found.message != LINE_END {
        return None;
    }
    let source = world.source(found.span.id()?).ok()?;
    let (before, behind) = source.text().split_at_checked(world.range(found.span)?.start)?;
    let line = before.rsplit('\n').next()?;
    let bracket = line.chars().next_back().filter(|it| matches!(it, ')' | ']' | '}'))?;
    let opening = match bracket {
        ')' => '(',
        ']' => '[',
        _ => '{',
    };
    (behind.starts_with(',') && line.matches(bracket).count() > line.matches(opening).count())
        .then(|| text!("layout-closed-twice", bracket = bracket))
}

/// What to write instead of a remark as other languages have it, or of a space behind the `#` of code: `# let a = 1`.
pub(in crate::typeset) fn remark(world: &View<'_>, found: &SourceDiagnostic) -> Option<String> {
    let source = world.source(found.span.id()?).ok()?;
    let (before, behind) = source.text().split_at_checked(world.range(found.span)?.start)?;
    let line = before.rsplit('\n').next()?;
    match found.message.as_str() {
        "expected colon" => {
            let said = line.trim_start().strip_prefix("/ ")?;
            Some(text!(
                "layout-remark",
                remark = format!("// {}", said.trim_end_matches(['-', ' ']))
            ))
        }
        "expected expression" => {
            let marked = line.ends_with('#').then_some(behind);
            let said = behind.strip_prefix('#').or(marked)?;
            let said = said.strip_prefix(' ')?.lines().next()?.trim();
            let word = said.split(' ').next().unwrap_or(said);
            Some(match CODE.contains(&word) {
                true => text!("layout-hash-space", code = format!("#{said}")),
                false => text!("layout-remark", remark = format!("// {said}")),
            })
        }
        _ => None,
    }
}

/// What to write instead of a rule that sets a text anew: `show strong: text(fill: red)`.
pub(in crate::typeset) fn unset(world: &View<'_>, found: &SourceDiagnostic) -> Option<String> {
    if found.message != "missing argument: body" {
        return None;
    }
    let source = world.source(found.span.id()?).ok()?;
    let range = world.range(found.span)?;
    let leaf = LinkedNode::new(source.root()).leaf_at(range.start, Side::After)?;
    climb(&leaf, |node| {
        let rule = node.cast::<ast::ShowRule>()?;
        let call = source.find(rule.transform().span())?;
        let mut given = call.cast::<ast::FuncCall>()?.args().items();
        let text = source.text();
        let head = text.get(node.offset()..call.offset())?;
        let is_named = given.all(|it| matches!(it, ast::Arg::Named(_)));
        let is_it = call.range() == range && is_named && !head.contains('\n');
        let said = text.get(call.range())?.lines().next()?;
        is_it.then(|| text!("layout-show-set", rule = format!("{head}set {said}")))
    })
}

/// What to write instead of a setting of text that is given to what holds it: `set heading(fill: red)`.
pub(in crate::typeset) fn of_text(world: &View<'_>, found: &SourceDiagnostic) -> Option<String> {
    let name = found.message.strip_prefix("unexpected argument: ")?;
    let source = world.source(found.span.id()?).ok()?;
    let range = world.range(found.span)?;
    let leaf = LinkedNode::new(source.root()).leaf_at(range.start, Side::After)?;
    let target = climb(&leaf, |node| match node.cast::<ast::SetRule<'_>>()?.target() {
        ast::Expr::Ident(target) => Some(target.as_str().to_owned()),
        _ => None,
    })?;
    let name = if matches!(name, "color" | "colour") { "fill" } else { name };
    let text = world.library().global.scope().get("text")?;
    let Value::Func(text) = text.read() else { return None };
    let known = text.params().any(|it| it.named() && it.name() == Some(name));
    let value = source.text().get(range)?.split_once(':')?.1.trim();
    (known && target != "text").then(|| {
        let rule = format!("show {target}: set text({name}: {value})");
        text!("layout-show-set", rule)
    })
}

/// What to write instead of one `=` where two are compared.
pub(in crate::typeset) fn equal(world: &View<'_>, found: &SourceDiagnostic) -> Option<String> {
    if found.message != "expected boolean, found none" {
        return None;
    }
    let source = world.source(found.span.id()?).ok()?;
    let said = source.text().get(world.range(found.span)?)?;
    let (before, behind) = said.split_once('=')?;
    let is_one = !before.ends_with(['!', '<', '>', '=']) && !behind.starts_with(['=', '>']);
    is_one.then(|| text!("layout-unknown-name.hint-word", name = "=="))
}

/// What to write instead of a colour that is a text: `fill: "red"`.
pub(in crate::typeset) fn colour(world: &View<'_>, found: &SourceDiagnostic) -> Option<String> {
    let said = found.message.strip_prefix("expected ")?;
    if !said.contains("color") || !said.ends_with(", found string") {
        return None;
    }
    let source = world.source(found.span.id()?).ok()?;
    let quoted = source.text().get(world.range(found.span)?)?;
    let name = quoted.strip_prefix('"')?.strip_suffix('"')?;
    Some(text!("layout-colour-write", text = colours::code(name)?))
}

/// What to say of names with values in braces, which are a block: `{gold: red}`.
pub(in crate::typeset) fn pairs_in_block(
    world: &View<'_>,
    found: &SourceDiagnostic,
) -> Option<String> {
    if found.message != "unexpected colon" {
        return None;
    }
    let source = world.source(found.span.id()?).ok()?;
    let range = world.range(found.span)?;
    let leaf = LinkedNode::new(source.root()).leaf_at(range.start, Side::After)?;
    climb(&leaf, |node| (node.kind() == SyntaxKind::CodeBlock).then_some(()))?;
    Some(text!("layout-pairs"))
}

/// What to write instead of a length that is a text: `"8pt"`.
pub(in crate::typeset) fn quoted(world: &View<'_>, found: &SourceDiagnostic) -> Option<String> {
    if !found.message.starts_with("expected ") || !found.message.contains("length") {
        return None;
    }
    let source = world.source(found.span.id()?).ok()?;
    let said = source.text().get(world.range(found.span)?)?;
    let inner = said.strip_prefix('"')?.strip_suffix('"')?.trim();
    let unit = inner.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '-' | '.'));
    (UNITS.contains(&unit) && unit.len() < inner.len())
        .then(|| text!("layout-length-quoted", length = inner))
}

/// What to write instead of a semicolon between two values in brackets: `(24mm; 22mm)`.
pub(in crate::typeset) fn parted_values(
    world: &View<'_>,
    found: &SourceDiagnostic,
) -> Option<String> {
    if found.message != "unclosed delimiter" && !found.message.starts_with("expected comma") {
        return None;
    }
    let source = world.source(found.span.id()?).ok()?;
    let range = world.range(found.span)?;
    let text = source.text();
    let start = text.get(..range.start)?.rfind('\n').map_or(0, |at| at + 1);
    let line = text.get(start..)?.lines().next()?;
    let line = line.split("//").next()?;
    let is_open = text.get(range.start..)?.starts_with(['(', ';']);
    let (before, behind) = line.split_once(';')?;
    let inner = before.rsplit_once('(')?.1;
    (is_open && !inner.contains([')', '{']) && behind.contains(')'))
        .then(|| text!("layout-semicolon"))
}

/// What to say of an argument that a layout's function needs and was not given: `assert.ne(foot, none)`.
pub(in crate::typeset) fn needed(world: &View<'_>, found: &SourceDiagnostic) -> Option<String> {
    if !found.message.ends_with(": value none was equal to none") {
        return None;
    }
    let source = world.source(found.span.id()?).ok()?;
    let said = source.text().get(world.range(found.span)?)?;
    let (_, arguments) = said.split_once('(')?;
    let name = arguments.split(',').map(str::trim).find(|it| *it != "none")?;
    let called = found.trace.iter().any(|call| call.span.id().is_some());
    (called && name.chars().all(|c| c.is_alphanumeric() || c == '-'))
        .then(|| text!("layout-needed", name))
}

/// The name that looks like one, told.
fn looks_like(name: &str, known: &HashSet<String>) -> Option<String> {
    let length = name.chars().count();
    if length < SHORTEST {
        return None;
    }
    let folded = name.to_lowercase();
    let slips = |known: &str| strsim::damerau_levenshtein(&folded, &known.to_lowercase());
    let near = known.iter().map(|known| (slips(known), known));
    let near = near.filter(|(slips, known)| *slips <= (length / LETTERS).max(1) && *known != name);
    near.min().map(|(_, near)| text!("did-you-mean", near = near.as_str()))
}

/// The names that mean something in a file.
fn names(world: &View<'_>, source: &Parsed) -> HashSet<String> {
    let mut names = HashSet::new();
    bindings::bound(&LinkedNode::new(source.root()), &mut names, &mut |_| HashSet::new());
    names.extend(world.library().global.scope().iter().map(|(name, _)| name.to_string()));
    names
}

/// What something is taken out of.
struct Target {
    span: Span,
}

impl Target {
    fn get(&self, source: &Parsed) -> Option<String> {
        source.text().get(source.find(self.span)?.range()).map(str::to_owned)
    }
}

/// What a key is looked for in: `colour` of `colour.petrol`, or of `colour.at("petrol")`.
fn target(leaf: &LinkedNode<'_>, key: &str) -> Option<Target> {
    climb(leaf, |node| {
        if let Some(call) = node.cast::<ast::FuncCall>()
            && let ast::Expr::FieldAccess(method) = call.callee()
            && method.field().as_str() == "at"
        {
            return Some(Target { span: method.target().span() });
        }
        let access = node.cast::<ast::FieldAccess>()?;
        (access.field().as_str() == key).then(|| Target { span: access.target().span() })
    })
}

/// The first that is found of a node or one that it is in.
pub(in crate::typeset) fn climb<'a, T>(
    leaf: &LinkedNode<'a>,
    found: impl Fn(&LinkedNode<'a>) -> Option<T>,
) -> Option<T> {
    let mut node = Some(leaf.clone());
    while let Some(here) = node {
        if let Some(found) = found(&here) {
            return Some(found);
        }
        node = here.parent().cloned();
    }
    None
}

/// The keys that are there where a dictionary lacks one, at a place that reads it.
pub(in crate::typeset) fn keys_there(
    world: &View<'_>,
    leaf: &LinkedNode<'_>,
    key: &str,
) -> Option<HashSet<String>> {
    keys(world, target(leaf, key)?.span)
}

/// The keys of a value of the layout's code. It is run again for this.
fn keys(world: &View<'_>, span: Span) -> Option<HashSet<String>> {
    Some(match value(world, span)? {
        Value::Dict(dict) => dict.iter().map(|(key, _)| key.to_string()).collect(),
        Value::Content(content) => {
            content.fields().iter().map(|(key, _)| key.to_string()).collect()
        }
        Value::Module(module) => module.scope().iter().map(|(name, _)| name.to_string()).collect(),
        _ => return None,
    })
}

/// The named parameters of the function that is called round a place.
fn parameters(world: &View<'_>, leaf: &LinkedNode<'_>) -> Option<HashSet<String>> {
    let callee = climb(leaf, |node| {
        let call = node.cast::<ast::FuncCall>().map(|it| it.callee().span());
        call.or_else(|| node.cast::<ast::SetRule>().map(|it| it.target().span()))
    })?;
    let function: Func = match value(world, callee)? {
        Value::Func(function) => function,
        Value::Type(kind) => kind.constructor().ok()?,
        _ => return None,
    };
    let named = function.params().filter(|it| it.named());
    Some(named.filter_map(|it| it.name().map(str::to_owned)).collect())
}

pub(in crate::typeset) fn value(world: &View<'_>, span: Span) -> Option<Value> {
    world.is_asked().then_some(())?;
    typst::trace::<PagedDocument>(world, span).into_iter().next_back().map(|(value, _)| value)
}

/// Whether a file defines a name for others.
fn defines(source: &Parsed, name: &str) -> bool {
    source.text().contains(name)
        && LinkedNode::new(source.root())
            .children()
            .any(|node| defined(&node).iter().any(|defined| defined == name))
}

/// The names that a node of a file's top level defines.
fn defined(node: &LinkedNode<'_>) -> Vec<String> {
    let binding = node.cast::<ast::LetBinding>();
    let names = binding.map(|it| it.kind().bindings()).unwrap_or_default();
    names.iter().map(|name| name.as_str().to_owned()).collect()
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
}
