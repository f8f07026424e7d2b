//! What the shape of a value is as a schema.
//!
//! Every scalar is text to the reader, whatever YAML takes it for, and an empty value is no error where a key may be
//! left out: so texts exclude lists and groups instead of asking for strings, and nothing here offers `null` or `true`
//! to whoever completes; the exclusion is an `if`, for `not` has no message of its own in editors. Properties bind groups alone, so that « a text, or a group with these keys » needs no choice.

use serde_json::{Map, Value, json};

use super::Known;
use super::collection::usual_types;
use super::keys::{
    Entry, FIELD, INK, PICTURE, PRESS, PROFILE, PROFILES, SECTION, Shape, TYPE, plain,
};
use super::parts::{
    choice, merge, names, or_blank, printing, refusing, text, text_or_group, words,
};
use crate::diag::{Code, Diagnostics};
use crate::explain;
use crate::limits::LINE_CHARACTERS;
use crate::message::Language;
use crate::sheet::{BLEEDS, MOSTS, MOTIFS, RESOLUTIONS, SHARES, SIDEBAR_FIELDS};
use crate::source::Source;
use crate::yaml::{self, Node};

/// A name of a section type, or of a sheet.
const IDENTIFIER: &str = "^[a-z0-9][a-z0-9-]{0,99}$";
/// A number of a theme, as a key or between quotes.
const NUMBER: &str = "^\\s*\\+?0*[0-9]{1,9}\\s*$";
/// A share in percent, as a text.
const SHARE: &str = "^\\s*([0-9]{1,2}([.,][0-9]+)?|100([.,]0+)?)\\s*$";
/// A day of the calendar, leap years seen to; the year 0 is refused beside it.
const DAY: &str = "^\\s*(\\d{4}-((0[13578]|1[02])-(0[1-9]|[12]\\d|3[01])|(0[469]|11)-(0[1-9]|[12]\\d|30)|02-(0[1-9]|1\\d|2[0-8]))|(\\d\\d(0[48]|[2468][048]|[13579][26])|([02468][048]|[13579][26])00)-02-29)\\s*$";

/// A group of keys, which has no others.
pub(super) fn group(entries: &[Entry], known: Option<&Known>) -> Value {
    let mut schema = properties(entries, known);
    merge(&mut schema, json!({ "type": "object" }));
    schema
}

/// The same without asking for a group: a text may stand there instead.
fn properties(entries: &[Entry], known: Option<&Known>) -> Value {
    let all: Map<String, Value> =
        entries.iter().map(|entry| (entry.key.to_owned(), described(entry, known))).collect();
    let needed =
        |entry: &&Entry| matches!(entry.shape, Shape::Required | Shape::FieldText | Shape::Needed);
    let required: Vec<&str> = entries.iter().filter(needed).map(|entry| entry.key).collect();
    let mut schema = json!({ "properties": all, "additionalProperties": false });
    if !required.is_empty() {
        merge(&mut schema, json!({ "required": required }));
    }
    schema
}

/// A value's schema, with the words about its key.
fn described(entry: &Entry, known: Option<&Known>) -> Value {
    let examples: Vec<String> =
        entry.examples.iter().map(|one| format!("`{}: {one}`", entry.key)).collect();
    let markdown = format!("{}\n\nExemple : {}", entry.text, examples.join(", "));
    let mut schema = shape(entry.shape, known);
    merge(
        &mut schema,
        json!({
            "title": entry.title,
            "description": plain(entry.text),
            "markdownDescription": markdown,
        }),
    );
    // What a collection has is offered by name; an example would name what another has.
    let named = matches!(
        entry.shape,
        Shape::ThemeNumbers
            | Shape::Sheets
            | Shape::SectionType
            | Shape::Layout
            | Shape::Icon
            | Shape::Silence
    );
    if known.is_none() || !named {
        let examples: Vec<Value> = entry.examples.iter().filter_map(|one| example(one)).collect();
        merge(&mut schema, json!({ "examples": examples }));
    }
    schema
}

/// An example as the value that YAML reads.
fn example(text: &str) -> Option<Value> {
    let root = yaml::read(&Source::new("exemple", text.to_owned()), &mut Diagnostics::default())?;
    Some(value(&root))
}

fn value(node: &Node) -> Value {
    match &node.value {
        yaml::Value::Null => Value::Null,
        yaml::Value::Scalar(text) => {
            let text = text.as_str().trim_end();
            text.parse::<u32>().map_or_else(|_| text.into(), Value::from)
        }
        yaml::Value::Sequence(items) => items.iter().map(value).collect(),
        yaml::Value::Mapping(entries) => {
            entries.iter().map(|(key, node)| (key.name.clone(), value(node))).collect()
        }
    }
}

fn shape(shape: Shape, known: Option<&Known>) -> Value {
    match shape {
        Shape::Required => printing(),
        Shape::Needed => {
            let mut needed = printing();
            needed.as_object_mut().map(|schema| schema.remove("maxLength"));
            needed
        }
        Shape::Line => {
            let mut line = text();
            merge(&mut line, json!({ "maxLength": LINE_CHARACTERS }));
            line
        }
        Shape::Text | Shape::FieldText => text(),
        Shape::Date => or_blank(vec![json!({
            "type": "string",
            "pattern": DAY,
            "patternErrorMessage": "Une date s'écrit année-mois-jour : 2019-11-04.",
            "not": { "pattern": "^\\s*0000" },
        })]),
        Shape::Flag => {
            or_blank(vec![json!({ "enum": ["oui", "non", "true", "false", true, false] })])
        }
        Shape::Template => or_blank(vec![choice(
            ["fiche".into(), "film".into()],
            ["Une fiche ordinaire".into(), "La fiche d'un film : grand bandeau, générique".into()],
        )]),
        Shape::Motif => or_blank(vec![names(MOTIFS)]),
        Shape::ThemeNumbers => theme_numbers(known),
        Shape::Sidebar => sidebar(known),
        Shape::Sections => json!({ "type": ["array", "null"], "items": section(known) }),
        Shape::SectionType => section_type(known),
        Shape::Themes => json!({
            "type": ["object", "null"],
            "propertyNames": {
                "pattern": NUMBER,
                "patternErrorMessage": "Un thème est un numéro et un titre : « 3: La participation des personnes ».",
            },
            "additionalProperties": text(),
        }),
        Shape::Sheets => words(&sheet_name(known)),
        Shape::Words => words(&text()),
        Shape::OwnTypes => own_types(known),
        Shape::Layout => known.map_or_else(text, |known| or_blank(vec![names(&known.layouts)])),
        Shape::Silence => silence(known),
        Shape::Profiles => or_blank(vec![group(PROFILES, known)]),
        Shape::Profile => or_blank(vec![group(PROFILE, known)]),
        Shape::PressProfile => or_blank(vec![group(&[PROFILE, PRESS].concat(), known)]),
        Shape::Inks => json!({ "type": ["object", "null"], "additionalProperties": ink(known) }),
        Shape::Mixture => mixture(),
        Shape::Share => or_blank(vec![number(SHARES, SHARE)]),
        Shape::MostInk => {
            or_blank(vec![number(MOSTS, "^\\s*([1-3][0-9]{2}([.,][0-9]+)?|400([.,]0+)?)\\s*$")])
        }
        Shape::Resolution => {
            or_blank(vec![number(RESOLUTIONS, "^\\s*[0-9]{2,3}([.,][0-9]+)?\\s*$")])
        }
        Shape::Bleed => or_blank(vec![number(BLEEDS, "^\\s*[0-9]{1,2}([.,][0-9]+)?\\s*$")]),
        Shape::Picture => or_blank(vec![group(PICTURE, known)]),
        Shape::Icon => known.map_or_else(text, |known| icon(&known.icons)),
    }
}

/// An ink: what it is mixed of, or its name; one of its own may look as another line says.
fn ink(known: Option<&Known>) -> Value {
    let mut schema = group(INK, known);
    merge(
        &mut schema,
        json!({
            "title": "Une encre",
            "description": "« cmjn: [95, 30, 40, 30] » ; ou « ton_direct: PANTONE 3155 C », et le « cmjn » qui lui ressemble.",
            "anyOf": [{ "required": ["cmjn"] }, { "required": ["ton_direct"] }],
        }),
    );
    schema
}

fn mixture() -> Value {
    json!({
        "type": "array",
        "items": number(SHARES, SHARE),
        "minItems": 4,
        "maxItems": 4,
        "errorMessage": "Quatre nombres de 0 à 100 entre crochets : cyan, magenta, jaune, noir.",
    })
}

/// A number between two others; with a comma, it is a text to YAML.
fn number((least, most): (f64, f64), comma: &str) -> Value {
    json!({
        "anyOf": [
            { "type": "number", "minimum": least, "maximum": most },
            { "type": "string", "pattern": comma },
        ]
    })
}

/// The collection's sheets are offered; whether one is there, its folder says, not this file.
fn sheet_name(known: Option<&Known>) -> Value {
    match known.filter(|known| !known.sheets.is_empty()) {
        Some(known) => json!({ "anyOf": [names(&known.sheets), text()] }),
        None => text(),
    }
}

fn theme_numbers(known: Option<&Known>) -> Value {
    let (number, quoted) = match known {
        None => (json!({ "type": "integer", "minimum": 0 }), NUMBER.to_owned()),
        // No value is among none.
        Some(known) if known.themes.is_empty() => {
            return json!({ "type": ["array", "null"], "maxItems": 0 });
        }
        Some(known) => {
            let numbers: Vec<String> = known.themes.iter().map(|t| t.0.to_string()).collect();
            let pattern = format!("^\\s*\\+?0*({})\\s*$", numbers.join("|"));
            let titles = known.themes.iter().map(|theme| theme.1.clone());
            (choice(known.themes.iter().map(|theme| theme.0.into()), titles), pattern)
        }
    };
    let quoted = json!({ "type": "string", "pattern": quoted });
    let one = json!({ "anyOf": [number, quoted] });
    json!({ "anyOf": [{ "type": "array", "items": one }, number, quoted, { "type": "null" }] })
}

fn sidebar(known: Option<&Known>) -> Value {
    let mut fields = Map::new();
    for field in SIDEBAR_FIELDS {
        let mut schema = properties(FIELD, known);
        let lines = if field.by_line { " Chaque ligne est une ligne imprimée." } else { "" };
        let words = format!("Imprimé sous « {} ».{lines}", field.label);
        merge(&mut schema, text_or_group());
        merge(
            &mut schema,
            json!({
                "title": field.label,
                "description": words,
                "markdownDescription": format!(
                    "{words}\n\nPour un autre titre : `titre:` et `texte:` en dessous, décalés de deux espaces."
                ),
            }),
        );
        fields.insert(field.key.to_owned(), schema);
    }
    let mut own = group(FIELD, known);
    merge(
        &mut own,
        json!({
            "required": ["titre", "texte"],
            "title": "Un champ à vous",
            "description": "Son titre et son texte, sur deux lignes décalées : « titre: … », « texte: … ».",
        }),
    );
    if let Some(title) = own.pointer_mut("/properties/titre") {
        merge(title, printing());
    }
    json!({ "type": ["object", "null"], "properties": fields, "additionalProperties": own })
}

fn section(known: Option<&Known>) -> Value {
    let has = |key: &str| json!({ "required": [key], "properties": { key: printing() } });
    let mut schema = group(SECTION, known);
    merge(
        &mut schema,
        json!({
            "title": "Une section",
            "description": "Un type, un titre, ou les deux ; et son texte.",
            "anyOf": [has("type"), has("titre")],
        }),
    );
    schema
}

fn section_type(known: Option<&Known>) -> Value {
    let types: Vec<(String, String)> =
        known.map_or_else(|| usual_types().collect(), |known| known.types.clone());
    let (names, headings): (Vec<_>, Vec<_>) = types.into_iter().unzip();
    let mut choices = vec![choice(names.into_iter().map(Value::from), headings)];
    if known.is_none() {
        // A collection may add its own.
        choices.push(json!({ "type": "string", "pattern": IDENTIFIER }));
    }
    or_blank(choices)
}

fn own_types(known: Option<&Known>) -> Value {
    let taken: Vec<String> = usual_types().map(|kind| kind.0).collect();
    let mut own = properties(TYPE, known);
    merge(
        &mut own,
        refusing(
            &["array"],
            "string",
            "Le titre habituel de ce type, ou « titre: » et « icone: » en dessous.",
        ),
    );
    merge(
        &mut own,
        json!({
            "title": "Un type de section à vous",
            "description": "Son titre habituel ; ou, en dessous, « titre: » et « icone: ».",
        }),
    );
    json!({
        "type": ["object", "null"],
        "propertyNames": {
            "pattern": IDENTIFIER,
            "patternErrorMessage": "Lettres minuscules sans accent, chiffres et traits d'union.",
            "not": { "enum": taken },
        },
        "additionalProperties": own,
    })
}

fn icon(icons: &[String]) -> Value {
    let files: Vec<String> = icons.iter().map(|icon| format!("{icon}.svg")).collect();
    or_blank(vec![names(icons), names(&files)])
}

fn silence(known: Option<&Known>) -> Value {
    let codes: Vec<Code> = Code::ALL.iter().copied().filter(|code| code.can_be_silent()).collect();
    let sheets = words(&sheet_name(known));
    // Like all words of a schema: copies are shared by people who read messages in other languages.
    let title = |code: &Code| explain::title_in(Language::French, *code);
    let mut properties = Map::new();
    for code in &codes {
        let mut one = sheets.clone();
        merge(
            &mut one,
            json!({
                "title": title(code),
                "description": "Les fiches où ne pas le dire, entre crochets ; sans fiche : toutes.",
            }),
        );
        properties.insert(code.to_string(), one);
    }
    let titles = codes.iter().map(title);
    let code = choice(codes.iter().map(|code| code.as_str().into()), titles);
    let item = or_blank(vec![code.clone()]);
    or_blank(vec![
        json!({ "type": "object", "properties": properties, "additionalProperties": false }),
        json!({ "type": "array", "items": item }),
        code,
    ])
}
