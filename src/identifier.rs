//! Identifiers of sheets: the names of their files, in links, in the names of their PDFs.

use crate::fold::{Names, slug};
use crate::limits::ID_BYTES;
use crate::message::text;

/// The words that an identifier made from a title keeps.
const WORDS: usize = 5;
/// What stands before a name that a sheet cannot have.
const PREFIX: &str = "fiche";

/// Names that no sheet can have: the manifest's, and those of devices, which Windows keeps for itself whatever
/// follows the point.
const RESERVED: &[&str] = &[
    "annexe", "aux", "con", "nul", "prn", "com0", "com1", "com2", "com3", "com4", "com5", "com6",
    "com7", "com8", "com9", "lpt0", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8",
    "lpt9",
];

/// What an identifier is made of, as messages say it.
pub(crate) fn rule() -> String {
    text!("identifier-rule")
}

/// Whether a text can be an identifier: it is a file's name on every system and a link's target.
pub(crate) fn is_valid(id: &str) -> bool {
    let good = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    !id.is_empty() && id.len() <= ID_BYTES && !id.starts_with('-') && id.chars().all(good)
}

/// Whether an identifier is kept for something else.
pub(crate) fn is_reserved(id: &str) -> bool {
    RESERVED.contains(&id)
}

/// The identifier of a title: its first telling words, a number behind them where others have the same.
pub(crate) fn of_title(title: &str, taken: impl IntoIterator<Item = String>) -> String {
    let slug = slug(title, WORDS);
    let base = match slug.as_str() {
        "" => PREFIX.to_owned(),
        slug if is_reserved(slug) => format!("{PREFIX}-{slug}"),
        _ => slug,
    };
    let mut names = Names::default();
    for name in taken {
        // Systems that take « A.yaml » for « a.yaml » have room for one of them.
        names.give(&name.to_lowercase());
    }
    names.give(&base)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_identifier_is_made_of_the_title() {
        let id = |title: &str| of_title(title, Vec::new());
        assert_eq!(id("L'été où l'on s'est mis à l'œuvre"), "ete-on-est-mis-oeuvre");
        for title in
            ["", "« … »", "Ωμέγα", "Annexe", "AUX", "com1", "--- # : {{", &"mot ".repeat(300)]
        {
            let id = id(title);
            assert!(is_valid(&id) && !is_reserved(&id), "{title} gave {id}");
        }
    }

    #[test]
    fn an_identifier_is_never_taken_twice() {
        let taken = ["jardin", "Jardin-2", "jardin-4"].map(str::to_owned);
        assert_eq!(of_title("Le jardin", taken), "jardin-3");
        assert_eq!(of_title("Le pré", ["jardin".to_owned()]), "pre");
    }

    #[test]
    fn files_of_other_names_are_no_sheets() {
        for id in ["", "-a", "Été", "a b", "a.b", "a/b", "..", &"a".repeat(101)] {
            assert!(!is_valid(id), "{id}");
        }
    }
}
