//! Joins the number of a sheet that stands alone on a line with the title below it, where that has no mark of a heading:
//! « FICHE 2 », « Le jardin ». What comes after knows « FICHE 2 : Le jardin ».

use std::collections::HashSet;

use super::cut;
use super::manifest;
use super::numbered;
use super::summary;
use super::unmarked::is_capitals;
use crate::import::block::{Block, Shape};
use crate::import::inline::{Inline, Role};
use crate::import::log::{Log, start};
use crate::import::patterns::Patterns;
use crate::message::text;

/// A title without a mark has no more characters than this.
const TITLE: usize = 160;

/// A line that numbers the sheet whose title is the block below it.
struct Above {
    at: usize,
    number: u32,
}

/// Joins them in a text.
pub(crate) fn joined(blocks: &mut Vec<Block>, patterns: &Patterns, log: &mut Log<'_>) {
    if blocks.iter().any(|block| headed(block).is_some()) {
        *blocks = std::mem::take(blocks).into_iter().flat_map(in_headings).collect();
    }
    if blocks.iter().any(has_title) {
        let mut apart = blocks.iter().cloned().flat_map(parted).collect();
        if join(&mut apart, patterns, log) {
            *blocks = apart;
        }
    } else {
        join(blocks, patterns, log);
    }
}

/// The lines of a heading that is the number of a sheet and its title.
fn headed(block: &Block) -> Option<[Inline; 2]> {
    let lines = block.level().and_then(|_| numbered::parted(&block.text));
    lines.map(|(number, title)| [number, title])
}

/// A heading for each line of such a one; others as they are.
fn in_headings(block: Block) -> Vec<Block> {
    match headed(&block) {
        Some(lines) => lines.map(|text| Block { text, ..block.clone() }).into(),
        None => vec![block],
    }
}

/// Whether a paragraph is the number of a sheet and, on a line of print below it, its title.
fn has_title(block: &Block) -> bool {
    let breaks = block.text.0.iter().filter(|span| span.role == Role::Break).count();
    let first = || block.text.clone().lines().into_iter().next();
    breaks == 1
        && block.is_paragraph()
        && block.text.length() <= 2 * TITLE
        && first().is_some_and(|line| numbered::alone(&line.plain()).is_some())
}

/// A paragraph for each line of such a one; others as they are.
fn parted(block: Block) -> Vec<Block> {
    if !has_title(&block) {
        return vec![block];
    }
    let lines = block.text.clone().lines();
    lines.into_iter().map(|text| Block { text, gap: 1, ..block.clone() }).collect()
}

/// Joins the numbers of sheets with the titles that are the next blocks, and says whether there are such.
fn join(blocks: &mut Vec<Block>, patterns: &Patterns, log: &mut Log<'_>) -> bool {
    let all = |number: fn(&str) -> Option<u32>| -> Vec<Above> {
        (0..blocks.len()).filter_map(|at| above(blocks, at, number, patterns)).collect()
    };
    let mut found = all(numbered::alone);
    let sure = tell_sheets(&found, blocks, patterns);
    if !sure {
        found = all(numbered::counted);
        if !(tell_sheets(&found, blocks, patterns) && count_sheets(&found, blocks, patterns)) {
            return false;
        }
    }
    let top = blocks.iter().filter_map(Block::level).min();
    for Above { at, .. } in found.into_iter().rev() {
        let title = blocks.remove(at + 1);
        let text = start(&title.text.plain());
        if title.heads() {
            log.likely(blocks[at].line, text!("import-title-joined", text));
        } else {
            log.likely(title.line, text!("import-title-plain", title = text));
        }
        let block = &mut blocks[at];
        let number = std::mem::take(&mut block.text);
        let all = number.0.into_iter().map(|span| (span.text, span.italic));
        let all = all.chain([(" : ".to_owned(), false)]);
        let mut joined = Inline::default();
        for (text, italic) in
            all.chain(title.text.0.into_iter().map(|span| (span.text, span.italic)))
        {
            joined.push(&text, true, italic, Role::Text);
        }
        block.text = joined;
        // « ACTION 2 » says less than « FICHE 2 »: the level of a title says the rest.
        if !sure {
            block.text = std::mem::take(&mut block.text).without_bold();
            block.shape = Shape::Heading(top.map_or(1, |top| top.saturating_sub(1).max(1)));
        }
    }
    true
}

/// Whether numbers that may be those of actions in a sheet are those of sheets: they count from 1 on, and the section below
/// each is of the same type.
fn count_sheets(found: &[Above], blocks: &[Block], patterns: &Patterns) -> bool {
    let in_turn = found.iter().zip(1..).all(|(above, number)| above.number == number);
    let ends = found.iter().skip(1).map(|above| above.at).chain([blocks.len()]);
    let kind = |block: &Block| {
        let text = block.heads().then(|| block.text.short()).flatten()?;
        Some(patterns.recognise(&text)?.kind.name)
    };
    let first = |(above, end): (&Above, usize)| blocks[above.at + 2..end].iter().find_map(kind);
    let kinds: Vec<Option<&str>> = found.iter().zip(ends).map(first).collect();
    let same = kinds.iter().all(|kind| kind.is_some() && *kind == kinds[0]);
    found.len() > 1 && in_turn && same
}

/// The number that a block is, if the next one is the title of its sheet.
fn above(
    blocks: &[Block],
    at: usize,
    number: fn(&str) -> Option<u32>,
    patterns: &Patterns,
) -> Option<Above> {
    let [block, title, ..] = &blocks[at..] else { return None };
    let line = |block: &Block| {
        let plain = block.text.0.iter().all(|span| span.role == Role::Text);
        block.icon.is_none() && block.indent == 0 && plain
    };
    if !(block.is_paragraph() || block.level().is_some()) || !title.is_paragraph() {
        return None;
    }
    let number = number(&block.text.short()?).filter(|_| line(block) && line(title))?;
    let text = title.text.short()?;
    let named = at.checked_sub(1).is_some_and(|at| announces(&blocks[at]));
    // A line like any other is a title where it stands alone.
    let alone = title.heads() || blocks.get(at + 2).is_some_and(|next| next.gap > 0);
    (alone && !named && may_title(&text, title, patterns)).then_some(Above { at, number })
}

/// Whether a line announces what stands below it, as « Voir aussi : » does.
fn announces(block: &Block) -> bool {
    let text = block.text.plain();
    text.trim_end().ends_with(':') && !manifest::is_annex_label(&text)
}

/// Whether a line may be a title: it is short, does not end as sentences and labels do, and is none of a sheet's own.
fn may_title(text: &str, block: &Block, patterns: &Patterns) -> bool {
    let label = block.text.label();
    let own = patterns.is_sidebar(text)
        || patterns.is_viewpoint(text)
        || patterns.field(label.as_deref().unwrap_or(text)).is_some()
        || patterns.is_action_name(label.as_deref().unwrap_or(text))
        || patterns.recognise(text).is_some_and(|found| found.is_sure());
    let ends = text.ends_with(['.', ',', ';', ':', '…']);
    let numbers = numbered::numbers_sheet(text, true) || summary::names_page(text);
    !own && !ends && !numbers && text.chars().count() <= TITLE && text.contains(char::is_alphabetic)
}

/// Whether the numbers are those of sheets, and no themes': they count, or begin the text, and hardly one stands right
/// below a heading, nor most below lines that could be titles; a section or the sidebar follows each.
fn tell_sheets(found: &[Above], blocks: &[Block], patterns: &Patterns) -> bool {
    let cover = cut::cover_end(blocks);
    let Some(first) = found.first() else { return false };
    if found.len() == 1 && first.at > cover {
        return false;
    }
    let numbers: HashSet<u32> = found.iter().map(|above| above.number).collect();
    let last = |above: &Above| {
        let last = above.at.checked_sub(1).filter(|_| above.at > cover)?;
        Some(&blocks[last])
    };
    let headed = found.iter().filter_map(last).filter(|block| block.level().is_some()).count();
    // One that several pages repeat is no title of theirs.
    let titles: HashSet<String> =
        found.iter().filter_map(last).filter_map(|block| title(block, patterns)).collect();
    let sheet = |block: &Block| {
        let fits = block.heads() || block.is_paragraph();
        let text = fits.then(|| block.text.short()).flatten();
        text.is_some_and(|text| {
            let line = block.heads() || !text.ends_with(['.', ',', ';', ':']);
            line && (patterns.is_sidebar(&text) || patterns.recognise(&text).is_some())
        })
    };
    let ends = found.iter().skip(1).map(|above| above.at).chain([blocks.len()]);
    let whole =
        found.iter().zip(ends).all(|(above, end)| blocks[above.at + 2..end].iter().any(sheet));
    let themes = headed * 2 >= found.len() || titles.len() * 2 > found.len();
    numbers.len() == found.len() && whole && !themes
}

/// The text of a line that could be a title by its looks.
fn title(block: &Block, patterns: &Patterns) -> Option<String> {
    let text = block.text.short()?;
    let looks = block.heads() || block.is_paragraph() && is_capitals(&text);
    (looks && may_title(&text, block, patterns)).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::text::markdown;

    fn titles(text: &str) -> Vec<String> {
        let mut blocks = markdown::read(text, 0, &mut Vec::new());
        joined(&mut blocks, &Patterns::default(), &mut Log::new(&mut Vec::new(), None));
        let titles = blocks.iter().filter(|block| numbered::title(&block.text).is_some());
        titles.map(|block| block.text.plain()).collect()
    }

    #[test]
    fn a_number_is_joined_with_the_title_below_it() {
        let sheet = |number: &str, title: &str| {
            format!("{number}\n\n{title}\n\nOn y cuit.\n\n**Contexte**\n\nx\n\n")
        };
        for mark in ["**FICHE 1**", "FICHE 1", "Fiche n° 1", "## FICHE 1"] {
            let second = mark.replace('1', "2");
            for (one, two) in [("**Le four**", "**Le moulin**"), ("Le four", "Le moulin")] {
                let text = sheet(mark, one) + &sheet(&second, two);
                let found = titles(&text);
                assert_eq!(found.len(), 2, "{text}");
                assert!(found[1].ends_with("2 : Le moulin"), "{text}");
            }
        }
        assert_eq!(titles(&sheet("**FICHE 7**", "**Le four**")), ["FICHE 7 : Le four"]);
        let lines = sheet("FICHE 1", "Le four").replacen("\n\n", "  \n", 1);
        assert_eq!(titles(&lines), ["FICHE 1 : Le four"]);
    }

    #[test]
    fn themes_and_other_lines_are_none() {
        let sheet = |number: u32| {
            format!("# Le four\n\n**Fiche {number}**\n\n**Cuire**\n\n## Contexte\n\nx\n\n")
        };
        assert!(titles(&(sheet(1) + &sheet(2))).is_empty());
        let sheet = |title: &str, number: u32, theme: &str| {
            format!("{title}\n\nFiche {number}\n\n{theme}\n\nx\n\n**Contexte**\n\nx\n\n")
        };
        for [four, mill] in [["**Le four**", "**Le moulin**"], ["LE FOUR", "LE GRAND MOULIN"]] {
            let text = sheet(four, 3, "La participation") + &sheet(mill, 4, "Le partenariat");
            assert!(titles(&text).is_empty(), "{text}");
        }
        // The title of the whole, and a head that pages repeat, are none of the sheets'.
        for head in ["Le texte finit.", "**Un guide**"] {
            let text = sheet("**Un guide**", 1, "Le four") + &sheet(head, 2, "Le moulin");
            assert_eq!(titles(&text).len(), 2, "{text}");
        }
        let text = sheet("", 1, "Le four") + &sheet("Voir aussi :", 2, "Le moulin");
        assert_eq!(titles(&text), ["Fiche 1 : Le four"]);
        for text in [
            "# Un\n\nx\n\nFiche 1\n\nLe four\n\n## Contexte\n\nx\n",
            "FICHE 1\n\nLe four ..... 4\n\nFICHE 2\n\nLe moulin ..... 8\n\n## Contexte\n\nx\n",
            "FICHE 1\n\nOn y cuit du pain.\n\n**Contexte**\n\nx\n",
        ] {
            assert!(titles(text).is_empty(), "{text}");
        }
    }
}
