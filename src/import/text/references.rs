//! Links whose addresses stand elsewhere: `[le site][v]`, and below `[v]: https://ville.fr`.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use super::target;
use crate::limits::IMPORT_REACH;
use crate::sheet::is_link;

/// What stands for a line whose text went elsewhere.
const GONE: &str = "<!-- -->\n";

/// A text in which each link has its address, its lines in their places; what no link asks for stays as it is.
pub(crate) fn resolved(text: Cow<'_, str>) -> Cow<'_, str> {
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let found: Vec<Definition<'_>> =
        (0..lines.len()).filter_map(|at| definition(&lines, at)).collect();
    if found.is_empty() {
        return text;
    }
    let known = found.iter().map(|one| (one.label.clone(), one.address)).collect();
    let mut used = HashSet::new();
    let mut out = String::with_capacity(text.len());
    let mut paragraph = String::new();
    let mut definitions = found.iter().peekable();
    let mut at = 0;
    while at < lines.len() {
        let defines = definitions.next_if(|one| one.line == at);
        if defines.is_some() || lines[at].trim().is_empty() {
            linked(&paragraph, &known, &mut used, &mut out);
            paragraph.clear();
        } else {
            paragraph.push_str(lines[at]);
        }
        let end = at + defines.map_or(1, |one| one.lines);
        if defines.is_some() || lines[at].trim().is_empty() {
            lines[at..end].iter().for_each(|line| out.push_str(line));
        }
        at = end;
    }
    linked(&paragraph, &known, &mut used, &mut out);
    let mut lines: Vec<&str> = out.split_inclusive('\n').collect();
    for one in found.iter().filter(|one| used.contains(&one.label)) {
        for line in &mut lines[one.line..one.line + one.lines] {
            *line = if line.ends_with('\n') { GONE } else { GONE.trim_end() };
        }
    }
    lines.concat().into()
}

/// A label, and the address that some lines give it.
struct Definition<'t> {
    line: usize,
    lines: usize,
    label: String,
    address: &'t str,
}

/// The label that a line gives an address, which may stand on the next one.
fn definition<'t>(lines: &[&'t str], line: usize) -> Option<Definition<'t>> {
    let (label, rest) = lines[line].trim().strip_prefix('[')?.split_once("]:")?;
    if label.trim().is_empty() || label.starts_with('^') || label.contains(['[', ']']) {
        return None;
    }
    let below = rest.trim().is_empty();
    let rest = if below { lines.get(line + 1)?.trim() } else { rest.trim() };
    let address = target::address(rest)?;
    // Words behind it are a sentence's.
    let spaced = address.contains("%20") && !rest.contains("%20") && !rest.contains('<');
    let picture = [".png", ".jpg", ".jpeg", ".svg", ".webp", ".tif", ".tiff"];
    let fits = is_link(&address)
        || address.len() > 1 && address.starts_with('#') && !address.contains("%20")
        || picture.iter().any(|end| address.to_lowercase().ends_with(end));
    let lines = 1 + usize::from(below);
    (fits && !spaced).then(|| Definition { line, lines, label: name(label), address: rest })
}

/// A label as labels are compared.
fn name(label: &str) -> String {
    label.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// Adds a paragraph with the addresses of its links.
fn linked(text: &str, known: &HashMap<String, &str>, used: &mut HashSet<String>, out: &mut String) {
    let mut rest = text;
    while let Some(at) = rest.find(['[', '\\']) {
        let (before, mark) = rest.split_at(at);
        out.push_str(before);
        let Some((words, label, length)) =
            link(mark).filter(|(_, label, _)| known.contains_key(label))
        else {
            let length =
                mark.chars().take(1 + usize::from(mark.starts_with('\\'))).map(char::len_utf8);
            let length: usize = length.sum();
            out.push_str(&mark[..length]);
            rest = &mark[length..];
            continue;
        };
        // The lines that a label goes over stay lines.
        let feeds = mark[..length].matches('\n').count() - words.matches('\n').count();
        out.push_str(&format!("[{words}]({})", known[&label]));
        used.insert(label);
        rest = &mark[length..];
        if feeds > 0 {
            let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
            out.push_str(&rest[..end]);
            out.push_str(&"\n".repeat(feeds));
            rest = rest[end..].strip_prefix(' ').unwrap_or(&rest[end..]);
        }
    }
    out.push_str(rest);
}

/// The words of a link, its label and how long it is: `[words][label]`, `[words][]`, `[words]`.
fn link(mark: &str) -> Option<(&str, String, usize)> {
    let words = bracketed(mark)?;
    let end = words.len() + 2;
    let after = &mark[end..];
    if after.starts_with(['(', ':']) {
        return None;
    }
    match bracketed(after) {
        Some(label) if label.trim().is_empty() => Some((words, name(words), end + label.len() + 2)),
        Some(label) => Some((words, name(label), end + label.len() + 2)),
        None => Some((words, name(words), end)),
    }
}

/// What stands between brackets that a text begins with.
fn bracketed(text: &str) -> Option<&str> {
    let inside = text.strip_prefix('[')?;
    let mut near = inside.char_indices().take(IMPORT_REACH);
    let (end, c) = near.find(|(at, c)| matches!(c, '[' | ']') && !inside[..*at].ends_with('\\'))?;
    (c == ']').then(|| &inside[..end])
}

#[cfg(test)]
mod tests {
    use super::resolved;

    #[test]
    fn links_find_their_addresses() {
        let text = "Voir [le\nsite][V], [autre] et [là][autre\nsite] ; fin\n\n[v]: https://v.fr \"Ville\"\n  [Autre]: <https://a.fr>\n[autre site]:\n  https://b.fr\n";
        assert_eq!(
            resolved(text.into()),
            "Voir [le\nsite](https://v.fr \"Ville\"), [autre](<https://a.fr>) et [là](https://b.fr)\n; fin\n\n<!-- -->\n<!-- -->\n<!-- -->\n<!-- -->\n"
        );
    }

    #[test]
    fn what_is_no_link_stays() {
        for text in [
            "Voir [le site][v].\n\n[w]: https://v.fr\n",
            "Un [pain] et \\[v]\n\n[v]: voir plus bas\n",
            "Un [v](https://a.fr)\n\n[v]: https://v.fr\n",
            "Voir [v]\n\n[v]: https://v.fr et https://a.fr\n",
            "Un [v].\n\n[v]:\n## Le four\n",
            "Une note[^1].\n\n[^1]: https://v.fr\n",
        ] {
            assert_eq!(resolved(text.into()), text);
        }
    }
}
