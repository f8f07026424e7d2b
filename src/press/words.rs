//! The words that stand in files for the printer: those of the pages, so French, whoever types the command.

use super::plan::{Binding, Job, Part, PerSide};

/// What an imposed file says of itself.
pub const PURPOSE: &str = "Fichier imposé, pour le papier seulement : il n'est pas accessible. À lire à l'écran, l'édition d'origine.";

/// The kind of result, as the file's title says it.
#[must_use]
pub fn kind(job: &Job) -> &'static str {
    match (job.binding, job.per_side) {
        (Binding::Saddle, _) => "livret",
        (Binding::Gathered(_), _) => "cahiers",
        (Binding::Flat { .. }, PerSide::One) => "impression",
        (Binding::Flat { .. }, PerSide::Two | PerSide::Above) => "deux pages par face",
        (Binding::Flat { .. }, PerSide::Four) => "quatre pages par face",
    }
}

/// What the printer reads at the edge of each side of a part, after the name of the job.
#[must_use]
pub fn job_lines(name: &str, job: &Job, part: &Part) -> Vec<String> {
    let bound = !matches!(job.binding, Binding::Flat { .. });
    let mut lines = Vec::new();
    for (number, leaf) in part.leaves.iter().enumerate() {
        let place = match (part.is_cover, bound) {
            (true, _) => "couverture".to_owned(),
            (false, true) => format!("cahier {} · feuille {}", leaf.signature, leaf.depth + 1),
            (false, false) => format!("feuille {}", number + 1),
        };
        let sides = ["recto", "verso"].iter().take(leaf.sides.len());
        lines.extend(sides.map(|side| format!("{name} · {place} · {side}")));
    }
    lines
}
