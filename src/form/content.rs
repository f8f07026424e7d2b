//! Makes the form: every field of a sheet, the usual sections, an example of all that prose may have.

use super::hint::{COLUMN, HELP, PROPERTY, THEME_PROPERTY, TYPE_PROPERTY, VERSION};
use super::model::{Form, Para, Piece, Row, Run, Style};
use super::texts::{self, Program};
use crate::sheet::{Manifest, SECTION_TYPES, section_type, sidebar_field};
use crate::typography;

/// The form of a sheet, of a collection where there is one.
pub(super) fn form(program: &Program, manifest: Option<&Manifest>) -> Form {
    let mut pieces = vec![Piece::Para(help(&program.how_to_fill()))];
    pieces.extend(head(manifest).into_iter().map(Piece::Para));
    pieces.push(Piece::Table(table()));
    pieces.extend(sections(manifest).into_iter().map(Piece::Para));
    pieces.push(Piece::Para(help(&program.how_to_write(&other_sections()))));
    Form { title: title(texts::TITLE, manifest), properties: properties(manifest), pieces }
}

/// The form of a film's sheet: its text, then its credits, a line each.
pub(super) fn film(program: &Program, manifest: Option<&Manifest>) -> Form {
    let mut pieces = vec![help(&program.how_to_fill())];
    pieces.extend(head(manifest));
    pieces.push(para(Style::Body, vec![place(texts::FILM_TEXT)]));
    pieces.push(help(&texts::CREDITS_HELP.map(str::to_owned)));
    let credits = texts::CREDITS.iter().map(|credit| para(Style::Body, vec![place(*credit)]));
    pieces.extend(credits);
    pieces.push(help(&program.how_to_write_text()));
    let pieces = pieces.into_iter().map(Piece::Para).collect();
    Form { title: title(texts::FILM_TITLE, manifest), properties: properties(manifest), pieces }
}

/// The document's title, of a collection where there is one.
fn title(form: &str, manifest: Option<&Manifest>) -> String {
    manifest.map_or_else(|| form.to_owned(), |manifest| format!("{form} – {}", manifest.title))
}

/// What the places of a form ask for.
pub(super) fn hints(form: &Form) -> Vec<String> {
    let mut hints = Vec::new();
    for piece in &form.pieces {
        match piece {
            Piece::Para(para) => add_hints(&para.runs, &mut hints),
            Piece::Table(rows) => {
                let paras = rows.iter().flatten().flatten();
                paras.for_each(|para| add_hints(&para.runs, &mut hints));
            }
        }
    }
    hints
}

fn add_hints(runs: &[Run], hints: &mut Vec<String>) {
    for run in runs {
        match run {
            Run::Hint { text, .. } => hints.push(text.clone()),
            Run::Note(runs) => add_hints(runs, hints),
            _ => {}
        }
    }
}

/// What the import is to know without reading the page.
fn properties(manifest: Option<&Manifest>) -> Vec<(String, String)> {
    let themes = manifest.map(|manifest| manifest.themes.as_slice()).unwrap_or_default();
    let types = manifest.map(|manifest| manifest.section_types.as_slice()).unwrap_or_default();
    let titles = themes
        .iter()
        .map(|theme| (format!("{THEME_PROPERTY}{}", theme.number), theme.title.clone()));
    let headings =
        types.iter().map(|kind| (format!("{TYPE_PROPERTY}{}", kind.name), kind.heading.clone()));
    let form = std::iter::once((PROPERTY.to_owned(), VERSION.to_owned()));
    form.chain(titles).chain(headings).collect()
}

/// What comes before the table.
fn head(manifest: Option<&Manifest>) -> Vec<Para> {
    let mut paras = vec![
        para(Style::Title, vec![place(texts::SHEET_TITLE)]),
        para(Style::Subtitle, vec![place(texts::SUBTITLE)]),
        labelled(texts::ACTION_LABEL, texts::ACTION),
        labelled(texts::SUMMARY_LABEL, texts::SUMMARY),
        labelled(texts::THEMES_LABEL, texts::THEMES),
    ];
    let themes = manifest.map(|manifest| manifest.themes.as_slice()).unwrap_or_default();
    if !themes.is_empty() {
        let lines = themes.iter().map(|theme| format!("{} – {}", theme.number, theme.title));
        let lines: Vec<String> =
            std::iter::once("les thèmes et leurs numéros.".to_owned()).chain(lines).collect();
        paras.push(help(&lines));
    }
    paras.push(para(Style::Lead, vec![place(texts::LEAD)]));
    paras
}

/// The sidebar.
fn table() -> Vec<Row> {
    let row = |label: Run, style: Style, text: Run| {
        [vec![para(Style::TableLabel, vec![label])], vec![para(style, vec![text])]]
    };
    let head = [
        vec![para(Style::TableHead, vec![text(texts::SIDEBAR)])],
        vec![para(Style::TableHead, vec![text(COLUMN)])],
    ];
    let fields = texts::FIELDS.iter().filter_map(|(key, style, what)| {
        let label = sidebar_field(key)?.label;
        Some(row(text(label), *style, place((label, what))))
    });
    let own = row(
        place(texts::OWN_LABEL),
        Style::TableText,
        place((texts::OWN_LABEL.0, texts::OWN_TEXT)),
    );
    std::iter::once(head).chain(fields).chain([own]).collect()
}

/// The usual sections and those of the collection.
fn sections(manifest: Option<&Manifest>) -> Vec<Para> {
    let mut paras = Vec::new();
    for (name, places) in texts::SECTIONS {
        if *name == texts::LAST {
            let own = manifest.map(|manifest| manifest.section_types.as_slice());
            for kind in own.unwrap_or_default() {
                paras.push(para(Style::Section, vec![text(&kind.heading)]));
                let place = place((&kind.heading, texts::OWN_SECTION));
                paras.push(para(Style::Body, vec![place]));
            }
        }
        let Some(kind) = section_type(name) else { continue };
        paras.push(para(Style::Section, vec![text(kind.heading)]));
        let first = paras.len();
        paras.extend(
            places.iter().map(|(style, what)| para(*style, vec![place((kind.heading, what))])),
        );
        if first == 1 {
            // The first section shows what a note is.
            let note = Run::Note(vec![place(texts::NOTE)]);
            paras[first].runs.push(note);
        }
    }
    paras
}

/// The headings of the other types of the format.
fn other_sections() -> Vec<&'static str> {
    let shown = |name: &str| texts::SECTIONS.iter().any(|(shown, _)| *shown == name);
    SECTION_TYPES.iter().filter(|kind| !shown(kind.name)).map(|kind| kind.heading).collect()
}

fn para(style: Style, runs: Vec<Run>) -> Para {
    Para { style, runs }
}

fn text(text: &str) -> Run {
    Run::Text(french(text))
}

/// A label and a place to fill in after it.
fn labelled(label: &str, what: &str) -> Para {
    let name = Run::Strong(format!("{}\u{a0}:", french(label)));
    para(Style::Label, vec![name, Run::Tab, place((label, what))])
}

/// A place to fill in.
fn place<'a>((name, what): (&'a str, &'a str)) -> Run {
    Run::Hint { name: french(name), text: unbracketed(&french(what)) }
}

/// Help, in brackets of its own: the import leaves it out.
fn help(lines: &[String]) -> Para {
    let mut runs = vec![Run::Strong(format!("[{}", french_mark(HELP)))];
    for (n, line) in lines.iter().enumerate() {
        if n > 0 {
            runs.push(Run::Break);
        }
        runs.push(Run::Text(french(line).replace('[', "(").replace(']', ")")));
    }
    runs.push(Run::Text("]".to_owned()));
    para(Style::Help, runs)
}

/// A mark as it is shown; the import reads it with any apostrophe and any space.
pub(super) fn french_mark(mark: &str) -> String {
    format!("{}\u{a0}", french(mark).trim_end().replace(" :", "\u{a0}:"))
}

/// A text in French typography, with those spaces and signs alone that office fonts have.
fn french(text: &str) -> String {
    typography::set_words(text).replace('\u{202f}', "\u{a0}").replace(['\u{2060}', '\u{200b}'], "")
}

/// A text without the brackets that would end a hint before its time.
fn unbracketed(text: &str) -> String {
    text.replace(['[', '<'], "(").replace([']', '>'], ")")
}
