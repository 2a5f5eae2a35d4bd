//! Words that must not be on a paper, and how a text is searched for them.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::file::SecretKind;

/// Words that must not be on a paper.
#[derive(Clone)]
pub struct Kept<'a> {
    /// Where they stand in the case, such as `confidential.2`.
    pub path: String,
    /// What they are.
    pub kind: SecretKind,
    pub(super) words: &'a str,
}

impl<'a> Kept<'a> {
    /// The words, for comparing with a finished text. Never for a message.
    pub fn words(&self) -> &'a str {
        self.words
    }

    /// Whether the words stand in a text as whole words.
    pub fn is_in(&self, text: &Folded) -> bool {
        let words = fold(self.words);
        !words.is_empty() && holds(&text.0, &words)
    }
}

/// A text ready to be searched for kept words, whatever its capitals, accents and endings.
#[derive(Debug, Clone)]
pub struct Folded(String);

impl Folded {
    /// Makes a text ready.
    pub fn of(text: &str) -> Self {
        Self(fold(text))
    }
}

/// Letters and figures only, without case and accents, words apart by one space.
fn fold(text: &str) -> String {
    let plain: String = text
        .nfkd()
        .filter(|it| !is_combining_mark(*it) && *it != '\u{200B}')
        .flat_map(char::to_lowercase)
        .map(|it| if it.is_alphanumeric() { it } else { ' ' })
        .collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether the words stand in the text as whole words, also as "Kim's".
fn holds(text: &str, words: &str) -> bool {
    let text = format!(" {text} ");
    text.contains(&format!(" {words} ")) || text.contains(&format!(" {words}s "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(text: &str, words: &str, expected: bool) {
        assert_eq!(
            holds(&fold(text), &fold(words)),
            expected,
            "{text} / {words}"
        );
    }

    #[test]
    fn kept_words_are_found_whatever_their_case_accents_and_endings() {
        case("We met ZOË’s aunt.", "Zoe", true);
        case("at 12 Mill-Lane, yesterday", "12 Mill Lane", true);
        case("Zoes things", "zoë", true);
        case("zoology", "zoo", false);
        case("nothing here", "Zoe", false);
    }
}
