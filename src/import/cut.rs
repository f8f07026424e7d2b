//! Finds where each sheet starts: at the titles that the summary names, or at the level that titles share.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::block::Block;
use super::fold::{fold, folded_words, likeness};
use super::inline::Role;
use super::kinds;
use super::labels;
use super::log::{Log, start};
use super::manifest::Row;
use crate::limits;

/// How alike a heading and a summary title must be to be the same sheet's.
const ALIKE: f64 = 0.7;

/// Where a sheet starts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Start {
    /// The block of its title.
    pub(crate) at: usize,
    /// Its row of the summary.
    pub(crate) row: Option<usize>,
    /// Whether the next heading is the second half of the title that the summary has.
    pub(crate) subtitle: bool,
}

/// The starts of the sheets, in order; `from` is the first block after the summary.
pub(crate) fn starts(blocks: &[Block], rows: &[Row], from: usize, log: &mut Log<'_>) -> Vec<Start> {
    let mut starts = named(blocks, rows, from);
    let known = starts.iter().map(|start| start.at).collect::<Vec<_>>();
    let level = match level_of(blocks, &known) {
        Some(level) => level,
        None => match opening_level(blocks, from) {
            Some(level) => level,
            None => return starts,
        },
    };
    for at in unnamed(blocks, &known, level, from, rows.is_empty() || known.is_empty()) {
        if !rows.is_empty() {
            let title = start(&blocks[at].text.plain());
            log.say(
                blocks[at].line,
                format!("{title} commence une fiche que le sommaire ne nomme pas"),
            );
        }
        starts.push(Start { at, row: None, subtitle: false });
    }
    starts.sort_by_key(|start| start.at);
    starts
}

/// The starts that the summary names.
fn named(blocks: &[Block], rows: &[Row], from: usize) -> Vec<Start> {
    let mut search =
        Search { rows, taken: vec![false; rows.len()], used: HashSet::new(), starts: Vec::new() };
    let headings: Vec<usize> = (from..blocks.len()).filter(|at| may_title(&blocks[*at])).collect();
    let lines: Vec<usize> = (from..blocks.len()).filter(|at| may_be_line(&blocks[*at])).collect();
    search.exact(blocks, &headings);
    search.alike(blocks, &headings);
    search.halves(blocks, &headings);
    search.exact(blocks, &lines);
    search.starts.sort_by_key(|start| start.at);
    search.starts
}

/// Whether a heading can be a title: it is none of the format's own headings.
fn may_title(block: &Block) -> bool {
    let text = block.text.plain();
    block.level().is_some() && !is_own(&text)
}

fn is_own(text: &str) -> bool {
    let label = text.split(':').next().unwrap_or_default();
    labels::is_action_name(label)
        || labels::is_sidebar(text)
        || labels::is_viewpoint(text)
        || kinds::recognise(text).is_some_and(|found| found.usual)
}

/// A title may have lost its mark; a link with its words is a reference to it.
fn may_be_line(block: &Block) -> bool {
    block.is_paragraph()
        && !block.text.has_break()
        && block.text.0.iter().all(|span| span.role == Role::Text)
}

struct Search<'a> {
    rows: &'a [Row],
    taken: Vec<bool>,
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
            by_title.entry(fold(&self.rows[row].title)).or_insert(row);
        }
        for &at in among {
            if by_title.is_empty() {
                return;
            }
            if let Some(row) = by_title.remove(&fold(&blocks[at].text.plain())) {
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
        for &at in among.iter().take(limits::IMPORT_HEADINGS) {
            let alone = folded_words(&blocks[at].text.plain());
            if alone.len() > limits::IMPORT_TITLE_WORDS {
                continue;
            }
            let next = Some(at + 1).filter(|next| blocks.get(*next).is_some_and(Block::heads));
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

    /// Headings at the titles' level that are the start of a title in the summary, or start with one.
    fn halves(&mut self, blocks: &[Block], among: &[usize]) {
        let starts: Vec<usize> = self.starts.iter().map(|start| start.at).collect();
        let Some(level) = level_of(blocks, &starts) else {
            return;
        };
        let free: Vec<usize> = (0..self.rows.len()).filter(|row| !self.taken[*row]).collect();
        let begins =
            |long: &[String], short: &[String]| !short.is_empty() && long.starts_with(short);
        for row in free.into_iter().take(limits::IMPORT_ROWS) {
            let title = folded_words(&self.rows[row].title);
            let found = among.iter().take(limits::IMPORT_HEADINGS).find(|at| {
                let words = folded_words(&blocks[**at].text.plain());
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

/// The heading level that most of the blocks have.
fn level_of(blocks: &[Block], starts: &[usize]) -> Option<u8> {
    let mut counts = [0usize; 7];
    for level in starts.iter().filter_map(|at| blocks[*at].level()) {
        counts[usize::from(level)] += 1;
    }
    let most = counts.iter().copied().max().filter(|most| *most > 0)?;
    counts.iter().position(|count| *count == most).and_then(|level| u8::try_from(level).ok())
}

/// The highest level at which a heading opens a sheet; without any, the highest level of all.
fn opening_level(blocks: &[Block], from: usize) -> Option<u8> {
    let levels =
        |level: u8| (from..blocks.len()).filter(move |at| blocks[*at].level() == Some(level));
    let opens = |level: u8| {
        let at: Vec<usize> = (from..blocks.len())
            .filter(|at| blocks[*at].level().is_some_and(|l| l <= level))
            .collect();
        at.iter().enumerate().any(|(n, &start)| {
            let end = at.get(n + 1).copied().unwrap_or(blocks.len());
            may_title(&blocks[start])
                && blocks[start].level() == Some(level)
                && tells(blocks, start + 1..end).any()
        })
    };
    (1..=6)
        .find(|level| opens(*level))
        .or_else(|| (1..=6).find(|level| levels(*level).any(|at| may_title(&blocks[at]))))
}

/// What a stretch of blocks has of a sheet.
#[derive(Debug, Clone, Copy, Default)]
struct Tells {
    context: bool,
    sidebar: bool,
    section: bool,
}

impl Tells {
    fn any(self) -> bool {
        self.context || self.sidebar || self.section
    }
}

fn tells(blocks: &[Block], range: Range<usize>) -> Tells {
    let mut tells = Tells::default();
    for block in blocks[range].iter().filter(|block| block.heads()) {
        let text = block.text.plain();
        let kind = kinds::recognise(&text).map(|found| found.kind.name);
        tells.context |= kind == Some("contexte");
        tells.section |= kind.is_some();
        tells.sidebar |= labels::is_sidebar(&text);
    }
    tells
}

/// Headings at the titles' level that start a sheet though no summary names them.
///
/// Without a summary that is every one; with it, one that has a context of its own, or a sidebar when the sheet before
/// it has one already.
fn unnamed(blocks: &[Block], known: &[usize], level: u8, from: usize, all: bool) -> Vec<usize> {
    let first = known.first().copied().unwrap_or(from).max(from);
    let mut edges: Vec<usize> = (first..blocks.len())
        .filter(|at| blocks[*at].level() == Some(level) && may_title(&blocks[*at]))
        .collect();
    edges.extend(known);
    edges.sort_unstable();
    edges.dedup();
    let mut found = Vec::new();
    let mut before = Tells::default();
    for (n, &at) in edges.iter().enumerate() {
        let end = edges.get(n + 1).copied().unwrap_or(blocks.len());
        let now = tells(blocks, at + 1..end);
        let named = known.binary_search(&at).is_ok();
        let weak = kinds::recognise(&blocks[at].text.plain()).is_some();
        let opens = if all {
            if weak || found.is_empty() { now.any() } else { true }
        } else {
            now.context || (now.sidebar && before.sidebar)
        };
        if named || opens {
            before = now;
        } else {
            before.sidebar |= now.sidebar;
        }
        if !named && opens {
            found.push(at);
        }
    }
    if found.is_empty() && all {
        return edges;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::{manifest, markdown};

    fn titles(text: &str) -> Vec<(String, Option<usize>)> {
        let blocks = markdown::read(text, &mut Vec::new());
        let summary = manifest::summary(&blocks);
        let mut notes = Vec::new();
        let starts = starts(&blocks, &summary.rows, summary.end, &mut Log::new(&mut notes, None));
        starts.into_iter().map(|start| (blocks[start.at].text.plain(), start.row)).collect()
    }

    #[test]
    fn the_summary_names_the_sheets_at_any_level() {
        let text = "Le four du village\tP.1\nPAIN : une histoire de mie\tP.2\n\n## Un four du village\n\n# Le contexte\n\n\
                    # Cuire ensemble\n\n### PAIN\n\n### Histoire de mie\n\nFin";
        assert_eq!(
            titles(text),
            [("Un four du village".into(), Some(0)), ("PAIN".into(), Some(1))]
        );
    }

    #[test]
    fn without_a_summary_the_level_says() {
        let text = "# Guide\n\n## Annexe 1\n\n# Le four\n\n## Le contexte\n\na\n\n# Le film\n\nb\n\n# Repères\n";
        assert_eq!(titles(text), [("Le four".into(), None), ("Le film".into(), None)]);
        assert_eq!(titles("## Un\n\na\n\n## Deux\n\nb").len(), 2);
        assert_eq!(titles("rien"), []);
    }

    #[test]
    fn a_sheet_may_be_missing_from_the_summary() {
        let text = "Le four\tP.1\n\n# Le four\n\n## Le contexte\n\n# Un autre\n\n## Contexte\n\n# Vendre\n\nb";
        assert_eq!(titles(text).len(), 2);
    }
}
