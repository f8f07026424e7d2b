//! Frames: text boxes, pictures, shapes.

use super::{HEAD, Read, odt, p, read, with_parts};

/// A picture of one pixel.
fn png() -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    image::DynamicImage::new_rgb8(1, 1).write_to(&mut bytes, image::ImageFormat::Png).unwrap();
    bytes.into_inner()
}

fn frame(inside: &str) -> String {
    format!("<draw:frame draw:name=\"a\">{inside}</draw:frame>")
}

fn picture(part: &str) -> String {
    format!("<draw:image xlink:href=\"{part}\"/>")
}

fn text_box(inside: &str) -> String {
    format!("<draw:text-box>{inside}</draw:text-box>")
}

fn with_picture(body: &str) -> Read {
    Read::of(with_parts(&format!("{HEAD}{body}"), &[("Pictures/1.png", &png())]))
}

#[test]
fn pictures_come_with_their_descriptions() {
    let frame = frame(&format!(
        "{}<svg:title>Four</svg:title><svg:desc>Un four de brique</svg:desc>",
        picture("./Pictures/1.png")
    ));
    for body in [p(&format!("Avant{frame} après")), format!("{}{}", p("Avant après"), p(&frame))]
    {
        let read = with_picture(&body);
        read.has("Avant après\n\n      ![Un four de brique](four-image-1.png)").silent();
        assert_eq!(*read.collected.pictures[0].bytes, png());
    }
}

#[test]
fn one_picture_in_several_formats_is_one() {
    let frame = frame(&format!(
        "{}{}<svg:title>Four</svg:title>",
        picture("Pictures/1.emf"),
        picture("Pictures/1.png")
    ));
    let read = with_picture(&p(&format!("Avant{frame}")));
    read.has("![Four](four-image-1.png)").silent();
}

#[test]
fn a_caption_goes_to_its_picture() {
    let inner = frame(&format!("{}<svg:desc>Un four</svg:desc>", picture("Pictures/1.png")));
    let boxed =
        text_box(&format!("<text:p text:style-name=\"L_e9_gende\">{inner}Le four, 2004</text:p>"));
    let wanted = "![Un four](four-image-1.png \"Le four, 2004\")";
    with_picture(&p(&format!("Avant{}", frame(&boxed)))).has(wanted).silent();
    let below =
        format!("{}<text:p text:style-name=\"L_e9_gende\">Le four, 2004</text:p>", p(&inner));
    with_picture(&below).has(wanted).silent();
}

#[test]
fn pictures_that_no_sheet_can_have_are_told() {
    let odd = [
        ("Pictures/1.emf", "absente du document"),
        ("https://example.org/a.png", "image liée"),
        ("../a.png", "image liée"),
    ];
    for (part, why) in odd {
        let read = with_picture(&p(&format!("Avant{}", frame(&picture(part)))));
        read.told(3, why);
        assert!(read.collected.pictures.is_empty());
    }
    let inside = "<draw:image><office:binary-data>aGFsbGU=</office:binary-data></draw:image>";
    with_picture(&p(&format!("Avant{}", frame(inside)))).told(3, "image liée").has_not("aGFs");
}

#[test]
fn a_text_box_named_reperes_is_the_sidebar() {
    let inside =
        [p("REPÈRES"), p("Public : les voisins"), p("Contact"), p("05 36 49 00 00")].concat();
    for body in [
        p(&format!("Avant{}", frame(&text_box(&inside)))),
        p(&format!("Avant<draw:g><draw:custom-shape>{inside}</draw:custom-shape></draw:g>")),
        p(&format!("Avant<draw:a xlink:href=\"#a\">{}</draw:a>", frame(&text_box(&inside)))),
    ] {
        read(&body).has("  public: les voisins\n").has("  contact: |\n    05 36 49 00 00").silent();
    }
}

#[test]
fn other_text_boxes_are_call_outs() {
    let inside = [p("Le saviez-vous ?"), p("Le pain lève.")].concat();
    read(&p(&format!("Avant{}", frame(&text_box(&inside)))))
        .has("> [!encadre] Le saviez-vous ?\n      > Le pain lève.")
        .told(3, "zone de texte mise en encadré");
}

#[test]
fn frames_of_a_page_come_after_its_first_paragraph() {
    let sidebar = |page: usize, who: &str| {
        let inside = text_box(&[p("REPÈRES"), p(&format!("Public : {who}"))].concat());
        format!(
            "<draw:frame text:anchor-type=\"page\" text:anchor-page-number=\"{page}\">{inside}</draw:frame>"
        )
    };
    let title = |text: &str| {
        format!("<text:p text:style-name=\"Title\">{text}</text:p>{}", p("Un chapeau."))
    };
    let body = [
        sidebar(1, "un"),
        sidebar(3, "trois"),
        title("Un four"),
        p("a<text:soft-page-break/>b"),
        "<text:p text:style-name=\"P5\">Page trois</text:p>".to_owned(),
        title("Une halle"),
    ];
    let read = Read::of(odt(&body.concat()));
    let sheets: Vec<&str> = read.collected.files.iter().map(|file| file.text.as_str()).collect();
    assert!(sheets[1].contains("public: un\n"), "{}", sheets[1]);
    // A page that no paragraph starts is still somewhere.
    assert!(sheets[1].contains("trois"), "{}", sheets[1]);
    let read = Read::of(odt(&[sidebar(9, "neuf"), HEAD.to_owned(), p("a")].concat()));
    read.has("public: neuf");
}

#[test]
fn shapes_without_text_are_told() {
    read(&p("Avant<draw:line><svg:title>Un trait</svg:title></draw:line>"))
        .told(3, "dessin ou graphique laissé de côté : « Un trait »");
}
