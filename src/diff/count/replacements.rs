//! What stands in the place of what in a text, in few words.

use serde::Serialize;

use crate::diff::structure::align::Bag;
use crate::diff::text::letters::{folded, is_invisible};
use crate::diff::text::units::sentences;
use crate::sheet::{Block, Change, Run, each_in};

/// Words that stand in the place of others.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Replacement {
    /// Before and after: one of them may be empty.
    pub words: (String, String),
    /// What they are in.
    #[serde(skip)]
    pub(crate) of: Of,
    /// Whether only marks of punctuation changed.
    #[serde(skip)]
    pub(crate) marks: Marks,
}

/// Which marks of punctuation are all that changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Marks {
    /// None: words did.
    None,
    /// Those inside of a text.
    Inside,
    /// The last one.
    Last,
}

impl Replacement {
    /// Words in the place of others.
    pub(super) const fn of(words: (String, String), of: Of) -> Self {
        Self { words, of, marks: Marks::None }
    }
}

/// What words may be in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Of {
    Heading,
    Sentence,
    Line,
    Item,
    Title,
    /// A title that one version alone has.
    WholeTitle,
    Note,
}

/// What stands in the place of what in all texts of a block; the mark behind it follows its place.
pub(crate) fn all_replacements(block: &Block) -> Vec<(String, String)> {
    let mut found = Vec::new();
    each_in(std::slice::from_ref(block), &mut |runs| found.extend(replacements(runs)));
    let found = found.into_iter().filter(|(_, marks)| *marks != Marks::Last);
    found.map(|(words, _)| words).collect()
}

/// The most words of a replacement that is told word by word.
pub(super) const SHORT: usize = 8;
/// The most words that stay between two replacements that are told as one.
const BETWEEN: usize = 2;

/// What stands in the place of what, and what stays behind it.
#[derive(Default)]
struct Replaced {
    old: String,
    new: String,
    kept: String,
    /// Whether a line ends in what stays, or a sentence.
    ends: bool,
}

impl Replaced {
    /// Takes the next one for a part of this one, where hardly anything stays between them: who reads of both apart does
    /// not see which words changed places.
    fn join(&mut self, next: &Self) -> bool {
        let words = |text: &str| text.split_whitespace().filter(|it| is_said(it)).count();
        let only = |gone: fn(&Self) -> bool| gone(self) && gone(next);
        let one_way = only(|it| it.old.is_empty()) || only(|it| it.new.is_empty());
        let old = [&*self.old, &*self.kept, &*next.old].concat();
        let new = [&*self.new, &*self.kept, &*next.new].concat();
        let few = words(&self.kept) <= BETWEEN && words(&old) <= SHORT && words(&new) <= SHORT;
        let says = |it: &Self| [&it.old, &it.new].iter().any(|it| it.contains(is_word));
        let ends = self.ends || self.is_end() || next.is_end();
        // What now stands in parentheses, or in quotation marks, is told with both of them.
        let marks = |it: &Self| it.marks() != Marks::None;
        let around = self.opens() && marks(self) && marks(next);
        let joins = few && !ends && (around || !one_way && (says(self) || says(next)));
        if joins {
            *self = Self { old, new, kept: next.kept.clone(), ends: next.ends };
        }
        joins
    }

    /// Whether a sentence ends here in one version, and goes on in the other, with the same words: that is told as such.
    fn is_end(&self) -> bool {
        let [old, new] = [&*self.old, &*self.new];
        let goes_on = !self.kept.trim().is_empty() || is_said(old);
        goes_on && old.contains(ENDS) != new.contains(ENDS) && Bag::of(old) == Bag::of(new)
    }

    /// Whether words stand in the place of words.
    fn is_both(&self) -> bool {
        is_said(&self.old) && is_said(&self.new)
    }

    /// Whether only marks of punctuation changed.
    fn marks(&self) -> Marks {
        let mark = |c: char| is_mark(c) || DASHES.contains(&c);
        match [&self.old, &self.new].iter().all(|it| it.chars().all(mark)) {
            false => Marks::None,
            true if self.kept.contains(is_word) => Marks::Inside,
            true => Marks::Last,
        }
    }

    /// Whether marks that stand before a word are all that changed.
    fn opens(&self) -> bool {
        let mark = |c: char| OPENING.contains(&c);
        [&self.old, &self.new].iter().all(|it| it.trim().chars().all(mark))
    }

    /// Marks of punctuation, with the word that they stand behind, or before: « 2015. » and « 2015 ! ». None where a
    /// sentence ends in one version alone: that is told as such.
    fn of_marks(&self, before: &str) -> Option<(String, String)> {
        let [old, new] = [&*self.old, &*self.new];
        let whole = [old, new].map(|it| [before, it, &self.kept].concat());
        let [was, is] = whole.map(|it| sentences(&it).len());
        if was != is || old.trim() == new.trim() {
            return None;
        }
        let opens = self.opens();
        let word = |text: &str| text.contains(is_word);
        // A dash stands behind a space.
        let end = before.trim_end();
        // Behind other marks, the word that these stand behind.
        let spoken = if word(last_word(end)) { end } else { end.trim_end_matches(is_mark) };
        let behind = &before[spoken.len() - last_word(spoken).len()..];
        let (left, right) = match (behind, first_word(&self.kept)) {
            (_, right) if opens && word(right) => ("", right),
            (left, _) if word(left) => (left, ""),
            (_, right) => ("", right),
        };
        let both = [old, new].map(|it| [left, it, right].concat().trim().to_owned());
        both.iter().any(|it| word(it)).then(|| both.into())
    }

    /// Both, as they are told, with the word or the number that a lone sign belongs to: « 5 % » says more than « % ».
    /// Where a sentence ends in one version alone is told as such, or with the `others`.
    fn told(&self, before: &str, others: bool) -> Option<(String, String)> {
        let both = [&*self.old, &*self.new];
        let told = |[old, new]: [&str; 2]| {
            let differ = folded(old) != folded(new);
            differ.then(|| (old.to_owned(), new.to_owned()))
        };
        if both.iter().any(|it| is_said(it)) {
            return told(both.map(str::trim)).filter(|_| others || !self.is_end()).map(balanced);
        }
        if both.iter().all(|it| it.chars().all(is_mark)) {
            return self.of_marks(before);
        }
        let spoken = || both.into_iter().filter(|it| !it.trim().is_empty());
        let touched = |touches: bool, word| if touches && is_said(word) { word } else { "" };
        // What is in parentheses stands for itself.
        let begins = |it: &str| !it.starts_with(' ') && !it.trim_start().starts_with(is_mark);
        let ends = |it: &str| !it.ends_with(' ') && !it.trim_end().ends_with(is_mark);
        let left = touched(spoken().any(begins), last_word(before));
        let right = touched(spoken().any(ends), first_word(&self.kept));
        // A sign in front of a number is nothing without it.
        let next = self.kept.trim_start();
        let marked = spoken().any(|it| it.trim_end().ends_with(is_mark));
        let alone = left.is_empty() && right.is_empty() && !marked;
        let (space, right) = match alone && next.starts_with(|c: char| c.is_ascii_digit()) {
            true => (" ", first_word(next)),
            false => ("", right),
        };
        let whole = both.map(|it| {
            let it = if space.is_empty() { it } else { it.trim_end() };
            [left, it, space, right].concat()
        });
        let has_sign = both.iter().any(|it| it.contains(is_word));
        let belongs = whole.iter().any(|it| is_said(it));
        let [old, new] = whole.each_ref().map(|it| it.trim());
        let found = told(if belongs { bare([old, new]) } else { [old, new] });
        let alone = !(has_sign || belongs);
        if alone { self.of_marks(before) } else { found }
    }
}

/// The last word of a text that no line end can part from what follows; a number with all its figures.
fn last_word(text: &str) -> &str {
    let tied = text.trim_end_matches(TIES);
    let mut from = tied.len();
    loop {
        from = tied[..from].rfind(char::is_whitespace).unwrap_or_default();
        let word = tied[from..].trim_start();
        let figures = |end: Option<char>| end.is_some_and(|c| c.is_ascii_digit());
        let goes_on = tied[from..].starts_with(TIES) && figures(word.chars().next());
        if from == 0 || !goes_on || !figures(tied[..from].chars().next_back()) {
            return &text[text.len() - (word.len() + text.len() - tied.len())..];
        }
    }
}

/// The beginning of a text to the first space where a line may end.
fn first_word(text: &str) -> &str {
    text.split(' ').next().unwrap_or_default()
}

/// Both without the quotation marks that have no other half in them, where both have the same: they stay.
fn balanced((old, new): (String, String)) -> (String, String) {
    let open = |text: &str| text.matches('«').count() as i64 - text.matches('»').count() as i64;
    let both = [old.as_str(), new.as_str()];
    let (left, alike) = (open(both[0]), open(both[0]) == open(both[1]));
    if !alike || left.abs() != 1 {
        return (old, new);
    }
    let bare = both.map(|text| {
        let at = if left > 0 { text.rfind('«') } else { text.find('»') };
        let (head, tail) = text.split_at(at.unwrap_or_default());
        let (head, tail) = (head.trim_end(), tail.trim_start_matches(['«', '»']).trim_start());
        let space = if head.is_empty() || tail.is_empty() { "" } else { " " };
        [head, space, tail].concat()
    });
    let spoken = bare.iter().all(|it| is_said(it));
    if spoken { bare.into() } else { (old, new) }
}

/// Both without the marks of punctuation around them.
fn bare([mut old, mut new]: [&str; 2]) -> [&str; 2] {
    let first = |text: &str| text.chars().next().filter(|c| is_mark(*c));
    while let Some(mark) = first(old).filter(|mark| first(new) == Some(*mark)) {
        [old, new] = [old, new].map(|it| &it[mark.len_utf8()..]);
    }
    let last = |text: &str| text.chars().next_back().filter(|c| is_mark(*c));
    while let Some(mark) = last(old).filter(|mark| last(new) == Some(*mark)) {
        [old, new] = [old, new].map(|it| &it[..it.len() - mark.len_utf8()]);
    }
    [old, new]
}

/// Marks where a sentence ends.
const ENDS: [char; 4] = ['.', '!', '?', '…'];
/// Spaces where no line ends.
const TIES: [char; 2] = ['\u{a0}', '\u{202f}'];
/// Marks of punctuation.
const MARKS: &str = ".,;:!?…«»“”‘’\"'()[]";
/// Marks that stand before a word.
const OPENING: [char; 5] = ['«', '“', '‘', '(', '['];
/// What is a mark between words, and a sign that belongs to the one that it touches.
const DASHES: [char; 5] = ['-', '\u{2010}', '–', '—', '−'];

/// Whether a character is a mark of punctuation, or a space.
pub(super) fn is_mark(c: char) -> bool {
    MARKS.contains(c) || c.is_whitespace() || is_invisible(c)
}

/// Whether it is part of a word, or a sign that stands for one.
fn is_word(c: char) -> bool {
    !is_mark(c) && !DASHES.contains(&c)
}

/// Whether there are letters or figures.
fn is_said(text: &str) -> bool {
    text.chars().any(char::is_alphanumeric)
}

/// What stands in the place of what, in order, and which of it are only marks. What moved stands in the place of nothing.
pub(super) fn replacements(runs: &[Run]) -> Vec<((String, String), Marks)> {
    let mut found: Vec<Replaced> = Vec::new();
    let mut lead = Replaced::default();
    let mut open = false;
    for run in runs.iter().filter(|run| !run.change.is_some_and(Change::is_move)) {
        if run.change.is_some() && !open {
            found.push(Replaced::default());
        }
        open = run.change.is_some();
        let last = found.last_mut().unwrap_or(&mut lead);
        let side = match run.change {
            Some(change) if change.is_old() => &mut last.old,
            Some(_) => &mut last.new,
            None => &mut last.kept,
        };
        side.extend(run.text.chars().filter(|c| !is_invisible(*c)));
        side.push_str(if run.line_break || run.paragraph { " " } else { "" });
        last.ends |= !open && (run.line_break || run.text.contains(ENDS));
    }
    let mut joined: Vec<Replaced> = Vec::new();
    for next in found {
        if !joined.last_mut().is_some_and(|last| last.join(&next)) {
            joined.push(next);
        }
    }
    let mut before = &lead.kept;
    let mut all = Vec::new();
    // Of several joins, all are told where one is.
    let joins = |it: &Replaced| it.old.contains(ENDS) != it.new.contains(ENDS) && it.is_both();
    let others = joined.iter().any(|it| joins(it) && !it.is_end());
    for it in &joined {
        all.extend(it.told(before, others && joins(it)).map(|words| (words, it.marks())));
        before = &it.kept;
    }
    all
}

#[cfg(test)]
mod tests {
    use super::replacements;
    use crate::diff::text::words::merge;
    use crate::sheet::Run;

    fn told(old: &str, new: &str) -> String {
        let found = replacements(&merge(&[Run::text(old)], &[Run::text(new)]));
        let told = found.iter().map(|((old, new), _)| format!("{old} → {new}"));
        told.collect::<Vec<_>>().join(" ; ")
    }

    #[test]
    fn replacements_that_nearly_touch_are_one() {
        for (old, new, wanted) in [
            (
                "l’ouverture de nouvelles activités au village",
                "l’ouverture d’activités nouvelles au village",
                "de nouvelles activités → d’activités nouvelles",
            ),
            ("le chat de Paul", "le chien de Jeanne", "chat de Paul → chien de Jeanne"),
            // Words that only come, or only go; other sentences; too much between.
            ("un beau et grand jardin", "un très beau et bien grand jardin", " → très ;  → bien"),
            // Signs and marks of punctuation with what they belong to.
            ("soit -5\u{a0}% ou", "soit 5\u{a0}% ou", "-5\u{a0}% → 5\u{a0}%"),
            ("soit 5\u{a0}% ou", "soit 5\u{a0}€ ou", "5\u{a0}% → 5\u{a0}€"),
            ("assez (≥ 3).", "assez (≤ 3).", "≥ 3 → ≤ 3"),
            ("des habitants.", "des habitants (+).", " → (+)"),
            ("compte 1200 habitants.", "compte (+) 1200 habitants.", " → (+)"),
            ("soit 12 m² ou", "soit 12 m³ ou", "m² → m³"),
            ("de 10-12 ans", "de 10–14 ans", "10-12 → 10–14"),
            ("le 12/03/2024", "le 13/03/2024", "12/03/2024 → 13/03/2024"),
            ("des habitants.", "des habitants\u{a0}(+).", " → (+)"),
            (
                "reste de\u{a0}1\u{202f}200\u{a0}€.",
                "reste de\u{a0}1\u{202f}200\u{a0}%.",
                "1\u{202f}200\u{a0}€ → 1\u{202f}200\u{a0}%",
            ),
            ("en trois temps.", "en trois-temps.", "trois temps → trois-temps"),
            ("hier et demain.", "hier - et demain !", "hier → hier - ; demain. → demain !"),
            ("en 2015. Tout va.", "en 2015\u{202f}! Tout va.", "2015. → 2015\u{202f}!"),
            ("Tél\u{a0}: 05", "Tél.\u{a0}: 05", "Tél → Tél."),
            ("un café, un four", "un café\u{a0}; un four", "café, → café\u{a0};"),
            ("une fin. Un jour", "une fin, Un jour", ""),
            ("Il a dit oui.", "Il a dit «\u{a0}oui\u{a0}».", "oui → «\u{a0}oui\u{a0}»"),
            ("Il vient. Elle part.", "Il va. Elle reste.", "vient → va ; part → reste"),
            (
                "douze enfants de la grande école du bourg",
                "quinze enfants de la grande école du village",
                "douze → quinze ; bourg → village",
            ),
        ] {
            assert_eq!(told(old, new), wanted);
        }
    }
}
