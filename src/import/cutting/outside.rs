//! Takes out what stands among the sheets and is of none: the titles of an annex's parts, with the lines that introduce
//! them, and what ends the annex, a conclusion or a glossary.

use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

use super::cut::{self, Start};
use super::front;
use super::manifest;
use super::tiers::Head;
use crate::fold::{fold, folded_words};
use crate::import::block::{Block, Shape};
use crate::import::log::{Log, start};
use crate::import::office::Part;
use crate::import::patterns::Patterns;
use crate::message::text;

/// What the parts of an annex are called before their number.
const NAMES: &[&str] = &["axe", "chapitre", "livre", "partie", "section", "titre", "tome", "volet"];
/// Of so many headings of sections, one may stand as high as the titles of sheets.
const STRAY: usize = 3;
/// So many headings above sheets are parts, whatever they are called.
const SEVERAL: usize = 2;

/// What is of no sheet, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Why {
    /// It is a part's.
    Part,
    /// It comes before the sheets.
    Front,
    /// It ends the annex.
    End,
}

/// What was taken out of a text.
#[derive(Debug, Default)]
pub(crate) struct Outside {
    /// The blocks.
    pub(crate) blocks: Vec<Block>,
    /// The lines of the headings that say what the others are of.
    headings: HashMap<usize, Why>,
    /// The rows of the summary that name some.
    pub(crate) rows: Vec<usize>,
}

/// Takes it out of the blocks of a text; the sheets' starts keep their titles, and `from` is the first block below the
/// summary.
pub(crate) fn take(
    blocks: &mut Vec<Block>,
    starts: &mut Vec<Start>,
    from: usize,
    patterns: &Patterns,
) -> Outside {
    let found = Text { blocks, starts, from, patterns }.ranges();
    let mut outside = Outside::default();
    if found.is_empty() {
        return outside;
    }
    let heading = |(range, why): &(Range<usize>, Why)| (blocks[range.start].line, *why);
    outside.headings = found.iter().map(heading).collect();
    let gone = starts.extract_if(.., |start| holds(&found, start.at));
    outside.rows = gone.filter_map(|start| start.row).collect();
    let mut ranges = found.iter().map(|(range, _)| range).peekable();
    let mut before = 0;
    for start in starts.iter_mut() {
        while let Some(range) = ranges.next_if(|range| range.end <= start.at) {
            before += range.len();
        }
        start.at -= before;
    }
    for (at, block) in std::mem::take(blocks).into_iter().enumerate() {
        if holds(&found, at) { &mut outside.blocks } else { &mut *blocks }.push(block);
    }
    outside
}

/// Where the titles of parts begin that stand above the title of a sheet, with the lines between them.
pub(crate) fn above(blocks: &[Block], sheet: usize) -> usize {
    let Some(level) = blocks[sheet].level() else { return sheet };
    let cover = cut::cover_end(blocks);
    let mut found = (sheet, level);
    for at in (cover..sheet).rev() {
        match blocks[at].level() {
            Some(own) if own < found.1 && !may_be_cover(&blocks[at].text.plain()) => {
                found = (at, own);
            }
            None if blocks[at].is_paragraph() => {}
            _ => break,
        }
    }
    found.0
}

/// Whether one of the stretches, which are in order, has a block.
fn holds(found: &[(Range<usize>, Why)], at: usize) -> bool {
    let next = found.partition_point(|(range, _)| range.start <= at);
    next.checked_sub(1).is_some_and(|last| found[last].0.contains(&at))
}

impl Outside {
    /// Keeps its text among the remarks of the manifest.
    pub(crate) fn keep(self, log: &mut Log<'_>) {
        for block in self.blocks {
            let block = match block.shape {
                Shape::Part(part) => match manifest::flat(*part, log) {
                    Some(block) => block,
                    None => continue,
                },
                _ => block,
            };
            let said = manifest::said(&block);
            let text = start(&said);
            let told = match self.headings.get(&block.line) {
                Some(Why::Part) => text!("import-outside.part", text),
                Some(Why::Front) => text!("import-outside.front", text),
                Some(Why::End) => text!("import-outside.end", text),
                None => text!("import-outside", text),
            };
            log.doubt(block.line, told).without_place(said);
        }
    }
}

struct Text<'a> {
    blocks: &'a [Block],
    starts: &'a [Start],
    from: usize,
    patterns: &'a Patterns,
}

impl Text<'_> {
    /// The stretches that are of no sheet, in order.
    fn ranges(&self) -> Vec<(Range<usize>, Why)> {
        let mut found = self.fronts();
        found.extend(self.parts());
        found.extend(self.ends());
        found.sort_by_key(|(range, _)| range.start);
        found.dedup_by(|next, last| next.0.start < last.0.end);
        // Something must be left.
        let all = self.starts.iter().all(|start| holds(&found, start.at));
        if all { Vec::new() } else { found }
    }

    fn plain(&self, at: usize) -> String {
        self.blocks[at].text.plain()
    }

    fn level(&self, at: usize) -> Option<u8> {
        self.blocks[at].level()
    }

    fn is_start(&self, at: usize) -> bool {
        self.starts.binary_search_by_key(&at, |start| start.at).is_ok()
    }

    /// Where the sheet ends that a block is of, or would be.
    fn end(&self, at: usize) -> usize {
        let next = self.starts.get(self.starts.partition_point(|start| start.at <= at));
        next.map_or(self.blocks.len(), |start| start.at)
    }

    /// Whether a block is the heading of a section, or a sidebar.
    fn is_own(&self, at: usize) -> bool {
        match &self.blocks[at].shape {
            Shape::Part(part) => matches!(**part, Part::Sidebar(_)),
            _ => {
                let text = self.blocks[at].heads().then(|| self.blocks[at].text.short()).flatten();
                let section = |text: &str| {
                    self.patterns.recognise(text).is_some_and(|found| found.starts())
                        || self.patterns.is_viewpoint(text)
                };
                text.is_some_and(|text| self.patterns.is_sidebar(&text) || section(&text))
            }
        }
    }

    /// The level of the sheets' titles, where all of them share it, and none of their headings has it or a higher one.
    fn level_of_titles(&self) -> Option<u8> {
        let real = self.starts[self.fronts().len()..].iter().map(|start| start.at);
        let real: Vec<usize> = real.filter(|at| !self.is_above_sheet(*at)).collect();
        let level = self.level(*real.first()?)?;
        let shared = real.iter().all(|at| self.level(*at) == Some(level) || self.is_end(*at));
        let own = |at: &usize| self.level(*at).is_some() && self.is_own(*at) && !self.is_end(*at);
        let own: Vec<usize> = (*real.first()?..self.blocks.len()).filter(own).collect();
        let stray = own.iter().filter(|at| self.level(**at) <= Some(level)).count();
        (shared && stray * STRAY <= own.len()).then_some(level)
    }

    /// What comes before the sheets, each up to the next title: a preface is no sheet, whatever it has.
    fn fronts(&self) -> Vec<(Range<usize>, Why)> {
        let front = |at: usize| front::is_front(&self.plain(at));
        let fronts = self.starts.iter().take_while(|start| front(start.at));
        fronts.map(|start| (start.at..self.end(start.at), Why::Front)).collect()
    }

    /// Whether nothing but lines of text, and higher headings, stand between a heading and a title below it.
    fn is_above_sheet(&self, at: usize) -> bool {
        let Some(level) = self.level(at) else { return false };
        for next in at + 1..self.blocks.len() {
            match self.level(next) {
                Some(own) if own > level => {
                    return self.is_start(next) || self.is_above_sheet(next);
                }
                None if self.blocks[next].is_paragraph() && !self.is_own(next) => {}
                _ => return false,
            }
        }
        false
    }

    /// The parts' titles, each with what stands between it and the next sheet.
    fn parts(&self) -> Vec<(Range<usize>, Why)> {
        let (Some(level), Some(first)) = (self.level_of_titles(), self.starts.first()) else {
            return Vec::new();
        };
        let above = |at: &usize| {
            let section = |level| {
                let own = Head::of(level, &self.plain(*at), self.patterns).own;
                (own || self.is_own(*at)) && !self.is_end(*at) && !self.is_above_sheet(*at)
            };
            self.level(*at).is_some_and(|own| own < level && !section(own))
        };
        let first = if self.is_above_sheet(first.at) { self.end(first.at) } else { first.at };
        let mut tops: Vec<usize> = (first..self.blocks.len()).filter(above).collect();
        let named = |at: &usize| is_named(&self.plain(*at));
        let cover = self.from.max(cut::cover_end(self.blocks));
        let levels: BTreeSet<Option<u8>> =
            tops.iter().filter(|at| self.is_above_sheet(**at)).map(|at| self.level(*at)).collect();
        // On the cover it is a part's where others look so.
        let of_part = |at: &usize| {
            let own = levels.contains(&self.level(*at)) && !may_be_cover(&self.plain(*at));
            named(at) || own
        };
        let leads = (cover..first).find(|at| above(at) && self.is_above_sheet(*at) && of_part(at));
        tops.splice(0..0, leads);
        let is_top = |at: &usize| self.is_above_sheet(*at) && !self.is_own(*at);
        let all = tops.iter().all(|at| is_top(at) || self.is_end(*at));
        let parts = tops.iter().filter(|at| is_top(at)).count();
        let told = tops.iter().any(|at| named(at) && is_top(at));
        if !(told || all && parts >= SEVERAL && leads.is_some()) {
            return Vec::new();
        }
        let why = |at: usize| if self.is_end(at) { Why::End } else { Why::Part };
        tops.into_iter().map(|at| (at..self.sheet_after(at, level), why(at))).collect()
    }

    /// The first sheet below a part's title.
    fn sheet_after(&self, at: usize, level: u8) -> usize {
        let next = self.starts.partition_point(|start| start.at <= at);
        let sheet = |start: &&Start| self.level(start.at) == Some(level);
        self.starts[next..].iter().find(sheet).map_or(self.blocks.len(), |start| start.at)
    }

    /// What ends the annex, each up to the next sheet: a title that no sheet has, once, without sections below it.
    fn ends(&self) -> Vec<(Range<usize>, Why)> {
        let Some(first) = self.starts.iter().find(|start| !self.is_end(start.at)) else {
            return Vec::new();
        };
        let level = self.level_of_titles();
        let title =
            |at: usize| self.is_start(at) || self.level(at).is_some_and(|own| Some(own) <= level);
        let mut seen: HashMap<String, usize> = HashMap::new();
        for at in (0..self.blocks.len()).filter(|at| self.is_end(*at)) {
            *seen.entry(fold(&self.plain(at))).or_default() += 1;
        }
        let bare = |at: usize| (at + 1..self.end(at)).all(|at| !self.is_own(at) || self.is_end(at));
        let alone = |at: usize| seen.get(&fold(&self.plain(at))) == Some(&1);
        let ends = (first.at + 1..self.blocks.len())
            .filter(|at| self.is_end(*at) && title(*at) && bare(*at) && alone(*at));
        let ends: Vec<usize> = ends.collect();
        let end = |n: usize| ends.get(n + 1).map_or(usize::MAX, |next| *next);
        let range = |(n, at): (usize, &usize)| (*at..self.end(*at).min(end(n)), Why::End);
        ends.iter().enumerate().map(range).collect()
    }

    fn is_end(&self, at: usize) -> bool {
        self.blocks[at].heads() && front::is_end(&self.plain(at))
    }
}

/// Whether a heading may be the title of a part, of what stands before the sheets or after them, or of the cover.
pub(crate) fn may_be(text: &str) -> bool {
    is_named(text) || may_be_cover(text) || front::is_end(text)
}

/// Whether a title says that it is a part's: « Première partie : Habiter », « Axe 2 ».
pub(crate) fn is_named(text: &str) -> bool {
    let words = folded_words(text);
    let counts = |word: &String| {
        let roman = || word.chars().all(|c| matches!(c, 'i' | 'v' | 'x'));
        word.len() <= 4 && (word.bytes().all(|byte| byte.is_ascii_digit()) || roman())
    };
    let ordinal = |word: &String| {
        word.ends_with("ieme")
            || matches!(word.as_str(), "premiere" | "seconde" | "derniere")
            || word.starts_with(|c: char| c.is_ascii_digit())
    };
    match words.as_slice() {
        [name, number, ..] if NAMES.contains(&name.as_str()) => counts(number),
        [number, name, ..] if name == "partie" => ordinal(number),
        _ => false,
    }
}

/// Whether a heading may be of the cover: the guide, or the collection itself.
fn may_be_cover(text: &str) -> bool {
    let words = folded_words(text);
    let cover = ["annexe", "annexes", "guide", "recueil"];
    words.iter().any(|word| cover.contains(&word.as_str())) || front::is_front(text)
}
