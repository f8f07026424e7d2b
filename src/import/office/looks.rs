//! The looks of characters that the format knows, and what comes of the styles that ask for them.

/// The properties of characters, where a style or a run gives them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Marks {
    /// Bold.
    pub(crate) bold: Option<bool>,
    /// Italic.
    pub(crate) italic: Option<bool>,
    /// Not shown.
    pub(crate) hidden: Option<bool>,
    /// Above the line.
    pub(crate) raised: Option<bool>,
    /// Below the line.
    pub(crate) lowered: Option<bool>,
    /// Struck through.
    pub(crate) struck: Option<bool>,
    /// Underlined.
    pub(crate) underlined: Option<bool>,
}

impl Marks {
    /// The same, with another's where these give none.
    pub(crate) fn or(self, other: Self) -> Self {
        Self {
            bold: self.bold.or(other.bold),
            italic: self.italic.or(other.italic),
            hidden: self.hidden.or(other.hidden),
            raised: self.raised.or(other.raised),
            lowered: self.lowered.or(other.lowered),
            struck: self.struck.or(other.struck),
            underlined: self.underlined.or(other.underlined),
        }
    }

    /// The same, with what the name of a character style says where they give none.
    pub(crate) fn or_of_name(mut self, name: &str) -> Self {
        match name.to_lowercase().as_str() {
            "strong" | "strong emphasis" | "lev" | "élevé" => {
                self.bold = self.bold.or(Some(true));
            }
            "emphasis" | "accentuation" => self.italic = self.italic.or(Some(true)),
            _ => {}
        }
        self
    }
}

/// The look of a run.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Look {
    /// Bold.
    pub(crate) bold: bool,
    /// Italic.
    pub(crate) italic: bool,
    /// Not shown.
    pub(crate) hidden: bool,
    /// Above the line.
    pub(crate) raised: bool,
    /// Below the line.
    pub(crate) lowered: bool,
    /// Struck through.
    pub(crate) struck: bool,
    /// Underlined.
    pub(crate) underlined: bool,
}

impl From<Marks> for Look {
    /// What is not asked for is off.
    fn from(marks: Marks) -> Self {
        let on = |mark: Option<bool>| mark.unwrap_or_default();
        Self {
            bold: on(marks.bold),
            italic: on(marks.italic),
            hidden: on(marks.hidden),
            raised: on(marks.raised),
            lowered: on(marks.lowered),
            struck: on(marks.struck),
            underlined: on(marks.underlined),
        }
    }
}
