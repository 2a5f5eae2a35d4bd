//! One Safety Plan, and the sheet of how a house works.

use serde::Serialize;

use super::Setting;
use super::text::{Block, blocks};
use super::who;
use crate::case::reader::{
    Adult, CaseFor, Changes, LineInWords, PlanInWords, Professional, Who, YoungPerson,
};
use crate::case::safety_plan::{Gap, SafetyPlan};
use crate::catalog::ViewWords;
use crate::plan::PlannedDocument;

/// A plan as one reader sees it.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct PlanView {
    setting: String,
    title_setting: String,
    setting_key: &'static str,
    number: usize,
    version: u32,
    on: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    next_review: Option<String>,
    ratified: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    ratified_on: Option<String>,
    draft: bool,
    gaps: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    why: Vec<Block>,
    going_well: Vec<String>,
    keeps_doing: Vec<String>,
    early_signs: Vec<String>,
    lines: Vec<LineView>,
    keeping_myself_safe: Vec<usize>,
    if_worried: Worried,
    disagreements: Vec<Said>,
    agreed: Vec<AgreedRow>,
    #[serde(skip_serializing_if = "Option::is_none")]
    changes: Option<ChangesView>,
    #[serde(flatten)]
    for_professionals: Option<OnlyProfessionals>,
}

/// What only professionals know of a plan.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct OnlyProfessionals {
    id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    by: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    household: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ratified_by: Option<String>,
    readers: Vec<String>,
    given: Vec<GivenRow>,
    children: Vec<ChildRow>,
    children_nearby: usize,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct LineView {
    number: usize,
    place: String,
    place_key: &'static str,
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    situation: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    notice: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    adult_does: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    i_do: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    who: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    review: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    eases_when: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    only: Option<&'static str>,
    missing: Vec<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    findings: Vec<String>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct Worried {
    #[serde(skip_serializing_if = "Option::is_none")]
    now: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    same_day: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    breaks_down: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    steps_in: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    out_of_hours: Option<String>,
}

/// Somebody's own words.
#[derive(Debug, Serialize)]
pub(super) struct Said {
    pub(super) who: String,
    pub(super) text: String,
}

#[derive(Debug, Serialize)]
struct AgreedRow {
    who: String,
    how: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    on: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    by: Option<String>,
}

#[derive(Debug, Serialize)]
struct GivenRow {
    who: String,
    on: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    how: Option<String>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct ChildRow {
    code: String,
    lives_here: bool,
}

/// What changed since the version before.
#[derive(Debug, Serialize)]
pub(super) struct ChangesView {
    since: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    on: Option<String>,
    new: Vec<usize>,
    changed: Vec<usize>,
    gone: Vec<String>,
}

/// How a house works, for everybody in it.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct HouseRulesView {
    setting: String,
    title_setting: String,
    lines: Vec<String>,
}

pub(super) fn of_young_person(
    case: &CaseFor<YoungPerson>,
    setting: &Setting,
    planned: &PlannedDocument,
    words: &ViewWords,
) -> Option<PlanView> {
    let plans = case.safety_plans();
    let plan = plans.iter().find(|it| is_for(it, planned))?;
    Some(of_plan(plan, who::for_young_person, setting, words))
}

pub(super) fn of_adult(
    case: &CaseFor<Adult>,
    setting: &Setting,
    planned: &PlannedDocument,
    words: &ViewWords,
) -> Option<PlanView> {
    let plans = case.safety_plans();
    let plan = plans.iter().find(|it| is_for(it, planned))?;
    Some(of_plan(plan, who::for_adult, setting, words))
}

pub(super) fn of_professional(
    case: &CaseFor<Professional>,
    setting: &Setting,
    planned: &PlannedDocument,
    words: &ViewWords,
) -> Option<PlanView> {
    let plans = case.safety_plans();
    let (plan, file) = plans.iter().find(|(it, _)| is_for(it, planned))?;
    let mut view = of_plan(plan, who::for_professionals, setting, words);
    let open = case.uncovered_findings().iter();
    view.gaps
        .retain(|it| it != words.word("gap", "not-finished"));
    view.gaps
        .extend(open.map(|id| words.word("gap", "finding").replace("{id}", id.as_str())));
    for (line, seen) in view.lines.iter_mut().zip(&plan.lines) {
        let written = file.lines().find(|(number, _)| *number == seen.number);
        line.id = seen.id.map(ToString::to_string);
        line.findings = written
            .map(|(_, it)| it.findings.iter().map(ToString::to_string).collect())
            .unwrap_or_default();
    }
    let name = |id| case.name_of(id).unwrap_or_default().to_owned();
    view.disagreements = file
        .disagreements
        .iter()
        .map(|it| Said {
            who: name(&it.by),
            text: it.text.clone(),
        })
        .collect();
    view.for_professionals = Some(only_professionals(case, file, words));
    Some(view)
}

/// How the house of a plan works, for the adult who hangs it up.
pub(super) fn rules_of_adult(
    case: &CaseFor<Adult>,
    planned: &PlannedDocument,
    words: &ViewWords,
) -> Option<HouseRulesView> {
    let instance = planned.instance.as_ref()?;
    let rules = case.house_rules(&instance.id)?;
    Some(HouseRulesView {
        setting: words.word("setting", rules.setting.word()).to_owned(),
        title_setting: words.word("setting-title", rules.setting.word()).to_owned(),
        lines: rules.rules.into_iter().map(ToOwned::to_owned).collect(),
    })
}

/// Whether a paper is made for this plan.
fn is_for(plan: &PlanInWords, planned: &PlannedDocument) -> bool {
    planned
        .instance
        .as_ref()
        .is_some_and(|it| it.section == "safety-plan" && it.id == plan.id.as_str())
}

fn of_plan(
    plan: &PlanInWords,
    named: fn(Who, &ViewWords) -> String,
    setting: &Setting,
    words: &ViewWords,
) -> PlanView {
    let texts = |texts: &[&str]| texts.iter().map(|it| (*it).to_owned()).collect();
    let mut gaps: Vec<String> = plan.gaps.iter().filter_map(|it| gap(it, words)).collect();
    // What is missing elsewhere in the case is said to professionals only.
    let unfinished = plan.draft && plan.ratified_on.is_some();
    if unfinished && gaps.is_empty() && plan.lines.iter().all(|it| it.missing.is_empty()) {
        gaps.push(words.word("gap", "not-finished").to_owned());
    }
    PlanView {
        setting: words.word("setting", plan.setting.word()).to_owned(),
        title_setting: words.word("setting-title", plan.setting.word()).to_owned(),
        setting_key: plan.setting.word(),
        number: plan.number,
        version: plan.version,
        on: words.date(plan.on),
        next_review: plan.next_review.map(|it| words.date(it)),
        ratified: plan.ratified_on.is_some(),
        ratified_on: plan.ratified_on.map(|it| words.date(it)),
        draft: plan.draft,
        gaps,
        why: plan.why.map(blocks).unwrap_or_default(),
        going_well: texts(&plan.going_well),
        keeps_doing: plan.keeps_doing.to_vec(),
        early_signs: texts(&plan.early_signs),
        lines: plan.lines.iter().map(|it| line(it, named, words)).collect(),
        keeping_myself_safe: plan
            .lines
            .iter()
            .filter(|it| it.place == crate::case::safety_plan::PlanPlace::KeepingMyselfSafe)
            .map(|it| it.number)
            .collect(),
        if_worried: Worried {
            now: plan.if_worried.now.map(ToOwned::to_owned),
            same_day: plan.if_worried.same_day.map(ToOwned::to_owned),
            breaks_down: plan.if_worried.breaks_down.map(ToOwned::to_owned),
            steps_in: plan.if_worried.steps_in.map(|it| named(it, words)),
            out_of_hours: setting.organisation.out_of_hours_phone.clone(),
        },
        disagreements: plan
            .disagreements
            .iter()
            .map(|it| Said {
                who: named(Who::Reader, words),
                text: (*it).to_owned(),
            })
            .collect(),
        agreed: plan
            .agreed
            .iter()
            .map(|it| AgreedRow {
                who: named(it.who, words),
                how: words.word("agreed", it.how.word()).to_owned(),
                on: it.on.map(|it| words.date(it)),
                by: it.by.map(|it| named(it, words)),
            })
            .collect(),
        changes: plan.changes.as_ref().map(|it| changes(it, words)),
        for_professionals: None,
    }
}

fn gap(gap: &Gap, words: &ViewWords) -> Option<String> {
    let key = match gap {
        Gap::GoingWell => "going-well",
        Gap::KeepingMyselfSafe => "keeping-myself-safe",
        Gap::NextReview => "next-review",
        // The line says itself what it lacks.
        Gap::OfLine(..) => return None,
    };
    Some(words.word("gap", key).to_owned())
}

fn line(line: &LineInWords, named: fn(Who, &ViewWords) -> String, words: &ViewWords) -> LineView {
    let text = |it: Option<&str>| it.map(ToOwned::to_owned);
    LineView {
        number: line.number,
        place: words.word("place", line.place.word()).to_owned(),
        place_key: line.place.word(),
        kind: line.kind.word(),
        situation: text(line.situation),
        notice: text(line.notice),
        adult_does: text(line.adult_does),
        i_do: text(line.i_do),
        who: line.who.map(|it| named(it, words)),
        reason: text(line.reason),
        review: line.review.map(|it| words.date(it)),
        eases_when: text(line.eases_when),
        only: line.imposed_by.only(),
        missing: line.missing.iter().map(|it| it.word()).collect(),
        id: None,
        findings: Vec::new(),
    }
}

/// What changed, for plans and for the meeting that looks at them.
pub(super) fn changes(changes: &Changes, words: &ViewWords) -> ChangesView {
    ChangesView {
        since: changes.since,
        on: changes.on.map(|it| words.date(it)),
        new: changes.new.clone(),
        changed: changes.changed.clone(),
        gone: changes.gone.iter().map(|it| (*it).to_owned()).collect(),
    }
}

fn only_professionals(
    case: &CaseFor<Professional>,
    plan: &SafetyPlan,
    words: &ViewWords,
) -> OnlyProfessionals {
    let name = |id| case.name_of(id).unwrap_or_default().to_owned();
    let by = case
        .professionals()
        .iter()
        .find(|it| plan.by.as_ref() == Some(&it.id));
    let meeting = case
        .meetings()
        .iter()
        .find(|it| plan.ratified_by.as_ref() == Some(&it.id));
    let children = case
        .children_nearby()
        .iter()
        .filter(|it| it.lives_here || !plan.setting.is_a_household());
    let children: Vec<_> = children
        .map(|it| ChildRow {
            code: it.id.to_string(),
            lives_here: it.lives_here,
        })
        .collect();
    OnlyProfessionals {
        id: plan.id.to_string(),
        by: by.map(|it| it.name.clone()),
        household: plan.household.clone(),
        ratified_by: meeting.map(|it| words.date(*it.on)),
        readers: plan.readers.iter().map(name).collect(),
        given: plan
            .given_to
            .iter()
            .map(|it| GivenRow {
                who: name(&it.who),
                on: words.date(*it.on),
                how: it.how.clone(),
            })
            .collect(),
        children_nearby: children.len(),
        children,
    }
}
