//! What a collection, its layouts, fonts and results, and the machine look like, for somebody who helps from afar.
//!
//! Facts are gathered here and below; every word about them stands in [`words`], so that another language is one file
//! more. Nothing is written, and no path says more than it must: those of the collection begin at its folder, others
//! at `~`.

mod collection;
mod git;
mod machine;
mod paths;
mod results;
pub mod words;

use serde::Serialize;

pub use collection::{Collection, Fonts, Layouts, Way, examine, fonts};
pub use git::Git;
pub use machine::{Environment, Program};
pub use paths::Paths;
pub use results::Results;

/// The name of the report's form, for programs; it changes when a fact changes its name or meaning.
pub const SCHEMA: &str = "annexe.doctor/1";

/// All that was found.
#[derive(Debug, Serialize)]
pub struct Report {
    /// See [`SCHEMA`].
    pub schema: &'static str,
    /// The program and the system.
    pub program: Program,
    /// The collection; none where there is none.
    pub collection: Option<Collection>,
    /// Its layouts.
    pub layouts: Option<Layouts>,
    /// Its fonts, or the program's.
    pub fonts: Option<Fonts>,
    /// What was made of it.
    pub results: Option<Results>,
    /// Git, and what it knows of the collection.
    pub git: Git,
    /// What the program takes from its environment.
    pub environment: Environment,
    /// What to do, the most pressing first.
    pub todo: Vec<Todo>,
}

/// Something to do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "what", rename_all = "kebab-case")]
pub enum Todo {
    /// The work cannot be done; the reason and the remedy, as any command would say them.
    Blocked {
        /// Why.
        message: String,
        /// What to do.
        hint: Option<String>,
    },
    /// The sources have errors.
    Errors {
        /// How many.
        count: usize,
    },
    /// The fonts lack signs that layouts print.
    MissingSigns {
        /// Which.
        signs: String,
    },
    /// Another build holds the folder of results.
    Busy,
    /// Sheets stand in `sources/` and not in the annex.
    Unlisted {
        /// Their identifiers.
        sheets: Vec<String>,
    },
    /// The copies of the schemas are old, or there are none.
    Schemas,
    /// PDFs are old or absent.
    Build {
        /// How many.
        count: usize,
    },
    /// A killed program left temporary files.
    Leftovers {
        /// How many.
        count: usize,
    },
}

/// How serious the worst of it is: the exit code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Nothing is in the way.
    Good,
    /// The sources are wrong.
    Sources,
    /// The work cannot be done.
    Blocked,
}

impl Report {
    /// How serious the worst of it is.
    #[must_use]
    pub fn level(&self) -> Level {
        let level = |todo: &Todo| match todo {
            Todo::Blocked { .. } => Level::Blocked,
            Todo::Errors { .. } => Level::Sources,
            _ => Level::Good,
        };
        self.todo.iter().map(level).max().unwrap_or(Level::Good)
    }

    /// Adds what the facts ask for.
    pub fn conclude(&mut self) {
        let collection = self.collection.as_ref();
        let errors = collection.map_or(0, |collection| collection.errors);
        if errors > 0 {
            self.todo.push(Todo::Errors { count: errors });
        }
        if let Some(fonts) = self.fonts.as_ref().filter(|fonts| !fonts.missing.is_empty()) {
            self.todo.push(Todo::MissingSigns { signs: fonts.missing.clone() });
        }
        if let Some(collection) = collection {
            if !collection.unlisted.is_empty() {
                self.todo.push(Todo::Unlisted { sheets: collection.unlisted.clone() });
            }
            if collection.schemas.is_some_and(|schemas| schemas != "fresh") {
                self.todo.push(Todo::Schemas);
            }
        }
        let Some(results) = &self.results else { return };
        if results.busy {
            self.todo.push(Todo::Busy);
        }
        let old = results.stale.len() + results.absent.len();
        if old > 0 && errors == 0 {
            self.todo.push(Todo::Build { count: old });
        }
        if !results.temporary.is_empty() && !results.busy {
            self.todo.push(Todo::Leftovers { count: results.temporary.len() });
        }
    }
}
