//! What became of the notes of a text: they came, went, say something else, or are called behind other words.

use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::diff::Side;
use crate::diff::structure::align::{Bag, LIKE};
use crate::diff::text::aligned::words;
use crate::diff::text::units::changed;
use crate::diff::text::words::merge;
use crate::sheet::{BlockChange, Run, Runs, plain};

/// The notes of a text that changed.
#[derive(Default)]
pub(super) struct Noted {
    /// Those that came, went, or say something else. One that went and came again, its sentence rewritten around it, is
    /// none of these.
    pub(super) changed: Vec<(BlockChange, Runs)>,
    /// How many are called behind other words of the text.
    pub(super) moved: usize,
    /// How many calls are bold or italic now, or are no more.
    pub(super) restyled: usize,
}

/// The call of a note in one version.
#[derive(Clone, Copy)]
struct Call<'a> {
    run: &'a Run,
    note: &'a [Run],
    /// Its place among all calls.
    nth: usize,
    /// The change that it is in, by number.
    change: usize,
    /// How many words stand before it in its version, and how many letters.
    before: Before,
}

#[derive(Clone, Copy, Default)]
struct Before {
    words: usize,
    letters: usize,
}

impl Noted {
    pub(super) fn of(runs: &[Run]) -> Self {
        let mut found = Self::default();
        if !runs.iter().any(|run| run.note.is_some()) {
            return found;
        }
        let (stay, [mut gone, mut come]) = calls(runs);
        let text = Text::of(runs);
        let mut all: Vec<(usize, BlockChange, Runs)> = Vec::new();
        for (old, new) in stay {
            found.moved += usize::from(text.is_elsewhere(old.before, new.before));
            if changed(old.note) {
                all.push((old.nth, BlockChange::Edited, old.note.to_vec()));
            }
        }
        for (old, new) in pairs(&mut gone, &mut come, |a, b| plain(a.note) == plain(b.note)) {
            let elsewhere = text.is_elsewhere(old.before, new.before);
            found.moved += usize::from(elsewhere);
            let looks = |it: &Call<'_>| (it.run.bold, it.run.italic);
            found.restyled += usize::from(!elsewhere && looks(&old) != looks(&new));
        }
        // The words that it is called behind are others, and so is some of what it says.
        let like = |a: &Call<'_>, b: &Call<'_>| {
            let [old, new] = [a, b].map(|it| Bag::of(&plain(it.note)));
            a.change == b.change && old.likeness(&new) >= LIKE
        };
        for (old, new) in pairs(&mut gone, &mut come, like) {
            let both = merge(&Side::Old.plain().runs(old.note), &Side::New.plain().runs(new.note));
            all.push((old.nth, BlockChange::Edited, both));
        }
        for (calls, change) in [(gone, BlockChange::Deleted), (come, BlockChange::Inserted)] {
            all.extend(calls.into_iter().map(|it| (it.nth, change, it.note.to_vec())));
        }
        all.sort_by_key(|(nth, ..)| *nth);
        found.changed = all.into_iter().map(|(_, change, note)| (change, note)).collect();
        found
    }

    pub(super) fn is_empty(&self) -> bool {
        self.changed.is_empty() && self.moved + self.restyled == 0
    }
}

/// The calls of both versions at one place, in the old one and in the new one; those of one version alone.
type Calls<'a> = (Vec<(Call<'a>, Call<'a>)>, [Vec<Call<'a>>; 2]);

fn calls(runs: &[Run]) -> Calls<'_> {
    let (mut stay, mut alone) = (Vec::new(), [Vec::new(), Vec::new()]);
    let mut before = [Before::default(); 2];
    let (mut nth, mut change, mut last) = (0, 0, None);
    for run in runs {
        change += usize::from(last.replace(run.change.is_some()) != Some(run.change.is_some()));
        let has = [Side::Old, Side::New].map(|side| side.has_run(run));
        let own = words(run);
        for (before, _) in before.iter_mut().zip(has).filter(|(_, has)| *has) {
            before.words += own.len();
            before.letters += own.iter().map(|(_, letters)| letters.len()).sum::<usize>();
        }
        let Some(note) = run.note.as_deref() else { continue };
        nth += 1;
        let [old, new] = before.map(|before| Call { run, note, nth, change, before });
        match has {
            [true, true] => stay.push((old, new)),
            [true, false] => alone[0].push(old),
            _ => alone[1].push(new),
        }
    }
    (stay, alone)
}

/// Takes out the pairs of which something is so, each call once.
fn pairs<'a>(
    gone: &mut Vec<Call<'a>>,
    come: &mut Vec<Call<'a>>,
    is: impl Fn(&Call<'a>, &Call<'a>) -> bool,
) -> Vec<(Call<'a>, Call<'a>)> {
    let mut found = Vec::new();
    gone.retain(|old| match come.iter().position(|new| is(old, new)) {
        Some(at) => {
            found.push((*old, come.remove(at)));
            false
        }
        None => true,
    });
    found
}

/// The words of both versions of a text, without its notes.
struct Text {
    /// Whether both have the same letters.
    same: bool,
    /// Which new word each old one is.
    mates: Vec<Option<usize>>,
}

impl Text {
    fn of(runs: &[Run]) -> Self {
        let [old, new] = [Side::Old, Side::New].map(|side| {
            let own = runs.iter().filter(|run| side.has_run(run));
            own.flat_map(words).map(|(_, letters)| letters).collect::<Vec<_>>()
        });
        let mut mates = vec![None; old.len()];
        for op in capture_diff_slices(Algorithm::Myers, &old, &new) {
            if let DiffOp::Equal { old_index, new_index, len } = op {
                (0..len).for_each(|at| mates[old_index + at] = Some(new_index + at));
            }
        }
        Self { same: old.concat() == new.concat(), mates }
    }

    /// Whether two places are behind other words, both of which stay.
    fn is_elsewhere(&self, old: Before, new: Before) -> bool {
        if self.same {
            return old.letters != new.letters;
        }
        let (Some(last), Some(next)) = (old.words.checked_sub(1), new.words.checked_sub(1)) else {
            return false;
        };
        let mate = self.mates.get(last).copied().flatten();
        mate.is_some_and(|mate| mate != next) && self.mates.contains(&Some(next))
    }
}
