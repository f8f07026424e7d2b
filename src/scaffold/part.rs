//! A manifest for some of its sheets: without the lines about the others, and not one of the rest changed.

use std::fmt::Write as _;
use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use crate::diag::Diagnostics;
use crate::sheet::{Manifest, read_manifest};
use crate::source::Source;
use crate::yaml::write::scalar;
use crate::yaml::{self, Value};

/// The text of a manifest that lists these of its sheets alone, in its order, and silences nothing by the names of others;
/// with the picture on its cover, or without. None where it is written in a way that cannot be cut.
#[must_use]
pub fn only(
    source: &Arc<Source>,
    manifest: &Manifest,
    ids: &[&str],
    covered: bool,
) -> Option<String> {
    let root = yaml::read(source, &mut Diagnostics::default())?;
    let Value::Mapping(keys) = &root.value else { return None };
    let listed = manifest.sheets.iter().flatten().map(|sheet| sheet.id.as_str());
    let kept: Vec<&str> = listed.filter(|id| ids.contains(id)).collect();
    let mut cuts: Vec<(Range<usize>, String)> = Vec::new();
    for (key, node) in keys {
        let lines = lines(source, key.range.start, node.range.end);
        match key.name.as_str() {
            "fiches" if source.text().contains("\r\n") => {
                cuts.push((lines, list(&kept).replace('\n', "\r\n")));
            }
            "fiches" => cuts.push((lines, list(&kept))),
            "image_couverture" if !covered => cuts.push((lines, String::new())),
            "silence" if names_others(manifest, ids) => cuts.push((lines, String::new())),
            _ => {}
        }
    }
    let mut text = source.text().to_owned();
    for (lines, new) in cuts.into_iter().rev() {
        text.replace_range(lines, &new);
    }
    verified(&text, &kept).then_some(text)
}

fn names_others(manifest: &Manifest, ids: &[&str]) -> bool {
    let named = manifest.silence.iter().filter_map(|silence| silence.sheets.as_ref()).flatten();
    named.into_iter().any(|(id, _)| !ids.contains(&id.as_str()))
}

fn list(ids: &[&str]) -> String {
    let mut text = String::from("fiches:\n");
    for id in ids {
        let _ = writeln!(text, "  - {}", scalar(id));
    }
    text
}

/// The whole lines from one offset to another.
fn lines(source: &Source, from: usize, to: usize) -> Range<usize> {
    let text = source.text();
    let start = text[..from].rfind('\n').map_or(0, |at| at + 1);
    // A value may end behind the line end of its last line.
    let to = text[..to].trim_end().len().max(from);
    let end = text[to..].find('\n').map_or(text.len(), |at| to + at + 1);
    start..end
}

fn verified(text: &str, ids: &[&str]) -> bool {
    let mut found = Diagnostics::default();
    let source = Source::new(Path::new("annexe.yaml"), text.to_owned());
    let Some(manifest) = read_manifest(&source, &mut found) else { return false };
    let listed = manifest.sheets.iter().flatten().map(|sheet| sheet.id.as_str());
    found.errors() == 0 && listed.eq(ids.iter().copied()) && !names_others(&manifest, ids)
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str = "# remarque\nannexe: A\ntitre: T\nguide: G\n";

    fn cut(rest: &str, ids: &[&str]) -> Option<String> {
        let source = Source::new("annexe.yaml", format!("{HEAD}{rest}"));
        let manifest = read_manifest(&source, &mut Diagnostics::default()).unwrap();
        let covered = !ids.contains(&"sans");
        only(&source, &manifest, ids, covered)
            .map(|text| text.strip_prefix(HEAD).unwrap().to_owned())
    }

    #[test]
    fn the_lines_of_others_go() {
        let date = "date: 2024-01-01\n";
        for list in [
            "fiches:\n  - a # un\n  - b\n  - c\n",
            "fiches: [a, b,\n  c]\n",
            "fiches:\n- a\n- b\n- c\n",
        ] {
            let found = cut(&format!("{list}{date}"), &["c", "a"]);
            assert_eq!(found, Some(format!("fiches:\n  - a\n  - c\n{date}")), "{list}");
        }
        let ends = cut("fiches:\r\n  - a\r\n  - b\r\n", &["b"]);
        assert_eq!(ends.as_deref(), Some("fiches:\r\n  - b\r\n"));
        assert_eq!(cut("fiches:\n  - a\n  - b", &["b"]).as_deref(), Some("fiches:\n  - b\n"));
    }

    #[test]
    fn what_names_others_goes_and_what_does_not_stays() {
        let silence = "silence:\n  # Voulu.\n  titre-du-sommaire: [a]\n";
        let list = "fiches: [a, b]\n";
        let rest = format!("{silence}{list}");
        assert_eq!(cut(&rest, &["a"]), Some(format!("{silence}fiches:\n  - a\n")));
        assert_eq!(cut(&rest, &["b"]).as_deref(), Some("fiches:\n  - b\n"));
    }

    #[test]
    fn the_picture_on_the_cover_goes_where_nobody_has_it() {
        let picture = "image_couverture:\n  fichier: a.svg # la place\n  description: Une place\n";
        let rest = format!("{picture}fiches: [a]\n");
        assert_eq!(cut(&rest, &["a"]), Some(format!("{picture}fiches:\n  - a\n")));
        assert_eq!(cut(&rest, &["a", "sans"]).as_deref(), Some("fiches:\n  - a\n"));
        assert_eq!(cut(picture, &["sans"]).as_deref(), Some(""));
    }
}
