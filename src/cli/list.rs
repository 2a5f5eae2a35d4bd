//! `stagebook list`: tables of what there is.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use serde_json::{Value, json};

use super::figures::{self, Figures};
use super::{Outcome, Talk, codes, library, loaded};
use crate::case::bank::BankLine;
use crate::catalog::{Audience, Catalog, Exercise, Templates};
use crate::language::Language;
use crate::reading::Profile;
use crate::reading::problems::ADVICE;
use crate::typeset::Fonts;

/// Arguments of `list`.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// What to list.
    #[arg(value_enum)]
    what: What,

    /// As a table or as JSON.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,

    /// With `reading`: only the exercises whose folder holds this, such as `confidence`.
    #[arg(long, value_name = "WORD")]
    only: Option<String>,

    /// A folder of templates that replace or add to the built-in ones.
    #[arg(long, value_name = "DIR")]
    templates: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum What {
    /// Documents, for whom they are and what they show
    Documents,
    /// The 45 areas of the framework
    Areas,
    /// Exercises with their forms, minutes and topics
    Exercises,
    /// The fonts in the program
    Fonts,
    /// The languages there are words for
    Languages,
    /// The topics that findings, goals and exercises share
    Topics,
    /// Pictures by key, and what each says; a team's own symbols are called the same
    Pictures,
    /// Reviewed lines for Safety Plans
    PlanLines,
    /// How plain each page must be for whom
    Profiles,
    /// How plain each page of the library is, in figures
    Reading,
    /// The codes of all problems
    Codes,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// A table
    Text,
    /// JSON
    Json,
}

/// Prints the list.
pub(super) fn run(arguments: &Arguments, talk: &Talk) -> Outcome {
    let Some((templates, catalog)) = loaded::catalog(arguments.templates.as_deref(), talk) else {
        return Outcome::NotMade;
    };
    let rows = match arguments.what {
        What::Documents => documents(&catalog),
        What::Areas => areas(&catalog),
        What::Exercises => exercises(&catalog),
        What::Fonts => Fonts::embedded()
            .families()
            .map(|it| json!({ "font": it }))
            .collect(),
        What::Languages => catalog
            .languages
            .iter()
            .map(|it| json!({ "language": it.as_str() }))
            .collect(),
        What::Topics => catalog
            .topics
            .iter()
            .map(|it| json!({ "topic": it.id, "about": it.about }))
            .collect(),
        What::Pictures => catalog
            .pictures
            .values()
            .next()
            .into_iter()
            .flatten()
            .map(|(key, says)| json!({ "picture": key, "says": says }))
            .collect(),
        What::PlanLines => catalog
            .bank
            .lines()
            .map(|it| plan_line(it, &catalog))
            .collect(),
        What::Profiles => catalog.readings.profiles.iter().map(profile).collect(),
        What::Reading => return list_reading(&templates, &catalog, arguments, talk),
        What::Codes => codes::all()
            .iter()
            .map(|(code, about)| json!({ "code": code, "about": about }))
            .collect(),
    };
    match arguments.format {
        Format::Json => talk.result(format_args!("{:#}", Value::from(rows))),
        Format::Text => talk.result(table(&rows).trim_end()),
    }
    Outcome::Fine
}

/// Figures have a table of their own, in which each stands beside its ceiling.
fn list_reading(
    templates: &Templates,
    catalog: &Catalog,
    arguments: &Arguments,
    talk: &Talk,
) -> Outcome {
    let Some(rows) = library::figures(templates, catalog, arguments.only.as_deref(), talk) else {
        return Outcome::NotMade;
    };
    match arguments.format {
        Format::Json => {
            let rows: Vec<Value> = rows.iter().map(Figures::json).collect();
            talk.result(format_args!("{:#}", Value::from(rows)));
        }
        Format::Text => {
            talk.result(figures::table(&rows).trim_end());
            for row in rows.iter().filter(|it| !it.passed()) {
                let about: Vec<&str> = row
                    .about
                    .iter()
                    .map(|(_, it)| it.as_str())
                    .filter(|it| !it.is_empty())
                    .collect();
                talk.result(format_args!("\n{}", about.join(" · ")));
                for over in &row.over {
                    talk.result(format_args!("  {over}"));
                }
            }
            let passed = rows.iter().filter(|it| it.passed()).count();
            talk.result(format_args!(
                "\n{passed} of {} passed; {ADVICE}",
                rows.len()
            ));
        }
    }
    Outcome::Fine
}

/// A line of the bank with what it is called in the first language there is.
fn plan_line(line: &BankLine, catalog: &Catalog) -> Value {
    let title = catalog
        .languages
        .iter()
        .find_map(|it| line.words.get(it))
        .map(|it| it.title.as_str());
    let settings: Vec<_> = line.facts.setting.iter().map(|it| it.word()).collect();
    json!({
        "line": line.facts.id.as_str(),
        "setting": settings,
        "place": line.facts.place.word(),
        "kind": line.facts.kind.word(),
        "title": title,
    })
}

fn profile(profile: &Profile) -> Value {
    let ceilings = &profile.ceilings;
    json!({
        "profile": profile.id,
        "grade": ceilings.grade,
        "longest": ceilings.longest,
        "mean": ceilings.mean,
        "hard-share": ceilings.hard_words,
        "words-a-page": ceilings.words_a_page,
        "age": profile.age,
        "about": profile.about,
    })
}

fn documents(catalog: &Catalog) -> Vec<Value> {
    catalog
        .documents
        .values()
        .map(|it| {
            json!({
                "document": it.slug,
                "readers": it.facts.readers,
                "one-per": it.facts.one_per,
                "by-default": it.facts.by_default,
                "formats": it.facts.formats,
            })
        })
        .collect()
}

fn areas(catalog: &Catalog) -> Vec<Value> {
    let language = Language::default();
    catalog
        .cells
        .iter()
        .map(|cell| {
            let words = catalog.cell_words(&language, &cell.id);
            json!({
                "cell": cell.id,
                "stage": cell.stage,
                "audience": cell.audience.word(),
                "area": cell.area,
                "heading": words.map(|it| &it.heading),
                "plain-title": words.map(|it| &it.plain_title),
            })
        })
        .collect()
}

fn exercises(catalog: &Catalog) -> Vec<Value> {
    catalog
        .exercises
        .values()
        .map(|it| exercise(catalog, it))
        .collect()
}

fn exercise(catalog: &Catalog, exercise: &Exercise) -> Value {
    let language = Language::default();
    let forms = exercise.forms(&language);
    let audience = exercise
        .facts
        .cells
        .iter()
        .find_map(|cell| catalog.cell(cell))
        .map_or(Audience::YoungPerson, |cell| cell.audience);
    let minutes: serde_json::Map<String, Value> = forms
        .iter()
        .map(|form| (form.word().to_owned(), json!(exercise.minutes(*form))))
        .collect();
    let pages: serde_json::Map<String, Value> = forms
        .iter()
        .map(|form| (form.word().to_owned(), json!(exercise.page_count(*form))))
        .collect();
    json!({
        "exercise": exercise.slug,
        "cells": exercise.facts.cells,
        "audience": audience.word(),
        "roles": exercise.facts.roles,
        "forms": forms,
        "answers-by": exercise.facts.answers_by,
        "minutes-by-form": minutes,
        "pages": pages,
        "tags": exercise.facts.tags,
        "topics": exercise.facts.topics,
        "no-paper": exercise.without_paper(),
        "ten-minutes": exercise.in_ten_minutes(),
        "literal": exercise.facts.literal,
        "ages": [exercise.facts.ages.0, exercise.facts.ages.1],
        "title": exercise.words.get(&language).map(|it| &it.title),
    })
}

/// Rows as columns of equal width; lists are joined, objects shown as `key value`.
fn table(rows: &[Value]) -> String {
    let Some(Value::Object(first)) = rows.first() else {
        return String::new();
    };
    let heads: Vec<String> = first.keys().cloned().collect();
    let cells: Vec<Vec<String>> = rows
        .iter()
        .map(|row| {
            heads
                .iter()
                .map(|head| plain(row.get(head).unwrap_or(&Value::Null)))
                .collect()
        })
        .collect();
    let widths: Vec<usize> = (0..heads.len())
        .map(|column| {
            let longest = cells
                .iter()
                .map(|row| row[column].chars().count())
                .max()
                .unwrap_or(0);
            longest.max(heads[column].chars().count())
        })
        .collect();
    std::iter::once(&heads)
        .chain(&cells)
        .map(|row| {
            let padded: Vec<String> = row
                .iter()
                .zip(&widths)
                .map(|(cell, width)| format!("{cell:<width$}"))
                .collect();
            padded.join("  ").trim_end().to_owned() + "\n"
        })
        .collect()
}

fn plain(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::Bool(yes) => if *yes { "yes" } else { "no" }.to_owned(),
        Value::Number(number) => number.to_string(),
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().map(plain).collect::<Vec<_>>().join(", "),
        Value::Object(entries) => entries
            .iter()
            .map(|(key, value)| format!("{key} {}", plain(value)))
            .collect::<Vec<_>>()
            .join(", "),
    }
}
