//! Counts what changed in the blocks of a part.

use super::breaks;
use super::items::own_text;
use super::noted::Noted;
use super::quotes::Long;
use super::relinked::Relinked;
use super::replacements::{Of, Replacement, is_mark};
use super::styles::restyled;
use super::summary::{PartChange, Tally};
use crate::diff::forms::levels::is_relevelled;
use crate::diff::forms::numbered;
use crate::diff::forms::presented::{self, Presented};
use crate::diff::forms::reshaped::Reshaped;
use crate::diff::forms::shapes;
use crate::diff::moved::places::Places;
use crate::diff::moved::transfers;
use crate::diff::structure::pieces::by_points;
use crate::diff::structure::seams;
use crate::diff::text::letters::folded;
use crate::diff::text::units::{
    are_numbers_alike, changed, is_prose, pairs, says, sentences, units,
};
use crate::diff::text::words::merge;
use crate::diff::{Content, Side};
use crate::sheet::{Block, BlockChange, Mark, Picture, Run, Runs, each_in, plain};
use crate::typography::set_words;

/// The points of lists and the sentences that one version alone has at their places; of these, whether they are lines.
#[derive(Clone, Debug, Default)]
pub(crate) struct Alone {
    pub(super) items: Vec<String>,
    pub(super) sentences: Vec<(String, bool)>,
    pub(super) notes: Vec<String>,
}

impl PartChange {
    pub(crate) fn blocks(&mut self, blocks: &[Block], places: &Places<'_>) {
        let blocks = &*numbered::spelled(blocks, true);
        let reshaped = Reshaped::find(blocks);
        let [same, marks] = reshaped.unchanged();
        self.reshaped += same;
        self.reshaped_marks += marks;
        self.shapes.extend(reshaped.shapes());
        for recast in reshaped.recasts() {
            *if recast.level { &mut self.levels } else { &mut self.reshaped_edited } += 1;
            // What moved in it moved there.
            let texts = recast.told();
            let content = Content { body: texts.concat(), ..Content::default() };
            let places = &Places::of(&content);
            if recast.points {
                self.list(texts.iter().collect(), false, places);
            } else {
                texts.iter().flatten().for_each(|text| self.block(text, places));
            }
        }
        for (at, block) in blocks.iter().enumerate() {
            self.parted(at.checked_sub(1).map(|above| &blocks[above]), block);
            match by_points(block) {
                _ if reshaped.has(at) => {}
                Block::List { items, start, .. } if !is_relevelled(block) => {
                    let kept = |(point, _): &(usize, _)| !reshaped.has_point(at, *point);
                    let items = items.iter().enumerate().filter(kept).map(|(_, item)| item);
                    self.list_starts.extend(Some(*start).filter(|_| seams::restarts(blocks, at)));
                    self.list(items.collect(), seams::is_at(blocks, at), places);
                }
                // What stood between both now stands out from the text, or no longer does.
                Block::Marked(marked) if at > 0 && is_set_out(&blocks[at - 1], marked.mark) => {
                    self.edited(&marked.block, places);
                }
                block => self.block(block, places),
            }
        }
    }

    /// Counts a list that goes on from the one right above it in one version. Where something stood between them, it is
    /// this that is told.
    fn parted(&mut self, above: Option<&Block>, block: &Block) {
        let Block::Marked(marked) = block else { return };
        let is_list = |block: &Block| matches!(by_points(block), Block::List { .. });
        if !(above.is_some_and(is_list) && is_list(block)) {
            return;
        }
        match marked.mark.change {
            BlockChange::Split => self.lists_split += 1,
            BlockChange::Joined => self.lists_joined += 1,
            _ => {}
        }
    }

    pub(crate) fn block(&mut self, block: &Block, places: &Places<'_>) {
        match by_points(block) {
            // What went to another sheet or came from one is told of the sheet.
            Block::Marked(marked) if marked.mark.other.is_some() => {}
            Block::Marked(marked) => match marked.mark.change {
                BlockChange::Edited => self.edited(&marked.block, places),
                BlockChange::Split => {
                    self.split += 1;
                    self.edited(&marked.block, places);
                }
                BlockChange::Joined => {
                    self.joined += 1;
                    self.edited(&marked.block, places);
                }
                BlockChange::MovedHere => {
                    // In place, it only has another form.
                    if places.is_reshaped(marked.mark) {
                        self.reshaped += 1;
                    } else if matches!(marked.block, Block::Picture(_)) {
                        self.pictures_moved += 1;
                        self.picture_origins.extend(places.origin(marked.mark).cloned());
                    } else {
                        self.moved += 1;
                        self.origins.extend(places.origin(marked.mark).cloned());
                    }
                    let edited = places.edited(marked);
                    // The mark behind a point follows its place.
                    if let Some(both) =
                        edited.filter(|both| !(self.is_point && ends_as_point(both)))
                    {
                        self.block(&both, places);
                    }
                }
                BlockChange::MovedAway => {}
                change => self.whole(&marked.block, change, places),
            },
            Block::List { .. } if is_relevelled(block) => {
                self.reshaped += 1;
                self.shapes.extend(shapes::of_levels(block));
            }
            Block::List { items, .. } => self.list(items.iter().collect(), false, places),
            Block::Quote { blocks } | Block::Statement { blocks } => self.blocks(blocks, places),
            Block::Callout { title, blocks } => {
                if let Some(runs) = title.as_ref().filter(|runs| changed(runs)) {
                    let change = of_all(runs);
                    self.titles.add(change, 1);
                    let edited = change == BlockChange::Edited;
                    self.replaced(runs, if edited { Of::Title } else { Of::WholeTitle });
                }
                self.blocks(blocks, places);
            }
            Block::Paragraph { .. } | Block::Heading { .. } | Block::Picture { .. } => {}
        }
    }

    fn edited(&mut self, block: &Block, places: &Places<'_>) {
        match block {
            Block::Paragraph { runs, .. } => {
                self.joined += runs.iter().filter(|run| run.paragraph).count();
                self.sentence(runs, places);
            }
            Block::Heading { runs, .. } => {
                self.headings.modified += 1;
                self.replaced(runs, Of::Heading);
            }
            Block::Picture(it) => self.picture(it),
            block => self.block(block, places),
        }
    }

    /// A picture that is in both versions.
    fn picture(&mut self, it: &Picture) {
        if let Some(was) = &it.was {
            self.replaced_pictures.extend(was.path.clone().map(|was| (was, it.path.clone())));
            self.pictures.modified += usize::from(was.placement != it.placement);
            let placed = (was.placement != it.placement).then_some((was.placement, it.placement));
            self.placed.extend(placed.map(|(was, is)| (it.path.clone(), was, is)));
            self.described.extend((was.alt != it.alt).then(|| it.path.clone()));
        }
        for (runs, tally) in [(&it.caption, &mut self.captions), (&it.credit, &mut self.credits)] {
            if let Some(runs) = runs.as_deref().filter(|runs| changed(runs)) {
                tally.add(of_all(runs), 1);
            }
        }
    }

    /// A block that is whole in one version alone.
    fn whole(&mut self, block: &Block, change: BlockChange, places: &Places<'_>) {
        let side = usize::from(change == BlockChange::Inserted);
        match block {
            Block::Paragraph { runs, .. } => {
                let said = sentences(&plain(&self.without_moved(runs, places)));
                self.sentences.add(change, said.len());
                self.alone[side].sentences.extend(said.into_iter().map(|it| (it, false)));
            }
            Block::Heading { .. } => self.headings.add(change, 1),
            Block::List { items, .. } => {
                for item in items {
                    each_in(item, &mut |runs| drop(self.without_moved(runs, places)));
                }
                let items =
                    items.iter().filter(|item| !transfers::all(item)).map(|it| own_text(it));
                let items: Vec<_> = items.collect();
                self.items.add(change, items.len());
                self.alone[side].items.extend(items);
            }
            Block::Picture(it) => {
                self.pictures.add(change, 1);
                self.shown[side].push((it.path.clone(), it.alt.clone()));
            }
            Block::Quote { blocks } if !transfers::all(blocks) => {
                each_in(blocks, &mut |runs| drop(self.without_moved(runs, places)));
                self.quotes.add(change, 1);
            }
            Block::Quote { blocks } | Block::Statement { blocks } => {
                blocks.iter().for_each(|block| self.whole(block, change, places));
            }
            Block::Callout { title, blocks } => {
                each_in(blocks, &mut |runs| drop(self.without_moved(runs, places)));
                // Around sentences that stay, only the title is new, or gone.
                match title.as_ref().filter(|_| is_boxed(blocks, side, places)) {
                    Some(title) => {
                        self.titles.add(change, 1);
                        self.replaced(title, Of::WholeTitle);
                    }
                    None => self.callouts.add(change, 1),
                }
            }
            Block::Marked(marked) => self.whole(&marked.block, change, places),
        }
    }

    /// A text with changes in it: whole sentences come and go, others say something else.
    fn sentence(&mut self, runs: &Runs, places: &Places<'_>) {
        let without = self.without_moved(runs, places);
        let moved = without.len() < runs.len();
        let runs = &*without;
        if !changed(runs) {
            return;
        }
        let prose = is_prose(runs);
        let [mut old, mut new] = [Side::Old, Side::New].map(|side| {
            let mut units = units(runs, side, prose);
            // A mark that stood behind what moved is no sentence.
            units.retain(|unit| !moved || unit.contains(char::is_alphanumeric));
            units
        });
        new.retain(|unit| match old.iter().position(|other| other == unit) {
            Some(at) => {
                old.remove(at);
                false
            }
            None => true,
        });
        let in_lines = runs.iter().any(|run| run.line_break) && !prose;
        let mut breaks = breaks::alone(runs);
        let before = self.sentences.modified;
        let joined = if in_lines {
            self.joined_lines(&mut old, &mut new, &mut breaks)
        } else {
            self.joined_sentences(&mut old, &mut new)
        };
        let [added, removed] = breaks;
        self.breaks.added += added;
        self.breaks.removed += removed;
        let modified = old.len().min(new.len());
        let tally = self.tally(in_lines);
        tally.added += new.len() - modified;
        tally.removed += old.len() - modified;
        tally.modified += modified;
        let edited = modified > 0 || self.sentences.modified > before;
        let of = if in_lines { Of::Line } else { Of::Sentence };
        if edited && new.len() == old.len() && !(in_lines && joined) {
            let cut = modified == 0 && joined;
            self.replaced_in(runs, of, if cut { Long::Shortened } else { Long::Untold });
        } else if in_lines {
            // Where some came or went, too, the words of each that changed.
            let pairs = pairs(&old, &new);
            let both = |(old, new): (&String, &String)| {
                // As they are printed: a telephone number is one word.
                merge(&[Run::text(set_words(old))], &[Run::text(set_words(new))])
            };
            if pairs.len() == modified {
                self.replaced(
                    &pairs
                        .into_iter()
                        .map(both)
                        .collect::<Vec<_>>()
                        .join(&Run { line_break: true, ..Run::default() }),
                    of,
                );
            }
        }
        let styled = self.styles(runs);
        let told = styled || joined || added + removed > 0 || !(old.is_empty() && new.is_empty());
        if !told && !moved && says(runs) {
            // The same sentences or lines, in another order.
            match exchanged_numbers(runs).filter(|_| in_lines) {
                Some(lines) => {
                    self.lines.modified += lines.len();
                    let words = lines.into_iter();
                    let words = words.map(|words| Replacement::of(words, Of::Line));
                    self.replacements.extend(words);
                }
                None => *self.shifted(in_lines) += 1,
            }
        }
        if modified == 0 {
            for (alone, units) in self.alone.iter_mut().zip([old, new]) {
                alone.sentences.extend(units.into_iter().map(|it| (it, in_lines)));
            }
        }
    }

    /// The count of lines, or of sentences.
    pub(super) fn tally(&mut self, lines: bool) -> &mut Tally {
        if lines { &mut self.lines } else { &mut self.sentences }
    }

    /// Notes, links and emphasis: they are in no sentence. Whether there was anything.
    fn styles(&mut self, runs: &[Run]) -> bool {
        let (notes, restyled, links) = (Noted::of(runs), restyled(runs), Relinked::of(runs));
        let any = !notes.is_empty() || restyled > 0 || !links.is_empty();
        for (change, note) in notes.changed {
            self.notes.add(change, 1);
            match change {
                BlockChange::Edited => self.replaced(&note, Of::Note),
                BlockChange::Inserted => self.alone[1].notes.push(plain(&note)),
                _ => self.alone[0].notes.push(plain(&note)),
            }
        }
        self.notes_moved += notes.moved;
        self.emphasis += restyled + notes.restyled;
        self.links.sum(links.tally);
        self.links_moved += links.moved;
        any
    }
}

/// Whether the sentences of a call-out that one version alone has stand where they stood, in the text.
fn is_boxed(blocks: &[Block], side: usize, places: &Places<'_>) -> bool {
    let (mut any, mut all) = (false, transfers::all(blocks));
    let end = if side == 1 { Side::New } else { Side::Old };
    transfers::each_moved(blocks, end, &mut |group| {
        any |= !group.is_empty();
        all &= group.iter().all(|said| places.presented(said)[side] == Some(Presented::Boxed));
    });
    any && all
}

/// Whether a block that one version alone has parts a text with sentences of it, which are set out, quoted, or points.
fn is_set_out(above: &Block, mark: Mark) -> bool {
    let change = match mark.change {
        BlockChange::Split => BlockChange::Inserted,
        BlockChange::Joined => BlockChange::Deleted,
        _ => return false,
    };
    let Block::Marked(it) = above else { return false };
    it.mark.change == change
        && matches!(
            it.block,
            Block::Statement { .. }
                | Block::Quote { .. }
                | Block::List { .. }
                | Block::Callout { .. }
        )
        && transfers::all(presented::texts(&it.block))
}

/// The lines with the numbers and addresses that are other people's now, each as it was and as it is: nothing but such lines changed
/// places.
fn exchanged_numbers(runs: &[Run]) -> Option<Vec<(String, String)>> {
    let [old, new] = [Side::Old, Side::New].map(|side| units(runs, side, false));
    if old.len() != new.len() {
        return None;
    }
    // As they are printed: a telephone number is one word.
    let other = old.iter().zip(&new).filter(|(old, new)| old != new);
    let other = other.map(|(old, new)| apart((set_words(old), set_words(new))));
    let other: Vec<_> = other.collect();
    let alike = old.iter().zip(&new).all(|(old, new)| old == new || are_numbers_alike(old, new));
    alike.then_some(other)
}

/// Two lines without the words that both begin with.
fn apart((old, new): (String, String)) -> (String, String) {
    let both = old.split(' ').zip(new.split(' ')).take_while(|(a, b)| a == b);
    let same: usize = both.map(|(word, _)| word.len() + 1).sum();
    let rest = |line: &str| line.get(same..).filter(|rest| !rest.is_empty()).map(str::to_owned);
    match (rest(&old), rest(&new)) {
        (Some(old), Some(new)) => (old, new),
        _ => (old, new),
    }
}

/// What became of a text that changed: new or gone where all of it is.
fn of_all(runs: &[Run]) -> BlockChange {
    let mut changes = runs.iter().map(|run| run.change);
    match changes.next().flatten() {
        Some(first) if changes.all(|change| change == Some(first)) => first.into(),
        _ => BlockChange::Edited,
    }
}

/// Whether nothing but the marks behind the last word changed in a paragraph.
pub(super) fn only_end(block: &Block) -> bool {
    changed_end(block).is_some()
}

/// Whether nothing but the mark behind a point of a list changed in a paragraph, as its place in the list has it.
pub(crate) fn ends_as_point(block: &Block) -> bool {
    let as_point = |mark: &String| matches!(mark.trim(), "" | "." | ";" | ",");
    changed_end(block).is_some_and(|marks| marks.iter().all(as_point))
}

/// The marks behind the last word of a paragraph, old and new, where nothing else changed in it.
fn changed_end(block: &Block) -> Option<[String; 2]> {
    let runs = match block {
        Block::Marked(marked) => return changed_end(&marked.block),
        Block::Paragraph { runs, .. } => runs,
        _ => return None,
    };
    let says = |run: &Run| run.text.contains(char::is_alphanumeric) || run.note.is_some();
    let end = runs.iter().rposition(says).map_or(0, |last| last + 1);
    let (text, marks) = runs.split_at(end);
    let ends = |run: &Run| run.line_break || run.paragraph;
    let mark = |run: &Run| {
        run.change.is_none()
            || run.text.chars().all(|c| is_mark(c) || matches!(c, '–' | '—')) && !ends(run)
    };
    let only = !changed(text) && changed(marks) && marks.iter().all(mark);
    only.then(|| {
        [Side::Old, Side::New].map(|side| {
            let own = marks.iter().filter(|run| side.has_run(run));
            own.map(|run| folded(&run.text).into_owned()).collect()
        })
    })
}
