//! All pages of a PDF on one image.

use image::imageops;
use image::{Rgb, RgbImage};

/// The ground that pages lie on: a grey on which white paper is seen.
const GROUND: Rgb<u8> = Rgb([0xd9, 0xdf, 0xe3]);
/// Room around each page, as a part of its width.
const ROOM: f64 = 0.08;

/// Lays pages out in rows, as near to the shape of a screen as their number allows.
#[must_use]
pub fn contact_sheet(pages: &[RgbImage]) -> RgbImage {
    let width = pages.iter().map(RgbImage::width).max().unwrap_or(1);
    let height = pages.iter().map(RgbImage::height).max().unwrap_or(1);
    let room = (f64::from(width) * ROOM).ceil() as u32;
    let columns = columns(pages.len(), (width + room, height + room));
    let rows = u32::try_from(pages.len()).unwrap_or(u32::MAX).div_ceil(columns).max(1);
    let all = (room + columns * (width + room), room + rows * (height + room));
    let mut sheet = RgbImage::from_pixel(all.0, all.1, GROUND);
    for (index, page) in (0_u32..).zip(pages) {
        let x = room + index % columns * (width + room);
        let y = room + index / columns * (height + room);
        imageops::replace(&mut sheet, page, i64::from(x), i64::from(y));
    }
    sheet
}

/// The number of columns that makes so many cells of a size about half as wide again as they are high together.
fn columns(pages: usize, (width, height): (u32, u32)) -> u32 {
    let wanted = (pages as f64 * f64::from(height) * 1.5 / f64::from(width)).sqrt();
    (wanted.round() as u32).clamp(1, u32::try_from(pages.max(1)).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_has_its_place() {
        for count in [1, 2, 7, 48] {
            let pages: Vec<RgbImage> =
                (0..count).map(|n| RgbImage::from_pixel(20, 28, Rgb([n, 0, 0]))).collect();
            let sheet = contact_sheet(&pages);
            for n in 0..count {
                let seen = sheet.pixels().filter(|pixel| **pixel == Rgb([n, 0, 0])).count();
                assert_eq!(seen, 20 * 28, "{n} of {count}");
            }
        }
    }
}
