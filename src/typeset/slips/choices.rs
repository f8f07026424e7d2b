//! Texts of which Typst takes some alone: the one that another looks like (`"A4"`, `"buttom"`).

use typst::diag::SourceDiagnostic;
use typst::{World, WorldExt};

use crate::diag::did_you_mean;
use crate::message::text;
use crate::typeset::world::View;

/// The texts that a message of Typst's says it takes.
fn choices(said: &str) -> Vec<&str> {
    let wanted = said.strip_prefix("expected ").unwrap_or_default();
    let wanted = wanted.split_once(", found ").map_or(wanted, |(wanted, _)| wanted);
    wanted.split('"').skip(1).step_by(2).collect()
}

/// What to write instead of a text that is none of those.
pub(in crate::typeset) fn near(world: &View<'_>, found: &SourceDiagnostic) -> Option<String> {
    let choices = choices(&found.message);
    let source = world.source(found.span.id()?).ok()?;
    let given = source.text().get(world.range(found.span)?)?;
    let given = given.strip_prefix('"')?.strip_suffix('"')?.to_lowercase();
    let same = choices.iter().copied().find(|choice| *choice == given);
    let near = same.or_else(|| did_you_mean(&given, choices.iter().copied()))?;
    Some(text!("did-you-mean", near = format!("\"{near}\"")))
}

#[cfg(test)]
mod tests {
    use super::choices;

    #[test]
    fn the_texts_to_choose_from_are_known() {
        assert_eq!(choices("expected \"a4\", \"a5\", or \"us-letter\""), ["a4", "a5", "us-letter"]);
        assert_eq!(choices("expected \"a\" or auto, found \"b\""), ["a"]);
        assert_eq!(choices("expected length, found string"), [""; 0]);
    }
}
