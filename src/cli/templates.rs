//! `stagebook templates`: overrides that survive upgrades.

use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};

use super::{Outcome, Talk, loaded};
use crate::catalog::Catalog;
use crate::catalog::source::Templates;

/// Arguments of `templates`.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// Copy built-in templates into a folder, to be changed there; never overwrites
    Copy {
        /// The folder.
        folder: PathBuf,
        /// Only files below this path, such as `exercises/confidence`.
        #[arg(long, value_name = "PATH", default_value = "")]
        only: String,
    },
    /// Say which files of a folder differ from the built-in ones
    Diff {
        /// The folder.
        folder: PathBuf,
    },
    /// Find every fault in a folder of templates
    Check {
        /// The folder.
        folder: PathBuf,
    },
}

/// Does what is asked.
pub(super) fn run(arguments: &Arguments, talk: &Talk) -> Outcome {
    match &arguments.action {
        Action::Copy { folder, only } => copy(folder, only, talk),
        Action::Diff { folder } => diff(folder, talk),
        Action::Check { folder } => check(folder, talk),
    }
}

fn copy(folder: &Path, only: &str, talk: &Talk) -> Outcome {
    let templates = Templates::embedded();
    for path in templates.list().filter(|it| it.starts_with(only)) {
        let Some(bytes) = templates.read(path) else {
            continue;
        };
        let target = folder.join(path);
        let written = target
            .parent()
            .map_or(Ok(()), fs::create_dir_all)
            .and_then(|()| {
                OpenOptions::new()
                    .write(true)
                    .create_new(true)
                    .open(&target)
            })
            .and_then(|mut file| file.write_all(&bytes));
        match written {
            Ok(()) => talk.result(loaded::name(&target)),
            Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {
                talk.remark(format_args!(
                    "{}: there already, left as it is",
                    loaded::name(&target)
                ));
            }
            Err(error) => {
                talk.failure(
                    "file/not-written",
                    format_args!("{}: {}", loaded::name(&target), error.kind()),
                );
                return Outcome::File;
            }
        }
    }
    Outcome::Fine
}

fn diff(folder: &Path, talk: &Talk) -> Outcome {
    let built_in = Templates::embedded();
    let with_folder = match Templates::embedded().with_overlay(folder) {
        Ok(templates) => templates,
        Err(error) => {
            talk.failure("templates/not-read", error);
            return Outcome::File;
        }
    };
    for path in with_folder.list() {
        match (built_in.read(path), with_folder.read(path)) {
            (None, Some(_)) => talk.result(format_args!("added    {path}")),
            (Some(old), Some(new)) if old != new => talk.result(format_args!("changed  {path}")),
            _ => {}
        }
    }
    Outcome::Fine
}

fn check(folder: &Path, talk: &Talk) -> Outcome {
    let templates = match Templates::embedded().with_overlay(folder) {
        Ok(templates) => templates,
        Err(error) => {
            talk.failure("templates/not-read", error);
            return Outcome::File;
        }
    };
    let (catalog, problems) = Catalog::read(&templates);
    talk.problems(&problems);
    talk.remark(format_args!(
        "{} exercises, {} documents, {} problems",
        catalog.exercises.len(),
        catalog.documents.len(),
        problems.len()
    ));
    if problems.has_errors() {
        Outcome::Problems
    } else {
        Outcome::Fine
    }
}
