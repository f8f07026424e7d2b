//! What people write in sheets that is nearly YAML: each kind of slip is recognised here at the line where it was made, whatever
//! YAML itself stumbles at, and with what would mend it.
//!
//! The reader tells them; `crate::fix` mends those that have one mending alone.

pub(crate) mod astray;
pub(crate) mod bar;
pub(crate) mod begun;
pub(crate) mod beside;
pub(crate) mod conflict;
pub(crate) mod cut;
pub(crate) mod cut_title;
pub(crate) mod digit;
pub(crate) mod dressed;
pub(crate) mod hard;
pub(crate) mod headed;
pub(crate) mod inner;
pub(crate) mod invisible;
pub(crate) mod joined;
pub(crate) mod level;
pub(crate) mod lost;
pub(crate) mod marker;
pub(crate) mod meant;
pub(crate) mod outset;
pub(crate) mod own_text;
pub(crate) mod place;
pub(crate) mod points;
pub(crate) mod quotes;
pub(crate) mod remark;
pub(crate) mod respelt;
pub(crate) mod separator;
pub(crate) mod sidebar;
pub(crate) mod slip;
pub(crate) mod stranded;
pub(crate) mod swallowed;
pub(crate) mod themes;
pub(crate) mod typed_bar;
