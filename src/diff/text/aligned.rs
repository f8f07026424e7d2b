//! The letters of both versions of a text on one line, whatever they look like and wherever they lead: a word that is a link
//! in one version alone is in both, though a word beside it is another one.

use std::borrow::Cow;
use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::letters::folded;
use super::tokens::tokens;
use super::words::merge;
use crate::diff::Side;
use crate::sheet::{Change, Run, Runs};

/// Some letters of one version that look alike.
pub(crate) struct Stretch<'a> {
    pub(crate) run: &'a Run,
    /// Its letters, without spaces.
    pub(crate) letters: String,
    /// Where they begin in their own version, in letters.
    pub(crate) own: usize,
    /// Where they stand on the line that both versions share: what is gone stands where what is new in its place does.
    pub(crate) place: Range<usize>,
    /// The change that they are in, by number.
    pub(crate) change: usize,
    /// Whether both versions have them here.
    pub(crate) kept: bool,
}

/// A text of one version while its letters are placed.
#[derive(Default)]
struct Placed<'a> {
    all: Vec<Stretch<'a>>,
    own: usize,
}

impl<'a> Placed<'a> {
    fn push(&mut self, run: &'a Run, letters: String, at: usize, change: usize, kept: bool) {
        let length = letters.len();
        if length > 0 {
            let (own, place) = (self.own, at..at + length);
            self.all.push(Stretch { run, letters, own, place, change, kept });
            self.own += length;
        }
    }

    /// The runs one behind the other, all of them in both versions.
    fn whole(&mut self, runs: &[&'a Run], mut at: usize, change: usize) -> usize {
        for run in runs {
            let letters = letters(&run.text);
            let end = at + letters.len();
            self.push(run, letters, at, change, true);
            at = end;
        }
        at
    }
}

/// The letters of both versions of a text.
pub(crate) fn aligned(runs: &[Run]) -> [Vec<Stretch<'_>>; 2] {
    let sides = [Side::Old, Side::New];
    let mut placed = sides.map(|_| Placed::default());
    let same = same_letters(runs);
    let mut place = [0; 2];
    let changes = runs.chunk_by(|a, b| a.change.is_some() == b.change.is_some());
    for (change, runs) in changes.enumerate() {
        let [old, new] =
            sides.map(|side| runs.iter().filter(|run| side.has_run(run)).collect::<Vec<_>>());
        if same || same_letters(runs) {
            place[0] = placed[0].whole(&old, place[0], change);
            place[1] = placed[1].whole(&new, place[1], change);
        } else {
            place = [word_by_word(&mut placed, [&old, &new], place[0], change); 2];
        }
    }
    placed.map(|it| it.all)
}

/// Whether both versions have the same letters in the same order.
fn same_letters(runs: &[Run]) -> bool {
    let [old, new] = [Side::Old, Side::New].map(|side| {
        let own = runs.iter().filter(|run| side.has_run(run));
        own.map(|run| letters(&run.text)).collect::<String>()
    });
    old == new
}

/// Places the words of a change: those of both versions together, the others where what stands in their place does.
fn word_by_word<'a>(
    placed: &mut [Placed<'a>; 2],
    sides: [&[&'a Run]; 2],
    mut place: usize,
    change: usize,
) -> usize {
    let words = sides.map(|runs| runs.iter().flat_map(|run| words(run)).collect::<Vec<_>>());
    let keys = words.each_ref().map(|all| all.iter().map(|it| &*it.1).collect::<Vec<_>>());
    let mut put = |side: usize, range: Range<usize>, mut at: usize, kept: bool| {
        for (run, letters) in &words[side][range] {
            placed[side].push(run, letters.clone(), at, change, kept);
            at += letters.len();
        }
        at
    };
    let (mut from, mut to) = (0, 0);
    for op in capture_diff_slices(Algorithm::Myers, &keys[0], &keys[1]) {
        if let DiffOp::Equal { old_index, new_index, len } = op {
            let end = put(0, from..old_index, place, false);
            place = end.max(put(1, to..new_index, place, false));
            (from, to) = (old_index + len, new_index + len);
            put(0, old_index..from, place, true);
            place = put(1, new_index..to, place, true);
        }
    }
    let end = put(0, from..keys[0].len(), place, false);
    end.max(put(1, to..keys[1].len(), place, false))
}

/// The words and marks of a run, by their letters.
pub(crate) fn words(run: &Run) -> Vec<(&Run, String)> {
    let all = tokens(&[std::slice::from_ref(run)]);
    let words = all.iter().filter(|it| it.is_word()).map(|it| (run, letters(&it.text)));
    words.filter(|(_, letters)| !letters.is_empty()).collect()
}

/// A text as it is compared, without its spaces.
pub(super) fn letters(text: &str) -> String {
    folded(text).split_whitespace().collect()
}

/// Whether words are the address that they lead to, or a part of it: `example.org`, but no word that it happens to have.
pub(crate) fn is_spelt(words: &str, url: &str) -> bool {
    let is_address = words.contains(['.', '/', '@', ':']) || words.chars().all(char::is_numeric);
    !words.is_empty() && is_address && letters(url).contains(words)
}

/// A text whose words are compared whatever they look like, where some look otherwise in one version: what changed is
/// these words, and not those beside them that only became a link.
pub(crate) fn spoken(runs: &[Run]) -> Cow<'_, [Run]> {
    let changes = || runs.chunk_by(|a, b| a.change.is_some() == b.change.is_some());
    if !changes().any(looks_otherwise) {
        return Cow::Borrowed(runs);
    }
    let mut all: Runs = Vec::new();
    for change in changes() {
        if looks_otherwise(change) {
            let [old, new] = [Side::Old, Side::New].map(|side| bare(&side.plain().runs(change)));
            all.extend(merge(&old, &new).into_iter().filter_map(without_space));
        } else {
            all.extend_from_slice(change);
        }
    }
    Cow::Owned(all)
}

/// A run where more than a space changed; a space that only stands on the other side of a link's end is no change.
fn without_space(run: Run) -> Option<Run> {
    let says = !run.text.trim().is_empty() || run.note.is_some() || run.line_break || run.paragraph;
    match run.change {
        Some(change) if !says => (!change.is_old()).then_some(Run { change: None, ..run }),
        _ => Some(run),
    }
}

/// Whether something of a change has a look in one version that nothing in the other one has.
fn looks_otherwise(runs: &[Run]) -> bool {
    let looks = |wanted: Change| {
        let own = runs.iter().filter(move |run| run.change == Some(wanted));
        own.map(look).collect::<Vec<_>>()
    };
    let [old, new] = [looks(Change::Deleted), looks(Change::Inserted)];
    !(old.is_empty() || new.is_empty())
        && (old.iter().any(|it| !new.contains(it)) || new.iter().any(|it| !old.contains(it)))
}

fn look(run: &Run) -> Run {
    Run { text: String::new(), note: None, line_break: false, change: None, ..run.clone() }
}

/// The same words without their look. An address that is printed as it is stays one word.
fn bare(runs: &[Run]) -> Runs {
    let mut all: Runs = Vec::new();
    for run in runs {
        let Run { text, note, line_break, paragraph, url, .. } = run.clone();
        let url = url.filter(|url| is_spelt(&letters(&text), url));
        let next = Run { text, note, line_break, paragraph, url, ..Run::default() };
        match all.last_mut() {
            // A word goes on where its look ends.
            Some(last) if last.continues(&next) => {
                last.text.push_str(&next.text);
                (last.note, last.line_break) = (next.note, next.line_break);
            }
            _ => all.push(next),
        }
    }
    all
}
