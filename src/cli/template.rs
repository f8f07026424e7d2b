//! `annexe template`: a form of a sheet, to be filled in with Word or LibreOffice.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::console::Console;
use super::new::manifest;
use crate::failure::Failure;
use crate::form::{self, Format};
use crate::message::text;
use crate::output;
use crate::project::Project;
use crate::sheet::Template;

/// Fait un formulaire de fiche, à remplir dans Word ou LibreOffice
#[derive(Args)]
#[command(
    help_template = super::HELP,
    after_help = "Exemples :\n  annexe template fiche.docx                            pour Word\n  annexe template fiche.odt                             pour LibreOffice\n  annexe template film.docx --film                      la fiche d'un film\n  annexe template - --format docx > fiche.docx\n  annexe import fiche.docx --into contributions         une fois rempli\n\nDans le dossier d'une annexe (ou avec --root), le formulaire donne ses thèmes et ses propres types de section."
)]
pub(super) struct Options {
    /// Formulaire à écrire : .docx pour Word, .odt pour LibreOffice ; « - » pour la sortie standard
    #[arg(value_name = "FICHIER")]
    file: PathBuf,
    /// Format de ce qui va sur la sortie standard
    #[arg(long, value_enum, value_name = "FORMAT")]
    format: Option<Kind>,
    /// Le formulaire de la fiche d'un film : un texte et un générique, ni repères ni sections
    #[arg(long)]
    film: bool,
    /// Remplace le fichier, s'il est déjà là
    #[arg(long)]
    force: bool,
}

/// The formats by their extensions.
#[derive(Clone, Copy, ValueEnum, PartialEq, Eq)]
enum Kind {
    Docx,
    Odt,
}

pub(super) fn run(
    options: &Options,
    root: Option<&Path>,
    console: &Console,
) -> Result<(), Failure> {
    let path = options.file.as_path();
    let format = format(path, options.format)?;
    let project = match root {
        Some(_) => Some(Project::find(root)?),
        None => Project::around(Path::new(".")).map(|(project, _)| project),
    };
    let read = project.map(|project| manifest(&project, console)).transpose()?;
    let template = if options.film { Template::Film } else { Template::Sheet };
    let bytes = form::form(format, template, read.as_ref().map(|(_, manifest)| manifest))?;
    if path == Path::new("-") {
        return console.result(&bytes);
    }
    write(path, bytes, options.force)?;
    console.note(&text!("template-done", path = path.display()));
    Ok(())
}

/// The format that a file's name, or the option, asks for.
fn format(path: &Path, asked: Option<Kind>) -> Result<Format, Failure> {
    let asked = asked.map(|kind| match kind {
        Kind::Docx => Format::Word,
        Kind::Odt => Format::Odt,
    });
    if path == Path::new("-") {
        return asked.ok_or_else(|| {
            Failure::work(text!("template-which")).with_hint(text!("template-which.hint"))
        });
    }
    let extension = path.extension().and_then(OsStr::to_str).unwrap_or_default();
    let found = Format::of_extension(extension).ok_or_else(|| {
        Failure::work(text!("template-format", path = path.display()))
            .with_hint(text!("template-format.hint"))
    })?;
    match asked {
        Some(asked) if asked != found => {
            Err(Failure::work(text!("template-contradiction", path = path.display()))
                .with_hint(text!("template-contradiction.hint")))
        }
        _ => Ok(found),
    }
}

/// Writes the form, over an older file only where that was asked for.
fn write(path: &Path, bytes: Vec<u8>, force: bool) -> Result<(), Failure> {
    if force {
        return output::publish(path, &bytes);
    }
    if fs::symlink_metadata(path).is_ok() {
        return Err(Failure::work(text!("template-exists", path = path.display()))
            .with_hint(text!("template-exists.hint")));
    }
    let dir = path.parent().unwrap_or(Path::new("."));
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    output::publish_new(dir, &[(name, bytes)])
}
