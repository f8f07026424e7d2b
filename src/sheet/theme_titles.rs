//! Themes that a sheet names by their titles, where their numbers are wanted.

use std::ops::Range;
use std::sync::Arc;

use super::fields::first_line;
use super::manifest::Theme;
use crate::diag::{Code, Diagnostic};
use crate::fold;
use crate::message::text;
use crate::source::{Place, Source};
use crate::yaml::{Node, Value};

/// Tells the numbers of the themes that a value names by their titles, if it does.
pub(super) fn told(source: &Arc<Source>, node: &Node, themes: &[Theme]) -> Option<Diagnostic> {
    let numbers = numbers(source, node, themes)?;
    let named = themes.iter().filter(|theme| numbers.contains(&theme.number));
    let list = numbers.iter().map(u32::to_string).collect::<Vec<_>>().join(", ");
    let place = first_line(&Place::new(source, written(source, node)));
    let told = Diagnostic::error(Code::UnexpectedValue, text!("number-expected", name = "themes"))
        .at(&place, text!("number-expected.label-title"));
    let told = named.fold(told, |told, theme| {
        told.hint(text!("number-expected.hint-theme", number = theme.number, title = theme.title))
    });
    Some(told.hint(text!("number-expected.hint-meant", meant = format!("themes: [{list}]"))))
}

/// The numbers of the themes that a value names, one at least by its title, and by nothing else than titles and numbers.
pub(crate) fn numbers(source: &Source, node: &Node, themes: &[Theme]) -> Option<Vec<u32>> {
    let written = |node: &Node| &source.text()[written(source, node)];
    match &node.value {
        Value::Scalar(_) => named(written(node), themes),
        Value::Sequence(items) if items.iter().all(|i| matches!(i.value, Value::Scalar(_))) => {
            named(&items.iter().map(written).collect::<Vec<_>>().join(", "), themes)
        }
        _ => None,
    }
}

/// Where a value of `themes:` is written, a remark behind it left out.
pub(crate) fn written(source: &Source, node: &Node) -> Range<usize> {
    let text = &source.text()[node.range.clone()];
    let end = text.find(" #").unwrap_or(text.len());
    node.range.start..node.range.start + text[..end].trim_end().len()
}

/// The numbers of the themes that words name.
fn named(written: &str, themes: &[Theme]) -> Option<Vec<u32>> {
    let words = fold::folded_words(written);
    let titles: Vec<(u32, Vec<String>)> =
        themes.iter().map(|theme| (theme.number, fold::folded_words(&theme.title))).collect();
    let mut numbers: Vec<u32> = Vec::new();
    let (mut titled, mut at) = (false, 0);
    // A number may stand before its own title: « 2. La famille ».
    let mut before = None;
    while let Some(word) = words.get(at) {
        let fits =
            titles.iter().filter(|(_, title)| !title.is_empty() && words[at..].starts_with(title));
        if let Some((number, title)) = fits.max_by_key(|(_, title)| title.len()) {
            let alike = titles.iter().filter(|(_, other)| other == title).count();
            let contrary = before.is_some_and(|before: u32| {
                before != *number && !written.contains(&format!("{before},"))
            });
            if alike > 1 || contrary {
                return None;
            }
            numbers.push(*number);
            (titled, before, at) = (true, None, at + title.len());
            continue;
        }
        before = None;
        match word.parse() {
            Ok(number) if themes.iter().any(|theme| theme.number == number) => {
                numbers.push(number);
                before = Some(number);
            }
            _ if ["et", "theme", "themes"].contains(&word.as_str()) => {}
            _ => return None,
        }
        at += 1;
    }
    let mut seen = Vec::new();
    numbers.retain(|number| {
        !seen.contains(number) && {
            seen.push(*number);
            true
        }
    });
    titled.then_some(numbers)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_stand_for_their_numbers_where_nothing_else_is_said() {
        let theme = |number, title: &str| Theme { number, title: title.to_owned() };
        let themes = [
            theme(1, "La famille"),
            theme(2, "La famille, l'école et le quartier"),
            theme(3, "Se loger"),
            theme(4, "Se loger"),
            theme(5, "Vieillir"),
        ];
        for (written, numbers) in [
            ("La famille", &[1][..]),
            ("« la FAMILLE »", &[1]),
            ("La famille, l’ecole et le quartier", &[2]),
            ("La famille, vieillir", &[1, 5]),
            ("Vieillir et la famille", &[5, 1]),
            ("Thème 5 : Vieillir", &[5]),
            ("5. Vieillir, La famille", &[5, 1]),
            ("1, Vieillir", &[1, 5]),
            ("1. Vieillir", &[]),
            ("Se loger", &[]),
            ("Famille", &[]),
            ("La famille du quartier", &[]),
            ("1, 5", &[]),
            ("", &[]),
        ] {
            assert_eq!(named(written, &themes).unwrap_or_default(), numbers, "{written}");
        }
    }
}
