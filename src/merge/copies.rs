//! Copies of the schemas: the program wrote them, and what both sides added to the annex is in them.

use serde_json::{Map, Value};

use super::Versions;

/// What three versions of a copy come to, as the program would write it; nothing where one of both sides is none.
pub(super) fn merge(versions: Versions<'_>) -> Option<String> {
    let read = |text| serde_json::from_str(text).ok();
    let (ours, theirs) = (read(versions.ours)?, read(versions.theirs)?);
    let base = read(versions.base).unwrap_or_default();
    Some(format!("{:#}\n", value(&base, &ours, &theirs)))
}

/// What both sides made of a value; one side's where they cannot both have it.
fn value(base: &Value, ours: &Value, theirs: &Value) -> Value {
    match (ours, theirs) {
        _ if ours == theirs || theirs == base => ours.clone(),
        _ if ours == base => theirs.clone(),
        (Value::Object(one), Value::Object(other)) => {
            let empty = Map::new();
            Value::Object(object(base.as_object().unwrap_or(&empty), one, other))
        }
        (Value::Array(one), Value::Array(other)) => {
            Value::Array(array(base.as_array().map_or(&[][..], Vec::as_slice), one, other))
        }
        _ => ours.clone(),
    }
}

fn object(
    base: &Map<String, Value>,
    ours: &Map<String, Value>,
    theirs: &Map<String, Value>,
) -> Map<String, Value> {
    let names = ours.keys().chain(theirs.keys().filter(|name| !ours.contains_key(*name)));
    let merged = names.filter_map(|name| {
        let base = base.get(name);
        let merged = match (ours.get(name), theirs.get(name)) {
            (Some(ours), Some(theirs)) => value(base.unwrap_or(&Value::Null), ours, theirs),
            // It is new, or the other side took it away.
            (one, other) => one.or(other).filter(|_| base.is_none())?.clone(),
        };
        Some((name.clone(), merged))
    });
    merged.collect()
}

fn array(base: &[Value], ours: &[Value], theirs: &[Value]) -> Vec<Value> {
    let shapes = |list: &[Value]| list.iter().all(|item| item.is_object()).then_some(list.len());
    // Shapes stand in one order; what is named does not.
    if shapes(ours).is_some_and(|_| shapes(ours) == shapes(theirs) && shapes(ours) == shapes(base))
    {
        let items = base.iter().zip(ours).zip(theirs);
        return items.map(|((base, ours), theirs)| value(base, ours, theirs)).collect();
    }
    let stays =
        |item: &&Value| !base.contains(item) || (ours.contains(item) && theirs.contains(item));
    let more = theirs.iter().filter(|item| !ours.contains(item));
    let mut merged: Vec<Value> = ours.iter().chain(more).filter(stays).cloned().collect();
    let in_order = |list: &[Value]| list.is_sorted_by_key(|item| item.as_str());
    if in_order(ours) && in_order(theirs) {
        merged.sort_by(|one, other| one.as_str().cmp(&other.as_str()));
    }
    merged
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::{Kind, Known, text};
    use crate::sheet::read_manifest;
    use crate::source::Source;

    #[test]
    fn shapes_are_merged_and_names_are_gathered() {
        let array = |names: &str| serde_json::from_str::<Value>(names).unwrap();
        let merged = value(
            &array(r#"[{"enum": ["a", "m"]}, {"x": 1}]"#),
            &array(r#"[{"enum": ["a", "b", "m"]}, {"x": 1}]"#),
            &array(r#"[{"enum": ["a", "c"]}, {"x": 2}]"#),
        );
        assert_eq!(merged, array(r#"[{"enum": ["a", "b", "c"]}, {"x": 2}]"#));
    }

    #[test]
    fn what_both_sides_added_is_as_the_program_would_have_written_it() {
        let copy = |themes: &str, sheets: &[&str]| {
            let manifest = format!("annexe: A\ntitre: T\nguide: G\nthemes:\n{themes}");
            let source = Source::new("annexe.yaml", manifest);
            let manifest = read_manifest(&source, &mut crate::diag::Diagnostics::default());
            let sheets = sheets.iter().map(|name| (*name).to_owned()).collect();
            let known = Known::new(&manifest.unwrap(), sheets, None).unwrap();
            Kind::ALL.map(|kind| text(kind, Some(&known)))
        };
        let base = copy("  1: Un\n", &["gare", "une"]);
        let ours = copy("  1: Un\n  2: Deux\n", &["atelier", "une"]);
        let theirs = copy("  1: Un\n", &["gare", "une", "zone"]);
        let both = copy("  1: Un\n  2: Deux\n", &["atelier", "une", "zone"]);
        for kind in 0..2 {
            let (ours, theirs) = (&ours[kind], &theirs[kind]);
            let versions = Versions { base: &base[kind], ours, theirs };
            assert_eq!(merge(versions).as_ref(), Some(&both[kind]));
        }
        assert_eq!(merge(Versions { base: "", ours: "{", theirs: "{}" }), None);
    }
}
