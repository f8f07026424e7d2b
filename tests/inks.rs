//! The printer's edition in the printer's inks, read back from the PDF: nothing else is left, nothing has moved.

use std::collections::BTreeSet;
use std::fs;

use crate::common::{Collection, MANIFEST, SHEET};
use lopdf::content::{Content, Operation};
use lopdf::{Document, Object};

/// Inks for every colour of the usual layout that a plain sheet is printed in.
const ALL: &str = "
      ink: {cmjn: [0, 0, 0, 100]}
      night: {cmjn: [90, 60, 50, 60]}
      deep: {cmjn: [90, 60, 50, 50]}
      petrol: {ton_direct: PANTONE 3155 C, cmjn: [95, 30, 40, 30]}
      lagoon: {ton_direct: PANTONE 3155 C, teinte: 60}
      brick: {cmjn: [0, \"72,5\", 100, 15]}
      grey: {cmjn: [0, 0, 0, 65]}
      link: {cmjn: [90, 50, 0, 10]}
      gold: {cmjn: [0, 28, 80, 0]}
      sea: {ton_direct: PANTONE 3155 C, teinte: 40}
      mist: {ton_direct: PANTONE 3155 C, teinte: 10}
      sand: {cmjn: [0, 4, 10, 0]}
";

/// What chooses a colour.
const COLOURS: &[&str] = &["cs", "CS", "sc", "SC", "scn", "SCN", "g", "G", "rg", "RG", "k", "K"];

fn collection(profile: &str) -> Collection {
    let manifest = format!("{MANIFEST}profils:\n  presse:\n{profile}");
    Collection::new(&[("sources/annexe.yaml", &manifest), ("sources/une.yaml", SHEET)])
}

fn inked(inks: &str) -> Collection {
    collection(&format!("    encres:{inks}"))
}

/// Every content stream of a PDF that draws: those of pages and of what is placed on them.
fn operations(document: &Document) -> Vec<Vec<Operation>> {
    let contents: BTreeSet<_> =
        document.page_iter().flat_map(|page| document.get_page_contents(page)).collect();
    let mut all = Vec::new();
    for (id, object) in &document.objects {
        let Ok(stream) = object.as_stream() else { continue };
        let form =
            stream.dict.get(b"Subtype").and_then(Object::as_name).is_ok_and(|it| it == b"Form");
        if form || contents.contains(id) {
            let plain = stream.get_plain_content().unwrap();
            all.push(Content::decode(&plain).unwrap().operations);
        }
    }
    all
}

fn numbers(operation: &Operation) -> Vec<f32> {
    operation.operands.iter().filter_map(|operand| operand.as_float().ok()).collect()
}

fn pressed(collection: &Collection, arguments: &[&str], file: &str) -> (Document, String) {
    let run = collection.run(&[&["press"], arguments].concat());
    assert_eq!(run.code, 0, "{}", run.stderr);
    (Document::load(collection.path(&format!("out/presse/{file}"))).unwrap(), run.stderr)
}

#[test]
fn named_colours_are_printed_in_their_inks_and_nothing_is_left_in_red_green_and_blue() {
    let collection = inked(ALL);
    for (arguments, file) in [
        (&[][..], "annexe-impression.pdf"),
        (&["--booklet", "--sheet", "sra3"], "annexe-livret.pdf"),
        (&["une", "--no-marks"], "une-impression.pdf"),
    ] {
        let (document, said) = pressed(&collection, arguments, file);
        assert!(!said.contains("RVB") && !said.contains("attention"), "{said}");
        let (mut mixtures, mut spots, mut greys) = (BTreeSet::new(), BTreeSet::new(), 0);
        for operation in operations(&document).into_iter().flatten() {
            let numbers = numbers(&operation);
            match &*operation.operator {
                "rg" | "RG" => panic!("{operation:?}"),
                "sc" | "SC" | "scn" | "SCN" => {
                    assert_eq!(numbers.len(), 1, "{operation:?}");
                    spots.insert(format!("{:.2}", numbers[0]));
                }
                "k" | "K" => {
                    mixtures.insert(format!("{numbers:.3?}"));
                }
                "g" | "G" => greys += 1,
                _ => {}
            }
        }
        for mixture in ["[0.000, 0.000, 0.000, 1.000]", "[0.000, 0.725, 1.000, 0.150]"] {
            assert!(mixtures.contains(mixture), "{file}: {mixtures:?}");
        }
        for tint in ["1.00", "0.10"] {
            assert!(spots.contains(tint), "{file}: {spots:?}");
        }
        assert!(greys > 0, "white is paper");
        let catalog = document.catalog().unwrap();
        for claim in [&b"MarkInfo"[..], b"StructTreeRoot", b"Metadata", b"OutputIntents"] {
            assert!(!catalog.has(claim), "{file}: {claim:?}");
        }
    }
}

#[test]
fn an_ink_of_its_own_has_its_name_and_its_looks() {
    let collection = inked(ALL);
    let (document, _) =
        pressed(&collection, &["--sheet", "sra3", "--booklet"], "annexe-livret.pdf");
    let mut names = BTreeSet::new();
    for object in document.objects.values() {
        let Ok(space) = object.as_array() else { continue };
        if space.first().and_then(|it| it.as_name().ok()) != Some(b"Separation") {
            continue;
        }
        names.insert(String::from_utf8(space[1].as_name().unwrap().to_vec()).unwrap());
        assert_eq!(space[2].as_name().unwrap(), b"DeviceCMYK");
        if space[1].as_name().unwrap() == b"PANTONE 3155 C" {
            let looks = document.dereference(&space[3]).unwrap().1.as_dict().unwrap();
            let whole = looks.get(b"C1").unwrap().as_array().unwrap();
            let whole: Vec<f32> = whole.iter().map(|part| part.as_float().unwrap()).collect();
            assert_eq!(whole, [0.95, 0.3, 0.4, 0.3]);
        }
    }
    // The pages' and that of the control strip.
    let wanted = ["All", "PANTONE 3155 C"].map(str::to_owned);
    assert_eq!(names, BTreeSet::from(wanted));
    let bytes = fs::read(collection.path("out/presse/annexe-livret.pdf")).unwrap();
    assert!(!bytes.is_empty());
    // The strip of inks shows it: whole and by half.
    let strip: Vec<Operation> = operations(&document).into_iter().flatten().collect();
    let named = |operation: &&Operation| {
        operation.operator == "cs" && operation.operands[0].as_name().is_ok_and(|it| it == b"Spot0")
    };
    assert!(strip.iter().filter(named).count() >= 2);
    assert_eq!(collection.run(&["press", "--sheet", "sra3", "--booklet"]).code, 0);
    assert!(fs::read(collection.path("out/presse/annexe-livret.pdf")).unwrap() == bytes);
}

#[test]
fn nothing_but_colours_is_changed() {
    let (plain, inked) = (collection("    fond_perdu: 3\n"), inked(ALL));
    let drawn = |collection: &Collection| {
        let (document, _) = pressed(collection, &["--no-marks"], "annexe-impression.pdf");
        let others = |one: &Operation| !COLOURS.contains(&&*one.operator);
        let mut pages: Vec<String> = operations(&document)
            .into_iter()
            .map(|all| format!("{:?}", all.into_iter().filter(others).collect::<Vec<_>>()))
            .collect();
        pages.sort_unstable();
        pages
    };
    let (before, after) = (drawn(&plain), drawn(&inked));
    assert!(before.len() > 3 && before.iter().any(|page| page.contains("Tj")));
    assert_eq!(before, after);
}

#[test]
fn a_lighter_shade_of_an_ink_is_a_tint_of_it() {
    let theme = concat!(env!("CARGO_MANIFEST_DIR"), "/layouts/theme.typ");
    let theme = fs::read_to_string(theme).unwrap();
    let theme = theme.replace("  mist: rgb(\"#E8F1F1\"),\n", "").replace(
        "  white: white,\n)",
        "  white: white,\n)\n#let colour = colour + (mist: colour.petrol.lighten(80%))",
    );
    let collection =
        inked("\n      petrol: {ton_direct: \"Pétrole (mat)\", cmjn: [95, 30, 40, 30]}\n");
    collection.write("layouts/theme.typ", theme.as_bytes());
    let (document, said) = pressed(&collection, &[], "annexe-impression.pdf");
    assert!(!said.contains("« mist »") && said.contains("« ink » (#1F2A33), page"), "{said}");
    let tints: BTreeSet<String> = operations(&document)
        .into_iter()
        .flatten()
        .filter(|operation| operation.operator == "scn" && operation.operands.len() == 1)
        .map(|operation| format!("{:.2}", numbers(&operation)[0]))
        .collect();
    assert!(tints.contains("0.20") && tints.contains("1.00"), "{tints:?}");
    let names: Vec<&[u8]> = document
        .objects
        .values()
        .filter_map(|object| object.as_array().ok()?.get(1)?.as_name().ok())
        .collect();
    assert!(names.contains(&"Pétrole (mat)".as_bytes()));
}

#[test]
fn what_stays_in_the_colours_of_the_screen_is_told_with_its_pages() {
    let collection = inked("\n      ink: {cmjn: [0, 0, 0, 100]}\n");
    let mut picture = std::io::Cursor::new(Vec::new());
    let drawn = image::DynamicImage::new_rgb8(400, 300);
    drawn.write_to(&mut picture, image::ImageFormat::Png).unwrap();
    collection.write("sources/photo.png", &picture.into_inner());
    let sheet = format!("{SHEET}\n      ![Une place](photo.png)\n");
    collection.write("sources/une.yaml", sheet.as_bytes());
    let run = collection.run(&["press", "une"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let said = &run.stderr;
    assert!(said.contains("reste en RVB : « petrol » (#0B5A66), page 1"), "{said}");
    assert!(said.contains("reste en RVB : 1 image, page 1"), "{said}");
    assert!(!said.contains("« ink »"), "{said}");
    let english = collection.run(&["--lang", "en", "press", "une"]);
    assert!(english.stderr.contains("stays RGB: “petrol” (#0B5A66), page 1"), "{}", english.stderr);
}

/// A drawing with a pattern, something seen through, a mask and a gradient.
const DRAWING: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 40" width="90" height="40">
<defs><linearGradient id="g"><stop offset="0" stop-color="#0B5A66"/><stop offset="1" stop-color="#B0480E"/></linearGradient>
<pattern id="p" width="10" height="10" patternUnits="userSpaceOnUse"><circle cx="5" cy="5" r="4" fill="#0B5A66"/></pattern>
<mask id="m"><rect width="90" height="40" fill="#888"/></mask></defs>
<rect width="20" height="10" fill="url(#p)"/><g opacity="0.5"><rect x="20" width="20" height="10" fill="#B0480E"/>
<circle cx="40" cy="5" r="4" fill="#0B5A66"/></g><rect y="20" width="20" height="10" fill="#B0480E" mask="url(#m)"/>
<rect x="25" y="20" width="20" height="10" fill="none" stroke="#0B5A66"/>GRADIENT</svg>"##;

#[test]
fn drawings_in_pages_are_in_inks_too() {
    let collection = inked(ALL);
    let sheet = format!("{SHEET}\n      ![Des surfaces](dessin.svg)\n");
    collection.write("sources/une.yaml", sheet.as_bytes());
    let gradient = "<rect x=\"50\" width=\"20\" height=\"10\" fill=\"url(#g)\"/>";
    for (more, told) in [("", false), (gradient, true)] {
        collection.write("sources/dessin.svg", DRAWING.replace("GRADIENT", more).as_bytes());
        let (document, said) = pressed(&collection, &["une"], "une-impression.pdf");
        assert_eq!(
            said.contains("des dégradés ou des lettres en couleurs (pages : 1)"),
            told,
            "{said}"
        );
        let mut groups = 0;
        for object in document.objects.values() {
            let Ok(stream) = object.as_stream() else { continue };
            let is = |key: &[u8], name: &[u8]| {
                stream.dict.get(key).and_then(Object::as_name).is_ok_and(|it| it == name)
            };
            if !is(b"Subtype", b"Form") && !is(b"Type", b"Pattern") {
                continue;
            }
            let plain = stream.get_plain_content().unwrap();
            for operation in Content::decode(&plain).unwrap().operations {
                let three = numbers(&operation).len() == 3;
                assert!(
                    !(three && operation.operator.eq_ignore_ascii_case("scn")),
                    "{operation:?}"
                );
            }
            let group = stream.dict.get(b"Group").and_then(Object::as_dict);
            let space = group.and_then(|group| group.get(b"CS")).and_then(Object::as_name);
            groups += usize::from(space.is_ok_and(|space| space == b"DeviceCMYK"));
        }
        assert!(groups > 0, "what is seen through is mixed of inks");
    }
}

#[test]
fn more_ink_than_the_paper_takes_stops_the_press_and_says_where() {
    let heavy = "    encrage_max: 280\n    encres:\n      petrol: {cmjn: [100, 90, 50, 60]}\n";
    let collection = collection(heavy);
    let run = collection.run(&["press"]);
    assert_eq!(run.code, 1, "{}", run.stderr);
    for word in [
        "erreur[encrage]: « petrol » demande 300 % d'encre, et le papier en prend 280",
        "sources/annexe.yaml:13:22",
        "pages 1–4",
    ] {
        assert!(run.stderr.contains(word), "{word}: {}", run.stderr);
    }
    assert!(!collection.path("out/presse").exists());
    // What is read on a screen has no ink.
    assert_eq!(collection.run(&["build"]).code, 0);
    let english = collection.run(&["check", "--lang", "en"]);
    assert!(english.stderr.contains("warning[encrage]"), "{}", english.stderr);
}

#[test]
fn text_in_several_inks_is_warned_of() {
    let rich = "\n      ink: {cmjn: [60, 40, 40, 100]}\n      petrol: {cmjn: [70, 50, 50, 100]}\n";
    let collection = inked(rich);
    let run = collection.run(&["press", "une"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let said = &run.stderr;
    assert!(said.contains("« ink » est un noir de plusieurs encres"), "{said}");
    assert!(said.contains("sources/annexe.yaml:12:19"), "{said}");
    // The page's number stands in white on that colour.
    assert!(
        said.contains("lettres blanches de moins de 12 points sont réservées dans « petrol »"),
        "{said}"
    );
    let black = inked("\n      ink: {cmjn: [0, 0, 0, 100]}\n      petrol: {cmjn: [0, 0, 0, 80]}\n");
    let run = black.run(&["press", "une"]);
    assert!(run.code == 0 && !run.stderr.contains("[encrage]"), "{}", run.stderr);
}

#[test]
fn small_text_in_several_inks_is_warned_of() {
    let theme = concat!(env!("CARGO_MANIFEST_DIR"), "/layouts/theme.typ");
    let theme = fs::read_to_string(theme).unwrap();
    let small = theme.replace(
        "font: font.body, size: 8.5pt, fill: colour.grey",
        "font: font.body, size: 7pt, fill: colour.grey",
    );
    assert_ne!(small, theme);
    let collection = inked("\n      grey: {cmjn: [30, 20, 20, 40]}\n");
    let run = collection.run(&["press", "une"]);
    assert!(run.code == 0 && !run.stderr.contains("[encrage]"), "{}", run.stderr);
    collection.write("layouts/theme.typ", small.as_bytes());
    let run = collection.run(&["press", "une"]);
    let said = &run.stderr;
    assert!(
        said.contains("du texte de moins de 8 points est imprimé de 4 encres, en « grey »"),
        "{said}"
    );
}

#[test]
fn another_layout_has_colours_of_its_own() {
    let manifest = format!("{MANIFEST}mise_en_page: livret\nprofils:\n  presse:\n    encres:\n");
    let collection = Collection::new(&[("sources/une.yaml", SHEET)]);
    let with = |inks: &str| {
        collection.write("sources/annexe.yaml", format!("{manifest}{inks}").as_bytes())
    };
    with("      plum: {cmjn: [50, 90, 30, 50]}\n      brick: {cmjn: [10, 75, 90, 0]}\n");
    let run = collection.run(&["press"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(
        !run.stderr.contains("« plum »") && !run.stderr.contains("« brick »"),
        "{}",
        run.stderr
    );
    assert!(run.stderr.contains("« wine »"), "{}", run.stderr);
    with("      petrole: {cmjn: [50, 90, 30, 50]}\n");
    let run = collection.run(&["press"]);
    assert!(run.code == 1 && run.stderr.contains("[couleur-inconnue]"), "{}", run.stderr);
    assert!(run.stderr.contains("plum, wine"), "{}", run.stderr);
}

#[test]
fn an_ink_that_would_not_be_seen_is_told_on_its_line() {
    let fraction = inked("\n      petrol: {cmjn: [0.9, \"0,125\", 0, 0]}\n");
    let run = fraction.run(&["check"]);
    assert_eq!(run.code, 1, "{}", run.stderr);
    for word in ["erreur[encre-incorrecte]", "annexe.yaml:12:22", "écrivez cmjn: [90, 12.5, 0, 0]"]
    {
        assert!(run.stderr.contains(word), "{word}: {}", run.stderr);
    }
    let tint = inked("\n      sea: {ton_direct: X, cmjn: [95, 0, 0, 0], teinte: 0.4}\n");
    let run = tint.run(&["check"]);
    assert!(run.code == 1 && run.stderr.contains("écrivez teinte: 40"), "{}", run.stderr);
    let none = inked("\n      petrol: {cmjn: [0, 0, 0, 0]}\n      white: {cmjn: [0, 0, 0, 0]}\n");
    for verb in ["check", "press"] {
        let run = none.run(&[verb]);
        assert_eq!(run.code, 0, "{}", run.stderr);
        assert_eq!(run.stderr.matches("n'a aucune encre").count(), 1, "{}", run.stderr);
        assert!(run.stderr.contains("attention[encrage]: « petrol »"), "{}", run.stderr);
        assert!(run.stderr.contains("annexe.yaml:12:22"), "{}", run.stderr);
    }
    let faint = inked("\n      petrol: {cmjn: [0.5, 2, 0, 0]}\n");
    assert_eq!(faint.run(&["check"]).code, 0);
}
