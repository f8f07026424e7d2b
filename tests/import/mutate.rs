//! Puts the pieces of an annex together as other annexes and other conversions have them.

use super::model::{Model, Piece};

/// Random numbers that are the same in every run (SplitMix64).
pub(crate) struct Random(pub u64);

impl Random {
    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    pub(crate) fn below(&mut self, n: usize) -> usize {
        usize::try_from(self.next() % u64::try_from(n.max(1)).unwrap()).unwrap()
    }

    pub(crate) fn one_in(&mut self, n: usize) -> bool {
        self.below(n) == 0
    }

    pub(crate) fn shuffle<T>(&mut self, items: &mut [T]) {
        for at in (1..items.len()).rev() {
            items.swap(at, self.below(at + 1));
        }
    }

    pub(crate) fn pick<'t, T>(&mut self, items: &'t [T]) -> &'t T {
        &items[self.below(items.len())]
    }
}

/// What a mutation does.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Plan {
    pub shuffle_sheets: bool,
    pub drop_sheets: bool,
    pub shuffle_sections: bool,
    pub drop_sections: bool,
    pub reword: bool,
    pub levels: bool,
    pub title_levels: bool,
    /// Titles are bold lines.
    pub bold_titles: bool,
    pub no_sidebar: bool,
    pub move_sidebar: bool,
    pub break_lists: bool,
    pub bullets: bool,
    pub viewpoints: bool,
    pub summary: Summary,
    pub links: bool,
    pub themes: bool,
    pub no_cover: bool,
    pub encoding: Encoding,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Summary {
    #[default]
    Tabs,
    Markdown,
    Html,
    None,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Encoding {
    #[default]
    Plain,
    Crlf,
    Apart,
    Mark,
    NoBreak,
}

/// What an import must find.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Expected {
    pub titles: Vec<String>,
    pub kinds: Vec<String>,
    pub fields: Vec<String>,
    pub themes: Vec<Vec<u32>>,
}

/// Other headings of each type.
fn synonyms(kind: &str) -> &'static [&'static str] {
    match kind {
        "contexte" => &[
            "Contexte de l'action",
            "Le contexte local",
            "La situation de départ",
            "Le point de départ",
            "Contexte et historique",
        ],
        "enjeux" => &[
            "Les enjeux",
            "Un diagnostic, quatre enjeux pour le quartier",
            "Les défis du territoire",
            "Quels enjeux pour les familles ?",
            "Enjeux identifiés",
        ],
        "diagnostic" => &["Le diagnostic partagé", "L'état des lieux", "Les constats"],
        "objectif" => &["Les objectifs de la démarche", "La finalité du projet", "L'ambition"],
        "projet" => &[
            "Le projet",
            "Un projet pour le quartier",
            "Présentation du projet",
            "Le projet de territoire",
        ],
        "points-cles" => &["Les points forts", "Les facteurs de réussite", "Les éléments clés"],
        "actions" => &[
            "Les actions menées",
            "Actions mises en œuvre",
            "Les réalisations",
            "La mise en œuvre",
            "Ce qui a été fait",
        ],
        "impact" => &["Les effets observés", "Impacts de l'action", "Les retombées"],
        "evaluation" => {
            &["Le bilan", "Évaluation", "Les résultats de l'évaluation", "Bilan et résultats"]
        }
        "transformations" => &[
            "Les changements constatés",
            "Ce qui a changé",
            "Les évolutions observées",
            "Transformations",
        ],
        "illustration" => &[
            "En quoi est-ce du développement social ?",
            "Pourquoi cette action relève du développement social",
            "Une illustration du développement social",
        ],
        "indications" => {
            &["Les enseignements", "À retenir", "Conseils pratiques", "Recommandations"]
        }
        "perspectives" => &[
            "Et après ?",
            "Perspectives",
            "Les suites du projet",
            "La suite",
            "Les prochaines étapes",
        ],
        "sources" => &["Sources", "Bibliographie", "Pour en savoir plus", "Ressources"],
        _ => &[],
    }
}

/// A mutated text, and what an import must find in it.
pub(crate) fn mutate(model: &Model, plan: Plan, random: &mut Random) -> (String, Expected) {
    let mut model = model.clone();
    if plan.themes {
        for (number, title) in model.rows.iter_mut().flat_map(|row| &mut row.1) {
            *number += 40;
            *title = format!("Thème n° {number} : le pain");
        }
    }
    if plan.drop_sheets {
        let keep = 1 + random.below(model.sheets.len() - 1);
        random.shuffle(&mut model.sheets);
        model.sheets.truncate(keep);
        model.sheets.sort_by_key(|sheet| sheet.row);
    }
    if plan.shuffle_sheets {
        random.shuffle(&mut model.sheets);
    }
    for sheet in &mut model.sheets {
        sections(sheet, plan, random);
    }
    if plan.no_sidebar {
        model.sheets.iter_mut().for_each(|sheet| sheet.sidebar = None);
    }
    let expected = expected(&model, plan);
    let mut lines = if plan.no_cover { Vec::new() } else { model.cover.clone() };
    lines.extend(summary(&model, plan.summary));
    let titles: Vec<String> = model.sheets.iter().map(|sheet| sheet.title.clone()).collect();
    for sheet in &model.sheets {
        lines.extend(whole(sheet, plan, random));
        if plan.links && random.one_in(2) {
            lines.extend(["".into(), format!("[{}](#)", random.pick(&titles)), "".into()]);
        }
    }
    if !plan.no_cover {
        lines.push(String::new());
        lines.extend(model.back.clone());
    }
    (encoded(&lines.join("\n"), plan.encoding), expected)
}

fn expected(model: &Model, plan: Plan) -> Expected {
    let sheets = &model.sheets;
    let kinds = |sheet: &Piece| {
        sheet.sections.iter().map(|(kind, _)| kind.as_str()).collect::<Vec<_>>().join(" ")
    };
    let fields =
        |sheet: &Piece| sheet.sidebar.as_ref().map(|(_, keys)| keys.join(" ")).unwrap_or_default();
    let themes = |sheet: &Piece| -> Vec<u32> {
        model.rows[sheet.row].1.iter().map(|(number, _)| *number).collect()
    };
    Expected {
        titles: sheets.iter().map(|sheet| sheet.title.clone()).collect(),
        kinds: sheets.iter().map(kinds).collect(),
        fields: sheets.iter().map(fields).collect(),
        themes: match plan.summary {
            Summary::None => vec![Vec::new(); sheets.len()],
            _ => sheets.iter().map(themes).collect(),
        },
    }
}

/// Drops, shuffles and rewords sections.
fn sections(sheet: &mut Piece, plan: Plan, random: &mut Random) {
    if plan.drop_sections && sheet.sections.len() > 2 {
        let keep = 2 + random.below(sheet.sections.len() - 2);
        while sheet.sections.len() > keep {
            let at = random.below(sheet.sections.len());
            sheet.sections.remove(at);
        }
    }
    if plan.shuffle_sections {
        random.shuffle(&mut sheet.sections);
    }
    for (kind, lines) in &mut sheet.sections {
        let words = if plan.reword && !synonyms(kind).is_empty() {
            (*random.pick(synonyms(kind))).to_owned()
        } else {
            lines[0].trim_matches(['#', ' ', '*', '-', '✓']).to_owned()
        };
        let how = random.below(6);
        lines[0] = match how {
            0 if plan.bullets => format!("- **{words}**"),
            1 if plan.bullets => format!("- ✓ **{words}**"),
            2 if plan.bullets => format!("**{words}**"),
            _ if plan.reword || plan.levels => format!("## **{words}**"),
            _ => lines[0].clone(),
        };
    }
}

/// A sheet's lines, its sidebar put somewhere.
fn whole(sheet: &Piece, plan: Plan, random: &mut Random) -> Vec<String> {
    let mut lines = vec![String::new()];
    lines.extend(sheet.head.clone());
    let first_text = lines.len();
    let sections: Vec<&(String, Vec<String>)> = sheet.sections.iter().collect();
    let mut first_section_end = first_text;
    for (n, (_, section)) in sections.iter().enumerate() {
        lines.push(String::new());
        lines.extend(section.clone());
        if n < 2 {
            first_section_end = lines.len();
        }
    }
    if plan.levels {
        levels(&mut lines, plan.title_levels, random);
    }
    if plan.viewpoints {
        for line in &mut lines {
            let text = line.trim_start_matches(['#', ' ', '➤', '*']).trim_end_matches('*');
            if line.starts_with('#') && text.starts_with("Du point de vue") {
                *line = format!("- **{text}**");
            }
        }
    }
    if plan.break_lists {
        let item = |line: &str| line.trim_start().starts_with("- ");
        for at in (1..lines.len()).rev() {
            if item(&lines[at]) && item(&lines[at - 1]) && random.one_in(5) {
                lines.insert(at, String::new());
            }
        }
    }
    if plan.bold_titles {
        let title = lines.iter_mut().find(|line| line.starts_with('#'));
        title.into_iter().for_each(|line| *line = format!("**{}**", sheet.title));
    }
    if let Some((sidebar, _)) = &sheet.sidebar {
        let (from, to) =
            (first_text, if plan.move_sidebar { first_section_end } else { lines.len() });
        place(&mut lines, sidebar, plan.move_sidebar, from..to, random);
    }
    lines
}

/// Gives headings other levels.
fn levels(lines: &mut [String], titles: bool, random: &mut Random) {
    let mut first = true;
    for line in lines.iter_mut().filter(|line| line.starts_with('#')) {
        if !first || titles {
            let text = line.trim_start_matches('#').to_owned();
            let least = if titles { 1 } else { 2 };
            *line = format!("{}{text}", "#".repeat(least + random.below(5 - least)));
        }
        first = false;
    }
}

/// Puts the sidebar between two lines, or in the middle of a sentence.
fn place(
    lines: &mut Vec<String>,
    sidebar: &[String],
    moved: bool,
    range: std::ops::Range<usize>,
    random: &mut Random,
) {
    let blanks: Vec<usize> = range.clone().filter(|at| lines[*at].is_empty()).collect();
    let prose = |line: &str| {
        line.len() > 200 && line.starts_with(|c: char| c.is_alphabetic()) && !line.contains("](")
    };
    let long: Vec<usize> = range.clone().filter(|at| prose(&lines[*at])).collect();
    let block = [vec![String::new()], sidebar.to_vec(), vec![String::new()]].concat();
    if moved && !long.is_empty() && random.one_in(3) {
        let at = *random.pick(&long);
        let line = lines[at].clone();
        let cut = line.match_indices(' ').map(|(cut, _)| cut).filter(|cut| {
            let before = line[..*cut].chars().next_back();
            let after = line[cut + 1..].chars().next();
            before.is_some_and(|c| c.is_alphabetic() || c == ',')
                && after.is_some_and(char::is_lowercase)
        });
        let cuts: Vec<usize> = cut.collect();
        if !cuts.is_empty() {
            let cut = *random.pick(&cuts);
            lines[at] = line[..cut].to_owned();
            lines.insert(at + 1, line[cut + 1..].to_owned());
            lines.splice(at + 1..at + 1, block);
            return;
        }
    }
    let at = match blanks.as_slice() {
        [] => lines.len(),
        _ if moved => *random.pick(&blanks),
        _ => *blanks.last().unwrap(),
    };
    lines.splice(at..at, block);
}

fn summary(model: &Model, kind: Summary) -> Vec<String> {
    let themes = |themes: &[(u32, String)], between: &str| {
        let all: Vec<String> =
            themes.iter().map(|(n, title)| format!("Fiche {n}. {title}")).collect();
        all.join(between)
    };
    let rows = model.sheets.iter().enumerate().map(|(n, sheet)| {
        let (title, named) = &model.rows[sheet.row];
        (title.clone(), format!("P.{}", 4 + n), named)
    });
    match kind {
        Summary::None => Vec::new(),
        Summary::Tabs => {
            std::iter::once("<b>Action inspirante</b>\t<b>Pages</b>\t<b>Illustration</b>".into())
                .chain(rows.map(|(title, page, named)| {
                    format!("{title}\t<a href=\"#\">{page}</a>\t{}", themes(named, " "))
                }))
                .chain(["".into()])
                .collect()
        }
        Summary::Markdown => {
            ["| Action inspirante | Pages | Illustration |".into(), "|---|---|---|".into()]
                .into_iter()
                .chain(rows.map(|(title, page, named)| {
                    format!("| {title} | [{page}](#p) | {} |", themes(named, "<br>"))
                }))
                .chain(["".into()])
                .collect()
        }
        Summary::Html => [
            "<table>".into(),
            "<thead><tr><th>Action inspirante</th><th>Pages</th></tr></thead><tbody>".into(),
        ]
        .into_iter()
        .chain(rows.flat_map(|(title, page, named)| {
            [
                format!("<tr><td>{title}</td>"),
                format!("<td>{page}</td><td>{}</td></tr>", themes(named, "<br/>")),
            ]
        }))
        .chain(["</tbody></table>".into(), "".into()])
        .collect(),
    }
}

fn encoded(text: &str, encoding: Encoding) -> String {
    match encoding {
        Encoding::Plain => text.to_owned(),
        Encoding::Crlf => text.replace('\n', "\r\n"),
        Encoding::Mark => format!("\u{feff}{text}"),
        Encoding::NoBreak => text
            .replace(" ;", "\u{202f};")
            .replace(" :", "\u{a0}:")
            .replace("« ", "«\u{a0}")
            .replace("## ", "##\u{a0}"),
        Encoding::Apart => text.chars().map(apart).collect(),
    }
}

/// The usual French letters with their accents apart.
fn apart(c: char) -> String {
    let (letter, accent) = match c {
        'é' => ('e', '\u{301}'),
        'è' => ('e', '\u{300}'),
        'ê' => ('e', '\u{302}'),
        'à' => ('a', '\u{300}'),
        'â' => ('a', '\u{302}'),
        'ç' => ('c', '\u{327}'),
        'ô' => ('o', '\u{302}'),
        'î' => ('i', '\u{302}'),
        'ù' => ('u', '\u{300}'),
        'É' => ('E', '\u{301}'),
        'À' => ('A', '\u{300}'),
        other => return other.to_string(),
    };
    [letter, accent].iter().collect()
}
