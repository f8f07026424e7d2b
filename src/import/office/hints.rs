//! The hints and the help of the form that the program makes: what stands where somebody is to write, and beside it.
//!
//! They are known by their exact words, so that they are found whatever program the form went through, and whatever was
//! written beside them.

use std::ops::Range;

use crate::form;
use crate::form::hint::{BRACKETS, HELP, TO_FILL};
use crate::import::inline::{Inline, Role, Span};

/// What was taken out of a text.
#[derive(Debug, Default)]
pub(crate) struct Taken {
    /// Hints and help.
    pub hints: Vec<String>,
    /// What somebody wrote inside of a hint's brackets, and stays.
    pub written: Vec<String>,
}

/// Takes the hints and the help out of a text. Words that no form has in these brackets are somebody's own: the brackets
/// go, they stay.
pub(crate) fn take(text: &mut Inline) -> Taken {
    let mut taken = Taken::default();
    let may_hold =
        |span: &Span| span.text.contains(|c| BRACKETS.iter().any(|(open, _)| c == *open));
    if !text.0.iter().any(may_hold) {
        return taken;
    }
    // A program may have cut a hint into several spans, at a language's or a look's end.
    while let Some((from, hint)) = find(&all(text)) {
        let end = from + hint.chars().count();
        match own(&hint) {
            None => {
                cut(text, from..end);
                taken.hints.push(hint);
            }
            Some(own) => {
                let start = from + hint[..own.start].chars().count();
                let last = from + hint[..own.end].chars().count();
                taken.hints.push(hint[..own.start].to_owned());
                taken.written.push(hint[own].to_owned());
                cut(text, last..end);
                cut(text, from..start);
            }
        }
    }
    if !taken.hints.is_empty() {
        *text = std::mem::take(text).trimmed();
    }
    taken
}

/// The bytes of a hint in brackets that are not the form's: what is written behind its words, or in their place.
fn own(hint: &str) -> Option<Range<usize>> {
    let mark = hint.find(TO_FILL).filter(|at| *at == 1)? + TO_FILL.len();
    let asked = form::asked(&hint[mark..]).map_or(0, str::len);
    let end = hint.len() - hint.chars().next_back().map_or(0, char::len_utf8);
    let start = mark + asked;
    (!hint.get(start..end)?.trim().is_empty()).then_some(start..end)
}

/// Takes out the hint that a text ends in without its brackets: some programs leave them out for good.
///
/// Only the words of a form of this version are known so; whatever is written after them makes them somebody's own.
pub(crate) fn take_bare(text: &mut Inline) -> Option<String> {
    let plain = plain(&all(text));
    let from = plain.find(TO_FILL)?;
    let hint = plain[from..].trim_end().to_owned();
    if !form::asks(&hint[TO_FILL.len()..]) {
        return None;
    }
    cut(text, plain[..from].chars().count()..plain.chars().count());
    *text = std::mem::take(text).trimmed();
    Some(hint)
}

/// Cuts characters out of a text; a break counts as one.
pub(super) fn cut(text: &mut Inline, hidden: Range<usize>) {
    let mut at = 0;
    text.0.retain_mut(|span| {
        let mut shown = || {
            at += 1;
            !hidden.contains(&(at - 1))
        };
        if span.role == Role::Break {
            return shown();
        }
        span.text.retain(|_| shown());
        true
    });
}

/// Whether a hint stands in a text, in its brackets.
pub(crate) fn stands_in(text: &str) -> bool {
    find(text).is_some()
}

/// The characters of a text, with a line's end for each break.
fn all(text: &Inline) -> String {
    let span = |span: &Span| match span.role {
        Role::Break => "\n".to_owned(),
        _ => span.text.clone(),
    };
    text.0.iter().map(span).collect()
}

/// The first hint of a text, and its place in characters.
fn find(text: &str) -> Option<(usize, String)> {
    let plain = plain(text);
    let marks = BRACKETS.iter().flat_map(|(open, close)| {
        [TO_FILL, HELP].map(|mark| (plain.find(&format!("{open}{mark}")), *close))
    });
    let (from, close) = marks.filter_map(|(from, close)| Some((from?, close))).min()?;
    let length = plain[from..].find(close)? + close.len_utf8();
    Some((plain[..from].chars().count(), plain[from..from + length].to_owned()))
}

/// The hint that a field shows, in brackets; none where it shows anything else. Programs that have fields for hints
/// leave the brackets out.
pub(crate) fn of_field(text: &str) -> Option<String> {
    let plain = plain(text.trim());
    let is_bracket = |c| BRACKETS.iter().any(|(open, close)| c == *open || c == *close);
    let bare = plain.trim_matches(is_bracket).trim();
    let (open, close) = BRACKETS.first()?;
    // What stands beside a hint is somebody's own.
    let whole = bare.starts_with(TO_FILL.trim_end()) && !bare.contains(is_bracket);
    whole.then(|| format!("{open}{bare}{close}"))
}

/// A text with simple spaces and apostrophes, which come and go between programs; each stays one character.
fn plain(text: &str) -> String {
    text.replace(['\u{a0}', '\u{202f}'], " ").replace('’', "'")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hints_go_and_words_beside_them_stay() {
        let mut text = Inline::text("Avant [À remplir\u{a0}: le titre");
        text.push(" de la fiche] après", true, false, Role::Text);
        assert_eq!(take(&mut text).hints, ["[À remplir : le titre de la fiche]"]);
        assert_eq!(text.plain(), "Avant après");
        let mut other = Inline::text("[À voir] ici <b>");
        assert!(take(&mut other).hints.is_empty());
    }

    #[test]
    fn what_is_written_inside_of_a_hint_stays() {
        for (written, left, own) in [
            ("[À remplir : Le bourg manquait de places.]", "Le bourg manquait de places.", 1),
            ("[À remplir : le titre de la fiche Le four]", "Le four", 1),
            ("a [À remplir : tenir] [À remplir : le titre de la fiche] b", "a tenir b", 1),
            ("[À remplir : le titre de la fiche]", "", 0),
        ] {
            let mut text = Inline::text(written);
            let taken = take(&mut text);
            assert_eq!((text.plain().as_str(), taken.written.len()), (left, own), "{written}");
        }
    }

    #[test]
    fn help_and_the_brackets_of_other_programs_are_known() {
        let mut text = Inline::text("[Mode d’emploi : écrivez <ici>.");
        text.push("", false, false, Role::Break);
        text.push("Puis ici.]<À remplir : le titre de la fiche> Tous", false, false, Role::Text);
        let taken = take(&mut text).hints;
        assert_eq!(taken[0], "[Mode d'emploi : écrivez <ici>.\nPuis ici.]");
        assert_eq!(taken[1], "<À remplir : le titre de la fiche>");
        assert_eq!((text.plain().as_str(), text.has_break()), ("Tous", false));
    }

    #[test]
    fn hints_without_brackets_are_known_by_all_their_words() {
        let mut text = Inline::text("Public : À remplir\u{a0}: à qui l’action s’adresse");
        assert_eq!(take_bare(&mut text).unwrap(), "À remplir : à qui l'action s'adresse");
        assert_eq!(text.plain(), "Public :");
        let mut own = Inline::text("À remplir : à qui l'action s'adresse, les voisins");
        assert!(take_bare(&mut own).is_none());
    }

    #[test]
    fn what_a_field_shows_is_a_hint_with_or_without_brackets() {
        let hint = Some("[À remplir : le titre]".to_owned());
        assert_eq!(of_field("À remplir\u{a0}: le titre"), hint);
        assert_eq!(of_field("<À remplir : le titre>"), hint);
        assert_eq!(of_field("[À remplir : le titre]"), hint);
        assert_eq!(of_field("[À remplir : le titre] Le four"), None);
        assert_eq!(of_field("Cliquez ici pour taper du texte."), None);
    }
}
