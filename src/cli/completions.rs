//! `stagebook completions`, `stagebook man` and `stagebook schema`: texts made from the program itself.

use clap::{Args, CommandFactory};
use clap_complete::Shell;

use super::{Outcome, Talk};
use crate::case;

/// Arguments of `completions`.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The shell.
    #[arg(value_enum)]
    shell: Shell,
}

/// Prints completions.
pub(super) fn run(arguments: &Arguments, talk: &Talk) -> Outcome {
    let mut text = Vec::new();
    clap_complete::generate(
        arguments.shell,
        &mut super::Arguments::command(),
        "stagebook",
        &mut text,
    );
    talk.result(String::from_utf8_lossy(&text).trim_end());
    Outcome::Fine
}

/// Prints the manual page.
pub(super) fn man(talk: &Talk) -> Outcome {
    let mut text = Vec::new();
    match clap_mangen::Man::new(super::Arguments::command()).render(&mut text) {
        Ok(()) => {
            talk.result(String::from_utf8_lossy(&text).trim_end());
            Outcome::Fine
        }
        Err(error) => {
            talk.failure("man", error);
            Outcome::File
        }
    }
}

/// Prints the JSON Schema of the case file.
pub(super) fn schema(talk: &Talk) -> Outcome {
    let schema = case::schema();
    talk.result(format_args!("{schema:#}"));
    Outcome::Fine
}
