//! Points of view inside a section whose author made no headings of them: lines in bold, in italics, underlined or plain.

use super::level;
use crate::import::block::Block;
use crate::import::inline::{Inline, Role as Span};
use crate::import::office::model::{Para, Role};
use crate::import::office::parts::Part;
use crate::import::ordering::colons;
use crate::import::patterns::Patterns;

/// A line that tells one is no longer than this, in characters.
const LINE: usize = 80;

/// Makes sub-headings of them, one level below their section.
pub(in crate::import::office) fn headings(parts: &mut [Part], patterns: &Patterns) {
    // The level of the heading above, and whether a section stands between the title and here.
    let mut above = None;
    let text = |part: &Part| match part {
        Part::Para(para) => para.text.short().unwrap_or_default(),
        _ => String::new(),
    };
    for at in 0..parts.len() {
        let own = level(&parts[at]);
        if own.is_some() || patterns.is_sidebar(&text(&parts[at])) {
            let heads = own.filter(|own| *own > 0 && !patterns.is_sidebar(&text(&parts[at])));
            let told = patterns.is_viewpoint(&text(&parts[at]));
            above = heads.map(|own| if told { own } else { own + 1 });
            continue;
        }
        let (Some(below), Some(bare)) = (above, told(&parts[at], parts.get(at + 1), patterns))
        else {
            continue;
        };
        if let Part::Para(para) = &mut parts[at] {
            *para = Para {
                role: Role::Heading(below.min(9)),
                text: bare,
                bullet: None,
                ..para.clone()
            };
        }
    }
}

/// The text of a line alone that tells a point of view, above what that is; as a point of a list it is bold, and the points
/// below it are of the same level.
fn told(part: &Part, next: Option<&Part>, patterns: &Patterns) -> Option<Inline> {
    let (Part::Para(para), Some(Part::Para(next))) = (part, next) else { return None };
    let level = |para: &Para| para.bullet.map(|bullet| bullet.level);
    let item = level(para).is_some();
    let fits = !item || para.text.is_bold() && level(next) <= level(para) && !next.text.is_bold();
    let text = para.text.short().filter(|text| text.chars().count() <= LINE)?;
    let plain = para.role == Role::Body && para.text.0.iter().all(|span| span.role == Span::Text);
    // A sentence that goes on is none.
    let goes_on = next.bullet.is_none() && next.text.plain().starts_with(char::is_lowercase);
    let below = next.role == Role::Body && !next.text.is_empty() && !goes_on;
    let ends = text.ends_with(['.', ';', ',', '!', '»', '?']);
    if !fits || !plain || !below || ends || !patterns.is_viewpoint(&text) {
        return None;
    }
    let bare = colons::bare(&Block::paragraph(para.line, para.text.clone()));
    Some(bare.unwrap_or_else(|| para.text.clone()))
}
