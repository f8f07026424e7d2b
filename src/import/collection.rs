//! Cuts the blocks of a document into a cover and sheets, and makes the collection's draft.

use std::collections::{HashMap, HashSet};

use super::block::{Block, Shape};
use super::cut::{self, Start};
use super::draft::Draft;
use super::fold::{Names, fold, slug};
use super::inline::{Inline, Role};
use super::log::{Log, start};
use super::manifest::{self, Row};
use super::sheet;
use super::{ImportError, Note};

/// How many blocks a back cover may take.
const BACK_COVER: usize = 8;
/// The words of an identifier.
const ID_WORDS: usize = 5;

/// Makes the draft of a collection.
pub(crate) fn draft(mut blocks: Vec<Block>, notes: &mut Vec<Note>) -> Result<Draft, ImportError> {
    let mut log = Log::new(notes, None);
    merge_lone_icons(&mut blocks);
    let summary = manifest::summary(&blocks);
    let starts = cut::starts(&blocks, &summary.rows, summary.end, &mut log);
    let Some(first) = starts.first().map(|start| start.at) else {
        return Err(ImportError::NoSheet);
    };
    let mut rest = blocks.split_off(first);
    let themes = manifest::all_themes(&summary.rows, &mut log);
    let mut manifest = manifest::cover(blocks, &mut log);
    manifest.themes = themes;
    let mut set_aside = summary.set_aside;
    missing(&summary.rows, &starts, &mut set_aside, &mut log);
    back_cover(&mut rest, &manifest.body, &mut set_aside, &mut log);
    let ids = ids(&rest, &starts, first);
    let targets = targets(&rest, &starts, &ids, &summary.rows, first);
    resolve_links(&mut rest, &targets, &mut log);
    let mut sheets = Vec::with_capacity(starts.len());
    for (n, start) in starts.iter().enumerate().rev() {
        let id = ids[n].clone();
        let mut log = Log::new(notes, Some(&id));
        let own = rest.split_off((start.at - first).min(rest.len()));
        let mut made = sheet::build(id, own, start.subtitle, &mut log);
        if let Some(row) = start.row.and_then(|row| summary.rows.get(row)) {
            made.in_summary = true;
            made.themes = row.themes.iter().map(|(number, _)| *number).collect();
            made.summary_title = Some(row.title.clone()).filter(|title| *title != made.title);
        }
        sheets.push(made);
    }
    sheets.reverse();
    Ok(Draft { manifest, sheets, set_aside })
}

/// A mark alone on its line belongs to the line after it.
fn merge_lone_icons(blocks: &mut Vec<Block>) {
    let mut icon = None;
    blocks.retain_mut(|block| {
        if block.text.is_empty() && !matches!(block.shape, Shape::Row(_)) {
            icon = block.icon.or(icon);
            return false;
        }
        if block.icon.is_none() {
            block.icon = icon;
        }
        icon = None;
        true
    });
}

/// Tells the rows of the summary that have no sheet, and the sheets that stand in another order.
fn missing(
    rows: &[Row],
    starts: &[Start],
    set_aside: &mut Vec<(usize, String)>,
    log: &mut Log<'_>,
) {
    let found: HashSet<usize> = starts.iter().filter_map(|start| start.row).collect();
    for (_, row) in rows.iter().enumerate().filter(|(n, _)| !found.contains(n)) {
        log.say(row.line, format!("fiche du sommaire absente du texte : {}", start(&row.title)));
        set_aside.push((row.line, row.title.clone()));
        set_aside.extend(
            row.themes.iter().map(|(number, title)| (row.line, format!("Fiche {number}. {title}"))),
        );
    }
    let order: Vec<usize> = starts.iter().filter_map(|start| start.row).collect();
    if !order.is_sorted() {
        log.say(0, "les fiches ne sont pas dans l'ordre du sommaire ; l'ordre du texte est gardé");
    }
}

/// The issuing body stands again on the back cover, which is the layout's affair.
fn back_cover(
    rest: &mut Vec<Block>,
    body: &[String],
    set_aside: &mut Vec<(usize, String)>,
    log: &mut Log<'_>,
) {
    let wanted = fold(&body.join(" "));
    for count in 1..=BACK_COVER.min(rest.len().saturating_sub(1)) {
        let at = rest.len() - count;
        let text = rest[at..].iter().map(|block| block.text.plain()).collect::<Vec<_>>().join(" ");
        if fold(&text) == wanted {
            log.say(
                rest[at].line,
                "quatrième de couverture : répète l'organisme, que la mise en page y remet",
            );
            set_aside.push((rest[at].line, text));
            rest.truncate(at);
            return;
        }
    }
}

/// An identifier for each sheet.
fn ids(rest: &[Block], starts: &[Start], first: usize) -> Vec<String> {
    let mut names = Names::default();
    names.give("annexe");
    let mut ids = Vec::with_capacity(starts.len());
    for (n, start) in starts.iter().enumerate() {
        let title = rest.get(start.at - first).map(|title| title.text.plain()).unwrap_or_default();
        let slug = slug(&title, ID_WORDS);
        ids.push(names.give(&if slug.is_empty() { format!("fiche-{}", n + 1) } else { slug }));
    }
    ids
}

/// The titles that a link may name, with the identifiers of their sheets.
fn targets(
    rest: &[Block],
    starts: &[Start],
    ids: &[String],
    rows: &[Row],
    first: usize,
) -> HashMap<String, String> {
    let mut targets = HashMap::new();
    for (start, id) in starts.iter().zip(ids) {
        let title = rest.get(start.at - first).map(|title| fold(&title.text.plain()));
        let row = start.row.and_then(|row| rows.get(row)).map(|row| fold(&row.title));
        for name in title.into_iter().chain(row) {
            targets.entry(name).or_insert_with(|| id.clone());
        }
    }
    targets
}

/// Makes links inside the document lead to the sheets they name; the others become text.
fn resolve_links(blocks: &mut [Block], targets: &HashMap<String, String>, log: &mut Log<'_>) {
    for block in blocks {
        let line = block.line;
        let mut resolved = Inline::default();
        for span in std::mem::take(&mut block.text.0) {
            let inside = matches!(&span.role, Role::Link(target) if target.is_empty() || target.starts_with('#'));
            let role = match targets.get(&fold(&span.text)).filter(|_| inside) {
                Some(id) => {
                    log.say(line, format!("lien vers la fiche {id} rétabli"));
                    Role::Link(format!("#{id}"))
                }
                None if inside => {
                    log.say(
                        line,
                        format!(
                            "lien interne sans cible, gardé comme texte : {}",
                            start(&span.text)
                        ),
                    );
                    Role::Text
                }
                None => span.role,
            };
            resolved.push(&span.text, span.bold, span.italic, role);
        }
        block.text = resolved;
    }
}
