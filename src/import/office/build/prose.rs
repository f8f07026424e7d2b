//! Makes prose of a document's flow: lists with their levels, sub-headings, quotations, notes.

use std::collections::BTreeMap;

use crate::import::block::Icon;
use crate::import::draft::{Body, Element, Item, Prose};
use crate::import::inline::{Inline, Role as Span};
use crate::import::log::Log;
use crate::import::office::model::{Para, Picture, Role};
use crate::import::office::package::origin::Origin;
use crate::import::office::parts::Part;
use crate::import::ordering::attribution;
use crate::message::text;

/// A list goes no deeper than this; what is below joins the last level.
const DEEPEST: usize = 5;
/// Markdown has no higher numbers (CommonMark 0.31, 5.2).
const HIGHEST: u32 = 999_999_999;
/// A line with an arrow before it is a sub-heading up to this length, in characters.
const HEADING: usize = 120;
/// Signs that stand for a list's marks where an author typed them.
const TYPED: &[char] = &['•', '▪', '●', '·', '◦', '○', '✓', '✔', '☑'];

/// The footnotes of a document, and what happens to them and to pictures.
#[derive(Debug, Default)]
pub(crate) struct Notes {
    /// The texts of the notes, by label.
    pub(crate) texts: BTreeMap<String, Inline>,
    /// Headings and labels without text, which are left out, with their place.
    pub(crate) empty: Vec<(usize, String)>,
    /// Marks that an author typed as letters, which the layout draws, with their place.
    pub(crate) typed: Vec<(usize, String)>,
    /// The identifier of the sheet that is made, which its pictures are named after.
    pub(crate) sheet: String,
    /// The form that the document is, if it is one.
    pub(crate) origin: Origin,
    /// The names of pictures' files, with their part and their extension.
    pub(crate) pictures: Vec<(String, String)>,
}

impl Notes {
    /// Visits the texts of the notes.
    pub(crate) fn each_text(&mut self, visit: &mut impl FnMut(&mut Inline)) {
        self.texts.values_mut().for_each(visit);
    }

    /// A label that nothing follows.
    pub(crate) fn empty_field(&mut self, line: usize, label: &str) {
        self.empty.push((line, label.to_owned()));
    }

    /// Takes the marks of notes out of a text that can have none, and gives the notes' texts.
    pub(crate) fn take_from(&mut self, text: &mut Inline) -> Vec<Inline> {
        let mut taken = Vec::new();
        text.0.retain(|span| {
            let mark = span.role == Span::NoteMark;
            if mark && let Some(text) = self.texts.remove(&span.text) {
                taken.push(text);
            }
            !mark
        });
        taken
    }

    /// A call-out's notes as paragraphs below its title, which can call none.
    pub(crate) fn below_title(&mut self, element: &mut Element, log: &mut Log<'_>) {
        if let Body::Callout { title, text } = &mut element.body {
            let called = self.take_from(title);
            if !called.is_empty() {
                log.likely(element.line, text!("import-note-callout"));
                text.splice(..0, called);
            }
        }
    }

    /// A paragraph of printed lines, and the notes called in it as lines of their own.
    pub(crate) fn in_lines(&mut self, para: Para, log: &mut Log<'_>) -> Vec<Inline> {
        let mut text = para.text;
        let notes = self.take_from(&mut text);
        if !notes.is_empty() {
            log.likely(para.line, text!("import-note-contact"));
        }
        std::iter::once(text).chain(notes).filter(|text| !text.is_empty()).collect()
    }

    /// The notes that elements call, to stand after them.
    pub(crate) fn of(&mut self, elements: &[Element]) -> Prose {
        let mut marks = Vec::new();
        for element in elements {
            marks_in(&element.body, &mut |label| marks.push((element.line, label.to_owned())));
        }
        let mut notes = Vec::new();
        for (line, label) in marks {
            if let Some(text) = self.texts.remove(&label) {
                notes.push(Element { line, body: Body::Footnote { label, text } });
            }
        }
        notes
    }
}

/// Visits the labels of the notes that a piece of prose calls.
fn marks_in(body: &Body, visit: &mut impl FnMut(&str)) {
    let mut each = |text: &Inline| {
        text.0.iter().filter(|span| span.role == Span::NoteMark).for_each(|span| visit(&span.text));
    };
    match body {
        Body::Paragraph(text) | Body::Quote(text) | Body::Highlight(text) => each(text),
        Body::Heading { text, .. } => each(text),
        Body::Callout { title, text } => {
            each(title);
            text.iter().for_each(each);
        }
        Body::List(items) => items.iter().for_each(|item| marks_in_item(item, visit)),
        Body::Footnote { .. } | Body::Picture { .. } => {}
    }
}

fn marks_in_item(item: &Item, visit: &mut impl FnMut(&str)) {
    for text in std::iter::once(&item.text).chain(&item.paragraphs) {
        text.0.iter().filter(|span| span.role == Span::NoteMark).for_each(|span| visit(&span.text));
    }
    item.children.iter().for_each(|item| marks_in_item(item, visit));
}

/// Makes prose; `level` is that of the section's heading.
pub(crate) fn build(parts: Vec<Part>, level: u8, notes: &mut Notes, log: &mut Log<'_>) -> Prose {
    let mut prose = Vec::new();
    let mut items: Vec<(usize, Item)> = Vec::new();
    let mut first = 0;
    for part in parts {
        let part = match part {
            Part::Para(para) => match as_item(para) {
                // Nothing but a sign.
                Ok((_, _, item)) if item.text.is_empty() => continue,
                Ok((line, depth, item)) => {
                    if items.is_empty() {
                        first = line;
                    }
                    items.push((depth, item));
                    continue;
                }
                Err(para) if para.role == Role::Continues && !items.is_empty() => {
                    if let Some((_, last)) = items.last_mut() {
                        last.paragraphs.push(para.text);
                    }
                    continue;
                }
                Err(para) => Part::Para(para),
            },
            other => other,
        };
        close(&mut items, first, &mut prose);
        match part {
            Part::Para(para) if says_who(&para, &prose) => {
                if let Some(Element { body: Body::Quote(said), .. }) = prose.last_mut() {
                    said.push("", false, false, Span::Break);
                    said.0.extend(para.text.0);
                }
            }
            Part::Para(para) => prose.extend(paragraph(para, level, notes, log)),
            Part::Element(mut element) => {
                notes.below_title(&mut element, log);
                prose.push(element);
            }
            Part::Picture(picture, caption) => {
                prose.extend(picture_of(picture, caption, notes, log));
            }
            Part::Sidebar(lines) => {
                let paras = lines.into_iter().map(|line| line.para);
                prose.extend(paras.flat_map(|para| paragraph(para, level, notes, log)));
            }
            Part::Row(line, cells) => {
                log.doubt(line, text!("import-row"));
                let text = Inline::joined(cells);
                prose.push(Element { line, body: Body::Paragraph(text) });
            }
        }
    }
    close(&mut items, first, &mut prose);
    let called = notes.of(&prose);
    prose.extend(called);
    prose
}

fn close(items: &mut Vec<(usize, Item)>, line: usize, prose: &mut Prose) {
    if !items.is_empty() {
        // A numbered list and one of bullets are two, even with nothing between them.
        for item in nest(std::mem::take(items)) {
            match prose.last_mut() {
                Some(Element { line: own, body: Body::List(list) })
                    if *own == line
                        && list
                            .last()
                            .is_some_and(|last| last.number.is_some() == item.number.is_some()) =>
                {
                    list.push(item);
                }
                _ => prose.push(Element { line, body: Body::List(vec![item]) }),
            }
        }
    }
}

/// The item that a paragraph is: by its style, or by a sign that its author typed.
fn as_item(mut para: Para) -> Result<(usize, usize, Item), Para> {
    let item = |text, number| Item { number, text, paragraphs: Vec::new(), children: Vec::new() };
    if let Some(bullet) = para.bullet {
        para.text.take_icon();
        let number = bullet.number.filter(|number| *number <= HIGHEST);
        return Ok((para.line, bullet.level, item(para.text, number)));
    }
    let typed = matches!(para.role, Role::Body | Role::Continues) && is_typed_item(&para.text);
    if !typed {
        return Err(para);
    }
    Ok((para.line, 0, item(para.text.skip(1), None)))
}

/// Whether a paragraph in the style of quotations says whose words stand in the one right above it.
fn says_who(para: &Para, before: &[Element]) -> bool {
    let above = before.last().filter(|last| matches!(last.body, Body::Quote(_)));
    para.role == Role::Quote
        && above.is_some_and(|last| last.line + 1 == para.line)
        && para.text.short().is_some_and(|text| attribution::names(&text))
}

/// Whether a text starts with a list's sign that its author typed.
pub(crate) fn is_typed_item(text: &Inline) -> bool {
    let chars = text.0.iter().flat_map(|span| span.text.chars());
    let mut chars = chars.skip_while(|c| c.is_whitespace());
    match (chars.next(), chars.next()) {
        (Some(sign), Some(_)) if TYPED.contains(&sign) => true,
        (Some('-' | '–'), Some(' ' | '\u{a0}' | '\t')) => true,
        _ => false,
    }
}

/// Whether a text is no longer than a sub-heading.
fn is_short(text: &Inline) -> bool {
    !text.has_break() && text.short().is_some_and(|text| text.chars().count() <= HEADING)
}

/// Gives items their levels: each stands below the last one that is less deep.
fn nest(items: Vec<(usize, Item)>) -> Vec<Item> {
    let mut roots: Vec<Item> = Vec::new();
    let mut depths: Vec<usize> = Vec::new();
    for (depth, item) in items {
        while depths.last().is_some_and(|last| *last >= depth) {
            depths.pop();
        }
        depths.truncate(DEEPEST - 1);
        let mut list = &mut roots;
        let mut below = 0;
        while below < depths.len() && !list.is_empty() {
            let last = list.len() - 1;
            list = &mut list[last].children;
            below += 1;
        }
        list.push(item);
        depths.push(depth);
    }
    roots
}

/// A paragraph outside lists, and the notes that its place cannot have.
fn paragraph(mut para: Para, level: u8, notes: &mut Notes, log: &mut Log<'_>) -> Prose {
    let line = para.line;
    let element = |body| Element { line, body };
    let heading = match para.role {
        Role::Heading(own) => {
            let arrow = para.text.take_icon() == Some(Icon::Arrow);
            Some(arrow || own <= level.saturating_add(1))
        }
        Role::Title => Some(true),
        Role::Body if para.text.icon() == Some(Icon::Arrow) && is_short(&para.text) => {
            para.text.take_icon();
            Some(true)
        }
        _ => None,
    };
    if let Some(arrow) = heading.filter(|_| level < 9) {
        let after = notes.take_from(&mut para.text);
        let text = para.text.without_looks();
        let head = (!text.is_empty()).then(|| element(Body::Heading { arrow, text }));
        if !after.is_empty() {
            log.doubt(line, text!("import-note-heading"));
        }
        let after = after.into_iter().map(|text| element(Body::Paragraph(text)));
        return head.into_iter().chain(after).collect();
    }
    vec![element(match para.role {
        Role::Quote => Body::Quote(para.text),
        Role::Highlight => Body::Highlight(para.text),
        _ => Body::Paragraph(para.text),
    })]
}

/// A picture, in its place, and the notes that its caption calls.
pub(crate) fn picture_of(
    picture: Picture,
    caption: Option<Inline>,
    notes: &mut Notes,
    log: &mut Log<'_>,
) -> Prose {
    let line = picture.line;
    let mut alt = picture.alt.split_whitespace().collect::<Vec<_>>().join(" ");
    if alt.is_empty() {
        log.doubt(line, text!("import-picture-alt"));
        alt = "Image à décrire".to_owned();
    }
    let mut credit = caption.unwrap_or_default();
    let after = notes.take_from(&mut credit);
    let known = notes.pictures.iter().filter(|(file, _)| file.starts_with(&notes.sheet)).count();
    let file = format!("{}-image-{}.{}", notes.sheet, known + 1, picture.extension);
    notes.pictures.push((file.clone(), picture.part));
    let picture = Body::Picture { alt, file, credit: credit.plain() };
    let after = after.into_iter().map(Body::Paragraph);
    std::iter::once(picture).chain(after).map(|body| Element { line, body }).collect()
}
