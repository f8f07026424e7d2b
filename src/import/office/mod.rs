//! Word and ODT documents as blocks for the import.
//!
//! 1. [`package`] opens the file and reads its parts, within bounds;
//! 2. the reader of the format ([`docx`], [`odt`]) makes a [`model::Document`] of it, which [`forms`] frees of what only a
//!    form has;
//! 3. the document's pieces become a flow of [`parts`], which go through the import as [`blocks`];
//! 4. [`headings`] finds where sheets and sections start; [`build`] makes each sheet of its parts where the styles of the
//!    document say what they mean ([`trust`]), else as a text's would be ([`loose`]).

mod blocks;
mod broken;
mod build;
mod docx;
mod forms;
mod framed;
mod grid;
mod headings;
mod hints;
mod lists;
mod looks;
mod model;
mod numbering;
mod odt;
mod package;
mod parts;
mod reading;
mod rows;
mod style_names;
mod symbols;
mod underlined;

use std::collections::BTreeMap;

use super::ImportedPicture;
use super::block::{Block, Shape};
use super::draft::{Draft, Sheet};
use super::inline::{Inline, Role as Span};
use super::log::Log;
use super::ordering::{film, sheet};
use super::patterns::Patterns;
use crate::message::text;
use build::pictures::{self, Pictures};
use build::{loose, prose, reperes, sheets};
use headings::split::{self, Split};
use headings::{guess, kicker, trust};
use lists::{indents, typed};
use model::{Document, Para, Role};
use package::archive::Archive;
use package::origin::{self, Origin};
use package::sniff::{self, Format};

pub(crate) use build::prose::Notes;
pub(crate) use model::Style;
pub(crate) use package::tally::pieces;
pub use package::{refused::Refused, sniff::is_office};
pub(crate) use parts::Part;
pub(crate) use symbols::{clean, symbol};

/// What a document has besides its blocks.
pub(crate) struct Rest {
    /// Its file's name, the title of a document that has none.
    name: String,
    /// The number that stands for the whole of it; its paragraphs are counted on from here.
    pub(crate) whole: usize,
    /// The number of its last paragraph.
    pub(crate) last: usize,
    /// What its titles are, if its styles are to be trusted.
    pub(crate) split: Option<Split>,
    /// Whether it is a form that the program made, and of which collection.
    origin: Origin,
    /// Labels of the form that nobody filled in.
    empty: Vec<String>,
    /// The texts of its notes, by label.
    notes: BTreeMap<String, Inline>,
    pictures: Pictures,
    /// Text that is left aside on purpose.
    pub(crate) set_aside: Vec<String>,
    /// All its printed text, cut into pieces.
    pub(crate) printed: String,
}

/// A sheet's blocks as they were cut out of their document.
pub(crate) struct Cut {
    /// Its identifier.
    pub(crate) id: String,
    /// Its blocks, of which the first is its title.
    pub(crate) blocks: Vec<Block>,
    /// What stood before its title.
    pub(crate) early: Vec<Block>,
    /// Whether the heading under the title is the second half of the one that the summary has.
    pub(crate) subtitle: bool,
}

/// Reads a document, whose paragraphs are counted on from `whole`.
///
/// # Errors
/// Says why it cannot be read.
pub(crate) fn read(
    name: &str,
    bytes: Vec<u8>,
    whole: usize,
    patterns: &Patterns,
    log: &mut Log<'_>,
) -> Result<(Vec<Block>, Rest), Refused> {
    let format = sniff::format(&bytes)?;
    let archive = Archive::open(bytes)?;
    let kind = format.of(&archive)?;
    let origin = origin::of(&archive)?;
    let mut document = match kind {
        Format::Word => docx::read(&archive, origin.form)?,
        Format::Odt => odt::read(&archive, origin.form)?,
    };
    if !document.printed.contains(char::is_alphanumeric) {
        return Err(Refused::NoText);
    }
    underlined::settle(&mut document);
    forms::clear(&mut document, patterns);
    let pictures = pictures::load(&archive, &mut document)?;
    drop(archive);
    let origin = Origin { form: document.form, ..origin };
    let (blocks, mut rest) = reading(name, document, pictures, whole, patterns, log)?;
    rest.origin = origin;
    Ok((blocks, rest))
}

/// Makes the blocks of a document.
fn reading(
    name: &str,
    mut document: Document,
    pictures: Pictures,
    whole: usize,
    patterns: &Patterns,
    log: &mut Log<'_>,
) -> Result<(Vec<Block>, Rest), Refused> {
    if !document.form {
        broken::parted(&mut document, patterns);
        kicker::parted(&mut document);
        framed::boxes(&mut document);
        grid::expand(&mut document, patterns);
    }
    indents::levels(&mut document);
    typed::lists(&mut document);
    let mut parts = parts::flow(&mut document, patterns);
    split::tame(&mut parts, &mut document);
    if !document.form {
        split::leave_pages(&mut parts, &mut document);
    }
    rows::of_data(&mut parts, patterns, &mut document);
    let annex = parts.iter().any(|part| matches!(part, Part::Row(..)));
    let covered = !annex && !document.form && guess::headings(&mut parts, patterns, &mut document);
    if !document.form {
        guess::viewpoints::headings(&mut parts, patterns);
        split::leave_numbers(&mut parts, &mut document);
    }
    let trusted = split::has_headings(&parts) && trust::holds(&parts, patterns);
    let split = match document.form {
        true => Some(split::of_form(&parts)),
        false => trusted.then(|| split::split(&parts, covered, patterns)),
    };
    if document.form && forms::is_blank(&parts, patterns) {
        return Err(Refused::NotFilled);
    }
    parts::shift(&mut parts, whole);
    let mut last = whole;
    for remark in document.remarks {
        last = last.max(remark.line + whole);
        log.note(remark.line + whole, remark.certainty, remark.message);
    }
    last = parts.iter().map(Part::line).fold(last, usize::max);
    let rest = Rest {
        name: name.to_owned(),
        whole,
        last,
        split,
        origin: Origin::default(),
        empty: document.empty,
        notes: document.notes,
        pictures,
        set_aside: document.set_aside,
        printed: document.printed,
    };
    Ok((blocks::of(parts), rest))
}

impl Rest {
    /// Whether it is a form that the program made.
    pub(crate) fn is_form(&self) -> bool {
        self.origin.form
    }

    /// The title of a document that has none: its file's name.
    pub(crate) fn title(&self, draft: &mut Draft, log: &mut Log<'_>) -> Block {
        log.doubt(self.whole, text!("import-no-title"));
        draft.given.push(self.name.clone());
        let mut text = Inline::default();
        text.push(&self.name, false, false, Span::Text);
        let style = Style { role: Role::Title, bullet: None };
        let shape = Shape::Heading(1);
        Block { shape, style: Some(style), ..Block::paragraph(self.whole, text) }
    }

    /// Takes the notes that some blocks call.
    pub(crate) fn notes_of<'a>(&mut self, blocks: impl Iterator<Item = &'a mut Block>) -> Notes {
        let mut own = Notes { origin: self.origin.clone(), ..Notes::default() };
        if self.notes.is_empty() {
            return own;
        }
        for block in blocks {
            block.each_text(&mut |text| {
                let marks = text.0.iter().filter(|span| span.role == Span::NoteMark);
                let texts = marks.filter_map(|mark| self.notes.remove_entry(&mark.text));
                own.texts.extend(texts);
            });
        }
        own
    }

    /// Makes a sheet.
    pub(crate) fn build(
        &self,
        cut: Cut,
        patterns: &Patterns,
        notes: &mut Notes,
        log: &mut Log<'_>,
    ) -> Sheet {
        notes.sheet.clone_from(&cut.id);
        if self.split.is_none() {
            return build_loosely(cut, patterns, notes, log);
        }
        let Cut { mut blocks, early, subtitle, .. } = cut;
        let subtitle = subtitle || has_second_title(&blocks, patterns);
        let credits = credits(&mut blocks, subtitle, patterns, log);
        let mut parts = blocks.into_iter().map(blocks::part);
        let title = match parts.next() {
            Some(Part::Para(title)) => title,
            _ => Para::default(),
        };
        let early = early.into_iter().map(blocks::part).collect();
        let parts = sheets::Parts { title, subtitle, early, parts: parts.collect() };
        let mut made = sheets::build(parts, patterns, notes, log);
        if made.credits.is_empty() {
            made.credits = credits;
        }
        made.form = self.origin.form;
        made
    }

    /// What a form says of the collection: which of its labels nobody filled in, and what the themes are called.
    pub(crate) fn tell(&self, draft: &mut Draft) {
        let empty = self.empty.iter().map(|label| (self.whole, label.clone()));
        draft.set_aside.extend(empty.clone());
        draft.empty.extend(empty);
        for (number, title) in &self.origin.themes {
            draft.titles.entry(*number).or_insert_with(|| title.clone());
        }
    }

    /// What is left once a sheet is made: pictures, and headings without text.
    pub(crate) fn finish(&self, notes: Notes, draft: &mut Draft, log: &mut Log<'_>) {
        draft.set_aside.extend(notes.typed);
        for (line, label) in notes.empty {
            if !self.origin.form {
                log.doubt(line, text!("import-heading-empty", label));
            }
            draft.set_aside.push((line, label.clone()));
            draft.empty.push((line, label));
        }
        for (name, part) in notes.pictures {
            if let Some(bytes) = self.pictures.get(&part) {
                draft.pictures.push(ImportedPicture { name, bytes: bytes.clone() });
            }
        }
    }
}

/// Makes a sheet whose document's styles say little.
fn build_loosely(cut: Cut, patterns: &Patterns, notes: &mut Notes, log: &mut Log<'_>) -> Sheet {
    let (blocks, sidebar) = loose::loosen(cut.blocks, notes, log);
    let mut made = sheet::build(cut.id, blocks, cut.subtitle, patterns, log);
    let sidebar = reperes::read(sidebar, patterns, notes, log);
    made.labels.extend(sidebar.titles);
    made.sidebar.extend(sidebar.fields);
    let rest = sidebar.rest.into_iter().map(Part::Para);
    let early: Vec<Part> = cut.early.into_iter().map(blocks::part).chain(rest).collect();
    if !early.is_empty() {
        log.doubt(made.line, text!("import-text-before"));
        let prose = prose::build(early, 1, notes, log);
        made.text.splice(0..0, prose);
    }
    made
}

/// Takes a film's credits out of a sheet that has neither sections nor a sidebar.
fn credits(
    blocks: &mut Vec<Block>,
    subtitle: bool,
    patterns: &Patterns,
    log: &mut Log<'_>,
) -> Vec<Inline> {
    let of_form = |block: &Block| block.style.is_some_and(|style| style.role == Role::Credit);
    if blocks.iter().any(of_form) {
        return blocks
            .extract_if(.., |block| of_form(block))
            .flat_map(|block| block.text.lines())
            .collect();
    }
    let text = (1 + usize::from(subtitle)).min(blocks.len());
    if blocks[text..].iter().any(parts_text) {
        return Vec::new();
    }
    film::take_credits(blocks, patterns, log)
}

/// Whether a block is a section's heading or a sidebar.
fn parts_text(block: &Block) -> bool {
    // A title's second line is a heading to nobody but its style.
    let subtitle = block.style.is_some_and(|style| style.role == Role::Subtitle);
    let sidebar = matches!(&block.shape, Shape::Part(part) if matches!(**part, Part::Sidebar(_)));
    sidebar || block.level().is_some() && !subtitle
}

/// Whether the heading under the title is a film's second title: no other follows it, and credits do.
fn has_second_title(blocks: &[Block], patterns: &Patterns) -> bool {
    let [_, second, rest @ ..] = blocks else { return false };
    let text = second.text.plain();
    let own = patterns.recognise(&text).is_some() || patterns.is_sidebar(&text);
    let credits = rest.iter().filter(|block| film::is_credit(block, patterns)).count();
    second.level().is_some() && !own && credits > 1 && !rest.iter().any(parts_text)
}
