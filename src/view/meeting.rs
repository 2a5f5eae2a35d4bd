//! One meeting for professionals: agenda, briefing from the case, and record.

use jiff::civil::Date;
use serde::Serialize;

use super::Setting;
use super::agenda::{self, Occasion};
use super::goals::{self, FullGoal};
use super::safety_plan::{self, ChangesView, Said};
use super::setting_page::{self, EighteenView};
use super::text::{Block, blocks};
use super::who;
use crate::case::file::PersonId;
use crate::case::meeting::{
    Action, Attendance, Attended, AttendedPart, Decision, Meeting, MeetingId, OtherChildren,
};
use crate::case::reader::{CaseFor, PlanInWords, Professional};
use crate::case::safety_plan::{LineKind, SafetyPlan};
use crate::catalog::{Audience, ViewWords};
use crate::plan::{self, PlannedDocument};
use crate::reader::YOUNG_PERSON;

/// The meeting.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct MeetingView {
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    short: Option<String>,
    id: String,
    number: usize,
    on: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    next: Option<String>,
    earlier_if: Vec<String>,
    stage: u8,
    stage_title: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    chair: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    minutes: Option<String>,
    held: bool,
    agenda: Vec<agenda::Item>,
    attendance: Vec<AttendedRow>,
    invited: Vec<Invited>,
    decisions: Vec<DecisionRow>,
    actions_since: Vec<ActionRow>,
    actions: Vec<ActionRow>,
    responsibility: Responsibility,
    stages: Vec<StageRow>,
    progress: Vec<FullGoal>,
    plans: Vec<PlanRow>,
    #[serde(skip_serializing_if = "Option::is_none")]
    keeping_safe: Option<OwnPlanRow>,
    views: Vec<ViewRow>,
    going_well: Vec<String>,
    new_information: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    restorative: Option<RestorativeRow>,
    other_children_held_elsewhere: bool,
    children: Vec<String>,
    disagreements: Vec<Said>,
    distribution: Vec<CopyTo>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ending: Option<EndingRow>,
    #[serde(skip_serializing_if = "Option::is_none")]
    eighteen: Option<EighteenView>,
}

#[derive(Debug, Serialize)]
struct AttendedRow {
    who: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    role: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    agency: Option<String>,
    status: String,
    part: String,
    parts: Vec<u8>,
}

/// Somebody who would be expected, when nobody is written down yet.
#[derive(Debug, Serialize)]
struct Invited {
    who: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    role: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    agency: Option<String>,
}

#[derive(Debug, Serialize)]
struct DecisionRow {
    number: usize,
    text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    item: Option<String>,
    goals: Vec<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    plan: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ratified: Option<bool>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct ActionRow {
    number: usize,
    text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    who: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    by: Option<String>,
    is_done: bool,
    overdue: bool,
    state: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    how_we_will_know: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    carried: Option<String>,
}

#[derive(Debug, Serialize)]
struct Responsibility {
    statement: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    agreed: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    because: Option<String>,
}

#[derive(Debug, Serialize)]
struct StageRow {
    who: String,
    stage: u8,
    #[serde(skip_serializing_if = "Option::is_none")]
    decision: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    to: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<String>,
}

/// A Safety Plan, as a meeting looks at it.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct PlanRow {
    setting: String,
    title_setting: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    household: Option<String>,
    number: usize,
    version: u32,
    on: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    next_review: Option<String>,
    ratified: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    ratified_on: Option<String>,
    draft: bool,
    restrictions: usize,
    supports: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    changes: Option<ChangesView>,
}

#[derive(Debug, Serialize)]
pub(super) struct OwnPlanRow {
    version: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    on: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    review: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    practised: Option<String>,
    promises: Vec<Said>,
}

#[derive(Debug, Serialize)]
struct ViewRow {
    who: String,
    text: Vec<Block>,
    #[serde(skip_serializing_if = "Option::is_none")]
    how: Option<String>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct RestorativeRow {
    #[serde(skip_serializing_if = "Option::is_none")]
    asked: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    separate_assessment: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<String>,
}

/// Who gets what of the record.
#[derive(Debug, Serialize)]
struct CopyTo {
    who: String,
    what: String,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct EndingRow {
    agreed: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    because: Option<String>,
    monitoring: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    route_back: Option<String>,
}

/// The age from which turning 18 is on the agenda.
const COMES_OF_AGE: i16 = 17;

pub(super) fn of_professional(
    case: &CaseFor<Professional>,
    setting: &Setting,
    planned: &PlannedDocument,
    words: &ViewWords,
) -> Option<MeetingView> {
    let instance = planned
        .instance
        .as_ref()
        .filter(|it| it.section == "meeting")?;
    let meeting = case
        .meetings()
        .iter()
        .find(|it| it.id.as_str() == instance.id)?;
    let facts = setting
        .jurisdiction
        .and_then(|it| setting.catalog.facts.get(it));
    let stage = meeting
        .stage
        .unwrap_or(case.about_young_person().stage)
        .number();
    let area_words = setting.catalog.area_words.get(&planned.language);
    let professional = |id: &Option<_>| {
        let found = case
            .professionals()
            .iter()
            .find(|it| id.as_ref() == Some(&it.id));
        found.map(|it| it.name.clone())
    };
    let name = |id: &PersonId| case.name_of(id).unwrap_or_default().to_owned();
    let comes_of_age = case.age() >= COMES_OF_AGE;
    let occasion = Occasion {
        stage,
        has_plans: !case.safety_plans().is_empty(),
        has_own_plan: case.keeping_safe_plan().is_some(),
        comes_of_age,
    };
    Some(MeetingView {
        name: facts.map(|it| it.meeting.name.clone()),
        short: facts.map(|it| it.meeting.short.clone()),
        id: meeting.id.to_string(),
        number: meeting.number(),
        on: words.date(*meeting.on),
        next: meeting.next.map(|it| words.date(*it)),
        earlier_if: meeting.earlier_if.clone(),
        stage,
        stage_title: area_words
            .and_then(|it| it.stage(stage, "title"))
            .unwrap_or_default()
            .to_owned(),
        chair: professional(&meeting.chair),
        minutes: professional(&meeting.minutes),
        held: meeting.is_held(),
        agenda: agenda::of(&occasion, setting, planned, words),
        attendance: meeting
            .attended
            .iter()
            .map(|it| attended(it, case, words))
            .collect(),
        invited: if meeting.attended.is_empty() {
            everybody(case, words)
        } else {
            Vec::new()
        },
        decisions: (1..)
            .zip(&meeting.decision)
            .map(|(number, it)| decision(number, it, case, setting, planned, words))
            .collect(),
        actions_since: actions_since(meeting, case, words),
        actions: (1..)
            .zip(&meeting.action)
            .map(|(number, it)| action(number, it, case, words))
            .collect(),
        responsibility: Responsibility {
            statement: responsibility(stage, setting, planned),
            agreed: meeting.responsibility.as_ref().map(|it| it.agreed),
            because: meeting
                .responsibility
                .as_ref()
                .and_then(|it| it.because.clone()),
        },
        stages: stages(meeting, case, words),
        progress: goals::on_the_table(case, setting, planned, words),
        plans: plans(case, words),
        keeping_safe: own_plan(case, words),
        views: meeting
            .view
            .iter()
            .map(|it| ViewRow {
                who: name(&it.by),
                text: blocks(&it.text),
                how: it.how_gathered.clone(),
            })
            .collect(),
        going_well: meeting.going_well.clone(),
        new_information: meeting.new_information.clone(),
        restorative: meeting.restorative.as_ref().map(|it| RestorativeRow {
            asked: it.asked,
            separate_assessment: it.separate_assessment,
            note: it.note.clone(),
        }),
        other_children_held_elsewhere: meeting.other_children
            == OtherChildren::ConfirmedHeldElsewhere,
        children: case
            .children_nearby()
            .iter()
            .map(|it| it.id.to_string())
            .collect(),
        disagreements: meeting
            .disagreements
            .iter()
            .map(|it| Said {
                who: name(&it.by),
                text: it.text.clone(),
            })
            .collect(),
        distribution: distribution(meeting, case, words),
        ending: meeting.ending.as_ref().map(|it| EndingRow {
            agreed: it.agreed,
            because: it.because.clone(),
            monitoring: it.monitoring.clone(),
            route_back: it.route_back.clone(),
        }),
        eighteen: comes_of_age.then(|| setting_page::eighteen(case.eighteen(), words)),
    })
}

fn attended(it: &Attended, case: &CaseFor<Professional>, words: &ViewWords) -> AttendedRow {
    let known = it.who.as_ref().map(|id| person(id, case, words));
    let (who, role, agency) = match known {
        Some(it) => (it.who, it.role, it.agency),
        None => (String::new(), None, None),
    };
    AttendedRow {
        who: it.name.clone().unwrap_or(who),
        role: it.role.clone().or(role),
        agency: it.agency.clone().or(agency),
        status: words.word("attendance", it.status.word()).to_owned(),
        part: words.word("attended-part", it.part.word()).to_owned(),
        parts: it.parts.clone(),
    }
}

/// Somebody of the case with role and agency.
fn person(id: &PersonId, case: &CaseFor<Professional>, words: &ViewWords) -> Invited {
    let who = case.name_of(id).unwrap_or_default().to_owned();
    if id.as_str() == YOUNG_PERSON {
        let role = words.word("people", "young-person").to_owned();
        return Invited {
            who,
            role: Some(role),
            agency: None,
        };
    }
    if let Some(adult) = case
        .adults()
        .iter()
        .find(|it| it.id.as_str() == id.as_str())
    {
        let role = adult.relation.clone();
        let role = role.unwrap_or_else(|| words.word("role", plan::role(adult.role)).to_owned());
        return Invited {
            who,
            role: Some(role),
            agency: None,
        };
    }
    let professional = case
        .professionals()
        .iter()
        .find(|it| it.id.as_str() == id.as_str());
    Invited {
        who,
        role: professional.and_then(|it| it.role.clone()),
        agency: professional.and_then(|it| it.agency.clone()),
    }
}

fn everybody(case: &CaseFor<Professional>, words: &ViewWords) -> Vec<Invited> {
    let ids = std::iter::once(YOUNG_PERSON)
        .chain(case.adults().iter().map(|it| it.id.as_str()))
        .chain(case.professionals().iter().map(|it| it.id.as_str()));
    ids.filter_map(PersonId::new)
        .map(|it| person(&it, case, words))
        .collect()
}

fn decision(
    number: usize,
    it: &Decision,
    case: &CaseFor<Professional>,
    setting: &Setting,
    planned: &PlannedDocument,
    words: &ViewWords,
) -> DecisionRow {
    let heading = |item: &String| {
        let cell = setting.catalog.cell_words(&planned.language, item);
        cell.map_or_else(
            || words.word("agenda", item).to_owned(),
            |it| it.heading.clone(),
        )
    };
    let goals = (1..)
        .zip(case.goals())
        .filter(|(_, goal)| it.goals.contains(&goal.id));
    let plans = case.safety_plans();
    let plan = plans
        .iter()
        .find(|(plan, _)| it.plan_change.as_ref() == Some(plan.id));
    DecisionRow {
        number,
        text: it.text.clone(),
        item: it.item.as_ref().map(heading),
        goals: goals.map(|(number, _)| number).collect(),
        plan: plan.map(|(plan, _)| words.word("setting-title", plan.setting.word()).to_owned()),
        ratified: it.ratified,
    }
}

fn action(
    number: usize,
    it: &Action,
    case: &CaseFor<Professional>,
    words: &ViewWords,
) -> ActionRow {
    let is_done = it.done.is_some();
    let overdue = !is_done && it.by.is_some_and(|it| *it < case.prepared_on());
    let on = |word: &str, on: Date| words.word("action", word).replace("{on}", &words.date(on));
    let state = match it.done {
        Some(done) => words
            .word("action", "done")
            .replace("{on}", &words.date(*done)),
        None => words
            .word("action", if overdue { "overdue" } else { "open" })
            .to_owned(),
    };
    let from = |id: &MeetingId| {
        case.meetings()
            .iter()
            .find(|it| it.id == *id)
            .map(|it| *it.on)
    };
    ActionRow {
        number,
        text: it.what.clone(),
        who: it
            .who
            .as_ref()
            .and_then(|it| case.name_of(it))
            .map(ToOwned::to_owned),
        by: it.by.map(|it| words.date(*it)),
        is_done,
        overdue,
        state,
        how_we_will_know: it.how_we_will_know.clone(),
        carried: it
            .carried_from
            .as_ref()
            .and_then(from)
            .map(|it| on("carried", it)),
    }
}

/// Meetings that were held, the earliest first; before a date, or all.
pub(super) fn held_by_date(meetings: &[Meeting], before: Option<Date>) -> Vec<&Meeting> {
    let mut held: Vec<_> = meetings
        .iter()
        .filter(|it| it.is_held() && before.is_none_or(|before| *it.on < before))
        .collect();
    held.sort_by_key(|it| it.on);
    held
}

/// The actions of these meetings, each where it was carried to last.
pub(super) fn not_carried<'a>(held: &[&'a Meeting]) -> impl Iterator<Item = &'a Action> {
    let carried = |from: &Meeting, action: &Action| {
        held.iter().flat_map(|it| &it.action).any(|it| {
            it.carried_from.as_ref() == Some(&from.id) && it.id.is_some() && it.id == action.id
        })
    };
    let all = held
        .iter()
        .flat_map(|it| it.action.iter().map(move |action| (*it, action)));
    let last: Vec<_> = all
        .filter(|(from, it)| !carried(from, it))
        .map(|(_, it)| it)
        .collect();
    last.into_iter()
}

/// Actions of earlier meetings that were open when this one came, each where it was carried to last.
fn actions_since(
    meeting: &Meeting,
    case: &CaseFor<Professional>,
    words: &ViewWords,
) -> Vec<ActionRow> {
    let before = held_by_date(case.meetings(), Some(*meeting.on));
    let last = before.last().map(|it| *it.on);
    let open = not_carried(&before);
    let open = open.filter(|it| {
        it.done
            .is_none_or(|done| last.is_some_and(|last| *done >= last))
    });
    (1..)
        .zip(open)
        .map(|(number, it)| action(number, it, case, words))
        .collect()
}

/// The framework's heading on who holds responsibility at a stage.
pub(super) fn responsibility(stage: u8, setting: &Setting, planned: &PlannedDocument) -> String {
    let mut cells = setting.catalog.cells_of(stage, Audience::Meeting);
    let cell = cells.find(|it| it.area == "responsibility");
    let words = cell.and_then(|it| setting.catalog.cell_words(&planned.language, &it.id));
    words.map(|it| it.heading.clone()).unwrap_or_default()
}

fn stages(meeting: &Meeting, case: &CaseFor<Professional>, words: &ViewWords) -> Vec<StageRow> {
    let about = case.about_young_person();
    let people = std::iter::once((YOUNG_PERSON, &about.chosen_name, about.stage)).chain(
        case.adults()
            .iter()
            .map(|it| (it.id.as_str(), &it.name, it.stage)),
    );
    people
        .map(|(id, name, stage)| {
            let decided = meeting
                .stage_decision
                .iter()
                .find(|it| it.person.as_str() == id);
            StageRow {
                who: name.clone(),
                stage: stage.number(),
                decision: decided
                    .map(|it| words.word("stage-decision", it.decision.word()).to_owned()),
                to: decided.and_then(|it| it.to).map(|it| it.number()),
                reason: decided.and_then(|it| it.reason.clone()),
            }
        })
        .collect()
}

/// The young person's own plan in one line, with who promised what.
pub(super) fn own_plan(case: &CaseFor<Professional>, words: &ViewWords) -> Option<OwnPlanRow> {
    case.keeping_safe_plan().map(|it| OwnPlanRow {
        version: it.version,
        on: it.on.map(|it| words.date(it)),
        review: it.review.map(|it| words.date(it)),
        practised: it.practised.map(|it| words.date(it)),
        promises: it
            .promises
            .iter()
            .map(|it| Said {
                who: who::for_professionals(it.who, words),
                text: it.text.to_owned(),
            })
            .collect(),
    })
}

/// Every Safety Plan in one line.
pub(super) fn plans(case: &CaseFor<Professional>, words: &ViewWords) -> Vec<PlanRow> {
    case.safety_plans()
        .iter()
        .map(|(plan, file)| plan_row(plan, file, words))
        .collect()
}

fn plan_row(plan: &PlanInWords, file: &SafetyPlan, words: &ViewWords) -> PlanRow {
    PlanRow {
        setting: words.word("setting", plan.setting.word()).to_owned(),
        title_setting: words.word("setting-title", plan.setting.word()).to_owned(),
        household: file.household.clone(),
        number: plan.number,
        version: plan.version,
        on: words.date(plan.on),
        next_review: plan.next_review.map(|it| words.date(it)),
        ratified: plan.ratified_on.is_some(),
        ratified_on: plan.ratified_on.map(|it| words.date(it)),
        draft: plan.draft,
        restrictions: file.count(LineKind::Restriction),
        supports: file.count(LineKind::Support),
        changes: plan
            .changes
            .as_ref()
            .map(|it| safety_plan::changes(it, words)),
    }
}

/// Who gets which part of the record: those who came, for what they were there for; the others a summary.
fn distribution(meeting: &Meeting, case: &CaseFor<Professional>, words: &ViewWords) -> Vec<CopyTo> {
    let gets_a_summary = |it: &Attended| {
        it.who.as_ref().is_some_and(|id| {
            id.as_str() == YOUNG_PERSON
                || case.adults().iter().any(|it| it.id.as_str() == id.as_str())
        })
    };
    meeting
        .attended
        .iter()
        .map(|it| {
            let what = match (it.status, it.part) {
                _ if gets_a_summary(it) => words.word("distribution", "summary").to_owned(),
                (Attendance::Apologies | Attendance::Report, _) => {
                    words.word("distribution", "apologies").to_owned()
                }
                (Attendance::Attended, AttendedPart::Whole) => {
                    words.word("distribution", "whole").to_owned()
                }
                (Attendance::Attended, AttendedPart::Part) => {
                    let parts: Vec<_> = it.parts.iter().map(ToString::to_string).collect();
                    words
                        .word("distribution", "part")
                        .replace("{parts}", &words.list(&parts))
                }
            };
            CopyTo {
                who: attended(it, case, words).who,
                what,
            }
        })
        .collect()
}
