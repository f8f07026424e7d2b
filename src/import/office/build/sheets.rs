//! Makes the draft of a sheet from the parts of a document between two titles.

use super::prose::{self, Notes};
use super::reperes::{self, Line, Said, Under};
use super::untitled;
use crate::fold::{fold, folded_words, is_small};
use crate::import::draft::{Body, Element, Prose, Section, Sheet};
use crate::import::inline::Inline;
use crate::import::log::{Log, start};
use crate::import::office::headings::headlines;
use crate::import::office::headings::split::level;
use crate::import::office::model::{Para, Role};
use crate::import::office::parts::Part;
use crate::import::ordering::outline;
use crate::import::ordering::prose::{heads, is_cut};
use crate::import::ordering::sidebar::CONTACT_LINE;
use crate::import::patterns::{Means, Patterns};
use crate::message::text;

/// The most paragraphs that a lead has.
pub(crate) const LEAD: usize = 3;
/// Small words that a line may well end with.
const CLOSING: &[&str] = &["tous", "tout"];
/// What an elision may stand before at a line's end is no longer than this, in letters.
const PRONOUN: usize = 2;
/// Below every heading: a sidebar whose title is none ends at any of them.
const LOWEST: u8 = 10;

/// Where the next part goes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Before,
    Section(usize),
    /// The sidebar, whose title has this level.
    Sidebar(u8),
    Credits,
}

/// A section before its prose is made.
struct Open {
    heading: Para,
    parts: Vec<Part>,
}

#[derive(Default)]
struct Sorted {
    before: Vec<Part>,
    sections: Vec<Open>,
    sidebar: Vec<Line>,
    credits: Vec<Para>,
    labels: Vec<(usize, String)>,
    /// Whether a sidebar stood right before.
    parted: bool,
    /// Whether nothing was cut: the parts are those of a form.
    form: bool,
}

impl Sorted {
    /// The last paragraph of a place, where it stops in the middle of the sentence that another goes on with.
    ///
    /// An item does so where a sidebar stands between them. Lines that an author set under one another do not.
    fn cut_sentence(&mut self, place: Place, next: &Para, listed: bool) -> Option<&mut Para> {
        let parted = self.parted;
        let (last, before) = self.parts(place).split_last_mut()?;
        let listed = listed || is_small_line(last) || before.last().is_some_and(is_small_line);
        let Part::Para(last) = last else { return None };
        let fits = match last.bullet {
            Some(_) => parted,
            None => last.role == Role::Body && !heads(&last.text, &next.text),
        };
        let plain = next.role == Role::Body && next.bullet.is_none();
        let signs = last.text.icon().is_some() || next.text.icon().is_some();
        let torn = parted || last.text.plain().chars().count() > CONTACT_LINE || hangs(&last.text);
        let text = next.text.plain();
        let ends = text.ends_with(['.', '!', '?', '…', ':', ';', '»', ')'])
            || text.chars().count() > CONTACT_LINE;
        let torn = torn && !listed && ends;
        (fits && plain && !signs && torn && is_cut(&last.text, &next.text)).then_some(last)
    }

    fn parts(&mut self, place: Place) -> &mut Vec<Part> {
        match place {
            Place::Section(at) => &mut self.sections[at].parts,
            _ => &mut self.before,
        }
    }

    /// Adds a part to a place, or goes on with the sentence that was cut there; `listed` says that a small line follows.
    fn push(&mut self, place: Place, part: Part, listed: bool, log: &mut Log<'_>) {
        if let Part::Para(next) = &part
            && !self.form
            && let Some(cut) = self.cut_sentence(place, next, listed)
        {
            log.likely(next.line, text!("import-sentence-joined")).about(cut.line);
            if let Part::Para(next) = part {
                cut.text.join(next.text);
            }
        } else {
            self.parts(place).push(part);
        }
        self.parted = false;
    }
}

/// Whether a part is a short line without a capital, as lines of a list are.
fn is_small_line(part: &Part) -> bool {
    let Part::Para(para) = part else { return false };
    let text = para.text.plain();
    let plain = para.role == Role::Body && para.bullet.is_none();
    plain && text.starts_with(char::is_lowercase) && text.chars().count() <= CONTACT_LINE
}

/// Whether a text ends with a word that leads to another, as no line of its own does: « de », « qui », « n'y ».
fn hangs(text: &Inline) -> bool {
    let text = text.plain();
    let Some(last) = text.split_whitespace().next_back() else { return false };
    let words = folded_words(last);
    let small = words.first().is_some_and(|first| is_small(first));
    let one = words.len() == 1 && last.starts_with(char::is_lowercase);
    let all = words.iter().any(|word| CLOSING.contains(&word.as_str()));
    let short = words.last().is_some_and(|end| end.len() <= PRONOUN);
    small && !all && (one || short)
}

/// A sheet's parts as they were cut out of their document.
pub(crate) struct Parts {
    /// Its title.
    pub(crate) title: Para,
    /// Whether the heading under the title is the second half of the one that the summary has.
    pub(crate) subtitle: bool,
    /// What stood before its title.
    pub(crate) early: Vec<Part>,
    /// What follows the title.
    pub(crate) parts: Vec<Part>,
}

/// Makes a sheet.
pub(crate) fn build(
    cut: Parts,
    patterns: &Patterns,
    notes: &mut Notes,
    log: &mut Log<'_>,
) -> Sheet {
    let Parts { mut title, subtitle, early, mut parts } = cut;
    let mut sheet = Sheet { id: notes.sheet.clone(), line: title.line, ..Sheet::default() };
    let of_title = notes.take_from(&mut title.text);
    sheet.title = title.text.plain();
    if !of_title.is_empty() {
        log.doubt(title.line, text!("import-note-heading"));
    }
    sheet.subtitle = headlines::take_subtitle(&mut parts, subtitle, patterns, notes);
    headlines::take(&mut parts, &mut sheet, patterns, notes, log);
    untitled::gather(&mut parts, patterns, log);
    let top = top(&parts, patterns);
    let sorted = sort(parts, top, notes.origin.form, patterns, log);
    sheet.labels.extend(sorted.labels);
    let sidebar = reperes::read(sorted.sidebar, patterns, notes, log);
    sheet.labels.extend(sidebar.titles);
    sheet.sidebar = sidebar.fields;
    let mut body: Vec<Part> = Vec::new();
    if !early.is_empty() {
        log.doubt(sheet.line, text!("import-before-title"));
        body.extend(early);
    }
    let (lead, rest) = lead(sorted.before);
    sheet.lead = prose::build(lead, LOWEST, notes, log);
    body.extend(rest);
    for para in sidebar.rest {
        let told = start(&para.text.plain());
        log.doubt(para.line, text!("import-sidebar-text", told));
        body.push(Part::Para(para));
    }
    sheet.text = of_title
        .into_iter()
        .map(|text| Element { line: title.line, body: Body::Paragraph(text) })
        .collect();
    sheet.text.extend(prose::build(body, 1, notes, log));
    for open in sorted.sections {
        section(open, top, patterns, &mut sheet, notes, log);
    }
    sheet.credits = sorted
        .credits
        .into_iter()
        .flat_map(|para| notes.in_lines(para, log))
        .flat_map(Inline::lines)
        .collect();
    sheet
}

/// The level of a heading that could be a section's.
fn section_level(part: &Part, patterns: &Patterns) -> Option<u8> {
    let Part::Para(para) = part else { return None };
    let text = para.text.plain();
    level(part).filter(|_| !patterns.is_sidebar(&text) && fold(&text) != "generique")
}

/// The level of a sheet's sections: the highest, unless all that come before it are known and none of it is, as where
/// thanks follow the last sheet of a collection.
fn top(parts: &[Part], patterns: &Patterns) -> u8 {
    let known = |part: &Part| match part {
        Part::Para(para) => patterns.recognise(&para.text.plain()).is_some(),
        _ => false,
    };
    let heading = |part: &Part| Some((section_level(part, patterns)?, known(part)));
    let headings: Vec<(u8, bool)> = parts.iter().filter_map(heading).collect();
    let Some(top) = headings.iter().map(|(level, _)| *level).min() else { return LOWEST };
    match headings.first() {
        Some((first, true)) if !headings.contains(&(top, true)) => *first,
        _ => top,
    }
}

/// Gives each part its place.
fn sort(parts: Vec<Part>, top: u8, form: bool, patterns: &Patterns, log: &mut Log<'_>) -> Sorted {
    let mut sorted = Sorted { form, ..Sorted::default() };
    let mut place = Place::Before;
    let mut text_place = Place::Before;
    let mut under = Under::default();
    let goes_on = reperes::goes_on(&parts, patterns);
    let ends = reperes::ends(&parts, patterns);
    let listed: Vec<bool> = parts.iter().skip(1).map(is_small_line).collect();
    for (at, ((part, goes_on), ends)) in parts.into_iter().zip(goes_on).zip(ends).enumerate() {
        let listed = listed.get(at).is_some_and(|listed| *listed);
        match part {
            Part::Para(para) => {
                let next = turn(&para, top, place, patterns);
                // A sidebar without a table or a box ends where its text cannot be an address.
                let left = !goes_on && under.is_left_by(&para);
                if matches!(place, Place::Sidebar(_)) && next.is_none() && (ends && !form || left) {
                    place = text_place;
                    let text = para.text.plain();
                    let told = text!("import-sidebar-ends", text = start(&text));
                    // What goes on with a sentence can only be text.
                    match left || text.starts_with(char::is_lowercase) {
                        true => log.likely(para.line, told),
                        false => log.doubt(para.line, told),
                    };
                    sorted.parted = true;
                }
                if let Some(next) = next {
                    place = next;
                    match next {
                        Place::Sidebar(_) => sorted.labels.push((para.line, para.text.plain())),
                        Place::Credits => sorted.labels.push((para.line, para.text.plain())),
                        _ => {
                            place = Place::Section(sorted.sections.len());
                            sorted.sections.push(Open { heading: para, parts: Vec::new() });
                            text_place = place;
                        }
                    }
                    continue;
                }
                match place {
                    Place::Sidebar(_) => {
                        let label = matches!(para.role, Role::Heading(_));
                        let said = if label { Said::Label } else { Said::Nothing };
                        under = under.then(&para, label, patterns);
                        sorted.sidebar.push(Line { para, said });
                    }
                    Place::Credits => sorted.credits.push(para),
                    _ => sorted.push(place, Part::Para(para), listed, log),
                }
            }
            Part::Sidebar(lines) => {
                sorted.sidebar.extend(lines);
                sorted.parted = true;
                // What follows a sidebar's table is text again.
                if matches!(place, Place::Sidebar(_)) {
                    place = text_place;
                }
            }
            other => {
                let place = if matches!(place, Place::Sidebar(_) | Place::Credits) {
                    text_place
                } else {
                    place
                };
                sorted.push(place, other, listed, log);
            }
        }
    }
    sorted
}

/// Where a paragraph leads, if it opens something.
fn turn(para: &Para, top: u8, place: Place, patterns: &Patterns) -> Option<Place> {
    let text = para.text.short().unwrap_or_default();
    let own = match para.role {
        Role::Title => Some(0),
        Role::Heading(level) => Some(level),
        _ => None,
    };
    if para.bullet.is_none() && patterns.is_sidebar(&text) {
        return Some(Place::Sidebar(own.unwrap_or(LOWEST)));
    }
    let own = own?;
    if fold(&text) == "generique" {
        return Some(Place::Credits);
    }
    if let Place::Sidebar(level) = place {
        let usual = patterns.recognise(&text).is_some_and(|found| found.is_sure());
        let label = text.split(':').next().unwrap_or_default();
        if own > level || (own == level && !usual && patterns.field(label).is_some()) {
            return None;
        }
    }
    let ends = matches!(place, Place::Sidebar(_) | Place::Credits);
    (own <= top || ends).then_some(Place::Section(0))
}

/// The lead of a sheet and what follows it.
fn lead(mut parts: Vec<Part>) -> (Vec<Part>, Vec<Part>) {
    let styled = |part: &Part| matches!(part, Part::Para(para) if para.role == Role::Lead);
    if parts.iter().any(styled) {
        return parts.into_iter().partition(styled);
    }
    let plain = |part: &Part| match part {
        Part::Para(para) => {
            let text = para.role == Role::Body && para.bullet.is_none();
            text && para.text.icon().is_none() && !prose::is_typed_item(&para.text)
        }
        _ => false,
    };
    let bold = |part: &Part| matches!(part, Part::Para(para) if plain(part) && para.text.is_bold());
    // A picture may stand between the title and the lead.
    let pictures = parts.iter().take_while(|part| matches!(part, Part::Picture(..))).count();
    let pictures: Vec<Part> = parts.drain(..pictures).collect();
    let count = |fits: &dyn Fn(&Part) -> bool| parts.iter().take_while(|part| fits(part)).count();
    let (bold, all) = (count(&bold), count(&plain));
    let length = match (bold, all) {
        (0, all) if all <= LEAD => all,
        (0, _) => 1,
        (bold, _) => bold,
    };
    let mut lead = parts;
    let mut rest = lead.split_off(length);
    rest.splice(0..0, pictures);
    for part in &mut lead {
        // The layout sets a lead in its own way: marks over the whole of it say nothing.
        if let Part::Para(para) = part
            && para.text.is_bold()
        {
            para.text = std::mem::take(&mut para.text).without_bold();
        }
    }
    (lead, rest)
}

fn section(
    open: Open,
    top: u8,
    patterns: &Patterns,
    sheet: &mut Sheet,
    notes: &mut Notes,
    log: &mut Log<'_>,
) {
    let mut heading = open.heading;
    let own = match heading.role {
        Role::Heading(level) => level.max(top),
        _ => top,
    };
    let of_heading = notes.take_from(&mut heading.text);
    // A sign alone is the heading.
    let mut bare = heading.text.clone();
    if bare.take_icon().is_some() && !bare.is_empty() {
        heading.text = bare;
    }
    let text = heading.text.plain();
    let mut prose: Prose = Vec::new();
    if !of_heading.is_empty() {
        log.doubt(heading.line, text!("import-note-heading"));
    }
    for text in of_heading {
        prose.push(Element { line: heading.line, body: Body::Paragraph(text) });
    }
    prose.extend(prose::build(open.parts, own, notes, log));
    if prose.is_empty() {
        return notes.empty_field(heading.line, &text);
    }
    let line = heading.line;
    let own = notes.origin.section_type(&text).cloned();
    let found = patterns.recognise(&text).filter(|_| own.is_none());
    match &found {
        None if own.is_some() => {}
        // The author of a form may well add a section.
        None if notes.origin.form => {
            log.likely(line, format!("section sans type : {}", start(&text)));
        }
        found => outline::tell_section(line, &text, found.as_ref(), log),
    }
    let usual = own.is_some().then_some(Means::Usual);
    let (kind, means) = found.map_or((None, usual), |found| (Some(found.kind), Some(found.means)));
    sheet.sections.push(Section { kind, own, means, line, heading: text, prose });
}
