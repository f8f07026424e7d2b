//! What somebody wrote in the fields of an ODF form: the text names each field by its id.

use std::collections::HashMap;

use crate::import::office::package::xml::Node;

/// Adds what the fields say, by id; what a program prints beside a field is its label.
pub(super) fn gather(node: &Node, out: &mut HashMap<String, String>) {
    for field in node.nodes() {
        let value = match field.name {
            "form:checkbox" | "form:radio" | "form:fixed-text" | "form:button" => {
                field.attr("label").map(str::to_owned)
            }
            "form:listbox" => Some(chosen(field)),
            _ => field.attr("current-value").or(field.attr("value")).map(str::to_owned),
        };
        if let (Some(id), Some(value)) = (field.attr("id"), value) {
            out.insert(id.to_owned(), value);
        }
        gather(field, out);
    }
}

/// The options of a list that somebody chose.
fn chosen(field: &Node) -> String {
    let is_chosen = |option: &&Node| option.attr("current-selected") == Some("true");
    let labels = field.nodes().filter(is_chosen).filter_map(|option| option.attr("label"));
    labels.collect::<Vec<_>>().join(", ")
}
