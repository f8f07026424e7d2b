//! Two slips that hide each other: a key that a text has swallowed, and what is no YAML in that key's own value; a key that
//! is not written as one, and stands where none does. Neither repair makes a text better without the other.

use super::repair::{Edit, applied};
use super::{Better, First, State, candidates, key, tag};
use crate::diag::{Code, Diagnostic, Severity};
use crate::sheet::Manifest;

impl State {
    /// The repair at the place of a swallowed or misspelt key that makes it better with that of the slip which it brings to light.
    pub(super) fn better_with_next(
        &self,
        diagnostic: &Diagnostic,
        first: &First,
        name: &str,
        manifest: Option<&Manifest>,
    ) -> Option<Better> {
        let line = diagnostic.place()?.position().line;
        let tried = match diagnostic.code {
            Code::SwallowedKey => candidates(diagnostic, &self.text, manifest),
            Code::YamlSyntax | Code::YamlColon | Code::YamlTab => {
                let at = diagnostic.place().map_or(0, |place| place.range.start);
                key::respelt(&self.text, at).into_iter().collect()
            }
            _ => Vec::new(),
        };
        tried.into_iter().find_map(|(repair, edits)| {
            let between = Self::of(name, applied(&self.text, &edits), manifest);
            let slip = between.found.iter().find(|found| found.severity == Severity::Error)?;
            let next = between.better_alone(slip, first, name, manifest)?;
            let kept = repair.keeps(&tag::words(&self.text), &tag::words(&between.text));
            let edits = composed(&edits, &next.edits)?;
            let next_repair = Some((next.line, next.repair));
            let both = Better { line, repair, next: next_repair, edits, state: next.state };
            (kept && self.is_bettered(diagnostic, first, &both)).then_some(both)
        })
    }
}

/// Changes of a text, and those of what comes of them, as changes of the first; nothing where they meet.
fn composed(first: &[Edit], next: &[Edit]) -> Option<Vec<Edit>> {
    let mut all = first.to_vec();
    for (range, new) in next {
        let (mut put, mut gone) = (0, 0);
        for (old, text) in first {
            let at = (old.start + put).checked_sub(gone)?;
            if at + text.len() <= range.start {
                put += text.len();
                gone += old.len();
            } else if at < range.end {
                return None;
            }
        }
        let back = |offset: usize| (offset + gone).checked_sub(put);
        all.push((back(range.start)?..back(range.end)?, new.clone()));
    }
    // What is put before a word stands before what takes its place.
    all.sort_by_key(|(range, _)| (range.start, range.end));
    Some(all)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_in_a_row_are_changes_of_the_first_text() {
        let text = "  a: b\nc: d : e\n";
        let first = vec![(0..2, String::new())];
        let next = vec![(8..8, "\"".to_owned()), (13..13, "\"".to_owned())];
        let both = composed(&first, &next).unwrap();
        assert_eq!(applied(text, &both), applied(&applied(text, &first), &next));
        assert_eq!(composed(&[(2..3, "xy".into())], &[(3..4, String::new())]), None);
        let both = composed(&[(0..1, "b".into())], &[(0..0, " ".into())]).unwrap();
        assert_eq!(applied("a", &both), " b");
    }
}
