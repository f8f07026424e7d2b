//! What the program says to people, in French and in English: a catalogue a language, in Fluent's files
//! (projectfluent.org), and the macro that takes messages from it.
//!
//! A message has a name, and parts of it may have one: `unknown-theme` says what is wrong, `unknown-theme.hint` what to
//! do. `text!` gives one in the language of this run. The language is that of the messages alone: pages are in the
//! language of the collection.

mod language;
#[cfg(test)]
pub(crate) mod tests;

use std::borrow::Cow;
use std::sync::{LazyLock, OnceLock};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use include_dir::{Dir, include_dir};
use unic_langid::LanguageIdentifier;

pub use language::Language;

static FILES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/message");

/// The language of this run.
static CHOSEN: OnceLock<Language> = OnceLock::new();

/// The catalogues: read when something is first said, which a silent run never does.
static FRENCH: LazyLock<Catalogue> = LazyLock::new(|| Catalogue::read(Language::French));
static ENGLISH: LazyLock<Catalogue> = LazyLock::new(|| Catalogue::read(Language::English));

/// Chooses the language of this run: once, before anything is said.
pub fn speak(language: Language) {
    // A second choice would leave half of what is said in another language.
    let _ = CHOSEN.set(language);
}

/// The language of this run: French unless chosen.
#[must_use]
pub fn language() -> Language {
    CHOSEN.get().copied().unwrap_or_default()
}

/// A message in the language of this run, with values for its variables.
///
/// `text!` calls it. A name that no catalogue has is given back as it is; tests rule that out.
#[must_use]
pub fn say(name: &'static str, values: &[(&'static str, FluentValue<'_>)]) -> String {
    let catalogue = match language() {
        Language::French => &FRENCH,
        Language::English => &ENGLISH,
    };
    catalogue.text(name, values).unwrap_or_else(|| name.to_owned())
}

/// A text of the command line's help, where it is not the one that stands beside the arguments in the code: that is in
/// French.
pub(crate) fn help(name: &str) -> Option<String> {
    match language() {
        Language::French => None,
        Language::English => ENGLISH.text(name, &[]),
    }
}

/// A message: `text!("name")`, with values for its variables `text!("name", count = 3, path)`.
///
/// Numbers are given as numbers, so that the catalogue can choose between singular and plural.
macro_rules! text {
    ($name:literal $(, $variable:ident $(= $value:expr)?)* $(,)?) => {
        $crate::message::say($name, &[$(
            (stringify!($variable), $crate::message::text!(@ $variable $(= $value)?)),
        )*])
    };
    (@ $variable:ident) => { $crate::message::value(&$variable) };
    (@ $variable:ident = $value:expr) => { $crate::message::value(&$value) };
}
pub(crate) use text;

/// What a message can hold: a number, or anything that can be shown.
pub(crate) trait Value {
    /// As Fluent knows it.
    fn fluent(&self) -> FluentValue<'_>;
}

/// A number with decimals, as the language of this run writes it: « 4,2 » in French, “4.2” in English.
pub(crate) fn decimal(number: f64, decimals: usize) -> String {
    let written = format!("{number:.decimals$}");
    match language() {
        Language::French => written.replace('.', ","),
        Language::English => written,
    }
}

/// The value of a variable.
pub(crate) fn value<T: Value + ?Sized>(value: &T) -> FluentValue<'_> {
    value.fluent()
}

macro_rules! numbers {
    ($($number:ty),*) => {
        $(impl Value for $number {
            fn fluent(&self) -> FluentValue<'_> { FluentValue::from(*self) }
        })*
    };
}

numbers!(u8, u16, u32, u64, usize, i32, i64);

impl Value for str {
    fn fluent(&self) -> FluentValue<'_> {
        FluentValue::String(Cow::Borrowed(self))
    }
}

impl Value for String {
    fn fluent(&self) -> FluentValue<'_> {
        self.as_str().fluent()
    }
}

impl Value for Cow<'_, str> {
    fn fluent(&self) -> FluentValue<'_> {
        FluentValue::String(Cow::Borrowed(self))
    }
}

impl Value for char {
    fn fluent(&self) -> FluentValue<'_> {
        FluentValue::String(Cow::Owned(self.to_string()))
    }
}

impl Value for std::path::Display<'_> {
    fn fluent(&self) -> FluentValue<'_> {
        FluentValue::String(Cow::Owned(self.to_string()))
    }
}

impl Value for crate::diag::Code {
    fn fluent(&self) -> FluentValue<'_> {
        self.as_str().fluent()
    }
}

impl<T: Value + ?Sized> Value for &T {
    fn fluent(&self) -> FluentValue<'_> {
        (**self).fluent()
    }
}

/// A message that a table holds: it is asked for when it is said, in the language of the run.
pub(crate) type Said = fn() -> String;

/// The messages of a language.
struct Catalogue(FluentBundle<FluentResource>);

impl Catalogue {
    fn read(language: Language) -> Self {
        let tag: LanguageIdentifier = language.tag().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![tag]);
        // Fluent's marks round values are for texts that mix directions; terminals show them as boxes.
        bundle.set_use_isolating(false);
        for (_, text) in files(language) {
            // What can be read of a file is kept; that all of it can is tested.
            let resource =
                FluentResource::try_new(text.to_owned()).unwrap_or_else(|(read, _)| read);
            let _ = bundle.add_resource(resource);
        }
        Self(bundle)
    }

    fn text(&self, name: &str, values: &[(&'static str, FluentValue<'_>)]) -> Option<String> {
        let pattern = match name.split_once('.') {
            None => self.0.get_message(name)?.value()?,
            Some((name, part)) => self.0.get_message(name)?.get_attribute(part)?.value(),
        };
        let args: FluentArgs<'_> = values.iter().cloned().collect();
        Some(self.0.format_pattern(pattern, Some(&args), &mut Vec::new()).into_owned())
    }
}

/// The files of a catalogue: name and text.
fn files(language: Language) -> impl Iterator<Item = (&'static str, &'static str)> {
    let folder = FILES.get_dir(language.tag()).map(|folder| folder.files());
    folder
        .into_iter()
        .flatten()
        .filter_map(|file| Some((file.path().file_name()?.to_str()?, file.contents_utf8()?)))
}
