//! The form for what was seen and heard, and the record of one incident.

use serde::Serialize;

use super::Setting;
use super::text::{Block, blocks};
use crate::case::reader::{CaseFor, Professional};
use crate::catalog::ViewWords;
use crate::plan::PlannedDocument;

/// The form; with a record, it is filled.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct IncidentView {
    #[serde(skip_serializing_if = "Option::is_none")]
    record: Option<Record>,
    procedures: Vec<ProcedureText>,
    #[serde(skip_serializing_if = "Option::is_none")]
    out_of_hours: Option<String>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct Record {
    on: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    time: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    at: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    recorded_by: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    exact_words: Vec<Block>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    seen: Vec<Block>,
    told: Vec<ToldRow>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    next: Vec<Block>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    referral: Vec<Block>,
}

#[derive(Debug, Serialize)]
struct ToldRow {
    who: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    on: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    time: Option<String>,
}

/// What the team's procedure says.
#[derive(Debug, Serialize)]
struct ProcedureText {
    id: String,
    title: String,
    text: Vec<Block>,
    #[serde(skip_serializing_if = "Option::is_none")]
    on: Option<String>,
}

/// The blank form.
pub(super) fn form(setting: &Setting, words: &ViewWords) -> IncidentView {
    IncidentView {
        record: None,
        procedures: setting
            .organisation
            .procedure
            .iter()
            .map(|it| ProcedureText {
                id: it.id.to_string(),
                title: it.title.clone(),
                text: blocks(&it.text),
                on: Some(words.date(*it.on)),
            })
            .collect(),
        out_of_hours: setting.organisation.out_of_hours_phone.clone(),
    }
}

pub(super) fn of_professional(
    case: &CaseFor<Professional>,
    setting: &Setting,
    planned: &PlannedDocument,
    words: &ViewWords,
) -> IncidentView {
    let id = planned.instance.as_ref().map(|it| it.id.as_str());
    let incident = case
        .incidents()
        .iter()
        .find(|it| Some(it.name().as_str()) == id);
    let text = |it: &Option<String>| it.as_deref().map(blocks).unwrap_or_default();
    let record = incident.map(|it| Record {
        on: words.date(*it.on),
        time: it.time.clone(),
        at: it.at.clone(),
        recorded_by: it
            .recorded_by
            .as_deref()
            .map(|it| case.name_or_words(it).to_owned()),
        exact_words: text(&it.exact_words),
        seen: text(&it.seen),
        told: it
            .told
            .iter()
            .map(|it| ToldRow {
                who: case.name_or_words(&it.who).to_owned(),
                on: it.on.map(|it| words.date(*it)),
                time: it.time.clone(),
            })
            .collect(),
        next: text(&it.next),
        referral: text(&it.referral),
    });
    IncidentView {
        record,
        ..form(setting, words)
    }
}
