//! Which page of one PDF is which page of the other.

use similar::{Algorithm, DiffOp, capture_diff_slices};

/// Pages from 0, as far as there are any on either side.
type Pairs = Vec<(Option<usize>, Option<usize>)>;

/// Pairs pages: those with the same words first, those between them in their order.
pub(super) fn pairs(before: &[String], after: &[String]) -> Pairs {
    let mut pairs = Vec::new();
    for op in capture_diff_slices(Algorithm::Patience, before, after) {
        match op {
            DiffOp::Equal { old_index, new_index, len } => {
                pairs.extend((0..len).map(|n| (Some(old_index + n), Some(new_index + n))));
            }
            DiffOp::Delete { old_index, old_len, .. } => {
                pairs.extend((0..old_len).map(|n| (Some(old_index + n), None)));
            }
            DiffOp::Insert { new_index, new_len, .. } => {
                pairs.extend((0..new_len).map(|n| (None, Some(new_index + n))));
            }
            DiffOp::Replace { old_index, old_len, new_index, new_len } => {
                let of = |index: usize, len: usize, n: usize| (n < len).then_some(index + n);
                let longest = old_len.max(new_len);
                pairs.extend(
                    (0..longest).map(|n| (of(old_index, old_len, n), of(new_index, new_len, n))),
                );
            }
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(before: &str, after: &str) -> Pairs {
        let pages = |text: &str| text.split(' ').map(str::to_owned).collect::<Vec<_>>();
        pairs(&pages(before), &pages(after))
    }

    #[test]
    fn a_page_that_was_put_in_is_the_only_new_one() {
        let pairs = of("a b c", "a x b c");
        assert_eq!(
            pairs,
            [(Some(0), Some(0)), (None, Some(1)), (Some(1), Some(2)), (Some(2), Some(3))]
        );
    }

    #[test]
    fn changed_pages_stay_in_order() {
        assert_eq!(
            of("a b c", "a y c"),
            [(Some(0), Some(0)), (Some(1), Some(1)), (Some(2), Some(2))]
        );
        assert_eq!(of("a b", "x"), [(Some(0), Some(0)), (Some(1), None)]);
    }
}
