//! The order in which handouts are made beside the annex.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use crate::annex::Annex;
use crate::typeset::{Output, Place, Typesetter};

/// What a free thread does next.
pub(super) enum Task<T> {
    /// Lays a handout out, its sheet's place in the collection given; if `only`, its export waits.
    LayOut { sheet: usize, output: Output, only: bool },
    /// Exports a handout that is laid out.
    Export(T),
}

/// Handouts that wait; the next task is chosen when a thread is free, by how far the annex is.
///
/// The annex sets its sheets from the first; so handouts are laid out from the last until they meet it, for all that is
/// laid out saves the annex its time. From there on they are exported, then follow those that the annex has left behind,
/// and last the sheet that it is at: no thread waits for another, no sheet is set twice.
pub(super) struct Queue<'a, T> {
    typesetter: &'a Typesetter,
    /// With the place of each one's sheet in the collection, and in that order.
    waiting: Vec<(usize, Output)>,
    /// Those that are laid out and wait to be exported.
    laid_out: &'a Mutex<Vec<T>>,
    /// Whether the annex is being made, too.
    beside: bool,
}

impl<'a, T> Queue<'a, T> {
    /// All of these handouts, `beside` the annex or alone.
    pub(super) fn new(
        typesetter: &'a Typesetter,
        handouts: Vec<Output>,
        annex: &Annex,
        laid_out: &'a Mutex<Vec<T>>,
        beside: bool,
    ) -> Self {
        let entries = annex.entries.iter().enumerate();
        let sheets: HashMap<_, _> = entries.map(|(i, entry)| (&entry.sheet.id, i)).collect();
        let sheet = |output: &Output| match output {
            Output::Handout(id) => sheets.get(id).copied().unwrap_or_default(),
            Output::Annex | Output::Redline | Output::Checks => 0,
        };
        let mut waiting: Vec<_> = handouts.into_iter().map(|it| (sheet(&it), it)).collect();
        waiting.sort_by_key(|(sheet, _)| *sheet);
        Self { typesetter, waiting, laid_out, beside }
    }

    fn lay_out(&mut self, at: usize, only: bool) -> Task<T> {
        let (sheet, output) = self.waiting.remove(at);
        Task::LayOut { sheet, output, only }
    }
}

impl<T> Iterator for Queue<'_, T> {
    type Item = Task<T>;

    fn next(&mut self) -> Option<Self::Item> {
        let places = self.typesetter.places();
        let places = self.waiting.iter().map(|(sheet, _)| places.get(*sheet).copied());
        let places: Vec<_> = places.collect();
        if let Some(at) = ahead(&places) {
            return Some(self.lay_out(at, self.beside));
        }
        let laid_out = self.laid_out.lock().unwrap_or_else(PoisonError::into_inner).pop();
        laid_out.map(Task::Export).or_else(|| Some(self.lay_out(late(&places)?, false)))
    }
}

/// The last of the sheets that the annex has yet to come to.
fn ahead(waiting: &[Option<Place>]) -> Option<usize> {
    waiting.iter().rposition(|place| *place == Some(Place::Ahead))
}

/// Of the other sheets, the first that the annex has left behind, or the last.
fn late(waiting: &[Option<Place>]) -> Option<usize> {
    let behind = waiting.iter().position(|place| *place == Some(Place::Behind));
    behind.or(waiting.len().checked_sub(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn handouts_keep_away_from_the_sheet_that_the_annex_is_at() {
        let (far, near, behind) = (Some(Place::Ahead), Some(Place::Near), Some(Place::Behind));
        assert_eq!(ahead(&[far, far, far]), Some(2));
        assert_eq!(ahead(&[behind, near, near, far]), Some(3));
        assert_eq!(ahead(&[behind, behind, near, near]), None);
        assert_eq!(late(&[behind, behind, near, near]), Some(0));
        assert_eq!(late(&[near, near]), Some(1));
        assert_eq!(late(&[]), None);
    }
}
