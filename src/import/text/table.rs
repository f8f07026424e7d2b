//! Reads an HTML table, which some conversions leave in the text.

use super::inline_read;
use crate::import::inline::Inline;

/// A table whose lines are still coming.
#[derive(Default)]
pub(crate) struct Table {
    /// Its text, and where each of its lines starts in it.
    text: String,
    lines: Vec<(usize, usize)>,
}

/// Whether an HTML table starts at a line.
pub(crate) fn starts(trimmed: &str) -> bool {
    tag(trimmed, "<table") == Some(0)
}

impl Table {
    /// Adds a line, and says what follows the table's end on it.
    pub(crate) fn add<'l>(&mut self, number: usize, line: &'l str) -> Option<&'l str> {
        const END: &str = "</table>";
        let end = tag(line, "</table").map(|at| (at, &line[at..]));
        self.lines.push((self.text.len(), number));
        match end {
            Some((at, rest)) => {
                self.text.push_str(&line[..at]);
                Some(rest.get(END.len()..).unwrap_or_default())
            }
            None => {
                self.text.push_str(line);
                self.text.push(' ');
                None
            }
        }
    }

    /// Its rows with their lines.
    pub(crate) fn rows(&self) -> Vec<(usize, Vec<Inline>)> {
        let mut rows = Vec::new();
        let mut at = 0;
        for row in pieces(&self.text, &["<tr"]) {
            let line = self.lines.partition_point(|(start, _)| *start <= at).saturating_sub(1);
            let cells: Vec<Inline> = pieces(row, &["<td", "<th"])
                .iter()
                .map(|cell| inline_read::read(&spaced(cell)))
                .collect();
            if cells.iter().any(|cell| !cell.is_empty()) {
                rows.push((self.lines.get(line).map_or(0, |(_, number)| *number), cells));
            }
            at += row.len();
        }
        rows
    }
}

/// A text cut before each of some tags; what comes before the first one is a piece too.
fn pieces<'t>(text: &'t str, tags: &[&str]) -> Vec<&'t str> {
    let mut cuts: Vec<usize> = text
        .match_indices('<')
        .map(|(at, _)| at)
        .filter(|at| tags.iter().any(|name| tag(&text[*at..], name) == Some(0)))
        .filter(|at| !text[*at..].get(..6).is_some_and(|t| t.eq_ignore_ascii_case("<thead")))
        .collect();
    cuts.insert(0, 0);
    cuts.push(text.len());
    cuts.dedup();
    cuts.windows(2).map(|pair| &text[pair[0]..pair[1]]).collect()
}

/// A cell's text, its white space made spaces, and the points of its lists lines.
fn spaced(cell: &str) -> String {
    let text = cell.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut points = pieces(&text, &["<li"]).into_iter();
    let mut out = points.next().unwrap_or_default().to_owned();
    for (n, point) in points.enumerate() {
        // « <ul> » alone, or a text, stands before the first.
        let first = n == 0 && pieces(&out, &["<ul", "<ol"]).len() > 1;
        out.push_str(if first { "" } else { "<br>" });
        out.push_str(point.trim());
    }
    out
}

/// Where a tag starts, whatever its case.
fn tag(text: &str, name: &str) -> Option<usize> {
    let fits = |at: usize| {
        text.get(at..at + name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name))
    };
    text.match_indices('<').map(|(at, _)| at).find(|at| fits(*at))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_and_cells_are_found() {
        let mut table = Table::default();
        assert_eq!(
            table.add(3, "<TABLE border=1><thead><tr><th>Action</th><th>Pages</th></tr></thead>"),
            None
        );
        assert_eq!(table.add(4, "<tr>"), None);
        assert_eq!(table.add(5, "<td class=\"a\">Le <b>four</b></td>"), None);
        assert_eq!(
            table.add(6, "<td><a href=\"#\">P.4</a></td></tr></table> suite"),
            Some(" suite")
        );
        let rows: Vec<(usize, Vec<String>)> = table
            .rows()
            .into_iter()
            .map(|(line, cells)| {
                (line, cells.iter().map(Inline::plain).filter(|c| !c.is_empty()).collect())
            })
            .collect();
        assert_eq!(
            rows,
            [
                (3, vec!["Action".to_owned(), "Pages".to_owned()]),
                (4, vec!["Le four".to_owned(), "P.4".to_owned()]),
            ]
        );
    }
}
