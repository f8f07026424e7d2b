//! Numbers of lists: in Word those of either version, everywhere else told when they change.

use std::collections::HashMap;

use annexe::diff::compare;

use super::{SHEET_A, annex, collection, part_of_word};

/// A sheet with this text.
fn sheet(text: &str) -> String {
    let lines: String = text.lines().map(|line| format!("      {line}\n")).collect();
    format!("titre: Une ferme\nsections:\n  - type: contexte\n    texte: |\n{lines}")
}

/// A Word document of the changes from one text to another.
fn word(old: &str, new: &str) -> Vec<u8> {
    let [old, new] = [old, new].map(|it| annex(&collection(&[("sources/a.yaml", &sheet(it))])));
    annexe::form::tracked_changes(&compare(&old, &new), ("v1", "v2")).unwrap()
}

/// All values that a pattern finds.
fn found<'a>(pattern: &str, text: &'a str) -> Vec<&'a str> {
    let pattern = regex::Regex::new(pattern).unwrap();
    pattern.captures_iter(text).map(|it| it.get(1).unwrap().as_str()).collect()
}

/// The paragraphs behind the sheet's heading in one of both versions, each with its number or sign.
fn paragraphs(bytes: &[u8], accepted: bool) -> Vec<String> {
    let numbering = part_of_word(bytes, "word/numbering.xml");
    let mut levels = HashMap::new();
    for list in found("(?s)(<w:abstractNum .*?</w:abstractNum>)", &numbering) {
        let id = found("w:abstractNumId=\"([0-9]+)\"", list)[0].to_owned();
        for level in found("(?s)(<w:lvl .*?</w:lvl>)", list) {
            let value =
                |name: &str| found(&format!("<w:{name} w:val=\"(.*?)\""), level)[0].to_owned();
            let at = found("w:ilvl=\"([0-9])\"", level)[0].to_owned();
            let start: u64 = value("start").parse().unwrap();
            levels.insert((id.clone(), at), (value("numFmt"), start, value("lvlText")));
        }
    }
    for list in found("(?s)(<w:num .*?</w:num>)", &numbering) {
        let id = found("w:numId=\"([0-9]+)\"", list)[0];
        assert_eq!(found("<w:abstractNumId w:val=\"([0-9]+)\"", list), [id]);
    }
    let xml = part_of_word(bytes, "word/document.xml");
    let (gone, text) = if accepted { ("del", "t") } else { ("ins", "(?:t|delText)") };
    let ours = regex::Regex::new(&format!("(?s)<w:{gone} [^>]*[^/]>.*?</w:{gone}>")).unwrap();
    let mut counts: HashMap<String, u64> = HashMap::new();
    let (mut all, mut open) = (Vec::new(), String::new());
    let (_, xml) = xml.rsplit_once("Le contexte").unwrap();
    let (_, xml) = xml.split_once("</w:p>").unwrap();
    for paragraph in found("(?s)(<w:p>.*?</w:p>)", xml) {
        let (properties, rest) = paragraph.split_once("</w:pPr>").unwrap();
        let rest = ours.replace_all(rest, "");
        open += &found(&format!("(?s)<w:{text}(?: [^>]*)?>(.*?)</w:{text}>"), &rest).concat();
        if properties.contains(&format!("<w:{gone} ")) {
            continue;
        }
        let list = found("<w:numId w:val=\"([0-9]+)\"", properties).first().copied().unwrap_or("0");
        let level = found("<w:ilvl w:val=\"([0-9])\"", properties).first().copied().unwrap_or("0");
        let sign = match levels.get(&(list.to_owned(), level.to_owned())) {
            Some((format, _, sign)) if format == "bullet" => format!("{sign} "),
            Some((_, start, sign)) => {
                let count = counts.entry(list.to_owned()).or_insert(*start);
                *count += 1;
                sign.replace("%1", &(*count - 1).to_string()) + " "
            }
            None => String::new(),
        };
        all.push(sign + &std::mem::take(&mut open).replace('\u{a0}', " "));
    }
    assert_eq!(open, "");
    all
}

/// What the paragraphs of a text are, each with its number or sign.
fn lines(text: &str) -> Vec<String> {
    let lines = text.lines().map(|line| line.trim_start()).filter(|line| !line.is_empty());
    lines.map(|line| line.replace("- ", "✓ ").replace("+ ", "– ")).collect()
}

#[test]
fn in_word_lists_have_the_numbers_of_either_version() {
    let text = "Un mot ancien.\n\n1. un\n2. deux\n\nPuis :\n\n1998. Une association naît\n2004. Un jardin ouvre\n\nEt :\n\n- a\n\n  suite de a\n- b\n    1. dedans\n    2. encore\n- c\n    + sous c\n\nFin :\n\n3. trois\n\n   suite de trois\n4. quatre\n    1. petit\n    2. petit deux\n5. cinq\n\nLe bout.";
    for (old, new) in [
        ("ancien", "nouveau"),
        // A number of its own, a point that comes, one that goes.
        ("1998", "1997"),
        ("2. deux\n", "2. deux\n3. trois et plus\n"),
        ("4. quatre", "4. quatre cents"),
        (
            "3. trois\n\n   suite de trois\n4. quatre\n    1. petit\n    2. petit deux\n5. cinq",
            "3. quatre\n    1. petit\n    2. petit deux\n4. cinq",
        ),
        ("1998. Une association naît\n2004. ", "2004. "),
        // Another kind of list; all of it begins elsewhere.
        ("1. un\n2. deux", "- un\n- deux"),
        ("3. trois\n\n   suite de trois\n4. quatre", "7. trois\n\n   suite de trois\n8. quatre"),
        // The paragraphs of a point: one before the first, one that is joined to it, one that goes.
        ("- a\n", "- avant\n\n  a\n"),
        ("- a\n\n  suite de a", "- a suite de a"),
        ("3. trois\n\n   suite de trois", "3. trois, avec une suite de trois"),
        ("   suite de trois", "   suite de trois, qui est longue\n\n   puis une autre"),
    ] {
        let edited = text.replace(old, new);
        assert_ne!(edited, text);
        for (before, after) in [(text, edited.as_str()), (&edited, text)] {
            let bytes = word(before, after);
            assert_eq!(paragraphs(&bytes, false), lines(before), "{old} → {new}");
            assert_eq!(paragraphs(&bytes, true), lines(after), "{old} → {new}");
        }
    }
}

#[test]
fn in_word_numbers_stand_in_the_sidebar_too_and_each_version_is_an_author() {
    let with = |number: &str| {
        let fields = format!("reperes:\n  objectifs: |\n    {number}. Ouvrir\nsections");
        SHEET_A.replace("sections", &fields)
    };
    let [old, new] =
        [with("3"), with("4")].map(|it| annex(&collection(&[("sources/a.yaml", &it)])));
    let bytes = annexe::form::tracked_changes(&compare(&old, &new), ("v1", "v2")).unwrap();
    let numbering = part_of_word(&bytes, "word/numbering.xml");
    assert_eq!(found("w:startOverride w:val=\"([0-9]+)\"", &numbering), ["3", "4"]);
    let xml = part_of_word(&bytes, "word/document.xml");
    let authors =
        |element: &str| found(&format!("<w:{element} [^>]*w:author=\"(.*?)\""), &xml).join(" ");
    assert_eq!((authors("del"), authors("ins")), ("v1 v1".to_owned(), "v2 v2".to_owned()));
}
