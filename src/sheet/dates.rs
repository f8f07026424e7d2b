//! The edition's date: read, told with the day that was meant where it is none, and written as French does.

use std::sync::Arc;

use time::format_description::BorrowedFormatItem;
use time::macros::format_description;
use time::{Date, Month};

use super::fields::text;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::fold;
use crate::message::text;
use crate::source::{Place, Source};
use crate::yaml::Node;

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
    let text = text(source, node, "date", diagnostics)?.as_str().trim();
    let date = parse_date(text);
    if date.is_none() {
        diagnostics.push(
            Diagnostic::error(Code::UnexpectedValue, text!("bad-date", date = text))
                .at(&Place::new(source, node.range.clone()), text!("here"))
                .hint(date_remedy(text)),
        );
    }
    date
}

/// What to write for a date that is none: the day meant, where it can be told.
fn date_remedy(written: &str) -> String {
    if let Some(meant) = meant_date(written) {
        return text!("bad-date.hint-meant", date = meant.to_string());
    }
    let is_number = |text: &str, digits: usize| text.len() == digits && text.parse::<u32>().is_ok();
    let parts: Vec<&str> = written.split('-').collect();
    match parts[..] {
        [year, month, day] if is_number(year, 4) && is_number(month, 2) && is_number(day, 2) => {
            text!("bad-date.hint-no-day")
        }
        _ => without_day(written).map_or_else(date_hint, |month| text!("bad-date.hint-day", month)),
    }
}

/// The words of a date, without those that name no day, month or year.
fn words(written: &str) -> Vec<String> {
    let days = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"];
    let mut words = fold::folded_words(written);
    words.retain(|word| !days.contains(&word.as_str()) && word != "le" && word != "er");
    words
}

/// The month of a date by its name or its number.
fn month_of(word: &str) -> Option<Month> {
    let months = (1..=12).filter_map(|month| Month::try_from(month).ok());
    let named = months.into_iter().find(|month| fold::fold(french_month(*month)) == word);
    named.or_else(|| Month::try_from(word.parse::<u8>().ok()?).ok())
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
    let parts = words(written);
    let (first, month, last) = match parts.as_slice() {
        [first, month, last] => (first.as_str(), month.as_str(), last.as_str()),
        [whole] if whole.len() == 8 && whole.bytes().all(|byte| byte.is_ascii_digit()) => {
            (&whole[..4], &whole[4..6], &whole[6..])
        }
        _ => return None,
    };
    let month = month_of(month)?;
    let (year, day) = if first.len() == 4 { (first, last) } else { (last, first) };
    let day = day.strip_suffix("er").unwrap_or(day).parse().ok()?;
    // Two figures are of this century.
    let century = if year.len() == 2 { 2000 } else { 0 };
    let year = century + year.parse::<i32>().ok()?;
    let year = Some(year).filter(|year| (1000..=9999).contains(year))?;
    Date::from_calendar_date(year, month, day).ok()
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
