//! What of a file is printed: its values. A line of a text may begin with « # », as a sub-heading does, and is no remark.

use std::ops::Range;

use crate::diag::Diagnostics;
use crate::source::Place;
use crate::yaml::{self, Node, Value};

/// Where the values of a file stand.
pub(super) struct Printed {
    /// None where the file is not YAML: all of it, then.
    values: Option<Vec<Range<usize>>>,
}

impl Printed {
    pub(super) fn of(file: &Place) -> Self {
        // What is wrong with it is told elsewhere.
        let root = yaml::read(&file.source, &mut Diagnostics::default());
        let values = root.map(|root| {
            let mut values = Vec::new();
            push_values(&root, &mut values);
            values
        });
        Self { values }
    }

    /// Whether a place lies in a value.
    pub(super) fn has(&self, at: usize) -> bool {
        self.values.as_ref().is_none_or(|values| values.iter().any(|value| value.contains(&at)))
    }
}

fn push_values(node: &Node, values: &mut Vec<Range<usize>>) {
    match &node.value {
        Value::Null => {}
        Value::Scalar(text) => values.push(text.source_range(0..text.as_str().len())),
        Value::Sequence(items) => items.iter().for_each(|item| push_values(item, values)),
        Value::Mapping(entries) => entries.iter().for_each(|(_, it)| push_values(it, values)),
    }
}
