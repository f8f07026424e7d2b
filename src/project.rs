//! Finds a collection on the disk and reads its files: the only maker of paths inside it.

use std::collections::BTreeMap;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use rayon::prelude::*;

use crate::diag::Diagnostics;
use crate::failure::{Attempt, Failure};
use crate::hash::Hash;
use crate::limits;
use crate::message::text;
use crate::misnamed;

/// The folder of the sources.
pub const SOURCES: &str = "sources";
/// All folders that a collection is read from.
pub const READ: [&str; 3] = [SOURCES, "layouts", "fonts"];
/// The manifest's file name.
pub const MANIFEST: &str = "annexe.yaml";
/// The same without its extension: no sheet is called so.
const MANIFEST_ID: &str = "annexe";

/// How the names of files end that layouts read: code, pictures, data, fonts.
const KINDS: &[&str] = &[
    "typ", "svg", "svgz", "png", "jpg", "jpeg", "gif", "webp", "pdf", "json", "yaml", "yml",
    "toml", "csv", "tsv", "xml", "cbor", "txt", "bib", "csl", "wasm", "tmtheme", "ttf", "otf",
    "ttc", "otc", "icc",
];

/// A collection's folder, and what was read of it so far.
#[derive(Clone, Debug)]
pub struct Project {
    root: PathBuf,
    /// What is said before the paths of its files: the revision that it is.
    origin: Option<Arc<str>>,
    reads: Arc<Mutex<Reads>>,
}

/// What was read: files by path relative to the collection's root, folders with a slash at the end.
pub type Reads = BTreeMap<String, Hash>;

/// Why a file of the collection could not be had.
#[derive(Debug)]
pub enum Unreadable {
    /// It is not there, or leads out of its folder.
    Missing,
    /// It is larger than its bound, in bytes.
    TooLarge(u64),
    /// The system said no.
    System(std::io::Error),
}

impl Project {
    /// The collection in a folder, or, without one, in the current folder or the nearest above it.
    ///
    /// # Errors
    /// When there is no `sources/annexe.yaml`.
    pub fn find(root: Option<&Path>) -> Result<Self, Failure> {
        if let Some(root) = root {
            let root = root.canonicalize().map_err(|e| Failure::io(Attempt::Open, root, &e))?;
            if root.join(SOURCES).join(MANIFEST).is_file() {
                return Ok(Self::at(root));
            }
            let (manifest, folder) = (format!("{SOURCES}/{MANIFEST}"), root.display());
            let hint = match misnamed_manifest(&root) {
                Some(file) => text!("no-manifest.hint-misnamed", file, name = MANIFEST),
                None => text!("no-manifest.hint"),
            };
            return Err(Failure::work(text!("no-manifest", manifest, folder)).with_hint(hint));
        }
        let here = std::env::current_dir()
            .and_then(|dir| dir.canonicalize())
            .map_err(|e| Failure::io(Attempt::Open, Path::new("."), &e))?;
        match here.ancestors().find(|dir| dir.join(SOURCES).join(MANIFEST).is_file()) {
            Some(root) => Ok(Self::at(root.to_owned())),
            None => {
                let (manifest, folder) = (format!("{SOURCES}/{MANIFEST}"), here.display());
                let above = here.ancestors();
                let found = above.zip(0..).find_map(|(dir, up)| {
                    Some(format!("{}{}", "../".repeat(up), misnamed_manifest(dir)?))
                });
                let hint = match found {
                    Some(file) => text!("no-manifest.hint-misnamed", file, name = MANIFEST),
                    None => text!("no-manifest-here.hint"),
                };
                Err(Failure::work(text!("no-manifest-here", manifest, folder)).with_hint(hint))
            }
        }
    }

    fn at(root: PathBuf) -> Self {
        Self { root, origin: None, reads: Arc::default() }
    }

    /// The collection that a folder lies in or is, and the way from its root; the folder itself need not be there.
    #[must_use]
    pub fn around(dir: &Path) -> Option<(Self, PathBuf)> {
        let dir = std::path::absolute(dir).ok()?;
        let (there, known) =
            dir.ancestors().find_map(|above| Some((above, above.canonicalize().ok()?)))?;
        let rest = dir.strip_prefix(there).ok()?;
        let dir = if rest.as_os_str().is_empty() { known } else { known.join(rest) };
        let root = dir.ancestors().find(|dir| dir.join(SOURCES).join(MANIFEST).is_file())?;
        Some((Self::at(root.to_owned()), dir.strip_prefix(root).ok()?.to_owned()))
    }

    /// The collection's folder.
    #[must_use]
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The same, known to people as a revision of this name.
    #[must_use]
    pub fn of_revision(self, name: &str) -> Self {
        Self { origin: Some(name.into()), ..self }
    }

    /// Names the files of a revision as git does, `v1:sources/une.yaml`, where something is wrong in them.
    pub fn locate(&self, diagnostics: &mut Diagnostics) {
        if let Some(origin) = &self.origin {
            diagnostics.rename(|path| PathBuf::from(format!("{origin}:{}", path.display())));
        }
    }

    /// Where results go unless told otherwise.
    #[must_use]
    pub fn out(&self) -> PathBuf {
        self.root.join("out")
    }

    /// Whether a path leads into one of the folders that are read, where no result belongs.
    #[must_use]
    pub fn is_source(&self, path: &Path) -> bool {
        let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        let known = absolute.ancestors().skip(1).find_map(|dir| dir.canonicalize().ok());
        let Some(known) = known else { return false };
        let own = READ.into_iter().map(|name| self.root.join(name));
        own.filter_map(|dir| dir.canonicalize().ok()).any(|dir| known.starts_with(dir))
    }

    /// The YAML files of sheets: identifier and file name, in the order of the names.
    ///
    /// # Errors
    /// When the folder cannot be listed.
    pub fn sheet_files(&self) -> Result<Vec<(String, String)>, Failure> {
        let dir = self.root.join(SOURCES);
        let failed = |e: &std::io::Error| Failure::io(Attempt::Read, &dir, e);
        let mut files = Vec::new();
        for entry in fs::read_dir(&dir).map_err(|e| failed(&e))? {
            let entry = entry.map_err(|e| failed(&e))?;
            if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
                continue;
            }
            let name = entry.file_name();
            let Some((id, extension)) = name.to_str().and_then(|name| name.rsplit_once('.')) else {
                continue;
            };
            let yaml = matches!(extension.to_ascii_lowercase().as_str(), "yaml" | "yml");
            if yaml && !id.is_empty() && !id.starts_with('.') && id != MANIFEST_ID {
                files.push((id.to_owned(), name.to_string_lossy().into_owned()));
            }
        }
        files.sort();
        let names = files.iter().map(|(_, name)| name.as_bytes());
        self.record(format!("{SOURCES}/"), Hash::of_parts(names));
        Ok(files)
    }

    /// The files below `sources/`, by their paths from there, in their order; those of the first folders alone where there are
    /// many. It is for what is said of a file that is not there, and is no part of what was read.
    #[must_use]
    pub fn files(&self) -> Vec<String> {
        let base = self.root.join(SOURCES);
        let (mut files, mut pending) = (Vec::new(), vec![PathBuf::new()]);
        while let Some(folder) = pending.pop().filter(|_| files.len() < limits::FILES_COMPARED) {
            let entries = fs::read_dir(base.join(&folder)).into_iter().flatten().flatten();
            for entry in entries.take(limits::FILES_COMPARED) {
                let path = folder.join(entry.file_name());
                match entry.file_type() {
                    Ok(kind) if kind.is_dir() => pending.push(path),
                    _ => files.extend(path.to_str().map(|path| path.replace('\\', "/"))),
                }
            }
        }
        files.sort();
        files
    }

    /// The path that messages show for a file in `sources/`.
    #[must_use]
    pub fn shown(name: &str) -> PathBuf {
        Path::new(SOURCES).join(name)
    }

    /// Reads a file below `sources/`, never one outside, whatever links and `..` say.
    ///
    /// # Errors
    /// See [`Unreadable`]; `limit` is in bytes.
    pub fn read(&self, name: &str, limit: u64) -> Result<Vec<u8>, Unreadable> {
        let bytes = read_confined(&self.root.join(SOURCES), name, limit)?;
        self.record(format!("{SOURCES}/{name}"), Hash::of(&bytes));
        Ok(bytes)
    }

    /// Whether a path below `sources/` leads, through a link, to a file outside.
    #[must_use]
    pub fn leads_outside(&self, name: &str) -> bool {
        let base = self.root.join(SOURCES);
        match (base.canonicalize(), base.join(name).canonicalize()) {
            (Ok(base), Ok(path)) => !path.starts_with(base),
            _ => false,
        }
    }

    /// The files of a folder of the collection that stands in for one of the program's, by path relative to it.
    ///
    /// # Errors
    /// When a file is there and cannot be read, or a link leads out of the folder.
    pub fn overlay(&self, folder: &str, limit: u64) -> Result<BTreeMap<String, Vec<u8>>, Failure> {
        let base = self.root.join(folder);
        let outside = |path: &Path| Failure::work(text!("link-outside", path = path.display()));
        let own = self.root.canonicalize().map(|root| root.join(folder));
        if own.is_ok_and(|own| base.canonicalize().is_ok_and(|target| target != own)) {
            return Err(outside(&base));
        }
        let mut files = BTreeMap::new();
        let mut pending = vec![PathBuf::new()];
        while let Some(relative) = pending.pop() {
            let failed = |e: &std::io::Error| Failure::io(Attempt::Read, &base.join(&relative), e);
            let entries = match fs::read_dir(base.join(&relative)) {
                Ok(entries) => entries,
                Err(error) if is_absent(&error) => continue,
                Err(error) => return Err(failed(&error)),
            };
            for entry in entries {
                let entry = entry.map_err(|e| failed(&e))?;
                let path = relative.join(entry.file_name());
                let Some(name) = path.to_str().map(|p| p.replace('\\', "/")) else {
                    continue;
                };
                if entry.file_name().to_string_lossy().starts_with('.') {
                    continue;
                }
                // Links are followed by reading, which confines them.
                if entry.file_type().is_ok_and(|t| t.is_dir()) {
                    pending.push(path);
                    continue;
                }
                match read_confined(&base, &name, limit) {
                    Ok(bytes) => drop(files.insert(name, bytes)),
                    Err(Unreadable::Missing) if entry.file_type().is_ok_and(|t| t.is_symlink()) => {
                        return Err(outside(&base.join(&path)));
                    }
                    Err(Unreadable::Missing) => {}
                    Err(Unreadable::TooLarge(limit)) => {
                        let path = base.join(&path);
                        let (path, limit) = (path.display(), limit >> 20);
                        return Err(Failure::work(text!("file-over-limit", path, limit)));
                    }
                    Err(Unreadable::System(error)) => {
                        return Err(Failure::io(Attempt::Read, &base.join(&path), &error));
                    }
                }
            }
        }
        let mattering = files.par_iter().filter(|(name, _)| may_be_read(name, &files));
        let hashes: Vec<(&str, Hash)> =
            mattering.map(|(name, bytes)| (name.as_str(), Hash::of(bytes))).collect();
        self.record(format!("{folder}/"), Hash::of_pairs(hashes));
        Ok(files)
    }

    fn record(&self, what: String, hash: Hash) {
        self.reads.lock().unwrap_or_else(PoisonError::into_inner).insert(what, hash);
    }

    /// What was read so far.
    #[must_use]
    pub fn reads(&self) -> Reads {
        self.reads.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Whether everything that was read at another time would be read today as it was then.
    #[must_use]
    pub fn still(&self, reads: &Reads) -> bool {
        let now = Self::at(self.root.clone());
        let read = |what: &String| match what.split_once('/') {
            Some((SOURCES, "")) => now.sheet_files().is_ok(),
            // Bounds were kept to when these very bytes were first read.
            Some((SOURCES, name)) => now.read(name, limits::PICTURE_BYTES).is_ok(),
            Some((folder, "")) => now.overlay(folder, limits::FONT_BYTES).is_ok(),
            _ => false,
        };
        reads.par_iter().all(|(what, _)| read(what)) && now.reads() == *reads
    }
}

/// Whether what is made may depend on a file of some: there is no code, it is of a kind that code reads, or code says its ending as a word.
fn may_be_read(name: &str, files: &BTreeMap<String, Vec<u8>>) -> bool {
    let file = name.rsplit('/').next().unwrap_or(name);
    let (stem, ending) = file.rsplit_once('.').unwrap_or(("", file));
    if !stem.is_empty() && KINDS.contains(&ending.to_ascii_lowercase().as_str()) {
        return true;
    }
    let mut code = files.iter().filter(|(name, _)| name.ends_with(".typ")).peekable();
    code.peek().is_none()
        || code.any(|(_, bytes)| says_word(&String::from_utf8_lossy(bytes), ending))
}

/// Whether a line of code that is no remark has a word.
fn says_word(code: &str, word: &str) -> bool {
    let mut lines = code.lines().filter(|line| !line.trim_start().starts_with("//"));
    lines.any(|line| {
        line.match_indices(word).any(|(at, _)| {
            let [before, behind] = [&line[..at], &line[at + word.len()..]];
            !before.ends_with(char::is_alphanumeric) && !behind.starts_with(char::is_alphanumeric)
        })
    })
}

/// The file below a folder's `sources/` that was meant to be the manifest, by its path from the folder.
fn misnamed_manifest(root: &Path) -> Option<String> {
    let entries = fs::read_dir(root.join(SOURCES)).ok()?.flatten().take(limits::FILES_COMPARED);
    let files = entries.filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_file()));
    let names = files.filter_map(|entry| entry.file_name().into_string().ok());
    let meant = names.filter(|name| misnamed::stem(name) == MANIFEST_ID);
    // Of several, that with the shortest name: the others are copies.
    let name = meant.min_by_key(|name| (name.len(), name.clone()))?;
    Some(format!("{SOURCES}/{name}"))
}

fn is_absent(error: &std::io::Error) -> bool {
    matches!(error.kind(), std::io::ErrorKind::NotFound | std::io::ErrorKind::NotADirectory)
}

fn read_confined(base: &Path, name: &str, limit: u64) -> Result<Vec<u8>, Unreadable> {
    let unreadable = |error: std::io::Error| match error.kind() {
        std::io::ErrorKind::InvalidInput => Unreadable::Missing,
        _ if is_absent(&error) => Unreadable::Missing,
        _ => Unreadable::System(error),
    };
    let base = base.canonicalize().map_err(unreadable)?;
    let named = base.join(name);
    let path = named.canonicalize().map_err(|error| match fs::symlink_metadata(&named) {
        // A link that leads to itself, say: the system has its own words for it.
        Ok(is) if is.is_symlink() => Unreadable::Missing,
        _ => unreadable(error),
    })?;
    if !path.starts_with(&base) || !fs::metadata(&path).map_err(unreadable)?.is_file() {
        return Err(Unreadable::Missing);
    }
    let file = fs::File::open(&path).map_err(unreadable)?;
    let mut bytes = Vec::new();
    file.take(limit + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    if bytes.len() as u64 > limit {
        return Err(Unreadable::TooLarge(limit));
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_outside_is_read() {
        let dir = tempfile::tempdir().unwrap();
        let sources = dir.path().join("sources");
        fs::create_dir(&sources).unwrap();
        for (path, text) in
            [("secret", "s"), ("sources/annexe.yaml", "a: 1"), ("sources/a.yaml", "a")]
        {
            crate::output::publish(&dir.path().join(path), text.as_bytes()).unwrap();
        }
        let project = Project::find(Some(dir.path())).unwrap();
        assert!(project.read("a.yaml", 10).is_ok());
        assert!(matches!(project.read("a.yaml", 0), Err(Unreadable::TooLarge(0))));
        for name in ["../secret", "/etc/passwd", "absent.yaml", "", "a.yaml/x", "a\0b"] {
            assert!(matches!(project.read(name, 10), Err(Unreadable::Missing)), "{name}");
        }
        #[cfg(unix)]
        {
            std::os::unix::fs::symlink(dir.path().join("secret"), sources.join("lien.yaml"))
                .unwrap();
            assert!(matches!(project.read("lien.yaml", 10), Err(Unreadable::Missing)));
        }
    }

    #[test]
    fn what_no_code_can_read_does_not_matter() {
        let files = |code: &str| {
            BTreeMap::from([
                ("theme.typ".to_owned(), code.as_bytes().to_vec()),
                ("README.md".to_owned(), Vec::new()),
            ])
        };
        for (name, code, matters) in [
            ("README.md", "// See README.md.\n#let a = 1", false),
            ("parts/theme.typ.bak", "#let cmdbak = 1", false),
            ("theme.typ~", "#import \"theme.typ\"", false),
            ("LISEZMOI", "", false),
            ("README.md", "#read(\"README.md\")", true),
            ("notes.bak", "#let kind = \"bak\"", true),
            ("LISEZMOI", "#read(\"LISEZMOI\")", true),
            ("icons/a.SVG", "", true),
            ("theme.typ", "", true),
            ("data.json", "", true),
        ] {
            assert_eq!(may_be_read(name, &files(code)), matters, "{name}: {code}");
        }
        assert!(may_be_read("LISEZ-MOI", &BTreeMap::new()));
    }

    #[cfg(unix)]
    #[test]
    fn layouts_behind_links_are_refused() {
        use std::os::unix::fs::symlink;

        let dir = tempfile::tempdir().unwrap();
        let (root, other) = (dir.path().join("c"), dir.path().join("other"));
        for folder in [root.join(SOURCES), root.join("layouts"), other.clone()] {
            fs::create_dir_all(folder).unwrap();
        }
        let write = |path: PathBuf| crate::output::publish(&path, b"a: 1").unwrap();
        write(root.join(SOURCES).join(MANIFEST));
        write(other.join("theme.typ"));
        let project = Project::find(Some(&root)).unwrap();
        let layouts = || project.overlay("layouts", 10);
        assert!(layouts().unwrap().is_empty());
        for target in [other.join("theme.typ"), other.clone()] {
            symlink(target, root.join("layouts/theme.typ")).unwrap();
            assert!(layouts().is_err());
            fs::remove_file(root.join("layouts/theme.typ")).unwrap();
        }
        // A link within is as good as the file.
        write(root.join("layouts/a.typ"));
        symlink("a.typ", root.join("layouts/b.typ")).unwrap();
        assert_eq!(layouts().unwrap().len(), 2);
        fs::remove_dir_all(root.join("layouts")).unwrap();
        symlink(&other, root.join("layouts")).unwrap();
        assert!(layouts().is_err());
    }
}
