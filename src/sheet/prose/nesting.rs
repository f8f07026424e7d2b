//! Lists as their authors indent them: what is two spaces deeper than the sign of a point belongs to it. Markdown asks for
//! as many as the sign and its space take, three below « 1. » and four below « 10. », and would part the list in silence.

use std::ops::Range;

use super::{Prose, ReadFor};
use crate::diag::{Code, Diagnostic};
use crate::limits;
use crate::message::text;
use crate::source::Place;
use crate::yaml::Text;

/// What a text needs for Markdown to read its lists as they are meant.
#[derive(Default)]
struct Nesting {
    /// Spaces to insert: where, and how many.
    blanks: Vec<(usize, usize)>,
    /// Points that are one space deeper than those above them.
    astray: Vec<Astray>,
}

/// A point that may belong to the one above it, or follow it.
struct Astray {
    /// Where, from its sign to the end of the line.
    range: Range<usize>,
    /// Whether it counts among those above: otherwise it begins another list.
    alike: bool,
}

/// A text whose lists are indented as Markdown wants them.
pub(crate) fn nested(text: &str) -> String {
    with_blanks(text, &nesting(text).blanks)
}

fn with_blanks(text: &str, blanks: &[(usize, usize)]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for &(at, count) in blanks {
        out.push_str(&text[from..at]);
        out.extend(std::iter::repeat_n(' ', count));
        from = at;
    }
    out.push_str(&text[from..]);
    out
}

/// What a text needs; nothing where it would need more then, for it is no list that anybody means.
fn nesting(text: &str) -> Nesting {
    let mut found = look(text);
    if !found.blanks.is_empty() && !look(&with_blanks(text, &found.blanks)).blanks.is_empty() {
        found.blanks.clear();
    }
    found
}

/// Looks at the lists of a text, those in quotes with them.
fn look(text: &str) -> Nesting {
    let mut found = Nesting::default();
    let mut levels = vec![Level::new()];
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let (mut at, mut depth) = (start, 0);
        start += line.len();
        let end = at + line.trim_end_matches(['\n', '\r']).len();
        while let Some(inner) = levels[depth].quoted(&text[at..end]) {
            at += inner;
            depth += 1;
            if levels.len() == depth {
                levels.push(Level::new());
            }
        }
        levels.truncate(depth + 1);
        let line = &text[at..end];
        let (shift, astray) = levels[depth].line(line);
        if shift > 0 {
            found.blanks.push((at, shift));
        }
        found.astray.extend(astray.map(|alike| Astray { range: at + indent(line)..end, alike }));
    }
    found
}

impl Prose<'_> {
    /// Reads the lists of a text as they are meant, and warns where that cannot be told.
    pub(super) fn nested(&mut self, text: &Text) -> Text {
        let nesting = nesting(text.as_str());
        if self.read_for == ReadFor::Print {
            for Astray { range, alike } in nesting.astray {
                let message = if alike { text!("item-astray") } else { text!("item-astray-apart") };
                let place = Place::new(self.source, text.source_range(range));
                let before = &self.source.text()[..place.range.start];
                let blanks = before.len() - before.trim_end_matches(' ').len();
                let (below, beside) = (blanks + 1, blanks.saturating_sub(1));
                let told = Diagnostic::warning(Code::IndentedText, message)
                    .at(&place, text!("here"))
                    .hint(text!("item-astray.hint", below, beside));
                self.diagnostics.push(told);
            }
        }
        text.with_blanks(&nesting.blanks)
    }
}

/// A point whose text may go on.
struct Point {
    /// The column of its sign, and that of its text.
    sign: usize,
    text: usize,
    marker: Marker,
    /// How many columns it moves.
    shift: usize,
    /// The number of the last point that stands right in it.
    last: Option<u64>,
}

/// The sign of a point.
#[derive(Clone, Copy)]
struct Marker {
    sign: char,
    number: Option<u64>,
    /// The column of what follows it.
    text: usize,
    empty: bool,
}

/// The points of a text, or of a quote in it.
struct Level {
    points: Vec<Point>,
    /// The paragraph that may go on: the least indentation of its lines, and how many columns they move.
    open: Option<(usize, usize)>,
}

impl Level {
    fn new() -> Self {
        Self { points: Vec::new(), open: None }
    }

    /// How many bytes stand before what a quote at the margin has on a line.
    fn quoted(&mut self, line: &str) -> Option<usize> {
        let depth = indent(line);
        let inner = line[depth..].strip_prefix('>')?;
        if depth > 3 || self.owner(depth, |point| point.sign + 2).is_some() {
            return None;
        }
        *self = Self::new();
        Some(line.len() - inner.strip_prefix(' ').unwrap_or(inner).len())
    }

    /// The innermost point that a line belongs to, if it has to be as deep as `least` says.
    fn owner(&self, depth: usize, least: impl Fn(&Point) -> usize) -> Option<usize> {
        self.points.iter().rposition(|point| depth >= least(point))
    }

    /// How many columns a line moves, and, of a point that is astray, whether it counts among those above.
    fn line(&mut self, line: &str) -> (usize, Option<bool>) {
        let depth = indent(line);
        let rest = &line[depth..];
        if rest.trim().is_empty() {
            self.open = None;
            return (0, None);
        }
        if rest.starts_with('\t') {
            return (0, None);
        }
        // Those stay where they are: in a list they would be refused.
        if rest.starts_with(['#']) || rest.starts_with("[^") && rest.contains("]:") || is_rule(rest)
        {
            let owner = self.owner(depth, |point| point.text);
            self.open = None;
            return (self.enter(owner, depth), None);
        }
        let marker = marker(rest, depth);
        if let Some(moved) = marker.and_then(|marker| self.point(rest, depth, marker)) {
            return moved;
        }
        // A number that is as good as a word would begin a point elsewhere.
        let least = |point: &Point| if marker.is_some() { point.text } else { point.sign + 2 };
        let owner = self.owner(depth, least);
        let code = depth >= owner.map_or(0, |owner| self.points[owner].text) + 4;
        let quote = rest.starts_with('>') && !code;
        if let Some((least, shift)) = self.open.filter(|_| !quote) {
            return (if depth >= least { shift } else { 0 }, None);
        }
        let shift = self.enter(owner, depth);
        self.open = Some((depth, shift)).filter(|_| !code);
        (shift, None)
    }

    /// Leaves all points but those up to one, and tells how many columns a line in it moves.
    fn enter(&mut self, owner: Option<usize>, depth: usize) -> usize {
        self.points.truncate(owner.map_or(0, |owner| owner + 1));
        let owner = owner.and_then(|owner| self.points.get(owner));
        owner.map_or(0, |point| point.shift + point.text.saturating_sub(depth))
    }

    /// Begins a point; nothing where its sign is as good as a word.
    fn point(&mut self, rest: &str, depth: usize, marker: Marker) -> Option<(usize, Option<bool>)> {
        let mut owner = self.owner(depth, |point| point.sign + 2);
        let inner = owner.map(|owner| &self.points[owner]);
        // A number that counts on belongs to those above, however deep it is.
        let counts = |number: u64, last: Option<u64>| {
            number <= 1 || last.is_some_and(|last| number == last.saturating_add(1))
        };
        if inner.is_some_and(|point| depth < point.text)
            && marker.number.is_some_and(|n| !counts(n, inner.and_then(|point| point.last)))
        {
            owner = self.owner(depth, |point| point.text);
        }
        let inside = owner.map_or(0, |owner| self.points[owner].text);
        // A sentence goes on with a number at the beginning of a line.
        let in_paragraph = self.open.is_some() && owner == self.points.len().checked_sub(1);
        let word = marker.empty || marker.number.is_some_and(|number| number != 1);
        if depth >= inside + 4 || in_paragraph && word {
            return None;
        }
        let sibling = self.points.get(owner.map_or(0, |owner| owner + 1));
        let astray = sibling
            .filter(|above| depth == above.sign + 1 && marker.number.is_none_or(|n| n == 1))
            .map(|above| above.marker.sign == marker.sign);
        let shift = self.enter(owner, depth);
        if let Some(point) = self.points.last_mut() {
            point.last = marker.number;
        }
        let (mut sign, mut next) = (depth, Some(marker));
        // A tab behind the sign ends at a column of the page, wherever the point has moved to.
        let moved = self::marker(rest, depth + shift).map(|moved| moved.text - shift);
        // « - 1. Un » begins two.
        while let Some(marker) = next.filter(|_| self.points.len() < 2 * limits::PROSE_DEPTH) {
            let text = moved.filter(|_| sign == depth).unwrap_or(marker.text);
            self.points.push(Point { sign, text, marker, shift, last: None });
            sign = marker.text;
            next = rest.get(sign - depth..).and_then(|rest| self::marker(rest, sign));
        }
        let filled = self.points.last().is_some_and(|point| !point.marker.empty);
        self.open = Some((depth + 1, shift)).filter(|_| filled);
        Some((shift, astray))
    }
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start_matches(' ').len()
}

/// The sign of a point that a text at a column begins with.
fn marker(rest: &str, column: usize) -> Option<Marker> {
    let figures = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let sign = rest[figures..].chars().next()?;
    let known = match figures {
        0 => matches!(sign, '-' | '*' | '+'),
        _ => matches!(sign, '.' | ')') && figures < 10,
    };
    let end = column + figures + 1;
    let after = rest[figures..].strip_prefix(sign).filter(|_| known)?;
    let blanks = after.len() - after.trim_start_matches([' ', '\t']).len();
    let empty = after.len() == blanks;
    if blanks == 0 && !empty {
        return None;
    }
    let wide =
        after[..blanks].chars().fold(end, |at, c| if c == '\t' { at / 4 * 4 + 4 } else { at + 1 });
    let text = if empty || wide > end + 4 { end + 1 } else { wide };
    Some(Marker { sign, number: rest[..figures].parse().ok(), text, empty })
}

/// Whether a line is a rule: signs of one kind, at least three.
fn is_rule(rest: &str) -> bool {
    let Some(sign @ ('-' | '*' | '_')) = rest.chars().next() else { return false };
    let signs = rest.matches(sign).count();
    signs >= 3 && rest.chars().all(|c| c == sign || c == ' ' || c == '\t')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::{Lines, blocks};
    use super::*;

    #[test]
    fn what_is_two_spaces_deeper_belongs_to_its_point() {
        for (text, same) in [
            ("1. Un :\n  - a ;\n  - b.\n2. Deux", "1. Un :\n   - a ;\n   - b.\n2. Deux"),
            ("10. Un\n   - a\n     a\n11. Deux", "10. Un\n    - a\n      a\n11. Deux"),
            ("10. Un\n  - a\n    - b\n  - c", "10. Un\n    - a\n      - b\n    - c"),
            ("1. Un\n\n  Suite\n  encore.\n\n2. Deux", "1. Un\n\n   Suite\n   encore.\n\n2. Deux"),
            ("1. Un\n  1. a\n  2. b\n2. Deux", "1. Un\n   1. a\n   2. b\n2. Deux"),
            ("- Un\n  1. a\n    - b", "- Un\n  1. a\n     - b"),
            ("-   Un\n  - a", "-   Un\n    - a"),
            ("-\tUn\n  -\ta\n    -\tb\n-\tD", "-\tUn\n    -\ta\n        -\tb\n-\tD"),
            ("1.\tUn\n  -\ta\n    - b", "1.\tUn\n    -\ta\n        - b"),
            ("1. Un\n  > Une parole.", "1. Un\n   > Une parole."),
            ("> 1. Un\n>   - a\n> 2. Deux", "> 1. Un\n>    - a\n> 2. Deux"),
            ("- 1. Un\n    - a", "- 1. Un\n     - a"),
        ] {
            assert_eq!(nested(text), same, "{text}");
            assert_eq!(blocks(text, Lines::Flow), blocks(same, Lines::Flow), "{text}");
            assert_eq!(nested(same), same, "{text}");
        }
    }

    #[test]
    fn what_markdown_reads_as_it_is_meant_stays() {
        for text in [
            "1. Un,\n  qui va à la ligne\n2. Deux",
            "1. Un\n  2. Deux\n  3. Trois",
            "1. Un\n   - a\n   - b\n\n     Suite\n2. Deux",
            "- Un\n  - a\n    - b\n- Deux\n\nFin.",
            " 9. Neuf\n10. Dix",
            "1. Un\n\n  ### Titre\n\n  Texte.",
            "1. Un[^1]\n\n  [^1]: Note.\n      Suite.",
            "Depuis\n2018. Un\n  - a",
            "1. Un\n\n        Suite",
            "1. Un\n\nUn texte.\n\n  - a",
            "**Un**\n  - a",
            "1. Un\n\n  * * *\n\n  Texte",
        ] {
            assert_eq!(nested(text), text, "{text}");
        }
    }

    #[test]
    fn a_point_that_is_one_space_deeper_is_astray() {
        let found = |text: &str| {
            let of = |it: Astray| (text[it.range].to_owned(), it.alike);
            nesting(text).astray.into_iter().map(of).collect::<Vec<_>>()
        };
        let one = |text: &str, alike| vec![(text.to_owned(), alike)];
        assert_eq!(found("- a\n - b\n - c\n- d"), one("- b", true));
        assert_eq!(found("1. a\n - b\n - c\n2. d"), one("- b", false));
        assert_eq!(found("> - a\n>  - b"), one("- b", true));
        for text in ["1. a\n 2. b", " - a\n- b", "- a\n  - b", "- a\n\n Un mot."] {
            assert_eq!(found(text), [], "{text}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn twice_is_once(text in "([ ]{0,5}([-*+>#]|1\\.|2\\.|10\\.|\\[\\^1\\]:|a|\t|)[ ]{0,5}(-|1\\.|>|b|))(\n[ ]{0,5}([-*+>#]|1\\.|2\\.|10\\.|a|\t|)[ ]{0,5}(-|1\\.|>|b|)){0,7}") {
            let once = nested(&text);
            prop_assert_eq!(nested(&once), once);
        }
    }
}
