//! Values of style that drawings may have in browsers and that would be printed otherwise: what to write in their place.

use svgtypes::Paint;

use super::super::css;

/// The properties whose values are words, which are read in small letters alone.
const WORDED: &[&str] = &[
    "display",
    "visibility",
    "fill-rule",
    "clip-rule",
    "stroke-linecap",
    "stroke-linejoin",
    "text-anchor",
    "font-style",
    "font-weight",
];
/// The words that colours may be, as they are read.
const WORDS: &[&str] = &["none", "inherit", "currentColor", "context-fill", "context-stroke"];
/// A colour that lists of names have since they were made for the web (CSS Colors 4, 6.1).
const LATER: (&str, &str) = ("rebeccapurple", "#663399");

/// What is to be written in the place of a word with capitals, if it is one that they make unreadable.
pub(super) fn small(name: &str, word: &str) -> Option<String> {
    let is_word = word.bytes().all(|byte| byte.is_ascii_alphabetic() || byte == b'-');
    let capital = word.bytes().any(|byte| byte.is_ascii_uppercase());
    (WORDED.contains(&name) && is_word && capital).then(|| word.to_ascii_lowercase())
}

/// A word that a colour may be, as it is to be written.
pub(super) fn colour_word(value: &str) -> Option<&'static str> {
    WORDS.iter().find(|word| word.eq_ignore_ascii_case(value)).copied()
}

/// The same colour as it is read, where it is one that browsers know.
pub(super) fn colour(value: &str) -> Option<String> {
    let word = colour_word(value).map(str::to_owned);
    let later = value.eq_ignore_ascii_case(LATER.0).then(|| LATER.1.to_owned());
    let meant = word.or(later).or_else(|| {
        let (head, rest) = value.split_at_checked(4).filter(|_| value.contains('('))?;
        let kind = head.to_ascii_lowercase();
        // How much is seen through it is a share, not percents.
        let (name, inside) = match kind.as_str() {
            "rgb(" | "hsl(" => (&kind[..3], rest),
            "rgba" | "hsla" => (&kind[..3], rest.strip_prefix('(')?),
            _ => return None,
        };
        let parts: Vec<&str> = inside
            .strip_suffix(')')?
            .split(|c: char| c.is_whitespace() || matches!(c, ',' | '/'))
            .filter(|part| !part.is_empty())
            .collect();
        let &[first, second, third, share] = parts.as_slice() else { return None };
        let share = share.strip_suffix('%')?.parse::<f64>().ok()? / 100.0;
        Some(format!("{name}a({first}, {second}, {third}, {share})"))
    });
    meant.filter(|meant| Paint::from_str(meant).is_ok())
}

/// A rule inside another one, or one for paper alone, of a style sheet: it would not be printed.
pub(super) fn inner_rule(sheet: &str) -> Option<String> {
    let sheet = css::without_remarks(sheet);
    let mut open: Vec<&str> = Vec::new();
    let mut start = 0;
    for (at, sign) in sheet.match_indices(['{', '}', ';']) {
        let head = sheet[start..at].trim();
        start = at + 1;
        match sign {
            "{" => {
                let lower = head.to_ascii_lowercase();
                let paper = lower.starts_with("@media") && lower.contains("print");
                let other = ["@layer", "@supports", "@container", "@scope"];
                let inside = open.last().is_some_and(|outer| !outer.starts_with('@'));
                if inside || paper || other.iter().any(|rule| lower.starts_with(rule)) {
                    return Some(format!("{head} {{ … }}"));
                }
                open.push(head);
            }
            "}" => drop(open.pop()),
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_of_browsers_are_told_as_they_are_read() {
        for (value, meant) in [
            ("NONE", "none"),
            ("CURRENTCOLOR", "currentColor"),
            ("RebeccaPurple", "#663399"),
            ("rgb(0 160 0 / 50%)", "rgba(0, 160, 0, 0.5)"),
            ("rgba(0, 160, 0, 25%)", "rgba(0, 160, 0, 0.25)"),
        ] {
            assert_eq!(colour(value).as_deref(), Some(meant));
        }
        for value in ["bleue", "rgb(1 2)", "lab(50% 1 1 / 50%)", "rgb(", "é(", "rgb(a b c / 5%)"] {
            assert_eq!(colour(value), None);
        }
    }

    #[test]
    fn rules_that_would_not_be_printed_are_found() {
        for (sheet, rule) in [
            (".a{fill:red; .b{fill:green}}", ".b { … }"),
            ("g{/* { */}g{rect{}}", "rect { … }"),
            ("@media print{rect{fill:red}}", "@media print { … }"),
        ] {
            assert_eq!(inner_rule(sheet).as_deref(), Some(rule));
        }
        for sheet in ["a{} b{}", "@media screen{a{}}", "@font-face{src:url(a)}", "}{", ""] {
            assert_eq!(inner_rule(sheet), None);
        }
    }
}
