//! What it means to somebody who writes sheets that YAML cannot be read.

use saphyr_parser::ScanError;

use super::explain::{explain, keyed, stray};
use super::lines;
use super::reader::Reader;
use super::slips::{
    astray, bar, begun, cut, cut_title, digit, dressed, hard, headed, inner, joined, level, lost,
    meant, outset, own_text, place, points, quotes, remark, respelt, separator, sidebar, slip,
    stranded, themes, typed_bar,
};
use crate::diag::{Code, Diagnostic};
use crate::message::text;
use crate::source::Place;

/// What YAML gives a meaning at the beginning of a line.
const SIGNS_OF_YAML: [char; 12] = ['@', '`', '%', '&', '*', '!', '|', '>', '?', '}', ']', ','];

/// How far above the place where YAML stumbles a key in a remark is looked for, in lines.
const REACH: usize = 20;

/// How far above the place where YAML stumbles a tab may be that ends a text, in lines.
const TAB_REACH: usize = 4;

/// How many other lines with a tab are named.
const TABS_SHOWN: usize = 8;

impl Reader<'_, '_> {
    /// Says what a syntax error means to somebody who writes sheets.
    pub(super) fn syntax(&self, error: &ScanError) -> Diagnostic {
        let at = self.offset(error.marker().index());
        let position = self.source.position(at);
        if self.respells
            && let Some(found) = respelt::told(self.source)
        {
            return found;
        }
        if let Some(place) = self.tab_before(position.line) {
            return self.tab(&place);
        }
        if let Some(found) = slip::behind_themes(self.source, position.line) {
            return found;
        }
        if let Some(found) = joined::fence(self.source) {
            return found;
        }
        let before = joined::before_sheet(self.source, position.line);
        if let Some(found) = before.or_else(|| slip::pictured(self.source, position.line)) {
            return found;
        }
        let remark = remark::told(self.source, position.line);
        if let Some(found) = remark.or_else(|| stranded::told(self.source, position.line)) {
            return found;
        }
        if let Some(found) = sidebar::told(self.source, position.line) {
            return found;
        }
        let near = position.line.saturating_sub(REACH).max(1);
        let remarked =
            (near..=position.line).find_map(|line| place::key_in_remark(self.source, line));
        if let Some(found) = dressed::told(self.source, position.line).or(remarked) {
            return found;
        }
        if let Some(found) = inner::told(self.source, position.line) {
            return found;
        }
        let titled = || {
            let headed = headed::told(self.source, position.line);
            let doubled = || typed_bar::told_doubled(self.source, position.line);
            headed.or_else(|| own_text::told(self.source, position.line)).or_else(doubled)
        };
        if let Some(found) = slip::manifest_colon(self.source, position.line).or_else(titled) {
            return found;
        }
        let digit = digit::told(self.source, position.line);
        let barred = || meant::barred(self.source, position.line);
        if let Some(found) =
            digit.or_else(barred).or_else(|| level::told(self.source, position.line))
        {
            return found;
        }
        if let Some(found) = typed_bar::stuck_bar(self.source, position.line) {
            return found;
        }
        let swapped = || {
            let line = position.line;
            let above = || joined::above_type(self.source, line);
            joined::swapped(self.source, line).or_else(above)
        };
        if let Some(found) = joined::signed(self.source, position.line).or_else(swapped) {
            return found;
        }
        let parting = joined::parting(self.source, position.line);
        let below = || {
            let value = joined::value_below(self.source, position.line);
            value.or_else(|| joined::text_below(self.source, position.line))
        };
        let held = || joined::said_of_holder(self.source, position.line);
        if let Some(found) = parting.or_else(below).or_else(held) {
            return found;
        }
        if let Some(found) = cut_title::told(self.source, position.line) {
            return found;
        }
        let blank = hard::blank(self.source, position.line);
        let hard = blank.or_else(|| hard::space(self.source, position.line + 1));
        let separated = || separator::found(self.source, position.line);
        let dash = || place::dash_in_text(self.source, position.line);
        let begun = || begun::told(self.source, position.line);
        let bar = || bar::missing(self.source, position.line).or_else(begun);
        let cut = || Some(self.tabbed(cut::found(self.source, position.line)?));
        let pasted = || astray::pasted(self.source, position.line);
        let found = hard.or_else(separated).or_else(dash).or_else(bar);
        if let Some(found) = found.or_else(cut).or_else(pasted) {
            return found;
        }
        let begins = themes::slip(self.source, position.line);
        let begins = begins.or_else(|| themes::numbers(self.source, position.line));
        if let Some(found) = begins.or_else(|| outset::found(self.source, position.line)) {
            return found;
        }
        if let Some(found) = lost::line(self.source, position.line) {
            return found;
        }
        let info = error.info();
        let line = self.stray_line();
        let strayed = line.as_ref().is_some_and(|line| line.position().line < position.line);
        if let Some(slip) = slip::explained(self.source, at, info, strayed) {
            return slip;
        }
        if let Some(found) = typed_bar::text_above(self.source, position.line) {
            return found;
        }
        if info.contains("mapping values are not allowed") && !strayed {
            let place = Place::new(self.source, at..at + 1);
            let lines = bar::of_lines(self.source, position.line);
            return Diagnostic::error(Code::YamlColon, text!("yaml-colon"))
                .at(&place, text!("yaml-colon.label"))
                .hint(lines.unwrap_or_else(|| quotes::in_marks(self.source, position.line)))
                .hint(text!("yaml-colon.hint-indent"));
        }
        if info.contains("unknown anchor") || info.contains("alias") {
            let place = Place::new(self.source, at..at + 1);
            return Diagnostic::error(Code::YamlUnsupported, text!("yaml-reference"))
                .at(&place, text!("yaml-reference.label"))
                .hint(text!("yaml-quote-hint"));
        }
        if !info.contains("quoted scalar")
            && !info.contains("flow")
            && let Some(place) = line
        {
            let text = &self.source.text()[place.range.clone()];
            let line = self.source.position(place.range.start).line;
            let remark = place::key_in_remark(self.source, line.saturating_sub(1).max(1));
            if let Some(found) = points::out_of_line(self.source, line).or(remark) {
                return found;
            }
            let key = place::at_margin(self.source.text()[self.source.line(line)].trim_end());
            let (message, hint) = keyed(text, key).unwrap_or_else(|| {
                let lost = lost::below_mark(self.source, line);
                if let Some(told) = lost.or_else(|| quotes::below(self.source, line)) {
                    return told;
                }
                if let Some(hint) =
                    joined::among(self.source, line).or_else(|| joined::title(self.source, line))
                {
                    return (text!("yaml-stray"), hint);
                }
                let (message, hint) = stray(text);
                let block = lines::block_around(self.source, line).filter(|_| key.is_none());
                let whole = self.source.line(line);
                let by_chance = lines::is_stray(text) && !text.starts_with(SIGNS_OF_YAML);
                let astray = by_chance || lines::is_signature(self.source.text(), &whole);
                let inside = block.map(|spaces| match astray {
                    true => text!("yaml-stray.hint-block-or-delete", spaces),
                    false => text!("yaml-stray.hint-block", spaces),
                });
                let delete = by_chance.then(|| text!("yaml-stray.hint-delete"));
                let quote = astray::below_bar(self.source, line).filter(|_| key.is_none());
                let first = quote.map(|spaces| text!("yaml-stray.hint-block", spaces));
                // A sign of a text's own is not one of YAML's.
                let own = text.starts_with(['>', '*', '`']) && (block.is_some() || first.is_some());
                let message = if own { text!("yaml-stray") } else { message };
                (message, inside.or(first).or(delete).unwrap_or(hint))
            });
            return Diagnostic::error(Code::YamlSyntax, message)
                .at(&place, text!("yaml-this-line"))
                .hint(hint)
                .maybe_hint(lost::hint(self.source, line));
        }
        if !info.contains("quoted scalar")
            && let Some(slip) = place::slip(self.source, position.line, at)
        {
            return slip;
        }
        let (message, hint) = explain(info, self.source.text()[at..].chars().next());
        // A text that has its sign lacks but spaces.
        let whole = self.source.line(position.line);
        let line = &self.source.text()[whole.clone()];
        let inside = lines::block_around(self.source, position.line);
        let indented = line.len() - line.trim_start().len();
        let unnamed = [text!("yaml-stray.hint-text"), text!("yaml-indent.hint")].contains(&hint);
        // A key is none of a text's lines, and stands in no text.
        let keyed = line.trim_start().split(' ').next().is_some_and(|word| word.ends_with(':'));
        let spaces = inside.filter(|spaces| unnamed && !keyed && indented < *spaces);
        let level = || lines::level(self.source, position.line);
        let pasted = astray::below_bar(self.source, position.line).filter(|_| !keyed && unnamed);
        let hint = match spaces {
            None if let Some(wanted) = pasted => {
                text!("yaml-stray.hint-pasted", spaces = wanted - indented)
            }
            Some(spaces) => text!("yaml-stray.hint-block", spaces),
            None if hint == text!("yaml-indent.hint") => {
                level().map_or(hint, |spaces| text!("yaml-indent.hint-spaces", spaces))
            }
            None if let Some(key) =
                bar::above_points(self.source, position.line).filter(|_| unnamed) =>
            {
                text!("yaml-no-bar.hint-list", key)
            }
            None => hint,
        };
        let (range, label) = match spaces.or(pasted) {
            Some(_) => (
                whole.start + indented..whole.start + line.trim_end().len(),
                text!("yaml-this-line"),
            ),
            None => (at..at + 1, text!("here")),
        };
        let place = Place::new(self.source, range);
        Diagnostic::error(Code::YamlSyntax, message).at(&place, label).hint(hint)
    }

    /// What is said of a tab that begins a line.
    fn tab(&self, place: &Place) -> Diagnostic {
        Diagnostic::error(Code::YamlTab, text!("yaml-tab"))
            .at(place, text!("yaml-tab.label"))
            .maybe_note(self.other_tabs(place.position().line))
            .hint(text!("yaml-tab.hint"))
    }

    /// What was found at a line, or the tab that the line begins with: that is why it is not where it looks.
    fn tabbed(&self, found: Diagnostic) -> Diagnostic {
        let line = found.place().map(|place| self.source.line(place.position().line));
        let begins = line.and_then(|line| {
            let text = &self.source.text()[line.clone()];
            let tab = text[..text.len() - text.trim_start().len()].find('\t')?;
            Some(line.start + tab..line.start + tab + 1)
        });
        begins.map_or(found, |tab| self.tab(&Place::new(self.source, tab)))
    }

    /// The other lines that begin with a tab, in words: who is told of one is to see all.
    fn other_tabs(&self, told: usize) -> Option<String> {
        let last = self.source.position(self.source.text().len()).line;
        let tabbed = |line: &usize| {
            let text = &self.source.text()[self.source.line(*line)];
            *line != told && text.starts_with('\t') && !text.trim().is_empty()
        };
        let lines: Vec<usize> = (1..=last).filter(tabbed).collect();
        let shown: Vec<String> = lines.iter().take(TABS_SHOWN).map(usize::to_string).collect();
        let more = if lines.len() > TABS_SHOWN { "…" } else { "" };
        (!lines.is_empty())
            .then(|| text!("yaml-tab.note", lines = format!("{}{more}", shown.join(", "))))
    }

    /// The first tab in the indentation of a line or of its neighbours.
    fn tab_before(&self, line: usize) -> Option<Place> {
        let near = line.saturating_sub(1).max(1);
        let at_left = |tab: &Place| {
            let position = tab.position();
            lines::block_around(self.source, position.line)
                .is_some_and(|depth| position.column <= depth)
        };
        let above = (line.saturating_sub(TAB_REACH).max(1)..near).rev();
        let found = (near..=line + 1).find_map(|line| self.tab_in(line));
        found.or_else(|| above.into_iter().find_map(|line| self.tab_in(line).filter(at_left)))
    }

    /// The tab in the indentation of a line.
    fn tab_in(&self, line: usize) -> Option<Place> {
        let range = self.source.line(line);
        let text = &self.source.text()[range.clone()];
        let indent = text.len() - text.trim_start().len();
        let tab = text[..indent].find('\t')?;
        Some(Place::new(self.source, range.start + tab..range.start + tab + 1))
    }
}
