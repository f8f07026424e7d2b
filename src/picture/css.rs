//! What style sheets of drawings say: properties and rules, as far as one looks at them.

/// The properties that a style sheet, or a `style` attribute, gives, in lower case, with their values; of rules that begin
/// with @, their names. Remarks say nothing. Strings are not told from the rest: what is only quoted is found, too.
pub(super) fn properties(css: &str) -> Vec<(String, String)> {
    let css = without_remarks(css);
    let statements = css.split(['{', '}', ';']).map(str::trim);
    statements
        .filter_map(|statement| match statement.strip_prefix('@') {
            Some(_) => statement.split_whitespace().next().map(|name| (name, "")),
            None => statement.split_once(':'),
        })
        .map(|(name, value)| (name.trim().to_ascii_lowercase(), value.trim().to_owned()))
        .collect()
}

/// The functions that a value calls, in lower case, each with what stands behind its bracket, up to the next one.
pub(super) fn functions(value: &str) -> Vec<(String, &str)> {
    let name_of = |before: &str| {
        let of_name = |c: char| c.is_ascii_alphanumeric() || c == '-';
        before[before.trim_end_matches(of_name).len()..].to_ascii_lowercase()
    };
    let calls = value.match_indices('(').map(|(at, _)| (&value[..at], &value[at + 1..]));
    calls
        .map(|(before, rest)| (name_of(before), rest.split(['(', ')']).next().unwrap_or(rest)))
        .collect()
}

/// A style sheet without its remarks.
pub(super) fn without_remarks(css: &str) -> String {
    let mut parts = css.split("/*");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        // A remark parts words, as a space does.
        out.push(' ');
        out.push_str(part.split_once("*/").map_or("", |(_, rest)| rest));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn properties_of_sheets_and_attributes_are_found() {
        let said = |css: &str| {
            let found = properties(css);
            found.into_iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>()
        };
        assert_eq!(said("fill: red;FILTER:blur(1px)"), ["fill=red", "filter=blur(1px)"]);
        assert_eq!(
            said(
                "@import 'a.css'; /* filter:x */ .a { fill : red } @media print{.b{filter/**/:none}}"
            ),
            ["@import=", "fill=red", "@media=", "filter=none"]
        );
        assert_eq!(said(""), [""; 0]);
    }

    #[test]
    fn functions_of_a_value_are_found() {
        let found = functions("#0a0 icc-color(sRGB, 0) URL( '#a' ) var(--b");
        let names: Vec<_> = found.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["icc-color", "url", "var"]);
        assert_eq!(found[1].1, " '#a' ");
        // What has no end takes no time.
        assert_eq!(functions(&"url(".repeat(1_000_000)).len(), 1_000_000);
    }
}
