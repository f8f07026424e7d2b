//! Both catalogues say the same things, the code says nothing else, and all that they hold is said.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use super::*;

/// What a name stands for: the variables of its message.
type Entries = BTreeMap<String, BTreeSet<String>>;

/// The texts of the command line's help: in English alone, its French ones stand beside the arguments.
const HELP: &str = "help.ftl";

/// The names of the texts of the help.
pub(crate) fn help_names() -> BTreeSet<String> {
    entries_of(Language::English, |file| file == HELP).into_keys().collect()
}

/// The messages of a language, with the variables of each.
fn entries(language: Language) -> Entries {
    entries_of(language, |file| file != HELP)
}

/// Those of some of its files.
fn entries_of(language: Language, wanted: impl Fn(&str) -> bool) -> Entries {
    let mut entries = Entries::new();
    for (file, text) in files(language).filter(|(file, _)| wanted(file)) {
        FluentResource::try_new(text.to_owned())
            .unwrap_or_else(|(_, errors)| panic!("{file}: {errors:?}"));
        let mut name = String::new();
        let mut entry = String::new();
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            if let Some((start, _)) = line.split_once(" =") {
                if line.starts_with(|c: char| c.is_ascii_lowercase()) {
                    name = start.to_owned();
                    entry = start.to_owned();
                } else if let Some(part) = start.trim_start().strip_prefix('.') {
                    entry = format!("{name}.{part}");
                }
                if start
                    .trim_start()
                    .trim_start_matches('.')
                    .chars()
                    .all(|c| c.is_ascii_alphanumeric() || c == '-')
                {
                    assert!(!entries.contains_key(&entry), "{file}: {entry} twice");
                    entries.insert(entry.clone(), BTreeSet::new());
                }
            }
            let variables = line.split('$').skip(1).map(|rest| {
                rest.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect()
            });
            if let Some(known) = entries.get_mut(&entry) {
                known.extend(variables);
            }
        }
    }
    entries
}

/// The Rust files of the program, without their tests and without this module.
fn code() -> Vec<(String, String)> {
    fn gather(folder: &Path, found: &mut Vec<(String, String)>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.ends_with("message") || path.ends_with("message.rs") {
                continue;
            }
            if path.is_dir() {
                gather(&path, found);
            } else if path.extension().is_some_and(|end| end == "rs") && !path.ends_with("tests.rs")
            {
                let text = fs::read_to_string(&path).unwrap();
                let text = text.split("#[cfg(test)]\nmod tests {").next().unwrap().to_owned();
                found.push((path.display().to_string(), text));
            }
        }
    }
    let mut found = Vec::new();
    gather(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut found);
    found
}

/// The messages that the code asks for: name, variables, file.
fn asked() -> Vec<(String, BTreeSet<String>, String)> {
    let mut asked = Vec::new();
    for (file, text) in code() {
        for call in text.split("text!(").skip(1) {
            let call = call.trim_start();
            let Some((name, rest)) = call.strip_prefix('"').and_then(|call| call.split_once('"'))
            else {
                continue;
            };
            asked.push((name.to_owned(), variables(rest), file.clone()));
        }
    }
    asked
}

/// The variables of a call: what stands behind each comma of the call itself.
fn variables(rest: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let (mut depth, mut quoted, mut previous) = (0, false, ' ');
    for (at, c) in rest.char_indices() {
        match c {
            '"' if previous != '\\' => quoted = !quoted,
            _ if quoted => {}
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' if depth == 0 => break,
            ')' | ']' | '}' => depth -= 1,
            ',' if depth == 0 => {
                let name = rest[at + 1..].trim_start();
                let name: String =
                    name.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect();
                found.extend(Some(name).filter(|name| !name.is_empty()));
            }
            _ => {}
        }
        previous = c;
    }
    found
}

#[test]
fn both_languages_have_the_same_messages_with_the_same_variables() {
    let (french, english) = (entries(Language::French), entries(Language::English));
    assert!(french.len() > 10);
    let missing: Vec<_> = french.keys().filter(|name| !english.contains_key(*name)).collect();
    assert!(missing.is_empty(), "not in English: {missing:?}");
    let missing: Vec<_> = english.keys().filter(|name| !french.contains_key(*name)).collect();
    assert!(missing.is_empty(), "not in French: {missing:?}");
    for (name, variables) in &french {
        assert_eq!(variables, &english[name], "{name}");
    }
    for (file, _) in files(Language::French) {
        assert!(files(Language::English).any(|(other, _)| other == file), "{file}");
    }
}

#[test]
fn the_code_asks_for_messages_that_exist_with_their_variables() {
    let french = entries(Language::French);
    let asked = asked();
    for (name, variables, file) in &asked {
        let known = french.get(name).unwrap_or_else(|| panic!("{file}: no message {name}"));
        assert_eq!(variables, known, "{file}: {name}");
    }
    let used: BTreeSet<_> = asked.iter().map(|(name, _, _)| name.as_str()).collect();
    let unused: Vec<_> = french.keys().filter(|name| !used.contains(name.as_str())).collect();
    assert!(unused.is_empty(), "nobody says: {unused:?}");
}

/// Files with French that is printed in PDFs, written into YAML, documents, schemas and pages of `explain`, or looked for in
/// sheets: catalogues of messages do not hold it.
const FRENCH_ALL_THE_SAME: &[&str] = &[
    "check/unfinished.rs",
    "explain.rs",
    "form/content.rs",
    "form/docx/names.rs",
    "form/texts.rs",
    "import/cutting/front.rs",
    "import/text/mail.rs",
    "import/office/build/pictures.rs",
    "import/office/build/prose.rs",
    "import/writing/write.rs",
    "press/words.rs",
    "schema.rs",
    "schema/keys.rs",
    "schema/parts.rs",
    "schema/shapes.rs",
    "sheet/kinds.rs",
    "typeset/data.rs",
];

/// The words of the messages of a language.
fn words(language: Language) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for (_, text) in files(language).filter(|(file, _)| *file != HELP) {
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            found.extend(words_of(line.split_once('=').map_or(line, |(_, text)| text)));
        }
    }
    found
}

/// Words of two letters or more, without what stands between braces.
fn words_of(text: &str) -> Vec<String> {
    let parts = text.split('{').map(|part| part.split_once('}').map_or(part, |(_, rest)| rest));
    let words = parts.flat_map(|part| part.split(|c: char| !c.is_alphabetic()));
    words.filter(|word| word.chars().count() > 1).map(str::to_lowercase).collect()
}

/// The string literals of a Rust text, without those of attributes and comments.
fn literals(text: &str) -> Vec<String> {
    let code = |line: &&str| !line.trim_start().starts_with("//");
    let text: String = text.lines().filter(code).map(|line| format!("{line}\n")).collect();
    let mut found = Vec::new();
    let (mut literal, mut attribute): (Option<String>, usize) = (None, 0);
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        match (&mut literal, c) {
            (Some(text), '\\') => {
                text.push(' ');
                rest.next();
            }
            (Some(_), '"') => found.extend(literal.take().filter(|_| attribute == 0)),
            (Some(text), c) => text.push(c),
            (None, '\'') if rest.peek() == Some(&'"') => drop(rest.next()),
            (None, '\'') if rest.peek() == Some(&'\\') => drop((rest.next(), rest.next())),
            (None, '"') => literal = Some(String::new()),
            (None, '#') if rest.next_if_eq(&'[').is_some() => attribute += 1,
            (None, '[') if attribute > 0 => attribute += 1,
            (None, ']') if attribute > 0 => attribute -= 1,
            _ => {}
        }
    }
    found
}

/// Whether a literal looks like French that somebody reads: letters with accents, or words that only French messages have.
fn is_french(literal: &str, french: &BTreeSet<String>) -> bool {
    let words = words_of(literal);
    let accented = literal.chars().any(|c| "àâçéèêëîïôùûüœÀÂÇÉÈÊËÎÏÔÙÛŒ«»".contains(c));
    let ours = words.iter().filter(|word| french.contains(*word)).count();
    words.len() > 1
        && literal.trim().contains(' ')
        && (accented || (ours > 1 && ours * 2 >= words.len()))
}

#[test]
fn no_french_is_said_beside_the_catalogues() {
    let english = words(Language::English);
    let french = words(Language::French).difference(&english).cloned().collect();
    // What the heuristic is for, and what it is to leave alone.
    for literal in ["aucune fiche trouvée", "mots non repris : {}", "ce n'est pas le texte"] {
        assert!(is_french(literal, &french), "{literal}");
    }
    for literal in ["schemas/fiche.schema.json", "no-such-sheet", "{first}: {second}", "# Title"] {
        assert!(!is_french(literal, &french), "{literal}");
    }
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src").display().to_string();
    let mut seen = BTreeSet::new();
    for (file, text) in code() {
        let file = file[source.len() + 1..].replace('\\', "/");
        let said: Vec<_> =
            literals(&text).into_iter().filter(|text| is_french(text, &french)).collect();
        if FRENCH_ALL_THE_SAME.contains(&file.as_str()) {
            seen.extend((!said.is_empty()).then_some(file));
        } else {
            assert!(said.is_empty(), "{file}: not in a catalogue: {said:?}");
        }
    }
    let listed: BTreeSet<_> = FRENCH_ALL_THE_SAME.iter().map(|file| (*file).to_owned()).collect();
    assert_eq!(seen, listed, "files that need no exception");
}

#[test]
fn literals_are_found_without_comments_and_attributes() {
    let text = "#[command(about = \"non\", x = [\"non\"])]\n// \"non\"\nlet a = [\"un\", 'b', '\"', \"deux \\\"trois\\\"\"];\n#[arg(long)]\nf(\"quatre\");";
    assert_eq!(literals(text), ["un", "deux  trois ", "quatre"]);
}

#[test]
fn values_take_their_places_without_marks_round_them() {
    let catalogue = Catalogue::read(Language::French);
    let text = |count: usize| {
        catalogue.text("count-errors", &[("count", FluentValue::from(count))]).unwrap()
    };
    assert_eq!(
        (text(0), text(1), text(1200)),
        ("0 erreur".into(), "1 erreur".into(), "1200 erreurs".into())
    );
    let catalogue = Catalogue::read(Language::English);
    let text = |count: usize| {
        catalogue.text("count-errors", &[("count", FluentValue::from(count))]).unwrap()
    };
    assert_eq!((text(0), text(1)), ("0 errors".into(), "1 error".into()));
    assert_eq!(catalogue.text("no-such-message", &[]), None);
}
