//! A sentence that stops in the middle of a paragraph, or above a list: what follows begins another one.

use std::ops::Range;

use crate::fold;
use crate::sentences::{calls_for_more, ends_sentence, starts_sentence};
use crate::sheet::{Part, Passage, PassageKind};

/// Words that begin sentences, folded. Behind a capital they are no names, where a small letter follows.
const STARTERS: &[&str] = &[
    "le",
    "la",
    "les",
    "l",
    "un",
    "une",
    "des",
    "d",
    "du",
    "ce",
    "cet",
    "cette",
    "ces",
    "c",
    "il",
    "elle",
    "ils",
    "elles",
    "on",
    "nous",
    "a",
    "au",
    "aux",
    "en",
    "dans",
    "pour",
    "par",
    "avec",
    "sur",
    "depuis",
    "afin",
    "ainsi",
    "chaque",
    "plusieurs",
    "cependant",
    "enfin",
    "puis",
    "aussi",
    "tous",
    "toutes",
    "leur",
    "leurs",
    "son",
    "sa",
    "ses",
    "apres",
    "avant",
    "pendant",
    "lors",
    "grace",
    "quand",
    "lorsque",
    "parmi",
    "selon",
    "mais",
    "de",
    "deux",
    "trois",
];
/// Those of them that names of places and of groups begin with: « à La Rochelle », « Les Amis du parc ».
const ARTICLES: &[&str] = &["le", "la", "les", "l", "un", "une", "des"];
/// Words that make a sentence of a phrase, folded but for the accents that make other words of them.
const VERBS: &[&str] = &[
    "a", "ont", "est", "sont", "était", "étaient", "avait", "avaient", "sera", "seront", "avons",
    "sommes", "peut", "peuvent", "doit", "doivent", "fait", "font",
];
/// Those of them that no name of a place begins with, and that stand in no sentence but at its beginning.
const PRONOUNS: &[&str] = &["Il", "Ils", "Elles", "Cette", "Ces", "On", "Nous"];
/// Words that names follow which look like sentences, folded: « l'association Elles bougent ».
const NAMING: &[&str] = &[
    "association",
    "collectif",
    "film",
    "spectacle",
    "compagnie",
    "projet",
    "groupe",
    "chanson",
    "livre",
    "revue",
    "journal",
    "magazine",
    "dispositif",
    "programme",
    "reseau",
    "piece",
    "titre",
    "intitule",
    "intitulee",
    "nomme",
    "nommee",
    "appele",
    "appelee",
    "atelier",
    "exposition",
    "campagne",
    "operation",
    "action",
    "conte",
    "roman",
    "slogan",
    "devise",
    "label",
    "site",
    "mouvement",
    "club",
    "theatre",
    "centre",
    "maison",
    "lieu",
    "fondation",
    "cooperative",
];
/// How much room a line has left that ends before the others do, in characters.
const ROOM: usize = 10;
/// Fewest words of a line that are no name or label.
const SOME: usize = 3;
/// Fewest words of a paragraph of one sentence that has a verb.
const MANY: usize = 10;
/// Fewest words of a sentence that announces a list.
const SEVERAL: usize = 4;

/// Where the last word stands of a line that ends no sentence, though the next line begins one.
pub(super) fn stop(passage: &Passage) -> Option<Range<usize>> {
    let written = passage.written();
    let verse = written.contains("\\\n") || written.contains("  \n");
    let prose = matches!(passage.part, Part::Lead | Part::Body | Part::Section(_));
    if !prose || verse || !written.contains('\n') || !ends_sentence(written.trim_end()) {
        return None;
    }
    let lines = lines(written);
    let widest = lines.iter().map(|line| length(&written[line.clone()])).max()?;
    let pair = lines.windows(2).find(|pair| {
        let (above, below) = (&written[pair[0].clone()], &written[pair[1].clone()]);
        let others = lines.iter().filter(|line| line.start != pair[0].start);
        let ended = others.clone().all(|line| ends_sentence(&written[line.clone()]));
        let fits = length(above) + length(first(below)) + ROOM < widest;
        is_open(above)
            && begins(below)
            && (fits || ended && others.count() > 1 || is_cut(above, below))
    })?;
    let above = &written[pair[0].clone()];
    let word = above.rsplit(' ').next().unwrap_or_default();
    Some(pair[0].end - word.len()..pair[0].end)
}

/// Whether the last sentence of a paragraph stops above a list whose points do not go on with it.
pub(super) fn stops_above(passage: &Passage, next: &Passage) -> bool {
    let item = matches!(next.kind, PassageKind::Item { item: 0, .. });
    let prose = matches!(passage.part, Part::Lead | Part::Body | Part::Section(_));
    let written = passage.written().trim_end();
    if !item || !prose || passage.kind != PassageKind::Paragraph || !starts_sentence(next.written())
    {
        return false;
    }
    let words: Vec<&str> = written.split_whitespace().collect();
    let ended = words.iter().rposition(|word| ends_sentence(word));
    let rest = &words[ended.map_or(0, |at| at + 1)..];
    let line = written.rsplit('\n').next().unwrap_or_default().trim_start();
    let bullet = !line.starts_with(|c: char| c.is_alphabetic() || "«(".contains(c));
    let said = !bullet && rest.iter().any(|word| VERBS.contains(word));
    let last = rest.last().copied().unwrap_or_default();
    let plain = last.chars().all(|c| c.is_alphabetic() || matches!(c, '\'' | '’' | '-'));
    let starts = rest.first().is_some_and(|word| starts_sentence(word));
    plain && said && starts && rest.len() >= SEVERAL && !calls_for_more(last)
}

/// Whether a paragraph of sentences, each on its line, ends in a few words that begin another: who signs a text has no such
/// word before his name.
pub(super) fn breaks_off(passage: &Passage, next: Option<&Passage>) -> bool {
    let prose = matches!(passage.part, Part::Lead | Part::Body | Part::Section(_));
    let written = passage.written().trim_end();
    if !prose || passage.kind != PassageKind::Paragraph || written.starts_with(['*', '_']) {
        return false;
    }
    let lines: Vec<&str> = lines(written).into_iter().map(|line| &written[line]).collect();
    let Some((last, above)) = lines.split_last() else { return false };
    if above.is_empty() {
        let letter = last.rsplit(' ').next().is_some_and(|word| word.chars().count() == 1);
        let said = last.split(' ').any(|word| VERBS.contains(&word));
        let words = last.split(' ').count();
        let long = words >= MANY && said || words > SEVERAL && letter;
        let small = last.ends_with(char::is_lowercase) && !last.contains([':', '(', '«']);
        return long && small && begins(last) && !last.contains(". ");
    }
    let ended = !above.is_empty() && above.iter().all(|line| ends_sentence(line));
    let plain = |c: char| c.is_alphanumeric() || " '’,-".contains(c);
    let article = ARTICLES.contains(&fold::fold(first(last)).as_str());
    let more =
        next.is_some_and(|next| next.part == passage.part && next.kind == PassageKind::Paragraph);
    let verb = last.split(' ').any(|word| VERBS.contains(&word));
    let words = last.split(' ').count();
    let sure = !article || verb || more && words > SEVERAL;
    ended
        && begins(last)
        && last.chars().all(plain)
        && last.ends_with(char::is_alphanumeric)
        && words >= SOME
        && sure
}

/// Whether a line ends in the middle of a sentence, as far as its signs tell.
fn is_open(line: &str) -> bool {
    let last = line.rsplit(' ').next().unwrap_or_default();
    let lowercase = !last.is_empty() && last.chars().all(char::is_lowercase);
    let prose = line.starts_with(|c: char| c.is_alphabetic() && c != 'o' || "«*(_".contains(c));
    lowercase && prose && !names(last) && line.split(' ').count() >= SOME
}

/// Whether a word is one that names follow, be it of several.
fn names(word: &str) -> bool {
    let folded = fold::fold(word);
    let bare = folded.rsplit(['\'', '’']).next().unwrap_or_default();
    NAMING.contains(&bare) || NAMING.contains(&bare.trim_end_matches('s'))
}

/// A word in the middle of a line that ends no sentence, though the next one begins another, and that one.
pub(super) fn stop_within(passage: &Passage) -> Option<(Range<usize>, &str)> {
    let written = passage.written();
    if !matches!(passage.part, Part::Lead | Part::Body | Part::Section(_)) {
        return None;
    }
    let at = |word: &str| word.as_ptr().addr() - written.as_ptr().addr();
    let words: Vec<&str> = written.split([' ', '\n']).filter(|word| !word.is_empty()).collect();
    words.windows(3).find_map(|three| {
        let [last, first, next] = three else { return None };
        let bare = last.chars().count() > 1 && last.chars().all(char::is_lowercase);
        let apart = written[at(last)..at(first)].contains('\n');
        let begins = PRONOUNS.contains(first) && next.starts_with(char::is_lowercase);
        (bare && begins && !apart && !names(last))
            .then(|| (at(last)..at(last) + last.len(), *first))
    })
}

/// Whether a line begins a sentence: no name goes on with a small letter behind such a word.
pub(super) fn begins(line: &str) -> bool {
    let first = first(line);
    let rest = line[first.len()..].trim_start_matches(['\'', '’', ' ']);
    first.starts_with(char::is_uppercase)
        && STARTERS.contains(&fold::fold(first).as_str())
        && rest.starts_with(char::is_lowercase)
}

/// Whether the last word of a line calls for another than the one that the next line begins with.
fn is_cut(above: &str, below: &str) -> bool {
    let last = above.rsplit(' ').next().unwrap_or_default();
    calls_for_more(last) && !ARTICLES.contains(&fold::fold(first(below)).as_str())
}

/// The first word of a line, without what an apostrophe parts from it.
fn first(line: &str) -> &str {
    line.split([' ', '\'', '’']).next().unwrap_or_default()
}

/// The lines of a passage with their ranges, without what stands before and behind their words.
fn lines(written: &str) -> Vec<Range<usize>> {
    let mut start = 0;
    let lines = written.split_inclusive('\n').map(|line| {
        let end = start + line.trim_end().len();
        let begin = start + line.len() - line.trim_start_matches([' ', '\t', '>']).len();
        start += line.len();
        begin.min(end)..end
    });
    lines.collect()
}

fn length(text: &str) -> usize {
    text.chars().count()
}
