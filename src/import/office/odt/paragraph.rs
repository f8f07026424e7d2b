//! Reads ODF's paragraphs, headings and list items: what each is, and where it stands.

use super::Reader;
use super::lists::{Spot, is_true};
use super::styles::Found;
use super::text::Run;
use crate::import::inline::Inline;
use crate::import::office::lists::typed;
use crate::import::office::looks::Marks;
use crate::import::office::model::{Bullet, Para, Piece, Role};
use crate::import::office::numbering::Numbered;
use crate::import::office::package::xml::{Kid, Node};
use crate::import::office::reading::Reading;

/// How a paragraph stands to a list.
#[derive(Clone, Copy)]
pub(super) enum Stand<'a> {
    /// It does not.
    Out,
    /// It starts an item, which may give itself a number.
    Item(Spot<'a>, Option<u32>),
    /// It goes on with one.
    Further,
}

impl Reader {
    /// Reads a list, or one inside an item.
    pub(super) fn list(
        &mut self,
        node: &Node,
        contents: bool,
        spot: Spot<'_>,
        out: &mut Vec<Piece>,
    ) {
        for node in node.nodes() {
            match node.name {
                "text:list-item" => {
                    let style = node.attr("style-override").or(spot.style);
                    let start = node.attr("start-value").and_then(|start| start.parse().ok());
                    let spot = Spot { style, ..spot };
                    self.item(node, contents, spot, Stand::Item(spot, start), out);
                }
                "text:list-header" => self.item(node, contents, spot, Stand::Further, out),
                _ => self.block(node, contents, out),
            }
        }
    }

    fn item(
        &mut self,
        node: &Node,
        contents: bool,
        spot: Spot<'_>,
        mut stand: Stand<'_>,
        out: &mut Vec<Piece>,
    ) {
        for node in node.nodes() {
            match node.name {
                "text:p" | "text:h" => {
                    self.paragraph(node, contents, stand, out);
                    stand = Stand::Further;
                }
                "text:list" => {
                    let style = node.attr("style-name").or(spot.style);
                    let spot = Spot { style, level: spot.level + 1, ..spot };
                    self.lists.begin_inside(node, spot);
                    self.list(node, contents, spot, out);
                }
                _ => self.block(node, contents, out),
            }
        }
    }

    /// A paragraph that says itself which list it belongs to.
    pub(super) fn numbered(&mut self, node: &Node, contents: bool, out: &mut Vec<Piece>) {
        let level = node.attr("level").and_then(|level| level.parse::<usize>().ok());
        let spot = Spot {
            list: self.lists.of_paragraph(node),
            style: node.attr("style-name"),
            level: level.unwrap_or(1).saturating_sub(1),
        };
        let start = node.attr("start-value").and_then(|start| start.parse().ok());
        self.item(node, contents, spot, Stand::Item(spot, start), out);
    }

    /// Reads a paragraph, and what hangs on it.
    pub(super) fn paragraph(
        &mut self,
        node: &Node,
        contents: bool,
        stand: Stand<'_>,
        out: &mut Vec<Piece>,
    ) {
        self.reading.line += 1;
        let line = self.reading.line;
        let found = self.styles.paragraph(node.attr("style-name"));
        if found.new_page && line > 1 {
            self.page += 1;
        }
        let mut para = Para { line, role: self.role(node, &found, contents), ..Para::default() };
        if matches!(para.role, Role::Body | Role::Continues) {
            match self.place(&found, stand) {
                Numbered::Item(bullet) => {
                    para.bullet = Some(bullet);
                    para.role = Role::Body;
                }
                Numbered::Continues => para.role = Role::Continues,
                Numbered::No => {}
            }
        }
        para.framed = found.framed;
        let text = matches!(para.role, Role::Body | Role::Continues);
        para.size = if text { self.size(node, found.size) } else { None };
        let marks = marks(node, &found, para.role);
        let (mut inline, mut after) = (Inline::default(), Vec::new());
        self.inline(node, Run { marks, link: None }, &mut inline, &mut after);
        para.blanks = typed::blanks(&inline);
        para.text = inline.trimmed();
        Reading::place(para, is_field(node), &mut after, out);
        out.append(&mut after);
    }

    fn role(&self, node: &Node, found: &Found, contents: bool) -> Role {
        let outline = node.attr("outline-level").and_then(|level| level.parse::<u8>().ok());
        match found.role {
            _ if contents => Role::Contents,
            role @ (Role::Title | Role::Subtitle | Role::Contents) => role,
            role if node.name == "text:h" => match (outline, role) {
                (None | Some(0), Role::Heading(level)) => Role::Heading(level),
                (outline, _) => Role::Heading(outline.unwrap_or(1).clamp(1, 9)),
            },
            role => role,
        }
    }

    /// What a paragraph is in a list.
    fn place(&mut self, found: &Found, stand: Stand<'_>) -> Numbered {
        let item = |level| Numbered::Item(Bullet { level, number: None });
        match stand {
            Stand::Item(spot, start) => {
                let of_style = found.list.as_deref().filter(|style| !style.is_empty());
                let spot = Spot { style: spot.style.or(of_style), ..spot };
                match self.lists.item(spot, start) {
                    // « List Bullet 2 » has a list of its own, of one level: its name tells where it stands.
                    Numbered::Item(Bullet { level, number }) => Numbered::Item(Bullet {
                        level: level.max(found.item.unwrap_or_default()),
                        number,
                    }),
                    other => other,
                }
            }
            Stand::Further => Numbered::Continues,
            Stand::Out => match found.item {
                Some(level) => item(level),
                // Taken out of its list, and left where its text stands.
                None if found.list.as_deref() == Some("") && found.indented => Numbered::Continues,
                None => Numbered::No,
            },
        }
    }
}

/// The marks that a paragraph gives its text.
fn marks(node: &Node, found: &Found, role: Role) -> Marks {
    let field = node.find("text:hidden-paragraph");
    let hidden = field.is_some_and(|field| is_true(field.attr("is-hidden")));
    let hidden = if hidden { Some(true) } else { found.marks.hidden };
    // Raised text is told from the text beside it.
    let own = Marks { hidden, raised: None, lowered: None, ..found.marks };
    // The looks of a heading or a quotation are the layout's; only text keeps those of its style.
    match role {
        Role::Body | Role::Continues => own,
        _ => Marks { hidden, ..Marks::default() },
    }
}

/// Whether all of a paragraph's text stands in one field.
fn is_field(node: &Node) -> bool {
    let mut fields = 0;
    for kid in &node.kids {
        match kid {
            Kid::Text(text) if !text.trim().is_empty() => return false,
            Kid::Node(node) if node.name == "loext:content-control" => fields += 1,
            Kid::Node(node) if node.name != "text:note" && !node.text().trim().is_empty() => {
                return false;
            }
            _ => {}
        }
    }
    fields == 1
}
