//! What a printer needs around the pages: crop, fold and registration marks, a colour control strip, a job line.
//!
//! It is drawn from nothing, for every side of every leaf, in the room between the pages and the edges of the leaf; what
//! does not fit there is left out, never laid over a page. Marks are of all inks (ISO 32000-1, 8.6.6.4: the colorant `All`).

use lopdf::{Dictionary, Document, Object, dictionary};
use printpdf::{
    DictItem, FontId, Line, LineDashPattern, LinePoint, Mm, Op, PaintMode, PdfDocument, PdfFont,
    PdfFontHandle, PdfPage, PdfSaveOptions, Point, Polygon, PolygonRing, Pt, TextItem, TextMatrix,
    WindingOrder,
};

use super::label::Lettering;
use super::measure::{Measures, POINTS_PER_MM, mm};

/// How far marks stay from the pages, in millimetres; at least as far as these are printed beyond their edges.
const OFFSET: f64 = 2.0;
/// Length of crop and fold marks, in millimetres.
const MARK: f64 = 5.0;
/// The least that is still seen of one, in millimetres.
const SHORTEST_MARK: f64 = 2.0;
/// Radius of a registration mark's circle, in millimetres; its cross reaches half as far again.
const CIRCLE: f64 = 1.6;
/// Side of a patch of the control strip, in millimetres.
const PATCH: f64 = 4.0;
/// How far from a fold or from a corner marks in the middle of a margin stand, in millimetres.
const ASIDE: f64 = 14.0;
/// Size of the job line, in points.
const LETTERS: f64 = 6.0;
/// How high the font's capitals are, in its size.
const CAPITALS: f64 = 0.64;
/// Width of lines, in points: a hair.
const HAIR: f32 = 0.25;
/// A quarter of a circle as a curve: how long its handles are, in radii.
const HANDLE: f64 = 0.552_284_75;

/// The name of the colour space of all inks, in the page's resources.
const ALL_INKS: &str = "All";
/// The name of the font.
const FONT: &str = "Job";

/// An ink of the printer's own, beside the four.
#[derive(Clone, Debug, PartialEq)]
pub struct Spot {
    /// The ink's name, as the printer knows it.
    pub name: String,
    /// What it looks like in cyan, magenta, yellow and black, each from 0 to 1.
    pub cmyk: [f32; 4],
}

/// What stands around the pages of all sides.
pub struct Furniture<'a> {
    /// Where the pages lie.
    pub measures: &'a Measures,
    /// Where leaves are folded: a line upright, a line level.
    pub folds: (bool, bool),
    /// Inks beside cyan, magenta, yellow and black.
    pub spots: &'a [Spot],
    /// The font of the job line.
    pub lettering: &'a Lettering,
    /// Whether there is anything beside the title of the spine.
    pub marks: bool,
    /// What stands on the spine of a cover, outside.
    pub title: Option<&'a str>,
}

impl Furniture<'_> {
    /// Draws it, a page for each job line; none: there is no room for any of it.
    #[must_use]
    pub fn draw(&self, job_lines: &[String]) -> Option<Document> {
        let (across, along) = self.measures.margins();
        let room = across.max(along) >= mm(self.offset() + SHORTEST_MARK);
        let title = self.title.filter(|_| self.measures.title_size() > 0.0);
        if !(self.marks && room) && title.is_none() {
            return None;
        }
        let mut document = PdfDocument::new("");
        let font = PdfFont::new(self.lettering.font.clone());
        document.resources.fonts.map.insert(FontId(FONT.into()), font);
        let leaf = self.measures.leaf;
        let page = |(index, job): (usize, &String)| {
            let (width, height) = (millimetres(leaf.width), millimetres(leaf.height));
            let mut ops = if self.marks { self.side(job) } else { Vec::new() };
            // A leaf's first side is the outside of the cover.
            if let (0, Some(title)) = (index, title) {
                self.spine(title, &mut ops);
            }
            PdfPage::new(Mm(width as f32), Mm(height as f32), ops)
        };
        document.with_pages(job_lines.iter().enumerate().map(page).collect());
        // What we draw is known: operators of colour that the library has no names for are not to be left out.
        let options = PdfSaveOptions { secure: false, ..PdfSaveOptions::default() };
        let mut drawn = document.to_lopdf_document(&options, &mut Vec::new());
        self.add_inks(&mut drawn);
        Some(drawn)
    }

    /// Millimetres between the pages and the marks.
    fn offset(&self) -> f64 {
        OFFSET.max(self.measures.bleed / POINTS_PER_MM)
    }

    fn side(&self, job: &str) -> Vec<Op> {
        let mut ops = vec![
            Op::SaveGraphicsState,
            Op::SetOutlineThickness { pt: Pt(HAIR) },
            Op::SetColorSpaceStroke { id: ALL_INKS.into() },
            operator("SCN", &[1.0]),
        ];
        self.crop_marks(&mut ops);
        self.fold_marks(&mut ops);
        self.registration_marks(&mut ops);
        self.strip(&mut ops);
        self.job_line(job, &mut ops);
        ops.push(Op::RestoreGraphicsState);
        ops
    }

    /// The length of marks in a margin of so many points; none: it is too narrow.
    fn mark(&self, margin: f64) -> Option<f64> {
        let room = millimetres(margin) - self.offset();
        (room >= SHORTEST_MARK).then(|| mm(room.min(MARK)))
    }

    fn crop_marks(&self, ops: &mut Vec<Op>) {
        let block = self.measures.block;
        let (across, along) = self.measures.margins();
        let offset = mm(self.offset());
        for (x, outwards) in [(block.left, -1.0), (block.right, 1.0)] {
            for (y, upwards) in [(block.bottom, -1.0), (block.top, 1.0)] {
                if let Some(length) = self.mark(across) {
                    let from = x + outwards * offset;
                    ops.push(line((from, y), (from + outwards * length, y)));
                }
                if let Some(length) = self.mark(along) {
                    let from = y + upwards * offset;
                    ops.push(line((x, from), (x, from + upwards * length)));
                }
            }
        }
    }

    fn fold_marks(&self, ops: &mut Vec<Op>) {
        let block = self.measures.block;
        let (across, along) = self.measures.margins();
        let (upright, level) = self.folds;
        let offset = mm(self.offset());
        ops.push(Op::SetLineDashPattern { dash: LineDashPattern::new(0.0, &[2.0, 2.0]) });
        if let (true, Some(length)) = (upright, self.mark(along)) {
            for x in self.measures.folds() {
                ops.push(line((x, block.bottom - offset), (x, block.bottom - offset - length)));
                ops.push(line((x, block.top + offset), (x, block.top + offset + length)));
            }
        }
        if let (true, Some(length)) = (level, self.mark(across)) {
            let y = f64::midpoint(block.bottom, block.top);
            ops.push(line((block.left - offset, y), (block.left - offset - length, y)));
            ops.push(line((block.right + offset, y), (block.right + offset + length, y)));
        }
        ops.push(Op::SetLineDashPattern { dash: LineDashPattern::new(0.0, &[]) });
    }

    fn registration_marks(&self, ops: &mut Vec<Op>) {
        let block = self.measures.block;
        let (across, along) = self.measures.margins();
        let reach = CIRCLE * 1.5;
        let room = |margin: f64| millimetres(margin) >= self.offset() + 2.0 * reach;
        let away = mm(self.offset() + reach);
        let x = f64::midpoint(block.left, block.right) - mm(ASIDE);
        let y = f64::midpoint(block.bottom, block.top) - mm(ASIDE);
        if room(across) {
            ops.extend(target(block.left - away, y));
            ops.extend(target(block.right + away, y));
        }
        if room(along) {
            ops.extend(target(x, block.bottom - away));
            ops.extend(target(x, block.top + away));
        }
    }

    /// Where what stands above the pages begins, and how much room it has; none: it is too narrow.
    fn shelf(&self) -> Option<f64> {
        let (_, along) = self.measures.margins();
        let room = millimetres(along) >= self.offset() + PATCH;
        room.then(|| self.measures.block.top + mm(self.offset()))
    }

    /// Full inks, half inks, the greys that show a cast, the darkest black, and the printer's own inks.
    fn strip(&self, ops: &mut Vec<Op>) {
        let Some(bottom) = self.shelf() else { return };
        let block = self.measures.block;
        let end = f64::midpoint(block.left, block.right) - mm(ASIDE + 4.0);
        let mut left = block.left + mm(ASIDE);
        let mut next = |ops: &mut Vec<Op>, colour: Vec<Op>| {
            if left + mm(PATCH) <= end {
                ops.extend(colour);
                ops.push(square(left, bottom));
                left += mm(PATCH);
            }
        };
        for ink in 0..4 {
            for tint in [1.0, 0.5] {
                let mut cmyk = [0.0; 4];
                cmyk[ink] = tint;
                next(ops, process(cmyk));
            }
        }
        next(ops, process([0.5, 0.4, 0.4, 0.0]));
        next(ops, process([0.6, 0.4, 0.4, 1.0]));
        for index in 0..self.spots.len() {
            let own =
                |tint| vec![Op::SetColorSpaceFill { id: spot(index) }, operator("scn", &[tint])];
            next(ops, own(1.0));
            next(ops, own(0.5));
        }
    }

    fn job_line(&self, job: &str, ops: &mut Vec<Op>) {
        let Some(bottom) = self.shelf() else { return };
        let block = self.measures.block;
        let left = f64::midpoint(block.left, block.right) + mm(ASIDE);
        let job = self.lettering.fitted(job, block.right - left, LETTERS);
        ops.extend([
            Op::StartTextSection,
            Op::SetColorSpaceFill { id: ALL_INKS.into() },
            operator("scn", &[1.0]),
            Op::SetFont {
                font: PdfFontHandle::External(FontId(FONT.into())),
                size: Pt(LETTERS as f32),
            },
            Op::SetTextCursor { pos: point((left, bottom + mm(1.2))) },
            Op::ShowText { items: vec![TextItem::Text(job)] },
            Op::EndTextSection,
        ]);
    }

    /// The title on the spine, from foot to head as French books have it, in black alone.
    fn spine(&self, title: &str, ops: &mut Vec<Op>) {
        let Measures { block, .. } = *self.measures;
        let (title, size) = self.measures.on_spine(title, self.lettering);
        let length = self.lettering.width(&title, size);
        // Letters stand left of their baseline.
        let x = f64::midpoint(block.left, block.right) + size * CAPITALS / 2.0;
        let y = f64::midpoint(block.bottom, block.top) - length / 2.0;
        ops.push(Op::StartTextSection);
        ops.extend(process([0.0, 0.0, 0.0, 1.0]));
        ops.extend([
            Op::SetFont {
                font: PdfFontHandle::External(FontId(FONT.into())),
                size: Pt(size as f32),
            },
            Op::SetTextMatrix {
                matrix: TextMatrix::Raw([0.0, 1.0, -1.0, 0.0, x as f32, y as f32]),
            },
            Op::ShowText { items: vec![TextItem::Text(title)] },
            Op::EndTextSection,
        ]);
    }

    /// Puts the inks that are no process colours into the resources of all pages (ISO 32000-1, 8.6.6.4).
    fn add_inks(&self, drawn: &mut Document) {
        let mut spaces = Dictionary::new();
        spaces.set(ALL_INKS, separation(drawn, "All", [1.0; 4]));
        for (index, ink) in self.spots.iter().enumerate() {
            spaces.set(spot(index), separation(drawn, &ink.name, ink.cmyk));
        }
        let pages: Vec<_> = drawn.page_iter().collect();
        for page in pages {
            let resources = drawn.get_dictionary(page).and_then(|page| page.get(b"Resources"));
            let Some(id) = resources.and_then(Object::as_reference).ok() else { continue };
            if let Ok(resources) = drawn.get_dictionary_mut(id) {
                resources.set("ColorSpace", spaces.clone());
            }
        }
    }
}

/// A colour space of one ink, and what it looks like where there is none.
pub(super) fn separation(document: &mut Document, name: &str, cmyk: [f32; 4]) -> Object {
    let looks = dictionary! {
        "FunctionType" => 2,
        "Domain" => vec![0.into(), 1.into()],
        "C0" => vec![Object::Real(0.0); 4],
        "C1" => cmyk.map(Object::Real).to_vec(),
        "N" => 1,
    };
    let looks = document.add_object(looks);
    let space = vec![
        "Separation".into(),
        Object::Name(name.as_bytes().to_vec()),
        "DeviceCMYK".into(),
        looks.into(),
    ];
    document.add_object(space).into()
}

fn spot(index: usize) -> String {
    format!("Spot{index}")
}

fn process([c, m, y, k]: [f32; 4]) -> Vec<Op> {
    let colour = printpdf::Cmyk::new(c, m, y, k, None);
    vec![Op::SetFillColor { col: printpdf::Color::Cmyk(colour) }]
}

fn operator(key: &str, numbers: &[f32]) -> Op {
    let value = numbers.iter().map(|number| DictItem::Real(*number)).collect();
    Op::Unknown { key: key.into(), value }
}

fn millimetres(points: f64) -> f64 {
    points / POINTS_PER_MM
}

fn point((x, y): (f64, f64)) -> Point {
    Point { x: Pt(x as f32), y: Pt(y as f32) }
}

fn on(at: (f64, f64)) -> LinePoint {
    LinePoint { p: point(at), bezier: false }
}

fn handle(at: (f64, f64)) -> LinePoint {
    LinePoint { p: point(at), bezier: true }
}

fn line(from: (f64, f64), to: (f64, f64)) -> Op {
    Op::DrawLine { line: Line { points: vec![on(from), on(to)], is_closed: false } }
}

fn square(left: f64, bottom: f64) -> Op {
    let (right, top) = (left + mm(PATCH), bottom + mm(PATCH));
    let corners = [(left, bottom), (right, bottom), (right, top), (left, top)];
    Op::DrawPolygon {
        polygon: Polygon {
            rings: vec![PolygonRing { points: corners.map(on).to_vec() }],
            mode: PaintMode::Fill,
            winding_order: WindingOrder::NonZero,
        },
    }
}

/// A cross in a circle: the inks of a page lie upon one another where these do.
fn target(x: f64, y: f64) -> [Op; 3] {
    let (radius, reach) = (mm(CIRCLE), mm(CIRCLE * 1.5));
    let bow = radius * HANDLE;
    let points = vec![
        on((x + radius, y)),
        handle((x + radius, y + bow)),
        handle((x + bow, y + radius)),
        on((x, y + radius)),
        handle((x - bow, y + radius)),
        handle((x - radius, y + bow)),
        on((x - radius, y)),
        handle((x - radius, y - bow)),
        handle((x - bow, y - radius)),
        on((x, y - radius)),
        handle((x + bow, y - radius)),
        handle((x + radius, y - bow)),
        on((x + radius, y)),
    ];
    [
        Op::DrawLine { line: Line { points, is_closed: true } },
        line((x - reach, y), (x + reach, y)),
        line((x, y - reach), (x, y + reach)),
    ]
}
