//! One session, for whoever leads it, whose it is, and who reads the note for the week.

mod extra;
mod note;
mod own;
mod sheet;
mod worker;

use crate::catalog::{Exercise, Words};
use crate::plan::{Pack, PlannedDocument, PlannedSession, SessionPart};

use super::Setting;

pub(super) use self::extra::{cover_of_worker, interpreter_of_worker, supervision_of_worker};
pub(super) use self::note::of_adult;
pub(super) use self::own::of_young_person;
pub(super) use self::worker::of_worker;

/// The session that a paper is made for.
fn session(planned: &PlannedDocument) -> Option<&PlannedSession> {
    planned.session.as_ref().map(|it| &it.session)
}

fn pack(planned: &PlannedDocument) -> Option<&Pack> {
    planned.session.as_ref()
}

/// An exercise of a session with its words; what has none in this language is not planned.
fn known<'a>(
    setting: &'a Setting,
    planned: &PlannedDocument,
    part: &SessionPart,
) -> Option<(&'a Exercise, &'a Words)> {
    let exercise = setting.catalog.exercises.get(&part.exercise.exercise)?;
    Some((exercise, exercise.words.get(&planned.language)?))
}

/// The exercises of a session, each once.
fn each<'a>(
    setting: &'a Setting,
    planned: &'a PlannedDocument,
) -> Vec<(&'a SessionPart, &'a Exercise, &'a Words)> {
    let parts = session(planned).into_iter().flat_map(|it| it.parts());
    let mut seen: Vec<(&SessionPart, &Exercise, &Words)> = Vec::new();
    for part in parts {
        if let Some((exercise, words)) = known(setting, planned, part)
            && !seen.iter().any(|(_, it, _)| it.slug == exercise.slug)
        {
            seen.push((part, exercise, words));
        }
    }
    seen
}

/// The plain titles of areas, each once, as they are called for a reader.
fn area_titles<'c>(
    setting: &Setting,
    planned: &PlannedDocument,
    cells: impl Iterator<Item = &'c str>,
) -> Vec<String> {
    let mut titles: Vec<String> = Vec::new();
    for cell in cells {
        let words = setting.catalog.cell_words(&planned.language, cell);
        if let Some(title) = words.map(|it| it.plain_title.clone())
            && !titles.contains(&title)
        {
            titles.push(title);
        }
    }
    titles
}
