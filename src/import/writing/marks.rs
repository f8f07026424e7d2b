//! Writes one line of text with its Markdown marks, escaping what Markdown would take for one.

use std::fmt::Write as _;
use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use crate::import::inline::{Inline, Role, Span};

/// Letters that make an ordinal of the number before them; the program raises those by itself.
const ORDINALS: &[&str] = &[
    "er", "ers", "ère", "ères", "ere", "re", "res", "e", "es", "ème", "èmes", "eme", "nd", "nde",
    "nds", "ndes", "d", "de",
];

/// The most stretches of a line that are tried without their marks, one after the other.
const TRIED: usize = 40;

/// One line, bold around italic or the other way round. Where its marks would not read back as they are, the words of one
/// stretch are kept without them, or those of all.
pub(crate) fn line(text: &Inline) -> String {
    if let [span] = text.0.as_slice()
        && is_plain(span)
    {
        return span.text.clone();
    }
    let marked = escape_start(&styled(&text.0, BOLD));
    let shown = shown(&marked, text);
    if shown == Shown::All {
        return marked;
    }
    if text.0.iter().any(|span| span.bold) && text.0.iter().any(|span| span.italic) {
        let other = escape_start(&styled(&text.0, ITALIC));
        if self::shown(&other, text) == Shown::All {
            return other;
        }
    }
    if shown == Shown::Words {
        return marked;
    }
    let bare = |span: &Span| Span { bold: false, italic: false, ..span.clone() };
    let looks = |span: &Span| span.bold || span.italic;
    let tried = text.0.iter().enumerate().filter(|(_, span)| looks(span)).take(TRIED);
    for (at, span) in tried {
        let mut spans = text.0.clone();
        spans[at] = bare(span);
        let marked = escape_start(&styled(&spans, BOLD));
        if self::shown(&marked, text) != Shown::Less {
            return marked;
        }
    }
    let plain: Vec<Span> = text.0.iter().map(bare).collect();
    escape_start(&styled(&plain, BOLD))
}

/// Whether a text has neither a look nor any sign that Markdown could take for a mark, as most have.
fn is_plain(span: &Span) -> bool {
    let text = |c: char| {
        c.is_alphabetic() || matches!(c, ' ' | ',' | ';' | '.' | '?' | '\'' | '’' | '«' | '»' | '…')
    };
    let inside = |c: char| {
        let sign = matches!(c, '-' | ':' | '%' | '(' | ')' | '/' | '!' | '\u{a0}' | '\u{202f}');
        text(c) || c.is_ascii_digit() || sign
    };
    let trimmed =
        !span.text.ends_with(' ') && span.text.starts_with(text) && !span.text.starts_with(' ');
    let address = || span.text.contains("://") || span.text.contains("www.");
    span.role == Role::Text
        && !(span.bold || span.italic)
        && trimmed
        && span.text.chars().all(inside)
        && !address()
}

/// What of a text a Markdown reader finds in a line.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shown {
    /// Its words, and which of them are bold or italic.
    All,
    /// Its words.
    Words,
    /// Not even these.
    Less,
}

/// Characters, and whether each is bold and italic.
type Looked = Vec<(char, bool, bool)>;

fn shown(line: &str, text: &Inline) -> Shown {
    let mut wanted = Looked::new();
    for span in &text.0 {
        match span.role {
            Role::NoteMark => letters(&format!("[^{}]", span.text), (false, false), &mut wanted),
            _ => letters(&span.text, (span.bold, span.italic), &mut wanted),
        }
    }
    let mut found = Looked::new();
    let mut paragraphs = 0;
    let (mut bold, mut italic) = (0u32, 0u32);
    let options = Options::ENABLE_SUPERSCRIPT | Options::ENABLE_STRIKETHROUGH;
    for event in Parser::new_ext(line, options) {
        match event {
            Event::Text(text) | Event::Code(text) | Event::Html(text) | Event::InlineHtml(text) => {
                letters(&text, (bold > 0, italic > 0), &mut found);
            }
            Event::Start(Tag::Strong) => bold += 1,
            Event::End(TagEnd::Strong) => bold = bold.saturating_sub(1),
            Event::Start(Tag::Emphasis) => italic += 1,
            Event::End(TagEnd::Emphasis) => italic = italic.saturating_sub(1),
            Event::End(TagEnd::Paragraph) => paragraphs += 1,
            _ => {}
        }
    }
    let same = found.iter().map(|(c, ..)| c).eq(wanted.iter().map(|(c, ..)| c));
    // Marks stand around words: what stands between these may be on either side.
    let looks = |all: &Looked| {
        all.iter().copied().filter(|(c, ..)| c.is_alphanumeric()).collect::<Looked>()
    };
    match (paragraphs == 1 && same, looks(&found) == looks(&wanted)) {
        (false, _) => Shown::Less,
        (true, true) => Shown::All,
        (true, false) => Shown::Words,
    }
}

/// Adds the characters of a text but its white space, and the marks of raised letters, which sheets may have inside words.
fn letters(text: &str, (bold, italic): (bool, bool), out: &mut Looked) {
    let kept = text.chars().filter(|c| !c.is_whitespace() && *c != '^');
    out.extend(kept.map(|c| (c, bold, italic)));
}

/// A look that letters have, and its mark.
type Look = (fn(&Span) -> bool, &'static str);

const BOLD: Look = (|span| span.bold, "**");
const ITALIC: Look = (|span| span.italic, "*");

/// Spans with their marks: runs of one look, and those of the other inside them.
fn styled(spans: &[Span], (is_outer, mark): Look) -> String {
    let (is_inner, inner_mark) = if mark == BOLD.1 { ITALIC } else { BOLD };
    let mut out = String::new();
    for outer in runs(spans, is_outer) {
        let run = &spans[outer.clone()];
        let mut inside = String::new();
        for inner in runs(run, is_inner) {
            let marked = run[inner.clone()].iter().any(is_inner);
            let next = run.get(inner.end).and_then(|span| span.text.chars().next());
            let before = inside.chars().next_back();
            let piece = plain(
                &run[inner],
                inside.is_empty().then(|| out.chars().next_back()).flatten().or(before),
            );
            wrap(&mut inside, &piece, if marked { inner_mark } else { "" }, next);
        }
        let marked = run.iter().any(is_outer);
        let next = spans.get(outer.end).and_then(|span| span.text.chars().next());
        wrap(&mut out, &inside, if marked { mark } else { "" }, next);
    }
    out
}

/// The stretches over which `style` does not change.
fn runs(spans: &[Span], style: impl Fn(&Span) -> bool) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for (at, span) in spans.iter().enumerate() {
        match runs.last_mut() {
            Some(run) if style(&spans[run.start]) == style(span) => run.end = at + 1,
            _ => runs.push(at..at + 1),
        }
    }
    runs
}

/// Adds a piece between marks, which must touch words: spaces, and signs that touch other words, go outside.
fn wrap(out: &mut String, piece: &str, mark: &str, next: Option<char>) {
    if mark.is_empty() {
        out.push_str(piece);
        return;
    }
    let sign =
        |c: char| !c.is_alphanumeric() && !matches!(c, '*' | '\\' | ']' | '[' | ')' | '(' | '^');
    let mut start = piece.len() - piece.trim_start().len();
    let mut end = piece.trim_end().len().max(start);
    if end == piece.len() && next.is_some_and(char::is_alphanumeric) {
        end = piece[start..].trim_end_matches(sign).len() + start;
    }
    if start == 0 && out.chars().next_back().is_some_and(char::is_alphanumeric) {
        start = end - piece[..end].trim_start_matches(sign).len();
    }
    if start >= end {
        out.push_str(piece);
        return;
    }
    let _ = write!(out, "{}{mark}{}{mark}{}", &piece[..start], &piece[start..end], &piece[end..]);
}

/// Spans without bold and italic; `before` is the character they follow.
fn plain(spans: &[Span], before: Option<char>) -> String {
    let mut out = String::new();
    for (at, span) in spans.iter().enumerate() {
        let last = out.chars().next_back().or(before);
        let next = spans.get(at + 1).and_then(|span| span.text.chars().next());
        match &span.role {
            Role::Break => out.push(' '),
            Role::Text | Role::Underlined => escape(&mut out, &span.text, last, next),
            Role::NoteMark => {
                let _ = write!(out, "[^{}]", span.text);
            }
            Role::Raised => raised(&mut out, &span.text, last, next),
            Role::Link(target) => link(&mut out, &span.text, target, last),
        }
    }
    out
}

fn raised(out: &mut String, text: &str, last: Option<char>, next: Option<char>) {
    let after_number = last.is_some_and(|c| c.is_ascii_digit() || matches!(c, 'I' | 'V' | 'X'));
    let ordinal = ORDINALS.contains(&text.to_lowercase().as_str());
    if after_number && ordinal && !next.is_some_and(char::is_alphanumeric) {
        out.push_str(text);
    } else if text.contains(char::is_whitespace) {
        escape(out, text, last, next);
    } else {
        out.push('^');
        escape(out, text, Some('^'), Some('^'));
        out.push('^');
    }
}

/// A link; an address that is its own text stands bare where Markdown leaves it alone.
fn link(out: &mut String, text: &str, target: &str, last: Option<char>) {
    let bare = |address: &str| address.trim_start_matches("mailto:").replace('\\', "");
    let plain = |c: char| c.is_alphanumeric() || "-./:?=&@%+#,;_".contains(c);
    let safe = bare(target).chars().all(plain) && !bare(target).contains(['_'])
        || intraword(&bare(target));
    // Some programs end the address of a site with a slash that its author did not write.
    let host = bare(target)
        .strip_suffix('/')
        .filter(|host| host.matches('/').count() == 2)
        .map(str::to_owned);
    if (bare(text) == bare(target) || host.is_some_and(|host| host == bare(text))) && safe {
        out.push_str(&bare(text));
        return;
    }
    if last == Some('!') && out.ends_with('!') {
        out.pop();
        out.push_str("\\!");
    }
    // Space goes outside: one between a note's mark and a link keeps them apart.
    let (start, end) = (text.trim_start().len() < text.len(), text.trim_end().len() < text.len());
    let text = text.trim();
    if start {
        out.push(' ');
    }
    // Brackets in an address would be read as a mark.
    let target = target.replace('[', "%5B").replace(']', "%5D");
    out.push('[');
    let mut inside = String::with_capacity(text.len());
    escape(&mut inside, text, Some('['), Some(']'));
    // A bracket of the text's own would end the link.
    out.push_str(&inside.replace("\\]", "]").replace(']', "\\]"));
    let spaced = target.contains(|c: char| c.is_whitespace() || "()<>\\".contains(c));
    if spaced {
        let _ = write!(out, "](<{}>)", target.replace(['<', '>', '\\'], ""));
    } else {
        let _ = write!(out, "]({target})");
    }
    if end {
        out.push(' ');
    }
}

/// Whether every underscore of an address stands between letters or digits, where it is no mark, and no other mark does.
fn intraword(address: &str) -> bool {
    let chars: Vec<char> = address.chars().collect();
    chars.iter().enumerate().all(|(at, c)| match c {
        '_' => {
            let side = |at: Option<usize>| {
                at.and_then(|at| chars.get(at)).is_some_and(|c| c.is_alphanumeric())
            };
            side(at.checked_sub(1)) && side(Some(at + 1))
        }
        '*' | '`' | '~' | '^' | '<' | '>' | '[' | ']' | '\\' => false,
        _ => true,
    })
}

/// Adds text, with a backslash before what would be a mark.
fn escape(out: &mut String, text: &str, before: Option<char>, after: Option<char>) {
    let chars: Vec<char> = text.chars().collect();
    for (at, &c) in chars.iter().enumerate() {
        let last = if at == 0 { before } else { chars.get(at - 1).copied() };
        let next = chars.get(at + 1).copied().or(if at + 1 == chars.len() { after } else { None });
        let is = |c: Option<char>, fits: fn(char) -> bool| c.is_some_and(fits);
        let mark = match c {
            '*' | '`' | '^' | '~' | '[' => true,
            // Right after the mark of a note it would make a link of it.
            '(' => last == Some(']'),
            ']' => {
                after == Some(']') && at + 1 == chars.len()
                    || is(next, |c| matches!(c, '(' | '[' | ':'))
            }
            '_' => !(is(last, char::is_alphanumeric) && is(next, char::is_alphanumeric)),
            '<' => is(next, |c| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?')),
            '\\' => next.is_none() || is(next, |c| c.is_ascii_punctuation()),
            '&' => chars[at + 1..].iter().take(32).take_while(|c| **c != ' ').any(|c| *c == ';'),
            _ => false,
        };
        if c == '<' && chars[at + 1..].starts_with(&['!', '-', '-']) {
            // A sheet takes it for the start of a remark, whatever stands before it.
            out.push_str("&lt;");
            continue;
        }
        if mark {
            out.push('\\');
        }
        out.push(c);
    }
}

/// Escapes what would start a heading, a list, a quotation or a rule at the start of a line.
fn escape_start(line: &str) -> String {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let rest = &line[digits..];
    let ends = |text: &str| text.is_empty() || text.starts_with([' ', '\t']);
    if (1..=9).contains(&digits) && rest.starts_with(['.', ')']) && ends(&rest[1..]) {
        return format!("{}\\{rest}", &line[..digits]);
    }
    let hashes = line.bytes().take_while(|b| *b == b'#').count();
    let mark = match line.chars().next() {
        Some('#') => (1..=6).contains(&hashes) && ends(&line[hashes..]),
        Some('>' | '=' | '|' | ':') => true,
        Some('-' | '+') => ends(&line[1..]) || line.starts_with("--"),
        _ => false,
    };
    if mark { format!("\\{line}") } else { line.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::text::inline_read::read;

    fn round(text: &str) -> String {
        line(&read(text))
    }

    #[test]
    fn signs_that_are_marks_are_escaped() {
        assert_eq!(line(&Inline::text("# un")), "\\# un");
        assert_eq!(line(&Inline::text("12. un")), "12\\. un");
        assert_eq!(line(&Inline::text("- un * deux_trois _q")), "\\- un \\* deux_trois \\_q");
        assert_eq!(line(&Inline::text("[x] <b> a^b R&D;")), "\\[x] \\<b> a\\^b R\\&D;");
        assert_eq!(line(&Inline::text("05.49 pains, l'an 2018.")), "05.49 pains, l'an 2018.");
    }

    #[test]
    fn a_mark_of_a_note_is_no_link() {
        assert_eq!(round("pain[^1](sel)"), "pain[^1]\\(sel)");
    }

    #[test]
    fn no_remark_starts_in_a_text() {
        assert_eq!(line(&Inline::text("un <!-- deux")), "un &lt;!-- deux");
    }

    #[test]
    fn marks_touch_words() {
        assert_eq!(round("**Un pain, **puis *deux* !"), "**Un pain,** puis *deux* !");
        assert_eq!(round("**Pain,**sel"), "**Pain**,sel");
        assert_eq!(round("**un *deux* trois**"), "**un *deux* trois**");
        assert_eq!(round("« **Le four** »"), "« **Le four** »");
    }

    #[test]
    fn looks_that_overlap_inside_a_word_stay() {
        let mut text = Inline::default();
        for (words, bold, italic) in [
            ("Tout en ", false, false),
            ("gras et", true, false),
            (" ital", true, true),
            ("ique", false, true),
            (".", false, false),
        ] {
            text.push(words, bold, italic, Role::Text);
        }
        assert_eq!(line(&text), "Tout en **gras et** ***ital**ique*.");
    }

    #[test]
    fn links_and_ordinals_are_plain_where_they_can_be() {
        assert_eq!(round("<https://a.example/b_c>"), "https://a.example/b_c");
        assert_eq!(round("[a@b.example](mailto:a@b.example)"), "a@b.example");
        assert_eq!(round("[ici](https://a.example)"), "[ici](https://a.example)");
        assert_eq!(round("[https://a.example](https://a.example/)"), "https://a.example");
        assert_eq!(
            round("[https://a.example/b](https://a.example/b/)"),
            "[https://a.example/b](https://a.example/b/)"
        );
        let mut text = Inline::text("pain");
        text.push("1", false, false, Role::NoteMark);
        text.push(" ici ", false, false, Role::Link("https://a.example".to_owned()));
        text.push("fin", false, false, Role::Text);
        assert_eq!(line(&text), "pain[^1] [ici](https://a.example) fin");
        let mut text = Inline::default();
        text.push("voir [1] et ]", false, false, Role::Link("https://a.example".to_owned()));
        assert_eq!(line(&text), "[voir \\[1\\] et \\]](https://a.example)");
        assert_eq!(round("le 2<sup>ème</sup> m<sup>2</sup>"), "le 2ème m^2^");
        assert_eq!(round("Un **four** de 3 m<sup>2</sup> *là*"), "Un **four** de 3 m^2^ *là*");
        assert_eq!(
            round("Un **gras**, une *parenthèse (fin)*collée, **un autre**."),
            "Un **gras**, une parenthèse (fin)collée, **un autre**."
        );
    }
}
