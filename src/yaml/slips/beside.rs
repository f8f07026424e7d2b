//! Points of a list on the line of the key that holds them: YAML takes them on lines of their own alone.

use crate::identifier;

/// What the points on the line of a key say, if all are what the key's list has: sheets, numbers of themes.
pub(crate) fn points<'t>(key: &str, value: &'t str) -> Option<Vec<&'t str>> {
    let is_point = |point: &str| match key {
        "fiches" => identifier::is_valid(point),
        "themes" => !point.is_empty() && point.bytes().all(|byte| byte.is_ascii_digit()),
        _ => false,
    };
    let written = value.trim().strip_prefix("- ")?;
    let points = written.split(" - ").map(|point| point.trim().trim_end_matches([',', ';']));
    let points: Vec<&str> = points.collect();
    points.iter().copied().all(is_point).then_some(points)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_on_one_line_are_told_apart() {
        assert_eq!(points("fiches", "- une - deux"), Some(vec!["une", "deux"]));
        assert_eq!(points("fiches", "- une, - deux"), Some(vec!["une", "deux"]));
        assert_eq!(points("themes", "- 1 - 3"), Some(vec!["1", "3"]));
        for (key, value) in [
            ("themes", "- Un - 3"),
            ("fiches", "- Une fiche"),
            ("sections", "- type"),
            ("fiches", ""),
        ] {
            assert_eq!(points(key, value), None, "{value}");
        }
    }
}
