//! Pictures in sheets: what is printed of them, where they stand, what is refused.

use crate::common;
use std::fs;
use std::io::{Cursor, Write};
use std::thread::sleep;
use std::time::Duration;

use crate::common::{Collection, SHEET, command};
use annexe::limits;
use annexe::picture::{Room, prepare};
use flate2::Compression;
use flate2::write::ZlibEncoder;
use image::{DynamicImage, ImageFormat, Rgb, RgbImage};
use lopdf::{Document, Object, Stream};

fn photograph(width: u32, height: u32) -> DynamicImage {
    let point = |x: u32, y: u32| Rgb([(x / 3) as u8, (y / 5) as u8, (x ^ y) as u8]);
    RgbImage::from_fn(width, height, point).into()
}

fn file(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

/// The same JPEG, to be shown turned, with the place where it was taken.
fn from_a_telephone(jpeg: &[u8], orientation: u8) -> Vec<u8> {
    let mut exif = b"Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0".to_vec();
    exif.extend([orientation, 0, 0, 0, 0, 0, 0, 0]);
    exif.extend(b"GPS 44.1833 N");
    let length = u16::try_from(exif.len() + 2).unwrap().to_be_bytes();
    let segment = [&[0xff, 0xe1][..], &length, &exif].concat();
    [&jpeg[..2], &segment, &jpeg[2..]].concat()
}

/// A collection of one sheet with some prose and pictures.
fn collection(prose: &str, pictures: &[(&str, Vec<u8>)]) -> Collection {
    let prose = prose.replace('\n', "\n      ");
    let collection = Collection::new(&[]);
    collection.write("sources/une.yaml", SHEET.replace("Un paragraphe.", &prose).as_bytes());
    for (name, bytes) in pictures {
        collection.write(&format!("sources/{name}"), bytes);
    }
    collection
}

/// The pictures of a PDF, masks apart: width, height, and their bytes.
fn printed(bytes: &[u8]) -> Vec<(i64, i64, Vec<u8>)> {
    let document = Document::load_mem(bytes).unwrap();
    let is_picture = |stream: &&Stream| {
        let is = |key: &[u8], name: &[u8]| {
            stream.dict.get(key).and_then(Object::as_name).is_ok_and(|found| found == name)
        };
        is(b"Subtype", b"Image") && !is(b"ColorSpace", b"DeviceGray")
    };
    let streams = document.objects.values().filter_map(|object| object.as_stream().ok());
    let side = |stream: &Stream, key: &[u8]| stream.dict.get(key).unwrap().as_i64().unwrap();
    streams
        .filter(is_picture)
        .map(|it| (side(it, b"Width"), side(it, b"Height"), it.content.clone()))
        .collect()
}

#[test]
fn a_photograph_is_printed_head_up_at_the_resolution_of_its_edition_and_tells_nothing() {
    let jpeg = from_a_telephone(&file(&photograph(3000, 2000), ImageFormat::Jpeg), 6);
    let collection =
        collection("![Une rue](rue.jpg)\n\n![La même rue](rue.jpg)", &[("rue.jpg", jpeg)]);
    let run = collection.run(&["build", "--annex-only"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let pdf = fs::read(collection.path("out/annexe.pdf")).unwrap();
    assert!(!pdf.windows(4).any(|part| part == b"Exif" || part == b"GPS "));
    let pictures = printed(&pdf);
    // Twice on its page, once in the file: 2 by 3, 90 mm high, 150 points an inch.
    let [(width, height, _)] = &pictures[..] else { panic!("{} pictures", pictures.len()) };
    assert_eq!((*width, *height), (355, 532));
    let run = collection.run(&["press", "--no-marks"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let pictures = printed(&fs::read(collection.path("out/presse/annexe-impression.pdf")).unwrap());
    assert_eq!(pictures[0].1, 1063);
}

/// Builds the annex on so many threads: the most memory that it had, in bytes, where Linux says so.
fn build_on(threads: usize, collection: &Collection) -> Option<u64> {
    let mut build = command(&["build", "--annex-only", "--force", "--quiet"]);
    build.current_dir(collection.root()).env("RAYON_NUM_THREADS", threads.to_string());
    let mut child = build.spawn().unwrap();
    let status = format!("/proc/{}/status", child.id());
    let mut most = None;
    let ended = loop {
        if let Some(ended) = child.try_wait().unwrap() {
            break ended;
        }
        let status = fs::read_to_string(&status).unwrap_or_default();
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let kilobytes = line.and_then(|line| line.trim().trim_end_matches(" kB").parse().ok());
        most = kilobytes.map(|it: u64| it << 10).or(most);
        sleep(Duration::from_millis(5));
    };
    assert!(ended.success());
    most
}

/// A collection with eight photographs of a size, all of them turned.
fn photographs(width: u32, height: u32) -> Collection {
    let jpeg = from_a_telephone(&file(&photograph(width, height), ImageFormat::Jpeg), 6);
    let names: Vec<String> = (0..8).map(|number| format!("{number}.jpg")).collect();
    // What stands behind its end makes another file of a photograph.
    let pictures: Vec<_> =
        names.iter().map(|name| (&**name, [&jpeg, name.as_bytes()].concat())).collect();
    let prose: Vec<_> = names.iter().map(|name| format!("![Une rue]({name})")).collect();
    collection(&prose.join("\n\n"), &pictures)
}

#[test]
fn photographs_are_the_same_from_any_number_of_threads() {
    let [one, eight] = [1, 8].map(|threads| {
        let collection = photographs(1200, 800);
        build_on(threads, &collection);
        fs::read(collection.path("out/annexe.pdf")).unwrap()
    });
    assert!(one == eight);
}

#[test]
fn photographs_take_bounded_memory_on_many_threads() {
    let most = build_on(8, &photographs(6000, 4000));
    // All at once would be 1.3 GB; the program itself has a part in what it takes.
    let bound = limits::PICTURES_BYTES + 250_000_000;
    assert!(most.is_none_or(|most| most < bound), "{most:?} bytes");
}

#[test]
fn a_picture_can_be_of_any_format_and_bear_any_name() {
    let small = photograph(80, 60);
    let pictures = [
        ("a.jpg", file(&small, ImageFormat::Png)),
        ("b.png", file(&small, ImageFormat::Jpeg)),
        ("c.tif", file(&photograph(2000, 100), ImageFormat::Tiff)),
        ("d.webp", file(&photograph(2000, 90), ImageFormat::WebP)),
    ];
    let prose = "![Un](a.jpg)\n\n![Deux](b.png)\n\n![Trois](c.tif)\n\n![Quatre](d.webp)";
    let collection = collection(prose, &pictures);
    for layout in ["", "mise_en_page: livret\n"] {
        let manifest = format!("{}{layout}", common::MANIFEST);
        collection.write("sources/annexe.yaml", manifest.as_bytes());
        let run = collection.run(&["build", "--annex-only"]);
        assert_eq!(run.code, 0, "{}", run.stderr);
        let pdf = fs::read(collection.path("out/annexe.pdf")).unwrap();
        assert_eq!(printed(&pdf).len(), 4);
    }
}

#[test]
fn pictures_of_half_the_width_stand_side_by_side_and_text_beside_them() {
    let prose = "![Un](a.jpg \"À gauche\"){demi}\n\n![Deux](a.jpg \"À droite\"){demi}\n\n![Trois](a.jpg){cote}\n\n\
                 Le texte d'à côté.\n\n- Un point ;\n- un autre.\n\nAprès.";
    let collection =
        collection(prose, &[("a.jpg", file(&photograph(900, 600), ImageFormat::Jpeg))]);
    for layout in ["", "mise_en_page: livret\n"] {
        let manifest = format!("{}{layout}", common::MANIFEST);
        collection.write("sources/annexe.yaml", manifest.as_bytes());
        let run = collection.run(&["build"]);
        assert_eq!(run.code, 0, "{}", run.stderr);
        assert_eq!(run.stderr, "");
    }
    let wrong = prose.replace("{cote}", "{ici}").replace('\n', "\n      ");
    collection.write("sources/une.yaml", SHEET.replace("Un paragraphe.", &wrong).as_bytes());
    let run = collection.run(&["check"]);
    assert_eq!(run.code, 1);
    assert!(run.stderr.contains("on ne sait pas placer une image « ici »"), "{}", run.stderr);
    assert!(run.stderr.contains("{demi}"), "{}", run.stderr);
}

#[test]
fn what_cannot_be_printed_is_refused_on_its_line() {
    let jpeg = file(&photograph(400, 300), ImageFormat::Jpeg);
    let cut = jpeg[..jpeg.len() / 2].to_vec();
    let vast = file(&DynamicImage::new_luma8(10_000, 6_000), ImageFormat::Png);
    let svg = |attributes: &str, inside: &str| {
        format!("<svg{attributes} viewBox='0 0 9 9'><path d='M0 0h9v9z'/>{inside}</svg>")
            .into_bytes()
    };
    let space = " xmlns='http://www.w3.org/2000/svg'";
    let bad: [(&str, Vec<u8>, &str, &str); 13] = [
        ("cut.jpg", cut, "abîmée ou incomplète", "reprenez le fichier d'origine"),
        ("bombe.png", vast, "50 millions au plus", "réduisez-la à 9100 × 5400 points"),
        ("gros.png", vec![0; (20 << 20) + 1], "dépasse 20 Mo", "enregistrez-la en JPEG"),
        ("profil.png", with_profile(400_000_000), "profil de couleurs", "sans profil"),
        ("photo.heic", b"\0\0\0\x18ftypheic\0\0\0\0".to_vec(), "HEIC", "en JPEG"),
        ("vide.png", Vec::new(), "le fichier est vide", "copiez-le à nouveau"),
        ("script.svg", svg(space, "<script/>"), "script", "sans script"),
        ("sans.svg", svg("", ""), "reconnaître", "<svg xmlns="),
        ("flou.svg", svg(space, "<g style='filter:blur(5px)'/>"), "effets", "sans ces effets"),
        ("use.svg", svg(space, "<use href = 'a.svg#b'/>"), "ailleurs", "SVG simple"),
        ("anime.svg", svg(space, "<set/>"), "animé", "sans animation"),
        ("cmjn.svg", svg(space, "<path fill='device-cmyk(1)'/>"), "couleurs", "RVB"),
        ("rien.svg", format!("<svg{space}/>").into_bytes(), "rien n'est dessiné", "caché"),
    ];
    for (name, bytes, word, remedy) in bad {
        let collection = collection(&format!("Avant.\n\n![Une rue]({name})"), &[(name, bytes)]);
        let run = collection.run(&["check", "--no-typeset"]);
        assert_eq!(run.code, 1, "{name}: {}", run.stderr);
        assert!(run.stderr.contains("une.yaml:13:"), "{name}: {}", run.stderr);
        assert!(run.stderr.contains(word), "{name}: {}", run.stderr);
        // The remedy is that of this fault.
        assert!(run.stderr.contains(remedy), "{name}: {}", run.stderr);
        assert!(!run.stderr.contains("formats admis"), "{name}: {}", run.stderr);
    }
}

/// A PNG whose profile is so many zeros.
fn with_profile(bytes: usize) -> Vec<u8> {
    let mut packed = ZlibEncoder::new(Vec::new(), Compression::best());
    let part = vec![0; 1_000_000];
    (0..bytes / part.len()).for_each(|_| packed.write_all(&part).unwrap());
    let chunk = [&b"iCCPp\0\0"[..], &packed.finish().unwrap()].concat();
    let length = u32::try_from(chunk.len() - 4).unwrap().to_be_bytes();
    let mut png = file(&photograph(40, 30), ImageFormat::Png);
    let sum = crc(&chunk).to_be_bytes();
    // Behind the header.
    png.splice(33..33, [&length[..], &chunk, &sum].concat());
    png
}

/// The checksum of a PNG's chunk (PNG specification, 5.5).
fn crc(bytes: &[u8]) -> u32 {
    let bit = |crc: u32| if crc & 1 == 1 { 0xedb8_8320 ^ (crc >> 1) } else { crc >> 1 };
    let byte = |crc: u32, byte: &u8| (0..8).fold(crc ^ u32::from(*byte), |crc, _| bit(crc));
    !bytes.iter().fold(u32::MAX, byte)
}

#[test]
fn drawings_are_printed_in_their_rgb_colours_and_refused_for_nothing_that_only_looks_bad() {
    let svg = |inside: &str| {
        format!(
            "<!-- {} <script> --><svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'>\
             <title>Profile: la file: d'attente</title>{inside}</svg>",
            "a".repeat(3_000),
        )
    };
    let green = svg("<rect width='9' height='9' style='fill:#00aa00 icc-color(sRGB, 0, .6, 0)'/>");
    let collection = collection("![Du vert](vert.svg)", &[("vert.svg", green.into_bytes())]);
    let run = collection.run(&["build", "--annex-only", "--format", "png", "--dpi", "20"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let pages = fs::read_dir(collection.path("out/images")).unwrap().flatten();
    let mut pages = pages.map(|page| image::open(page.path()).unwrap().to_rgb8());
    assert!(pages.any(|page| page.pixels().any(|point| point.0 == [0, 0xaa, 0])));
}

#[test]
fn a_font_that_a_drawing_asks_for_in_vain_is_told() {
    let drawing = |text: &str| {
        format!(
            "<svg xmlns='http://www.w3.org/2000/svg' width='90' height='30'>\
             {text}</svg>"
        )
    };
    let told = |text: &str| {
        let sheet = format!("{SHEET}\n      ![Une image pleine de mots](photos/d.svg)\n");
        let collection = Collection::new(&[("sources/une.yaml", &sheet)]);
        collection.write("sources/photos/d.svg", drawing(text).as_bytes());
        let run = collection.run(&["check", "--no-typeset", "--format", "short"]);
        assert_eq!(run.code, 0, "{}", run.stderr);
        String::from_utf8(run.stdout).unwrap()
    };
    for font in
        ["font-family='Inkscape Grotesk, Arial'", "style=\"font-family:'Inkscape Grotesk'\""]
    {
        let told = told(&format!("<g {font}><text y='9'>Un mot</text></g>"));
        assert!(
            told.contains("sources/une.yaml:13:7: ") && told.contains("Inkscape Grotesk"),
            "{told}"
        );
        assert_eq!(told.matches("police-de-dessin").count(), 1, "{told}");
    }
    for font in ["font-family='Arial, sans-serif'", "font-family='carlito'", ""] {
        let told = told(&format!("<text {font} y='9'>Un mot</text><g font-family='Arial'/>"));
        assert!(!told.contains("police-de-dessin"), "{told}");
    }
}

#[test]
fn letters_of_a_drawing_that_no_font_has_are_named_once() {
    let svg = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 90 90'><title>語</title>\
               <text y='50'>日本 Été 日</text></svg>";
    let collection = collection("Avant.\n\n![Un mot](mot.svg)", &[("mot.svg", svg.into())]);
    let run = collection.run(&["check"]);
    assert_eq!(run.code, 1, "{}", run.stderr);
    assert!(run.stderr.contains("caractères du dessin mot.svg : 日 本\n"), "{}", run.stderr);
    assert!(run.stderr.contains("une.yaml:13:"), "{}", run.stderr);
    assert_eq!(run.stderr.matches("erreur[").count(), 1, "{}", run.stderr);
}

#[test]
fn a_file_of_another_spelling_is_proposed() {
    let png = file(&photograph(40, 30), ImageFormat::Png);
    let collection =
        collection("Texte.", &[("Ma photo.JPG", png.clone()), ("photos/rgb.png", png)]);
    for (written, meant) in [
        ("![Une](photos/rgb.PNG)", "« photos/rgb.png »"),
        ("![Une](photos/rgb.jpg)", "« photos/rgb.png »"),
        ("![Une](rgb.png)", "« photos/rgb.png »"),
        ("![Une](Ma%20photo.JPG)", "« <Ma photo.JPG> »"),
        ("![Une](<ma photo.jpg>)", "« <Ma photo.JPG> »"),
    ] {
        collection.write("sources/une.yaml", SHEET.replace("Un paragraphe.", written).as_bytes());
        let run = collection.run(&["check", "--no-typeset"]);
        assert_eq!(run.code, 1, "{written}: {}", run.stderr);
        let said = format!("vouliez-vous dire {meant}");
        assert!(run.stderr.contains(&said), "{written}: {}", run.stderr);
    }
}

#[test]
fn each_use_of_a_picture_is_judged_by_its_own_width() {
    let png = file(&photograph(600, 400), ImageFormat::Png);
    let copy = png.clone();
    let prose = "![Une place](a.png){demi}\n\nTexte.\n\n![Une place](a.png)\n\nTexte.\n\n\
                 ![Une autre](b.png){demi}";
    let collection = collection(prose, &[("a.png", png), ("b.png", copy)]);
    let run = collection.run(&["check", "--format", "short"]);
    let said = run.stderr + &String::from_utf8_lossy(&run.stdout);
    let coarse: Vec<&str> =
        said.lines().filter(|line| line.contains("image-peu-definie")).collect();
    assert!(coarse.len() == 1 && coarse[0].contains("une.yaml:15:"), "{said}");
}

#[test]
fn a_photograph_is_decoded_once() {
    let jpeg = file(&photograph(1200, 800), ImageFormat::Jpeg);
    let collection = collection("![Une rue](rue.jpg)", &[("rue.jpg", jpeg)]);
    assert_eq!(collection.run(&["check"]).code, 0);
    assert!(!collection.path("out").exists());
    assert_eq!(collection.run(&["build"]).code, 0);
    let kept: Vec<_> =
        fs::read_dir(collection.path("out/.annexe-images")).unwrap().flatten().collect();
    assert_eq!(kept.len(), 1);
    let pdf = fs::read(collection.path("out/annexe.pdf")).unwrap();
    let since = kept[0].metadata().unwrap().modified().unwrap();
    assert_eq!(collection.run(&["build", "--force"]).code, 0);
    assert!(fs::read(collection.path("out/annexe.pdf")).unwrap() == pdf);
    assert_eq!(kept[0].metadata().unwrap().modified().unwrap(), since);
    // A file that was touched is made anew.
    fs::write(kept[0].path(), b"rien").unwrap();
    assert_eq!(collection.run(&["build", "--force"]).code, 0);
    assert!(fs::read(collection.path("out/annexe.pdf")).unwrap() == pdf);
    assert_eq!(collection.run(&["clean"]).code, 0);
    assert!(!collection.path("out").exists());
}

#[test]
fn a_picture_that_is_elsewhere_is_told_for_what_it_is() {
    let collection = Collection::new(&[]);
    collection.write("dehors.png", b"x");
    #[cfg(unix)]
    std::os::unix::fs::symlink(collection.path("dehors.png"), collection.path("sources/lien.png"))
        .unwrap();
    let said = |path: &str| {
        let sheet = format!("titre: Une\ntexte: |\n  ![Une place]({path})\n");
        collection.write("sources/une.yaml", sheet.as_bytes());
        let run = collection.run(&["check"]);
        assert_eq!(run.code, 1, "{path}: {}", run.stderr);
        assert!(run.stderr.contains("erreur[image-absente]"), "{path}: {}", run.stderr);
        run.stderr
    };
    for (path, message, remedy) in [
        ("https://example.org/a.png", "cette image est sur le web", "téléchargez-la"),
        ("C:/Photos/a.png", "cette image n'est pas dans sources/", "copiez-la dans sources/"),
        ("file:///a.png", "cette image n'est pas dans sources/", "copiez-la dans sources/"),
        ("../dehors.png", "cette image n'est pas dans sources/", "copiez-la dans sources/"),
        ("/ailleurs/dehors.png", "cette image n'est pas dans sources/", "copiez-la dans sources/"),
        ("absente.png", "image absente", "depuis « sources/ »"),
    ] {
        let said = said(path);
        assert!(said.contains(message) && said.contains(remedy), "{path}: {said}");
    }
    #[cfg(unix)]
    assert!(said("lien.png").contains("un lien vers un fichier hors de sources/"));
}

/// A PNG and a WebP that tell of a person and a place, in chunks of their own.
fn telling(picture: &DynamicImage) -> [Vec<u8>; 2] {
    let mut png = file(picture, ImageFormat::Png);
    for (kind, data) in [(b"tEXt", &b"Author\0SECRET"[..]), (b"eXIf", b"MM\0*\0\0\0\x08\0\0SECRET")]
    {
        let length = u32::try_from(data.len()).unwrap().to_be_bytes();
        let body = [&kind[..], data].concat();
        let chunk = [&length[..], &body, &crc(&body).to_be_bytes()].concat();
        png.splice(33..33, chunk);
    }
    let webp = file(picture, ImageFormat::WebP);
    let side = |side: u32| (side - 1).to_le_bytes()[..3].to_vec();
    let sides = [side(picture.width()), side(picture.height())].concat();
    let head = [&b"VP8X\x0a\0\0\0\x0c\0\0\0"[..], &sides].concat();
    let body =
        [b"WEBP", &head[..], &webp[12..], b"EXIF\x06\0\0\0SECRETXMP \x06\0\0\0SECRET"].concat();
    let length = u32::try_from(body.len()).unwrap().to_le_bytes();
    [png, [&b"RIFF"[..], &length, &body].concat()]
}

#[test]
fn pictures_that_are_printed_as_they_are_tell_nothing_either() {
    let picture = photograph(40, 30);
    let shown = picture.to_rgb8();
    let room = Room { width: 100, height: 100 };
    for bytes in telling(&picture) {
        assert!(bytes.windows(6).any(|part| part == b"SECRET"));
        let printed = prepare(&bytes, room).unwrap().bytes;
        assert!(!printed.windows(6).any(|part| part == b"SECRET"));
        assert_eq!(image::load_from_memory(&printed).unwrap().to_rgb8(), shown);
    }
}

#[test]
fn a_name_whose_accents_are_coded_otherwise_is_the_same() {
    let bytes = file(&photograph(80, 60), ImageFormat::Png);
    let collection =
        collection("![Un étal](photos/march\u{e9}.png)", &[("photos/marche\u{301}.png", bytes)]);
    for command in [&["build", "--annex-only"][..], &["build", "--attach", "--force"]] {
        let run = collection.run(command);
        assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{command:?}");
    }
    assert_eq!(printed(&fs::read(collection.path("out/annexe.pdf")).unwrap()).len(), 1);
}

#[test]
fn pictures_without_a_blank_line_between_are_told_once() {
    let bytes = file(&photograph(80, 60), ImageFormat::Png);
    let collection = collection("![Un](a.png){cote}\n![Deux](a.png){cote}", &[("a.png", bytes)]);
    let run = collection.run(&["check", "--no-typeset"]);
    assert_eq!(run.code, 1, "{}", run.stderr);
    assert!(run.stderr.contains("une image au milieu d'un texte"), "{}", run.stderr);
    assert!(!run.stderr.contains("tel quel"), "{}", run.stderr);
}
