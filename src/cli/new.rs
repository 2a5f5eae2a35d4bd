//! `stagebook new`: writes a case file to start from; never overwrites.

use std::fs::OpenOptions;
use std::io::{ErrorKind, Write};
use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::{Outcome, Talk};

/// Arguments of `new`.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The file to write.
    #[arg(default_value = "case.toml")]
    file: PathBuf,

    /// A complete invented case to look at, instead of a short one to fill in.
    #[arg(long, value_enum, value_name = "NAME")]
    example: Option<Example>,
}

/// The invented cases.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum Example {
    /// The shortest case that makes a workbook and a goal sheet
    Small,
    /// 14, with his grandmother, Stage Two; his father in Stage One
    Jay,
    /// 12, learning disability and autism, residential home, ten sessions
    Robin,
    /// 16, foster carers, Stage Four, ending with something still of concern
    Casey,
}

const STARTER: &str = include_str!("../../templates/starter.toml");

/// Writes the file.
pub(super) fn run(arguments: &Arguments, talk: &Talk) -> Outcome {
    let text = match arguments.example {
        None => STARTER,
        Some(Example::Small) => include_str!("../../examples/small.toml"),
        Some(Example::Jay) => include_str!("../../examples/jay.toml"),
        Some(Example::Robin) => include_str!("../../examples/robin.toml"),
        Some(Example::Casey) => include_str!("../../examples/casey.toml"),
    };
    let file = arguments.file.display();
    let written = OpenOptions::new()
        .write(true)
        .create_new(true)
        .open(&arguments.file)
        .and_then(|mut open| open.write_all(text.as_bytes()));
    match written {
        Ok(()) => {
            talk.result(&file);
            talk.remark(format_args!(
                "\nNext:\n  1. open {file} and change what is in it; lines that start with # explain\n  2. stagebook check {file}\n  3. stagebook build {file}"
            ));
            Outcome::Fine
        }
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            talk.failure(
                "file/exists",
                format_args!("{file} is there already and was left as it is; name another file"),
            );
            Outcome::File
        }
        Err(error) => {
            talk.failure(
                "file/not-written",
                format_args!("{file} could not be written: {}", error.kind()),
            );
            Outcome::File
        }
    }
}
