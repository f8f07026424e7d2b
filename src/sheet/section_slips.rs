//! Sections whose author put the type in the place of a key, or left out the key of the text.

use std::sync::Arc;

use super::types::{self, OwnSectionType};
use crate::diag::{Code, Diagnostic};
use crate::fold::fold;
use crate::message::text;
use crate::source::{Place, Source};
use crate::yaml::slips::{astray, lost, meant};
use crate::yaml::{Node, Value, lines, write};

/// The one slip that a section has whole, if it has one of these: nothing else is missing in it then.
pub(super) fn found(
    source: &Arc<Source>,
    (index, all): (usize, &[Node]),
    own: &[OwnSectionType],
) -> Option<Diagnostic> {
    let section = all.get(index)?;
    point(source, section)
        .or_else(|| next_point(source, index, all))
        .or_else(|| type_as_key(source, section, own))
        .or_else(|| title_as_key(source, section))
        .or_else(|| text_in_type(source, section, own))
        .or_else(|| text_in_title(source, section))
        .or_else(|| swapped(source, section))
}

/// A point of the text above that has lost the spaces before it: a dash, and a sentence without a key.
fn point(source: &Arc<Source>, section: &Node) -> Option<Diagnostic> {
    let (_, written) = lines::text_of(source, source.position(section.range.start).line);
    let words = written.trim_start().strip_prefix("- ")?.trim();
    let sentence = match &section.value {
        // A title has no sign at its end, and a capital.
        Value::Scalar(_) => {
            words.contains(' ')
                && (words.starts_with(char::is_lowercase)
                    || words.ends_with([';', '.', ',', ':', '!', '?', '…', '»']))
        }
        // French has a space before the colon of a sentence.
        Value::Mapping(entries) => {
            let key = entries.first().filter(|_| entries.len() == 1).map(|(key, _)| key);
            key.is_some_and(|key| {
                source.text()[key.range.end..].starts_with(" :")
                    && meant::spelt(&key.name).is_none()
            })
        }
        _ => false,
    };
    sentence.then(|| astray_point(source, section))?
}

/// A point of such a list that says less: what is below one of its points is no section.
fn next_point(source: &Arc<Source>, index: usize, all: &[Node]) -> Option<Diagnostic> {
    let said = |node: &&Node| matches!(node.value, Value::Scalar(_));
    all.get(index).filter(said)?;
    let above = all[..index].iter().rev().find(|node| !said(node) || point(source, node).is_some());
    above.and_then(|above| point(source, above))?;
    astray_point(source, &all[index])
}

/// What is said of a point that has lost the spaces before it.
fn astray_point(source: &Arc<Source>, section: &Node) -> Option<Diagnostic> {
    let line = source.position(section.range.start).line;
    let (range, written) = lines::text_of(source, line);
    let start = range.end - written.trim_start().len();
    let spaces = lines::block_around(source, line)?;
    (start - range.start < spaces).then(|| {
        let mut found = astray::astray(source, start..range.end, spaces);
        found.code = Code::UnexpectedValue;
        found.maybe_hint(lost::hint(source, line))
    })
}

/// « texte: | » above the title of its section, which YAML joins the text to.
fn swapped(source: &Arc<Source>, section: &Node) -> Option<Diagnostic> {
    let Value::Mapping(entries) = &section.value else { return None };
    let pair = entries.windows(2).find(|pair| pair[0].0.name == "texte")?;
    let ((text, empty), (title, joined)) = (&pair[0], &pair[1]);
    let nothing = match &empty.value {
        Value::Scalar(text) => text.as_str().trim().is_empty(),
        value => matches!(value, Value::Null),
    };
    let written = source.text()[joined.range.clone()].trim_end();
    (nothing && title.name == "titre" && written.contains('\n')).then(|| {
        Diagnostic::error(Code::EmptyValue, text!("yaml-swapped", key = title.name))
            .at(&Place::new(source, text.range.clone()), text!("here"))
            .hint(text!("yaml-swapped.hint", key = title.name))
    })
}

/// The name of a type as the first key of what should have a type: `- contexte: |`.
pub(super) fn type_as_key(
    source: &Arc<Source>,
    section: &Node,
    own: &[OwnSectionType],
) -> Option<Diagnostic> {
    let Value::Mapping(entries) = &section.value else { return None };
    let (key, _) = entries.first()?;
    let name = types::names(own).into_iter().find(|name| fold(name) == fold(&key.name))?;
    let typed = entries.iter().any(|(key, _)| matches!(key.name.as_str(), "type" | "titre"));
    (!typed).then(|| {
        Diagnostic::error(Code::UnknownKey, text!("type-as-key", name))
            .at(&Place::new(source, key.range.clone()), text!("here"))
            .hint(match entries.iter().any(|(key, _)| key.name == "texte") {
                true => text!("yaml-no-type.hint", name),
                false => text!("type-as-key.hint", name),
            })
    })
}

/// The title of a section as its first key, with nothing behind it: `- Le budget :`.
fn title_as_key(source: &Arc<Source>, section: &Node) -> Option<Diagnostic> {
    let Value::Mapping(entries) = &section.value else { return None };
    let (key, node) = entries.first()?;
    let named = |key: &str| matches!(fold(key).as_str(), "type" | "titre");
    let titled = key.name.starts_with(char::is_uppercase) && matches!(node.value, Value::Null);
    let own = entries.len() > 1 && !entries.iter().any(|(key, _)| named(&key.name));
    let title = key.name.trim();
    (titled && own && meant::spelt(title).is_none()).then(|| {
        Diagnostic::error(Code::UnknownKey, text!("yaml-no-title", title))
            .at(&Place::new(source, key.range.clone()), text!("here"))
            .hint(text!("yaml-no-title.hint", written = write::scalar(title)))
    })
}

/// A line of a text between the type of its section and « texte: », which YAML joins to the type.
fn words_in_type(source: &Arc<Source>, node: &Node, own: &[OwnSectionType]) -> Option<Diagnostic> {
    let (name, rest) = source.text()[node.range.clone()].split_once('\n')?;
    types::find(own, name.trim())?;
    let words = rest.trim();
    let start = node.range.end - rest.trim_start().len();
    let first = words.lines().next()?.trim_end();
    Some(
        Diagnostic::error(Code::UnknownSectionType, text!("type-goes-on"))
            .at(&Place::new(source, start..start + first.len()), text!("here"))
            .hint(text!("type-goes-on.hint")),
    )
}

/// A text right below the title of a section, which YAML joins to it.
fn text_in_title(source: &Arc<Source>, section: &Node) -> Option<Diagnostic> {
    let Value::Mapping(entries) = &section.value else { return None };
    let (_, node) = entries.iter().find(|(key, _)| key.name == "titre")?;
    if entries.iter().any(|(key, _)| key.name == "texte") {
        return None;
    }
    let (title, rest) = source.text()[node.range.clone()].split_once('\n')?;
    let plain = !title.starts_with(['"', '\'', '|', '>']);
    let words = rest.trim_start().lines().next()?.trim_end();
    let sentence = words.starts_with(|c: char| c.is_uppercase() || matches!(c, '«' | '-' | '*'));
    let start = node.range.end - rest.trim_start().len();
    (plain && sentence).then(|| {
        let named = format!("titre: {}", title.trim());
        Diagnostic::error(Code::MissingKey, text!("yaml-no-text", written = named))
            .at(&Place::new(source, start..start + words.len()), text!("here"))
            .hint(text!("yaml-no-text.hint", key = "titre"))
    })
}

/// A text right below the type of a section, which YAML joins to its name.
fn text_in_type(
    source: &Arc<Source>,
    section: &Node,
    own: &[OwnSectionType],
) -> Option<Diagnostic> {
    let Value::Mapping(entries) = &section.value else { return None };
    let (_, node) = entries.iter().find(|(key, _)| key.name == "type")?;
    if entries.iter().any(|(key, _)| key.name == "texte") {
        return words_in_type(source, node, own);
    }
    let written = &source.text()[node.range.clone()];
    let (name, rest) = written.split_once('\n')?;
    if let Some(name) = name.trim().strip_suffix(['|', '>']).map(str::trim) {
        types::find(own, name)?;
        let bar = node.range.start + written.find(['|', '>'])?;
        return Some(
            Diagnostic::error(Code::MissingKey, text!("type-bar", name))
                .at(&Place::new(source, bar..bar + 1), text!("here"))
                .hint(text!("type-bar.hint", name)),
        );
    }
    types::find(own, name.trim())?;
    let start = node.range.end - rest.trim_start().len();
    let words = rest.trim_start().lines().next()?.trim_end();
    let named = format!("type: {}", name.trim());
    Some(
        Diagnostic::error(Code::MissingKey, text!("yaml-no-text", written = named))
            .at(&Place::new(source, start..start + words.len()), text!("here"))
            .hint(text!("yaml-no-text.hint", key = "type")),
    )
}
