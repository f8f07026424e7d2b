//! Tracked changes that LibreOffice, too, accepts and refuses to the paragraph.

use super::numbers::{found, lines, paragraphs, word};
use super::part_of_word;

/// A change of a text: its kind and its author.
type Kind = Option<(String, String)>;

/// What a paragraph begins and ends with, and what became of its end.
fn ends(paragraph: &str) -> [Kind; 3] {
    let change =
        regex::Regex::new("^<w:(ins|del|moveFrom|moveTo) [^>]*w:author=\"(.*?)\"").unwrap();
    let kind = |xml: &str| change.captures(xml).map(|it| (it[1].to_owned(), it[2].to_owned()));
    let (properties, text) = paragraph.split_once("</w:pPr>").unwrap();
    let own = properties.split_once("<w:rPr>").and_then(|(_, mark)| kind(mark));
    // The marks of a move's range are nothing that stands there.
    let range = regex::Regex::new("<w:move[A-Za-z]*Range[^>]*/>").unwrap();
    let text = range.replace_all(text.trim_end_matches("</w:p>"), "");
    let opened = regex::Regex::new(
        "(?s)<w:(?:r|ins|del|moveFrom|moveTo)[ >].*?</w:(?:r></w:(?:ins|del|moveFrom|moveTo)|r)>",
    )
    .unwrap();
    let pieces: Vec<&str> = opened.find_iter(&text).map(|it| it.as_str()).collect();
    let at = |piece: Option<&&str>| piece.map_or_else(|| own.clone(), |piece| kind(piece));
    [at(pieces.first()), at(pieces.last()), own.clone()]
}

/// Fails where LibreOffice would take two changes for one: only the end of a paragraph, which stays, is between them.
#[track_caller]
pub(super) fn assert_parted(bytes: &[u8]) {
    let xml = part_of_word(bytes, "word/document.xml");
    let all: Vec<_> = found("(?s)(<w:p>.*?</w:p>)", &xml).into_iter().map(ends).collect();
    for ([_, last, own], [first, ..]) in all.iter().zip(&all[1..]) {
        assert!(own.is_some() || last.is_none() || last != first, "{last:?} {xml}");
    }
    let [.., own] = &all[all.len() - 1];
    assert_eq!(*own, None, "{xml}");
}

#[test]
fn what_stands_before_a_new_paragraph_does_not_end_in_what_is_new() {
    let text = "Un repas en été dans la cour\n\n- Une bourse aux livres\n- Une fête **en** mai.\n\nFin de tout.";
    for (old, new) in [
        // A last word that changed, one that came, one that goes; a whole sentence.
        ("livres\n", "jouets\n- Un loto\n"),
        ("livres\n", "livres et aux jouets\n- Un loto\n"),
        ("cour\n", "cour. Il pleut.\n\nIl vente.\n"),
        ("mai.\n", "mai. Et un loto en mai.\n\nUn texte.\n"),
        ("**en** mai.\n", "**en mai.** Et puis rien\n- Un autre\n"),
        ("Fin de tout.", "Fin de tout. Et encore.\n\nUn ajout."),
        // Two that stay, the end of one and the start of the other.
        ("livres\n- Une fête", "livres rares\n- Oui, une fête"),
        ("cour\n\n- Une bourse", "cour fermée\n\n- Et une bourse"),
    ] {
        let edited = text.replace(old, new);
        assert_ne!(edited, text);
        for (before, after) in [(text, edited.as_str()), (&edited, text)] {
            let bytes = word(before, after);
            assert_parted(&bytes);
            for (accepted, expected) in [(false, before), (true, after)] {
                let expected = lines(&expected.replace("**", ""));
                assert_eq!(paragraphs(&bytes, accepted), expected, "{old} → {new}");
            }
        }
    }
}

#[test]
fn a_remark_on_a_paragraph_that_comes_or_goes_marks_no_range() {
    let text = "Le village a un four.\n\n- Un repas mensuel\n- Une bourse aux livres\n\n### La suite\n\nLe projet continue.";
    let moved = "Le village a un four.\n\n### La suite\n\nLe projet continue.\n\n- Un repas mensuel\n- Une bourse aux livres";
    for (before, after) in [(text, moved), (moved, text)] {
        let bytes = word(before, after);
        assert_parted(&bytes);
        let xml = part_of_word(&bytes, "word/document.xml");
        assert!(xml.contains("<w:commentReference ") && !xml.contains("w:commentRange"), "{xml}");
    }
}

#[test]
fn no_comment_has_the_number_of_a_note() {
    let text = "Le village a un four[^1].\n\n- Un repas mensuel\n- Une bourse aux livres\n\n### La suite\n\nLe projet continue[^2].\n\n[^1]: Depuis 1890.\n\n[^2]: Avec tous.";
    let moved = "Le village a un four[^1].\n\n### La suite\n\nLe projet continue[^2].\n\n- Un repas mensuel\n- Une bourse aux livres\n\n[^1]: Depuis 1890.\n\n[^2]: Avec tous.";
    let bytes = word(text, moved);
    let xml = part_of_word(&bytes, "word/document.xml");
    let called = found("<w:commentReference w:id=\"([0-9]+)\"", &xml);
    let comments = part_of_word(&bytes, "word/comments.xml");
    assert_eq!(called, found("<w:comment w:id=\"([0-9]+)\"", &comments));
    let notes = part_of_word(&bytes, "word/footnotes.xml");
    let notes = found("<w:footnote [^>]*w:id=\"(-?[0-9]+)\"", &notes);
    assert!(notes.len() > 2 && !called.is_empty(), "{xml}");
    assert!(!called.iter().any(|id| notes.contains(id)), "{called:?} {notes:?}");
}
