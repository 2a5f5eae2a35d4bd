//! Words of a book that are explained, with what they mean.

use std::collections::BTreeSet;

use serde::Serialize;

use super::Setting;
use crate::case::reader::{Adult, CaseFor, Text, YoungPerson};
use crate::catalog::Form;
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

/// The words that stand in a book: on the pages of its exercises, in its fixed sentences and in the texts that were written
/// for its reader. By the alphabet, so that one finds them.
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
    if let Some(document) = setting.catalog.documents.get(&planned.document) {
        let easy = planned.form == Form::Easy;
        let prose = document.prose(
            planned.language.as_str(),
            plan::kind_of(&planned.reader),
            easy,
        );
        used.extend(prose.iter().flat_map(|it| terms.in_text(it)));
    }
    used.extend(texts.iter().flat_map(|it| terms.in_text(it.words)));
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
