//! Slips in the texts of sheets.

use super::*;
use crate::common;

#[test]
fn lists_end_as_references_and_sentences_do() {
    for text in [
        "- Un livre, 2019\n      - Un autre, 120 p.\n      - Le dernier, 2021",
        "Ceci :\n\n      - un,\n      - deux,\n\n      et, enfin, trois.",
    ] {
        let found = first(&collection(&GOOD.replacen("La fin.", text, 1)));
        assert_eq!(found, Value::Null, "{text}");
    }
}

#[test]
fn a_number_that_the_item_before_has_is_told_where_the_program_does_not_count() {
    let told = |text: &str| first(&collection(&GOOD.replacen("La fin.", text, 1)));
    for (text, line) in [
        ("1. Un repas\n      2. Un jardin\n      2. Une fête", "2"),
        ("1. Un repas\n\n      1. Un jardin\n\n      2. Une fête", "1"),
    ] {
        let found = told(text);
        assert_eq!(found["code"], "faute-de-frappe", "{text}: {found}");
        let said = format!("« {line} » est déjà le numéro du point précédent");
        assert!(found.to_string().contains(&said), "{text}: {found}");
    }
    for text in [
        "1. Un repas\n      1. Un jardin\n      1. Une fête",
        "2004. Un repas\n      2004. Un jardin\n      2006. Une fête",
        "1. Un repas\n      2. Un jardin\n\n      1. Une fête\n      2. Un film",
    ] {
        assert_eq!(told(text), Value::Null, "{text}");
    }
}

#[test]
fn addresses_that_nobody_can_follow_are_told_with_what_was_meant() {
    for (written, meant) in [
        ("jardin(at)example.org", Some("jardin@example.org")),
        ("jardin [at] example.org", Some("jardin@example.org")),
        ("le.jardin at example.org", Some("le.jardin@example.org")),
        ("jardin arobase example.org", Some("jardin@example.org")),
        ("jardin(a)example.org", Some("jardin@example.org")),
        ("jardin@example,org.", Some("jardin@example.org")),
        ("https://www.example .org", Some("https://www.example.org")),
        ("https://example.org /jardin, puis", Some("https://example.org/jardin")),
        ("au point (a) example.org", None),
        ("jardin@example.org,ou à la mairie", None),
        ("https://example.org . Puis", None),
        ("https://example.org / https://example.com", None),
        ("https://example.org … puis", None),
        ("un prix de 3 (at) deux", None),
    ] {
        let sheet = SHEET.replace("La mairie", &format!("\"Voir {written}\""));
        let found = first(&collection(&sheet));
        assert_eq!(found["code"] == "adresse-sans-debut", meant.is_some(), "{written}: {found}");
        if let Some(meant) = meant {
            assert!(
                found.to_string().contains(&format!("écrivez {meant}\"")),
                "{written}: {found}"
            );
        }
    }
}

#[test]
fn addresses_with_spaces_are_told() {
    for (address, told) in [
        ("jardin @ example.org", true),
        ("jardin@ example.org", true),
        ("jardin @example.org.", true),
        ("jardin@example.org", false),
        ("10 pommes @ 2 euros", false),
        ("@jardin et @ruche", false),
    ] {
        let sheet = SHEET.replace("La mairie", &format!("\"Écrire à {address}\""));
        let found = first(&collection(&sheet));
        assert_eq!(found["code"] == "adresse-sans-debut", told, "{address}: {found}");
        assert_eq!(found.to_string().contains("écrivez jardin@example.org\""), told, "{found}");
    }
}

#[test]
fn signs_of_word_processors_are_told_on_their_line() {
    for (text, place, words) in [
        ("• Un jardin\n      • Un four", "22:7", "ne fait pas une liste"),
        ("Deux lieux :\n      ✓ un jardin", "23:7", "ne fait pas une liste"),
        ("###Place des élus", "22:7", "mettez une espace après les « # »"),
        ("Un **mot.", "22:10", "des étoiles s'imprimeront"),
        ("Un ** mot ** gras.", "22:10", "des étoiles s'imprimeront"),
        ("Deux lieux :\n      · un jardin\n      · un four", "23:7", "ne fait pas une liste"),
        ("o un jardin\n      o un four", "22:7", "ne fait pas une liste"),
        ("– un jardin\n      – un four", "22:7", "ne fait pas une liste"),
        ("a) un jardin\n      b) un four", "22:7", "ne font pas une liste"),
        ("Deux :\n      1°\u{a0}un jardin\n      2°\u{a0}un four", "23:7", "ne font pas une liste"),
        ("An\tLieu\n      2019\tMézin", "22:7", "un tableau collé"),
        ("An ; Lieu ; Qui\n      2019 ; Mézin ; nous", "22:7", "un tableau collé"),
        ("| An | Lieu |\n      | 2019 | Mézin |", "22:7", "un tableau collé"),
        ("An      Lieu\n      2019    Mézin", "22:7", "un tableau collé"),
        ("Un • deux • trois", "22:7", "ne fait pas une liste"),
        ("-- un jardin\n      -- un four", "22:7", "« -- » ne fait pas une liste"),
        ("--- un jardin\n      --- un four", "22:7", "« --- » ne fait pas une liste"),
        ("-- un jardin\n      - un four", "22:7", "« -- » ne fait pas une liste"),
        ("- un jardin\n      \u{a0}\u{a0}- un four", "23:9", "espaces insécables"),
        ("- un jardin\n              - un four", "23:15", "laissez devant lui 8 espaces"),
        ("1 - un jardin\n      2 - un four", "22:7", "ne font pas une liste"),
        ("① un jardin\n      ② un four", "22:7", "ne font pas une liste"),
        ("Étape 1 : un jardin\n      Étape 2 : un four", "22:7", "ne font pas une liste"),
        ("***avec eux**", "22:7", "autant d'étoiles"),
        ("::: encadre\n      Un mot\n      :::", "22:7", "un encadré mal ouvert"),
        ("Un mot.\u{2028}Deux mots.", "22:14", "U+2028"),
        ("Un mot.\u{85}Deux mots.", "22:14", "U+0085"),
        (
            "Voir [le plan] (https://example.org/a).\n      Voir [le site](https://example.org/b).",
            "22:12",
            "mal écrits",
        ),
        (
            "Voir [le site](https://example.org/b).\n      Voir [le plan] (https://example.org/a).",
            "23:12",
            "mal écrits",
        ),
        (
            "Voir [le plan](https://example.org/a et le reste.",
            "22:12",
            "fermez la parenthèse après l'adresse : [le plan](https://example.org/a)",
        ),
        ("Un mot -> deux.", "22:14", "s'imprimera tel quel"),
        ("Un mot [1].", "22:14", "il n'appelle pas de note"),
        ("Un mot.\n      // à relire", "23:7", "« // » ne la cache pas"),
        ("Un *mot ici.", "22:10", "« * » s'imprimera tel quel"),
        ("Un _mot_ et _deux.", "22:19", "« _ » s'imprimera tel quel"),
        ("Un texte * est * gras.", "22:16", "*est*"),
        ("Le 2^ème étage.", "22:11", "écrivez ^ème^"),
        ("À compléter : qui agit.", "22:7", "un passage reste à compléter"),
        ("Un mot[^1 dit.", "22:13", "une note s'appelle"),
        ("Un mot[3^] dit.", "22:13", "une note s'appelle"),
        ("Un mot(^1) dit.", "22:13", "une note s'appelle"),
        ("- [ ] appeler la mairie", "22:9", "une case à cocher"),
        ("Un texte{demi} ici.", "22:15", "derrière une image"),
        ("-une salle\n      -un jardin", "22:7", "il manque une espace"),
        ("*une salle\n      *un jardin", "22:7", "il manque une espace"),
        ("— Un mot ?\n      — Deux.\n      — Trois.", "23:7", "ces répliques"),
        ("Un mot.\n      — Deux ?\n      — Trois.", "23:7", "ces répliques"),
        ("1.Une salle", "22:7", "il manque une espace"),
        ("- Un jardin ;\n      -Un four ;\n      - Une salle.", "23:7", "il manque une espace"),
        ("- Un jardin ;\n      o Un four ;\n      - Une salle.", "23:7", "ne fait pas une liste"),
        ("- **Un** jardin\n      – Un four", "23:7", "ne fait pas une liste"),
        ("Une baisse de\n      - 5 % par an.", "23:7", "« - » ne s'imprimera pas"),
        ("Un coût de\n      * 4 euros.", "23:7", "écrivez « - point »"),
        ("+ 5 % par an.", "22:7", "« + » ne s'imprimera pas"),
        ("Le mois dépasse\n      > 1 000 € par an.", "23:7", "il ouvre une citation"),
        ("Le conseil\n      - avec la ville - agit.", "23:7", "« - » ne s'imprimera pas"),
        ("> « Un mot. »\n      Le reste suit.", "23:7", "dans la citation"),
        ("- un mot\n      - deux mots\n      Le reste suit.", "24:7", "dans le point de liste"),
        ("> [!encadre] Ici\n      > dedans.\n      Le reste suit.", "24:7", "dans la citation"),
        ("12 rue des Arts\\ \n      47170 Mézin.", "22:22", "supprimez-le"),
        ("\\« Un mot. »", "22:7", "supprimez-le"),
        ("Un mot^[une note] dit.", "22:13", "une note s'appelle"),
        ("☐ un jardin\n      ☑ un four", "22:7", "« ☐ » ne fait pas une liste"),
        ("### Le budget {#budget}\n\n      Un mot.", "22:7", "« {#budget} » s'imprimera"),
        ("Dit << un mot >> ici.", "22:11", "écrivez « un mot »"),
        ("Dit ``un mot'' ici.", "22:11", "écrivez « un mot »"),
        ("Un mot.\\nUn autre.", "22:14", "allez à la ligne"),
        ("Un ++mot++ ici.", "22:10", "le souligné n'existe pas"),
        ("Un [b]mot[/b] ici.", "22:10", "écrivez **mot**"),
        ("{{{Un titre}}}", "22:7", "« {{{ » s'imprimera tel quel"),
        ("Un mot.\n      %% le reste", "23:7", "« %% » ne la cache pas"),
        ("Un <o:p></o:p> mot.", "22:10", "<o:p>"),
        (
            "Voir https://example.org/un-long-\n      chemin.",
            "22:12",
            "écrivez https://example.org/un-long-chemin",
        ),
        (
            "> Voir https://example.org/un-long-\n      > chemin.",
            "22:14",
            "écrivez https://example.org/un-long-chemin",
        ),
        ("Un mot*.\n\n      * Une note", "24:7", "une note s'appelle par [^1]"),
    ] {
        let found = first(&collection(&GOOD.replace("La fin.", text)));
        assert_eq!(found["severity"], "warning", "{text}: {found}");
        assert_eq!(format!("{}:{}", found["line"], found["column"]), place, "{text}: {found}");
        assert!(found.to_string().contains(words), "{text}: {found}");
    }
    for text in [
        "Un **mot**.",
        "5 * 3",
        "Le n° 3 • le n° 4",
        "Un \\*\\* mot",
        "La note #3",
        "La pièce\n      a) est vide.",
        "Le jardin\n      -- petit --\n      -- vert -- est beau.",
        "Un\tmot.",
        "Il dit :\n      – oui.",
        "a) un mot.\n\n      b) deux.",
        "À 10 h 30.\n      À 11 h.",
        "Voir https://example.org/a\n      //example.org",
        "Un ; deux ; trois.\n      Quatre ; cinq ; six.",
        "La note \\[1], l'an [2019](https://example.org).",
        "Deux   mots.",
        "Nous nous voyons, vous vous voyez, ils en en parlant.",
        "Il dit « un.\n\n      « Deux. » Fin (a) et b).",
        "L'Âge, l'âme, le château. Vraiment ???",
        "Le collectif TODOS, le chapitre XX.",
        "L'AAH* est versée.\n\n      *Allocation aux adultes handicapés.",
        "2 * 3 * 4 font 24, tapez * puis 1, le plan_2018_v2 et le nom_court.",
        "Un \\*mot et un \\_autre.",
        "-Vous venez ?",
        "— Vous venez ?\\\n      — Oui.",
        "*Une salle* et\n      *un jardin*.",
        "Le m^2^ et la note \\^1.",
        "Un \\[^1 là, le prix (1^a^).",
        "public : tout le monde.",
        "Il y a :\n      - 5 écoles.",
        "Il y a\n      - 5 écoles,\n      - 6 lycées.",
        "Il y a du monde.\n      > 25 ans que cela dure.",
        "+ une école ;\n      + un lycée.",
        "- une école de\n      Mézin, et d'ailleurs.",
        "> « Un mot.\n      > Un autre. »",
        "- Un mot.\n        Un autre.",
        "Un \\\\ mot \\\n      Un autre.",
        "☐ Oui",
        "Le C++ et le Java++, 3 << 4.",
        "Dans S:\\notes et dossier\\nouveau.",
        "Un *mot*.\n\n      * Un point",
        "Un mot*.\n\n      * Un point\n      * Un autre",
        "Voir https://example.org/un-long\n      chemin.",
        "Voir https://example.org/\n      et le reste.",
        "### Le budget {2019}\n\n      Un mot.",
    ] {
        let found = first(&collection(&GOOD.replace("La fin.", text)));
        assert_eq!(found, Value::Null, "{text}: {found}");
    }
}

/// A picture that prints.
const SVG: &[u8] =
    b"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 90 90'><path d='M0 0h90v90z'/></svg>";

/// What stands in a quote, and right below the sign of a call-out, is looked over as any paragraph is.
#[test]
fn signs_in_quotes_and_under_call_outs_are_told_where_they_stand() {
    let slips = [
        ("Un mot -> deux.", "signe-imprime", 8),
        ("Un **mot.", "signe-imprime", 4),
        ("Un mot [1] ici.", "signe-imprime", 8),
        ("Un ==mot== ici.", "signe-imprime", 4),
        ("Le 2^ème étage.", "signe-imprime", 5),
        ("Un texte{demi} ici.", "signe-imprime", 9),
        ("Un _mot et deux.", "signe-imprime", 4),
        ("// le reste", "signe-imprime", 1),
        ("###Un titre", "signe-imprime", 1),
        ("Voir [le plan] (https://example.org/a).", "lien-incorrect", 6),
        ("• un jardin\n• un four", "signe-imprime", 1),
        ("– un jardin ;\n– un four.", "signe-imprime", 1),
        ("-un jardin\n-un four", "signe-imprime", 1),
        ("1/ un jardin\n2/ un four", "signe-imprime", 1),
        ("a) un jardin\nb) un four", "signe-imprime", 1),
        ("An\tLieu\n2019\tMézin", "signe-imprime", 1),
        ("[!exergue]", "encadre-inconnu", 1),
        ("![](dessin.svg)", "image-sans-description", 1),
    ];
    for head in ["> [!encadre] Ici\n", "> [!encadre] Ici\n>\n", "> [!exergue]\n", "> Un mot.\n>\n"]
    {
        for (slip, code, column) in slips {
            if head.ends_with("mot.\n>\n") && slip.starts_with("[!") {
                continue;
            }
            let text = format!("{head}> {}", slip.replace('\n', "\n> "));
            let collection = collection(&GOOD.replace("La fin.", &text.replace('\n', "\n      ")));
            collection.write("sources/dessin.svg", SVG);
            let found = first(&collection);
            let at = (22 + head.matches('\n').count(), 8 + column);
            assert_eq!(found["code"], code, "{text}: {found}");
            assert_eq!(
                (&found["line"], &found["column"]),
                (&at.0.into(), &at.1.into()),
                "{text}: {found}"
            );
        }
    }
    for text in [
        "> [!encadre] Un -> deux\n> Trois.",
        "> [!exergue] Un -> deux",
        "> Un.\n> • Deux.\n> • Trois.",
    ] {
        let text = text.replace('\n', "\n      ");
        let found = first(&collection(&GOOD.replace("La fin.", &text)));
        assert_eq!(found["code"], "signe-imprime", "{text}: {found}");
    }
    for text in [
        "> [!encadre] Ici\n> Un mot.\n> Un autre.",
        "> [!exergue]\n> Un **mot** et deux.",
        "> [!exergue] Un mot\n> et deux.",
        "> [!encadre] Ici\n> ![Un jardin](dessin.svg)",
        "> [!encadre] Ici\n> ![Un jardin](dessin.svg){demi}\n>\n> Un mot.",
    ] {
        let text = text.replace('\n', "\n      ");
        let collection = collection(&GOOD.replace("La fin.", &text));
        collection.write("sources/dessin.svg", SVG);
        let found = first(&collection);
        assert_eq!(found, Value::Null, "{text}: {found}");
    }
}

#[test]
fn a_link_that_is_nearly_one_is_told_with_what_was_meant() {
    for (text, place, words) in [
        ("Un (mot)[https://example.org].", "22:10", "[mot](https://example.org)"),
        ("Un [mot](page.html) ici.", "22:10", "https://…"),
        ("Un [mot][site] ici.", "22:10", "[mot](https://example.org)"),
        ("Un [[mot]] ici.", "22:10", "[mot](#identifiant)"),
        (
            "- **Un** mot.\n        Deux.\n        Le [mot] (https://example.org).",
            "24:12",
            "ni espace",
        ),
    ] {
        let found = first(&collection(&GOOD.replace("La fin.", text)));
        assert_eq!(found["code"], "lien-incorrect", "{text}: {found}");
        assert_eq!(format!("{}:{}", found["line"], found["column"]), place, "{text}: {found}");
        assert!(found.to_string().contains(words), "{text}: {found}");
    }
    for text in [
        "[encadre] Un titre\n      Un texte.",
        "> [encadré] Un titre",
        "> [\u{202f}!encadre] Un titre",
        "!exergue Un mot",
    ] {
        let found = first(&collection(&GOOD.replace("La fin.", text)));
        assert_eq!(found["code"], "encadre-inconnu", "{text}: {found}");
    }
    for text in ["Un (mot) [1949] ici.", "!Un mot", "[Encadrement] des jeunes."] {
        let found = first(&collection(&GOOD.replace("La fin.", text)));
        assert_eq!(found, Value::Null, "{text}: {found}");
    }
}

#[test]
fn blocks_in_a_text_that_yaml_folds_are_told_with_the_bar_that_is_missing() {
    for (text, place, words) in [
        ("Un mot.\n      ### Titre\n      Un autre.", "22:7", "« texte: | »"),
        ("Un mot.\n      > Un autre.", "22:7", "« texte: | »"),
        ("> [!encadre] Titre\n      > Un mot.", "21:7", "écrivez « | » à la place de « > »"),
        ("Un mot[^1].\n      [^1]: Un autre.", "21:13", "écrivez « | » à la place de « > »"),
    ] {
        let folded = GOOD.replace("|\n      La fin.", &format!(">\n      {text}"));
        let run = collection(&folded).run(&["check", "--no-typeset", "--format", "json"]);
        let told = String::from_utf8(run.stdout).unwrap();
        assert_eq!(told.matches("\"severity\":\"error\"").count(), usize::from(place < "22"));
        assert!(told.contains("« texte: | »"), "{text}: {told}");
        let found = first(&collection(&folded));
        assert!(found.to_string().contains(words), "{text}: {found}");
        let collection = collection(&folded);
        collection.run(&["check", "--no-typeset", "--fix"]);
        assert_eq!(first(&collection), Value::Null, "{text}");
    }
}

#[test]
fn a_backslash_takes_no_letter_from_a_word() {
    for word in ["texte", "rue", "nom", "Nantes"] {
        let text = GOOD.replace("  public: Tout", &format!("  public: \"Un \\{word} et tout\" #"));
        let found = first(&collection(&text));
        assert_eq!((&found["line"], &found["column"]), (&10.into(), &15.into()), "{found}");
        assert!(found.to_string().contains("elle ne s'imprimera pas"), "{found}");
    }
    for word in ["a\\nUn autre", "a\\\\texte", "\\u00e9"] {
        let text = GOOD.replace("  public: Tout", &format!("  public: \"Un {word} ici\" #"));
        assert_eq!(first(&collection(&text)), Value::Null, "{word}");
    }
}

#[test]
fn a_point_that_was_none_is_not_made_one() {
    let text = GOOD.replace("La fin.", "Une baisse de\n      - 5 % par an.");
    let collection = collection(&text);
    collection.run(&["check", "--no-typeset", "--fix"]);
    assert_eq!(std::fs::read_to_string(collection.path("sources/une.yaml")).unwrap(), text);
    // Nor does one form of the source hide what a list has swallowed.
    let text = GOOD.replace("La fin.", "- Un mot.\n      Un autre.");
    let other = Collection::new(&[("sources/une.yaml", &text)]);
    other.run(&["fmt"]);
    assert!(first(&other).to_string().contains("dans le point de liste"));
}

#[test]
fn remedies_name_what_is_there() {
    for (old, new, words, not) in [
        (TITLE, "titre: !Important\n", "guillemets droits", "valeur-vide"),
        ("sections:\n", "...\nsections:\n", "« ... »", "---"),
        (
            "sections:\n  - type: contexte\n    texte:",
            "sections:\n  - Un\n  - texte:",
            "« texte: | »",
            "une clé s'écrit",
        ),
        (
            "La fin.",
            "> [!encadre] Ici\n      > Un mot.\n      > ![a](a.png)",
            "que « > »",
            "deux lignes vides",
        ),
    ] {
        let told = of_manifest(common::MANIFEST, &GOOD.replacen(old, new, 1));
        assert!(told.contains(words) && !told.contains(not), "{new}: {told}");
    }
    let sidebar = SHEET.replace(
        "  objectifs: Se retrouver\n  public: Tout le monde\n  contact: La mairie\n",
        "  - Un\n",
    );
    let told = of_manifest(common::MANIFEST, &sidebar);
    assert!(told.contains("public: Tout le monde") && !told.contains("une clé s'écrit"), "{told}");
    let issuer = common::MANIFEST.replace("Le conseil", "\"**Le** conseil\"");
    assert!(of_manifest(&issuer, SHEET).contains("s'imprimeront tels quels"));
    let listed = format!("{}fiches:\n  - a\n", common::MANIFEST);
    let files = [("sources/annexe.yaml", listed.as_str()), ("sources/A.yaml", SHEET)];
    let told = Collection::new(&files).run(&["check", "--no-typeset"]).stderr;
    assert!(told.contains("renommez le fichier « A.yaml »"), "{told}");
    assert!(!told.contains("dire « A »"), "{told}");
    let again = "Vingt mots qui se suivent sans que personne les ait voulus deux fois dans la même fiche, ni ici, ni là, ni ailleurs non plus.";
    let twice = GOOD.replace("La fin.", &format!("{again}\n\n      La fin.\n\n      {again}"));
    let told = of_manifest(common::MANIFEST, &twice);
    assert!(told.contains("passage-repete") && !told.contains("(#une)"), "{told}");
}

#[test]
fn titles_have_no_marks() {
    for (title, code) in [
        ("\"**Un jardin**\"", "signe-imprime"),
        ("Un _jardin_ pour tous", "signe-imprime"),
        ("Le jardin de M^me^ Lune", "signe-imprime"),
        ("Un jardin[^1]", "signe-imprime"),
        ("Un jardin {#jardin}", "signe-imprime"),
        ("Un jardin [1]", ""),
        ("Un jardin\"", "faute-de-frappe"),
        ("Un <b>jardin</b>", "balise-html"),
        ("Un&nbsp;jardin", "balise-html"),
        ("Un jardin <ici> & là ; 3 < 4", ""),
        ("Le \"jardin\" de tous", ""),
        ("Un 5 * 3 et nom_court_long", ""),
    ] {
        let found = first(&collection(&GOOD.replacen(TITLE, &format!("titre: {title}\n"), 1)));
        assert_eq!(found["code"].as_str().unwrap_or_default(), code, "{title}: {found}");
    }
}

#[test]
fn a_link_that_is_none_is_told_on_its_line() {
    let text =
        GOOD.replace("      La fin.", "      Un début.\n      La [fin] (https://example.org).");
    let found = first(&collection(&text));
    assert_eq!((&found["line"], &found["column"]), (&23.into(), &10.into()), "{found}");
}

#[test]
fn a_note_that_is_a_list_is_not_told_to_be_empty() {
    let text = "Un[^a].\n\n      [^a]: - un\n          - deux";
    let run = collection(&GOOD.replacen("La fin.", text, 1));
    let run = run.run(&["check", "--no-typeset", "--format", "short"]);
    let told = String::from_utf8(run.stdout).unwrap();
    assert!(told.contains("une note ne contient que du texte"), "{told}");
    assert!(!told.contains("est vide"), "{told}");
}
