//! What the one form is.

use super::{formatted, try_formatted};

#[test]
fn keys_are_put_in_order_with_their_remarks() {
    let text = "\
# yaml-language-server: $schema=fiche.schema.json
# Le fichier

sections:   # les sections
# avant la section
- texte: Un.   # le texte
  # avant le type
  type: contexte
reperes:
    # à qui
    contact: |  # une ligne, une ligne
        Un. Deux.
        Trois
    # rien de plus
themes: # les thèmes
  - 1
  - 2
# sous les thèmes

# avant le titre
titre: 'Le four'
# la fin
";
    let form = "\
# yaml-language-server: $schema=fiche.schema.json
# Le fichier

# avant le titre
titre: Le four
themes: [1, 2] # les thèmes
# sous les thèmes

reperes:
  # à qui
  contact: | # une ligne, une ligne
    Un. Deux.
    Trois
  # rien de plus

sections: # les sections
  # avant la section
  # avant le type
  - type: contexte
    texte: | # le texte
      Un.
# la fin
";
    assert_eq!(formatted(text), form);
}

#[test]
fn every_way_of_writing_a_text_ends_in_one() {
    let form = "titre: T\n\nchapeau: |\n  Un : deux.\n  Trois #4.\n";
    for chapeau in [
        "|\n  Un : deux.\n  Trois #4.",
        "|-\n      Un : deux.\n      Trois #4.",
        "|+\n  Un :\n  deux. Trois #4.\n\n\n",
        ">\n  Un : deux.\n  Trois\n  #4.",
        "\"Un : deux. \\\n   Trois #4.\"",
        "'Un : deux.\n\n  Trois #4.'",
        "  \n    'Un : deux. Trois #4.'   ",
        "|2\n  Un : deux. \n  Trois #4.\n",
    ] {
        assert_eq!(formatted(&format!("titre: T\nchapeau: {chapeau}")), form, "{chapeau}");
        let crlf =
            format!("\u{feff}---\ntitre: T\nchapeau: {chapeau}\n...\n").replace('\n', "\r\n");
        assert_eq!(formatted(&crlf), form, "{chapeau}");
    }
}

#[test]
fn lines_that_check_warns_of_stay_lines() {
    for body in [
        "chapeau:\n  Un.\n\n  Deux.\n",
        "chapeau: Un.\n\n  Deux\n  trois.\n",
        "chapeau: >\n  Un.\n\n  Deux.\n",
        "texte: >- # une remarque\n  Un :\n  - deux\n  - trois\n",
        "reperes:\n  contact:\n    Un\n\n    Deux\n",
        "reperes:\n  public: |\n    - Un\n    - Deux\n    contact: Trois\n",
        "texte: |\n  a) un\n  b) deux\n",
        "texte: |\n  1- un\n  2- deux\n",
        "texte: |\n  – un\n  – deux\n",
        "texte: |\n  o un\n  o deux\n",
        "texte: |\n  - Un\n  – Deux\n",
        "texte: |\n  - Un\n\n    · deux\n    · trois\n",
    ] {
        let text = format!("titre: T\n\n{body}");
        assert_eq!(formatted(&text), text);
        let crlf = format!("titre: T\n{body}").replace('\n', "\r\n");
        assert_eq!(formatted(&crlf), text);
    }
    // The paragraphs beside them have a line for each sentence.
    let text = "titre: T\n\ntexte: |\n  Un. Deux.\n\n  a) un\n  b) deux\n";
    assert_eq!(formatted(text), text.replace("Un. Deux.", "Un.\n  Deux."));
}

#[test]
fn titles_are_quoted_where_they_must() {
    for (title, form) in [
        ("'Le four'", "Le four"),
        ("\"L'eau : un bien\"", "\"L'eau : un bien\""),
        ("'2004'", "\"2004\""),
        ("2004", "2004"),
        ("|\n  Le\n  four\n", "Le four"),
        ("Le\n  four", "Le four"),
        ("'😀 l''e\u{301}t\u{e9}…'", "\"😀 l'e\u{301}t\u{e9}…\""),
        ("'- \u{a0}# a'", "\"- \u{a0}# a\""),
        ("\"a\\tb\"", "\"a\\tb\""),
    ] {
        assert_eq!(formatted(&format!("titre: {title}\n")), format!("titre: {form}\n"));
    }
}

#[test]
fn brackets_are_opened_but_round_numbers_and_words() {
    let text = "{titre: T, reperes: {public: 'Tous, ou presque', debut: 2004}, sections: [{texte: U, type: actions}], themes: [1,\n 2]}";
    let form = "\
titre: T
themes: [1, 2]

reperes:
  public: Tous, ou presque
  debut: 2004

sections:
  - type: actions
    texte: |
      U
";
    assert_eq!(formatted(text), form);
    let noted = "titre: T\nthemes: [1, # un\n  # deux\n\n  2] # fin\n";
    assert_eq!(formatted(noted), "titre: T\nthemes: [1, # un\n  # deux\n\n  2] # fin\n");
}

#[test]
fn the_manifest_has_its_order() {
    let text = "\
types_de_section:
  voix: {icone: contexte, titre: La voix}
fiches: ['a', \"b\"]
mots_cles:
  - un, deux
  - l'eau
  - 'quatre'
themes:
  3: Trois
  '1': \"Un : un\"
organisme: >
  Le conseil

  du pain
guide: G
titre: T
annexe: A
date: 2024-02-29
";
    let form = "\
annexe: A
titre: T
guide: G
organisme: |
  Le conseil
  du pain
date: 2024-02-29
mots_cles: [\"un, deux\", l'eau, quatre]
themes:
  3: Trois
  1: \"Un : un\"
fiches:
  - a
  - b
types_de_section:
  voix:
    titre: La voix
    icone: contexte
";
    assert_eq!(formatted(text), form);
}

#[test]
fn texts_in_brackets_with_remarks_keep_what_their_lines_end_in() {
    let head = "annexe: A\ntitre: T\nguide: G\n";
    for list in [
        // An escaped space at the end of a line, more than one, an escaped tab, an escaped backslash before a space.
        "[\"le four\\ \n  du pain\", # un\n  b]",
        "[\"le four\\   \n  du pain\", # un\n  b]",
        "[\"le four\\\t\n  du pain\", # un\n  b]",
        "[\"le four\\\\ \n  du pain\", # un\n  b]",
        "[\"le four\\\n  \\ du pain\", # un\n  b]",
        // A no-break space is text, wherever it stands; a line without text is a line end.
        "[\"le four\u{a0}\n  \u{a0}du pain\", # un\n  b]",
        "[\"le four\n\n  du pain\", # un\n  b]",
        "[ # un\n  'le four'   ,\t\n b ]",
    ] {
        for end in ["\n", "\r\n"] {
            let text = format!("{head}mots_cles: {list} # deux\n").replace('\n', end);
            let form = formatted(&text);
            assert_eq!(keywords(&form), keywords(&text), "{text:?} {form:?}");
            assert!(form.contains("# un\n") && form.ends_with(" # deux\n"), "{form:?}");
        }
    }
}

/// The key words of a manifest.
fn keywords(text: &str) -> Vec<String> {
    let source = annexe::source::Source::new("annexe.yaml", text.into());
    let mut found = annexe::diag::Diagnostics::default();
    let manifest = annexe::sheet::read_manifest(&source, &mut found).unwrap();
    assert_eq!(found.errors(), 0, "{text}: {found:?}");
    manifest.keywords
}

#[test]
fn what_has_errors_has_no_form() {
    for text in [
        "",
        "titre: a: b",
        "titre: [",
        "titre: T\nchapo: U\n",
        "a: &x 1",
        "titre: T\n---\ntitre: U\n",
    ] {
        assert_eq!(try_formatted(text), None, "{text}");
    }
}

#[test]
fn what_is_two_spaces_deeper_than_a_number_is_put_below_its_text() {
    let text =
        "titre: Un\ntexte: |\n  1. Un :\n    - a ;\n    - b.\n\n    Suite. Fin.\n  2. Deux.\n";
    let form = "titre: Un\ntexte: |\n  1. Un :\n     - a ;\n     - b.\n\n     Suite.\n     Fin.\n  2. Deux.\n";
    let head = |text: &str| text.find("texte").map(|at| text[at..].to_owned());
    assert_eq!(head(&formatted(text)), head(form));
    assert_eq!(formatted(form), formatted(text));
}

#[test]
fn texts_with_line_ends_of_web_pages_stay_blocks_with_their_lines() {
    for sign in ['\u{2028}', '\u{2029}', '\u{85}'] {
        let body = format!("      Un.{sign}Deux.{sign}\n      {sign}Trois. Quatre.\n");
        let text = format!(
            "titre: Un{sign}titre\nsections:\n  - texte: |\n{body}\n\n      - Cinq{sign}six\n    type: contexte\n"
        );
        let form = format!(
            "titre: Un{sign}titre\n\nsections:\n  - type: contexte\n    texte: |\n{body}\n      - Cinq{sign}six\n"
        );
        assert_eq!(formatted(&text), form, "{sign:?}");
    }
}
