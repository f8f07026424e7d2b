//! Writes prose in the sheets' Markdown: paragraphs, lists, quotations, call-outs, notes.

use std::fmt::Write as _;

use super::marks;
use crate::import::draft::{Body, Element, Item};
use crate::import::inline::Inline;
use crate::sentences;

/// Prose as Markdown, without a line feed at its end.
pub(crate) fn prose(elements: &[Element]) -> String {
    elements.iter().map(|element| body(&element.body)).collect::<Vec<_>>().join("\n\n")
}

fn body(body: &Body) -> String {
    match body {
        Body::Paragraph(text) => paragraph(text),
        Body::Heading { arrow, text } => {
            format!("{} {}", if *arrow { "###" } else { "####" }, heading(text))
        }
        Body::List(items) => {
            let mut out = String::new();
            list(items, "", &mut out);
            out.truncate(out.trim_end().len());
            out
        }
        Body::Quote(text) => quote(&paragraph(text)),
        Body::Highlight(text) => format!("> [!exergue]\n{}", quote(&paragraph(text))),
        Body::Callout { title, text } => {
            let text: Vec<String> = text.iter().map(paragraph).collect();
            format!("> [!encadre] {}\n{}", heading(title), quote(&text.join("\n\n")))
        }
        Body::Picture { alt, file, credit } => picture(alt, file, credit),
        Body::Footnote { label, text } => format!("[^{label}]: {}", on_one_line(text)),
    }
}

/// A picture; signs that end its texts early are escaped.
fn picture(alt: &str, file: &str, credit: &str) -> String {
    let escaped = |text: &str, signs: &[char]| {
        let mut out = String::with_capacity(text.len());
        for c in text.chars() {
            if signs.contains(&c) {
                out.push('\\');
            }
            out.push(c);
        }
        out
    };
    let alt = escaped(alt, &['\\', '[', ']', '*', '_', '`', '<', '&', '!']);
    let credit = match credit {
        "" => String::new(),
        credit => format!(" \"{}\"", escaped(credit, &['\\', '"', '&'])),
    };
    format!("![{alt}]({file}{credit})")
}

/// A heading's text: one line, and no `#` at its end.
fn heading(text: &Inline) -> String {
    let line = on_one_line(text);
    match line.strip_suffix('#') {
        Some(rest) => format!("{rest}\\#"),
        None => line,
    }
}

fn quote(text: &str) -> String {
    text.lines()
        .map(|line| if line.is_empty() { ">".to_owned() } else { format!("> {line}") })
        .collect::<Vec<_>>()
        .join("\n")
}

fn list(items: &[Item], indent: &str, out: &mut String) {
    let mut last: Option<bool> = None;
    for item in items {
        let loose = !item.paragraphs.is_empty();
        if last.is_some_and(|last| last || loose) {
            out.push('\n');
        }
        let mark = item.number.map_or_else(|| "- ".to_owned(), |number| format!("{number}. "));
        let below = format!("{indent}{}", " ".repeat(mark.len()));
        let _ = writeln!(out, "{indent}{mark}{}", indented(&paragraph(&item.text), &below));
        for text in &item.paragraphs {
            let _ = writeln!(out, "\n{below}{}", indented(&paragraph(text), &below));
        }
        // A list that does not start at 1 ends no paragraph (CommonMark 0.31, 5.2).
        let later = item.children.first().is_some_and(|child| child.number.is_some_and(|n| n != 1));
        if loose && !item.children.is_empty() || later {
            out.push('\n');
        }
        list(&item.children, &below, out);
        last = Some(loose);
    }
}

fn indented(text: &str, indent: &str) -> String {
    text.replace('\n', &format!("\n{indent}"))
}

/// A paragraph: a line for each sentence, which keeps later changes apart, and a backslash at each forced break.
pub(crate) fn paragraph(text: &Inline) -> String {
    lines(text).iter().map(|line| sentences::one_a_line(line)).collect::<Vec<_>>().join("\\\n")
}

/// A text whose forced breaks are dropped.
fn on_one_line(text: &Inline) -> String {
    lines(text).join(" ")
}

/// The lines of a text, each as Markdown.
pub(crate) fn lines(text: &Inline) -> Vec<String> {
    if !text.has_break() && text.is_trimmed() {
        return if text.0.is_empty() { Vec::new() } else { vec![marks::line(text)] };
    }
    text.clone().lines().iter().map(marks::line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::text::inline_read::read;

    fn round(text: &str) -> String {
        paragraph(&read(text))
    }

    #[test]
    fn sentences_have_lines_of_their_own() {
        assert_eq!(
            round("Le pain lève. Il cuit ! Puis M. Four (ex. Feu) le sert."),
            "Le pain lève.\nIl cuit !\nPuis M. Four (ex. Feu) le sert."
        );
    }

    #[test]
    fn breaks_are_backslashes() {
        assert_eq!(round("un\n- deux"), "un\\\n\\- deux");
    }
}
