//! Which links a sheet can have.

use super::model::Document;
use crate::import::inline::Role;
use crate::import::log::start;

/// What a sheet may link to.
const SCHEMES: &[&str] = &["http://", "https://", "mailto:"];

/// The role of a link's text: a link, or text with a remark where no sheet can have the link.
pub(crate) fn role(target: &str, text: &str, line: usize, document: &mut Document) -> Role {
    let target = target.trim();
    let lower = target.to_lowercase();
    let known =
        SCHEMES.iter().any(|scheme| lower.starts_with(scheme) && lower.len() > scheme.len());
    if text.trim().is_empty() {
        return Role::Text;
    }
    if known && !target.contains(char::is_control) {
        return Role::Link(target.to_owned());
    }
    let remark = if target.is_empty() || target.starts_with('#') {
        format!("lien à l'intérieur du document, gardé comme texte : {}", start(text.trim()))
    } else {
        format!("lien gardé comme texte, son adresse n'est pas du web : {}", start(target))
    };
    if document.remarks.last().is_none_or(|last| *last != (line, remark.clone())) {
        document.say(line, remark);
    }
    Role::Text
}
