//! The lines of a cover that are no headings: the annex's title, where its author set it in bold, and the issuing body.

use crate::fold::folded_words;
use crate::import::inline::Inline;
use crate::import::log::{Log, start};
use crate::message::text;

/// What the names of issuing bodies begin with.
const BODIES: &[&str] = &[
    "agence",
    "association",
    "caf",
    "caisse",
    "ccas",
    "centre",
    "collectivite",
    "commune",
    "communaute",
    "conseil",
    "departement",
    "direction",
    "federation",
    "haut",
    "mairie",
    "metropole",
    "ministere",
    "mutualite",
    "observatoire",
    "prefecture",
    "region",
    "republique",
    "service",
    "union",
    "ville",
];

/// A line and where it stands.
struct Line {
    at: usize,
    text: Inline,
    /// Whether it stands below « Annexe 2 ».
    below: bool,
    /// Whether it was told already.
    told: bool,
}

/// The lines, in order.
#[derive(Default)]
pub(super) struct Lines(Vec<Line>);

impl Lines {
    pub(super) fn add(&mut self, at: usize, text: Inline, below: bool) {
        self.0.push(Line { at, text, below, told: false });
    }

    /// Takes the title: the bold lines right below « Annexe 2 », unless all lines are bold and it is unsure which are.
    ///
    /// Without one the first line below is told where nothing else, as a guide's title, can be the annex's: it may be it.
    pub(super) fn title(&mut self, needed: bool, log: &mut Log<'_>) -> Option<String> {
        let first = self.0.iter().position(|line| line.below)?;
        let titles = |line: &&Line| line.text.is_bold() && !is_body(&line.text.plain());
        let bold = self.0[first..].iter().take_while(titles).count();
        let rest = self.0.len() - first - bold;
        let count = match rest {
            0 if bold == 1 && !needed => 0,
            0 => bold.min(1),
            _ => bold,
        };
        let (at, told) = (self.0[first].at, self.0[first].text.plain());
        // Where the guide has its title, what stands above the name of a body can only be the annex's.
        let body = |line: &Line| is_body(&line.text.plain());
        let above = !needed && !body(&self.0[first]) && self.0[first + 1..].iter().any(body);
        if count == 0 && above {
            let text = self.0.remove(first).text.plain();
            log.likely(at, text!("import-cover-title.line", text = start(&text)));
            return Some(text);
        }
        if count == 0 {
            if needed {
                log.doubt(at, text!("import-cover-untitled", text = start(&told)));
                self.0[first].told = true;
            }
            return None;
        }
        let taken = self.0.drain(first..first + count);
        let title = Inline::joined(taken.map(|line| line.text)).plain();
        log.likely(at, text!("import-cover-title", text = start(&title)));
        Some(title)
    }

    /// The lines of the issuing body, each with its number; what does not begin as the name of one does is told.
    pub(super) fn body(self, log: &mut Log<'_>) -> Vec<(usize, String)> {
        for line in &self.0 {
            let text = line.text.plain();
            if !(line.told || is_body(&text) || goes_on(&text) || has_postcode(&text)) {
                log.doubt(
                    line.at,
                    text!("import-cover-guess", text = start(&text), key = "organisme"),
                );
            }
        }
        let lines = self.0.into_iter().flat_map(|line| {
            let at = line.at;
            line.text.lines().into_iter().map(move |text| (at, text.plain()))
        });
        lines.collect()
    }
}

/// Whether a line is the rest of the name above it: « du travail social ».
fn goes_on(text: &str) -> bool {
    let words = folded_words(text);
    words.first().is_some_and(|word| matches!(word.as_str(), "d" | "de" | "des" | "du" | "et"))
}

/// Whether a line has a postcode, as addresses do.
pub(super) fn has_postcode(text: &str) -> bool {
    let postcode = |word: &str| word.len() == 5 && word.bytes().all(|b| b.is_ascii_digit());
    text.split_whitespace().any(postcode)
}

/// Whether a line begins as the name of an issuing body does.
pub(super) fn is_body(text: &str) -> bool {
    let words = folded_words(text);
    let mut telling =
        words.iter().filter(|word| !matches!(word.as_str(), "le" | "la" | "l" | "les"));
    telling.next().is_some_and(|word| BODIES.contains(&word.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(texts: &[(&str, bool)]) -> Lines {
        let mut lines = Lines::default();
        for (text, bold) in texts {
            let mut inline = Inline::default();
            inline.push(text, *bold, false, crate::import::inline::Role::Text);
            lines.add(1, inline, true);
        }
        lines
    }

    fn body(lines: Lines) -> Vec<String> {
        let lines = lines.body(&mut Log::new(&mut Vec::new(), None));
        lines.into_iter().map(|(_, text)| text).collect()
    }

    fn read(texts: &[(&str, bool)]) -> (Option<String>, Vec<String>, usize) {
        let mut notes = Vec::new();
        let mut lines = lines(texts);
        let title = lines.title(true, &mut Log::new(&mut notes, None));
        let told = notes.len();
        (title, body(lines), told)
    }

    #[test]
    fn bold_lines_are_the_title() {
        let (title, body, _) =
            read(&[("Des fours", true), ("et des pains", true), ("Le conseil", false)]);
        assert_eq!(
            (title.as_deref(), body),
            (Some("Des fours et des pains"), vec!["Le conseil".to_owned()])
        );
        let (title, body, _) = read(&[("Des fours", true), ("Des pains", true)]);
        assert_eq!((title.as_deref(), body.len()), (Some("Des fours"), 1));
    }

    #[test]
    fn a_line_above_a_body_is_the_title_where_the_guide_has_its_own() {
        let read = |texts: &[(&str, bool)]| {
            let mut lines = lines(texts);
            let title = lines.title(false, &mut Log::new(&mut Vec::new(), None));
            (title, body(lines).len())
        };
        let cover = [("Des fours", false), ("Département des Collines", false)];
        assert_eq!(read(&cover), (Some("Des fours".to_owned()), 1));
        assert_eq!(read(&cover[1..]), (None, 1));
        assert_eq!(read(&cover[..1]), (None, 1));
    }

    #[test]
    fn an_issuing_body_is_none() {
        let (title, body, told) = read(&[("Conseil départemental", true)]);
        assert_eq!((title, body.len(), told), (None, 1, 1));
    }

    #[test]
    fn a_cover_without_one_is_told() {
        assert_eq!(read(&[("Le conseil", false)]).2, 1);
        assert_eq!(read(&[]).2, 0);
    }
}
