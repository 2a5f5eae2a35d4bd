//! What the papers of one document are made for: each goal, plan, meeting, setting page or incident of its reader.

use std::collections::BTreeSet;

use super::Instance;
use crate::case::Case;
use crate::case::file::{GoalId, Status};
use crate::catalog::{Document, OnePer, Section};
use crate::reader::Reader;

/// The papers of a document for one reader; `None` stands for one that is made for nothing in particular, such as a
/// blank form.
pub(super) fn of(
    case: &Case,
    document: &Document,
    reader: &Reader,
    all: bool,
) -> Vec<Option<Instance>> {
    let instances = match document.facts.one_per {
        OnePer::Goal => goals(case, reader, all),
        OnePer::SafetyPlan if document.shows(Section::HouseRules) => house_sheets(case, reader),
        OnePer::SafetyPlan => safety_plans(case, reader),
        OnePer::Meeting if document.shows(Section::Summary) => summaries(case, reader, all),
        OnePer::Meeting => meetings(case, reader, all),
        OnePer::SettingPage => setting_pages(case, reader),
        OnePer::Incident => {
            return std::iter::once(None)
                .chain(incidents(case, reader).into_iter().map(Some))
                .collect();
        }
        // Planned elsewhere: one paper each, or a set for each session.
        OnePer::Case | OnePer::Stage | OnePer::Session => Vec::new(),
    };
    instances.into_iter().map(Some).collect()
}

fn instance(section: &'static str, id: impl ToString, number: usize) -> Instance {
    Instance {
        section,
        id: id.to_string(),
        number,
    }
}

/// The goals that a reader has words for, with their numbers in the file; active ones, or all.
fn goals(case: &Case, reader: &Reader, all: bool) -> Vec<Instance> {
    let wanted = |status: Status| all || status == Status::Active;
    let own: BTreeSet<GoalId> = match reader {
        Reader::YoungPerson => case
            .for_young_person()
            .goals()
            .filter(|it| wanted(it.status))
            .map(|it| it.id.clone())
            .collect(),
        Reader::Adult(id) => case
            .for_adult(id)
            .iter()
            .flat_map(|door| {
                door.goals()
                    .filter(|it| wanted(it.status))
                    .map(|it| it.id.clone())
                    .collect::<Vec<_>>()
            })
            .collect(),
        // Goals stand on their sheets by number only.
        Reader::Worker => BTreeSet::new(),
        Reader::Professional => case
            .for_professional()
            .goals()
            .iter()
            .filter(|it| wanted(it.status))
            .map(|it| it.id.clone())
            .collect(),
    };
    (1..)
        .zip(case.for_professional().goals())
        .filter(|(_, goal)| own.contains(&goal.id))
        .map(|(number, goal)| instance("goal", &goal.id, number))
        .collect()
}

/// The Safety Plans that a reader reads.
fn safety_plans(case: &Case, reader: &Reader) -> Vec<Instance> {
    let plans = match reader {
        Reader::YoungPerson => case.for_young_person().safety_plans(),
        Reader::Adult(id) => case
            .for_adult(id)
            .map(|it| it.safety_plans())
            .unwrap_or_default(),
        Reader::Worker => Vec::new(),
        Reader::Professional => case
            .for_professional()
            .safety_plans()
            .into_iter()
            .map(|(plan, _)| plan)
            .collect(),
    };
    plans
        .iter()
        .map(|it| instance("safety-plan", it.id, it.number))
        .collect()
}

/// The plans of a house that have words for everybody in it; an adult of the house gets them.
fn house_sheets(case: &Case, reader: &Reader) -> Vec<Instance> {
    let Reader::Adult(id) = reader else {
        return Vec::new();
    };
    let Some(door) = case.for_adult(id) else {
        return Vec::new();
    };
    let plans = door.safety_plans();
    let with_rules = plans
        .iter()
        .filter(|it| door.house_rules(it.id.as_str()).is_some());
    with_rules
        .map(|it| instance("safety-plan", it.id, it.number))
        .collect()
}

/// The next meeting, else the last one that was held; or all.
fn meetings(case: &Case, reader: &Reader, all: bool) -> Vec<Instance> {
    if *reader != Reader::Professional {
        return Vec::new();
    }
    let file = case.for_professional();
    let meetings = file.meetings();
    let next = meetings
        .iter()
        .filter(|it| !it.is_held())
        .min_by_key(|it| it.on);
    let last = meetings
        .iter()
        .filter(|it| it.is_held())
        .max_by_key(|it| it.on);
    let wanted = next.or(last).map(|it| &it.id);
    meetings
        .iter()
        .filter(|it| all || Some(&it.id) == wanted)
        .map(|it| instance("meeting", &it.id, it.number()))
        .collect()
}

/// The last meeting that was held, or all, where it has words for the reader.
fn summaries(case: &Case, reader: &Reader, all: bool) -> Vec<Instance> {
    let held = match reader {
        Reader::YoungPerson => case.for_young_person().meetings(),
        Reader::Adult(id) => case
            .for_adult(id)
            .map(|it| it.meetings())
            .unwrap_or_default(),
        Reader::Worker | Reader::Professional => Vec::new(),
    };
    let last = held.iter().max_by_key(|it| it.on).map(|it| it.id);
    held.iter()
        .filter(|it| all || Some(it.id) == last)
        .filter(|it| !it.decisions.is_empty() || !it.actions.is_empty())
        .map(|it| instance("meeting", it.id, it.number))
        .collect()
}

/// An adult's own pages; professionals print those for somebody who is no adult of the case.
fn setting_pages(case: &Case, reader: &Reader) -> Vec<Instance> {
    let page =
        |it: &crate::case::setting_page::SettingPage| instance("setting-page", &it.id, it.number());
    match reader {
        Reader::YoungPerson | Reader::Worker => Vec::new(),
        Reader::Adult(id) => case
            .for_adult(id)
            .iter()
            .flat_map(|it| it.setting_pages().map(page).collect::<Vec<_>>())
            .collect(),
        Reader::Professional => case.for_professional().setting_pages().map(page).collect(),
    }
}

/// What was seen and heard is for professionals only.
fn incidents(case: &Case, reader: &Reader) -> Vec<Instance> {
    if *reader != Reader::Professional {
        return Vec::new();
    }
    let file = case.for_professional();
    file.incidents()
        .iter()
        .map(|it| instance("incident", it.name(), it.number()))
        .collect()
}
