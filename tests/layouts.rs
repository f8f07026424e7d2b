//! What a collection may change of its layouts, and what it is told when the two sides of the contract do not fit.

use std::path::Path;

use crate::common::{Collection, MANIFEST};
use annexe::annex::Annex;
use annexe::diag::{Diagnostics, render};
use annexe::project::Project;
use annexe::sheet::plain;
use annexe::typeset::{Output, Typesetter, conservation};
use annexe::typography::set_text;

/// A drawing that any icon may be.
const ICON: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"24\" height=\"24\" viewBox=\"0 0 24 24\" \
    fill=\"none\" stroke=\"#ffffff\"><path d=\"M4 4h16\"/></svg>";

/// A collection with section types of its own and a sheet that uses them.
fn with_own_types(sheet: &str) -> Collection {
    let types = "types_de_section:\n  voix:\n    titre: La voix des habitants\n    icone: micro.svg\n  \
                 budget:\n    titre: \"Le budget : d'où vient l'argent\"\n    icone: projet\n  suites: Et après ?\n";
    let collection = Collection::new(&[("sources/une.yaml", sheet)]);
    collection.write(
        "sources/annexe.yaml",
        format!("{MANIFEST}{types}silence: [reperes-incomplets]\n").as_bytes(),
    );
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
        ("budget", "Le budget : d'où vient l'argent"),
        ("suites", "Et après ?"),
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

/// The project's own sheets, with another layout.
fn own_sheets(layout: &str) -> Collection {
    let collection = Collection::new(&[]);
    let sources = Path::new(env!("CARGO_MANIFEST_DIR")).join("sources");
    for folder in ["", "dessins/"] {
        for entry in std::fs::read_dir(sources.join(folder)).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                continue;
            }
            let name = path.file_name().unwrap().to_str().unwrap();
            let mut text = std::fs::read_to_string(&path).unwrap();
            if name == "annexe.yaml" {
                text.push_str(layout);
            }
            collection.write(&format!("sources/{folder}{name}"), text.as_bytes());
        }
    }
    collection
}

/// Letters and figures, words that a line's end cuts put together.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// What a layout makes of the project's sheets.
struct Made {
    paper: (f64, f64),
    pages: usize,
    starts: Vec<usize>,
}

/// Lays out, checks and exports the annex and every handout.
fn make(collection: &Collection) -> Made {
    let project = Project::find(Some(collection.root())).unwrap();
    let mut found = Diagnostics::default();
    let annex = Annex::read(&project, &mut found).unwrap().unwrap();
    let typesetter = Typesetter::new(&project, &annex).unwrap();
    typesetter.check(&annex, &mut found);
    let typeset = typesetter.lay_out(&Output::Annex, &mut found).unwrap();
    let extents = typeset.extents();
    conservation::check(&typeset, &typesetter, &annex, &mut found);
    for (entry, extent) in annex.entries.iter().zip(&extents) {
        assert_eq!(entry.sheet.id, extent.id);
        // The mark stands on the page that opens with the title, and the summary says so.
        let title = letters(&plain(&set_text(&entry.sheet.title)));
        assert!(letters(&typeset.text(extent.start_page)).contains(&title), "{title}");
        let summary: String = (1..extents[0].start_page).map(|page| typeset.text(page)).collect();
        assert!(summary.lines().any(|line| line == extent.start_page.to_string()), "{summary}");
    }
    for pair in extents.windows(2) {
        assert_eq!(pair[0].start_page + pair[0].pages, pair[1].start_page, "{pair:?}");
    }
    assert!(
        typesetter.export(&typeset, &mut found).is_some_and(|pdf| pdf.starts_with(b"%PDF-1.7"))
    );
    for entry in &annex.entries {
        let handout = Output::Handout(entry.sheet.id.clone());
        let typeset = typesetter.lay_out(&handout, &mut found).unwrap();
        conservation::check(&typeset, &typesetter, &annex, &mut found);
        assert_eq!(typeset.extents()[0].pages, typeset.pages(), "{}", entry.sheet.id);
        assert!(typesetter.export(&typeset, &mut found).is_some(), "{}", entry.sheet.id);
    }
    let told: String = found.iter().map(render).collect();
    assert!(found.is_empty(), "{told}");
    Made {
        paper: typeset.paper(1).unwrap(),
        pages: typeset.pages(),
        starts: extents.iter().map(|extent| extent.start_page).collect(),
    }
}

#[test]
fn the_same_sources_make_a_booklet_of_another_size_with_every_word() {
    let usual = make(&own_sheets(""));
    let booklet = make(&own_sheets("mise_en_page: livret\n"));
    let millimetres = |(width, height): (f64, f64)| {
        [width, height].map(|length| (length / 72.0 * 25.4).round() as u32)
    };
    assert_eq!(millimetres(usual.paper), [210, 297]);
    assert_eq!(millimetres(booklet.paper), [148, 210]);
    assert_eq!((usual.starts.len(), booklet.starts.len()), (12, 12));
    assert!(booklet.pages > usual.pages + 20, "{} {}", booklet.pages, usual.pages);
}

#[test]
fn a_layout_of_the_collection_is_chosen_by_its_folder() {
    let collection = Collection::good();
    let entry = "#import \"../parts/data.typ\": collection, sheet-data\n#import \"../parts/runs.typ\": letters, rich\n\
        #let contract = 1\n#let annexe = collection()\n#set document(title: annexe.document.title)\n\
        #set text(lang: annexe.language, font: \"Carlito\")\n#set page(paper: \"a6\")\n\
        #for entry in annexe.sheets [\n  #let data = sheet-data(entry.id)\n  #pagebreak(weak: true)\n  \
        #metadata((id: entry.id, number: entry.number)) <sheet-start>\n  = #letters(data.title)\n  \
        #for item in data.lead { par(rich(item.runs)) }\n  #for field in data.sidebar.fields [\n    == #rich(field.label)\n    \
        #for item in field.blocks { par(rich(item.runs)) }\n  ]\n  #for section in data.sections [\n    == #rich(section.heading)\n    \
        #for item in section.blocks { par(rich(item.runs)) }\n  ]\n  #metadata((id: entry.id)) <sheet-end>\n]\n";
    collection.write("sources/annexe.yaml", format!("{MANIFEST}mise_en_page: carte\n").as_bytes());
    collection.write("layouts/carte/annex.typ", entry.as_bytes());
    let missing = collection.run(&["check"]);
    assert!(missing.stderr.contains("[mise-en-page-inconnue]"), "{}", missing.stderr);
    collection.write("layouts/carte/handout.typ", entry.as_bytes());
    let run = collection.run(&["check"]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
}

/// Pages of one line and a foot: words that a hyphen cuts go on behind the foot.
const ONE_LINE_A_PAGE: &str = "#set document(title: \"X\")\n\
    #set page(width: 40mm, height: 20mm, margin: (x: 3mm, top: 3mm, bottom: 10mm), footer: [Pied])\n\
    #set text(lang: \"fr\", font: \"Carlito\", hyphenate: true)\n\
    #metadata((id: \"une\")) <sheet-start>\n#heading[Une]\n\
    #for item in json(\"/data/sheets/une.json\").body { par(item.runs.first().text) }\n\
    #metadata((id: \"une\")) <sheet-end>\n";

#[test]
fn a_word_that_a_page_s_end_hyphenates_is_not_lost_but_half_a_word_is() {
    let words = "Développement anticonstitutionnellement incompréhensible. ".repeat(4);
    let sheet = format!("titre: Une\ntexte: {words}\n");
    let collection = Collection::new(&[("sources/une.yaml", &sheet)]);
    collection.write("layouts/handout.typ", ONE_LINE_A_PAGE.as_bytes());
    let run = collection.run(&["handout", "une"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let half = ONE_LINE_A_PAGE.replace(
        "par(item.runs.first().text)",
        "par(item.runs.first().text.replace(\"hensible\", \"\"))",
    );
    collection.write("layouts/handout.typ", half.as_bytes());
    let run = collection.run(&["handout", "une"]);
    assert!(run.stderr.contains("[texte-perdu]"), "{}", run.stderr);
}

#[test]
fn what_a_layout_cuts_off_or_shrinks_to_nothing_is_lost() {
    let sheet = "titre: Une\ntexte: Le jardin est ouvert à tous, tous les jours de la semaine.\n";
    let collection = Collection::new(&[("sources/une.yaml", sheet)]);
    let whole = ONE_LINE_A_PAGE.replace("40mm, height: 20mm", "160mm, height: 60mm");
    let text = "par(item.runs.first().text)";
    for (layout, code) in [
        ("box(clip: true, par(item.runs.first().text))", 0),
        ("box(clip: true, width: 8mm, height: 3mm, par(item.runs.first().text))", 1),
        ("scale(0%, item.runs.first().text)", 1),
        ("scale(80%, item.runs.first().text)", 0),
        ("rotate(180deg, box(clip: true, item.runs.first().text))", 0),
    ] {
        collection.write("layouts/handout.typ", whole.replace(text, layout).as_bytes());
        let run = collection.run(&["handout", "une"]);
        let lost = run.stderr.contains("[texte-perdu]");
        assert_eq!((run.code, lost), (code, code == 1), "{layout}: {}", run.stderr);
    }
}

#[test]
fn the_smallest_layout_of_the_documentation_keeps_the_contract() {
    let readme = Path::new(env!("CARGO_MANIFEST_DIR")).join("layouts/README.md");
    let readme = std::fs::read_to_string(readme).unwrap();
    let start = readme.find("#import \"../parts/data.typ\": collection, sheet-data").unwrap();
    let entry = readme[start..].split("```").next().unwrap();
    let collection = Collection::new(&[("sources/une.yaml", "titre: Une action\n")]);
    collection.write(
        "sources/annexe.yaml",
        format!("{MANIFEST}mise_en_page: petite\nsilence: [reperes-incomplets]\n").as_bytes(),
    );
    for file in ["annex.typ", "handout.typ"] {
        collection.write(&format!("layouts/petite/{file}"), entry.as_bytes());
    }
    let run = collection.run(&["check"]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
}

/// Display text with ordinals is as narrow as raised letters make it.
const RAISED: &str = "#import \"../parts/data.typ\": collection, sheet-data\n\
    #import \"../parts/runs.typ\": display, letters\n#set document(title: \"X\")\n\
    #set text(lang: \"fr\", font: \"Carlito\")\n#context for entry in collection().sheets {\n\
    let title = sheet-data(entry.id).title\n\
    let width(body) = measure(body).width\n\
    assert(width(display(title)) < width(letters(title)) - 10pt)\n\
    [#metadata((id: entry.id)) <sheet-start>]\nheading(level: 1, display(title))\n\
    [#metadata((id: entry.id)) <sheet-end>]\n}\n";

#[test]
fn ordinals_are_raised_in_titles() {
    let sheet = "titre: La 1ère fois au 2ème rendez-vous, la 3ème au 4ème\n";
    let collection = Collection::new(&[("sources/une.yaml", sheet)]);
    let manifest = format!("{MANIFEST}mise_en_page: essai\nsilence: [reperes-incomplets]\n");
    collection.write("sources/annexe.yaml", manifest.as_bytes());
    for file in ["annex.typ", "handout.typ"] {
        collection.write(&format!("layouts/essai/{file}"), RAISED.as_bytes());
    }
    let run = collection.run(&["check"]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
}

/// Titles on one line of so many letters, and what is shown of them.
const CUT: &str = "#import \"../parts/data.typ\": collection\n\
    #import \"../parts/running.typ\": shortened, title-line\n#set text(lang: \"fr\", font: \"Carlito\")\n\
    #set document(title: \"X\")\n#for entry in collection().sheets {\n  \
    let title = range(8).map(i => (text: \"été «\\u{a0}né\\u{a0}» MÊME \"))\n  \
    let whole = title.map(run => run.text).join()\n  \
    for most in range(1, whole.len() + 2) {\n    \
    let shown = shortened(title, most)\n    let stem = shown.trim(\"…\", at: end)\n    \
    assert(whole.starts-with(stem) and stem.clusters().len() <= most, message: shown)\n    \
    assert(shown == whole or shown.ends-with(\"…\"), message: shown)\n    \
    if most > 5 { assert(whole.slice(stem.len()).starts-with(\" \") or shown == whole, message: shown) }\n    \
    let entry = (title: title, summary-title: title)\n    \
    assert(title-line(entry, most) != none)\n  }\n  \
    [#metadata((id: entry.id)) <sheet-start>]\n  heading(level: 1, entry.title.map(run => run.text).join())\n  \
    [#metadata((id: entry.id)) <sheet-end>]\n}\n";

#[test]
fn titles_on_one_line_are_cut_behind_a_word_whatever_their_letters() {
    let collection = Collection::new(&[("sources/une.yaml", "titre: Une action\n")]);
    let manifest = format!("{MANIFEST}mise_en_page: essai\nsilence: [reperes-incomplets]\n");
    collection.write("sources/annexe.yaml", manifest.as_bytes());
    for file in ["annex.typ", "handout.typ"] {
        collection.write(&format!("layouts/essai/{file}"), CUT.as_bytes());
    }
    let run = collection.run(&["check"]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
}

#[test]
fn a_layout_without_the_bleed_that_is_asked_for_is_told_so() {
    let page = |bleed: &str| {
        let entry = "#import \"../parts/bleed.typ\": bleed\n#import \"../parts/data.typ\": collection, sheet-data\n\
            #import \"../parts/runs.typ\": letters\n#let annexe = collection()\n\
            #set document(title: annexe.document.title)\n#set page(PAGE)\n#set text(lang: \"fr\", font: \"Carlito\")\n\
            #for entry in annexe.sheets [\n  #metadata((id: entry.id)) <sheet-start>\n  \
            #heading(level: 1, letters(sheet-data(entry.id).title))\n  #metadata((id: entry.id)) <sheet-end>\n]\n";
        let collection = Collection::new(&[("sources/une.yaml", "titre: Une action\n")]);
        let keys = "mise_en_page: nue\nsilence: [reperes-incomplets]\nprofils:\n  presse:\n    fond_perdu: 5\n";
        collection.write("sources/annexe.yaml", format!("{MANIFEST}{keys}").as_bytes());
        for file in ["annex.typ", "handout.typ"] {
            let entry = entry.replace("PAGE", bleed);
            collection.write(&format!("layouts/nue/{file}"), entry.as_bytes());
        }
        collection
    };
    let built = |collection: &Collection, profile: &str| {
        let run = collection.run(&["build", "--profile", profile]);
        assert_eq!(run.code, 0, "{}", run.stderr);
        run.stderr
    };
    for without in ["width: 90mm", "bleed: 3mm"] {
        let collection = page(without);
        let told = built(&collection, "presse");
        for part in [
            "fond perdu de 5 mm",
            "layouts/nue/annex.typ:1:1",
            "layouts/nue/handout.typ:1:1",
            "#set page(bleed: bleed)",
        ] {
            assert!(told.contains(part), "{without}: {part}: {told}");
        }
        assert_eq!(built(&collection, "ecran"), "", "{without}");
    }
    assert_eq!(built(&page("bleed: bleed"), "presse"), "");
}

/// All blocks of a body and its pictures, as each way to read a sheet gives them.
const ARRANGED: &str = "#import \"../parts/data.typ\": collection, sheet-data\n\
    #import \"../parts/runs.typ\": letters\n#set document(title: \"X\")\n\
    #set text(lang: \"fr\", font: \"Carlito\")\n#for entry in collection().sheets {\n\
    let keys(..how) = sheet-data(entry.id, ..how).body.map(it => it.keys().sorted().join(\" \"))\n\
    assert.eq(keys(), (\"kind pair\", \"blocks first kind\"))\n\
    assert(\"path\" in sheet-data(entry.id, arrange: false).body.first())\n\
    assert.eq(sheet-data(entry.id, arrange: false).body.map(it => it.kind), (\"picture\",) * 3 + (\"paragraph\",))\n\
    [#metadata((id: entry.id)) <sheet-start>]\nheading(level: 1, letters(entry.title))\n\
    [#metadata((id: entry.id)) <sheet-end>]\n}\n";

#[test]
fn pictures_come_alone_or_together_as_documented() {
    let text = "titre: Une\ntexte: |\n  ![Un rond](rond.svg){demi}\n\n  ![Un carré](rond.svg){demi}\n\n  ![Un trait](rond.svg){cote}\n\n  Un texte.\n";
    let collection = Collection::new(&[("sources/une.yaml", text)]);
    collection.write("sources/rond.svg", ICON.as_bytes());
    collection.write("sources/annexe.yaml", format!("{MANIFEST}mise_en_page: nue\n").as_bytes());
    for file in ["annex.typ", "handout.typ"] {
        collection.write(&format!("layouts/nue/{file}"), ARRANGED.as_bytes());
    }
    let run = collection.run(&["build", "-q", "--annex-only"]);
    assert!(!run.stderr.contains("layouts/nue"), "{}", run.stderr);
    let readme = Path::new(env!("CARGO_MANIFEST_DIR")).join("layouts/README.md");
    let readme = std::fs::read_to_string(readme).unwrap();
    for key in ["`pair`", "`first`", "arrange: false"] {
        assert!(readme.contains(key), "{key}");
    }
}

#[test]
fn on_a_narrow_page_the_head_of_a_film_and_its_tile_share_the_band() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let theme = std::fs::read_to_string(root.join("layouts/theme.typ")).unwrap();
    for (width, height) in [(210, 297), (176, 250), (148, 210), (105, 148)] {
        let size = "let (width, height) = (210mm, 297mm)";
        assert!(theme.contains(size));
        let own = theme.replace(size, &format!("let (width, height) = ({width}mm, {height}mm)"));
        let own = format!(
            "{own}\n#let shared = page.side + head.square + head.gutter + film.head-width\n\
             #assert(shared + head.gutter + 20mm < page.width, message: repr(film.head-width))\n\
             #assert(summary.tile + summary.tile-gutter < summary.name-width / 4)\n\
             #if page.width == 210mm {{ assert.eq((film.head-width, film.head-themes, summary.tile), (80mm, 5, 14mm)) }}\n"
        );
        let collection = Collection::new(&[(
            "sources/une.yaml",
            "titre: Une action\nchapeau: Un mot.\ngenerique: Durée\n",
        )]);
        let manifest = format!("{MANIFEST}silence: [reperes-incomplets]\n");
        collection.write("sources/annexe.yaml", manifest.as_bytes());
        collection.write("layouts/theme.typ", own.as_bytes());
        let run = collection.run(&["check"]);
        assert_eq!(run.code, 0, "{width}: {}", run.stderr);
    }
}
