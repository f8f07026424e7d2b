//! The text of a YAML value, and where each of its characters stands in the file.

use std::ops::Range;

/// The text of a scalar with its way back to the source.
#[derive(Clone, Debug)]
pub struct Text {
    text: String,
    /// Pairs (offset in the text, offset in the source), ascending: between two, both advance together.
    anchors: Vec<(usize, usize)>,
    end: usize,
}

impl Text {
    /// Aligns a decoded value with the source it was read from.
    ///
    /// `raw` is the source from the value's first byte on, which stands at `start`. Block scalars lose their
    /// indentation, folded and plain ones their line ends, quoted ones their escapes; the alignment follows the
    /// characters that both have in common, and puts what has no counterpart (an escape) at the place it was written.
    #[must_use]
    pub fn align(text: String, raw: &str, start: usize) -> Self {
        let mut anchors = vec![(0, start)];
        let (mut offset, mut at) = (0, 0);
        while offset < text.len() {
            let same = common(&text[offset..], &raw[at..]);
            (offset, at) = (offset + same, at + same);
            let Some(c) = text[offset..].chars().next() else { break };
            let skip = distance(&raw[at..], c);
            if skip > 0 {
                at += skip;
                anchors.push((offset, start + at));
            }
            let rest = &raw[at..];
            if rest.starts_with(c) {
                at += c.len_utf8();
            } else if c == '\n' && rest.starts_with("\r\n") {
                at += 2;
                anchors.push((offset + 1, start + at));
            } else {
                // An escape such as \u00e9: stay before it, the next character that matches moves on.
                anchors.push((offset + c.len_utf8(), start + at));
            }
            offset += c.len_utf8();
        }
        Self { text, anchors, end: start + raw.len() }
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The source range of a range of the text.
    #[must_use]
    pub fn source_range(&self, range: Range<usize>) -> Range<usize> {
        let start = self.source_offset(range.start);
        // The end is that of the last character, lest it jump over the indentation of the next line.
        let end = match range.end.checked_sub(1).filter(|&last| last >= range.start) {
            Some(last) => self.source_offset(last) + 1,
            None => start,
        };
        start..end.max(start)
    }

    /// The same text with spaces that the source has not, at ascending offsets: each stands where what follows it does.
    #[must_use]
    pub fn with_blanks(&self, blanks: &[(usize, usize)]) -> Self {
        let mut new = Self { text: String::new(), anchors: Vec::new(), end: self.end };
        let (mut from, mut next, mut added) = (0, 0, 0);
        for &(at, count) in blanks {
            let upto = next + self.anchors[next..].partition_point(|&(text, _)| text < at);
            new.anchors.extend(self.anchors[next..upto].iter().map(|&(t, s)| (t + added, s)));
            new.text.push_str(&self.text[from..at]);
            let source = self.source_offset(at);
            new.anchors.extend((0..=count).map(|blank| (at + added + blank, source)));
            new.text.extend(std::iter::repeat_n(' ', count));
            (from, next, added) = (at, upto, added + count);
        }
        new.anchors.extend(self.anchors[next..].iter().map(|&(t, s)| (t + added, s)));
        new.text.push_str(&self.text[from..]);
        new
    }

    fn source_offset(&self, offset: usize) -> usize {
        let (text, source) =
            self.anchors[self.anchors.partition_point(|&(t, _)| t <= offset).max(1) - 1];
        (source + (offset - text)).min(self.end)
    }
}

/// How many bytes two texts start with in common, up to the end of a character.
fn common(one: &str, other: &str) -> usize {
    let same = one.bytes().zip(other.bytes()).take_while(|(a, b)| a == b).count();
    (0..=same).rev().find(|at| one.is_char_boundary(*at)).unwrap_or(0)
}

/// How far ahead in the source a character of the value stands, if only what YAML drops lies between.
fn distance(raw: &str, c: char) -> usize {
    let dropped = |b: char| matches!(b, ' ' | '\t' | '\n' | '\r' | '\\' | '"' | '\'');
    match raw.find(|b| b == c || !dropped(b)) {
        Some(found) if raw[found..].starts_with(c) => found,
        // White space folded into one space, or a line end: after all of it.
        Some(found) if c.is_whitespace() => found.saturating_sub(1),
        // An escape's letters: look for the character behind it, a few bytes on.
        Some(_) => raw.char_indices().take(12).find(|&(_, b)| b == c).map_or(0, |(i, _)| i),
        None => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The source text of a word of the value.
    fn source_of<'a>(value: &Text, source: &'a str, word: &str) -> &'a str {
        let at = value.as_str().find(word).unwrap();
        let range = value.source_range(at..at + word.len());
        &source[range]
    }

    #[test]
    fn block_scalars_lose_their_indentation() {
        let source = "texte: |\n  Été\n  deux\n\n    code\n";
        let text = Text::align("Été\ndeux\n\n  code\n".into(), &source[11..], 11);
        for word in ["Été", "deux", "code"] {
            assert_eq!(source_of(&text, source, word), word);
        }
    }

    #[test]
    fn blanks_that_are_added_move_nothing_in_the_source() {
        let source = "texte: |\n  1. Été\n    - deux\n    - trois\n";
        let text = Text::align("1. Été\n  - deux\n  - trois\n".into(), &source[11..], 11);
        let text = text.with_blanks(&[(9, 1), (18, 3)]);
        assert_eq!(text.as_str(), "1. Été\n   - deux\n     - trois\n");
        for word in ["Été", "- deux", "- trois"] {
            assert_eq!(source_of(&text, source, word), word);
        }
    }

    #[test]
    fn folded_lines_and_windows_line_ends_are_followed() {
        let source = "a: Les gens\r\n   accueillis ici";
        let text = Text::align("Les gens accueillis ici".into(), &source[3..], 3);
        assert_eq!(source_of(&text, source, "accueillis"), "accueillis");
        let source = "a: |\r\n  un\r\n  deux\r\n";
        let text = Text::align("un\ndeux\n".into(), &source[8..], 8);
        assert_eq!(source_of(&text, source, "deux"), "deux");
    }

    #[test]
    fn escapes_do_not_lose_the_place() {
        let source = r#"a: "L\u00e9 mot \"cité\" fin""#;
        let text = Text::align("Lé mot \"cité\" fin".into(), &source[3..], 3);
        assert_eq!(source_of(&text, source, "cité"), "cité");
        assert_eq!(source_of(&text, source, "fin"), "fin");
    }
}
