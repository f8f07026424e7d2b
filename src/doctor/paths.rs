//! Paths as they can be sent to somebody: from the collection's folder, or from `~`.

use std::env;
use std::path::{Path, PathBuf};

/// What paths are shortened by.
#[derive(Clone, Debug, Default)]
pub struct Paths {
    root: Option<PathBuf>,
    home: Option<PathBuf>,
}

impl Paths {
    /// Shortens by a collection's folder, where there is one, and by the user's.
    #[must_use]
    pub fn new(root: Option<&Path>) -> Self {
        let home = env::var_os("HOME").or_else(|| env::var_os("USERPROFILE")).map(PathBuf::from);
        // A home folder of one part, such as « / », would shorten what is no one's.
        let home = home.filter(|home| home.is_absolute() && home.components().count() > 1);
        Self { root: root.map(Path::to_owned), home }
    }

    /// A folder, with `~` for the user's.
    #[must_use]
    pub fn folder(&self, path: &Path) -> String {
        let below = self.home.as_deref().and_then(|home| path.strip_prefix(home).ok());
        match below {
            Some(below) if below.as_os_str().is_empty() => "~".to_owned(),
            Some(below) => format!("~/{}", below.display()),
            None => path.display().to_string(),
        }
    }

    /// A message, its paths shortened.
    #[must_use]
    pub fn message(&self, text: &str) -> String {
        let mut text = text.to_owned();
        if let Some(root) = &self.root {
            text = text.replace(&format!("{}/", root.display()), "");
        }
        match &self.home {
            Some(home) => text.replace(&home.display().to_string(), "~"),
            None => text,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_say_no_more_than_they_must() {
        let paths = Paths { root: Some("/home/ana/annexe".into()), home: Some("/home/ana".into()) };
        assert_eq!(paths.folder(Path::new("/home/ana/annexe")), "~/annexe");
        assert_eq!(paths.folder(Path::new("/home/ana")), "~");
        assert_eq!(paths.folder(Path::new("/home/anatole")), "/home/anatole");
        let told =
            paths.message("impossible de lire /home/ana/annexe/layouts/a.typ ou /home/ana/b");
        assert_eq!(told, "impossible de lire layouts/a.typ ou ~/b");
    }
}
