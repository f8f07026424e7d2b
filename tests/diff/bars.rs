//! Bars in the margins of a redline: beside what changed, and as long.

use std::path::Path;

use lopdf::content::Content;
use lopdf::{Document, Object};

use super::{collection, in_layout};
use crate::common::Collection;

/// A bar on a page: how far it is from the left, and how long it is, in points.
#[derive(Clone, Copy, Debug)]
struct Bar {
    x: f32,
    length: f32,
}

/// The product of two transformations.
fn then(a: [f32; 6], b: [f32; 6]) -> [f32; 6] {
    let at = |x: f32, y: f32| [a[0] * x + a[2] * y, a[1] * x + a[3] * y];
    let ([xx, xy], [yx, yy], [dx, dy]) = (at(b[0], b[1]), at(b[2], b[3]), at(b[4], b[5]));
    [xx, xy, yx, yy, dx + a[4], dy + a[5]]
}

/// The bars that are drawn on the pages of a PDF.
fn bars(pdf: &Path) -> Vec<Bar> {
    let document = Document::load(pdf).unwrap();
    let mut found = Vec::new();
    for page in document.page_iter() {
        let content = Content::decode(&document.get_page_content(page)).unwrap();
        let (mut now, mut saved, mut path) = ([1.0, 0.0, 0.0, 1.0, 0.0, 0.0], vec![], vec![]);
        for operation in content.operations {
            let number = |object: &Object| object.as_float().ok();
            let numbers: Vec<f32> = operation.operands.iter().filter_map(number).collect();
            match (operation.operator.as_str(), numbers.as_slice()) {
                ("q", _) => saved.push(now),
                ("Q", _) => now = saved.pop().unwrap(),
                ("cm", [a, b, c, d, e, f]) => now = then(now, [*a, *b, *c, *d, *e, *f]),
                ("m", [x, y]) => path = vec![[*x, *y]],
                ("l", [x, y]) => path.push([*x, *y]),
                // Broken ones are strokes, whole ones are narrow surfaces.
                ("S" | "f", _) => {
                    let at = |[x, y]: [f32; 2]| then(now, [1.0, 0.0, 0.0, 1.0, x, y]);
                    let points: Vec<_> = path.drain(..).map(at).collect();
                    let span = |axis: usize| {
                        let all = points.iter().map(|point| point[axis]);
                        (all.clone().fold(f32::MAX, f32::min), all.fold(f32::MIN, f32::max))
                    };
                    let ((left, right), (bottom, top)) = (span(4), span(5));
                    if points.len() > 1 && right - left < 2.0 && top - bottom > 5.0 {
                        found.push(Bar { x: (left + right) / 2.0, length: top - bottom });
                    }
                }
                _ => {}
            }
        }
    }
    found
}

/// The bars of the redline between two texts of a sheet.
fn between(old: &str, new: &str, layout: Option<&str>) -> Vec<Bar> {
    let of = |text: &str| -> Collection { collection(&[("sources/a.yaml", text)]) };
    let (old, new) = (of(old), of(new));
    if let Some(layout) = layout {
        in_layout(&new, layout);
    }
    let folders = [old.root().to_str().unwrap(), new.root().to_str().unwrap()];
    let run = new.run(&["diff", "--no-git", folders[0], folders[1], "--pdf", "r.pdf"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    bars(&new.path("r.pdf"))
}

#[test]
fn the_title_of_a_callout_has_a_bar_where_it_changed() {
    let of = |title: &str| {
        let text = "      > [!encadre] TITLE\n      > Un verger partagé.\n".replace("TITLE", title);
        format!("titre: Une ferme\nsections:\n  - type: projet\n    texte: |\n{text}")
    };
    for layout in [None, Some("livret")] {
        let bars = between(&of("À retenir"), &of("À noter"), layout);
        assert_eq!(bars.len(), 1, "{layout:?}: {bars:?}");
    }
}

#[test]
fn a_call_out_that_is_gone_has_one_bar() {
    let text = "titre: Une ferme\nsections:\n  - type: projet\n    texte: |\n      Un verger.\n";
    let callout = "\n      > [!encadre] À noter\n      > Un verger partagé.\n";
    for layout in [None, Some("livret")] {
        let bars = between(&format!("{text}{callout}"), text, layout);
        assert_eq!(bars.len(), 1, "{layout:?}: {bars:?}");
    }
}

#[test]
fn beside_the_sidebar_a_bar_is_as_long_as_the_text() {
    let of = |word: &str| {
        let contact = "    La mairie de la vallée\n    Le secrétariat\n    Le jardin\n    La ferme\n    Le verger\n    L'école\n";
        format!(
            "titre: Une ferme\nreperes:\n  contact: |\n{contact}sections:\n  - type: projet\n    texte: Un verger {word}.\n"
        )
    };
    let bars = between(&of("partagé"), &of("ouvert"), None);
    assert_eq!(bars.len(), 1, "{bars:?}");
    assert!(bars[0].length < 30.0, "{bars:?}");
}

#[test]
fn in_a_booklet_all_bars_of_the_sidebar_stand_right_of_what_it_says() {
    let of = |fields: [&str; 2]| format!("titre: Une ferme\nreperes:\n{}", fields.concat());
    let (public, contact) = ("  public: Des familles\n", "  contact: La mairie\n");
    for new in [of([contact, public]), of([public, "  contacts: Le conseil\n"])] {
        let bars = between(&of([public, contact]), &new, Some("livret"));
        let right = bars.iter().map(|bar| bar.x).fold(0.0, f32::max);
        assert!(bars.len() >= 2, "{bars:?}");
        assert!(bars.iter().all(|bar| right - bar.x < 1.0), "{bars:?}");
    }
}
