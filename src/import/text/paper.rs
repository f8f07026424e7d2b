//! What the paper left in a text: numbers of pages and running heads between the lines, words cut at lines' ends.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap, HashSet};

use crate::import::cutting::numbered::numbers_sheet;
use crate::import::inline::Inline;
use crate::import::log::{Log, start};
use crate::import::note::Certainty;
use crate::message::text;

/// So many numbers that rise are those of pages.
const PAGES: usize = 3;
/// Pages are longer than this, in lines.
const PAGE: usize = 5;
/// A running head is no longer than this, in bytes.
const HEAD: usize = 160;
/// What no running head starts with.
const MARKS: [char; 8] = ['-', '#', '*', '✓', '➤', '→', '|', '<'];
/// How many words a note shows.
const SHOWN: usize = 6;

/// A text without the numbers and running heads of its pages, each made a remark that nothing is read of; and these lines.
/// Words that are cut are told.
pub(crate) fn cleared<'a>(
    text: &'a str,
    whole: usize,
    log: &mut Log<'_>,
) -> (Cow<'a, str>, Vec<String>) {
    tell_cut(text, whole, log);
    let titles = titles(text);
    let known = numbered_heads(text, &titles);
    let mut pages = numbers(text, &known);
    pages.extend(beside_title(text, &titles));
    pages.extend(text.lines().enumerate().filter_map(|(at, line)| Some((at, page_end(line)?))));
    pages.sort_unstable();
    pages.dedup();
    let repeated = known.iter().chain(&titles).copied().collect();
    let Some((first, _)) = pages.first() else { return (text.into(), Vec::new()) };
    let heads = heads(text, &pages, &repeated);
    log.likely(whole + first + 1, text!("import-page-numbers", count = pages.len()));
    tell_heads(text, whole, &pages, &heads, &titles, log);
    let page = |at: &usize| pages.binary_search_by_key(at, |(page, _)| *page).is_ok();
    let goes = |at| page(&at) || heads.binary_search(&at).is_ok();
    let mut left = Vec::new();
    let lines = text.split_inclusive('\n').enumerate().map(|(at, line)| {
        if !goes(at) {
            return line;
        }
        left.push(line.trim().to_owned());
        if line.ends_with('\n') { "<!-- -->\n" } else { "" }
    });
    let kept: String = lines.collect();
    (kept.into(), left)
}

/// Tells of each running head that goes, with its words: what the cover does not say may be a text of its own.
fn tell_heads(
    text: &str,
    whole: usize,
    pages: &[(usize, u32)],
    heads: &[usize],
    titles: &HashSet<&str>,
    log: &mut Log<'_>,
) {
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    let beside = pages.iter().filter_map(|(at, _)| Some((*at, headed(lines[*at])?.1)));
    let mut found: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, head) in beside.chain(heads.iter().map(|at| (*at, lines[*at]))) {
        found.entry(head).or_default().push(at);
    }
    for (head, at) in found {
        let certainty = if is_of(head, titles) { Certainty::Likely } else { Certainty::Doubtful };
        let told = text!("import-running-heads", count = at.len(), head = start(head));
        log.note(whole + at.iter().min().unwrap_or(&0) + 1, certainty, told);
    }
}

/// The number of the page that a line of Marker's ends: « {28}-------- ».
fn page_end(line: &str) -> Option<u32> {
    const SHORTEST: usize = 8;
    let (number, rule) = line.trim().strip_prefix('{')?.split_once('}')?;
    let whole = rule.len() >= SHORTEST && rule.bytes().all(|b| b == b'-');
    number.parse().ok().filter(|_| whole)
}

/// The running heads that stand on one line with the numbers of pages: what is beside one number after another, and no
/// label, as « Étape 1 » is, unless it is of a title of the cover.
fn numbered_heads<'a>(text: &'a str, titles: &HashSet<&str>) -> HashSet<&'a str> {
    let mut beside: HashMap<&str, (Vec<u32>, bool)> = HashMap::new();
    for (number, head, apart) in text.lines().filter_map(headed) {
        let (numbers, labels) = beside.entry(head).or_default();
        numbers.push(number);
        *labels |= !apart;
    }
    let rises =
        |numbers: &[u32]| numbers.len() >= PAGES && numbers.is_sorted_by(|one, next| one < next);
    beside
        .into_iter()
        .filter(|(head, (numbers, labels))| rises(numbers) && (!labels || is_of(head, titles)))
        .map(|(head, _)| head)
        .collect()
}

/// Whether a running head is one of some titles, or some words of one.
fn is_of(head: &str, titles: &HashSet<&str>) -> bool {
    let some = head.split_whitespace().count() > 1;
    titles.iter().any(|title| *title == head || some && title.contains(head))
}

/// The lines that hold a page's number, alone or beside a running head, where such numbers rise through the text.
fn numbers(text: &str, heads: &HashSet<&str>) -> Vec<(usize, u32)> {
    let mut series: BTreeMap<&str, Vec<(usize, u32)>> = BTreeMap::new();
    for (at, line) in text.lines().enumerate() {
        let headed = || headed(line).filter(|(_, head, _)| heads.contains(head));
        let page = number(line).map(|number| (number, ""));
        if let Some((number, head)) = page.or_else(|| headed().map(|it| (it.0, it.1))) {
            series.entry(head).or_default().push((at, number));
        }
    }
    // Numbers that stand alone may be of something else: those beside a head are of pages all the same.
    let alone = series.remove("").unwrap_or_default();
    let merged = |numbers: &[(usize, u32)]| {
        let mut all = numbers.to_vec();
        all.extend(series.values().flatten());
        all.sort_unstable();
        rising(&all, PAGE)
    };
    let all = merged(&alone);
    if all.is_empty() { merged(&[]) } else { all }
}

/// The titles of the cover, which pages repeat.
fn titles(text: &str) -> HashSet<&str> {
    const COVER: usize = 12;
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty()).take(COVER);
    let titles = lines.filter(|line| line.starts_with('#'));
    titles
        .map(|line| line.trim_matches(['#', '*', ' ']))
        .filter(|title| !title.is_empty())
        .collect()
}

/// The numbers alone on their lines that rise, each above or below a title of the cover: two are enough to tell pages.
fn beside_title(text: &str, titles: &HashSet<&str>) -> Vec<(usize, u32)> {
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    let titled = |at: usize| {
        let full = |at: &usize| !lines[*at].is_empty();
        let near = [(0..at).rev().find(full), (at + 1..lines.len()).find(full)];
        near.into_iter().flatten().any(|at| titles.contains(lines[at]))
    };
    let pages = lines.iter().enumerate().filter_map(|(at, line)| Some((at, number(line)?)));
    let found: Vec<(usize, u32)> = pages.filter(|(at, _)| titled(*at)).collect();
    let rises = found.windows(2).all(|pair| pair[0].1 < pair[1].1 && pair[0].0 + PAGE < pair[1].0);
    if found.len() > 1 && rises { found } else { Vec::new() }
}

/// The numbers that rise, more than so many lines or paragraphs apart, where most do.
pub(crate) fn rising(found: &[(usize, u32)], apart: usize) -> Vec<(usize, u32)> {
    let mut rising: Vec<(usize, u32)> = Vec::new();
    for &(at, number) in found {
        if rising.last().is_none_or(|(last, below)| at > last + apart && number > *below) {
            rising.push((at, number));
        }
    }
    let most = rising.len() * 5 >= found.len() * 4;
    if rising.len() >= PAGES && most { rising } else { Vec::new() }
}

/// Whether a text above a number is none that the number belongs to, as a label is.
pub(crate) fn is_text(text: &Inline) -> bool {
    const LONG: usize = 60;
    let plain = text.plain();
    let ends = plain.ends_with(['.', '!', '?', '…', ';', '»']) || plain.chars().count() > LONG;
    ends && !plain.ends_with(':')
}

/// The lines beside the numbers of pages that are the same on several of them, in their order.
fn heads(text: &str, pages: &[(usize, u32)], known: &HashSet<&str>) -> Vec<usize> {
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    let full = |at: &usize| !lines[*at].is_empty();
    let mut beside: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (page, _) in pages {
        let near = [(0..*page).rev().find(full), (page + 1..lines.len()).find(full)];
        near.into_iter().flatten().for_each(|at| beside.entry(lines[at]).or_default().push(at));
    }
    // Left pages may have another than right ones; what the format repeats, as REPERES, stands on fewer.
    let many = |at: &Vec<usize>| at.len() >= PAGES && at.len() * 5 >= pages.len() * 2;
    let plain = |line: &str| !line.starts_with(MARKS);
    let mut heads: Vec<usize> = beside
        .into_iter()
        .filter(|(line, at)| plain(line) && (many(at) || known.contains(line)))
        .flat_map(|(_, at)| at)
        .collect();
    heads.sort_unstable();
    heads.dedup();
    heads
}

/// The number of a page at one end of a line, the running head that the rest may be, « 6 Guide · Annexe 4 », and whether the
/// number is set apart from it: before it, or by a sign.
fn headed(line: &str) -> Option<(u32, &str, bool)> {
    let line = line.trim();
    if line.len() > HEAD || line.starts_with(MARKS) || numbers_sheet(line, false) {
        return None;
    }
    let parted = |c: char| c.is_whitespace() || matches!(c, '|' | '·' | '–' | '—');
    let digits =
        |text: &str| (1..=3).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    let before = line.split_once(parted).filter(|(number, _)| digits(number));
    let behind = || {
        let (head, last) = line.rsplit_once(parted).filter(|(_, number)| digits(number))?;
        let before = line[..line.len() - last.len()].trim_end();
        Some((last, head, before.ends_with(|c: char| !c.is_whitespace() && parted(c))))
    };
    let (number, head, apart) =
        before.map(|(number, head)| (number, head, true)).or_else(behind)?;
    let head = head.trim_matches(parted);
    let text = head.chars().filter(|c| c.is_alphabetic()).count();
    (text > 3).then_some((number.parse().ok()?, head, apart))
}

/// The number of a page that a line is: « 28 », « – 28 – », « Page 28 », « Page 28 sur 48 », « 28/48 ».
pub(crate) fn number(line: &str) -> Option<u32> {
    let marks = |c: char| c.is_whitespace() || matches!(c, '*' | '_');
    let dashes = |c: char| matches!(c, '-' | '–' | '—');
    let bare = line.trim_matches(marks);
    let between = bare.strip_prefix(dashes).and_then(|rest| rest.strip_suffix(dashes));
    let bare = between.unwrap_or(bare).trim_matches(marks);
    let named = ["Page ", "page ", "PAGE ", "p. ", "P. "];
    let bare = named.iter().find_map(|name| bare.strip_prefix(name)).unwrap_or(bare);
    let (first, all) = match bare.split_once('/').or_else(|| bare.split_once(" sur ")) {
        Some((first, all)) => (first.trim(), Some(all.trim())),
        None => (bare, None),
    };
    let short =
        |text: &str| (1..=3).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    (short(first) && all.is_none_or(short)).then(|| first.parse().ok()).flatten()
}

/// Tells of words that a hyphen cuts at the end of a line: nobody but a person knows which hyphens are the words' own.
fn tell_cut(text: &str, whole: usize, log: &mut Log<'_>) {
    let mut cut: Vec<(usize, String)> = Vec::new();
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    for (at, pair) in lines.windows(2).enumerate() {
        let start = pair[0].rsplit(char::is_whitespace).next().unwrap_or_default();
        let end = pair[1].split(char::is_whitespace).next().unwrap_or_default();
        let word =
            start.strip_suffix('-').is_some_and(|start| start.ends_with(char::is_alphabetic));
        if word && end.starts_with(char::is_lowercase) {
            cut.push((at, format!("« {start} {end} »")));
        }
    }
    let Some((first, _)) = cut.first() else { return };
    let words: Vec<&str> = cut.iter().take(SHOWN).map(|(_, word)| word.as_str()).collect();
    let words = words.join(", ");
    log.doubt(whole + first + 1, text!("import-words-cut", count = cut.len(), words));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_pages_are_known_by_their_look() {
        for (line, page) in [
            ("28", Some(28)),
            (" **28** ", Some(28)),
            ("– 28 –", Some(28)),
            ("Page 28 sur 48", Some(28)),
            ("28/48", Some(28)),
            ("2019", None),
            ("- 28", None),
            ("28 familles", None),
            ("", None),
        ] {
            assert_eq!(number(line), page, "{line}");
        }
    }

    #[test]
    fn running_heads_stand_beside_numbers() {
        let page = "Un mot.\n".repeat(6);
        let text = format!("{page}\nTête\n\n4\n{page}Tête\n5\n{page}\nTête\n6\n");
        let (bare, left) = cleared(&text, 0, &mut Log::new(&mut Vec::new(), None));
        assert_eq!(left, ["Tête", "4", "Tête", "5", "Tête", "6"]);
        assert_eq!((bare.matches("Tête").count(), bare.lines().count()), (0, 27));
        assert_eq!(bare.matches("Un mot.").count(), 18);
    }

    #[test]
    fn a_title_of_the_cover_beside_two_numbers_is_a_running_head() {
        let page = "Un mot.\n".repeat(6);
        let text = format!("# Guide\n\n{page}\n3\n\nGuide\n\n{page}\nGuide\n6\n{page}");
        let (bare, left) = cleared(&text, 0, &mut Log::new(&mut Vec::new(), None));
        assert_eq!(left, ["3", "Guide", "Guide", "6"]);
        assert!(bare.starts_with("# Guide\n"));
        for text in [
            format!("# Guide\n\n{page}\n3\n\nGuide\n{page}"),
            format!("# Guide\n\n{page}\n3\n\nUn four\n\n{page}\nUn four\n6\n{page}"),
        ] {
            assert!(cleared(&text, 0, &mut Log::new(&mut Vec::new(), None)).1.is_empty());
        }
    }

    #[test]
    fn numbers_stand_beside_running_heads() {
        let page = "Un mot.\n".repeat(6);
        let text =
            format!("{page}4 Guide · Un\n{page}Guide · Un | 5\n{page}6 Guide · Un\n{page}7\n");
        assert_eq!(
            numbers(&text, &numbered_heads(&text, &HashSet::new())),
            [(6, 4), (13, 5), (20, 6), (27, 7)]
        );
        // Labels, and values that rise, are no heads; nor do they hide those.
        // Two blanks are no sign.
        let text = format!(
            "{page}Étape  1\n{page}4 Guide\n{page}Étape  2\n{page}5 Guide\n{page}Étape  3\n{page}6 Guide\n"
        );
        let heads = numbered_heads(&text, &HashSet::new());
        assert_eq!(heads, HashSet::from(["Guide"]));
        assert_eq!(numbers(&text, &heads), [(13, 4), (27, 5), (41, 6)]);
        let titles = HashSet::from(["Le guide de nos étapes", "Étape"]);
        assert_eq!(numbered_heads(&text, &titles).len(), 2);
        let text = format!("{page}12 familles\n{page}15 familles\n{page}14 familles\n");
        assert!(numbers(&text, &numbered_heads(&text, &HashSet::new())).is_empty());
    }

    #[test]
    fn they_are_numbers_of_pages_where_they_rise() {
        let page = "Un mot.\n".repeat(6);
        let text = format!("{page}4\n{page}5\n{page}6\n{page}");
        assert_eq!(
            numbers(&text, &numbered_heads(&text, &HashSet::new())),
            [(6, 4), (13, 5), (20, 6)]
        );
        let text = format!("{page}4\n{page}9\n{page}6\n{page}2\n");
        assert!(numbers(&text, &numbered_heads(&text, &HashSet::new())).is_empty());
        assert!(numbers("12\n15\n18\n", &HashSet::new()).is_empty());
    }
}
