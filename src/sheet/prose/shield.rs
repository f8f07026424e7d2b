//! HTML prints as it stands: its tags are hidden from Markdown, which would take whole paragraphs for code.

use std::ops::Range;

use crate::message::text;

/// What stands for `<` while Markdown reads; as long as it, and forbidden in sources.
const SHIELD: char = '\u{1}';

/// Something that looks like HTML.
pub(super) enum Html {
    /// A comment, which its author means to hide.
    Comment,
    /// A well-known tag, the one that closes it with it: its name, and how to write what it means.
    Tag(String, String),
}

/// The longest text between two tags that a remedy repeats, in characters.
const REPEATED: usize = 60;

/// What to write instead of a tag that people paste; none for what is no such tag.
fn remedy(tag: &str) -> Option<String> {
    Some(match tag {
        "b" | "strong" => text!("html-tag.hint-bold"),
        "i" | "em" => text!("html-tag.hint-italic"),
        "br" => text!("html-tag.hint-break"),
        "sup" => text!("html-tag.hint-raised"),
        "a" => text!("html-tag.hint-link"),
        "p" => text!("html-tag.hint-paragraph"),
        "div" | "span" | "font" => text!("html-tag.hint-delete"),
        "u" => text!("html-tag.hint-underlined"),
        "h1" | "h2" | "h3" => text!("html-tag.hint-heading"),
        "ul" | "li" => text!("html-tag.hint-item"),
        "table" => text!("html-tag.hint-table"),
        "img" => text!("html-tag.hint-picture"),
        _ => return None,
    })
}

/// Hides every `<` that opens no address, and tells what looked like HTML; offsets stay as they are.
pub(super) fn shield(text: &str) -> (String, Vec<(Range<usize>, Html)>) {
    let mut found = Vec::new();
    // Tags that nothing has closed yet, and which of those found they are.
    let mut open: Vec<(String, usize)> = Vec::new();
    let mut out = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        let rest = &text[at..];
        if c != '<' || is_address(rest) || text[..at].ends_with("](") {
            out.push(c);
            continue;
        }
        out.push(SHIELD);
        if rest.starts_with("<!--") {
            let end = rest.find("-->").map_or(4, |end| end + 3);
            found.push((at..at + end, Html::Comment));
        } else if let Some((name, remedy)) = tag(rest) {
            let end = rest.find('>').map_or(rest.len(), |end| end + 1);
            let closes = rest.starts_with("</");
            match open.iter().rposition(|(opened, _)| closes && *opened == name) {
                // Who is told of the first tag of a pair knows of the second.
                Some(pair) => closed(text, open.remove(pair).1, at, &mut found),
                None => {
                    open.extend((!closes).then(|| (name.clone(), found.len())));
                    found.push((at..at + end, Html::Tag(name, remedy)));
                }
            }
        }
    }
    (out, found)
}

/// Puts what stands between two tags into the remedy of the first, `which` of those that were found.
fn closed(text: &str, which: usize, end: usize, found: &mut [(Range<usize>, Html)]) {
    let Some((range, Html::Tag(name, remedy))) = found.get_mut(which) else { return };
    let (Some(mark), inner) = (mark(name), text[range.end..end].trim()) else { return };
    let plain = !inner.contains(['\n', '<', '*']) && !inner.is_empty();
    if plain && inner.chars().count() <= REPEATED {
        *remedy = text!("html-tag.hint-pair", written = format!("{mark}{inner}{mark}"));
    }
}

/// What Markdown writes on both sides of a text in the place of a pair of tags, if there is such a mark.
pub(crate) fn mark(tag: &str) -> Option<&'static str> {
    match tag {
        "b" | "strong" => Some("**"),
        "i" | "em" => Some("*"),
        "sup" => Some("^"),
        _ => None,
    }
}

/// The first well-known tag or code of a character in a line that has none: where, and as it is written.
pub(crate) fn first_code(line: &str) -> Option<Range<usize>> {
    let tags = line.match_indices('<').filter_map(|(at, _)| {
        tag(&line[at..])?;
        Some(at..at + line[at..].find('>')? + 1)
    });
    let codes = line.match_indices('&').filter_map(|(at, _)| {
        let name = line[at + 1..].split_once(';')?.0;
        let word = name.trim_start_matches('#');
        let good = (2..9).contains(&name.len()) && word.bytes().all(|b| b.is_ascii_alphanumeric());
        (good && !word.is_empty()).then(|| at..at + name.len() + 2)
    });
    tags.chain(codes).min_by_key(|range| range.start)
}

/// Shows what was hidden.
pub(super) fn unshield(text: &str) -> String {
    text.replace(SHIELD, "<")
}

/// Whether `<` opens an address: <https://…> or <name@host>.
fn is_address(rest: &str) -> bool {
    let Some(end) = rest.find(['>', ' ', '\n']).filter(|&end| rest[end..].starts_with('>')) else {
        return false;
    };
    let inside = &rest[1..end];
    super::links::is_allowed(inside) || super::links::is_email(inside)
}

/// The well-known tag that a text begins with, and what to write instead.
fn tag(rest: &str) -> Option<(String, String)> {
    let name = rest[1..].trim_start_matches('/');
    let end = name.find(|c: char| !c.is_ascii_alphanumeric())?;
    let closed =
        name[end..].starts_with(['>', '/']) || (name[end..].starts_with(' ') && name.contains('>'));
    let name = name[..end].to_ascii_lowercase();
    let remedy = remedy(&name).filter(|_| closed)?;
    Some((name, remedy))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_keep_their_bracket() {
        let shielded = |text: &str| shield(text).0.replace(SHIELD, "¤");
        assert_eq!(
            shielded("a <x> b <https://a.b> <c@d.fr> 3 < 4"),
            "a ¤x> b <https://a.b> <c@d.fr> 3 ¤ 4"
        );
        assert_eq!(shielded("[a](<b.png>)"), "[a](<b.png>)");
        assert_eq!(unshield(&shield("<b>é</b>").0), "<b>é</b>");
    }

    #[test]
    fn known_tags_and_comments_are_told() {
        assert_eq!(shield("<b>x</B> <nom> <!-- a --> a<b").1.len(), 2);
    }

    #[test]
    fn a_pair_of_tags_is_told_once_with_what_to_write() {
        let told = |text: &str| -> Vec<(usize, String)> {
            let tags = shield(text).1.into_iter().filter_map(|(range, html)| match html {
                Html::Tag(_, remedy) => Some((range.start, remedy)),
                Html::Comment => None,
            });
            tags.collect()
        };
        let remedies = told("Un <b>mot</b>, <I>deux</I>, 1<sup>er</sup>.");
        let written = ["**mot**", "*deux*", "^er^"];
        assert_eq!(remedies.len(), written.len());
        for ((_, remedy), written) in remedies.iter().zip(written) {
            assert!(remedy.contains(written), "{remedy}");
        }
        // Pairs in pairs, a tag without its pair, and one that has none.
        assert_eq!(told("<b><i>x</i></b>").len(), 2);
        assert_eq!(told("<b>x</i></b>").iter().map(|(at, _)| *at).collect::<Vec<_>>(), [0, 4]);
        assert_eq!(told("<p>x</p><p>y</p><br>z").len(), 3);
    }
}
