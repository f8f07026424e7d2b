//! Conservation: every word, number and picture of a sheet stands on its pages, and on the paper.
//!
//! Compared are letters, digits and signs, stretch by stretch, against what was drawn: capitals, spaces, hyphens, quotation
//! marks and line ends are the layout's. What was found once is taken: a text that is there twice has to be drawn twice, and one that
//! is not drawn is not found in the words of others. Heads, feet and decoration are nothing that is read, and do not count.

mod authored;
mod contrast;
mod crossed;
mod drawn;
mod exchange;
mod find;
mod glyphs;
mod ground;
mod letters;
mod lines;
mod links;
mod manner;
mod numbers;
mod outline;
mod overlap;
mod paint;
mod paints;
mod paper;
mod pictures;
mod put;
mod quotation;
mod signs;
mod stray;
mod tiny;
mod unset;
mod view;
mod wanted;

use std::ops::Range;

use super::pieces::{Written, cover_word, pieces};
use super::{Output, Typeset, Typesetter, data, report};
use crate::annex::{Annex, Entry};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::message::text;
use crate::sheet::PictureUse;
use crate::source::Place;
use authored::Authored;
use crossed::Crossings;
use drawn::Drawn;
use find::{List, Missing};
use ground::Rgb;
use manner::Manners;
use paint::Inks;
use pictures::Shown;
use put::Putting;
use wanted::{Part, Stretch, Wanted};

/// Most words of one field that are named.
const NAMED: usize = 6;

/// Whose texts and pictures a list has.
#[derive(Clone, Copy)]
enum Owner<'a> {
    Sheet(&'a Entry),
    /// The cover, in the manifest.
    Cover(&'a Place),
}

/// Reports what an output's pages do not hold of the words and pictures of its sheets and cover, and text that lies
/// outside the paper or runs out of its box.
pub fn check(
    typeset: &Typeset,
    typesetter: &Typesetter,
    annex: &Annex,
    diagnostics: &mut Diagnostics,
) {
    let printed = |entry: &&Entry| match &typeset.output {
        Output::Annex | Output::Redline => true,
        Output::Handout(id) => *id == entry.sheet.id,
        Output::Checks => false,
    };
    let mut drawn = Drawn::on(typeset);
    let extents = typeset.extents();
    let (mut owners, mut lists, mut unmarked) = (Vec::new(), Vec::new(), Vec::new());
    for entry in annex.entries.iter().filter(printed) {
        let sheet = &entry.sheet;
        let Some(extent) = extents.iter().find(|extent| extent.id == sheet.id) else {
            unmarked.push(sheet.id.as_str());
            continue;
        };
        // Notes may run over the end that the layout marks.
        let next = extents.iter().map(|next| next.start_page).filter(|&it| it > extent.start_page);
        let end = next.min().unwrap_or(typeset.pages() + 1);
        let pages = extent.start_page..end.max(extent.start_page + extent.pages);
        owners.push((Owner::Sheet(entry), pages.clone(), sheet.pictures.as_slice()));
        lists.push(List::new(Wanted::of_sheet(sheet), drawn.range(&pages)));
    }
    // A layout that marks ends alone is told of that.
    if !unmarked.is_empty() && !typeset.is_startless() {
        diagnostics.push(on_no_page(&unmarked, typesetter, &typeset.output));
    }
    // The cover and the summary, whose texts are those of the manifest and of all sheets.
    if typeset.output == Output::Annex {
        let first = extents.iter().map(|extent| extent.start_page).min();
        let pages = 1..first.unwrap_or(typeset.pages() + 1);
        let cover = annex.manifest.cover.as_ref();
        let pictures = cover.map_or(&[][..], |cover| std::slice::from_ref(&cover.used));
        owners.push((Owner::Cover(&annex.manifest.place), pages.clone(), pictures));
        let wanted = cover.map_or_else(Wanted::default, Wanted::of_cover);
        lists.push(List::new(wanted, drawn.range(&pages)));
    }
    find::search(&mut drawn, &mut lists);
    let owned: Vec<_> = owners.iter().map(|(owner, pages, _)| (*owner, pages.clone())).collect();
    let authored = Authored::of(annex);
    let (output, known) = (&typeset.output, &authored);
    let crossings = Crossings {
        drawn: &drawn,
        owned,
        lists: &lists,
        annex,
        authored: known,
        typesetter,
        output,
    };
    crossings.tell(diagnostics);
    crossings.tell_margin(diagnostics);
    crossings.tell_lines(&drawn.touching, diagnostics);
    crossings.tell_tiny(&drawn.tiny, diagnostics);
    paint::icons(&drawn, typesetter, annex, diagnostics);
    unset::tell_fonts(&drawn, typesetter, output, diagnostics);
    let putting = Putting { typesetter, output };
    let inks = Inks::of(&putting);
    crossings.tell_faint(&drawn.faint, &inks, diagnostics);
    crossings.tell_veiled(&drawn.veiled, &inks, diagnostics);
    crossings.tell_stacked(drawn.stacked.as_ref(), diagnostics);
    let mut lost_for = Vec::new();
    for ((owner, ..), list) in owners.iter().zip(&lists) {
        lost_for.extend(owner.tell(list, &drawn, (&inks, typesetter), diagnostics));
    }
    crossings.tell_unread(&drawn.unread, &lost_for, &inks, diagnostics);
    let (outside, mut put) = (std::mem::take(&mut drawn.outside), Vec::new());
    for ((owner, pages, pictures), list) in owners.into_iter().zip(&lists) {
        let own = (&authored, &putting);
        put.extend(owner.tell_outside(&outside, list, &pages, own, diagnostics));
        owner.tell_strayed(&drawn, list, &pages, &authored, diagnostics);
        owner.tell_unset(&drawn, list, &pages, (&authored, typesetter), diagnostics);
        owner.tell_numbers(list, diagnostics);
        owner.tell_calls(list, &drawn, diagnostics);
        owner.tell_links(&drawn, list, &pages, diagnostics);
        owner.tell_quotation_marks(list, &drawn, &pages, diagnostics);
        // A comparison shows what is gone, and says of the rest what became of it.
        if typeset.output != Output::Redline {
            owner.tell_doubled(&drawn, list, diagnostics);
            for used in pictures {
                check_picture(used, annex, drawn.take_picture(used, annex, &pages), diagnostics);
            }
        }
    }
    putting.tell(&put, diagnostics);
}

/// What is said of sheets that a layout does not mark on any page: it is the one to print them, and not their authors.
fn on_no_page(ids: &[&str], typesetter: &Typesetter, output: &Output) -> Diagnostic {
    let count = ids.len();
    let more = if count > NAMED { ", …" } else { "" };
    let shown = ids[..count.min(NAMED)].join(", ") + more;
    let place = typesetter.entry_place(output);
    let is_own = typesetter.layout.is_own(place.source.path());
    let note = typesetter.own_named().filter(|_| !is_own);
    Diagnostic::error(Code::LostText, text!("sheet-on-no-page", count, ids = shown))
        .at(&place, report::made(output))
        .maybe_note(note)
        .hint(text!("sheet-on-no-page.hint"))
}

fn check_picture(used: &PictureUse, annex: &Annex, shown: Shown, diagnostics: &mut Diagnostics) {
    // What cannot be printed is told of elsewhere.
    if annex.printed(&used.path).is_none() {
        return;
    }
    let path = &used.path;
    let (message, place, label, hint) = match shown {
        Shown::Described => return,
        Shown::Nowhere => (
            text!("lost-picture", path),
            &used.place,
            text!("lost-picture.label"),
            text!("lost-picture.hint"),
        ),
        Shown::Otherwise => (
            text!("lost-description", path),
            &used.described,
            text!("lost-description.label"),
            text!("lost-description.hint"),
        ),
    };
    diagnostics.push(Diagnostic::error(Code::LostText, message).at(place, label).hint(hint));
}

impl Owner<'_> {
    /// Warns of a text that is drawn twice, the first of a sheet.
    fn tell_doubled(&self, drawn: &Drawn, list: &List, diagnostics: &mut Diagnostics) {
        let Some(stretch) = list.doubled(drawn).next() else { return };
        let word = stretch.text.split_whitespace().next().unwrap_or(&stretch.text);
        diagnostics.push(
            Diagnostic::warning(Code::Layout, text!("text-doubled"))
                .at(&self.held((stretch, 0), word), text!("text-doubled.label"))
                .hint(text!("text-doubled.hint")),
        );
    }

    /// Reports the words that were not found, a diagnostic a field; returns the colours that they are lost for.
    fn tell(
        &self,
        list: &List,
        drawn: &Drawn,
        (inks, typesetter): (&Inks<'_>, &Typesetter),
        diagnostics: &mut Diagnostics,
    ) -> Vec<Rgb> {
        let theme = typesetter.layout.theme();
        let mut inked = Vec::new();
        let hidden = paint::hidden(drawn, list);
        // What is lost for its colour as a whole lacks no sign.
        let painted = paint::ink(&hidden, list.missing.iter().map(|it| it.word.as_str()));
        let only = || signs::only(list, drawn).filter(|_| painted.is_none());
        if let Some(signs::Sign { sign, first }) = only() {
            let stretch = &list.stretches[first.stretch];
            let sign = sign.to_string();
            let message = match sign.as_str() {
                "'" | "’" => text!("lost-apostrophe"),
                _ => text!("lost-sign", sign),
            };
            diagnostics.push(
                Diagnostic::error(Code::LostText, message)
                    .at(&self.held((stretch, first.before), &first.word), text!("lost-sign.label"))
                    .hint(text!("lost-sign.hint")),
            );
            return inked;
        }
        let part = |missing: &&Missing| list.stretches[missing.stretch].part;
        let told: Vec<&Missing> = list.missing.iter().filter(|it| !list.is_of_lost(it)).collect();
        for lost in told.chunk_by(|a, b| part(a) == part(b)) {
            let count = lost.len();
            let shown: Vec<&str> = lost.iter().take(NAMED).map(|it| it.word.as_str()).collect();
            let more = if count > shown.len() { "…" } else { "" };
            let words = shown.join(" ") + more;
            let place = self.place(
                part(&lost[0]),
                lost.iter()
                    .map(|it| (&*list.stretches[it.stretch].text, it.before, it.word.as_str())),
            );
            let message = match words.contains(char::is_alphanumeric) {
                true => text!("lost-words", count, words),
                false => text!("lost-signs", count, words),
            };
            let manners = lost.iter().map(|it| list.stretches[it.stretch].manners(it.before));
            let ink = paint::ink(&hidden, lost.iter().take(NAMED).map(|it| it.word.as_str()));
            let common = manners.fold(Manners::ALL, |all, own| all & own);
            let word = lost[0].word.as_str();
            let lost = Diagnostic::error(Code::LostText, message);
            let Some(ink) = ink else {
                let told = lost.at(&place, common.label());
                diagnostics.push(match drawn.over_word(&list.range, word) {
                    Some(by) => told
                        .at(&inks.place_of(&[by]), text!("text-covered.label"))
                        .hint(text!("text-covered.hint")),
                    None => told.hint(text!("lost-words.hint")),
                });
                continue;
            };
            let mut told = lost
                .at(&place, inks.label(ink))
                .hint(text!("lost-words.hint-ink", theme = theme.trim_start_matches('/')));
            // Of all that have one colour, one place is enough.
            if !inked.contains(&ink) {
                inked.push(ink);
                if let Some(given) = inks.given(ink, drawn.span_in(&list.range, ink)) {
                    told = told.at(&given, text!("lost-words.label-given"));
                }
            }
            diagnostics.push(told);
        }
        inked
    }

    /// Reports the numbers of lists that were not found, a diagnostic a field.
    fn tell_numbers(&self, list: &List, diagnostics: &mut Diagnostics) {
        // Where the text behind it is lost as well, that says it.
        let mut alone = list.lost_numbers();
        alone.retain(|number| !list.missing.iter().any(|it| it.stretch == number.next));
        for lost in alone.chunk_by(|a, b| a.part == b.part) {
            let count = lost.len();
            let shown: Vec<_> = lost.iter().take(NAMED).map(|it| it.value.to_string()).collect();
            let more = if count > shown.len() { "…" } else { "" };
            let numbers = shown.join(" ") + more;
            let behind = list.stretches.get(lost[0].next).map(|it| it.text.as_str());
            let word = behind.and_then(|text| Some((text, 0, text.split_whitespace().next()?)));
            diagnostics.push(
                Diagnostic::error(Code::LostText, text!("lost-numbers", count, numbers))
                    .at(&self.place(lost[0].part, word), text!("lost-numbers.label"))
                    .hint(text!("lost-numbers.hint")),
            );
        }
    }

    /// Reports the notes whose call is not drawn, at the first of them.
    fn tell_calls(&self, list: &List, drawn: &Drawn, diagnostics: &mut Diagnostics) {
        let own = || drawn.uncalled.iter().filter(|at| list.range.contains(at));
        let of_note = |at: &usize| {
            let behind = list.stretches.iter().zip(&list.found).filter_map(|(stretch, found)| {
                let start = found.as_ref()?.start;
                (start >= *at && stretch.manners(0).has(Manners::NOTE)).then_some((start, stretch))
            });
            behind.min_by_key(|(start, _)| *start).map(|(_, stretch)| stretch)
        };
        let Some(note) = own().find_map(of_note) else { return };
        let word = note.text.split_whitespace().next().unwrap_or(&note.text);
        diagnostics.push(
            Diagnostic::error(Code::LostText, text!("lost-calls", count = own().count()))
                .at(&self.held((note, 0), word), text!("lost-calls.label"))
                .hint(text!("lost-calls.hint")),
        );
    }

    /// Reports quotation marks of which none is drawn.
    fn tell_quotation_marks(
        &self,
        list: &List,
        drawn: &Drawn,
        pages: &Range<usize>,
        diagnostics: &mut Diagnostics,
    ) {
        let Some((stretch, before, mark)) = drawn.quoted(pages).lost(&list.stretches) else {
            return;
        };
        // A text that is lost as a whole is told as that.
        if list.missing.iter().any(|it| std::ptr::eq(&list.stretches[it.stretch], stretch)) {
            return;
        }
        let mark = mark.to_string();
        let place = self.held((stretch, before), &mark);
        diagnostics.push(
            Diagnostic::error(Code::LostText, text!("lost-quotes", mark))
                .at(&place, text!("lost-quotes.label"))
                .hint(text!("lost-quotes.hint")),
        );
    }

    /// Where the author wrote a text that was drawn, of a stretch and behind so many of its letters.
    fn held(&self, (stretch, before): (&Stretch, usize), text: &str) -> Place {
        self.place(stretch.part, [(stretch.text.as_str(), before, text)])
    }

    fn file(&self) -> &Place {
        match self {
            Self::Cover(file) => file,
            Self::Sheet(entry) => &entry.sheet.place,
        }
    }

    /// Where the author wrote a word of a field, the first of some that can be found.
    fn place<'w>(
        &self,
        part: Part,
        words: impl IntoIterator<Item = (&'w str, usize, &'w str)>,
    ) -> Place {
        let found = match self {
            Self::Cover(file) => cover_word(&file.source, words),
            Self::Sheet(entry) => {
                let pieces = pieces(&data::sheet_value(entry));
                let pointer = part.pointer();
                let piece = pieces.iter().find(|piece| piece.pointer() == pointer);
                piece.and_then(|piece| Written::of(entry).word(piece, words))
            }
        };
        found.unwrap_or_else(|| self.file().clone())
    }
}
