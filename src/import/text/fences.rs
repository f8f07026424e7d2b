//! Text between fences: « ``` ». Its lines are lines of print.

use std::borrow::Cow;

/// A text in fences is no longer than this, in lines; a longer one is a whole text that a program put between them.
const LONGEST: usize = 60;

/// A text in which the lines between fences end with forced breaks, each in its place.
pub(crate) fn lined(text: Cow<'_, str>) -> Cow<'_, str> {
    if !text.contains("```") && !text.contains("~~~") {
        return text;
    }
    let mut lines: Vec<Cow<'_, str>> = text.lines().map(Cow::Borrowed).collect();
    let mut found = false;
    let mut at = 0;
    while at < lines.len() {
        let mark = ["```", "~~~"].into_iter().find(|mark| lines[at].trim().starts_with(mark));
        let closes = |line: &Cow<'_, str>| mark.is_some_and(|mark| line.trim() == mark);
        let near = lines[at + 1..].iter().take(LONGEST);
        let Some(length) = mark.and_then(|_| near.clone().position(closes)) else {
            at += 1;
            continue;
        };
        // Headings are a text's own.
        if !near.take(length).any(|line| line.trim_start().starts_with('#')) {
            let last = (at + length).max(at + 1);
            for line in lines[at + 1..last].iter_mut().filter(|line| !line.trim().is_empty()) {
                *line = format!("{}  ", line.trim_end()).into();
                found = true;
            }
        }
        at += length + 2;
    }
    if !found {
        return text;
    }
    lines.push("".into());
    lines.join("\n").into()
}

#[cfg(test)]
mod tests {
    use super::lined;

    #[test]
    fn lines_between_fences_are_lines_of_print() {
        assert_eq!(
            lined("a\n```\nb\n\n c\nd\n```\ne\n".into()),
            "a\n```\nb  \n\n c  \nd\n```\ne\n"
        );
        for text in ["```\na\nb\n", "```\n# a\nb\n```\n", "```\n```\n"] {
            assert_eq!(lined(text.into()), text);
        }
    }
}
