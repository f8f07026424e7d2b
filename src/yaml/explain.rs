//! What YAML's errors mean to somebody who writes sheets.

/// What is wrong with a line that is neither key nor text, and what to do.
pub(super) fn stray(text: &str) -> (String, &'static str) {
    let quote = "mettez le texte entre guillemets droits (\"…\")";
    match text.split_once(':') {
        Some((key, rest)) if !key.contains(' ') && !rest.starts_with('/') => {
            return (
                format!("il manque une espace après « {key}: »"),
                "écrivez « clé: valeur », avec une espace",
            );
        }
        _ => {}
    }
    match text.chars().next() {
        Some(c @ ('@' | '`' | '%' | '&' | '*' | '!' | '|' | '>' | '?' | '}' | ']' | ',')) => {
            (format!("un texte ne peut pas commencer par « {c} »"), quote)
        }
        _ => (
            "cette ligne n'est ni une clé ni la suite du texte".into(),
            "décalez-la de deux espaces sous sa clé, et écrivez « | » après la clé : texte: |",
        ),
    }
}

/// A French message and remedy for the parser's English ones.
pub(super) fn explain(info: &str, found: Option<char>) -> (String, &'static str) {
    let quote = "mettez le texte entre guillemets droits (\"…\")";
    let cases: &[(&[&str], &str, &str)] = &[
        (
            &["escape"],
            "une barre oblique inverse ne s'écrit pas ainsi entre guillemets droits",
            "doublez-la (\\\\), ou mettez le texte entre apostrophes ('…')",
        ),
        (
            &["quoted scalar"],
            "un guillemet ouvert n'est pas refermé",
            "refermez le guillemet, ou supprimez-le (une apostrophe au début d'un texte en est un)",
        ),
        (
            &["block scalar"],
            "rien ne suit « | » ou « > » sur sa ligne",
            "mettez le texte à la ligne, décalé de deux espaces",
        ),
        (
            &["flow", "',' or ']'", "',' or '}'"],
            "un crochet ou une accolade n'est pas refermé",
            "fermez-le, ou mettez le texte entre guillemets droits (\"…\")",
        ),
        (
            &["'-' indicator", "indent", "block sequence", "block entries", "block collection"],
            "le retrait de cette ligne ne correspond pas à ses voisines",
            "alignez-la sur les lignes de même niveau",
        ),
        (
            &["block mapping", "expected key", "simple key"],
            "cette ligne n'est ni une clé ni la suite du texte",
            "décalez le texte de deux espaces sous sa clé, et écrivez « | » après la clé : texte: |",
        ),
    ];
    if let Some((_, message, hint)) =
        cases.iter().find(|(words, ..)| words.iter().any(|word| info.contains(word)))
    {
        return ((*message).to_owned(), hint);
    }
    let shown =
        found.filter(|c| !c.is_whitespace()).map_or_else(String::new, |c| format!(" : « {c} »"));
    (format!("YAML ne peut pas lire ce qui suit{shown}"), quote)
}
