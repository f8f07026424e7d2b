//! The commits that a history is told of: those of a sheet under all its names, those of a collection in all its folders.

use std::collections::BTreeSet;

use crate::failure::Failure;
use crate::history::{self, Git, Revision, Step};
use crate::message::text;
use crate::project::{MANIFEST, SOURCES};

/// The collection where it was for a time, and the commits that touched it there.
type Stretch = (Git, Vec<Step>);

/// The history of a collection in each of its folders, the last one first.
pub(super) fn stretches(git: &Git, until: &Revision) -> Result<Vec<Stretch>, Failure> {
    let mut stretches: Vec<Stretch> = Vec::new();
    let mut next = Some(git.clone());
    while let Some(git) = next {
        let sources = git.history(until, &[SOURCES])?;
        let steps = git.history(until, &[SOURCES, "layouts"])?;
        let earlier = sources.last().map(|oldest| git.before_move(oldest)).transpose()?.flatten();
        stretches.push((git, steps));
        let been = |dir| stretches.iter().any(|(git, _)| git.prefix() == dir);
        next = earlier.filter(|earlier| !been(earlier.prefix()));
    }
    Ok(stretches)
}

/// The identifiers that a sheet has had, the last one first.
pub(super) fn names(
    stretches: &[Stretch],
    until: &Revision,
    id: &str,
) -> Result<Vec<String>, Failure> {
    let mut renamed = Vec::new();
    for (git, _) in stretches {
        renamed.extend(git.renamed_sheets(until)?);
    }
    let now = stretches.first().map(|(git, _)| git.has_sheet(until, id)).transpose()?;
    Ok(history::names(id, now.unwrap_or_default(), &renamed))
}

/// The commits to look at, each with the collection where it was then; of one sheet, by the names that it has had.
pub(super) fn steps(
    stretches: Vec<Stretch>,
    until: &Revision,
    wanted: Option<(&str, &[String])>,
) -> Result<Vec<(Git, Step)>, Failure> {
    let mut steps: Vec<(Git, Step)> = Vec::new();
    let mut seen = BTreeSet::new();
    let mut known = 0;
    for (git, all) in stretches {
        let (own, touching) = of_wanted(&git, until, all, wanted.map(|(_, names)| names))?;
        known += own;
        for step in touching {
            // A move is of both folders.
            if seen.insert(step.revision.commit.clone()) {
                steps.push((git.clone(), step));
            }
        }
    }
    if known == 0 {
        let path = wanted.map_or(SOURCES.to_owned(), |(id, _)| format!("{SOURCES}/{id}.yaml"));
        let failure = Failure::work(text!("log-nothing", path, revision = until.shown()));
        return Err(failure.with_hint(text!("log-nothing.hint")));
    }
    Ok(steps)
}

/// Of the commits those that touched a sheet, and how many these are, or the manifest, which has the order, or a picture; and
/// merges.
fn of_wanted(
    git: &Git,
    until: &Revision,
    mut steps: Vec<Step>,
    names: Option<&[String]>,
) -> Result<(usize, Vec<Step>), Failure> {
    let Some(names) = names else { return Ok((steps.len(), steps)) };
    let paths: Vec<String> = names.iter().map(|name| format!("{SOURCES}/{name}.yaml")).collect();
    let own = git.touching(until, &paths)?;
    let order = git.touching(until, &[format!("{SOURCES}/{MANIFEST}")])?;
    // Whose pictures these are, each version says.
    let pictures = git.touching_pictures(until)?;
    steps.retain(|Step { revision, parents }| {
        let commit = &revision.commit;
        [&own, &order, &pictures].iter().any(|touched| touched.contains(commit))
            || parents.len() > 1
    });
    Ok((own.len(), steps))
}

/// What a sheet was called at a revision; what it is called, where it was not there.
pub(super) fn called<'a>(
    git: &Git,
    revision: &Revision,
    names: Option<&'a [String]>,
) -> Result<Option<&'a str>, Failure> {
    let Some(names) = names else { return Ok(None) };
    let there = if names.len() > 1 { git.name_at(revision, names)? } else { None };
    Ok(there.or(names.first().map(String::as_str)))
}
