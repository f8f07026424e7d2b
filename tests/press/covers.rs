//! Covers of perfect-bound books: one leaf, with its spine.

use std::collections::BTreeSet;

use annexe::press::measure::mm;
use lopdf::content::Content;
use lopdf::{Document, ObjectId};

use super::support::*;
use crate::common::SHEET;

/// What is drawn around the pages of a side.
fn furniture(document: &Document, page: ObjectId) -> Content {
    let resources = document.get_dictionary(page).unwrap().get(b"Resources").unwrap();
    let resources = document.dereference(resources).unwrap().1.as_dict().unwrap();
    let forms = resources.get(b"XObject").unwrap().as_dict().unwrap();
    let id = forms.get(b"F").unwrap().as_reference().unwrap();
    let form = document.get_object(id).unwrap().as_stream().unwrap();
    Content::decode(&form.get_plain_content().unwrap()).unwrap()
}

#[test]
fn a_perfect_bound_cover_is_one_leaf_with_its_spine() {
    let collection = collection();
    for number in 1..=12 {
        let sheet = SHEET.replace("Une action", &format!("Action {number}"));
        collection.write(&format!("sources/s{number}.yaml"), sheet.as_bytes());
    }
    let cover = |arguments: &[&str]| {
        let run = collection
            .run(&[&["press", "--signature", "8", "--cover-apart", "-v"], arguments].concat());
        assert_eq!(run.code, 0, "{}", run.stderr);
        let path = collection.path("out/presse/annexe-cahiers-couverture.pdf");
        (Document::load(path).unwrap(), run.stderr)
    };
    let (document, said) = cover(&["--spine", "9,5"]);
    assert!(said.contains("Dos de 9,5 mm, avec son titre"), "{said}");
    assert!(said.contains("papier 454 × 321 mm"), "{said}");
    let pages: Vec<ObjectId> = document.page_iter().collect();
    assert_eq!(pages.len(), 2);
    for page in &pages {
        let own = document.get_dictionary(*page).unwrap();
        let (trim, bleed) =
            (rect(own.get(b"TrimBox").unwrap()), rect(own.get(b"BleedBox").unwrap()));
        assert!((trim.size().width - mm(429.5)).abs() < 0.1, "{trim:?}");
        assert!((trim.left - bleed.left - mm(3.0)).abs() < 0.1, "{bleed:?}");
        // The fold marks stand at both edges of the spine.
        let marks: BTreeSet<i64> = furniture(&document, *page)
            .operations
            .iter()
            .filter(|operation| operation.operator == "m")
            .map(|operation| (floats(&operation.operands)[0] * 10.0).round() as i64)
            .collect();
        let middle = f64::midpoint(trim.left, trim.right);
        for edge in [middle - mm(4.75), middle + mm(4.75)] {
            let edge = (edge * 10.0).round() as i64;
            assert!((edge - 1..=edge + 1).any(|at| marks.contains(&at)), "{edge}: {marks:?}");
        }
        // Both pages, the spine between them; what they draw beyond the folds leaves the title its room.
        let content = Content::decode(&document.get_page_content(*page)).unwrap();
        let clips: Vec<Vec<f64>> = content
            .operations
            .iter()
            .filter(|operation| operation.operator == "re")
            .map(|operation| floats(&operation.operands))
            .collect();
        // Inside, the last page is blank.
        let [left, right] = &clips[..] else {
            assert_eq!((clips.len(), *page), (1, pages[1]));
            continue;
        };
        let gap = right[0] - (left[0] + left[2]);
        assert!(gap < mm(9.5 - 3.0) && gap > mm(5.5), "{gap}");
    }
    // The title is read from foot to head, outside alone, within the spine, in black.
    let turned = |page| {
        let content = furniture(&document, page);
        let at = content.operations.iter().find(|operation| operation.operator == "Tm");
        at.map(|operation| floats(&operation.operands))
    };
    let title = turned(pages[0]).unwrap();
    assert_eq!(title[..4], [0.0, 1.0, -1.0, 0.0]);
    let own = document.get_dictionary(pages[0]).unwrap();
    let trim = rect(own.get(b"TrimBox").unwrap());
    assert!((title[4] - f64::midpoint(trim.left, trim.right)).abs() < mm(4.75), "{title:?}");
    assert!(turned(pages[1]).is_none());
    // Worked out: as thick as all leaves inside.
    let (document, said) = cover(&["--paper-thickness", "0,12", "--no-marks"]);
    let inside = collection.path("out/presse/annexe-cahiers.pdf");
    let leaves = 2 * Document::load(inside).unwrap().page_iter().count() / 2;
    let own = document.get_dictionary(document.page_iter().next().unwrap()).unwrap();
    let trim = rect(own.get(b"TrimBox").unwrap());
    let spine = 0.12 * leaves as f64;
    assert!((trim.size().width - mm(420.0 + spine)).abs() < 0.1, "{trim:?} {spine}");
    assert!(said.contains("sans titre"), "{said}");
}

#[test]
fn a_long_title_is_smaller_on_the_spine_and_then_cut_after_a_word() {
    let collection = collection();
    let manifest = std::fs::read_to_string(collection.path("sources/annexe.yaml")).unwrap();
    let titled = |title: &str| {
        let own = manifest.lines().find(|line| line.starts_with("titre: ")).unwrap();
        collection.write(
            "sources/annexe.yaml",
            manifest.replace(own, &format!("titre: {title}")).as_bytes(),
        );
        let run = collection.run(&["press", "--signature", "8", "--cover-apart", "--spine", "12"]);
        assert_eq!(run.code, 0, "{}", run.stderr);
        let cover =
            Document::load(collection.path("out/presse/annexe-cahiers-couverture.pdf")).unwrap();
        let page = cover.page_iter().next().unwrap();
        let font = furniture(&cover, page).operations.into_iter().rfind(|it| it.operator == "Tf");
        (floats(&font.unwrap().operands[1..])[0], run.stderr)
    };
    let (usual, said) = titled("Des actions");
    assert!(usual > 13.0 && !said.contains("dos"), "{usual} {said}");
    let (smaller, said) = titled(&"Une action avec les habitants ".repeat(5));
    assert!(smaller < usual && smaller > 7.0 && !said.contains("dos"), "{smaller} {said}");
    let (least, said) = titled(&"Une action avec les habitants ".repeat(15));
    assert!((least - 7.0).abs() < 0.01, "{least}");
    let shown = said.split_once("« ").unwrap().1;
    let cut = shown.trim_end().trim_end_matches(" »").strip_suffix('…').unwrap();
    assert!(
        ["Une", "action", "avec", "les", "habitants"].iter().any(|word| cut.ends_with(word)),
        "{said}"
    );
}
