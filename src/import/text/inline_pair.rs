//! Pairs the marks of a line: each opens at one place and closes at another, or is text.

use crate::import::inline::{Inline, Role};

/// A piece of a line before the marks are paired.
#[derive(Debug)]
pub(crate) enum Token {
    Text(String),
    /// `**` or `__`.
    Strong(&'static str),
    /// `*` or `_`, and whether it may open or close.
    Emphasis(char, bool, bool),
    /// An HTML tag that sets bold or italic.
    Bold(bool),
    Italic(bool),
    Span(String, Role),
    Link(Inline, String),
    Break,
}

/// Pairs `**` with the next `**`; the one that stays alone is text.
fn pair_strong(tokens: &mut [Token]) {
    for mark in ["**", "__"] {
        let mut open: Option<usize> = None;
        for at in 0..tokens.len() {
            if !matches!(tokens[at], Token::Strong(found) if found == mark) {
                continue;
            }
            match open.take() {
                None => open = Some(at),
                Some(start) => {
                    tokens[start] = Token::Bold(true);
                    tokens[at] = Token::Bold(false);
                }
            }
        }
        if let Some(alone) = open {
            tokens[alone] = Token::Text(mark.to_owned());
        }
    }
}

/// Pairs `*` and `_` where they can open and close; the others are text.
fn pair_emphasis(tokens: &mut [Token]) {
    for mark in ['*', '_'] {
        let mut open: Option<usize> = None;
        for at in 0..tokens.len() {
            let Token::Emphasis(found, opens, closes) = tokens[at] else {
                continue;
            };
            if found != mark {
                continue;
            }
            tokens[at] = Token::Text(mark.to_string());
            match open {
                Some(start) if closes => {
                    tokens[start] = Token::Italic(true);
                    tokens[at] = Token::Italic(false);
                    open = None;
                }
                _ if opens => open = Some(at),
                _ => {}
            }
        }
    }
}

/// Makes text from the pieces, once the marks among them are paired.
pub(crate) fn assemble(mut tokens: Vec<Token>) -> Inline {
    pair_strong(&mut tokens);
    pair_emphasis(&mut tokens);
    let mut inline = Inline::default();
    let (mut bold, mut italic) = (false, false);
    for token in tokens {
        match token {
            Token::Text(text) => inline.push(&text, bold, italic, Role::Text),
            Token::Strong(mark) => inline.push(mark, bold, italic, Role::Text),
            Token::Emphasis(mark, ..) => inline.push(&mark.to_string(), bold, italic, Role::Text),
            Token::Bold(on) => bold = on,
            Token::Italic(on) => italic = on,
            Token::Span(text, role) => inline.push(&text, bold, italic, role),
            Token::Break => inline.push("", bold, italic, Role::Break),
            Token::Link(label, target) => {
                for span in label.0 {
                    inline.push(&span.text, bold, italic, Role::Link(target.clone()));
                }
            }
        }
    }
    inline
}
