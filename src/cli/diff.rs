//! `annexe diff`: what changed from one version to another.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use clap_complete::engine::ArgValueCompleter;

use super::Global;
use super::candidates;
use super::console::Console;
use super::guard::Guard;
use super::no_version;
use super::session::shown;
use super::versions::{self, Version};
use crate::check;
use crate::diag::Diagnostics;
use crate::diff::Comparison;
use crate::diff::tell::{changelog, report, terminal};
use crate::failure::Failure;
use crate::form::tracked_changes;
use crate::message::text;
use crate::output::{Staging, is_result};
use crate::project::Project;
use crate::sheet::Purpose;
use crate::typeset::{Redline, Typesetter, conservation};

/// Dit ce qui a changé d'une version à l'autre : fiches, rubriques, mots
#[derive(Args)]
#[command(
    help_template = super::HELP,
    after_help = "Exemples :\n  annexe diff                        ce qui a changé depuis le dernier commit\n  annexe diff v2023..v2024           d'une version à l'autre\n  annexe diff v2023 --pdf modifications.pdf\n  annexe diff v2023 --format markdown > modifications.md\n  annexe diff --no-git annexe-2023 annexe-2024"
)]
pub(super) struct Options {
    /// Version à comparer aux fichiers, ou deux : ANCIENNE..NOUVELLE (commit, étiquette, branche) [par défaut : HEAD]
    #[arg(value_name = "VERSION", num_args = 0.., add = ArgValueCompleter::new(candidates::versions))]
    versions: Vec<String>,
    /// Compare deux dossiers, sans git
    #[arg(long)]
    no_git: bool,
    /// Texte à lire, JSON pour un programme, ou journal des modifications en Markdown
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t)]
    format: Format,
    /// Écrit aussi les fiches modifiées en PDF : ajouts soulignés, retraits barrés
    #[arg(long, value_name = "FICHIER")]
    pdf: Option<PathBuf>,
    /// Écrit aussi les fiches modifiées pour Word, avec le suivi des modifications
    #[arg(long, value_name = "FICHIER")]
    docx: Option<PathBuf>,
    /// Finit avec le code 1 s'il y a un changement
    #[arg(long)]
    exit_code: bool,
}

#[derive(Clone, Copy, Default, ValueEnum)]
enum Format {
    #[default]
    Human,
    Json,
    Markdown,
}

pub(super) fn run(options: &Options, global: &Global, console: &Console) -> Result<(), Failure> {
    let (pdf, docx) = (options.pdf.as_deref(), options.docx.as_deref());
    pdf.map_or(Ok(()), |path| free(path, "--pdf"))?;
    docx.map_or(Ok(()), |path| free(path, "--docx"))?;
    if let (Some(pdf), Some(docx)) = (pdf, docx)
        && place(pdf) == place(docx)
    {
        return Err(Failure::work(text!("diff-one-file", path = pdf.display()))
            .with_hint(text!("diff-one-file.hint")));
    }
    let (old, new) = versions(options, global)?;
    let comparison = versions::compared(&old, &new)?;
    if comparison.is_empty() {
        let (from, to) = (&old.name, &new.name);
        for path in pdf.into_iter().chain(docx) {
            console.message(&text!("diff-same", from, to, path = shown(path).display()));
        }
    } else {
        if let Some(path) = pdf {
            write_redline(path, &comparison, &old, &new, global, console)?;
        }
        if let Some(path) = docx {
            write(path, tracked_changes(&comparison, (&old.name, &new.name))?)?;
            console.note(&text!("diff-written-word", path = shown(path).display()));
        }
    }
    let shown = match options.format {
        Format::Human => terminal::show(&comparison, console.look()),
        Format::Json => report::json(&comparison, (&old.name, &new.name)),
        Format::Markdown => changelog::markdown(&comparison, (&old.name, &new.name)),
    };
    console.result(shown.as_bytes())?;
    if options.exit_code && !comparison.is_empty() {
        return Err(Failure::Differs);
    }
    Ok(())
}

/// The versions that the arguments name.
fn versions(options: &Options, global: &Global) -> Result<(Version, Version), Failure> {
    let names: Vec<&str> = options.versions.iter().map(String::as_str).collect();
    if !options.no_git {
        return versions::named(&names, options.exit_code, global).map_err(
            |failure| match failure {
                Failure::Work { .. } => {
                    no_version::told(&names, global.root.as_deref()).unwrap_or(failure)
                }
                failure => failure,
            },
        );
    }
    match names.as_slice() {
        [old, new] => Ok((versions::folder(old)?, versions::folder(new)?)),
        _ => {
            Err(Failure::work(text!("diff-two-folders")).with_hint(text!("diff-two-folders.hint")))
        }
    }
}

/// Refuses a place where a file would be among the sources, or take the place of a result, of whatever collection it would
/// lie in: the versions may be elsewhere.
fn free(path: &Path, option: &str) -> Result<(), Failure> {
    // Standard output has the changes.
    if path == Path::new("-") {
        return Err(Failure::work(text!("diff-no-name")).with_hint(text!("diff-no-name.hint")));
    }
    let refused = |why: String| Err(Failure::work(why).with_hint(text!("diff-elsewhere", option)));
    let shown = path.display();
    match Project::around(path) {
        _ if path.is_dir() => refused(text!("output-a-folder", path = shown)),
        Some((project, _)) if project.is_source(path) => {
            refused(text!("among-sources", path = shown))
        }
        Some((_, below)) if below.strip_prefix("out").is_ok_and(is_result) => {
            refused(text!("diff-over-result", path = shown))
        }
        _ => Ok(()),
    }
}

/// Where a file is or would be, by whatever way it is named.
fn place(path: &Path) -> PathBuf {
    let above = path.parent().filter(|dir| !dir.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let above = above.canonicalize().unwrap_or_else(|_| above.to_owned());
    let named = path.file_name().map_or_else(|| above.clone(), |name| above.join(name));
    named.canonicalize().unwrap_or(named)
}

fn write(path: &Path, bytes: Vec<u8>) -> Result<(), Failure> {
    let staging = Staging::begin()?;
    staging.add(path.to_owned(), bytes);
    staging.finish()
}

/// Typesets what changed with the layouts of the new version.
fn write_redline(
    path: &Path,
    comparison: &Comparison,
    old: &Version,
    new: &Version,
    global: &Global,
    console: &Console,
) -> Result<(), Failure> {
    let mut redline = Redline::new(comparison, &old.annex, &new.annex, (&old.name, &new.name));
    let _guard = Guard::start(global.bounds, redline.annex.entries.len(), *console);
    let mut diagnostics = Diagnostics::default();
    let resolution = new.annex.manifest.profiles.of(Purpose::Screen).resolution;
    redline.annex.prepare_pictures(resolution, true, None, &mut diagnostics);
    let typesetter = Typesetter::new(&new.project, &redline.annex)?;
    typesetter.check(&new.annex, &mut diagnostics);
    let typeset = typesetter.lay_out_redline(&redline, &mut diagnostics);
    let pdf = typeset.and_then(|typeset| {
        conservation::check(&typeset, &typesetter, &redline.annex, &mut diagnostics);
        check::alike(&redline.annex, &typesetter.own_code(), &mut diagnostics);
        Some((typeset.pages(), typesetter.export(&typeset, &mut diagnostics)?))
    });
    diagnostics.sort();
    let Some((pages, pdf)) = pdf.filter(|_| diagnostics.errors() == 0) else {
        return Err(Failure::Sources(diagnostics));
    };
    console.diagnostics(&diagnostics);
    write(path, pdf)?;
    console.note(&text!("diff-written", path = shown(path).display(), pages));
    Ok(())
}
