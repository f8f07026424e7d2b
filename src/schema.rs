//! JSON Schema (draft-07) of the manifest and of sheets: what editors complete, explain and underline while one writes.
//!
//! Each key's words and the shape of its value stand in one table a group, `keys`; `shapes` says what a shape is as a
//! schema. A schema refuses what `check` has an error for, as far as one file's shape shows it.

mod collection;
mod copies;
mod keys;
mod parts;
mod shapes;

use serde_json::{Value, json};

pub use collection::Known;
pub use copies::{Freshness, files, freshness, refresh};
pub use keys::{Entry, FIELD, MANIFEST, PICTURE, SECTION, SHEET, TYPE};

/// The folder of a collection's copies, below `sources/`.
pub const FOLDER: &str = "schemas";

/// What a schema is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The manifest.
    Manifest,
    /// A sheet.
    Sheet,
}

impl Kind {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Manifest, Self::Sheet];

    /// The copy's path below `sources/`.
    #[must_use]
    pub fn file(self) -> &'static str {
        match self {
            Self::Manifest => "schemas/annexe.schema.json",
            Self::Sheet => "schemas/fiche.schema.json",
        }
    }

    /// The first line of a file of this kind, which tells editors its schema.
    #[must_use]
    pub fn modeline(self) -> String {
        format!("# yaml-language-server: $schema={}\n", self.file())
    }
}

/// The schema; with what a collection has, where there is one.
#[must_use]
pub fn schema(kind: Kind, known: Option<&Known>) -> Value {
    let (title, description, entries) = match kind {
        Kind::Manifest => (
            "Le manifeste d'une annexe",
            "`annexe.yaml` : la couverture, les thèmes, l'ordre des fiches.",
            MANIFEST,
        ),
        Kind::Sheet => (
            "Une fiche",
            "Une action : son titre, son chapeau, ses repères, ses sections. Seul le titre est obligatoire.",
            SHEET,
        ),
    };
    let mut schema = shapes::group(entries, known);
    let about = json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": title,
        "description": keys::plain(description),
        "markdownDescription": description,
        "$comment": "Écrit par annexe ; « annexe schema --write » le refait.",
    });
    parts::merge(&mut schema, about);
    schema
}

/// The schema as the text of a file.
#[must_use]
pub fn text(kind: Kind, known: Option<&Known>) -> String {
    format!("{:#}\n", schema(kind, known))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sheet::{
        FIELD_KEYS, MANIFEST_KEYS, PICTURE_KEYS, SECTION_KEYS, SHEET_KEYS, TYPE_KEYS,
    };

    #[test]
    fn every_key_of_the_reader_is_described_and_no_other() {
        let pairs = [
            (MANIFEST, MANIFEST_KEYS),
            (SHEET, SHEET_KEYS),
            (SECTION, SECTION_KEYS),
            (FIELD, FIELD_KEYS),
            (TYPE, TYPE_KEYS),
            (PICTURE, PICTURE_KEYS),
        ];
        for (entries, keys) in pairs {
            assert_eq!(entries.iter().map(|entry| entry.key).collect::<Vec<_>>(), keys);
            for entry in entries {
                let text = keys::plain(entry.text);
                assert!(!entry.title.is_empty() && text.ends_with('.'), "{}", entry.key);
                assert!(!entry.examples.is_empty(), "{} has no example", entry.key);
            }
        }
    }

    #[test]
    fn a_copy_knows_the_collection_and_the_same_one_gives_the_same_bytes() {
        let text = "annexe: A\ntitre: T\nguide: G\nthemes:\n  3: La participation\ntypes_de_section:\n  budget: Le budget\n";
        let source = crate::source::Source::new("annexe.yaml", text.to_owned());
        let manifest =
            crate::sheet::read_manifest(&source, &mut crate::diag::Diagnostics::default());
        let known = Known::new(&manifest.unwrap(), vec!["une".into()], None).unwrap();
        let sheet = self::text(Kind::Sheet, Some(&known));
        assert!(sheet.contains("La participation") && sheet.contains("\"budget\""), "{sheet}");
        assert!(self::text(Kind::Manifest, Some(&known)).contains("\"une\""));
        assert_eq!(sheet, self::text(Kind::Sheet, Some(&known)));
        assert!(!self::text(Kind::Sheet, None).contains("\"budget\""));
    }
}
