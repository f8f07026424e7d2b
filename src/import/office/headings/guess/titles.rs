//! The titles of further sheets in a document where no style tells them.

use std::collections::HashSet;

use super::looks::{Line, Looks};
use crate::fold::fold;
use crate::import::cutting::numbered;
use crate::import::inline::Inline;
use crate::import::log::start;
use crate::import::office::headings::split::level;
use crate::import::office::model::{Document, Para, Role};
use crate::import::office::parts::Part;
use crate::import::patterns::Patterns;
use crate::message::text;

/// A cover has as many lines at most.
const COVER: usize = 8;
/// How many paragraphs may stand between a title and the first heading of its sheet.
const LEAD: usize = 4;
/// The same where a sidebar stands between them.
const SIDEBAR: usize = 24;

/// Where further sheets start, with what is told of their titles.
///
/// A line set out as headings are, or in letters of the first title's `size` which are larger than the text's, starts one
/// where the sheet before has a section of the type that comes next, which was its first; or where it has a sheet's number,
/// as the first title has, or stands below one.
pub(super) fn further(
    parts: &[Part],
    looks: &Looks,
    size: Option<u16>,
    patterns: &Patterns,
) -> Vec<(usize, String)> {
    let Some(first) = parts.iter().position(|part| level(part) == Some(0)) else {
        return Vec::new();
    };
    let mut text = Text { parts, looks, size, numbered: false, patterns };
    text.numbered = text.number(first).is_some();
    let mut sheet = Sheet::default();
    let mut found = Vec::new();
    for (at, part) in parts.iter().enumerate().skip(first + 1) {
        if level(part) == Some(0) {
            sheet = Sheet::default();
            continue;
        }
        let next = || text.next_section(at);
        let is_title = || {
            let set_out = text.is_set_out(at);
            let marked = text.is_below_number(at) || set_out && text.is_numbered(at);
            let own = marked && !text.is_below_heading(at) && next().is_some();
            let again = sheet.first.is_some() && next() == sheet.first;
            own || again && (sheet.sections > 1 || !set_out)
        };
        if sheet.sections > 0 && text.may_title(at) && is_title() {
            found.push((at, start(&text.plain(at))));
            sheet = Sheet::default();
        } else if let Some(kind) = text.section(at) {
            sheet.first = sheet.first.or(Some(kind));
            sheet.sections += 1;
        }
    }
    found
}

/// Makes titles of the lines right below those that only number a sheet, « FICHE 2 », where a section follows each.
pub(super) fn numbered(parts: &mut [Part], patterns: &Patterns, document: &mut Document) {
    let number = |at: usize| match &parts[at] {
        Part::Para(para) if para.role == Role::Body && para.bullet.is_none() => {
            numbered::alone(&para.text.short()?)
        }
        _ => None,
    };
    let title = |at: usize| {
        let line = parts.get(at).and_then(|part| Line::of(part, patterns));
        line.is_some_and(|line| {
            let sure = line.known.is_some_and(|known| known.is_sure());
            let own = sure || line.sidebar || line.field.is_some();
            !own && !line.text.ends_with([':', '…']) && number(at).is_none()
        })
    };
    let found: Vec<usize> = (0..parts.len())
        .filter(|at| number(*at).is_some() && title(at + 1) && !is_announced(parts, *at))
        .collect();
    let numbers: HashSet<u32> = found.iter().filter_map(|at| number(*at)).collect();
    let ends = found.iter().skip(1).copied().chain([parts.len()]);
    let section = |part: &Part| Line::of(part, patterns).is_some_and(|line| line.known.is_some());
    let whole = found.iter().zip(ends).all(|(at, end)| parts[at + 2..end].iter().any(section));
    let first = (0..parts.len()).find(|at| Line::of(&parts[*at], patterns).is_some());
    // One alone may be a theme's, unless it begins the text.
    let told = found.len() > 1 || found.first() == first.as_ref();
    // Below a title each, they are of themes.
    let themes = found.iter().all(|at| is_below_title(parts, *at, patterns));
    if found.is_empty() || !told || !whole || themes || numbers.len() < found.len() {
        return;
    }
    for at in found {
        if let Part::Para(para) = &mut parts[at + 1] {
            para.role = Role::Title;
            document.guess(para.line, text!("import-title-guessed"));
        }
    }
}

/// Makes titles of lines, and tells each.
pub(super) fn begin(parts: &mut [Part], further: Vec<(usize, String)>, document: &mut Document) {
    for (at, title) in further {
        if let Part::Para(para) = &mut parts[at] {
            para.role = Role::Title;
            document.say(para.line, text!("import-sheet-guessed", title));
        }
    }
}

/// Whether the number of a sheet stands right below a line that announces it, « Voir aussi : », or further ones.
fn is_announced(parts: &[Part], mut at: usize) -> bool {
    let text = |at: usize| match parts.get(at) {
        Some(Part::Para(para)) => para.text.plain(),
        _ => String::new(),
    };
    while at > 0 && !text(at - 1).ends_with(':') {
        match at.checked_sub(2).filter(|above| numbered::numbers_sheet(&text(*above), false)) {
            Some(above) => at = above,
            None => return false,
        }
    }
    at > 0
}

/// Whether a line stands right below one that is set out as titles are.
fn is_below_title(parts: &[Part], at: usize, patterns: &Patterns) -> bool {
    let above = at.checked_sub(1).and_then(|above| Line::of(&parts[above], patterns));
    above.is_some_and(|above| above.is_set_out() && !above.names_part())
}

/// Tells where the first section of a sheet whose title no style tells comes again: another sheet may begin above it.
pub(super) fn tell_again(
    parts: &[Part],
    looks: &Looks,
    patterns: &Patterns,
    document: &mut Document,
) {
    let text = Text { parts, looks, size: None, numbered: false, patterns };
    let mut first = None;
    let mut told = false;
    for (at, part) in parts.iter().enumerate() {
        if level(part) == Some(0) {
            (first, told) = (None, false);
        } else if text.section(at).is_some() {
            let own = (level(part), fold(&text.plain(at)));
            let known = first.get_or_insert((at, own.clone()));
            if !told && known.0 < at && known.1 == own {
                told = true;
                document
                    .say(part.line(), text!("import-section-again", text = start(&text.plain(at))));
            }
        }
    }
}

/// Whether a line only numbers the sheet whose title stands right below it: « Fiche 2 ».
pub(super) fn numbers(parts: &[Part], at: usize, patterns: &Patterns) -> bool {
    let is_number = match &parts[at] {
        Part::Para(para) => {
            let text = para.text.plain();
            let first = || parts[..at].iter().all(|part| !matches!(part, Part::Para(_)));
            let bare = numbered::is_bare(&text) && first();
            para.bullet.is_none() && (bare || numbered::numbers_sheet(&text, false))
        }
        _ => false,
    };
    let below = || match parts.get(at + 1) {
        Some(Part::Para(Para { role: Role::Title, .. })) => true,
        Some(part) => Line::of(part, patterns).is_some_and(|line| !line.names_part()),
        None => false,
    };
    is_number && below()
}

/// The first line of a cover, and the title of the first sheet below it, where that is set out as headings are and the
/// lines of the cover are not.
pub(super) fn cover(
    parts: &[Part],
    first: usize,
    looks: &Looks,
    patterns: &Patterns,
) -> Option<(usize, usize)> {
    let text = Text { parts, looks, size: None, numbered: false, patterns };
    let line = |at: usize| {
        let Part::Para(para) = &parts[at] else { return false };
        // The first line was made a title.
        let role = if at == first { Role::Body } else { para.role };
        let line = Line::of(&Part::Para(Para { role, ..para.clone() }), patterns);
        line.is_some_and(|line| !looks.stands_out(&line) && line.known.is_none())
    };
    let cover = (first..parts.len()).take(COVER).take_while(|at| line(*at)).count();
    let numbered = (first + cover < parts.len()) && numbers(parts, first + cover, patterns);
    let title = first + cover + usize::from(numbered);
    let fits = cover > 0 && title < parts.len() && text.may_title(title);
    (fits && text.next_section(title).is_some()).then_some((first, title))
}

/// The sections of a sheet that were met.
#[derive(Default)]
struct Sheet {
    /// The type of the first.
    first: Option<&'static str>,
    sections: usize,
}

struct Text<'a> {
    parts: &'a [Part],
    looks: &'a Looks,
    /// The size of the first title's letters, where they are larger than the text's.
    size: Option<u16>,
    /// Whether the first title has a sheet's number.
    numbered: bool,
    patterns: &'a Patterns,
}

impl Text<'_> {
    fn inline(&self, at: usize) -> Option<&Inline> {
        match &self.parts[at] {
            Part::Para(para) => Some(&para.text),
            _ => None,
        }
    }

    fn plain(&self, at: usize) -> String {
        self.inline(at).map(Inline::plain).unwrap_or_default()
    }

    /// The number of a sheet that a text starts with.
    fn number(&self, at: usize) -> Option<String> {
        let found = numbered::title(self.inline(at)?)?;
        found.sure.then_some(found.number)
    }

    /// The type of section that a line is the heading of.
    fn section(&self, at: usize) -> Option<&'static str> {
        let line = match &self.parts[at] {
            Part::Para(para) if matches!(para.role, Role::Heading(_)) => {
                return Some(self.patterns.recognise(&para.text.short()?)?.kind.name);
            }
            part => Line::of(part, self.patterns)?,
        };
        let found = line.known.as_ref().filter(|_| self.looks.is_section(&line))?;
        Some(found.kind.name)
    }

    /// Whether a line may be a title: it is set out or numbered as the first, and names no part of a sheet.
    fn may_title(&self, at: usize) -> bool {
        Line::of(&self.parts[at], self.patterns).is_some_and(|line| {
            let set_out = self.looks.stands_out(&line)
                || self.is_below_number(at)
                || self.is_large(at)
                || self.is_numbered(at);
            let own = line.names_part() || self.patterns.is_viewpoint(&line.text);
            let title = set_out && !own && !line.text.ends_with(':');
            title && !numbers(self.parts, at, self.patterns)
        })
    }

    /// Whether a line is set out as headings are.
    fn is_set_out(&self, at: usize) -> bool {
        let line = Line::of(&self.parts[at], self.patterns);
        line.is_some_and(|line| self.looks.stands_out(&line))
    }

    /// Whether a line has a sheet's number, as the first title has.
    fn is_numbered(&self, at: usize) -> bool {
        self.numbered && self.number(at).is_some()
    }

    /// Whether the line right above only numbers a sheet, and no theme of one.
    fn is_below_number(&self, at: usize) -> bool {
        at.checked_sub(1).is_some_and(|above| {
            numbers(self.parts, above, self.patterns)
                && !is_announced(self.parts, above)
                && !is_below_title(self.parts, above, self.patterns)
        })
    }

    /// Whether a heading stands right above a line.
    fn is_below_heading(&self, at: usize) -> bool {
        let heads =
            |above: usize| level(&self.parts[above]).is_some() || self.section(above).is_some();
        at.checked_sub(1).is_some_and(heads)
    }

    /// Whether a line has letters as large as the first title's.
    fn is_large(&self, at: usize) -> bool {
        let size = match &self.parts[at] {
            Part::Para(para) => para.size,
            _ => None,
        };
        self.size.is_some() && size == self.size
    }

    /// The type of the first section below a title, where nothing but a lead and a sidebar stand between them.
    fn next_section(&self, at: usize) -> Option<&'static str> {
        let mut most = LEAD;
        for (n, at) in (at + 1..self.parts.len()).enumerate() {
            let line = Line::of(&self.parts[at], self.patterns);
            let sidebar = matches!(self.parts[at], Part::Sidebar(_));
            if sidebar || line.as_ref().is_some_and(|line| line.sidebar) {
                most = SIDEBAR;
            }
            if level(&self.parts[at]) == Some(0) || n > most {
                return None;
            }
            // Labels of the sidebar are set out too.
            let field = most == SIDEBAR && line.is_some_and(|line| line.field.is_some());
            if let Some(kind) = self.section(at).filter(|_| !field) {
                return Some(kind);
            }
        }
        None
    }
}
