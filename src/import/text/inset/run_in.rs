//! Sidebars that run in with the words around them: « … depuis longtemps REPERES → Public Tous → Contact … ».

use super::{ARROWS, BLOCK, TAIL, bare, is_cut, known};
use crate::fold::fold;
use crate::import::patterns::Patterns;
use crate::sheet::SidebarField;

/// The titles that stand out in running text.
const TITLES: &[&str] = &["REPERES", "REPÈRES"];
/// So many labels make a sidebar.
const FEWEST: usize = 2;
/// A label has no more words.
const WORDS: usize = 6;
/// A telephone number has as many digits, and more.
const DIGITS: usize = 8;
/// What stands for a line whose text went elsewhere.
const GONE: &str = "<!-- -->";
/// What stands before the points of a list.
const POINTS: &[&str] = &[" - ", " • ", " ✓ ", " – "];

/// A label: where it starts, where what it names does, and its field.
struct Label {
    at: usize,
    value: usize,
    words: String,
    /// Whether a colon stands behind it.
    colon: bool,
    field: &'static SidebarField,
}

/// The lines of a run in which a sidebar runs in, all on the first.
pub(super) fn read(run: &[&str], patterns: &Patterns) -> Option<Vec<String>> {
    let stands = |line: &&str| TITLES.iter().any(|title| line.contains(title));
    // Alone on its line it runs in with nothing.
    if !run.iter().any(stands) || run.iter().any(|line| TITLES.contains(&bare(line))) {
        return None;
    }
    let text = run.iter().map(|line| line.trim()).collect::<Vec<_>>().join(" ");
    let (at, title) = TITLES.iter().find_map(|title| Some((text.find(title)?, *title)))?;
    let end = at + title.len();
    let whole = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
    if !whole(text[..at].chars().next_back()) || !whole(text[end..].chars().next()) {
        return None;
    }
    let before = text[..at].trim_end_matches(['*', '_', ' ']);
    let inside = text[end..].trim_start_matches(['*', '_', ':', ' ']);
    let labels = labels(inside, patterns);
    if labels.len() < FEWEST || labels.first().is_none_or(|first| first.at > 0) {
        return None;
    }
    let cut = is_cut(before);
    let mut out = format!("{before}{BLOCK}{title}");
    for (n, label) in labels.iter().enumerate() {
        let to = labels.get(n + 1).map_or(inside.len(), |next| next.at);
        let value = inside[label.value..to].trim();
        let last = n + 1 == labels.len() && label.field.by_line;
        let (value, tail) = if last { parted(value, cut) } else { (value, "") };
        out += &format!("{BLOCK}→ {}", label.words);
        match points(value).as_slice() {
            [value] if label.colon => out += &format!(" : {value}"),
            points => points.iter().for_each(|point| out += &format!("{BLOCK}{point}")),
        }
        if !tail.is_empty() {
            out += &format!("{BLOCK}{tail}");
        }
    }
    Some(std::iter::once(out).chain(run[1..].iter().map(|_| GONE.to_owned())).collect())
}

/// The known labels of a text: behind arrows, or before colons.
fn labels(text: &str, patterns: &Patterns) -> Vec<Label> {
    let mut found: Vec<Label> = Vec::new();
    let starts = text.char_indices().filter(|(at, c)| {
        let before = text[..*at].chars().next_back();
        ARROWS.contains(c) || c.is_uppercase() && before.is_none_or(|c| !c.is_alphanumeric())
    });
    for (at, c) in starts {
        if found.last().is_some_and(|last| at < last.value) {
            continue;
        }
        let arrow = ARROWS.contains(&c);
        let from = at + if arrow { c.len_utf8() } else { 0 };
        found.extend(if arrow {
            pointed(text, at, from, patterns)
        } else {
            named(text, at, patterns)
        });
    }
    found
}

/// The label behind an arrow: the usual words of one, else the fewest that are known.
fn pointed(text: &str, at: usize, from: usize, patterns: &Patterns) -> Option<Label> {
    let rest = text[from..].trim_start();
    let from = text.len() - rest.len();
    let stop = rest.find(ARROWS).unwrap_or(rest.len());
    let spaces = rest[..stop].match_indices(' ').map(|(end, _)| end).chain([stop]);
    let words: Vec<(usize, &'static SidebarField)> = spaces
        .take(WORDS)
        .filter(|end| rest[..*end].ends_with(char::is_alphanumeric))
        .filter_map(|end| Some((end, known(bare(&rest[..end]), patterns)?)))
        .collect();
    let usual = |(end, field): &&(usize, &'static SidebarField)| {
        fold(bare(&rest[..*end])) == fold(field.label)
    };
    let (end, field) = words.iter().rev().find(usual).or_else(|| words.first())?;
    let value = from + end;
    let colon = text[value..].trim_start().strip_prefix(':');
    let value = colon.map_or(value, |rest| text.len() - rest.len());
    let words = bare(&rest[..*end]).to_owned();
    Some(Label { at, value, words, colon: colon.is_some(), field })
}

/// The label before a colon.
fn named(text: &str, at: usize, patterns: &Patterns) -> Option<Label> {
    let near = text[at..].split(['.', ';', '!', '?', '→']).next()?;
    let (label, _) = near.split_once(':')?;
    let field = known(bare(label), patterns)?;
    let value = at + label.len() + 1;
    Some(Label { at, value, words: bare(label).to_owned(), colon: true, field })
}

/// The points of a list, each with its mark; a text that is none is one.
fn points(value: &str) -> Vec<String> {
    let spaced = format!(" {value}");
    if !POINTS.iter().any(|point| spaced.starts_with(point)) {
        return vec![value.to_owned()];
    }
    let mut parts = vec![spaced.as_str()];
    for point in POINTS {
        parts = parts.into_iter().flat_map(|part| part.split(point)).collect();
    }
    parts
        .into_iter()
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .map(|part| format!("- {part}"))
        .collect()
}

/// An address, and the text that goes on behind its last number.
fn parted(value: &str, cut: bool) -> (&str, &str) {
    let mail = value
        .rfind('@')
        .map(|at| value[at..].find(char::is_whitespace).map_or(value.len(), |end| at + end));
    let Some(end) = telephone_end(value).max(mail) else { return (value, "") };
    let rest =
        value[end..].trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '*' | '_'));
    let goes_on = cut && rest.starts_with(char::is_lowercase);
    let own =
        rest.starts_with(char::is_uppercase) && rest.ends_with('.') && rest.chars().count() > TAIL;
    if goes_on || own { (value[..end].trim_end(), rest) } else { (value, "") }
}

/// Where the last telephone number of a text ends.
pub(super) fn telephone_end(text: &str) -> Option<usize> {
    let mut end = None;
    let (mut digits, mut last) = (0, 0);
    for (at, c) in text.char_indices().chain([(text.len(), 'x')]) {
        if c.is_ascii_digit() {
            (digits, last) = (digits + 1, at + 1);
        } else if !(c.is_whitespace() || "./-()+".contains(c)) {
            end = if digits >= DIGITS { Some(last) } else { end };
            digits = 0;
        }
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made(text: &str) -> Option<String> {
        read(&[text], &Patterns::default()).map(|lines| lines.join("\n"))
    }

    #[test]
    fn a_sidebar_may_run_in_with_a_sentence() {
        assert_eq!(
            made("Le four **REPERES** → Public Les voisins → Objectifs de l'action - Cuire - Partager → Contact Anne 05 36 49 00 00 cuit bien.").unwrap(),
            "Le four<p>REPERES<p>→ Public<p>Les voisins<p>→ Objectifs de l'action<p>- Cuire<p>- Partager<p>→ Contact<p>Anne 05 36 49 00 00<p>cuit bien."
        );
        assert_eq!(
            made("Le four REPERES Public : tous. Contact : Anne, a@v.fr cuit bien.").unwrap(),
            "Le four<p>REPERES<p>→ Public : tous.<p>→ Contact : Anne, a@v.fr<p>cuit bien."
        );
    }

    #[test]
    fn a_word_is_no_sidebar() {
        for text in [
            "Les REPERES du public.",
            "Les REPERES. Public : tous.",
            "SANSREPERES → Public Tous → Contact Anne",
        ] {
            assert_eq!(made(text), None, "{text}");
        }
    }
}
