//! Word and ODT documents to a collection.
//!
//! 1. [`archive`] opens the file, [`xml`] reads its parts, within bounds;
//! 2. the reader of the format ([`docx`], [`odt`]) makes a [`model::Document`] of it;
//! 3. the document's pieces become a flow of [`parts`], which is cut into sheets ([`split`], [`sheets`]): what its styles
//!    say is trusted, unlike the levels of a converted text;
//! 4. the words of the documents are compared with those of the files, read again ([`words`]).

mod archive;
mod docx;
mod docx_styles;
mod docx_text;
mod fields;
mod forms;
mod headlines;
mod hints;
mod links;
mod looks;
mod model;
mod names;
mod numbering;
mod odt;
mod odt_draw;
mod odt_forms;
mod odt_lists;
mod odt_parts;
mod odt_styles;
mod odt_table;
mod odt_text;
mod origin;
mod parts;
mod patterns;
mod pictures;
mod prose;
mod reading;
mod refused;
mod relations;
mod reperes;
mod sheets;
mod sniff;
mod split;
mod style_names;
mod symbols;
mod tally;
mod words;
mod xml;

use std::collections::BTreeMap;

use super::draft::{Draft, Sheet};
use super::manifest::{UNKNOWN, UNNUMBERED};
use super::note::Certainty;
use super::{ImportedFile, Note, WordCount, write};
use crate::fold::{Names, slug};
use archive::Archive;
use model::{Document, Para, Role};
use parts::Part;
use pictures::Pictures;
use prose::Notes;
use sniff::Format;

pub use refused::Refused;
pub use sniff::is_office;

/// The words of an identifier.
const ID_WORDS: usize = 5;

/// A document to import.
#[derive(Debug)]
pub struct Input<'a> {
    /// Its file's name without folder and extension: the title of a document that has none.
    pub name: &'a str,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// A picture of the collection's folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportedPicture {
    /// The name inside the folder.
    pub name: String,
    /// The bytes.
    pub bytes: Vec<u8>,
}

/// A collection made from documents, and what its author should look at.
#[derive(Debug, Clone)]
pub struct Collected {
    /// The manifest first, then the sheets in the order of the documents.
    pub files: Vec<ImportedFile>,
    /// The pictures that the sheets name.
    pub pictures: Vec<ImportedPicture>,
    /// What was changed, left aside or could not be placed, with the number of the document; a note's line is the
    /// number of a paragraph.
    pub notes: Vec<(usize, Note)>,
    /// Headings and labels of a form that nobody filled in, and that are left out.
    pub empty: Vec<String>,
    /// Whether all documents are forms of the program's.
    pub form: bool,
    /// The words of the documents set against those of the collection.
    pub words: WordCount,
}

/// Makes a collection of documents.
///
/// # Errors
/// The number of the document that cannot be read, and why.
pub fn import_documents(inputs: Vec<Input<'_>>) -> Result<Collected, (usize, Refused)> {
    let mut made = Made::default();
    for (number, input) in inputs.into_iter().enumerate() {
        made.add(number, input).map_err(|why| (number, why))?;
    }
    Ok(made.finish())
}

/// What the documents have given so far.
#[derive(Default)]
struct Made {
    draft: Draft,
    names: Names,
    pictures: Vec<ImportedPicture>,
    notes: Vec<(usize, Note)>,
    empty: Vec<String>,
    set_aside: Vec<String>,
    printed: Vec<String>,
    /// The titles of themes that forms gave.
    themes: BTreeMap<u32, String>,
    /// How many of the documents are forms.
    forms: usize,
}

impl Made {
    fn add(&mut self, number: usize, input: Input<'_>) -> Result<(), Refused> {
        let format = sniff::format(&input.bytes)?;
        let archive = Archive::open(input.bytes)?;
        let kind = format.of(&archive)?;
        let origin = origin::of(&archive)?;
        let mut document = match kind {
            Format::Word => docx::read(&archive, origin.form)?,
            Format::Odt => odt::read(&archive, origin.form)?,
        };
        if document.printed.trim().is_empty() {
            return Err(Refused::NoText);
        }
        let loaded = pictures::load(&archive, &mut document)?;
        forms::clear(&mut document);
        self.themes.extend(origin.themes.iter().cloned());
        let mut parts = parts::flow(&mut document);
        split::tame(&mut parts, &mut document.remarks);
        split::guess(&mut parts, &mut document.remarks);
        self.sheets(number, input.name, parts, &mut document, &loaded, origin.themes)?;
        self.say(number, None, std::mem::take(&mut document.remarks));
        self.set_aside.append(&mut document.set_aside);
        self.printed.push(document.printed);
        Ok(())
    }

    /// Makes the sheets of one document.
    fn sheets(
        &mut self,
        number: usize,
        name: &str,
        mut parts: Vec<Part>,
        document: &mut Document,
        loaded: &Pictures,
        themes: Vec<(u32, String)>,
    ) -> Result<(), Refused> {
        let mut found = if document.form { split::of_form(&parts) } else { split::split(&parts) };
        let nameless = found.starts.is_empty();
        if nameless {
            let text = super::inline::Inline(vec![super::inline::Span {
                text: name.to_owned(),
                bold: false,
                italic: false,
                role: super::inline::Role::Text,
            }]);
            document.say(0, "aucun titre dans ce document : la fiche porte le nom du fichier");
            parts.insert(0, Part::Para(Para { role: Role::Title, text, ..Para::default() }));
            document.printed.push(' ');
            document.printed.push_str(name);
            found.starts.push(0);
        }
        let texts = std::mem::take(&mut document.notes);
        let mut notes = Notes { texts, themes, ..Notes::default() };
        let mut own = Vec::with_capacity(found.starts.len());
        for start in found.starts.iter().rev() {
            own.push(parts.split_off(*start));
        }
        own.reverse();
        let mut early = self.cover(parts, found.collection, document);
        for mut parts in own {
            let Part::Para(title) = parts.remove(0) else { continue };
            notes.sheet = self.id(&title.text.plain());
            let sheet = sheets::build(title, parts, std::mem::take(&mut early), &mut notes);
            if document.form && nameless && is_blank(&sheet) {
                return Err(Refused::NotFilled);
            }
            let id = sheet.id.clone();
            self.draft.sheets.push(sheet);
            self.say(number, Some(&id), std::mem::take(&mut notes.remarks));
        }
        self.forms += usize::from(document.form);
        let mut empty = std::mem::take(&mut document.empty);
        empty.append(&mut notes.empty);
        for label in empty {
            if !document.form {
                document.say(0, format!("titre sans texte, laissé de côté : « {label} »"));
            }
            document.leave(label.clone());
            self.empty.push(label);
        }
        for (file, part) in notes.pictures {
            if let Some(bytes) = loaded.get(&part) {
                self.pictures.push(ImportedPicture { name: file, bytes: bytes.clone() });
            }
        }
        Ok(())
    }

    /// What stands before the first sheet: the title of the collection and its author; gives back the rest.
    fn cover(
        &mut self,
        parts: Vec<Part>,
        title: Option<usize>,
        document: &mut Document,
    ) -> Vec<Part> {
        let mut rest = Vec::new();
        for (at, part) in parts.into_iter().enumerate() {
            match part {
                Part::Para(para) if Some(at) == title && self.draft.manifest.title.is_empty() => {
                    self.draft.manifest.title = para.text.plain();
                }
                Part::Para(para) if title.is_some() && para.role == Role::Author => {
                    self.draft.manifest.body.push(para.text.plain());
                }
                Part::Para(mut para) => {
                    if para.role == Role::Title {
                        para.role = Role::Body;
                        document.say(para.line, "second titre de collection : mis dans le texte");
                    }
                    rest.push(Part::Para(para));
                }
                other => rest.push(other),
            }
        }
        rest
    }

    fn id(&mut self, title: &str) -> String {
        if self.draft.sheets.is_empty() {
            self.names.give("annexe");
        }
        let slug = slug(title, ID_WORDS);
        let id = if slug.is_empty() || crate::identifier::is_reserved(&slug) {
            format!("fiche-{}", self.draft.sheets.len() + 1)
        } else {
            slug
        };
        self.names.give(&id)
    }

    fn say(&mut self, number: usize, sheet: Option<&str>, remarks: Vec<(usize, String)>) {
        for (line, message) in remarks {
            let note = Note::new(line, Certainty::Likely, message);
            self.notes.push((number, Note { sheet: sheet.map(str::to_owned), ..note }));
        }
    }

    fn finish(mut self) -> Collected {
        let manifest = &mut self.draft.manifest;
        let fill = |value: &mut String, with: &str| {
            if value.is_empty() {
                with.clone_into(value);
            }
        };
        fill(&mut manifest.annexe, UNNUMBERED);
        fill(&mut manifest.title, UNKNOWN);
        if manifest.guide.is_empty() {
            manifest.guide.push(UNKNOWN.to_owned());
        }
        if manifest.body.is_empty() {
            manifest.body.push(UNKNOWN.to_owned());
        }
        let mut numbers: Vec<u32> =
            self.draft.sheets.iter().flat_map(|sheet| sheet.themes.iter().copied()).collect();
        numbers.sort_unstable();
        numbers.dedup();
        let title = |number| self.themes.get(&number).map_or(UNKNOWN, String::as_str).to_owned();
        manifest.themes = numbers.into_iter().map(|number| (number, title(number))).collect();
        let files = write::files(&self.draft, &[]);
        let labels = self.draft.sheets.iter().flat_map(labels);
        let kept = labels.chain(std::mem::take(&mut self.set_aside)).collect::<Vec<_>>();
        let (words, remarks) = words::compare(&self.printed, &kept, &files);
        for message in remarks {
            self.notes.push((0, Note::new(0, Certainty::Doubtful, message)));
        }
        self.notes.sort_by_key(|(number, note)| (*number, note.place.line));
        let form = self.forms > 0 && self.forms == self.printed.len();
        let Self { pictures, notes, empty, .. } = self;
        Collected { files, pictures, notes, empty, form, words }
    }
}

/// Whether a sheet has nothing but its title and its themes.
fn is_blank(sheet: &Sheet) -> bool {
    let lines = [&sheet.subtitle, &sheet.action_name, &sheet.summary_title];
    lines.iter().all(|line| line.is_none())
        && sheet.lead.is_empty()
        && sheet.sidebar.is_empty()
        && sheet.text.is_empty()
        && sheet.sections.is_empty()
        && sheet.credits.is_empty()
}

/// The words of a sheet that the program prints by itself.
fn labels(sheet: &Sheet) -> Vec<String> {
    sheet.labels.iter().map(|(_, label)| label.clone()).collect()
}
