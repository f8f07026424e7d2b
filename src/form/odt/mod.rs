//! The form as OpenDocument text (OASIS ODF 1.3).

mod body;
mod lists;
mod names;
mod page;
mod styles;
mod table;

use super::archive::{self, Part};
use super::look::Twips;
use super::model::Form;
use super::xml::Xml;
use crate::failure::Failure;

/// The media type of a text.
const TEXT: &str = "application/vnd.oasis.opendocument.text";
/// The language and the country.
const LANGUAGE: (&str, &str) = ("fr", "FR");
/// The family of the styles of paragraphs.
const STYLE: (&str, &str) = ("style:family", "paragraph");
/// The version of the format.
const VERSION: (&str, &str) = ("office:version", "1.3");

/// Writes a form.
///
/// # Errors
/// When the archive cannot be made.
pub(super) fn write(form: &Form) -> Result<Vec<u8>, Failure> {
    let parts: Vec<Part> = vec![
        // First and as it is, so that the file's first bytes say what it is (ODF 1.3, part 2, 3.3).
        ("mimetype", TEXT.as_bytes().to_vec()),
        ("content.xml", body::part(form)),
        ("styles.xml", styles::part()),
        ("meta.xml", meta(form)),
        ("settings.xml", settings()),
        ("META-INF/manifest.xml", manifest()),
    ];
    archive::pack(&parts, 1)
}

/// The namespaces of all parts, and the version.
fn namespaces() -> Vec<(&'static str, &'static str)> {
    vec![
        ("xmlns:office", "urn:oasis:names:tc:opendocument:xmlns:office:1.0"),
        ("xmlns:style", "urn:oasis:names:tc:opendocument:xmlns:style:1.0"),
        ("xmlns:text", "urn:oasis:names:tc:opendocument:xmlns:text:1.0"),
        ("xmlns:table", "urn:oasis:names:tc:opendocument:xmlns:table:1.0"),
        ("xmlns:meta", "urn:oasis:names:tc:opendocument:xmlns:meta:1.0"),
        ("xmlns:fo", "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"),
        ("xmlns:svg", "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"),
        ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
        VERSION,
    ]
}

/// The title, the language, and the properties of our own.
fn meta(form: &Form) -> Vec<u8> {
    Xml::part("office:document-meta", &namespaces(), |xml| {
        xml.within("office:meta", &[], |xml| {
            xml.element("dc:title", &[], &form.title);
            xml.element("dc:language", &[], &format!("{}-{}", LANGUAGE.0, LANGUAGE.1));
            for (name, value) in &form.properties {
                let attributes = &[("meta:name", name.as_str()), ("meta:value-type", "string")];
                xml.element("meta:user-defined", attributes, value);
            }
        });
    })
}

/// The settings: places to fill in are printed, for those who prepare their text on paper.
fn settings() -> Vec<u8> {
    let mut namespaces = namespaces();
    namespaces.push(("xmlns:config", "urn:oasis:names:tc:opendocument:xmlns:config:1.0"));
    Xml::part("office:document-settings", &namespaces, |xml| {
        xml.within("office:settings", &[], |xml| {
            let set = &[("config:name", "ooo:configuration-settings")];
            xml.within("config:config-item-set", set, |xml| {
                let attributes =
                    &[("config:name", "PrintTextPlaceholder"), ("config:type", "boolean")];
                xml.element("config:config-item", attributes, "true");
            });
        });
    })
}

fn manifest() -> Vec<u8> {
    let attributes = &[
        ("xmlns:manifest", "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"),
        ("manifest:version", VERSION.1),
    ];
    Xml::part("manifest:manifest", attributes, |xml| {
        xml.empty(
            "manifest:file-entry",
            &[
                ("manifest:full-path", "/"),
                ("manifest:version", VERSION.1),
                ("manifest:media-type", TEXT),
            ],
        );
        for path in ["content.xml", "styles.xml", "meta.xml", "settings.xml"] {
            xml.empty(
                "manifest:file-entry",
                &[("manifest:full-path", path), ("manifest:media-type", "text/xml")],
            );
        }
    })
}

/// A length in points, to the twentieth.
fn points(length: Twips) -> String {
    format!("{}.{:02}pt", length / 20, length % 20 * 5)
}
