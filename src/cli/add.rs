//! `stagebook add`: adds one entry to a case file in seconds, keeping its comments and order.

use std::io::Write;
use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};
use jiff::Zoned;
use jiff::civil::Date;
use toml_edit::{ArrayOfTables, DocumentMut, Item, Table, value};

use super::{Outcome, Talk};

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

/// Adds the entry.
pub(super) fn run(arguments: &Arguments, talk: &Talk) -> Outcome {
    match &arguments.entry {
        Entry::Rating(rating) => add_rating(rating, talk),
    }
}

fn add_rating(rating: &Rating, talk: &Talk) -> Outcome {
    let file = rating.file.display();
    let text = match std::fs::read_to_string(&rating.file) {
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
    if !knows_person(&document, &rating.by) {
        talk.failure("rating/unknown-person", format_args!("nobody in {file} has the id `{}`; write `young-person`, an adult's id or a professional's id", rating.by));
        return Outcome::Problems;
    }
    let Some(goal) = goal_mut(&mut document, &rating.goal) else {
        talk.failure(
            "rating/unknown-goal",
            format_args!("{file} has no goal `{}`", rating.goal),
        );
        return Outcome::Problems;
    };
    let ratings = goal
        .entry("rating")
        .or_insert(Item::ArrayOfTables(ArrayOfTables::new()));
    let Some(ratings) = ratings.as_array_of_tables_mut() else {
        talk.failure("rating/shape", format_args!("the goal `{}` keeps its ratings in one line; write them as `[[goal.rating]]` first", rating.goal));
        return Outcome::Problems;
    };
    ratings.push(entry_of(rating));
    match replace(&rating.file, &document.to_string()) {
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
    let listed = |section: &str| {
        document
            .get(section)
            .and_then(Item::as_array_of_tables)
            .is_some_and(|people| {
                people
                    .iter()
                    .any(|it| it.get("id").and_then(Item::as_str) == Some(id))
            })
    };
    id == "young-person" || listed("adult") || listed("professional")
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
