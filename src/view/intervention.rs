//! The plan of the work for professionals: the golden thread from each finding to what a meeting decided, who does what
//! with whom, and what is left out and why.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde::Serialize;

use super::Setting;
use super::goals;
use super::meeting::{self, PlanRow};
use super::people;
use super::text::{Block, blocks};
use crate::case::file::{Finding, FindingId, Goal};
use crate::case::reader::{CaseFor, Professional};
use crate::catalog::ViewWords;
use crate::plan::{self, PlannedDocument, PlannedExercise, PlannedWork, Weight};
use crate::reader::Reader;

/// The plan.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct Intervention {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    formulation: Vec<Block>,
    thread: Vec<Thread>,
    decisions: Vec<DecisionRow>,
    sequence: Vec<StageOf>,
    unused: Vec<Unused>,
    carries: Vec<Carries>,
    views: Vec<ViewRow>,
    time: Time,
    access: Access,
    #[serde(skip_serializing_if = "Option::is_none")]
    identity: Option<String>,
    plans: Vec<PlanRow>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    contingency: Vec<Block>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    consent: Vec<Block>,
    #[serde(skip_serializing_if = "Option::is_none")]
    basis: Option<String>,
    proceedings: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    next_review: Option<String>,
    reviews: Vec<Review>,
}

/// One finding, and where it leads.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct Thread {
    finding: String,
    domain: String,
    driver: bool,
    immediate: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    goal: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    goal_number: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    goal_status: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    area: Option<String>,
    exercises: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    measure: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    decision: Option<String>,
    /// The plan lines that answer it, by setting, such as "home 3, 5".
    lines: Vec<String>,
}

/// What a meeting decided, in full.
#[derive(Debug, Serialize)]
struct DecisionRow {
    decision: String,
    text: String,
}

#[derive(Debug, Serialize)]
struct StageOf {
    stage: u8,
    title: String,
    people: Vec<PersonsWork>,
}

#[derive(Debug, Serialize)]
struct PersonsWork {
    who: String,
    areas: Vec<AreaRow>,
}

#[derive(Debug, Serialize)]
struct AreaRow {
    heading: String,
    weight: String,
    exercises: usize,
}

#[derive(Debug, Serialize)]
struct Unused {
    who: String,
    heading: String,
    reason: String,
}

/// An area that somebody else could take on.
#[derive(Debug, Serialize)]
struct Carries {
    heading: String,
    who: Vec<String>,
}

#[derive(Debug, Serialize)]
struct ViewRow {
    who: String,
    text: Vec<Block>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct Time {
    limited: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    sessions: Option<u16>,
    #[serde(skip_serializing_if = "Option::is_none")]
    minutes: Option<u16>,
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    co_worker: Option<String>,
}

/// How the young person communicates.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct Access {
    reading: String,
    literal: bool,
    answers_by: Vec<String>,
    helps: Vec<String>,
    hinders: Vec<String>,
    needs: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    minutes: Option<u8>,
    interpreter: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    signed: Option<String>,
}

#[derive(Debug, Serialize)]
struct Review {
    what: String,
    on: String,
}

/// How many exercises of other areas stand beside a finding whose own area is not worked on now.
const EXERCISES_OF_OTHER_AREAS: usize = 3;

pub(super) fn of_professional(
    case: &CaseFor<Professional>,
    setting: &Setting,
    planned: &PlannedDocument,
    words: &ViewWords,
) -> Intervention {
    let nothing = crate::case::intervention::InterventionPlan::default();
    let own = case.intervention_plan().unwrap_or(&nothing);
    let text = |it: &Option<String>| it.as_deref().map(blocks).unwrap_or_default();
    let legal = case.legal();
    let co_worker = case
        .professionals()
        .iter()
        .find(|it| own.co_worker.as_ref() == Some(&it.id));
    Intervention {
        formulation: text(&own.formulation),
        thread: case
            .findings()
            .iter()
            .flat_map(|it| threads(it, case, setting, planned, words))
            .collect(),
        decisions: decisions(case, words),
        sequence: sequence(case, setting, planned, words),
        unused: planned
            .left_out
            .iter()
            .map(|it| Unused {
                who: name(&it.person, case, words),
                heading: heading(&it.area, setting, planned),
                reason: it.reason.clone(),
            })
            .collect(),
        carries: planned
            .left_out
            .iter()
            .filter(|it| !it.could_carry.is_empty())
            .map(|it| Carries {
                heading: heading(&it.area, setting, planned),
                who: it
                    .could_carry
                    .iter()
                    .map(|id| case.name_or_words(id).to_owned())
                    .collect(),
            })
            .collect(),
        views: own
            .views
            .iter()
            .map(|it| ViewRow {
                who: case.name_of(&it.by).unwrap_or_default().to_owned(),
                text: blocks(&it.text),
            })
            .collect(),
        time: Time {
            limited: case.time().limited,
            sessions: case.time().sessions,
            minutes: case.time().minutes.or(setting.organisation.session_minutes),
            place: own.place.clone(),
            co_worker: co_worker.map(|it| it.name.clone()),
        },
        access: access(case, words),
        identity: case.about_young_person().identity.clone(),
        plans: meeting::plans(case, words),
        contingency: text(&own.contingency),
        consent: text(&own.consent),
        basis: legal.basis.clone(),
        proceedings: words
            .word("proceedings", people::proceedings(legal.proceedings))
            .to_owned(),
        next_review: own.next_review.map(|it| words.date(*it)),
        reviews: reviews(case, words),
    }
}

/// A finding with each goal that answers it, or alone.
fn threads(
    finding: &Finding,
    case: &CaseFor<Professional>,
    setting: &Setting,
    planned: &PlannedDocument,
    words: &ViewWords,
) -> Vec<Thread> {
    let goals: Vec<_> = (1..)
        .zip(case.goals())
        .filter(|(_, it)| it.findings.contains(&finding.id))
        .collect();
    let alone = || Thread {
        finding: finding.id.to_string(),
        domain: goals::domain_name(finding.domain, setting, planned),
        driver: finding.driver,
        immediate: finding.immediate,
        text: finding.professional.clone(),
        goal: None,
        goal_number: None,
        goal_status: None,
        area: finding
            .areas
            .first()
            .map(|it| goals::heading(it, setting, planned)),
        exercises: exercises(
            setting,
            planned,
            finding.areas.first().map(String::as_str),
            &[finding.id.as_str()],
        ),
        measure: None,
        decision: None,
        lines: lines(&finding.id, case, words),
    };
    if goals.is_empty() {
        return vec![alone()];
    }
    goals
        .into_iter()
        .map(|(number, goal)| Thread {
            goal_status: Some(words.word("status", goals::status(goal.status)).to_owned()),
            goal: goal
                .professional
                .clone()
                .or_else(|| goal.young_person.as_ref().map(|it| it.text.clone())),
            goal_number: Some(number),
            area: area_of(finding, goal).map(|it| goals::heading(it, setting, planned)),
            exercises: exercises(
                setting,
                planned,
                area_of(finding, goal),
                &[finding.id.as_str(), goal.id.as_str()],
            ),
            measure: Some(measure(goal, words)),
            decision: decision(goal, case).map(|it| it.name(words)),
            ..alone()
        })
        .collect()
}

/// The area in which a goal answers a finding.
fn area_of<'a>(finding: &'a Finding, goal: &'a Goal) -> Option<&'a str> {
    goal.area
        .as_deref()
        .or(finding.areas.first().map(String::as_str))
}

/// The titles of exercises that were chosen for one of these: those of its own area, else a few of others.
fn exercises(
    setting: &Setting,
    planned: &PlannedDocument,
    area: Option<&str>,
    ids: &[&str],
) -> Vec<String> {
    let own = planned
        .work
        .iter()
        .filter(|it| it.reader == Reader::YoungPerson);
    let areas: Vec<_> = own.flat_map(|it| &it.areas).collect();
    let for_these =
        |it: &&PlannedExercise| it.reasons.iter().any(|it| ids.contains(&it.id.as_str()));
    let title = |it: &PlannedExercise| {
        let exercise = setting.catalog.exercises.get(&it.exercise)?;
        Some(exercise.words.get(&planned.language)?.title.clone())
    };
    let of = |here: bool| {
        let areas = areas
            .iter()
            .filter(move |it| (Some(it.area.as_str()) == area) == here);
        areas
            .flat_map(|it| &it.exercises)
            .filter(for_these)
            .filter_map(title)
    };
    let here: Vec<_> = of(true).collect();
    if here.is_empty() {
        of(false).take(EXERCISES_OF_OTHER_AREAS).collect()
    } else {
        here
    }
}

/// How everybody will see that a goal is reached.
fn measure(goal: &Goal, words: &ViewWords) -> String {
    if let Some(known) = &goal.how_we_will_know {
        return known.text.clone();
    }
    let rating = words.word("measure", "rating");
    match goal.target {
        Some(target) => {
            let target = words
                .word("measure", "target")
                .replace("{target}", &target.number().to_string());
            format!("{rating}, {target}")
        }
        None => rating.to_owned(),
    }
}

/// The last decision on a goal.
fn decision<'a>(goal: &Goal, case: &'a CaseFor<Professional>) -> Option<Decided<'a>> {
    let decided = case
        .meetings()
        .iter()
        .filter(|it| it.is_held())
        .flat_map(|meeting| {
            (1..)
                .zip(&meeting.decision)
                .filter(|(_, it)| it.goals.contains(&goal.id))
                .map(|(number, it)| Decided {
                    on: *meeting.on,
                    number,
                    text: &it.text,
                })
        });
    decided.max_by_key(|it| it.on)
}

/// A decision of a meeting with its number there.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Decided<'a> {
    on: Date,
    number: usize,
    text: &'a str,
}

impl Decided<'_> {
    fn name(&self, words: &ViewWords) -> String {
        words
            .word("intervention", "decision")
            .replace("{number}", &self.number.to_string())
            .replace("{on}", &words.day(self.on))
    }
}

/// Each decision that the thread leads to, once.
fn decisions(case: &CaseFor<Professional>, words: &ViewWords) -> Vec<DecisionRow> {
    let of_findings = case.goals().iter().filter(|it| !it.findings.is_empty());
    let decided: BTreeSet<_> = of_findings.filter_map(|it| decision(it, case)).collect();
    let rows = decided.iter().map(|it| DecisionRow {
        decision: it.name(words),
        text: it.text.to_owned(),
    });
    rows.collect()
}

/// The lines of Safety Plans that answer a finding.
fn lines(finding: &FindingId, case: &CaseFor<Professional>, words: &ViewWords) -> Vec<String> {
    let plans = case.safety_plans();
    plans
        .iter()
        .filter_map(|(plan, file)| {
            let numbers: Vec<String> = file
                .lines()
                .filter(|(_, it)| it.findings.contains(finding))
                .map(|(number, _)| number.to_string())
                .collect();
            let setting = words.word("setting", plan.setting.word());
            (!numbers.is_empty()).then(|| format!("{setting} {}", numbers.join(", ")))
        })
        .collect()
}

/// Who works on what, stage by stage.
fn sequence(
    case: &CaseFor<Professional>,
    setting: &Setting,
    planned: &PlannedDocument,
    words: &ViewWords,
) -> Vec<StageOf> {
    let area_words = setting.catalog.area_words.get(&planned.language);
    let mut stages: Vec<u8> = planned.work.iter().map(|it| it.stage).collect();
    stages.sort_unstable();
    stages.dedup();
    stages
        .into_iter()
        .map(|stage| StageOf {
            stage,
            title: area_words
                .and_then(|it| it.stage(stage, "title"))
                .unwrap_or_default()
                .to_owned(),
            people: planned
                .work
                .iter()
                .filter(|it| it.stage == stage)
                .map(|it| persons_work(it, case, setting, planned, words))
                .collect(),
        })
        .collect()
}

fn persons_work(
    work: &PlannedWork,
    case: &CaseFor<Professional>,
    setting: &Setting,
    planned: &PlannedDocument,
    words: &ViewWords,
) -> PersonsWork {
    let shown = work.areas.iter().filter(|it| it.weight != Weight::NotNow);
    PersonsWork {
        who: name(&work.reader.to_string(), case, words),
        areas: shown
            .map(|it| AreaRow {
                heading: heading(&it.cell, setting, planned),
                weight: words.word("weight", it.weight.word()).to_owned(),
                exercises: it.exercises.len(),
            })
            .collect(),
    }
}

/// The framework's heading of a cell.
fn heading(cell: &str, setting: &Setting, planned: &PlannedDocument) -> String {
    let words = setting.catalog.cell_words(&planned.language, cell);
    words.map_or_else(|| cell.to_owned(), |it| it.heading.clone())
}

/// The name of a reader of the case.
fn name(id: &str, case: &CaseFor<Professional>, words: &ViewWords) -> String {
    let person = crate::case::file::PersonId::new(id);
    let name = person.and_then(|it| case.name_of(&it).map(ToOwned::to_owned));
    name.unwrap_or_else(|| words.word("people", "young-person").to_owned())
}

fn access(case: &CaseFor<Professional>, words: &ViewWords) -> Access {
    let it = &case.about_young_person().communication;
    Access {
        reading: words.word("reading", plan::reading(it.reading)).to_owned(),
        literal: it.literal,
        answers_by: it
            .answers_by
            .iter()
            .map(|it| words.word("answers-by", plan::way(*it)).to_owned())
            .collect(),
        helps: it.helps.clone(),
        hinders: it.hinders.clone(),
        needs: it
            .needs
            .iter()
            .map(|it| words.word("need", plan::need(*it)).to_owned())
            .collect(),
        minutes: it.attention_minutes,
        interpreter: it.interpreter,
        signed: it.signed.clone(),
    }
}

/// What is looked at again, and when, by date.
/// What is looked at again, by day: plans by their setting, goals by their number.
fn reviews(case: &CaseFor<Professional>, words: &ViewWords) -> Vec<Review> {
    let mut days: BTreeMap<Date, Vec<String>> = BTreeMap::new();
    for (number, goal) in (1..).zip(case.goals()) {
        if let Some(on) = goal.review {
            let name = words
                .word("intervention", "goal")
                .replace("{number}", &i32::to_string(&number));
            days.entry(*on).or_default().push(name);
        }
    }
    for (plan, _) in case.safety_plans() {
        if let Some(on) = plan.next_review {
            let name = words
                .word("setting-title", plan.setting.word())
                .to_lowercase();
            days.entry(on).or_default().push(name);
        }
    }
    days.into_iter()
        .map(|(on, what)| Review {
            what: what.join(", "),
            on: words.date(on),
        })
        .collect()
}
