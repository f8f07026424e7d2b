//! Reads the cover: the annex's titles and its issuing body.

mod lines;

use std::collections::HashSet;

use super::block::{Block, Shape};
use super::draft::Manifest;
use super::front;
use super::inline::{Inline, Role};
use super::links;
use super::log::{Log, start};
use super::office::Part;
use super::summary::Summary;
use crate::fold::fold;
use crate::message::text;
use lines::Lines;

/// What stands where the cover does not say; a manifest needs them all.
pub(crate) const UNKNOWN: &str = "À compléter";
/// The same for "Annexe" and its number.
pub(crate) const UNNUMBERED: &str = "Annexe";

/// The guide's title and what follows it.
const GUIDE_LINES: usize = 2;
/// An issuing body's name is no longer than this, in characters.
const BODY: usize = 160;
/// The level of a heading that has lost its mark.
const LOWEST: u8 = 6;
/// A sentence has as many words, and more; a name that ends in a point may have fewer.
const SENTENCE: usize = 4;

/// Reads the cover's blocks, the summary left out.
pub(crate) fn cover(
    blocks: Vec<Block>,
    summary: &Summary,
    set_aside: &mut Vec<(usize, String)>,
    log: &mut Log<'_>,
) -> Manifest {
    let mut manifest = Manifest::default();
    let mut seen = HashSet::new();
    let mut lines = Lines::default();
    let mut within = Within::Cover;
    let mut front = 0;
    for block in blocks {
        if summary.holds(&block) {
            continue;
        }
        let block = match block.shape {
            Shape::Part(part) => match flat(*part, log) {
                Some(block) => block,
                None => continue,
            },
            _ => block,
        };
        let said = said(&block);
        let text = match block.style {
            Some(_) => block.text.without_notes(),
            None => block.text.plain(),
        };
        // Each of several texts may bring the cover.
        if !seen.insert(fold(&said)) {
            log.sure(block.line, text!("import-cover-again", text = start(&said)));
            set_aside.push((block.line, said));
            continue;
        }
        let annexe = annexe(&text);
        // It may have lost its mark.
        let opens = front::is_front(&text) && (block.heads() || block.is_paragraph());
        let heads = block.level().is_some() || opens;
        let level = block.level().unwrap_or(LOWEST);
        // What is below its heading is of it.
        if heads && (opens || within != Within::Front || level <= front) {
            within = if opens { Within::Front } else { Within::Cover };
            front = level;
        }
        let numbered = matches!(block.shape, Shape::Item(Some(_)));
        let paragraph = block.is_paragraph() || block.is_item() && !numbered;
        if is_contents(&text) {
            log.sure(block.line, text!("import-contents-title", text = start(&text)));
            set_aside.push((block.line, text));
        } else if let Some(length) = annexe.filter(|_| manifest.annexe.is_empty()) {
            tell_links(&block, log);
            manifest.annexe = text[..length].to_owned();
            manifest.title = text[length..]
                .trim_start_matches([' ', ':', '–', '—', '-', '.', '\u{a0}'])
                .to_owned();
        } else if within == Within::Front && heads {
            // The program prints no introduction: its title is nothing of the guide's.
            log.doubt(block.line, text!("import-before-first", text = start(&said)))
                .without_place(said);
        } else if block.level().is_some()
            && manifest.title.is_empty()
            && !manifest.annexe.is_empty()
        {
            tell_links(&block, log);
            manifest.title = text;
        } else if is_guide(&block, &text, manifest.guide.len()) {
            tell_links(&block, log);
            manifest.guide.push(text);
        } else if paragraph && may_be_body(&text, within) {
            tell_links(&block, log);
            lines.add(block.line, bare(block), !manifest.annexe.is_empty());
        } else {
            if within == Within::Cover {
                within = Within::Prose;
            }
            log.doubt(block.line, text!("import-before-first", text = start(&said)))
                .without_place(said);
        }
    }
    if manifest.title.is_empty() && !manifest.annexe.is_empty() {
        manifest.title = lines.title(manifest.guide.is_empty(), log).unwrap_or_default();
    }
    manifest.body = lines.body();
    complete(&mut manifest, log);
    manifest
}

/// The text of a line, without the calls of notes that a document's author did not type.
fn bare(mut block: Block) -> Inline {
    let typed = block.style.is_none();
    block.text.0.retain(|span| typed || span.role != Role::NoteMark);
    block.text
}

/// Tells the addresses of the links of a line: no manifest has them.
fn tell_links(block: &Block, log: &mut Log<'_>) {
    for target in links::unsaid(&block.text) {
        log.doubt(block.line, text!("import-cover-link", target));
    }
}

/// What a block says where no manifest has a place for it: with the number of a list, the calls of notes, and the addresses
/// of links.
///
/// The author of a document typed no numbers and calls, and its words have none.
pub(super) fn said(block: &Block) -> String {
    let mut text = block.text.clone();
    links::write_out(&mut text);
    if block.style.is_some() {
        return text.without_notes();
    }
    for span in text.0.iter_mut().filter(|span| span.role == Role::NoteMark) {
        (span.text, span.role) = (format!("[^{}]", span.text), Role::Text);
    }
    match block.shape {
        Shape::Item(Some(number)) => format!("{number}. {}", text.plain()),
        _ => text.plain(),
    }
}

/// All text of a part of a document as a quotation, which no cover has; none for a picture without words.
pub(super) fn flat(mut part: Part, log: &mut Log<'_>) -> Option<Block> {
    let line = part.line();
    let mut texts = Vec::new();
    part.each_text(&mut |text| texts.push(std::mem::take(text)));
    if let Part::Picture(picture, _) = &part {
        let told = match picture.alt.as_str() {
            "" => text!("import-cover-picture"),
            alt => text!("import-cover-picture.named", alt),
        };
        log.doubt(line, told);
    }
    let text = Inline::joined(texts);
    let block = Block { shape: Shape::Quote, ..Block::paragraph(line, text) };
    (!block.text.is_empty()).then_some(block)
}

/// Whether a text could be a line of the issuing body: it is short, and no sentence; among those, it must begin as one.
fn may_be_body(text: &str, within: Within) -> bool {
    let words = text.split_whitespace().count();
    let last = text.rsplit(' ').next().unwrap_or_default();
    // « S.A. »
    let short = last.trim_end_matches('.').contains('.');
    let ends = text.ends_with(['.', ';', '!', '?', '…']) && !short;
    let postcode = |word: &str| word.len() == 5 && word.bytes().all(|b| b.is_ascii_digit());
    let named = lines::is_body(text) || text.split_whitespace().any(postcode);
    let sentence = match within {
        Within::Cover => ends && words >= SENTENCE,
        Within::Prose => ends,
        Within::Front => true,
    };
    text.chars().count() <= BODY && (named || !sentence)
}

/// What the lines of a cover stand among.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Within {
    /// Lines of the cover.
    Cover,
    /// Sentences, since one has been found.
    Prose,
    /// An introduction.
    Front,
}

/// Whether a block is of the guide's title, of which `known` lines were read: a heading, or a line that says so.
fn is_guide(block: &Block, text: &str, known: usize) -> bool {
    let says = known == 0 && fold(text).starts_with("guide ");
    says || block.level().is_some() && known < GUIDE_LINES
}

/// Whether a text is the title of a summary, which the program prints itself.
fn is_contents(text: &str) -> bool {
    matches!(
        fold(text).as_str(),
        "sommaire" | "table des matieres" | "table des fiches" | "sommaire des fiches"
    )
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
    let rest = without_numero(rest).unwrap_or(rest);
    let number: String = rest.chars().take_while(|c| c.is_alphanumeric()).collect();
    let fits = !number.is_empty() && number.chars().count() <= 4;
    fits.then(|| text.len() - rest.len() + number.len())
}

/// What follows « n° », « no » or « numéro », where a number does.
fn without_numero(text: &str) -> Option<&str> {
    let rest = text.trim_start_matches(|c: char| c.is_alphabetic() || matches!(c, '°' | '.'));
    let sign = fold(&text[..text.len() - rest.len()]);
    let rest = rest.trim_start();
    let known = matches!(sign.as_str(), "n" | "no" | "nº" | "numero");
    (known && rest.starts_with(|c: char| c.is_ascii_digit())).then_some(rest)
}

/// Fills in what the cover did not say.
fn complete(manifest: &mut Manifest, log: &mut Log<'_>) {
    if manifest.title.is_empty() && !manifest.guide.is_empty() {
        manifest.title = manifest.guide.remove(0);
    }
    let missing = &mut manifest.missing;
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
    let capitals = |text: &&String| text.len() > 20 && !text.chars().any(char::is_lowercase);
    if let Some(line) = manifest.guide.iter().find(capitals) {
        log.likely(0, text!("import-guide-capitals", text = start(line)));
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
    fn a_cover_gives_the_titles() {
        let mut notes = Vec::new();
        let manifest = cover(
            blocks("# GUIDE\n\n## Annexe 3 Des fours\n\nCONSEIL  \nDU PAIN"),
            &Summary::default(),
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
            &Summary::default(),
            &mut Vec::new(),
            &mut Log::new(&mut notes, None),
        );
        assert_eq!(notes.len(), 1);
    }

    #[test]
    fn a_sentence_is_no_issuing_body() {
        let mut notes = Vec::new();
        let text = "# Annexe A : Fours\n\nConseil du pain S.A.\n\nUn four ouvre chaque samedi.";
        let (aside, log) = (&mut Vec::new(), &mut Log::new(&mut notes, None));
        let manifest = cover(blocks(text), &Summary::default(), aside, log);
        assert_eq!(manifest.body, ["Conseil du pain S.A."]);
        assert_eq!(notes.len(), 1);
        // Names and addresses may have points; a passage goes as a whole.
        for (text, body, told) in [
            ("Haut conseil du travail social.\n\n14, avenue Duquesne. 75007 Paris.", 2, 0),
            ("Direction de l'action sociale. Service des territoires.", 1, 0),
            ("Document du service social de Mézin.\n\nMerci aux équipes.", 0, 2),
            ("# Introduction\n\nDeux actions.\n\n**La présidente**\n\nConseil du pain", 1, 3),
        ] {
            let mut notes = Vec::new();
            let (aside, log) = (&mut Vec::new(), &mut Log::new(&mut notes, None));
            let text = format!("# Annexe A : Fours\n\n{text}");
            let manifest = cover(blocks(&text), &Summary::default(), aside, log);
            let found = manifest.body.iter().filter(|line| *line != UNKNOWN).count();
            assert_eq!((found, notes.len()), (body, told), "{text}");
            assert!(manifest.missing.contains(&"guide"), "{text}");
        }
    }

    #[test]
    fn what_the_cover_does_not_say_is_told() {
        let mut notes = Vec::new();
        let manifest = cover(
            Vec::new(),
            &Summary::default(),
            &mut Vec::new(),
            &mut Log::new(&mut notes, None),
        );
        assert_eq!(manifest.title, UNKNOWN);
        assert_eq!(manifest.missing, ["annexe", "titre", "guide", "organisme"]);
    }
}
