//! Every problem that the program knows: what causes it, and that it is told on the author's own line.

use std::collections::BTreeSet;

use crate::common::{Collection, MANIFEST, SHEET};
use annexe::diag::Code;

/// A theme that calls one colour by two names.
const THEME: &str = "#let contract = 1\n#let colour = (a: rgb(\"#112233\"), b: rgb(\"#112233\"))\n";

/// A problem, the sheet that has it, and where it must be reported: line and column.
struct Case {
    code: Code,
    sheet: &'static str,
    at: &'static str,
}

const fn case(code: Code, sheet: &'static str, at: &'static str) -> Case {
    Case { code, sheet, at }
}

/// Problems of one sheet, named `une`.
const SHEETS: &[Case] = &[
    case(Code::ForbiddenCharacter, "titre: a\u{202e}b\n", "1:9"),
    case(Code::ForbiddenCharacter, "titre: Un\ntexte: a\0b\n", "2:9"),
    case(Code::EmptyValue, "", "1:1"),
    case(Code::EmptyValue, "titre: Un\nchapeau:\n", "2:8"),
    case(Code::EmptyValue, "titre: Un\ntexte: |\n  >\n", "3:3"),
    case(Code::YamlSyntax, "titre: Un\npas de clé\n", "2:1"),
    case(Code::YamlSyntax, "titre: \"Un\n", "1:8"),
    case(Code::YamlSyntax, "titre: Un\nreperes:\n\u{a0} contact: x\n", "3:1"),
    case(Code::YamlSyntax, "titre: Un\nreperes:\n  public: x\n\u{a0} contact: x\n", "4:1"),
    case(
        Code::YamlSyntax,
        "titre: Un\nsections:\n    type: contexte\n    texte: x\n  - type: projet\n    texte: x\n",
        "3:5",
    ),
    case(
        Code::YamlSyntax,
        "titre: Un\ntexte: |\n  Deux.\nTrois mots : ici\n\nQuatre mots.\n",
        "4:1",
    ),
    case(Code::YamlSyntax, "titre: Un\ntexte: l\n  Deux.\n", "2:8"),
    case(Code::YamlSyntax, "titre: Un\ntexte: I\n  Deux mots : ici.\n", "2:8"),
    case(Code::YamlSyntax, "titre: Un\nthemes: [1] et 2\n", "2:9"),
    case(Code::YamlComment, "titre: Un # deux\n", "1:11"),
    case(Code::YamlComment, "titre: Un\ntexte: | ### Deux\n  Trois.\n", "2:10"),
    case(
        Code::GitConflict,
        "titre: Un\n<<<<<<< HEAD\ntexte: a\n=======\ntexte: b\n>>>>>>> c\n",
        "2:1",
    ),
    case(Code::SwallowedKey, "titre: Un\ntexte: |\n  Deux.\n\n  contact: |\n    Trois\n", "5:3"),
    case(Code::SwallowedKey, "titre: Un\ntexte: |\n  Deux.\n  debut: 2004\n", "4:3"),
    case(Code::YamlTab, "titre: Un\nreperes:\n\tpublic: x\n", "3:1"),
    case(Code::YamlColon, "titre: Un : deux\n", "1:11"),
    case(Code::YamlColon, "titre: Un\nreperes:\n  public:\n    Les gens : tous\n", "4:5"),
    case(Code::YamlUnsupported, "titre: &a Un\n", "1:8"),
    case(Code::YamlUnsupported, "titre: *a\n", "1:8"),
    case(Code::YamlUnsupported, "titre: !!str Un\n", "1:8"),
    case(Code::YamlUnsupported, "titre: Un\n---\ntitre: Deux\n", "2:1"),
    case(Code::YamlTooDeep, "titre: [[[[[[[[[[[[[[[[[[[[x]]]]]]]]]]]]]]]]]]]]\n", "1:24"),
    case(Code::UnknownKey, "titre: Un\nchapo: x\n", "2:1"),
    case(Code::UnknownKey, "titre: Un\nreperes:\n  publics: x\n", "3:3"),
    case(
        Code::UnknownKey,
        "titre: Un\nsections:\n  - type: contexte\n    text: x\n    texte: x\n",
        "4:5",
    ),
    case(Code::DuplicateKey, "titre: Un\ntexte: a\ntitre: Deux\n", "3:1"),
    case(Code::MissingKey, "themes: [1]\n", "1:1"),
    case(Code::MissingKey, "titre: Un\nsections:\n  - texte: x\n", "3:5"),
    case(Code::UnexpectedValue, "titre: [a]\n", "1:8"),
    case(Code::UnexpectedValue, "titre: Un\nsections: x\n", "2:11"),
    case(Code::UnexpectedValue, "titre: Un\nthemes: [un]\n", "2:10"),
    case(Code::UnexpectedValue, "- titre\n", "1:1"),
    case(Code::UnknownTheme, "titre: Un\nthemes: [1, 3]\n", "2:13"),
    case(Code::DuplicateTheme, "titre: Un\nthemes: [1, 1]\n", "2:13"),
    case(
        Code::UnknownSectionType,
        "titre: Un\nsections:\n  - type: context\n    texte: x\n",
        "3:11",
    ),
    case(Code::UnknownTemplate, "titre: Un\ngabarit: films\n", "2:10"),
    case(Code::UnknownMotif, "titre: Un\nmotif: rond\n", "2:8"),
    case(Code::UnknownSheet, "titre: Un\ntexte: |\n  Voir [deux](#deux).\n", "3:8"),
    case(
        Code::UnsupportedMarkdown,
        "titre: Un\ntexte: |\n  a\n\n  | b | c |\n  |---|---|\n",
        "5:3",
    ),
    case(Code::UnsupportedMarkdown, "titre: Un\ntexte: |\n  Le `code`.\n", "3:6"),
    case(Code::UnsupportedMarkdown, "titre: Un\ntexte: |\n  a\n\n  ***\n", "5:3"),
    case(Code::UnsupportedMarkdown, "titre: Un\ntexte: |\n  Un ~~mot~~.\n", "3:6"),
    case(Code::UnsupportedMarkdown, "titre: Un\ntexte: |\n  a\n\n  [a]: une-ligne\n", "5:3"),
    case(Code::UnsupportedMarkdown, "titre: Un\ntexte: |\n  a <!-- b --> c\n", "3:5"),
    case(Code::UnsupportedMarkdown, "titre: Un\ntexte: |\n  a ![b](c.png) d\n", "3:5"),
    case(Code::HeadingLevel, "titre: Un\ntexte: |\n  # Titre\n", "3:3"),
    case(Code::HeadingLevel, "titre: Un\ntexte: |\n  ##### Titre\n", "3:3"),
    case(Code::HeadingLevel, "titre: Un\ntexte: |\n  Texte\n  ---\n", "4:3"),
    case(Code::HeadingLevel, "titre: Un\nchapeau: |\n  ### Titre\n", "3:3"),
    case(Code::HeadingLevel, "titre: Un\ntexte: |\n  - ### Titre\n", "3:5"),
    case(Code::HtmlTag, "titre: Un\ntexte: |\n  Un <b>mot</b>.\n", "3:6"),
    case(Code::PrintedSign, "titre: Un\ntexte: |\n  Ceci :\n  • un\n  • deux\n", "4:3"),
    case(Code::IndentedText, "titre: Un\ntexte: |\n  a\n\n      b\n", "5:7"),
    case(Code::Footnote, "titre: Un\ntexte: |\n  Un mot[^1].\n", "3:9"),
    case(Code::Footnote, "titre: Un\ntexte: |\n  Un mot.\n\n  [^1]: Une note.\n", "5:3"),
    case(Code::LinkTarget, "titre: Un\ntexte: |\n  Un [lien](javascript:x).\n", "3:6"),
    case(Code::LinkTarget, "titre: Un\ntexte: |\n  Un [lien](www.example.org).\n", "3:6"),
    case(Code::ProseTooDeep, "titre: Un\ntexte: |\n  > > > > > > > > > > a\n", "3:19"),
    case(Code::UnknownCallout, "titre: Un\ntexte: |\n  > [!encart] Titre\n  > Texte.\n", "3:5"),
    case(Code::MissingPicture, "titre: Un\ntexte: |\n  ![Une fresque](fresque.png)\n", "3:3"),
    case(
        Code::MissingPicture,
        "titre: Un\ntexte: |\n  ![Une fresque](../../../etc/hostname)\n",
        "3:3",
    ),
    case(Code::BadPicture, "titre: Un\ntexte: |\n  ![Une fresque](annexe.yaml)\n", "3:3"),
    case(Code::MissingAlt, "titre: Un\ntexte: |\n  ![](annexe.yaml)\n", "3:3"),
    case(Code::MissingGlyph, "titre: Un\ntexte: Un \u{1f600} jaune.\n", "2:11"),
    case(Code::MissingGlyph, "titre: Un q\u{301}\ntexte: |\n  - Un x\u{302} ici.\n", "3:8"),
    case(Code::MissingGlyph, "titre: Un\ntexte: Un q\u{301} ici.\n", "2:11"),
    case(Code::MissingGlyph, "titre: Un\ntexte: Un &#128512; jaune.\n", "2:11"),
    case(Code::MissingGlyph, "titre: Un\ntexte: \"Un \\U0001F600 jaune.\"\n", "2:12"),
    // Found by hostile hands.
    case(Code::Footnote, "titre: Un\ntexte: |\n  A[^1] B[^1]\n\n  [^1]: C\n", "3:10"),
    case(Code::EmptyValue, "titre:\ntexte: perdu\n", "1:6"),
    case(Code::EmptyValue, "titre: \"\\u200b\"\n", "1:8"),
    case(Code::EmptyValue, "titre: Un\nreperes:\n  a:\n    titre:\n    texte: perdu\n", "4:10"),
    case(Code::YamlComment, "titre: L'action n° #3 du plan\n", "1:20"),
    case(Code::YamlSyntax, "titre: Un\ntexte: |\n  un\ndeux et trois\n  quatre\n", "4:1"),
    case(Code::YamlSyntax, "titre: Un\nchapeau:A\ntexte: x\n", "2:1"),
    case(Code::YamlSyntax, "titre: @x\n", "1:8"),
    case(Code::YamlSyntax, "titre: \"a\\qb\"\n", "1:8"),
    case(Code::ForbiddenCharacter, "titre: \"a\\x07b\"\n", "1:10"),
    case(Code::ForbiddenCharacter, "titre: Un\ntexte: |\n  a&#7;b\n", "3:4"),
    case(Code::MissingGlyph, "# \u{1f600}\ntitre: Un\ntexte: Un \u{1f600}.\n", "3:11"),
    case(
        Code::Footnote,
        "titre: Un\nsections:\n  - titre: A\n    texte: |\n      ### B[^1]\n\n      [^1]: C\n",
        "5:12",
    ),
    case(Code::Footnote, "titre: Un\ntexte: |\n  A[^1]\n\n  [^1]:\n", "5:3"),
    case(Code::LinkTarget, "titre: Un\ntexte: |\n  [ici](une adresse)\n", "3:3"),
    case(Code::UnknownCallout, "titre: Un\ntexte: |\n  [!encadre] Titre\n", "3:3"),
    case(Code::UnexpectedValue, "titre: Un\nthemes: 1, 2\n", "2:9"),
    // Beyond validity.
    case(
        Code::SummaryTitle,
        "titre: Un jardin des villes\ntitre_sommaire: Un jardin de villes\n",
        "2:27",
    ),
    case(Code::CutSentence, "titre: Un\ntexte: |\n  La ville et\n", "3:12"),
    case(Code::CutSentence, "titre: Un\ntexte: Avec la ville,\n", "2:16"),
    case(Code::CutSentence, "titre: Un\ntexte: |\n  - Avec ;\n  - l'appui de la\n", "4:16"),
    case(Code::ListPunctuation, "titre: Un\ntexte: |\n  - Un ;\n  - Deux\n  - Trois.\n", "4:5"),
    case(
        Code::ListPunctuation,
        "titre: Un\nreperes:\n  objectifs: |\n    - Un\n    - Deux trois.\n",
        "5:12",
    ),
    case(Code::EmptyHeading, "titre: Un\ntexte: |\n  A.\n\n  ### B\n", "5:3"),
    case(Code::EmptyHeading, "titre: Un\ntexte: |\n  ### A\n\n  ### B\n\n  C.\n", "3:3"),
    case(Code::BareAddress, "titre: Un\ntexte: Voir www.example.org.\n", "2:13"),
    case(Code::BareAddress, "titre: Un\ntexte: Voir http//example.org.\n", "2:13"),
    case(Code::Unfinished, "titre: Un\ntexte: La suite [à compléter].\n", "2:17"),
    case(Code::Typing, "titre: Un\ntexte: Un pas de de géant.\n", "2:15"),
    case(Code::Typing, "titre: Un\ntexte: Il dit « oui.\n", "2:15"),
    case(Code::Typing, "titre: Un\ntexte: L'Ã©tÃ©.\n", "2:10"),
    case(Code::Typing, "titre: Un\ntexte: Il dit oui ».\n", "2:19"),
    case(Code::Typing, "titre: Un\ntexte: Il dit oui) ici.\n", "2:18"),
    case(Code::Typing, "titre: Un\ntexte: Il \"dit oui.\n", "2:11"),
    case(Code::Typing, "titre: Un\ntexte: Le « mot juste. Un « autre » mot.\n", "2:11"),
    case(Code::Typing, "titre: Un\ntexte: La la rue.\n", "2:8"),
    case(Code::Typing, "titre: Un\ntexte: Une pr?sence.\n", "2:12"),
    case(
        Code::Typing,
        "titre: Un\ntexte: |\n  - Un même point ;\n  - Un autre ;\n  - Un même point.\n",
        "5:5",
    ),
    case(Code::CutSentence, "titre: Un\ntexte: Un jardin que la rue a fait naître avec\n", "2:43"),
    case(Code::CutSentence, "titre: Un\ntexte: |\n  Un mot.\n\n  Trois objectifs :\n", "5:19"),
    case(Code::ListPunctuation, "titre: Un\ntexte: |\n  - Un jardin ;\n  - Un four ;\n", "4:13"),
    case(Code::BareAddress, "titre: Un\ntexte: Voir lejardin.fr.\n", "2:13"),
    case(Code::BareAddress, "titre: Un\ntexte: Voir http:/www.example.org.\n", "2:13"),
    case(Code::BareAddress, "titre: Un\ntexte: Voir contact@example.\n", "2:13"),
    case(Code::Unfinished, "titre: Un\ntexte: À compléter\n", "2:8"),
    case(Code::Unfinished, "titre: Un\ntexte: Lorem ipsum dolor.\n", "2:8"),
    case(Code::DeadReference, "titre: Un\ntexte: Rien (voir fiche 48).\n", "2:19"),
    case(Code::DeadReference, "titre: Un\ntexte: Voir [un](#une).\n", "2:13"),
    case(Code::FileNameAlt, "titre: Un\ntexte: |\n  ![photo.png](annexe.yaml)\n", "3:5"),
    case(Code::LonePicture, "titre: Un\ntexte: |\n  ![Un mur](annexe.yaml){cote}\n", "3:3"),
    case(
        Code::LonePicture,
        "titre: Un\ntexte: |\n  ![Un mur](annexe.yaml){cote}\n\n  ### Deux\n\n  > Trois.\n",
        "3:3",
    ),
    case(
        Code::LonePicture,
        "titre: Un\ntexte: |\n  - Deux\n\n    ![Un mur](annexe.yaml){cote}\n\n    Trois.\n",
        "5:5",
    ),
    case(Code::MissingField, "titre: Un\nreperes:\n  public: x\n", "2:1"),
    case(Code::MissingField, "titre: Un\n", "1:8"),
];

#[test]
fn every_problem_of_a_sheet_is_told_on_its_line() {
    let mut wrong = Vec::new();
    for case in SHEETS {
        let collection = Collection::new(&[("sources/une.yaml", case.sheet)]);
        let run = collection.run(&["check"]);
        let line = format!("[{}]", case.code);
        let place = format!("sources/une.yaml:{}\n", case.at);
        let told = run.stderr.split("\n\n").any(|d| d.contains(&line) && d.contains(&place));
        if !told || run.code > 1 {
            wrong
                .push(format!("{} at {} in {:?}:\n{}", case.code, case.at, case.sheet, run.stderr));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Problems of the whole collection: the files, the code, what the message must hold.
#[test]
fn problems_of_a_collection_are_told() {
    let manifest = |more: &str| format!("{MANIFEST}{more}");
    type Files = Vec<(&'static str, String)>;
    let inks = |inks: &str| manifest(&format!("profils:\n  presse:\n    encres:\n      {inks}\n"));
    let cases: Vec<(Code, Files, &str)> = vec![
        (
            Code::MissingFile,
            vec![("sources/annexe.yaml", manifest("fiches: [une, deux]\n"))],
            "sources/annexe.yaml:9:15",
        ),
        (
            Code::UnlistedSheet,
            vec![
                ("sources/annexe.yaml", manifest("fiches: [une]\n")),
                ("sources/trois.yaml", SHEET.into()),
            ],
            "sources/trois.yaml:1:1",
        ),
        (
            Code::DuplicateSheet,
            vec![("sources/annexe.yaml", manifest("fiches: [une, une]\n"))],
            "sources/annexe.yaml:9:15",
        ),
        (Code::DuplicateSheet, vec![("sources/une.yml", SHEET.into())], "sources/une.yml:1:1"),
        (
            Code::BadIdentifier,
            vec![("sources/Fiche été.yaml", SHEET.into())],
            "sources/Fiche été.yaml:1:1",
        ),
        (
            Code::FileTooLarge,
            vec![("sources/deux.yaml", "a".repeat(3 << 20))],
            "sources/deux.yaml:1:1",
        ),
        (
            Code::DuplicateTheme,
            vec![("sources/annexe.yaml", MANIFEST.replace("  2:", "  01:"))],
            "sources/annexe.yaml:8:3",
        ),
        (
            Code::UnexpectedValue,
            vec![("sources/annexe.yaml", MANIFEST.replace("2024-02-29", "2023-02-29"))],
            "sources/annexe.yaml:5:7",
        ),
        (
            Code::LostText,
            vec![(
                "layouts/annex.typ",
                "#set document(title: \"X\")\n#set text(lang: \"fr\", font: \"Carlito\")\nx".into(),
            )],
            "layouts/annex.typ:1:1",
        ),
        (
            Code::DuplicateSectionType,
            vec![("sources/annexe.yaml", manifest("types_de_section:\n  contexte: Ici\n"))],
            "sources/annexe.yaml:10:3",
        ),
        (
            Code::BadIdentifier,
            vec![("sources/annexe.yaml", manifest("types_de_section:\n  Été: Ici\n"))],
            "sources/annexe.yaml:10:3",
        ),
        (
            Code::MissingKey,
            vec![(
                "sources/annexe.yaml",
                manifest("types_de_section:\n  voix:\n    icone: projet\n"),
            )],
            "sources/annexe.yaml:11:5",
        ),
        (
            Code::UnknownKey,
            vec![(
                "sources/annexe.yaml",
                manifest("types_de_section:\n  voix:\n    titre: V\n    icon: projet\n"),
            )],
            "sources/annexe.yaml:12:5",
        ),
        (
            Code::UnexpectedValue,
            vec![("sources/annexe.yaml", manifest("types_de_section: [voix]\n"))],
            "sources/annexe.yaml:9:19",
        ),
        (
            Code::MissingIcon,
            vec![(
                "sources/annexe.yaml",
                manifest("types_de_section:\n  voix:\n    titre: V\n    icone: projets\n"),
            )],
            "sources/annexe.yaml:12:12",
        ),
        (
            Code::MissingIcon,
            vec![(
                "sources/annexe.yaml",
                manifest("types_de_section:\n  voix:\n    titre: V\n    icone: icons/projet\n"),
            )],
            "écrivez « icone: projet »",
        ),
        (
            Code::MissingIcon,
            vec![
                (
                    "sources/annexe.yaml",
                    manifest("types_de_section:\n  voix:\n    titre: V\n    icone: voix\n"),
                ),
                ("layouts/icons/voix.svg", "PNG".into()),
            ],
            "icône inutilisable",
        ),
        (
            Code::UnknownColour,
            vec![("sources/annexe.yaml", inks("petrole: {cmjn: [95, 30, 40, 30]}"))],
            "vouliez-vous dire « petrol »",
        ),
        (
            Code::UnknownColour,
            vec![("sources/annexe.yaml", inks("saffron: {cmjn: [0, 30, 80, 0]}"))],
            "sources/annexe.yaml:12:7",
        ),
        (
            Code::UnexpectedValue,
            vec![("sources/annexe.yaml", inks("ink: {cmjn: [0, 0, 0, 101]}"))],
            "sources/annexe.yaml:12:29",
        ),
        (
            Code::UnexpectedValue,
            vec![("sources/annexe.yaml", inks("ink: {cmjn: [0, 0, 100]}"))],
            "sources/annexe.yaml:12:19",
        ),
        (
            Code::BadInk,
            vec![("sources/annexe.yaml", inks("ink: {ton_direct: Jaune, cmjn: [0, 0, 100, 0]}"))],
            "sources/annexe.yaml:12:25",
        ),
        (
            Code::BadInk,
            vec![(
                "sources/annexe.yaml",
                inks("ink: {ton_direct: A, cmjn: [100, 0, 0, 0]}\n      sea: {ton_direct: a}"),
            )],
            "sources/annexe.yaml:13:25",
        ),
        (
            Code::BadInk,
            vec![
                (
                    "sources/annexe.yaml",
                    inks("a: {cmjn: [0, 0, 0, 10]}\n      b: {cmjn: [0, 0, 0, 20]}"),
                ),
                ("layouts/theme.typ", THEME.into()),
            ],
            "sources/annexe.yaml:13:7",
        ),
        (
            Code::InkCoverage,
            vec![("sources/annexe.yaml", inks("ink: {cmjn: [100, 100, 100, 1]}"))],
            "sources/annexe.yaml:12:19",
        ),
        (
            Code::UnknownLayout,
            vec![("sources/annexe.yaml", manifest("mise_en_page: icons\n"))],
            "sources/annexe.yaml:9:15",
        ),
        (
            Code::LayoutContract,
            vec![("layouts/theme.typ", "// Le mien\n#let contract = 2\n".into())],
            "layouts/theme.typ:2:17",
        ),
        (
            Code::LayoutContract,
            vec![("layouts/handout.typ", "#let contract = \"1\"\n".into())],
            "layouts/handout.typ:1:17",
        ),
        (
            Code::UnknownCode,
            vec![("sources/annexe.yaml", manifest("silence: [phrase-coupe]\n"))],
            "sources/annexe.yaml:9:11",
        ),
        (
            Code::UnknownCode,
            vec![("sources/annexe.yaml", manifest("silence:\n  cle-inconnue: [une]\n"))],
            "sources/annexe.yaml:10:3",
        ),
        (
            Code::UnknownSheet,
            vec![("sources/annexe.yaml", manifest("silence:\n  phrase-coupee: [deux]\n"))],
            "sources/annexe.yaml:10:19",
        ),
        (
            Code::MissingDate,
            vec![("sources/annexe.yaml", MANIFEST.replace("date: 2024-02-29\n", ""))],
            "sources/annexe.yaml:1:1",
        ),
        (
            Code::NoRevision,
            vec![("sources/annexe.yaml", manifest("estampille: oui\n"))],
            "sources/annexe.yaml:9:13",
        ),
        (
            Code::UnexpectedValue,
            vec![("sources/annexe.yaml", manifest("mise_a_jour: peut-être\n"))],
            "sources/annexe.yaml:9:14",
        ),
        (
            Code::Layout,
            vec![("layouts/annex.typ", "#let a = 1\n#panic()\n".into())],
            "layouts/annex.typ:2:2",
        ),
        (
            Code::Layout,
            vec![("layouts/annex.typ", "#read(\"/sources/une.yaml\")\n".into())],
            "layouts/annex.typ:1:7",
        ),
        (
            Code::Layout,
            vec![("layouts/annex.typ", "#import \"@preview/cetz:0.3.0\"\n".into())],
            "layouts/annex.typ:1:9",
        ),
        (
            Code::Layout,
            vec![("layouts/annex.typ", "#set text(font: \"Helvetica\")\nx".into())],
            "police absente",
        ),
    ];
    for (code, files, expected) in cases {
        let collection = Collection::good();
        for (path, text) in &files {
            collection.write(path, text.as_bytes());
        }
        let run = collection.run(&["check"]);
        assert!(
            run.stderr.contains(&format!("[{code}]")) && run.stderr.contains(expected),
            "{code}, {expected}: {}",
            run.stderr
        );
    }
}

#[test]
fn bytes_that_are_not_utf8_are_located() {
    let collection = Collection::good();
    collection.write("sources/une.yaml", b"titre: Un\nchapeau: \xe9t\xe9\n");
    let run = collection.run(&["check"]);
    assert!(run.stderr.contains("[pas-utf8]"), "{}", run.stderr);
    assert!(run.stderr.contains("sources/une.yaml:2:10"), "{}", run.stderr);
}

#[test]
fn files_of_other_kinds_are_called_by_their_name() {
    for (start, kind) in [
        (&b"{\\rtf1\\ansi titre: Un\\par}"[..], "un fichier RTF"),
        (b"PK\x03\x04\x14\0", "un fichier compressé (Word, ODT, zip)"),
        (b"\xd0\xcf\x11\xe0", "un ancien fichier Word (.doc)"),
        (b"%PDF-1.7", "un PDF"),
    ] {
        let collection = Collection::good();
        collection.write("sources/une.yaml", start);
        let run = collection.run(&["check"]);
        assert_eq!(run.stderr.matches("erreur[").count(), 1, "{}", run.stderr);
        assert!(
            run.stderr.contains(&format!("ce fichier est {kind}, pas un texte")),
            "{}",
            run.stderr
        );
        assert!(run.stderr.contains("sources/une.yaml:1:1"), "{}", run.stderr);
    }
}

#[test]
fn every_code_has_a_case() {
    let mut tested: BTreeSet<&str> = SHEETS.iter().map(|case| case.code.as_str()).collect();
    // Those of the other tests in this file.
    let others = [
        Code::NotUtf8,
        Code::MissingFile,
        Code::UnlistedSheet,
        Code::DuplicateSheet,
        Code::BadIdentifier,
        Code::FileTooLarge,
        Code::MissingDate,
        Code::NoRevision,
        Code::LostText,
        Code::DuplicateSectionType,
        Code::MissingIcon,
        Code::UnknownLayout,
        Code::LayoutContract,
        Code::Layout,
        Code::UnknownColour,
        Code::BadInk,
        Code::InkCoverage,
        Code::UnknownCode,
        // Those of `checks.rs`.
        Code::StaleSchemas,
        Code::RepeatedPassage,
        Code::LowResolution,
        Code::MissingTheme,
        // That of `pictures.rs`.
        Code::DrawingFont,
        Code::LongSidebar,
        Code::NearlyEmptyPage,
        Code::PersonalData,
    ];
    tested.extend(others.iter().map(|code| code.as_str()));
    let missing: Vec<_> =
        Code::ALL.iter().map(|c| c.as_str()).filter(|c| !tested.contains(c)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn all_problems_are_told_at_once_in_reading_order() {
    let sheet =
        "chapo: x\nthemes: [9]\nsections:\n  - type: contxte\n    texte: |\n      # Titre\n";
    let run = Collection::new(&[("sources/une.yaml", sheet)]).run(&["check"]);
    let order: Vec<usize> =
        ["cle-absente", "cle-inconnue", "theme-inconnu", "type-inconnu", "niveau-intertitre"]
            .iter()
            .map(|code| {
                run.stderr
                    .find(&format!("[{code}]"))
                    .unwrap_or_else(|| panic!("{code}: {}", run.stderr))
            })
            .collect();
    assert!(order.is_sorted(), "{}", run.stderr);
    assert_eq!(run.code, 1);
}
