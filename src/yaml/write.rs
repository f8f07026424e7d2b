//! Writes YAML values: plain where that is safe, quoted where it is not, prose in literal blocks.

use std::fmt::Write as _;

use super::slips::invisible::LINE_ENDS;

/// A value on one line.
pub(crate) fn scalar(value: &str) -> String {
    if is_plain(value) { value.to_owned() } else { quoted(value) }
}

/// Whether a value can stand without quotes: a reader must find the same string in it, not a number or a date.
pub(crate) fn is_plain(value: &str) -> bool {
    const WORDS: &[&str] = &["true", "false", "yes", "no", "on", "off", "null", "y", "n"];
    let Some(first) = value.chars().next() else {
        return false;
    };
    let starts = first.is_alphabetic() || matches!(first, '«' | '“' | '©' | '…');
    let number = value.eq_ignore_ascii_case("inf") || value.eq_ignore_ascii_case("nan");
    let word = WORDS.iter().any(|word| value.eq_ignore_ascii_case(word));
    starts
        && !number
        && !word
        && value.trim() == value
        && !value.ends_with(':')
        && !value.contains(": ")
        && !value.contains(" #")
        && !value.contains(":\u{a0}")
        && !value.contains(needs_escape)
}

/// Whether a character can only stand between double quotes, as an escape: line ends of web pages end no line in YAML, and
/// `check` tells of them only where they stand.
pub(crate) fn needs_escape(c: char) -> bool {
    !LINE_ENDS.contains(&c) && (c.is_control() || matches!(c, '\u{feff}' | '\u{fffe}' | '\u{ffff}'))
}

/// A value between double quotes.
fn quoted(value: &str) -> String {
    let mut out = String::from("\"");
    for c in value.chars() {
        match c {
            '"' | '\\' => {
                out.push('\\');
                out.push(c);
            }
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            c if needs_escape(c) => {
                let _ = write!(out, "\\u{:04X}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// A literal block: `key: |` and the lines, `indent` being the key's.
pub(crate) fn block(out: &mut String, indent: usize, key: &str, text: &str) {
    let pad = " ".repeat(indent);
    if text.trim().is_empty() {
        let _ = writeln!(out, "{pad}{key}: \"\"");
        return;
    }
    let _ = writeln!(out, "{pad}{key}: |");
    let trimmed: Vec<&str> = text.trim_matches('\n').lines().map(str::trim_end).collect();
    lines(out, indent + 2, &trimmed.join("\n"));
}

/// The lines of a literal block, which its header precedes.
pub(crate) fn lines(out: &mut String, indent: usize, text: &str) {
    let pad = " ".repeat(indent);
    for line in text.split('\n') {
        if !line.is_empty() {
            out.push_str(&pad);
            out.push_str(line);
        }
        out.push('\n');
    }
}

/// A key and a value on one line.
pub(crate) fn pair(out: &mut String, indent: usize, key: &str, value: &str) {
    let _ = writeln!(out, "{}{key}: {}", " ".repeat(indent), scalar(value));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_stand_where_they_must() {
        assert_eq!(scalar("Le four du village"), "Le four du village");
        assert_eq!(scalar("« Le four »"), "« Le four »");
        assert_eq!(scalar("Le four : un lieu"), "\"Le four : un lieu\"");
        assert_eq!(scalar("2004"), "\"2004\"");
        assert_eq!(scalar("- un"), "\"- un\"");
        assert_eq!(scalar("Non \"oui\""), "Non \"oui\"");
        assert_eq!(scalar("\"oui\""), "\"\\\"oui\\\"\"");
        assert_eq!(scalar("Yes"), "\"Yes\"");
        assert_eq!(scalar(""), "\"\"");
    }

    #[test]
    fn blocks_are_indented() {
        let mut out = String::new();
        block(&mut out, 2, "texte", "un\n\n- deux");
        assert_eq!(out, "  texte: |\n    un\n\n    - deux\n");
    }
}
