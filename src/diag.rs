//! What is wrong, where, and what to do: the diagnostics that everything else collects.

mod github;
mod json;
mod render;
mod sarif;
mod short;
mod spot;

use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

pub use github::github;
pub use json::{SCHEMA, json};
pub use render::render;
pub use sarif::sarif;
pub use short::short;
pub use spot::Spot;

use crate::message::text;
use crate::project::MANIFEST;
use crate::source::{Place, Source};

/// Something to tell the author, on the author's own line.
#[derive(Clone, Debug)]
pub struct Diagnostic {
    /// The stable name of the problem.
    pub code: Code,
    /// Whether the sources can be published all the same.
    pub severity: Severity,
    /// What is wrong, in a sentence without a full stop.
    pub message: String,
    /// Places, the main one first, with what to say of each.
    pub labels: Vec<(Place, String)>,
    /// How it came about.
    pub notes: Vec<String>,
    /// What to do.
    pub hints: Vec<String>,
    /// What `check --fix` would do about it, where that was asked for.
    pub fix: Option<Fix>,
}

/// A safe remedy: what it does, in words, and its changes of the files as they stand.
#[derive(Clone, Debug)]
pub struct Fix {
    /// What is done, in words.
    pub what: String,
    /// Places, in the order of the text, and what comes to stand there.
    pub edits: Vec<(Place, String)>,
}

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Nothing is published before this is mended.
    Error,
    /// The author should look, the annex can be published.
    Warning,
    /// Something to know; nothing is wrong.
    Information,
}

impl Severity {
    /// Its name, as messages show it.
    #[must_use]
    pub fn word(self) -> String {
        match self {
            Self::Error => text!("severity-error"),
            Self::Warning => text!("severity-warning"),
            Self::Information => text!("severity-information"),
        }
    }
}

impl Diagnostic {
    /// An error.
    #[must_use]
    pub fn error(code: Code, message: impl Into<String>) -> Self {
        Self {
            code,
            severity: Severity::Error,
            message: message.into(),
            labels: Vec::new(),
            notes: Vec::new(),
            hints: Vec::new(),
            fix: None,
        }
    }

    /// A warning.
    #[must_use]
    pub fn warning(code: Code, message: impl Into<String>) -> Self {
        Self { severity: Severity::Warning, ..Self::error(code, message) }
    }

    /// Something to know.
    #[must_use]
    pub fn information(code: Code, message: impl Into<String>) -> Self {
        Self { severity: Severity::Information, ..Self::error(code, message) }
    }

    /// Adds a place: the first is the main one, the others are related.
    #[must_use]
    pub fn at(mut self, place: &Place, label: impl Into<String>) -> Self {
        self.labels.push((place.clone(), label.into()));
        self
    }

    /// Adds how it came about.
    #[must_use]
    pub fn note(mut self, note: impl Into<String>) -> Self {
        self.notes.push(note.into());
        self
    }

    /// Adds a remark, if there is one.
    #[must_use]
    pub fn maybe_note(self, note: Option<String>) -> Self {
        match note {
            Some(note) => self.note(note),
            None => self,
        }
    }

    /// Adds a remedy.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hints.push(hint.into());
        self
    }

    /// Adds a remedy, if there is one.
    #[must_use]
    pub fn maybe_hint(mut self, hint: Option<String>) -> Self {
        self.hints.extend(hint);
        self
    }

    /// The main place.
    #[must_use]
    pub fn place(&self) -> Option<&Place> {
        self.labels.first().map(|(place, _)| place)
    }
}

/// A collection of diagnostics, in the order in which they were found.
#[derive(Clone, Debug, Default)]
pub struct Diagnostics(Vec<Diagnostic>);

impl Diagnostics {
    /// Adds one.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.0.push(diagnostic);
    }

    /// Adds all of another collection.
    pub fn extend(&mut self, other: Self) {
        self.0.extend(other.0);
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many are errors.
    #[must_use]
    pub fn errors(&self) -> usize {
        self.0.iter().filter(|d| d.severity == Severity::Error).count()
    }

    /// How many are warnings.
    #[must_use]
    pub fn warnings(&self) -> usize {
        self.0.iter().filter(|d| d.severity == Severity::Warning).count()
    }

    /// Keeps those that are wanted.
    pub fn retain(&mut self, wanted: impl FnMut(&Diagnostic) -> bool) {
        self.0.retain(wanted);
    }

    /// Gives the sources that they are in other names.
    pub fn rename(&mut self, name: impl Fn(&Path) -> PathBuf) {
        let mut renamed: Vec<(Arc<Source>, Arc<Source>)> = Vec::new();
        for (place, _) in self.0.iter_mut().flat_map(|diagnostic| &mut diagnostic.labels) {
            let known = renamed.iter().find(|(old, _)| Arc::ptr_eq(old, &place.source));
            let new = known.map(|(_, new)| new.clone()).unwrap_or_else(|| {
                let new = place.source.renamed(name(place.source.path()));
                renamed.push((place.source.clone(), new.clone()));
                new
            });
            place.source = new;
        }
    }

    /// All of them, to be added to.
    pub fn iter_mut(&mut self) -> impl Iterator<Item = &mut Diagnostic> {
        self.0.iter_mut()
    }

    /// All of them.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &Diagnostic> {
        self.0.iter()
    }

    /// Puts them in reading order: by file, the manifest before the sheets, then by place; those without a place come first.
    pub fn sort(&mut self) {
        self.0.sort_by(|a, b| key(a).cmp(&key(b)));
        self.0.dedup_by(|a, b| key(a) == key(b) && a.code == b.code && a.message == b.message);
    }
}

fn key(diagnostic: &Diagnostic) -> Option<(bool, &std::path::Path, usize)> {
    diagnostic.place().map(|place| {
        let path = place.source.path();
        (!path.ends_with(MANIFEST), path, place.range.start)
    })
}

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $text:literal,)*) => {
        /// The stable names of the problems, as messages show them and scripts rely on them.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code { $($(#[$doc])* $name,)* }

        impl Code {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// The name that people see.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$name => $text,)* }
            }
        }
    };
}

codes! {
    /// The bytes are not UTF-8.
    NotUtf8 = "pas-utf8",
    /// A control character, NUL, or one that reverses text.
    ForbiddenCharacter = "caractere-interdit",
    /// A file over [`crate::limits::SOURCE_BYTES`].
    FileTooLarge = "fichier-trop-gros",
    /// A file that a manifest names and that is not there.
    MissingFile = "fichier-absent",
    /// A sheet in `sources/` that the manifest does not list.
    UnlistedSheet = "fiche-hors-liste",
    /// Copies of the schemas that describe another state of the collection, or another version of the format.
    StaleSchemas = "schemas-perimes",
    /// Two sheets with one identifier.
    DuplicateSheet = "fiche-en-double",
    /// An identifier that is not a file name one can share.
    BadIdentifier = "identifiant-incorrect",
    /// The file is not YAML.
    YamlSyntax = "yaml-syntaxe",
    /// Indentation made of tabs.
    YamlTab = "yaml-tabulation",
    /// A sentence with « : » where YAML expects quotes.
    YamlColon = "yaml-deux-points",
    /// Two versions of a passage that git could not bring together.
    GitConflict = "conflit-git",
    /// Keys in a text, where they would be printed.
    SwallowedKey = "cle-dans-un-texte",
    /// Text after « # », which YAML drops.
    YamlComment = "yaml-diese",
    /// Anchors, aliases, tags, several documents: YAML that sheets do not use.
    YamlUnsupported = "yaml-non-admis",
    /// Nesting or size beyond [`crate::limits`].
    YamlTooDeep = "yaml-trop-profond",
    /// A key that the format does not have.
    UnknownKey = "cle-inconnue",
    /// A key written twice.
    DuplicateKey = "cle-en-double",
    /// A key that must be there.
    MissingKey = "cle-absente",
    /// A value of another kind than expected.
    UnexpectedValue = "valeur-inattendue",
    /// A manifest without a date, where nothing else gives one.
    MissingDate = "date-absente",
    /// What the manifest wants of the collection's history, and git does not know.
    NoRevision = "sans-revision",
    /// A key whose value is empty.
    EmptyValue = "valeur-vide",
    /// A theme that the manifest does not declare.
    UnknownTheme = "theme-inconnu",
    /// A theme named twice.
    DuplicateTheme = "theme-en-double",
    /// A section type that does not exist.
    UnknownSectionType = "type-inconnu",
    /// A section type of the collection whose name the format has already.
    DuplicateSectionType = "type-en-double",
    /// An icon that is not in `layouts/icons/`, or is no drawing.
    MissingIcon = "icone-absente",
    /// A template that does not exist.
    UnknownTemplate = "gabarit-inconnu",
    /// A tile motif that does not exist.
    UnknownMotif = "motif-inconnu",
    /// A link to a sheet that does not exist.
    UnknownSheet = "fiche-inconnue",
    /// Markdown beyond the subset: tables, code, rules, images in a sentence.
    UnsupportedMarkdown = "markdown-non-admis",
    /// A heading of a level that sheets do not have.
    HeadingLevel = "niveau-intertitre",
    /// An HTML tag, printed as it stands.
    HtmlTag = "balise-html",
    /// A sign of word processors or of Markdown, printed as it stands.
    PrintedSign = "signe-imprime",
    /// Text indented so far that Markdown reads it as code.
    IndentedText = "texte-decale",
    /// A call to a note that does not exist, or a note that nothing calls.
    Footnote = "note",
    /// A link that is neither http, https, mailto nor a sheet.
    LinkTarget = "lien-incorrect",
    /// Lists, quotes and call-outs nested too deep.
    ProseTooDeep = "texte-trop-profond",
    /// A call-out of a kind that does not exist.
    UnknownCallout = "encadre-inconnu",
    /// A picture that is not there.
    MissingPicture = "image-absente",
    /// A picture that cannot be used.
    BadPicture = "image-incorrecte",
    /// A picture without alternative text.
    MissingAlt = "image-sans-description",
    /// A character that no font has.
    MissingGlyph = "glyphe-absent",
    /// Words that are on no page, or lie outside the paper.
    LostText = "texte-perdu",
    /// A layout that the manifest names and that does not exist.
    UnknownLayout = "mise-en-page-inconnue",
    /// A layout written for another version of the contract.
    LayoutContract = "version-du-contrat",
    /// A layout that does not compile or does not conform.
    Layout = "mise-en-page",
    /// A colour that `encres:` names and that the layout does not have.
    UnknownColour = "couleur-inconnue",
    /// An ink that the printer could not know: told in two ways, without its looks, under a name that is taken.
    BadInk = "encre-incorrecte",
    /// More ink than the paper takes, or letters that inks beside one another would blur.
    InkCoverage = "encrage",
    /// A code that `silence:` names and that is none, or is an error's.
    UnknownCode = "code-inconnu",
    /// A passage that stands in two places.
    RepeatedPassage = "passage-repete",
    /// A sentence without its end.
    CutSentence = "phrase-coupee",
    /// What an author left to be written later.
    Unfinished = "texte-a-completer",
    /// A word typed twice, what opens and never closes, spoilt letters.
    Typing = "faute-de-frappe",
    /// A summary title unlike the sheet's.
    SummaryTitle = "titre-du-sommaire",
    /// Items of one list punctuated in two ways.
    ListPunctuation = "ponctuation-de-liste",
    /// A sub-heading without text below it.
    EmptyHeading = "intertitre-sans-texte",
    /// An address without http:// or https://: nobody can follow it.
    BareAddress = "adresse-sans-debut",
    /// A reference to a sheet that is not in the annex, or to the sheet itself.
    DeadReference = "reference-morte",
    /// A picture whose description is the name of a file, or says nothing.
    FileNameAlt = "description-de-fichier",
    /// A picture that text was to stand beside, where none follows.
    LonePicture = "image-sans-texte",
    /// A picture with too few points for its printed size.
    LowResolution = "image-peu-definie",
    /// A drawing whose words ask for a font that is not there.
    DrawingFont = "police-de-dessin",
    /// A sheet without objectives or contact.
    MissingField = "reperes-incomplets",
    /// A sheet without a theme among others that have some.
    MissingTheme = "fiche-sans-theme",
    /// A sidebar too long to stand beside the text.
    LongSidebar = "reperes-trop-longs",
    /// A sheet whose last page has a few lines.
    NearlyEmptyPage = "page-presque-vide",
    /// People's names beside their numbers or addresses.
    PersonalData = "donnees-personnelles",
}

impl Code {
    /// Whether a collection may choose not to be told of it: it is never an error.
    #[must_use]
    pub fn can_be_silent(self) -> bool {
        (Self::RepeatedPassage..=Self::PersonalData).contains(&self)
            || matches!(
                self,
                Self::HtmlTag
                    | Self::SwallowedKey
                    | Self::YamlComment
                    | Self::PrintedSign
                    | Self::UnlistedSheet
                    | Self::MissingDate
                    | Self::NoRevision
                    | Self::StaleSchemas
            )
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// The candidate that looks most like a word, if one does: for « vouliez-vous dire ».
#[must_use]
pub fn did_you_mean<'a>(
    word: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let folded = word.to_lowercase();
    candidates
        .into_iter()
        .map(|candidate| {
            (strsim::damerau_levenshtein(&folded, &candidate.to_lowercase()), candidate)
        })
        .filter(|&(distance, candidate)| distance <= 1 + candidate.chars().count() / 4)
        .min_by_key(|&(distance, _)| distance)
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_unique_and_typeable() {
        let mut names: Vec<_> = Code::ALL.iter().map(|code| code.as_str()).collect();
        assert!(names.iter().all(|n| {
            n.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
        }));
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), Code::ALL.len());
    }

    #[test]
    fn suggestions_are_near() {
        assert_eq!(did_you_mean("chapeaux", ["chapeau", "titre"]), Some("chapeau"));
        assert_eq!(did_you_mean("contact", ["contacts", "public"]), Some("contacts"));
        assert_eq!(did_you_mean("zzz", ["titre", "themes"]), None);
    }
}
