//! Whether anything of a drawing is seen: what is drawn beside its page, without colour or wholly transparent is not.

use std::sync::Arc;

use usvg::fontdb::Database;
use usvg::roxmltree::Document;
use usvg::{FontResolver, Group, Node, Options, Paint, Path, Rect, Tree};

use crate::typeset::program_fonts;

/// The file of the font that texts are looked at in, and what begins behind the letters that it has.
const FONT: (&str, char) = ("carlito/Carlito-Regular.ttf", '\u{180}');

/// Colours of which each part is at least this are those of the paper.
const PALE: u8 = 0xfa;
/// How far apart two colours are, of 255 steps, that nobody tells apart on paper.
const NEAR: u8 = 8;

/// Whether what a shape is drawn with is seen.
pub(super) type Shown<'a> = &'a dyn Fn(&Paint) -> bool;

/// On some ground, every colour is.
pub(super) fn anywhere(_: &Paint) -> bool {
    true
}

/// On a ground of one colour, this colour is not.
pub(super) fn on_ground(paint: &Paint, ground: [u8; 3]) -> bool {
    let Paint::Color(colour) = paint else { return true };
    let parts = [colour.red, colour.green, colour.blue].into_iter().zip(ground);
    parts.into_iter().any(|(a, b)| a.abs_diff(b) > NEAR)
}

/// On white paper, white is not.
pub(super) fn on_paper(paint: &Paint) -> bool {
    let Paint::Color(colour) = paint else { return true };
    colour.red.min(colour.green).min(colour.blue) < PALE
}

/// Whether any of the letters of a drawing is seen. Those of a script that the font has not are taken to be.
pub(super) fn letters(document: &Document<'_>, letters: &str, shown: Shown<'_>) -> bool {
    if letters.trim().is_empty() {
        return false;
    }
    let (file, end) = FONT;
    let font = program_fonts().remove(file).filter(|_| letters.chars().all(|c| c < end));
    let Some(font) = font else { return true };
    let mut fonts = Database::new();
    fonts.load_font_data(font.to_vec());
    let resolver = FontResolver {
        select_font: Box::new(|_, fonts| fonts.faces().next().map(|face| face.id)),
        select_fallback: FontResolver::default_fallback_selector(),
    };
    let options =
        Options { fontdb: Arc::new(fonts), font_resolver: resolver, ..Options::default() };
    Tree::from_xmltree(document, &options).is_ok_and(|tree| anything(&tree, shown))
}

/// Whether anything of a drawing is seen, texts without fonts apart.
pub(super) fn anything(tree: &Tree, shown: Shown<'_>) -> bool {
    let size = tree.size();
    let page = Rect::from_xywh(0.0, 0.0, size.width(), size.height());
    page.is_none_or(|page| any(tree.root(), page, shown))
}

fn any(group: &Group, page: Rect, shown: Shown<'_>) -> bool {
    let is_seen = |node: &Node| match node {
        Node::Group(group) => any(group, page, shown),
        Node::Path(path) => has_ink(path, shown) && meet(path.abs_stroke_bounding_box(), page),
        Node::Text(text) => {
            inked(text.flattened(), shown) && meet(text.abs_stroke_bounding_box(), page)
        }
        Node::Image(_) => true,
    };
    group.opacity().get() > 0.0 && group.children().iter().any(is_seen)
}

/// Whether any letter of a text has ink: where they stand, only the text itself knows.
fn inked(letters: &Group, shown: Shown<'_>) -> bool {
    let has_ink = |node: &Node| match node {
        Node::Group(group) => inked(group, shown),
        Node::Path(path) => has_ink(path, shown),
        Node::Text(text) => inked(text.flattened(), shown),
        Node::Image(_) => true,
    };
    letters.opacity().get() > 0.0 && letters.children().iter().any(has_ink)
}

fn has_ink(path: &Path, shown: Shown<'_>) -> bool {
    let fill = path.fill().is_some_and(|fill| fill.opacity().get() > 0.0 && shown(fill.paint()));
    let stroke = path.stroke().is_some_and(|it| it.opacity().get() > 0.0 && shown(it.paint()));
    path.is_visible() && (fill || stroke)
}

fn meet(bounds: Rect, page: Rect) -> bool {
    bounds.left() < page.right()
        && bounds.right() > page.left()
        && bounds.top() < page.bottom()
        && bounds.bottom() > page.top()
}
