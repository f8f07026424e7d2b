//! Workflow commands, which GitHub shows beside the lines of a change.

use std::path::Path;

use super::{Diagnostic, Severity, Spot};

/// A diagnostic as a workflow command, with its line feed.
#[must_use]
pub fn github(diagnostic: &Diagnostic, root: &Path) -> String {
    let command = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Information => "notice",
    };
    let mut properties = Vec::new();
    if let Some(place) = diagnostic.place() {
        let spot = Spot::of(place, root);
        properties.push(format!("file={}", property(&spot.file)));
        properties.push(format!("line={},endLine={}", spot.line, spot.end_line));
        // Columns are for a range in one line.
        if spot.line == spot.end_line {
            properties.push(format!("col={},endColumn={}", spot.column, spot.end_column));
        }
    }
    properties.push(format!("title={}", property(diagnostic.code.as_str())));
    let mut message = diagnostic.message.clone();
    for hint in &diagnostic.hints {
        message.push_str(&format!("\n→ {hint}"));
    }
    format!("::{command} {}::{}\n", properties.join(","), data(&message))
}

/// A message, its line ends and percent signs escaped.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A property's value, in which colons and commas are escaped too.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::Code;
    use crate::source::{Place, Source};

    #[test]
    fn what_steers_commands_is_escaped() {
        let source = Source::new("sources/a,b.yaml", "titre: Été\n".into());
        let diagnostic = Diagnostic::warning(Code::CutSentence, "100 % : coupée, ici")
            .at(&Place::new(&source, 7..12), "")
            .hint("deux\nlignes");
        assert_eq!(
            github(&diagnostic, Path::new("")),
            "::warning file=sources/a%2Cb.yaml,line=1,endLine=1,col=8,endColumn=11,title=phrase-coupee::100 %25 : coupée, ici%0A→ deux%0Alignes\n"
        );
    }
}
