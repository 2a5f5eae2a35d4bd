//! The framework's grid with everybody's place in it.

use serde::Serialize;

use super::Setting;
use crate::case::reader::{CaseFor, Professional};
use crate::catalog::Audience;
use crate::plan::PlannedDocument;

/// The grid.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct CaseMap {
    meeting: String,
    stages: Vec<StageRow>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct StageRow {
    number: u8,
    title: String,
    responsibility: String,
    adults: Vec<String>,
    young_person: Vec<String>,
    meeting: Vec<String>,
    people: Vec<Here>,
}

/// Somebody who is at this stage.
#[derive(Debug, Serialize)]
struct Here {
    name: String,
    side: &'static str,
}

pub(super) fn of_professional(
    case: &CaseFor<Professional>,
    setting: &Setting,
    planned: &PlannedDocument,
) -> CaseMap {
    let facts = setting
        .jurisdiction
        .and_then(|it| setting.catalog.facts.get(it));
    let meeting = facts.map(|it| it.meeting.name.clone());
    CaseMap {
        meeting: meeting.unwrap_or_default(),
        stages: (1..=4)
            .map(|stage| row(case, setting, planned, stage))
            .collect(),
    }
}

fn row(
    case: &CaseFor<Professional>,
    setting: &Setting,
    planned: &PlannedDocument,
    stage: u8,
) -> StageRow {
    let words = setting.catalog.area_words.get(&planned.language);
    let headings = |audience| {
        let cells = setting.catalog.cells_of(stage, audience);
        cells
            .filter_map(|it| setting.catalog.cell_words(&planned.language, &it.id))
            .map(|it| it.heading.clone())
            .collect()
    };
    let about = case.about_young_person();
    let young_person = (about.stage.number() == stage).then(|| Here {
        name: about.chosen_name.clone(),
        side: Audience::YoungPerson.word(),
    });
    let adults = case
        .adults()
        .iter()
        .filter(|it| it.stage.number() == stage)
        .map(|it| Here {
            name: it.name.clone(),
            side: Audience::Adults.word(),
        });
    StageRow {
        number: stage,
        title: words
            .and_then(|it| it.stage(stage, "title"))
            .unwrap_or_default()
            .to_owned(),
        responsibility: words
            .and_then(|it| it.responsibility(stage, "professional"))
            .unwrap_or_default()
            .to_owned(),
        adults: headings(Audience::Adults),
        young_person: headings(Audience::YoungPerson),
        meeting: headings(Audience::Meeting),
        people: young_person.into_iter().chain(adults).collect(),
    }
}
