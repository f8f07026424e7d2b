//! What most verbs begin with: the collection read, checked, and ready to be typeset.

use std::path::{Path, PathBuf};
use std::time::Instant;

use rayon::prelude::*;

use super::console::Console;
use crate::annex::Annex;
use crate::diag::{Diagnostics, did_you_mean};
use crate::failure::Failure;
use crate::project::Project;
use crate::typeset::{Locator, Output, Typesetter, check_date, conservation};
use crate::{check, output};

/// A collection without errors.
pub(super) struct Session {
    pub(super) project: Project,
    pub(super) annex: Annex,
    pub(super) typesetter: Typesetter,
    /// What was found on the way: warnings.
    warnings: Diagnostics,
}

/// A PDF that was made, not yet written.
pub(super) struct Made {
    pub(super) output: Output,
    pub(super) pdf: Vec<u8>,
    pub(super) pages: usize,
    /// How long it took, others being made beside it.
    seconds: f64,
}

impl Session {
    /// Finds, reads and checks a collection.
    ///
    /// # Errors
    /// When it is not there, or its sources are wrong.
    pub(super) fn open(root: Option<&Path>) -> Result<Self, Failure> {
        let project = Project::find(root)?;
        let mut diagnostics = Diagnostics::default();
        let annex = Annex::read(&project, &mut diagnostics)?;
        let Some(annex) = annex else {
            return Err(sources(diagnostics));
        };
        let typesetter = Typesetter::new(&project, &annex)?;
        typesetter.check(&annex, &mut diagnostics);
        check::glyphs(&annex, typesetter.fonts(), &mut diagnostics);
        if diagnostics.errors() > 0 {
            return Err(sources(diagnostics));
        }
        check_date(&annex, &mut diagnostics)?;
        Ok(Self { project, annex, typesetter, warnings: diagnostics })
    }

    /// The identifier that somebody typed, if there is such a sheet.
    ///
    /// # Errors
    /// Names the sheet that looks most like it.
    pub(super) fn sheet(&self, id: &str) -> Result<String, Failure> {
        let id = id.strip_suffix(".yaml").unwrap_or(id);
        if self.annex.entry(id).is_some() {
            return Ok(id.to_owned());
        }
        let ids = self.annex.entries.iter().map(|entry| entry.sheet.id.as_str());
        let hint = did_you_mean(id, ids.clone()).map_or_else(
            || format!("fiches : {}", ids.collect::<Vec<_>>().join(", ")),
            |s| format!("vouliez-vous dire « {s} » ?"),
        );
        Err(Failure::work(format!("pas de fiche « {id} »")).with_hint(hint))
    }

    /// All handouts.
    pub(super) fn handouts(&self) -> Vec<Output> {
        self.annex.entries.iter().map(|entry| Output::Handout(entry.sheet.id.clone())).collect()
    }

    /// Typesets outputs side by side; says what was found, warnings once for all of them.
    ///
    /// # Errors
    /// When one of them cannot be made: then there is none.
    pub(super) fn make(
        &self,
        outputs: Vec<Output>,
        console: &Console,
    ) -> Result<Vec<Made>, Failure> {
        let progress = console.progress(outputs.len());
        let made: Vec<(Output, Option<Made>, Diagnostics)> = outputs
            .into_par_iter()
            .map(|output| {
                let name = name(&output);
                let mut found = Diagnostics::default();
                let made = self.make_one(output.clone(), &mut found);
                progress.set_message(name);
                progress.inc(1);
                (output, made, found)
            })
            .collect();
        progress.finish_and_clear();
        let mut diagnostics = self.warnings.clone();
        let mut all = Vec::new();
        let mut locator = Locator::new(&self.typesetter, &self.annex);
        for (output, made, mut found) in made {
            locator.locate(&output, &mut found);
            diagnostics.extend(found);
            all.extend(made);
        }
        if diagnostics.errors() > 0 {
            return Err(sources(diagnostics));
        }
        diagnostics.sort();
        console.diagnostics(&diagnostics);
        Ok(all)
    }

    fn make_one(&self, output: Output, found: &mut Diagnostics) -> Option<Made> {
        let since = Instant::now();
        let typeset = self.typesetter.lay_out(&output, found)?;
        let extents = typeset.extents();
        for entry in &self.annex.entries {
            let printed = match &output {
                Output::Annex => true,
                Output::Handout(id) => *id == entry.sheet.id,
                Output::Checks => false,
            };
            if printed {
                conservation::check(&typeset, &extents, &entry.sheet, found);
            }
        }
        let pdf = self.typesetter.export(&typeset, found)?;
        Some(Made { output, pdf, pages: typeset.pages(), seconds: since.elapsed().as_secs_f64() })
    }
}

/// What somebody who watches reads while an output is made.
fn name(output: &Output) -> String {
    match output {
        Output::Annex | Output::Checks => "annexe".into(),
        Output::Handout(id) => id.clone(),
    }
}

/// A path as short as it can be said from the current folder.
fn shown(path: &Path) -> &Path {
    let here = std::env::current_dir().and_then(|dir| dir.canonicalize()).ok();
    here.and_then(|here| path.strip_prefix(here).ok()).unwrap_or(path)
}

fn sources(mut diagnostics: Diagnostics) -> Failure {
    diagnostics.sort();
    Failure::Sources(diagnostics)
}

impl Session {
    /// Writes what was made, all of it after all of it was made, and says where.
    ///
    /// # Errors
    /// When a file cannot be written, or would stand among the sources.
    pub(super) fn publish(
        &self,
        made: &[Made],
        path: impl Fn(&Output) -> PathBuf,
        since: Instant,
        console: &Console,
    ) -> Result<(), Failure> {
        let files: Vec<(PathBuf, &[u8])> =
            made.iter().map(|made| (path(&made.output), made.pdf.as_slice())).collect();
        for (path, _) in &files {
            if self.project.is_source(path) {
                return Err(Failure::work(format!("{} est parmi les sources", path.display()))
                    .with_hint("choisissez un autre endroit avec -o"));
            }
        }
        output::publish_all(&files)?;
        for (made, (path, pdf)) in made.iter().zip(&files) {
            let plural = if made.pages > 1 { "s" } else { "" };
            let (path, size) = (shown(path), pdf.len().div_ceil(1000));
            console.note(&format!(
                "{} ({} page{plural}, {size} ko, {:.2} s)",
                path.display(),
                made.pages,
                made.seconds
            ));
        }
        console.note(&format!("{} PDF en {:.2} s", made.len(), since.elapsed().as_secs_f64()));
        Ok(())
    }
}
