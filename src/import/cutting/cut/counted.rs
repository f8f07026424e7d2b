//! The titles of a text that numbers its sheets: « FICHE 2 – Le jardin » in bold, or as a heading of any level.

use super::sight::Sight;
use super::unnamed::{Tells, Text};

/// The titles that have numbers, and those among them that others have without; none where numbers do not tell.
pub(super) fn counted(text: &Text<'_>) -> Option<Vec<usize>> {
    let sights = text.sights;
    let of = |at: &usize| sights[*at].number;
    let numbered: Vec<usize> = (text.from..sights.len()).filter(|at| of(at).is_some()).collect();
    let [first, .., last] = numbered[..] else { return None };
    let mut numbers: Vec<u32> = numbered.iter().filter_map(of).collect();
    let in_turn = numbers.windows(2).all(|pair| pair[1] == pair[0] + 1);
    numbers.sort_unstable();
    let again = numbers.windows(2).any(|pair| pair[0] == pair[1]);
    let whole = text.stretches(&numbered).iter().all(|tells| tells.any() || tells.credit);
    // What stands in the lead of a sheet is a theme of the guide.
    let before = Text { sights: &sights[..first], from: text.from };
    let sheets = before.tells(text.from, first).any();
    let lead = !sheets && before.all().any(|at| sights[at].may_title);
    if again || !whole || (lead && !in_turn) {
        return None;
    }
    let mut found = if sheets { before.titles() } else { Vec::new() };
    let level = |at: &usize| sights[*at].level;
    let shared = found.iter().chain(&numbered).filter_map(level).max();
    // A heading higher than all of theirs is none of theirs.
    let least = (first..last).filter_map(|at| level(&at)).min().unwrap_or(2).saturating_sub(1);
    let most = shared.unwrap_or(least);
    let title = |sight: &Sight| sight.stands_out && sight.level.is_some_and(|own| own <= most);
    let mut edges: Vec<usize> =
        (first..sights.len()).filter(|at| of(at).is_some() || title(&sights[*at])).collect();
    let ends = text.stretches(&edges);
    let mut tells = ends.into_iter();
    let mut sheet = Tells::default();
    edges.retain(|at| {
        let Some(now) = tells.next() else { return false };
        // Where no number is missing, one without is a section of the sheet, unless a sheet begins again below it.
        let again = now.context && sheet.context || now.sidebar && sheet.sidebar || now.credit;
        let opens = now.any() && (!in_turn || again || text.has_lead(*at));
        sheet = if of(at).is_some() || opens { now } else { sheet.with(now) };
        of(at).is_some() || opens
    });
    found.append(&mut edges);
    Some(found)
}
