//! The attributes that converters write behind headings: `## Le contexte {#le-contexte .unnumbered}`.

use std::borrow::Cow;

/// A line without the attributes of the heading that it is, by its own marks or by the rule under it.
pub(crate) fn cut<'l>(line: &'l str, next: Option<&str>) -> &'l str {
    let trimmed = line.trim_end();
    let Some(start) = trimmed.strip_suffix('}').and_then(|rest| rest.rfind('{')) else {
        return line;
    };
    let inside = &trimmed[start + 1..trimmed.len() - 1];
    let before = &trimmed[..start];
    if is_heading(line, next)
        && are_attributes(inside)
        && !before.trim_matches(['#', ' ']).is_empty()
    {
        before.trim_end()
    } else {
        line
    }
}

/// How long the attributes are that begin a text, 0 where it begins otherwise: those of a picture stand behind it.
pub(crate) fn length(text: &str) -> usize {
    let inside = text.strip_prefix('{').and_then(|rest| rest.split_once('}'));
    inside.filter(|(inside, _)| are_attributes(inside)).map_or(0, |(inside, _)| inside.len() + 2)
}

/// A line without the empty spans that name places in a text: `[]{#anchor}`.
pub(crate) fn without_anchors(line: Cow<'_, str>) -> Cow<'_, str> {
    const START: &str = "[]{#";
    if !line.contains(START) {
        return line;
    }
    let mut out = String::with_capacity(line.len());
    let mut rest = &*line;
    while let Some(start) = rest.find(START) {
        let inside = &rest[start + START.len() - 1..];
        let end = inside.find('}').filter(|end| are_attributes(&inside[..*end]));
        out.push_str(&rest[..start]);
        rest = match end {
            Some(end) => &inside[end + 1..],
            None => {
                out.push_str(START);
                &rest[start + START.len()..]
            }
        };
    }
    out.push_str(rest);
    out.into()
}

fn is_heading(line: &str, next: Option<&str>) -> bool {
    let rule = |next: &str| {
        let next = next.trim();
        next.len() > 2 && ['=', '-'].iter().any(|sign| next.chars().all(|c| c == *sign))
    };
    line.trim_start().starts_with('#') || next.is_some_and(rule)
}

/// Whether all words are a name (`#un`), a class (`.un`) or a value (`un=deux`).
fn are_attributes(inside: &str) -> bool {
    let is = |word: &str| {
        word.len() > 1 && word.starts_with(['#', '.'])
            || word == "-"
            || word.split_once('=').is_some_and(|(key, _)| !key.is_empty())
    };
    let mut words = inside.split_whitespace().peekable();
    words.peek().is_some() && words.all(is)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn anchors_are_left_out() {
        let bare = |line: &'static str| without_anchors(line.into()).into_owned();
        assert_eq!(
            bare("# []{#anchor}Le four []{#anchor-1 .un}du village"),
            "# Le four du village"
        );
        for line in ["# []{#}Le four", "[]{# }", "[]{#un", "[un]{#deux}"] {
            assert_eq!(bare(line), line);
        }
    }

    #[test]
    fn headings_lose_their_attributes() {
        assert_eq!(cut("## Le contexte {#le-contexte .un a=\"b\"}", None), "## Le contexte");
        assert_eq!(cut("# Le four # {-}", None), "# Le four #");
        assert_eq!(cut("Le four {#le-four}", Some("=======")), "Le four");
        for line in ["## Le four {deux}", "Le four {#le-four}", "## {#un}", "## Le four {}", "## }"]
        {
            assert_eq!(cut(line, Some("un")), line);
        }
    }
}
