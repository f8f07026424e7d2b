//! Reads the text conversion of an annex, line by line, into blocks.
//!
//! A conversion is only half Markdown: lists break at page ends, headings change level, marks stand as characters. A
//! Markdown parser would give these readings of its own; here a line is what it looks like, and the later steps judge.

mod labels;
mod quoted;
mod remark;

use super::admonition;
use super::attributes;
use super::inline_read;
use super::lines;
use super::raw::{self, Line};
use super::struck;
use super::table::{self, Table};
use super::target;
use crate::import::block::{Block, Icon, Shape};
use crate::import::inline::Inline;
use crate::import::log::start;
use crate::import::note::{Certainty, Note};
use crate::import::ordering::attribution;
use crate::message::text;
use labels::Labels;

/// The blocks of a text, in order; its lines are counted on from `before`.
pub(crate) fn read(text: &str, before: usize, notes: &mut Vec<Note>) -> Vec<Block> {
    let mut reader =
        Reader { blocks: Vec::new(), open: None, notes, table: None, gap: 0, parted: false };
    let names = attribution::lines(text);
    for Line { number, text, lost, remark, said, made } in raw::lines(text) {
        let number = before + number;
        if lost > 0 {
            let message = text!("import-sign");
            reader.notes.push(Note::new(number, Certainty::Doubtful, message));
        }
        if let Some(said) = said {
            reader.notes.push(remark::told(number, &said));
        }
        if remark && text.trim().is_empty() {
            // Blank lines around what went elsewhere, such as the end of a page, are no icon's.
            reader.parted |= std::mem::take(&mut reader.gap) > 0;
        } else {
            let (text, struck) = struck::cleared(&text);
            for text in struck {
                let message = text!("import-struck", text = start(&text));
                reader.notes.push(Note::new(number, Certainty::Doubtful, message));
            }
            if made && text.trim().is_empty() && reader.table.is_none() {
                reader.close();
                reader.parted = true;
            } else if names.contains(&(number - before)) && reader.table.is_none() {
                reader.name(number, text.trim());
            } else {
                reader.line(number, &text);
            }
        }
    }
    reader.close();
    reader.close_table();
    reader.blocks
}

/// A block whose lines are still coming.
struct Open {
    line: usize,
    shape: Shape,
    indent: usize,
    icon: Option<Icon>,
    text: String,
    lines: usize,
    /// Whether its last line is bold from end to end, and no break is forced after it.
    bold: bool,
    labels: Labels,
}

struct Reader<'a> {
    blocks: Vec<Block>,
    open: Option<Open>,
    notes: &'a mut Vec<Note>,
    table: Option<Table>,
    /// How many blank lines have come since the last block.
    gap: usize,
    /// Whether a tag has ended a block since then.
    parted: bool,
}

impl Reader<'_> {
    fn line(&mut self, number: usize, line: &str) {
        let trimmed = line.trim();
        if self.table(number, trimmed) {
            return;
        }
        if trimmed.is_empty() || trimmed.starts_with("```") || trimmed.starts_with("~~~") {
            self.close();
            self.gap += usize::from(trimmed.is_empty());
            return;
        }
        let indent = lines::indent(line);
        if let Some(level) = lines::rule(trimmed) {
            return self.rule(level);
        }
        let below_row = self.open.is_none()
            && self.blocks.last().is_some_and(|last| matches!(last.shape, Shape::Row(_)));
        let columns = if below_row && line.starts_with('\t') { line.trim_end() } else { trimmed };
        if lines::row(columns).is_some() {
            self.close();
            let columns = self.without_images(number, columns);
            let cells = lines::row(&columns).unwrap_or_default();
            if !cells.is_empty() {
                self.row(number, indent, cells);
            }
            return;
        }
        if let Some((level, text)) = lines::heading(trimmed) {
            self.close();
            self.start(number, Shape::Heading(level), indent, None, text);
            return self.close();
        }
        if let Some(text) = trimmed.strip_prefix('>') {
            return self.quoted(number, indent, line, text.trim_start());
        }
        let alone = |open: &Open| open.lines == 1 && lines::arrow_alone(&open.text, trimmed);
        if lines::arrow(trimmed) || self.open.as_ref().is_some_and(alone) {
            self.close();
        }
        if self.open.as_ref().is_some_and(|open| open.bold) && lines::is_bold(trimmed) {
            self.close();
        }
        // Each note is a paragraph of its own.
        if lines::note(trimmed) {
            self.close();
        }
        let free = !self.open.as_ref().is_some_and(|open| open.shape == Shape::Paragraph);
        if let Some(item) = lines::item(trimmed, free) {
            self.close();
            self.start(number, Shape::Item(item.number), indent, item.icon, item.text);
            self.mark_break(line);
            return;
        }
        self.continue_or_start(number, Shape::Paragraph, indent, line, trimmed);
    }

    fn row(&mut self, line: usize, indent: usize, cells: Vec<Inline>) {
        let text = Inline::joined(cells.iter().cloned());
        self.push(line, Shape::Row(cells), indent, None, text);
    }

    /// Gathers the lines of an HTML table.
    fn table(&mut self, number: usize, trimmed: &str) -> bool {
        if self.table.is_none() {
            if !table::starts(trimmed) {
                return false;
            }
            self.close();
        }
        let table = self.table.get_or_insert_with(Table::default);
        if let Some(rest) = table.add(number, trimmed) {
            self.close_table();
            self.line(number, rest);
        }
        true
    }

    fn close_table(&mut self) {
        for (line, cells) in self.table.take().map(|table| table.rows()).unwrap_or_default() {
            self.row(line, 0, cells);
        }
    }

    /// A rule is decoration, unless it underlines a line, which is then a heading.
    fn rule(&mut self, level: Option<u8>) {
        if let (Some(level), Some(open)) = (level, self.open.as_mut())
            && open.shape == Shape::Paragraph
            && open.lines == 1
        {
            open.shape = Shape::Heading(level);
        }
        self.close();
    }

    fn start(&mut self, line: usize, shape: Shape, indent: usize, icon: Option<Icon>, text: &str) {
        let labels = Labels { first: lines::has_label(text).then_some(0), several: false };
        let (text, bold) = (text.to_owned(), lines::is_bold(text));
        self.open = Some(Open { line, shape, indent, icon, text, lines: 1, bold, labels });
    }

    /// Adds the line to the open block where it carries on, or starts a block.
    fn continue_or_start(
        &mut self,
        number: usize,
        shape: Shape,
        indent: usize,
        line: &str,
        text: &str,
    ) {
        match self.open.as_mut() {
            Some(open)
                if open.shape == shape
                    || (shape == Shape::Paragraph && matches!(open.shape, Shape::Item(_))) =>
            {
                open.labels.add(&mut open.text, text);
                open.lines += 1;
                open.bold = lines::is_bold(text);
            }
            _ => {
                self.close();
                self.start(number, shape, indent, None, text);
            }
        }
        self.mark_break(line);
    }

    /// Two spaces or a backslash at a line's end force a break.
    fn mark_break(&mut self, line: &str) {
        let Some(open) = self.open.as_mut() else {
            return;
        };
        if line.ends_with("  ") {
            open.text = open.text.trim_end().to_owned() + "\n";
            open.bold = false;
        } else if line.ends_with('\\') && open.text.ends_with('\\') {
            open.text.pop();
            open.text.push('\n');
            open.bold = false;
        }
    }

    fn close(&mut self) {
        let Some(open) = self.open.take() else { return };
        let text = self.without_images(open.line, &open.text);
        self.tell_link_titles(open.line, &text);
        if let Some(found) = admonition::read(&text).filter(|_| open.shape == Shape::Quote) {
            let Some(lines) = found.sidebar() else { return self.callout(open.line, &found) };
            let title = Some(found.title).filter(|title| !lines.starts_with(title));
            if let Some(kind) = found.kind.or(title) {
                self.without_place(open.line, kind);
            }
            let text = inline_read::read(&lines);
            return self.push(open.line, Shape::Quote, open.indent, open.icon, text);
        }
        if let Some(found) = admonition::question(&text).filter(|_| open.shape == Shape::Quote) {
            return self.callout(open.line, &found);
        }
        self.push(open.line, open.shape, open.indent, open.icon, inline_read::read(&text));
    }

    /// A sheet's links have no titles.
    fn tell_link_titles(&mut self, line: usize, text: &str) {
        for inside in text.split("](").skip(1) {
            let end = target::end(inside.chars());
            let inside: String = inside.chars().take(end.unwrap_or(0)).collect();
            if let Some(title) = target::title(&inside) {
                let message = text!("import-link-title", title);
                self.notes.push(Note::new(line, Certainty::Doubtful, message));
            }
        }
    }

    /// Images cannot follow; the author is told where they stood.
    fn without_images(&mut self, line: usize, text: &str) -> String {
        let mut out = String::new();
        let mut rest = text;
        while let Some(start) = rest.find("![") {
            let (before, image) = rest.split_at(start);
            out.push_str(before);
            let Some(end) = lines::image_end(image) else {
                out.push_str("![");
                rest = &image[2..];
                continue;
            };
            let message = text!("import-picture-out", text = &image[..end]);
            let mut note = Note::new(line, Certainty::Doubtful, message);
            // Its size is told with it.
            let end = end + attributes::length(&image[end..]);
            note.without_place(&image[..end]);
            self.notes.push(note);
            rest = &image[end..];
        }
        out + rest
    }

    fn push(
        &mut self,
        line: usize,
        shape: Shape,
        indent: usize,
        icon: Option<Icon>,
        mut text: Inline,
    ) {
        let inner = text.take_icon();
        let icon = icon.or(inner);
        if text.is_empty() && icon.is_none() {
            return;
        }
        let shape = match (shape, icon) {
            (Shape::Paragraph, Some(Icon::Check | Icon::Ring)) => Shape::Item(None),
            (Shape::Item(_), Some(Icon::Arrow | Icon::Pointer)) => Shape::Paragraph,
            (shape, _) => shape,
        };
        let parted = std::mem::take(&mut self.parted);
        let gap = std::mem::take(&mut self.gap).max(usize::from(parted));
        self.blocks.push(Block { line, shape, gap, indent, icon, text, style: None });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shapes(text: &str) -> Vec<(Shape, Option<Icon>, String)> {
        let blocks = read(text, 0, &mut Vec::new());
        blocks.into_iter().map(|block| (block.shape, block.icon, block.text.plain())).collect()
    }

    #[test]
    fn reads_headings_items_and_their_marks() {
        assert_eq!(
            shapes("## **➤ Le four** ##\n- ✓ Un\n- o Deux\n3. Trois\n→ **Quatre**"),
            [
                (Shape::Heading(2), Some(Icon::Arrow), "Le four".into()),
                (Shape::Item(None), Some(Icon::Check), "Un".into()),
                (Shape::Item(None), Some(Icon::Ring), "Deux".into()),
                (Shape::Item(Some(3)), None, "Trois".into()),
                (Shape::Paragraph, Some(Icon::Pointer), "Quatre".into()),
            ]
        );
    }

    #[test]
    fn lines_carry_on_and_break_where_forced() {
        let blocks = read("Un pain  \nchaud et\ncroustillant\n\nFin", 0, &mut Vec::new());
        assert_eq!(blocks.len(), 2);
        assert!(blocks[0].text.has_break());
        assert_eq!(blocks[0].text.plain(), "Un pain chaud et croustillant");
    }

    #[test]
    fn lines_that_are_bold_each_are_paragraphs() {
        let blocks = read("**Un**\n**Deux**  \n**Trois**\n**quatre\ncinq**", 0, &mut Vec::new());
        let plain: Vec<String> = blocks.iter().map(|block| block.text.plain()).collect();
        assert_eq!(plain, ["Un", "Deux Trois quatre cinq"]);
    }

    #[test]
    fn lines_that_begin_with_labels_are_lines_of_print() {
        let lines = |text: &str| {
            let blocks = read(text, 0, &mut Vec::new());
            let lines = blocks.into_iter().next().unwrap().text.lines();
            lines.iter().map(Inline::plain).collect::<Vec<_>>()
        };
        assert_eq!(
            lines("REPÈRES\n**Public :** tous\nContact : le four\n05 36 49 00 00"),
            ["REPÈRES", "Public : tous", "Contact : le four", "05 36 49 00 00"]
        );
        assert_eq!(lines("Le four dit :\nUn pain : deux\nà la fin : rien").len(), 1);
    }

    #[test]
    fn no_character_is_left_that_a_sheet_may_not_hold() {
        let mut notes = Vec::new();
        let blocks = read("\u{f0fc} Un\u{202e} pain\u{fffd}\u{7}\n\u{e123}", 0, &mut notes);
        assert_eq!((blocks[0].icon, blocks[0].text.plain()), (Some(Icon::Check), "Un pain".into()));
        assert_eq!((blocks.len(), notes.len(), notes[1].place.line), (1, 2, 2));
    }

    #[test]
    fn remarks_are_passed_over() {
        let mut notes = Vec::new();
        let text = "<!-- un -->\nLe <!-- deux > --> pain\n<!-- trois\nquatre\n--> du sel <!-- cinq";
        let blocks = read(text, 0, &mut notes);
        let plain: Vec<String> = blocks.iter().map(|block| block.text.plain()).collect();
        assert_eq!(plain, ["Le pain du sel <!-- cinq"]);
        assert_eq!(notes.iter().map(|note| note.place.line).collect::<Vec<_>>(), [1, 2, 3, 4, 5]);
    }

    #[test]
    fn rows_rules_comments_and_images() {
        let mut notes = Vec::new();
        let blocks = read(
            "|A|B|\n|-|:-|\n|c|d|\n\n<!-- page 2 -->\nTitre\n===\n![logo](l.png)\n\n---\n",
            0,
            &mut notes,
        );
        assert_eq!(blocks.len(), 3);
        assert_eq!(blocks[2].shape, Shape::Heading(1));
        assert_eq!(notes.len(), 2);
        let blocks =
            read("Un four.\n\n![Un\nfour](f.png){width=\"1in\"\nheight=\"2in\"}\n", 0, &mut notes);
        assert_eq!((blocks.len(), notes.len()), (1, 3));
    }
}
