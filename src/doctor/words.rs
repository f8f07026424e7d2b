//! The report in French: every word about the facts stands here, and nowhere else.

use std::fmt::Write as _;

use super::{Collection, Environment, Fonts, Git, Layouts, Program, Report, Results, Todo, Way};

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
pub const BLOCKED: &str = "annexe ne peut pas travailler ici";

fn way(way: Way) -> &'static str {
    match way {
        Way::Given => "donné par --root",
        Way::Here => "dossier courant",
        Way::Above => "dossier au-dessus",
    }
}

fn program(facts: &Program) -> String {
    format!(
        "annexe {} ({}), Typst {}\n{}, {}, {}\n",
        facts.version,
        facts.build,
        facts.typst,
        facts.system,
        facts.machine,
        many(facts.processors, "processeur"),
    )
}

fn collection(out: &mut String, facts: &Collection) {
    title(out, "Annexe");
    fact(out, "dossier", &format!("{} ({})", facts.root, way(facts.found)));
    let manifest = match &facts.label {
        None => "sources/annexe.yaml : à corriger".to_owned(),
        Some(label) => {
            let types = match facts.own_types {
                0 => String::new(),
                n => format!(", {} à elle", many(n, "type de section")),
            };
            format!("sources/annexe.yaml : « {label} », {}{types}", many(facts.themes, "thème"))
        }
    };
    fact(out, "manifeste", &manifest);
    if facts.label.is_some() {
        let unlisted = match facts.unlisted.len() {
            0 => "aucune hors de la liste".to_owned(),
            n => format!("{n} hors de la liste : {}", names(&facts.unlisted)),
        };
        fact(out, "fiches", &format!("{} dans l'annexe, {unlisted}", facts.sheets));
    }
    let checked = [many(facts.errors, "erreur"), many(facts.warnings, "avertissement")];
    fact(out, "vérification", &format!("{}, pages non composées", checked.join(", ")));
    let schemas = match facts.schemas {
        Some("fresh") => "sources/schemas/ à jour",
        Some("stale") => "sources/schemas/ à refaire",
        Some(_) => "absents : l'éditeur n'aide pas",
        None => "inconnus tant que le manifeste est à corriger",
    };
    fact(out, "schémas", schemas);
}

fn layouts(out: &mut String, facts: &Layouts) {
    title(out, "Mises en page");
    fact(out, "choisie", facts.chosen.as_deref().unwrap_or("celle du programme par défaut"));
    fact(out, "contrat", &format!("version {}", facts.contract));
    let own = facts.changed.len() + facts.added.len();
    if own + facts.same == 0 {
        fact(out, "fichiers", "ceux du programme");
        return;
    }
    fact(
        out,
        "fichiers",
        &format!("{} dans layouts/, dont {} du programme", own + facts.same, facts.same),
    );
    listed(out, "modifiés", &facts.changed);
    listed(out, "ajoutés", &facts.added);
    for (name, version) in &facts.other_contract {
        fact(out, "autre contrat", &format!("{name} : version {version}"));
    }
}

fn fonts(out: &mut String, facts: &Fonts) {
    title(out, "Polices");
    fact(out, "familles", &facts.families.join(", "));
    fact(out, "fichiers", &format!("{} du programme", facts.program));
    listed(out, "de l'annexe", &facts.own);
    let signs = match facts.missing.as_str() {
        "" => "tous là".to_owned(),
        missing => format!("absents : {missing}"),
    };
    fact(out, "signes utiles", &signs);
}

fn results(out: &mut String, facts: &Results) {
    title(out, "PDF");
    fact(out, "à jour", &facts.fresh.len().to_string());
    listed(out, "à refaire", &facts.stale);
    listed(out, "absents", &facts.absent);
    fact(out, "verrou", if facts.busy { "une composition est en cours" } else { "libre" });
    listed(out, "temporaires", &facts.temporary);
}

fn git(out: &mut String, facts: &Git, collection: bool) {
    title(out, "Git");
    let Some(version) = &facts.version else {
        fact(out, "version", "git n'est pas installé (annexe s'en passe)");
        return;
    };
    fact(out, "version", version);
    if !collection {
        return;
    }
    let state = match (&facts.head, facts.changed) {
        (Some(head), Some(0)) => format!("{head}, rien de changé"),
        (Some(head), Some(n)) => format!("{head}, {} pas encore dans git", many(n, "changement")),
        (Some(head), None) => head.clone(),
        (None, _) => "l'annexe n'est pas suivie par git".to_owned(),
    };
    fact(out, "état", &state);
}

fn environment(out: &mut String, facts: &Environment) {
    title(out, "Réglages");
    let locale = facts.locale.as_deref().unwrap_or("aucune");
    fact(out, "langue", &format!("{locale} (les PDF n'en dépendent pas)"));
    let date = facts.source_date_epoch.as_deref();
    fact(
        out,
        "date imposée",
        &date.map_or_else(|| "aucune".into(), |d| format!("SOURCE_DATE_EPOCH={d}")),
    );
    fact(
        out,
        "couleurs",
        if facts.no_color { "éteintes par NO_COLOR" } else { "selon le terminal" },
    );
    let limits = format!("{} s, {} Mo", facts.deadline_seconds, facts.memory_megabytes);
    fact(out, "limites", &limits);
}

fn todo(out: &mut String, all: &[Todo]) {
    title(out, "À faire");
    if all.is_empty() {
        out.push_str("  rien : tout est en ordre\n");
    }
    for one in all {
        // Writing to a string cannot fail.
        let _ = writeln!(out, "  - {}", remedy(one));
    }
}

fn remedy(todo: &Todo) -> String {
    match todo {
        Todo::Blocked { message, hint: None } => message.clone(),
        Todo::Blocked { message, hint: Some(hint) } => format!("{message} : {hint}"),
        Todo::Errors { count } => {
            format!("corriger {} : « annexe check » les montre", many(*count, "erreur"))
        }
        Todo::MissingSigns { signs } => {
            format!("ajouter à fonts/ une police qui ait les signes {signs}")
        }
        Todo::Busy => "attendre la fin de la composition en cours".into(),
        Todo::Unlisted { sheets } => format!(
            "ajouter à « fiches: », dans annexe.yaml, ou ranger ailleurs : {}",
            names(sheets)
        ),
        Todo::Schemas => "refaire les copies des schémas : annexe schema --write".into(),
        Todo::Build { count } => format!("composer {count} PDF : annexe build"),
        Todo::Leftovers { count } => format!(
            "{} : ceux de out/ s'en iront à la prochaine composition, supprimez ceux de sources/",
            many(*count, "fichier temporaire")
        ),
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
        fact(out, name, &format!("{} : {}", files.len(), names(files)));
    }
}

fn names(names: &[String]) -> String {
    let more = names.len().saturating_sub(NAMED);
    let more = if more > 0 { format!(" et {more} de plus") } else { String::new() };
    format!("{}{more}", names[..names.len().min(NAMED)].join(", "))
}

/// A number and a noun, in the plural from two on.
fn many(count: usize, noun: &str) -> String {
    if count < 2 {
        return format!("{count} {noun}");
    }
    match noun.split_once(" de ") {
        Some((first, rest)) => format!("{count} {first}s de {rest}"),
        None => format!("{count} {}s", noun.replace(' ', "s ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_their_nouns() {
        assert_eq!(many(0, "erreur"), "0 erreur");
        assert_eq!(many(2, "type de section"), "2 types de section");
        assert_eq!(many(3, "fichier temporaire"), "3 fichiers temporaires");
        let all: Vec<String> = (0..8).map(|n| n.to_string()).collect();
        assert_eq!(names(&all), "0, 1, 2, 3, 4, 5 et 2 de plus");
    }
}
