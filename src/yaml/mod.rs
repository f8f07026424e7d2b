//! YAML with the place of every key and value: the tree that sheets are read from.
//!
//! serde stops at its first error and knows no place inside a block of text; this tree keeps both: a reader walks it,
//! reports everything, and can say where each character of a value stands in the file.

mod explain;
pub(crate) mod lines;
mod reader;
mod refused;
mod salvage;
pub(crate) mod slips;
mod text;
pub(crate) mod write;

use std::ops::Range;

use crate::message::text;

pub(crate) use explain::spaced;
pub use reader::read;
pub use salvage::{Salvaged, salvage};
pub(crate) use salvage::{is_indenting_tab, part_of, report_further};
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
