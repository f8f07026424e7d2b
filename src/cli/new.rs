//! `annexe new`: a sheet to be written, in its place.

use std::path::Path;

use clap::Args;
use clap_complete::engine::ArgValueCandidates;

use super::candidates;
use super::console::Console;
use super::guard::number;
use super::session::shown;
use crate::annex::read_manifest;
use crate::check;
use crate::diag::Diagnostics;
use crate::failure::Failure;
use crate::identifier;
use crate::limits;
use crate::message::text;
use crate::output;
use crate::project::{MANIFEST, Project, SOURCES};
use crate::scaffold;
use crate::schema;
use crate::sheet::{Manifest, Template};
use crate::source::Source;
use crate::typeset::font_book;

/// Byte order mark: some editors put it before a text, and it stays where it is.
const MARK: &[u8] = b"\xef\xbb\xbf";

/// Commence une fiche : un fichier commenté dans sources/, à sa place dans l'ordre
#[derive(Args)]
#[command(
    help_template = super::HELP,
    after_help = "Exemples :\n  annexe new \"Un jardin partagé au pied des tours\"\n  annexe new \"Le contexte : un village\" --id village --themes 1,3\n  annexe new \"Coulisses d'une pièce\" --film --after jardin-partage\n\nLe chemin du fichier va sur la sortie standard : $EDITOR \"$(annexe new \"Mon titre\")\""
)]
pub(super) struct Options {
    /// Titre de la fiche
    #[arg(value_name = "TITRE", required = true, num_args = 1..)]
    title: Vec<String>,
    /// Identifiant : nom du fichier sans « .yaml » [par défaut : les premiers mots du titre]
    #[arg(long, value_name = "ID")]
    id: Option<String>,
    /// Fiche d'un film : générique, grand bandeau
    #[arg(long)]
    film: bool,
    /// Numéros des thèmes, séparés par des virgules
    #[arg(long, value_name = "N,N", value_delimiter = ',', value_parser = |text: &str| number(text, 0..=u32::MAX))]
    themes: Vec<u32>,
    /// Fiche qui précède dans l'ordre [par défaut : la dernière]
    #[arg(long, value_name = "ID", add = ArgValueCandidates::new(candidates::sheets))]
    after: Option<String>,
}

pub(super) fn run(
    options: &Options,
    root: Option<&Path>,
    console: &Console,
) -> Result<(), Failure> {
    let project = Project::find(root)?;
    let (source, manifest) = manifest(&project, console)?;
    let title = options.title.join(" ");
    let id = identifier(options, &title, &project)?;
    let template = if options.film { Template::Film } else { Template::Sheet };
    let draft = scaffold::Draft { id: &id, title: &title, template, themes: &options.themes };
    let text = scaffold::sheet(&draft, &manifest)?;
    printable(&title, &project)?;
    let after = options.after.as_deref().map(|id| id.strip_suffix(".yaml").unwrap_or(id));
    let listed = scaffold::insert(&source, &manifest, &id, after)?;
    let name = format!("{id}.yaml");
    let path = project.root().join(SOURCES).join(&name);
    publish(&project, &[(name, text)], listed)?;
    schema::refresh(&project)?;
    if manifest.sheets.is_none() {
        console.note(&text!("new-by-name"));
    }
    let path = shown(&path).display();
    // The sheet is there, though nobody could be told: to start again would make another one.
    console
        .result(format!("{path}\n").as_bytes())
        .map_err(|failure| failure.with_hint(text!("new-is-there", path)))
}

/// The manifest, which must be good: what is added to it is read again.
pub(super) fn manifest(
    project: &Project,
    console: &Console,
) -> Result<(std::sync::Arc<Source>, Manifest), Failure> {
    let mut found = Diagnostics::default();
    let read = read_manifest(project, &mut found)?;
    match read {
        Some(read) if found.errors() == 0 => {
            console.diagnostics(&found);
            Ok(read)
        }
        _ => Err(Failure::Sources(found)),
    }
}

/// The identifier asked for, or one of the title.
fn identifier(options: &Options, title: &str, project: &Project) -> Result<String, Failure> {
    let files = project.sheet_files()?;
    let Some(id) = &options.id else {
        return Ok(identifier::of_title(title, files.into_iter().map(|(id, _)| id)));
    };
    let id = id.strip_suffix(".yaml").unwrap_or(id);
    if !identifier::is_valid(id) {
        let (rule, example) = (identifier::rule(), identifier::of_title(id, Vec::new()));
        return Err(Failure::work(text!("new-id-invalid", id)).with_hint(text!(
            "new-id-invalid.hint",
            rule,
            example
        )));
    }
    if identifier::is_reserved(id) {
        return Err(Failure::work(text!("new-id-reserved", id))
            .with_hint(text!("new-id-reserved.hint", id)));
    }
    if let Some((_, file)) = files.iter().find(|(other, _)| other.eq_ignore_ascii_case(id)) {
        return Err(Failure::work(text!("new-id-taken", id))
            .with_hint(text!("new-id-taken.hint", file = format!("{SOURCES}/{file}"))));
    }
    Ok(id.to_owned())
}

/// Makes sure that the fonts have every character of the title: the new sheet is to be good as it is.
fn printable(title: &str, project: &Project) -> Result<(), Failure> {
    // Most titles are of letters that every font has.
    if title.is_ascii() {
        return Ok(());
    }
    match check::missing(title, &font_book(Some(project))?).first() {
        None => Ok(()),
        Some(&c) => Err(Failure::work(check::no_glyph(c)).with_hint(check::no_glyph_hint())),
    }
}

/// Writes new files and, where a sheet is listed, the manifest.
pub(super) fn publish<B: AsRef<[u8]>>(
    project: &Project,
    files: &[(String, B)],
    listed: Option<String>,
) -> Result<(), Failure> {
    let sources = project.root().join(SOURCES);
    let manifest = sources.join(MANIFEST);
    // A link stays one: the file that it leads to is written.
    let manifest = manifest.canonicalize().unwrap_or(manifest);
    let marked =
        project.read(MANIFEST, limits::SOURCE_BYTES).is_ok_and(|bytes| bytes.starts_with(MARK));
    let bytes = listed.map(|text| [if marked { MARK } else { b"" }, text.as_bytes()].concat());
    let changed = bytes.as_deref().map(|bytes| (manifest.as_path(), bytes));
    output::publish_new_beside(&sources, files, changed)
}
