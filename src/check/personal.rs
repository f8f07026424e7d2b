//! Personal data, for the list of whoever answers for their protection: who is named beside a number or an address.

use crate::annex::{Annex, Entry};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::fold;
use crate::message::text;
use crate::sheet::{Part, Passage};

/// Titles that stand before a person's name.
const TITLES: &[&str] =
    &["m.", "m", "mme", "mlle", "dr", "monsieur", "madame", "docteur", "maître"];

/// Words that begin the names of bodies, places and functions, folded: two capitals after them name no person.
const BODIES: &[&str] = &[
    "accueil",
    "agence",
    "allee",
    "annexe",
    "association",
    "atelier",
    "avenue",
    "bd",
    "bibliotheque",
    "boulevard",
    "bureau",
    "caf",
    "caisse",
    "ccas",
    "cd",
    "centre",
    "chapelle",
    "chef",
    "cheffe",
    "chemin",
    "cias",
    "cinema",
    "cite",
    "clinique",
    "club",
    "collectif",
    "collectivite",
    "college",
    "comite",
    "communaute",
    "commune",
    "complexe",
    "conseil",
    "conservatoire",
    "cours",
    "creche",
    "departement",
    "directeur",
    "direction",
    "directrice",
    "domaine",
    "ecole",
    "ecomusee",
    "eglise",
    "ehpad",
    "epicerie",
    "esat",
    "espace",
    "esplanade",
    "etablissement",
    "federation",
    "fondation",
    "foyer",
    "groupe",
    "gymnase",
    "halle",
    "hopital",
    "hotel",
    "impasse",
    "institut",
    "jardin",
    "laboratoire",
    "librairie",
    "ligue",
    "ludotheque",
    "lycee",
    "mairie",
    "maison",
    "mas",
    "mediatheque",
    "mission",
    "msa",
    "musee",
    "mutualite",
    "office",
    "parc",
    "passage",
    "piscine",
    "place",
    "plateforme",
    "pole",
    "quai",
    "quartier",
    "region",
    "relais",
    "reseau",
    "residence",
    "route",
    "rue",
    "saint",
    "sainte",
    "salle",
    "secretariat",
    "service",
    "societe",
    "square",
    "stade",
    "tel",
    "territoire",
    "theatre",
    "union",
    "unite",
    "universite",
    "villa",
    "village",
    "ville",
];

/// What a text holds of a person.
#[derive(Default)]
struct Held {
    people: usize,
    telephones: usize,
    emails: usize,
    addresses: usize,
}

/// Lists the sheets with people's names beside numbers or addresses, one finding each.
pub fn personal(annex: &Annex, diagnostics: &mut Diagnostics) {
    annex.entries.iter().for_each(|entry| check(entry, diagnostics));
}

fn check(entry: &Entry, diagnostics: &mut Diagnostics) {
    let mut places: Vec<(String, &Passage, Held)> = Vec::new();
    for passage in &entry.sheet.passages {
        let held = Held::of(passage.written());
        let name = part_name(entry, &passage.part);
        match places.last_mut().filter(|(other, ..)| *other == name) {
            Some((_, _, sum)) => sum.add(&held),
            None => places.push((name, passage, held)),
        }
    }
    places
        .retain(|(.., held)| held.people > 0 && held.telephones + held.emails + held.addresses > 0);
    if places.is_empty() {
        return;
    }
    let fields: Vec<String> =
        places.iter().map(|(name, _, held)| format!("{name} ({})", held.said())).collect();
    let fields = fields.join(&text!("personal-data-separator"));
    let mut found = Diagnostic::information(Code::PersonalData, text!("personal-data", fields));
    for (name, passage, _) in &places {
        found = found.at(&first_line(passage), name);
    }
    diagnostics.push(found.hint(text!("personal-data.hint")));
}

fn first_line(passage: &Passage) -> crate::source::Place {
    let written = passage.written();
    passage.within(0..written.find('\n').unwrap_or(written.len()))
}

fn part_name(entry: &Entry, part: &Part) -> String {
    match part {
        Part::Lead => "chapeau".into(),
        Part::Sidebar(key) => key.clone(),
        Part::Body => "texte".into(),
        Part::Credits => "generique".into(),
        Part::Section(index) => {
            let section = entry.sheet.sections.get(*index);
            section.and_then(|s| s.kind.clone()).unwrap_or_else(|| "section".into())
        }
    }
}

impl Held {
    fn of(text: &str) -> Self {
        Self {
            people: people(text),
            telephones: telephones(text),
            emails: emails(text),
            addresses: addresses(text),
        }
    }

    fn add(&mut self, other: &Self) {
        self.people += other.people;
        self.telephones += other.telephones;
        self.emails += other.emails;
        self.addresses += other.addresses;
    }

    fn said(&self) -> String {
        let parts = [
            (self.people, text!("personal-data-names", count = self.people)),
            (self.telephones, text!("personal-data-numbers", count = self.telephones)),
            (self.emails, text!("personal-data-emails", count = self.emails)),
            (self.addresses, text!("personal-data-addresses", count = self.addresses)),
        ];
        let held = parts.into_iter().filter(|(count, _)| *count > 0);
        held.map(|(_, said)| said).collect::<Vec<_>>().join(", ")
    }
}

/// French telephone numbers: ten digits in pairs, or +33 and nine.
fn telephones(text: &str) -> usize {
    let digits_of = |stretch: &str| stretch.chars().filter(char::is_ascii_digit).count();
    let part =
        |c: char| c.is_ascii_digit() || matches!(c, ' ' | '.' | '-' | '\u{a0}' | '\u{202f}' | '+');
    text.split(|c: char| !part(c))
        .map(|stretch| {
            let stretch = stretch.trim();
            let ten = stretch.starts_with('0');
            let abroad = stretch.starts_with("+33");
            let count = digits_of(stretch);
            if ten { count / 10 } else { usize::from(abroad && (11..=12).contains(&count)) }
        })
        .sum()
}

fn emails(text: &str) -> usize {
    text.split_whitespace()
        .filter(|word| {
            word.split_once('@').is_some_and(|(name, host)| {
                name.ends_with(|c: char| c.is_alphanumeric()) && host.contains('.')
            })
        })
        .count()
}

/// Addresses of houses: a number, then a street.
fn addresses(text: &str) -> usize {
    const STREETS: [&str; 12] = [
        "rue",
        "avenue",
        "place",
        "chemin",
        "boulevard",
        "impasse",
        "allee",
        "route",
        "quai",
        "square",
        "lotissement",
        "hameau",
    ];
    let words = fold::folded_words(text);
    let number = |word: &str| word.len() < 5 && word.starts_with(|c: char| c.is_ascii_digit());
    words
        .windows(3)
        .filter(|words| {
            let street = |word: &String| STREETS.contains(&word.as_str());
            let again = matches!(words[1].as_str(), "bis" | "ter" | "quater");
            number(&words[0]) && (street(&words[1]) || again && street(&words[2]))
        })
        .count()
}

/// Names of people: after a title, or two capitalised words that do not begin as a body's name does.
fn people(text: &str) -> usize {
    let stretches = text.split(['\n', ',', ';', ':', '·', '(', ')', '–', '/']);
    stretches
        .map(|stretch| {
            let words: Vec<&str> = stretch.split_whitespace().collect();
            words.split(|word| ends_name(word)).filter(|words| is_person(words)).count()
        })
        .sum()
}

/// Whether a word stands between a name and what follows: another name, a number, an address.
fn ends_name(word: &str) -> bool {
    let plain = word.trim_end_matches('.').to_lowercase();
    matches!(plain.as_str(), "et" | "ou" | "tél" | "tel" | "téléphone" | "courriel" | "mail")
        || word.contains(|c: char| c.is_ascii_digit() || c == '@')
}

fn is_person(words: &[&str]) -> bool {
    let words: Vec<&str> = words
        .iter()
        .map(|w| w.trim_matches(['-', '*', '.', '\\']))
        .filter(|w| !w.is_empty())
        .collect();
    let capital = |word: &str| word.chars().next().is_some_and(char::is_uppercase);
    let letters =
        |word: &str| word.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '’'));
    for (i, word) in words.iter().enumerate() {
        if TITLES.contains(&word.to_lowercase().as_str())
            && words.get(i + 1).is_some_and(|w| capital(w))
        {
            return true;
        }
    }
    let body = words
        .iter()
        .any(|word| fold::folded_words(word).iter().any(|part| BODIES.contains(&part.as_str())));
    let lower = |word: &str| word.chars().any(char::is_lowercase);
    (2..=4).contains(&words.len())
        && !body
        && words.iter().all(|word| capital(word) && letters(word))
        && words.iter().any(|word| lower(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_are_told_from_bodies() {
        for person in ["Camille Dupuis-Martin", "Mme Durand", "Alix LE GOFF", "référente : Mme Ba"]
        {
            assert_eq!(people(person), 1, "{person}");
        }
        assert_eq!(people("Alix Le Goff et Sacha Durand Tél : 05 36 49 00 00"), 2);
        for other in [
            "Mairie du Bourg",
            "Conseil Départemental",
            "Maison des Solidarités",
            "Secrétariat",
            "ESAT Les Tilleuls",
            "05 36 49 00 00",
            "Animateur du territoire",
        ] {
            assert_eq!(people(other), 0, "{other}");
        }
    }

    #[test]
    fn numbers_and_addresses_are_counted() {
        assert_eq!(telephones("05 36 49 00 00 / 05.36.49.00.01, +33 5 36 49 00 02, 47000 Agen"), 3);
        assert_eq!(emails("contact@example.org, @ici, a@b"), 1);
        assert_eq!(addresses("M. et Mme Leroy, 12 rue de la Gare ; 3 bis, place du Bourg"), 2);
        assert_eq!(addresses("12 rues, la rue de la Gare, en 2004"), 0);
    }
}
