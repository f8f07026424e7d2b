//! Reads the marks inside a Markdown or HTML-flavoured line, leniently: a mark that has no partner is text.

use super::entity;
use super::inline_pair::{self, Token};
use super::target;
use crate::import::inline::{Inline, Role};
use crate::limits::IMPORT_REACH;

/// Tags whose text is kept and whose mark says nothing to a sheet.
const IGNORED_TAGS: &[&str] = &[
    "a", "abbr", "big", "cite", "code", "col", "colgroup", "font", "img", "ins", "mark", "small",
    "span", "sub", "tbody", "tfoot", "thead", "u", "wbr",
];
/// Tags that stand between words.
const PARTING_TAGS: &[&str] = &[
    "caption", "center", "dd", "div", "dl", "dt", "li", "ol", "p", "table", "td", "th", "tr", "ul",
];

/// Whether a name is that of a tag that is read; others are text.
pub(crate) fn is_tag(name: &str) -> bool {
    const MARKS: &[&str] = &["b", "strong", "i", "em", "br", "sup"];
    let name = name.to_ascii_lowercase();
    [MARKS, PARTING_TAGS, IGNORED_TAGS].iter().any(|known| known.contains(&name.as_str()))
}

/// Whether a tag of this name stands between words.
pub(crate) fn parts_words(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    name == "br" || PARTING_TAGS.contains(&name.as_str())
}

/// Reads a block's text, in which a line feed is a forced break.
pub(crate) fn read(text: &str) -> Inline {
    let chars: Vec<char> = text.chars().collect();
    let tokens = Scanner { chars: &chars, at: 0, tokens: Vec::new() }.scan();
    inline_pair::assemble(tokens).trimmed()
}

struct Scanner<'a> {
    chars: &'a [char],
    at: usize,
    tokens: Vec<Token>,
}

impl Scanner<'_> {
    fn scan(mut self) -> Vec<Token> {
        while let Some(&c) = self.chars.get(self.at) {
            let taken = match c {
                '\n' => self.take(Token::Break, 1),
                '\\' => self.escape(),
                '*' | '_' => self.stars(c),
                '<' => self.tag(),
                '[' => self.bracket(),
                '&' => self.entity(),
                '^' | '~' => self.shifted(c),
                'h' | 'w' => self.address(),
                _ => false,
            };
            if !taken {
                self.text(c);
                self.at += 1;
            }
        }
        self.tokens
    }

    fn text(&mut self, c: char) {
        if let Some(Token::Text(text)) = self.tokens.last_mut() {
            text.push(c);
        } else {
            self.tokens.push(Token::Text(c.to_string()));
        }
    }

    fn take(&mut self, token: Token, length: usize) -> bool {
        self.tokens.push(token);
        self.at += length;
        true
    }

    fn peek(&self, ahead: usize) -> Option<char> {
        self.chars.get(self.at + ahead).copied()
    }

    fn before(&self) -> Option<char> {
        self.at.checked_sub(1).and_then(|at| self.chars.get(at)).copied()
    }

    /// A backslash before a mark makes it text.
    fn escape(&mut self) -> bool {
        match self.peek(1) {
            Some(c) if c.is_ascii_punctuation() => {
                self.text(c);
                self.at += 2;
                true
            }
            _ => false,
        }
    }

    fn stars(&mut self, c: char) -> bool {
        let before = self.before();
        let double = self.peek(1) == Some(c);
        let length = if double { 2 } else { 1 };
        let after = self.peek(length);
        let inside_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let blank = |c: Option<char>| c.is_none_or(char::is_whitespace);
        if c == '_' && inside_word(before) && inside_word(after) {
            return false;
        }
        if double {
            return self.take(Token::Strong(if c == '*' { "**" } else { "__" }), 2);
        }
        let opens = !blank(after) && (c == '*' || !inside_word(before));
        let closes = !blank(before) && (c == '*' || !inside_word(after));
        self.take(Token::Emphasis(c, opens, closes), 1)
    }

    /// The distance from here to `end`, if it comes before any of `stops`.
    fn reach(&self, from: usize, end: char, stops: &[char]) -> Option<usize> {
        let rest = self.chars.get(self.at + from..)?;
        let length = rest.iter().take(IMPORT_REACH).position(|c| *c == end || stops.contains(c))?;
        (rest[length] == end).then_some(from + length)
    }

    fn slice(&self, from: usize, to: usize) -> String {
        self.chars[self.at + from..self.at + to].iter().collect()
    }

    /// An HTML tag, or an address between angle brackets.
    fn tag(&mut self) -> bool {
        let Some(end) = self.reach(1, '>', &['<', '\n']) else {
            return false;
        };
        let inside = self.slice(1, end);
        let address = !inside.contains(char::is_whitespace)
            && (inside.contains("://") || inside.starts_with("mailto:"));
        if address || is_email(&inside) {
            let text = inside.trim_start_matches("mailto:").to_owned();
            return self.take(Token::Span(text, Role::Link(inside)), end + 1);
        }
        let open = !inside.starts_with('/');
        let name: String = inside
            .trim_start_matches('/')
            .chars()
            .take_while(char::is_ascii_alphanumeric)
            .collect::<String>();
        match name.to_ascii_lowercase().as_str() {
            "b" | "strong" => self.take(Token::Bold(open), end + 1),
            "i" | "em" => self.take(Token::Italic(open), end + 1),
            "br" => self.take(Token::Break, end + 1),
            "sup" if open => self.raised(end + 1),
            "sup" => self.take(Token::Text(String::new()), end + 1),
            name if PARTING_TAGS.contains(&name) => self.take(self.space(), end + 1),
            name if IGNORED_TAGS.contains(&name) => self.take(Token::Text(String::new()), end + 1),
            _ => false,
        }
    }

    /// A space between words, where none is.
    fn space(&self) -> Token {
        let parted = matches!(self.tokens.last(), Some(Token::Text(text)) if text.ends_with(' '));
        Token::Text(if parted { String::new() } else { " ".to_owned() })
    }

    fn raised(&mut self, from: usize) -> bool {
        let Some(end) = self.reach(from, '<', &['\n']) else {
            return self.take(Token::Text(String::new()), from);
        };
        let text = self.slice(from, end).trim().to_owned();
        self.take(Token::Span(text, Role::Raised), end)
    }

    /// Raised and lowered characters between marks: « m^2^ », « CO~2~ »; the lowered ones stay on the line.
    fn shifted(&mut self, mark: char) -> bool {
        const LONGEST: usize = 12;
        let end = self.reach(1, mark, &['\n', ' ', '\u{a0}', '^', '~', '[']);
        let Some(end) = end.filter(|end| (2..=LONGEST).contains(end)) else { return false };
        let text = self.slice(1, end);
        let behind = self.before().is_some_and(|c| c.is_alphanumeric() || matches!(c, ')' | '»'));
        if !behind || !text.chars().all(|c| c.is_alphanumeric() || "+-−,.".contains(c)) {
            return false;
        }
        if mark == '~' {
            return self.take(Token::Text(text), end + 1);
        }
        self.take(Token::Span(text, Role::Raised), end + 1)
    }

    /// A link, an image (whose words are kept as text) or the mark of a note.
    fn bracket(&mut self) -> bool {
        let Some(end) = self.reach(1, ']', &['[', '\n']) else {
            return false;
        };
        let label = self.slice(1, end);
        if let Some(note) = label.strip_prefix('^')
            && !note.is_empty()
            && note.chars().all(char::is_alphanumeric)
        {
            return self.take(Token::Span(note.to_owned(), Role::NoteMark), end + 1);
        }
        if self.peek(end + 1) != Some('(') {
            return false;
        }
        let Some(close) = self.closing(end + 2) else {
            return false;
        };
        let Some(target) = target::address(&self.slice(end + 2, close)) else {
            return false;
        };
        self.take(Token::Link(read_flat(&label), target), close + 1)
    }

    /// Where the parenthesis that is open at `from` closes.
    fn closing(&self, from: usize) -> Option<usize> {
        let rest = self.chars.get(self.at + from..)?;
        target::end(rest.iter().copied().take(IMPORT_REACH)).map(|length| from + length)
    }

    /// A character by its name.
    fn entity(&mut self) -> bool {
        let near: String = self.chars[self.at..].iter().take(40).collect();
        let Some((found, length)) = entity::read(&near) else {
            return false;
        };
        found.chars().for_each(|c| self.text(c));
        self.at += length;
        true
    }

    /// A bare address, so that no mark is read inside it.
    fn address(&mut self) -> bool {
        const STARTS: &[&str] = &["https://", "http://", "www."];
        let starts =
            |start: &&&str| start.chars().enumerate().all(|(i, c)| self.peek(i) == Some(c));
        let Some(start) = STARTS.iter().find(starts) else {
            return false;
        };
        if self.before().is_some_and(char::is_alphanumeric) {
            return false;
        }
        let rest = &self.chars[self.at..];
        let ends = |c: &char| {
            c.is_whitespace() || matches!(c, '<' | '>' | '"' | '»' | '[' | ']' | '*' | '\\')
        };
        let mut length = rest.iter().position(ends).unwrap_or(rest.len());
        let open = rest[..length].contains(&'(');
        let trailing = |c: &char| ".,;:!?'…".contains(*c) || (*c == ')' && !open);
        while length > 0 && trailing(&rest[length - 1]) {
            length -= 1;
        }
        if length <= start.len() {
            return false;
        }
        let text = self.slice(0, length);
        self.take(Token::Span(text.clone(), Role::Link(text)), length)
    }
}

/// The text of a link: emphasis inside it is dropped, escapes and names of characters are resolved.
fn read_flat(label: &str) -> Inline {
    let mut text = String::new();
    let mut rest = label;
    while let Some(c) = rest.chars().next() {
        let next = &rest[c.len_utf8()..];
        let named = if c == '&' { entity::read(rest) } else { None };
        rest = match named {
            Some((found, length)) => {
                text.push_str(&found);
                &rest[length..]
            }
            None if c == '\\' && next.starts_with(|c: char| c.is_ascii_punctuation()) => {
                text.push_str(&next[..1]);
                &next[1..]
            }
            None => {
                text.extend(Some(c).filter(|c| *c != '*'));
                next
            }
        };
    }
    let mut inline = Inline::default();
    inline.push(&text, false, false, Role::Text);
    inline
}

/// Whether a text is an e-mail address.
pub(crate) fn is_email(text: &str) -> bool {
    let Some((name, host)) = text.split_once('@') else {
        return false;
    };
    let fits = |part: &str| {
        !part.is_empty() && part.chars().all(|c| c.is_alphanumeric() || "._-+".contains(c))
    };
    fits(name) && fits(host) && host.contains('.')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spans(text: &str) -> Vec<(String, bool, bool)> {
        read(text).0.into_iter().map(|span| (span.text, span.bold, span.italic)).collect()
    }

    #[test]
    fn marks_without_a_partner_are_text() {
        assert_eq!(read("un **mot seul").plain(), "un **mot seul");
        assert_eq!(read("2 * 3 * 4").plain(), "2 * 3 * 4");
        assert_eq!(read("a_b_c et *x").plain(), "a_b_c et *x");
    }

    #[test]
    fn bold_and_italic_are_paired_loosely() {
        assert_eq!(
            spans("**Un pas **puis *un*"),
            [
                ("Un pas ".into(), true, false),
                ("puis ".into(), false, false),
                ("un".into(), false, true)
            ]
        );
        assert!(read("<b>gras</b>").is_bold());
    }

    #[test]
    fn tags_of_tables_are_no_text() {
        let columns = "<colgroup><col style=\"width: 50%\" /><col></colgroup><tfoot>un</tfoot>";
        assert_eq!(read(columns).plain(), "un");
        assert_eq!(read("<caption>Un</caption>deux <dt>trois</dt>").plain(), "Un deux trois");
        assert_eq!(read("un <pain> deux").plain(), "un <pain> deux");
    }

    #[test]
    fn addresses_keep_their_signs() {
        let line = read("voir <https://a.example/x_y_z>, https://b.example/_q_. Fin");
        assert_eq!(line.plain(), "voir https://a.example/x_y_z, https://b.example/_q_. Fin");
        assert_eq!(line.0[3].role, Role::Link("https://b.example/_q_".into()));
        assert_eq!(read("[a\\_b](mailto:a_b@c.example)").plain(), "a_b");
    }

    #[test]
    fn raised_letters_and_notes_are_spans() {
        assert_eq!(read("2<sup>e</sup>").0[1].role, Role::Raised);
        assert_eq!(read("mot[^n]").0[1].role, Role::NoteMark);
        assert_eq!(
            (read("m^2^").0[1].role.clone(), read("CO~2~").plain()),
            (Role::Raised, "CO2".into())
        );
        for text in ["a^2", "2 ^ 3 ^ 4", "~x~", "a~ b~"] {
            assert_eq!(read(text).plain(), text);
        }
    }
}
