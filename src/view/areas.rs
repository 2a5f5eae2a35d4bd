//! The chapters of a book: areas with the exercises that were planned, in words for the reader.

use std::collections::BTreeSet;

use serde::Serialize;

use super::Setting;
use super::text::{fill, own_words};
use crate::case::pronouns::Pronouns;
use crate::case::reader::{Adult, CaseFor, YoungPerson};
use crate::catalog::{Audience, Exercise, Words};
use crate::plan::{self, PlannedArea, PlannedDocument, PlannedExercise};

/// One chapter.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct Area {
    cell: String,
    area: String,
    title: String,
    #[serde(rename = "for")]
    purpose: String,
    exercises: Vec<PageOf>,
}

/// One exercise of a chapter.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct PageOf {
    slug: String,
    path: String,
    title: String,
    area: String,
    purpose: String,
    minutes: u32,
    home: bool,
    stays_with_worker: bool,
    /// Words that this page is the first of the book to explain.
    terms: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    this_week: Option<String>,
}

/// Who the words of an exercise speak of.
pub(super) struct Places {
    name: String,
    worker: String,
    they: String,
    are: &'static str,
    their: String,
}

pub(super) fn of_young_person(
    case: &CaseFor<YoungPerson>,
    setting: &Setting,
    planned: &PlannedDocument,
) -> Vec<Area> {
    let places = places(case, setting, planned, case.chosen_name().to_owned());
    // Where there is no way to practise, no page asks for it.
    let practice = !case.is_secure();
    let own = &case.communication().words;
    let mut areas = chapters(setting, planned, "young-person", None, |words| {
        let text = words.this_week.young_person.as_ref().filter(|_| practice)?;
        Some(own_words(&places.fill(text), own))
    });
    for area in &mut areas {
        area.purpose = own_words(&area.purpose, own);
    }
    areas
}

pub(super) fn of_adult(
    case: &CaseFor<Adult>,
    setting: &Setting,
    planned: &PlannedDocument,
) -> Vec<Area> {
    let places = places(case, setting, planned, case.chosen_name().to_owned());
    let role = plan::role(case.role());
    chapters(setting, planned, "adult", Some(role), |words| {
        words.this_week.adult.as_ref().map(|text| places.fill(text))
    })
}

fn chapters(
    setting: &Setting,
    planned: &PlannedDocument,
    reader: &str,
    role: Option<&str>,
    this_week: impl Fn(&Words) -> Option<String>,
) -> Vec<Area> {
    let mut areas: Vec<Area> = planned
        .areas
        .iter()
        .map(|area| chapter(setting, planned, area, reader, role, &this_week))
        .collect();
    let mut explained = BTreeSet::new();
    for page in areas.iter_mut().flat_map(|it| &mut it.exercises) {
        page.terms.retain(|it| explained.insert(it.clone()));
    }
    areas
}

fn chapter(
    setting: &Setting,
    planned: &PlannedDocument,
    area: &PlannedArea,
    reader: &str,
    role: Option<&str>,
    this_week: &impl Fn(&Words) -> Option<String>,
) -> Area {
    let words = setting.catalog.cell_words(&planned.language, &area.cell);
    Area {
        cell: area.cell.clone(),
        area: area.area.clone(),
        title: words.map(|it| it.plain_title.clone()).unwrap_or_default(),
        purpose: words
            .and_then(|it| it.purpose(reader))
            .unwrap_or_default()
            .to_owned(),
        exercises: area
            .exercises
            .iter()
            .filter_map(|it| {
                let exercise = setting.catalog.exercises.get(&it.exercise)?;
                page_of(setting, planned, exercise, it, role, this_week)
            })
            .collect(),
    }
}

fn page_of(
    setting: &Setting,
    planned: &PlannedDocument,
    exercise: &Exercise,
    it: &PlannedExercise,
    role: Option<&str>,
    this_week: &impl Fn(&Words) -> Option<String>,
) -> Option<PageOf> {
    let words = exercise.words.get(&planned.language)?;
    let stem = exercise.page(&planned.language, it.form, role)?;
    let adult = exercise
        .facts
        .cells
        .iter()
        .filter_map(|cell| setting.catalog.cell(cell))
        .any(|it| it.audience == Audience::Adults);
    Some(PageOf {
        slug: exercise.slug.clone(),
        path: format!("/exercises/{}/{stem}.typ", exercise.folder),
        title: words.title.clone(),
        area: exercise
            .folder
            .split('/')
            .next()
            .unwrap_or_default()
            .to_owned(),
        // The purpose is the worker's word; a reader's page does not carry it.
        purpose: String::new(),
        minutes: it.minutes,
        home: exercise.facts.home || adult,
        stays_with_worker: exercise.facts.stays_with_worker,
        terms: exercise
            .terms
            .get(&stem)
            .map(|it| it.explained.clone())
            .unwrap_or_default(),
        this_week: this_week(words),
    })
}

/// What stands in the places of an exercise's words; a worker's sheet has an initial for the name.
pub(super) fn places<R>(
    case: &CaseFor<R>,
    setting: &Setting,
    planned: &PlannedDocument,
    name: String,
) -> Places {
    let pronouns: &Pronouns = case.pronouns();
    let worker = case.workers().first().map(|it| it.known_as.to_owned());
    Places {
        name,
        // Where no worker is named: "my worker".
        worker: worker.unwrap_or_else(|| {
            super::words(setting, planned)
                .word("people", "worker")
                .to_owned()
        }),
        they: pronouns.they().to_owned(),
        are: if pronouns.they() == "they" {
            "are"
        } else {
            "is"
        },
        their: pronouns.their().to_owned(),
    }
}

impl Places {
    pub(super) fn fill(&self, text: &str) -> String {
        let filled = fill(
            text,
            &[
                ("name", &self.name),
                ("worker", &self.worker),
                ("they", &self.they),
                ("are", self.are),
                ("their", &self.their),
            ],
        );
        sentences(&filled, &self.worker)
    }
}

/// The text with a capital where this word, which has none, begins a sentence.
fn sentences(text: &str, word: &str) -> String {
    let mut letters = word.chars();
    let Some(first) = letters.next().filter(|it| it.is_lowercase()) else {
        return text.to_owned();
    };
    let capital: String = first.to_uppercase().chain(letters).collect();
    let mut text = text.to_owned();
    if text.starts_with(word) {
        text.replace_range(..word.len(), &capital);
    }
    for end in [". ", "? ", "! "] {
        text = text.replace(&format!("{end}{word}"), &format!("{end}{capital}"));
    }
    text
}
