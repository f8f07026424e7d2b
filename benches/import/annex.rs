//! An annex of invented words, as long as is wanted: its sheets, and its text.

/// The sections of each sheet.
const SECTIONS: [&str; 8] = [
    "Le contexte",
    "Les enjeux pour le territoire",
    "Un projet de développement",
    "Les actions réalisées",
    "Les modalités d'évaluation",
    "Les transformations produites",
    "En quoi cette action illustre le développement social",
    "Les perspectives",
];

/// Random numbers that are the same in every run (SplitMix64).
pub(crate) struct Random(u64);

impl Random {
    /// Numbers from a seed.
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A number below another.
    pub(crate) fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((z ^ (z >> 31)) % most as u64).unwrap_or(0)
    }
}

/// A paragraph of a sheet and what it is.
pub(crate) enum Piece {
    /// A sheet's title.
    Title(String),
    /// A lead.
    Lead(String),
    /// A field of the sidebar.
    Field(&'static str, String),
    /// A section's heading.
    Heading(&'static str),
    /// A paragraph.
    Text(String),
    /// A list item.
    Item(String),
}

/// Sheets one after the other, without end.
pub(crate) struct Sheets {
    random: Random,
    words: Vec<String>,
    count: usize,
}

impl Sheets {
    /// The first sheet comes first.
    pub(crate) fn new() -> Self {
        let mut random = Random::new(7);
        let words = (0..20_000).map(|_| word(&mut random)).collect();
        Self { random, words, count: 0 }
    }

    /// Some words; the first ones of the list are the most frequent, as in any text.
    fn words(&mut self, count: usize) -> String {
        let mut out = Vec::with_capacity(count);
        for _ in 0..count {
            let most = 1 + self.random.below(self.words.len());
            out.push(self.words[self.random.below(most)].as_str());
        }
        out.join(" ")
    }

    fn sentence(&mut self) -> String {
        let length = 8 + self.random.below(20);
        let text = self.words(length);
        text[..1].to_uppercase() + &text[1..] + "."
    }

    /// The next sheet.
    pub(crate) fn next_sheet(&mut self) -> Vec<Piece> {
        self.count += 1;
        let words = self.words(6);
        let title = format!("Fiche {} {words}", self.count);
        let mut pieces = vec![
            Piece::Title(title),
            Piece::Lead(self.sentence()),
            Piece::Field("Objectifs", self.sentence()),
            Piece::Field("Public", self.words(4)),
            Piece::Field("Contact", "05 36 49 00 00".to_owned()),
        ];
        for heading in SECTIONS {
            pieces.push(Piece::Heading(heading));
            for _ in 0..3 {
                let text = [self.sentence(), self.sentence(), self.sentence()].join(" ");
                pieces.push(Piece::Text(text));
            }
            pieces.extend((0..4).map(|_| Piece::Item(self.sentence())));
        }
        pieces
    }
}

/// A word of two to four syllables.
fn word(random: &mut Random) -> String {
    const STARTS: &[&str] =
        &["b", "c", "d", "f", "g", "l", "m", "n", "p", "r", "s", "t", "v", "ch", "tr"];
    const ENDS: &[&str] = &["a", "e", "i", "o", "u", "ou", "an", "on", "é", "ai"];
    let syllables = 2 + random.below(3);
    (0..syllables)
        .map(|_| STARTS[random.below(STARTS.len())].to_owned() + ENDS[random.below(ENDS.len())])
        .collect()
}

/// The text of an annex of so many bytes, and a sheet more.
pub(crate) fn markdown(size: usize) -> String {
    let mut out = "# Guide d'essai\n\n## Annexe 9 Un essai\n\nLe conseil\n\n".to_owned();
    let mut sheets = Sheets::new();
    while out.len() < size {
        for piece in sheets.next_sheet() {
            out += &match piece {
                Piece::Title(text) => format!("# {text}\n\n"),
                Piece::Lead(text) => format!("**{text}**\n\n### **REPERES**\n\n"),
                Piece::Field(label, text) => format!("#### → {label}\n\n{text}\n\n"),
                Piece::Heading(text) => format!("## {text}\n\n"),
                Piece::Text(text) => format!("{text}\n\n"),
                Piece::Item(text) => format!("- ✓ {text}\n"),
            };
        }
    }
    out
}
