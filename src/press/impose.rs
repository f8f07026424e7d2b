//! Places the pages of a PDF on leaves, as they are drawn: nothing is set or painted anew.
//!
//! What comes out is for paper. It has no structure, no language, no outline and no claim of a standard; whoever wants to
//! read on a screen, or to hear, has the edition that it was made of. Links to the web stay where their words are.

use lopdf::{
    Dictionary, Document, Object, ObjectId, SaveOptions, Stream, StringFormat, dictionary,
};

use super::matrix::{map_rect, then};
use super::measure::{Measures, Placement, Rect};
use super::plan::{Leaf, Side};
use super::source::{Source, array, form};
use crate::hash::Hash;

/// Objects in one compressed group; more make a smaller file that is slower to open.
const GROUP: usize = 200;

/// Which edge the printer turns the paper about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Duplex {
    /// The long edge.
    Long,
    /// The short edge.
    Short,
}

/// What an imposed file says of itself.
pub struct About<'a> {
    /// Its title.
    pub title: &'a str,
    /// That it is for paper.
    pub purpose: &'a str,
}

/// What is drawn around the pages of each side: a PDF with as many pages as there are sides.
pub(super) type Furniture = Document;

/// Sides in the order in which they are printed; the printer turns the paper, so each back stands the way it must.
#[must_use]
pub fn sides(leaves: &[Leaf], measures: &Measures, duplex: Duplex) -> Vec<Side> {
    // The plan's backs are for paper that is turned about its upright axis.
    let upright_axis = measures.is_across() == (duplex == Duplex::Short);
    let sides = leaves.iter().flat_map(|leaf| leaf.sides.iter().enumerate());
    let turn = |(index, side): (usize, &Side)| match index {
        1 if !upright_axis => side.upside_down(),
        _ => side.clone(),
    };
    sides.map(turn).collect()
}

/// Places pages: a page of the result for each side, the furniture above the pages.
///
/// # Errors
/// When the result cannot be put together, which no readable source should cause.
pub fn impose(
    source: &Source,
    sides: &[Side],
    measures: &Measures,
    furniture: Option<Furniture>,
    (about, duplex): (&About<'_>, Option<Duplex>),
) -> Result<Vec<u8>, lopdf::Error> {
    // A spine that is not there says nothing: files without one keep the identity that they had.
    let layout = format!("{sides:?} {measures:?} {duplex:?}").replace(", spine: 0.0", "");
    let identifier =
        Hash::of_parts([&source.hash.to_string(), &layout].map(|part| part.as_bytes()));
    let mut press = Press::new(source, furniture, identifier);
    let pages = sides.iter().enumerate().map(|it| Ok(press.side(it, measures)?.into()));
    let pages = pages.collect::<Result<Vec<Object>, lopdf::Error>>()?;
    press.finish(pages, about, duplex)
}

/// The result, as it grows: it begins with all that the source has, and ends with what is used of it.
struct Press<'a> {
    source: &'a Source,
    document: Document,
    tree: ObjectId,
    /// What is drawn around the pages, a page for each side.
    furniture: Option<Source>,
    identifier: Hash,
}

impl<'a> Press<'a> {
    fn new(source: &'a Source, furniture: Option<Furniture>, identifier: Hash) -> Self {
        let mut document = source.document.clone();
        let tree = document.new_object_id();
        let furniture = furniture.and_then(|mut drawn| {
            drawn.renumber_objects_with(document.max_id + 1);
            document.max_id = drawn.max_id;
            document.objects.extend(drawn.objects.clone());
            Source::of(drawn, identifier).ok()
        });
        Self { source, document, tree, furniture, identifier }
    }

    /// The page of the result that a side becomes.
    fn side(
        &mut self,
        (index, side): (usize, &Side),
        measures: &Measures,
    ) -> Result<ObjectId, lopdf::Error> {
        let placements = measures.placements(side, |page| self.source.size(page));
        let mut forms = Dictionary::new();
        let mut drawing = String::new();
        let mut links = Vec::new();
        for placement in &placements {
            let Some(page) = self.source.page(placement.page) else { continue };
            let matrix = then(page.upright(), placement.matrix);
            // Inside, glue holds on paper without ink.
            let is_outside = index == 0;
            let clip = if is_outside { measures.over_fold(placement.clip) } else { placement.clip };
            let name = format!("P{}", placement.page);
            let id = self.document.add_object(form(&self.source.document, page, page.drawn)?);
            forms.set(name.as_str(), id);
            drawing += &draw(&name, clip, matrix);
            links.extend(self.links(placement));
        }
        self.furnish(index, &mut forms, &mut drawing)?;
        let mut contents = Stream::new(Dictionary::new(), drawing.into_bytes());
        // What is too short to be made smaller stays as it is.
        let _ = contents.compress();
        let contents = self.document.add_object(contents);
        let Measures { leaf, block, bleed, .. } = *measures;
        let beyond = Rect {
            left: block.left - bleed,
            bottom: block.bottom - bleed,
            right: block.right + bleed,
            top: block.top + bleed,
        };
        let mut page = dictionary! {
            "Type" => "Page",
            "Parent" => self.tree,
            "MediaBox" => array([0.0, 0.0, leaf.width, leaf.height]),
            "BleedBox" => boxed(beyond.within(leaf)),
            "TrimBox" => boxed(block.within(leaf)),
            "Resources" => dictionary! { "XObject" => forms },
            "Contents" => contents,
        };
        if !links.is_empty() {
            page.set("Annots", links);
        }
        Ok(self.document.add_object(page))
    }

    fn furnish(
        &mut self,
        index: usize,
        forms: &mut Dictionary,
        drawing: &mut String,
    ) -> Result<(), lopdf::Error> {
        let Some(source) = &self.furniture else { return Ok(()) };
        let Some(page) = source.page(index + 1) else { return Ok(()) };
        let id = self.document.add_object(form(&source.document, page, page.drawn)?);
        forms.set("F", id);
        *drawing += "q /F Do Q\n";
        Ok(())
    }

    fn links(&mut self, placement: &Placement) -> Vec<Object> {
        let Some(page) = self.source.page(placement.page) else { return Vec::new() };
        let matrix = then(page.upright(), placement.matrix);
        let mut links = Vec::new();
        for link in &page.links {
            let Some(rect) = map_rect(matrix, link.rect).shared(placement.clip) else { continue };
            let mut annotation = dictionary! {
                "Type" => "Annot",
                "Subtype" => "Link",
                "Rect" => boxed(rect),
                "Border" => array([0.0, 0.0, 0.0]),
                "A" => dictionary! {
                    "S" => "URI",
                    "URI" => Object::String(link.address.clone(), StringFormat::Literal),
                },
            };
            if let Some(contents) = &link.contents {
                annotation.set("Contents", contents.clone());
            }
            links.push(self.document.add_object(annotation).into());
        }
        links
    }

    fn finish(
        mut self,
        pages: Vec<Object>,
        about: &About<'_>,
        duplex: Option<Duplex>,
    ) -> Result<Vec<u8>, lopdf::Error> {
        let count = pages.len() as i64;
        let tree = dictionary! { "Type" => "Pages", "Kids" => pages, "Count" => count };
        self.document.objects.insert(self.tree, tree.into());
        let mut preferences = dictionary! { "PrintScaling" => "None" };
        if let Some(duplex) = duplex {
            preferences.set(
                "Duplex",
                match duplex {
                    Duplex::Long => "DuplexFlipLongEdge",
                    Duplex::Short => "DuplexFlipShortEdge",
                },
            );
        }
        let mut catalog = dictionary! {
            "Type" => "Catalog",
            "Pages" => self.tree,
            "ViewerPreferences" => preferences,
        };
        // Which of its layers are hidden: without it, all would be printed (ISO 32000-1, 8.11.4).
        if let Ok(layers) = self.source.document.catalog()?.get(b"OCProperties") {
            catalog.set("OCProperties", layers.clone());
        }
        let catalog = self.document.add_object(catalog);
        let info = self.document.add_object(dictionary! {
            "Title" => said(about.title),
            "Subject" => said(about.purpose),
            "Creator" => said(concat!("annexe ", env!("CARGO_PKG_VERSION"))),
        });
        // The same pages in the same places make the same file, and say so.
        let id =
            Object::String(self.identifier.to_string().into_bytes(), StringFormat::Hexadecimal);
        let id = vec![id.clone(), id];
        self.document.trailer = dictionary! { "Root" => catalog, "Info" => info, "ID" => id };
        self.document.version = "1.7".into();
        self.document.prune_objects();
        self.document.renumber_objects();
        save(self.document)
    }
}

fn save(mut document: Document) -> Result<Vec<u8>, lopdf::Error> {
    let options = SaveOptions::builder()
        .use_object_streams(true)
        .use_xref_streams(true)
        .max_objects_per_stream(GROUP)
        .build();
    let mut bytes = Vec::new();
    document.save_with_options(&mut bytes, options)?;
    Ok(bytes)
}

fn draw(name: &str, clip: Rect, [a, b, c, d, e, f]: [f64; 6]) -> String {
    let size = clip.size();
    format!(
        "q {:.3} {:.3} {:.3} {:.3} re W n {a:.6} {b:.6} {c:.6} {d:.6} {e:.3} {f:.3} cm /{name} Do Q\n",
        clip.left, clip.bottom, size.width, size.height
    )
}

fn boxed(rect: Rect) -> Object {
    array([rect.left, rect.bottom, rect.right, rect.top])
}

/// A text string (ISO 32000-1, 7.9.2.2).
fn said(text: &str) -> Object {
    lopdf::text_string(text)
}
