//! Lists whose marks an author typed, line under line: « a) », « (1) », « 1° », « ① », « ❖ ».
//!
//! Markdown runs such lines together; here they become lists, their lines in their places.

use std::borrow::Cow;

/// Signs that stand before the points of a list.
const SIGNS: &[char] = &['❖', '☞', '☐', '❑', '❒', '□', '■', '◆', '◇', '‣', '⁃', '➣'];

/// A mark at the start of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// `a)` or `a.`
    Letter(char),
    /// `ii)` or `ii.`
    Roman(char),
    /// `(1)`
    Between,
    /// `1°`
    Degree,
    /// `①`
    Circled,
    Sign(char),
}

/// What a mark is, the number that it counts, and how many bytes it and its blanks take.
type Mark = (Kind, u32, usize);

/// A text in which typed lists are lists, and the boxes of lists to tick are left out; and the lines, from 1, where
/// numbers stand for letters.
pub(crate) fn listed(text: Cow<'_, str>) -> (Cow<'_, str>, Vec<usize>) {
    let lines: Vec<&str> = text.lines().collect();
    let mut out: Vec<Cow<'_, str>> = lines.iter().map(|line| unticked(line)).collect();
    nested(&lines, &mut out);
    let mut lettered = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        let run = marks(lines[at]).into_iter().map(|mark| run(&lines, at, mark));
        let run = run.max_by_key(Vec::len).filter(|run| run.len() > 1).unwrap_or_default();
        if let Some((place, (Kind::Letter(_) | Kind::Roman(_), ..))) = run.first() {
            lettered.push(place + 1);
        }
        for (place, (kind, number, length)) in &run {
            let line = lines[*place];
            let indent = &line[..line.len() - line.trim_start().len()];
            let rest = &line.trim_start()[*length..];
            let point = matches!(kind, Kind::Sign(_));
            let mark = if point { "-".to_owned() } else { format!("{number}.") };
            out[*place] = format!("{indent}{mark} {rest}").into();
        }
        let last = run.last().map_or(at, |(last, _)| *last);
        if let Some((first, (Kind::Sign(_), ..))) = run.first() {
            below(&lines, *first..last + 1, &mut out);
        }
        at = last + 1;
    }
    if out.iter().all(|line| matches!(line, Cow::Borrowed(_))) {
        return (text, lettered);
    }
    out.push("".into());
    (out.join("\n").into(), lettered)
}

/// What stands before a point that Markdown or its author typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Point {
    Dot,
    Dash,
}

impl Point {
    fn of(line: &str) -> Option<Self> {
        let text = line.trim_start();
        let rest = text.strip_prefix(['•', '●', '▪', '-', '–'])?;
        let dash = text.starts_with(['-', '–']);
        // A line in bold may head a list of its own.
        let bold = rest.trim().starts_with("**") && rest.trim().ends_with("**");
        let point = rest.starts_with(char::is_whitespace) && !rest.trim().is_empty() && !bold;
        point.then_some(if dash { Self::Dash } else { Self::Dot })
    }
}

/// Sets the points of a list below others whose mark is another, where all stand in one column: « • », then « – ».
fn nested<'l>(lines: &[&'l str], out: &mut [Cow<'l, str>]) {
    let indent = |line: &str| line.len() - line.trim_start().len();
    let mut at = 0;
    while at < lines.len() {
        let Some(first) = Point::of(lines[at]) else {
            at += 1;
            continue;
        };
        let mut points = Vec::new();
        let from = at;
        let mut parted = false;
        while let Some(line) = lines.get(at) {
            let text = line.trim_start();
            let goes_on = text.is_empty()
                || !parted && !text.starts_with(['#', '|', '>', '-', '–', '•', '●', '▪', '*']);
            match Point::of(line) {
                Some(point) if indent(line) == indent(lines[from]) => points.push((at, point)),
                Some(_) => {}
                None if !goes_on => break,
                None => {}
            }
            parted = line.trim().is_empty();
            at += 1;
        }
        let other = points.iter().position(|(_, point)| *point != first);
        let again = other.is_some_and(|other| points[other..].iter().any(|(_, p)| *p == first));
        // Dashes make any list; dots right below one may be another.
        let end = match other {
            Some(_) if again => at,
            Some(other) if first == Point::Dot => dashes_end(lines, from, points[other - 1].0, at),
            _ => from,
        };
        for (at, _) in points.iter().filter(|(at, point)| *point != first && *at < end) {
            out[*at] = format!("  {}", out[*at]).into();
        }
    }
}

/// Where the dashes below dots that do not go on end, before `end`: a blank line ends the list, unless blank lines part
/// the dots, from the `first` to the `last`.
fn dashes_end(lines: &[&str], first: usize, last: usize, end: usize) -> usize {
    let blank = |line: &str| line.trim().is_empty();
    let tight =
        (first + 1..=last).any(|at| Point::of(lines[at]).is_some() && !blank(lines[at - 1]));
    (last..end).find(|at| tight && blank(lines[*at])).unwrap_or(end)
}

/// Makes points of the lines between those of a list, and right below its last, that have another sign further in.
fn below<'l>(lines: &[&'l str], list: std::ops::Range<usize>, out: &mut [Cow<'l, str>]) {
    let indent = |line: &str| line.len() - line.trim_start().len();
    let margin = indent(lines[list.start]);
    let rest = lines[list.end..].iter().take_while(|line| !line.trim().is_empty()).count();
    for at in list.start..list.end + rest {
        let line = lines[at];
        let sign = marks(line).into_iter().find(|mark| matches!(mark.0, Kind::Sign(_)));
        if let (Cow::Borrowed(_), Some((_, _, length))) = (&out[at], sign)
            && indent(line) > margin
        {
            let (before, text) = line.split_at(indent(line));
            out[at] = format!("{before}- {}", &text[length..]).into();
        }
    }
}

/// The lines from one on, in its paragraph or right below a blank line, that go on counting as it begins.
fn run(lines: &[&str], from: usize, first: Mark) -> Vec<(usize, Mark)> {
    let (kind, mut last, _) = first;
    let mut run = vec![(from, first)];
    if last > 1 {
        return run;
    }
    let mut parted = false;
    for (at, line) in lines.iter().enumerate().skip(from + 1) {
        if line.trim().is_empty() {
            parted = true;
            continue;
        }
        let goes_on = |mark: &Mark| mark.0 == kind && (mark.1 == last + 1 || mark.1 == 0);
        match marks(line).into_iter().find(goes_on) {
            Some(mark) => {
                last = mark.1;
                run.push((at, mark));
                parted = false;
            }
            None if parted || line.trim_start().starts_with(['#', '|', '>']) => break,
            None => {}
        }
    }
    run
}

/// The marks that a line may begin with: « i) » is a letter and a number.
fn marks(line: &str) -> Vec<Mark> {
    let text = line.trim_start();
    let Some(first) = text.chars().next() else { return Vec::new() };
    let blank = |rest: &str, mark: usize| {
        let blanks = rest.len() - rest.trim_start().len();
        (blanks > 0 && !rest.trim().is_empty()).then_some(mark + blanks)
    };
    let mut found = Vec::new();
    let mut add = |kind: Kind, number: u32, mark: usize| {
        found.extend(blank(&text[mark..], mark).map(|length| (kind, number, length)));
    };
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    match first {
        '(' => {
            let count = digits(&text[1..]);
            if let (Ok(number), true) =
                (text[1..=count].parse(), text[1 + count..].starts_with(')'))
            {
                add(Kind::Between, number, count + 2);
            }
        }
        '0'..='9' => {
            let count = digits(text);
            if let (Ok(number), true) = (text[..count].parse(), text[count..].starts_with('°')) {
                add(Kind::Degree, number, count + '°'.len_utf8());
            }
        }
        'a'..='z' => {
            let letters = text.bytes().take_while(u8::is_ascii_lowercase).count();
            let close = text[letters..].chars().next().filter(|c| matches!(c, ')' | '.'));
            let Some(close) = close else { return found };
            if letters == 1 {
                add(Kind::Letter(close), u32::from(first) - u32::from('a') + 1, 2);
            }
            if let Some(number) = roman(&text[..letters]) {
                add(Kind::Roman(close), number, letters + 1);
            }
        }
        '①'..='⑳' => {
            add(Kind::Circled, u32::from(first) - u32::from('①') + 1, first.len_utf8());
        }
        sign if SIGNS.contains(&sign) => add(Kind::Sign(sign), 0, sign.len_utf8()),
        _ => {}
    }
    found
}

/// A small number in Roman letters.
fn roman(letters: &str) -> Option<u32> {
    const NUMBERS: &[&str] =
        &["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"];
    let at = NUMBERS.iter().position(|known| *known == letters)?;
    u32::try_from(at + 1).ok()
}

/// A point of a list without its box to tick: « - [ ] ouvrir ».
fn unticked(line: &str) -> Cow<'_, str> {
    let text = line.trim_start();
    let rest = text.strip_prefix(['-', '*', '+']).map(str::trim_start);
    let boxes = ["[ ] ", "[x] ", "[X] "];
    let Some(rest) = rest.and_then(|rest| boxes.iter().find_map(|one| rest.strip_prefix(one)))
    else {
        return line.into();
    };
    format!("{}{} {rest}", &line[..line.len() - text.len()], &text[..1]).into()
}

#[cfg(test)]
mod tests {
    use super::listed;

    #[test]
    fn typed_marks_make_lists() {
        for (text, list) in [
            ("a) un\nb) deux", "1. un\n2. deux"),
            ("Il faut :\n  i. un\n  et un\n  ii. deux", "Il faut :\n  1. un\n  et un\n  2. deux"),
            ("(1) un\n(2) deux", "1. un\n2. deux"),
            ("a) un\n\nb) deux\n\nc) trois", "1. un\n\n2. deux\n\n3. trois"),
            ("1° un\n2° deux", "1. un\n2. deux"),
            ("① un\n② deux", "1. un\n2. deux"),
            ("❖ un\n❖ deux", "- un\n- deux"),
            ("■ un :\n  □ a\n  □ b\n■ deux :\n  □ c", "- un :\n  - a\n  - b\n- deux :\n  - c"),
            ("- [ ] un\n* [x] deux", "- un\n* deux"),
        ] {
            assert_eq!(listed(text.into()).0, format!("{list}\n"), "{text}");
        }
    }

    #[test]
    fn points_with_another_mark_are_below() {
        for (text, list) in [
            ("• un\n• deux\n– a\nb\n– c\n• trois", "• un\n• deux\n  – a\nb\n  – c\n• trois"),
            ("• un\n\n– a\n\n– b\n\nFin", "• un\n\n  – a\n\n  – b\n\nFin"),
            ("• un\n• deux\n\n• trois\n– a\n\n– b", "• un\n• deux\n\n• trois\n  – a\n\n– b"),
            ("• un\n\n• deux\n\n– a", "• un\n\n• deux\n\n  – a"),
            ("- un\n• a\n- deux", "- un\n  • a\n- deux"),
        ] {
            assert_eq!(listed(text.into()).0, format!("{list}\n"), "{text}");
        }
        for text in [
            "- un\n- deux\n\n• trois",
            "• un\n  – a\n• deux",
            "• un\n\nFin\n\n– deux",
            "• un\n• deux\n\n– Bonjour, dit Marie.\n\n– Bonjour.",
            "• un\n• deux\n\n- trois\n- quatre",
            "- **un**\n\n• a\n\n- **deux**\n\n• b",
        ] {
            assert_eq!(listed(text.into()).0, text, "{text}");
        }
    }

    #[test]
    fn other_lines_stay() {
        for text in [
            "a) un\n\net\nb) deux",
            "a) un\nc) trois",
            "(12) un\n(13) deux",
            "1°\n2°",
            "☐ un",
            "il y a\na. b",
        ] {
            assert_eq!(listed(text.into()), (text.into(), vec![]), "{text}");
        }
    }
}
