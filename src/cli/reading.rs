//! `stagebook check --reading`: how plain a case's papers are, in figures.

use rayon::prelude::*;
use serde_json::Value;

use super::figures::{Figures, table};
use super::{Talk, build};
use crate::case::Case;
use crate::plain;
use crate::plan::{Plan, PlannedDocument};
use crate::reader::Reader;
use crate::reading::problems::{ADVICE, READ_ALOUD};
use crate::reading::{Audience, Profiles};
use crate::typeset::{self, Engine, Kind, Passage};
use crate::view::{self, Setting, View};

/// How many hard words of a paper are named.
const NAMED: usize = 20;

/// How the table is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(super) enum Format {
    /// For people
    Text,
    /// For programs
    Json,
}

/// The figures of every paper that a plan makes and nothing stops; papers that cannot be typeset are said.
pub(super) fn papers(
    case: &Case,
    setting: &Setting,
    plan: &Plan,
    engine: &Engine,
    talk: &Talk,
) -> Vec<Figures> {
    let profiles = plain::profiles(&setting.catalog.readings, setting.organisation);
    let planned: Vec<&PlannedDocument> = plan
        .documents
        .iter()
        .filter(|it| it.stops.is_empty())
        .collect();
    let rows: Vec<Result<Option<Figures>, String>> = planned
        .par_iter()
        .map(|it| paper(case, setting, it, engine, &profiles))
        .collect();
    typeset::after_case();
    let mut figures = Vec::new();
    for row in rows {
        match row {
            Ok(row) => figures.extend(row),
            Err(stem) => talk.failure(
                "typeset/template",
                format_args!("{stem} could not be made, so it has no figures"),
            ),
        }
    }
    figures
}

fn paper(
    case: &Case,
    setting: &Setting,
    planned: &PlannedDocument,
    engine: &Engine,
    profiles: &Profiles,
) -> Result<Option<Figures>, String> {
    let readings = &setting.catalog.readings;
    let reading = readings.languages.get(&planned.language);
    let (Some(reading), Some(profile)) = (reading, plain::profile(case, &planned.reader, profiles))
    else {
        return Ok(None);
    };
    let Some(view) = view::of(case, setting, planned) else {
        return Ok(None);
    };
    let look = build::dressed(engine, &[&view], &view.look);
    let json = View::json(&[&view], &look, false);
    let typeset = typeset::typeset(engine, &look, &json).map_err(|_| planned.stem.clone())?;
    let mut known = plain::known_words(case, &planned.reader);
    known.extend(told(&view, "/help-lines/lines", "name"));
    known.extend(told(&view, "/glossary", "word"));
    let audience = Audience {
        explained: &known,
        names: &known,
        ..Audience::new(profile)
    };
    let about = vec![
        ("paper", planned.stem.clone()),
        ("reader", planned.reader.to_string()),
    ];
    let document = setting.catalog.documents.get(&planned.document);
    let faces = document.map_or(1, |it| it.facts.faces.max(1));
    let figures = Figures::of(
        reading,
        &audience,
        about,
        &printed(&typeset.passages),
        typeset.pages() * faces,
    );
    Ok(Some(figures))
}

/// Names and words that a paper itself tells its reader about: what each entry of one of its lists holds under a key.
fn told(view: &View, list: &str, key: &str) -> Vec<String> {
    let paper = view.value();
    let entries = paper.pointer(list).and_then(Value::as_array);
    let words = entries
        .into_iter()
        .flatten()
        .filter_map(|it| it[key].as_str());
    words.map(ToOwned::to_owned).collect()
}

/// The words that one sees on the pages: without heads and feet, what is only read aloud, and the figures that count steps.
pub(super) fn printed(passages: &[Passage]) -> Vec<&str> {
    let seen = passages
        .iter()
        .filter(|it| !matches!(it.kind, Kind::Margin | Kind::Picture));
    let texts = seen.map(|it| it.text.as_str());
    texts
        .filter(|it| !it.bytes().all(|it| it.is_ascii_digit()))
        .collect()
}

/// Prints the figures, what is over, and the box that no formula can tick.
pub(super) fn print(rows: &[Figures], format: Format, talk: &Talk) {
    if format == Format::Json {
        let rows: Vec<_> = rows.iter().map(Figures::json).collect();
        talk.result(format_args!("{:#}", Value::from(rows)));
        return;
    }
    talk.result(table(rows).trim_end());
    for row in rows {
        let reader = row
            .about
            .iter()
            .find(|(key, _)| *key == "reader")
            .map(|(_, reader)| reader.as_str());
        talk.result(format_args!(
            "\n{}",
            row.about.first().map_or("", |(_, paper)| paper)
        ));
        if row.passed() {
            talk.result("  checks passed");
        }
        for over in &row.over {
            talk.result(format_args!("  not passed: {over}"));
        }
        let hard = row.hard_words();
        if row.profile.is_plain() && !hard.is_empty() {
            let more = if hard.len() > NAMED {
                format!(" and {} more", hard.len() - NAMED)
            } else {
                String::new()
            };
            let named: Vec<&str> = hard.into_iter().take(NAMED).collect();
            talk.result(format_args!("  hard words: {}{more}", named.join(", ")));
        }
        if reader == Some(&Reader::YoungPerson.to_string()) {
            talk.result(format_args!("  {READ_ALOUD}"));
        }
    }
    talk.result(format_args!("\n{ADVICE}"));
}
