//! Underlined text: at the beginning of a line it is a label or a heading, as bold text is, elsewhere it is text.

use super::model::{Document, Para, Piece, Role as Kind};
use crate::import::inline::{Inline, Role, Span};

/// A label has no more characters.
const LABEL: usize = 60;
/// A line that is a heading has no more.
const HEADING: usize = 80;
/// What ends a sentence, and no heading.
const ENDS: &[char] = &['.', ';', ',', '!', '?', '…', '»'];

/// Makes bold or plain text of all that is underlined.
pub(super) fn settle(document: &mut Document) {
    each(&mut document.pieces);
    for note in document.notes.values_mut() {
        plain(&mut note.0);
    }
}

fn each(pieces: &mut [Piece]) {
    for piece in pieces {
        match piece {
            Piece::Para(para) => paragraph(para),
            Piece::Table(table) => {
                table.rows.iter_mut().flatten().for_each(|cell| each(cell));
            }
            Piece::Box(_, inside) => each(inside),
            Piece::Picture(_) => {}
        }
    }
}

fn paragraph(para: &mut Para) {
    if !para.text.0.iter().any(|span| span.role == Role::Underlined) {
        return;
    }
    let tells = para.role == Kind::Body && para.bullet.is_none();
    let mut spans = std::mem::take(&mut para.text.0);
    for line in spans.split_mut(|span| span.role == Role::Break) {
        if tells {
            label(line);
        }
        plain(line);
    }
    let mut text = Inline::default();
    spans.into_iter().for_each(|span| text.push(&span.text, span.bold, span.italic, span.role));
    para.text = text;
}

/// Makes the underlined beginning of a line bold, where it heads what follows.
fn label(line: &mut [Span]) {
    let blank = |span: &&Span| span.text.trim().is_empty();
    let from = line.iter().take_while(blank).count();
    let drawn = |span: &&Span| span.role == Role::Underlined || blank(span);
    let to = from + line[from..].iter().take_while(drawn).count();
    let text = |spans: &[Span]| spans.iter().map(|span| span.text.as_str()).collect::<String>();
    let (head, rest) = (text(&line[from..to]), text(&line[to..]));
    let (head, rest) = (head.trim(), rest.trim());
    let count = head.chars().count();
    let announces = (head.ends_with(':') || rest.starts_with(':')) && count <= LABEL;
    let heads = matches!(rest, "" | ":") && count <= HEADING && !head.ends_with(ENDS);
    if head.contains(char::is_alphabetic) && (announces || heads) {
        for span in &mut line[from..to] {
            (span.bold, span.role) = (true, Role::Text);
        }
    }
}

fn plain(spans: &mut [Span]) {
    for span in spans.iter_mut().filter(|span| span.role == Role::Underlined) {
        span.role = Role::Text;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settled(spans: &[(&str, Role)]) -> Vec<(String, bool)> {
        let mut text = Inline::default();
        for (part, role) in spans {
            text.push(part, false, false, role.clone());
        }
        let mut para = Para { text, ..Para::default() };
        paragraph(&mut para);
        assert!(!para.text.0.iter().any(|span| span.role == Role::Underlined));
        para.text.0.into_iter().map(|span| (span.text, span.bold)).collect()
    }

    #[test]
    fn labels_and_headings_are_bold_and_the_rest_is_text() {
        use Role::{Break, Text, Underlined};
        let own = |text: &str, bold| (text.to_owned(), bold);
        assert_eq!(settled(&[("Contexte", Underlined)]), [own("Contexte", true)]);
        assert_eq!(
            settled(&[
                ("Public", Underlined),
                (" : tous", Text),
                ("", Break),
                ("Lieu :", Underlined),
                (" ici", Text)
            ]),
            [
                own("Public", true),
                own(" : tous", false),
                own("", false),
                own("Lieu :", true),
                own(" ici", false)
            ]
        );
        for (text, after) in [("Du pain.", ""), ("Du pain", " et du sel"), ("12", "")] {
            let spans = settled(&[(text, Underlined), (after, Text)]);
            assert_eq!(spans, [own(&format!("{text}{after}"), false)]);
        }
        assert_eq!(settled(&[("On ", Text), ("cuit :", Underlined)]), [own("On cuit :", false)]);
    }
}
