//! The order in which handouts are made beside the annex.

use std::collections::HashMap;

use crate::annex::Annex;
use crate::typeset::{Output, Place, Typesetter};

/// Handouts that wait; the next is chosen when a thread is free, by how far the annex is.
///
/// The annex sets its sheets from the first; so handouts begin with the last, until they meet it. From there they go on
/// with those that the annex has left behind, and come last to the sheet that it is at: no thread waits for another, no
/// sheet is set twice.
pub(super) struct Queue<'a> {
    typesetter: &'a Typesetter,
    /// With the place of each one's sheet in the collection, and in that order.
    waiting: Vec<(usize, Output)>,
}

impl<'a> Queue<'a> {
    /// All of these handouts.
    pub(super) fn new(typesetter: &'a Typesetter, handouts: Vec<Output>, annex: &Annex) -> Self {
        let entries = annex.entries.iter().enumerate();
        let sheets: HashMap<_, _> = entries.map(|(i, entry)| (&entry.sheet.id, i)).collect();
        let sheet = |output: &Output| match output {
            Output::Handout(id) => sheets.get(id).copied().unwrap_or_default(),
            Output::Annex | Output::Redline | Output::Checks => 0,
        };
        let mut waiting: Vec<_> = handouts.into_iter().map(|it| (sheet(&it), it)).collect();
        waiting.sort_by_key(|(sheet, _)| *sheet);
        Self { typesetter, waiting }
    }
}

impl Iterator for Queue<'_> {
    type Item = (usize, Output);

    fn next(&mut self) -> Option<Self::Item> {
        let places = self.typesetter.places();
        let places = self.waiting.iter().map(|(sheet, _)| places.get(*sheet).copied());
        let at = choose(&places.collect::<Vec<_>>())?;
        Some(self.waiting.remove(at))
    }
}

/// Which of the sheets that wait is the one to take, by where they are to the annex.
fn choose(waiting: &[Option<Place>]) -> Option<usize> {
    let ahead = waiting.iter().rposition(|place| *place == Some(Place::Ahead));
    let behind = || waiting.iter().position(|place| *place == Some(Place::Behind));
    ahead.or_else(behind).or(waiting.len().checked_sub(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn handouts_keep_away_from_the_sheet_that_the_annex_is_at() {
        let (ahead, near, behind) = (Some(Place::Ahead), Some(Place::Near), Some(Place::Behind));
        assert_eq!(choose(&[ahead, ahead, ahead]), Some(2));
        assert_eq!(choose(&[behind, near, near, ahead]), Some(3));
        assert_eq!(choose(&[behind, behind, near, near]), Some(0));
        assert_eq!(choose(&[near, near]), Some(1));
        assert_eq!(choose(&[]), None);
    }
}
