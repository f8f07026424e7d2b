//! Reads the cover and the summary table: the annex's titles, its issuing body, the themes of each sheet.

use std::collections::HashSet;

use super::block::{Block, Shape};
use super::draft::Manifest;
use super::inline::Inline;
use super::log::{Log, start};
use crate::fold::{fold, folded_words};

/// What stands where the cover does not say; a manifest needs them all.
pub(crate) const UNKNOWN: &str = "À compléter";
/// The same for "Annexe" and its number.
pub(crate) const UNNUMBERED: &str = "Annexe";

/// The guide's title and what follows it.
const GUIDE_LINES: usize = 2;
/// An issuing body's name is no longer than this, in characters.
const BODY: usize = 160;

/// A row of the summary.
#[derive(Debug, Default)]
pub(crate) struct Row {
    /// Its line in the text.
    pub(crate) line: usize,
    /// The sheet's title.
    pub(crate) title: String,
    /// The numbers and titles of the themes it illustrates.
    pub(crate) themes: Vec<(u32, String)>,
}

/// The summary table.
#[derive(Debug, Default)]
pub(crate) struct Summary {
    /// Its rows, in order.
    pub(crate) rows: Vec<Row>,
    /// How many blocks of the text come before its end.
    pub(crate) end: usize,
    /// The lines of its rows.
    pub(crate) lines: HashSet<usize>,
    /// Column headings and page numbers, which the program prints itself.
    pub(crate) set_aside: Vec<(usize, String)>,
}

impl Summary {
    /// Adds a further text's summary, and says how many blocks of that text come before its end.
    pub(crate) fn add(&mut self, other: Self) -> usize {
        self.rows.extend(other.rows);
        self.lines.extend(other.lines);
        self.set_aside.extend(other.set_aside);
        other.end
    }
}

/// Finds the summary: the first table that names pages or themes.
pub(crate) fn summary(blocks: &[Block]) -> Summary {
    let mut found = Summary::default();
    let mut heads = Vec::new();
    for (at, block) in blocks.iter().enumerate() {
        let Shape::Row(cells) = &block.shape else {
            // A page break may cut the table; a heading or two rows of prose end it.
            if !found.rows.is_empty() && (block.level().is_some() || at > found.end + 1) {
                break;
            }
            continue;
        };
        let row = row(block.line, cells, &mut found.set_aside);
        let tells = !row.themes.is_empty() || cells.iter().any(|cell| is_page(&cell.plain()));
        match found.rows.last_mut() {
            None if !tells => heads.push((block.line, block.text.plain())),
            Some(last) if row.title.is_empty() => last.themes.extend(row.themes),
            _ => found.rows.push(row),
        }
        found.lines.insert(block.line);
        found.end = at + 1;
    }
    if found.rows.is_empty() {
        return Summary::default();
    }
    found.set_aside.extend(heads);
    found
}

fn row(line: usize, cells: &[Inline], set_aside: &mut Vec<(usize, String)>) -> Row {
    let mut row = Row { line, ..Row::default() };
    for cell in cells {
        let text = cell.plain();
        let themes = themes(&text);
        if !themes.is_empty() {
            row.themes.extend(themes);
        } else if is_page(&text) {
            set_aside.push((line, text));
        } else if row.title.is_empty() {
            row.title = text;
        } else if !text.is_empty() {
            row.title = format!("{} {text}", row.title);
        }
    }
    row
}

/// Whether a cell is a page number.
fn is_page(text: &str) -> bool {
    let words = folded_words(text);
    let number = |word: &String| word.trim_start_matches('p').parse::<u32>().is_ok();
    words.iter().any(number)
        && words.iter().all(|word| number(word) || matches!(word.as_str(), "p" | "page" | "pages"))
}

/// The themes of a cell: several "Fiche N. Titre" may run together.
fn themes(text: &str) -> Vec<(u32, String)> {
    let mut themes: Vec<(u32, String)> = Vec::new();
    let mut from = None;
    for (at, word) in text.char_indices().filter(|(_, c)| matches!(c, 'F' | 'f')) {
        let _ = word;
        let Some((number, title_at)) = theme_start(text, at) else {
            continue;
        };
        close(&mut themes, text, from, at);
        themes.push((number, String::new()));
        from = Some(title_at);
    }
    close(&mut themes, text, from, text.len());
    themes
}

/// Gives the last theme its title, from where it starts to where the next theme does.
fn close(themes: &mut [(u32, String)], text: &str, from: Option<usize>, to: usize) {
    if let (Some(last), Some(from)) = (themes.last_mut(), from) {
        last.1 = text[from..to].trim().trim_end_matches([';', ',']).trim_end().to_owned();
    }
}

/// The number of a theme that starts here, and where its title does.
fn theme_start(text: &str, at: usize) -> Option<(u32, usize)> {
    let inside_word = text[..at].chars().next_back().is_some_and(char::is_alphanumeric);
    let word = text.get(at..at + 5)?;
    if inside_word || !word.eq_ignore_ascii_case("fiche") {
        return None;
    }
    let rest = text[at + 5..].trim_start().trim_start_matches("n°").trim_start();
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let number = rest[..digits].parse().ok()?;
    let title = rest[digits..].trim_start().strip_prefix(['.', ':', '-', '–', '—', ')'])?;
    Some((number, text.len() - title.len()))
}

/// The themes of all rows, each once, by number.
pub(crate) fn all_themes(rows: &[Row], log: &mut Log<'_>) -> Vec<(u32, String)> {
    let mut all = std::collections::BTreeMap::<u32, String>::new();
    for row in rows {
        for (number, title) in &row.themes {
            let kept = all.entry(*number).or_insert_with(|| title.clone());
            if kept != title {
                log.doubt(
                    row.line,
                    format!(
                        "le thème {number} a deux titres au sommaire ; le premier est gardé : {}",
                        start(kept)
                    ),
                );
            }
        }
    }
    all.into_iter().collect()
}

/// Reads the cover's blocks, the summary left out.
pub(crate) fn cover(
    blocks: Vec<Block>,
    summary: &HashSet<usize>,
    set_aside: &mut Vec<(usize, String)>,
    log: &mut Log<'_>,
) -> Manifest {
    let mut manifest = Manifest::default();
    let mut seen = HashSet::new();
    for block in blocks {
        if matches!(block.shape, Shape::Row(_)) && summary.contains(&block.line) {
            continue;
        }
        let text = block.text.plain();
        // Each of several texts may bring the cover.
        if !seen.insert(fold(&text)) {
            log.sure(block.line, format!("couverture répétée : {}", start(&text)));
            set_aside.push((block.line, text));
            continue;
        }
        let annexe = annexe(&text);
        if let Some(length) = annexe.filter(|_| manifest.annexe.is_empty()) {
            manifest.annexe = text[..length].to_owned();
            manifest.title = text[length..]
                .trim_start_matches([' ', ':', '–', '—', '-', '.', '\u{a0}'])
                .to_owned();
        } else if block.level().is_some()
            && manifest.title.is_empty()
            && !manifest.annexe.is_empty()
        {
            manifest.title = text;
        } else if block.level().is_some() && manifest.guide.len() < GUIDE_LINES {
            manifest.guide.push(text);
        } else if (block.is_paragraph() || block.is_item()) && text.chars().count() <= BODY {
            manifest.body.extend(block.text.lines().iter().map(Inline::plain));
        } else {
            log.doubt(
                block.line,
                format!(
                    "texte avant la première fiche, qui n'a pas de place dans le manifeste : {}",
                    start(&text)
                ),
            )
            .without_place(text);
        }
    }
    complete(&mut manifest, log);
    manifest
}

/// Whether a text starts with "Annexe" and its number or letter.
pub(crate) fn is_annex_label(text: &str) -> bool {
    annexe(text).is_some()
}

/// How many bytes of a text are "Annexe" and its number or letter.
fn annexe(text: &str) -> Option<usize> {
    let mut words = text.char_indices().filter(|(_, c)| !c.is_alphanumeric()).map(|(at, _)| at);
    let first = words.next()?;
    if fold(&text[..first]) != "annexe" {
        return None;
    }
    let rest = text[first..].trim_start();
    let number: String = rest.chars().take_while(|c| c.is_alphanumeric()).collect();
    let fits = !number.is_empty() && number.chars().count() <= 4;
    fits.then(|| text.len() - rest.len() + number.len())
}

/// Fills in what the cover did not say, with a note.
fn complete(manifest: &mut Manifest, log: &mut Log<'_>) {
    if manifest.title.is_empty() && !manifest.guide.is_empty() {
        manifest.title = manifest.guide.remove(0);
    }
    let mut missing = Vec::new();
    let mut fill = |value: &mut String, name: &'static str, with: &str| {
        if value.is_empty() {
            with.clone_into(value);
            missing.push(name);
        }
    };
    fill(&mut manifest.annexe, "annexe", UNNUMBERED);
    fill(&mut manifest.title, "titre", UNKNOWN);
    if manifest.guide.is_empty() {
        manifest.guide.push(String::new());
    }
    fill(&mut manifest.guide[0], "guide", UNKNOWN);
    if manifest.body.is_empty() {
        manifest.body.push(String::new());
    }
    fill(&mut manifest.body[0], "organisme", UNKNOWN);
    if !missing.is_empty() {
        log.doubt(
            0,
            format!(
                "la couverture ne dit pas : {} ; à compléter dans annexe.yaml",
                missing.join(", ")
            ),
        );
    }
    let capitals = |text: &&String| text.len() > 20 && !text.chars().any(char::is_lowercase);
    if let Some(line) = manifest.guide.iter().find(capitals) {
        log.likely(
            0,
            format!(
                "titre du guide laissé en capitales, faute de connaître ses accents : {}",
                start(line)
            ),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::markdown;

    fn blocks(text: &str) -> Vec<Block> {
        markdown::read(text, 0, &mut Vec::new())
    }

    #[test]
    fn themes_that_run_together_are_told_apart() {
        assert_eq!(
            themes("Fiche 2. Le pain : une affaire Fiche n° 12 – Les fours"),
            [(2, "Le pain : une affaire".to_owned()), (12, "Les fours".to_owned())]
        );
        assert_eq!(themes("La fiche du four"), []);
    }

    #[test]
    fn a_summary_is_a_table_with_pages_or_themes() {
        let summary = summary(&blocks(
            "Action\tPages\nLe four\t<a href=\"#\">P.4</a>\tFiche 1. Cuire\n\t\tFiche 2. Lever\n\n# Le four",
        ));
        assert_eq!(summary.rows.len(), 1);
        assert_eq!(summary.rows[0].title, "Le four");
        assert_eq!(summary.rows[0].themes.len(), 2);
        assert_eq!(summary.set_aside.len(), 2);
    }

    #[test]
    fn a_cover_gives_the_titles() {
        let mut notes = Vec::new();
        let manifest = cover(
            blocks("# GUIDE\n\n## Annexe 3 Des fours\n\nCONSEIL  \nDU PAIN"),
            &HashSet::new(),
            &mut Vec::new(),
            &mut Log::new(&mut notes, None),
        );
        assert_eq!((manifest.annexe.as_str(), manifest.title.as_str()), ("Annexe 3", "Des fours"));
        assert_eq!(manifest.guide, ["GUIDE"]);
        assert_eq!(manifest.body, ["CONSEIL", "DU PAIN"]);
        assert!(notes.is_empty());
    }

    #[test]
    fn a_preface_has_no_place() {
        let mut notes = Vec::new();
        let preface = "du pain ".repeat(40);
        cover(
            blocks(&format!("# Guide\n\n# Annexe A : Fours\n\nConseil\n\n{preface}")),
            &HashSet::new(),
            &mut Vec::new(),
            &mut Log::new(&mut notes, None),
        );
        assert_eq!(notes.len(), 1);
    }

    #[test]
    fn what_the_cover_does_not_say_is_noted() {
        let mut notes = Vec::new();
        let manifest =
            cover(Vec::new(), &HashSet::new(), &mut Vec::new(), &mut Log::new(&mut notes, None));
        assert_eq!(manifest.title, UNKNOWN);
        assert_eq!(notes.len(), 1);
    }
}
