//! Matrices of PDF (ISO 32000-1, 8.3.3): `[a b c d e f]` takes (x, y) to (ax + cy + e, bx + dy + f).

use super::measure::Rect;

/// A matrix.
pub(super) type Matrix = [f64; 6];

/// The matrix that applies `first`, then `second`.
#[must_use]
pub(super) fn then(first: Matrix, second: Matrix) -> Matrix {
    let [a, b, c, d, e, f] = first;
    let (x, y) = map(second, e, f);
    let [p, q, r, s, ..] = second;
    [a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, x, y]
}

/// Where a point goes.
#[must_use]
pub(super) fn map([a, b, c, d, e, f]: Matrix, x: f64, y: f64) -> (f64, f64) {
    (a * x + c * y + e, b * x + d * y + f)
}

/// Where a rectangle goes; the matrix turns by quarters at most.
#[must_use]
pub(super) fn map_rect(matrix: Matrix, rect: Rect) -> Rect {
    let (x0, y0) = map(matrix, rect.left, rect.bottom);
    let (x1, y1) = map(matrix, rect.right, rect.top);
    Rect { left: x0.min(x1), bottom: y0.min(y1), right: x0.max(x1), top: y0.max(y1) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn matrices_follow_one_another() {
        let (scale, shift) = ([2.0, 0.0, 0.0, 2.0, 0.0, 0.0], [1.0, 0.0, 0.0, 1.0, 10.0, 20.0]);
        assert_eq!(map(then(scale, shift), 3.0, 4.0), (16.0, 28.0));
        assert_eq!(map(then(shift, scale), 3.0, 4.0), (26.0, 48.0));
        let half_turn = [-1.0, 0.0, 0.0, -1.0, 0.0, 0.0];
        let rect = Rect { left: 1.0, bottom: 2.0, right: 3.0, top: 4.0 };
        let turned = Rect { left: -3.0, bottom: -4.0, right: -1.0, top: -2.0 };
        assert_eq!(map_rect(half_turn, rect), turned);
    }
}
