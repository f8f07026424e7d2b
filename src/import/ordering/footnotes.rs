//! Takes the footnotes out of a sheet's running text and ties them to their marks.

use crate::message::text;
use std::collections::{HashMap, HashSet, VecDeque};

use crate::import::block::{Block, Shape};
use crate::import::draft::{Body, Element, FieldText, Prose, Sheet};
use crate::import::inline::{Inline, Role, Span};
use crate::import::log::Log;

/// The footnotes of a sheet.
#[derive(Debug, Default)]
pub(crate) struct Footnotes {
    /// Their texts with their line, by label.
    texts: HashMap<String, (usize, Inline)>,
    /// Raised numbers that became marks: the label of the note, and what stood in the text.
    numbers: Vec<(String, String)>,
}

/// Finds the blocks that are the text of a note, ties each to the first free mark of the same label before it, and takes
/// them out; the marks become `[^label]`.
pub(crate) fn take(blocks: &mut Vec<Block>, log: &mut Log<'_>) -> Footnotes {
    let mut marks: HashMap<String, VecDeque<(usize, usize)>> = HashMap::new();
    let mut found = Footnotes::default();
    let mut taken = Vec::new();
    for at in 0..blocks.len() {
        if let Some(label) = defines(&blocks[at]) {
            if let Some((block, span)) = marks.get_mut(&label).and_then(VecDeque::pop_front) {
                // Notes numbered anew on each page share their labels.
                let unique = if found.texts.contains_key(&label) {
                    format!("{label}l{}", blocks[at].line)
                } else {
                    label.clone()
                };
                let raised = [&blocks[block].text.0[span], &blocks[at].text.0[0]];
                let raised = raised.into_iter().filter(|span| span.role == Role::Raised);
                found.numbers.extend(raised.map(|_| (unique.clone(), label.clone())));
                let mark = &mut blocks[block].text.0[span];
                mark.role = Role::NoteMark;
                mark.text.clone_from(&unique);
                let text = Inline(blocks[at].text.0[1..].to_vec()).trimmed();
                let colon = text.0.first().is_some_and(|span| span.text.starts_with(':'));
                let text = if colon { text.skip(1) } else { text };
                found.texts.insert(unique, (blocks[at].line, text));
                taken.push(at);
                continue;
            }
            log.doubt(blocks[at].line, text!("import-note-uncalled", label));
            // It calls no note itself.
            raise_first(&mut blocks[at]);
        }
        // No heading, nor what could be one, calls a note.
        let heads = blocks[at].heads() || blocks[at].text.is_bold();
        for (span, mark) in blocks[at].text.0.iter().enumerate().filter(|_| !heads) {
            if is_mark(mark) && (span > 0 || mark.role == Role::NoteMark) {
                marks.entry(mark.text.clone()).or_default().push_back((at, span));
            }
        }
    }
    let mut at = 0;
    let mut taken = taken.into_iter().peekable();
    blocks.retain(|_| {
        let goes = taken.next_if_eq(&at).is_some();
        at += 1;
        !goes
    });
    for block in blocks {
        for span in &mut block.text.0 {
            if span.role == Role::NoteMark && !found.texts.contains_key(&span.text) {
                log.doubt(block.line, text!("import-note-absent", label = span.text));
                span.role = Role::Raised;
            }
        }
    }
    found
}

/// Makes raised text of the mark that a block begins with.
fn raise_first(block: &mut Block) {
    let mark = block.text.0.first_mut().filter(|span| span.role == Role::NoteMark);
    mark.into_iter().for_each(|span| span.role = Role::Raised);
}

/// Makes raised text of the marks of notes where no note can be called.
pub(crate) fn raise(text: &mut Inline) {
    for span in text.0.iter_mut().filter(|span| span.role == Role::NoteMark) {
        span.role = Role::Raised;
    }
}

/// Sees to it that each mark of a sheet calls one note and each note is called once, in the same text; what is left over is
/// text.
pub(crate) fn settle(sheet: &mut Sheet) {
    settle_prose(&mut sheet.lead);
    settle_prose(&mut sheet.text);
    sheet.sections.iter_mut().for_each(|section| settle_prose(&mut section.prose));
    for field in &mut sheet.sidebar {
        match &mut field.text {
            FieldText::Prose(prose) => settle_prose(prose),
            FieldText::Lines(groups) => groups.iter_mut().flatten().for_each(raise),
        }
    }
    sheet.credits.iter_mut().for_each(raise);
}

fn settle_prose(prose: &mut Prose) {
    let mut free: HashSet<String> = prose.iter().filter_map(|one| label_of(&one.body)).collect();
    let mut called = HashSet::new();
    for element in prose.iter_mut() {
        match &mut element.body {
            Body::Heading { text, .. } | Body::Footnote { text, .. } => raise(text),
            Body::Callout { title, .. } => raise(title),
            _ => {}
        }
        element.body.each_text(&mut |text| {
            raise_starts(text);
            for span in text.0.iter_mut().filter(|span| span.role == Role::NoteMark) {
                match free.take(&span.text.to_lowercase()) {
                    Some(label) => drop(called.insert(label)),
                    None => span.role = Role::Raised,
                }
            }
        });
    }
    for element in prose {
        let is_called = label_of(&element.body).is_some_and(|label| called.remove(&label));
        if let Body::Footnote { label, text } = &mut element.body
            && !is_called
        {
            element.body = as_paragraph(label, std::mem::take(text));
        }
    }
}

/// Raises the marks that would be read as those of a note's text: at the start of a line, before a colon.
fn raise_starts(text: &mut Inline) {
    let spans = &mut text.0;
    for at in 0..spans.len() {
        let starts = at == 0 || spans[at - 1].role == Role::Break;
        let colon = spans.get(at + 1).is_some_and(|next| next.text.starts_with(':'));
        if starts && colon && spans[at].role == Role::NoteMark {
            spans[at].role = Role::Raised;
        }
    }
}

/// The label of a note that has a text, as Markdown compares them.
fn label_of(body: &Body) -> Option<String> {
    match body {
        Body::Footnote { label, text } if !text.is_empty() => Some(label.to_lowercase()),
        _ => None,
    }
}

/// The raised numbers of the text that are marks of notes now, and no words.
pub(crate) fn numbers(sheet: &Sheet) -> Vec<&str> {
    let prose = sheet.sidebar.iter().filter_map(|field| match &field.text {
        FieldText::Prose(prose) => Some(prose),
        FieldText::Lines(_) => None,
    });
    let prose = [&sheet.lead, &sheet.text].into_iter().chain(prose);
    let prose = prose.chain(sheet.sections.iter().map(|section| &section.prose));
    let notes: HashSet<&str> = prose
        .flatten()
        .filter_map(|element| match &element.body {
            Body::Footnote { label, .. } => Some(label.as_str()),
            _ => None,
        })
        .collect();
    let numbers = sheet.numbers.iter().filter(|(note, _)| notes.contains(note.as_str()));
    numbers.map(|(_, number)| number.as_str()).collect()
}

/// A note as a paragraph, its label raised.
fn as_paragraph(label: &str, text: Inline) -> Body {
    let mut note = Inline::default();
    note.push(label, false, false, Role::Raised);
    note.join(text);
    Body::Paragraph(note)
}

fn is_mark(span: &Span) -> bool {
    match span.role {
        Role::NoteMark => true,
        Role::Raised => {
            !span.text.is_empty()
                && span.text.len() <= 3
                && span.text.chars().all(|c| c.is_ascii_digit() || c == '*')
        }
        _ => false,
    }
}

/// The label of the note that a block is the text of, where it is marked as one: « [^1]: ».
pub(crate) fn labelled(block: &Block) -> Option<&str> {
    let [first, next, ..] = block.text.0.as_slice() else { return None };
    let text = matches!(block.shape, Shape::Paragraph | Shape::Quote);
    let fits = text && first.role == Role::NoteMark && next.text.starts_with(':');
    fits.then_some(first.text.as_str())
}

/// The label of the note that a block is the text of.
fn defines(block: &Block) -> Option<String> {
    let first = block.text.0.first().filter(|span| is_mark(span))?;
    let rest = block.text.0[1..].iter().map(|span| span.text.as_str()).collect::<String>();
    let fits = block.is_paragraph()
        && !rest.trim().is_empty()
        && (first.role == Role::Raised || rest.starts_with(':'));
    fits.then(|| first.text.clone())
}

impl Footnotes {
    /// The notes whose marks stand in these blocks, to go with them.
    pub(crate) fn of(&mut self, blocks: &[Block]) -> Vec<Element> {
        let marks = blocks
            .iter()
            .flat_map(|block| &block.text.0)
            .filter(|span| span.role == Role::NoteMark);
        let mut notes = Vec::new();
        for mark in marks {
            if let Some((line, text)) = self.texts.remove(&mark.text) {
                notes.push(Element {
                    line,
                    body: Body::Footnote { label: mark.text.clone(), text },
                });
            }
        }
        notes
    }

    /// The raised numbers that became marks.
    pub(crate) fn numbers(&mut self) -> Vec<(String, String)> {
        std::mem::take(&mut self.numbers)
    }

    /// The notes that nothing calls in the end, as paragraphs in their order.
    pub(crate) fn rest(self, log: &mut Log<'_>) -> Vec<Element> {
        let mut rest: Vec<(String, (usize, Inline))> = self.texts.into_iter().collect();
        rest.sort_by_key(|(_, (line, _))| *line);
        let paragraph = |(label, (line, text)): (String, (usize, Inline))| {
            log.doubt(line, text!("import-note-outside", label));
            Element { line, body: as_paragraph(&label, text) }
        };
        rest.into_iter().map(paragraph).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::text::markdown;

    #[test]
    fn a_note_goes_to_its_mark() {
        let mut blocks = markdown::read(
            "Du pain<sup>1</sup> et du sel<sup>1</sup>, 3 m<sup>2</sup>.\n\n<sup>1</sup> De seigle.\n\n<sup>1</sup> De mer.",
            0,
            &mut Vec::new(),
        );
        let mut notes = Vec::new();
        let mut found = take(&mut blocks, &mut Log::new(&mut notes, None));
        assert_eq!(blocks.len(), 1);
        assert_eq!(found.of(&blocks).len(), 2);
        assert!(notes.is_empty());
    }

    #[test]
    fn a_note_without_a_mark_stays() {
        let mut blocks = markdown::read("<sup>1</sup> De seigle.\n\nx[^2]", 0, &mut Vec::new());
        let mut notes = Vec::new();
        take(&mut blocks, &mut Log::new(&mut notes, None));
        assert_eq!((blocks.len(), notes.len()), (2, 2));
    }
}
