//! Makes prose from blocks: lists whole again, quotations, call-outs, cut sentences joined.

use super::sidebar::CONTACT_LINE;
use crate::import::block::{Block, Icon, Shape};
use crate::import::draft::{Body, Element, Item, Prose};
use crate::import::inline::{Inline, Role};
use crate::import::log::{Log, start};
use crate::message::text;

/// A list goes no deeper than this; what is below joins the last level.
const DEEPEST: usize = 5;

/// Joins the paragraphs that a page break, or the sidebar, cut in the middle of a sentence; `taken` are the lines of what
/// stood between blocks, in order.
pub(crate) fn join_cut(blocks: Vec<Block>, taken: &[usize], log: &mut Log<'_>) -> Vec<Block> {
    let mut joined: Vec<Block> = Vec::with_capacity(blocks.len());
    let mut above = 0;
    for block in blocks {
        let from = taken.partition_point(|line| *line <= above);
        let parted = taken.get(from).is_some_and(|line| *line < block.line);
        above = block.line;
        // Where the point above ends without a stop as well, this is no sentence that was cut.
        let open = match &joined[..] {
            [.., above, last] if last.is_item() && above.is_item() => is_open(&above.text),
            _ => false,
        };
        match joined.last_mut() {
            Some(last)
                if carries_on(last, &block) && (parted || !open && reads_on(last, &block)) =>
            {
                log.likely(block.line, text!("import-sentence-joined")).about(last.line);
                if let Some(words) = cut_word(last, &block) {
                    log.doubt(last.line, text!("import-words-cut", count = 1, words));
                }
                last.text.join(block.text);
            }
            _ => joined.push(block),
        }
    }
    joined
}

/// The word that a hyphen cuts between two paragraphs: nobody but a person knows whether the hyphen is its own.
fn cut_word(last: &Block, next: &Block) -> Option<String> {
    let (before, after) = (last.text.plain(), next.text.plain());
    let start = before.split_whitespace().next_back()?;
    let end = after.split_whitespace().next()?;
    let cut = start.strip_suffix('-').is_some_and(|start| start.ends_with(char::is_alphabetic));
    cut.then(|| format!("« {start} {end} »"))
}

fn carries_on(last: &Block, next: &Block) -> bool {
    (last.is_paragraph() || last.is_item())
        && next.is_paragraph()
        && next.icon.is_none()
        && !last.has_arrow()
        && !(last.is_paragraph() && heads(&last.text, &next.text))
        && is_cut(&last.text, &next.text)
}

/// Whether the blocks are no short lines that an author set under one another, as those of addresses are.
fn reads_on(last: &Block, next: &Block) -> bool {
    let (before, after) = (last.text.plain(), next.text.plain());
    let long = |text: &str| text.chars().count() > CONTACT_LINE;
    let ends = after.ends_with(['.', '!', '?', '…', ':', ';', '»', ')']);
    let run = before.starts_with(char::is_lowercase) && !long(&after);
    last.is_item()
        || long(&before)
        || before.ends_with([',', '-'])
        || !run && (ends || long(&after))
}

/// Whether a bold line stands above lighter text, whose heading it is.
pub(crate) fn heads(last: &Inline, next: &Inline) -> bool {
    last.is_bold() && !next.is_bold()
}

/// Whether a text stops in the middle of the sentence that another goes on with.
pub(crate) fn is_cut(last: &Inline, next: &Inline) -> bool {
    let text = |text: &Inline| text.0.iter().all(|span| !matches!(span.role, Role::Link(_)));
    let small = |text: &str| text.chars().next().is_some_and(char::is_lowercase);
    // Addresses stand on lines of their own.
    let address = |word: Option<&str>| {
        word.is_some_and(|word| {
            word.contains("://") || word.trim_end_matches(['.', ',']).contains(['.', '@'])
        })
    };
    let (before, after) = (last.plain(), next.plain());
    !address(before.split_whitespace().next_back())
        && !address(after.split_whitespace().next())
        && small(next.0.first().map_or("", |span| span.text.as_str()))
        && (is_open(last) || last.plain().ends_with([',', '-', '’', '(', '«']))
        && text(last)
        && text(next)
}

/// Whether a text ends without a stop or a sign that goes on.
fn is_open(text: &Inline) -> bool {
    let last = text.0.last().map_or("", |span| span.text.trim_end());
    last.ends_with(|c: char| c.is_alphanumeric() || c == ')')
}

/// Makes prose from a section's blocks.
pub(crate) fn build(blocks: Vec<Block>, log: &mut Log<'_>) -> Prose {
    let mut prose = Vec::new();
    let mut blocks = join_cut(blocks, &[], log).into_iter().peekable();
    while let Some(block) = blocks.next() {
        let line = block.line;
        let mut add = |body| prose.push(Element { line, body });
        match block.shape {
            Shape::Sub(arrow) => add(Body::Heading { arrow, text: block.text.without_looks() }),
            Shape::Quote => add(Body::Quote(block.text)),
            Shape::Item(_) => {
                let mut items = vec![Flat::from(block)];
                while let Some(next) =
                    blocks.next_if(|next| items.last().is_some_and(|last| last.goes_on(next)))
                {
                    Flat::add(&mut items, next, log);
                }
                for body in list(items, log) {
                    add(body);
                }
            }
            Shape::Callout => {
                let mut text = Vec::new();
                while let Some(next) =
                    blocks.next_if(|next| next.is_paragraph() && next.text.is_italic())
                {
                    text.push(next.text);
                }
                let title = unbold(block.text);
                // What stood below may have gone elsewhere.
                add(match text.is_empty() {
                    true => Body::Heading { arrow: false, text: title },
                    false => Body::Callout { title, text },
                });
            }
            Shape::Row(cells) => {
                log.doubt(line, text!("import-row"));
                add(Body::Paragraph(Inline::joined(cells)));
            }
            Shape::Made(body) => add(*body),
            Shape::Part(_) => {}
            Shape::Heading(_) | Shape::Paragraph => paragraph(block, &mut prose, log),
        }
    }
    prose
}

/// A paragraph is a quotation where it is quoted throughout, a statement where it is bold as well.
fn paragraph(block: Block, prose: &mut Prose, log: &mut Log<'_>) {
    let line = block.line;
    let text = if block.level().is_some() { heading_text(block, log) } else { block.text };
    if text.is_bold() && is_quoted(&text.plain()) {
        log.likely(line, text!("import-statement", text = start(&text.plain())));
        prose.push(Element { line, body: Body::Highlight(text.without_bold()) });
        return;
    }
    let lines = text.clone().lines();
    if lines.iter().all(|line| is_quoted(&line.plain())) && !text.is_empty() {
        prose.extend(lines.into_iter().map(|text| Element { line, body: Body::Quote(text) }));
    } else {
        prose.push(Element { line, body: Body::Paragraph(text) });
    }
}

/// A heading that reads as a sentence is text, bold if it was.
fn heading_text(block: Block, log: &mut Log<'_>) -> Inline {
    log.likely(block.line, text!("import-title-sentence", text = start(&block.text.plain())));
    block.text
}

fn unbold(text: Inline) -> Inline {
    if text.is_bold() { text.without_bold() } else { text }
}

/// Whether a text is one quotation, from its first character to its last, and long enough to be somebody's words.
fn is_quoted(text: &str) -> bool {
    const FEWEST_WORDS: usize = 6;
    let text = text.trim().trim_end_matches(['.', ' ', '\u{a0}', '\u{202f}']);
    let mut depth = 0usize;
    for (at, c) in text.char_indices() {
        match c {
            '«' | '“' => depth += 1,
            '»' | '”' => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    let whole = at + c.len_utf8() == text.len();
                    return whole
                        && text.starts_with(['«', '“'])
                        && text.split_whitespace().count() >= FEWEST_WORDS;
                }
            }
            _ if depth == 0 => return false,
            _ => {}
        }
    }
    false
}

/// A list item before its level is known.
struct Flat {
    line: usize,
    indent: usize,
    rank: u8,
    item: Item,
}

impl Flat {
    fn from(block: Block) -> Self {
        let Shape::Item(number) = block.shape else {
            return Self {
                line: block.line,
                indent: block.indent,
                rank: 0,
                item: Item {
                    number: None,
                    text: block.text,
                    paragraphs: Vec::new(),
                    children: Vec::new(),
                },
            };
        };
        let rank = match block.icon {
            Some(Icon::Check) => 0,
            Some(Icon::Ring) => 2,
            _ => 1,
        };
        let item = Item { number, text: block.text, paragraphs: Vec::new(), children: Vec::new() };
        Self { line: block.line, indent: block.indent, rank, item }
    }

    /// Whether the next block is of the same list: an item, or a paragraph of this item's own.
    fn goes_on(&self, next: &Block) -> bool {
        next.is_item()
            || (next.is_paragraph()
                && !next.has_arrow()
                && (self.is_indented(next) || self.is_label()))
    }

    fn is_indented(&self, next: &Block) -> bool {
        next.indent >= self.indent + 2
    }

    /// A bold label takes the paragraph after it.
    fn is_label(&self) -> bool {
        self.item.paragraphs.is_empty()
            && self.item.text.is_bold()
            && self.item.text.plain().ends_with(':')
    }

    fn add(items: &mut Vec<Self>, next: Block, log: &mut Log<'_>) {
        if next.is_item() {
            items.push(Self::from(next));
        } else if let Some(last) = items.last_mut() {
            log.likely(
                next.line,
                text!("import-item-joined", text = start(&last.item.text.plain())),
            );
            last.item.paragraphs.push(next.text);
        }
    }
}

/// Gives each item its level, and makes sub-headings of the bold items that only announce a list.
fn list(items: Vec<Flat>, log: &mut Log<'_>) -> Vec<Body> {
    let mut levels: Vec<(usize, u8)> = Vec::new();
    let mut roots: Vec<Flat> = Vec::new();
    for flat in items {
        while levels.last().is_some_and(|(indent, _)| *indent > flat.indent) && levels.len() > 1 {
            levels.pop();
        }
        // Beside an item of its column: a sibling where the mark is the same or was seen, below it where it is lesser.
        if let Some(seen) =
            levels.iter().position(|(indent, rank)| *indent == flat.indent && *rank == flat.rank)
        {
            levels.truncate(seen + 1);
        } else {
            match levels.last().copied() {
                Some((indent, rank)) if indent == flat.indent && rank > flat.rank => {
                    levels.pop();
                    levels.push((flat.indent, flat.rank));
                }
                Some((indent, _)) if indent > flat.indent => {
                    levels = vec![(flat.indent, flat.rank)]
                }
                _ if levels.len() < DEEPEST => levels.push((flat.indent, flat.rank)),
                _ => {}
            }
        }
        place(&mut roots, levels.len() - 1, flat);
    }
    headings(roots, log)
}

/// Adds an item below the last ones, `depth` levels down.
fn place(roots: &mut Vec<Flat>, depth: usize, flat: Flat) {
    let Some(last) = roots.last_mut().filter(|_| depth > 0) else {
        roots.push(flat);
        return;
    };
    let mut list = &mut last.item.children;
    for _ in 1..depth {
        if list.is_empty() {
            break;
        }
        let at = list.len() - 1;
        list = &mut list[at].children;
    }
    list.push(flat.item);
}

/// A bold item without a mark that only has a list below it is a sub-heading.
fn headings(roots: Vec<Flat>, log: &mut Log<'_>) -> Vec<Body> {
    let mut bodies = Vec::new();
    let mut list = Vec::new();
    let announces = |flat: &Flat| {
        let item = &flat.item;
        let only = item.number.is_none() && item.paragraphs.is_empty();
        flat.rank == 1 && only && !item.children.is_empty() && item.text.is_bold()
    };
    // Among points of the same list it is one of them.
    let seen: Vec<bool> = roots.iter().map(announces).collect();
    let point = |at: usize| seen.get(at).is_some_and(|announces| !announces);
    let heads = |at: usize| {
        let from = (0..at).rev().find(|at| !seen[*at]).map_or(0, |at| at + 1);
        let to = (at..seen.len()).find(|at| !seen[*at]).unwrap_or(seen.len());
        let among = from.checked_sub(1).is_some_and(point) && point(to);
        seen[at] && !among
    };
    let heads: Vec<bool> = (0..seen.len()).map(heads).collect();
    for (Flat { line, item, .. }, heads) in roots.into_iter().zip(heads) {
        if heads {
            log.likely(line, text!("import-item-heading", text = start(&item.text.plain())));
            if !list.is_empty() {
                bodies.push(Body::List(std::mem::take(&mut list)));
            }
            bodies.push(Body::Heading { arrow: true, text: item.text.without_bold() });
            bodies.push(Body::List(item.children));
        } else {
            list.push(item);
        }
    }
    if !list.is_empty() {
        bodies.push(Body::List(list));
    }
    bodies
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::note::Certainty;
    use crate::import::text::markdown;
    use crate::import::writing::render;

    fn prose(text: &str) -> String {
        let blocks = markdown::read(text, 0, &mut Vec::new());
        render::prose(&build(blocks, &mut Log::new(&mut Vec::new(), None)))
    }

    #[test]
    fn lists_are_whole_again() {
        assert_eq!(prose("- ✓ un\n- ✓ deux ;\n\n- ✓ trois"), "- un\n- deux ;\n- trois");
        assert_eq!(prose("- ✓ un :\n\n- a\n- o b\n\n- ✓ deux"), "- un :\n  - a\n    - b\n- deux");
        assert_eq!(
            prose("- **Un :**\n\nDu pain.\n\n- deux\n  - a"),
            "- **Un :**\n\n  Du pain.\n\n- deux\n  - a"
        );
        assert_eq!(prose("- ✓ un pain\n\nchaud"), "- un pain chaud");
    }

    #[test]
    fn bold_items_with_a_list_are_headings() {
        assert_eq!(
            prose("- **Four**\n  - ✓ a\n- **Pain**\n  - ✓ b"),
            "### Four\n\n- a\n\n### Pain\n\n- b"
        );
    }

    #[test]
    fn quotations_and_statements() {
        let said = "« Le pain se fait à plusieurs, toujours. »";
        assert_eq!(prose(&format!("{said}  \n{said}")), format!("> {said}\n\n> {said}"));
        assert_eq!(prose(&format!("**{said}**")), format!("> [!exergue]\n> {said}"));
        assert_eq!(
            prose("« Le pain » se fait à plusieurs ici « toujours »"),
            "« Le pain » se fait à plusieurs ici « toujours »"
        );
    }

    #[test]
    fn cut_words_are_told() {
        let told = |text: &str| {
            let mut notes = Vec::new();
            let blocks = markdown::read(text, 0, &mut Vec::new());
            join_cut(blocks, &[], &mut Log::new(&mut notes, None));
            notes.iter().filter(|note| note.certainty == Certainty::Doubtful).count()
        };
        assert_eq!(told("ses tail-\n\nlis de chêne"), 1);
        assert_eq!(told("- ses tail-\n\nlis de chêne"), 1);
        assert_eq!(told("ses bois,\n\nlis de chêne"), 0);
    }

    #[test]
    fn cut_sentences_are_joined() {
        assert_eq!(prose("Le pain,\n\nle sel."), "Le pain, le sel.");
        assert_eq!(prose("Le pain et\n\nLe sel."), "Le pain et\n\nLe sel.");
        assert_eq!(prose("**Le pain**\n\nle sel."), "**Le pain**\n\nle sel.");
        assert_eq!(prose("Le four\n\nest ouvert."), "Le four est ouvert.");
    }

    #[test]
    fn short_lines_under_one_another_are_joined_around_a_sidebar_alone() {
        let lines = "Centre social Les Lilas\n\nmaison de quartier\n\nplace du marché";
        assert_eq!(prose(lines), lines);
        let lines = format!("{lines}.");
        assert_eq!(prose(&lines), lines);
        let blocks = markdown::read(&lines, 0, &mut Vec::new());
        let joined = join_cut(blocks, &[4], &mut Log::new(&mut Vec::new(), None));
        let texts: Vec<String> = joined.iter().map(|block| block.text.plain()).collect();
        assert_eq!(texts, ["Centre social Les Lilas", "maison de quartier place du marché."]);
    }
}
