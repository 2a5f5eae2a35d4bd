//! Words of a book that are explained, with what they mean.

use std::collections::BTreeSet;

use serde::Serialize;

use super::Setting;
use crate::case::reader::{Adult, CaseFor, Text, YoungPerson};
use crate::plan::{self, PlannedDocument};

/// One word.
#[derive(Debug, Serialize)]
pub(super) struct Explained {
    word: String,
    means: String,
}

/// How many words one page holds.
const MOST: usize = 12;

pub(super) fn of_young_person(
    case: &CaseFor<YoungPerson>,
    setting: &Setting,
    planned: &PlannedDocument,
) -> Vec<Explained> {
    of(setting, planned, None, &case.texts())
}

pub(super) fn of_adult(
    case: &CaseFor<Adult>,
    setting: &Setting,
    planned: &PlannedDocument,
) -> Vec<Explained> {
    of(
        setting,
        planned,
        Some(plan::role(case.role())),
        &case.texts(),
    )
}

/// The words that stand in a book: those that it names itself, and those on the pages of its exercises and in the texts that
/// were written for its reader. By the alphabet, so that one finds them.
fn of(
    setting: &Setting,
    planned: &PlannedDocument,
    role: Option<&str>,
    texts: &[Text],
) -> Vec<Explained> {
    let Some(terms) = setting.catalog.terms.get(&planned.language) else {
        return Vec::new();
    };
    let mut used = BTreeSet::new();
    for planned_exercise in planned.areas.iter().flat_map(|it| &it.exercises) {
        let Some(exercise) = setting.catalog.exercises.get(&planned_exercise.exercise) else {
            continue;
        };
        let page = exercise.page(&planned.language, planned_exercise.form, role);
        let of_page = page.and_then(|it| exercise.terms.get(&it));
        used.extend(of_page.into_iter().flat_map(|it| it.used.iter().cloned()));
        used.extend(exercise.facts.terms.iter().cloned());
    }
    let document = setting.catalog.documents.get(&planned.document);
    used.extend(
        document
            .into_iter()
            .flat_map(|it| it.facts.terms.iter().cloned()),
    );
    // What helps and what somebody likes is said in their own way; a word of it may mean something else.
    let texts = texts
        .iter()
        .filter(|it| !it.path.starts_with("young-person."));
    used.extend(texts.flat_map(|it| terms.in_text(it.words)));
    let known = used.iter().filter_map(|key| terms.get(key));
    let mut words: Vec<Explained> = known
        .map(|it| Explained {
            word: it.word.clone(),
            means: it.means.clone(),
        })
        .collect();
    words.sort_by_key(|it| it.word.to_lowercase());
    words.truncate(MOST);
    words
}
