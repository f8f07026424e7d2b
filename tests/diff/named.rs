//! What is told by its name: points, sentences, quotations, and how they are presented.

use super::forms::{sheet, shown};
use super::{annex, collection, told};

const PLACE: &str = "« Le contexte » :";

/// Fails unless a change is told in these words and, the other way round, in the others.
#[track_caller]
fn assert_told(old: &str, new: &str, [there, back]: [&str; 2]) {
    let (old, new) = (sheet(old), sheet(new));
    assert_eq!(told(&old, &new), [format!("{PLACE} {there}")]);
    assert_eq!(told(&new, &old), [format!("{PLACE} {back}")]);
}

#[test]
fn a_sentence_that_is_set_out_is_told_as_that() {
    let old = "      La ville compte mille habitants.\n      On y vient de loin.\n      On y reste longtemps.\n";
    let set_out = "\n      > [!exergue]\n      > On y vient de loin.\n\n";
    let middle = old.replace("      On y vient de loin.\n", set_out);
    let words = ["1 phrase mise en avant", "1 phrase n’est plus mise en avant"];
    assert_told(old, &middle, words);
    let (first, rest) = old.split_once("      On y vient").unwrap();
    let above = format!("{first}{set_out}      On y vient{rest}").replacen(
        "      On y vient de loin.\n      On y reste",
        "      On y reste",
        1,
    );
    assert_told(old, &above, words);
}

#[test]
fn a_point_between_another_one_and_its_list_is_one_more_point() {
    let lists = "        - en été dans la cour\n        - en hiver dans la salle\n";
    for above in ["Un repas", "Un repas mensuel pour les voisins"] {
        let old = format!("      - {above}\n{lists}      - Une bourse aux livres\n");
        let new = old.replace(lists, &format!("      - Un café\n{lists}"));
        assert_told(&old, &new, ["1 point ajouté", "1 point retiré"]);
        let text = shown(&sheet(&old), &sheet(&new));
        assert!(text.contains("+ {+Un café+}") && !text.contains("Un repas"), "{text}");
    }
}

#[test]
fn points_and_sentences_that_moved_are_no_passages() {
    let points =
        ["Un repas mensuel", "Un atelier de couture le mardi soir", "Une bourse aux livres"];
    let list = |order: [usize; 3]| order.map(|at| format!("      - {}\n", points[at])).concat();
    assert_told(&list([0, 1, 2]), &list([1, 0, 2]), ["1 point déplacé"; 2]);
    let [a, b, c] = [
        "Les voisins continuent de se voir.",
        "Ils préparent la fête de l'été.",
        "Le bal aura lieu en juin.",
    ];
    let text = |order: [&str; 3]| order.map(|it| format!("      {it}\n")).concat();
    assert_told(&text([a, b, c]), &text([b, a, c]), ["1 phrase déplacée"; 2]);
    let quote =
        format!("{}\n      > On n'osait pas entrer, et puis on est revenus.\n", text([a, b, c]));
    assert_told(&text([a, b, c]), &quote, ["1 citation ajoutée", "1 citation retirée"]);
}

#[test]
fn how_a_passage_was_presented_and_is_now_is_told() {
    let bullets = "      - Un atelier de cuisine le lundi\n      - Un repas partagé au jardin\n";
    let numbers = bullets.replacen("- ", "1. ", 1).replacen("- ", "2. ", 1);
    let same =
        |shape: &str| format!("1 passage présenté autrement, sans changer de mots ({shape})");
    assert_told(
        bullets,
        &numbers,
        [&same("liste à puces devenue numérotée"), &same("liste numérotée devenue à puces")],
    );
    let deeper = bullets.replace("      - Un repas", "        - Un repas");
    assert_told(
        bullets,
        &deeper,
        [&same("point devenu sous-point"), &same("sous-point devenu point")],
    );
    let heading = format!("      ### Les suites\n\n{bullets}");
    let lower = heading.replace("###", "####");
    assert_told(&heading, &lower, [&same("intertitre d’un autre niveau"); 2]);
}

#[test]
fn words_that_moved_in_their_sentence_and_titles_of_call_outs_are_told_once() {
    let old = "      Chaque mois, avec les voisins, la maison ouvre son jardin à tous les enfants du quartier.\n";
    let new = "      Chaque mois, la maison ouvre son jardin à tous les enfants du quartier, avec les voisins.\n";
    assert_told(old, new, ["1 phrase modifiée (« avec les voisins » déplacé dans la phrase)"; 2]);
    let text = "      40 bénévoles et 200 familles y viennent.\n";
    let callout =
        "      > [!encadre] En chiffres\n      > 40 bénévoles et 200 familles y viennent.\n";
    let line = |what, shape| {
        format!(
            "1 titre d’encadré {what} (« En chiffres »), 1 passage présenté autrement ({shape})"
        )
    };
    let shapes = ["paragraphe devenu encadré", "encadré devenu paragraphe"];
    assert_told(text, callout, [&line("ajouté", shapes[0]), &line("retiré", shapes[1])]);
    let terminal = shown(&sheet(callout), &sheet(text));
    let [title, below] =
        ["[-En chiffres-]", "40 bénévoles"].map(|it| terminal.find(&format!(" {it}")));
    assert!(title.is_some() && title < below, "{terminal}");
}

#[test]
fn a_section_with_another_heading_and_half_its_text_is_the_same() {
    let old = "titre: Une ferme\nsections:\n  - type: contexte\n    texte: |\n      La ville compte mille habitants et une gare.\n\n      Le marché a lieu le jeudi sur la place.\n";
    let new =
        old.replace("type: contexte", "type: projet\n    titre: Ce que veut la ville").replace(
            "Le marché a lieu le jeudi sur la place.",
            "Un four sera construit pour les deux hameaux.",
        );
    let lines = told(old, &new);
    assert!(
        lines.iter().any(|it| it.contains("titre changé, avant : « Le contexte »")),
        "{lines:?}"
    );
    assert!(!lines.iter().any(|it| it.ends_with("ajouté") || it.ends_with("retiré")), "{lines:?}");
}

#[test]
fn fields_that_come_and_sheets_that_stay_are_told_like_others() {
    let old = sheet("      Un texte.\n");
    let new = old.replace("sections:", "sous_titre: Au village\nsections:");
    assert_eq!(told(&old, &new), ["sous-titre : Au village (ajouté)"]);
    assert_eq!(told(&new, &old), ["sous-titre : Au village (retiré)"]);
    let both = [&old, &old].map(|it| annex(&collection(&[("sources/a.yaml", it)])));
    let total = annexe::diff::telling::total(&annexe::diff::compare(&both[0], &both[1]));
    assert_eq!(total, "1 fiche inchangée");
    let note = "      La ville a un port et une école.\n";
    let noted = "      La ville a un port[^1] et une école.\n\n      [^1]: Il est fermé l'hiver.\n";
    let text = shown(&sheet(note), &sheet(noted));
    assert!(text.contains("+} et une école") && !text.contains("  et"), "{text}");
}

#[test]
fn what_is_bold_or_a_note_called_elsewhere_is_no_sentence_that_moved() {
    let old =
        "      On y vient de loin.\n      On y reste longtemps.\n      Le maire le dit bien.\n";
    let of = |words: &[&str]| {
        words.iter().fold(old.to_owned(), |text, it| text.replace(it, &format!("*{it}*")))
    };
    let styled = "gras ou italique changé à 1 endroit";
    for words in [
        &["On y reste longtemps.", "Le maire le dit bien."][..],
        &["On y reste longtemps.", "Le maire"],
        &["On y vient de loin.", "On y reste longtemps.", "Le maire le dit bien."],
    ] {
        assert_told(old, &of(words), [styled; 2]);
    }
    let text = shown(&sheet(old), &sheet(&of(&["On y reste longtemps.", "Le maire"])));
    let both =
        "[-On y reste longtemps. Le maire-]{+*On y reste longtemps.* *Le maire*+} le dit bien.";
    assert!(text.contains(both), "{text}");
    let note = |place: &str| {
        let text = old.replace(place, &format!("{place}[^1]"));
        format!("{text}\n      [^1]: Depuis 1890.\n")
    };
    for places in [["longtemps", "On y reste"], ["loin", "bien"], ["maire", "dit"]] {
        let [a, b] = places.map(note);
        assert_told(&a, &b, ["1 note déplacée"; 2]);
    }
}

#[test]
fn a_sentence_that_is_a_quotation_or_a_point_where_it_stood_is_told_as_that() {
    let old = "      La ville compte mille habitants.\n      On y vient de loin.\n      On y reste longtemps.\n      Le maire le dit bien.\n";
    let quoted = ["1 phrase devenue citation", "1 phrase n’est plus une citation"];
    for said in ["La ville compte mille habitants.", "On y vient de loin.", "Le maire le dit bien."]
    {
        let line = format!("      {said}\n");
        assert_told(old, &old.replace(&line, &format!("\n      > {said}\n\n")), quoted);
    }
    let [a, b] = ["On y reste longtemps.", "Le maire le dit bien."];
    let points =
        old.replace(&format!("      {a}\n      {b}\n"), &format!("\n      - {a}\n      - {b}\n"));
    let told = ["2 phrases devenues points", "2 phrases ne sont plus des points"];
    assert_told(old, &points, told);
    let callout = old
        .replace(&format!("      {b}\n"), &format!("\n      > [!encadre] Le maire\n      > {b}\n"));
    let told = [
        "1 phrase mise en encadré, 1 titre d’encadré ajouté (« Le maire »)",
        "1 phrase n’est plus en encadré, 1 titre d’encadré retiré (« Le maire »)",
    ];
    assert_told(old, &callout, told);
}

#[test]
fn words_that_moved_in_a_point_are_told_as_in_a_sentence() {
    let old = "      - Un atelier de couture le mardi soir\n      - Une bourse aux livres\n";
    let new = old.replace(" de couture le mardi soir", " le mardi soir de couture");
    let words = "1 point modifié (« de couture » déplacé dans le point)";
    assert_told(old, &new, [words; 2]);
}

#[test]
fn a_heading_with_another_level_and_other_words_is_one_that_was_edited() {
    let old = "      ### Le début\n\n      Un texte.\n\n      ### La vie du jardin\n\n      Chaque samedi, une équipe vient.\n";
    for (words, day) in [
        ("La vie du potager", "samedi"),
        ("Tout autre chose", "samedi"),
        ("Le potager", "dimanche"),
    ] {
        let new = old.replace("### La vie du jardin", &format!("#### {words}"));
        let new = new.replace("samedi", day);
        let lines = told(&sheet(old), &sheet(&new)).join(" | ");
        assert!(lines.contains("1 intertitre modifié ("), "{lines}");
        assert!(lines.contains("), niveau du titre changé"), "{lines}");
        assert!(!lines.contains("ajouté") && !lines.contains("retiré"), "{lines}");
        let text = shown(&sheet(old), &sheet(&new));
        assert_eq!(text.matches("~ (niveau du titre changé) ").count(), 1, "{text}");
    }
    let words = "1 intertitre modifié (« jardin » devient « potager »), niveau du titre changé";
    let other = "1 intertitre modifié (« potager » devient « jardin »), niveau du titre changé";
    assert_told(
        old,
        &old.replace("### La vie du jardin", "#### La vie du potager"),
        [words, other],
    );
}

#[test]
fn what_a_passage_was_and_is_has_a_name() {
    let said = "On n'osait pas entrer, et puis on est revenus.";
    let plain = format!("      {said}\n");
    let quote = format!("      > {said}\n");
    let set_out = format!("      > [!exergue]\n      > {said}\n");
    let box_of = format!("      > [!encadre]\n      > {said}\n");
    let line =
        |shape: &str| format!("1 passage présenté autrement, sans changer de mots ({shape})");
    for (a, b, there, back) in [
        (&plain, &quote, "paragraphe devenu citation", "citation devenue paragraphe"),
        (&plain, &set_out, "paragraphe devenu exergue", "exergue devenu paragraphe"),
        (&quote, &set_out, "citation devenue exergue", "exergue devenu citation"),
        (&quote, &box_of, "citation devenue encadré", "encadré devenu citation"),
        (&plain, &box_of, "paragraphe devenu encadré", "encadré devenu paragraphe"),
    ] {
        assert_told(a, b, [&line(there), &line(back)]);
    }
}

#[test]
fn sentences_that_are_in_a_call_out_where_they_stood_are_told_as_that() {
    let old = "      La ville compte mille habitants.\n      On y vient de loin.\n";
    let new = "      La ville compte mille habitants.\n\n      > [!encadre] À noter\n      > On y vient de loin.\n";
    let words = [
        "1 phrase mise en encadré, 1 titre d’encadré ajouté (« À noter »)",
        "1 phrase n’est plus en encadré, 1 titre d’encadré retiré (« À noter »)",
    ];
    assert_told(old, new, words);
}
