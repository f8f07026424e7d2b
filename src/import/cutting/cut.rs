//! Finds where each sheet starts: at the titles that the summary names, at their numbers or the level that they share, or by
//! what stands around a title.

mod counted;
mod level;
mod named;
mod rhythm;
mod sight;
mod unnamed;

use super::manifest;
use super::summary::Row;
use crate::import::block::Block;
use crate::import::patterns::Patterns;
use sight::Sight;
use unnamed::Known;

/// The annex's title is among the first blocks.
pub(crate) const COVER: usize = 12;

/// Where a sheet starts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Start {
    /// The block of its title.
    pub(crate) at: usize,
    /// Its row of the summary.
    pub(crate) row: Option<usize>,
    /// Whether the next heading is the second half of the title that the summary has.
    pub(crate) subtitle: bool,
}

/// The starts of a text's sheets, in order; `from` is the first block after the summary, `taken` says which rows of it
/// have a sheet.
pub(crate) fn starts(
    blocks: &[Block],
    rows: &[Row],
    taken: &mut [bool],
    from: usize,
    patterns: &Patterns,
) -> Vec<Start> {
    let mut sights: Vec<Sight> = blocks.iter().map(|block| Sight::of(block, patterns)).collect();
    level::entitle(&mut sights, from.max(cover_end(blocks)));
    let mut starts = named::named(blocks, &sights, rows, taken, from);
    let at: Vec<usize> = starts.iter().map(|start| start.at).collect();
    let known = Known { at: &at, level: level_of(blocks, &at), summary: !rows.is_empty() };
    for at in unnamed::unnamed(&sights, &known, from.max(cover_end(blocks))) {
        starts.push(Start { at, row: None, subtitle: false });
    }
    starts.sort_by_key(|start| start.at);
    starts
}

/// How many blocks come before the end of the annex's own title.
pub(crate) fn cover_end(blocks: &[Block]) -> usize {
    let label = |block: &Block| manifest::is_annex_label(&block.text.plain());
    blocks.iter().take(COVER).position(label).map_or(0, |at| at + 1)
}

/// The heading level that most of the blocks have.
fn level_of(blocks: &[Block], starts: &[usize]) -> Option<u8> {
    let mut counts = [0usize; 7];
    for level in starts.iter().filter_map(|at| blocks[*at].level()) {
        counts[usize::from(level)] += 1;
    }
    let most = counts.iter().copied().max().filter(|most| *most > 0)?;
    counts.iter().position(|count| *count == most).and_then(|level| u8::try_from(level).ok())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::cutting::summary;
    use crate::import::text::markdown;

    fn titles(text: &str) -> Vec<(String, Option<usize>)> {
        let blocks = markdown::read(text, 0, &mut Vec::new());
        let (patterns, texts) = (Patterns::default(), [blocks]);
        let summary = summary::Finder::new(&texts, &patterns).summary(0);
        let [blocks] = texts;
        let mut taken = vec![false; summary.rows.len()];
        let starts = starts(&blocks, &summary.rows, &mut taken, summary.end, &patterns);
        starts.into_iter().map(|start| (blocks[start.at].text.plain(), start.row)).collect()
    }

    #[test]
    fn the_summary_names_the_sheets_at_any_level() {
        let text = "Le four du village\tP.1\nPAIN : une histoire de mie\tP.2\n\n## Un four du village\n\n# Le contexte\n\n\
                    # Cuire ensemble\n\n### PAIN\n\n### Histoire de mie\n\nFin";
        assert_eq!(
            titles(text),
            [("Un four du village".into(), Some(0)), ("PAIN".into(), Some(1))]
        );
    }

    #[test]
    fn without_a_summary_the_level_says() {
        let text = "# Guide\n\n## Annexe 1\n\n# Le four\n\n## Le contexte\n\na\n\n# Le film\n\nb\n\n# Repères\n";
        assert_eq!(titles(text), [("Le four".into(), None), ("Le film".into(), None)]);
        assert_eq!(titles("## Un\n\na\n\n## Deux\n\nb").len(), 2);
        assert_eq!(titles("rien"), []);
    }

    #[test]
    fn a_film_may_come_first() {
        let film = "# Guide\n\n## Annexe 1\n\n# MIE\n\n## Envers d'un fournil\n\n**Un film.**\n\nOn y voit du pain.\n\nDurée : 3'\n\n© Four 2001\n\n";
        let text = format!(
            "{film}# Le four\n\n## Le contexte\n\na\n\n# Le moulin\n\n## Le contexte\n\nb\n"
        );
        let found: Vec<String> = titles(&text).into_iter().map(|(title, _)| title).collect();
        assert_eq!(found, ["MIE", "Le four", "Le moulin"]);
    }

    #[test]
    fn a_line_in_bold_starts_a_sheet_where_the_last_one_must_have_ended() {
        let found = titles(
            "**Un four pour tout le village**\n\nIl cuit.\n\n### Le contexte\n\na\n\n# Place des élus\n\nx\n\n\
             ## Les perspectives/les ouvertures\n\nb\n\n**Un moulin**\n\nIl moud.\n\n\
             # Les enjeux forts pour le territoire\n\nc\n\n**MIE**\n\n**Un film.**\n\nx\n\n**Durée : 3'**\n\n\
             **© Four**\n\n**Une meule**\n\n## Le contexte\n\nd",
        );
        let names: Vec<&str> = found.iter().map(|(title, _)| title.as_str()).collect();
        assert_eq!(names, ["Un four pour tout le village", "Un moulin", "MIE", "Une meule"]);
    }

    #[test]
    fn a_line_in_bold_among_sections_starts_none() {
        let text = "# Le four\n\n**On y cuit.**\n\n## Le contexte\n\na\n\n# L'évaluation de la démarche\n\nb\n\n\
                    **Un chiffre**\n\n- c\n\n# Les actions réalisées\n\nd\n\n**Un autre**\n\ne\n\n### L'objectif\n\nf";
        assert_eq!(titles(text).len(), 1);
    }

    #[test]
    fn numbers_of_sheets_tell_titles_of_any_look() {
        let names = |text: &str| -> Vec<String> {
            titles(text).into_iter().map(|(title, _)| title).collect()
        };
        let four = "**FICHE 1 – Le four**\n\n**Le contexte**\n\na\n\n**Les actions**\n\n### La deuxième fournée\n\nb\n\n";
        let five = "**FICHE 2 – Le moulin**\n\n**Le contexte**\n\nc\n\n**Les actions**\n\nd\n\n";
        assert_eq!(names(&format!("{four}{five}")), ["FICHE 1 – Le four", "FICHE 2 – Le moulin"]);
        let marked = "# La meule\n\nx\n\n## Le contexte\n\na\n\n### Une pierre\n\n";
        let all = ["La meule", "FICHE 1 – Le four", "FICHE 2 – Le moulin", "La meule"];
        assert_eq!(names(&format!("{marked}{four}{five}{marked}")), all);
        // The themes that sheets name are none.
        let sheet = |title: &str, theme: u8| {
            format!("# {title}\n\nx\n\n**Fiche {theme}. Un thème**\n\n## Le contexte\n\na\n\n")
        };
        let text = format!("{}{}", sheet("Le four", 3), sheet("Le moulin", 19));
        assert_eq!(names(&text), ["Le four", "Le moulin"]);
    }

    #[test]
    fn a_sheet_may_be_missing_from_the_summary() {
        let text = "Le four\tP.1\n\n# Le four\n\n## Le contexte\n\n# Un autre\n\n## Contexte\n\n# Vendre\n\nb";
        assert_eq!(titles(text).len(), 2);
    }
}
