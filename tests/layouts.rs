//! What a collection may change of its layouts, and what it is told when the two sides of the contract do not fit.

mod common;

use common::{Collection, MANIFEST};

/// A drawing that any icon may be.
const ICON: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"24\" height=\"24\" viewBox=\"0 0 24 24\" \
    fill=\"none\" stroke=\"#ffffff\"><path d=\"M4 4h16\"/></svg>";

/// A collection with section types of its own and a sheet that uses them.
fn with_own_types(sheet: &str) -> Collection {
    let types = "types_de_section:\n  voix:\n    titre: La voix des habitants\n    icone: micro.svg\n  \
                 budget:\n    titre: \"Le budget : d'où vient l'argent\"\n    icone: projet\n  suites: Et après ?\n";
    let collection = Collection::new(&[("sources/une.yaml", sheet)]);
    collection.write("sources/annexe.yaml", format!("{MANIFEST}{types}").as_bytes());
    collection.write("layouts/icons/micro.svg", ICON.as_bytes());
    collection
}

#[test]
fn a_collection_adds_section_types_with_headings_and_icons() {
    let sheet = "titre: Une\nsections:\n  - type: voix\n    texte: a\n  - type: budget\n    texte: b\n  \
                 - type: suites\n    texte: c\n  - type: voix\n    titre: Autrement\n    texte: d\n";
    let collection = with_own_types(sheet);
    let listed = collection.run(&["list", "--format", "json"]);
    let rows: serde_json::Value = serde_json::from_slice(&listed.stdout).unwrap();
    let sections: Vec<(&str, &str)> = rows[0]["sections"]
        .as_array()
        .unwrap()
        .iter()
        .map(|section| (section["type"].as_str().unwrap(), section["heading"].as_str().unwrap()))
        .collect();
    let expected = [
        ("voix", "La voix des habitants"),
        ("budget", "Le budget\u{a0}: d’où vient\u{a0}l’argent"),
        ("suites", "Et après\u{202f}?"),
        ("voix", "Autrement"),
    ];
    assert_eq!(sections, expected);
    let built = collection.run(&["check"]);
    assert_eq!((built.code, built.stderr.as_str()), (0, ""));
}

#[test]
fn a_mistyped_type_is_compared_with_those_of_the_collection_too() {
    let collection = with_own_types("titre: Une\nsections:\n  - type: budgets\n    texte: a\n");
    let run = collection.run(&["check"]);
    for expected in
        ["[type-inconnu]", "sources/une.yaml:3:11", "vouliez-vous dire « budget »", "suites"]
    {
        assert!(run.stderr.contains(expected), "{expected}: {}", run.stderr);
    }
}

#[test]
fn a_layout_for_another_version_of_the_contract_is_told_so() {
    for (version, remedy) in
        [("2", "installez une version d'annexe"), ("0", "adaptez la mise en page")]
    {
        let collection = Collection::good();
        let text = format!("#let contract = {version}\n#panic(\"never compiled\")\n");
        collection.write("layouts/annex.typ", text.as_bytes());
        let run = collection.run(&["build"]);
        assert_eq!(run.code, 1);
        let message = format!(
            "cette mise en page demande la version {version} du contrat, annexe {} fournit la version 1",
            env!("CARGO_PKG_VERSION")
        );
        for expected in ["[version-du-contrat]", "layouts/annex.typ:1:17", &message, remedy] {
            assert!(run.stderr.contains(expected), "{expected}: {}", run.stderr);
        }
        assert!(!run.stderr.contains("never compiled"), "{}", run.stderr);
    }
}

#[test]
fn a_layout_that_was_not_chosen_may_be_of_any_version() {
    let collection = Collection::good();
    collection.write("layouts/ancien/annex.typ", b"#let contract = 0\n");
    collection.write("layouts/ancien/handout.typ", b"");
    assert_eq!(collection.run(&["check"]).code, 0);
    collection.write("sources/annexe.yaml", format!("{MANIFEST}mise_en_page: ancien\n").as_bytes());
    let run = collection.run(&["check"]);
    assert!(run.stderr.contains("layouts/ancien/annex.typ:1:17"), "{}", run.stderr);
}
