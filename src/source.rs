//! Bytes become text: UTF-8, byte order mark, forbidden characters, and the line index.

use std::fmt;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::message::{Said, text};

/// How files begin that are no text, and what they are.
const OTHERS: [(&[u8], Said); 6] = [
    (b"{\\rtf", || text!("kind-rtf")),
    (b"PK\x03\x04", || text!("kind-compressed")),
    (b"\xd0\xcf\x11\xe0", || text!("kind-old-word")),
    (b"%PDF-", || text!("kind-pdf")),
    (b"\x89PNG", || text!("kind-picture")),
    (b"\xff\xd8\xff", || text!("kind-picture")),
];

/// How many bytes show that letters are two bytes wide.
const WIDE: usize = 300;

/// A source file's text, with the path that people know it by.
///
/// The text is what the file holds, its byte order mark apart: offsets into it, shifted by the mark, are offsets into
/// the file, and line ends stay as they are.
#[derive(Clone)]
pub struct Source {
    path: PathBuf,
    text: String,
    line_starts: Vec<usize>,
    /// How many bytes of the file stand before the text: those of a byte order mark.
    mark: usize,
}

/// A one-based place, columns counted in characters, as editors show it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Line, from 1.
    pub line: usize,
    /// Column, from 1, in characters.
    pub column: usize,
}

/// A range of bytes in a source: where something stands.
#[derive(Clone)]
pub struct Place {
    /// The file.
    pub source: Arc<Source>,
    /// Byte offsets into its text.
    pub range: Range<usize>,
}

impl Source {
    /// Wraps text that is known to be good, for example one that the program made.
    #[must_use]
    pub fn new(path: impl Into<PathBuf>, text: String) -> Arc<Self> {
        Self::behind(0, path.into(), text)
    }

    /// A text that begins behind some bytes of its file.
    fn behind(mark: usize, path: PathBuf, text: String) -> Arc<Self> {
        let line_starts =
            std::iter::once(0).chain(text.match_indices('\n').map(|(i, _)| i + 1)).collect();
        Arc::new(Self { path, text, line_starts, mark })
    }

    /// Decodes a file, and reports what no sheet may hold.
    ///
    /// # Errors
    /// Reports files of other kinds, bytes that are not UTF-8, control characters (NUL among them) and the invisible characters that
    /// reverse the direction of text (Unicode Technical Report 36, §3.1), each at its place. Returns `None` where
    /// the file cannot be read as text at all.
    pub fn decode(path: &Path, bytes: &[u8], diagnostics: &mut Diagnostics) -> Option<Arc<Self>> {
        let file = bytes;
        let bytes = file.strip_prefix(b"\xef\xbb\xbf").unwrap_or(file);
        if let Some((start, kind)) = OTHERS.iter().find(|(start, _)| bytes.starts_with(start)) {
            diagnostics.push(no_text(path, start, &kind()));
            return None;
        }
        // UTF-16 without its mark is UTF-8 by chance, every other byte of it zero.
        if bytes.iter().take(WIDE).filter(|byte| **byte == 0).count() * 3 > bytes.len().min(WIDE) {
            diagnostics.push(not_utf8(path, bytes, 0));
            return None;
        }
        let text = match std::str::from_utf8(bytes) {
            // The line ends of an old Macintosh; as long, so offsets stay.
            Ok(text) if text.contains('\r') && !text.contains('\n') => text.replace('\r', "\n"),
            Ok(text) => text.to_owned(),
            Err(error) => {
                diagnostics.push(not_utf8(path, bytes, error.valid_up_to()));
                return None;
            }
        };
        let source = Self::behind(file.len() - bytes.len(), path.to_owned(), text);
        // Control characters confuse the YAML reader, whose message would hide ours.
        source.look_over(diagnostics).then_some(source)
    }

    /// Whether nothing but blanks stands before an offset on its line.
    fn begins_line(&self, offset: usize) -> bool {
        let before = &self.text[..offset];
        before[before.rfind('\n').map_or(0, |end| end + 1)..].trim().is_empty()
    }

    /// Whether the line above that of an offset begins with a sign of a font of symbols: who is told of the first bullet
    /// of a list knows of all.
    fn follows_bullet(&self, offset: usize) -> bool {
        let above = self.text[..offset].lines().rev().nth(1);
        above.is_some_and(|line| line.trim_start().starts_with(is_private))
    }

    /// Whether it has no character that no sheet may hold.
    ///
    /// # Errors
    /// Reports each at its place.
    pub(crate) fn look_over(self: &Arc<Self>, diagnostics: &mut Diagnostics) -> bool {
        let before = diagnostics.len();
        let mut lost = None;
        for (offset, c) in self.text.char_indices().filter(|(_, c)| !is_usual(*c)) {
            // Where one letter of a line is lost, others are: who looks at it sees them.
            let line = is_lost(c).then(|| self.position(offset).line);
            if line.is_some() && line == lost {
                continue;
            }
            lost = line.or(lost);
            let bullet = is_private(c) && self.begins_line(offset);
            if bullet && self.follows_bullet(offset) {
                continue;
            }
            if let Some(name) = forbidden(c) {
                let place = Place::new(self, offset..offset + c.len_utf8());
                let (label, hint) = match is_lost(c) {
                    true => (text!("character-lost.label"), text!("character-lost.hint")),
                    false if bullet => (
                        text!("forbidden-character.label"),
                        text!("forbidden-character.hint-bullet"),
                    ),
                    false => {
                        (text!("forbidden-character.label"), text!("forbidden-character.hint"))
                    }
                };
                diagnostics.push(
                    Diagnostic::error(Code::ForbiddenCharacter, forbidden_message(c, &name))
                        .at(&place, label)
                        .hint(hint),
                );
            }
        }
        diagnostics.len() == before
    }

    /// The text of a file that [`Self::decode`] has refused for some of its characters, and for nothing else.
    pub(crate) fn of_refused(path: &Path, bytes: &[u8]) -> Option<Arc<Self>> {
        let behind = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        let other = OTHERS.iter().any(|(start, _)| bytes.starts_with(start));
        let text =
            std::str::from_utf8(behind).ok().filter(|text| !other && !text.contains('\0'))?;
        let source = Self::behind(bytes.len() - behind.len(), path.to_owned(), text.to_owned());
        (!source.stand_ins().is_empty()).then_some(source)
    }

    /// The characters that no sheet may hold, each with what may have been meant: a letter, a bullet, a space or nothing.
    pub(crate) fn stand_ins(&self) -> Vec<(Range<usize>, String)> {
        let refused = self.text.char_indices().filter(|(_, c)| !is_usual(*c));
        let meant = refused.filter(|(_, c)| forbidden(*c).is_some()).map(|(offset, c)| {
            let end = offset + c.len_utf8();
            let new = match c {
                c if is_private(c) && self.begins_line(offset) => {
                    if self.text[end..].starts_with(' ') { "-" } else { "- " }
                }
                c if is_private(c) || is_lost(c) => "e",
                '\u{b}' | '\u{c}' => " ",
                _ => "",
            };
            (offset..end, new.to_owned())
        });
        meant.collect()
    }

    /// The same text under another name.
    #[must_use]
    pub fn renamed(&self, path: PathBuf) -> Arc<Self> {
        Arc::new(Self { path, ..self.clone() })
    }

    /// The path that messages name, relative to the collection's root.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The position of a byte offset; past the end, the last one.
    #[must_use]
    pub fn position(&self, offset: usize) -> Position {
        let offset = self.floor(offset);
        let line = self.line_starts.partition_point(|&start| start <= offset) - 1;
        let column = self.text[self.line_starts[line]..offset].chars().count();
        Position { line: line + 1, column: column + 1 }
    }

    /// The byte range of a line (from 1), without its line end.
    #[must_use]
    pub fn line(&self, line: usize) -> Range<usize> {
        let start =
            self.line_starts.get(line.saturating_sub(1)).copied().unwrap_or(self.text.len());
        let end = self.line_starts.get(line).copied().unwrap_or(self.text.len());
        start..start + self.text[start..end].trim_end_matches(['\n', '\r']).len()
    }

    /// The nearest character boundary at or before an offset.
    fn floor(&self, offset: usize) -> usize {
        let mut offset = offset.min(self.text.len());
        while !self.text.is_char_boundary(offset) {
            offset -= 1;
        }
        offset
    }
}

impl fmt::Debug for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Source({})", self.path.display())
    }
}

impl Place {
    /// A range of a source, cut to its text and to whole characters.
    #[must_use]
    pub fn new(source: &Arc<Source>, range: Range<usize>) -> Self {
        let start = source.floor(range.start);
        let end = source.floor(range.end.max(range.start)).max(start);
        Self { source: source.clone(), range: start..end }
    }

    /// The range in bytes of the file itself, its byte order mark counted.
    #[must_use]
    pub fn in_file(&self) -> Range<usize> {
        self.range.start + self.source.mark..self.range.end + self.source.mark
    }

    /// Where the range starts.
    #[must_use]
    pub fn position(&self) -> Position {
        self.source.position(self.range.start)
    }
}

impl fmt::Debug for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Position { line, column } = self.position();
        write!(f, "{}:{line}:{column}", self.source.path.display())
    }
}

/// A file of another kind, saved under the name of a source.
fn no_text(path: &Path, start: &[u8], kind: &str) -> Diagnostic {
    let shown = Source::new(path, String::from_utf8_lossy(start).into_owned());
    Diagnostic::error(Code::NotUtf8, text!("no-text-file", kind))
        .at(&Place::new(&shown, 0..1), text!("no-text-file.label"))
        .hint(text!("no-text-file.hint"))
        .hint(text!("no-text-file.hint-import"))
}

/// A file that is not in UTF-8 from a byte on.
pub(crate) fn not_utf8(path: &Path, bytes: &[u8], valid: usize) -> Diagnostic {
    let shown = Source::new(path, String::from_utf8_lossy(bytes).into_owned());
    // The lossy text is the same as the file up to the first bad byte.
    let place = Place::new(&shown, valid..valid + '\u{fffd}'.len_utf8());
    Diagnostic::error(Code::NotUtf8, text!("not-utf8"))
        .at(&place, text!("not-utf8.label"))
        .hint(text!("not-utf8.hint"))
}

/// What is said of a character that no sheet may hold, with the name of it that [`forbidden`] gives.
pub(crate) fn forbidden_message(c: char, name: &str) -> String {
    text!("forbidden-character", name, code = format!("{:04X}", u32::from(c)))
}

/// Whether a character is one of those that nearly every text is made of; none of them is [`forbidden`].
pub(crate) fn is_usual(c: char) -> bool {
    matches!(c, ' '..='~' | '\n' | '\u{a0}'..='\u{17f}')
}

/// Whether a character means something in one font alone.
pub(crate) fn is_private(c: char) -> bool {
    matches!(c, '\u{e000}'..='\u{f8ff}')
}

/// Whether a character stands where a letter or a sign was, which another encoding has spoilt: nothing tells which.
pub(crate) fn is_lost(c: char) -> bool {
    matches!(c, '\u{fffd}' | '\u{80}'..='\u{84}' | '\u{86}'..='\u{9f}')
}

/// Whether a character turns the direction of writing: each is three bytes long.
pub(crate) fn is_direction(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// What a character that no sheet may hold is called, if it is one.
pub(crate) fn forbidden(c: char) -> Option<String> {
    match c {
        '\t' | '\n' | '\r' => None,
        '\0' => Some(text!("character-null")),
        '\u{1}'..='\u{1f}' | '\u{7f}' => Some(text!("character-control")),
        '\u{feff}' => Some(text!("character-byte-order")),
        c if is_direction(c) => Some(text!("character-direction")),
        c if is_lost(c) => Some(text!("character-lost")),
        '\u{fff9}'..='\u{fffb}' | '\u{fffe}' | '\u{ffff}' => Some(text!("character-none")),
        c if is_private(c) => Some(text!("character-private")),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_count_characters_from_one() {
        let source = Source::new("a.yaml", "é: à\nœuf\n".into());
        assert_eq!(source.position(0), Position { line: 1, column: 1 });
        assert_eq!(source.position("é: à".len()), Position { line: 1, column: 5 });
        assert_eq!(source.position("é: à\nœ".len()), Position { line: 2, column: 2 });
        assert_eq!(source.position(999), Position { line: 3, column: 1 });
    }

    #[test]
    fn no_usual_character_is_forbidden() {
        assert!(('\0'..=char::MAX).filter(|c| is_usual(*c)).all(|c| forbidden(c).is_none()));
    }

    #[test]
    fn a_byte_order_mark_is_dropped_and_line_ends_are_kept() {
        let mut diagnostics = Diagnostics::default();
        let source =
            Source::decode(Path::new("a"), b"\xef\xbb\xbfa: b\r\nc: d", &mut diagnostics).unwrap();
        assert_eq!(source.text(), "a: b\r\nc: d");
        assert_eq!(source.line(1), 0..4);
        assert!(diagnostics.is_empty());
    }

    #[test]
    fn line_ends_of_old_machines_end_lines_and_wide_letters_are_one_mistake() {
        let mut diagnostics = Diagnostics::default();
        let source = Source::decode(Path::new("a"), b"a: b\rc: d\r", &mut diagnostics).unwrap();
        assert_eq!(source.position(7), Position { line: 2, column: 3 });
        let wide: Vec<u8> = "titre: a\n".encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert!(Source::decode(Path::new("a"), &wide, &mut diagnostics).is_none());
        let codes: Vec<Code> = diagnostics.iter().map(|found| found.code).collect();
        assert_eq!(codes, [Code::NotUtf8]);
    }

    #[test]
    fn hidden_characters_are_located() {
        for (text, column) in [("a\0b", 2), ("é\u{202e}b", 2), ("\u{7}", 1)] {
            let mut diagnostics = Diagnostics::default();
            assert!(Source::decode(Path::new("a"), text.as_bytes(), &mut diagnostics).is_none());
            let found = diagnostics.iter().next().unwrap();
            assert_eq!(found.code, Code::ForbiddenCharacter);
            assert_eq!(found.place().unwrap().position().column, column);
        }
    }
}
