//! Recipes for the machines of GitHub and GitLab that check, build and compare an annex at every request.

use super::File;
use super::fill::fill;
use crate::failure::Failure;
use crate::message::text;

/// Whose machines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Forge {
    /// GitHub Actions.
    Github,
    /// GitLab CI/CD.
    Gitlab,
}

/// The recipe of a collection, a file at the top of its repository; `root` is the way from there, with slashes.
///
/// # Errors
/// When that has signs that recipes and shells read as something else.
pub fn recipe(forge: Forge, root: &str) -> Result<File, Failure> {
    let (path, template) = match forge {
        Forge::Github => {
            (".github/workflows/annexe.yaml", include_str!("templates/ci-github.yaml"))
        }
        Forge::Gitlab => (".gitlab-ci.yml", include_str!("templates/ci-gitlab.yaml")),
    };
    let plain = |c: char| c.is_alphanumeric() || "/._- ".contains(c);
    if !root.chars().all(plain) || root.starts_with('-') {
        return Err(Failure::work(text!("recipe-folder", folder = root))
            .with_hint(text!("recipe-folder.hint")));
    }
    let (here, below) = if root.is_empty() {
        (".".to_owned(), String::new())
    } else {
        (root.to_owned(), format!("{root}/"))
    };
    let values =
        [("racine", here.as_str()), ("dossier", &below), ("version", env!("CARGO_PKG_VERSION"))];
    Ok((path.to_owned(), fill(template, &values).into_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::Diagnostics;
    use crate::source::Source;
    use crate::yaml;

    #[test]
    fn recipes_are_yaml_and_name_the_folder() {
        for forge in [Forge::Github, Forge::Gitlab] {
            for (root, out) in [("", "out/"), ("docs/mon annexe", "docs/mon annexe/out/")] {
                let (name, bytes) = recipe(forge, root).unwrap();
                let text = String::from_utf8(bytes).unwrap();
                let mut found = Diagnostics::default();
                let node = yaml::read(&Source::new(name, text.clone()), &mut found).unwrap();
                assert!(found.is_empty(), "{found:?}");
                assert!(matches!(node.value, yaml::Value::Mapping(_)));
                assert!(text.contains(out) && !text.contains("{{racine"), "{text}");
                for verb in ["fmt --check", "check", "build", "diff \"$"] {
                    assert!(text.contains(&format!("annexe {verb}")), "{verb}");
                }
            }
            assert!(recipe(forge, "a\"b").is_err() && recipe(forge, "$(x)").is_err());
        }
    }
}
