//! Where two images of a page differ.

use std::ops::Range;

use image::{Rgb, RgbImage};

use super::words::Word;

/// How far a colour may be from another and look the same, of 255: the edges of letters are never quite the same when a
/// page is drawn from other coordinates.
const TOLERANCE: u8 = 24;
/// The same inside an area of one colour, which is drawn alike from everywhere.
const FLAT_TOLERANCE: u8 = 1;
const WHITE: Rgb<u8> = Rgb([255; 3]);
/// Millimetres in an inch.
const INCH: f64 = 25.4;
/// Points, as fonts have them, in an inch.
const POINTS: f64 = 72.0;
/// How far what is drawn of a word reaches above and below its line, in sizes of its letters.
const ABOVE: f64 = 1.0;
const BELOW: f64 = 0.35;
/// And beyond its ends, in points.
const BESIDE: f64 = 1.5;

/// A rectangle on a page, in millimetres from its upper left corner.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Area {
    /// Its left edge.
    pub left: f64,
    /// Its upper edge.
    pub top: f64,
    /// Its right edge.
    pub right: f64,
    /// Its lower edge.
    pub bottom: f64,
}

/// What differs between two images.
pub(super) struct Seen {
    /// The part of the points, from 0 to 1.
    pub(super) share: f64,
    /// What holds them all.
    pub(super) area: Option<Area>,
    /// Whether the images have different sizes.
    pub(super) resized: bool,
}

/// Whether two points look different; what lies outside an image is white.
pub(super) fn differs(before: &RgbImage, after: &RgbImage, x: u32, y: u32) -> bool {
    let (one, other) = (point(before, x, y), point(after, x, y));
    match distance(one, other) {
        0..=FLAT_TOLERANCE => false,
        distance if distance > TOLERANCE => true,
        _ => is_flat(before, x, y) && is_flat(after, x, y),
    }
}

fn point(image: &RgbImage, x: u32, y: u32) -> [u8; 3] {
    image.get_pixel_checked(x, y).map_or([255; 3], |it| it.0)
}

/// How far two colours are from each other, in the channel in which they are farthest.
fn distance(one: [u8; 3], other: [u8; 3]) -> u8 {
    one.iter().zip(other).map(|(a, b)| a.abs_diff(b)).max().unwrap_or(0)
}

/// Whether a point has the colour of all around it.
fn is_flat(image: &RgbImage, x: u32, y: u32) -> bool {
    let own = point(image, x, y);
    let (columns, rows) = (x.saturating_sub(1)..=x + 1, y.saturating_sub(1)..=y + 1);
    let mut around = columns.flat_map(|x| rows.clone().map(move |y| (x, y)));
    // Beyond the edge of the page there is nothing to differ.
    around.all(|(x, y)| {
        image.get_pixel_checked(x, y).is_none_or(|it| distance(it.0, own) <= FLAT_TOLERANCE)
    })
}

/// Makes white what is drawn of a word.
pub(super) fn blank(image: &mut RgbImage, word: &Word, dpi: f64) {
    let points = |length: f64| (length * dpi / POINTS).max(0.0) as u32;
    let columns = points(word.left - BESIDE)..points(word.right + BESIDE) + 1;
    let rows = points(word.line - word.size * ABOVE)..points(word.line + word.size * BELOW) + 1;
    whiten(image, columns, rows);
}

/// Makes white the head and foot of a page, so much of its height.
pub(super) fn blank_edges(image: &mut RgbImage, share: f64) {
    let (width, height) = image.dimensions();
    let edge = (f64::from(height) * share) as u32;
    whiten(image, 0..width, 0..edge);
    whiten(image, 0..width, height - edge..height);
}

fn whiten(image: &mut RgbImage, columns: Range<u32>, rows: Range<u32>) {
    for y in rows.start..rows.end.min(image.height()) {
        for x in columns.start..columns.end.min(image.width()) {
            image.put_pixel(x, y, WHITE);
        }
    }
}

/// Compares two images that are so many points an inch.
pub(super) fn compare(before: &RgbImage, after: &RgbImage, dpi: f64) -> Seen {
    let resized = before.dimensions() != after.dimensions();
    if !resized && before.as_raw() == after.as_raw() {
        return Seen { share: 0.0, area: None, resized };
    }
    let (width, height) = (before.width().max(after.width()), before.height().max(after.height()));
    let mut count = 0_u64;
    let mut bounds: Option<(u32, u32, u32, u32)> = None;
    for y in 0..height {
        for x in 0..width {
            if differs(before, after, x, y) {
                count += 1;
                let (left, top, right, bottom) = bounds.unwrap_or((x, y, x, y));
                bounds = Some((left.min(x), top.min(y), right.max(x), bottom.max(y)));
            }
        }
    }
    let mm = |points: u32| f64::from(points) * INCH / dpi;
    let area = bounds.map(|(left, top, right, bottom)| Area {
        left: mm(left),
        top: mm(top),
        right: mm(right + 1),
        bottom: mm(bottom + 1),
    });
    let all = u64::from(width) * u64::from(height);
    Seen { share: count as f64 / all.max(1) as f64, area, resized }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_differs_is_measured_in_millimetres() {
        let before = RgbImage::from_pixel(100, 200, Rgb([255; 3]));
        let mut after = before.clone();
        assert!(compare(&before, &after, 25.4).area.is_none());
        after.put_pixel(10, 20, Rgb([0; 3]));
        after.put_pixel(30, 50, Rgb([200; 3]));
        after.put_pixel(90, 90, Rgb([250; 3]));
        let seen = compare(&before, &after, 25.4);
        assert_eq!(seen.area, Some(Area { left: 10.0, top: 20.0, right: 31.0, bottom: 51.0 }));
        assert!((seen.share - 2.0 / 20_000.0).abs() < 1e-12);
    }

    #[test]
    fn a_pale_ground_that_is_gone_is_a_difference_and_an_edge_drawn_a_little_otherwise_is_none() {
        let before = RgbImage::from_pixel(10, 10, Rgb([232, 241, 241]));
        let after = RgbImage::from_pixel(10, 10, Rgb([255; 3]));
        assert!((compare(&before, &after, 72.0).share - 1.0).abs() < 1e-12);
        let edge = |colour| {
            RgbImage::from_fn(10, 10, |x, _| match x {
                0..5 => Rgb([0; 3]),
                5 => Rgb([colour; 3]),
                _ => Rgb([255; 3]),
            })
        };
        assert!(compare(&edge(120), &edge(140), 72.0).area.is_none());
        assert!(compare(&edge(120), &edge(180), 72.0).area.is_some());
    }

    #[test]
    fn another_size_is_a_difference() {
        let before = RgbImage::from_pixel(10, 10, Rgb([255; 3]));
        let after = RgbImage::from_pixel(11, 10, Rgb([255; 3]));
        let seen = compare(&before, &after, 72.0);
        assert!(seen.resized && seen.area.is_none());
    }
}
