//! Differences to look at: the page before, the page after, and both upon one another.

use image::{Rgb, RgbImage, imageops};

use super::points::differs;
use super::{Pages, Pair};

/// What was there before and is not any more.
const GONE: Rgb<u8> = Rgb([0xc8, 0x1e, 0x1e]);
/// What is there now and was not before.
const NEW: Rgb<u8> = Rgb([0x12, 0x6b, 0xc4]);
/// The ground between the pages.
const GROUND: Rgb<u8> = Rgb([0xd9, 0xdf, 0xe3]);
/// Room around pages, in points of the image.
const ROOM: u32 = 16;

/// Draws two pages and their differences beside one another: red is gone, blue is new, what both have is pale.
#[must_use]
pub fn picture(before: &Pages, after: &Pages, pair: &Pair, dpi: f64) -> RgbImage {
    let of = |pages: &Pages, page: Option<usize>| {
        page.map_or_else(RgbImage::default, |page| pages.pixels(page - 1, dpi))
    };
    let (before, after) = (of(before, pair.before), of(after, pair.after));
    let both = overlay(&before, &after);
    let (width, height) = both.dimensions();
    let mut picture = RgbImage::from_pixel(4 * ROOM + 3 * width, 2 * ROOM + height, GROUND);
    for (index, panel) in (0..).zip([&before, &after, &both]) {
        let x = i64::from(ROOM) + index * i64::from(width + ROOM);
        imageops::replace(&mut picture, panel, x, i64::from(ROOM));
    }
    picture
}

fn overlay(before: &RgbImage, after: &RgbImage) -> RgbImage {
    let width = before.width().max(after.width());
    let height = before.height().max(after.height());
    RgbImage::from_fn(width, height, |x, y| {
        let ink =
            |image: &RgbImage| image.get_pixel_checked(x, y).map_or(0, |point| darkness(*point));
        let (left, right) = (ink(before), ink(after));
        if !differs(before, after, x, y) {
            return Rgb([255 - left / 4; 3]);
        }
        let (colour, strength) = if left > right { (GONE, left) } else { (NEW, right) };
        // A change between two colours of one darkness is to be seen, too.
        blend(colour, strength.max(96))
    })
}

/// How dark a point is, from 0 (white) to 255.
fn darkness(Rgb([r, g, b]): Rgb<u8>) -> u8 {
    255 - ((u16::from(r) + u16::from(g) + u16::from(b)) / 3) as u8
}

fn blend(Rgb(colour): Rgb<u8>, strength: u8) -> Rgb<u8> {
    let mix = |part: u8| 255 - ((u16::from(255 - part) * u16::from(strength)) / 255) as u8;
    Rgb(colour.map(mix))
}
