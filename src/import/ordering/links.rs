//! Links inside the inputs: to the sheets that they name, else text.

use std::collections::HashMap;

use crate::fold::fold;
use crate::import::block::Block;
use crate::import::inline::{Inline, Role, Span};
use crate::import::log::{Log, start};
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

/// Writes the links of a text in it as Markdown does, where no link can stand.
pub(crate) fn write_out(text: &mut Inline) {
    let mut out = Inline::default();
    let mut spans = std::mem::take(&mut text.0).into_iter().peekable();
    while let Some(mut span) = spans.next() {
        if let Some(target) = address(&span) {
            let go_on = |next: &Span| next.role == span.role;
            let mut words = span.text.clone();
            while let Some(next) = spans.next_if(go_on) {
                words.push_str(&next.text);
            }
            span.text = match is_said(&words, &target) {
                true => words,
                false => format!("[{words}]({target})"),
            };
            span.role = Role::Text;
        }
        out.push(&span.text, span.bold, span.italic, span.role);
    }
    *text = out;
}

/// The addresses that the links of a text lead to and its words do not say.
pub(crate) fn unsaid(text: &Inline) -> Vec<String> {
    let unsaid = |span: &Span| address(span).filter(|target| !is_said(&span.text, target));
    let mut found: Vec<String> = text.0.iter().filter_map(unsaid).collect();
    found.dedup();
    found
}

/// The address of the web that a span links to, without the signs that would end it in Markdown.
fn address(span: &Span) -> Option<String> {
    let Role::Link(target) = &span.role else { return None };
    let mut out = String::with_capacity(target.len());
    for c in target.trim().chars() {
        match c {
            '(' => out.push_str("%28"),
            ')' => out.push_str("%29"),
            '[' => out.push_str("%5B"),
            ']' => out.push_str("%5D"),
            '<' | '>' | '\\' => {}
            c if c.is_whitespace() => out.push_str("%20"),
            c => out.push(c),
        }
    }
    is_link(target).then_some(out)
}

/// Whether the words of a link are its address.
fn is_said(words: &str, target: &str) -> bool {
    let bare = |text: &str| {
        let text = text.trim().trim_start_matches("mailto:").trim_start_matches("https://");
        text.trim_start_matches("http://").trim_end_matches('/').to_lowercase()
    };
    bare(words) == bare(target)
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
