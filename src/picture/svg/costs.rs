//! What a drawing costs those who draw it: a pattern repeated beyond number, dashes that no eye can tell apart.

use usvg::{Group, Node, Paint, Path, Stroke, Tree};

use crate::limits;

/// Whether a drawing repeats something so many times that readers of the PDF would never be done.
pub(super) fn is_endless(tree: &Tree) -> bool {
    Counter { left: limits::SVG_NODES }.of(tree.root()) > limits::SVG_REPEATS
}

/// Counts tiles and dashes.
struct Counter {
    /// How many paths it still looks at: patterns in patterns are gone through once for each that has them.
    left: u32,
}

impl Counter {
    /// How many are drawn in a group.
    fn of(&mut self, group: &Group) -> f64 {
        let mut sum = 0.0;
        for node in group.children() {
            let count = match node {
                Node::Group(group) => self.of(group),
                Node::Path(path) => self.of_path(path),
                Node::Image(_) | Node::Text(_) => 0.0,
            };
            // What has no length is not drawn.
            sum += if count.is_nan() { 0.0 } else { count };
        }
        let masked = group.mask().map_or(0.0, |mask| self.of(mask.root()));
        let clipped = group.clip_path().map_or(0.0, |clip| self.of(clip.root()));
        sum + masked + clipped
    }

    fn of_path(&mut self, path: &Path) -> f64 {
        let Some(left) = self.left.checked_sub(1) else { return f64::INFINITY };
        self.left = left;
        let fill = path.fill().map_or(0.0, |fill| self.tiles(fill.paint(), path));
        let stroke =
            path.stroke().map_or(0.0, |it| self.tiles(it.paint(), path) + dashes(it, path));
        fill + stroke
    }

    /// How many tiles of a pattern a path shows, with what is repeated in each.
    fn tiles(&mut self, paint: &Paint, path: &Path) -> f64 {
        let Paint::Pattern(pattern) = paint else { return 0.0 };
        let (tile, at) = (pattern.rect(), pattern.transform());
        let turned = f64::from(at.sx) * f64::from(at.sy) - f64::from(at.kx) * f64::from(at.ky);
        let tile = f64::from(tile.width()) * f64::from(tile.height()) * turned.abs();
        let bounds = path.stroke_bounding_box();
        let count = f64::from(bounds.width()) * f64::from(bounds.height()) / tile;
        count.max(1.0) * (1.0 + self.of(pattern.root()))
    }
}

/// How many dashes a line is drawn with; its curves are not longer than what leads from one of their points to the next.
fn dashes(stroke: &Stroke, path: &Path) -> f64 {
    let Some(dashes) = stroke.dasharray().filter(|dashes| !dashes.is_empty()) else { return 0.0 };
    let length: f64 = dashes.iter().map(|dash| f64::from(*dash)).sum();
    let points = path.data().points();
    let steps = points.windows(2).map(|pair| f64::from(pair[0].distance(pair[1])));
    steps.sum::<f64>() / length * dashes.len() as f64
}
