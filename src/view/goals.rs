//! Goals, each in its reader's words.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Serialize;

use super::Setting;
use crate::case::file::{Attained, Domain, Goal, PersonId, Status};
use crate::case::reader::{
    Adult, AdultsGoal, CaseFor, Professional, RatedBy, RatingSeen, YoungPerson, YoungPersonsGoal,
};
use crate::catalog::ViewWords;
use crate::plan::PlannedDocument;

/// How many goals a person works on at a time.
const AT_A_TIME: usize = 3;

/// A goal as the young person sees it.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct OwnGoal {
    number: usize,
    text: String,
    /// Whether `why` is what they said themselves.
    own: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<String>,
    good_at: Vec<String>,
    steps: Vec<Step>,
    helpers: Vec<Helper>,
    #[serde(skip_serializing_if = "Option::is_none")]
    know: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    review: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rating: Option<LastRating>,
}

/// A goal as one adult sees it.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct SharedGoal {
    number: usize,
    text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    young_persons_text: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<String>,
    good_at: Vec<String>,
    steps: Vec<Step>,
    #[serde(skip_serializing_if = "Option::is_none")]
    know: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    review: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rating: Option<LastRating>,
}

/// A goal as professionals see it.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct FullGoal {
    number: usize,
    id: String,
    text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    young_person: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    area: Option<String>,
    stage: u8,
    status: String,
    is_active: bool,
    findings: Vec<FindingOf>,
    #[serde(skip_serializing_if = "Option::is_none")]
    responsible: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    target: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    know: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    review: Option<String>,
    /// Each rater apart; never added up.
    series: Vec<Series>,
    dates: Vec<Day>,
    evidence: Vec<Evidence>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    levels: Vec<Level>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reached_on: Option<String>,
}

#[derive(Debug, Serialize)]
struct Step {
    text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    with: Option<String>,
}

#[derive(Debug, Serialize)]
struct Helper {
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<String>,
}

/// The reader's own last rating.
#[derive(Debug, Serialize)]
struct LastRating {
    score: u8,
    on: String,
}

#[derive(Debug, Serialize)]
struct FindingOf {
    id: String,
    domain: String,
    driver: bool,
}

/// The ratings of one person under one wording of the goal.
#[derive(Debug, Serialize)]
pub(super) struct Series {
    pub(super) rater: String,
    /// How the goal was worded then, when that was not as it is now.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) wording: Option<String>,
    pub(super) points: Vec<Point>,
}

/// One rating.
#[derive(Debug, Serialize)]
pub(super) struct Point {
    pub(super) on: String,
    /// Days since the first rating of the goal.
    pub(super) day: i32,
    pub(super) score: u8,
}

/// A day on which somebody rated.
#[derive(Debug, Serialize)]
pub(super) struct Day {
    pub(super) on: String,
    pub(super) day: i32,
}

/// One of the five steps of a goal.
#[derive(Debug, Serialize)]
pub(super) struct Level {
    level: i8,
    text: String,
    /// Whether the goal stands here.
    here: bool,
}

#[derive(Debug, Serialize)]
struct Evidence {
    on: String,
    by: String,
    text: String,
}

pub(super) fn of_young_person(case: &CaseFor<YoungPerson>, words: &ViewWords) -> Vec<OwnGoal> {
    (1..)
        .zip(case.goals())
        .filter(|(_, goal)| goal.status == Status::Active)
        .take(AT_A_TIME)
        .map(|(number, goal)| own(number, &goal, words))
        .collect()
}

pub(super) fn goal_of_young_person(
    case: &CaseFor<YoungPerson>,
    planned: &PlannedDocument,
    words: &ViewWords,
) -> Option<OwnGoal> {
    let instance = planned.instance.as_ref()?;
    let goal = case.goals().find(|it| it.id.as_str() == instance.id)?;
    Some(own(instance.number, &goal, words))
}

pub(super) fn of_adult(case: &CaseFor<Adult>, words: &ViewWords) -> Vec<SharedGoal> {
    (1..)
        .zip(case.goals())
        .filter(|(_, goal)| goal.status == Status::Active)
        .take(AT_A_TIME)
        .map(|(number, goal)| shared(number, &goal, words))
        .collect()
}

pub(super) fn goal_of_adult(
    case: &CaseFor<Adult>,
    planned: &PlannedDocument,
    words: &ViewWords,
) -> Option<SharedGoal> {
    let instance = planned.instance.as_ref()?;
    let goal = case.goals().find(|it| it.id.as_str() == instance.id)?;
    Some(shared(instance.number, &goal, words))
}

pub(super) fn of_professional(
    case: &CaseFor<Professional>,
    setting: &Setting,
    planned: &PlannedDocument,
    words: &ViewWords,
) -> Vec<FullGoal> {
    (1..)
        .zip(case.goals())
        .map(|(number, goal)| full(number, goal, case, setting, planned, words))
        .collect()
}

pub(super) fn goal_of_professional(
    case: &CaseFor<Professional>,
    setting: &Setting,
    planned: &PlannedDocument,
    words: &ViewWords,
) -> Option<FullGoal> {
    let instance = planned.instance.as_ref()?;
    let goal = case
        .goals()
        .iter()
        .find(|it| it.id.as_str() == instance.id)?;
    Some(full(instance.number, goal, case, setting, planned, words))
}

/// The goals that are worked on or were rated, as a meeting and a review look at them.
pub(super) fn on_the_table(
    case: &CaseFor<Professional>,
    setting: &Setting,
    planned: &PlannedDocument,
    words: &ViewWords,
) -> Vec<FullGoal> {
    (1..)
        .zip(case.goals())
        .filter(|(_, goal)| goal.status == Status::Active || !goal.rating.is_empty())
        .map(|(number, goal)| full(number, goal, case, setting, planned, words))
        .collect()
}

/// The five steps with the one on which a goal stands.
pub(super) fn levels(levels: &[(i8, &str)], reached: Option<&Attained>) -> Vec<Level> {
    levels
        .iter()
        .map(|(level, text)| Level {
            level: *level,
            text: (*text).to_owned(),
            here: reached.is_some_and(|it| it.level == *level),
        })
        .collect()
}

fn own(number: usize, goal: &YoungPersonsGoal, words: &ViewWords) -> OwnGoal {
    OwnGoal {
        number,
        text: goal.text.to_owned(),
        own: goal.why_is_own,
        why: goal.why.map(ToOwned::to_owned),
        good_at: goal.good_at.iter().map(|it| (*it).to_owned()).collect(),
        steps: goal
            .steps
            .iter()
            .map(|it| Step {
                text: it.text.to_owned(),
                with: it.with.map(ToOwned::to_owned),
            })
            .collect(),
        helpers: goal
            .helpers
            .iter()
            .map(|it| Helper {
                name: it.name.clone(),
                note: it.note.clone(),
            })
            .collect(),
        know: goal.how_we_will_know.map(ToOwned::to_owned),
        review: goal.review.map(|it| words.day(it)),
        rating: last(&goal.ratings, words),
    }
}

fn shared(number: usize, goal: &AdultsGoal, words: &ViewWords) -> SharedGoal {
    SharedGoal {
        number,
        text: goal.text.to_owned(),
        young_persons_text: goal.young_persons_text.map(ToOwned::to_owned),
        why: goal.why.map(ToOwned::to_owned),
        good_at: goal.good_at.iter().map(|it| (*it).to_owned()).collect(),
        steps: goal
            .steps
            .iter()
            .map(|it| Step {
                text: (*it).to_owned(),
                with: None,
            })
            .collect(),
        know: goal.how_we_will_know.map(ToOwned::to_owned),
        review: goal.review.map(|it| words.day(it)),
        rating: last(&goal.ratings, words),
    }
}

/// The reader's own last rating; what others shared does not stand on their line.
fn last(ratings: &[RatingSeen], words: &ViewWords) -> Option<LastRating> {
    let own = ratings.iter().filter(|it| it.by == RatedBy::Reader);
    let last = own.max_by_key(|it| it.on)?;
    Some(LastRating {
        score: last.score.number(),
        on: words.day(last.on),
    })
}

fn full(
    number: usize,
    goal: &Goal,
    case: &CaseFor<Professional>,
    setting: &Setting,
    planned: &PlannedDocument,
    words: &ViewWords,
) -> FullGoal {
    let stage = goal
        .stage
        .unwrap_or(case.about_young_person().stage)
        .number();
    let own = goal.young_person.as_ref().map(|it| it.text.clone());
    let (series, dates) = series(goal, case, words);
    let name = |id| case.name_of(id).unwrap_or_default().to_owned();
    FullGoal {
        number,
        id: goal.id.to_string(),
        text: goal
            .professional
            .clone()
            .or_else(|| own.clone())
            .unwrap_or_default(),
        young_person: goal.professional.as_ref().and(own),
        area: goal
            .area
            .as_deref()
            .map(|area| heading(area, setting, planned)),
        stage,
        status: words.word("status", status(goal.status)).to_owned(),
        is_active: goal.status == Status::Active,
        findings: case
            .findings()
            .iter()
            .filter(|it| goal.findings.contains(&it.id))
            .map(|it| FindingOf {
                id: it.id.to_string(),
                domain: domain_name(it.domain, setting, planned),
                driver: it.driver,
            })
            .collect(),
        responsible: goal.responsible.as_ref().map(name),
        target: goal.target.map(|it| it.number()),
        know: goal.how_we_will_know.as_ref().map(|it| it.text.clone()),
        review: goal.review.map(|it| words.date(*it)),
        series,
        dates,
        evidence: goal
            .rating
            .iter()
            .filter_map(|it| {
                Some(Evidence {
                    on: words.date(*it.on),
                    by: name(&it.by),
                    text: it.evidence.clone()?,
                })
            })
            .collect(),
        levels: levels(
            &case.levels_of(goal),
            goal.attainment.as_ref().and_then(|it| it.reached.as_ref()),
        ),
        reached_on: goal
            .attainment
            .as_ref()
            .and_then(|it| it.reached.as_ref())
            .map(|it| words.date(*it.on)),
    }
}

/// Each rater's points under each wording, and all dates on which somebody rated.
fn series(goal: &Goal, case: &CaseFor<Professional>, words: &ViewWords) -> (Vec<Series>, Vec<Day>) {
    let mut dates: Vec<Date> = goal.rating.iter().map(|it| *it.on).collect();
    dates.sort();
    dates.dedup();
    let Some(first) = dates.first().copied() else {
        return (Vec::new(), Vec::new());
    };
    let named = naming(&dates, words);
    // In the order of their first rating in the file, which is the order the practitioner chose.
    let mut order: Vec<&PersonId> = Vec::new();
    // By rater and wording.
    let mut points: BTreeMap<_, Vec<(Date, u8)>> = BTreeMap::new();
    for rating in &goal.rating {
        if !order.contains(&&rating.by) {
            order.push(&rating.by);
        }
        let wording = wording_on(*rating.on, goal.earlier.iter().map(|it| *it.until));
        points
            .entry((rating.by.as_str(), wording))
            .or_default()
            .push((*rating.on, rating.score.number()));
    }
    let mut wordings: Vec<Option<Date>> = goal.earlier.iter().map(|it| Some(*it.until)).collect();
    wordings.sort();
    wordings.push(None);
    let mut series = Vec::new();
    for by in order {
        for wording in &wordings {
            let Some(mut own) = points.remove(&(by.as_str(), *wording)) else {
                continue;
            };
            own.sort_unstable();
            let earlier = goal.earlier.iter().find(|it| Some(*it.until) == *wording);
            let text = earlier.and_then(|it| it.professional.as_ref().or(it.young_person.as_ref()));
            series.push(Series {
                rater: case.name_of(by).unwrap_or_default().to_owned(),
                wording: text.cloned(),
                points: own
                    .into_iter()
                    .map(|(on, score)| Point {
                        on: named(on),
                        day: days_between(first, on),
                        score,
                    })
                    .collect(),
            });
        }
    }
    let dates = dates
        .into_iter()
        .map(|on| Day {
            on: named(on),
            day: days_between(first, on),
        })
        .collect();
    (series, dates)
}

/// How dates of ratings are said: the year stands where they run over more than one.
pub(super) fn naming<'w>(
    dates: &[Date],
    words: &'w ViewWords,
) -> impl Fn(Date) -> String + use<'w> {
    let years = dates.first().zip(dates.last());
    let one_year = years.is_none_or(|(first, last)| first.year() == last.year());
    move |on| {
        if one_year {
            words.day(on)
        } else {
            words.date(on)
        }
    }
}

/// Days from one date to another.
pub(super) fn days_between(first: Date, on: Date) -> i32 {
    on.since(first).map_or(0, |span| span.get_days())
}

/// The last day of the wording that held on a date; `None` for the wording of today.
pub(super) fn wording_on(on: Date, until: impl Iterator<Item = Date>) -> Option<Date> {
    until.filter(|it| on <= *it).min()
}

/// The framework's heading of an area on the young person's side, at whichever stage it stands.
pub(super) fn heading(area: &str, setting: &Setting, planned: &PlannedDocument) -> String {
    let cells = setting.catalog.cells.iter().filter(|it| it.area == area);
    let mut words = cells.filter_map(|it| setting.catalog.cell_words(&planned.language, &it.id));
    words
        .next_back()
        .map_or_else(|| area.to_owned(), |it| it.heading.clone())
}

/// The name of one of the five domains.
pub(super) fn domain_name(domain: Domain, setting: &Setting, planned: &PlannedDocument) -> String {
    let key = domain_key(domain);
    let words = setting.catalog.area_words.get(&planned.language);
    words
        .and_then(|it| it.domain.get(key))
        .cloned()
        .unwrap_or_else(|| key.to_owned())
}

/// The five domains in the framework's order.
pub(super) const DOMAINS: [Domain; 5] = [
    Domain::SexualBehaviour,
    Domain::NonSexualBehaviour,
    Domain::Developmental,
    Domain::FamilyAndEnvironment,
    Domain::SelfRegulation,
];

fn domain_key(domain: Domain) -> &'static str {
    match domain {
        Domain::SexualBehaviour => "sexual-behaviour",
        Domain::NonSexualBehaviour => "non-sexual-behaviour",
        Domain::Developmental => "developmental",
        Domain::FamilyAndEnvironment => "family-and-environment",
        Domain::SelfRegulation => "self-regulation",
    }
}

/// The word of where a goal stands.
pub(super) fn status(status: Status) -> &'static str {
    match status {
        Status::Active => "active",
        Status::Reached => "reached",
        Status::Paused => "paused",
        Status::Later => "later",
    }
}
