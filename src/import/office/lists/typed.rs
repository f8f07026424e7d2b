//! Lists whose marks an author typed: « o », « § », « 1. » at the start of one paragraph, or line, after another.

mod heads;

use super::counted::{self, Count};
use crate::fold::fold;
use crate::import::inline::{Inline, Role as Span};
use crate::import::log::start;
use crate::import::office::model::{Bullet, Document, Para, Piece, Role};
use crate::import::ordering::attribution;
use crate::import::text::paper;
use crate::message::text;

/// Typed lists go no deeper below their first level: many marks are no levels.
const DEEPEST: usize = 1;
/// So many blanks more before a mark put it below another.
const DEEPER: usize = 2;

/// The mark before a text. Marks of one kind are the same to an author: Word makes « – » of « - » as it likes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    Dash,
    Dot,
    Ring,
    Check,
    Arrow,
    Other(char),
    Counted(Count),
}

impl Mark {
    /// The number that it is.
    fn number(self) -> Option<u32> {
        match self {
            Self::Counted(count) => Some(count.own()),
            _ => None,
        }
    }
}

/// Makes lists of a document's paragraphs.
pub(crate) fn lists(document: &mut Document) {
    let mut pieces = std::mem::take(&mut document.pieces);
    let bare = !document.form && !heads::are_styled(&pieces);
    mark(&mut pieces, bare, document);
    document.pieces = pieces;
}

/// Makes lists of pieces; `bare` where no style of the document tells headings.
fn mark(pieces: &mut Vec<Piece>, bare: bool, document: &mut Document) {
    *pieces = std::mem::take(pieces).into_iter().flat_map(in_lines).collect();
    let mut from = 0;
    while from < pieces.len() {
        match &mut pieces[from] {
            Piece::Table(table) => {
                let cells = table.rows.iter_mut().flatten();
                cells.for_each(|cell| mark(cell, bare, document));
            }
            Piece::Box(_, inside) => mark(inside, bare, document),
            _ => {}
        }
        let run = run(&pieces[from..], bare);
        let before = from.checked_sub(1).and_then(|at| para(&pieces[at]));
        if let Some(line) = before.and_then(|above| name(&run, &pieces[from], above)) {
            document.guess(line, text!("import-attribution", text = plain(&pieces[from])));
            from += 1;
            continue;
        }
        if let Some(bullets) = bullets(&run, &pieces[from..], before) {
            for (at, bullet) in bullets.into_iter().enumerate() {
                list(&mut pieces[from + at], run[at], bullet, document);
            }
        }
        from += run.len().max(1);
    }
}

/// The marks of the pieces that have one, up to the first that has none; letters begin a list of their own.
fn run(pieces: &[Piece], bare: bool) -> Vec<Mark> {
    let item = |at: &usize| !(bare && heads::is_one(pieces, *at));
    let items = (0..pieces.len()).take_while(item);
    let mut run: Vec<Mark> = items.map_while(|at| mark_of(&pieces[at])).collect();
    let letters = |mark: &Mark| matches!(mark, Mark::Counted(count) if !count.is_number());
    if !run.first().is_some_and(|first| matches!(first, Mark::Counted(_))) {
        let end = run.iter().position(letters).unwrap_or(run.len());
        run.truncate(end);
    }
    run
}

/// The place of a line alone that says whose words stand above it.
fn name(run: &[Mark], piece: &Piece, above: &Para) -> Option<usize> {
    let para = para(piece).filter(|_| run.len() == 1)?;
    let text = para.text.plain();
    // A shorter dash is the mark of a list to whoever reads the paragraph next.
    let fits = text.starts_with('—') && attribution::is_one(&text, &above.text.plain(), None);
    fits.then_some(para.line)
}

fn plain(piece: &Piece) -> String {
    para(piece).map(|para| start(&para.text.plain())).unwrap_or_default()
}

fn para(piece: &Piece) -> Option<&Para> {
    match piece {
        Piece::Para(para) => Some(para),
        _ => None,
    }
}

/// A paragraph whose lines have marks, a paragraph each; others as they are.
fn in_lines(piece: Piece) -> Vec<Piece> {
    let Piece::Para(para) = piece else { return vec![piece] };
    if para.role != Role::Body || para.bullet.is_some() || !para.text.has_break() {
        return vec![Piece::Para(para)];
    }
    let lines = para.text.clone().lines();
    let marked = lines.iter().filter(|line| sign(line).is_some()).count();
    // An introduction may come first.
    if marked < 2 || marked + 1 < lines.len() || sign(&lines[lines.len() - marked]).is_none() {
        return vec![Piece::Para(para)];
    }
    lines.into_iter().map(|text| Piece::Para(Para { text, ..para.clone() })).collect()
}

fn mark_of(piece: &Piece) -> Option<Mark> {
    let para = para(piece)?;
    let plain = para.role == Role::Body && para.bullet.is_none();
    // « - 4 - » is the number of a page.
    let page = || paper::number(&para.text.short()?);
    plain.then(|| sign(&para.text)).flatten().filter(|_| page().is_none())
}

/// Whether a text starts as the point of a typed list does.
pub(crate) fn is_marked(text: &Inline) -> bool {
    sign(text).is_some()
}

/// The mark that a text starts with, where a blank parts it from the text.
fn sign(text: &Inline) -> Option<Mark> {
    let plain = text.0.first().filter(|span| span.role == Span::Text)?.text.trim_start();
    if let Some((count, _)) = counted::count(plain) {
        return Some(Mark::Counted(count));
    }
    let first = plain.chars().next()?;
    let rest = &plain[first.len_utf8()..];
    let mark = match first {
        '-' | '–' | '—' | '‐' | '−' => Mark::Dash,
        '•' | '●' | '·' | '▪' | '■' => Mark::Dot,
        'o' | '◦' | '○' => Mark::Ring,
        '✓' | '✔' | '☑' => Mark::Check,
        '➢' | '➤' | '►' | '▶' | '→' => Mark::Arrow,
        '§' if rest.trim_start().starts_with(|c: char| c.is_ascii_digit()) => return None,
        '*' | '§' | '❖' => Mark::Other(first),
        _ => return None,
    };
    rest.starts_with(char::is_whitespace).then_some(mark)
}

/// The places of a run of marks, if it is a list that nothing else makes one.
fn bullets(run: &[Mark], pieces: &[Piece], before: Option<&Para>) -> Option<Vec<Bullet>> {
    let first = *run.first()?;
    let listed = before.and_then(|para| para.bullet);
    let alone = match first {
        Mark::Ring => listed.is_some(),
        Mark::Arrow => para(&pieces[0]).is_some_and(|para| is_point(&para.text)),
        Mark::Counted(_) | Mark::Other(_) => false,
        _ => true,
    };
    let bold = |piece: &Piece| para(piece).is_some_and(|para| para.text.is_bold());
    // Sub-headings have arrows too, and text below them; they are bold where they have none.
    let view = |piece: &Piece| {
        para(piece).is_some_and(|para| fold(&para.text.plain()).contains("point de vue"))
    };
    let heads = |piece: &Piece| bold(piece) || view(piece);
    if run.len() < 2 && !alone || first == Mark::Arrow && pieces[..run.len()].iter().any(heads) {
        return None;
    }
    if matches!(first, Mark::Counted(_)) {
        return counted(run);
    }
    let base = listed.filter(|_| first == Mark::Ring).map_or(0, |bullet| bullet.level + 1);
    let mut open: Vec<(Mark, usize)> = Vec::new();
    let level = |(mark, piece): (&Mark, &Piece)| {
        let own = para(piece).map_or(0, |para| para.blanks);
        while open.last().is_some_and(|(_, blanks)| *blanks > own) {
            open.pop();
        }
        let kind = std::mem::discriminant(mark);
        let same = |known: &Mark| std::mem::discriminant(known) == kind;
        // The same mark, more to the right, is one level deeper.
        let known = open.iter().position(|(known, blanks)| same(known) && own < blanks + DEEPER);
        let at = known.unwrap_or(open.len()).min(DEEPEST);
        open.truncate(at);
        open.push((*mark, own));
        Bullet { level: base + at, number: mark.number() }
    };
    Some(run.iter().zip(pieces).map(level).collect())
}

/// How many blanks stand before a text.
pub(crate) fn blanks(text: &Inline) -> usize {
    let first = text.0.first().map_or("", |span| span.text.as_str());
    first.chars().take_while(|c| c.is_whitespace()).count()
}

/// The places of a run that begins with a number: its numbers count, and other marks stand below them.
fn counted(run: &[Mark]) -> Option<Vec<Bullet>> {
    let counts: Vec<Count> = run
        .iter()
        .filter_map(|mark| match mark {
            Mark::Counted(count) => Some(*count),
            _ => None,
        })
        .collect();
    let mut places = counted::places(&counts)?.into_iter();
    let mut last = 0;
    let bullet = |mark: &Mark| match mark {
        Mark::Counted(_) => places.next().map(|place| {
            last = place.level;
            Bullet { level: place.level, number: Some(place.number) }
        }),
        _ => Some(Bullet { level: last + 1, number: None }),
    };
    run.iter().map(bullet).collect()
}

/// Whether a text after an arrow is a point of a list: it goes on, or ends as points do.
fn is_point(text: &Inline) -> bool {
    let plain = text.plain();
    let small = plain.chars().skip(1).find(|c| !c.is_whitespace()).is_some_and(char::is_lowercase);
    small || plain.ends_with([';', ','])
}

/// Makes an item of a paragraph.
fn list(piece: &mut Piece, mark: Mark, bullet: Bullet, document: &mut Document) {
    let Piece::Para(para) = piece else { return };
    let text = std::mem::take(&mut para.text).trimmed();
    let plain = text.plain();
    let count = counted::count(&plain).filter(|_| matches!(mark, Mark::Counted(_)));
    let signs = count.map_or(1, |(_, length)| length);
    if count.is_some() {
        let number: String = plain.chars().take(signs).collect();
        document.leave(number.trim_end_matches(['.', ')']));
    }
    if mark == Mark::Ring && plain.starts_with('o') {
        document.leave("o");
    }
    para.text = text.skip(signs);
    para.bullet = Some(bullet);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn listed(texts: &[&str]) -> Vec<(Option<usize>, Option<u32>, String)> {
        let para = |text: &&str| {
            let mut inline = Inline::default();
            for (n, line) in text.split('\n').enumerate() {
                if n > 0 {
                    inline.push("", false, false, Span::Break);
                }
                inline.push(line, false, false, Span::Text);
            }
            let blanks = blanks(&inline);
            Piece::Para(Para { line: 1, text: inline, blanks, ..Para::default() })
        };
        let pieces = texts.iter().map(para).collect();
        let mut document = Document { pieces, ..Document::default() };
        lists(&mut document);
        let paras = document.pieces.iter().filter_map(super::para);
        let place = |para: &Para| {
            let bullet = para.bullet;
            (bullet.map(|one| one.level), bullet.and_then(|one| one.number), para.text.plain())
        };
        paras.map(place).collect()
    }

    fn texts(texts: &[&str]) -> Vec<(Option<usize>, String)> {
        listed(texts).into_iter().map(|(level, _, text)| (level, text)).collect()
    }

    #[test]
    fn typed_marks_make_lists_with_their_levels() {
        let own = |level, text: &str| (level, text.to_owned());
        assert_eq!(
            texts(&["Du pain :", "- blanc", "o\tfleuri", "o bis", "– noir", "Fin"]),
            [
                own(None, "Du pain :"),
                own(Some(0), "blanc"),
                own(Some(1), "fleuri"),
                own(Some(1), "bis"),
                own(Some(0), "noir"),
                own(None, "Fin"),
            ]
        );
        assert_eq!(texts(&["§ un", "§ deux"])[1], own(Some(0), "deux"));
        assert_eq!(texts(&["➢ un four ;", "➢ un moulin."])[1], own(Some(0), "un moulin."));
        assert_eq!(texts(&["➢ Place des élus"])[0].0, None);
        assert_eq!(texts(&["o un pain"])[0].0, None);
        let levels = |all: &[&str]| -> Vec<Option<usize>> {
            texts(all).into_iter().map(|(level, _)| level).collect()
        };
        let blanks = ["- un", "   - deux", "   - trois", "- quatre", " - cinq"];
        assert_eq!(levels(&blanks), [Some(0), Some(1), Some(1), Some(0), Some(0)]);
    }

    #[test]
    fn typed_numbers_make_a_list_where_they_count() {
        assert_eq!(listed(&["1. un", "2. deux"])[1], (Some(0), Some(2), "deux".to_owned()));
        assert_eq!(texts(&["- un", "1. deux", "2. trois"])[2].0, Some(1));
        assert_eq!(listed(&["3. un", "5. deux"])[0].0, None);
        assert_eq!(listed(&["2004. un", "2005. deux"])[0].0, None);
    }

    #[test]
    fn letters_and_numbers_below_numbers_have_their_places() {
        let places = |all: &[&str]| -> Vec<(Option<usize>, Option<u32>)> {
            listed(all).into_iter().map(|(level, number, _)| (level, number)).collect()
        };
        let own = |level: usize, number: u32| (Some(level), Some(number));
        assert_eq!(places(&["a) un", "b) deux"]), [own(0, 1), own(0, 2)]);
        assert_eq!(
            places(&["1. un", "1.1 deux", "1.2 trois", "2. quatre"])[2..],
            [own(1, 2), own(0, 2)]
        );
        assert_eq!(places(&["1. un", "- deux", "2. trois"])[1], (Some(1), None));
        assert_eq!(places(&["- un", "a) deux", "b) trois"])[1], own(0, 1));
        assert_eq!(places(&["a) un", "c) deux"])[0], (None, None));
    }

    #[test]
    fn lines_of_a_paragraph_may_have_marks() {
        let lines = texts(&["Objectifs :\n- un\n- deux"]);
        assert_eq!((lines.len(), lines[2].0), (3, Some(0)));
        assert_eq!(texts(&["un\ndeux - trois"]).len(), 1);
    }
}
