//! The themes of a manifest, a number and a title on each line: one that is written otherwise, above a line that is right
//! and at which YAML stumbles.

use std::ops::Range;
use std::sync::Arc;

use crate::diag::{Code, Diagnostic};
use crate::identifier;
use crate::message::text;
use crate::project::MANIFEST;
use crate::source::{Place, Source};
use crate::yaml::lines::{indent, text_of};

/// What stands between a number and a title where a colon and a space should.
pub(crate) const SIGNS: [char; 13] =
    [':', '：', ';', ',', '.', ')', '-', '–', '—', '°', '/', '=', ' '];

/// A line of themes.
struct Line<'s> {
    range: Range<usize>,
    /// Spaces before it.
    indent: usize,
    listed: bool,
    number: &'s str,
    title: &'s str,
    /// Whether a colon and a space stand behind its number.
    keyed: bool,
}

/// Themes that stand on one line.
pub(crate) struct Joined {
    /// The number of the first.
    first: u32,
    /// What stands before each other one, with its number, and that number, its colon and a space behind it.
    others: Vec<(Range<usize>, u32)>,
    /// Spaces before the first.
    indent: usize,
}

impl Joined {
    /// A line of its own for each.
    pub(crate) fn edits(self) -> Vec<(Range<usize>, String)> {
        let pad = " ".repeat(self.indent);
        let parted = |(range, number)| (range, format!("\n{pad}{number}: "));
        self.others.into_iter().map(parted).collect()
    }
}

/// The themes on a line, if there are several: each has the number behind that of the one before it, and no line of its own.
pub(crate) fn joined(source: &Source, line: usize) -> Option<Joined> {
    let margin = |line: &usize| text_of(source, *line).1.starts_with(char::is_alphabetic);
    let owner = (1..line).rev().find(margin)?;
    let held = text_of(source, owner).1.trim_end() == "themes:";
    let all = theme(source, line).filter(|theme| theme.keyed && !theme.listed && held)?;
    let first: u32 = all.number.parse().ok()?;
    let last = source.position(source.text().len()).line;
    let lines = (owner + 1..=last).take_while(|line| !margin(line));
    let own: Vec<&str> = lines.filter_map(|line| Some(theme(source, line)?.number)).collect();
    let mut others = Vec::new();
    let (mut next, mut rest) = (first + 1, all.range.end - all.title.len());
    while !own.contains(&next.to_string().as_str()) {
        let title = &source.text()[rest..all.range.end];
        let sign = format!(" {next}");
        let found = title.match_indices(&sign).find_map(|(at, _)| {
            let behind = &title[at + sign.len()..];
            let value = behind.trim_start().strip_prefix(": ")?;
            let before = title[..at].trim_end_matches([' ', ',', ';']).len();
            (before > 0 && !value.trim().is_empty())
                .then(|| (before, title.len() - value.trim_start().len()))
        });
        let Some((start, end)) = found else { break };
        others.push((rest + start..rest + end, next));
        rest += end;
        next += 1;
    }
    (!others.is_empty()).then_some(Joined { first, others, indent: all.indent })
}

/// The same, told at the second of them.
fn told_joined(source: &Arc<Source>, line: usize) -> Option<Diagnostic> {
    let joined = joined(source, line)?;
    let (range, number) = joined.others.first()?;
    let text = &source.text()[range.clone()];
    let start = range.start + text.find(|c: char| c.is_ascii_digit())?;
    let (first, key) = (joined.first, *number);
    Some(
        Diagnostic::error(Code::YamlSyntax, text!("yaml-two-keys", first, key))
            .at(&Place::new(source, start..range.start + text.trim_end().len()), text!("here"))
            .hint(text!("yaml-two-keys.hint-theme", key)),
    )
}

/// The first theme on the line of « themes: » itself.
fn beside_key(source: &Arc<Source>, line: usize) -> Option<Diagnostic> {
    let (range, text) = text_of(source, line);
    let written = text.strip_prefix("themes: ")?.trim();
    let (number, title) = written.split_once(':')?;
    let theme = !number.trim().is_empty() && number.trim().bytes().all(|b| b.is_ascii_digit());
    (theme && title.starts_with(' ')).then(|| {
        let start = range.start + text.trim_end().len() - written.len();
        Diagnostic::error(Code::YamlSyntax, text!("yaml-holder-alone", key = "themes"))
            .at(&Place::new(source, start..start + written.len()), text!("here"))
            .hint(text!("yaml-holder-alone.hint", written))
    })
}

/// The first theme around a line that is not written as one, if YAML stumbles at that line.
pub(crate) fn slip(source: &Arc<Source>, line: usize) -> Option<Diagnostic> {
    if let Some(found) = told_joined(source, line).or_else(|| beside_key(source, line)) {
        return Some(found);
    }
    let wrong = wrong(source, line);
    let first = wrong.as_ref().map(|(wrong, _)| wrong.range.start);
    if let Some((_, found)) =
        listed(source, line).filter(|(at, _)| first.is_none_or(|first| *at < first))
    {
        return Some(found);
    }
    let (wrong, wanted) = wrong?;
    let (number, title) = (wrong.number, wrong.title);
    let start = wrong.range.start + wrong.indent;
    let told = |end: usize, message: String, hint: String| {
        let place = Place::new(source, start..end);
        Some(Diagnostic::error(Code::YamlSyntax, message).at(&place, text!("here")).hint(hint))
    };
    if wrong.listed {
        let hint = text!("theme-listed.hint", number, title);
        return told(start + 1, text!("theme-listed"), hint);
    }
    if !wrong.keyed {
        let hint = text!("yaml-stray.hint-theme", number, title);
        return told(wrong.range.end, text!("theme-no-colon", number), hint);
    }
    let hint = text!("yaml-place.hint-spaces", spaces = wanted);
    told(start + number.len() + 1, text!("yaml-place", key = number), hint)
}

/// The first theme with a dash and no number, among others that have theirs, and where its line begins.
fn listed(source: &Arc<Source>, line: usize) -> Option<(usize, Diagnostic)> {
    let margin = |line: &usize| text_of(source, *line).1.starts_with(char::is_alphabetic);
    let owner = (1..line).rev().find(margin)?;
    let held = text_of(source, owner).1.trim_end() == "themes:";
    let last = source.position(source.text().len()).line;
    let lines = || (owner + 1..=last).take_while(|line| !margin(line)).filter(|_| held);
    let themes: Vec<Line<'_>> = lines().filter_map(|line| theme(source, line)).collect();
    let good = || themes.iter().filter(|theme| theme.keyed);
    // What is deeper goes on with the title above it.
    let deepest = good().map(|theme| theme.indent).min()? + 1;
    // The name of a sheet is of a list whose key is lost.
    let is_title = |title: &str| {
        title.starts_with(char::is_alphabetic) && !identifier::is_valid(title.trim_end())
    };
    let (range, text) = lines().map(|line| text_of(source, line)).find(|(_, text)| {
        let title = text.trim_start().strip_prefix("- ").map(str::trim_start);
        indent(text) <= deepest && title.is_some_and(is_title)
    })?;
    let number =
        (1..).find(|number| !themes.iter().any(|theme| theme.number == number.to_string()));
    let (start, title) = (range.start + indent(text), text.trim_start()[2..].trim());
    let number: u32 = number?;
    let found = Diagnostic::error(Code::YamlSyntax, text!("theme-listed"))
        .at(&Place::new(source, start..start + 1), text!("here"))
        .hint(text!("theme-listed.hint-number", number, title));
    Some((range.start, found))
}

/// The themes of a sheet, one a line at the margin: YAML stumbles at the second, or at the key below them.
pub(crate) fn numbers(source: &Arc<Source>, line: usize) -> Option<Diagnostic> {
    if let Some(found) = titled(source, line) {
        return Some(found);
    }
    let of = |line: usize| text_of(source, line).1.trim_end();
    let owner = (1..line).rev().find(|line| of(*line) == "themes:")?;
    let number =
        |written: &&str| !written.is_empty() && written.chars().all(|c| c.is_ascii_digit());
    let numbers: Vec<&str> = (owner + 1..=line).map(of).take_while(number).collect();
    // The line itself may be the key below them.
    if numbers.is_empty() || owner + numbers.len() + 1 < line {
        return None;
    }
    let last = source.position(source.text().len()).line;
    let more = (owner + 1 + numbers.len()..=last).map(of).take_while(number);
    let numbers: Vec<&str> = numbers.into_iter().chain(more).collect();
    let meant = format!("themes: [{}]", numbers.join(", "));
    Some(
        Diagnostic::error(Code::YamlSyntax, text!("yaml-stray"))
            .at(&Place::new(source, text_of(source, owner + 1).0), text!("yaml-this-line"))
            .hint(text!("number-expected.hint-meant", meant)),
    )
}

/// The themes of a sheet as the manifest has them, each with its title, whose colon YAML stumbles at.
fn titled(source: &Arc<Source>, line: usize) -> Option<Diagnostic> {
    let manifest = source.path().ends_with(MANIFEST);
    let listed = |line: usize| theme(source, line).filter(|theme| theme.listed);
    let above = (1..=line).rev().take_while(|line| listed(*line).is_some()).count();
    let first = line + 1 - above;
    let held = above > 0 && !manifest && text_of(source, first - 1).1.trim_end() == "themes:";
    let last = source.position(source.text().len()).line;
    let themes: Vec<Line<'_>> = (first..=last).map_while(listed).filter(|_| held).collect();
    let here = themes.get(line - first)?;
    let hint = match themes.as_slice() {
        [_] => text!("number-expected.hint-theme", number = here.number, title = here.title),
        _ => {
            let numbers = themes.iter().map(|theme| theme.number).collect::<Vec<_>>().join(", ");
            text!("number-expected.hint-meant", meant = format!("themes: [{numbers}]"))
        }
    };
    let place = Place::new(source, here.range.start + here.indent..here.range.end);
    let message = text!("number-expected", name = "themes");
    let label = text!("number-expected.label-title");
    Some(Diagnostic::error(Code::YamlSyntax, message).at(&place, label).hint(hint))
}

/// How the theme on a line is written where all are right, and what it is in the place of.
pub(crate) fn meant(source: &Source, line: usize) -> Option<(Range<usize>, String)> {
    let (wrong, wanted) = wrong(source, line)?;
    let title = wrong.title.trim_end();
    let new = format!("{}{}: {title}", " ".repeat(wanted), wrong.number);
    (!wrong.listed).then_some((wrong.range, new))
}

/// The first theme that is not written as the others, and how many spaces stand before those.
fn wrong(source: &Source, line: usize) -> Option<(Line<'_>, usize)> {
    let margin = |line: &usize| text_of(source, *line).1.starts_with(char::is_alphabetic);
    let owner = (1..line).rev().find(margin)?;
    let last = source.position(source.text().len()).line;
    let lines = (owner + 1..=last).take_while(|line| !margin(line));
    let themes: Vec<Line<'_>> = lines.filter_map(|line| theme(source, line)).collect();
    let good: Vec<&Line<'_>> = themes.iter().filter(|line| line.keyed && !line.listed).collect();
    let count = |indent: usize| good.iter().filter(|line| line.indent == indent).count();
    let columns = good.iter().map(|line| line.indent).filter(|indent| *indent > 0);
    let wanted = columns.max_by_key(|indent| (count(*indent), *indent == 2))?;
    let right = |line: &Line<'_>| line.keyed && !line.listed && line.indent == wanted;
    // What is deeper goes on with the title above it.
    let themes = themes.into_iter().filter(|line| line.keyed || line.indent <= wanted + 1);
    let held = text_of(source, owner).1.trim_end() == "themes:";
    let mut themes = themes;
    let wrong = themes.find(|line| !right(line)).filter(|_| held)?;
    Some((wrong, wanted))
}

/// The number and the title that a line has.
fn theme(source: &Source, line: usize) -> Option<Line<'_>> {
    let (range, text) = text_of(source, line);
    let written = text.trim_start();
    let listed = written.starts_with("- ");
    let body = if listed { written[2..].trim_start() } else { written };
    let digits = body.len() - body.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let (number, rest) = body.split_at(digits);
    let title = rest.trim_start_matches(SIGNS);
    let theme = digits > 0 && title.starts_with(|c: char| !c.is_ascii_digit());
    let keyed = rest.starts_with(": ") && !rest[2..].trim_start().starts_with(SIGNS);
    theme.then(|| Line { range, indent: indent(text), listed, number, title, keyed })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_theme_is_mended_and_the_rest_of_a_title_is_none() {
        let found = |text: &str, line| {
            meant(&Source::new("annexe.yaml", format!("themes:\n{text}")), line).map(|it| it.1)
        };
        assert_eq!(found("  1. Un\n  3: Deux\n", 3).as_deref(), Some("  1: Un"));
        assert_eq!(found("  1: Un\n3: Deux\n  4: Trois\n", 4).as_deref(), Some("  3: Deux"));
        assert_eq!(found("  1: Un\n    jour\n    2 fois : là\n  3: Deux\n", 4), None);
        assert_eq!(found("- 1\n- 3\n", 3), None);
    }
}
