//! Addresses that links lead to: a layout that prints the words of a link alone loses where it leads.

use std::collections::HashSet;
use std::ops::Range;

use super::Owner;
use super::drawn::Drawn;
use super::find::List;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::message::text;

/// The addresses that the links on pages lead to.
#[derive(Default)]
pub(super) struct Links(HashSet<(usize, String)>);

impl Links {
    pub(super) fn add(&mut self, page: usize, url: &str) {
        self.0.insert((page, url.to_owned()));
    }

    fn has(&self, url: &str, pages: &Range<usize>) -> bool {
        pages.clone().any(|page| self.0.contains(&(page, url.to_owned())))
    }
}

impl Owner<'_> {
    /// Warns of links whose words are printed and that lead nowhere, at the first of a sheet.
    pub(super) fn tell_links(
        &self,
        drawn: &Drawn,
        list: &List,
        pages: &Range<usize>,
        diagnostics: &mut Diagnostics,
    ) {
        // What is lost with its words is told as that.
        let is_lost = |text: &str| {
            let mut missing = list.missing.iter().map(|it| it.word.as_str());
            missing.any(|word| text.contains(word))
        };
        let lost = list.links.iter().filter(|link| {
            !drawn.links.has(&link.url, pages)
                && link.text.contains(char::is_alphanumeric)
                && !is_lost(&link.text)
        });
        let lost: Vec<_> = lost.collect();
        let Some(first) = lost.first() else { return };
        let word = first.text.split_whitespace().next().unwrap_or(&first.text);
        let place = self.place(first.part, [(first.text.as_str(), 0, word)]);
        let (count, url) = (lost.len(), first.url.as_str());
        diagnostics.push(
            Diagnostic::warning(Code::Layout, text!("lost-links", count, url))
                .at(&place, text!("lost-links.label"))
                .hint(text!("lost-links.hint")),
        );
    }
}
