//! Numbers of lists: in Word those of either version, everywhere else told when they change.

use std::collections::HashMap;

use annexe::diff::{Comparison, Content, Fate, SheetChange, compare, terminal};
use annexe::sheet::Block;

use super::{SHEET_A, annex, collection, part_of_word, told};

/// A sheet with this text.
fn sheet(text: &str) -> String {
    let lines: String = text.lines().map(|line| format!("      {line}\n")).collect();
    format!("titre: Une ferme\nsections:\n  - type: contexte\n    texte: |\n{lines}")
}

/// A Word document of the changes from one text to another.
pub(super) fn word(old: &str, new: &str) -> Vec<u8> {
    let [old, new] = [old, new].map(|it| annex(&collection(&[("sources/a.yaml", &sheet(it))])));
    annexe::form::tracked_changes(&compare(&old, &new), ("v1", "v2")).unwrap()
}

/// All values that a pattern finds.
pub(super) fn found<'a>(pattern: &str, text: &'a str) -> Vec<&'a str> {
    let pattern = regex::Regex::new(pattern).unwrap();
    pattern.captures_iter(text).map(|it| it.get(1).unwrap().as_str()).collect()
}

/// The paragraphs of the first section in one of both versions, each with its number or sign.
pub(super) fn paragraphs(bytes: &[u8], accepted: bool) -> Vec<String> {
    let all = all_paragraphs(bytes, accepted).into_iter().map(|(_, text)| text);
    all.skip_while(|text| text != "Le contexte").skip(1).collect()
}

/// The paragraphs of the first sheet in one of both versions, each with its style, and with its number or sign.
fn all_paragraphs(bytes: &[u8], accepted: bool) -> Vec<(String, String)> {
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
    let moved = if accepted { "moveFrom" } else { "moveTo" };
    let [ours, moved] = [gone, moved]
        .map(|it| regex::Regex::new(&format!("(?s)<w:{it} [^>]*[^/]>.*?</w:{it}>")).unwrap());
    let mut counts: HashMap<String, u64> = HashMap::new();
    let (mut all, mut open) = (Vec::new(), String::new());
    let (_, xml) = xml.split_once("<w:pageBreakBefore").unwrap();
    let (_, xml) = xml.split_once("</w:p>").unwrap();
    for paragraph in found("(?s)(<w:p>.*?</w:p>)", xml) {
        let (properties, rest) = paragraph.split_once("</w:pPr>").unwrap();
        let rest = moved.replace_all(rest, "");
        let rest = ours.replace_all(&rest, "");
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
        let style = found("<w:pStyle w:val=\"(.*?)\"", properties)[0].to_owned();
        let text = std::mem::take(&mut open);
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        all.push((style, sign + &text));
    }
    assert_eq!(open, "");
    // The one that the text ends with where the end of its last paragraph is tracked.
    let _ = all.pop_if(|(_, last)| last.is_empty());
    all
}

/// What the paragraphs of a text are, each with its number or sign.
pub(super) fn lines(text: &str) -> Vec<String> {
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
        // What comes between its points; numbers that go on, or begin again; another point in front.
        ("5. cinq", "\nUn texte.\n\n5. cinq"),
        ("2. deux", "\nUn texte.\n\n1. deux"),
        ("\n1. un\n2. deux\n", "\n1. un\n2. deux\n3. trois de plus\n\nUn texte.\n\n4. encore un\n"),
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

#[test]
fn a_number_that_changed_is_told_and_shown() {
    let all = "1998. Une association naît\n2004. Un jardin ouvre";
    let place = "« Le contexte » :";
    for (new, line, shown) in [
        (
            all.replace("1998", "1997"),
            "1 point modifié (« 1998 » devient « 1997 »)",
            "~ [-1998-]{+1997+}. Une association naît",
        ),
        (
            all.replace("2004", "1999"),
            "1 point modifié (« 2004 » devient « 1999 »)",
            "~ [-2004-]{+1999+}. Un jardin ouvre",
        ),
        (
            all.replace("1998. Une", "1997. Cette"),
            "1 point modifié (« 1998 » devient « 1997 » ; « Une » devient « Cette »)",
            "~ [-1998-]{+1997+}. [-Une-]{+Cette+} association naît",
        ),
        (all.replace("\n", "\n2001. Permis\n"), "1 point ajouté", "+ {+2001. Permis+}"),
        (
            all.replace("\n2004. Un jardin ouvre", ""),
            "1 point retiré",
            "- [-2004. Un jardin ouvre-]",
        ),
    ] {
        assert_eq!(told(&sheet(all), &sheet(&new)), [format!("{place} {line}")], "{new}");
        let [old, new] =
            [all, &new].map(|it| annex(&collection(&[("sources/a.yaml", &sheet(it))])));
        let found =
            terminal::show(&compare(&old, &new), terminal::Look::Plain).replace('\u{a0}', " ");
        assert!(found.contains(&format!("    {shown}\n")), "{found}");
        assert!(!found.contains("autrement"), "{found}");
    }
    // A list without its numbers, right behind another one.
    let two = "3. trois, suite\n4. quatre\n\n1. a\n2. b\n\nLe bout.";
    let other = two.replace("1. a\n2. b", "- a\n- b").replace("trois", "tout");
    assert_eq!(
        told(&sheet(two), &sheet(&other)),
        [format!(
            "{place} 1 point modifié (« trois » devient « tout »), 1 passage présenté autrement, \
             sans changer de mots (liste numérotée devenue à puces)"
        )]
    );
    // Points that only count on say nothing of it.
    assert_eq!(
        told(&sheet("1. un\n2. deux"), &sheet("1. un\n2. et demi\n3. deux")),
        [format!("{place} 1 point ajouté")]
    );
}

/// What a terminal shows of a sheet between two of its texts.
fn shown(old: &str, new: &str) -> Vec<String> {
    let [old, new] = [old, new].map(|it| annex(&collection(&[("sources/a.yaml", &sheet(it))])));
    let shown = terminal::show(&compare(&old, &new), terminal::Look::Plain).replace('\u{a0}', " ");
    let lines = shown.lines().filter_map(|line| line.strip_prefix("    "));
    lines.map(str::to_owned).collect()
}

#[test]
fn points_that_get_numbers_are_told_as_another_form() {
    let text = "Il y a :\n\n- une place, où l'on trouve :\n    - une épicerie,\n    - un four,\n    - un bar,\n- une rue.";
    let line = "« Le contexte » : 1 passage présenté autrement, sans changer de mots";
    let [there, back] = ["liste à puces devenue numérotée", "liste numérotée devenue à puces"]
        .map(|shape| format!("{line} ({shape})"));
    let some = text.replace("- une é", "1. une é").replace("- un f", "2. un f");
    // All points of a list in a list, some of them, one that is in none.
    for (new, words) in [
        (some.replace("- un b", "3. un b"), "une épicerie,"),
        (some, "une épicerie,"),
        (text.replace("- une rue", "1. une rue"), "une rue."),
    ] {
        for (a, b, line) in [(text, &*new, &there), (&new, text, &back)] {
            assert_eq!(told(&sheet(a), &sheet(b)), [&**line], "{b}");
            assert_eq!(shown(a, b), [format!("~ (présenté autrement) {words}")], "{b}");
        }
    }
}

#[test]
fn short_points_that_move_are_shown_as_that() {
    let text = "Il y a :\n\n- une épicerie,\n- une cordonnerie,\n- un four,\n- un bar.";
    let moved = "Il y a :\n\n- une épicerie,\n- un four,\n- un bar,\n- une cordonnerie.";
    assert_eq!(told(&sheet(text), &sheet(moved)), ["« Le contexte » : 1 point déplacé"]);
    let shown = shown(text, moved);
    assert!(shown[0].starts_with("↗ (déplacé plus bas) une cordonnerie"), "{shown:?}");
    assert!(
        shown.iter().any(|it| it.starts_with("↘ (déplacé depuis plus haut) une cordonnerie")),
        "{shown:?}"
    );
    assert!(!shown.iter().any(|line| line.starts_with(['+', '-'])), "{shown:?}");
}

#[test]
fn in_word_both_versions_can_be_had_again_after_any_edits() {
    let sheets = super::own_sheets();
    let word = |content: Content| {
        let change = SheetChange {
            fate: Fate::Changed,
            id: "a".to_owned(),
            was: None,
            old_number: Some(1),
            new_number: Some(1),
            moved: false,
            title: "Une fiche".to_owned(),
            themes: Default::default(),
            facts: Vec::new(),
            text: true,
            exchanges: Vec::new(),
            content,
        };
        let all = Comparison {
            collection: Vec::new(),
            sheets: vec![change],
            unchanged: 0,
            passed: Vec::new(),
        };
        annexe::form::tracked_changes(&all, ("v1", "v2")).unwrap()
    };
    // Its lists numbered, from this number on, or each from another one.
    let number = |content: &mut Content, from: u64, step: u64| {
        let blocks = content.sections.iter_mut().flat_map(|section| &mut section.blocks);
        for (nth, block) in (0..).zip(blocks) {
            if let Block::List { ordered, start, .. } = block {
                (*ordered, *start) = (true, from + nth * step);
            }
        }
    };
    for seed in 0..36 {
        let mut old = sheets[seed % sheets.len()].clone();
        if seed % 3 > 0 {
            number(&mut old, 1, 0);
        }
        let (mut new, done) = super::edits::edit(&old, &sheets, 7000 + seed as u64);
        if seed % 3 > 1 {
            number(&mut new, 2, seed as u64 % 2);
        }
        let (old, new) = if seed % 2 == 0 { (&old, new) } else { (&new, old.clone()) };
        let both = word(Content::merge(old, &new));
        super::word::assert_parted(&both);
        for (accepted, content) in [(false, old), (true, &new)] {
            let alone = word(content.clone());
            let (found, wanted) =
                (all_paragraphs(&both, accepted), all_paragraphs(&alone, accepted));
            let differs = found.iter().zip(&wanted).find(|(a, b)| a != b);
            assert_eq!(differs, None, "seed {seed}, {accepted}: {done:?}");
            assert_eq!(found.len(), wanted.len(), "seed {seed}, {accepted}: {done:?}");
        }
    }
}

#[test]
fn in_word_numbers_that_count_on_are_those_of_either_version() {
    let of =
        |first: &str, second: &str| format!("Un.\n\n{first}\n\nUn texte.\n\n{second}\n\nLe bout.");
    let (first, second) = ("1. un mot\n2. deux mots", "3. trois mots\n4. quatre mots");
    for (edited, rest) in [
        ("1. un mot\n2. un de plus\n3. deux mots", "4. trois mots\n5. quatre mots"),
        ("1. un mot", "2. deux mots\n3. trois mots\n4. quatre mots"),
        ("1. un mot\n2. deux mots\n3. trois mots\n4. quatre mots", "1. tout autre chose"),
    ] {
        let (a, b) = (of(first, second), of(edited, rest));
        for (before, after) in [(&a, &b), (&b, &a)] {
            let bytes = word(before, after);
            assert_eq!(paragraphs(&bytes, false), lines(before));
            assert_eq!(paragraphs(&bytes, true), lines(after));
        }
    }
}

#[test]
fn a_list_that_begins_with_another_number_is_told_as_that() {
    let points = ["un atelier de greffe en février ;", "une fête des semis ;", "un marché."];
    let place = "« Le contexte » :";
    let (old, new) = (list_of(&points, 1), list_of(&points, 3));
    assert_eq!(told(&sheet(&old), &sheet(&new)), [format!("{place} la numérotation commence à 3")]);
    assert_eq!(told(&sheet(&new), &sheet(&old)), [format!("{place} la numérotation commence à 1")]);
    assert_eq!(
        shown(&old, &new),
        ["~ (la numérotation commence à 3) un atelier de greffe en février\u{202f};"]
    );
    let edited = new.replace("février", "mars");
    let line = "1 point modifié (« février » devient « mars »), la numérotation commence à 3";
    assert_eq!(told(&sheet(&old), &sheet(&edited)), [format!("{place} {line}")]);
    // Both versions can be had again, with their numbers, in JSON too.
    let [before, after] =
        [&old, &edited].map(|it| annex(&collection(&[("sources/a.yaml", &sheet(it))])));
    let found = compare(&before, &after);
    let both = &found.sheets[0].content;
    for (side, annex) in [(annexe::diff::Side::Old, &before), (annexe::diff::Side::New, &after)] {
        assert_eq!(side.of(both), Content::of(&annex.entries[0].sheet));
    }
    let json = annexe::diff::report::json(&found, ("a", "b"));
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    let list = &json["sheets"][0]["content"]["sections"][0]["blocks"][0];
    assert_eq!((&list["start"], &list["was"]), (&3.into(), &1.into()));
    // Where it only counts on from the one above, that is no change.
    let two = |first: &[&str]| {
        let next = list_of(first, 1) + "\nPuis :\n\n";
        next + &list_of(&points, first.len() + 1)
    };
    let more = [points[0], "une visite en mars ;", points[1]];
    assert_eq!(
        told(&sheet(&two(&points[..2])), &sheet(&two(&more))),
        [format!("{place} 1 point ajouté")]
    );
}

/// Points with their numbers.
fn list_of(points: &[&str], from: usize) -> String {
    let points = points.iter().enumerate();
    points.map(|(at, point)| format!("{}. {point}\n", from + at)).collect()
}
