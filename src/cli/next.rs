//! `stagebook next`: the papers of the next session only, with a list for the printer.

use std::path::PathBuf;

use clap::Args;

use super::build::{Built, Made, Making, Shop, build};
use super::{Outcome, Talk, wishes};
use crate::case::Case;
use crate::catalog::Catalog;
use crate::plan::{Which, Wishes};
use crate::reader::Reader;

/// Arguments of `next`.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The case file.
    file: PathBuf,

    /// Whose session: `young-person`, which it is when not given, or an adult's id.
    #[arg(long = "for", value_name = "PERSON")]
    person: Option<String>,

    #[command(flatten)]
    making: Making,
}

impl Arguments {
    /// How many papers are made at the same time.
    pub(super) fn jobs(&self) -> Option<usize> {
        self.making.jobs()
    }
}

/// Makes the set and prints the list.
pub(super) fn run(arguments: &Arguments, talk: &Talk) -> Outcome {
    let shop = match Shop::open(&arguments.making, talk) {
        Ok(shop) => shop,
        Err(outcome) => return outcome,
    };
    let wanted = |case: &Case| wishes_of(case, arguments.person.as_deref(), talk);
    let built = build(
        &arguments.file,
        &wanted,
        &arguments.making,
        &shop,
        None,
        talk,
    );
    if built.made.is_empty() {
        if built.outcome == Outcome::Fine {
            talk.remark(nothing(&built));
        }
        return built.outcome;
    }
    talk.result(list(&built, &shop.catalog).trim_end());
    if let Some(session) = built.plan.sessions.first() {
        talk.remark(format_args!(
            "session {} of {} with {}, Stage {}, {} minutes; afterwards: stagebook add session {} …",
            session.number,
            session.of,
            session.person,
            session.stage,
            session.minutes,
            arguments.file.display()
        ));
    }
    built.outcome
}

fn wishes_of(case: &Case, person: Option<&str>, talk: &Talk) -> Result<Wishes, Outcome> {
    let person = match person {
        None => Reader::YoungPerson,
        Some(id) => wishes::person(case, id, talk)?,
    };
    Ok(Wishes {
        session: Which::Next,
        person: Some(person),
        only_sessions: true,
        ..Wishes::default()
    })
}

/// Why there is no set.
fn nothing(built: &Built) -> String {
    let left = built.plan.left_out.len();
    if left == 0 {
        "no session is planned: every exercise that was chosen is done; `stagebook plan` says what was chosen".to_owned()
    } else {
        format!("no session is planned; {left} areas are left out, and `stagebook plan` says why")
    }
}

/// The list for the printer.
fn list(built: &Built, catalog: &Catalog) -> String {
    let head = ["reader", "pages", "copies", "print", "file"].map(str::to_owned);
    let rows = built.made.iter().filter(|it| it.pages > 0).map(|it| {
        let reader = it.reader.as_ref().map(ToString::to_string);
        let sides = if it.pages == 1 || has_cards(it, catalog) {
            "one side"
        } else {
            "both sides"
        };
        [
            reader.unwrap_or_default(),
            it.pages.to_string(),
            copies(it, built).to_string(),
            sides.to_owned(),
            it.paths.join(", "),
        ]
    });
    let rows: Vec<[String; 5]> = std::iter::once(head).chain(rows).collect();
    let width = |column: usize| rows.iter().map(|it| it[column].len()).max().unwrap_or(0);
    let widths: Vec<usize> = (0..4).map(width).collect();
    let lines = rows.iter().map(|row| {
        let [reader, pages, copies, print, file] = row;
        format!(
            "{reader:<a$}  {pages:>b$}  {copies:>c$}  {print:<d$}  {file}\n",
            a = widths[0],
            b = widths[1],
            c = widths[2],
            d = widths[3],
        )
    });
    lines.collect()
}

/// Cards are cut out, so nothing stands on their back.
fn has_cards(made: &Made, catalog: &Catalog) -> bool {
    made.exercises.iter().any(|slug| {
        let exercise = catalog.exercises.get(slug);
        exercise.is_some_and(|it| it.is("cards"))
    })
}

/// Each of two workers has the worker's sheets; everybody else has one.
fn copies(made: &Made, built: &Built) -> usize {
    let two = built.workers > 1 && made.reader == Some(Reader::Worker);
    if two { 2 } else { 1 }
}
