//! Sources that other programs make.

use std::fs;

use annexe::press::measure::{Measures, Paper, Size};
use annexe::press::plan::{Binding, Job, PerSide};
use annexe::press::{self, Duplex, Source, Unusable};
use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};

use super::support::*;

/// A source with something changed about it.
fn altered(pages: usize, alter: impl FnOnce(&mut Document, &[ObjectId])) -> Vec<u8> {
    let mut document = Document::load_mem(&source(pages, Shape::default())).unwrap();
    let ids: Vec<ObjectId> = document.page_iter().collect();
    alter(&mut document, &ids);
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    bytes
}

#[test]
fn a_page_without_a_size_is_named() {
    let bytes = altered(3, |document, pages| {
        let page = document.get_dictionary_mut(pages[1]).unwrap();
        page.set("MediaBox", numbers([0.0, 0.0, 0.0, 842.0]));
    });
    assert_eq!(Source::read(&bytes).err(), Some(Unusable::Sizeless(2)));
    let collection = collection();
    collection.write("plate.pdf", &bytes);
    let run = collection.run(&["press", "plate.pdf", "--booklet"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("la page 2 n'a pas de taille"), "{}", run.stderr);
}

#[test]
fn pages_in_a_circle_are_refused() {
    let bytes = altered(3, |document, pages| {
        let tree = document.get_dictionary(pages[0]).unwrap().get(b"Parent").unwrap().clone();
        let id = tree.as_reference().unwrap();
        let inner = document.add_object(dictionary! {
            "Type" => "Pages", "Parent" => id, "Count" => 3, "Kids" => vec![tree],
        });
        let node = document.get_dictionary_mut(id).unwrap();
        node.get_mut(b"Kids").unwrap().as_array_mut().unwrap().push(inner.into());
    });
    assert_eq!(Source::read(&bytes).err(), Some(Unusable::Circular));
    let collection = collection();
    collection.write("rond.pdf", &bytes);
    let run = collection.run(&["press", "rond.pdf"]);
    assert!(run.code == 2 && run.stderr.contains("tournent en rond"), "{}", run.stderr);
}

#[test]
fn a_page_that_gives_back_too_much_leaves_the_furniture_alone() {
    let bytes = altered(2, |document, pages| {
        for (page, content) in pages.iter().zip(["Q Q q 9 0 0 9 0 0 cm (Q) Tj Q Q", "q q 2 w"]) {
            let stream = Stream::new(Dictionary::new(), content.as_bytes().to_vec());
            let id = document.add_object(stream);
            document.get_dictionary_mut(*page).unwrap().set("Contents", id);
        }
    });
    let source = Source::read(&bytes).unwrap().balanced().unwrap();
    let measures = Measures::new(Paper::A3.size(), source.largest(), PerSide::Two);
    let sides = press::sides(
        &Job {
            pages: 2,
            binding: Binding::Flat { duplex: false },
            per_side: PerSide::Two,
            back_cover: false,
            cover_apart: false,
        }
        .plan()
        .parts[0]
            .leaves,
        &measures,
        Duplex::Short,
    );
    let document = imposed(&source, &sides, &measures);
    let mut found = Vec::new();
    for object in document.objects.values() {
        let Ok(stream) = object.as_stream() else { continue };
        if !stream.dict.get(b"Subtype").is_ok_and(|it| it.as_name().is_ok_and(|it| it == b"Form")) {
            continue;
        }
        let content = Content::decode(&stream.get_plain_content().unwrap()).unwrap();
        let of =
            |operator: &str| content.operations.iter().filter(|it| it.operator == operator).count();
        assert_eq!(of("q"), of("Q"));
        found.push((of("q"), of("Tj"), of("w")));
    }
    found.sort_unstable();
    assert_eq!(found, [(1, 1, 0), (2, 0, 1)]);
}

#[test]
fn pages_in_large_units_are_as_large_as_they_say() {
    let unit = 2.0;
    let bytes = altered(1, |document, pages| {
        document.get_dictionary_mut(pages[0]).unwrap().set("UserUnit", Object::Real(2.0));
    });
    let source = Source::read(&bytes).unwrap();
    let Size { width, height } = Paper::A4.size();
    let size = source.size(1);
    assert!((size.width - unit * width).abs() < 0.1 && (size.height - unit * height).abs() < 0.1);
    let found = written_alone(&source);
    assert!((found.at.0 - unit * WRITTEN.0).abs() < TOLERANCE, "{found:?}");
    assert!((found.at.1 - unit * WRITTEN.1).abs() < TOLERANCE, "{found:?}");
}

/// What the streams of a PDF hold.
fn drawings(bytes: &[u8]) -> Vec<String> {
    let document = Document::load_mem(bytes).unwrap();
    let streams = document.objects.values().filter_map(|object| object.as_stream().ok());
    let content = |stream: &Stream| stream.get_plain_content().ok();
    streams.filter_map(content).map(|it| String::from_utf8_lossy(&it).into_owned()).collect()
}

#[test]
fn pages_in_several_streams_keep_their_words_whatever_they_are_packed_with() {
    let packed: [(&str, &[u8]); 2] =
        [("ASCIIHexDecode", b"28 4D4F5431 29 20 546A>"), ("RunLengthDecode", b"\x08(MOT1) Tj\x80")];
    for (filter, content) in packed {
        let bytes = altered(2, |document, pages| {
            let second = document.add_object(Stream::new(Dictionary::new(), b"(MOT2) Tj".to_vec()));
            for page in pages {
                let dictionary = dictionary! { "Filter" => filter };
                let first = document.add_object(Stream::new(dictionary, content.to_vec()));
                let both: Vec<Object> = vec![first.into(), second.into()];
                document.get_dictionary_mut(*page).unwrap().set("Contents", both);
            }
        });
        let collection = collection();
        collection.write("deux.pdf", &bytes);
        let run = collection.run(&["press", "deux.pdf", "--booklet", "-o", "livret.pdf"]);
        assert_eq!(run.code, 0, "{}", run.stderr);
        let drawn = drawings(&fs::read(collection.path("livret.pdf")).unwrap());
        let whole = |it: &&String| it.contains("(MOT1) Tj") && it.contains("(MOT2) Tj");
        assert!(drawn.iter().filter(whole).count() > 0, "{filter} {drawn:?}");
    }
    let bytes = altered(3, |document, pages| {
        let stream = Stream::new(dictionary! { "Filter" => "JBIG2Decode" }, b"?".to_vec());
        let contents = document.add_object(stream);
        document.get_dictionary_mut(pages[1]).unwrap().set("Contents", contents);
    });
    let collection = collection();
    collection.write("autre.pdf", &bytes);
    let run = collection.run(&["press", "autre.pdf", "--booklet"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("le dessin de la page 2"), "{}", run.stderr);
}

#[test]
fn hidden_layers_stay_hidden() {
    let bytes = altered(2, |document, _| {
        let hidden = dictionary! { "Type" => "OCG", "Name" => Object::string_literal("Brouillon") };
        let hidden: Object = document.add_object(hidden).into();
        let off = dictionary! { "OFF" => vec![hidden.clone()] };
        let layers = dictionary! { "OCGs" => vec![hidden], "D" => off };
        document.catalog_mut().unwrap().set("OCProperties", layers);
    });
    let collection = collection();
    collection.write("calques.pdf", &bytes);
    let run = collection.run(&["press", "calques.pdf", "--booklet", "-o", "livret.pdf"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let imposed = Document::load(collection.path("livret.pdf")).unwrap();
    let layers = imposed.catalog().unwrap().get_deref(b"OCProperties", &imposed).unwrap();
    let view = layers.as_dict().unwrap().get(b"D").unwrap().as_dict().unwrap();
    let off = view.get(b"OFF").unwrap().as_array().unwrap();
    let layer = imposed.dereference(&off[0]).unwrap().1.as_dict().unwrap();
    assert_eq!(layer.get(b"Name").unwrap().as_str().unwrap(), b"Brouillon");
}

#[test]
fn an_address_of_its_own_object_is_followed_and_windows_of_remarks_are_not_counted() {
    let bytes = altered(2, |document, pages| {
        let address = document.add_object(Object::string_literal("https://example.org/indirecte"));
        let link = document.add_object(dictionary! {
            "Type" => "Annot", "Subtype" => "Link", "Rect" => numbers([10.0, 20.0, 90.0, 30.0]),
            "A" => dictionary! { "S" => "URI", "URI" => address },
        });
        let rect = numbers([0.0, 0.0, 9.0, 9.0]);
        let window = dictionary! { "Type" => "Annot", "Subtype" => "Popup", "Rect" => rect };
        let window = document.add_object(window);
        let page = document.get_dictionary_mut(pages[0]).unwrap();
        let annotations = page.get_mut(b"Annots").unwrap().as_array_mut().unwrap();
        annotations.extend([link.into(), window.into()]);
    });
    let source = Source::read(&bytes).unwrap();
    assert_eq!(source.remarks(), 0);
    let collection = collection();
    collection.write("liens.pdf", &bytes);
    let run = collection.run(&["press", "liens.pdf", "--booklet", "-o", "livret.pdf"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let imposed = Document::load(collection.path("livret.pdf")).unwrap();
    assert!(format!("{:?}", imposed.objects).contains("example.org/indirecte"));
}
