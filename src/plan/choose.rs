//! Chooses exercises for a weighed area; pure, with a reason for each choice.

use std::collections::{BTreeMap, BTreeSet};

use super::person::Person;
use super::{PlannedExercise, Reason, ReasonKind};
use crate::catalog::{Catalog, Cell, Exercise, Form};
use crate::language::Language;

/// What was chosen for an area, and why something was not offered.
#[derive(Debug, Clone, Default)]
pub(super) struct Choice {
    pub(super) exercises: Vec<PlannedExercise>,
    pub(super) not_offered: Vec<String>,
    /// Exercises that could have been offered.
    pub(super) offered: usize,
}

/// What is chosen already in the same book, for variety.
#[derive(Debug, Clone, Default)]
pub(super) struct Chosen {
    slugs: BTreeSet<String>,
    ways: BTreeMap<String, i32>,
}

/// Chooses up to `wanted` exercises for one cell.
///
/// An exercise is offered when its cell, role, ages, form, needs, facts and gates fit and it is not done.
/// Its score is, for each finding or goal that shares a topic with it, the points of that finding or goal
/// (driver 6, significant concern 4, active goal 3, some concern 2); 2 more when both are about life
/// online; 1 more when it is answered first in a way the person likes; and 2 less for each exercise in
/// the same book that is answered first in the same way. The highest score is taken, then the next;
/// exercises that come `after` others wait until those are chosen or done. Ties go by slug.
pub(super) fn choose(
    person: &Person,
    cell: &Cell,
    wanted: usize,
    language: &Language,
    catalog: &Catalog,
    chosen: &mut Chosen,
) -> Choice {
    let mut choice = Choice::default();
    let mut open: Vec<&Exercise> = Vec::new();
    for exercise in catalog.exercises.values() {
        if !exercise.facts.cells.contains(&cell.id) || !fits_person(person, exercise) {
            continue;
        }
        match shut(person, exercise, language) {
            Some(why) => choice.not_offered.push(format!("{}: {why}", exercise.slug)),
            None => open.push(exercise),
        }
    }
    choice.offered = open.len();
    while choice.exercises.len() < wanted {
        let best = open
            .iter()
            .filter(|exercise| !chosen.slugs.contains(&exercise.slug))
            .filter(|exercise| {
                let come_first = &exercise.facts.after;
                come_first.iter().all(|it| {
                    chosen.slugs.contains(it)
                        || person.done.contains(it)
                        || !open.iter().any(|other| other.slug == *it)
                })
            })
            .map(|exercise| (score(person, exercise, chosen), *exercise))
            // The first slug wins among equals, so that the same case always gives the same book.
            .max_by(|(a, one), (b, two)| a.cmp(b).then_with(|| two.slug.cmp(&one.slug)));
        let Some((_, exercise)) = best else { break };
        chosen.slugs.insert(exercise.slug.clone());
        if let Some(way) = exercise.answers_by(person.form).first() {
            *chosen.ways.entry(way.clone()).or_default() += 1;
        }
        choice.exercises.push(PlannedExercise {
            exercise: exercise.slug.clone(),
            form: person.form,
            minutes: exercise.minutes(person.form),
            pages: exercise.page_count(person.form),
            reasons: reasons(person, cell, exercise),
        });
    }
    choice
}

/// Whether it could be for this person at all.
fn fits_person(person: &Person, exercise: &Exercise) -> bool {
    let (youngest, oldest) = exercise.ages(person.form);
    let of_role = match person.role {
        Some(role) => {
            exercise.facts.roles.is_empty() || exercise.facts.roles.iter().any(|it| it == role)
        }
        None => true,
    };
    of_role && (youngest..=oldest).contains(&person.age) && !person.done.contains(&exercise.slug)
}

/// Why it is not offered now, if it is not.
fn shut(person: &Person, exercise: &Exercise, language: &Language) -> Option<String> {
    if !exercise.has(language, person.form) {
        return Some(format!(
            "it has no {} form in {language}",
            person.form.word()
        ));
    }
    if exercise.facts.presumes && person.proceedings {
        return Some("it presumes that something happened, and proceedings are live".to_owned());
    }
    if let Some(gate) = exercise
        .facts
        .gates
        .iter()
        .find(|it| !person.open_gates.contains(*it))
    {
        return Some(format!("the gate `{gate}` is not open yet"));
    }
    if let Some(need) = exercise
        .facts
        .needs
        .iter()
        .find(|it| person.lacks.contains(it.as_str()))
    {
        return Some(format!(
            "it needs {need}, which they cannot have where they live"
        ));
    }
    if let Some(fact) = exercise
        .facts
        .uses
        .iter()
        .find(|it| !person.facts.contains(it.as_str()))
    {
        return Some(format!("it uses `{fact}`, which the case does not give"));
    }
    let moving = ["movement", "game", "walk", "cards"];
    if person.without_writing
        && !exercise.without_paper()
        && !moving.iter().any(|tag| exercise.is(tag))
    {
        return Some("it needs paper, and they are not taking part just now".to_owned());
    }
    None
}

fn score(person: &Person, exercise: &Exercise, chosen: &Chosen) -> i32 {
    let shared: i32 = person
        .signals
        .iter()
        .filter(|signal| {
            signal
                .topics
                .iter()
                .any(|it| exercise.facts.topics.contains(it))
        })
        .map(|signal| signal.topic_points)
        .sum();
    let online = exercise.is("online") && person.signals.iter().any(|signal| signal.online);
    let way = exercise.answers_by(person.form).first();
    let liked = way.is_some_and(|way| person.answers_by.contains(way));
    let again = way
        .and_then(|way| chosen.ways.get(way))
        .copied()
        .unwrap_or(0);
    shared + if online { 2 } else { 0 } + i32::from(liked) - 2 * again
}

/// Why it was chosen, for the plan.
fn reasons(person: &Person, cell: &Cell, exercise: &Exercise) -> Vec<Reason> {
    let mut reasons: Vec<Reason> = person
        .signals
        .iter()
        .filter(|signal| {
            signal
                .topics
                .iter()
                .any(|it| exercise.facts.topics.contains(it))
                || (signal.online && exercise.is("online"))
        })
        .map(|signal| {
            let shared: Vec<&str> = signal
                .topics
                .iter()
                .filter(|it| exercise.facts.topics.contains(it))
                .map(String::as_str)
                .collect();
            let why = if shared.is_empty() {
                "online".to_owned()
            } else {
                shared.join(", ")
            };
            Reason {
                text: format!("{} ({why})", signal.reason.text),
                ..signal.reason.clone()
            }
        })
        .collect();
    if reasons.is_empty() {
        reasons.push(Reason::new(
            ReasonKind::Area,
            &cell.id,
            None,
            "opens this area",
        ));
    }
    if exercise
        .answers_by(person.form)
        .first()
        .is_some_and(|way| person.answers_by.contains(way))
    {
        reasons.push(Reason::new(
            ReasonKind::Profile,
            "answers-by",
            None,
            "answered in a way they like",
        ));
    }
    if person.form != Form::Standard {
        reasons.push(Reason::new(
            ReasonKind::Profile,
            person.form.word(),
            None,
            &format!("has the {} form they read", person.form.word()),
        ));
    }
    reasons
}
