//! Puts each sentence of Markdown prose on a line of its own, where a reader finds the same text.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use crate::sentences;
use crate::sheet::{self, Lines};

/// A text as `fmt` writes it: without line feeds at its ends, without white space that says nothing.
pub(super) fn tidy(text: &str, lines: Lines) -> String {
    let text = &sheet::nested(text);
    match lines {
        // Joined lines may share an indentation that they had not.
        Lines::Flow => tidy_lines(&wrap(&tidy_lines(text))),
        Lines::Kept => tidy_lines(text),
    }
}

/// The same, but where Markdown would read something else than in the original: there, less is changed, or nothing.
pub(super) fn tidy_with_care(text: &str, lines: Lines) -> String {
    let same = |new: &String| sheet::blocks(new, lines) == sheet::blocks(text, lines);
    let whole = tidy(text, lines);
    if same(&whole) {
        return whole;
    }
    Some(tidy_lines(text)).filter(same).unwrap_or_else(|| text.trim_end_matches('\n').to_owned())
}

/// Takes away the indentation that all lines share, white space at line ends that breaks no line, and all but one of
/// several lines without text.
fn tidy_lines(text: &str) -> String {
    const SPACE: &[char] = &[' ', '\t', '\r'];
    let blank = |line: &str| line.trim_matches(SPACE).is_empty();
    let indent = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let common = text.lines().filter(|line| !blank(line)).map(indent).min().unwrap_or(0);
    let lines: Vec<&str> = text.lines().collect();
    let mut out = String::with_capacity(text.len());
    for (at, line) in lines.iter().enumerate() {
        if blank(line) {
            if !out.is_empty() && !out.ends_with("\n\n") {
                out.push('\n');
            }
            continue;
        }
        let breaks = line.ends_with("  ") && lines.get(at + 1).is_some_and(|next| !blank(next));
        let line = if breaks { line } else { line.trim_end_matches(SPACE) };
        out.push_str(&line[common..]);
        out.push('\n');
    }
    out.truncate(out.trim_end_matches('\n').len());
    out
}

/// The text with a line for each sentence of its paragraphs.
fn wrap(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 50);
    let mut from = 0;
    for range in paragraphs(text) {
        // What check warns of stays as it is: joined, its lines would be lost.
        if range.start < from || stands(text, &range) {
            continue;
        }
        out.push_str(&text[from..range.start]);
        out.push_str(&paragraph(text, &range));
        from = range.end;
    }
    out.push_str(&text[from..]);
    out
}

/// Whether the lines of a paragraph stay what they are.
fn stands(text: &str, range: &Range<usize>) -> bool {
    let line = text[..range.start].rfind('\n').map_or(0, |at| at + 1);
    let listed = text[line..range.start].contains(|c: char| c == '-' || c.is_ascii_digit());
    sheet::keeps_lines(&text[range.clone()], &text[line..range.start], listed)
        || sheet::swallowed(text, range, listed).is_some()
}

/// The places of all paragraphs, and of the texts of list items that are none.
fn paragraphs(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut open: Option<Range<usize>> = None;
    // How deep in something whose lines are not to be touched.
    let mut fixed = 0_usize;
    sheet::markdown(text, |event, range| match event {
        Event::Start(Tag::Heading { .. } | Tag::CodeBlock(_) | Tag::Table(_)) => {
            found.extend(open.take());
            fixed += 1;
        }
        Event::End(TagEnd::Heading(_) | TagEnd::CodeBlock | TagEnd::Table) => {
            fixed = fixed.saturating_sub(1);
        }
        _ if fixed > 0 => {}
        Event::Start(Tag::Paragraph) => {
            found.extend(open.take());
            found.push(range);
        }
        Event::Start(
            Tag::List(_) | Tag::Item | Tag::BlockQuote(_) | Tag::FootnoteDefinition(_),
        )
        | Event::End(
            TagEnd::List(_)
            | TagEnd::Item
            | TagEnd::BlockQuote(_)
            | TagEnd::FootnoteDefinition
            | TagEnd::Paragraph,
        )
        | Event::Rule => found.extend(open.take()),
        _ => {
            let in_paragraph =
                found.last().is_some_and(|last| last.end >= range.end && last.start <= range.start);
            if !in_paragraph {
                let open = open.get_or_insert(range.clone());
                open.end = open.end.max(range.end);
            }
        }
    });
    found.extend(open);
    found.into_iter().map(|range| whole(text, range)).collect()
}

/// A range of inline text with the backslash before its first character, and to the end of its last line.
fn whole(text: &str, range: Range<usize>) -> Range<usize> {
    let start = range.start - usize::from(text[..range.start].ends_with('\\'));
    let inside = text[start..range.end].trim_end_matches(['\n', ' ', '\t']).len();
    let end = start + inside;
    let line_end = text[end..].find('\n').map_or(text.len(), |at| end + at);
    start..line_end
}

/// A paragraph with a line for each sentence; forced breaks stay where they are.
fn paragraph(text: &str, range: &Range<usize>) -> String {
    let line_start = text[..range.start].rfind('\n').map_or(0, |at| at + 1);
    let prefix = prefix(&text[line_start..range.start]);
    let quotes = prefix.matches('>').count();
    let mut lines = text[range.clone()].split('\n').enumerate().peekable();
    let (mut out, mut open) = (String::new(), String::new());
    let between = format!("\n{prefix}");
    while let Some((n, line)) = lines.next() {
        let line = if n == 0 { line } else { stripped(line, quotes) };
        // A call-out's title ends with its line.
        let ends = breaks(line) || (n == 0 && line.starts_with("[!"));
        let last = lines.peek().is_none();
        open.push_str(if ends { line } else { line.trim_end_matches([' ', '\t']) });
        if ends || last {
            let title = n == 0 && line.starts_with("[!");
            let wrapped = if title { open.clone() } else { sentences::one_a_line(&open) };
            out.push_str(&wrapped.replace('\n', &between));
            open.clear();
            if !last {
                out.push_str(&between);
            }
        } else {
            open.push(' ');
        }
    }
    out
}

/// Whether a line of a paragraph ends in a forced break.
fn breaks(line: &str) -> bool {
    let slashes = line.len() - line.trim_end_matches('\\').len();
    line.ends_with("  ") || slashes % 2 == 1
}

/// A further line of a paragraph without the marks of the quotes and lists around it.
fn stripped(mut line: &str, quotes: usize) -> &str {
    line = line.trim_start_matches([' ', '\t']);
    for _ in 0..quotes {
        let Some(rest) = line.strip_prefix('>') else { break };
        line = rest.trim_start_matches([' ', '\t']);
    }
    line
}

/// What stands before the further lines of a paragraph, after what stands before its first.
fn prefix(first: &str) -> String {
    let (marks, note) = match first.find("[^") {
        Some(at) => (&first[..at], "    "),
        None => (first, ""),
    };
    let keep = |c: char| if matches!(c, '>' | '\t') { c } else { ' ' };
    marks.chars().map(keep).chain(note.chars()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn flow(text: &str) -> String {
        let once = tidy(text, Lines::Flow);
        assert_eq!(tidy(&once, Lines::Flow), once);
        assert_eq!(tidy_with_care(text, Lines::Flow), once);
        once
    }

    #[test]
    fn paragraphs_are_filled_and_cut_at_sentences() {
        assert_eq!(
            flow("Le pain\nlève. Il cuit,\n  dit M. Four. Voir\nart. 3. Fin.\n"),
            "Le pain lève.\nIl cuit, dit M. Four.\nVoir art. 3.\nFin."
        );
    }

    #[test]
    fn lists_and_quotes_keep_their_marks() {
        assert_eq!(
            flow("- Un. Deux\n  trois.\n  - Quatre. Cinq.\nlâche. Six.\n\n10. Sept. Huit.\n"),
            "- Un.\n  Deux trois.\n  - Quatre.\n    Cinq. lâche.\n    Six.\n\n10. Sept.\n    Huit."
        );
        assert_eq!(flow("> Un. Deux\n> trois. Quatre.\n"), "> Un.\n> Deux trois.\n> Quatre.");
        assert_eq!(
            flow("> [!encadre] Un. Deux.\n> Trois. Quatre.\n"),
            "> [!encadre] Un. Deux.\n> Trois.\n> Quatre."
        );
        assert_eq!(flow("Un[^1].\n\n[^1]: Deux. Trois.\n"), "Un[^1].\n\n[^1]: Deux.\n    Trois.");
    }

    #[test]
    fn forced_breaks_headings_and_links_stay() {
        assert_eq!(
            flow("Un. Deux\\\nTrois  \nQuatre. Cinq.   \n"),
            "Un.\nDeux\\\nTrois  \nQuatre.\nCinq."
        );
        for text in
            ["### Un. Deux.", "[Un. Deux](https://a.example)", "**Un. Deux.**", "\\- Un, deux."]
        {
            assert_eq!(flow(text), text);
        }
    }

    #[test]
    fn lines_that_are_kept_are_not_cut() {
        assert_eq!(tidy("  Un. Deux.  \n\n\n  Trois\n", Lines::Kept), "Un. Deux.\n\nTrois");
    }
}
