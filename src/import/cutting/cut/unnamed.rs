//! Finds the titles that no summary names: by the level that titles share, or, where levels say nothing, by what stands
//! around a title.

use super::super::tiers::{self, Bare, Head};
use super::counted::counted;
use super::rhythm::Rhythm;
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
    counted(&text).unwrap_or_else(|| text.titles())
}

/// A text whose titles are looked for.
pub(super) struct Text<'a> {
    pub(super) sights: &'a [Sight],
    pub(super) from: usize,
}

/// What a stretch of a text has of a sheet.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Tells {
    pub(super) context: bool,
    pub(super) sidebar: bool,
    section: bool,
    pub(super) credit: bool,
}

impl Tells {
    /// What it has with another stretch.
    pub(super) fn with(self, other: Self) -> Self {
        Self {
            context: self.context || other.context,
            sidebar: self.sidebar || other.sidebar,
            section: self.section || other.section,
            credit: self.credit || other.credit,
        }
    }

    /// Whether it has a section or the sidebar.
    pub(super) fn any(self) -> bool {
        self.context || self.sidebar || self.section
    }
}

impl Text<'_> {
    /// The titles, at their level or by what stands around them.
    pub(super) fn titles(&self) -> Vec<usize> {
        if let Some(level) = self.level_below_parts() {
            let title = |at: &usize| self.sights[*at].level == Some(level);
            return self.all().filter(|at| title(at) && self.sights[*at].may_title).collect();
        }
        match self.opening_level() {
            Some(level) if self.is_level_sure(level) && !self.breaks_off(level) => {
                self.at_level(level)
            }
            level => self.by_surroundings(level),
        }
    }

    /// The level of titles where parts stand above them.
    fn level_below_parts(&self) -> Option<u8> {
        let head = |sight: &Sight| {
            let own = sight.sidebar || sight.section.is_some() && !sight.titles;
            Some(Head { level: sight.level?, own })
        };
        let heads: Vec<Head> = self.sights[self.from..].iter().filter_map(head).collect();
        let sections = heads.iter().any(|head| head.own);
        tiers::of_sheets(&heads).or_else(|| tiers::of_bare(&self.bare()).filter(|_| !sections))
    }

    /// The headings, and whether lines in bold that announce sections stand below them.
    fn bare(&self) -> Vec<Bare> {
        let edges: Vec<usize> = self.all().filter(|at| self.sights[*at].level.is_some()).collect();
        let heads = edges.iter().zip(self.stretches(&edges));
        let bare = |(at, tells): (&usize, Tells)| {
            let sight = self.sights[*at];
            Some(Bare { level: sight.level?, told: tells.any(), named: sight.part })
        };
        heads.filter_map(bare).collect()
    }

    pub(super) fn all(&self) -> std::ops::Range<usize> {
        self.from..self.sights.len()
    }

    pub(super) fn tells(&self, from: usize, to: usize) -> Tells {
        let mut tells = Tells::default();
        for sight in &self.sights[from.min(to)..to] {
            tells.context |= sight.is_context();
            tells.sidebar |= sight.sidebar;
            tells.section |= sight.section.is_some();
            tells.credit |= sight.credit;
        }
        tells
    }

    /// What stands from each edge to the next.
    pub(super) fn stretches(&self, edges: &[usize]) -> Vec<Tells> {
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
            .filter(|at| *at >= first || self.has_lead(*at) || self.is_before_context(*at))
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
                sight.level == Some(level) && sight.may_title && tells.any()
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
        let sections = self.all().filter(within).filter(|at| sight(*at).section.is_some()).count();
        let titles = self.all().filter(within).filter(|at| sight(*at).stands_out).count();
        let kept = sections == 0 || sections * 4 < titles;
        let (here, elsewhere): (Vec<usize>, Vec<usize>) =
            self.all().filter(|at| self.has_lead(*at)).partition(|at| within(at));
        kept && elsewhere.len() <= here.len()
    }

    /// Whether a sheet stands before the headings of the level, or sheets must have ended where none of them stands and
    /// none has a lead.
    fn breaks_off(&self, level: u8) -> bool {
        let found = self.at_level(level);
        let first = found.first().copied().unwrap_or(self.from);
        let section = (self.from..first).rfind(|at| self.sights[*at].section.is_some());
        if section.is_some_and(|section| (self.from..section).any(|at| self.has_lead(at))) {
            return true;
        }
        let leads = found.iter().any(|at| self.has_lead(*at));
        !leads && self.between(&found, Some(level)).len() > found.len()
    }

    /// Every heading of the level, once one has opened a sheet.
    fn at_level(&self, level: u8) -> Vec<usize> {
        let edges: Vec<usize> = self
            .all()
            .filter(|at| self.sights[*at].level == Some(level) && self.sights[*at].may_title)
            .collect();
        let mut found = Vec::new();
        for (n, (&at, now)) in edges.iter().zip(self.stretches(&edges)).enumerate() {
            let weak = self.sights[at].section.is_some() || found.is_empty();
            let next = edges.get(n + 1).copied().unwrap_or(self.sights.len());
            // The first may be of the cover: a text below it tells that it is not.
            let first = || self.has_lead(at) || self.is_told(at, next);
            if now.any() || !weak || (found.is_empty() && first()) {
                found.push(at);
            }
        }
        if found.is_empty() { edges } else { found }
    }

    /// Whether sentences or a list stand below a title, and above the next one.
    fn is_told(&self, at: usize, next: usize) -> bool {
        let sight = self.sights[at];
        sight.stands_out
            && !sight.front
            && self.sights[at + 1..next].iter().any(|sight| sight.prose)
    }

    /// Titles where levels say nothing: those with a lead, or right before a context; then one wherever a sheet must have
    /// ended before the next one is seen to start.
    fn by_surroundings(&self, level: Option<u8>) -> Vec<usize> {
        let mut sure: Vec<usize> = Vec::new();
        for at in self.all().filter(|at| self.has_lead(*at) || self.is_before_context(*at)) {
            // Right under a title, a second one.
            if sure.last().is_none_or(|last| last + 1 != at) {
                sure.push(at);
            }
        }
        let mut found = self.between(&sure, level);
        if found.is_empty() {
            found.extend(self.all().find(|at| self.sights[*at].stands_out));
        }
        found
    }

    /// The titles that are sure, and those that must stand among them.
    fn between(&self, sure: &[usize], level: Option<u8>) -> Vec<usize> {
        let mut sure = sure.iter().copied().peekable();
        let mut found = Vec::new();
        let mut rhythm = Rhythm::default();
        let mut at = self.from;
        while at < self.sights.len() {
            if sure.peek() == Some(&at) {
                sure.next();
                found.push(at);
                rhythm = Rhythm::default();
            }
            let sight = &self.sights[at];
            let first = found.is_empty() && (sight.section.is_some() || sight.sidebar);
            let broken = rhythm.hear(at, sight).map(|last| last + 1);
            let range = broken.or(first.then_some(self.from)).map(|from| from..at);
            if let Some(best) = range.and_then(|range| self.best(range, level)) {
                found.push(best);
                rhythm = Rhythm::default();
                at = best;
            }
            at += 1;
        }
        found
    }

    /// What looks most like a title in a stretch where one must be.
    fn best(&self, range: std::ops::Range<usize>, level: Option<u8>) -> Option<usize> {
        let end = range.end;
        let sidebar = self.sights[end].sidebar;
        let fits = |at: &usize| {
            let sight = &self.sights[*at];
            sight.stands_out && (sidebar || self.opens(*at)) || sight.line && self.opens(*at)
        };
        range.filter(fits).max_by_key(|at| self.weight(*at, level))
    }

    /// How much a heading looks like a title that has neither a lead nor a context after it.
    fn weight(&self, at: usize, level: Option<u8>) -> u8 {
        let is = |yes: bool| u8::from(yes);
        let next = self.sights.get(at + 1).copied().unwrap_or_default();
        let sight = self.sights[at];
        let own = sight.level.unwrap_or(6);
        is(sight.level == level)
            + is(next.paragraph)
            + is(own < 3)
            + is(sight.long)
            + 2 * is(self.opens(at))
    }

    /// Whether nothing but a lead, and a second title, stand between a title and the first heading of its sheet.
    fn opens(&self, at: usize) -> bool {
        let rest = &self.sights[(at + 1).min(self.sights.len())..];
        let second = rest.first().is_some_and(|next| next.stands_out || next.line);
        let rest = &rest[usize::from(second)..];
        let ends = |sight: &Sight| sight.section.is_some() || sight.sidebar || !sight.paragraph;
        let next = rest.iter().take(LEAD + 2).find(|sight| ends(sight) && !sight.action_name);
        next.is_some_and(|next| next.section.is_some() || next.sidebar)
    }

    /// Whether bold paragraphs, or the name of the action, stand under a heading or a bold line, a second title between
    /// them at most.
    pub(super) fn has_lead(&self, at: usize) -> bool {
        let sight = |at: usize| self.sights.get(at).copied().unwrap_or_default();
        let title = sight(at);
        if !title.titles && !title.line || title.introduces {
            return false;
        }
        let second = |next: Sight| next.stands_out || next.line || next.item;
        let first = at + 1 + usize::from(second(sight(at + 1)) && !sight(at + 1).action_name);
        if sight(first).action_name {
            return true;
        }
        let bold = (first..first + LEAD).take_while(|at| {
            let sight = sight(*at);
            sight.bold && sight.section.is_none() && (title.titles || !sight.line)
        });
        let end = first + bold.count();
        let near = end..end + NEAR;
        let ends = near.end >= self.sights.len();
        // Two paragraphs that are bold throughout are a lead, whatever became of the headings after them.
        let several = end > first + 1;
        end > first && (several || ends || near.into_iter().any(|at| sight(at).is_of_a_sheet()))
    }

    /// Whether nothing but a few paragraphs stands between a heading, or a bold line, and a context.
    fn is_before_context(&self, at: usize) -> bool {
        let rest = &self.sights[(at + 1).min(self.sights.len())..];
        let next =
            rest.iter().take(LEAD + 1).position(|sight| !sight.paragraph || sight.is_context());
        let context = next.is_some_and(|next| next > 0 && rest[next].is_context());
        let title = self.sights[at];
        (title.titles || title.line) && context
    }
}
