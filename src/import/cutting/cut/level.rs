//! Tells titles from sections by the level at which the titles of sheets stand, where their sections are one level down.
//!
//! « Les conseils citoyens de Port-Aubin » could head a section of indications by its words.

use super::sight::{Loose, Sight};

/// A title whose words could be a section's has as many sections, and more, where no other sheet has such ones.
const SECTIONS: usize = 2;
/// Of so many titles, one heading of a section may have their level.
const STRAY: usize = 4;

/// Takes the headings at the titles' level for titles where sections of their own stand below them.
pub(super) fn entitle(sights: &mut [Sight], from: usize) {
    let Some(level) = (1..6).find(|level| is_of_titles(sights, *level, from)) else { return };
    let titles: Vec<usize> = titles(sights, level, from).collect();
    let below: Vec<Vec<&str>> = titles.iter().map(|at| sections(sights, *at, level)).collect();
    // The sections of the sheet above, or else those of the one below.
    let mut earlier: Option<usize> = None;
    for (n, at) in titles.iter().enumerate() {
        let own = &below[n];
        if own.is_empty() {
            continue;
        }
        if sights[*at].loose > Loose::No {
            let other = earlier.or_else(|| (n + 1..titles.len()).find(|n| !below[*n].is_empty()));
            let again = |other: usize| own.iter().any(|kind| below[other].contains(kind));
            let begins = own.first() == Some(&"contexte") || other.is_some_and(again);
            let very = sights[*at].loose == Loose::Very && own.len() >= SECTIONS;
            if begins || very {
                sights[*at].entitle();
            }
        }
        if sights[*at].stands_out {
            earlier = Some(n);
        }
    }
}

/// Whether the titles of sheets have a level: sections stand one level below a heading of it, and next to none at it.
fn is_of_titles(sights: &[Sight], level: u8, from: usize) -> bool {
    let own = |at: &usize| !sections(sights, *at, level).is_empty();
    let held = titles(sights, level, from).filter(own).count();
    let section = |sight: &&Sight| {
        sight.section.is_some()
            && sight.loose == Loose::No
            && sight.level.is_some_and(|own| own <= level)
    };
    held > 0 && sights[from.min(sights.len())..].iter().filter(section).count() * STRAY <= held
}

/// The headings of a level that could be titles.
fn titles(sights: &[Sight], level: u8, from: usize) -> impl Iterator<Item = usize> {
    (from..sights.len()).filter(move |at| {
        let sight = &sights[*at];
        sight.level == Some(level) && (sight.stands_out || sight.loose > Loose::No)
    })
}

/// The types of the sections one level below a title, the first heading below it being one of them, or another of its level.
fn sections(sights: &[Sight], title: usize, level: u8) -> Vec<&'static str> {
    let below =
        sights[title + 1..].iter().take_while(|sight| sight.level.is_none_or(|own| own > level));
    let mut heads = below.filter(|sight| sight.level.is_some()).peekable();
    if heads.peek().is_none_or(|first| first.level != Some(level + 1)) {
        return Vec::new();
    }
    let kind = |sight: &Sight| {
        sight.section.filter(|_| sight.level == Some(level + 1)).map(|kind| kind.name)
    };
    heads.filter_map(kind).collect()
}
