//! Tags of HTML that go over the ends of lines, as programs wrap them, and headings and links whose words do.

use std::borrow::Cow;

use super::inline_read::is_tag;
use super::tags::is_block;

/// What stands for a line whose text went elsewhere.
const GONE: &str = "<!-- -->";
/// A tag, a heading or a link goes over no more lines than this.
const LONGEST: usize = 12;

/// A text in which each tag, heading and link is on one line, its lines in their places.
pub(crate) fn joined(text: Cow<'_, str>) -> Cow<'_, str> {
    if !text.contains('<') {
        return text;
    }
    let lines: Vec<&str> = text.lines().collect();
    let mut out: Vec<Cow<'_, str>> = Vec::with_capacity(lines.len() + 1);
    let mut found = false;
    let mut at = 0;
    while at < lines.len() {
        let mut line = Cow::Borrowed(lines[at]);
        let mut end = at + 1;
        while let Some(wanted) = open(&line) {
            let near = lines[end..].iter().take(LONGEST + at + 1 - end);
            let Some(more) = near
                .take_while(|line| !line.trim().is_empty())
                .position(|line| line.to_ascii_lowercase().contains(&wanted))
            else {
                break;
            };
            for next in &lines[end..=end + more] {
                line = format!("{} {}", line.trim_end(), next.trim()).into();
            }
            end += more + 1;
        }
        out.push(line);
        out.extend((at + 1..end).map(|_| Cow::Borrowed(GONE)));
        found |= end > at + 1;
        at = end;
    }
    if !found {
        return text;
    }
    out.push("".into());
    out.join("\n").into()
}

/// No line that a program wraps is longer than this, in bytes.
const WRAPPED: usize = 20_000;

/// What must come to end a tag, a heading or a link that a line leaves open.
fn open(line: &str) -> Option<String> {
    if line.len() > WRAPPED {
        return None;
    }
    let lower = line.to_ascii_lowercase();
    for (at, _) in lower.match_indices('<') {
        let rest = lower[at + 1..].trim_start_matches('/');
        let length = rest.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(rest.len());
        let (name, attributes) = rest.split_at(length);
        if !(is_block(name) || is_tag(name)) {
            continue;
        }
        let Some(end) = attributes.find('>') else {
            let whole = attributes.is_empty() || attributes.starts_with(char::is_whitespace);
            return (whole && !attributes.contains('<')).then(|| ">".to_owned());
        };
        let heading = name.len() == 2 && name.starts_with('h') && name != "hr";
        let link = name == "a" && attributes[..end].contains("href=");
        let close = format!("</{name}>");
        if (heading || link)
            && !lower[at..].starts_with("</")
            && !attributes[end..].contains(close.as_str())
        {
            return Some(close);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::joined;

    #[test]
    fn tags_headings_and_links_are_on_one_line() {
        for (text, line) in [
            (
                "<h2\nclass=\"a\"\nid=\"b\">Le four</h2>\n",
                "<h2 class=\"a\" id=\"b\">Le four</h2>\n<!-- -->\n<!-- -->\n",
            ),
            ("<h2>Le four\ndu bourg</h2>\n", "<h2>Le four du bourg</h2>\n<!-- -->\n"),
            (
                "Un <a\nhref=\"b\">four\nchaud</a>.\n",
                "Un <a href=\"b\">four chaud</a>.\n<!-- -->\n<!-- -->\n",
            ),
        ] {
            assert_eq!(joined(text.into()), line);
        }
    }

    #[test]
    fn what_no_tag_opens_stays() {
        for text in [
            "3 < 4\net 5 > 4\n",
            "<h2>Le four\n\ndu bourg</h2>\n",
            "<p\n\n>\n",
            "a <b\nc\n",
            "<pain\n>\n",
        ] {
            assert_eq!(joined(text.into()), text);
        }
    }
}
