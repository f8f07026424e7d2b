//! Compiles and exports: one typesetter a collection, one call an output.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::Path;

use serde_json::json;
use typst::diag::{SourceDiagnostic, Warned};
use typst::foundations::{Bytes, Datetime, Smart};
use typst::layout::Abs;
use typst::text::FontBook;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use super::date::moment;
use super::given::Given;
use super::laid_out::Typeset;
use super::layout::Layout;
use super::slips::{absent, cmyk, kinds, letterless, tokens, unstable};
use super::theme;
use super::world::{Base, Files, View};
use super::{Output, Redline, fonts, foreground, report, rounds, wording};
use crate::annex::Annex;
use crate::attachment::{self, Attachment, Attachments};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::failure::Failure;
use crate::hash::Hash;
use crate::history::Stamp;
use crate::limits;
use crate::message::{decimal, text};
use crate::project::Project;
use crate::source::{Place, Source};

/// An element that takes no room, for a layout to begin the pages of a sheet with (`layouts/parts/anchor.typ`).
const ANCHOR: &[u8] = b"#let anchor = v(0pt, weak: true)\n";

/// Where a PDF that carries its source begins: the layout's own entry, then the attachments, which take no room.
const CARRIER: &str = "/attached/main.typ";
/// The entry's path, and what is attached.
const CARRIED: &str = "/attached/files.json";
const CARRYING: &[u8] = br#"#let attached = json("/attached/files.json")
#include attached.entry
#for file in attached.files {
  pdf.attach(
    "/" + file.name,
    read(file.path, encoding: none),
    relationship: "source",
    mime-type: file.media-type,
    description: file.description,
  )
}
"#;

/// How a layout marks where the pages of a sheet begin, and where they end.
const START: &str = "<sheet-start>";
const END: &str = "<sheet-end>";

/// Typesets the outputs of one collection.
pub struct Typesetter {
    pub(super) base: Base,
    given: Given,
    pub(super) layout: Layout,
    label: String,
    /// The revision that is printed.
    stamp: Option<Stamp>,
    /// What the PDFs carry, if they do.
    attachments: Option<Attachments>,
    /// Files of the collection that are meant to be fonts and cannot be read.
    unusable_fonts: Vec<String>,
    moment: Datetime,
}

impl Typesetter {
    /// Gathers what the layouts may read.
    ///
    /// # Errors
    /// When the collection's own layouts or fonts cannot be read, or `SOURCE_DATE_EPOCH` is no date.
    pub fn new(project: &Project, annex: &Annex) -> Result<Self, Failure> {
        let bare = Self::without_data(project, annex)?;
        Ok(Self { given: Given::new(annex), ..bare })
    }

    /// Gathers layouts and fonts alone, to look at them; nothing can be laid out.
    ///
    /// # Errors
    /// Those of [`Self::new`].
    pub fn without_data(project: &Project, annex: &Annex) -> Result<Self, Failure> {
        let layout = Layout::load(project, &annex.manifest)?;
        let mut files: BTreeMap<String, Cow<'static, [u8]>> = layout.files().collect();
        for entry in &annex.entries {
            files.insert(format!("/data/sheets/{}.typ", entry.sheet.id), Cow::Borrowed(ANCHOR));
        }
        files.insert(CARRIER.to_owned(), Cow::Borrowed(CARRYING));
        files.insert(theme::READER.to_owned(), Cow::Borrowed(theme::READING));
        files.insert(theme::MAKER.to_owned(), Cow::Borrowed(theme::MAKING));
        let moment = moment(annex.manifest.date)?;
        let (fonts, unusable_fonts) = fonts::load(fonts::own(project)?);
        let base = Base::new(fonts, Files(files), Some(moment));
        Ok(Self {
            base,
            given: Given::nothing(),
            layout,
            label: format!("{} {}", annex.manifest.label, annex.manifest.title),
            stamp: annex.stamp.clone(),
            attachments: None,
            unusable_fonts,
            moment,
        })
    }

    /// The same, of PDFs for the printer, whose drawing reaches so many millimetres beyond the edges of the paper.
    #[must_use]
    pub fn bleeding(self, millimetres: f64) -> Self {
        Self { given: self.given.bleeding(millimetres), ..self }
    }

    /// The same, of PDFs that carry their source.
    #[must_use]
    pub fn carrying(self, attachments: Attachments) -> Self {
        Self { attachments: Some(attachments), ..self }
    }

    /// Reports a layout that does not fit the program or the collection.
    pub fn check(&self, annex: &Annex, diagnostics: &mut Diagnostics) {
        self.layout.check(annex, diagnostics);
        if self.layout.is_own(Path::new(self.layout.theme().trim_start_matches('/'))) {
            let cramped = self.room().and_then(|room| self.layout.cramped(&room));
            cramped.into_iter().for_each(|found| diagnostics.push(found));
        }
        for name in self.layout.own_code() {
            let text = self.layout.text(&format!("/layouts/{name}"));
            let found = letterless::fonts(name, &text, annex, self.fonts());
            found.into_iter().for_each(|found| diagnostics.push(found));
        }
        for name in &self.unusable_fonts {
            let source = Source::new(Path::new("fonts").join(name), String::new());
            let warning = Diagnostic::warning(Code::Layout, text!("unusable-font"));
            let place = Place::new(&source, 0..0);
            diagnostics.push(warning.at(&place, "").hint(text!("unusable-font.hint")));
        }
        if !annex.manifest.profiles.inks.all.is_empty()
            && let Some(theme) = self.theme(diagnostics)
        {
            theme.check(&annex.manifest.profiles.inks.all, diagnostics);
        }
    }

    /// The fonts there are.
    #[must_use]
    pub fn fonts(&self) -> &FontBook {
        self.base.book()
    }

    /// All that an output is made of besides the program, layouts and fonts, by the file that an author knows it by.
    #[must_use]
    pub fn inputs(&self, output: &Output) -> BTreeMap<String, Hash> {
        let mut inputs = self.given.inputs(output);
        inputs.insert("date".into(), Hash::of(format!("{:?}", self.moment).as_bytes()));
        inputs.insert("mise_en_page".into(), Hash::of(self.layout.entry(output).as_bytes()));
        inputs.insert("identity".into(), Hash::of(self.label.as_bytes()));
        if let Some(stamp) = &self.stamp {
            inputs.insert("revision".into(), Hash::of(format!("{stamp:?}").as_bytes()));
        }
        if let Some(attachments) = &self.attachments {
            inputs.insert("attached".into(), attachment::hash(&attachments.of(output.sheet())));
        }
        inputs
    }

    /// Lays an output out; what Typst has to say goes to `diagnostics`.
    pub fn lay_out(&self, output: &Output, diagnostics: &mut Diagnostics) -> Option<Typeset> {
        let typeset = self.lay_out_of(output, Vec::new(), true, diagnostics)?;
        if typeset.is_startless() {
            diagnostics.push(
                Diagnostic::error(Code::Layout, text!("sheet-without-start"))
                    .at(&self.startless(output), report::made(output))
                    .hint(text!("sheet-without-start.hint")),
            );
        }
        if typeset.is_endless() {
            diagnostics.push(
                Diagnostic::error(Code::Layout, text!("sheet-without-end"))
                    .at(&self.entry_place(output), report::made(output))
                    .hint(text!("sheet-without-end.hint")),
            );
        }
        let repeated = typeset.repeated();
        if let Some((_, span)) = repeated.first() {
            let view = View::new(&self.base, &self.layout.entry(output), Vec::new());
            let place = view.and_then(|view| report::place(&view, (*span).into()));
            let ids: Vec<&str> = repeated.iter().map(|(id, _)| id.as_str()).collect();
            let message = text!("sheet-twice", count = ids.len(), ids = ids.join(", "));
            diagnostics.push(
                Diagnostic::error(Code::Layout, message)
                    .at(&place.unwrap_or_else(|| self.entry_place(output)), report::made(output))
                    .hint(text!("sheet-twice.hint")),
            );
        }
        let bleed = self.given.bleed();
        if bleed > 0.0 && typeset.without_bleed(Abs::mm(bleed).to_pt()).is_some() {
            let message = text!(
                "layout-without-bleed",
                bleed = decimal(bleed, usize::from(bleed.fract() != 0.0))
            );
            diagnostics.push(
                Diagnostic::warning(Code::Layout, message)
                    .at(&self.entry_place(output), report::made(output))
                    .hint(text!("layout-without-bleed.hint")),
            );
        }
        Some(typeset)
    }

    /// The code of the layout that is the collection's own, by path in the collection.
    #[must_use]
    pub fn own_code(&self) -> Vec<String> {
        self.layout.own_code().map(|name| format!("layouts/{name}")).collect()
    }

    /// What names these files where they may be the cause of something; none: there are none.
    pub(super) fn own_named(&self) -> Option<String> {
        let own = self.own_code();
        let more = if own.len() > limits::LAYOUT_FILES { ", …" } else { "" };
        let files = own[..own.len().min(limits::LAYOUT_FILES)].join(", ") + more;
        (!own.is_empty()).then(|| text!("own-layouts", files))
    }

    /// The beginning of the file that an output starts with.
    pub(super) fn entry_place(&self, output: &Output) -> Place {
        let entry = self.layout.entry(output);
        let source = Source::new(entry.trim_start_matches('/'), self.layout.text(&entry));
        Place::new(&source, 0..0)
    }

    /// The mark of a sheet's end in a file without one of its start; else the start of the output's own file.
    fn startless(&self, output: &Output) -> Place {
        let entry = self.layout.entry(output);
        let paths = self.layout.files().map(|(path, _)| path).filter(|path| *path != entry);
        let mut files =
            std::iter::once(entry.clone()).chain(paths.filter(|it| it.ends_with(".typ")));
        let found = files.find_map(|path| {
            let text = self.layout.text(&path);
            let at = text.find(END).filter(|_| !text.contains(START))?;
            let source = Source::new(path.trim_start_matches('/'), text);
            Some(Place::new(&source, at..at + END.len()))
        });
        found.unwrap_or_else(|| self.entry_place(output))
    }

    /// Lays a redline out; this typesetter must be of its annex.
    pub fn lay_out_redline(
        &self,
        redline: &Redline,
        diagnostics: &mut Diagnostics,
    ) -> Option<Typeset> {
        self.lay_out_of(&Output::Redline, redline.files(), true, diagnostics)
    }

    /// Lays an output out with other data than the collection's: files by virtual path.
    pub(super) fn lay_out_with(
        &self,
        output: &Output,
        files: Vec<(String, Bytes)>,
        diagnostics: &mut Diagnostics,
    ) -> Option<Typeset> {
        self.lay_out_of(output, files, false, diagnostics)
    }

    /// The same; where somebody reads what is said, names that are meant are looked for.
    fn lay_out_of(
        &self,
        output: &Output,
        files: Vec<(String, Bytes)>,
        asked: bool,
        diagnostics: &mut Diagnostics,
    ) -> Option<Typeset> {
        let mut given = self.given.to(output);
        given.extend(files);
        let mut entry = self.layout.entry(output);
        if let Some(attachments) = &self.attachments {
            given.extend(carried(&attachments.of(output.sheet()), &entry));
            entry = CARRIER.to_owned();
        }
        let view = View::new(&self.base, &entry, given)?.asked(asked);
        let Warned { output: result, warnings } = typst::compile::<PagedDocument>(&view);
        let mut warnings = warnings.to_vec();
        let missing = absent::fonts(&mut warnings, self.layout.files(), self.fonts());
        missing.into_iter().for_each(|found| diagnostics.push(found));
        if let Some(unstable) = unstable::fold(&view, output, &mut warnings) {
            // What an error does in some rounds, it hides in the last.
            let hidden = if asked && result.is_ok() { rounds::errors(&view) } else { Vec::new() };
            match hidden.is_empty() {
                true => diagnostics.push(unstable),
                false => self.tell_errors(&view, output, &hidden, diagnostics),
            }
        }
        for warning in &warnings {
            diagnostics.push(report::translate(&view, output, warning));
        }
        match result {
            Ok(document) => Some(Typeset { document, output: output.clone() }),
            Err(errors) => {
                self.tell_errors(&view, output, &errors, diagnostics);
                None
            }
        }
    }

    /// Tells of Typst's errors.
    fn tell_errors(
        &self,
        view: &View<'_>,
        output: &Output,
        errors: &[SourceDiagnostic],
        diagnostics: &mut Diagnostics,
    ) {
        let theme = self.layout.theme();
        let is_own = |error: &SourceDiagnostic| {
            let Some(id) = error.span.id() else { return false };
            // A theme computes tokens from others.
            let computes = id.vpath().get_with_slash() == theme
                && error.message.starts_with(kinds::INCOMPATIBLE);
            !computes && self.layout.is_own(Path::new(id.vpath().get_without_slash()))
        };
        let (own, others): (Vec<_>, Vec<_>) = errors.iter().cloned().partition(is_own);
        // What the program's own code stops at is what it was given.
        let said: Vec<&str> = others.iter().map(|error| error.message.as_str()).collect();
        let unlike = if said.is_empty() { None } else { self.layout.unlike(&said) };
        let errors = if unlike.is_some() { &own[..] } else { errors };
        let mut found = Diagnostics::default();
        report::errors(view, output, errors, &mut found);
        self.name_own(&mut found);
        unlike.into_iter().for_each(|unlike| found.push(unlike));
        diagnostics.extend(found);
    }

    /// Names the collection's own code where a layout stops in the program's: it gives what this stops at.
    fn name_own(&self, found: &mut Diagnostics) {
        let Some(named) = self.own_named() else { return };
        for error in found.iter_mut() {
            let is_own = |place: &Place| self.layout.is_own(place.source.path());
            if error.labels.iter().any(|(place, _)| is_own(place)) {
                continue;
            }
            let read = error.place().map(read_at).unwrap_or_default();
            let mut given: Vec<_> =
                read.iter().filter_map(|path| self.layout.given(path)).collect();
            // What was changed is the likelier cause.
            given.sort_by_key(|(_, place)| !self.layout.is_changed(place));
            if let Some((name, place)) = given.into_iter().next() {
                // Of the values of a token, one that is near to those that are wanted is the slip.
                let wanted: Vec<&str> = error.message.split('"').skip(1).step_by(2).collect();
                let slip = tokens::slip(&place, &wanted);
                let place = slip.as_ref().map_or(place, |slip| slip.place.clone());
                error.labels.push((place, text!("layout-token-given", name)));
                error.hints.extend(
                    slip.map(|it| text!("layout-choice-near", text = it.text, near = it.near)),
                );
            } else {
                error.notes.push(named.clone());
            }
        }
    }

    /// Exports as PDF/A-2a (ISO 19005-2) and PDF/UA-1 (ISO 14289-1); what stands in the way goes to `diagnostics`. One
    /// that carries its source is of PDF/A-3a (ISO 19005-3), which allows that, and sealed.
    pub fn export(&self, typeset: &Typeset, diagnostics: &mut Diagnostics) -> Option<Vec<u8>> {
        let identity = match &typeset.output {
            Output::Annex | Output::Checks => format!("annexe:{}", self.label),
            Output::Redline => format!("annexe:{}:modifications", self.label),
            Output::Handout(id) => format!("annexe:{}:{id}", self.label),
        };
        let archive = match &self.attachments {
            None => PdfStandard::A_2a,
            Some(_) => PdfStandard::A_3a,
        };
        let standards = match PdfStandards::new(&[archive, PdfStandard::Ua_1]) {
            Ok(standards) => standards,
            Err(error) => {
                diagnostics.push(Diagnostic::error(Code::Layout, error.message().to_string()));
                return None;
            }
        };
        let options = PdfOptions {
            ident: Smart::Custom(identity),
            creator: Smart::Custom(Some(format!("annexe {}", env!("CARGO_PKG_VERSION")))),
            timestamp: Some(Timestamp::new_utc(self.moment)),
            standards,
            ..PdfOptions::default()
        };
        match typst_pdf::pdf(&typeset.document, &options) {
            Ok(bytes) if self.attachments.is_some() => Some(attachment::seal(bytes)),
            Ok(bytes) => Some(bytes),
            Err(errors) => {
                let entry = self.layout.entry(&typeset.output);
                let view = View::new(&self.base, &entry, Vec::new())?;
                let told = diagnostics.errors() > 0;
                // Told where the author wrote it.
                let formless = diagnostics.iter().any(|found| found.code == Code::MissingGlyph);
                // What it stands between is told by Typst, as often as there is such a place.
                let misplaced = errors.iter().any(|error| wording::is_of_structure(&error.message));
                let cause =
                    misplaced.then(|| foreground::read_aloud(self.layout.files())).flatten();
                let mixed = errors.iter().any(|error| wording::is_of_inks(&error.message));
                let inks =
                    mixed.then(|| cmyk::told(self.layout.files(), &self.layout.theme())).flatten();
                let comes_of_it = |message: &str| {
                    cause.is_some() && wording::is_of_structure(message)
                        || inks.is_some() && wording::is_of_inks(message)
                };
                let errors = errors.iter().filter(|error| {
                    !(told && report::is_internal(error)
                        || comes_of_it(&error.message)
                        || formless && wording::is_of_form(&error.message))
                });
                let mut found = Diagnostics::default();
                for error in errors {
                    found.push(report::translate(&view, &typeset.output, error));
                }
                self.name_own(&mut found);
                diagnostics.extend(found);
                cause.into_iter().chain(inks).for_each(|cause| diagnostics.push(cause));
                None
            }
        }
    }
}

/// The names with dots between them that stand at a place of a layout, each once: `sidebar.inset.x`.
fn read_at(place: &Place) -> Vec<String> {
    let text = place.source.text();
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
    let Some(before) = text.get(..place.range.start) else { return Vec::new() };
    let start = before.trim_end_matches(is_part).len();
    let behind = text.get(place.range.end..).unwrap_or_default();
    let end = text.len() - behind.trim_start_matches(is_part).len();
    let mut found: Vec<String> = Vec::new();
    for path in text[start..end].split(|c| !is_part(c)) {
        let path = path.trim_matches('.');
        if path.contains('.') && found.iter().all(|known| known != path) {
            found.push(path.to_owned());
        }
    }
    found
}

/// The virtual files of what a PDF carries.
fn carried(attachments: &[&Attachment], entry: &str) -> Vec<(String, Bytes)> {
    let path = |number: usize| format!("/attached/{number}");
    let listed = attachments.iter().enumerate().map(|(number, file)| {
        json!({
            "name": file.name,
            "path": path(number),
            "media-type": file.media_type,
            "description": file.description,
        })
    });
    let list = json!({ "entry": entry, "files": listed.collect::<Vec<_>>() });
    let mut files = vec![(CARRIED.to_owned(), Bytes::new(list.to_string().into_bytes()))];
    let numbered = attachments.iter().enumerate();
    files.extend(numbered.map(|(number, file)| (path(number), Bytes::new(file.bytes.clone()))));
    files
}
