//! ODT documents: what becomes of them, and which are refused.

mod drawings;
mod file;
mod flow;
mod hostile;
mod lists;
mod mutated;
mod sizes;
mod tables;
mod text;

use annexe::import::{Certainty, Destination, ImportError, Imported, Input, Patterns, import};

use crate::common::office::zip;

const MIMETYPE: &str = "application/vnd.oasis.opendocument.text";

/// The namespaces of all parts.
const NAMES: &str = "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
    xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" \
    xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" \
    xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" \
    xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\" \
    xmlns:form=\"urn:oasis:names:tc:opendocument:xmlns:form:1.0\" \
    xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\" \
    xmlns:svg=\"urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0\" \
    xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\" \
    xmlns:xlink=\"http://www.w3.org/1999/xlink\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" \
    xmlns:math=\"http://www.w3.org/1998/Math/MathML\" \
    xmlns:loext=\"urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0\"";

/// The common styles of a document: some by LibreOffice, some with French names.
const COMMON: &str = r#"
    <style:style style:name="Standard" style:family="paragraph"/>
    <style:style style:name="Text_20_body" style:display-name="Text body" style:family="paragraph" style:parent-style-name="Standard"/>
    <style:style style:name="Title" style:family="paragraph"/>
    <style:style style:name="Titre_20_1" style:family="paragraph"/>
    <style:style style:name="Heading_20_2" style:display-name="Heading 2" style:family="paragraph"/>
    <style:style style:name="rub" style:display-name="Rubrique" style:family="paragraph" style:default-outline-level="1"/>
    <style:style style:name="Quotations" style:family="paragraph"/>
    <style:style style:name="L_e9_gende" style:family="paragraph"/>
    <style:style style:name="cadre" style:display-name="Citation intense" style:family="paragraph"/>
    <style:style style:name="Fort" style:family="paragraph"><style:text-properties fo:font-weight="bold"/></style:style>
    <style:style style:name="Strong_20_Emphasis" style:display-name="Strong Emphasis" style:family="text"/>"#;

/// The styles that a document's text has for itself.
const AUTOMATIC: &str = r#"
    <style:style style:name="P1" style:family="paragraph" style:parent-style-name="Titre_20_1"/>
    <style:style style:name="P2" style:family="paragraph" style:parent-style-name="Fort"/>
    <style:style style:name="P3" style:family="paragraph" style:parent-style-name="Titre_20_1" style:default-outline-level=""/>
    <style:style style:name="P4" style:family="paragraph" style:parent-style-name="Text_20_body" style:list-style-name=""><style:paragraph-properties fo:margin-left="1.27cm"/></style:style>
    <style:style style:name="P5" style:family="paragraph"><style:paragraph-properties fo:break-before="page"/></style:style>
    <style:style style:name="P6" style:family="paragraph" style:list-style-name="N"/>
    <style:style style:name="PH" style:family="paragraph"><style:text-properties text:display="none"/></style:style>
    <style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
    <style:style style:name="B7" style:family="text"><style:text-properties fo:font-weight="700"/></style:style>
    <style:style style:name="N" style:family="text"><style:text-properties fo:font-weight="normal"/></style:style>
    <style:style style:name="I" style:family="text"><style:text-properties fo:font-style="italic"/></style:style>
    <style:style style:name="S" style:family="text"><style:text-properties style:text-position="super 58%"/></style:style>
    <style:style style:name="ST" style:family="text"><style:text-properties style:text-line-through-style="solid"/></style:style>
    <style:style style:name="H" style:family="text"><style:text-properties text:display="none"/></style:style>
    <style:style style:name="T9" style:family="text" style:parent-style-name="Strong_20_Emphasis"/>
    <text:list-style style:name="L">
      <text:list-level-style-bullet text:level="1" text:bullet-char="•"/>
      <text:list-level-style-number text:level="2" style:num-format="1" text:start-value="4"/>
      <text:list-level-style-number text:level="3" style:num-format=""/>
    </text:list-style>
    <text:list-style style:name="N"><text:list-level-style-number text:level="1" style:num-format="1"/></text:list-style>"#;

/// A document's text, between a title and a heading that no test looks at where `body` has none.
fn content(body: &str) -> String {
    format!(
        "<office:document-content {NAMES}><office:automatic-styles>{AUTOMATIC}</office:automatic-styles>\
         <office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
}

fn styles(master: &str) -> String {
    format!(
        "<office:document-styles {NAMES}><office:styles>{COMMON}</office:styles>\
         <office:automatic-styles><style:style style:name=\"P1\" style:family=\"paragraph\" style:parent-style-name=\"Title\"/></office:automatic-styles>\
         <office:master-styles>{master}</office:master-styles></office:document-styles>"
    )
}

/// A document with the usual styles.
fn odt(body: &str) -> Vec<u8> {
    with_parts(body, &[])
}

/// The same with further parts.
fn with_parts(body: &str, parts: &[(&str, &[u8])]) -> Vec<u8> {
    let (content, styles) = (content(body), styles(""));
    let mut all: Vec<(&str, &[u8])> = vec![
        ("mimetype", MIMETYPE.as_bytes()),
        ("content.xml", content.as_bytes()),
        ("styles.xml", styles.as_bytes()),
    ];
    all.retain(|(name, _)| parts.iter().all(|(own, _)| own != name));
    all.extend(parts);
    zip(&all)
}

/// Imports a document.
fn imported(bytes: Vec<u8>) -> Result<Imported, ImportError> {
    import(vec![Input::Document { name: "fiche", bytes }], &Patterns::default(), Destination::New)
}

/// What a document became.
struct Read {
    collected: Imported,
}

impl Read {
    /// Imports a document, none of whose words may be lost or added.
    fn of(bytes: Vec<u8>) -> Self {
        let collected = imported(bytes).unwrap();
        let words = &collected.words;
        assert!(words.missing.is_empty() && words.added.is_empty(), "{:?}", collected.notes);
        Self { collected }
    }

    /// The text of the only sheet.
    fn sheet(&self) -> &str {
        assert_eq!(self.collected.files.len(), 2, "{:?}", self.collected.files);
        &self.collected.files[1].text
    }

    /// Whether something was said of a paragraph.
    fn says(&self, line: usize, what: &str) -> bool {
        let mut notes = self.collected.notes.iter();
        notes.any(|note| note.place.line == line && note.message.contains(what))
    }

    #[track_caller]
    fn has(&self, wanted: &str) -> &Self {
        assert!(self.sheet().contains(wanted), "{wanted}\nin\n{}", self.sheet());
        self
    }

    #[track_caller]
    fn has_not(&self, unwanted: &str) -> &Self {
        assert!(!self.sheet().contains(unwanted), "{unwanted}\nin\n{}", self.sheet());
        self
    }

    #[track_caller]
    fn told(&self, line: usize, what: &str) -> &Self {
        assert!(self.says(line, what), "{line}: {what}\nin\n{:?}", self.collected.notes);
        self
    }

    #[track_caller]
    fn silent(&self) -> &Self {
        let sure = |certainty| certainty == Certainty::Sure;
        let quiet = self.collected.notes.iter().all(|note| sure(note.certainty));
        assert!(quiet, "{:?}", self.collected.notes);
        self
    }
}

/// Reads a body below a title and the heading of a section; the body's first paragraph has the number 3.
fn read(body: &str) -> Read {
    Read::of(odt(&format!("{HEAD}{body}")))
}

const HEAD: &str = "<text:p text:style-name=\"Title\">Un four</text:p>\
    <text:h text:style-name=\"P1\" text:outline-level=\"1\">Le contexte</text:h>";

fn p(text: &str) -> String {
    format!("<text:p text:style-name=\"Text_20_body\">{text}</text:p>")
}
