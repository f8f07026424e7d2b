//! What the program says: results on stdout, messages on stderr, progress where somebody watches.

use std::io::{self, IsTerminal, Write};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use anstream::{AutoStream, ColorChoice};
use anstyle::{AnsiColor, Style};
use indicatif::{ProgressBar, ProgressStyle};

use super::{Color, Global};
use crate::diag::{self, Diagnostics, Severity};
use crate::diff::tell::terminal::Look;
use crate::failure::{Failure, reason};
use crate::limits;
use crate::message::text;

/// The progress bar on the screen, so that whoever ends the program can take it away.
static PROGRESS: Mutex<Option<ProgressBar>> = Mutex::new(None);

/// Takes the progress bar from the screen.
pub(super) fn clear_progress() {
    if let Some(bar) = PROGRESS.lock().unwrap_or_else(PoisonError::into_inner).take() {
        bar.finish_and_clear();
    }
}

/// How much to say.
#[derive(Clone, Copy, Default)]
pub(super) struct Console {
    quiet: bool,
    verbose: bool,
    terminal: bool,
}

impl Console {
    pub(super) fn new(global: &Global) -> Self {
        match global.color {
            Color::Auto => {}
            Color::Always => ColorChoice::Always.write_global(),
            Color::Never => ColorChoice::Never.write_global(),
        }
        Self { quiet: global.quiet, verbose: global.verbose, terminal: io::stderr().is_terminal() }
    }

    /// How changes look on stdout.
    pub(super) fn look(&self) -> Look {
        match AutoStream::choice(&io::stdout()) {
            ColorChoice::Never => Look::Plain,
            _ => Look::Coloured,
        }
    }

    /// Whether a diagnostic of this severity is to be told.
    pub(super) fn wants(&self, severity: Severity) -> bool {
        !self.quiet || severity == Severity::Error
    }

    /// A result, on stdout; a closed pipe is somebody who has seen enough.
    pub(super) fn result(&self, text: &[u8]) -> Result<(), Failure> {
        let mut out = io::stdout().lock();
        match out.write_all(text).and_then(|()| out.flush()) {
            Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
                Err(Failure::work(text!("result-not-written", reason = reason(&error))))
            }
            _ => Ok(()),
        }
    }

    /// What was done: for a person who watches, or who asked.
    pub(super) fn note(&self, text: &str) {
        if (self.terminal && !self.quiet) || self.verbose {
            self.say(text);
        }
    }

    /// How something comes about: for a person who asked.
    pub(super) fn detail(&self, text: &str) {
        if self.verbose {
            self.say(text);
        }
    }

    /// What a person must see whether or not they watch.
    pub(super) fn message(&self, text: &str) {
        if !self.quiet {
            self.say(text);
        }
    }

    fn say(&self, text: &str) {
        let _ = writeln!(anstream::stderr().lock(), "{text}");
    }

    /// A progress bar, if somebody watches.
    pub(super) fn progress(&self, outputs: usize) -> ProgressBar {
        if !self.terminal || self.quiet {
            return ProgressBar::hidden();
        }
        let bar = ProgressBar::new(outputs as u64);
        if let Ok(style) =
            ProgressStyle::with_template("{spinner} {msg} {wide_bar} {pos}/{len} {elapsed}")
        {
            bar.set_style(style);
        }
        bar.enable_steady_tick(Duration::from_millis(80));
        *PROGRESS.lock().unwrap_or_else(PoisonError::into_inner) = Some(bar.clone());
        bar
    }

    /// Says what was found: all of it, errors last so that they stay on the screen.
    pub(super) fn diagnostics(&self, diagnostics: &Diagnostics) {
        let mut err = anstream::stderr().lock();
        let shown = |severity| diagnostics.iter().filter(move |d| d.severity == severity);
        let warnings: Vec<_> = if self.quiet {
            Vec::new()
        } else {
            shown(Severity::Information).chain(shown(Severity::Warning)).collect()
        };
        let errors: Vec<_> = shown(Severity::Error).collect();
        // Errors are what has to be seen.
        let room = limits::DIAGNOSTICS_SHOWN.saturating_sub(errors.len());
        let shown = errors.iter().take(limits::DIAGNOSTICS_SHOWN);
        for diagnostic in warnings.iter().take(room).chain(shown) {
            let _ = writeln!(err, "{}", diag::render(diagnostic));
        }
        let hidden = (warnings.len() + errors.len()).saturating_sub(limits::DIAGNOSTICS_SHOWN);
        if hidden > 0 {
            let _ = writeln!(err, "{}", text!("more-hidden", count = hidden));
        }
    }

    /// Says why a command failed.
    pub(super) fn failure(&self, failure: &Failure) {
        if let Failure::Version { diagnostics, .. } = failure {
            self.diagnostics(diagnostics);
        }
        let red = AnsiColor::Red.on_default().bold();
        let mut err = anstream::stderr().lock();
        match failure {
            Failure::Sources(diagnostics) => {
                drop(err);
                self.diagnostics(diagnostics);
                let count = text!("count-errors", count = diagnostics.errors());
                let nothing = text!("failure-nothing-written");
                let mut err = anstream::stderr().lock();
                let _ = writeln!(err, "{red}{count}{red:#}{nothing}");
            }
            Failure::Told { errors, warnings } => {
                let told = match (errors, text!("count-warnings", count = warnings)) {
                    (0, warnings) => format!("{warnings} (--strict)"),
                    (errors, _) if *warnings == 0 => text!("count-errors", count = errors),
                    (errors, warnings) => {
                        [text!("count-errors", count = errors), warnings].join(", ")
                    }
                };
                let _ = writeln!(err, "{red}{told}{red:#}");
            }
            Failure::Differs => {}
            Failure::Version { message, hint, .. } => say(&mut err, message, Some(hint)),
            Failure::Unmet { message, hint } | Failure::Work { message, hint } => {
                say(&mut err, message, hint.as_deref());
            }
        }
    }
}

/// Says what is in the way, and what to do.
fn say(err: &mut impl Write, message: &str, hint: Option<&str>) {
    let (red, bold) = (AnsiColor::Red.on_default().bold(), Style::new().bold());
    let (error, colon) = (text!("severity-error"), text!("colon"));
    let _ = writeln!(err, "{red}{error}{red:#}{bold}{colon}{message}{bold:#}");
    if let Some(hint) = hint {
        let _ = writeln!(err, "  → {hint}");
    }
}
