//! One SARIF 2.1.0 document (OASIS), for services that show the findings of many programs.

use std::collections::BTreeSet;
use std::path::Path;

use serde_json::{Value, json};

use super::{Code, Diagnostic, Fix, Severity, Spot};
use crate::message;
use crate::source::Place;

const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

/// Diagnostics as one document, with its line feed; `title` says in a few words what a code means.
#[must_use]
pub fn sarif(diagnostics: &[&Diagnostic], root: &Path, title: impl Fn(Code) -> String) -> String {
    let codes: BTreeSet<Code> = diagnostics.iter().map(|diagnostic| diagnostic.code).collect();
    let rules: Vec<Value> = codes
        .iter()
        .map(|code| json!({ "id": code.as_str(), "shortDescription": { "text": title(*code) } }))
        .collect();
    let results: Vec<Value> =
        diagnostics.iter().map(|diagnostic| result(diagnostic, root)).collect();
    let (version, language) = (env!("CARGO_PKG_VERSION"), message::language().tag());
    let driver =
        json!({ "name": "annexe", "version": version, "language": language, "rules": rules });
    let run = json!({ "tool": { "driver": driver }, "columnKind": "unicodeCodePoints", "results": results });
    let document = json!({ "$schema": SCHEMA, "version": "2.1.0", "runs": [run] });
    format!("{document:#}\n")
}

fn result(diagnostic: &Diagnostic, root: &Path) -> Value {
    let level = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Information => "note",
    };
    let mut text = diagnostic.message.clone();
    for hint in &diagnostic.hints {
        text.push_str(&format!("\n→ {hint}"));
    }
    let mut places = diagnostic.labels.iter().map(|(place, label)| location(place, label, root));
    let main: Vec<Value> = places.next().into_iter().collect();
    let related: Vec<Value> = places.collect();
    let mut result = json!({
        "ruleId": diagnostic.code.as_str(),
        "level": level,
        "message": { "text": text },
        "locations": main,
        "relatedLocations": related,
    });
    if let Some(fix) = &diagnostic.fix {
        result["fixes"] = json!([remedy(fix, root)]);
    }
    result
}

/// A remedy as a `fix` object (SARIF 2.1.0, 3.55): one change of one file, for a remedy never needs two.
fn remedy(fix: &Fix, root: &Path) -> Value {
    let replacements: Vec<Value> = fix
        .edits
        .iter()
        .map(|(place, text)| {
            let mut region = region(&Spot::of(place, root));
            let bytes = place.in_file();
            region["byteOffset"] = json!(bytes.start);
            region["byteLength"] = json!(bytes.len());
            json!({ "deletedRegion": region, "insertedContent": { "text": text } })
        })
        .collect();
    let file = fix.edits.first().map(|(place, _)| uri(&Spot::of(place, root).file));
    json!({
        "description": { "text": fix.what },
        "artifactChanges": [{ "artifactLocation": { "uri": file }, "replacements": replacements }],
    })
}

fn location(place: &Place, label: &str, root: &Path) -> Value {
    let spot = Spot::of(place, root);
    let file = json!({ "uri": uri(&spot.file) });
    json!({
        "physicalLocation": { "artifactLocation": file, "region": region(&spot) },
        "message": { "text": label },
    })
}

fn region(spot: &Spot) -> Value {
    json!({
        "startLine": spot.line, "startColumn": spot.column,
        "endLine": spot.end_line, "endColumn": spot.end_column,
    })
}

/// A path as a URI reference: all but unreserved characters and `/` escaped (RFC 3986, 2.3).
fn uri(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                uri.push(char::from(byte));
            }
            _ => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    #[test]
    fn paths_are_uris() {
        assert_eq!(super::uri("sources/une fiche é.yaml"), "sources/une%20fiche%20%C3%A9.yaml");
    }
}
