//! `annexe init`: a new collection, and the layouts and fonts for those who want to change them.

use std::fs;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::console::Console;
use super::session::shown;
use crate::check;
use crate::failure::Failure;
use crate::history::Git;
use crate::message::text;
use crate::output;
use crate::project::{MANIFEST, Project, READ, SOURCES};
use crate::scaffold::{self, Beginning, File, Forge};
use crate::sheet::{date_hint, parse_date};
use crate::typeset::font_book;

/// The folders of a collection that something else stands in.
const OWN: &[&str] = &[SOURCES, "layouts", "fonts", "out"];
/// How many files a message names.
const NAMED: usize = 6;

/// Commence une annexe : un dossier complet, qui se compose aussitôt
#[derive(Args)]
#[command(
    help_template = super::HELP,
    after_help = "Exemples :\n  annexe init mon-annexe --title \"Dix actions près de chez vous\" --date 2027-03-15\n  annexe init .                     dans le dossier courant\n  annexe init --layouts             dans une annexe qui existe : copier l'aspect, pour le changer\n  annexe init --ci github           dans une annexe qui existe : la vérifier à chaque demande de fusion\n\nRien n'est jamais remplacé."
)]
pub(super) struct Options {
    /// Dossier de la nouvelle annexe : à créer, ou vide
    #[arg(value_name = "DOSSIER")]
    dir: Option<PathBuf>,
    /// Titre de l'annexe [par défaut : un titre à remplacer]
    #[arg(long, value_name = "TITRE")]
    title: Option<String>,
    /// Date de parution [par défaut : une date à remplacer]
    #[arg(long, value_name = "AAAA-MM-JJ")]
    date: Option<String>,
    /// Copie les mises en page et les polices du programme, pour les changer
    #[arg(long)]
    layouts: bool,
    /// Dans une annexe qui existe : écrit la recette qui la vérifie, la compose et la compare à chaque demande de fusion
    #[arg(long, value_enum, value_name = "FORGE", conflicts_with_all = ["dir", "title", "date", "layouts"])]
    ci: Option<Ci>,
}

/// Where requests are made.
#[derive(Clone, Copy, ValueEnum)]
enum Ci {
    Github,
    Gitlab,
}

pub(super) fn run(
    options: &Options,
    root: Option<&Path>,
    console: &Console,
) -> Result<(), Failure> {
    if let Some(ci) = options.ci {
        return write_recipe(ci, Project::find(root)?.root(), console);
    }
    let Some(dir) = &options.dir else {
        if options.layouts && options.title.is_none() && options.date.is_none() {
            return copy_layouts(Project::find(root)?.root(), console);
        }
        return Err(Failure::work(text!("init-where")).with_hint(text!("init-where.hint")));
    };
    if root.is_some() {
        return Err(Failure::work(text!("init-root")).with_hint(text!("init-root.hint")));
    }
    let around = surroundings(dir)?;
    free(dir)?;
    let mut files = scaffold::collection(&beginning(options)?)?;
    printable(options.title.as_deref().unwrap_or_default())?;
    if options.layouts {
        files.extend(scaffold::layouts());
    }
    output::publish_new(dir, &files)?;
    tell(dir, &files, around.as_ref(), console);
    Ok(())
}

/// What was asked for, checked.
fn beginning(options: &Options) -> Result<Beginning, Failure> {
    let date = options.date.as_deref().map(|text| {
        parse_date(text.trim())
            .ok_or_else(|| Failure::work(text!("init-date", date = text)).with_hint(date_hint()))
    });
    Ok(Beginning { title: options.title.clone(), date: date.transpose()? })
}

/// Makes sure that the fonts have every character of the title: the collection is to build at once.
fn printable(title: &str) -> Result<(), Failure> {
    // Most titles are of letters that every font has.
    if title.is_ascii() {
        return Ok(());
    }
    check::missing(title, &font_book(None)?).first().map_or(Ok(()), |&c| {
        Err(Failure::work(check::no_glyph(c)).with_hint(text!("init-no-glyph-hint")))
    })
}

/// The collection that the new one would lie in, where that can be.
fn surroundings(dir: &Path) -> Result<Option<Project>, Failure> {
    let Some((project, inside)) = Project::around(dir) else {
        return Ok(None);
    };
    let root = project.root().display();
    let Some(first) = inside.iter().next() else {
        let manifest = format!("{SOURCES}/{MANIFEST}");
        return Err(
            Failure::work(text!("init-again", root, manifest)).with_hint(text!("init-again.hint"))
        );
    };
    if OWN.iter().any(|own| first == *own) {
        let (dir, folder) = (dir.display(), first.to_string_lossy());
        return Err(Failure::work(text!("init-inside", dir, folder, root))
            .with_hint(text!("init-inside.hint")));
    }
    Ok(Some(project))
}

/// Makes sure that nothing in the folder would become part of the new collection.
fn free(dir: &Path) -> Result<(), Failure> {
    let mut there: Vec<String> = Vec::new();
    for own in READ {
        let Ok(entries) = fs::read_dir(dir.join(own)) else { continue };
        let names = entries.flatten().map(|entry| entry.file_name());
        there.extend(names.map(|name| format!("{own}/{}", name.to_string_lossy())));
    }
    there.sort();
    if there.is_empty() {
        return Ok(());
    }
    there.truncate(NAMED);
    Err(Failure::work(text!("init-not-free", dir = dir.display(), files = there.join(", ")))
        .with_hint(text!("init-not-free.hint")))
}

/// Copies the layouts and fonts into a collection.
fn copy_layouts(root: &Path, console: &Console) -> Result<(), Failure> {
    let files = scaffold::layouts();
    output::publish_new(root, &files)?;
    console.note(&text!("init-layouts-copied", count = files.len()));
    Ok(())
}

/// Writes the recipe of a collection to the top of its repository, where the forges look for it.
fn write_recipe(ci: Ci, root: &Path, console: &Console) -> Result<(), Failure> {
    let git = Git::find(root)?;
    let forge = match ci {
        Ci::Github => Forge::Github,
        Ci::Gitlab => Forge::Gitlab,
    };
    let way = git.prefix().to_string_lossy().replace('\\', "/");
    let file = scaffold::recipe(forge, &way)?;
    let path = git.top().join(&file.0);
    output::publish_new(git.top(), &[file])?;
    console.message(&text!("init-recipe-done", path = shown(&path).display()));
    Ok(())
}

/// Says what was made, and what comes next.
fn tell(dir: &Path, files: &[File], around: Option<&Project>, console: &Console) {
    if let Some(other) = around {
        let other = other.root().display();
        console.message(&text!("init-nested", dir = dir.display(), other));
    }
    for (name, _) in files
        .iter()
        .filter(|(name, _)| !name.starts_with("layouts/") && !name.starts_with("fonts/"))
    {
        console.note(&format!("{}", dir.join(name).display()));
    }
    if files.iter().any(|(name, _)| name.starts_with("layouts/")) {
        console.note(&text!("init-layouts"));
    }
    let there = fs::canonicalize(dir).ok() == std::env::current_dir().ok();
    let root = if there { String::new() } else { format!(" --root {}", dir.display()) };
    console.note(&text!("init-next", root));
}
