//! Documents that no program wrote: no panic, and no word lost.
//!
//! `cargo test` tries some; `PROPTEST_CASES` raises their number. The run of a million is an ignored test of fixed seeds:
//! `FUZZ=1000000 cargo test --release --test all -- --ignored --nocapture`.

use annexe::import::{ImportError, Refused};
use proptest::prelude::*;

use super::{HEAD, content, imported, p, styles, with_parts};

/// Elements, with the attributes that the reader looks at; any may stand in any other.
const ELEMENTS: &[(&str, &[&str])] = &[
    (
        "text:p",
        &[
            "",
            "text:style-name=\"Title\"",
            "text:style-name=\"Text_20_body\"",
            "text:style-name=\"P2\"",
        ],
    ),
    (
        "text:p",
        &[
            "text:style-name=\"L_e9_gende\"",
            "text:style-name=\"Quotations\"",
            "text:style-name=\"P4\"",
        ],
    ),
    (
        "text:p",
        &["text:style-name=\"Subtitle\"", "text:style-name=\"PH\"", "text:style-name=\"P5\""],
    ),
    ("text:h", &["text:outline-level=\"1\"", "text:outline-level=\"2\"", "text:style-name=\"P1\""]),
    (
        "text:span",
        &[
            "text:style-name=\"B\"",
            "text:style-name=\"I\"",
            "text:style-name=\"S\"",
            "text:style-name=\"H\"",
        ],
    ),
    ("text:a", &["xlink:href=\"https://example.org\"", "xlink:href=\"#a\"", ""]),
    (
        "text:list",
        &["text:style-name=\"L\"", "text:style-name=\"N\" text:continue-numbering=\"true\"", ""],
    ),
    ("text:list-item", &["", "text:start-value=\"4294967295\"", "text:style-override=\"N\""]),
    ("text:list-header", &[""]),
    ("text:numbered-paragraph", &["text:level=\"3\"", "text:level=\"99\" text:list-id=\"a\""]),
    ("text:section", &["", "text:display=\"none\""]),
    ("text:note", &["text:note-class=\"footnote\""]),
    ("text:note-body", &[""]),
    ("text:note-citation", &[""]),
    ("text:table-of-content", &[""]),
    ("text:index-body", &[""]),
    ("text:tracked-changes", &[""]),
    ("text:hidden-text", &["", "text:is-hidden=\"true\""]),
    ("text:hidden-paragraph", &["", "text:is-hidden=\"true\""]),
    ("text:placeholder", &[""]),
    ("text:number", &[""]),
    ("text:s", &["text:c=\"9\""]),
    ("text:line-break", &[""]),
    ("text:soft-page-break", &[""]),
    ("text:date", &[""]),
    ("table:table", &[""]),
    ("table:table-row", &["", "table:number-rows-repeated=\"9\""]),
    ("table:table-cell", &["", "table:number-columns-repeated=\"9\""]),
    ("table:covered-table-cell", &[""]),
    ("table:table-header-rows", &[""]),
    ("table:title", &[""]),
    ("draw:frame", &["", "text:anchor-page-number=\"2\""]),
    ("draw:text-box", &[""]),
    ("draw:image", &["xlink:href=\"Pictures/1.png\"", ""]),
    ("draw:custom-shape", &[""]),
    ("draw:object", &["xlink:href=\"./Object 1\"", ""]),
    ("draw:control", &["draw:control=\"a\""]),
    ("svg:title", &[""]),
    ("svg:desc", &[""]),
    ("office:annotation", &[""]),
    ("office:forms", &[""]),
    ("form:text", &["form:id=\"a\" form:current-value=\"rempli\""]),
    ("math:math", &[""]),
    ("math:mi", &[""]),
    ("loext:content-control", &["", "loext:showing-place-holder=\"true\""]),
    ("autre", &[""]),
];

/// How many of them are paragraphs; those come first.
const PARAGRAPHS: usize = 4;

/// What headings, labels and signs mean something.
const WORDS: &[&str] = &[
    "Le contexte",
    "REPÈRES",
    "Public",
    "Contact :",
    "Nom de l'action",
    "Générique",
    "• point",
    "➤ Place",
    "[À remplir : le nom]",
    "1.",
    "#",
    "**",
    "]: [^1]",
    "\u{f0fc}",
    "\u{301}",
    "&amp;",
];

/// A document as a row of choices: whatever they are, they make one.
struct Choices<'a> {
    bytes: std::slice::Iter<'a, u8>,
    words: usize,
}

impl Choices<'_> {
    fn next(&mut self) -> usize {
        self.bytes.next().copied().map_or(0, usize::from)
    }

    fn pick<'t, T>(&mut self, of: &'t [T]) -> &'t T {
        &of[self.next() % of.len()]
    }

    /// A word of its own each time, or one that means something; spaces keep it from growing together with others.
    fn word(&mut self) -> String {
        self.words += 1;
        match self.next() {
            n if n % 4 == 3 => format!(" {} ", self.pick(WORDS)),
            _ => format!(" mot{} ", self.words),
        }
    }

    fn elements(&mut self, depth: usize, out: &mut String) {
        for _ in 0..self.next() % 5 {
            if depth > 12 || self.bytes.len() == 0 {
                return;
            }
            if self.next().is_multiple_of(3) {
                out.push_str(&self.word());
                continue;
            }
            // Most text of real documents stands in paragraphs and items.
            let (name, attributes) = match self.next() % 8 {
                0..4 => self.pick(ELEMENTS),
                4..7 => &ELEMENTS[self.next() % PARAGRAPHS],
                _ => &("text:list-item", &[""] as &[&str]),
            };
            out.push_str(&format!("<{name} {}>", self.pick(attributes)));
            out.push_str(&self.word());
            self.elements(depth + 1, out);
            out.push_str(&format!("</{name}>"));
        }
    }

    fn document(&mut self) -> String {
        let mut out = String::new();
        while self.bytes.len() > 0 {
            self.elements(0, &mut out);
        }
        out
    }
}

/// Imports a document; what was read has all its words.
fn check(bytes: Vec<u8>) -> Result<(), TestCaseError> {
    let collected = match imported(bytes) {
        Ok(collected) => collected,
        Err(ImportError::Refused(
            _,
            Refused::NoText | Refused::NotFilled | Refused::Damaged(_) | Refused::TooComplex(_),
        )) => return Ok(()),
        Err(other) => return Err(TestCaseError::fail(other.to_string())),
    };
    let words = &collected.words;
    let lost = format!("-{:?} +{:?}", words.missing, words.added);
    prop_assert!(words.missing.is_empty() && words.added.is_empty(), "{lost}");
    Ok(())
}

/// A change to the bytes of a part.
#[derive(Debug, Clone)]
enum Change {
    Put(usize, u8),
    Cut(usize, usize),
    Repeat(usize, usize),
}

impl Change {
    fn apply(&self, bytes: &mut Vec<u8>) {
        let place = |at: usize| at % bytes.len().max(1);
        match *self {
            Self::Put(at, byte) => {
                let at = place(at);
                if let Some(old) = bytes.get_mut(at) {
                    *old = byte;
                }
            }
            Self::Cut(at, length) => {
                let at = place(at);
                bytes.drain(at..(at + length).min(bytes.len()));
            }
            Self::Repeat(at, length) => {
                let at = place(at);
                let piece = bytes[at..(at + length).min(bytes.len())].to_vec();
                bytes.splice(at..at, piece);
            }
        }
    }
}

fn changes() -> impl Strategy<Value = Vec<Change>> {
    let change = prop_oneof![
        (any::<usize>(), any::<u8>()).prop_map(|(at, byte)| Change::Put(at, byte)),
        (any::<usize>(), 1..60_usize).prop_map(|(at, length)| Change::Cut(at, length)),
        (any::<usize>(), 1..400_usize).prop_map(|(at, length)| Change::Repeat(at, length)),
    ];
    prop::collection::vec(change, 1..6)
}

/// A body with something of everything.
fn rich() -> String {
    let note = "<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>bas</text:p></text:note-body></text:note>";
    let item = |inside: &str| format!("<text:list-item>{inside}</text:list-item>");
    let list = |inside: &str| format!("<text:list text:style-name=\"L\">{inside}</text:list>");
    let row = "<table:table-row><table:table-cell><text:p>Public</text:p></table:table-cell><table:table-cell><text:p>Tous</text:p></table:table-cell></table:table-row>";
    [
        HEAD.to_owned(),
        p(&format!("Du <text:span text:style-name=\"B\">pain</text:span>{note}")),
        list(&[item(&format!("{}{}", p("un"), list(&item(&p("deux"))))), item(&p("trois"))].concat()),
        format!("<table:table>{row}{row}</table:table>"),
        p("<draw:frame><draw:text-box><text:p>REPÈRES</text:p><text:p>Contact</text:p></draw:text-box></draw:frame>"),
        p("<text:a xlink:href=\"https://example.org\">ici</text:a><text:line-break/>fin"),
    ]
    .concat()
}

proptest! {
    // The same every time: of some thousand heaps of nonsense, one is not read whole, and says so.
    #![proptest_config(ProptestConfig { failure_persistence: None, max_shrink_iters: 20_000, rng_seed: proptest::test_runner::RngSeed::Fixed(4), ..ProptestConfig::default() })]

    #[test]
    fn any_elements_in_any_order_keep_their_words(bytes in prop::collection::vec(any::<u8>(), 0..1200)) {
        let body = Choices { bytes: bytes.iter(), words: 0 }.document();
        check(with_parts(&body, &[("autre.xml", b"")])).map_err(|e| TestCaseError::fail(format!("{e}\n{body}")))?;
    }

    #[test]
    fn parts_with_changed_bytes_are_read_or_refused(changes in changes(), which in 0..3_usize) {
        let mut parts = [content(&rich()), styles("<style:master-page/>"), super::MIMETYPE.to_owned()].map(String::into_bytes);
        changes.iter().for_each(|change| change.apply(&mut parts[which]));
        let names = ["content.xml", "styles.xml", "mimetype"];
        let parts: Vec<(&str, &[u8])> = names.into_iter().zip(parts.iter().map(Vec::as_slice)).collect();
        // Whatever else it is, it is no panic.
        let _ = imported(with_parts("", &parts));
    }

    #[test]
    fn archives_with_changed_bytes_are_read_or_refused(changes in changes()) {
        let mut bytes = super::odt(&rich());
        changes.iter().for_each(|change| change.apply(&mut bytes));
        let _ = imported(bytes);
    }
}

/// Random numbers that are the same in every run (SplitMix64).
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, n: usize) -> usize {
        usize::try_from(self.next() % n as u64).unwrap()
    }

    fn bytes(&mut self, most: usize) -> Vec<u8> {
        (0..self.below(most)).map(|_| self.next().to_le_bytes()[0]).collect()
    }

    fn changes(&mut self) -> Vec<Change> {
        (0..1 + self.below(6))
            .map(|_| match self.below(3) {
                0 => Change::Put(self.below(1 << 20), self.next().to_le_bytes()[0]),
                1 => Change::Cut(self.below(1 << 20), 1 + self.below(60)),
                _ => Change::Repeat(self.below(1 << 20), 1 + self.below(400)),
            })
            .collect()
    }
}

/// Imports what a seed makes, and says what is wrong with that.
fn one(seed: u64) -> Option<String> {
    let mut random = Random(seed);
    if seed % 4 < 2 {
        let bytes = random.bytes(600);
        let body = Choices { bytes: bytes.iter(), words: 0 }.document();
        let wrong = check(with_parts(&body, &[("autre.xml", b"")])).err();
        return wrong.map(|wrong| format!("{seed}: {wrong}\n{body}"));
    }
    if seed % 4 == 2 {
        let mut bytes = super::odt(&rich());
        random.changes().iter().for_each(|change| change.apply(&mut bytes));
        let _ = imported(bytes);
        return None;
    }
    let mut text = if random.below(4) > 0 { content(&rich()) } else { styles("") }.into_bytes();
    random.changes().iter().for_each(|change| change.apply(&mut text));
    let name = if text.starts_with(b"<office:document-s") { "styles.xml" } else { "content.xml" };
    let _ = imported(with_parts("", &[(name, &text)]));
    None
}

#[test]
#[ignore = "a long run"]
fn many_mutated_documents() {
    let count = std::env::var("FUZZ").ok().and_then(|n| n.parse().ok()).unwrap_or(100_000_u64);
    let since = std::time::Instant::now();
    let half = |first: u64| (first..count).step_by(2).filter_map(one).take(20).collect::<Vec<_>>();
    let failed: Vec<String> = std::thread::scope(|scope| {
        let halves = [0, 1].map(|first| scope.spawn(move || half(first)));
        halves.into_iter().flat_map(|half| half.join().unwrap()).collect()
    });
    let seconds = since.elapsed().as_secs_f64();
    println!("odt: {count} inputs in {seconds:.0} s, {} faults", failed.len());
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}
