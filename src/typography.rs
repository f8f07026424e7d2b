//! French micro-typography, done for the author.
//!
//! Rules after the *Lexique des règles typographiques en usage à l'Imprimerie nationale* (« Ponctuation »,
//! « Abréviations », « Nombres »): a narrow no-break space (U+202F) before `; ! ?`, a no-break space (U+00A0) before
//! `:`, inside `« »`, between a number and `% ‰ €`, `’` for `'`, `…` for `...`, French quotation marks for `"…"`, raised letters in ordinals, no
//! line end between a number and its unit, in telephone numbers, between « Fiche » and its number, initials and their
//! name, or a dash that opens and the words behind it. Addresses are
//! left as they are. No letter, digit or word is ever changed, and setting a text twice is setting it once.

mod breaks;
mod marks;
mod numbers;
mod phones;
mod ties;

use breaks::{LONG, SEAM, break_long_words, last_words};
use marks::{apostrophes_and_dots, punctuation, quotation_marks, single_marks, spaces};
use numbers::{numbers, ordinals};
use ties::ties;

use crate::sheet::{Run, Runs};

/// No-break space.
const NBSP: char = '\u{a0}';
/// Narrow no-break space.
const NNBSP: char = '\u{202f}';
/// Word joiner: forbids a line end after a hyphen.
const JOINER: char = '\u{2060}';

/// A character and the run that it belongs to.
#[derive(Clone, Copy)]
struct Glyph {
    c: char,
    run: usize,
    raised: bool,
    /// Of an address: never changed, and a letter to its neighbours.
    verbatim: bool,
    /// End of a printed line.
    line_end: bool,
}

/// Sets a text.
#[must_use]
pub fn set(runs: Runs) -> Runs {
    compose(runs, true)
}

/// Sets a text; `ends` says whether its last words are tied.
fn compose(runs: Runs, ends: bool) -> Runs {
    let mut glyphs = flatten(&runs);
    spaces(&mut glyphs);
    single_marks(&mut glyphs);
    apostrophes_and_dots(&mut glyphs);
    quotation_marks(&mut glyphs);
    punctuation(&mut glyphs);
    numbers(&mut glyphs);
    ties(&mut glyphs);
    ordinals(&mut glyphs);
    if ends {
        last_words(&mut glyphs);
    }
    let mut runs = regroup(&glyphs, runs);
    for run in &mut runs {
        run.note = run.note.take().map(set);
        if run.text.len() >= LONG {
            run.text = break_long_words(&run.text);
        }
    }
    runs
}

/// Sets a text that has no styles: a title, a heading.
#[must_use]
pub fn set_text(text: &str) -> Runs {
    set(vec![Run::text(text.split_whitespace().collect::<Vec<_>>().join(" "))])
}

/// Sets a text whose lines another program ends: its last words are not tied.
#[must_use]
pub fn set_words(text: &str) -> String {
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    crate::sheet::plain(&compose(vec![Run::text(words)], false))
}

/// A text without the signs that nobody sees, which say where its lines may end: whoever copies an address has it whole.
#[must_use]
pub fn unset(text: &str) -> String {
    text.replace([SEAM, JOINER], "")
}

/// Sets a text that no page shows, such as a document's author: its spaces are plain, a search finds it.
#[must_use]
pub fn set_property(text: &str) -> String {
    let plain = unset(&set_words(text));
    plain.chars().map(|c| if is_space(c) { ' ' } else { c }).collect()
}

fn flatten(runs: &[Run]) -> Vec<Glyph> {
    let mut glyphs = Vec::with_capacity(runs.iter().map(|run| run.text.len() + 1).sum());
    for (i, run) in runs.iter().enumerate() {
        let glyph =
            |c| Glyph { c, run: i, raised: run.raised, verbatim: run.verbatim, line_end: false };
        // Breaks of an earlier setting are made anew.
        glyphs.extend(run.text.chars().filter(|c| *c != SEAM).map(glyph));
        if run.line_break {
            glyphs.push(Glyph { line_end: true, ..glyph(' ') });
        }
    }
    glyphs
}

fn regroup(glyphs: &[Glyph], runs: Runs) -> Runs {
    let mut out: Runs = Vec::new();
    let mut rest = glyphs;
    for (i, mut run) in runs.into_iter().enumerate() {
        run.text = String::new();
        let first = out.len();
        let own;
        (own, rest) = rest.split_at(rest.partition_point(|g| g.run <= i));
        for alike in own.chunk_by(|one, next| one.raised == next.raised) {
            let text: String = alike.iter().filter(|g| !g.line_end).map(|g| g.c).collect();
            if !text.is_empty() {
                let style = Run { note: None, ..run.clone() };
                out.push(Run { text, raised: alike[0].raised, line_break: false, ..style });
            }
        }
        if out.len() == first {
            if run.note.is_none() && !run.line_break {
                continue;
            }
            out.push(run.clone());
        }
        if let Some(last) = out.last_mut() {
            last.note = run.note;
            last.line_break = run.line_break;
        }
    }
    out
}

/// Any white space, breaking or not.
fn is_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, NBSP | NNBSP)
}

/// White space that the rules may replace: not a line's end, not an address's.
fn loose(g: &Glyph) -> bool {
    is_space(g.c) && !g.verbatim && !g.line_end
}

fn opens(c: char) -> bool {
    matches!(c, '(' | '[' | '{' | '«' | '“' | '‘' | '/' | '-' | '–' | '—' | '\'' | '’' | '"')
}

/// The character at an index, where a line does not end.
fn at(glyphs: &[Glyph], i: Option<usize>) -> Option<char> {
    i.and_then(|i| glyphs.get(i)).filter(|g| !g.line_end).map(|g| g.c)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::sheet::plain;

    fn french(text: &str) -> String {
        plain(&compose(vec![Run::text(text)], false))
            .replace(NBSP, "~")
            .replace(NNBSP, "_")
            .replace(JOINER, "|")
    }

    #[test]
    fn spaces_before_high_punctuation() {
        assert_eq!(french("Qui ? Toi ! Oui ; non : rien."), "Qui_? Toi_! Oui_; non~: rien.");
        assert_eq!(french("Qui? Toi! Oui; non: rien."), "Qui_? Toi_! Oui_; non~: rien.");
        assert_eq!(french("Quoi ?! Vraiment !!!"), "Quoi_?! Vraiment_!!!");
        assert_eq!(french("à 10:30, (?) et R&amp;D"), "à 10:30, (?) et R&amp;D");
        assert_eq!(french("fin de liste ;"), "fin de liste_;");
    }

    #[test]
    fn quotation_marks_and_apostrophes() {
        assert_eq!(french("l'action \"culture\" d'ici"), "l’action «~culture~» d’ici");
        assert_eq!(french("« a » et «b»"), "«~a~» et «~b~»");
        assert_eq!(french("« le \"vivre ensemble\" »"), "«~le “vivre ensemble”~»");
        assert_eq!(french("Durée : 32'"), "Durée~: 32'");
        assert_eq!(french("32'' et 5'"), "32'' et 5'");
        assert_eq!(french("(\"a\")"), "(«~a~»)");
        assert_eq!(french("\"un \"imbriqué\" ici\""), "«~un “imbriqué” ici~»");
        assert_eq!(french("\"un \"deux\" et \"trois\"\""), "«~un “deux” et “trois”~»");
        assert_eq!(french("un \"mot \"dit ici"), "un «~mot~»dit ici");
        assert_eq!(french("\"32'\" et (32';)"), "«~32'~» et (32'_;)");
        assert_eq!(french("un 'mot', 'l'eau d'ici'"), "un ‘mot’, ‘l’eau d’ici’");
        assert_eq!(
            french("rock 'n' roll, un p'tit, 'tit gars"),
            "rock ’n’ roll, un p’tit, ’tit gars"
        );
        assert!(french("Les années '30, le 'mot' dit").starts_with("Les années ’30, le ‘mot’"));
    }

    #[test]
    fn odd_spaces_are_set_once() {
        for text in [
            "a \u{202f} % '",
            "a \u{202f} %",
            " \u{202f} '",
            "a \u{202f} b",
            "3 \u{a0} %",
            "x aa bb cc",
        ] {
            let once = set(vec![Run::text(text)]);
            assert_eq!(plain(&set(once.clone())), plain(&once), "{text:?}");
        }
    }

    #[test]
    fn dots() {
        assert_eq!(french("alors... on"), "alors… on");
        assert_eq!(french("fin...."), "fin....");
    }

    #[test]
    fn numbers_stay_together() {
        assert_eq!(
            french("25 000 habitants, 70 % en 2018 500"),
            "25_000 habitants, 70~% en 2018 500"
        );
        assert_eq!(french("1 500 € et 25 ans"), "1_500~€ et 25~ans");
        assert_eq!(french("10%, 12€/mois et 3 500€."), "10~%, 12~€/mois et 3_500~€.");
        assert_eq!(french("a%20b, 5%à, x%"), "a%20b, 5%à, x%");
        assert_eq!(
            french("voir la fiche 3, n° 4, Mme Dupont"),
            "voir la fiche~3, n°~4, Mme~Dupont"
        );
        assert_eq!(french("05 36 49 00 00"), "05~36~49~00~00");
        assert_eq!(french("05.36.49.00.00 02-61-91-00-00"), "05.36.49.00.00 02-|61-|91-|00-|00");
        assert_eq!(french("+33 5 36 49 00 00"), "+33~5~36~49~00~00");
        for (text, set) in [
            ("+33 (0)5 36 49 00 00", "+33~(0)5~36~49~00~00"),
            ("+33 (0) 5 36 49 00 00", "+33~(0)~5~36~49~00~00"),
            ("00 33 5 36 49 00 00", "00~33~5~36~49~00~00"),
            ("0033 5 36 49 00 00.", "0033~5~36~49~00~00."),
            ("le 36 46 ou le 39 19.", "le 36~46 ou le 39~19."),
            ("12 36 46 et 36 46 12, 36 468", "12 36 46 et 36 46 12, 36_468"),
        ] {
            assert_eq!(french(text), set);
        }
        assert_eq!(french("1 000 000 € et 12 001 000 000"), "1_000_000~€ et 12_001_000_000");
        assert_eq!(french("0 800 123 456, 0 800 12 34 56."), "0~800~123~456, 0~800~12~34~56.");
        assert_eq!(
            french("le 2 janvier 2020 ou le 1er mai ; 5 millions"),
            "le 2~janvier 2020 ou le 1er~mai_; 5~millions"
        );
        assert_eq!(french("au chapitre 4, il a 05 000"), "au chapitre~4, il a 05 000");
        assert_eq!(
            french("0 800 123 456, 0800 123 456, 0 800 12 34 56"),
            "0~800~123~456, 0800~123~456, 0~800~12~34~56"
        );
        assert_eq!(
            french("1 000 000 €, 1 001 000 et 1 000 000 000"),
            "1_000_000~€, 1_001_000 et 1_000_000_000"
        );
        assert_eq!(french("5 millions, 05 000 et 2018 000"), "5~millions, 05 000 et 2018 000");
    }

    #[test]
    fn ordinals_are_raised() {
        let raised = |text: &str| -> Vec<String> {
            set(vec![Run::text(text)]).into_iter().filter(|r| r.raised).map(|r| r.text).collect()
        };
        assert_eq!(
            raised("la 1ère, le 1er, la 2ème, les 3es, XIXe siècle"),
            ["ère", "er", "ème", "es", "e"]
        );
        assert_eq!(raised("la Ve République, le Xe siècle, le Vème"), ["e", "e", "ème"]);
        assert_eq!(raised("Ve, Le, 3 e, 12h, 2eme2, B2e"), Vec::<String>::new());
    }

    #[test]
    fn what_is_read_together_stays_together() {
        for (text, set) in [
            ("voir pp. 12 et 13, § 4", "voir pp.~12 et 13, §~4"),
            ("l'art. L. 115-1 et l'article R. 2", "l’art.~L.~115-1 et l’article~R.~2"),
            ("de 14 h 30 à 16 h", "de 14~h~30 à 16~h"),
            ("J.-P. Sartre et J. P. Dupont", "J.-|P.~Sartre et J.~P.~Dupont"),
            ("2019–2020, 2019 – 2020", "2019–|2020, 2019 – 2020"),
            ("le XXe siècle, au Xe siècle.", "le XXe~siècle, au Xe~siècle."),
            ("Il dit – enfin – oui. Un – deux.", "Il dit –~enfin~– oui. Un – deux."),
            ("Le plan B est là. Il tient.", "Le plan B est là. Il tient."),
            ("la section L 3", "la section L~3"),
            ("du 2 janvier 2020 au 1er mars", "du 2~janvier 2020 au 1er~mars"),
            ("(15 août 2019), en mai 2020", "(15~août 2019), en mai 2020"),
            ("le 3 mai 35 personnes", "le 3~mai 35~personnes"),
            ("au chapitre 4, axe 2", "au chapitre~4, axe~2"),
            ("l'action 3, d'annexe 2, (l'article 5)", "l’action~3, d’annexe~2, (l’article~5)"),
            ("« l'étape 2 » et “action 3”", "«~l’étape~2~» et “action~3”"),
            ("20 km/h, 24 h/24 et 7 j/7", "20~km/h, 24~h/24 et 7~j/7"),
            ("15 m2, 100 kWh, 5 $, 1 semaine", "15~m2, 100~kWh, 5~$, 1~semaine"),
            ("de 16 h-18 h, à 9 heures 30", "de 16~h-18~h, à 9~heures~30"),
            ("2 M €, 3 Md € et le plan M €", "2~M~€, 3~Md~€ et le plan M €"),
            ("de - 5 % ou − 3 %, 10 - 5", "de -~5~% ou −~3~%, 10 - 5"),
            ("nº 3, Mr Dupont, t. 3, alinéa 2", "nº~3, Mr~Dupont, t.~3, alinéa~2"),
            ("XVe–XVIe siècles, XIX-XXe siècle", "XVe–|XVIe~siècles, XIX-|XXe~siècle"),
            ("VI-MA, MIX-VIN, 24 heures 300 jours", "VI-MA, MIX-VIN, 24~heures 300~jours"),
        ] {
            assert_eq!(french(text), set);
        }
    }

    #[test]
    fn a_short_last_word_is_not_left_alone() {
        let set = |text: &str| plain(&set(vec![Run::text(text)])).replace(NBSP, "~");
        assert_eq!(set("trouver une meilleure réponse."), "trouver une meilleure~réponse.");
        assert_eq!(set("une grande participation"), "une grande participation");
        assert_eq!(set("deux mots"), "deux mots");
        assert_eq!(set("y trouver quoi ?"), "y trouver~quoi\u{202f}?");
    }

    #[test]
    fn long_words_may_break() {
        let broken = |text: &str| break_long_words(text).replace(SEAM, "|");
        assert_eq!(
            broken("voir http://example.org/une/page?longue=1 ici"),
            "voir http://|example.|org/|une/|page?|longue=|1 ici"
        );
        assert_eq!(broken(&"é".repeat(30)), format!("{0}|{0}|éééééé", "é".repeat(12)));
        assert_eq!(broken("court, anticonstitutionnellement"), "court, anticonstitutionnellement");
        // Signs around it make it no longer.
        let quoted = "«\u{202f}d’anticonstitutionnellement\u{202f}».";
        assert_eq!(broken(quoted), quoted);
        for (word, set) in [
            ("accompagnateurs·accompagnatrices", "accompagnateurs·|accompagnatrices"),
            ("accompagnateurs(accompagnatrices).", "accompagnateurs|(accompagnatrices)."),
            ("intercommunaliteurs·trices·s", "intercommunaliteurs·trices·s"),
        ] {
            assert_eq!(broken(word), set);
        }
        let names = "Saint-Remy-en-Bouzemont-Saint-Genest-et-Isson";
        assert_eq!(broken(names), names);
        assert_eq!(
            broken(&format!("demi-{}", "é".repeat(30))),
            format!("demi-{0}|{0}|éééééé", "é".repeat(12))
        );
        let once = break_long_words(&"x".repeat(99));
        assert_eq!(break_long_words(&once), once);
    }

    #[test]
    fn properties_have_plain_spaces() {
        assert_eq!(set_property("L'eau : « oui » en 2 000"), "L’eau : « oui » en 2 000");
    }

    #[test]
    fn addresses_are_left_alone() {
        let run = Run { verbatim: true, ..Run::text("http://a.b/c?d;e:f...'g'") };
        assert_eq!(plain(&set(vec![run.clone()])), run.text);
    }

    #[test]
    fn punctuation_looks_across_styles() {
        let bold = Run { bold: true, ..Run::text("Public") };
        assert_eq!(plain(&set(vec![bold, Run::text(" : tous")])), "Public\u{a0}: tous");
    }

    #[test]
    fn lines_keep_their_ends() {
        let first = Run { line_break: true, ..Run::text("Secrétariat ") };
        let runs = set(vec![first, Run::text(" 05 36 49 00 00")]);
        assert_eq!(runs[0].text, "Secrétariat");
        assert!(runs[0].line_break);
        assert_eq!(runs[1].text, "05\u{a0}36\u{a0}49\u{a0}00\u{a0}00");
    }

    proptest! {
        #[test]
        fn no_letter_or_digit_changes_and_twice_is_once(text in "[a-zA-Zé0-9 .,;:!?'\"«»“”()%€\\-\u{a0}\u{202f}+…]{0,60}") {
            let once = compose(vec![Run::text(&text)], false);
            let letters = |s: &str| s.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
            prop_assert_eq!(letters(&plain(&once)), letters(&text));
            let twice = compose(once.clone(), false);
            prop_assert_eq!(plain(&twice), plain(&once));
        }

        #[test]
        fn a_last_word_is_tied_once(text in "[a-zé]{1,9}( [a-zé]{1,9}){0,6}( ?[:;!?.]| [0-9]{1,4} ?€)?") {
            let once = set(vec![Run::text(&text)]);
            prop_assert_eq!(plain(&set(once.clone())), plain(&once));
        }
    }
}
