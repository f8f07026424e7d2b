//! Sidebars that a conversion put inside a paragraph, or a sentence: their lines become blocks of their own.
//!
//! A mark that begins a paragraph of HTML stands where one block ends and the next begins, so that lines keep their places.

mod headed;
mod run_in;

use std::borrow::Cow;

use super::lines;
use crate::import::patterns::Patterns;
use crate::sheet::SidebarField;

/// A line of a contact is no longer than this, in characters.
const CONTACT_LINE: usize = 110;
/// The end of a sentence that a sidebar cuts is as long, in characters, or ends as sentences do.
const TAIL: usize = 60;
/// No paragraph with a sidebar inside is longer than this, in bytes.
const LONGEST: usize = 20_000;
/// What begins a block.
const BLOCK: &str = "<p>";
/// What begins a line of print.
const BREAK: &str = "<br>";

/// A text in which such sidebars are parted from what they cut, its lines in their places.
pub(crate) fn parted<'t>(text: Cow<'t, str>, patterns: &Patterns) -> Cow<'t, str> {
    let mut lines: Vec<Cow<'_, str>> = text.lines().map(Cow::Borrowed).collect();
    let torn = headed::is_usual(&lines, patterns);
    let mut found = false;
    let mut at = 0;
    while at < lines.len() {
        let length = lines[at..].iter().take_while(|line| is_text(line)).count();
        let bytes: usize = lines[at..at + length].iter().map(|line| line.len()).sum();
        if bytes > LONGEST {
            at += length;
            continue;
        }
        let run: Vec<&str> = lines[at..at + length].iter().map(|line| &**line).collect();
        let made = by_line(&run, patterns).or_else(|| run_in::read(&run, patterns));
        if let Some(made) = made.or_else(|| headed::parted(&run, patterns).filter(|_| torn)) {
            for (line, made) in lines[at..].iter_mut().zip(made) {
                *line = made.into();
            }
            found = true;
        }
        at += length.max(1);
    }
    if !found {
        return text;
    }
    lines.push("".into());
    lines.join("\n").into()
}

/// Whether a line is one of a paragraph or a list.
fn is_text(line: &str) -> bool {
    let line = line.trim();
    let other = ["#", "|", ">", "```", "~~~", "<table"].iter().any(|mark| line.starts_with(mark));
    !line.is_empty() && !other && !line.contains('\t')
}

/// A line of print: the line of the text that it is of, and whether it begins it.
struct Piece<'t> {
    line: usize,
    first: bool,
    text: &'t str,
}

/// What a line of a sidebar is.
enum Kind {
    /// A label, alone or with what it names; whether its text is an address; its marks, if it has none.
    Label(bool, &'static str),
    /// The heading of a section, below the sidebar.
    Section,
    Item,
    Text,
}

/// The lines of a run of which one is the title of a sidebar.
fn by_line(run: &[&str], patterns: &Patterns) -> Option<Vec<String>> {
    let pieces: Vec<Piece<'_>> =
        run.iter().enumerate().flat_map(|(n, line)| pieces(n, line)).collect();
    let title = pieces.iter().position(|piece| is_title(piece.text, patterns))?;
    let inside = &pieces[title + 1..];
    let mut kinds: Vec<Kind> = inside.iter().map(|piece| kind(piece.text, patterns)).collect();
    let label = |kind: &Kind| matches!(kind, Kind::Label(..));
    let first = kinds.iter().position(label);
    let texts: Vec<&str> = inside.iter().map(|piece| piece.text).collect();
    let headings = headed::lines(&texts, first, patterns);
    // Below a section's heading nothing is a label.
    let below = headings.first().copied().unwrap_or(kinds.len());
    kinds[below..].iter_mut().filter(|kind| label(kind)).for_each(|kind| *kind = Kind::Text);
    headings.into_iter().for_each(|at| kinds[at] = Kind::Section);
    let alone = |(kind, piece): (&Kind, &Piece<'_>)| label(kind) && !piece.text.contains(':');
    let any = kinds.iter().any(label);
    if !any || title == 0 && !kinds.iter().zip(inside).any(alone) {
        return None;
    }
    let cut = title.checked_sub(1).is_some_and(|last| is_cut(pieces[last].text));
    let tail = tail(inside, &kinds, cut || title == 0);
    let mut made: Vec<String> = vec![String::new(); run.len()];
    for piece in &pieces[..title] {
        let mark = if piece.first { "" } else { BREAK };
        made[piece.line] +=
            &format!("{mark}{}", if piece.first { piece.text } else { piece.text.trim_start() });
    }
    made[pieces[title].line] += &format!("{BLOCK}{}", pieces[title].text.trim());
    let (mut address, mut after) = (false, true);
    for (at, (piece, kind)) in inside.iter().zip(&kinds).enumerate() {
        let own = if piece.first { "" } else { BLOCK };
        let mark = match kind {
            _ if tail.is_some_and(|tail| at > tail) => {
                if piece.first {
                    ""
                } else {
                    BREAK
                }
            }
            _ if tail == Some(at) => BLOCK,
            Kind::Label(..) | Kind::Section => BLOCK,
            Kind::Item => own,
            Kind::Text if after => BLOCK,
            Kind::Text if address => BREAK,
            Kind::Text => {
                if piece.first {
                    ""
                } else {
                    " "
                }
            }
        };
        let arrow = match kind {
            Kind::Label(by_line, arrow) => {
                address = *by_line;
                arrow
            }
            Kind::Section => {
                address = false;
                ""
            }
            _ => "",
        };
        after = label(kind) || matches!(kind, Kind::Section);
        made[piece.line] += &format!("{mark}{arrow}{}", piece.text.trim());
    }
    Some(made)
}

/// The lines of print of a line.
fn pieces(line: usize, text: &str) -> Vec<Piece<'_>> {
    let mut out = Vec::new();
    let mut from = 0;
    for (at, _) in text.match_indices("<br") {
        let Some(end) = text[at..].find('>').filter(|_| at >= from) else { continue };
        out.push(Piece { line, first: out.is_empty(), text: &text[from..at] });
        from = at + end + 1;
    }
    out.push(Piece { line, first: out.is_empty(), text: &text[from..] });
    out.retain(|piece| piece.first || !piece.text.trim().is_empty());
    out
}

/// Whether a line is the title of a sidebar.
fn is_title(text: &str, patterns: &Patterns) -> bool {
    let bare = bare(text);
    bare.starts_with(char::is_uppercase) && bare.len() < 40 && patterns.is_sidebar(bare)
}

/// A line without the marks of bold around it.
fn bare(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '*' | '_' | ':'))
}

/// A text without the arrow before it.
fn unpointed(text: &str) -> &str {
    text.trim_start_matches(|c: char| c.is_whitespace() || ARROWS.contains(&c) || c == '*')
}

/// The marks of labels.
const ARROWS: &[char] = &['→', '➤', '►', '▶', '➔', '⇒'];

fn kind(text: &str, patterns: &Patterns) -> Kind {
    let pointed = text.trim_start().trim_start_matches('*').starts_with(ARROWS);
    let label = unpointed(text);
    let (before, after) = label.split_once(':').unwrap_or((label, ""));
    let field =
        known(bare(before), patterns).filter(|_| bare(before).starts_with(char::is_uppercase));
    if let Some(field) = field {
        let marked = pointed || text.trim_start().starts_with("**") || !bare(after).is_empty();
        return Kind::Label(field.by_line, if marked { "" } else { "→ " });
    }
    match lines::item(text.trim(), true) {
        Some(_) => Kind::Item,
        None => Kind::Text,
    }
}

/// The field that a label of few words names.
fn known(label: &str, patterns: &Patterns) -> Option<&'static SidebarField> {
    const WORDS: usize = 6;
    let short = (1..=WORDS).contains(&label.split_whitespace().count());
    if short { patterns.field(label) } else { None }
}

/// Whether a text stops in the middle of a sentence.
fn is_cut(text: &str) -> bool {
    text.trim_end().ends_with(|c: char| c.is_alphanumeric() || c == ',')
}

/// Whether a text can only be of an address.
fn reaches(text: &str) -> bool {
    text.contains('@') || run_in::telephone_end(text).is_some()
}

/// Where the text goes on among the lines of the last field: in the middle of the sentence that was cut, or with a line
/// that no address has.
fn tail(inside: &[Piece<'_>], kinds: &[Kind], cut: bool) -> Option<usize> {
    let last = kinds.iter().rposition(|kind| matches!(kind, Kind::Label(..)))?;
    let Kind::Label(true, _) = kinds[last] else { return None };
    let known = bare(inside[last].text).contains(':');
    let from = last + if known { 1 } else { 2 };
    if kinds.iter().any(|kind| matches!(kind, Kind::Section)) {
        return None;
    }
    (from..inside.len()).find(|at| {
        let rest = &inside[*at..];
        let text = rest.iter().map(|piece| piece.text.trim()).collect::<Vec<_>>().join(" ");
        let first = rest[0].text.trim();
        let sentence =
            text.ends_with(['.', '!', '?', ';', ':', '…']) || text.chars().count() > TAIL;
        let goes_on = cut && first.starts_with(char::is_lowercase) && sentence;
        let long = first.chars().count() > CONTACT_LINE;
        (goes_on || long) && !rest.iter().any(|piece| reaches(piece.text))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made(text: &str) -> String {
        parted(text.into(), &Patterns::default()).into_owned()
    }

    #[test]
    fn the_lines_of_a_sidebar_are_blocks() {
        assert_eq!(
            made(
                "Le four du\nREPERES\n→ Public\nTous\n→ Contact\nAnne\n05 36 49 00 00\n bourg cuit. Il fume.\n"
            ),
            "Le four du\n<p>REPERES\n<p>→ Public\n<p>Tous\n<p>→ Contact\n<p>Anne\n<br>05 36 49 00 00\n<p>bourg cuit. Il fume.\n"
        );
        assert_eq!(
            made("REPERES\nPublic\nTous\nContact\nAnne\n"),
            "<p>REPERES\n<p>→ Public\n<p>Tous\n<p>→ Contact\n<p>Anne\n"
        );
        assert_eq!(
            made("Le four<br>**REPERES**<br>→ Public<br>Tous<br>\n"),
            "Le four<p>**REPERES**<p>→ Public<p>Tous\n"
        );
    }

    #[test]
    fn other_lines_stay() {
        for text in [
            "Ils perdent leurs\nrepères\net le public\n",
            "REPERES\nPublic : tous\nContact : le four\n",
            "REPERES\nUn four\n",
            "Du pain\n\nREPERES\n\nPublic\n",
        ] {
            assert_eq!(made(text), text);
        }
    }
}
