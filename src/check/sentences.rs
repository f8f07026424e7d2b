//! A sentence whose end is missing: its last word calls for another one.

use super::midway;
use crate::annex::{Annex, Entry};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::fold;
use crate::message::text;
use crate::sentences;
use crate::sheet::{Part, Passage, PassageKind, sidebar_field};

/// Words that end a sentence with a full stop behind them, if any: « il est pour ». Without one, the rest is missing.
const FOLLOWED: &[&str] =
    &["avec", "sans", "pour", "parmi", "leur", "notre", "votre", "afin", "celui", "celle", "ceux"];

/// Words that greetings begin with, folded: a comma ends them.
const GREETINGS: &[&str] =
    &["madame", "monsieur", "mesdames", "messieurs", "cher", "chere", "chers", "cheres", "bonjour"];

/// What stands before who says a quotation.
const DASHES: &[&str] = &["—", "–", "--", "-"];
/// Most words of a label: « Directeur de la publication : ».
const FEW: usize = 5;
/// Fewest words behind another sentence that are no signature, but a sentence.
const SOME: usize = 8;
/// Most words of the last line of a letter: « Fait à Lannion, le 3 mai 2021, ».
const CLOSING: usize = 8;
/// Most words of who signs it.
const NAME: usize = 8;
/// Fewest words of the beginning of a sentence.
const PHRASE: usize = 3;
/// Words that call for more in a sentence, and may end a point of a list, folded.
const LAST: &[&str] = &["qui", "quand", "un", "une"];
/// Fewest words that are no caption or name, but a sentence.
const MANY: usize = 15;

/// Reports the passages that end in the middle of a sentence.
pub(super) fn check(entry: &Entry, _annex: &Annex, diagnostics: &mut Diagnostics) {
    let passages = &entry.sheet.passages;
    for (i, passage) in passages.iter().enumerate() {
        let next = passages.get(i + 1).filter(|next| next.part == passage.part);
        if !is_prose(passage) {
            continue;
        }
        if let Some(range) = midway::stop(passage) {
            diagnostics.push(
                Diagnostic::warning(Code::CutSentence, text!("cut-sentence"))
                    .at(&passage.within(range), text!("cut-sentence.label"))
                    .hint(text!("cut-sentence.hint-line")),
            );
        }
        if let Some((range, word)) = midway::stop_within(passage) {
            diagnostics.push(
                Diagnostic::warning(Code::CutSentence, text!("cut-sentence"))
                    .at(&passage.within(range), text!("cut-sentence.label"))
                    .hint(text!("cut-sentence.hint-within", word)),
            );
        }
        if next.is_some_and(|next| is_parted(passage, next)) {
            diagnostics.push(
                Diagnostic::warning(Code::CutSentence, text!("parted-sentence"))
                    .at(&passage.last_word(), text!("cut-sentence.label"))
                    .hint(text!("parted-sentence.hint")),
            );
        } else if is_cut(passage) && !goes_on(passage, next) && !is_closing(passage, next) {
            diagnostics.push(
                Diagnostic::warning(Code::CutSentence, text!("cut-sentence"))
                    .at(&passage.last_word(), text!("cut-sentence.label"))
                    .hint(text!("cut-sentence.hint")),
            );
        } else if is_open(passage) && !continues(passages, i) {
            diagnostics.push(
                Diagnostic::warning(Code::CutSentence, text!("cut-sentence"))
                    .at(&passage.last_word(), text!("cut-sentence.label"))
                    .hint(text!("cut-sentence.hint-semicolon")),
            );
        } else if (stops_short(passage) || midway::breaks_off(passage, next))
            && !next.is_some_and(is_item)
        {
            diagnostics.push(
                Diagnostic::warning(Code::CutSentence, text!("cut-paragraph"))
                    .at(&passage.last_word(), text!("cut-paragraph.label"))
                    .hint(text!("cut-paragraph.hint")),
            );
        } else if next.is_some_and(|next| midway::stops_above(passage, next)) {
            diagnostics.push(
                Diagnostic::warning(Code::CutSentence, text!("cut-above-list"))
                    .at(&passage.last_word(), text!("cut-sentence.label"))
                    .hint(text!("cut-above-list.hint")),
            );
        } else if announces(passage) && next.is_none() && is_end(passage, entry) {
            diagnostics.push(
                Diagnostic::warning(Code::CutSentence, text!("cut-list"))
                    .at(&passage.last_word(), text!("cut-list.label"))
                    .hint(text!("cut-list.hint")),
            );
        }
    }
}

/// Addresses and credits are lines, headings are no sentences.
fn is_prose(passage: &Passage) -> bool {
    let lines = match &passage.part {
        Part::Sidebar(key) => sidebar_field(key).is_some_and(|field| field.by_line),
        part => *part == Part::Credits,
    };
    !lines && !matches!(passage.kind, PassageKind::Heading(_) | PassageKind::Picture)
}

/// Whether a paragraph announces what follows it: three colons close a box of other programs.
fn announces(passage: &Passage) -> bool {
    let ending = passage.ending.trim_end();
    passage.kind == PassageKind::Paragraph && ending.ends_with(':') && !ending.ends_with(":::")
}

/// Whether nothing follows the part of a sheet that a passage ends: the text before the sections may announce those, as
/// a paragraph may announce sub-headings.
fn is_end(passage: &Passage, entry: &Entry) -> bool {
    let before = matches!(passage.part, Part::Lead | Part::Body);
    !before || passage.part == Part::Body && entry.sheet.sections.is_empty()
}

/// Whether a passage is a phrase rather than a sentence: « Faire avec, ou faire sans ».
fn is_short(passage: &Passage) -> bool {
    passage.written().split_whitespace().count() < 8
}

/// Whether a passage greets its readers, as letters do.
fn greets(passage: &Passage) -> bool {
    let words = fold::folded_words(passage.written());
    words.len() < 7 && words.first().is_some_and(|word| GREETINGS.contains(&word.as_str()))
}

/// Whether a passage is the last line of a letter, above who signs it: « Bien à vous, », « La présidente, ».
fn is_closing(passage: &Passage, next: Option<&Passage>) -> bool {
    let count = |passage: &Passage| passage.written().split_whitespace().count();
    let signs = |next: &Passage| {
        let written = next.written().trim();
        next.kind == PassageKind::Paragraph
            && sentences::starts_sentence(written)
            && (!sentences::ends_sentence(written) || written.ends_with(')'))
            && count(next) <= NAME
    };
    let written = passage.written().trim();
    passage.kind == PassageKind::Paragraph
        && sentences::starts_sentence(written)
        && written.trim_end_matches(['*', '_']).ends_with(',')
        && count(passage) <= CLOSING
        && next.is_some_and(signs)
}

/// Whether a blank line parts a sentence: the paragraph below goes on with it, and ends as sentences do.
fn is_parted(passage: &Passage, next: &Passage) -> bool {
    let prose = |passage: &Passage| {
        let written = passage.written();
        let verse = written.contains("\\\n") || written.contains("  \n");
        matches!(passage.part, Part::Lead | Part::Body | Part::Section(_))
            && passage.kind == PassageKind::Paragraph
            && !verse
    };
    let source = passage.place.source.text();
    let between = source.get(passage.place.range.end..next.place.range.start);
    let (written, below) = (passage.written().trim(), next.written().trim());
    let ends = |word: &str| sentences::ends_sentence(word) || word == ":";
    // A phrase of a word or two may well stand above its legend.
    let several = written.split_whitespace().count() >= PHRASE;
    prose(passage)
        && prose(next)
        && between.is_some_and(|between| between.trim().is_empty())
        && sentences::starts_sentence(written)
        && (written.ends_with(char::is_alphanumeric) && several || written.ends_with(','))
        && !greets(passage)
        && below.starts_with(char::is_lowercase)
        && below.split_whitespace().any(ends)
}

fn is_cut(passage: &Passage) -> bool {
    let text = passage.ending.trim_end();
    if text.ends_with(',') {
        return !greets(passage);
    }
    let word = text.rsplit(|c: char| c.is_whitespace() || c == '-').next().unwrap_or_default();
    let opens = |word: &str| {
        let folded = fold::fold(word);
        // Points of a list may be one word long: « avec », « sans ».
        let paragraph = passage.kind == PassageKind::Paragraph;
        let followed = paragraph && FOLLOWED.contains(&folded.as_str()) && !is_short(passage);
        // So may their last word: « Par qui », « Retour au niveau un ».
        let ends = !paragraph && is_short(passage) && LAST.contains(&folded.as_str());
        followed || sentences::calls_for_more(word) && !ends
    };
    // A single mark that another one opens is no apostrophe.
    let apostrophe = word.ends_with(['\'', '’']) && !text.contains('‘');
    let bare = word.chars().all(char::is_alphabetic) && word.chars().all(char::is_lowercase);
    (bare && opens(word)) || (apostrophe && word.chars().count() < 10)
}

/// Whether a paragraph of the text ends with a semicolon.
fn is_open(passage: &Passage) -> bool {
    let prose = matches!(passage.part, Part::Lead | Part::Body | Part::Section(_));
    prose && passage.kind == PassageKind::Paragraph && passage.ending.trim_end().ends_with(';')
}

/// Whether what ends with a semicolon goes on in what follows, or is one of several paragraphs that end so.
fn continues(passages: &[Passage], i: usize) -> bool {
    let near = |i: Option<usize>| i.and_then(|i| passages.get(i));
    let (before, next) = (near(i.checked_sub(1)), near(Some(i + 1)));
    let own = |passage: &&Passage| passage.part == passages[i].part;
    let (before, next) = (before.filter(own), next.filter(own));
    let several = before.into_iter().chain(next).any(is_open);
    let goes_on = next.is_some_and(|next| {
        is_item(next) || !next.written().trim_start().starts_with(char::is_uppercase)
    });
    several || goes_on
}

/// Whether a paragraph of sentences has no sign behind the last one.
fn stops_short(passage: &Passage) -> bool {
    let last = passage.ending.trim_end();
    // Fields of the sidebar are phrases.
    let prose = matches!(passage.part, Part::Lead | Part::Body | Part::Section(_))
        && passage.kind == PassageKind::Paragraph;
    let written = passage.written();
    // Nor are lines that the author ends, and what is set out as a whole.
    let lines = written.contains("\\\n") || written.contains("  \n");
    if !prose || lines || written.starts_with(['*', '_']) || !last.ends_with(char::is_alphabetic) {
        return false;
    }
    let words: Vec<&str> = written.split_whitespace().collect();
    // Addresses, and what Markdown has there that is no word.
    let lettered = |c: char| c.is_alphanumeric() || matches!(c, '\'' | '’' | '-');
    if words.last().is_none_or(|word| !word.chars().all(lettered)) {
        return false;
    }
    let last = words.iter().rposition(|word| sentences::ends_sentence(word));
    let (before, rest) = words.split_at(last.map_or(0, |at| at + 1));
    // Who says a quotation, and what a label or a list on one line has behind it.
    let said = rest.first().is_some_and(|word| DASHES.contains(word))
        || before.last().is_some_and(|word| *word == "»" || word.ends_with('»'));
    let labelled = rest.iter().take(FEW).any(|word| word.ends_with(':'));
    let listed = rest.iter().filter(|word| word.ends_with(';')).count() > 1;
    let least = if before.is_empty() { MANY } else { SOME };
    let starts = rest.first().is_some_and(|word| sentences::starts_sentence(word));
    starts && !said && !labelled && !listed && rest.len() >= least
}

fn is_item(passage: &Passage) -> bool {
    matches!(passage.kind, PassageKind::Item { .. })
}

/// Whether the sentence goes on in what follows: in a list, in a list's next item, or behind the list.
fn goes_on(passage: &Passage, next: Option<&Passage>) -> bool {
    let Some(next) = next else { return false };
    match (passage.kind, next.kind) {
        (PassageKind::Paragraph, PassageKind::Item { .. }) => true,
        // « …, et, enfin, … », behind a list.
        (PassageKind::Item { .. }, PassageKind::Paragraph) => {
            next.written().trim_start().starts_with(char::is_lowercase)
        }
        (PassageKind::Item { item, .. }, PassageKind::Item { item: other, .. }) => {
            item != other || passage.kind != next.kind
        }
        _ => false,
    }
}
