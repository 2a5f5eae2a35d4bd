//! What was planned for each person, area by area. What was done is not part of the case file yet, and is not guessed.

use serde::Serialize;

use super::Setting;
use crate::case::file::HowMuch;
use crate::case::reader::{CaseFor, Professional};
use crate::catalog::{Audience, ViewWords};
use crate::plan::PlannedDocument;

/// The work offered.
#[derive(Debug, Serialize)]
pub(super) struct Offered {
    /// Whether attendance is recorded.
    recorded: bool,
    people: Vec<PersonsWork>,
}

#[derive(Debug, Serialize)]
struct PersonsWork {
    who: String,
    stage: u8,
    areas: Vec<AreaRow>,
}

#[derive(Debug, Serialize)]
struct AreaRow {
    heading: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    weight: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<String>,
}

pub(super) fn of_professional(
    case: &CaseFor<Professional>,
    setting: &Setting,
    planned: &PlannedDocument,
    words: &ViewWords,
) -> Offered {
    let about = case.about_young_person();
    let young_person = PersonsWork {
        who: about.chosen_name.clone(),
        stage: about.stage.number(),
        areas: rows(
            case,
            setting,
            planned,
            words,
            about.stage.number(),
            Audience::YoungPerson,
            None,
        ),
    };
    let adults = case.adults().iter().map(|it| PersonsWork {
        who: it.name.clone(),
        stage: it.stage.number(),
        areas: rows(
            case,
            setting,
            planned,
            words,
            it.stage.number(),
            Audience::Adults,
            Some(it.id.as_str()),
        ),
    });
    Offered {
        recorded: false,
        people: std::iter::once(young_person).chain(adults).collect(),
    }
}

/// The areas of a person's stage with the practitioner's own weights.
fn rows(
    case: &CaseFor<Professional>,
    setting: &Setting,
    planned: &PlannedDocument,
    words: &ViewWords,
    stage: u8,
    audience: Audience,
    person: Option<&str>,
) -> Vec<AreaRow> {
    setting
        .catalog
        .cells_of(stage, audience)
        .map(|cell| {
            let own = case.weights().iter().find(|it| {
                it.cell == cell.id
                    && it
                        .person
                        .as_ref()
                        .is_none_or(|it| Some(it.as_str()) == person)
            });
            let heading = setting
                .catalog
                .cell_words(&planned.language, &cell.id)
                .map(|it| it.heading.clone());
            AreaRow {
                heading: heading.unwrap_or_else(|| cell.id.clone()),
                weight: own.map(|it| words.word("weight", how_much(it.weight)).to_owned()),
                reason: own.and_then(|it| it.reason.clone()),
            }
        })
        .collect()
}

fn how_much(weight: HowMuch) -> &'static str {
    match weight {
        HowMuch::Core => "core",
        HowMuch::Some => "some",
        HowMuch::Light => "light",
        HowMuch::NotNow => "not-now",
    }
}
