//! A theme whose number has changed in the manifest: every sheet that names it is told of, though the slip is in one place.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::message::text;
use crate::sheet::{Manifest, Sheet, Theme};
use crate::source::{Place, Source};

/// How many sheets have to name a number that is gone: one may be wrong itself.
const SHEETS: usize = 2;

/// Reports the one theme that no sheet names in whose place a number was that several sheets name, told of already.
pub(super) fn check(manifest: &Manifest, sheets: &[Sheet], diagnostics: &mut Diagnostics) {
    let mut named: BTreeMap<u32, usize> = BTreeMap::new();
    for found in diagnostics.iter().filter(|found| found.code == Code::UnknownTheme) {
        let Some(place) = found.place() else { continue };
        let written = &place.source.text()[place.range.clone()];
        if let Ok(number) = written.trim_matches(['"', '\'']).parse() {
            *named.entry(number).or_default() += 1;
        }
    }
    let mut gone = named.into_iter().filter(|(_, count)| *count >= SHEETS);
    let (Some((old, count)), None) = (gone.next(), gone.next()) else { return };
    let unused = |theme: &&Theme| !sheets.iter().any(|sheet| sheet.themes.contains(&theme.number));
    let source = &manifest.place.source;
    let written = |theme: &Theme| Some((theme.number, number(source, theme.number)?));
    let mut all: Vec<(u32, Range<usize>)> = manifest.themes.iter().filter_map(written).collect();
    all.sort_by_key(|(_, range)| range.start);
    // Nobody may name others yet: what has lost its number is the only one of those, or stands out of their order.
    let alone = manifest.themes.iter().filter(unused).count() == 1;
    let is_new = |theme: &&Theme| {
        let Some(at) = all.iter().position(|(number, _)| *number == theme.number) else {
            return false;
        };
        let before = at.checked_sub(1).and_then(|at| all.get(at)).map_or(0, |(number, _)| *number);
        let after = all.get(at + 1).map_or(u32::MAX, |(number, _)| *number);
        let between = |number: u32| before < number && number < after;
        between(old) && (alone || !between(theme.number))
    };
    let mut new = manifest.themes.iter().filter(unused).filter(is_new);
    let (Some(theme), None) = (new.next(), new.next()) else { return };
    let Some(range) = number(source, theme.number) else { return };
    let (number, title) = (theme.number, theme.title.as_str());
    let place = Place::new(source, range);
    diagnostics.push(
        Diagnostic::error(Code::UnknownTheme, text!("theme-renumbered", count, old, number))
            .at(&place, text!("here"))
            .hint(text!("theme-renumbered.hint", old, title))
            .hint(text!("theme-renumbered.hint-sheets", number)),
    );
}

/// Where the number of a theme stands in a manifest.
fn number(source: &Source, number: u32) -> Option<Range<usize>> {
    let text = source.text();
    let begin = text.find("\nthemes:").map(|at| at + 1)?;
    let key = format!("{number}:");
    let mut start = begin;
    for line in text[begin..].split_inclusive('\n') {
        let written = line.trim_start();
        if written.starts_with(&key) && written.len() < line.len() {
            let at = start + line.len() - written.len();
            return Some(at..at + key.len() - 1);
        }
        start += line.len();
        if start > begin + line.len() && line.starts_with(char::is_alphabetic) {
            return None;
        }
    }
    None
}
