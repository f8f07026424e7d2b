//! Word's numberings: which paragraphs are list items, at which level, with which number.

use std::collections::HashMap;

use super::docx::styles::Numbering;
use super::model::Bullet;
use super::package::archive::Archive;
use super::package::refused::Refused;
use super::package::xml::{self, Node};

/// Word's lists have nine levels.
const LEVELS: usize = 9;

/// What a level of a list puts before its paragraphs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    Bullet,
    Number,
    /// Nothing that can be seen: the paragraph goes on with the item before it, or is plain text.
    Nothing,
}

#[derive(Debug, Clone)]
struct Level {
    mark: Mark,
    /// How far it sets paragraphs in.
    indent: Option<i32>,
    start: u32,
    style: Option<String>,
}

#[derive(Debug, Default)]
struct List {
    levels: HashMap<usize, Level>,
    /// The style whose numbering it takes.
    link: Option<String>,
    /// The style that takes it.
    linked: Option<String>,
}

/// A number that paragraphs name: a list, and what is other than in it (ISO/IEC 29500-1, 17.9.8).
#[derive(Debug, Default)]
struct Number {
    list: String,
    /// The starts that it gives anew.
    starts: HashMap<usize, u32>,
    /// Its own levels; LibreOffice gives a list inside another its marks so.
    levels: HashMap<usize, Level>,
}

/// What a numbering makes of a paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Numbered {
    /// An item.
    Item(Bullet),
    /// A further paragraph of the item before it.
    Continues,
    /// Plain text.
    No,
}

/// A document's lists, and how far each has counted.
#[derive(Debug, Default)]
pub(crate) struct Numberings {
    lists: HashMap<String, List>,
    /// The numbers that paragraphs name.
    numbers: HashMap<String, Number>,
    counts: HashMap<String, [Option<u32>; LEVELS]>,
    begun: HashMap<(String, usize), bool>,
}

impl Numberings {
    /// Reads the lists of a part.
    pub(crate) fn read(archive: &Archive, part: &str) -> Result<Self, Refused> {
        let mut all = Self::default();
        if !archive.has(part) {
            return Ok(all);
        }
        for node in xml::all(archive, part, &["w:numbering"])? {
            match node.name {
                "w:abstractNum" => all.list(&node),
                "w:num" => all.number(&node),
                _ => {}
            }
        }
        Ok(all)
    }

    fn list(&mut self, node: &Node) {
        let Some(id) = node.attr("abstractNumId") else { return };
        let mut list = List {
            link: node.value("w:numStyleLink").map(str::to_owned),
            linked: node.value("w:styleLink").map(str::to_owned),
            ..List::default()
        };
        for (level, node) in levels(node) {
            list.levels.insert(level, read_level(node));
        }
        self.lists.insert(id.to_owned(), list);
    }

    fn number(&mut self, node: &Node) {
        let (Some(id), Some(list)) = (node.attr("numId"), node.value("w:abstractNumId")) else {
            return;
        };
        let mut number = Number { list: list.to_owned(), ..Number::default() };
        let overrides = node.nodes().filter(|node| node.name == "w:lvlOverride");
        for node in overrides {
            let level = node.attr("ilvl").and_then(|level| level.parse().ok()).unwrap_or(0);
            let start = node.value("w:startOverride").and_then(|start| start.parse().ok());
            let own = node.child("w:lvl").map(read_level);
            // A level's own start counts where its list begins; only the override makes it begin anew (17.9.26).
            number.starts.extend(start.map(|start| (level, start)));
            number.levels.extend(own.map(|own| (level, own)));
        }
        self.numbers.insert(id.to_owned(), number);
    }

    /// The list that a numbering names, through the style that two lists may share.
    fn list_of(&self, number: &str) -> Option<(&str, &List)> {
        let id = &self.numbers.get(number)?.list;
        let list = self.lists.get(id)?;
        if let Some(style) = list.link.as_deref().filter(|_| list.levels.is_empty()) {
            let same = |(_, other): &(&String, &List)| other.linked.as_deref() == Some(style);
            // The order of a hash map is no order: the smallest of them.
            let found = self.lists.iter().filter(same).min_by_key(|(id, _)| id.as_str());
            return found.map(|(id, list)| (id.as_str(), list)).or(Some((id, list)));
        }
        Some((id, list))
    }

    /// What a paragraph is, its own numbering before that of its style.
    pub(crate) fn place(
        &mut self,
        own: &Numbering,
        of_style: &Numbering,
        style: Option<&str>,
        item: Option<usize>,
    ) -> Numbered {
        let Some(number) = own.list.as_deref().or(of_style.list.as_deref()) else {
            // Styles named after a list whose numbering is not there.
            let bullet = item.map(|level| Bullet { level, number: None });
            return bullet.map_or(Numbered::No, Numbered::Item);
        };
        if number == "0" {
            return Numbered::No;
        }
        let Some((id, list)) = self.list_of(number) else {
            return Numbered::Item(Bullet {
                level: own.level.or(item).unwrap_or(0).min(LEVELS - 1),
                number: None,
            });
        };
        let named = style.and_then(|style| {
            let mut named =
                list.levels.iter().filter(|(_, level)| level.style.as_deref() == Some(style));
            named.next().map(|(level, _)| *level)
        });
        let level = own.level.or(named).or(of_style.level).unwrap_or(0).min(LEVELS - 1);
        let own_level = self.numbers.get(number).and_then(|number| number.levels.get(&level));
        let known = own_level.or_else(|| list.levels.get(&level)).cloned();
        let (id, number) = (id.to_owned(), number.to_owned());
        // « List Bullet 2 » has a list of its own, of one level: its name tells where it stands.
        // LibreOffice writes the level in that list beside it, which is none.
        let shown =
            if own.level.is_none_or(|own| own == 0) { item.unwrap_or(level) } else { level };
        match known.as_ref().map_or(Mark::Bullet, |level| level.mark) {
            Mark::Nothing => Numbered::Continues,
            Mark::Bullet => {
                // Numbers below begin again.
                for lower in &mut self.counts.entry(id).or_default()[level + 1..] {
                    *lower = None;
                }
                Numbered::Item(Bullet { level: shown, number: None })
            }
            Mark::Number => {
                let start = known.map_or(1, |level| level.start);
                let count = self.count(id, &number, level, start);
                Numbered::Item(Bullet { level: shown, number: Some(count) })
            }
        }
    }

    /// How far a level of a list sets its items in, in twentieths of a point.
    pub(crate) fn indent(&self, number: &str, level: usize) -> Option<i32> {
        let own = self.numbers.get(number).and_then(|number| number.levels.get(&level));
        let of_list = || self.list_of(number).and_then(|(_, list)| list.levels.get(&level));
        own.or_else(of_list)?.indent
    }

    /// Counts one item; lists of several numbers that are the same list count on together.
    fn count(&mut self, list: String, number: &str, level: usize, start: u32) -> u32 {
        let counts = self.counts.entry(list).or_default();
        let anew = self.numbers.get(number).and_then(|own| own.starts.get(&level)).copied();
        let begun = self.begun.entry((number.to_owned(), level)).or_default();
        let count = match (counts[level], anew) {
            (_, Some(anew)) if !*begun => anew,
            (Some(last), _) => last.saturating_add(1),
            (None, anew) => anew.unwrap_or(start),
        };
        *begun = true;
        counts[level] = Some(count);
        // Lower levels begin again.
        for lower in &mut counts[level + 1..] {
            *lower = None;
        }
        count
    }
}

/// How far properties of a paragraph set it in from the margin, in twentieths of a point (ISO/IEC 29500-1, 17.3.1.12).
pub(super) fn indent(properties: Option<&Node>) -> Option<i32> {
    let indent = properties?.child("w:ind")?;
    let left = indent.attr("left").or(indent.attr("start"))?;
    left.parse().ok()
}

fn levels(node: &Node) -> impl Iterator<Item = (usize, &Node)> {
    node.nodes().filter(|node| node.name == "w:lvl").filter_map(|node| {
        let level = node.attr("ilvl")?.parse().ok().filter(|level| *level < LEVELS)?;
        Some((level, node))
    })
}

fn read_level(node: &Node) -> Level {
    let text = node.value("w:lvlText").unwrap_or("•");
    let mark = match node.value("w:numFmt") {
        Some("none") => Mark::Nothing,
        // pandoc writes the further paragraphs of an item as a list whose bullet is a space.
        Some("bullet") if text.trim().is_empty() => Mark::Nothing,
        Some("bullet") => Mark::Bullet,
        _ if text.is_empty() => Mark::Nothing,
        _ => Mark::Number,
    };
    Level {
        mark,
        indent: indent(node.child("w:pPr")),
        start: node.value("w:start").and_then(|start| start.parse().ok()).unwrap_or(1),
        style: node.value("w:pStyle").map(str::to_owned),
    }
}
