//! Slips of the keyboard, a thousand of them, in the project's own sheets: each that makes a sheet faulty is told where it
//! was made, and what a program mends has the words that were there.

use std::collections::BTreeMap;
use std::fs;
use std::ops::Range;
use std::path::Path;

use annexe::diag::{Diagnostic, Diagnostics};
use annexe::fix;
use annexe::sheet::{Manifest, read_manifest, read_sheet};
use annexe::source::Source;
use proptest::collection::vec;
use proptest::sample::Index;

/// A sheet with a slip in it.
struct Slip {
    kind: &'static str,
    text: String,
    /// Where the slip is in the new text.
    range: Range<usize>,
}

/// Numbers that look random and are the same in every run.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, bound: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % bound.max(1)
    }

    fn pick<'a, T>(&mut self, list: &'a [T]) -> Option<&'a T> {
        (!list.is_empty()).then(|| &list[self.below(list.len())])
    }
}

/// A line: its range, and whether it belongs to a text of several lines.
#[derive(Clone)]
struct Line {
    range: Range<usize>,
    prose: bool,
}

fn lines(text: &str) -> Vec<Line> {
    let mut block = None;
    let mut start = 0;
    let mut lines = Vec::new();
    for line in text.split_inclusive('\n') {
        let body = line.trim_end();
        let depth = body.len() - body.trim_start().len();
        if block.is_some_and(|owner| !body.is_empty() && depth <= owner) {
            block = None;
        }
        let prose = block.is_some();
        if body.ends_with(": |") {
            block = Some(depth);
        }
        lines.push(Line { range: start..start + body.len(), prose });
        start += line.len();
    }
    lines
}

/// A change of a text: what stands in the place of a range.
fn slip(kind: &'static str, text: &str, range: Range<usize>, new: &str) -> Option<Slip> {
    let mut out = text.to_owned();
    out.replace_range(range.clone(), new);
    let end = range.start + new.len().max(1);
    (out != text).then(|| Slip { kind, range: range.start..end.min(out.len()), text: out })
}

const KINDS: usize = 26;

/// Those behind them, with a capital or an accent in a key, and another slip.
const SPELT: std::ops::Range<usize> = KINDS..KINDS + 5;

/// A slip of a kind at a place that the numbers choose; none where the sheet has no such place.
fn make(kind: usize, text: &str, numbers: &mut Numbers) -> Option<Slip> {
    let lines = lines(text);
    let of = |line: &Line| &text[line.range.clone()];
    let all = |wanted: &dyn Fn(&Line) -> bool| {
        lines.iter().filter(|l| wanted(l)).cloned().collect::<Vec<_>>()
    };
    let keys = all(&|l| {
        !of(l).starts_with('#')
            && !l.prose
            && of(l).trim_start().trim_start_matches("- ").contains(':')
    });
    let prose = all(&|l| l.prose && of(l).trim().len() > 20);
    let plain = all(&|l| {
        let body = of(l).trim_start().trim_start_matches("- ");
        let text = !["type:", "motif:", "gabarit:"].iter().any(|key| body.starts_with(key));
        let value = body.split_once(": ").map(|(_, value)| value);
        !l.prose && text && value.is_some_and(|value| value.starts_with(char::is_alphabetic))
    });
    let types = all(&|l| of(l).trim_start().starts_with("- type: "));
    let key = numbers.pick(&keys)?.clone();
    let line = numbers.pick(&prose)?.clone();
    let value = numbers.pick(&plain)?.clone();
    let value_at = value.range.start + of(&value).find(": ")? + 2;
    let indent = of(&key).len() - of(&key).trim_start().len();
    let key_at =
        key.range.start + of(&key).len() - of(&key).trim_start().trim_start_matches("- ").len();
    let prose_at = line.range.start + of(&line).len() - of(&line).trim_start().len();
    // A new paragraph of its own, so that what is put there is a block.
    let para = format!("\n\n{}", " ".repeat(prose_at - line.range.start));
    let word = line.range.start + of(&line).rfind(' ')?;
    match kind {
        0 => slip("misspelt key", text, key_at..key_at, "x"),
        1 => slip(
            "key twice",
            text,
            value.range.end..value.range.end,
            &format!("\n{}", of(&value).replace("- ", "  ")),
        ),
        2 => slip("colon in a sentence", text, value.range.end..value.range.end, " : encore"),
        3 => slip("tab before a key", text, key.range.start..key.range.start + indent, "\t"),
        4 => {
            let kind = numbers.pick(&types)?;
            slip("unknown section type", text, kind.range.end..kind.range.end, "zz")
        }
        5 => {
            let themes = lines.iter().find(|l| of(l).starts_with("themes: ["))?;
            slip("unknown theme", text, themes.range.start + 9..themes.range.start + 9, "99, ")
        }
        6 => slip("NUL", text, word..word, "\0"),
        7 => slip("reversed text", text, word..word, "\u{202e}"),
        8 => slip("quotation mark without an end", text, value_at..value_at, "\""),
        9 => slip("bracket", text, value_at..value_at, "["),
        10 => slip("star", text, value_at..value_at, "*"),
        11 => slip("anchor", text, value_at..value_at, "&"),
        12 => slip("hash in a value", text, value.range.end..value.range.end, " #suite"),
        13 => slip(
            "pasted at the margin",
            text,
            line.range.end..line.range.end,
            "\n\nUn paragraphe collé ici.",
        ),
        14 => slip("link without target", text, word..word, " [ici](zz)"),
        15 => slip("link of another kind", text, word..word, " [ici](ftp://example.org)"),
        16 => slip("note without text", text, word..word, " [^zz]"),
        17 => slip(
            "deep heading",
            text,
            line.range.end..line.range.end,
            &format!("{para}###### Un titre"),
        ),
        18 => slip(
            "code",
            text,
            line.range.end..line.range.end,
            &format!("{para}```{}x{}```", &para[1..], &para[1..]),
        ),
        19 => slip(
            "table",
            text,
            line.range.end..line.range.end,
            &format!("{para}| a | b |{}|---|---|{}| 1 | 2 |", &para[1..], &para[1..]),
        ),
        20 => slip(
            "HTML remark",
            text,
            line.range.end..line.range.end,
            &format!("{para}<!-- note -->"),
        ),
        21 => slip(
            "unknown call-out",
            text,
            line.range.end..line.range.end,
            &format!("{para}> [!zz]{}> Un texte.", &para[1..]),
        ),
        22 => slip("picture in a sentence", text, word..word, " ![Une photo](zz.png)"),
        23 => slip(
            "code by indentation",
            text,
            line.range.end..line.range.end,
            &format!("{para}      Un texte décalé."),
        ),
        24 => {
            let end = text[key.range.clone()].find(':')? + key.range.start;
            slip("key without its colon", text, end..end + 1, "")
        }
        25 => slip("value taken away", text, value_at - 2..value.range.end, ":"),
        // As telephones write keys, with another slip on their line.
        _ => {
            let end = key_at + text[key_at..].find(':')?;
            let word = &text[key_at..end];
            // A title may begin with any word.
            let dash = &text[key.range.start + indent..key_at];
            let first = word.chars().next()?.to_uppercase().to_string() + &word[1..];
            let value = &text[end + 1..key.range.end];
            let pad = " ".repeat(indent);
            let (kind, new) = match kind {
                26 => ("capital and tab", format!("\t{dash}{first}:{value}")),
                27 => ("capitals and tab", format!("\t{dash}{} :{value}", word.to_uppercase())),
                28 => ("capital and a space more", format!("{pad} {dash}{first}:{value}")),
                29 => ("accent and two levels less", {
                    format!(
                        "{}{dash}{}:{value}",
                        &pad[..indent.saturating_sub(2)],
                        first.replacen('e', "é", 1)
                    )
                }),
                _ => (
                    "capital and a lost space",
                    format!("{pad}{dash}{first}:{}", value.trim_start()),
                ),
            };
            slip(kind, text, key.range.clone(), &new)
        }
    }
}

fn manifest() -> Manifest {
    let text =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("sources/annexe.yaml"))
            .unwrap();
    read_manifest(&Source::new("annexe.yaml", text), &mut Diagnostics::default()).unwrap()
}

fn sheets() -> Vec<(String, String)> {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("sources");
    let mut sheets: Vec<_> = fs::read_dir(dir)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| {
            path.extension().is_some_and(|end| end == "yaml") && !path.ends_with("annexe.yaml")
        })
        .map(|path| {
            (
                path.file_stem().unwrap().to_str().unwrap().to_owned(),
                fs::read_to_string(path).unwrap(),
            )
        })
        .collect();
    sheets.sort();
    sheets
}

fn found(id: &str, text: &str, manifest: &Manifest) -> Diagnostics {
    let mut found = Diagnostics::default();
    if let Some(source) = Source::decode(Path::new("fiche.yaml"), text.as_bytes(), &mut found) {
        read_sheet(id, &source, manifest, &mut found);
    }
    found
}

/// Whether a diagnostic touches a range.
fn touches(diagnostic: &Diagnostic, range: &Range<usize>) -> bool {
    diagnostic
        .labels
        .iter()
        .any(|(place, _)| place.range.start <= range.end && range.start <= place.range.end)
}

#[test]
fn a_thousand_slips_are_told_where_they_were_made() {
    let (manifest, sheets) = (manifest(), sheets());
    let mut numbers = Numbers(7);
    let mut missed: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    let mut made = 0;
    for round in 0..KINDS * 50 {
        let (id, text) = numbers.pick(&sheets).unwrap();
        let Some(slip) = make(round % KINDS, text, &mut numbers) else { continue };
        made += 1;
        let found = found(id, &slip.text, &manifest);
        if !found.iter().any(|diagnostic| touches(diagnostic, &slip.range)) {
            let told: Vec<_> =
                found.iter().map(|d| (d.code.as_str(), d.place().map(|p| p.position()))).collect();
            let at = Source::new("", slip.text.clone()).position(slip.range.start);
            let line = slip.text[slip.range.start..].lines().next().unwrap_or_default();
            missed.entry(slip.kind).or_default().push(format!("{id} {at:?} {line:?}: {told:?}"));
        }
    }
    assert!(made > 1_000, "{made}");
    for (kind, cases) in &missed {
        eprintln!("{kind}: {}", cases.len());
        for case in cases.iter().take(4) {
            eprintln!("    {case}");
        }
    }
    assert!(missed.is_empty());
}

#[test]
fn what_is_mended_has_the_words_that_were_there() {
    let words = |text: &str| -> Vec<String> {
        text.split(|c: char| !c.is_alphanumeric())
            .filter(|w| !w.is_empty())
            .map(str::to_lowercase)
            .collect()
    };
    let (manifest, sheets) = (manifest(), sheets());
    let mut numbers = Numbers(11);
    let mut mended: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for round in 0..KINDS * 20 {
        let (id, text) = numbers.pick(&sheets).unwrap();
        let Some(slip) = make(round % KINDS, text, &mut numbers) else { continue };
        let count = mended.entry(slip.kind).or_default();
        count.1 += 1;
        if let Some(new) = fix::mend("une.yaml", slip.text.as_bytes(), Some(&manifest)) {
            count.0 += usize::from(found(id, &new.text, &manifest).errors() == 0);
            let (now, before) = (words(&new.text), words(&slip.text));
            // The one name that is spelt anew is a section type's, back to what it was.
            let right = slip.kind == "unknown section type" && new.text == *text;
            assert!(right || now == before, "{}", slip.kind);
        }
    }
    for kind in [
        "anchor",
        "code by indentation",
        "colon in a sentence",
        "hash in a value",
        "key without its colon",
        "NUL",
        "pasted at the margin",
        "quotation mark without an end",
        "reversed text",
        "star",
        "tab before a key",
    ] {
        let (good, all) = mended[kind];
        assert!(good * 10 >= all * 9, "{kind}: {good} of {all}");
    }
}

/// What is silent after a repair is what was there before the slip: no key has become text.
#[test]
fn no_key_becomes_text_without_being_told() {
    let (manifest, sheets) = (manifest(), sheets());
    let mut numbers = Numbers(13);
    let (mut made, mut mended) = (0, 0);
    for round in 0..SPELT.len() * 50 {
        let (id, text) = numbers.pick(&sheets).unwrap();
        let kind = SPELT.start + round % SPELT.len();
        let Some(slip) = make(kind, text, &mut numbers) else { continue };
        made += 1;
        let new = fix::mend("une.yaml", slip.text.as_bytes(), Some(&manifest));
        let after = new.as_ref().map_or(&slip.text, |new| &new.text);
        let silent = found(id, after, &manifest).iter().next().is_none();
        // Fields of an author's own have any spelling.
        let plain = |text: &str| text.to_lowercase().replace('é', "e").replace(" :", ":");
        assert!(
            !silent || plain(after) == plain(text),
            "{}: {}\n{after}",
            slip.kind,
            &slip.text[slip.range.clone()]
        );
        mended += usize::from(silent);
    }
    assert!(made > 200 && mended * 2 > made, "{mended} of {made}");
}

/// Letters and blanks of several bytes, as word processors, web pages and telephones put them anywhere.
const WIDE: [char; 12] =
    ['\u{a0}', '\u{202f}', '\u{3000}', '\u{200b}', '\u{2028}', 'é', '“', '«', '–', '·', '：', '🙂'];

const SHORT_SHEET: &str = "\
titre: \"Un : été\"
themes: [1, 3]
motif: arc
chapeau: |
  Un chapeau.
reperes:
  objectifs: >
    - Été
  public: Tous : ici
  contact: |
    Une dame
sections:
  - type: contexte
    texte: |
      ### Été

      - Un *mot*.
  - titre: Là
    image:
      fichier: a.svg
    texte:
      - Un
";

const SHORT_MANIFEST: &str = "\
annexe: Annexe 9
titre: Été
guide: Un guide
organisme: |
  Le conseil
date: 2024-02-29
themes:
  1: Le premier
  3: Été
fiches:
  - une
  - deux
silence:
  date-absente: [une]
";

/// Reads a text as a sheet or as the manifest, and mends it where that is asked for.
fn go_through(name: &str, text: &str, manifest: &Manifest, mends: bool) {
    if name == "annexe.yaml" {
        let mut found = Diagnostics::default();
        if let Some(source) = Source::decode(Path::new(name), text.as_bytes(), &mut found) {
            read_manifest(&source, &mut found);
        }
    } else {
        found("une", text, manifest);
    }
    if mends && let Some(mended) = fix::mend(name, text.as_bytes(), Some(manifest)) {
        assert!(mended.text != text, "{text}");
    }
}

#[test]
fn a_letter_of_several_bytes_beside_a_sign_makes_nothing_stumble() {
    let manifest = manifest();
    let sign = |c: char| !c.is_alphanumeric();
    for (name, text) in [("une.yaml", SHORT_SHEET), ("annexe.yaml", SHORT_MANIFEST)] {
        let next = |at: usize| text[at..].chars().next().is_none_or(sign);
        let beside = |at: &usize| next(*at) || text[..*at].ends_with(sign);
        let places = (0..=text.len()).filter(|at| text.is_char_boundary(*at)).filter(beside);
        for (i, at) in places.enumerate() {
            // A no-break space at each, and of the others, and of those that are mended, a few.
            for (j, wide) in WIDE.iter().enumerate().filter(|(j, _)| *j == 0 || (i + j) % 8 == 0) {
                let mut text = text.to_owned();
                text.insert(at, *wide);
                go_through(name, &text, &manifest, (i + j) % 32 == 0);
            }
        }
    }
}

proptest::proptest! {
    #![proptest_config(proptest::test_runner::Config::with_cases(64))]
    #[test]
    fn letters_of_several_bytes_anywhere_make_nothing_stumble(
        sheet: bool,
        inserted in vec((proptest::arbitrary::any::<Index>(), 0..WIDE.len()), 1..4),
    ) {
        let (name, text) = match sheet {
            true => ("une.yaml", SHORT_SHEET),
            false => ("annexe.yaml", SHORT_MANIFEST),
        };
        let mut letters: Vec<char> = text.chars().collect();
        for (at, wide) in inserted {
            letters.insert(at.index(letters.len() + 1), WIDE[wide]);
        }
        go_through(name, &letters.into_iter().collect::<String>(), &manifest(), true);
    }
}
