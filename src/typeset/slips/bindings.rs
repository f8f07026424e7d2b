//! The names that mean something in a layout's file: its own, those it imports, those of Typst.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashSet};
use std::sync::LazyLock;

use typst::foundations::Value;
use typst::syntax::ast;
use typst::syntax::{LinkedNode, Source as Parsed};
use typst::{Library, LibraryExt};

static LIBRARY: LazyLock<Library> = LazyLock::new(Library::default);

/// The names that mean something in a file.
pub(in crate::typeset) struct Names(HashSet<String>);

impl Names {
    /// The names of a file of the layouts, by its path in their folder.
    pub(in crate::typeset) fn of(
        file: &str,
        root: &LinkedNode<'_>,
        files: &BTreeMap<String, Cow<'static, [u8]>>,
    ) -> Self {
        let mut all = HashSet::new();
        bound(root, &mut all, &mut |path| {
            let Some(text) = imported(file, path, files) else { return HashSet::new() };
            let parsed = Parsed::detached(text);
            let mut names = HashSet::new();
            bound(&LinkedNode::new(parsed.root()), &mut names, &mut |_| HashSet::new());
            names
        });
        Self(all)
    }

    /// Whether the file itself gives a name a meaning, or a file that it imports.
    pub(in crate::typeset) fn binds(&self, name: &str) -> bool {
        self.0.contains(name)
    }

    /// Whether a name means something: of the file, or of Typst.
    pub(in crate::typeset) fn has(&self, name: &str) -> bool {
        let first = name.split('.').next().unwrap_or(name);
        let standard = || {
            let found = LIBRARY.global.scope().get(first);
            found.is_some_and(|it| {
                matches!(it.read(), Value::Func(_) | Value::Type(_) | Value::Module(_))
            })
        };
        self.0.contains(first) || standard()
    }
}

/// Adds the names that a file binds, anywhere in it; `wildcard` are those of a file that is imported as a whole.
pub(in crate::typeset) fn bound(
    node: &LinkedNode<'_>,
    names: &mut HashSet<String>,
    wildcard: &mut impl FnMut(&str) -> HashSet<String>,
) {
    if let Some(binding) = node.cast::<ast::LetBinding>() {
        names.extend(binding.kind().bindings().iter().map(|it| it.as_str().to_owned()));
    }
    if let Some(import) = node.cast::<ast::ModuleImport>() {
        let path = match import.source() {
            ast::Expr::Str(path) => path.get().to_string(),
            _ => String::new(),
        };
        match import.imports() {
            Some(ast::Imports::Items(items)) => {
                names.extend(items.iter().map(|item| item.bound_name().as_str().to_owned()));
            }
            Some(ast::Imports::Wildcard) => names.extend(wildcard(&path)),
            None => {}
        }
        names.extend(import.new_name().map(|name| name.as_str().to_owned()));
        if import.imports().is_none() {
            let stem = path.rsplit('/').next().unwrap_or(&path);
            names.extend(stem.strip_suffix(".typ").map(str::to_owned));
        }
    }
    node.children().for_each(|child| bound(&child, names, wildcard));
}

/// The text of a file that another imports.
pub(in crate::typeset) fn imported<'a>(
    file: &str,
    path: &str,
    files: &'a BTreeMap<String, Cow<'static, [u8]>>,
) -> Option<&'a str> {
    let path = resolved(&format!("layouts/{file}"), path);
    std::str::from_utf8(files.get(path.strip_prefix("layouts/")?)?).ok()
}

/// The path that a file means by one in its own code, without the stroke at its start.
pub(in crate::typeset) fn resolved(file: &str, path: &str) -> String {
    let mut folders: Vec<&str> = file.trim_start_matches('/').split('/').collect();
    folders.pop();
    if path.starts_with('/') {
        folders.clear();
    }
    for step in path.split('/') {
        match step {
            ".." => drop(folders.pop()),
            "." | "" => {}
            step => folders.push(step),
        }
    }
    folders.join("/")
}
