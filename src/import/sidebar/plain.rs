//! Labels that nothing marks but their colon: « Public : tous », line after line.

use super::super::block::{Block, Shape};
use super::super::inline::{Inline, Role};
use super::super::patterns::Patterns;
use crate::sheet::SidebarField;

/// How far the next label may be, in blocks.
const NEAR: usize = 6;

/// Blocks in which such labels stand each at the start of a paragraph, and are bold.
pub(super) fn mark(blocks: Vec<Block>, patterns: &Patterns) -> Vec<Block> {
    let mut blocks: Vec<Block> =
        blocks.into_iter().flat_map(|block| split(block, patterns)).collect();
    let labels: Vec<Option<&SidebarField>> =
        blocks.iter().map(|block| label(block, patterns)).collect();
    let ends =
        |at: usize| blocks[at].level().is_some() && !patterns.is_sidebar(&blocks[at].text.plain());
    let follows = |at: usize| {
        let near = (at + 1..blocks.len().min(at + 1 + NEAR)).take_while(|next| !ends(*next));
        let next = near.into_iter().find(|next| labels[*next].is_some());
        next.filter(|next| labels[*next] != labels[at])
    };
    let mut marked = vec![false; blocks.len()];
    for at in (0..blocks.len()).filter(|at| labels[*at].is_some()) {
        if let Some(next) = follows(at) {
            (marked[at], marked[next]) = (true, true);
        }
    }
    for (block, _) in blocks.iter_mut().zip(marked).filter(|(_, marked)| *marked) {
        embolden(&mut block.text);
    }
    blocks
}

/// The field that a paragraph begins with the label of.
fn label(block: &Block, patterns: &Patterns) -> Option<&'static SidebarField> {
    block.is_paragraph().then(|| of_line(&block.text, patterns)).flatten()
}

fn of_line(text: &Inline, patterns: &Patterns) -> Option<&'static SidebarField> {
    let (label, _) = text.cut_at_colon().filter(|_| text.label().is_some())?;
    patterns.field(&label)
}

/// A paragraph for each label, where several begin lines of one.
fn split(block: Block, patterns: &Patterns) -> Vec<Block> {
    if !block.is_paragraph() || !block.text.has_break() {
        return vec![block];
    }
    let lines = block.text.clone().lines();
    let begins = |line: &Inline| of_line(line, patterns).is_some();
    let titled = begins(&lines[0]) || patterns.is_sidebar(&lines[0].plain());
    if lines.iter().filter(|line| begins(line)).count() < 2 || !titled {
        return vec![block];
    }
    let mut out: Vec<Block> = Vec::new();
    for line in lines {
        match out.last_mut() {
            Some(last) if !begins(&line) && !patterns.is_sidebar(&last.text.plain()) => {
                last.text.push("", false, false, Role::Break);
                last.text.join(line);
            }
            _ => {
                let gap = if out.is_empty() { block.gap } else { 0 };
                out.push(Block {
                    shape: Shape::Paragraph,
                    gap,
                    ..Block::paragraph(block.line, line)
                });
            }
        }
    }
    out
}

/// Makes the text bold up to its first colon.
fn embolden(text: &mut Inline) {
    let mut out = Inline::default();
    let mut before = true;
    for span in std::mem::take(&mut text.0) {
        match span.text.find(':').filter(|_| before) {
            Some(at) => {
                let (label, rest) = span.text.split_at(at + 1);
                out.push(label, true, span.italic, span.role.clone());
                out.push(rest, span.bold, span.italic, span.role);
                before = false;
            }
            None => out.push(&span.text, span.bold || before, span.italic, span.role),
        }
    }
    *text = out;
}
