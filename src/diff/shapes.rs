//! How passages were presented and are now, where there is a name for it.

use super::Side;
use super::levels::levels;
use crate::message::text;
use crate::sheet::Block;

/// What has become of a passage that keeps its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// Points that have numbers now.
    Numbered,
    /// Points that no longer have any.
    Bullets,
    /// A heading of another level.
    Level,
    /// A point that stands below another one now.
    Below,
    /// One that no longer does.
    Above,
}

/// What a passage is made of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Bullets,
    Numbers,
    Headings,
}

impl Shape {
    /// What has become of blocks, where all of either version are of one kind.
    pub(super) fn of(old: &[&Block], new: &[&Block]) -> Option<Self> {
        match (kind(old)?, kind(new)?) {
            (Kind::Bullets, Kind::Numbers) => Some(Self::Numbered),
            (Kind::Numbers, Kind::Bullets) => Some(Self::Bullets),
            (Kind::Headings, Kind::Headings) => Some(Self::Level),
            _ => None,
        }
    }

    pub(super) fn told(self) -> String {
        match self {
            Self::Numbered => text!("diff-shape-numbered"),
            Self::Bullets => text!("diff-shape-bullets"),
            Self::Level => text!("diff-shape-level"),
            Self::Below => text!("diff-shape-below"),
            Self::Above => text!("diff-shape-above"),
        }
    }
}

fn kind(blocks: &[&Block]) -> Option<Kind> {
    let of = |block: &Block| match block {
        Block::Marked(marked) => kind(&[&marked.block]),
        Block::List { ordered: false, .. } => Some(Kind::Bullets),
        Block::List { ordered: true, .. } => Some(Kind::Numbers),
        Block::Heading { .. } => Some(Kind::Headings),
        _ => None,
    };
    let first = of(blocks.first()?);
    blocks.iter().all(|block| of(block) == first).then_some(first)?
}

/// What has become of a list whose points stand on other levels, all of them deeper or none.
pub(super) fn of_levels(list: &Block) -> Option<Shape> {
    let [old, new] = [Side::Old, Side::New].map(|side| levels(&side.plain().block(list), 0));
    let pairs = || old.iter().zip(&new);
    match (old.len() == new.len(), pairs().any(|(a, b)| a < b), pairs().any(|(a, b)| a > b)) {
        (true, true, false) => Some(Shape::Below),
        (true, false, true) => Some(Shape::Above),
        _ => None,
    }
}
