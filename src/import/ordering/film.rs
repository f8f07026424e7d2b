//! Finds the credits that end a film's sheet.

use crate::import::block::Block;
use crate::import::inline::{Inline, Role};
use crate::import::log::Log;
use crate::import::patterns::Patterns;
use crate::message::text;

/// How many credits it takes to be a film.
const FEWEST: usize = 2;

/// Takes the credits out of a sheet's blocks: the run of credit lines nearest its end.
pub(crate) fn take_credits(
    blocks: &mut Vec<Block>,
    patterns: &Patterns,
    log: &mut Log<'_>,
) -> Vec<Inline> {
    let is_credit = |block: &Block| is_credit(block, patterns);
    let Some(last) = blocks.iter().rposition(is_credit) else {
        return Vec::new();
    };
    let first =
        blocks[..last].iter().rposition(|block| !is_credit(block)).map_or(0, |before| before + 1);
    let lines: usize =
        blocks[first..=last].iter().map(|block| block.text.clone().lines().len()).sum();
    if lines < FEWEST {
        return Vec::new();
    }
    log.likely(blocks[first].line, text!("import-film"));
    blocks.drain(first..=last).flat_map(|block| block.text.lines()).map(unbold).collect()
}

fn unbold(line: Inline) -> Inline {
    if line.is_bold() { line.without_bold() } else { line }
}

/// Whether all lines of a block are credits.
pub(crate) fn is_credit(block: &Block, patterns: &Patterns) -> bool {
    let link = block.text.0.iter().any(|span| matches!(span.role, Role::Link(_)));
    if link || !(block.is_paragraph() || block.is_item()) {
        return false;
    }
    // Running text has no breaks, and is longer than any credit.
    if !block.text.has_break() && block.text.short().is_none() {
        return false;
    }
    let lines = block.text.clone().lines();
    !lines.is_empty() && lines.iter().all(|line| patterns.is_credit(&line.plain()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::text::markdown;

    #[test]
    fn a_run_of_credits_is_taken() {
        let mut blocks = markdown::read(
            "Le film.\n\n**Durée : 9 min**\n\n© Four 2001\n\n[suite](#)",
            0,
            &mut Vec::new(),
        );
        let credits =
            take_credits(&mut blocks, &Patterns::default(), &mut Log::new(&mut Vec::new(), None));
        assert_eq!(
            credits.iter().map(Inline::plain).collect::<Vec<_>>(),
            ["Durée : 9 min", "© Four 2001"]
        );
        assert_eq!(blocks.len(), 2);
    }

    #[test]
    fn one_line_is_no_film() {
        let mut blocks = markdown::read("Image : un pain.", 0, &mut Vec::new());
        assert!(
            take_credits(&mut blocks, &Patterns::default(), &mut Log::new(&mut Vec::new(), None))
                .is_empty()
        );
    }
}
