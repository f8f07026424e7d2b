//! Reads the cover: the annex's titles and its issuing body.

mod ahead;
mod label;
mod lines;

use std::collections::HashSet;

use super::front;
use super::summary::Summary;
use crate::fold::fold;
use crate::import::block::{Block, Shape};
use crate::import::draft::Manifest;
use crate::import::inline::{Inline, Role};
use crate::import::log::{Log, start};
use crate::import::note::Note;
use crate::import::office::Part;
use crate::import::ordering::links;
use crate::import::text::mail;
use crate::message::text;
use ahead::{Ahead, guide, introduces, may_be_body};
use label::annexe;
use lines::Lines;

pub(crate) use label::is_annex_label;

/// What stands where the cover does not say; a manifest needs them all.
pub(crate) const UNKNOWN: &str = "À compléter";
/// The same for "Annexe" and its number.
pub(crate) const UNNUMBERED: &str = "Annexe";

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
    let mut closed = false;
    let mut guides = Vec::new();
    let blocks = blocks.into_iter().filter_map(|block| match block.shape {
        Shape::Part(part) => flat(*part, log),
        _ => Some(block),
    });
    let blocks: Vec<Block> = blocks.collect();
    let aheads = Ahead::of(&blocks, summary);
    // A mail has no cover: its lines are no issuing body.
    let mailed = blocks.iter().any(|block| mail::is_of_head(&printed(block)))
        && !blocks.iter().any(|block| block.level().is_some() || is_annex_label(&printed(block)));
    for (block, ahead) in blocks.into_iter().zip(aheads) {
        if summary.holds(&block) {
            closed = true;
            continue;
        }
        let said = said(&block);
        let text = printed(&block);
        // Each of several texts may bring the cover.
        if !seen.insert(fold(&said)) {
            log.sure(block.line, text!("import-cover-again", text = start(&said)));
            set_aside.push((block.line, said));
            continue;
        }
        let annexe = annexe(&text).filter(|_| manifest.annexe.is_empty());
        // A page of titles may stand below a preface.
        closed &= !(annexe.is_some() || block.level().is_some() && ahead == Ahead::Label);
        // Below « Annexe 2 » a bold line may be its title.
        let untitled = manifest.title.is_empty() && !manifest.annexe.is_empty();
        let numbered = matches!(block.shape, Shape::Item(Some(_)));
        let paragraph = block.is_paragraph() || block.is_item() && !numbered;
        // A heading of such a text may have lost its mark.
        let front = front::is_front(&text) && (block.heads() || block.is_paragraph());
        if is_contents(&text) {
            closed = true;
            log.sure(block.line, text!("import-contents-title", text = start(&text)));
            set_aside.push((block.line, text));
        } else if let Some(length) = annexe {
            tell_links(&block, log);
            manifest.annexe = text[..length].to_owned();
            manifest.title = text[length..]
                .trim_start_matches([' ', ':', '–', '—', '-', '.', '\u{a0}'])
                .to_owned();
        } else if mail::is_of_head(&text) {
            leave(&block, said, log);
        } else if closed || front {
            closed = true;
            leave(&block, said, log);
        } else if block.level().is_some() && untitled {
            tell_links(&block, log);
            if ahead == Ahead::Running {
                log.doubt(
                    block.line,
                    text!("import-cover-guess", text = start(&text), key = "titre"),
                );
            }
            manifest.title = text;
        } else if let Some(sure) = guide(&block, &text, ahead, &manifest) {
            tell_links(&block, log);
            guides.push((block.line, sure));
            manifest.guide.push(text);
        } else if paragraph && !mailed && may_be_body(&text) && !introduces(&block, ahead, untitled)
        {
            tell_links(&block, log);
            lines.add(block.line, bare(block), !manifest.annexe.is_empty());
        } else {
            // What is below a sentence, or a heading of none of the titles, is of a text that no cover has.
            closed = true;
            leave(&block, said, log);
        }
    }
    if manifest.title.is_empty() && !manifest.annexe.is_empty() {
        manifest.title = lines.title(manifest.guide.is_empty(), log).unwrap_or_default();
    }
    (manifest.body_lines, manifest.body) = lines.body(log).into_iter().unzip();
    complete(&mut manifest, guides, log);
    manifest
}

/// The text of a block as a cover prints it.
fn printed(block: &Block) -> String {
    if block.style.is_some() { block.text.without_notes() } else { block.text.plain() }
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
pub(crate) fn said(block: &Block) -> String {
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

/// Tells what no manifest has a place for, such as an introduction: the program prints none.
fn leave(block: &Block, said: String, log: &mut Log<'_>) {
    log.doubt(block.line, text!("import-before-first", text = start(&said))).without_place(said);
}

/// Takes the lines of the issuing body from a manifest that nobody is going to write, and tells of them.
pub(crate) fn leave_body(manifest: &mut Manifest, notes: &mut Vec<Note>) {
    let lines = std::mem::take(&mut manifest.body_lines);
    for (at, text) in lines.into_iter().zip(std::mem::take(&mut manifest.body)) {
        let key = "organisme";
        let told = text!("import-cover-guess", text = start(&text), key);
        notes.retain(|note| note.place.line != at || note.message != told);
        let left = text!("import-before-first", text = start(&text));
        Log::new(notes, None).doubt(at, left).without_place(text);
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

/// Whether a text is the title of a summary, which the program prints itself.
pub(crate) fn is_contents(text: &str) -> bool {
    matches!(
        fold(text).as_str(),
        "sommaire"
            | "table des matieres"
            | "table des fiches"
            | "sommaire des fiches"
            | "index"
            | "index des fiches"
            | "liste des fiches"
            | "liste des actions"
    )
}

/// Whether a line goes on with « Annexe 5 » above it: « au schéma départemental » names the guide, and no annex.
fn is_of_guide(text: &str) -> bool {
    // « Annexe 3 des actions inspirantes » may well name the annex.
    let word = text.split(' ').next().unwrap_or_default();
    matches!(word, "au" | "aux" | "du" | "à")
}

/// Fills in what the cover did not say; `guides` are the lines of the guide's title, and whether it can hardly be another.
fn complete(manifest: &mut Manifest, mut guides: Vec<(usize, bool)>, log: &mut Log<'_>) {
    let guess = |(at, sure): (usize, bool), text: &str, key: &str, log: &mut Log<'_>| {
        if !sure {
            log.doubt(at, text!("import-cover-guess", text = start(text), key));
        }
    };
    let swapped = is_of_guide(&manifest.title);
    if !manifest.guide.is_empty() && (manifest.title.is_empty() || swapped) {
        let title = manifest.guide.remove(0);
        guess(guides.remove(0), &title, "titre", log);
        let guide = std::mem::replace(&mut manifest.title, title);
        if swapped {
            manifest.guide.insert(0, guide);
        }
    }
    // What stood beside « Annexe 5 » has no line of its own.
    let beside_label = manifest.guide.len() - guides.len();
    for (text, place) in manifest.guide.iter().skip(beside_label).zip(&guides) {
        guess(*place, text, "guide", log);
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
    let capitals = |text: &String| text.len() > 20 && !text.chars().any(char::is_lowercase);
    if let Some((text, at)) =
        manifest.guide.iter().skip(beside_label).zip(guides).find(|(text, _)| capitals(text))
    {
        log.likely(at.0, text!("import-guide-capitals", text = start(text)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::text::markdown;

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
            ("# Introduction\n\nDeux actions.\n\n**La présidente**\n\nConseil du pain", 0, 4),
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
