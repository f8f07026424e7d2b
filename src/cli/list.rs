//! `annexe list`: the sheets in order, with their pages.

use std::fmt::Write;

use clap::{Args, ValueEnum};
use serde::Serialize;

use super::Global;
use super::console::Console;
use super::session::{Edition, Session};
use crate::diag::Diagnostics;
use crate::failure::Failure;

use crate::message::text;
use crate::project::Project;
use crate::typeset::{Extent, Locator, Output};

/// Donne la liste des fiches, leurs pages et leurs thèmes
#[derive(Args)]
#[command(help_template = super::HELP, after_help = "Exemples :\n  annexe list\n  annexe list --format json | jq '.[].id'")]
pub(super) struct Options {
    /// Tableau à lire, ou JSON pour un programme
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t)]
    format: Format,
}

#[derive(Clone, Copy, Default, ValueEnum)]
enum Format {
    #[default]
    Table,
    Json,
}

#[derive(Serialize)]
struct Row<'a> {
    id: &'a str,
    title: &'a str,
    start_page: usize,
    pages: usize,
    themes: &'a [u32],
    sections: Vec<SectionRow<'a>>,
}

#[derive(Serialize)]
struct SectionRow<'a> {
    #[serde(rename = "type")]
    kind: Option<&'a str>,
    heading: &'a str,
}

pub(super) fn run(options: &Options, global: &Global, console: &Console) -> Result<(), Failure> {
    let session = Session::open(
        Project::find(global.root.as_deref())?,
        &Edition::default(),
        global.bounds,
        console,
    )?;
    let mut diagnostics = Diagnostics::default();
    let _guard = session.guard(console);
    let Some(typeset) = session.typesetter.lay_out(&Output::Annex, &mut diagnostics) else {
        Locator::new(&session.typesetter, &session.annex).locate(&Output::Annex, &mut diagnostics);
        return Err(Failure::Sources(diagnostics));
    };
    let extents = typeset.extents();
    let rows: Vec<Row<'_>> = session
        .annex
        .entries
        .iter()
        .map(|entry| {
            let sheet = &entry.sheet;
            let extent = extents.iter().find(|extent| extent.id == sheet.id);
            let Extent { start_page, pages, .. } =
                extent.cloned().unwrap_or(Extent { id: String::new(), start_page: 0, pages: 0 });
            let sections = sheet
                .sections
                .iter()
                .zip(&sheet.headings)
                .map(|(section, heading)| SectionRow { kind: section.kind.as_deref(), heading })
                .collect();
            Row {
                id: &sheet.id,
                title: &sheet.title,
                start_page,
                pages,
                themes: &sheet.themes,
                sections,
            }
        })
        .collect();
    match options.format {
        Format::Json => {
            let mut json =
                serde_json::to_vec_pretty(&rows).map_err(|e| Failure::work(e.to_string()))?;
            json.push(b'\n');
            console.result(&json)
        }
        Format::Table => console.result(table(&rows).as_bytes()),
    }
}

fn table(rows: &[Row<'_>]) -> String {
    let width = rows.iter().map(|row| row.id.len()).max().unwrap_or(0);
    let mut text = String::new();
    for row in rows {
        let themes: Vec<String> = row.themes.iter().map(u32::to_string).collect();
        // Writing to a string cannot fail.
        let _ = writeln!(
            text,
            "p. {:>3}  {}  {:width$}  {}{}",
            row.start_page,
            text!("list-pages", count = row.pages),
            row.id,
            row.title,
            if themes.is_empty() { String::new() } else { format!(" [{}]", themes.join(", ")) },
        );
    }
    text
}
