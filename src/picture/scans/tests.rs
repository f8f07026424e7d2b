//! What is whole and what is not.

use std::io::Cursor;

use image::{DynamicImage, ImageFormat, Rgb, RgbImage};

use super::*;

fn jpeg() -> Vec<u8> {
    let point = |x: u32, y: u32| Rgb([(x * 7) as u8, (y * 5) as u8, (x ^ y) as u8]);
    let picture: DynamicImage = RgbImage::from_fn(203, 150, point).into();
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, ImageFormat::Jpeg).unwrap();
    bytes.into_inner()
}

#[test]
fn what_is_cut_is_told_even_where_an_end_was_put() {
    let whole = jpeg();
    assert_eq!(walk(&whole), Ok(()));
    for part in [3, 5, 9] {
        let cut = [&whole[..whole.len() * part / 10], &[0xff, 0xd9]].concat();
        assert_eq!(walk(&cut), Err(Stop::Damaged));
    }
    // Bytes that fill before a marker are no harm.
    let filled = [&whole[..whole.len() - 2], &[0xff, 0xff, 0xff, 0xd9]].concat();
    assert_eq!(walk(&filled), Ok(()));
}

#[test]
fn whatever_is_read_ends_without_a_panic() {
    let whole = jpeg();
    let mut damaged = 0;
    for at in (2..whole.len()).step_by(37) {
        for bits in [0xff, 0x24] {
            let mut broken = whole.clone();
            broken[at] ^= bits;
            damaged += usize::from(!are_whole(&broken));
            let _ = walk(&whole[..at]);
        }
    }
    assert!(damaged > 20, "{damaged}");
}
