//! Word's fields, whose code says what their result is: the ones that count here are links.

/// A field that is open.
#[derive(Debug, Default)]
pub(crate) struct Field {
    code: String,
    /// Whether its result has begun.
    result: bool,
    link: Option<String>,
}

/// The fields that are open, outer ones first; they may go on over paragraphs.
#[derive(Debug, Default)]
pub(crate) struct Fields(Vec<Field>);

impl Fields {
    /// A mark of a field: its beginning, the beginning of its result, its end.
    pub(crate) fn mark(&mut self, kind: &str) {
        match kind {
            "begin" => self.0.push(Field::default()),
            "separate" => {
                if let Some(field) = self.0.last_mut() {
                    field.result = true;
                    field.link = link(&field.code);
                }
            }
            "end" => drop(self.0.pop()),
            _ => {}
        }
    }

    /// A part of a field's code.
    pub(crate) fn code(&mut self, text: &str) {
        if let Some(field) = self.0.last_mut().filter(|field| !field.result) {
            field.code.push_str(text);
        }
    }

    /// Whether the text here is the number of a page.
    pub(crate) fn tells_page(&self) -> bool {
        self.0.last().is_some_and(|field| field.result && names_page(&field.code))
    }

    /// Whether the text here is of a table of contents.
    pub(crate) fn is_contents(&self) -> bool {
        self.0.iter().any(|field| name(&field.code) == "toc")
    }

    /// The address that the text here links to.
    pub(crate) fn link(&self) -> Option<&str> {
        self.0.iter().rev().find_map(|field| field.link.as_deref())
    }
}

/// The name that a code begins with, in small letters.
fn name(code: &str) -> String {
    code.split_whitespace().next().unwrap_or_default().to_lowercase()
}

/// Whether a code gives the number of a page: `PAGEREF _Toc1 \h`.
pub(crate) fn names_page(code: &str) -> bool {
    matches!(name(code).as_str(), "pageref" | "page" | "numpages")
}

/// The address of a link's code: `HYPERLINK "https://example.org" \l "place"`.
pub(crate) fn link(code: &str) -> Option<String> {
    let rest = code.trim_start();
    let name = rest.get(..9).filter(|name| name.eq_ignore_ascii_case("hyperlink"))?;
    let rest = rest[name.len()..].trim_start();
    let address = match rest.strip_prefix(['"', '“', '”']) {
        Some(quoted) => quoted.split(['"', '“', '”']).next()?,
        None => rest.split_whitespace().next()?,
    };
    // `\l` alone: a place inside the document.
    let inside = address.starts_with('\\') || address.is_empty();
    Some(if inside { String::new() } else { address.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::{link, names_page};

    #[test]
    fn a_code_may_name_a_page() {
        assert!(names_page(r" PAGEREF _Toc1 \h ") && names_page("page"));
        assert!(!names_page("DATE") && !names_page(""));
    }

    #[test]
    fn a_code_gives_its_address() {
        assert_eq!(
            link(r#" HYPERLINK "https://a.org/b" \o "x" "#).as_deref(),
            Some("https://a.org/b")
        );
        assert_eq!(link("HYPERLINK https://a.org").as_deref(), Some("https://a.org"));
        assert_eq!(link(r#"HYPERLINK \l "ici""#).as_deref(), Some(""));
        assert_eq!(link("PAGE"), None);
        assert_eq!(link("é"), None);
    }
}
