//! Whether the styles of a document's headings mean what they say.
//!
//! A converter makes a document of a text whose headings have any level, or are bold lines; then levels tell nothing, and
//! the import has to judge by words and looks, as it does for a text.

use super::guess;
use crate::import::cutting::tiers::Head;
use crate::import::office::model::{Para, Role};
use crate::import::office::parts::Part;
use crate::import::patterns::{Patterns, Recognised};

/// Of so many headings of sections, one may stand at another level than the others.
const STRAY: usize = 5;

/// Whether the headings that surely are sections' share a level, and none of them is a bold line or an item.
///
/// Where headings are the titles of sheets alone, lines of other looks may be those of sections.
pub(crate) fn holds(parts: &[Part], patterns: &Patterns) -> bool {
    if !has_sections(parts, patterns) && guess::tells_sections(parts, patterns) {
        return false;
    }
    let mut levels = [0usize; 10];
    let mut loose = 0;
    for part in parts {
        let Part::Para(para) = part else { continue };
        match para.role {
            Role::Heading(level) if is_section(para, patterns, Recognised::starts) => {
                levels[usize::from(level.min(9))] += 1;
            }
            Role::Body
                if para.text.is_bold() && is_section(para, patterns, Recognised::is_sure) =>
            {
                loose += 1;
            }
            _ => {}
        }
    }
    let all: usize = levels.iter().sum();
    let most = levels.iter().copied().max().unwrap_or_default();
    (all - most + loose) * STRAY <= all + loose
}

/// Whether a heading is of a section or a sidebar.
fn has_sections(parts: &[Part], patterns: &Patterns) -> bool {
    let own = |part: &Part| match part {
        Part::Para(para) => match para.role {
            Role::Heading(level) => Head::of(level, &para.text.plain(), patterns).own,
            _ => false,
        },
        _ => false,
    };
    parts.iter().any(own)
}

/// Whether a line names a section, as surely as is wanted, and no field of the sidebar.
fn is_section(para: &Para, patterns: &Patterns, sure: fn(&Recognised) -> bool) -> bool {
    para.text.short().is_some_and(|text| {
        patterns.recognise(&text).is_some_and(|found| sure(&found))
            && patterns.field(&text).is_none()
    })
}
