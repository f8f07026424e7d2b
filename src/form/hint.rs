//! How a form marks what is not the author's: the writers put these marks, the import takes them out.
//!
//! The marks are words, so that they outlive every program that the form goes through, and forms outlive versions of
//! this one: an older form must still be read, so marks are added here and never changed.

/// What a hint starts with, inside its brackets: it stands where somebody is to write.
pub(crate) const TO_FILL: &str = "À remplir : ";
/// What help starts with, inside its brackets: it stands beside the places to fill in.
pub(crate) const HELP: &str = "Mode d'emploi : ";

/// The brackets that hints and help stand in. Writer puts its own round the fields that it has for hints.
pub(crate) const BRACKETS: &[(char, char)] = &[('[', ']'), ('<', '>')];

/// The head of the column of the REPÈRES table where somebody is to write.
pub(crate) const COLUMN: &str = "Votre texte";

/// The name of the document's property that says that it is a form.
pub(crate) const PROPERTY: &str = "annexe-formulaire";
/// The start of the names of the properties that hold themes' titles; the number follows.
pub(crate) const THEME_PROPERTY: &str = "annexe-theme-";
/// The start of the names of the properties that hold the headings of a collection's own section types; the type follows.
pub(crate) const TYPE_PROPERTY: &str = "annexe-type-";
/// The version of the form's marks and properties.
pub(crate) const VERSION: &str = "1";
