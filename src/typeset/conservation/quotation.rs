//! Quotation marks: their form is the layout's, and those of a quotation that it sets apart; none of a kind on all pages of a
//! sheet is a loss.

use super::manner::Manners;
use super::wanted::Stretch;

/// Opening marks.
const OPENING: [char; 3] = ['«', '‹', '„'];
/// Closing marks.
const CLOSING: [char; 3] = ['»', '›', '”'];
/// Marks that may be either: German closes with what English opens with.
const EITHER: [char; 2] = ['"', '“'];

/// How many quotation marks a text has.
#[derive(Clone, Copy, Default)]
pub(super) struct Marks {
    opening: usize,
    closing: usize,
    either: usize,
}

impl Marks {
    pub(super) fn count(&mut self, text: &str) {
        // Most texts have none, and few have others than these.
        for c in text.chars().filter(|c| !c.is_alphanumeric()) {
            self.opening += usize::from(OPENING.contains(&c));
            self.closing += usize::from(CLOSING.contains(&c));
            self.either += usize::from(EITHER.contains(&c));
        }
    }

    pub(super) fn add(&mut self, other: Self) {
        self.opening += other.opening;
        self.closing += other.closing;
        self.either += other.either;
    }

    /// The first mark of a kind that texts have and that is not drawn at all, with its text and the letters before it there.
    pub(super) fn lost(self, stretches: &[Stretch]) -> Option<(&Stretch, usize, char)> {
        let kinds = [(OPENING.as_slice(), self.opening), (CLOSING.as_slice(), self.closing)];
        kinds.into_iter().filter(|(_, drawn)| drawn + self.either == 0).find_map(|(kind, _)| {
            stretches.iter().filter(|it| !it.manners(0).has(Manners::SET_APART)).find_map(|it| {
                let (at, mark) = it.text.char_indices().find(|(_, c)| kind.contains(c))?;
                let before = it.text[..at].chars().filter(|c| c.is_alphanumeric()).count();
                Some((it, before, mark))
            })
        })
    }
}
