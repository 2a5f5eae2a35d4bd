//! Stops a paper whose view holds a word that must be kept from its reader.
//!
//! All case text reaches a page only through the view, so this looks at the view before anything is typeset.
//! The words themselves never enter a message.

use serde_json::Value;

use crate::case::{Case, Folded, Kept};
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
    let texts: Vec<Folded> = texts.iter().map(|it| Folded::of(it)).collect();
    let mut found: Vec<&Kept> = kept
        .iter()
        .filter(|kept| texts.iter().any(|it| kept.is_in(it)))
        .collect();
    found.sort_by(|a, b| a.path.cmp(&b.path));
    found.dedup_by(|a, b| a.path == b.path);
    found
        .into_iter()
        .map(|kept| problem(case, view, kept))
        .collect()
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
    let text = Folded::of(text);
    case.kept_from(reader).iter().any(|kept| kept.is_in(&text))
}

fn collect(value: &Value, texts: &mut Vec<String>) {
    match value {
        Value::String(text) => texts.push(text.clone()),
        Value::Array(items) => items.iter().for_each(|it| collect(it, texts)),
        Value::Object(entries) => entries.values().for_each(|it| collect(it, texts)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}
