//! Links to sheets whose files have other names now: they lead where they led.

use std::collections::HashMap;

use crate::diff::Content;
use crate::sheet::{Block, Run};

/// Has the links of an old version lead to the names that sheets have now.
pub(super) fn lead_on(content: &mut Content, renamed: &HashMap<&str, &str>) {
    if renamed.is_empty() {
        return;
    }
    let mut visit = |run: &mut Run| {
        if let Some(name) = run.sheet.as_deref().and_then(|id| renamed.get(id)) {
            run.sheet = Some((*name).to_owned());
        }
    };
    content.each_blocks(&mut |blocks| in_blocks(blocks, &mut visit));
}

fn in_blocks(blocks: &mut [Block], visit: &mut impl FnMut(&mut Run)) {
    for block in blocks {
        match block {
            Block::Paragraph { runs, .. } | Block::Heading { runs, .. } => in_runs(runs, visit),
            Block::List { items, .. } => items.iter_mut().for_each(|item| in_blocks(item, visit)),
            Block::Quote { blocks } | Block::Statement { blocks } => in_blocks(blocks, visit),
            Block::Callout { title, blocks } => {
                title.iter_mut().for_each(|runs| in_runs(runs, visit));
                in_blocks(blocks, visit);
            }
            Block::Picture(it) => {
                it.caption.iter_mut().chain(&mut it.credit).for_each(|runs| in_runs(runs, visit));
            }
            Block::Marked(marked) => in_blocks(std::slice::from_mut(&mut marked.block), visit),
        }
    }
}

fn in_runs(runs: &mut [Run], visit: &mut impl FnMut(&mut Run)) {
    for run in runs {
        visit(run);
        run.note.iter_mut().for_each(|note| in_runs(note, visit));
    }
}
