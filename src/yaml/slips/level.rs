//! Lines below a key that stand farther left or right than the others there: those of a picture, of a type of section or of a
//! profile. YAML stumbles at them, or at the line after; they are told where they are, and moved.

use std::ops::Range;
use std::sync::Arc;

use super::place::{at_margin, is_field};
use crate::diag::{Code, Diagnostic, did_you_mean};
use crate::message::text;
use crate::sheet::{FIELD_KEYS, INK_KEYS, PICTURE_KEYS, PRESS_KEYS, PROFILE_NAMES, TYPE_KEYS};
use crate::source::{Place, Source};
use crate::yaml::lines::{body, indent, text_of};

/// How far what a key holds is from it.
const STEP: usize = 2;

/// The lines below one key, and the column at which they are to stand.
#[derive(Debug)]
pub(crate) struct Level {
    lines: Vec<usize>,
    wanted: usize,
    /// The line of that key, where none of them stands below it.
    owner: Option<usize>,
}

impl Level {
    /// The changes that put all of its lines in line.
    pub(crate) fn edits(&self, source: &Source) -> Vec<(Range<usize>, String)> {
        let head = |line: &usize| {
            let (range, text) = text_of(source, *line);
            (range.start..range.start + indent(text), " ".repeat(self.wanted))
        };
        self.lines.iter().filter(|line| self.is_astray(source, line)).map(head).collect()
    }

    fn is_astray(&self, source: &Source, line: &usize) -> bool {
        indent(text_of(source, *line).1) != self.wanted
    }
}

/// The lines below a key, a given line or the one above it among them, where they do not stand in line.
pub(crate) fn found(source: &Source, line: usize) -> Option<Level> {
    let of = |line: usize| text_of(source, line).1;
    let last = source.position(source.text().len()).line;
    let said =
        |line: &usize| !of(*line).trim().is_empty() && !of(*line).trim_start().starts_with('#');
    (1..=line).rev().filter(said).take(PICTURE_KEYS.len() + 2).find_map(|owner| {
        let keys = held(source, owner)?;
        let below = (owner + 1..=last).filter(said);
        let own = |line: &usize| word(of(*line)).is_some_and(|word| keys.has(word, of(*line)));
        let margin = |line: &usize| at_margin(of(*line)).is_none();
        let lines: Vec<usize> = match keys {
            Keys::Known(_) => below.take_while(own).collect(),
            // What a name holds is of another level.
            Keys::Names => {
                let lost = |line: &usize| is_lost(source, *line);
                let name = |line: &usize| own(line) && !is_of_type(source, owner, *line);
                below.take_while(margin).filter(|line| name(line) || lost(line)).collect()
            }
            Keys::Inks => {
                let other = |line: &usize| word(of(*line)).is_some_and(is_of_profiles);
                below.take_while(|line| margin(line) && !other(line)).filter(own).collect()
            }
        };
        let outer = indent(of(owner));
        let columns = lines.iter().map(|line| indent(of(*line))).filter(|column| *column > outer);
        let columns: Vec<usize> = columns.collect();
        // Where all stand alike below their key, YAML has nothing against it.
        if columns.len() == lines.len() && columns.windows(2).all(|pair| pair[0] == pair[1]) {
            return None;
        }
        let count = |wanted: &usize| columns.iter().filter(|column| *column == wanted).count();
        let most = columns.iter().map(count).max().unwrap_or(0);
        let usual = outer + STEP;
        let wanted = match columns.iter().find(|column| count(column) == most) {
            Some(column) if most > 1 && count(&usual) < most => *column,
            _ => usual,
        };
        let owner = columns.is_empty().then_some(owner);
        let level = Level { lines, wanted, owner };
        let near = level.lines.contains(&line) || level.lines.contains(&line.saturating_sub(1));
        let astray = level.lines.iter().any(|line| level.is_astray(source, line));
        (near && astray).then_some(level)
    })
}

/// What is said of the first of such lines, where YAML stumbles.
pub(crate) fn told(source: &Arc<Source>, line: usize) -> Option<Diagnostic> {
    let level = found(source, line)?;
    let first = level.lines.iter().find(|line| level.is_astray(source, line))?;
    let (range, text) = text_of(source, *first);
    let start = range.start + indent(text);
    let key = word(text)?;
    let owner = level.owner.and_then(|owner| word(text_of(source, owner).1));
    Some(
        Diagnostic::error(Code::YamlSyntax, text!("yaml-place", key))
            .at(&Place::new(source, start..start + key.len() + 1), text!("here"))
            .hint(match owner {
                Some(owner) => text!("unknown-key.hint-picture", name = key, owner),
                None => text!("yaml-place.hint-spaces", spaces = level.wanted),
            }),
    )
}

/// The keys that stand below another.
enum Keys {
    Known(&'static [&'static str]),
    /// Those that authors make, of types of sections.
    Names,
    /// Those of colours, each of which holds its ink.
    Inks,
}

impl Keys {
    fn has(&self, word: &str, line: &str) -> bool {
        match self {
            Self::Known(keys) => keys.contains(&word),
            Self::Names => !TYPE_KEYS.contains(&word) && !line.starts_with(char::is_alphabetic),
            Self::Inks => !INK_KEYS.contains(&word) && line.trim_end().ends_with(':'),
        }
    }
}

/// What the key of a line holds, where that is nothing else.
fn held(source: &Source, line: usize) -> Option<Keys> {
    let text = text_of(source, line).1;
    let key = word(text).filter(|_| text.trim_end().ends_with(':'))?;
    let holder = || (1..line).rev().find_map(|line| at_margin(text_of(source, line).1));
    match key {
        "image" | "image_couverture" => Some(Keys::Known(PICTURE_KEYS)),
        "types_de_section" if indent(text) == 0 => Some(Keys::Names),
        "profils" if indent(text) == 0 => Some(Keys::Known(PROFILE_NAMES)),
        _ if indent(text) == 0 => None,
        _ => match holder()? {
            "types_de_section" => Some(Keys::Known(TYPE_KEYS)),
            "profils" if key == "encres" => Some(Keys::Inks),
            "profils" if is_of_profiles(key) => Some(Keys::Known(PRESS_KEYS)),
            "profils" => Some(Keys::Known(INK_KEYS)),
            // A field that an author has made; those of sheets hold texts.
            "reperes" if !is_field(key) => Some(Keys::Known(FIELD_KEYS)),
            _ => None,
        },
    }
}

/// Whether a word is a profile or one of its keys: no colour has such a name.
fn is_of_profiles(word: &str) -> bool {
    PROFILE_NAMES.contains(&word) || PRESS_KEYS.contains(&word)
}

/// Whether a line below « types_de_section: » is a key of the type above it, however that is spelt: it is the first that the
/// type holds, in line with its other keys, or nearly one of those.
fn is_of_type(source: &Source, owner: usize, line: usize) -> bool {
    let of = |line: usize| text_of(source, line).1;
    let said =
        |line: &usize| !of(*line).trim().is_empty() && !of(*line).trim_start().starts_with('#');
    let holds = |line: usize| {
        let name = word(of(line)).filter(|word| !TYPE_KEYS.contains(word));
        name.is_some() && of(line).trim_end().ends_with(':')
    };
    let column = indent(of(line));
    let mut outer = column;
    let mut above = (owner + 1..line).rev().filter(said);
    let holder = above.find(|line| {
        let right = indent(of(*line)) < outer;
        outer = outer.min(indent(of(*line)));
        right && holds(*line)
    });
    let Some(holder) = holder else { return false };
    let last = source.position(source.text().len()).line;
    let inner = (holder + 1..=last).filter(said);
    let inner = inner.take_while(|other| indent(of(*other)) > indent(of(holder)));
    let known = |other: &usize| word(of(*other)).is_some_and(|word| TYPE_KEYS.contains(&word));
    let known: Vec<usize> = inner.filter(known).map(|other| indent(of(other))).collect();
    let near = word(of(line)).and_then(|word| did_you_mean(word, TYPE_KEYS.iter().copied()));
    known.is_empty() || known.contains(&column) || near.is_some()
}

/// Whether a line is a type of section that stands at the margin: its title is on it, and another one, or what that holds,
/// below it.
fn is_lost(source: &Source, line: usize) -> bool {
    let of = |line: usize| text_of(source, line).1;
    let last = source.position(source.text().len()).line;
    let next = (line + 1..=last).map(of).find(|text| !text.trim().is_empty());
    let titled = word(of(line)).is_some_and(|word| of(line).trim_end().len() > word.len() + 1);
    of(line).starts_with(char::is_alphabetic)
        && titled
        && next.is_some_and(|next| next.starts_with(' ') && word(next).is_some())
}

/// The word before the colon of a line.
fn word(line: &str) -> Option<&str> {
    let (word, rest) = body(line).split_once(':')?;
    let plain = word.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-'));
    (plain && !word.is_empty() && (rest.is_empty() || rest.starts_with(' '))).then_some(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wanted(text: &str, line: usize) -> Option<(usize, usize)> {
        let source = Source::new("annexe.yaml", text.to_owned());
        let level = found(&source, line)?;
        Some((level.edits(&source).len(), level.wanted))
    }

    #[test]
    fn most_lines_below_a_key_tell_where_the_others_stand() {
        let picture = |a, b, c| {
            let pad = |n| " ".repeat(n);
            format!("image:\n{}fichier: a\n{}description: b\n{}credit: c\n", pad(a), pad(b), pad(c))
        };
        assert_eq!(wanted(&picture(2, 2, 2), 3), None);
        assert_eq!(wanted(&picture(2, 4, 2), 3), Some((1, 2)));
        assert_eq!(wanted(&picture(4, 4, 2), 4), Some((1, 4)));
        assert_eq!(wanted(&picture(2, 0, 2), 4), Some((1, 2)));
        assert_eq!(wanted(&picture(3, 2, 2), 3), Some((1, 2)));
        let types =
            "types_de_section:\n  a: A\n   b: B\n  c:\n    titre: C\n      icone: c\ndate: x\n";
        assert_eq!(wanted(types, 3), Some((1, 2)));
        assert_eq!(wanted(types, 6), Some((1, 4)));
        let field = "reperes:\n  lieu:\n     titre: Où\n    texte: Ici\n  public: b\n";
        assert_eq!(wanted(field, 4), Some((1, 4)));
        assert_eq!(wanted(&field.replace("     t", "    t"), 4), None);
    }
}
