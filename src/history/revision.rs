//! A revision: a commit, and what a person called it.

use time::Date;

use crate::sheet::parse_date;

/// How many hexadecimal digits a short name has. Git's own count grows with the repository: a shallow clone would
/// stamp another one than a full one.
const SHORT: usize = 8;

/// A commit that exists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revision {
    /// What the person called it: `HEAD`, a branch, a tag, part of a number.
    pub name: String,
    /// Its whole number, in hexadecimal digits.
    pub commit: String,
    /// When its changes were made: ISO 8601, in the author's time zone.
    pub authored: String,
    /// When the commit itself was made, likewise.
    pub committed: String,
    /// Who made its changes.
    pub author: String,
    /// The first line of its message.
    pub subject: String,
}

impl Revision {
    /// Its number, as people write it: the same in every clone.
    #[must_use]
    pub fn short(&self) -> &str {
        self.commit.get(..SHORT).unwrap_or(&self.commit)
    }

    /// What it is called, and its number where the name is not just that: `v1 (15d525d0)`.
    #[must_use]
    pub fn shown(&self) -> String {
        if self.commit.starts_with(&self.name) {
            self.short().to_owned()
        } else {
            format!("{} ({})", self.name, self.short())
        }
    }

    /// The day of the commit, where it was made.
    #[must_use]
    pub fn date(&self) -> Option<Date> {
        parse_date(self.committed.get(..10)?)
    }

    /// What git's log says of a commit in [`FORMAT`].
    pub(super) fn parse(name: &str, log: &[u8]) -> Option<Self> {
        let text = String::from_utf8_lossy(log);
        // Nothing in a message is to move a terminal's cursor.
        let plain = |field: &str| field.replace(char::is_control, " ");
        let mut fields = text.trim_end_matches('\n').splitn(5, '\0').map(plain);
        Some(Self {
            name: name.to_owned(),
            commit: fields.next().filter(|commit| is_commit(commit.as_bytes()))?,
            authored: fields.next()?,
            committed: fields.next()?,
            author: fields.next()?,
            subject: fields.next()?,
        })
    }
}

/// How git's log is to tell a commit.
pub(super) const FORMAT: &str = "--format=%H%x00%aI%x00%cI%x00%an%x00%s";

/// Whether these are the digits of a whole number: SHA-1 has 40, SHA-256 64.
pub(super) fn is_commit(digits: &[u8]) -> bool {
    matches!(digits.len(), 40 | 64)
        && digits.iter().all(|digit| matches!(digit, b'0'..=b'9' | b'a'..=b'f'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_log_line_is_a_revision() {
        let commit = "15d525d0".repeat(5);
        let log = format!("{commit}\0{0}\0{0}\0Une autrice\0sujet\n", "2026-03-01T23:30:00+02:00");
        let mut revision = Revision::parse("v1", log.as_bytes()).unwrap();
        assert_eq!(revision.shown(), "v1 (15d525d0)");
        assert_eq!(revision.date().unwrap().to_string(), "2026-03-01");
        assert_eq!(revision.subject, "sujet");
        revision.name = "15d52".into();
        assert_eq!(revision.shown(), "15d525d0");
        assert!(Revision::parse("v1", b"fatal").is_none());
    }
}
