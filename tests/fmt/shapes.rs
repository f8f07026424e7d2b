//! On sheets of every shape: the same sheet before and after, every remark in its place, twice is once.

use annexe::diag::Diagnostics;
use annexe::sheet::{Sheet, read_manifest, read_sheet};
use annexe::source::Source;
use proptest::collection::vec;
use proptest::prelude::*;

use super::generate::{Choices, sheet};
use super::{formatted, try_formatted};

const MANIFEST: &str =
    "annexe: A\ntitre: T\nguide: G\nthemes: {1: Un, 3: Trois}\ntypes_de_section: {maison: M}\n";

fn read(text: &str) -> Option<Sheet> {
    let mut found = Diagnostics::default();
    let manifest = Source::new("annexe.yaml", MANIFEST.into());
    let manifest = read_manifest(&manifest, &mut found).unwrap();
    let source = Source::decode("x.yaml".as_ref(), text.as_bytes(), &mut found)?;
    read_sheet("x", &source, &manifest, &mut found).filter(|_| found.errors() == 0)
}

/// All that a sheet says, places apart.
fn said(sheet: &Sheet) -> String {
    let fields: Vec<_> = sheet.sidebar.iter().map(|f| (&f.key, &f.label, &f.blocks)).collect();
    let sections: Vec<_> =
        sheet.sections.iter().map(|s| (&s.kind, &s.heading, &s.blocks)).collect();
    format!(
        "{:#?}",
        (
            (&sheet.title, &sheet.summary_title, &sheet.themes),
            (&sheet.lead, fields, &sheet.body, sections, &sheet.credits)
        )
    )
}

/// Remarks and the keys of their lines, or of the next line that is none.
fn remarks(text: &str) -> Vec<(String, String)> {
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    let key =
        |line: &str| line.trim_start_matches("- ").split(':').next().unwrap_or_default().to_owned();
    let mut found = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        if let Some(name) = line.strip_prefix("# avant ") {
            let next = lines[at..].iter().find(|line| !line.starts_with('#') && !line.is_empty());
            found.push((name.to_owned(), key(next.unwrap())));
        } else if let Some((before, name)) = line.split_once("# fin ") {
            found.push((name.to_owned(), key(before)));
        }
    }
    found
}

fn count(text: &str) -> Vec<usize> {
    ["# avant ", "# fin", "# seul", "# en tête", "# sur la ligne", "# un"]
        .iter()
        .map(|remark| text.matches(remark).count())
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 600, max_global_rejects: 2400, failure_persistence: None, ..ProptestConfig::default()
    })]

    #[test]
    fn nothing_is_lost_in_any_shape(bytes in vec(any::<u8>(), 0..160)) {
        let text = sheet(&mut Choices::new(&bytes));
        let Some(before) = read(&text) else {
            prop_assert!(try_formatted(&text).is_none() || text.contains("[9]"), "{}", text);
            return Err(TestCaseError::reject("this one has errors"));
        };
        let form = formatted(&text);
        let after = read(&form);
        prop_assert!(after.is_some(), "{}\n---\n{}", text, form);
        prop_assert_eq!(said(&before), said(&after.unwrap()));
        prop_assert_eq!(count(&text), count(&form), "{}\n---\n{}", text, form);
        for (name, key) in remarks(&form) {
            prop_assert!(name == "-" || name == key || (name == "titre" && key == "texte"), "{}: {}\n{}", name, key, form);
        }
        prop_assert!(form.ends_with('\n') && !form.ends_with("\n\n") && !form.contains('\r'));
        prop_assert!(!form.contains("\n\n\n"));
    }
}
