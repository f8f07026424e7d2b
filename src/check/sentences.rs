//! A sentence whose end is missing: its last word calls for another one.

use crate::annex::{Annex, Entry};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::fold;
use crate::message::text;
use crate::sheet::{Part, Passage, PassageKind, sidebar_field};

/// Words that no French sentence ends with, folded. « pour », « contre », « avec », « sans » do end some.
const OPEN: &[&str] = &[
    "a", "au", "aux", "car", "ces", "cet", "cette", "chaque", "chez", "dans", "de", "des", "donc",
    "dont", "du", "et", "la", "le", "les", "leurs", "lorsque", "mais", "ou", "par", "parce",
    "puisque", "quand", "que", "qui", "sa", "ses", "son", "sur", "un", "une", "vers",
];

/// Reports the passages that end in the middle of a sentence.
pub(super) fn check(entry: &Entry, _annex: &Annex, diagnostics: &mut Diagnostics) {
    let passages = &entry.sheet.passages;
    for (i, passage) in passages.iter().enumerate() {
        let next = passages.get(i + 1).filter(|next| next.part == passage.part);
        if is_prose(passage) && is_cut(passage) && !goes_on(passage, next) {
            diagnostics.push(
                Diagnostic::warning(Code::CutSentence, text!("cut-sentence"))
                    .at(&passage.last_word(), text!("cut-sentence.label"))
                    .hint(text!("cut-sentence.hint")),
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

fn is_cut(passage: &Passage) -> bool {
    let text = passage.ending.trim_end();
    if text.ends_with(',') {
        return true;
    }
    let word = text.rsplit(|c: char| c.is_whitespace() || c == '-').next().unwrap_or_default();
    // A capital is a name or an initial: « plan D », « vitamine A »; « a » without its accent is a verb.
    let opens = |word: &str| {
        let folded = fold::fold(word);
        OPEN.contains(&folded.as_str()) && !matches!(word, "a" | "où")
    };
    let apostrophe = word.ends_with(['\'', '’']);
    let bare = word.chars().all(char::is_alphabetic) && word.chars().all(char::is_lowercase);
    (bare && opens(word)) || (apostrophe && word.chars().count() < 10)
}

/// Whether the sentence goes on in what follows: in a list, or in a list's next item.
fn goes_on(passage: &Passage, next: Option<&Passage>) -> bool {
    let Some(next) = next else { return false };
    match (passage.kind, next.kind) {
        (PassageKind::Paragraph, PassageKind::Item { .. }) => true,
        (PassageKind::Item { item, .. }, PassageKind::Item { item: other, .. }) => {
            item != other || passage.kind != next.kind
        }
        _ => false,
    }
}
