//! The YAML tree with each remark beside what it speaks of.

use super::comments::{Comment, blank_before, comments, in_block, scalar_end};
use crate::sheet;
use crate::source::Source;
use crate::yaml::{Key, Node, Value};

/// A remark on a line of its own.
#[derive(Clone, Debug)]
pub(super) struct Remark {
    /// From its « # » on.
    pub(super) text: String,
    /// Whether a line without text comes before it.
    pub(super) blank: bool,
}

/// A key and its value, or an item of a list, with its remarks.
#[derive(Debug)]
pub(super) struct Entry<'a> {
    /// The remarks above it.
    pub(super) above: Vec<Remark>,
    /// Whether a line without text comes right before it.
    pub(super) blank: bool,
    /// Its key; a list's item has none.
    pub(super) key: Option<&'a Key>,
    /// The remark at its line's end.
    pub(super) tail: Option<String>,
    /// The remarks under it that a line without text parts from what follows.
    pub(super) below: Vec<Remark>,
    /// Its value.
    pub(super) value: Item<'a>,
}

/// A value.
#[derive(Debug)]
pub(super) enum Item<'a> {
    /// Nothing.
    Null,
    /// A text.
    Scalar {
        /// Its text.
        text: &'a str,
        /// How it is written.
        style: Style,
        /// Its lines, where joining them would lose what they were meant to be.
        kept: Option<Kept<'a>>,
    },
    /// A list or group in brackets with remarks inside: its lines as they are.
    Verbatim(Vec<&'a str>),
    /// A list.
    List(Vec<Entry<'a>>, Vec<Remark>),
    /// A group of keys, and the remarks after the last.
    Group(Vec<Entry<'a>>, Vec<Remark>),
}

/// A text whose lines YAML joins: they stay as they are until somebody has said what they are.
#[derive(Clone, Debug)]
pub(super) struct Kept<'a> {
    /// What stands behind the key, above the lines; none where the first line stands there.
    pub(super) header: Option<&'a str>,
    /// The lines, without the indentation that they share.
    pub(super) lines: Vec<&'a str>,
}

/// How a text is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// On its key's line, without quotes.
    Plain,
    /// With quotes, or on several lines without.
    Quoted,
    /// In a block, after « | » or « > ».
    Block,
}

/// The whole file: its one value, and nothing above it; `kept` says whether texts may be [`Kept`].
pub(super) fn tree<'a>(source: &'a Source, root: &'a Node, kept: bool) -> Item<'a> {
    let mut walk = Walk { source, comments: comments(source, root), next: 0, kept };
    let end = source.text().len();
    let mut item = walk.collection(root, end);
    let rest = walk.above(usize::MAX);
    if let Item::Group(_, last) | Item::List(_, last) = &mut item {
        last.extend(rest);
    }
    item
}

struct Walk<'a> {
    source: &'a Source,
    comments: Vec<Comment>,
    next: usize,
    kept: bool,
}

impl<'a> Walk<'a> {
    /// The next remark, if it fits.
    fn take(&mut self, fits: impl Fn(&Comment) -> bool) -> Option<Comment> {
        let comment = self.comments.get(self.next).filter(|comment| fits(comment))?.clone();
        self.next += 1;
        Some(comment)
    }

    /// All remarks before an offset.
    fn above(&mut self, end: usize) -> Vec<Remark> {
        let mut remarks = Vec::new();
        while let Some(Comment { text, blank, alone, .. }) = self.take(|c| c.start < end) {
            remarks.push(Remark { text, blank: blank && alone });
        }
        remarks
    }

    fn line(&self, offset: usize) -> usize {
        self.source.position(offset).line
    }

    fn column(&self, offset: usize) -> usize {
        self.source.position(offset).column - 1
    }

    /// A list or group that ends before `limit`, where the next key or item begins.
    fn collection(&mut self, node: &'a Node, limit: usize) -> Item<'a> {
        match &node.value {
            Value::Sequence(items) => {
                let starts: Vec<usize> = items.iter().map(|item| self.dash(item)).collect();
                let ends = starts.iter().skip(1).copied().chain([limit]);
                let mut entries: Vec<_> = items
                    .iter()
                    .zip(starts.iter().zip(ends))
                    .map(|(item, (&start, end))| self.entry(None, start, start + 1, item, end))
                    .collect();
                part(&mut entries);
                let column = starts.first().map_or(0, |&start| self.column(start));
                Item::List(entries, self.last(column, limit))
            }
            Value::Mapping(pairs) => {
                let starts = pairs.iter().skip(1).map(|(key, _)| key.range.start);
                let mut entries: Vec<_> = pairs
                    .iter()
                    .zip(starts.chain([limit]).collect::<Vec<_>>())
                    .map(|((key, value), end)| {
                        self.entry(Some(key), key.range.start, key.range.end, value, end)
                    })
                    .collect();
                part(&mut entries);
                let column = pairs.first().map_or(0, |(key, _)| self.column(key.range.start));
                Item::Group(entries, self.last(column, limit))
            }
            Value::Null => Item::Null,
            Value::Scalar(text) => {
                let style = self.style(node, text.as_str());
                Item::Scalar { text: text.as_str(), style, kept: None }
            }
        }
    }

    /// The remarks after the last entry that stand no further left than it.
    fn last(&mut self, column: usize, limit: usize) -> Vec<Remark> {
        let mut remarks = Vec::new();
        while let Some(Comment { text, blank, .. }) =
            self.take(|c| c.alone && c.column >= column && column > 0 && c.start < limit)
        {
            remarks.push(Remark { text, blank });
        }
        remarks
    }

    /// An entry whose key or dash stands at `start` and ends at `after`.
    fn entry(
        &mut self,
        key: Option<&'a Key>,
        start: usize,
        after: usize,
        node: &'a Node,
        limit: usize,
    ) -> Entry<'a> {
        let mut above = self.above(start);
        let blank = blank_before(self.source, self.line(start));
        let line = self.line(after);
        let mut tail =
            self.take(|c| c.line == line && c.start < limit && c.start < value_start(node, c));
        let value = if self.is_block(node) {
            self.collection(node, limit)
        } else {
            let begin = if node.range.is_empty() { after } else { node.range.start };
            above.extend(self.above(begin));
            let mut value = self.on_lines(node, limit);
            if let (Item::Scalar { kept, .. }, Some(key)) = (&mut value, key.filter(|_| self.kept))
            {
                *kept = self.kept(&key.name, node);
            }
            let end = self.line(self.end(node, begin));
            if let Some(found) = self.take(|c| !c.alone && c.line == end && c.start < limit) {
                above.extend(tail.take().map(|c| Remark { text: c.text, blank: false }));
                tail = Some(found);
            }
            value
        };
        Entry { above, blank, key, tail: tail.map(|c| c.text), below: Vec::new(), value }
    }

    /// Whether a node is a list or group on lines of its own.
    fn is_block(&self, node: &Node) -> bool {
        matches!(node.value, Value::Sequence(_) | Value::Mapping(_)) && !self.in_brackets(node)
    }

    fn in_brackets(&self, node: &Node) -> bool {
        self.source.text()[node.range.start..].starts_with(['[', '{'])
    }

    /// A text, or what stands in brackets.
    fn on_lines(&mut self, node: &'a Node, limit: usize) -> Item<'a> {
        let inside = |c: &Comment| node.range.contains(&c.start);
        if self.in_brackets(node)
            && !matches!(node.value, Value::Scalar(_) | Value::Null)
            && self.comments.get(self.next).is_some_and(inside)
        {
            while self.take(inside).is_some() {}
            return Item::Verbatim(self.source.text()[node.range.clone()].lines().collect());
        }
        self.collection(node, limit)
    }

    /// Where a value that is no block collection ends; nothing ends where it would have begun.
    fn end(&self, node: &Node, begin: usize) -> usize {
        match node.value {
            Value::Scalar(_) => scalar_end(self.source.text(), node),
            _ if node.range.is_empty() => begin,
            _ => node.range.end.saturating_sub(1),
        }
    }

    fn style(&self, node: &Node, text: &str) -> Style {
        let source = self.source.text();
        let raw = &source[node.range.start..scalar_end(source, node)];
        if in_block(source, node.range.start) {
            Style::Block
        } else if raw == text && !raw.starts_with(['"', '\'']) && !text.is_empty() {
            Style::Plain
        } else {
            Style::Quoted
        }
    }

    /// The lines of a text that would lose by being joined.
    fn kept(&self, key: &str, node: &Node) -> Option<Kept<'a>> {
        let source = self.source.text();
        let range = node.range.start..scalar_end(source, node);
        // Between marks, programs write a blank line for a line end, and two of them part paragraphs: these are one in the
        // one form.
        let block = in_block(source, range.start);
        let marked = !block && source[range.clone()].starts_with(['"', '\'']);
        let parted = source[range.clone()].replace('\r', "").contains("\n\n\n");
        if marked || parted || !sheet::loses_lines(key, source, &range) {
            return None;
        }
        let start = self.source.line(self.line(range.start)).start;
        let below = source[start..range.start].trim().is_empty();
        let above = source[..start].trim_end().rsplit('\n').next().unwrap_or_default();
        let above = above.split(" #").next().unwrap_or_default().trim_end();
        let above = above.rsplit(' ').next().unwrap_or_default();
        let header = below.then_some(if block { above } else { "" });
        // A number says how far the text is indented, which is to change.
        if header.is_some_and(|header| header.contains(|c: char| c.is_ascii_digit())) {
            return None;
        }
        let indent = |line: &&str| line.len() - line.trim_start_matches(' ').len();
        let all = source[if below { start } else { range.start }..range.end].trim_end();
        let rest = all.lines().skip(usize::from(!below)).filter(|line| !line.trim().is_empty());
        let common = rest.map(|line| indent(&line)).min().unwrap_or_default();
        let bare = |(n, line): (usize, &'a str)| match n {
            0 if !below => line,
            _ => line.get(common..).unwrap_or_default(),
        };
        Some(Kept { header, lines: all.lines().enumerate().map(bare).collect() })
    }

    /// The dash of a list's item; where there is none, the item itself.
    fn dash(&self, item: &Node) -> usize {
        let text = self.source.text();
        let mut end = item.range.start;
        for line in (1..=self.line(end)).rev() {
            let start = self.source.line(line).start;
            let before = &text[start..end];
            let cut = before.find(" #").map_or(before, |at| &before[..at]).trim_end();
            let remark = cut.trim_start().starts_with('#');
            if cut.ends_with('-') && !remark {
                return start + cut.len() - 1;
            }
            if !cut.trim().is_empty() && !remark {
                break;
            }
            end = start;
        }
        item.range.start
    }
}

/// Gives each entry the remarks under it: those with text right above and a line without text below.
fn part(entries: &mut [Entry<'_>]) {
    for at in 1..entries.len() {
        let entry = &mut entries[at];
        let blanks = entry.above.iter().map(|remark| remark.blank).chain([entry.blank]);
        if let Some(parted) = blanks.into_iter().position(|blank| blank) {
            let rest = entry.above.split_off(parted);
            entries[at - 1].below = std::mem::replace(&mut entries[at].above, rest);
        }
    }
}

/// Where a value begins, for a remark on its key's line; one that is nothing begins after it.
fn value_start(node: &Node, comment: &Comment) -> usize {
    if node.range.is_empty() { comment.start + 1 } else { node.range.start }
}
