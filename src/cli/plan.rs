//! `stagebook plan`: what would be made, and why each page is there.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::{Outcome, Talk, loaded, wishes};
use crate::plan;
use crate::typeset::Fonts;

/// Arguments of `plan`.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The case file.
    file: PathBuf,

    #[command(flatten)]
    selection: wishes::Selection,

    /// As text or as JSON.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,

    /// A folder of templates that replace or add to the built-in ones.
    #[arg(long, value_name = "DIR")]
    templates: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Format {
    /// For people
    Text,
    /// For programs
    Json,
}

/// Prints the plan; problems of the case go to stderr.
pub(super) fn run(arguments: &Arguments, talk: &Talk) -> Outcome {
    let Some((_, catalog)) = loaded::catalog(arguments.templates.as_deref(), talk) else {
        return Outcome::NotMade;
    };
    let mut loaded = match loaded::case(&arguments.file, &catalog, &Fonts::embedded(), talk) {
        Ok(loaded) => loaded,
        Err(outcome) => return outcome,
    };
    let Some(case) = &loaded.case else {
        talk.problems(&loaded.problems);
        return Outcome::Problems;
    };
    let wishes = match arguments.selection.wishes(case, &catalog, talk) {
        Ok(wishes) => wishes,
        Err(outcome) => return outcome,
    };
    let plan = plan::plan(case, &catalog, &loaded.organisation, &wishes);
    match arguments.format {
        Format::Text => talk.result(plan::text(&plan).trim_end()),
        Format::Json => talk.result(format_args!("{:#}", plan::json(&plan))),
    }
    loaded
        .problems
        .retain(|it| it.severity == crate::problem::Severity::Error);
    for problem in loaded.problems.iter_mut() {
        problem.stops = plan::stopped_by(problem, &plan, &catalog);
    }
    if loaded.problems.is_empty() {
        return Outcome::Fine;
    }
    if matches!(arguments.format, Format::Text) {
        talk.problems(&loaded.problems);
    }
    Outcome::Problems
}
