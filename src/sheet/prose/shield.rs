//! What prints as it stands is hidden from Markdown: the tags of HTML, which would make code of whole paragraphs, and stars
//! inside of words.

use std::ops::Range;

use crate::message::text;

/// What stands for signs while Markdown reads; as long as they, and forbidden in sources.
pub(super) const SHIELDS: [char; 4] = [BRACKET, STAR, CARET, VOID];
const BRACKET: char = '\u{1}';
const STAR: char = '\u{2}';
/// A caret that a backslash makes mean itself: what carets raise is looked for behind Markdown.
const CARET: char = '\u{3}';
/// That backslash.
const VOID: char = '\u{4}';

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
        // Word's own, which come along with what is pasted.
        word if ["o:", "w:", "v:", "m:", "st1:"].iter().any(|space| word.starts_with(space)) => {
            text!("html-tag.hint-delete")
        }
        _ => return None,
    })
}

/// Hides every `<` that opens no address, and every star inside of a word; tells what looked like HTML. Offsets stay as
/// they are.
pub(super) fn shield(text: &str) -> (String, Vec<(Range<usize>, Html)>) {
    let mut found = Vec::new();
    // Tags that nothing has closed yet, and which of those found they are.
    let mut open: Vec<(String, usize)> = Vec::new();
    let mut out = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        let rest = &text[at..];
        if c == '^' && is_escaped(text, at) {
            out.pop();
            out.extend([VOID, CARET]);
            continue;
        }
        if c == '*' && is_letter(text, at) {
            out.push(STAR);
            continue;
        }
        if c != '<' || is_address(rest) || text[..at].ends_with("](") || is_escaped(text, at) {
            out.push(c);
            continue;
        }
        out.push(BRACKET);
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

/// Characters of HTML that word processors and the web write by their names.
const ENTITIES: [(&str, &str); 24] = [
    ("&nbsp;", " "),
    ("&amp;", "&"),
    ("&lt;", "<"),
    ("&gt;", ">"),
    ("&quot;", "\""),
    ("&#39;", "'"),
    ("&apos;", "'"),
    ("&rsquo;", "’"),
    ("&laquo;", "«"),
    ("&raquo;", "»"),
    ("&ndash;", "–"),
    ("&mdash;", "—"),
    ("&hellip;", "…"),
    ("&euro;", "€"),
    ("&oelig;", "œ"),
    ("&eacute;", "é"),
    ("&egrave;", "è"),
    ("&ecirc;", "ê"),
    ("&agrave;", "à"),
    ("&acirc;", "â"),
    ("&ccedil;", "ç"),
    ("&ocirc;", "ô"),
    ("&icirc;", "î"),
    ("&ugrave;", "ù"),
];

/// The name of a character that a text begins with, and what it stands for.
pub(crate) fn entity(rest: &str) -> Option<(&'static str, &'static str)> {
    ENTITIES.into_iter().find(|(name, _)| rest.starts_with(name))
}

/// A title without its tags and names of characters, if it has any.
pub(crate) fn without_html(line: &str) -> Option<String> {
    let mut out = String::with_capacity(line.len());
    let mut at = 0;
    while let Some(c) = line[at..].chars().next() {
        let rest = &line[at..];
        if let Some((name, meant)) = entity(rest) {
            out.push_str(meant);
            at += name.len();
        } else if let Some(length) = tag_length(rest) {
            out.push_str(if rest.starts_with("<br") { " " } else { "" });
            at += length;
        } else {
            out.push(c);
            at += c.len_utf8();
        }
    }
    (out.len() < line.len()).then(|| out.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// How long the well-known tag is that a text begins with.
fn tag_length(rest: &str) -> Option<usize> {
    let known = rest.starts_with('<') && tag(rest).is_some();
    rest.find('>').filter(|_| known).map(|end| end + 1)
}

/// Shows what was hidden.
pub(super) fn unshield(text: &str) -> String {
    show_carets(&show_marks(text))
}

/// Shows what was hidden from Markdown alone.
pub(super) fn show_marks(text: &str) -> String {
    text.replace(BRACKET, "<").replace(STAR, "*").replace(VOID, "")
}

/// Shows carets, once those that raise something are found.
pub(super) fn show_carets(text: &str) -> String {
    text.replace(CARET, "^")
}

/// Whether backslashes before a sign make it mean itself.
fn is_escaped(text: &str, at: usize) -> bool {
    let before = &text[..at];
    (before.len() - before.trim_end_matches('\\').len()) % 2 == 1
}

/// Whether a star is as good as a letter of its word: `les habitant*es`, `citoyen*ne*s`, `2*3*4`. Where a star begins or
/// ends the word as well, they make italics; words with other signs may be addresses.
fn is_letter(text: &str, at: usize) -> bool {
    let start = text[..at]
        .rfind(char::is_whitespace)
        .map_or(0, |space| space + text[space..].chars().next().map_or(1, char::len_utf8));
    let end = text[at..].find(char::is_whitespace).map_or(text.len(), |length| at + length);
    let word = &text[start..end];
    let plain = !word.contains(['/', '[', ']', '<', '>', '@', '\\', '_', '`']);
    plain
        && word.match_indices('*').all(|(at, _)| {
            word[..at].ends_with(char::is_alphanumeric)
                && word[at + 1..].starts_with(char::is_alphanumeric)
        })
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
    let end = name.find(|c: char| !c.is_ascii_alphanumeric() && c != ':')?;
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
        let shielded = |text: &str| shield(text).0.replace(SHIELDS, "¤");
        assert_eq!(
            shielded("a <x> b <https://a.b> <c@d.fr> 3 < 4"),
            "a ¤x> b <https://a.b> <c@d.fr> 3 ¤ 4"
        );
        assert_eq!(shielded("[a](<b.png>)"), "[a](<b.png>)");
        assert_eq!(shielded(r"a \< b \\< c"), r"a \< b \\¤ c");
        assert_eq!(unshield(&shield("<b>é</b>").0), "<b>é</b>");
    }

    #[test]
    fn stars_inside_of_words_are_letters() {
        let shielded = |text: &str| shield(text).0.replace(SHIELDS, "¤");
        for (text, wanted) in [
            ("les habitant*es et citoyen*ne*s", "les habitant¤es et citoyen¤ne¤s"),
            ("*les habitant*es d'ici* 2*3*4", "*les habitant¤es d'ici* 2¤3¤4"),
            ("*mot*, **S**ervice *A*ller dé*faire*", "*mot*, **S**ervice *A*ller dé*faire*"),
            ("https://a.b/c*d [x](#a*b) a\\*b", "https://a.b/c*d [x](#a*b) a\\*b"),
        ] {
            assert_eq!(shielded(text), wanted);
            assert_eq!(unshield(&shield(text).0), text);
        }
        assert_eq!(unshield(&shield(r"m\^2\^ \\^").0), r"m^2^ \\^");
    }

    #[test]
    fn titles_are_told_without_their_html() {
        let meant = |text: &str| without_html(text).unwrap_or_default();
        assert_eq!(meant("Un <b>mot</b>,<br/>deux&nbsp;:"), "Un mot, deux :");
        assert_eq!(meant("1<sup>er</sup> &eacute;t&eacute;"), "1er été");
        for text in ["Un <nom>", "a & b", "3 < 4 > 2", "R&D;", ""] {
            assert_eq!(without_html(text), None, "{text}");
        }
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
