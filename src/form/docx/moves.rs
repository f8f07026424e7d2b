//! Sentences that moved, as moves that Word knows: where each went, and where it stands (ISO/IEC 29500-1, 17.13.5.21 to 28).
//! Whoever accepts or refuses one end has both done.

use std::collections::HashMap;

use super::changes::is_kept_point;
use crate::diff::renumbered;
use crate::sheet::{Block, BlockChange, Change, Run};

/// The names of moves, by the text of each end.
#[derive(Default)]
pub(super) struct Moves {
    named: usize,
    /// Those of ends that are not written yet: where they stood, where they stand.
    ends: [HashMap<String, String>; 2],
}

impl Moves {
    /// Names the moves of a sheet whose ends are each in a text that both versions have, once, with the same words.
    pub(super) fn find<'a>(&mut self, parts: impl Iterator<Item = &'a Vec<Block>>) {
        let mut found = [HashMap::new(), HashMap::new()];
        parts.for_each(|blocks| texts(blocks, &mut found));
        self.ends = Default::default();
        let [away, here] = found;
        let mut both: Vec<String> = away
            .into_iter()
            .filter(|(text, count)| *count == 1 && here.get(text) == Some(&1))
            .map(|(text, _)| text)
            .collect();
        both.sort_unstable();
        for text in both {
            self.named += 1;
            let name = format!("move{}", self.named);
            self.ends.iter_mut().for_each(|ends| drop(ends.insert(text.clone(), name.clone())));
        }
    }

    /// The name of the move that these runs are an end of, once.
    pub(super) fn take(&mut self, runs: &[Run]) -> Option<String> {
        let change = runs.first()?.change.filter(|it| it.is_move())?;
        self.ends[end(change)].remove(&text(runs)?)
    }
}

/// The runs that follow each other and moved together, or did not.
pub(super) fn chunks(runs: &[Run]) -> impl Iterator<Item = &[Run]> {
    let moved = |run: &Run| run.change.filter(|change| change.is_move());
    runs.chunk_by(move |a, b| moved(a) == moved(b))
}

/// What moved runs say, without the spaces around it; none where they have notes, which are texts of their own.
fn text(runs: &[Run]) -> Option<String> {
    let plain = runs.iter().all(|run| run.note.is_none() && !run.paragraph);
    let said = crate::sheet::plain(runs).split_whitespace().collect::<Vec<_>>().join(" ");
    (plain && !said.is_empty()).then_some(said)
}

/// How often each text stands at either end.
fn texts(blocks: &[Block], found: &mut [HashMap<String, usize>; 2]) {
    let renumbered = renumbered(blocks);
    for (block, _) in blocks.iter().zip(renumbered).filter(|(_, lists)| lists.is_none()) {
        let block = match block {
            Block::Marked(it) => match it.mark.change {
                BlockChange::Edited | BlockChange::Split | BlockChange::Joined => &it.block,
                _ => continue,
            },
            block => block,
        };
        match block {
            Block::Paragraph { runs, .. } => {
                for chunk in chunks(runs) {
                    let change = chunk.first().and_then(|run| run.change);
                    let moved = change.filter(|change| change.is_move());
                    if let (Some(change), Some(said)) = (moved, text(chunk)) {
                        *found[end(change)].entry(said).or_default() += 1;
                    }
                }
            }
            Block::List { items, .. } => {
                items.iter().filter(|item| is_kept_point(item)).for_each(|item| texts(item, found));
            }
            Block::Quote { blocks }
            | Block::Statement { blocks }
            | Block::Callout { blocks, .. } => texts(blocks, found),
            Block::Heading { .. } | Block::Picture(_) | Block::Marked(_) => {}
        }
    }
}

fn end(change: Change) -> usize {
    usize::from(!change.is_old())
}
