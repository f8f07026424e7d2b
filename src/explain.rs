//! What each diagnostic code means, in the languages of messages: a page a code, with an example that has the problem
//! and one that has not. The examples are the same in both.

use include_dir::{Dir, include_dir};

use crate::diag::Code;
use crate::message::{self, Language, text};

/// The pages of a language, and what they call their parts.
#[derive(Debug)]
struct Pages {
    files: Dir<'static>,
    families: &'static [&'static str],
    /// What stands before the family.
    family: &'static str,
    wrong: &'static str,
    right: &'static str,
}

static FRENCH: Pages = Pages {
    files: include_dir!("$CARGO_MANIFEST_DIR/src/explain/fr"),
    families: &[
        "Fichiers",
        "Écriture YAML",
        "Clés et valeurs",
        "Texte",
        "Images",
        "Mise en page",
        "Rédaction",
    ],
    family: "Famille : ",
    wrong: "## À corriger\n",
    right: "## Corrigé\n",
};

static ENGLISH: Pages = Pages {
    files: include_dir!("$CARGO_MANIFEST_DIR/src/explain/en"),
    families: &[
        "Files",
        "Writing YAML",
        "Keys and values",
        "Text",
        "Pictures",
        "Layout",
        "Wording",
    ],
    family: "Family: ",
    wrong: "## Wrong\n",
    right: "## Right\n",
};

impl Pages {
    fn of(language: Language) -> &'static Self {
        match language {
            Language::French => &FRENCH,
            Language::English => &ENGLISH,
        }
    }
}

/// A page about a code.
#[derive(Clone, Debug)]
pub struct Page {
    /// What is wrong, in a few words.
    pub title: &'static str,
    /// One of [`families`].
    pub family: &'static str,
    text: &'static str,
    pages: &'static Pages,
}

/// A file of an example: its path in the collection, and its text.
pub type Example = (&'static str, &'static str);

/// The families of codes in the language of this run, in the order in which they are listed.
#[must_use]
pub fn families() -> &'static [&'static str] {
    Pages::of(message::language()).families
}

/// The page of a code in the language of this run; none where it was forgotten, which a test rules out.
#[must_use]
pub fn page(code: Code) -> Option<Page> {
    page_in(message::language(), code)
}

/// The page of a code in one language.
#[must_use]
pub fn page_in(language: Language, code: Code) -> Option<Page> {
    let pages = Pages::of(language);
    let text = pages.files.get_file(format!("{code}.md"))?.contents_utf8()?;
    let (title, rest) = text.strip_prefix("# ")?.split_once('\n')?;
    let (family, text) = rest.trim_start().strip_prefix(pages.family)?.split_once('\n')?;
    Some(Page { title, family, text: text.trim(), pages })
}

/// What a code means, in a few words of one language.
#[must_use]
pub fn title_in(language: Language, code: Code) -> String {
    page_in(language, code).map_or_else(|| code.to_string(), |page| page.title.to_owned())
}

/// What a code means, in a few words.
#[must_use]
pub fn title(code: Code) -> String {
    title_in(message::language(), code)
}

impl Page {
    /// The page as people read it on a terminal: headings, examples set off.
    #[must_use]
    pub fn shown(&self) -> String {
        let colon = text!("colon");
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
                Some(heading) => out.push_str(&format!("{heading}{}\n", colon.trim_end())),
                None => out.push_str(&format!("{line}\n")),
            }
        }
        out
    }

    /// The files that have the problem.
    #[must_use]
    pub fn wrong(&self) -> Vec<Example> {
        self.examples(self.pages.wrong)
    }

    /// The files without it.
    #[must_use]
    pub fn right(&self) -> Vec<Example> {
        self.examples(self.pages.right)
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
        let remedies =
            [(Language::French, "## Que faire\n"), (Language::English, "## What to do\n")];
        for (language, remedy) in remedies {
            let pages = Pages::of(language);
            for code in Code::ALL {
                let page = page_in(language, *code);
                let page = page.unwrap_or_else(|| panic!("{code} has no page in {language:?}"));
                assert!(pages.families.contains(&page.family), "{code}: {}", page.family);
                assert!(page.text.contains(remedy), "{code} in {language:?}");
                assert_eq!(page.wrong().is_empty(), page.right().is_empty(), "{code}");
            }
            assert_eq!(pages.files.files().count(), Code::ALL.len());
        }
    }

    #[test]
    fn both_languages_have_the_same_families() {
        let place = |page: &Page| page.pages.families.iter().position(|f| *f == page.family);
        for code in Code::ALL {
            let french = page_in(Language::French, *code).unwrap();
            let english = page_in(Language::English, *code).unwrap();
            assert_eq!(place(&french), place(&english), "{code}");
            assert_ne!(french.title, english.title, "{code}");
        }
    }

    #[test]
    fn examples_are_set_off_without_their_fences() {
        let shown = page_in(Language::French, Code::UnknownKey).unwrap().shown();
        assert!(shown.contains("À corriger :\n\n  sources/une.yaml\n  │ titre:"), "{shown}");
        assert!(!shown.contains("```"), "{shown}");
        let shown = page_in(Language::English, Code::UnknownKey).unwrap().shown();
        assert!(shown.contains("\n\n  sources/une.yaml\n  │ titre:"), "{shown}");
    }
}
