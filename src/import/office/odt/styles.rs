//! ODF's styles: what they mean, by name, outline level and parents (OpenDocument 1.3 part 3, 16).

use std::collections::HashMap;

use super::sizes::Size;
use crate::import::office::framed::SIDES;
use crate::import::office::looks::Marks;
use crate::import::office::model::Role;
use crate::import::office::package::xml::Node;
use crate::import::office::style_names::{CHAIN, Meaning, TEXT_LEVEL, meaning, role};

/// What a paragraph's style says.
#[derive(Debug, Clone, Default)]
pub(super) struct Found {
    /// What it is.
    pub(super) role: Role,
    /// The level of the list that its name tells.
    pub(super) item: Option<usize>,
    /// The marks of its characters.
    pub(super) marks: Marks,
    /// The list style that it brings; empty where it says that there is none.
    pub(super) list: Option<String>,
    /// The size of its letters, in points.
    pub(super) size: Option<f64>,
    /// Whether it stands in from the margin.
    pub(super) indented: bool,
    /// Whether it starts a page.
    pub(super) new_page: bool,
    /// Whether lines are drawn around it.
    pub(super) framed: bool,
}

#[derive(Debug, Default)]
struct Style {
    named: Option<Meaning>,
    name: String,
    parent: Option<String>,
    outline: Option<u8>,
    marks: Marks,
    size: Option<Size>,
    list: Option<String>,
    indented: Option<bool>,
    new_page: Option<bool>,
    framed: Option<bool>,
}

/// The styles of one family: those of the document's text, and the common ones that they are made from.
#[derive(Debug, Default)]
struct Family {
    automatic: HashMap<String, Style>,
    common: HashMap<String, Style>,
}

impl Family {
    /// A style that text names and those it is made from, nearest first.
    fn chain(&self, name: &str) -> impl Iterator<Item = &Style> {
        let first = self.automatic.get(name).or_else(|| self.common.get(name));
        let parent = |style: &&Style| self.common.get(style.parent.as_deref()?);
        std::iter::successors(first, parent).take(CHAIN)
    }
}

/// A document's styles of paragraphs and of text.
#[derive(Debug, Default)]
pub(super) struct Styles {
    paragraphs: Family,
    texts: Family,
    found: HashMap<String, Found>,
    characters: HashMap<String, Marks>,
    /// The size of letters that no style gives one, in points.
    usual: Option<f64>,
    count: usize,
}

impl Styles {
    /// Takes a style in; `automatic` for those that belong to the text alone.
    pub(super) fn add(&mut self, node: &Node, automatic: bool) {
        let family = match node.attr("family") {
            Some("paragraph") => &mut self.paragraphs,
            Some("text") => &mut self.texts,
            _ => return,
        };
        let Some(name) = node.attr("name") else { return };
        let styles = if automatic { &mut family.automatic } else { &mut family.common };
        styles.insert(name.to_owned(), read(node, name, automatic));
        self.count += 1;
    }

    /// Takes in what paragraphs have whose styles say nothing.
    pub(super) fn add_default(&mut self, node: &Node) {
        if node.attr("family") == Some("paragraph")
            && let Some(Size::Points(points)) = size(node)
        {
            self.usual = Some(points);
        }
    }

    /// How many there are.
    pub(super) fn count(&self) -> usize {
        self.count
    }

    /// What a paragraph style says.
    pub(super) fn paragraph(&mut self, name: Option<&str>) -> Found {
        let Some(name) = name else {
            return Found { size: self.usual, ..Found::default() };
        };
        if let Some(found) = self.found.get(name) {
            return found.clone();
        }
        let found = self.look(name);
        self.found.insert(name.to_owned(), found.clone());
        found
    }

    fn look(&self, name: &str) -> Found {
        let mut found = Found::default();
        let (mut named, mut outline, mut indented, mut new_page) = (None, None, None, None);
        let mut framed = None;
        for style in self.paragraphs.chain(name) {
            named = named.or(style.named);
            outline = outline.or(style.outline);
            indented = indented.or(style.indented);
            new_page = new_page.or(style.new_page);
            framed = framed.or(style.framed);
            found.marks = found.marks.or(style.marks);
            found.list = found.list.or_else(|| style.list.clone());
        }
        // A style that is nowhere still has a name.
        let named = named.or_else(|| meaning(&decoded(name)));
        (found.role, found.item) = role(named, outline);
        let sizes = self.paragraphs.chain(name).map(|style| style.size);
        found.size = Size::of(sizes, self.usual);
        found.indented = indented.unwrap_or_default();
        found.new_page = new_page.unwrap_or_default();
        found.framed = framed.unwrap_or_default();
        found
    }

    /// The size of letters in a text style, within letters of the size given, in points.
    pub(super) fn size(&self, name: &str, around: Option<f64>) -> Option<f64> {
        Size::of(self.texts.chain(name).map(|style| style.size), around)
    }

    /// The marks of a text style, by its properties or, where it has none, by its name.
    pub(super) fn character(&mut self, name: &str) -> Marks {
        if let Some(marks) = self.characters.get(name) {
            return *marks;
        }
        let mut marks = Marks::default();
        for style in self.texts.chain(name) {
            marks = marks.or(style.marks).or_of_name(&style.name);
        }
        let marks = marks.or_of_name(&decoded(name));
        self.characters.insert(name.to_owned(), marks);
        marks
    }
}

fn read(node: &Node, name: &str, automatic: bool) -> Style {
    let shown = node.attr("display-name").map_or_else(|| decoded(name), str::to_owned);
    let paragraph = node.child("style:paragraph-properties");
    let page = paragraph.and_then(|properties| properties.attr("break-before"));
    let master = node.attr("master-page-name").is_some_and(|name| !name.is_empty());
    Style {
        // The name of an automatic style is a number of the program's.
        named: if automatic { None } else { meaning(&shown).or_else(|| meaning(&decoded(name))) },
        name: shown,
        parent: node.attr("parent-style-name").map(str::to_owned),
        outline: node.attr("default-outline-level").map(outline),
        marks: node.child("style:text-properties").map(marks).unwrap_or_default(),
        size: size(node),
        list: node.attr("list-style-name").map(str::to_owned),
        indented: paragraph.and_then(|properties| properties.attr("margin-left")).map(is_length),
        new_page: page.map(|value| value == "page").or(master.then_some(true)),
        framed: paragraph.and_then(framed),
    }
}

/// Whether properties of a paragraph draw lines around it, where they say so (OpenDocument 1.3 part 3, 20.176).
fn framed(properties: &Node) -> Option<bool> {
    let all = properties.attr("border");
    let sides = ["border-top", "border-left", "border-bottom", "border-right"];
    let own = sides.map(|side| properties.attr(side).or(all));
    let drawn = |border: &str| !border.starts_with("none") && border != "hidden";
    let count = own.iter().flatten().filter(|border| drawn(border)).count();
    own.iter().any(Option::is_some).then_some(count >= SIDES)
}

/// The size of letters that a style asks for.
fn size(node: &Node) -> Option<Size> {
    Size::read(node.child("style:text-properties")?.attr("font-size")?)
}

/// An outline level from 0; an empty one takes the paragraphs out of the outline.
fn outline(level: &str) -> u8 {
    level.parse::<u8>().ok().and_then(|level| level.checked_sub(1)).unwrap_or(TEXT_LEVEL)
}

/// Whether a length such as `1.27cm` or `5%` is more than none.
fn is_length(length: &str) -> bool {
    let number = length.trim_end_matches(|c: char| !c.is_ascii_digit());
    number.parse::<f64>().is_ok_and(|number| number > 0.0)
}

/// The marks of properties of text.
fn marks(properties: &Node) -> Marks {
    let bold = |weight: &str| weight == "bold" || weight.parse().is_ok_and(|n: u16| n >= 600);
    let raised = |position: &str| {
        let first = position.split_whitespace().next().unwrap_or_default();
        first == "super" || (first.ends_with('%') && is_length(first))
    };
    let lowered = |position: &str| {
        let first = position.split_whitespace().next().unwrap_or_default();
        first == "sub" || first.strip_prefix('-').is_some_and(is_length)
    };
    Marks {
        bold: properties.attr("font-weight").map(bold),
        italic: properties.attr("font-style").map(|style| matches!(style, "italic" | "oblique")),
        hidden: properties.attr("display").map(|display| display == "none"),
        raised: properties.attr("text-position").map(raised),
        lowered: properties.attr("text-position").map(lowered),
        struck: properties.attr("text-line-through-style").map(|line| line != "none"),
        underlined: properties.attr("text-underline-style").map(|line| line != "none"),
    }
}

/// A style's name as its author sees it: `Titre_20_1` is « Titre 1 ».
pub(super) fn decoded(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    let mut rest = name;
    while let Some(at) = rest.find('_') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let code = rest[1..].split_once('_').map(|(code, _)| code);
        let sign = code
            .filter(|code| (1..=6).contains(&code.len()))
            .and_then(|code| Some((code, char::from_u32(u32::from_str_radix(code, 16).ok()?)?)));
        match sign {
            Some((code, sign)) => {
                out.push(sign);
                rest = &rest[code.len() + 2..];
            }
            None => {
                out.push('_');
                rest = &rest[1..];
            }
        }
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_decoded() {
        assert_eq!(decoded("Heading_20_1"), "Heading 1");
        assert_eq!(decoded("L_e9_gende"), "Légende");
        assert_eq!(decoded("a_zz_20_b_20"), "a_zz b_20");
        assert_eq!(decoded("_"), "_");
    }

    #[test]
    fn lengths_count_where_they_are_more_than_none() {
        assert!(is_length("0.5in") && is_length("2em") && is_length("3%"));
        assert!(!is_length("0cm") && !is_length("-1cm") && !is_length("") && !is_length("é"));
    }
}
