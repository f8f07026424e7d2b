//! Mutated texts and documents: an import of any of them ends, in time, and says what it could not keep.
//!
//! `cargo test` tries some; `PROPTEST_CASES` raises their number. The runs of a million are ignored tests of fixed seeds:
//! `FUZZ=1000000 cargo test --release --test all -- --ignored --nocapture`.

use std::time::{Duration, Instant};

use annexe::import::{Destination, Imported, Input, Patterns, import};
use proptest::prelude::*;

use super::mutate::Random;
use crate::common::docx::{Docx, p, paragraph, picture, root, run, table};
use crate::common::office::zip;

/// What a mutation puts in, set apart by §: what means something to Markdown, to HTML, or to the format.
const PIECES: &[&str] = &[
    "# §## **§### → §- §- ✓ §  - o §\t§\n§\n\n§  \n§|§**§*§_§`§~§^§[§](§)§<§>§&§&amp;§\\",
    "!§:§…§«§»§’§\u{a0}§\u{ad}§\u{200b}§\u{301}§\u{feff}§\u{1}§➤ §→ §✓ §REPERES",
    "Contact : a@example.org§Nom de l'action : §Le contexte§Fiche 3. Le pain§P.4",
    "Annexe 3§<sup>1</sup>§[^1]§[^1]: note§<table><tr><td>§</td></tr></table>§<!--§-->",
    "![a](b.png)§<a href=\"#\">§Durée : 3'§=====§-----§12. §https://a.example/b_c",
    "05 36 49 00 00",
];
/// The same for a document's markup.
const MARKUP: &[&str] = &[
    "<w:p>§</w:p>§<w:p/>§<w:r>§</w:r>§<w:t>§</w:t>§<w:tbl>§</w:tbl>§<w:tr>§</w:tr>",
    "<w:tc>§</w:tc>§<w:pPr><w:pStyle w:val=\"T1\"/></w:pPr>",
    "<w:pPr><w:pStyle w:val=\"T\"/></w:pPr>§<w:rPr><w:b/></w:rPr>§<w:del>§</w:del>",
    "<w:ins>§<w:txbxContent>§</w:txbxContent>§<w:footnoteReference w:id=\"2\"/>§<w:br/>",
    "<w:tab/>§<w:sdt><w:sdtContent>§</w:sdtContent></w:sdt>",
    "<w:fldChar w:fldCharType=\"begin\"/>§<w:fldChar w:fldCharType=\"end\"/>",
    "<a:blip r:embed=\"p\"/>§<x>§</x>§<!-- -->§<![CDATA[§]]>§<?a?>§&lt;§&#65;",
    "w:val=\"9\"§\"§=§<w:vanish/>§<w:numPr><w:numId w:val=\"1\"/></w:numPr>",
];
/// The longest that one import may take.
const PATIENCE: Duration = Duration::from_secs(20);

/// One change: what kind, where, and what with.
type Change = (u8, u16, u16);

/// Changes a text.
fn mutated(text: &str, changes: &[Change], pieces: &[&str]) -> String {
    let pieces: Vec<&str> = pieces.iter().flat_map(|line| line.split('§')).collect();
    let mut chars: Vec<char> = text.chars().collect();
    for &(kind, at, with) in changes {
        let length = chars.len().max(1);
        let at = usize::from(at) * length / 0x1_0000;
        let with = usize::from(with);
        let span = |most: usize| at.min(chars.len())..(at + 1 + with % most).min(chars.len());
        match kind % 8 {
            0 | 1 => drop(chars.splice(at..at, pieces[with % pieces.len()].chars())),
            2 => drop(chars.drain(span(4))),
            3 => drop(chars.drain(span(200))),
            4 => {
                let copy: Vec<char> = chars[span(300)].to_vec();
                chars.splice(at..at, copy);
            }
            5 => {
                let copy: Vec<char> = chars.drain(span(300)).collect();
                let to = with * 31 % (chars.len() + 1);
                chars.splice(to..to, copy);
            }
            6 => chars.truncate(at.max(length / 2)),
            _ => {
                if let Some(c) = chars.get_mut(at) {
                    *c = char::from_u32(u32::try_from(with).unwrap_or(65)).unwrap_or('\u{fffd}');
                }
            }
        }
    }
    chars.into_iter().collect()
}

/// The texts that are changed.
fn texts() -> Vec<String> {
    let annex = include_str!("../../src/import/tests/annexe.md").to_owned();
    let sheet = "# Le four\n\n**Un chapeau.**\n\n## Le contexte\n\nDu pain,\n\n### **REPERES**\n\n#### → Objectifs\n\n- ✓ cuire\n\n\
                 #### → Contact\n\nMairie  \n05 36 49 00 00\n\net du sel<sup>1</sup>.\n\n<sup>1</sup> De mer.\n\n- **Le levain**\n  - ✓ un\n  - o deux\n";
    let film = "Le film\tP.4\tFiche 1. Cuire\n\n# Le film\n\n### Une suite\n\n> « Du pain. »\n\nDurée : 3'  \n© Four 2001\n";
    vec![annex, sheet.to_owned(), film.to_owned()]
}

/// The parts of a document that has a bit of all.
fn parts() -> Vec<(String, Vec<u8>)> {
    let body = p("T", "Guide")
        + &p("T1", "Annexe 1 Des pains")
        + &table(&[&["Action", "Pages"], &["Le four", "P.4"]])
        + &p("T1", "Le four")
        + &table(&[&["REPÈRES", ""], &["Public", "Tous"], &["Contact", "a@example.org"]])
        + &p("T2", "Le contexte")
        + &paragraph(
            "",
            &(run("Du pain")
                + "<w:r><w:footnoteReference w:id=\"2\"/></w:r>"
                + &picture("p", "Un four")),
        )
        + &p("L", "Une photo")
        + "<w:p><w:r><w:pict><v:shape alt=\"x\"><w:txbxContent>"
        + &p("", "Un encadré")
        + "</w:txbxContent></v:shape></w:pict></w:r></w:p>"
        + &p("LB", "un")
        + &p("LB2", "deux")
        + "<w:p><w:ins><w:r><w:t>de plus</w:t></w:r></w:ins><w:del><w:r><w:delText>moins</w:delText></w:r></w:del></w:p>";
    let notes =
        root("footnotes", &format!("<w:footnote w:id=\"2\">{}</w:footnote>", p("", "De seigle.")));
    let mut docx = Docx::new(&body).part("f", "footnotes", "footnotes.xml", notes.as_bytes());
    docx = docx.part("p", "image", "media/a.png", b"\x89PNG\r\n\x1a\n");
    docx.parts()
}

/// A document with some changes: in the elements of one of its parts, in the characters of one, or in its bytes.
fn document(parts: &[(String, Vec<u8>)], which: u8, changes: &[Change]) -> Vec<u8> {
    let mut parts = parts.to_vec();
    let at = [2, 2, 2, 2, 3, 4, 5, 6][usize::from(which) / 4 % 8 % parts.len().min(8)];
    let text = String::from_utf8_lossy(&parts[at].1).into_owned();
    match which % 8 {
        0 => {}
        1 => parts[at].1 = mutated(&text, changes, &[MARKUP, PIECES].concat()).into_bytes(),
        _ => parts[at].1 = regrown(&text, changes).into_bytes(),
    }
    let named: Vec<(&str, &Vec<u8>)> =
        parts.iter().map(|(name, bytes)| (name.as_str(), bytes)).collect();
    let mut bytes = zip(&named);
    for &(kind, at, with) in changes.iter().filter(|_| which.is_multiple_of(8)) {
        let at = usize::from(at) * bytes.len() / 0x1_0000;
        match kind % 3 {
            0 => bytes[at] = with.to_le_bytes()[0],
            1 => bytes.truncate(at.max(1)),
            _ => drop(bytes.drain(at..(at + usize::from(with) % 64).min(bytes.len()))),
        }
        if bytes.is_empty() {
            break;
        }
    }
    bytes
}

/// Where elements start and end: tags with what follows each of them.
fn tags(text: &str) -> Vec<String> {
    let mut tags: Vec<String> = text.split_inclusive('>').map(str::to_owned).collect();
    if tags.last().is_some_and(|last| !last.ends_with('>')) {
        tags.pop();
    }
    tags
}

/// The end of the element that starts with a tag; none where a tag starts none.
fn end_of(tags: &[String], from: usize) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, tag) in tags.iter().enumerate().skip(from) {
        let tag = &tag[tag.find('<')?..];
        if tag.starts_with("</") {
            depth = depth.checked_sub(1)?;
        } else if !tag.ends_with("/>") && !tag.starts_with("<?") {
            depth += 1;
        }
        if depth == 0 {
            return Some(at + 1);
        }
    }
    None
}

/// Changes the elements of a text so that it stays well formed: some go, come again, move, hold others or other words.
fn regrown(text: &str, changes: &[Change]) -> String {
    const WHOLE: &[&str] = &[
        "<w:p/>§<w:p><w:r><w:t>Le contexte</w:t></w:r></w:p>§<w:r><w:br/></w:r>§<w:r><w:tab/></w:r>",
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Public</w:t></w:r></w:p></w:tc></w:tr></w:tbl>§<w:tr/>§<w:tc/>",
        "<w:del><w:r><w:delText>a</w:delText></w:r></w:del>§<w:b/>§<w:vanish/>§<x><w:t>b</w:t></x>§<w:pStyle w:val=\"T2\"/>",
        "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:t>c</w:t></w:r></w:sdtContent></w:sdt>",
        "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>§<w:r><w:footnoteReference w:id=\"2\"/></w:r>",
        "<w:txbxContent><w:p><w:r><w:t>REPERES</w:t></w:r></w:p></w:txbxContent>§<w:numPr><w:numId w:val=\"1\"/></w:numPr>",
    ];
    let whole: Vec<&str> = WHOLE.iter().flat_map(|line| line.split('§')).collect();
    let words: Vec<&str> = PIECES.iter().flat_map(|line| line.split('§')).collect();
    let mut tags = tags(text);
    for &(kind, at, with) in changes {
        let at = usize::from(at) * tags.len() / 0x1_0000;
        let with = usize::from(with);
        let Some(end) = end_of(&tags, at) else { continue };
        match kind % 6 {
            0 => tags.insert(at, whole[with % whole.len()].to_owned()),
            1 if end - at < tags.len() / 2 => drop(tags.drain(at..end)),
            2 => {
                let copy = tags[at..end].to_vec();
                tags.splice(at..at, copy);
            }
            3 => {
                let moved: Vec<String> = tags.drain(at..end).collect();
                let to = with % (tags.len() + 1);
                tags.splice(to..to, moved);
            }
            4 => {
                let name = ["w:p", "w:r", "w:tc", "w:ins", "x", "w:hyperlink"][with % 6];
                tags.insert(end, format!("</{name}>"));
                tags.insert(at, format!("<{name}>"));
            }
            _ => {
                let plain = |piece: &str| {
                    piece.replace('&', "&amp;").replace('<', "&lt;").replace('\u{1}', "")
                };
                let last = end - 1;
                tags[last] = plain(words[with % words.len()]) + &tags[last];
            }
        }
    }
    tags.concat()
}

/// Imports, and says what is wrong with that; refusals are well.
fn faults(input: Input<'_>, patterns: &Patterns) -> Vec<String> {
    let since = Instant::now();
    let made = import(vec![input], patterns, Destination::New);
    let mut faults = Vec::new();
    if since.elapsed() > PATIENCE {
        faults.push(format!("took {:?}", since.elapsed()));
    }
    if let Ok(made) = made {
        faults.extend(unfit(&made));
    }
    faults
}

/// What `build` would refuse of the sources.
fn unfit(made: &Imported) -> impl Iterator<Item = String> {
    let told = made.notes.iter().filter(|note| note.message.ends_with(", à corriger"));
    told.map(|note| note.message.clone())
}

fn changes() -> impl Strategy<Value = Vec<Change>> {
    prop::collection::vec(any::<Change>(), 1..12)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn mutated_texts(which in 0..3_usize, changes in changes()) {
        let text = mutated(&texts()[which], &changes, PIECES);
        prop_assert_eq!(faults(Input::Text(&text), &Patterns::default()), Vec::<String>::new(), "{}", text);
    }

    #[test]
    fn mutated_documents(which in any::<u8>(), changes in changes()) {
        let bytes = document(&parts(), which, &changes);
        let input = Input::Document { name: "essai", bytes };
        prop_assert_eq!(faults(input, &Patterns::default()), Vec::<String>::new());
    }
}

/// How many inputs a long run tries.
fn many() -> u64 {
    std::env::var("FUZZ").ok().and_then(|count| count.parse().ok()).unwrap_or(100_000)
}

fn some_changes(random: &mut Random) -> Vec<Change> {
    let count = 1 + random.below(12);
    let mut half = || u16::try_from(random.below(0x1_0000)).unwrap();
    (0..count).map(|_| (half().to_le_bytes()[0], half(), half())).collect()
}

/// Runs one kind of input, half of them on each of two threads.
fn run_many(name: &str, one: impl Fn(&mut Random, &Patterns) -> Option<String> + Sync) {
    let count = many();
    let since = Instant::now();
    let failed: Vec<String> = std::thread::scope(|scope| {
        let one = &one;
        let half = |first: u64| {
            scope.spawn(move || {
                let patterns = Patterns::default();
                let seeds = (first..count).step_by(2);
                seeds
                    .filter_map(|seed| {
                        one(&mut Random(seed), &patterns).map(|fault| format!("{seed}: {fault}"))
                    })
                    .take(20)
                    .collect::<Vec<_>>()
            })
        };
        [half(0), half(1)].into_iter().flat_map(|half| half.join().unwrap()).collect()
    });
    println!(
        "{name}: {count} inputs in {:.0} s, {} faults",
        since.elapsed().as_secs_f64(),
        failed.len()
    );
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

#[test]
#[ignore = "a long run"]
fn many_mutated_texts() {
    let texts = texts();
    run_many("texts", |random, patterns| {
        let text = mutated(&texts[random.below(texts.len())], &some_changes(random), PIECES);
        let faults = faults(Input::Text(&text), patterns);
        (!faults.is_empty()).then(|| format!("{}\n{text}", faults.join("; ")))
    });
}

#[test]
#[ignore = "a long run"]
fn many_mutated_documents() {
    let parts = parts();
    run_many("documents", |random, patterns| {
        let which = random.below(256).to_le_bytes()[0];
        let bytes = document(&parts, which, &some_changes(random));
        let faults = faults(Input::Document { name: "essai", bytes }, patterns);
        (!faults.is_empty()).then(|| format!("{which}: {}", faults.join("; ")))
    });
}
