//! Which pages are meant: `1,4-6`.

use std::str::FromStr;

/// Pages, in the order in which they were named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Selection {
    ranges: Vec<(usize, Option<usize>)>,
}

/// Why a text names no pages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unselectable {
    /// A part of it is no number and no range of numbers from 1.
    Part(String),
    /// A range ends before it begins.
    Backwards(String),
}

impl FromStr for Selection {
    type Err = Unselectable;

    fn from_str(text: &str) -> Result<Self, Unselectable> {
        let ranges = text.split(',').map(|part| range(part.trim())).collect::<Result<_, _>>()?;
        Ok(Self { ranges })
    }
}

/// A page, a range of them, or all from one to the end (`12-`).
fn range(part: &str) -> Result<(usize, Option<usize>), Unselectable> {
    let number = |text: &str| match text.trim().parse() {
        Ok(0) | Err(_) => Err(Unselectable::Part(part.to_owned())),
        Ok(number) => Ok(number),
    };
    let Some((first, last)) = part.split_once(['-', '–']) else {
        return number(part).map(|page| (page, Some(page)));
    };
    let first = number(first)?;
    if last.trim().is_empty() {
        return Ok((first, None));
    }
    let last = number(last)?;
    if last < first {
        return Err(Unselectable::Backwards(part.to_owned()));
    }
    Ok((first, Some(last)))
}

impl Selection {
    /// The pages that are meant of so many, each once.
    ///
    /// # Errors
    /// Gives the first page that there is not.
    pub fn of(&self, pages: usize) -> Result<Vec<usize>, usize> {
        let mut selected = Vec::new();
        for (first, last) in &self.ranges {
            let last = last.unwrap_or(pages.max(*first));
            if last > pages {
                return Err((*first).max(pages + 1));
            }
            for page in *first..=last {
                if !selected.contains(&page) {
                    selected.push(page);
                }
            }
        }
        Ok(selected)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn select(text: &str, pages: usize) -> Result<Vec<usize>, usize> {
        text.parse::<Selection>().unwrap().of(pages)
    }

    #[test]
    fn pages_and_ranges_are_read() {
        assert_eq!(select("1,4-6", 48), Ok(vec![1, 4, 5, 6]));
        assert_eq!(select(" 3 , 2-3, 46-", 48), Ok(vec![3, 2, 46, 47, 48]));
        assert_eq!(select("7", 6), Err(7));
        assert_eq!(select("5-9", 6), Err(7));
        assert_eq!(select("8-", 6), Err(8));
    }

    #[test]
    fn what_names_no_page_is_refused() {
        for text in ["", "0", "a", "1,,2", "1-a", "-3", "99999999999999999999999"] {
            assert!(matches!(text.parse::<Selection>(), Err(Unselectable::Part(_))), "{text}");
        }
        assert_eq!("6-4".parse::<Selection>(), Err(Unselectable::Backwards("6-4".into())));
    }
}
