//! Drawings (SVG): what in them is no drawing is refused, by what their XML says; what they are printed from.

mod costs;
mod printable;
mod seen;
mod values;

use std::collections::BTreeSet;

use quick_xml::Reader;
use quick_xml::events::Event;
use svgtypes::{FontShorthand, Paint};
use usvg::roxmltree::{self, Attribute, Document, Node, ParsingOptions};

pub(super) use self::printable::printable;
use self::printable::profiled;
use super::{Fault, css};
use crate::limits;
use crate::message::text;

/// The namespace of drawings.
const SVG: &str = "http://www.w3.org/2000/svg";
/// The property that says which fonts a text wants.
const FAMILY: &str = "font-family";
/// That of references in older ones.
const XLINK: &str = "http://www.w3.org/1999/xlink";

/// The name of something that is refused, and why.
type Refusal = (&'static str, fn() -> Fault);

/// The elements that are refused, and why: what acts, moves, comes from elsewhere or is not drawn by paper.
const ELEMENTS: &[Refusal] = &[
    ("script", script),
    ("handler", script),
    ("foreignObject", foreign),
    ("image", picture),
    ("feImage", picture),
    ("video", picture),
    ("audio", foreign),
    ("filter", effects),
    ("animate", animated),
    ("animateColor", animated),
    ("animateMotion", animated),
    ("animateTransform", animated),
    ("set", animated),
    ("discard", animated),
    ("meshgradient", ground),
    ("mesh", ground),
    ("hatch", ground),
];

/// The rules of style sheets that are refused, and why.
const RULES: &[Refusal] =
    &[("@import", outside), ("@keyframes", animated), ("@-webkit-keyframes", animated)];

/// The selectors of style sheets that pick nothing when the drawing is printed.
const SELECTORS: &[&str] =
    &[":nth-", ":not(", ":last-", ":only-", ":is(", ":where(", ":has(", "& "];
/// The properties of style sheets that turn, place and shape what is drawn, where it would be printed as if they were not there.
const SHAPES: &[&str] =
    &["transform", "rotate", "scale", "translate", "d", "x", "y", "cx", "cy", "r", "rx", "ry"];
/// Those that size what is drawn, and more often what it stands in, where they change nothing.
const SIZES: &[&str] = &["width", "height"];

/// The properties that give a colour: one that cannot be read would be printed black, without a word.
const COLOURS: &[&str] = &["fill", "stroke", "color", "stop-color"];
/// What a colour may be without being one: that of what the drawing stands in, or the one it has by itself.
const COLOUR_WORDS: &[&str] = &["", "inherit", "initial", "currentcolor"];
/// What may stand behind an RGB colour: what it is in another profile, which is left out.
const PROFILED: &str = "icc-color";

fn script() -> Fault {
    Fault::new(text!("svg-script"), text!("svg-script.hint"))
}

fn foreign() -> Fault {
    Fault::new(text!("svg-foreign"), text!("svg-foreign.hint"))
}

fn flowed() -> Fault {
    Fault::new(text!("svg-flowed"), text!("svg-flowed.hint"))
}

fn picture() -> Fault {
    Fault::new(text!("svg-picture"), text!("svg-picture.hint"))
}

fn effects() -> Fault {
    Fault::new(text!("svg-filter"), text!("svg-filter.hint"))
}

fn animated() -> Fault {
    Fault::new(text!("svg-animated"), text!("svg-animated.hint"))
}

fn ground() -> Fault {
    Fault::new(text!("svg-ground"), text!("svg-ground.hint"))
}

fn style(what: &str) -> Fault {
    let what: String = what.chars().take(60).collect();
    Fault::new(text!("svg-style", what), text!("svg-style.hint"))
}

fn languages() -> Fault {
    Fault::new(text!("svg-languages"), text!("svg-languages.hint"))
}

fn outside() -> Fault {
    Fault::new(text!("svg-outside"), text!("svg-outside.hint"))
}

fn colour(value: &str) -> Fault {
    let value: String = value.chars().take(60).collect();
    let remedy = match values::colour(&value) {
        Some(meant) => text!("svg-value.hint", meant),
        None => text!("svg-colour.hint"),
    };
    Fault::new(text!("svg-colour", value), remedy)
}

fn value_fault(written: &str, meant: &str) -> Fault {
    Fault::new(text!("svg-value", written), text!("svg-value.hint", meant))
}

/// Looks at a drawing: it draws itself, with nothing from outside, no scripts, and what paper can show.
///
/// # Errors
/// Says why it cannot be used.
pub(super) fn look(bytes: &[u8]) -> Result<(), Fault> {
    drawn(bytes, &seen::on_paper)
}

/// Looks at a drawing, of which something is to be drawn in colours that are seen.
fn drawn(bytes: &[u8], shown: seen::Shown<'_>) -> Result<(), Fault> {
    let text = utf8(bytes)?;
    let document = parse(text)?;
    let root = document.root_element();
    match (root.tag_name().name(), root.tag_name().namespace()) {
        ("svg", Some(SVG)) => {}
        ("svg", _) => {
            return Err(Fault::new(text!("svg-no-namespace"), text!("svg-no-namespace.hint")));
        }
        _ => return Err(Fault::format(text!("picture-none"))),
    }
    document.descendants().try_for_each(node)?;
    let mut options = usvg::Options::default();
    options.image_href_resolver.resolve_string = Box::new(|_, _| None);
    let tree = usvg::Tree::from_xmltree(&document, &options).map_err(|error| match error {
        usvg::Error::InvalidSize => Fault::new(text!("svg-no-size"), text!("svg-no-size.hint")),
        usvg::Error::ElementsLimitReached => complicated(),
        _ => damaged(),
    })?;
    if costs::is_endless(&tree) {
        return Err(endless());
    }
    // Without fonts, the tree has no text.
    let letters = letters_of(&document);
    let any = |shown: seen::Shown<'_>| {
        seen::anything(&tree, shown) || seen::letters(&document, &letters, shown)
    };
    if !any(&seen::anywhere) {
        return Err(sized(&document)
            .unwrap_or_else(|| Fault::new(text!("svg-empty"), text!("svg-empty.hint"))));
    }
    if !any(shown) {
        return Err(Fault::new(text!("svg-white"), text!("svg-white.hint")));
    }
    Ok(())
}

/// That a style sheet sizes what is drawn, if one does: it is printed as if it had no size.
fn sized(document: &Document<'_>) -> Option<Fault> {
    let (name, value) = sheets(document).find(|(name, _)| SIZES.contains(&name.as_str()))?;
    Some(style(&format!("{name}: {value}")))
}

/// What the style sheets of a drawing say.
fn sheets(document: &Document<'_>) -> impl Iterator<Item = (String, String)> {
    let sheets = document.descendants().filter(|node| node.has_tag_name((SVG, "style")));
    sheets.flat_map(|sheet| css::properties(sheet.text().unwrap_or_default()))
}

/// The same of an icon, which is given to the layouts as it is.
pub(super) fn look_at_icon(bytes: &[u8]) -> Result<(), Fault> {
    drawn(bytes, &seen::anywhere)?;
    let document = Document::parse_with_options(utf8(bytes)?, options());
    let document = document.map_err(|_| damaged())?;
    if document.descendants().any(|node| is_passed_over(&node)) {
        return Err(foreign());
    }
    if profiled(&document).is_empty() { Ok(()) } else { Err(colour(PROFILED)) }
}

/// Whether anything of a drawing that was found good is seen on a ground of one colour.
pub(super) fn is_seen_on(bytes: &[u8], ground: [u8; 3]) -> bool {
    drawn(bytes, &seen::anywhere).is_err()
        || drawn(bytes, &|paint| seen::on_ground(paint, ground)).is_ok()
}

/// The letters that a drawing has as text.
pub(super) fn letters(bytes: &[u8]) -> String {
    let text = std::str::from_utf8(bytes).unwrap_or_default();
    Document::parse_with_options(text, options())
        .map_or_else(|_| String::new(), |it| letters_of(&it))
}

/// The lists of families that the words of a drawing ask for.
pub(super) fn fonts(bytes: &[u8]) -> BTreeSet<Vec<String>> {
    let text = std::str::from_utf8(bytes).unwrap_or_default();
    let Ok(document) = Document::parse_with_options(text, options()) else {
        return BTreeSet::new();
    };
    let mut fonts = BTreeSet::new();
    for node in document.descendants().filter(|node| is_written(node) && !is_blank(node)) {
        let own = node.ancestors().find_map(|above| {
            let style = css::properties(above.attribute("style").unwrap_or_default());
            let style = style.iter().rev().find_map(family);
            style.or(above.attribute(FAMILY)).map(families)
        });
        fonts.extend(own);
    }
    if !letters_of(&document).trim().is_empty() {
        fonts.extend(sheets(&document).filter_map(|property| family(&property).map(families)));
    }
    fonts
}

/// The families that a property names, by itself or among the other parts of `font`.
fn family((name, value): &(String, String)) -> Option<&str> {
    match name.as_str() {
        FAMILY => Some(value),
        "font" => FontShorthand::from_str(value).ok().map(|font| font.font_family),
        _ => None,
    }
}

fn families(value: &str) -> Vec<String> {
    let bare = |family: &str| family.trim().trim_matches(['"', '\'']).trim().to_owned();
    value.split(',').map(bare).filter(|family| !family.is_empty()).collect()
}

fn is_blank(text: &Node<'_, '_>) -> bool {
    text.text().is_none_or(|text| text.trim().is_empty())
}

fn letters_of(document: &Document<'_>) -> String {
    document.descendants().filter(is_written).filter_map(|node| node.text()).collect()
}

/// Whether a node is text that is drawn.
fn is_written(node: &Node<'_, '_>) -> bool {
    let inside = |name| node.ancestors().any(|above| above.has_tag_name((SVG, name)));
    node.is_text() && inside("text") && !inside("title") && !inside("desc") && is_shown(node)
}

/// Whether nothing that a text stands in says that it is not drawn.
fn is_shown(text: &Node<'_, '_>) -> bool {
    let hidden = |node: Node<'_, '_>| {
        let style = css::properties(node.attribute("style").unwrap_or_default());
        let style = style.iter().find(|(name, _)| name == "display");
        style.map_or(node.attribute("display"), |(_, value)| Some(value)) == Some("none")
    };
    !text.ancestors().any(hidden)
}

fn utf8(bytes: &[u8]) -> Result<&str, Fault> {
    std::str::from_utf8(bytes)
        .map_err(|_| Fault::new(text!("svg-not-utf8"), text!("svg-not-utf8.hint")))
}

/// Whether a file is compressed (RFC 1952), as drawings are that end in `.svgz`; no other picture begins so.
pub(super) fn is_packed(bytes: &[u8]) -> bool {
    bytes.starts_with(&[0x1f, 0x8b])
}

/// Whether a file is a drawing whose letters have two bytes each.
pub(super) fn is_utf16(bytes: &[u8]) -> bool {
    let letters = match bytes {
        [0xff, 0xfe, rest @ ..] | [0xfe, 0xff, rest @ ..] => rest,
        _ => return false,
    };
    let head = &letters[..letters.len().min(limits::SVG_HEAD_BYTES)];
    let plain: Vec<u8> = head.iter().copied().filter(|byte| *byte != 0).collect();
    plain.windows(4).any(|part| part == b"<svg" || part == b":svg")
}

fn options<'input>() -> ParsingOptions<'input> {
    ParsingOptions { allow_dtd: true, nodes_limit: limits::SVG_NODES, ..ParsingOptions::default() }
}

fn damaged() -> Fault {
    Fault::new(text!("svg-damaged"), text!("picture-damaged.hint"))
}

fn complicated() -> Fault {
    Fault::new(text!("svg-complicated"), text!("svg-complicated.hint"))
}

fn endless() -> Fault {
    Fault::new(text!("svg-endless"), text!("svg-endless.hint"))
}

/// Parses a drawing that declares no entities: none is ever expanded.
fn parse(text: &str) -> Result<Document<'_>, Fault> {
    let mut reader = Reader::from_str(text);
    loop {
        match reader.read_event() {
            Ok(Event::DocType(declared)) if declared.contains("<!ENTITY") => {
                return Err(Fault::new(text!("svg-entities"), text!("svg-entities.hint")));
            }
            Ok(Event::Start(_) | Event::Empty(_) | Event::Eof) => break,
            Ok(_) => {}
            Err(_) => return Err(damaged()),
        }
    }
    Document::parse_with_options(text, options()).map_err(|error| match error {
        roxmltree::Error::NodesLimitReached => complicated(),
        _ => damaged(),
    })
}

/// Looks at one element with its attributes, at a style sheet, or at what asks for one.
fn node(node: Node<'_, '_>) -> Result<(), Fault> {
    if node.pi().is_some_and(|pi| pi.target == "xml-stylesheet") {
        return Err(outside());
    }
    let (name, space) = (node.tag_name().name(), node.tag_name().namespace());
    // What other namespaces have is not drawn; a script is one in any of them.
    if !node.is_element() || (!matches!(space, None | Some(SVG)) && name != "script") {
        return Ok(());
    }
    // Inkscape leaves empty ones behind.
    let says = |node: Node<'_, '_>| node.text().is_some_and(|text| !text.trim().is_empty());
    if name == "flowRoot" && node.descendants().any(says) {
        return Err(flowed());
    }
    if let Some((_, why)) = ELEMENTS.iter().find(|(refused, _)| *refused == name) {
        return if is_passed_over(&node) { Ok(()) } else { Err(why()) };
    }
    if name == "style" {
        let texts = node.children().filter(Node::is_text);
        let sheet: String = texts.filter_map(|text| text.text()).collect();
        if let Some(selector) = SELECTORS.iter().find(|selector| sheet.contains(**selector)) {
            return Err(style(selector.trim()));
        }
        if let Some(rule) = values::inner_rule(&sheet) {
            let remedy = text!("svg-style.hint-rule");
            return Err(Fault { remedy, ..style(&rule) });
        }
        css::properties(&sheet).iter().try_for_each(styled)?;
    }
    node.attributes().try_for_each(|it| attribute(name, &it))
}

/// Whether an element is for the program alone that drew it, which leaves it to others to take the next of a `switch`.
fn is_passed_over(node: &Node<'_, '_>) -> bool {
    let in_switch = node.parent().is_some_and(|above| above.has_tag_name((SVG, "switch")));
    in_switch
        && node.has_tag_name((SVG, "foreignObject"))
        && node.has_attribute("requiredExtensions")
}

fn attribute(element: &str, attribute: &Attribute<'_, '_>) -> Result<(), Fault> {
    let (name, value) = (attribute.name(), attribute.value());
    match attribute.namespace() {
        None | Some(XLINK) if name == "href" => reference(element, value),
        None if is_event(name) => Err(script()),
        None if name == "systemLanguage" => Err(languages()),
        None if name == "style" => css::properties(value).iter().try_for_each(styled),
        // PDF/A has no place for what repeats it.
        None if name == "spreadMethod" && element == "linearGradient" => match value.trim() {
            "reflect" | "repeat" => Err(ground()),
            _ => Ok(()),
        },
        None => property(&(name.to_ascii_lowercase(), value.to_owned())),
        Some(_) => Ok(()),
    }
}

/// Whether an attribute says what to do when something happens: `onload`, `onclick`.
fn is_event(name: &str) -> bool {
    name.strip_prefix("on")
        .is_some_and(|rest| rest.len() > 2 && rest.chars().all(char::is_alphabetic))
}

/// A reference leads to a part of the same drawing.
fn reference(element: &str, address: &str) -> Result<(), Fault> {
    let said = |c: &char| !c.is_whitespace() && !c.is_control();
    let address: String = address.chars().filter(said).collect::<String>().to_lowercase();
    match address.as_str() {
        "" => Ok(()),
        here if here.starts_with('#') => Ok(()),
        code if code.starts_with("javascript:") => Err(script()),
        _ if element == "a" => Err(Fault::new(text!("svg-link"), text!("svg-link.hint"))),
        _ => Err(outside()),
    }
}

/// Looks at a property of a style sheet or of a `style` attribute.
fn styled(it: &(String, String)) -> Result<(), Fault> {
    let (name, value) = it;
    let says_none = matches!(value.as_str(), "" | "none" | "auto" | "0");
    let shapes = SHAPES.contains(&name.as_str()) && !says_none;
    // The height of lines makes all of it unreadable.
    if shapes || (name == "font" && value.contains('/')) {
        return Err(style(&format!("{name}: {value}")));
    }
    property(it)
}

/// Looks at a property, of a style sheet or an attribute of its own, or at a rule's name.
fn property((name, value): &(String, String)) -> Result<(), Fault> {
    if let Some((_, why)) = RULES.iter().find(|(refused, _)| refused == name) {
        return Err(why());
    }
    let word = value.split('!').next().unwrap_or_default().trim();
    if name == "filter" && !matches!(word, "" | "none" | "inherit" | "initial" | "unset") {
        return Err(effects());
    }
    let is_effect = name == "vector-effect" && !matches!(word, "" | "none");
    let is_shape = name == "clip-path" && word.contains('(') && !word.starts_with("url(");
    if is_effect || is_shape {
        return Err(style(&format!("{name}: {value}")));
    }
    for (function, inside) in css::functions(value) {
        let inside = inside.trim_matches(|c: char| c.is_whitespace() || matches!(c, '"' | '\''));
        let within = inside.is_empty() || inside.starts_with('#') || inside.starts_with("data:");
        if function == "url" && !within {
            return Err(outside());
        }
    }
    if let Some(meant) = values::small(name, word) {
        return Err(value_fault(word, &meant));
    }
    let is_colour = !COLOURS.contains(&name.as_str()) || is_colour(word);
    if is_colour { Ok(()) } else { Err(colour(value)) }
}

/// Whether a value is a colour, a ground, none, or that of another place.
fn is_colour(value: &str) -> bool {
    // What is of another profile alone has no colour that is left.
    let lower = value.to_ascii_lowercase();
    let (rgb, profiled) = match lower.find(PROFILED) {
        Some(at) => (value[..at].trim_end(), true),
        None => (value, false),
    };
    // With capitals, words would be printed black.
    let capitals = values::colour_word(value).is_some_and(|word| word != value);
    let word = !profiled && !capitals && COLOUR_WORDS.contains(&lower.as_str());
    word || Paint::from_str(rgb).is_ok()
}

#[cfg(test)]
mod tests;
