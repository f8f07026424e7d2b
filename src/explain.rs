//! What each diagnostic code means, in French: a page a code, with an example that has the problem and one that has not.

use include_dir::{Dir, include_dir};

use crate::diag::Code;

static PAGES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/explain/pages");

/// The families of codes, in the order in which they are listed.
pub const FAMILIES: &[&str] = &[
    "Fichiers",
    "Écriture YAML",
    "Clés et valeurs",
    "Texte",
    "Images",
    "Mise en page",
    "Rédaction",
];

/// A page about a code.
#[derive(Clone, Debug)]
pub struct Page {
    /// What is wrong, in a few words.
    pub title: &'static str,
    /// One of [`FAMILIES`].
    pub family: &'static str,
    text: &'static str,
}

/// A file of an example: its path in the collection, and its text.
pub type Example = (&'static str, &'static str);

/// The page of a code; none where it was forgotten, which a test rules out.
#[must_use]
pub fn page(code: Code) -> Option<Page> {
    let text = PAGES.get_file(format!("{code}.md"))?.contents_utf8()?;
    let (title, rest) = text.strip_prefix("# ")?.split_once('\n')?;
    let (family, text) = rest.trim_start().strip_prefix("Famille : ")?.split_once('\n')?;
    Some(Page { title, family, text: text.trim() })
}

/// What a code means, in a few words.
#[must_use]
pub fn title(code: Code) -> String {
    page(code).map_or_else(|| code.to_string(), |page| page.title.to_owned())
}

impl Page {
    /// The page as people read it on a terminal: headings, examples set off.
    #[must_use]
    pub fn shown(&self) -> String {
        let mut out = String::new();
        let mut fenced = false;
        for line in self.text.lines() {
            if let Some(info) = line.strip_prefix("```") {
                fenced = !fenced;
                if let Some((_, path)) = info.split_once(' ') {
                    out.push_str(&format!("  {path}\n"));
                }
                continue;
            }
            match line.strip_prefix("## ") {
                _ if fenced && line.is_empty() => out.push_str("  │\n"),
                _ if fenced => out.push_str(&format!("  │ {line}\n")),
                Some(heading) => out.push_str(&format!("{heading} :\n")),
                None => out.push_str(&format!("{line}\n")),
            }
        }
        out
    }

    /// The files that have the problem.
    #[must_use]
    pub fn wrong(&self) -> Vec<Example> {
        self.examples("## À corriger\n")
    }

    /// The files without it.
    #[must_use]
    pub fn right(&self) -> Vec<Example> {
        self.examples("## Corrigé\n")
    }

    fn examples(&self, heading: &str) -> Vec<Example> {
        let Some((_, part)) = self.text.split_once(heading) else { return Vec::new() };
        let part = part.split("\n## ").next().unwrap_or(part);
        let fences = part.split("```").skip(1).step_by(2);
        fences
            .filter_map(|fence| {
                let (info, text) = fence.split_once('\n')?;
                Some((info.split_once(' ')?.1, text))
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_has_a_page_and_every_page_a_code() {
        for code in Code::ALL {
            let page = page(*code).unwrap_or_else(|| panic!("{code} has no page"));
            assert!(FAMILIES.contains(&page.family), "{code}: {}", page.family);
            assert!(page.text.contains("## Que faire\n"), "{code}");
            assert_eq!(page.wrong().is_empty(), page.right().is_empty(), "{code}");
        }
        assert_eq!(PAGES.files().count(), Code::ALL.len());
    }

    #[test]
    fn examples_are_set_off_without_their_fences() {
        let shown = page(Code::UnknownKey).unwrap().shown();
        assert!(shown.contains("À corriger :\n\n  sources/une.yaml\n  │ titre:"), "{shown}");
        assert!(!shown.contains("```"), "{shown}");
    }
}
