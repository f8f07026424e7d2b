//! Where lines may end: inside long words, not before a short last word.

use unicode_segmentation::UnicodeSegmentation;

use super::{Glyph, NBSP, is_space, loose};

/// Shortest word that a line may break, in characters: no French word but the longest has as many.
pub(super) const LONG: usize = 28;
/// Characters between two breaks in a long word that is no address.
const CHUNK: usize = 12;
/// Zero-width space: a line may break here.
pub(super) const SEAM: char = '\u{200b}';

/// Gives long words places to break, lest they run into the sidebar: addresses after their punctuation, forms in both genders
/// between these, other words, or what is between two of their hyphens, every [`CHUNK`] characters.
pub(super) fn break_long_words(text: &str) -> String {
    let parts = |c: char| is_space(c) || c == SEAM;
    if !text.split(parts).any(|word| word.len() >= LONG) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    for word in text.split_inclusive(parts) {
        let short = word.len() < LONG;
        let graphemes: Vec<&str> = if short { Vec::new() } else { word.graphemes(true).collect() };
        if graphemes.len() < LONG {
            out.push_str(word);
            continue;
        }
        if word.contains(['/', '@']) || word.contains("www.") {
            break_address(&graphemes, &mut out);
        } else {
            break_compound(&graphemes, &mut out);
        }
    }
    out
}

fn break_address(graphemes: &[&str], out: &mut String) {
    let breaks = |g: &str| matches!(g, "/" | "." | "-" | "_" | "?" | "&" | "=" | "#" | "@");
    let mut since = 0;
    for (i, grapheme) in graphemes.iter().enumerate() {
        out.push_str(grapheme);
        since += 1;
        let Some(next) = graphemes.get(i + 1).filter(|next| !next.starts_with(is_space)) else {
            continue;
        };
        if (breaks(grapheme) && !breaks(next)) || since == 2 * CHUNK {
            out.push(SEAM);
            since = 0;
        }
    }
}

/// A word whose parts stand beside a hyphen, at which a line may end as it is, or are two forms of one word:
/// « accompagnateurs·accompagnatrices », « accompagnateurs(accompagnatrices) ».
fn break_compound(graphemes: &[&str], out: &mut String) {
    let mut begin = 0;
    for end in 1..=graphemes.len() {
        let (last, next) = (graphemes[end - 1], graphemes.get(end));
        // A few letters are the end of the word before them: « habitant·e·s ».
        let whole =
            next.is_some() && is_whole(&graphemes[begin..end]) && is_whole(&graphemes[end..]);
        let forms = whole && (matches!(last, "·" | "•") || next == Some(&"("));
        if next.is_none() || matches!(last, "-" | "‐") || forms {
            break_word(&graphemes[begin..end], out);
            begin = end;
            if forms {
                out.push(SEAM);
            }
        }
    }
}

/// Shortest part of a word that may stand alone on a line, in letters.
const PART: usize = 8;

/// Whether a word begins, or goes on, with as many letters as a part has.
fn is_whole(graphemes: &[&str]) -> bool {
    let letters = |g: &&&str| g.chars().all(char::is_alphabetic);
    let signs = |g: &&&str| !letters(g);
    graphemes.iter().skip_while(signs).take_while(letters).count() >= PART
}

fn break_word(graphemes: &[&str], out: &mut String) {
    let letters = graphemes.iter().filter(|g| g.starts_with(char::is_alphanumeric)).count();
    for (i, grapheme) in graphemes.iter().enumerate() {
        if letters >= LONG && i > 0 && i % CHUNK == 0 && i < letters {
            out.push(SEAM);
        }
        out.push_str(grapheme);
    }
}

/// Longest last word, in characters with its punctuation, that does not stand alone on the last line.
const SHORT: usize = 8;
/// Longest word that a short last word is tied to: longer ones would make a column ragged.
const TIED: usize = 12;

/// A short last word takes the word before it to its line.
pub(super) fn last_words(glyphs: &mut [Glyph]) {
    let breaking = |g: &Glyph| g.c == ' ' || g.line_end;
    let Some(last) = glyphs.iter().rposition(breaking).filter(|&i| !glyphs[i].line_end) else {
        return;
    };
    let Some(before) = glyphs[..last].iter().rposition(breaking) else {
        return;
    };
    let address = glyphs[before + 1..last].iter().any(|g| g.verbatim);
    let tied =
        glyphs[last..].windows(3).any(|g| is_space(g[1].c) && !is_punctuated(g[0].c, g[2].c));
    if glyphs.len() - last - 1 <= SHORT
        && last - before - 1 <= TIED
        && !address
        && !tied
        && loose(&glyphs[last])
    {
        glyphs[last].c = NBSP;
    }
}

/// Whether a space between two characters is one of punctuation, and so no end of a word.
fn is_punctuated(before: char, after: char) -> bool {
    before == '«'
        || matches!(after, ':' | ';' | '!' | '?' | '»')
        || (before.is_ascii_digit() && matches!(after, '%' | '‰' | '€'))
}
