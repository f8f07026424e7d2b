//! Block tags of HTML and fenced divisions, which converters leave among lines of Markdown: they are read as the lines
//! that they stand for.

use std::borrow::Cow;
use std::iter;

use crate::fold::fold;

/// Divisions that stand out from the text, by their names.
const CALLOUTS: &[&str] =
    &["attention", "caution", "important", "info", "note", "remarque", "tip", "warning"];
/// What begins and ends blocks, and says nothing else.
const PLAIN: &[&str] = &[
    "address",
    "article",
    "aside",
    "center",
    "details",
    "div",
    "figcaption",
    "figure",
    "footer",
    "header",
    "hr",
    "main",
    "nav",
    "p",
    "section",
    "summary",
];

/// Whether a name is that of a tag of blocks.
pub(crate) fn is_block(name: &str) -> bool {
    const OTHERS: &[&str] =
        &["h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "table", "tr", "td"];
    PLAIN.contains(&name) || OTHERS.contains(&name)
}

/// What is open over the lines of a text.
#[derive(Debug, Default)]
pub(crate) struct Tags {
    /// The next number of each list, none in those without.
    lists: Vec<Option<u32>>,
    quotes: usize,
    /// Of the fenced divisions, which are quotations to the reader.
    divisions: Vec<bool>,
    table: bool,
}

impl Tags {
    /// The lines that a line stands for, or none where it stands for itself.
    pub(crate) fn lines(&mut self, line: &str) -> Option<Vec<String>> {
        // Tables have a reader of their own.
        let lower = line.to_ascii_lowercase();
        let table = self.table || lower.contains("<table");
        self.table = table && !lower.contains("</table");
        if table {
            return None;
        }
        let mut out = Lines { quotes: self.quotes, text: String::new(), lines: Vec::new() };
        let found = self.fence(line, &mut out) || self.html(line, &mut out);
        if !found && self.quotes == 0 {
            return None;
        }
        out.end_line();
        if out.lines.is_empty() {
            out.end_block();
        }
        Some(out.lines)
    }

    /// `::: name`, `::: {.name}`, and `:::`, which ends it.
    fn fence(&mut self, line: &str, out: &mut Lines) -> bool {
        let Some(rest) = line.trim().strip_prefix(":::") else { return false };
        let rest = rest.trim_matches(|c: char| c == ':' || c.is_whitespace());
        out.end_block();
        if rest.is_empty() {
            let quote = self.divisions.pop().unwrap_or(false);
            self.quotes -= usize::from(quote && self.quotes > 0);
            return true;
        }
        let named = !rest.starts_with('{');
        let mut words = rest.trim_matches(['{', '}']).split_whitespace();
        let name = words.find(|word| named || word.starts_with('.')).unwrap_or_default();
        let name = name.trim_start_matches('.');
        let callout = CALLOUTS.contains(&fold(name).as_str());
        self.divisions.push(callout);
        if callout {
            self.quotes += 1;
            out.quotes = self.quotes;
            out.text = format!("[!{name}]");
        } else if named || fold(name) == "reperes" {
            out.text = format!("**{name}**");
            out.end_block();
        }
        true
    }

    fn html(&mut self, line: &str, out: &mut Lines) -> bool {
        let mut found = false;
        let mut rest = line;
        while let Some(start) = rest.find('<') {
            out.text.push_str(&rest[..start]);
            rest = &rest[start..];
            let Some(tag) = Tag::at(rest) else {
                out.text.push('<');
                rest = &rest[1..];
                continue;
            };
            if let Some((link, length)) = tag.link(rest) {
                out.text.push_str(&link);
                rest = &rest[length..];
                found = true;
                continue;
            }
            if let Some(picture) = tag.picture() {
                out.text.push_str(&picture);
                rest = &rest[tag.length..];
                found = true;
                continue;
            }
            match self.block(&tag, out) {
                true => found = true,
                false => out.text.push_str(&rest[..tag.length]),
            }
            rest = &rest[tag.length..];
        }
        out.text.push_str(rest);
        found
    }

    /// Does what a tag asks for, if it is one of blocks.
    fn block(&mut self, tag: &Tag<'_>, out: &mut Lines) -> bool {
        let level = tag.name.strip_prefix('h').and_then(|level| level.parse::<usize>().ok());
        match (tag.name.as_str(), level) {
            (_, Some(level @ 1..=6)) => {
                out.end_block();
                if tag.opens {
                    out.text = "#".repeat(level) + " ";
                }
            }
            // The paragraph of an item is the item.
            ("p" | "div", _) if !self.lists.is_empty() => out.text.push(' '),
            ("ul" | "ol", _) => {
                out.end_line();
                if self.lists.is_empty() {
                    out.end_block();
                }
                if tag.opens {
                    self.lists.push((tag.name == "ol").then_some(1));
                } else {
                    self.lists.pop();
                }
            }
            ("li", _) => {
                out.end_line();
                let depth = self.lists.len().saturating_sub(1);
                if tag.opens {
                    let indent = "  ".repeat(depth);
                    out.text = match self.lists.last_mut() {
                        Some(Some(number)) => {
                            *number += 1;
                            format!("{indent}{}. ", *number - 1)
                        }
                        _ => format!("{indent}- "),
                    };
                }
            }
            ("blockquote", _) => {
                out.end_block();
                self.quotes = match tag.opens {
                    true => self.quotes + 1,
                    false => self.quotes.saturating_sub(1),
                };
                out.quotes = self.quotes;
            }
            (name, _) if PLAIN.contains(&name) => out.end_block(),
            _ => return false,
        }
        true
    }
}

/// Lines that are being made.
struct Lines {
    quotes: usize,
    text: String,
    lines: Vec<String>,
}

impl Lines {
    fn end_line(&mut self) {
        let text = std::mem::take(&mut self.text);
        if !text.trim().is_empty() {
            let quotes = "> ".repeat(self.quotes);
            self.lines.push(quotes + text.trim_end());
        }
    }

    /// Ends a line, and leaves one blank below it.
    fn end_block(&mut self) {
        self.end_line();
        self.lines.push(">".repeat(self.quotes));
    }
}

/// A tag of HTML.
struct Tag<'t> {
    name: String,
    opens: bool,
    attributes: &'t str,
    length: usize,
}

impl<'t> Tag<'t> {
    /// The tag that a text begins with.
    fn at(text: &'t str) -> Option<Self> {
        let length = text.find('>')? + 1;
        let inside = text[1..length - 1].trim_end_matches('/');
        let opens = !inside.starts_with('/');
        let inside = inside.trim_start_matches('/');
        let end = inside.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(inside.len());
        let attributes = &inside[end..];
        let whole = attributes.is_empty() || attributes.starts_with(char::is_whitespace);
        let name = inside[..end].to_ascii_lowercase();
        (end > 0 && whole && !attributes.contains('<')).then_some(Self {
            name,
            opens,
            attributes,
            length,
        })
    }

    /// The value of an attribute.
    fn value(&self, key: &str) -> Option<&'t str> {
        let mut keys = self.attributes.match_indices(key).map(|(at, _)| at);
        let from = keys.find(|at| self.attributes[..*at].ends_with(char::is_whitespace))?;
        let value = &self.attributes[from + key.len()..];
        let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        value[1..].split(quote).next()
    }

    /// The picture that it is, as Markdown.
    fn picture(&self) -> Option<String> {
        const LONGEST: usize = 200;
        if self.name != "img" {
            return None;
        }
        let plain = |text: &&str| text.len() <= LONGEST && !text.contains(['(', ')', '[', ']']);
        let address = self.value("src=").filter(plain).unwrap_or_default();
        let words = self.value("alt=").map(|alt| alt.replace(['[', ']'], " ")).unwrap_or_default();
        (!words.is_empty() || !address.is_empty()).then(|| format!("![{words}]({address})"))
    }

    /// The link that it begins, as Markdown, and how long that is in the text.
    fn link(&self, text: &str) -> Option<(String, usize)> {
        if self.name != "a" || !self.opens {
            return None;
        }
        let address = self.value("href=")?.replace("&amp;", "&");
        let words = &text[self.length..];
        let end = words.find("</a>").or_else(|| words.find("</A>"))?;
        let web = ["http://", "https://", "mailto:"].iter().any(|start| address.starts_with(start));
        let plain = !address.contains(char::is_whitespace) && !address.contains(['(', ')']);
        let words = words[..end].trim();
        (web && plain && !words.is_empty() && !words.contains([']', '[']))
            .then(|| (format!("[{words}]({address})"), self.length + end + "</a>".len()))
    }
}

/// The lines of a text as they stand, each with its number from 0, those that tags make under the number of theirs.
pub(crate) fn read<'t>(
    lines: impl Iterator<Item = &'t str> + 't,
) -> impl Iterator<Item = (usize, Cow<'t, str>)> + 't {
    let mut tags = Tags::default();
    let mut waiting: Vec<(usize, Cow<'t, str>)> = Vec::new();
    let mut lines = lines.enumerate();
    iter::from_fn(move || {
        if let Some(line) = waiting.pop() {
            return Some(line);
        }
        let (number, line) = lines.next()?;
        match tags.lines(line) {
            None => Some((number, line.into())),
            Some(made) => {
                waiting.extend(made.into_iter().rev().map(|line| (number, line.into())));
                waiting.pop()
            }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made(text: &str) -> Vec<String> {
        read(text.lines())
            .map(|(_, line)| line.into_owned())
            .filter(|line| !line.is_empty())
            .collect()
    }

    #[test]
    fn block_tags_are_the_lines_that_they_stand_for() {
        assert_eq!(
            made("<aside>\n<h3 id=\"a\">Repères</h3>\n<p>Un <b>pain</b></p><p>deux</p>\n</aside>"),
            ["### Repères", "Un <b>pain</b>", "deux"]
        );
        assert_eq!(
            made(
                "<ul>\n<li>un</li>\n<li><p>deux</p>\n<ol><li>trois<li>quatre</ol></li>\n</ul>\nfin"
            ),
            ["- un", "-  deux", "  1. trois", "  2. quatre", "fin"]
        );
        assert_eq!(
            made("<blockquote>Une\nparole.</blockquote>\nfin"),
            ["> Une", "> parole.", ">", "fin"]
        );
    }

    #[test]
    fn links_are_markdown() {
        assert_eq!(
            made(
                "Voir <a class='x' href=\"https://a.example/b\">le <b>site</b></a>, <a href=\"#b\">là</a>."
            ),
            ["Voir [le <b>site</b>](https://a.example/b), <a href=\"#b\">là</a>."]
        );
    }

    #[test]
    fn divisions_are_titles_or_callouts() {
        assert_eq!(made("::: reperes\nPublic : tous\n:::"), ["**reperes**", "Public : tous"]);
        assert_eq!(made("::: {.large a=b}\nUn\n:::\nfin"), ["Un", "fin"]);
        assert_eq!(made(":::: {.note}\nUn\n::::\nfin"), ["> [!note]", "> Un", ">", "fin"]);
    }

    #[test]
    fn other_signs_and_tables_stay() {
        for text in [
            "a < b > c",
            "<5 et >3",
            "a<b",
            "<table><tr><td><p>x</p></td></tr></table>",
            "<table>\n<p>x</p>\n</table>",
        ] {
            assert_eq!(made(text).join("\n"), text);
        }
    }
}
