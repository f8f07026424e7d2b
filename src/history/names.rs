//! The names that a sheet has had: git sees a renamed file where most of its lines stayed.

use super::program::{path, said};
use super::{Git, Revision};
use crate::failure::Failure;
use crate::project::SOURCES;

impl Git {
    /// The first of some identifiers that a revision has a sheet of.
    ///
    /// # Errors
    /// When git fails.
    pub fn name_at<'a>(
        &self,
        revision: &Revision,
        names: &'a [String],
    ) -> Result<Option<&'a str>, Failure> {
        for name in names {
            if self.has_sheet(revision, name)? {
                return Ok(Some(name));
            }
        }
        Ok(None)
    }

    /// Whether a revision has a sheet of this identifier.
    ///
    /// # Errors
    /// When git fails.
    pub fn has_sheet(&self, revision: &Revision, id: &str) -> Result<bool, Failure> {
        let mut command = self.at_top(&["ls-tree", "--name-only", &revision.commit]);
        command.arg("--").arg(self.below_top(&format!("{SOURCES}/{id}.yaml")));
        Ok(!said(command, b"")?.is_empty())
    }

    /// The sheets that were renamed, the last first: the earlier and the later identifier.
    ///
    /// # Errors
    /// When git fails.
    pub fn renamed_sheets(&self, until: &Revision) -> Result<Vec<(String, String)>, Failure> {
        // Two files that exchanged their names are both there before and after: each is taken for two.
        let options =
            ["-z", "-B20%", "-M", "--date-order", "--diff-filter=R", "--name-status", "--format="];
        let mut command = self.log(&options);
        command.args([&*until.commit, "--"]).arg(self.below_top(SOURCES));
        let said = said(command, b"")?;
        let mut fields = said.split(|byte| *byte == 0).map(<[u8]>::trim_ascii_start);
        let mut renamed = Vec::new();
        while let Some(field) = fields.next() {
            if is_status(field) {
                let pair = (fields.next().unwrap_or_default(), fields.next().unwrap_or_default());
                renamed.extend(self.id(pair.0).zip(self.id(pair.1)));
            }
        }
        Ok(renamed)
    }

    /// The identifier of a sheet, by its path from the top.
    fn id(&self, file: &[u8]) -> Option<String> {
        let file = path(file.strip_prefix(&*self.prefix)?);
        let name = file.strip_prefix(SOURCES).ok()?.to_str()?.strip_suffix(".yaml")?;
        (!name.contains('/')).then(|| name.to_owned())
    }
}

/// The identifiers that a sheet has had, the last one first; `renamed` has the last ones first. One that is no longer there
/// is taken for an earlier one of the sheet that has another now.
#[must_use]
pub fn names(id: &str, is_there: bool, renamed: &[(String, String)]) -> Vec<String> {
    let mut last = id;
    if !is_there {
        for (old, new) in renamed.iter().rev() {
            if old == last {
                last = new;
            }
        }
    }
    let mut names = vec![last.to_owned()];
    for (old, new) in renamed {
        if names.contains(new) && !names.contains(old) {
            names.push(old.clone());
        }
    }
    names
}

/// Whether a field says that a file was renamed, and how much of it stayed.
fn is_status(field: &[u8]) -> bool {
    field.strip_prefix(b"R").is_some_and(|score| score.iter().all(u8::is_ascii_digit))
}
