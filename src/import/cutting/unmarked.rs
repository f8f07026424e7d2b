//! Gives back their place to the headings of sections that lost every mark: lines in capitals, and lines like any other
//! whose words announce a section. A sheet that has marked ones keeps its lines as they are,
//! but where one alone is marked.

mod marked;
mod titles;

use super::front;
use crate::import::block::{Block, Shape};
use crate::import::inline::Inline;
use crate::import::log::{Log, start};
use crate::import::note::Certainty;
use crate::import::patterns::{Patterns, Recognised};
use crate::message::text;

/// A heading has no more characters than this, and one in small letters, unless it begins as usual, no more words.
const LINE: usize = 90;
const WORDS: usize = 9;
/// The same for one in capitals that begins with the usual heading and a colon.
const ANNOUNCED: usize = 160;
/// A line with a colon that has as many words, and more, leads to the list below it.
const LEAD: usize = 6;
/// One word in capitals that is shorter than this may be the name of a body.
const NAME: usize = 6;
/// A lead has as many paragraphs at most, with the lines around it.
const BELOW: usize = 5;
/// A cover and a summary are among so many blocks.
const FIRST: usize = 60;
/// So many lines show that a text has its headings so.
const SEVERAL: usize = 3;

/// What a line looks like.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Look {
    /// Capitals throughout.
    Capitals,
    /// A line like any other, or the one item of a numbered list.
    Plain,
}

/// A line that could be a heading, and the type of the section that its words announce.
#[derive(Clone, Copy)]
struct Line {
    look: Look,
    kind: Option<&'static str>,
    /// Whether it is the label of a field of the sidebar.
    field: bool,
}

impl Line {
    /// Whether it announces a section in capitals, and stays in a sheet's text; to the usual words a heading is made of it.
    fn is_left(self, block: &Block, patterns: &Patterns) -> bool {
        let capitals = self.look == Look::Capitals;
        capitals && self.kind.is_some() && !self.field && !is_sure(block, patterns)
    }
}

/// Whether a block has the usual words of a section's heading.
fn is_sure(block: &Block, patterns: &Patterns) -> bool {
    patterns.recognise(&block.text.plain()).is_some_and(|found| found.is_sure())
}

/// Makes bold lines of them: what comes after knows those as headings.
pub(crate) fn headings(blocks: &mut [Block], patterns: &Patterns, log: &mut Log<'_>) {
    let mut lines: Vec<Option<Line>> =
        (0..blocks.len()).map(|at| line(blocks, at, patterns)).collect();
    let own = in_sheets(blocks, &mut lines, patterns, log);
    without_leads(blocks, &mut lines, patterns);
    let announcing = |look: Look| {
        let of = |line: &Line| line.look == look && !line.field;
        // Plain lines of a list are no headings.
        let alone = |at: usize| look == Look::Capitals || !follows(&lines, at);
        let known = lines.iter().enumerate().filter(|(at, _)| alone(*at));
        let known = known.filter_map(|(_, line)| line.filter(of).and_then(|line| line.kind));
        known.collect::<Vec<_>>()
    };
    let capitals = announcing(Look::Capitals).len() >= SEVERAL;
    let plain = is_usual(&announcing(Look::Plain), blocks, patterns);
    let title = if capitals { first_title(blocks, &lines, patterns) } else { None };
    let above = if plain { titles::plain(blocks, &lines, patterns) } else { Vec::new() };
    for at in &above {
        let text = blocks[*at].text.plain();
        // What the summary names as well is hardly anything else.
        let told = blocks[..*at].iter().take(FIRST).any(|block| block.text.plain().contains(&text));
        let sure = if told { Certainty::Likely } else { Certainty::Doubtful };
        log.note(blocks[*at].line, sure, text!("import-title-plain", title = start(&text)));
        blocks[*at].text = headed(&mut blocks[*at]);
        lines[*at] = None;
    }
    let (mut begun, mut sidebar, mut guessed) = (false, false, Vec::new());
    for at in 0..blocks.len() {
        if lines[at].is_none() {
            sidebar = in_sidebar(&blocks[at], patterns).unwrap_or(sidebar);
        }
        let Some(line) = lines[at] else { continue };
        let known = line.kind.is_some() && !line.field;
        let heads = match line.look {
            Look::Capitals => known || title == Some(at) || capitals && begun && !sidebar,
            Look::Plain => known && (plain || own[at]) && !follows(&lines, at),
        };
        if !heads {
            // In the sidebar it may be anything.
            if line.look == Look::Capitals && capitals && begun && !line.field {
                let text = start(&blocks[at].text.plain());
                log.doubt(blocks[at].line, text!("import-capitals-kept", text));
            }
            continue;
        }
        (begun, sidebar) = (begun || known, sidebar && !known);
        let block = &mut blocks[at];
        let text = headed(block);
        if line.look == Look::Plain {
            guessed.push((block.line, text.plain()));
        }
        (block.shape, block.text, block.indent) = (Shape::Paragraph, text, 0);
    }
    if let Some((line, _)) = guessed.first() {
        let texts: Vec<String> = guessed.iter().map(|(_, text)| start(text)).collect();
        let (count, texts) = (guessed.len(), texts.join(", "));
        log.doubt(*line, text!("import-lines-guessed", count, texts));
    }
}

/// Leaves out the lines of sheets whose headings are marked, and tells which plain lines are headings for what their own
/// sheet has, whatever others have.
fn in_sheets(
    blocks: &[Block],
    lines: &mut [Option<Line>],
    patterns: &Patterns,
    log: &mut Log<'_>,
) -> Vec<bool> {
    let mut own = vec![false; blocks.len()];
    for stretch in marked::stretches(blocks, patterns) {
        let known = |at: usize| {
            let line = lines[at].filter(|line| line.look == Look::Plain && !line.field);
            let leads = blocks[at].text.plain().trim_end().ends_with(':');
            let alone = !follows(lines, at) && blocks[at].is_paragraph() && !leads;
            line.filter(|_| alone).and_then(|line| Some((at, line.kind?)))
        };
        let found: Vec<(usize, &'static str)> = stretch.blocks.clone().filter_map(known).collect();
        let heads = stretch.heads(&found, blocks, patterns);
        if heads {
            found.iter().for_each(|(at, _)| own[*at] = true);
        }
        for at in stretch.blocks.filter(|at| stretch.marked && !own[*at]) {
            let text = || start(&blocks[at].text.plain());
            if lines[at].take().is_some_and(|line| line.is_left(&blocks[at], patterns)) {
                log.doubt(blocks[at].line, text!("import-capitals-kept.text", text = text()));
            } else if found.iter().any(|(found, _)| *found == at) && !is_sure(&blocks[at], patterns)
            {
                log.doubt(blocks[at].line, text!("import-capitals-kept.plain", text = text()));
            }
        }
    }
    own
}

/// Leaves out the lines with a colon that lead to a list, unless other headings end with one as well.
fn without_leads(blocks: &[Block], lines: &mut [Option<Line>], patterns: &Patterns) {
    let colon = |at: usize| blocks[at].text.plain().trim_end().ends_with(':');
    let lists = |at: usize| blocks.get(at + 1).is_some_and(Block::is_item);
    let plain = |line: &Option<Line>| line.is_some_and(|line| line.look == Look::Plain);
    let with: Vec<usize> = (0..lines.len()).filter(|at| plain(&lines[*at]) && colon(*at)).collect();
    for at in with.iter().filter(|at| lists(**at) && leads(&blocks[**at], patterns)) {
        lines[*at] = None;
    }
    if with.iter().all(|at| lists(*at)) {
        with.iter().for_each(|at| lines[*at] = None);
    }
}

/// Whether a line with a colon is longer than a heading of the table, and says more than one does.
fn leads(block: &Block, patterns: &Patterns) -> bool {
    let text = block.text.plain();
    is_lead(&text) && patterns.recognise(without_colon(&text)).is_none_or(|found| !found.is_sure())
}

/// Whether a line ends with a colon, and is longer than a heading.
pub(crate) fn is_lead(text: &str) -> bool {
    let bare = without_colon(text);
    bare.len() < text.trim_end().len() && bare.split_whitespace().count() >= LEAD
}

/// The title of the first sheet of a text without marks: the last line in capitals before what sheets have, above its lead.
fn first_title(blocks: &[Block], lines: &[Option<Line>], patterns: &Patterns) -> Option<usize> {
    let of_sheet = |at: usize| match lines[at] {
        Some(line) => line.kind.is_some() && !line.field,
        None => in_sidebar(&blocks[at], patterns) == Some(true),
    };
    let first = (0..blocks.len()).find(|at| of_sheet(*at))?;
    let marked = |block: &Block| block.level().is_some() || block.heads();
    let title = (0..first).rfind(|at| lines[*at].is_some())?;
    let lead = &blocks[title + 1..first];
    let fits = lead.len() <= BELOW && lead.iter().all(Block::is_paragraph);
    let front = front::is_front(&blocks[title].text.plain());
    (fits && !front && !blocks[..first].iter().any(marked)).then_some(title)
}

/// Whether the sidebar begins at a block, or is left; its labels do neither.
fn in_sidebar(block: &Block, patterns: &Patterns) -> Option<bool> {
    let text = block.text.short()?;
    let label = block.text.label();
    let field = patterns.field(label.as_deref().unwrap_or(&text)).is_some();
    if patterns.is_sidebar(&text) { Some(true) } else { (block.heads() && !field).then_some(false) }
}

/// Whether lines of their kinds are what a text has for headings: some, of several kinds, and more than marked ones.
fn is_usual(kinds: &[&str], blocks: &[Block], patterns: &Patterns) -> bool {
    if kinds.len() < SEVERAL || kinds.iter().all(|kind| *kind == kinds[0]) {
        return false;
    }
    let marked = |block: &&Block| {
        let text = block.heads().then(|| block.text.short()).flatten();
        text.is_some_and(|text| patterns.recognise(&text).is_some())
    };
    blocks.iter().filter(marked).count() < kinds.len()
}

/// Whether another such line stands right above or below: lines of a list.
fn follows(lines: &[Option<Line>], at: usize) -> bool {
    let plain = |at: usize| {
        lines.get(at).is_some_and(|line| line.is_some_and(|line| line.look == Look::Plain))
    };
    at.checked_sub(1).is_some_and(plain) || plain(at + 1)
}

/// What a block is where it is a line alone in its paragraph, without a mark, that could head what is below it.
fn line(blocks: &[Block], at: usize, patterns: &Patterns) -> Option<Line> {
    let block = &blocks[at];
    let number = matches!(block.shape, Shape::Item(Some(_)));
    if !(block.is_paragraph() || number) || block.icon.is_some() || block.text.has_break() {
        return None;
    }
    let next = blocks.get(at + 1)?;
    let numbered = |block: &Block| matches!(block.shape, Shape::Item(Some(_)));
    let said = at > 0 && blocks[at - 1].is_paragraph() && introduces(&blocks[at - 1]);
    let run = number && (numbered(next) || at > 0 && numbered(&blocks[at - 1]));
    let inside = at > 0 && block.gap == 0 && !blocks[at - 1].heads();
    if run || inside || said || !(next.is_item() || next.gap > 0) || block.text.length() > 2 * LINE
    {
        return None;
    }
    let whole = block.text.plain();
    let text = without_colon(&whole);
    let found = patterns.recognise(text);
    // A short word may be the name of a body, unless it is known.
    let known = || found.is_some() && !text.chars().any(char::is_lowercase);
    let look = if is_capitals(text) || known() { Look::Capitals } else { Look::Plain };
    let bold = block.text.0.iter().any(|span| span.bold);
    let ends = text.ends_with(['.', ';', ',', '!', '…', '»']) || text.ends_with(char::is_numeric);
    let long = ends || text.chars().count() > LINE;
    let announced = || look == Look::Capitals && is_announced(text, patterns);
    if bold || long && !announced() || patterns.is_credit(text) {
        return None;
    }
    let own = patterns.is_sidebar(text)
        || patterns.is_viewpoint(text)
        || patterns.is_action_name(text)
        || patterns.is_summary_title(text)
        || patterns.is_themes(text);
    let capital = text.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    if own || !capital {
        return None;
    }
    let long = text.split_whitespace().count() > WORDS;
    let loose = look == Look::Plain && long && !found.as_ref().is_some_and(Recognised::starts);
    let kind = found.map(|found| found.kind.name).filter(|_| !loose);
    // A label of the sidebar may have its text beside it.
    let beside = || text.split_once(':').is_some_and(|(label, _)| patterns.field(label).is_some());
    let field = patterns.field(text).is_some() || look == Look::Plain && beside();
    (look == Look::Capitals || kind.is_some()).then_some(Line { look, kind, field })
}

/// Whether the usual heading of a section stands before a colon, and a heading's length after it.
fn is_announced(text: &str, patterns: &Patterns) -> bool {
    let label = text.split_once(':').and_then(|(label, _)| patterns.recognise(label));
    text.chars().count() <= ANNOUNCED && label.is_some_and(|found| found.is_sure())
}

/// Whether a text leads to what stands below it: « La banderole disait : ».
fn introduces(block: &Block) -> bool {
    let text = block.text.plain();
    let bare = without_colon(&text);
    bare.len() < text.trim_end().len() && !block.heads() && !is_capitals(bare)
}

/// A text without the colon that ends it.
fn without_colon(text: &str) -> &str {
    text.trim_end_matches(|c: char| c == ':' || c.is_whitespace())
}

/// Whether a text has capitals alone, and more than the letters of a short name.
pub(crate) fn is_capitals(text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphabetic());
    let long = text.chars().any(char::is_whitespace) || text.chars().count() >= NAME;
    letters.clone().count() > 2 && long && letters.clone().all(|c| !c.is_lowercase())
}

/// The text of a line as a heading: bold, its number before it, without the colon that ends it.
fn headed(block: &mut Block) -> Inline {
    let mut bold = Inline::default();
    if let Shape::Item(Some(number)) = block.shape {
        bold.push(&format!("{number}. "), true, false, crate::import::inline::Role::Text);
    }
    let spans = std::mem::take(&mut block.text).0;
    let last = spans.len().saturating_sub(1);
    for (at, span) in spans.into_iter().enumerate() {
        let text = if at == last { without_colon(&span.text) } else { &span.text };
        bold.push(text, true, span.italic, span.role);
    }
    bold
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::text::markdown;

    fn bold(text: &str) -> (Vec<String>, usize) {
        let mut notes = Vec::new();
        let mut blocks = markdown::read(text, 0, &mut Vec::new());
        headings(&mut blocks, &Patterns::default(), &mut Log::new(&mut notes, None));
        let lines = blocks.iter().filter(|block| block.is_paragraph() && block.text.is_bold());
        (lines.map(|block| block.text.plain()).collect(), notes.len())
    }

    #[test]
    fn lines_in_capitals_are_headings_by_the_table() {
        let text = "# Le four\n\nPOURQUOI AGIR ?\n\nx\n\nCAF\n\ny\n\nLE BILAN\n\n- z\n\nLE PAIN DU VILLAGE\n\nt\n";
        assert_eq!(bold(text), (vec!["POURQUOI AGIR ?".into(), "LE BILAN".into()], 0));
        // Where they are many, others are headings as well, but not in the sidebar.
        let text = format!("{text}\nET DEMAIN ?\n\nu\n\nREPÈRES\n\nx\n\nMAIRIE DU FOUR\n\ny\n");
        assert_eq!(bold(&text).0[2..], ["LE PAIN DU VILLAGE", "ET DEMAIN ?"]);
        assert_eq!(bold(&text).1, 1);
    }

    #[test]
    fn plain_lines_are_where_a_text_has_no_others() {
        let text = "# Le four\n\nDans quel contexte ?\n\nx.\n\n1. Pourquoi agir ?\n\n- y\n\nLe bilan :\n\nz.\n";
        let found = ["Dans quel contexte ?", "1. Pourquoi agir ?", "Le bilan"];
        assert_eq!(bold(text), (found.map(str::to_owned).to_vec(), 1));
        let marked =
            text.replace("# Le four", "## Le contexte\n\nx\n\n## Les enjeux\n\nx\n\n## Actions");
        assert_eq!(bold(&marked).0.len(), 0);
        assert_eq!(bold("Le bilan\n\nLes actions\n\nLes enjeux\n\nx\n").0.len(), 0);
        assert_eq!(bold("Le bilan\n\nx\n\nBilan\n\nx\n\nLe bilan du four\n\nx\n").0.len(), 0);
    }
}
