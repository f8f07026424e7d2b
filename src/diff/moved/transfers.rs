//! Sentences that stand in another part of the sheet now, or in another sheet: gone from one text and new in another one,
//! word for word. They are marked in both; the texts around them stay where they are.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};

use super::places::{Moved, Places};
use crate::diff::count::summary::PartChange;
use crate::diff::forms::reshaped::Reshaped;
use crate::diff::structure::blocks::text;
use crate::diff::structure::pieces::by_points_mut;
use crate::diff::text::letters::{folded, unended};
use crate::diff::text::spans::spans;
use crate::diff::text::units::{changed, is_prose, units};
use crate::diff::{Content, SheetChange, Side};
use crate::sheet::{Block, BlockChange, Change, Mark, Run, Runs, each_in, plain};

/// The least words of a sentence that is known again in another text of its part.
const NEAR_WORDS: usize = 3;
/// The same in another part, where others say it, too.
const WORDS: usize = 6;
/// The same in another sheet.
const FAR_WORDS: usize = 8;

/// A sentence that one version alone has in its text.
struct Sentence {
    said: String,
    words: usize,
    /// The place of its sheet, and of its part in the sheet.
    sheet: usize,
    part: usize,
    /// The place of its text in the sheet.
    text: usize,
    /// The whole text, where one version alone has it.
    whole: Option<String>,
}

impl Sentence {
    /// Whether another one is at the same place: in this text, or in one that is the same throughout, and not what moved.
    fn stays(&self, other: &Self) -> bool {
        self.text == other.text || self.whole.is_some() && self.whole == other.whole
    }
}

/// The sentences to be marked in the texts of a sheet, by their places.
type Marks = BTreeMap<usize, Vec<(Side, String)>>;

/// Marks those that went from one text of a sheet to another: within a part first, then from one part to another.
pub(super) fn follow(content: &mut Content) {
    let near = Reach { least: NEAR_WORDS, twice: 0, within: |it| it.part, same: Sentence::stays };
    let far =
        Reach { least: NEAR_WORDS, twice: WORDS, within: |_| 0, same: |a, b| a.part == b.part };
    for (reach, reshaped) in [(near, false), (far, true)] {
        let mut found = [Vec::new(), Vec::new()];
        collect(content, 0, reshaped, &mut found);
        let mut marks = Marks::new();
        for (gone, come) in pairs(&found, reach) {
            marks.entry(gone.text).or_default().push((Side::Old, gone.said.clone()));
            marks.entry(come.text).or_default().push((Side::New, come.said.clone()));
        }
        mark(content, &marks, reshaped);
    }
}

/// Marks those that went from one sheet to another: from which, and to which, by their places.
pub(crate) fn between(sheets: &mut [SheetChange]) -> Vec<(usize, usize)> {
    let mut found = [Vec::new(), Vec::new()];
    for (at, sheet) in sheets.iter_mut().enumerate() {
        collect(&mut sheet.content, at, true, &mut found);
    }
    let reach =
        Reach { least: FAR_WORDS, twice: 0, within: |_| 0, same: |a, b| a.sheet == b.sheet };
    let mut marks: BTreeMap<usize, Marks> = BTreeMap::new();
    let mut ways = Vec::new();
    for (gone, come) in pairs(&found, reach) {
        ways.push((gone.sheet, come.sheet));
        for (side, it) in [(Side::Old, gone), (Side::New, come)] {
            let marks = marks.entry(it.sheet).or_default();
            marks.entry(it.text).or_default().push((side, it.said.clone()));
        }
    }
    for (at, marks) in marks {
        mark(&mut sheets[at].content, &marks, true);
    }
    ways
}

/// How far sentences are followed.
#[derive(Clone, Copy)]
struct Reach {
    /// The least words of one that is known again.
    least: usize,
    /// The same of one that is gone, or has come, at several places: which one it is, nobody knows.
    twice: usize,
    /// What both its ends are in.
    within: fn(&Sentence) -> usize,
    /// Whether both places are one.
    same: fn(&Sentence, &Sentence) -> bool,
}

/// Which sentence that is gone is which new one at another place, each once. What is at one place in both versions is
/// none of them.
fn pairs(
    [gone, come]: &[Vec<Sentence>; 2],
    Reach { least, twice, within, same }: Reach,
) -> Vec<(&Sentence, &Sentence)> {
    let key = |it: &'_ Sentence| (within(it), it.said.clone());
    let once = |all: &[Sentence], it: &Sentence| {
        it.words >= twice || all.iter().filter(|other| other.said == it.said).count() == 1
    };
    let known = |it: &&Sentence| it.words >= least;
    let mut free: HashMap<(usize, String), Vec<&Sentence>> = HashMap::new();
    for it in come.iter().filter(known).filter(|it| once(come, it)) {
        free.entry(key(it)).or_default().push(it);
    }
    let mut left = Vec::new();
    for it in gone.iter().filter(known).filter(|it| once(gone, it)) {
        let Some(others) = free.get_mut(&key(it)) else { continue };
        match others.iter().position(|other| same(it, other)) {
            Some(at) => drop(others.remove(at)),
            None => left.push(it),
        }
    }
    let mut take = |it: &Sentence| {
        let others = free.get_mut(&key(it))?;
        let at = others.iter().position(|other| !same(it, other))?;
        Some(others.remove(at))
    };
    left.into_iter().filter_map(|it| Some((it, take(it)?))).collect()
}

/// Adds the sentences that one version alone has in their texts, of the old one and of the new one.
fn collect(content: &mut Content, sheet: usize, reshaped: bool, found: &mut [Vec<Sentence>; 2]) {
    let mut text = 0;
    each_text(content, reshaped, &mut |part, runs| {
        text += 1;
        if !changed(runs) {
            return;
        }
        let alone = runs.iter().all(|run| run.change.is_some_and(|it| !it.is_move()));
        let whole = alone.then(|| folded(&plain(runs)).into_owned());
        let [old, mut new] = [Side::Old, Side::New].map(|side| spans(runs, side));
        let (mut kept, mut gone) = (Vec::new(), Vec::new());
        for span in old {
            match new.iter().position(|other| other.said == span.said) {
                Some(at) => kept.push(new.remove(at)),
                None => gone.push(span),
            }
        }
        for (found, spans) in found.iter_mut().zip([gone, new]) {
            found.extend(spans.into_iter().filter(|it| it.alone && it.words >= NEAR_WORDS).map(
                |it| Sentence {
                    said: it.said,
                    words: it.words,
                    sheet,
                    part,
                    text,
                    whole: whole.clone(),
                },
            ));
        }
    });
}

fn mark(content: &mut Content, marks: &Marks, reshaped: bool) {
    if marks.is_empty() {
        return;
    }
    let mut text = 0;
    each_text(content, reshaped, &mut |_, runs| {
        text += 1;
        for (side, said) in marks.get(&text).into_iter().flatten() {
            let spans = spans(runs, *side);
            if let Some(span) = spans.iter().find(|it| it.alone && it.said == *said) {
                *runs = span.moved(runs, *side);
            }
        }
    });
}

/// Hands over the paragraphs of what did not move as a whole, with the places of their parts; what only has another form
/// in its part is among them, or not.
fn each_text(content: &mut Content, reshaped: bool, visit: &mut impl FnMut(usize, &mut Runs)) {
    let stays = |mark: Option<Mark>| !mark.is_some_and(is_moved);
    let fields = content.sidebar.iter_mut().filter(|it| stays(it.mark)).map(|it| &mut it.blocks);
    let sections = content.sections.iter_mut().filter(|it| stays(it.mark));
    let sections = sections.map(|it| &mut it.blocks);
    let [lead, body, credits] =
        [&mut content.lead, &mut content.body, &mut content.credits].map(std::iter::once);
    let parts = lead.chain(fields).chain(body).chain(sections).chain(credits);
    for (part, blocks) in parts.enumerate() {
        texts(blocks, reshaped, &mut |runs| visit(part, runs));
    }
}

fn texts(blocks: &mut [Block], reshaped: bool, visit: &mut impl FnMut(&mut Runs)) {
    let known = if reshaped { Reshaped::default() } else { Reshaped::find(blocks) };
    for (at, block) in blocks.iter_mut().enumerate().filter(|(at, _)| !known.has(*at)) {
        match by_points_mut(block) {
            Block::Marked(it) if is_moved(it.mark) => {}
            Block::Marked(it) => texts(std::slice::from_mut(&mut it.block), reshaped, visit),
            Block::Paragraph { runs, .. } => visit(runs),
            Block::List { items, .. } => {
                let items = items.iter_mut().enumerate();
                let items = items.filter(|(point, _)| !known.has_point(at, *point));
                items.for_each(|(_, item)| texts(item, reshaped, visit));
            }
            Block::Quote { blocks }
            | Block::Statement { blocks }
            | Block::Callout { blocks, .. } => texts(blocks, reshaped, visit),
            Block::Heading { .. } | Block::Picture(_) => {}
        }
    }
}

/// Hands over the sentences of blocks that moved by themselves, at this end, those that moved together.
pub(crate) fn each_moved(blocks: &[Block], side: Side, visit: &mut impl FnMut(Vec<String>)) {
    for block in blocks {
        match block {
            Block::Marked(it) if is_moved(it.mark) => {}
            Block::Marked(it) => each_moved(std::slice::from_ref(&it.block), side, visit),
            Block::Paragraph { runs, .. } => of(runs, side).into_iter().for_each(&mut *visit),
            Block::List { items, .. } => {
                items.iter().for_each(|item| each_moved(item, side, visit));
            }
            Block::Quote { blocks }
            | Block::Statement { blocks }
            | Block::Callout { blocks, .. } => each_moved(blocks, side, visit),
            Block::Heading { .. } | Block::Picture(_) => {}
        }
    }
}

/// The sentences of a text that moved, at this end, without the marks behind them; those that follow each other together.
pub(crate) fn of(runs: &[Run], side: Side) -> Vec<Vec<String>> {
    let is = |run: &Run| run.change == Some(side.moved());
    if !runs.iter().any(is) {
        return Vec::new();
    }
    let own: Runs = runs.iter().filter(|run| side.has_run(run)).cloned().collect();
    let moved = own.chunk_by(|a, b| is(a) == is(b)).filter(|chunk| chunk.first().is_some_and(is));
    let prose = is_prose(runs);
    let said = |chunk: &[Run]| {
        let all = units(chunk, side, prose);
        all.iter().map(|it| unended(it).to_owned()).collect()
    };
    moved.map(said).collect()
}

pub(crate) const fn is_moved(mark: Mark) -> bool {
    matches!(mark.change, BlockChange::MovedAway | BlockChange::MovedHere)
}

/// Whether every word of blocks is in sentences that moved.
pub(crate) fn all(blocks: &[Block]) -> bool {
    let mut all = true;
    each_in(blocks, &mut |runs| {
        let stays = |run: &Run| !run.change.is_some_and(Change::is_move);
        all &= !runs.iter().any(|run| stays(run) && !run.text.trim().is_empty());
    });
    all && !text(blocks).trim().is_empty()
}

impl PartChange {
    /// A text without the sentences that moved; those that came here are counted.
    pub(crate) fn without_moved<'a>(
        &mut self,
        runs: &'a [Run],
        places: &Places<'_>,
    ) -> Cow<'a, [Run]> {
        if !runs.iter().any(|run| run.change.is_some_and(Change::is_move)) {
            return Cow::Borrowed(runs);
        }
        let gone = of(runs, Side::Old);
        // How many sentences each passage has that moved within the part.
        let mut passages: Vec<usize> = Vec::new();
        for group in of(runs, Side::New) {
            let mut last = None;
            for sentence in group {
                let here = gone.iter().enumerate().find_map(|(nth, group)| {
                    Some((nth, group.iter().position(|it| *it == sentence)?))
                });
                let moved =
                    here.map_or_else(|| places.moved(&sentence), |at| Some(Moved::Near(at)));
                match (&moved, places.presented(&sentence)) {
                    (Some(Moved::Near(_)), [None, Some(kind)]) => self.presented(kind).added += 1,
                    (Some(Moved::Near(_)), [Some(kind), None]) => self.presented(kind).removed += 1,
                    (Some(Moved::Near(_)), _) if places.is_parted(&sentence) => {}
                    // Those that follow each other at both ends are one passage.
                    (Some(Moved::Near((nth, at))), _) => {
                        let goes_on =
                            last.is_some() && last == at.checked_sub(1).map(|at| (*nth, at));
                        match passages.last_mut().filter(|_| goes_on) {
                            Some(count) => *count += 1,
                            None => passages.push(1),
                        }
                        last = Some((*nth, *at));
                    }
                    (Some(Moved::Far(part)), _) => {
                        self.sentences_moved += 1;
                        self.sentence_origins.push(part.clone());
                    }
                    // One that came from another sheet is told of the sheet.
                    (None, _) => {}
                }
            }
        }
        let lines = runs.iter().any(|run| run.line_break) && !is_prose(runs);
        for count in passages {
            match lines {
                true => *self.shifted(true) += count,
                false if count == 1 => *self.shifted(false) += 1,
                false => self.moved += 1,
            }
        }
        let stays = |run: &&Run| !run.change.is_some_and(Change::is_move);
        Cow::Owned(runs.iter().filter(stays).cloned().collect())
    }
}
