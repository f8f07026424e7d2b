//! Mends what pages and converters do to titles: numbers above them, the same again on the next page, one in two lines.

use std::collections::HashSet;

use super::numbered::numbers_sheet;
use super::summary::Row;
use crate::fold::{fold, folded_words};
use crate::import::block::Block;
use crate::import::log::{Log, start};
use crate::import::patterns::Patterns;
use crate::message::text;

/// A title that pages repeat has as many words, and more.
const REPEATED: usize = 3;
/// Words that no title ends with: the next line goes on.
pub(crate) const OPEN: &[&str] = &[
    "a", "au", "aux", "avec", "chez", "contre", "d", "dans", "de", "des", "du", "en", "entre",
    "et", "l", "la", "le", "les", "ou", "par", "pour", "sans", "sous", "sur", "un", "une", "vers",
];

/// Mends the titles of a text; what is taken out goes to `set_aside`.
pub(crate) fn mend(
    blocks: &mut Vec<Block>,
    rows: &[Row],
    patterns: &Patterns,
    set_aside: &mut Vec<(usize, String)>,
    log: &mut Log<'_>,
) {
    let titles: HashSet<String> = rows.iter().map(|row| fold(&row.title)).collect();
    let top = blocks.iter().filter_map(Block::level).min();
    let mut mended: Vec<Block> = Vec::with_capacity(blocks.len());
    let mut rest = std::mem::take(blocks).into_iter().peekable();
    let mut leave = |block: &Block, told: String, log: &mut Log<'_>| {
        log.likely(block.line, told);
        set_aside.push((block.line, block.text.plain()));
    };
    while let Some(mut block) = rest.next() {
        let next = rest.peek();
        let above = |block: &Block| is_above(block, rows);
        let titles_sheet =
            |next: &Block| is_title(next, patterns) && next.level() <= block.level().or(top);
        if above(&block) && next.is_some_and(|next| titles_sheet(next) || above(next)) {
            leave(&block, text!("import-above-title", text = start(&block.text.plain())), log);
            continue;
        }
        if is_title(&block, patterns) {
            if let Some(next) = next.filter(|next| goes_on(&block, next, &titles, patterns)) {
                log.likely(
                    block.line,
                    text!("import-title-joined", text = start(&next.text.plain())),
                );
                block.text.join(std::mem::take(
                    &mut rest.next().map(|next| next.text).unwrap_or_default(),
                ));
            } else if is_again(&block, &mended, patterns) {
                leave(&block, text!("import-title-again", text = start(&block.text.plain())), log);
                continue;
            }
        }
        mended.push(block);
    }
    *blocks = mended;
}

/// Whether a block is a heading that a sheet could have as its title.
fn is_title(block: &Block, patterns: &Patterns) -> bool {
    let text = block.text.plain();
    block.level().is_some()
        && block.icon.is_none()
        && !patterns.is_sidebar(&text)
        && patterns.recognise(&text).is_none_or(|found| !found.starts())
}

/// Whether a line only numbers the title below: « FICHE 1 », « Action inspirante n° 3 », its number alone.
///
/// The themes that it illustrates may be named as well where the summary has them.
fn is_above(block: &Block, rows: &[Row]) -> bool {
    if !(block.level().is_some() || block.is_paragraph()) || block.text.has_break() {
        return false;
    }
    let text = block.text.plain();
    let number = text.parse().is_ok_and(|number: usize| (1..=rows.len()).contains(&number));
    number || numbers_sheet(&text, rows.iter().any(|row| !row.themes.is_empty()))
}

/// Whether a heading right under another is the rest of it: the summary has both as one, or one of them is half a title.
fn goes_on(block: &Block, next: &Block, titles: &HashSet<String>, patterns: &Patterns) -> bool {
    if block.level() != next.level() || !is_title(next, patterns) {
        return false;
    }
    let (one, two) = (block.text.plain(), next.text.plain());
    if titles.contains(&fold(&one)) {
        return false;
    }
    let half = two.starts_with(char::is_lowercase)
        || folded_words(&one).last().is_some_and(|word| OPEN.contains(&word.as_str()));
    let known = patterns.recognise(&two).is_some();
    titles.contains(&fold(&format!("{one} {two}"))) || half && !known
}

/// Whether a heading repeats the one that was the last of its level or a higher one, as pages do with the titles of sheets.
fn is_again(block: &Block, before: &[Block], patterns: &Patterns) -> bool {
    let text = fold(&block.text.plain());
    let level = block.level();
    if text.split_whitespace().count() < REPEATED || patterns.recognise(&text).is_some() {
        return false;
    }
    let last = before.iter().rposition(|last| last.level().is_some_and(|own| Some(own) <= level));
    let same = |at: usize| before[at].level() == level && fold(&before[at].text.plain()) == text;
    last.is_some_and(|at| at + 1 < before.len() && same(at))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::text::markdown;

    /// The headings that are left of a text, and how many were left aside.
    fn mended(text: &str, titles: &[&str]) -> (Vec<String>, usize) {
        let mut blocks = markdown::read(text, 0, &mut Vec::new());
        let row = |title: &&str| Row { title: (*title).to_owned(), ..Row::default() };
        let rows: Vec<Row> = titles.iter().map(row).collect();
        let (mut aside, mut notes) = (Vec::new(), Vec::new());
        let log = &mut Log::new(&mut notes, None);
        mend(&mut blocks, &rows, &Patterns::default(), &mut aside, log);
        let heads = blocks.iter().filter(|block| block.level().is_some());
        (heads.map(|block| block.text.plain()).collect(), aside.len())
    }

    #[test]
    fn a_title_on_two_lines_is_one() {
        let text = "# Le four\n\n# du village\n\nx\n\n# Le moulin\n\n# Vingt sacs\n";
        assert_eq!(mended(text, &[]).0, ["Le four du village", "Le moulin", "Vingt sacs"]);
        assert_eq!(mended(text, &["Le moulin Vingt sacs"]).0[1], "Le moulin Vingt sacs");
    }

    #[test]
    fn a_title_that_a_page_repeats_is_left_aside() {
        let text = "# Le four du village\n\nx\n\n## Le contexte\n\n# Le four du village\n\ny\n";
        assert_eq!(mended(text, &[]), (vec!["Le four du village".into(), "Le contexte".into()], 1));
        let text = "# Le four\n\n## Place des élus locaux\n\nx\n\n# Le moulin\n\n## Place des élus locaux\n\ny\n";
        assert_eq!(mended(text, &[]).1, 0);
    }

    #[test]
    fn a_number_above_a_title_is_left_aside() {
        let text = "# FICHE 1\n\n# Le four\n\nx\n\nAction locale n° 2\n\n# Le moulin\n\n# Fiche 3 en main\n";
        assert_eq!(mended(text, &[]).1, 2);
    }
}
