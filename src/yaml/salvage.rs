//! What can be read of a file that is no YAML: all of it but the parts where it is none, which are left blank.

use std::ops::Range;
use std::sync::Arc;

use super::lines::text_of;
use super::slips::{place, stranded};
use super::{Node, read};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::source::{Place, Source};

/// How many parts are left out before the rest of a file is given up.
const PARTS: usize = 8;

/// How many slips are looked for at once: each takes another reading of the file.
const SLIPS: usize = 4;

/// What is left of a file.
#[derive(Debug)]
pub struct Salvaged {
    /// The file with blanks in the place of what cannot be read: all else stands where it stood.
    pub source: Arc<Source>,
    /// What was read.
    pub root: Node,
}

/// Reads the parts of a source that are YAML, after [`read`] has found that the whole is not.
///
/// # Errors
/// Reports what is no YAML in the other parts, too. Returns `None` where nothing can be read.
pub fn salvage(source: &Arc<Source>, diagnostics: &mut Diagnostics) -> Option<Salvaged> {
    let mut at = broken(diagnostics.iter().last()?)?;
    let mut text = source.text().to_owned();
    let mut structure = diagnostics.iter().any(|found| found.code == Code::YamlSyntax);
    let mut first = usize::MAX;
    for _ in 0..PARTS {
        let part = part(source, at);
        first = first.min(part.start);
        blank(&mut text, part);
        let rest = Source::new(source.path(), text.clone());
        let mut more = Diagnostics::default();
        if let Some(root) = read(&rest, &mut more) {
            diagnostics.extend(more);
            return Some(Salvaged { source: rest, root });
        }
        let next = more.iter().last()?;
        at = broken(next)?;
        // What stands nowhere any more comes from what was left out, and so may another slip of structure.
        let gone = text[at..].starts_with([' ', '\n']) || at >= text.len();
        if gone || next.code == Code::YamlSyntax && structure {
            break;
        }
        structure |= next.code == Code::YamlSyntax;
        if !is_indenting_tab(next) || !diagnostics.iter().any(is_indenting_tab) {
            diagnostics.push(next.clone());
        }
    }
    blank(&mut text, first..source.text().len());
    let rest = Source::new(source.path(), text);
    let root = read(&rest, &mut Diagnostics::default())?;
    Some(Salvaged { source: rest, root })
}

/// Reports every slip at which YAML stumbles once the parts of those before it are left out, after [`read`] has found the
/// first, and gives how many letters had to be left out. Some slips may come of what was left out.
pub(crate) fn report_further(source: &Arc<Source>, diagnostics: &mut Diagnostics) -> usize {
    let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).count();
    let mut text = source.text().to_owned();
    let mut lost = 0;
    let mut last = diagnostics.iter().last().cloned();
    for _ in 0..SLIPS {
        let Some(at) = last.as_ref().and_then(broken) else { break };
        let part = part(source, at);
        lost += letters(&text[part.clone()]);
        blank(&mut text, part);
        let rest = Source::new(source.path(), text.clone());
        let mut more = Diagnostics::default();
        if read(&rest, &mut more).is_some() {
            return lost;
        }
        last = more.iter().last().cloned();
        let start = last.as_ref().and_then(Diagnostic::place).map(|place| place.range.start);
        // What stands nowhere any more comes from what was left out.
        let there = start.filter(|start| {
            let rest = &text[*start..];
            !rest.is_empty() && !rest.starts_with([' ', '\n'])
        });
        let Some(slip) = last.as_ref().filter(|_| there.is_some()) else { break };
        let mut slip = slip.clone();
        for (place, _) in &mut slip.labels {
            *place = Place::new(source, place.range.clone());
        }
        diagnostics.push(slip);
    }
    letters(source.text())
}

/// Whether a tab that was told of begins its line: who is told of one is told where the others are.
pub(crate) fn is_indenting_tab(found: &Diagnostic) -> bool {
    let begins = |place: &Place| {
        let text = place.source.text();
        text[place.source.line(place.position().line).start..place.range.start].trim().is_empty()
    };
    found.code == Code::YamlTab && found.place().is_some_and(begins)
}

/// The part of a file that an offset is in, whether YAML can read it or not.
pub(crate) fn part_of(source: &Source, at: usize) -> Range<usize> {
    part(source, at)
}

/// Where YAML stumbled, if a diagnostic tells of that.
fn broken(found: &Diagnostic) -> Option<usize> {
    let codes = [Code::YamlSyntax, Code::YamlColon, Code::YamlTab, Code::YamlUnsupported];
    codes.contains(&found.code).then(|| found.place().map(|place| place.range.start))?
}

/// The part of a file that an offset is in: a key of the sheet, a field of its sidebar or one of its sections.
fn part(source: &Source, at: usize) -> Range<usize> {
    let line = source.position(at).line;
    let last = source.position(source.text().len()).line;
    let begins = |line: &usize| begins_part(text_of(source, *line).1);
    let holder = |line: usize| {
        let (_, text) = text_of(source, line);
        ["sections", "reperes"].iter().any(|key| place::is_alone(text, key))
    };
    let mut first = (1..=line).rev().find(begins).unwrap_or(1);
    if first < line && holder(first) {
        first += 1;
    }
    // What holds fields or sections, and something else on its line, is blank with all of them.
    let held = {
        let text = text_of(source, first).1;
        // Without its colon, it would leave what it holds to the text above it.
        let key = place::at_margin(text).filter(|key| matches!(*key, "sections" | "reperes"));
        key.is_some_and(|key| !place::is_alone(text, key))
            // What parts the sections is no part of theirs, with all that it holds.
            || first == line && key == Some("reperes") && stranded::is_below_sections(source, line)
            || place::listed_key(text).is_some_and(|key| matches!(key, "sections" | "reperes"))
    };
    let margin = |line: &usize| begins(line) && !text_of(source, *line).1.starts_with([' ', '-']);
    let next = (line + 1..=last).find(|line| if held { margin(line) } else { begins(line) });
    let end = next.map_or(source.text().len(), |line| text_of(source, line).0.start);
    text_of(source, first).0.start..end
}

/// Whether a line begins a part.
fn begins_part(line: &str) -> bool {
    let listed = line.trim_start().starts_with("- ");
    let known = place::key(line).is_some();
    let margin = !line.starts_with(char::is_whitespace);
    let spelt = margin && place::at_margin(line.trim_end()).is_some();
    let untyped = line.starts_with("  - type") && listed;
    known && (listed || margin || place::is_field_line(line))
        || margin && is_key(line)
        || spelt
        || untyped
}

/// Whether a line begins like a key, be it one that sheets do not have.
fn is_key(line: &str) -> bool {
    let Some((key, rest)) = line.split_once(':') else { return false };
    let word = |c: char| c.is_ascii_lowercase() || c == '_';
    !key.is_empty() && key.chars().all(word) && (rest.is_empty() || rest.starts_with(' '))
}

/// Puts spaces in the place of everything but line ends: offsets stay as they are.
fn blank(text: &mut String, range: Range<usize>) {
    let spaces: String = text[range.clone()]
        .bytes()
        .map(|byte| if matches!(byte, b'\n' | b'\r') { char::from(byte) } else { ' ' })
        .collect();
    text.replace_range(range, &spaces);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(text: &str) -> (Vec<String>, usize) {
        let source = Source::new("a.yaml", text.into());
        let mut found = Diagnostics::default();
        assert!(read(&source, &mut found).is_none(), "{text}");
        let salvaged = salvage(&source, &mut found).unwrap();
        assert_eq!(salvaged.source.text().len(), text.len());
        let super::super::Value::Mapping(entries) = salvaged.root.value else { panic!("{text}") };
        (entries.into_iter().map(|(key, _)| key.name).collect(), found.len())
    }

    #[test]
    fn all_parts_are_read_but_those_that_are_no_yaml() {
        let (read, found) = keys("titre: a : b\nchapo: c\nmotif: d : e\ngabarit: film\n");
        assert_eq!(read, ["chapo", "gabarit"]);
        assert_eq!(found, 2);
        let (read, found) = keys("titre: é\nsections:\n  - type: a : b\n  - type: c\nmotif: x\n");
        assert_eq!(read, ["titre", "sections", "motif"]);
        assert_eq!(found, 1);
    }

    #[test]
    fn where_the_rest_hangs_on_the_slip_what_stands_before_is_read() {
        let text = "titre: é\nmotif: x\n  - type: a\n    texte: b\n  - type: c\n    texte: d\n";
        assert_eq!(keys(text), (vec!["titre".to_owned(), "motif".to_owned()], 1));
    }
}
