//! Word documents of an annex in parts: their titles stand above those of the sheets.

use annexe::schema::Kind;

use crate::common::docx::{Docx, p, table};
use crate::common::office::import;

fn sheet(title: &str) -> String {
    p("T2", title)
        + &p("", "Un chapeau.")
        + &table(&[&["REPERES"], &["Public"], &["Les voisins"], &["Contact"], &["La mairie"]])
        + &p("T3", "CONTEXTE")
        + &p("", "Il fait froid.")
        + &p("T3", "DESCRIPTION")
        + &p("", "On se chauffe.")
}

#[test]
fn the_titles_of_parts_are_no_sheets() {
    let parts = [
        p("T1", "Partie 1 – Accueillir"),
        sheet("Le four"),
        sheet("Le moulin"),
        p("T1", "Partie 2 – Transmettre"),
        p("", "Une ligne l'ouvre."),
        sheet("La meule"),
        p("T1", "Conclusion"),
        p("", "Tout reste à faire."),
    ]
    .concat();
    for (cover, title) in [(p("T", "Recueil"), "Recueil"), (String::new(), "À compléter")] {
        let (collection, run) = import("annexe.docx", &Docx::new(&(cover + &parts)).bytes());
        assert_eq!(run.code, 0, "{}", run.stderr);
        assert!(!run.stderr.contains("pas tous"), "{}", run.stderr);
        let read = |name: &str| {
            std::fs::read_to_string(collection.path(&format!("neuf/sources/{name}.yaml"))).unwrap()
        };
        let manifest = format!(
            "{}annexe: Annexe\ntitre: {title}\nguide: À compléter\norganisme: |\n  À compléter\nfiches:\n  - four\n  - moulin\n  \
             - meule\n\n# Le texte importé disait aussi :\n#   Partie 1 – Accueillir\n#   Partie 2 – Transmettre\n#   Une ligne \
             l'ouvre.\n#   Conclusion\n#   Tout reste à faire.\n",
            Kind::Manifest.modeline()
        );
        assert_eq!(read("annexe"), manifest, "{}", run.stderr);
        for name in ["four", "moulin", "meule"] {
            let sheet = read(name);
            for wanted in
                ["type: contexte\n", "type: projet\n", "public: Les voisins\n", "chapeau:"]
            {
                assert!(sheet.contains(wanted), "{wanted} in\n{sheet}");
            }
        }
        assert_eq!(
            run.stderr.matches("titre d'une partie de l'annexe").count(),
            2,
            "{}",
            run.stderr
        );
        assert_eq!(collection.run(&["build", "--root", "neuf"]).code, 0);
    }
}
