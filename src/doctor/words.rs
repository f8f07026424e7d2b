//! The report in words: what is said of the facts, and in which order.

use std::fmt::Write as _;

use super::{Collection, Environment, Fonts, Git, Layouts, Program, Report, Results, Todo, Way};
use crate::message::text;

/// Width of the facts' names.
const NAMES: usize = 16;
/// How many files or sheets a line names.
const NAMED: usize = 6;

/// The report as somebody reads it.
#[must_use]
pub fn report(report: &Report) -> String {
    let mut out = program(&report.program);
    if let Some(facts) = &report.collection {
        collection(&mut out, facts);
    }
    if let Some(facts) = &report.layouts {
        layouts(&mut out, facts);
    }
    if let Some(facts) = &report.fonts {
        fonts(&mut out, facts);
    }
    if let Some(facts) = &report.results {
        results(&mut out, facts);
    }
    git(&mut out, &report.git, report.collection.is_some());
    environment(&mut out, &report.environment);
    todo(&mut out, &report.todo);
    out
}

/// What the last line of a report that ends with exit code 2 says.
#[must_use]
pub fn blocked() -> String {
    text!("doctor-blocked")
}

fn program(facts: &Program) -> String {
    let processors = text!("doctor-processors", count = facts.processors);
    format!(
        "annexe {} ({}), Typst {}\n{}, {}, {processors}\n",
        facts.version, facts.build, facts.typst, facts.system, facts.machine,
    )
}

fn collection(out: &mut String, facts: &Collection) {
    title(out, &text!("doctor-annex"));
    let folder = match facts.found {
        Way::Given => text!("doctor-folder.given", folder = facts.root),
        Way::Here => text!("doctor-folder.here", folder = facts.root),
        Way::Above => text!("doctor-folder.above", folder = facts.root),
    };
    fact(out, &text!("doctor-folder"), &folder);
    let manifest = match &facts.label {
        None => text!("doctor-manifest.wrong"),
        Some(label) if facts.own_types == 0 => {
            text!("doctor-manifest.good", label, themes = facts.themes)
        }
        Some(label) => {
            let (themes, types) = (facts.themes, facts.own_types);
            text!("doctor-manifest.typed", label, themes, types)
        }
    };
    fact(out, &text!("doctor-manifest"), &manifest);
    if facts.label.is_some() {
        let (sheets, count) = (facts.sheets, facts.unlisted.len());
        let listed = match count {
            0 => text!("doctor-sheets.listed", sheets),
            _ => text!("doctor-sheets.unlisted", sheets, count, names = names(&facts.unlisted)),
        };
        fact(out, &text!("doctor-sheets"), &listed);
    }
    let errors = text!("count-errors", count = facts.errors);
    let warnings = text!("count-warnings", count = facts.warnings);
    let checked = text!("doctor-check.found", errors, warnings);
    fact(out, &text!("doctor-check"), &checked);
    let schemas = match facts.schemas {
        Some("fresh") => text!("doctor-schemas.fresh"),
        Some("stale") => text!("doctor-schemas.stale"),
        Some(_) => text!("doctor-schemas.absent"),
        None => text!("doctor-schemas.unknown"),
    };
    fact(out, &text!("doctor-schemas"), &schemas);
}

fn layouts(out: &mut String, facts: &Layouts) {
    title(out, &text!("doctor-layouts"));
    let chosen = facts.chosen.clone().unwrap_or_else(|| text!("doctor-chosen.usual"));
    fact(out, &text!("doctor-chosen"), &chosen);
    fact(
        out,
        &text!("doctor-contract"),
        &text!("doctor-contract.version", version = facts.contract),
    );
    let own = facts.changed.len() + facts.added.len();
    let files = match own + facts.same {
        0 => text!("doctor-files.usual"),
        count => text!("doctor-files.own", count, same = facts.same),
    };
    fact(out, &text!("doctor-files"), &files);
    listed(out, &text!("doctor-files.changed"), &facts.changed);
    listed(out, &text!("doctor-files.added"), &facts.added);
    for (name, version) in &facts.other_contract {
        let said = text!("doctor-contract.of-file", name, version);
        fact(out, &text!("doctor-contract.other"), &said);
    }
}

fn fonts(out: &mut String, facts: &Fonts) {
    title(out, &text!("doctor-fonts"));
    fact(out, &text!("doctor-families"), &facts.families.join(", "));
    fact(out, &text!("doctor-files"), &text!("doctor-fonts.program", count = facts.program));
    listed(out, &text!("doctor-fonts.own"), &facts.own);
    let signs = match facts.missing.as_str() {
        "" => text!("doctor-signs.all"),
        missing => text!("doctor-signs.missing", signs = missing),
    };
    fact(out, &text!("doctor-signs"), &signs);
}

fn results(out: &mut String, facts: &Results) {
    title(out, "PDF");
    fact(out, &text!("doctor-pdf-fresh"), &facts.fresh.len().to_string());
    listed(out, &text!("doctor-pdf-stale"), &facts.stale);
    listed(out, &text!("doctor-pdf-absent"), &facts.absent);
    let lock = if facts.busy { text!("doctor-lock.busy") } else { text!("doctor-lock.free") };
    fact(out, &text!("doctor-lock"), &lock);
    listed(out, &text!("doctor-temporary"), &facts.temporary);
}

fn git(out: &mut String, facts: &Git, collection: bool) {
    title(out, "Git");
    let Some(version) = &facts.version else {
        fact(out, &text!("doctor-git"), &text!("doctor-git.none"));
        return;
    };
    fact(out, &text!("doctor-git"), version);
    if !collection {
        return;
    }
    let state = match (&facts.head, facts.changed) {
        (Some(head), Some(0)) => text!("doctor-state.clean", head),
        (Some(head), Some(count)) => text!("doctor-state.changed", head, count),
        (Some(head), None) => head.clone(),
        (None, _) => text!("doctor-state.untracked"),
    };
    fact(out, &text!("doctor-state"), &state);
}

fn environment(out: &mut String, facts: &Environment) {
    title(out, &text!("doctor-settings"));
    let locale = match &facts.locale {
        Some(locale) => text!("doctor-locale.set", locale),
        None => text!("doctor-locale.none"),
    };
    fact(out, &text!("doctor-locale"), &locale);
    let date = match &facts.source_date_epoch {
        Some(date) => format!("SOURCE_DATE_EPOCH={date}"),
        None => text!("doctor-date.none"),
    };
    fact(out, &text!("doctor-date"), &date);
    let colours =
        if facts.no_color { text!("doctor-colours.off") } else { text!("doctor-colours.usual") };
    fact(out, &text!("doctor-colours"), &colours);
    let (seconds, megabytes) = (facts.deadline_seconds, facts.memory_megabytes);
    fact(out, &text!("doctor-limits"), &text!("doctor-limits.are", seconds, megabytes));
}

fn todo(out: &mut String, all: &[Todo]) {
    title(out, &text!("doctor-todo"));
    if all.is_empty() {
        let _ = writeln!(out, "  {}", text!("doctor-todo.nothing"));
    }
    for one in all {
        // Writing to a string cannot fail.
        let _ = writeln!(out, "  - {}", remedy(one));
    }
}

fn remedy(todo: &Todo) -> String {
    match todo {
        Todo::Blocked { message, hint: None } => message.clone(),
        Todo::Blocked { message, hint: Some(hint) } => format!("{message}{}{hint}", text!("colon")),
        Todo::Errors { count } => text!("doctor-todo.errors", count),
        Todo::MissingSigns { signs } => text!("doctor-todo.signs", signs),
        Todo::Busy => text!("doctor-todo.busy"),
        Todo::Unlisted { sheets } => text!("doctor-todo.unlisted", names = names(sheets)),
        Todo::Schemas => text!("doctor-todo.schemas"),
        Todo::Build { count } => text!("doctor-todo.build", count),
        Todo::Leftovers { count } => text!("doctor-todo.leftovers", count),
    }
}

fn title(out: &mut String, text: &str) {
    let _ = write!(out, "\n{text}\n");
}

fn fact(out: &mut String, name: &str, text: &str) {
    let _ = writeln!(out, "  {name:NAMES$}{text}");
}

/// Files under a name; nothing where there are none.
fn listed(out: &mut String, name: &str, files: &[String]) {
    if !files.is_empty() {
        fact(out, name, &format!("{}{}{}", files.len(), text!("colon"), names(files)));
    }
}

fn names(names: &[String]) -> String {
    let named = names[..names.len().min(NAMED)].join(", ");
    match names.len().saturating_sub(NAMED) {
        0 => named,
        more => text!("doctor-more", names = named, more),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_many_names_some_are_said() {
        let all: Vec<String> = (0..8).map(|n| n.to_string()).collect();
        assert_eq!(names(&all), "0, 1, 2, 3, 4, 5 et 2 de plus");
        assert_eq!(names(&all[..2]), "0, 1");
    }
}
