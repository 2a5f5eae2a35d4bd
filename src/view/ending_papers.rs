//! What each person holds of the ending: the young person's letter, certificate and page for afterwards, and the
//! summary for one adult. All have the same goals, dates and names as the report, in their reader's words.

use serde::Serialize;

use super::keeping_safe::{PersonView, StateView};
use super::safety_plan::Said;
use super::who;
use crate::case::file::Status;
use crate::case::reader::{
    Adult, CaseFor, NamedWorker, SharedView, StaysInWords, Who, YoungPerson,
};
use crate::catalog::ViewWords;

/// The letter.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct Letter {
    to: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    from: Option<Writer>,
    #[serde(skip_serializing_if = "Option::is_none")]
    on: Option<String>,
    early: bool,
    did: Vec<String>,
    strengths: Vec<String>,
    proud: Vec<String>,
    hopes: Vec<String>,
    more: Vec<String>,
    goals: Vec<GoalRow>,
    stays: Vec<StaysRow>,
    #[serde(skip_serializing_if = "Option::is_none")]
    way_back: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    said: Option<String>,
    shared: Vec<Said>,
}

/// The summary for one adult.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct Summary {
    to: String,
    /// The young person's name.
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    from: Option<Writer>,
    #[serde(skip_serializing_if = "Option::is_none")]
    on: Option<String>,
    early: bool,
    did: Vec<String>,
    changed: Vec<String>,
    still: Vec<String>,
    ask: Vec<String>,
    goals: Vec<GoalRow>,
    monitoring: Vec<WatchRow>,
    stays: Vec<StaysRow>,
    #[serde(skip_serializing_if = "Option::is_none")]
    way_back: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    said: Option<String>,
    shared: Vec<Said>,
}

/// The certificate.
#[derive(Debug, Serialize)]
pub(super) struct Certificate {
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    on: Option<String>,
    words: Vec<String>,
    /// By name only: whom somebody worked with, and where, is theirs to tell.
    #[serde(skip_serializing_if = "Option::is_none")]
    from: Option<Writer>,
}

/// What helps afterwards.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct AfterCare {
    steps: Vec<String>,
    states: Vec<StateView>,
    people: Vec<PersonView>,
    hard_day: Vec<String>,
    asked: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    way_back: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    lives_at: Option<String>,
}

/// Who writes or signs.
#[derive(Debug, Serialize)]
struct Writer {
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    role: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    phone: Option<String>,
}

/// A goal that was worked on.
#[derive(Debug, Serialize)]
struct GoalRow {
    text: String,
    reached: bool,
}

/// Somebody who stays.
#[derive(Debug, Serialize)]
struct StaysRow {
    who: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    what: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    until: Option<String>,
}

/// What an adult keeps an eye on.
#[derive(Debug, Serialize)]
struct WatchRow {
    text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    until: Option<String>,
}

pub(super) fn letter_of_young_person(
    case: &CaseFor<YoungPerson>,
    words: &ViewWords,
) -> Option<Letter> {
    let letter = case.ending_letter()?;
    Some(Letter {
        to: case.chosen_name().to_owned(),
        from: letter.from.map(|it| writer(&it, it.known_as)),
        on: letter.on.map(|it| words.date(it)),
        early: letter.early,
        did: letter.did.to_vec(),
        strengths: letter.strengths.to_vec(),
        proud: letter.proud.to_vec(),
        hopes: letter.hopes.to_vec(),
        more: letter.more.to_vec(),
        goals: goals(&letter.goals),
        stays: stays(&letter.stays, who::for_young_person, words),
        way_back: letter.way_back.map(ToOwned::to_owned),
        said: letter.said.map(ToOwned::to_owned),
        shared: shared(&letter.shared),
    })
}

pub(super) fn summary_of_adult(case: &CaseFor<Adult>, words: &ViewWords) -> Option<Summary> {
    let summary = case.ending_summary()?;
    Some(Summary {
        to: case.name().to_owned(),
        name: case.chosen_name().to_owned(),
        from: summary.from.map(|it| writer(&it, it.name)),
        on: summary.on.map(|it| words.date(it)),
        early: summary.early,
        did: summary.did.to_vec(),
        changed: summary.changed.to_vec(),
        still: summary.still.to_vec(),
        ask: summary.ask.to_vec(),
        goals: goals(&summary.goals),
        monitoring: summary
            .monitoring
            .iter()
            .map(|it| WatchRow {
                text: it.text.to_owned(),
                until: it.until.map(|it| words.date(it)),
            })
            .collect(),
        stays: stays(&summary.stays, who::for_adult, words),
        way_back: summary.way_back.map(ToOwned::to_owned),
        said: summary.said.map(ToOwned::to_owned),
        shared: shared(&summary.shared),
    })
}

pub(super) fn certificate_of_young_person(
    case: &CaseFor<YoungPerson>,
    words: &ViewWords,
) -> Option<Certificate> {
    let certificate = case.certificate()?;
    Some(Certificate {
        name: case.chosen_name().to_owned(),
        on: certificate.on.map(|it| words.date(it)),
        words: certificate.words.to_vec(),
        // In full: a certificate is signed as grown-ups sign.
        from: certificate.from.map(|it| Writer {
            name: it.name.to_owned(),
            role: None,
            phone: None,
        }),
    })
}

pub(super) fn after_care_of_young_person(
    case: &CaseFor<YoungPerson>,
    words: &ViewWords,
) -> Option<AfterCare> {
    let page = case.after_care()?;
    // The young person's own plan presumes an act: while proceedings are live nothing of it is shown.
    let plan = case
        .keeping_safe_plan()
        .filter(|_| !case.proceedings_are_live());
    let people: Vec<_> = page
        .support
        .iter()
        .map(|it| PersonView {
            name: who::for_young_person(it.who, words),
            note: it.what.map(ToOwned::to_owned),
            phone: it.phone.map(ToOwned::to_owned),
            away: None,
        })
        .collect();
    let of_plan = plan.as_ref().map(|it| it.people).unwrap_or_default();
    Some(AfterCare {
        steps: page.steps.to_vec(),
        states: plan
            .as_ref()
            .map(|it| it.states)
            .unwrap_or_default()
            .iter()
            .map(StateView::of)
            .collect(),
        people: if people.is_empty() {
            of_plan.iter().map(PersonView::of).collect()
        } else {
            people
        },
        hard_day: page.hard_day.to_vec(),
        asked: page.asked,
        way_back: page.way_back.map(ToOwned::to_owned),
        lives_at: page.lives_at.map(ToOwned::to_owned),
    })
}

fn writer(it: &NamedWorker, name: &str) -> Writer {
    Writer {
        name: name.to_owned(),
        role: it.role.map(ToOwned::to_owned),
        phone: it.phone.map(ToOwned::to_owned),
    }
}

/// Goals that were worked on, those that were reached first.
fn goals(goals: &[(&str, Status)]) -> Vec<GoalRow> {
    let worked_on = goals.iter().filter(|(_, status)| *status != Status::Later);
    let mut rows: Vec<_> = worked_on
        .map(|(text, status)| GoalRow {
            text: (*text).to_owned(),
            reached: *status == Status::Reached,
        })
        .collect();
    rows.sort_by_key(|it| !it.reached);
    rows
}

fn shared(views: &[SharedView]) -> Vec<Said> {
    views
        .iter()
        .map(|it| Said {
            who: it.by.to_owned(),
            text: it.text.to_owned(),
        })
        .collect()
}

fn stays(
    stays: &[StaysInWords],
    named: fn(Who, &ViewWords) -> String,
    words: &ViewWords,
) -> Vec<StaysRow> {
    stays
        .iter()
        .map(|it| StaysRow {
            who: named(it.who, words),
            what: it.what.map(ToOwned::to_owned),
            until: it.until.map(|it| words.date(it)),
        })
        .collect()
}
