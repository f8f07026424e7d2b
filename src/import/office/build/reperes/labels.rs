//! The labels of a sidebar that their looks tell: in bold, or before a colon among others.

use super::{LABEL, Open};
use crate::import::inline::{Inline, Role as Span};
use crate::import::office::model::{Para, Role};

/// A label of the author's own that has its text beside it has no more words.
const OWN_WORDS: usize = 4;

/// What stands in bold before lighter text, as labels do that have no colon, and that text.
pub(super) fn bold_label(para: &Para) -> Option<(String, Inline)> {
    let spans = &para.text.0;
    let bold = spans.iter().take_while(|span| span.bold && span.role == Span::Text).count();
    let (label, rest) = spans.split_at(bold);
    if para.bullet.is_some() || rest.iter().any(|span| span.bold) {
        return None;
    }
    let rest = Inline(rest.to_vec()).trimmed();
    let label = Inline(label.to_vec()).plain();
    (!label.is_empty() && !rest.is_empty()).then_some((label, rest))
}

/// A label of the author's own before a colon, and what follows: below others that have their texts beside them. A
/// contact has lines of that form: « Tél : ».
pub(super) fn own_beside(para: &Para, open: Option<&Open>) -> Option<(String, Inline)> {
    let beside = |open: &&Open| {
        let line = open.paras.first().is_some_and(|first| first.line == open.line);
        line && !open.known.is_some_and(|field| field.by_line)
    };
    open.filter(beside)?;
    if para.bullet.is_some() || para.role != Role::Body || para.text.has_break() {
        return None;
    }
    // In bold it needs no colon.
    let (label, rest) = para.text.cut_at_colon().or_else(|| bold_label(para))?;
    let words = label.split_whitespace().count();
    let named = label.starts_with(char::is_uppercase) && (1..=OWN_WORDS).contains(&words);
    (named && !rest.is_empty()).then_some((label, rest))
}

/// Whether a paragraph looks like a label of the author's own.
pub(super) fn is_own_label(para: &Para, text: &str, no_text: bool, open: Option<&Open>) -> bool {
    let heading = matches!(para.role, Role::Heading(_));
    let lines = open.and_then(|open| open.known).is_some_and(|field| field.by_line);
    let short = text.chars().count() <= LABEL && !text.ends_with(['.', ';', ',']);
    heading
        || (para.bullet.is_none()
            && para.text.is_bold()
            && short
            && !no_text
            && !lines
            && open.is_some())
}
