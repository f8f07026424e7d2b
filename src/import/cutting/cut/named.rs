//! Finds the titles that the summary names, at any level and in other words.

use std::collections::{HashMap, HashSet};

use super::super::numbered;
use super::super::summary::Row;
use super::sight::{Sight, may_be_line};
use super::{Start, level_of};
use crate::fold::{fold, folded_words, likeness};
use crate::import::block::Block;
use crate::import::inline::Inline;
use crate::limits;

/// A line without a mark that has more characters is no title.
const LINE: usize = 160;

/// How alike a heading and a summary title must be to be the same sheet's.
const ALIKE: f64 = 0.7;

/// The starts that the summary names; `taken` says which of its rows have a sheet.
pub(super) fn named(
    blocks: &[Block],
    sights: &[Sight],
    rows: &[Row],
    taken: &mut [bool],
    from: usize,
) -> Vec<Start> {
    let mut search = Search { rows, taken, used: HashSet::new(), starts: Vec::new() };
    let headings: Vec<usize> = (from..blocks.len()).filter(|at| sights[*at].may_title).collect();
    let lines: Vec<usize> = (from..blocks.len()).filter(|at| may_be_line(&blocks[*at])).collect();
    search.exact(blocks, &headings);
    search.alike(blocks, &with_lines_above(blocks, &headings));
    search.halves(blocks, &headings);
    search.exact(blocks, &lines);
    let bold: Vec<usize> =
        lines.into_iter().filter(|at| blocks[*at].text.is_bold() && blocks[*at].heads()).collect();
    search.alike(blocks, &bold);
    search.parts(blocks, &[headings, bold].concat());
    let lines: Vec<usize> =
        (from..blocks.len()).filter(|at| is_plain(blocks, sights, *at)).collect();
    search.alike(blocks, &lines);
    search.starts.sort_by_key(|start| start.at);
    search.starts
}

/// Headings, and the bold lines right above them: a title may be cut into one of each.
fn with_lines_above(blocks: &[Block], headings: &[usize]) -> Vec<usize> {
    let line = |at: usize| at.checked_sub(1).filter(|above| is_bold_line(&blocks[*above]));
    let mut all: Vec<usize> =
        headings.iter().flat_map(|at| line(*at).into_iter().chain([*at])).collect();
    all.dedup();
    all
}

fn is_bold_line(block: &Block) -> bool {
    block.is_paragraph() && block.heads() && block.text.is_bold() && !block.has_arrow()
}

/// Whether a block is a line alone, without a mark, that could be a title by its form.
fn is_plain(blocks: &[Block], sights: &[Sight], at: usize) -> bool {
    let (block, sight) = (&blocks[at], &sights[at]);
    let alone = block.gap > 0 && blocks.get(at + 1).is_some_and(|next| next.gap > 0);
    let own = block.heads() || sight.section.is_some() || sight.credit || sight.action_name;
    block.is_paragraph() && alone && !own && may_be_line(block) && is_line(block)
}

/// Whether a paragraph is as short as a title, and ends as one.
fn is_line(block: &Block) -> bool {
    let text = block.text.short().unwrap_or_default();
    let ends = text.ends_with(['.', ';', ',', ':', '!', '…']);
    !text.is_empty() && !ends && text.chars().count() <= LINE
}

/// The words of a title without the number of its sheet.
fn bare(text: &Inline) -> String {
    let text = text.plain();
    numbered::bare(&text).map(str::to_owned).unwrap_or(text)
}

struct Search<'a> {
    rows: &'a [Row],
    taken: &'a mut [bool],
    used: HashSet<usize>,
    starts: Vec<Start>,
}

impl Search<'_> {
    fn take(&mut self, at: usize, row: usize, subtitle: bool) {
        if !self.taken[row] && self.used.insert(at) {
            self.taken[row] = true;
            self.starts.push(Start { at, row: Some(row), subtitle });
        }
    }

    /// Titles that are the same but for case, accents and punctuation.
    fn exact(&mut self, blocks: &[Block], among: &[usize]) {
        let mut by_title: HashMap<String, usize> = HashMap::new();
        for (row, _) in self.taken.iter().enumerate().filter(|(_, taken)| !**taken) {
            let title = &self.rows[row].title;
            by_title.entry(fold(title)).or_insert(row);
            if let Some(bare) = numbered::bare(title) {
                by_title.entry(fold(bare)).or_insert(row);
            }
        }
        for &at in among {
            if by_title.is_empty() {
                return;
            }
            let text = &blocks[at].text;
            let whole = by_title.remove(&fold(&text.plain()));
            if let Some(row) = whole.or_else(|| by_title.remove(&fold(&bare(text)))) {
                self.take(at, row, false);
            }
        }
    }

    /// Titles that differ by a word or two, or are cut in two headings.
    fn alike(&mut self, blocks: &[Block], among: &[usize]) {
        let mut pairs = Vec::new();
        let free = (0..self.rows.len())
            .filter(|row| !self.taken[*row])
            .take(limits::IMPORT_ROWS)
            .collect::<Vec<_>>();
        let titles: Vec<_> = free.iter().map(|row| folded_words(&self.rows[*row].title)).collect();
        let most = limits::IMPORT_PAIRS / free.len().max(1);
        for &at in among.iter().take(most) {
            let alone = folded_words(&bare(&blocks[at].text));
            if alone.len() > limits::IMPORT_TITLE_WORDS {
                continue;
            }
            // The second half of a title looks as the first does.
            let plain = !blocks[at].heads();
            let second =
                |next: &Block| next.heads() || plain && next.is_paragraph() && is_line(next);
            let next = Some(at + 1).filter(|next| blocks.get(*next).is_some_and(second));
            let both =
                next.map(|next| [alone.clone(), folded_words(&blocks[next].text.plain())].concat());
            for (row, title) in free.iter().zip(&titles) {
                let one = likeness(&alone, title);
                let two = both.as_ref().map_or(0.0, |both| likeness(both, title));
                let best = one.max(two);
                if best >= ALIKE {
                    pairs.push((best, at, *row, two > one));
                }
            }
        }
        pairs.sort_by(|one, other| other.0.total_cmp(&one.0).then(one.1.cmp(&other.1)));
        for (_, at, row, subtitle) in pairs {
            self.take(at, row, subtitle);
        }
    }

    /// Headings of any level, or bold lines, that are the name in a title of the form « name : what it is ».
    fn parts(&mut self, blocks: &[Block], among: &[usize]) {
        let mut by_name: HashMap<String, usize> = HashMap::new();
        for (row, _) in self.taken.iter().enumerate().filter(|(_, taken)| !**taken) {
            if let Some((name, _)) = self.rows[row].title.split_once(" : ") {
                by_name.entry(fold(name)).or_insert(row);
            }
        }
        by_name.remove("");
        for &at in among {
            if by_name.is_empty() {
                return;
            }
            if let Some(row) = by_name.remove(&fold(&blocks[at].text.plain())) {
                let rest = self.rows[row].title.split_once(" : ").map_or("", |(_, rest)| rest);
                let next = blocks.get(at + 1).filter(|next| next.heads());
                let alike = |next: &Block| {
                    likeness(&folded_words(&next.text.plain()), &folded_words(rest)) >= ALIKE
                };
                self.take(at, row, next.is_some_and(alike));
            }
        }
    }

    /// Headings at the titles' level that are the start of a title in the summary, or start with one.
    fn halves(&mut self, blocks: &[Block], among: &[usize]) {
        let starts: Vec<usize> = self.starts.iter().map(|start| start.at).collect();
        let Some(level) = level_of(blocks, &starts) else {
            return;
        };
        let free: Vec<usize> = (0..self.rows.len()).filter(|row| !self.taken[*row]).collect();
        let most = limits::IMPORT_PAIRS / free.len().max(1);
        let begins =
            |long: &[String], short: &[String]| !short.is_empty() && long.starts_with(short);
        for row in free.into_iter().take(limits::IMPORT_ROWS) {
            let title = folded_words(&self.rows[row].title);
            let found = among.iter().take(most).find(|at| {
                let words = folded_words(&bare(&blocks[**at].text));
                blocks[**at].level() == Some(level)
                    && !self.used.contains(at)
                    && (begins(&title, &words) || begins(&words, &title))
            });
            if let Some(at) = found {
                self.take(*at, row, false);
            }
        }
    }
}
