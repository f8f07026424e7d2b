//! Word's lists: their marks and numbers, as the programs that write documents give them.

use super::only_sheet;
use crate::common::docx::{Docx, p, root};
use crate::common::office::import;

/// An item of a numbering.
fn item(number: u8, level: u8, text: &str) -> String {
    format!(
        "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{number}\"/></w:numPr></w:pPr>\
         <w:r><w:t>{text}</w:t></w:r></w:p>"
    )
}

/// Two levels of a list.
fn levels(mark: &str) -> String {
    let text = if mark == "bullet" { "•" } else { "%1." };
    let level = |level: u8| {
        format!(
            "<w:lvl w:ilvl=\"{level}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{mark}\"/>\
             <w:lvlText w:val=\"{text}\"/></w:lvl>"
        )
    };
    level(0) + &level(1)
}

/// A number that gives the second level of a list another mark.
fn overridden(number: u8, list: u8, mark: &str) -> String {
    let levels = levels(mark);
    let second = &levels[levels.len() / 2..];
    format!(
        "<w:num w:numId=\"{number}\"><w:abstractNumId w:val=\"{list}\"/>\
         <w:lvlOverride w:ilvl=\"1\">{second}</w:lvlOverride></w:num>"
    )
}

#[test]
fn lists_in_others_have_the_marks_that_libreoffice_gives_them_anew() {
    let list = |list: u8, mark: &str| {
        format!("<w:abstractNum w:abstractNumId=\"{list}\">{}</w:abstractNum>", levels(mark))
    };
    let number = |number: u8| {
        format!("<w:num w:numId=\"{number}\"><w:abstractNumId w:val=\"{number}\"/></w:num>")
    };
    let numbering = [
        list(1, "decimal"),
        list(2, "bullet"),
        number(1),
        number(2),
        // Each item has a number of its own.
        overridden(3, 1, "bullet"),
        overridden(4, 1, "bullet"),
        overridden(5, 2, "decimal"),
        overridden(6, 2, "decimal"),
    ];
    let body = [
        p("T", "Un four"),
        p("T1", "Le contexte"),
        item(1, 0, "cuire"),
        item(3, 1, "du pain"),
        item(4, 1, "du sel"),
        item(1, 0, "partager"),
        p("", "Entre."),
        item(2, 0, "bois"),
        item(5, 1, "hêtre"),
        item(6, 1, "chêne"),
    ];
    let part = root("numbering", &numbering.concat());
    let docx = Docx::new(&body.concat()).part("n", "numbering", "numbering.xml", part.as_bytes());
    let (collection, run) = import("fiche.docx", &docx.bytes());
    assert_eq!(run.code, 0, "{}", run.stderr);
    let sheet = std::fs::read_to_string(collection.path("neuf/sources/four.yaml")).unwrap();
    for wanted in [
        "1. cuire\n         - du pain\n         - du sel\n      2. partager\n",
        "- bois\n        1. hêtre\n        2. chêne\n",
    ] {
        assert!(sheet.contains(wanted), "{wanted} in\n{sheet}");
    }
}

#[test]
fn items_that_only_their_style_tells_are_items() {
    let sheet = only_sheet(&[p("T", "Un four"), p("T1", "Le contexte"), p("LB", "du pain")]);
    assert!(sheet.contains("- du pain"), "{sheet}");
}

#[test]
fn indents_are_levels_where_all_points_have_the_same() {
    let point = |left: &str, text: &str| {
        let indent = match left {
            "" => String::new(),
            left => format!("<w:ind w:left=\"{left}\" w:hanging=\"360\"/>"),
        };
        format!(
            "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr>{indent}</w:pPr>\
             <w:r><w:t>{text}</w:t></w:r></w:p>"
        )
    };
    let numbering = "<w:abstractNum w:abstractNumId=\"1\"><w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"bullet\"/>\
                     <w:lvlText w:val=\"•\"/><w:pPr><w:ind w:left=\"720\" w:hanging=\"360\"/></w:pPr></w:lvl>\
                     </w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"1\"/></w:num>";
    let body = [
        p("T", "Un four"),
        p("T1", "Le contexte"),
        point("", "Trois pains :"),
        point("1440", "de seigle,"),
        point("1450", "blanc,"),
        point("2160", "salé ou non,"),
        point("1440", "noir."),
        point("720", "Un repas."),
    ];
    let docx = Docx::new(&body.concat());
    let docx =
        docx.part("n", "numbering", "numbering.xml", root("numbering", numbering).as_bytes());
    let (collection, run) = import("a.docx", &docx.bytes());
    assert_eq!(run.code, 0, "{}", run.stderr);
    let sheet = std::fs::read_to_string(collection.path("neuf/sources/four.yaml")).unwrap();
    let wanted = "      - Trois pains :\n        - de seigle,\n        - blanc,\n          - salé ou non,\n        \
                  - noir.\n      - Un repas.\n";
    assert!(sheet.contains(wanted), "{sheet}");
}
