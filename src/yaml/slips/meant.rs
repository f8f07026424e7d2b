//! The lines that were meant to be keys: with a capital or an accent, as phones write them, with a letter wrong, with blanks
//! before their colon, none behind it, or no colon at all. This is the one place that decides: what is found here is told as
//! a key, and no repair makes text of it.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::{Arc, LazyLock};

use super::hard::HARD_SPACES;
use super::place::{DASHES, begins_with, is_field, key};
use super::typed_bar::is_bar;
use crate::diag::{Code, Diagnostic};
use crate::fold::fold;
use crate::message::text;
use crate::sheet::{FIELD_KEYS, PICTURE_KEYS, SECTION_KEYS, SHEET_KEYS, SIDEBAR_FIELDS};
use crate::source::{Place, Source};
use crate::yaml::explain;
use crate::yaml::lines::announces;

/// A line that is a key at its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Meant {
    /// Its line, from 1.
    pub line: usize,
    /// The key.
    pub key: &'static str,
    /// What stands in its place, in bytes of the text: its word and, if it has one, its colon, with the blanks between.
    pub range: Range<usize>,
    /// How it is spelt: the key and, where there is one, a colon.
    pub new: String,
    /// Whether its letters are right, but for capitals and accents.
    pub is_sure: bool,
    /// Whether its value, or the sign of a text, is right behind the colon, with no space.
    pub is_glued: bool,
    /// Whether it has a colon.
    pub has_colon: bool,
}

/// Which keys a line may have.
struct Level<'h> {
    holder: &'h str,
    column: usize,
    /// Whether it is below the key of a picture.
    pictured: bool,
    /// Whether a text goes on farther right.
    in_text: bool,
    dashed: bool,
}

impl Level<'_> {
    fn allows(&self, key: &str) -> bool {
        let section = SECTION_KEYS.contains(&key);
        let sheet = SHEET_KEYS.contains(&key) && !section && !self.dashed;
        match (self.holder, self.column) {
            ("sections", 0) if self.dashed => section,
            ("reperes", 0) => sheet || section || is_field(key),
            ("sections", 0) => sheet,
            (_, 0) => (sheet || section) && !self.dashed,
            _ if self.pictured && PICTURE_KEYS.contains(&key) => true,
            ("reperes", _) => {
                let own = FIELD_KEYS.contains(&key) && !self.in_text;
                (own || is_field(key) || sheet) && !self.dashed
            }
            ("sections", _) => section || sheet,
            _ => sheet,
        }
    }
}

/// The keys of a sheet that are not written as keys are, each at a place where one stands; none of a manifest.
pub(crate) fn keys(text: &str) -> Vec<Meant> {
    if text.lines().any(|line| line.starts_with("fiches:") || line.starts_with("guide:")) {
        return Vec::new();
    }
    let lines: Vec<&str> = text.split('\n').collect();
    let mut found: Vec<Meant> = Vec::new();
    let mut holder = "";
    // As in `separator.rs`: where the text begins that a key has announced, and where its key stands until that is known.
    let (mut owner, mut depth): (Option<usize>, Option<usize>) = (None, None);
    let (mut picture, mut said): (Option<usize>, Option<usize>) = (None, None);
    let mut start = 0;
    for (i, line) in lines.iter().enumerate() {
        let at = start;
        start += line.len() + 1;
        if line.trim().is_empty() || line.trim_start().starts_with('#') {
            continue;
        }
        let column = column(line);
        if let Some(owner) = owner.take() {
            depth = Some(column).filter(|column| *column > owner);
        }
        if depth.is_some_and(|depth| column >= depth) {
            continue;
        }
        picture = picture.filter(|owner| column > *owner);
        let next = lines[i + 1..].iter().find(|line| !line.trim().is_empty());
        let inside = next.is_some_and(|next| {
            depth.is_some_and(|depth| self::column(next) >= depth) && key(next).is_none()
        });
        let goes_on = inside || said.is_some_and(|owner| column > owner);
        let (pictured, in_text) = (picture.is_some(), depth.is_some());
        let word = Word::of(line).filter(|word| {
            let level = Level { holder, column, pictured, in_text, dashed: word.dashed };
            level.allows(word.key)
                && !(goes_on && word.is_sentence)
                && (SECTION_KEYS.contains(&word.key) || pictured || !is_there(text, word.key))
        });
        let named = word.as_ref().map(|word| word.key);
        let good = key(line).or_else(|| plain(line));
        if column == 0 && !line.starts_with('-') {
            let known = ["reperes", "sections"].into_iter().find(|key| begins_with(line, key));
            let other = named.or(key(line)).filter(|key| !is_field(key));
            holder = known.or(other).unwrap_or(if good.is_some() { "" } else { holder });
        }
        if named == Some("image") || key(line) == Some("image") {
            picture = Some(column);
        }
        if named.is_some() || good.is_some() {
            depth = None;
            owner = (announces(line) || ends_in_bar(line)).then_some(column);
            said = (owner.is_none() && !line.trim_end().ends_with(':')).then_some(column);
        }
        if let Some(word) = word.filter(|_| key(line).is_none()) {
            let Word { key, range, new, is_sure, is_glued, has_colon, .. } = word;
            let range = at + range.start..at + range.end;
            found.push(Meant { line: i + 1, key, range, new, is_sure, is_glued, has_colon });
        }
    }
    found
}

/// The first key without its colon above the text that its bar announces, up to a line where YAML stumbles.
pub(crate) fn barred(source: &Arc<Source>, last: usize) -> Option<Diagnostic> {
    let bar = |meant: &Meant| ends_in_bar(&source.text()[source.line(meant.line)]);
    let found = keys(source.text());
    let Meant { key, range, .. } =
        found.into_iter().find(|meant| !meant.has_colon && meant.line <= last && bar(meant))?;
    Some(
        Diagnostic::error(Code::YamlSyntax, text!("yaml-slip-colon", key))
            .at(&Place::new(source, range), text!("yaml-slip-colon.label"))
            .hint(explain::colon(key, "|")),
    )
}

/// The lines that are the key of a field that authors make, from 1, however it is written: its title or text is below it.
pub(crate) fn own_fields(text: &str) -> impl Iterator<Item = usize> {
    let said = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    let next = said.clone().skip(1).map(|(_, line)| line);
    said.zip(next).filter_map(|((i, line), next)| {
        let word = line.trim().strip_suffix(':')?.trim_end();
        let plain = !word.is_empty() && word.chars().all(|c| c.is_alphanumeric() || c == '_');
        let held = key(next).is_some_and(|key| FIELD_KEYS.contains(&key));
        (plain && held && !next.trim_start().starts_with('-')).then_some(i + 1)
    })
}

/// Whether a text has a key that stands once only, spelt as it is to be.
fn is_there(text: &str, wanted: &str) -> bool {
    text.lines().any(|line| key(line) == Some(wanted))
}

/// A key that sheets do not have, as those of the sidebar that authors make.
fn plain(line: &str) -> Option<&str> {
    let (word, rest) = line.trim_start().trim_start_matches("- ").split_once(':')?;
    let letters = word.chars().all(|c| c.is_lowercase() || c.is_ascii_digit() || "_-".contains(c));
    (letters && !word.is_empty() && (rest.is_empty() || rest.starts_with(' '))).then_some(word)
}

fn ends_in_bar(line: &str) -> bool {
    matches!(line.trim_end().chars().next_back(), Some('|' | '>'))
}

/// The word that a line begins with, where it may be a key.
struct Word {
    key: &'static str,
    range: Range<usize>,
    new: String,
    is_sure: bool,
    is_glued: bool,
    has_colon: bool,
    dashed: bool,
    /// Whether a sentence may begin so.
    is_sentence: bool,
}

impl Word {
    fn of(line: &str) -> Option<Self> {
        let blank = |c: char| matches!(c, ' ' | '\t') || HARD_SPACES.contains(&c);
        let body = line.trim_start();
        let inner = body.trim_start_matches(|c| c == '-' || DASHES.contains(&c) || c == '*');
        let dashed = inner.len() < body.len();
        let body = if dashed { inner.trim_start_matches(blank) } else { body };
        let begin = line.len() - body.len();
        let end = body.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(body.len());
        let (word, rest) = body.split_at(end);
        let gap = rest.len() - rest.trim_start_matches(blank).len();
        let colon = rest[gap..].starts_with(':');
        let value = if colon { &rest[gap + 1..] } else { &rest[gap..] };
        let bar = matches!(value.trim(), "|" | ">" | "|-" | ">-") || is_bar(value.trim());
        let (key, is_sure) = spelt(word)?;
        let written = value.trim_start_matches(blank);
        // Another sign behind it is told as that, a word of several parts is none, nor is a path.
        let words = written.starts_with(|c: char| c.is_alphanumeric() || "\"«“[".contains(c));
        let behind = match colon {
            true => !value.starts_with("//") && (words || bar || written.trim().is_empty()),
            false => gap > 0 && is_sure && (bar || words && (dashed || is_field(key))),
        };
        behind.then(|| Self {
            key,
            range: begin..begin + end + if colon { gap + 1 } else { 0 },
            new: if colon { format!("{key}:") } else { key.to_owned() },
            is_sure,
            is_glued: colon && !value.is_empty() && !value.starts_with([' ', '\t', '\r']),
            has_colon: colon,
            dashed,
            is_sentence: !bar && !value.trim().is_empty() && (gap > 0 || !colon),
        })
    }
}

/// The key that a line begins with, wherever it stands, be it written with capitals or accents.
pub(crate) fn of_line(line: &str) -> Option<&'static str> {
    Word::of(line).filter(|word| word.is_sure && word.has_colon).map(|word| word.key)
}

/// All keys, those of sheets first.
fn all() -> impl Iterator<Item = &'static str> {
    let fields = SIDEBAR_FIELDS.iter().map(|field| field.key);
    [SHEET_KEYS, SECTION_KEYS, PICTURE_KEYS].into_iter().flatten().copied().chain(fields)
}

/// The keys by what words are compared as: every line of a sheet asks for one, many times over.
static FOLDED: LazyLock<HashMap<String, &'static str>> = LazyLock::new(|| {
    let mut folded = HashMap::new();
    for key in all() {
        folded.entry(fold(key)).or_insert(key);
    }
    folded
});

/// The key that a line begins with which is no sentence, wherever it stands, be it written with capitals or accents.
pub(crate) fn written(line: &str) -> Option<&'static str> {
    let word = Word::of(line).filter(|word| word.is_sure && word.has_colon && !word.is_sentence);
    word.map(|word| word.key)
}

/// The key that a word is, and whether all of its letters are right, but for capitals and accents.
pub(crate) fn spelt(word: &str) -> Option<(&'static str, bool)> {
    let word = fold(word);
    if let Some(key) = FOLDED.get(&word) {
        return Some((key, true));
    }
    let near = |key: &&str| {
        word.len().abs_diff(key.len()) < 2 && strsim::damerau_levenshtein(&word, key) == 1
    };
    all().filter(|_| word.len() > 3).find(near).map(|key| (key, false))
}

/// How far a line is from the margin, in characters.
fn column(line: &str) -> usize {
    line.chars().take_while(|c| c.is_whitespace()).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str = "titre: Un\nchapeau: |\n  Un.\nreperes:\n  objectifs: |\n    - a\n";

    fn found(line: &str) -> Option<(&'static str, bool)> {
        let text = format!("{HEAD}{line}\n  contact: |\n    Une dame\nsections:\n");
        keys(&text).first().map(|meant| (meant.key, meant.is_sure))
    }

    #[test]
    fn keys_are_known_however_they_are_written() {
        for line in [
            "  Public: b",
            "\tPUBLIC : b",
            "  Public:b",
            "  Public b",
            "\tpublic b",
            "   public\u{a0}: b",
            "Public: b",
            "  Public |",
        ] {
            assert_eq!(found(line), Some(("public", true)), "{line}");
        }
        assert_eq!(found("\tpubic: b"), Some(("public", false)));
        assert_eq!(found("\tDébut: 2014"), Some(("debut", true)));
        assert_eq!(found("\tMotif : arc"), Some(("motif", true)));
    }

    #[test]
    fn words_and_good_keys_are_none() {
        for line in [
            "  public: b",
            "    Public: b",
            "  Publication: b",
            "  public-cible x",
            "  Titre : b",
            "Contact : c",
            "  Le public: b",
            "  Public://x",
            "  # Public: b",
        ] {
            assert_eq!(found(line), None, "{line}");
        }
    }

    #[test]
    fn sections_have_keys_of_their_own() {
        let head = "titre: Un\nsections:\n  - type: contexte\n    texte: |\n      Un.\n";
        for (line, meant) in [
            ("\t- Type: Projet", Some("type")),
            ("  – Type : projet", Some("type")),
            ("- Titre: Deux", Some("titre")),
            ("\tTitre : Deux", Some("titre")),
            ("    Texte |", Some("texte")),
            ("Public: tous", None),
            ("    Public : tous", None),
            ("    Titre : deux\n      Trois.", None),
        ] {
            let found = keys(&format!("{head}{line}\n")).first().map(|meant| meant.key);
            assert_eq!(found, meant, "{line}");
        }
    }
}
