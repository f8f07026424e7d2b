//! The languages of messages, and which of them a run speaks.

use clap::ValueEnum;
use clap::builder::PossibleValue;

/// A language of messages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// French: what the program speaks where nothing says otherwise.
    #[default]
    French,
    /// English.
    English,
}

/// Where POSIX says that the language of messages stands, the strongest first (Base Specifications, 8.2).
const VARIABLES: [&str; 3] = ["LC_ALL", "LC_MESSAGES", "LANG"];

impl Language {
    /// Its tag (BCP 47).
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Self::French => "fr",
            Self::English => "en",
        }
    }

    /// The language of the environment.
    #[must_use]
    pub fn of_environment() -> Self {
        Self::of_locale(VARIABLES.iter().filter_map(std::env::var_os).find(|v| !v.is_empty()))
    }

    /// The language of a locale such as `en_GB.UTF-8`. All but English ones, `C` among them, get French: the sheets are
    /// in French, and who reads them writes it.
    fn of_locale(locale: Option<std::ffi::OsString>) -> Self {
        let locale = locale.unwrap_or_default().to_string_lossy().to_ascii_lowercase();
        match locale.split(['_', '.', '@', '-']).next() {
            Some("en") => Self::English,
            _ => Self::French,
        }
    }
}

impl ValueEnum for Language {
    fn value_variants<'a>() -> &'a [Self] {
        &[Self::French, Self::English]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.tag()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn english_locales_get_english_and_all_others_french() {
        for (locale, language) in [
            ("en_GB.UTF-8", Language::English),
            ("en", Language::English),
            ("fr_FR.UTF-8", Language::French),
            ("C.UTF-8", Language::French),
            ("eng", Language::French),
            ("", Language::French),
        ] {
            assert_eq!(Language::of_locale(Some(locale.into())), language, "{locale}");
        }
        assert_eq!(Language::of_locale(None), Language::French);
    }
}
