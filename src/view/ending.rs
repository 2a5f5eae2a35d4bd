//! The record of the end of the work, for professionals: what the practitioner supplied, and what the case holds already.
//! Nothing is added, and what is not recorded is said to be so.

use std::collections::BTreeMap;

use serde::Serialize;

use super::Setting;
use super::assessment::{FindingRow, findings_of};
use super::goals::{DOMAINS, domain_name};
use super::meeting::{self, OwnPlanRow, PlanRow};
use super::safety_plan::Said;
use super::setting_page::{self, EighteenView};
use super::text::{Block, blocks};
use super::who;
use crate::case::ending::{Ending, EndingKind, EndingView, Risk, Watch};
use crate::case::file::{Domain, HowMuch, Role};
use crate::case::meeting::Meeting;
use crate::case::reader::{CaseFor, Professional};
use crate::catalog::{Audience, ViewWords};
use crate::plan::PlannedDocument;
use crate::reader::YOUNG_PERSON;

/// The record of the ending.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct EndingRecord {
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    kind_words: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    on: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    early: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    banner: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    why_involved: Option<Vec<Block>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    adapted: Option<Vec<Block>>,
    domains: Vec<DomainRow>,
    #[serde(skip_serializing_if = "Option::is_none")]
    risk: Option<RiskText>,
    plans: Vec<PlanRow>,
    #[serde(skip_serializing_if = "Option::is_none")]
    keeping_safe: Option<OwnPlanRow>,
    who_does_what: Vec<DoesWhat>,
    views: Views,
    disagreements: Vec<Said>,
    outstanding: Vec<StillToDo>,
    not_done: Vec<NotDoneRow>,
    left_out: Vec<LeftOutRow>,
    monitoring: Vec<WatchRow>,
    #[serde(skip_serializing_if = "Option::is_none")]
    route_back: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    transition: Option<Vec<Block>>,
    /// Whether somebody has to say what changes next.
    transition_due: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    eighteen: Option<EighteenView>,
    /// Whether the question what follows the young person is theirs to ask somebody who gives legal help.
    will_this_follow: bool,
    legal_help: Vec<LegalHelpRow>,
    #[serde(skip_serializing_if = "Option::is_none")]
    decision: Option<DecisionRow>,
    statement: String,
    distribution: Vec<CopiedRow>,
    #[serde(skip_serializing_if = "Option::is_none")]
    manager: Option<Signs>,
    #[serde(skip_serializing_if = "Option::is_none")]
    by: Option<Signs>,
    /// What a draft still lacks.
    gaps: Vec<String>,
    draft: bool,
}

/// One domain, at the start and now.
#[derive(Debug, Serialize)]
struct DomainRow {
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    then: Option<Vec<Block>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    now: Option<Vec<Block>>,
    findings: Vec<FindingRow>,
}

/// The practitioner's own text on risk; nothing is added to it. Only a draft lacks the date or whose it is.
#[derive(Debug, Serialize)]
struct RiskText {
    text: Vec<Block>,
    #[serde(skip_serializing_if = "Option::is_none")]
    by: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    on: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    basis: Option<String>,
}

/// Who sees to which lines of the plans, and to which open action.
#[derive(Debug, Serialize)]
struct DoesWhat {
    who: String,
    what: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    by: Option<String>,
}

/// What was said, in the groups of the report.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct Views {
    young_person: Vec<ViewRow>,
    /// Every parent and carer, those too whose view is not recorded.
    adults: Vec<ViewRow>,
    agencies: Vec<ViewRow>,
}

#[derive(Debug, Serialize)]
struct ViewRow {
    who: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    relation: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    agency: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<Vec<Block>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    on: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    how: Option<String>,
}

/// Something still to be done.
#[derive(Debug, Serialize)]
struct StillToDo {
    text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    who: Option<String>,
}

#[derive(Debug, Serialize)]
struct NotDoneRow {
    area: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    who: Option<String>,
}

/// An area that a practitioner set to "not now".
#[derive(Debug, Serialize)]
struct LeftOutRow {
    who: String,
    area: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<String>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct WatchRow {
    sign: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    who: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    how_often: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    until: Option<String>,
}

/// Where legal help is found. No advice is given here.
#[derive(Debug, Serialize)]
struct LegalHelpRow {
    name: String,
    about: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    web: Option<String>,
}

/// What the meeting decided about the ending.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct DecisionRow {
    meeting: String,
    on: String,
    agreed: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    because: Option<String>,
    statement: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    responsibility_agreed: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    responsibility_because: Option<String>,
    monitoring: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    next: Option<String>,
}

#[derive(Debug, Serialize)]
struct CopiedRow {
    who: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    what: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    on: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    how: Option<String>,
}

/// Somebody who signs.
#[derive(Debug, Serialize)]
struct Signs {
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    role: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    team: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    phone: Option<String>,
}

/// The age from which the report says what changes next.
const COMES_OF_AGE: i16 = 17;

/// The age from which somebody may ask whether this follows them.
const MAY_FOLLOW: i16 = 16;

pub(super) fn of_professional(
    case: &CaseFor<Professional>,
    setting: &Setting,
    planned: &PlannedDocument,
    words: &ViewWords,
) -> Option<EndingRecord> {
    let ending = case.ending()?;
    let age = case.age();
    let stage = case.about_young_person().stage.number();
    let meeting = deciding(case);
    let of_meeting = meeting.and_then(|it| it.ending.as_ref());
    let text = |it: &Option<String>| it.as_deref().map(blocks);
    let somebody = |it: &Option<String>| it.as_deref().map(|it| case.name_or_words(it).to_owned());
    let mut record = EndingRecord {
        kind: ending.kind.map(EndingKind::word),
        kind_words: ending
            .kind
            .map(|it| words.word("ending-kind", it.word()).to_owned()),
        on: ending.on.map(|it| words.date(*it)),
        early: early(ending, words),
        banner: ending
            .is_of_concern()
            .then(|| words.word("ending", "banner").to_owned()),
        why_involved: text(&ending.why_involved),
        adapted: text(&ending.adapted),
        domains: DOMAINS
            .into_iter()
            .map(|it| domain(it, ending, case, setting, planned, words))
            .collect(),
        risk: ending.risk.as_ref().and_then(|it| risk(it, words)),
        plans: meeting::plans(case, words),
        keeping_safe: meeting::own_plan(case, words),
        who_does_what: who_does_what(case, words),
        views: views(ending, case, words),
        disagreements: ending
            .disagreements
            .iter()
            .map(|it| Said {
                who: case.name_of(&it.by).unwrap_or_default().to_owned(),
                text: it.text.clone(),
            })
            .collect(),
        outstanding: ending
            .outstanding
            .iter()
            .map(|it| StillToDo {
                text: it.text.clone(),
                who: somebody(&it.who),
            })
            .collect(),
        not_done: ending
            .not_done
            .iter()
            .map(|it| NotDoneRow {
                area: it.area.clone(),
                why: it.why.clone(),
                who: somebody(&it.who),
            })
            .collect(),
        left_out: left_out(case, setting, planned, words),
        monitoring: ending
            .monitoring
            .iter()
            .map(|it| watch(it, case, words))
            .collect(),
        route_back: ending
            .route_back
            .clone()
            .or_else(|| of_meeting?.route_back.clone()),
        transition: text(&ending.transition),
        transition_due: age >= COMES_OF_AGE || ending.transition.is_some(),
        eighteen: (age >= COMES_OF_AGE).then(|| setting_page::eighteen(case.eighteen(), words)),
        will_this_follow: age >= MAY_FOLLOW,
        legal_help: if age >= MAY_FOLLOW {
            legal_help(setting)
        } else {
            Vec::new()
        },
        decision: meeting.map(|it| decision(it, stage, setting, planned, words)),
        statement: statement(ending, stage, setting, planned),
        distribution: ending
            .distribution
            .iter()
            .map(|it| CopiedRow {
                who: case.name_or_words(&it.who).to_owned(),
                what: it.what.clone(),
                on: it.on.map(|it| words.date(*it)),
                how: it.how.clone(),
            })
            .collect(),
        manager: ending.manager.as_ref().and_then(|id| {
            let manager = case.professionals().iter().find(|it| it.id == *id)?;
            Some(Signs {
                name: manager.name.clone(),
                role: manager.role.clone(),
                team: manager.agency.clone(),
                phone: None,
            })
        }),
        by: case.prepared_by().map(|it| Signs {
            name: it.name.to_owned(),
            role: it.role.map(ToOwned::to_owned),
            team: it.team.map(ToOwned::to_owned),
            phone: it.phone.map(ToOwned::to_owned),
        }),
        gaps: Vec::new(),
        draft: setting.draft,
    };
    if setting.draft {
        record.gaps = gaps(&record, case, words);
    }
    Some(record)
}

/// Why it came early: the word that was chosen, then the practitioner's own.
fn early(ending: &Ending, words: &ViewWords) -> Option<String> {
    let chosen = ending
        .early
        .filter(|_| ending.is_early())
        .map(|it| words.word("ending-early", it.word()));
    let own = ending.early_words.as_deref().filter(|_| ending.is_early());
    match (chosen, own) {
        (Some(chosen), Some(own)) => Some(format!("{chosen} {own}")),
        (one, other) => one.or(other).map(ToOwned::to_owned),
    }
}

fn domain(
    domain: Domain,
    ending: &Ending,
    case: &CaseFor<Professional>,
    setting: &Setting,
    planned: &PlannedDocument,
    words: &ViewWords,
) -> DomainRow {
    let own = ending.domain.iter().find(|it| it.domain == domain);
    let text = |it: &Option<String>| it.as_deref().map(blocks);
    DomainRow {
        name: domain_name(domain, setting, planned),
        then: own.and_then(|it| text(&it.then)),
        now: own.and_then(|it| text(&it.now)),
        findings: findings_of(domain, case, words),
    }
}

fn risk(risk: &Risk, words: &ViewWords) -> Option<RiskText> {
    Some(RiskText {
        text: blocks(risk.text.as_ref()?),
        by: risk.by.clone(),
        on: risk.on.map(|it| words.date(*it)),
        basis: risk.basis.clone(),
    })
}

/// The lines of plans that somebody sees to, then what meetings left open.
fn who_does_what(case: &CaseFor<Professional>, words: &ViewWords) -> Vec<DoesWhat> {
    let mut rows = Vec::new();
    for (plan, _) in case.safety_plans() {
        let mut owners: Vec<String> = Vec::new();
        let mut lines: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for line in &plan.lines {
            let Some(owner) = line.who.map(|it| who::for_professionals(it, words)) else {
                continue;
            };
            if !owners.contains(&owner) {
                owners.push(owner.clone());
            }
            lines
                .entry(owner)
                .or_default()
                .push(line.number.to_string());
        }
        for owner in owners {
            let numbers = lines.remove(&owner).unwrap_or_default();
            let key = if numbers.len() == 1 { "line" } else { "lines" };
            let what = words
                .word("ending", key)
                .replace(
                    "{setting}",
                    words.word("setting-title", plan.setting.word()),
                )
                .replace("{numbers}", &words.list(&numbers));
            rows.push(DoesWhat {
                who: owner,
                what,
                by: None,
            });
        }
    }
    let held = meeting::held_by_date(case.meetings(), None);
    let open = meeting::not_carried(&held).filter(|it| it.done.is_none());
    rows.extend(open.map(|it| {
        DoesWhat {
            who: it
                .who
                .as_ref()
                .and_then(|it| case.name_of(it))
                .unwrap_or_default()
                .to_owned(),
            what: it.what.clone(),
            by: it.by.map(|it| words.date(*it)),
        }
    }));
    rows
}

fn views(ending: &Ending, case: &CaseFor<Professional>, words: &ViewWords) -> Views {
    let of = |person: &str| {
        let own = ending.views.iter().filter(|it| it.by.as_str() == person);
        own.collect::<Vec<&EndingView>>()
    };
    let row = |who: &str, relation: Option<&String>, agency: Option<&String>| {
        let (who, relation, agency) = (who.to_owned(), relation.cloned(), agency.cloned());
        move |view: Option<&EndingView>| ViewRow {
            who: who.clone(),
            relation: relation.clone(),
            agency: agency.clone(),
            text: view.map(|it| blocks(&it.text)),
            on: view.and_then(|it| it.on).map(|it| words.date(*it)),
            how: view.and_then(|it| it.how.clone()),
        }
    };
    let mut adults = Vec::new();
    for adult in case.adults() {
        let row = row(&adult.name, adult.relation.as_ref(), None);
        let said = of(adult.id.as_str());
        if said.is_empty() && cares(adult.role) {
            adults.push(row(None));
        }
        adults.extend(said.into_iter().map(|it| row(Some(it))));
    }
    let mut agencies = Vec::new();
    for it in case.professionals() {
        let row = row(&it.name, it.role.as_ref(), it.agency.as_ref());
        agencies.extend(of(it.id.as_str()).into_iter().map(|it| row(Some(it))));
    }
    Views {
        young_person: of(YOUNG_PERSON)
            .into_iter()
            .map(|it| row(case.chosen_name(), None, None)(Some(it)))
            .collect(),
        adults,
        agencies,
    }
}

/// Whether somebody is a parent or carer, who is asked what they say about the ending.
fn cares(role: Role) -> bool {
    matches!(role, Role::Parent | Role::Carer | Role::FosterCarer)
}

/// Areas that a practitioner set to "not now", with the reason.
fn left_out(
    case: &CaseFor<Professional>,
    setting: &Setting,
    planned: &PlannedDocument,
    words: &ViewWords,
) -> Vec<LeftOutRow> {
    let weights = case
        .weights()
        .iter()
        .filter(|it| it.weight == HowMuch::NotNow);
    weights
        .map(|it| {
            let cell = setting.catalog.cells.iter().find(|cell| cell.id == it.cell);
            let heading = setting.catalog.cell_words(&planned.language, &it.cell);
            let who = match (&it.person, cell.map(|it| it.audience)) {
                (Some(person), _) => case.name_or_words(person.as_str()).to_owned(),
                (None, Some(Audience::YoungPerson)) => case.chosen_name().to_owned(),
                (None, Some(Audience::Adults)) => words.word("ending", "adults").to_owned(),
                (None, Some(Audience::Meeting) | None) => {
                    words.word("ending", "meeting").to_owned()
                }
            };
            LeftOutRow {
                who,
                area: heading.map_or_else(|| it.cell.clone(), |it| it.heading.clone()),
                reason: it.reason.clone(),
            }
        })
        .collect()
}

fn watch(watch: &Watch, case: &CaseFor<Professional>, words: &ViewWords) -> WatchRow {
    let who: Vec<String> = watch
        .who
        .iter()
        .map(|it| case.name_or_words(it).to_owned())
        .collect();
    WatchRow {
        sign: watch.sign.clone(),
        who: words.list(&who),
        how_often: watch.how_often.clone(),
        until: watch.until.map(|it| words.date(*it)),
    }
}

fn legal_help(setting: &Setting) -> Vec<LegalHelpRow> {
    let facts = setting
        .jurisdiction
        .and_then(|it| setting.catalog.facts.get(it));
    let known = facts.into_iter().flat_map(|it| &it.legal_help);
    known
        .map(|it| LegalHelpRow {
            name: it.name.clone(),
            about: it.about.clone(),
            web: it.web.clone(),
        })
        .collect()
}

/// The last meeting that was held and spoke of the ending.
fn deciding<'a>(case: &CaseFor<'a, Professional>) -> Option<&'a Meeting> {
    let held = case.meetings().iter().filter(|it| it.is_held());
    held.filter(|it| it.ending.is_some()).max_by_key(|it| it.on)
}

/// Who holds responsibility for managing risk at the end: the framework's heading, or what is so where something is still of
/// concern.
fn statement(ending: &Ending, stage: u8, setting: &Setting, planned: &PlannedDocument) -> String {
    let area_words = setting.catalog.area_words.get(&planned.language);
    let of_concern = area_words
        .filter(|_| ending.is_of_concern())
        .and_then(|it| it.responsibility_of_concern(stage, "professional"));
    of_concern.map_or_else(
        || meeting::responsibility(stage, setting, planned),
        |it| it.trim_end_matches('.').to_owned(),
    )
}

fn decision(
    meeting: &Meeting,
    stage: u8,
    setting: &Setting,
    planned: &PlannedDocument,
    words: &ViewWords,
) -> DecisionRow {
    let facts = setting
        .jurisdiction
        .and_then(|it| setting.catalog.facts.get(it));
    let ending = meeting.ending.as_ref();
    let text = meeting
        .decision
        .iter()
        .find(|it| it.item.as_deref() == Some("ending"));
    let stage = meeting.stage.map_or(stage, |it| it.number());
    let responsibility = meeting.responsibility.as_ref();
    DecisionRow {
        meeting: facts.map_or_else(
            || words.word("ending", "a-meeting").to_owned(),
            |it| it.meeting.name.clone(),
        ),
        on: words.date(*meeting.on),
        agreed: ending.is_some_and(|it| it.agreed),
        text: text.map(|it| it.text.clone()),
        because: ending.and_then(|it| it.because.clone()),
        statement: meeting::responsibility(stage, setting, planned),
        responsibility_agreed: responsibility.map(|it| it.agreed),
        responsibility_because: responsibility.and_then(|it| it.because.clone()),
        monitoring: ending.map(|it| it.monitoring.clone()).unwrap_or_default(),
        next: meeting.next.map(|it| words.date(*it)),
    }
}

/// What a draft still lacks, in the order of the report's headings.
fn gaps(record: &EndingRecord, case: &CaseFor<Professional>, words: &ViewWords) -> Vec<String> {
    let gap = |key: &'static str| words.word("ending-gap", key).to_owned();
    let mut gaps = Vec::new();
    let mut lacks = |missing: bool, key: &'static str| {
        if missing {
            gaps.push(gap(key));
        }
    };
    let unsigned = record
        .risk
        .as_ref()
        .is_some_and(|it| it.by.is_none() || it.on.is_none());
    lacks(record.kind.is_none(), "kind");
    lacks(record.on.is_none(), "on");
    lacks(record.by.is_none(), "by");
    lacks(record.why_involved.is_none(), "why-involved");
    lacks(case.assessment().is_none(), "assessment");
    lacks(record.adapted.is_none(), "adapted");
    lacks(
        case.goals().iter().all(|it| it.rating.is_empty()),
        "ratings",
    );
    let has_both = |it: &DomainRow| it.then.is_some() && it.now.is_some();
    lacks(!record.domains.iter().all(has_both), "domains");
    lacks(record.risk.is_none(), "risk");
    lacks(unsigned, "risk-unsigned");
    lacks(
        record.plans.is_empty() && record.keeping_safe.is_none(),
        "plans",
    );
    lacks(record.views.young_person.is_empty(), "young-person");
    let unheard: Vec<String> = record
        .views
        .adults
        .iter()
        .filter(|it| it.text.is_none())
        .map(|it| it.who.clone())
        .collect();
    if !unheard.is_empty() {
        gaps.push(gap("adults").replace("{who}", &words.list(&unheard)));
    }
    let mut lacks = |missing: bool, key: &'static str| {
        if missing {
            gaps.push(gap(key));
        }
    };
    lacks(record.views.agencies.is_empty(), "agencies");
    lacks(
        record.outstanding.is_empty() && record.not_done.is_empty(),
        "outstanding",
    );
    lacks(record.monitoring.is_empty(), "monitoring");
    let unfinished =
        |it: &WatchRow| it.who.is_empty() || it.how_often.is_none() || it.until.is_none();
    lacks(
        record.monitoring.iter().any(unfinished),
        "monitoring-unfinished",
    );
    lacks(record.route_back.is_none(), "route-back");
    lacks(
        record.transition_due && record.transition.is_none(),
        "transition",
    );
    lacks(
        !record.decision.as_ref().is_some_and(|it| it.agreed),
        "decision",
    );
    lacks(record.distribution.is_empty(), "distribution");
    lacks(record.manager.is_none(), "manager");
    gaps
}
