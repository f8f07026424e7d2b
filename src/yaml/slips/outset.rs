//! Where a list of sections or a sidebar begins: YAML takes the column of its first line for that of all, and stumbles at
//! one that is right. Told at the line that is not.

use std::ops::Range;
use std::sync::Arc;

use super::place::{self, is_alone, is_field, key};
use crate::diag::{Code, Diagnostic};
use crate::fold::fold;
use crate::message::text;
use crate::sheet::{SECTION_KEYS, SECTION_TYPES, SHEET_KEYS};
use crate::source::{Place, Source};
use crate::yaml::lines::{body, indent, text_of};

/// The slip at the beginning of what a line is in, where YAML stumbles at that line.
pub(crate) fn found(source: &Arc<Source>, line: usize) -> Option<Diagnostic> {
    listed_sheet(source, line)
        .or_else(|| listed_key(source, line))
        .or_else(|| field_among_sections(source, line))
        .or_else(|| two_dashes(source, line))
        .or_else(|| wide_told(source, line))
        .or_else(|| value_below(source, line))
        .or_else(|| first_section(source, line))
        .or_else(|| leading_section(source, line))
        .or_else(|| first_field(source, line))
        .or_else(|| field_at_margin(source, line))
        .or_else(|| type_as_key(source, line))
        .or_else(|| listed_name(source, line))
        .or_else(|| told_dashed(source, line))
}

/// The lines below a key at the margin that say something, if a line is among them.
fn held(source: &Source, line: usize, owner: &str) -> Option<Vec<usize>> {
    let margin = |line: usize| {
        let text = text_of(source, line).1;
        !text.is_empty() && !text.starts_with([' ', '#', '-'])
    };
    let above = (1..=line).rev().find(|line| margin(*line))?;
    let last = source.position(source.text().len()).line;
    let said = |line: &usize| {
        let text = text_of(source, *line).1.trim();
        !text.is_empty() && !text.starts_with('#')
    };
    is_alone(text_of(source, above).1, owner)
        .then(|| (above + 1..=last).take_while(|line| !margin(*line)).filter(said).collect())
}

fn is_listed(text: &str) -> bool {
    text.trim_start().starts_with("- ")
}

/// The key of a section that a line begins with, behind its dash.
fn section_key(text: &str) -> Option<&str> {
    key(text).filter(|key| SECTION_KEYS.contains(key))
}

/// Where a key stands in its line.
fn at(range: &Range<usize>, text: &str, key: &str) -> Range<usize> {
    let start = range.end - body(text).len();
    start..start + key.len() + 1
}

/// The first section, where the key below it stands as in the others, and its dash does not.
fn first_section(source: &Arc<Source>, line: usize) -> Option<Diagnostic> {
    let lines = held(source, line, "sections")?;
    let begins = |line: &&usize| {
        let text = text_of(source, **line).1;
        is_listed(text) && section_key(text).is_some()
    };
    let first = lines.first().filter(begins)?;
    let next = lines.iter().skip(1).find(begins);
    let wanted = next.map_or(2, |next| indent(text_of(source, *next).1));
    let (range, text) = text_of(source, *first);
    let here = text_of(source, line).1;
    let own = section_key(here).is_some() && !is_listed(here) && indent(here) == wanted + 2;
    if !own || indent(text) == wanted || next.is_some_and(|next| *next < line) {
        return None;
    }
    Some(section_astray(source, (&range, text), section_key(text)?, wanted))
}

/// What is said of a section that does not begin where the others do.
fn section_astray(
    source: &Arc<Source>,
    (range, text): (&Range<usize>, &str),
    key: &str,
    wanted: usize,
) -> Diagnostic {
    Diagnostic::error(Code::YamlSyntax, text!("yaml-place", key))
        .at(&Place::new(source, at(range, text, key)), text!("here"))
        .hint(match wanted {
            0 => text!("yaml-place.hint-margin"),
            2 => text!("yaml-place.hint-section"),
            _ => text!("yaml-place.hint-spaces", spaces = wanted),
        })
}

/// The first section, whole, where most others begin elsewhere: YAML stumbles at the first of those.
fn leading_section(source: &Arc<Source>, line: usize) -> Option<Diagnostic> {
    let begins = |line: &usize| {
        let text = text_of(source, *line).1;
        is_listed(text) && section_key(text).is_some()
    };
    let lines = held(source, line, "sections")?;
    let sections: Vec<usize> = lines.into_iter().filter(begins).collect();
    let column = |line: usize| indent(text_of(source, line).1);
    let count = |wanted: usize| sections.iter().filter(|line| column(**line) == wanted).count();
    let columns = sections.iter().map(|line| column(*line));
    let wanted = columns.max_by_key(|wanted| (count(*wanted), *wanted == 2))?;
    let first = *sections.first().filter(|first| column(**first) != wanted)?;
    let (range, text) = text_of(source, first);
    let key = section_key(text).filter(|_| sections.contains(&line) && column(line) == wanted)?;
    Some(section_astray(source, (&range, text), key, wanted))
}

/// The first field of the sidebar, where the others stand elsewhere.
fn first_field(source: &Arc<Source>, line: usize) -> Option<Diagnostic> {
    let lines = held(source, line, "reperes")?;
    let field = |line: usize| {
        let text = text_of(source, line).1;
        key(text).filter(|key| is_field(key) && !is_listed(text))
    };
    let first = *lines.first()?;
    let (range, text) = text_of(source, first);
    let key = field(first)?;
    let mut columns = lines[1..]
        .iter()
        .filter(|line| field(**line).is_some())
        .map(|line| indent(text_of(source, *line).1));
    let wanted = columns.next()?;
    let several = columns.clone().next().is_some() || wanted == 2;
    let alike = columns.all(|column| column == wanted);
    (several && alike && indent(text) != wanted).then(|| {
        Diagnostic::error(Code::YamlSyntax, text!("yaml-place", key))
            .at(&Place::new(source, at(&range, text, key)), text!("here"))
            .hint(text!("yaml-place.hint-spaces", spaces = wanted))
    })
}

/// A field of the sidebar at the margin, above others that stand as they should: YAML stumbles at one of them, or at what it
/// holds.
fn field_at_margin(source: &Arc<Source>, line: usize) -> Option<Diagnostic> {
    let margin = |line: &usize| {
        let text = text_of(source, *line).1;
        !text.is_empty() && !text.starts_with([' ', '#', '-'])
    };
    let mut above = (1..line).rev().filter(margin);
    let at_margin = above.next()?;
    let (range, text) = text_of(source, at_margin);
    let key = key(text).filter(|key| is_field(key)).or_else(|| own_field(source, at_margin))?;
    let held = text_of(source, above.find(|line| !place::is_field_line(text_of(source, *line).1))?);
    let inside = text_of(source, line).1.starts_with(' ');
    (inside && is_alone(held.1, "reperes")).then(|| {
        Diagnostic::error(Code::YamlSyntax, text!("yaml-place", key))
            .at(&Place::new(source, at(&range, text, key)), text!("here"))
            .hint(text!("yaml-place.hint-field"))
    })
}

/// The key of a field of an author's own that stands at the margin, above fields that stand as they should.
pub(crate) fn own_field(source: &Source, line: usize) -> Option<&str> {
    let (word, value) = text_of(source, line).1.split_once(':')?;
    let plain = word.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-'));
    let named = plain && word.starts_with(char::is_alphabetic) && place::at_margin(word).is_none();
    let last = source.position(source.text().len()).line;
    let said = |line: &usize| !text_of(source, *line).1.trim().is_empty();
    let next = text_of(source, (line + 1..=last).find(said)?).1;
    let above = (1..line).rev().find(said)?;
    let held = is_alone(text_of(source, above).1, "reperes");
    let beside = indent(next) > 0 && place::is_field_line(next);
    (named && held && beside && !value.trim().is_empty()).then_some(word)
}

/// A dash before the first key of a sheet: YAML stumbles at the second.
fn listed_sheet(source: &Arc<Source>, line: usize) -> Option<Diagnostic> {
    let said = |line: &usize| {
        let text = text_of(source, *line).1.trim();
        !text.is_empty() && !text.starts_with('#')
    };
    let first = (1..=line).find(said).filter(|first| *first < line)?;
    let (range, text) = text_of(source, first);
    let key = key(text).filter(|key| text.starts_with("- ") && SHEET_KEYS.contains(key))?;
    (!text_of(source, line).1.starts_with([' ', '-'])).then(|| {
        Diagnostic::error(Code::YamlSyntax, text!("yaml-listed-sheet", key))
            .at(&Place::new(source, range.start..range.start + 1), text!("here"))
            .hint(text!("yaml-listed-sheet.hint", key))
    })
}

/// A dash before another key of a sheet: YAML stumbles there.
fn listed_key(source: &Arc<Source>, line: usize) -> Option<Diagnostic> {
    let (range, text) = text_of(source, line);
    let key = place::listed_key(text).filter(|_| line > 1)?;
    Some(
        Diagnostic::error(Code::YamlSyntax, text!("yaml-listed-sheet", key))
            .at(&Place::new(source, range.start..range.start + 1), text!("here"))
            .hint(text!("yaml-listed-sheet.hint", key)),
    )
}

/// A field of the sidebar as the first line below « sections: ».
fn field_among_sections(source: &Arc<Source>, line: usize) -> Option<Diagnostic> {
    let first = *held(source, line, "sections")?.first()?;
    let (range, text) = text_of(source, first);
    let key = key(text).filter(|key| is_field(key) && !is_listed(text) && first < line)?;
    Some(
        Diagnostic::error(Code::YamlSyntax, text!("yaml-field-astray", key))
            .at(&Place::new(source, at(&range, text, key)), text!("here"))
            .hint(text!("yaml-field-astray.hint")),
    )
}

/// Two dashes before a section, above a line that is its next key.
fn two_dashes(source: &Arc<Source>, line: usize) -> Option<Diagnostic> {
    let (range, text) = (1..=line)
        .rev()
        .map(|line| text_of(source, line))
        .find(|(_, text)| is_listed(text) && section_key(text).is_some())?;
    let rest = text.trim_start().strip_prefix("- ")?.trim_start();
    let start = range.end - rest.len();
    rest.starts_with("- ").then(|| {
        Diagnostic::error(Code::YamlSyntax, text!("yaml-two-dashes"))
            .at(&Place::new(source, start..start + 1), text!("here"))
            .hint(text!("yaml-two-dashes.hint", written = body(text).trim_end()))
    })
}

/// The spaces too many behind the dash of a section, where its key on a line stands as if there were one.
pub(crate) fn wide_dash(source: &Source, line: usize) -> Option<Range<usize>> {
    let of = |line: usize| text_of(source, line).1;
    section_key(of(line)).filter(|_| !is_listed(of(line)))?;
    let begins = |line: &usize| {
        is_listed(of(*line)) && section_key(of(*line).trim_start_matches(['-', ' '])).is_some()
    };
    let first = (1..line).rev().find(begins)?;
    let (range, text) = text_of(source, first);
    let column = indent(text) + 2;
    let spaces = indent(&text[column..]);
    let own = (first + 1..=line).filter(|line| section_key(of(*line)).is_some());
    let mut own = own.map(|line| indent(of(line)));
    let start = range.start + column;
    (spaces > 0 && own.all(|spaces| spaces == column)).then(|| start..start + spaces)
}

/// The same, told.
fn wide_told(source: &Arc<Source>, line: usize) -> Option<Diagnostic> {
    let range = wide_dash(source, line)?;
    Some(
        Diagnostic::error(Code::YamlSyntax, text!("yaml-wide-dash"))
            .at(&Place::new(source, range), text!("here"))
            .hint(text!("yaml-wide-dash.hint")),
    )
}

/// The type or the title of a section alone on the line below its key, with the next key at the same column.
fn value_below(source: &Arc<Source>, line: usize) -> Option<Diagnostic> {
    section_key(text_of(source, line).1).filter(|_| line > 2)?;
    let (range, value) = text_of(source, line - 1);
    let (_, owner) = text_of(source, line - 2);
    section_key(owner).filter(|key| matches!(*key, "type" | "titre"))?;
    let words = value.trim();
    let plain = !words.is_empty() && !words.contains(':') && !words.starts_with(['-', '#']);
    let alone = owner.trim_end().ends_with(':') && indent(value) > indent(owner);
    (plain && alone).then(|| {
        let start = range.start + indent(value);
        let written = format!("{} {words}", owner.trim());
        Diagnostic::error(Code::YamlSyntax, text!("yaml-value-below"))
            .at(&Place::new(source, start..start + words.len()), text!("here"))
            .hint(text!("yaml-value-below.hint", written))
    })
}

/// The first section without its dash, and its type in the place of a key: YAML stumbles at the dash of the second.
fn type_as_key(source: &Arc<Source>, line: usize) -> Option<Diagnostic> {
    let lines = held(source, line, "sections")?;
    let first = *lines.first()?;
    // So may another section, at which YAML stumbles itself: it stands where the first one does.
    let column = indent(text_of(source, first).1);
    let alone = |other: &usize| {
        let text = text_of(source, *other).1;
        *other == line && indent(text) == column && text.trim_end().ends_with(':')
    };
    let found = lines.into_iter().find(alone).filter(|found| *found > first).unwrap_or(first);
    let (range, text) = text_of(source, found);
    let (word, _) = text.trim_start().split_once(':').filter(|_| first < line)?;
    let name = SECTION_TYPES.iter().map(|kind| kind.name).find(|name| fold(name) == fold(word))?;
    let start = range.start + indent(text);
    Some(
        Diagnostic::error(Code::YamlSyntax, text!("type-as-key", name))
            .at(&Place::new(source, start..start + word.len() + 1), text!("here"))
            .hint(text!("type-as-key.hint", name)),
    )
}

/// A dash before what « types_de_section: » or « profils: » holds: YAML stumbles at the next line of those.
fn listed_name(source: &Arc<Source>, line: usize) -> Option<Diagnostic> {
    let (holder, lines) = ["types_de_section", "profils"]
        .into_iter()
        .find_map(|holder| Some((holder, held(source, line, holder)?)))?;
    let dashed = |line: &usize| is_listed(text_of(source, *line).1);
    let (range, text) = text_of(source, lines.into_iter().find(dashed)?);
    let (key, _) = body(text).split_once(':')?;
    let start = range.start + indent(text);
    Some(
        Diagnostic::error(Code::YamlSyntax, text!("yaml-listed-name", key, holder))
            .at(&Place::new(source, start..start + 1), text!("here"))
            .hint(text!("yaml-listed-name.hint", key, holder)),
    )
}

/// The key of a section on a line, and the column at which it is to stand, where it has a dash of its own farther right than
/// that of its section, which lacks it.
pub(crate) fn dashed_key(source: &Source, line: usize) -> Option<(&str, usize)> {
    let of = |line: usize| text_of(source, line).1;
    let here = section_key(of(line)).filter(|key| *key != "type" && is_listed(of(line)))?;
    let lines = held(source, line, "sections")?;
    let begins = |line: &&usize| is_listed(of(**line)) && section_key(of(**line)).is_some();
    let above = || lines.iter().filter(|other| **other < line);
    let first = above().rev().find(begins)?;
    let mut own = above().filter(|line| *line >= first).filter_map(|line| section_key(of(*line)));
    let missing = own.all(|key| key != here && key != "texte");
    let wanted = indent(of(*first)) + 2;
    (missing && indent(of(line)) >= wanted).then_some((here, wanted))
}

/// The same, told.
fn told_dashed(source: &Arc<Source>, line: usize) -> Option<Diagnostic> {
    let (key, spaces) = dashed_key(source, line)?;
    let (range, text) = text_of(source, line);
    let start = range.start + indent(text);
    Some(
        Diagnostic::error(Code::YamlSyntax, text!("yaml-dashed-key", key))
            .at(&Place::new(source, start..start + 1), text!("here"))
            .hint(text!("yaml-dashed-key.hint", key, spaces)),
    )
}
