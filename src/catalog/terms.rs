//! Words that stay although they are hard, with what they mean: `[terms]` of a language file, and where pages use them.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

/// The words of one language that are explained, by key.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Terms(BTreeMap<String, Term>);

/// One of them.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Term {
    /// The word as it stands in a sentence.
    pub word: String,
    /// What it means, in a sentence or two.
    pub means: String,
}

/// The explained words of one page of an exercise.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PageTerms {
    /// Those that the page itself asks to explain, in their order.
    pub explained: Vec<String>,
    /// All that stand on it.
    pub used: BTreeSet<String>,
}

impl Terms {
    /// Reads the `[terms]` of a language file; entries that are no term are left out and named.
    pub(super) fn read(language: &toml::Table) -> (Self, Vec<String>) {
        let mut terms = BTreeMap::new();
        let mut faulty = Vec::new();
        let table = language.get("terms").and_then(toml::Value::as_table);
        for (key, value) in table.into_iter().flatten() {
            match value.clone().try_into() {
                Ok(term) => {
                    terms.insert(key.clone(), term);
                }
                Err(_) => faulty.push(key.clone()),
            }
        }
        (Self(terms), faulty)
    }

    /// The word with this key.
    pub fn get(&self, key: &str) -> Option<&Term> {
        self.0.get(key)
    }

    /// Each word, by key.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Term)> {
        self.0.iter().map(|(key, term)| (key.as_str(), term))
    }

    /// The keys of the words that stand in a text, whatever their capitals, one or several.
    pub fn in_text(&self, text: &str) -> BTreeSet<String> {
        let text = format!(" {} ", bare(text));
        let stands = |word: &str| {
            let word = bare(word);
            text.contains(&format!(" {word} ")) || text.contains(&format!(" {word}s "))
        };
        let found = self.0.iter().filter(|(_, term)| stands(&term.word));
        found.map(|(key, _)| key.clone()).collect()
    }

    /// The words of a page's source.
    pub(super) fn of_page(&self, source: &str) -> PageTerms {
        let explained = asked(source, "term");
        let mut used = self.in_text(&prose(source));
        used.extend(
            explained
                .iter()
                .filter(|it| self.0.contains_key(*it))
                .cloned(),
        );
        PageTerms { explained, used }
    }
}

/// Small letters and figures, words apart by one space.
fn bare(text: &str) -> String {
    let letters = text
        .to_lowercase()
        .replace(|it: char| !it.is_alphanumeric(), " ");
    letters.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The keys that a page asks a function for, such as `term(my, "consent")`.
fn asked(source: &str, function: &str) -> Vec<String> {
    let mut keys: Vec<String> = Vec::new();
    for (at, _) in source.match_indices(&format!("{function}(my,")) {
        let key = source[at..].split('"').nth(1).unwrap_or_default();
        if !keys.iter().any(|it| it == key) {
            keys.push(key.to_owned());
        }
    }
    keys
}

/// A page's source without its code, as near as can be told without running it: imports, remarks, names of functions and of
/// arguments, and what `my` is asked for.
fn prose(source: &str) -> String {
    let mut prose = String::new();
    let lines = source
        .lines()
        .filter(|it| !it.trim_start().starts_with("//") && !it.contains("#import"));
    for line in lines {
        let mut rest = line;
        let mut code = false;
        while let Some(letter) = rest.chars().next() {
            let is_end = |it: char| !it.is_alphanumeric() && it != '-';
            let (word, after) = rest.split_at(rest.find(is_end).unwrap_or(rest.len()));
            if word.is_empty() {
                prose.push(letter);
                // What follows a hash is code.
                code = letter == '#';
                rest = &rest[letter.len_utf8()..];
            } else if word == "my" && after.starts_with("(\"") {
                // `my("key"` asks for a fact.
                rest = after[2..].split_once('"').map_or("", |it| it.1);
            } else {
                if !code && !after.starts_with(['(', ':']) {
                    prose.push_str(word);
                }
                code = false;
                rest = after;
            }
        }
        prose.push('\n');
    }
    prose
}

#[cfg(test)]
mod tests {
    use super::*;

    fn terms() -> Terms {
        let language = toml::from_str(
            "[terms]
            consent = { word = \"consent\", means = \"Everyone says yes.\" }
            safety-plan = { word = \"Safety Plan\", means = \"The adults' plan.\" }
            choice = { word = \"choice\", means = \"A time to pick.\" }",
        );
        Terms::read(&language.unwrap()).0
    }

    #[track_caller]
    fn case(text: &str, expected: &[&str]) {
        let found = terms().in_text(text);
        assert_eq!(
            found.iter().map(String::as_str).collect::<Vec<_>>(),
            expected,
            "{text}"
        );
    }

    #[test]
    fn words_are_found_whole_whatever_their_capitals() {
        case("Consent is said freely.", &["consent"]);
        case("Our safety plans, and a choice", &["choice", "safety-plan"]);
        case("safety and a plan, consenting", &[]);
    }

    #[test]
    fn code_is_no_prose() {
        let page = "#import \"/lib.typ\": *\n// consent\n#let page(my) = exercise(my)[\n  #lead[You can say #my(\"consent\").]\n  #choice(my)[A Safety Plan]\n  #write(consent: 3)\n]";
        assert_eq!(
            terms().of_page(page),
            PageTerms {
                explained: vec![],
                used: ["safety-plan".to_owned()].into()
            }
        );
    }

    #[test]
    fn a_page_may_ask_to_explain_a_word() {
        let page = terms().of_page("#lead[This is #term(my, \"consent\"). #term(my, \"consent\")]");
        assert_eq!(
            (page.explained, page.used),
            (vec!["consent".to_owned()], ["consent".to_owned()].into())
        );
    }
}
