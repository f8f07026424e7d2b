//! What the layouts may read, and nothing else: themselves, the fonts, the data, the pictures that sheets name.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::str::FromStr;

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook, Lang, Region, TextElem};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};
use typst_kit::files::{FileLoader, FileStore};
use typst_kit::fonts::FontStore;

use crate::message::text;

/// The layouts' files by absolute virtual path. Every one is known before the first is read: no disk, no packages, no network.
pub(super) struct Files(pub BTreeMap<String, Cow<'static, [u8]>>);

impl FileLoader for Files {
    fn load(&self, id: FileId) -> FileResult<Bytes> {
        if !matches!(id.root(), VirtualRoot::Project) {
            return Err(FileError::Other(Some(text!("no-packages").into())));
        }
        let path = id.vpath().get_with_slash();
        match self.0.get(path) {
            Some(Cow::Borrowed(bytes)) => Ok(Bytes::new(*bytes)),
            Some(Cow::Owned(bytes)) => Ok(Bytes::new(bytes.clone())),
            None => Err(FileError::NotFound(path.into())),
        }
    }
}

/// What all outputs of a collection share; Typst remembers its work as long as this stays.
pub(super) struct Base {
    library: LazyHash<Library>,
    fonts: FontStore,
    files: FileStore<Files>,
    /// The paths of what is code.
    paths: Vec<String>,
    today: Option<Datetime>,
}

impl Base {
    pub(super) fn new(fonts: FontStore, files: Files, today: Option<Datetime>) -> Self {
        // What is read aloud is the French of France though a layout does not say so; Typst's own default is English.
        let mut library = Library::default();
        library.styles.set(TextElem::lang, Lang::FRENCH);
        library.styles.set(TextElem::region, Region::from_str("fr").ok());
        let paths = files.0.keys().filter(|path| path.ends_with(".typ")).cloned().collect();
        Self { library: LazyHash::new(library), fonts, files: FileStore::new(files), paths, today }
    }

    /// The fonts' names and coverage.
    pub(super) fn book(&self) -> &FontBook {
        self.fonts.book()
    }
}

/// One output: the shared base, its entry file, and the data and pictures that are given to it.
pub(super) struct View<'a> {
    base: &'a Base,
    main: FileId,
    given: HashMap<FileId, Bytes>,
    /// Whether somebody reads what is said of it.
    asked: bool,
}

impl<'a> View<'a> {
    /// A view whose entry is a layout file; `given` are virtual paths and what stands there.
    pub(super) fn new(base: &'a Base, entry: &str, given: Vec<(String, Bytes)>) -> Option<Self> {
        let given = given
            .into_iter()
            .map(|(path, bytes)| Some((file_id(&path)?, bytes)))
            .collect::<Option<_>>()?;
        Some(Self { base, main: file_id(entry)?, given, asked: false })
    }

    /// The same, of which all is told that can be found out.
    pub(super) fn asked(self, asked: bool) -> Self {
        Self { asked, ..self }
    }

    /// Whether all is to be told of it that can be found out.
    pub(super) fn is_asked(&self) -> bool {
        self.asked
    }

    /// The layouts' code, with its paths.
    pub(super) fn layouts(&self) -> impl Iterator<Item = (&str, Source)> {
        let paths = self.base.paths.iter().filter(|path| path.starts_with("/layouts/"));
        paths.filter_map(|path| Some((path.as_str(), self.source(file_id(path)?).ok()?)))
    }
}

/// The identifier of a virtual path.
pub(super) fn file_id(path: &str) -> Option<FileId> {
    Some(RootedPath::new(VirtualRoot::Project, VirtualPath::new(path).ok()?).intern())
}

impl World for View<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.base.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        self.base.fonts.book()
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        self.base.files.source(id)
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        match self.given.get(&id) {
            Some(bytes) => Ok(bytes.clone()),
            None => self.base.files.file(id),
        }
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.base.fonts.font(index)
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        // The edition's date, never the clock's: the same sources give the same bytes.
        self.base.today
    }
}
