//! YAML with the place of every key and value: the tree that sheets are read from.
//!
//! serde stops at its first error and knows no place inside a block of text; this tree keeps both: a reader walks it,
//! reports everything, and can say where each character of a value stands in the file.

mod explain;
mod reader;
mod slip;
mod text;
pub(crate) mod write;

use std::ops::Range;

pub use reader::read;
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
    /// What people call this kind of value.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self.value {
            Value::Null => "rien",
            Value::Scalar(_) => "un texte",
            Value::Sequence(_) => "une liste",
            Value::Mapping(_) => "un groupe de clés",
        }
    }
}
