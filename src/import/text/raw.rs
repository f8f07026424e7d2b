//! A text's lines without what no sheet may hold: the remarks of converters, characters that print nothing.

use std::borrow::Cow;

use super::attributes;
use super::entity;
use super::tags;
use crate::import::office::symbol;
use crate::source::forbidden;

/// A remark that says nothing: it stands for what went elsewhere.
pub(super) const BLANK: &str = "<!-- -->";

/// A line of a text as it is read.
pub(crate) struct Line {
    /// Its number, from 1.
    pub(crate) number: usize,
    /// Its text, without remarks and what no sheet may hold.
    pub(crate) text: String,
    /// How many signs went that would have printed something.
    pub(crate) lost: usize,
    /// Whether there was a remark on it.
    pub(crate) remark: bool,
    /// What those say, in words.
    pub(crate) said: Option<String>,
    /// Whether a tag stands for it: blank ones only part blocks then.
    pub(crate) made: bool,
}

/// The lines of a text, the remarks that conversions leave taken out.
pub(crate) fn lines(text: &str) -> impl Iterator<Item = Line> {
    let mut open = false;
    let mut rest = tags::read(text.lines()).peekable();
    std::iter::from_fn(move || {
        let (index, line) = rest.next()?;
        let made = matches!(line, Cow::Owned(_));
        let line = attributes::without_anchors(line);
        let line = attributes::cut(&line, rest.peek().map(|(_, next)| &**next));
        let (text, lost) = clean(&entity::spelled(line));
        let known = open;
        let blank = text.trim() == BLANK;
        let mut words = String::new();
        let (text, found) = without_remarks(&text, &mut open, &mut words);
        let remark = known || found;
        let said = (remark && !blank).then(|| words.trim().to_owned());
        Some(Line { number: index + 1, text, lost, remark, said, made })
    })
}

/// A line without remarks, whose `words` come apart, and whether there was one; `open` where one goes on over its end, as
/// only one does that starts a line.
fn without_remarks(line: &str, open: &mut bool, words: &mut String) -> (String, bool) {
    const START: &str = "<!--";
    const END: &str = "-->";
    let mut out = String::new();
    let mut rest = line;
    let mut found = false;
    loop {
        let from = if *open { Some(0) } else { rest.find(START) };
        let Some(from) = from else { break };
        let skip = if *open { 0 } else { from + START.len() };
        match rest[skip..].find(END) {
            Some(end) => {
                words.push_str(&rest[skip..skip + end]);
                words.push(' ');
                out.push_str(&rest[..from]);
                out.push(' ');
                rest = &rest[skip + end + END.len()..];
                *open = false;
            }
            None if *open || (out.trim().is_empty() && rest[..from].trim().is_empty()) => {
                words.push_str(&rest[skip..]);
                *open = true;
                rest = "";
            }
            None => break,
        }
        found = true;
        if rest.is_empty() {
            break;
        }
    }
    out.push_str(rest);
    (out, found)
}

/// A line without the characters that no sheet may hold; symbols of special fonts become signs, or go.
///
/// Says how many went that would have printed something.
fn clean(line: &str) -> (String, usize) {
    let mut out = String::with_capacity(line.len());
    let mut lost = 0;
    for c in line.chars() {
        match c {
            '\u{ad}' | '\u{200b}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {}
            '\r' | '\u{feff}' | '\u{2028}' | '\u{2029}' | '\u{85}' => out.push(' '),
            '\u{f000}'..='\u{f0ff}' if symbol(u32::from(c)).is_some() => {
                out.extend(symbol(u32::from(c)));
            }
            c if forbidden(c).is_some() => {
                lost += usize::from(!c.is_control());
                out.push(' ');
            }
            c => out.push(c),
        }
    }
    (out, lost)
}
