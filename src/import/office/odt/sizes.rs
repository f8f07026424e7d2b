//! The sizes of letters that ODF's styles ask for, and that a paragraph has (OpenDocument 1.3 part 3, 20.192).

use super::{Reader, UNSHOWN, is_block};
use crate::import::office::headings::sizes::Letters;
use crate::import::office::package::xml::{Kid, Node};

/// Letters are no larger than this, in points.
const MOST: f64 = 1000.0;

/// A size as a style gives it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Size {
    /// In points.
    Points(f64),
    /// A part of the size around it, or of the style that it is made from.
    Part(f64),
}

impl Size {
    /// Reads a size such as `14pt`, `0.5cm` or `120%`.
    pub(super) fn read(text: &str) -> Option<Self> {
        let unit = text.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
        let number: f64 = text[..text.len() - unit.len()].parse().ok()?;
        let points = match unit {
            "pt" | "" => number,
            "pc" => number * 12.0,
            "in" => number * 72.0,
            "cm" => number * 72.0 / 2.54,
            "mm" => number * 72.0 / 25.4,
            "px" => number * 0.75,
            "%" | "em" => {
                let part = if unit == "%" { number / 100.0 } else { number };
                return (part > 0.0 && part < MOST).then_some(Self::Part(part));
            }
            _ => return None,
        };
        (points > 0.0 && points < MOST).then_some(Self::Points(points))
    }

    /// The size in points that a style's chain asks for, nearest first, within letters of the size given.
    pub(super) fn of(
        chain: impl Iterator<Item = Option<Self>>,
        around: Option<f64>,
    ) -> Option<f64> {
        let mut part = 1.0;
        for size in chain.flatten() {
            match size {
                Self::Points(points) => return Some(points * part),
                Self::Part(more) => part *= more,
            }
        }
        around.map(|points| points * part)
    }
}

impl Reader {
    /// The smallest size of a paragraph's letters, in half points; `own` is its style's, in points.
    pub(super) fn size(&mut self, node: &Node, own: Option<f64>) -> Option<u16> {
        let mut letters = Letters::default();
        self.letters(node, own, &mut letters);
        letters.size()
    }

    /// The letters of some text, within others of the size given in points.
    fn letters(&mut self, node: &Node, around: Option<f64>, letters: &mut Letters) {
        for kid in &node.kids {
            match kid {
                Kid::Text(text) if text.trim().is_empty() => {}
                Kid::Text(text) => letters.text(text, around.map(|points| points * 2.0)),
                Kid::Node(node) if is_aside(node.name) => {}
                Kid::Node(node) if node.name == "text:line-break" => letters.line_break(),
                Kid::Node(node) if node.name == "text:span" => {
                    let style = node.attr("style-name");
                    let size = style.map_or(around, |style| self.styles.size(style, around));
                    self.letters(node, size, letters);
                }
                Kid::Node(node) => self.letters(node, around, letters),
            }
        }
    }
}

/// Whether an element is none of the paragraph's own text.
fn is_aside(name: &str) -> bool {
    let known = matches!(name, "text:note" | "office:annotation" | "text:tracked-changes");
    known || is_block(name) || name.starts_with("draw:") || UNSHOWN.contains(&name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_read_in_any_unit() {
        assert_eq!(Size::read("14pt"), Some(Size::Points(14.0)));
        assert_eq!(Size::read("1in"), Some(Size::Points(72.0)));
        assert_eq!(Size::read("120%"), Some(Size::Part(1.2)));
        for wrong in ["", "pt", "0pt", "-3pt", "1e9pt", "grand", "99999999%"] {
            assert_eq!(Size::read(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn parts_are_of_what_a_style_is_made_from() {
        let (half, points) = (Some(Size::Part(0.5)), Some(Size::Points(20.0)));
        assert_eq!(Size::of([half, None, points].into_iter(), None), Some(10.0));
        assert_eq!(Size::of([half, half].into_iter(), Some(40.0)), Some(10.0));
        assert_eq!(Size::of([half].into_iter(), None), None);
    }
}
