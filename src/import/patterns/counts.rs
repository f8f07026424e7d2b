//! What counts a heading and says nothing of it: « 2. », « III », « A) », « Partie 1 : ».

/// Whether a word counts a heading: `2`, `iii`.
pub(super) fn is_number(word: &str) -> bool {
    word.len() <= 4 && word.chars().all(|c| c.is_ascii_digit() || matches!(c, 'i' | 'v' | 'x'))
}

/// A heading without the letter, or the part, that counts it: « A) », « b. », « Partie 1 : ».
pub(super) fn unlettered(heading: &str) -> &str {
    let parts = |c: char| matches!(c, ')' | '.' | ':' | '-' | '–' | '—' | '/');
    let text = heading.trim_start();
    let named = ["partie ", "volet ", "chapitre "].iter().find_map(|name| {
        let start = text.get(..name.len())?;
        start.eq_ignore_ascii_case(name).then(|| text[name.len()..].trim_start())
    });
    let numbers = named.map(|rest| rest.trim_start_matches(|c: char| c.is_ascii_alphanumeric()));
    let short = |rest: &&str| named.is_some_and(|all| (1..=4).contains(&(all.len() - rest.len())));
    let letter = || text.strip_prefix(|c: char| c.is_ascii_alphabetic());
    let rest = match named {
        Some(_) => numbers.filter(short),
        None => letter(),
    };
    let rest = rest.map(str::trim_start).and_then(|rest| rest.strip_prefix(parts));
    match rest {
        Some(rest) if rest.starts_with(char::is_whitespace) && !rest.trim().is_empty() => rest,
        _ => heading,
    }
}

/// The words without the numbering that comes first.
pub(super) fn uncounted(words: &[String]) -> &[String] {
    let count = words.iter().take_while(|word| is_number(word)).count();
    &words[count.min(words.len().saturating_sub(1))..]
}
