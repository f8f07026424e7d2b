//! Git, and what it knows of a collection: asked, never changed, and nothing that a repository brings is run.

use std::path::Path;

use serde::Serialize;

use crate::history::ask as git;

/// What git says.
#[derive(Debug, Default, Serialize)]
pub struct Git {
    /// Its version; none: it is not there.
    pub version: Option<String>,
    /// The branch or the commit; none: the collection is in no repository, or in one without commits.
    pub head: Option<String>,
    /// How many files of the collection differ from the last commit; none: nobody knows.
    pub changed: Option<usize>,
}

impl Git {
    /// Asks about a collection, where there is one.
    #[must_use]
    pub fn ask(root: Option<&Path>) -> Self {
        let Some(version) = git(None, &["--version"]) else { return Self::default() };
        let version = version.trim_start_matches("git version ").trim().to_owned();
        let named = || git(root, &["symbolic-ref", "--short", "-q", "HEAD"]);
        let commit = || git(root, &["rev-parse", "--short", "--verify", "-q", "HEAD"]);
        let inside = root.is_some() && git(root, &["rev-parse", "--show-prefix"]).is_some();
        let head = if inside { named().or_else(commit) } else { None };
        let status = || git(root, &["status", "--porcelain", "--ignore-submodules", "--", "."]);
        let changed = if inside { status() } else { None };
        Self {
            version: Some(version),
            head: head.map(|head| head.trim().to_owned()),
            changed: changed.map(|lines| lines.lines().count()),
        }
    }
}
