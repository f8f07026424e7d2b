//! The edition's date: read, told with the day that was meant where it is none, and written as French does.

use std::sync::Arc;

use time::format_description::BorrowedFormatItem;
use time::macros::format_description;
use time::{Date, Month};

use super::fields::{nothing, text};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::fold;
use crate::message::{self, Language, text};
use crate::source::{Place, Source};
use crate::yaml::{Node, Value};

/// A year has as many digits.
const YEAR: usize = 4;
const ISO: &[BorrowedFormatItem<'_>] = format_description!("[year]-[month]-[day]");

/// How a date is written, as messages say it.
#[must_use]
pub fn date_hint() -> String {
    text!("bad-date.hint")
}

/// Reads a date.
pub(super) fn date(
    source: &Arc<Source>,
    node: &Node,
    diagnostics: &mut Diagnostics,
) -> Option<Date> {
    if matches!(node.value, Value::Null) && node.range.is_empty() {
        let place = Place::new(source, node.range.clone());
        diagnostics.push(
            Diagnostic::warning(Code::EmptyValue, text!("empty-key", name = "date"))
                .at(&place, nothing(&place))
                .hint(text!("missing-date.hint")),
        );
        return None;
    }
    let text = text(source, node, "date", diagnostics)?.as_str().trim();
    let date = parse_date(text);
    if date.is_none() {
        let (message, hint) = match impossible(text) {
            Some(remedy) => (text!("bad-date-none", date = text), remedy),
            None => (text!("bad-date", date = text), date_remedy(text)),
        };
        diagnostics.push(
            Diagnostic::error(Code::UnexpectedValue, message)
                .at(&Place::new(source, node.range.clone()), text!("here"))
                .hint(hint),
        );
    }
    date
}

/// What to write for a date that is none: the day meant, where it can be told.
fn date_remedy(written: &str) -> String {
    if let Some(meant) = meant_date(written) {
        let date = meant.to_string();
        return match other_way(written, meant) {
            Some(other) => text!("bad-date.hint-either", date = other.to_string(), other = date),
            None => text!("bad-date.hint-meant", date),
        };
    }
    without_day(written).map_or_else(date_hint, |month| text!("bad-date.hint-day", month))
}

/// What is to be corrected in a date of which the calendar has no such day or month.
fn impossible(written: &str) -> Option<String> {
    let (year, month, day) = parts(written)?;
    let Some(month) = month_of(&month) else {
        let number = month.parse::<u8>().is_ok();
        return number.then(|| text!("bad-date-none.hint-month", month));
    };
    let days = month.length(year);
    let name = match message::language() {
        Language::French => french_month(month).to_owned(),
        Language::English => month.to_string(),
    };
    (day == 0 || day > u32::from(days))
        .then(|| text!("bad-date-none.hint-day", month = name, year, days))
}

/// The words of a date, without those that name no day, month or year: the place and the day of the week before it, the
/// hour behind it.
fn words(written: &str) -> Vec<String> {
    let days = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"];
    let mut words = fold::folded_words(day(written));
    words.retain(|word| !days.contains(&word.as_str()) && word != "le" && word != "er");
    let figures = |word: &String| word.starts_with(|c: char| c.is_ascii_digit());
    while words.len() > 3 && !words.first().is_some_and(figures) {
        words.remove(0);
    }
    words
}

/// A date without the hour that machines write behind it: `2019-11-04T10:00`, `2019-11-04 10:00:00`.
fn day(written: &str) -> &str {
    let figures = |text: &str| text.starts_with(|c: char| c.is_ascii_digit());
    let cut = written.match_indices(['T', ' ']).find_map(|(at, _)| {
        let (date, hour) = (&written[..at], &written[at + 1..]);
        let clock = figures(hour) && hour.contains(':') && hour.find(':') < Some(3);
        (clock && date.ends_with(|c: char| c.is_ascii_digit())).then_some(date)
    });
    cut.unwrap_or(written)
}

/// The month of a date by its number, its name, or what that is shortened to: « nov. », « déc », « juil. ».
fn month_of(word: &str) -> Option<Month> {
    let months: Vec<Month> = (1..=12).filter_map(|month| Month::try_from(month).ok()).collect();
    let begins = |month: &&Month| fold::fold(french_month(**month)).starts_with(word);
    let mut named = months.iter().filter(begins);
    match named.next() {
        Some(month) if word.len() > 2 && named.next().is_none() => Some(*month),
        _ => Month::try_from(word.parse::<u8>().ok()?).ok(),
    }
}

/// The other day that `19-11-04` can mean: the year comes last in France, first where machines write.
fn other_way(written: &str, meant: Date) -> Option<Date> {
    let words = words(written);
    let [first, month, last] = words.as_slice() else { return None };
    let figures = |word: &String| word.len() == 2 && word.bytes().all(|byte| byte.is_ascii_digit());
    if !words.iter().all(figures) || !written.contains('-') {
        return None;
    }
    let year = 2000 + first.parse::<i32>().ok()?;
    let other = Date::from_calendar_date(year, month_of(month)?, last.parse().ok()?).ok();
    other.filter(|other| *other != meant)
}

/// The year and the month of `mars 2019`, `03/2019` or `2019-03`, which lack the day.
fn without_day(written: &str) -> Option<String> {
    let parts = words(written);
    let [first, last] = parts.as_slice() else { return None };
    let (year, month) =
        if first.len() == 4 && last.len() < 4 { (first, last) } else { (last, first) };
    let year: u16 = year.parse().ok().filter(|year| (1000..=9999).contains(year))?;
    Some(format!("{year}-{:02}", u8::from(month_of(month)?)))
}

/// The date of `4/11/2019`, `jeudi 4 novembre 2019`, `2019/11/4`, `04/11/19`, `20191104` and the like.
fn meant_date(written: &str) -> Option<Date> {
    let (year, month, day) = parts(written)?;
    Date::from_calendar_date(year, month_of(&month)?, u8::try_from(day).ok()?).ok()
}

/// The year, the month as it is written, and the day of such a date, whether the calendar has it or not.
fn parts(written: &str) -> Option<(i32, String, u32)> {
    let parts = words(written);
    let (first, month, last) = match parts.as_slice() {
        [first, month, last] => (first.as_str(), month.as_str(), last.as_str()),
        [whole] if whole.len() == 8 && whole.bytes().all(|byte| byte.is_ascii_digit()) => {
            (&whole[..4], &whole[4..6], &whole[6..])
        }
        _ => return None,
    };
    let (year, day) = if first.len() == 4 { (first, last) } else { (last, first) };
    let day = day.strip_suffix("er").unwrap_or(day).parse().ok()?;
    // Two figures are of this century.
    let century = if year.len() == 2 { 2000 } else { 0 };
    let year = century + year.parse::<i32>().ok()?;
    let year = Some(year).filter(|year| (1000..=9999).contains(year))?;
    Some((year, month.to_owned(), day))
}

/// The date of a text such as `2019-11-04`.
///
/// PDF dates have four-digit years (ISO 32000-1, 7.9.4).
#[must_use]
pub fn parse_date(text: &str) -> Option<Date> {
    Date::parse(text, ISO).ok().filter(|date| (1..=9999).contains(&date.year()))
}

/// A date as French writes it: « 4 novembre 2019 », « 1er mars 2020 ».
#[must_use]
pub fn french_date(date: Date) -> String {
    let month = french_month(date.month());
    let day = if date.day() == 1 { "1er".to_owned() } else { date.day().to_string() };
    format!("{day} {month} {}", date.year())
}

/// The same in English: « 4 November 2019 ».
#[must_use]
pub fn english_date(date: Date) -> String {
    format!("{} {} {}", date.day(), date.month(), date.year())
}

/// Whether a line is a day or a month and nothing else, with a place or without: « Brest, le 3 mars 2024 », « 03/03/2024 ».
pub(crate) fn is_date(line: &str) -> bool {
    let (place, date) = line.split_once(',').unwrap_or(("", line));
    let words = fold::folded_words(date);
    let number = |word: &str| !word.is_empty() && word.bytes().all(|b| b.is_ascii_digit());
    let is_month = |word: &str| {
        let months = (1..=12).filter_map(|month| Month::try_from(month).ok());
        number(word) || months.map(french_month).any(|month| fold::fold(month) == word)
    };
    let is_day = |word: &String| number(word) || ["le", "1er"].contains(&word.as_str());
    let [days @ .., month, year] = words.as_slice() else { return false };
    let fits = number(year) && year.len() == YEAR && is_month(month);
    fits && days.len() <= 2 && days.iter().all(is_day) && !place.contains(char::is_numeric)
}

fn french_month(month: Month) -> &'static str {
    match month {
        Month::January => "janvier",
        Month::February => "février",
        Month::March => "mars",
        Month::April => "avril",
        Month::May => "mai",
        Month::June => "juin",
        Month::July => "juillet",
        Month::August => "août",
        Month::September => "septembre",
        Month::October => "octobre",
        Month::November => "novembre",
        Month::December => "décembre",
    }
}
