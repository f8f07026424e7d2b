//! Finds the titles that no summary names: by the level that titles share, or, where levels say nothing, by what stands
//! around a title.

use super::sight::Sight;

/// How far below a title its lead may start, and how long it may be, in blocks.
const LEAD: usize = 3;
const NEAR: usize = 8;

/// What a summary has told already.
pub(super) struct Known<'a> {
    /// The titles that it names.
    pub(super) at: &'a [usize],
    /// The level that most of them have.
    pub(super) level: Option<u8>,
    /// Whether there is a summary, in this text or another.
    pub(super) summary: bool,
}

/// The further titles from `from` on.
pub(super) fn unnamed(sights: &[Sight], known: &Known<'_>, from: usize) -> Vec<usize> {
    let text = Text { sights, from };
    if known.summary && !known.at.is_empty() {
        return text.beside(known);
    }
    let Some(level) = text.opening_level() else { return Vec::new() };
    if text.is_level_sure(level) {
        return text.at_level(level);
    }
    text.by_surroundings(level)
}

/// A text whose titles are looked for.
struct Text<'a> {
    sights: &'a [Sight],
    from: usize,
}

/// What a stretch of a text has of a sheet.
#[derive(Debug, Clone, Copy, Default)]
struct Tells {
    context: bool,
    sidebar: bool,
    section: bool,
}

impl Text<'_> {
    fn all(&self) -> std::ops::Range<usize> {
        self.from..self.sights.len()
    }

    fn tells(&self, from: usize, to: usize) -> Tells {
        let mut tells = Tells::default();
        for sight in &self.sights[from.min(to)..to] {
            tells.context |= sight.context;
            tells.sidebar |= sight.sidebar;
            tells.section |= sight.section;
        }
        tells
    }

    /// What stands from each edge to the next.
    fn stretches(&self, edges: &[usize]) -> Vec<Tells> {
        let end = |n: usize| edges.get(n + 1).copied().unwrap_or(self.sights.len());
        edges.iter().enumerate().map(|(n, at)| self.tells(at + 1, end(n))).collect()
    }

    /// Titles beside those that the summary names: at their level, with a lead, or a context of their own.
    fn beside(&self, known: &Known<'_>) -> Vec<usize> {
        let Some(level) = known.level else { return Vec::new() };
        let first = known.at.first().copied().unwrap_or(self.from);
        let sure = self.is_level_sure(level);
        let mut edges: Vec<usize> = self
            .all()
            .filter(|at| *at >= first || self.has_lead(*at))
            .filter(|at| self.sights[*at].level == Some(level) && self.sights[*at].stands_out)
            .chain(known.at.iter().copied())
            .collect();
        edges.sort_unstable();
        edges.dedup();
        let stretches = self.stretches(&edges);
        let mut before = Tells::default();
        let mut found = Vec::new();
        for (&at, now) in edges.iter().zip(stretches) {
            let named = known.at.binary_search(&at).is_ok();
            let own = now.context || (now.sidebar && before.sidebar);
            let opens = own && (sure || self.has_lead(at));
            if named || opens {
                before = now;
            } else {
                before.sidebar |= now.sidebar;
            }
            if !named && opens {
                found.push(at);
            }
        }
        found
    }

    /// The highest level at which a heading opens a sheet; without any, the highest level of all.
    fn opening_level(&self) -> Option<u8> {
        let opens = |level: u8| {
            let edges: Vec<usize> = self
                .all()
                .filter(|at| self.sights[*at].level.is_some_and(|own| own <= level))
                .collect();
            edges.iter().zip(self.stretches(&edges)).any(|(at, tells)| {
                let sight = self.sights[*at];
                let any = tells.context || tells.sidebar || tells.section;
                sight.level == Some(level) && sight.may_title && any
            })
        };
        let stands = |level: u8| {
            self.all().any(|at| self.sights[at].level == Some(level) && self.sights[at].may_title)
        };
        (1..=6).find(|level| opens(*level)).or_else(|| (1..=6).find(|level| stands(*level)))
    }

    /// Whether a level is kept for titles: no section's heading has it, or a higher one, and most leads are below it.
    fn is_level_sure(&self, level: u8) -> bool {
        let sight = |at: usize| self.sights[at];
        let within = |at: &usize| sight(*at).level.is_some_and(|own| own <= level);
        let sections = self.all().filter(within).filter(|at| sight(*at).section).count();
        let titles = self.all().filter(within).filter(|at| sight(*at).stands_out).count();
        let kept = sections == 0 || sections * 4 < titles;
        let (here, elsewhere): (Vec<usize>, Vec<usize>) =
            self.all().filter(|at| self.has_lead(*at)).partition(|at| within(at));
        kept && elsewhere.len() <= here.len()
    }

    /// Every heading of the level, once one has opened a sheet.
    fn at_level(&self, level: u8) -> Vec<usize> {
        let edges: Vec<usize> = self
            .all()
            .filter(|at| self.sights[*at].level == Some(level) && self.sights[*at].may_title)
            .collect();
        let mut found = Vec::new();
        for (&at, now) in edges.iter().zip(self.stretches(&edges)) {
            let any = now.context || now.sidebar || now.section;
            let weak = self.sights[at].section || found.is_empty();
            if any || !weak || (found.is_empty() && self.has_lead(at)) {
                found.push(at);
            }
        }
        if found.is_empty() { edges } else { found }
    }

    /// Titles where levels say nothing: those with a lead, or right before a context; then one for each sidebar more.
    fn by_surroundings(&self, level: u8) -> Vec<usize> {
        let mut found: Vec<usize> = Vec::new();
        for at in self.all().filter(|at| self.has_lead(*at) || self.is_before_context(*at)) {
            // Right under a title, a second one.
            if found.last().is_none_or(|last| last + 1 != at) {
                found.push(at);
            }
        }
        let sidebars: Vec<usize> = self.all().filter(|at| self.sights[*at].sidebar).collect();
        for pair in sidebars.windows(2) {
            let between = pair[0] + 1..pair[1];
            if !found.iter().any(|at| between.contains(at)) {
                let best = between.filter(|at| self.sights[*at].stands_out);
                found.extend(best.max_by_key(|at| self.weight(*at, level)));
            }
        }
        if found.is_empty() {
            found.extend(self.all().find(|at| self.sights[*at].stands_out));
        }
        found.sort_unstable();
        found
    }

    /// How much a heading looks like a title that has neither a lead nor a context after it.
    fn weight(&self, at: usize, level: u8) -> u8 {
        let is = |yes: bool| u8::from(yes);
        let next = self.sights.get(at + 1).copied().unwrap_or_default();
        let own = self.sights[at].level.unwrap_or(6);
        is(own == level) + is(next.paragraph) + is(own < 3)
    }

    /// Whether bold paragraphs, or the name of the action, stand under a heading, a second title between them at most.
    fn has_lead(&self, at: usize) -> bool {
        if !self.sights[at].titles {
            return false;
        }
        let sight = |at: usize| self.sights.get(at).copied().unwrap_or_default();
        let first = at + 1 + usize::from(sight(at + 1).stands_out);
        if sight(first).action_name {
            return true;
        }
        let bold = (first..first + LEAD).take_while(|at| sight(*at).bold && !sight(*at).section);
        let end = first + bold.count();
        let near = end..end + NEAR;
        let ends = near.end >= self.sights.len();
        // Two paragraphs that are bold throughout are a lead, whatever became of the headings after them.
        let several = end > first + 1;
        end > first && (several || ends || near.into_iter().any(|at| sight(at).is_of_a_sheet()))
    }

    /// Whether nothing but a few paragraphs stands between a heading and a context.
    fn is_before_context(&self, at: usize) -> bool {
        let rest = &self.sights[(at + 1).min(self.sights.len())..];
        let next = rest.iter().take(LEAD + 1).position(|sight| !sight.paragraph || sight.context);
        let context = next.is_some_and(|next| next > 0 && rest[next].context);
        self.sights[at].titles && context
    }
}
