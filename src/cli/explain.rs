//! `annexe explain`: what a diagnostic code means, and what to do.

use clap::Args;
use clap_complete::engine::ArgValueCandidates;

use super::candidates;
use super::console::Console;
use crate::diag::{Code, did_you_mean};
use crate::explain;
use crate::failure::Failure;
use crate::fold;
use crate::message::text;

/// Explique un code de message : ce qui ne va pas, un exemple, le remède
#[derive(Args)]
#[command(help_template = super::HELP, after_help = "Exemples :\n  annexe explain                    tous les codes\n  annexe explain phrase-coupee")]
pub(super) struct Options {
    /// Code, tel que le message le donne entre crochets ; sans lui, la liste de tous
    #[arg(value_name = "CODE", add = ArgValueCandidates::new(candidates::codes))]
    code: Option<String>,
}

pub(super) fn run(options: &Options, console: &Console) -> Result<(), Failure> {
    let Some(name) = &options.code else {
        return console.result(list().as_bytes());
    };
    // Some copy the whole beginning of a message: « erreur[cle-inconnue] ».
    let name = name.split_once('[').map_or(name.as_str(), |(_, name)| name);
    let name = name.split_once(']').map_or(name, |(name, _)| name);
    // Capitals, accents and spaces are how people remember a code.
    let same = |code: &Code| fold::fold(code.as_str()) == fold::fold(name);
    let code = Code::ALL.iter().copied().find(same);
    let Some((code, page)) = code.and_then(|code| Some((code, explain::page(code)?))) else {
        return Err(unknown(name));
    };
    let page = format!("{} [{code}]\n\n{}", page.title, page.shown());
    console.result(page.as_bytes())
}

fn unknown(name: &str) -> Failure {
    let near = did_you_mean(name, Code::ALL.iter().map(|code| code.as_str()));
    Failure::work(text!("no-such-code", name)).with_hint(
        near.map_or_else(
            || text!("no-such-code.hint"),
            |near| text!("no-such-code.hint-near", near),
        ),
    )
}

/// All codes, by family.
fn list() -> String {
    let width = Code::ALL.iter().map(|code| code.as_str().len()).max().unwrap_or(0);
    let mut text = String::new();
    for family in explain::families() {
        if !text.is_empty() {
            text.push('\n');
        }
        text.push_str(&format!("{family}\n"));
        for code in Code::ALL {
            let page = explain::page(*code).filter(|page| page.family == *family);
            if let Some(page) = page {
                text.push_str(&format!("  {code:width$}  {}\n", page.title));
            }
        }
    }
    text
}
