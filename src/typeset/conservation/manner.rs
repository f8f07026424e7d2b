//! How a text is set: what lost ones have in common says which rule of a layout loses them.

use std::ops::{BitAnd, BitOr};

use super::wanted::Part;
use crate::message::text;
use crate::sheet::{Block, Run};

/// The manners that a text is set in: a link in a list in a quotation has three.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Manners(u16);

impl Manners {
    pub(super) const PLAIN: Self = Self(0);
    pub(super) const NOTE: Self = Self(1 << 3);
    pub(super) const HEADING: Self = Self(1 << 4);
    const LINK: Self = Self(1);
    const BOLD: Self = Self(1 << 1);
    const ITALIC: Self = Self(1 << 2);
    const LIST: Self = Self(1 << 5);
    const NUMBERED: Self = Self(1 << 6);
    const CAPTION: Self = Self(1 << 7);
    const QUOTE: Self = Self(1 << 8);
    const CALLOUT: Self = Self(1 << 9);
    const STATEMENT: Self = Self(1 << 10);
    const NAME: Self = Self(1 << 11);
    const LEAD: Self = Self(1 << 12);
    const SIDEBAR: Self = Self(1 << 13);
    const CREDITS: Self = Self(1 << 14);

    /// What a layout may mark in its own way instead of with quotation marks.
    pub(super) const SET_APART: Self = Self(Self::QUOTE.0 | Self::STATEMENT.0);

    /// All of them: what no text at all has in common.
    pub(super) const ALL: Self = Self(u16::MAX);

    /// What the texts of a field are.
    pub(super) const fn of_part(part: Part) -> Self {
        match part {
            Part::Title | Part::Subtitle | Part::Action => Self::NAME,
            Part::Lead => Self::LEAD,
            Part::Sidebar(_) => Self::SIDEBAR,
            Part::Credits => Self::CREDITS,
            Part::Cover => Self::CAPTION,
            Part::Body | Part::Section(_) => Self::PLAIN,
        }
    }

    /// What a block makes of the texts in it.
    pub(super) const fn of_block(block: &Block) -> Self {
        match block {
            Block::Heading { .. } => Self::HEADING,
            Block::List { ordered: false, .. } => Self::LIST,
            Block::List { ordered: true, .. } => Self::NUMBERED,
            Block::Quote { .. } => Self::QUOTE,
            Block::Callout { .. } => Self::CALLOUT,
            Block::Statement { .. } => Self::STATEMENT,
            Block::Picture(_) => Self::CAPTION,
            Block::Paragraph { .. } | Block::Marked(_) => Self::PLAIN,
        }
    }

    /// The styles of a run.
    pub(super) const fn of_run(run: &Run) -> Self {
        let link = run.url.is_some() || run.sheet.is_some();
        Self(
            if link { Self::LINK.0 } else { 0 }
                | if run.bold { Self::BOLD.0 } else { 0 }
                | if run.italic { Self::ITALIC.0 } else { 0 },
        )
    }

    /// Whether it has one of some others.
    pub(super) const fn has(self, others: Self) -> bool {
        self.0 & others.0 != 0
    }

    pub(super) const fn is_plain(self) -> bool {
        self.0 == 0
    }

    /// What to say of a text that is not printed: the innermost of its manners.
    pub(super) fn label(self) -> String {
        let first = Self(self.0 & self.0.wrapping_neg());
        match first {
            Self::LINK => text!("lost-words.label-link"),
            Self::BOLD => text!("lost-words.label-bold"),
            Self::ITALIC => text!("lost-words.label-italic"),
            Self::NOTE => text!("lost-words.label-note"),
            Self::HEADING => text!("lost-words.label-heading"),
            Self::LIST => text!("lost-words.label-list"),
            Self::NUMBERED => text!("lost-words.label-numbered"),
            Self::CAPTION => text!("lost-words.label-caption"),
            Self::QUOTE => text!("lost-words.label-quote"),
            Self::CALLOUT => text!("lost-words.label-callout"),
            Self::STATEMENT => text!("lost-words.label-statement"),
            Self::NAME => text!("lost-words.label-name"),
            Self::LEAD => text!("lost-words.label-lead"),
            Self::SIDEBAR => text!("lost-words.label-sidebar"),
            Self::CREDITS => text!("lost-words.label-credits"),
            _ => text!("lost-words.label"),
        }
    }
}

impl BitOr for Manners {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

impl BitAnd for Manners {
    type Output = Self;

    fn bitand(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_innermost_in_common_is_told() {
        let link =
            Manners::of_run(&Run { url: Some("https://example.org".into()), ..Run::default() });
        let point = Manners::LIST | Manners::QUOTE;
        assert_eq!((link | point).label(), Manners::LINK.label());
        assert_eq!((link | point & Manners::LIST).label(), Manners::LINK.label());
        assert_eq!((point & Manners::LIST).label(), Manners::LIST.label());
        assert_eq!((link & Manners::QUOTE).label(), Manners::PLAIN.label());
    }
}
