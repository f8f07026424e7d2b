//! Recognises the headings and labels of the format by a table of patterns, which users can extend.

mod counts;
mod pattern;
mod read;

use std::collections::HashSet;
use std::path::Path;
use std::sync::Arc;

use crate::diag::Diagnostics;
use crate::fold::{folded_words, is_small};
use crate::sheet::{SECTION_TYPES, SectionType, SidebarField};
use crate::source::Source;
use counts::{is_number, uncounted, unlettered};
use pattern::Pattern;

/// The program's own table.
const TABLE: &str = include_str!("patterns/table.yaml");
/// A heading with more words than this is a sentence, unless it starts with a usual heading.
const LONGEST: usize = 24;
/// A text longer than this, in bytes, is no label, and is not worth its words.
const LABEL: usize = 300;

/// The patterns that an import recognises headings and labels by.
#[derive(Debug, Clone)]
pub struct Patterns {
    /// Section types with their patterns; the first that fits wins.
    sections: Vec<(&'static SectionType, Vec<Pattern>)>,
    /// How many of the section entries are the user's.
    own: usize,
    /// The headings that the program prints, as words.
    usual: Vec<(Vec<String>, &'static SectionType)>,
    fields: Vec<(&'static SidebarField, Vec<Pattern>)>,
    sidebar: Vec<Pattern>,
    viewpoints: Vec<Pattern>,
    action_names: Vec<Pattern>,
    summary_titles: Vec<Pattern>,
    themes: Vec<Pattern>,
    credits: Vec<Pattern>,
    /// Words that say nothing at the start of a heading.
    small: HashSet<String>,
}

impl Default for Patterns {
    fn default() -> Self {
        let mut patterns = Self::none();
        let source = Source::new(Path::new("table.yaml"), TABLE.to_owned());
        // The table is part of the program: a test reads it.
        let _ = read::add(&mut patterns, &source, &mut Diagnostics::default());
        patterns
    }
}

/// How a heading's section type was recognised.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Means {
    /// It is the heading that the program prints for the type.
    Usual,
    /// It starts with that heading.
    Start,
    /// It fits a pattern that the user gave.
    Own(String),
    /// It fits a pattern of the program's table.
    Pattern(String),
}

/// A section type and how it was recognised.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Recognised {
    /// The type.
    pub(crate) kind: &'static SectionType,
    /// What told.
    pub(crate) means: Means,
}

impl Recognised {
    /// Whether the heading can hardly be anything else, whatever it looks like.
    pub(crate) fn is_sure(&self) -> bool {
        matches!(self.means, Means::Usual | Means::Own(_))
    }

    /// Whether it starts as the usual heading does.
    pub(crate) fn starts(&self) -> bool {
        self.is_sure() || self.means == Means::Start
    }
}

impl Patterns {
    fn none() -> Self {
        let usual = SECTION_TYPES.iter().map(|kind| (folded_words(kind.heading), kind)).collect();
        Self {
            sections: Vec::new(),
            own: 0,
            usual,
            fields: Vec::new(),
            sidebar: Vec::new(),
            viewpoints: Vec::new(),
            action_names: Vec::new(),
            summary_titles: Vec::new(),
            themes: Vec::new(),
            credits: Vec::new(),
            small: HashSet::new(),
        }
    }

    /// The program's patterns, after those of a table of the user's.
    ///
    /// # Errors
    /// Reports what is wrong in the table; returns `None` where it cannot be read.
    pub fn with(source: &Arc<Source>, diagnostics: &mut Diagnostics) -> Option<Self> {
        let mut patterns = Self::default();
        let known = patterns.sections.len();
        read::add(&mut patterns, source, diagnostics)?;
        patterns.own = patterns.sections.len() - known;
        Some(patterns)
    }

    /// The type that a heading announces.
    pub(crate) fn recognise(&self, heading: &str) -> Option<Recognised> {
        let words = folded_words(unlettered(heading));
        let bare = uncounted(&words);
        let mut starts = None;
        for (usual, kind) in &self.usual {
            if words == *usual || bare == *usual {
                return Some(Recognised { kind, means: Means::Usual });
            }
            if words.starts_with(usual) || bare.starts_with(usual) {
                starts = starts.or(Some(Recognised { kind, means: Means::Start }));
            }
        }
        let telling = self.telling(&words);
        if telling.is_empty() || telling.len() > LONGEST {
            return starts;
        }
        let (own, table) = self.sections.split_at(self.own);
        let fits = |sections: &[(&'static SectionType, Vec<Pattern>)]| {
            sections.iter().find_map(|(kind, patterns)| {
                let fits = |one: &&Pattern| one.fits(telling) || one.fits(&words) || one.fits(bare);
                let found = patterns.iter().find(fits)?;
                Some((*kind, found.text.clone()))
            })
        };
        let own = fits(own).map(|(kind, text)| Recognised { kind, means: Means::Own(text) });
        let table =
            || fits(table).map(|(kind, text)| Recognised { kind, means: Means::Pattern(text) });
        own.or(starts).or_else(table)
    }

    /// How many telling words a heading has besides those that told its type.
    pub(crate) fn beyond(&self, heading: &str, found: &Recognised) -> usize {
        let told = match &found.means {
            Means::Usual | Means::Start => found.kind.heading,
            Means::Own(pattern) | Means::Pattern(pattern) => pattern,
        };
        let telling = |words: &[String]| words.iter().filter(|word| !is_small(word)).count();
        let words = folded_words(unlettered(heading));
        let known = told.split_whitespace().filter_map(|word| word.split('|').next());
        let known = folded_words(&known.collect::<Vec<_>>().join(" "));
        telling(self.telling(&words)).saturating_sub(telling(self.telling(&known)))
    }

    /// The words without the numbering and the small words that come first.
    fn telling<'w>(&self, words: &'w [String]) -> &'w [String] {
        let mut rest = words;
        while let [first, tail @ ..] = rest
            && !tail.is_empty()
            && (self.small.contains(first) || is_number(first))
        {
            rest = tail;
        }
        rest
    }

    /// The known field of the sidebar that a label names.
    pub(crate) fn field(&self, label: &str) -> Option<&'static SidebarField> {
        let words = short(label)?;
        let fits = |pattern: &Pattern| pattern.fits(self.telling(&words)) || pattern.fits(&words);
        self.fields.iter().find(|(_, known)| known.iter().any(fits)).map(|(field, _)| *field)
    }

    /// Whether a heading announces the sidebar.
    pub(crate) fn is_sidebar(&self, heading: &str) -> bool {
        short(heading).is_some_and(|words| {
            self.sidebar.iter().any(|one| one.fits(self.telling(&words)) || one.fits(&words))
        })
    }

    /// Whether a heading tells a point of view; the print has those with an arrow.
    pub(crate) fn is_viewpoint(&self, heading: &str) -> bool {
        any(&self.viewpoints, heading)
    }

    /// Whether a text gives the name of the action, before a colon or alone.
    pub(crate) fn is_action_name(&self, label: &str) -> bool {
        any(&self.action_names, label)
    }

    /// Whether a label gives the title that the summary has for the sheet.
    pub(crate) fn is_summary_title(&self, label: &str) -> bool {
        any(&self.summary_titles, label)
    }

    /// Whether a label gives the numbers of the sheet's themes.
    pub(crate) fn is_themes(&self, label: &str) -> bool {
        any(&self.themes, label)
    }

    /// Whether a line is a film's credit: a known start, or the sign of a right.
    pub(crate) fn is_credit(&self, line: &str) -> bool {
        let short = line.chars().take(121).count() <= 120;
        short && (line.starts_with(['©', '℗']) || any(&self.credits, line))
    }
}

fn any(patterns: &[Pattern], text: &str) -> bool {
    short(text).is_some_and(|words| patterns.iter().any(|pattern| pattern.fits(&words)))
}

/// The words of a text that is short enough to be a label.
fn short(text: &str) -> Option<Vec<String>> {
    (text.len() <= LABEL).then(|| folded_words(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(heading: &str) -> Option<&'static str> {
        Patterns::default().recognise(heading).map(|found| found.kind.name)
    }

    #[test]
    fn the_table_is_read_whole() {
        let mut patterns = Patterns::none();
        let source = Source::new(Path::new("table.yaml"), TABLE.to_owned());
        let mut diagnostics = Diagnostics::default();
        assert!(read::add(&mut patterns, &source, &mut diagnostics).is_some());
        assert_eq!(diagnostics.iter().count(), 0);
        for kind in SECTION_TYPES {
            assert!(patterns.sections.iter().any(|(known, _)| *known == kind), "{}", kind.name);
        }
    }

    #[test]
    fn usual_headings_are_recognised() {
        let patterns = Patterns::default();
        for kind in SECTION_TYPES {
            let found = patterns.recognise(&kind.heading.to_uppercase());
            assert_eq!(found, Some(Recognised { kind, means: Means::Usual }));
            let counted = patterns.recognise(&format!("3 - {}", kind.heading));
            assert_eq!(counted, found);
        }
    }

    #[test]
    fn other_headings_are_recognised() {
        assert_eq!(name("2. Contexte local"), Some("contexte"));
        for heading in
            ["A) Contexte", "b. Le contexte", "Partie 1 : Contexte", "Volet B – Contexte"]
        {
            assert_eq!(name(heading), Some("contexte"), "{heading}");
        }
        assert_eq!(name("2. Ce que nous avons fait"), Some("actions"));
        assert_eq!(name("III. Ce qui a changé"), Some("transformations"));
        assert_eq!(name("Trois grands enjeux"), Some("enjeux"));
        assert_eq!(name("Un diagnostic : quels enjeux ?"), Some("enjeux"));
        assert_eq!(name("Un diagnostic en marchant"), Some("diagnostic"));
        assert_eq!(name("Les modalités d'évaluation"), Some("evaluation"));
        assert_eq!(name("Les actions mises en place"), Some("actions"));
        assert_eq!(name("Les effets observés"), Some("impact"));
        assert_eq!(name("Bilan et perspectives"), Some("evaluation"));
        assert_eq!(name("Et maintenant ?"), Some("perspectives"));
        assert_eq!(name("Ce qui a changé"), Some("transformations"));
    }

    #[test]
    fn others_are_not() {
        assert_eq!(name("Améliorer les trottoirs"), None);
        assert_eq!(name("L'action menée au four a réuni des voisins"), None);
        assert_eq!(name("Le pain est cuit"), None);
        assert_eq!(name("A. Pétrir"), None);
        assert_eq!(name("Partie de campagne : le contexte"), None);
        assert_eq!(name(""), None);
        assert_eq!(name("Le"), None);
    }

    #[test]
    fn words_beyond_those_of_a_pattern_are_counted() {
        let patterns = Patterns::default();
        let beyond = |heading: &str| {
            let found = patterns.recognise(heading).unwrap();
            patterns.beyond(heading, &found)
        };
        assert_eq!(beyond("Les enjeux"), 0);
        assert_eq!(beyond("2. Points forts de la démarche"), 1);
        assert_eq!(beyond("Les conseils citoyens du Four"), 2);
        assert_eq!(beyond("Les perspectives/les ouvertures"), 0);
    }

    #[test]
    fn a_table_of_the_users_comes_first() {
        let text = "sections:\n  actions: [bilan du four *]\n  projet:\n    - Pétrir l'avenir\nencadre: pâte\n";
        let source = Source::new(Path::new("t.yaml"), text.to_owned());
        let patterns = Patterns::with(&source, &mut Diagnostics::default()).unwrap();
        let found = patterns.recognise("Le bilan du four en 2019").unwrap();
        assert_eq!((found.kind.name, found.is_sure()), ("actions", true));
        assert_eq!(patterns.recognise("Pétrir l’avenir").unwrap().kind.name, "projet");
        assert_eq!(patterns.recognise("Bilan").unwrap().kind.name, "evaluation");
        assert!(patterns.is_sidebar("La pâte") && patterns.is_sidebar("REPÈRES"));
    }

    #[test]
    fn a_wrong_table_is_told_on_its_line() {
        let told = |text: &str| {
            let mut diagnostics = Diagnostics::default();
            let source = Source::new(Path::new("t.yaml"), text.to_owned());
            let _ = Patterns::with(&source, &mut diagnostics);
            let first = diagnostics.iter().next().unwrap();
            (first.code.as_str(), first.labels[0].0.position().line)
        };
        assert_eq!(told("sections:\n  context: [a]\n"), ("type-inconnu", 2));
        assert_eq!(told("encadre: [a]\nsection: {}\n"), ("cle-inconnue", 2));
        assert_eq!(told("champs:\n  public:\n    - \"*\"\n"), ("valeur-inattendue", 3));
        assert_eq!(told("sections: non\n"), ("valeur-inattendue", 1));
    }

    #[test]
    fn fields_are_named_by_their_labels() {
        let patterns = Patterns::default();
        let key = |label| patterns.field(label).map(|known| known.key);
        assert_eq!(key("Objectifs de l'action"), Some("objectifs"));
        assert_eq!(key("OBJECTIF"), Some("objectif"));
        assert_eq!(key("Publics concernés"), Some("public"));
        assert_eq!(key("Contacts"), Some("contacts"));
        assert_eq!(key("Début de l'action"), Some("debut"));
        assert_eq!(key("Parcours du pain"), None);
    }

    #[test]
    fn credits_and_viewpoints() {
        let patterns = Patterns::default();
        assert!(patterns.is_credit("Durée : 12 min"));
        assert!(patterns.is_credit("© Four banal 1912"));
        assert!(!patterns.is_credit("Le pain est cuit"));
        assert!(patterns.is_viewpoint("Du point de vue des boulangers"));
        assert!(patterns.is_sidebar("REPÈRES"));
        assert!(patterns.is_action_name("Nom de l'action"));
        assert!(patterns.is_summary_title("Titre au sommaire"));
        assert!(patterns.is_themes("Thèmes") && !patterns.is_themes("Thème du jour"));
    }
}
