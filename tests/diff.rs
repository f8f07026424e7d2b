//! What changed from one version to another: both versions can be had again from the comparison, whatever was edited.

mod around;
mod bars;
mod beside;
mod clauses;
mod edits;
mod elsewhere;
mod forms;
mod front;
mod lines;
mod lists;
mod named;
mod numbers;
mod pictures;
mod points;
mod sentences;
mod themes;
mod told;
mod within;
mod word;

use crate::common::{self, Collection, MANIFEST, SHEET};
use annexe::annex::Annex;
use annexe::diag::Diagnostics;
use annexe::diff::{Content, Side, compare, telling, terminal};
use annexe::project::Project;
use annexe::sheet::{Run, plain};
use serde_json::{Map, Value};

fn own_sheets() -> Vec<Content> {
    let project = Project::find(Some(env!("CARGO_MANIFEST_DIR").as_ref())).unwrap();
    let annex = Annex::read(&project, &mut Diagnostics::default()).unwrap().unwrap();
    annex.entries.iter().map(|entry| Content::of(&entry.sheet)).collect()
}

/// The words of a version, in order.
fn words(content: &Content) -> Vec<String> {
    let mut text = String::new();
    content.each_text(&mut |runs| push(runs, &mut text));
    let invisible = |c: &char| !matches!(c, '\u{200b}' | '\u{2060}');
    let text: String = text.chars().filter(invisible).collect();
    text.split_whitespace().map(str::to_owned).collect()
}

/// The kinds of a version's blocks, in order, those in others behind them.
fn shape(content: &Content) -> String {
    fn kinds(value: &Value, out: &mut String) {
        match value {
            Value::Array(items) => items.iter().for_each(|item| kinds(item, out)),
            Value::Object(fields) => {
                fields.get("kind").or(fields.get("key")).inspect(|kind| *out += &kind.to_string());
                fields.values().for_each(|value| kinds(value, out));
            }
            _ => {}
        }
    }
    let mut out = String::new();
    kinds(&serde_json::to_value(content).unwrap(), &mut out);
    out
}

fn push(runs: &[Run], text: &mut String) {
    text.push_str(&plain(runs));
    for note in runs.iter().filter_map(|run| run.note.as_ref()) {
        text.push(' ');
        push(note, text);
    }
    text.push('\n');
}

#[test]
fn both_versions_can_be_had_again_after_any_edits() {
    let sheets = own_sheets();
    for seed in 0..1200 {
        let old = &sheets[seed % sheets.len()];
        let (new, done) = edits::edit(old, &sheets, seed as u64);
        // The other way round, what came goes.
        let (old, new) = if seed % 2 == 0 { (old, &new) } else { (&new, old) };
        let both = Content::merge(old, new);
        let told = format!("seed {seed}: {done:?}");
        assert_eq!(words(&Side::Old.of(&both)), words(old), "{told}");
        assert_eq!(words(&Side::New.of(&both)), words(new), "{told}");
        assert_eq!(shape(&Side::Old.of(&both)), shape(old), "{told}");
        let got = new_side(serde_json::to_value(&both).unwrap());
        let wanted = joined(serde_json::to_value(new).unwrap());
        assert_eq!(difference(&joined(got), &wanted), None, "{told}");
    }
}

/// The first place where two values differ.
fn difference(a: &Value, b: &Value) -> Option<String> {
    match (a, b) {
        (Value::Object(x), Value::Object(y)) if x.keys().eq(y.keys()) => {
            let inside = |(key, value): (&String, &Value)| {
                Some(format!("/{key}{}", difference(value, &y[key])?))
            };
            x.iter().find_map(inside)
        }
        (Value::Array(x), Value::Array(y)) if x.len() == y.len() => {
            let mut pairs = x.iter().zip(y).enumerate();
            pairs.find_map(|(i, (a, b))| Some(format!("/{i}{}", difference(a, b)?)))
        }
        _ => (a != b).then(|| format!(": {a} is not {b}")),
    }
}

/// Applies a comparison in JSON: what is gone is left out, marks are taken away.
fn new_side(value: Value) -> Value {
    let gone = |value: &Value| {
        matches!(value["change"].as_str(), Some("deleted" | "moved-away")) && value.is_object()
    };
    match value {
        Value::Array(items) => {
            // A point of a list none of whose blocks is left.
            let emptied = |old: &Value, new: &Value| {
                old.as_array().is_some_and(|it| !it.is_empty()) && *new == Value::Array(vec![])
            };
            let kept = items.into_iter().filter(|item| !gone(item));
            let kept = kept.map(|item| (item.clone(), new_side(item)));
            let mut out: Vec<Value> = Vec::new();
            for (old, new) in kept.filter(|(old, new)| !emptied(old, new)) {
                match out.last_mut() {
                    Some(last) if old["change"] == "joined" => {
                        let parts = if old["kind"] == "list" { "items" } else { "runs" };
                        let more = new[parts].as_array().unwrap().clone();
                        last[parts].as_array_mut().unwrap().extend(more);
                    }
                    _ => out.push(new),
                }
            }
            Value::Array(out)
        }
        Value::Object(fields) => {
            let fields = fields.into_iter().filter(|(key, _)| key != "change" && key != "mate");
            let field = |(key, value): (String, Value)| {
                let all_gone = |v: &Value| {
                    v.as_array().is_some_and(|it| !it.is_empty() && it.iter().all(gone))
                };
                let optional = matches!(key.as_str(), "subtitle" | "action" | "credit")
                    || (key == "title" && value.is_array());
                let value =
                    if optional && all_gone(&value) { Value::Null } else { new_side(value) };
                (key, value)
            };
            Value::Object(fields.map(field).collect())
        }
        value => value,
    }
}

/// Runs of one style that follow each other, as one.
fn joined(value: Value) -> Value {
    match value {
        Value::Object(fields) => {
            Value::Object(fields.into_iter().map(|(key, value)| (key, joined(value))).collect())
        }
        Value::Array(items) => {
            let mut out: Vec<Value> = Vec::new();
            for item in items.into_iter().map(joined) {
                match (out.last_mut(), &item) {
                    (Some(Value::Object(last)), Value::Object(next)) if continues(last, next) => {
                        let text = format!("{}{}", text(last), text(next));
                        *last = next.clone();
                        last.insert("text".into(), Value::String(text));
                    }
                    _ => out.push(item),
                }
            }
            Value::Array(out)
        }
        value => value,
    }
}

fn text(run: &Map<String, Value>) -> &str {
    run["text"].as_str().unwrap()
}

fn continues(last: &Map<String, Value>, next: &Map<String, Value>) -> bool {
    let ended = last.contains_key("note") || last.contains_key("break");
    let style = |run: &Map<String, Value>| {
        let kept = |key: &String| !matches!(key.as_str(), "text" | "note" | "break");
        run.iter().filter(|(key, _)| kept(key)).map(|it| (it.0.clone(), it.1.clone())).collect()
    };
    let styles: [Map<String, Value>; 2] = [style(last), style(next)];
    last.contains_key("text") && next.contains_key("text") && !ended && styles[0] == styles[1]
}

fn annex(collection: &Collection) -> Annex {
    let project = Project::find(Some(collection.root())).unwrap();
    Annex::read(&project, &mut Diagnostics::default()).unwrap().unwrap()
}

fn collection(files: &[(&str, &str)]) -> Collection {
    let mut all = vec![("sources/annexe.yaml", MANIFEST)];
    all.extend_from_slice(files);
    Collection::new(&all)
}

const SHEET_A: &str = "titre: Une ferme ouverte à tous\nsections:\n  - type: contexte\n    texte: |\n      Dans la vallée, une ferme accueille chaque semaine des familles du quartier.\n      On y apprend à semer, à cueillir et à cuisiner ensemble.\n";
const SHEET_B: &str = "titre: Le bus des droits\nsections:\n  - type: contexte\n    texte: |\n      Un autobus va de village en village avec deux conseillers.\n";

#[test]
fn a_source_laid_out_otherwise_is_no_change() {
    let same = SHEET_A.replace("|\n", "|\n\n").replace(
        "      Dans la vallée, une ferme accueille chaque semaine des familles du quartier.\n      On",
        "      Dans la vallée, une ferme accueille\n      chaque semaine des familles du quartier. On",
    );
    assert_ne!(same, SHEET_A);
    let old = collection(&[("sources/a.yaml", SHEET_A)]);
    let new = collection(&[("sources/a.yaml", &same)]);
    assert!(compare(&annex(&old), &annex(&new)).is_empty());
}

#[test]
fn a_renamed_sheet_with_small_edits_is_the_same_sheet() {
    let edited = SHEET_A.replace("chaque semaine", "chaque mois");
    let old = collection(&[("sources/a.yaml", SHEET_A), ("sources/b.yaml", SHEET_B)]);
    let new = collection(&[("sources/ferme.yaml", &edited), ("sources/b.yaml", SHEET_B)]);
    let found = compare(&annex(&old), &annex(&new));
    let ferme = found.sheets.iter().find(|sheet| sheet.id == "ferme").unwrap();
    assert_eq!(ferme.was.as_deref(), Some("a"));
    assert!(
        found.sheets.iter().all(|sheet| sheet.old_number.is_some() && sheet.new_number.is_some())
    );
}

#[test]
fn a_sheet_is_known_again_though_its_old_name_is_another_ones() {
    let old = collection(&[("sources/a.yaml", SHEET_A), ("sources/b.yaml", SHEET_B)]);
    let edited = SHEET_A.replace("chaque semaine", "chaque mois");
    let new =
        "titre: Un four banal\nsections:\n  - type: projet\n    texte: Le village cuit son pain.\n";
    let renamed = collection(&[
        ("sources/a.yaml", new),
        ("sources/a-2019.yaml", &edited),
        ("sources/b.yaml", SHEET_B),
    ]);
    let swapped = collection(&[("sources/a.yaml", SHEET_B), ("sources/b.yaml", SHEET_A)]);
    let rewritten = collection(&[("sources/a.yaml", new), ("sources/b.yaml", SHEET_B)]);
    let from = annex(&old);
    let of = |other: &Collection| {
        let sheets = compare(&from, &annex(other)).sheets;
        let named = sheets.into_iter().map(|it| (it.id, it.was));
        named.collect::<std::collections::BTreeMap<_, _>>()
    };
    let found = of(&renamed);
    assert_eq!(found["a-2019"].as_deref(), Some("a"));
    assert_eq!(found["a"], None);
    let found = of(&swapped);
    assert_eq!((found["a"].as_deref(), found["b"].as_deref()), (Some("b"), Some("a")));
    let sheets = compare(&from, &annex(&rewritten)).sheets;
    assert_eq!(sheets[0].old_number.zip(sheets[0].new_number), Some((1, 1)));
}

#[test]
fn the_change_log_says_what_an_editor_would() {
    let edited = SHEET_A.replace("chaque semaine", "chaque mois").replace(
        "cuisiner ensemble.\n",
        "cuisiner ensemble.\n      Une cabane a été construite.\n  - type: projet\n    texte: |\n      Ouvrir une boutique.\n",
    );
    let old = collection(&[("sources/a.yaml", SHEET_A), ("sources/b.yaml", SHEET_B)]);
    let new = collection(&[("sources/a.yaml", &edited)]);
    let (from, to) = (old.root().display().to_string(), new.root().display().to_string());
    let run = common::run(&mut common::command(&[
        "diff", "--no-git", &from, &to, "--format", "markdown",
    ]));
    for line in [
        "## Fiche 1 – Une ferme ouverte à tous",
        "- « Le contexte » : 1 phrase ajoutée, 1 phrase modifiée",
        "- « Un projet de développement du territoire » : ajouté",
        "## Fiche 2 – Le bus des droits : fiche retirée",
        "1 fiche retirée, 1 fiche modifiée",
    ] {
        let log = String::from_utf8(run.stdout.clone()).unwrap();
        assert!(log.lines().any(|it| it == line), "{line}: {log}");
    }
    let code = common::run(&mut common::command(&["diff", "--no-git", &from, &to, "--exit-code"]));
    assert_eq!(code.code, 1);
    let same = common::run(&mut common::command(&["diff", "--no-git", &to, &to, "--exit-code"]));
    assert_eq!(same.code, 0, "{}", same.stderr);
}

/// A part of a Word document.
fn part_of_word(bytes: &[u8], name: &str) -> String {
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut xml = String::new();
    std::io::Read::read_to_string(&mut zip.by_name(name).unwrap(), &mut xml).unwrap();
    xml
}

/// The words of a Word document, of the version that who accepts or refuses all changes has.
fn of_word(bytes: &[u8], accepted: bool) -> String {
    let xml = part_of_word(bytes, "word/document.xml");
    let (gone, kept) = if accepted { ("del", "ins") } else { ("ins", "del") };
    let without = |xml: &str, element: &str| {
        let pattern = format!("(?s)<w:{element} [^>]*[^/]>.*?</w:{element}>");
        regex::Regex::new(&pattern).unwrap().replace_all(xml, "").into_owned()
    };
    assert!(xml.contains(&format!("<w:{kept} ")), "{xml}");
    let moved = if accepted { "moveFrom" } else { "moveTo" };
    let xml = without(&without(&xml, moved), gone).replace("</w:p>", " ").replace("<w:br/>", " ");
    let text = regex::Regex::new("<[^>]*>").unwrap().replace_all(&xml, "").into_owned();
    let text = text.replace("&amp;", "&").replace("&apos;", "'").replace("&quot;", "\"");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn word_has_the_old_version_and_the_new_one() {
    let edited = SHEET_A
        .replace("chaque semaine", "chaque mois")
        .replace("On y apprend à semer", "**On y apprend** à planter");
    let old = collection(&[("sources/a.yaml", SHEET_A)]);
    let new = collection(&[("sources/a.yaml", &edited)]);
    let (from, to) = (annex(&old), annex(&new));
    let bytes = annexe::form::tracked_changes(&compare(&from, &to), ("v1", "v2")).unwrap();
    let log = annexe::diff::telling::lines(&compare(&from, &to).sheets[0]);
    for (accepted, annex) in [(false, &from), (true, &to)] {
        let text = of_word(&bytes, accepted);
        let expected = words(&Content::of(&annex.entries[0].sheet)).join(" ");
        let heading = text.find("Une ferme ouverte à tous Une ferme").unwrap();
        for line in log.iter().chain([&"Modifications : de v1 à v2".to_owned()]) {
            let plain = |text: &str| text.replace('\u{a0}', " ");
            assert!(plain(&text[..heading]).contains(&plain(line)), "{line}: {text}");
        }
        let sheet = &text[heading + "Une ferme ouverte à tous ".len()..];
        assert_eq!(sheet.trim_end_matches(" 1"), expected);
    }
}

#[test]
fn in_word_the_line_above_a_sheet_has_its_number_and_title_of_either_version() {
    let new_a = SHEET_A.replace("Une ferme ouverte à tous", "La ferme du village");
    let manifest = |order: &str| format!("{MANIFEST}fiches: [{order}]\n");
    let of = |order: &str, a: &str| {
        annex(&Collection::new(&[
            ("sources/annexe.yaml", &manifest(order)),
            ("sources/a.yaml", a),
            ("sources/b.yaml", SHEET_B),
        ]))
    };
    let comparison = compare(&of("b, a", SHEET_A), &of("a, b", &new_a));
    let bytes = annexe::form::tracked_changes(&comparison, ("v1", "v2")).unwrap();
    for (accepted, has, other) in [
        (false, "Fiche 2 – Une ferme ouverte à tous Une ferme", "Fiche 1 – La ferme du village La"),
        (true, "Fiche 1 – La ferme du village La ferme", "Fiche 2 – Une ferme ouverte à tous Une"),
    ] {
        let text = of_word(&bytes, accepted).replace('\u{a0}', " ");
        assert!(text.contains(has) && !text.contains(other), "{accepted}: {text}");
    }
}

#[test]
fn in_word_a_sheet_that_is_gone_goes_with_all_that_stands_on_it() {
    let gone = "titre: Un bus\nthemes: [2]\naction: Le bus des droits\nreperes:\n  public: Tout le monde\nsections:\n  - type: contexte\n    texte: Un autobus va de village en village.\n";
    let old = collection(&[("sources/a.yaml", SHEET_A), ("sources/b.yaml", gone)]);
    let new = collection(&[("sources/a.yaml", SHEET_A)]);
    let bytes =
        annexe::form::tracked_changes(&compare(&annex(&old), &annex(&new)), ("v1", "v2")).unwrap();
    let [refused, accepted] = [false, true].map(|accepted| {
        let xml = part_of_word(&bytes, "word/document.xml");
        // From what stands above the sheet on.
        let at = xml.find("<w:pageBreakBefore").unwrap();
        let sheet = &xml[xml[..at].rfind("<w:p>").unwrap()..];
        let gone = if accepted { "(?s)<w:del [^>]*[^/]>.*?</w:del>" } else { "^$" };
        let after = regex::Regex::new(gone).unwrap().replace_all(sheet, "").into_owned();
        // The ends of all paragraphs go, too, but for the one that a text always has.
        let ends = after.split("<w:pPr>").skip(1);
        let gone = ends.map(|it| it.split("</w:pPr>").next().unwrap().contains("<w:del "));
        let gone: Vec<bool> = gone.collect();
        let (last, others) = gone.split_last().unwrap();
        assert!(!last && others.iter().all(|gone| *gone), "{after}");
        regex::Regex::new("<[^>]*>").unwrap().replace_all(&after, "").into_owned()
    });
    assert!(refused.contains("Un bus") && refused.contains("Illustre la fiche 2"), "{refused}");
    assert!(refused.contains("REPÈRES") && refused.contains("Un autobus"), "{refused}");
    assert_eq!(accepted.trim(), "");
}

#[test]
fn a_redline_holds_every_word_of_both_versions_and_conforms() {
    let edited = SHEET_A
        .replace("Une ferme ouverte", "Une grande ferme ouverte")
        .replace("chaque semaine", "chaque mois");
    let old = collection(&[("sources/a.yaml", SHEET_A), ("sources/b.yaml", SHEET_B)]);
    let new = collection(&[("sources/a.yaml", &edited), ("sources/c.yaml", SHEET_B)]);
    let (from, to) = (old.root().display().to_string(), new.root().display().to_string());
    let pdf = new.path("modifications.pdf");
    let path = pdf.display().to_string();
    let run = |extra: &[&str]| {
        let mut arguments = vec!["diff", "--no-git", &from, &to, "--pdf", &path];
        arguments.extend(extra);
        common::run(&mut common::command(&arguments))
    };
    // The conservation of words is checked, and the export is PDF/A-2a and PDF/UA-1, or there is no file.
    let made = run(&[]);
    assert_eq!(made.code, 0, "{}", made.stderr);
    let bytes = std::fs::read(&pdf).unwrap();
    assert!(bytes.starts_with(b"%PDF-1.7"));
    run(&[]);
    assert_eq!(std::fs::read(&pdf).unwrap(), bytes, "the same versions, the same bytes");
}

/// The new version's manifest with this layout.
fn in_layout(new: &Collection, layout: &str) {
    new.write("sources/annexe.yaml", format!("{MANIFEST}mise_en_page: {layout}\n").as_bytes());
}

/// The widths of a PDF's pages, in whole points, each once.
fn widths(pdf: &std::path::Path) -> Vec<i64> {
    let document = lopdf::Document::load(pdf).unwrap();
    let mut widths: Vec<i64> = document
        .page_iter()
        .map(|page| {
            let page = document.get_dictionary(page).unwrap();
            let boxed = page.get(b"MediaBox").unwrap().as_array().unwrap();
            (boxed[2].as_float().unwrap() - boxed[0].as_float().unwrap()).round() as i64
        })
        .collect();
    widths.dedup();
    widths
}

#[test]
fn a_redline_is_set_by_the_layout_of_the_new_version() {
    let edited = SHEET_A.replace("chaque semaine", "chaque mois");
    let old = collection(&[("sources/a.yaml", SHEET_A), ("sources/b.yaml", SHEET_B)]);
    let new = collection(&[("sources/a.yaml", &edited)]);
    let folders = [old.root().to_str().unwrap(), new.root().to_str().unwrap()];
    let made = |width: i64| {
        let run = new.run(&["diff", "--no-git", folders[0], folders[1], "--pdf", "r.pdf"]);
        assert_eq!(run.code, 0, "{}", run.stderr);
        assert_eq!(widths(&new.path("r.pdf")), [width]);
    };
    made(595);
    // A5.
    in_layout(&new, "livret");
    made(420);
    // One that knows nothing of comparisons has the usual redline.
    new.write("layouts/affiche/annex.typ", b"#let contract = 1\n");
    new.write("layouts/affiche/handout.typ", b"#let contract = 1\n");
    in_layout(&new, "affiche");
    made(595);
}

/// What is told of a sheet between two of its texts.
fn told(old: &str, new: &str) -> Vec<String> {
    let (old, new) =
        (collection(&[("sources/a.yaml", old)]), collection(&[("sources/a.yaml", new)]));
    let found = compare(&annex(&old), &annex(&new));
    let lines = found.sheets.iter().flat_map(annexe::diff::telling::lines);
    lines.map(|line| line.replace('\u{a0}', " ")).collect()
}

#[test]
fn titles_moves_and_contacts_are_told_as_such() {
    let sheet = "titre: Une ferme\nreperes:\n  contact: |\n    La mairie\n    Tél : 05 36 49 00 00\nsections:\n  - type: contexte\n    texte: |\n      Dans la vallée, une ferme accueille des familles.\n  - type: projet\n    texte: |\n      - Ouvrir une boutique le samedi\n      - Planter une haie le long du chemin\n  - titre: Pour finir\n    texte: |\n      Tout le monde est venu fêter la fin des travaux.\n";
    let (head, rest) = sheet.split_once("  - type: contexte").unwrap();
    let (first, last) = rest.split_once("  - titre: Pour finir").unwrap();
    let moved = format!("{head}  - titre: Pour finir{last}  - type: contexte{first}");
    assert_eq!(told(sheet, &moved), ["« Pour finir » : déplacé"]);
    let titled = sheet.replace("Une ferme\n", "La grande ferme\n");
    assert_eq!(told(sheet, &titled), ["titre : « Une ferme » devient « La grande ferme »"]);
    let contact = sheet.replace("49 00 00", "49 00 01");
    assert_eq!(
        told(sheet, &contact),
        ["repères, Contact : 1 ligne modifiée (« 05 36 49 00 00 » devient « 05 36 49 00 01 »)"]
    );
    let item = sheet.replace("      - Planter une haie le long du chemin\n", "");
    assert_eq!(
        told(sheet, &item),
        ["« Un projet de développement du territoire » : 1 point retiré"]
    );
}

/// A sheet in three sections, in an order, one of them with this text.
fn sheet(order: [&str; 3], text: &str) -> String {
    let of = |kind: &str| match kind {
        "contexte" => "      La commune cherchait un lieu pour ses habitants.\n",
        "projet" => "      Un jardin naît derrière la mairie, avec quarante familles.\n",
        _ => text,
    };
    let sections = order.iter().map(|kind| format!("  - type: {kind}\n    texte: |\n{}", of(kind)));
    format!("titre: Une action\nsections:\n{}", sections.collect::<String>())
}

#[test]
fn a_passage_that_went_to_another_sheet_is_told_in_both() {
    let passage = "      Chaque mercredi, les enfants du quartier préparent avec les aînés un repas pour tous.\n";
    let edited = passage.replace("un repas pour tous", "un goûter pour tous");
    let one = format!(
        "titre: Une cuisine\nsections:\n  - type: contexte\n    texte: |\n      Le quartier a une cuisine.\n\n{passage}"
    );
    let left = one.replace(&format!("\n{passage}"), "");
    let other = |more: &str| {
        format!(
            "titre: Un goûter\nsections:\n  - type: projet\n    texte: |\n      La place a un kiosque.\n{more}"
        )
    };
    let old = collection(&[("sources/une.yaml", &one), ("sources/autre.yaml", &other(""))]);
    let new = collection(&[
        ("sources/une.yaml", &left),
        ("sources/autre.yaml", &other(&format!("\n{edited}"))),
    ]);
    let comparison = compare(&annex(&old), &annex(&new));
    let told = |id: &str| {
        let sheet = comparison.sheets.iter().find(|sheet| sheet.id == id).unwrap();
        telling::lines(sheet)
    };
    assert!(told("une").contains(&"1 passage passé à la fiche « Un goûter »".to_owned()));
    let came = "1 passage venu de la fiche « Une cuisine », avec 1 phrase modifiée (« repas » devient « goûter »)";
    let lines = told("autre").join("\n").replace('\u{a0}', " ");
    assert!(lines.lines().any(|line| line == came), "{lines}");

    // A sheet that is new says what it has from others.
    let parted = collection(&[
        ("sources/une.yaml", &left),
        ("sources/autre.yaml", &other("")),
        (
            "sources/table.yaml",
            &format!("titre: Une table\nsections:\n  - type: projet\n    texte: |\n{passage}"),
        ),
    ]);
    let comparison = compare(&annex(&old), &annex(&parted));
    let new = comparison.sheets.iter().find(|sheet| sheet.id == "table").unwrap();
    assert_eq!(telling::lines(new), ["1 passage venu de la fiche « Une cuisine »"]);
}

#[test]
fn an_edit_in_a_section_that_moved_is_told() {
    let before = "      Un second terrain est trouvé près du canal.\n\n      Il ouvrira au printemps, avec les écoles.\n";
    let after = "      Un troisième terrain est trouvé près du canal.\n\n      Il ouvrira au printemps, avec les écoles.\n";
    let old = Collection::new(&[(
        "sources/une.yaml",
        &sheet(["contexte", "projet", "perspectives"], before),
    )]);
    let new = |text| {
        let order = ["perspectives", "contexte", "projet"];
        Collection::new(&[("sources/une.yaml", &sheet(order, text))])
    };
    let told = |new: &Collection| {
        let folders = [old.root().to_str().unwrap(), new.root().to_str().unwrap()];
        let run = new.run(&["diff", "--no-git", folders[0], folders[1], "--format", "markdown"]);
        assert_eq!(run.code, 0, "{}", run.stderr);
        String::from_utf8(run.stdout).unwrap()
    };
    let only_moved = told(&new(before));
    assert!(only_moved.contains("déplacé") && !only_moved.contains("phrase"), "{only_moved}");
    let edited = told(&new(after));
    let line = "section déplacée, 1 phrase modifiée (« second » devient « troisième »)";
    assert!(edited.contains(line), "{edited}");
}

#[test]
fn a_word_that_became_another_throughout_is_told_once() {
    let order = ["contexte", "projet", "perspectives"];
    let old = sheet(order, "      Le village veille. Au village, tout va.\n");
    let new = sheet(order, "      Le bourg veille. Au bourg, tout va.\n");
    let told = told(&old, &new).join("\n");
    assert_eq!(told.matches("« village » devient « bourg »").count(), 1, "{told}");
    assert!(told.contains("2 phrases modifiées"), "{told}");
}

const MOVED: &str = "Chaque mercredi, douze enfants du quartier préparent le repas des anciens.";

/// Both texts of a sheet in which a paragraph goes from a section to another one, a word of it changed.
fn moved_and_edited() -> (String, String) {
    let order = ["contexte", "projet", "perspectives"];
    let first = format!("      Un second terrain est trouvé.\n\n      {MOVED}\n");
    let old = sheet(order, &first);
    let changed = MOVED.replace("douze", "quinze");
    let new = sheet(order, "      Un second terrain est trouvé.\n").replace(
        "avec quarante familles.\n",
        &format!("avec quarante familles.\n\n      {changed}\n"),
    );
    (old, new)
}

#[test]
fn a_block_that_moved_and_was_edited_is_marked_and_its_words_are_compared() {
    let (old, new) = moved_and_edited();
    let heading = "« Un projet de développement du territoire »";
    let place = "« Les perspectives/les ouvertures »";
    let line = "1 phrase modifiée (« douze » devient « quinze »), 1 passage déplacé depuis";
    assert_eq!(told(&old, &new), [format!("{heading} : {line} {place}")]);
    let (old, new) =
        (collection(&[("sources/a.yaml", &old)]), collection(&[("sources/a.yaml", &new)]));
    let found = compare(&annex(&old), &annex(&new));
    let shown = terminal::show(&found, terminal::Look::Plain);
    let shown = shown.replace('\u{a0}', " ");
    assert!(
        shown.contains(&format!("↘ (déplacé depuis {place}) Chaque mercredi, [-douze-]")),
        "{shown}"
    );
    assert!(shown.contains(&format!("↗ (déplacé vers {heading}) ")), "{shown}");
    let word = annexe::form::tracked_changes(&found, ("v1", "v2")).unwrap();
    let comments = part_of_word(&word, "word/comments.xml").replace('\u{a0}', " ");
    assert!(
        comments.contains(
            "déplacé depuis « Les perspectives/les ouvertures » ; « douze » devient « quinze »"
        ),
        "{comments}"
    );
    let json = serde_json::to_value(&found.sheets[0].content).unwrap();
    let away = &json["sections"][2]["blocks"][1];
    let here = &json["sections"][1]["blocks"][1];
    assert_eq!((&away["change"], &here["change"]), (&"moved-away".into(), &"moved-here".into()));
    assert_eq!(away["mate"], here["mate"]);
    for (end, word, change) in [(away, "douze ", "deleted"), (here, "quinze ", "inserted")] {
        let (own, moved): (Vec<_>, Vec<_>) =
            end["runs"].as_array().unwrap().iter().partition(|run| run["change"] == change);
        assert_eq!(own.iter().map(|run| &run["text"]).collect::<Vec<_>>(), [word], "{end}");
        assert!(moved.iter().all(|run| run["change"] == end["change"]), "{end}");
    }
}

#[test]
fn paragraphs_joined_or_split_keep_their_words() {
    let two = "      Un second terrain est trouvé près du canal.\n\n      Il ouvrira au printemps avec les écoles.\n";
    let one = two.replace("\n\n", "\n");
    let order = ["contexte", "projet", "perspectives"];
    let (two, one) = (sheet(order, two), sheet(order, &one));
    let (parted, whole) =
        (collection(&[("sources/a.yaml", &two)]), collection(&[("sources/a.yaml", &one)]));
    let (parted, whole) = (annex(&parted), annex(&whole));
    let place = "« Les perspectives/les ouvertures »";
    for (old, new, line, sign) in [
        (&parted, &whole, "1 paragraphe réuni au précédent", "[-¶-]"),
        (&whole, &parted, "1 paragraphe coupé en deux", "{+¶+}"),
    ] {
        let found = compare(old, new);
        let lines = annexe::diff::telling::lines(&found.sheets[0]);
        assert_eq!(lines.join("\n").replace('\u{a0}', " "), format!("{place} : {line}"));
        let shown = terminal::show(&found, terminal::Look::Plain);
        assert!(shown.contains(sign), "{shown}");
        let content = serde_json::to_value(&found.sheets[0].content).unwrap();
        let blocks = content["sections"][2]["blocks"].as_array().unwrap();
        let runs = blocks.iter().flat_map(|block| block["runs"].as_array().unwrap());
        let changed = runs.filter(|run| run.get("change").is_some());
        let letters: String = changed.map(|run| run["text"].as_str().unwrap().trim()).collect();
        assert_eq!(letters, "", "{content}");
    }
}

#[test]
fn a_field_that_changed_places_is_told_as_moved_and_of_a_list_only_what_changed() {
    let sheet = |fields: [&str; 3]| format!("titre: Une ferme\nreperes:\n{}", fields.concat());
    let (public, contact, start) =
        ("  public: Des familles\n", "  contact: |\n    La mairie\n", "  debut: 2019\n");
    assert_eq!(
        told(&sheet([public, contact, start]), &sheet([start, public, contact])),
        ["repères, Début de l’action : déplacé"]
    );
    let late = "  debut: 2020\n";
    assert_eq!(
        told(&sheet([public, contact, start]), &sheet([late, public, contact])),
        ["repères, Début de l’action : déplacé, 1 phrase modifiée (« 2019 » devient « 2020 »)"]
    );
    let manifest = MANIFEST.replace("themes:\n", "themes:\n  3: Habiter\n  4: Cuisiner\n");
    let with = |themes: &str| {
        let sheet = format!("titre: Une ferme\nthemes: {themes}\n");
        annex(&Collection::new(&[("sources/a.yaml", &sheet), ("sources/annexe.yaml", &manifest)]))
    };
    let told = |from: &str, to: &str| {
        let found = compare(&with(from), &with(to));
        let lines = found.sheets.iter().flat_map(annexe::diff::telling::lines);
        lines.map(|line| line.replace('\u{a0}', " ")).collect::<Vec<_>>()
    };
    for (from, to, wanted) in [
        ("[1, 3]", "[1, 4]", "thèmes : 3 → 4"),
        ("[1, 3]", "[4, 1]", "thèmes : 1 · 3 → 4 · 1"),
        ("[1]", "[1, 4]", "thèmes : 4 (ajouté)"),
        ("[1, 4]", "[1, 3, 4]", "thèmes : 3 (ajouté)"),
        ("[1, 3, 4]", "[3, 4]", "thèmes : 1 (retiré)"),
        ("[1, 3]", "[3, 1]", "thèmes : 1 · 3 → 3 · 1"),
    ] {
        assert_eq!(told(from, to), [wanted]);
    }
    let themes = |second: &str| {
        let (head, rest) = MANIFEST.split_once("themes:\n").unwrap();
        format!(
            "{head}mots_cles: [ferme, {second}]\nthemes:\n{rest}  8: {second}\n  9: Transmettre\n"
        )
    };
    let with = |second| {
        Collection::new(&[("sources/a.yaml", SHEET_A), ("sources/annexe.yaml", &themes(second))])
    };
    let (old, new) = (with("Habiter"), with("Cuisiner"));
    let lines = annexe::diff::telling::collection(&compare(&annex(&old), &annex(&new)));
    let lines: Vec<_> = lines.iter().map(|line| line.replace('\u{a0}', " ")).collect();
    assert_eq!(lines, ["mots-clés : Habiter → Cuisiner", "thèmes : 8. Habiter → 8. Cuisiner"]);
}

#[test]
fn a_picture_that_is_gone_is_in_the_redline() {
    let picture = "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><rect width='9' height='9'/></svg>";
    let text = "      Un jardin.\n\n      ![Un carré noir](carre.svg \"Le conseil\")\n";
    let order = ["contexte", "projet", "perspectives"];
    let old = Collection::new(&[
        ("sources/une.yaml", &sheet(order, text)),
        ("sources/carre.svg", picture),
    ]);
    let new = Collection::new(&[("sources/une.yaml", &sheet(order, "      Un jardin.\n"))]);
    // The picture is shown, small, where it was.
    one_picture_in_the_redline(&old, &new);
}

/// In both layouts a redline has one picture with a description.
fn one_picture_in_the_redline(old: &Collection, new: &Collection) {
    let folders = [old.root().to_str().unwrap(), new.root().to_str().unwrap()];
    for layout in [None, Some("livret")] {
        if let Some(layout) = layout {
            in_layout(new, layout);
        }
        let run = new.run(&["diff", "--no-git", folders[0], folders[1], "--pdf", "r.pdf"]);
        assert_eq!(run.code, 0, "{}", run.stderr);
        let redline = lopdf::Document::load(new.path("r.pdf")).unwrap();
        let elements = redline.objects.values().filter_map(|object| object.as_dict().ok());
        let alt = elements.filter_map(|element| element.get(b"Alt").ok()?.as_str().ok());
        assert_eq!(alt.count(), 1, "{layout:?}");
    }
}

#[test]
fn what_changed_besides_the_words_is_told_as_what_it_is() {
    let of = |texte: &str| {
        let body: String = texte.lines().map(|line| format!("      {line}\n")).collect();
        SHEET.replace("      Un paragraphe.\n", &body)
    };
    let section = |old: &str, new: &str| told(&of(old), &of(new)).join(" | ");
    let old = "Le [bureau](https://example.org/a) est **ouvert** à tous.";
    for (new, wanted) in [
        (
            "Le [bureau](https://example.org/a) est ouvert à tous.",
            "gras ou italique changé à 1 endroit",
        ),
        ("Le [bureau](https://example.org/b) est **ouvert** à tous.", "1 lien modifié"),
        ("Le bureau est **ouvert** à tous.", "1 lien retiré"),
        ("Le bureau est *ouvert* à tous.", "1 lien retiré, gras ou italique changé à 1 endroit"),
        (
            "Le [bureau](https://example.org/a) est **ouvert** à tous[^1].\n\n[^1]: Le jeudi.",
            "1 note ajoutée",
        ),
        (
            "Le [bureau](https://example.org/a) reste **ouvert** à tous.",
            "1 phrase modifiée (« est » devient « reste »)",
        ),
    ] {
        assert_eq!(section(old, new), format!("« Le contexte » : {wanted}"), "{new}");
    }
    let note = |text: &str| format!("Ouvert à tous[^1].\n\n[^1]: {text}");
    assert_eq!(
        section(&note("Le jeudi."), &note("Le lundi.")),
        "« Le contexte » : 1 note modifiée (« jeudi » devient « lundi »)"
    );
    let headed = |title: &str| format!("### {title}\n\nUn bureau.\n\n### La suite\n\nUn jardin.");
    assert_eq!(
        section(&headed("Au début"), &headed("Les premiers mois")),
        "« Le contexte » : 1 intertitre modifié (« Au début » devient « Les premiers mois »)"
    );
}

#[test]
fn a_section_that_was_retitled_is_told_by_both_titles() {
    let retitled = SHEET.replace("- type: contexte", "- type: contexte\n    titre: Le lieu");
    assert_eq!(told(SHEET, &retitled), ["« Le lieu » : titre changé, avant : « Le contexte »"]);
}

#[test]
fn the_same_words_in_another_form_are_told_as_that() {
    let sheet = |text: &str| {
        let lines: String = text.lines().map(|line| format!("      {line}\n")).collect();
        format!("titre: Une ferme\nsections:\n  - type: projet\n    texte: |\n{lines}")
    };
    let told = |old: &str, new: &str| told(&sheet(old), &sheet(new));
    let title = "« Un projet de développement du territoire » :";
    let one = format!("{title} 1 passage présenté autrement, sans changer de mots");
    let kept = "\n\nTout le monde est venu.";
    for (old, new, shape) in [
        (
            "### Ouvrir\n\nLa boutique.",
            "### Ouvrir\n\n> La boutique.",
            "paragraphe devenu citation",
        ),
        ("Ouvrir.\n\nPlanter.", "- Ouvrir.\n- Planter.", "paragraphes devenus liste à puces"),
        (
            "**Ouvrir la boutique**\n\nLe samedi.",
            "### Ouvrir la boutique\n\nLe samedi.",
            "paragraphe devenu intertitre",
        ),
        (
            "### Le lieu\n\n#### Ouvrir\n\nLa boutique.",
            "### Le lieu\n\n### Ouvrir\n\nLa boutique.",
            "intertitre d’un autre niveau",
        ),
        ("- Ouvrir\n- Planter", "1. Ouvrir\n2. Planter", "liste à puces devenue numérotée"),
        (
            "- Ouvrir\n    - Semer\n    - Planter\n- Finir",
            "- Ouvrir\n    - Semer\n- Planter\n- Finir",
            "sous-point devenu point",
        ),
    ] {
        let told = told(&format!("{old}{kept}"), &format!("{new}{kept}"));
        assert_eq!(told, [format!("{one} ({shape})")], "{old} → {new}");
    }
    // Sentences and points of lists have other capitals and other stops.
    let marks = "avec les mêmes mots, aux majuscules ou à la ponctuation près";
    let one = format!("{title} 1 passage présenté autrement, {marks}");
    for (old, new, shape) in [
        (
            "Ouvrir ici.\n\nPlanter là.",
            "- ouvrir ici ;\n- planter là.",
            "paragraphes devenus liste à puces",
        ),
        (
            "La mairie ouvre un lieu. Les habitants le font vivre. L'école y vient.",
            "- la mairie ouvre un lieu ;\n- les habitants le font vivre ;\n- l'école y vient.",
            "paragraphe devenu liste à puces",
        ),
        (
            "- Ouvrir\n- Semer\n- Planter\n- Finir",
            "Ouvrir, semer, planter, finir.",
            "liste à puces devenue paragraphe",
        ),
    ] {
        let told = told(&format!("{old}{kept}"), &format!("{new}{kept}"));
        assert_eq!(told, [format!("{one} ({shape})")], "{old} → {new}");
    }
    // One word less, and it is no longer only the form.
    assert_eq!(
        told("Ouvrir ici.\n\nPlanter.", "- Ouvrir.\n- Planter."),
        [format!("{title} 2 phrases retirées, 2 points ajoutés")]
    );
}

#[test]
fn what_only_changed_its_place_is_neither_gone_nor_new() {
    let sheet = |contact: &str, text: &str, end: &str| {
        let lines: String = text.lines().map(|line| format!("      {line}\n")).collect();
        format!(
            "titre: Une ferme\nreperes:\n  contact: |\n{contact}sections:\n  - type: projet\n    texte: |\n{lines}{end}"
        )
    };
    let (tel, mail) = ("    05 36 49 00 00\n", "    mairie@example.org\n");
    let lines = [format!("{tel}{mail}"), format!("{mail}{tel}")];
    assert_eq!(
        told(&sheet(&lines[0], "Ici.", ""), &sheet(&lines[1], "Ici.", "")),
        ["repères, Contact : 1 ligne déplacée"]
    );
    let apart = [
        format!("    La mairie\n{tel}\n    Le soir :\n{mail}"),
        format!("    La mairie\n\n    Le soir :\n{tel}{mail}"),
    ];
    let lines = told(&sheet(&apart[0], "Ici.", ""), &sheet(&apart[1], "Ici.", ""));
    assert!(lines[0].contains("1 passage déplacé"), "{lines:?}");
    assert!(!lines[0].contains("ajouté") && !lines[0].contains("retiré"), "{lines:?}");
    let within = |old: &str, new: &str| told(&sheet(tel, old, ""), &sheet(tel, new, ""));
    let moved = |what| [format!("« Un projet de développement du territoire » : 1 {what}")];
    assert_eq!(
        within("- Semer\n- Planter\n- Cueillir", "- Planter\n- Cueillir\n- Semer"),
        moved("point déplacé")
    );
    assert_eq!(
        within(
            "Tout le monde est venu. Il a plu ce soir-là.\n\nLa mairie ouvre le samedi.",
            "Tout le monde est venu.\n\nIl a plu ce soir-là. La mairie ouvre le samedi.",
        ),
        moved("phrase déplacée")
    );
    let text = "Tout le monde est venu fêter la fin des travaux.";
    let titled = format!("  - titre: Pour finir\n    texte: |\n      {text}\n");
    assert_eq!(
        told(&sheet(tel, &format!("Ici.\n\n{text}"), ""), &sheet(tel, "Ici.", &titled)),
        [
            "« Pour finir » : ajouté, avec 1 passage déplacé depuis « Un projet de développement du territoire »"
        ]
    );
}

#[test]
fn a_field_with_another_key_is_told_by_both_labels() {
    let sheet = |key: &str, tel: &str| {
        format!("titre: Une ferme\nreperes:\n  {key}: |\n    La mairie de la vallée\n    {tel}\n")
    };
    let (old, new) = (sheet("contact", "05 36 49 00 00"), sheet("contacts", "05 36 49 00 01"));
    assert_eq!(
        told(&old, &new),
        ["repères, Contacts : titre changé, avant : « Contact », 1 ligne modifiée \
          (« 05 36 49 00 00 » devient « 05 36 49 00 01 »)"]
    );
    // It stands once, its old label beside the new one, and either version has its own key.
    let [from, to] = [&old, &new].map(|it| annex(&collection(&[("sources/a.yaml", it)])));
    let found = compare(&from, &to);
    let both = &found.sheets[0].content;
    assert_eq!(both.sidebar.len(), 1);
    assert_eq!(Side::Old.of(both).sidebar[0].key, "contact");
    assert_eq!(Side::New.of(both).sidebar[0].key, "contacts");
    let shown = terminal::show(&found, terminal::Look::Plain);
    assert!(shown.contains("    ~ [-Contact-]{+Contacts+}\n"), "{shown}");
    assert!(!shown.contains('↘'), "{shown}");
}

#[test]
fn on_a_terminal_words_that_look_otherwise_have_their_marks() {
    let of = |texte: &str| SHEET.replace("Un paragraphe.", texte);
    let shown = |old: &str, new: &str| {
        let (old, new) = (of(old), of(new));
        let (old, new) =
            (collection(&[("sources/une.yaml", &old)]), collection(&[("sources/une.yaml", &new)]));
        terminal::show(&compare(&annex(&old), &annex(&new)), terminal::Look::Plain)
    };
    for (old, new, wanted) in [
        ("Il est ouvert.", "Il est **ouvert**.", "Il est [-ouvert-]{+**ouvert**+}."),
        (
            "Le bureau là.",
            "Le [bureau](https://example.org) là.",
            "Le [-bureau-]{+[bureau](https://example.org)+} là.",
        ),
        ("Un mot de plus.", "Un de plus.", "Un [-mot -]de plus."),
    ] {
        let shown = shown(old, new).replace('\u{a0}', " ");
        assert!(shown.contains(&format!("    ~ {wanted}\n")), "{shown}");
    }
}
