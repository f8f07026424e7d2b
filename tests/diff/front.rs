//! The list of changes at the front of a redline.

use annexe::diag::Diagnostics;
use annexe::diff::compare;
use annexe::project::Project;
use annexe::typeset::{Redline, Typesetter};

use super::{annex, collection};

#[test]
fn the_last_line_of_the_list_stands_with_another_one() {
    let with = |word: &str, count: usize| {
        let section = |i| {
            format!("  - titre: Partie {i}\n    texte: Un {word} naît ici, derrière la mairie.\n")
        };
        let sections: String = (1..=count).map(section).collect();
        collection(&[("sources/a.yaml", &format!("titre: Une ferme\nsections:\n{sections}"))])
    };
    let mut on_two_pages = 0;
    for count in 34..44 {
        let (old, new) = (with("jardin", count), with("potager", count));
        let (from, to) = (annex(&old), annex(&new));
        let redline = Redline::new(&compare(&from, &to), &from, &to, ("v1", "v2"));
        let project = Project::find(Some(new.root())).unwrap();
        let typesetter = Typesetter::new(&project, &redline.annex).unwrap();
        let typeset = typesetter.lay_out_redline(&redline, &mut Diagnostics::default()).unwrap();
        let page_of = |part: usize| {
            let line = format!("«Partie{part}»");
            let letters =
                |page| typeset.text(page).split_whitespace().collect::<String>().contains(&line);
            (1..=typeset.pages()).find(|page| letters(*page)).unwrap()
        };
        assert_eq!(page_of(count - 1), page_of(count), "{count} lines");
        on_two_pages += usize::from(page_of(count) > 1);
    }
    assert!((1..10).contains(&on_two_pages), "{on_two_pages}");
}
