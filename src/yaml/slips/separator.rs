//! Keys whose colon has become another sign, or has no space behind it, at the place where keys stand: « public - … », « Sections – »,
//! « contact ; | ». They are keys all the same: no text may swallow them, and their sign is never to be printed.

use std::ops::Range;
use std::sync::Arc;

use super::hard::HARD_SPACES;
use super::place::{holds, is_field, key};
use super::typed_bar::is_bar;
use crate::diag::{Code, Diagnostic};
use crate::fold::fold;
use crate::message::text;
use crate::sheet::{MANIFEST_KEYS, PICTURE_KEYS, SECTION_KEYS, SHEET_KEYS, SIDEBAR_FIELDS};
use crate::source::{Place, Source};
use crate::yaml::explain;
use crate::yaml::lines::{announces, body};

/// Signs that people type in the place of a colon.
const SIGNS: [char; 13] = ['-', '–', '—', '−', '‐', '‑', '>', ',', ';', '.', '=', '：', '→'];

/// Those that words of a sentence have behind them, too: between two words they are no colon.
const OF_WORDS: [char; 5] = ['-', '‐', '‑', ',', '.'];

/// A key with another sign than a colon.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Separated {
    /// Its line, from 0.
    pub line: usize,
    /// The key that was meant.
    pub key: &'static str,
    /// The word and the sign behind it, in bytes of the text.
    pub range: Range<usize>,
    /// The sign.
    pub sign: String,
}

/// The keys of a text that lack their colon for another sign, each at the level where it stands as a key.
pub(crate) fn separated(text: &str) -> Vec<Separated> {
    let manifest = text.lines().any(|line| line.starts_with("fiches") || line.starts_with("guide"));
    let mut found = Vec::new();
    let mut holder = "";
    // Where the text begins that a key has announced; the key's own place until its first line is known.
    let (mut owner, mut depth): (Option<usize>, Option<usize>) = (None, None);
    // The column of an « image: » that the line is below.
    let mut picture: Option<usize> = None;
    let mut start = 0;
    let lines: Vec<&str> = text.split('\n').collect();
    for (i, line) in lines.iter().enumerate() {
        let at = start;
        start += line.len() + 1;
        if line.trim().is_empty() {
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
        let slip = keyed(line).filter(|slip| {
            let known = match holder {
                _ if picture.is_some() => PICTURE_KEYS.contains(&slip.key),
                _ if column == 0 && manifest => MANIFEST_KEYS.contains(&slip.key),
                "sections" if column == 0 && line.starts_with('-') => false,
                // Only credits follow them; a sentence may begin with another key's word.
                "sections" if column == 0 && slip.is_sentence => slip.key == "generique",
                _ if column == 0 => SHEET_KEYS.contains(&slip.key),
                "reperes" => column < 4 && is_field(slip.key),
                "sections" => column < 6 && SECTION_KEYS.contains(&slip.key),
                _ => false,
            };
            let next = lines[i + 1..].iter().find(|line| !line.trim().is_empty());
            let inside = next.is_some_and(|next| {
                depth.is_some_and(|depth| self::column(next) >= depth) && key(next).is_none()
            });
            known && !(inside && slip.is_sentence)
        });
        let meant = slip.as_ref().map(|slip| slip.key).or_else(|| key(line));
        if column == 0 && !line.starts_with('-') {
            holder = meant.unwrap_or(holder);
        }
        let turned = slip.as_ref().is_some_and(|slip| slip.sign.starts_with('|'));
        let sign = (turned || line.trim_end().ends_with(['|', '>'])) && !meant.is_some_and(holds);
        let bar = announces(line) || slip.is_some() && sign;
        if meant == Some("image") {
            picture = Some(column);
        }
        if meant.is_some() {
            depth = None;
            owner = bar.then_some(column);
        }
        if let Some(slip) = slip {
            let range = at + slip.range.start..at + slip.range.end;
            found.push(Separated { line: i, key: slip.key, range, sign: slip.sign });
        }
    }
    found
}

/// What a line begins with.
struct Slip {
    key: &'static str,
    range: Range<usize>,
    sign: String,
    /// Whether a sentence may begin so.
    is_sentence: bool,
}

/// The key that a line begins with, however it is spelt, and the sign in the place of its colon.
fn keyed(line: &str) -> Option<Slip> {
    let body = body(line).trim_end();
    let begin = line.trim_end().len() - body.len();
    let end = body.find(|c: char| !c.is_alphanumeric() && c != '_')?;
    let (word, rest) = body.split_at(end);
    let key = all().find(|key| *key == word || *key == fold(word))?;
    let blank = |c: char| matches!(c, ' ' | '\t') || HARD_SPACES.contains(&c);
    // A colon that its value is glued to is none to YAML.
    let glued =
        rest.strip_prefix(':').filter(|rest| rest.starts_with(begins_value) && !is_bar(rest));
    if key == word && glued.is_some() {
        let range = begin..begin + end + 1;
        return Some(Slip { key, range, sign: ":".to_owned(), is_sentence: false });
    }
    let gap = rest.len() - rest.trim_start_matches(blank).len();
    // « contact | : » has both signs, the wrong way round.
    let turned = rest[gap..].strip_prefix('|').map(|rest| rest.trim_start_matches(blank));
    if turned == Some(":") {
        let range = begin..begin + body.len();
        return Some(Slip { key, range, sign: rest[gap..].to_owned(), is_sentence: false });
    }
    let behind = rest[gap..].trim_start_matches(SIGNS);
    let sign = &rest[gap..rest.len() - behind.len()];
    // « > » may be the sign of a text, and three points are no slip.
    let folded = sign == ">" && behind.is_empty() && !holds(key);
    let words = sign.ends_with(OF_WORDS) && !behind.is_empty() && !behind.starts_with(blank);
    if sign.is_empty() || sign.chars().count() > 2 || folded || words || behind.starts_with(':') {
        return None;
    }
    let bar = matches!(behind.trim_start_matches(blank), "|" | ">");
    let spelt = key == word && !sign.ends_with([',', '.']);
    Some(Slip {
        key,
        range: begin..begin + end + gap + sign.len(),
        sign: sign.to_owned(),
        is_sentence: !(spelt || bar),
    })
}

/// Whether a value may begin with a character: words, marks and brackets do.
fn begins_value(c: char) -> bool {
    c.is_alphanumeric() || "\"'«“‘[".contains(c)
}

/// Whether a text begins with such a sign, a blank behind it: as what was typed for a colon does.
pub(crate) fn begins(text: &str) -> bool {
    let rest = text.trim_start_matches(SIGNS);
    rest.len() < text.len() && (rest.is_empty() || rest.starts_with([' ', '\t', '\u{a0}', '|']))
}

fn all() -> impl Iterator<Item = &'static str> {
    let fields = SIDEBAR_FIELDS.iter().map(|field| field.key);
    let keys = [SHEET_KEYS, MANIFEST_KEYS, SECTION_KEYS, PICTURE_KEYS];
    keys.into_iter().flatten().copied().chain(fields)
}

/// How far a line is from the margin, in characters.
fn column(line: &str) -> usize {
    line.chars().take_while(|c| c.is_whitespace()).count()
}

/// The first such key, up to a line where YAML stumbles.
pub(crate) fn found(source: &Arc<Source>, last: usize) -> Option<Diagnostic> {
    let slip = separated(source.text()).into_iter().find(|slip| slip.line < last)?;
    let Separated { key, sign, range, .. } = slip;
    let line = source.line(slip.line + 1);
    let rest = &source.text()[range.end..line.end];
    let (message, hint) = match &*sign {
        ":" => (text!("yaml-no-space", key), explain::spaced(key, rest)),
        _ => (text!("yaml-slip-sign", key, sign), explain::colon(key, rest)),
    };
    let place = Place::new(source, range);
    Some(Diagnostic::error(Code::YamlSyntax, message).at(&place, text!("here")).hint(hint))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(text: &str) -> Vec<(usize, &'static str, String)> {
        separated(text).into_iter().map(|slip| (slip.line, slip.key, slip.sign)).collect()
    }

    #[test]
    fn keys_with_another_sign_are_told_at_their_own_level_only() {
        let text = "titre – Un\nchapeau; |\n  Un.\nreperes:\n  objectifs: |\n    - a\n    public - b\n  Public, c\n\
                    sections >\n  - type - actions\n    texte = |\n      Titre - un.\nTitre, deux.\n      Trois.\n";
        let found: Vec<(usize, &str)> =
            keys(text).into_iter().map(|(i, key, _)| (i, key)).collect();
        let meant = [
            (0, "titre"),
            (1, "chapeau"),
            (7, "public"),
            (8, "sections"),
            (9, "type"),
            (10, "texte"),
        ];
        assert_eq!(found, meant);
    }

    #[test]
    fn words_and_good_keys_are_none() {
        for text in [
            "titre: - Un\n",
            "titre Un\n",
            "sections\n",
            "titre-cadre\n",
            "titre... Un\n",
            "chapeau >\n  Un.\n",
            "public - Un\n",
            "reperes:\n  public-cible x\n",
            "chapeau: |\n  Un.\ntitre, deux\n  Trois.\n",
        ] {
            assert_eq!(keys(text), [], "{text}");
        }
    }
}
