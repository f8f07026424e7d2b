//! What most verbs begin with: the collection read, checked, and ready to be typeset.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::Instant;

use super::console::Console;
use super::guard::{Bounds, Guard};
use super::queue::side_by_side;
use crate::annex::Annex;
use crate::attachment::Attachments;
use crate::check;
use crate::diag::{Diagnostics, did_you_mean};
use crate::failure::Failure;
use crate::hash::Hash;
use crate::history::Point;
use crate::message::{decimal, text};
use crate::output::Lock;
use crate::picture::Cache;
use crate::project::Project;
use crate::sheet::Purpose;
use crate::typeset::{Locator, Output, Typeset, Typesetter, check_date, conservation};

/// A collection without errors.
pub(super) struct Session {
    pub(super) project: Project,
    pub(super) annex: Annex,
    pub(super) typesetter: Typesetter,
    bounds: Bounds,
    /// Points an inch of its pictures.
    resolution: f64,
    /// Fewest points an inch that a printer is sent; none: nobody prints it.
    least: Option<f64>,
    /// What was found on the way: warnings.
    pub(super) warnings: Diagnostics,
}

/// What the PDFs are to say and carry besides the sources' own words.
#[derive(Default)]
pub(super) struct Edition {
    pub(super) point: Point,
    /// Whether they are to carry their source.
    pub(super) attached: bool,
    /// What they are for.
    pub(super) purpose: Purpose,
    /// How many millimetres their drawing reaches beyond the edges of the paper; none: what the profile says.
    pub(super) bleed: Option<f64>,
}

impl Edition {
    /// Whether somebody asked for what the collection does not say.
    pub(super) fn is_asked(&self) -> bool {
        self.point.stamped || self.attached || self.purpose != Purpose::Screen
    }
}

/// A PDF that was made.
pub(super) struct Made {
    pub(super) output: Output,
    pub(super) pages: usize,
    /// Its size.
    pub(super) bytes: usize,
    pub(super) hash: Hash,
    /// Whether the layout was warned of.
    pub(super) warned: bool,
    /// How long it took, others being made beside it.
    seconds: f64,
}

impl Session {
    /// Reads and checks a collection. A session lasts as long as the process: the system takes its memory back at once,
    /// which is 5 ms faster than giving it back piece by piece.
    ///
    /// # Errors
    /// When it cannot be read, or its sources are wrong.
    pub(super) fn open(
        project: Project,
        edition: &Edition,
        bounds: Bounds,
        console: &Console,
    ) -> Result<&'static Self, Failure> {
        let mut diagnostics = Diagnostics::default();
        match Self::read(project.clone(), edition, bounds, console, true, &mut diagnostics)? {
            Some(mut session) if diagnostics.errors() == 0 => {
                check_date(&session.annex, &mut diagnostics)?;
                check::silence(&session.annex.manifest, &mut diagnostics);
                session.warnings = diagnostics;
                Ok(Box::leak(Box::new(session)))
            }
            _ => {
                project.locate(&mut diagnostics);
                Err(sources(diagnostics))
            }
        }
    }

    /// Reads a collection as far as it can be read; what is wrong goes to `diagnostics`. Unless it `typesets`, nothing can
    /// be made of it.
    ///
    /// # Errors
    /// When its folder cannot be read.
    pub(super) fn read(
        project: Project,
        edition: &Edition,
        bounds: Bounds,
        console: &Console,
        typesets: bool,
        diagnostics: &mut Diagnostics,
    ) -> Result<Option<Self>, Failure> {
        let _guard = Guard::start(bounds, project.sheet_files()?.len(), *console);
        let Some(mut annex) = Annex::read(&project, diagnostics)? else { return Ok(None) };
        let (own_layouts, cache) = own_layouts(&project);
        let profile = annex.manifest.profiles.of(edition.purpose);
        let resolution = profile.resolution;
        // Half of what is asked for is still printed; below, one sees the points.
        let least = (edition.purpose == Purpose::Press).then_some(resolution / 2.0);
        annex.prepare_pictures(resolution, own_layouts, Some(&cache), diagnostics);
        if edition.attached {
            Attachments::places(&annex, diagnostics);
        }
        edition.point.mark(&mut annex, &project, diagnostics)?;
        let typesetter = if typesets {
            let typesetter =
                Typesetter::new(&project, &annex)?.bleeding(edition.bleed.unwrap_or(profile.bleed));
            match edition.attached && diagnostics.errors() == 0 {
                true => typesetter.carrying(Attachments::gather(&project, &annex)?),
                false => typesetter,
            }
        } else {
            Typesetter::without_data(&project, &annex)?
        };
        typesetter.check(&annex, diagnostics);
        check::glyphs(&annex, typesetter.fonts(), diagnostics);
        check::glyphs_unread(&annex, typesetter.fonts(), diagnostics);
        check::silence_names(&annex, diagnostics);
        let warnings = Diagnostics::default();
        Ok(Some(Self { project, annex, typesetter, bounds, resolution, least, warnings }))
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
            || text!("no-such-sheet.hint", ids = ids.collect::<Vec<_>>().join(", ")),
            |near| text!("no-such-sheet.hint-near", near),
        );
        Err(Failure::work(text!("no-such-sheet", id)).with_hint(hint))
    }

    /// All handouts.
    pub(super) fn handouts(&self) -> Vec<Output> {
        self.ids().into_iter().map(Output::Handout).collect()
    }

    /// Ends the process where the layout of this collection has no end.
    pub(super) fn guard(&self, console: &Console) -> Guard {
        let own = self.typesetter.own_code();
        Guard::of_layout(self.bounds, self.annex.entries.len(), own, *console)
    }

    /// Typesets outputs side by side and gives the PDF of each to `keep`, which may be called on any thread; says what
    /// was found, warnings once for all of them.
    ///
    /// # Errors
    /// When one of them cannot be made: what was kept is then of no use.
    pub(super) fn make(
        &self,
        outputs: Vec<Output>,
        keep: impl Fn(&Output, Vec<u8>) + Sync,
        console: &Console,
    ) -> Result<Vec<Made>, Failure> {
        self.made(outputs, keep, |_, _, _| {}, console)
    }

    fn made(
        &self,
        outputs: Vec<Output>,
        keep: impl Fn(&Output, Vec<u8>) + Sync,
        look: impl Fn(&Output, &Typeset, &mut Diagnostics) + Sync,
        console: &Console,
    ) -> Result<Vec<Made>, Failure> {
        let mut diagnostics = self.warnings.clone();
        let made = self.try_make(outputs, keep, look, &mut diagnostics, console);
        check::once(&mut diagnostics);
        check::alike(&self.annex, &self.typesetter.own_code(), &mut diagnostics);
        check::silence(&self.annex.manifest, &mut diagnostics);
        self.project.locate(&mut diagnostics);
        if diagnostics.errors() > 0 {
            return Err(sources(diagnostics));
        }
        let (own_layouts, cache) = own_layouts(&self.project);
        self.annex.keep_pictures(self.resolution, own_layouts, &cache);
        diagnostics.sort();
        console.diagnostics(&diagnostics);
        Ok(made)
    }

    /// Typesets outputs side by side, and lets `look` at each, which may be called on any thread. They are made as PDFs, too,
    /// for an image is to be of pages that could be published.
    ///
    /// # Errors
    /// When one of them cannot be made: what was looked at is then of no use.
    pub(super) fn look(
        &self,
        outputs: Vec<Output>,
        look: impl Fn(&Output, &Typeset) + Sync,
        console: &Console,
    ) -> Result<(), Failure> {
        let look = |output: &Output, typeset: &Typeset, _: &mut Diagnostics| look(output, typeset);
        self.made(outputs, |_, _| {}, look, console).map(drop)
    }

    /// Typesets outputs side by side, and lets `look` at each once it is laid out; what is wrong goes to `diagnostics`.
    pub(super) fn try_make(
        &self,
        outputs: Vec<Output>,
        keep: impl Fn(&Output, Vec<u8>) + Sync,
        look: impl Fn(&Output, &Typeset, &mut Diagnostics) + Sync,
        diagnostics: &mut Diagnostics,
        console: &Console,
    ) -> Vec<Made> {
        let guard = self.guard(console);
        let progress = console.progress(outputs.len());
        let (progress, keep, look) = (&progress, &keep, &look);
        let make = |output: Output| {
            progress.set_message(name(&output));
            let _making = guard.making(output.path());
            let made = self.make_one(&output, keep, look);
            progress.inc(1);
            (self.rank(&output), output, made)
        };
        let (annex, handouts): (Vec<_>, Vec<_>) =
            outputs.into_iter().partition(|output| *output == Output::Annex);
        let mut made = side_by_side(annex, handouts, make);
        made.sort_by_key(|(rank, ..)| *rank);
        progress.finish_and_clear();
        let mut all = Vec::new();
        let mut locator = Locator::new(&self.typesetter, &self.annex);
        for (_, output, (made, mut found)) in made {
            locator.locate(&output, &mut found);
            diagnostics.extend(found);
            all.extend(made);
        }
        all
    }

    /// The place of an output among all: the annex, then the handouts in the order of the collection.
    fn rank(&self, output: &Output) -> Option<usize> {
        let Output::Handout(id) = output else { return None };
        self.annex.entries.iter().position(|entry| entry.sheet.id == *id)
    }

    /// Makes one output, lets `look` at its pages and gives its PDF to `keep`; with all that was found.
    fn make_one(
        &self,
        output: &Output,
        keep: &impl Fn(&Output, Vec<u8>),
        look: &impl Fn(&Output, &Typeset, &mut Diagnostics),
    ) -> (Option<Made>, Diagnostics) {
        let since = Instant::now();
        let mut found = Diagnostics::default();
        let Some(typeset) = self.typesetter.lay_out(output, &mut found) else {
            return (None, found);
        };
        look(output, &typeset, &mut found);
        if let Some(least) = self.least {
            check::pictures(&self.annex, output, &typeset, least, &mut found);
        }
        conservation::check(&typeset, &self.typesetter, &self.annex, &mut found);
        let Some(pdf) = self.typesetter.export(&typeset, &mut found) else {
            return (None, found);
        };
        let made = Made {
            output: output.clone(),
            pages: typeset.pages(),
            bytes: pdf.len(),
            hash: Hash::of(&pdf),
            warned: !found.is_empty(),
            seconds: since.elapsed().as_secs_f64(),
        };
        keep(output, pdf);
        (Some(made), found)
    }
}

/// What of a collection decides how large its pictures are printed, and where those of earlier builds are kept.
fn own_layouts(project: &Project) -> (bool, Cache) {
    (project.root().join("layouts").is_dir(), Cache::in_results(&project.out()))
}

/// What somebody who watches reads while an output is made.
fn name(output: &Output) -> String {
    match output {
        Output::Annex | Output::Redline | Output::Checks => text!("progress-annex"),
        Output::Handout(id) => id.clone(),
    }
}

/// Refuses a result among the sources.
pub(super) fn not_a_source(project: &Project, path: &Path) -> Result<(), Failure> {
    if project.is_source(path) {
        return Err(Failure::work(text!("among-sources", path = path.display()))
            .with_hint(text!("among-sources.hint")));
    }
    Ok(())
}

/// Takes the lock of a folder of results, and says so where that takes time.
///
/// # Errors
/// When the folder cannot be made, or another build has it for too long.
pub(super) fn lock(dir: &Path, bounds: Bounds, console: &Console) -> Result<Lock, Failure> {
    let name = shown(dir).display();
    let lock = Lock::take(dir, bounds.patience(), || {
        console.message(&text!("lock-waits", dir = name));
    })?;
    if !lock.is_held() {
        console.note(&text!("lock-none", dir = name));
    }
    Ok(lock)
}

/// A path as short as it can be said from the current folder.
pub(super) fn shown(path: &Path) -> &Path {
    let here = std::env::current_dir().and_then(|dir| dir.canonicalize()).ok();
    here.and_then(|here| path.strip_prefix(here).ok()).unwrap_or(path)
}

pub(super) fn sources(mut diagnostics: Diagnostics) -> Failure {
    diagnostics.sort();
    Failure::Sources(diagnostics)
}

impl Session {
    /// Says what was made, and where it is.
    pub(super) fn tell(&self, made: &[Made], path: impl Fn(&Output) -> PathBuf, console: &Console) {
        for made in made {
            let path = path(&made.output);
            console.note(&text!(
                "made",
                path = shown(&path).display(),
                pages = made.pages,
                kilobytes = made.bytes.div_ceil(1000),
                seconds = decimal(made.seconds, 2)
            ));
        }
    }

    /// All that an output is made of.
    pub(super) fn inputs(&self, output: &Output) -> BTreeMap<String, Hash> {
        let mut inputs = self.typesetter.inputs(output);
        let folders = self.project.reads().into_iter();
        inputs.extend(folders.filter(|(what, _)| matches!(what.as_str(), "layouts/" | "fonts/")));
        inputs
    }

    /// The sheets' identifiers, in order.
    pub(super) fn ids(&self) -> Vec<String> {
        self.annex.entries.iter().map(|entry| entry.sheet.id.clone()).collect()
    }
}
