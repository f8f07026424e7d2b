//! What Typst says to designers most often, in the language of this run: kinds of values, operations, arguments, the
//! structure of a tagged PDF. What is not known here is told as Typst words it.

use super::slips::unstable;
use super::vocabulary::{DEFINERS, KINDS, OPERATIONS, WORDS};
use crate::message::text;

/// What it says of a PDF with colours as inks.
const NO_INKS: &str = "the PDF is missing a CMYK profile";

/// So many values to choose from are told; a sheet of paper has over eighty names.
const CHOICES: usize = 12;

/// What it says of a heading without a text.
const EMPTY_HEADING: &str = "heading title is empty";

/// What a message of Typst's says, if it is one of the usual ones.
pub(super) fn message(said: &str) -> Option<String> {
    if let Some((standards, why)) = said.split_once(" error: ").filter(|_| said.starts_with("PDF/"))
    {
        let why = conformance(why).unwrap_or_else(|| why.to_owned());
        return Some(text!("layout-nonconforming", standards, why));
    }
    match said {
        "too many elements to destructure" => {
            return Some(text!("layout-values", many = "true"));
        }
        "not enough elements to destructure" => {
            return Some(text!("layout-values", many = "false"));
        }
        "cannot divide by zero" => return Some(text!("layout-by-zero")),
        "array is empty" => return Some(text!("layout-empty-array")),
        "unexpected argument" => return Some(text!("layout-argument")),
        "maximum function call depth exceeded" => return Some(text!("layout-too-deep")),
        "unexpected colon" => return Some(text!("layout-sign-here", sign = ":")),
        "unexpected comma" => return Some(text!("layout-sign-here", sign = ",")),
        "unexpected semicolon" => return Some(text!("layout-sign-here", sign = ";")),
        "unexpected equals sign" => return Some(text!("layout-sign-here", sign = "=")),
        "unexpected dot" => return Some(text!("layout-sign-here", sign = ".")),
        "unexpected hash" => return Some(text!("layout-sign-here", sign = "#")),
        "unexpected arrow" => return Some(text!("layout-sign-here", sign = "=>")),
        "invalid numbering pattern" => return Some(text!("layout-numbering")),
        "unknown symbol modifier" => return Some(text!("layout-symbol")),
        "color string has wrong length" => return Some(text!("layout-colour-length")),
        "color string contains non-hexadecimal letters" => {
            return Some(text!("layout-colour-digits"));
        }
        "can only be used when context is known" => return Some(text!("layout-context")),
        "cyclic import" => return Some(text!("layout-cyclic")),
        "only element functions can be used as selectors" => {
            return Some(text!("layout-selector"));
        }
        "cannot access fields on user-defined functions" => return Some(text!("layout-uncalled")),
        "unclosed string" => return Some(text!("layout-unclosed-text")),
        "the character `#` is not valid in code" => return Some(text!("layout-hash")),
        "condition is always true" | "loop seems to be infinite" => {
            return Some(text!("layout-endless"));
        }
        _ => {}
    }
    if let Some(sign) = foreign(said) {
        return Some(match is_quote(sign) {
            true => text!("layout-quote", sign),
            false => text!("layout-sign", sign),
        });
    }
    if let Some(bracket) = said.strip_prefix("unexpected closing ").and_then(bracket) {
        return Some(text!("layout-closing", bracket));
    }
    if let Some(of) = said.strip_prefix("cannot loop over ") {
        return Some(text!("layout-loop", of = kind(of)?));
    }
    if let Some(of) = said.strip_prefix("cannot access fields on type ") {
        return Some(text!("layout-fieldless", of = kind(of)?));
    }
    if said.starts_with("expected two or three letter language code") {
        return Some(text!("layout-language"));
    }
    if said.starts_with("expected two letter region code") {
        return Some(text!("layout-region"));
    }
    if let Some(rest) = said.strip_prefix("dictionary does not contain key ") {
        let key = rest.split(" and no default ").next().unwrap_or(rest);
        return Some(text!("layout-no-key", key));
    }
    if let Some(rest) = said.strip_prefix("array index out of bounds (index: ") {
        let (index, rest) = rest.split_once(", len: ")?;
        let length = rest.split(')').next()?;
        return Some(text!("layout-out-of-bounds", index, length));
    }
    if let Some(path) = within(said, "path `", "` would escape the project root") {
        return Some(text!("layout-path-out", path));
    }
    if said == "path must not contain a backslash" {
        return Some(text!("layout-backslash"));
    }
    if let Some(name) = said.strip_prefix("unexpected argument: ") {
        return Some(text!("layout-argument-name", name));
    }
    if let Some(said) = refused(said) {
        return Some(said);
    }
    if let Some(name) = said.strip_prefix("missing argument: ") {
        return Some(text!("layout-no-argument", name));
    }
    if let Some(rest) = said.strip_prefix("expected ") {
        return expected(rest);
    }
    if let Some(rest) = said.strip_prefix("type ")
        && let Some((of, method)) = rest.split_once(" has no method ")
    {
        return Some(text!("layout-no-method", of = kind(of)?, name = method.trim_matches('`')));
    }
    if let Some(rest) = said.strip_prefix("cannot subtract ") {
        let (taken, from) = rest.split_once(" from ")?;
        return Some(text!(
            "layout-operation",
            one = kind(from)?,
            sign = "−",
            other = kind(taken)?
        ));
    }
    OPERATIONS.iter().find_map(|(start, between, sign)| {
        let (one, other) = said.strip_prefix(start)?.split_once(between)?;
        Some(text!("layout-operation", one = kind(one)?, sign, other = kind(other)?))
    })
}

/// The label that a message says nothing has.
pub(super) fn label(said: &str) -> Option<&str> {
    within(said, "label `", "` does not exist in the document")
}

/// What a message says of a value that is not taken, if it is one of the usual ones.
fn refused(said: &str) -> Option<String> {
    for start in ["duplicate argument: ", "duplicate key: "] {
        if let Some(name) = said.strip_prefix(start) {
            return Some(text!("layout-twice", name));
        }
    }
    if let Some(unit) = within(said, "invalid number suffix: `", "`") {
        return Some(text!("layout-unit-unknown", unit));
    }
    if let Some((least, most)) =
        said.strip_prefix("number must be between ").and_then(|it| it.split_once(" and "))
    {
        return Some(text!("layout-between", least, most));
    }
    if let Some(labels) = label(said) {
        return Some(text!("layout-no-labels", count = 1, labels));
    }
    if let Some(name) = within(said, "label `", "` occurs multiple times in the document") {
        return Some(text!("layout-label-twice", name));
    }
    if let Some(index) = within(said, "string index ", " is not a character boundary") {
        return Some(text!("layout-inside-letter", index));
    }
    if said.starts_with("failed to parse SVG") {
        return Some(text!("layout-svg"));
    }
    if let Some(what) = said.strip_suffix(" may not occur inside of a paragraph and was ignored") {
        return Some(text!("layout-in-paragraph", what));
    }
    if let Some(rest) = said.strip_prefix("inequality assertion failed: ") {
        return Some(
            match rest.strip_prefix("value ").and_then(|it| it.split_once(" was equal to ")) {
                Some(("none", "none")) => text!("layout-stops-none"),
                Some((value, _)) => text!("layout-stops-equal", value),
                None => text!("layout-stops", why = rest),
            },
        );
    }
    if let Some(rest) = said.strip_prefix("equality assertion failed: ") {
        let values = rest.strip_prefix("value ").and_then(|it| it.split_once(" was not equal to "));
        return Some(match values {
            Some((one, other)) => text!("layout-stops-unequal", one, other),
            None => text!("layout-stops", why = rest),
        });
    }
    let parts = [" does not contain field ", " does not have field ", " does not contain "];
    let (of, name) = parts.iter().find_map(|part| said.split_once(part))?;
    let of = of.strip_prefix("type ").or_else(|| of.strip_prefix("element ")).unwrap_or(of);
    let of = of.trim_matches('`');
    let name = name.split(['"', '`']).nth(1)?;
    Some(text!("layout-no-field", of = kind(of).unwrap_or_else(|| of.to_owned()), name))
}

/// What to do about what a message says, where Typst does not say it.
pub(super) fn remedy(said: &str) -> Option<String> {
    if said.starts_with("invalid number suffix: ") {
        return Some(text!("layout-unit-unknown.hint"));
    }
    if said.starts_with("string index ") {
        return Some(text!("layout-inside-letter.hint"));
    }
    if let Some(name) = said.strip_prefix("unknown variable: ")
        && DEFINERS.contains(&name)
    {
        return Some(text!("layout-unknown-name.hint-define"));
    }
    if foreign(said).is_some_and(is_quote) {
        return Some(text!("layout-quote.hint"));
    }
    if said.starts_with("unexpected closing ") {
        return Some(text!("layout-closing.hint"));
    }
    if let Some(name) = said.strip_prefix("unknown variable: ")
        && name.starts_with(char::is_uppercase)
    {
        return Some(text!("layout-unknown-name.hint-text", name));
    }
    if said.starts_with("expected ") && said.contains("content") && said.ends_with(", found array")
    {
        return Some(text!("layout-expected-found.hint-runs"));
    }
    if said.starts_with("cannot loop over ") {
        return Some(text!("layout-loop.hint"));
    }
    if said.starts_with("cannot join ") && said.contains("array") {
        return Some(text!("layout-operation.hint-join"));
    }
    if let Some(sign) = foreign(said).filter(|sign| !is_quote(sign) && !sign.is_ascii()) {
        return Some(text!("layout-sign.hint", text = format!("\"{sign}\"")));
    }
    if said.starts_with("cannot access fields on type ") {
        return Some(text!("layout-fieldless.hint"));
    }
    if said.starts_with("expected two ") && said.contains(" code (ISO ") {
        return Some(text!("layout-language.hint"));
    }
    if said.ends_with("occurs multiple times in the document") {
        return Some(text!("layout-label-twice.hint"));
    }
    if said.ends_with(EMPTY_HEADING) {
        return Some(text!("layout-empty-heading.hint"));
    }
    Some(match said {
        "cannot divide by zero" => text!("layout-by-zero.hint"),
        "cyclic import" => text!("layout-cyclic.hint"),
        "only element functions can be used as selectors" => text!("layout-selector.hint"),
        "condition is always true" | "loop seems to be infinite" => text!("layout-endless.hint"),
        "maximum function call depth exceeded" => text!("layout-too-deep.hint"),
        "invalid numbering pattern" => text!("layout-numbering.hint"),
        "unknown symbol modifier" => text!("layout-symbol.hint"),
        "cannot access fields on user-defined functions" => text!("layout-uncalled.hint"),
        "unclosed string" => text!("layout-unclosed-text.hint"),
        "expected equals sign" => text!("layout-expected.hint-equals"),
        "expected block" => text!("layout-expected.hint-block"),
        "expected expression" => text!("layout-expected.hint-expression"),
        "expected comma" => text!("layout-expected.hint-comma"),
        _ => return None,
    })
}

/// How Typst says a word of another language that it does not know.
pub(super) fn word(said: &str) -> Option<String> {
    let name = said.strip_prefix("unknown variable: ")?;
    let (_, ours) = WORDS.iter().find(|(word, _)| *word == name)?;
    Some(text!("layout-unknown-name.hint-word", name = *ours))
}

/// The sign that a message says has no place in code.
fn foreign(said: &str) -> Option<&str> {
    let said = said.strip_prefix("the character ").unwrap_or(said);
    within(said, "`", "` is not valid in code")
}

/// Whether a sign is a quotation mark of prose.
fn is_quote(sign: &str) -> bool {
    matches!(sign, "«" | "»" | "“" | "”" | "„" | "‟" | "‘" | "’" | "‚" | "‹" | "›" | "'" | "`")
}

/// A bracket, by the name that Typst gives it.
fn bracket(name: &str) -> Option<&'static str> {
    Some(match name {
        "paren" => ")",
        "bracket" => "]",
        "brace" => "}",
        _ => return None,
    })
}

/// What a hint of Typst's says, likewise.
pub(super) fn hint(said: &str) -> Option<String> {
    if let Some(rest) = said.strip_prefix("a length needs a unit - did you mean ") {
        return Some(text!("layout-unit", length = rest.trim_end_matches('?')));
    }
    if let Some(path) = within(said, "use forward slashes instead: `", "`") {
        return Some(text!("layout-backslash.hint", path));
    }
    if let Some((whole, part)) = said.split_once(" may not contain ") {
        return Some(match part {
            "marked content directly" => text!("layout-bare-content", whole),
            _ => text!("layout-part", whole, part),
        });
    }
    if let Some(names) = said.strip_prefix("if you meant to use subtraction, ") {
        let shown = names.split_once(": ").map_or(names, |(_, shown)| shown);
        return Some(text!("layout-subtraction", shown = shown.trim_matches('`')));
    }
    let used = said.strip_prefix("in Typst, `").and_then(|it| it.split_once("` is used for "));
    if let Some((name, _)) = used {
        return Some(text!("layout-unknown-name.hint-word", name));
    }
    if let Some(values) = unstable::observed(said) {
        return Some(values);
    }
    Some(match said {
        "try wrapping this in a `context` expression" => text!("layout-context.hint"),
        "try using a different font" => text!("layout-no-form.hint"),
        "cannot access files outside of the project sandbox" => text!("layout-path-out.hint"),
        "heading levels must be consecutive" => text!("layout-levels.hint"),
        "this is probably caused by a show rule" => text!("layout-show-rule"),
        "try escaping the preceding hash: `\\#`" => text!("layout-hash.hint-print"),
        "make sure your images and equations have alt text" => text!("layout-alt.hint"),
        _ => return None,
    })
}

/// Whether a hint is of no help: Typst's own program has an argument of that name, which means something else; its help is
/// on the web and in English, and what is told apart there is told together here; nobody has a layout of an earlier Typst.
pub(super) fn is_idle(hint: &str) -> bool {
    hint.contains("`--root`")
        || hint.starts_with("the provided array has a length of ")
        || hint.starts_with("the `context` expression should wrap ")
        || hint.starts_with("CMYK colors are not yet ")
        || hint.starts_with("see ")
        || hint.starts_with("or did you mean to write ")
        || hint.starts_with("the preceding hash is causing ")
        || hint.starts_with("in earlier Typst versions")
        || hint.starts_with("this behavior is no longer")
        || hint.starts_with("measurement tries to resolve ")
        || hint.starts_with("the closest match for this element ")
}

/// Whether a message is about colours that are given as inks.
pub(super) fn is_of_inks(said: &str) -> bool {
    said.starts_with("PDF/") && said.ends_with(NO_INKS)
}

/// Whether a message is about letters that no font of the layout has.
pub(super) fn is_of_form(said: &str) -> bool {
    said.starts_with("PDF/") && said.contains(" could not be displayed with font ")
}

/// Whether a message is about content where the structure of a tagged PDF has no place for it.
pub(super) fn is_of_structure(said: &str) -> bool {
    said.starts_with("PDF/") && said.contains(" error: invalid ") && said.ends_with(" structure")
}

fn within<'a>(said: &'a str, start: &str, end: &str) -> Option<&'a str> {
    said.strip_prefix(start)?.strip_suffix(end)
}

fn conformance(why: &str) -> Option<String> {
    if let Some(rest) = why.strip_prefix("skipped from heading level ") {
        let (from, to) = rest.split_once(" to ")?;
        return Some(text!("layout-levels", from, to));
    }
    if why == "the first heading must be of level 1" {
        return Some(text!("layout-first-level"));
    }
    if why == NO_INKS {
        return Some(text!("layout-inks"));
    }
    if why == EMPTY_HEADING {
        return Some(text!("layout-empty-heading"));
    }
    if why == "missing alt text" {
        return Some(text!("layout-alt"));
    }
    if let Some(rest) = why.strip_prefix("the text ") {
        let (text, font) = rest.split_once(" could not be displayed with font ")?;
        let [text, font] = [text, font].map(|it| it.trim_matches(['`', '"']));
        return Some(text!("layout-no-form", text, font));
    }
    let what = why.strip_prefix("invalid ")?.strip_suffix(" structure")?;
    Some(text!("layout-structure", what))
}

/// What was expected, and what stood there, where that is told.
fn expected(rest: &str) -> Option<String> {
    let (wanted, found) = match rest.split_once(", found ") {
        Some((wanted, found)) => (wanted, Some(kind(found)?)),
        None => (rest, None),
    };
    let wanted = match kind(wanted) {
        Some(wanted) => wanted,
        None => {
            let all = wanted.replace(", or ", ", ").replace(" or ", ", ");
            let all: Option<Vec<String>> = all.split(", ").map(kind).collect();
            let all = all?;
            match all.len() {
                0..=CHOICES => all.join(&text!("typst-or")),
                count => {
                    let (first, more) = (all[..CHOICES].join(", "), count - CHOICES);
                    text!("layout-choices", first, more)
                }
            }
        }
    };
    Some(match found {
        Some(found) => text!("layout-expected-found", wanted, found),
        None => text!("layout-expected", wanted),
    })
}

/// A kind of values; a value between quotation marks stays as it is.
fn kind(said: &str) -> Option<String> {
    let known = KINDS.iter().find(|(name, _)| *name == said).map(|(_, told)| told());
    // One, and no more.
    let quoted = |mark: char| said.starts_with(mark) && said.ends_with(mark);
    let is_value =
        ['"', '`'].into_iter().any(|mark| quoted(mark) && said.matches(mark).count() == 2);
    known.or_else(|| is_value.then(|| said.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_usual_is_said_in_plain_words() {
        let said = |text: &str| message(text).map(|told| told.replace('\u{a0}', " "));
        for (typst, ours) in [
            ("cannot add string and length", "opération impossible : texte + longueur"),
            ("cannot subtract length from none", "opération impossible : none − longueur"),
            (
                "expected length, auto, or none, found string",
                "attendu : longueur ou auto ou none ; reçu : texte",
            ),
            ("expected expression", "attendu : expression"),
            (
                "expected \"ascender\", \"cap-height\", \"bounds\", or length",
                "attendu : \"ascender\" ou \"cap-height\" ou \"bounds\" ou longueur",
            ),
            ("cyclic import", "deux fichiers s'importent l'un l'autre"),
            ("cannot loop over length", "« for » parcourt une liste ; reçu : longueur"),
            ("the character `«` is not valid in code", "« « » n'est pas un guillemet de code"),
            ("cannot access fields on type array", "liste n'a pas de champ"),
            ("unexpected closing paren", "« ) » de trop, ou son ouvrante manque"),
            (
                "expected two letter region code (ISO 3166-1 alpha-2)",
                "le code d'un pays a deux lettres",
            ),
            ("dictionary does not contain key \"quot\"", "clé absente du dictionnaire : \"quot\""),
            ("unexpected argument: fil", "argument inconnu : fil"),
            (
                "path `\"../x\"` would escape the project root",
                "ce chemin sort du dossier de la mise en page : \"../x\"",
            ),
            ("path must not contain a backslash", "un chemin s'écrit sans « \\ »"),
            ("type array has no method `fo`", "liste n'a pas de méthode « fo »"),
            ("type color does not contain field `night`", "couleur n'a pas de « night »"),
            ("quote does not have field \"bodi\"", "quote n'a pas de « bodi »"),
            (
                "string index 1 is not a character boundary",
                "l'élément 1 est demandé à un texte : une liste est attendue",
            ),
            ("failed to parse SVG (x)", "ce dessin SVG est mal formé"),
            (
                "block may not occur inside of a paragraph and was ignored",
                "« block » ne peut se trouver dans un paragraphe, et n'est pas imprimé",
            ),
            ("duplicate argument: height", "« height » est donné deux fois"),
            (
                "inequality assertion failed: value 1 was equal to 1",
                "la mise en page s'arrête : une valeur ne doit pas être 1",
            ),
            (
                "equality assertion failed: value 1 was not equal to 2",
                "la mise en page s'arrête : 1 n'est pas égal à 2",
            ),
            (
                "expected string, label, function, location, or selector, found dictionary",
                "attendu : texte ou marque ou fonction ou emplacement ou sélecteur ; reçu : dictionnaire",
            ),
        ] {
            assert_eq!(said(typst).as_deref(), Some(ours), "{typst}");
        }
        let levels = said("PDF/UA-1 error: skipped from heading level 2 to 5").unwrap();
        assert!(levels.contains("niveau 5") && levels.contains("PDF/UA-1"), "{levels}");
        for unknown in ["cannot add datetime and version", "expected something, found none", "x"] {
            assert_eq!(said(unknown), None);
        }
    }
}
