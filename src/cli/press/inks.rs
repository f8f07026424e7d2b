//! The printer's inks: what the manifest names is applied to the pages, what would come back from the printer is told.

use crate::cli::console::Console;
use crate::cli::session::{Session, sources};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::failure::Failure;
use crate::message::{decimal, text};
use crate::press::palette::{self, Palette, Rgb};
use crate::press::survey::{Pages, SMALL, SMALL_IN_BLACK, Survey, Use, ranges};
use crate::press::{self, Source, Spot};
use crate::sheet::{Ink, Inks};
use crate::typeset::Theme;

/// The pages in the inks that the manifest names, and those of the printer's own among them; without any, the pages as
/// they are.
///
/// # Errors
/// When more ink would be laid than the paper takes.
pub(super) fn apply(
    source: Source,
    session: &Session,
    console: &Console,
) -> Result<(Source, Vec<Spot>), Failure> {
    let inks = &session.annex.manifest.profiles.inks;
    if inks.all.is_empty() {
        return Ok((source, Vec::new()));
    }
    let mut found = Diagnostics::default();
    let Some(theme) = session.typesetter.theme(&mut found) else { return Err(sources(found)) };
    let named: Vec<&Ink> = inks.all.iter().filter(|ink| theme.get(&ink.colour).is_some()).collect();
    let palette = Palette::new(named.iter().filter_map(|ink| printed(ink, &theme)).collect());
    let (source, survey) = press::ink(source, &palette)
        .map_err(|error| Failure::work(text!("press-failed", reason = error.to_string())))?;
    for (index, used) in &survey.uses {
        if let (Some(ink), Some(told)) = (palette.inks().get(*index), named.get(*index)) {
            judge(ink, told, used, inks, &mut found);
        }
    }
    session.project.locate(&mut found);
    if found.errors() > 0 {
        return Err(sources(found));
    }
    console.diagnostics(&found);
    tell(&survey, &theme, console);
    Ok((source, palette.spots().to_vec()))
}

fn printed(ink: &Ink, theme: &Theme) -> Option<palette::Ink> {
    Some(palette::Ink {
        rgb: theme.get(&ink.colour)?,
        cmyk: ink.cmyk.map(|share| share / 100.0),
        spot: ink.spot.clone(),
        tint: ink.tint / 100.0,
    })
}

/// Reports what of an ink's uses a printer would send back.
fn judge(ink: &palette::Ink, told: &Ink, used: &Use, inks: &Inks, found: &mut Diagnostics) {
    let total = ink.total(used.tint) * 100.0;
    if total > inks.most {
        let (total, most) = (decimal(total, 0), decimal(inks.most, 0));
        let message = text!("ink-heavy", name = told.colour, total, most);
        found.push(
            Diagnostic::error(Code::InkCoverage, message)
                .at(&told.told, on(&used.pages))
                .hint(text!("ink-heavy.hint", most))
                .hint(text!("ink-heavy.hint-most")),
        );
    }
    if ink.is_rich_black() && !used.letters.is_empty() {
        found.push(
            Diagnostic::warning(Code::InkCoverage, text!("ink-rich-text", name = told.colour))
                .at(&told.told, on(&used.letters))
                .hint(text!("ink-rich-text.hint")),
        );
    } else if ink.plates() > 1 && !used.small.is_empty() {
        let (plates, size) = (ink.plates(), SMALL as u32);
        let message = text!("ink-small-text", name = told.colour, plates, size);
        found.push(
            Diagnostic::warning(Code::InkCoverage, message)
                .at(&told.told, on(&used.small))
                .hint(text!("ink-small-text.hint")),
        );
    }
    if ink.is_rich_black() && !used.around_white.is_empty() {
        let size = SMALL_IN_BLACK as u32;
        found.push(
            Diagnostic::warning(Code::InkCoverage, text!("ink-knocked", name = told.colour, size))
                .at(&told.told, on(&used.around_white))
                .hint(text!("ink-knocked.hint")),
        );
    }
}

/// The pages that an ink is wrong on.
fn on(pages: &Pages) -> String {
    text!("ink-pages", count = pages.len(), pages = ranges(pages))
}

/// Says what stays in the screen's colours.
fn tell(survey: &Survey, theme: &Theme, console: &Console) {
    for (rgb, pages) in &survey.left {
        let (colour, count) = (written(*rgb), pages.len());
        let pages = ranges(pages);
        console.message(&match theme.name(*rgb) {
            Some(name) => text!("press-left", name, colour, count, pages),
            None => text!("press-left-nameless", colour, count, pages),
        });
    }
    if survey.pictures > 0 {
        let (count, pages) = (survey.pictures, ranges(&survey.pictured));
        console.message(&text!("press-left-pictures", count, pages));
    }
    if !survey.gradients.is_empty() {
        let pages = ranges(&survey.gradients);
        console.message(&text!("press-left-gradients", pages));
    }
}

/// A colour as themes write it: `#0B5A66`.
fn written([red, green, blue]: Rgb) -> String {
    format!("#{red:02X}{green:02X}{blue:02X}")
}
