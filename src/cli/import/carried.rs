//! `annexe import fiche.pdf`: the sources that PDFs carry, given back byte for byte.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde_json::json;

use super::super::Global;
use super::super::console::Console;
use super::super::guard::Guard;
use super::read::File;
use super::{Format, Options, add, default_folder, publish_all, source, whole};
use crate::attachment::{self, Carried, Refused};
use crate::diag::Diagnostics;
use crate::failure::Failure;
use crate::message::text;
use crate::project::{MANIFEST, SOURCES};
use crate::scaffold;
use crate::sheet::read_manifest;
use crate::source::Source;

/// The version of the report's shape for programs.
const VERSION: u32 = 1;

pub(super) fn run(
    inputs: Vec<File>,
    options: &Options,
    global: &Global,
    console: &Console,
) -> Result<(), Failure> {
    let guard = Guard::start(global.bounds, 0, *console);
    let mut files = Vec::new();
    for (path, input) in options.files.iter().zip(inputs) {
        let File::Pdf(bytes) = input else {
            return Err(Failure::work(text!("carries-mixed", path = path.display()))
                .with_hint(text!("carries-mixed.hint")));
        };
        let carried = attachment::read(bytes).map_err(|why| refused(path, &why))?;
        merge(&mut files, carried, path)?;
    }
    drop(guard);
    files.sort_by_key(|(name, ..)| name != MANIFEST);
    let into = options.into.clone().unwrap_or_else(|| default_folder(&options.files));
    let is_there = into.join(SOURCES).join(MANIFEST).is_file();
    let carried = manifest(&files);
    let mut all: Vec<(String, &[u8])> =
        files.iter().map(|(name, bytes, _)| (name.clone(), bytes.as_slice())).collect();
    let cut;
    match carried {
        // What is there already keeps its manifest, unless this is the collection itself.
        Manifest::Whole if options.force || !is_there => {
            let lost = whole::lost(all.iter().map(|(name, _)| name.as_str()), &into)?;
            if !lost.is_empty() {
                return Err(whole::refused_carried(&lost, &into));
            }
            publish_all(all, &into, options.force)?;
        }
        _ if is_there => {
            all.retain(|(name, _)| name != MANIFEST);
            add::run(all, "", &into, options.force, console)?;
        }
        Manifest::Whole | Manifest::Unusual => publish_all(all, &into, options.force)?,
        Manifest::Cut(ref text) => {
            cut = text.as_bytes();
            all.iter_mut().filter(|(name, _)| name == MANIFEST).for_each(|file| file.1 = cut);
            publish_all(all, &into, options.force)?;
        }
    }
    let given: Vec<&String> =
        files.iter().map(|(name, ..)| name).filter(|name| !is_there || *name != MANIFEST).collect();
    report(&given, &carried, is_there, options, &into, console)
}

fn report(
    given: &[&String],
    manifest: &Manifest,
    is_there: bool,
    options: &Options,
    into: &Path,
    console: &Console,
) -> Result<(), Failure> {
    if let Format::Json = options.format {
        let files = given.iter().map(|name| format!("{SOURCES}/{name}"));
        let report = json!({
            "version": VERSION,
            "inputs": options.files,
            "directory": into,
            "files": files.collect::<Vec<_>>(),
            "carried": true,
        });
        return console.result(format!("{report:#}\n").as_bytes());
    }
    given.iter().for_each(|name| console.detail(&format!("{SOURCES}/{name}")));
    let dir = into.join(SOURCES);
    match manifest {
        _ if is_there => {}
        Manifest::Whole => {}
        Manifest::Cut(_) => {
            console.note(&text!("carries-cut", file = dir.join(MANIFEST).display()))
        }
        Manifest::Unusual => {
            console.message(&text!("carries-unusual", file = dir.join(MANIFEST).display()));
        }
    }
    console.note(&text!("carries-done", files = given.len(), folder = dir.display()));
    Ok(())
}

/// What becomes of the manifest that the PDFs carry.
enum Manifest {
    /// All that it names is there.
    Whole,
    /// Its text without what is not.
    Cut(String),
    /// Something is missing, and it is written in a way that cannot be cut.
    Unusual,
}

fn manifest(files: &[(String, Vec<u8>, PathBuf)]) -> Manifest {
    let read = files.iter().find(|(name, ..)| name == MANIFEST);
    let Some(source): Option<Arc<Source>> = read.and_then(|(name, bytes, _)| source(name, bytes))
    else {
        return Manifest::Unusual;
    };
    let Some(read) = read_manifest(&source, &mut Diagnostics::default()) else {
        return Manifest::Unusual;
    };
    let sheets = files.iter().filter(|(name, ..)| name != MANIFEST);
    let ids: Vec<&str> = sheets.filter_map(|(name, ..)| add::sheet_id(name)).collect();
    let is_there = |id: &str| ids.contains(&id);
    let listed = read.sheets.iter().flatten().map(|sheet| sheet.id.as_str());
    let silenced = read.silence.iter().filter_map(|it| it.sheets.as_ref()).flatten();
    // Handouts carry the pictures that they print.
    let picture = read.cover.as_ref().map(|cover| &cover.used.path);
    let covered = picture.is_none_or(|path| files.iter().any(|(name, ..)| name == path));
    if covered && listed.chain(silenced.map(|(id, _)| id.as_str())).all(is_there) {
        return Manifest::Whole;
    }
    scaffold::only(&source, &read, &ids, covered).map_or(Manifest::Unusual, Manifest::Cut)
}

/// Adds what one PDF carries to what others did.
fn merge(
    files: &mut Vec<(String, Vec<u8>, PathBuf)>,
    carried: Vec<Carried>,
    path: &Path,
) -> Result<(), Failure> {
    for (name, bytes) in carried {
        match files.iter().find(|(known, ..)| *known == name) {
            None => files.push((name, bytes, path.to_owned())),
            Some((_, known, _)) if *known == bytes => {}
            Some((_, _, other)) => {
                let (path, other) = (path.display(), other.display());
                return Err(Failure::work(text!("carries-differ", name, path, other))
                    .with_hint(text!("carries-differ.hint")));
            }
        }
    }
    Ok(())
}

fn refused(path: &Path, why: &Refused) -> Failure {
    Failure::work(format!("{}{}{why}", path.display(), text!("colon"))).with_hint(why.remedy())
}
