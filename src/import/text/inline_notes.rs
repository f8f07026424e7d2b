//! Notes that stand in the text where they are called, `^[…]`, as pandoc has them: made notes below it.

use std::borrow::Cow;

/// A note is no longer than this, in bytes.
const LONGEST: usize = 2_000;
/// What begins one.
const START: &str = "^[";

/// A text whose inline notes stand at its end under labels of their own; lines keep their places.
pub(super) fn moved(text: Cow<'_, str>) -> Cow<'_, str> {
    if !text.contains(START) {
        return text;
    }
    let mut out = String::with_capacity(text.len());
    let mut notes = Vec::new();
    let mut count = 0;
    let mut rest: &str = &text;
    while let Some(at) = rest.find(START) {
        let (before, note) = rest.split_at(at);
        out.push_str(before);
        let inside = &note[START.len()..];
        let called = !before.ends_with(['\\', '[']) && !before.is_empty();
        let Some(end) = end(inside).filter(|_| called) else {
            out.push_str(START);
            rest = inside;
            continue;
        };
        let label = free_label(&text, &mut count);
        out.push_str(&format!("[^{label}]"));
        let said = inside[..end].split_whitespace().collect::<Vec<_>>().join(" ");
        notes.push(format!("[^{label}]: {said}\n"));
        let lines = inside[..end].matches('\n').count();
        out.push_str(&"\n".repeat(lines));
        rest = &inside[end + 1..];
        if lines > 0 {
            rest = rest.trim_start_matches([' ', '\t']);
        }
    }
    if notes.is_empty() {
        return text;
    }
    out.push_str(rest);
    format!("{}\n\n{}", out.trim_end_matches('\n'), notes.join("\n")).into()
}

/// Where a note ends: at the bracket that closes it, in its paragraph; it says something.
fn end(inside: &str) -> Option<usize> {
    let mut open = 0usize;
    let mut escaped = false;
    for (at, c) in inside.char_indices().take_while(|(at, _)| *at < LONGEST) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '[' => open += 1,
            ']' if open > 0 => open -= 1,
            ']' => {
                let said = &inside[..at];
                let blank = said.lines().any(|line| line.trim().is_empty()) && said.contains('\n');
                return (said.contains(char::is_alphabetic) && !blank).then_some(at);
            }
            _ => {}
        }
    }
    None
}

/// A label that no note of the text has.
fn free_label(text: &str, count: &mut usize) -> String {
    loop {
        *count += 1;
        let label = format!("n{count}");
        if !text.contains(&format!("[^{label}]")) {
            return label;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::moved;

    #[test]
    fn an_inline_note_stands_below_the_text() {
        assert_eq!(
            moved(
                "Un four^[Bâti en 1912, [voir](a).] cuit.\n\nLe pain^[De\nseigle.] lève.\n".into()
            ),
            "Un four[^n1] cuit.\n\nLe pain[^n2]\nlève.\n\n[^n1]: Bâti en 1912, [voir](a).\n\n[^n2]: De seigle.\n"
        );
        let taken = moved("Un^[a] deux[^n1]\n\n[^n1]: b\n".into());
        assert!(taken.starts_with("Un[^n2] deux[^n1]"), "{taken}");
    }

    #[test]
    fn other_brackets_stay() {
        for text in ["m^[2]\n", "Un \\^[mot]\n", "^[seul]\n", "Un ^[mot\n\nou] deux\n", "Un ^[mot"]
        {
            assert_eq!(moved(text.into()), text);
        }
    }
}
