//! The collection between reading and writing: what the blocks were found to be, in the terms of the format.

use std::collections::BTreeMap;

use super::ImportedPicture;
use super::inline::Inline;
use super::patterns::Means;
use crate::sheet::SectionType;

/// A manifest and its sheets.
#[derive(Debug, Default)]
pub(crate) struct Draft {
    /// What the cover and the summary say.
    pub(crate) manifest: Manifest,
    /// The sheets, in the order of the text.
    pub(crate) sheets: Vec<Sheet>,
    /// Words of the text that the collection does not hold because the program prints them itself, with their line.
    pub(crate) set_aside: Vec<(usize, String)>,
    /// Text of documents, without marks, that is left aside on purpose.
    pub(crate) left: Vec<String>,
    /// Headings and labels without text, which are left out, with their line.
    pub(crate) empty: Vec<(usize, String)>,
    /// Words that stand in the collection for what the inputs do not say, such as a file's name for a title.
    pub(crate) given: Vec<String>,
    /// The titles of themes that forms give to choose from, by number.
    pub(crate) titles: BTreeMap<u32, String>,
    /// The pictures that the sheets name.
    pub(crate) pictures: Vec<ImportedPicture>,
}

impl Draft {
    /// Whether the inputs are sheets alone, without a cover or a summary.
    pub(crate) fn is_contribution(&self) -> bool {
        let is_missing = |key: &str| self.manifest.missing.contains(&key);
        is_missing("annexe") && is_missing("titre") && !self.sheets.iter().any(|it| it.in_summary)
    }
}

/// What the cover and the summary say.
#[derive(Debug, Default)]
pub(crate) struct Manifest {
    /// "Annexe" and its number.
    pub(crate) annexe: String,
    /// The annex's title.
    pub(crate) title: String,
    /// The guide's title, and what follows it.
    pub(crate) guide: Vec<String>,
    /// The issuing body, line by line.
    pub(crate) body: Vec<String>,
    /// The numbers of these lines in the inputs.
    pub(crate) body_lines: Vec<usize>,
    /// The guide's sheets that the summary names.
    pub(crate) themes: Vec<(u32, String)>,
    /// The keys of the manifest that the cover does not say, and whose values stand for it.
    pub(crate) missing: Vec<&'static str>,
}

/// One sheet.
#[derive(Debug, Default)]
pub(crate) struct Sheet {
    /// The line of its title.
    pub(crate) line: usize,
    /// Its identifier, which is its file's name.
    pub(crate) id: String,
    /// Its title.
    pub(crate) title: String,
    /// Its title in the summary, where it is another.
    pub(crate) summary_title: Option<String>,
    /// Whether the summary names it.
    pub(crate) in_summary: bool,
    /// Whether its author wrote it in a form of the program's: no conversion has cut it.
    pub(crate) form: bool,
    /// Its second title.
    pub(crate) subtitle: Option<String>,
    /// The name of the action it tells.
    pub(crate) action_name: Option<String>,
    /// The numbers of the guide's sheets it illustrates.
    pub(crate) themes: Vec<u32>,
    /// Its lead.
    pub(crate) lead: Prose,
    /// The fields of its sidebar.
    pub(crate) sidebar: Vec<Field>,
    /// The text before the first section.
    pub(crate) text: Prose,
    /// Its sections.
    pub(crate) sections: Vec<Section>,
    /// Labels of the text that the program prints itself, with their line.
    pub(crate) labels: Vec<(usize, String)>,
    /// Raised numbers of the text that may be marks of notes now: the note's label, and what stood there.
    pub(crate) numbers: Vec<(String, String)>,
    /// A film's credits; a sheet that has some is a film's.
    pub(crate) credits: Vec<Inline>,
}

/// A field of the sidebar.
#[derive(Debug)]
pub(crate) struct Field {
    /// The line of its label.
    pub(crate) line: usize,
    /// Its key.
    pub(crate) key: String,
    /// Its label, where it is not the one that the program prints for the key.
    pub(crate) title: Option<String>,
    /// The label as it stood.
    pub(crate) label: String,
    /// Its text.
    pub(crate) text: FieldText,
}

/// The text of a field.
#[derive(Debug)]
pub(crate) enum FieldText {
    /// Paragraphs and lists.
    Prose(Prose),
    /// Groups of printed lines.
    Lines(Vec<Vec<Inline>>),
}

/// A section.
#[derive(Debug)]
pub(crate) struct Section {
    /// Its type, none where the heading says none.
    pub(crate) kind: Option<&'static SectionType>,
    /// The type of the collection's own that it has instead: name and heading.
    pub(crate) own: Option<(String, String)>,
    /// What told its type.
    pub(crate) means: Option<Means>,
    /// The line of its heading.
    pub(crate) line: usize,
    /// Its heading as it stood.
    pub(crate) heading: String,
    /// Its text.
    pub(crate) prose: Prose,
}

impl Section {
    /// The heading to write: none where the program prints the same for the type.
    pub(crate) fn title(&self) -> Option<&str> {
        let usual = self.kind.map(|kind| kind.heading);
        let usual = usual.or(self.own.as_ref().map(|(_, heading)| heading.as_str()));
        let usual = usual.is_some_and(|usual| same(usual, &self.heading));
        (!usual).then_some(self.heading.as_str())
    }
}

/// Whether two headings print alike: apostrophes and no-break spaces apart.
pub(crate) fn same(one: &str, other: &str) -> bool {
    let plain = |text: &str| text.replace('’', "'").replace(['\u{a0}', '\u{202f}'], " ");
    plain(one) == plain(other)
}

/// Prose: its elements in order.
pub(crate) type Prose = Vec<Element>;

/// A piece of prose and the line it stood on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Element {
    /// The line of the text.
    pub(crate) line: usize,
    /// What it is.
    pub(crate) body: Body,
}

/// What a piece of prose is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Body {
    /// A paragraph.
    Paragraph(Inline),
    /// A sub-heading, with an arrow or plain.
    Heading {
        /// Whether it has an arrow.
        arrow: bool,
        /// Its text.
        text: Inline,
    },
    /// A list.
    List(Vec<Item>),
    /// A quotation.
    Quote(Inline),
    /// A statement set out from the text.
    Highlight(Inline),
    /// A call-out: a title and paragraphs.
    Callout {
        /// Its title.
        title: Inline,
        /// Its paragraphs.
        text: Vec<Inline>,
    },
    /// A picture.
    Picture {
        /// What it shows.
        alt: String,
        /// The name of its file.
        file: String,
        /// What stands below it; may be empty.
        credit: String,
    },
    /// A footnote's text, under its label.
    Footnote {
        /// The label that the text refers to it by.
        label: String,
        /// Its text.
        text: Inline,
    },
}

impl Body {
    /// Visits its texts.
    pub(crate) fn each_text(&mut self, visit: &mut impl FnMut(&mut Inline)) {
        match self {
            Self::Paragraph(text) | Self::Quote(text) | Self::Highlight(text) => visit(text),
            Self::Heading { text, .. } | Self::Footnote { text, .. } => visit(text),
            Self::List(items) => items.iter_mut().for_each(|item| item.each_text(visit)),
            Self::Callout { title, text } => {
                visit(title);
                text.iter_mut().for_each(visit);
            }
            Self::Picture { .. } => {}
        }
    }
}

/// A list item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Item {
    /// Its number in a numbered list.
    pub(crate) number: Option<u32>,
    /// Its text.
    pub(crate) text: Inline,
    /// Paragraphs of its own.
    pub(crate) paragraphs: Vec<Inline>,
    /// The list below it.
    pub(crate) children: Vec<Item>,
}

impl Item {
    /// Visits its texts, and those of the items below it.
    fn each_text(&mut self, visit: &mut impl FnMut(&mut Inline)) {
        visit(&mut self.text);
        self.paragraphs.iter_mut().for_each(&mut *visit);
        self.children.iter_mut().for_each(|item| item.each_text(visit));
    }
}
