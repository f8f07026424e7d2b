//! Makes sheets of every shape from a list of choices.

/// The choices, one after the other; when they are used up, the first of each.
pub(super) struct Choices<'a>(std::slice::Iter<'a, u8>);

impl<'a> Choices<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self(bytes.iter())
    }

    fn below(&mut self, count: usize) -> usize {
        self.0.next().map_or(0, |&byte| byte as usize % count)
    }

    fn of<'t>(&mut self, all: &[&'t str]) -> &'t str {
        all[self.below(all.len())]
    }
}

/// What sentences are made of; much of it means something to YAML or Markdown.
const WORDS: &[&str] = &[
    "mot",
    "Le four",
    "à : b",
    "c: d",
    "e #f",
    "#g",
    "- h",
    "\u{a0}: ",
    "« i »",
    "j…",
    "😀",
    "e\u{301}te\u{301}",
    "k.  L",
    "M. N",
    "art. 3",
    "etc. O",
    "P. Q",
    "R ! S",
    "T ? U",
    "**v**",
    "*w. X*",
    "**Y.** Z",
    "[a. B](https://example.org/a#b)",
    "[fiche](#autre)",
    "<https://example.org>",
    "c\\*d",
    "\\- e",
    "f\tg",
    "(h. I)",
    "\"j\"",
    "'k'",
    "{l}",
    "[m]",
    "n, o",
    "1er",
    "2. P",
    "q\u{202f}; r",
    "a_b",
    "S^er^",
    "% t",
    "@u",
    "&v",
    "!w",
    "x\\\\",
    "| y",
    "> z",
    "U+2028\u{2028}",
];

/// A text of one line.
fn line(choices: &mut Choices<'_>) -> String {
    let count = 1 + choices.below(5);
    (0..count)
        .map(|_| choices.of(WORDS))
        .collect::<Vec<_>>()
        .join(choices.of(&[" ", " ", ". ", "  "]))
}

/// A paragraph: lines that end softly, or by force.
fn paragraph(choices: &mut Choices<'_>, indent: &str) -> String {
    let count = 1 + choices.below(3);
    let mut text = line(choices);
    for _ in 1..count {
        text.push_str(choices.of(&["\n", ".\n", "\\\n", "  \n", " \n", "\\\\\n"]));
        text.push_str(indent);
        text.push_str(&line(choices));
    }
    text
}

/// Prose in Markdown.
pub(super) fn prose(choices: &mut Choices<'_>) -> String {
    let count = 1 + choices.below(3);
    let block = |choices: &mut Choices<'_>| match choices.below(9) {
        0..=2 => paragraph(choices, ""),
        3 => format!("- {}\n- {}", paragraph(choices, "  "), paragraph(choices, "")),
        4 => format!(
            "- {}\n\n  {}\n  - {}",
            paragraph(choices, "  "),
            paragraph(choices, "  "),
            paragraph(choices, "    ")
        ),
        5 => format!("> {}", paragraph(choices, "> ")),
        6 => format!("> [!encadre] {}\n> {}", line(choices), paragraph(choices, "")),
        7 => format!("> [!exergue] {}\n> {}", line(choices), paragraph(choices, ">")),
        _ => format!(
            "9. {}\n10. {}\n    > {}",
            paragraph(choices, "   "),
            line(choices),
            paragraph(choices, "    > ")
        ),
    };
    let blocks: Vec<String> = (0..count).map(|_| block(choices)).collect();
    // White space before the first line would be taken for the indentation of all.
    let start = choices.of(&["", "", "", " ", "  ", "\n", "\n  ", "\u{a0} "]);
    format!("{start}{}", blocks.join(choices.of(&["\n\n", "\n\n\n", "\n \n"])))
}

/// A text in one of YAML's styles, under a key whose value is indented by `indent`.
fn scalar(choices: &mut Choices<'_>, text: &str, indent: &str) -> String {
    let block = |header: &str, text: &str| {
        let lines: Vec<String> = text
            .split('\n')
            .map(|line| {
                if line.trim().is_empty() {
                    line.trim().to_owned()
                } else {
                    format!("{indent}{line}")
                }
            })
            .collect();
        format!("{header}\n{}", lines.join("\n"))
    };
    match choices.below(7) {
        0 => block("|", text),
        1 => block(choices.of(&["|-", "|+", "| # sur la ligne"]), text),
        2 => block(">", &text.replace('\n', "\n\n")),
        3 => format!("'{}'", text.replace('\'', "''").replace('\n', &format!("\n\n{indent}"))),
        4 => format!("\n{indent}{}", double(text)),
        _ => double(text),
    }
}

fn double(text: &str) -> String {
    let escaped = text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n");
    format!("\"{}\"", escaped.replace('\t', "\\t").replace('\u{2028}', "\\L"))
}

/// A sheet: its keys in any order, remarks everywhere. Each remark says the key it is about.
pub(super) fn sheet(choices: &mut Choices<'_>) -> String {
    let mut keys = vec!["titre"];
    for key in ["titre_sommaire", "themes", "chapeau", "reperes", "texte", "sections", "generique"]
    {
        let at = choices.below(keys.len() + 2);
        if at <= keys.len() {
            keys.insert(at, key);
        }
    }
    let mut out = String::from(choices.of(&["", "---\n", "# en tête\n\n", "\n\n"]));
    for key in keys {
        before(choices, &mut out, key, "");
        let value = match key {
            "themes" => choices
                .of(&["[1, 3]", "\n  - 1\n  - 3", "\n- 1\n", "[1,\n  3]", "[1, # un\n 3]", "1"])
                .to_owned(),
            "titre" | "titre_sommaire" => {
                let text = line(choices);
                scalar(choices, &text, "  ")
            }
            "reperes" => group(choices, &["public", "contact", "objectifs"]),
            "sections" => sections(choices),
            _ => {
                let text = prose(choices);
                scalar(choices, &text, choices_indent(key))
            }
        };
        out.push_str(&format!("{key}: {value}"));
        if !value.contains('|') && !value.contains('>') && !value.contains('\n') {
            out.push_str(choices.of(&["", &format!(" # fin {key}"), "  "]));
        }
        out.push_str(choices.of(&["\n", "\n\n"]));
    }
    out.push_str(choices.of(&["", "# fin", "...\n", "\n# fin\n\n"]));
    match choices.below(4) {
        0 => out.replace('\n', "\r\n"),
        1 => format!("\u{feff}{out}"),
        2 => out.trim_end().to_owned(),
        _ => out,
    }
}

fn choices_indent(key: &str) -> &'static str {
    if key == "texte" { "      " } else { "  " }
}

fn before(choices: &mut Choices<'_>, out: &mut String, key: &str, indent: &str) {
    match choices.below(5) {
        0 => out.push_str(&format!("{indent}# avant {key}\n")),
        1 => out.push_str(&format!("\n{indent}# seul\n\n{indent}# avant {key}\n")),
        2 => out.push('\n'),
        _ => {}
    }
}

fn group(choices: &mut Choices<'_>, keys: &[&str]) -> String {
    let mut out = String::from(choices.of(&["\n", " # fin reperes\n"]));
    for key in keys {
        before(choices, &mut out, key, "  ");
        let text = prose(choices);
        out.push_str(&format!("  {key}: {}\n", scalar(choices, &text, "     ")));
    }
    out
}

fn sections(choices: &mut Choices<'_>) -> String {
    let mut out = String::from("\n");
    for _ in 0..1 + choices.below(3) {
        before(choices, &mut out, "-", " ");
        let text = prose(choices);
        let text = scalar(choices, &text, "      ");
        out.push_str(&match choices.below(3) {
            0 => format!(" - type: contexte\n   texte: {text}\n"),
            1 => format!(" - texte: {text}\n   # avant type\n   type: maison\n"),
            _ => format!(" -\n   # avant titre\n   titre: 'L''eau : {{un}}'\n   texte: {text}\n"),
        });
    }
    out
}
