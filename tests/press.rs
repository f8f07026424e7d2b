//! Imposed files: each page once, where the plan says, with its links; and what people type.

mod common;

use std::collections::BTreeSet;
use std::fs;
use std::num::NonZeroUsize;

use annexe::press::measure::{Measures, Paper, Rect, Size, mm};
use annexe::press::plan::{Binding, Job, PerSide, Side};
use annexe::press::{self, About, Duplex, Furniture, Lettering, Source, Unusable};
use common::{Collection, MANIFEST, SHEET};
use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};

/// Where the number of each page is written, from the lower left corner of its final size, in points.
const WRITTEN: (f64, f64) = (100.0, 500.0);
/// How far what is read may be from what is planned, in points: 0.1 mm is asked for.
const TOLERANCE: f64 = 0.02;

/// What is special about a source.
#[derive(Clone, Copy, Default)]
struct Shape {
    /// Where its lower left corner lies in its own coordinates.
    corner: (f64, f64),
    /// How far it is drawn beyond its edges.
    bleed: f64,
    /// By how many degrees its pages are shown turned.
    rotate: i64,
}

fn numbers(numbers: [f64; 4]) -> Object {
    Object::Array(numbers.map(|number| Object::Real(number as f32)).to_vec())
}

/// An A4 of so many pages with a number on each, and a link on it.
fn source(pages: usize, shape: Shape) -> Vec<u8> {
    let mut document = Document::with_version("1.7");
    let tree = document.new_object_id();
    let (x, y) = shape.corner;
    let Size { width, height } = Paper::A4.size();
    let beyond = shape.bleed;
    let trim = [x, y, x + width, y + height];
    let media = [x - beyond, y - beyond, x + width + beyond, y + height + beyond];
    let kids: Vec<Object> = (1..=pages)
        .map(|page| {
            let (left, up) = (x + WRITTEN.0, y + WRITTEN.1);
            // The number's first half and its second are two streams: drawing may be cut anywhere.
            let first = format!("BT /F 12 Tf {left} {up} Td");
            let second = format!("({page}) Tj ET");
            let streams = [first, second].map(|text| {
                let stream = Stream::new(Dictionary::new(), text.into_bytes());
                Object::Reference(document.add_object(stream))
            });
            let link = dictionary! {
                "Type" => "Annot",
                "Subtype" => "Link",
                "Rect" => numbers([left, up, left + 40.0, up + 12.0]),
                "A" => dictionary! {
                    "S" => "URI",
                    "URI" => Object::string_literal(format!("https://example.org/{page}")),
                },
            };
            let link = document.add_object(link);
            let page = dictionary! {
                "Type" => "Page",
                "Parent" => tree,
                "MediaBox" => numbers(media),
                "BleedBox" => numbers(media),
                "TrimBox" => numbers(trim),
                "Contents" => streams.to_vec(),
                "Annots" => vec![link.into()],
                "Rotate" => shape.rotate,
            };
            document.add_object(page).into()
        })
        .collect();
    let font = dictionary! { "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica" };
    let resources = dictionary! { "Font" => dictionary! { "F" => font } };
    let count = kids.len() as i64;
    let pages = dictionary! {
        "Type" => "Pages", "Kids" => kids, "Count" => count, "Resources" => resources,
    };
    document.objects.insert(tree, pages.into());
    let root = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => tree });
    document.trailer.set("Root", root);
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    bytes
}

/// A number as it stands on a side, and which way its head is.
#[derive(Debug)]
struct Written {
    page: usize,
    at: (f64, f64),
    upright: bool,
}

fn floats(operands: &[Object]) -> Vec<f64> {
    operands.iter().map(|operand| f64::from(operand.as_float().unwrap())).collect()
}

/// What a page of an imposed file shows: the interpreter that a reader has, for the operators that there are.
fn written(document: &Document, page: ObjectId) -> Vec<Written> {
    let content = Content::decode(&document.get_page_content(page)).unwrap();
    let resources = document.get_dictionary(page).unwrap().get(b"Resources").unwrap();
    let resources = document.dereference(resources).unwrap().1.as_dict().unwrap();
    let forms = resources.get(b"XObject").unwrap().as_dict().unwrap();
    let mut matrix = vec![1.0, 0.0, 0.0, 1.0, 0.0, 0.0];
    let mut found = Vec::new();
    for operation in &content.operations {
        match &*operation.operator {
            "cm" => matrix = floats(&operation.operands),
            "Do" => {
                let name = operation.operands[0].as_name().unwrap();
                if name != b"F" {
                    let id = forms.get(name).unwrap().as_reference().unwrap();
                    let form = document.get_object(id).unwrap().as_stream().unwrap();
                    found.push(number(form, &matrix));
                }
            }
            _ => {}
        }
    }
    found
}

fn number(form: &Stream, matrix: &[f64]) -> Written {
    let text = form.get_plain_content().unwrap();
    let content = Content::decode(&text).unwrap();
    let of = |operator: &str| {
        content.operations.iter().find(|op| op.operator == operator).unwrap().operands.clone()
    };
    let at = floats(&of("Td"));
    let page = String::from_utf8(of("Tj")[0].as_str().unwrap().to_vec()).unwrap();
    let x = matrix[0] * at[0] + matrix[2] * at[1] + matrix[4];
    let y = matrix[1] * at[0] + matrix[3] * at[1] + matrix[5];
    Written { page: page.parse().unwrap(), at: (x, y), upright: matrix[0] > 0.0 }
}

/// Where the plan wants the number of a cell, worked out from the paper alone.
fn wanted(measures: &Measures, side: &Side) -> Vec<Written> {
    let mut all = Vec::new();
    for (row, cells) in side.rows.iter().enumerate() {
        for (column, cell) in cells.iter().enumerate() {
            let Some(page) = cell.page else { continue };
            let left = measures.block.left + column as f64 * measures.cell.width;
            let bottom = measures.block.top - (row as f64 + 1.0) * measures.cell.height;
            let creep = measures.creep * cell.depth as f64;
            let creep = if cells.len() == 1 {
                0.0
            } else if column == 0 {
                creep
            } else {
                -creep
            };
            let (x, y) = (WRITTEN.0 * measures.scale, WRITTEN.1 * measures.scale);
            let at = match cell.turned {
                false => (left + creep + x, bottom + y),
                true => (left + creep + measures.cell.width - x, bottom + measures.cell.height - y),
            };
            all.push(Written { page, at, upright: !cell.turned });
        }
    }
    all
}

fn imposed(source: &Source, sides: &[Side], measures: &Measures) -> Document {
    let about = About { title: "Essai", purpose: "papier" };
    let bytes =
        press::impose(source, sides, measures, None, (&about, Some(Duplex::Short))).unwrap();
    Document::load_mem(&bytes).unwrap()
}

/// What is written on the only page of a file, placed alone on paper of its size.
fn written_alone(source: &Source) -> Written {
    let measures = Measures::around(source.size(1), 0.0);
    let job = Job {
        pages: 1,
        binding: Binding::Flat { duplex: false },
        per_side: PerSide::One,
        back_cover: false,
        cover_apart: false,
    };
    let sides = press::sides(&job.plan().parts[0].leaves, &measures, Duplex::Short);
    let document = imposed(source, &sides, &measures);
    written(&document, document.page_iter().next().unwrap()).remove(0)
}

fn assert_as_planned(document: &Document, sides: &[Side], measures: &Measures) -> Vec<usize> {
    let mut pages = Vec::new();
    for (id, side) in document.page_iter().zip(sides) {
        let (found, wanted) = (written(document, id), wanted(measures, side));
        assert_eq!(found.len(), wanted.len());
        for (found, wanted) in found.iter().zip(&wanted) {
            let away = (found.at.0 - wanted.at.0).hypot(found.at.1 - wanted.at.1);
            assert!(away < TOLERANCE, "{found:?} {wanted:?}");
            assert_eq!((found.page, found.upright), (wanted.page, wanted.upright));
            pages.push(found.page);
        }
    }
    pages.sort_unstable();
    pages
}

#[test]
fn every_page_stands_once_and_where_it_is_planned() {
    let bindings = [
        Binding::Saddle,
        Binding::Gathered(NonZeroUsize::new(16).unwrap()),
        Binding::Flat { duplex: true },
        Binding::Flat { duplex: false },
    ];
    for pages in [1, 2, 3, 4, 5, 7, 8, 12, 17, 48, 64, 97, 130] {
        let source = Source::read(&source(pages, Shape::default())).unwrap();
        for (index, binding) in bindings.into_iter().enumerate() {
            for per_side in [PerSide::Two, PerSide::Four] {
                let paper = Paper::ALL[(pages + index) % Paper::ALL.len()];
                let duplex = if pages % 2 == 0 { Duplex::Long } else { Duplex::Short };
                let cover_apart = pages % 3 == 0;
                let job = Job { pages, binding, per_side, back_cover: true, cover_apart };
                let measures = Measures {
                    creep: mm(0.1),
                    ..Measures::new(paper.size(), source.largest(), per_side)
                };
                let mut all = Vec::new();
                for part in job.plan().parts.iter().filter(|part| !part.is_cover) {
                    let sides = press::sides(&part.leaves, &measures, duplex);
                    let document = imposed(&source, &sides, &measures);
                    assert_eq!(document.page_iter().count(), sides.len());
                    all.extend(assert_as_planned(&document, &sides, &measures));
                }
                for part in job.plan().parts.iter().filter(|part| part.is_cover) {
                    let measures = Measures::new(paper.size(), source.largest(), PerSide::Two);
                    let sides = press::sides(&part.leaves, &measures, duplex);
                    let document = imposed(&source, &sides, &measures);
                    all.extend(assert_as_planned(&document, &sides, &measures));
                }
                all.sort_unstable();
                assert_eq!(all, (1..=pages).collect::<Vec<_>>(), "{job:?}");
            }
        }
    }
}

#[test]
fn the_coordinates_of_a_page_are_its_own_affair() {
    let job = Job {
        pages: 4,
        binding: Binding::Saddle,
        per_side: PerSide::Two,
        back_cover: false,
        cover_apart: false,
    };
    let shape = Shape { corner: (-50.0, 30.0), bleed: mm(3.0), rotate: 0 };
    let source = Source::read(&source(4, shape)).unwrap();
    assert!((source.bleed() - mm(3.0)).abs() < 0.01);
    let measures = Measures::new(Paper::A3.size(), source.largest(), PerSide::Two);
    let sides = press::sides(&job.plan().parts[0].leaves, &measures, Duplex::Short);
    assert_as_planned(&imposed(&source, &sides, &measures), &sides, &measures);
}

#[test]
fn a_page_that_is_shown_turned_is_printed_as_it_is_shown() {
    let shape = Shape { rotate: 90, ..Shape::default() };
    let source = Source::read(&source(1, shape)).unwrap();
    let Size { width, height } = Paper::A4.size();
    let shown = source.size(1);
    assert!((shown.width - height).abs() < 0.01 && (shown.height - width).abs() < 0.01);
    let found = written_alone(&source);
    // A quarter to the right: what was up is right, what was right is down.
    assert!((found.at.0 - WRITTEN.1).abs() < TOLERANCE, "{found:?}");
    assert!((found.at.1 - (width - WRITTEN.0)).abs() < TOLERANCE, "{found:?}");
}

fn rect(object: &Object) -> Rect {
    let numbers = floats(object.as_array().unwrap());
    Rect { left: numbers[0], bottom: numbers[1], right: numbers[2], top: numbers[3] }
}

#[test]
fn links_lie_where_their_words_are() {
    let source = Source::read(&source(8, Shape::default())).unwrap();
    let job = Job {
        pages: 8,
        binding: Binding::Saddle,
        per_side: PerSide::Four,
        back_cover: false,
        cover_apart: false,
    };
    let measures = Measures::new(Paper::A4.size(), source.largest(), PerSide::Four);
    let sides = press::sides(&job.plan().parts[0].leaves, &measures, Duplex::Long);
    let document = imposed(&source, &sides, &measures);
    for id in document.page_iter() {
        let written = written(&document, id);
        let links = document.get_page_annotations(id).unwrap();
        assert_eq!(links.len(), written.len());
        for number in written {
            let here = |link: &&&Dictionary| {
                let rect = rect(link.get(b"Rect").unwrap());
                let (x, y) = number.at;
                let near = |edge: f64, at: f64| (edge - at).abs() < 0.1;
                if number.upright {
                    near(rect.left, x) && near(rect.bottom, y)
                } else {
                    near(rect.right, x) && near(rect.top, y)
                }
            };
            let link = links.iter().find(here).unwrap();
            let action = link.get(b"A").unwrap().as_dict().unwrap();
            let address = action.get(b"URI").unwrap().as_str().unwrap();
            assert_eq!(address, format!("https://example.org/{}", number.page).as_bytes());
        }
    }
}

#[test]
fn marks_stand_in_the_margin_alone() {
    let lines = ["Une édition · feuille 1 · recto".to_owned()];
    let lettering = Lettering::of(&lines).unwrap();
    let a4 = Paper::A4.size();
    let draw = |measures: &Measures| {
        let furniture = Furniture {
            measures,
            folds: (true, false),
            spots: &[],
            lettering: &lettering,
            marks: true,
            title: None,
        };
        furniture.draw(&lines)
    };
    // Two A4 fill an A3.
    assert!(draw(&Measures::new(Paper::A3.size(), a4, PerSide::Two)).is_none());
    let measures =
        Measures { bleed: mm(3.0), ..Measures::new(Paper::Sra3.size(), a4, PerSide::Two) };
    let drawn = draw(&measures).unwrap();
    let page = drawn.page_iter().next().unwrap();
    let content = Content::decode(&drawn.get_page_content(page)).unwrap();
    let block = measures.block;
    let mut points = 0;
    for operation in &content.operations {
        if matches!(&*operation.operator, "m" | "l" | "c" | "Td" | "Tm") {
            let at = floats(&operation.operands);
            let (x, y) = (at[at.len() - 2], at[at.len() - 1]);
            let inside = x > block.left + 0.1
                && x < block.right - 0.1
                && y > block.bottom - mm(3.0) + 0.1
                && y < block.top + mm(3.0) - 0.1;
            assert!(!inside, "{operation:?}");
            assert!((0.0..=measures.leaf.width).contains(&x), "{operation:?}");
            assert!((0.0..=measures.leaf.height).contains(&y), "{operation:?}");
            points += 1;
        }
    }
    assert!(points > 60, "{points}");
}

#[test]
fn what_is_no_pdf_is_refused() {
    assert_eq!(Source::read(b"").err(), Some(Unusable::Damaged));
    assert_eq!(Source::read(b"%PDF-1.7\nrien").err(), Some(Unusable::Damaged));
    let whole = source(3, Shape::default());
    for length in (0..whole.len()).step_by(97) {
        // Whatever comes of it, it comes without a panic.
        let _ = Source::read(&whole[..length]);
    }
    for at in (0..whole.len()).step_by(41) {
        let mut broken = whole.clone();
        broken[at] ^= 0x15;
        let Ok(source) = Source::read(&broken) else { continue };
        let measures = Measures::new(Paper::A4.size(), source.largest(), PerSide::Two);
        let job = Job {
            pages: source.pages(),
            binding: Binding::Saddle,
            per_side: PerSide::Two,
            back_cover: false,
            cover_apart: false,
        };
        let about = About { title: "Essai", purpose: "papier" };
        for part in &job.plan().parts {
            let sides = press::sides(&part.leaves, &measures, Duplex::Short);
            let _ = press::impose(&source, &sides, &measures, None, (&about, None));
        }
    }
}

fn collection() -> Collection {
    let collection = Collection::new(&[]);
    collection.write("sources/annexe.yaml", MANIFEST.as_bytes());
    collection.write("sources/une.yaml", SHEET.as_bytes());
    collection
}

#[test]
fn an_annex_becomes_a_booklet_for_paper_alone() {
    let collection = collection();
    let run = collection.run(&["press", "--booklet"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let bytes = fs::read(collection.path("out/presse/annexe-livret.pdf")).unwrap();
    let document = Document::load_mem(&bytes).unwrap();
    let catalog = document.catalog().unwrap();
    for claim in [&b"MarkInfo"[..], b"StructTreeRoot", b"Metadata", b"OutputIntents", b"Lang"] {
        assert!(!catalog.has(claim), "{claim:?}");
    }
    for object in document.objects.values() {
        let structure = object.as_dict().is_ok_and(|dict| dict.has_type(b"StructElem"));
        assert!(!structure);
    }
    let first = document.page_iter().next().unwrap();
    let page = document.get_dictionary(first).unwrap();
    let Rect { right, top, .. } = rect(page.get(b"MediaBox").unwrap());
    assert!((right - mm(420.0)).abs() < 0.1 && (top - mm(297.0)).abs() < 0.1);
    // The same once more.
    assert_eq!(collection.run(&["press", "--booklet"]).code, 0);
    assert_eq!(fs::read(collection.path("out/presse/annexe-livret.pdf")).unwrap(), bytes);
}

#[test]
fn colours_reach_beyond_the_edge_and_text_does_not() {
    let collection = collection();
    let boxes = |path: &str| {
        let bytes = fs::read(collection.path(path)).unwrap();
        let document = Document::load_mem(&bytes).unwrap();
        let page = document.page_iter().next().unwrap();
        let page = document.get_dictionary(page).unwrap();
        let of = |key: &[u8]| rect(page.get(key).unwrap());
        (of(b"MediaBox"), of(b"BleedBox"), of(b"TrimBox"))
    };
    let run = collection.run(&["press"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let (media, bleed, trim) = boxes("out/presse/annexe-impression.pdf");
    assert!((trim.size().width - mm(210.0)).abs() < 0.1, "{trim:?}");
    assert!((trim.left - bleed.left - mm(3.0)).abs() < 0.1, "{bleed:?}");
    assert!((trim.left - media.left - mm(12.0)).abs() < 0.1, "{media:?}");
    let run = collection.run(&["press", "une", "--bleed", "0", "--no-marks"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let (media, bleed, trim) = boxes("out/presse/une-impression.pdf");
    assert_eq!((media, bleed), (trim, trim));
    let run = collection.run(&["press", "--bleed", "12"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("de 0 à 10 mm"), "{}", run.stderr);
}

#[test]
fn a_cover_is_a_file_apart() {
    let collection = collection();
    let run = collection.run(&["press", "--booklet", "--cover-apart", "--sheet", "sra3"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let pages = |path: &str| {
        let bytes = fs::read(collection.path(path)).unwrap();
        Document::load_mem(&bytes).unwrap().page_iter().count()
    };
    assert_eq!(pages("out/presse/annexe-livret-couverture.pdf"), 2);
    assert!(!collection.path("out/presse/annexe-livret.pdf").exists());
}

#[test]
fn a_plan_writes_no_pdf() {
    let collection = collection();
    let run = collection.run(&["press", "une", "--booklet", "--plan", "--sheet", "a4"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let table = String::from_utf8(run.stdout).unwrap();
    assert!(table.contains("1 page sur 1 feuille A4, à 71 % ; 3 pages blanches"), "{table}");
    assert!(table.contains("recto  – · 1"), "{table}");
    let svg = fs::read_to_string(collection.path("out/presse/une-livret-plan.svg")).unwrap();
    assert!(svg.starts_with("<svg") && svg.ends_with("</svg>\n"), "{svg}");
    assert!(!collection.path("out/presse/une-livret.pdf").exists());
}

#[test]
fn nothing_but_links_to_the_web_is_kept_and_what_is_lost_is_said() {
    let mut document = Document::load_mem(&source(2, Shape::default())).unwrap();
    let next = dictionary! { "S" => "JavaScript", "JS" => Object::string_literal("PIEGE") };
    let addresses = ["javascript:alert(1)", "file:///etc/passwd", "HTTPS://example.org/bon"];
    let pages: Vec<ObjectId> = document.page_iter().collect();
    for (index, address) in addresses.iter().enumerate() {
        let link = dictionary! {
            "Type" => "Annot",
            "Subtype" => "Link",
            "Rect" => numbers([10.0, 20.0 * index as f64, 90.0, 20.0 * index as f64 + 9.0]),
            "A" => dictionary! {
                "S" => "URI",
                "URI" => Object::string_literal(*address),
                "Next" => next.clone(),
            },
        };
        let link = document.add_object(link);
        let page = document.get_dictionary_mut(pages[0]).unwrap();
        page.get_mut(b"Annots").unwrap().as_array_mut().unwrap().push(link.into());
    }
    let field = document.add_object(dictionary! {
        "Type" => "Annot", "Subtype" => "Widget", "Rect" => numbers([0.0, 0.0, 9.0, 9.0]),
    });
    let page = document.get_dictionary_mut(pages[1]).unwrap();
    page.get_mut(b"Annots").unwrap().as_array_mut().unwrap().push(field.into());
    let collection = collection();
    document.save(collection.path("pieges.pdf")).unwrap();
    let path = collection.path("pieges.pdf");
    let run = collection.run(&["press", path.to_str().unwrap(), "--booklet"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(run.stderr.contains("1 champ de formulaire ou remarque"), "{}", run.stderr);
    let imposed = Document::load(collection.path("pieges-livret.pdf")).unwrap();
    let text = format!("{:?}", imposed.objects);
    assert!(!text.contains("PIEGE") && !text.contains("passwd") && !text.contains("alert"));
    let first = imposed.page_iter().next().unwrap();
    assert_eq!(imposed.get_page_annotations(first).unwrap().len(), 2);
}

#[test]
fn what_is_read_is_never_replaced() {
    let collection = collection();
    assert_eq!(collection.run(&["build"]).code, 0);
    let annex = collection.path("out/annexe.pdf");
    let before = fs::read(&annex).unwrap();
    let annex = annex.to_str().unwrap();
    for arguments in [["press", "--booklet"], ["press", annex]] {
        let run = collection.run(&[&arguments[..], &["-o", annex]].concat());
        assert_eq!(run.code, 2, "{}", run.stderr);
        assert!(run.stderr.contains("serait remplacé"), "{}", run.stderr);
        assert!(fs::read(annex).unwrap() == before);
    }
    let run = collection.run(&["press", annex, "--rev", "v1"]);
    assert!(run.code == 2 && run.stderr.contains("retirez --rev"), "{}", run.stderr);
}

#[test]
fn a_cover_of_an_earlier_scheme_goes() {
    let collection = collection();
    for arguments in [&["press", "--booklet", "--cover-apart"][..], &["press", "--booklet"]] {
        let run = collection.run(arguments);
        assert_eq!(run.code, 0, "{}", run.stderr);
        let cover = collection.path("out/presse/annexe-livret-couverture.pdf").exists();
        assert_eq!(cover, arguments.contains(&"--cover-apart"));
    }
}

#[test]
fn what_does_not_go_together_is_said() {
    let collection = collection();
    let says = |arguments: &[&str], word: &str| {
        let run = collection.run(&[&["press"], arguments].concat());
        assert_eq!(run.code, 2, "{arguments:?}: {}", run.stderr);
        assert!(run.stderr.contains(word), "{arguments:?}: {}", run.stderr);
        assert!(!collection.path("out/presse").exists(), "{arguments:?}");
    };
    says(&["--cover-apart"], "ajoutez --booklet");
    says(&["--creep", "0,1"], "ajoutez --booklet");
    says(&["--creep", "5", "--booklet"], "de 0 à 0,5 mm");
    says(&["--signature", "6"], "écrivez --signature 8");
    says(&["--signature", "12", "--n-up", "4"], "écrivez --signature 16");
    says(&["--booklet", "--n-up", "1"], "--n-up 2");
    says(&["--booklet", "--signature", "8"], "--signature");
    says(&["--signature", "0"], "un nombre de pages");
    says(&["--spine", "8"], "ajoutez --signature N et --cover-apart");
    says(&["--paper-thickness", "0,1", "--booklet", "--cover-apart"], "ajoutez --signature N");
    says(&["--spine", "0", "--signature", "8", "--cover-apart"], "de 1 à 60 mm");
    says(&["--spine", "8", "--paper-thickness", "0,1"], "--paper-thickness");
    says(&["--bleed", "-1"], "de 0 à 10 mm");
    says(&["--booklet", "--creep", "-1"], "de 0 à 0,5 mm");
    says(&["absent.pdf"], "absent.pdf");
    says(&["autre", "--booklet"], "pas de fiche « autre »");
    collection.write("faux.pdf", b"%PDF-1.7");
    let run = collection.run(&["press", collection.path("faux.pdf").to_str().unwrap()]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("n'est pas un PDF lisible"), "{}", run.stderr);
}

/// A source with something changed about it.
fn altered(pages: usize, alter: impl FnOnce(&mut Document, &[ObjectId])) -> Vec<u8> {
    let mut document = Document::load_mem(&source(pages, Shape::default())).unwrap();
    let ids: Vec<ObjectId> = document.page_iter().collect();
    alter(&mut document, &ids);
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    bytes
}

#[test]
fn a_page_without_a_size_is_named() {
    let bytes = altered(3, |document, pages| {
        let page = document.get_dictionary_mut(pages[1]).unwrap();
        page.set("MediaBox", numbers([0.0, 0.0, 0.0, 842.0]));
    });
    assert_eq!(Source::read(&bytes).err(), Some(Unusable::Sizeless(2)));
    let collection = collection();
    collection.write("plate.pdf", &bytes);
    let run = collection.run(&["press", "plate.pdf", "--booklet"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("la page 2 n'a pas de taille"), "{}", run.stderr);
}

#[test]
fn pages_in_a_circle_are_refused() {
    let bytes = altered(3, |document, pages| {
        let tree = document.get_dictionary(pages[0]).unwrap().get(b"Parent").unwrap().clone();
        let id = tree.as_reference().unwrap();
        let inner = document.add_object(dictionary! {
            "Type" => "Pages", "Parent" => id, "Count" => 3, "Kids" => vec![tree],
        });
        let node = document.get_dictionary_mut(id).unwrap();
        node.get_mut(b"Kids").unwrap().as_array_mut().unwrap().push(inner.into());
    });
    assert_eq!(Source::read(&bytes).err(), Some(Unusable::Circular));
    let collection = collection();
    collection.write("rond.pdf", &bytes);
    let run = collection.run(&["press", "rond.pdf"]);
    assert!(run.code == 2 && run.stderr.contains("tournent en rond"), "{}", run.stderr);
}

#[test]
fn a_page_that_gives_back_too_much_leaves_the_furniture_alone() {
    let bytes = altered(2, |document, pages| {
        for (page, content) in pages.iter().zip(["Q Q q 9 0 0 9 0 0 cm (Q) Tj Q Q", "q q 2 w"]) {
            let stream = Stream::new(Dictionary::new(), content.as_bytes().to_vec());
            let id = document.add_object(stream);
            document.get_dictionary_mut(*page).unwrap().set("Contents", id);
        }
    });
    let source = Source::read(&bytes).unwrap().balanced().unwrap();
    let measures = Measures::new(Paper::A3.size(), source.largest(), PerSide::Two);
    let sides = press::sides(
        &Job {
            pages: 2,
            binding: Binding::Flat { duplex: false },
            per_side: PerSide::Two,
            back_cover: false,
            cover_apart: false,
        }
        .plan()
        .parts[0]
            .leaves,
        &measures,
        Duplex::Short,
    );
    let document = imposed(&source, &sides, &measures);
    let mut found = Vec::new();
    for object in document.objects.values() {
        let Ok(stream) = object.as_stream() else { continue };
        if !stream.dict.get(b"Subtype").is_ok_and(|it| it.as_name().is_ok_and(|it| it == b"Form")) {
            continue;
        }
        let content = Content::decode(&stream.get_plain_content().unwrap()).unwrap();
        let of =
            |operator: &str| content.operations.iter().filter(|it| it.operator == operator).count();
        assert_eq!(of("q"), of("Q"));
        found.push((of("q"), of("Tj"), of("w")));
    }
    found.sort_unstable();
    assert_eq!(found, [(1, 1, 0), (2, 0, 1)]);
}

#[test]
fn pages_in_large_units_are_as_large_as_they_say() {
    let unit = 2.0;
    let bytes = altered(1, |document, pages| {
        document.get_dictionary_mut(pages[0]).unwrap().set("UserUnit", Object::Real(2.0));
    });
    let source = Source::read(&bytes).unwrap();
    let Size { width, height } = Paper::A4.size();
    let size = source.size(1);
    assert!((size.width - unit * width).abs() < 0.1 && (size.height - unit * height).abs() < 0.1);
    let found = written_alone(&source);
    assert!((found.at.0 - unit * WRITTEN.0).abs() < TOLERANCE, "{found:?}");
    assert!((found.at.1 - unit * WRITTEN.1).abs() < TOLERANCE, "{found:?}");
}

/// What is drawn around the pages of a side.
fn furniture(document: &Document, page: ObjectId) -> Content {
    let resources = document.get_dictionary(page).unwrap().get(b"Resources").unwrap();
    let resources = document.dereference(resources).unwrap().1.as_dict().unwrap();
    let forms = resources.get(b"XObject").unwrap().as_dict().unwrap();
    let id = forms.get(b"F").unwrap().as_reference().unwrap();
    let form = document.get_object(id).unwrap().as_stream().unwrap();
    Content::decode(&form.get_plain_content().unwrap()).unwrap()
}

#[test]
fn a_perfect_bound_cover_is_one_leaf_with_its_spine() {
    let collection = collection();
    for number in 1..=12 {
        let sheet = SHEET.replace("Une action", &format!("Action {number}"));
        collection.write(&format!("sources/s{number}.yaml"), sheet.as_bytes());
    }
    let cover = |arguments: &[&str]| {
        let run = collection
            .run(&[&["press", "--signature", "8", "--cover-apart", "-v"], arguments].concat());
        assert_eq!(run.code, 0, "{}", run.stderr);
        let path = collection.path("out/presse/annexe-cahiers-couverture.pdf");
        (Document::load(path).unwrap(), run.stderr)
    };
    let (document, said) = cover(&["--spine", "9,5"]);
    assert!(said.contains("Dos de 9,5 mm, avec son titre"), "{said}");
    assert!(said.contains("papier 454 × 321 mm"), "{said}");
    let pages: Vec<ObjectId> = document.page_iter().collect();
    assert_eq!(pages.len(), 2);
    for page in &pages {
        let own = document.get_dictionary(*page).unwrap();
        let (trim, bleed) =
            (rect(own.get(b"TrimBox").unwrap()), rect(own.get(b"BleedBox").unwrap()));
        assert!((trim.size().width - mm(429.5)).abs() < 0.1, "{trim:?}");
        assert!((trim.left - bleed.left - mm(3.0)).abs() < 0.1, "{bleed:?}");
        // The fold marks stand at both edges of the spine.
        let marks: BTreeSet<i64> = furniture(&document, *page)
            .operations
            .iter()
            .filter(|operation| operation.operator == "m")
            .map(|operation| (floats(&operation.operands)[0] * 10.0).round() as i64)
            .collect();
        let middle = f64::midpoint(trim.left, trim.right);
        for edge in [middle - mm(4.75), middle + mm(4.75)] {
            let edge = (edge * 10.0).round() as i64;
            assert!((edge - 1..=edge + 1).any(|at| marks.contains(&at)), "{edge}: {marks:?}");
        }
        // Both pages, the spine between them; what they draw beyond the folds leaves the title its room.
        let content = Content::decode(&document.get_page_content(*page)).unwrap();
        let clips: Vec<Vec<f64>> = content
            .operations
            .iter()
            .filter(|operation| operation.operator == "re")
            .map(|operation| floats(&operation.operands))
            .collect();
        // Inside, the last page is blank.
        let [left, right] = &clips[..] else {
            assert_eq!((clips.len(), *page), (1, pages[1]));
            continue;
        };
        let gap = right[0] - (left[0] + left[2]);
        assert!(gap < mm(9.5 - 3.0) && gap > mm(5.5), "{gap}");
    }
    // The title is read from foot to head, outside alone, within the spine, in black.
    let turned = |page| {
        let content = furniture(&document, page);
        let at = content.operations.iter().find(|operation| operation.operator == "Tm");
        at.map(|operation| floats(&operation.operands))
    };
    let title = turned(pages[0]).unwrap();
    assert_eq!(title[..4], [0.0, 1.0, -1.0, 0.0]);
    let own = document.get_dictionary(pages[0]).unwrap();
    let trim = rect(own.get(b"TrimBox").unwrap());
    assert!((title[4] - f64::midpoint(trim.left, trim.right)).abs() < mm(4.75), "{title:?}");
    assert!(turned(pages[1]).is_none());
    // Worked out: as thick as all leaves inside.
    let (document, said) = cover(&["--paper-thickness", "0,12", "--no-marks"]);
    let inside = collection.path("out/presse/annexe-cahiers.pdf");
    let leaves = 2 * Document::load(inside).unwrap().page_iter().count() / 2;
    let own = document.get_dictionary(document.page_iter().next().unwrap()).unwrap();
    let trim = rect(own.get(b"TrimBox").unwrap());
    let spine = 0.12 * leaves as f64;
    assert!((trim.size().width - mm(420.0 + spine)).abs() < 0.1, "{trim:?} {spine}");
    assert!(said.contains("sans titre"), "{said}");
}

/// What the streams of a PDF hold.
fn drawings(bytes: &[u8]) -> Vec<String> {
    let document = Document::load_mem(bytes).unwrap();
    let streams = document.objects.values().filter_map(|object| object.as_stream().ok());
    let content = |stream: &Stream| stream.get_plain_content().ok();
    streams.filter_map(content).map(|it| String::from_utf8_lossy(&it).into_owned()).collect()
}

#[test]
fn pages_in_several_streams_keep_their_words_whatever_they_are_packed_with() {
    let packed: [(&str, &[u8]); 2] =
        [("ASCIIHexDecode", b"28 4D4F5431 29 20 546A>"), ("RunLengthDecode", b"\x08(MOT1) Tj\x80")];
    for (filter, content) in packed {
        let bytes = altered(2, |document, pages| {
            let second = document.add_object(Stream::new(Dictionary::new(), b"(MOT2) Tj".to_vec()));
            for page in pages {
                let dictionary = dictionary! { "Filter" => filter };
                let first = document.add_object(Stream::new(dictionary, content.to_vec()));
                let both: Vec<Object> = vec![first.into(), second.into()];
                document.get_dictionary_mut(*page).unwrap().set("Contents", both);
            }
        });
        let collection = collection();
        collection.write("deux.pdf", &bytes);
        let run = collection.run(&["press", "deux.pdf", "--booklet", "-o", "livret.pdf"]);
        assert_eq!(run.code, 0, "{}", run.stderr);
        let drawn = drawings(&fs::read(collection.path("livret.pdf")).unwrap());
        let whole = |it: &&String| it.contains("(MOT1) Tj") && it.contains("(MOT2) Tj");
        assert!(drawn.iter().filter(whole).count() > 0, "{filter} {drawn:?}");
    }
    let bytes = altered(3, |document, pages| {
        let stream = Stream::new(dictionary! { "Filter" => "JBIG2Decode" }, b"?".to_vec());
        let contents = document.add_object(stream);
        document.get_dictionary_mut(pages[1]).unwrap().set("Contents", contents);
    });
    let collection = collection();
    collection.write("autre.pdf", &bytes);
    let run = collection.run(&["press", "autre.pdf", "--booklet"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("le dessin de la page 2"), "{}", run.stderr);
}

#[test]
fn hidden_layers_stay_hidden() {
    let bytes = altered(2, |document, _| {
        let hidden = dictionary! { "Type" => "OCG", "Name" => Object::string_literal("Brouillon") };
        let hidden: Object = document.add_object(hidden).into();
        let off = dictionary! { "OFF" => vec![hidden.clone()] };
        let layers = dictionary! { "OCGs" => vec![hidden], "D" => off };
        document.catalog_mut().unwrap().set("OCProperties", layers);
    });
    let collection = collection();
    collection.write("calques.pdf", &bytes);
    let run = collection.run(&["press", "calques.pdf", "--booklet", "-o", "livret.pdf"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let imposed = Document::load(collection.path("livret.pdf")).unwrap();
    let layers = imposed.catalog().unwrap().get_deref(b"OCProperties", &imposed).unwrap();
    let view = layers.as_dict().unwrap().get(b"D").unwrap().as_dict().unwrap();
    let off = view.get(b"OFF").unwrap().as_array().unwrap();
    let layer = imposed.dereference(&off[0]).unwrap().1.as_dict().unwrap();
    assert_eq!(layer.get(b"Name").unwrap().as_str().unwrap(), b"Brouillon");
}

#[test]
fn an_address_of_its_own_object_is_followed_and_windows_of_remarks_are_not_counted() {
    let bytes = altered(2, |document, pages| {
        let address = document.add_object(Object::string_literal("https://example.org/indirecte"));
        let link = document.add_object(dictionary! {
            "Type" => "Annot", "Subtype" => "Link", "Rect" => numbers([10.0, 20.0, 90.0, 30.0]),
            "A" => dictionary! { "S" => "URI", "URI" => address },
        });
        let rect = numbers([0.0, 0.0, 9.0, 9.0]);
        let window = dictionary! { "Type" => "Annot", "Subtype" => "Popup", "Rect" => rect };
        let window = document.add_object(window);
        let page = document.get_dictionary_mut(pages[0]).unwrap();
        let annotations = page.get_mut(b"Annots").unwrap().as_array_mut().unwrap();
        annotations.extend([link.into(), window.into()]);
    });
    let source = Source::read(&bytes).unwrap();
    assert_eq!(source.remarks(), 0);
    let collection = collection();
    collection.write("liens.pdf", &bytes);
    let run = collection.run(&["press", "liens.pdf", "--booklet", "-o", "livret.pdf"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let imposed = Document::load(collection.path("livret.pdf")).unwrap();
    assert!(format!("{:?}", imposed.objects).contains("example.org/indirecte"));
}
