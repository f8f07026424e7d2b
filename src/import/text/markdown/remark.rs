//! Tells the remarks of a text, `<!-- … -->`: those of its author are to be looked at, as a document's comments are.

use crate::fold::folded_words;
use crate::import::log::start;
use crate::import::note::{Certainty, Note};
use crate::message::text;

/// What the remarks of programs begin with.
const PROGRAMS: &[&str] = &[
    "caption",
    "column",
    "end",
    "figure",
    "footer",
    "formula",
    "header",
    "html",
    "image",
    "img",
    "link",
    "list",
    "markdownlint",
    "more",
    "omitted",
    "page",
    "pagebreak",
    "pagefooter",
    "pageheader",
    "pagenumber",
    "picture",
    "prettier",
    "saut",
    "section",
    "slide",
    "start",
    "table",
    "toc",
];
/// A remark of fewer words is a mark.
const WORDS: usize = 2;

/// What is told of a line's remark.
pub(super) fn told(line: usize, said: &str) -> Note {
    let words = folded_words(said);
    let marks = |word: &String| PROGRAMS.contains(&word.as_str());
    let telling = words.iter().filter(|word| word.contains(char::is_alphabetic)).count();
    match words.first() {
        None => Note::new(line, Certainty::Sure, text!("import-conversion")),
        Some(first) => {
            let program = marks(first) || telling < WORDS || said.contains('=');
            let sure = if program { Certainty::Sure } else { Certainty::Doubtful };
            Note::new(line, sure, text!("import-conversion.named", text = start(said)))
        }
    }
}
