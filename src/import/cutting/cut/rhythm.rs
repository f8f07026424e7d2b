//! Hears where a sheet must have ended: sheets have one sidebar, and their sections come early or late in them.

use super::sight::Sight;

/// How late in a sheet a section comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Phase {
    Context,
    Early,
    Middle,
    Late,
}

impl Phase {
    fn of(kind: &str) -> Self {
        match kind {
            "contexte" => Self::Context,
            "enjeux" | "objectif" | "diagnostic" => Self::Early,
            "projet" | "points-cles" | "actions" => Self::Middle,
            _ => Self::Late,
        }
    }
}

/// What has been heard of a sheet so far.
#[derive(Debug, Clone, Default)]
pub(super) struct Rhythm {
    /// Where its sidebar was.
    sidebar: Option<usize>,
    /// Where its last section began.
    section: Option<usize>,
    /// The types of its sections.
    kinds: Vec<&'static str>,
    /// The type of the last one.
    last: &'static str,
    /// How many lines of credits it has, and where the last one was: films have no sections.
    credits: (usize, usize),
}

impl Rhythm {
    /// Hears a block, and says after which one a sheet must have started where this one cannot be of the same.
    pub(super) fn hear(&mut self, at: usize, sight: &Sight) -> Option<usize> {
        if let Some(kind) = sight.section {
            let film = self.section.is_none() && self.credits.0 > 1;
            let broken = self.section.filter(|_| self.is_over_before(kind.name));
            let broken = broken.or(film.then_some(self.credits.1));
            self.section = Some(at);
            self.last = kind.name;
            if !self.kinds.contains(&kind.name) {
                self.kinds.push(kind.name);
            }
            return broken;
        }
        if sight.sidebar {
            return self.sidebar.replace(at);
        }
        if sight.credit {
            self.credits = (self.credits.0 + 1, at);
        }
        None
    }

    /// Whether a section of the type given can only be of another sheet.
    fn is_over_before(&self, kind: &str) -> bool {
        let count =
            |phase: Phase| self.kinds.iter().filter(|kind| Phase::of(kind) == phase).count();
        let late = count(Phase::Late);
        match Phase::of(kind) {
            Phase::Context => {
                late > 0 || count(Phase::Middle) > 0 || self.kinds.contains(&"contexte")
            }
            Phase::Early => late > 1 || late > 0 && Phase::of(self.last) == Phase::Late,
            Phase::Middle => late > 1,
            Phase::Late => late > 1 && self.kinds.contains(&kind),
        }
    }
}
