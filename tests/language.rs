//! What the program says, in French and in English: which of them, the help, and what is wrong with arguments.

use std::fs;

use crate::common::{Collection, SHEET, command, run};

/// What the program says of arguments, and its exit code.
fn said(lang: &str, arguments: &[&str]) -> (i32, String) {
    let mut all = vec!["--lang", lang];
    all.extend(arguments);
    let ran = run(&mut command(&all));
    (ran.code, ran.stderr)
}

/// What stands on standard output.
fn shown(arguments: &[&str]) -> String {
    let ran = run(&mut command(arguments));
    assert_eq!((ran.code, ran.stderr.as_str()), (0, ""), "{arguments:?}");
    String::from_utf8(ran.stdout).unwrap()
}

#[test]
fn the_option_comes_before_the_environment_and_its_variables_in_their_order() {
    let cases: &[(&[&str], [&str; 3], bool)] = &[
        (&[], ["", "", ""], false),
        (&[], ["", "", "en_GB.UTF-8"], true),
        (&[], ["", "fr_FR.UTF-8", "en_GB.UTF-8"], false),
        (&[], ["", "en_GB.UTF-8", "fr_FR.UTF-8"], true),
        (&[], ["C", "en_GB.UTF-8", "en_GB.UTF-8"], false),
        (&[], ["en_US", "fr_FR.UTF-8", "fr_FR.UTF-8"], true),
        (&["--lang", "fr"], ["en_GB.UTF-8", "en_GB.UTF-8", "en_GB.UTF-8"], false),
        (&["--lang=en"], ["fr_FR.UTF-8", "", ""], true),
    ];
    let folder = tempfile::tempdir().unwrap();
    for (option, variables, english) in cases {
        // What is wrong with the arguments, and what is wrong later.
        for (arguments, french_text, english_text) in [
            ("chek", "pas de commande « chek »", "no command “chek”"),
            ("init", "où commencer l'annexe", "where shall the annex begin"),
        ] {
            let mut command = command(&[arguments]);
            command.args(*option).current_dir(folder.path());
            for (name, value) in ["LC_ALL", "LC_MESSAGES", "LANG"].iter().zip(variables) {
                command.env(name, value);
            }
            let ran = run(&mut command);
            assert_eq!(ran.code, 2);
            let (there, not) =
                if *english { (english_text, french_text) } else { (french_text, english_text) };
            assert!(ran.stderr.contains(there), "{option:?} {variables:?}: {}", ran.stderr);
            assert!(!ran.stderr.contains(not), "{option:?} {variables:?}: {}", ran.stderr);
        }
    }
}

#[test]
fn the_language_of_messages_is_not_that_of_the_pages() {
    let collection = Collection::good();
    for lang in ["fr", "en"] {
        assert_eq!(collection.run(&["build", "--lang", lang, "-o", lang]).code, 0);
    }
    for name in ["annexe.pdf", "fiches/une.pdf"] {
        let [french, english] =
            ["fr", "en"].map(|lang| fs::read(collection.path(&format!("{lang}/{name}"))).unwrap());
        assert!(french.starts_with(b"%PDF") && french == english, "{name}");
    }
}

#[test]
fn what_is_wrong_with_a_sheet_is_said_in_the_language_of_the_run() {
    let collection =
        Collection::new(&[("sources/une.yaml", &SHEET.replace("chapeau:", "chapeaux:"))]);
    let french = collection.run(&["build"]);
    let english = collection.run(&["build", "--lang", "en"]);
    assert_eq!((french.code, english.code), (1, 1));
    assert!(french.stderr.contains("erreur[cle-inconnue]"), "{}", french.stderr);
    assert!(english.stderr.contains("error[cle-inconnue]"), "{}", english.stderr);
    assert!(french.stderr.contains("clé inconnue : « chapeaux »"), "{}", french.stderr);
    assert!(english.stderr.contains("unknown key: “chapeaux”"), "{}", english.stderr);
    assert!(english.stderr.contains("did you mean “chapeau”?"), "{}", english.stderr);
    assert!(french.stderr.contains("1 erreur : rien n'a été écrit"), "{}", french.stderr);
    assert!(english.stderr.contains("1 error: nothing was written"), "{}", english.stderr);
}

#[test]
fn help_has_one_language_from_its_usage_to_its_examples() {
    for verb in [
        "",
        "init",
        "new",
        "build",
        "handout",
        "press",
        "proof",
        "check",
        "explain",
        "fmt",
        "list",
        "diff",
        "log",
        "import",
        "template",
        "schema",
        "doctor",
        "git-setup",
        "merge-file",
        "clean",
        "completions",
    ] {
        for flag in ["--help", "-h"] {
            let arguments = |lang| -> Vec<&str> {
                [verb, flag, "--lang", lang].into_iter().filter(|word| !word.is_empty()).collect()
            };
            let (french, english) = (shown(&arguments("fr")), shown(&arguments("en")));
            for word in ["Usage : annexe", "Options :", "Options communes :", "Affiche cette aide"]
            {
                assert!(french.contains(word), "{verb}: {word}: {french}");
            }
            for word in ["Usage: annexe", "Options:", "Common options:", "Show this help"] {
                assert!(english.contains(word), "{verb}: {word}: {english}");
            }
            assert!(french.contains("Exemples :") && english.contains("Examples:"), "{verb}");
            for word in ["[default", "[possible", "Possible values", "Print help", "Examples:"] {
                assert!(!french.contains(word), "{verb}: {word}: {french}");
            }
            for word in ["par défaut", "valeurs", "DOSSIER", "FICHIER", "Affiche", "Exemples"] {
                assert!(!english.contains(word), "{verb}: {word}: {english}");
            }
        }
    }
    assert!(shown(&["--help"]).contains("Commandes :"));
    assert!(shown(&["--help", "--lang", "en"]).contains("Commands:"));
}

#[test]
fn help_explains_the_values_to_choose_from() {
    let help =
        |arguments: &[&str]| shown(arguments).split_whitespace().collect::<Vec<_>>().join(" ");
    let french = help(&["check", "--help"]);
    assert!(
        french.contains("- human : Chaque ligne fautive, avec le remède - short :"),
        "{french}"
    );
    assert!(french.contains("[par défaut : human]"), "{french}");
    let english = help(&["check", "--help", "--lang=en"]);
    assert!(english.contains("- human: Each faulty line, with its remedy - short:"), "{english}");
    assert!(english.contains("[default: human]"), "{english}");
    let short = help(&["check", "-h"]);
    assert!(short.contains("[valeurs : human, short, json, sarif, github] [par défaut : human]"));
}

#[test]
fn completions_have_the_texts_of_the_help() {
    for (lang, text) in [("fr_FR.UTF-8", "Seulement l'annexe"), ("en_GB.UTF-8", "Only the annex")] {
        let mut asked = command(&["--", "annexe", "build", "--"]);
        asked.env("ANNEXE_COMPLETE", "fish").env("LC_ALL", lang);
        let offered = String::from_utf8(asked.output().unwrap().stdout).unwrap();
        assert!(offered.contains(text), "{offered}");
    }
}

/// Says the same wrong arguments in both languages, and looks for what must be said of them.
fn wrong(arguments: &[&str], french: &[&str], english: &[&str]) {
    for (lang, texts) in [("fr", french), ("en", english)] {
        let (code, said) = said(lang, arguments);
        assert_eq!(code, 2, "{said}");
        for text in texts {
            assert!(said.contains(text), "{text}\n--- not in:\n{said}");
        }
        for word in ["tip:", "For more information", "error: the following", "error: unexpected"] {
            assert!(!said.contains(word), "clap's own words: {said}");
        }
    }
}

#[test]
fn what_is_unknown_is_named_with_what_was_meant() {
    wrong(
        &["build", "--onyl"],
        &[
            "erreur : option ou argument inconnu : « --onyl »\n  → vouliez-vous dire « --only » ?\n\n",
            "Usage : annexe build",
            "Aide : annexe build --help\n",
        ],
        &[
            "error: there is no option or argument “--onyl” here\n  → did you mean “--only”?\n\n",
            "Usage: annexe build",
            "Help: annexe build --help\n",
        ],
    );
    wrong(
        &["chek"],
        &["pas de commande « chek »\n  → vouliez-vous dire « check » ?", "Aide : annexe --help"],
        &["no command “chek”\n  → did you mean “check”?", "Help: annexe --help"],
    );
    // An option of a command that was named after it.
    wrong(
        &["--strict", "check"],
        &["« --strict »\n  → vouliez-vous dire « annexe check --strict » ?"],
        &["“--strict” here\n  → did you mean “annexe check --strict”?"],
    );
    wrong(
        &["new", "--zzz"],
        &["« --zzz »\n  → si ce n'est pas une option, mettez « -- » devant : -- --zzz"],
        &["“--zzz” here\n  → if it is not an option, put “--” before it: -- --zzz"],
    );
}

#[test]
fn what_is_missing_is_named() {
    wrong(
        &["new"],
        &["erreur : il manque <TITRE>...\n", "Usage : annexe new", "Aide : annexe new --help"],
        &["error: <TITLE>... is missing\n", "Usage: annexe new", "Help: annexe new --help"],
    );
    wrong(
        &["build", "--only"],
        &["il manque une valeur après « --only <ID> »"],
        &["a value is missing after “--only <ID>”"],
    );
    wrong(
        &["list", "--format"],
        &["il manque une valeur après « --format <FORMAT> »\n  → au choix : table, json"],
        &["a value is missing after “--format <FORMAT>”\n  → choose one of: table, json"],
    );
    wrong(
        &["-q"],
        &["il manque la commande\n  → annexe --help les nomme toutes\n\nUsage : annexe"],
        &["the command is missing\n  → annexe --help names all of them\n\nUsage: annexe"],
    );
    // Nothing at all is asked: the help is the answer.
    for (locale, text) in [("fr_FR", "Commandes :"), ("en_GB", "Commands:")] {
        let ran = run(command(&[]).env("LC_ALL", locale));
        assert!(ran.code == 2 && ran.stderr.contains(text), "{}", ran.stderr);
    }
}

#[test]
fn what_does_not_fit_is_named_with_what_would() {
    wrong(
        &["list", "--format", "jsn"],
        &[
            "« jsn » ne convient pas pour « --format <FORMAT> »\n  → vouliez-vous dire « json » ?",
            "Aide : annexe list --help",
        ],
        &[
            "“jsn” will not do for “--format <FORMAT>”\n  → did you mean “json”?",
            "Help: annexe list --help",
        ],
    );
    wrong(
        &["list", "--format", "zzzzzz"],
        &["« zzzzzz » ne convient pas", "  → au choix : table, json"],
        &["“zzzzzz” will not do", "  → choose one of: table, json"],
    );
    wrong(
        &["build", "--deadline", "0"],
        &[
            "« 0 » ne convient pas pour « --deadline <SECONDES> »\n  → il faut un nombre entier, de 1 à 86400",
        ],
        &[
            "“0” will not do for “--deadline <SECONDS>”\n  → a whole number from 1 to 86400 is needed",
        ],
    );
    wrong(
        &["new", "Titre", "--themes", "1,b"],
        &["« b » ne convient pas", "il faut un nombre entier, de 0 à"],
        &["“b” will not do", "a whole number from 0 to"],
    );
    wrong(
        &["build", "--force=oui"],
        &["« --force » ne prend pas de valeur, et « oui » en est une"],
        &["“--force” takes no value, and “oui” is one"],
    );
    let (_, said) = said("de", &["list"]);
    assert!(
        said.contains("« de » ne convient pas pour « --lang <LANGUE> »\n  → au choix : fr, en")
    );
}

#[test]
fn what_does_not_go_together_is_named() {
    wrong(
        &["build", "--annex-only", "--handouts-only"],
        &["« --annex-only » ne va pas avec « --handouts-only »"],
        &["“--annex-only” does not go with “--handouts-only”"],
    );
    wrong(
        &["build", "--force", "--force"],
        &["« --force » est donné deux fois"],
        &["“--force” is given twice"],
    );
}

#[cfg(unix)]
#[test]
fn an_argument_that_is_no_text_is_refused() {
    use std::os::unix::ffi::OsStrExt;
    for (lang, text) in
        [("fr", "un argument n'est pas un texte"), ("en", "an argument is not text")]
    {
        let mut command = command(&["--lang", lang, "handout"]);
        let ran = run(command.arg(std::ffi::OsStr::from_bytes(b"\xff")));
        assert!(ran.code == 2 && ran.stderr.contains(text), "{}", ran.stderr);
    }
}
