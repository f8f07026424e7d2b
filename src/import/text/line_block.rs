//! Lines that programs keep apart with bars, as pandoc writes forced breaks: « | La mairie », « | 05 36 49 00 00 ».

use std::borrow::Cow;

/// A text in which such lines end with forced breaks, each in its place.
pub(crate) fn broken(text: Cow<'_, str>) -> Cow<'_, str> {
    let mut lines: Vec<Cow<'_, str>> = text.lines().map(Cow::Borrowed).collect();
    let mut found = false;
    let mut at = 0;
    while at < lines.len() {
        let inside = |line: &&Cow<'_, str>| bar(line).is_some() || goes_on(line);
        let length = match bar(&lines[at]) {
            Some(_) => lines[at..].iter().take_while(inside).count(),
            None => 0,
        };
        let end = at + length;
        let bars = lines[at..end].iter().filter(|line| bar(line).is_some()).count();
        let ends = lines.get(end).is_none_or(|line| line.trim().is_empty());
        let starts = at == 0 || lines[at - 1].trim().is_empty();
        if bars > 1 && starts && ends {
            found = true;
            for place in at..end {
                let breaks = place + 1 < end && bar(&lines[place + 1]).is_some();
                let line = bar(&lines[place]).unwrap_or(&lines[place]).trim();
                lines[place] = format!("{line}{}", if breaks { "  " } else { "" }).into();
            }
        }
        at = end.max(at + 1);
    }
    if !found {
        return text;
    }
    lines.push("".into());
    lines.join("\n").into()
}

/// What stands behind the bar of a line; rows of tables end with one as well.
fn bar(line: &str) -> Option<&str> {
    line.strip_prefix("| ")
        .filter(|rest| !rest.trim().is_empty() && !rest.trim_end().ends_with('|'))
}

/// Whether a line is the rest of one that was cut to fit.
fn goes_on(line: &str) -> bool {
    line.starts_with("  ") && !line.trim().is_empty() && !line.trim_start().starts_with(['|', '-'])
}

#[cfg(test)]
mod tests {
    use super::broken;

    #[test]
    fn bars_are_forced_breaks() {
        let text = "a\n\n| Un four\n| du bourg et\n  de ses voisins\n| là\n\nb\n";
        let lines = "a\n\nUn four  \ndu bourg et\nde ses voisins  \nlà\n\nb\n";
        assert_eq!(broken(text.into()), lines);
    }

    #[test]
    fn rows_stay() {
        for text in ["| a | b |\n| c | d |\n", "| a\n", "x\n| a\n| b\n", "| a\n| b\nc\n"] {
            assert_eq!(broken(text.into()), text);
        }
    }
}
