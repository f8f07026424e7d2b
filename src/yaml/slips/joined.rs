//! Lines that are no part of a sheet, and two that were joined to one.

use std::ops::Range;
use std::sync::Arc;

use super::bar;
use super::invisible::LINE_ENDS;
use super::place::{self, DASHES};
use super::remark;
use super::typed_bar;
use crate::diag::{Code, Diagnostic};
use crate::message::text;
use crate::project::MANIFEST;
use crate::sheet::{MANIFEST_KEYS, PICTURE_KEYS, SECTION_KEYS, SHEET_KEYS};
use crate::source::{Place, Source};
use crate::yaml::lines::{above, announces, indent, keylike, text_of};
use crate::yaml::write;

/// How long the value of a key may be for a remedy to repeat it, in bytes.
const LONGEST: usize = 120;

/// A second key on the line of another, its colon at an offset.
pub(crate) fn two_keys(source: &Arc<Source>, line: usize, at: usize) -> Option<Diagnostic> {
    let (range, text) = text_of(source, line);
    let first = place::key(text)?;
    let before = text.get(..at.checked_sub(range.start)?)?;
    let start = before.trim_end_matches(|c: char| c.is_ascii_lowercase() || c == '_').len();
    // French has a space before a colon that is one of a sentence.
    let key = place::key(&text[start..]).filter(|_| start > indent(text) + first.len())?;
    let here = range.start + start..range.start + before.len() + 1;
    let words = before[..start].trim_end_matches(' ');
    if let Some(sign) = words.chars().next_back().filter(|c| LINE_ENDS.contains(c)) {
        let at = range.start + words.len() - sign.len_utf8();
        let code = format!("{:04X}", u32::from(sign));
        return Some(
            Diagnostic::error(Code::YamlSyntax, text!("sign-line-end", code))
                .at(&Place::new(source, at..at + sign.len_utf8()), text!("here"))
                .hint(text!("sign-line-end.hint")),
        );
    }
    let alike = |of: fn(&str) -> bool| of(first) && of(key);
    let beside =
        indent(text) > 0 && (alike(place::is_field) || alike(|key| SECTION_KEYS.contains(&key)));
    let hint = match beside {
        true => text!("yaml-two-keys.hint-beside", first, key),
        false => text!("yaml-two-keys.hint", key),
    };
    Some(
        Diagnostic::error(Code::YamlSyntax, text!("yaml-two-keys", first, key))
            .at(&Place::new(source, here), text!("here"))
            .hint(hint)
            .hint(text!("yaml-two-keys.hint-words", key)),
    )
}

/// Words that stand above the first key of a file: YAML stumbles at that key.
pub(crate) fn first_line(source: &Arc<Source>, line: usize) -> Option<Diagnostic> {
    place::key(text_of(source, line).1).filter(|_| !text_of(source, line).1.starts_with(' '))?;
    let said = |line: &usize| {
        let text = text_of(source, *line).1;
        !text.trim().is_empty() && !text.starts_with('#') && text.trim() != "---"
    };
    let mut above = (1..line).filter(said);
    let (range, text) = text_of(source, above.next()?);
    // « titre Un jardin » lacks its colon, and is told as that.
    let word = text.split([' ', ':', '=']).next().unwrap_or_default();
    let words = above.next().is_none() && !text.contains([':', '：']) && !keylike(word);
    words.then(|| {
        Diagnostic::error(Code::YamlSyntax, text!("yaml-first-line"))
            .at(&Place::new(source, range), text!("yaml-this-line"))
            .hint(text!("yaml-first-line.hint", written = text.trim()))
    })
}

/// Words that stand above the sheet, on one line or several: a greeting, or a title that lacks its key. YAML stumbles at one
/// of them, or at the first key.
pub(crate) fn before_sheet(source: &Arc<Source>, line: usize) -> Option<Diagnostic> {
    let of = |line: usize| text_of(source, line).1;
    let last = source.position(source.text().len()).line;
    let keyed = |line: &usize| {
        let word = of(*line).split_once(':').map_or("", |(word, _)| word);
        [SHEET_KEYS, MANIFEST_KEYS].iter().any(|keys| keys.contains(&word))
    };
    let first = (1..=last).find(keyed).filter(|first| line <= *first)?;
    let said = |line: &usize| {
        let text = of(*line);
        !text.trim().is_empty() && !text.starts_with('#') && text.trim() != "---"
    };
    let above: Vec<usize> = (1..first).filter(said).collect();
    let words = |line: &usize| {
        let text = of(*line);
        let word = text.split([' ', ':', '=', '：']).next().unwrap_or_default();
        let begins = text.starts_with(|c: char| c.is_alphanumeric() || c == '«');
        let colon = text.split_once([':', '：']).is_some_and(|(words, _)| !words.contains(' '));
        // « titre Un jardin » lacks its colon, and is told as that.
        begins && !colon && place::at_margin(&format!("{word}:")).is_none()
    };
    let untitled = !source.text().lines().any(|line| place::begins_with(line, "titre"));
    let sheet = !source.path().ends_with(MANIFEST);
    let told = if untitled && sheet { above.last()? } else { above.first()? };
    let (range, text) = text_of(source, *told);
    above.iter().all(words).then(|| {
        let written = text.trim();
        let title = untitled && sheet;
        let hint = title.then(|| text!("yaml-before.hint-title", title = write::scalar(written)));
        Diagnostic::error(Code::YamlSyntax, text!("yaml-before"))
            .at(&Place::new(source, range), text!("yaml-this-line"))
            .maybe_hint(hint)
            .hint(match title {
                true => text!("yaml-before.hint-remark", written),
                false => text!("yaml-first-line.hint", written),
            })
    })
}

/// A line at the margin with signs of mail or of Markdown before it: a key, or a remark.
pub(crate) fn signed(source: &Arc<Source>, line: usize) -> Option<Diagnostic> {
    // YAML reads « **motif:** arc » on to the next line before it stumbles.
    let above = || signed_key(source, line.checked_sub(1).filter(|above| *above > 0)?);
    let (range, text) = text_of(source, line);
    if let Some(found) = signed_key(source, line).or_else(above) {
        return Some(found);
    }
    text.starts_with("* ").then(|| {
        Diagnostic::error(Code::YamlSyntax, text!("yaml-first-line"))
            .at(&Place::new(source, range), text!("yaml-this-line"))
            .hint(text!("yaml-first-line.hint", written = text[2..].trim()))
    })
}

/// A key at the margin with such signs before it.
fn signed_key(source: &Arc<Source>, line: usize) -> Option<Diagnostic> {
    let (range, text) = text_of(source, line);
    let bare = text.trim_start_matches(['>', '*', '_', ' ']);
    let word = bare.trim_start_matches(['*', '_']);
    let end = word.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(word.len());
    let key = place::key(&format!("{}:", word[..end].trim_end_matches('_'))).map(str::to_owned);
    let closed = word[end..].trim_start_matches(['*', '_', ' ']).starts_with(':');
    let key = key.filter(|_| closed && text.starts_with(['>', '*']))?;
    Some(
        Diagnostic::error(Code::YamlSyntax, text!("yaml-signed-key", key))
            .at(&Place::new(source, range), text!("yaml-this-line"))
            .hint(text!("yaml-signed-key.hint", key)),
    )
}

/// The line « texte: | » above another key of its section, which has its text below it.
pub(crate) fn swapped(source: &Arc<Source>, line: usize) -> Option<Diagnostic> {
    let (_, here) = text_of(source, line);
    let owner = above(source, line, here).filter(|_| place::key(here).is_none())?;
    let (range, bar) = text_of(source, owner.checked_sub(1).filter(|line| *line > 0)?);
    let key = place::key(text_of(source, owner).1)?;
    let alone = bar.trim() == "texte: |" && matches!(key, "titre" | "type");
    alone.then(|| {
        let start = range.start + indent(bar);
        Diagnostic::error(Code::YamlSyntax, text!("yaml-swapped", key))
            .at(&Place::new(source, start..range.end), text!("here"))
            .hint(text!("yaml-swapped.hint", key))
    })
}

/// A key with its value between one that holds others and what that holds: YAML stumbles there.
pub(crate) fn parting(source: &Arc<Source>, line: usize) -> Option<Diagnostic> {
    let of = |line: usize| text_of(source, line).1;
    let said = |line: &usize| !of(*line).trim().is_empty() && !of(*line).starts_with('#');
    let mut above = (1..line).rev().filter(said);
    let owner = above.next().filter(|_| of(line).starts_with(' '))?;
    let key = place::at_margin(of(owner)).filter(|key| !place::holds(key))?;
    let value = of(owner).split_once(':').map_or("", |(_, value)| value.trim());
    let holder = above.next().map(of)?;
    let held = place::at_margin(holder)?;
    let alone = place::holds(held) && place::is_alone(holder, held)
        || announces(holder) && place::key(of(line)).is_none();
    let parted = value.contains(char::is_alphanumeric) && !typed_bar::is_bar(value) && alone;
    parted.then(|| {
        let start = source.line(owner).start;
        Diagnostic::error(Code::YamlSyntax, text!("yaml-parting", key, holder = held))
            .at(&Place::new(source, start..start + key.len() + 1), text!("here"))
            .hint(text!("yaml-parting.hint", key, holder = held))
    })
}

/// The value of a key, or the name behind a dash, on the line below it and no farther right: YAML stumbles there, or at the
/// line after it.
pub(crate) fn value_below(source: &Arc<Source>, line: usize) -> Option<Diagnostic> {
    [line, line.saturating_sub(1)].into_iter().find_map(|line| {
        value_at(source, line)?;
        let ((range, value), (_, owner)) = (text_of(source, line), text_of(source, line - 1));
        let (words, above) = (value.trim(), owner.trim());
        let start = range.start + indent(value);
        let written = format!("{above} {words}");
        Some(
            Diagnostic::error(Code::YamlSyntax, text!("yaml-value-below"))
                .at(&Place::new(source, start..start + words.len()), text!("here"))
                .hint(text!("yaml-value-below.hint", written)),
        )
    })
}

/// What stands between a key, or a dash, and the words on a line that are its value: the end of a line, and spaces.
pub(crate) fn value_at(source: &Source, line: usize) -> Option<Range<usize>> {
    let ((range, value), (head, owner)) =
        (text_of(source, line), text_of(source, line.checked_sub(1).filter(|above| *above > 0)?));
    let (words, above) = (value.trim(), owner.trim());
    let key = above.strip_suffix(':').map(|key| key.trim_start_matches("- "));
    let known = |key: &str| {
        let keys = [MANIFEST_KEYS, PICTURE_KEYS, SHEET_KEYS, SECTION_KEYS];
        keys.iter().any(|keys| keys.contains(&key))
    };
    // A text may have more lines, and lacks its « | ».
    let keyed = key.is_some_and(|key| {
        (known(key) || bar::is_text(key))
            && !place::holds(key)
            && (!bar::is_text(key) || ends_at(source, line + 1))
    });
    let plain =
        words.starts_with(char::is_alphanumeric) && !words.contains(": ") && !words.ends_with(':');
    let short = words.len() <= LONGEST && (keyed || above == "-" && !words.contains(' '));
    let begin = head.start + owner.trim_end().len();
    (plain && short && indent(value) <= indent(owner)).then(|| begin..range.start + indent(value))
}

/// Whether nothing stands on a line or below it but another key, or what begins a section.
fn ends_at(source: &Source, line: usize) -> bool {
    let last = source.position(source.text().len()).line;
    let said = |line: &usize| !text_of(source, *line).1.trim().is_empty();
    let next = (line..=last).find(said).map(|line| text_of(source, line).1);
    next.is_none_or(|next| place::key(next).is_some() || place::at_margin(next).is_some())
}

/// The lines of a text below its key, which lacks its « | », that stand no farther right than the key: YAML stumbles at the
/// second, or at the first behind a blank line.
pub(crate) fn text_below(source: &Arc<Source>, stumble: usize) -> Option<Diagnostic> {
    let (owner, lines) = lines_below(source, stumble)?;
    let key = bare_text(text_of(source, owner).1)?;
    let (range, text) = text_of(source, *lines.first()?);
    let place = Place::new(source, range.start + indent(text)..range.end);
    Some(
        Diagnostic::error(Code::YamlSyntax, text!("yaml-stray"))
            .at(&place, text!("yaml-this-line"))
            .hint(text!("yaml-stray.hint-text-under", key)),
    )
}

/// The line of such a key, and those of its text.
pub(crate) fn lines_below(source: &Source, stumble: usize) -> Option<(usize, Vec<usize>)> {
    let of = |line: usize| text_of(source, line).1;
    let said = |line: &usize| !of(*line).trim().is_empty();
    let owner = (1..=stumble).rev().find(|line| place::key(of(*line)).is_some())?;
    let owner = match bare_text(of(owner)) {
        Some(_) => owner,
        // YAML stumbles at the key below the text.
        None => (1..owner).rev().find(|line| place::key(of(*line)).is_some())?,
    };
    bare_text(of(owner))?;
    let last = source.position(source.text().len()).line;
    let lines: Vec<usize> = (owner + 1..=last)
        .filter(said)
        .take_while(|line| place::key(of(*line)).is_none() && place::at_margin(of(*line)).is_none())
        .collect();
    let end = *lines.last()?;
    let words = |line: &usize| {
        let text = of(*line).trim_start();
        let begins = text.starts_with(|c: char| c.is_alphanumeric() || "«(“*".contains(c));
        begins && indent(of(*line)) <= indent(of(owner)) && !of(*line).contains('\t')
    };
    (lines.len() > 1 && lines.iter().all(words) && stumble <= end + 1).then_some((owner, lines))
}

/// The key of a text that a line is, with nothing behind it.
fn bare_text(line: &str) -> Option<&str> {
    let key = place::key(line).filter(|key| bar::is_text(key))?;
    line.trim_end().ends_with(&format!("{key}:")).then_some(key)
}

/// Words behind « reperes: » or « sections: », above what it holds: YAML stumbles there. Told as where it can be read.
pub(crate) fn said_of_holder(source: &Arc<Source>, line: usize) -> Option<Diagnostic> {
    let said = |line: &usize| !text_of(source, *line).1.trim().is_empty();
    let (range, text) = text_of(source, (1..line).rev().find(said)?);
    let key = place::at_margin(text).filter(|key| matches!(*key, "reperes" | "sections"))?;
    let value = text.strip_prefix(key)?.strip_prefix(": ")?.trim();
    let words = value.starts_with(char::is_alphabetic) && !typed_bar::is_bar(value);
    let below = text_of(source, line).1;
    let held = below.starts_with(' ') && place::key(below).is_some();
    (words && held && !value.contains(": ")).then(|| {
        let start = range.start + text.find(value).unwrap_or_default();
        let place = Place::new(source, start..start + value.len());
        let kind = text!("yaml-text");
        let (message, label, hint) = match key {
            "reperes" => (
                text!("keys-expected", name = key),
                text!("keys-expected.label", kind),
                text!("keys-expected.hint-sidebar"),
            ),
            _ => (
                text!("list-expected", name = key),
                text!("list-expected.label", kind),
                text!("list-expected.hint"),
            ),
        };
        Diagnostic::error(Code::UnexpectedValue, message).at(&place, label).hint(hint)
    })
}

/// The fence of a block of code round a whole sheet, pasted from a page of explanations.
pub(crate) fn fence(source: &Arc<Source>) -> Option<Diagnostic> {
    let said = |line: &usize| !text_of(source, *line).1.trim().is_empty();
    let last = source.position(source.text().len()).line;
    let (range, text) = text_of(source, (1..=last).find(said)?);
    text.starts_with("```").then(|| {
        Diagnostic::error(Code::YamlSyntax, text!("yaml-fence"))
            .at(&Place::new(source, range), text!("yaml-this-line"))
            .hint(text!("yaml-fence.hint"))
    })
}

/// The remedy for a line that goes on with the title above it, or with the field that it is in line with: no « | » is of use
/// there.
pub(crate) fn title(source: &Arc<Source>, line: usize) -> Option<String> {
    let (_, above) = text_of(source, line.checked_sub(1).filter(|above| *above > 0)?);
    let key = place::key(above)?;
    let beside = indent(above) > 0 && indent(above) == indent(text_of(source, line).1);
    let titled = matches!(key, "titre" | "titre_sommaire" | "sous_titre" | "nom_action")
        || beside && place::is_field(key);
    let value =
        above.split_once(':').is_some_and(|(_, value)| value.contains(char::is_alphanumeric));
    (titled && value).then(|| text!("yaml-stray.hint-title", key))
}

/// The remedy for a line that is no YAML though its neighbours are: a theme or a sheet of a manifest, a remark of other
/// languages.
pub(crate) fn among(source: &Arc<Source>, line: usize) -> Option<String> {
    let (_, text) = text_of(source, line);
    let written = text.trim();
    if remark::is_likely(written) {
        return Some(text!("sign-remark.hint"));
    }
    let (_, owner) = text_of(source, above(source, line, text)?);
    let digits = written.len() - written.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let (number, title) = written.split_at(digits);
    let title = title.trim_start_matches([':', '.', ')', '-', '°', ' ', '/', '=']);
    match owner.trim_end() {
        "themes:" if digits == 0 => Some(text!("yaml-stray.hint-theme-goes-on")),
        "themes:" if digits > 0 => Some(text!("yaml-stray.hint-theme", number, title)),
        "fiches:" => {
            // « • jardin », « 2. jardin »
            let counted = digits > 0 && written[digits..].starts_with([' ', '.', ')']);
            let dashed = written.trim_start_matches(|c| DASHES.contains(&c)).trim_start();
            let name = if counted { title } else { dashed };
            (!name.contains(' ')).then(|| text!("yaml-stray.hint-point", written = name))
        }
        owner => {
            // A text below a key that has all of its value: the line of its own key is gone.
            let key =
                place::key(owner).filter(|key| matches!(*key, "themes" | "motif" | "gabarit"));
            let said = owner.split_once(':').is_some_and(|(_, value)| !value.trim().is_empty());
            let there = source.text().lines().any(|line| place::key(line) == Some("chapeau"));
            let text = written.starts_with(char::is_alphanumeric) && !owner.starts_with(' ');
            (key.is_some() && said && text && !there).then(|| text!("yaml-stray.hint-lead"))
        }
    }
}

/// The line « texte: | » above the type of its section, whose text goes on below that: YAML stumbles at one of the three.
pub(crate) fn above_type(source: &Arc<Source>, line: usize) -> Option<Diagnostic> {
    (line.saturating_sub(2).max(1)..=line).find_map(|line| out_of_order(source, line))
}

fn out_of_order(source: &Arc<Source>, line: usize) -> Option<Diagnostic> {
    let (range, here) = text_of(source, line);
    let (_, next) = text_of(source, line + 1);
    let typed = here.trim() == "texte: |" && next.trim_start().starts_with("- type:");
    let (_, below) = text_of(source, line + 2);
    let text = place::key(below).is_none() && indent(below) > indent(next) + 2;
    (typed && text).then(|| {
        let place = Place::new(source, range.start + indent(here)..range.end);
        Diagnostic::error(Code::YamlSyntax, text!("yaml-swapped", key = "type"))
            .at(&place, text!("here"))
            .hint(text!("yaml-swapped.hint", key = "type"))
    })
}
