//! What each block of a text looks like to somebody who looks for the titles of sheets.

use super::super::front;
use super::super::numbered;
use super::super::outside;
use crate::fold::fold;
use crate::import::block::Block;
use crate::import::inline::Role;
use crate::import::ordering::film;
use crate::import::patterns::Patterns;
use crate::sheet::SectionType;

/// A heading with more characters than this that ends as a sentence does is a sentence.
const SENTENCE: usize = 100;

/// A title that starts as a section's heading might has as many words, and more.
const TITLE_WORDS: usize = 6;

/// So many words besides those of a section's heading are a title's.
const BEYOND: usize = 3;

/// A bold line with more characters than this is no title.
const LINE: usize = 160;

/// A sentence is longer than this, in bytes.
const PROSE: usize = 40;

/// How the headings begin of what stands before the sheets.
const FRONT: &[&str] = &[
    "avant propos",
    "edito",
    "editorial",
    "guide",
    "introduction",
    "mode d emploi",
    "preambule",
    "preface",
    "remerciements",
    "sommaire",
];

/// How many words of a heading say more than the type of a section.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Loose {
    /// None, or it is no such heading.
    #[default]
    No,
    /// A word or two.
    Rather,
    /// As many as titles have.
    Very,
}

/// What a block looks like.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Sight {
    /// The heading level.
    pub(super) level: Option<u8>,
    /// Whether it is a heading that can be a title: none of the format's own.
    pub(super) may_title: bool,
    /// Whether it is such a heading without a mark, and long where it fits some section type.
    pub(super) titles: bool,
    /// Whether it is one that fits no section type.
    pub(super) stands_out: bool,
    /// Whether it is a bold line that would stand out if it were marked as a heading.
    pub(super) line: bool,
    /// Whether it is long, as titles are and most sub-headings are not.
    pub(super) long: bool,
    /// The type of the section that it announces.
    pub(super) section: Option<&'static SectionType>,
    /// Whether that is a guess from a few of its words: it has others that say more.
    pub(super) loose: Loose,
    /// Whether it announces the sidebar.
    pub(super) sidebar: bool,
    /// Whether it gives the name of the action.
    pub(super) action_name: bool,
    /// Whether it is a paragraph.
    pub(super) paragraph: bool,
    /// Whether it is a list item without a mark.
    pub(super) item: bool,
    /// Whether it is a film's credit.
    pub(super) credit: bool,
    /// Whether it is a paragraph that is bold throughout, as leads are.
    pub(super) bold: bool,
    /// Whether it is a sentence, or a point of a list.
    pub(super) prose: bool,
    /// The number of a sheet before its title.
    pub(super) number: Option<u32>,
    /// Whether it could be a heading of what stands before the sheets.
    pub(super) front: bool,
    /// Whether it surely is.
    pub(super) introduces: bool,
    /// Whether it is called as the parts of an annex are.
    pub(super) part: bool,
}

impl Sight {
    pub(super) fn of(block: &Block, patterns: &Patterns) -> Self {
        let mut sight = Self { level: block.level(), ..Self::default() };
        sight.paragraph = block.is_paragraph();
        sight.item = block.is_item() && block.icon.is_none();
        sight.bold = sight.paragraph && block.text.is_bold() && !block.has_arrow();
        sight.prose = block.is_item() || sight.paragraph && is_sentence(block);
        if !sight.paragraph && sight.level.is_none() && !block.is_item() {
            return sight;
        }
        sight.credit = sight.paragraph && film::is_credit(block, patterns);
        let long = || sight.level.map(|_| block.text.plain());
        let Some(text) = block.text.short().or_else(long) else { return sight };
        let label = block.text.cut_at_colon().map(|(label, _)| label);
        // It may have become an item.
        sight.action_name = patterns.is_action_name(label.as_deref().unwrap_or(&text));
        if !block.heads() {
            return sight;
        }
        sight.sidebar = patterns.is_sidebar(&text);
        let viewpoint = patterns.is_viewpoint(&text);
        let found = patterns.recognise(&text);
        sight.section = found.as_ref().map(|found| found.kind);
        let own = sight.action_name || sight.sidebar || viewpoint;
        let may_title = !own && !found.as_ref().is_some_and(|found| found.is_sure());
        let length = text.chars().count();
        let sentence = length > SENTENCE && text.ends_with('.');
        let field = patterns.field(label.as_deref().unwrap_or(&text)).is_some();
        let plain = may_title && block.icon.is_none() && !sentence && !field;
        let open = sight.credit || text.ends_with(['.', ':', ';', ',']) || length > LINE;
        sight.number = numbered::number(&text).filter(|_| may_title && block.icon.is_none());
        sight.introduces = sight.level.is_some() && front::is_front(&text);
        sight.part = sight.level.is_some() && outside::is_named(&text);
        sight.front = sight.introduces || sight.level.is_some() && may_be_front(&text);
        sight.long = text.split_whitespace().count() >= TITLE_WORDS;
        sight.line = plain && sight.bold && !open && sight.section.is_none();
        sight.may_title = may_title && sight.level.is_some() && !(field && block.has_arrow());
        sight.stands_out = plain && sight.may_title && sight.section.is_none();
        sight.titles = plain && sight.may_title && (sight.long || sight.section.is_none());
        // The label of a field that stands at the level of titles is one by what stands below it.
        let unmarked = sight.may_title && block.icon.is_none() && !sentence;
        sight.loose = match found.filter(|_| unmarked) {
            None => Loose::No,
            Some(found) => match patterns.beyond(&text, &found) {
                0 => Loose::No,
                1..BEYOND => Loose::Rather,
                _ => Loose::Very,
            },
        };
        sight
    }

    /// Whether a block like this follows the lead of a sheet.
    pub(super) fn is_of_a_sheet(self) -> bool {
        self.section.is_some() || self.sidebar || self.titles || self.credit
    }

    /// Takes a heading whose words could announce a section for a title.
    pub(super) fn entitle(&mut self) {
        self.section = None;
        self.loose = Loose::No;
        self.stands_out = true;
        self.titles = true;
    }

    /// Whether it announces the section that sheets begin with.
    pub(super) fn is_context(self) -> bool {
        self.section.is_some_and(|kind| kind.name == "contexte")
    }
}

/// Whether a paragraph reads as a sentence.
fn is_sentence(block: &Block) -> bool {
    let ends = block.text.0.last().is_some_and(|last| last.text.trim_end().ends_with(['.', '…']));
    block.text.length() > PROSE && ends
}

/// Whether a heading may be of a preface, or the like.
fn may_be_front(text: &str) -> bool {
    let text = fold(text);
    let rest = FRONT.iter().find_map(|front| text.strip_prefix(front));
    let own = || text.split(' ').any(|word| matches!(word, "annexe" | "recueil"));
    own() || rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}

/// A title may have lost its mark, or become an item; a link with its words is a reference to it.
pub(super) fn may_be_line(block: &Block) -> bool {
    let fits =
        block.is_paragraph() || (block.is_item() && block.icon.is_none() && block.text.is_bold());
    fits && !block.text.has_break() && block.text.0.iter().all(|span| span.role == Role::Text)
}
