//! Draws a content stream in the inks of a palette: the operators of colour change, every other byte stays (ISO 32000-1, 8.6.8).

use std::collections::BTreeMap;
use std::fmt::Write;

use super::content::{Operand, Operation, Operations};
use super::measure::Rect;
use super::palette::{Paint, Palette};
use super::pen::{Path, Pen, Space, State, Text};

/// What a stream's names stand for.
#[derive(Default)]
pub(super) struct Names {
    pub(super) spaces: BTreeMap<Vec<u8>, Space>,
    /// Its pictures.
    pub(super) pictures: Vec<Vec<u8>>,
    /// Drawings in it.
    pub(super) forms: Vec<Vec<u8>>,
    /// Drawings that are repeated over a surface.
    pub(super) tilings: Vec<Vec<u8>>,
    /// Fonts whose letters are drawings with colours of their own (ISO 32000-1, 9.6.5).
    pub(super) drawn_fonts: Vec<Vec<u8>>,
}

/// What is drawn in a stream.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Drawn {
    /// Letters of a size, in points, before a background where there is one.
    Letters { paint: Paint, size: f64, behind: Option<Paint> },
    /// A surface or a line.
    Shape(Paint),
    /// A picture.
    Picture,
    /// Colours that flow into one another, letters that are drawings.
    Gradient,
    /// Another drawing, by its name, and how much larger it is than it says.
    Form(Vec<u8>, f64),
}

/// A stream in other colours, and what it draws.
pub(super) struct Recoloured {
    pub(super) bytes: Vec<u8>,
    pub(super) drawn: Vec<Drawn>,
}

/// Which of the two pens an operator is about.
#[derive(Clone, Copy, PartialEq)]
enum Side {
    Fill,
    Stroke,
}

/// The name of an ink of the printer's own, among a page's colour spaces.
pub(super) fn ink_name(spot: usize) -> String {
    format!("AnnexeEncre{spot}")
}

/// Draws a stream in the inks of a palette.
pub(super) fn recolour(bytes: &[u8], names: &Names, palette: &Palette) -> Recoloured {
    let operations: Vec<Operation<'_>> = Operations::of(bytes).collect();
    let mut drawing = Drawing {
        names,
        palette,
        state: State::new(),
        kept: Vec::new(),
        text: Text::new(),
        path: Path::default(),
        surfaces: Vec::new(),
        drawn: Vec::new(),
    };
    let mut out = Vec::with_capacity(bytes.len());
    let mut copied = 0;
    for (index, operation) in operations.iter().enumerate() {
        let next = operations.get(index + 1).map_or(&b""[..], |next| next.operator);
        if let Some(text) = drawing.follow(operation, next) {
            out.extend_from_slice(&bytes[copied..operation.range.start]);
            // What was a delimiter of its own, a slash, may be gone.
            out.push(b' ');
            out.extend_from_slice(text.as_bytes());
            copied = operation.range.end;
        }
    }
    out.extend_from_slice(&bytes[copied..]);
    Recoloured { bytes: out, drawn: drawing.drawn }
}

struct Drawing<'a> {
    names: &'a Names,
    palette: &'a Palette,
    state: State,
    kept: Vec<State>,
    text: Text,
    path: Path,
    /// Surfaces drawn so far, the latest last.
    surfaces: Vec<(Rect, Paint)>,
    drawn: Vec<Drawn>,
}

impl Drawing<'_> {
    /// Follows an operator; what is to stand in its place, if it changes.
    fn follow(&mut self, operation: &Operation<'_>, next: &[u8]) -> Option<String> {
        let operator = operation.operator;
        match operator {
            b"cs" => return self.choose(operation, Side::Fill, matches!(next, b"sc" | b"scn")),
            b"CS" => return self.choose(operation, Side::Stroke, matches!(next, b"SC" | b"SCN")),
            b"sc" | b"scn" => return self.colour(operation, Side::Fill),
            b"SC" | b"SCN" => return self.colour(operation, Side::Stroke),
            b"g" | b"rg" | b"k" => return self.device(operation, Side::Fill),
            b"G" | b"RG" | b"K" => return self.device(operation, Side::Stroke),
            b"q" => self.kept.push(self.state.clone()),
            b"Q" => self.state = self.kept.pop().unwrap_or_else(State::new),
            b"sh" => self.drawn.push(Drawn::Gradient),
            b"BI" => self.drawn.push(Drawn::Picture),
            b"Do" => self.place(operation),
            b"Tj" | b"TJ" | b"'" | b"\"" => self.letters(),
            _ => self.build(operation),
        }
        None
    }

    fn pen(&mut self, side: Side) -> &mut Pen {
        match side {
            Side::Fill => &mut self.state.fill,
            Side::Stroke => &mut self.state.stroke,
        }
    }

    /// A colour space is chosen: its first colour is black, unless another follows at once.
    fn choose(&mut self, operation: &Operation<'_>, side: Side, coloured: bool) -> Option<String> {
        let name = operation.name()?;
        let space = match name {
            b"DeviceRGB" => Space::Rgb(None),
            b"DeviceGray" => Space::Grey,
            name => self.names.spaces.get(name).cloned().unwrap_or(Space::Other),
        };
        let known = space != Space::Other;
        let paint = if known { self.palette.paint([0; 3]) } else { Paint::Other };
        *self.pen(side) = Pen { space, paint };
        match (known, coloured) {
            (false, _) => None,
            (true, true) => Some(String::new()),
            (true, false) => Some(self.said(side)),
        }
    }

    /// A colour of the space that was chosen.
    fn colour(&mut self, operation: &Operation<'_>, side: Side) -> Option<String> {
        let paint = match (&self.pen(side).space, operation.numbers().as_deref()) {
            (Space::Rgb(_), Some(&[red, green, blue])) => Some([red, green, blue]),
            (Space::Grey, Some(&[grey])) => Some([grey; 3]),
            _ => None,
        };
        let Some(colour) = paint else {
            self.pen(side).paint = Paint::Other;
            self.drawn.extend(operation.name().map(|name| self.pattern(name)));
            return None;
        };
        self.pen(side).paint = self.palette.paint(colour.map(step));
        Some(self.said(side))
    }

    /// A pattern: a drawing that is repeated, or a gradient.
    fn pattern(&self, name: &[u8]) -> Drawn {
        match self.names.tilings.iter().any(|tiling| tiling == name) {
            true => Drawn::Form(tiling(name), 1.0),
            false => Drawn::Gradient,
        }
    }

    /// A colour together with its space.
    fn device(&mut self, operation: &Operation<'_>, side: Side) -> Option<String> {
        let (space, colour) = match operation.numbers()?[..] {
            [grey] => (Space::Grey, [grey; 3]),
            [red, green, blue] => (Space::Rgb(None), [red, green, blue]),
            _ => {
                *self.pen(side) = Pen { space: Space::Other, paint: Paint::Other };
                return None;
            }
        };
        let paint = self.palette.paint(colour.map(step));
        *self.pen(side) = Pen { space, paint };
        Some(self.said(side))
    }

    /// The operators that choose what a pen has.
    fn said(&mut self, side: Side) -> String {
        let palette = self.palette;
        let Pen { space, paint } = self.pen(side).clone();
        let mut said = String::new();
        let mut numbers = |numbers: &[f64]| {
            for number in numbers {
                let _ = write!(said, "{} ", short(*number));
            }
        };
        let operator = match paint {
            Paint::Grey(grey) => {
                numbers(&[grey]);
                "g".to_owned()
            }
            Paint::Ink(index, tint) => {
                let ink = &palette.inks()[index];
                match palette.spot(ink) {
                    None => {
                        numbers(&ink.cmyk.map(|part| part * tint));
                        "k".to_owned()
                    }
                    Some(spot) => {
                        let tint = short(ink.tint * tint);
                        return in_space(&ink_name(spot), &format!("{tint} "), side);
                    }
                }
            }
            Paint::Left(rgb) => {
                numbers(&rgb.map(|part| f64::from(part) / 255.0));
                match space {
                    Space::Rgb(Some(name)) => {
                        return in_space(&String::from_utf8_lossy(&name), &said, side);
                    }
                    _ => "rg".to_owned(),
                }
            }
            Paint::Other => return said,
        };
        said + &if side == Side::Stroke { operator.to_uppercase() } else { operator }
    }

    fn letters(&mut self) {
        if self.state.drawn_letters {
            return self.drawn.push(Drawn::Gradient);
        }
        let (fills, strokes) = match self.state.rendering {
            0 | 4 => (true, false),
            1 | 5 => (false, true),
            2 | 6 => (true, true),
            _ => (false, false),
        };
        let (x, y) = self.text.place(&self.state);
        let size = self.text.size(&self.state);
        let holds = |rect: &Rect| {
            (rect.left..=rect.right).contains(&x) && (rect.bottom..=rect.top).contains(&y)
        };
        let behind = self.surfaces.iter().rev().find(|(rect, _)| holds(rect));
        let behind = behind.map(|(_, paint)| *paint);
        let pens = [(fills, self.state.fill.paint), (strokes, self.state.stroke.paint)];
        for (_, paint) in pens.into_iter().filter(|(draws, _)| *draws) {
            self.drawn.push(Drawn::Letters { paint, size, behind });
        }
    }

    /// A picture, or a drawing in this one.
    fn place(&mut self, operation: &Operation<'_>) {
        let Some(name) = operation.name() else { return };
        if self.names.pictures.iter().any(|picture| picture == name) {
            self.drawn.push(Drawn::Picture);
        } else if self.names.forms.iter().any(|form| form == name) {
            self.drawn.push(Drawn::Form(name.to_vec(), self.state.scale()));
        }
    }

    /// Operators of matrices, text and paths.
    fn build(&mut self, operation: &Operation<'_>) {
        let operator = operation.operator;
        if operator == b"Tf" {
            if let [Operand::Name(font), Operand::Number(size)] = &operation.operands[..] {
                self.state.letters = *size;
                self.state.drawn_letters = self.names.drawn_fonts.contains(font);
            }
            return;
        }
        let numbers = operation.numbers().unwrap_or_default();
        match (operator, &numbers[..]) {
            (b"cm", matrix) => self.state.move_by(matrix),
            (b"Tr", &[mode]) => self.state.rendering = mode as i64,
            (b"f" | b"F" | b"f*", _) => self.shape(true, false),
            (b"S" | b"s", _) => self.shape(false, true),
            (b"B" | b"B*" | b"b" | b"b*", _) => self.shape(true, true),
            (b"n", _) => drop(self.path.take()),
            (_, numbers) => {
                self.text.follow(operator, numbers);
                self.path.follow(operator, numbers, self.state.matrix);
            }
        }
    }

    fn shape(&mut self, fills: bool, strokes: bool) {
        let room = self.path.take();
        if fills {
            self.drawn.push(Drawn::Shape(self.state.fill.paint));
            self.surfaces.extend(room.map(|room| (room, self.state.fill.paint)));
        }
        if strokes {
            self.drawn.push(Drawn::Shape(self.state.stroke.paint));
        }
    }
}

/// What a drawing that is repeated is called among the others: patterns have names of their own.
pub(super) fn tiling(name: &[u8]) -> Vec<u8> {
    [b"pattern ", name].concat()
}

/// A colour in a space that has a name.
fn in_space(name: &str, numbers: &str, side: Side) -> String {
    match side {
        Side::Fill => format!("/{name} cs {numbers}scn"),
        Side::Stroke => format!("/{name} CS {numbers}SCN"),
    }
}

/// A part of a colour, as one of 256 steps.
fn step(part: f64) -> u8 {
    (part.clamp(0.0, 1.0) * 255.0).round() as u8
}

/// A number with no more digits than any ink shows.
fn short(number: f64) -> f64 {
    (number * 100_000.0).round() / 100_000.0
}

#[cfg(test)]
mod tests {
    use super::super::palette::Ink;
    use super::*;

    fn palette() -> Palette {
        let ink = |rgb, cmyk, spot: Option<&str>| Ink {
            rgb,
            cmyk,
            spot: spot.map(Into::into),
            tint: 1.0,
        };
        Palette::new(vec![
            ink([255, 0, 0], [0.0, 1.0, 0.9, 0.05], None),
            ink([0, 0, 255], [1.0, 0.8, 0.0, 0.0], Some("BLEU")),
        ])
    }

    fn names() -> Names {
        let spaces =
            [(b"c0".to_vec(), Space::Rgb(Some(b"c0".to_vec()))), (b"c1".to_vec(), Space::Grey)];
        Names {
            spaces: spaces.into(),
            pictures: vec![b"i".to_vec()],
            forms: vec![b"x".to_vec()],
            drawn_fonts: vec![b"e".to_vec()],
            tilings: vec![b"t".to_vec()],
        }
    }

    fn drawn(content: &str) -> (String, Vec<Drawn>) {
        let done = recolour(content.as_bytes(), &names(), &palette());
        (String::from_utf8(done.bytes).unwrap(), done.drawn)
    }

    #[test]
    fn named_colours_become_inks_and_the_rest_stays_byte_for_byte() {
        let (text, drawn) = drawn("q 1 0 0 -1 68.031494 5.10 cm/c0 cs 1 0 0 scn 0 0 2 2 re f Q");
        assert_eq!(text, "q 1 0 0 -1 68.031494 5.10 cm   0 1 0.9 0.05 k 0 0 2 2 re f Q");
        assert_eq!(drawn, [Drawn::Shape(Paint::Ink(0, 1.0))]);
        let (text, _) = self::drawn("/c0 CS .5 .5 1 SCN 0 0 m 1 1 l S");
        assert_eq!(text, "   /AnnexeEncre0 CS 0.49804 SCN 0 0 m 1 1 l S");
        let (text, drawn) = self::drawn("/c0 cs 0 1 0 scn 0 0 1 1 re f 0.2 G 0 1 0 rg f");
        assert_eq!(text, "   /c0 cs 0 1 0 scn 0 0 1 1 re f  0.2 G  0 1 0 rg f");
        assert_eq!(drawn, vec![Drawn::Shape(Paint::Left([0, 255, 0])); 2]);
    }

    #[test]
    fn black_is_black_alone() {
        for black in
            ["0 0 0 rg", "/c0 cs 0 0 0 scn", "/c0 cs", "/DeviceRGB cs", "/c1 cs 0 sc", "0 g"]
        {
            let (text, drawn) = drawn(&format!("{black} 0 0 1 1 re f"));
            assert_eq!(text.trim_start(), "0 g 0 0 1 1 re f", "{black}");
            assert_eq!(drawn, [Drawn::Shape(Paint::Grey(0.0))], "{black}");
        }
    }

    #[test]
    fn a_state_that_was_kept_has_its_colours_again() {
        let (text, drawn) = drawn("/c0 cs q 0 0 1 scn 0 0 1 1 re f Q 1 0 0 scn f Q Q f");
        assert_eq!(text, " 0 g q  /AnnexeEncre0 cs 1 scn 0 0 1 1 re f Q  0 1 0.9 0.05 k f Q Q f");
        let paints = [Paint::Ink(1, 1.0), Paint::Ink(0, 1.0), Paint::Grey(0.0)];
        assert_eq!(drawn, paints.map(Drawn::Shape));
    }

    #[test]
    fn patterns_are_drawings_or_gradients() {
        let (text, drawn) = drawn("/Pattern cs /t scn 0 0 1 1 re f /p scn f");
        assert_eq!(text, "/Pattern cs /t scn 0 0 1 1 re f /p scn f");
        assert_eq!(drawn[0], Drawn::Form(b"pattern t".to_vec(), 1.0));
        assert_eq!(drawn[2], Drawn::Gradient);
    }

    #[test]
    fn letters_that_are_drawings_are_told_as_such() {
        let (_, drawn) = drawn("BT q /e 9 Tf (a) Tj Q /F 9 Tf (b) Tj ET");
        assert_eq!(drawn[0], Drawn::Gradient);
        assert!(matches!(drawn[1], Drawn::Letters { .. }));
    }

    #[test]
    fn letters_tell_their_size_and_what_is_behind_them() {
        let content = "0 0 1 rg 10 10 100 50 re f 1 g q 2 0 0 -2 0 100 cm BT /F 4 Tf 1 0 0 -1 10 30 Tm \
            (a) Tj ET 3 Tr BT (b) Tj ET Q BT 0.5 0 0 0.5 200 200 Tm [(c)] TJ ET /i Do /x Do /absent Do";
        let (_, drawn) = drawn(content);
        let white = Paint::Grey(1.0);
        let wanted = [
            Drawn::Shape(Paint::Ink(1, 1.0)),
            Drawn::Letters { paint: white, size: 8.0, behind: Some(Paint::Ink(1, 1.0)) },
            Drawn::Letters { paint: white, size: 0.0, behind: None },
            Drawn::Picture,
            Drawn::Form(b"x".to_vec(), 1.0),
        ];
        assert_eq!(drawn, wanted);
    }
}
