//! One side for somebody who is there for a lesson, a night or a shift; and what changes at 18.

use serde::Serialize;

use super::text::{Block, blocks};
use crate::case::reader::{Adult, CaseFor, EighteenInWords, Professional, YoungPerson};
use crate::case::setting_page::SettingPage;
use crate::catalog::ViewWords;
use crate::plan::PlannedDocument;

/// The side.
#[derive(Debug, Serialize)]
pub(super) struct Page {
    #[serde(rename = "for", skip_serializing_if = "Option::is_none")]
    role: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    when: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    r#where: Option<String>,
    #[serde(rename = "do")]
    actions: Vec<String>,
    say: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    tell: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    review: Option<String>,
}

/// What changes at 18.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct EighteenView {
    /// The young person's age on the date of the papers.
    #[serde(skip_serializing_if = "Option::is_none")]
    age: Option<i16>,
    #[serde(skip_serializing_if = "Option::is_none")]
    takes_over: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    by: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    words: Vec<Block>,
}

pub(super) fn of_adult(
    case: &CaseFor<Adult>,
    planned: &PlannedDocument,
    words: &ViewWords,
) -> Option<Page> {
    case.setting_pages()
        .find(|it| is_for(it, planned))
        .map(|it| page(it, words))
}

pub(super) fn of_professional(
    case: &CaseFor<Professional>,
    planned: &PlannedDocument,
    words: &ViewWords,
) -> Option<Page> {
    case.setting_pages()
        .find(|it| is_for(it, planned))
        .map(|it| page(it, words))
}

pub(super) fn eighteen_of_young_person(
    case: &CaseFor<YoungPerson>,
    words: &ViewWords,
) -> EighteenView {
    EighteenView {
        age: Some(case.age()),
        ..eighteen(case.eighteen(), words)
    }
}

/// What changes at 18, as far as the case says it; the rest is left to be written in.
pub(super) fn eighteen(it: Option<EighteenInWords>, words: &ViewWords) -> EighteenView {
    EighteenView {
        age: None,
        takes_over: it.and_then(|it| it.takes_over).map(ToOwned::to_owned),
        by: it.and_then(|it| it.by).map(|it| words.date(it)),
        words: it.and_then(|it| it.words).map(blocks).unwrap_or_default(),
    }
}

fn is_for(page: &SettingPage, planned: &PlannedDocument) -> bool {
    planned
        .instance
        .as_ref()
        .is_some_and(|it| it.section == "setting-page" && it.id == page.id.as_str())
}

fn page(page: &SettingPage, words: &ViewWords) -> Page {
    Page {
        role: page.role().map(ToOwned::to_owned),
        when: page.when.clone(),
        r#where: page.r#where.clone(),
        actions: page.actions.clone(),
        say: page.say.clone(),
        tell: page.tell.clone(),
        review: page.review.map(|it| words.date(*it)),
    }
}
