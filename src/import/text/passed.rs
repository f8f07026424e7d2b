//! HTML that a program passes through Markdown as it stands: « `<br>`{=html} ».

use std::borrow::Cow;

/// What follows such HTML.
const ENDS: &[&str] = &["`{=html}", "`{=html5}", "`{=html4}"];

/// A text in which it stands without the signs around it.
pub(crate) fn bared(text: Cow<'_, str>) -> Cow<'_, str> {
    let next = |rest: &str| {
        let ends = ENDS.iter().filter_map(|end| Some((rest.find(end)?, end.len())));
        ends.min()
    };
    if next(&text).is_none() {
        return text;
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = &*text;
    while let Some((at, length)) = next(rest) {
        let (before, end) = (&rest[..at], &rest[..at + length]);
        let line = before.rfind('\n').map_or(0, |feed| feed + 1);
        // More signs before the last one begin a block, whose reader is another.
        match before[line..].rfind('`').map(|open| line + open) {
            Some(open) if open + 1 < at => {
                out.push_str(&before[..open]);
                out.push_str(&before[open + 1..]);
            }
            _ => out.push_str(end),
        }
        rest = &rest[at + length..];
    }
    out.push_str(rest);
    out.into()
}

#[cfg(test)]
mod tests {
    use super::bared;

    #[test]
    fn html_stands_without_signs() {
        assert_eq!(
            bared("Luc`<br>`{=html}03 `<b>`{=html}un`</b>`{=html}\n".into()),
            "Luc<br>03 <b>un</b>\n"
        );
        for text in ["`<br>` {=html}", "br\n`{=html}", "`x`{=latex}", "```{=html}\n<p>\n```"] {
            assert_eq!(bared(text.into()), text);
        }
    }
}
