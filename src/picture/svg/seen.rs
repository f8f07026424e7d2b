//! Whether anything of a drawing is seen: what is drawn beside its page, without colour or wholly transparent is not.

use usvg::{Group, Node, Path, Rect, Tree};

/// Whether anything of a drawing is seen, texts apart.
pub(super) fn anything(tree: &Tree) -> bool {
    let size = tree.size();
    let page = Rect::from_xywh(0.0, 0.0, size.width(), size.height());
    page.is_none_or(|page| any(tree.root(), page))
}

fn any(group: &Group, page: Rect) -> bool {
    let is_seen = |node: &Node| match node {
        Node::Group(group) => any(group, page),
        Node::Path(path) => path.is_visible() && has_ink(path) && is_on(path, page),
        Node::Image(_) | Node::Text(_) => true,
    };
    group.opacity().get() > 0.0 && group.children().iter().any(is_seen)
}

fn has_ink(path: &Path) -> bool {
    let fill = path.fill().is_some_and(|fill| fill.opacity().get() > 0.0);
    fill || path.stroke().is_some_and(|stroke| stroke.opacity().get() > 0.0)
}

fn is_on(path: &Path, page: Rect) -> bool {
    let bounds = path.abs_stroke_bounding_box();
    bounds.left() < page.right()
        && bounds.right() > page.left()
        && bounds.top() < page.bottom()
        && bounds.bottom() > page.top()
}
