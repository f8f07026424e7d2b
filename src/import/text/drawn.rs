//! Tables drawn with signs, as pandoc writes those of Word: made rows between bars, a line each.

use std::borrow::Cow;

use super::lines;
use crate::import::cutting::numbered;
use crate::import::patterns::Patterns;

/// What stands for a line whose text went elsewhere.
const GONE: &str = "<!-- -->";
/// A table has no more lines than this.
const LONGEST: usize = 2_000;
/// The head of a table has no more lines than this.
const HEAD: usize = 8;

/// A text in which drawn tables are rows between bars, its lines in their places; and the marks of raw HTML, which print
/// nothing.
pub(crate) fn flattened<'t>(text: &'t str, patterns: &Patterns) -> (Cow<'t, str>, Vec<String>) {
    let lines: Vec<&str> = text.lines().collect();
    let mut made: Vec<Drawn> = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        let table = framed(&lines, at, patterns).or_else(|| grid(&lines, at));
        let table = table.or_else(|| columns(&lines, at));
        match table.filter(|table| made.last().is_none_or(|last| table.0 >= last.1)) {
            Some(table) => {
                at = table.1;
                made.push(table);
            }
            None => at += 1,
        }
    }
    let raw = |line: &&&str| line.trim() == "```{=html}";
    let left: Vec<String> = lines.iter().filter(raw).map(|line| (*line).to_owned()).collect();
    if made.is_empty() {
        return (text.into(), left);
    }
    let mut out: Vec<String> = lines.iter().map(|line| (*line).to_owned()).collect();
    for (from, to, rows) in made {
        out[from..to].fill(GONE.to_owned());
        for (at, row) in rows {
            out[at] = row;
        }
    }
    out.push(String::new());
    (out.join("\n").into(), left)
}

/// The first line of a table, the line after its last, and its rows with their lines.
type Drawn = (usize, usize, Vec<(usize, String)>);

/// Whether a line is one between the rows of boxes.
fn is_border(line: &str) -> bool {
    let line = line.trim();
    line.len() > 2
        && line.starts_with('+')
        && line.ends_with('+')
        && line.chars().all(|c| matches!(c, '+' | '-' | '=' | ':'))
}

/// A box around text, which is the sidebar or a call-out by its first line, else text like any other.
fn framed(lines: &[&str], from: usize, patterns: &Patterns) -> Option<Drawn> {
    let first = lines[from].trim();
    if !is_border(first) || first.matches('+').count() > 2 {
        return None;
    }
    let inside = |line: &&&str| line.trim_start().starts_with('|');
    let end = from + 1 + lines[from + 1..].iter().take(LONGEST).take_while(inside).count();
    if lines.get(end).is_none_or(|line| line.trim() != first && !is_border(line)) {
        return None;
    }
    // Another box below it makes rows of both.
    if lines.get(end + 1).is_some_and(|line| inside(&line)) {
        return None;
    }
    let bare = |line: &&str| {
        let line = line.trim().strip_prefix('|').unwrap_or(line);
        line.strip_suffix('|').unwrap_or(line).trim_end().strip_prefix(' ').unwrap_or("").to_owned()
    };
    let text: Vec<String> = lines[from + 1..end].iter().map(bare).collect();
    let title = text.iter().position(|line| !line.trim().is_empty())?;
    let rows = text.iter().enumerate().map(|(n, line)| (from + 1 + n, line.as_str()));
    let edges = [(from, String::new()), (end, String::new())];
    let rows: Vec<(usize, String)> = match Frame::of(&text[title..], patterns) {
        Frame::Text => rows.map(|(at, line)| (at, line.to_owned())).collect(),
        Frame::Sidebar => rows.map(|(at, line)| (at, format!("> {line}"))).collect(),
        Frame::Callout => rows
            .map(|(at, line)| match at == from + 1 + title {
                true => (at, format!("> [!encadre] {}", bold_title(line))),
                false => (at, format!("> {line}")),
            })
            .skip(title)
            .collect(),
    };
    Some((from, end + 1, rows.into_iter().chain(edges).collect()))
}

/// What a box around text is.
enum Frame {
    Sidebar,
    Callout,
    Text,
}

impl Frame {
    /// By its lines, of which the first says something.
    fn of(text: &[String], patterns: &Patterns) -> Self {
        let [first, rest @ ..] = text else { return Self::Text };
        let title = bold_title(first);
        if patterns.is_sidebar(title) {
            return Self::Sidebar;
        }
        let bold = lines::is_bold(first.trim());
        let own = patterns.recognise(title).is_some() || numbered::numbers_sheet(title, true);
        let plain = |line: &String| {
            let line = line.trim();
            lines::item(line, true).is_none()
                && lines::heading(line).is_none()
                && !lines::is_bold(line)
        };
        let ends = |line: &String| line.trim_end().ends_with(['.', '!', '?', '…', '»', ')']);
        let said = rest.iter().rfind(|line| !line.trim().is_empty());
        match bold && !own && rest.iter().all(plain) && said.is_some_and(ends) {
            true => Self::Callout,
            false => Self::Text,
        }
    }
}

/// A line without the marks of bold around it.
fn bold_title(line: &str) -> &str {
    line.trim().trim_start_matches('*').trim_end_matches(['*', ' ', '\u{a0}'])
}

/// A table whose cells are boxes: « +---+---+ » between rows.
fn grid(lines: &[&str], from: usize) -> Option<Drawn> {
    let first = lines[from];
    if !is_border(first) {
        return None;
    }
    let posts: Vec<usize> =
        first.chars().enumerate().filter(|(_, c)| *c == '+').map(|(at, _)| at).collect();
    let inside = |line: &&&str| is_border(line) || line.trim_start().starts_with('|');
    let end = from + lines[from..].iter().take(LONGEST).take_while(inside).count();
    let mut rows = Vec::new();
    let mut start = from + 1;
    for at in (from + 1..end).filter(|at| is_border(lines[*at])) {
        if at > start {
            rows.push((start, row(&lines[start..at], |line| between(line, &posts))));
        }
        start = at + 1;
    }
    (start == end && !rows.is_empty()).then_some((from, end, rows))
}

/// The parts of a line between posts; a cell that goes over a post is one.
fn between(line: &str, posts: &[usize]) -> Vec<String> {
    let chars: Vec<char> = line.chars().collect();
    let mut cells = vec![String::new()];
    let first = posts.first().map_or(0, |post| post + 1);
    for (at, c) in chars.iter().enumerate().skip(first) {
        if *c == '|' && posts.contains(&at) {
            cells.push(String::new());
        } else if let Some(cell) = cells.last_mut() {
            cell.push(*c);
        }
    }
    cells.pop();
    cells
}

/// A table of columns under lines: « ------ ----- ».
fn columns(lines: &[&str], rule: usize) -> Option<Drawn> {
    let starts = column_starts(lines[rule])?;
    let cells = |line: &str| under(line, &starts);
    let is_rule = |at: usize| dashes(lines[at]);
    let full = |at: usize| !lines[at].trim().is_empty() && !is_rule(at);
    let above = (rule.saturating_sub(HEAD)..rule).rev().take_while(|at| full(*at)).count();
    let head = rule - above..rule;
    let framed = head.start > 0 && is_rule(head.start - 1);
    // A simple table has one line of heads under a blank one; it may have no rule below.
    let simple =
        !framed && above == 1 && (head.start == 0 || lines[head.start - 1].trim().is_empty());
    if above > 0 && !framed && !simple {
        return None;
    }
    let limit = lines.len().min(rule + LONGEST);
    let end = (rule + 1..limit).find(|at| is_rule(*at) || simple && !full(*at)).unwrap_or(limit);
    let closed = end < limit && is_rule(end);
    let body = rule + 1..end;
    if body.is_empty() || !closed && !simple || !body.clone().any(full) {
        return None;
    }
    // No word goes over from one column to the next, and the others are not all empty.
    let text = || head.clone().chain(body.clone()).filter(|at| full(*at));
    if !text().all(|at| is_parted(lines[at], &starts))
        || !body
            .clone()
            .filter(|at| full(*at))
            .any(|at| cells(lines[at]).iter().filter(|cell| !cell.trim().is_empty()).count() > 1)
    {
        return None;
    }
    let from = if framed { head.start - 1 } else { head.start };
    let mut rows = Vec::new();
    if above > 0 {
        rows.push((head.start, row(&lines[head], cells)));
    }
    let parted = body.clone().any(|at| !full(at));
    let mut start = body.start;
    for at in body.start..=body.end {
        let ends = at == body.end || !full(at) || !parted && at > start;
        if ends && at > start {
            rows.push((start, row(&lines[start..at], cells)));
        }
        if ends {
            start = if at < body.end && full(at) { at } else { at + 1 };
        }
    }
    Some((from, if closed { end + 1 } else { end }, rows))
}

/// Whether a line is a rule of dashes, in one piece or in several.
fn dashes(line: &str) -> bool {
    let line = line.trim();
    line.len() > 4 && line.split_whitespace().all(|part| part.bytes().all(|b| b == b'-'))
}

/// Where the columns start that the pieces of a rule stand over.
fn column_starts(line: &str) -> Option<Vec<usize>> {
    if !dashes(line) {
        return None;
    }
    let starts = line.char_indices().filter(|(at, c)| {
        *c == '-' && line[..*at].chars().next_back().is_none_or(char::is_whitespace)
    });
    let starts: Vec<usize> = starts.map(|(at, _)| at).collect();
    let wide = line.split_whitespace().all(|part| part.len() > 1);
    (starts.len() > 1 && wide).then_some(starts)
}

/// Whether a line has blanks where columns begin.
fn is_parted(line: &str, starts: &[usize]) -> bool {
    starts[1..].iter().all(|start| line.chars().nth(start - 1).is_none_or(char::is_whitespace))
}

/// The parts of a line under the columns.
fn under(line: &str, starts: &[usize]) -> Vec<String> {
    let ends = starts[1..].iter().copied().chain(std::iter::once(usize::MAX));
    let cell = |(start, end): (&usize, usize)| {
        line.chars().skip(*start).take(end.saturating_sub(*start)).collect()
    };
    let mut cells: Vec<String> = starts.iter().zip(ends).map(cell).collect();
    let before: String = line.chars().take(starts[0]).collect();
    cells[0].insert_str(0, &before);
    cells
}

/// A row between bars, of the lines of its cells.
fn row(lines: &[&str], cells: impl Fn(&str) -> Vec<String>) -> String {
    let mut all: Vec<Vec<String>> = Vec::new();
    for line in lines {
        for (n, part) in cells(line).into_iter().enumerate() {
            if all.len() <= n {
                all.push(Vec::new());
            }
            all[n].push(part.trim().to_owned());
        }
    }
    let cells: Vec<String> = all.iter().map(|lines| cell(lines)).collect();
    format!("| {} |", cells.join(" | "))
}

/// The lines of a cell: those that were cut to fit are one, points of a list and forced breaks are lines of print.
fn cell(lines: &[String]) -> String {
    let mut out = String::new();
    let mut breaks = false;
    for line in lines {
        let marked = line.strip_prefix(['-', '•', '✓', '*']);
        let point = marked.is_some_and(|rest| rest.starts_with(char::is_whitespace));
        if !out.is_empty() && !line.is_empty() {
            out.push_str(if breaks || point { "<br>" } else { " " });
        }
        breaks = line.is_empty() || line.ends_with('\\');
        out.push_str(line.strip_suffix('\\').unwrap_or(line).trim_end());
    }
    out.replace('|', "&#124;")
}

#[cfg(test)]
mod tests {
    use super::{Patterns, flattened};

    fn rows(text: &str) -> Vec<String> {
        let flat = flattened(text, &Patterns::default()).0;
        assert_eq!(flat.lines().count(), text.lines().count(), "{flat}");
        flat.lines().filter(|line| !line.starts_with("<!--")).map(str::to_owned).collect()
    }

    #[test]
    fn boxes_become_rows() {
        let text = "a\n\n+------+---------+\n| Un   | - deux  |\n|      | - trois |\n+======+=========+\n| x\\   | y       |\n| z    | w       |\n+------+---------+\n\nb\n";
        assert_eq!(
            rows(text),
            ["a", "", "| Un | - deux<br>- trois |", "| x<br>z | y w |", "", "b"]
        );
        assert_eq!(rows("+---+\nx\n"), ["+---+", "x"]);
    }

    #[test]
    fn a_box_around_text_is_a_sidebar_a_call_out_or_text() {
        let framed = |lines: &[&str]| {
            let border = format!("+{}+\n", "-".repeat(20));
            let inside = lines.iter().map(|line| format!("| {line:<18} |\n"));
            rows(&format!("{border}{}{border}", inside.collect::<String>())).join("\n")
        };
        assert_eq!(
            framed(&["**REPÈRES**", "", "Public : tous"]),
            "\n> **REPÈRES**\n> \n> Public : tous\n"
        );
        assert_eq!(
            framed(&["**Un four**", "", "Il cuit."]),
            "\n> [!encadre] Un four\n> \n> Il cuit.\n"
        );
        assert_eq!(framed(&["**Contexte**", "", "Il cuit."]), "\n**Contexte**\n\nIl cuit.\n");
        assert_eq!(framed(&["Il cuit :", "", "- du pain"]), "\nIl cuit :\n\n- du pain\n");
    }

    #[test]
    fn columns_become_rows() {
        let simple = "  Action   Pages\n  -------- -------\n  Le four  P.4\n  Le bal   P.6\n\nb\n";
        assert_eq!(
            rows(simple),
            ["| Action | Pages |", "| Le four | P.4 |", "| Le bal | P.6 |", "", "b"]
        );
        let several = "  -----------------\n  Action   Pages\n  -------- --------\n  Le four  P.4\n  du bourg\n\n  Le bal   P.6\n  -----------------\n";
        assert_eq!(
            rows(several),
            ["| Action | Pages |", "| Le four du bourg | P.4 |", "| Le bal | P.6 |"]
        );
        for text in [
            "Un titre\n-------\nx\n",
            "a\n\n-----\n\nb -- c\n",
            "--- ---\n",
            "----- -----\n\nUne étoile sépare\n\n----- -----\n",
        ] {
            assert_eq!(flattened(text, &Patterns::default()).0, text);
        }
    }
}
