//! The end of the work: risk as supplied, views, and what is still to be done.

use serde::Serialize;

use super::text::{Block, blocks};
use crate::case::reader::{CaseFor, Professional};
use crate::catalog::ViewWords;

/// The practitioner's own text on risk; nothing is added to it.
#[derive(Debug, Serialize)]
pub(super) struct RiskText {
    text: Vec<Block>,
    by: String,
    on: String,
}

/// What somebody said about the work.
#[derive(Debug, Serialize)]
pub(super) struct ViewOf {
    who: String,
    text: Vec<Block>,
}

/// Something still to be done.
#[derive(Debug, Serialize)]
pub(super) struct StillToDo {
    text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    who: Option<String>,
}

pub(super) fn risk_of_professional(
    case: &CaseFor<Professional>,
    words: &ViewWords,
) -> Option<RiskText> {
    let risk = case.ending()?.risk.as_ref()?;
    Some(RiskText {
        text: blocks(&risk.text),
        by: risk.by.clone(),
        on: words.date(*risk.on),
    })
}

pub(super) fn views_of_professional(case: &CaseFor<Professional>) -> Vec<ViewOf> {
    let views = case
        .ending()
        .map(|it| it.views.as_slice())
        .unwrap_or_default();
    views
        .iter()
        .map(|it| ViewOf {
            who: case.name_of(&it.by).unwrap_or_default().to_owned(),
            text: blocks(&it.text),
        })
        .collect()
}

pub(super) fn outstanding_of_professional(case: &CaseFor<Professional>) -> Vec<StillToDo> {
    let outstanding = case
        .ending()
        .map(|it| it.outstanding.as_slice())
        .unwrap_or_default();
    outstanding
        .iter()
        .map(|it| StillToDo {
            text: it.text.clone(),
            who: it.who.clone(),
        })
        .collect()
}
