//! The date that PDFs carry.

use std::sync::Arc;

use time::macros::date;
use time::{Date, OffsetDateTime};
use typst::foundations::Datetime;

use crate::annex::Annex;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::failure::Failure;
use crate::message::text;
use crate::source::Place;

/// The date of PDFs whose collection has none: the oldest that all archive formats can carry.
const NO_DATE: Date = date!(1980 - 01 - 01);

/// The moment that the PDFs say they were made: the manifest's date, else `SOURCE_DATE_EPOCH`, else
/// a fixed one, for PDF/A asks for a date (ISO 19005-2, 6.6.2) and the clock would change the bytes.
pub(super) fn moment(date: Option<Date>) -> Result<Datetime, Failure> {
    let moment = match (date, source_date_epoch()?) {
        (Some(date), _) => date.midnight().assume_utc(),
        (None, Some(moment)) => moment,
        (None, None) => NO_DATE.midnight().assume_utc(),
    };
    Datetime::from_ymd_hms(
        moment.year(),
        moment.month().into(),
        moment.day(),
        moment.hour(),
        moment.minute(),
        moment.second(),
    )
    .ok_or_else(|| Failure::work(text!("date-out-of-range")))
}

/// Warns that the PDFs carry a date that nobody chose.
pub fn check_date(annex: &Annex, diagnostics: &mut Diagnostics) -> Result<(), Failure> {
    // A key with nothing behind it is told as that.
    let empty = |found: &Diagnostic| {
        let begins = |place: &Place| {
            let line = place.source.line(place.position().line);
            place.source.text()[line].starts_with("date:")
        };
        let own = |place: &&Place| Arc::ptr_eq(&place.source, &annex.manifest.place.source);
        found.code == Code::EmptyValue && found.place().filter(own).is_some_and(begins)
    };
    let told = diagnostics.iter().any(empty);
    if annex.manifest.date.is_none() && !told && source_date_epoch()?.is_none() {
        diagnostics.push(
            Diagnostic::warning(Code::MissingDate, text!("missing-date"))
                .at(&annex.manifest.place, text!("missing-date.label"))
                .hint(text!("missing-date.hint")),
        );
    }
    Ok(())
}

/// The moment of `SOURCE_DATE_EPOCH` (reproducible-builds.org), in seconds since 1970.
fn source_date_epoch() -> Result<Option<OffsetDateTime>, Failure> {
    let Ok(text) = std::env::var("SOURCE_DATE_EPOCH") else {
        return Ok(None);
    };
    if text.trim().is_empty() {
        return Ok(None);
    }
    text.trim()
        .parse()
        .ok()
        .and_then(|seconds| OffsetDateTime::from_unix_timestamp(seconds).ok())
        .map(Some)
        .ok_or_else(|| Failure::work(text!("source-date-epoch", value = text)))
}
