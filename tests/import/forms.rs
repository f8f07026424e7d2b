//! Texts in the forms that programs give them: tags of HTML, blank lines, pages, marks of their own.

use annexe::import::{Imported, import_markdown};

/// The only sheet of a text, of which no word is lost.
#[track_caller]
fn sheet(text: &str) -> (String, Imported) {
    let imported = import_markdown(text).unwrap();
    assert!(imported.words.is_whole(), "{text}\n{:?}", imported.words);
    assert_eq!(imported.files.len(), 2, "{text}");
    (imported.files[1].text.clone(), imported)
}

/// Two sections, and sub-headings below the first.
const LEVELS: &str = "# Un four\n\nUn chapeau.\n\n## Le contexte\n\nDu pain.\n\n### Côté rue\n\nUne porte.\n\n\
    ### Côté cour\n\nUn banc.\n\n## Les enjeux\n\nLa farine.\n\n## Les perspectives\n\nUn moulin.\n";

#[test]
fn headings_of_html_have_their_levels() {
    let html: Vec<String> = LEVELS
        .lines()
        .map(|line| match line.trim_start_matches('#').len() {
            0 => String::new(),
            rest if rest == line.len() => format!("<p>{line}</p>"),
            rest => {
                let level = line.len() - rest;
                format!("<h{level}>{}</h{level}>", line[level..].trim())
            }
        })
        .collect();
    let (plain, _) = sheet(LEVELS);
    assert_eq!(plain.matches("#### Côté").count(), 2, "{plain}");
    for text in [html.join("\n"), html.concat()] {
        assert_eq!(sheet(&text).0, plain, "{text}");
    }
}

#[test]
fn blank_lines_that_stand_everywhere_say_nothing() {
    let (plain, _) = sheet(LEVELS);
    for lines in ["\n\n\n", "\n\n\n\n"] {
        assert_eq!(sheet(&LEVELS.replace("\n\n", lines)).0, plain);
    }
}
