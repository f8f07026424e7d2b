//! `annexe import`: a printed annex, or sheets, as texts or Word and ODT documents, become a collection.

mod add;
mod carried;
mod glyphs;
mod json;
mod person;
mod read;
mod whole;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::{Args, ValueEnum};

use super::Global;
use super::console::Console;
use super::guard::Guard;
use crate::diag::Diagnostics;
use crate::failure::Failure;
use crate::fold;
use crate::import::{self, Destination, ImportError, Imported, Patterns};
use crate::message::text;
use crate::output;
use crate::project::{MANIFEST, Project, SOURCES};
use crate::scaffold;
use crate::schema::{self, Known};
use crate::sheet::read_manifest;
use crate::source::Source;

/// Fait une collection de fiches d'une annexe en texte (Markdown), en documents Word et ODT, ou en PDF qui porte ses sources
#[derive(Args)]
#[command(
    help_template = super::HELP,
    after_help = "Exemples :\n  annexe import annexe-2019.md --into annexe-2019\n  annexe import sommaire.md fiche-1.docx fiche-2.docx --into annexe-2020\n  annexe import fiche.docx --into annexe-2020         ajoute une fiche à cette collection\n  annexe import out/fiches/fiche.pdf --into T          les sources d'un PDF fait avec --attach\n  annexe import annexe.md --types mes-titres.yaml      avec d'autres titres de sections\n  annexe import annexe.md --format json | jq .words    le compte rendu, pour un programme\n  annexe build --root annexe-2019\n\nRien n'est remplacé sans --force, et tout est écrit ou rien. Ce qui demande un œil est dit sur stderr, avec sa ligne ou son paragraphe ; -v dit tout ce qui a été reconnu."
)]
pub(super) struct Options {
    /// Textes en Markdown ou documents Word (.docx) et ODT (.odt) : une annexe entière, ou ses morceaux dans leur ordre ; ou PDF faits avec --attach
    #[arg(value_name = "FICHIER", required = true)]
    files: Vec<PathBuf>,
    /// Dossier de la collection, nouvelle, ou déjà là pour y ajouter des fiches ; sinon, ici, un dossier du nom du premier fichier
    #[arg(long, value_name = "DOSSIER")]
    into: Option<PathBuf>,
    /// Table de motifs qui complète celle du programme : titres de sections, libellés de REPÈRES
    #[arg(long, value_name = "FICHIER")]
    types: Option<PathBuf>,
    /// Remplace les fichiers déjà là, tous ou aucun
    #[arg(long)]
    force: bool,
    /// Compte rendu à lire (sur stderr), ou JSON pour un programme (sur stdout)
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t)]
    format: Format,
}

#[derive(Clone, Copy, Default, ValueEnum, PartialEq, Eq)]
enum Format {
    #[default]
    Text,
    Json,
}

pub(super) fn run(options: &Options, global: &Global, console: &Console) -> Result<(), Failure> {
    let patterns = patterns(options)?;
    let mut files = read::files(&options.files)?;
    if files.iter().any(|file| matches!(file, read::File::Pdf(_))) {
        return carried::run(files, options, global, console);
    }
    let into = options.into.clone().unwrap_or_else(|| default_folder(&options.files));
    let destination = match into.join(SOURCES).join(MANIFEST).is_file() {
        true => Destination::Collection,
        false => Destination::New,
    };
    let guard = Guard::start(global.bounds, 0, *console);
    let inputs = files.iter_mut().filter_map(read::File::input).collect();
    let mut imported =
        import::import(inputs, &patterns, destination).map_err(|e| refused(options, e))?;
    drop(guard);
    glyphs::tell(&mut imported, &into)?;
    if destination == Destination::Collection && imported.contribution {
        let files = contents(&imported).filter(|(name, _)| name != MANIFEST).collect();
        add::run(files, &imported.said(), &into, options.force, console)?;
        // The collection says what they do not.
        imported.manifest.missing.clear();
    } else {
        let lost = whole::lost(imported.files.iter().map(|file| file.name.as_str()), &into)?;
        if destination == Destination::Collection && !(options.force && lost.is_empty()) {
            return Err(whole::refused(&imported, &lost, &into));
        }
        write(&imported, &into, options.force)?;
    }
    match options.format {
        Format::Json => console.result(&json::report(&imported, &options.files, &into)?),
        Format::Text => {
            person::report(&imported, &options.files, &into, console);
            Ok(())
        }
    }
}

/// The program's patterns, after the user's.
fn patterns(options: &Options) -> Result<Patterns, Failure> {
    let Some(path) = &options.types else { return Ok(Patterns::default()) };
    let source = Source::new(path, read::text(path)?);
    let mut diagnostics = Diagnostics::default();
    let patterns = Patterns::with(&source, &mut diagnostics);
    match patterns {
        Some(patterns) if diagnostics.errors() == 0 => Ok(patterns),
        _ => Err(Failure::Sources(diagnostics)),
    }
}

fn refused(options: &Options, error: ImportError) -> Failure {
    if let ImportError::Refused(number, why) = &error {
        let path = options.files.get(*number).map(|path| path.display().to_string());
        let message = format!("{}{}{why}", path.unwrap_or_default(), text!("colon"));
        return Failure::work(message).with_hint(why.remedy());
    }
    let names: Vec<String> = options.files.iter().map(|path| path.display().to_string()).collect();
    let failure = Failure::work(format!("{}{}{error}", names.join(", "), text!("colon")));
    match error {
        ImportError::NoSheet => failure.with_hint(text!("import-none-hint")),
        _ => failure.with_hint(text!("import-pieces-hint")),
    }
}

/// A folder here, named after the first text.
fn default_folder(files: &[PathBuf]) -> PathBuf {
    let stem = files.first().and_then(|path| path.file_stem()).unwrap_or_default();
    let name = fold::slug(&stem.to_string_lossy(), 5);
    PathBuf::from(if name.is_empty() { "annexe".to_owned() } else { name })
}

fn write(imported: &Imported, into: &Path, force: bool) -> Result<(), Failure> {
    publish_all(contents(imported).collect(), into, force)
}

/// The names and bytes of what an import makes.
fn contents(imported: &Imported) -> impl Iterator<Item = (String, &[u8])> {
    let texts = imported.files.iter().map(|file| (file.name.clone(), file.text.as_bytes()));
    let pictures =
        imported.pictures.iter().map(|picture| (picture.name.clone(), picture.bytes.as_slice()));
    texts.chain(pictures)
}

/// Writes a whole collection, with the schemas of its files and, where it is new, what git needs beside them unless that
/// is there: all of it or nothing.
fn publish_all(files: Vec<(String, &[u8])>, into: &Path, force: bool) -> Result<(), Failure> {
    let schemas = schemas(&files, into)?;
    let dir = into.join(SOURCES);
    let is_there = |name: &str| fs::symlink_metadata(into.join(name)).is_ok();
    let mut beside: Vec<_> = scaffold::for_git().filter(|(name, _)| !is_there(name)).collect();
    if dir.join(MANIFEST).exists() {
        beside.clear();
    }
    let schemas = schemas.iter().map(|(name, text)| (name.clone(), text.as_bytes()));
    let sources = files.into_iter().chain(schemas);
    let sources = sources.map(|(name, bytes)| (format!("{SOURCES}/{name}"), bytes));
    let beside = beside.iter().map(|(name, bytes)| (name.clone(), bytes.as_slice()));
    let files: Vec<(String, &[u8])> = sources.chain(beside).collect();
    if force {
        return output::publish_over(into, &files);
    }
    // A sheet of another collection would be mixed in though no file is replaced.
    if dir.join(MANIFEST).exists() || read::has_sheets(&dir) {
        return Err(Failure::work(text!("import-folder-taken", folder = dir.display()))
            .with_hint(text!("import-folder-taken.hint")));
    }
    let known = |(name, bytes): &(String, &[u8])| add::is_known_picture(into, name, bytes);
    let files: Vec<(String, &[u8])> = files.into_iter().filter(|file| !known(file)).collect();
    output::publish_new(into, &files).map_err(|failure| add::told(failure, into, &files))
}

/// The text of a source that is about to be written.
fn source(name: &str, bytes: &[u8]) -> Option<Arc<Source>> {
    Source::decode(Path::new(name), bytes, &mut Diagnostics::default())
}

/// The copies of the schemas for what is about to be written.
fn schemas(files: &[(String, &[u8])], into: &Path) -> Result<Vec<(String, String)>, Failure> {
    let ids = files.iter().filter(|(name, _)| name != MANIFEST);
    let mut ids: Vec<String> =
        ids.filter_map(|(name, _)| name.strip_suffix(".yaml")).map(str::to_owned).collect();
    let Some((_, manifest)) = files.iter().find(|(name, _)| name == MANIFEST) else {
        return Ok(Vec::new());
    };
    let Some(source) = source(MANIFEST, manifest) else { return Ok(Vec::new()) };
    let Some(manifest) = read_manifest(&source, &mut Diagnostics::default()) else {
        return Ok(Vec::new());
    };
    let project = Project::find(Some(into)).ok();
    let there = project.as_ref().map(Project::sheet_files).transpose()?;
    ids.extend(there.into_iter().flatten().map(|(id, _)| id));
    Ok(schema::files(&Known::new(&manifest, ids, project.as_ref())?))
}
