//! What the headings of a sheet's sections have in common, by which others are told from those below them.

use std::collections::BTreeMap;

use crate::import::block::Block;
use crate::import::patterns::Patterns;

/// A bold line with more characters is no heading.
const LINE: usize = 80;
/// So many bold lines show that a sheet's sections have such headings.
const SEVERAL: usize = 3;

/// What the sections' headings of a sheet have in common.
#[derive(Clone, Copy)]
pub(super) struct Print {
    /// How many blank lines stand above some, where their icon was: more than above other blocks.
    pub(super) gap: Option<usize>,
    /// Their level, if they share one.
    pub(super) level: Option<u8>,
    /// The level of all sections, where the sheet's levels are in order: they are trusted then.
    pub(super) regular: Option<u8>,
    /// The same level where most sections have the usual words, and none below that level has: whatever is below it is a
    /// sub-heading.
    pub(super) steady: Option<u8>,
    /// Whether they are bold lines, and headings and arrows are of what is below them.
    pub(super) bold: bool,
}

impl Print {
    pub(super) fn of(blocks: &[Block], patterns: &Patterns) -> Self {
        let known = |block: &&Block| {
            block.level().is_some()
                && !block.has_arrow()
                && patterns.recognise(&block.text.plain()).is_some()
        };
        let headings: Vec<&Block> = blocks.iter().filter(known).collect();
        let gap = usual_gap(blocks) + 1;
        let gaps = headings.iter().filter(|block| block.gap >= gap).count() > 1;
        let first = headings.first().and_then(|block| block.level());
        let same = headings.len() > 1 && headings.iter().all(|block| block.level() == first);
        Self {
            gap: gaps.then_some(gap),
            level: first.filter(|_| same),
            regular: steady(blocks, patterns).or_else(|| regular(blocks, patterns)),
            steady: steady(blocks, patterns),
            bold: headings.is_empty() && are_bold(blocks, patterns),
        }
    }

    /// Whether the sections' headings share a level, and a heading has that or a higher one.
    pub(super) fn is_of_sections(&self, level: u8) -> bool {
        self.regular.or(self.level).is_some_and(|section| level <= section)
    }
}

/// Whether several bold lines announce sections, and sub-headings look otherwise.
fn are_bold(blocks: &[Block], patterns: &Patterns) -> bool {
    let announces = |block: &&Block| {
        let line = block.is_paragraph() && block.text.is_bold() && !block.has_arrow();
        line && block.text.short().is_some_and(|text| patterns.recognise(&text).is_some())
    };
    blocks.iter().any(is_below) && blocks.iter().filter(announces).count() >= SEVERAL
}

/// The bold lines of unknown words that stand alone between two that announce sections, in a sheet that has no other headings.
///
/// Several of them between the same two are sub-headings.
pub(super) fn between(blocks: &[Block], patterns: &Patterns) -> Vec<usize> {
    if blocks.iter().any(is_below) {
        return Vec::new();
    }
    let line = |block: &&Block| {
        let text = block.text.plain();
        let ends = text.ends_with(['.', ';', ',', ':', '!', '»']);
        let short = text.chars().count() <= LINE && !ends;
        block.is_paragraph() && block.text.is_bold() && !block.text.has_break() && short
    };
    let lines = blocks.iter().enumerate().filter(|(_, block)| line(block));
    let known = |block: &Block| patterns.recognise(&block.text.plain()).is_some();
    let lines: Vec<(usize, bool)> = lines.map(|(at, block)| (at, known(block))).collect();
    let alone = |three: &[(usize, bool)]| match three {
        [(_, true), (at, false), (_, true)] => Some(*at),
        _ => None,
    };
    let told = |at: &usize| !patterns.is_viewpoint(&blocks[*at].text.plain());
    lines.windows(3).filter_map(alone).filter(told).collect()
}

/// Whether a block looks like a sub-heading below a bold line: it is marked as a heading, or has an arrow.
pub(super) fn is_below(block: &Block) -> bool {
    block.level().is_some() || block.is_paragraph() && block.has_arrow()
}

/// How many blank lines stand above most paragraphs; some programs part all blocks by several.
fn usual_gap(blocks: &[Block]) -> usize {
    let mut counts = BTreeMap::<usize, usize>::new();
    for block in blocks.iter().filter(|block| block.is_paragraph() && block.gap > 0) {
        *counts.entry(block.gap).or_default() += 1;
    }
    // Of two that are as usual the lesser.
    counts.into_iter().rev().max_by_key(|(_, count)| *count).map_or(1, |(gap, _)| gap)
}

/// The level of a sheet's sections where its headings are in order: the first one is of the highest level, as all are
/// whose words are known; lower ones follow without a level left out. Conversions that guess at levels are not so.
fn regular(blocks: &[Block], patterns: &Patterns) -> Option<u8> {
    let headings: Vec<(&Block, u8)> =
        blocks.iter().filter_map(|block| Some((block, block.level()?))).collect();
    let levels: Vec<u8> = headings.iter().map(|(_, level)| *level).collect();
    let highest = *levels.iter().min()?;
    let several = levels.iter().filter(|level| **level == highest).count() > 1;
    let lower = levels.iter().any(|level| *level > highest);
    let orderly = levels.first() == Some(&highest)
        && levels.windows(2).all(|pair| pair[1] <= pair[0] + 1)
        && headings.iter().all(|(block, level)| {
            block.icon.is_none()
                && (*level == highest || patterns.recognise(&block.text.plain()).is_none())
        });
    (several && lower && orderly).then_some(highest)
}

/// The level of a sheet's sections where several of them have the usual words at the highest level, the first heading among
/// them, and no heading below it has such words or a mark.
fn steady(blocks: &[Block], patterns: &Patterns) -> Option<u8> {
    let headings: Vec<(&Block, u8)> =
        blocks.iter().filter_map(|block| Some((block, block.level()?))).collect();
    let first = headings.first().map(|(_, level)| *level)?;
    let usual = |block: &Block| {
        let found = patterns.recognise(&block.text.plain());
        found.is_some_and(|found| found.is_sure() || found.starts())
    };
    let (sections, below): (Vec<_>, Vec<_>) =
        headings.iter().partition(|(_, level)| *level == first);
    let known = sections.iter().filter(|(block, _)| usual(block)).count();
    let fits = |(block, level): &(&Block, u8)| *level > first && !usual(block);
    let marked = headings.iter().any(|(block, _)| block.icon.is_some());
    (known >= SEVERAL && !marked && below.iter().all(fits)).then_some(first)
}
