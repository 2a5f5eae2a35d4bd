//! What was planned for each person and what was done, area by area. What is not recorded is not guessed.

use serde::Serialize;

use super::Setting;
use super::attended::{self, Session};
use crate::case::file::HowMuch;
use crate::case::reader::{CaseFor, Professional};
use crate::catalog::{Audience, Cell, ViewWords};
use crate::plan::PlannedDocument;
use crate::reader::YOUNG_PERSON;

/// The work offered.
#[derive(Debug, Serialize)]
pub(super) struct Offered {
    /// Whether attendance is recorded. Without it no number says anything.
    recorded: bool,
    people: Vec<PersonsWork>,
}

#[derive(Debug, Serialize)]
struct PersonsWork {
    who: String,
    stage: u8,
    offered: usize,
    attended: usize,
    part: usize,
    missed: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    minutes: Option<u32>,
    areas: Vec<AreaRow>,
}

#[derive(Debug, Serialize)]
struct AreaRow {
    stage: u8,
    heading: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    weight: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<String>,
    sessions: usize,
    exercises: usize,
}

/// One person whose work is looked at.
struct Person<'a> {
    id: &'a str,
    name: &'a str,
    stage: u8,
    audience: Audience,
    /// Whether papers are made for them, so that the areas of their stage were offered.
    gets_papers: bool,
}

pub(super) fn of_professional(
    case: &CaseFor<Professional>,
    setting: &Setting,
    planned: &PlannedDocument,
    words: &ViewWords,
) -> Offered {
    let sessions = sessions(case);
    let about = case.about_young_person();
    let young_person = Person {
        id: YOUNG_PERSON,
        name: &about.chosen_name,
        stage: about.stage.number(),
        audience: Audience::YoungPerson,
        gets_papers: true,
    };
    let adults = case.adults().iter().map(|it| Person {
        id: it.id.as_str(),
        name: &it.name,
        stage: it.stage.number(),
        audience: Audience::Adults,
        gets_papers: it.hold.is_none() && !it.papers.is_empty(),
    });
    let people = std::iter::once(young_person).chain(adults);
    Offered {
        recorded: !sessions.is_empty(),
        people: people
            .map(|it| work(&it, &sessions, case, setting, planned, words))
            .collect(),
    }
}

/// The sessions that the case records.
fn sessions<'a>(case: &CaseFor<'a, Professional>) -> Vec<Session<'a>> {
    case.sessions()
        .into_iter()
        .map(|it| it.session)
        .map(|it| Session {
            with: it.with.as_str(),
            exercises: it.exercises.iter().map(String::as_str).collect(),
            attended: it.attended,
            minutes: it.minutes.map(u32::from),
        })
        .collect()
}

fn work(
    person: &Person,
    sessions: &[Session],
    case: &CaseFor<Professional>,
    setting: &Setting,
    planned: &PlannedDocument,
    words: &ViewWords,
) -> PersonsWork {
    let count = attended::count(sessions, person.id);
    let cells = setting.catalog.cells.iter();
    let cells = cells.filter(|it| it.audience == person.audience);
    PersonsWork {
        who: person.name.to_owned(),
        stage: person.stage,
        offered: count.offered,
        attended: count.attended,
        part: count.part,
        missed: count.missed,
        minutes: count.minutes,
        areas: cells
            .filter_map(|it| area(it, person, sessions, case, setting, planned, words))
            .collect(),
    }
}

/// An area of the stage of somebody who gets papers, or one in which something was weighed or done.
fn area(
    cell: &Cell,
    person: &Person,
    sessions: &[Session],
    case: &CaseFor<Professional>,
    setting: &Setting,
    planned: &PlannedDocument,
    words: &ViewWords,
) -> Option<AreaRow> {
    let exercises = &setting.catalog.exercises;
    let belongs = |slug: &str| {
        let exercise = exercises.get(slug);
        exercise.is_some_and(|it| it.facts.cells.contains(&cell.id))
    };
    let done = attended::of_area(sessions, person.id, belongs);
    let own = case.weights().iter().find(|it| {
        let whose = it.person.as_ref();
        it.cell == cell.id && whose.is_none_or(|it| it.as_str() == person.id)
    });
    let of_stage = cell.stage == person.stage && person.gets_papers;
    if !of_stage && own.is_none() && done.sessions == 0 {
        return None;
    }
    let heading = setting.catalog.cell_words(&planned.language, &cell.id);
    Some(AreaRow {
        stage: cell.stage,
        heading: heading.map_or_else(|| cell.id.clone(), |it| it.heading.clone()),
        weight: own.map(|it| words.word("weight", how_much(it.weight)).to_owned()),
        reason: own.and_then(|it| it.reason.clone()),
        sessions: done.sessions,
        exercises: done.exercises,
    })
}

fn how_much(weight: HowMuch) -> &'static str {
    match weight {
        HowMuch::Core => "core",
        HowMuch::Some => "some",
        HowMuch::Light => "light",
        HowMuch::NotNow => "not-now",
    }
}
