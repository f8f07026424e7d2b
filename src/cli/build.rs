//! `annexe build`: the annex and its handouts.

use std::path::{Path, PathBuf};
use std::time::Instant;

use clap::{Args, ValueEnum};
use clap_complete::engine::ArgValueCandidates;

use super::Global;
use super::candidates;
use super::console::Console;
use super::images;
use super::revision::{Collection, Revised};
use super::session::{Edition, Made, Session, lock, shown};
use crate::failure::Failure;
use crate::message::{decimal, text};
use crate::output::{self, Staging};
use crate::project::Project;
use crate::sheet::Purpose;
use crate::state::{State, Why};
use crate::typeset::Output;

/// Compose l'annexe (out/annexe.pdf) et un PDF par fiche (out/fiches/)
#[derive(Args)]
#[command(
    help_template = super::HELP,
    after_help = "Exemples :\n  annexe build\n  annexe build --annex-only -o /tmp/essai\n  annexe build --only esat-mezin --only film-respire\n  annexe build --rev v1 --stamp     l'édition étiquetée v1, dans out/revisions/\n  annexe build --annex-only --format png --pages 1,4-6\n  annexe build --contact-sheet --thumbnail"
)]
pub(super) struct Options {
    /// Seulement la fiche de cet identifiant (peut être répété) ; l'annexe n'est pas composée
    #[arg(long, value_name = "ID", conflicts_with = "annex_only", add = ArgValueCandidates::new(candidates::sheets))]
    only: Vec<String>,
    /// Seulement l'annexe
    #[arg(long, conflicts_with = "handouts_only")]
    annex_only: bool,
    /// Seulement les fiches
    #[arg(long)]
    handouts_only: bool,
    /// Refait tout, même ce qui est à jour
    #[arg(long)]
    force: bool,
    /// Où écrire les PDF [par défaut : out/ dans le dossier de l'annexe]
    #[arg(short, long, value_name = "DOSSIER")]
    output: Option<PathBuf>,
    /// Ce à quoi servent les PDF : leurs images sont plus fines s'ils sont imprimés
    #[arg(long, value_enum, value_name = "PROFIL", default_value_t)]
    profile: Profile,
    #[command(flatten)]
    images: images::Options,
    #[command(flatten)]
    revised: Revised,
}

/// What PDFs are for, by the names of the manifest.
#[derive(Clone, Copy, Default, ValueEnum)]
enum Profile {
    /// Être lus à l'écran
    #[default]
    Ecran,
    /// L'imprimante du bureau
    Bureau,
    /// L'imprimeur ; « annexe press » y ajoute repères et feuilles
    Presse,
}

impl Profile {
    fn purpose(self) -> Purpose {
        match self {
            Self::Ecran => Purpose::Screen,
            Self::Bureau => Purpose::Office,
            Self::Presse => Purpose::Press,
        }
    }
}

pub(super) fn run(options: &Options, global: &Global, console: &Console) -> Result<(), Failure> {
    let since = Instant::now();
    options.images.check()?;
    if options.output.as_deref() == Some(Path::new("-")) {
        return Err(Failure::work(text!("build-piped")).with_hint(text!("build-piped.hint")));
    }
    let collection = Collection::find(global.root.as_deref(), &options.revised, console)?;
    let project = collection.project();
    let edition = Edition { purpose: options.profile.purpose(), ..collection.edition() };
    let dir = options.output.clone().unwrap_or_else(|| collection.out());
    let place = |output: &Output| dir.join(output.path());
    collection.refuse_source(&place(&Output::Annex))?;
    if options.images.any() {
        let session = Session::open(project.clone(), &edition, global.bounds, console)?;
        let mut outputs = wanted(options, session)?;
        if options.images.of_annex() && options.only.is_empty() && !options.handouts_only {
            outputs.retain(|output| *output == Output::Annex);
        }
        let images = images::draw(&options.images, outputs, session, &dir, console)?;
        // Pages that there are not leave no folder of results where none was.
        let _lock = lock(&dir, global.bounds, console)?;
        return images::write(&options.images, images, &dir, console);
    }
    // Wrong sources leave no folder of results where none was.
    let early = if dir.is_dir() {
        None
    } else {
        Some(Session::open(project.clone(), &edition, global.bounds, console)?)
    };
    let _lock = lock(&dir, global.bounds, console)?;
    let mut state = State::load(&dir);
    if !options.force
        && !edition.is_asked()
        && let Some(count) = unchanged(options, project, &state, &dir)
    {
        nothing_to_do(count, &dir, console);
        return Ok(());
    }
    let session = match early {
        Some(session) => session,
        None => Session::open(project.clone(), &edition, global.bounds, console)?,
    };
    let wanted = wanted(options, session)?;
    let count = wanted.len();
    wanted.iter().try_for_each(|output| collection.refuse_source(&place(output)))?;
    let look_again =
        !session.warnings.is_empty() || session.annex.is_marked() || edition.is_asked();
    state.saw(session.project.reads(), session.ids(), look_again);
    let todo = to_make(wanted, options.force, &mut state, session, &dir, console);
    let staging = Staging::begin()?;
    let made = session.make(todo, |output, pdf| staging.add(place(output), pdf), console)?;
    note_made(&made, &mut state, session);
    let retired = retire(&mut state, session, &dir);
    // Last: it says that the others are there.
    let (path, text) = state.file(&dir);
    staging.add(path, text);
    if made.is_empty() && retired.is_empty() {
        // The PDFs are good; that this could not be noted only costs the next build some time.
        let _ = staging.finish();
        nothing_to_do(count, &dir, console);
        return Ok(());
    }
    staging.finish()?;
    session.tell(&made, place, console);
    for path in &retired {
        output::withdraw(&dir.join(path))?;
        console.message(&text!("build-withdrawn", path));
    }
    let (made, seconds) = (made.len(), decimal(since.elapsed().as_secs_f64(), 2));
    console.note(&match count - made {
        0 => text!("build-done", made, seconds),
        kept => text!("build-done-others", made, seconds, kept),
    });
    Ok(())
}

/// Those of the wanted outputs that are not as they should be.
fn to_make(
    wanted: Vec<Output>,
    force: bool,
    state: &mut State,
    session: &Session,
    dir: &Path,
    console: &Console,
) -> Vec<Output> {
    let mut todo = Vec::new();
    for output in wanted {
        let path = output.path();
        let why =
            if force { Some(Why::Asked) } else { state.why(dir, &path, &session.inputs(&output)) };
        match why {
            None => state.confirm(&path),
            Some(why) => {
                if why != Why::Asked {
                    console.detail(&text!("build-to-make", path, why = reason(&why)));
                }
                todo.push(output);
            }
        }
    }
    todo
}

fn note_made(made: &[Made], state: &mut State, session: &Session) {
    for made in made {
        let path = made.output.path();
        state.wrote(path.clone(), made.hash);
        if made.warned {
            // What was said of it must be said again.
            state.forget(&path);
        } else {
            state.record(path, session.inputs(&made.output), made.bytes as u64, made.hash);
        }
    }
}

/// The handouts of an earlier build whose sheets are gone: nobody should publish them by mistake.
fn retire(state: &mut State, session: &Session, dir: &Path) -> Vec<String> {
    let mut all = vec![Output::Annex.path()];
    all.extend(session.handouts().iter().map(Output::path));
    state.retire(dir, &all)
}

/// The outputs that the arguments ask for.
fn wanted(options: &Options, session: &Session) -> Result<Vec<Output>, Failure> {
    let ids = options.only.iter().map(|id| session.sheet(id)).collect::<Result<Vec<_>, _>>()?;
    Ok(select(options, &session.ids(), &ids))
}

fn select(options: &Options, all: &[String], only: &[String]) -> Vec<Output> {
    let mut outputs = Vec::new();
    if options.only.is_empty() && !options.handouts_only {
        outputs.push(Output::Annex);
    }
    if !options.annex_only {
        let ids = if options.only.is_empty() { all } else { only };
        for id in ids {
            let output = Output::Handout(id.clone());
            if options.only.is_empty() || !outputs.contains(&output) {
                outputs.push(output);
            }
        }
    }
    outputs
}

/// The number of outputs, if all of them are as they should be: found by reading files alone.
fn unchanged(options: &Options, project: &Project, state: &State, dir: &Path) -> Option<usize> {
    let ids = state.sheets(project)?;
    if !options.only.iter().all(|id| ids.contains(id)) {
        return None;
    }
    let paths: Vec<String> = select(options, ids, &options.only).iter().map(Output::path).collect();
    state.holds(dir, &paths).then_some(paths.len())
}

fn nothing_to_do(count: usize, dir: &Path, console: &Console) {
    let dir = shown(dir).display();
    console.message(&text!("build-nothing", count, dir));
}

/// Why an output is made, in words.
fn reason(why: &Why) -> String {
    match why {
        Why::Asked => "--force".into(),
        Why::New => text!("build-why-new"),
        Why::Missing => text!("build-why-missing"),
        Why::Altered => text!("build-why-altered"),
        Why::Changed(inputs) => {
            let named: Vec<String> = inputs.iter().take(3).map(|input| input_name(input)).collect();
            let more = if inputs.len() > 3 { "…" } else { "" };
            text!("build-why-changed", inputs = named.join(", ") + more)
        }
    }
}

fn input_name(input: &str) -> String {
    match input {
        "collection" => text!("build-input-collection"),
        "date" => text!("build-input-date"),
        "edition" => text!("build-input-edition"),
        "identity" => text!("build-input-identity"),
        "revision" => text!("build-input-revision"),
        "attached" => text!("build-input-attached"),
        file => file.to_owned(),
    }
}
