//! Pictures that are shown otherwise, described otherwise, or have another file name.

use annexe::annex::Annex;
use annexe::diff::{Content, Side, compare, telling, terminal};

use super::{annex, one_picture_in_the_redline, sheet};
use crate::common::Collection;

const SQUARE: &str = "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><rect width='9' height='9'/></svg>";
const PLACE: &str = "« Les perspectives/les ouvertures » : ";

/// A collection with a picture under a name, written like this.
fn with(file: &str, picture: &str) -> Collection {
    let text = format!("      Un jardin.\n\n      {picture}\n");
    let sheet = sheet(["contexte", "projet", "perspectives"], &text);
    Collection::new(&[("sources/une.yaml", &sheet), (&format!("sources/{file}"), SQUARE)])
}

/// What is told between two, and what a terminal shows of the picture; both versions can be had again.
fn told(old: &Annex, new: &Annex) -> (Vec<String>, Vec<String>) {
    let found = compare(old, new);
    let lines = found.sheets.iter().flat_map(telling::lines);
    let lines = lines.map(|line| line.replace('\u{a0}', " ")).collect();
    let shown = terminal::show(&found, terminal::Look::Plain).replace('\u{a0}', " ");
    let of = |annex: &Annex| Content::of(&annex.entries[0].sheet);
    let both = Content::merge(&of(old), &of(new));
    assert_eq!([Side::Old.of(&both), Side::New.of(&both)], [of(old), of(new)]);
    let shown = shown.lines().filter_map(|line| line.strip_prefix("    ")).map(str::to_owned);
    (lines, shown.collect())
}

#[test]
fn a_picture_shown_or_described_otherwise_is_told_as_that() {
    let usual = "![Un carré noir](carre.svg \"Le conseil. © La mairie\"){demi}";
    for (other, line, shown) in [
        (
            usual.replace("{demi}", "{cote}"),
            "image carre.svg : demi-largeur → à côté du texte",
            vec!["~ (image présentée autrement) [Un carré noir]"],
        ),
        (
            usual.replace("{demi}", ""),
            "image carre.svg : demi-largeur → pleine largeur",
            vec!["~ (image présentée autrement) [Un carré noir]"],
        ),
        (
            usual.replace("Un carré noir", "La place du village"),
            "description d’image modifiée : carre.svg",
            vec!["~ (description d’image modifiée) [-[Un carré noir]-]{+[La place du village]+}"],
        ),
        (
            usual.replace("conseil", "comité"),
            "1 légende modifiée",
            vec!["~ [Un carré noir]", "~ Le [-conseil-]{+comité+}."],
        ),
        (
            usual.replace("Le conseil. ", ""),
            "1 légende retirée",
            vec!["~ [Un carré noir]", "~ [-Le conseil.-]"],
        ),
        (
            usual.replace(" © La mairie", ""),
            "1 crédit d’image retiré",
            vec!["~ [Un carré noir]", "~ [-© La mairie-]"],
        ),
    ] {
        let (old, new) = (with("carre.svg", usual), with("carre.svg", &other));
        let (lines, seen) = told(&annex(&old), &annex(&new));
        assert_eq!(lines, [format!("{PLACE}{line}")], "{other}");
        assert_eq!(seen, shown, "{other}");
    }
    // What comes is told as such.
    let (old, new) = (with("carre.svg", "![Un carré noir](carre.svg)"), with("carre.svg", usual));
    let (lines, _) = told(&annex(&old), &annex(&new));
    let all = "image carre.svg : pleine largeur → demi-largeur, 1 légende ajoutée, 1 crédit d’image ajouté";
    assert_eq!(lines, [format!("{PLACE}{all}")]);
}

#[test]
fn a_picture_file_with_another_name_is_the_same_picture() {
    let (old, new) = (
        with("carre.svg", "![Un carré noir](carre.svg)"),
        with("place.svg", "![Un carré noir](place.svg)"),
    );
    let found = compare(&annex(&old), &annex(&new));
    let lines: Vec<_> = found.sheets.iter().flat_map(telling::lines).collect();
    assert_eq!(
        lines.join("\n").replace('\u{a0}', " "),
        "fichier d’image renommé : carre.svg → place.svg"
    );
    assert!(!found.sheets[0].text);
}

#[test]
fn in_a_redline_a_picture_described_otherwise_stands_once() {
    let old = with("carre.svg", "![Un carré noir](carre.svg){demi}");
    let new = with("place.svg", "![La place](place.svg)");
    one_picture_in_the_redline(&old, &new);
}

#[test]
fn a_picture_in_the_place_of_another_keeps_what_stays_below_it() {
    let usual = "![Un carré noir](carre.svg \"Le conseil. © La mairie\")";
    let replaced = "image remplacée : carre.svg → rond.svg";
    for (from, to, line, more) in [
        ("carre", "rond", "", vec![]),
        ("noir](carre", "blanc](rond", ", description d’image modifiée : rond.svg", vec![]),
        (
            "carre.svg \"Le conseil",
            "rond.svg \"Le comité",
            ", 1 légende modifiée",
            vec!["~ Le [-conseil-]{+comité+}."],
        ),
        (
            "carre.svg \"Le conseil. © La",
            "rond.svg \"Le conseil. © Une",
            ", 1 crédit d’image modifié",
            vec!["~ © [-La-]{+Une+} mairie"],
        ),
    ] {
        let other = usual.replace(from, to);
        let text =
            |picture: &str| format!("      Un jardin.\n\n      {picture}\n\n      Un four.\n");
        let of = |picture: &str| {
            let sheet = sheet(["contexte", "projet", "perspectives"], &text(picture));
            let round = SQUARE.replace("rect", "ellipse");
            Collection::new(&[
                ("sources/une.yaml", &sheet),
                ("sources/carre.svg", SQUARE),
                ("sources/rond.svg", &round),
            ])
        };
        let (old, new) = (of(usual), of(&other));
        let (lines, seen) = told(&annex(&old), &annex(&new));
        assert_eq!(lines, [format!("{PLACE}{replaced}{line}")], "{other}");
        assert!(seen[0].starts_with(&format!("~ ({replaced}")), "{seen:?}");
        assert_eq!(seen[1..], more, "{other}");
        let json = annexe::diff::report::json(&compare(&annex(&old), &annex(&new)), ("a", "b"));
        assert!(json.contains("\"path\": \"carre.svg\""), "{json}");
    }
}

#[test]
fn a_picture_that_stands_elsewhere_is_told_as_a_picture() {
    let picture = "![Un carré noir](carre.svg)";
    let with = |text: &str| {
        let sheet = sheet(["contexte", "projet", "perspectives"], &text.replace("[]", picture));
        Collection::new(&[("sources/une.yaml", &sheet), ("sources/carre.svg", SQUARE)])
    };
    let old = with("      []\n\n      Un jardin.\n\n      Une serre.\n");
    let new = with("      Un jardin.\n\n      Une serre.\n\n      []\n");
    assert_eq!(told(&annex(&old), &annex(&new)).0, [format!("{PLACE}1 image déplacée")]);
}
