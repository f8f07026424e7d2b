//! What people are told of a change: what it is, no more and no less.

use annexe::annex::Annex;
use annexe::diff::{Content, Side, compare, telling, terminal};

use super::{SHEET_A, annex, collection, of_word, told, words};
use crate::common::{Collection, MANIFEST};

/// What is told of the collection between two of its manifests.
fn of_collection(old: &str, new: &str) -> Vec<String> {
    let with = |manifest: &str| {
        Collection::new(&[("sources/a.yaml", SHEET_A), ("sources/annexe.yaml", manifest)])
    };
    let lines = telling::collection(&compare(&annex(&with(old)), &annex(&with(new))));
    lines.iter().map(|line| line.replace('\u{a0}', " ")).collect()
}

#[test]
fn an_entry_that_comes_or_goes_is_told_alone_wherever_it_stands() {
    let with = |themes: &str, words: &str| {
        let (head, _) = MANIFEST.split_once("themes:\n").unwrap();
        format!("{head}mots_cles: [{words}]\nthemes:\n{themes}")
    };
    let two = with("  1: Habiter\n  3: Cuisiner\n", "ferme, rue");
    let three = with("  1: Habiter\n  2: Semer\n  3: Cuisiner\n", "ferme, place, rue");
    let added = ["mots-clés : place (ajouté)", "thèmes : 2. Semer (ajouté)"];
    let removed = ["mots-clés : place (retiré)", "thèmes : 2. Semer (retiré)"];
    assert_eq!(of_collection(&two, &three), added);
    assert_eq!(of_collection(&three, &two), removed);
    // One that comes while another one gets a new number: both, by their numbers.
    let other = with("  1: Habiter\n  2: Semer\n  4: Cuisiner\n", "rue, ferme");
    assert_eq!(
        of_collection(&two, &other),
        ["mots-clés : ferme · rue → rue · ferme", "thèmes : 3. Cuisiner → 2. Semer · 4. Cuisiner"]
    );
}

#[test]
fn what_is_printed_alike_is_no_change() {
    let manifest = MANIFEST.replace("titre: ", "titre: \"L'\u{e9}t\u{e9} d'ici\" # ");
    let manifest = manifest.replace("themes:\n", "mots_cles: [l'ici]\nthemes:\n  7: L'accueil\n");
    assert!(manifest.matches('\'').count() > 3);
    assert_eq!(of_collection(&manifest, &manifest.replace('\'', "\u{2019}")), [""; 0]);
    assert_eq!(of_collection(&manifest, &manifest.replace("d'ici", "d'hier")).len(), 1);
    let with = |title: &str| {
        let sheet = SHEET_A.replacen('\n', &format!("\ntitre_sommaire: {title}\n"), 1);
        annex(&collection(&[("sources/a.yaml", &sheet)]))
    };
    assert!(compare(&with("L'ici"), &with("L\u{2019}ici")).sheets.is_empty());
}

#[test]
fn a_sheet_that_is_gone_stands_where_it_stood_though_others_came_forward() {
    let with = |order: &[&str]| {
        let names: Vec<String> = order.iter().map(|id| format!("  - {id}\n")).collect();
        let manifest = format!("{MANIFEST}fiches:\n{}", names.concat());
        let sheets: Vec<(String, String)> = order
            .iter()
            .map(|id| {
                (format!("sources/{id}.yaml"), SHEET_A.replace("titre: ", &format!("titre: {id} ")))
            })
            .collect();
        let mut files: Vec<(&str, &str)> = sheets.iter().map(|(a, b)| (&**a, &**b)).collect();
        files.push(("sources/annexe.yaml", &manifest));
        annex(&Collection::new(&files))
    };
    let mut new = with(&["un", "six", "deux", "trois", "quatre"]);
    let old = with(&["un", "deux", "trois", "quatre", "cinq", "six"]);
    for entry in &mut new.entries {
        if entry.sheet.id == "trois" {
            entry.sheet.title += " !";
        }
    }
    let found = compare(&old, &new);
    let order: Vec<&str> = found.sheets.iter().map(|it| it.id.as_str()).collect();
    assert_eq!(order, ["six", "trois", "cinq"]);
}

#[test]
fn a_folder_with_errors_is_told_what_shows_them() {
    let good = collection(&[("sources/a.yaml", SHEET_A)]);
    let bad = collection(&[("sources/a.yaml", &SHEET_A.replacen("titre", "titra", 1))]);
    let folders = [good.root().to_str().unwrap(), bad.root().to_str().unwrap()];
    let run = crate::common::run(&mut crate::common::command(&[
        "diff", "--no-git", folders[0], folders[1],
    ]));
    assert!(
        run.stderr.contains("annexe check --root") && !run.stderr.contains("git log"),
        "{}",
        run.stderr
    );
}

#[test]
fn what_the_manifest_asks_of_git_is_told() {
    let with = |lines: &str| MANIFEST.replace("themes:\n", &format!("{lines}themes:\n"));
    let stamped = with("estampille: oui\nmise_a_jour: oui\n");
    let told = of_collection(MANIFEST, &stamped);
    let keys = ["révision imprimée", "date de mise à jour imprimée"];
    assert_eq!(told, keys.map(|key| format!("{key} : oui (ajouté)")));
    let told = of_collection(&stamped, &with("estampille: non\n"));
    assert_eq!(told, keys.map(|key| format!("{key} : oui (retiré)")));
}

#[test]
fn a_section_type_with_another_icon_is_told() {
    let types = |budget: &str| {
        MANIFEST.replace("themes:\n", &format!("types_de_section:\n  budget:{budget}\nthemes:\n"))
    };
    let sheet = SHEET_A.replacen("type: ", "type: budget #", 1);
    let with = |manifest: &str| {
        annex(&Collection::new(&[("sources/a.yaml", &sheet), ("sources/annexe.yaml", manifest)]))
    };
    let plain = with(&types(" Le budget"));
    let drawn = with(&types("\n    titre: Le budget\n    icone: actions"));
    let told = |old: &Annex, new: &Annex| {
        let found = compare(old, new);
        let lines = found.sheets.iter().flat_map(telling::lines);
        lines.map(|line| line.replace('\u{a0}', " ")).collect::<Vec<_>>()
    };
    assert_eq!(told(&plain, &drawn), ["« Le budget », icône : actions (ajouté)"]);
    assert_eq!(told(&drawn, &plain), ["« Le budget », icône : actions (retiré)"]);
}

#[test]
fn a_note_that_is_called_elsewhere_moved_and_a_line_end_in_a_sentence_makes_no_lines() {
    let of = |first: &str, second: &str| {
        format!(
            "titre: Une ferme\nsections:\n  - type: contexte\n    texte: |\n      La commune cherchait un lieu{first}.\n\n      Un jardin, derrière la mairie{second} est né.\n\n      [^1]: Le terrain est au département.\n"
        )
    };
    let lines = told(&of("[^1]", ""), &of("", "[^1]"));
    assert_eq!(lines, ["« Le contexte » : 1 note déplacée"]);
    let text = of("[^1]", "");
    let broken = text.replace("jardin, derrière la", "jardin,\\\n      derrière une");
    let lines = told(&text, &broken);
    assert_eq!(lines.len(), 1, "{lines:?}");
    assert!(lines[0].starts_with("« Le contexte » : 1 phrase modifiée"), "{lines:?}");
}

#[test]
fn points_that_are_one_now_and_a_heading_in_the_middle_of_a_text_are_told_as_that() {
    let list = "titre: Une ferme\nsections:\n  - type: contexte\n    texte: |\n      - Ouvrir une boutique le samedi matin ;\n      - Planter une haie le long du chemin.\n";
    let joined = list.replace(" ;\n      - Planter", ", et planter");
    assert_eq!(told(list, &joined), ["« Le contexte » : 2 points réunis"]);
    assert_eq!(told(&joined, list), ["« Le contexte » : 1 point coupé en deux"]);
    let text = "titre: Une ferme\nsections:\n  - type: contexte\n    texte: |\n      La commune cherchait un lieu.\n      Un jardin naît derrière la mairie.\n";
    let headed =
        text.replace("      Un jardin", "  - titre: Le jardin\n    texte: |\n      Un jardin");
    assert_eq!(
        told(text, &headed),
        ["« Le jardin » : ajouté, avec 1 phrase déplacée depuis « Le contexte »"]
    );
}

#[test]
fn a_section_that_joined_another_is_gone_and_the_other_one_is_still_itself() {
    let head = "titre: Une ferme\nsections:\n  - type: evaluation\n    texte: |\n      Un bilan est fait chaque année.\n";
    let text = "      Les habitants ont pris la parole dans les conseils du quartier.\n\n      Douze familles vendent leurs légumes au marché du samedi matin.\n";
    let apart = format!("{head}  - type: transformations\n    texte: |\n{text}");
    let joined = format!("{head}\n{text}");
    let evaluation = "« L’évaluation de la démarche »";
    let gone = "« Les transformations produites »";
    let lines = told(&apart, &joined);
    assert_eq!(
        lines,
        [format!("{evaluation} : 2 passages déplacés depuis {gone}"), format!("{gone} : retiré")]
    );
    let lines = told(&joined, &apart);
    assert!(lines.iter().all(|line| !line.contains("titre changé")), "{lines:?}");
    assert!(lines.iter().any(|line| line.starts_with(&format!("{gone} : ajouté"))), "{lines:?}");
}

#[test]
fn a_sub_heading_goes_with_the_text_below_it() {
    let passage = "      ### L'essaimage\n\n      #### Ailleurs\n\n      Trois communes de la vallée ont repris la démarche à leur compte.\n";
    let sheet = |first: &str, second: &str| {
        format!(
            "titre: Une ferme\nsections:\n  - type: contexte\n    texte: |\n      La commune cherchait un lieu.\n\n{first}  - type: projet\n    texte: |\n      Un jardin naît derrière la mairie.\n\n{second}"
        )
    };
    let (old, new) = (sheet(passage, ""), sheet("", passage));
    assert_eq!(
        told(&old, &new),
        [
            "« Un projet de développement du territoire » : 3 passages déplacés depuis « Le contexte »"
        ]
    );
    // With another text below it, it is another one.
    let other = passage
        .replace("Trois communes", "Le lycée")
        .replace("de la vallée", "agricole")
        .replace("ont repris la démarche à leur compte", "ouvre ses serres le samedi matin");
    let told = told(&old, &sheet("", &other)).join(" | ");
    assert!(told.contains("2 intertitres ajoutés"), "{told}");
}

#[test]
fn what_nobody_sees_is_no_change() {
    let sheet = "titre: Une ferme et 12 postes\nreperes:\n  public: 70 personnes\nsections:\n  - type: contexte\n    texte: |\n      Un établissement accueille 70 personnes.\n      Il offre 12 postes en psychiatrie[^1].\n\n      [^1]: Ouvert 12 mois sur 12.\n";
    let unseen = sheet
        .replace("12 ", "12\u{a0}")
        .replace("70 personnes", "70\u{202f}personnes")
        .replace("psychiatrie", "psychia\u{ad}trie")
        .replace('é', "e\u{301}");
    assert!(told(sheet, &unseen).is_empty(), "{:?}", told(sheet, &unseen));
    // Nor is it one beside what is seen.
    let seen = unseen.replace("offre", "propose");
    let changed = "« Le contexte » : 1 phrase modifiée (« offre » devient « propose »)";
    assert_eq!(told(sheet, &seen), [changed]);
    assert_eq!(
        told(&seen, sheet),
        ["« Le contexte » : 1 phrase modifiée (« propose » devient « offre »)"]
    );
}

#[test]
fn what_comes_between_the_halves_of_a_paragraph_leaves_both_where_they_are() {
    let halves = [
        "      Les élus cherchaient un lieu qui serve la commune.\n",
        "      De là est née l'idée d'un atelier ouvert à tous.\n",
    ];
    let head = "titre: Une ferme\nsections:\n  - type: contexte\n    texte: |\n";
    let whole = format!("{head}{}", halves.concat());
    let parted = |between: &str| format!("{head}{}\n{between}\n{}", halves[0], halves[1]);
    let place = "« Le contexte »";
    for (between, come, gone) in [
        ("      ### Une idée\n", "1 intertitre ajouté", "1 intertitre retiré"),
        ("      Un paragraphe tout neuf.\n", "1 phrase ajoutée", "1 phrase retirée"),
        ("      - Un point\n      - Un autre\n", "2 points ajoutés", "2 points retirés"),
        ("      > « Une parole. »\n", "1 citation ajoutée", "1 citation retirée"),
    ] {
        let parted = parted(between);
        let split = format!("{place} : {come}, 1 paragraphe coupé en deux");
        assert_eq!(told(&whole, &parted), [split]);
        let joined = format!("{place} : {gone}, 1 paragraphe réuni au précédent");
        assert_eq!(told(&parted, &whole), [joined]);
        // No word of the halves is marked, and Word has both versions.
        for (old, new, end) in [(&whole, &parted, "{+¶+}"), (&parted, &whole, "[-¶-]")] {
            let [old, new] = [old, new].map(|it| annex(&collection(&[("sources/a.yaml", it)])));
            let found = compare(&old, &new);
            let shown = terminal::show(&found, terminal::Look::Plain);
            assert!(shown.contains(&format!("    ~ {end}De là est née")), "{shown}");
            assert!(!shown.contains("serve la commune"), "{shown}");
            let bytes = annexe::form::tracked_changes(&found, ("v1", "v2")).unwrap();
            for (accepted, annex) in [(false, &old), (true, &new)] {
                let expected = words(&Content::of(&annex.entries[0].sheet)).join(" ");
                assert!(of_word(&bytes, accepted).contains(&expected), "{expected}");
            }
        }
    }
}

#[test]
fn sentences_that_were_joined_or_split_are_told_as_that() {
    let sheet = |text: &str| {
        format!("titre: Une ferme\nsections:\n  - type: contexte\n    texte: |\n{text}")
    };
    let two = sheet(
        "      Les élus cherchaient un lieu qui serve la commune.\n      À leur demande, une association a mené un diagnostic.\n",
    );
    let one = two.replace("commune.\n      À", "commune ; à");
    assert_eq!(told(&two, &one), ["« Le contexte » : 2 phrases réunies"]);
    assert_eq!(told(&one, &two), ["« Le contexte » : 1 phrase coupée en deux"]);
    let edited = one.replace("une association", "un cabinet");
    let line = |words| format!("« Le contexte » : 1 phrase modifiée ({words}), 2 phrases réunies");
    assert_eq!(told(&two, &edited), [line("« une association » devient « un cabinet »")]);
    let words = two.replace("commune.\n      À", "région et, à");
    assert_eq!(told(&two, &words), [line("« commune. À » devient « région et, à »")]);
}

#[test]
fn what_went_to_another_sheet_is_marked_as_moved_in_both() {
    let kept = "titre: Une cuisine\nsections:\n  - type: contexte\n    texte: Le quartier a une cuisine.\n";
    let tail = "  - type: perspectives\n    texte: |\n      ### Après\n\n      Chaque mercredi, les enfants du quartier préparent avec les aînés un repas pour tous.\n\n      - Planter des arbres fruitiers le long du chemin de halage ;\n      - Fêter la récolte.\n";
    let both = format!("{kept}{tail}");
    let next = format!("titre: La suite\nsections:\n{tail}").replace("un repas", "un goûter");
    let old = collection(&[("sources/une.yaml", &both)]);
    let new = collection(&[("sources/une.yaml", kept), ("sources/zoo.yaml", &next)]);
    let (old, new) = (annex(&old), annex(&new));
    let found = compare(&old, &new);
    let lines = |at: usize| {
        let lines = telling::lines(&found.sheets[at]);
        lines.iter().map(|line| line.replace('\u{a0}', " ")).collect::<Vec<_>>()
    };
    assert_eq!(lines(0), ["« Les perspectives/les ouvertures » : déplacé vers la fiche 2"]);
    assert_eq!(
        lines(1),
        [
            "4 passages venus de la fiche « Une cuisine », avec 1 phrase modifiée (« repas » devient « goûter »)"
        ]
    );
    let shown = terminal::show(&found, terminal::Look::Plain);
    assert!(shown.contains("    ↗ (déplacé vers la fiche 2) Les perspectives"), "{shown}");
    // Both versions of both sheets are there, and only one word came and went.
    for (sheet, [was, is]) in found
        .sheets
        .iter()
        .zip([[Some(&old.entries[0]), Some(&new.entries[0])], [None, Some(&new.entries[1])]])
    {
        let of = |entry: &annexe::annex::Entry| Content::of(&entry.sheet);
        assert_eq!(Side::New.of(&sheet.content), of(is.unwrap()));
        was.inspect(|was| assert_eq!(Side::Old.of(&sheet.content), of(was)));
    }
    let content = serde_json::to_string(&found.sheets[0].content).unwrap();
    assert_eq!(content.matches(r#""change":"deleted""#).count(), 1, "{content}");
    assert_eq!(content.matches(r#""other":2"#).count(), 1, "{content}");
    // Under another heading, each passage says where it comes from.
    let other = next.replace("type: perspectives", "type: impact");
    let new = collection(&[("sources/une.yaml", kept), ("sources/zoo.yaml", &other)]);
    let found = compare(&old, &annex(&new));
    let content = serde_json::to_value(&found.sheets[1].content).unwrap();
    let section = &content["sections"][0];
    assert_eq!(section["heading"][0]["change"], "inserted");
    assert!(section["blocks"].as_array().unwrap().iter().all(|it| it["other"] == 1), "{section}");
}

#[test]
fn call_outs_marks_and_links_are_told_as_what_they_are() {
    let sheet = |text: &str| {
        format!(
            "titre: Une ferme\nsections:\n  - type: contexte\n    texte: |\n      Le village a un four.\n\n{text}"
        )
    };
    let place = "« Le contexte »";
    let callout = sheet("      > [!encadre] À retenir\n      > Un point important.\n");
    assert_eq!(told(&callout, &sheet("")), [format!("{place} : 1 encadré retiré")]);
    assert_eq!(told(&sheet(""), &callout), [format!("{place} : 1 encadré ajouté")]);
    assert_eq!(
        told(&callout, &callout.replace("À retenir", "À noter")),
        [format!("{place} : 1 titre d’encadré modifié (« retenir » devient « noter »)")]
    );
    // Of points that change places, come or go, the marks follow.
    let list = |points: [&str; 3]| {
        let [a, b, c] = points;
        sheet(&format!("      - {a} ;\n      - {b} ;\n      - {c}.\n"))
    };
    let (a, b, c) = (
        "un atelier de couture pour les habitants du quartier",
        "un jardin partagé derrière la mairie du village",
        "une épicerie ouverte le samedi matin",
    );
    let moved = told(&list([a, b, c]), &list([a, c, b]));
    assert_eq!(moved, [format!("{place} : 1 point déplacé")]);
    let longer = list([a, b, c]).replace("matin.\n", "matin ;\n      - un four.\n");
    assert_eq!(told(&list([a, b, c]), &longer), [format!("{place} : 1 point ajouté")]);
    let ended = list([a, b, c]).replace("matin.\n", "matin ;\n");
    let words = "(« matin. » devient « matin\u{202f}; »)";
    assert_eq!(told(&list([a, b, c]), &ended), [format!("{place} : 1 point modifié {words}")]);
    // A link that is called something else is the same.
    let link = |link: &str| sheet(&format!("      {link}\n"));
    assert_eq!(
        told(
            &link("<https://www.exemple.org/ferme>"),
            &link("[Le site](https://www.exemple.org/ferme)")
        ),
        [format!(
            "{place} : 1 phrase modifiée (« https://www.exemple.org/ferme » devient « Le site »)"
        )]
    );
}

#[test]
fn a_note_that_is_gone_is_shown_with_its_parentheses() {
    let sheet = |call: &str, note: &str| {
        format!(
            "titre: Une ferme\nsections:\n  - type: contexte\n    texte: |\n      Les « mécanos »{call} (du quartier) sont venus.\n{note}"
        )
    };
    let (old, new) = (sheet("[^1]", "\n      [^1]: Atelier ouvert.\n"), sheet("", ""));
    let [old, new] = [old, new].map(|it| annex(&collection(&[("sources/a.yaml", &it)])));
    let shown = terminal::show(&compare(&old, &new), terminal::Look::Plain).replace('\u{a0}', " ");
    assert!(shown.contains("mécanos » [-(Atelier ouvert.)-] (du"), "{shown}");
}

#[test]
fn a_link_to_a_sheet_whose_file_has_another_name_is_the_same_link() {
    let other = "titre: Une cuisine\nsections:\n  - type: contexte\n    texte: |\n      - Voir [la ferme](#a)[^1].\n\n      [^1]: Ou [encore](#a).\n";
    let old = collection(&[("sources/a.yaml", SHEET_A), ("sources/b.yaml", other)]);
    let renamed = other.replace("#a", "#aa");
    let new = collection(&[("sources/aa.yaml", SHEET_A), ("sources/b.yaml", &renamed)]);
    let found = compare(&annex(&old), &annex(&new));
    assert_eq!((found.sheets.len(), found.unchanged), (1, 1));
    // One that leads to another sheet is another one.
    let elsewhere = other.replace("[la ferme](#a)", "[la ferme](#b)");
    assert_eq!(told_of_two(other, &elsewhere), ["« Le contexte » : 1 lien modifié"]);
}

/// What is told of a sheet beside another one.
fn told_of_two(old: &str, new: &str) -> Vec<String> {
    let [old, new] = [old, new]
        .map(|it| annex(&collection(&[("sources/a.yaml", SHEET_A), ("sources/b.yaml", it)])));
    let found = compare(&old, &new);
    let lines = found.sheets.iter().flat_map(telling::lines);
    lines.map(|line| line.replace('\u{a0}', " ")).collect()
}

#[test]
fn of_a_sheet_made_of_another_what_is_its_own_is_told() {
    let kept = "titre: Une cuisine\nsections:\n  - type: contexte\n    texte: Le quartier a une cuisine.\n";
    let passages = [
        "      Chaque mercredi, les enfants du quartier préparent avec les aînés un repas pour tous.\n",
        "      - Planter des arbres fruitiers le long du chemin de halage de la commune ;\n",
    ];
    let [first, point] = passages;
    let tail = format!("  - type: perspectives\n    texte: |\n{first}\n{point}");
    let next = format!(
        "titre: La suite\nchapeau: Un jardin pour la suite.\nreperes:\n  public: Tout le monde\nsections:\n{tail}      - Fêter la récolte de la rue.\n  - type: projet\n    texte: Rien de cela n'est écrit.\n"
    );
    let old = collection(&[("sources/une.yaml", &format!("{kept}{tail}"))]);
    let new = collection(&[("sources/une.yaml", kept), ("sources/zoo.yaml", &next)]);
    let (old, new) = (annex(&old), annex(&new));
    let own = |what: &str| {
        [
            format!("chapeau : {what}"),
            format!("repères, Public : {what}"),
            format!("« Les perspectives/les ouvertures » : 1 point {what}"),
            format!("« Un projet de développement du territoire » : {what}"),
        ]
    };
    for (found, what, shared) in
        [(compare(&old, &new), "ajouté", "venus de"), (compare(&new, &old), "retiré", "passés à")]
    {
        let sheet = found.sheets.iter().find(|it| it.id == "zoo").unwrap();
        let lines: Vec<_> =
            telling::lines(sheet).iter().map(|line| line.replace('\u{a0}', " ")).collect();
        let (last, others) = lines.split_last().unwrap();
        assert_eq!(others, own(what));
        assert_eq!(last, &format!("2 passages {shared} la fiche « Une cuisine »"));
    }
}

#[test]
fn lines_of_a_contact_are_told_with_their_words_though_others_come() {
    let old = "titre: Une ferme\nreperes:\n  contact: |\n    Secrétariat de l'établissement\n    Tél : 05 36 49 01 40\n    ferme@example.org\n";
    let told = |new: &str| told(old, new).join(" | ");
    let words = "« Tél » devient « Téléphone »";
    let phone = old.replace("Tél", "Téléphone");
    assert_eq!(told(&phone), format!("repères, Contact : 1 ligne modifiée ({words})"));
    for line in ["ouvert du lundi au jeudi", "accueil@example.org", "Demander Élodie"] {
        assert_eq!(
            told(&format!("{phone}    {line}\n")),
            format!("repères, Contact : 1 ligne ajoutée, 1 ligne modifiée ({words})")
        );
    }
}

#[test]
fn addresses_can_be_copied_from_what_is_told() {
    let address = "accueil.du.public-et-des-familles@mairie-de-saint-martin.example.org";
    let text = |name: &str| {
        format!(
            "titre: Une ferme\nsections:\n  - type: contexte\n    texte: |\n      Écrire à {name}, de 10-12 h.\n"
        )
    };
    let [old, new] =
        [text("la mairie"), text(address)].map(|it| super::collection(&[("sources/a.yaml", &it)]));
    let [from, to] = [&old, &new].map(|it| it.root().display().to_string());
    let words = new.path("modifications.docx");
    let file = words.display().to_string();
    for format in ["human", "json", "markdown"] {
        let run = super::common::run(&mut super::common::command(&[
            "diff", "--no-git", &from, &to, "--docx", &file, "--format", format,
        ]));
        let told = String::from_utf8(run.stdout).unwrap();
        assert!(told.contains(address), "{told}");
        assert!(!told.contains(['\u{200b}', '\u{2060}']), "{told:?}");
    }
    let xml = super::part_of_word(&std::fs::read(&words).unwrap(), "word/document.xml");
    assert!(xml.contains(address) && !xml.contains(['\u{200b}', '\u{2060}']), "{xml}");
}
