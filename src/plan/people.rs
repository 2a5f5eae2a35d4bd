//! Reads the people of a case for planning. Choosing may use what only professionals know; pages never say why.

use std::collections::{BTreeMap, BTreeSet};

use super::person::{Person, Signal};
use super::weigh::{OwnWeight, Weight};
use super::{Reason, ReasonKind, gates};
use crate::case::Case;
use crate::case::file::{
    AdultReading, AnswersBy, Concern, Finding, Goal, HowMuch, Need, Reading, Role, Status,
    TakingPart,
};
use crate::catalog::{Audience, Form};
use crate::reader::{AdultId, Reader};

/// Somebody who has a book, at a stage.
pub(super) fn of(case: &Case, reader: &Reader, stage: u8) -> Option<Person> {
    match reader {
        Reader::YoungPerson => Some(young_person(case, stage)),
        Reader::Adult(id) => adult(case, id, stage),
        Reader::Worker | Reader::Professional => None,
    }
}

/// The young person at a stage.
pub(super) fn young_person(case: &Case, stage: u8) -> Person {
    let file = case.for_professional();
    let about = file.about_young_person();
    let form = match about.communication.reading {
        Reading::Easy => Form::Easy,
        Reading::Standard | Reading::Older if about.communication.literal => Form::Literal,
        Reading::Standard | Reading::Older => Form::Standard,
    };
    let mut facts = BTreeSet::new();
    let given = [
        ("interests", !about.interests.is_empty()),
        ("strengths-list", !about.strengths.is_empty()),
        (
            "assessment-lines",
            file.findings().iter().any(|it| it.young_person.is_some()),
        ),
        ("must-do", !file.legal().must_do.is_empty()),
        ("may-choose", !file.legal().may_choose.is_empty()),
        (
            "goal",
            file.goals().iter().any(|it| it.young_person.is_some()),
        ),
    ];
    facts.extend(
        given
            .into_iter()
            .filter(|(_, is_given)| *is_given)
            .map(|(fact, _)| fact),
    );
    Person {
        reader: Reader::YoungPerson,
        audience: Audience::YoungPerson,
        stage,
        age: age(case),
        role: None,
        form,
        answers_by: about
            .communication
            .answers_by
            .iter()
            .map(|it| way(*it).to_owned())
            .collect(),
        facts,
        lacks: lacks(about.is_secure()),
        open_gates: gates::open(case),
        proceedings: file.legal().proceedings.are_live(),
        without_writing: about.taking_part == TakingPart::NotNow,
        signals: signals(case),
        done: BTreeSet::new(),
    }
}

/// An adult at a stage; `None` when the case has no such adult.
pub(super) fn adult(case: &Case, id: &AdultId, stage: u8) -> Option<Person> {
    let file = case.for_professional();
    let adult = file.adults().iter().find(|it| it.id == *id)?;
    let form = match adult.reading {
        AdultReading::Easy => Form::Easy,
        AdultReading::Standard => Form::Standard,
    };
    Some(Person {
        reader: Reader::Adult(id.clone()),
        audience: Audience::Adults,
        stage,
        age: age(case),
        role: Some(role(adult.role)),
        form,
        answers_by: Vec::new(),
        facts: BTreeSet::new(),
        lacks: BTreeSet::new(),
        open_gates: gates::open(case),
        proceedings: file.legal().proceedings.are_live(),
        without_writing: false,
        signals: signals(case),
        done: BTreeSet::new(),
    })
}

/// The practitioner's own weights that concern this person.
pub(super) fn own_weights(case: &Case, person: &Person) -> Vec<OwnWeight> {
    let file = case.for_professional();
    let mine = |of: &Option<AdultId>| match (&person.reader, of) {
        (Reader::Adult(id), Some(of)) => of == id,
        (_, None) => true,
        (_, Some(_)) => false,
    };
    (1..)
        .zip(file.weights())
        .filter(|(_, it)| mine(&it.person))
        .map(|(number, it): (usize, _)| OwnWeight {
            cell: it.cell.clone(),
            weight: match it.weight {
                HowMuch::Core => Weight::Core,
                HowMuch::Some => Weight::Some,
                HowMuch::Light => Weight::Light,
                HowMuch::NotNow => Weight::NotNow,
            },
            reason: it.reason.clone(),
            line: case
                .places()
                .of(&format!("weight.{number}"))
                .map(|it| it.line),
        })
        .collect()
}

/// What findings and goals say about areas and topics; a goal without topics speaks with its findings'.
fn signals(case: &Case) -> Vec<Signal> {
    let file = case.for_professional();
    let topics: BTreeMap<&str, &[String]> = file
        .findings()
        .iter()
        .map(|it| (it.id.as_str(), it.topics.as_slice()))
        .collect();
    let findings = file.findings().iter().map(|it| of_finding(case, it));
    let goals = file
        .goals()
        .iter()
        .filter_map(|it| of_goal(case, it, &topics));
    findings.chain(goals).collect()
}

fn of_finding(case: &Case, finding: &Finding) -> Signal {
    let concern = match finding.concern {
        Some(Concern::Significant) => 3,
        Some(Concern::Some) => 1,
        Some(Concern::None) | None => 0,
    };
    let extra = if finding.driver { 3 } else { 0 } + if finding.immediate { 2 } else { 0 };
    let topic_points = match finding.concern {
        _ if finding.driver => 6,
        Some(Concern::Significant) => 4,
        Some(Concern::Some) => 2,
        Some(Concern::None) | None => 1,
    };
    let how_much = match finding.concern {
        Some(Concern::Significant) => ", significant concern",
        Some(Concern::Some) => ", some concern",
        Some(Concern::None) => ", a strength",
        None => "",
    };
    let driver = if finding.driver {
        ", a motivating driver"
    } else {
        ""
    };
    let text = format!("finding `{}`{how_much}{driver}", finding.id);
    let line = case
        .places()
        .of(&format!("finding.{}", finding.id))
        .map(|it| it.line);
    Signal {
        reason: Reason::new(ReasonKind::Finding, finding.id.as_str(), line, &text),
        areas: finding.areas.clone(),
        topics: finding.topics.clone(),
        points: concern + extra,
        topic_points,
        driver: finding.driver,
        online: finding.online,
    }
}

fn of_goal(case: &Case, goal: &Goal, topics: &BTreeMap<&str, &[String]>) -> Option<Signal> {
    if goal.status != Status::Active {
        return None;
    }
    let line = case
        .places()
        .of(&format!("goal.{}", goal.id))
        .map(|it| it.line);
    let own = if goal.topics.is_empty() {
        let of_findings = goal
            .findings
            .iter()
            .filter_map(|it| topics.get(it.as_str()));
        of_findings.flat_map(|it| it.iter().cloned()).collect()
    } else {
        goal.topics.clone()
    };
    Some(Signal {
        reason: Reason::new(
            ReasonKind::Goal,
            goal.id.as_str(),
            line,
            &format!("goal `{}`", goal.id),
        ),
        areas: goal.area.clone().into_iter().collect(),
        topics: own,
        points: 3,
        topic_points: 3,
        driver: false,
        online: false,
    })
}

fn age(case: &Case) -> u8 {
    u8::try_from(case.for_professional().age()).unwrap_or(0)
}

/// What cannot be had in a secure setting.
fn lacks(secure: bool) -> BTreeSet<&'static str> {
    if secure {
        BTreeSet::from(["phone", "internet", "home", "going-out"])
    } else {
        BTreeSet::new()
    }
}

/// The word of a way to answer.
pub(crate) fn way(way: AnswersBy) -> &'static str {
    match way {
        AnswersBy::Tick => "tick",
        AnswersBy::Sort => "sort",
        AnswersBy::Circle => "circle",
        AnswersBy::Draw => "draw",
        AnswersBy::Scale => "scale",
        AnswersBy::Say => "say",
        AnswersBy::Comic => "comic",
        AnswersBy::Cards => "cards",
        AnswersBy::Move => "move",
        AnswersBy::Write => "write",
    }
}

/// The word of how a young person reads.
pub(crate) fn reading(reading: Reading) -> &'static str {
    match reading {
        Reading::Easy => "easy",
        Reading::Standard => "standard",
        Reading::Older => "older",
    }
}

/// The word of a need.
pub(crate) fn need(need: Need) -> &'static str {
    match need {
        Need::LearningDisability => "learning-disability",
        Need::Autism => "autism",
        Need::Dyslexia => "dyslexia",
        Need::Adhd => "adhd",
        Need::EnglishAsAdditionalLanguage => "english-as-additional-language",
        Need::SpeechAndLanguage => "speech-and-language",
        Need::Hearing => "hearing",
        Need::Sight => "sight",
        Need::Movement => "movement",
    }
}

/// The word of a role.
pub(crate) fn role(role: Role) -> &'static str {
    match role {
        Role::Parent => "parent",
        Role::Carer => "carer",
        Role::FosterCarer => "foster-carer",
        Role::ResidentialWorker => "residential-worker",
        Role::Education => "education",
        Role::Other => "other",
    }
}
