//! Brackets and quotation marks without their other one: where the cause most likely stands.

use typst::WorldExt;
use typst::diag::SourceDiagnostic;

use crate::source::Place;
use crate::typeset::report::place;
use crate::typeset::world::View;

/// What it says of a bracket or a quotation mark without its other one.
pub(in crate::typeset) const UNCLOSED: &str = "unclosed delimiter";

/// The semicolon that parts two values between brackets, where it is on a line further down than what opens them: they look
/// never closed.
pub(in crate::typeset) fn semicolon(
    world: &View<'_>,
    errors: &[SourceDiagnostic],
) -> Option<Place> {
    errors.iter().take_while(|error| error.message == UNCLOSED).find_map(|error| {
        let open = place(world, error.span)?;
        let at = parting_semicolon(open.source.text(), open.range.start)?;
        Some(Place::new(&open.source, at..at + 1))
    })
}

/// Where a semicolon stands behind a value between the brackets that open at a place, and not on the same line.
fn parting_semicolon(text: &str, open: usize) -> Option<usize> {
    let rest = text.get(open..).filter(|it| it.starts_with('('))?;
    let (mut depth, mut quoted, mut escaped, mut comment) = (0_usize, false, false, false);
    // Of the value before it: whether it has begun, and whether a line ended behind that.
    let (mut begun, mut ended, mut lines) = (false, false, false);
    for (at, c) in rest.char_indices() {
        match c {
            '\n' => {
                (comment, lines) = (false, true);
                ended |= begun && depth == 1;
                continue;
            }
            _ if comment => continue,
            _ if escaped => escaped = false,
            '\\' if quoted => escaped = true,
            '"' => quoted = !quoted,
            _ if quoted => {}
            '/' if rest[at..].starts_with("//") => {
                comment = true;
                continue;
            }
            ',' if depth == 1 => {
                (begun, ended) = (false, false);
                continue;
            }
            ';' if depth == 1 => return (begun && lines).then_some(open + at),
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth -= 1,
            _ => {}
        }
        if depth == 0 || ended && !c.is_whitespace() {
            return None;
        }
        begun |= at > 0 && !c.is_whitespace();
    }
    None
}

/// A bracket that closes nothing, and so what leaves one open that it does not close.
pub(in crate::typeset) fn one_too_many(
    world: &View<'_>,
    open: &SourceDiagnostic,
    shown: &SourceDiagnostic,
) -> Option<(Place, char)> {
    let (open, shown) = (place(world, open.span)?, place(world, shown.span)?);
    let text = shown.source.text();
    let closing = text.get(shown.range.start..)?.chars().next()?;
    let opening = match closing {
        ')' => '(',
        ']' => '[',
        '}' => '{',
        _ => return None,
    };
    let (first, at) = (open.range.start, shown.range.start);
    let is_other =
        ['(', '[', '{'].iter().any(|it| *it != opening && text[first..].starts_with(*it));
    let place = Place::new(&shown.source, at..at + closing.len_utf8());
    (is_other && first < at).then_some((place, closing))
}

/// Whether the line of a place, its comment apart, has an odd number of quotation marks: a text of one line that does not end.
pub(in crate::typeset) fn lacks_quote(place: &Place) -> bool {
    let text = place.source.text();
    let start = text[..place.range.start].rfind('\n').map_or(0, |at| at + 1);
    let line = text[start..].lines().next().unwrap_or_default();
    let code = line.split_once(" //").map_or(line, |(code, _)| code);
    code.matches('"').count() % 2 == 1
}

/// The bracket of a line that opens more than it closes, between the one that Typst takes for open and the place where that
/// shows: it took what closes the outer one for what closes the inner.
pub(in crate::typeset) fn open_line(
    world: &View<'_>,
    first: &SourceDiagnostic,
    shown: &Place,
) -> Option<Place> {
    let start = world.range(first.span)?.end;
    let text = shown.source.text();
    let end = text.get(start..)?.find("\n#").map_or(text.len(), |at| start + at);
    let mut lines = Vec::new();
    let mut at = start + text.get(start..end)?.find('\n')? + 1;
    for line in text.get(at..end)?.split_inclusive('\n') {
        if !line.trim().is_empty() {
            lines.push((at, line));
        }
        at += line.len();
    }
    let indent = |line: &str| line.len() - line.trim_start().len();
    let shown_line = shown.position().line;
    lines
        .windows(2)
        .find_map(|pair| {
            let [(at, line), (_, next)] = pair else { return None };
            let open = open_bracket(line)?;
            // What it holds would stand further in.
            let place = Place::new(&shown.source, at + open..at + open + 1);
            (indent(next) <= indent(line)).then_some(place)
        })
        // Where that shows right behind it, it is seen.
        .filter(|place| place.position().line.abs_diff(shown_line) > 1)
}

/// The last bracket that a line opens and does not close.
fn open_bracket(line: &str) -> Option<usize> {
    let (mut open, mut quoted, mut escaped) = (Vec::new(), false, false);
    for (at, c) in line.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => quoted = !quoted,
            _ if quoted => {}
            '/' if line[at..].starts_with("//") => break,
            '(' | '[' | '{' => open.push(at),
            ')' | ']' | '}' => drop(open.pop()),
            _ => {}
        }
    }
    open.pop()
}
