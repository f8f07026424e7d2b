//! What stands inside a paragraph: styles, links, notes, line ends.

use std::ops::Range;

use pulldown_cmark::{CowStr, Event, LinkType, Tag, TagEnd};

use super::super::model::{Block, Run, Runs, SheetLink};
use super::{Lines, PictureUse, Reader, is_block, links};
use crate::diag::{Code, Diagnostic};
use crate::typography;

/// Runs, each with the offset in the text where it started.
type Pieces = Vec<(usize, Run)>;

impl<'e> Reader<'_, '_, 'e> {
    /// A paragraph up to its end, or, without one, up to the next block: a tight list's item.
    pub(super) fn paragraph(&mut self, end: Option<TagEnd>, range: &Range<usize>) -> Option<Block> {
        if let Some((Event::Start(Tag::Image { .. }), _)) = self.events.get(self.next)
            && let Some(picture) = self.picture(end, range)
        {
            return Some(picture);
        }
        let runs = self.runs(end);
        (!runs.is_empty()).then(|| Block::paragraph(runs))
    }

    /// The runs up to an end tag, set in French.
    pub(super) fn runs(&mut self, end: Option<TagEnd>) -> Runs {
        let pieces = self.pieces(end, 0);
        finish(pieces)
    }

    /// The runs up to an end tag, in two parts: those before `line_end`, and the others; a marker is left out.
    pub(super) fn split_runs(
        &mut self,
        end: TagEnd,
        marker_end: usize,
        line_end: usize,
    ) -> (Runs, Runs) {
        let pieces = self.pieces(Some(end), marker_end);
        let (head, body): (Pieces, Pieces) = pieces.into_iter().partition(|(at, _)| *at < line_end);
        (finish(head), finish(body))
    }

    fn pieces(&mut self, end: Option<TagEnd>, from: usize) -> Pieces {
        let mut pieces = Pieces::new();
        let mut style = vec![Run::default()];
        while let Some((event, range)) = self.take() {
            let current = style.last().cloned().unwrap_or_default();
            match event {
                Event::End(tag) if Some(*tag) == end => break,
                Event::Start(tag) if end.is_none() && is_block(tag) => {
                    self.next -= 1;
                    break;
                }
                Event::End(TagEnd::Item | TagEnd::FootnoteDefinition) if end.is_none() => {
                    self.next -= 1;
                    break;
                }
                Event::Text(text) => self.text(&mut pieces, text, &range, from, current),
                Event::Code(text) => {
                    self.report(Code::UnsupportedMarkdown, &range, "l'accent grave « ` » n'est pas admis", |d| {
                        d.hint("supprimez les deux accents graves ; pour citer un mot : « mot » ou *mot*")
                    });
                    pieces.push((
                        range.start,
                        Run {
                            text: text.to_string(),
                            ..current
                        },
                    ));
                }
                Event::InlineHtml(html) | Event::Html(html) => {
                    self.html_tag(&range, html);
                    pieces.push((
                        range.start,
                        Run {
                            text: html.to_string(),
                            ..current
                        },
                    ));
                }
                Event::SoftBreak if self.rules.lines == Lines::Flow => {
                    pieces.push((
                        range.start,
                        Run {
                            text: " ".into(),
                            ..current
                        },
                    ));
                }
                Event::SoftBreak | Event::HardBreak => match pieces.last_mut() {
                    Some((_, last)) => last.line_break = true,
                    None => pieces.push((
                        range.start,
                        Run {
                            line_break: true,
                            ..current
                        },
                    )),
                },
                Event::FootnoteReference(label) => {
                    self.note_call(&mut pieces, label, &range, current)
                }
                Event::Start(Tag::Image { .. }) => self.picture_in_text(&range),
                // One tilde is a tilde, two strike out.
                Event::Start(Tag::Strikethrough) | Event::End(TagEnd::Strikethrough)
                    if !self.slice(&range).starts_with("~~") =>
                {
                    pieces.push((
                        range.start,
                        Run {
                            text: "~".into(),
                            ..current
                        },
                    ));
                }
                Event::Start(tag) => {
                    let next = self.styled(tag, &range, current);
                    style.push(next);
                }
                Event::End(_) => {
                    style.pop();
                }
                _ => {}
            }
        }
        pieces
    }

    fn text(
        &mut self,
        pieces: &mut Pieces,
        text: &CowStr<'_>,
        range: &Range<usize>,
        from: usize,
        style: Run,
    ) {
        if range.end <= from {
            return;
        }
        let cut = from.saturating_sub(range.start);
        let text = text.get(cut..).unwrap_or(text);
        pieces.push((
            range.start + cut,
            Run {
                text: text.to_owned(),
                ..style
            },
        ));
        // Calls to notes that do not exist come as text: « [^1] », its bracket apart.
        if let Some(label) = self
            .slice(&(range.start..self.text.as_str().len()))
            .strip_prefix("[^")
            && let Some((label, _)) = label.split_once(']')
            && !label.contains(char::is_whitespace)
        {
            let call = range.start..range.start + label.len() + 3;
            self.report(
                Code::Footnote,
                &call,
                format!("la note [^{label}] n'existe pas"),
                |d| {
                    d.hint(format!(
                        "ajoutez, après une ligne vide : [^{label}]: le texte de la note."
                    ))
                },
            );
        }
    }

    fn note_call(&mut self, pieces: &mut Pieces, label: &str, range: &Range<usize>, style: Run) {
        match self.notes.get_mut(label) {
            Some(note) => {
                note.called = true;
                let runs = note.runs.clone();
                pieces.push((
                    range.start,
                    Run {
                        note: Some(runs),
                        ..style
                    },
                ));
            }
            None => self.report(
                Code::Footnote,
                range,
                "une note n'en appelle pas une autre",
                |d| d.hint("réunissez les deux notes en une seule"),
            ),
        }
    }

    /// The style inside a tag.
    fn styled(&mut self, tag: &Tag<'e>, range: &Range<usize>, mut style: Run) -> Run {
        match tag {
            Tag::Strong => style.bold = true,
            Tag::Emphasis => style.italic = true,
            Tag::Superscript => style.raised = true,
            Tag::Link {
                link_type,
                dest_url,
                title,
                ..
            } => self.link(*link_type, dest_url, title, range, &mut style),
            _ => self.report(
                Code::UnsupportedMarkdown,
                range,
                "le texte barré n'est pas admis",
                |d| d.hint("supprimez le passage, ou les « ~~ » qui l'entourent"),
            ),
        }
        style
    }

    fn link(
        &mut self,
        kind: LinkType,
        target: &str,
        title: &str,
        range: &Range<usize>,
        style: &mut Run,
    ) {
        if !title.is_empty() {
            self.report(
                Code::UnsupportedMarkdown,
                range,
                "le titre d'un lien ne s'imprime pas",
                |d| d.hint(format!("écrivez « {title} » dans la phrase")),
            );
        }
        if matches!(self.peek(), Some(Event::End(TagEnd::Link))) {
            self.report(Code::LinkTarget, range, "lien sans texte", |d| {
                d.hint("écrivez entre les crochets ce que l'on lira")
            });
        }
        if kind == LinkType::Email {
            style.url = Some(format!("mailto:{target}"));
            style.verbatim = true;
        } else if let Some(id) = target.strip_prefix('#').filter(|id| !id.is_empty()) {
            let place = self.place(&self.first_line(range));
            self.prose.links.push(SheetLink {
                target: id.to_owned(),
                place,
            });
            style.sheet = Some(id.to_owned());
        } else if links::is_allowed(target) {
            style.url = Some(target.to_owned());
            style.verbatim =
                kind == LinkType::Autolink || self.slice(range).starts_with(&format!("[{target}]"));
        } else {
            self.report(Code::LinkTarget, range, format!("adresse de lien incorrecte : « {target} »"), |d| {
                d.maybe_hint(links::remedy(target))
                    .hint("un lien mène à https://…, http://…, mailto:… ou à une autre fiche : (#identifiant)")
            });
        }
    }

    /// Warns that a well-known HTML tag prints as it stands; refuses comments, which an author means to hide.
    pub(super) fn html_tag(&mut self, range: &Range<usize>, html: &str) {
        if html.trim_start().starts_with("<!--") {
            self.report(Code::UnsupportedMarkdown, range, "un commentaire HTML s'imprimerait", |d| {
                d.hint("mettez vos remarques hors du texte, sur une ligne YAML qui commence par « # »")
            });
            return;
        }
        let name: String = html
            .trim_start()
            .trim_start_matches(['<', '/'])
            .chars()
            .take_while(char::is_ascii_alphanumeric)
            .collect::<String>()
            .to_ascii_lowercase();
        let remedy = match name.as_str() {
            "b" | "strong" => "le gras s'écrit **mot**",
            "i" | "em" => "l'italique s'écrit *mot*",
            "br" => "un retour à la ligne s'écrit par une barre oblique inverse en fin de ligne",
            "sup" => "un exposant s'écrit ^mot^",
            "a" => "un lien s'écrit [texte](https://example.org)",
            "p" | "div" | "span" | "u" | "font" | "h1" | "h2" | "h3" | "ul" | "li" | "table"
            | "img" => "supprimez la balise : le texte s'écrit en Markdown",
            _ => return,
        };
        let place = self.place(&self.first_line(range));
        self.prose.diagnostics.push(
            Diagnostic::warning(
                Code::HtmlTag,
                format!("la balise HTML <{name}> s'imprimera telle quelle"),
            )
            .at(&place, "ici")
            .hint(remedy),
        );
    }

    fn picture_in_text(&mut self, range: &Range<usize>) {
        self.report(
            Code::UnsupportedMarkdown,
            range,
            "une image au milieu d'un texte",
            |d| {
                d.hint("mettez l'image seule dans son paragraphe, entre deux lignes vides")
                    .hint("pour imprimer « ![ », écrivez « !\\[ »")
            },
        );
        self.skip(TagEnd::Image);
    }

    /// A picture alone in its paragraph; `None` where text follows it, which is reported when it is read as text.
    fn picture(&mut self, end: Option<TagEnd>, range: &Range<usize>) -> Option<Block> {
        let start = self.next;
        let (
            Event::Start(Tag::Image {
                dest_url, title, ..
            }),
            _,
        ) = self.take()?
        else {
            return None;
        };
        let mut alt = String::new();
        while let Some((event, _)) = self.take() {
            match event {
                Event::End(TagEnd::Image) => break,
                Event::Text(text) => alt.push_str(text),
                Event::SoftBreak => alt.push(' '),
                _ => {}
            }
        }
        let alone = match (end, self.peek()) {
            (Some(end), Some(Event::End(tag))) => *tag == end,
            (None, Some(Event::End(_))) => true,
            _ => false,
        };
        if !alone {
            self.next = start;
            return None;
        }
        if end.is_some() {
            self.next += 1;
        }
        let place = self.place(&self.first_line(range));
        if alt.trim().is_empty() {
            let diagnostic = Diagnostic::error(Code::MissingAlt, "image sans description")
                .at(&place, "ici")
                .hint("dites entre les crochets ce que l'image montre, pour qui ne la voit pas : ![Une fresque…](…)");
            self.prose.diagnostics.push(diagnostic);
        }
        self.prose.pictures.push(PictureUse {
            path: dest_url.to_string(),
            place,
        });
        Some(Block::Picture {
            path: dest_url.to_string(),
            alt: alt.trim().to_owned(),
            credit: (!title.is_empty()).then(|| typography::set_text(title)),
        })
    }
}

/// Joins pieces of one style, finds the addresses in them, and sets the whole in French.
fn finish(pieces: Pieces) -> Runs {
    let mut runs = Runs::new();
    for (_, run) in pieces {
        match runs.last_mut() {
            Some(last) if last.continues(&run) && run.note.is_none() => {
                last.text.push_str(&run.text);
                last.line_break = run.line_break;
            }
            // A note belongs to the text that it follows.
            Some(last) if run.note.is_some() && last.note.is_none() && !last.line_break => {
                last.note = run.note
            }
            _ => runs.push(run),
        }
    }
    typography::set(links::mark(runs))
}
