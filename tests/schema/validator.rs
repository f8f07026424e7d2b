//! A small validator of the part of JSON Schema (draft-07) that the program writes; another keyword is a fault.

use annexe::source::Source;
use annexe::yaml::{self, Node};
use regex::Regex;
use serde_json::Value;

/// Keywords that say nothing about what is valid.
const REMARKS: &[&str] = &[
    "$schema",
    "$comment",
    "title",
    "description",
    "markdownDescription",
    "enumDescriptions",
    "markdownEnumDescriptions",
    "patternErrorMessage",
    "errorMessage",
    // Read with « then ».
    "if",
    "examples",
];

/// Whether a value is valid.
pub(crate) fn is_valid(schema: &Value, value: &Value) -> bool {
    let Value::Object(keywords) = schema else { return schema.as_bool().unwrap() };
    keywords.iter().all(|(keyword, asked)| holds(keyword, asked, schema, value))
}

fn holds(keyword: &str, asked: &Value, schema: &Value, value: &Value) -> bool {
    let object = value.as_object();
    match keyword {
        "type" => one_or_many(asked).iter().any(|name| has_type(value, name.as_str().unwrap())),
        "enum" => asked.as_array().unwrap().contains(value),
        "then" => !is_valid(&schema["if"], value) || is_valid(asked, value),
        "not" => !is_valid(asked, value),
        "anyOf" => asked.as_array().unwrap().iter().any(|one| is_valid(one, value)),
        "items" => value.as_array().is_none_or(|items| items.iter().all(|i| is_valid(asked, i))),
        "minItems" => value.as_array().is_none_or(|i| i.len() as u64 >= asked.as_u64().unwrap()),
        "maxItems" => value.as_array().is_none_or(|i| i.len() as u64 <= asked.as_u64().unwrap()),
        "minimum" => value.as_f64().is_none_or(|number| number >= asked.as_f64().unwrap()),
        "maximum" => value.as_f64().is_none_or(|number| number <= asked.as_f64().unwrap()),
        "maxLength" => {
            value.as_str().is_none_or(|s| s.chars().count() as u64 <= asked.as_u64().unwrap())
        }
        "pattern" => value.as_str().is_none_or(|s| matches(asked.as_str().unwrap(), s)),
        "required" => object.is_none_or(|o| {
            asked.as_array().unwrap().iter().all(|key| o.contains_key(key.as_str().unwrap()))
        }),
        "properties" => object.is_none_or(|o| {
            asked
                .as_object()
                .unwrap()
                .iter()
                .all(|(key, one)| o.get(key).is_none_or(|v| is_valid(one, v)))
        }),
        "additionalProperties" => object.is_none_or(|o| {
            let known =
                |key: &String| schema.get("properties").is_some_and(|p| p.get(key).is_some());
            o.iter().filter(|(key, _)| !known(key)).all(|(_, v)| is_valid(asked, v))
        }),
        "propertyNames" => {
            object.is_none_or(|o| o.keys().all(|key| is_valid(asked, &key.as_str().into())))
        }
        _ => {
            assert!(REMARKS.contains(&keyword), "unknown keyword {keyword}");
            true
        }
    }
}

fn one_or_many(value: &Value) -> Vec<&Value> {
    value.as_array().map_or_else(|| vec![value], |all| all.iter().collect())
}

fn has_type(value: &Value, name: &str) -> bool {
    match name {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "number" => value.is_number(),
        "integer" => value.is_u64() || value.is_i64(),
        "boolean" => value.is_boolean(),
        "null" => value.is_null(),
        _ => panic!("unknown type {name}"),
    }
}

fn matches(pattern: &str, text: &str) -> bool {
    Regex::new(pattern).unwrap().is_match(text)
}

/// A YAML value as other readers see it: plain words may be numbers or truths (YAML 1.2, 10.3.2).
pub(crate) fn value(source: &Source, node: &Node) -> Value {
    match &node.value {
        yaml::Value::Null => Value::Null,
        yaml::Value::Sequence(items) => items.iter().map(|item| value(source, item)).collect(),
        yaml::Value::Mapping(entries) => {
            entries.iter().map(|(key, node)| (key.name.clone(), value(source, node))).collect()
        }
        yaml::Value::Scalar(text) => {
            let text = text.as_str();
            if is_plain(source.text(), node.range.start) { plain(text) } else { text.into() }
        }
    }
}

/// Whether a scalar that begins here is neither quoted nor a block.
fn is_plain(text: &str, start: usize) -> bool {
    let before = text[..start].trim_end();
    !text[start..].starts_with(['"', '\'']) && !before.ends_with(['|', '>'])
}

fn plain(text: &str) -> Value {
    match text {
        "true" => true.into(),
        "false" => false.into(),
        _ => {
            let hexadecimal = text.strip_prefix("0x").and_then(|s| i64::from_str_radix(s, 16).ok());
            let number = text.parse::<i64>().ok().or(hexadecimal).map(Value::from);
            let decimal = || {
                let digits = text.starts_with(|c: char| c.is_ascii_digit());
                text.parse::<f64>().ok().filter(|_| digits).map(Value::from)
            };
            number.or_else(decimal).unwrap_or_else(|| text.into())
        }
    }
}
