//! YAML with the place of every key and value: the tree that sheets are read from.
//!
//! serde stops at its first error and knows no place inside a block of text; this tree keeps both: a reader walks it,
//! reports everything, and can say where each character of a value stands in the file.

pub(crate) mod astray;
pub(crate) mod bar;
pub(crate) mod begun;
pub(crate) mod beside;
mod conflict;
pub(crate) mod cut;
pub(crate) mod cut_title;
pub(crate) mod digit;
pub(crate) mod dressed;
mod explain;
pub(crate) mod hard;
pub(crate) mod headed;
pub(crate) mod inner;
pub(crate) mod invisible;
mod joined;
pub(crate) mod level;
pub(crate) mod lines;
pub(crate) mod lost;
pub(crate) mod marker;
pub(crate) mod meant;
pub(crate) mod outset;
pub(crate) mod own_text;
pub(crate) mod place;
pub(crate) mod points;
mod quotes;
mod reader;
mod refused;
pub(crate) mod remark;
mod respelt;
mod salvage;
pub(crate) mod separator;
pub(crate) mod slip;
pub(crate) mod stranded;
pub(crate) mod swallowed;
mod text;
pub(crate) mod themes;
pub(crate) mod typed_bar;
pub(crate) mod write;

use std::ops::Range;

use crate::message::text;

pub(crate) use explain::spaced;
pub use reader::read;
pub use salvage::{Salvaged, salvage};
pub(crate) use salvage::{is_indenting_tab, part_of, slips};
pub use text::Text;

/// A value and the bytes of the source it stands in.
#[derive(Clone, Debug)]
pub struct Node {
    /// What it is.
    pub value: Value,
    /// Where it stands.
    pub range: Range<usize>,
}

/// What a YAML value can be here: no tags, no aliases.
#[derive(Clone, Debug)]
pub enum Value {
    /// Nothing, or `~`.
    Null,
    /// Text, numbers, dates: as written.
    Scalar(Text),
    /// A list.
    Sequence(Vec<Node>),
    /// Keys and values, in order; a repeated key was reported and its later value dropped.
    Mapping(Vec<(Key, Node)>),
}

/// A key of a mapping.
#[derive(Clone, Debug)]
pub struct Key {
    /// Its name.
    pub name: String,
    /// Where it stands.
    pub range: Range<usize>,
}

impl Node {
    /// Whether it holds nothing, or a text of nothing but blanks.
    fn is_empty(&self) -> bool {
        match &self.value {
            Value::Null => true,
            Value::Scalar(text) => text.as_str().trim().is_empty(),
            _ => false,
        }
    }

    /// What people call this kind of value.
    #[must_use]
    pub fn kind(&self) -> String {
        match self.value {
            Value::Null => text!("yaml-nothing"),
            Value::Scalar(_) => text!("yaml-text"),
            Value::Sequence(_) => text!("yaml-list"),
            Value::Mapping(_) => text!("yaml-keys"),
        }
    }
}
