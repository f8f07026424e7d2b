//! Pictures that have a key of their own, on the cover and in the heads of sections; captions and credits of all.

use std::fs;
use std::io::Cursor;

use crate::common::{Collection, MANIFEST, Run, SHEET};
use annexe::annex::Annex;
use annexe::diag::{Diagnostics, render};
use annexe::project::Project;
use annexe::typeset::{Output, Typesetter};
use image::{DynamicImage, ImageFormat, Rgb, RgbImage};
use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object, ObjectId};

/// The cover's picture, as a manifest names it.
const COVER: &str = "\
image_couverture:
  fichier: place.jpg
  description: Une place un jour de marché
  legende: La place, en mai
  credit: © Ville d'essai
";

/// The picture of a section's head.
const HEAD: &str = "
    image:
      fichier: place.jpg
      description: Un établi
      legende: L'atelier du jeudi
      credit: © Une habitante
    texte: |";

fn photograph(width: u32, height: u32) -> DynamicImage {
    let point = |x: u32, y: u32| Rgb([(x / 3) as u8, (y / 5) as u8, (x ^ y) as u8]);
    RgbImage::from_fn(width, height, point).into()
}

fn file(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

/// A collection with both pictures, of one file.
fn collection() -> Collection {
    let sheet = SHEET.replace("\n    texte: |", HEAD);
    let collection = Collection::new(&[("sources/une.yaml", &sheet)]);
    collection.write("sources/annexe.yaml", format!("{MANIFEST}{COVER}").as_bytes());
    collection.write("sources/deux.yaml", SHEET.replace("Une action", "Une autre").as_bytes());
    let jpeg = file(&photograph(1800, 1200), ImageFormat::Jpeg);
    collection.write("sources/place.jpg", &jpeg);
    collection
}

fn well(run: &Run) {
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
}

fn pdf(collection: &Collection, path: &str) -> Document {
    Document::load(collection.path(path)).unwrap()
}

/// A matrix as PDF has it.
type Matrix = [f64; 6];

fn times(a: Matrix, b: Matrix) -> Matrix {
    [
        a[0] * b[0] + a[1] * b[2],
        a[0] * b[1] + a[1] * b[3],
        a[2] * b[0] + a[3] * b[2],
        a[2] * b[1] + a[3] * b[3],
        a[4] * b[0] + a[5] * b[2] + b[4],
        a[4] * b[1] + a[5] * b[3] + b[5],
    ]
}

/// What a page draws of pictures: from where to where, in points from its lower left corner.
fn drawn(document: &Document, page: u32) -> Vec<[f64; 4]> {
    let id = document.get_pages()[&page];
    let resources = |of: &Dictionary| {
        let found = of.get(b"Resources").ok();
        found.and_then(|it| document.dereference(it).ok()?.1.as_dict().ok().cloned())
    };
    let page = document.get_dictionary(id).unwrap();
    let mut found = Vec::new();
    let content = document.get_page_content(id);
    let unit = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];
    walk(document, &content, &resources(page).unwrap(), unit, &mut found);
    found
}

fn walk(
    document: &Document,
    content: &[u8],
    resources: &Dictionary,
    start: Matrix,
    found: &mut Vec<[f64; 4]>,
) {
    let mut at = start;
    let mut kept = Vec::new();
    for operation in Content::decode(content).unwrap().operations {
        match &*operation.operator {
            "q" => kept.push(at),
            "Q" => at = kept.pop().unwrap(),
            "cm" => {
                let numbers: Vec<f64> =
                    operation.operands.iter().map(|n| f64::from(n.as_float().unwrap())).collect();
                at = times(numbers.try_into().unwrap(), at);
            }
            "Do" => {
                let name = operation.operands[0].as_name().unwrap();
                let all = document.dereference(resources.get(b"XObject").unwrap()).unwrap().1;
                let object = all.as_dict().unwrap().get(name).unwrap();
                let stream = document.dereference(object).unwrap().1.as_stream().unwrap();
                if stream.dict.get(b"Subtype").unwrap().as_name().unwrap() == b"Image" {
                    found.push([at[4], at[5], at[4] + at[0] + at[2], at[5] + at[1] + at[3]]);
                } else if let Ok(own) = stream.dict.get(b"Resources") {
                    let own = document.dereference(own).unwrap().1.as_dict().unwrap();
                    let plain = stream.get_plain_content().unwrap();
                    walk(document, &plain, own, at, found);
                }
            }
            _ => {}
        }
    }
}

/// The elements of the structure, in the order of reading: each with its alternative text, and how deep it stands.
fn structure(document: &Document) -> Vec<(String, String, usize)> {
    let root = document.catalog().unwrap().get(b"StructTreeRoot").unwrap();
    let mut found = Vec::new();
    elements(document, root, 0, &mut found);
    found
}

fn elements(
    document: &Document,
    object: &Object,
    depth: usize,
    found: &mut Vec<(String, String, usize)>,
) {
    match document.dereference(object).unwrap().1 {
        Object::Array(all) => all.iter().for_each(|one| elements(document, one, depth, found)),
        Object::Dictionary(one) => {
            if let Ok(kind) = one.get(b"S").and_then(Object::as_name) {
                let alt = one.get(b"Alt").ok().map(|alt| lopdf::decode_text_string(alt).unwrap());
                let kind = String::from_utf8_lossy(kind).into_owned();
                found.push((kind, alt.unwrap_or_default(), depth));
            }
            if let Ok(kids) = one.get(b"K") {
                elements(document, kids, depth + 1, found);
            }
        }
        _ => {}
    }
}

/// The pictures that a PDF holds, masks apart.
fn held(document: &Document) -> Vec<ObjectId> {
    let is_picture = |object: &Object| {
        let Ok(stream) = object.as_stream() else { return false };
        let is = |key: &[u8], name: &[u8]| {
            stream.dict.get(key).and_then(Object::as_name).is_ok_and(|it| it == name)
        };
        is(b"Subtype", b"Image") && !is(b"ColorSpace", b"DeviceGray")
    };
    let all = document.objects.iter().filter(|(_, object)| is_picture(object));
    all.map(|(id, _)| *id).collect()
}

#[test]
fn the_cover_and_a_sections_head_have_their_pictures_with_what_is_said_of_them() {
    let collection = collection();
    for layout in ["", "mise_en_page: livret\n"] {
        let manifest = format!("{MANIFEST}{COVER}{layout}");
        collection.write("sources/annexe.yaml", manifest.as_bytes());
        well(&collection.run(&["build"]));
        let annex = pdf(&collection, "out/annexe.pdf");
        let pages = annex.get_pages().into_keys();
        let counts: Vec<usize> = pages.map(|page| drawn(&annex, page).len()).collect();
        assert_eq!((counts[0], counts[1..].iter().sum::<usize>()), (1, 1), "{layout}");
        assert_eq!(held(&annex).len(), 1, "embedded once");
        assert_eq!(drawn(&pdf(&collection, "out/fiches/une.pdf"), 1).len(), 1);
        assert!(held(&pdf(&collection, "out/fiches/deux.pdf")).is_empty());
        let structure = structure(&annex);
        let at = |alt: &str| structure.iter().position(|it| it.1 == alt).unwrap();
        for alt in ["Une place un jour de marché", "Un établi"] {
            let (kind, _, depth) = &structure[at(alt)];
            assert_eq!(kind, "Figure");
            // Both texts are in one caption, beside the figure in what holds the two.
            let before = &structure[at(alt) - 4..at(alt)];
            let kinds: Vec<&str> = before.iter().map(|it| it.0.as_str()).collect();
            assert_eq!(kinds, ["Div", "Caption", "P", "P"], "{layout}{alt}");
            let depths: Vec<usize> = before.iter().map(|it| it.2).collect();
            assert_eq!(depths, [depth - 1, *depth, depth + 1, depth + 1]);
        }
        let before = &structure[..at("Un établi") - 3];
        let before = before.iter().rev().find(|it| it.0 != "Div").unwrap();
        assert_eq!(before.0, "H2", "the heading is read before its picture");
    }
}

#[test]
fn a_press_file_draws_the_covers_picture_beyond_the_edges() {
    let collection = collection();
    let manifest = format!("{MANIFEST}{COVER}profils:\n  presse:\n    fond_perdu: 5\n");
    collection.write("sources/annexe.yaml", manifest.as_bytes());
    let run = collection.run(&["press", "--no-marks"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let press = pdf(&collection, "out/presse/annexe-impression.pdf");
    let first = press.get_dictionary(press.get_pages()[&1]).unwrap();
    let edges = |name: &[u8]| -> Vec<f64> {
        let found = first.get(name).unwrap().as_array().unwrap();
        found.iter().map(|edge| f64::from(edge.as_float().unwrap())).collect()
    };
    let (trim, bleed) = (edges(b"TrimBox"), edges(b"BleedBox"));
    assert!((bleed[2] - trim[2] - 5.0 * 72.0 / 25.4).abs() < 0.1);
    let [picture] = drawn(&press, 1)[..] else { panic!("one picture") };
    assert!(picture[2] > bleed[2] - 0.1, "{picture:?} {bleed:?}");
    // What is cut off is little: the picture is twice as wide as it is drawn too wide.
    assert!(picture[0] > trim[0] && picture[2] < bleed[2] + 60.0, "{picture:?}");
    // On a screen nothing lies beyond the page.
    well(&collection.run(&["build", "--annex-only"]));
    let [screen] = drawn(&pdf(&collection, "out/annexe.pdf"), 1)[..] else { panic!("one picture") };
    assert!(screen[2] < picture[2], "{screen:?} {picture:?}");
}

#[test]
fn any_number_of_sheets_and_any_shape_of_picture_make_a_cover() {
    let collection = Collection::new(&[]);
    collection.write("sources/annexe.yaml", format!("{MANIFEST}{COVER}").as_bytes());
    for (sheets, width, height) in [(0, 900, 300), (1, 300, 900), (12, 800, 800), (40, 1600, 900)] {
        for at in 0..sheets {
            collection.write(&format!("sources/f{at}.yaml"), b"titre: Une action\n");
        }
        let png = file(&photograph(width, height), ImageFormat::Png);
        collection.write("sources/place.jpg", &png);
        let run = collection.run(&["build", "--annex-only"]);
        assert_eq!(run.code, 0, "{sheets}: {}", run.stderr);
        let annex = pdf(&collection, "out/annexe.pdf");
        assert_eq!(drawn(&annex, 1).len(), 1);
        assert!(drawn(&annex, 2).is_empty(), "{sheets}: the cover is one page");
    }
    // A caption of five lines, which the text stands clear of.
    let caption = "Une légende qui en dit bien long ".repeat(8);
    let long = COVER.replace("La place, en mai", caption.trim());
    collection.write("sources/annexe.yaml", format!("{MANIFEST}{long}").as_bytes());
    let run = collection.run(&["build", "--annex-only"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let annex = pdf(&collection, "out/annexe.pdf");
    assert!(drawn(&annex, 1).len() == 1 && drawn(&annex, 2).is_empty());
    // A title that leaves no room but for a row of tiles.
    let long = "Un titre bien long pour une annexe ".repeat(8);
    let manifest = MANIFEST.replace("Un essai", long.trim()).replace("Guide d'essai", long.trim());
    collection.write("sources/annexe.yaml", format!("{manifest}{COVER}").as_bytes());
    let run = collection.run(&["build", "--annex-only"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert_eq!(drawn(&pdf(&collection, "out/annexe.pdf"), 1).len(), 1);
}

#[test]
fn what_is_wrong_with_such_a_picture_is_told_on_its_line() {
    let vast = file(&DynamicImage::new_luma8(10_000, 6_000), ImageFormat::Png);
    let script = b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>".to_vec();
    let place = |file: &str| COVER.replace("place.jpg", file);
    let cases: [(String, &str, Vec<u8>, &str, usize); 9] = [
        (place("absente.jpg"), "", Vec::new(), "image-absente", 1),
        (place("vaste.png"), "vaste.png", vast, "50 millions au plus", 1),
        (place("script.svg"), "script.svg", script, "script", 1),
        (place("../dehors.jpg"), "", Vec::new(), "n'est pas dans sources/", 1),
        (COVER.replace("Une place un jour de marché", ""), "", Vec::new(), "sans-description", 2),
        (
            COVER.replace("  description: Une place un jour de marché\n", ""),
            "",
            Vec::new(),
            "sans-description",
            1,
        ),
        (COVER.replace("place un", "place : un"), "", Vec::new(), "yaml-deux-points", 2),
        (COVER.replace("legende", "caption"), "", Vec::new(), "cle-inconnue", 3),
        ("image_couverture: place.jpg\n".to_owned(), "", Vec::new(), "sans-description", 0),
    ];
    for (keys, name, bytes, word, line) in cases {
        let collection = collection();
        if !name.is_empty() {
            collection.write(&format!("sources/{name}"), &bytes);
        }
        // Lines of the manifest before it, then its own.
        collection.write("sources/annexe.yaml", format!("{MANIFEST}{keys}").as_bytes());
        let said = said(&collection);
        let at = format!("annexe.yaml:{}:", MANIFEST.lines().count() + 1 + line);
        assert!(said.contains(&at) && said.contains(word), "{keys}: {said}");
        // And in a section.
        collection.write("sources/annexe.yaml", MANIFEST.as_bytes());
        let indented = keys.replace("image_couverture", "image").replace('\n', "\n    ");
        let section = format!("\n    {}texte: |", indented);
        collection.write("sources/une.yaml", SHEET.replace("\n    texte: |", &section).as_bytes());
        let said = self::said(&collection);
        let at = format!("une.yaml:{}:", 10 + line);
        assert!(said.contains(&at) && said.contains(word), "{keys}: {said}");
    }
}

#[test]
fn keys_of_pictures_are_known_by_other_names_and_out_of_place() {
    let collection = collection();
    for (from, to, remedy) in [
        ("legende", "caption", "vouliez-vous dire « legende » ?"),
        ("description", "alt", "vouliez-vous dire « description » ?"),
        ("\n  ", "\n", "« fichier » se met sous « image_couverture: »"),
    ] {
        let keys = COVER.replace(from, to);
        collection.write("sources/annexe.yaml", format!("{MANIFEST}{keys}").as_bytes());
        let run = collection.run(&["check", "--no-typeset"]);
        assert!(run.code == 1 && run.stderr.contains(remedy), "{to}: {}", run.stderr);
    }
}

fn said(collection: &Collection) -> String {
    let run = collection.run(&["check", "--no-typeset", "--format", "short"]);
    assert_eq!(run.code, 1, "{}", run.stderr);
    run.stderr.clone() + &String::from_utf8_lossy(&run.stdout)
}

#[test]
fn a_coarse_picture_and_an_empty_description_are_warned_of_on_the_cover_too() {
    let collection = collection();
    collection.write("sources/place.jpg", &file(&photograph(300, 200), ImageFormat::Jpeg));
    let manifest = format!("{MANIFEST}{}", COVER.replace("Une place un jour de marché", "photo 2"));
    collection.write("sources/annexe.yaml", manifest.as_bytes());
    let run = collection.run(&["check", "--format", "short"]);
    let said = run.stderr.clone() + &String::from_utf8_lossy(&run.stdout);
    let coarse = format!("annexe.yaml:{}:", MANIFEST.lines().count() + 2);
    let named = format!("annexe.yaml:{}:", MANIFEST.lines().count() + 3);
    for (at, code) in [(coarse, "image-peu-definie"), (named, "description-de-fichier")] {
        let told = said.lines().any(|line| line.contains(&at) && line.contains(code));
        assert!(told, "{at} {code}: {said}");
    }
    assert!(
        said.lines()
            .any(|line| line.contains("une.yaml:11:") && line.contains("image-peu-definie"))
    );
}

#[test]
fn words_that_a_layout_leaves_out_of_its_cover_are_missed() {
    let collection = collection();
    let cover = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/layouts/parts/cover.typ"));
    let cover = cover.unwrap();
    let without = cover.replace("(item.caption, item.credit)", "(item.caption,)");
    assert_ne!(cover, without);
    collection.write("layouts/parts/cover.typ", without.as_bytes());
    let run = collection.run(&["build"]);
    assert_eq!(run.code, 1);
    assert!(run.stderr.contains("erreur[texte-perdu]"), "{}", run.stderr);
    assert!(run.stderr.contains("sources/annexe.yaml:"), "{}", run.stderr);
}

#[test]
fn a_change_of_the_cover_makes_the_annex_anew_and_no_handout() {
    let collection = collection();
    let jpeg = file(&photograph(1800, 1200), ImageFormat::Jpeg);
    collection.write("sources/couverture.jpg", &jpeg);
    let manifest = format!("{MANIFEST}{}", COVER.replace("place.jpg", "couverture.jpg"));
    collection.write("sources/annexe.yaml", manifest.as_bytes());
    well(&collection.run(&["build"]));
    let before = fs::read(collection.path("out/annexe.pdf")).unwrap();
    let anew = |collection: &Collection| {
        let run = collection.run(&["build", "-v"]);
        assert_eq!(run.code, 0, "{}", run.stderr);
        let all = ["annexe.pdf", "une.pdf", "deux.pdf"];
        let made = String::from_utf8_lossy(&run.stdout).into_owned() + &run.stderr;
        all.into_iter().filter(|name| made.contains(name)).collect::<Vec<_>>().join(" ")
    };
    let jpeg = file(&photograph(1200, 1200), ImageFormat::Jpeg);
    collection.write("sources/autre.jpg", &jpeg);
    let manifest = format!("{MANIFEST}{}", COVER.replace("place.jpg", "autre.jpg"));
    collection.write("sources/annexe.yaml", manifest.as_bytes());
    assert_eq!(anew(&collection), "annexe.pdf");
    // Other bytes under the same name.
    collection.write("sources/autre.jpg", &file(&photograph(1201, 1200), ImageFormat::Jpeg));
    assert_eq!(anew(&collection), "annexe.pdf");
    assert_ne!(before, fs::read(collection.path("out/annexe.pdf")).unwrap());
    assert_eq!(anew(&collection), "");
}

#[test]
fn the_annex_carries_the_covers_picture_and_handouts_those_that_they_print() {
    let collection = collection();
    well(&collection.run(&["build", "--attach"]));
    for (from, into, has_cover) in
        [("out/annexe.pdf", "reprise", true), ("out/fiches/deux.pdf", "deux", false)]
    {
        let run = collection.run(&["import", from, "--into", into]);
        assert_eq!(run.code, 0, "{}", run.stderr);
        let back = fs::read(collection.path(&format!("{into}/sources/place.jpg")));
        let original = fs::read(collection.path("sources/place.jpg")).unwrap();
        assert_eq!(back.ok(), has_cover.then_some(original), "{from}");
        well(&collection.run(&["build", "--root", into]));
    }
}

#[test]
fn a_comparison_tells_of_both_pictures() {
    let collection = collection();
    let other = |name: &str| {
        for path in ["sources/annexe.yaml", "sources/une.yaml", "sources/deux.yaml"] {
            let bytes = fs::read(collection.path(path)).unwrap();
            collection.write(&format!("{name}/{path}"), &bytes);
        }
        let bytes = fs::read(collection.path("sources/place.jpg")).unwrap();
        collection.write(&format!("{name}/sources/place.jpg"), &bytes);
    };
    let told = || {
        let run = collection.run(&["diff", "--no-git", "avant", ".", "--pdf", "ecarts.pdf"]);
        assert_eq!(run.code, 0, "{}", run.stderr);
        String::from_utf8(run.stdout).unwrap() + &run.stderr
    };
    other("avant");
    // Other bytes: of the cover, and of the sheet that has the same file.
    collection.write("sources/place.jpg", &file(&photograph(900, 600), ImageFormat::Jpeg));
    let said = told();
    assert_eq!(said.matches("image remplacée : place.jpg").count(), 2, "{said}");
    // Another caption of the cover; another picture, caption and credit in the section.
    other("avant");
    collection.write(
        "sources/annexe.yaml",
        format!("{MANIFEST}{}", COVER.replace("mai", "juin")).as_bytes(),
    );
    collection.write("sources/autre.jpg", &file(&photograph(900, 800), ImageFormat::Jpeg));
    let head = HEAD.replace("place.jpg", "autre.jpg").replace("du jeudi", "du lundi");
    collection.write("sources/une.yaml", SHEET.replace("\n    texte: |", &head).as_bytes());
    let said = told();
    assert!(said.contains("image de couverture") && said.contains("juin"), "{said}");
    assert!(said.contains("image remplacée : place.jpg → autre.jpg"), "{said}");
    assert!(collection.path("ecarts.pdf").exists());
    // The file stays, what it shows is told in other words, and it has a caption now.
    collection.write("sources/une.yaml", SHEET.replace("\n    texte: |", HEAD).as_bytes());
    other("ici");
    let described =
        "\n    image:\n      fichier: place.jpg\n      description: Une place vide\n    texte: |";
    collection.write("sources/une.yaml", SHEET.replace("\n    texte: |", described).as_bytes());
    let said = told();
    assert!(said.contains("description d’image modifiée : place.jpg"), "{said}");
    assert!(!said.contains("image ajoutée") && !said.contains("déplacé"), "{said}");
    // The cover's picture is gone.
    collection.write("sources/annexe.yaml", MANIFEST.as_bytes());
    assert!(told().contains("image de couverture"), "{}", told());
}

#[test]
fn pictures_in_heads_stand_beside_the_sidebar_and_in_a_film() {
    let wide = file(&photograph(1600, 400), ImageFormat::Jpeg);
    let tall = file(&photograph(600, 900), ImageFormat::Jpeg);
    for film in ["", "gabarit: film\n"] {
        for bytes in [&wide, &tall] {
            let collection = collection();
            collection.write("sources/place.jpg", bytes);
            let sheet = SHEET.replace("\n    texte: |", HEAD);
            collection.write("sources/une.yaml", format!("{sheet}{film}").as_bytes());
            well(&collection.run(&["build"]));
            let page = drawn(&pdf(&collection, "out/fiches/une.pdf"), 1);
            let [[left, _, right, _]] = page[..] else { panic!("{} pictures", page.len()) };
            // It keeps to its column: 24 mm to 119 or 124, beside the sidebar or the card.
            assert!(left > 67.0 && right < 352.0, "{film}{left} {right}");
        }
    }
}

#[test]
fn a_picture_beside_the_sidebar_takes_the_width_of_its_column() {
    let collection = collection();
    let text = "      Un paragraphe de quelques mots, assez long pour aller à la ligne une fois au moins, et encore.\n".repeat(3);
    let width = |placement: &str, sidebar: &str| {
        let sheet = format!(
            "titre: Une action\n{sidebar}sections:\n  - type: contexte\n    texte: |\n      ![Une photo de la cour](place.jpg){placement}\n\n{text}"
        );
        collection.write("sources/une.yaml", sheet.as_bytes());
        well(&collection.run(&["handout", "une", "-o", "une.pdf"]));
        let [left, _, right, _] = drawn(&pdf(&collection, "une.pdf"), 1)[0];
        right - left
    };
    let objectives = "    - Se retrouver entre voisins\n".repeat(18);
    let sidebar =
        &format!("reperes:\n  objectifs: |\n{objectives}  public: Tous\n  contact: La mairie\n");
    let column = width("", sidebar);
    assert!((width("{demi}", sidebar) - column).abs() < 0.1);
    assert!((width("{cote}", sidebar) - column).abs() < 0.1);
    let whole = width("", "");
    assert!(width("{demi}", "") < whole / 1.5 && width("{cote}", "") < whole / 1.5);
}

#[test]
fn copies_of_pictured_heads_are_as_high_as_they_are() {
    let collection = collection();
    let more =
        "  - titre: Un titre de section qui va bien au-delà d'une ligne, et d'une autre encore";
    let sheet = SHEET.replace("\n    texte: |", HEAD);
    let head = HEAD.replace("© Une habitante", &"© Une association ".repeat(9));
    let beside = format!("![Deux](place.jpg){{cote}}\n\n      {}", "Un texte à côté. ".repeat(40));
    let pictured = format!(
        "![Un](place.jpg \"Une légende. © Quelqu'un\"){{demi}}\n\n      Un texte.\n\n      {beside}\n\n      Un autre."
    );
    let sheet = format!("{sheet}{more}{head}\n      {pictured}\n");
    collection.write("sources/une.yaml", sheet.as_bytes());
    for (width, height) in [(1600, 400), (900, 600), (600, 900)] {
        collection.write("sources/place.jpg", &file(&photograph(width, height), ImageFormat::Png));
        check_copies(&collection);
    }
}

/// Typesets what asserts that copies for measures are as high as what they stand for.
fn check_copies(collection: &Collection) {
    let project = Project::find(Some(collection.root())).unwrap();
    let mut diagnostics = Diagnostics::default();
    let annex = Annex::read(&project, &mut diagnostics).unwrap().unwrap();
    let typesetter = Typesetter::new(&project, &annex).unwrap();
    let checked = typesetter.lay_out(&Output::Checks, &mut diagnostics);
    let told: String = diagnostics.iter().map(render).collect();
    assert!(checked.is_some(), "{told}");
}

#[test]
fn the_form_puts_keys_in_order_and_changes_nothing() {
    let collection = collection();
    let mixed = "image_couverture:\n  credit: © Ville d'essai\n  description: Une place un jour de marché\n  legende: La place, en mai\n  fichier: place.jpg\n";
    collection.write("sources/annexe.yaml", format!("{mixed}{MANIFEST}").as_bytes());
    let run = collection.run(&["fmt"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let text = fs::read_to_string(collection.path("sources/annexe.yaml")).unwrap();
    assert!(text.contains(COVER), "{text}");
    assert!(text.find("organisme:") < text.find("image_couverture:"), "{text}");
    assert!(text.find("image_couverture:") < text.find("date:"), "{text}");
    let sheet = fs::read_to_string(collection.path("sources/une.yaml")).unwrap();
    assert!(sheet.contains(HEAD.trim_start_matches('\n')), "{sheet}");
}
