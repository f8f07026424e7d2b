//! Word documents, made of what a test needs.

use super::office::zip;

const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const DRAWING: &str = "http://schemas.openxmlformats.org/drawingml/2006";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";

/// The styles of each document: ids, and the French names that Word gives them.
const STYLES: &[(&str, &str)] = &[
    ("T", "Titre"),
    ("ST", "Sous-titre"),
    ("T1", "Titre 1"),
    ("T2", "Titre 2"),
    ("T3", "Titre 3"),
    ("LB", "Liste à puces"),
    ("LB2", "Liste à puces 2"),
    ("LC2", "Liste continue 2"),
    ("L", "Légende"),
    ("Q", "Citation"),
];

/// A document.
#[derive(Default)]
pub(crate) struct Docx {
    body: String,
    relations: String,
    parts: Vec<(String, Vec<u8>)>,
}

impl Docx {
    /// One whose body is given.
    pub(crate) fn new(body: &str) -> Self {
        Self { body: body.to_owned(), ..Self::default() }
    }

    /// Adds a part of the folder `word`, such as notes or a picture, under a relation's id and kind.
    pub(crate) fn part(mut self, id: &str, kind: &str, target: &str, bytes: &[u8]) -> Self {
        self.relations += &relation(id, kind, target, "");
        self.parts.push((format!("word/{target}"), bytes.to_vec()));
        self
    }

    /// Adds a link that leads outside.
    pub(crate) fn link(mut self, id: &str, address: &str) -> Self {
        self.relations += &relation(id, "hyperlink", address, " TargetMode=\"External\"");
        self
    }

    /// Its parts, by name.
    pub(crate) fn parts(&self) -> Vec<(String, Vec<u8>)> {
        let style = |(id, name): &(&str, &str)| {
            format!(
                "<w:style w:type=\"paragraph\" w:styleId=\"{id}\"><w:name w:val=\"{name}\"/></w:style>"
            )
        };
        let styles: String = STYLES.iter().map(style).collect();
        let own = relation("styles", "styles", "styles.xml", "") + &self.relations;
        let main = relation("main", "officeDocument", "word/document.xml", "");
        let mut parts: Vec<(String, Vec<u8>)> = [
            ("[Content_Types].xml", "<x/>".to_owned()),
            ("_rels/.rels", relations(&main)),
            ("word/document.xml", root("document", &format!("<w:body>{}</w:body>", self.body))),
            ("word/_rels/document.xml.rels", relations(&own)),
            ("word/styles.xml", root("styles", &styles)),
        ]
        .map(|(name, text)| (name.to_owned(), text.into_bytes()))
        .to_vec();
        parts.extend(self.parts.clone());
        parts
    }

    /// Its bytes.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        let parts = self.parts();
        zip(&parts.iter().map(|(name, bytes)| (name.as_str(), bytes)).collect::<Vec<_>>())
    }
}

/// A part's root element, with the namespaces that Word binds.
pub(crate) fn root(name: &str, inside: &str) -> String {
    format!(
        "<w:{name} xmlns:w=\"{W}\" xmlns:r=\"{OFFICE}\" xmlns:a=\"{DRAWING}/main\" \
         xmlns:wp=\"{DRAWING}/wordprocessingDrawing\" xmlns:v=\"urn:schemas-microsoft-com:vml\">{inside}</w:{name}>"
    )
}

/// A paragraph.
pub(crate) fn p(style: &str, text: &str) -> String {
    paragraph(style, &run(text))
}

/// A paragraph of some runs.
pub(crate) fn paragraph(style: &str, runs: &str) -> String {
    format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr>{runs}</w:p>")
}

/// A run.
pub(crate) fn run(text: &str) -> String {
    format!("<w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r>")
}

/// A table.
pub(crate) fn table(rows: &[&[&str]]) -> String {
    let cell = |text: &&str| format!("<w:tc>{}</w:tc>", p("", text));
    let row = |row: &&[&str]| format!("<w:tr>{}</w:tr>", row.iter().map(cell).collect::<String>());
    format!("<w:tbl>{}</w:tbl>", rows.iter().map(row).collect::<String>())
}

/// A picture, by the id of its relation.
pub(crate) fn picture(id: &str, alt: &str) -> String {
    format!(
        "<w:r><w:drawing><wp:inline><wp:docPr id=\"1\" name=\"Image 1\" descr=\"{alt}\"/>\
         <a:blip r:embed=\"{id}\"/></wp:inline></w:drawing></w:r>"
    )
}

fn relation(id: &str, kind: &str, target: &str, more: &str) -> String {
    format!("<Relationship Id=\"{id}\" Type=\"{OFFICE}/{kind}\" Target=\"{target}\"{more}/>")
}

fn relations(all: &str) -> String {
    format!("<Relationships xmlns=\"{PACKAGE}\">{all}</Relationships>")
}
