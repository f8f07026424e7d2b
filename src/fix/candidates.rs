//! What could be meant at the place of a problem.

use super::repair::{Candidate, Repair};
use super::{
    astray, beside, block, broken, gone, key, list, nested, pasted, structure, tabs, tag, themes,
    value,
};
use crate::diag::{Code, Diagnostic, Severity};
use crate::sheet::Manifest;
use crate::source::{Source, is_lost, is_private};
use crate::yaml::slips::{own_text, place};

/// What could be meant at the place of a problem, the likeliest first.
pub(super) fn candidates(
    diagnostic: &Diagnostic,
    text: &str,
    manifest: Option<&Manifest>,
) -> Vec<Candidate> {
    let Some(place) = diagnostic.place() else { return Vec::new() };
    let range = place.range.clone();
    if diagnostic.code == Code::YamlSyntax
        && let Some(found) = gone::remarked(text, range.start)
    {
        return vec![found];
    }
    // A remark in the middle of a text is its author's to move: whatever else is done prints it.
    if diagnostic.code == Code::YamlSyntax && place::is_remark(&text[range.clone()]) {
        return Vec::new();
    }
    // A text of the sheet among the fields would be one of theirs, however it is moved.
    let source = Source::new("", text.to_owned());
    let displaced = [Code::YamlSyntax, Code::UnknownKey].contains(&diagnostic.code);
    if displaced && own_text::is_astray(&source, source.position(range.start).line) {
        return Vec::new();
    }
    // So is one of another program's, but above a key: there it may stay.
    let refused = [Code::YamlSyntax, Code::YamlColon, Code::UnexpectedValue, Code::UnknownKey];
    if refused.contains(&diagnostic.code) && structure::is_remark(text, range.start) {
        return structure::remark(text, range.start).into_iter().collect();
    }
    if diagnostic.code == Code::PrintedSign && structure::is_printed_remark(text, range.start) {
        return Vec::new();
    }
    match diagnostic.code {
        // A sign of a font of Word's: its bullets have no other.
        Code::ForbiddenCharacter if text[range.clone()].starts_with(is_private) => {
            list::dashed(text, range.start)
        }
        // What stands for a letter says that there was one: its author knows which.
        Code::ForbiddenCharacter if text[range.clone()].starts_with(is_lost) => Vec::new(),
        // What Word ends a line with parts words, too.
        Code::ForbiddenCharacter => {
            let breaks = text[range.clone()].starts_with(['\u{b}', '\u{c}']);
            let parted = text[..range.start].ends_with(char::is_whitespace)
                || text[range.end..].starts_with(char::is_whitespace);
            // Behind a dash or a colon of YAML's, a space was meant.
            let before = text[..range.start].rsplit('\n').next().unwrap_or_default();
            let opens = before.trim() == "-"
                || place::key(before).is_some_and(|key| before.ends_with(&format!("{key}:")));
            let new = if (breaks || opens) && !parted { " " } else { "" };
            vec![(Repair::Invisible, vec![(range, new.to_owned())])]
        }
        Code::YamlTab => {
            let mut edits = tabs::spaced(text, range.clone());
            edits.extend(key::respelt(text, range.start));
            edits
        }
        Code::YamlComment if diagnostic.severity == Severity::Warning => {
            structure::headed(text, range.start).into_iter().collect()
        }
        Code::YamlComment | Code::YamlUnsupported => {
            let mut edits: Vec<Candidate> =
                structure::whole(text, range.start).into_iter().collect();
            edits.extend(value::quoted(text, range.start));
            edits.extend(gone::title(text, range.start));
            edits
        }
        // Marks round the first line of a text would lose the others.
        Code::YamlSyntax if block::is_begun(text, range.start) => {
            block::begun(text, range.start).into_iter().collect()
        }
        // As a section of its own it would have no type.
        Code::YamlSyntax if structure::undashed_key(text, range.start).is_some() => {
            structure::undashed_key(text, range.start).into_iter().collect()
        }
        // Marks would make words of the second key, and what it holds would be lost.
        Code::YamlSyntax if structure::two_keys(text, range.start).is_some() => {
            structure::two_keys(text, range.start).into_iter().collect()
        }
        // Where the dashes of the others stand is where this one does.
        Code::YamlSyntax if structure::inner_point(text, range.start).is_some() => {
            structure::inner_point(text, range.start).into_iter().collect()
        }
        Code::YamlColon | Code::YamlSyntax | Code::UnexpectedValue => {
            let mut edits: Vec<Candidate> = tabs::hard(text, range.start).into_iter().collect();
            edits.extend(tabs::of_syntax(text, range.start));
            edits.extend(block::doubled(text, range.start));
            edits.extend(structure::narrowed(text, range.start));
            edits.extend(structure::typed(text, range.start));
            edits.extend(gone::typed(text, range.start));
            edits.extend(gone::sidebar(text, range.start));
            edits.extend(gone::text_key(text, range.start));
            edits.extend(gone::below(text, range.start));
            edits.extend(beside::points(text, range.start));
            edits.extend(structure::in_line(text, range.start));
            edits.extend(structure::outer(text, range.start));
            edits.extend(structure::undashed_key(text, range.start));
            edits.extend(structure::own_field(text, range.start));
            edits.extend(structure::headed(text, range.start));
            edits.extend(block::digit(text, range.start));
            edits.extend(block::apart(text, range.start));
            edits.extend(themes::numbered(text, range.start, manifest));
            edits.extend(value::flag(text, range.start));
            edits.extend(broken::lines_apart(text, range.start));
            edits.extend(value::cut_title(text, range.start));
            edits.extend(value::raised(text, range.start));
            edits.extend(themes::parted(text, range.start));
            edits.extend(block::unbarred(text, &range));
            edits.extend(block::typed(text, range.start));
            edits.extend(block::listed(text, range.start));
            edits.extend(key::respelt(text, range.start));
            edits.extend(key::undressed(text, range.start));
            edits.extend(key::spaced(text, range.start));
            edits.extend(key::colons(text, range.start));
            edits.extend(structure::opening(text, range.start));
            edits.extend(block::lined(text, range.start));
            edits.extend(block::candidates(text, range.start));
            edits.extend(structure::candidates(text, range.start));
            edits.extend(astray::sections(text, range.start));
            edits.extend(value::numbers(text, range.start));
            edits.extend(value::names(text, range.start));
            edits.extend(value::quoted(text, range.start));
            edits
        }
        Code::MissingKey => gone::text_key(text, range.start).into_iter().collect(),
        Code::DuplicateKey => structure::parted(text, range.start).into_iter().collect(),
        Code::EmptyValue => value::remarked(text, range.start).into_iter().collect(),
        Code::IndentedText if diagnostic.severity == Severity::Warning => {
            nested::deepened(text, range.start).into_iter().collect()
        }
        Code::IndentedText => block::dedented(text, range),
        Code::PrintedSign => {
            let mut edits: Vec<Candidate> = tabs::blank(text, range.start).into_iter().collect();
            edits.extend(tabs::dash(text, range.start));
            edits.extend(tabs::behind_signs(text, range.start));
            edits.extend(block::doubled(text, range.start));
            edits.extend(broken::lines_apart(text, range.start));
            edits.extend(block::unfolded(text, range.start));
            edits.extend(value::bent(text, range.start));
            edits.extend(tag::lowered(text, &range));
            edits.extend(list::barred(text, range.start));
            edits.extend(list::rejoined(text, range.start));
            // What has its dash and its space is a point already, where none was meant.
            if text[range.start..].starts_with("- ") {
                edits.extend(block::dedented(text, range));
            } else {
                edits.extend(list::dashed(text, range.start));
                edits.extend(list::spaced(text, range.start));
            }
            edits
        }
        Code::HtmlTag => {
            let mut edits: Vec<Candidate> = tag::broken(text, &range).into_iter().collect();
            edits.extend(tag::named(text, range.start));
            edits.extend(tag::marked(text, range));
            edits
        }
        Code::Footnote => value::note(text, &range).into_iter().collect(),
        Code::BareAddress => value::schemed(text, &range).into_iter().collect(),
        Code::UnknownKey => {
            let mut edits = key::renamed(text, range.clone(), &diagnostic.hints);
            edits.extend(structure::typed(text, range.start));
            edits.extend(gone::typed(text, range.start));
            edits.extend(gone::sidebar(text, range.start));
            edits.extend(structure::text_of_last(text, range.start));
            edits.extend(key::spaced(text, range.start));
            edits.extend(pasted::sentence(text, range.start));
            edits.extend(structure::field(text, range.start));
            edits.extend(structure::outdented(text, range.start));
            edits.extend(structure::theme(text, range.start));
            edits.extend(structure::outer(text, range.start));
            edits.extend(structure::in_line(text, range.start));
            edits
        }
        Code::SwallowedKey => {
            let moved = structure::outdented(text, range.start);
            let moved = moved.or_else(|| structure::undashed(text, range.start));
            let moved = moved.or_else(|| gone::sidebar(text, range.start));
            moved.or_else(|| astray::fields(text, range.start)).into_iter().collect()
        }
        Code::UnknownSectionType => {
            let named = key::renamed(text, range.clone(), &diagnostic.hints).into_iter();
            let mut edits: Vec<Candidate> = named.map(|(_, edits)| (Repair::Type, edits)).collect();
            edits.extend(value::retyped(text, &range, &diagnostic.hints));
            edits
        }
        _ => Vec::new(),
    }
}
