//! What the pages show is told where the author wrote it: in the manifest, on the line of a field; what has one cause, once.

use std::path::Path;

use crate::common::{Collection, MANIFEST, Run};

/// A sheet with one of each kind of lines.
const SHEET: &str = "\
titre: Une action
sous_titre: Un sous-titre
nom_action: Un nom
themes: [1]
chapeau: Un chapeau qui dit tout.
reperes:
  objectifs: Se retrouver
  public: Tout le monde
  contact: La mairie
sections:
  - type: contexte
    # Un 한 en remarque.
    texte: |
      Un premier paragraphe.

      ### Un intertitre

      #### Un autre

      ![Un rond](rond.svg \"Une légende. © Un crédit\")
  - type: projet
    texte: Un deuxième paragraphe.
  - type: evaluation
    texte: Un troisième paragraphe.
";

const DRAWING: &[u8] = br##"<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20"><circle cx="9" cy="9" r="8" fill="#ff0000"/></svg>"##;

fn collection() -> Collection {
    let other = SHEET.replace("Un", "Encore un").replace("tout", "le reste");
    let manifest = format!("{MANIFEST}guide_court: Guide\nversion: \"1.0\"\n");
    let collection = Collection::new(&[
        ("sources/annexe.yaml", &manifest),
        ("sources/a.yaml", SHEET),
        ("sources/b.yaml", &other),
    ]);
    collection.write("sources/rond.svg", DRAWING);
    collection
}

fn check(collection: &Collection) -> Run {
    let mut run = collection.run(&["check", "--format", "short"]);
    run.stderr += &String::from_utf8_lossy(&run.stdout);
    run
}

/// The errors of a collection with a text put behind another one, on the line where this stands and behind it.
fn put(file: &str, behind: &str, text: &str) {
    let collection = collection();
    let path = format!("sources/{file}");
    let old = std::fs::read_to_string(collection.path(&path)).unwrap();
    let at = old.find(behind).unwrap() + behind.len();
    let line = 1 + old[..at].matches('\n').count();
    let column = 1 + old[..at].lines().last().unwrap().chars().count();
    let new = [&old[..at], text, &old[at..]].concat();
    collection.write(&path, new.as_bytes());
    let run = check(&collection);
    let place = format!("{path}:{line}:{column}: erreur[glyphe-absent]");
    assert!(run.code == 1 && run.stderr.contains(&place), "{place}: {}", run.stderr);
    assert_eq!(run.stderr.matches("erreur[").count(), 1, "{behind}: {}", run.stderr);
}

#[test]
fn a_glyph_that_a_sub_heading_lacks_is_told_in_the_sub_heading() {
    for glyph in ["한", "😀", "\u{663}"] {
        put("a.yaml", "### Un inter", glyph);
    }
    put("a.yaml", "#### Un ", "한");
}

#[test]
fn a_letter_with_an_accent_of_its_own_is_told_in_every_field() {
    for (file, behind) in [
        ("a.yaml", "sous_titre: Un s"),
        ("a.yaml", "nom_action: Un n"),
        ("a.yaml", "Une lég"),
        ("a.yaml", "public: Tout"),
        ("annexe.yaml", "organisme: Le c"),
        ("annexe.yaml", "guide_court: Gui"),
        ("annexe.yaml", "version: \"1.0"),
    ] {
        put(file, behind, "\u{25b}\u{301}");
    }
    // The letters of the file need not be those that are set.
    put("a.yaml", "nom_action: Un n", "o\u{323}\u{300}");
    put("a.yaml", "public: T", "o\u{323}\u{300}");
}

/// The program's own layout file with some text replaced, in a collection.
fn layout(collection: &Collection, path: &str, from: &str, to: &str) {
    let text = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap();
    assert!(text.contains(from), "{from}");
    collection.write(path, text.replacen(from, to, 1).as_bytes());
}

/// What a layout's slip puts off the paper is one error, at this place in the layout, of no field.
fn put_off(collection: &Collection, slip: &str, parts: &[&str]) {
    let run = collection.run(&["check"]);
    let told = &run.stderr;
    assert_eq!(told.matches("erreur[texte-perdu]").count(), 1, "{slip}: {told}");
    let error = told.split("erreur[").nth(1).unwrap();
    assert!(run.code == 1 && !error.contains("sources/"), "{slip}: {told}");
    for part in parts.iter().chain(&["sort de la page", "c'est la mise en page qui le place"]) {
        assert!(told.contains(part), "{slip}: {part}: {told}");
    }
}

#[test]
fn text_that_the_layout_moves_off_the_paper_is_told_once_at_the_layout() {
    let rule = "  show heading.where(level: 2): set text(";
    for dx in ["300mm", "-60mm"] {
        let collection = collection();
        let moved = format!("  show heading.where(level: 2): it => move(dx: {dx}, it)\n{rule}");
        layout(&collection, "layouts/styling.typ", rule, &moved);
        put_off(&collection, dx, &["layouts/parts/", "heading(level: 2", "layouts/styling.typ"]);
    }
    let heading = "block(width: fit.width, heading(level: 2";
    let collection = collection();
    let placed = "place(dx: 300mm, heading(level: 2";
    layout(&collection, "layouts/parts/section.typ", heading, placed);
    put_off(&collection, placed, &["layouts/parts/section.typ:", placed, "« Le contexte »"]);
}

#[test]
fn heads_and_feet_that_the_layout_puts_off_the_paper_are_told_once_at_the_layout() {
    for (path, from, to, place) in [
        ("theme.typ", "foot: 14mm", "foot: -4mm", "layouts/parts/running.typ:"),
        (
            "parts/head.typ",
            "dy: -page.top + head.square - head.rise,\n    block(width: page.measure",
            "dy: -page.top - 30mm,\n    block(width: page.measure",
            "layouts/parts/head.typ:",
        ),
    ] {
        let collection = collection();
        let path = format!("layouts/{path}");
        layout(&collection, &path, from, to);
        put_off(&collection, to, &[place, &path]);
    }
}

#[test]
fn a_word_that_is_too_long_for_the_paper_is_told_at_the_authors_words() {
    let collection = collection();
    let path = collection.path("sources/a.yaml");
    let long = "Donaudampfschifffahrtsgesellschaftskapitän".repeat(4);
    let sheet = std::fs::read_to_string(&path).unwrap().replace("Une action", &long);
    collection.write("sources/a.yaml", sheet.as_bytes());
    let set = "heading(level: 1, display(title))";
    layout(
        &collection,
        "layouts/parts/sheet.typ",
        set,
        "heading(level: 1, box(width: 300mm, display(title)))",
    );
    let run = check(&collection);
    assert!(run.stderr.contains("sources/a.yaml:1:8: erreur[texte-perdu]"), "{}", run.stderr);
}

#[test]
fn a_sign_of_the_layouts_without_a_form_is_told_in_the_theme() {
    let collection = collection();
    layout(&collection, "layouts/theme.typ", "arrow: \"➤\"", "arrow: \"\u{1f700}\"");
    let run = check(&collection);
    let told = &run.stderr;
    let place = told.lines().find(|line| line.contains("erreur[glyphe-absent]"));
    assert!(place.is_some_and(|it| it.starts_with("layouts/theme.typ:")), "{told}");
    assert_eq!(told.matches("erreur[").count(), 1, "{told}");
}

#[test]
fn a_foot_off_the_paper_is_told_once_at_the_manifests_field() {
    let collection = collection();
    let long = "Accompagner les habitants du quartier dans une démarche collective";
    let manifest = std::fs::read_to_string(collection.path("sources/annexe.yaml")).unwrap();
    let issuer = format!("organisme: |{}", format!("\n  {long}").repeat(9));
    let manifest = manifest
        .replace("Annexe 9", &format!("Annexe {long}"))
        .replace("guide_court: Guide\n", "")
        .replace("organisme: Le conseil", &issuer)
        .replace("\"1.0\"", &format!("\"{long} de développement social\""));
    let line = 1 + manifest.lines().position(|line| line.starts_with("version")).unwrap();
    // What a foot says of its own, such as a date, is told at the manifest.
    let long_guide = format!("Guide pour {long} et de développement social");
    for (guide, place) in [("Guide d'essai", 1), (&long_guide, line)] {
        let manifest = manifest.replace("Guide d'essai", guide);
        collection.write("sources/annexe.yaml", manifest.as_bytes());
        let run = check(&collection);
        let place = format!("sources/annexe.yaml:{place}:");
        assert!(run.stderr.contains(&place), "{place}: {}", run.stderr);
        assert_eq!(run.stderr.matches("texte-perdu").count(), 1, "{}", run.stderr);
    }
}

#[test]
fn what_a_colour_of_the_theme_hides_everywhere_is_told_once_with_its_names() {
    let collection = collection();
    layout(&collection, "layouts/theme.typ", "ink: rgb(\"#1F2A33\")", "ink: white");
    let run = collection.run(&["check"]);
    let told = &run.stderr;
    assert_eq!(told.matches("erreur[").count(), 1, "{told}");
    for part in [
        "#FFFFFF (ink, white dans layouts/theme.typ)",
        "autres endroits de même",
        "sources/b.yaml:",
    ] {
        assert!(told.contains(part), "{part}: {told}");
    }
}

#[test]
fn an_icon_in_the_colour_of_its_tile_is_told_and_others_are_not() {
    for (colour, blank) in [("#0B5A66", true), ("#0b5b68", true), ("#F2B84B", false)] {
        let collection = collection();
        layout(&collection, "layouts/icons/contexte.svg", "#ffffff", colour);
        let run = check(&collection);
        let told = run.stderr.contains("layouts/icons/contexte.svg:1:1: erreur[icone-absente]");
        assert_eq!((run.code == 1, told), (blank, blank), "{colour}: {}", run.stderr);
        assert_eq!(run.stderr.matches("erreur[").count(), usize::from(blank), "{}", run.stderr);
    }
}

#[test]
fn a_text_of_the_layout_that_nobody_sees_is_told_at_its_colour_and_its_field() {
    let title = "weight: \"bold\", fill: colour.night,\n  ),\n  cover-guide";
    let head = "weight: \"black\", fill: colour.petrol, tracking";
    for (from, colour, told, places) in [
        (title, "white", "un texte ne se voit pas, page 1", ["theme.typ:171:45", "annexe.yaml:"]),
        (head, "mist", "un texte ne se voit pas", ["theme.typ:129:45", "« REPÈRES »"]),
    ] {
        let collection = collection();
        let start = from.find("colour.").unwrap();
        let end = start + from[start..].find(',').unwrap();
        let to = format!("{}colour.{colour}{}", &from[..start], &from[end..]);
        layout(&collection, "layouts/theme.typ", from, &to);
        let run = collection.run(&["check"]);
        assert_eq!(run.code, 1, "{to}: {}", run.stderr);
        for part in [told, places[0], places[1]] {
            assert!(run.stderr.contains(part), "{part}: {}", run.stderr);
        }
        assert_eq!(run.stderr.matches("texte-perdu").count(), 1, "{}", run.stderr);
    }
}

#[test]
fn letters_in_the_colour_of_words_that_are_lost_are_told_with_these_at_the_token() {
    let collection = collection();
    let from = "card-label: (weight: \"bold\", fill: colour.night)";
    layout(&collection, "layouts/theme.typ", from, &from.replace("night", "mist"));
    let run = collection.run(&["check"]);
    assert_eq!(run.stderr.matches("erreur[").count(), 1, "{}", run.stderr);
    assert!(run.stderr.contains("theme.typ:132:38"), "{}", run.stderr);
}
