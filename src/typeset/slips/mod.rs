//! What designers write in layouts that Typst takes without a word, or stumbles at elsewhere: each kind of slip is found in the file
//! where it was made, and told with what to write instead.

pub(in crate::typeset) mod absent;
pub(in crate::typeset) mod bindings;
pub(in crate::typeset) mod choices;
pub(in crate::typeset) mod cmyk;
pub(in crate::typeset) mod colours;
pub(in crate::typeset) mod comment;
pub(in crate::typeset) mod idle;
pub(in crate::typeset) mod kinds;
pub(in crate::typeset) mod letterless;
pub(in crate::typeset) mod meant;
pub(in crate::typeset) mod measures;
pub(in crate::typeset) mod replaced;
pub(in crate::typeset) mod sizes;
pub(in crate::typeset) mod tokens;
pub(in crate::typeset) mod unclosed;
pub(in crate::typeset) mod undisplayed;
pub(in crate::typeset) mod unmarked;
pub(in crate::typeset) mod unstable;
