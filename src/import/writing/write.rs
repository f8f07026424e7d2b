//! Writes a draft as the files of a collection, keys in the order of the guide to the sheets.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::Arc;

use super::render;
use crate::fmt;
use crate::import::draft::{Body, Draft, Field, FieldText, Manifest, Prose, Section, Sheet};
use crate::import::inline::Inline;
use crate::import::note::Note;
use crate::import::yaml;
use crate::schema::Kind;
use crate::source::Source;
use crate::yaml::Node;

/// A field that fits on one line is no longer than this, in characters.
const ONE_LINE: usize = 100;

/// A file that was written, with what YAML finds in it where that is known.
pub(crate) struct Written {
    /// Its name in the collection's folder, and its text.
    pub(crate) source: Arc<Source>,
    /// Its content.
    pub(crate) root: Option<Node>,
}

impl Written {
    fn new(name: &str, text: String) -> Self {
        let (source, root) = fmt::tidied(name, text);
        Self { source, root }
    }
}

/// The manifest; texts that found no place end it, as comments.
pub(crate) fn manifest_file(draft: &Draft, notes: &[Note]) -> Written {
    Written::new("annexe.yaml", manifest(&draft.manifest, &draft.sheets) + &unplaced(notes))
}

/// A sheet's file.
pub(crate) fn sheet_file(one: &Sheet) -> Written {
    Written::new(&format!("{}.yaml", one.id), sheet(one))
}

/// Texts that found no place, as remarks that end a manifest.
pub(crate) fn unplaced(notes: &[Note]) -> String {
    let mut out = String::new();
    let texts: Vec<&str> = notes.iter().filter_map(|note| note.unplaced.as_deref()).collect();
    if !texts.is_empty() {
        out.push_str("\n# Le texte importé disait aussi :\n");
    }
    for text in texts {
        let _ = writeln!(out, "#   {}", text.split_whitespace().collect::<Vec<_>>().join(" "));
    }
    out
}

fn manifest(manifest: &Manifest, sheets: &[Sheet]) -> String {
    let mut out = Kind::Manifest.modeline();
    yaml::pair(&mut out, 0, "annexe", &manifest.annexe);
    yaml::pair(&mut out, 0, "titre", &manifest.title);
    let mut guide = manifest.guide.iter();
    if let Some(first) = guide.next() {
        yaml::pair(&mut out, 0, "guide", first);
    }
    let rest: Vec<&str> = guide.map(String::as_str).collect();
    if !rest.is_empty() {
        yaml::pair(&mut out, 0, "guide_suite", &rest.join(" "));
    }
    yaml::block(&mut out, 0, "organisme", &manifest.body.join("\n"));
    if !manifest.themes.is_empty() {
        out.push_str("themes:\n");
        for (number, title) in &manifest.themes {
            yaml::pair(&mut out, 2, &number.to_string(), title);
        }
    }
    out.push_str("fiches:\n");
    for sheet in sheets {
        let _ = writeln!(out, "  - {}", id(&sheet.id));
    }
    own_types(&mut out, sheets);
    out
}

/// The section types of the collection that the sheets' forms are of.
fn own_types(out: &mut String, sheets: &[Sheet]) {
    let own: BTreeMap<&str, &str> = sheets
        .iter()
        .flat_map(|sheet| &sheet.sections)
        .filter_map(|section| section.own.as_ref())
        .map(|(name, heading)| (name.as_str(), heading.as_str()))
        .collect();
    if !own.is_empty() {
        out.push_str("types_de_section:\n");
        own.iter().for_each(|(name, heading)| yaml::pair(out, 2, name, heading));
    }
}

/// An identifier is a string even where it looks like a number.
fn id(id: &str) -> String {
    yaml::scalar(id)
}

fn sheet(sheet: &Sheet) -> String {
    let mut out = Kind::Sheet.modeline();
    yaml::pair(&mut out, 0, "titre", &sheet.title);
    let optional = [
        ("titre_sommaire", &sheet.summary_title),
        ("sous_titre", &sheet.subtitle),
        ("nom_action", &sheet.action_name),
    ];
    for (key, value) in optional {
        if let Some(value) = value {
            yaml::pair(&mut out, 0, key, value);
        }
    }
    if !sheet.credits.is_empty() {
        yaml::pair(&mut out, 0, "gabarit", "film");
    }
    if !sheet.themes.is_empty() {
        let themes: Vec<String> = sheet.themes.iter().map(u32::to_string).collect();
        let _ = writeln!(out, "themes: [{}]", themes.join(", "));
    }
    if !sheet.lead.is_empty() {
        out.push('\n');
        prose(&mut out, 0, "chapeau", &sheet.lead);
    }
    if !sheet.sidebar.is_empty() {
        out.push_str("\nreperes:\n");
        for one in &sheet.sidebar {
            field(&mut out, one);
        }
    }
    if !sheet.text.is_empty() {
        out.push('\n');
        prose(&mut out, 0, "texte", &sheet.text);
    }
    sections(&mut out, &sheet.sections);
    if !sheet.credits.is_empty() {
        let credits: Vec<String> = sheet.credits.iter().flat_map(render::lines).collect();
        out.push('\n');
        yaml::block(&mut out, 0, "generique", &credits.join("\n"));
    }
    out
}

/// Prose in a block; nothing where there is none.
fn prose(out: &mut String, indent: usize, key: &str, prose: &Prose) {
    if !prose.is_empty() {
        yaml::block(out, indent, key, &render::prose(prose));
    }
}

fn sections(out: &mut String, sections: &[Section]) {
    if sections.is_empty() {
        return;
    }
    out.push_str("\nsections:\n");
    for (n, section) in sections.iter().enumerate() {
        if n > 0 {
            out.push('\n');
        }
        let mut entry = String::new();
        let own = section.own.as_ref().map(|(name, _)| name.as_str());
        if let Some(name) = section.kind.map(|kind| kind.name).or(own) {
            yaml::pair(&mut entry, 4, "type", name);
        }
        if let Some(title) = section.title() {
            yaml::pair(&mut entry, 4, "titre", title);
        }
        yaml::block(&mut entry, 4, "texte", &render::prose(&section.prose));
        entry.replace_range(2..3, "-");
        out.push_str(&entry);
    }
}

fn field(out: &mut String, field: &Field) {
    let (indent, key) = match &field.title {
        None => (2, field.key.as_str()),
        Some(title) => {
            let _ = writeln!(out, "  {}:", field.key);
            yaml::pair(out, 4, "titre", title);
            (4, "texte")
        }
    };
    match &field.text {
        FieldText::Lines(groups) => {
            let groups: Vec<String> = groups.iter().map(|lines| contact(lines)).collect();
            yaml::block(out, indent, key, &groups.join("\n\n"));
        }
        FieldText::Prose(text) => match short(text) {
            Some(line) => {
                let _ = writeln!(out, "{}{key}: {line}", " ".repeat(indent));
            }
            None => yaml::block(out, indent, key, &render::prose(text)),
        },
    }
}

fn contact(lines: &[Inline]) -> String {
    lines.iter().flat_map(render::lines).collect::<Vec<_>>().join("\n")
}

/// A text that fits on the line of its key: one short paragraph that needs no quotes, or a year.
fn short(prose: &Prose) -> Option<String> {
    let [element] = prose.as_slice() else {
        return None;
    };
    let Body::Paragraph(text) = &element.body else {
        return None;
    };
    let line = render::paragraph(text);
    let year =
        line.len() == 4 && line.bytes().all(|b| b.is_ascii_digit()) && !line.starts_with('0');
    let fits = line.chars().count() <= ONE_LINE && yaml::is_plain(&line) && !line.contains('\n');
    (fits || year).then_some(line)
}
