//! Random edits of a sheet's content: of words, blocks and sections, as people make them.

use annexe::diff::Content;
use annexe::sheet::{Block, Run};

/// A sequence of numbers that a seed decides (splitmix64).
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    pub(crate) fn next(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (z ^ (z >> 31)) as usize % below.max(1)
    }
}

/// A sheet after some edits, and which; what is inserted comes from other sheets.
pub(crate) fn edit(old: &Content, others: &[Content], seed: u64) -> (Content, Vec<&'static str>) {
    let (mut new, mut dice, mut done) = (old.clone(), Dice(seed), Vec::new());
    for _ in 0..=dice.next(6) {
        done.push(one(&mut new, others, &mut dice));
    }
    (new, done)
}

fn one(content: &mut Content, others: &[Content], dice: &mut Dice) -> &'static str {
    let other = &others[dice.next(others.len())];
    match dice.next(20) {
        0..=4 => {
            let count = texts(content).len();
            let at = dice.next(count);
            if let Some(runs) = texts(content).into_iter().nth(at) {
                words(runs, dice);
            }
            "words"
        }
        5 => {
            content.title = vec![Run::text("Un titre tout à fait neuf")];
            "title"
        }
        6 => {
            let sections = &mut content.sections;
            if sections.len() > 1 {
                let section = sections.remove(dice.next(sections.len()));
                sections.insert(dice.next(sections.len() + 1), section);
            }
            "move a section"
        }
        7 => {
            let sections = &mut content.sections;
            if !sections.is_empty() {
                sections.remove(dice.next(sections.len()));
            }
            "delete a section"
        }
        8 => {
            if let Some(section) = other.sections.get(dice.next(other.sections.len())) {
                let at = dice.next(content.sections.len() + 1);
                content.sections.insert(at, section.clone());
            }
            "insert a section"
        }
        9 => {
            let from = dice.next(content.sections.len());
            let to = dice.next(content.sections.len());
            let block = content.sections.get_mut(from).and_then(|section| {
                let at = dice.next(section.blocks.len());
                (!section.blocks.is_empty()).then(|| section.blocks.remove(at))
            });
            if let (Some(block), Some(section)) = (block, content.sections.get_mut(to)) {
                let at = dice.next(section.blocks.len() + 1);
                section.blocks.insert(at, block);
            }
            "move a block"
        }
        10 => {
            content.subtitle = match content.subtitle.take() {
                Some(_) => None,
                None => Some(vec![Run::text("Un sous-titre")]),
            };
            if !content.sidebar.is_empty() {
                content.sidebar.remove(dice.next(content.sidebar.len()));
            }
            "subtitle and sidebar"
        }
        11 => {
            move_and_edit(content, dice);
            "move and edit a block"
        }
        12 => {
            join(content, dice);
            "join two paragraphs"
        }
        13 => {
            split(content, other, dice);
            "split a paragraph"
        }
        14 => {
            if content.sidebar.len() > 1 {
                let field = content.sidebar.remove(dice.next(content.sidebar.len()));
                content.sidebar.insert(dice.next(content.sidebar.len() + 1), field);
            }
            "move a field"
        }
        15 => {
            part_a_list(content, other, dice);
            "part a list"
        }
        16 => {
            join_lists(content);
            "join two lists"
        }
        17 => {
            move_points(content, dice);
            "move points"
        }
        18 => {
            move_a_sentence(content, dice);
            "move a sentence"
        }
        _ => {
            let lists = content.sections.iter_mut().flat_map(|section| &mut section.blocks);
            let items = lists.filter_map(|block| match block {
                Block::List { items, .. } => Some(items),
                _ => None,
            });
            for items in items {
                match dice.next(4) {
                    0 if items.len() > 1 => drop(items.remove(dice.next(items.len()))),
                    1 => items.reverse(),
                    2 => items.push(vec![Block::paragraph(vec![Run::text("Un point de plus")])]),
                    _ => {}
                }
            }
            "lists"
        }
    }
}

/// Moves a block to another section, a word of it changed on the way.
fn move_and_edit(content: &mut Content, dice: &mut Dice) {
    let count = content.sections.len();
    let Some(from) = content.sections.get_mut(dice.next(count)) else { return };
    if from.blocks.is_empty() {
        return;
    }
    let mut block = from.blocks.remove(dice.next(from.blocks.len()));
    let mut texts = Vec::new();
    in_blocks(std::slice::from_mut(&mut block), &mut texts);
    texts.into_iter().take(1).for_each(|runs| words(runs, dice));
    let to = &mut content.sections[dice.next(count)].blocks;
    to.insert(dice.next(to.len() + 1), block);
}

/// Joins two paragraphs of a section.
fn join(content: &mut Content, dice: &mut Dice) {
    let count = content.sections.len();
    let Some(section) = content.sections.get_mut(dice.next(count)) else { return };
    let pair = section
        .blocks
        .windows(2)
        .position(|pair| pair.iter().all(|block| matches!(block, Block::Paragraph { .. })));
    let Some(at) = pair else { return };
    let Block::Paragraph { runs: more, .. } = section.blocks.remove(at + 1) else { return };
    if let Block::Paragraph { runs, .. } = &section.blocks[at] {
        let joined = [runs.clone(), vec![Run::text(" ")], more].concat();
        section.blocks[at] = Block::paragraph(joined);
    }
}

/// Splits a paragraph of a section after a word; at times blocks of another sheet stand between.
fn split(content: &mut Content, other: &Content, dice: &mut Dice) {
    let count = content.sections.len();
    let Some(section) = content.sections.get_mut(dice.next(count)) else { return };
    let long = |block: &Block| matches!(block, Block::Paragraph { runs, .. } if runs[0].text.split(' ').count() > 5);
    let Some(at) = section.blocks.iter().position(long) else { return };
    let Block::Paragraph { runs, .. } = section.blocks[at].clone() else { return };
    let places: Vec<usize> = runs[0].text.match_indices(' ').map(|(at, _)| at).collect();
    let (first, second) = runs[0].text.split_at(places[dice.next(places.len())]);
    let first = Run { text: first.to_owned(), note: None, line_break: false, ..runs[0].clone() };
    let second = Run { text: second.trim_start().to_owned(), ..runs[0].clone() };
    section.blocks[at] = Block::paragraph(vec![first]);
    let rest = [vec![second], runs[1..].to_vec()].concat();
    section.blocks.insert(at + 1, Block::paragraph(rest));
    let strangers = other.sections.iter().flat_map(|section| &section.blocks).cloned();
    let between = strangers.skip(dice.next(6)).take(dice.next(3)).collect::<Vec<_>>();
    section.blocks.splice(at + 1..at + 1, between);
}

/// Parts a list at a point: what stands there is of another sheet, or the point itself, out of the list.
fn part_a_list(content: &mut Content, other: &Content, dice: &mut Dice) {
    let count = content.sections.len();
    let Some(section) = content.sections.get_mut(dice.next(count)) else { return };
    let long = |block: &Block| matches!(block, Block::List { items, .. } if items.len() > 2);
    let Some(at) = section.blocks.iter().position(long) else { return };
    let Block::List { ordered, start, items } = section.blocks.remove(at) else { return };
    let place = 1 + dice.next(items.len() - 2);
    let (first, rest) = items.split_at(place);
    let list = |items: &[Vec<Block>]| Block::List { ordered, start, items: items.to_vec() };
    let parted = match (dice.next(2), rest.split_first()) {
        (0, Some((point, rest))) => [vec![list(first)], point.clone(), vec![list(rest)]],
        _ => {
            let between = other.sections.iter().flat_map(|section| section.blocks.first());
            let between = between.skip(dice.next(3)).take(1).cloned().collect();
            [vec![list(first)], between, vec![list(rest)]]
        }
    };
    section.blocks.splice(at..at, parted.concat());
}

/// Takes out what stands between two lists, and makes these one.
fn join_lists(content: &mut Content) {
    for section in &mut content.sections {
        for at in 1..section.blocks.len().saturating_sub(1) {
            let [Block::List { items, .. }, _, Block::List { items: more, .. }] =
                &section.blocks[at - 1..=at + 1]
            else {
                continue;
            };
            let items = [items.as_slice(), more].concat();
            let list = Block::List { ordered: false, start: 1, items };
            section.blocks.splice(at - 1..=at + 1, [list]);
            return;
        }
    }
}

/// Moves the first points of a list to the end of another one; all of them at times.
fn move_points(content: &mut Content, dice: &mut Dice) {
    let blocks = content.sections.iter_mut().flat_map(|section| &mut section.blocks);
    let lists = blocks.filter_map(|block| match block {
        Block::List { items, .. } => Some(items),
        _ => None,
    });
    let mut lists: Vec<_> = lists.collect();
    let (from, to, count) = (dice.next(lists.len()), dice.next(lists.len()), 1 + dice.next(6));
    if from != to {
        let count = count.min(lists[from].len());
        let points: Vec<_> = lists[from].drain(..count).collect();
        lists[to].extend(points);
    }
    for section in &mut content.sections {
        let empty = |block: &Block| matches!(block, Block::List { items, .. } if items.is_empty());
        section.blocks.retain(|block| !empty(block));
    }
}

/// Moves a sentence to the end, or the beginning, of another text; a few words of either change at times.
fn move_a_sentence(content: &mut Content, dice: &mut Dice) {
    let mut texts = Vec::new();
    content.sections.iter_mut().for_each(|it| in_blocks(&mut it.blocks, &mut texts));
    let long = |runs: &Vec<Run>| runs.iter().any(|run| run.text.matches(". ").count() > 1);
    let long: Vec<usize> = (0..texts.len()).filter(|at| long(texts[*at])).collect();
    let Some(from) = long.get(dice.next(long.len())).copied() else { return };
    let to = dice.next(texts.len());
    let Some(run) = texts[from].iter_mut().find(|run| run.text.matches(". ").count() > 1) else {
        return;
    };
    let ends: Vec<usize> = run.text.match_indices(". ").map(|(at, _)| at + 2).collect();
    let sentence: String = run.text.drain(ends[0]..ends[1]).collect();
    match dice.next(2) {
        0 => texts[to].push(Run::text(format!(" {}", sentence.trim_end()))),
        _ => texts[to].insert(0, Run::text(sentence)),
    }
    for at in [from, to].into_iter().take(dice.next(3)) {
        words(texts[at], dice);
    }
}

/// Deletes, doubles, replaces or styles words of a text.
fn words(runs: &mut Vec<Run>, dice: &mut Dice) {
    let at = dice.next(runs.len());
    let Some(run) = runs.get_mut(at) else { return };
    let words: Vec<&str> = run.text.split(' ').collect();
    let (from, count) = (dice.next(words.len()), dice.next(4));
    let to = (from + count).min(words.len());
    let (before, middle, after) = (&words[..from], &words[from..to], &words[to..]);
    match dice.next(4) {
        0 => run.text = [before, after].concat().join(" "),
        1 => run.text = [before, middle, middle, after].concat().join(" "),
        2 => run.text = [before, &["tout", "autre", "chose"], after].concat().join(" "),
        _ => run.bold = !run.bold,
    }
    let said = |run: &Run| !run.text.is_empty() || run.note.is_some() || run.line_break;
    if runs.iter().any(said) {
        runs.retain(said);
    } else {
        *runs = vec![Run::text("rien")];
    }
}

fn texts(content: &mut Content) -> Vec<&mut Vec<Run>> {
    let mut texts = vec![&mut content.title];
    texts.extend(content.action.as_mut());
    in_blocks(&mut content.lead, &mut texts);
    content.sidebar.iter_mut().for_each(|field| in_blocks(&mut field.blocks, &mut texts));
    in_blocks(&mut content.body, &mut texts);
    for section in &mut content.sections {
        texts.push(&mut section.heading);
        in_blocks(&mut section.blocks, &mut texts);
    }
    in_blocks(&mut content.credits, &mut texts);
    texts
}

fn in_blocks<'a>(blocks: &'a mut [Block], texts: &mut Vec<&'a mut Vec<Run>>) {
    for block in blocks {
        match block {
            Block::Paragraph { runs, .. } | Block::Heading { runs, .. } => texts.push(runs),
            Block::List { items, .. } => items.iter_mut().for_each(|item| in_blocks(item, texts)),
            Block::Quote { blocks } | Block::Statement { blocks } => in_blocks(blocks, texts),
            Block::Callout { title, blocks } => {
                texts.extend(title.as_mut());
                in_blocks(blocks, texts);
            }
            Block::Picture(it) => texts.extend(it.caption.iter_mut().chain(&mut it.credit)),
            Block::Marked(marked) => in_blocks(std::slice::from_mut(&mut marked.block), texts),
        }
    }
}
