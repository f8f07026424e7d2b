//! What the parts of a Word file have to do with one another.

use std::collections::HashMap;

use crate::import::office::package::archive::Archive;
use crate::import::office::package::refused::Refused;
use crate::import::office::package::xml;

/// Where a relation leads.
#[derive(Debug, Clone)]
pub(crate) struct Relation {
    /// The last word of its type, such as `hyperlink`.
    pub(crate) kind: String,
    /// A part's name, or an address where it leads outside.
    pub(crate) target: String,
    /// Whether it leads outside.
    pub(crate) external: bool,
}

/// A part's relations, by id.
pub(crate) type Relations = HashMap<String, Relation>;

/// The relations of a part; those of the file where the part's name is empty.
pub(crate) fn of(archive: &Archive, part: &str) -> Result<Relations, Refused> {
    let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
    let slash = if folder.is_empty() { "" } else { "/" };
    let path = format!("{folder}{slash}_rels/{name}.rels");
    let mut relations = Relations::new();
    if !archive.has(&path) {
        return Ok(relations);
    }
    for node in xml::all(archive, &path, &["rel:Relationships"])? {
        let (Some(id), Some(target)) = (node.attr("Id"), node.attr("Target")) else {
            continue;
        };
        let external = node.attr("TargetMode") == Some("External");
        let kind = node.attr("Type").and_then(|kind| kind.rsplit('/').next()).unwrap_or_default();
        // LibreOffice leaves spaces in addresses as they were typed.
        let outside = || target.trim().replace(' ', "%20");
        let target = if external { outside() } else { inside(folder, target) };
        let relation = Relation { kind: kind.to_owned(), target, external };
        relations.insert(id.to_owned(), relation);
    }
    Ok(relations)
}

/// The name of a part that another in `folder` names; a name that leads outside finds no part.
fn inside(folder: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    if let Some(rooted) = target.strip_prefix('/') {
        return rooted.to_owned();
    }
    let mut path: Vec<&str> = folder.split('/').filter(|step| !step.is_empty()).collect();
    for step in target.split('/') {
        match step {
            ".." => drop(path.pop()),
            "." | "" => {}
            step => path.push(step),
        }
    }
    path.join("/")
}

#[cfg(test)]
mod tests {
    use super::inside;

    #[test]
    fn targets_are_names_of_parts() {
        assert_eq!(inside("word", "media/a.png"), "word/media/a.png");
        assert_eq!(inside("word", "/word/styles.xml"), "word/styles.xml");
        assert_eq!(inside("word", "../../../etc/passwd"), "etc/passwd");
    }
}
