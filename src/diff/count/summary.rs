//! What changed, counted as an editor would: sentences, points of lists, sub-headings; part by part.

use serde::Serialize;

use super::counting::Alone;
use super::items::ChangedItem;
use super::replacements::{Of, Replacement};
use crate::diff::collection::exchanged;
use crate::diff::forms::shapes::Shape;
use crate::diff::moved::places::Places;
use crate::diff::moved::relocated::{field, section};
use crate::diff::structure::blocks;
use crate::diff::text::units::{changed, sentences};
use crate::diff::{Content, Fate, SheetChange, Side};
use crate::sheet::{BlockChange, Mark, Placement, Run, Runs, plain};

/// A part of a sheet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "part", content = "name", rename_all = "kebab-case")]
pub enum Part {
    /// The title.
    Title,
    /// The subtitle.
    Subtitle,
    /// « Nom de l'action ».
    Action,
    /// The lead.
    Lead,
    /// A field of the sidebar, by its label.
    Field(String),
    /// The text before the first section.
    Body,
    /// A section, by its heading.
    Section(String),
    /// A film's credits.
    Credits,
}

/// How many of something changed, and how.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Tally {
    /// Those that are new.
    pub added: usize,
    /// Those that are gone.
    pub removed: usize,
    /// Those that say something else.
    pub modified: usize,
}

/// What changed in a part.
#[derive(Clone, Debug, Serialize)]
pub struct PartChange {
    /// Which part.
    #[serde(flatten)]
    pub part: Part,
    /// What became of it as a whole.
    pub change: BlockChange,
    /// The number of the other sheet that all of it went to, or came from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub other: Option<usize>,
    /// The heading that it had, where it has another one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub was: Option<String>,
    /// Sentences of paragraphs.
    pub sentences: Tally,
    /// Sentences that are one with another now.
    pub sentences_joined: usize,
    /// Sentences that are two now.
    pub sentences_split: usize,
    /// Sentences that are more than two now.
    pub sentences_parted: usize,
    /// Lines of a text that is made of lines, as a contact is.
    pub lines: Tally,
    /// Lines that are one with another now.
    pub lines_joined: usize,
    /// Lines that are several now.
    pub lines_split: usize,
    /// Line ends where the words around them stay.
    pub breaks: Tally,
    /// Points of lists.
    pub items: Tally,
    /// Points that are one with another now.
    pub items_joined: usize,
    /// Points that are two now.
    pub items_split: usize,
    /// Sub-headings.
    pub headings: Tally,
    /// Those of them that have another level, too.
    pub levels: usize,
    /// Call-outs.
    pub callouts: Tally,
    /// Quotations.
    pub quotes: Tally,
    /// Sentences that are set out from the text now, or are no more.
    pub set_out: Tally,
    /// Sentences of the text that are a quotation now, or were one.
    pub quoted: Tally,
    /// Sentences of the text that are points of a list now, or were some.
    pub pointed: Tally,
    /// Sentences of the text that are in a call-out now, or were in one.
    pub boxed: Tally,
    /// Titles of call-outs.
    pub titles: Tally,
    /// Pictures; modified are those that are shown in another size, or in another place.
    pub pictures: Tally,
    /// The pictures that have another description, by their files.
    pub described: Vec<String>,
    /// The pictures that are shown in another size or place: file, before, after.
    #[serde(skip)]
    pub placed: Vec<(String, Placement, Placement)>,
    /// The pictures that stand in the place of others: both files.
    pub replaced_pictures: Vec<(String, String)>,
    /// What stands below pictures.
    pub captions: Tally,
    /// Whose pictures are.
    pub credits: Tally,
    /// Those that are gone and those that are new: file and description.
    #[serde(skip)]
    pub shown: [Vec<(String, String)>; 2],
    /// Footnotes.
    pub notes: Tally,
    /// Footnotes that are called elsewhere now.
    pub notes_moved: usize,
    /// Links, where the words that they stand on stay.
    pub links: Tally,
    /// Links that stand on other words now.
    pub links_moved: usize,
    /// Words that are bold or italic now, or are no more.
    pub emphasis: usize,
    /// Pictures that stand elsewhere now.
    pub pictures_moved: usize,
    /// The other parts that these come from.
    #[serde(skip)]
    pub picture_origins: Vec<Part>,
    /// Other blocks that stand elsewhere now.
    pub moved: usize,
    /// The other parts that these come from.
    #[serde(skip)]
    pub origins: Vec<Part>,
    /// Points of lists that stand elsewhere now.
    pub items_moved: usize,
    /// The other parts that these come from.
    #[serde(skip)]
    pub item_origins: Vec<Part>,
    /// Sentences that stand elsewhere in their part now, each by itself.
    pub sentences_shifted: usize,
    /// Lines that do.
    pub lines_shifted: usize,
    /// Sentences that stood in another part.
    pub sentences_moved: usize,
    /// The other parts that these come from.
    #[serde(skip)]
    pub sentence_origins: Vec<Part>,
    /// Passages that say the same in another form: paragraphs that are a list, say.
    pub reshaped: usize,
    /// How these, and the others, were presented and are now, where there is a name for it.
    #[serde(skip)]
    pub(crate) shapes: Vec<Shape>,
    /// Passages that have the same words in another form, with other capitals or marks of punctuation.
    pub reshaped_marks: usize,
    /// Passages that have another form, and some other words.
    pub reshaped_edited: usize,
    /// Paragraphs that are one with the one before them.
    pub joined: usize,
    /// Paragraphs that were one with the one before them.
    pub split: usize,
    /// Lists that are one with the one right above them.
    pub lists_joined: usize,
    /// Lists that were one with the one right above them.
    pub lists_split: usize,
    /// The numbers that lists begin with now, where they began with others.
    pub list_starts: Vec<u64>,
    /// Short replacements.
    pub replacements: Vec<Replacement>,
    /// Whether what is counted is a point of a list.
    #[serde(skip)]
    pub(crate) is_point: bool,
    /// What only one version has here: the same words may come again elsewhere.
    #[serde(skip)]
    pub(crate) alone: [Alone; 2],
    /// The points that say something else.
    #[serde(skip)]
    pub(crate) changed_items: Vec<ChangedItem>,
    /// Sentences that are gone from here and stand nowhere else in the part.
    #[serde(skip)]
    pub(crate) gone: Vec<String>,
}

/// What changed in the text of a sheet that is in both versions, in the order of reading.
#[must_use]
pub fn parts(change: &SheetChange) -> Vec<PartChange> {
    let content: &Content = &change.content;
    let mut parts = Vec::new();
    let mut line = |part, runs: Option<&Runs>| {
        let Some(runs) = runs.filter(|runs| changed(runs)) else { return };
        let mut found = PartChange::new(part, BlockChange::Edited);
        found.sentences.modified = 1;
        let [old, new] = [Side::Old, Side::New].map(|side| text(runs, side));
        found.replacements.push(Replacement::of((old, new), Of::Sentence));
        parts.push(found);
    };
    line(Part::Title, Some(&content.title));
    line(Part::Subtitle, content.subtitle.as_ref());
    line(Part::Action, content.action.as_ref());
    let places = Places::of(content);
    let part = |part, blocks| {
        let mut found = PartChange::new(part, BlockChange::Edited);
        found.blocks(blocks, &places);
        found.if_changed()
    };
    parts.extend(part(Part::Lead, &content.lead));
    // What came from other sheets with other words, by the number of its part, the lead's being 0.
    let came = |number: usize| {
        let all = change.exchanges.iter().flat_map(|it| &it.edited);
        let own = all.filter(|(part, _)| *part == number).map(|(_, both)| both.clone());
        own.collect::<Vec<_>>()
    };
    let fields = content.sidebar.iter().enumerate();
    parts.extend(fields.filter_map(|(at, it)| field(it, content, &places, &came(1 + at))));
    parts.extend(part(Part::Body, &content.body));
    let sections = content.sections.iter().enumerate();
    let before = 2 + content.sidebar.len();
    parts.extend(sections.filter_map(|(at, it)| section(it, content, &places, &came(before + at))));
    parts.extend(part(Part::Credits, &content.credits));
    follow(&mut parts, content);
    parts
}

/// What a sheet that is new or gone does not share with another one: whole parts, or some of the text of a part.
pub(crate) fn own_parts(change: &SheetChange) -> Vec<PartChange> {
    let side = if change.fate == Fate::Added { Side::New } else { Side::Old };
    let places = Places::of(&change.content);
    let mut parts = Vec::new();
    change.content.each_part(&mut |part, blocks| {
        let own = exchanged::own(blocks, side);
        if own.len() == blocks.len() && own == blocks {
            let whole = !own.is_empty();
            parts.extend(whole.then(|| PartChange::new(part, side.own().into())));
        } else {
            let mut found = PartChange::new(part, BlockChange::Edited);
            found.blocks(&own, &places);
            parts.extend(found.if_changed());
        }
    });
    parts
}

/// Sentences that are gone from one part, and stand in a section that is new, moved there: so they do where its heading was
/// put in the middle of a text.
fn follow(parts: &mut Vec<PartChange>, content: &Content) {
    let is_new = |mark: Option<Mark>| mark.is_some_and(|it| it.change == BlockChange::Inserted);
    for section in content.sections.iter().filter(|section| is_new(section.mark)) {
        let named = Part::Section(now(&section.heading));
        let Some(here) = parts.iter().position(|it| it.part == named) else { continue };
        let said = sentences(&blocks::text(&section.blocks));
        let mut origins = Vec::new();
        for other in parts.iter_mut().filter(|it| it.change == BlockChange::Edited) {
            let before = other.gone.len();
            other.gone.retain(|gone| !said.contains(gone));
            let moved = before - other.gone.len();
            other.sentences.removed = other.sentences.removed.saturating_sub(moved);
            origins.extend(std::iter::repeat_n(other.part.clone(), moved));
        }
        parts[here].sentences_moved += origins.len();
        parts[here].sentence_origins.extend(origins);
    }
    parts.retain(PartChange::is_changed);
}

/// The text as it is, or as it was where nothing is left.
pub(crate) fn now(runs: &[Run]) -> String {
    let now = text(runs, Side::New);
    if now.is_empty() { text(runs, Side::Old) } else { now }
}

/// A text without what is only in one version.
pub(crate) fn text(runs: &[Run], side: Side) -> String {
    let kept: Runs = runs.iter().filter(|run| side.has_run(run)).cloned().collect();
    plain(&kept).trim().to_owned()
}

impl Tally {
    pub(super) fn is_zero(self) -> bool {
        self == Self::default()
    }

    /// Adds another one.
    pub(super) fn sum(&mut self, other: Self) {
        self.added += other.added;
        self.removed += other.removed;
        self.modified += other.modified;
    }

    pub(super) fn add(&mut self, change: BlockChange, count: usize) {
        match change {
            BlockChange::Inserted => self.added += count,
            BlockChange::Deleted => self.removed += count,
            BlockChange::Edited => self.modified += count,
            BlockChange::MovedAway
            | BlockChange::MovedHere
            | BlockChange::Split
            | BlockChange::Joined => {}
        }
    }
}

impl PartChange {
    pub(crate) fn new(part: Part, change: BlockChange) -> Self {
        let none = Tally::default();
        Self {
            part,
            change,
            other: None,
            was: None,
            sentences: none,
            sentences_joined: 0,
            sentences_split: 0,
            sentences_parted: 0,
            lines: none,
            lines_joined: 0,
            lines_split: 0,
            breaks: none,
            items: none,
            items_joined: 0,
            items_split: 0,
            headings: none,
            levels: 0,
            callouts: none,
            quotes: none,
            set_out: none,
            quoted: none,
            pointed: none,
            boxed: none,
            titles: none,
            pictures: none,
            described: Vec::new(),
            placed: Vec::new(),
            replaced_pictures: Vec::new(),
            captions: none,
            credits: none,
            shown: [Vec::new(), Vec::new()],
            notes: none,
            notes_moved: 0,
            links: none,
            links_moved: 0,
            emphasis: 0,
            pictures_moved: 0,
            picture_origins: Vec::new(),
            moved: 0,
            origins: Vec::new(),
            items_moved: 0,
            item_origins: Vec::new(),
            sentences_shifted: 0,
            lines_shifted: 0,
            sentences_moved: 0,
            sentence_origins: Vec::new(),
            reshaped: 0,
            shapes: Vec::new(),
            reshaped_marks: 0,
            reshaped_edited: 0,
            joined: 0,
            split: 0,
            lists_joined: 0,
            lists_split: 0,
            list_starts: Vec::new(),
            replacements: Vec::new(),
            is_point: false,
            alone: Default::default(),
            changed_items: Vec::new(),
            gone: Vec::new(),
        }
    }

    pub(crate) fn if_changed(mut self) -> Option<Self> {
        self.settle();
        self.is_changed().then_some(self)
    }

    /// Whether there is anything to tell of the part.
    fn is_changed(&self) -> bool {
        let texts = [self.sentences, self.lines, self.items, self.headings, self.callouts];
        let pictures = [self.titles, self.pictures, self.captions, self.credits];
        let tallies = texts.into_iter().chain(pictures).chain([
            self.notes,
            self.links,
            self.breaks,
            self.set_out,
            self.quoted,
            self.pointed,
            self.boxed,
            self.quotes,
        ]);
        let whole = !matches!(self.change, BlockChange::Edited);
        let others = self.was.is_some()
            || !self.described.is_empty()
            || !self.replaced_pictures.is_empty()
            || !self.list_starts.is_empty()
            || self.sentences_joined + self.sentences_split + self.sentences_parted > 0
            || self.items_joined + self.items_split > 0
            || self.lines_joined + self.lines_split > 0
            || self.notes_moved
                + self.links_moved
                + self.pictures_moved
                + self.moved
                + self.items_moved
                + self.sentences_shifted
                + self.lines_shifted
                + self.sentences_moved
                + self.reshaped
                + self.reshaped_marks
                + self.reshaped_edited
                + self.joined
                + self.split
                + self.lists_joined
                + self.lists_split
                + self.emphasis
                > 0;
        let changed = whole || others || tallies.into_iter().any(|tally| !tally.is_zero());
        let told = self.change != BlockChange::MovedAway || self.other.is_some();
        changed && told
    }

    /// The pictures that stand where others stood: one file with another description, another file, or both; each as the
    /// old file and the new one.
    #[must_use]
    pub fn exchanged(&self) -> Vec<(&str, &str)> {
        let [gone, come] = &self.shown;
        let mut left: Vec<&(String, String)> = come.iter().collect();
        let mut found = Vec::new();
        for (path, alt) in gone {
            let alone = gone.len() == 1 && come.len() == 1;
            let same = |it: &&(String, String)| it.0 == *path || it.1 == *alt || alone;
            if let Some(at) = left.iter().position(same) {
                found.push((path.as_str(), left.remove(at).0.as_str()));
            }
        }
        found
    }
}
