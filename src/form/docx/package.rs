//! What holds a Word document together: content types, relations, properties, settings (ISO/IEC 29500-2).

use super::body::FOOTER;
use super::styles::W;
use crate::form::archive::Part;
use crate::form::model::Form;
use crate::form::xml::Xml;

/// The start of the content types of Word's parts.
const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
/// The start of the kinds of relations.
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
/// The kind of the relation to what catalogues know of the document.
const CORE: &str =
    "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";

/// The part that names the kinds of all parts.
pub(super) const TYPES: &str = "[Content_Types].xml";
/// The part with the relations of the text.
pub(super) const TEXT_RELATIONS: &str = "word/_rels/document.xml.rels";

/// A relation: its identifier, its kind and the part.
type Relation = (&'static str, &'static str, &'static str);

/// The relations of the archive.
pub(super) const OF_PACKAGE: &[Relation] = &[
    ("texte", "officeDocument", "word/document.xml"),
    ("titre", CORE, "docProps/core.xml"),
    ("formulaire", "custom-properties", "docProps/custom.xml"),
];
/// The relations of the text.
pub(super) const OF_DOCUMENT: &[Relation] = &[
    ("styles", "styles", "styles.xml"),
    ("listes", "numbering", "numbering.xml"),
    ("notes", "footnotes", "footnotes.xml"),
    (FOOTER, "footer", "footer.xml"),
    ("reglages", "settings", "settings.xml"),
];

/// The part with comments.
pub(super) const COMMENTS: &str = "word/comments.xml";
/// The relation to them.
const TO_COMMENTS: Relation = ("remarques", "comments", "comments.xml");

/// The parts of a document that has comments, too: those that name all others name these.
pub(super) fn with_comments(parts: Vec<Part>) -> Vec<Part> {
    let named = parts.into_iter().map(|(name, bytes)| match name {
        TYPES => (name, types(&["comments"])),
        TEXT_RELATIONS => (name, relations(&[OF_DOCUMENT, &[TO_COMMENTS]].concat())),
        _ => (name, bytes),
    });
    named.collect()
}

/// The content types of the parts.
pub(super) fn content_types() -> Vec<u8> {
    types(&[])
}

/// The same with more parts of Word's.
fn types(more: &[&str]) -> Vec<u8> {
    let namespace = "http://schemas.openxmlformats.org/package/2006/content-types";
    Xml::part("Types", &[("xmlns", namespace)], |xml| {
        let relations = "application/vnd.openxmlformats-package.relationships+xml";
        for (extension, kind) in [("rels", relations), ("xml", "application/xml")] {
            xml.empty("Default", &[("Extension", extension), ("ContentType", kind)]);
        }
        let mut part = |name: &str, kind: &str| {
            xml.empty("Override", &[("PartName", name), ("ContentType", kind)]);
        };
        for (name, kind) in [
            ("document", "document.main"),
            ("styles", "styles"),
            ("numbering", "numbering"),
            ("footnotes", "footnotes"),
            ("footer", "footer"),
            ("settings", "settings"),
        ]
        .into_iter()
        .chain(more.iter().map(|name| (*name, *name)))
        {
            part(&format!("/word/{name}.xml"), &format!("{WORD}{kind}+xml"));
        }
        part("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml");
        part(
            "/docProps/custom.xml",
            "application/vnd.openxmlformats-officedocument.custom-properties+xml",
        );
    })
}

/// A part of relations.
pub(super) fn relations(relations: &[Relation]) -> Vec<u8> {
    let namespace = "http://schemas.openxmlformats.org/package/2006/relationships";
    Xml::part("Relationships", &[("xmlns", namespace)], |xml| {
        for (id, kind, target) in relations {
            let kind =
                if kind.contains(':') { (*kind).to_owned() } else { format!("{OFFICE}{kind}") };
            xml.empty("Relationship", &[("Id", id), ("Type", &kind), ("Target", target)]);
        }
    })
}

/// The title and the language.
pub(super) fn core(form: &Form) -> Vec<u8> {
    let namespaces = &[
        ("xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"),
        ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
    ];
    Xml::part("cp:coreProperties", namespaces, |xml| {
        xml.element("dc:title", &[], &form.title);
        xml.element("dc:language", &[], "fr-FR");
    })
}

/// The properties of our own.
pub(super) fn custom(form: &Form) -> Vec<u8> {
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/";
    let namespaces = &[
        ("xmlns", &*format!("{office}custom-properties")),
        ("xmlns:vt", &*format!("{office}docPropsVTypes")),
    ];
    Xml::part("Properties", namespaces, |xml| {
        // Properties are numbered from 2; the set is the one that programs show (ISO/IEC 29500-1, 22.3.2.2).
        for (number, (name, value)) in (2..).zip(&form.properties) {
            let number = number.to_string();
            xml.within(
                "property",
                &[
                    ("fmtid", "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"),
                    ("pid", &number),
                    ("name", name),
                ],
                |xml| xml.element("vt:lpwstr", &[], value),
            );
        }
    })
}

/// The settings: French, and no mode of an older Word.
pub(super) fn settings() -> Vec<u8> {
    Xml::part("w:settings", &[W], |xml| {
        xml.empty("w:defaultTabStop", &[("w:val", "709")]);
        xml.within("w:footnotePr", &[], |xml| {
            for id in ["0", "1"] {
                xml.empty("w:footnote", &[("w:id", id)]);
            }
        });
        xml.within("w:compat", &[], |xml| {
            xml.empty(
                "w:compatSetting",
                &[
                    ("w:name", "compatibilityMode"),
                    ("w:uri", "http://schemas.microsoft.com/office/word"),
                    ("w:val", "15"),
                ],
            );
        });
        xml.empty("w:themeFontLang", &[("w:val", "fr-FR")]);
        xml.empty("w:decimalSymbol", &[("w:val", ",")]);
        xml.empty("w:listSeparator", &[("w:val", ";")]);
    })
}
