//! What stands between a sheet's title and its lead: a second title, the name of its action, its title in the summary, its themes.

use super::split::level;
use crate::fold::{fold, folded_words, words};
use crate::import::draft::Sheet;
use crate::import::inline::{Inline, Role as Span};
use crate::import::log::{Log, start};
use crate::import::office::build::prose::Notes;
use crate::import::office::build::sheets::LEAD;
use crate::import::office::model::{Para, Role};
use crate::import::office::parts::Part;
use crate::import::patterns::Patterns;
use crate::message::text;

/// A name is no longer than this, in characters.
const NAME: usize = 300;
/// A second title is no longer than this, in characters.
const SUBTITLE: usize = 160;
/// Words that stand beside the numbers of themes.
const BESIDE: &[&str] = &["et", "fiche", "fiches", "theme", "themes", "n", "no"];

/// Takes them out of a sheet's parts.
pub(crate) fn take(
    parts: &mut Vec<Part>,
    sheet: &mut Sheet,
    patterns: &Patterns,
    notes: &mut Notes,
    log: &mut Log<'_>,
) {
    let labels = &mut sheet.labels;
    sheet.action_name = named(parts, &|label| patterns.is_action_name(label), true, labels, notes);
    // These two say little without a colon after them.
    let is_summary_title = |label: &str| patterns.is_summary_title(label);
    sheet.summary_title = named(parts, &is_summary_title, false, labels, notes);
    sheet.themes = themes(parts, labels, patterns, notes, log);
}

/// A label and its name, on the same line or on the one below.
fn named(
    parts: &mut Vec<Part>,
    is_label: &dyn Fn(&str) -> bool,
    below: bool,
    found: &mut Vec<(usize, String)>,
    notes: &mut Notes,
) -> Option<String> {
    for at in 0..parts.len() {
        let Part::Para(para) = &parts[at] else { continue };
        let label = para.text.label().filter(|_| para.bullet.is_none());
        if !label.is_some_and(|label| is_label(&label)) {
            continue;
        }
        let cut = para.text.cut_at_colon();
        let alone = cut.is_none();
        if alone && !below {
            continue;
        }
        let (label, name) = cut.unwrap_or_else(|| (para.text.plain(), Inline::default()));
        let line = para.line;
        let next = parts.get(at + 1).filter(|_| name.is_empty()).and_then(name_below);
        let (end, name) = next.map_or((at + 1, name), |name| (at + 2, name));
        if is_name(&name) {
            found.push((line, label));
            parts.drain(at..end);
            return Some(name.plain());
        }
        let goes_on = matches!(parts.get(at + 1), Some(Part::Para(next)) if next.bullet.is_some());
        if name.is_empty() && !alone && !goes_on {
            notes.empty_field(line, &label);
            parts.remove(at);
            return None;
        }
    }
    None
}

/// The text of a paragraph that can be a name, and is no label itself.
fn name_below(part: &Part) -> Option<Inline> {
    match part {
        Part::Para(para) if para.role == Role::Body && para.bullet.is_none() => {
            Some(para.text.clone()).filter(|text| !text.plain().ends_with(':'))
        }
        _ => None,
    }
}

fn is_name(text: &Inline) -> bool {
    let noted = text.0.iter().any(|span| span.role == Span::NoteMark);
    !text.is_empty() && !noted && text.plain().chars().count() < NAME
}

/// The numbers of the themes, which stand before the first heading.
fn themes(
    parts: &mut Vec<Part>,
    found: &mut Vec<(usize, String)>,
    patterns: &Patterns,
    notes: &mut Notes,
    log: &mut Log<'_>,
) -> Vec<u32> {
    let label = |part: &Part| match part {
        Part::Para(para) if para.bullet.is_none() => para
            .text
            .cut_at_colon()
            .filter(|(label, _)| patterns.is_themes(label))
            .map(|(_, value)| (para.line, para.text.plain(), value.plain())),
        _ => None,
    };
    let before = parts.iter().take_while(|part| level(part).is_none()).enumerate();
    let Some((at, (line, text, value))) =
        before.filter_map(|(at, part)| Some((at, label(part)?))).next()
    else {
        return Vec::new();
    };
    if value.is_empty() {
        notes.empty_field(line, text.trim_end_matches([':', ' ', '\u{a0}']));
        parts.remove(at);
        return Vec::new();
    }
    let numbers = numbers(&value, &notes.origin.themes);
    if numbers.is_empty() {
        let text = start(&text);
        log.doubt(line, text!("import-themes-text", text));
        return numbers;
    }
    found.push((line, text));
    parts.remove(at);
    numbers
}

/// The numbers of a text that has nothing else, the titles of their themes apart.
fn numbers(text: &str, known: &[(u32, String)]) -> Vec<u32> {
    let mut numbers: Vec<u32> = Vec::new();
    for number in words(text).filter_map(|word| word.parse().ok()) {
        if !numbers.contains(&number) {
            numbers.push(number);
        }
    }
    let titles: Vec<String> = known
        .iter()
        .filter(|(number, _)| numbers.contains(number))
        .flat_map(|(_, title)| folded_words(title))
        .collect();
    let plain = |word: &str| {
        let word = fold(word);
        word.parse::<u32>().is_ok() || BESIDE.contains(&&*word) || titles.contains(&word)
    };
    if words(text).all(plain) { numbers } else { Vec::new() }
}

/// Whether a sheet begins with a heading that no section has, a lead below it, and then the heading of a usual section.
fn heads_lead(parts: &[Part], patterns: &Patterns) -> bool {
    let heading = |part: &Part| match part {
        Part::Para(para) => level(part).map(|level| (level, para.text.plain())),
        _ => None,
    };
    let Some((own, second)) = parts.first().and_then(heading) else { return false };
    let plain = |part: &&Part| matches!(part, Part::Para(para) if para.role == Role::Body && para.bullet.is_none());
    let below = parts[1..].iter().take_while(plain).count();
    let next = parts.get(1 + below).and_then(heading);
    let known = |text: &str| patterns.is_sidebar(text) || patterns.recognise(text).is_some();
    let usual = |text: &str| patterns.recognise(text).is_some_and(|found| found.is_sure());
    // Where it is higher than the sections, it is the only one so high.
    let alone = || parts[1..].iter().all(|part| level(part).is_none_or(|level| level > own));
    (1..=LEAD).contains(&below)
        && second.chars().count() <= SUBTITLE
        && !known(&second)
        && next.is_some_and(|(level, text)| {
            level == own && usual(&text) || level > own && known(&text) && alone()
        })
}

/// The line under the title that has the style of a second title, or is told to be one.
pub(crate) fn take_subtitle(
    parts: &mut Vec<Part>,
    told: bool,
    patterns: &Patterns,
    notes: &mut Notes,
) -> Option<String> {
    let styled = |part: &Part| matches!(part, Part::Para(para) if para.role == Role::Subtitle);
    let found = parts.iter().take_while(|part| level(part).is_none()).position(styled);
    let first = (told || heads_lead(parts, patterns))
        && parts.first().is_some_and(|part| level(part).is_some());
    let at = found.or(first.then_some(0))?;
    let Part::Para(mut para) = parts.remove(at) else { return None };
    let after = notes.take_from(&mut para.text);
    for (n, text) in after.into_iter().enumerate() {
        parts.insert(at + n, Part::Para(Para { line: para.line, text, ..Para::default() }));
    }
    Some(para.text.plain())
}

#[cfg(test)]
mod tests {
    use super::numbers;

    #[test]
    fn themes_are_numbers_with_or_without_their_titles() {
        let known = [(1, "Le développement social".to_owned()), (3, "La participation".to_owned())];
        assert_eq!(numbers("1, 3 et 4", &known), [1, 3, 4]);
        assert_eq!(numbers("fiches n° 3 ; 1 ; 3", &known), [3, 1]);
        assert_eq!(numbers("1 – Le développement social, 3 – La participation", &known), [1, 3]);
        assert!(numbers("3 jardins", &known).is_empty());
        assert!(numbers("La participation", &known).is_empty());
    }
}
