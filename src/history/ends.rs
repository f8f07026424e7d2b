//! Line ends that git adds or takes away (`core.autocrlf`, `text` and `eol` of attributes): no part of what is kept.

use std::collections::BTreeSet;

use super::Git;
use super::program::said;
use crate::failure::Failure;
use crate::project::SOURCES;

impl Git {
    /// The files of `sources/` whose carriage returns are git's own, by their names there: the repository has them with
    /// LF alone, and would have them so again. Of what is `staged` that is all the index says; of the files, git must
    /// also take away what they have.
    ///
    /// # Errors
    /// When git fails.
    pub fn ended_by_git(&self, staged: bool) -> Result<BTreeSet<String>, Failure> {
        let mut command = self.command(&["ls-files", "--eol", "-z", "--", SOURCES]);
        if let Some(index) = self.index().filter(|_| staged) {
            command.env("GIT_INDEX_FILE", index);
        }
        let listed = said(command, b"")?;
        let converts = staged || self.converts()?;
        let folder = format!("{SOURCES}/");
        let listed = String::from_utf8_lossy(&listed);
        let names = listed.split('\0').filter_map(|entry| {
            let (told, path) = entry.split_once('\t')?;
            (is_lf(told) && (staged || takes_away(told, converts)))
                .then(|| path.strip_prefix(&folder).map(str::to_owned))?
        });
        Ok(names.collect())
    }

    /// Whether git takes carriage returns away from files that no attribute speaks of.
    fn converts(&self) -> Result<bool, Failure> {
        let said = self.says(&["config", "--get", "core.autocrlf"])?.unwrap_or_default();
        let said = String::from_utf8_lossy(&said).trim().to_ascii_lowercase();
        Ok(!matches!(said.as_str(), "" | "false" | "no" | "off" | "0"))
    }
}

/// Whether the index has a file with LF alone: `i/lf w/crlf attr/text=auto`.
fn is_lf(told: &str) -> bool {
    told.starts_with("i/lf ")
}

/// Whether git takes the carriage returns of a file away when it is added.
fn takes_away(told: &str, converts: bool) -> bool {
    let attributes = told.split_once("attr/").map(|(_, rest)| rest.trim()).unwrap_or_default();
    match attributes {
        "" => converts,
        known => !known.starts_with("-text"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_come_before_the_setting() {
        let taken = |told: &str| [false, true].map(|converts| takes_away(told, converts));
        assert_eq!(taken("i/lf    w/crlf  attr/                 "), [false, true]);
        assert_eq!(taken("i/lf    w/crlf  attr/text=auto        "), [true, true]);
        assert_eq!(taken("i/lf    w/crlf  attr/text eol=crlf    "), [true, true]);
        assert_eq!(taken("i/lf    w/crlf  attr/-text            "), [false, false]);
        assert!(is_lf("i/lf    w/crlf  attr/") && !is_lf("i/crlf  w/crlf  attr/"));
    }
}
