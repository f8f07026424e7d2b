//! The change log: a comparison in Markdown.

use std::fmt::Write;

use super::telling;
use crate::diff::Comparison;
use crate::message::text;

/// Characters that mean something in Markdown, inside a line.
const SIGNS: [char; 8] = ['\\', '`', '*', '_', '[', ']', '<', '>'];

/// The comparison, with the names of both versions.
#[must_use]
pub fn markdown(comparison: &Comparison, (from, to): (&str, &str)) -> String {
    let mut out = format!("# {}\n\n", plain(&text!("diff-log-title", from, to)));
    let collection = telling::collection(comparison);
    if !collection.is_empty() {
        part(&text!("diff-collection"), &collection, &mut out);
    }
    for sheet in &comparison.sheets {
        part(&telling::heading(sheet), &telling::lines(sheet), &mut out);
    }
    out + &telling::total(comparison) + "\n"
}

fn part(heading: &str, lines: &[String], out: &mut String) {
    let _ = writeln!(out, "## {}\n", plain(heading));
    for line in lines {
        let _ = writeln!(out, "- {}", plain(line));
    }
    if !lines.is_empty() {
        out.push('\n');
    }
}

/// A text that means itself.
fn plain(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        if SIGNS.contains(&c) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn signs_of_markdown_mean_themselves() {
        assert_eq!(plain("une_fiche [*] <b>"), r"une\_fiche \[\*\] \<b\>");
    }
}
