//! A revision of the collection in a folder of its own, as a clean checkout would have it.
//!
//! Git itself writes the files, from an index that is used for nothing else: line ends and filters act as in any
//! checkout, and neither the working tree nor the index nor a reference is touched.

use std::collections::BTreeMap;
use std::env;
use std::path::{Path, PathBuf};

use super::program::{self, path, said};
use super::{Git, Revision};
use crate::failure::Failure;
use crate::message::text;
use crate::output::{self, Folder};
use crate::project::{MANIFEST, Project, READ, SOURCES};

/// What says how git writes files, at any height.
const ATTRIBUTES: &str = ".gitattributes";
/// The folder with the files, in that of a checkout.
const TREE: &str = "tree";
/// The modes of links and of submodules in git's trees.
const LINK: &[u8] = b"120000";
const SUBMODULE: &[u8] = b"160000";

/// A revision of the collection in a folder that goes with it.
#[derive(Debug)]
pub struct Checkout {
    /// The revision.
    pub revision: Revision,
    /// The collection as it was.
    pub project: Project,
    folder: Folder,
}

/// The collection as it is in the index, in a folder that goes with it.
#[derive(Debug)]
pub struct Staged {
    /// The collection.
    pub project: Project,
    _folder: Folder,
}

impl Git {
    /// Writes a revision of the collection to a folder of its own; nothing else changes.
    ///
    /// # Errors
    /// When there was no collection at this place, it needs a submodule, or the folder cannot be written.
    pub fn checkout(&self, revision: &Revision) -> Result<Checkout, Failure> {
        let mut listing = self.listing(revision, &self.parts())?;
        if let Some(submodule) = entries(&listing).find(|entry| entry.mode == SUBMODULE) {
            let path = path(submodule.path);
            let (path, revision) = (path.display(), revision.shown());
            return Err(Failure::work(text!("revision-submodule", path, revision))
                .with_hint(text!("revision-submodule.hint", path)));
        }
        if entries(&listing).any(|entry| entry.mode == LINK) {
            // A link may lead to any place in the repository.
            listing = self.listing(revision, &[])?;
        }
        let folder = Folder::new()?;
        let tree = folder.path().join(TREE);
        output::create_dir(&tree)?;
        self.write(&listing, &folder.path().join("index"), &tree)?;
        let root = tree.join(self.prefix());
        if !root.join(SOURCES).join(MANIFEST).is_file() {
            return Err(self.no_collection(revision));
        }
        let project = Project::find(Some(&root))?.of_revision(&revision.name);
        Ok(Checkout { revision: revision.clone(), project, folder })
    }

    /// The same with other files in place of some, by their paths from the top; none: without that file.
    ///
    /// # Errors
    /// As [`Git::checkout`].
    pub(super) fn checkout_with(
        &self,
        revision: &Revision,
        other: &BTreeMap<PathBuf, Option<Vec<u8>>>,
    ) -> Result<Checkout, Failure> {
        let checkout = self.checkout(revision)?;
        for (path, bytes) in other {
            let path = checkout.folder.path().join(TREE).join(path);
            match bytes {
                Some(bytes) => output::publish(&path, bytes)?,
                None => output::withdraw(&path)?,
            }
        }
        Ok(checkout)
    }

    /// The collection as the next commit would have it: what is in the index, whatever the files are.
    ///
    /// # Errors
    /// When there is no collection in it, or the folder cannot be written.
    pub fn staged(&self) -> Result<Staged, Failure> {
        let of_index = |arguments: &[&str]| {
            let mut command = self.command(arguments);
            command.arg("--").args(self.parts_from_here());
            if let Some(index) = self.index() {
                command.env("GIT_INDEX_FILE", index);
            }
            said(command, b"")
        };
        let listing = of_index(&["ls-files", "-z", "--stage", "--full-name"])?;
        // What is only to be added (git add -N) stands in the index, empty, and will not be in the commit.
        let later =
            of_index(&["diff-files", "-z", "--name-only", "--no-renames", "--diff-filter=A"])?;
        let listing = without(&listing, &later);
        let folder = Folder::new()?;
        let tree = folder.path().join(TREE);
        output::create_dir(&tree)?;
        self.write(&listing, &folder.path().join("index"), &tree)?;
        let root = tree.join(self.prefix());
        if !root.join(SOURCES).join(MANIFEST).is_file() {
            let manifest = format!("{SOURCES}/{MANIFEST}");
            return Err(Failure::work(text!("staged-no-collection", manifest))
                .with_hint(text!("staged-no-collection.hint", manifest)));
        }
        Ok(Staged { project: Project::find(Some(&root))?, _folder: folder })
    }

    /// The index of the commit that is being made, which a hook is told: of a commit of some files alone it is not the
    /// usual one. One that lies elsewhere is of another repository.
    pub(super) fn index(&self) -> Option<PathBuf> {
        let named = env::current_dir().ok()?.join(env::var_os("GIT_INDEX_FILE")?);
        let named = named.canonicalize().ok()?;
        named.starts_with(self.dir.canonicalize().ok()?).then_some(named)
    }

    /// What is to be written, as git finds it from the collection's folder.
    fn parts_from_here(&self) -> Vec<PathBuf> {
        let height = self.prefix().components().count();
        let up = |steps: usize| (0..steps).map(|_| "..").collect::<PathBuf>().join(ATTRIBUTES);
        READ.iter().map(PathBuf::from).chain((0..=height).map(up)).collect()
    }

    /// What is to be written: what the collection is read from, and the attributes beside and above it.
    fn parts(&self) -> Vec<PathBuf> {
        let prefix = self.prefix();
        let attributes = prefix.ancestors().map(|dir| dir.join(ATTRIBUTES));
        READ.iter().map(|part| prefix.join(part)).chain(attributes).collect()
    }

    /// The files below some paths, or all of them, in git's own form.
    fn listing(&self, revision: &Revision, paths: &[PathBuf]) -> Result<Vec<u8>, Failure> {
        let mut command = self.command(&["ls-tree", "-r", "-z", "--full-tree", &revision.commit]);
        command.arg("--").args(paths);
        said(command, b"")
    }

    /// Writes files to a folder by way of an index.
    fn write(&self, listing: &[u8], index: &Path, tree: &Path) -> Result<(), Failure> {
        for (arguments, input) in [
            (&["update-index", "-z", "--index-info"][..], listing),
            (&["checkout-index", "--all", "--force"], b""),
        ] {
            let mut command = program::git(Some(tree));
            command.arg("--git-dir").arg(&self.dir).arg("--work-tree").arg(tree);
            command.args(arguments).env("GIT_INDEX_FILE", index);
            said(command, input)?;
        }
        Ok(())
    }

    /// Says that a revision has no collection here, and where it has one.
    fn no_collection(&self, revision: &Revision) -> Failure {
        let manifest = format!("{SOURCES}/{MANIFEST}");
        let failure = Failure::work(text!(
            "revision-no-collection",
            revision = revision.shown(),
            manifest = path(&[&self.prefix, manifest.as_bytes()].concat()).display()
        ));
        let listing = self.listing(revision, &[]).unwrap_or_default();
        let all = entries(&listing).filter_map(|entry| {
            let dir = entry.path.strip_suffix(manifest.as_bytes())?;
            Some(match dir.strip_suffix(b"/") {
                Some(dir) => path(dir).display().to_string(),
                None if dir.is_empty() => ".".to_owned(),
                None => return None,
            })
        });
        let places = all.take(3).collect::<Vec<_>>().join(", ");
        if places.is_empty() {
            return failure.with_hint(text!("revision-no-collection.hint"));
        }
        let commit = revision.short();
        failure.with_hint(text!("revision-no-collection.hint-elsewhere", places, commit))
    }
}

/// An entry of git's listing of a tree.
struct Entry<'a> {
    mode: &'a [u8],
    path: &'a [u8],
}

/// A listing without the entries of some paths, each ended by a NUL.
fn without(listing: &[u8], paths: &[u8]) -> Vec<u8> {
    let paths: Vec<&[u8]> = paths.split(|byte| *byte == 0).collect();
    let path = |line: &[u8]| line.iter().position(|byte| *byte == b'\t').map(|tab| tab + 1);
    let kept = listing.split_inclusive(|byte| *byte == 0).filter(|line| {
        let end = line.strip_suffix(&[0]).unwrap_or(line);
        path(end).is_none_or(|start| !paths.contains(&&end[start..]))
    });
    kept.flatten().copied().collect()
}

fn entries(listing: &[u8]) -> impl Iterator<Item = Entry<'_>> {
    listing.split(|byte| *byte == 0).filter_map(|line| {
        let tab = line.iter().position(|byte| *byte == b'\t')?;
        Some(Entry { mode: line.get(..6)?, path: line.get(tab + 1..)? })
    })
}
