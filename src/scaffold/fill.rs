//! Puts values into a template's marks, `{{nom}}`.

/// Replaces each mark by its value, in one pass: a value that looks like a mark stays as it is.
///
/// A mark without a value stays, so that the tests of the templates see it.
pub(super) fn fill(template: &str, values: &[(&str, &str)]) -> String {
    let mut out = String::with_capacity(template.len());
    let mut rest = template;
    while let Some(at) = rest.find("{{") {
        let (before, mark) = rest.split_at(at);
        out.push_str(before);
        let found = values.iter().find_map(|(name, value)| {
            let after = mark[2..].strip_prefix(name)?.strip_prefix("}}")?;
            Some((*value, after))
        });
        let (value, after) = found.unwrap_or_else(|| mark.split_at(2));
        out.push_str(value);
        rest = after;
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::fill;

    #[test]
    fn values_are_put_in_and_never_looked_at() {
        let filled = fill("a: {{a}}, b: {{b}}, {{c}}", &[("a", "{{b}} {{"), ("b", "2")]);
        assert_eq!(filled, "a: {{b}} {{, b: 2, {{c}}");
    }
}
