//! The graphics state, as far as colours need it (ISO 32000-1, 8.4): what fills and strokes, where, how large letters are.

use super::matrix::{Matrix, map, then};
use super::measure::Rect;
use super::palette::Paint;

const AS_IT_IS: Matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

/// What colours are told in.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Space {
    /// Red, green and blue, by the name of its colour space where it has one.
    Rgb(Option<Vec<u8>>),
    Grey,
    /// What stays as it is.
    Other,
}

/// What fills, or what strokes.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Pen {
    pub(super) space: Space,
    pub(super) paint: Paint,
}

/// The state that `q` keeps and `Q` gives back.
#[derive(Clone, Debug)]
pub(super) struct State {
    pub(super) fill: Pen,
    pub(super) stroke: Pen,
    pub(super) matrix: Matrix,
    /// The size of letters, before any matrix.
    pub(super) letters: f64,
    /// Whether letters are drawings with colours of their own.
    pub(super) drawn_letters: bool,
    /// How letters are drawn (ISO 32000-1, 9.3.6).
    pub(super) rendering: i64,
}

impl State {
    /// The state in which a page begins.
    pub(super) fn new() -> Self {
        let black = Pen { space: Space::Grey, paint: Paint::Grey(0.0) };
        Self {
            fill: black.clone(),
            stroke: black,
            matrix: AS_IT_IS,
            letters: 0.0,
            drawn_letters: false,
            rendering: 0,
        }
    }

    pub(super) fn move_by(&mut self, matrix: &[f64]) {
        if let Ok(matrix) = Matrix::try_from(matrix) {
            self.matrix = then(matrix, self.matrix);
        }
    }

    /// How much higher things are than they say.
    pub(super) fn scale(&self) -> f64 {
        height(self.matrix)
    }
}

/// How high a matrix makes what is 1 high.
fn height([_, _, c, d, _, _]: Matrix) -> f64 {
    c.hypot(d)
}

/// Where text is being set.
pub(super) struct Text {
    matrix: Matrix,
    line: Matrix,
}

impl Text {
    pub(super) fn new() -> Self {
        Self { matrix: AS_IT_IS, line: AS_IT_IS }
    }

    /// Follows the operators that place text.
    pub(super) fn follow(&mut self, operator: &[u8], numbers: &[f64]) {
        match (operator, numbers) {
            (b"BT", _) => *self = Self::new(),
            (b"Td" | b"TD", &[x, y]) => self.to([1.0, 0.0, 0.0, 1.0, x, y], self.line),
            (b"Tm", &[a, b, c, d, e, f]) => self.to([a, b, c, d, e, f], AS_IT_IS),
            _ => {}
        }
    }

    fn to(&mut self, matrix: Matrix, from: Matrix) {
        self.line = then(matrix, from);
        self.matrix = self.line;
    }

    /// Where the next letter stands.
    pub(super) fn place(&self, state: &State) -> (f64, f64) {
        map(then(self.matrix, state.matrix), 0.0, 0.0)
    }

    /// How large it is, in points.
    pub(super) fn size(&self, state: &State) -> f64 {
        (state.letters * height(then(self.matrix, state.matrix))).abs()
    }
}

/// The room that a path takes.
#[derive(Default)]
pub(super) struct Path(Option<Rect>);

impl Path {
    /// Follows the operators that build paths.
    pub(super) fn follow(&mut self, operator: &[u8], numbers: &[f64], matrix: Matrix) {
        match (operator, numbers) {
            (b"re", &[x, y, width, height]) => {
                self.reach(map(matrix, x, y));
                self.reach(map(matrix, x + width, y + height));
            }
            (b"m" | b"l" | b"c" | b"v" | b"y", points) => {
                for point in points.chunks_exact(2) {
                    self.reach(map(matrix, point[0], point[1]));
                }
            }
            _ => {}
        }
    }

    fn reach(&mut self, (x, y): (f64, f64)) {
        let all = self.0.get_or_insert(Rect { left: x, bottom: y, right: x, top: y });
        all.left = all.left.min(x);
        all.bottom = all.bottom.min(y);
        all.right = all.right.max(x);
        all.top = all.top.max(y);
    }

    /// Ends the path.
    pub(super) fn take(&mut self) -> Option<Rect> {
        self.0.take()
    }
}
