//! The token that somebody may have meant by a name. Nearer than elsewhere: names are short, a theme has many, and its designer's own
//! are as good.

/// Shorter names are near too many others.
const SHORTEST: usize = 4;
/// Names of this many letters are near only where letters are swapped, left out or doubled: with one letter exchanged they are
/// other words (`mint`, `mist`).
const SHORT: usize = 4;
/// Names from this many letters on may have two slips.
const LONG: usize = 8;

/// French words for what the program's tokens call in English nearly so.
const FRENCH: &[&str] = &[
    "bande",
    "bandes",
    "comparaison",
    "contrat",
    "espace",
    "fonte",
    "icone",
    "icones",
    "italique",
    "legende",
    "lettre",
    "lettres",
    "lien",
    "liens",
    "ligne",
    "lignes",
    "liste",
    "listes",
    "marqueur",
    "marqueurs",
    "mesure",
    "modifie",
    "papier",
    "paragraphe",
    "petrole",
    "symbole",
    "symboles",
    "texte",
    "textes",
    "titre",
    "titres",
    "tuile",
    "tuiles",
];

/// French words that a designer may write for what keys are called in English.
const MEANT: &[(&str, &[&str])] = &[
    ("couleur", &["fill", "colour"]),
    ("espace", &["gap", "gutter", "above"]),
    ("hauteur", &["height"]),
    ("largeur", &["width"]),
    ("liste", &["list", "lists"]),
    ("listes", &["lists", "list"]),
    ("marge", &["inset", "side"]),
    ("police", &["font"]),
    ("rayon", &["radius"]),
    ("retrait", &["indent", "inset"]),
    ("taille", &["size"]),
];

/// The key of a dictionary that a French word may stand for.
pub(super) fn translated<'a>(word: &str, keys: &[&'a str]) -> Option<&'a str> {
    let (_, meant) = MEANT.iter().find(|(french, _)| *french == word)?;
    meant.iter().find_map(|name| keys.iter().find(|key| *key == name)).copied()
}

/// The known name that a slip made this one of, if it looks like one.
pub(super) fn near<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    // A name with accents is no English one.
    if name.len() < SHORTEST || !name.is_ascii() || FRENCH.contains(&name) {
        return None;
    }
    let slips = |known: &str| strsim::damerau_levenshtein(name, known);
    let is_near = |known: &str| {
        let length = name.len().min(known.len());
        let exchanged = || {
            let other = name.bytes().zip(known.bytes()).filter(|(a, b)| a != b).count();
            name.len() == known.len() && other == 1
        };
        match slips(known) {
            1 => length > SHORT || !exchanged(),
            2 => length >= LONG,
            _ => false,
        }
    };
    known.filter(|known| is_near(known)).min_by_key(|known| slips(known))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_near_and_other_words_are_not() {
        let known = ["width", "list", "lines", "mist", "sidebar", "label-above", "line", "colour"];
        let near = |name| near(name, known.into_iter());
        for (slip, meant) in [
            ("widht", "width"),
            ("widths", "width"),
            ("sidbar", "sidebar"),
            ("lsit", "list"),
            ("color", "colour"),
            ("lable-abov", "label-above"),
        ] {
            assert_eq!(near(slip), Some(meant), "{slip}");
        }
        for other in ["lien", "ligne", "mint", "last", "bar", "accent", "couleur", "lign\u{e9}"] {
            assert_eq!(near(other), None, "{other}");
        }
    }
}
