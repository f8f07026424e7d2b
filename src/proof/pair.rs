//! Which page of one PDF is which page of the other.

use similar::{Algorithm, DiffOp, capture_diff_slices};

/// Pages from 0, as far as there are any on either side.
type Pairs = Vec<(Option<usize>, Option<usize>)>;

/// The least part of their words, from 0 to 1, that two pages have in common to be one page that changed.
const ALIKE: f64 = 0.4;
/// Most pairs of pages that are looked at, in a stretch of pages that changed; more are paired in their order.
const LOOKS: usize = 250_000;

/// Pairs pages by their words: those with the same words first, between them those with the most in common, always in
/// their order; what is left where both have as many pages is paired as it stands.
pub(super) fn pairs(before: &[Vec<&str>], after: &[Vec<&str>]) -> Pairs {
    let mut pairs = Vec::new();
    for op in capture_diff_slices(Algorithm::Patience, before, after) {
        let (old, new) = (op.old_range(), op.new_range());
        match op {
            DiffOp::Equal { .. } => pairs.extend(old.map(Some).zip(new.map(Some))),
            DiffOp::Delete { .. } => pairs.extend(old.map(|page| (Some(page), None))),
            DiffOp::Insert { .. } => pairs.extend(new.map(|page| (None, Some(page)))),
            DiffOp::Replace { .. } => {
                let (gone, come) = (&before[old.clone()], &after[new.clone()]);
                let shift = |(left, right): (Option<usize>, Option<usize>)| {
                    (left.map(|page| page + old.start), right.map(|page| page + new.start))
                };
                pairs.extend(alike(gone, come).into_iter().map(shift));
            }
        }
    }
    pairs
}

/// Pairs pages that changed by what they have in common, as much of it in all as there can be.
fn alike(before: &[Vec<&str>], after: &[Vec<&str>]) -> Pairs {
    let (rows, columns) = (before.len(), after.len());
    let mut pairs = Vec::new();
    let (mut left, mut right) = (0, 0);
    if rows * columns <= LOOKS {
        let (before, after) = (sorted(before), sorted(after));
        let common = |row: usize, column: usize| likeness(&before[row], &after[column]);
        // The most that the pages from here on have in common.
        let mut most = vec![0.0_f64; (rows + 1) * (columns + 1)];
        let at = |row: usize, column: usize| row * (columns + 1) + column;
        let likenesses: Vec<f64> =
            (0..rows * columns).map(|it| common(it / columns, it % columns)).collect();
        let like = |row: usize, column: usize| likenesses[row * columns + column];
        for row in (0..rows).rev() {
            for column in (0..columns).rev() {
                let apart = most[at(row + 1, column)].max(most[at(row, column + 1)]);
                let paired = like(row, column) + most[at(row + 1, column + 1)];
                most[at(row, column)] =
                    if like(row, column) >= ALIKE { apart.max(paired) } else { apart };
            }
        }
        let (mut row, mut column) = (0, 0);
        while row < rows && column < columns {
            let here = most[at(row, column)];
            let paired = like(row, column) + most[at(row + 1, column + 1)];
            if like(row, column) >= ALIKE && here <= paired {
                between(left..row, right..column, &mut pairs);
                pairs.push((Some(row), Some(column)));
                (row, column) = (row + 1, column + 1);
                (left, right) = (row, column);
            } else if here <= most[at(row + 1, column)] {
                row += 1;
            } else {
                column += 1;
            }
        }
    }
    between(left..rows, right..columns, &mut pairs);
    pairs
}

/// Pairs pages that have nothing in common: as they stand where there are as many, else not.
fn between(old: std::ops::Range<usize>, new: std::ops::Range<usize>, pairs: &mut Pairs) {
    if old.len() == new.len() {
        pairs.extend(old.map(Some).zip(new.map(Some)));
    } else {
        pairs.extend(old.map(|page| (Some(page), None)));
        pairs.extend(new.map(|page| (None, Some(page))));
    }
}

fn sorted<'w>(pages: &[Vec<&'w str>]) -> Vec<Vec<&'w str>> {
    let mut pages = pages.to_vec();
    pages.iter_mut().for_each(|words| words.sort_unstable());
    pages
}

/// The part of the words of two pages that both have, from 0 to 1 (Dice's coefficient); words are sorted.
fn likeness(one: &[&str], other: &[&str]) -> f64 {
    let (mut left, mut right, mut common) = (0, 0, 0_usize);
    while let (Some(a), Some(b)) = (one.get(left), other.get(right)) {
        match a.cmp(b) {
            std::cmp::Ordering::Less => left += 1,
            std::cmp::Ordering::Greater => right += 1,
            std::cmp::Ordering::Equal => {
                common += 1;
                (left, right) = (left + 1, right + 1);
            }
        }
    }
    let all = one.len() + other.len();
    if all == 0 { 1.0 } else { 2.0 * common as f64 / all as f64 }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Pages between bars, words between spaces.
    fn of(before: &str, after: &str) -> Pairs {
        fn pages(text: &str) -> Vec<Vec<&str>> {
            text.split('|').map(|page| page.split_whitespace().collect()).collect()
        }
        pairs(&pages(before), &pages(after))
    }

    #[test]
    fn a_page_that_was_put_in_is_the_only_new_one() {
        let pairs = of("a|b|c", "a|x|b|c");
        assert_eq!(
            pairs,
            [(Some(0), Some(0)), (None, Some(1)), (Some(1), Some(2)), (Some(2), Some(3))]
        );
    }

    #[test]
    fn pages_that_changed_a_little_are_known_again_wherever_they_stand() {
        let pairs = of("a b c d|e f g h|i j k l", "x y|a b c z|i j z l");
        assert_eq!(
            pairs,
            [(None, Some(0)), (Some(0), Some(1)), (Some(1), None), (Some(2), Some(2))]
        );
    }

    #[test]
    fn pages_with_nothing_in_common_stay_in_order_where_there_are_as_many() {
        assert_eq!(
            of("a|b|c", "a|y|c"),
            [(Some(0), Some(0)), (Some(1), Some(1)), (Some(2), Some(2))]
        );
        assert_eq!(of("a|b", "x"), [(Some(0), None), (Some(1), None), (None, Some(0))]);
    }
}
