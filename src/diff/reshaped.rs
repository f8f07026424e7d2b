//! Passages that keep all their words, or most of them, in another form: paragraphs that are a list now, a heading of
//! another level.

use std::ops::Range;

use super::blocks::text;
use super::candidates::candidates;
use super::places::Places;
use super::recast::Recast;
use super::{Content, Side, numbered};
use crate::sheet::{Block, BlockChange, Mark, Marked};

/// The passages of a sequence of blocks that have another form.
#[derive(Debug, Default)]
pub(super) struct Reshaped {
    passages: Vec<Passage>,
    /// Points of a list that are a list of their own in the other version, beside it.
    points: Vec<Points>,
}

/// A passage that has another form.
#[derive(Debug)]
pub(super) struct Passage {
    /// The old blocks and the new ones that it is made of, by their places.
    places: [Vec<usize>; 2],
    /// Both versions, where its words are not the same.
    pub(super) recast: Option<Recast>,
}

#[derive(Debug)]
struct Points {
    /// The place of the list of their own.
    whole: usize,
    /// The place of the list that they stand in.
    list: usize,
    points: Range<usize>,
}

impl Reshaped {
    /// Finds them: where blocks that are gone and blocks that are new follow each other.
    pub(super) fn find(blocks: &[Block]) -> Self {
        let mut found = Self::default();
        let mut at = 0;
        for run in blocks.chunk_by(|a, b| is_whole(a) == is_whole(b)) {
            let places = at..at + run.len();
            at += run.len();
            let with = |change| {
                places.clone().filter(|it| end(&blocks[*it]) == Some(change)).collect::<Vec<_>>()
            };
            let ends = [BlockChange::Deleted, BlockChange::Inserted].map(with);
            if ends.iter().all(|places| !places.is_empty()) {
                found.find_in(blocks, &ends);
            }
        }
        for place in 0..blocks.len() {
            found.points_of(blocks, place);
        }
        found
    }

    /// Finds them among blocks that are gone and blocks that are new: those that have the same words first, as a whole,
    /// one by one, one that is several; then those with most of them, the most alike first.
    fn find_in(&mut self, blocks: &[Block], [gone, come]: &[Vec<usize>; 2]) {
        if self.pair(blocks, gone, come) {
            return;
        }
        let candidates = candidates(blocks, gone, come);
        for [old, new] in &candidates {
            self.pair(blocks, old, new);
        }
        let at = |places: &[usize]| places.iter().map(|it| &blocks[*it]).collect::<Vec<_>>();
        let mut found = Vec::new();
        for places in candidates {
            let [old, new] = &places;
            if places.iter().flatten().all(|place| !self.has(*place))
                && let Some(recast) = Recast::of(&at(old), &at(new))
            {
                found.push((places, recast));
            }
        }
        found.sort_by(|(_, a), (_, b)| b.likeness.total_cmp(&a.likeness));
        for (places, recast) in found {
            if places.iter().flatten().all(|place| !self.has(*place)) {
                self.passages.push(Passage { places, recast: Some(recast) });
            }
        }
    }

    /// How many passages have the same words.
    pub(super) fn unchanged(&self) -> usize {
        self.passages.iter().filter(|it| it.recast.is_none()).count() + self.points.len()
    }

    /// Those that have other words, too.
    pub(super) fn recasts(&self) -> impl Iterator<Item = &Recast> {
        self.passages.iter().filter_map(|it| it.recast.as_ref())
    }

    /// The passage that is told at a place, where its new version begins: with other words, or the same.
    pub(super) fn told_at(&self, place: usize) -> Option<Option<&Recast>> {
        let passage = self.passages.iter().find(|it| it.places[1].first() == Some(&place));
        let points = || self.points.iter().any(|it| it.whole == place).then_some(None);
        passage.map(|it| it.recast.as_ref()).or_else(points)
    }

    /// Whether the block at a place is part of one.
    pub(super) fn has(&self, place: usize) -> bool {
        let parts = self.passages.iter().flat_map(|it| &it.places);
        parts.into_iter().any(|places| places.contains(&place))
            || self.points.iter().any(|it| it.whole == place)
    }

    /// Whether a point of the list at a place is part of one.
    pub(super) fn has_point(&self, place: usize, point: usize) -> bool {
        self.points.iter().any(|it| it.list == place && it.points.contains(&point))
    }

    /// Takes a list for a passage that has the same words as points that the list beside it lost, or got.
    fn points_of(&mut self, blocks: &[Block], whole: usize) {
        let (Some(change), false) = (end(&blocks[whole]), self.has(whole)) else { return };
        let said = words(&blocks[whole..=whole]);
        let ordered = is_ordered(&blocks[whole]);
        let beside = [whole.checked_sub(1), Some(whole + 1)].into_iter().flatten();
        for list in beside {
            let Some(Block::List { items, ordered: other, .. }) = blocks.get(list) else {
                continue;
            };
            if said.is_empty() || ordered != Some(!other) {
                return;
            }
            let alone = |item: &Vec<Block>| {
                let other = |block: &Block| end(block).is_some_and(|it| it != change);
                !item.is_empty() && item.iter().all(other)
            };
            for from in 0..items.len() {
                let taken = items[from..].iter().take_while(|item| alone(item));
                let mut rest = said.as_slice();
                let mut to = from;
                for item in taken {
                    let Some(after) = rest.strip_prefix(words(item).as_slice()) else { break };
                    (rest, to) = (after, to + 1);
                }
                if rest.is_empty() {
                    self.points.push(Points { whole, list, points: from..to });
                    return;
                }
            }
        }
    }

    /// Takes old blocks and new ones for a passage, where they say the same.
    fn pair(&mut self, blocks: &[Block], old: &[usize], new: &[usize]) -> bool {
        let free = old.iter().chain(new).all(|place| !self.has(*place));
        let at = |places: &[usize]| places.iter().map(|it| &blocks[*it]).collect::<Vec<_>>();
        let said = words(at(old));
        let same = free
            && !said.is_empty()
            && said == words(at(new))
            && !numbered::differ(&at(old), &at(new));
        if same {
            self.passages.push(Passage { places: [old.to_vec(), new.to_vec()], recast: None });
        }
        same
    }
}

/// Marks them as what moved is marked, for readers that are not to take their words for gone and new.
pub(crate) fn mark(content: &mut Content) {
    let mut mate = Places::of(content).last_mate();
    let fields = content.sidebar.iter_mut().map(|field| &mut field.blocks);
    let sections = content.sections.iter_mut().map(|section| &mut section.blocks);
    let parts = [&mut content.lead, &mut content.body, &mut content.credits];
    for blocks in parts.into_iter().chain(fields).chain(sections) {
        mark_in(blocks, &mut mate);
    }
}

fn mark_in(blocks: &mut [Block], mate: &mut usize) {
    // Of those in lists and call-outs first: what is whole in one version has none inside.
    for block in &mut *blocks {
        match block {
            Block::List { items, .. } => items.iter_mut().for_each(|item| mark_in(item, mate)),
            Block::Quote { blocks }
            | Block::Statement { blocks }
            | Block::Callout { blocks, .. } => mark_in(blocks, mate),
            _ => {}
        }
    }
    let found = Reshaped::find(blocks);
    for Passage { places, recast } in found.passages {
        *mate += 1;
        for (side, places) in [Side::Old, Side::New].into_iter().zip(places) {
            for (nth, place) in places.iter().enumerate() {
                // Told at the first one of each version.
                mark_end(&mut blocks[*place], side, (nth == 0).then_some(*mate));
            }
            if let Some(recast) = &recast {
                recast.end(side, blocks, &places);
            }
        }
    }
    for Points { whole, list, points } in found.points {
        *mate += 1;
        let (own, other) = match end(&blocks[whole]) {
            Some(BlockChange::Deleted) => (Side::Old, Side::New),
            _ => (Side::New, Side::Old),
        };
        mark_end(&mut blocks[whole], own, Some(*mate));
        if let Block::List { items, .. } = &mut blocks[list] {
            for (nth, block) in items[points].iter_mut().flatten().enumerate() {
                mark_end(block, other, (nth == 0).then_some(*mate));
            }
        }
    }
}

fn mark_end(block: &mut Block, side: Side, mate: Option<usize>) {
    let taken = side.plain().block(block).into_iter().next();
    if let Some(whole) = taken.and_then(|it| side.end().block(&it).into_iter().next()) {
        let mark = Mark { mate, ..Mark::of(side.moved().into()) };
        *block = Block::Marked(Box::new(Marked { mark, block: whole }));
    }
}

/// Whether one version alone has a block, be it a picture.
fn is_whole(block: &Block) -> bool {
    use BlockChange::{Deleted, Inserted};
    matches!(block, Block::Marked(it) if matches!(it.mark.change, Deleted | Inserted))
}

/// Whether a list has numbers; none of what is no list.
fn is_ordered(block: &Block) -> Option<bool> {
    match block {
        Block::Marked(marked) => is_ordered(&marked.block),
        Block::List { ordered, .. } => Some(*ordered),
        _ => None,
    }
}

/// What became of a block that is whole in one version alone. Pictures are known by more than their words.
fn end(block: &Block) -> Option<BlockChange> {
    match block {
        Block::Marked(marked) if !matches!(marked.block, Block::Picture(_)) => {
            let change = marked.mark.change;
            matches!(change, BlockChange::Deleted | BlockChange::Inserted).then_some(change)
        }
        _ => None,
    }
}

/// The words of blocks, in order. Sentences that become points of a list begin and end otherwise: capitals at the start
/// of words and the marks behind them make no difference.
pub(super) fn words<'a>(blocks: impl IntoIterator<Item = &'a Block>) -> Vec<String> {
    let texts = blocks.into_iter().map(|block| text(std::slice::from_ref(block)));
    texts.flat_map(|text| text.split_whitespace().filter_map(word).collect::<Vec<_>>()).collect()
}

/// A word as it may stand anywhere; none where there is only a mark.
fn word(written: &str) -> Option<String> {
    let word = written.trim_end_matches(['.', ',', ';', ':', '!', '?', '…', '–', '—']);
    let mut letters = word.chars();
    let first = letters.next()?;
    Some(first.to_lowercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::mark;
    use crate::diff::{Content, Places, Side};
    use crate::message::text;
    use crate::sheet::{Block, BlockChange, Change, Run};

    fn paragraph(text: &str) -> Block {
        Block::paragraph(vec![Run { text: text.to_owned(), ..Run::default() }])
    }

    fn content(body: Vec<Block>) -> Content {
        Content { body, ..Content::default() }
    }

    #[test]
    fn what_only_has_another_form_is_marked_as_moved_and_says_so() {
        let texts = ["Ouvrir la boutique.", "Planter des arbres."].map(paragraph);
        let items = texts.iter().map(|item| vec![item.clone()]).collect();
        let old = content(texts.to_vec());
        let new = content(vec![Block::List { ordered: false, start: 1, items }]);
        let mut both = Content::merge(&old, &new);
        mark(&mut both);
        let marked = |block: &Block| match block {
            Block::Marked(marked) => Some(marked.mark),
            _ => None,
        };
        let marks: Vec<_> = both.body.iter().filter_map(marked).collect();
        let changes: Vec<_> = marks.iter().map(|mark| mark.change).collect();
        use BlockChange::{MovedAway, MovedHere};
        assert_eq!(changes, [MovedAway, MovedAway, MovedHere]);
        assert_eq!([Side::Old.of(&both), Side::New.of(&both)], [old, new]);
        // Told once at each end.
        let places = Places::of(&both);
        let labels: Vec<_> = marks.iter().map(|mark| places.label(*mark)).collect();
        let told = Some(text!("diff-shown-otherwise"));
        assert_eq!(labels, [told.clone(), None, told]);
    }

    #[test]
    fn what_has_other_words_too_keeps_both_versions_and_only_they_are_gone_and_new() {
        let list = |ordered, items: &[&str]| {
            let items = items.iter().map(|item| vec![paragraph(item)]).collect();
            Block::List { ordered, start: 1, items }
        };
        let title = |text: &str| Some(vec![Run::text(text)]);
        let [first, second] = ["Ouvrir une boutique au village.", "Planter des arbres."];
        let edited = "Ouvrir une épicerie au village.";
        for (old, new, gone, come) in [
            (
                list(false, &[first, second]),
                list(true, &[edited, second]),
                "boutique ",
                "épicerie ",
            ),
            (
                paragraph(first),
                Block::Quote { blocks: vec![paragraph(edited)] },
                "boutique ",
                "épicerie ",
            ),
            (
                Block::Callout {
                    title: title("À noter"),
                    blocks: vec![list(false, &[first, second])],
                },
                list(false, &[second, first]),
                "À noter",
                "",
            ),
        ] {
            let (old, new) = (content(vec![old]), content(vec![new]));
            let mut both = Content::merge(&old, &new);
            mark(&mut both);
            assert_eq!([Side::Old.of(&both), Side::New.of(&both)], [old, new]);
            let mut found = [String::new(), String::new()];
            both.each_text(&mut |runs| {
                for run in runs {
                    match run.change {
                        Some(Change::Deleted) => found[0].push_str(&run.text),
                        Some(Change::Inserted) => found[1].push_str(&run.text),
                        _ => {}
                    }
                }
            });
            assert_eq!(found, [gone, come]);
        }
    }
}
