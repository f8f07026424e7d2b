//! Passages that keep all their words, or most of them, in another form: paragraphs that are a list now, a heading of
//! another level.

use super::numbered;
use super::recast::Recast;
use super::shapes::Shape;
use crate::diff::moved::places::Places;
use crate::diff::structure::align::LIKE;
use crate::diff::structure::blocks::text;
use crate::diff::structure::candidates::candidates;
use crate::diff::structure::passages::{Piece, runs};
use crate::diff::structure::pieces::by_points_mut;
use crate::diff::text::letters::folded;
use crate::diff::text::words::merge_paragraphs;
use crate::diff::{Content, Side};
use crate::sheet::{Block, Mark, Marked, Run, Runs, each_in, plain};

/// The passages of a sequence of blocks that have another form.
#[derive(Debug, Default)]
pub(crate) struct Reshaped {
    passages: Vec<Passage>,
}

/// A passage that has another form.
#[derive(Debug)]
struct Passage {
    /// What it is made of, in the old version and in the new one.
    pieces: [Vec<Piece>; 2],
    /// Both versions, where its words are not the same.
    recast: Option<Recast>,
    /// Both in one text, where its words are the same and their capitals or marks are not.
    marks: Option<Runs>,
}

impl Reshaped {
    /// Finds them: where something that is gone and something that is new follow each other.
    pub(crate) fn find(blocks: &[Block]) -> Self {
        let mut found = Self::default();
        runs(blocks).iter().for_each(|[gone, come]| found.find_in(gone, come));
        found
    }

    /// Finds them among what is gone and what is new: those that have the same words first, as a whole, one by one, one
    /// that is several; then those with most of them, the most alike first.
    fn find_in(&mut self, gone: &[Piece], come: &[Piece]) {
        let all = [gone, come].map(|pieces| pieces.iter().collect::<Vec<_>>());
        if gone.is_empty() || come.is_empty() || self.pair(&all) {
            return;
        }
        let candidates = candidates(gone, come);
        for pieces in &candidates {
            self.pair(pieces);
        }
        let mut found = Vec::new();
        for pieces in candidates {
            let [old, new] = pieces.each_ref().map(|pieces| blocks(pieces));
            if self.are_free(&pieces)
                && let Some(recast) = Recast::of(&old, &new)
            {
                found.push((pieces, recast));
            }
        }
        found.sort_by(|(_, a), (_, b)| b.likeness.total_cmp(&a.likeness));
        for (pieces, recast) in found {
            if self.are_free(&pieces) {
                self.add(&pieces, Some(recast));
            }
        }
        self.headings(gone, come);
    }

    /// Headings of another level that have other words, too: the most alike first, and one right in the place of another
    /// whatever it says.
    fn headings(&mut self, gone: &[Piece], come: &[Piece]) {
        let [olds, news] = [gone, come].map(|pieces| pieces.iter().filter(|it| it.is_heading()));
        let mut found = Vec::new();
        for old in olds {
            for new in news.clone() {
                let Some(recast) = Recast::of_headings(&old.block, &new.block) else { continue };
                if recast.likeness >= LIKE || new.place == old.place + 1 {
                    found.push(([vec![old], vec![new]], recast));
                }
            }
        }
        found.sort_by(|(_, a), (_, b)| b.likeness.total_cmp(&a.likeness));
        for (pieces, recast) in found {
            if self.are_free(&pieces) {
                self.add(&pieces, Some(recast));
            }
        }
    }

    /// Takes what is gone and what is new for a passage, where they say the same.
    fn pair(&mut self, pieces: &[Vec<&Piece>; 2]) -> bool {
        let [old, new] = pieces.each_ref().map(|pieces| blocks(pieces));
        let said = words(old.iter().copied());
        // Points of a list that are a list of the same kind have no other form.
        let of_lists = pieces.iter().flatten().any(|piece| piece.point.is_some());
        let same = self.are_free(pieces)
            && !said.is_empty()
            && said == words(new.iter().copied())
            && !numbered::differ(&old, &new)
            && !(of_lists && Recast::shares_kinds(&old, &new));
        if same {
            self.add(pieces, None);
        }
        same
    }

    fn add(&mut self, pieces: &[Vec<&Piece>; 2], recast: Option<Recast>) {
        let [old, new] = pieces.each_ref().map(|pieces| blocks(pieces));
        let marks = if recast.is_none() { marks(&old, &new) } else { None };
        let pieces = pieces.each_ref().map(|all| all.iter().copied().cloned().collect());
        self.passages.push(Passage { pieces, recast, marks });
    }

    fn are_free(&self, pieces: &[Vec<&Piece>; 2]) -> bool {
        pieces.iter().flatten().all(|it| !self.taken().any(|taken| taken.is_at(it.place, it.point)))
    }

    fn taken(&self) -> impl Iterator<Item = &Piece> {
        self.passages.iter().flat_map(|it| it.pieces.iter().flatten())
    }

    /// Whether there is any.
    pub(crate) fn is_some(&self) -> bool {
        !self.passages.is_empty()
    }

    /// How many passages have the same words: those that are the same to the letter, and those with other capitals or marks.
    pub(crate) fn unchanged(&self) -> [usize; 2] {
        let same = |marks: bool| {
            let is = |it: &&Passage| it.recast.is_none() && it.marks.is_some() == marks;
            self.passages.iter().filter(is).count()
        };
        [same(false), same(true)]
    }

    /// How each of them was presented and is now, where there is a name for it.
    pub(crate) fn shapes(&self) -> impl Iterator<Item = Shape> {
        // What became of the level of a heading is told with its words.
        let passages =
            self.passages.iter().filter(|it| !it.recast.as_ref().is_some_and(|it| it.level));
        passages.filter_map(|it| Shape::of(&it.pieces[0], &it.pieces[1]))
    }

    /// Those that have other words, too.
    pub(crate) fn recasts(&self) -> impl Iterator<Item = &Recast> {
        self.passages.iter().filter_map(|it| it.recast.as_ref())
    }

    /// The passages that are told at a place, where their new version begins: with other words, or the same.
    pub(crate) fn told_at(&self, place: usize) -> impl Iterator<Item = Told<'_>> {
        self.passages.iter().filter_map(move |it| {
            let first = it.pieces[1].first().filter(|first| first.place == place)?;
            Some(match (&it.recast, &it.marks) {
                (Some(recast), _) => Told::Recast(&first.block, recast),
                (None, Some(runs)) => Told::Marks(runs),
                (None, None) => Told::Same(&first.block),
            })
        })
    }

    /// Whether the block at a place is part of one.
    pub(crate) fn has(&self, place: usize) -> bool {
        self.taken().any(|piece| piece.is_at(place, None))
    }

    /// Whether a point of the list at a place is part of one.
    pub(crate) fn has_point(&self, place: usize, point: usize) -> bool {
        self.taken().any(|piece| piece.is_at(place, Some(point)))
    }
}

/// What there is to show of a passage: the first block of its new version, what changed in it.
pub(crate) enum Told<'a> {
    /// It is the same to the letter.
    Same(&'a Block),
    /// It has other capitals or marks.
    Marks(&'a [Run]),
    /// It has other words.
    Recast(&'a Block, &'a Recast),
}

/// Both versions of what has the same words in one text; none where they are the same to the letter.
fn marks(old: &[&Block], new: &[&Block]) -> Option<Runs> {
    let [old, new] = [(old, Side::Old), (new, Side::New)].map(|(blocks, side)| {
        let blocks: Vec<Block> = blocks.iter().flat_map(|it| side.plain().block(it)).collect();
        let mut texts = Vec::new();
        each_in(&blocks, &mut |runs| texts.push(runs.to_vec()));
        texts
    });
    let spelled = |texts: &[Runs]| {
        let text: String = texts.iter().flat_map(|runs| [plain(runs), " ".to_owned()]).collect();
        let text = folded(&text);
        text.split_whitespace().map(str::to_owned).collect::<Vec<_>>()
    };
    (spelled(&old) != spelled(&new)).then(|| {
        let [old, new] = [&old, &new].map(|it| it.iter().map(Vec::as_slice).collect::<Vec<_>>());
        merge_paragraphs(&old, &new)
    })
}

fn blocks<'a>(pieces: &[&'a Piece]) -> Vec<&'a Block> {
    pieces.iter().map(|piece| &piece.block).collect()
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
        match by_points_mut(block) {
            Block::List { items, .. } => items.iter_mut().for_each(|item| mark_in(item, mate)),
            Block::Quote { blocks }
            | Block::Statement { blocks }
            | Block::Callout { blocks, .. } => mark_in(blocks, mate),
            _ => {}
        }
    }
    for Passage { pieces, recast, .. } in Reshaped::find(blocks).passages {
        *mate += 1;
        for (side, pieces) in [Side::Old, Side::New].into_iter().zip(pieces) {
            // Told at the first one of each version.
            let mut told = Some(*mate);
            for piece in &pieces {
                piece.of(blocks).iter_mut().for_each(|it| mark_end(it, side, told.take()));
            }
            if let Some(recast) = &recast {
                recast.end(side, blocks, &pieces);
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
