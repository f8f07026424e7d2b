//! What a repair does, in words, and how it is applied.

use std::ops::Range;

use super::value::NUMBERED;
use crate::fold;
use crate::message::text;

/// A kind of repair.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Repair {
    /// Straight quotation marks round a text.
    Quotes,
    /// Straight quotation marks in the place of typographic ones.
    StraightQuotes,
    /// The quotation mark that was missing at the beginning of a text.
    OpeningQuote,
    /// The quotation mark that was missing at the end of a text.
    ClosingQuote,
    /// Spaces in the place of tabs.
    Tabs,
    /// Lines moved to the indentation of their text.
    Indented,
    /// Lines moved back to the indentation of their paragraph.
    Dedented,
    /// Lines moved below the text of the point that they belong to.
    Nested,
    /// `|` in the place of a letter that looks like it.
    TypedBar,
    /// Spaces in the place of no-break spaces before a key.
    HardSpaces,
    /// `https://` before an address.
    Scheme,
    /// A line end in the place of `<br>`.
    LineBreak,
    /// The spelling of a section type.
    Type,
    /// `|` behind the key of a text of several lines.
    Bar,
    /// The line of a second `|` taken away.
    SecondBar,
    /// `|` taken away behind a key that takes none.
    NoBar,
    /// A space behind the colon of a key.
    Space,
    /// The colon that was missing behind a key.
    Colon,
    /// The key that holds the sections.
    Sections,
    /// The key's own spelling.
    Key,
    /// Numbers in the place of the titles of themes.
    Themes,
    /// Brackets round several numbers.
    Brackets,
    /// The dash before a section, or one that is a hyphen.
    Dash,
    /// An invisible character taken away.
    Invisible,
    /// The signs of Markdown in the place of a pair of HTML tags.
    Tag,
    /// Dashes in the place of the signs of a pasted list.
    List,
    /// `|` before a list that lacked it, and dashes in the place of its signs.
    BarredList,
    /// A line of its own for each of several points.
    Points,
    /// The signs of a sub-heading in the place of an arrow.
    Heading,
    /// The colon of a note put right behind its bracket.
    NoteColon,
    /// Characters in the place of the names that HTML has for them.
    Entity,
    /// Figures below the line in the place of those between tildes.
    Lowered,
    /// A line of its own for each of several themes.
    Parted,
    /// A yes or no in the words that sheets have for them.
    Flag,
    /// The line taken away that cut a sheet in two.
    Marker,
    /// The dash taken away before a key that begins no section.
    NoDash,
    /// Spaces too many taken away behind the dash of a section.
    Narrowed,
    /// « # » in the place of the signs that remarks have elsewhere.
    Remark,
    /// « - type: » before the type of a section that stood alone in the place of a key.
    Typed,
    /// A value on the line of its key, which stood on the one below.
    Raised,
    /// The second key of a line on one of its own.
    KeyApart,
    /// The key that holds the fields of the sidebar.
    Sidebar,
    /// The key of a section's text.
    Text,
    /// « # » taken away before a key.
    Unremarked,
}

impl Repair {
    /// What was done, in words.
    #[must_use]
    pub fn says(self) -> String {
        match self {
            Self::Quotes => text!("fix-quotes"),
            Self::StraightQuotes => text!("fix-straight-quotes"),
            Self::OpeningQuote => text!("fix-opening-quote"),
            Self::ClosingQuote => text!("fix-closing-quote"),
            Self::Tabs => text!("fix-tabs"),
            Self::Indented => text!("fix-indented"),
            Self::Dedented => text!("fix-dedented"),
            Self::Nested => text!("fix-nested"),
            Self::TypedBar => text!("fix-typed-bar"),
            Self::HardSpaces => text!("fix-hard-spaces"),
            Self::Scheme => text!("fix-scheme"),
            Self::LineBreak => text!("fix-line-break"),
            Self::Type => text!("fix-type"),
            Self::Bar => text!("fix-bar"),
            Self::SecondBar => text!("fix-second-bar"),
            Self::NoBar => text!("fix-no-bar"),
            Self::Space => text!("fix-space"),
            Self::Colon => text!("fix-colon"),
            Self::Sections => text!("fix-sections"),
            Self::Key => text!("fix-key"),
            Self::Themes => text!("fix-themes"),
            Self::Brackets => text!("fix-brackets"),
            Self::Dash => text!("fix-dash"),
            Self::Invisible => text!("fix-invisible"),
            Self::Tag => text!("fix-tag"),
            Self::List => text!("fix-list"),
            Self::BarredList => text!("fix-barred-list"),
            Self::Points => text!("fix-points"),
            Self::Heading => text!("fix-heading"),
            Self::NoteColon => text!("fix-note-colon"),
            Self::Entity => text!("fix-entity"),
            Self::Lowered => text!("fix-lowered"),
            Self::Parted => text!("fix-parted"),
            Self::Flag => text!("fix-flag"),
            Self::Marker => text!("fix-marker"),
            Self::NoDash => text!("fix-no-dash"),
            Self::Narrowed => text!("fix-narrowed"),
            Self::Remark => text!("fix-remark"),
            Self::Typed => text!("fix-typed"),
            Self::Raised => text!("fix-raised"),
            Self::KeyApart => text!("fix-key-apart"),
            Self::Sidebar => text!("fix-sidebar"),
            Self::Text => text!("fix-text"),
            Self::Unremarked => text!("fix-unremarked"),
        }
    }
}

impl Repair {
    /// Whether what it is about is the levels of lists: others change none.
    pub(super) fn is_of_levels(self) -> bool {
        let signs = matches!(self, Self::List | Self::BarredList | Self::Points | Self::LineBreak);
        signs || matches!(self, Self::Nested | Self::Dedented)
    }

    /// Whether a text has the words that it had, but those that the repair is about.
    pub(super) fn keeps(self, old: &[String], new: &[String]) -> bool {
        let without = |words: &[String], dropped: &[&str]| -> Vec<String> {
            words.iter().filter(|word| !dropped.contains(&word.as_str())).cloned().collect()
        };
        let same = |dropped: &[&str]| without(old, dropped) == without(new, dropped);
        match self {
            Self::Brackets => {
                let between: Vec<String> = NUMBERED.iter().map(|word| fold::fold(word)).collect();
                same(&between.iter().map(String::as_str).collect::<Vec<_>>())
            }
            // The titles are those of the manifest: they are said no less.
            Self::Themes => {
                let mut rest = old.iter();
                let words = new.iter().filter(|word| word.parse::<u32>().is_err());
                words.into_iter().all(|word| rest.any(|old| old == word))
            }
            Self::TypedBar => {
                same(&["l", "i", "1"]) || same(&["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"])
            }
            Self::Sections => same(&["sections"]),
            Self::Typed => same(&["type", "texte"]),
            Self::Sidebar => same(&["reperes"]),
            Self::Text => same(&["texte"]),
            Self::Scheme => same(&["https"]),
            Self::LineBreak => same(&["br"]),
            Self::Type | Self::Flag => {
                let other = old.iter().zip(new).filter(|(old, new)| old != new).count();
                old.len() == new.len() && other <= 1
            }
            _ => old == new,
        }
    }
}

/// A change of a text: what stands in the place of a range, in bytes.
pub(crate) type Edit = (Range<usize>, String);

/// A repair, and the changes that it is made of, in the order of the text.
pub(super) type Candidate = (Repair, Vec<Edit>);

/// A text with some changes.
pub(super) fn applied(text: &str, edits: &[Edit]) -> String {
    let mut out = text.to_owned();
    for (range, new) in edits.iter().rev() {
        out.replace_range(range.clone(), new);
    }
    out
}

/// The lines of a text with their ranges, line ends left out.
pub(super) fn lines(text: &str) -> Vec<Range<usize>> {
    let mut start = 0;
    text.split_inclusive('\n')
        .map(|line| {
            let range = start..start + line.trim_end_matches(['\n', '\r']).len();
            start += line.len();
            range
        })
        .collect()
}

/// The index of the line that an offset is in.
pub(super) fn line_at(lines: &[Range<usize>], offset: usize) -> usize {
    lines.partition_point(|line| line.start <= offset).saturating_sub(1)
}

/// How far a line is indented, in bytes.
pub(super) fn indent(line: &str) -> usize {
    line.len() - line.trim_start_matches([' ', '\t']).len()
}
