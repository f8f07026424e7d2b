//! A run of text with its marks: bold, italic, links, raised characters, forced line breaks.

use super::block::Icon;

/// No heading or label is longer than this, in bytes; white space that does not print is counted.
const SHORT: usize = 600;

/// What a span is besides text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Role {
    /// Plain text.
    Text,
    /// The text of a link to the address given.
    Link(String),
    /// Underlined text, until it is known whether it is a label: no sheet has any.
    Underlined,
    /// Raised characters: an ordinal's ending or the mark of a note.
    Raised,
    /// The mark of a footnote, under its label.
    NoteMark,
    /// A forced line break; its text is empty.
    Break,
}

/// Text of one style.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Span {
    /// The characters.
    pub(crate) text: String,
    /// Whether they are bold.
    pub(crate) bold: bool,
    /// Whether they are italic.
    pub(crate) italic: bool,
    /// What they are.
    pub(crate) role: Role,
}

/// The text of a block.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Inline(pub(crate) Vec<Span>);

impl Inline {
    /// Text without marks.
    #[cfg(test)]
    pub(crate) fn text(text: &str) -> Self {
        let mut inline = Self::default();
        inline.push(text, false, false, Role::Text);
        inline
    }

    /// Adds a span, to the last one where it has the same style.
    pub(crate) fn push(&mut self, text: &str, bold: bool, italic: bool, role: Role) {
        if text.is_empty() && role != Role::Break {
            return;
        }
        if matches!(role, Role::Text | Role::Underlined)
            && let Some(last) = self.0.last_mut()
            && last.role == role
            && last.bold == bold
            && last.italic == italic
        {
            last.text.push_str(text);
            return;
        }
        self.0.push(Span { text: text.to_owned(), bold, italic, role });
    }

    /// Adds another run after a space.
    pub(crate) fn join(&mut self, other: Self) {
        let bold = self.0.last().is_some_and(|span| span.bold)
            && other.0.first().is_some_and(|span| span.bold);
        self.push(" ", bold, false, Role::Text);
        for span in other.0 {
            self.push(&span.text, span.bold, span.italic, span.role);
        }
    }

    /// Adds another run on a line of its own.
    pub(crate) fn add_line(&mut self, other: Self) {
        self.push("", false, false, Role::Break);
        for span in other.0 {
            self.push(&span.text, span.bold, span.italic, span.role);
        }
    }

    /// Runs after one another, a space between them; empty ones are left out.
    pub(crate) fn joined(runs: impl IntoIterator<Item = Self>) -> Self {
        let runs = runs.into_iter().filter(|run| !run.is_empty());
        let all = runs.reduce(|mut all, run| {
            all.join(run);
            all
        });
        all.unwrap_or_default()
    }

    /// The words without the calls of notes.
    pub(crate) fn without_notes(&self) -> String {
        let words = self.0.iter().filter(|span| span.role != Role::NoteMark);
        Self(words.cloned().collect()).plain()
    }

    /// The words as they print, breaks as spaces.
    pub(crate) fn plain(&self) -> String {
        let mut out = String::with_capacity(self.0.iter().map(|span| span.text.len()).sum());
        let mut parted = false;
        for span in &self.0 {
            parted |= span.role == Role::Break;
            // Most text is spaced once, as it prints.
            if is_spaced(&span.text) {
                if parted && !out.is_empty() {
                    out.push(' ');
                }
                parted = false;
                out.push_str(&span.text);
                continue;
            }
            for (n, word) in span.text.split(char::is_whitespace).enumerate() {
                parted |= n > 0;
                if word.is_empty() {
                    continue;
                }
                if parted && !out.is_empty() {
                    out.push(' ');
                }
                parted = false;
                out.push_str(word);
            }
        }
        out
    }

    /// How many bytes it is, white space that does not print counted.
    pub(crate) fn length(&self) -> usize {
        self.0.iter().map(|span| span.text.len()).sum()
    }

    /// The same where it is no longer than a heading or a label can be.
    pub(crate) fn short(&self) -> Option<String> {
        (self.length() <= SHORT).then(|| self.plain())
    }

    /// What stands before the first colon, or all of it, where that is no longer than a label can be.
    pub(crate) fn label(&self) -> Option<String> {
        let mut label = String::new();
        for span in &self.0 {
            match span.text.find(':') {
                Some(at) => {
                    label.push_str(&span.text[..at]);
                    break;
                }
                None => label.push_str(&span.text),
            }
            if label.len() > SHORT {
                return None;
            }
        }
        (label.len() <= SHORT).then(|| label.trim().to_owned())
    }

    /// Whether it has nothing to print.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.iter().all(|span| span.text.trim().is_empty())
    }

    /// Whether a line break is forced inside.
    pub(crate) fn has_break(&self) -> bool {
        self.0.iter().any(|span| span.role == Role::Break)
    }

    /// Whether all of its text is bold.
    pub(crate) fn is_bold(&self) -> bool {
        self.all(|span| span.bold)
    }

    /// Whether all of its text is italic.
    pub(crate) fn is_italic(&self) -> bool {
        self.all(|span| span.italic)
    }

    fn all(&self, has: impl Fn(&Span) -> bool) -> bool {
        let plain = |span: &Span| span.text.chars().all(|c| !c.is_alphanumeric());
        self.0.iter().any(|span| has(span) && !plain(span))
            && self.0.iter().all(|span| has(span) || plain(span))
    }

    /// The same text without bold.
    pub(crate) fn without_bold(self) -> Self {
        let mut out = Self::default();
        for span in self.0 {
            out.push(&span.text, false, span.italic, span.role);
        }
        out
    }

    /// The same text without the marks that are over the whole of it: bold, italics.
    pub(crate) fn without_looks(self) -> Self {
        let (bold, italic) = (self.is_bold(), self.is_italic());
        let mut out = Self::default();
        for span in self.0 {
            out.push(&span.text, span.bold && !bold, span.italic && !italic, span.role);
        }
        out
    }

    /// Its lines, cut at the forced breaks; empty ones are left out.
    pub(crate) fn lines(self) -> Vec<Self> {
        let mut lines = vec![Self::default()];
        for span in self.0 {
            if span.role == Role::Break {
                lines.push(Self::default());
            } else if let Some(line) = lines.last_mut() {
                line.0.push(span);
            }
        }
        lines.into_iter().map(Self::trimmed).filter(|line| !line.is_empty()).collect()
    }

    /// Whether it has neither white space nor breaks at its ends.
    pub(crate) fn is_trimmed(&self) -> bool {
        let first = self.0.first().is_none_or(|span| !span.text.starts_with(char::is_whitespace));
        let last = self.0.last().is_none_or(|span| !span.text.ends_with(char::is_whitespace));
        first && last && self.0.iter().all(|span| !span.text.is_empty())
    }

    /// The same text without white space and breaks at its ends.
    pub(crate) fn trimmed(mut self) -> Self {
        let blank = |span: &Span| span.text.trim().is_empty();
        let keep = self.0.iter().position(|span| !blank(span)).unwrap_or(self.0.len());
        self.0.drain(..keep);
        let keep = self.0.iter().rposition(|span| !blank(span)).map_or(0, |last| last + 1);
        self.0.truncate(keep);
        if let Some(first) = self.0.first_mut() {
            first.text = first.text.trim_start().to_owned();
        }
        if let Some(last) = self.0.last_mut() {
            last.text = last.text.trim_end().to_owned();
        }
        self
    }

    /// The first of the marks that stand before the text.
    pub(crate) fn icon(&self) -> Option<Icon> {
        self.leading_icon().map(|(icon, _)| icon)
    }

    /// Takes the marks that stand before the text, and says which came first.
    pub(crate) fn take_icon(&mut self) -> Option<Icon> {
        let (icon, count) = self.leading_icon()?;
        *self = std::mem::take(self).skip(count);
        Some(icon)
    }

    /// The first of the marks before the text, and how many characters they and the spaces between them are.
    fn leading_icon(&self) -> Option<(Icon, usize)> {
        let mut found = None;
        let mut count = 0;
        for c in self.0.iter().flat_map(|span| span.text.chars()) {
            match icon(c) {
                Some(icon) => found = found.or(Some(icon)),
                None if c.is_whitespace() => {}
                None => break,
            }
            count += 1;
        }
        found.map(|icon| (icon, count))
    }

    /// The same text from its `count`-th character on.
    pub(crate) fn skip(self, mut count: usize) -> Self {
        let mut out = Self::default();
        for span in self.0 {
            let rest: String = span.text.chars().skip(count).collect();
            count = count.saturating_sub(span.text.chars().count());
            out.push(&rest, span.bold, span.italic, span.role);
        }
        out.trimmed()
    }

    /// Takes out what follows a beginning in bold, where that starts as a text of its own.
    pub(crate) fn part_after_bold(&mut self) -> Option<Self> {
        let bold = self.0.iter().take_while(|span| span.bold).count();
        let (first, rest) = self.0.split_at(bold);
        let rest = Self(rest.to_vec());
        let words = |text: &Self| text.plain().contains(char::is_alphabetic);
        let plain = rest.plain();
        let sign = |c: char| !c.is_alphanumeric() && !matches!(c, '«' | '“' | '"' | '(');
        let own = plain.trim_start_matches(sign).starts_with(|c: char| !c.is_lowercase());
        let whole = rest.0.iter().all(|span| !span.bold);
        if !(words(&Self(first.to_vec())) && words(&rest) && own && whole) {
            return None;
        }
        self.0.truncate(bold);
        *self = std::mem::take(self).trimmed();
        let signs =
            rest.0.iter().flat_map(|span| span.text.chars()).take_while(|c| sign(*c)).count();
        Some(rest.skip(signs))
    }

    /// The text up to its first colon and what follows it, none where there is no colon.
    pub(crate) fn cut_at_colon(&self) -> Option<(String, Self)> {
        let mut before = String::new();
        for span in &self.0 {
            before.push_str(&span.text);
        }
        let label: String = before.chars().take_while(|c| *c != ':').collect();
        let at = label.chars().count();
        if label.len() == before.len() {
            return None;
        }
        Some((label.trim().to_owned(), self.clone().skip(at + 1)))
    }
}

/// Whether a text has no white space but single spaces between its words, and some word.
fn is_spaced(text: &str) -> bool {
    let mut after_space = true;
    for c in text.chars() {
        let space = c.is_whitespace();
        if space && (after_space || c != ' ') {
            return false;
        }
        after_space = space;
    }
    !after_space
}

/// The icon a character stands for; symbol fonts leave characters of the private area.
fn icon(c: char) -> Option<Icon> {
    match c {
        '✓' | '✔' | '☑' | '🗸' | '\u{f0fc}' | '\u{f0fe}' => Some(Icon::Check),
        '➤' | '➢' | '➔' | '►' | '▶' | '⮚' | '➜' | '\u{f0d8}' => Some(Icon::Arrow),
        '→' | '⇒' | '\u{f0e8}' => Some(Icon::Pointer),
        '◦' | '○' => Some(Icon::Ring),
        _ => None,
    }
}
