//! What people type, and what they get.

use std::fs;

use annexe::press::measure::{Rect, mm};
use lopdf::{Document, Object, ObjectId, dictionary};

use super::support::*;

#[test]
fn an_annex_becomes_a_booklet_for_paper_alone() {
    let collection = collection();
    let run = collection.run(&["press", "--booklet"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let bytes = fs::read(collection.path("out/presse/annexe-livret.pdf")).unwrap();
    let document = Document::load_mem(&bytes).unwrap();
    let catalog = document.catalog().unwrap();
    for claim in [&b"MarkInfo"[..], b"StructTreeRoot", b"Metadata", b"OutputIntents", b"Lang"] {
        assert!(!catalog.has(claim), "{claim:?}");
    }
    for object in document.objects.values() {
        let structure = object.as_dict().is_ok_and(|dict| dict.has_type(b"StructElem"));
        assert!(!structure);
    }
    let first = document.page_iter().next().unwrap();
    let page = document.get_dictionary(first).unwrap();
    let Rect { right, top, .. } = rect(page.get(b"MediaBox").unwrap());
    assert!((right - mm(420.0)).abs() < 0.1 && (top - mm(297.0)).abs() < 0.1);
    // The same once more.
    assert_eq!(collection.run(&["press", "--booklet"]).code, 0);
    assert_eq!(fs::read(collection.path("out/presse/annexe-livret.pdf")).unwrap(), bytes);
}

#[test]
fn colours_reach_beyond_the_edge_and_text_does_not() {
    let collection = collection();
    let boxes = |path: &str| {
        let bytes = fs::read(collection.path(path)).unwrap();
        let document = Document::load_mem(&bytes).unwrap();
        let page = document.page_iter().next().unwrap();
        let page = document.get_dictionary(page).unwrap();
        let of = |key: &[u8]| rect(page.get(key).unwrap());
        (of(b"MediaBox"), of(b"BleedBox"), of(b"TrimBox"))
    };
    let run = collection.run(&["press"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let (media, bleed, trim) = boxes("out/presse/annexe-impression.pdf");
    assert!((trim.size().width - mm(210.0)).abs() < 0.1, "{trim:?}");
    assert!((trim.left - bleed.left - mm(3.0)).abs() < 0.1, "{bleed:?}");
    assert!((trim.left - media.left - mm(12.0)).abs() < 0.1, "{media:?}");
    let run = collection.run(&["press", "une", "--bleed", "0", "--no-marks"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let (media, bleed, trim) = boxes("out/presse/une-impression.pdf");
    assert_eq!((media, bleed), (trim, trim));
    let run = collection.run(&["press", "--bleed", "12"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("de 0 à 10 mm"), "{}", run.stderr);
}

#[test]
fn a_cover_is_a_file_apart() {
    let collection = collection();
    let run = collection.run(&["press", "--booklet", "--cover-apart", "--sheet", "sra3"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let pages = |path: &str| {
        let bytes = fs::read(collection.path(path)).unwrap();
        Document::load_mem(&bytes).unwrap().page_iter().count()
    };
    assert_eq!(pages("out/presse/annexe-livret-couverture.pdf"), 2);
    assert!(!collection.path("out/presse/annexe-livret.pdf").exists());
}

#[test]
fn a_plan_writes_no_pdf() {
    let collection = collection();
    let run = collection.run(&["press", "une", "--booklet", "--plan", "--sheet", "a4"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let table = String::from_utf8(run.stdout).unwrap();
    assert!(table.contains("1 page sur 1 feuille A4, à 71 % ; 3 pages blanches"), "{table}");
    assert!(table.contains("recto  – · 1"), "{table}");
    let svg = fs::read_to_string(collection.path("out/presse/une-livret-plan.svg")).unwrap();
    assert!(svg.starts_with("<svg") && svg.ends_with("</svg>\n"), "{svg}");
    assert!(!collection.path("out/presse/une-livret.pdf").exists());
}

#[test]
fn nothing_but_links_to_the_web_is_kept_and_what_is_lost_is_said() {
    let mut document = Document::load_mem(&source(2, Shape::default())).unwrap();
    let next = dictionary! { "S" => "JavaScript", "JS" => Object::string_literal("PIEGE") };
    let addresses = ["javascript:alert(1)", "file:///etc/passwd", "HTTPS://example.org/bon"];
    let pages: Vec<ObjectId> = document.page_iter().collect();
    for (index, address) in addresses.iter().enumerate() {
        let link = dictionary! {
            "Type" => "Annot",
            "Subtype" => "Link",
            "Rect" => numbers([10.0, 20.0 * index as f64, 90.0, 20.0 * index as f64 + 9.0]),
            "A" => dictionary! {
                "S" => "URI",
                "URI" => Object::string_literal(*address),
                "Next" => next.clone(),
            },
        };
        let link = document.add_object(link);
        let page = document.get_dictionary_mut(pages[0]).unwrap();
        page.get_mut(b"Annots").unwrap().as_array_mut().unwrap().push(link.into());
    }
    let field = document.add_object(dictionary! {
        "Type" => "Annot", "Subtype" => "Widget", "Rect" => numbers([0.0, 0.0, 9.0, 9.0]),
    });
    let page = document.get_dictionary_mut(pages[1]).unwrap();
    page.get_mut(b"Annots").unwrap().as_array_mut().unwrap().push(field.into());
    let collection = collection();
    document.save(collection.path("pieges.pdf")).unwrap();
    let path = collection.path("pieges.pdf");
    let run = collection.run(&["press", path.to_str().unwrap(), "--booklet"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(run.stderr.contains("1 champ de formulaire ou remarque"), "{}", run.stderr);
    let imposed = Document::load(collection.path("pieges-livret.pdf")).unwrap();
    let text = format!("{:?}", imposed.objects);
    assert!(!text.contains("PIEGE") && !text.contains("passwd") && !text.contains("alert"));
    let first = imposed.page_iter().next().unwrap();
    assert_eq!(imposed.get_page_annotations(first).unwrap().len(), 2);
}

#[test]
fn what_is_read_is_never_replaced() {
    let collection = collection();
    assert_eq!(collection.run(&["build"]).code, 0);
    let annex = collection.path("out/annexe.pdf");
    let before = fs::read(&annex).unwrap();
    let annex = annex.to_str().unwrap();
    for arguments in [["press", "--booklet"], ["press", annex]] {
        let run = collection.run(&[&arguments[..], &["-o", annex]].concat());
        assert_eq!(run.code, 2, "{}", run.stderr);
        assert!(run.stderr.contains("serait remplacé"), "{}", run.stderr);
        assert!(fs::read(annex).unwrap() == before);
    }
    let run = collection.run(&["press", annex, "--rev", "v1"]);
    assert!(run.code == 2 && run.stderr.contains("retirez --rev"), "{}", run.stderr);
}

#[test]
fn a_cover_of_an_earlier_scheme_goes() {
    let collection = collection();
    for arguments in [&["press", "--booklet", "--cover-apart"][..], &["press", "--booklet"]] {
        let run = collection.run(arguments);
        assert_eq!(run.code, 0, "{}", run.stderr);
        let cover = collection.path("out/presse/annexe-livret-couverture.pdf").exists();
        assert_eq!(cover, arguments.contains(&"--cover-apart"));
    }
}

#[test]
fn what_does_not_go_together_is_said() {
    let collection = collection();
    let says = |arguments: &[&str], word: &str| {
        let run = collection.run(&[&["press"], arguments].concat());
        assert_eq!(run.code, 2, "{arguments:?}: {}", run.stderr);
        assert!(run.stderr.contains(word), "{arguments:?}: {}", run.stderr);
        assert!(!collection.path("out/presse").exists(), "{arguments:?}");
    };
    says(&["--cover-apart"], "ajoutez --booklet");
    says(&["--creep", "0,1"], "ajoutez --booklet");
    says(&["--creep", "5", "--booklet"], "de 0 à 0,5 mm");
    says(&["--signature", "6"], "écrivez --signature 8");
    says(&["--signature", "12", "--n-up", "4"], "écrivez --signature 16");
    says(&["--booklet", "--n-up", "1"], "--n-up 2");
    says(&["--booklet", "--signature", "8"], "--signature");
    says(&["--signature", "0"], "un nombre de pages");
    says(&["--spine", "8"], "ajoutez --signature N et --cover-apart");
    says(&["--paper-thickness", "0,1", "--booklet", "--cover-apart"], "ajoutez --signature N");
    says(&["--spine", "0", "--signature", "8", "--cover-apart"], "de 1 à 60 mm");
    says(&["--spine", "8", "--paper-thickness", "0,1"], "--paper-thickness");
    says(&["--bleed", "-1"], "de 0 à 10 mm");
    says(&["--booklet", "--creep", "-1"], "de 0 à 0,5 mm");
    says(&["absent.pdf"], "absent.pdf");
    says(&["autre", "--booklet"], "pas de fiche « autre »");
    collection.write("faux.pdf", b"%PDF-1.7");
    let run = collection.run(&["press", collection.path("faux.pdf").to_str().unwrap()]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("n'est pas un PDF lisible"), "{}", run.stderr);
}
