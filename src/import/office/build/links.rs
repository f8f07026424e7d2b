//! Which links a sheet can have.

use crate::import::inline::Role;
use crate::import::log::start;
use crate::import::office::model::{Document, Remark};
use crate::message::text;
use crate::sheet::is_link;

/// The role of a link's text: a link, or text with a remark where no sheet can have the link.
pub(crate) fn role(target: &str, text: &str, line: usize, document: &mut Document) -> Role {
    let target = target.trim();
    if text.trim().is_empty() {
        return Role::Text;
    }
    if is_link(target) {
        return Role::Link(target.to_owned());
    }
    // One inside the document may lead to a sheet; the collection finds out.
    if target.is_empty() || target.starts_with('#') {
        return Role::Link("#".to_owned());
    }
    let remark = text!("import-link-not-web", text = start(target));
    let told = |last: &Remark| last.line == line && last.message == remark;
    if !document.remarks.last().is_some_and(told) {
        document.guess(line, remark);
    }
    Role::Text
}
