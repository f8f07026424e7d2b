//! Sources with a number on each page, and what is read of them once they are imposed.

use annexe::press::measure::{Measures, Paper, Rect, Size};
use annexe::press::plan::{Binding, Job, PerSide, Side};
use annexe::press::{self, About, Duplex, Source};
use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};

use crate::common::{Collection, MANIFEST, SHEET};

/// Where the number of each page is written, from the lower left corner of its final size, in points.
pub(crate) const WRITTEN: (f64, f64) = (100.0, 500.0);
/// How far what is read may be from what is planned, in points: 0.1 mm is asked for.
pub(crate) const TOLERANCE: f64 = 0.02;

/// What is special about a source.
#[derive(Clone, Copy, Default)]
pub(crate) struct Shape {
    /// Where its lower left corner lies in its own coordinates.
    pub(crate) corner: (f64, f64),
    /// How far it is drawn beyond its edges.
    pub(crate) bleed: f64,
    /// By how many degrees its pages are shown turned.
    pub(crate) rotate: i64,
}

pub(crate) fn numbers(numbers: [f64; 4]) -> Object {
    Object::Array(numbers.map(|number| Object::Real(number as f32)).to_vec())
}

/// An A4 of so many pages with a number on each, and a link on it.
pub(crate) fn source(pages: usize, shape: Shape) -> Vec<u8> {
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
pub(crate) struct Written {
    pub(crate) page: usize,
    pub(crate) at: (f64, f64),
    pub(crate) upright: bool,
}

pub(crate) fn floats(operands: &[Object]) -> Vec<f64> {
    operands.iter().map(|operand| f64::from(operand.as_float().unwrap())).collect()
}

/// What a page of an imposed file shows: the interpreter that a reader has, for the operators that there are.
pub(crate) fn written(document: &Document, page: ObjectId) -> Vec<Written> {
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

pub(crate) fn number(form: &Stream, matrix: &[f64]) -> Written {
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
pub(crate) fn wanted(measures: &Measures, side: &Side) -> Vec<Written> {
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

pub(crate) fn imposed(source: &Source, sides: &[Side], measures: &Measures) -> Document {
    let about = About { title: "Essai", purpose: "papier" };
    let bytes =
        press::impose(source, sides, measures, None, (&about, Some(Duplex::Short))).unwrap();
    Document::load_mem(&bytes).unwrap()
}

/// What is written on the only page of a file, placed alone on paper of its size.
pub(crate) fn written_alone(source: &Source) -> Written {
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

pub(crate) fn assert_as_planned(
    document: &Document,
    sides: &[Side],
    measures: &Measures,
) -> Vec<usize> {
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

pub(crate) fn rect(object: &Object) -> Rect {
    let numbers = floats(object.as_array().unwrap());
    Rect { left: numbers[0], bottom: numbers[1], right: numbers[2], top: numbers[3] }
}

pub(crate) fn collection() -> Collection {
    let collection = Collection::new(&[]);
    collection.write("sources/annexe.yaml", MANIFEST.as_bytes());
    collection.write("sources/une.yaml", SHEET.as_bytes());
    collection
}
