//! Slips that are made once and told once, at the place where they were made, with a remedy that works as it is written;
//! and what `--fix` makes of them.

use std::fs;

use crate::common::Collection;
use serde_json::Value;

const SHEET: &str = "\
titre: Un jardin partagé
themes: [1, 2]
chapeau: Un chapeau.
reperes:
  objectifs: |
    - Se retrouver
    - Cultiver
  public: Tout le monde
  contact: La mairie
  debut: 2014
sections:
  - type: contexte
    texte: |
      Un paragraphe.

      Un autre.
  - type: actions
    titre: Ce qui se fait
    texte: |
      La fin.
";

const MANIFEST: &str = "\
annexe: Annexe 9
titre: Un essai
guide: Guide d'essai
organisme: Le conseil
date: 2024-02-29
themes:
  1: Le premier thème
  2: Le deuxième thème
  17: Le dernier thème
fiches:
  - une
  - deux
";

/// What is replaced, with what, where that is told, the words of its remedy, and what `--fix` makes of it, if anything.
type Slip = (&'static str, &'static str, &'static str, &'static str, Option<&'static str>);

/// All that is told of a collection.
fn told(collection: &Collection) -> Vec<Value> {
    let run = collection.run(&["check", "--no-typeset", "--format", "json"]);
    let text = String::from_utf8(run.stdout).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn collection(manifest: &str, sheet: &str) -> Collection {
    let second = SHEET.replace("titre: Un jardin partagé", "titre: Un four à pain");
    let second = second.replace("Un paragraphe.", "Un pain.").replace("Un autre.", "Un sel.");
    Collection::new(&[
        ("sources/annexe.yaml", manifest),
        ("sources/une.yaml", sheet),
        ("sources/deux.yaml", &second),
    ])
}

/// Makes each slip in a file of a good collection, and looks at the one message, and at what `--fix` leaves.
fn each(slips: &[Slip], name: &str, good: &str) {
    let made = |text: &str| match name {
        "annexe" => collection(text, SHEET),
        _ => collection(MANIFEST, text),
    };
    assert_eq!(told(&made(good)), [] as [Value; 0]);
    for (old, new, place, words, fixed) in slips {
        assert!(good.contains(old), "{old}");
        let wrong = good.replacen(old, new, 1);
        let collection = made(&wrong);
        let found = told(&collection);
        assert_eq!(found.len(), 1, "{new}: {found:#?}");
        let found = &found[0];
        assert_eq!(found["file"], format!("sources/{name}.yaml"), "{new}: {found}");
        assert_eq!(format!("{}:{}", found["line"], found["column"]), *place, "{new}: {found}");
        assert!(found["hints"].to_string().contains(words), "{new}: {found}");
        collection.run(&["check", "--no-typeset", "--fix"]);
        let after = std::fs::read_to_string(collection.path(&format!("sources/{name}.yaml")));
        let meant = fixed.map_or(wrong.clone(), |fixed| good.replacen(old, fixed, 1));
        assert_eq!(after.unwrap(), meant, "{new}");
    }
}

#[test]
fn the_first_line_of_sections_and_sidebar_is_told_where_it_is_out_of_line() {
    let section = "  - type: contexte\n";
    let aligned = "« - type: » est décalé de deux espaces";
    let text = "  - type: contexte\n    texte: |\n      Un paragraphe.\n\n      Un autre.\n";
    let slips: &[Slip] = &[
        (section, "   - type: contexte\n", "12:6", aligned, Some(section)),
        (section, "    - type: contexte\n", "12:7", aligned, Some(section)),
        (section, " - type: contexte\n", "12:4", aligned, Some(section)),
        (section, "- type: contexte\n", "12:3", aligned, Some(section)),
        ("  objectifs:", " objectifs:", "5:2", "2 espaces", Some("  objectifs:")),
        ("  objectifs:", "   objectifs:", "5:4", "2 espaces", Some("  objectifs:")),
        ("  objectifs:", "    objectifs:", "5:5", "2 espaces", Some("  objectifs:")),
        (
            "- type: actions",
            "- - type: actions",
            "17:5",
            "gardez-en un : « - type: actions »",
            Some("- type: actions"),
        ),
        ("type: actions", "type:\n    actions", "18:5", "« - type: actions »", None),
        (
            "- type: contexte\n    texte:",
            "- contexte:",
            "12:5",
            "« - type: contexte »",
            Some("- type: contexte\n    texte:"),
        ),
        ("- type: contexte\n    texte:", "- Points clés:", "12:5", "« - type: points-cles »", None),
        (
            "- type: contexte",
            "- contexte:",
            "12:5",
            "écrivez « - type: contexte »\"",
            Some("- type: contexte"),
        ),
        ("- type: contexte\n    texte:", "contexte:", "12:3", "« - type: contexte »", None),
        (
            text,
            "  - type: contexte\n      Un paragraphe.\n\n      Un autre.\n",
            "13:7",
            "sous « type: » : texte: |",
            Some(text),
        ),
        ("sections:", "sections: |", "11:11", "supprimez-la", Some("sections:")),
        ("reperes:", "reperes: |", "4:10", "supprimez-la", Some("reperes:")),
        (
            "  - type: actions",
            "    type: actions",
            "17:5",
            "deux espaces devant le tiret",
            Some("  - type: actions"),
        ),
        ("- type: contexte", "- tipe: contexte", "12:5", "« type »", None),
        (
            "themes: [1, 2]",
            "themes:\n- 1\n-2",
            "4:1",
            "suivi d'une espace",
            Some("themes:\n- 1\n- 2"),
        ),
        ("themes: [1, 2]", "themes: (1, 2)", "2:9", "themes: [1, 2]", Some("themes: [1, 2]")),
        ("themes: [1, 2]", "themes:\n  • 1\n  • 2", "3:3", "themes: [1, 2]", None),
        ("titre: Un", "titre： Un", "1:1", "« titre: »", Some("titre: Un")),
    ];
    each(slips, "une", SHEET);
}

#[test]
fn one_section_and_two_fields_are_enough_to_know_the_first() {
    let sheet = SHEET
        .replace("  - type: actions\n    titre: Ce qui se fait\n    texte: |\n      La fin.\n", "");
    let sheet = sheet.replace("  contact: La mairie\n  debut: 2014\n", "");
    let sheet = sheet.replace("  public: Tout le monde\n", "  contact: La mairie\n");
    let slips: &[Slip] = &[
        ("  - type:", "   - type:", "10:6", "deux espaces", Some("  - type:")),
        ("  objectifs:", "   objectifs:", "5:4", "2 espaces", Some("  objectifs:")),
    ];
    each(slips, "une", &sheet);
}

#[test]
fn slips_of_the_manifest_are_told_once_where_they_are() {
    let first = "  1: Le premier";
    let second = "  2: Le deuxième";
    let sheets = "  - une\n  - deux\n";
    let date = "date: 2024-02-29\n";
    let no = "date: 2024-02-29\nestampille: Non\n";
    let no_fixed = "date: 2024-02-29\nestampille: non\n";
    let slips: &[Slip] = &[
        (date, no, "6:13", "« estampille: non »", Some(no_fixed)),
        (
            date,
            "date: 2024-02-29\nestampille: faux\n",
            "6:13",
            "« estampille: non »",
            Some(no_fixed),
        ),
        (date, "date: 2024-02-29\nestampille: 2024\n", "6:13", "« estampille: oui »", None),
        (" thème\n  2:", "\n  thème\n  2:", "8:3", "tient sur une ligne", None),
        (first, "  1. Le premier", "7:3", "« 1: Le premier thème »", Some(first)),
        (first, "  1 - Le premier", "7:3", "« 1: Le premier thème »", Some(first)),
        (first, "  1:Le premier", "7:3", "« 1: Le premier thème »", Some(first)),
        (second, "  2:Le deuxième", "8:3", "« 2: Le deuxième thème »", Some(second)),
        (second, "2: Le deuxième", "8:1", "2 espaces", Some(second)),
        (second, " 2: Le deuxième", "8:2", "2 espaces", Some(second)),
        (second, "   2: Le deuxième", "8:4", "2 espaces", Some(second)),
        (first, "  - 1: Le premier", "7:3", "« 1: Le premier thème »", None),
        (
            "  1: Le premier thème\n  2: Le deuxième thème\n  17: Le",
            "  - 1: Le premier thème\n  - 2: Le deuxième thème\n  - 17: Le",
            "7:3",
            "« 1: Le premier thème »",
            None,
        ),
        ("themes:", "themes: |", "6:9", "supprimez-la", Some("themes:")),
        ("fiches:", "fiches: |", "10:9", "supprimez-la", Some("fiches:")),
        (sheets, "  1: une\n  2: deux\n", "11:3", "« - une »", None),
        (sheets, "  1. une\n  2. deux\n", "11:3", "« - une »", None),
        (sheets, "  • une\n  • deux\n", "11:3", "« - une »", None),
        (sheets, "  – une\n  – deux\n", "11:3", "« - une »", None),
        (sheets, "  - une\n  • deux\n", "12:3", "« - deux »", None),
        (sheets, "  - une\n  2. deux\n", "12:3", "« - deux »", None),
        (sheets, "  - une\n   - deux\n", "12:4", "2 espaces", Some(sheets)),
        (sheets, "", "10:7", "supprimez la ligne « fiches: »", None),
        (sheets, "  - unes\n  - deux\n", "11:5", "« une »", None),
        (sheets, "  - Une\n  - deux\n", "11:5", "« une »", None),
        (sheets, "  - sources/une.yaml\n  - deux\n", "11:5", "« une »", None),
        (sheets, "  - Un jardin partagé\n  - deux\n", "11:5", "« une »", None),
        (
            "organisme: Le conseil",
            "organisme:\n  - Le conseil\n  - du travail",
            "5:3",
            "sans tirets",
            None,
        ),
    ];
    each(slips, "annexe", MANIFEST);
}

#[test]
fn what_would_be_printed_as_it_was_pasted_is_told() {
    let slips: &[Slip] = &[
        ("Un jardin partagé", "Un <b>jardin</b> partagé", "1:8", "Un jardin partagé à la", None),
        ("Un jardin partagé", "Un<br>jardin partagé", "1:8", "Un jardin partagé à la", None),
        (
            "Un jardin partagé",
            "Un&nbsp;jardin partagé",
            "1:8",
            "Un jardin partagé à la",
            Some("Un jardin partagé"),
        ),
        ("Ce qui se fait", "Ce <i>qui</i> se fait", "18:12", "Ce qui se fait à la", None),
        ("La fin.", "Voir https:// caf.fr et rue.", "20:12", "https://caf.fr", None),
        ("La fin.", "Voir https:\\\\caf.fr.", "20:12", "https://", None),
        ("La fin.", "À jeanne[at]example.org.", "20:9", "jeanne@example.org", None),
        ("La fin.", "Vers l?intégration.", "20:12", "l'intégration", None),
        (
            "La fin.",
            "Il faut :\n\n      - Semer\n      -\n      - Planter",
            "23:7",
            "supprimez",
            None,
        ),
        (
            "La fin.",
            "Il faut :\n\n      •Semer\n      •Planter",
            "22:7",
            "« - point »",
            Some("Il faut :\n\n      - Semer\n      - Planter"),
        ),
        ("La fin.", "Ils se plai-\n      gnaient.", "20:14", "« plaignaient »", None),
        ("La fin.", "Voir Erreur ! Source du renvoi introuvable.", "20:12", "supprimez", None),
        ("La fin.", "La fin.\n      =====", "21:7", "supprimez cette ligne", None),
        ("La fin.", "La fin.\n      -----", "21:7", "supprimez cette ligne", None),
        (
            "  objectifs: |\n    - Se retrouver\n    - Cultiver",
            "  objectifs:\n    • Se retrouver\n    • Cultiver",
            "6:5",
            "« | » après la clé",
            Some("  objectifs: |\n    - Se retrouver\n    - Cultiver"),
        ),
        (
            "chapeau: Un chapeau.\nreperes:\n",
            "chapeau: |\n  Un chapeau.\n",
            "5:3",
            "« reperes: »",
            Some("chapeau: |\n  Un chapeau.\nreperes:\n"),
        ),
    ];
    each(slips, "une", SHEET);
}

#[test]
fn a_sheet_is_named_to_fmt_and_a_code_to_explain_as_messages_show_them() {
    let good = collection(MANIFEST, &SHEET.replace("titre: Un", "titre:   Un"));
    assert_eq!(good.run(&["fmt", "--check", "une"]).code, 1);
    assert_eq!(good.run(&["fmt", "une"]).code, 0);
    assert_eq!(good.run(&["fmt", "--check", "une.yaml"]).code, 0);
    assert_eq!(good.run(&["fmt", "trois"]).code, 2);
    assert_eq!(good.run(&["explain", "erreur[cle-inconnue]"]).code, 0);
}

#[test]
fn a_folder_with_the_name_of_a_sheet_and_an_empty_manifest_are_told_as_that() {
    let collection = collection(MANIFEST, SHEET);
    fs::remove_file(collection.path("sources/deux.yaml")).unwrap();
    fs::create_dir(collection.path("sources/deux.yaml")).unwrap();
    let run = collection.run(&["check", "--no-typeset"]);
    assert!(run.stderr.contains("sources/deux.yaml est un dossier"), "{}", run.stderr);
    assert!(run.stderr.contains("sources/annexe.yaml:12:5"), "{}", run.stderr);
    collection.write("sources/annexe.yaml", b"");
    let run = collection.run(&["check", "--no-typeset"]);
    assert!(run.stderr.contains("« annexe: », « titre: » et « guide: »"), "{}", run.stderr);
}

#[test]
fn no_key_sign_or_stray_line_becomes_text() {
    let contact = "  contact: La mairie\n";
    let lead = "chapeau: Un chapeau.\n";
    let slips: &[Slip] = &[
        (
            contact,
            "  contact | :\n    La mairie\n    Tél : 05 36\n",
            "9:3",
            "« contact: | »",
            Some("  contact: |\n    La mairie\n    Tél : 05 36\n"),
        ),
        (
            lead,
            "chapeau |:\n  Un chapeau.\n  Un : mot.\n",
            "3:1",
            "« chapeau: | »",
            Some("chapeau: |\n  Un chapeau.\n  Un : mot.\n"),
        ),
        (lead, "chapeau:\n  - Un.\n  - Deux.\n", "4:3", "un chapeau n'a pas de liste", None),
        (contact, "    La mairie\n    Tél : 05 36\n", "9:5", "par exemple : contact: |", None),
        (lead, "chapeau: …\n  Un : chapeau.\n", "3:10", "« chapeau: | »", None),
        (lead, "chapeau: «\n  Un : chapeau.\n", "3:10", "« chapeau: | »", None),
        (lead, "chapeau: \"\n  Un : chapeau.\n", "3:10", "« chapeau: | »", None),
        (
            lead,
            "chapeau: !\n  Un : chapeau.\n",
            "3:10",
            "« chapeau: | »",
            Some("chapeau: |\n  Un : chapeau.\n"),
        ),
        (
            lead,
            "chapeau: -\n  Un : chapeau.\n",
            "3:10",
            "« chapeau: | »",
            Some("chapeau: |\n  Un : chapeau.\n"),
        ),
        ("  objectifs: |", "  objectifs: !", "5:14", "« objectifs: | »", Some("  objectifs: |")),
        ("      La fin.\n", "      La fin.\n²\n", "21:1", "supprimez-la ; ou", None),
        ("sections:\n", "x\nsections:\n", "11:1", "supprimez-la", None),
        ("      La fin.\n", "      La fin.\nEnvoyé de mon iPhone\n", "21:1", "supprimez-la", None),
    ];
    each(slips, "une", SHEET);
}

#[test]
fn an_arrow_before_a_sub_heading_is_no_dash() {
    let text = |line: &str| format!("Un début.\n\n      {line}\n\n      La fin.");
    for sign in ["➤", "➢", "►", "→", "Ø"] {
        let wrong = SHEET.replace("La fin.", &text(&format!("{sign} Place des élus")));
        let collection = collection(MANIFEST, &wrong);
        let found = told(&collection);
        assert_eq!(found.len(), 1, "{sign}: {found:#?}");
        assert_eq!((&found[0]["line"], &found[0]["column"]), (&22.into(), &7.into()), "{sign}");
        assert!(found[0]["hints"].to_string().contains("### Place des élus"), "{sign}");
        collection.run(&["check", "--no-typeset", "--fix"]);
        let after = fs::read_to_string(collection.path("sources/une.yaml")).unwrap();
        let sure = !matches!(sign, "→" | "Ø");
        let meant = SHEET.replace("La fin.", &text("### Place des élus"));
        assert_eq!(after, if sure { meant } else { wrong }, "{sign}");
    }
    for line in ["➤ Un mot.", "➤ Semer\n\n      ➤ Planter", "➤ Semer\n      ➤ Planter"] {
        let wrong = SHEET.replace("La fin.", &text(line));
        let collection = collection(MANIFEST, &wrong);
        collection.run(&["check", "--no-typeset", "--fix"]);
        let after = fs::read_to_string(collection.path("sources/une.yaml")).unwrap();
        assert!(!after.contains("###"), "{line}: {after}");
    }
}

#[test]
fn marks_that_nearly_hold_a_title_are_told_as_what_they_are() {
    let title = "titre: Un jardin partagé";
    let good = "titre: \"Un jardin partagé\"";
    let slips: &[Slip] = &[
        (
            title,
            "titre: “Un jardin : ici\"",
            "1:24",
            "\\\"Un jardin : ici\\\"",
            Some("titre: \"Un jardin : ici\""),
        ),
        (title, "titre: \"Un jardin partagé\".", "1:27", "se met avant lui", None),
        (title, "titre: \"Un jardin partagé\" ;", "1:28", "se met avant lui", None),
        (title, "titre: \"\"Un jardin partagé\"\"", "1:8", "gardez-en un", Some(good)),
        (
            title,
            "titre: \"Un \"mot\" ici\"",
            "1:12",
            "Un « mot » ici",
            Some("titre: \"Un \\\"mot\\\" ici\""),
        ),
        (
            title,
            "titre: ″Un jardin : ici″",
            "1:19",
            "\\\"Un jardin : ici\\\"",
            Some("titre: \"Un jardin : ici\""),
        ),
        (
            "La fin.",
            "![La cour](cour.svg “La cour”)",
            "20:7",
            "![La cour](cour.svg \\\"La cour\\\")",
            None,
        ),
        ("La fin.", "Un [mot](# deux) ici.", "20:10", "[mot](#deux)", None),
        ("La fin.", "Un [mot](\"https://example.org\").", "20:10", "(https://example.org)", None),
        ("La fin.", "Un [mot](film-respire).", "20:10", "(#film-respire)", None),
    ];
    each(slips, "une", SHEET);
}

#[test]
fn keys_out_of_place_are_told_once_where_they_are() {
    let actions = "  - type: actions\n    titre: Ce qui se fait\n    texte: |\n";
    let slips: &[Slip] = &[
        ("sections:", "  sections:", "11:3", "tout à gauche", Some("sections:")),
        ("sections:", " sections:", "11:2", "tout à gauche", Some("sections:")),
        ("sections:", "    sections:", "11:5", "tout à gauche", Some("sections:")),
        (
            "titre: Un jardin",
            "- titre: Un jardin",
            "1:1",
            "supprimez le tiret",
            Some("titre: Un jardin"),
        ),
        ("titre: Un jardin", "> titre: Un jardin", "1:1", "« titre: » tout à gauche", None),
        (
            "titre: Un jardin",
            "**titre**: Un jardin",
            "1:1",
            "sans étoiles",
            Some("titre: Un jardin"),
        ),
        ("themes: [1, 2]", "* à voir\nthemes: [1, 2]", "2:1", "# à voir", None),
        ("sections:\n", "sections:", "11:12", "sur la ligne en dessous", None),
        (
            actions,
            "  - type: actions\n    texte: |\n    titre: Ce qui se fait\n",
            "18:5",
            "échangez les deux lignes",
            None,
        ),
        (
            "  - type: actions\n    titre: Ce qui se fait\n    texte: |\n      La fin.\n",
            "    texte: |\n  - type: actions\n      La fin : ici.\n",
            "17:5",
            "échangez les deux lignes",
            None,
        ),
        (
            "sections:\n",
            "sections:\n  public: Tous\n",
            "12:3",
            "parmi celles de « reperes: »",
            None,
        ),
        (
            "    texte: |\n      Un paragraphe.",
            "texte: |\n      Un paragraphe.",
            "13:1",
            "de quatre",
            Some("    texte: |\n      Un paragraphe."),
        ),
        ("    - Cultiver\n  public:", "    - Cultiver  public:", "7:17", "une clé par ligne", None),
        ("reperes:\n  objectifs", "reperes: objectifs", "4:10", "une clé par ligne", None),
        ("Un autre.\n  - type", "Un autre. - type", "16:19", "une clé par ligne", None),
        ("  contact:", "    contact:", "9:5", "laissez devant elle 2 espaces", Some("  contact:")),
        ("  public:", "      public:", "8:7", "laissez devant elle 2 espaces", None),
        ("sections:\n", "sections:\nsections:\n", "12:1", "supprimez l'une des deux", None),
        ("themes: [1, 2]", "titre: Un four\nthemes: [1, 2]", "2:1", "gardez une des deux", None),
    ];
    each(slips, "une", SHEET);
    let nested = SHEET.replace("Un autre.", "- un\n        - deux");
    let slips: &[Slip] = &[
        ("- type: actions", "- type actions", "18:5", "« type: »", Some("- type: actions")),
        ("- type: actions", "- actions", "18:3", "« - type: actions »", Some("- type: actions")),
        ("- type: actions", "- type", "18:3", "« - type: contexte »", None),
        ("- type: actions", "- typ", "18:3", "« - type: contexte »", None),
    ];
    each(slips, "une", &nested);
}

/// What is out of its place hides nothing, and nothing that is right is told for it.
#[test]
fn whole_sections_and_leads_are_told_where_the_slip_is() {
    let one = "  - type: contexte\n    texte: |\n      Un paragraphe.\n\n      Un autre.\n";
    let two = "  - type: actions\n    titre: Ce qui se fait\n    texte: |\n      La fin.\n";
    let more = "  - type: enjeux\n    texte: |\n      Un mot.\n  - type: impact\n    texte: |\n      Le mot.\n";
    let right = |lines: &str| -> &'static str {
        let moved = |line: &str| match line.trim() {
            "" => line.to_owned(),
            _ => format!("  {line}"),
        };
        lines.split_inclusive('\n').map(moved).collect::<String>().leak()
    };
    let left = |lines: &str| -> &'static str {
        lines
            .split_inclusive('\n')
            .map(|line| line.strip_prefix("  ").unwrap_or(line))
            .collect::<String>()
            .leak()
    };
    let aligned = "« - type: » est décalé de deux espaces";
    let (deep, margin) = (right(one), left(one));
    let slips: &[Slip] =
        &[(one, deep, "12:7", aligned, Some(one)), (one, margin, "12:3", aligned, Some(one))];
    each(slips, "une", SHEET);
    let sheet = format!("{SHEET}{more}");
    let both: &str = format!("{one}{two}").leak();
    let deep = right(both);
    each(&[(both, deep, "12:7", aligned, Some(both))], "une", &sheet);
    let lead = "chapeau: |\n  Un chapeau.\n\n  Sa suite.\n";
    let sheet = SHEET.replace("chapeau: Un chapeau.\n", lead);
    let slips: &[Slip] = &[
        ("sections:", "  sections:", "14:3", "tout à gauche", Some("sections:")),
        ("sections:", "---\nsections:", "14:1", "supprimez la ligne « --- »", Some("sections:")),
        ("reperes:", "...\nreperes:", "7:1", "supprimez la ligne « ... »", Some("reperes:")),
    ];
    each(slips, "une", &sheet);
    let sheet =
        sheet.replace("    - Se retrouver\n    - C", "    - Se retrouver,\n    - Rire ;\n    - C");
    assert!(
        told(&collection(MANIFEST, &sheet))
            .iter()
            .any(|found| found["code"] == "ponctuation-de-liste")
    );
    let found = told(&collection(MANIFEST, &sheet.replace("reperes:", "  reperes:")));
    assert_eq!(found.len(), 1, "{found:#?}");
}

#[test]
fn what_the_manifest_holds_is_told_where_it_is_out_of_line() {
    let types = "types_de_section:\n  budget: Le budget\n  voix:\n    titre: La voix\n";
    let inks = "        cmjn: [0, 0, 0, 100]\n";
    let press = format!("profils:\n  presse:\n    encres:\n      ink:\n{inks}");
    let manifest = format!("{MANIFEST}{types}{press}");
    let bar = "organisme: |\n  Haut conseil\n";
    let manifest = manifest.replace("organisme: Le conseil\n", bar);
    let budget = "  budget: Le budget";
    let slips: &[Slip] = &[
        (budget, "budget: Le budget", "15:1", "2 espaces", Some(budget)),
        (budget, "  - budget: Le budget", "15:3", "supprimez le tiret", None),
        ("organisme: |", "organisme: |8", "4:12", "« organisme: | »", Some("organisme: |")),
        (inks, "      cmjn: [0, 0, 0, 100]\n", "22:7", "sous « ink: »", Some(inks)),
        ("      ink:", "    ink:", "21:5", "sous « encres: »", Some("      ink:")),
        (
            "  1: Le premier",
            "  1 ; Le premier",
            "8:3",
            "« 1: Le premier thème »",
            Some("  1: Le premier"),
        ),
    ];
    each(slips, "annexe", &manifest);
}

#[test]
fn a_wrong_line_of_the_manifest_makes_no_right_one_wrong() {
    let manifest = format!("{MANIFEST}silence:\n  phrase-coupee: [une, deux]\n");
    let second = "  2: Le deuxième thème";
    let names = "[une, deux]";
    let slips: &[Slip] = &[
        ("  - une\n", "  - une,\n", "11:5", "« une »", None),
        ("  - une\n", "  - “une”\n", "11:5", "« une »", None),
        ("  - une\n", "  - \"une\",\n", "11:10", "supprimez-la", None),
        ("  - une\n  - deux\n", "  - une, deux\n", "11:5", "une fiche par ligne", None),
        ("fiches:\n", "", "10:3", "« fiches: » tout à gauche", None),
        ("themes:\n", "", "6:3", "« themes: » tout à gauche", None),
        (names, "une, deux", "14:18", "phrase-coupee: [une, deux]", Some(names)),
        (names, "[une deux]", "14:19", "phrase-coupee: [une, deux]", Some(names)),
        (names, "une, deux]", "14:18", "phrase-coupee: [une, deux]", Some(names)),
        (second, "  Fiche 2: Le deuxième thème", "8:3", "2: Le deuxième thème", None),
        (second, "  n° 2: Le deuxième thème", "8:3", "2: Le deuxième thème", None),
        (second, "  1: Le deuxième thème", "8:3", "changez l'un des deux", None),
        (
            second,
            "  2. \"Le : deuxième\"",
            "8:3",
            "2: \\\"Le : deuxième\\\"",
            Some("  2: \"Le : deuxième\""),
        ),
    ];
    each(slips, "annexe", &manifest);
    let slips: &[Slip] = &[(
        "  17: Le dernier thème",
        "17: Le dernier thème",
        "9:1",
        "deux espaces",
        Some("  17: Le dernier thème"),
    )];
    each(slips, "annexe", MANIFEST);
}

#[test]
fn a_slip_of_syntax_hides_no_other_of_its_neighbours() {
    for (one, other, places) in [
        (
            ("chapeau: Un chapeau.", "chapeau:|\n  Un chapeau."),
            ("reperes:", "Repères :"),
            ["3:1", "5:1"],
        ),
        (("chapeau: Un chapeau.", "chapeau:|\n  Un chapeau."), ("[1, 2]", "1, 2"), ["2:9", "3:1"]),
        (("- type: actions", "- type actions"), ("Un autre.", "• Un autre."), ["16:7", "17:5"]),
    ] {
        let wrong = SHEET.replacen(one.0, one.1, 1).replacen(other.0, other.1, 1);
        let found = told(&collection(MANIFEST, &wrong));
        let at = |found: &Value| format!("{}:{}", found["line"], found["column"]);
        assert_eq!(found.iter().map(at).collect::<Vec<_>>(), places, "{one:?} {other:?}");
    }
}

#[test]
fn an_order_that_is_empty_absent_or_on_one_line_is_told_with_the_list() {
    let order = "fiches:\n  - une\n  - deux\n";
    let slips: &[Slip] = &[
        (order, "fiches: []\n", "10:1", "fiches: [deux, une]", None),
        (order, "fiches: []\n", "10:1", "annexe new", None),
        (order, "", "1:1", "fiches: [deux, une]", None),
        (order, "fiches: une deux\n", "10:9", "fiches: [une, deux]", None),
    ];
    each(slips, "annexe", MANIFEST);
    let quiet = format!("{}silence: [fiche-hors-liste]\n", MANIFEST.replace(order, ""));
    assert_eq!(told(&collection(&quiet, SHEET)), [] as [Value; 0]);
    // One sheet has no order, none is not missed.
    for manifest in [MANIFEST.replace(order, ""), MANIFEST.replace(order, "fiches: []\n")] {
        let collection = collection(&manifest, SHEET);
        fs::remove_file(collection.path("sources/deux.yaml")).unwrap();
        if manifest.contains("[]") {
            fs::remove_file(collection.path("sources/une.yaml")).unwrap();
        }
        assert_eq!(told(&collection), [] as [Value; 0]);
    }
}

#[test]
fn a_spoilt_theme_of_the_manifest_is_told_there_alone() {
    let all = "  1: Le premier thème\n  2: Le deuxième thème\n  17: Le dernier thème\n";
    let listed = "  - Le premier thème\n  - Le deuxième thème\n  - Le dernier thème\n";
    let slips: &[Slip] = &[
        ("  2: Le deuxième thème", "  2:", "8:3", "2: …", None),
        ("  2: Le", "  deux: Le", "8:3", "Le deuxième thème", None),
        ("  2: Le", "  99999999999999999999: Le", "8:3", "Le deuxième thème", None),
        (all, listed, "7:3", "1: Le premier thème", None),
    ];
    // The last of them is numbered otherwise in the list.
    let sheet = SHEET.replace("themes: [1, 2]", "themes: [2, 17]");
    for (old, new, place, ..) in slips {
        let found = told(&collection(&MANIFEST.replacen(old, new, 1), &sheet));
        assert_eq!(found.len(), 1, "{new}: {found:#?}");
        assert_eq!(found[0]["severity"], "error");
        assert_eq!(format!("{}:{}", found[0]["line"], found[0]["column"]), *place);
    }
    each(slips, "annexe", MANIFEST);
}

#[test]
fn lines_of_a_contact_are_to_have_their_bar_not_marks() {
    let contact = "  contact: La mairie\n";
    let lines = "    Tél : 05 36 49 01 40\n    a@example.org\n";
    let plain = format!("  contact: Le foyer\n{lines}");
    let colon = format!("  contact: Le foyer : en haut\n{lines}");
    let marked = "  contact: \"Le foyer\n    Tél : 05 36 49 01 40\n    a@example.org\"\n";
    let barred = format!("  contact: |\n    Le foyer\n{lines}");
    let with_colon = format!("  contact: |\n    Le foyer : en haut\n{lines}");
    let (plain, colon) = (&*plain.leak(), &*colon.leak());
    let (barred, with_colon) = (&*barred.leak(), &*with_colon.leak());
    let slips: &[Slip] = &[
        (contact, plain, "10:9", "contact: |", Some(barred)),
        (contact, colon, "9:3", "contact: |", Some(with_colon)),
        (contact, marked, "10:5", "contact: |", None),
        (contact, marked, "10:5", "sans ses guillemets", None),
    ];
    each(slips, "une", SHEET);
}

#[test]
fn a_remark_behind_a_bar_or_a_value_and_a_sentence_with_a_colon_are_none() {
    for (good, other) in [
        ("  objectifs: |\n", "  objectifs: |   # à revoir\n"),
        ("chapeau: Un chapeau.", "chapeau: |   # ### Le chapeau\n  Un chapeau."),
        ("themes: [1, 2]", "themes: [1, 2]  # ## Les thèmes"),
        ("sections:\n", "sections:  # ### Les sections\n"),
        ("sections:\n", "sections:\n  # le projet\n"),
        ("sections:\n", "# ### Les sections\nsections:\n"),
        ("- Cultiver", "- Cultiver un espace public : la place"),
        ("- Cultiver", "- Cultiver un espace public: la place"),
        ("Un paragraphe.", "Le public: les habitants et leurs voisins."),
    ] {
        let found = told(&collection(MANIFEST, &SHEET.replacen(good, other, 1)));
        assert_eq!(found, Vec::<Value>::new(), "{other}");
    }
}

#[test]
fn a_number_behind_a_bar_is_told_at_the_number() {
    let slips: &[Slip] = &[
        (
            "chapeau: Un",
            "chapeau: |3\n  Un",
            "3:10",
            "supprimez le chiffre : « chapeau: | »",
            Some("chapeau: |\n  Un"),
        ),
        ("chapeau: Un", "chapeau: >9-\n  Un", "3:10", "« chapeau: > »", None),
    ];
    each(slips, "une", SHEET);
}

#[test]
fn a_text_in_markdown_under_the_name_of_a_sheet_is_told_as_that() {
    for (text, place) in [
        ("# Un ESAT\n\nUn texte.\n\n## Le contexte\n\nUn autre.\n", "1:1"),
        ("\nUn texte, sans titre.\n\n## Le contexte\n\n- Un : deux\n", "2:1"),
    ] {
        let found = told(&collection(MANIFEST, text));
        assert_eq!(found.len(), 1, "{found:#?}");
        assert_eq!(format!("{}:{}", found[0]["line"], found[0]["column"]), place);
        assert!(found[0]["message"].to_string().contains("pas de clés"), "{found:#?}");
        assert!(found[0]["hints"].to_string().contains("annexe import"), "{found:#?}");
    }
}

#[test]
fn a_sheet_that_was_moved_into_a_folder_is_told_to_be_there() {
    let collection = collection(MANIFEST, SHEET);
    collection.write("sources/sub/une.yaml", SHEET.as_bytes());
    fs::remove_file(collection.path("sources/une.yaml")).unwrap();
    let found = told(&collection);
    assert_eq!(found.len(), 1, "{found:#?}");
    assert!(found[0]["hints"].to_string().contains("sources/sub/une.yaml"), "{found:#?}");
}

#[test]
fn a_sheet_whose_file_has_another_name_is_told_with_that_name() {
    for (name, words) in [
        ("une.yaml.txt", "sources/une.yaml.txt existe : renommez ce fichier en « une.yaml »"),
        ("une", "sources/une existe : renommez ce fichier en « une.yaml »"),
        ("une.md", "sources/une.md existe : renommez ce fichier en « une.yaml »"),
        ("la-une.yaml", "sources/la-une.yaml existe : écrivez son nom dans la liste"),
        ("une-2.yml", "sources/une-2.yml existe : écrivez son nom dans la liste"),
        ("Une.yaml", "renommez le fichier « Une.yaml »"),
        ("une (copie).yaml", "renommez le fichier « une (copie).yaml »"),
    ] {
        let collection = collection(MANIFEST, SHEET);
        let (from, to) = (collection.path("sources/une.yaml"), format!("sources/{name}"));
        fs::rename(from, collection.path(&to)).unwrap();
        let found = told(&collection);
        assert_eq!(found.len(), 1, "{name}: {found:#?}");
        assert!(found[0]["hints"].to_string().contains(words), "{name}: {found:#?}");
    }
    let document = collection(MANIFEST, SHEET);
    fs::remove_file(document.path("sources/une.yaml")).unwrap();
    document.write("sources/une.md", b"# Un jardin\n\nUn texte.\n");
    assert!(told(&document)[0]["hints"].to_string().contains("annexe import"));
    // A word that says nothing in common is no sign of the same sheet.
    document.write("sources/creer-une-ferme.yaml", SHEET.as_bytes());
    assert_eq!(told(&document).len(), 2);
}

#[test]
fn sheets_on_one_line_get_a_line_or_a_comma_each() {
    let list = "fiches:\n  - une\n  - deux\n";
    each(
        &[
            (
                list,
                "fiches: - une - deux\n",
                "10:9",
                "un tiret par ligne, en dessous, décalé de deux espaces : « - une », puis « - deux »",
                Some(list),
            ),
            (list, "fiches: [une deux]\n", "10:10", "il manque une virgule : [une, deux]", None),
            (list, "fiches:\n  - une deux\n", "11:5", "une fiche par ligne", None),
        ],
        "annexe",
        MANIFEST,
    );
    let numbers = "themes: - 1 - 2\n";
    let fixed = Some("themes:\n  - 1\n  - 2\n");
    each(&[("themes: [1, 2]\n", numbers, "2:9", "« - 1 », puis « - 2 »", fixed)], "une", SHEET);
}

#[test]
fn a_list_of_one_text_loses_its_brackets() {
    each(
        &[
            ("debut: 2014", "debut: [2014]", "10:10", "supprimez les crochets : debut: 2014", None),
            (
                "public: Tout le monde",
                "public: [Tout le monde]",
                "8:11",
                "public: Tout le monde",
                None,
            ),
            (
                "titre: Un jardin partagé",
                "titre: [\"Un jardin\"]",
                "1:8",
                "titre: \\\"Un jardin",
                None,
            ),
        ],
        "une",
        SHEET,
    );
}

#[test]
fn a_backslash_in_a_title_is_told() {
    for title in [
        "titre: Un jardin\\\n  partagé",
        "titre: Un jardin\\",
        "titre: \"Un jardin\\\n  partagé\"",
        "titre: Un \\* jardin",
    ] {
        let sheet = SHEET.replace("titre: Un jardin partagé", title);
        let found = told(&collection(MANIFEST, &sheet));
        assert_eq!(found.len(), 1, "{title}: {found:#?}");
        assert_eq!(found[0]["code"], "signe-imprime", "{title}: {found:#?}");
        assert!(found[0]["message"].to_string().contains("oblique"), "{title}: {found:#?}");
    }
    let heading = SHEET.replace("Un autre.", "### Un titre\\\n\n      Un autre.");
    assert_eq!(told(&collection(MANIFEST, &heading)).len(), 1);
    let good = SHEET.replace("titre: Un jardin partagé", "titre: Le dossier C:\\jardin");
    assert_eq!(told(&collection(MANIFEST, &good)), [] as [Value; 0]);
}
