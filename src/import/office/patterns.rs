//! What headings and labels announce: the program's own patterns. A document's styles say the rest.

use std::sync::LazyLock;

use crate::import::patterns::{Patterns, Recognised};
use crate::sheet::SidebarField;

static PATTERNS: LazyLock<Patterns> = LazyLock::new(Patterns::default);

/// Whether a heading announces the sidebar.
pub(crate) fn is_sidebar(heading: &str) -> bool {
    PATTERNS.is_sidebar(heading)
}

/// The known field of the sidebar that a label names.
pub(crate) fn field(label: &str) -> Option<&'static SidebarField> {
    PATTERNS.field(label)
}

/// Whether a label gives the name of the action.
pub(crate) fn is_action_name(label: &str) -> bool {
    PATTERNS.is_action_name(label)
}

/// Whether a label gives the title that the summary has for the sheet.
pub(crate) fn is_summary_title(label: &str) -> bool {
    PATTERNS.is_summary_title(label)
}

/// Whether a label gives the numbers of the sheet's themes.
pub(crate) fn is_themes(label: &str) -> bool {
    PATTERNS.is_themes(label)
}

/// The section type that a heading announces.
pub(crate) fn recognise(heading: &str) -> Option<Recognised> {
    PATTERNS.recognise(heading)
}
