//! ODF's lists: what each level puts before its items, and how far each list has counted (OpenDocument 1.3 part 3, 5.3).

use std::collections::HashMap;

use crate::import::office::model::Bullet;
use crate::import::office::numbering::Numbered;
use crate::import::office::package::xml::Node;

/// ODF's lists have ten levels.
const LEVELS: usize = 10;

/// What a level of a list puts before its items.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    Bullet,
    /// A number, and the first one.
    Number(u32),
    /// Nothing that can be seen: the paragraph goes on with the item before it, or is plain text.
    Nothing,
}

type Levels = HashMap<usize, Mark>;

/// Where an item stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Spot<'a> {
    /// Which list of the document.
    pub(super) list: usize,
    /// Its style.
    pub(super) style: Option<&'a str>,
    /// Its level, from 0.
    pub(super) level: usize,
}

/// A document's list styles, and its lists as far as they are read.
#[derive(Debug, Default)]
pub(super) struct Lists {
    automatic: HashMap<String, Levels>,
    common: HashMap<String, Levels>,
    /// How far each list has counted; one that goes on with another is the same list.
    counts: Vec<[Option<u32>; LEVELS]>,
    by_id: HashMap<String, usize>,
    by_style: HashMap<String, usize>,
}

impl Lists {
    /// Takes a list style in; `automatic` for those that belong to the text alone.
    pub(super) fn add(&mut self, node: &Node, automatic: bool) {
        let Some(name) = node.attr("name") else { return };
        let levels = node.nodes().filter_map(|node| {
            let level = node.attr("level")?.parse::<usize>().ok()?.checked_sub(1)?;
            Some((level, mark(node)?))
        });
        let styles = if automatic { &mut self.automatic } else { &mut self.common };
        styles.insert(name.to_owned(), levels.collect());
    }

    /// Which list begins here: a new one, or one that goes on.
    pub(super) fn begin(&mut self, node: &Node) -> usize {
        let id = node.attr("id").or(node.attr("list-id"));
        let style = node.attr("style-name").unwrap_or_default();
        let goes_on = is_true(node.attr("continue-numbering"));
        let known = node.attr("continue-list").and_then(|id| self.by_id.get(id));
        let known = known.or_else(|| self.by_style.get(style).filter(|_| goes_on)).copied();
        let list = known.unwrap_or(self.counts.len());
        if known.is_none() {
            self.counts.push([None; LEVELS]);
        }
        if let Some(id) = id {
            self.by_id.insert(id.to_owned(), list);
        }
        self.by_style.insert(style.to_owned(), list);
        list
    }

    /// The list that numbered paragraphs of one id make together.
    pub(super) fn of_paragraph(&mut self, node: &Node) -> usize {
        let known = node.attr("list-id").and_then(|id| self.by_id.get(id)).copied();
        known.unwrap_or_else(|| self.begin(node))
    }

    /// A list inside an item begins: its numbers and those below do so too, unless they go on.
    pub(super) fn begin_inside(&mut self, node: &Node, spot: Spot<'_>) {
        if !is_true(node.attr("continue-numbering")) {
            self.forget(spot.list, spot.level);
        }
    }

    fn forget(&mut self, list: usize, from: usize) {
        if let Some(counts) = self.counts.get_mut(list) {
            counts.iter_mut().skip(from).for_each(|count| *count = None);
        }
    }

    /// What the first paragraph of an item is; `start` is the number that the item gives itself.
    pub(super) fn item(&mut self, spot: Spot<'_>, start: Option<u32>) -> Numbered {
        let level = spot.level;
        let number = match self.mark(spot) {
            Mark::Nothing => return Numbered::Continues,
            Mark::Bullet => None,
            Mark::Number(first) => {
                let count = self.counts.get_mut(spot.list).and_then(|list| list.get_mut(level));
                let last = count.as_deref().copied().flatten();
                let number = start.or(last.map(|last| last.saturating_add(1))).unwrap_or(first);
                if let Some(count) = count {
                    *count = Some(number);
                }
                Some(number)
            }
        };
        self.forget(spot.list, level + 1);
        Numbered::Item(Bullet { level: level.min(LEVELS - 1), number })
    }

    fn mark(&self, spot: Spot<'_>) -> Mark {
        let levels = spot
            .style
            .and_then(|style| self.automatic.get(style).or_else(|| self.common.get(style)));
        // pandoc gives each list a style of its own, which may stop above the level where the list stands.
        let known =
            |levels: &Levels| (0..=spot.level).rev().find_map(|at| levels.get(&at).copied());
        levels.and_then(known).unwrap_or(Mark::Bullet)
    }
}

/// Whether an attribute is given and true.
pub(super) fn is_true(value: Option<&str>) -> bool {
    value == Some("true")
}

/// What a level of a list style puts before its items.
fn mark(node: &Node) -> Option<Mark> {
    let is_seen = |name: &str| node.attr(name).is_some_and(|sign| !sign.trim().is_empty());
    Some(match node.name {
        "text:list-level-style-bullet" if is_seen("bullet-char") => Mark::Bullet,
        "text:list-level-style-image" => Mark::Bullet,
        "text:list-level-style-number" if is_seen("num-format") => {
            Mark::Number(node.attr("start-value").and_then(|n| n.parse().ok()).unwrap_or(1))
        }
        "text:list-level-style-number" if is_seen("num-prefix") || is_seen("num-suffix") => {
            Mark::Bullet
        }
        "text:list-level-style-bullet" | "text:list-level-style-number" => Mark::Nothing,
        _ => return None,
    })
}
