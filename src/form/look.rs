//! How the form looks: close to the printed annex, with fonts that every office program has or replaces well.

use super::model::Style;

/// The annex's colours, as in `layouts/theme.typ`.
pub(super) mod colour {
    /// Text.
    pub(crate) const INK: &str = "1F2A33";
    /// Titles, people's words.
    pub(crate) const NIGHT: &str = "0A3A45";
    /// Headings.
    pub(crate) const PETROL: &str = "0B5A66";
    /// Rules of a highlighted statement.
    pub(crate) const BRICK: &str = "B0480E";
    /// What is said aside, and hints.
    pub(crate) const GREY: &str = "55616C";
    /// The bar of a quotation.
    pub(crate) const GOLD: &str = "F2B84B";
    /// Rules of a table.
    pub(crate) const SEA: &str = "9CC3C6";
    /// The ground of boxes.
    pub(crate) const MIST: &str = "E8F1F1";
    /// The ground of help.
    pub(crate) const SAND: &str = "FBF3E4";
}

/// Lengths in twentieths of a point, the unit of Word.
pub(super) type Twips = u32;

/// Twentieths of a point in a millimetre, times 100.
const PER_MILLIMETRE: u32 = 5669;

/// A length.
pub(super) const fn millimetres(length: u32) -> Twips {
    length * PER_MILLIMETRE / 100
}

/// An A4 page.
pub(super) const PAGE: (Twips, Twips) = (millimetres(210), millimetres(297));
/// Its margins: left and right, top and bottom.
pub(super) const MARGINS: (Twips, Twips) = (millimetres(24), millimetres(22));
/// The width of the table's columns; their sum is that of the text.
pub(super) const COLUMNS: [Twips; 2] = [millimetres(48), millimetres(114)];
/// The space round the text of a cell, above and at the sides.
pub(super) const CELL: (Twips, Twips) = (80, 160);
/// Where a list's text starts, for each level.
pub(super) const STEP: Twips = millimetres(6);

/// Where a note's text starts.
const NOTE: Twips = millimetres(4);

/// A typeface: its name, and what stands in for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Face {
    /// The institution's voice.
    Sans,
    /// Titles, people's words.
    Serif,
}

impl Face {
    /// The font's name.
    pub(super) const fn font(self) -> &'static str {
        match self {
            Self::Sans => "Calibri",
            Self::Serif => "Georgia",
        }
    }
}

/// What is drawn round a paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Frame {
    /// Nothing.
    None,
    /// A bar at its left, on a ground of the second colour where there is one.
    Bar(&'static str, Option<&'static str>),
    /// Rules above and below.
    Rules(&'static str),
    /// A box of one colour.
    Ground(&'static str),
}

impl Frame {
    /// The space between the text and what is drawn.
    pub(super) const fn padding(self) -> Twips {
        match self {
            Self::None => 0,
            Self::Bar(_, None) | Self::Rules(_) => 120,
            Self::Bar(..) | Self::Ground(_) => 160,
        }
    }
}

/// How paragraphs of a style look.
#[derive(Clone, Copy, Debug)]
pub(super) struct Look {
    /// The typeface.
    pub(super) face: Face,
    /// The size, in half points.
    pub(super) size: u32,
    /// Whether it is bold.
    pub(super) bold: bool,
    /// The colour.
    pub(super) colour: &'static str,
    /// Space between letters.
    pub(super) tracking: Twips,
    /// Space above.
    pub(super) above: Twips,
    /// Space below.
    pub(super) below: Twips,
    /// Where lines start.
    pub(super) indent: Twips,
    /// How far the first line starts before the others.
    pub(super) hanging: Twips,
    /// Whether lines are centred.
    pub(super) centred: bool,
    /// Whether it stays with the paragraph after it.
    pub(super) keep: bool,
    /// What is drawn round it.
    pub(super) frame: Frame,
}

/// Text like any other.
const TEXT: Look = Look {
    face: Face::Sans,
    size: 22,
    bold: false,
    colour: colour::INK,
    tracking: 0,
    above: 0,
    below: 120,
    indent: 0,
    hanging: 0,
    centred: false,
    keep: false,
    frame: Frame::None,
};

/// A heading.
const HEADING: Look = Look { bold: true, keep: true, ..TEXT };

/// How a style looks.
pub(super) const fn look(style: Style) -> Look {
    match style {
        Style::Body => TEXT,
        Style::Title => Look {
            face: Face::Serif,
            size: 48,
            colour: colour::NIGHT,
            above: 240,
            below: 80,
            ..HEADING
        },
        Style::Subtitle => Look { size: 30, colour: colour::GREY, below: 200, keep: true, ..TEXT },
        Style::Label => Look { below: 60, indent: COLUMNS[0], hanging: COLUMNS[0], ..TEXT },
        Style::Lead => Look { size: 24, colour: colour::PETROL, above: 200, below: 200, ..TEXT },
        Style::Section => {
            Look { size: 30, colour: colour::PETROL, above: 260, below: 60, ..HEADING }
        }
        Style::Heading => {
            Look { size: 24, colour: colour::NIGHT, above: 200, below: 40, ..HEADING }
        }
        Style::SmallHeading => {
            Look { size: 22, colour: colour::PETROL, above: 160, below: 40, ..HEADING }
        }
        Style::Bullet | Style::Number => Look { below: 40, indent: STEP, hanging: STEP, ..TEXT },
        Style::SubBullet => Look { below: 40, indent: 2 * STEP, hanging: STEP, ..TEXT },
        Style::Quote => Look {
            face: Face::Serif,
            size: 21,
            colour: colour::NIGHT,
            above: 120,
            indent: millimetres(6),
            frame: Frame::Bar(colour::GOLD, None),
            ..TEXT
        },
        Style::Statement => Look {
            face: Face::Serif,
            size: 27,
            colour: colour::NIGHT,
            above: 200,
            below: 240,
            indent: millimetres(10),
            centred: true,
            frame: Frame::Rules(colour::BRICK),
            ..TEXT
        },
        Style::CalloutTitle => Look {
            colour: colour::PETROL,
            above: 240,
            below: 40,
            indent: millimetres(4),
            frame: Frame::Ground(colour::MIST),
            ..HEADING
        },
        Style::Callout => {
            Look { below: 240, indent: millimetres(4), frame: Frame::Ground(colour::MIST), ..TEXT }
        }
        Style::Caption => Look { size: 18, colour: colour::GREY, ..TEXT },
        Style::Note => Look { size: 18, below: 40, indent: NOTE, hanging: NOTE, ..TEXT },
        Style::TableHead => {
            Look { size: 21, colour: colour::PETROL, tracking: 18, below: 0, ..HEADING }
        }
        Style::TableLabel => Look { size: 20, colour: colour::NIGHT, below: 0, bold: true, ..TEXT },
        Style::TableText => Look { size: 20, below: 0, ..TEXT },
        Style::TableBullet => Look { size: 20, below: 0, indent: 240, hanging: 240, ..TEXT },
        Style::Help => Look {
            size: 19,
            above: 240,
            below: 240,
            indent: millimetres(4),
            frame: Frame::Bar(colour::GOLD, Some(colour::SAND)),
            ..TEXT
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_those_of_the_annex() {
        let theme = include_str!("../../layouts/theme.typ");
        for hex in [
            colour::INK,
            colour::NIGHT,
            colour::PETROL,
            colour::BRICK,
            colour::GREY,
            colour::GOLD,
            colour::SEA,
            colour::MIST,
            colour::SAND,
        ] {
            assert!(theme.contains(&format!("rgb(\"#{hex}\")")), "{hex}");
        }
    }

    #[test]
    fn the_table_is_as_wide_as_the_text() {
        let text = PAGE.0 - 2 * MARGINS.0;
        assert!(COLUMNS.iter().sum::<Twips>().abs_diff(text) < 20);
    }
}
