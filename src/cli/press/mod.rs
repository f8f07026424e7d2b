//! `annexe press`: files for the printer.

mod inks;
mod scheme;
mod table;
mod told;

use std::path::{Path, PathBuf};
use std::sync::mpsc::channel;

use clap::Args;
use clap_complete::engine::ArgValueCompleter;

use self::scheme::{Options as Scheme, Work};
use super::Global;
use super::candidates;
use super::console::Console;
use super::given;
use super::revision::{Collection, Revised};
use super::session::{Edition, Session, lock, shown};
use crate::failure::Failure;
use crate::message::{decimal, text};
use crate::output::{self, PRESS, Staging};
use crate::press::measure::Measures;
use crate::press::plan::Part;
use crate::press::spine::SPINE;
use crate::press::{self, About, Furniture, Lettering, Source, Spot, Unusable, words};
use crate::project::Project;
use crate::sheet::Purpose;
use crate::typeset::Output;

/// Prépare l'impression : livret, cahiers, plusieurs pages par feuille, traits de coupe
#[derive(Args)]
#[command(
    help_template = super::HELP,
    after_help = "Exemples :\n  annexe press --booklet                       l'annexe A4 en livret agrafé, sur des feuilles A3\n  annexe press --booklet --sheet a4            le même en A5, sur l'imprimante du bureau\n  annexe press --booklet --plan                dit où va chaque page, et le dessine\n  annexe press --signature 16 --sheet sra3 --cover-apart\n  annexe press --signature 16 --cover-apart --paper-thickness 0.1\n  annexe press --n-up 2 --duplex long          deux pages par face, recto verso\n  annexe press esat-mezin --booklet            une fiche, pliée en deux\n  annexe press rapport.pdf --booklet           un autre PDF"
)]
pub(super) struct Options {
    /// Identifiant d'une fiche, ou fichier PDF [par défaut : toute l'annexe]
    #[arg(add = ArgValueCompleter::new(candidates::sheets_or_files))]
    source: Option<String>,
    #[command(flatten)]
    scheme: Scheme,
    /// Dit seulement où va chaque page ; le dessin des feuilles est écrit à côté de ce que serait le PDF
    #[arg(long)]
    plan: bool,
    /// Fond perdu, en millimètres : ce que le dessin dépasse du bord des pages, de 0 à 10 [par défaut : celui du profil « presse », 3]
    #[arg(long, value_name = "MM", value_parser = bleed, allow_hyphen_values = true)]
    bleed: Option<f64>,
    /// Fichier à écrire, « - » pour la sortie standard [par défaut : dans out/presse/]
    #[arg(short, long, value_name = "FICHIER")]
    output: Option<PathBuf>,
    /// Compose l'annexe telle qu'elle était à cette révision de git (branche, étiquette ou commit)
    #[arg(long, value_name = "RÉVISION", allow_hyphen_values = true)]
    rev: Option<String>,
    /// Imprime la révision de git : dans le bas des fiches et au dos de l'annexe
    #[arg(long)]
    stamp: bool,
}

/// What is imposed, and where the result goes.
struct Order {
    source: Source,
    /// What the job line and the file's title call it.
    name: String,
    /// Whether its last page is the back of a cover.
    back_cover: bool,
    /// What stands on the spine of a cover.
    title: Option<String>,
    /// Inks of the printer's own that it is drawn in.
    spots: Vec<Spot>,
    path: PathBuf,
}

pub(super) fn run(options: &Options, global: &Global, console: &Console) -> Result<(), Failure> {
    options.scheme.check()?;
    let pdf = options.source.as_deref().filter(|name| is_file(name)).map(Path::new);
    if let (Some(_), Some(argument)) = (pdf, options.of_collections()) {
        return Err(Failure::work(text!("press-file-only", argument))
            .with_hint(text!("press-file-only.hint", argument)));
    }
    let (order, _lock) = match pdf {
        Some(path) => (of_file(path, options)?, None),
        None => {
            let revised = Revised::at(options.rev.clone(), options.stamp);
            let collection = Collection::find(global.root.as_deref(), &revised, console)?;
            let order = of_collection(&collection, options, global, console)?;
            let own = options.output.is_some();
            let lock =
                if own { None } else { Some(lock(&collection.out(), global.bounds, console)?) };
            (order, lock)
        }
    };
    if let (Some(_), count @ 1..) = (pdf, order.source.remarks()) {
        console.message(&text!("press-remarks", count));
    }
    let work = options.scheme.work(&order.source, order.back_cover);
    told::tell(&order.source, &work, console);
    let piped = order.path == Path::new("-");
    if options.plan {
        if piped {
            return console.result(table::table(&work).as_bytes());
        }
        let path = named(&order.path, "plan", "svg");
        let staging = Staging::begin()?;
        staging.add(path.clone(), table::picture(&work).into_bytes());
        staging.finish()?;
        console.result(table::table(&work).as_bytes())?;
        console.note(&text!("press-drawn", path = shown(&path).display()));
        return Ok(());
    }
    if piped {
        return pipe(&order, &work, console);
    }
    print(&order, &work, console)?;
    // A cover or a body of an earlier scheme would be taken for a part of this one.
    let parts = &work.plan.parts;
    let cover = named(&order.path, "couverture", "pdf");
    for (path, made) in [
        (&cover, parts.iter().any(|part| part.is_cover)),
        (&order.path, parts.iter().any(|part| !part.is_cover)),
    ] {
        if options.output.is_none() && !made {
            output::withdraw(path)?;
        }
    }
    Ok(())
}

impl Options {
    /// An argument that is about typesetting, if there is one.
    fn of_collections(&self) -> Option<&'static str> {
        match (&self.rev, self.stamp, self.bleed) {
            (Some(_), ..) => Some("--rev"),
            (_, true, _) => Some("--stamp"),
            (.., Some(_)) => Some("--bleed"),
            _ => None,
        }
    }
}

/// Whether a name is a file's that somebody has, and no sheet's: what is in it is looked at later.
fn is_file(name: &str) -> bool {
    let path = Path::new(name);
    let ends = |end| path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case(end));
    ends("pdf") || (path.extension().is_some() && !ends("yaml") && path.is_file())
}

/// An identifier, which may be typed as its file: `sources/esat-mezin.yaml`.
fn identifier(name: &str) -> &str {
    let path = Path::new(name);
    match path.extension() {
        Some(extension) if extension == "yaml" => {
            path.file_stem().and_then(|stem| stem.to_str()).unwrap_or(name)
        }
        _ => name,
    }
}

/// A PDF that somebody has.
fn of_file(path: &Path, options: &Options) -> Result<Order, Failure> {
    let bytes = given::pdf(path)?;
    if !Source::is_pdf(&bytes) {
        return Err(Failure::work(text!("press-no-pdf", path = path.display()))
            .with_hint(text!("press-no-pdf.hint")));
    }
    let source = Source::read(&bytes).and_then(Source::balanced);
    let source = source.map_err(|why| unusable(why, path))?;
    let beside = named(path, options.scheme.kind(), "pdf");
    let same = |output: &PathBuf| output.canonicalize().ok() == path.canonicalize().ok();
    if options.output.as_ref().is_some_and(same) {
        return Err(Failure::work(text!("press-itself", path = path.display()))
            .with_hint(text!("press-itself.hint")));
    }
    Ok(Order {
        source,
        name: path.file_name().unwrap_or_default().to_string_lossy().into_owned(),
        back_cover: false,
        title: None,
        spots: Vec::new(),
        path: options.output.clone().unwrap_or(beside),
    })
}

fn unusable(why: Unusable, path: &Path) -> Failure {
    let path = path.display();
    match why {
        Unusable::Damaged => {
            Failure::work(text!("press-damaged", path)).with_hint(text!("press-damaged.hint"))
        }
        Unusable::Locked => {
            Failure::work(text!("press-locked", path)).with_hint(text!("press-locked.hint"))
        }
        Unusable::Empty => {
            Failure::work(text!("press-empty", path)).with_hint(text!("press-empty.hint"))
        }
        Unusable::Sizeless(page) => Failure::work(text!("press-sizeless", path, page))
            .with_hint(text!("press-sizeless.hint")),
        Unusable::Packed(page) => {
            Failure::work(text!("press-packed", path, page)).with_hint(text!("press-packed.hint"))
        }
        Unusable::Circular => {
            Failure::work(text!("press-circular", path)).with_hint(text!("press-circular.hint"))
        }
    }
}

/// The annex or a handout, typeset for this.
fn of_collection(
    collection: &Collection,
    options: &Options,
    global: &Global,
    console: &Console,
) -> Result<Order, Failure> {
    let project: Project = collection.project().clone();
    let edition = Edition { bleed: options.bleed, purpose: Purpose::Press, ..collection.edition() };
    let session = Session::open(project, &edition, global.bounds, console)?;
    let output = match &options.source {
        Some(name) => Output::Handout(session.sheet(identifier(name))?),
        None => Output::Annex,
    };
    let stem = output.sheet().unwrap_or("annexe").to_owned();
    let path = match &options.output {
        Some(path) => path.clone(),
        None => collection.out().join(PRESS).join(format!("{stem}-{}.pdf", options.scheme.kind())),
    };
    collection.refuse_source(&path)?;
    let read = collection.out().join(output.path());
    if path == read || path.canonicalize().is_ok_and(|path| Some(path) == read.canonicalize().ok())
    {
        return Err(Failure::work(text!("press-itself", path = path.display()))
            .with_hint(text!("press-itself.hint")));
    }
    let back_cover = output == Output::Annex;
    let (sender, pdfs) = channel();
    session.make(vec![output], |_, pdf| drop(sender.send(pdf)), console)?;
    let pdf = pdfs.try_recv().unwrap_or_default();
    let source = Source::read(&pdf).map_err(|why| unusable(why, &path))?;
    let (source, spots) = inks::apply(source, session, console)?;
    let manifest = &session.annex.manifest;
    let mut name = format!("{} – {}", manifest.label, manifest.title);
    let title = Some(name.clone());
    if let Some(version) = &manifest.version {
        name += &format!(" · version {version}");
    }
    Ok(Order { source, name, back_cover, title, spots, path })
}

/// Writes the only file there is to stdout.
fn pipe(order: &Order, work: &Work, console: &Console) -> Result<(), Failure> {
    match &work.plan.parts[..] {
        [part] => console.result(&impose(order, work, part)?),
        _ => Err(Failure::work(text!("press-two-files")).with_hint(text!("press-two-files.hint"))),
    }
}

/// Writes a file for each paper.
fn print(order: &Order, work: &Work, console: &Console) -> Result<(), Failure> {
    let staging = Staging::begin()?;
    let mut told = Vec::new();
    for part in &work.plan.parts {
        let path = match part.is_cover {
            true => named(&order.path, "couverture", "pdf"),
            false => order.path.clone(),
        };
        staging.add(path.clone(), impose(order, work, part)?);
        told.push((path, part));
    }
    staging.finish()?;
    for (path, part) in told {
        console.note(&text!(
            "press-made",
            path = shown(&path).display(),
            leaves = part.leaves.len(),
            paper = work.paper_of(part),
            percent = work.percent()
        ));
        if let Some(spine) = work.spine(part) {
            let width = decimal(spine, 1);
            let title = order.title.as_deref().filter(|_| spine >= SPINE);
            console.note(&match title {
                None => text!("press-spine-bare", width),
                Some(_) => text!("press-spine-made", width),
            });
            if let Some(shown) = title.and_then(|title| cut_on_spine(title, &work.measures(part))) {
                console.message(&text!("press-spine-cut", shown));
            }
        }
    }
    console.note(&work.advice());
    Ok(())
}

/// What of a title is on the spine, where not all of it is.
fn cut_on_spine(title: &str, measures: &Measures) -> Option<String> {
    let lettering = Lettering::of(&[title.to_owned()])?;
    Some(measures.on_spine(title, &lettering).0).filter(|shown| shown != title)
}

fn impose(order: &Order, work: &Work, part: &Part) -> Result<Vec<u8>, Failure> {
    let lines = words::job_lines(&order.name, &work.job, part);
    let measures = work.measures(part);
    let title = order.title.as_deref();
    let lettered: Vec<String> = lines.iter().cloned().chain(title.map(str::to_owned)).collect();
    let furniture = Lettering::of(&lettered).and_then(|lettering| {
        let folds = work.folds(part);
        let (spots, marks) = (&order.spots[..], work.marks);
        let furniture =
            Furniture { measures: &measures, folds, spots, lettering: &lettering, marks, title };
        furniture.draw(&lines)
    });
    let sides = work.sides(part);
    let about = About {
        title: &format!("{} — {}", order.name, words::kind(&work.job)),
        purpose: words::PURPOSE,
    };
    let duplex = part.leaves.iter().any(|leaf| leaf.sides.len() > 1).then(|| work.duplex(part));
    press::impose(&order.source, &sides, &measures, furniture, (&about, duplex))
        .map_err(|error| Failure::work(text!("press-failed", reason = error.to_string())))
}

/// Printers ask for 3 mm, 5 for a thick book.
fn bleed(value: &str) -> Result<f64, String> {
    let number = value.trim().replace(',', ".").parse().ok();
    number.filter(|number| (0.0..=10.0).contains(number)).ok_or_else(|| text!("press-bleed"))
}

/// A file beside another: `annexe-livret-plan.svg`.
fn named(path: &Path, what: &str, extension: &str) -> PathBuf {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!("{stem}-{what}.{extension}"))
}
