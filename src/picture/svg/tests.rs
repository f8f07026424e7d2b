//! What drawings may have and what not.

use super::*;

fn drawing(inside: &str) -> Vec<u8> {
    let open = "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' width='9' height='9'>";
    format!("{open}<path d='M0 0h9v9z'/>{inside}</svg>").into_bytes()
}

#[test]
fn what_is_no_drawing_is_refused_for_what_it_is() {
    for (inside, why) in [
        ("<script/>", script()),
        ("<s:script xmlns:s='http://www.w3.org/2000/svg'/>", script()),
        ("<h:script xmlns:h='http://www.w3.org/1999/xhtml'/>", script()),
        ("<g onload='x()'/>", script()),
        ("<a href=' java\nscript:x()'/>", script()),
        ("<foreignObject/>", foreign()),
        ("<flowRoot><flowPara>Coulé</flowPara></flowRoot>", flowed()),
        ("<image href='#a'/>", picture()),
        ("<filter id='f'/>", effects()),
        ("<rect filter='drop-shadow(5 5 5 red)'/>", effects()),
        ("<rect style='fill:red; FILTER : blur(5px)'/>", effects()),
        ("<style><![CDATA[.a{filter:url(#f)}]]></style>", effects()),
        ("<rect><animate attributeName='r'/></rect>", animated()),
        ("<set attributeName='r'/>", animated()),
        ("<style>@keyframes a{from{fill:red}}</style>", animated()),
        ("<use href='other.svg#a'/>", outside()),
        ("<use xlink:href = \"//example.org/a.svg\"/>", outside()),
        ("<use xlink:href='http://example.org/a.svg#b'/>", outside()),
        ("<style>@import 'a.css'</style>", outside()),
        ("<rect style='fill:url(https://example.org/a)'/>", outside()),
        ("<rect fill='url( \"a.svg#b\" )'/>", outside()),
        ("<rect fill='device-cmyk(0 1 0 0)'/>", colour("device-cmyk(0 1 0 0)")),
        ("<rect style='stroke:icc-color(a, 1)'/>", colour("icc-color(a, 1)")),
        ("<switch><text systemLanguage='fr'>a</text><text>b</text></switch>", languages()),
        ("<linearGradient id='l' spreadMethod='reflect'/>", ground()),
        ("<meshgradient id='m'/>", ground()),
        ("<rect style='transform:rotate(45deg)'/>", style("transform: rotate(45deg)")),
        ("<rect vector-effect='non-scaling-stroke'/>", style("vector-effect: non-scaling-stroke")),
        ("<rect style='clip-path:circle(10px)'/>", style("clip-path: circle(10px)")),
        ("<text style='font:30px/1.2 Georgia'>a</text>", style("font: 30px/1.2 Georgia")),
        ("<style>rect:nth-child(2){fill:red}</style>", style(":nth-")),
        ("<style>.a{ &amp; rect{fill:red} }</style>", style("&")),
        ("<style>circle{cx:5px;r:3px}</style><circle r='1'/>", style("cx: 5px")),
        ("<foreignObject requiredExtensions='http://example.org/'/>", foreign()),
        ("<rect style='fill:unset'/>", colour("unset")),
        ("<rect fill='bleue'/>", colour("bleue")),
        ("<rect style='stroke: #12345 !important'/>", colour("#12345 !important")),
        ("<style>.a{stop-color:rgb(1,2)}</style>", colour("rgb(1,2)")),
    ] {
        assert_eq!(look(&drawing(inside)), Err(why), "{inside}");
    }
}

#[test]
fn what_only_looks_like_it_is_accepted() {
    for inside in [
        "<title>Profile: la file: d'attente</title><!-- <script> <image> http://a -->",
        "<metadata><r:a xmlns:r='r' href='http://example.org' onload='x'/></metadata>",
        "<flowRoot><flowRegion/><flowPara> </flowPara></flowRoot>",
        "<rect filter='none' style='filter:none !important'/>",
        "<use href='#a'/><a href='#b'/><rect fill='url(#g) red' only='1' one='2'/>",
        "<style>/* @import filter:x */ .a:hover{fill:rgb(1,2,3)}</style>",
        "<style>@font-face{src:url(data:font/woff2;base64,aa)}</style>",
        "<rect fill='#0a0 icc-color(sRGB, 0, 1, 0)'/>",
        "<radialGradient id='r' spreadMethod='repeat'/><linearGradient id='p' spreadMethod='pad'/>",
        "<g transform='rotate(45)' style='transform:none;vector-effect:none;clip-path:url(#c)'/>",
        "<text style='font:bold 30px Georgia'>a</text><style>rect:first-child{fill:red}</style>",
        "<rect fill='currentColor' stroke='inherit' color='hsl(120, 50%, 50%)'/>",
        "<rect fill='' stroke=' none ' style='fill:SteelBlue!important;stroke:#abcd'/>",
        "<switch><foreignObject requiredExtensions='http://example.org/'/><g/></switch>",
        "<style>svg{width:100%}</style>",
    ] {
        assert_eq!(look(&drawing(inside)), Ok(()), "{inside}");
    }
    let doctype = [b"<!DOCTYPE svg PUBLIC 'a' 'b'><!-- <!ENTITY -->", &drawing("")[..]].concat();
    assert_eq!(look(&doctype), Ok(()));
}

#[test]
fn what_is_not_whole_is_refused() {
    let why = |svg: &str| look(svg.as_bytes()).unwrap_err().why;
    assert_eq!(
        why("<svg viewBox='0 0 9 9'><path d='M0 0h9v9z'/></svg>"),
        text!("svg-no-namespace")
    );
    let open = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'>";
    assert_eq!(
        why(&format!("{open}<g display='none'><path d='M0 0h9v9z'/></g></svg>")),
        text!("svg-empty")
    );
    for unseen in [
        "<path d='M0 0h9v9z' fill='none'/>",
        "<path d='M90 90h9v9z'/>",
        "<path d='M0 0h9v9z' opacity='0'/>",
        "<g opacity='0'><path d='M0 0h9v9z' fill='red'/></g>",
        "<path d='M0 0h9v9z' fill-opacity='0'/>",
        "<text y='8' visibility='hidden'>a</text>",
        "<text y='8' fill='none'>a</text>",
        "<text y='8' opacity='0'>a</text>",
        "<text y='8' fill-opacity='0'>a</text>",
        "<text y='8' font-size='0'>a</text>",
        "<text x='500' y='8'>a</text>",
        "<text transform='translate(500)' y='8'>a</text>",
    ] {
        assert_eq!(why(&format!("{open}{unseen}</svg>")), text!("svg-empty"), "{unseen}");
    }
    for seen in [
        "<path d='M0 5h9' stroke='red'/>",
        "<path d='M-9-9h19v19z'/>",
        "<text y='8'>a</text>",
        "<text y='500'>ع</text>",
    ] {
        assert_eq!(look(format!("{open}{seen}</svg>").as_bytes()), Ok(()), "{seen}");
    }
    assert_eq!(why(&format!("{open}<rect></svg>")), text!("svg-damaged"));
    assert_eq!(
        why(&format!("<!DOCTYPE svg [<!ENTITY a 'b'>]>{open}&a;</svg>")),
        text!("svg-entities")
    );
    assert_eq!(
        why("<?xml-stylesheet href='a.css'?><svg xmlns='http://www.w3.org/2000/svg'/>"),
        text!("svg-outside")
    );
    assert_eq!(
        why("<svg xmlns='http://www.w3.org/2000/svg' width='0' height='0'/>"),
        text!("svg-no-size")
    );
    assert_eq!(why("<html><svg/></html>"), text!("picture-none"));
    assert_eq!(look(format!("{open}<text y='8'>Un</text></svg>").as_bytes()), Ok(()));
}

#[test]
fn what_only_a_style_sheet_sizes_is_told_as_that() {
    let drawing = "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><style>rect{width:9px;height:9px}</style><rect/></svg>";
    assert_eq!(look(drawing.as_bytes()), Err(style("width: 9px")));
}

#[test]
fn fonts_are_found_by_themselves_and_among_others() {
    for (inside, wanted) in [
        ("<text font-family='Lato, serif'>a</text>", "Lato serif"),
        ("<text style='font: bold 12px \"Open Sans\", serif'>a</text>", "Open Sans serif"),
        ("<style>.a{font:italic 1em Georgia}</style><text>a</text>", "Georgia"),
        ("<text style='font:12px Lato;font-family:Carlito'>a</text>", "Carlito"),
        ("<text style='font:caption'>a</text>", ""),
    ] {
        let found = fonts(&drawing(inside)).into_iter().map(|list| list.join(" "));
        assert_eq!(found.collect::<Vec<_>>().join("|"), wanted, "{inside}");
    }
}

#[test]
fn letters_are_those_that_are_drawn() {
    let svg = drawing(
        "<title>a</title><text>b<tspan>c</tspan><title>d</title></text><text style='display:none'>e</text>",
    );
    assert_eq!(letters(&svg), "bc");
}

#[test]
fn colours_of_other_profiles_are_left_out() {
    let with = "<style>.a{fill:red icc-color(b, 1)}</style><rect style='fill:#0a0 icc-color(s, 0, .6, 0);stroke:red' fill='blue ICC-color(c,2)'/><text>icc-color(d)</text>";
    let without = "<style>.a{fill:red }</style><rect style='fill:#0a0 ;stroke:red' fill='blue '/><text>icc-color(d)</text>";
    assert_eq!(printable(&drawing(with)), drawing(without));
    let broken = drawing("<rect fill='red icc-color(icc-color(a) icc-color('/>");
    assert_eq!(printable(&broken), drawing("<rect fill='red  icc-color('/>"));
    assert!(look_at_icon(&drawing(with)).is_err() && look_at_icon(&drawing("")).is_ok());
}

#[test]
fn a_drawing_behind_a_long_remark_is_known_for_one() {
    let svg = drawing("");
    let long =
        [format!("<?xml version='1.0'?><!-- {} -->", "a".repeat(3_000)).as_bytes(), &svg].concat();
    let printed = printable(&long);
    assert!(printed.ends_with(&svg) && printed.len() < svg.len() + 100);
    assert_eq!(printable(&svg), svg);
}

#[test]
fn what_a_drawing_tells_of_a_person_goes() {
    let drawn = "<?note SECRET?><!-- SECRET --><svg xmlns='http://www.w3.org/2000/svg' xmlns:i='urn:i' \
                 xmlns:xlink='http://www.w3.org/1999/xlink' width='9' height='9' i:name='SECRET'>\
                 <i:view file='SECRET'><i:a/></i:view><metadata>SECRET <i:b/></metadata><!-- SECRET -->\
                 <switch><foreignObject requiredExtensions='urn:i'>SECRET</foreignObject><g/></switch>\
                 <text xml:space='preserve'>un<!-- SECRET -->deux</text>\
                 <use xlink:href='#a' fill='red icc-color(a, 1)'/><path id='a' i:b='SECRET' d='M0 0h9v9z'/></svg>";
    assert_eq!(look(drawn.as_bytes()), Ok(()));
    let printed = String::from_utf8(printable(drawn.as_bytes())).unwrap();
    assert!(!printed.contains("SECRET") && !printed.contains("icc-color"), "{printed}");
    assert!(printed.contains("<text xml:space='preserve'>undeux</text>"), "{printed}");
    assert!(printed.contains("<use xlink:href='#a' fill='red '/><path id='a'  d='M0"), "{printed}");
    assert_eq!(look(printed.as_bytes()), Ok(()));
}

#[test]
fn what_readers_would_never_be_done_with_is_refused() {
    let pattern = |side: &str| {
        format!(
            "<pattern id='p' width='{side}' height='{side}' patternUnits='userSpaceOnUse'>\
             <circle r='1'/></pattern><path d='M0 0h9v9z' fill='url(#p)'/>"
        )
    };
    let dashes = |dash: &str| format!("<path d='M0 5h9' stroke='red' stroke-dasharray='{dash}'/>");
    for inside in [pattern(".001"), dashes(".00001")] {
        assert_eq!(look(&drawing(&inside)), Err(endless()), "{inside}");
    }
    for inside in [pattern(".1"), dashes(".1 .2")] {
        assert_eq!(look(&drawing(&inside)), Ok(()), "{inside}");
    }
}

#[test]
fn what_browsers_read_and_printers_do_not_is_told_with_what_to_write() {
    for (inside, written) in [
        ("<rect fill='NONE'/>", "none"),
        ("<rect style='fill:None'/>", "none"),
        ("<rect fill='CURRENTCOLOR'/>", "currentColor"),
        ("<rect fill='INHERIT'/>", "inherit"),
        ("<rect fill='rebeccapurple'/>", "#663399"),
        ("<style>rect{fill:rgb(0 160 0 / 50%)}</style>", "rgba(0, 160, 0, 0.5)"),
        ("<rect display='NONE'/>", "none"),
        ("<rect style='visibility:Hidden'/>", "hidden"),
    ] {
        let fault = look(&drawing(inside)).unwrap_err();
        assert_eq!(fault.remedy, text!("svg-value.hint", meant = written), "{inside}");
    }
    for inside in [
        "<style>g{fill:red; rect{fill:green}}</style>",
        "<style>@media print{rect{fill:green}}</style>",
    ] {
        let fault = look(&drawing(inside)).unwrap_err();
        assert_eq!(fault.remedy, text!("svg-style.hint-rule"), "{inside}");
    }
    let read = "<rect fill='rgb(0 160 0 / .5)' stroke='RED' display='none' font-style='italic'/>";
    assert_eq!(look(&drawing(read)), Ok(()));
}

#[test]
fn white_on_nothing_is_no_picture_and_may_be_an_icon() {
    let open = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'>";
    for white in [
        "<path d='M0 0h9v9z' fill='white'/>",
        "<path d='M0 0h9v9z' fill='none' stroke='#fdfdfd'/>",
        "<text y='8' fill='#fff'>a</text>",
        "<g style='fill:white'><path d='M0 0h9v9z'/><text y='8'>a</text></g>",
    ] {
        let white = format!("{open}{white}</svg>");
        assert_eq!(look(white.as_bytes()).unwrap_err().why, text!("svg-white"), "{white}");
        assert_eq!(look_at_icon(white.as_bytes()), Ok(()));
    }
    for seen in [
        "<path d='M0 0h9v9z'/><text y='8' fill='#fff'>a</text>",
        "<path d='M0 0h9v9z' fill='white' stroke='red'/>",
    ] {
        assert_eq!(look(format!("{open}{seen}</svg>").as_bytes()), Ok(()), "{seen}");
    }
}
