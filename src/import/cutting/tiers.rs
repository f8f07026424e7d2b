//! Tells at which level the titles of sheets stand where an annex has parts, whose titles stand above them.

use crate::import::patterns::Patterns;

/// Of so many headings of sections, one may stand above the others.
const STRAY: usize = 5;
/// So many sheets have a heading that is known, and more.
const FEW: usize = 2;
/// What begins as a section's heading does and has as many words is a title.
const TITLE_WORDS: usize = 6;
/// Headings have no more levels than these, with the title of a document.
const LEVELS: usize = 10;

/// A heading.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Head {
    /// Its level.
    pub(crate) level: u8,
    /// Whether it is of a sheet: its words announce a section, or the sidebar.
    pub(crate) own: bool,
}

impl Head {
    /// A heading of the level and the words given.
    pub(crate) fn of(level: u8, text: &str, patterns: &Patterns) -> Self {
        let short = || text.split_whitespace().count() < TITLE_WORDS;
        let section = patterns.recognise(text).is_some_and(|found| found.is_sure() || short());
        Self { level, own: section || patterns.is_sidebar(text) }
    }
}

/// The level of the sheets' titles, if parts stand above them: the one right above that of their sections, below another
/// whose headings have no section of their own.
pub(crate) fn of_sheets(heads: &[Head]) -> Option<u8> {
    let mut own = [0usize; LEVELS];
    for head in heads.iter().filter(|head| head.own) {
        own[usize::from(head.level).min(LEVELS - 1)] += 1;
    }
    let most = own.iter().max().filter(|most| **most >= FEW)?;
    let section = own.iter().position(|count| count == most)?;
    let stray: usize = own[..section].iter().sum();
    if stray * STRAY > own.iter().sum() {
        return None;
    }
    let other = |head: &&Head| !head.own && usize::from(head.level) < section;
    let title = heads.iter().filter(other).map(|head| head.level).max()?;
    let tops = || heads.iter().enumerate().filter(|(_, head)| head.level < title && !head.own);
    let below = |at: usize| heads[at + 1..].iter().take_while(|head| head.level > title);
    let sheets: Vec<usize> =
        (0..heads.len()).filter(|at| heads[*at].level == title && !heads[*at].own).collect();
    let told = sheets.iter().filter(|at| below(**at).any(|head| head.own)).count();
    if tops().count() < FEW || told < FEW || told * 2 < sheets.len() {
        return None;
    }
    // A sheet with sections of its own has none of the others below it.
    let next = |at: usize| heads.get(at + 1);
    let holds = tops().all(|(at, _)| next(at).is_none_or(|next| !next.own));
    let leads = tops().any(|(at, _)| next(at).is_some_and(|next| next.level == title));
    (holds && leads).then_some(title)
}

/// A heading of a text whose sections have none.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Bare {
    /// Its level.
    pub(crate) level: u8,
    /// Whether sections begin between it and the next heading.
    pub(crate) told: bool,
    /// Whether it is called as parts are.
    pub(crate) named: bool,
}

/// The same where the headings of sections are no marked ones: the level that has the sheets, each with sections of its own,
/// below headings that have none. Two lines of each title would be in turn.
pub(crate) fn of_bare(heads: &[Bare]) -> Option<u8> {
    let told = |level: u8| heads.iter().filter(|head| head.told && head.level == level).count();
    let title = (1..=6)
        .max_by_key(|level| (told(*level), 6 - level))
        .filter(|level| told(*level) >= FEW)?;
    let sheets = heads.iter().filter(|head| head.level == title).count();
    let above = |head: &&Bare| head.level < title;
    let tops = heads.iter().filter(above).count();
    let leads = heads.windows(2).any(|pair| above(&&pair[0]) && pair[1].level == title);
    let beside = heads.windows(2).any(|pair| pair[0].level >= title && pair[1].level == title);
    let named = heads.iter().filter(above).any(|head| head.named);
    let clear = !heads.iter().filter(above).any(|head| head.told) && told(title) * 2 >= sheets;
    (clear && leads && (named || beside && tops >= FEW)).then_some(title)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn level(text: &str) -> Option<u8> {
        let patterns = Patterns::default();
        let head = |line: &str| {
            let level = line.bytes().take_while(|byte| *byte == b'#').count();
            Head::of(u8::try_from(level).unwrap_or(9), line[level..].trim(), &patterns)
        };
        of_sheets(&text.split('/').map(head).collect::<Vec<_>>())
    }

    #[test]
    fn sheets_below_parts_are_told_by_their_sections() {
        let sheets = "#Habiter/##Le port/###Le contexte/###Les actions/####Loger/##Le quai/###REPERES/#Travailler/##Le \
                      garage/###Description";
        assert_eq!(level(sheets), Some(2));
        assert_eq!(level(&format!("#Recueil/{sheets}/#Conclusion")), Some(2));
    }

    #[test]
    fn sheets_at_the_highest_level_have_no_parts_above() {
        for text in [
            "#Le port/##Le contexte/##Les actions/###Loger/#Le quai/##Le contexte/##Les actions",
            "#Le port/##Le contexte/###Objectifs/###Public/#Le quai/##Le contexte/###Objectifs/###Public",
            "#Recueil/##Le port/###Le contexte/##Le quai/###Le contexte",
            "#Le port/###Le contexte/##Loger/###Les actions/#Le quai/##Manger/###Le contexte",
            "#Le port/##Loger/#Le quai/##Manger",
        ] {
            assert_eq!(level(text), None, "{text}");
        }
    }
}
