//! What shapes are made of: texts, choices, lists of words, each with what an editor says where it does not fit.

use serde_json::{Value, json};

use crate::limits::LINE_CHARACTERS;

/// A text that prints something: white space and characters that only steer the layout do not.
const PRINTS: &str = "[^\\s\\u00ad\\u200b-\\u200f\\u2060]";
/// A text that prints nothing.
const BLANK: &str = "^[\\s\\u00ad\\u200b-\\u200f\\u2060]*$";
/// Adds the keys of one schema to another.
pub(super) fn merge(schema: &mut Value, more: Value) {
    if let (Value::Object(schema), Value::Object(more)) = (schema, more) {
        schema.extend(more);
    }
}

/// Refuses values of some types, with a message. `instead` is one that is none of them.
pub(super) fn refusing(types: &[&str], instead: &str, message: &str) -> Value {
    json!({ "if": { "type": types }, "then": { "type": instead, "errorMessage": message } })
}

/// A text, or nothing.
pub(super) fn text() -> Value {
    refusing(
        &["object", "array"],
        "string",
        "Un texte est attendu ici. S'il contient « : », mettez-le entre guillemets droits, ou en dessous de « | ».",
    )
}

/// A text of one line that prints something.
pub(super) fn printing() -> Value {
    let mut schema = refusing(
        &["object", "array", "null"],
        "string",
        "Un texte est attendu ici, qui ne peut pas être vide. S'il contient « : », mettez-le entre guillemets droits.",
    );
    let more = json!({
        "pattern": PRINTS,
        "patternErrorMessage": "Ce texte ne peut pas être vide.",
        "maxLength": LINE_CHARACTERS,
    });
    merge(&mut schema, more);
    schema
}

/// What may be a text or a group of keys, but no list.
pub(super) fn text_or_group() -> Value {
    refusing(
        &["array"],
        "string",
        "Un texte, ou « titre: » et « texte: » en dessous. Une liste s'écrit dans le texte, sous « | ».",
    )
}

/// One of these, or nothing.
pub(super) fn or_blank(mut choices: Vec<Value>) -> Value {
    choices.push(json!({
        "not": { "type": ["object", "array", "number", "boolean"] },
        "pattern": BLANK,
    }));
    json!({ "anyOf": choices })
}

/// One of some values, each with what it means.
pub(super) fn choice(
    values: impl IntoIterator<Item = Value>,
    meanings: impl IntoIterator<Item = String>,
) -> Value {
    let values: Vec<Value> = values.into_iter().collect();
    let meanings: Vec<String> = meanings.into_iter().collect();
    json!({ "enum": values, "enumDescriptions": meanings, "markdownEnumDescriptions": meanings })
}

pub(super) fn names<S: AsRef<str>>(names: &[S]) -> Value {
    json!({ "enum": names.iter().map(AsRef::as_ref).collect::<Vec<_>>() })
}

/// A list of words, or one, or nothing.
pub(super) fn words(word: &Value) -> Value {
    let mut schema = refusing(
        &["object"],
        "array",
        "Une liste : un mot par ligne, après un tiret, ou entre crochets.",
    );
    merge(&mut schema, json!({ "items": word }));
    schema
}
