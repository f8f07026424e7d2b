//! The themes of a sheet and the heading of credits, in a redline.

use lopdf::Document;

use super::{Collection, SHEET_A};
use crate::common::MANIFEST;

const THEMES: &str = "themes:\n  1: Habiter\n  3: Cuisiner\n  5: Semer\n";

fn collection(sheet: &str, layout: Option<&str>) -> Collection {
    let (head, _) = MANIFEST.split_once("themes:\n").unwrap();
    let layout = layout.map(|name| format!("mise_en_page: {name}\n")).unwrap_or_default();
    let manifest = format!("{head}{layout}{THEMES}");
    Collection::new(&[("sources/annexe.yaml", &manifest), ("sources/a.yaml", sheet)])
}

/// How many lines are under and through words of a redline, by its structure tree.
fn lines(old: &str, new: &str, layout: Option<&str>) -> [usize; 2] {
    let (old, new) = (collection(old, layout), collection(new, layout));
    let folders = [old.root().to_str().unwrap(), new.root().to_str().unwrap()];
    let run = new.run(&["diff", "--no-git", folders[0], folders[1], "--pdf", "r.pdf"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let document = Document::load(new.path("r.pdf")).unwrap();
    let shown = format!("{:?}", document.objects);
    ["Underline", "LineThrough"].map(|name| shown.matches(name).count())
}

#[test]
fn other_themes_are_marked_on_the_pages() {
    let edited = SHEET_A.replace("chaque semaine", "chaque mois");
    let with = |sheet: &str, themes: &str| {
        sheet.replace("sections:", &format!("themes: {themes}\nsections:"))
    };
    let old = with(SHEET_A, "[1, 3]");
    for (layout, themes, more) in [
        (None, "[1, 3, 5]", [1, 1]),
        (Some("livret"), "[1, 3, 5]", [1, 0]),
        (Some("livret"), "[3, 5]", [1, 1]),
        (Some("livret"), "[3, 1]", [2, 2]),
    ] {
        let [under, through] = lines(&old, &with(&edited, "[1, 3]"), layout);
        let found = lines(&old, &with(&edited, themes), layout);
        assert_eq!(found, [under + more[0], through + more[1]], "{layout:?} {themes}");
    }
}

#[test]
fn the_heading_of_credits_goes_with_them() {
    let of = |credits: &str| format!("titre: Un film\ngabarit: film\nchapeau: Une rue.\n{credits}");
    let old = of("generique: Une équipe du village\n");
    for layout in [None, Some("livret")] {
        let none = lines(&of(""), &of("").replace("rue", "place"), layout);
        let [_, through] = lines(&old, &of("").replace("rue", "place"), layout);
        assert_eq!(through, none[1] + 2, "{layout:?}");
    }
}
