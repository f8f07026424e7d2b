//! Writes the tree: keys in their order, prose in literal blocks, remarks in their places.

use super::order::{Group, Shape};
use super::tree::{Entry, Item, Kept, Remark, Style};
use crate::sheet::Lines;
use crate::yaml::Key;
use crate::yaml::slips::invisible::LINE_ENDS;
use crate::yaml::write::{is_plain, lines, needs_escape, scalar};

/// A text that may stand on its key's line is no longer than this, in characters; so is a list in brackets.
pub(super) const ONE_LINE: usize = 100;
/// What tells editors which schema a file has: it stays at the top.
const MODELINE: &str = "yaml-language-server:";

/// The text of a file; `tidy` is how its prose is written.
pub(super) fn emit(root: Item<'_>, group: Group, tidy: fn(&str, Lines) -> String) -> String {
    let mut out = Out { text: String::new(), tidy };
    if let Item::Group(mut entries, last) = root {
        if let Some(first) = entries.first_mut() {
            out.remarks(0, &header(first));
            if !out.text.is_empty() && (first.blank || !first.above.is_empty()) {
                out.blank();
            }
            first.blank = false;
        }
        out.group(0, group, entries, &last);
    }
    out.text
}

/// Takes the remarks that speak of the whole file: those that a line without text parts from the first key's, and
/// the line for editors.
fn header(first: &mut Entry<'_>) -> Vec<Remark> {
    let parted = if first.blank {
        first.above.len()
    } else {
        first.above.iter().rposition(|remark| remark.blank).unwrap_or(0)
    };
    let modeline = first.above.iter().rposition(|remark| remark.text.contains(MODELINE));
    let rest = first.above.split_off(parted.max(modeline.map_or(0, |at| at + 1)));
    std::mem::replace(&mut first.above, rest)
}

struct Out {
    text: String,
    tidy: fn(&str, Lines) -> String,
}

impl Out {
    /// A line without text, if there is none yet.
    fn blank(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }

    fn pad(&mut self, indent: usize) {
        self.text.extend(std::iter::repeat_n(' ', indent));
    }

    fn remarks(&mut self, indent: usize, remarks: &[Remark]) {
        for remark in remarks {
            if remark.blank {
                self.blank();
            }
            self.pad(indent);
            self.text.push_str(&remark.text);
            self.text.push('\n');
        }
    }

    /// Ends a line with its remark.
    fn end_line(&mut self, tail: Option<&str>) {
        if let Some(tail) = tail {
            // Without a space, it would look like a text that was cut.
            let body = tail.trim_start_matches('#');
            let (signs, body) = tail.split_at(tail.len() - body.len());
            let space =
                if body.starts_with(char::is_whitespace) || body.is_empty() { "" } else { " " };
            self.text.extend([" ", signs, space, body]);
        }
        self.text.push('\n');
    }

    fn group(&mut self, indent: usize, group: Group, mut entries: Vec<Entry<'_>>, last: &[Remark]) {
        entries.sort_by_key(|entry| group.rank(entry.key.map_or("", |key| &key.name)));
        let mut parted = false;
        for (n, mut entry) in entries.into_iter().enumerate() {
            let Some(key) = entry.key else { continue };
            parted |= n > 0 && group.parted(&key.name);
            self.before(indent, &entry, parted, n == 0 && indent > 0);
            let below = std::mem::take(&mut entry.below);
            self.pad(indent);
            self.pair(indent, group, key, entry);
            self.remarks(indent, &below);
            parted = !below.is_empty();
        }
        self.last(indent, parted, last);
    }

    /// The remarks that end a group or list.
    fn last(&mut self, indent: usize, parted: bool, remarks: &[Remark]) {
        if parted && !remarks.is_empty() {
            self.blank();
        }
        self.remarks(indent, remarks);
    }

    /// The blank line and the remarks above an entry.
    fn before(&mut self, indent: usize, entry: &Entry<'_>, parted: bool, inner_first: bool) {
        let above = entry.above.first();
        let blank = above.map_or(entry.blank, |remark| remark.blank);
        if (parted || blank) && !inner_first {
            self.blank();
        }
        if let Some((first, rest)) = entry.above.split_first() {
            self.remarks(indent, &[Remark { blank: false, ..first.clone() }]);
            self.remarks(indent, rest);
            if entry.blank {
                self.blank();
            }
        }
    }

    /// A key and its value, from the key on.
    fn pair(&mut self, indent: usize, group: Group, key: &Key, entry: Entry<'_>) {
        let Entry { value, tail, .. } = entry;
        let grouped = matches!(value, Item::Group(..));
        let shape = group.shape(&key.name, grouped);
        self.text.push_str(&name(key));
        self.text.push(':');
        let tail = tail.as_deref();
        match (value, shape) {
            (Item::Null, _) => self.end_line(tail),
            (Item::Scalar { kept: Some(kept), .. }, Shape::Prose(_) | Shape::Short(_)) => {
                self.kept(indent, &kept, tail);
            }
            (Item::Scalar { text, style, .. }, Shape::Prose(lines)) => {
                self.prose(indent, text, style, lines, true, tail);
            }
            (Item::Scalar { text, style, .. }, Shape::Short(lines)) => {
                self.prose(indent, text, style, lines, false, tail);
            }
            (Item::Scalar { text, style, .. }, _) => self.one_line(&line(text, style), tail),
            (Item::Verbatim(source), _) => self.verbatim(indent, &source, tail),
            (Item::List(items, last), shape) => self.list(indent, shape, items, &last, tail),
            (Item::Group(entries, last), shape) => {
                if entries.is_empty() {
                    self.one_line("{}", tail);
                    return self.remarks(indent, &last);
                }
                self.end_line(tail);
                let inner = if let Shape::Group(inner) = shape { inner } else { Group::Sidebar };
                self.group(indent + 2, inner, entries, &last);
            }
        }
    }

    fn one_line(&mut self, value: &str, tail: Option<&str>) {
        self.text.push(' ');
        self.text.push_str(value);
        self.end_line(tail);
    }

    /// A list or group in brackets, line by line.
    fn verbatim(&mut self, indent: usize, source: &[&str], tail: Option<&str>) {
        for (n, line) in source.iter().enumerate() {
            if n == 0 {
                self.text.push(' ');
            } else {
                self.text.push('\n');
                self.pad(if trimmed(line).is_empty() { 0 } else { indent + 2 });
            }
            self.text.push_str(trimmed(line));
        }
        self.end_line(tail);
    }

    /// A text whose lines stay as they are.
    fn kept(&mut self, indent: usize, kept: &Kept<'_>, tail: Option<&str>) {
        let below = kept.header.is_some();
        if let Some(header) = kept.header {
            self.text.push_str(if header.is_empty() { "" } else { " " });
            self.text.push_str(header);
            self.end_line(tail);
        }
        for (n, line) in kept.lines.iter().enumerate() {
            match (n, line.trim_end_matches([' ', '\t'])) {
                (0, line) if !below => self.text.extend([" ", line]),
                (_, "") => {}
                (_, line) => {
                    self.pad(indent + 2);
                    self.text.push_str(line);
                }
            }
            if below || n + 1 < kept.lines.len() {
                self.text.push('\n');
            }
        }
        if !below {
            self.end_line(tail);
        }
    }

    fn prose(
        &mut self,
        indent: usize,
        text: &str,
        style: Style,
        kept: Lines,
        always: bool,
        tail: Option<&str>,
    ) {
        let escapes = |c: char| c != '\n' && c != '\t' && needs_escape(c);
        // What is told of line ends of web pages, and how they are mended, goes by the lines that they stand in.
        let tidy = match text.contains(LINE_ENDS) {
            true => parted_once(text.trim_matches('\n')),
            false => (self.tidy)(text, kept),
        };
        if tidy.is_empty() || text.contains(escapes) {
            return self.one_line(&scalar(text), tail);
        }
        let short = tidy.chars().count() <= ONE_LINE && !tidy.contains('\n');
        let plain = is_plain(&tidy) || (style == Style::Plain && tidy == text);
        if !always && style != Style::Block && short && plain {
            return self.one_line(&tidy, tail);
        }
        // A first line that begins with spaces would be taken for the indentation of all.
        let header = if tidy.starts_with([' ', '\t', '\n']) { "|2" } else { "|" };
        self.text.push(' ');
        self.text.push_str(header);
        self.end_line(tail);
        lines(&mut self.text, indent + 2, &tidy);
    }

    fn list(
        &mut self,
        indent: usize,
        shape: Shape,
        items: Vec<Entry<'_>>,
        last: &[Remark],
        tail: Option<&str>,
    ) {
        let flow = if shape == Shape::List && !items.is_empty() {
            None
        } else {
            in_brackets(&items, last)
        };
        if let Some(flow) = flow {
            return self.one_line(&flow, tail);
        }
        self.end_line(tail);
        let sections = shape == Shape::Group(Group::Sections);
        let mut parted = false;
        for (n, mut entry) in items.into_iter().enumerate() {
            let below = std::mem::take(&mut entry.below);
            self.item(indent + 2, entry, parted || (n > 0 && sections), n == 0);
            self.remarks(indent + 2, &below);
            parted = !below.is_empty();
        }
        self.last(indent + 2, parted, last);
    }

    fn item(&mut self, indent: usize, mut entry: Entry<'_>, parted: bool, first: bool) {
        hoist(&mut entry);
        self.before(indent, &entry, parted, first);
        self.pad(indent);
        self.text.push('-');
        match entry.value {
            Item::Group(pairs, last) if !pairs.is_empty() => {
                let start = self.text.len();
                self.group(indent + 2, Group::Section, pairs, &last);
                // The dash takes the place of the first key's indentation.
                self.text.replace_range(start..start + indent + 1, "");
            }
            Item::Scalar { text, style, .. } => {
                self.one_line(&line(text, style), entry.tail.as_deref())
            }
            Item::Verbatim(source) => self.verbatim(indent, &source, entry.tail.as_deref()),
            Item::List(items, last) => match in_brackets(&items, &last) {
                Some(flow) => self.one_line(&flow, entry.tail.as_deref()),
                None => self.end_line(entry.tail.as_deref()),
            },
            Item::Group(..) => self.one_line("{}", entry.tail.as_deref()),
            Item::Null => self.end_line(entry.tail.as_deref()),
        }
    }
}

/// A text with one blank line between its paragraphs.
fn parted_once(text: &str) -> String {
    let paragraphs = text.split("\n\n").map(|part| part.trim_start_matches('\n'));
    paragraphs.filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n\n")
}

/// Moves the remarks between a dash and the first key after it above the dash.
fn hoist(entry: &mut Entry<'_>) {
    let Item::Group(pairs, _) = &mut entry.value else { return };
    pairs.sort_by_key(|pair| Group::Section.rank(pair.key.map_or("", |key| &key.name)));
    let mut moved: Vec<Remark> = Vec::new();
    moved.extend(entry.tail.take().map(|text| Remark { text, blank: false }));
    if let Some(pair) = pairs.first_mut() {
        moved.append(&mut pair.above);
        pair.blank = false;
    }
    if let Some(first) = moved.first_mut() {
        first.blank = std::mem::take(&mut entry.blank);
    }
    entry.above.append(&mut moved);
}

/// A line without the white space that YAML drops at its ends: a no-break space is text, and so is a space that a
/// backslash escapes.
fn trimmed(line: &str) -> &str {
    let body = line.trim_matches([' ', '\t']);
    let escaped = (body.len() - body.trim_end_matches('\\').len()) % 2 == 1;
    let start = line.len() - line.trim_start_matches([' ', '\t']).len();
    let more = usize::from(escaped && start + body.len() < line.len());
    &line[start..start + body.len() + more]
}

/// A key's name as it can stand before its colon.
fn name(key: &Key) -> String {
    let bare = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
    let plain =
        key.name.chars().all(bare) && key.name.starts_with(|c: char| c.is_ascii_alphanumeric());
    if plain { key.name.clone() } else { scalar(&key.name) }
}

/// A text of one line: a line feed in it is a space.
fn line(text: &str, style: Style) -> String {
    if style == Style::Plain {
        return text.to_owned();
    }
    if !text.contains('\n') {
        return scalar(text);
    }
    scalar(
        &text
            .split(['\n', ' ', '\t'])
            .filter(|word| !word.is_empty())
            .collect::<Vec<_>>()
            .join(" "),
    )
}

/// A list of texts without remarks in brackets, where it fits on a line.
fn in_brackets(items: &[Entry<'_>], last: &[Remark]) -> Option<String> {
    let mut words = Vec::new();
    for entry in items {
        let remarks = entry.tail.is_some() || !entry.above.is_empty() || !entry.below.is_empty();
        match &entry.value {
            Item::Scalar { text, style, .. } if !remarks => words.push(word(text, *style)),
            _ => return None,
        }
    }
    let flow = format!("[{}]", words.join(", "));
    (last.is_empty() && flow.chars().count() <= ONE_LINE).then_some(flow)
}

/// A text in a list in brackets.
fn word(text: &str, style: Style) -> String {
    let line = line(text, style);
    if line.starts_with('"') || !line.contains([',', '[', ']', '{', '}']) {
        return line;
    }
    format!("\"{}\"", line.replace('\\', "\\\\").replace('"', "\\\""))
}
