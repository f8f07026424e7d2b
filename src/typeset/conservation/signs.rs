//! Signs that a layout takes out of texts: `show "’": none`. Each word that has one is missing, for one reason.

use super::drawn::Drawn;
use super::find::{List, Missing};
use super::letters::push_letters;

/// A sign that all missing words of some texts lack, and the first of these words.
pub(super) struct Sign<'a> {
    /// As the author wrote it.
    pub(super) sign: char,
    pub(super) first: &'a Missing,
}

/// The sign that is all that the pages lack of the texts with missing words, if there is one.
pub(super) fn only<'a>(list: &'a List, drawn: &Drawn) -> Option<Sign<'a>> {
    // Words may be missing because those that lack their sign have taken the places of others.
    let mut tried: Vec<char> = Vec::new();
    list.missing.iter().find_map(|first| {
        let signs = first.word.chars().filter(|c| !c.is_alphanumeric());
        signs.filter_map(|c| Some((c, compared(c)?))).find_map(|(sign, same)| {
            if tried.contains(&same) {
                return None;
            }
            tried.push(same);
            is_all(list, drawn, same).then_some(Sign { sign, first })
        })
    })
}

/// The one sign that another is compared as.
fn compared(sign: char) -> Option<char> {
    let mut letters = String::new();
    push_letters(sign.encode_utf8(&mut [0; 4]), &mut letters);
    let mut signs = letters.chars();
    signs.next().filter(|_| signs.next().is_none())
}

/// Whether the pages hold the texts with missing words, but for a sign.
fn is_all(list: &List, drawn: &Drawn, sign: char) -> bool {
    let without = |letters: &str| letters.replace(sign, "");
    let on_pages = without(&drawn.readable(&list.range));
    let unclaimed = without(&drawn.unclaimed(&list.range));
    let lacks = |word: &str| {
        let mut letters = String::new();
        push_letters(word, &mut letters);
        match letters.contains(sign) {
            true => unclaimed.contains(&without(&letters)),
            // It stands there: another text's has been found in its place.
            false => on_pages.contains(&letters),
        }
    };
    list.missing.chunk_by(|a, b| a.stretch == b.stretch).all(|missing| {
        let stretch = missing.first().map(|it| &list.stretches[it.stretch]);
        let whole = stretch.filter(|it| !it.is_short() && it.letters.contains(sign));
        let is_there = whole.is_some_and(|it| {
            let text = without(&it.letters);
            let wanted = list.stretches.iter().filter(|other| other.letters == it.letters).count();
            !text.is_empty() && on_pages.matches(&text).count() >= wanted
        });
        is_there || missing.iter().all(|it| lacks(&it.word))
    })
}
