//! HTML prints as it stands: its tags are hidden from Markdown, which would take whole paragraphs for code.

use std::ops::Range;

/// What stands for `<` while Markdown reads; as long as it, and forbidden in sources.
const SHIELD: char = '\u{1}';

/// Something that looks like HTML.
pub(super) enum Html {
    /// A comment, which its author means to hide.
    Comment,
    /// A well-known tag: its name, and how to write what it means.
    Tag(&'static str, &'static str),
}

/// The tags that people paste, and what to write instead.
const TAGS: &[(&str, &str)] = &[
    ("b", "le gras s'écrit **mot**"),
    ("strong", "le gras s'écrit **mot**"),
    ("i", "l'italique s'écrit *mot*"),
    ("em", "l'italique s'écrit *mot*"),
    ("br", "un retour à la ligne s'écrit par une barre oblique inverse en fin de ligne"),
    ("sup", "un exposant s'écrit ^mot^"),
    ("a", "un lien s'écrit [texte](https://example.org)"),
    ("p", "une ligne vide sépare deux paragraphes"),
    ("div", "supprimez la balise"),
    ("span", "supprimez la balise"),
    ("u", "le souligné n'existe pas ; le gras s'écrit **mot**"),
    ("font", "supprimez la balise"),
    ("h1", "un intertitre s'écrit « ### Titre »"),
    ("h2", "un intertitre s'écrit « ### Titre »"),
    ("h3", "un intertitre s'écrit « ### Titre »"),
    ("ul", "un point de liste s'écrit « - point »"),
    ("li", "un point de liste s'écrit « - point »"),
    ("table", "supprimez les balises, et dites le tableau en liste"),
    ("img", "une image s'écrit ![ce qu'elle montre](photo.jpg)"),
];

/// Hides every `<` that opens no address, and tells what looked like HTML; offsets stay as they are.
pub(super) fn shield(text: &str) -> (String, Vec<(Range<usize>, Html)>) {
    let mut found = Vec::new();
    let mut out = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        let rest = &text[at..];
        if c != '<' || is_address(rest) || text[..at].ends_with("](") {
            out.push(c);
            continue;
        }
        out.push(SHIELD);
        if rest.starts_with("<!--") {
            let end = rest.find("-->").map_or(4, |end| end + 3);
            found.push((at..at + end, Html::Comment));
        } else if let Some((name, remedy)) = tag(rest) {
            let end = rest.find('>').map_or(rest.len(), |end| end + 1);
            found.push((at..at + end, Html::Tag(name, remedy)));
        }
    }
    (out, found)
}

/// Shows what was hidden.
pub(super) fn unshield(text: &str) -> String {
    text.replace(SHIELD, "<")
}

/// Whether `<` opens an address: <https://…> or <name@host>.
fn is_address(rest: &str) -> bool {
    let Some(end) = rest.find(['>', ' ', '\n']).filter(|&end| rest[end..].starts_with('>')) else {
        return false;
    };
    let inside = &rest[1..end];
    super::links::is_allowed(inside) || super::links::is_email(inside)
}

fn tag(rest: &str) -> Option<(&'static str, &'static str)> {
    let name = rest[1..].trim_start_matches('/');
    let end = name.find(|c: char| !c.is_ascii_alphanumeric())?;
    let closed =
        name[end..].starts_with(['>', '/']) || (name[end..].starts_with(' ') && name.contains('>'));
    let name = name[..end].to_ascii_lowercase();
    TAGS.iter().copied().find(|(known, _)| closed && *known == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_keep_their_bracket() {
        let shielded = |text: &str| shield(text).0.replace(SHIELD, "¤");
        assert_eq!(
            shielded("a <x> b <https://a.b> <c@d.fr> 3 < 4"),
            "a ¤x> b <https://a.b> <c@d.fr> 3 ¤ 4"
        );
        assert_eq!(shielded("[a](<b.png>)"), "[a](<b.png>)");
        assert_eq!(unshield(&shield("<b>é</b>").0), "<b>é</b>");
    }

    #[test]
    fn known_tags_and_comments_are_told() {
        assert_eq!(shield("<b>x</B> <nom> <!-- a --> a<b").1.len(), 3);
    }
}
