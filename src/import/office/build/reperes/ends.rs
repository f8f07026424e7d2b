//! Where a sidebar ends that is neither a table nor a box, and whose title no style tells: below the text of its last label.
//!
//! The bounds are those of a text's sidebar, except that a document has each line of an address in a paragraph of its own.

use super::{LABEL, known};
use crate::import::inline::Inline;
use crate::import::office::headings::split::level;
use crate::import::office::model::{Para, Role};
use crate::import::office::parts::Part;
use crate::import::ordering::sidebar::{CONTACT_LINE, FIRST_LINE};
use crate::import::patterns::{Patterns, Recognised};

/// Labels of the author's own stand no more paragraphs above the next heading.
const SOON: usize = 14;
/// How far below a line of an address the one may stand that tells it is one.
const ADDRESS: usize = 5;
/// A line with as many digits has a telephone number or a postcode.
const DIGITS: usize = 5;
/// What ends a sentence, or announces something.
const ENDS: [char; 6] = ['.', '!', '?', '…', ':', ';'];

/// For each part, whether the running text goes on with it after such a sidebar.
pub(crate) fn ends(parts: &[Part], patterns: &Patterns) -> Vec<bool> {
    let mut found = vec![false; parts.len()];
    for title in 0..parts.len() {
        let Some(para) = para(parts, title) else { continue };
        let own = para.role == Role::Body && para.bullet.is_none();
        if own
            && para.text.short().is_some_and(|text| patterns.is_sidebar(&text))
            && let Some(end) = end(parts, title, patterns)
        {
            found[end] = true;
        }
    }
    found
}

/// The first part below the text of the last label under a title.
fn end(parts: &[Part], title: usize, patterns: &Patterns) -> Option<usize> {
    let is_label = |at: usize| para(parts, at).is_some_and(|para| known(para, patterns).is_some());
    let heads = |at: usize| {
        para(parts, at).is_none_or(|para| matches!(para.role, Role::Title | Role::Heading(_)))
    };
    let stop =
        (title + 1..parts.len()).find(|at| heads(*at) && !is_label(*at)).unwrap_or(parts.len());
    let mut label = (title + 1..stop).rfind(|at| is_label(*at))?;
    let (field, rest) = known(para(parts, label)?, patterns)?;
    let cut = title.checked_sub(1).and_then(|above| para(parts, above)).is_some_and(is_open);
    let leads = !parts[..title].iter().any(|part| level(part).is_some());
    let lines = field.by_line;
    let mut value = Value { parts, stop, cut, leads, beside: rest, lines, patterns };
    loop {
        let end = (label + 1..stop).find(|at| !value.has(*at, *at == label + 1))?;
        if value.goes_to_heading(end) {
            return None;
        }
        if !value.is_own_label(end) {
            return Some(end);
        }
        label = end;
        value.beside = Inline::default();
        value.lines = false;
    }
}

fn para(parts: &[Part], at: usize) -> Option<&Para> {
    match parts.get(at)? {
        Part::Para(para) => Some(para),
        _ => None,
    }
}

/// Whether a paragraph stops in the middle of a sentence.
fn is_open(para: &Para) -> bool {
    let open = |c: char| c.is_alphanumeric() || matches!(c, ',' | '-' | '’');
    para.role == Role::Body && para.text.plain().ends_with(open)
}

/// What a label names.
struct Value<'a> {
    parts: &'a [Part],
    /// Where the next heading stands.
    stop: usize,
    /// Whether the text stops in mid-sentence before the sidebar.
    cut: bool,
    /// Whether the sidebar stands above the first heading.
    leads: bool,
    /// What stands beside the label.
    beside: Inline,
    /// Whether it is lines of an address.
    lines: bool,
    patterns: &'a Patterns,
}

impl Value<'_> {
    /// Whether a part belongs to it; `next` says that it stands right below the label.
    fn has(&self, at: usize, next: bool) -> bool {
        let Some(para) = para(self.parts, at) else { return false };
        let first = next && self.beside.is_empty();
        let below_item = at > 0 && self.is_item(at - 1);
        let goes_on = self.cut && !first && para.text.plain().starts_with(char::is_lowercase);
        match para.role {
            Role::Continues => below_item,
            Role::Body if para.bullet.is_some() => {
                first || below_item || self.is_announced(at, next) || self.lines && reaches(para)
            }
            Role::Body if goes_on && !reaches(para) => false,
            Role::Body if self.lines => self.is_line(at, para, first),
            Role::Body if is_label(para) => false,
            Role::Body => first || !below_item && self.are_short(at),
            _ => false,
        }
    }

    fn is_item(&self, at: usize) -> bool {
        let item = |para: &Para| para.bullet.is_some() || para.role == Role::Continues;
        para(self.parts, at).is_some_and(item)
    }

    /// Whether the text above announces a list of this field: an address has none.
    fn is_announced(&self, at: usize, next: bool) -> bool {
        let above = match next {
            true => self.beside.plain(),
            false => para(self.parts, at - 1).map(|para| para.text.plain()).unwrap_or_default(),
        };
        !self.lines && above.ends_with(':')
    }

    /// Whether a paragraph is a line of an address: by what it says or stands above, or because it is none of a text's.
    fn is_line(&self, at: usize, own: &Para, first: bool) -> bool {
        let text = own.text.plain();
        let most = if first { FIRST_LINE } else { CONTACT_LINE };
        if !own.text.has_break() && text.chars().count() > most {
            return false;
        }
        let near = at..self.stop.min(at + ADDRESS);
        let line = |at: &usize| para(self.parts, *at).filter(|para| para.bullet.is_none());
        let reached = near.filter_map(|at| line(&at)).any(reaches);
        first || reached || !own.text.is_bold() && !text.ends_with(ENDS)
    }

    /// Whether nothing but short paragraphs stands from here to the next label.
    fn are_short(&self, at: usize) -> bool {
        let label = |at: &usize| para(self.parts, *at).is_some_and(is_label);
        (at..self.stop).take_while(|at| !label(at)).all(|at| self.is_short(at))
    }

    /// Whether a paragraph of a value of several is one that no text has.
    fn is_short(&self, at: usize) -> bool {
        para(self.parts, at).is_some_and(|para| {
            let text = para.text.plain();
            let own = para.role == Role::Body && para.bullet.is_none() && !para.text.is_bold();
            own && text.chars().count() <= LABEL
                && !text.ends_with(ENDS)
                && !text.starts_with(char::is_lowercase)
        })
    }

    /// Whether a bold line is a label of the author's own: what stands below could not be a section's text.
    fn is_own_label(&self, at: usize) -> bool {
        let Some(names_section) = self.label(at) else { return false };
        let below = para(self.parts, at + 1).filter(|_| at + 1 < self.stop);
        below.is_some_and(|below| {
            let text = below.text.plain();
            // Where the text is whole above, what may name a section may name a field too.
            let fits = !names_section && !self.lines || !self.cut && !text.ends_with(ENDS);
            let short = text.chars().count() <= CONTACT_LINE && !is_label(below);
            fits && (below.bullet.is_some() || short)
        })
    }

    /// For a part that may be a label, whether it may name a section too.
    fn label(&self, at: usize) -> Option<bool> {
        let text = para(self.parts, at).filter(|para| is_label(para))?.text.short()?;
        let found = self.patterns.recognise(&text);
        (!found.as_ref().is_some_and(Recognised::is_sure)).then_some(found.is_some())
    }

    /// Whether nothing stands between here and the next heading but labels with short text, or what goes on with a list:
    /// no text would be left that the sidebar could stand in.
    fn goes_to_heading(&self, from: usize) -> bool {
        let heads = self.parts.get(self.stop).is_none_or(|part| level(part).is_some());
        if self.cut || !heads || self.stop - from > SOON {
            return false;
        }
        let mut at = from;
        while at < self.stop {
            let own = if self.label(at).is_some() {
                self.short_below(at)
            } else if self.leads && self.announces(at) {
                self.items_below(at)
            } else {
                0
            };
            if own == 0 {
                return false;
            }
            at += own + 1;
        }
        true
    }

    /// Whether a short line announces a list below another.
    fn announces(&self, at: usize) -> bool {
        para(self.parts, at).is_some_and(|para| {
            let text = para.text.plain();
            let plain = para.role == Role::Body && para.bullet.is_none();
            let short = text.chars().count() <= LABEL && text.ends_with(':');
            plain && short && at > 0 && self.is_item(at - 1)
        })
    }

    fn items_below(&self, at: usize) -> usize {
        (at + 1..self.stop).take_while(|at| self.is_item(*at)).count()
    }

    /// How many parts below a label its text has: a list, a short paragraph, or short lines.
    fn short_below(&self, at: usize) -> usize {
        let line = |below: usize| {
            para(self.parts, below).is_some_and(|para| {
                let text = para.text.plain();
                let first = below == at + 1;
                let most = if first { CONTACT_LINE } else { LABEL };
                let plain = para.role == Role::Body && self.label(below).is_none();
                plain && text.chars().count() <= most && (first || !text.ends_with(ENDS))
            })
        };
        (at + 1..self.stop).take_while(|below| self.is_item(*below) || line(*below)).count()
    }
}

/// Whether a paragraph looks like a label.
fn is_label(para: &Para) -> bool {
    let text = para.text.plain();
    let short = text.chars().count() <= LABEL && !text.ends_with(['.', ';', ',']);
    para.role == Role::Body && para.bullet.is_none() && para.text.is_bold() && short
}

/// Whether a paragraph can only be of an address.
fn reaches(para: &Para) -> bool {
    let text = para.text.plain();
    text.contains('@') || text.chars().filter(char::is_ascii_digit).count() >= DIGITS
}
