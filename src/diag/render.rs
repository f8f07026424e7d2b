//! Draws a diagnostic for people: header, the author's line with the passage underlined, remedies.

use std::io::{self, Write};
use std::ops::Range;
use std::sync::Arc;

use anstyle::{AnsiColor, Style};
use codespan_reporting::diagnostic::{self as codespan, LabelStyle};
use codespan_reporting::files::{Error, Files};
use codespan_reporting::term::{self, WriteStyle};

use super::{Diagnostic, Severity};
use crate::source::{Place, Source};

/// Prose lines can be a paragraph long: what is shown of one, in characters, around the passage.
const WINDOW: usize = 100;

/// Draws a diagnostic as text, with ANSI styles (the stream that prints it strips them where they are not wanted).
#[must_use]
pub fn render(diagnostic: &Diagnostic) -> String {
    let mut out = StyledText::default();
    let excerpts = Excerpts::of(diagnostic);
    let severity = match diagnostic.severity {
        Severity::Error => codespan::Severity::Error,
        Severity::Warning => codespan::Severity::Warning,
        Severity::Information => codespan::Severity::Note,
    };
    let labels = diagnostic.labels.iter().enumerate().map(|(i, (place, message))| {
        let (file, range) = excerpts.locate(place);
        let style = if i == 0 { LabelStyle::Primary } else { LabelStyle::Secondary };
        codespan::Label::new(style, file, range).with_message(message)
    });
    let hints = diagnostic.hints.iter().map(|hint| format!("→ {hint}"));
    let notes = diagnostic.notes.iter().cloned().chain(hints);
    let drawn = codespan::Diagnostic::new(severity)
        .with_code(diagnostic.code)
        .with_message(&diagnostic.message)
        .with_labels(labels.collect())
        .with_notes(notes.collect());
    let config = term::Config { tab_width: 2, ..term::Config::default() };
    if term::emit_to_write_style(&mut out, &config, &excerpts, &drawn).is_err() {
        // Drawing is a comfort; the message itself must reach the reader.
        return format!("{}[{}]: {}\n", word(severity), diagnostic.code, diagnostic.message);
    }
    String::from_utf8_lossy(&out.bytes).into_owned()
}

/// The severities' names in the language of this run: codespan writes English ones.
fn word(severity: codespan::Severity) -> String {
    match severity {
        codespan::Severity::Bug | codespan::Severity::Error => Severity::Error.word(),
        codespan::Severity::Warning => Severity::Warning.word(),
        codespan::Severity::Note | codespan::Severity::Help => Severity::Information.word(),
    }
}

/// The sources of one diagnostic, their long lines cut to a window around the passages.
struct Excerpts(Vec<Excerpt>);

struct Excerpt {
    source: Arc<Source>,
    text: String,
    starts: Vec<usize>,
    /// Lines that were cut: index, first byte kept, bytes that the ellipsis adds in front.
    cuts: Vec<Cut>,
}

struct Cut {
    line: usize,
    kept: Range<usize>,
    lead: usize,
}

impl Excerpts {
    fn of(diagnostic: &Diagnostic) -> Self {
        let mut sources: Vec<Arc<Source>> = Vec::new();
        for (place, _) in &diagnostic.labels {
            if !sources.iter().any(|s| Arc::ptr_eq(s, &place.source)) {
                sources.push(place.source.clone());
            }
        }
        Self(sources.into_iter().map(|source| Excerpt::new(source, diagnostic)).collect())
    }

    /// A place's file and range in the excerpts; passages over several lines are shown by their first.
    fn locate(&self, place: &Place) -> (usize, Range<usize>) {
        let file = self.0.iter().position(|e| Arc::ptr_eq(&e.source, &place.source)).unwrap_or(0);
        (file, self.0[file].range(place))
    }
}

impl Excerpt {
    fn new(source: Arc<Source>, diagnostic: &Diagnostic) -> Self {
        let mut cuts: Vec<Cut> = Vec::new();
        for (place, _) in diagnostic.labels.iter().filter(|(p, _)| Arc::ptr_eq(&p.source, &source))
        {
            let line = place.position().line;
            let range = source.line(line);
            let text = &source.text()[range.clone()];
            if text.chars().count() > WINDOW && !cuts.iter().any(|c| c.line == line - 1) {
                let kept = window(text, place.range.start.saturating_sub(range.start));
                let lead = if kept.start > 0 { '…'.len_utf8() } else { 0 };
                cuts.push(Cut { line: line - 1, kept, lead });
            }
        }
        let mut text = String::new();
        let mut starts = vec![0];
        for (i, line) in source.text().split_inclusive('\n').enumerate() {
            match cuts.iter().find(|cut| cut.line == i) {
                Some(cut) => {
                    let body = line.trim_end_matches(['\n', '\r']);
                    text.push_str(if cut.lead > 0 { "…" } else { "" });
                    text.push_str(&body[cut.kept.clone()]);
                    text.push_str(if cut.kept.end < body.len() { "…\n" } else { "\n" });
                }
                None => text.push_str(line),
            }
            starts.push(text.len());
        }
        // What turns the direction of writing would turn the line that tells of it; the sign for it is as long.
        let text = text.replace(crate::source::is_direction, "\u{fffd}");
        Self { source, text, starts, cuts }
    }

    fn range(&self, place: &Place) -> Range<usize> {
        let line = place.position().line;
        let full = self.source.line(line);
        let start = self.starts.get(line - 1).copied().unwrap_or(self.text.len());
        let shift = |offset: usize| {
            let within = offset.min(full.end).saturating_sub(full.start);
            match self.cuts.iter().find(|cut| cut.line == line - 1) {
                Some(cut) => {
                    start + cut.lead + within.clamp(cut.kept.start, cut.kept.end) - cut.kept.start
                }
                None => start + within,
            }
        };
        shift(place.range.start)..shift(place.range.end)
    }
}

/// The bytes of a long line to show: [`WINDOW`] characters, a third of them before the passage.
fn window(line: &str, passage: usize) -> Range<usize> {
    let offsets: Vec<usize> = line.char_indices().map(|(i, _)| i).chain([line.len()]).collect();
    let at = offsets.partition_point(|&o| o < passage);
    let first = at.saturating_sub(WINDOW / 3).min(offsets.len().saturating_sub(WINDOW + 1));
    let last = (first + WINDOW).min(offsets.len() - 1);
    offsets[first]..offsets[last]
}

impl<'a> Files<'a> for Excerpts {
    type FileId = usize;
    type Name = std::path::Display<'a>;
    type Source = &'a str;

    fn name(&'a self, id: usize) -> Result<Self::Name, Error> {
        Ok(self.0.get(id).ok_or(Error::FileMissing)?.source.path().display())
    }

    fn source(&'a self, id: usize) -> Result<&'a str, Error> {
        Ok(&self.0.get(id).ok_or(Error::FileMissing)?.text)
    }

    fn line_index(&'a self, id: usize, byte: usize) -> Result<usize, Error> {
        let excerpt = self.0.get(id).ok_or(Error::FileMissing)?;
        Ok(excerpt.starts.partition_point(|&start| start <= byte).max(1) - 1)
    }

    fn column_number(&'a self, id: usize, line: usize, byte: usize) -> Result<usize, Error> {
        let excerpt = self.0.get(id).ok_or(Error::FileMissing)?;
        let start = excerpt.starts.get(line).copied().unwrap_or(0);
        let original = excerpt.source.line(line + 1);
        let within = match excerpt.cuts.iter().find(|cut| cut.line == line) {
            Some(cut) => (byte - start).saturating_sub(cut.lead) + cut.kept.start,
            None => byte - start,
        };
        Ok(excerpt.source.position(original.start + within).column)
    }

    fn line_range(&'a self, id: usize, line: usize) -> Result<Range<usize>, Error> {
        let excerpt = self.0.get(id).ok_or(Error::FileMissing)?;
        let start = excerpt.starts.get(line).copied().unwrap_or(excerpt.text.len());
        let end = excerpt.starts.get(line + 1).copied().unwrap_or(excerpt.text.len());
        Ok(start..end)
    }
}

/// Collects text with ANSI styles, and writes the severity in the language of this run.
#[derive(Default)]
struct StyledText {
    bytes: Vec<u8>,
    severity: Option<codespan::Severity>,
}

impl StyledText {
    fn style(&mut self, style: Style) -> io::Result<()> {
        write!(self.bytes, "{style}")
    }
}

impl Write for StyledText {
    fn write(&mut self, buffer: &[u8]) -> io::Result<usize> {
        // The first thing written after `set_header` is the severity's English name.
        match self.severity.take() {
            Some(severity) => self.bytes.extend_from_slice(word(severity).as_bytes()),
            None => self.bytes.extend_from_slice(buffer),
        }
        Ok(buffer.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn color(severity: codespan::Severity) -> Style {
    match severity {
        codespan::Severity::Warning => AnsiColor::Yellow.on_default(),
        codespan::Severity::Note => AnsiColor::Cyan.on_default(),
        _ => AnsiColor::Red.on_default(),
    }
}

impl WriteStyle for StyledText {
    fn set_header(&mut self, severity: codespan::Severity) -> io::Result<()> {
        self.severity = Some(severity);
        self.style(color(severity).bold())
    }

    fn set_header_message(&mut self) -> io::Result<()> {
        self.reset()?;
        self.style(Style::new().bold())
    }

    fn set_line_number(&mut self) -> io::Result<()> {
        self.style(AnsiColor::Blue.on_default())
    }

    fn set_note_bullet(&mut self) -> io::Result<()> {
        self.style(AnsiColor::Blue.on_default())
    }

    fn set_source_border(&mut self) -> io::Result<()> {
        self.style(AnsiColor::Blue.on_default())
    }

    fn set_label(&mut self, severity: codespan::Severity, style: LabelStyle) -> io::Result<()> {
        self.style(match style {
            LabelStyle::Primary => color(severity),
            LabelStyle::Secondary => AnsiColor::Blue.on_default(),
        })
    }

    fn reset(&mut self) -> io::Result<()> {
        write!(self.bytes, "{}", anstyle::Reset)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::Code;

    fn plain(diagnostic: &Diagnostic) -> String {
        anstream::adapter::strip_str(&render(diagnostic)).to_string()
    }

    #[test]
    fn header_line_and_remedy_are_shown() {
        let source = Source::new("sources/a.yaml", "titre: Été\nchapeaux: x\n".into());
        let place = Place::new(&source, 13..21);
        let shown = plain(
            &Diagnostic::error(Code::UnknownKey, "clé inconnue : « chapeaux »")
                .at(&place, "cette clé")
                .hint("vouliez-vous dire « chapeau » ?"),
        );
        assert!(
            shown.starts_with("erreur[cle-inconnue]: clé inconnue : « chapeaux »\n"),
            "{shown}"
        );
        assert!(shown.contains("sources/a.yaml:2:1"), "{shown}");
        assert!(shown.contains("→ vouliez-vous dire « chapeau » ?"), "{shown}");
    }

    #[test]
    fn what_turns_the_direction_of_writing_is_not_written_out() {
        let source = Source::new("a.yaml", "titre: a\u{202e}b\n".into());
        let place = Place::new(&source, 8..11);
        let shown = plain(&Diagnostic::error(Code::ForbiddenCharacter, "m").at(&place, "ici"));
        assert!(shown.contains("titre: a\u{fffd}b") && !shown.contains('\u{202e}'), "{shown}");
        assert!(shown.contains("        ^ ici"), "{shown}");
    }

    #[test]
    fn a_long_line_is_cut_around_the_passage_and_keeps_its_column() {
        let line = format!("{}fautif{}", "é".repeat(400), " suite".repeat(90));
        let source = Source::new("a.yaml", format!("x: y\n{line}\n"));
        let start = "x: y\n".len() + 800;
        let place = Place::new(&source, start..start + 6);
        let shown = plain(&Diagnostic::error(Code::UnknownKey, "m").at(&place, "ici"));
        assert!(shown.contains("a.yaml:2:401"), "{shown}");
        assert!(shown.contains("^^^^^^ ici"), "{shown}");
        assert!(shown.lines().all(|l| l.chars().count() < 120), "{shown}");
    }
}
