//! Tells where lines that begin with labels are lines of print.

use crate::import::text::lines;

/// The lines of a block that begin with a label, each a line of print where there are several.
#[derive(Default)]
pub(super) struct Labels {
    /// Where the first one starts in the text.
    pub(super) first: Option<usize>,
    /// Whether a second one followed.
    pub(super) several: bool,
}

impl Labels {
    /// Takes in the line that comes next; forces the breaks that no mark forces.
    pub(super) fn add(&mut self, text: &mut String, line: &str) {
        if lines::has_label(line) {
            if let Some(first) = self.first {
                self.several = true;
                let space =
                    first.checked_sub(1).filter(|at| text.as_bytes().get(*at) == Some(&b' '));
                if let Some(at) = space {
                    text.replace_range(at..first, "\n");
                }
            }
            self.first = self.first.or(Some(text.len() + 1));
        }
        if !text.ends_with('\n') {
            let parted = self.several || lines::reaches(line);
            text.push(if parted { '\n' } else { ' ' });
        }
        self.first = self.first.map(|first| first.min(text.len()));
        text.push_str(line);
    }
}
