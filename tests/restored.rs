//! Slips that a repair undoes or leaves alone, in all places of the project's own sheets: another sign in the place of a
//! key's colon, marks round a value, no-break spaces, a first element out of line. What was a key is never printed, nor a
//! sign or a mark that its author did not mean to be.

use std::fs;
use std::path::Path;

use annexe::diag::Diagnostics;
use annexe::fix;
use annexe::sheet::{Manifest, read_manifest};
use annexe::source::Source;

const SIGNS: [&str; 13] =
    [" - ", " – ", " — ", " > ", ", ", ". ", " ; ", "; ", " = ", "=", "：", " -> ", " → "];

fn sources() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("sources")
}

fn manifest() -> Manifest {
    let text = fs::read_to_string(sources().join("annexe.yaml")).unwrap();
    read_manifest(&Source::new("annexe.yaml", text), &mut Diagnostics::default()).unwrap()
}

/// The project's sheets that are short enough for many rounds.
fn sheets() -> Vec<String> {
    let files = fs::read_dir(sources()).unwrap().map(|entry| entry.unwrap().path());
    let yaml = files.filter(|path| path.extension().is_some_and(|end| end == "yaml"));
    let sheets = yaml.filter(|path| !path.ends_with("annexe.yaml"));
    let mut texts: Vec<String> = sheets.map(|path| fs::read_to_string(path).unwrap()).collect();
    texts.sort_by_key(String::len);
    texts.truncate(4);
    texts
}

/// What `--fix` makes of a slip: whether it is as before it; nothing else is allowed but to leave it alone.
fn undone(good: &str, wrong: &str, manifest: &Manifest) -> bool {
    let Some(mended) = fix::mend("une.yaml", wrong.as_bytes(), Some(manifest)) else {
        return false;
    };
    let line = wrong.lines().zip(good.lines()).find(|(wrong, good)| wrong != good);
    let now = mended.text.lines().zip(good.lines()).find(|(now, good)| now != good);
    assert!(mended.text == good, "{line:?} has become {now:?}");
    true
}

/// Where the lines of a text begin that are keys, and how far from there their colons are.
fn keys(text: &str) -> Vec<(usize, usize)> {
    let (mut start, mut block) = (0, None);
    let mut found = Vec::new();
    for line in text.split_inclusive('\n') {
        let depth = line.len() - line.trim_start().len();
        if !line.trim().is_empty() && block.is_some_and(|owner| depth <= owner) {
            block = None;
        }
        let colon = line.find(':').filter(|_| block.is_none() && !line.starts_with('#'));
        let head = line.trim_start().trim_start_matches("- ");
        found.extend(colon.map(|colon| (start, colon)));
        if line.trim_end().ends_with(": |") {
            block = Some(line.len() - head.len());
        }
        start += line.len();
    }
    found
}

/// A text with something else in the place of a range.
fn with(text: &str, range: std::ops::Range<usize>, new: &str) -> String {
    let mut out = text.to_owned();
    out.replace_range(range, new);
    out
}

#[test]
fn a_key_whose_colon_is_another_sign_gets_it_back_or_stays() {
    let manifest = manifest();
    let (mut all, mut good) = (0, 0);
    let mut round = 0;
    for text in sheets() {
        for (line, colon) in keys(&text) {
            let at = line + colon;
            let bare = text[at..].starts_with(":\n");
            let head = &text[line..at];
            let word = line + head.len() - head.trim_start_matches([' ', '-']).len();
            for step in 0..3 {
                round += 5;
                let sign = SIGNS[(round + step) % SIGNS.len()];
                let sign = if bare { sign.trim_end() } else { sign };
                let end = if bare { at + 1 } else { at + 2 };
                let mut wrong = with(&text, at..end.min(text.len()), sign);
                if step == 2 {
                    let capital = text[word..=word].to_uppercase();
                    wrong.replace_range(word..=word, &capital);
                }
                all += 1;
                good += usize::from(undone(&text, &wrong, &manifest));
            }
        }
    }
    assert!(all > 200 && good * 20 >= all * 19, "{good} of {all}");
}

#[test]
fn no_mark_prints_that_was_to_hold_a_value() {
    let manifest = manifest();
    for text in sheets() {
        for (at, _) in text.match_indices(": |\n") {
            for bar in ["\"|\"", "'|'", "– |", "- |", "« | »", "||"] {
                undone(&text, &with(&text, at + 2..at + 3, bar), &manifest);
            }
        }
        for (line, colon) in keys(&text) {
            let end = line + text[line..].find('\n').unwrap();
            let value = text[line + colon + 1..end].trim();
            if !value.contains(' ') || value.contains(['"', '[', '#']) {
                continue;
            }
            let start = end - value.len();
            let pad = " ".repeat(line + colon - line);
            let cut = start + value.find(' ').unwrap();
            for wrong in [
                format!("\"{value} \\d\""),
                format!("{} :\n{pad}{}", &text[start..cut], &text[cut + 1..end]),
                format!("\"{} :\"\n{pad}{}", &text[start..cut], &text[cut + 1..end]),
                format!("\"{}\"\n{pad}{}", &text[start..cut], &text[cut + 1..end]),
            ] {
                let wrong = with(&text, start..end, &wrong);
                let Some(mended) = fix::mend("une.yaml", wrong.as_bytes(), Some(&manifest)) else {
                    continue;
                };
                let line = mended.text[line..].lines().next().unwrap();
                assert!(!line.contains("\\\""), "{line}");
            }
        }
    }
}

#[test]
fn spaces_that_yaml_does_not_know_become_those_that_it_does() {
    let manifest = manifest();
    let (mut all, mut good) = (0, 0);
    for text in sheets() {
        let mut start = 0;
        for (i, line) in text.split_inclusive('\n').enumerate() {
            let depth = line.len() - line.trim_start_matches(' ').len();
            let end = start + line.len() - 1;
            let wrong = match line.trim().is_empty() {
                true => with(&text, start..end, "\u{a0}"),
                false => with(&text, start..start + depth, &"\u{a0}".repeat(depth)),
            };
            if i % 5 == 0 && wrong != text {
                all += 1;
                good += usize::from(undone(&text, &wrong, &manifest));
            }
            start += line.len();
        }
    }
    assert!(all > 60 && good * 10 >= all * 9, "{good} of {all}");
}

#[test]
fn a_first_element_out_of_line_is_put_beside_the_others() {
    let manifest = manifest();
    for text in sheets() {
        for first in ["\nreperes:\n", "\nsections:\n"] {
            let Some(at) = text.find(first).map(|at| at + first.len()) else { continue };
            for column in ["", " ", "   ", "    "] {
                let field = first.contains("reperes");
                // At the margin, it is a key of the sheet.
                if field && column.is_empty() {
                    continue;
                }
                let wrong = with(&text, at..at + 2, column);
                assert!(undone(&text, &wrong, &manifest), "{first:?} {column:?}");
            }
        }
    }
}
