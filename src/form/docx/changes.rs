//! A comparison as a Word document whose changes are tracked: who accepts all of them has the new version, who refuses
//! all of them the old one (ISO/IEC 29500-1, 17.13.5).

use super::body::page;
use super::styles::W;
use super::tracked::{Setting, Writer};
use super::{archive, package};
use crate::diff::collection::pictures;
use crate::diff::structure::pieces;
use crate::diff::tell::telling;
use crate::diff::{Comparison, Fate, Places, SheetChange, Side, renumbered};
use crate::failure::Failure;
use crate::form::model::{Form, Style};
use crate::form::texts;
use crate::form::xml::Xml;
use crate::message::text;
use crate::sheet::{Block, BlockChange, Change, Field, HeadingStyle, Mark, Run};
use crate::typography::{set_text, unset};

/// Writes a comparison, with the names of both versions.
///
/// # Errors
/// When the archive cannot be made in memory.
pub(in crate::form) fn tracked(
    comparison: &Comparison,
    (from, to): (&str, &str),
) -> Result<Vec<u8>, Failure> {
    let title = unset(&text!("diff-log-title", from, to));
    let form = Form { title: title.clone(), properties: Vec::new(), pieces: Vec::new() };
    let mut writer = Writer::new(from, to);
    let relations =
        ("xmlns:r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships");
    let text = Xml::part("w:document", &[W, relations], |xml| {
        xml.within("w:body", &[], |xml| {
            writer.list_of_changes(comparison, &title);
            let sheets = comparison.sheets.iter().filter(|change| change.text);
            sheets.for_each(|change| writer.sheet(change));
            writer.text(xml);
            page(xml);
        });
    });
    let notes = writer.footnotes();
    let mut parts = super::document(&form, text, notes, &writer.lists);
    parts.push((package::COMMENTS, writer.comments()));
    archive::pack(&package::with_comments(parts), 0)
}

impl Writer {
    /// What stands before the sheets: the words of the change log.
    fn list_of_changes(&mut self, comparison: &Comparison, title: &str) {
        let mut line = |style, text: &str| {
            self.paragraph(Setting::whole(style), &set_text(text));
        };
        line(Style::Title, title);
        line(Style::Lead, &telling::total(comparison));
        let collection = telling::collection(comparison);
        if !collection.is_empty() {
            line(Style::SmallHeading, &text!("diff-collection"));
            collection.iter().for_each(|it| line(Style::Bullet, it));
        }
        for sheet in &comparison.sheets {
            line(Style::SmallHeading, &telling::heading(sheet));
            telling::lines(sheet).iter().for_each(|it| line(Style::Bullet, it));
        }
    }

    fn sheet(&mut self, sheet: &SheetChange) {
        let content = &sheet.content;
        let places = &Places::of(content);
        let parts = [&content.lead, &content.body, &content.credits].into_iter();
        let fields = content.sidebar.iter().filter(|it| of(it.mark).is_none());
        let sections = content.sections.iter().filter(|it| of(it.mark).is_none());
        let parts = parts.chain(fields.map(|it| &it.blocks)).chain(sections.map(|it| &it.blocks));
        // A sheet that is in one version alone has no end of a move that is a change in a text.
        self.moves.find(parts.filter(|_| sheet.fate == Fate::Changed));
        // A sheet that only one version has comes and goes with all that stands on it.
        let all = match sheet.fate {
            Fate::Added => Some(Change::Inserted),
            Fate::Removed => Some(Change::Deleted),
            Fate::Changed => None,
        };
        let whole = |style| Setting { change: all, ..Setting::whole(style) };
        let first = Setting { page: true, ..whole(Style::Help) };
        self.paragraph(first, &telling::headings(sheet));
        let themes = telling::themes(sheet);
        if !themes.is_empty() {
            let change = of_all(&themes).or(all);
            self.paragraph(Setting { change, ..whole(Style::Label) }, &themes);
        }
        self.paragraph(whole(Style::Title), &content.title);
        for (style, runs) in [(Style::Subtitle, &content.subtitle), (Style::Label, &content.action)]
        {
            if let Some(runs) = runs {
                let change = of_all(runs).or(all);
                self.paragraph(Setting { change, ..whole(style) }, runs);
            }
        }
        self.blocks(whole(Style::Lead), &content.lead, places);
        if !content.sidebar.is_empty() {
            let change = all.or(of_fields(&content.sidebar));
            let title = Run { change, ..Run::text(texts::SIDEBAR) };
            self.paragraph(Setting { change, ..whole(Style::TableHead) }, &[title]);
        }
        for field in &content.sidebar {
            let label = Setting { change: of(field.mark).or(all), ..whole(Style::TableLabel) };
            self.remark(field.mark.and_then(|mark| places.label(mark)));
            self.paragraph(label, &field.label);
            self.blocks(whole(Style::TableText), &field.blocks, places);
        }
        self.blocks(whole(Style::Body), &content.body, places);
        for section in &content.sections {
            let heading = Setting { change: of(section.mark).or(all), ..whole(Style::Section) };
            self.remark(section.mark.and_then(|mark| places.label(mark)));
            self.paragraph(heading, &section.heading);
            self.blocks(whole(Style::Body), &section.blocks, places);
        }
        self.blocks(whole(Style::Body), &content.credits, places);
    }

    fn blocks(&mut self, setting: Setting, blocks: &[Block], places: &Places<'_>) {
        let renumbered = renumbered(blocks);
        for (at, block) in blocks.iter().enumerate() {
            let change = setting.change.or_else(|| own_end(&blocks[at..]));
            let setting = Setting { change, ..setting };
            match &renumbered[at] {
                // No number is tracked: both lists are whole.
                Some(lists) => lists.iter().for_each(|it| self.block(setting, it, places)),
                None => self.block(setting, block, places),
            }
        }
    }

    fn block(&mut self, setting: Setting, block: &Block, places: &Places<'_>) {
        let with = |style| Setting { style, ..setting };
        match block {
            Block::Marked(marked) => {
                let change = of(Some(marked.mark)).or(setting.change);
                self.remark(places.remark(marked));
                self.block(Setting { change, ..setting }, &marked.block, places);
            }
            Block::Paragraph { runs, .. } => self.paragraph(setting, runs),
            Block::Heading { runs, style, .. } => {
                let style = match style {
                    HeadingStyle::Arrow => Style::Heading,
                    HeadingStyle::Plain => Style::SmallHeading,
                };
                self.paragraph(with(style), runs);
            }
            Block::List { ordered, start, items } => {
                self.list(setting, ordered.then_some(*start), items, places);
            }
            Block::Quote { blocks } => self.blocks(with(Style::Quote), blocks, places),
            Block::Statement { blocks } => self.blocks(with(Style::Statement), blocks, places),
            Block::Callout { title, blocks } => {
                if let Some(runs) = title {
                    self.paragraph(with(Style::CalloutTitle), runs);
                }
                self.blocks(with(Style::Callout), blocks, places);
            }
            Block::Picture(picture) => {
                self.remark(pictures::label(picture));
                let alt = pictures::description(picture, setting.change);
                self.paragraph(with(Style::Caption), &alt);
                for runs in picture.texts() {
                    self.paragraph(with(Style::Caption), runs);
                }
            }
        }
    }
}

/// Lists: each counts from its own start, and points that are in one version alone are counted in that one alone.
impl Writer {
    fn list(
        &mut self,
        setting: Setting,
        start: Option<u64>,
        items: &[Vec<Block>],
        places: &Places<'_>,
    ) {
        if self.point {
            // The point that the list begins has nothing else on its line.
            self.paragraph(setting, &[]);
        }
        let table = matches!(setting.style, Style::TableText | Style::TableBullet);
        let place = self.lists.place(setting.list, table, start, items.len());
        let style = match (table, start, place.depth()) {
            (true, ..) => Style::TableBullet,
            (_, Some(_), _) => Style::Number,
            (_, None, 0) => Style::Bullet,
            _ => Style::SubBullet,
        };
        let setting = Setting { style, list: Some(place), ..setting };
        for item in items {
            if is_kept_point(item) {
                self.point(setting, item, places);
            } else {
                // Its number would stand before another paragraph in the other version: both are whole.
                for side in [Side::Old, Side::New] {
                    self.point(setting, &side.whole(item), places);
                }
            }
        }
    }

    fn point(&mut self, setting: Setting, item: &[Block], places: &Places<'_>) {
        self.point = true;
        self.blocks(setting, item, places);
        if self.point {
            self.paragraph(setting, &[]);
        }
    }
}

/// Whether one paragraph begins a point in both versions, and no other one can become part of it.
pub(super) fn is_kept_point(item: &[Block]) -> bool {
    let own = |block: &Block| matches!(block, Block::Marked(it) if of(Some(it.mark)).is_some());
    let alone = |side: Side| {
        item.iter().all(|block| own(block) && side.whole(std::slice::from_ref(block)).is_empty())
    };
    alone(Side::Old)
        || alone(Side::New)
        || (!item.first().is_some_and(own_start) && !item.iter().any(is_parted))
}

/// Whether the first paragraph of a block is in one version alone.
fn own_start(block: &Block) -> bool {
    match block {
        Block::Marked(it) => of(Some(it.mark)).is_some() || own_start(&it.block),
        Block::Quote { blocks } | Block::Statement { blocks } => {
            blocks.first().is_some_and(own_start)
        }
        Block::Callout { title: Some(runs), .. } => of_all(runs).is_some(),
        Block::Callout { title: None, blocks } => blocks.first().is_some_and(own_start),
        _ => false,
    }
}

/// Whether paragraphs of a block, or it and the one before it, are joined or split. Lists in it look after themselves.
fn is_parted(block: &Block) -> bool {
    match block {
        Block::Marked(it) => {
            let goes_on = matches!(it.mark.change, BlockChange::Split | BlockChange::Joined);
            goes_on && matches!(it.block, Block::Paragraph { .. }) || is_parted(&it.block)
        }
        Block::Paragraph { runs, .. } => runs.iter().any(|run| run.paragraph),
        Block::Quote { blocks } | Block::Statement { blocks } | Block::Callout { blocks, .. } => {
            blocks.iter().any(is_parted)
        }
        _ => false,
    }
}

/// The change of a part that is whole in one version alone; what moved is gone here and new there.
fn of(mark: Option<Mark>) -> Option<Change> {
    match mark?.change {
        BlockChange::Edited | BlockChange::Split | BlockChange::Joined => None,
        BlockChange::Inserted | BlockChange::MovedHere => Some(Change::Inserted),
        BlockChange::Deleted | BlockChange::MovedAway => Some(Change::Deleted),
    }
}

/// The change that all fields have.
fn of_fields(fields: &[Field]) -> Option<Change> {
    let change = of(fields.first()?.mark)?;
    fields.iter().all(|field| of(field.mark) == Some(change)).then_some(change)
}

/// What became of the end of the first of these: it is new where a paragraph further on was the end of this one, gone
/// where it is.
fn own_end(blocks: &[Block]) -> Option<Change> {
    let change = |block: &Block| match pieces::by_points(block) {
        Block::Marked(marked) => Some(marked.mark.change),
        _ => None,
    };
    let both = |block: &&Block| of(change(block).map(Mark::of)).is_none();
    match change(blocks.iter().skip(1).find(both)?)? {
        BlockChange::Split => Some(Change::Inserted),
        BlockChange::Joined => Some(Change::Deleted),
        _ => None,
    }
}

/// The change that all of a text has.
fn of_all(runs: &[Run]) -> Option<Change> {
    let change = runs.first()?.change?;
    runs.iter()
        .all(|run| run.change.is_some_and(|it| it.is_old() == change.is_old()))
        .then_some(change)
}
