//! `stagebook explain`: what the code of a problem means, or one exercise whole; offline.

use std::path::PathBuf;

use clap::Args;

use super::wishes::nearest;
use super::{Outcome, Talk, codes, exercise, loaded};
use crate::language::Language;

/// Arguments of `explain`.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// A code, such as `goal/too-many-active`, or an exercise, such as `my-calm-menu` or "My calm menu".
    #[arg(value_name = "CODE|EXERCISE")]
    what: String,

    /// A folder of templates that replace or add to the built-in ones.
    #[arg(long, value_name = "DIR")]
    templates: Option<PathBuf>,
}

/// Prints the explanation.
pub(super) fn run(arguments: &Arguments, talk: &Talk) -> Outcome {
    let what = arguments.what.trim();
    let codes = codes::all();
    if let Some((code, text)) = codes.iter().find(|(code, _)| *code == what) {
        talk.result(format_args!("{code}\n\n{text}"));
        return Outcome::Fine;
    }
    // A code has a slash; no exercise has.
    if what.contains('/') {
        let near = nearest(what, codes.iter().map(|(code, _)| *code));
        return unknown(&format!("there is no code `{what}`"), near, "codes", talk);
    }
    let Some((_, catalog)) = loaded::catalog(arguments.templates.as_deref(), talk) else {
        return Outcome::NotMade;
    };
    let found = exercise::find(&catalog, what);
    let whole = found.and_then(|it| exercise::whole(&catalog, it, &Language::default()));
    if let Some(text) = whole {
        talk.result(text.trim_end());
        return Outcome::Fine;
    }
    let near = nearest(what, catalog.exercises.keys());
    let message = format!("there is no code and no exercise `{what}`");
    unknown(&message, near, "exercises", talk)
}

fn unknown(message: &str, near: Option<&str>, list: &str, talk: &Talk) -> Outcome {
    let hint = near.map(|it| format!("; did you mean `{it}`?"));
    talk.failure(
        "explain/unknown-code",
        format_args!(
            "{message}{} `stagebook list {list}` prints all",
            hint.as_deref().unwrap_or(";")
        ),
    );
    Outcome::Problems
}
