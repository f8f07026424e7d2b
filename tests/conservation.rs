//! Conservation: what a layout leaves out is missed, wherever else its words stand; what it sets in its own way is not.

use crate::common::{Collection, MANIFEST};

/// A layout of a collection's own that sets everything, with as little as it takes.
const LAYOUT: &str = r#"#import "../parts/data.typ": collection, sheet-data, output
#import "../parts/runs.typ": letters, rich
#let contract = 1
#let kinds(b) = {
  if b.kind == "paragraph" { par(rich(b.runs)) }
  else if b.kind == "list" and b.ordered { enum(start: b.start, ..b.items.map(i => i.map(kinds).join())) }
  else if b.kind == "list" { list(..b.items.map(i => i.map(kinds).join())) }
  else if b.kind == "picture" {
    figure(image("/pictures/" + b.path, alt: b.alt, width: 50%), caption: if b.caption != none { rich(b.caption) })
  } else { panic("kind " + b.kind) }
}
#let sheet(entry) = {
  let data = sheet-data(entry.id)
  pagebreak(weak: true)
  [#metadata((id: entry.id, number: entry.number)) <sheet-start>]
  heading(level: 1, letters(data.title))
  if data.subtitle != none { par(rich(data.subtitle)) }
  data.lead.map(kinds).join()
  if data.sidebar != none { for f in data.sidebar.fields { par(strong(rich(f.label))); f.blocks.map(kinds).join() } }
  for s in data.sections { heading(level: 2, letters(s.heading)); s.blocks.map(kinds).join() }
  [#metadata((id: entry.id)) <sheet-end>]
}
#let annexe = collection()
#set document(title: annexe.document.title)
#set page(width: 14cm, height: 20cm, margin: 2cm, header: annexe.sheets.map(s => letters(s.title)).join(" "))
#set text(lang: annexe.language, font: ("Carlito", "Noto Sans Symbols2"), size: 10pt)
#if annexe.cover != none and output().kind == "annex" { kinds(annexe.cover + (kind: "picture")) }
#for entry in annexe.sheets { sheet(entry) }
"#;

/// A sheet whose parts have the same words.
const SHEET: &str = "\
titre: Un jardin pour le quartier
sous_titre: Un quartier pour le jardin
themes: [1]
reperes:
  objectifs: |
    - Un jardin
  public: Le quartier
  contact: Un secrétariat
sections:
  - type: contexte
    texte: |
      Le jardin est ouvert aux habitants. Le quartier est ouvert. Ne fermez pas le jardin.

      Ne fermez pas le quartier.

      ![Un rond](rond.svg)

      Le jardin est ouvert.

      ![Un rond](rond.svg)
";

/// A sheet with numbers, in lists and of notes.
const NUMBERS: &str = "\
titre: Un jardin
themes: [1]
sections:
  - type: contexte
    texte: |
      Les dates[^1] du jardin[^2] :

      1998. Création de l'association
      2004. Ouverture du jardin

      3. trois
      4. quatre

      [^1]: 2004

      [^2]: Les années.
";

/// A sheet with signs.
const SIGNS: &str = "\
titre: Un jardin
themes: [1]
sections:
  - type: contexte
    texte: |
      Le jardin a coûté 12 € à la commune, soit −5 % en un an. Et cette année ? Voici :

      € % ± ≥

      Le maire a dit qu'il est « ouvert » à l'année[^1].

      [^1]: Une note.
";

const DRAWING: &[u8] = br##"<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20"><circle cx="9" cy="9" r="8" fill="#ff0000"/></svg>"##;

/// The collection, its layout with some changes.
fn collection(changes: &[(&str, &str)]) -> Collection {
    let other = SHEET.replace("jardin", "verger").replace("quartier", "village");
    let sheets = [("sources/une.yaml", SHEET), ("sources/zoe.yaml", &other)];
    let collection = Collection::new(&sheets);
    let cover = "image_couverture:\n  fichier: rond.svg\n  description: Le rond de la place\n";
    let manifest = format!("{MANIFEST}mise_en_page: mien\n{cover}");
    collection.write("sources/annexe.yaml", manifest.as_bytes());
    collection.write("sources/rond.svg", DRAWING);
    let mut layout = LAYOUT.to_owned();
    for (old, new) in changes {
        assert!(layout.contains(old), "{old}");
        layout = layout.replace(old, new);
    }
    collection.write("layouts/mien/annex.typ", layout.as_bytes());
    collection.write("layouts/mien/handout.typ", layout.as_bytes());
    collection
}

/// What the program says of the collection in a layout with some changes.
fn built(changes: &[(&str, &str)]) -> (i32, String) {
    let run = collection(changes).run(&["build", "-q"]);
    (run.code, run.stderr)
}

/// A change of the layout, and what is said of it, where: in the only error of each sheet.
fn missed(changes: &[(&str, &str)], said: &str, place: &str) {
    let (code, told) = built(changes);
    assert_eq!(code, 1, "{changes:?}");
    assert!(told.contains(said) && told.contains(place), "{changes:?}: {told}");
    let few = ["1 erreur :", "2 erreurs :"];
    assert!(few.iter().any(|count| told.contains(count)), "{changes:?}: {told}");
}

#[test]
fn a_layout_that_sets_everything_is_good() {
    let (code, told) = built(&[]);
    assert_eq!((code, told.as_str()), (0, ""));
    // Narrow pages, hyphens and two columns cut what is there, and lose nothing.
    let page = "#set page(width: 14cm, height: 20cm";
    let narrow = "#set par(justify: true)\n#set text(hyphenate: true)\n#set page(columns: 2, width: 9cm, height: 7cm";
    let (code, told) = built(&[(page, narrow)]);
    assert_eq!((code, told.as_str()), (0, ""));
}

#[test]
fn capitals_are_a_layouts() {
    let title = "heading(level: 1, letters(data.title))";
    let heading = "heading(level: 2, letters(s.heading))";
    let (code, told) = built(&[
        (title, "heading(level: 1, upper(letters(data.title)))"),
        (heading, "heading(level: 2, smallcaps(lower(letters(s.heading))))"),
    ]);
    assert_eq!((code, told.as_str()), (0, ""));
}

#[test]
fn what_annex_and_handout_lack_is_told_once_and_whole() {
    // The layout's own words have some of the note's.
    let runs = "#let noted = rich\n#let rich(runs) = noted(runs.map(run => { let _ = run.remove(\"note\", default: none); run }))";
    let own = "#set text(lang: annexe.language";
    let collection = collection(&[
        ("#let contract = 1", &format!("#let contract = 1\n{runs}")),
        (own, &format!("#if output().kind == \"annex\" [Un jardin et la commune voisine]\n{own}")),
    ]);
    let note = "Voir le jardin partagé[^1] de la rue.\n\n      [^1]: Un jardin et un verger de la commune voisine, ouverts en 2019\n";
    let sheet = format!(
        "titre: Potager\nthemes: [1]\nsections:\n  - type: contexte\n    texte: |\n      {note}"
    );
    collection.write("sources/une.yaml", sheet.as_bytes());
    let run = collection.run(&["build", "-q"]);
    let told = &run.stderr;
    assert!(run.code == 1 && told.contains("1 erreur :"), "{told}");
    assert!(told.contains("12 mots manquent"), "{told}");
    assert!(
        told.contains("Un jardin et un verger de…") && told.contains("une.yaml:8:13"),
        "{told}"
    );
}

#[test]
fn a_short_text_is_told_whole_where_the_layout_itself_has_its_small_words() {
    let end = "  [#metadata((id: entry.id)) <sheet-end>]";
    let caption = ", caption: if b.caption != none { rich(b.caption) }";
    let collection = collection(&[(caption, ""), (end, &format!("  [La fin]\n{end}"))]);
    let sheet = SHEET.replacen("rond.svg)", "rond.svg \"La place.\")", 1);
    collection.write("sources/une.yaml", sheet.as_bytes());
    let run = collection.run(&["build", "-q"]);
    assert!(run.stderr.contains("2 mots manquent sur les pages : La place."), "{}", run.stderr);
}

#[test]
fn a_number_that_a_layout_leaves_out_or_changes_is_missed_at_its_own_line() {
    let collection = collection(&[]);
    collection.write("sources/une.yaml", NUMBERS.as_bytes());
    let layout = std::fs::read_to_string(collection.path("layouts/mien/annex.typ")).unwrap();
    let built = |old: &str, new: &str| {
        assert!(layout.contains(old), "{old}");
        collection.write("layouts/mien/annex.typ", layout.replace(old, new).as_bytes());
        let run = collection.run(&["build", "-q", "--annex-only"]);
        (run.code, run.stderr)
    };
    let (start, ordered) = ("enum(start: b.start, ", "b.kind == \"list\" and b.ordered");
    for (old, new) in [(start, "enum("), (ordered, "false")] {
        let (code, told) = built(old, new);
        let said = "4 numéros de liste manquent sur les pages : 1998 2004 3 4";
        assert!(
            code == 1 && told.contains(said) && told.contains("une.yaml:8:13"),
            "{new}: {told}"
        );
    }
    // Other forms, and numbers that are drawn apart from their items.
    let apart = "grid(columns: 2, stack(..range(b.items.len()).map(i => [#(b.start + i)])), \
                 b.items.map(i => i.map(kinds).join()).join())";
    for new in [
        "enum(start: b.start, numbering: \"1)\", ",
        "enum(start: b.start, numbering: \"I –\", ",
        "enum(start: b.start, number-align: end, numbering: n => strong[N° #n], ",
    ] {
        assert_eq!(built(start, new), (0, String::new()), "{new}");
    }
    let whole = "enum(start: b.start, ..b.items.map(i => i.map(kinds).join()))";
    assert_eq!(built(whole, apart), (0, String::new()));
}

#[test]
fn a_sign_that_a_layout_leaves_out_is_missed_at_its_own_place() {
    let collection = collection(&[]);
    collection.write("sources/une.yaml", SIGNS.as_bytes());
    let layout = std::fs::read_to_string(collection.path("layouts/mien/annex.typ")).unwrap();
    let built = |changed: String| {
        assert_ne!(changed, layout);
        collection.write("layouts/mien/annex.typ", changed.as_bytes());
        let run = collection.run(&["build", "-q", "--annex-only"]);
        (run.code, run.stderr)
    };
    let rule =
        |rule: &str| layout.replace("#let annexe =", &format!("#show {rule}\n#let annexe ="));
    for (lost, said, place) in [
        ("\"€\": \"\"", "le signe « € » n'est pas imprimé", "une.yaml:6:28"),
        ("\"?\": \"\"", "le signe « ? » n'est pas imprimé", "une.yaml:6:79"),
        ("\"−\": \"\"", "le signe « − » n'est pas imprimé", "une.yaml:6:50"),
        ("\"«\": \"\"", "aucun guillemet « « » n'est imprimé", "une.yaml:10:"),
        ("\"»\": \"\"", "aucun guillemet « » » n'est imprimé", "une.yaml:10:"),
        ("\"’\": \"\"", "l'apostrophe (’) n'est pas imprimée", "une.yaml:10:"),
        ("footnote: none", "l'appel d'une note n'est pas imprimé", "une.yaml:12:"),
    ] {
        let (code, told) = built(rule(lost));
        assert!(code == 1 && told.contains(said) && told.contains(place), "{lost}: {told}");
        assert_eq!(told.matches("erreur[").count(), 1, "{lost}: {told}");
    }
    let short = "{ if letters(b.runs).len() > 20 { par(rich(b.runs)) } }";
    let (code, told) = built(layout.replace("{ par(rich(b.runs)) }", short));
    assert!(code == 1 && told.contains("4 signes") && told.contains("une.yaml:8:7"), "{told}");
    // What a layout may leave out at a text's end, and how it quotes and hyphenates.
    for free in ["regex(\" :$\"): \"\"", "regex(\"[«»]\"): \"\\\"\"", "\"-\": \"\""] {
        assert_eq!(built(rule(free)), (0, String::new()), "{free}");
    }
}

#[test]
fn a_text_whose_words_stand_elsewhere_is_missed_at_its_own_line() {
    let place = |line, column| format!("sources/une.yaml:{line}:{column}");
    for (old, new, said, at) in [
        ("if data.subtitle != none { par(rich(data.subtitle)) }", "", "5 mots", place(2, 13)),
        (
            "for f in data.sidebar.fields {",
            "for f in data.sidebar.fields.filter(f => f.key != \"public\") {",
            "3 mots",
            place(7, 11),
        ),
        (
            "s.blocks.map(kinds)",
            "(s.blocks.slice(0, 1) + s.blocks.slice(2)).map(kinds)",
            "5 mots",
            place(14, 7),
        ),
        ("heading(level: 1, letters(data.title))", "", "5 mots", place(1, 8)),
        ("par(strong(rich(f.label)));", "", "cet intitulé n'est pas imprimé", place(5, 3)),
    ] {
        let (code, told) = built(&[(old, new)]);
        assert_eq!(code, 1, "{new}");
        assert!(told.contains("erreur[texte-perdu]") && told.contains(said), "{new}: {told}");
        assert!(told.contains(&at), "{new}: {at}: {told}");
    }
}

#[test]
fn a_link_that_leads_nowhere_any_more_is_told_once_a_sheet() {
    let rules = "#set document(title: annexe.document.title)\n";
    for (rule, told) in [
        ("", false),
        ("#show link: it => it.body\n", true),
        ("#show link: it => [#it]\n", false),
        ("#show link: it => if type(it.dest) == str { it.body } else { it }\n", true),
    ] {
        let collection = collection(&[(rules, &format!("{rules}{rule}"))]);
        let sheet = SHEET.replace(
            "Ne fermez pas le quartier.",
            "Voir [le site](https://example.org/é?a=1&b=2) et [un autre](https://été.example.org/), ou moi@example.org.",
        );
        collection.write("sources/une.yaml", sheet.as_bytes());
        let run = collection.run(&["check"]);
        assert_eq!(run.stderr.contains("ne sont plus que du texte"), told, "{}", run.stderr);
        if told {
            assert!(
                run.stderr.contains("3 liens") && run.stderr.contains("une.yaml:14"),
                "{}",
                run.stderr
            );
            assert_eq!(run.stderr.matches("que du texte").count(), 1, "{}", run.stderr);
        }
    }
}

#[test]
fn what_only_a_head_or_decoration_shows_is_missed() {
    let set = "par(rich(data.subtitle))";
    missed(&[(set, "pdf.artifact(par(rich(data.subtitle)))")], "5 mots", "une.yaml:2:13");
}

#[test]
fn what_nobody_can_read_is_missed() {
    let set = "par(rich(data.subtitle))";
    let hidden = |new: &str| missed(&[(set, new)], "5 mots", "une.yaml:2:13");
    hidden("text(fill: white, par(rich(data.subtitle)))");
    hidden("text(fill: rgb(0, 0, 0, 0), par(rich(data.subtitle)))");
    hidden("block(fill: red, text(fill: red, par(rich(data.subtitle))))");
    hidden("scale(x: 1%, par(rich(data.subtitle)))");
    hidden(
        "block({ par(rich(data.subtitle)); place(top, rect(width: 8cm, height: 1cm, fill: white)) })",
    );
    // In a box that is as wide as the text.
    for size in ["9pt", "10pt", "11.3pt", "13.37pt", "17pt"] {
        hidden(&format!(
            "text(size: {size}, box(fill: red, text(fill: red, rich(data.subtitle))))"
        ));
    }
    // On grounds with round corners, with a line around them, and turned.
    hidden("block(fill: red, radius: 4pt, inset: 8pt, text(fill: red, par(rich(data.subtitle))))");
    hidden(
        "block(fill: red, radius: 4pt, stroke: 1pt, inset: 8pt, text(fill: red, par(rich(data.subtitle))))",
    );
    hidden(
        "rotate(90deg, reflow: true, block(fill: red, text(fill: red, par(rich(data.subtitle)))))",
    );
    hidden(
        "block({ par(rich(data.subtitle)); place(top, dx: -4cm, dy: -4mm, ellipse(width: 16cm, height: 1cm, fill: white)) })",
    );
    // Under what nothing is seen through: a gradient, a picture.
    for over in [
        "rect(width: 9cm, height: 1cm, fill: gradient.linear(red, blue))",
        "box(clip: true, width: 9cm, height: 1cm, rect(width: 9cm, height: 1cm, fill: gradient.radial(red, blue)))",
        &points("rgb8", "9, 9, 9"),
        &points("rgba8", "9, 9, 9, 255"),
    ] {
        hidden(&format!("block({{ par(rich(data.subtitle)); place(top, dy: -1mm, {over}) }})"));
    }
    // A gradient and a pattern that are of one colour, a stroke that covers the letters.
    for paint in [
        "fill: gradient.linear(white, rgb(\"#fefefe\"))",
        "fill: tiling(size: (4pt, 4pt), circle(radius: 2pt, fill: white))",
        "stroke: 2pt + white",
        "fill: white, stroke: 0.2pt + rgb(\"#fdfdfd\")",
        "fill: rgb(0, 0, 0, 0), stroke: 0.2pt + white",
        "fill: white, stroke: 0.2pt + rgb(0, 0, 0, 0)",
    ] {
        hidden(&format!("text({paint}, par(rich(data.subtitle)))"));
    }
    // Thick strokes and full patterns, over it and below it.
    for over in [
        "line(length: 100%, stroke: 14pt + navy)",
        "rect(width: 9cm, height: 1pt, stroke: 14pt + navy)",
        "rect(width: 9cm, height: 9pt, fill: tiling(size: (4pt, 4pt), rect(width: 4pt, height: 4pt, fill: aqua)))",
    ] {
        let down = if over.contains("tiling") { "0pt" } else { "5pt" };
        hidden(&format!("block({{ par(rich(data.subtitle)); place(top, dy: {down}, {over}) }})"));
        if over.starts_with("line") {
            let below = format!(
                "block({{ place(top, dy: 5pt, {over}); text(fill: white, par(rich(data.subtitle))) }})"
            );
            assert_eq!(built(&[(set, &below)]), (0, String::new()), "{below}");
        }
    }
    // Colours that only a machine tells apart.
    hidden("text(fill: rgb(\"#fefefe\"), par(rich(data.subtitle)))");
    hidden("block(fill: black, text(fill: rgb(\"#050505\"), par(rich(data.subtitle))))");
    hidden("text(fill: black.transparentize(99%), par(rich(data.subtitle)))");
    let set_clear = [(set, "text(fill: rgb(\"#11223300\"), par(rich(data.subtitle)))")];
    missed(&set_clear, "ce texte est presque transparent : #112233", "une.yaml:2:13");
    // Over the edge of something.
    let circle = "place(dy: -5mm, circle(radius: 3mm, fill: black)) + text(fill: white, par(rich(data.subtitle)))";
    hidden(circle);
    // What is seen, or may be.
    for new in [
        "block(fill: black, text(fill: white, par(rich(data.subtitle))))",
        "block(fill: white, par(rich(data.subtitle)))",
        "block(fill: gradient.linear(red, blue), text(fill: white, par(rich(data.subtitle))))",
        "text(fill: white, stroke: 0.3pt + black, par(rich(data.subtitle)))",
        "scale(x: 70%, par(rich(data.subtitle)))",
        "rotate(90deg, reflow: true, par(rich(data.subtitle)))",
        "block({ par(rich(data.subtitle)); place(top, rect(width: 8cm, height: 1cm, fill: rgb(255, 255, 255, 20))) })",
        "block(fill: black, radius: 4pt, inset: 8pt, text(fill: white, par(rich(data.subtitle))))",
        // Corners, a frame and a hole, with the text where they have nothing.
        "{ place(dx: -11.5mm, dy: -11.5mm, circle(radius: 6mm, fill: red)); text(fill: red, par(rich(data.subtitle))) }",
        "block(fill: white, radius: 4pt, stroke: (left: 4pt + red), inset: 8pt, text(fill: red, par(rich(data.subtitle))))",
        "{ par(rich(data.subtitle)); place(dy: -1cm, curve(fill: white, fill-rule: \"even-odd\", \
         curve.move((-20mm, -20mm)), curve.line((120mm, -20mm)), curve.line((120mm, 30mm)), curve.line((-20mm, 30mm)), curve.close(), \
         curve.move((-10mm, -10mm)), curve.line((-10mm, 20mm)), curve.line((110mm, 20mm)), curve.line((110mm, -10mm)), curve.close())) }",
    ] {
        let (code, told) = built(&[(set, new)]);
        assert_eq!((code, told.as_str()), (0, ""), "{new}");
    }
    for (new, contrast) in [
        ("text(fill: black.transparentize(60%), par(rich(data.subtitle)))", "2,8 pour 1"),
        ("text(fill: rgb(\"#dddddd\"), par(rich(data.subtitle)))", "1,4 pour 1"),
        (
            "block(fill: rgb(\"#0B5A66\"), text(fill: black, par(rich(data.subtitle))))",
            "2,7 pour 1",
        ),
        ("text(fill: gradient.linear(silver, silver), par(rich(data.subtitle)))", "1,4 pour 1"),
        // Large text needs less.
        ("text(size: 18pt, fill: rgb(\"#aaaaaa\"), par(rich(data.subtitle)))", "2,3 pour 1"),
        ("text(size: 18pt, fill: rgb(\"#888888\"), par(rich(data.subtitle)))", ""),
        ("text(size: 14pt, weight: 700, fill: rgb(\"#888888\"), par(rich(data.subtitle)))", ""),
        ("text(fill: rgb(\"#767676\"), par(rich(data.subtitle)))", ""),
    ] {
        let run = collection(&[(set, new)]).run(&["build"]);
        let (code, told) = (run.code, run.stderr);
        let faint = told.contains("se lit mal") && told.contains(contrast);
        let place = told.contains("layouts/mien/annex.typ");
        assert_eq!((code, faint && place), (0, !contrast.is_empty()), "{new}: {told}");
        assert_eq!(told.matches("attention[").count(), usize::from(faint), "{new}: {told}");
    }
    // Seen through, cut to a round shape, over its edge, below it.
    for (first, over) in [
        (
            true,
            "rect(width: 9cm, height: 1cm, fill: gradient.linear(red.transparentize(70%), blue.transparentize(80%)))",
        ),
        // Of one letter alone, an edge is covered.
        (
            true,
            "box(clip: true, radius: 50%, width: 4mm, height: 1cm, rect(width: 9cm, height: 1cm, fill: gradient.linear(red, blue)))",
        ),
        (
            true,
            "box(clip: true, width: 2mm, rect(width: 9cm, height: 1cm, fill: gradient.linear(red, blue)))",
        ),
        (true, &points("rgba8", "9, 9, 9, 99")),
        (false, "rect(width: 9cm, height: 1cm, fill: gradient.linear(red, blue))"),
    ] {
        let place = format!("place(top, dy: -1mm, {over})");
        let both = if first { [set, &*place] } else { [&*place, set] };
        let (code, told) = built(&[(set, &format!("block({{ {} }})", both.join("; ")))]);
        assert_eq!((code, told.as_str()), (0, ""), "{over}");
    }
}

#[test]
fn a_text_of_the_layouts_own_that_nobody_sees_is_told_and_decoration_is_not() {
    let set = "data.lead.map(kinds).join()";
    let own = |code: &str| {
        let run = collection(&[(set, &format!("block({{ {code} }}); {set}"))]).run(&[
            "build",
            "-q",
            "--annex-only",
        ]);
        (run.code, run.stderr)
    };
    let (unseen, covered) = ("un texte ne se voit pas", "un dessin cache un texte");
    for (code, said) in [
        ("text(fill: white)[Un texte à lire]", unseen),
        ("text(fill: rgb(\"#fcfcfc\"))[Un texte à lire]", unseen),
        (
            "[Un texte à lire]; place(top, dy: -1mm, rect(width: 9cm, height: 1cm, fill: red))",
            covered,
        ),
        // Some of its letters are below something.
        (
            "[Un texte à lire]; place(top, dy: -1mm, rect(width: 1cm, height: 1cm, fill: red))",
            covered,
        ),
        // What is hardly seen through, all over or at its end.
        (
            "[Un texte à lire]; place(top, dy: -1mm, rect(width: 9cm, height: 1cm, fill: white.transparentize(4%)))",
            covered,
        ),
        (
            "[Un texte à lire]; place(top, dy: -1mm, rect(width: 3cm, height: 1cm, fill: gradient.linear((white.transparentize(100%), 0%), (white, 40%), (white, 100%))))",
            covered,
        ),
        // Gradients, patterns and pictures of one colour.
        ("block(fill: gradient.linear(black, rgb(\"#020202\")))[Un texte à lire]", unseen),
        (
            "block(fill: tiling(size: (4pt, 4pt), rect(width: 4pt, height: 4pt, fill: black)))[Un texte à lire]",
            unseen,
        ),
        (&format!("place(dy: -2mm, {}); [Un texte à lire]", points("rgb8", "5, 5, 5")), unseen),
        // Some of its letters stand on what has their colour.
        ("place(dy: -2mm, rect(width: 1cm, height: 1cm, fill: black)); [Un texte à lire]", unseen),
    ] {
        let (status, told) = own(code);
        assert_eq!((status, told.matches("texte-perdu").count()), (1, 1), "{code}: {told}");
        let place =
            told.contains("layouts/mien/annex.typ:") || told.contains("layouts/mien/handout.typ:");
        assert!(
            told.contains(said) && told.contains("« Un texte à lire »") && place,
            "{code}: {told}"
        );
    }
    for code in [
        "pdf.artifact(text(fill: white)[Un texte à lire])",
        // The edge of a text, below it.
        "place(text(fill: white, stroke: 1pt + white)[Un texte à lire]); [Un texte à lire]",
        "place(dy: -2mm, rect(width: 1cm, height: 1cm, fill: aqua)); [Un texte à lire]",
        "[Un texte à lire]; place(top, dy: -1mm, rect(width: 9cm, height: 1cm, fill: yellow.transparentize(60%)))",
        "block(fill: gradient.linear(black, purple), text(fill: white)[Un texte à lire])",
        "block(text(fill: gradient.linear(black, maroon))[Un texte à lire])",
        "text(tracking: -0.04em)[Un texte à lire]",
        "text(fill: white)[•]",
    ] {
        assert_eq!(own(code), (0, String::new()), "{code}");
    }
}

#[test]
fn what_is_hard_to_read_for_what_is_drawn_there_is_told() {
    let set = "data.lead.map(kinds).join()";
    let faint = "un texte se lit mal, page";
    for (code, said) in [
        (
            "[Un texte à lire]; place(top, dy: -1mm, rect(width: 9cm, height: 1cm, fill: white.transparentize(20%)))",
            "un texte se lit mal à travers ce qui",
        ),
        ("block(fill: gradient.linear(rgb(\"#222\"), rgb(\"#333\")))[Un texte à lire]", faint),
        (
            "block(width: 25mm, text(fill: gradient.linear(black, rgb(\"#ccc\")))[Un texte à lire])",
            faint,
        ),
        (
            "text(fill: tiling(size: (9pt, 9pt), place(circle(radius: 1pt, fill: black))))[Un texte à lire]",
            faint,
        ),
        ("text(tracking: -0.4em)[Un texte à lire]", "s'impriment les unes sur les autres"),
    ] {
        let changes = [(set, format!("block({{ {code} }}); {set}"))];
        let changes = changes.each_ref().map(|(old, new)| (*old, new.as_str()));
        let run = collection(&changes).run(&["build", "--annex-only"]);
        assert_eq!(
            (run.code, run.stderr.matches("attention[mise-en-page]").count()),
            (0, 1),
            "{code}: {}",
            run.stderr
        );
        let is_said = run.stderr.contains(said) && run.stderr.contains("« Un texte à lire »");
        assert!(is_said && run.stderr.contains("mien/annex.typ:"), "{code}: {}", run.stderr);
    }
}

#[test]
fn a_pale_text_of_the_layouts_is_told_where_it_puts_it_with_what_to_do_for_decoration() {
    let set = "data.lead.map(kinds).join()";
    let new = format!(
        "{{ let pale = black; place(right, text(size: 40pt, fill: pale.lighten(80%), str(entry.number))) }}; {set}"
    );
    let run = collection(&[(set, &new)]).run(&["build", "--annex-only"]);
    let line = LAYOUT.lines().position(|line| line.contains(set)).unwrap() + 1;
    assert!(run.stderr.contains(&format!("mien/annex.typ:{line}:")), "{}", run.stderr);
    assert!(run.stderr.contains("pdf.artifact(…)"), "{}", run.stderr);
}

#[test]
fn a_number_that_vanishes_in_a_foot_is_told_and_decoration_is_not() {
    let told = |foot: &str| {
        let head = "margin: 2cm,";
        let changes = [(head, format!("{head} footer: {foot},"))];
        let changes = changes.each_ref().map(|(old, new)| (*old, new.as_str()));
        let run = collection(&changes).run(&["build", "--annex-only"]);
        assert_eq!(run.code, 0, "{foot}: {}", run.stderr);
        run.stderr
    };
    let number = "context counter(page).display()";
    let said = told(&format!("box(fill: navy, text(fill: navy, {number}))"));
    assert_eq!(said.matches("se lit mal").count(), 1, "{said}");
    assert!(said.contains("mien/annex.typ:"), "{said}");
    // However large, and in decoration: what nobody sees is none.
    for lost in [
        format!("box(fill: navy, text(fill: navy, size: 40pt, {number}))"),
        format!("box(fill: navy, pdf.artifact(text(fill: navy, {number})))"),
    ] {
        let said = told(&lost);
        assert_eq!(said.matches("se lit mal").count(), 1, "{lost}: {said}");
    }
    for foot in [
        &*format!("box(fill: navy, text(fill: white, {number}))"),
        "text(fill: silver)[Annexe]",
        &*format!("text(fill: silver, size: 40pt, {number})"),
    ] {
        let said = told(foot);
        assert!(!said.contains("attention[mise-en-page]"), "{foot}: {said}");
    }
}

#[test]
fn a_pale_colour_is_told_where_it_is_given_however_it_is_made() {
    let set = "par(rich(data.subtitle))";
    for colour in [
        "luma(190)",
        "silver",
        "rgb(190, 190, 190)",
        "rgb(\"bbbbbb\")",
        "black.lighten(75%)",
        "rgb(\"#bbb\")",
    ] {
        let changes = [(set, format!("text(fill: {colour}, {set})"))];
        let changes = changes.each_ref().map(|(old, new)| (*old, new.as_str()));
        let run = collection(&changes).run(&["build"]);
        let line = LAYOUT.lines().position(|line| line.contains(set)).unwrap();
        let column = LAYOUT.lines().nth(line).unwrap().find(set).unwrap() + "text(fill: ".len();
        let place = format!("layouts/mien/annex.typ:{}:{}", line + 1, column + 1);
        assert!(run.stderr.contains(&place), "{colour}: {place}: {}", run.stderr);
    }
}

/// A picture of one point, in a layout.
fn points(encoding: &str, point: &str) -> String {
    let format = format!("format: (encoding: \"{encoding}\", width: 1, height: 1)");
    let size = "width: 9cm, height: 1cm, fit: \"stretch\"";
    format!("pdf.artifact(image(bytes(({point})), {format}, {size}))")
}

#[test]
fn a_text_that_runs_out_of_its_box_at_the_foot_is_told_at_its_own_place() {
    let set = "par(rich(data.subtitle))";
    let told = |new: &str| {
        let run = collection(&[(set, new)]).run(&["check", "--format", "short"]);
        assert_eq!(run.code, 0, "{new}: {}", run.stderr);
        String::from_utf8(run.stdout).unwrap()
    };
    let text = format!("text(hyphenate: false, {set})");
    let low = format!("height: 2em, width: 15mm, fill: aqua, {text}");
    for new in [
        format!("block(breakable: false, {low})"),
        format!("block({low})"),
        format!("{{ place(block(breakable: false, {low})); v(3cm) }}"),
    ] {
        let said = told(&new);
        let first = "une.yaml:2:25: attention[mise-en-page]: un texte sort de son cadre par le bas, page 2 : « pour »";
        assert!(said.contains(first), "{new}: {said}");
        assert_eq!(said.matches("par le bas").count(), 2, "{new}: {said}");
    }
    // High enough, a box that nobody sees, and what is placed below its box.
    for new in [
        format!("block(height: 4cm, width: 15mm, fill: aqua, {text})"),
        format!("block(width: 15mm, fill: aqua, {text})"),
        format!("{{ block(height: 2em, width: 15mm, fill: white, {text}); v(2cm) }}"),
        format!(
            "{{ block(height: 2em, fill: aqua, {{ [Ici]; place(bottom, dy: 5mm, {set}) }}); v(2cm) }}"
        ),
    ] {
        let said = told(&new);
        assert!(!said.contains("par le bas"), "{new}: {said}");
    }
}

#[test]
fn a_word_that_runs_out_of_its_box_is_told_at_its_own_place() {
    let set = "par(rich(data.subtitle))";
    let text = format!("{{ set text(hyphenate: false); {set} }}");
    let narrow = format!("block(width: 12mm, inset: 2mm, radius: 3pt, fill: aqua, {text})");
    let told = |new: &str| {
        let run = collection(&[(set, new)]).run(&["check", "--format", "short"]);
        assert_eq!(run.code, 0, "{new}: {}", run.stderr);
        String::from_utf8(run.stdout).unwrap()
    };
    let said = told(&narrow);
    let first = "une.yaml:2:16: attention[mise-en-page]: « quartier » dépasse de son cadre";
    assert!(said.contains(first) && said.matches("[mise-en-page]").count() == 2, "{said}");
    // Boxes that nobody sees, a label on a box's edge, and what only looks narrow.
    for new in [
        format!("block(width: 12mm, inset: 2mm, fill: white, {text})"),
        format!("block(width: 12mm, inset: 2mm, stroke: 1pt, {text})"),
        format!("block(inset: 2mm, radius: 3pt, fill: aqua, {text})"),
        format!(
            "block(fill: aqua, height: 1cm, width: 3cm, place(dx: -1cm, box(width: 6cm, {text})))"
        ),
        format!("block(width: 1cm, height: 6cm, fill: aqua, rotate(90deg, reflow: true, {text}))"),
        format!("rotate(-90deg, reflow: true, block(fill: aqua, inset: 2mm, {text}))"),
        format!("block(fill: aqua, width: 12mm, block(fill: yellow, width: 6cm, {text}))"),
        format!("block(fill: aqua, columns(2, smallcaps({set})))"),
    ] {
        let said = told(&new);
        assert!(!said.contains("[mise-en-page]"), "{new}: {said}");
    }
}

#[test]
fn texts_that_are_printed_one_over_the_other_are_told() {
    let set = "par(rich(data.subtitle))";
    let told = |new: &str| {
        let run = collection(&[(set, new)]).run(&["check", "--format", "short"]);
        assert_eq!(run.code, 0, "{new}: {}", run.stderr);
        String::from_utf8(run.stdout).unwrap()
    };
    // A box that is too low, and a text that is set back over what stands above it, which is the layout's.
    for (new, place) in [
        (
            format!(
                "{{ block(width: 15mm, height: 1em, {set}); par[Ce qui suit en dessous, sur deux lignes qui sont assez longues.] }}"
            ),
            "une.yaml:2:",
        ),
        (format!("{{ par[Ce qui est au-dessus.]; v(-2em); {set} }}"), "mien/annex.typ:17:36"),
        // Each has its own line, and the letters of one go through those of the other.
        (
            format!("{{ place(dy: 4pt, block[Ce qui est entre les lignes.]); {set} }}"),
            "mien/annex.typ:17:53",
        ),
    ] {
        let said = told(&new);
        assert!(said.contains("l'un sur l'autre") && said.contains(place), "{new}: {said}");
    }
    // Tight lines, raised signs, a shadow, a number on its disc, a mark across the page.
    for new in [
        format!("{{ set par(leading: 0.2em); block(width: 3cm, {set}) }}"),
        format!("{{ block(below: 2pt)[Géographique]; {set} }}"),
        format!("{{ {set}; super[12] }}"),
        format!("{{ pdf.artifact(place(dx: 0.5pt, {set})); {set} }}"),
        format!("{{ {set}; box(circle(radius: 4pt, fill: aqua)); h(-6pt); [7] }}"),
        format!("{{ place(rotate(-45deg, text(60pt, fill: silver)[BROUILLON])); {set} }}"),
    ] {
        let said = told(&new);
        assert!(!said.contains("l'un sur l'autre"), "{new}: {said}");
    }
}

#[test]
fn of_two_texts_one_over_the_other_each_is_named_with_where_it_comes_from() {
    let set = "par(rich(data.subtitle))";
    let all = "#for entry in annexe.sheets { sheet(entry) }";
    let summary = |one: &str| format!("#pagebreak()\n#{{ {one} }}\n#pagebreak()\n{all}");
    let told = |old: &str, new: &str| {
        let run = collection(&[(old, new)]).run(&["build", "--annex-only"]);
        assert_eq!(run.code, 0, "{new}: {}", run.stderr);
        run.stderr
    };
    let all_said = |said: &str, parts: &[&str]| {
        assert!(parts.iter().all(|part| said.contains(part)), "{said}");
    };
    let said = told(set, &format!("{{ place({set}); place(letters(data.title)); v(2cm) }}"));
    all_said(
        &said,
        &[
            "page 2 : « Un quartier pour le jardin » et « Un jardin pour le quartier »",
            "┌─ sources/une.yaml:2:13",
            "« Un jardin pour le quartier » vient d'ici",
            "raccourcissez l'un des deux",
        ],
    );
    // What the layout has of its own is told once, there.
    for (mark, name) in [("BROUILLON", "BROUILLON"), ("#entry.number", "1")] {
        let said = told(set, &format!("{{ place(text(40pt)[{mark}]); {set} }}"));
        let own = format!("« {name} » ne vient d'aucun champ");
        all_said(
            &said,
            &[&own, "┌─ layouts/mien/annex.typ:17:", "pdf.artifact(…)", "une.yaml:5:3"],
        );
        assert_eq!(said.matches("l'un sur l'autre").count(), 1, "{said}");
    }
    // In a summary, too.
    let titles = "for s in annexe.sheets { place(letters(s.title)) }";
    all_said(&told(all, &summary(titles)), &["une.yaml:1:8", "zoe.yaml:1:8", "page 2"]);
    let mark =
        "for s in annexe.sheets { place(dy: -13pt, text(30pt)[BROUILLON]); par(letters(s.title)) }";
    let said = told(all, &summary(mark));
    all_said(&said, &["une.yaml:1:8", "layouts/mien/annex.typ:29:", "« BROUILLON » ne vient"]);
    let own = "place(dy: -13pt, text(30pt)[BROUILLON]); par[Sommaire]";
    all_said(&told(all, &summary(own)), &["aucun des deux ne vient d'un champ"]);
}

#[test]
fn a_text_that_is_printed_twice_in_a_row_is_told_once_with_the_places() {
    let told = |changes: &[(&str, &str)]| {
        let run = collection(changes).run(&["check", "--format", "short"]);
        assert_eq!(run.code, 0, "{changes:?}: {}", run.stderr);
        String::from_utf8(run.stdout).unwrap()
    };
    let set = "{ par(rich(b.runs)) }";
    let said = told(&[(set, "{ par(rich(b.runs)); par(rich(b.runs)) }")]);
    assert!(said.contains("une.yaml:12:7: attention[mise-en-page]"), "{said}");
    assert_eq!(said.matches("deux fois de suite").count(), 1, "{said}");
    assert!(said.contains("et un autre endroit de même"), "{said}");
    // An effect, a name on a page of its own and above the text, and what is quoted further on.
    let title = "heading(level: 1, letters(data.title))";
    for (old, new) in [
        (set, "{ pdf.artifact(place(dx: 0.5pt, par(rich(b.runs)))); par(rich(b.runs)) }"),
        (title, "{ letters(data.title); pagebreak(); heading(level: 1, letters(data.title)) }"),
        (
            "  [#metadata((id: entry.id)) <sheet-end>]",
            "  data.sections.first().blocks.first(default: (kind: \"none\")).at(\"runs\", default: ()).map(r => r.text).join()\n  [#metadata((id: entry.id)) <sheet-end>]",
        ),
    ] {
        let said = told(&[(old, new)]);
        assert!(!said.contains("deux fois"), "{new}: {said}");
    }
}

#[test]
fn a_picture_that_is_a_dot_or_a_strip_is_missed() {
    let figure = "figure(image(\"/pictures/\" + b.path, alt: b.alt, width: 50%), \
                  caption: if b.caption != none { rich(b.caption) })";
    let image = "image(\"/pictures/\" + b.path, alt: b.alt, width: ";
    let strip = format!("box(clip: true, height: 5mm, {image}6cm))");
    for new in [format!("{image}3pt)"), strip] {
        let (code, told) = built(&[(figure, &new)]);
        assert!(code == 1 && told.contains("n'est pas sur les pages"), "{new}: {told}");
    }
    let cropped = format!("box(clip: true, height: 3cm, {image}6cm))");
    assert_eq!(built(&[(figure, &cropped)]).0, 0);
}

#[test]
fn a_picture_that_a_layout_leaves_out_is_missed_at_its_own_line() {
    let both = "s.blocks.map(kinds)";
    missed(&[(both, "s.blocks.slice(0, 4).map(kinds)")], "« rond.svg » n'est pas", "une.yaml:20:7");
    let kind = "if b.kind == \"paragraph\"";
    let (code, told) = built(&[(
        kind,
        "if b.kind == \"picture\" and b.alt == \"Un rond\" {} else if b.kind == \"paragraph\"",
    )]);
    assert!(
        code == 1 && told.contains("une.yaml:16:7") && told.contains("une.yaml:20:7"),
        "{told}"
    );
    missed(
        &[("#if annexe.cover != none", "#if false")],
        "« rond.svg » n'est pas",
        "annexe.yaml:11:12",
    );
    let small = ("figure(image(", "box(width: 1pt, height: 0pt, clip: true, image(");
    let (code, told) = built(&[small, (", caption: if b.caption != none { rich(b.caption) }", "")]);
    assert!(code == 1 && told.contains("n'est pas sur les pages"), "{told}");
}

#[test]
fn a_caption_below_a_sections_picture_is_missed_at_its_own_line() {
    let caption = ", caption: if b.caption != none { rich(b.caption) }";
    let collection = collection(&[(caption, "")]);
    let image = "    image:\n      fichier: rond.svg\n      description: Un rond\n      \
                 legende: Le rond de la fête\n      credit: © Un atelier\n";
    let sheet = SHEET.replace("    texte: |\n", &format!("{image}    texte: |\n"));
    collection.write("sources/une.yaml", sheet.as_bytes());
    let run = collection.run(&["build", "-q", "--annex-only"]);
    let told = &run.stderr;
    assert!(run.code == 1 && told.contains("8 mots") && told.contains("une.yaml:14:16"), "{told}");
    // Where only the credit is lost, its line is told.
    let set = ", caption: if b.caption != none { rich(b.caption) } else { none }";
    let text = std::fs::read_to_string(collection.path("layouts/mien/annex.typ")).unwrap();
    let text = text.replace("width: 50%)", &format!("width: 50%){set}"));
    collection.write("layouts/mien/annex.typ", text.as_bytes());
    let run = collection.run(&["build", "-q", "--annex-only"]);
    assert!(run.stderr.contains("une.yaml:15:15"), "{}", run.stderr);
}

#[test]
fn a_description_that_a_layout_changes_is_missed_at_its_own_line() {
    let (code, told) = built(&[("alt: b.alt", "alt: \"Une image\"")]);
    assert_eq!(code, 1);
    for place in ["annexe.yaml:12:16", "une.yaml:16:9", "une.yaml:20:9"] {
        assert!(told.contains(place) && told.contains("sans sa description"), "{place}: {told}");
    }
}

#[test]
fn a_layout_that_does_not_mark_where_sheets_end_is_told_of_that_alone() {
    let end = "  [#metadata((id: entry.id)) <sheet-end>]\n";
    let (code, told) = built(&[(end, "")]);
    assert_eq!(code, 1);
    assert!(told.contains("<sheet-end>") && told.contains("layouts/mien/annex.typ:1:1"), "{told}");
    assert!(told.contains("layouts/mien/handout.typ:1:1") && told.contains("2 erreurs"), "{told}");
}

#[test]
fn what_a_layout_leaves_out_of_the_document_is_french_or_told_once_a_file() {
    let (code, told) = built(&[("#set document(title: annexe.document.title)\n", "")]);
    assert_eq!(code, 1);
    assert!(told.contains("le PDF n'a pas de titre") && told.contains("2 erreurs"), "{told}");
    assert!(told.contains("layouts/mien/annex.typ:1:1"), "{told}");
    let collection = collection(&[("lang: annexe.language, ", "")]);
    let run = collection.run(&["build", "-q"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let pdf = std::fs::read(collection.path("out/annexe.pdf")).unwrap();
    let document = lopdf::Document::load_mem(&pdf).unwrap();
    let language = document.catalog().unwrap().get(b"Lang").unwrap().as_str().unwrap();
    assert_eq!(language, b"fr-FR");
}

#[test]
fn a_layout_that_reads_the_sources_is_told_what_it_may_read() {
    let title = "heading(level: 1, letters(data.title))";
    let (code, told) = built(&[(title, "read(\"/sources/une.yaml\")")]);
    assert_eq!(code, 1);
    assert!(told.contains("sources/une.yaml") && told.contains("sheet-data(id)"), "{told}");
}

/// What the program says of a collection of one sheet with this body, in the default layout, with a drawing.
fn body(text: &str) -> (i32, String) {
    let text = text.replace('\n', "\n      ");
    let sheet = format!(
        "titre: Un jardin\nthemes: [1]\nsections:\n  - type: projet\n    texte: |\n      {text}\n"
    );
    let collection = Collection::new(&[("sources/une.yaml", &sheet)]);
    collection.write("sources/rond.svg", DRAWING);
    let run = collection.run(&["build", "-q"]);
    (run.code, run.stderr)
}

#[test]
fn a_short_text_does_not_take_what_a_longer_one_has_in_another_style() {
    for text in [
        "Classement du quartier[^1] :\n\n- 1er concours : 3e place ;\n- 2e concours : 1re place.\n\n[^1]: 2",
        "Projet du C[^1]. Le **S**port pour tous.\n\n[^1]: S",
        "![Un rond](rond.svg \"Une légende. © S\")\n\nLe **C**entre **S**ocial accueille.",
        // Found as a whole by luck alone: both are short.
        "Projet du C[^1]. Le jardin.\n\n**S**port pour tous[^2].\n\n[^1]: S\n\n[^2]: C",
    ] {
        let (code, told) = body(text);
        assert!(!told.contains("texte-perdu") && code == 0, "{text}: {told}");
    }
}

#[test]
fn what_one_rule_of_a_layout_loses_is_told_once_and_as_what_it_is() {
    let text = "Le [jardin](https://example.org/a) est là.\n\n- Un point ;\n- un autre.\n\n1. Un rang.\n\nOn y met du **gras** et puis du *penché*[^1].\n\n[^1]: Une note.";
    for (rule, said, errors) in [
        ("#show link: none", "ce lien n'est pas imprimé", 1),
        ("#show list: none", "ce point de liste n'est pas imprimé", 1),
        ("#show enum: it => block(height: 0pt, clip: true, it)", "ce point de liste numérotée", 1),
        ("#show strong: none", "ces mots en gras ne sont pas imprimés", 1),
        ("#show emph: none", "ces mots en italique ne sont pas imprimés", 1),
        ("#show footnote.entry: none", "cette note n'est pas imprimée", 1),
        ("#show par: none", "ce texte n'est pas imprimé", 2),
    ] {
        let contract = "#let contract = 1";
        let collection = collection(&[(contract, &format!("{contract}\n{rule}"))]);
        let lines = text.replace('\n', "\n      ");
        for (id, title) in [("une", "Un mot"), ("zoe", "Un autre mot")] {
            let sheet = format!(
                "titre: {title}\nthemes: [1]\nsections:\n  - type: contexte\n    texte: |\n      {lines}\n"
            );
            collection.write(&format!("sources/{id}.yaml"), sheet.as_bytes());
        }
        let run = collection.run(&["build", "-q", "--annex-only"]);
        assert!(run.stderr.contains(said), "{rule}: {}", run.stderr);
        assert_eq!(run.stderr.matches("erreur[").count(), errors, "{rule}: {}", run.stderr);
    }
}

#[test]
fn notes_of_what_is_lost_are_lost_with_it() {
    let text = "Le jardin est là[^1].\n\n- Un point[^2] ;\n- un dernier[^3].\n\n[^1]: Voir le plan.\n[^2]: Voir le plan.\n[^3]: Une note.";
    let contract = "#let contract = 1";
    let collection = collection(&[(contract, &format!("{contract}\n#show list: none"))]);
    let lines = text.replace('\n', "\n      ");
    let sheet = format!(
        "titre: Un mot\nthemes: [1]\nsections:\n  - type: contexte\n    texte: |\n      {lines}\n"
    );
    collection.write("sources/une.yaml", sheet.as_bytes());
    let run = collection.run(&["build", "-q", "--annex-only"]);
    assert!(run.stderr.contains("ce point de liste n'est pas imprimé"), "{}", run.stderr);
    assert!(!run.stderr.contains("cette note"), "{}", run.stderr);
}

#[test]
fn a_word_that_is_lost_beside_a_link_is_told_on_its_own_line() {
    let line = "Le second mot cachette vient ";
    for end in [
        "de [Zoé](#zoe), où on va.",
        "de [Zoé](https://example.org/a_(b)), où on va.",
        "de [Zoé](#zoe).",
        "de **Zoé**, où on va.",
        "d'ici.",
    ] {
        let collection =
            collection(&[("#let contract = 1", "#let contract = 1\n#show \"cachette\": \"\"")]);
        let sheet = format!(
            "titre: Un mot\nthemes: [1]\nsections:\n  - type: contexte\n    texte: |\n      Une première ligne.\n      {line}{end}\n"
        );
        collection.write("sources/une.yaml", sheet.as_bytes());
        let run = collection.run(&["build", "-q", "--annex-only"]);
        assert!(run.stderr.contains("sources/une.yaml:7:21"), "{end}: {}", run.stderr);
    }
    // What is hidden is a part of the link, or stands behind it.
    for (text, column) in
        [("[La cachette](#zoe), où on va.", 11), ("[La](#zoe), ou cachette, où.", 22)]
    {
        let collection =
            collection(&[("#let contract = 1", "#let contract = 1\n#show \"cachette\": \"\"")]);
        let sheet = format!(
            "titre: Un mot\nthemes: [1]\nsections:\n  - type: contexte\n    texte: |\n      Une première ligne.\n      {text}\n"
        );
        collection.write("sources/une.yaml", sheet.as_bytes());
        let run = collection.run(&["build", "-q", "--annex-only"]);
        assert!(
            run.stderr.contains(&format!("sources/une.yaml:7:{column}")),
            "{text}: {}",
            run.stderr
        );
    }
}

#[test]
fn a_lost_caption_of_the_cover_is_told_at_the_caption() {
    let caption = ", caption: if b.caption != none { rich(b.caption) }";
    let collection = collection(&[(caption, "")]);
    let manifest = std::fs::read_to_string(collection.path("sources/annexe.yaml")).unwrap();
    let manifest =
        format!("# Le rond, tel qu'il s'imprime.\n{manifest}  legende: Le rond vu du ciel\n");
    let line = manifest.lines().count();
    collection.write("sources/annexe.yaml", manifest.as_bytes());
    let run = collection.run(&["build", "-q", "--annex-only"]);
    assert!(run.stderr.contains(&format!("sources/annexe.yaml:{line}:12")), "{}", run.stderr);
}

#[test]
fn a_sheet_that_is_marked_twice_is_told_with_the_layout() {
    let all = "#for entry in annexe.sheets { sheet(entry) }";
    let (code, told) =
        built(&[(all, "#for entry in annexe.sheets { sheet(entry); sheet(entry) }")]);
    assert_eq!(code, 1, "{told}");
    for part in [
        "plus d'une fois",
        "une, zoe",
        "la fiche « une »",
        "layouts/mien/annex.typ:",
        "<sheet-start>",
    ] {
        assert!(told.contains(part), "{part}: {told}");
    }
    let end = "  [#metadata((id: entry.id)) <sheet-end>]\n";
    let (code, told) = built(&[(end, &end.repeat(2))]);
    assert!(code == 1 && told.contains("plus d'une fois"), "{told}");
}

#[test]
fn the_number_of_a_note_on_another_text_is_told_as_the_notes() {
    let collection = collection(&[(
        "#let sheet(entry) = {",
        "#let sheet(entry) = {\n  set super(typographic: false, baseline: 0pt, size: 1em)\n  show footnote: it => { h(-20pt); it }",
    )]);
    let sheet = "titre: Un jardin\nthemes: [1]\nsections:\n  - type: contexte\n    texte: |\n      Une enquête à pied a précédé toute décision[^1].\n\n      [^1]: Une note.\n";
    collection.write("sources/une.yaml", sheet.as_bytes());
    let run = collection.run(&["build", "--annex-only"]);
    let told = &run.stderr;
    assert!(told.contains("l'un sur l'autre") && told.contains("« 1 » vient d'ici"), "{told}");
    assert!(!told.contains("ne vient d'aucun champ"), "{told}");
}

#[test]
fn a_font_without_the_letters_is_told_once_where_the_layout_asks_for_it_alone() {
    let font = "font: (\"Carlito\", \"Noto Sans Symbols2\")";
    let alone = "fallback: false, font: \"Noto Sans Symbols2\"";
    let (code, told) = built(&[(font, alone)]);
    assert_eq!((code, told.matches("erreur[").count()), (1, 1), "{told}");
    for said in ["layouts/mien/annex.typ:", "« Noto Sans Symbols2 »", "retirez « fallback: false »"]
    {
        assert!(told.replace('\u{a0}', " ").contains(said), "{said}: {told}");
    }
    assert!(!told.contains("sources/"), "{told}");
}
