//! `stagebook add`: adds one entry to a case file in seconds, keeping its comments and order.

use std::io::Write;
use std::path::{Path, PathBuf};

use clap::{Args, Subcommand, ValueEnum};
use jiff::Zoned;
use jiff::civil::Date;
use toml_edit::{ArrayOfTables, DocumentMut, Item, Table, value};

use super::{Outcome, Talk, loaded, wishes};
use crate::plan::{self, Wishes};
use crate::reader::YOUNG_PERSON;
use crate::typeset::Fonts;

/// Arguments of `add`.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    #[command(subcommand)]
    entry: Entry,
}

#[derive(Debug, Subcommand)]
enum Entry {
    /// Add a rating of one goal: 0 to 10, by one person, on one day
    Rating(Rating),
    /// Add a session: what was done, what comes back, how it was
    Session(Session),
}

/// Arguments of `add rating`.
#[derive(Debug, Args)]
struct Rating {
    /// The case file.
    file: PathBuf,

    /// The goal's id.
    #[arg(long, value_name = "ID")]
    goal: String,

    /// Who rates: `young-person`, an adult's id or a professional's id.
    #[arg(long, value_name = "PERSON")]
    by: String,

    /// From 0 (not yet) to 10 (all the way).
    #[arg(long, value_parser = clap::value_parser!(i64).range(0..=10))]
    score: i64,

    /// The day, such as 2026-06-08; today when it is not given.
    #[arg(long, value_name = "DATE")]
    on: Option<Date>,

    /// What was seen or said; professionals read it, nobody else.
    #[arg(long, value_name = "TEXT")]
    evidence: Option<String>,
}

/// Arguments of `add session`.
#[derive(Debug, Args)]
struct Session {
    /// The case file.
    file: PathBuf,

    /// With whom: `young-person`, which it is when not given, or an adult's id.
    #[arg(long, value_name = "PERSON", default_value = YOUNG_PERSON)]
    with: String,

    /// The day, such as 2026-06-08; today when it is not given.
    #[arg(long, value_name = "DATE")]
    on: Option<Date>,

    /// The exercises that were done, with commas between; those that were planned for the next session when not given.
    #[arg(long, value_name = "SLUGS", value_delimiter = ',')]
    exercises: Option<Vec<String>>,

    /// The exercises that were planned and not done; they come back.
    #[arg(long, value_name = "SLUGS", value_delimiter = ',')]
    skipped: Vec<String>,

    /// Whether they came: yes, part or no.
    #[arg(long, value_enum, default_value_t = Came::Yes)]
    attended: Came,

    /// Why they did not come, or left early; it stands on the next sheet, so it names nobody.
    #[arg(long, value_name = "TEXT")]
    why_not: Option<String>,

    /// How many minutes it lasted.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(i64).range(1..=240))]
    minutes: Option<i64>,

    /// How they were at the close, as they say it: 0 to 10.
    #[arg(long, value_parser = clap::value_parser!(i64).range(0..=10))]
    rating: Option<i64>,

    /// What they want to be kept, in their own words.
    #[arg(long, value_name = "TEXT")]
    words: Option<String>,

    /// A plain note for the next session; it stands on the worker's sheet, so it names nobody.
    #[arg(long, value_name = "TEXT")]
    next: Option<String>,

    /// What was worrying; the worker and other professionals read it, nobody else.
    #[arg(long, value_name = "TEXT")]
    concerns: Option<String>,

    /// What was done about it; while it is missing, the next sheet asks for it.
    #[arg(long, value_name = "TEXT", requires = "concerns")]
    done_about_it: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Came {
    /// They came
    Yes,
    /// They came for a part of it
    Part,
    /// They did not come
    No,
}

impl Came {
    fn word(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::Part => "part",
            Self::No => "no",
        }
    }
}

/// Adds the entry.
pub(super) fn run(arguments: &Arguments, talk: &Talk) -> Outcome {
    match &arguments.entry {
        Entry::Rating(rating) => edit(&rating.file, talk, |document| {
            add_rating(rating, document, talk)
        }),
        Entry::Session(session) => match exercises(session, talk) {
            Ok(exercises) => edit(&session.file, talk, |document| {
                add_session(session, &exercises, document, talk)
            }),
            Err(outcome) => outcome,
        },
    }
}

/// Reads the file, adds an entry and writes it back.
fn edit(
    path: &Path,
    talk: &Talk,
    add: impl FnOnce(&mut DocumentMut) -> Result<(), Outcome>,
) -> Outcome {
    let file = path.display();
    let text = match std::fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) => {
            talk.failure(
                "file/not-read",
                format_args!("{file} could not be read: {}", error.kind()),
            );
            return Outcome::File;
        }
    };
    let Ok(mut document) = text.parse::<DocumentMut>() else {
        talk.failure(
            "file/syntax",
            format_args!("{file} has a fault in its syntax; `stagebook check {file}` says where"),
        );
        return Outcome::Problems;
    };
    if let Err(outcome) = add(&mut document) {
        return outcome;
    }
    match replace(path, &document.to_string()) {
        Ok(()) => {
            talk.result(&file);
            Outcome::Fine
        }
        Err(error) => {
            talk.failure(
                "file/not-written",
                format_args!(
                    "{file} could not be written and was left as it is: {}",
                    error.kind()
                ),
            );
            Outcome::File
        }
    }
}

fn add_rating(rating: &Rating, document: &mut DocumentMut, talk: &Talk) -> Result<(), Outcome> {
    let file = rating.file.display();
    if !knows_person(document, &rating.by) {
        talk.failure("rating/unknown-person", format_args!("nobody in {file} has the id `{}`; write `young-person`, an adult's id or a professional's id", rating.by));
        return Err(Outcome::Problems);
    }
    let Some(goal) = goal_mut(document, &rating.goal) else {
        talk.failure(
            "rating/unknown-goal",
            format_args!("{file} has no goal `{}`", rating.goal),
        );
        return Err(Outcome::Problems);
    };
    let ratings = goal
        .entry("rating")
        .or_insert(Item::ArrayOfTables(ArrayOfTables::new()));
    let Some(ratings) = ratings.as_array_of_tables_mut() else {
        talk.failure("rating/shape", format_args!("the goal `{}` keeps its ratings in one line; write them as `[[goal.rating]]` first", rating.goal));
        return Err(Outcome::Problems);
    };
    ratings.push(entry_of(rating));
    Ok(())
}

fn add_session(
    session: &Session,
    exercises: &[String],
    document: &mut DocumentMut,
    talk: &Talk,
) -> Result<(), Outcome> {
    let file = session.file.display();
    if session.with != YOUNG_PERSON && !is_listed(document, "adult", &session.with) {
        talk.failure(
            "session/unknown-person",
            format_args!(
                "nobody in {file} has sessions as `{}`; write `young-person` or an adult's id",
                session.with
            ),
        );
        return Err(Outcome::Problems);
    }
    let sessions = document
        .entry("session")
        .or_insert(Item::ArrayOfTables(ArrayOfTables::new()));
    let Some(sessions) = sessions.as_array_of_tables_mut() else {
        talk.failure(
            "session/shape",
            format_args!(
                "{file} keeps its sessions in one line; write them as `[[session]]` first"
            ),
        );
        return Err(Outcome::Problems);
    };
    sessions.push(entry_of_session(session, exercises));
    Ok(())
}

/// The exercises that were done: as written, else those that the next session would have finished.
fn exercises(session: &Session, talk: &Talk) -> Result<Vec<String>, Outcome> {
    let Some((_, catalog)) = loaded::catalog(None, talk) else {
        return Err(Outcome::NotMade);
    };
    let named = session.exercises.iter().flatten().chain(&session.skipped);
    for slug in named {
        if !catalog.exercises.contains_key(slug) {
            let nearest = wishes::nearest(slug, catalog.exercises.keys());
            let hint = nearest
                .map(|it| format!("; did you mean `{it}`?"))
                .unwrap_or_default();
            talk.failure(
                "session/unknown-exercise",
                format_args!("there is no exercise `{slug}`{hint}"),
            );
            return Err(Outcome::Problems);
        }
    }
    if let Some(exercises) = &session.exercises {
        return Ok(exercises.clone());
    }
    if session.attended == Came::No {
        return Ok(Vec::new());
    }
    let loaded = loaded::case(&session.file, &catalog, &Fonts::embedded(), talk)?;
    let Some(case) = &loaded.case else {
        talk.failure(
            "session/no-plan",
            format_args!(
                "what was planned is not known until the case is mended; give `--exercises`, or run `stagebook check {}`",
                session.file.display()
            ),
        );
        return Err(Outcome::Problems);
    };
    let wishes = Wishes {
        person: Some(wishes::person(case, &session.with, talk)?),
        only_sessions: true,
        ..Wishes::default()
    };
    let plan = plan::plan(case, &catalog, &loaded.organisation, &wishes);
    let next = plan.sessions.first();
    let parts = next.into_iter().flat_map(|it| it.parts());
    Ok(parts
        .filter(|it| it.way.ends() && !session.skipped.contains(&it.exercise.exercise))
        .map(|it| it.exercise.exercise.clone())
        .collect())
}

/// The session as a table of the file; what was not said is left out.
fn entry_of_session(session: &Session, exercises: &[String]) -> Table {
    let on = session.on.unwrap_or_else(|| Zoned::now().date());
    let list = |slugs: &[String]| value(slugs.iter().collect::<toml_edit::Array>());
    let mut entry = Table::new();
    if let Ok(day) = on.to_string().parse::<toml_edit::Datetime>() {
        entry["on"] = value(day);
    }
    if session.with != YOUNG_PERSON {
        entry["with"] = value(&session.with);
    }
    if !exercises.is_empty() {
        entry["exercises"] = list(exercises);
    }
    if !session.skipped.is_empty() {
        entry["skipped"] = list(&session.skipped);
    }
    if session.attended != Came::Yes {
        entry["attended"] = value(session.attended.word());
    }
    if let Some(why_not) = &session.why_not {
        entry["why-not"] = value(why_not);
    }
    for (key, number) in [("minutes", session.minutes), ("rating", session.rating)] {
        if let Some(number) = number {
            entry[key] = value(number);
        }
    }
    if let Some(words) = &session.words {
        let mut own = toml_edit::InlineTable::new();
        own.insert("text", words.into());
        own.insert("said-by", (&session.with).into());
        entry["words"] = value(own);
    }
    let texts = [
        ("concerns", &session.concerns),
        ("done-about-it", &session.done_about_it),
        ("next", &session.next),
    ];
    for (key, text) in texts {
        if let Some(text) = text {
            entry[key] = value(text);
        }
    }
    entry
}

/// The entry as a table of the file.
fn entry_of(rating: &Rating) -> Table {
    let on = rating.on.unwrap_or_else(|| Zoned::now().date());
    let mut entry = Table::new();
    if let Ok(day) = on.to_string().parse::<toml_edit::Datetime>() {
        entry["on"] = value(day);
    }
    entry["by"] = value(&rating.by);
    entry["score"] = value(rating.score);
    if let Some(evidence) = &rating.evidence {
        entry["evidence"] = value(evidence);
    }
    entry
}

/// Whether the case names this person.
fn knows_person(document: &DocumentMut, id: &str) -> bool {
    id == YOUNG_PERSON
        || is_listed(document, "adult", id)
        || is_listed(document, "professional", id)
}

fn is_listed(document: &DocumentMut, section: &str, id: &str) -> bool {
    let people = document.get(section).and_then(Item::as_array_of_tables);
    people.is_some_and(|people| {
        people
            .iter()
            .any(|it| it.get("id").and_then(Item::as_str) == Some(id))
    })
}

fn goal_mut<'a>(document: &'a mut DocumentMut, id: &str) -> Option<&'a mut Table> {
    document
        .get_mut("goal")?
        .as_array_of_tables_mut()?
        .iter_mut()
        .find(|goal| goal.get("id").and_then(Item::as_str) == Some(id))
}

/// Puts a new text in a file's place, whole or not at all, with the file's own permissions.
fn replace(path: &Path, text: &str) -> std::io::Result<()> {
    let folder = path
        .parent()
        .filter(|it| !it.as_os_str().is_empty())
        .unwrap_or(Path::new("."));
    let permissions = std::fs::metadata(path)?.permissions();
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    file.write_all(text.as_bytes())?;
    file.as_file().set_permissions(permissions)?;
    file.as_file().sync_all()?;
    file.persist(path)?;
    Ok(())
}
