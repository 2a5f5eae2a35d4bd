//! Reads the bank of plan lines: `plan-lines.toml` and the words of each language.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use super::read::read;
use super::{Templates, problems};
use crate::case::bank::{Bank, BankFacts, BankLine, BankText, BankWords, PLACES};
use crate::case::safety_plan::{LineId, LineKind};
use crate::language::Language;
use crate::problem::Problems;

/// The facts of the lines.
const FACTS: &str = "plan-lines.toml";

/// `plan-lines.toml`.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct FactsFile {
    line: Vec<BankFacts>,
}

/// `lang/<tag>.plan-lines.toml`.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct WordsFile {
    line: BTreeMap<LineId, BankWords>,
}

/// The bank; empty when the templates have none.
pub(super) fn bank(
    templates: &Templates,
    languages: &BTreeSet<Language>,
    problems: &mut Problems,
) -> Bank {
    if templates.read(FACTS).is_none() {
        return Bank::default();
    }
    let Some(file) = read::<FactsFile>(templates, FACTS, problems) else {
        return Bank::default();
    };
    let mut lines: BTreeMap<LineId, BankLine> = BTreeMap::new();
    for facts in file.line {
        if facts.setting.is_empty() {
            problems.push(problems::line_without_setting(FACTS, facts.id.as_str()));
        }
        let id = facts.id.clone();
        let line = BankLine {
            facts,
            words: BTreeMap::new(),
        };
        if lines.insert(id.clone(), line).is_some() {
            problems.push(problems::line_twice(FACTS, id.as_str()));
        }
    }
    for language in languages {
        let path = format!("lang/{language}.plan-lines.toml");
        let Some(mut file) = read::<WordsFile>(templates, &path, problems) else {
            continue;
        };
        for line in lines.values_mut() {
            match file.line.remove(&line.facts.id) {
                Some(words) => {
                    for fault in faults(line, &words) {
                        problems.push(problems::line_faulty(&path, line.facts.id.as_str(), &fault));
                    }
                    line.words.insert(language.clone(), words);
                }
                None => problems.push(problems::line_without_words(&path, line.facts.id.as_str())),
            }
        }
        for id in file.line.keys() {
            problems.push(problems::unknown_line(&path, id.as_str()));
        }
    }
    Bank::of(lines.into_values())
}

/// What the words of a line lack, in words for their author.
fn faults(line: &BankLine, words: &BankWords) -> Vec<String> {
    let mut faults = Vec::new();
    let mut needed = vec![("situation", &words.situation)];
    if line.facts.kind == LineKind::Restriction {
        needed.push(("reason", &words.reason));
        needed.push(("eases-when", &words.eases_when));
    }
    for (key, text) in needed {
        let missing = missing_readers(text);
        if !missing.is_empty() {
            faults.push(format!("`{key}` has no words for {}", missing.join(", ")));
        }
    }
    let acts = |text: &BankText| text.young_person.is_some() || text.adult.is_some();
    if !acts(&words.adult_does) && !acts(&words.i_do) {
        faults.push("nobody does anything: write `adult-does` or `i-do`".to_owned());
    }
    let texts = words.texts();
    let texts = texts
        .iter()
        .flat_map(|(key, text)| text.all().map(move |it| (*key, it)));
    for (key, text) in texts.chain(words.house.iter().map(|it| ("house", it.as_str()))) {
        if let Some(place) = unknown_place(text) {
            faults.push(format!(
                "`{key}` has the place `{{{place}}}`, which nobody fills"
            ));
        }
    }
    if words.house.as_ref().is_some_and(|it| it.contains('{')) {
        faults.push("`house` is for everybody in the house and names nobody".to_owned());
    }
    faults
}

fn missing_readers(text: &BankText) -> Vec<&'static str> {
    let readers = [
        ("professional", &text.professional),
        ("young-person", &text.young_person),
        ("adult", &text.adult),
    ];
    readers
        .into_iter()
        .filter(|(_, words)| words.is_none())
        .map(|(reader, _)| reader)
        .collect()
}

/// The first place that nobody fills.
fn unknown_place(text: &str) -> Option<&str> {
    text.split('{').skip(1).find_map(|rest| {
        let place = rest.split('}').next().unwrap_or(rest);
        (!PLACES.contains(&place)).then_some(place)
    })
}
