//! Writes XML: every name, attribute and text goes through quick-xml, which escapes what must be.

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

/// Attributes: names and values.
pub(super) type Attributes<'a> = &'a [(&'a str, &'a str)];

/// A part that is being written.
pub(super) struct Xml {
    writer: Writer<Vec<u8>>,
}

impl Xml {
    /// A part with one root, whose contents the function writes.
    pub(super) fn part(
        root: &str,
        attributes: Attributes<'_>,
        contents: impl FnOnce(&mut Self),
    ) -> Vec<u8> {
        let mut xml = Self { writer: Writer::new(Vec::new()) };
        xml.event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), Some("yes"))));
        xml.within(root, attributes, contents);
        xml.writer.into_inner()
    }

    /// An element, whose contents the function writes.
    pub(super) fn within(
        &mut self,
        name: &str,
        attributes: Attributes<'_>,
        contents: impl FnOnce(&mut Self),
    ) {
        self.event(Event::Start(start(name, attributes)));
        contents(self);
        self.event(Event::End(BytesEnd::new(name)));
    }

    /// An element without contents.
    pub(super) fn empty(&mut self, name: &str, attributes: Attributes<'_>) {
        self.event(Event::Empty(start(name, attributes)));
    }

    /// An element that holds a text.
    pub(super) fn element(&mut self, name: &str, attributes: Attributes<'_>, text: &str) {
        self.within(name, attributes, |xml| xml.text(text));
    }

    /// A text.
    pub(super) fn text(&mut self, text: &str) {
        self.event(Event::Text(BytesText::new(text)));
    }

    fn event(&mut self, event: Event<'_>) {
        // Writing to memory cannot fail.
        let _ = self.writer.write_event(event);
    }
}

fn start<'a>(name: &'a str, attributes: Attributes<'a>) -> BytesStart<'a> {
    BytesStart::new(name).with_attributes(attributes.iter().copied())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_of_xml_are_escaped() {
        let part = Xml::part("a", &[("b", "1 < \"2\"")], |xml| {
            xml.element("c", &[], "R&D <ici>");
            xml.empty("d", &[]);
        });
        let text = String::from_utf8(part).unwrap();
        assert!(text.ends_with("<a b=\"1 &lt; &quot;2&quot;\"><c>R&amp;D &lt;ici&gt;</c><d/></a>"));
    }
}
