//! Clears a document of what a form has and a sheet has not: hints, help, labels and notes that nobody filled in.

use super::build::prose;
use super::hints::{self, Taken};
use super::model::{Document, Para, Piece, Role, Table};
use super::parts::Part;
use crate::fold::fold;
use crate::form::CREDITS_HELP;
use crate::form::hint::{COLUMN, HELP};
use crate::import::inline::{Inline, Role as Span};
use crate::import::log::start;
use crate::import::patterns::Patterns;
use crate::message::text;

/// Takes the form out of a document that is one, filled in or not.
pub(crate) fn clear(document: &mut Document, patterns: &Patterns) {
    let mut clearing = Clearing {
        form: document.form,
        patterns,
        hints: Vec::new(),
        heads: Vec::new(),
        labels: Vec::new(),
        notes: Vec::new(),
        nameless: Vec::new(),
        written: Vec::new(),
        bracketed: Vec::new(),
        credits: false,
    };
    clearing.notes(document);
    let mut pieces = std::mem::take(&mut document.pieces);
    clearing.pieces(&mut pieces);
    document.pieces = pieces;
    document.form |= !clearing.hints.is_empty();
    document.set_aside.append(&mut clearing.hints);
    document.set_aside.append(&mut clearing.heads);
    document.empty.append(&mut clearing.labels);
    for (line, text) in clearing.written {
        document.say(line, text!("import-in-hint", text));
    }
    let several = clearing.bracketed.iter().any(|(_, words)| *words > 1);
    if let Some((first, _)) = clearing.bracketed.first().filter(|_| several) {
        document.say(*first, text!("import-bracketed", count = clearing.bracketed.len()));
    }
    for (line, text) in clearing.nameless {
        document.say(line, text!("import-row-joined", text));
    }
}

/// Whether a form has no word of its author's: headings and labels alone.
pub(crate) fn is_blank(parts: &[Part], patterns: &Patterns) -> bool {
    let label = |text: &str| text.ends_with(':') || patterns.is_sidebar(text);
    parts.iter().all(|part| match part {
        Part::Para(para) if para.role == Role::Title => false,
        Part::Para(para) => matches!(para.role, Role::Heading(_)) || label(&para.text.plain()),
        Part::Sidebar(lines) => lines.iter().all(|line| {
            let text = line.para.text.plain();
            label(&text) || patterns.field(&text).is_some()
        }),
        _ => false,
    })
}

/// What was taken out so far.
struct Clearing<'a> {
    /// Whether the document says that it was made from a form.
    form: bool,
    patterns: &'a Patterns,
    hints: Vec<String>,
    /// The heads of columns.
    heads: Vec<String>,
    /// Labels that stand before hints.
    labels: Vec<String>,
    /// The labels of notes that hold nothing but a hint.
    notes: Vec<String>,
    /// Rows of a sidebar whose text was written, and not what it is about.
    nameless: Vec<(usize, String)>,
    /// What was written inside of hints' brackets.
    written: Vec<(usize, String)>,
    /// The lines of answers in brackets, as the form has its hints, and how many words they have.
    bracketed: Vec<(usize, usize)>,
    /// Whether what comes next stands in the places for a film's credits.
    credits: bool,
}

impl Clearing<'_> {
    fn notes(&mut self, document: &mut Document) {
        for (label, text) in &mut document.notes {
            let mut hints = self.take(text, 0);
            if !hints.is_empty() && text.is_empty() {
                self.notes.push(label.clone());
            }
            self.hints.append(&mut hints);
        }
        document.notes.retain(|label, _| !self.notes.contains(label));
    }

    /// The hints of a text on this line.
    fn take(&mut self, text: &mut Inline, line: usize) -> Vec<String> {
        let Taken { mut hints, written } = hints::take(text);
        self.written.extend(written.iter().map(|text| (line, start(text))));
        if self.form {
            hints.extend(hints::take_bare(text));
        }
        hints
    }

    fn pieces(&mut self, pieces: &mut Vec<Piece>) {
        pieces.retain_mut(|piece| match piece {
            Piece::Para(para) => self.keeps(para),
            Piece::Table(table) => {
                self.table(table);
                !table.rows.is_empty()
            }
            Piece::Box(_, pieces) => {
                self.pieces(pieces);
                !pieces.is_empty()
            }
            Piece::Picture(_) => true,
        });
    }

    /// Clears a paragraph, and says whether anything is left of it.
    fn keeps(&mut self, para: &mut Para) -> bool {
        let calls = |label: &String, text: &Inline| {
            text.0.iter().any(|span| span.role == Span::NoteMark && span.text == *label)
        };
        if self.notes.iter().any(|label| calls(label, &para.text)) {
            let unfilled = |text: &String| self.notes.contains(text);
            para.text.0.retain(|span| span.role != Span::NoteMark || !unfilled(&span.text));
        }
        let mut hints = self.take(&mut para.text, para.line);
        if let Some(help) = hints.iter().find(|hint| fold(hint).contains(&fold(HELP))) {
            self.credits = fold(help).contains(&fold(CREDITS_HELP[0]));
        }
        if self.credits && para.role == Role::Body && para.bullet.is_none() {
            para.role = Role::Credit;
        }
        if self.form {
            self.unmark(para);
        }
        if hints.is_empty() {
            return !para.text.is_empty();
        }
        self.hints.append(&mut hints);
        let text = para.text.plain();
        match text.strip_suffix(':') {
            Some(label) => self.label(label),
            None => return !text.is_empty(),
        }
        false
    }

    /// Takes out what somebody typed as the form shows it: the mark of a point, the brackets around a title.
    fn unmark(&mut self, para: &mut Para) {
        let text = para.text.plain();
        if para.bullet.is_some() {
            let mark = text.chars().next().filter(|_| prose::is_typed_item(&para.text));
            if let Some(mark) = mark {
                para.text = std::mem::take(&mut para.text).trimmed().skip(1);
                self.hints.push(mark.to_string());
            }
        } else if para.role == Role::Title
            && let Some(title) = text.strip_prefix('[').and_then(|text| text.strip_suffix(']'))
        {
            self.written.push((para.line, start(title)));
            let length = para.text.0.iter().map(|span| span.text.chars().count()).sum::<usize>();
            hints::cut(&mut para.text, length - 1..length);
            hints::cut(&mut para.text, 0..1);
            para.text = std::mem::take(&mut para.text).trimmed();
            return;
        }
        let beside = para.text.cut_at_colon().map(|(_, text)| text.plain());
        let inside = |text: &str| {
            let inside = text.trim().strip_prefix('[')?.strip_suffix(']')?;
            (!inside.contains(['[', ']'])).then(|| inside.split_whitespace().count())
        };
        let own = para.text.plain();
        let words = inside(&own).or_else(|| inside(&beside?));
        self.bracketed.extend(words.map(|words| (para.line, words)));
    }

    /// A label that nothing follows.
    fn label(&mut self, label: &str) {
        self.labels.push(label.trim().to_owned());
    }

    fn table(&mut self, table: &mut Table) {
        table.rows.retain_mut(|row| self.keeps_row(row));
    }

    /// Clears a row, and says whether anything is left of it.
    fn keeps_row(&mut self, row: &mut [Vec<Piece>]) -> bool {
        let known = self.hints.len();
        if let [label, text] = row
            && plain(label).is_some_and(|label| self.patterns.is_sidebar(&label))
            && let Some(head) = plain(text).filter(|head| head == COLUMN)
        {
            text.clear();
            self.heads.push(head);
        }
        row.iter_mut().for_each(|cell| self.pieces(cell));
        if self.hints.len() == known {
            return true;
        }
        let [label, texts @ ..] = row else { return false };
        let filled = texts.iter().any(|cell| !cell.is_empty());
        match label.as_slice() {
            [] => {
                self.nameless(texts);
                filled
            }
            [Piece::Para(para)] if !filled => {
                let text = para.text.plain();
                let title = self.patterns.is_sidebar(&text);
                if !title {
                    self.label(&text);
                }
                title
            }
            _ => true,
        }
    }

    /// A row whose text was written, and not what it is about.
    fn nameless(&mut self, texts: &[Vec<Piece>]) {
        let first = texts.iter().flatten().find_map(|piece| match piece {
            Piece::Para(para) => Some(para),
            _ => None,
        });
        if let Some(para) = first {
            self.nameless.push((para.line, start(&para.text.plain())));
        }
    }
}

/// The text of a cell of one paragraph.
fn plain(cell: &[Piece]) -> Option<String> {
    match cell {
        [Piece::Para(para)] => Some(para.text.plain()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::office::model::Bullet;

    fn para(text: &str) -> Piece {
        Piece::Para(Para { line: 1, text: Inline::text(text), ..Para::default() })
    }

    fn texts(pieces: &[Piece]) -> Vec<String> {
        let text = |piece: &Piece| match piece {
            Piece::Para(para) => para.text.plain(),
            other => format!("{other:?}"),
        };
        pieces.iter().map(text).collect()
    }

    #[test]
    fn hints_labels_and_notes_that_nobody_filled_in_go() {
        let mut called = Inline::text("Le four");
        called.push("1", false, false, Span::NoteMark);
        called.push("2", false, false, Span::NoteMark);
        let mut document = Document {
            pieces: vec![
                para("[À remplir : le titre de la fiche]"),
                para("Thèmes : [À remplir : leurs numéros, par exemple 1, 3]"),
                para("Public : tous [À remplir : à qui l'action s'adresse]"),
                Piece::Para(Para { text: called, ..Para::default() }),
            ],
            ..Document::default()
        };
        document.notes.insert(
            "1".into(),
            Inline::text(
                "[À remplir : une note ; sans elle, effacez son appel ou laissez-la ainsi]",
            ),
        );
        document.notes.insert("2".into(), Inline::text("Une vraie."));
        clear(&mut document, &Patterns::default());
        assert_eq!(texts(&document.pieces), ["Public : tous", "Le four2"]);
        assert_eq!(document.empty, ["Thèmes"]);
        assert_eq!(document.notes.len(), 1);
        assert!(document.form);
    }

    #[test]
    fn rows_that_nobody_filled_in_go() {
        let row = |label: &str, text: &str| {
            let cell = |text: &str| if text.is_empty() { vec![] } else { vec![para(text)] };
            vec![cell(label), cell(text)]
        };
        let rows = vec![
            row("REPÈRES", "Votre texte"),
            row("Public", "[À remplir : à qui l'action s'adresse]"),
            row("Contact", "05 36 49 00 00"),
            row("Moyens", "[À remplir : son texte]"),
            row("[À remplir : une autre rubrique : Moyens, Coût…]", "Deux bacs"),
            row("[À remplir : une autre rubrique : Moyens, Coût…]", "[À remplir : son texte]"),
            row("Coût", ""),
        ];
        let mut document = Document::default();
        document.pieces.push(Piece::Table(Table { line: 1, rows }));
        clear(&mut document, &Patterns::default());
        let [Piece::Table(table)] = document.pieces.as_slice() else { panic!("no table") };
        let left: Vec<Vec<String>> = table
            .rows
            .iter()
            .map(|row| row.iter().flat_map(|cell| texts(cell)).collect())
            .collect();
        let wanted: [&[&str]; 4] =
            [&["REPÈRES"], &["Contact", "05 36 49 00 00"], &["Deux bacs"], &["Coût"]];
        assert_eq!(left, wanted);
        assert_eq!(document.empty, ["Public", "Moyens"]);
        assert!(document.remarks[0].message.contains("Deux bacs"));
    }

    #[test]
    fn what_is_typed_as_the_form_shows_it_has_its_marks_once() {
        let bullet = Some(Bullet { level: 0, number: None });
        let point = Para { text: Inline::text("- Cuire"), bullet, ..Para::default() };
        let title = Para { text: Inline::text("[Le four]"), role: Role::Title, ..Para::default() };
        let pieces = vec![Piece::Para(title), Piece::Para(point), para("[sic]")];
        let mut document = Document { pieces, form: true, ..Document::default() };
        clear(&mut document, &Patterns::default());
        assert_eq!(texts(&document.pieces), ["Le four", "Cuire", "[sic]"]);
        assert_eq!(document.remarks.len(), 1);
    }

    #[test]
    fn answers_in_the_brackets_of_the_form_are_told_once() {
        let pieces = ["[Un four chauffe.]", "Public : [tous]", "[1] Voir [2]", "Du pain."];
        let pieces = pieces.map(para).to_vec();
        let mut document = Document { pieces, form: true, ..Document::default() };
        clear(&mut document, &Patterns::default());
        let [told] = document.remarks.as_slice() else { panic!("{:?}", document.remarks) };
        assert!(told.message.starts_with("2 réponses"), "{told:?}");
    }

    #[test]
    fn other_documents_stay_as_they_are() {
        let mut document =
            Document { pieces: vec![para("Titre :"), para("[sic]")], ..Document::default() };
        clear(&mut document, &Patterns::default());
        assert_eq!(texts(&document.pieces), ["Titre :", "[sic]"]);
        assert!(!document.form && document.empty.is_empty());
    }
}
