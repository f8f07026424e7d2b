//! Line ends that came or went where no word did: whoever adds one sees it on the page, and looks for it among the changes.

use crate::sheet::{Change, Run};

/// How many line ends came between words that stay, and how many went.
pub(super) fn alone(runs: &[Run]) -> [usize; 2] {
    let mut found = [0, 0];
    let mut at = 0;
    for group in runs.chunk_by(|a, b| a.change.is_some() == b.change.is_some()) {
        let inside = at > 0 && at + group.len() < runs.len();
        at += group.len();
        if inside && !group.iter().any(|run| is_said(run) || run.paragraph) {
            let [old, new] = of_sides(group);
            found[0] += new.saturating_sub(old);
            found[1] += old.saturating_sub(new);
        }
    }
    found
}

/// Whether the line ends of a stretch that changed are all that did: its words, if it has any, are the same.
pub(crate) fn are_shown(group: &[Run]) -> bool {
    let [old, new] = of_sides(group);
    let words = |side: bool| {
        let own = group.iter().filter(|run| run.change.is_some_and(|it| it.is_old() == side));
        own.flat_map(|run| run.text.chars()).filter(|c| c.is_alphanumeric()).collect::<String>()
    };
    old != new && words(true) == words(false)
}

/// How many line ends the old version alone has, and the new one.
fn of_sides(group: &[Run]) -> [usize; 2] {
    let count = |old: bool| {
        let is =
            |run: &&Run| run.line_break && run.change.is_some_and(|it: Change| it.is_old() == old);
        group.iter().filter(is).count()
    };
    [count(true), count(false)]
}

fn is_said(run: &Run) -> bool {
    run.note.is_some() || run.text.contains(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::alone;
    use crate::diff::text::words::merge;
    use crate::sheet::Run;

    /// A text with its line ends.
    fn lines(text: &str) -> Vec<Run> {
        let lines: Vec<&str> = text.split('\n').collect();
        let last = lines.len() - 1;
        let run = |(at, line): (usize, &&str)| Run { line_break: at < last, ..Run::text(*line) };
        lines.iter().enumerate().map(run).collect()
    }

    #[test]
    fn line_ends_count_where_the_words_around_them_stay() {
        for (old, new, wanted) in [
            ("Une place. Un four.", "Une place.\nUn four.", [1, 0]),
            ("Une\nplace.\nUn four.", "Une place. Un four.", [0, 2]),
            ("Une place.", "Une place.\nUn four.", [0, 0]),
            ("Une place.\nUn four.", "Une place.", [0, 0]),
            ("Une place.\nUn four.", "Un four.\nUne place.", [0, 0]),
        ] {
            assert_eq!(alone(&merge(&lines(old), &lines(new))), wanted, "{old:?} {new:?}");
        }
    }
}
