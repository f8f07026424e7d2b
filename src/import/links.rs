//! Links inside the inputs: to the sheets that they name, else text.

use std::collections::HashMap;

use super::block::Block;
use super::inline::{Inline, Role};
use super::log::{Log, start};
use crate::fold::fold;
use crate::message::text;
use crate::sheet::is_link;

/// Makes links inside the inputs lead to the sheets they name; the others become text.
pub(crate) fn resolve_all(
    blocks: &mut [Block],
    targets: &HashMap<String, String>,
    log: &mut Log<'_>,
) {
    for block in blocks {
        let line = block.place();
        block.each_text(&mut |text| resolve(text, line, targets, log));
    }
}

/// The same of one text.
pub(crate) fn resolve(
    text: &mut Inline,
    line: usize,
    targets: &HashMap<String, String>,
    log: &mut Log<'_>,
) {
    let wanting = |role: &Role| matches!(role, Role::Link(target) if !is_link(target));
    if !text.0.iter().any(|span| wanting(&span.role)) {
        return;
    }
    let mut resolved = Inline::default();
    for span in std::mem::take(&mut text.0) {
        let role = match span.role {
            Role::Link(target) if !is_link(&target) => {
                role_of_link(&target, &span.text, line, targets, log)
            }
            role => role,
        };
        resolved.push(&span.text, span.bold, span.italic, role);
    }
    *text = resolved;
}

/// The role of a text that links to no address of the web: a link to a sheet, or text.
fn role_of_link(
    target: &str,
    text: &str,
    line: usize,
    targets: &HashMap<String, String>,
    log: &mut Log<'_>,
) -> Role {
    let inside = target.is_empty() || target.starts_with('#');
    if let Some(id) = targets.get(&fold(text)).filter(|_| inside) {
        log.sure(line, text!("import-link-mended", id));
        return Role::Link(format!("#{id}"));
    }
    let told = if inside {
        text!("import-link-nowhere", text = start(text))
    } else {
        text!("import-link-not-web", text = start(target))
    };
    log.likely(line, told);
    Role::Text
}
