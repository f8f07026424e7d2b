//! Points of lists that moved, and lists that something parts: what is told is what is marked.

use annexe::diff::summary::parts;
use annexe::diff::{Content, SheetChange, Side, compare};
use annexe::sheet::{Block, BlockChange};

use super::edits::Dice;
use super::forms::{sheet, shown};
use super::{annex, collection, shape, told, words};

const PLACE: &str = "« Le contexte » :";
const POINTS: [&str; 6] = [
    "loger les habitants du quartier",
    "former les jeunes sans emploi",
    "soigner les personnes isolées",
    "ouvrir une épicerie solidaire",
    "réparer les vélos du village",
    "accueillir les nouveaux arrivants",
];
const TEXT: &str = "      Un comité réunit les habitants chaque mois.\n";

/// Points, each with its mark; numbers from one on, or bullets.
fn list(points: &[usize], from: Option<usize>) -> String {
    let sign = |nth: usize| from.map_or("-".to_owned(), |from| format!("{}.", from + nth));
    let lines = points.iter().enumerate().map(|(nth, at)| {
        let end = if nth + 1 == points.len() { "." } else { " ;" };
        format!("      {} {}{end}\n", sign(nth), POINTS[*at])
    });
    lines.collect()
}

fn bullets(points: &[usize]) -> String {
    list(points, None)
}

fn moved(count: usize) -> String {
    let s = if count > 1 { "s" } else { "" };
    format!("{count} point{s} déplacé{s}")
}

#[test]
fn points_that_change_places_are_moved_however_alike() {
    let old = sheet(&bullets(&[0, 1, 2, 3, 4]));
    let new = sheet(&bullets(&[4, 1, 2, 3, 0]));
    assert_eq!(told(&old, &new), [format!("{PLACE} {}", moved(2))]);
    let text = shown(&old, &new);
    for label in ["↗ (déplacé plus bas) loger", "↗ (déplacé plus haut) réparer"] {
        assert!(text.contains(label), "{text}");
    }
    assert!(!text.contains("[-loger") && !text.contains("{+loger"), "{text}");
}

#[test]
fn a_point_that_moved_and_changed_is_told_with_its_words() {
    let old = sheet(&bullets(&[0, 1, 2, 3, 4]));
    let new = sheet(&bullets(&[4, 0, 1, 2, 3])).replace("vélos du", "vieux vélos du");
    let line = |words| format!("{PLACE} 1 point modifié ({words} « vieux »), {}", moved(1));
    assert_eq!(told(&old, &new), [line("ajout de")]);
    assert_eq!(told(&new, &old), [line("retrait de")]);
    let text = shown(&old, &new);
    assert!(text.contains("↘ (déplacé depuis plus bas) réparer les {+vieux +}vélos"), "{text}");
    // Another point with a word in common is another one.
    let other =
        sheet(&bullets(&[4, 0, 1, 2, 3])).replace("réparer les vélos", "repeindre la place");
    let line = format!("{PLACE} 1 point ajouté, 1 point retiré");
    assert_eq!(told(&old, &other), [line]);
}

#[test]
fn numbers_that_go_on_behind_a_paragraph_are_no_moves() {
    let whole = sheet(&list(&[0, 1, 2, 3], Some(1)));
    for from in [3, 1] {
        let rest = list(&[2, 3], Some(from));
        let parted = sheet(&format!("{}\n{TEXT}\n{rest}", list(&[0, 1], Some(1))));
        assert_eq!(told(&whole, &parted), [format!("{PLACE} 1 phrase ajoutée")], "{from}");
        assert_eq!(told(&parted, &whole), [format!("{PLACE} 1 phrase retirée")], "{from}");
        for (old, new) in [(&whole, &parted), (&parted, &whole)] {
            let text = shown(old, new);
            assert!(!text.contains("soigner") && !text.contains("loger"), "{text}");
        }
    }
    // In three, a point of the last one edited.
    let parted = [list(&[0, 1], Some(1)), list(&[2], Some(3)), list(&[3], Some(4))];
    let parted = sheet(&parted.join(&format!("\n{TEXT}\n"))).replace("solidaire", "commune");
    let line = "2 phrases ajoutées, 1 point modifié (« solidaire » devient « commune »)";
    assert_eq!(told(&whole, &parted), [format!("{PLACE} {line}")]);
}

#[test]
fn a_point_at_the_seam_of_two_lists_stays_or_is_marked() {
    let parted = |first: &[usize], second: &[usize]| {
        sheet(&format!("{}\n{TEXT}\n{}", bullets(first), bullets(second)))
    };
    let of = |points: &[usize]| sheet(&bullets(points));
    for (old, new, line) in [
        (of(&[0, 1, 2]), parted(&[0, 1], &[3, 2]), "1 phrase ajoutée, 1 point ajouté"),
        (parted(&[0, 1], &[3, 2]), of(&[0, 1, 2]), "1 phrase retirée, 1 point retiré"),
        (
            parted(&[0, 1], &[2, 3]),
            of(&[0, 4, 2, 3]),
            "1 phrase retirée, 1 point ajouté, 1 point retiré",
        ),
        (of(&[0, 1, 2, 3]), parted(&[0, 3], &[2, 1]), "1 phrase ajoutée, 2 points déplacés"),
    ] {
        assert_eq!(told(&old, &new), [format!("{PLACE} {line}")]);
        let text = shown(&old, &new);
        assert_eq!(text.matches('↘').count(), if line.contains("déplacés") { 2 } else { 0 });
    }
    // A new point parts a list in a list.
    let old =
        of(&[0, 1, 2, 3]).replace("- former", "  - former").replace("- soigner", "  - soigner");
    let new = old.replace("        - soigner", "      - Un autre point\n        - soigner");
    assert_eq!(told(&old, &new), [format!("{PLACE} 1 point ajouté, {}", moved(1))]);
    let text = shown(&old, &new);
    assert!(text.contains("↘ (déplacé depuis plus haut) soigner"), "{text}");
}

#[test]
fn points_that_are_one_now_are_told_however_many() {
    let old = sheet(&bullets(&[0, 1, 2, 3]));
    let text = POINTS[..3].join(", ");
    let new = sheet(&format!("      - {text} ;\n{}", bullets(&[3])));
    assert_eq!(told(&old, &new), [format!("{PLACE} 3 points réunis")]);
    let two = sheet(&format!("      - {} ;\n{}", POINTS[..2].join(" et "), bullets(&[2, 3])));
    assert_eq!(told(&old, &two), [format!("{PLACE} 2 points réunis")]);
    assert_eq!(told(&two, &old), [format!("{PLACE} 1 point coupé en deux")]);
}

/// A text made of lists, and one after some edits of its points.
fn edited(seed: u64) -> [String; 2] {
    let mut dice = Dice(seed);
    let numbered = dice.next(3) == 0;
    let mut parts: Vec<Vec<String>> = vec![POINTS.map(str::to_owned).to_vec()];
    if dice.next(2) == 0 {
        let rest = parts[0].split_off(2 + dice.next(3));
        parts.push(rest);
    }
    let text = |parts: &[Vec<String>]| {
        let mut count = 0;
        let lists = parts.iter().filter(|points| !points.is_empty()).map(|points| {
            let lines = points.iter().map(|point| {
                count += 1;
                let sign = if numbered { format!("{count}.") } else { "-".to_owned() };
                format!("      {sign} {point}\n")
            });
            lines.collect::<String>()
        });
        sheet(&lists.collect::<Vec<_>>().join(&format!("\n{TEXT}\n")))
    };
    let old = text(&parts);
    for _ in 0..=dice.next(3) {
        let list = dice.next(parts.len());
        let count = parts[list].len();
        let at = dice.next(count);
        match dice.next(6) {
            0 if count > 1 => {
                let point = parts[list].remove(at);
                let to = dice.next(parts.len());
                let place = dice.next(parts[to].len() + 1);
                parts[to].insert(place, point);
            }
            1 if count > 1 => {
                let other = dice.next(count);
                parts[list].swap(at, other);
            }
            2 if count > 0 => parts[list][at] = parts[list][at].replacen(' ', " aussi ", 1),
            3 if count > 1 => drop(parts[list].remove(at)),
            4 => parts[list].insert(at, format!("dresser {} tables de fête", 3 + dice.next(90))),
            _ if parts.len() > 1 => {
                let rest = parts.remove(1);
                parts[0].extend(rest);
            }
            _ if count > 1 => {
                let rest = parts[list].split_off(1 + dice.next(count - 1));
                parts.insert(list + 1, rest);
            }
            _ => {}
        }
    }
    [old, text(&parts)]
}

/// How many points and lists of one version alone, and how many that moved, are marked: gone, new, moved.
fn marks(blocks: &[Block], of_list: Option<BlockChange>, found: &mut [usize; 3]) {
    for block in blocks {
        let (change, block) = match block {
            Block::Marked(it) => (Some(it.mark.change), &it.block),
            block => (of_list, block),
        };
        match (change, block) {
            (Some(BlockChange::MovedHere), _) => found[2] += 1,
            (Some(BlockChange::MovedAway), _) => {}
            (_, Block::List { items, .. }) => {
                items.iter().for_each(|item| {
                    marks(&item[..1], change.or(Some(BlockChange::Edited)), found)
                });
            }
            // Of the paragraphs, those in lists alone.
            (Some(BlockChange::Deleted), _) if of_list.is_some() => found[0] += 1,
            (Some(BlockChange::Inserted), _) if of_list.is_some() => found[1] += 1,
            _ => {}
        }
    }
}

#[test]
fn of_lists_edited_in_any_way_what_is_told_is_what_is_marked() {
    let (mut moves, mut seams) = (0, 0);
    for seed in 0..400 {
        let texts = edited(seed);
        let annexes = texts.each_ref().map(|it| annex(&collection(&[("sources/a.yaml", it)])));
        let found = compare(&annexes[0], &annexes[1]);
        let Some(change) = found.sheets.first() else { continue };
        let told = format!("seed {seed}:\n{}\n{}", texts[0], texts[1]);
        for (side, annex) in [Side::Old, Side::New].into_iter().zip(&annexes) {
            let content = Content::of(&annex.entries[0].sheet);
            assert_eq!(words(&side.of(&change.content)), words(&content), "{told}");
            assert_eq!(shape(&side.of(&change.content)), shape(&content), "{told}");
        }
        let mut marked = [0; 3];
        marks(&change.content.sections[0].blocks, None, &mut marked);
        assert_eq!(counted(change), marked, "{told}");
        moves += usize::from(marked[2] > 0);
        let goes_on = |block: &Block| matches!(block, Block::Marked(it) if matches!(it.mark.change, BlockChange::Split | BlockChange::Joined));
        seams += usize::from(change.content.sections[0].blocks.iter().any(goes_on));
    }
    assert!(moves > 100 && seams > 50, "{moves} {seams}");
}

/// Points that are told to be gone, or new, and what is told to have moved.
fn counted(change: &SheetChange) -> [usize; 3] {
    let parts = parts(change);
    let sum = |of: fn(&annexe::diff::summary::PartChange) -> usize| parts.iter().map(of).sum();
    [sum(|it| it.items.removed), sum(|it| it.items.added), sum(|it| it.moved + it.items_moved)]
}
