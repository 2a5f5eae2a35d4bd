//! Today's page of whose session it is.

use serde::Serialize;

use super::super::Setting;
use super::worker::kind;
use super::{known, session};
use crate::case::file::{Score, TakingPart};
use crate::case::reader::{CaseFor, HeldSession, YoungPerson};
use crate::plan::{PlannedDocument, PlannedSession, ReasonKind, StepKind};

/// Today's page.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(in crate::view) struct OwnSession {
    kind: &'static str,
    number: u32,
    of: u32,
    minutes: u32,
    with_break: bool,
    plan: Vec<Item>,
    #[serde(skip_serializing_if = "Option::is_none")]
    last_time: Option<LastTime>,
    #[serde(skip_serializing_if = "Option::is_none")]
    worker: Option<String>,
    goals: Vec<Goal>,
    secure: bool,
    no_writing: bool,
}

/// A part of the session.
#[derive(Debug, Serialize)]
struct Item {
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<String>,
    minutes: u32,
}

/// What they wanted to be kept from the session before.
#[derive(Debug, Serialize)]
struct LastTime {
    #[serde(skip_serializing_if = "Option::is_none")]
    words: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rating: Option<u8>,
}

/// A goal in the reader's words.
#[derive(Debug, Serialize)]
struct Goal {
    number: usize,
    text: String,
}

pub(in crate::view) fn of_young_person(
    case: &CaseFor<YoungPerson>,
    setting: &Setting,
    planned: &PlannedDocument,
) -> Option<OwnSession> {
    let session = session(planned)?;
    let goals = case.goals().map(|it| (it.id.as_str(), it.number, it.text));
    Some(OwnSession {
        secure: case.is_secure(),
        no_writing: case.taking_part() == TakingPart::NotNow,
        ..own(
            setting,
            planned,
            session,
            &case.sessions(),
            goals.collect(),
            case.workers().first().map(|it| it.known_as),
        )
    })
}

/// What the young person's page and an adult's have in common.
pub(super) fn own(
    setting: &Setting,
    planned: &PlannedDocument,
    session: &PlannedSession,
    held: &[HeldSession],
    goals: Vec<(&str, usize, &str)>,
    worker: Option<&str>,
) -> OwnSession {
    let serves = |id: &str| {
        let mut reasons = session.reasons.iter();
        reasons.any(|it| it.kind == ReasonKind::Goal && it.id == id)
    };
    OwnSession {
        kind: kind(session.kind),
        number: session.number,
        of: session.of,
        minutes: session.minutes,
        with_break: session
            .steps
            .iter()
            .any(|it| matches!(it.what, StepKind::Break)),
        plan: items(setting, planned, session),
        last_time: held
            .last()
            .filter(|it| it.words.is_some() || it.rating.is_some())
            .map(|it| LastTime {
                words: it.words.map(ToOwned::to_owned),
                rating: it.rating.map(Score::number),
            }),
        worker: worker.map(ToOwned::to_owned),
        goals: goals
            .into_iter()
            .filter(|(id, ..)| serves(id))
            .map(|(_, number, text)| Goal {
                number,
                text: text.to_owned(),
            })
            .collect(),
        secure: false,
        no_writing: false,
    }
}

fn items(setting: &Setting, planned: &PlannedDocument, session: &PlannedSession) -> Vec<Item> {
    let item = |kind, title, minutes| Item {
        kind,
        title,
        minutes,
    };
    let steps = session.steps.iter();
    steps
        .map(|step| match &step.what {
            StepKind::Open => item("open", None, step.minutes),
            StepKind::Break => item("break", None, step.minutes),
            StepKind::Close => item("close", None, step.minutes),
            StepKind::Exercise(part) => {
                let title = known(setting, planned, part).map(|(_, it)| it.title.clone());
                item("exercise", title, step.minutes)
            }
        })
        .collect()
}
