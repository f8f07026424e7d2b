//! Reads a part's XML into small trees, one for each child of the elements that are asked for.
//!
//! A whole part is never in memory. No document type is accepted, so there are no entities but the five of XML, and
//! nothing is fetched. Depth, the size of a tree and the length of a token are bounded.

use std::cell::Cell;
use std::io::{self, BufRead, Read};
use std::rc::Rc;

use quick_xml::NsReader;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::ResolveResult;

use super::archive::Archive;
use super::names;
use super::refused::Refused;
use super::tally::Tally;
use crate::limits;

/// An element and what it holds.
#[derive(Debug, Default)]
pub(crate) struct Node {
    /// Its name with the prefix of the tables; empty where they do not have it.
    pub(crate) name: &'static str,
    attributes: Vec<(&'static str, String)>,
    /// What it holds, in order.
    pub(crate) kids: Vec<Kid>,
}

/// What an element holds.
#[derive(Debug)]
pub(crate) enum Kid {
    /// An element.
    Node(Node),
    /// Characters.
    Text(String),
}

impl Node {
    /// The value of an attribute.
    pub(crate) fn attr(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| *known == name).map(|(_, value)| value.as_str())
    }

    /// Its elements.
    pub(crate) fn nodes(&self) -> impl Iterator<Item = &Self> {
        self.kids.iter().filter_map(|kid| match kid {
            Kid::Node(node) => Some(node),
            Kid::Text(_) => None,
        })
    }

    /// Its first element of a name.
    pub(crate) fn child(&self, name: &str) -> Option<&Self> {
        self.nodes().find(|node| node.name == name)
    }

    /// The `val` of its first element of a name, as most of Word's properties are written.
    pub(crate) fn value(&self, name: &str) -> Option<&str> {
        self.child(name)?.attr("val")
    }

    /// Whether a property is on or off, none where it is not given (ISO/IEC 29500-1, 17.17.4).
    pub(crate) fn on(&self, name: &str) -> Option<bool> {
        let property = self.child(name)?;
        Some(!matches!(property.attr("val"), Some("0" | "false" | "off" | "none")))
    }

    /// The first element of a name, at any depth, itself included.
    pub(crate) fn find(&self, name: &str) -> Option<&Self> {
        if self.name == name {
            return Some(self);
        }
        self.nodes().find_map(|node| node.find(name))
    }

    /// All its characters, at any depth.
    pub(crate) fn text(&self) -> String {
        let mut out = String::new();
        self.gather(&mut out);
        out
    }

    fn gather(&self, out: &mut String) {
        for kid in &self.kids {
            match kid {
                Kid::Text(text) => out.push_str(text),
                Kid::Node(node) => {
                    node.gather(out);
                    if matches!(node.name, "w:p" | "text:p" | "text:h" | "w:br" | "w:tab") {
                        out.push(' ');
                    }
                }
            }
        }
    }
}

/// Elements whose characters count; all others only hold elements.
const TEXTS: &[&str] = &[
    "w:t",
    "m:t",
    "a:t",
    "w:instrText",
    "math:mi",
    "math:mn",
    "math:mo",
    "math:mtext",
    "text:p",
    "text:h",
    "svg:title",
    "svg:desc",
    "dc:creator",
    "meta:user-defined",
    "vt:lpwstr",
];

/// Elements of ODF whose characters count where a paragraph is around them; those that nobody foresaw are among them.
const INLINE: &[&str] = &[
    "",
    "loext:content-control",
    "text:a",
    "text:hidden-paragraph",
    "text:hidden-text",
    "text:placeholder",
    "text:ruby-text",
    "text:span",
];

/// Reads a part, and hands over each child of the elements of the names given, with the name.
///
/// # Errors
/// When the part is no XML, or goes beyond a bound.
pub(crate) fn each(
    archive: &Archive,
    part: &str,
    within: &[&'static str],
    tally: &mut Tally,
    mut visit: impl FnMut(&'static str, Node) -> Result<(), Refused>,
) -> Result<(), Refused> {
    let token = Rc::new(Cell::new(0));
    let source = Bounded { source: archive.reader(part)?.buffered(), token: Rc::clone(&token) };
    let mut reader = NsReader::from_reader(source);
    let mut builder = Builder::new(part, within, tally);
    let mut buffer = Vec::with_capacity(16 << 10);
    loop {
        token.set(0);
        buffer.clear();
        let (namespace, event) = reader.read_resolved_event_into(&mut buffer).map_err(|error| {
            // A token beyond its bound stops the reader as a damaged part would.
            let long = token.get() > limits::OFFICE_TOKEN_BYTES;
            if long {
                return Refused::TooComplex(part.to_owned());
            }
            match error {
                quick_xml::Error::Io(_) => archive.why(part),
                _ => Refused::Damaged(part.to_owned()),
            }
        })?;
        let prefix = match namespace {
            ResolveResult::Bound(namespace) => names::prefix(namespace.0),
            _ => "",
        };
        match event {
            Event::Start(start) => {
                let (name, attributes) = builder.start(prefix, &start, &reader)?;
                builder.open(name, attributes)?;
            }
            Event::Empty(start) => {
                let (name, attributes) = builder.start(prefix, &start, &reader)?;
                builder.open(name, attributes)?;
                if let Some((within, node)) = builder.close()? {
                    visit(within, node)?;
                }
            }
            Event::End(_) => {
                if let Some((within, node)) = builder.close()? {
                    visit(within, node)?;
                }
            }
            Event::Text(text) => builder.text(&text.xml10_content())?,
            Event::CData(text) => builder.text(&text.xml10_content())?,
            Event::GeneralRef(name) => {
                let c = name.resolve_char_ref().ok().flatten().or(match &*name {
                    "amp" => Some('&'),
                    "lt" => Some('<'),
                    "gt" => Some('>'),
                    "quot" => Some('"'),
                    "apos" => Some('\''),
                    _ => None,
                });
                let c = c.ok_or_else(|| Refused::Damaged(part.to_owned()))?;
                builder.text(c.encode_utf8(&mut [0; 4]))?;
            }
            Event::DocType(_) => return Err(Refused::Doctype(part.to_owned())),
            Event::Eof => break,
            _ => {}
        }
    }
    // A part that ends inside an element is cut short.
    if builder.stack.is_empty() { Ok(()) } else { Err(Refused::Damaged(part.to_owned())) }
}

/// All children of the root elements given, for parts that are small.
///
/// # Errors
/// As [`each`].
pub(crate) fn all(
    archive: &Archive,
    part: &str,
    within: &[&'static str],
) -> Result<Vec<Node>, Refused> {
    let mut nodes = Vec::new();
    let mut count = 0;
    each(archive, part, within, &mut Tally::off(), |_, node| {
        count += 1;
        if count > limits::OFFICE_NODES / 8 {
            return Err(Refused::TooComplex(part.to_owned()));
        }
        nodes.push(node);
        Ok(())
    })?;
    Ok(nodes)
}

/// Builds the trees.
struct Builder<'a> {
    part: &'a str,
    within: &'a [&'static str],
    tally: &'a mut Tally,
    /// The names of the open elements.
    stack: Vec<&'static str>,
    /// The open elements of the tree that is built; empty between trees.
    nodes: Vec<Node>,
    /// How many elements the tree has.
    count: usize,
}

type Attributes = Vec<(&'static str, String)>;

impl<'a> Builder<'a> {
    fn new(part: &'a str, within: &'a [&'static str], tally: &'a mut Tally) -> Self {
        let (stack, nodes) = (Vec::new(), Vec::new());
        Self { part, within, tally, stack, nodes, count: 0 }
    }

    fn too_complex(&self) -> Refused {
        Refused::TooComplex(self.part.to_owned())
    }

    /// The name and the known attributes of a start tag.
    fn start<R>(
        &mut self,
        prefix: &str,
        start: &BytesStart<'_>,
        reader: &NsReader<R>,
    ) -> Result<(&'static str, Attributes), Refused> {
        let name = names::element(prefix, start.local_name().as_ref());
        let mut attributes = Vec::new();
        if name.is_empty() {
            return Ok((name, attributes));
        }
        for attribute in start.attributes().with_checks(false) {
            let damaged = |_| Refused::Damaged(self.part.to_owned());
            let attribute = attribute.map_err(damaged)?;
            let (local, prefix) = attribute.key.decompose();
            let prefix = match prefix.map(|_| reader.resolver().resolve_attribute(attribute.key)) {
                Some((ResolveResult::Bound(namespace), _)) => names::prefix(namespace.0),
                _ => "",
            };
            if let Some(known) = names::attribute(prefix, local.as_ref()) {
                let value = attribute
                    .normalized_value(quick_xml::XmlVersion::Implicit1_0)
                    .map_err(|_| Refused::Damaged(self.part.to_owned()))?;
                attributes.push((known, value.into_owned()));
            }
        }
        Ok((name, attributes))
    }

    fn open(&mut self, name: &'static str, attributes: Attributes) -> Result<(), Refused> {
        if self.stack.len() >= limits::OFFICE_DEPTH {
            return Err(self.too_complex());
        }
        self.tally.open(name);
        let inside = !self.nodes.is_empty()
            || self.stack.last().is_some_and(|last| self.within.contains(last));
        self.stack.push(name);
        if inside {
            self.count += 1;
            if self.count > limits::OFFICE_NODES {
                return Err(self.too_complex());
            }
            self.nodes.push(Node { name, attributes, kids: Vec::new() });
        }
        Ok(())
    }

    /// Closes an element; gives the tree whose root it is, with the name of the element around it.
    fn close(&mut self) -> Result<Option<(&'static str, Node)>, Refused> {
        let Some(name) = self.stack.pop() else {
            return Err(Refused::Damaged(self.part.to_owned()));
        };
        self.tally.close(name)?;
        let Some(node) = self.nodes.pop() else {
            return Ok(None);
        };
        match self.nodes.last_mut() {
            // An unknown element without anything in it says nothing.
            Some(_) if node.name.is_empty() && node.kids.is_empty() => self.count -= 1,
            Some(parent) => parent.kids.push(Kid::Node(node)),
            None => {
                self.count = 0;
                return Ok(self.stack.last().map(|within| (*within, node)));
            }
        }
        Ok(None)
    }

    /// Whether characters here are text.
    fn counts(&self) -> bool {
        let outer = self.stack.iter().rev().find(|name| !INLINE.contains(name));
        match (self.stack.last(), outer) {
            (Some(last), _) if TEXTS.contains(last) => true,
            (Some(last), Some(outer)) if INLINE.contains(last) => {
                matches!(*outer, "text:p" | "text:h")
            }
            _ => false,
        }
    }

    fn text(&mut self, text: &str) -> Result<(), Refused> {
        if !self.counts() {
            return Ok(());
        }
        self.tally.text(text)?;
        let Some(node) = self.nodes.last_mut() else {
            return Ok(());
        };
        match node.kids.last_mut() {
            Some(Kid::Text(last)) => last.push_str(text),
            _ => node.kids.push(Kid::Text(text.to_owned())),
        }
        Ok(())
    }
}

/// Counts the bytes that one token takes, and stops where they are too many.
struct Bounded<R> {
    source: R,
    token: Rc<Cell<u64>>,
}

impl<R: BufRead> Read for Bounded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.source.read(buffer)?;
        self.token.set(self.token.get() + read as u64);
        Ok(read)
    }
}

impl<R: BufRead> BufRead for Bounded<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.token.get() > limits::OFFICE_TOKEN_BYTES {
            return Err(io::Error::other("token"));
        }
        self.source.fill_buf()
    }

    fn consume(&mut self, amount: usize) {
        self.token.set(self.token.get() + amount as u64);
        self.source.consume(amount);
    }
}
