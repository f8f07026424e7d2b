//! The themes that a sheet names by their numbers.

use std::sync::Arc;

use super::fields::{empty, first_line, number};
use super::manifest::{Manifest, Theme};
use super::theme_titles;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::fold;
use crate::message::text;
use crate::source::{Place, Source};
use crate::yaml::slips::place::DASHES;
use crate::yaml::{Node, Value};

/// The most themes that « 1 à 9 » stands for.
const SPAN: u32 = 40;

/// Reads `themes:` of a sheet: the numbers of those that the annex has, each once.
pub(super) fn read(
    source: &Arc<Source>,
    node: &Node,
    manifest: &Manifest,
    diagnostics: &mut Diagnostics,
) -> Vec<u32> {
    let themes = manifest.themes.as_slice();
    let mut known = Vec::new();
    empty(source, node, "themes", diagnostics);
    if let Some(found) = people_wrote(source, node, themes) {
        diagnostics.push(found);
        return known;
    }
    if let Some(found) = theme_titles::told(source, node, themes) {
        diagnostics.push(found);
        return known;
    }
    let mut found = Diagnostics::default();
    let numbers = numbers(source, node, &mut found);
    let listed = matches!(node.value, Value::Sequence(_));
    found.iter_mut().for_each(|found| hints(found, node, listed, themes));
    diagnostics.extend(found);
    for (number, place) in numbers {
        if themes.iter().any(|theme| theme.number == number) {
            known.push(number);
            continue;
        }
        if manifest.lost_theme {
            continue;
        }
        let declared: Vec<_> = themes.iter().map(|theme| theme.number.to_string()).collect();
        let hint = if declared.is_empty() {
            text!("unknown-theme.hint-none")
        } else {
            text!("unknown-theme.hint", declared = declared.join(", "))
        };
        diagnostics.push(
            Diagnostic::error(Code::UnknownTheme, text!("unknown-theme", number))
                .at(&place, text!("unknown-theme.label"))
                .hint(hint),
        );
    }
    known
}

/// One word for what is all of numbers, though several of its items are none: « [Fiche 1, Fiche 3] », or the themes as the
/// manifest has them, a title behind each number.
fn people_wrote(source: &Arc<Source>, node: &Node, themes: &[Theme]) -> Option<Diagnostic> {
    let written = |item: &Node| source.text()[item.range.clone()].to_owned();
    let numbers: Vec<u32> = match &node.value {
        Value::Sequence(items) => {
            // Between marks, a number is one all the same.
            let wrong = |item: &&Node| match &item.value {
                Value::Scalar(text) => text.as_str().trim().parse::<u32>().is_err(),
                _ => true,
            };
            if items.iter().filter(wrong).count() < 2 {
                return None;
            }
            let meant = |item: &Node| keyed(item).or_else(|| meant(&written(item), themes));
            items.iter().map(meant).collect::<Option<Vec<_>>>()?.concat()
        }
        Value::Mapping(_) if written(node).starts_with('{') => {
            keyed(node).or_else(|| meant(&written(node), themes))?
        }
        Value::Mapping(_) => keyed(node)?,
        _ => return None,
    };
    let numbers = numbers.iter().map(u32::to_string).collect::<Vec<_>>().join(", ");
    let meant = format!("themes: [{numbers}]");
    Some(
        Diagnostic::error(Code::UnexpectedValue, text!("number-expected", name = "themes"))
            .at(&first_line(&Place::new(source, node.range.clone())), text!("here"))
            .hint(text!("number-expected.hint-meant", meant)),
    )
}

/// The numbers that are the keys of a value: titles stand behind them.
fn keyed(node: &Node) -> Option<Vec<u32>> {
    let Value::Mapping(entries) = &node.value else { return None };
    let titled = entries.iter().all(|(_, node)| matches!(node.value, Value::Scalar(_)));
    titled.then(|| entries.iter().map(|(key, _)| key.name.trim().parse().ok()).collect())?
}

/// The number of a theme that is written with its title: « 1 : La famille ».
fn titled(written: &str) -> Option<u32> {
    let (number, title) = written.split_once(':')?;
    number.trim().parse().ok().filter(|_| title.starts_with(' ') && !title.trim().is_empty())
}

/// The numbers, with where they stand.
fn numbers(source: &Arc<Source>, node: &Node, diagnostics: &mut Diagnostics) -> Vec<(u32, Place)> {
    let items = match &node.value {
        Value::Sequence(items) => items.as_slice(),
        Value::Null => &[],
        _ => std::slice::from_ref(node),
    };
    let mut numbers: Vec<(u32, Place)> = Vec::new();
    for item in items {
        let place = Place::new(source, item.range.clone());
        let Some(number) = number(source, item, "themes", diagnostics) else {
            continue;
        };
        if numbers.iter().any(|(other, _)| *other == number) {
            diagnostics.push(
                Diagnostic::warning(Code::DuplicateTheme, text!("theme-named-twice", number))
                    .at(&place, text!("second-time"))
                    .hint(text!("theme-named-twice.hint")),
            );
        } else {
            numbers.push((number, place));
        }
    }
    numbers
}

/// Adds to what is said of something else than a number: what was meant, or the themes and their numbers, the likeliest
/// first.
fn hints(found: &mut Diagnostic, node: &Node, listed: bool, themes: &[Theme]) {
    let Some(place) = found.place().filter(|_| found.code == Code::UnexpectedValue) else { return };
    // Numbers on several lines are one value to YAML.
    let whole = if listed { place.range.clone() } else { node.range.clone() };
    let written = &place.source.text()[whole];
    // Points without the space behind their dash, which YAML joins.
    let points = place.source.text()[place.range.start..].lines().map(str::trim);
    let number = |point: &str| {
        let number = point.strip_prefix(|c| c == '-' || DASHES.contains(&c))?.trim_start();
        (!number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()))
            .then(|| number.to_owned())
    };
    let points: Vec<String> = points.map_while(number).collect();
    if points.len() > 1 {
        let meant = format!("themes: [{}]", points.join(", "));
        found.hints =
            vec![text!("yaml-point-space.hint"), text!("number-expected.hint-meant", meant)];
        return;
    }
    if let Some(meant) = meant(written, themes) {
        let numbers = meant.iter().map(u32::to_string).collect::<Vec<_>>().join(", ");
        let meant = if listed { numbers } else { format!("themes: [{numbers}]") };
        found.hints = vec![text!("number-expected.hint-meant", meant)];
        return;
    }
    let number = titled(written).filter(|_| listed);
    let written = fold::folded_words(written);
    let small = |word: &&String| !fold::is_small(word) && word.parse::<u32>().is_err();
    let words: Vec<&String> = written.iter().filter(small).collect();
    if words.is_empty() || themes.is_empty() {
        return;
    }
    let meant = themes.iter().find(|theme| {
        let title = fold::folded_words(&theme.title);
        words.iter().all(|word| title.contains(word))
    });
    // Where the title is of no other theme, the number is sure.
    let number = number.filter(|number| meant.is_none_or(|theme| theme.number == *number));
    if let Some(number) = number {
        found.hints = vec![text!("number-expected.hint-meant", meant = number.to_string())];
        return;
    }
    let mut hints: Vec<String> = meant
        .map(|theme| {
            text!("number-expected.hint-theme", number = theme.number, title = theme.title)
        })
        .into_iter()
        .collect();
    let all = themes.iter().map(|theme| format!("{} ({})", theme.number, theme.title));
    hints.push(text!("number-expected.hint-themes", themes = all.collect::<Vec<_>>().join(", ")));
    hints.append(&mut found.hints);
    found.hints = hints;
}

/// The numbers that somebody wrote as people do: « 1 et 3 », « 1 à 4 », « thèmes 1 ; 2 », « n° 5 », « -2 ». Of those in
/// between, the themes that there are.
fn meant(written: &str, themes: &[Theme]) -> Option<Vec<u32>> {
    // 2.0, as spreadsheets write numbers.
    let written = written.strip_suffix(".0").unwrap_or(written).to_lowercase();
    let mut numbers: Vec<u32> = Vec::new();
    let mut between = String::new();
    for part in written.split_inclusive(|c: char| !c.is_ascii_digit()) {
        let digits = part.trim_end_matches(|c: char| !c.is_ascii_digit());
        if !digits.is_empty() {
            let number = digits.parse().ok()?;
            let from = numbers.last().map_or(number, |last| last + 1);
            if is_span(&between) && from <= number && number - from < SPAN {
                let known = |number: &u32| {
                    themes.is_empty() || themes.iter().any(|it| it.number == *number)
                };
                numbers.extend((from..=number).filter(known));
                between.clear();
                between.push_str(&part[digits.len()..]);
                continue;
            } else if !is_between(&between) {
                return None;
            }
            numbers.push(number);
            between.clear();
        }
        between.push_str(&part[digits.len()..]);
    }
    (is_between(&between) && !numbers.is_empty()).then_some(numbers)
}

/// Whether what stands between two numbers says that those in between are meant, too.
fn is_span(between: &str) -> bool {
    matches!(between.trim(), "à" | "a" | "au" | "-" | "–" | "—" | ".." | "...")
}

/// Whether it says nothing but that there is another one.
fn is_between(between: &str) -> bool {
    let words = between.split(|c: char| c.is_whitespace() || ",;&/.-–—«»\"'()n°[]{}".contains(c));
    words.filter(|word| !word.is_empty()).all(|word| {
        let words = ["et", "thème", "thèmes", "theme", "themes", "fiche", "fiches", "o", "no"];
        words.contains(&word.to_lowercase().as_str())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_known_however_people_write_them() {
        for (written, numbers) in [
            ("1 à 3", &[1, 2, 3][..]),
            ("1-3", &[1, 2, 3]),
            ("1..3", &[1, 2, 3]),
            ("-2", &[2]),
            ("2.0", &[2]),
            ("1, 2", &[1, 2]),
            ("1; 2", &[1, 2]),
            ("1 2", &[1, 2]),
            ("1 et 3", &[1, 3]),
            ("« 1 »", &[1]),
            ("thèmes 1, 2 et 5", &[1, 2, 5]),
            ("n° 4", &[4]),
            ("N°1", &[1]),
            ("1\n  3", &[1, 3]),
            ("Fiche 1", &[1]),
            ("{1, 3}", &[1, 3]),
            ("1. 3", &[1, 3]),
            ("3 à 1", &[]),
            ("deux", &[]),
            ("1 ou plus", &[]),
            ("1 à 99999", &[]),
            ("99999999999", &[]),
            ("", &[]),
        ] {
            assert_eq!(meant(written, &[]).unwrap_or_default(), numbers, "{written}");
        }
        let themes = [1, 3, 18].map(|number| Theme { number, title: String::new() });
        for (written, numbers) in
            [("1-18", &[1, 3, 18][..]), ("1 à 20", &[1, 3, 18]), ("2, 4", &[2, 4])]
        {
            assert_eq!(meant(written, &themes).unwrap_or_default(), numbers, "{written}");
        }
    }
}
