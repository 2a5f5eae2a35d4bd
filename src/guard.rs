//! Stops a paper whose view holds a word that must be kept from its reader.
//!
//! All case text reaches a page only through the view, so this looks at the view before anything is typeset.
//! The words themselves never enter a message.

use serde_json::Value;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::case::{Case, Kept};
use crate::problem::{Concerns, Problem, Severity, Stop};
use crate::view::View;

/// Problems for every kept word that the view holds.
pub fn scan(case: &Case, view: &View) -> Vec<Problem> {
    let kept = case.kept_from(&view.reader);
    if kept.is_empty() {
        return Vec::new();
    }
    let mut texts = Vec::new();
    collect(&view.value(), &mut texts);
    let folded: Vec<String> = texts.iter().map(|it| fold(it)).collect();
    let mut found: Vec<&Kept> = kept
        .iter()
        .filter(|kept| {
            let words = fold(kept.words());
            !words.is_empty() && folded.iter().any(|text| holds(text, &words))
        })
        .collect();
    found.sort_by(|a, b| a.path.cmp(&b.path));
    found.dedup_by(|a, b| a.path == b.path);
    found.into_iter().map(|kept| problem(case, view, kept)).collect()
}

fn problem(case: &Case, view: &View, kept: &Kept) -> Problem {
    Problem {
        severity: Severity::Error,
        code: "confidential/on-a-page",
        message: format!(
            "the {} for {} would hold words that `{}` keeps confidential",
            view.document, view.reader, kept.path
        ),
        place: case.places().of(&kept.path),
        path: kept.path.clone(),
        concerns: Concerns::Nothing,
        stops: vec![Stop { document: view.document.clone(), reader: view.reader.clone() }],
        hint: Some("look for them in the texts written for this reader, and write them another way; this paper is not made until then".to_owned()),
    }
}

/// Whether a file's readable text holds a kept word; the second net, over what was really written.
pub fn holds_kept_word(case: &Case, reader: &crate::reader::Reader, text: &str) -> bool {
    let text = fold(text);
    case.kept_from(reader).iter().any(|kept| {
        let words = fold(kept.words());
        !words.is_empty() && holds(&text, &words)
    })
}

fn collect(value: &Value, texts: &mut Vec<String>) {
    match value {
        Value::String(text) => texts.push(text.clone()),
        Value::Array(items) => items.iter().for_each(|it| collect(it, texts)),
        Value::Object(entries) => entries.values().for_each(|it| collect(it, texts)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
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
        assert_eq!(holds(&fold(text), &fold(words)), expected, "{text} / {words}");
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
