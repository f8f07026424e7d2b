//! Marks of Markdown that missed: what was to be italics, a raised letter, a link or a box to tick prints with its signs.

use std::ops::Range;

use super::foreign;
use crate::message::text;

/// A mark that prints as it stands.
pub(super) struct Missed {
    /// Where, in the paragraph.
    pub range: Range<usize>,
    /// What is wrong.
    pub message: String,
    /// What to type instead.
    pub hint: String,
}

/// The first such mark of a paragraph: `text` is what prints of it, `written` its source, `all` the whole text it is from.
pub(super) fn sign(text: &str, written: &str, all: &str) -> Option<Missed> {
    let told = |range, message, hint| Some(Missed { range, message, hint });
    if text.ends_with('\\') && !written.trim_end().ends_with("\\\\") {
        let end = written.trim_end().len();
        return told(end - 1..end, text!("sign-backslash"), text!("sign-backslash.hint"));
    }
    if let Some(at) = backslash(written).filter(|_| text.contains('\\')) {
        return told(at, text!("sign-backslash-idle"), text!("sign-backslash.hint"));
    }
    if let Some(foreign) = foreign::sign(text, written) {
        return Some(foreign);
    }
    // Nearly no paragraph prints any of them.
    if !['*', '_', '^', '[', '{', '=', '~'].iter().any(|sign| text.contains(*sign)) {
        return None;
    }
    if let Some(range) = open(text, written, all) {
        let (sign, word) = written[range.clone()].split_at(1);
        let hint = text!("sign-italic.hint", sign, word);
        return told(range, text!("sign-italic", sign), hint);
    }
    if let Some(range) = apart(written).filter(|_| text.contains('*')) {
        let inner = written[range.clone()].trim_matches(['*', ' ']);
        let hint = text!("sign-italic.hint", sign = "*", word = inner);
        return told(range, text!("sign-italic", sign = "*"), hint);
    }
    if let Some(range) = call(written).filter(|_| text.contains('^')) {
        return told(range, text!("sign-call-missed"), text!("sign-call-missed.hint"));
    }
    if let Some(range) = raised(text, written) {
        let hint = text!("sign-raised.hint", word = &written[range.start + 1..range.end]);
        return told(range, text!("sign-raised"), hint);
    }
    if let Some(range) = tildes(written).filter(|range| text.contains(&written[range.clone()])) {
        let inner = written[range.clone()].trim_matches('~');
        let hint = match lowered(inner) {
            Some(low) => {
                let before = written[..range.start].rsplit(|c: char| !c.is_alphanumeric()).next();
                let word = format!("{}{low}", before.unwrap_or_default());
                text!("sign-lowered.hint", word)
            }
            None => text!("sign-lowered.hint-plain"),
        };
        return told(range, text!("sign-lowered"), hint);
    }
    if let Some(range) = marked(written) {
        return told(range, text!("sign-marked"), text!("sign-marked.hint"));
    }
    if let Some(range) = box_to_tick(written) {
        return told(range, text!("sign-box"), text!("sign-box.hint"));
    }
    let placed = ["{demi}", "{cote}", "{côté}"].into_iter().find_map(|name| {
        let at = text.contains(name).then(|| written.find(name))??;
        // Behind a picture in a text, the picture is what is wrong, and is told.
        (!written[..at].contains("![")).then_some(())?;
        Some(at..at + name.len())
    });
    let placed = placed?;
    let name = written[placed.clone()].to_owned();
    told(placed, text!("sign-placed", name), text!("sign-placed.hint", name))
}

/// A backslash before a blank, or before a sign that means nothing to Markdown: « \« ».
fn backslash(written: &str) -> Option<Range<usize>> {
    let mut escaped = false;
    written.char_indices().find_map(|(at, c)| {
        let begins = c == '\\' && !escaped;
        escaped = begins;
        let next = written[at + c.len_utf8()..].chars().next().filter(|_| begins)?;
        let begins = written[..at].chars().next_back().is_none_or(char::is_whitespace);
        let letter = begins && next.is_alphabetic();
        let idle =
            matches!(next, ' ' | '\t') || letter || !next.is_ascii() && !next.is_alphanumeric();
        idle.then(|| at..at + 1)
    })
}

/// Whether a backslash stands before an offset.
fn escaped(written: &str, at: usize) -> bool {
    written[..at].ends_with('\\')
}

/// The word that a text has at an offset.
fn word_at(written: &str, at: usize) -> &str {
    let rest = &written[at..];
    &rest[..rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len())]
}

/// A star or a line that opens before a word, and that nothing closes: it prints. One that begins a paragraph may explain
/// a star behind a word, as notes do on paper.
fn open(text: &str, written: &str, all: &str) -> Option<Range<usize>> {
    written.match_indices(['*', '_']).find_map(|(at, sign)| {
        let before = written[..at].chars().next_back();
        let free = before.is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '«' | '’' | '\''));
        let word = word_at(written, at + 1);
        let prints = !word.is_empty() && text.contains(&format!("{sign}{word}"));
        let note = at == 0 && sign == "*" && has_call(all);
        let found = free && prints && !note && !escaped(written, at);
        found.then(|| at..at + 1 + word.len())
    })
}

/// What was to call a note and does not: `[^1` that nothing closes, `[1^]`, `(^1)`, `^[the note itself]`.
fn call(written: &str) -> Option<Range<usize>> {
    written.match_indices('^').filter(|(at, _)| !escaped(written, *at)).find_map(|(at, _)| {
        let (before, label) = (&written[..at], word_at(written, at + 1));
        if let Some(note) = written[at + 1..].strip_prefix('[') {
            return note.find(']').map(|end| at..at + end + 3);
        }
        let end = at + 1 + label.len();
        let next = written[end..].chars().next();
        let figures = before.len() - before.trim_end_matches(|c: char| c.is_ascii_digit()).len();
        let number = !label.is_empty() && label.bytes().all(|byte| byte.is_ascii_digit());
        // Before a bracket a character ends: the text may be cut there.
        let open = at.checked_sub(figures + 1)?;
        let sign = written.as_bytes()[open];
        if !matches!(sign, b'[' | b'(') || escaped(written, open) {
            return None;
        }
        match sign {
            b'[' if figures == 0 && !label.is_empty() && next != Some(']') => Some(open..end),
            b'[' if figures > 0 && next == Some(']') => Some(open..end + 1),
            b'(' if figures == 0 && number && next == Some(')') => Some(open..end + 1),
            _ => None,
        }
    })
}

/// Whether a text has a star right behind a word, and nothing behind it.
fn has_call(all: &str) -> bool {
    all.match_indices('*').any(|(at, _)| {
        let before = all[..at].chars().next_back();
        let after = all[at + 1..].chars().next();
        before.is_some_and(char::is_alphanumeric)
            && after.is_none_or(|c| !c.is_alphanumeric() && c != '*')
    })
}

/// Two stars with words between them and spaces inside: `* mot *`.
fn apart(written: &str) -> Option<Range<usize>> {
    let lone = |at: usize| {
        let before = written[..at].chars().next_back();
        let after = written[at + 1..].chars().next();
        before.is_none_or(char::is_whitespace) && after.is_none_or(|c| c == ' ' || c == '\n')
    };
    let stars: Vec<usize> =
        written.match_indices('*').map(|(at, _)| at).filter(|at| lone(*at)).collect();
    let pair = stars.windows(2).find(|pair| {
        let inner = written[pair[0] + 1..pair[1]].trim();
        let letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
        // « 2 * 3 * 4 » and « x * y * z » are sums.
        letter(inner.chars().next()) && inner.chars().count() > 2 && !inner.contains('\n')
    })?;
    Some(pair[0]..pair[1] + 1)
}

/// A caret that raises nothing, for there is no second one: `2^ème`.
fn raised(text: &str, written: &str) -> Option<Range<usize>> {
    written.match_indices('^').find_map(|(at, _)| {
        let word = word_at(written, at + 1);
        let before = written[..at].chars().next_back().filter(|c| c.is_alphanumeric())?;
        let prints = !word.is_empty() && text.contains(&format!("{before}^{word}"));
        prints.then(|| at..at + 1 + word.len())
    })
}

/// A tilde behind a letter, another one a few letters on: `H~2~O`, as other programs lower them.
fn tildes(written: &str) -> Option<Range<usize>> {
    written.match_indices('~').find_map(|(at, _)| {
        let inner = word_at(written, at + 1);
        let end = at + 1 + inner.len();
        let word = written[..at].rsplit(char::is_whitespace).next().unwrap_or_default();
        let low = word.ends_with(char::is_alphanumeric)
            && (1..4).contains(&inner.chars().count())
            && written[end..].starts_with('~');
        (low && !word.contains(['/', '@', '.'])).then_some(at..end + 1)
    })
}

/// Words between two pairs of equals signs, which other programs colour: `==mot==`.
fn marked(written: &str) -> Option<Range<usize>> {
    let start = written.find("==")?;
    let inner = &written[start + 2..];
    let end = inner.find("==")?;
    let whole = inner.starts_with(char::is_alphanumeric)
        && inner[..end].ends_with(|c: char| c.is_alphanumeric() || c == '.');
    (whole && !inner[..end].contains('\n')).then_some(start..start + end + 4)
}

/// The box that a paragraph begins with: `[ ] appeler`.
fn box_to_tick(written: &str) -> Option<Range<usize>> {
    let boxes = ["[ ] ", "[] ", "[x] ", "[X] "];
    let found = boxes.into_iter().find(|it| written.starts_with(it))?;
    Some(0..found.len() - 1)
}

/// Figures below the line in the place of those that tildes stand round; letters have none.
pub(crate) fn lowered(inner: &str) -> Option<String> {
    let figure = |c: char| char::from_u32(0x2080 + c.to_digit(10)?);
    inner.chars().map(figure).collect()
}

/// What nearly was a link, and how it is written: its brackets the wrong way round, those of another program.
pub(super) fn link(written: &str) -> Option<(Range<usize>, String)> {
    if !written.contains('[') {
        return None;
    }
    turned(written)
        .or_else(|| spaced(written))
        .or_else(|| doubled(written))
        .or_else(|| by_name(written))
}

/// What nearly was a link or a picture, but for what stands between its parentheses.
pub(super) fn target(written: &str) -> Option<(Range<usize>, String)> {
    bent(written).or_else(|| bare_caption(written)).or_else(|| apart_from_sheet(written))
}

/// `[le site](https://example.org`, which nothing closes, as it is to be; a text begins with it.
pub(super) fn unclosed(written: &str) -> Option<String> {
    let bare = written.strip_prefix('!').unwrap_or(written);
    let sign = &written[..written.len() - bare.len()];
    let (shown, rest) = bare.strip_prefix('[')?.split_once("](")?;
    let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
    let target = rest[..end].trim_end_matches(['.', ',', ';', ':', '!', '?', '…']);
    let open = !rest.lines().next().unwrap_or_default().contains(')') && !target.is_empty();
    (open && !shown.contains(['[', ']', '\n'])).then(|| format!("{sign}[{shown}]({target})"))
}

/// `[le jardin](# jardin)`.
fn apart_from_sheet(written: &str) -> Option<(Range<usize>, String)> {
    let middle = written.find("](# ")?;
    let start = written[..middle].rfind('[').filter(|at| !escaped(written, *at))?;
    let end = middle + written[middle..].find(')')?;
    let name = written[middle + 4..end].trim();
    let meant = format!("{}](#{name})", &written[start..middle]);
    (!name.is_empty() && !name.contains(char::is_whitespace))
        .then(|| (start..end + 1, text!("link-near-miss.hint-meant", meant)))
}

/// `![La cour](cour.svg “La cour”)`: only straight marks hold a caption.
fn bent(written: &str) -> Option<(Range<usize>, String)> {
    let start = written.find("![")?;
    let open = start + written[start..].find("](")? + 2;
    let (path, rest) = written[open..].split_once(' ')?;
    let caption = rest.trim_start().strip_prefix(['“', '”', '„', '«', '″', '‘', '’'])?;
    let end = caption.find(['”', '“', '»', '″', '’'])?;
    let closed = caption[end..].chars().nth(1) == Some(')');
    let inner = caption[..end].trim_matches([' ', '\u{a0}', '\u{202f}']);
    let shown = &written[start + 2..open - 2];
    let length = written.len() - caption.len() + end;
    let sign = caption[end..].chars().next()?.len_utf8();
    let meant = format!("![{shown}]({path} \"{inner}\")");
    (closed && !path.contains(['"', ')']) && !inner.contains('"'))
        .then(|| (start..length + sign + 1, text!("link-near-miss.hint-straight", meant)))
}

/// `![La cour](cour.svg La cour)`, with quotation marks missing, never closed, or inside others.
fn bare_caption(written: &str) -> Option<(Range<usize>, String)> {
    let start = written.find("![").filter(|at| !escaped(written, *at))?;
    let open = start + written[start..].find("](")? + 2;
    let line = written[open..].lines().next()?;
    let (path, rest) = line.split_once(' ')?;
    let end = rest.rfind(')')?;
    let caption = rest[..end].trim();
    // A path with a space has its ending behind it.
    let path_only = extension(path).is_some() && extension(caption).is_none();
    let whole = caption.len() > 1 && caption.starts_with('"') && caption.ends_with('"');
    let bare = caption.trim_matches('"').trim();
    let other = caption.starts_with(['\'', '(']) || caption.contains('\\');
    if !path_only || other || bare.is_empty() || (whole && !bare.contains('"')) {
        return None;
    }
    let shown = &written[start + 2..open - 2];
    let meant = format!("![{shown}]({path} \"{}\")", with_chevrons(bare));
    let length = open + path.len() + 1 + end + 1;
    Some((start..length, text!("link-near-miss.hint-straight", meant)))
}

/// The ending of a picture's file that a text has.
fn extension(text: &str) -> Option<&str> {
    let (_, ending) = text.rsplit_once('.')?;
    let known = ["png", "jpg", "jpeg", "webp", "tif", "tiff", "svg"];
    known.iter().any(|it| ending.eq_ignore_ascii_case(it)).then_some(ending)
}

/// A text whose quotation marks are French; one without its other goes.
fn with_chevrons(text: &str) -> String {
    let parts: Vec<&str> = text.split('"').collect();
    let mut out = String::new();
    for (number, part) in parts.iter().enumerate() {
        let paired = number + 1 < parts.len() && (number % 2 == 1 || number + 2 < parts.len());
        out += part;
        out += match number % 2 {
            0 if paired => "« ",
            1 if paired => " »",
            _ => "",
        };
    }
    out
}

/// `(le site)[https://…]`.
fn turned(written: &str) -> Option<(Range<usize>, String)> {
    let targets = [")[http", ")[www.", ")[#"];
    let middle = targets.into_iter().find_map(|mark| written.find(mark))?;
    let start = written[..middle].rfind('(')?;
    let end = middle + 2 + written[middle + 2..].find(']')?;
    let (shown, target) = (&written[start + 1..middle], &written[middle + 2..end]);
    let scheme = if target.starts_with("www.") { "https://" } else { "" };
    let meant = format!("[{shown}]({scheme}{target})");
    Some((start..end + 1, text!("link-near-miss.hint-meant", meant)))
}

/// `[le jardin] (#jardin)`, `![Le jardin] (jardin.png)`.
fn spaced(written: &str) -> Option<(Range<usize>, String)> {
    written.match_indices("] (").find_map(|(middle, _)| {
        let open = written[..middle].rfind('[').filter(|at| !escaped(written, *at))?;
        let end = middle + 3 + written[middle + 3..].find(')')?;
        let (shown, target) = (&written[open + 1..middle], &written[middle + 3..end]);
        let picture = written[..open].ends_with('!');
        let sheet = target.starts_with('#') && !target.contains(char::is_whitespace);
        let start = open - usize::from(picture);
        let meant = format!("{}{shown}]({target})", if picture { "![" } else { "[" });
        (picture || sheet).then(|| (start..end + 1, text!("link-near-miss.hint-meant", meant)))
    })
}

/// `[[le jardin]]`, `![[jardin.png]]`.
fn doubled(written: &str) -> Option<(Range<usize>, String)> {
    let start = written.find("[[").filter(|at| !escaped(written, *at))?;
    let end = start + written[start..].find("]]")?;
    let inner = &written[start + 2..end];
    if written[..start].ends_with('!') && extension(inner).is_some() {
        let hint = text!("link-near-miss.hint-picture", path = inner);
        return Some((start - 1..end + 2, hint));
    }
    let hint = text!("link-near-miss.hint-sheet", shown = inner);
    Some((start..end + 2, hint))
}

/// `[le site][1]`, whose address stands nowhere.
fn by_name(written: &str) -> Option<(Range<usize>, String)> {
    let middle = written.find("][").filter(|at| !escaped(written, *at))?;
    let start = written[..middle].rfind('[').filter(|at| !escaped(written, *at))?;
    let end = middle + 2 + written[middle + 2..].find(']')?;
    // Calls to notes that follow each other.
    let note = written[middle + 2..].starts_with('^') || written[start + 1..].starts_with('^');
    let hint = text!("link-near-miss.hint-address", shown = &written[start + 1..middle]);
    (!note).then_some((start..end + 1, hint))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn calls_of_notes_that_miss_are_found() {
        for (written, found) in [
            ("un mot[^1 là", Some(6..9)),
            ("un mot[12^] là", Some(6..11)),
            ("un mot(^1) là", Some(6..10)),
            ("un mot[^1]", None),
            ("un mot^[la note] là", Some(6..16)),
            ("été^x (été^) [é^2", None),
        ] {
            assert_eq!(call(written), found, "{written}");
        }
    }

    #[test]
    fn pictures_of_a_wiki_are_found() {
        let (range, hint) = link("voir ![[place.png]] là").unwrap();
        assert!(range == (5..19) && hint.contains("](place.png)"), "{range:?} {hint}");
    }

    #[test]
    fn captions_without_their_marks_are_found() {
        for (written, meant) in [
            ("![a](b.png La place. © Ville){cote}", "![a](b.png \"La place. © Ville\")"),
            ("![a](b.png \"La place)", "![a](b.png \"La place\")"),
            ("![a](b.png La place (2020))", "![a](b.png \"La place (2020)\")"),
            ("![a](b.png \"La \"place\" ici\")", "![a](b.png \"La « place » ici\")"),
            ("![a](b.png \"La 5\" ici\")", "![a](b.png \"La 5 ici\")"),
        ] {
            let (range, hint) = target(written).unwrap();
            assert!(hint.contains(meant), "{hint}");
            assert!(written[range].ends_with(')'), "{written}");
        }
        for right in
            ["![a](b.png \"La place\")", "![a](b c.png)", "![a](b.png 'La place')", "[a](b c)"]
        {
            assert_eq!(target(right), None, "{right}");
        }
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "[\\[\\]()^1*_{}\\\\ aé😀!#“»\".]{0,8}(.png)?[\\[\\]()^1*_{}\\\\ aé😀!#“»\".]{0,8}") {
            sign(&text, &text, &text);
            link(&text);
            target(&text);
        }
    }
}
