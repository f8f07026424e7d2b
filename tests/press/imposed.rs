//! Each page once, where the plan says, with its links.

use std::num::NonZeroUsize;

use annexe::press::measure::{Measures, Paper, Size, mm};
use annexe::press::plan::{Binding, Job, PerSide};
use annexe::press::{self, About, Duplex, Furniture, Lettering, Source, Unusable};
use lopdf::Dictionary;
use lopdf::content::Content;

use super::support::*;

#[test]
fn every_page_stands_once_and_where_it_is_planned() {
    let bindings = [
        Binding::Saddle,
        Binding::Gathered(NonZeroUsize::new(16).unwrap()),
        Binding::Flat { duplex: true },
        Binding::Flat { duplex: false },
    ];
    for pages in [1, 2, 3, 4, 5, 7, 8, 12, 17, 48, 64, 97, 130] {
        let source = Source::read(&source(pages, Shape::default())).unwrap();
        for (index, binding) in bindings.into_iter().enumerate() {
            for per_side in [PerSide::Two, PerSide::Four] {
                let paper = Paper::ALL[(pages + index) % Paper::ALL.len()];
                let duplex = if pages % 2 == 0 { Duplex::Long } else { Duplex::Short };
                let cover_apart = pages % 3 == 0;
                let job = Job { pages, binding, per_side, back_cover: true, cover_apart };
                let measures = Measures {
                    creep: mm(0.1),
                    ..Measures::new(paper.size(), source.largest(), per_side)
                };
                let mut all = Vec::new();
                for part in job.plan().parts.iter().filter(|part| !part.is_cover) {
                    let sides = press::sides(&part.leaves, &measures, duplex);
                    let document = imposed(&source, &sides, &measures);
                    assert_eq!(document.page_iter().count(), sides.len());
                    all.extend(assert_as_planned(&document, &sides, &measures));
                }
                for part in job.plan().parts.iter().filter(|part| part.is_cover) {
                    let measures = Measures::new(paper.size(), source.largest(), PerSide::Two);
                    let sides = press::sides(&part.leaves, &measures, duplex);
                    let document = imposed(&source, &sides, &measures);
                    all.extend(assert_as_planned(&document, &sides, &measures));
                }
                all.sort_unstable();
                assert_eq!(all, (1..=pages).collect::<Vec<_>>(), "{job:?}");
            }
        }
    }
}

#[test]
fn the_coordinates_of_a_page_are_its_own_affair() {
    let job = Job {
        pages: 4,
        binding: Binding::Saddle,
        per_side: PerSide::Two,
        back_cover: false,
        cover_apart: false,
    };
    let shape = Shape { corner: (-50.0, 30.0), bleed: mm(3.0), rotate: 0 };
    let source = Source::read(&source(4, shape)).unwrap();
    assert!((source.bleed() - mm(3.0)).abs() < 0.01);
    let measures = Measures::new(Paper::A3.size(), source.largest(), PerSide::Two);
    let sides = press::sides(&job.plan().parts[0].leaves, &measures, Duplex::Short);
    assert_as_planned(&imposed(&source, &sides, &measures), &sides, &measures);
}

#[test]
fn a_page_that_is_shown_turned_is_printed_as_it_is_shown() {
    let shape = Shape { rotate: 90, ..Shape::default() };
    let source = Source::read(&source(1, shape)).unwrap();
    let Size { width, height } = Paper::A4.size();
    let shown = source.size(1);
    assert!((shown.width - height).abs() < 0.01 && (shown.height - width).abs() < 0.01);
    let found = written_alone(&source);
    // A quarter to the right: what was up is right, what was right is down.
    assert!((found.at.0 - WRITTEN.1).abs() < TOLERANCE, "{found:?}");
    assert!((found.at.1 - (width - WRITTEN.0)).abs() < TOLERANCE, "{found:?}");
}

#[test]
fn links_lie_where_their_words_are() {
    let source = Source::read(&source(8, Shape::default())).unwrap();
    let job = Job {
        pages: 8,
        binding: Binding::Saddle,
        per_side: PerSide::Four,
        back_cover: false,
        cover_apart: false,
    };
    let measures = Measures::new(Paper::A4.size(), source.largest(), PerSide::Four);
    let sides = press::sides(&job.plan().parts[0].leaves, &measures, Duplex::Long);
    let document = imposed(&source, &sides, &measures);
    for id in document.page_iter() {
        let written = written(&document, id);
        let links = document.get_page_annotations(id).unwrap();
        assert_eq!(links.len(), written.len());
        for number in written {
            let here = |link: &&&Dictionary| {
                let rect = rect(link.get(b"Rect").unwrap());
                let (x, y) = number.at;
                let near = |edge: f64, at: f64| (edge - at).abs() < 0.1;
                if number.upright {
                    near(rect.left, x) && near(rect.bottom, y)
                } else {
                    near(rect.right, x) && near(rect.top, y)
                }
            };
            let link = links.iter().find(here).unwrap();
            let action = link.get(b"A").unwrap().as_dict().unwrap();
            let address = action.get(b"URI").unwrap().as_str().unwrap();
            assert_eq!(address, format!("https://example.org/{}", number.page).as_bytes());
        }
    }
}

#[test]
fn marks_stand_in_the_margin_alone() {
    let lines = ["Une édition · feuille 1 · recto".to_owned()];
    let lettering = Lettering::of(&lines).unwrap();
    let a4 = Paper::A4.size();
    let draw = |measures: &Measures| {
        let furniture = Furniture {
            measures,
            folds: (true, false),
            spots: &[],
            lettering: &lettering,
            marks: true,
            title: None,
        };
        furniture.draw(&lines)
    };
    // Two A4 fill an A3.
    assert!(draw(&Measures::new(Paper::A3.size(), a4, PerSide::Two)).is_none());
    let measures =
        Measures { bleed: mm(3.0), ..Measures::new(Paper::Sra3.size(), a4, PerSide::Two) };
    let drawn = draw(&measures).unwrap();
    let page = drawn.page_iter().next().unwrap();
    let content = Content::decode(&drawn.get_page_content(page)).unwrap();
    let block = measures.block;
    let mut points = 0;
    for operation in &content.operations {
        if matches!(&*operation.operator, "m" | "l" | "c" | "Td" | "Tm") {
            let at = floats(&operation.operands);
            let (x, y) = (at[at.len() - 2], at[at.len() - 1]);
            let inside = x > block.left + 0.1
                && x < block.right - 0.1
                && y > block.bottom - mm(3.0) + 0.1
                && y < block.top + mm(3.0) - 0.1;
            assert!(!inside, "{operation:?}");
            assert!((0.0..=measures.leaf.width).contains(&x), "{operation:?}");
            assert!((0.0..=measures.leaf.height).contains(&y), "{operation:?}");
            points += 1;
        }
    }
    assert!(points > 60, "{points}");
}

#[test]
fn what_is_no_pdf_is_refused() {
    assert_eq!(Source::read(b"").err(), Some(Unusable::Damaged));
    assert_eq!(Source::read(b"%PDF-1.7\nrien").err(), Some(Unusable::Damaged));
    let whole = source(3, Shape::default());
    for length in (0..whole.len()).step_by(97) {
        // Whatever comes of it, it comes without a panic.
        let _ = Source::read(&whole[..length]);
    }
    for at in (0..whole.len()).step_by(41) {
        let mut broken = whole.clone();
        broken[at] ^= 0x15;
        let Ok(source) = Source::read(&broken) else { continue };
        let measures = Measures::new(Paper::A4.size(), source.largest(), PerSide::Two);
        let job = Job {
            pages: source.pages(),
            binding: Binding::Saddle,
            per_side: PerSide::Two,
            back_cover: false,
            cover_apart: false,
        };
        let about = About { title: "Essai", purpose: "papier" };
        for part in &job.plan().parts {
            let sides = press::sides(&part.leaves, &measures, Duplex::Short);
            let _ = press::impose(&source, &sides, &measures, None, (&about, None));
        }
    }
}
