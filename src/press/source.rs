//! A PDF whose pages are to be placed: their boxes, their drawing as it stands, their links to the web.

use std::collections::BTreeSet;

use lopdf::{Dictionary, Document, Object, ObjectId, Stream};

use super::content::Operations;
use super::filters::page_content;
use super::matrix::Matrix;
use super::measure::{Rect, Size};
use crate::hash::Hash;

/// How far up the tree of pages an attribute is looked for; trees are a handful of levels deep.
const TREE_DEPTH: usize = 64;

/// Why a PDF cannot be placed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unusable {
    /// It is none, or damaged.
    Damaged,
    /// It is protected by a password.
    Locked,
    /// It has no pages.
    Empty,
    /// One of its pages, from 1, has no size.
    Sizeless(usize),
    /// What one of its pages, from 1, draws is packed in an unknown way.
    Packed(usize),
    /// Its pages lie in a circle: no reader knows where they end.
    Circular,
}

/// A PDF, read.
pub struct Source {
    pub(super) document: Document,
    pages: Vec<Page>,
    pub(super) hash: Hash,
}

/// A page of a PDF.
pub(super) struct Page {
    pub(super) id: ObjectId,
    /// What is left when it is cut, in its own coordinates.
    trim: Rect,
    /// What is drawn of it.
    pub(super) drawn: Rect,
    /// By how many quarters it is shown turned to the right.
    quarters: i64,
    /// How many points one of its own units is (ISO 32000-1, 14.11.2).
    unit: f64,
    pub(super) links: Vec<Link>,
}

/// A link to the web.
pub(super) struct Link {
    /// Its place, in the page's own coordinates.
    pub(super) rect: Rect,
    pub(super) address: Vec<u8>,
    /// What it is about, where the PDF says so.
    pub(super) contents: Option<Object>,
}

impl Source {
    /// Whether a file says that it is a PDF, near its beginning: some have a letter or a mail's head before it.
    #[must_use]
    pub fn is_pdf(bytes: &[u8]) -> bool {
        let beginning = &bytes[..bytes.len().min(1024)];
        beginning.windows(5).any(|window| window == b"%PDF-")
    }

    /// Reads a PDF.
    ///
    /// # Errors
    /// When its pages cannot be placed.
    pub fn read(bytes: &[u8]) -> Result<Self, Unusable> {
        let document = Document::load_mem(bytes).map_err(|error| match error {
            lopdf::Error::InvalidPassword | lopdf::Error::Unimplemented(_) => Unusable::Locked,
            _ => Unusable::Damaged,
        })?;
        if document.is_encrypted() || document.was_encrypted() {
            return Err(Unusable::Locked);
        }
        Self::of(document, Hash::of(bytes))
    }

    /// A PDF that was read; `hash` stands for what it draws.
    pub(super) fn of(document: Document, hash: Hash) -> Result<Self, Unusable> {
        if is_circular(&document) {
            return Err(Unusable::Circular);
        }
        let read = |(index, id): (usize, ObjectId)| {
            Page::read(&document, id).ok_or(Unusable::Sizeless(index + 1))
        };
        let pages: Vec<Page> =
            document.page_iter().enumerate().map(read).collect::<Result<_, _>>()?;
        match pages[..] {
            [] => Err(Unusable::Empty),
            _ => Ok(Self { document, pages, hash }),
        }
    }

    /// The same, its drawings unable to disturb what is drawn around them: each gives back all that it takes of the
    /// graphics state, and no more (ISO 32000-1, 8.4.2).
    ///
    /// # Errors
    /// When what a page draws cannot be read.
    pub fn balanced(mut self) -> Result<Self, Unusable> {
        for (index, id) in self.ids().into_iter().enumerate() {
            let content = page_content(&self.document, id);
            let content = content.map_err(|_| Unusable::Packed(index + 1))?;
            let Some(mended) = balance(&content) else { continue };
            let mut stream = Stream::new(Dictionary::new(), mended);
            // What cannot be made smaller stays as it is.
            let _ = stream.compress();
            let contents = self.document.add_object(stream);
            if let Ok(page) = self.document.get_dictionary_mut(id) {
                page.set("Contents", contents);
            }
        }
        Ok(self)
    }

    /// The number of pages.
    #[must_use]
    pub fn pages(&self) -> usize {
        self.pages.len()
    }

    /// The final size of a page, from 1, as it is read.
    #[must_use]
    pub fn size(&self, page: usize) -> Size {
        self.page(page).map_or(Size { width: 0.0, height: 0.0 }, Page::size)
    }

    /// A size that holds every page.
    #[must_use]
    pub fn largest(&self) -> Size {
        self.pages.iter().map(Page::size).fold(Size { width: 0.0, height: 0.0 }, |all, page| Size {
            width: all.width.max(page.width),
            height: all.height.max(page.height),
        })
    }

    /// How many fields of forms and remarks its pages have, which stand above what is drawn and are not placed.
    #[must_use]
    pub fn remarks(&self) -> usize {
        let of = |page: &Page| {
            let all = self.document.get_page_annotations(page.id).unwrap_or_default();
            // The window of a remark is never printed, wherever its remark is.
            let is_other = |one: &&&Dictionary| {
                let kind = one.get(b"Subtype").and_then(Object::as_name);
                !kind.is_ok_and(|kind| matches!(kind, b"Link" | b"Popup"))
            };
            all.iter().filter(is_other).count()
        };
        self.pages.iter().map(of).sum()
    }

    /// How far all pages are drawn beyond their final size, in points.
    #[must_use]
    pub fn bleed(&self) -> f64 {
        self.pages.iter().map(Page::bleed).fold(f64::INFINITY, f64::min)
    }

    /// The pages as they are known in the document.
    pub(super) fn ids(&self) -> Vec<ObjectId> {
        self.pages.iter().map(|page| page.id).collect()
    }

    pub(super) fn page(&self, page: usize) -> Option<&Page> {
        self.pages.get(page.checked_sub(1)?)
    }
}

impl Page {
    fn read(document: &Document, id: ObjectId) -> Option<Self> {
        let inherited = |key: &[u8]| inherited(document, id, key);
        let media = rect(document, inherited(b"MediaBox")?)?;
        let of = |key: &[u8], within: Rect| {
            let own = inherited(key).and_then(|object| rect(document, object));
            own.and_then(|own| own.shared(within)).unwrap_or(within)
        };
        let crop = of(b"CropBox", media);
        // The boxes of print need not lie in the one of the screen (ISO 32000-1, 14.11.2).
        let trim = inherited(b"TrimBox").map_or(crop, |_| of(b"TrimBox", media));
        let drawn = inherited(b"BleedBox").map_or(crop, |_| of(b"BleedBox", media));
        let quarters = inherited(b"Rotate").and_then(|turn| turn.as_i64().ok()).unwrap_or(0) / 90;
        let links = links(document, id);
        let unit = document.get_dictionary(id).ok()?.get_deref(b"UserUnit", document);
        let unit = unit.and_then(Object::as_float).map_or(1.0, f64::from);
        let unit = if unit > 0.0 && unit.is_finite() { unit } else { 1.0 };
        Some(Self { id, trim, drawn, quarters: quarters.rem_euclid(4), unit, links })
    }

    fn size(&self) -> Size {
        let Size { width, height } = self.trim.size();
        let size = Size { width: width * self.unit, height: height * self.unit };
        if self.quarters % 2 == 1 { size.turned() } else { size }
    }

    fn bleed(&self) -> f64 {
        let (trim, drawn) = (self.trim, self.drawn);
        let beyond = [
            trim.left - drawn.left,
            trim.bottom - drawn.bottom,
            drawn.right - trim.right,
            drawn.top - trim.top,
        ];
        beyond.into_iter().fold(f64::INFINITY, f64::min).max(0.0) * self.unit
    }

    /// From its own coordinates to the lower left corner of its final size, head up.
    pub(super) fn upright(&self) -> Matrix {
        let Rect { left, bottom, right, top } = self.trim;
        let turned = match self.quarters {
            1 => [0.0, -1.0, 1.0, 0.0, -bottom, right],
            2 => [-1.0, 0.0, 0.0, -1.0, right, top],
            3 => [0.0, 1.0, -1.0, 0.0, top, -left],
            _ => [1.0, 0.0, 0.0, 1.0, -left, -bottom],
        };
        turned.map(|number| number * self.unit)
    }
}

/// Whether a node of the tree of pages is below itself, or in two places.
fn is_circular(document: &Document) -> bool {
    let root = document.catalog().and_then(|catalog| catalog.get(b"Pages"));
    let mut pending: Vec<ObjectId> = root.and_then(Object::as_reference).into_iter().collect();
    let mut seen = BTreeSet::new();
    while let Some(id) = pending.pop() {
        let Ok(node) = document.get_dictionary(id) else { continue };
        let Ok(kids) = node.get_deref(b"Kids", document).and_then(Object::as_array) else {
            continue;
        };
        if !seen.insert(id) {
            return true;
        }
        pending.extend(kids.iter().filter_map(|kid| kid.as_reference().ok()));
    }
    false
}

/// A drawing that keeps as many states as it gives back; none: it does already.
fn balance(content: &[u8]) -> Option<Vec<u8>> {
    let (mut depth, mut copied) = (0_usize, 0);
    let mut mended = Vec::new();
    for operation in Operations::of(content) {
        match operation.operator {
            b"q" => depth += 1,
            b"Q" if depth > 0 => depth -= 1,
            b"Q" => {
                mended.extend_from_slice(&content[copied..operation.range.start]);
                copied = operation.range.end;
            }
            _ => {}
        }
    }
    if copied == 0 && depth == 0 {
        return None;
    }
    mended.extend_from_slice(&content[copied..]);
    mended.extend(b"\nQ".repeat(depth));
    Some(mended)
}

/// What a page draws, as one that can be placed: a form XObject (ISO 32000-1, 8.10). A stream that is compressed stays so.
///
/// # Errors
/// When its streams cannot be joined.
pub(super) fn form(document: &Document, page: &Page, bbox: Rect) -> Result<Stream, lopdf::Error> {
    let contents = document.get_page_contents(page.id);
    let single = match &contents[..] {
        [one] => document.get_object(*one).and_then(Object::as_stream).ok(),
        _ => None,
    };
    let mut form = match single {
        Some(stream) => stream.clone(),
        None => {
            let mut stream = Stream::new(Dictionary::new(), page_content(document, page.id)?);
            // What cannot be made smaller stays as it is.
            let _ = stream.compress();
            stream
        }
    };
    form.dict.set("Type", "XObject");
    form.dict.set("Subtype", "Form");
    form.dict.set("BBox", array([bbox.left, bbox.bottom, bbox.right, bbox.top]));
    for key in [&b"Resources"[..], b"Group"] {
        if let Some(value) = inherited(document, page.id, key) {
            form.dict.set(key, value.clone());
        }
    }
    Ok(form)
}

/// Numbers as PDF writes them; a thousandth of a point is a third of a micrometre.
pub(super) fn array<const N: usize>(numbers: [f64; N]) -> Object {
    Object::Array(numbers.into_iter().map(real).collect())
}

fn real(number: f64) -> Object {
    Object::Real(((number * 1000.0).round() / 1000.0) as f32)
}

/// An attribute of a page, or of those above it (ISO 32000-1, 7.7.3.4).
pub(super) fn inherited<'a>(
    document: &'a Document,
    page: ObjectId,
    key: &[u8],
) -> Option<&'a Object> {
    let mut id = page;
    for _ in 0..TREE_DEPTH {
        let node = document.get_dictionary(id).ok()?;
        if let Ok(value) = node.get(key) {
            // Resources stay references: pages share them.
            let keep = key == b"Resources";
            return if keep {
                Some(value)
            } else {
                document.dereference(value).ok().map(|it| it.1)
            };
        }
        id = node.get(b"Parent").and_then(Object::as_reference).ok()?;
    }
    None
}

fn rect(document: &Document, object: &Object) -> Option<Rect> {
    let numbers = object.as_array().ok()?.iter();
    let number = |object| document.dereference(object).ok()?.1.as_float().ok().map(f64::from);
    let numbers: Vec<f64> = numbers.map(number).collect::<Option<_>>()?;
    let &[x0, y0, x1, y1] = &numbers[..] else { return None };
    let rect = Rect { left: x0.min(x1), bottom: y0.min(y1), right: x0.max(x1), top: y0.max(y1) };
    (rect.left < rect.right && rect.bottom < rect.top).then_some(rect)
}

/// Whether an address leads to the web, or to a mailbox: nothing else is for a reader of paper, or safe.
fn is_web(address: &[u8]) -> bool {
    let address = String::from_utf8_lossy(address).to_ascii_lowercase();
    ["http://", "https://", "mailto:"].iter().any(|scheme| address.starts_with(scheme))
}

fn links(document: &Document, page: ObjectId) -> Vec<Link> {
    let annotations = document.get_page_annotations(page).unwrap_or_default();
    let mut seen = BTreeSet::new();
    let link = |annotation: &Dictionary| {
        let action = annotation.get(b"A").ok()?;
        let action = document.dereference(action).ok()?.1.as_dict().ok()?;
        let kind = action.get_deref(b"S", document).and_then(Object::as_name).ok()?;
        let address = action.get_deref(b"URI", document).and_then(Object::as_str).ok()?;
        let rect = rect(document, document.dereference(annotation.get(b"Rect").ok()?).ok()?.1)?;
        let place = [rect.left, rect.bottom, rect.right, rect.top].map(f64::to_bits);
        let new = kind == b"URI" && is_web(address) && seen.insert((place, address.to_vec()));
        let contents = annotation.get(b"Contents").ok().cloned();
        new.then(|| Link { rect, address: address.to_vec(), contents })
    };
    annotations.into_iter().filter_map(link).collect()
}
