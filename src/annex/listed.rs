//! Which sheets the annex has: those that the manifest names, in its order, else all files in theirs.

use super::{is_left_out, near};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::failure::Failure;
use crate::fold;
use crate::identifier;
use crate::limits;
use crate::message::text;
use crate::misnamed;
use crate::project::{Project, SOURCES};
use crate::sheet::{Listed, Manifest};
use crate::source::{Place, Source};
use crate::yaml::write::scalar;

/// A sheet's identifier, and its file by its name in `sources/`.
type File = (String, String);

/// The sheets' identifiers and files in the annex's order.
pub(super) fn listed_files(
    project: &Project,
    manifest: &Manifest,
    diagnostics: &mut Diagnostics,
) -> Result<Vec<File>, Failure> {
    let files = project.sheet_files()?;
    for pair in files.windows(2).filter(|pair| pair[0].0 == pair[1].0) {
        diagnostics.push(
            Diagnostic::error(Code::DuplicateSheet, text!("two-files", id = pair[0].0))
                .at(&start_of(project, &pair[1].1), text!("two-files.label"))
                .at(&start_of(project, &pair[0].1), text!("two-files.label-other"))
                .hint(text!("two-files.hint")),
        );
    }
    let mut listed = match &manifest.sheets {
        Some(sheets) if sheets.is_empty() && !files.is_empty() => {
            diagnostics.push(none_listed(manifest, &files));
            Vec::new()
        }
        None => files,
        Some(sheets) => named(project, sheets, &files, diagnostics),
    };
    listed.dedup_by(|a, b| a.0 == b.0);
    for (id, file) in listed.iter().filter(|(id, _)| !identifier::is_valid(id)) {
        diagnostics.push(
            Diagnostic::error(Code::BadIdentifier, text!("bad-file-name", file))
                .at(&start_of(project, file), "")
                .hint(text!("bad-file-name.hint", id = good_name(id))),
        );
    }
    if listed.len() > limits::SHEETS {
        let count = listed.len();
        return Err(Failure::work(text!("too-many-sheets", count, limit = limits::SHEETS)));
    }
    Ok(listed)
}

/// An empty list beside sheets: it would take all of them out of the annex.
fn none_listed(manifest: &Manifest, files: &[File]) -> Diagnostic {
    let place = manifest.order.as_ref().unwrap_or(&manifest.place);
    let count = files.len();
    let mut ids: Vec<String> = files.iter().map(|(id, _)| scalar(id)).collect();
    ids.dedup();
    let list = format!("fiches: [{}]", ids.join(", "));
    Diagnostic::error(Code::EmptyValue, text!("empty-list", count))
        .at(place, text!("empty-list.label"))
        .hint(text!("empty-list.hint", list))
        .hint(text!("empty-list.hint-new"))
}

/// The files of the sheets that the manifest names.
fn named(
    project: &Project,
    sheets: &[Listed],
    files: &[File],
    diagnostics: &mut Diagnostics,
) -> Vec<File> {
    let mut listed = Vec::new();
    let mut meant = Vec::new();
    for sheet in sheets {
        match files.iter().find(|(id, _)| *id == sheet.id) {
            Some(file) => listed.push(file.clone()),
            None => {
                let near = near(project, sheet, sheets, files);
                diagnostics.push(missing(project, sheet, sheets, files, near));
                meant.extend(near);
            }
        }
    }
    for (id, file) in files {
        // What was meant by a name that is wrong is in the annex as soon as that is right.
        let named = sheets.iter().any(|sheet| sheet.id == *id || names(&sheet.id, id));
        if !named && !meant.contains(&id.as_str()) {
            diagnostics.push(unlisted(project, id, file));
        }
    }
    listed
}

/// The file that was likely meant by a name that no file has: one that no other line names, if there is any.
fn near<'f>(
    project: &Project,
    sheet: &Listed,
    sheets: &[Listed],
    files: &'f [File],
) -> Option<&'f str> {
    let title = |file: &str| title_of(&start_of(project, file));
    let named = |id: &str| sheets.iter().any(|sheet| sheet.id == id);
    // Marks and commas round a name are none of it.
    let bare = sheet.id.trim_matches(|c: char| !c.is_alphanumeric());
    if let Some((id, _)) = files.iter().find(|(id, _)| id == bare) {
        return Some(id);
    }
    let (other, free): (Vec<_>, Vec<_>) = files.iter().partition(|(id, _)| named(id));
    if let Some((id, _)) = free.iter().find(|(_, file)| misnamed::stem(file) == sheet.id) {
        return Some(id);
    }
    // Several names are no longer one.
    let single = !sheet.id.contains([' ', ',', ';']);
    near::sheet(&sheet.id, &free, title)
        .or_else(|| near::longer(&sheet.id, &free).filter(|_| single))
        .or_else(|| near::sheet(&sheet.id, &other, title))
}

/// A sheet without a file.
fn missing(
    project: &Project,
    sheet: &Listed,
    sheets: &[Listed],
    files: &[File],
    near: Option<&str>,
) -> Diagnostic {
    let id = &sheet.id;
    let file = format!("{id}.yaml");
    let is_free =
        |near: &str| identifier::is_valid(near) && !sheets.iter().any(|sheet| sheet.id == near);
    let file_of = |id: &str| files.iter().find(|(other, _)| other == id).map(|(_, file)| file);
    let joined = near.is_none() && files.iter().any(|(other, _)| names(id, other));
    let (label, hint) = if id.contains('/') {
        (text!("here"), text!("missing-sheet.hint-nested"))
    } else if project.root().join(SOURCES).join(&file).is_dir() {
        (text!("missing-sheet.label-folder", id), text!("missing-sheet.hint-folder"))
    } else if let Some(other) = elsewhere(project, &file) {
        (text!("missing-sheet.label", id), text!("missing-sheet.hint-elsewhere", other))
    } else if is_left_out(project, &file) {
        (text!("missing-sheet.label", id), text!("left-out"))
    } else if let Some(hint) = misnamed(project, id, files) {
        (text!("missing-sheet.label", id), hint)
    } else if let Some(near) = near.filter(|near| is_free(near)).and_then(file_of) {
        (text!("missing-sheet.label", id), text!("missing-sheet.hint-near", near, id))
    } else if joined {
        (text!("missing-sheet.label", id), apart(&sheet.place, id))
    } else {
        (text!("missing-sheet.label", id), text!("missing-sheet.hint"))
    };
    Diagnostic::error(Code::MissingFile, text!("missing-sheet", id))
        .at(&sheet.place, label)
        .maybe_hint(near.map(|near| match identifier::is_valid(near) {
            true => text!("did-you-mean", near),
            // That name would be refused.
            false => text!("missing-sheet.hint-rename", near, id),
        }))
        .hint(hint)
}

/// What to do with a file in `sources/` that has the name of a sheet, but not the ending.
fn misnamed(project: &Project, id: &str, sheets: &[File]) -> Option<String> {
    let files = project.files();
    // What is the file of another sheet is told as that.
    let own = |file: &&String| !file.contains('/') && !sheets.iter().any(|(_, it)| it == *file);
    let shown = |file: &String| Project::shown(file).display().to_string();
    if let Some(file) = files.iter().filter(own).find(|file| misnamed::stem(file) == id) {
        return Some(text!("missing-sheet.hint-misnamed", other = shown(file), id));
    }
    let document = |file: &&String| misnamed::document(file).as_deref() == Some(id);
    let file = files.iter().filter(own).find(document)?;
    // One that has the keys of a sheet needs its name alone.
    let text = project.read(file, limits::SOURCE_BYTES).unwrap_or_default();
    let keyed = text.split(|byte| *byte == b'\n').any(|line| line.starts_with(b"sections:"));
    Some(match keyed {
        true => text!("missing-sheet.hint-misnamed", other = shown(file), id),
        false => text!("missing-sheet.hint-document", other = shown(file)),
    })
}

/// How names of sheets that stand in one item of the list are told apart: by commas in brackets, else by lines.
fn apart(place: &Place, joined: &str) -> String {
    let before = &place.source.text()[..place.range.start];
    let list = before.rsplit_once("fiches:").map_or("", |(_, list)| list);
    let opened = list.lines().any(|line| line.trim_start().starts_with('['));
    if !opened {
        return text!("missing-sheet.hint-line");
    }
    let words = joined.split([' ', ',', ';']).filter(|word| !matches!(*word, "" | "-"));
    text!("missing-sheet.hint-comma", written = words.collect::<Vec<_>>().join(", "))
}

/// The file of that name in a folder below `sources/`, by its path, where sheets are not looked for.
fn elsewhere(project: &Project, file: &str) -> Option<String> {
    let name = |path: &str| path.rsplit('/').next() == Some(file);
    let path = project.files().into_iter().find(|path| name(path))?;
    Some(Project::shown(&path).display().to_string())
}

/// A file that the manifest does not name.
fn unlisted(project: &Project, id: &str, file: &str) -> Diagnostic {
    let hint = match identifier::is_valid(id) {
        true => text!("unlisted-sheet.hint", id),
        false => text!("unlisted-sheet.hint-name", id = good_name(id)),
    };
    Diagnostic::warning(Code::UnlistedSheet, text!("unlisted-sheet", id))
        .at(&start_of(project, file), "")
        .hint(hint)
}

/// Whether lines that YAML has joined to one name a sheet among others.
fn names(joined: &str, id: &str) -> bool {
    joined.contains(' ') && joined.split([' ', ',', ';']).any(|word| word == id)
}

/// The name that a sheet can have in the place of one that it cannot.
fn good_name(id: &str) -> String {
    let words = fold::folded_words(id).join("-");
    if identifier::is_valid(&words) { words } else { "esat-mezin".to_owned() }
}

/// A place for messages about a file as a whole: its title's line, by which people know it, else the first line that says
/// something.
pub(super) fn start_of(project: &Project, file: &str) -> Place {
    let bytes = project.read(file, limits::SOURCE_BYTES).unwrap_or_default();
    let text = String::from_utf8_lossy(&bytes).trim_start_matches('\u{feff}').to_owned();
    let source = Source::new(Project::shown(file), text);
    let lines = (1..).map(|line| source.line(line));
    let lines = lines.take(source.text().lines().count());
    let says = |line: &std::ops::Range<usize>| {
        let line = source.text()[line.clone()].trim();
        !line.is_empty() && !line.starts_with('#') && line != "---"
    };
    let titled = |line: &std::ops::Range<usize>| source.text()[line.clone()].starts_with("titre:");
    let line = lines.clone().find(titled).or_else(|| lines.clone().find(says));
    Place::new(&source, line.unwrap_or_default())
}

/// The title of a sheet, of the line where it stands.
fn title_of(line: &Place) -> String {
    let written = &line.source.text()[line.range.clone()];
    let title = written.strip_prefix("titre:").unwrap_or_default().trim();
    title.trim_matches(['"', '\'']).to_owned()
}
