//! A comparison as a Word document whose changes are tracked: who accepts all of them has the new version, who refuses
//! all of them the old one (ISO/IEC 29500-1, 17.13.5).

use super::body::{page, written};
use super::names::{self, NOTE_CALL};
use super::styles::W;
use super::{archive, document};
use crate::diff::{Comparison, SheetChange, telling};
use crate::failure::Failure;
use crate::form::model::{Form, Style};
use crate::form::texts;
use crate::form::xml::Xml;
use crate::message::text;
use crate::sheet::{Block, BlockChange, Change, HeadingStyle, Mark, Run};

/// The numbers of the notes before those of the text: the lines that part notes from it.
const LINES: usize = 2;

/// Writes a comparison; `names` are those of the versions, the new one being the author of the changes.
///
/// # Errors
/// When the archive cannot be made in memory.
pub(in crate::form) fn tracked(
    comparison: &Comparison,
    (from, to): (&str, &str),
) -> Result<Vec<u8>, Failure> {
    let title = text!("diff-log-title", from, to);
    let form = Form { title: title.clone(), properties: Vec::new(), pieces: Vec::new() };
    let mut writer = Writer { author: to.to_owned(), changes: 0, notes: Vec::new() };
    let relations =
        ("xmlns:r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships");
    let text = Xml::part("w:document", &[W, relations], |xml| {
        xml.within("w:body", &[], |xml| {
            let sheets = comparison.sheets.iter().filter(|change| change.text);
            sheets.for_each(|change| writer.sheet(xml, change));
            page(xml);
        });
    });
    let notes = writer.footnotes();
    archive::pack(&document(&form, text, notes), 0)
}

/// Writes the text, and keeps the notes that it calls.
struct Writer {
    author: String,
    changes: usize,
    notes: Vec<Vec<Run>>,
}

/// How the paragraphs of a block are set.
#[derive(Clone, Copy)]
struct Setting {
    style: Style,
    /// The change of the whole paragraph, its end included.
    change: Option<Change>,
}

impl Writer {
    fn sheet(&mut self, xml: &mut Xml, sheet: &SheetChange) {
        let content = &sheet.content;
        let whole = |style| Setting { style, change: None };
        self.paragraph(xml, whole(Style::Help), &[Run::text(telling::heading(sheet))]);
        self.paragraph(xml, whole(Style::Title), &content.title);
        for (style, runs) in [(Style::Subtitle, &content.subtitle), (Style::Label, &content.action)]
        {
            if let Some(runs) = runs {
                self.paragraph(xml, Setting { style, change: of_all(runs) }, runs);
            }
        }
        self.blocks(xml, whole(Style::Lead), &content.lead);
        if !content.sidebar.is_empty() {
            let title = Run::text(texts::SIDEBAR);
            self.paragraph(xml, whole(Style::TableHead), &[title]);
        }
        for field in &content.sidebar {
            let label = Setting { style: Style::TableLabel, change: of(field.mark) };
            self.paragraph(xml, label, &field.label);
            self.blocks(xml, whole(Style::TableText), &field.blocks);
        }
        self.blocks(xml, whole(Style::Body), &content.body);
        for section in &content.sections {
            let heading = Setting { style: Style::Section, change: of(section.mark) };
            self.paragraph(xml, heading, &section.heading);
            self.blocks(xml, whole(Style::Body), &section.blocks);
        }
        self.blocks(xml, whole(Style::Body), &content.credits);
    }

    fn blocks(&mut self, xml: &mut Xml, setting: Setting, blocks: &[Block]) {
        blocks.iter().for_each(|block| self.block(xml, setting, block));
    }

    fn block(&mut self, xml: &mut Xml, setting: Setting, block: &Block) {
        let with = |style| Setting { style, ..setting };
        match block {
            Block::Marked(marked) => {
                let change = of(Some(marked.mark)).or(setting.change);
                self.block(xml, Setting { change, ..setting }, &marked.block);
            }
            Block::Paragraph { runs, .. } => self.paragraph(xml, setting, runs),
            Block::Heading { runs, style, .. } => {
                let style = match style {
                    HeadingStyle::Arrow => Style::Heading,
                    HeadingStyle::Plain => Style::SmallHeading,
                };
                self.paragraph(xml, with(style), runs);
            }
            Block::List { ordered, items, .. } => {
                let style = match (setting.style, ordered) {
                    (Style::TableText | Style::TableBullet, _) => Style::TableBullet,
                    (_, true) => Style::Number,
                    (Style::Bullet | Style::SubBullet, _) => Style::SubBullet,
                    _ => Style::Bullet,
                };
                items.iter().for_each(|item| self.blocks(xml, with(style), item));
            }
            Block::Quote { blocks } => self.blocks(xml, with(Style::Quote), blocks),
            Block::Statement { blocks } => self.blocks(xml, with(Style::Statement), blocks),
            Block::Callout { title, blocks } => {
                if let Some(runs) = title {
                    self.paragraph(xml, with(Style::CalloutTitle), runs);
                }
                self.blocks(xml, with(Style::Callout), blocks);
            }
            Block::Picture { alt, credit, .. } => {
                let alt = Run { change: setting.change, ..Run::text(format!("[{alt}]")) };
                self.paragraph(xml, with(Style::Caption), &[alt]);
                if let Some(runs) = credit {
                    self.paragraph(xml, with(Style::Caption), runs);
                }
            }
        }
    }

    fn paragraph(&mut self, xml: &mut Xml, setting: Setting, runs: &[Run]) {
        xml.within("w:p", &[], |xml| {
            xml.within("w:pPr", &[], |xml| {
                xml.empty("w:pStyle", &[("w:val", names::id(setting.style))]);
                if let Some(change) = setting.change {
                    xml.within("w:rPr", &[], |xml| self.mark(xml, change));
                }
            });
            runs.iter().for_each(|run| self.run(xml, run));
        });
    }

    /// The sign that the end of a paragraph is new, or gone.
    fn mark(&mut self, xml: &mut Xml, change: Change) {
        let id = self.next();
        xml.empty(element(change), &[("w:id", &id), ("w:author", &self.author)]);
    }

    fn next(&mut self) -> String {
        self.changes += 1;
        self.changes.to_string()
    }

    fn run(&mut self, xml: &mut Xml, run: &Run) {
        match run.change {
            None => self.plain_run(xml, run),
            Some(change) => {
                let (id, author) = (self.next(), self.author.clone());
                let attributes = [("w:id", id.as_str()), ("w:author", author.as_str())];
                xml.within(element(change), &attributes, |xml| self.plain_run(xml, run));
            }
        }
    }

    fn plain_run(&mut self, xml: &mut Xml, run: &Run) {
        let deleted = run.change.is_some_and(Change::is_old);
        if !run.text.is_empty() {
            xml.within("w:r", &[], |xml| {
                look(xml, run);
                if deleted {
                    xml.element("w:delText", &[("xml:space", "preserve")], &run.text);
                } else {
                    written(xml, &run.text);
                }
            });
        }
        if let Some(note) = &run.note {
            let id = (self.notes.len() + LINES).to_string();
            self.notes.push(note.clone());
            xml.within("w:r", &[], |xml| {
                xml.within("w:rPr", &[], |xml| xml.empty("w:rStyle", &[("w:val", NOTE_CALL)]));
                xml.empty("w:footnoteReference", &[("w:id", &id)]);
            });
        }
        if run.line_break {
            xml.within("w:r", &[], |xml| xml.empty("w:br", &[]));
        }
    }

    fn footnotes(&mut self) -> Vec<u8> {
        let notes = std::mem::take(&mut self.notes);
        Xml::part("w:footnotes", &[W], |xml| {
            super::body::note_lines(xml);
            for (number, note) in notes.iter().enumerate() {
                let id = (number + LINES).to_string();
                xml.within("w:footnote", &[("w:id", &id)], |xml| {
                    let setting = Setting { style: Style::Note, change: None };
                    self.paragraph(xml, setting, note);
                });
            }
        })
    }
}

/// Bold, italic, raised; in the order that the schema asks for (ISO/IEC 29500-1, 17.3.2.28).
fn look(xml: &mut Xml, run: &Run) {
    if !(run.bold || run.italic || run.raised) {
        return;
    }
    xml.within("w:rPr", &[], |xml| {
        if run.bold {
            xml.empty("w:b", &[]);
        }
        if run.italic {
            xml.empty("w:i", &[]);
        }
        if run.raised {
            xml.empty("w:vertAlign", &[("w:val", "superscript")]);
        }
    });
}

const fn element(change: Change) -> &'static str {
    match change {
        Change::Inserted | Change::MovedHere => "w:ins",
        Change::Deleted | Change::MovedAway => "w:del",
    }
}

/// The change of a part that is whole in one version alone; what moved is gone here and new there.
fn of(mark: Option<Mark>) -> Option<Change> {
    match mark?.change {
        BlockChange::Edited | BlockChange::Split => None,
        BlockChange::Inserted | BlockChange::MovedHere => Some(Change::Inserted),
        BlockChange::Deleted | BlockChange::MovedAway => Some(Change::Deleted),
    }
}

/// The change that all of a text has.
fn of_all(runs: &[Run]) -> Option<Change> {
    let change = runs.first()?.change?;
    runs.iter()
        .all(|run| run.change.is_some_and(|it| it.is_old() == change.is_old()))
        .then_some(change)
}
