//! How passages were presented and are now, where there is a name for it.

use super::levels::levels;
use crate::diff::Side;
use crate::diff::structure::passages::Piece;
use crate::message::text;
use crate::sheet::Block;

/// What has become of a passage that keeps its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
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
    /// What was one kind of thing and is another one.
    Became(Kind, Kind),
}

/// What a passage is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Paragraph,
    Paragraphs,
    Bullets,
    Numbers,
    /// A point of a list that has others, too.
    Point,
    /// Several such points.
    Points,
    Headings,
    Quote,
    /// What is set out from the text.
    SetOut,
    CallOut,
}

impl Shape {
    /// What has become of pieces, where all of either version are of one kind.
    pub(super) fn of(old: &[Piece], new: &[Piece]) -> Option<Self> {
        let points = |pieces: &[Piece], kind: Kind| match pieces {
            [Piece { point: Some(_), .. }] => Kind::Point,
            _ if pieces.iter().all(|it| it.point.is_some()) => Kind::Points,
            _ => kind,
        };
        match (kind(old)?, kind(new)?) {
            (Kind::Bullets, Kind::Numbers) => Some(Self::Numbered),
            (Kind::Numbers, Kind::Bullets) => Some(Self::Bullets),
            (Kind::Headings, Kind::Headings) => Some(Self::Level),
            (was, is) if was == is => None,
            (was, is) => Some(Self::Became(points(old, was), points(new, is))),
        }
    }

    pub(crate) fn told(self) -> String {
        match self {
            Self::Numbered => text!("diff-shape-numbered"),
            Self::Bullets => text!("diff-shape-bullets"),
            Self::Level => text!("diff-shape-level"),
            Self::Below => text!("diff-shape-below"),
            Self::Above => text!("diff-shape-above"),
            Self::Became(was, is) => was.became(is),
        }
    }
}

impl Kind {
    fn name(self) -> String {
        match self {
            Self::Paragraph => text!("diff-kind-paragraph"),
            Self::Paragraphs => text!("diff-kind-paragraphs"),
            Self::Bullets => text!("diff-kind-bullets"),
            Self::Numbers => text!("diff-kind-numbers"),
            Self::Point => text!("diff-kind-point"),
            Self::Points => text!("diff-kind-points"),
            Self::Headings => text!("diff-kind-heading"),
            Self::Quote => text!("diff-kind-quote"),
            Self::SetOut => text!("diff-kind-set-out"),
            Self::CallOut => text!("diff-kind-call-out"),
        }
    }

    fn became(self, other: Self) -> String {
        let now = other.name();
        match self {
            Self::Paragraph => text!("diff-shape-of-paragraph", now),
            Self::Paragraphs => text!("diff-shape-of-paragraphs", now),
            Self::Bullets => text!("diff-shape-of-bullets", now),
            Self::Numbers => text!("diff-shape-of-numbers", now),
            Self::Point => text!("diff-shape-of-point", now),
            Self::Points => text!("diff-shape-of-points", now),
            Self::Headings => text!("diff-shape-of-heading", now),
            Self::Quote => text!("diff-shape-of-quote", now),
            Self::SetOut => text!("diff-shape-of-set-out", now),
            Self::CallOut => text!("diff-shape-of-call-out", now),
        }
    }
}

fn kind(pieces: &[Piece]) -> Option<Kind> {
    fn of(block: &Block) -> Option<Kind> {
        Some(match block {
            Block::Marked(marked) => return of(&marked.block),
            Block::Paragraph { .. } => Kind::Paragraph,
            Block::List { ordered: false, .. } => Kind::Bullets,
            Block::List { ordered: true, .. } => Kind::Numbers,
            Block::Heading { .. } => Kind::Headings,
            Block::Quote { .. } => Kind::Quote,
            Block::Statement { .. } => Kind::SetOut,
            Block::Callout { .. } => Kind::CallOut,
            Block::Picture(_) => return None,
        })
    }
    let first = of(&pieces.first()?.block)?;
    let all = pieces.iter().all(|piece| of(&piece.block) == Some(first));
    all.then_some(match first {
        Kind::Paragraph if pieces.len() > 1 => Kind::Paragraphs,
        kind => kind,
    })
}

/// What has become of a list whose points stand on other levels, all of them deeper or none.
pub(crate) fn of_levels(list: &Block) -> Option<Shape> {
    let [old, new] = [Side::Old, Side::New].map(|side| levels(&side.plain().block(list), 0));
    let pairs = || old.iter().zip(&new);
    match (old.len() == new.len(), pairs().any(|(a, b)| a < b), pairs().any(|(a, b)| a > b)) {
        (true, true, false) => Some(Shape::Below),
        (true, false, true) => Some(Shape::Above),
        _ => None,
    }
}
