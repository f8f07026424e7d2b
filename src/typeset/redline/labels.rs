//! What a redline says besides the words of both versions: where something moved to or from, that a picture is gone, that
//! a paragraph ended or ends.

use serde_json::{Map, Value, json};

use crate::diff::Places;
use crate::diff::collection::pictures;
use crate::message::text;
use crate::sheet::{BlockChange, Mark};

/// The sign of a paragraph's end.
const END: &str = "¶";
/// A narrow space.
const THIN: &str = "\u{202f}";
/// Where the text that a label begins is to be found, in the order of reading.
const TEXTS: [&str; 6] = ["heading", "label", "title", "runs", "items", "blocks"];

/// Adds them to the data of a sheet.
pub(super) fn add(data: &mut Value, places: &Places<'_>) {
    match data {
        Value::Array(items) => {
            starts(items);
            lists(items);
            ends(items);
            part(items);
            items.iter_mut().for_each(|item| add(item, places));
        }
        Value::Object(fields) => {
            // From the inside: a label is no text of its own.
            fields.values_mut().for_each(|value| add(value, places));
            label(fields, places);
        }
        _ => {}
    }
}

/// Says of a list that it begins with another number, where it does not only count on from the one above it.
fn starts(items: &mut [Value]) {
    let mut next = [None, None];
    for item in items.iter_mut().filter(|item| item["kind"] == "list") {
        let Some(start) = item["start"].as_u64() else { continue };
        let starts = [item["was"].as_u64().unwrap_or(start), start];
        let other = starts[0] != starts[1] && starts.map(Some) != next;
        let points = item["items"].as_array().into_iter().flatten();
        let points: Vec<&Vec<Value>> = points.filter_map(Value::as_array).collect();
        let count = |gone: [&str; 2]| {
            let is = |block: &Value| block["change"].as_str().is_some_and(|it| gone.contains(&it));
            points.iter().filter(|point| !point.iter().all(is)).count() as u64
        };
        let counts = [count(["inserted", "moved-here"]), count(["deleted", "moved-away"])];
        next = [0, 1].map(|side| starts[side].checked_add(counts[side]));
        if let (true, Some(list)) = (other, item.as_object_mut()) {
            before_text(list, &text!("diff-list-start", number = start));
        }
    }
}

/// A list that is told point by point has no bar of its own.
fn lists(items: &mut [Value]) {
    for item in items.iter_mut().filter(|item| item["kind"] == "list") {
        let blocks = item["items"].as_array().into_iter().flatten();
        let mut blocks = blocks.filter_map(Value::as_array).flatten();
        let apart = blocks.any(|block| block.get("change").is_some());
        let goes_on = matches!(item["change"].as_str(), Some("edited" | "split" | "joined"));
        if let (true, Some(list)) = (apart || goes_on, item.as_object_mut()) {
            list.remove("change");
        }
    }
}

/// Signs where paragraphs end, or ended.
fn ends(items: &mut [Value]) {
    for at in 1..items.len() {
        let change = match items[at]["change"].as_str() {
            Some("split") => "inserted",
            Some("joined") => "deleted",
            _ => continue,
        };
        // What stands between belongs to one version alone.
        let both =
            |item: &Value| matches!(item["change"].as_str(), Some("edited" | "split" | "joined"));
        let before = items[..at].iter_mut().rfind(|item| both(item));
        if let Some(runs) = before.and_then(|it| it.get_mut("runs")?.as_array_mut()) {
            runs.push(json!({ "text": END, "change": change }));
        }
    }
}

/// Parts new words from those in the place of which they stand, where no space does.
fn part(items: &mut Vec<Value>) {
    let is = |item: &Value, names: [&str; 2]| {
        let change = item["change"].as_str();
        change.is_some_and(|change| names.contains(&change)) && item["text"].is_string()
    };
    let touch = |pair: &[Value]| {
        let [old, new] = [&pair[0], &pair[1]].map(|run| run["text"].as_str().unwrap_or_default());
        is(&pair[0], ["deleted", "moved-away"])
            && is(&pair[1], ["inserted", "moved-here"])
            && !old.ends_with(char::is_whitespace)
            && !new.starts_with(char::is_whitespace)
    };
    for at in (1..items.len()).rev() {
        if touch(&items[at - 1..=at]) {
            items.insert(at, json!({ "text": THIN }));
        }
    }
}

fn label(fields: &mut Map<String, Value>, places: &Places<'_>) {
    if fields.remove("paragraph").is_some() {
        fields.insert("text".to_owned(), json!(END));
    }
    if let Some(was) = fields.remove("was") {
        let differs = |key: &str| was.get(key) != fields.get(key);
        let told = pictures::otherwise(differs("placement"), differs("alt"));
        fields.extend(told.map(|told| ("label".to_owned(), json!(told))));
    }
    let picture = fields.get("kind").is_some_and(|kind| kind == "picture");
    let Some(change) = fields.get("change").and_then(Value::as_str).and_then(change) else {
        return;
    };
    let number = |key: &str| fields.get(key)?.as_u64()?.try_into().ok();
    let mark = Mark { mate: number("mate"), other: number("other"), ..Mark::of(change) };
    match (places.label(mark), change) {
        (Some(label), _) if picture => drop(fields.insert("label".to_owned(), json!(label))),
        (Some(label), _) => before_text(fields, &label),
        (None, BlockChange::MovedAway) if picture => {
            fields.insert("label".to_owned(), json!(text!("diff-picture-moved")));
        }
        (None, BlockChange::Deleted) if picture => {
            fields.insert("label".to_owned(), json!(text!("diff-picture-gone")));
        }
        (None, BlockChange::Inserted) if picture => {
            fields.insert("label".to_owned(), json!(text!("diff-picture-new")));
        }
        _ => {}
    }
}

/// What became of something whose place or picture is told.
fn change(name: &str) -> Option<BlockChange> {
    Some(match name {
        "inserted" => BlockChange::Inserted,
        "deleted" => BlockChange::Deleted,
        "moved-away" => BlockChange::MovedAway,
        "moved-here" => BlockChange::MovedHere,
        _ => return None,
    })
}

/// Puts a label before the first text of a block, section or field.
fn before_text(fields: &mut Map<String, Value>, label: &str) {
    if let Some(runs) = first_text(fields) {
        runs.insert(0, json!({ "text": format!("[{label}] "), "label": true }));
    }
}

/// Whether any words moved.
fn has_moved(data: &Value) -> bool {
    match data {
        Value::Array(items) => items.iter().any(has_moved),
        Value::Object(fields) => {
            let moved = fields
                .get("change")
                .and_then(Value::as_str)
                .is_some_and(|change| fields.contains_key("text") && change.starts_with("moved"));
            moved || fields.values().any(has_moved)
        }
        _ => false,
    }
}

fn first_text(fields: &mut Map<String, Value>) -> Option<&mut Vec<Value>> {
    let has =
        |key: &&str| fields.get(*key).and_then(Value::as_array).is_some_and(|it| !it.is_empty());
    let key = TEXTS.into_iter().find(has)?;
    let mut list = fields.get_mut(key)?.as_array_mut()?;
    if matches!(key, "items" | "blocks") {
        // The first block; of a list, that of its first item. What is new, or gone, in something that moved did not.
        let first = |list: &[Value]| list.iter().position(has_moved).unwrap_or_default();
        while list.first()?.is_array() {
            let at = first(list);
            list = list.get_mut(at)?.as_array_mut()?;
        }
        let at = first(list);
        return first_text(list.get_mut(at)?.as_object_mut()?);
    }
    Some(list)
}

#[cfg(test)]
mod tests {
    use super::{THIN, part};
    use serde_json::json;

    #[test]
    fn new_words_do_not_touch_those_that_are_gone() {
        let run = |text: &str, change: &str| json!({ "text": text, "change": change });
        let (old, new) = (run("40", "deleted"), run("41", "inserted"));
        let mut runs = vec![old.clone(), new.clone(), run("un ", "deleted"), new.clone()];
        part(&mut runs);
        let thin = json!({ "text": THIN });
        assert_eq!(runs, [old, thin, new.clone(), run("un ", "deleted"), new]);
    }
}
