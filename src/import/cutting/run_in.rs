//! Sections whose headings run in with their text: « **Contexte :** La ville a fermé son four. »

use std::collections::HashSet;

use crate::fold::{folded_words, is_small};
use crate::import::block::{Block, Shape};
use crate::import::inline::{Inline, Role};
use crate::import::log::{Log, start};
use crate::import::office;
use crate::import::ordering::sidebar::CONTACT_LINE;
use crate::import::patterns::Patterns;
use crate::message::text;
use crate::sheet::SidebarField;

/// So many sections of several types show that an author makes their headings so.
const SEVERAL: usize = 2;
/// Such a heading has no more characters.
const LABEL: usize = 60;
/// What ends one.
const SIGNS: &[char] = &[':', '.', '–', '—', '-', ' ', '\u{a0}', '\u{202f}'];
/// So many digits make a line one of a contact's.
const DIGITS: usize = 5;

/// Makes headings of the labels that begin paragraphs of a sheet, which has no others; its title is the first block.
pub(super) fn parted(blocks: &mut Vec<Block>, patterns: &Patterns, log: &mut Log<'_>) {
    let Some(found) = found(blocks, patterns) else { return };
    let level = blocks[0].level().unwrap_or(1).saturating_add(1).clamp(2, 6);
    let mut first = None;
    let mut out: Vec<Block> = Vec::with_capacity(blocks.len() + found.len());
    let mut found = found.into_iter().peekable();
    for (at, block) in std::mem::take(blocks).into_iter().enumerate() {
        if found.peek().is_none_or(|one| one.0 != at) {
            out.push(block);
            continue;
        }
        let mut gap = block.gap;
        let mut open = Inline::default();
        let close = |open: &mut Inline, gap: &mut usize, out: &mut Vec<Block>| {
            let text = std::mem::take(open).trimmed();
            if !text.is_empty() {
                out.push(Block { text, gap: std::mem::replace(gap, 1), ..block.clone() });
            }
        };
        for (n, line) in block.text.clone().lines().into_iter().enumerate() {
            if found.next_if(|one| (one.0, one.1) == (at, n)).is_none() {
                open.add_line(line);
                continue;
            }
            close(&mut open, &mut gap, &mut out);
            let Some(Label { text, rest, .. }) = label(&line) else { continue };
            log.likely(block.line, text!("import-run-in", text = start(&text)));
            first.get_or_insert(out.len());
            out.push(heading(&block, &text, level));
            open = rest;
        }
        close(&mut open, &mut gap, &mut out);
    }
    if let Some(first) = first {
        bring_fields(&mut out, first, patterns);
    }
    *blocks = out;
}

/// A heading that stands where a block does.
fn heading(block: &Block, label: &str, level: u8) -> Block {
    let mut text = Inline::default();
    text.push(label, false, false, Role::Text);
    let shape = Shape::Heading(level);
    let style = block.style.map(|_| office::Style::of_heading(level - 1));
    Block { text, shape, style, icon: None, ..block.clone() }
}

/// What begins a line in bold, and what follows.
struct Label {
    text: String,
    /// Whether a sign parts them.
    signed: bool,
    rest: Inline,
}

fn label(line: &Inline) -> Option<Label> {
    let bold = line.0.iter().take_while(|span| span.bold && span.role == Role::Text);
    let head: String = bold.map(|span| span.text.as_str()).collect();
    let text = head.trim().trim_end_matches(SIGNS);
    let count = head.chars().count();
    if text.is_empty() || count > LABEL || text.contains(':') {
        return None;
    }
    let rest = line.clone().skip(count);
    let plain = rest.plain();
    let signs = plain.chars().take_while(|c| SIGNS.contains(c)).count();
    let signed = signs > 0 || head.trim_end().ends_with(SIGNS);
    let rest = if signs > 0 { rest.skip(signs) } else { rest };
    let own = plain.starts_with(|c: char| c.is_uppercase() || c == '«');
    (signed || own).then(|| Label { text: text.to_owned(), signed, rest })
}

/// What a paragraph's line begins with.
enum Kind {
    /// The heading of a section, by its type; whether its words are the usual ones, and whether they may name a field of
    /// the sidebar as well.
    Section { kind: &'static str, sure: bool, field: bool },
    /// A field of the sidebar.
    Field,
}

fn kind(label: &Label, patterns: &Patterns) -> Option<Kind> {
    let text = &label.text;
    let own = patterns.is_sidebar(text)
        || patterns.is_viewpoint(text)
        || patterns.is_action_name(text)
        || patterns.is_summary_title(text)
        || patterns.is_themes(text);
    if own {
        return None;
    }
    let field = patterns.field(text).is_some();
    match patterns.recognise(text) {
        Some(found) => {
            let sure = found.starts() || telling(text) == telling(found.kind.heading);
            Some(Kind::Section { kind: found.kind.name, sure, field })
        }
        None => field.then_some(Kind::Field),
    }
}

/// The words of a heading that say something.
fn telling(heading: &str) -> Vec<String> {
    folded_words(heading).into_iter().filter(|word| !is_small(word)).collect()
}

/// The lines, each by its block and its place in it, that begin with the heading of a section; none where the sheet has
/// other headings.
fn found(blocks: &[Block], patterns: &Patterns) -> Option<Vec<(usize, usize)>> {
    if blocks.iter().enumerate().skip(1).any(|(at, block)| is_other(at, block, patterns)) {
        return None;
    }
    let mut found = Vec::new();
    let mut kinds = HashSet::new();
    let mut run_in = 0;
    // Whether the lines are those of the sidebar, and whether it has its title.
    let (mut inside, mut titled) = (false, false);
    let lines: Vec<Line> =
        blocks.iter().enumerate().skip(1).flat_map(|(at, block)| lines(at, block)).collect();
    for (n, line) in lines.iter().enumerate() {
        if patterns.is_sidebar(&line.plain) {
            (inside, titled) = (true, true);
            continue;
        }
        let kind = line.label.as_ref().and_then(|label| kind(label, patterns));
        match kind {
            Some(Kind::Field) => inside = true,
            Some(Kind::Section { kind, sure, field }) => {
                let next = lines[n + 1..].iter().filter_map(|line| line.label.as_ref());
                let mut next = next.filter_map(|label| self::kind(label, patterns));
                let above_field = field && matches!(next.next(), Some(Kind::Field));
                if above_field || inside && (field || titled && !sure) {
                    inside = true;
                    continue;
                }
                inside = false;
                kinds.insert(kind);
                run_in += usize::from(line.says);
                found.push(line.place);
            }
            None if line.plain.chars().count() > CONTACT_LINE => inside = false,
            None => {}
        }
    }
    (kinds.len() >= SEVERAL && run_in >= SEVERAL).then_some(found)
}

/// A line of a paragraph.
struct Line {
    place: (usize, usize),
    plain: String,
    label: Option<Label>,
    /// Whether something follows the label on it.
    says: bool,
}

fn lines(at: usize, block: &Block) -> Vec<Line> {
    let text = block.is_paragraph() && block.icon.is_none();
    if !text && !block.heads() {
        return Vec::new();
    }
    let line = |(n, line): (usize, Inline)| {
        let label = label(&line).filter(|label| text && (label.signed || !label.rest.is_empty()));
        let says = label.as_ref().is_some_and(|label| !label.rest.is_empty());
        Line { place: (at, n), plain: line.plain(), label, says }
    };
    block.text.clone().lines().into_iter().enumerate().map(line).collect()
}

/// Whether a block heads a section in another way; the first may be a second title.
fn is_other(at: usize, block: &Block, patterns: &Patterns) -> bool {
    let Some(text) = block.text.short().filter(|_| block.heads()) else { return false };
    let known = patterns.recognise(&text).is_some();
    match block.level() {
        Some(_) => !patterns.is_sidebar(&text) && (at > 1 || known),
        None => known && !text.ends_with(SIGNS) && !block.has_arrow(),
    }
}

/// Brings the fields of a sidebar without a title that stand among the sections above the first of these.
fn bring_fields(blocks: &mut Vec<Block>, first: usize, patterns: &Patterns) {
    let titled = |block: &Block| match &block.shape {
        Shape::Part(part) => matches!(**part, office::Part::Sidebar(_)),
        _ => block.text.short().is_some_and(|text| patterns.is_sidebar(&text)),
    };
    if blocks.iter().any(titled) {
        return;
    }
    let all: Vec<(usize, &'static SidebarField)> =
        (first..blocks.len()).filter_map(|at| Some((at, field(&blocks[at], patterns)?))).collect();
    let above = blocks[..first].iter().filter(|block| field(block, patterns).is_some()).count();
    let keys: HashSet<&str> = all.iter().map(|(_, field)| field.key).collect();
    if all.is_empty() || all.len() + above < SEVERAL || keys.len() < all.len() {
        return;
    }
    let mut brought = Vec::new();
    for (at, field) in all.into_iter().rev() {
        let end = end(blocks, at, field);
        let own: Vec<Block> = blocks.drain(at..end).collect();
        brought.splice(0..0, own);
    }
    blocks.splice(first..first, brought);
}

/// The field that a paragraph begins with the label of.
fn field(block: &Block, patterns: &Patterns) -> Option<&'static SidebarField> {
    let fits = block.is_paragraph() && block.icon.is_none();
    let label = label(&block.text).filter(|label| fits && label.signed)?;
    patterns.field(&label.text)
}

/// Where the text of a field ends.
fn end(blocks: &[Block], at: usize, field: &SidebarField) -> usize {
    let items = |from: usize| blocks[from..].iter().take_while(|block| block.is_item()).count();
    if field.by_line {
        let tells = |block: &&Block| {
            let text = block.text.plain();
            let digits = text.chars().filter(char::is_ascii_digit).count() >= DIGITS;
            let line = block.is_paragraph() && !block.heads() && label(&block.text).is_none();
            line && text.chars().count() <= CONTACT_LINE && (text.contains('@') || digits)
        };
        return at + 1 + blocks[at + 1..].iter().take_while(tells).count();
    }
    let alone = label(&blocks[at].text).is_some_and(|label| label.rest.is_empty());
    let below = blocks.get(at + 1).filter(|next| alone && next.is_paragraph() && !next.heads());
    let from = at + 1 + usize::from(below.is_some());
    from + items(from)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::text::markdown;

    fn made(text: &str) -> Vec<String> {
        let mut blocks = markdown::read(text, 0, &mut Vec::new());
        parted(&mut blocks, &Patterns::default(), &mut Log::new(&mut Vec::new(), None));
        let mark = |block: &Block| if block.level().is_some() { "# " } else { "" };
        blocks.iter().map(|block| format!("{}{}", mark(block), block.text.plain())).collect()
    }

    #[test]
    fn labels_that_run_in_are_headings() {
        let wanted = ["# Un four", "x", "# Contexte", "La ville.", "# Bilan", "Dix pains.", "Fin."];
        for text in [
            "# Un four\n\nx\n\n**Contexte :** La ville.\n\n**Bilan** : Dix pains.\n\nFin.",
            "# Un four\n\nx\n\n**Contexte.** La ville.\n\n**Bilan** – Dix pains.\n\nFin.",
            "# Un four\n\nx\n\n**Contexte** La ville.  \n**Bilan :** Dix pains.\n\nFin.",
        ] {
            assert_eq!(made(text), wanted, "{text}");
        }
    }

    #[test]
    fn fields_of_the_sidebar_stay_fields() {
        let text = "# Un four\n\n**Contexte :** La ville.\n\n**Objectifs :**\n\n- cuire\n\n**Public :** tous\n\n**Bilan :** Dix.\n\n**Contact :** Anne";
        let found = made(text);
        assert_eq!(
            found[1..],
            [
                "Objectifs :",
                "cuire",
                "Public : tous",
                "Contact : Anne",
                "# Contexte",
                "La ville.",
                "# Bilan",
                "Dix."
            ]
        );
        let text = "# Un four\n\n**REPÈRES**\n\n**Public :** tous\n\n**Territoire :** ici\n\n**Dispositif :** un four";
        assert!(made(text).iter().skip(1).all(|line| !line.starts_with('#')));
        let text = format!("{text}\n\n**Contexte :** La ville.\n\n**Enjeux :** Cuire.");
        assert_eq!(made(&text).iter().filter(|line| line.starts_with('#')).count(), 3);
    }

    #[test]
    fn other_labels_stay() {
        let run_in = "**Contexte :** La ville.\n\n**Bilan :** Dix pains.";
        for text in [
            format!("# Un four\n\n## Le projet\n\nx\n\n{run_in}"),
            format!("# Un four\n\n**Le projet**\n\nx\n\n{run_in}"),
            "# Un four\n\n**Contexte :** La ville.\n\n**Contexte :** Le bourg.".into(),
            "# Un four\n\n**Contexte** local.\n\n**Bilan** des pains.".into(),
            "# Un four\n\n**Le pain :** cuit.\n\n**Bilan :** Dix pains.".into(),
        ] {
            let before = markdown::read(&text, 0, &mut Vec::new()).len();
            assert_eq!(made(&text).len(), before, "{text}");
        }
    }
}
