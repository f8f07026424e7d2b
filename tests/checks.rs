//! What `annexe check` finds beyond validity, on what it keeps quiet, and how it tells it.

use crate::common::{self, Collection, MANIFEST, SHEET, command, run};
use serde_json::Value;

/// A long sentence that two sheets may share.
const SHARED: &str = "Depuis le printemps, les habitants de trois rues se retrouvent chaque samedi au jardin, où ils sèment, arrosent et partagent ensemble ce que la terre leur donne.";

/// The order of two sheets.
const ORDER: &str = "fiches: [a, b]\n";

/// Good sidebars, so that nothing but what a test is about is found.
const SIDEBAR: &str = "reperes:\n  objectifs: Se retrouver\n  contact: La mairie\n";

fn sheet(text: &str) -> String {
    format!("titre: Une action\n{SIDEBAR}texte: |\n{text}")
}

/// The findings of a run with `--format json`.
fn findings(collection: &Collection, arguments: &[&str]) -> Vec<Value> {
    let mut all = vec!["check", "--format", "json"];
    all.extend(arguments);
    let run = collection.run(&all);
    let text = String::from_utf8(run.stdout).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// The codes and places of findings, as `code file:line:column`.
fn told(findings: &[Value]) -> Vec<String> {
    let place = |f: &Value| {
        format!(
            "{} {}:{}:{}",
            f["code"].as_str().unwrap(),
            f["file"].as_str().unwrap(),
            f["line"],
            f["column"]
        )
    };
    findings.iter().map(place).collect()
}

#[test]
fn an_error_is_shown_however_many_warnings_there_are() {
    let many = "  Les habitants y viennent chaque samedi et y parlent de ce qui les occupe le reste de la semaine\n\n".repeat(130);
    let written = sheet(&format!("{many}  La fin.\n")) + "chapo: Un mot\n";
    let collection = Collection::new(&[("sources/une.yaml", &written)]);
    let told = collection.run(&["check", "--no-typeset"]).stderr;
    assert!(told.contains("« chapo »") && told.contains("de plus"), "{told}");
    assert!(told.matches("attention[phrase-coupee]").count() > 90, "{told}");
}

#[test]
fn a_paragraph_of_sentences_without_a_sign_at_its_end_is_told() {
    let two = "Le jardin est ouvert toute l'année. Les habitants y viennent chaque samedi et";
    for (text, told) in [
        (format!("{two} y parlent de ce que l'on"), true),
        (format!("{two} jardinent ensemble"), true),
        (format!("{two} jardinent ensemble : les enfants"), true),
        (format!("{two} jardinent ensemble."), false),
        (format!("{two} jardinent « ensemble »"), false),
        (format!("{two} jardinent ensemble\n\n- un potager ;\n- un verger."), false),
        (format!("{two} jardinent : https://example.org/jardin"), false),
        // Who said it, signatures, lines of the author's own, labels.
        ("Le jardin est ouvert toute l'année. Une habitante".to_owned(), false),
        ("> « Le jardin est ouvert toute l'année. » — Yvon, éleveur de chèvres dans la vallée du bas".to_owned(), false),
        ("Le jardin est ouvert à toutes et à tous.\n— Une habitante de la rue du Four et du quartier des Acacias".to_owned(), false),
        ("Bonne lecture à toutes et à tous. La présidente du conseil départemental".to_owned(), false),
        ("Dans le jardin de ma grand-mère\\\nIl y a des fleurs et des abeilles\\\nUn vieux banc peint en vert\\\nEt le silence".to_owned(), false),
        ("Directeur de la publication : le président du conseil départemental, avec l'appui de la direction de la communication".to_owned(), false),
        ("*Paroles recueillies par la conseillère en économie sociale et familiale du centre social des Acacias, à Limoges*".to_owned(), false),
        ("Les habitants de la rue".to_owned(), false),
        (
            "Les habitants des trois rues du quartier viennent y jardiner ensemble chaque samedi du printemps à l'automne"
                .to_owned(),
            true,
        ),
    ] {
        let lines = text.replace('\n', "\n  ");
        let public = format!("  public: {}\n", "Tous les habitants de la commune. ".repeat(4).trim_end_matches(". "));
        let written = sheet(&format!("  {lines}\n")).replacen("texte:", &format!("{public}texte:"), 1);
        let collection = Collection::new(&[("sources/une.yaml", &written)]);
        let found = findings(&collection, &["--no-typeset"]);
        let is_it = |it: &Value| it["code"] == "phrase-coupee";
        assert_eq!(found.iter().filter(|it| is_it(it)).count(), usize::from(told), "{text}: {found:?}");
    }
}

#[test]
fn a_sentence_that_stops_in_the_middle_of_a_text_is_told() {
    let whole = "Les élus ont mené un diagnostic avec les habitants.";
    for (text, told) in [
        (format!("Les élus locaux souhai\nÀ leur initiative, {whole}"), true),
        (format!("{whole}\nLes habitants de la\nIls ont donc agi.\n{whole}"), true),
        (format!("{whole}\nLe rapport final est remis aux Ils ont donc agi."), true),
        ("- Les élus locaux souhai\n  Ils ont mené un diagnostic avec les habitants.\n- Fin.".to_owned(), true),
        (format!("{whole}\nElles ont rassemblé 2"), true),
        (format!("{whole}\nLe rapport final a é"), true),
        ("Les actions menées ont aidé l'ES\n\n- Création d'emplois\n- Hausse".to_owned(), true),
        // Lines that end where they are full, names, signatures, lists that are announced.
        (format!("{whole} Depuis ce jour, les habitants de\nLa Rochelle et des environs se retrouvent."), false),
        ("Le jardin a reçu le prix de l'association\nLes amis du parc et de ses alentours, qui l'ont fait connaître.".to_owned(), false),
        (format!("{whole}\nLe maire de Lannion"), false),
        (format!("{whole}\nUne habitante du quartier"), false),
        ("On y voit le film Il est temps de rire et de chanter.".to_owned(), false),
        ("Les actions menées sont connues :\n\n- Création d'emplois\n- Hausse".to_owned(), false),
        ("Ceux qui viennent ont appris à\n\n- Cultiver\n- Cuisiner".to_owned(), false),
        ("Les objectifs de l'action\n\n- Cultiver\n- Cuisiner".to_owned(), false),
    ] {
        let lines = format!("  {}\n", text.replace('\n', "\n  "));
        let collection = Collection::new(&[("sources/une.yaml", &sheet(&lines))]);
        let found = findings(&collection, &["--no-typeset"]);
        let cut = found.iter().filter(|it| it["code"] == "phrase-coupee").count();
        assert_eq!((cut, found.len()), (usize::from(told), usize::from(told)), "{text}: {found:?}");
    }
}

#[test]
fn a_sheet_that_cannot_be_read_is_no_unknown_one() {
    let manifest = format!("{MANIFEST}silence:\n  phrase-coupee: [a]\n");
    let wrong = sheet("  Un mot.\n").replace("texte: |", "texte |");
    let collection =
        Collection::new(&[("sources/annexe.yaml", &manifest), ("sources/a.yaml", &wrong)]);
    let found = findings(&collection, &["--no-typeset"]);
    assert_eq!(told(&found), ["yaml-syntaxe sources/a.yaml:5:1"]);
}

#[test]
fn a_line_that_stands_twice_in_a_row_is_told() {
    let once = sheet("  Les visites durent une heure.\n  On y va.\n");
    let contact = "  contact: |\n    La mairie\n";
    let once = once.replace("  contact: La mairie\n", contact);
    for (line, told) in [
        ("  Les visites durent une heure.\n", 1),
        ("    La mairie\n", 1),
        ("  On y va.\n", 1),
        ("  Bravo !\n", 0),
    ] {
        let twice = match once.contains(line) {
            true => once.replace(line, &line.repeat(2)),
            false => format!("{once}{}", line.repeat(2)),
        };
        let collection = Collection::new(&[("sources/a.yaml", &twice)]);
        assert_eq!(findings(&collection, &["--no-typeset"]).len(), told, "{line}");
    }
}

#[test]
fn a_quotation_mark_alone_behind_a_number_is_told() {
    for (title, count) in [("Action n° 20\"", 1), ("Bilan 2019\"", 1), ("Un écran de 24\"", 0)] {
        let written = sheet("  Un mot.\n").replace("Une action", title);
        let collection = Collection::new(&[("sources/a.yaml", &written)]);
        assert_eq!(findings(&collection, &["--no-typeset"]).len(), count, "{title}");
    }
}

#[test]
fn a_sentence_that_a_blank_line_parts_is_told_and_no_letter_or_verse() {
    for (text, told) in [
        ("La rue compte 212 logements\n\nconstruits en 1968.", true),
        ("La rue compte 212 logements,\n\nconstruits en 1968.", true),
        (
            "Chaque famille signe\n\nune charte.\nElle tient en trois points :\n\n- un ;\n- deux.",
            true,
        ),
        ("Le soir\\\nla rue dort\n\nelle rêve\\\nde vacances.", false),
        ("Atelier de cuisine\n\nle mardi à 18 h", false),
        ("On y trouve :\n\nun potager, un verger.", false),
        ("Il y a trois rues.\n\nelle dort.", false),
        ("Chère Louise,\n\nje t'écris de la rue.", false),
        ("Il pleut, mais on rit.\n\nTon ami,\n\nPaul", false),
        ("Bien à vous,\n\nPaul et Léa", false),
        ("Cordialement,\n\nM. Le Goff", false),
        ("La présidente,\n\nAnne Le Roux", false),
        ("Fait à Lannion, le 3 mai 2021,\n\nLe maire", false),
        ("La rue compte 212 logements,", true),
        ("- Pour qui\n- Par qui", false),
        ("- Niveau un\n  - Niveau deux\n- Retour au niveau un", false),
        ("- Les habitants de la rue", false),
        ("- Une charte que signent les habitants de la", true),
    ] {
        let text = format!("  {}\n", text.replace('\n', "\n  "));
        let collection = Collection::new(&[("sources/une.yaml", &sheet(&text))]);
        let found = findings(&collection, &["--no-typeset"]);
        let cut = found.iter().filter(|it| it["code"] == "phrase-coupee").count();
        assert_eq!((cut, found.len()), (usize::from(told), usize::from(told)), "{text}: {found:?}");
        let parted = text.contains("\n\n") || text.contains("\n  \n");
        if told && parted {
            assert!(found[0]["hints"].to_string().contains("retirez la ligne vide"), "{found:?}");
        }
    }
}

#[test]
fn a_passage_in_two_sheets_is_told_once_with_both_places() {
    let collection = Collection::new(&[
        ("sources/annexe.yaml", &format!("{MANIFEST}{ORDER}")),
        (
            "sources/a.yaml",
            &sheet(
                &format!("  Un début.\n  {SHARED}\n\n  ### Et puis\n\n  {SHARED} Fin.\n")
                    .replacen(SHARED, "Autre.", 1),
            ),
        ),
        ("sources/b.yaml", &sheet(&format!("  {SHARED}\n"))),
    ]);
    let found = findings(&collection, &["--no-typeset"]);
    assert_eq!(told(&found), ["passage-repete sources/b.yaml:6:3"]);
    let other = &found[0]["related"][0];
    assert_eq!(
        (other["file"].as_str(), other["line"].as_u64()),
        (Some("sources/a.yaml"), Some(11))
    );
}

#[test]
fn sidebars_credits_and_sources_may_be_alike() {
    let text = format!(
        "titre: Une\nreperes:\n  objectifs: {SHARED}\n  contact: La mairie\nsections:\n  - type: sources\n    texte: |\n      {SHARED}\n"
    );
    let collection = Collection::new(&[
        ("sources/annexe.yaml", &format!("{MANIFEST}{ORDER}")),
        ("sources/a.yaml", &text),
        ("sources/b.yaml", &text),
    ]);
    assert_eq!(told(&findings(&collection, &["--no-typeset"])), [] as [String; 0]);
}

#[test]
fn good_work_is_left_alone() {
    let texts = [
        // Sentences that go on in a list; lists whose last item ends the sentence.
        "  Elle propose de\n\n  - semer ;\n  - planter, et\n  - récolter.\n",
        "  - Semer,\n  - planter,\n  - récolter.\n",
        "  - Pour qui ?\n  - Semer\n  - Récolter…\n  - Planter\n",
        "  - Semer :\n    - du blé ;\n    - de l'orge.\n  - Planter :\n    - un arbre.\n",
        "  - Semer.\n    Deux fois.\n\n    Un paragraphe.\n  - Planter.\n",
        // Words that end sentences after all.
        "  Faire avec, ou faire sans\n\n  Le plan D\n\n  Il y a\n",
        "  ### Un intertitre\n\n  #### Un autre dessous\n\n  - Un point\n",
        "  Voir [www.example.org](https://www.example.org), <https://www.example.org>, contact@www.example.org.\n",
        "  Voir la fiche 1, la fiche de paie, et la fiche 48 du classeur.\n",
        "  > Une citation\n\n  > [!encadre] Un titre\n  > Un texte.\n",
    ];
    for text in texts {
        let collection = Collection::new(&[("sources/une.yaml", &sheet(text))]);
        assert_eq!(told(&findings(&collection, &["--no-typeset"])), [] as [String; 0], "{text}");
    }
    let film = "titre: Un film\ngabarit: film\n";
    let collection = Collection::new(&[("sources/une.yaml", film)]);
    assert_eq!(told(&findings(&collection, &["--no-typeset"])), [] as [String; 0]);
}

#[test]
fn a_typographic_difference_of_titles_is_called_so() {
    let text = format!(
        "titre: Un projet « Enfance-Jeunesse »\ntitre_sommaire: Un projet Enfance Jeunesse\n{SIDEBAR}"
    );
    let collection = Collection::new(&[("sources/une.yaml", &text)]);
    let found = findings(&collection, &["--no-typeset"]);
    assert_eq!(told(&found), ["titre-du-sommaire sources/une.yaml:2:27"]);
    assert!(found[0]["message"].as_str().unwrap().contains("la typographie seule"), "{found:?}");
    // The summary gives title and subtitle in one line.
    let text = format!(
        "titre: Respirer\nsous_titre: Un film de groupe\ntitre_sommaire: Respirer, un film du groupe\n{SIDEBAR}"
    );
    collection.write("sources/une.yaml", text.as_bytes());
    let found = findings(&collection, &["--no-typeset"]);
    assert_eq!(found[0]["related"][0]["line"], 1, "{found:?}");
    // A summary title may be shorter, or another one.
    for summary in ["Respirer", "Un jardin au pied des tours", "Tout autre chose"] {
        let text = format!(
            "titre: Un jardin partagé au pied des tours\ntitre_sommaire: {summary}\n{SIDEBAR}"
        );
        collection.write("sources/une.yaml", text.as_bytes());
        assert!(findings(&collection, &["--no-typeset"]).is_empty(), "{summary}");
    }
    // Apostrophes look alike in print.
    let text = format!("titre: L'atelier\ntitre_sommaire: L’atelier\n{SIDEBAR}");
    collection.write("sources/une.yaml", text.as_bytes());
    assert!(findings(&collection, &["--no-typeset"]).is_empty());
}

#[test]
fn silence_is_kept_everywhere_or_of_some_sheets_and_never_of_errors() {
    let cut = sheet("  Avec la ville et\n");
    let collection = Collection::new(&[("sources/a.yaml", &cut), ("sources/b.yaml", &cut)]);
    let of = |silence: &str| {
        collection.write("sources/annexe.yaml", format!("{MANIFEST}{ORDER}{silence}").as_bytes());
        told(&findings(&collection, &["--no-typeset"])).len()
    };
    assert_eq!(of(""), 2);
    assert_eq!(of("silence: [phrase-coupee]\n"), 0);
    assert_eq!(of("silence:\n  phrase-coupee:\n"), 0);
    assert_eq!(of("silence:\n  phrase-coupee: [a]\n"), 1);
    assert_eq!(of("silence:\n  phrase-coupee: a\n"), 1);
    assert_eq!(of("silence:\n  page-presque-vide: [a, b]\n"), 2);
}

#[test]
fn strict_fails_on_warnings_and_quiet_still_tells_errors() {
    let collection = Collection::new(&[("sources/une.yaml", &sheet("  Avec la ville et\n"))]);
    let lenient = collection.run(&["check", "--no-typeset"]);
    assert_eq!(lenient.code, 0, "{}", lenient.stderr);
    assert!(lenient.stderr.contains("attention[phrase-coupee]"), "{}", lenient.stderr);
    let strict = collection.run(&["check", "--no-typeset", "--strict"]);
    assert_eq!(strict.code, 1);
    assert!(strict.stderr.contains("1 avertissement (--strict)"), "{}", strict.stderr);
    assert_eq!(collection.run(&["build", "-q"]).code, 0);
    assert!(!collection.run(&["build", "--force"]).stderr.contains("phrase-coupee"));
    collection.write("sources/une.yaml", b"titre: Une\nchapo: x\ntexte: Avec la ville et\n");
    for format in ["human", "short", "json", "sarif", "github"] {
        let run = collection.run(&["check", "-q", "--format", format]);
        let text = run.stderr + &String::from_utf8(run.stdout).unwrap();
        assert_eq!(run.code, 1, "{format}");
        assert!(
            text.contains("cle-inconnue") && !text.contains("phrase-coupee"),
            "{format}: {text}"
        );
    }
}

#[test]
fn formats_give_ranges_in_characters() {
    let collection = Collection::new(&[(
        "sources/une.yaml",
        &sheet("  Été après été, à côté de la ville et\n"),
    )]);
    let found = findings(&collection, &["--no-typeset"]);
    let line = &found[0];
    assert_eq!(line["schema"], "annexe.diagnostic/1");
    assert_eq!(line["severity"], "warning");
    let numbers =
        ["line", "column", "end_line", "end_column"].map(|key| line[key].as_u64().unwrap());
    assert_eq!(numbers, [6, 37, 6, 39]);
    assert!(line["hints"][0].is_string() && line["notes"].as_array().is_some());
    let out = |format: &str| {
        String::from_utf8(collection.run(&["check", "--no-typeset", "--format", format]).stdout)
            .unwrap()
    };
    assert_eq!(
        out("short"),
        "sources/une.yaml:6:37: attention[phrase-coupee]: phrase coupée : la suite manque\n"
    );
    assert!(out("github").starts_with(
        "::warning file=sources/une.yaml,line=6,endLine=6,col=37,endColumn=39,title=phrase-coupee::"
    ));
    let sarif: Value = serde_json::from_str(&out("sarif")).unwrap();
    let result = &sarif["runs"][0]["results"][0];
    assert_eq!((&sarif["version"], &result["ruleId"]), (&"2.1.0".into(), &"phrase-coupee".into()));
    assert_eq!(result["locations"][0]["physicalLocation"]["region"]["endColumn"], 39);
    assert_eq!(sarif["runs"][0]["tool"]["driver"]["rules"][0]["id"], "phrase-coupee");
}

#[test]
fn files_are_named_from_where_the_command_runs() {
    let collection = Collection::new(&[("mon/annexe/sources/une.yaml", &sheet("  La ville et\n"))]);
    collection.write("mon/annexe/sources/annexe.yaml", MANIFEST.as_bytes());
    let run =
        collection.run(&["check", "--no-typeset", "--format", "short", "--root", "mon/annexe"]);
    let text = String::from_utf8(run.stdout).unwrap();
    assert!(text.starts_with("mon/annexe/sources/une.yaml:6:12: "), "{text}{}", run.stderr);
}

#[test]
fn people_are_listed_when_asked_and_never_fail() {
    let text = "titre: Une\nreperes:\n  objectifs: Se retrouver\n  contact: |\n    Mme Camille Exemple\n    05 36 49 00 00\n    contact@example.org\n";
    let collection = Collection::new(&[("sources/une.yaml", text)]);
    assert!(findings(&collection, &["--no-typeset"]).is_empty());
    let found = findings(&collection, &["--no-typeset", "--personal-data"]);
    assert_eq!(told(&found), ["donnees-personnelles sources/une.yaml:5:5"]);
    assert_eq!(found[0]["severity"], "information");
    assert!(
        found[0]["message"].as_str().unwrap().contains("contact (1 nom, 1 numéro, 1 courriel)"),
        "{found:?}"
    );
    assert_eq!(collection.run(&["check", "--no-typeset", "--personal-data", "--strict"]).code, 0);
}

#[test]
fn a_coarse_picture_is_told_and_a_fine_one_is_not() {
    let png = |width: u32| {
        let mut bytes = std::io::Cursor::new(Vec::new());
        image::DynamicImage::new_rgb8(width, width / 2)
            .write_to(&mut bytes, image::ImageFormat::Png)
            .unwrap();
        bytes.into_inner()
    };
    let collection = Collection::new(&[(
        "sources/une.yaml",
        &sheet("  Un.\n\n  ![Une fresque bleue](fresque.png)\n"),
    )]);
    for (width, expected) in [(200, 1), (1600, 0)] {
        collection.write("sources/fresque.png", &png(width));
        let found = findings(&collection, &[]);
        let told = told(&found);
        let coarse =
            told.iter().filter(|t| t.starts_with("image-peu-definie sources/une.yaml:8:3"));
        assert_eq!(coarse.count(), expected, "{width}: {told:?}");
    }
}

#[test]
fn words_of_a_script_that_no_font_has_are_told_as_words() {
    let text = sheet("  Ils disent 你好世界 et مرحبا بالعالم, puis 你好 encore.\n");
    let collection = Collection::new(&[("sources/une.yaml", &text)]);
    let found = findings(&collection, &["--no-typeset"]);
    assert_eq!(
        told(&found),
        ["glyphe-absent sources/une.yaml:6:14", "glyphe-absent sources/une.yaml:6:22"]
    );
    assert_eq!(found[1]["end_column"], 35, "{}", found[1]);
}

#[test]
fn a_sidebar_without_room_and_a_nearly_empty_page_are_told() {
    let item = "    - Un objectif qui prend à lui seul plusieurs lignes dans la colonne étroite des repères\n";
    let text = format!(
        "titre: Une\nreperes:\n  objectifs: |\n{}  contact: La mairie\ntexte: Un texte.\n",
        item.repeat(60)
    );
    let collection = Collection::new(&[("sources/une.yaml", &text)]);
    let found = told(&findings(&collection, &[]));
    assert!(found.contains(&"reperes-trop-longs sources/une.yaml:2:1".to_owned()), "{found:?}");
    // Some length ends at the top of the second page.
    let ends_on_top = (31..37).any(|count| {
        let paragraphs: String = (0..count).map(|n| format!("  Le paragraphe {n}.\n\n")).collect();
        collection.write("sources/une.yaml", sheet(&paragraphs).as_bytes());
        let found = findings(&collection, &[]);
        let last = 5 + 2 * count - 1;
        told(&found)
            .iter()
            .any(|t| t.starts_with(&format!("page-presque-vide sources/une.yaml:{last}:")))
    });
    assert!(ends_on_top);
    collection.write("sources/une.yaml", sheet("  Un paragraphe.\n").as_bytes());
    assert!(findings(&collection, &[]).is_empty());
}

/// Where the last pages of sheets are told to be nearly empty: annex, handout.
fn nearly_empty(findings: &[Value]) -> (usize, usize) {
    let labels = findings.iter().filter(|found| found["code"] == "page-presque-vide");
    let labels: Vec<_> = labels.map(|found| found["label"].as_str().unwrap().to_owned()).collect();
    let alone = labels.iter().filter(|label| label.contains("dans le PDF de la fiche seule"));
    (labels.len() - alone.clone().count(), alone.count())
}

#[test]
fn the_pages_of_handouts_are_looked_at_and_nothing_is_told_twice() {
    let layout = include_str!("../layouts/handout.typ");
    let old = "head: () => head(entry, annexe: annexe),";
    assert!(layout.contains(old));
    let tall = layout.replace(old, "head: () => { head(entry, annexe: annexe); v(4cm) },");
    let collection = Collection::new(&[]);
    let tell = |layout: &str, count: usize| {
        let paragraphs: String = (0..count).map(|n| format!("  Le paragraphe {n}.\n\n")).collect();
        collection.write("sources/une.yaml", sheet(&paragraphs).as_bytes());
        collection.write("layouts/handout.typ", layout.as_bytes());
        nearly_empty(&findings(&collection, &[]))
    };
    let counts = || 24..37;
    // Both have the same pages: told once, of the annex.
    let same: Vec<_> = counts().map(|count| tell(layout, count)).collect();
    assert!(same.contains(&(1, 0)), "{same:?}");
    assert!(same.iter().all(|told| told.1 == 0 && told.0 < 2), "{same:?}");
    // A handout that goes on for longer is told of by itself.
    let taller: Vec<_> = counts().map(|count| tell(&tall, count)).collect();
    assert!(taller.contains(&(0, 1)), "{taller:?}");
}

#[test]
fn old_copies_of_the_schemas_are_told_and_renewed() {
    let collection = Collection::good();
    let of = |arguments: &[&str]| {
        let mut all = vec!["check", "--no-typeset", "--format", "short"];
        all.extend(arguments);
        let run = collection.run(&all);
        (run.code, String::from_utf8(run.stdout).unwrap() + &run.stderr)
    };
    // A collection may have no copies.
    assert_eq!(of(&["--strict"]), (0, String::new()));
    let modeline = "# yaml-language-server: $schema=schemas/annexe.schema.json\n";
    collection.write("sources/annexe.yaml", format!("{modeline}{MANIFEST}").as_bytes());
    assert_eq!(collection.run(&["schema", "--write"]).code, 0);
    assert_eq!(of(&["--strict"]), (0, String::new()));
    let more = format!("{modeline}{MANIFEST}  3: Le troisième thème\n");
    collection.write("sources/annexe.yaml", more.as_bytes());
    let (code, said) = of(&[]);
    assert_eq!(code, 0);
    assert!(said.starts_with("sources/annexe.yaml:1:1: attention[schemas-perimes]: "), "{said}");
    assert_eq!(of(&["--strict"]).0, 1);
    let human = collection.run(&["check", "--no-typeset"]).stderr;
    assert!(human.contains("un problème peut être corrigé sans vous"), "{human}");
    assert!(human.contains("annexe schema --write"), "{human}");
    let silenced = format!("{more}silence: [schemas-perimes]\n");
    collection.write("sources/annexe.yaml", silenced.as_bytes());
    assert_eq!(of(&["--strict"]), (0, String::new()));
    collection.write("sources/annexe.yaml", more.as_bytes());
    let (code, said) = of(&["--fix", "--strict"]);
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("fiche.schema.json : copie du schéma refaite"), "{said}");
    assert_eq!(of(&["--strict"]), (0, String::new()));
}

#[test]
fn a_sheet_that_is_not_listed_is_shown_by_its_title() {
    let text = format!("# Une remarque\n\n{SHEET}");
    let collection = Collection::new(&[("sources/une.yaml", SHEET), ("sources/deux.yaml", &text)]);
    collection.write("sources/annexe.yaml", format!("{MANIFEST}fiches: [une]\n").as_bytes());
    let run = collection.run(&["check", "--no-typeset"]);
    let shown = "sources/deux.yaml:3:1\n  │\n3 │ titre: Une action\n";
    assert!(run.stderr.contains(shown), "{}", run.stderr);
    // One that says nothing has no line to show.
    collection.write("sources/deux.yaml", b"");
    let run = collection.run(&["check", "--no-typeset"]);
    assert_eq!(run.code, 0);
    assert!(run.stderr.contains("sources/deux.yaml:1:1"), "{}", run.stderr);
    collection.write("sources/deux.yaml", b"# rien\nchapeau: \xe9\n");
    let run = collection.run(&["check", "--no-typeset"]);
    assert!(run.stderr.contains("sources/deux.yaml:2:1"), "{}", run.stderr);
}

#[test]
fn numbers_have_the_decimals_of_the_language() {
    let mut bytes = std::io::Cursor::new(Vec::new());
    let picture = image::DynamicImage::new_rgb8(200, 100);
    picture.write_to(&mut bytes, image::ImageFormat::Png).unwrap();
    let text = sheet("  Un.\n\n  ![Une fresque bleue](fresque.png)\n");
    let collection = Collection::new(&[("sources/une.yaml", &text)]);
    collection.write("sources/fresque.png", &bytes.into_inner());
    let number = |said: &str, before: &str, after: &str| {
        let rest = said.split_once(before).unwrap().1;
        rest.split_once(after).unwrap().0.trim().to_owned()
    };
    for (lang, sign, other) in [("fr", ',', '.'), ("en", '.', ',')] {
        let check = collection.run(&["check", "--lang", lang]).stderr;
        let before = if lang == "fr" { "imprimés sur" } else { "printed" };
        let width = number(&check, before, "cm");
        assert!(width.contains(sign) && !width.contains(other), "{width} in {check}");
        let built = collection.run(&["build", "--force", "-v", "--lang", lang]).stderr;
        let seconds: Vec<&str> = built
            .split_whitespace()
            .zip(built.split_whitespace().skip(1))
            .filter(|(_, unit)| unit.trim_end_matches([',', ')', '.']) == "s")
            .map(|(number, _)| number)
            .collect();
        assert!(!seconds.is_empty(), "{built}");
        assert!(seconds.iter().all(|n| n.contains(sign) && !n.contains(other)), "{built}");
    }
}

#[test]
fn the_sources_of_the_project_are_good() {
    let root = env!("CARGO_MANIFEST_DIR");
    let run =
        run(command(&["check", "--strict", "--format", "short", "--root", root]).current_dir(root));
    assert_eq!(
        (run.code, String::from_utf8(run.stdout).unwrap().as_str()),
        (0, ""),
        "{}",
        run.stderr
    );
}

#[test]
fn a_sheet_without_themes_is_told_among_others_that_have_some() {
    let told = |first: &str, second: &str| {
        let sheet = |themes: &str| format!("titre: Une action\n{themes}texte: Un jardin.\n");
        let files = [("sources/une.yaml", sheet(first)), ("sources/deux.yaml", sheet(second))];
        let collection = Collection::new(&files.each_ref().map(|(path, text)| (*path, &**text)));
        let run = collection.run(&["check", "--no-typeset", "--format", "short"]);
        let lines = String::from_utf8(run.stdout).unwrap();
        let own = |line: &&str| line.contains("[fiche-sans-theme]");
        lines.lines().filter(own).map(str::to_owned).collect::<Vec<_>>()
    };
    let found = told("", "themes: [1]\n");
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].starts_with("sources/une.yaml:1:8:"), "{found:?}");
    // Nobody's sheets have some, or this one says that it has none, or is told something of its own.
    for (first, second) in
        [("", ""), ("themes: []\n", "themes: [1]\n"), ("theme: [1]\n", "themes: [1]\n")]
    {
        assert_eq!(told(first, second), [""; 0], "{first}{second}");
    }
}

#[test]
fn findings_are_told_in_english_where_that_is_asked_for() {
    let text = "titre: Une action\ntexte: |\n  - Un jardin ;\n  - Une cuisine\n  - Un atelier.\n\n  (voir fiche 48)\n";
    let collection = Collection::new(&[("sources/une.yaml", text)]);
    let run = collection.run(&["--lang", "en", "check", "--no-typeset"]);
    for said in [
        "warning[reperes-incomplets]: the sidebar lacks the objectives and a contact",
        "under “reperes:”, add “objectifs: |” and “contact: |”",
        "others end with a semicolon",
        "this one ends without punctuation",
        "the annex has 1 sheet; to make a link",
    ] {
        let all = String::from_utf8_lossy(&run.stdout) + run.stderr.as_str();
        assert!(all.contains(said), "{said}\n{all}");
    }
}

#[test]
fn slips_of_the_keyboard_in_good_sentences_are_told_once_each() {
    let said = "Les conflits sont fréquents ; il arrive que la gendarmerie doive intervenir.";
    let twice = format!("{said}\n{said}\nLes locataires partent.");
    let apart = format!("{said}\n\n{said}");
    for (text, code) in [
        ("Il comprend :\n\n- Des sorties ;\n- Des ateliers ;\n- Des fêtes", "ponctuation-de-liste"),
        ("L'action se poursuit, et le collectif garde ses habitudes ;", "phrase-coupee"),
        ("L'action se poursuit ;\n\nUn autre paragraphe suit.", "phrase-coupee"),
        ("Le bilan montre :\n\n- La baisse du budget,\nUn appui aux élus.", "signe-imprime"),
        ("Il comprend :\n\ndes sorties ;\n- des ateliers ;\n- des fêtes.", "signe-imprime"),
        ("Il comprend :\n\n- Des sorties ; - Des ateliers ;\n- Des fêtes.", "signe-imprime"),
        (&twice, "faute-de-frappe"),
        (&apart, "faute-de-frappe"),
        ("Les habitants viennent,sans rendez-vous.", "faute-de-frappe"),
        ("Ils viennent sans rendez-vous.Ils repartent.", "faute-de-frappe"),
        ("Pourquoi?parce que les habitants le demandent.", "faute-de-frappe"),
    ] {
        let text = format!("  {}\n", text.replace('\n', "\n  "));
        let collection = Collection::new(&[("sources/une.yaml", &sheet(&text))]);
        let found = findings(&collection, &["--no-typeset"]);
        let codes: Vec<&str> = found.iter().filter_map(|it| it["code"].as_str()).collect();
        assert_eq!(codes, [code], "{text}: {found:?}");
    }
    for text in [
        "Un accueil ;\n\nUn lieu ;\n\nUne rue.",
        "Il est ouvert ;\n\net il est gratuit.",
        "Il comprend :\n\n- Un but ;\n- Un lieu",
        "Il comprend :\n\n- Un but,\n  Marie le dit ;\n- Un lieu.",
        "Voir mairie.fr, fiche.yaml et M.Dupont.",
    ] {
        let text = format!("  {}\n", text.replace('\n', "\n  "));
        let collection = Collection::new(&[("sources/une.yaml", &sheet(&text))]);
        let found = findings(&collection, &["--no-typeset"]);
        let codes: Vec<&str> = found.iter().filter_map(|it| it["code"].as_str()).collect();
        assert!(codes.iter().all(|code| *code == "adresse-sans-debut"), "{text}: {found:?}");
    }
}

#[test]
fn greetings_and_titles_of_their_own_are_left_alone() {
    for text in ["  Madame, Monsieur,\n\n  Vous êtes invités.\n", "  Voici :\n\n  - Un jardin\n"]
    {
        let found =
            findings(&Collection::new(&[("sources/a.yaml", &sheet(text))]), &["--no-typeset"]);
        assert_eq!(told(&found), [""; 0], "{text}");
    }
    let other = sheet("  Un mot.\n").replace(
        "titre: Une action\n",
        "titre: Une action de quartier\ntitre_sommaire: Au quartier, une action qui rassemble\n",
    );
    let found = findings(&Collection::new(&[("sources/a.yaml", &other)]), &["--no-typeset"]);
    assert_eq!(told(&found), [""; 0]);
}

#[test]
fn names_that_cameras_give_describe_nothing() {
    for (alt, told) in [
        ("DSC01234", true),
        ("P1040203", true),
        ("20190412_101500", true),
        ("WhatsApp Image 2019-04-12", true),
        ("Capture d'écran 3", true),
        ("Sans titre", true),
        ("Le jardin en 2019", false),
        ("Trois habitants plantent un arbre", false),
    ] {
        let collection =
            Collection::new(&[("sources/a.yaml", &sheet(&format!("  ![{alt}](a.png)\n")))]);
        let run = collection.run(&["check", "--no-typeset", "--format", "short"]);
        let text = String::from_utf8(run.stdout).unwrap();
        assert_eq!(text.contains("description-de-fichier"), told, "{alt}: {text}");
    }
}

#[test]
fn every_place_of_a_character_that_no_font_has_is_told_and_none_in_part() {
    let sheet = "titre: Une\ntexte: |\n  Un ꙮ, puis ქართული ენა dans le texte. Encore ꙮ.\n\n  Puis ენა ლამაზი.\n\n  \
        Et ქართული, un ꙮ.\n\n  Ici q\u{301} et là q\u{301}.\n";
    let collection = Collection::new(&[("sources/une.yaml", sheet)]);
    let run = collection.run(&["check"]);
    assert_eq!(run.code, 1);
    let told = String::from_utf8(run.stdout).unwrap() + &run.stderr;
    for (message, again) in [
        ("« ꙮ » (U+A66E)", "à 2 autres endroits de ce fichier : lignes 3, 7"),
        ("« ქართული ენა »", "à un autre endroit de ce fichier : ligne 7"),
        ("« q\u{301} »", "à un autre endroit de ce fichier : ligne 9"),
    ] {
        let said = told.split("erreur[").find(|said| said.contains(message)).unwrap_or(&told);
        assert!(said.contains(message) && said.contains(again), "{message}: {told}");
    }
    assert!(told.contains("« ენა ლამაზი »") && told.contains("4 erreurs"), "{told}");
}

#[test]
fn a_statement_is_the_text_of_a_heading_and_is_read_over() {
    let prose = "Ce qui compte ici se dit en une seule phrase assez longue pour être vue.\n\n      ### Un titre\n\n      > [!exergue]\n      > Ce qui compte ici se dit en une seule phrase assez longue pour être vue.\n\n      ### Un autre\n\n      > [!exergue] Un mot.";
    let collection = common::Collection::new(&[(
        "sources/une.yaml",
        &common::SHEET.replace("Un paragraphe.", prose),
    )]);
    let run = collection.run(&["check", "--no-typeset"]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    let sheet = common::SHEET
        .replace("Un paragraphe.", "### Un titre\n\n      > [!exergue]\n      > À compléter");
    collection.write("sources/une.yaml", sheet.as_bytes());
    let run = collection.run(&["check", "--no-typeset", "--format", "short"]);
    let told = String::from_utf8(run.stdout).unwrap();
    assert!(told.contains("une.yaml:14:9: attention[texte-a-completer]"), "{told}");
    assert!(!told.contains("intertitre-sans-texte"), "{told}");
}

#[test]
fn a_manifest_that_an_import_left_unfinished_is_told_once_with_its_place() {
    let manifest = "# À compléter\nannexe: Annexe\ntitre: À compléter\nguide: À compléter # où ?\norganisme: |\n  À compléter\nthemes:\n  2: À compléter\ndate: 2024-01-01\n";
    let collection = common::Collection::new(&[
        ("sources/annexe.yaml", manifest),
        ("sources/une.yaml", common::SHEET),
    ]);
    let run = collection.run(&["check", "--no-typeset", "--format", "short"]);
    let told = String::from_utf8(run.stdout).unwrap();
    let place = "annexe.yaml:3:8: attention[texte-a-completer]: 4 textes d'annexe.yaml";
    assert!(told.contains(place) && told.matches("texte-a-completer").count() == 1, "{told}");
    let whole = manifest.replace(": À compléter", ": Le four").replace("  À", "  Rien à");
    collection.write("sources/annexe.yaml", whole.as_bytes());
    let run = collection.run(&["check", "--no-typeset", "--format", "short"]);
    let told = String::from_utf8(run.stdout).unwrap();
    assert!(!told.contains("texte-a-completer"), "{told}");
}

#[test]
fn beginnings_of_addresses_are_told_however_they_are_misspelt() {
    for (wrong, meant) in [
        ("htps://example.org", "https://"),
        ("hhtp://example.org/a", "http://"),
        ("htttps://www.example.org", "https://"),
        ("http//www.example.org", "http://"),
        ("htp://example.org", "http://"),
        ("Htpps//example.org", "https://"),
        ("jttps://example.org", "https://"),
        ("http:/example.org", "http://"),
        ("https:example.org", "https://"),
        ("https: www.example.org", "https://"),
        ("https;//example.org", "https://"),
        ("Https;//www.example.org", "https://"),
        ("http.//example.org", "http://"),
        ("htps;//example.org", "https://"),
        ("www.example,org", "https://www.example.org"),
        ("www;example.org", "https://www.example.org"),
        ("wwww.example.org", "https://www.example.org"),
        ("Www.example.org/a", "https://www.example.org"),
    ] {
        let collection =
            Collection::new(&[("sources/une.yaml", &sheet(&format!("  Voir {wrong}.\n")))]);
        let found = findings(&collection, &["--no-typeset"]);
        assert_eq!(told(&found)[0], "adresse-sans-debut sources/une.yaml:6:8", "{wrong}");
        assert_eq!(found.len(), 1, "{wrong}: {found:#?}");
        assert!(!found[0]["hints"].to_string().contains("wwww"), "{wrong}: {found:#?}");
        assert!(found[0]["hints"].to_string().contains(meant), "{wrong}: {found:#?}");
    }
    let two = sheet("  Voir htps://example.org, puis hhtp://example.org.\n");
    let collection = Collection::new(&[("sources/une.yaml", &two)]);
    assert_eq!(findings(&collection, &["--no-typeset"]).len(), 2);
    // `--fix` makes no address of a comma.
    let comma = sheet("  Voir www.example,org.\n");
    let collection = Collection::new(&[("sources/une.yaml", &comma)]);
    collection.run(&["check", "--no-typeset", "--fix"]);
    assert_eq!(std::fs::read_to_string(collection.path("sources/une.yaml")).unwrap(), comma);
    for good in [
        "ftp://a.example",
        "sftp://a.example",
        "smtp://a.example",
        "et//ou",
        "3//4",
        "le https, le http: deux protocoles",
        "le www, enfin",
        "le www. Puis",
    ] {
        let collection =
            Collection::new(&[("sources/une.yaml", &sheet(&format!("  Voir {good} là.\n")))]);
        let found = findings(&collection, &["--no-typeset"]);
        assert!(!found.iter().any(|it| it["hints"].to_string().contains("http")), "{found:#?}");
    }
}
