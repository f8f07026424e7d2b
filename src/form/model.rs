//! What a form is, whatever program it is for: paragraphs in named styles, with places to fill in, and one table.

/// What a paragraph is; each has a look and, in each format, a named style.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// Text like any other.
    Body,
    /// The sheet's title.
    Title,
    /// The line under it.
    Subtitle,
    /// A label and what it names, on a line.
    Label,
    /// The lead.
    Lead,
    /// A section's heading.
    Section,
    /// A sub-heading.
    Heading,
    /// A plainer one.
    SmallHeading,
    /// A point of a list.
    Bullet,
    /// A point below a point.
    SubBullet,
    /// A point of a numbered list.
    Number,
    /// Somebody's words.
    Quote,
    /// A statement set out from the text.
    Statement,
    /// A call-out's title.
    CalloutTitle,
    /// A call-out's text.
    Callout,
    /// What is said of a picture.
    Caption,
    /// A note at the foot of the page.
    Note,
    /// The head of the table.
    TableHead,
    /// A label in the table.
    TableLabel,
    /// A text in the table.
    TableText,
    /// A point of a list in the table.
    TableBullet,
    /// What helps with the form.
    Help,
}

/// All styles, in the order in which programs list them.
pub(super) const STYLES: &[Style] = &[
    Style::Body,
    Style::Title,
    Style::Subtitle,
    Style::Label,
    Style::Lead,
    Style::Section,
    Style::Heading,
    Style::SmallHeading,
    Style::Bullet,
    Style::SubBullet,
    Style::Number,
    Style::Quote,
    Style::Statement,
    Style::CalloutTitle,
    Style::Callout,
    Style::Caption,
    Style::Note,
    Style::TableHead,
    Style::TableLabel,
    Style::TableText,
    Style::TableBullet,
    Style::Help,
];

/// A stretch of a paragraph.
#[derive(Clone, Debug)]
pub(super) enum Run {
    /// Text.
    Text(String),
    /// Text that stands out.
    Strong(String),
    /// A place to fill in.
    Hint {
        /// What the place is called, for those who hear the form.
        name: String,
        /// What to write there.
        text: String,
    },
    /// The end of a line.
    Break,
    /// A step to where labels' texts start.
    Tab,
    /// A call of a note, and the note.
    Note(Vec<Run>),
}

/// A paragraph.
#[derive(Clone, Debug)]
pub(super) struct Para {
    /// What it is.
    pub(super) style: Style,
    /// What it says.
    pub(super) runs: Vec<Run>,
}

/// A row of the table: the cell of the label, the cell of the text.
pub(super) type Row = [Vec<Para>; 2];

/// A piece of a form.
#[derive(Clone, Debug)]
pub(super) enum Piece {
    /// A paragraph.
    Para(Para),
    /// The table, whose first row is its head.
    Table(Vec<Row>),
}

/// A form.
#[derive(Clone, Debug)]
pub(super) struct Form {
    /// The document's title.
    pub(super) title: String,
    /// What programs know of it besides: names and values.
    pub(super) properties: Vec<(String, String)>,
    /// Its pieces, in order.
    pub(super) pieces: Vec<Piece>,
}
