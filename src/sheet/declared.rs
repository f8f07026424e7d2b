//! The themes that the manifest declares, by their numbers.

use std::sync::Arc;

use super::fields::{Fields, Owner, barred, first_line, text};
use super::manifest::Theme;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::message::text;
use crate::source::{Place, Source};
use crate::yaml::slips::themes;
use crate::yaml::{Key, Node, Value};

/// The themes, and whether these are all: a faulty line may have lost its number.
pub(super) fn read(
    source: &Arc<Source>,
    node: &Node,
    diagnostics: &mut Diagnostics,
) -> (Vec<Theme>, bool) {
    if matches!(node.value, Value::Null) {
        return (Vec::new(), true);
    }
    if matches!(node.value, Value::Sequence(_) | Value::Scalar(_)) {
        return numbered(source, node, diagnostics);
    }
    let Some(mut fields) = Fields::of(source, node, Owner::Named("themes"), diagnostics) else {
        return (Vec::new(), false);
    };
    let mut themes: Vec<Theme> = Vec::new();
    let mut all = true;
    for (key, value) in fields.rest() {
        let place = Place::new(source, key.range.clone());
        let Ok(number) = key.name.trim().parse::<u32>() else {
            let next = themes.iter().map(|theme| theme.number).max().unwrap_or_default() + 1;
            let (number, title) = numbered_key(source, key, value);
            diagnostics.push(
                Diagnostic::error(Code::UnexpectedValue, text!("theme-no-number"))
                    .at(
                        &place,
                        match number {
                            Some(_) => text!("here"),
                            None => text!("theme-no-number.label"),
                        },
                    )
                    .hint(match number {
                        Some(number) => text!("theme-no-number.hint-number", number, title),
                        None => text!("theme-no-number.hint", number = next, title),
                    }),
            );
            // Sheets may name it all the same.
            all &= number.is_some();
            themes.extend(number.map(|number| Theme { number, title }));
            continue;
        };
        if themes.iter().any(|theme| theme.number == number) {
            diagnostics.push(
                Diagnostic::error(Code::DuplicateTheme, text!("theme-declared-twice", number))
                    .at(&place, text!("second-time")),
            );
        } else if matches!(value.value, Value::Null) {
            let place = Place::new(source, key.range.clone());
            // Sheets that name it would be printed without it.
            all = false;
            diagnostics.push(
                Diagnostic::error(Code::EmptyValue, text!("empty-key", name = key.name))
                    .at(&place, text!("empty-key.label"))
                    .hint(text!("theme-no-number.hint-empty", number)),
            );
        } else if let Some(title) = text(source, value, &key.name, diagnostics) {
            themes.push(Theme {
                number,
                title: title.as_str().split_whitespace().collect::<Vec<_>>().join(" "),
            });
        } else {
            all = false;
        }
    }
    themes.sort_by_key(|theme| theme.number);
    (themes, all)
}

/// The number among other words that a theme has for its key, and the title behind it: « Fiche 4 », « 4. … ».
fn numbered_key(source: &Arc<Source>, key: &Key, value: &Node) -> (Option<u32>, String) {
    let line = source.line(source.position(key.range.start).line);
    let whole = &source.text()[key.range.start..line.end.max(key.range.start)];
    let digits = whole.len() - whole.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    // « 1.5 » is no number of a theme with a title behind it.
    let fraction =
        key.name.split(['.', ',']).nth(1).is_some_and(|it| it.starts_with(char::is_numeric));
    if digits > 0 && !fraction {
        let title = whole[digits..].trim_start_matches(themes::SIGNS).trim_end().to_owned();
        return (whole[..digits].parse().ok(), title);
    }
    let title = match &value.value {
        Value::Scalar(text) => text.as_str().trim(),
        _ => key.name.trim(),
    };
    let mut numbers = key.name.split(|c: char| !c.is_ascii_digit()).filter(|it| !it.is_empty());
    let number = numbers.next().filter(|_| numbers.next().is_none() && !fraction);
    (number.and_then(|number| number.parse().ok()), title.to_owned())
}

/// Reports themes that are no keys, each on its line: without their numbers, or without the colons behind them. Reads them
/// all the same, so that sheets may name them; tells whether all had their numbers.
fn numbered(
    source: &Arc<Source>,
    node: &Node,
    diagnostics: &mut Diagnostics,
) -> (Vec<Theme>, bool) {
    let written = source.text()[node.range.clone()].lines();
    let titles = written.map(|line| line.trim().trim_start_matches(['-', '[', ' ']));
    let mut all = true;
    let themes = titles.filter(|line| !line.is_empty()).zip(1..).map(|(line, count)| {
        let end = line.find(|c: char| !c.is_ascii_digit()).unwrap_or(line.len());
        let title = line[end..].trim_start_matches(themes::SIGNS).to_owned();
        let number = line[..end].parse().ok();
        all &= number.is_some();
        Theme { number: number.unwrap_or(count), title }
    });
    let themes: Vec<Theme> = themes.collect();
    let place = first_line(&Place::new(source, node.range.clone()));
    if let Some(found) = barred(source, node, "themes") {
        diagnostics.push(found);
    } else if let Some(Theme { number, title }) = themes.first() {
        let written = &source.text()[place.range.clone()];
        let listed =
            written.trim_start_matches(['-', ' ']).starts_with(|c: char| c.is_ascii_digit())
                && matches!(node.value, Value::Sequence(_));
        let (message, hint) = match listed {
            true => (text!("theme-listed"), text!("theme-listed.hint-all", number, title)),
            false => (text!("theme-no-number"), text!("theme-no-number.hint", number, title)),
        };
        diagnostics.push(
            Diagnostic::error(Code::UnexpectedValue, message).at(&place, text!("here")).hint(hint),
        );
    }
    (themes, all)
}
