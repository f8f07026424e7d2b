//! PDFs that carry their source: the sheets, their pictures and the manifest as attachments, and the way back.
//!
//! A PDF with attachments is sealed (`seal`): it holds the hash of all its bytes, so that an altered one is known for
//! what it is. `read` takes the attachments out of a sealed PDF.

mod read;
mod seal;

use std::collections::BTreeSet;

use image::ImageFormat;

use crate::annex::Annex;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::failure::Failure;
use crate::hash::Hash;
use crate::limits;
use crate::message::text;
use crate::picture::tells_place;
use crate::project::{MANIFEST, Project, Unreadable};
use crate::sheet::{PictureUse, Sheet};

pub use read::{Carried, Refused, read};
pub use seal::seal;

/// The media type of YAML (RFC 9512).
const YAML: &str = "application/yaml";

/// A file that a PDF carries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attachment {
    /// Its path below `sources/`.
    pub name: String,
    /// What people read of it beside its name: a title, or what a picture shows.
    pub description: String,
    /// Its media type, which PDF/A-3 asks for (ISO 19005-3, 6.8).
    pub media_type: &'static str,
    /// Its bytes, as they are on the disk.
    pub bytes: Vec<u8>,
}

/// What the PDFs of a collection carry.
#[derive(Clone, Debug, Default)]
pub struct Attachments {
    /// The manifest, and the picture that it names.
    manifest: Vec<Attachment>,
    /// The sheets in their order, by identifier, each with its file first, then its pictures.
    sheets: Vec<(String, Vec<Attachment>)>,
}

impl Attachments {
    /// Reads the files that a collection was read from.
    ///
    /// # Errors
    /// When one of them cannot be read any more, or is not what it was.
    pub fn gather(project: &Project, annex: &Annex) -> Result<Self, Failure> {
        let manifest = &annex.manifest;
        let described = format!("{} – {}", manifest.label, manifest.title);
        let text = manifest.place.source.text();
        let mut manifest = vec![source(project, MANIFEST, text, described)?];
        if let Some(cover) = &annex.manifest.cover {
            manifest.push(picture(project, &cover.used, annex)?);
        }
        let sheets = annex.entries.iter().map(|entry| {
            let sheet = &entry.sheet;
            Ok((sheet.id.clone(), files_of(project, sheet, annex)?))
        });
        Ok(Self { manifest, sheets: sheets.collect::<Result<_, Failure>>()? })
    }

    /// Tells of the pictures whose files say where they were taken: who has the PDF has them.
    pub fn places(annex: &Annex, diagnostics: &mut Diagnostics) {
        let mut seen = BTreeSet::new();
        for used in annex.uses().filter(|used| seen.insert(&used.path)) {
            if annex.pictures.get(&used.path).is_some_and(|bytes| tells_place(bytes)) {
                let found = Diagnostic::warning(Code::PersonalData, text!("attached-place"));
                let found = found.at(&used.place, format!("sources/{}", used.path));
                diagnostics.push(found.hint(text!("attached-place.hint")));
            }
        }
    }

    /// Those of one sheet's handout, or of the whole annex: the manifest first, no file twice. A handout has no cover.
    #[must_use]
    pub fn of(&self, sheet: Option<&str>) -> Vec<&Attachment> {
        let sheets = self.sheets.iter().filter(|(id, _)| sheet.is_none_or(|sheet| sheet == id));
        let of_manifest = if sheet.is_none() { self.manifest.len() } else { 1 };
        let all = self.manifest.iter().take(of_manifest).chain(sheets.flat_map(|(_, files)| files));
        let mut found: Vec<&Attachment> = Vec::new();
        for file in all {
            if !found.iter().any(|known| known.name == file.name) {
                found.push(file);
            }
        }
        found
    }
}

/// What attachments say and hold.
pub fn hash(attachments: &[&Attachment]) -> Hash {
    let parts = attachments.iter().flat_map(|file| {
        [file.name.as_bytes(), file.description.as_bytes(), file.bytes.as_slice()]
    });
    Hash::of_parts(parts)
}

fn files_of(project: &Project, sheet: &Sheet, annex: &Annex) -> Result<Vec<Attachment>, Failure> {
    let path = sheet.place.source.path();
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let mut files = vec![source(project, &name, sheet.place.source.text(), sheet.title.clone())?];
    for used in &sheet.pictures {
        files.push(picture(project, used, annex)?);
    }
    Ok(files)
}

/// A picture, which is still what was read.
fn picture(project: &Project, used: &PictureUse, annex: &Annex) -> Result<Attachment, Failure> {
    let known = annex.pictures.get(&used.path);
    let bytes = match (project.read(&used.path, limits::PICTURE_BYTES), known) {
        // Its name on the disk has its accents coded otherwise.
        (Err(Unreadable::Missing), Some(known)) if !used.path.is_ascii() => known.clone(),
        _ => bytes(project, &used.path, limits::PICTURE_BYTES)?,
    };
    if known.is_some_and(|known| *known != bytes) {
        return Err(changed(&used.path));
    }
    Ok(Attachment {
        name: used.path.clone(),
        description: used.alt.clone(),
        media_type: picture_type(&bytes),
        bytes,
    })
}

/// A source file that was read as this text.
fn source(
    project: &Project,
    name: &str,
    text: &str,
    description: String,
) -> Result<Attachment, Failure> {
    let bytes = bytes(project, name, limits::SOURCE_BYTES)?;
    // A byte order mark belongs to the file, not to its text.
    if !bytes.ends_with(text.as_bytes()) {
        return Err(changed(name));
    }
    Ok(Attachment { name: name.to_owned(), description, media_type: YAML, bytes })
}

fn bytes(project: &Project, name: &str, limit: u64) -> Result<Vec<u8>, Failure> {
    project.read(name, limit).map_err(|why| match why {
        Unreadable::System(error) => Failure::io(
            crate::failure::Attempt::Read,
            &project.root().join(Project::shown(name)),
            &error,
        ),
        Unreadable::Missing | Unreadable::TooLarge(_) => changed(name),
    })
}

/// Somebody wrote a file while the PDF of it was in the making.
fn changed(name: &str) -> Failure {
    Failure::work(text!("attach-changed", path = Project::shown(name).display()))
        .with_hint(text!("attach-changed.hint"))
}

fn picture_type(bytes: &[u8]) -> &'static str {
    image::guess_format(bytes).map_or("image/svg+xml", |format| ImageFormat::to_mime_type(&format))
}
