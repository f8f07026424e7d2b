//! The front matter of a text: what pandoc and the makers of web sites write before it, between two rules.

use std::borrow::Cow;

use super::lines;
use crate::fold::fold;
use crate::import::patterns::Patterns;

/// It is no longer than this, in lines.
const LONGEST: usize = 40;

/// A text without its front matter.
#[derive(Default)]
pub(crate) struct Opened<'t> {
    /// Its lines, those of the front matter as a cover has them.
    pub(crate) text: Cow<'t, str>,
    /// The keys and values that no cover has.
    pub(crate) left: Vec<String>,
    /// Who wrote a sheet, and when, which no sheet has: the lines, and what they say.
    pub(crate) made: Vec<(usize, String)>,
}

/// A text whose front matter became its cover, line for line; where its title is a sheet's there is no cover.
///
/// What is more than fields of one line stays as it is, to be looked at.
pub(crate) fn opened<'t>(text: &'t str, patterns: &Patterns) -> Opened<'t> {
    let Some(end) = end(text) else { return Opened { text: text.into(), ..Opened::default() } };
    let heads = heads(text, end);
    let lone = heads && is_sheet(text, end, patterns);
    let (mut left, mut made) = (Vec::new(), Vec::new());
    let mut maker = false;
    let lines = text.split_inclusive('\n').enumerate().map(|(at, line)| {
        let ends = if line.ends_with('\n') { "\n" } else { "" };
        match at {
            _ if at > end => line.to_owned(),
            _ if at == 0 || at == end => ends.to_owned(),
            _ if lone && makes(line, &mut maker) => {
                let value = field(line).map_or(line.trim().trim_start_matches("- "), |it| it.1);
                if !value.is_empty() {
                    made.push((at + 1, unquoted(value).to_owned()));
                }
                left.push(line.trim().to_owned());
                ends.to_owned()
            }
            _ => printed(line.trim_end(), heads, &mut left) + ends,
        }
    });
    let mut opened: Vec<String> = lines.collect();
    let heading = |mark: &str| opened.iter().take(end).position(|line| line.starts_with(mark));
    if let (Some(title), Some(subtitle)) = (heading("# "), heading("## "))
        && title < subtitle
    {
        // An author may stand between them.
        opened[title + 1..=subtitle].rotate_right(1);
    }
    Opened { text: opened.concat().into(), left, made }
}

/// Whether the text is one sheet: its first heading is a section's, or the sidebar's.
fn is_sheet(text: &str, end: usize, patterns: &Patterns) -> bool {
    let first = text.lines().skip(end + 1).find_map(|line| lines::heading(line.trim_end()));
    let known = |heading| patterns.recognise(heading).is_some() || patterns.is_sidebar(heading);
    first.is_some_and(|(_, heading)| known(heading)) && !names_annex(text, end)
}

/// Whether a line says who wrote the text, or when, or goes on with a list that does.
fn makes(line: &str, within: &mut bool) -> bool {
    if let Some((key, _)) = field(line) {
        *within = is_maker(key);
    }
    *within && !line.trim().is_empty()
}

/// Whether the title is a heading: an annex's, or that of a sheet that has no other.
fn heads(text: &str, end: usize) -> bool {
    names_annex(text, end) || !text.lines().skip(end).any(|line| line.starts_with("# "))
}

/// Whether a title in the front matter calls the text an annex.
fn names_annex(text: &str, end: usize) -> bool {
    text.lines().take(end).any(|line| {
        let known = field(line).filter(|(key, _)| is_title(key) || is_subtitle(key));
        known.is_some_and(|(_, value)| fold(value).split(' ').any(|word| word == "annexe"))
    })
}

/// The line that closes the front matter, if there is one and each line in it is a field of it.
fn end(text: &str) -> Option<usize> {
    let mut lines = text.lines();
    if lines.next()?.trim_end() != "---" {
        return None;
    }
    let end = lines.take(LONGEST).position(|line| matches!(line.trim_end(), "---" | "..."))? + 1;
    let mut inside = text.lines().skip(1).take(end - 1);
    let first = inside.next().is_some_and(|line| field(line).is_some());
    let simple = |value: &str| {
        let open = value.chars().next().filter(|c| matches!(c, '"' | '\''));
        let closed = open.is_none_or(|mark| value.len() > 1 && value.ends_with(mark));
        closed && !value.starts_with(['|', '>', '[', '{', '&', '*', '!'])
    };
    let field = |line: &str| {
        let item = line.trim_start().strip_prefix("- ");
        line.trim().is_empty() || item.or(field(line).map(|(_, value)| value)).is_some_and(simple)
    };
    (first && inside.all(field)).then_some(end)
}

/// The key of a line and what follows its colon.
fn field(line: &str) -> Option<(&str, &str)> {
    let (key, value) = line.split_once(':')?;
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    (!key.is_empty() && key.chars().all(plain)).then_some((key, value.trim()))
}

fn is_title(key: &str) -> bool {
    matches!(key, "title" | "titre" | "Title" | "Titre")
}

fn is_subtitle(key: &str) -> bool {
    matches!(key, "subtitle" | "sous-titre" | "sous_titre")
}

/// Whether a key says who wrote the text, or when.
fn is_maker(key: &str) -> bool {
    const KEYS: &[&str] =
        &["author", "authors", "auteur", "auteurs", "institute", "organisme", "publisher", "date"];
    KEYS.contains(&key.to_ascii_lowercase().as_str())
}

/// What a line prints on a cover; a title is a heading where it `heads` something.
fn printed(line: &str, heads: bool, left: &mut Vec<String>) -> String {
    let Some((key, value)) = field(line) else {
        let item = line.trim_start().strip_prefix("- ").unwrap_or(line);
        return format!("{}  ", unquoted(item));
    };
    let value = unquoted(value);
    let mut aside = |texts: &[&str]| left.extend(texts.iter().map(|text| (*text).to_owned()));
    match key {
        "lang" | "language" => {
            aside(&[key, value]);
            String::new()
        }
        _ if value.is_empty() => {
            aside(&[key]);
            String::new()
        }
        _ if is_title(key) && heads => {
            aside(&[key]);
            format!("# {value}")
        }
        _ if is_subtitle(key) && heads => {
            aside(&[key]);
            format!("## {value}")
        }
        _ if is_maker(key) || is_title(key) || is_subtitle(key) => {
            aside(&[key]);
            format!("{value}  ")
        }
        _ => format!("{line}  "),
    }
}

fn unquoted(value: &str) -> &str {
    let value = value.trim();
    let inside = |mark: char| value.strip_prefix(mark).and_then(|rest| rest.strip_suffix(mark));
    inside('"').or_else(|| inside('\'')).unwrap_or(value)
}

#[cfg(test)]
mod tests {
    use super::{Opened, Patterns};

    fn opened(text: &str) -> (String, Vec<String>) {
        let Opened { text, left, .. } = super::opened(text, &Patterns::default());
        (text.into_owned(), left)
    }

    #[test]
    fn who_wrote_a_sheet_is_no_part_of_it() {
        let text =
            "---\ntitle: Le four\nauthor:\n- La commune\ndate: '12 mars'\n---\n\n## Contexte\n";
        let found = super::opened(text, &Patterns::default());
        assert_eq!(found.text, "\n# Le four\n\n\n\n\n\n## Contexte\n");
        assert_eq!(found.made, [(4, "La commune".to_owned()), (5, "12 mars".to_owned())]);
    }

    #[test]
    fn titles_and_authors_are_the_cover_and_lines_keep_their_places() {
        let text = "---\ntitle: \"Le pain\"\nsubtitle: Annexe 2\nauthor:\n- La commune\nlang: fr\nnote: lu\n---\n\n# Un four\n";
        let (bare, left) = opened(text);
        assert_eq!(bare, "\n# Le pain\n## Annexe 2\n\nLa commune  \n\nnote: lu  \n\n\n# Un four\n");
        assert_eq!(left, ["title", "subtitle", "author", "lang", "fr"]);
        let text = "---\ntitle: Le four\nauthor: Anne\nsubtitle: Il cuit\n---\n\nx\n";
        assert_eq!(opened(text).0, "\n# Le four\n## Il cuit\nAnne  \n\n\nx\n");
        // Beside the titles of sheets it is no heading; alone it is the sheet's.
        assert!(opened("---\ntitle: Guide\n---\n\n# Un four\n").0.starts_with("\nGuide  \n"));
        assert!(opened("---\ntitle: Le four\n---\n\n## Contexte\n").0.starts_with("\n# Le four\n"));
    }

    #[test]
    fn a_rule_is_no_front_matter() {
        for text in [
            "---\n\nDu pain : du sel\n\n---\n",
            "Du pain\n---\n",
            "---\nDu pain.\n---\n",
            "---\ntitle: >\n  Le\n  pain\n---\n",
            "---\ntitle: 'Le\n  pain'\n---\n",
        ] {
            assert_eq!(opened(text).0, text);
        }
    }
}
