//! The names of elements and attributes that the readers know, under one prefix for each namespace.
//!
//! Files may bind any prefix to a namespace; what counts is the namespace. A name that is not in these tables is the
//! empty name: its children are still read, so that no word is lost in an element that nobody foresaw.

use std::sync::LazyLock;

/// Namespaces and the prefix that their names have here. Word's come in two kinds, transitional and strict (ISO/IEC 29500).
const NAMESPACES: &[(&str, &str)] = &[
    ("http://schemas.openxmlformats.org/wordprocessingml/2006/main", "w"),
    ("http://purl.oclc.org/ooxml/wordprocessingml/main", "w"),
    ("http://schemas.openxmlformats.org/drawingml/2006/main", "a"),
    ("http://purl.oclc.org/ooxml/drawingml/main", "a"),
    ("http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing", "wp"),
    ("http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing", "wp"),
    ("http://schemas.openxmlformats.org/officeDocument/2006/relationships", "r"),
    ("http://purl.oclc.org/ooxml/officeDocument/relationships", "r"),
    ("http://schemas.openxmlformats.org/officeDocument/2006/math", "m"),
    ("http://purl.oclc.org/ooxml/officeDocument/math", "m"),
    ("http://schemas.openxmlformats.org/markup-compatibility/2006", "mc"),
    ("http://schemas.openxmlformats.org/package/2006/relationships", "rel"),
    ("http://schemas.openxmlformats.org/package/2006/content-types", "ct"),
    ("urn:schemas-microsoft-com:vml", "v"),
    ("urn:oasis:names:tc:opendocument:xmlns:office:1.0", "office"),
    ("urn:oasis:names:tc:opendocument:xmlns:text:1.0", "text"),
    ("urn:oasis:names:tc:opendocument:xmlns:style:1.0", "style"),
    ("urn:oasis:names:tc:opendocument:xmlns:table:1.0", "table"),
    ("urn:oasis:names:tc:opendocument:xmlns:drawing:1.0", "draw"),
    ("urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0", "svg"),
    ("urn:oasis:names:tc:opendocument:xmlns:manifest:1.0", "manifest"),
    ("urn:oasis:names:tc:opendocument:xmlns:form:1.0", "form"),
    ("urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0", "loext"),
    ("http://www.w3.org/1998/Math/MathML", "math"),
    ("http://purl.org/dc/elements/1.1/", "dc"),
    ("urn:oasis:names:tc:opendocument:xmlns:meta:1.0", "meta"),
    ("http://schemas.openxmlformats.org/officeDocument/2006/custom-properties", "op"),
    ("http://purl.oclc.org/ooxml/officeDocument/customProperties", "op"),
    ("http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes", "vt"),
    ("http://purl.oclc.org/ooxml/officeDocument/docPropsVTypes", "vt"),
];

/// The elements, sorted.
const ELEMENTS: &[&str] = &[
    "a:blip",
    "a:t",
    "ct:Default",
    "ct:Override",
    "ct:Types",
    "dc:creator",
    "draw:a",
    "draw:caption",
    "draw:circle",
    "draw:connector",
    "draw:control",
    "draw:custom-shape",
    "draw:ellipse",
    "draw:frame",
    "draw:g",
    "draw:image",
    "draw:line",
    "draw:measure",
    "draw:object",
    "draw:object-ole",
    "draw:path",
    "draw:polygon",
    "draw:polyline",
    "draw:rect",
    "draw:regular-polygon",
    "draw:text-box",
    "form:button",
    "form:checkbox",
    "form:combobox",
    "form:date",
    "form:fixed-text",
    "form:form",
    "form:formatted-text",
    "form:listbox",
    "form:number",
    "form:option",
    "form:radio",
    "form:text",
    "form:textarea",
    "form:time",
    "loext:content-control",
    "m:oMath",
    "m:t",
    "manifest:encryption-data",
    "manifest:file-entry",
    "manifest:manifest",
    "math:annotation",
    "math:math",
    "math:mi",
    "math:mn",
    "math:mo",
    "math:mtext",
    "mc:AlternateContent",
    "mc:Choice",
    "mc:Fallback",
    "meta:user-defined",
    "office:annotation",
    "office:automatic-styles",
    "office:binary-data",
    "office:drawing",
    "office:forms",
    "office:master-styles",
    "office:meta",
    "office:presentation",
    "office:spreadsheet",
    "office:styles",
    "office:text",
    "op:Properties",
    "op:property",
    "rel:Relationship",
    "rel:Relationships",
    "style:default-style",
    "style:footer",
    "style:footer-first",
    "style:footer-left",
    "style:header",
    "style:header-first",
    "style:header-left",
    "style:master-page",
    "style:paragraph-properties",
    "style:style",
    "style:text-properties",
    "svg:desc",
    "svg:title",
    "table:covered-table-cell",
    "table:desc",
    "table:table",
    "table:table-cell",
    "table:table-header-rows",
    "table:table-row",
    "table:table-rows",
    "table:title",
    "text:a",
    "text:alphabetical-index",
    "text:bibliography",
    "text:change",
    "text:h",
    "text:hidden-paragraph",
    "text:hidden-text",
    "text:illustration-index",
    "text:index-body",
    "text:index-title",
    "text:line-break",
    "text:list",
    "text:list-header",
    "text:list-item",
    "text:list-level-style-bullet",
    "text:list-level-style-image",
    "text:list-level-style-number",
    "text:list-style",
    "text:note",
    "text:note-body",
    "text:note-citation",
    "text:number",
    "text:numbered-paragraph",
    "text:object-index",
    "text:outline-style",
    "text:p",
    "text:placeholder",
    "text:ruby-text",
    "text:s",
    "text:script",
    "text:section",
    "text:soft-page-break",
    "text:span",
    "text:tab",
    "text:table-index",
    "text:table-of-content",
    "text:tracked-changes",
    "text:user-index",
    "v:imagedata",
    "v:shape",
    "v:textbox",
    "vt:lpwstr",
    "w:abstractNum",
    "w:abstractNumId",
    "w:altChunk",
    "w:b",
    "w:basedOn",
    "w:body",
    "w:br",
    "w:cellDel",
    "w:comment",
    "w:commentReference",
    "w:comments",
    "w:cr",
    "w:customXml",
    "w:del",
    "w:delInstrText",
    "w:delText",
    "w:docDefaults",
    "w:docPartGallery",
    "w:docPartObj",
    "w:document",
    "w:drawing",
    "w:dstrike",
    "w:endnote",
    "w:endnoteReference",
    "w:endnotes",
    "w:fldChar",
    "w:fldSimple",
    "w:footnote",
    "w:footnoteReference",
    "w:footnotes",
    "w:ftr",
    "w:hdr",
    "w:hyperlink",
    "w:i",
    "w:ilvl",
    "w:ind",
    "w:ins",
    "w:instrText",
    "w:link",
    "w:lvl",
    "w:lvlOverride",
    "w:lvlText",
    "w:moveFrom",
    "w:moveTo",
    "w:name",
    "w:noBreakHyphen",
    "w:num",
    "w:numFmt",
    "w:numId",
    "w:numPr",
    "w:numStyleLink",
    "w:numbering",
    "w:object",
    "w:outlineLvl",
    "w:p",
    "w:pPr",
    "w:pStyle",
    "w:pict",
    "w:ptab",
    "w:r",
    "w:rPr",
    "w:rPrDefault",
    "w:rStyle",
    "w:rt",
    "w:ruby",
    "w:rubyBase",
    "w:sdt",
    "w:sdtContent",
    "w:sdtPr",
    "w:showingPlcHdr",
    "w:smartTag",
    "w:softHyphen",
    "w:start",
    "w:startOverride",
    "w:strike",
    "w:style",
    "w:styleLink",
    "w:styles",
    "w:sym",
    "w:sz",
    "w:t",
    "w:tab",
    "w:tag",
    "w:tbl",
    "w:tc",
    "w:tcPr",
    "w:tr",
    "w:trPr",
    "w:txbxContent",
    "w:vanish",
    "w:vertAlign",
    "wp:docPr",
];

/// The attributes, sorted; only those of relationships need their prefix to be told from others.
const ATTRIBUTES: &[&str] = &[
    "ContentType",
    "Id",
    "PartName",
    "Target",
    "TargetMode",
    "Type",
    "abstractNumId",
    "alt",
    "anchor",
    "anchor-page-number",
    "author",
    "break-before",
    "bullet-char",
    "c",
    "char",
    "continue-list",
    "continue-numbering",
    "control",
    "current-selected",
    "current-value",
    "customStyle",
    "default",
    "default-outline-level",
    "descr",
    "display",
    "display-name",
    "family",
    "fldCharType",
    "font",
    "font-size",
    "font-style",
    "font-weight",
    "full-path",
    "href",
    "id",
    "ilvl",
    "instr",
    "is-hidden",
    "label",
    "left",
    "level",
    "list-id",
    "list-style-name",
    "margin-left",
    "master-page-name",
    "media-type",
    "name",
    "note-class",
    "num-format",
    "num-prefix",
    "num-suffix",
    "numId",
    "number-columns-repeated",
    "outline-level",
    "parent-style-name",
    "r:embed",
    "r:id",
    "r:link",
    "showing-place-holder",
    "start",
    "start-value",
    "style-name",
    "style-override",
    "styleId",
    "text-line-through-style",
    "text-position",
    "title",
    "type",
    "val",
    "value",
];

/// The prefix of a namespace, empty where it is not known.
pub(crate) fn prefix(namespace: &str) -> &'static str {
    NAMESPACES.iter().find(|(known, _)| *known == namespace).map_or("", |(_, prefix)| prefix)
}

/// The known name of an element, else the empty one.
pub(crate) fn element(prefix: &str, local: &str) -> &'static str {
    static TABLE: LazyLock<Table> = LazyLock::new(|| Table::of(ELEMENTS));
    if prefix.is_empty() { "" } else { TABLE.find(prefix, local).unwrap_or("") }
}

/// The known name of an attribute, else none.
pub(crate) fn attribute(prefix: &str, local: &str) -> Option<&'static str> {
    static TABLE: LazyLock<Table> = LazyLock::new(|| Table::of(ATTRIBUTES));
    TABLE.find(if prefix == "r" { prefix } else { "" }, local)
}

/// Names by a hash of their letters: a document has a million elements, and all but a few are known.
struct Table {
    /// For each hash, the names that have it.
    names: Vec<Vec<&'static str>>,
}

impl Table {
    /// More slots than names: few names share one.
    const SLOTS: usize = 1024;

    fn of(all: &[&'static str]) -> Self {
        let mut names = vec![Vec::new(); Self::SLOTS];
        for name in all {
            let (prefix, local) = name.split_once(':').unwrap_or(("", name));
            names[Self::slot(prefix, local)].push(*name);
        }
        Self { names }
    }

    /// FNV-1a, cut short.
    fn slot(prefix: &str, local: &str) -> usize {
        let letters = prefix.bytes().chain(local.bytes());
        let hash = letters
            .fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
        (hash ^ (hash >> 16)) as usize % Self::SLOTS
    }

    fn find(&self, prefix: &str, local: &str) -> Option<&'static str> {
        let fits = |name: &&&'static str| {
            let rest = name.strip_prefix(prefix);
            let colon = if prefix.is_empty() { "" } else { ":" };
            rest.and_then(|rest| rest.strip_prefix(colon)) == Some(local)
        };
        self.names[Self::slot(prefix, local)].iter().find(fits).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted() {
        assert!(ELEMENTS.is_sorted() && ATTRIBUTES.is_sorted());
    }

    #[test]
    fn names_are_known_by_their_namespace() {
        let strict = prefix("http://purl.oclc.org/ooxml/wordprocessingml/main");
        assert_eq!(element(strict, "p"), "w:p");
        assert_eq!(element(prefix("urn:x"), "p"), "");
        assert_eq!(attribute("r", "id"), Some("r:id"));
        assert_eq!(attribute("w", "id"), Some("id"));
        for name in ELEMENTS {
            let (prefix, local) = name.split_once(':').unwrap();
            assert_eq!(element(prefix, local), *name);
        }
    }
}
