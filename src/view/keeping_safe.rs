//! The young person's own plan, and the page of an adult who helps with it.

use serde::Serialize;

use super::safety_plan::Said;
use super::who;
use crate::case::keeping_safe::{PlanPerson, State};
use crate::case::reader::{Adult, CaseFor, YoungPerson};
use crate::catalog::ViewWords;

/// The plan as its owner reads it.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct KeepingSafe {
    version: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    on: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    review: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    lives_at: Option<String>,
    good_life: Vec<String>,
    states: Vec<StateView>,
    places: Vec<PlaceView>,
    people: Vec<PersonView>,
    promises: Vec<Said>,
    practice: Vec<PracticeView>,
}

/// One state of the plan.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct StateView {
    word: String,
    shape: &'static str,
    notice: Vec<String>,
    #[serde(rename = "do")]
    actions: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    go_to: Option<String>,
}

#[derive(Debug, Serialize)]
struct PlaceView {
    when: String,
    plan: String,
}

/// Somebody the young person goes to.
#[derive(Debug, Serialize)]
pub(super) struct PersonView {
    pub(super) name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) note: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) phone: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) away: Option<String>,
}

#[derive(Debug, Serialize)]
struct PracticeView {
    on: String,
    situation: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    with: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sure: Option<u8>,
}

/// How one adult helps.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct CompanionView {
    version: u32,
    states: Vec<WordAndShape>,
    notice: Vec<String>,
    #[serde(rename = "do")]
    actions: Vec<String>,
    say: Vec<String>,
    promises: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    review: Option<String>,
}

#[derive(Debug, Serialize)]
struct WordAndShape {
    word: String,
    shape: &'static str,
}

impl StateView {
    pub(super) fn of(it: &State) -> Self {
        Self {
            word: it.word.clone(),
            shape: it.shape.word(),
            notice: it.notice.clone(),
            actions: it.actions.clone(),
            go_to: it.go_to.clone(),
        }
    }
}

impl PersonView {
    pub(super) fn of(it: &PlanPerson) -> Self {
        Self {
            name: it.name.clone(),
            note: it.note.clone(),
            phone: it.phone.clone(),
            away: it.away.clone(),
        }
    }
}

pub(super) fn of_young_person(
    case: &CaseFor<YoungPerson>,
    words: &ViewWords,
) -> Option<KeepingSafe> {
    let plan = case.keeping_safe_plan()?;
    Some(KeepingSafe {
        version: plan.version,
        on: plan.on.map(|it| words.date(it)),
        review: plan.review.map(|it| words.date(it)),
        lives_at: plan.lives_at.map(ToOwned::to_owned),
        good_life: plan.good_life.to_vec(),
        states: plan.states.iter().map(StateView::of).collect(),
        places: plan
            .places
            .iter()
            .map(|it| PlaceView {
                when: it.when.clone(),
                plan: it.plan.clone(),
            })
            .collect(),
        people: plan.people.iter().map(PersonView::of).collect(),
        promises: plan
            .promises
            .iter()
            .map(|it| Said {
                who: who::for_young_person(it.who, words),
                text: it.text.to_owned(),
            })
            .collect(),
        practice: plan
            .practice
            .iter()
            .map(|it| PracticeView {
                on: words.day(*it.on),
                situation: it.situation.clone(),
                with: it.with.clone(),
                sure: it.sure.map(|it| it.number()),
            })
            .collect(),
    })
}

pub(super) fn of_adult(case: &CaseFor<Adult>, words: &ViewWords) -> Option<CompanionView> {
    let page = case.companion()?;
    Some(CompanionView {
        version: page.version,
        states: page
            .states
            .iter()
            .map(|(word, shape)| WordAndShape {
                word: (*word).to_owned(),
                shape: shape.word(),
            })
            .collect(),
        notice: page.help.notice.clone(),
        actions: page.help.actions.clone(),
        say: page.help.say.clone(),
        promises: page.promises.iter().map(|it| (*it).to_owned()).collect(),
        review: page.review.map(|it| words.date(it)),
    })
}
