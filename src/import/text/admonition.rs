//! Quotations that are call-outs: `> [!NOTE]`, with a title of their own or without.

use super::lines;
use crate::fold::fold;
use crate::import::ordering::attribution;

/// The kind of the call-outs of sheets.
const OURS: &str = "encadre";

/// A call-out as its text gives it.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Admonition<'a> {
    /// Its kind, where the title does not say it.
    pub(crate) kind: Option<&'a str>,
    /// Its title: its own, else its kind.
    pub(crate) title: &'a str,
    /// Its paragraphs.
    pub(crate) text: Vec<&'a str>,
}

/// The title of sidebars, folded.
const SIDEBAR: &str = "reperes";
/// The kind of the statements of sheets, which have no title.
const STATEMENT: &str = "exergue";

impl Admonition<'_> {
    /// Whether it is a statement that is set out from the text.
    pub(crate) fn is_statement(&self) -> bool {
        self.kind.is_none() && self.title == STATEMENT
    }

    /// The lines of the sidebar that it is, by its title or the first of its lines.
    pub(crate) fn sidebar(&self) -> Option<String> {
        let is_title = |line: &str| {
            let line = line.trim_matches(|c: char| c == '*' || c == '_' || c == ':' || c == ' ');
            fold(line) == SIDEBAR
        };
        let lines = self.text.join("\n\n");
        let first = lines.split(['\n', ' ']).next().unwrap_or_default();
        match (is_title(self.title), is_title(first)) {
            (true, _) => Some(format!("{}\n{lines}", self.title)),
            (false, true) => Some(lines),
            _ => None,
        }
    }
}

/// The kind that a quotation's first line begins with, and what follows it there.
fn kind(text: &str) -> Option<(&str, &str)> {
    let (kind, rest) = text.strip_prefix("[!")?.split_once(']')?;
    let word = !kind.is_empty() && kind.chars().all(char::is_alphanumeric);
    word.then(|| (kind, rest.trim_start_matches(['+', '-'])))
}

/// Whether a quotation is a call-out.
pub(crate) fn starts(text: &str) -> bool {
    kind(text).is_some()
}

/// Reads a quotation whose first line has its own, and whose paragraphs are parted by an empty one.
pub(crate) fn read(text: &str) -> Option<Admonition<'_>> {
    let (kind, rest) = kind(text)?;
    let (title, text) = rest.split_once('\n')?;
    let mut text: Vec<&str> =
        text.split("\n\n").map(str::trim).filter(|text| !text.is_empty()).collect();
    let mut own = Some(title.trim()).filter(|title| !title.is_empty());
    // A heading that comes first is the title.
    let (line, rest) =
        text.first().map_or(("", ""), |text| text.split_once('\n').unwrap_or((text, "")));
    let heading = lines::heading(line).map(|(_, heading)| heading).filter(|text| !text.is_empty());
    if let Some(heading) = heading.filter(|_| own.is_none() && (text.len() > 1 || !rest.is_empty()))
    {
        own = Some(heading);
        match rest.trim() {
            "" => drop(text.remove(0)),
            rest => text[0] = rest,
        }
    }
    let title = own.unwrap_or(kind);
    // The kind that sheets have is a mark of theirs, no word.
    let kind = Some(kind).filter(|kind| own.is_some() && *kind != OURS);
    (!text.is_empty()).then_some(Admonition { kind, title, text })
}

/// Reads a quotation whose first line is a question in bold: nobody quotes so, it is the title of a call-out.
pub(crate) fn question(text: &str) -> Option<Admonition<'_>> {
    let (line, rest) = text.split_once('\n')?;
    let line = line.trim();
    let title = line.trim_matches(['*', '_']).trim();
    let bold = lines::is_bold(line) && title.ends_with('?') && !title.contains("**");
    let text: Vec<&str> =
        rest.split("\n\n").map(str::trim).filter(|text| !text.is_empty()).collect();
    // A name below it says whose words it is; an answer in bold is of them.
    let name = |line: &str| attribution::is_short(line.trim_matches(['*', '_', '\\', ' ']));
    let named = rest.trim_start().starts_with(['—', '–', '-'])
        || matches!(text[..], [line] if !line.contains('\n') && name(line));
    let answered =
        text.iter().flat_map(|text| text.lines()).all(|line| lines::is_bold(line.trim()));
    (bold && !text.is_empty() && !named && !answered).then_some(Admonition {
        kind: None,
        title,
        text,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_is_the_title_where_there_is_none() {
        let found = read("[!NOTE]\nLe four est froid.\n\nOn attend.").unwrap();
        assert_eq!((found.kind, found.title), (None, "NOTE"));
        assert_eq!(found.text, ["Le four est froid.", "On attend."]);
        let found = read("[!tip]- À retenir\nDu bois").unwrap();
        assert_eq!(
            (found.kind, found.title, found.text),
            (Some("tip"), "À retenir", vec!["Du bois"])
        );
        let found = read("[!NOTE]\n### Le four\nIl est froid.").unwrap();
        assert_eq!(
            (found.kind, found.title, found.text),
            (Some("NOTE"), "Le four", vec!["Il est froid."])
        );
    }

    #[test]
    fn a_question_in_bold_is_a_title() {
        let found = question("**Qu'est-ce qu'un four ?**\nOn y cuit.\n\nLe soir.").unwrap();
        assert_eq!((found.kind, found.title), (None, "Qu'est-ce qu'un four ?"));
        assert_eq!(found.text, ["On y cuit.", "Le soir."]);
        for text in [
            "**Un four ?**",
            "Un four ?\nOui",
            "**Un four**\nOui",
            "**Un** four **?**\nOui",
            "**Un four ?**\n— Marie",
            "**Un four ?**\nMarie, habitante",
            "**Un four ?**\n\n*Marie, habitante*",
            "**Un four ?**\n**Personne.**",
            "**Un four ?**\n**Personne.**\n\n**Vraiment personne.**",
        ] {
            assert_eq!(question(text), None, "{text}");
        }
    }

    #[test]
    fn other_quotations_are_none() {
        for text in ["[!]\na", "[NOTE]\na", "[!NOTE]", "[!NOTE]\n\n", "[!a b]\nc"] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
