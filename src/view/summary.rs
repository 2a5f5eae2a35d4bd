//! What a meeting decided, in words for the young person or one adult.

use serde::Serialize;

use super::Setting;
use super::safety_plan::Said;
use super::who;
use crate::case::reader::{Adult, CaseFor, MeetingInWords, Who, YoungPerson};
use crate::catalog::ViewWords;
use crate::plan::{self, PlannedDocument};

/// One meeting in plain words.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct Summary {
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    on: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    next: Option<String>,
    responsibility: String,
    decisions: Vec<String>,
    actions: Vec<ActionRow>,
    said: Vec<String>,
    shared: Vec<Said>,
    disagreements: Vec<String>,
}

#[derive(Debug, Serialize)]
struct ActionRow {
    what: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    who: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    by: Option<String>,
    done: bool,
}

pub(super) fn of_young_person(
    case: &CaseFor<YoungPerson>,
    setting: &Setting,
    planned: &PlannedDocument,
    words: &ViewWords,
) -> Option<Summary> {
    let meetings = case.meetings();
    let meeting = meetings.iter().find(|it| is_for(it, planned))?;
    Some(of_meeting(
        meeting,
        who::for_young_person,
        case.shares_safety_at_the_end(),
        setting,
        planned,
        words,
    ))
}

pub(super) fn of_adult(
    case: &CaseFor<Adult>,
    setting: &Setting,
    planned: &PlannedDocument,
    words: &ViewWords,
) -> Option<Summary> {
    let meetings = case.meetings();
    let meeting = meetings.iter().find(|it| is_for(it, planned))?;
    Some(of_meeting(
        meeting,
        who::for_adult,
        case.shares_safety_at_the_end(),
        setting,
        planned,
        words,
    ))
}

fn is_for(meeting: &MeetingInWords, planned: &PlannedDocument) -> bool {
    planned
        .instance
        .as_ref()
        .is_some_and(|it| it.section == "meeting" && it.id == meeting.id.as_str())
}

fn of_meeting(
    meeting: &MeetingInWords,
    named: fn(Who, &ViewWords) -> String,
    is_of_concern: bool,
    setting: &Setting,
    planned: &PlannedDocument,
    words: &ViewWords,
) -> Summary {
    let facts = setting
        .jurisdiction
        .and_then(|it| setting.catalog.facts.get(it));
    let kind = plan::kind_of(&planned.reader);
    let area_words = setting.catalog.area_words.get(&planned.language);
    let stage = meeting.stage.number();
    let responsibility = area_words.and_then(|it| {
        if is_of_concern {
            it.responsibility_of_concern(stage, kind.word())
        } else {
            it.responsibility(stage, kind.word())
        }
    });
    let texts = |texts: &[&str]| texts.iter().map(|it| (*it).to_owned()).collect();
    Summary {
        name: facts.map(|it| it.meeting.plain.clone()),
        on: words.date(meeting.on),
        next: meeting.next.map(|it| words.date(it)),
        responsibility: responsibility.unwrap_or_default().to_owned(),
        decisions: texts(&meeting.decisions),
        actions: meeting
            .actions
            .iter()
            .map(|it| ActionRow {
                what: it.what.to_owned(),
                who: it.who.map(|it| named(it, words)),
                by: it.by.map(|it| words.date(it)),
                done: it.done.is_some(),
            })
            .collect(),
        said: texts(&meeting.said),
        shared: meeting
            .shared
            .iter()
            .map(|it| Said {
                who: it.by.to_owned(),
                text: it.text.to_owned(),
            })
            .collect(),
        disagreements: texts(&meeting.disagreements),
    }
}
