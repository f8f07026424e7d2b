//! The picture, or the sheet, that somebody meant who wrote the name of another.

use unicode_normalization::UnicodeNormalization;

use crate::diag::did_you_mean;
use crate::fold::{fold, folded_words, is_small};

/// Endings of the formats that are read.
const ENDINGS: [&str; 7] = ["jpg", "jpeg", "png", "webp", "svg", "tif", "tiff"];

/// Of the files of a collection, the one whose name is the same but for case, accents' coding, a web address's signs, its
/// ending or its folder; failing these, the one that looks most like it.
pub(super) fn picture(path: &str, files: &[String]) -> Option<String> {
    let pictures = || files.iter().filter(|file| ENDINGS.contains(&ending(&plain(file)).1));
    let wanted = plain(&decoded(path));
    let (stem, _) = ending(&wanted);
    let name = wanted.rsplit('/').next().unwrap_or_default();
    let like = |is: &dyn Fn(&str) -> bool| pictures().find(|file| is(&plain(file)));
    like(&|file| file == wanted)
        .or_else(|| like(&|file| ending(file).0 == stem))
        .or_else(|| like(&|file| file.rsplit('/').next() == Some(name)))
        .cloned()
        .or_else(|| did_you_mean(path, pictures().map(String::as_str)).map(str::to_owned))
}

/// Of the sheets, by their identifiers and files, the one whose name stands behind a folder, whose title was written, or
/// whose name looks most like a word; `title` gives that of a file.
pub(super) fn sheet<'f>(
    written: &str,
    files: &[&'f (String, String)],
    title: impl Fn(&str) -> String,
) -> Option<&'f str> {
    let name = written.rsplit('/').next().unwrap_or(written);
    let words = fold(written);
    let titled =
        |file: &&&'f (String, String)| written.contains(' ') && fold(&title(&file.1)) == words;
    let near = did_you_mean(name, files.iter().map(|file| file.0.as_str()));
    near.or_else(|| files.iter().find(titled).map(|file| file.0.as_str()))
}

/// Of the sheets, by their identifiers and files, the only one whose name has all the words of another, or all of whose
/// words that has: « la-une » for « une ».
pub(super) fn longer<'f>(written: &str, files: &[&'f (String, String)]) -> Option<&'f str> {
    let wanted = folded_words(written);
    let tells = |word: &&String| !is_small(word) && word.bytes().any(|b| b.is_ascii_alphabetic());
    let among = |some: &[String], all: &[String]| {
        // Small words in common say nothing where others are not.
        let alike = some.iter().any(|word| tells(&word))
            || all.iter().filter(tells).all(|word| some.contains(word));
        !some.is_empty() && alike && some.iter().all(|word| all.contains(word))
    };
    let mut found = files.iter().map(|file| file.0.as_str()).filter(|id| {
        let words = folded_words(id);
        among(&wanted, &words) || among(&words, &wanted)
    });
    let id = found.next()?;
    found.next().is_none().then_some(id)
}

/// The file whose name is the same but for how its accents are coded: those of a Mac are in two signs. None: there are several.
pub(super) fn same<'a>(path: &str, files: &'a [String]) -> Option<&'a str> {
    let mut found = files.iter().filter(|file| file.nfc().eq(path.nfc()));
    let file = found.next()?;
    found.next().is_none().then_some(file)
}

/// A path in lower case, its accents coded in one way.
fn plain(path: &str) -> String {
    path.nfc().flat_map(char::to_lowercase).collect()
}

/// A path without its ending, and the ending.
fn ending(path: &str) -> (&str, &str) {
    let name = path.rfind('/').map_or(0, |at| at + 1);
    path.rfind('.').filter(|at| *at > name).map_or((path, ""), |at| (&path[..at], &path[at + 1..]))
}

/// A path as it is where web addresses have `%20` for a space; as it was written where that gives no text.
fn decoded(path: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = path.as_bytes();
    while let Some((byte, after)) = rest.split_first() {
        let digits = after.get(..2).and_then(|digits| std::str::from_utf8(digits).ok());
        let hex = digits.filter(|it| it.chars().all(|c| c.is_ascii_hexdigit()));
        match hex.and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            Some(coded) if *byte == b'%' => {
                bytes.push(coded);
                rest = &after[2..];
            }
            _ => {
                bytes.push(*byte);
                rest = after;
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| path.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_may_be_coded_in_two_ways() {
        let files =
            ["a\u{301}.png", "e\u{301}\u{323}.png", "e\u{323}\u{301}.png"].map(str::to_owned);
        assert_eq!(same("\u{e1}.png", &files), Some(files[0].as_str()));
        assert_eq!(same("\u{1eb9}\u{301}.png", &files), None);
        assert_eq!(same("A\u{301}.png", &files), None);
    }

    #[test]
    fn a_picture_is_known_by_another_spelling_of_its_name() {
        let files = ["Ma photo.JPG", "une.yaml", "photos/Cha\u{302}teau.png", "photos/rue.webp"];
        let files = files.map(str::to_owned);
        for (written, meant) in [
            ("ma photo.jpg", Some("Ma photo.JPG")),
            ("Ma%20photo.JPG", Some("Ma photo.JPG")),
            ("ma%20photo.png", Some("Ma photo.JPG")),
            ("photos/ch\u{e2}teau.png", Some("photos/Cha\u{302}teau.png")),
            ("rue.webp", Some("photos/rue.webp")),
            ("photos/rues.webp", Some("photos/rue.webp")),
            ("photos/rue", Some("photos/rue.webp")),
            ("une.jpg", None),
            ("100%.jpg", None),
            ("%ff.png", None),
        ] {
            assert_eq!(picture(written, &files).as_deref(), meant, "{written}");
        }
    }
}
