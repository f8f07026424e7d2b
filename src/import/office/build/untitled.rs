//! The sidebar that a document gives no title: labels that are known, one after the other.

use super::reperes::{Line, Said, known};
use crate::import::log::{Log, start};
use crate::import::office::model::{Para, Role};
use crate::import::office::parts::Part;
use crate::import::ordering::sidebar::{CONTACT_LINE, FIRST_LINE};
use crate::import::patterns::Patterns;
use crate::message::text;
use crate::sheet::SidebarField;

/// How far from a label the next one may be, in paragraphs.
const NEAR: usize = 14;
/// How far below a line of an address the number or the e-mail may stand that makes it one.
const ADDRESS: usize = 6;
/// What a label introduces is no longer than this, in characters.
const TEXT: usize = 300;

/// Makes a sidebar of the labels of a sheet that has none.
pub(super) fn gather(parts: &mut Vec<Part>, patterns: &Patterns, log: &mut Log<'_>) {
    let titled = |part: &Part| match part {
        Part::Sidebar(_) => true,
        Part::Para(para) => patterns.is_sidebar(&para.text.short().unwrap_or_default()),
        _ => false,
    };
    if parts.iter().any(titled) {
        return;
    }
    let Some((from, last)) = run(parts, patterns) else { return };
    let end = extent(parts, last, patterns);
    let lines: Vec<Line> = parts.drain(from..end).filter_map(line).collect();
    if let [first, .., last] = lines.as_slice() {
        let told = text!("import-sidebar-untitled", text = start(&first.para.text.plain()));
        log.likely(first.para.line, told).about(last.para.line);
    }
    parts.insert(from, Part::Sidebar(lines));
}

/// A line of the sidebar; a heading is a label.
fn line(part: Part) -> Option<Line> {
    let Part::Para(para) = part else { return None };
    let label = matches!(para.role, Role::Heading(_));
    Some(Line { para, said: if label { Said::Label } else { Said::Nothing } })
}

/// The first and the last of the first labels that follow one another, each field once in the whole sheet.
///
/// In a section fewer than three are text: an activity has its aim and its public.
fn run(parts: &[Part], patterns: &Patterns) -> Option<(usize, usize)> {
    let labels: Vec<_> = parts.iter().map(|part| label(part, patterns)).collect();
    let is_section = |part: &Part| match part {
        Part::Para(para) => {
            let text = para.text.short().unwrap_or_default();
            let heads = matches!(para.role, Role::Heading(_));
            heads && patterns.field(&text).is_none() && patterns.recognise(&text).is_some()
        }
        _ => false,
    };
    let section = parts.iter().position(is_section).unwrap_or(parts.len());
    (0..parts.len()).find_map(|from| {
        let mut told = vec![labels[from]?];
        let mut last = from;
        while let Some((at, field)) = next(parts, last, patterns) {
            told.push(field);
            last = at;
        }
        let again =
            |field: &&SidebarField| labels.iter().flatten().filter(|one| *one == field).count() > 1;
        let fewest = if from > section { 3 } else { 2 };
        (told.len() >= fewest && !told.iter().any(again)).then_some((from, last))
    })
}

/// The next label, if nothing but what the last one names lies before it.
fn next(
    parts: &[Part],
    from: usize,
    patterns: &Patterns,
) -> Option<(usize, &'static SidebarField)> {
    let Part::Para(own) = &parts[from] else { return None };
    let (field, rest) = known(own, patterns)?;
    let mut lines = 0;
    for (at, part) in parts.iter().enumerate().skip(from + 1).take(NEAR) {
        if let Some(field) = label(part, patterns) {
            return Some((at, field));
        }
        let Part::Para(para) = part else { return None };
        lines += usize::from(para.bullet.is_none());
        let most = if field.by_line { ADDRESS } else { usize::from(rest.is_empty()) };
        if !is_text(para) || lines > most || para.text.plain().chars().count() > TEXT {
            return None;
        }
    }
    None
}

fn is_text(para: &Para) -> bool {
    para.role == Role::Body && (para.bullet.is_some() || !para.text.is_bold())
}

/// The field whose label a part is or starts with.
///
/// A label without a colon is a heading or bold: the word alone may start any line.
fn label(part: &Part, patterns: &Patterns) -> Option<&'static SidebarField> {
    let Part::Para(para) = part else { return None };
    let (field, rest) = known(para, patterns)?;
    let heads = matches!(para.role, Role::Heading(_)) || para.text.is_bold();
    let colon = para.role == Role::Body && para.text.cut_at_colon().is_some();
    (colon || heads && rest.is_empty()).then_some(field)
}

/// Where the text of the last label ends.
fn extent(parts: &[Part], last: usize, patterns: &Patterns) -> usize {
    let Some(Part::Para(para)) = parts.get(last) else { return last + 1 };
    let Some((field, rest)) = known(para, patterns) else { return last + 1 };
    let is_first = |at: usize| at == last + 1 && rest.is_empty();
    let fits = |at: usize| {
        let Part::Para(para) = &parts[at] else { return false };
        let item = para.bullet.is_some();
        let announced = matches!(&parts[at - 1], Part::Para(before)
            if before.bullet.is_some() || is_first(at) || before.text.plain().ends_with(':'));
        match field.by_line {
            _ if !is_text(para) => false,
            true => is_address(parts, at, is_first(at)),
            false => (item && announced) || (!item && is_first(at)),
        }
    };
    (last + 1..parts.len()).find(|at| !fits(*at)).unwrap_or(parts.len())
}

/// Whether a paragraph is a line of an address: it has a number or an e-mail, or stands above one that does.
fn is_address(parts: &[Part], at: usize, first: bool) -> bool {
    let lines = parts[at..].iter().take(ADDRESS).map_while(|part| match part {
        Part::Para(para) if is_text(para) => Some(para),
        _ => None,
    });
    let short = |para: &&Para| {
        let text = para.text.plain();
        let most = if first { FIRST_LINE } else { CONTACT_LINE };
        para.text.has_break() || text.chars().count() <= most && (first || !text.ends_with('.'))
    };
    let mut lines = lines.take_while(short).map(|para| para.text.plain()).peekable();
    let tells =
        |text: String| text.contains('@') || text.chars().filter(char::is_ascii_digit).count() >= 5;
    (first && lines.peek().is_some()) || lines.any(tells)
}
